//! Lowers all things of an organisation, in the order in which they need each other.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use rayon::prelude::*;
use serde::de::DeserializeOwned;

use crate::model::{
    Asset, Boundary, Example, Kind, LanguageIndex, Page, Period, Playbook, Role, Scan, Text, Value,
};
use crate::source::{Data, FileId, Origin, Tree};

use super::catalogue::Name;
use super::lower::{AlwaysFacts, Boundaries, BoundaryFacts, Context, Raws};
use super::memory::{Lowered, Memory, readings};
use super::raw::{RawBoundary, RawPlaybook, RawRole};
use super::read::{Mode, read};
use super::thing::Thing;

/// All things of an organisation, on their way into the model.
pub(super) struct Lowering<'a, 'b> {
    pub(super) context: &'b Context<'b>,
    pub(super) things: &'b BTreeMap<Name, Thing<'a>>,
    /// Whether others wait for this: then it does not wait for others.
    pub(super) is_awaited: bool,
}

impl<'a, 'b> Lowering<'a, 'b> {
    /// The whole playbook.
    pub(super) fn playbook(&self, assets: &[Asset], memory: Option<&mut Memory>) -> Playbook {
        let playbooks: Vec<Raws<'_, RawPlaybook>> = self.raws(Kind::Playbook);
        let (boundaries, facts, always) = self.boundaries(&playbooks);
        let periods: BTreeSet<Period> = boundaries.iter().flat_map(Boundary::periods).collect();
        let examples = self.examples(&boundaries, &facts, &always, memory);
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
        static NOTHING: Tree =
            Tree { origin: Origin { file: FileId(0), node: 0 }, data: Data::Null };
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
    fn raws<R: DeserializeOwned + Default>(&self, kind: Kind) -> Vec<Raws<'b, R>> {
        let raw = |(name, thing): (&_, &'b Thing<'_>)| self.raw(name, thing, thing.rules.tree());
        self.of_kind(kind).map(raw).collect()
    }

    fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (&'b Name, &'b Thing<'a>)> {
        self.things.range((kind, String::new())..).take_while(move |((found, _), _)| *found == kind)
    }

