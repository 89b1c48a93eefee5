//! Whatever is edited, what is served is what a fresh build makes of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use proptest::prelude::*;
use ruimte::compile::{World, merged};
use ruimte::render::Options;
use ruimte::serve::{Clock, Edition, Workshop};
use ruimte::source::{Location, Workspace, themes};

use crate::project::Project;

/// Files that edits are about, each with what may be in it.
const FILES: &[(&str, &[&str])] = &[
    (
        "content/acme/playbook.yaml",
        &[
            "name: Acme\nextends: base\nlanguages: [en, nl]\nanswers: {limit: 50 EUR}\n",
            "name: Acme\nextends: base\nwithout: [examples/late]\n",
            "name: Acme\nextends: base\nlanguages: [nl, en]\ntheme: {use: plain}\n",
            "name: Acme\nextends: bse\n",
            "name: [\n",
        ],
    ),
    (
        "content/base/playbook.yaml",
        &[
            "name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask lead\nquestions: {limit: {ask: How much?, type: money, default: 40 EUR}}\n",
            "name: Base\ntemplate: true\ncurrency: USD\notherwise: ask lead\n",
        ],
    ),
    (
        "content/base/boundaries/refund.yaml",
        &[
            "title: Refund\nmay:\n  - up_to: $(limit) per guest\notherwise: ask lead\n",
            "title: Refund\nfacts: {fault: Our fault?}\nmay:\n  - when: {fault: yes}\n    up_to: 50 EUR per guest\notherwise: ask lead\n",
            "title: Refund\nmay:\n  - up_to: 10 EUR\n",
        ],
    ),
    (
        "content/base/examples/late.yaml",
        &[
            "title: Late\nvalues: [listen]\nstory: See [us](value:listen).\ndecisions:\n  - {boundary: refund, role: desk, facts: {amount: 20 EUR}, verdict: may}\n",
            "title: Late\nstory: See [them](value:lisen).\n",
            "title: Later\nstory: |\n  Up to $(limit).\n",
            "title: Late\nvalues: [listen]\ndecisions:\n  - {boundary: refund, role: desk, facts: {fault: yes, amount: 20 EUR}, verdict: may}\n",
        ],
    ),
    ("content/acme/examples/late.yaml", &["title: Ours\n", "lesson: Ours.\n"]),
    ("content/acme/examples/late.nl.yaml", &["title: Laat\n", "titel: Laat\n"]),
    ("content/acme/examples/more.yaml", &["title: More\nvalues: [listen]\n", "title: Most\n"]),
    ("content/acme/values/listen.nl.yaml", &["title: Luisteren\n"]),
    ("content/acme/values/speak.yaml", &["title: Speak\n", "title: Speak up\norder: 1\n"]),
    (
        "content/acme/pages/vision.md",
        &["---\ntitle: Vision\n---\nSee [it](example:late).\n", "No title.\n"],
    ),
    ("content/acme/assets/logo.svg", &["<svg xmlns='http://www.w3.org/2000/svg'/>", "<svg/>"]),
    ("content/acme/theme/static/css/own.css", &["p { color: red }", "p { color: blue }"]),
    (
        "content/acme/theme/templates/pages/value.html",
        &[
            "{% extends \"pages/frame.html\" %}{% block main %}{{ view.heading.title.text }}{% endblock %}",
            "{% extends \"pages/frame.html\" %}{% block main %}{{ view.nothing }}{% endblock %}",
            "{% if %}",
        ],
    ),
    ("themes/plain/theme.yaml", &["name: Plain\n", "name: Plain\nextends: plane\n"]),
    ("themes/plain/static/css/base.css", &["a { color: red }"]),
    ("themes/plain/locales/en.ftl", &["values = What counts\n"]),
    ("content/bravo/playbook.yaml", &["name: Bravo\n", "name: Bravo\nextends: acme\n"]),
    ("content/stray.yaml", &["a: 1\n"]),
];

