//! Loads one organisation.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::{
    Asset, Boundary, Example, Kind, Language, Page, Period, Place, Playbook, Role, Scan, Text,
    Value,
};
use crate::source::{Data, Files, Tree, Workspace};

use super::answers::{Answers, Filled, Interview};
use super::catalogue::{Catalogue, Name};
use super::chain::Chain;
use super::lower::{AlwaysFacts, Boundaries, BoundaryFacts, Context, Raws};
use super::places;
use super::raw::{RawBoundary, RawExample, RawPage, RawPlaybook, RawRole, RawScan, RawValue};
use super::read::{Mode, read};
use super::spans::{Spans, Substitution};
use super::thing::{Merger, Thing};

/// An organisation as far as it could be loaded.
#[derive(Debug)]
pub struct Loaded<'a> {
    /// The playbook; with gaps where `problems` has errors.
    pub playbook: Playbook,
    /// What is wrong with it, in no order, each problem once.
    pub problems: Vec<Diagnostic>,
    /// Things that are told to be incomplete, so that nothing more is said of them.
    pub flawed: HashSet<(Kind, String)>,
    /// The folders that it is made of, its own last.
    pub folders: Vec<String>,
    files: &'a Files,
    things: BTreeMap<Name, Thing<'a>>,
    substitutions: Vec<Substitution>,
}

impl Loaded<'_> {
    /// The text behind a place.
    pub fn span(&self, place: &Place) -> Span {
        let spans = Spans { files: self.files, substitutions: &self.substitutions };
        match self.things.get(&places::name_of(place)) {
            Some(thing) => {
                let words = places::language_of(place)
                    .and_then(|language| thing.words.get(language)?.as_ref());
                places::span(words.unwrap_or(&thing.rules), place, &spans)
            }
            None => match self.things.get(&(Kind::Playbook, String::new())) {
                Some(playbook) => self.files.start(playbook.file),
                None => self.files.start(crate::source::FileId::default()),
            },
        }
    }

    /// Whether something keeps it from being published.
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(Diagnostic::is_error)
    }
}

/// Loads an organisation. `None` when the workspace has none of that name.
pub fn load<'a>(workspace: &'a Workspace, organisation: &str) -> Option<Loaded<'a>> {
    let mut problems = Vec::new();
    let chain = Chain::of(workspace, organisation, &mut problems)?;
    for level in &chain.levels {
        problems.extend(workspace.problems.get(&level.folder).into_iter().flatten().cloned());
    }
    check_folder_names(workspace, &chain, &mut problems);
    let catalogue = Catalogue::of(workspace, &chain, &mut problems);
    let loading = Loading { workspace, chain: &chain, catalogue: &catalogue };
    loading.check_translations(&mut problems);
    let (things, filled, questions) = loading.things(&mut problems);
    let mut loaded = loading.lower(things, &filled, &mut problems);
    loading.unused_questions(&questions, &filled, &mut problems);
    loaded.problems = once_each(problems);
    loaded.flawed = flawed(&loaded, &catalogue);
    Some(loaded)
}

/// The questions of a playbook, with where each stands.
type Questions = Vec<(String, Span)>;

struct Loading<'a, 'b> {
    workspace: &'a Workspace,
    chain: &'b Chain,
    catalogue: &'b Catalogue,
}

