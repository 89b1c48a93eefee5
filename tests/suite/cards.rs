//! Pocket cards: what they say, what leads to them, and what authors are told about them.

use crate::project::Project;

fn card(project: &Project, words: &str, file: &str) -> String {
    project.run(words).ends(0);
    let path = project.path("dist/acme").join(file);
    std::fs::read_to_string(path).expect("the card is there")
}

/// More boundaries than a card has room for.
fn crowded() -> Project {
    let mut project = Project::sound();
    for at in 0..40 {
        let question = "Is this a question that takes a good many words to ask, and more to answer";
        project = project.write(
            &format!("acme/boundaries/b{at}.yaml"),
            &format!(
                "title: Boundary {at} with a title of some length\nquestion: May I do {at}?\n\
                 facts: {{fault: \"{question} {at}?\"}}\n\
                 may: [{{when: {{fault: yes}}, up_to: 25 EUR}}]\notherwise: ask lead\n"
            ),
        );
    }
    project
}

#[test]
fn a_card_tells_what_the_diagrams_decide() {
    let html = card(&Project::sound(), "build", "cards/desk.html");
    for words in ["Decide it yourself", "Talk to someone first", "Desk", "Listen"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(!html.contains("style="), "{html}");
    let role = card(&Project::sound(), "build", "roles/desk.html");
    assert!(role.contains("href=\"../cards/desk.html\""), "{role}");
}

#[test]
fn the_code_needs_an_address() {
    let project = Project::sound();
    assert!(!card(&project, "build", "cards/desk.html").contains("card-code"));
    let words = "build --base-url https://example.org/acme";
    let html = card(&project, words, "cards/desk.html");
    let title = "aria-label=\"QR code: https://example.org/acme/roles/desk.html\"";
    assert!(html.contains(title), "{html}");
    let sitemap = card(&project, words, "sitemap.xml");
    assert!(sitemap.contains("https://example.org/acme/cards/desk.html"), "{sitemap}");
}

#[test]
fn what_does_not_fit_is_told_and_still_printed() {
    let project = crowded();
    let report = project.run("check --format json").ends(0).report();
    let told = report.diagnostics.iter().find(|told| told.code == "card-overflow");
    let told = told.expect("a warning");
    assert!(told.file.ends_with("roles/desk.yaml"), "{told:?}");
    assert!(told.message.contains("“Desk”") && told.message.contains("lines too long"), "{told:?}");
    project.run("check --strict").ends(1);
    let html = card(&project, "build", "cards/desk.html");
    assert!(html.matches("class=\"card-sheet\"").count() > 1);
    for at in 0..40 {
        assert!(html.contains(&format!("Boundary {at} with")), "{at}");
    }
}
