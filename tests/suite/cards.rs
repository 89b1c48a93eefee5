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

/// A role is consulted whoever decides, in more cases than a card tells one by one.
const GIFT: &str = "title: Gift\nquestion: May I give a gift?\nfacts:\n  amount: What does it cost?\n  \
    fault: Was it our fault?\n  kind: {type: choice, ask: \"What kind?\", options: {a: Aa, b: Bb, c: Cc}}\n  \
    years: {type: number, ask: \"For how long?\"}\nmay:\n  - when: {years: at most 1}\n    \
    up_to: 1 EUR per guest\n  - when: {kind: [a, b], years: between 1 and 2}\n    \
    up_to: [100 EUR, 1000 EUR per year]\nask:\n  - when: {fault: yes}\n    over: 10 EUR\n    \
    whom: expert\nnever:\n  - when: {kind: c, years: more than 1}\notherwise: ask boss\n";

/// The words of a page, without its tags.
fn without_marks(html: &str) -> String {
    let mut words = String::new();
    let mut in_tag = false;
    for letter in html.replace('\u{a0}', " ").chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if !in_tag => words.push(letter),
            _ => {}
        }
    }
    words
}

#[test]
fn who_is_asked_whoever_decides_is_told_apart_from_who_decides() {
    let project = Project::empty()
        .write(
            "acme/playbook.yaml",
            "name: Acme\nlanguages: [en]\ncurrency: EUR\notherwise: ask boss\n",
        )
        .write("acme/roles/boss.yaml", "title: Boss\n")
        .write("acme/roles/desk.yaml", "title: Desk\nreports_to: boss\n")
        .write("acme/roles/expert.yaml", "title: Expert\nreports_to: boss\n")
        .write("acme/boundaries/gift.yaml", GIFT);
    let html = without_marks(&card(&project, "build", "cards/desk.html"));
    let told = "whoever decides, Expert: above €10, if Was it our fault? is yes; apart from that, \
                nobody else: up to €1 per guest, if For how long? is at most 1; nobody else: up to \
                €100";
    assert!(html.contains(told), "{html}");
    assert!(html.contains("; Boss: in every other case"), "{html}");
    let role = without_marks(&card(&project, "build", "roles/desk.html"));
    assert!(role.contains("Whoever decides, Expert: above €10"), "{role}");
    assert!(role.contains("Apart from that, nobody else: up to €1 per guest"), "{role}");
}