impl<'a> Loading<'a, '_> {
    fn files(&self) -> &'a Files {
        &self.workspace.files
    }

    fn languages(&self) -> &[Language] {
        &self.chain.own().languages
    }

    /// Translations set words only; each file is held against that by itself.
    fn check_translations(&self, problems: &mut Vec<Diagnostic>) {
        let spans = Spans { files: self.files(), substitutions: &[] };
        let told = RefCell::new(Vec::new());
        for ((kind, _), levels) in &self.catalogue.things {
            for (_, file) in levels.iter().flat_map(|level| &level.translations) {
                let root = &self.files().get(*file).root;
                if !matches!(root.data, Data::Null) {
                    check_shape(*kind, root, Mode::Translation, &spans, &told);
                }
            }
        }
        problems.append(&mut told.into_inner());
    }

    /// All things, merged and filled in.
    fn things(
        &self,
        problems: &mut Vec<Diagnostic>,
    ) -> (BTreeMap<Name, Thing<'a>>, Filled, Questions) {
        let merger = Merger { files: self.files(), languages: self.languages() };
        let mut things: BTreeMap<Name, Thing<'a>> = self
            .catalogue
            .things
            .iter()
            .filter_map(|(name, levels)| {
                Some((name.clone(), merger.merge(name.0, levels, problems)?))
            })
            .collect();
        let mut filled = Filled::default();
        let mut questions = Questions::new();
        if let Some(playbook) = things.get(&(Kind::Playbook, String::new())) {
            let answers = self.answers(playbook, &mut questions, problems);
            for ((kind, _), thing) in &mut things {
                if thing.has_placeholders {
                    thing.fill(*kind, self.files(), &answers, &mut filled);
                }
            }
        }
        problems.append(&mut filled.problems);
        (things, filled, questions)
    }

    /// What placeholders stand for: in the rules, and in the words of each language.
    fn answers(
        &self,
        playbook: &Thing<'_>,
        questions: &mut Questions,
        problems: &mut Vec<Diagnostic>,
    ) -> Vec<Answers> {
        let spans = Spans { files: self.files(), substitutions: &[] };
        let interview = Interview {
            chain: self.chain,
            spans,
            missing_at: self.missing_answers_at(),
            problems: RefCell::default(),
        };
        let untold = RefCell::default();
        let readings = std::iter::once(&*playbook.rules)
            .chain(playbook.words.iter().map(|words| words.as_ref().unwrap_or(&playbook.rules)));
        let raws: Vec<RawPlaybook> =
            readings.map(|tree| read(tree, Mode::Original, &spans, &untold)).collect();
        let asked = raws.first().and_then(|raw| raw.questions.get());
        for (id, _) in asked.map_or(&[][..], |asked| &asked.0) {
            questions.push((id.text.clone(), spans.written(id.at)));
        }
        let answers = raws.iter().map(|raw| interview.answers(raw)).collect();
        problems.append(&mut interview.problems.into_inner());
        answers
    }

    /// Where a fork's leader must add an answer. A template only asks.
    fn missing_answers_at(&self) -> Option<Span> {
        let own = self.chain.own().playbook;
        let root = &self.files().get(own).root;
        let is_template = root
            .get("template")
            .and_then(Tree::text)
            .and_then(super::grammar::yes_no)
            .unwrap_or(false);
        let at = match root.pair("answers") {
            Some(pair) => self.files().key(pair.origin),
            None => self.files().start(own),
        };
        (!is_template).then_some(at)
    }

    /// A question whose answer nobody uses; told where it is asked.
    fn unused_questions(
        &self,
        questions: &Questions,
        filled: &Filled,
        problems: &mut Vec<Diagnostic>,
    ) {
        let own = &self.files().get(self.chain.own().playbook).source;
        for (name, at) in questions {
            if !filled.used.contains(name) && at.source == *own {
                let message = format!("nothing uses the answer to `{name}`");
                let help = format!("write `$({name})` where it is meant, or take the question out");
                problems
                    .push(Diagnostic::new(Code::UnusedQuestion, at.clone(), message).help(help));
            }
        }
    }

    fn lower(
        &self,
        things: BTreeMap<Name, Thing<'a>>,
        filled: &Filled,
        problems: &mut Vec<Diagnostic>,
    ) -> Loaded<'a> {
        let substitutions = filled.substitutions.clone();
        let spans = Spans { files: self.files(), substitutions: &substitutions };
        let context = Context {
            chain: self.chain,
            catalogue: self.catalogue,
            languages: self.languages(),
            spans,
            problems: RefCell::default(),
            untranslated: RefCell::default(),
        };
        let lowering = Lowering { context: &context, things: &things };
        let playbook = lowering.playbook(&self.assets());
        let untranslated = context.untranslated.into_inner();
        problems.append(&mut context.problems.into_inner());
        problems.extend(self.missing_translations(&untranslated, &things));
        Loaded {
            playbook,
            problems: Vec::new(),
            flawed: HashSet::new(),
            folders: self.chain.levels.iter().map(|level| level.folder.clone()).collect(),
            files: self.files(),
            things,
            substitutions,
        }
    }

    /// The files of all levels, an upper one in the place of a lower of the same path.
    fn assets(&self) -> Vec<Asset> {
        let mut assets: BTreeMap<&str, &Asset> = BTreeMap::new();
        for level in &self.chain.levels {
            let folder = self.workspace.folders.get(&level.folder);
            for asset in folder.map_or(&[][..], |folder| &folder.assets) {
                assets.insert(&asset.path, asset);
            }
        }
        let copy =
            |asset: &Asset| Asset { path: asset.path.clone(), bytes: Arc::clone(&asset.bytes) };
        assets.into_values().map(copy).collect()
    }

    /// One warning a language and kind.
    fn missing_translations(
        &self,
        untranslated: &BTreeSet<(usize, Name)>,
        things: &BTreeMap<Name, Thing<'_>>,
    ) -> Vec<Diagnostic> {
        let mut by_kind: BTreeMap<(usize, Kind), Vec<&str>> = BTreeMap::new();
        for (language, (kind, id)) in untranslated {
            by_kind.entry((*language, *kind)).or_default().push(id);
        }
        let warn = |((language, kind), ids): ((usize, Kind), Vec<&str>)| {
            let tag = &self.languages()[language];
            let all = things.keys().filter(|(found, _)| *found == kind).count();
            let count = ids.len();
            let message = match kind {
                Kind::Playbook | Kind::Scan => {
                    format!("{}.yaml is not fully translated into `{tag}`", kind.folder())
                }
                _ => {
                    format!("{count} of {all} {} not fully translated into `{tag}`", kind.folder())
                }
            };
            let names = few(&ids);
            let problem =
                Diagnostic::new(Code::MissingTranslation, self.language_place(language), message);
            if names.is_empty() { problem } else { problem.help(format!("missing: {names}")) }
        };
        by_kind.into_iter().map(warn).collect()
    }

    /// Where the playbook says that it has a language.
    fn language_place(&self, language: usize) -> Span {
        let files = self.files();
        let lists = self
            .chain
            .levels
            .iter()
            .rev()
            .filter_map(|level| files.get(level.playbook).root.get("languages"));
        let tag = &self.languages()[language];
        for list in lists {
            let items =
                if list.scalar().is_some() { std::slice::from_ref(list) } else { list.items() };
            let named = |item: &&Tree| {
                item.text().and_then(super::language::language).as_ref() == Some(tag)
            };
            if let Some(item) = items.iter().find(named) {
                return files.value(item.origin);
            }
        }
        files.start(self.chain.own().playbook)
    }
}

