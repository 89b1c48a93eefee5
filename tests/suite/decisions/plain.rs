//! Decides by walking the clauses just as the contract says it: slow, and in the open.
//!
//! The sentences in quotation marks are those of the contract, which speaks of a boundary B,
//! a role R and facts F. What the diagrams say is held against what is said here.

use ruimte::model::{
    AMOUNT, Amount, Boundary, BoundaryId, ChoiceTest, Clause, ClauseKind, Comparison, Condition,
    Fact, FactId, FactKind, FactValue, Limit, Otherwise, Period, Playbook, RoleId, Scope, Test,
};
use rust_decimal::Decimal;

use super::random;

/// A verdict without its people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Saying {
    /// R decides alone.
    May,
    /// Others are asked first.
    Ask,
    /// Nobody does this.
    Never,
}

/// What a verdict rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum By {
    /// A clause that matches for R.
    Clause,
    /// A may that matches for somebody above R.
    Line,
    /// What holds where no clause speaks.
    Otherwise,
}

/// A verdict with its people and its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spoken {
    /// The verdict.
    pub(crate) verdict: Saying,
    /// Whom to ask: asks in order, then the role of 2b or 2c; each once.
    pub(crate) whom: Vec<String>,
    /// Who decides in the end; `None` where nobody does.
    pub(crate) decides: Option<String>,
    /// What it rests on; always given here, where every fact is known.
    pub(crate) by: Option<By>,
    /// The clause it rests on: its boundary, its kind, and its position within that kind.
    pub(crate) clause: Option<(String, &'static str, usize)>,
}

/// "The verdict of boundary B for role R on facts F."
///
/// Panics where a clause that is for somebody who is looked at tests a fact that is neither
/// given nor has a default. Facts and periods that no clause asks about are not looked at, so
/// that one decision can be put to a playbook before and after a clause was taken out.
pub(crate) fn decide(
    playbook: &Playbook,
    boundary: &BoundaryId,
    role: &RoleId,
    facts: &[(FactId, FactValue)],
    already: &[(Period, Amount)],
) -> Spoken {
    let boundary = boundary_of(playbook, boundary);
    assert!(!boundary.always, "always boundaries \"are not decided on their own\"");
    let case = Case { playbook, boundary, facts, already };

    // "1. A `never` of B, or of a boundary with `always: true`, matches: never."
    if let Some(never) = case.first_never(role) {
        return never_by(By::Clause, Some(never));
    }

    // "2. Else what R may do by itself:"
    let silence = case.silence(role);
    let (decides, by, clause) = if let Some(may) = case.first_may(role) {
        // "a. a `may` of B matches: may;"
        (role.clone(), By::Clause, Some(may))
    } else if silence != Otherwise::May
        && let Some((above, may)) = case.up_the_line(role)
    {
        // "b. else, unless silence (c) means `may`: ask up the line"
        (above, By::Line, Some(may))
    } else {
        // "c. else silence"
        match silence {
            Otherwise::May => (role.clone(), By::Otherwise, None),
            Otherwise::Ask(asked) => (asked, By::Otherwise, None),
            // "3. never by silence is never, whatever asks match."
            Otherwise::Never => return never_by(By::Otherwise, None),
        }
    };

    // "4. ... everyone they name must be asked, besides the one of 2b or 2c."
    let asks = case.asks(role);
    let mut whom: Vec<String> = Vec::new();
    let asked = asks.iter().map(|(_, asked)| asked);
    for asked in asked.chain([&decides].into_iter().filter(|decides| *decides != role)) {
        if !whom.iter().any(|known| known == asked.as_str()) {
            whom.push(asked.to_string());
        }
    }

    // "The reason given is what decided: [...] else the first matching `ask`; else" that of 2.
    let (by, clause) = match asks.into_iter().next() {
        Some((ask, _)) => (By::Clause, Some(ask)),
        None => (by, clause),
    };
    Spoken {
        // "Nobody to ask: may. Otherwise ask, of all of them."
        verdict: if whom.is_empty() { Saying::May } else { Saying::Ask },
        whom,
        // "Who decides in the end is R where 2 gave may, else the role of 2b or 2c"
        decides: Some(decides.to_string()),
        by: Some(by),
        clause,
    }
}

