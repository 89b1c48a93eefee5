//! What a fork overrides and its template has changed since: told with git's help, and never
//! where git does not know.

use crate::diff::revisions::{commit, git};
use crate::project::{Project, Run, Told};

const REFUND: &str = "title: Refund\nfacts:\n  fault: Our fault?\nmay:\n  - id: spend\n    when: {fault: yes}\n    up_to: 50 EUR per guest\notherwise: ask lead\n";

/// A fork that says some things otherwise, all of it committed on 3 March 2026.
fn fork() -> Project {
    let project = Project::forked()
        .write(
            "base/values/listen.yaml",
            "title: Listen\nsummary: To each guest.\ntext: |\n  One.\n",
        )
        .write("base/boundaries/refund.yaml", REFUND)
        .write("base/pages/start.md", "---\ntitle: Start\norder: 1\n---\nWelcome.\n")
        .write("acme/values/listen.yaml", "«summary: To every guest.\n")
        .write("acme/boundaries/refund.yaml", "may:\n  - {id: spend, up_to: 60 EUR per guest}\n")
        .write("acme/pages/start.md", "---\norder: 2\n---\nHello.\n");
    git(&project, &["init", "-q"]);
    commit(&project, "v1");
    project
}

/// The template's value with another summary.
fn reworded(project: Project) -> Project {
    let text = "title: Listen\nsummary: To all guests.\ntext: |\n  One.\n";
    project.write("base/values/listen.yaml", text)
}

#[track_caller]
fn told(project: &Project) -> Told {
    project.tells("stale-override")
}

#[test]
fn what_the_template_has_changed_since_is_told() {
    let project = reworded(fork());
    let told_first = told(&project);
    let message = "the template has changed what this overrides since 3 March 2026";
    assert_eq!((told_first.message.as_str(), told_first.severity.as_str()), (message, "warning"));
    let help = told_first.help.expect("help");
    let changed = "`summary: To each guest.` became `summary: To all guests.`\n";
    assert!(help.starts_with(changed), "{help}");
    let related = &told_first.related[0];
    assert_eq!((&*related.file, related.line), ("content/base/values/listen.yaml", 2));
    commit(&project, "v2");
    told(&project);
    let run = project.run("check --strict --today 2026-06-01").ends(1);
    assert!(run.stderr().contains("stale-override"), "{}", run.stderr());
}

#[test]
fn builds_tell_it_too() {
    let project = reworded(fork());
    commit(&project, "v2");
    let tells = |run: Run| {
        run.stderr().contains("stale-override") || run.stdout().contains("stale-override")
    };
    assert!(tells(project.run("build").ends(0)));
    assert!(tells(project.run("build --since v1").ends(0)));
    assert!(!tells(project.run("diff v1 content").ends(0)));
}

#[test]
fn what_is_not_overridden_is_no_concern() {
    fork()
        .write("base/values/listen.yaml", "title: Hear\nsummary: To each guest.\ntext: Two.\n")
        .write("base/boundaries/refund.yaml", &REFUND.replace("Refund", "Give back"))
        .write("base/pages/start.md", "---\ntitle: Begin\norder: 1\n---\nWelcome.\n")
        .is_silent();
}

#[test]
fn another_layout_or_order_is_no_change() {
    fork()
        .write(
            "base/values/listen.yaml",
            "# Ours.\ntext: \"One.\"\nsummary: >\n  To each\n  guest.\ntitle: Listen\n",
        )
        .write(
            "base/boundaries/refund.yaml",
            "facts: {fault: Our fault?}\nmay: [{up_to: [50 EUR per guest], id: 'spend', when: {fault: yes}}]\ntitle: Refund\notherwise: ask lead\n",
        )
        .bytes(
            "content/base/pages/start.md",
            b"---\r\norder: 1\r\ntitle: Start\r\n---\r\n\r\nWelcome.\r\n",
        )
        .is_silent();
}

