//! A period that is most probably another one, misspelt.

use crate::project::{Project, Told};

/// What is told of the periods of these limits.
fn told(limits: &str, words: &str) -> Vec<Told> {
    let project = Project::empty()
        .write("a/playbook.yaml", &format!("name: A\ncurrency: EUR\notherwise: ask lead\n{words}"))
        .write("a/roles/lead.yaml", "title: Lead\n")
        .write("a/roles/desk.yaml", "title: Desk\nreports_to: lead\n")
        .write(
            "a/boundaries/pay.yaml",
            &format!("title: Pay\nquestion: May I pay?\nmay: [{limits}]\n"),
        );
    let report = project.run("check --format json").report();
    report.diagnostics.into_iter().filter(|told| told.code == "unknown-period").collect()
}

#[test]
fn a_misspelt_period_is_told_where_it_stands() {
    for (written, meant) in [
        ("guets", "guest"),
        ("monht", "month"),
        ("dag", "day"),
        ("gast", "guest"),
        ("jaar", "year"),
        ("days", "day"),
        ("gast-dag", "guest-day"),
        ("guets-day", "guest-day"),
    ] {
        let told = told(
            &format!("{{only: desk, up_to: 40 EUR per {written}}}, {{only: lead, up_to: 90 EUR}}"),
            "",
        );
        assert_eq!(told.len(), 1, "{written} {told:#?}");
        let told = &told[0];
        assert_eq!((&*told.severity, told.line, told.column), ("warning", 3, 27), "{told:#?}");
        let help = told.help.clone().unwrap_or_default();
        assert!(help.starts_with(&format!("write `per {meant}`\n")), "{help}");
    }
    let near = "{only: lead, up_to: [40 EUR per shift, 90 EUR per shfit]}, {only: desk, up_to: 30 EUR per shift}";
    let told = told(near, "");
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(
        told[0].help.as_deref().unwrap_or_default().starts_with("write `per shift`"),
        "{told:#?}"
    );
    let house = self::told("{up_to: 40 EUR per bezoeker}", "words: {customer: bezoeker}\n");
    assert!(
        house[0].help.as_deref().unwrap_or_default().starts_with("write `per customer`"),
        "{house:#?}"
    );
}

#[test]
fn a_period_of_ones_own_is_as_good_as_any() {
    for (limits, words) in [
        ("{up_to: 40 EUR per shift}", ""),
        ("{up_to: 40 EUR per bay}", ""),
        ("{up_to: 40 EUR per guest-day}", ""),
        ("{up_to: 40 EUR per quarter}", ""),
        ("{up_to: 40 EUR per dag}", "words: {dag: dag}\n"),
        ("{only: desk, up_to: 40 EUR per dag}, {only: lead, up_to: 90 EUR per dag}", ""),
        ("{only: desk, up_to: 40 EUR per shift}, {only: lead, up_to: 90 EUR per shop}", ""),
    ] {
        let told = told(limits, words);
        assert!(told.is_empty(), "{limits} {told:#?}");
    }
}