/// Whether two verdicts are the same: "*may*, *never*, or *ask* with the set of roles to ask
/// and the one who decides; two verdicts are the same when all of that is".
pub(crate) fn same(a: &Spoken, b: &Spoken) -> bool {
    let all_in =
        |some: &Spoken, others: &Spoken| some.whom.iter().all(|role| others.whom.contains(role));
    a.verdict == b.verdict && all_in(a, b) && all_in(b, a) && a.decides == b.decides
}

/// The playbook with one clause taken out, whose later ones of that kind move up.
pub(crate) fn without_clause(
    playbook: &Playbook,
    boundary: &BoundaryId,
    key: &str,
    index: usize,
) -> Playbook {
    let mut playbook = playbook.clone();
    let boundary = playbook.boundaries.iter_mut().find(|one| one.id == *boundary);
    let boundary = boundary.expect("a boundary of this playbook");
    let clauses = match key {
        "may" => &mut boundary.may,
        "ask" => &mut boundary.ask,
        "never" => &mut boundary.never,
        _ => panic!("no kind of clause is called {key}"),
    };
    clauses.remove(index);
    playbook
}

/// The boundaries whose clauses hold in every decision: "by `order` (a missing one last),
/// then id".
pub(crate) fn always_boundaries(playbook: &Playbook) -> Vec<&Boundary> {
    let mut always: Vec<&Boundary> =
        playbook.boundaries.iter().filter(|boundary| boundary.always).collect();
    always.sort_by_key(|boundary| {
        (boundary.order.is_none(), boundary.order, boundary.id.as_str().to_owned())
    });
    always
}

/// The boundary of an id.
pub(crate) fn boundary_of<'p>(playbook: &'p Playbook, id: &BoundaryId) -> &'p Boundary {
    let boundary = playbook.boundaries.iter().find(|boundary| boundary.id == *id);
    boundary.expect("a boundary of this playbook")
}

fn never_by(by: By, clause: Option<Standing>) -> Spoken {
    Spoken { verdict: Saying::Never, whom: Vec::new(), decides: None, by: Some(by), clause }
}

/// Where a clause stands: its boundary, its kind, and its position within that kind.
type Standing = (String, &'static str, usize);

/// A clause and where it stands.
type Placed<'p> = (Standing, &'p Clause);

/// One decision, whoever takes it.
struct Case<'p> {
    playbook: &'p Playbook,
    boundary: &'p Boundary,
    facts: &'p [(FactId, FactValue)],
    already: &'p [(Period, Amount)],
}

impl<'p> Case<'p> {
    /// "the first `never` that matches": "file order, B's before those of `always` boundaries".
    fn first_never(&self, role: &RoleId) -> Option<Standing> {
        self.first(self.of_all(|boundary| &boundary.never), role)
    }

    /// The first may that matches; always boundaries "have no `may`".
    fn first_may(&self, role: &RoleId) -> Option<Standing> {
        self.first(placed(self.boundary, &self.boundary.may), role)
    }

    /// Every ask that matches, in order, with the role that it names.
    fn asks(&self, role: &RoleId) -> Vec<(Standing, RoleId)> {
        let mut asks = Vec::new();
        for (standing, clause) in self.of_all(|boundary| &boundary.ask) {
            if let ClauseKind::Ask { whom } = &clause.kind
                && self.matches(clause, role)
            {
                asks.push((standing, whom.clone()));
            }
        }
        asks
    }

    /// "walk `reports_to` from R; the first role for which a `may` of B matches and no `never`
    /// (of B or of an always boundary) does is the one to ask"
    fn up_the_line(&self, role: &RoleId) -> Option<(RoleId, Standing)> {
        for above in self.above(role) {
            if let Some(may) = self.first_may(above)
                && self.first_never(above).is_none()
            {
                return Some((above.clone(), may));
            }
        }
        None
    }

