//! The unit of a number in two forms: one bag, two bags.

use crate::project::Project;

const BAGS: &str = "title: Bags\nfacts: {bags: {type: number, ask: How many bags?, unit: {one: bag, many: bags}, can_change: yes}}\nmay: [{when: {bags: at most 1 bag}}]\nnever: [{when: {bags: more than 2 bags}}]\notherwise: ask boss\n";
const TASSEN: &str =
    "title: Tassen\nfacts: {bags: {ask: Hoeveel tassen?, unit: {one: tas, many: tassen}}}\n";

fn project(english: &str, dutch: &str) -> Project {
    Project::empty()
        .write("a/playbook.yaml", "name: A\nlanguages: [en, nl]\notherwise: never\n")
        .write("a/roles/boss.yaml", "title: Boss\n")
        .write("a/roles/desk.yaml", "title: Desk\nreports_to: boss\n")
        .write("a/boundaries/bags.yaml", english)
        .write("a/boundaries/bags.nl.yaml", dutch)
}

fn page(project: &Project, path: &str) -> String {
    let page = std::fs::read_to_string(project.path(path)).expect("a page");
    page.replace('\u{a0}', " ")
}

#[test]
fn the_form_goes_with_the_number_in_every_language() {
    let project = project(BAGS, TASSEN);
    project.run("build").ends(0);
    for (path, one, many) in [
        ("dist/a/boundaries/bags.html", "at most 1 bag", "more than 2 bags"),
        ("dist/a/nl/boundaries/bags.html", "hoogstens 1 tas", "meer dan 2 tassen"),
    ] {
        let page = page(&project, path);
        for words in [one, many] {
            assert!(page.contains(words), "{words} in {path}");
        }
        for wrong in ["1 bags", "2 bag<", "1 tassen", "2 tas<"] {
            assert!(!page.contains(wrong), "{wrong} in {path}");
        }
    }
    let told = project.run("decide a bags --role desk bags=2").ends(0).stdout();
    assert!(told.replace('\u{a0}', " ").contains("up to 1 bag\n"), "{told}");
}

#[test]
fn either_form_is_read_in_tests_and_answers() {
    let project = project(&BAGS.replace("more than 2 bags", "more than 2 tas"), TASSEN);
    for bags in ["1 bag", "1 bags", "1 tas", "1 tassen", "1"] {
        let told =
            project.run_words(&["decide", "a", "bags", "--role", "desk", &format!("bags={bags}")]);
        assert!(told.ends(0).stdout().starts_with("May:"), "{bags}");
    }
}

#[test]
fn a_language_has_its_own_forms_only() {
    let told = |english: &str, dutch: &str| {
        let bare = BAGS.replace("1 bag}", "1}").replace("2 bags}", "2}");
        let english = bare.replace("{one: bag, many: bags}", english);
        let project = project(&english, &TASSEN.replace("{one: tas, many: tassen}", dutch));
        let told = project.run("decide a bags --role desk bags=3 --lang nl").ends(0).stdout();
        told.replace('\u{a0}', " ")
    };
    let short = told("{one: bag, many: bags}", "tas");
    assert!(short.contains("meer dan 2 tas is") && short.contains("1 tas\n"), "{short}");
    let long = told("pc", "{one: tas, many: tassen}");
    assert!(long.contains("meer dan 2 tassen is") && long.contains("1 tas\n"), "{long}");
}

#[test]
fn a_unit_in_two_forms_has_both() {
    for (unit, message) in
        [("{one: «bag}", "this unit has no `many`"), ("{many: «bags}", "this unit has no `one`")]
    {
        let told = project(&BAGS.replace("{one: bag, many: bags}", unit), TASSEN)
            .tells_among_others("missing-field");
        assert_eq!(told.message, message);
        let unit = unit.replace('«', "");
        let told = project(BAGS, &TASSEN.replace("{one: tas, many: tassen}", &format!("«{unit}")))
            .tells_among_others("translation-shape");
        assert_eq!(told.message, message);
    }
    project(&BAGS.replace("{one: bag, many: bags}", "«{}"), TASSEN).tells_one_error();
}
