//! Who may now decide what.

use super::{Authority, Ruling, changes, told};
use crate::project::Project;

const REFUND: &str = "title: Refund\nfacts:\n  fault: Our fault?\nmay:\n  - when: {fault: yes}\n    up_to: 50 EUR per guest\notherwise: ask lead\n";

fn ruling(verdict: &str, whom: &[&str], decides: Option<&str>) -> Ruling {
    let whom = whom.iter().map(|role| (*role).to_owned()).collect();
    Ruling { verdict: verdict.to_owned(), whom, decides: decides.map(str::to_owned) }
}

fn line(one: &Authority) -> String {
    let when: Vec<String> = one.when.iter().map(|(name, is)| format!("{name} {is}")).collect();
    let told = |ruling: &Ruling| format!("{} {}", ruling.verdict, ruling.whom.join(" "));
    format!(
        "{}: {}: {} -> {} {}",
        one.role,
        when.join("; "),
        told(&one.from).trim_end(),
        told(&one.to).trim_end(),
        one.effect
    )
}

#[test]
fn a_wider_limit_is_one_region_for_each_role() {
    let wider = REFUND.replace("50 EUR", "80 EUR");
    let told = told(&Project::twice().write("acme/boundaries/refund.yaml", &wider));
    assert_eq!(changes(&told), ["boundary refund changed: may"]);
    let lines: Vec<_> = told.authority.iter().map(line).collect();
    let when = "amount per guest more than 50 EUR, up to 80 EUR; fault yes";
    // Lead is whom silence asks, so lead decides alone either way.
    assert_eq!(lines, [format!("desk: {when}: ask lead -> may wider")]);
    let one = &told.authority[0];
    assert_eq!(one.boundary, "refund");
    assert_eq!(one.from, ruling("ask", &["lead"], Some("lead")));
    assert_eq!(one.to, ruling("may", &[], Some("desk")));
}

#[test]
fn a_witness_replays_in_both_versions() {
    let wider = REFUND.replace("50 EUR per guest", "[80 EUR per guest, 40 EUR]");
    let project = Project::twice().write("acme/boundaries/refund.yaml", &wider);
    let told = told(&project);
    assert_eq!(told.authority.len(), 2, "{told:#?}");
    for one in &told.authority {
        let facts = one.witness.iter().map(|(name, value)| format!("{name}={value}"));
        let facts: Vec<String> = facts.collect();
        for (content, expected) in [("old", &one.from), ("content", &one.to)] {
            let mut words =
                vec!["decide", "acme", "refund", "--format", "json", "--content", content];
            words.extend(["--role", &one.role]);
            words.extend(facts.iter().map(String::as_str));
            let said: serde_json::Value =
                serde_json::from_str(&project.run_words(&words).ends(0).stdout()).expect("json");
            let said: Ruling = serde_json::from_value(serde_json::json!({
                "verdict": said["verdict"], "whom": said["whom"], "decides": said["decides"],
            }))
            .expect("a ruling");
            assert_eq!(said, *expected, "{words:?}");
        }
    }
    let running = told.authority.iter().filter(|one| one.witness.contains_key("already.guest"));
    assert_eq!(running.count(), 1);
}

#[test]
fn a_role_that_is_new_is_read_into_the_old_version() {
    let project = Project::twice()
        .write("acme/roles/trainee.yaml", "title: Trainee\nreports_to: desk\n")
        .write(
            "acme/boundaries/refund.yaml",
            &REFUND.replace("  - when", "  - roles: [desk]\n    when"),
        );
    let told = told(&project);
    assert_eq!(changes(&told), ["role trainee added: ", "boundary refund changed: may"]);
    let lines: Vec<_> = told.authority.iter().map(line).collect();
    let when = "amount per guest up to 50 EUR; fault yes";
    assert_eq!(lines, [format!("trainee: {when}: may -> ask desk narrower")]);
}

#[test]
fn a_line_that_always_holds_narrows_every_boundary() {
    let line_text = "title: Line\nalways: true\nfacts: {hurt: {ask: Hurt?, default: no}}\nnever: [{when: {hurt: yes}}]\n";
    let project = Project::twice().write("acme/boundaries/line.yaml", line_text);
    let told = told(&project);
    assert_eq!(changes(&told), ["boundary line added: "]);
    assert!(told.authority.iter().all(|one| one.boundary == "refund" && one.effect == "narrower"));
    assert!(
        told.authority.iter().all(|one| one.to.verdict == "never" && one.when["hurt"] == "yes")
    );
    assert!(told.authority.iter().any(|one| one.role == "lead"));
}

#[test]
fn another_currency_is_said_not_to_compare() {
    let other = REFUND.replace("EUR", "USD");
    let project = Project::twice()
        .write("acme/boundaries/refund.yaml", &other)
        .write("acme/examples/late.yaml", "title: Late\nvalues: [listen]\n");
    let run = project.run("diff old:acme acme").ends(0);
    let told = "who may decide what cannot be compared: its amounts were in EUR and are in USD now";
    assert!(run.stdout().contains(told), "{}", run.stdout());
    let json: serde_json::Value =
        serde_json::from_str(&project.run("diff old:acme acme --format json").stdout())
            .expect("json");
    assert_eq!(json["incomparable"][0]["boundary"], "refund");
}
