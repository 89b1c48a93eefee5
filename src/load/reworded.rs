//! Which texts of a boundary an organisation words otherwise than a folder that it lies over.
//!
//! What readers of each language meet is compared before answers are filled in: that a template
//! asks for a word of a question and a fork gives it is no rewording. Readers of a language that
//! the lower folder does not have meet a translation, and nothing of theirs is compared.

use std::mem::discriminant;

use crate::diagnostic::Span;
use crate::model::{AMOUNT, Boundary, Fact, FactId, ForkPolicy, Kind, Language, Period, Place};
use crate::source::{Origin, Tree, Workspace};

use super::afterwards::{lost, own_steps, span, taken_out};
use super::catalogue::{Catalogue, LevelFiles};
use super::chain::Chain;
use super::period_words::{parts, theme_word};
use super::thing::{Merger, Thing};
use super::worded::{Reading, emptied, is_neutral, is_same};

/// The layers of an organisation, before answers are filled in.
pub struct Layers<'a> {
    workspace: &'a Workspace,
    chain: Chain,
    catalogue: Catalogue,
}

/// A text that an organisation's own files word otherwise than a folder below.
pub struct Rewording {
    /// Which text: its path within the boundary.
    pub place: Place,
    /// The own words; where the text was taken out, the empty key.
    pub at: Span,
    /// Whether the organisation has a text here.
    pub is_there: bool,
    /// The words of the folder below, if it has any.
    pub below: Option<Span>,
    /// The languages whose readers meet the own words, where these are written in another one.
    pub hides: Vec<Language>,
}

/// A boundary as a folder below has it and as the organisation has it.
#[derive(Clone, Copy)]
pub struct Versions<'a> {
    /// As the folder below has it.
    pub kept: &'a Boundary,
    /// As the organisation has it.
    pub own: &'a Boundary,
    /// The facts whose texts are compared; `None`: all, and its question.
    pub facts: Option<&'a [FactId]>,
}

impl<'a> Layers<'a> {
    /// The layers of an organisation; `None` where the workspace has none of that name.
    pub fn of(workspace: &'a Workspace, organisation: &str) -> Option<Self> {
        // What is wrong with them was told when the organisation was loaded.
        let mut told = Vec::new();
        let chain = Chain::of(workspace, organisation, &mut told)?;
        let catalogue = Catalogue::of(workspace, &chain, &mut told);
        Some(Self { workspace, chain, catalogue })
    }

    /// Whether the organisation's own folder is the lowest that has a thing.
    pub fn is_own(&self, kind: Kind, id: &str) -> bool {
        let levels = self.catalogue.things.get(&(kind, id.to_owned()));
        let lowest = levels.and_then(|levels| levels.first());
        lowest.is_some_and(|lowest| lowest.level == self.chain.own_number())
    }

    /// The texts of a boundary that the organisation's own files word otherwise than a folder
    /// below, each once.
    pub fn rewordings(&self, folder: &str, versions: Versions<'_>) -> Vec<Rewording> {
        let place = Place::of(Kind::Boundary, &versions.kept.id);
        self.compared(folder, place, Texts::Boundary(versions)).unwrap_or_default()
    }

    /// The words for periods that the organisation's own files give otherwise than a folder
    /// below, each once.
    pub fn reworded_periods(&self, folder: &str, periods: &[Period]) -> Vec<Rewording> {
        let place = Place::of(Kind::Playbook, "");
        self.compared(folder, place, Texts::Periods(periods)).unwrap_or_default()
    }

    fn compared(&self, folder: &str, place: Place, texts: Texts<'_>) -> Option<Vec<Rewording>> {
        let lower = self.chain.levels.iter().position(|level| level.folder == folder)?;
        let levels = self.catalogue.things.get(&(place.kind, place.id.clone()))?;
        let files = levels.last().filter(|level| level.level == self.chain.own_number())?;
        let languages = &self.chain.own().languages;
        let known = &self.chain.levels[lower].languages;
        let below: Vec<LevelFiles> =
            levels.iter().filter(|level| level.level <= lower).cloned().collect();
        let merge = |languages, levels: &[LevelFiles]| {
            let merger = Merger { files: &self.workspace.files, languages };
            merger.merge(place.kind, levels, &mut Vec::new())
        };
        let (before, now) = (merge(known, &below)?, merge(languages, levels)?);
        let mut comparison = Comparison {
            layers: self,
            files,
            place,
            texts,
            before: &before,
            known,
            language: &languages[0],
            then: 0,
            found: Vec::new(),
        };
        for (index, language) in languages.iter().enumerate() {
            let Some(then) = like(known, language) else { continue };
            (comparison.language, comparison.then) = (language, then);
            let (before, now) = (Reading::of(&before, then), Reading::of(&now, index));
            comparison.compare(&before, &now);
            comparison.compare_afterwards(&before, &now);
        }
        Some(comparison.found)
    }
}

