//! `build --since`: the page of what changed, and its feed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::diff::revisions::{commit, committed, git};
use crate::project::Project;

/// A verdict that became another: role, boundary, effect, and both verdicts with whom to ask.
type Line = [String; 7];

const BILINGUAL: &str = "name: Acme\nlanguages: [en, nl]\ncurrency: EUR\notherwise: ask lead\n";

/// The desk may decide more, and the porter is new.
fn wider() -> Project {
    Project::twice()
        .write("acme/playbook.yaml", BILINGUAL)
        .bytes("old/acme/playbook.yaml", BILINGUAL.as_bytes())
        .write("acme/roles/porter.yaml", "title: Porter\nreports_to: desk\n")
        .bytes("old/acme/roles/boss.yaml", b"title: Boss\n")
        .bytes("old/acme/roles/boss.nl.yaml", b"title: Baas\n")
        .write("acme/values/share.yaml", "title: Share\n")
        .write("acme/values/share.nl.yaml", "title: Delen\n")
        .write("acme/values/listen.yaml", "title: Listen closely\n")
        .write(
            "acme/boundaries/refund.yaml",
            "title: Refund\nfacts:\n  fault: Our fault?\n  late: Too late?\nmay:\n  - when: {fault: yes}\n    up_to: 80 EUR per guest\nnever:\n  - when: {late: yes}\notherwise: ask lead\n",
        )
        .write(
            "acme/examples/late.yaml",
            "title: Late\nvalues: [listen]\ndecisions:\n  - boundary: refund\n    role: desk\n    facts: {fault: yes, late: no, amount: 20 EUR}\n    verdict: may\n",
        )
}

fn read(project: &Project, file: &str) -> String {
    fs::read_to_string(project.path("dist/acme").join(file)).expect("the page is there")
}

/// What stands between two texts, each time the first one does.
fn between<'a>(text: &'a str, from: &str, to: &str) -> Vec<&'a str> {
    let parts = text.split(from).skip(1);
    parts.map(|part| part.split(to).next().expect("a first part")).collect()
}

fn attribute(tag: &str, name: &str) -> String {
    between(tag, &format!("{name}=\""), "\"").first().copied().unwrap_or_default().to_owned()
}

fn sorted(words: &str) -> String {
    words.split_whitespace().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(" ")
}

/// What the page says to whom.
fn on_the_page(html: &str) -> BTreeSet<Line> {
    let mut lines = BTreeSet::new();
    for room in between(html, "<section class=\"section changes-room\"", "</section>") {
        for matter in room.split("<li class=\"changes-matter\"").skip(1) {
            for changed in matter.split("<div class=\"changed\">").skip(1) {
                let [now, before] = ["changed-now", "changed-before"].map(|class| {
                    let tag = between(changed, &format!("<p class=\"{class}\""), ">")[0];
                    (attribute(tag, "data-verdict"), sorted(&attribute(tag, "data-whom")))
                });
                for role in attribute(room, "data-role").split(' ') {
                    lines.insert([
                        role.to_owned(),
                        attribute(matter, "data-boundary"),
                        attribute(matter, "data-shift"),
                        before.0.clone(),
                        before.1.clone(),
                        now.0.clone(),
                        now.1.clone(),
                    ]);
                }
            }
        }
    }
    lines
}

/// What `diff` says to whom.
fn in_the_diff(project: &Project) -> BTreeSet<Line> {
    let told = project.run("diff old:acme acme --format json").ends(0).stdout();
    let told: Value = serde_json::from_str(&told).expect("JSON");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let whom = |ruling: &Value| {
        let whom = ruling["whom"].as_array().expect("a list").iter().map(text);
        sorted(&whom.collect::<Vec<_>>().join(" "))
    };
    let line = |one: &Value| {
        let (from, to) = (&one["from"], &one["to"]);
        [
            text(&one["role"]),
            text(&one["boundary"]),
            text(&one["effect"]),
            text(&from["verdict"]),
            whom(from),
            text(&to["verdict"]),
            whom(to),
        ]
    };
    told["authority"].as_array().expect("a list").iter().map(line).collect()
}