    /// "`otherwise` of B, or where B has none, of the playbook", as it sounds to R.
    fn silence(&self, role: &RoleId) -> Otherwise {
        let otherwise = self.boundary.otherwise.as_ref().or(self.playbook.otherwise.as_ref());
        match otherwise.expect("something holds in silence") {
            Otherwise::May => Otherwise::May,
            Otherwise::Never => Otherwise::Never,
            // "For X itself and those above X, ask X means the role that R reports to; where R
            // reports to nobody, R decides: may."
            Otherwise::Ask(asked) if role == asked || self.above(asked).contains(&role) => {
                match self.above(role).first() {
                    Some(above) => Otherwise::Ask((*above).clone()),
                    None => Otherwise::May,
                }
            }
            Otherwise::Ask(asked) => Otherwise::Ask(asked.clone()),
        }
    }

    /// The clauses that a list holds in B, then those that it holds in the always boundaries.
    fn of_all(&self, list: impl Fn(&Boundary) -> &Vec<Clause>) -> Vec<Placed<'p>> {
        let mut all = placed(self.boundary, list(self.boundary));
        for always in always_boundaries(self.playbook) {
            all.extend(placed(always, list(always)));
        }
        all
    }

    fn first(&self, clauses: Vec<Placed<'_>>, role: &RoleId) -> Option<Standing> {
        let mut clauses = clauses.into_iter();
        clauses.find(|(_, clause)| self.matches(clause, role)).map(|(standing, _)| standing)
    }

    /// "It is for R, every `when` test holds, and every limit holds."
    fn matches(&self, clause: &Clause, role: &RoleId) -> bool {
        self.is_for(clause, role)
            && clause.when.iter().all(|condition| self.passes(condition))
            && self.limits_hold(clause)
    }

    /// "Whom a clause is for."
    fn is_for(&self, clause: &Clause, role: &RoleId) -> bool {
        let is_above = |upper: &RoleId, lower: &RoleId| self.above(lower).contains(&upper);
        let named = match &clause.scope {
            // "Neither key: everyone."
            Scope::Everyone => true,
            // "`only` (any kind): exactly the roles named."
            Scope::Only(roles) => roles.contains(role),
            Scope::Roles(roles) => match clause.kind {
                // "the roles named, and everyone above them (whom they report to)"
                ClauseKind::May => roles.iter().any(|one| role == one || is_above(role, one)),
                // "the roles named, and everyone below them"
                ClauseKind::Ask { .. } | ClauseKind::Never => {
                    roles.iter().any(|one| role == one || is_above(one, role))
                }
            },
        };
        // "An ask is not for the role it names in `whom`, nor for anyone above that role."
        let is_asked = match &clause.kind {
            ClauseKind::Ask { whom } => role == whom || is_above(role, whom),
            ClauseKind::May | ClauseKind::Never => false,
        };
        named && !is_asked
    }

    /// Whom a role reports to, whom that one reports to, and so on.
    fn above(&self, role: &RoleId) -> Vec<&'p RoleId> {
        let mut line = Vec::new();
        let mut below = role;
        loop {
            let found = self.playbook.roles.iter().find(|one| one.id == *below);
            match &found.expect("a role of this playbook").reports_to {
                Some(above) => line.push(above),
                None => return line,
            }
            below = line[line.len() - 1];
        }
    }

    /// "Of several limits in `up_to` all must hold, of several in `over` any one."
    fn limits_hold(&self, clause: &Clause) -> bool {
        let limits = &clause.limits;
        match clause.kind {
            ClauseKind::May => limits.iter().all(|limit| self.held(limit) <= limit.amount.value),
            ClauseKind::Ask { .. } | ClauseKind::Never => {
                limits.is_empty()
                    || limits.iter().any(|limit| self.held(limit) > limit.amount.value)
            }
        }
    }

    /// What is held against a limit: "`amount`", or for a period "`amount + already[P]`".
    fn held(&self, limit: &Limit) -> Decimal {
        let amount = measure(&self.value(&FactId::new(AMOUNT)));
        match &limit.period {
            None => amount,
            Some(period) => amount + self.given_before(period),
        }
    }

    /// "`already` for a period is zero unless given."
    fn given_before(&self, period: &Period) -> Decimal {
        let given = self.already.iter().find(|(one, _)| one == period);
        given.map_or(Decimal::ZERO, |(_, amount)| amount.value)
    }

    fn passes(&self, condition: &Condition) -> bool {
        let value = self.value(&condition.fact);
        match (&condition.test, &value) {
            (Test::YesNo(wanted), FactValue::YesNo(is)) => wanted == is,
            (Test::Choice(ChoiceTest::OneOf(options)), FactValue::Choice(is)) => {
                options.contains(is)
            }
            (Test::Choice(ChoiceTest::Not(option)), FactValue::Choice(is)) => option != is,
            (Test::Measure(comparison), value) => {
                let is = measure(value);
                match *comparison {
                    Comparison::AtMost(x) => is <= x,
                    Comparison::AtLeast(x) => is >= x,
                    Comparison::MoreThan(x) => is > x,
                    Comparison::LessThan(x) => is < x,
                    Comparison::Between(x, y) => x <= is && is <= y,
                    Comparison::Exactly(x) => is == x,
                    Comparison::Not(x) => is != x,
                }
            }
            (test, value) => panic!("{test:?} cannot be put to {value:?}"),
        }
    }

    /// "A fact left out takes its `default`"; that of an always boundary's fact is `no`.
    fn value(&self, id: &FactId) -> FactValue {
        if let Some((_, value)) = self.facts.iter().find(|(one, _)| one == id) {
            return value.clone();
        }
        let is_it = |fact: &&Fact| fact.id == *id;
        if let Some(fact) = self.boundary.facts.iter().find(is_it) {
            let default = fact.default.clone();
            return default.unwrap_or_else(|| panic!("`{id}` is asked, and not given"));
        }
        let mut always = always_boundaries(self.playbook).into_iter();
        assert!(always.any(|one| one.facts.iter().any(|fact| is_it(&fact))), "no fact is `{id}`");
        FactValue::YesNo(false)
    }
}

