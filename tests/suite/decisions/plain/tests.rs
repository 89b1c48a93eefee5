//! The rules of the contract, one by one, on cases decided by hand.

use ruimte::model::*;

use super::*;
use crate::decisions::random;

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
