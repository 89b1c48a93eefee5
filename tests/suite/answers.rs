//! The answer for every role on a boundary's page: never empty, never vague, in the order of the
//! line.

use crate::project::Project;

/// What stands between two texts.
fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let rest = page.split_once(from).map_or("", |(_, rest)| rest);
    rest.split_once(to).map_or(rest, |(found, _)| found)
}

/// The rows of answers: the roles, and what they are told.
fn rows(page: &str) -> Vec<(String, String)> {
    let answers = between(page, "<dl class=\"answers\"", "</dl>");
    let rows = answers.split("<div class=\"answers-row\"").skip(1).map(|row| {
        let roles = between(row, "data-role=\"", "\"").to_owned();
        (roles, between(row, "<dd", "</dd>").to_owned())
    });
    rows.collect()
}

fn is_vague(text: &str) -> bool {
    let vague = ["in some cases", "depending on the case", "too many cases", "van het geval af"];
    vague.iter().any(|words| text.contains(words))
}

/// An expense policy: more cases than anybody counts, in few clauses.
fn expenses(kinds: usize, rungs: usize) -> Project {
    let mut project = Project::empty()
        .write("a/playbook.yaml", "name: A\nlanguages: [en]\ncurrency: EUR\notherwise: ask r1\n")
        .write("a/roles/r0.yaml", "title: Role 0\nreports_to: r1\n");
    for rung in 1..=rungs {
        let chief =
            if rung < rungs { format!("reports_to: r{}\n", rung + 1) } else { String::new() };
        project = project
            .write(&format!("a/roles/r{rung}.yaml"), &format!("title: Role {rung}\n{chief}"));
    }
    let options: Vec<String> = (0..kinds).map(|kind| format!("k{kind}: Kind {kind}")).collect();
    let mut text = format!(
        "title: B\nquestion: May I?\nfacts:\n  what: {{type: choice, ask: What?, options: {{{}}}}}\n  \
         receipt: Receipt?\n  late: Late?\nmay:\n",
        options.join(", ")
    );
    for kind in 0..kinds {
        text += &format!("  - {{when: {{what: k{kind}}}, up_to: {} EUR}}\n", 10 * (kind + 1));
    }
    for rung in 1..=rungs {
        text += &format!("  - {{roles: r{rung}, up_to: {} EUR per day}}\n", 1000 * rung);
    }
    text += "ask:\n";
    for kind in (0..kinds).step_by(2) {
        text +=
            &format!("  - {{whom: r2, when: {{what: k{kind}, late: yes}}, over: {kind} EUR}}\n");
    }
    text += "never:\n  - {when: {receipt: no}, over: 25 EUR}\n";
    project.write("a/boundaries/b.yaml", &text)
}

#[test]
fn every_role_has_an_answer_whatever_the_number_of_clauses() {
    for (kinds, rungs) in [(13, 3), (4, 12), (13, 12), (2, 2)] {
        let project = expenses(kinds, rungs);
        project.run("build").ends(0);
        let page =
            std::fs::read_to_string(project.path("dist/a/boundaries/b.html")).expect("a page");
        let rows = rows(&page);
        let mut told: Vec<&str> = rows.iter().flat_map(|(roles, _)| roles.split(' ')).collect();
        assert_eq!(told.len(), rungs + 1, "{told:?}");
        // From those who meet customers to the top.
        let line: Vec<String> = (0..=rungs).map(|rung| format!("r{rung}")).collect();
        assert_eq!(told, line);
        told.dedup();
        for (roles, text) in &rows {
            assert!(text.contains("class=\"ruled\" data-verdict="), "{roles}: {text}");
            assert!(!text.contains("<span></span>"), "{roles}: {text}");
        }
        for entry in walk(&project.path("dist/a")) {
            let text = std::fs::read_to_string(&entry).unwrap_or_default();
            assert!(!is_vague(&text), "{}", entry.display());
        }
    }
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let html = |path: &std::path::PathBuf| path.extension().is_some_and(|ending| ending == "html");
    let below = folders.iter().flat_map(|folder| walk(folder));
    files.into_iter().filter(html).chain(below).collect()
}

#[test]
fn alternatives_are_a_list() {
    let project = Project::empty()
        .write("a/playbook.yaml", "name: A\nlanguages: [en]\notherwise: never\n")
        .write("a/roles/r.yaml", "title: R\n")
        .write(
            "a/boundaries/b.yaml",
            "title: B\nfacts: {x: X?, y: Y?}\nmay: [{when: {x: yes}}, {when: {y: yes}}]\n",
        );
    project.run("build").ends(0);
    let page = std::fs::read_to_string(project.path("dist/a/boundaries/b.html")).expect("a page");
    let (_, told) = rows(&page).remove(0);
    assert!(told.contains("Decide it yourself:</span>"), "{told}");
    assert_eq!(told.matches("<li>").count(), 2, "{told}");
}

#[test]
fn cards_say_which_rules_they_hold() {
    let edge = |project: &Project, page: &str| {
        project.run("build").ends(0);
        let page = std::fs::read_to_string(project.path(page)).expect("a card");
        between(&page, "<p class=\"card-edge\">", "</p>").to_owned()
    };
    let with = |limit: u32, since: &str| {
        Project::empty()
            .write(
                "a/playbook.yaml",
                "name: A\nlanguages: [en, nl]\ncurrency: EUR\notherwise: never\n",
            )
            .write("a/roles/r.yaml", "title: R\n")
            .write("a/roles/r.nl.yaml", "title: R\n")
            .write(
                "a/boundaries/b.yaml",
                &format!("title: B\n{since}may: [{{up_to: {limit} EUR}}]\n"),
            )
    };
    let (one, two) = (with(50, ""), with(51, ""));
    let mark = edge(&one, "dist/a/cards/r.html");
    assert!(mark.contains("<span>Rules "), "{mark}");
    assert_ne!(mark, edge(&two, "dist/a/cards/r.html"));
    // The same card in another language has the same mark.
    let dutch = edge(&one, "dist/a/nl/cards/r.html");
    assert_eq!(mark.replace("Rules", "Regels"), dutch);
    let dated = edge(&with(50, "since: 2026-01-15\n"), "dist/a/cards/r.html");
    assert!(dated.contains("Newest rule: 15 January 2026"), "{dated}");
}
