//! Publishing: what is written, where, and what of it stays as it was.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::project::Project;

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.expect("the folder can be read"))
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("below").to_owned();
            (path, fs::read(entry.path()).expect("a file"))
        })
        .collect()
}

fn bilingual() -> Project {
    Project::sound()
        .write(
            "acme/playbook.yaml",
            "name: Acme\nlanguages: [en, nl]\ncurrency: EUR\notherwise: ask lead\n",
        )
        .write("acme/roles/lead.nl.yaml", "title: Chef\n")
        .write("acme/roles/desk.nl.yaml", "title: Balie\n")
        .write("acme/values/listen.nl.yaml", "title: Luisteren\n")
        .write("acme/boundaries/refund.nl.yaml", "title: Terugbetalen\n")
}

#[test]
fn says_where_the_playbooks_are() {
    let run = Project::sound().run("build").ends(0);
    assert_eq!(run.stdout(), "dist/acme/index.html\n");
    assert!(run.stderr().contains("published 1 playbook"), "{}", run.stderr());
    assert_eq!(Project::sound().run("build --quiet").ends(0).stderr(), "");
}

#[test]
fn templates_are_built_only_when_named() {
    let project = Project::forked();
    assert_eq!(project.run("build").ends(0).stdout(), "dist/acme/index.html\n");
    assert_eq!(project.run("build base").ends(0).stdout(), "dist/base/index.html\n");
    assert_eq!(project.run("build starter").ends(0).stdout(), "dist/starter/index.html\n");
    Project::empty().write("a/playbook.yaml", "name: A\ntemplate: true\n").run("build").ends(2);
}

#[test]
fn errors_keep_the_old_playbook_and_let_the_others_through() {
    let project = Project::sound().write("bravo/playbook.yaml", "name: Bravo\nextends: starter\n");
    project.run("build").ends(0);
    let before = files(&project.path("dist/acme"));
    let project = project.write("acme/values/listen.yaml", "title: Listen\nsumary: x\n");
    fs::remove_dir_all(project.path("dist/bravo")).expect("it is there");
    let run = project.run("build").ends(1);
    assert_eq!(run.stdout(), "dist/bravo/index.html\n");
    assert!(run.stderr().contains("not published: acme"), "{}", run.stderr());
    assert_eq!(files(&project.path("dist/acme")), before);
}

#[test]
fn warnings_hold_a_playbook_back_only_when_strict() {
    let project = Project::sound().write("acme/notes.txt", "x");
    assert_eq!(project.run("build --strict").ends(1).stdout(), "");
    project.run("build").ends(0);
}

#[test]
fn the_same_content_makes_the_same_bytes_and_leaves_files_untouched() {
    let project = bilingual();
    project.run("build").ends(0);
    project.run("build --out other").ends(0);
    assert_eq!(files(&project.path("dist")), files(&project.path("other")));
    let time = |project: &Project, file: &str| {
        let path = project.path("dist/acme").join(file);
        fs::metadata(path).and_then(|file| file.modified()).expect("it is there")
    };
    let changes = ["values/listen.html", "values/index.html"];
    let stays = ["roles/lead.html", "nl/roles/desk.html", "nl/404.html"];
    let times = |project: &Project, of: &[&str]| -> Vec<_> {
        of.iter().map(|file| time(project, file)).collect()
    };
    let before = (times(&project, &changes), times(&project, &stays));
    let project = project.write("acme/values/listen.yaml", "title: Listen closely\n");
    let run = project.run("build").ends(0);
    assert!(run.stderr().contains(" changed"), "{}", run.stderr());
    let after = (times(&project, &changes), times(&project, &stays));
    assert!(before.0.iter().zip(&after.0).all(|(before, after)| before != after));
    assert_eq!(before.1, after.1);
}

#[test]
fn a_folder_that_ruimte_did_not_make_is_refused() {
    let project = Project::sound().bytes("dist/acme/thesis.txt", b"years of work");
    let run = project.run("build").ends(2);
    assert!(run.stderr().contains("did not make"), "{}", run.stderr());
    assert_eq!(
        files(&project.path("dist")).len(),
        1 + usize::from(project.path("dist/.acme.ruimte-lock").exists())
    );
    let project = Project::sound().bytes("dist", b"a file");
    project.run("build").ends(2);
}

