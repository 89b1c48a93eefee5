//! In which words is asked: questions, options and units stay the template's.

use super::{OWN, guarded, is_fine, is_refused, told_of, told_of_guards};
use crate::project::Project;

const OWN_NL: &str = "acme/boundaries/allergy.nl.yaml";

/// A fork's file that is refused of a fixed boundary, and warned of where forks may tighten.
#[track_caller]
fn reworded(path: &str, text: &str, does: [&str; 2], what: &str) {
    let told = is_refused(&guarded("fixed").write(path, text), "reworded-guard");
    assert_eq!(told.message, format!("no fork may {} {what}", does[0]));
    let project = guarded("tighten").write(path, text);
    let told = told_of_guards(&project);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert_eq!((told[0].code.as_str(), told[0].severity.as_str()), ("reworded-guard", "warning"));
    let message = format!("this {} {what}, which the template guards", does[1]);
    assert_eq!(told[0].message, message);
}

/// An error keeps the fork from being published, a warning does not.
#[test]
fn a_fixed_boundary_is_not_published_in_other_words() {
    let text = "question: May I say it is tasty?\n";
    let fixed = guarded("fixed").write(OWN, text);
    let run = fixed.run("build acme").ends(1);
    assert!(run.stderr().contains("error[reworded-guard]"), "{}", run.stderr());
    assert!(!fixed.path("dist/acme").exists());
    let narrowed = guarded("tighten").write(OWN, text);
    narrowed.run("build acme").ends(0);
    narrowed.run("check --strict").ends(1);
}

const REWORD: [&str; 2] = ["reword", "rewords"];

#[test]
fn questions_options_and_units_are_kept() {
    for (text, what) in [
        ("question: «May I say it is tasty?\n", "the question of `allergy`"),
        ("facts:\n  traces: «Is it raining?\n", "the question `traces` of `allergy`"),
        ("facts: {late: {ask: «Is it early?}}\n", "the question `late` of `allergy`"),
        ("facts: {amount: «How little?}\n", "the question `amount` of `allergy`"),
        ("facts: {portions: {unit: «pallets}}\n", "the `unit` of `portions` in `allergy`"),
        (
            "facts: {source: {options: {guess: «From a book}}}\n",
            "the option `guess` of `source` in `allergy`",
        ),
        // Saying what kind of fact it is does not make it another one.
        (
            "facts: {traces: {type: yes_no, ask: «Is it raining?}}\n",
            "the question `traces` of `allergy`",
        ),
    ] {
        reworded(OWN, text, REWORD, what);
    }
}

#[test]
fn the_words_of_a_translation_are_kept() {
    reworded(
        OWN_NL,
        "question: «Mag ik zeggen dat dit lekker is?\n",
        REWORD,
        "the question of `allergy`",
    );
    reworded(
        OWN_NL,
        "facts: {source: {options: {card: «Van horen zeggen}}}\n",
        REWORD,
        "the option `card` of `source` in `allergy`",
    );
    let told = is_refused(
        &guarded("fixed").write(OWN_NL, "facts: {traces: «Regent het?}\n"),
        "reworded-guard",
    );
    assert_eq!(told.related[1].file, "content/base/boundaries/allergy.nl.yaml");
    assert_eq!(told.related[1].message, "these are the template's words");
}

#[test]
fn words_can_be_taken_out_and_added_no_more_than_changed() {
    let takes = ["take out", "takes out"];
    reworded(OWN, "«question»:\n", takes, "the question of `allergy`");
    reworded(OWN, "facts: {«amount»: }\n", takes, "the question `amount` of `allergy`");
    reworded(
        OWN,
        "facts: {portions: {«unit»: }}\n",
        takes,
        "the `unit` of `portions` in `allergy`",
    );
    let bare = "title: A\nfacts: {n: {type: number, ask: N?}}\nmay: [{when: {n: at most 3}, up_to: 5 EUR}]\nforks: fixed\n";
    for (text, what) in [
        ("question: «May I?\n", "the question of `allergy`"),
        ("facts: {amount: «How little?}\n", "the question `amount` of `allergy`"),
        ("facts: {n: {unit: «pallets}}\n", "the `unit` of `n` in `allergy`"),
    ] {
        let project = guarded("fixed")
            .write("base/boundaries/allergy.yaml", bare)
            .write("base/boundaries/allergy.nl.yaml", "title: A\n")
            .write(OWN, text);
        let told = is_refused(&project, "reworded-guard");
        assert_eq!(told.message, format!("no fork may put its own words to {what}"));
    }
}

#[test]
fn everything_else_is_the_fork_s_to_word() {
    let text = "title: Ours\nsummary: S\nwhy: W\nmay: [{id: known, title: T, note: N, say: S, why: W, afterwards: [A]}]\n";
    for policy in ["fixed", "tighten"] {
        is_fine(&guarded(policy).write(OWN, text).write(OWN_NL, "title: Onze\nwhy: W\n"));
    }
}

#[test]
fn the_same_words_laid_out_otherwise_are_the_same() {
    let project = guarded("fixed")
        .write(OWN, "question: >-\n  May I say that this $(dish)\n  is safe?\nfacts: {traces: {ask: 'Can a  trace hurt?'}}\n");
    is_fine(&project);
}

