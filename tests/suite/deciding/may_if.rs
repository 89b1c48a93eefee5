//! What would make it a may: of the amount and of what can be changed, as wide as it goes.

use serde_json::{Value, json};

use crate::project::Project;

fn playbook(boundary: &str) -> Project {
    Project::empty()
        .write("a/playbook.yaml", "name: A\ncurrency: EUR\notherwise: ask lead\n")
        .write("a/roles/desk.yaml", "title: Desk\nreports_to: lead\n")
        .write("a/roles/lead.yaml", "title: Lead\n")
        .write("a/boundaries/b.yaml", boundary)
}

/// `may_if` of a decision of the desk.
#[track_caller]
fn may_if(boundary: &str, facts: &[&str]) -> Value {
    let words = ["decide", "a", "b", "--role", "desk", "--format", "json"];
    let run = playbook(boundary).run_words(&[&words, facts].concat()).ends(0);
    let said: Value = serde_json::from_str(&run.stdout()).expect("JSON");
    said["may_if"].clone()
}

const STAIRS: &str = "{title: B, facts: {n: {type: number, ask: N?}}, \
    may: [{up_to: 100 EUR}, {when: {n: at least 2}, up_to: 500 EUR}]}";

#[test]
fn the_widest_room_on_the_facts_given() {
    let room = |facts: &[&str]| may_if(STAIRS, facts);
    assert_eq!(room(&["n=2", "amount=600 EUR"]), json!([{"amount": "up to 500 EUR"}]));
    assert_eq!(room(&["n=1", "amount=600 EUR"]), json!([{"amount": "up to 100 EUR"}]));
    // What is not known may be anything.
    assert_eq!(room(&["amount=300 EUR"]), json!([{"amount": "up to 100 EUR"}]));
    assert_eq!(room(&[]), json!([{"amount": "up to 100 EUR"}]));
    assert_eq!(room(&["n=2", "amount=500 EUR"]), json!([]));
}

#[test]
fn what_was_given_before_is_no_longer_there() {
    let boundary = "{title: B, may: [{up_to: [50 EUR, 80 EUR per guest, 200 EUR per day]}]}";
    let room = |facts: &[&str]| may_if(boundary, facts);
    assert_eq!(room(&["amount=60"]), json!([{"amount": "up to 50 EUR"}]));
    assert_eq!(room(&["amount=60", "already.guest=70"]), json!([{"amount": "up to 10 EUR"}]));
    let both = ["amount=9", "already.guest=70", "already.day=195.50"];
    assert_eq!(room(&both), json!([{"amount": "up to 4.5 EUR"}]));
    assert_eq!(room(&["amount=60", "already.guest=80.01"]), json!([]));
}

#[test]
fn only_of_what_can_be_changed() {
    let boundary = "{title: B, facts: {fault: Ours?, receipt: {ask: Receipt?, can_change: yes}}, \
        may: [{when: {fault: yes}, up_to: 50 EUR}, {when: {fault: yes, receipt: yes}, up_to: 90 EUR}]}";
    let room = |facts: &[&str]| may_if(boundary, facts);
    assert_eq!(
        room(&["fault=yes", "receipt=no", "amount=70"]),
        json!([{"amount": "up to 50 EUR"}, {"receipt": "yes", "amount": "up to 90 EUR"}])
    );
    // Whose fault it was is as it is.
    assert_eq!(room(&["fault=no", "receipt=no", "amount=1"]), json!([]));
    let told = playbook(boundary)
        .run("decide a b --role desk fault=yes receipt=no amount=100")
        .ends(0)
        .stdout();
    let end = "  May alone  up to €50\n  or         up to €90, if “Receipt?” is yes\n";
    assert!(told.ends_with(end), "{told}");
}

#[test]
fn stretches_apart_are_told_apart() {
    let boundary = "{title: B, may: [{up_to: 300 EUR}], never: [{when: {amount: between 100 EUR and 200 EUR}}]}";
    assert_eq!(
        may_if(boundary, &["amount=150"]),
        json!([{"amount": "less than 100 EUR"}, {"amount": "more than 200 EUR, up to 300 EUR"}])
    );
}

#[test]
fn can_change_is_yes_or_no_and_a_rule() {
    let boundary =
        |fact: &str| format!("{{title: B, facts: {{x: {fact}}}, may: [{{when: {{x: yes}}}}]}}");
    let wrong = playbook(&boundary("{ask: X?, can_change: maybe}")).run("check").ends(1).stderr();
    assert!(wrong.contains("wrong-type") && wrong.contains("can_change"), "{wrong}");
    let fine = playbook(&boundary("{ask: X?, can_change: yes}"))
        .write("a/boundaries/b.nl.yaml", "facts: {x: {can_change: no}}\n")
        .write("a/playbook.yaml", "name: A\nlanguages: [en, nl]\notherwise: ask lead\n");
    let wrong = fine.run("check").ends(1).stderr();
    assert!(wrong.contains("translation-changes-rule"), "{wrong}");
}