#[test]
fn who_has_looked_again_is_not_told() {
    let project = reworded(fork());
    commit(&project, "v2");
    // A change that is not committed yet counts as well.
    let path = "acme/values/listen.yaml";
    let project = project.write(path, "summary: To every guest.    # still ours\n");
    project.is_silent();
    commit(&project, "v3");
    project.is_silent();
    // What changes after that is told again.
    let project = project
        .write("base/values/listen.yaml", "title: Listen\nsummary: Again.\ntext: One.\n")
        .at("content/acme/values/listen.yaml", 1, 1);
    told(&project);
}

#[test]
fn a_file_that_is_not_committed_was_written_now() {
    let project = reworded(fork());
    git(&project, &["rm", "-q", "--cached", "content/acme/values/listen.yaml"]);
    project.is_silent();
    git(&project, &["commit", "-q", "-m", "gone"]);
    project.is_silent();
    // Nor does it matter what git is told not to look at.
    let project = project.bytes(".gitignore", b"listen.yaml\n");
    project.is_silent();
}

#[test]
fn a_merge_in_which_nobody_touched_it_is_no_look() {
    let project = fork();
    git(&project, &["checkout", "-q", "-b", "side"]);
    let project = reworded(project);
    commit(&project, "v2");
    git(&project, &["checkout", "-q", "-b", "other", "v1"]);
    git(&project, &["commit", "-q", "--allow-empty", "-m", "other"]);
    git(&project, &["merge", "-q", "--no-ff", "-m", "both", "side"]);
    told(&project);
}

#[test]
fn a_clause_is_found_by_its_id() {
    let changed = REFUND.replace("50 EUR", "55 EUR");
    let project = fork().write("base/boundaries/refund.yaml", &changed).at(
        "content/acme/boundaries/refund.yaml",
        2,
        17,
    );
    let help = told(&project).help.expect("help");
    let expected = "`up_to: 50 EUR per guest` became `up_to: 55 EUR per guest`\n";
    assert!(help.starts_with(expected), "{help}");
    // Another clause, and another key of this one, are no concern.
    let more = REFUND.replace("when:", "note: Write it down.\n    when:")
        + "ask:\n  - {whom: lead, when: {fault: no}}\n";
    let report = fork()
        .write("base/boundaries/refund.yaml", &more)
        .run("check --format json --today 2026-06-01")
        .report();
    assert!(report.diagnostics.iter().all(|told| told.code != "stale-override"));
}

#[test]
fn the_body_of_a_page_is_one_text() {
    let project = fork()
        .write("base/pages/start.md", "---\ntitle: Start\norder: 1\n---\nWelcome here.\n")
        .at("content/acme/pages/start.md", 4, 1);
    let help = told(&project).help.expect("help");
    assert!(help.starts_with("`text: Welcome.` became `text: Welcome here.`\n"), "{help}");
    let project = fork()
        .write("base/pages/start.md", "---\ntitle: Start\norder: 3\n---\nWelcome.\n")
        .at("content/acme/pages/start.md", 2, 1);
    told(&project);
}

/// A template and a fork in two languages.
fn bilingual() -> Project {
    let base =
        "name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask lead\nlanguages: [en, nl]\n";
    Project::forked()
        .write("base/playbook.yaml", &format!("{base}words: {{customer: guest, day: day}}\n"))
        .write("base/values/listen.nl.yaml", "title: Luisteren\nsummary: Samen.\n")
}

/// What is told of stale words, each as its file and line.
fn places(project: &Project) -> Vec<String> {
    let report = project.run("check --format json --today 2026-06-01").report();
    assert_eq!(report.errors, 0, "{:#?}", report.diagnostics);
    let stale = report.diagnostics.iter().filter(|told| told.code == "stale-override");
    stale.map(|told| format!("{}:{}", told.file, told.line)).collect()
}