fn placed<'p>(boundary: &Boundary, clauses: &'p [Clause]) -> Vec<Placed<'p>> {
    let standing = |(index, clause): (usize, &'p Clause)| {
        ((boundary.id.to_string(), clause.kind.key(), index), clause)
    };
    clauses.iter().enumerate().map(standing).collect()
}

fn measure(value: &FactValue) -> Decimal {
    match value {
        FactValue::Number(value) | FactValue::Percent(value) => *value,
        FactValue::Money(amount) => amount.value,
        FactValue::YesNo(_) | FactValue::Choice(_) => panic!("{value:?} is no quantity"),
    }
}

/// Two lines of roles: desk and night report to lead, lead to head; press to nobody.
fn house(boundaries: Vec<Boundary>, otherwise: Otherwise) -> Playbook {
    let roles = [
        ("desk", Some("lead")),
        ("night", Some("lead")),
        ("lead", Some("head")),
        ("head", None),
        ("press", None),
    ];
    let roles = roles.map(|(id, reports_to)| random::role(id, reports_to)).into();
    random::playbook_of(roles, boundaries, otherwise)
}

/// The boundary `b`, with a yes_no fact `fault`, a number `bags` and the amount.
fn about(clauses: &[Clause]) -> Boundary {
    let facts = vec![
        random::fact("fault", FactKind::YesNo),
        random::fact("bags", FactKind::Number { unit: None }),
        random::fact(AMOUNT, FactKind::Money),
    ];
    random::boundary("b", facts, clauses)
}

