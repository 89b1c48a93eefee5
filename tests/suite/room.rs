//! What pages hand to the scripts that tick off, count and filter on the device.

use crate::project::Project;

fn page(project: &Project, file: &str) -> String {
    project.run("build").ends(0);
    std::fs::read_to_string(project.path("dist/acme").join(file)).expect("the page is there")
}

fn attribute<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let opening = format!(" {name}=\"");
    let parts = html.split(opening.as_str()).skip(1);
    parts.filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn steps_are_told_for_every_count() {
    let role = "title: Desk\nreports_to: lead\nstart_with: [value:listen, boundary:refund]\n";
    let html = page(&Project::sound().write("acme/roles/desk.yaml", role), "roles/desk.html");
    assert_eq!(attribute(&html, "data-step"), ["value:listen", "boundary:refund"]);
    let told = attribute(&html, "data-read")[0].replace("&quot;", "\"");
    let told: Vec<String> = serde_json::from_str(&told).expect("a list");
    assert_eq!(told, ["Nothing ticked off yet", "1 of 2 read", "All read"]);
    assert!(html.contains("js/path."), "{html}");
    assert!(!page(&Project::sound(), "roles/lead.html").contains("js/path."));
}

#[test]
fn bands_start_at_the_first_score_that_is_not_below_their_percentage() {
    let scan = "title: Scan\nscale: [No, A bit, Yes]\nstatements: [{text: One}, {text: Two}, {text: Three}, {text: One}]\n\
                bands:\n  - {from: 0, title: Low}\n  - {from: 40, title: Mid}\n  - {from: 75, title: High}\n";
    let project = Project::sound().write("acme/scan.yaml", scan);
    let html = page(&project, "scan.html");
    // Of 8 points, 40% are 3.2 and 75% are 6.
    assert_eq!(attribute(&html, "data-least"), ["0", "4", "6"]);
    let names: std::collections::BTreeSet<_> = attribute(&html, "name").into_iter().collect();
    assert_eq!(names.iter().filter(|name| name.starts_with('s')).count(), 4, "{names:?}");
    let moved = scan.replace(
        "[{text: One}, {text: Two}, {text: Three}",
        "[{text: Three}, {text: One}, {text: Two}",
    );
    let moved = page(&project.write("acme/scan.yaml", &moved), "scan.html");
    let (before, after) = (attribute(&html, "name"), attribute(&moved, "name"));
    assert!(after.iter().take(6).any(|name| before.contains(name)));
}

#[test]
fn examples_name_the_blanks_that_they_fill() {
    let project = Project::sound().write(
        "acme/examples/rude.yaml",
        "title: Rude\nkind: counterexample\nstory: x\ntags: [tone & voice]\nvalues: [listen]\n\
         what_happened: y\nbetter: z\n",
    );
    let html = page(&project, "examples/index.html");
    let options = attribute(&html, "data-options");
    assert_eq!(options, ["0 2 3 4", "1 2 5"], "{html}");
    assert!(html.contains(" value=\"tone &amp; voice\">"), "{html}");
    assert!(html.contains("data-some=\"# of 2 examples\""), "{html}");
    let example = page(&project, "examples/rude.html");
    assert!(example.contains("href=\"index.html#tag=tone%20%26%20voice\""), "{example}");
}

#[test]
fn a_thousand_examples_stay_light() {
    let mut project = Project::sound();
    for at in 0..1_000 {
        let text = format!(
            "title: Example {at}\ntags: [t{}]\nvalues: [listen]\ndecisions: [{{boundary: refund, \
             role: desk, facts: {{fault: yes, amount: 20 EUR}}, verdict: may}}]\n",
            at % 50
        );
        project = project.write(&format!("acme/examples/e{at}.yaml"), &text);
    }
    let html = page(&project, "examples/index.html");
    let options = attribute(&html, "data-options");
    assert_eq!(options.len(), 1_001);
    assert!(options.iter().map(|option| option.len()).sum::<usize>() < 12_000);
}