#[test]
fn words_are_held_against_words_of_the_same_language() {
    let project = bilingual()
        .write("base/values/listen.yaml", "title: Listen\nsummary: Together.\n")
        .write("acme/values/listen.nl.yaml", "title: Horen\n");
    git(&project, &["init", "-q"]);
    commit(&project, "v1");
    let project = project
        .write("base/values/listen.yaml", "title: Hear\nsummary: Together.\n")
        .write("base/values/listen.nl.yaml", "title: Luisteren\nsummary: Met elkaar.\n");
    assert_eq!(places(&project), [""; 0]);
    let project =
        project.write("base/values/listen.nl.yaml", "title: Toehoren\nsummary: Met elkaar.\n");
    assert_eq!(places(&project), ["content/acme/values/listen.nl.yaml:1"]);
}

#[test]
fn a_fork_in_the_other_language_is_held_against_that() {
    let project = bilingual()
        .write("base/values/listen.yaml", "title: Listen\nsummary: Together.\n")
        .write("acme/playbook.yaml", "name: Acme\nextends: base\nlanguages: [nl]\n")
        .write("acme/values/listen.yaml", "summary: Wij samen.\n");
    git(&project, &["init", "-q"]);
    commit(&project, "v1");
    let project =
        project.write("base/values/listen.nl.yaml", "title: Luisteren\nsummary: Met elkaar.\n");
    assert_eq!(places(&project), ["content/acme/values/listen.yaml:1"]);
}

#[test]
fn of_a_playbook_the_words_count_and_what_is_each_houses_own_does_not() {
    let own = "name: Acme\nextends: base\nlanguages: [en]\nwords: {customer: client}\n";
    let project = bilingual().write("acme/playbook.yaml", own);
    git(&project, &["init", "-q"]);
    commit(&project, "v1");
    let base = |words: &str| {
        format!(
            "name: Basis\ntemplate: yes\ncurrency: EUR\notherwise: ask lead\nlanguages: [en, nl, de]\nwords: {words}\n"
        )
    };
    let project = project.write("base/playbook.yaml", &base("{customer: guest, day: night}"));
    assert_eq!(places(&project), [""; 0]);
    let project = project.write("base/playbook.yaml", &base("{customer: visitor, day: night}"));
    assert_eq!(places(&project), ["content/acme/playbook.yaml:4"]);
}

#[test]
fn files_may_move_within_their_folder() {
    let project = fork();
    let moved = |from: &str, to: &str| {
        let to = project.path(to);
        std::fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        std::fs::rename(project.path(from), to).expect("it moves");
    };
    moved("content/base/values/listen.yaml", "content/base/values/guests/listen.yaml");
    project.is_silent();
    commit(&project, "v2");
    project.is_silent();
    let project = project
        .write("base/values/guests/listen.yaml", "title: Listen\nsummary: New.\n")
        .at("content/acme/values/listen.yaml", 1, 1);
    told(&project);
}

#[test]
fn what_the_template_has_dropped_or_found_for_itself_is_told() {
    let gone = fork().write("base/values/listen.yaml", "title: Listen\ntext: One.\n").at(
        "content/acme/values/listen.yaml",
        1,
        1,
    );
    let help = told(&gone).help.expect("help");
    assert!(help.starts_with("`summary: To each guest.` is no longer there\n"), "{help}");
    let project = fork()
        .write("acme/pages/house.md", "---\ntitle: Our house\norder: 2\n---\nHere.\n")
        .at("content/acme/pages/house.md", 2, 1);
    commit(&project, "v2");
    let text = "---\ntitle: The house\norder: 4\n---\nThere.\n";
    project.bytes("content/base/pages/house.md", text.as_bytes()).tells("stale-override");
}

#[test]
fn what_was_dropped_is_no_longer_overridden() {
    let project = fork()
        .write("acme/playbook.yaml", "name: Acme\nextends: base\nwithout: [pages/start]\n")
        .write("acme/pages/start.md", "---\ntitle: Ours\n---\nHello.\n");
    commit(&project, "v2");
    project.write("base/pages/start.md", "---\ntitle: Begin\n---\nHere.\n").is_silent();
}

