//! Clauses of the small playbook, told in both languages.

use super::Teller;
use crate::decide::{Authority, Situation};
use crate::model::*;
use crate::render::book::Book;
use crate::render::fixture::{clause, euro, fact, limit, playbook, put_it_right, when};
use crate::render::language::Lexicon;
use crate::render::theme::Theme;

/// A clause in English and in Dutch.
fn told(change: impl Fn(&mut Clause), kind: ClauseKind, scope: Scope) -> [String; 2] {
    let mut clause = clause(kind, scope);
    change(&mut clause);
    let mut boundary = put_it_right();
    boundary.facts.push(fact("discount", FactKind::Percent, None));
    tell_all(&playbook(), &boundary, &clause)
}

fn tell_all(playbook: &Playbook, boundary: &Boundary, clause: &Clause) -> [String; 2] {
    let theme = Theme::new(&playbook.theme, &[], None);
    let book = Book::new(playbook);
    [0, 1].map(|index| {
        let language = LanguageIndex(index);
        let tag = &playbook.languages[index];
        let lexicon = Lexicon::new(&theme.locales, tag, language, &playbook.words);
        let teller = Teller { book: &book, lexicon: &lexicon, language, role_page: None };
        teller.tell(boundary, clause).whole.plain().replace('\u{a0}', " ")
    })
}

fn roles(ids: &[&str]) -> Scope {
    Scope::Roles(ids.iter().map(|id| RoleId::new(*id)).collect())
}

fn director() -> ClauseKind {
    ClauseKind::Ask { whom: RoleId::new("director") }
}

#[test]
fn a_limit_and_a_condition() {
    let [en, nl] = told(
        |clause| {
            clause.limits = vec![limit(250, Some("guest"))];
            clause.when = vec![when("our_fault", Test::YesNo(true))];
        },
        ClauseKind::May,
        roles(&["front-desk"]),
    );
    assert_eq!(
        en,
        "Front desk and everyone above: up to €250 per guest, when the answer to “Was it our \
         fault?” is yes."
    );
    assert_eq!(
        nl,
        "Receptie en iedereen daarboven: tot en met € 250 per gast, als het antwoord op “Lag het aan \
         ons?” ja is."
    );
}

#[test]
fn several_answers_share_a_frame() {
    let never = told(
        |clause| {
            clause.when =
                vec![when("our_fault", Test::YesNo(true)), when("press", Test::YesNo(false))];
        },
        ClauseKind::Never,
        Scope::Everyone,
    );
    assert!(never[0].contains("the answer to “Was it our fault?” is yes and to “"), "{}", never[0]);
    assert!(never[0].ends_with("” no."), "{}", never[0]);
    assert!(never[1].contains("het antwoord op “Lag het aan ons?” ja is en op “"), "{}", never[1]);
    assert!(never[1].ends_with("” nee."), "{}", never[1]);
}

#[test]
fn several_limits() {
    let limits = vec![limit(2000, Some("guest")), limit(12345, Some("day"))];
    let may = told(|clause| clause.limits.clone_from(&limits), ClauseKind::May, Scope::Everyone);
    assert_eq!(may[0], "Everyone: up to €2,000 per guest and up to €12,345 per day.");
    assert_eq!(may[1], "Iedereen: tot en met € 2.000 per gast en tot en met € 12.345 per dag.");
    let ask = told(|clause| clause.limits.clone_from(&limits), director(), Scope::Everyone);
    assert_eq!(ask[0], "Talk to Director first above €2,000 per guest or above €12,345 per day.");
    assert_eq!(
        ask[1],
        "Overleg eerst met Director boven € 2.000 per gast of boven € 12.345 per dag."
    );
}

