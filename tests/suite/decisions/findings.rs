//! What authors are told of boundaries is so, and all that is so is told.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::date;
use ruimte::check::{self, Flawed, Subject};
use ruimte::decide::{Authority, Cabinet, ClauseAt};
use ruimte::diagnostic::{Code, Diagnostic};
use ruimte::model::{BoundaryId, Kind, Place, Playbook, Step};

use super::cases::{Case, expected, told};
use super::examples::with_examples;
use super::plain::{self, By, Saying};
use super::random;
use super::support::{MOST_SITUATIONS, drawn, own, own_boundaries, plainly_dead, runner};

/// Where a clause stands: its boundary, its kind, and its position within that kind.
type Standing = (String, &'static str, usize);

/// A random playbook, what is found in it, and what a walk through all situations shows.
pub(crate) struct Looked {
    pub(crate) playbook: Playbook,
    pub(crate) authority: Authority,
    pub(crate) found: Vec<Diagnostic<Place>>,
    boundaries: Vec<Walked>,
}

/// What somebody is told in some situation of a boundary.
struct Walked {
    id: BoundaryId,
    is_silent: bool,
    asked_in_vain: BTreeSet<String>,
    reasons: BTreeSet<Standing>,
}

static LOOKED: LazyLock<Vec<Looked>> = LazyLock::new(|| {
    let mut runner = runner(6);
    let playbooks = random::playbook();
    let all = (0..400).map(|_| {
        let playbook = drawn(&playbooks, &mut runner);
        with_examples(playbook, &mut runner)
    });
    let few = |playbook: &Playbook, boundary: &BoundaryId| {
        random::all_situations(playbook, boundary).len() <= MOST_SITUATIONS
    };
    all.filter(|playbook| own(playbook).all(|id| few(playbook, id))).map(Looked::new).collect()
});

/// The playbooks that every property is held against.
pub(crate) fn looked() -> &'static [Looked] {
    &LOOKED
}

impl Looked {
    fn new(playbook: Playbook) -> Self {
        let flawed = Flawed::new();
        let authority = check::authority(&playbook, &flawed, &Cabinet::default());
        let today = date(2026, 6, 1);
        let subject =
            Subject { playbook: &playbook, flawed: &flawed, authority: &authority, today };
        let found = check::findings(subject);
        let boundaries = own(&playbook).map(|id| Walked::new(&playbook, id)).collect();
        Self { playbook, authority, found, boundaries }
    }

    fn told(&self, code: Code) -> impl Iterator<Item = &Diagnostic<Place>> {
        self.found.iter().filter(move |found| found.code == code)
    }

    /// What somebody could see who knew all of it.
    fn at(&self) -> String {
        format!("{:#?}\n{:#?}", self.found, self.playbook)
    }
}

impl Walked {
    fn new(playbook: &Playbook, id: &BoundaryId) -> Self {
        let (reasons, asked_in_vain) = (BTreeSet::new(), BTreeSet::new());
        let mut walked = Self { id: id.clone(), is_silent: false, asked_in_vain, reasons };
        for (facts, already) in random::all_situations(playbook, id) {
            let roles = playbook.roles.iter();
            let said: Vec<_> =
                roles.map(|role| plain::decide(playbook, id, &role.id, &facts, &already)).collect();
            for one in &said {
                walked.is_silent |= one.by == Some(By::Otherwise);
                walked.reasons.extend(one.clause.clone());
                let is_vain = |whom: &&String| {
                    let asked = playbook.roles.iter().position(|role| role.id.as_str() == **whom);
                    said[asked.expect("a role")].verdict == Saying::Never
                };
                walked.asked_in_vain.extend(one.whom.iter().filter(is_vain).cloned());
            }
        }
        walked
    }
}

/// The clause that a place is, or lies in.
pub(crate) fn clause_at(place: &Place) -> Option<Standing> {
    let [Step::Key(kind), Step::Index(index), ..] = place.path.as_slice() else { return None };
    let kind = ["may", "ask", "never"].into_iter().find(|known| known == kind)?;
    (place.kind == Kind::Boundary).then(|| (place.id.clone(), kind, *index))
}

fn help(found: &Diagnostic<Place>) -> &str {
    found.help.as_deref().expect("a help")
}