/// The number of a language among others, or of one that is another form of it: who reads British
/// English reads English.
fn like(languages: &[Language], language: &Language) -> Option<usize> {
    let same = languages.iter().position(|known| known == language);
    same.or_else(|| languages.iter().position(|known| known.primary() == language.primary()))
}

/// The paths of what these periods are called.
fn period_paths(periods: &[Period]) -> Vec<Vec<String>> {
    let mut words: Vec<String> = periods.iter().flat_map(parts).collect();
    words.sort();
    words.dedup();
    let path = |word| vec!["words".to_owned(), word, "one".to_owned()];
    words.into_iter().map(path).collect()
}

/// Which texts are compared.
enum Texts<'a> {
    /// Those of a boundary.
    Boundary(Versions<'a>),
    /// What periods are called.
    Periods(&'a [Period]),
}

/// Two readings held against one another, language by language.
struct Comparison<'a> {
    layers: &'a Layers<'a>,
    /// The organisation's own files of the thing.
    files: &'a LevelFiles,
    /// The thing.
    place: Place,
    texts: Texts<'a>,
    /// The thing as the folder below has it, and the languages of that folder.
    before: &'a Thing<'a>,
    known: &'a [Language],
    /// The language that is compared.
    language: &'a Language,
    /// The number of that one, or of another form of it, among those below.
    then: usize,
    found: Vec<Rewording>,
}