/// The template itself leaves a word of its question to the fork.
#[test]
fn an_answer_is_no_rewording() {
    let own = "name: Acme\nextends: base\nanswers: {dish: soup}\n";
    is_fine(&guarded("fixed").write("acme/playbook.yaml", own));
    let told = is_refused(
        &guarded("fixed").write(OWN, "question: «May I say that this $(name) is safe?\n"),
        "reworded-guard",
    );
    assert!(told.help.expect("help").contains("title, summary, why, say and note are yours"));
}

#[test]
fn a_language_that_the_template_does_not_have_is_no_rewording() {
    let german = "question: Darf ich?\nfacts: {traces: Kann eine Spur schaden?, source: {options: {card: Von der Karte}}}\n";
    let own = |languages: &str| format!("name: Acme\nextends: base\nlanguages: [{languages}]\n");
    let with = |languages: &str, path: &str| {
        guarded("fixed").write("acme/playbook.yaml", &own(languages)).write(path, german)
    };
    is_fine(&with("en, nl, de", "acme/boundaries/allergy.de.yaml"));
    is_fine(&with("de", OWN));
    // What the template has not translated yet is there to be translated.
    let dutch = "facts: {late: Is het laat?, source: {options: {cook: Van de kok}}}\n";
    is_fine(&guarded("fixed").write(OWN_NL, dutch));
    let dutch = "question: Mag ik zeggen dat dit veilig is?\n";
    is_fine(&guarded("fixed").write("acme/playbook.yaml", &own("nl")).write(OWN, dutch));
}

/// A fork's own unsuffixed words stand over the template's in all languages.
#[test]
fn readers_whose_words_are_replaced_by_another_language_are_told_of() {
    let german = |languages: &str| {
        guarded("fixed")
            .write(
                "acme/playbook.yaml",
                &format!("name: Acme\nextends: base\nlanguages: [{languages}]\n"),
            )
            .write(OWN, "question: «Darf ich?\n")
    };
    let told = is_refused(&german("de, en, nl"), "reworded-guard");
    assert_eq!(
        told.message,
        "no fork may replace the question of `allergy` for readers of `en` and `nl`"
    );
    let help = told.help.expect("help");
    assert!(help.contains("`boundaries/allergy.en.yaml` and `boundaries/allergy.nl.yaml`"));
    is_fine(&german("de, en").write(
        "acme/boundaries/allergy.en.yaml",
        "question: May I say that this $(dish) is safe?\n",
    ));
}

#[test]
fn lines_that_always_hold_are_kept_too() {
    let line = "title: Lines\nalways: true\nfacts: {press: Press?}\nask: [{id: press, whom: boss, when: {press: yes}}]\n";
    let with = |forks: &str| {
        guarded("fixed")
            .write("base/boundaries/lines.yaml", &format!("{line}{forks}"))
            .write("acme/boundaries/lines.yaml", "facts: {press: «Is it raining?}\n")
    };
    // The guarded boundary tests what this one asks.
    let told = is_refused(&with(""), "reworded-guard");
    assert_eq!(
        told.message,
        "no fork may reword the question `press` of `lines`, which `allergy` asks"
    );
    let told = is_refused(&with("forks: fixed\n"), "reworded-guard");
    assert!(told.message.starts_with("no fork may reword the question `press` of `lines`"));
}

#[test]
fn each_text_is_told_once_where_it_is_written() {
    let chain = |own: &str| {
        guarded("fixed")
            .write("chain/playbook.yaml", "name: Chain\ntemplate: true\nextends: base\n")
            .write("chain/boundaries/allergy.yaml", "facts: {late: {ask: «Is it early?}}\n")
            .write("acme/playbook.yaml", "name: Acme\nextends: chain\n")
            .write(OWN, own)
    };
    is_refused(&chain("title: Ours\n"), "reworded-guard");
    let told = told_of_guards(&chain("question: May I?\nfacts: {traces: Is it raining?}\n"));
    let places: Vec<_> = told.iter().map(|told| (told.file.as_str(), told.line)).collect();
    let own = "content/acme/boundaries/allergy.yaml";
    assert_eq!(
        places,
        [(own, 1), (own, 2), ("content/chain/boundaries/allergy.yaml", 1)],
        "{told:#?}"
    );
}

#[test]
fn of_the_starter_s_red_lines_a_rewording_is_a_warning() {
    let project = Project::empty()
        .write("oost/playbook.yaml", "name: Oost\nextends: starter\nlanguages: [nl]\n")
        .write("oost/boundaries/red-lines.yaml", "facts: {press: {ask: Regent het?}}\n")
        .write("oost/boundaries/allergy.yaml", "facts: {traces: {ask: Regent het?}}\n");
    let told = told_of(&project, &["reworded-guard"]);
    let severities: Vec<&str> = told.iter().map(|told| told.severity.as_str()).collect();
    assert_eq!(severities, ["error", "warning"], "{told:#?}");
    let human = project.run("check").ends(1).stderr();
    assert!(human.contains("warning[reworded-guard]"), "{human}");
}