#[test]
fn silence_is_told_where_no_clause_speaks() {
    let mut seen = 0;
    for looked in looked() {
        let silent = looked.boundaries.iter().filter(|walked| {
            let boundary = plain::boundary_of(&looked.playbook, &walked.id);
            let has_own = boundary.clauses().next().is_some();
            boundary.otherwise.is_none() && has_own && walked.is_silent
        });
        let silent: Vec<&str> = silent.map(|walked| walked.id.as_str()).collect();
        let found: Vec<_> = looked.told(Code::SilentCells).collect();
        let ids: Vec<&str> = found.iter().map(|found| found.at.id.as_str()).collect();
        assert_eq!(ids, silent, "{}", looked.at());
        for found in found {
            let case = Case::tried(&looked.playbook, help(found));
            let (_, answer) = found.message.rsplit_once(", so: ").expect("a verdict");
            for said in case.said(&looked.playbook) {
                assert_eq!(said.by, Some(By::Otherwise), "{found:#?} {}", looked.at());
                assert_eq!(told(&said), expected(&super::cases::verdict(answer)), "{found:#?}");
            }
            seen += 1;
        }
    }
    assert!(seen > 50, "only {seen} were told");
}

#[test]
fn asking_in_vain_is_told_for_everyone_who_may_not() {
    let mut seen = 0;
    for looked in looked() {
        let vain = looked.boundaries.iter().flat_map(|walked| {
            walked.asked_in_vain.iter().map(|asked| (walked.id.to_string(), asked.clone()))
        });
        let mut found = Vec::new();
        for problem in looked.told(Code::AskedInVain) {
            let case = Case::tried(&looked.playbook, help(problem));
            let (_, asked) = problem.message.rsplit_once(": ask ").expect("whom to ask");
            let asked = asked.strip_suffix(", who is told never").expect("a role");
            let of_asked = Case { role: ruimte::model::RoleId::new(asked), ..case.clone() };
            for said in case.said(&looked.playbook) {
                assert!(said.whom.iter().any(|whom| whom == asked), "{problem:#?} {said:?}");
            }
            for said in of_asked.said(&looked.playbook) {
                assert_eq!(said.verdict, Saying::Never, "{problem:#?} {}", looked.at());
            }
            found.push((case.boundary.to_string(), asked.to_owned()));
        }
        found.sort();
        let mut vain: Vec<_> = vain.collect();
        vain.sort();
        seen += found.len();
        assert_eq!(found, vain, "{}", looked.at());
    }
    assert!(seen > 50, "only {seen} were told");
}

#[test]
fn clauses_are_untested_that_decide_no_example() {
    let mut seen = 0;
    for looked in looked() {
        let Looked { playbook, .. } = looked;
        // One that is to be taken out wants no example.
        let all = looked.boundaries.iter().flat_map(|walked| {
            let decided = looked.authority.get(&walked.id).expect("it is compiled");
            let dead = decided.dead_clauses(&looked.authority.house).iter();
            let dead: BTreeSet<Standing> =
                dead.map(|at| (at.boundary.to_string(), at.clause.key, at.clause.index)).collect();
            walked.reasons.iter().filter(move |clause| !dead.contains(*clause)).cloned()
        });
        let shown: BTreeSet<Standing> = decisions(playbook)
            .filter(|case| case.verdict(playbook).is_some())
            .filter_map(|case| {
                let said = case.said(playbook);
                let same = said.iter().all(|other| other.clause == said[0].clause);
                said[0].clause.clone().filter(|_| same)
            })
            .collect();
        let untested: BTreeSet<Standing> = all.filter(|clause| !shown.contains(clause)).collect();
        let told_of = looked.told(Code::Untested).map(|found| clause_at(&found.at));
        let found: BTreeSet<_> = told_of.map(|clause| clause.expect("a clause")).collect();
        assert_eq!(found, untested, "{}", looked.at());
        assert_eq!(found.len(), looked.told(Code::Untested).count(), "each is told once");
        for problem in looked.told(Code::Untested) {
            let case = Case::tried(playbook, help(problem));
            let (_, answer) = problem.message.rsplit_once(": ").expect("a verdict");
            let answer = expected(&super::cases::verdict(answer));
            for said in case.said(playbook) {
                assert_eq!(said.clause, clause_at(&problem.at), "{problem:#?} {}", looked.at());
                assert_eq!(told(&said), answer, "{problem:#?} {}", looked.at());
            }
            let proposed = Case::proposed(playbook, help(problem));
            assert_eq!(expected(&proposed.verdict), answer, "{problem:#?}");
            assert_eq!(format!("{:?}", Case::from(&proposed)), format!("{case:?}"));
            seen += 1;
        }
    }
    assert!(seen > 200, "only {seen} were told");
}

