//! Parts of playbooks by hand, with nothing in them but what is asked for.

use std::collections::BTreeMap;

use ruimte::model::*;
use rust_decimal::Decimal;

/// A text in the one language that these playbooks have.
pub(crate) fn text(content: &str) -> Text {
    Text::single(Language::new("en"), content)
}

/// An exact decimal.
pub(crate) fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

/// An amount in the one currency that these playbooks have.
pub(crate) fn euro(value: Decimal) -> Amount {
    Amount { value, currency: Currency::from_code("EUR").expect("a currency") }
}

/// A role that reports to another, or to nobody.
pub(crate) fn role(id: &str, reports_to: Option<&str>) -> Role {
    Role {
        id: RoleId::new(id),
        title: text(id),
        summary: None,
        text: None,
        reports_to: reports_to.map(RoleId::new),
        start_with: Vec::new(),
        order: None,
        stewardship: Stewardship::default(),
    }
}

/// A clause that always matches, for those it is for.
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

/// A fact without a default.
pub(crate) fn fact(id: &str, kind: FactKind) -> Fact {
    Fact { id: FactId::new(id), kind, ask: Some(text(id)), default: None, can_change: false }
}

/// A boundary with these facts and clauses.
pub(crate) fn boundary(id: &str, facts: Vec<Fact>, clauses: &[Clause]) -> Boundary {
    let of_kind = |key: &str| {
        clauses.iter().filter(|clause| clause.kind.key() == key).cloned().collect::<Vec<_>>()
    };
    Boundary {
        id: BoundaryId::new(id),
        title: text(id),
        question: text(id),
        summary: None,
        why: None,
        values: Vec::new(),
        always: false,
        facts,
        may: of_kind("may"),
        ask: of_kind("ask"),
        never: of_kind("never"),
        otherwise: None,
        forks: ForkPolicy::Change,
        currency: Some(euro(Decimal::ZERO).currency),
        order: None,
        stewardship: Stewardship::default(),
    }
}

/// A playbook with these roles and boundaries, in the order in which readers see them.
pub(crate) fn playbook_of(
    roles: Vec<Role>,
    mut boundaries: Vec<Boundary>,
    otherwise: Otherwise,
) -> Playbook {
    let title = |boundary: &Boundary| boundary.title.content(LanguageIndex(0)).to_owned();
    boundaries.sort_by_key(|one| (one.order.is_none(), one.order, title(one)));
    Playbook {
        id: OrganisationId::new("acme"),
        name: text("Acme"),
        tagline: None,
        vision: None,
        template: false,
        extends: None,
        languages: vec![Language::new("en")],
        currency: Some(euro(Decimal::ZERO).currency),
        otherwise: Some(otherwise),
        theme: ThemeChoice {
            name: "default".to_owned(),
            accent: None,
            logo: None,
            settings: BTreeMap::new(),
        },
        words: Words::default(),
        feedback: Feedback::default(),
        evidence: Vec::new(),
        roles,
        values: Vec::new(),
        boundaries,
        examples: Vec::new(),
        pages: Vec::new(),
        scan: None,
        assets: Vec::new(),
        stewardship: Stewardship::default(),
    }
}
