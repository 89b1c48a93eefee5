//! Puts the stages together: from a workspace to what there is to say about it, and to sites.

mod cause;
mod consequence;
mod guarded;
mod memory;
mod opened;
mod proof;
mod report;
mod since;
mod sources;
mod stale;
mod templates;
mod version;
mod wardrobe;
mod wave;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::check::{self, Score, Subject};
use crate::decide::{Authority, Cabinet};
use crate::diagnostic::Diagnostic;
use crate::load::{self, Loaded};
use crate::model::Place;
use crate::render::{self, OnDemand, Options, Theme, ThemeFile, ThemeFolder};
use crate::source::{self, Workspace};

pub use memory::Memory;
pub use opened::Opened;
pub use proof::{Proof, Slip};
pub use report::{merged, report};
pub use since::Past;
pub use wave::{Changed, Reached, RoleName, RoomOf, Wave};

use cause::Lower;
use report::resolved;
use templates::Templates;
use wardrobe::Wardrobe;

/// What organisations are made from.
#[derive(Debug)]
pub struct World {
    /// Their folders.
    pub workspace: Workspace,
    /// The themes that they may use, besides the built-in one.
    pub themes: Vec<ThemeFolder>,
    /// The day that dates of review are held against.
    pub today: Date,
    /// What has been read of those that others lie over.
    templates: Templates,
    /// The looks that organisations share.
    wardrobe: Wardrobe,
    /// What is stale in each folder, where somebody has looked back.
    stale: BTreeMap<String, Vec<Diagnostic>>,
    /// The diagrams of all organisations, in this world and in those before it.
    cabinet: Arc<Cabinet>,
    /// What was found in those that others lie over, in this world and in those before it.
    lower: Arc<Lower>,
}

/// All that was found in an organisation.
#[derive(Debug)]
pub struct Examined<'a> {
    /// Its id.
    pub organisation: String,
    /// The organisation.
    pub loaded: Loaded<'a>,
    /// Who may decide what in it.
    pub authority: Arc<Authority>,
    /// Everything that is to be said about it.
    pub diagnostics: Vec<Diagnostic>,
}

impl World {
    /// Takes themes over as they were read.
    pub fn new(
        workspace: Workspace,
        themes: BTreeMap<String, Vec<source::ThemeFile>>,
        today: Date,
    ) -> Self {
        let themes = themes.into_iter().map(|(name, files)| folder(name, files)).collect();
        Self {
            workspace,
            themes,
            today,
            templates: Templates::default(),
            wardrobe: Wardrobe::default(),
            stale: BTreeMap::new(),
            cabinet: Arc::default(),
            lower: Arc::default(),
        }
    }

    /// Takes over the diagrams that were made in a world before this one, and what was found in
    /// those that others lie over.
    #[must_use]
    pub fn after(self, before: &Self) -> Self {
        let (cabinet, lower) = (Arc::clone(&before.cabinet), Arc::clone(&before.lower));
        Self { cabinet, lower, ..self }
    }

    /// Whether an organisation comes out of another world just as it does out of this one.
    pub fn is_same(&self, other: &Self, organisation: &str) -> bool {
        let (one, two) = (&self.workspace, &other.workspace);
        let layers = one.layers(organisation);
        self.today == other.today
            && self.themes == other.themes
            && one.folders.keys().eq(two.folders.keys())
            && one.problems.get("") == two.problems.get("")
            && layers == two.layers(organisation)
            && layers.iter().all(|layer| one.is_same(two, layer))
    }

    /// The paths of the files that came, went or hold something else than in another world.
    pub fn changes(&self, before: &Self) -> Vec<String> {
        let mut changes = self.workspace.changes(&before.workspace);
        changes.extend(self.theme_changes(before));
        changes
    }

    fn theme_changes(&self, before: &Self) -> Vec<String> {
        let files = |world: &Self| -> BTreeMap<String, Arc<[u8]>> {
            let all = world.themes.iter().flat_map(|theme| theme.files.values());
            all.map(|file| (file.path.clone(), Arc::clone(&file.bytes))).collect()
        };
        let (now, then) = (files(self), files(before));
        let other = now.iter().filter(|(path, bytes)| then.get(*path) != Some(*bytes));
        let gone = then.keys().filter(|path| !now.contains_key(*path));
        other.map(|(path, _)| path).chain(gone).cloned().collect()
    }