#[test]
fn verdicts_are_wrong_that_the_clauses_do_not_give() {
    let (mut wrong, mut undecided) = (0, 0);
    for looked in looked() {
        let Looked { playbook, .. } = looked;
        for example in &playbook.examples {
            let told_of = |code| {
                let mut found = looked.told(code);
                found.any(|found| {
                    found.at.kind == Kind::Example && found.at.id == example.id.as_str()
                })
            };
            let [decision] = example.decisions.as_slice() else { panic!("one decision each") };
            let (is_wrong, is_undecided) = match Case::from(decision).verdict(playbook) {
                Some(told) => (told != expected(&decision.verdict), false),
                None => (false, true),
            };
            assert_eq!(told_of(Code::WrongVerdict), is_wrong, "{example:#?} {}", looked.at());
            assert_eq!(told_of(Code::UndecidedExample), is_undecided, "{example:#?}");
            wrong += usize::from(is_wrong);
            undecided += usize::from(is_undecided);
        }
    }
    assert!(wrong > 50 && undecided > 20, "only {wrong} and {undecided} were told");
}

#[test]
fn clauses_are_dead_that_change_nothing() {
    let mut seen = 0;
    for looked in looked().iter().take(150) {
        let Looked { playbook, authority, .. } = looked;
        let mut dead: Vec<Vec<ClauseAt>> = Vec::new();
        for boundary in own_boundaries(playbook) {
            let rules = &authority.get(&boundary.id).expect("it is compiled").rules;
            dead.push(plainly_dead(playbook, &boundary.id, &rules.clauses().collect::<Vec<_>>()));
        }
        let everywhere = |at: &ClauseAt| dead.iter().all(|dead| dead.contains(at));
        let is_always = |at: &ClauseAt| plain::boundary_of(playbook, &at.boundary).always;
        let told_of = dead.iter().flatten().filter(|at| !is_always(at) || everywhere(at));
        let expected: BTreeSet<Standing> =
            told_of.map(|at| (at.boundary.to_string(), at.clause.key, at.clause.index)).collect();
        let found: Vec<_> = looked.told(Code::DeadClause).collect();
        let clauses = found.iter().map(|found| clause_at(&found.at).expect("a clause"));
        assert_eq!(clauses.collect::<BTreeSet<_>>(), expected, "{}", looked.at());
        assert_eq!(found.len(), expected.len(), "each is told once");
        seen += found.len();
        for found in found.into_iter().filter(|found| help(found).contains("try it: ")) {
            replay_dead(looked, found);
        }
    }
    assert!(seen > 50, "only {seen} were told");
}

/// A dead clause is shown where it would speak if nothing else did.
fn replay_dead(looked: &Looked, found: &Diagnostic<Place>) {
    let playbook = &looked.playbook;
    let case = Case::tried(playbook, help(found));
    let standing = clause_at(&found.at).expect("a clause");
    for said in case.said(&alone(playbook, &standing)) {
        assert_eq!(said.clause.as_ref(), Some(&standing), "{found:#?} {}", looked.at());
    }
    if let Some((answer, _)) = help(found).split_once(", with it and without") {
        let (_, answer) = answer.rsplit_once(": ").expect("a verdict");
        let answer = Some(expected(&super::cases::verdict(answer)));
        let (boundary, key, index) = standing;
        let without =
            plain::without_clause(playbook, &BoundaryId::new(boundary.as_str()), key, index);
        assert_eq!(case.verdict(playbook), answer, "{found:#?} {}", looked.at());
        assert_eq!(case.verdict(&without), answer, "{found:#?} {}", looked.at());
    }
}

/// A playbook that has this clause only, at its place.
fn alone(playbook: &Playbook, (boundary, key, index): &Standing) -> Playbook {
    let mut playbook = playbook.clone();
    for other in &mut playbook.boundaries {
        // In the other silences an ask would not be the reason.
        other.otherwise = Some(ruimte::model::Otherwise::May);
        let is_its = other.id.as_str() == boundary.as_str();
        for (kind, clauses) in
            [("may", &mut other.may), ("ask", &mut other.ask), ("never", &mut other.never)]
        {
            for (number, clause) in clauses.iter_mut().enumerate() {
                if !is_its || kind != *key || number != *index {
                    clause.scope = ruimte::model::Scope::Only(Vec::new());
                }
            }
        }
    }
    playbook
}

/// The decisions of all examples.
fn decisions(playbook: &Playbook) -> impl Iterator<Item = Case> {
    playbook.examples.iter().flat_map(|example| &example.decisions).map(Case::from)
}