#[test]
fn whom_a_clause_is_for() {
    let who = |kind, scope| told(|_| (), kind, scope);
    assert_eq!(
        who(ClauseKind::May, Scope::Everyone)[0],
        "Everyone: whatever the case, no need to ask."
    );
    assert_eq!(
        who(ClauseKind::May, roles(&["director"]))[0],
        "Director: whatever the case, no need to ask.",
        "nobody is above the director"
    );
    assert_eq!(
        who(ClauseKind::May, roles(&["front-desk", "duty-manager"]))[0],
        "Front desk and Duty manager, and everyone above them: whatever the case, no need to ask."
    );
    assert_eq!(
        who(ClauseKind::Never, roles(&["duty-manager"]))[1],
        "Leidinggevende en iedereen daaronder: nooit, wat er ook aan de hand is."
    );
    assert_eq!(
        who(ClauseKind::May, Scope::Only(vec![RoleId::new("duty-manager")]))[1],
        "Alleen Leidinggevende: hoe dan ook, zonder te overleggen."
    );
    assert_eq!(who(director(), Scope::Everyone)[0], "Always talk to Director first.");
}

#[test]
fn conditions_of_every_kind() {
    let measure = |comparison| Test::Measure(comparison);
    let number = rust_decimal::Decimal::from;
    let one = |condition: Condition| {
        let [en, nl] = told(
            |clause| clause.when = vec![condition.clone()],
            ClauseKind::Never,
            Scope::Everyone,
        );
        [en.replace("Everyone: never when ", ""), nl.replace("Iedereen: nooit als ", "")]
    };
    let options = |ids: &[&str]| ids.iter().map(|id| OptionId::new(*id)).collect::<Vec<_>>();
    for (condition, en, nl) in [
        (
            when("topic", Test::Choice(ChoiceTest::OneOf(options(&["press", "law"])))),
            "the answer to “What is it about?” is Press or Law.",
            "het antwoord op “Waar gaat het over?” Pers of Law is.",
        ),
        (
            when("topic", Test::Choice(ChoiceTest::Not(OptionId::new("press")))),
            "the answer to “What is it about?” is anything but Press.",
            "het antwoord op “Waar gaat het over?” iets anders dan Pers is.",
        ),
        (
            when("bags", measure(Comparison::MoreThan(number(3)))),
            "the answer to “How many bags?” is more than 3 bags.",
            "het antwoord op “Hoeveel tassen?” meer dan 3 tassen is.",
        ),
        (
            when("bags", measure(Comparison::Between(number(2), number(1500)))),
            "the answer to “How many bags?” is between 2 and 1,500 bags.",
            "het antwoord op “Hoeveel tassen?” tussen 2 en 1.500 tassen is.",
        ),
        (
            when("amount", measure(Comparison::AtLeast(rust_decimal::Decimal::new(12345, 1)))),
            "the amount is at least €1,234.50.",
            "het bedrag minstens € 1.234,50 is.",
        ),
        (
            when("discount", measure(Comparison::AtMost(rust_decimal::Decimal::new(125, 1)))),
            "the answer to “discount” is at most 12.5%.",
            "het antwoord op “discount” hoogstens 12,5% is.",
        ),
        (
            when("danger", Test::YesNo(false)),
            "the answer to “Is anyone in danger?” is no.",
            "het antwoord op “Is er gevaar?” nee is.",
        ),
    ] {
        assert_eq!(one(condition), [en, nl]);
    }
}

#[test]
fn the_house_has_its_own_words_for_periods() {
    let mut playbook = playbook();
    let forms = WordForms { one: crate::render::fixture::both("caller", "beller"), many: None };
    playbook.words.0.insert(Word::Period(Period::new("guest")), forms);
    let mut clause = clause(ClauseKind::May, Scope::Everyone);
    clause.limits =
        vec![limit(5, Some("guest")), limit(6, Some("guest-day")), limit(7, Some("shift"))];
    let [en, nl] = tell_all(&playbook, &put_it_right(), &clause);
    assert_eq!(
        en,
        "Everyone: up to €5 per caller, up to €6 per caller and day and up to €7 per shift."
    );
    assert!(nl.contains("per beller en dag"), "{nl}");
}