    fn raw<'t, R: DeserializeOwned + Default>(
        &self,
        name: &Name,
        thing: &Thing<'_>,
        tree: &'t Tree,
    ) -> Raws<'t, R> {
        let is_mapping = matches!(tree.data, Data::Map(_));
        let is_empty = matches!(tree.data, Data::Null);
        let read_tree = |tree: &Tree| -> R {
            read(tree, Mode::Original, &self.context.spans, &self.context.problems)
        };
        let rules = if is_empty { R::default() } else { read_tree(tree) };
        let words = thing.words.iter().map(|words| words.as_ref().map(read_tree)).collect();
        Raws {
            name: name.clone(),
            rules,
            words,
            tree,
            sound: self.is_sound(name) && (is_mapping || is_empty) && !self.context.chain.is_broken,
            file: thing.file,
        }
    }

    /// Whether all files of a thing could be read.
    fn is_sound(&self, name: &Name) -> bool {
        let Context { catalogue, spans, .. } = self.context;
        catalogue.files(name).all(|file| spans.files.get(file).is_sound())
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
        let raws: Vec<Raws<'_, RawBoundary>> = self.raws(Kind::Boundary);
        let is_always = |raws: &&Raws<'_, RawBoundary>| raws.rules.always.0 == Some(true);
        let mut always = AlwaysFacts::default();
        let mut all_facts: BTreeMap<String, BoundaryFacts> = BTreeMap::new();
        for raws in raws.iter().filter(is_always) {
            let facts = self.facts(raws, &always);
            all_facts.insert(raws.name.1.clone(), facts.clone());
            always.absorb(facts);
        }
        let mut boundaries = Vec::new();
        for raws in &raws {
            let facts = all_facts.remove(&raws.name.1);
            let mut facts = facts.unwrap_or_else(|| self.facts(raws, &always));
            boundaries.push(self.boundary(raws, playbooks, &mut facts, &always));
            all_facts.insert(raws.name.1.clone(), facts);
        }
        (boundaries, all_facts, always)
    }

    fn facts(&self, raws: &Raws<'_, RawBoundary>, always: &AlwaysFacts) -> BoundaryFacts {
        let told = self.context.problems.borrow().len();
        let facts = self.context.lower_facts(raws, always);
        if self.context.is_orphan(raws) || self.context.is_misnamed(raws) {
            self.context.problems.borrow_mut().truncate(told);
        }
        facts
    }

    /// A boundary. Where its file lies over nothing any more, or by mistake, that is all that is
    /// told: the facts and clauses that it does not have stand in what it was meant to lie over.
    fn boundary(
        &self,
        raws: &Raws<'_, RawBoundary>,
        playbooks: &[Raws<'_, RawPlaybook>],
        facts: &mut BoundaryFacts,
        always: &AlwaysFacts,
    ) -> Boundary {
        let told = self.context.problems.borrow().len();
        self.context.demand_otherwise(raws, playbooks.first().map(|playbook| playbook.tree));
        let boundary = self.context.lower_boundary(raws, facts, always);
        if self.context.is_orphan(raws) {
            self.context.problems.borrow_mut().truncate(told);
            self.context.tell_orphan(raws, "add a line `title: ...`");
        } else if self.context.is_misnamed(raws) {
            self.context.problems.borrow_mut().truncate(told);
            self.context.tell_misnamed(raws);
        }
        boundary
    }

    /// The boundaries in whose files errors have been found so far.
    fn flawed_boundaries<'p>(&self, boundaries: &'p [Boundary]) -> HashSet<&'p str> {
        let problems = self.context.problems.borrow();
        let paths: HashSet<&str> = problems
            .iter()
            .filter(|problem| problem.is_error())
            .map(|problem| problem.at.source.path.as_str())
            .collect();
        let is_flawed = |boundary: &&Boundary| {
            let name = (Kind::Boundary, boundary.id.as_str().to_owned());
            let is_whole = |thing: &Thing<'_>| !thing.guessed && self.is_sound(&name);
            let sound = self.things.get(&name).is_some_and(is_whole);
            let levels = self.context.catalogue.things.get(&name).map_or(&[][..], Vec::as_slice);
            let mut files = levels.iter().filter_map(|level| level.original);
            let files_of = self.context.spans.files;
            !sound || files.any(|file| paths.contains(&*files_of.get(file).source.path))
        };
        boundaries.iter().filter(is_flawed).map(|boundary| boundary.id.as_str()).collect()
    }

    /// The examples: each reads the rules and no other example, so many are lowered at a time.
    fn examples(
        &self,
        boundaries: &[Boundary],
        facts: &BTreeMap<String, BoundaryFacts>,
        always: &AlwaysFacts,
        mut memory: Option<&mut Memory>,
    ) -> Vec<Example> {
        let periods =
            boundaries.iter().map(|boundary| (boundary.id.as_str(), boundary.periods())).collect();
        let flawed = self.flawed_boundaries(boundaries);
        let boundaries = Boundaries { all: boundaries, facts, always, flawed, periods };
        let (things, is_awaited, known) = (self.things, self.is_awaited, memory.as_deref());
        let apart = |(name, thing)| (name, thing, self.context.apart());
        let examples: Vec<_> = self.of_kind(Kind::Example).map(apart).collect();
        let lower = |(name, thing, context): (&Name, &Thing<'_>, Context<'_>)| {
            let lowering = Lowering { context: &context, things, is_awaited };
            lowering.example(name, thing, &boundaries, known)
        };
        let lowered: Vec<Lowered> = if is_awaited {
            examples.into_iter().map(lower).collect()
        } else {
            examples.into_par_iter().map(lower).collect()
        };
        let take_over = |lowered: Lowered| {
            self.context.take_over(&lowered.problems, &lowered.untranslated);
            if let Some(memory) = &mut memory {
                memory.keep(&lowered);
            }
            lowered.example
        };
        lowered.into_iter().map(take_over).collect()
    }

    /// An example, taken over from the last time where nothing that it is made from changed.
    fn example(
        &self,
        name: &Name,
        thing: &Thing<'_>,
        boundaries: &Boundaries<'_>,
        memory: Option<&Memory>,
    ) -> Lowered {
        let files = memory.map(|_| self.readings(name)).unwrap_or_default();
        if let Some(known) = memory.and_then(|memory| memory.example(&name.1, &files)) {
            return known.clone();
        }
        // Where things are remembered, they are read again and again.
        let tree = match memory {
            Some(_) => Cow::Borrowed(thing.rules.tree()),
            None => thing.rules.tree_once(),
        };
        let raws = self.raw(name, thing, &tree);
        let example = self.context.lower_example(&raws, boundaries);
        let problems = self.context.take_problems();
        let untranslated = self.context.untranslated.take().into_iter().collect();
        // Where placeholders were filled in, what was read is known by the number of the filling;
        // a file that lies over nothing is told with the other examples that it could be meant for.
        let is_alone = !thing.has_placeholders && !self.context.is_orphan(&raws);
        let files = is_alone.then_some(files);
        Lowered { files, example, problems, untranslated }
    }

    fn readings(&self, name: &Name) -> Vec<u64> {
        let levels = self.context.catalogue.things.get(name).map_or(&[][..], Vec::as_slice);
        readings(levels, self.context.spans.files)
    }
}