/// The first few names, for a sentence.
fn few(names: &[&str]) -> String {
    const FEW: usize = 5;
    let mut told: Vec<&str> = names.iter().copied().filter(|name| !name.is_empty()).collect();
    let more = told.len().saturating_sub(FEW);
    told.truncate(FEW);
    let told = told.join(", ");
    if more > 0 { format!("{told} and {more} more") } else { told }
}

/// Reads a file for what is wrong with its shape alone.
fn check_shape(
    kind: Kind,
    tree: &Tree,
    mode: Mode,
    spans: &Spans<'_>,
    problems: &RefCell<Vec<Diagnostic>>,
) {
    fn check<R: DeserializeOwned + Default>(
        tree: &Tree,
        mode: Mode,
        spans: &Spans<'_>,
        problems: &RefCell<Vec<Diagnostic>>,
    ) {
        let _: R = read(tree, mode, spans, problems);
    }
    match kind {
        Kind::Playbook => check::<RawPlaybook>(tree, mode, spans, problems),
        Kind::Role => check::<RawRole>(tree, mode, spans, problems),
        Kind::Value => check::<RawValue>(tree, mode, spans, problems),
        Kind::Boundary => check::<RawBoundary>(tree, mode, spans, problems),
        Kind::Example => check::<RawExample>(tree, mode, spans, problems),
        Kind::Page => check::<RawPage>(tree, mode, spans, problems),
        Kind::Scan => check::<RawScan>(tree, mode, spans, problems),
    }
}