/// A boundary that always holds, with one fact.
fn always(id: &str, order: Option<i64>, fact: &str, clauses: &[Clause]) -> Boundary {
    let facts = vec![random::fact(fact, FactKind::YesNo)];
    Boundary { always: true, order, ..random::boundary(id, facts, clauses) }
}

fn may(scope: Scope) -> Clause {
    random::clause(ClauseKind::May, scope)
}

fn never(scope: Scope) -> Clause {
    random::clause(ClauseKind::Never, scope)
}

fn ask(whom: &str, scope: Scope) -> Clause {
    random::clause(ClauseKind::Ask { whom: RoleId::new(whom) }, scope)
}

fn roles(ids: &[&str]) -> Scope {
    Scope::Roles(ids.iter().map(|id| RoleId::new(*id)).collect())
}

fn only(ids: &[&str]) -> Scope {
    Scope::Only(ids.iter().map(|id| RoleId::new(*id)).collect())
}

fn when(fact: &str, test: Test, clause: Clause) -> Clause {
    let mut when = clause.when;
    when.push(Condition { fact: FactId::new(fact), test });
    Clause { when, ..clause }
}

fn if_yes(fact: &str, clause: Clause) -> Clause {
    when(fact, Test::YesNo(true), clause)
}

/// With limits as `5` or `5 per day`.
fn limited(limits: &[&str], clause: Clause) -> Clause {
    let limit = |text: &&str| {
        let (amount, period) = match text.split_once(" per ") {
            Some((amount, period)) => (amount, Some(Period::new(period))),
            None => (*text, None),
        };
        Limit { amount: random::euro(random::decimal(amount)), period }
    };
    Clause { limits: limits.iter().map(limit).collect(), ..clause }
}

fn asking(role: &str) -> Otherwise {
    Otherwise::Ask(RoleId::new(role))
}

/// What `b` says, given facts as `fault: yes, bags: 3, amount: 5, already.day: 2`.
fn spoken(playbook: &Playbook, role: &str, given: &str) -> Spoken {
    let mut facts = Vec::new();
    let mut already = Vec::new();
    for (id, text) in given.split(", ").filter_map(|one| one.split_once(": ")) {
        let value = match (id, text) {
            (_, "yes" | "no") => FactValue::YesNo(text == "yes"),
            (AMOUNT, _) => FactValue::Money(random::euro(random::decimal(text))),
            _ => FactValue::Number(random::decimal(text)),
        };
        match id.strip_prefix("already.") {
            Some(period) => {
                already.push((Period::new(period), random::euro(random::decimal(text))));
            }
            None => facts.push((FactId::new(id), value)),
        }
    }
    decide(playbook, &BoundaryId::new("b"), &RoleId::new(role), &facts, &already)
}

/// The same in a line: `ask press and lead, lead decides: b ask 0`.
fn says(playbook: &Playbook, role: &str, given: &str) -> String {
    let said = spoken(playbook, role, given);
    let verdict = match said.verdict {
        Saying::May => "may".to_owned(),
        Saying::Ask => format!("ask {}", said.whom.join(" and ")),
        Saying::Never => "never".to_owned(),
    };
    let decides = said.decides.map_or(String::new(), |role| format!(", {role} decides"));
    let clause = said.clause.map(|(boundary, kind, index)| format!("{boundary} {kind} {index}"));
    let reason = match said.by.expect("a reason") {
        By::Clause => clause.expect("a clause"),
        By::Line => format!("line, {}", clause.expect("a clause")),
        By::Otherwise => "silence".to_owned(),
    };
    format!("{verdict}{decides}: {reason}")
}

/// "may with `roles`: the roles named, and everyone above them"; "`only` (any kind): exactly
/// the roles named".
#[test]
fn authority_flows_up_the_line() {
    let house_of = |scope| house(vec![about(&[may(scope)])], Otherwise::Never);
    let named = house_of(roles(&["lead"]));
    assert_eq!(says(&named, "lead", ""), "may, lead decides: b may 0");
    assert_eq!(says(&named, "head", ""), "may, head decides: b may 0");
    assert_eq!(says(&named, "desk", ""), "ask lead, lead decides: line, b may 0");
    assert_eq!(says(&named, "press", ""), "never: silence");
    let exactly = house_of(only(&["lead"]));
    assert_eq!(says(&exactly, "lead", ""), "may, lead decides: b may 0");
    assert_eq!(says(&exactly, "head", ""), "never: silence");
    assert_eq!(says(&house_of(Scope::Everyone), "press", ""), "may, press decides: b may 0");
}

