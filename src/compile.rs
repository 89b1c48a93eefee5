//! Puts the stages together: from a workspace to what there is to say about it, and to sites.

mod memory;
mod proof;
mod since;
mod stale;
mod templates;
mod version;
mod wave;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

use crate::check::{self, Score, Subject};
use crate::decide::{Authority, Cabinet};
use crate::diagnostic::Diagnostic;
use crate::load::{self, Loaded};
use crate::model::Playbook;
use crate::render::{self, OnDemand, Options, Theme, ThemeFile, ThemeFolder};
use crate::site::Site;
use crate::source::{self, Workspace};

pub use memory::Memory;
pub use proof::{Proof, Slip};
pub use since::Past;
pub use wave::{Changed, Reached, RoleName, RoomOf, Wave};

use templates::Templates;

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
    /// What is stale in each folder, where somebody has looked back.
    stale: BTreeMap<String, Vec<Diagnostic>>,
    /// The diagrams of all organisations, in this world and in those before it.
    cabinet: Arc<Cabinet>,
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
    /// Its playbook, where one was asked for and nothing keeps it from being published.
    pub site: Option<Site>,
}

/// An organisation whose files can be asked for.
pub struct Opened<'a> {
    /// Everything that is to be said about it.
    pub diagnostics: Vec<Diagnostic>,
    /// Its playbook, with gaps where there are errors.
    pub playbook: &'a Playbook,
    /// Of each language in which words are missing, how many things miss some.
    pub untranslated: &'a BTreeMap<String, usize>,
    /// Its site, where nothing keeps it from being published.
    pub site: Option<&'a OnDemand<'a>>,
}

impl World {
    /// Takes themes over as they were read.
    pub fn new(
        workspace: Workspace,
        themes: BTreeMap<String, Vec<source::ThemeFile>>,
        today: Date,
    ) -> Self {
        let themes = themes.into_iter().map(|(name, files)| folder(name, files)).collect();
        let (templates, cabinet) = (Templates::default(), Arc::default());
        Self { workspace, themes, today, templates, stale: BTreeMap::new(), cabinet }
    }

    /// Takes over the diagrams that were made in a world before this one.
    #[must_use]
    pub fn after(self, before: &Self) -> Self {
        Self { cabinet: Arc::clone(&before.cabinet), ..self }
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
        examined.diagnostics.extend(self.stale(organisation));
        self.inspect(&mut examined);
        Some(examined)
    }