/// Sorts all things as readers see them: by `order`, then by title.
fn sort(playbook: &mut Playbook) {
    fn by<T>(things: &mut [T], order: impl Fn(&T) -> Option<i64>, title: impl Fn(&T) -> &Text) {
        things.sort_by_cached_key(|thing| {
            let title = title(thing).content(LanguageIndex(0)).to_lowercase();
            (order(thing).map_or((1, 0), |order| (0, order)), title)
        });
    }
    by(&mut playbook.roles, |role: &Role| role.order, |role| &role.title);
    by(&mut playbook.values, |value: &Value| value.order, |value| &value.title);
    by(&mut playbook.boundaries, |boundary| boundary.order, |boundary| &boundary.title);
    by(&mut playbook.examples, |example| example.order, |example| &example.title);
    by(&mut playbook.pages, |page: &Page| page.order, |page| &page.title);
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use crate::load::{Memory, load, load_again};
    use crate::model::{Kind, Place};
    use crate::source::Workspace;

    #[test]
    fn an_example_is_the_same_for_all_who_read_it_and_its_places_are_found() {
        let files = [
            ("playbook", "name: Acme"),
            ("values/v", "title: V"),
            ("examples/e", "title: Late again\nvalues: [v, w]"),
            ("examples/filled", "title: Late at $(name)"),
            ("examples/torn", "title: [Late"),
        ];
        let workspace = Workspace::of_texts("acme", &files);
        let mut memory = Memory::default();
        let first = load(&workspace, "acme").expect("acme is there");
        let second = load(&workspace, "acme").expect("acme is there");
        let third = load_again(&workspace, "acme", &mut memory).expect("acme is there");
        let fourth = load_again(&workspace, "acme", &mut memory).expect("acme is there");
        for loaded in [&first, &second, &third, &fourth] {
            let mut codes: Vec<Code> = loaded.problems.iter().map(|told| told.code).collect();
            codes.sort_unstable_by_key(|code| code.name());
            assert_eq!(codes, [Code::UnknownValue, Code::YamlSyntax]);
            assert_eq!(loaded.playbook, first.playbook);
            let at = loaded.span(&Place::of(Kind::Example, "e").key("title"));
            assert_eq!(&at.source.text[at.range], "Late again");
        }
    }
}