/// One edit.
#[derive(Clone, Debug)]
enum Edit {
    /// A file gets one of its contents.
    Write(usize, usize),
    /// A file goes.
    Remove(usize),
    /// A folder takes the name of another, and back.
    Move,
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let file = 0..FILES.len();
    let edit = prop_oneof![
        6 => (file.clone(), 0..8_usize).prop_map(|(file, content)| Edit::Write(file, content)),
        2 => file.prop_map(Edit::Remove),
        1 => Just(Edit::Move),
    ];
    prop::collection::vec(edit, 1..9)
}

fn apply(root: &Path, edit: &Edit) {
    match edit {
        Edit::Write(file, content) => {
            let (path, contents) = FILES[*file];
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            // A file of its own each time, so that its stamp is another.
            let beside = root.join("saving");
            fs::write(&beside, contents[content % contents.len()]).expect("a file");
            fs::rename(beside, path).expect("it takes its place");
        }
        Edit::Remove(file) => {
            let _ = fs::remove_file(root.join(FILES[*file].0));
        }
        Edit::Move => {
            let (here, there) =
                (root.join("content/base/examples"), root.join("content/base/_away"));
            let (from, to) = if here.exists() { (here, there) } else { (there, here) };
            let _ = fs::rename(from, to);
        }
    }
}

fn today() -> jiff::civil::Date {
    jiff::civil::date(2026, 6, 1)
}

fn later() -> SystemTime {
    SystemTime::now() + Duration::from_hours(1)
}

fn location(root: &Path, name: &str) -> Location {
    Location { path: root.join(name), shown: name.to_owned() }
}

#[track_caller]
fn compare(root: &Path, served: &BTreeMap<String, Edition>) {
    let workspace = Workspace::read(&location(root, "content"), &[]).expect("content");
    let themes = themes(&location(root, "themes")).expect("themes");
    let world = World::new(workspace, themes, today());
    let names: Vec<&str> = world.workspace.own().collect();
    assert_eq!(served.keys().map(String::as_str).collect::<Vec<_>>(), names);
    for name in names {
        let published = world.publish(name, &Options::default(), None, |_, site| site.all().site);
        let (fresh, site) = published.expect("it is there");
        let site = site.filter(|_| !fresh.has_errors());
        let edition = &served[name];
        let told = merged(&world.workspace, [(name, &*fresh.diagnostics)].into_iter());
        assert_eq!(edition.diagnostics, told, "{name}");
        assert_eq!(edition.is_ready(), site.is_some(), "{name}");
        let Some(site) = site else { continue };
        assert_eq!(edition.paths(), site.files.keys().cloned().collect::<Vec<_>>(), "{name}");
        for (path, bytes) in &site.files {
            assert_eq!(edition.file_now(path).as_deref(), Some(&**bytes), "{name}/{path}");
        }
    }
}

fn run(edits: &[Edit], now: fn() -> SystemTime) {
    let project = Project::forked();
    let root = project.path("");
    let clock = Clock { now, today };
    let (content, themes) = (location(&root, "content"), location(&root, "themes"));
    let mut workshop = Workshop::new(content, themes, Vec::new(), clock);
    let mut served: BTreeMap<String, Edition> = BTreeMap::new();
    for edit in std::iter::once(None).chain(edits.iter().map(Some)) {
        if let Some(edit) = edit {
            apply(&root, edit);
        }
        let made = workshop.look().expect("the disk can be read");
        served.retain(|name, _| made.organisations.contains(name));
        for edition in made.editions {
            served.insert(edition.organisation.clone(), edition.tried());
        }
        compare(&root, &served);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn serves_what_a_fresh_build_makes(edits in edits(), trusts in any::<bool>()) {
        run(&edits, if trusts { later } else { SystemTime::now });
    }
}

/// A change of an example that is gone is told with what else it may have been meant for.
#[test]
fn a_change_of_an_example_that_is_gone_is_told_anew_when_others_go() {
    run(&[Edit::Write(4, 5), Edit::Write(0, 6), Edit::Move, Edit::Move], SystemTime::now);
}