    /// Loads, checks and renders an organisation, with what changed where an older version is
    /// given; with errors in it, it only tells them.
    pub fn publish(
        &self,
        organisation: &str,
        options: &Options,
        past: Option<&Past<'_>>,
    ) -> Option<Examined<'_>> {
        let mut examined = self.load(organisation)?;
        examined.diagnostics.extend(self.stale(organisation));
        if examined.is_held() {
            self.inspect(&mut examined);
            let unanswered = std::mem::take(&mut examined.loaded.unanswered);
            examined.diagnostics.extend(unanswered);
            return Some(examined);
        }
        let theme = self.theme(&examined);
        let since = past.map(|past| past.since(self, &examined));
        let Examined { loaded, authority, .. } = &examined;
        let rendered =
            render::render_since(&loaded.playbook, authority, &theme, options, since.as_ref());
        drop(since);
        examined.add(rendered.findings, rendered.theme_findings);
        examined.site = (!examined.has_errors()).then_some(rendered.site);
        Some(examined)
    }

    /// Loads and checks an organisation, and hands over what makes its files one by one; with
    /// errors in it there is nothing to hand over. What is remembered of the last time is not
    /// thought through again. `None` when there is none of that name.
    pub fn open<Made>(
        &self,
        organisation: &str,
        options: &Options,
        memory: &Mutex<Memory>,
        with: impl FnOnce(Opened<'_>) -> Made,
    ) -> Option<Made> {
        let mut remembered = memory.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut examined, theme) = self.recall(organisation, &mut remembered)?;
        let card_faults = remembered.card_faults(&theme);
        drop(remembered);
        if examined.is_held() {
            self.inspect(&mut examined);
            let Examined { mut diagnostics, loaded, .. } = examined;
            diagnostics.extend(loaded.unanswered.iter().cloned());
            let Loaded { playbook, untranslated, .. } = &loaded;
            return Some(with(Opened { diagnostics, playbook, untranslated, site: None }));
        }
        let mut diagnostics = std::mem::take(&mut examined.diagnostics);
        let Examined { loaded, authority, .. } = &examined;
        let site = OnDemand::new(&loaded.playbook, authority, &theme, options, card_faults);
        let mut remembered = memory.lock().unwrap_or_else(PoisonError::into_inner);
        remembered.keep_card_faults(&theme, site.card_faults());
        drop(remembered);
        diagnostics.extend(resolved(loaded, site.findings()));
        diagnostics.extend(site.theme_findings().iter().cloned());
        let is_held = diagnostics.iter().any(Diagnostic::is_error);
        let site = (!is_held).then_some(&site);
        let Loaded { playbook, untranslated, .. } = loaded;
        Some(with(Opened { diagnostics, playbook, untranslated, site }))
    }

    /// Loads and checks an organisation and finds its theme, with the help of what is
    /// remembered.
    fn recall(
        &self,
        organisation: &str,
        memory: &mut Memory,
    ) -> Option<(Examined<'_>, Arc<Theme>)> {
        let mut loaded = load::load_again(&self.workspace, organisation, &mut memory.load)?;
        let diagnostics = std::mem::take(&mut loaded.problems);
        let authority = memory.authority(&loaded, &self.cabinet);
        let organisation = organisation.to_owned();
        let mut examined = Examined { organisation, loaded, authority, diagnostics, site: None };
        self.check(&mut examined);
        let loosened = memory
            .loosened(&examined.loaded, || self.loosened(&examined.organisation, &examined.loaded));
        examined.diagnostics.extend(loosened);
        let theme =
            memory.theme(&examined.loaded.playbook, &self.themes, self.own_theme(&examined));
        Some((examined, theme))
    }

    /// Loads an organisation and compiles its boundaries, without looking at anything else.
    pub fn decide(&self, organisation: &str) -> Option<Examined<'_>> {
        let mut loaded = load::load(&self.workspace, organisation)?;
        let diagnostics = std::mem::take(&mut loaded.problems);
        let authority = Arc::new(check::authority(&loaded.playbook, &loaded.flawed, &self.cabinet));
        let organisation = organisation.to_owned();
        Some(Examined { organisation, loaded, authority, diagnostics, site: None })
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
        self.check(&mut examined);
        let loosened = self.loosened(organisation, &examined.loaded);
        examined.diagnostics.extend(loosened);
        Some(examined)
    }

    fn check(&self, examined: &mut Examined<'_>) {
        let findings = check::findings(self.subject(examined));
        examined.add(findings, Vec::new());
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

    /// Finds what rendering would find.
    fn inspect(&self, examined: &mut Examined<'_>) {
        let (theme, options) = (self.theme(examined), Options::default());
        let Examined { loaded, authority, .. } = &*examined;
        let found = render::inspect(&loaded.playbook, authority, &theme, &options);
        examined.add(found.findings, found.theme_findings);
    }

    /// The theme of an organisation, its own folder's files over it.
    fn theme(&self, examined: &Examined<'_>) -> Theme {
        let own = self.own_theme(examined);
        Theme::new(&examined.loaded.playbook.theme, &self.themes, own.as_ref())
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

    fn add(&mut self, findings: Vec<Diagnostic<crate::model::Place>>, resolved: Vec<Diagnostic>) {
        self.diagnostics.extend(self::resolved(&self.loaded, findings));
        self.diagnostics.extend(resolved);
    }
}

/// What was found, at its places in the files; what nobody wrote is nobody's mistake.
fn resolved(
    loaded: &Loaded<'_>,
    findings: Vec<Diagnostic<crate::model::Place>>,
) -> impl Iterator<Item = Diagnostic> {
    let resolve = |place: crate::model::Place| loaded.span(&place);
    let findings = findings.into_iter().map(move |finding| finding.resolve(resolve));
    findings.filter(|finding| !finding.at.is_nowhere())
}

fn folder(name: String, files: Vec<source::ThemeFile>) -> ThemeFolder {
    let files = files
        .into_iter()
        .map(|file| (file.path, ThemeFile { path: file.shown, bytes: file.bytes }))
        .collect();
    ThemeFolder { name, files }
}

/// The diagnostics of several organisations as one report: a problem in a template once, with
/// the organisations that it reaches; sorted by file and line.
pub fn report(workspace: &Workspace, examined: &[Examined<'_>]) -> Vec<Diagnostic> {
    let found = examined.iter();
    merged(workspace, found.map(|found| (&*found.organisation, &*found.diagnostics)))
}

/// The same of diagnostics by organisation.
pub fn merged<'a>(
    workspace: &'a Workspace,
    found: impl Iterator<Item = (&'a str, &'a [Diagnostic])>,
) -> Vec<Diagnostic> {
    type Key = (String, usize, usize, &'static str, String);
    let mut merged: BTreeMap<Key, (Diagnostic, BTreeSet<String>)> = BTreeMap::new();
    let nowhere = workspace.problems.get("").map_or(&[][..], Vec::as_slice);
    for (organisation, diagnostics) in found.chain([("", nowhere)]) {
        for diagnostic in diagnostics {
            let at = &diagnostic.at;
            let key = (
                at.source.path.clone(),
                at.range.start,
                at.range.end,
                diagnostic.code.name(),
                diagnostic.message.clone(),
            );
            let entry = merged.entry(key).or_insert_with(|| (diagnostic.clone(), BTreeSet::new()));
            if !organisation.is_empty() {
                entry.1.insert(organisation.to_owned());
            }
        }
    }
    let reaching = |(mut diagnostic, mut organisations): (Diagnostic, BTreeSet<String>)| {
        let owner = workspace.owner(&diagnostic.at.source.path);
        organisations.retain(|organisation| owner != Some(organisation));
        diagnostic.reaches = organisations;
        diagnostic
    };
    merged.into_values().map(reaching).collect()
}