    /// Loads and checks an organisation. `None` when there is none of that name.
    pub fn examine(&self, organisation: &str) -> Option<Examined<'_>> {
        let mut examined = self.load(organisation)?;
        if examined.loaded.is_partial {
            return Some(examined);
        }
        self.inspect(&mut examined);
        self.place(&mut examined);
        examined.diagnostics.extend(self.stale(organisation));
        Some(examined)
    }

    /// Loads and checks an organisation, and hands over what makes its files one by one, with
    /// what changed where an older version is given. What `write` comes to is handed back beside
    /// all that was found, also in making the files; with errors, it is not called.
    pub fn publish<Written>(
        &self,
        organisation: &str,
        options: &Options<'_>,
        past: Option<&Past<'_>>,
        write: impl FnOnce(&[Diagnostic], &OnDemand<'_>) -> Written,
    ) -> Option<(Examined<'_>, Option<Written>)> {
        let mut examined = self.decide(organisation)?;
        if examined.loaded.is_partial {
            return Some((examined, None));
        }
        let (findings, theme) = rayon::join(
            || self.findings(&examined),
            // It has nothing to do with that, and takes as long.
            || self.theme(&examined),
        );
        self.tell(&mut examined, findings);
        if examined.is_held() {
            self.inspect(&mut examined);
            self.place(&mut examined);
            examined.diagnostics.extend(self.stale(organisation));
            let unanswered = std::mem::take(&mut examined.loaded.unanswered);
            examined.diagnostics.extend(unanswered);
            return Some((examined, None));
        }
        let mut diagnostics = std::mem::take(&mut examined.diagnostics);
        let since = past.map(|past| past.since(self, &examined));
        let Examined { loaded, authority, .. } = &examined;
        let options = Options { since: since.as_ref(), ..options.clone() };
        let site = OnDemand::new(&loaded.playbook, authority, &theme, &options, None);
        diagnostics.extend(resolved(loaded, site.findings()));
        diagnostics.extend(site.theme_findings().iter().cloned());
        let mut diagnostics = self.at_their_causes(&examined, diagnostics);
        diagnostics.extend(self.stale(organisation));
        let written = if diagnostics.iter().any(Diagnostic::is_error) {
            diagnostics.extend(site.trial());
            None
        } else {
            let written = write(&diagnostics, &site);
            diagnostics.extend(site.failures());
            Some(written)
        };
        drop(site);
        drop(since);
        examined.diagnostics = diagnostics;
        Some((examined, written))
    }

    /// Loads an organisation and compiles its boundaries, without looking at anything else.
    pub fn decide(&self, organisation: &str) -> Option<Examined<'_>> {
        let mut loaded = load::load(&self.workspace, organisation)?;
        let diagnostics = std::mem::take(&mut loaded.problems);
        let authority = Arc::new(check::authority(&loaded.playbook, &loaded.flawed, &self.cabinet));
        let organisation = organisation.to_owned();
        Some(Examined { organisation, loaded, authority, diagnostics })
    }

    /// Tells which small changes of an organisation's boundaries no example of it would notice,
    /// and how many are noticed.
    pub fn prove(&self, examined: &mut Examined<'_>) -> Vec<Score> {
        let (gaps, scores) = check::proof(self.subject(examined));
        let findings = gaps.into_iter().map(|gap| gap.problem).collect();
        examined.add(findings, Vec::new());
        scores
    }

    /// Loads and checks an organisation, without looking at what rendering would find.
    pub fn load(&self, organisation: &str) -> Option<Examined<'_>> {
        let mut examined = self.decide(organisation)?;
        if examined.loaded.is_partial {
            return Some(examined);
        }
        let findings = self.findings(&examined);
        self.tell(&mut examined, findings);
        Some(examined)
    }

    /// Says what is wrong in an organisation, and what it loosens that it must not.
    fn tell(&self, examined: &mut Examined<'_>, findings: Vec<Diagnostic<Place>>) {
        examined.add(findings, Vec::new());
        let loosened = self.loosened(&examined.organisation, &examined.loaded);
        examined.diagnostics.extend(loosened);
    }

    /// The findings about an organisation, with the files that they can name.
    fn findings(&self, examined: &Examined<'_>) -> Vec<Diagnostic<Place>> {
        check::findings_in(self.subject(examined), Some(&examined.loaded))
    }

    /// What the findings about an organisation look at.
    fn subject<'a>(&self, examined: &'a Examined<'_>) -> Subject<'a> {
        Subject {
            playbook: &examined.loaded.playbook,
            flawed: &examined.loaded.flawed,
            authority: &examined.authority,
            today: self.today,
        }
    }

    /// Tells what an organisation causes in what it inherits at its own files.
    fn place(&self, examined: &mut Examined<'_>) {
        let diagnostics = std::mem::take(&mut examined.diagnostics);
        examined.diagnostics = self.at_their_causes(examined, diagnostics);
    }

    /// Finds what rendering would find.
    fn inspect(&self, examined: &mut Examined<'_>) {
        let (theme, options) = (self.theme(examined), Options::default());
        let Examined { loaded, authority, .. } = &*examined;
        let found = render::inspect(&loaded.playbook, authority, &theme, &options);
        examined.add(found.findings, found.theme_findings);
    }

    /// The theme of an organisation, its own folder's files over it.
    fn theme(&self, examined: &Examined<'_>) -> Arc<Theme> {
        let choice = &examined.loaded.playbook.theme;
        match self.own_theme(examined) {
            Some(own) => Arc::new(Theme::new(choice, &self.themes, Some(&own))),
            None => self.wardrobe.theme(choice, || Theme::new(choice, &self.themes, None)),
        }
    }

    /// The files that an organisation's folders lay over its theme.
    fn own_theme(&self, examined: &Examined<'_>) -> Option<ThemeFolder> {
        let mut own: BTreeMap<String, source::ThemeFile> = BTreeMap::new();
        for name in &examined.loaded.folders {
            let files = self.workspace.folders.get(name).map(|folder| &folder.theme);
            for file in files.into_iter().flatten() {
                own.insert(file.path.clone(), file.clone());
            }
        }
        (!own.is_empty())
            .then(|| folder(examined.organisation.clone(), own.into_values().collect()))
    }
}

impl Examined<'_> {
    /// Whether something keeps it from being published.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// Whether something keeps it from being rendered: errors, or answers that are missing.
    fn is_held(&self) -> bool {
        self.has_errors() || !self.loaded.unanswered.is_empty()
    }

    fn add(&mut self, findings: Vec<Diagnostic<Place>>, resolved: Vec<Diagnostic>) {
        self.diagnostics.extend(self::resolved(&self.loaded, findings));
        self.diagnostics.extend(resolved);
    }
}

fn folder(name: String, files: Vec<source::ThemeFile>) -> ThemeFolder {
    let files = files
        .into_iter()
        .map(|file| (file.path, ThemeFile { path: file.shown, bytes: file.bytes }))
        .collect();
    ThemeFolder { name, files }
}