#[test]
fn every_link_of_every_page_leads_to_a_file_and_nowhere_else() {
    let project = Project::sound();
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/content");
    project.run(&format!("build --content {content}")).ends(0);
    project.run(&format!("build --content {content} starter")).ends(0);
    let dist = project.path("dist");
    let built = files(&dist);
    let mut links = 0;
    for (page, bytes) in
        built.iter().filter(|(path, _)| path.extension().is_some_and(|ending| ending == "html"))
    {
        let html = String::from_utf8(bytes.clone()).expect("a page is text");
        for attribute in ["href=\"", "src=\""] {
            for link in html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()) {
                if link.starts_with("https://")
                    || link.starts_with("mailto:")
                    || link.starts_with('#')
                {
                    continue;
                }
                assert!(
                    !link.contains("://") && !link.starts_with('/'),
                    "{}: {link}",
                    page.display()
                );
                let file = link.split('#').next().unwrap_or(link);
                let target = dist.join(page.parent().expect("a folder")).join(file);
                assert!(target.is_file(), "{}: {link}", page.display());
                links += 1;
            }
        }
    }
    assert!(links > 5_000, "{links}");
}

#[test]
fn one_organisations_pages_hold_no_word_of_anothers() {
    let project = Project::sound()
        .write("zebra/playbook.yaml", "name: Zebrafish Unlimited\nextends: starter\n");
    project.run("build").ends(0);
    for (path, bytes) in files(&project.path("dist/acme")) {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!text.contains("zebra"), "{}", path.display());
    }
}

#[test]
fn pages_are_self_contained_under_a_strict_policy() {
    let project = bilingual();
    project.run("build").ends(0);
    for (path, bytes) in files(&project.path("dist/acme")) {
        if path.extension().is_none_or(|ending| ending != "html") {
            continue;
        }
        let html = String::from_utf8(bytes).expect("a page is text");
        let shown = path.display();
        assert!(html.contains("http-equiv=\"Content-Security-Policy\""), "{shown}");
        assert!(html.contains("default-src 'none'"), "{shown}");
        assert!(!html.contains("unsafe-inline"), "{shown}");
        assert!(!html.contains("<script>") && !html.contains(" style=\""), "{shown}");
        assert!(!html.contains("<style"), "{shown}");
    }
}

#[test]
fn languages_have_folders_and_what_is_not_translated_is_marked() {
    let project = bilingual();
    project.run("build").ends(0);
    let read = |path: &str| fs::read_to_string(project.path(path)).expect(path);
    assert!(read("dist/acme/values/listen.html").contains("<html lang=\"en\""));
    let dutch = read("dist/acme/nl/values/listen.html");
    assert!(dutch.contains("<html lang=\"nl\"") && dutch.contains("Luisteren"));
    assert!(dutch.contains("../../values/listen.html"), "a page links its translations");
    assert!(read("dist/acme/nl/examples/late.html").contains("lang=\"en\""));
}

#[test]
fn a_forks_words_are_not_hidden_by_the_templates_translation() {
    let project = Project::forked()
        .write(
            "base/playbook.yaml",
            "name: Base\ntemplate: true\nlanguages: [nl, en]\ncurrency: EUR\notherwise: ask lead\n",
        )
        .write("base/values/listen.en.yaml", "title: Old words\nsummary: Kept words\n")
        .write("base/values/listen.yaml", "title: Oude woorden\nsummary: Gebleven woorden\n")
        .write("acme/values/listen.yaml", "title: Nieuwe woorden\n");
    project.run("build").ends(0);
    let english =
        fs::read_to_string(project.path("dist/acme/en/values/listen.html")).expect("a page");
    assert!(english.contains("Nieuwe woorden") && english.contains("Kept words"));
    assert!(!english.contains("Old words"));
}

#[test]
fn what_each_reader_gets_is_in_playbook_json() {
    let project = Project::empty()
        .write("base/playbook.yaml", "name: Base\nlanguages: [nl]\n")
        .write("base/values/v.yaml", "title: A\n")
        .write("mid/playbook.yaml", "name: Mid\nlanguages: [de, nl, en]\nextends: base\n")
        .write("mid/values/v.nl.yaml", "title: B\n")
        .write("top/playbook.yaml", "name: Top\nlanguages: [nl, de, en]\nextends: mid\n");
    project.run("build top").ends(0);
    let text = fs::read_to_string(project.path("dist/top/playbook.json")).expect("the playbook");
    let playbook: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let title = &playbook["values"][0]["title"];
    assert_eq!((&title[0]["text"], &title[0]["lang"]), (&"B".into(), &"nl".into()), "{title}");
    assert_eq!((&title[1]["text"], &title[1]["lang"]), (&"A".into(), &"nl".into()), "{title}");
}