struct Lowering<'a, 'b> {
    context: &'b Context<'b>,
    things: &'b BTreeMap<Name, Thing<'a>>,
}

impl Lowering<'_, '_> {
    fn playbook(&self, assets: &[Asset]) -> Playbook {
        let playbooks: Vec<Raws<'_, RawPlaybook>> = self.raws(Kind::Playbook);
        let (boundaries, facts, always) = self.boundaries(&playbooks);
        let periods: BTreeSet<Period> = boundaries.iter().flat_map(Boundary::periods).collect();
        let examples = self.examples(&boundaries, &facts, &always);
        let empty = self.empty_playbook();
        let raws = playbooks.first().unwrap_or(&empty);
        let mut playbook = self.context.lower_playbook(raws, &periods);
        playbook.roles = self.roles();
        playbook.values = self.lowered(Kind::Value, |raws| self.context.lower_value(raws));
        playbook.pages = self.lowered(Kind::Page, |raws| self.context.lower_page(raws));
        let mut scans: Vec<Scan> = self.lowered(Kind::Scan, |raws| self.context.lower_scan(raws));
        playbook.scan = scans.pop();
        playbook.boundaries = boundaries;
        playbook.examples = examples;
        playbook.assets = assets.to_vec();
        sort(&mut playbook);
        playbook
    }

    /// What stands in for a playbook.yaml that could not be read.
    fn empty_playbook(&self) -> Raws<'_, RawPlaybook> {
        static NOTHING: Tree = Tree {
            origin: crate::source::Origin { file: crate::source::FileId(0), node: 0 },
            data: Data::Null,
        };
        Raws {
            name: (Kind::Playbook, String::new()),
            rules: RawPlaybook::default(),
            words: Vec::new(),
            tree: &NOTHING,
            sound: false,
            file: self.context.chain.own().playbook,
        }
    }

    /// All things of a kind as raw structs, their shapes checked.
    fn raws<R: DeserializeOwned + Default>(&self, kind: Kind) -> Vec<Raws<'_, R>> {
        let of_kind =
            self.things.range((kind, String::new())..).take_while(|((found, _), _)| *found == kind);
        of_kind.map(|(name, thing)| self.raw(name, thing)).collect()
    }

    fn raw<'t, R: DeserializeOwned + Default>(
        &self,
        name: &Name,
        thing: &'t Thing<'_>,
    ) -> Raws<'t, R> {
        let is_mapping = matches!(thing.rules.data, Data::Map(_));
        let is_empty = matches!(thing.rules.data, Data::Null);
        let read_tree = |tree: &Tree| -> R {
            read(tree, Mode::Original, &self.context.spans, &self.context.problems)
        };
        let rules = if is_empty { R::default() } else { read_tree(&thing.rules) };
        let words = thing.words.iter().map(|words| words.as_ref().map(read_tree)).collect();
        Raws {
            name: name.clone(),
            rules,
            words,
            tree: &thing.rules,
            sound: thing.sound && (is_mapping || is_empty),
            file: thing.file,
        }
    }

    fn lowered<R: DeserializeOwned + Default, T>(
        &self,
        kind: Kind,
        lower: impl Fn(&Raws<'_, R>) -> T,
    ) -> Vec<T> {
        self.raws(kind).iter().map(lower).collect()
    }

    fn roles(&self) -> Vec<Role> {
        let raws: Vec<Raws<'_, RawRole>> = self.raws(Kind::Role);
        let mut roles: Vec<Role> = raws.iter().map(|raws| self.context.lower_role(raws)).collect();
        self.context.straighten_line(&mut roles, &raws);
        roles
    }

    /// The boundaries; first the facts of the `always` ones, which are everyone's.
    fn boundaries(
        &self,
        playbooks: &[Raws<'_, RawPlaybook>],
    ) -> (Vec<Boundary>, BTreeMap<String, BoundaryFacts>, AlwaysFacts) {
        let context = self.context;
        let raws: Vec<Raws<'_, RawBoundary>> = self.raws(Kind::Boundary);
        let is_always = |raws: &&Raws<'_, RawBoundary>| raws.rules.always.0 == Some(true);
        let mut always = AlwaysFacts::default();
        let mut all_facts: BTreeMap<String, BoundaryFacts> = BTreeMap::new();
        for raws in raws.iter().filter(is_always) {
            let facts = context.lower_facts(raws, &always);
            all_facts.insert(raws.name.1.clone(), facts.clone());
            always.absorb(facts);
        }
        let mut boundaries = Vec::new();
        for raws in &raws {
            let mut facts = all_facts
                .remove(&raws.name.1)
                .unwrap_or_else(|| context.lower_facts(raws, &always));
            context.demand_otherwise(raws, playbooks.first().map(|playbook| playbook.tree));
            boundaries.push(context.lower_boundary(raws, &mut facts, &always));
            all_facts.insert(raws.name.1.clone(), facts);
        }
        (boundaries, all_facts, always)
    }

    fn examples(
        &self,
        boundaries: &[Boundary],
        facts: &BTreeMap<String, BoundaryFacts>,
        always: &AlwaysFacts,
    ) -> Vec<Example> {
        let boundaries = Boundaries { all: boundaries, facts, always };
        self.lowered(Kind::Example, |raws: &Raws<'_, RawExample>| {
            self.context.lower_example(raws, &boundaries)
        })
    }
}