#[test]
fn the_page_says_what_diff_says() {
    let project = wider();
    project.run("build --since old").ends(0);
    let told = in_the_diff(&project);
    let roles: BTreeSet<&str> = told.iter().map(|line| &*line[0]).collect();
    assert_eq!(roles, BTreeSet::from(["boss", "desk", "lead", "porter"]));
    assert_eq!(on_the_page(&read(&project, "changes.html")), told);
    assert_eq!(on_the_page(&read(&project, "nl/changes.html")), told);
}

/// Lines that always hold come besides, and are told once; all else is there.
#[test]
fn the_page_of_a_whole_hotel_leaves_nobody_out() {
    let playbook = |goodwill: &str| {
        format!("name: Acme\nextends: starter\nanswers:\n  goodwill: {goodwill}\n")
    };
    let project = Project::empty()
        .write("acme/playbook.yaml", &playbook("300 EUR"))
        .bytes("old/acme/playbook.yaml", playbook("120 EUR").as_bytes());
    project.run("build --since old").ends(0);
    let (page, told) = (on_the_page(&read(&project, "changes.html")), in_the_diff(&project));
    assert!(!told.is_empty() && page.is_subset(&told), "{page:#?}\n{told:#?}");
    let whose = |lines: &BTreeSet<Line>| -> BTreeSet<[String; 3]> {
        lines
            .iter()
            .map(|[role, boundary, effect, ..]| [role, boundary, effect].map(Clone::clone))
            .collect()
    };
    assert_eq!(whose(&page), whose(&told));
    assert!(read(&project, "changes.html").contains("Bij dit alles gaat voor wat altijd geldt"));
}