#[test]
fn of_several_layers_the_nearest_counts() {
    let project = Project::forked()
        .write("base/values/listen.yaml", "title: Listen\nsummary: Base.\nwe_do: [Look up]\n")
        .write("region/playbook.yaml", "name: Region\ntemplate: true\nextends: base\n")
        .write("region/values/listen.yaml", "summary: Region.\n")
        .write("acme/playbook.yaml", "name: Acme\nextends: region\n")
        .write("acme/values/listen.yaml", "summary: Acme.\nwe_do: [Smile]\n");
    git(&project, &["init", "-q"]);
    commit(&project, "v1");
    let project =
        project.write("base/values/listen.yaml", "title: Listen\nsummary: New.\nwe_do: [Look]\n");
    let both = ["content/acme/values/listen.yaml:2", "content/region/values/listen.yaml:1"];
    assert_eq!(places(&project), both);
}

#[test]
fn without_git_all_goes_on_the_same() {
    let project = reworded(fork());
    let run = project
        .command("check --format json --today 2026-06-01")
        .env("PATH", "")
        .output()
        .expect("ruimte runs");
    assert!(String::from_utf8_lossy(&run.stdout).contains("\"warnings\": 0"), "{run:?}");
    told(&project);
    std::fs::remove_dir_all(project.path(".git")).expect("it goes");
    project.is_silent();
    git(&project, &["init", "-q"]);
    project.is_silent();
}

#[test]
fn the_content_may_lie_below_the_top() {
    let project = reworded(fork());
    std::fs::remove_dir_all(project.path(".git")).expect("it goes");
    let top = Project::empty();
    let target = top.path("clients é/our \"books\"");
    std::fs::create_dir_all(&target).expect("a folder");
    std::fs::rename(project.path("content"), target.join("content")).expect("it moves");
    git(&top, &["init", "-q"]);
    commit(&top, "v1");
    let listen = "clients é/our \"books\"/content/base/values/listen.yaml";
    let top = top.bytes(listen, b"title: Listen\nsummary: Changed.\n");
    let words = ["check", "--format", "json", "--today", "2026-06-01", "--content"];
    let content = target.join("content");
    let words: Vec<&str> = words.into_iter().chain([content.to_str().expect("a path")]).collect();
    let report = top.run_words(&words).report();
    let codes: Vec<&str> = report.diagnostics.iter().map(|told| told.code.as_str()).collect();
    assert_eq!(codes, ["stale-override"]);
}

#[test]
fn a_history_that_was_cut_off_tells_nothing() {
    let project = fork();
    let project = project.bytes("note", b"more");
    commit(&project, "v2");
    let copy = Project::empty();
    let from = format!("file://{}", project.path(".").display());
    git(&copy, &["clone", "-q", "--depth", "1", &from, "whole"]);
    let listen = "title: Listen\nsummary: To all guests.\n";
    let copy = copy.bytes("whole/content/base/values/listen.yaml", listen.as_bytes());
    let check = "check --format json --today 2026-06-01 --content whole/content";
    assert_eq!(copy.run(check).report().warnings, 0);
    git(&copy, &["-C", "whole", "fetch", "-q", "--unshallow"]);
    assert_eq!(copy.run(check).report().warnings, 1);
}

#[test]
fn settings_of_whoever_runs_it_change_nothing() {
    let project = reworded(fork());
    commit(&project, "v2");
    for setting in [
        "log.showSignature=true",
        "diff.relative=true",
        "diff.renames=copies",
        "status.short=true",
        "status.relativePaths=true",
        "status.showUntrackedFiles=no",
        "color.ui=always",
        "log.decorate=no",
        "log.date=relative",
        "log.diffMerges=first-parent",
        "core.pager=false",
        "format.pretty=oneline",
    ] {
        let (key, value) = setting.split_once('=').expect("a setting");
        git(&project, &["config", key, value]);
    }
    told(&project);
}