#[test]
fn texts_cannot_break_out_of_a_sentence() {
    let mut boundary = put_it_right();
    boundary.facts[0].ask = Some(crate::render::fixture::english("<b>\u{e000}&{ $x }"));
    let mut clause = clause(ClauseKind::May, Scope::Everyone);
    clause.when = vec![when("our_fault", Test::YesNo(true))];
    let playbook = playbook();
    let book = Book::new(&playbook);
    let theme = Theme::new(&playbook.theme, &[], None);
    let language = LanguageIndex(1);
    let lexicon = Lexicon::new(&theme.locales, &playbook.languages[1], language, &playbook.words);
    let teller = Teller { book: &book, lexicon: &lexicon, language, role_page: None };
    assert_eq!(
        teller.tell(&boundary, &clause).rule.html(),
        "Als het antwoord op <q lang=\"en\">&lt;b&gt;&amp;{ $x }</q> <b>ja</b> is."
    );
}

/// The situations that a test of bags tells apart, and what may and what never holds in them.
fn parted(tests: &[Comparison]) -> [Vec<String>; 2] {
    let mut playbook = playbook();
    let mut boundary = put_it_right();
    let clause = |test: &Comparison| Clause {
        when: vec![when("bags", Test::Measure(*test))],
        ..clause(ClauseKind::May, Scope::Everyone)
    };
    boundary.may = tests.iter().take(1).map(clause).collect();
    boundary.never = tests.iter().skip(1).map(clause).collect();
    boundary.never.iter_mut().for_each(|clause| clause.kind = ClauseKind::Never);
    boundary.ask.clear();
    playbook.boundaries = vec![boundary];
    each_of(&playbook, 0)
}

/// The situations of a role, in English and in Dutch.
fn each_of(playbook: &Playbook, role: usize) -> [Vec<String>; 2] {
    let authority = crate::decide::Authority::new(playbook, |_| true);
    let boundary = &playbook.boundaries[0];
    let chart = crate::render::chart::Chart::new(&authority, &boundary.id).expect("a chart");
    let theme = Theme::new(&playbook.theme, &[], None);
    let book = Book::new(playbook);
    [0, 1].map(|index| {
        let language = LanguageIndex(index);
        let tag = &playbook.languages[index];
        let lexicon = Lexicon::new(&theme.locales, tag, language, &playbook.words);
        let teller = Teller { book: &book, lexicon: &lexicon, language, role_page: None };
        let each = chart.each(role).expect("not too much");
        let told = each.map(|(region, _)| teller.region(boundary, &chart, region).plain());
        told.map(|words| words.replace('\u{a0}', " ")).collect()
    })
}

#[test]
fn stretches_say_whether_their_ends_belong_to_them() {
    let number = rust_decimal::Decimal::from;
    let (three, ten) = (number(3), number(10));
    for (tests, en, nl) in [
        (
            vec![Comparison::AtMost(three)],
            vec!["up to 3 bags", "more than 3 bags"],
            vec!["tot en met 3 tassen", "meer dan 3 tassen"],
        ),
        (
            vec![Comparison::AtLeast(three)],
            vec!["less than 3 bags", "at least 3 bags"],
            vec!["minder dan 3 tassen", "minstens 3 tassen"],
        ),
        (
            vec![Comparison::AtMost(three), Comparison::MoreThan(ten)],
            vec!["up to 3 bags", "more than 3, up to 10 bags", "more than 10 bags"],
            vec!["tot en met 3 tassen", "meer dan 3, tot en met 10 tassen", "meer dan 10 tassen"],
        ),
        (
            vec![Comparison::AtMost(three), Comparison::AtLeast(ten)],
            vec!["up to 3 bags", "more than 3, less than 10 bags", "at least 10 bags"],
            vec!["tot en met 3 tassen", "meer dan 3, minder dan 10 tassen", "minstens 10 tassen"],
        ),
        (
            vec![Comparison::LessThan(three), Comparison::AtLeast(ten)],
            vec!["less than 3 bags", "at least 3, less than 10 bags", "at least 10 bags"],
            vec!["minder dan 3 tassen", "minstens 3, minder dan 10 tassen", "minstens 10 tassen"],
        ),
        (
            vec![Comparison::Between(three, ten)],
            vec!["less than 3 bags", "between 3 and 10 bags", "more than 10 bags"],
            vec!["minder dan 3 tassen", "tussen 3 en 10 tassen", "meer dan 10 tassen"],
        ),
        (
            vec![Comparison::Exactly(three)],
            vec!["less than 3 bags", "exactly 3 bags", "more than 3 bags"],
            vec!["minder dan 3 tassen", "precies 3 tassen", "meer dan 3 tassen"],
        ),
    ] {
        assert_eq!(parted(&tests), [en, nl]);
    }
}

