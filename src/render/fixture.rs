//! A small playbook for tests: two languages, a line of three roles, one boundary with clauses
//! of every kind, one that always holds, and a link of every kind.

use rust_decimal::Decimal;

use crate::model::*;

pub(crate) const EN: &str = "en";
pub(crate) const NL: &str = "nl";

fn tag(tag: &str) -> Language {
    Language::new(tag)
}

/// A text in English alone: the Dutch reader gets it in English.
pub(crate) fn english(content: &str) -> Text {
    Text::single(tag(EN), content)
}

/// A text in both languages.
pub(crate) fn both(en: &str, nl: &str) -> Text {
    let wordings = [(EN, en), (NL, nl)]
        .map(|(language, content)| Wording { language: tag(language), content: content.into() });
    Text::new(wordings.into()).expect("two wordings")
}

pub(crate) fn euro(value: i64) -> Amount {
    Amount {
        value: Decimal::from(value),
        currency: Currency::from_code("EUR").expect("a currency"),
    }
}

pub(crate) fn limit(value: i64, period: Option<&str>) -> Limit {
    Limit { amount: euro(value), period: period.map(Period::new) }
}

pub(crate) fn role(id: &str, title: Text, reports_to: Option<&str>) -> Role {
    Role {
        id: RoleId::new(id),
        title,
        summary: None,
        text: None,
        reports_to: reports_to.map(RoleId::new),
        start_with: Vec::new(),
        order: None,
        stewardship: Stewardship::default(),
    }
}

pub(crate) fn clause(kind: ClauseKind, scope: Scope) -> Clause {
    Clause {
        id: None,
        kind,
        scope,
        when: Vec::new(),
        limits: Vec::new(),
        title: None,
        why: None,
        say: None,
        afterwards: Vec::new(),
        note: None,
    }
}

pub(crate) fn fact(id: &str, kind: FactKind, ask: Option<Text>) -> Fact {
    Fact { id: FactId::new(id), kind, ask, default: None, can_change: false }
}

pub(crate) fn when(fact: &str, test: Test) -> Condition {
    Condition { fact: FactId::new(fact), test }
}

fn roles() -> Vec<Role> {
    let mut desk = role("front-desk", both("Front desk", "Receptie"), Some("duty-manager"));
    desk.summary = Some(both("The first to hear it.", "De eerste die het hoort."));
    desk.start_with = vec![
        Target::Value(ValueId::new("listen")),
        Target::Example(ExampleId::new("cold-soup")),
        Target::Page(PageId::new("leading")),
    ];
    vec![
        desk,
        role("duty-manager", both("Duty manager", "Leidinggevende"), Some("director")),
        role("director", english("Director"), None),
    ]
}

fn values() -> Vec<Value> {
    vec![Value {
        id: ValueId::new("listen"),
        title: both("Listen first", "Eerst luisteren"),
        summary: Some(both("Until you get it.", "Tot je het snapt.")),
        text: Some(Markdown(both(
            "See [](boundary:put-it-right).",
            "Zie [deze grens](boundary:put-it-right).",
        ))),
        we_do: vec![english("Ask on.")],
        we_do_not: vec![english("Interrupt.")],
        order: None,
        stewardship: Stewardship::default(),
    }]
}

/// A boundary with everything that a clause can have.
pub(crate) fn put_it_right() -> Boundary {
    let mut may = clause(ClauseKind::May, Scope::Roles(vec![RoleId::new("front-desk")]));
    may.when = vec![when("our_fault", Test::YesNo(true))];
    may.limits = vec![limit(250, Some("guest"))];
    may.say = Some(both("I am putting this right.", "Ik maak het in orde."));
    may.afterwards = vec![english("Tell the next shift.")];
    let mut more = clause(ClauseKind::May, Scope::Only(vec![RoleId::new("duty-manager")]));
    more.limits = vec![limit(2000, Some("guest")), limit(5000, Some("day"))];
    let mut ask = clause(ClauseKind::Ask { whom: RoleId::new("director") }, Scope::Everyone);
    ask.when = vec![when(
        "topic",
        Test::Choice(ChoiceTest::OneOf(vec![OptionId::new("press"), OptionId::new("law")])),
    )];
    let mut never = clause(ClauseKind::Never, Scope::Everyone);
    never.when = vec![
        when("bags", Test::Measure(Comparison::MoreThan(Decimal::from(3)))),
        when("amount", Test::Measure(Comparison::Between(Decimal::from(10), Decimal::from(20)))),
    ];
    Boundary {
        id: BoundaryId::new("put-it-right"),
        title: both("Put it right", "Het goedmaken"),
        question: both("May I spend money on this?", "Mag ik hier geld aan uitgeven?"),
        summary: None,
        why: Some(Markdown(both("Because it is *cheap*.", "Omdat het *goedkoop* is."))),
        values: vec![ValueId::new("listen")],
        always: false,
        facts: vec![
            fact("our_fault", FactKind::YesNo, Some(both("Was it our fault?", "Lag het aan ons?"))),
            fact(
                "bags",
                FactKind::Number { unit: Some(WordForms::single(both("bags", "tassen"))) },
                Some(both("How many bags?", "Hoeveel tassen?")),
            ),
            fact(
                "topic",
                FactKind::Choice {
                    options: vec![
                        ChoiceOption { id: OptionId::new("press"), words: both("Press", "Pers") },
                        ChoiceOption { id: OptionId::new("law"), words: english("Law") },
                        ChoiceOption { id: OptionId::new("room"), words: both("Room", "Kamer") },
                    ],
                },
                Some(both("What is it about?", "Waar gaat het over?")),
            ),
            fact("amount", FactKind::Money, None),
        ],
        may: vec![may, more],
        ask: vec![ask],
        never: vec![never],
        otherwise: None,
        forks: ForkPolicy::Change,
        currency: Currency::from_code("EUR"),
        order: None,
        stewardship: Stewardship::default(),
    }
}