/// Sorts all things as readers see them: by `order`, then by title.
fn sort(playbook: &mut Playbook) {
    fn by<T>(things: &mut [T], order: impl Fn(&T) -> Option<i64>, title: impl Fn(&T) -> &Text) {
        things.sort_by_cached_key(|thing| {
            let title = title(thing).content(crate::model::LanguageIndex(0)).to_lowercase();
            (order(thing).map_or((1, 0), |order| (0, order)), title)
        });
    }
    by(&mut playbook.roles, |role: &Role| role.order, |role| &role.title);
    by(&mut playbook.values, |value: &Value| value.order, |value| &value.title);
    by(&mut playbook.boundaries, |boundary| boundary.order, |boundary| &boundary.title);
    by(&mut playbook.examples, |example| example.order, |example| &example.title);
    by(&mut playbook.pages, |page: &Page| page.order, |page| &page.title);
}

fn check_folder_names(workspace: &Workspace, chain: &Chain, problems: &mut Vec<Diagnostic>) {
    for level in &chain.levels {
        if !super::grammar::is_file_id(&level.folder) {
            let message = format!("`{}` cannot be the id of an organisation", level.folder);
            let help = format!(
                "name the folder with lower-case letters, digits and `-`: `{}`",
                super::catalogue::suggested_id(&level.folder)
            );
            let at = workspace.files.start(level.playbook);
            problems.push(Diagnostic::new(Code::BadId, at, message).help(help));
        }
    }
}

/// Several readings of one file tell the same problem.
fn once_each(problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = HashSet::new();
    let key = |problem: &Diagnostic| {
        let at = &problem.at;
        (problem.code, at.source.path.clone(), at.range.clone(), problem.message.clone())
    };
    problems.into_iter().filter(|problem| seen.insert(key(problem))).collect()
}

/// The things in whose files errors were found.
fn flawed(loaded: &Loaded<'_>, catalogue: &Catalogue) -> HashSet<(Kind, String)> {
    let paths: HashSet<&str> = loaded
        .problems
        .iter()
        .filter(|problem| problem.is_error())
        .map(|problem| problem.at.source.path.as_str())
        .collect();
    let is_flawed = |name: &&Name| {
        let files = catalogue.things[*name].iter().flat_map(|level| {
            level.original.iter().chain(level.translations.iter().map(|(_, file)| file))
        });
        files.into_iter().any(|file| paths.contains(&*loaded.files.get(*file).source.path))
    };
    catalogue.things.keys().filter(is_flawed).cloned().collect()
}
