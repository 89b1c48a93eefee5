//! Which organisations the changes of templates reach (`check --since`).

use std::fmt::Write as _;

use anyhow::Result;
use serde::Serialize;

use crate::compile::{Wave, World};

use super::args::Global;
use super::since::Before;

/// What the changes of templates since an older version do.
pub(super) struct Waves {
    since: String,
    waves: Vec<Wave>,
}

#[derive(Serialize)]
pub(super) struct WavesJson<'a> {
    /// What each template that changed does to those that lie over it.
    since: &'a [Wave],
}

impl Waves {
    /// Compares with a content folder or a git revision.
    pub(super) fn since(
        text: &str,
        world: &World,
        named: &[String],
        global: &Global,
    ) -> Result<Self> {
        let before = Before::find(text, named, global)?;
        Ok(Self { since: text.to_owned(), waves: world.waves(&before.world) })
    }

    pub(super) fn json(&self) -> WavesJson<'_> {
        WavesJson { since: &self.waves }
    }

    /// A paragraph for each template.
    pub(super) fn human(&self) -> String {
        let since = &self.since;
        if self.waves.is_empty() {
            return format!("No template has changed since {since}.\n");
        }
        let mut text = String::new();
        for wave in &self.waves {
            if !text.is_empty() {
                text.push('\n');
            }
            let changes = wave.changes_told();
            let changes = if changes.is_empty() {
                "nothing that readers see".to_owned()
            } else {
                changes.join("; ")
            };
            let _ = writeln!(text, "{} changed since {since}: {changes}", wave.template);
            for (organisations, told) in wave.groups() {
                let _ = writeln!(text, "  {}", organisations.join(", "));
                for line in told {
                    let _ = writeln!(text, "    {line}");
                }
            }
        }
        text
    }
}
