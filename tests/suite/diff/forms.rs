//! What `OLD` and `NEW` may be, and the forms for people.

use crate::project::Project;

const WIDER: &str = "title: Refund | all\nfacts:\n  fault: Our fault?\nmay:\n  - when: {fault: yes}\n    up_to: 80 EUR per guest\notherwise: ask lead\n";

#[test]
fn people_read_who_may_now_decide_what_first() {
    let project = Project::twice().write("acme/boundaries/refund.yaml", WIDER);
    assert_eq!(
        project.run("diff old:acme acme").ends(0).stdout(),
        "Refund | all (refund)\n  wider     Desk; more than €50, up to €80 per guest, if “Our fault?” is yes: ask Lead -> may\n\nboundary refund: changed\n  title: ‘Refund’ -> ‘Refund | all’\n  may\n"
    );
}

#[test]
fn markdown_is_a_table_for_a_merge_request() {
    let project = Project::twice().write("acme/boundaries/refund.yaml", WIDER);
    assert_eq!(
        project.run("diff old:acme acme --format md").ends(0).stdout(),
        "## Who may now decide what\n\n### Refund \\| all\n\n| | Roles | When | Before | Now |\n| --- | --- | --- | --- | --- |\n| wider | Desk | more than €50, up to €80 per guest, if “Our fault?” is yes | ask Lead | may |\n\n## What else changed\n\n- boundary `refund` (Refund \\| all): changed\n  - title: ‘Refund’ -> ‘Refund \\| all’\n  - may\n"
    );
}

#[test]
fn widenings_come_first_and_are_colored() {
    let other = "title: Refund\nfacts:\n  fault: Our fault?\nmay:\n  - when: {fault: no}\n    up_to: 50 EUR per guest\notherwise: ask lead\n";
    let project = Project::twice()
        .write("acme/boundaries/refund.yaml", other)
        .write("acme/examples/late.yaml", "title: Late\nvalues: [listen]\n");
    let told = project.run("--color always diff old:acme acme").ends(0).stdout();
    let (wider, narrower) = (told.find("\u{1b}[32mwider"), told.find("\u{1b}[33mnarrower"));
    assert!(wider.is_some() && wider < narrower, "{told}");
}

#[test]
fn whole_folders_are_compared_organisation_by_organisation() {
    let project = Project::twice()
        .write("acme/boundaries/refund.yaml", WIDER)
        .write("fresh/playbook.yaml", "name: Fresh\n")
        .bytes("old/gone/playbook.yaml", b"name: Gone\n")
        .bytes("old/same/playbook.yaml", b"name: Same\n")
        .write("same/playbook.yaml", "name: Same\n");
    let human = project.run("diff old content").ends(0).stdout();
    assert!(human.starts_with("acme\nRefund | all (refund)\n"), "{human}");
    assert!(human.ends_with("\n\nfresh\n  added\n\ngone\n  removed\n"), "{human}");
    let json: serde_json::Value =
        serde_json::from_str(&project.run("diff old content --format json").ends(0).stdout())
            .expect("json");
    let all = json["organisations"].as_array().expect("a list");
    let ids: Vec<_> = all.iter().map(|one| (one["id"].as_str(), one["change"].as_str())).collect();
    assert_eq!(
        ids,
        [
            (Some("acme"), None),
            (Some("fresh"), Some("added")),
            (Some("gone"), Some("removed")),
            (Some("same"), None)
        ]
    );
    assert_eq!(all[0]["authority"][0]["role"], "desk");
    assert_eq!(all[3]["changes"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_folder_beside_an_organisation_stands_for_the_same_one() {
    let project = Project::twice().write("acme/values/share.yaml", "title: Share\n");
    for words in ["diff old acme", "diff old:acme content", "diff old:acme acme"] {
        assert_eq!(project.run(words).ends(0).stdout(), "value share: added\n");
    }
}

#[test]
fn a_template_and_its_fork_are_two_organisations() {
    let project = Project::forked().write("acme/values/share.yaml", "title: Share\n");
    let told = project.run("diff base acme").ends(0).stdout();
    assert_eq!(told, "playbook: changed\n  name: ‘Base’ -> ‘Acme’\nvalue share: added\n");
    assert_eq!(project.run("diff base base").ends(0).stdout(), "No differences.\n");
}

#[test]
fn errors_of_either_side_are_told_instead() {
    let project = Project::twice().bytes("old/acme/values/listen.yaml", b"titel: Listen\n");
    let run = project.run("diff old:acme acme --format json").ends(1);
    assert_eq!(run.stdout(), "");
    assert!(run.stderr().contains("old/acme/values/listen.yaml:1:1"), "{}", run.stderr());
    let told = "what changed cannot be told until this is mended\n";
    assert!(run.stderr().ends_with(told), "{}", run.stderr());
}

#[test]
fn a_misspelt_organisation_is_guessed() {
    let project = Project::twice();
    for (words, told) in [
        ("diff acne acme", "there is no organisation `acne` in `content`; did you mean `acme`?"),
        ("diff old:acne acme", "there is no organisation `acne` in `old`; did you mean `acme`?"),
        ("diff old: acme", "`old:` names no organisation"),
        ("diff odl:acme acme", "there is no folder `odl` here"),
    ] {
        let run = project.run(words).ends(2);
        assert!(run.stderr().contains(told), "{}", run.stderr());
    }
}