impl Comparison<'_> {
    fn compare(&mut self, before: &Reading<'_>, now: &Reading<'_>) {
        for path in &self.paths(before, now) {
            let (was, is) = (before.text(path), now.text(path));
            let is_foreign = self.is_foreign(path, was);
            if is_same(was, is)
                || self.is_default(path, was, is)
                || is_foreign
                || is.is_some_and(|is| self.is_repeated(path, is))
            {
                continue;
            }
            if let Some(at) = self.own_words(path, is) {
                self.found(path, at, was, is);
            }
        }
    }

    /// What is to be done once decided may be said with more steps, and not without one of them.
    fn compare_afterwards(&mut self, before: &Reading<'_>, now: &Reading<'_>) {
        let Texts::Boundary(Versions { kept, facts: None, .. }) = self.texts else { return };
        for lost in lost(before, now) {
            let is_foreign = *self.language_of(lost.was) != self.known[self.then];
            // Where forks may tighten, a clause may go, and with it what it demands.
            let is_free = !lost.is_kept && kept.forks != ForkPolicy::Fixed;
            if is_free || (is_foreign && !lost.is_shorter) {
                continue;
            }
            let path = [lost.clause[0], lost.clause[1], "afterwards"].map(str::to_owned);
            let files = &self.layers.workspace.files;
            let is_own = |at: Origin| self.files.all().any(|file| file == at.file);
            let own = lost.now.and_then(|now| own_steps(now, is_own));
            let taken = || taken_out(files.get(self.files.original?).root(), lost.clause);
            let at = own.map(|own| files.value(own.origin));
            let at = at.or_else(|| taken().map(|taken| span(files, taken)));
            if let Some(at) = at {
                self.found(&path, at, Some(lost.was), own);
            }
        }
    }

    /// The paths of all texts that are compared.
    fn paths(&self, before: &Reading<'_>, now: &Reading<'_>) -> Vec<Vec<String>> {
        let versions = match &self.texts {
            Texts::Boundary(versions) => *versions,
            Texts::Periods(periods) => return period_paths(periods),
        };
        let mut paths = before.paths();
        paths.extend(now.paths());
        paths.sort();
        paths.dedup();
        paths.retain(|path| is_guarded(versions, path, before, now));
        paths
    }

    /// Whether the folder below has no words of its own for these readers.
    fn is_foreign(&self, path: &[String], was: Option<&Tree>) -> bool {
        match (was, &self.texts) {
            (Some(was), _) => {
                !is_neutral(path, was) && *self.language_of(was) != self.known[self.then]
            }
            (None, Texts::Periods(_)) => self.default_word(path).is_none(),
            (None, Texts::Boundary(_)) => false,
        }
    }

    /// Whether a text is what readers meet where nobody says anything.
    fn is_default(&self, path: &[String], was: Option<&Tree>, is: Option<&Tree>) -> bool {
        let default = self.default_word(path).filter(|_| was.is_none());
        default.is_some_and(|word| is.is_none_or(|is| is.text() == Some(word)))
    }

    /// What a period is called where nobody says it.
    fn default_word<'p>(&self, path: &'p [String]) -> Option<&'p str> {
        let (Texts::Periods(_), Some(period)) = (&self.texts, path.get(1)) else { return None };
        let own = || (self.then == 0).then_some(period.as_str());
        theme_word(self.language.primary(), period).or_else(own)
    }

    /// Whether a text repeats what the folder below says in the language that it is written in.
    fn is_repeated(&self, path: &[String], is: &Tree) -> bool {
        let index = like(self.known, self.language_of(is));
        let was = index.and_then(|index| Reading::of(self.before, index).text(path));
        is_same(was, Some(is))
    }

    fn language_of(&self, text: &Tree) -> &Language {
        self.layers.chain.language_of(text.origin.file)
    }

    /// Where the organisation's own files make a text what it is, or take it out.
    fn own_words(&self, path: &[String], is: Option<&Tree>) -> Option<Span> {
        let files = &self.layers.workspace.files;
        let is_own = |at: Origin| self.files.all().any(|file| file == at.file);
        if let Some(is) = is.filter(|is| is_own(is.origin)) {
            return Some(files.value(is.origin));
        }
        let emptied = self.files.all().find_map(|file| emptied(files.get(file).root(), path));
        emptied.map(|at| files.key(at))
    }

    fn found(&mut self, path: &[String], at: Span, was: Option<&Tree>, is: Option<&Tree>) {
        let foreign = is.filter(|is| !is_neutral(path, is));
        let is_hidden = foreign.is_some_and(|is| self.language_of(is) != self.language);
        if let Some(known) = self.found.iter_mut().find(|known| known.at == at) {
            // That it is worded otherwise in its own language says more.
            if !is_hidden {
                known.hides.clear();
            } else if !known.hides.is_empty() {
                known.hides.push(self.language.clone());
            }
            return;
        }
        let hides = if is_hidden { vec![self.language.clone()] } else { Vec::new() };
        let files = &self.layers.workspace.files;
        let place = path.iter().fold(self.place.clone(), Place::key);
        let below = was.map(|was| files.value(was.origin));
        self.found.push(Rewording { place, at, is_there: is.is_some(), below, hides });
    }
}

/// Whether a text is of something that both have: what a fork adds is its own to word, and
/// what it takes out or makes another kind of thing is told as that.
fn is_guarded(
    versions: Versions<'_>,
    path: &[String],
    before: &Reading<'_>,
    now: &Reading<'_>,
) -> bool {
    let Versions { kept, own, facts } = versions;
    let [_, fact, key, rest @ ..] = path else { return facts.is_none() };
    let find = |boundary: &'_ Boundary| {
        let kind = |known: &Fact| (known.id.as_str() == fact).then(|| discriminant(&known.kind));
        boundary.facts.iter().find_map(kind)
    };
    let (was, is) = (find(kept), find(own));
    let is_declared = before.has_fact(fact) && now.has_fact(fact);
    let is_amount = fact == AMOUNT && key == "ask";
    let is_option = key == "options" && !rest.is_empty();
    let is_kept = !is_option || (before.text(path).is_some() && now.text(path).is_some());
    let is_asked = facts.is_none_or(|facts| facts.iter().any(|id| id.as_str() == fact));
    is_asked && was.is_some() && was == is && (is_declared || is_amount) && is_kept
}