/// "ask and never with `roles`: the roles named, and everyone below them".
#[test]
fn restraint_flows_down_the_line() {
    let house_of = |clause| house(vec![about(&[clause])], Otherwise::May);
    let named = house_of(never(roles(&["lead"])));
    assert_eq!(says(&named, "lead", ""), "never: b never 0");
    assert_eq!(says(&named, "desk", ""), "never: b never 0");
    assert_eq!(says(&named, "head", ""), "may, head decides: silence");
    let exactly = house_of(never(only(&["lead"])));
    assert_eq!(says(&exactly, "lead", ""), "never: b never 0");
    assert_eq!(says(&exactly, "desk", ""), "may, desk decides: silence");
    let asked = house_of(ask("press", roles(&["lead"])));
    assert_eq!(says(&asked, "desk", ""), "ask press, desk decides: b ask 0");
    assert_eq!(says(&asked, "head", ""), "may, head decides: silence");
}

/// "An ask is not for the role it names in `whom`, nor for anyone above that role": not even
/// where `only` names them.
#[test]
fn nobody_is_told_to_ask_themselves_or_those_below() {
    let clauses = [ask("lead", Scope::Everyone), ask("lead", only(&["lead", "head"]))];
    let house = house(vec![about(&clauses)], Otherwise::May);
    assert_eq!(says(&house, "desk", ""), "ask lead, desk decides: b ask 0");
    assert_eq!(says(&house, "press", ""), "ask lead, press decides: b ask 0");
    assert_eq!(says(&house, "lead", ""), "may, lead decides: silence");
    assert_eq!(says(&house, "head", ""), "may, head decides: silence");
}

/// "`up_to: L` (may) when `amount <= L`, `up_to: L per P` when `amount + already[P] <= L`";
/// "of several limits in `up_to` all must hold"; "`already` for a period is zero unless given".
#[test]
fn room_ends_above_the_lowest_limit() {
    let clauses = [limited(&["2.50", "10 per day"], may(Scope::Everyone))];
    let house = house(vec![about(&clauses)], Otherwise::Never);
    for (given, verdict) in [
        ("amount: 2.5", Saying::May),
        ("amount: 2.51", Saying::Never),
        ("amount: 2.5, already.day: 7.50", Saying::May),
        ("amount: 2.5, already.day: 7.51", Saying::Never),
        ("amount: 0, already.day: 10, already.guest: 99", Saying::May),
    ] {
        assert_eq!(spoken(&house, "desk", given).verdict, verdict, "{given}");
    }
}

/// "`over: L` (ask, never) when `amount > L`, `over: L per P` when `amount + already[P] > L`";
/// "of several in `over` any one".
#[test]
fn restraint_begins_above_any_limit() {
    let clauses = [limited(&["5", "10 per day"], never(Scope::Everyone))];
    let house = house(vec![about(&clauses)], Otherwise::May);
    for (given, verdict) in [
        ("amount: 5", Saying::May),
        ("amount: 5.01", Saying::Never),
        ("amount: 1, already.day: 9", Saying::May),
        ("amount: 1, already.day: 9.01", Saying::Never),
        ("amount: 6, already.day: 0", Saying::Never),
    ] {
        assert_eq!(spoken(&house, "desk", given).verdict, verdict, "{given}");
    }
}