#[test]
fn regions_of_every_kind() {
    let mut playbook = playbook();
    let mut boundary = put_it_right();
    boundary.never.clear();
    playbook.boundaries = vec![boundary];
    let [en, nl] = each_of(&playbook, 0);
    assert_eq!(
        en[..3],
        [
            "up to €250 per guest, if “Was it our fault?” is yes and “What is it about?” is Press \
             or Law",
            "more than €250 per guest, if “Was it our fault?” is yes and “What is it about?” is \
             Press or Law",
            "up to €250 per guest, if “Was it our fault?” is yes and “What is it about?” is Room",
        ]
    );
    assert_eq!(
        nl[..3],
        [
            "tot en met € 250 per gast, als “Lag het aan ons?” ja is en “Waar gaat het over?” Pers \
             of Law is",
            "meer dan € 250 per gast, als “Lag het aan ons?” ja is en “Waar gaat het over?” Pers \
             of Law is",
            "tot en met € 250 per gast, als “Lag het aan ons?” ja is en “Waar gaat het over?” \
             Kamer is",
        ]
    );
    let [en, nl] = each_of(&playbook, 1);
    let money = |words: &[String]| words.iter().find(|words| words.contains(';')).cloned();
    assert_eq!(
        money(&en).expect("two amounts").split(", if").next(),
        Some("more than €250, up to €2,000 per guest; up to €5,000 per day")
    );
    assert_eq!(
        money(&nl).expect("two amounts").split(", als").next(),
        Some("meer dan € 250, tot en met € 2.000 per gast; tot en met € 5.000 per dag")
    );
}

/// How a case is told that nearly is another: by what its variable says to both.
fn but(name: &str, after: &Situation) -> [String; 2] {
    let playbook = playbook();
    let boundary = put_it_right();
    let authority = Authority::new(&playbook, |_| true);
    let space = &authority.get(&boundary.id).expect("it is compiled").diagram.space;
    let variable = space.variables.iter().find(|variable| variable.name() == name);
    let before = situation(FactValue::YesNo(true), 180, 0);
    let theme = Theme::new(&playbook.theme, &[], None);
    let book = Book::new(&playbook);
    [0, 1].map(|index| {
        let language = LanguageIndex(index);
        let tag = &playbook.languages[index];
        let lexicon = Lexicon::new(&theme.locales, tag, language, &playbook.words);
        let teller = Teller { book: &book, lexicon: &lexicon, language, role_page: None };
        let told = teller.but(&boundary, variable.expect("a variable"), &before, after);
        told.plain().replace('\u{a0}', " ")
    })
}

fn situation(fault: FactValue, amount: i64, before: i64) -> Situation {
    Situation {
        facts: vec![
            (FactId::new("our_fault"), fault),
            (FactId::new("amount"), FactValue::Money(euro(amount))),
        ],
        already: vec![(Period::new("guest"), euro(before))],
    }
}

#[test]
fn what_is_otherwise_in_a_near_miss() {
    let [en, nl] = but("amount", &situation(FactValue::YesNo(true), 251, 0));
    assert_eq!(en, "The same case, but about €251 instead of €180.");
    assert_eq!(nl, "Hetzelfde geval, maar het gaat om € 251 in plaats van € 180.");
    let [en, nl] = but("our_fault", &situation(FactValue::YesNo(false), 180, 0));
    assert_eq!(en, "The same case, but the answer to “Was it our fault?” is no, not yes.");
    assert_eq!(nl, "Hetzelfde geval, maar het antwoord op “Lag het aan ons?” is nee, niet ja.");
    let [en, nl] = but("guest", &situation(FactValue::YesNo(true), 180, 71));
    assert_eq!(en, "The same case, but €71 has been given before, per guest.");
    assert_eq!(nl, "Hetzelfde geval, maar er is al € 71 eerder gegeven, per gast.");
}
