//! What `fork --standalone` writes: all folders of an organisation as one that needs no other.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context as _, Result};

use crate::model::Language;
use crate::source::{Data, Draft, Files, Tree};

use super::NewFile;
use super::skeleton::Tongue;
use super::yaml;

/// The files of a folder. `template` is what they are a copy of, and `languages` are its own.
pub fn standalone(
    drafts: &BTreeMap<String, Draft>,
    files: &Files,
    template: &str,
    languages: &[Language],
) -> Result<Vec<NewFile>> {
    let tongue = languages.first().and_then(Tongue::of).unwrap_or(Tongue::English);
    let write = |(path, draft): (&String, &Draft)| {
        let mut bytes = bytes(draft, files).with_context(|| format!("cannot read `{path}`"))?;
        if path == "playbook.yaml" || path == "playbook.yml" {
            bytes.splice(0..0, heading(tongue, template).into_bytes());
        }
        Ok(NewFile::new(path.as_str(), bytes))
    };
    drafts.iter().map(write).collect()
}

fn bytes(draft: &Draft, files: &Files) -> std::io::Result<Vec<u8>> {
    match draft {
        Draft::Copy(entry) => entry.bytes(),
        Draft::Bytes(bytes) => Ok(bytes.to_vec()),
        Draft::Yaml(tree) => Ok(yaml::text(tree, files).into_bytes()),
        Draft::Page(tree) => Ok(page(tree, files).into_bytes()),
    }
}

/// A page: its keys between two lines, and its text below.
fn page(tree: &Tree, files: &Files) -> String {
    let mut keys = tree.clone();
    if let Data::Map(pairs) = &mut keys.data {
        pairs.retain(|pair| &*pair.key != "text");
    }
    let text = tree.get("text").and_then(Tree::text).unwrap_or_default();
    let keys = if keys.pairs().is_empty() { String::new() } else { yaml::text(&keys, files) };
    let mut page = String::from("---\n");
    let _ = write!(page, "{keys}---\n{text}");
    page
}

fn heading(tongue: Tongue, template: &str) -> String {
    match tongue {
        Tongue::English => format!(
            "\
# Your organisation: a copy of `{template}`, from which it takes nothing any more. The comments
# below are those of the original.

"
        ),
        Tongue::Dutch => format!(
            "\
# Jullie organisatie: een kopie van `{template}`, waar ze niets meer van overneemt. Het commentaar
# hieronder komt uit het origineel.

"
        ),
    }
}