/// "Every `when` test holds": what each test says on its edges and beside them.
#[test]
fn every_test_on_its_edges() {
    let at = random::decimal;
    for (comparison, passes) in [
        (Comparison::AtMost(at("-1")), "-2 -1"),
        (Comparison::AtLeast(at("-1")), "-1 0 1.5 3"),
        (Comparison::MoreThan(at("-1")), "0 1.5 3"),
        (Comparison::LessThan(at("1.50")), "-2 -1 0"),
        (Comparison::Between(at("-1"), at("1.5")), "-1 0 1.5"),
        (Comparison::Exactly(at("1.50")), "1.5"),
        (Comparison::Not(at("1.5")), "-2 -1 0 3"),
    ] {
        let clause = when("bags", Test::Measure(comparison), may(Scope::Everyone));
        let house = house(vec![about(&[if_yes("fault", clause)])], Otherwise::Never);
        let heard = |bags: &&str| {
            let given = format!("fault: yes, bags: {bags}");
            spoken(&house, "desk", &given).verdict == Saying::May
        };
        let heard: Vec<&str> = ["-2", "-1", "0", "1.5", "3"].into_iter().filter(heard).collect();
        assert_eq!(heard.join(" "), passes, "{comparison:?}");
        assert_eq!(says(&house, "desk", "fault: no, bags: 1.5"), "never: silence");
    }
}

/// "walk `reports_to` from R; the first role for which a `may` of B matches and no `never` (of
/// B or of an always boundary) does is the one to ask".
#[test]
fn the_walk_passes_those_who_may_never() {
    let own = [may(roles(&["lead"])), if_yes("fault", never(only(&["lead"])))];
    let line = [if_yes("injury", never(only(&["head"])))];
    let lines = always("lines", None, "injury", &line);
    let house = house(vec![about(&own), lines], asking("press"));
    assert_eq!(says(&house, "desk", "fault: no"), "ask lead, lead decides: line, b may 0");
    assert_eq!(says(&house, "desk", "fault: yes"), "ask head, head decides: line, b may 0");
    let both = "fault: yes, injury: yes";
    assert_eq!(says(&house, "desk", both), "ask press, press decides: silence");
}

/// "b. else, unless silence (c) means `may`": who may in silence need not ask up the line.
#[test]
fn a_generous_silence_is_louder_than_the_line() {
    let lead_may = about(&[may(roles(&["lead"]))]);
    let generous = Boundary { otherwise: Some(Otherwise::May), ..lead_may.clone() };
    let strict = house(vec![lead_may], Otherwise::Never);
    assert_eq!(says(&strict, "desk", ""), "ask lead, lead decides: line, b may 0");
    let generous = house(vec![generous], Otherwise::Never);
    assert_eq!(says(&generous, "desk", ""), "may, desk decides: silence");
}

/// "For X itself and those above X, *ask X* means the role that R reports to; where R reports
/// to nobody, R decides: *may*."
#[test]
fn silence_sends_everyone_to_somebody_else() {
    let house = house(vec![about(&[])], asking("lead"));
    assert_eq!(says(&house, "desk", ""), "ask lead, lead decides: silence");
    assert_eq!(says(&house, "press", ""), "ask lead, lead decides: silence");
    assert_eq!(says(&house, "lead", ""), "ask head, head decides: silence");
    assert_eq!(says(&house, "head", ""), "may, head decides: silence");
}

/// "*never* by silence is **never**, whatever asks match", and what decided is the silence.
#[test]
fn asking_does_not_break_a_never_of_silence() {
    let clauses = [may(only(&["head"])), ask("press", Scope::Everyone)];
    let house = house(vec![about(&clauses)], Otherwise::Never);
    assert_eq!(says(&house, "night", ""), "ask press and head, head decides: b ask 0");
    let silent = without_clause(&house, &BoundaryId::new("b"), "may", 0);
    assert_eq!(says(&silent, "night", ""), "never: silence");
}