#[test]
fn every_language_has_a_search_with_an_index_of_its_own_words() {
    let project = bilingual()
        .write("acme/pages/grenzen.md", "---\ntitle: Boundaries\n---\nKnow them.\n")
        .write("acme/pages/grenzen.nl.md", "---\ntitle: Grenzen\n---\nKen ze.\n")
        .write("zebra/playbook.yaml", "name: Zebrafish\ncurrency: EUR\notherwise: ask lead\n")
        .write("zebra/roles/lead.yaml", "title: Whalerider\n");
    project.run("build").ends(0);
    let read = |path: &str| fs::read_to_string(project.path(path)).expect(path);
    let index = |folder: &str| {
        let page = read(&format!("{folder}/search.html"));
        let scripts: Vec<&str> = page
            .split("src=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .filter(|script| script.starts_with("search."))
            .collect();
        assert_eq!(scripts.len(), 1, "{page}");
        assert!(page.contains("<noscript>") && page.contains("boundaries/index.html"), "{page}");
        read(&format!("{folder}/{}", scripts[0]))
    };
    let (english, dutch) = (index("dist/acme"), index("dist/acme/nl"));
    assert!(english.contains("Boundaries") && !english.contains("Grenzen"), "{english}");
    assert!(dutch.contains("Grenzen") && dutch.contains("Terugbetalen"), "{dutch}");
    for index in [&english, &dutch] {
        assert!(!index.to_lowercase().contains("zebra") && !index.contains("whale"), "{index}");
    }
    // Pages that are only read load none of it.
    assert!(!read("dist/acme/values/listen.html").contains("search.en."));
}

#[test]
fn sitemaps_come_with_an_address() {
    let project = bilingual();
    project.run("build").ends(0);
    assert!(!project.path("dist/acme/sitemap.xml").exists());
    project.run("build --base-url https://example.org/play").ends(0);
    let sitemap = fs::read_to_string(project.path("dist/acme/sitemap.xml")).expect("a sitemap");
    assert!(sitemap.contains("https://example.org/play/values/listen.html"), "{sitemap}");
    let project = project.write("bravo/playbook.yaml", "name: Bravo\n");
    project.run("build --base-url https://example.org/play/").ends(0);
    let sitemap = fs::read_to_string(project.path("dist/acme/sitemap.xml")).expect("a sitemap");
    assert!(sitemap.contains("https://example.org/play/acme/nl/values/listen.html"), "{sitemap}");
}

#[test]
fn playbook_json_has_a_version_and_everything() {
    let project = bilingual();
    project.run("build").ends(0);
    let text = fs::read_to_string(project.path("dist/acme/playbook.json")).expect("the playbook");
    let playbook: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(playbook["format"], 1);
    for kind in ["roles", "values", "boundaries", "examples"] {
        assert!(playbook[kind].as_array().is_some_and(|things| !things.is_empty()), "{kind}");
    }
}

#[test]
fn broken_links_and_assets_in_all_their_forms() {
    let page = |text: &str| {
        Project::sound().write("acme/pages/p.md", &format!("---\ntitle: P\n---\n{text}\n"))
    };
    page("[a](value:listen) [](role:desk) [b](https://example.org) [c](#there)\n\n# There")
        .is_silent();
    page("`[a](value:nowhere)`").is_silent();
    page("[a](«value:lisen)").tells("broken-link");
    page("[a](«example:laet \"title\")").tells("broken-link");
    page("[a](«assets/none.pdf)").tells("broken-link");
    page("![a](«assets/none.png)").tells("broken-link");
    page("[a](«other.html)").tells("broken-link");
    page("[a](«../../secret.txt)").tells("unsafe-path");
    page("[a]: «value:lisen\n\nSee [a].").tells_among_others("broken-link");
    page("<a href=\"«vaule:listen\">x</a>").tells("broken-link");
    page("<a href=\"«javascript:alert(1)\">x</a>").tells("broken-link");
    let told = page("[a](«value:lisen)").tells("broken-link");
    assert!(told.help.expect("help").contains("listen"));
    page("![a](assets/a.png)").bytes("content/acme/assets/a.png", b"png").is_silent();
}