#[test]
fn verdicts_and_things_are_told_in_the_readers_words() {
    let project = wider();
    project.run("build --since old").ends(0);
    let page = read(&project, "changes.html");
    for words in [
        "From now on, decide it yourself <b>more than €50, up to €80 per guest</b>",
        "(before: ask Lead)",
        "From now on, never if <q>Too late?</q> is <b>yes</b>",
        "More room",
        "Less room",
        "New role: Porter.",
        "No longer a role: Boss.",
        "What is different from the version before this one.",
        "<a href=\"values/share.html\">Share</a>",
        "<a href=\"values/listen.html\">Listen closely</a>",
        "Before: ‘Listen’",
        "data-thing=\"role:boss\">Boss <span",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    let page = read(&project, "nl/changes.html");
    for words in [
        "Beslis vanaf nu zelf",
        "(eerst: overleg met Lead)",
        "Meer ruimte",
        "Geen rol meer: Baas.",
        "<a href=\"values/share.html\">Delen</a>",
        "Niet meer",
        "lang=\"nl\"",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
}

#[test]
fn it_is_linked_only_where_it_is_and_all_its_links_lead_somewhere() {
    let project = wider();
    project.run("build --since old --base-url https://example.org/book/").ends(0);
    for language in ["", "nl/"] {
        let folder = project.path("dist/acme").join(language);
        let page = read(&project, &format!("{language}changes.html"));
        let links =
            between(&page, "href=\"", "\"").into_iter().chain(between(&page, "src=\"", "\""));
        let mut count = 0;
        for link in links.filter(|link| !link.starts_with("https://") && !link.starts_with('#')) {
            count += 1;
            let file = link.split('#').next().expect("a first part");
            assert!(folder.join(file).is_file(), "{link}");
        }
        assert!(count > 10);
        let home = read(&project, &format!("{language}index.html"));
        // Below the promise, and in the contents.
        assert_eq!(home.matches("href=\"changes.html\"").count(), 2);
        for page in [&home, &page] {
            assert!(page.contains("type=\"application/atom+xml\""));
        }
        assert!(!read(&project, &format!("{language}matrix.html")).contains("atom+xml"));
    }
    let sitemap = read(&project, "sitemap.xml");
    assert!(sitemap.contains("<loc>https://example.org/book/nl/changes.html</loc>"));
    project.run("build --base-url https://example.org/book/").ends(0);
    let files = files(&project.path("dist/acme"));
    for (path, bytes) in files {
        assert!(!path.contains("changes.html") && !path.contains("changes.xml"), "{path}");
        // The stylesheet and the script of the page are there, and nobody asks for them.
        assert!(!String::from_utf8_lossy(&bytes).contains("changes.html"), "{path}");
    }
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|file| {
            let path = file.path().strip_prefix(folder).expect("below").to_string_lossy();
            (path.into_owned(), fs::read(file.path()).expect("a file"))
        })
        .collect()
}

#[test]
fn the_same_content_makes_the_same_bytes() {
    let project = wider();
    let words = "build --since old --base-url https://example.org/book --out";
    project.run(&format!("{words} one")).ends(0);
    project.run(&format!("{words} two")).ends(0);
    assert_eq!(files(&project.path("one")), files(&project.path("two")));
}

#[test]
fn no_change_and_a_first_version_are_said() {
    let project = Project::twice();
    project.run("build --since old").ends(0);
    let page = read(&project, "changes.html");
    assert!(page.contains("Nothing changed: it all reads as it did"), "{page}");
    assert!(!page.contains("changes-room") && !page.contains("data-thing"), "{page}");
    let project = Project::sound().bytes("old/bravo/playbook.yaml", b"name: Bravo\n");
    project.run("build --since old").ends(0);
    let page = read(&project, "changes.html");
    assert!(page.contains("This is the first version."), "{page}");
    assert!(!page.contains("changes-room"), "{page}");
}

#[test]
fn a_revision_is_named_by_its_tag_and_its_day() {
    let project = committed().write("acme/values/share.yaml", "title: Share\n");
    project.run("build --since v1").ends(0);
    let lead = "What is different since v1, 3 March 2026.";
    assert!(read(&project, "changes.html").contains(lead));
    project.run("build --since HEAD").ends(0);
    let page = read(&project, "changes.html");
    assert!(page.contains("What is different since 3 March 2026."), "{page}");
}

/// The feed as far as it can be read without a library: every element is closed, in order.
#[track_caller]
fn assert_well_formed(xml: &str) {
    let mut open: Vec<&str> = Vec::new();
    for tag in between(xml, "<", ">").into_iter().skip(1) {
        let name = tag.split([' ', '/']).next().expect("a name");
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "{xml}");
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty() && xml.starts_with("<?xml version=\"1.0\""), "{open:?}\n{xml}");
}

#[test]
fn the_feed_is_a_feed() {
    let project = wider().write("acme/values/share.yaml", "title: Share & <share>\n");
    project.run("build --since old --base-url https://example.org/book").ends(0);
    for (language, folder) in [("en", ""), ("nl", "nl/")] {
        let feed = read(&project, &format!("{folder}changes.xml"));
        assert_well_formed(&feed);
        let address = format!("https://example.org/book/{folder}changes.xml");
        assert!(feed.contains(&format!("<id>{address}</id>")), "{feed}");
        assert!(feed.contains(&format!("xml:lang=\"{language}\"")), "{feed}");
        assert!(
            feed.contains(&format!(
                "rel=\"self\" type=\"application/atom+xml\" href=\"{address}\""
            ))
        );
        assert!(feed.contains("<author><name>Acme</name></author>"), "{feed}");
        let ids: Vec<&str> = between(&feed, "<id>", "</id>");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:#?}");
        for entry in between(&feed, "<entry>", "</entry>") {
            for part in ["<id>", "<title>", "<link rel=\"alternate\"", "<updated>2", "<summary>"] {
                assert_eq!(entry.matches(part).count(), 1, "{part} in {entry}");
            }
        }
        for key in ["room:refund-", "value:share-", "role:boss-", "boundary:refund-"] {
            let page = format!("https://example.org/book/{folder}changes.html#{key}");
            assert!(ids.iter().any(|id| id.starts_with(&page)), "{key} among {ids:#?}");
        }
    }
    assert!(
        read(&project, "changes.xml")
            .contains("Porter, Desk and Boss: From now on, decide it yourself")
    );
    assert!(read(&project, "changes.xml").contains("New: Share &amp; &lt;share&gt;"));
}