/// "Everyone they name must be asked, besides the one of 2b or 2c", "asks in order, then 2b or
/// 2c; each once"; "an ask is consultation: it grants nothing".
#[test]
fn all_are_asked_and_each_once() {
    let press = always("lines", None, "injury", &[if_yes("injury", ask("press", Scope::Everyone))]);
    let own = [ask("head", Scope::Everyone), ask("lead", Scope::Everyone)];
    let house = house(vec![about(&own), press], asking("lead"));
    assert_eq!(says(&house, "desk", ""), "ask head and lead, lead decides: b ask 0");
    assert_eq!(
        says(&house, "desk", "injury: yes"),
        "ask head and lead and press, lead decides: b ask 0"
    );
    assert_eq!(says(&house, "lead", "injury: yes"), "ask head and press, head decides: b ask 0");
    assert_eq!(says(&house, "head", "injury: yes"), "ask press, head decides: lines ask 0");
}

/// "The first `never` that matches": "file order, B's before those of `always` boundaries, which
/// come by `order` (a missing one last), then id". "Else the first matching `ask`".
#[test]
fn reasons_come_in_order() {
    // Their titles, by which readers find them sorted, have no say in it.
    let line = |id, title, order, fact: &str| {
        let injured = if_yes("injury", never(Scope::Everyone));
        let clauses = [injured, if_yes(fact, ask("press", Scope::Everyone))];
        Boundary { title: random::text(title), ..always(id, order, fact, &clauses) }
    };
    let own = [if_yes("fault", never(Scope::Everyone)), never(only(&["night"]))];
    let mut b = about(&own);
    b.may = vec![may(Scope::Everyone)];
    let lines = [
        line("a", "Suits", None, "sued"),
        line("z", "Injuries", Some(1), "injury"),
        line("c", "Losses", Some(1), "lost"),
    ];
    let house = house([b].into_iter().chain(lines).collect(), Otherwise::Never);
    let injured = "fault: yes, injury: yes";
    assert_eq!(says(&house, "night", injured), "never: b never 0");
    assert_eq!(says(&house, "night", "fault: no, injury: yes"), "never: b never 1");
    assert_eq!(says(&house, "desk", "fault: no, injury: yes"), "never: c never 0");
    let without_c = without_clause(&house, &BoundaryId::new("c"), "never", 0);
    assert_eq!(says(&without_c, "desk", "fault: no, injury: yes"), "never: z never 0");
    let sued = says(&house, "desk", "fault: no, sued: yes, lost: yes");
    assert_eq!(sued, "ask press, desk decides: c ask 0");
    assert_eq!(says(&house, "desk", "fault: no"), "may, desk decides: b may 0");
}

/// "A fact left out takes its `default`"; that of an always boundary's is `no`, and "any
/// boundary may use them in a `when`".
#[test]
fn what_is_left_out_has_its_default() {
    let not_injured = when("injury", Test::YesNo(false), may(Scope::Everyone));
    let mut b = about(&[if_yes("fault", not_injured)]);
    b.facts[0].default = Some(FactValue::YesNo(true));
    let house = house(vec![b, always("lines", None, "injury", &[])], Otherwise::Never);
    assert_eq!(says(&house, "desk", ""), "may, desk decides: b may 0");
    assert_eq!(says(&house, "desk", "fault: no"), "never: silence");
    assert_eq!(says(&house, "desk", "injury: yes"), "never: silence");
}

/// "Two verdicts are the same when all of that is": the set of roles, whatever the order, and
/// the one who decides, whatever the reason.
#[test]
fn the_same_verdict_for_another_reason() {
    let asks = |first: &str, second: &str, otherwise| {
        let clauses = [ask(first, Scope::Everyone), ask(second, Scope::Everyone)];
        spoken(&house(vec![about(&clauses)], otherwise), "desk", "")
    };
    let one = asks("lead", "press", asking("lead"));
    let other = asks("press", "lead", asking("lead"));
    assert_ne!(one.whom, other.whom);
    assert!(same(&one, &other));
    assert!(!same(&one, &asks("lead", "press", Otherwise::May)), "another decides");
    let fewer = asks("lead", "lead", asking("lead"));
    assert!(!same(&one, &fewer) && !same(&fewer, &one), "fewer are asked");
}