fn safety() -> Boundary {
    let mut never = clause(ClauseKind::Never, Scope::Everyone);
    never.when = vec![when("danger", Test::YesNo(true))];
    Boundary {
        id: BoundaryId::new("safety"),
        title: both("Safety first", "Veiligheid voorop"),
        question: both("Is it safe?", "Is het veilig?"),
        summary: None,
        why: None,
        values: Vec::new(),
        always: true,
        facts: vec![Fact {
            default: Some(FactValue::YesNo(false)),
            ..fact("danger", FactKind::YesNo, Some(both("Is anyone in danger?", "Is er gevaar?")))
        }],
        may: Vec::new(),
        ask: Vec::new(),
        never: vec![never],
        otherwise: None,
        ..put_it_right()
    }
}

fn examples() -> Vec<Example> {
    vec![Example {
        id: ExampleId::new("cold-soup"),
        title: english("Cold soup"),
        kind: ExampleKind::Counterexample,
        story: Some(Markdown(english("The soup was cold. The guest said so."))),
        decisions: vec![Decision {
            boundary: BoundaryId::new("put-it-right"),
            role: RoleId::new("front-desk"),
            facts: vec![
                (FactId::new("our_fault"), FactValue::YesNo(true)),
                (FactId::new("amount"), FactValue::Money(euro(1234))),
            ],
            already: vec![(Period::new("guest"), euro(20))],
            verdict: Verdict::Ask(vec![RoleId::new("duty-manager")]),
        }],
        what_happened: Some(Markdown(english("Nobody dared."))),
        better: None,
        lesson: Some(Markdown(english("Dare."))),
        values: vec![ValueId::new("listen")],
        tags: vec!["food".into()],
        order: None,
        stewardship: Stewardship {
            source: Some(Citation {
                title: Some(english("On soup & bread")),
                author: None,
                publisher: None,
                year: Some(2012),
                url: Some("https://example.org/soup".into()),
            }),
            since: Some(jiff::civil::date(2026, 1, 15)),
            ..Stewardship::default()
        },
    }]
}

/// A free page with this text.
pub(crate) fn page(id: &str, text: &str) -> Page {
    Page {
        id: PageId::new(id),
        title: english("Leading"),
        summary: None,
        text: Some(Markdown(english(text))),
        audience: vec![Audience::Leaders],
        order: None,
        stewardship: Stewardship::default(),
    }
}

/// The playbook.
pub(crate) fn playbook() -> Playbook {
    Playbook {
        id: OrganisationId::new("linde"),
        name: english("Hotel De Linde"),
        tagline: Some(both("Every guest leaves glad.", "Elke gast vertrekt blij.")),
        vision: None,
        template: false,
        extends: None,
        languages: vec![tag(EN), tag(NL)],
        currency: Currency::from_code("EUR"),
        otherwise: Some(Otherwise::Ask(RoleId::new("duty-manager"))),
        theme: ThemeChoice {
            name: "default".into(),
            accent: None,
            logo: Some("assets/logo.svg".into()),
            settings: std::collections::BTreeMap::new(),
        },
        words: Words::default(),
        feedback: Feedback { email: Some("ideas@example.org".into()), url: None },
        evidence: Vec::new(),
        roles: roles(),
        values: values(),
        boundaries: vec![put_it_right(), safety()],
        examples: examples(),
        pages: vec![page("leading", "# Leading\n\nSee [listen](value:listen).\n\n## More\n")],
        scan: Some(Scan {
            title: both("Energy", "Energie"),
            intro: None,
            scale: vec![english("Never"), english("Sometimes"), english("Always")],
            statements: vec![Statement {
                text: english("I listen."),
                value: Some(ValueId::new("listen")),
            }],
            bands: vec![
                Band { from: 0, title: english("Low"), text: None },
                Band { from: 60, title: english("High"), text: None },
            ],
            stewardship: Stewardship::default(),
        }),
        stewardship: Stewardship::default(),
        assets: vec![Asset {
            path: "assets/logo.svg".into(),
            bytes: std::sync::Arc::from(&b"<svg xmlns='http://www.w3.org/2000/svg'/>"[..]),
        }],
    }
}
