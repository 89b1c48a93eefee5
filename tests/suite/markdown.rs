//! What authors write in Markdown, wherever they may write it.

use std::fs;

use crate::project::{Project, Told};

/// A playbook with this text in every field that is Markdown.
fn everywhere(text: &str) -> Project {
    let block = |indent: usize| {
        let line = |line: &str| format!("\n{}{line}", " ".repeat(indent));
        format!("|{}", text.lines().map(line).collect::<String>())
    };
    let top = block(2);
    Project::sound()
        .write(
            "acme/playbook.yaml",
            &format!("name: Acme\ncurrency: EUR\notherwise: ask lead\nvision: {top}\n"),
        )
        .write("acme/roles/lead.yaml", &format!("title: Lead\ntext: {top}\n"))
        .write("acme/values/listen.yaml", &format!("title: Listen\ntext: {top}\n"))
        .write(
            "acme/boundaries/refund.yaml",
            &format!(
                "title: Refund\nwhy: {top}\nfacts:\n  fault: Our fault?\nmay:\n  - when: {{fault: yes}}\n    up_to: 50 EUR per guest\n    why: {}\notherwise: ask lead\n",
                block(6)
            ),
        )
        .write(
            "acme/examples/late.yaml",
            &format!("title: Late\nkind: counterexample\nvalues: [listen]\nstory: {top}\nwhat_happened: {top}\nbetter: {top}\nlesson: {top}\ndecisions:\n  - boundary: refund\n    role: desk\n    facts: {{fault: yes, amount: 20 EUR}}\n    verdict: may\n"),
        )
        .write("acme/pages/p.md", &format!("---\ntitle: P\n---\n{text}\n"))
        .write(
            "acme/scan.yaml",
            &format!("title: Scan\nintro: {top}\nscale: [No, Yes]\nstatements:\n  - {{text: A, value: listen}}\nbands:\n  - from: 0\n    title: Low\n    text: {}\n", block(6)),
        )
}

/// The pages with Markdown on them, and how many fields of it each shows.
const PAGES: [(&str, usize); 7] = [
    ("index.html", 1),
    ("roles/lead.html", 1),
    ("values/listen.html", 1),
    ("boundaries/refund.html", 2),
    ("examples/late.html", 4),
    ("pages/p.html", 1),
    ("scan.html", 2),
];

#[track_caller]
fn shown(project: &Project, html: &str) {
    project.run("build").ends(0);
    for (page, fields) in PAGES {
        let text = fs::read_to_string(project.path(format!("dist/acme/{page}"))).expect(page);
        assert_eq!(text.matches(html).count(), fields, "{page}: {text}");
    }
}

#[test]
fn mail_in_angle_brackets_is_a_link_in_every_field() {
    let link = "<a href=\"mailto:ideas@example.org\">ideas@example.org</a>";
    for text in ["Write to <ideas@example.org>.", "Write<br>to <ideas@example.org>."] {
        let project = everywhere(text);
        project.is_silent();
        shown(&project, link);
    }
}

#[test]
fn what_we_set_stays_beside_raw_html_in_every_field() {
    for raw in ["", "One<br>two.\n\n"] {
        let project = everywhere(&format!("{raw}```sh\nls\n```\n\n| a |\n|--:|\n| 1 |"));
        project.is_silent();
        shown(&project, "<pre tabindex=\"0\"><code class=\"language-sh\">");
        shown(&project, "<div class=\"prose-table\" tabindex=\"0\">");
        shown(&project, "<td data-align=\"right\">1</td>");
    }
}

/// What is told of a page with this text, which has a file `Foto balkon.png`.
#[track_caller]
fn told(text: &str) -> Told {
    Project::sound()
        .write("acme/pages/p.md", &format!("---\ntitle: P\n---\n{text}\n"))
        .bytes("content/acme/assets/Foto balkon.png", b"png")
        .bytes("content/acme/assets/plan (1).png", b"png")
        .bytes("content/acme/assets/Kamer #12 50%.png", b"png")
        .bytes("content/acme/assets/Huis regels.pdf", b"pdf")
        .tells("broken-link")
}

#[test]
fn a_link_that_is_read_as_words_is_told_with_how_it_is_written() {
    for (text, help) in [
        ("a ![x](«assets/Foto balkon.png)", "write `![x](<assets/Foto balkon.png>)`"),
        (
            "![x](«assets/Foto balkon.png \"Titel\")",
            "write `![x](<assets/Foto balkon.png> \"Titel\")`",
        ),
        ("![x](«Foto balkon.png)", "write `![x](<assets/Foto balkon.png>)`"),
        ("![x](«assets/foto balkon.png)", "did you mean `![x](<assets/Foto balkon.png>)`?"),
        ("![x](«assets/plan (1).png)", "write `![x](<assets/plan (1).png>)`"),
        ("- [x](«assets/Huis regels.pdf)", "write `[x](<assets/Huis regels.pdf>)`"),
        ("![x](«assets/Kamer #12 50%.png)", "write `![x](<assets/Kamer %2312 50%25.png>)`"),
        ("![x](<«assets/Kamer #12 50%.png>)", "write `assets/Kamer %2312 50%25.png`"),
        ("[x](«value: listen)", "write `[x](value:listen)`"),
        ("[x](«value:lis ten)", "did you mean `listen`?"),
        ("[x](«value:listen Hear them)", "write `[x](value:listen \"Hear them\")`"),
        ("[x](«https://example.org/a b)", "write `[x](https://example.org/a%20b)`"),
        ("[r]: «assets/Huis regels.pdf", "write `[r]: <assets/Huis regels.pdf>`"),
    ] {
        let told = told(text);
        assert_eq!(told.help.as_deref(), Some(help), "{told:#?}");
    }
    let none = told("![x](«assets/none at all.png)");
    assert!(
        none.help.is_some_and(|help| help.contains("put a file `assets/none at all.png` there"))
    );
}

#[test]
fn a_file_whose_name_has_spaces_is_found() {
    let project = Project::sound()
        .write(
            "acme/pages/p.md",
            "---\ntitle: P\n---\n![x](<assets/Foto %231 balkon.svg>) ![y](assets/Foto%20%231%20balkon.svg) <img src=\"assets/Foto%20%231%20balkon.svg\">\n",
        )
        .bytes(
            "content/acme/assets/Foto #1 balkon.svg",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\"/>",
        );
    project.is_silent();
    project.run("build").ends(0);
    let page = fs::read_to_string(project.path("dist/acme/pages/p.html")).expect("the page");
    assert_eq!(page.matches("src=\"../assets/Foto%20%231%20balkon.").count(), 3, "{page}");
    assert_eq!(page.matches("width=\"30\" height=\"20\"").count(), 3, "{page}");
}