#[test]
fn the_feed_is_as_old_as_the_content() {
    let build = "build --since v1 --base-url https://example.org/book";
    let updated = |project: &Project| {
        let feed = read(project, "changes.xml");
        let all: BTreeSet<String> =
            between(&feed, "<updated>", "<").into_iter().map(str::to_owned).collect();
        assert_eq!(all.len(), 1, "{feed}");
        all.into_iter().next().expect("one")
    };
    let project = committed().write("acme/values/share.yaml", "title: Share\n");
    commit(&project, "v2");
    // What lies beside the content has no say.
    let project = project.bytes("notes.txt", b"x");
    project.run(build).ends(0);
    assert_eq!(updated(&project), "2026-03-03T22:30:00Z");
    let project = project.write("acme/values/share.yaml", "title: Share it\n");
    project.run(build).ends(0);
    assert_ne!(updated(&project), "2026-03-03T22:30:00Z");
    let mut told = project.command(build);
    told.env("SOURCE_DATE_EPOCH", "1700000000").output().expect("ruimte runs");
    assert_eq!(updated(&project), "2023-11-14T22:13:20Z");
}

#[test]
fn an_entry_keeps_its_id_until_it_tells_something_else() {
    let ids = |project: &Project| {
        project.run("build --since old --base-url https://example.org/book").ends(0);
        let feed = read(project, "changes.xml");
        between(&feed, "<id>", "</id>").into_iter().map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let project = wider();
    let before = ids(&project);
    let project = project.write("acme/values/more.yaml", "title: More\n");
    let after = ids(&project);
    assert!(after.is_superset(&before) && after.len() == before.len() + 1);
    let project = project.write("acme/values/listen.yaml", "title: Listen well\n");
    assert_eq!(ids(&project).intersection(&after).count(), after.len() - 1);
}

#[test]
fn without_an_address_there_is_no_feed_and_that_is_said_once() {
    let project = wider();
    let run = project.run("build --since old").ends(0);
    assert_eq!(run.stderr().matches("changes.xml").count(), 1, "{}", run.stderr());
    assert!(run.stderr().contains("--base-url"), "{}", run.stderr());
    assert!(!project.path("dist/acme/changes.xml").exists());
    assert!(!read(&project, "changes.html").contains("atom+xml"));
    assert!(!project.run("build").ends(0).stderr().contains("changes.xml"));
}

#[test]
fn what_is_neither_a_folder_nor_a_revision_is_said() {
    let told = |project: &Project, words: &str, expected: &str| {
        let run = project.run(words).ends(2);
        assert!(run.stderr().contains(expected), "{words}: {}", run.stderr());
        assert!(!project.path("dist").exists());
    };
    let project = committed().bytes("last-year/acme/playbook.yaml", b"name: Acme\n");
    let expected = "there is no folder `v2` here, and the git repository has no revision `v2`; did you mean `v1`?";
    told(&project, "build --since v2", expected);
    told(&project, "build --since lastyear", "did you mean `last-year`?");
    told(&project, "build --since last-year/acme", "there is no organisation in `last-year/acme`");
    told(&project, "build --since=--all", "has no revision `--all`");
    let project = Project::sound();
    told(&project, "build --since v1", "`content` is in no git repository");
    git(&project, &["init", "-q"]);
    git(&project, &["commit", "-q", "--allow-empty", "-m", "nothing"]);
    told(&project, "build --since HEAD", "there is no folder `content` in the revision `HEAD`");
}

#[test]
fn errors_of_the_older_version_keep_everything_as_it_is() {
    let project = Project::sound().write("acme/values/listen.yaml", "titel: Listen\n");
    git(&project, &["init", "-q"]);
    commit(&project, "v1");
    let project = project.write("acme/values/listen.yaml", "title: Listen\n");
    project.run("build").ends(0);
    let before = files(&project.path("dist"));
    let project = project.write("acme/values/listen.yaml", "title: Listen closely\n");
    let run = project.run("build --since v1").ends(1);
    assert!(run.stderr().contains("v1:content/acme/values/listen.yaml:1:1"), "{}", run.stderr());
    assert!(run.stderr().contains("nothing is published"), "{}", run.stderr());
    assert_eq!(run.stdout(), "");
    assert_eq!(files(&project.path("dist")), before);
}

#[test]
fn who_decides_in_the_end_is_told_where_only_that_is_different() {
    let refund = |clauses: &str| format!("title: Refund\n{clauses}otherwise: never\n");
    let example = "title: Late\nvalues: [listen]\n";
    let project = Project::twice()
        .write("acme/examples/late.yaml", example)
        .bytes("old/acme/examples/late.yaml", example.as_bytes())
        .write(
            "acme/boundaries/refund.yaml",
            &refund("may:\n  - {only: [desk]}\n  - {only: [lead]}\nask:\n  - {only: [desk], whom: lead}\n"),
        )
        .bytes("old/acme/boundaries/refund.yaml", refund("may:\n  - {only: [lead]}\n").as_bytes());
    project.run("build --since old").ends(0);
    let page = read(&project, "changes.html");
    for words in ["From now on, you decide in the end: whatever the case", "(before: Lead)"] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    // A verdict by which somebody lower in the line decides is a freer one.
    assert!(page.contains("More room") && page.contains("Nothing changed in this room."));
}

/// A fact that became another kind of thing, an option that is gone, and a boundary that cannot
/// be compared.
#[test]
fn what_only_the_old_version_knew_keeps_its_words() {
    let refund = |size: &str, when: &str, currency: &str| {
        format!(
            "title: Refund\nfacts:\n  size: {size}\n  topic: {{type: choice, ask: What is it about?, options: {{food: The food, room: The room}}}}\nmay:\n  - when: {{size: {when}, topic: food}}\notherwise: ask lead\n# {currency}\n"
        )
    };
    let gift = |currency: &str| {
        format!("title: Gift\nmay:\n  - up_to: 10 {currency}\notherwise: ask lead\n")
    };
    let playbook =
        |currency: &str| format!("name: Acme\ncurrency: {currency}\notherwise: ask lead\n");
    let example = "title: Late\nvalues: [listen]\n";
    let project = Project::twice()
        .write("acme/examples/late.yaml", example)
        .bytes("old/acme/examples/late.yaml", example.as_bytes())
        .write("acme/playbook.yaml", &playbook("USD"))
        .bytes("old/acme/playbook.yaml", playbook("EUR").as_bytes())
        .write("acme/boundaries/gift.yaml", &gift("USD"))
        .bytes("old/acme/boundaries/gift.yaml", gift("EUR").as_bytes())
        .write("acme/boundaries/refund.yaml", &refund("Is it big?", "no", "USD"))
        .bytes(
            "old/acme/boundaries/refund.yaml",
            refund("{type: number, ask: How big?, unit: bags}", "at most 3", "EUR").as_bytes(),
        );
    project.run("build --since old").ends(0);
    let page = read(&project, "changes.html");
    for words in [
        "3\u{a0}bags",
        "The food",
        "Is it big?",
        "<a href=\"boundaries/gift.html\">Gift</a> <span class=\"changes-kind\">Here it cannot be told",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    assert!(!page.contains("(old)"), "{page}");
}
