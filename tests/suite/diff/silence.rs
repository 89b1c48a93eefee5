//! There is nothing to tell exactly where readers see nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use ruimte::compare::{authority, words};
use ruimte::compile::World;
use ruimte::render::Options;
use ruimte::source::{Location, Workspace, themes};

/// Files of one playbook, each with what may be in it; some say the same in other ways.
const FILES: &[(&str, &[&str])] = &[
    (
        "acme/playbook.yaml",
        &[
            "name: Acme\nextends: base\nlanguages: [en, nl]\n",
            "# A remark.\nlanguages:\n  - en\n  - nl\nextends: base\nname: \"Acme\"\n",
            "name: Acme\nextends: base\nlanguages: [en, nl]\nvision: Room.\n",
            "name: Acme\nextends: base\nlanguages: [en, nl]\nanswers: {limit: 60 EUR}\n",
            "name: Acme\nextends: base\nlanguages: [en, nl]\nanswers: {limit: 50 EUR}\n",
            "name: Acme\nextends: base\nlanguages: [en, nl]\ntagline: Room.\n",
        ],
    ),
    (
        "base/boundaries/refund.yaml",
        &[
            "title: Refund\nfacts: {fault: Our fault?}\nmay:\n  - when: {fault: yes}\n    up_to: $(limit) per guest\notherwise: ask lead\n",
            "otherwise: ask lead\nmay: [{up_to: $(limit) per guest, when: {fault: yes}}]\nfacts:\n  fault: {type: yes_no, ask: Our fault?}\ntitle: Refund # of money\n",
            "title: Refund\nfacts: {fault: Our fault?}\nmay:\n  - when: {fault: yes}\n    up_to: 70 EUR per guest\notherwise: ask lead\n",
            "title: Refund\nsummary: Money back.\nfacts: {fault: Our fault?}\nmay:\n  - when: {fault: yes}\n    up_to: $(limit) per guest\n    note: Write it down.\notherwise: never\n",
            "title: Refund\nfacts: {fault: Our fault?}\nmay:\n  - when: {fault: yes}\n    up_to: $(limit) per guest\nnever:\n  - when: {fault: no}\n    over: 5 EUR\n    why: Fair.\notherwise: ask lead\n",
        ],
    ),
    (
        "base/roles/desk.yaml",
        &[
            "title: Desk\nreports_to: lead\n",
            "reports_to: lead\ntitle: Desk\n",
            "title: Front desk\nreports_to: lead\n",
            "title: Desk\nreports_to: lead\nsummary: Meets guests.\nstart_with: [value:listen]\n",
            "title: Desk\n",
        ],
    ),
    (
        "base/values/listen.yaml",
        &[
            "title: Listen\n",
            "title: Listen\norder: 3\n",
            "title: Listen\nwe_do: [Ask first.]\nowner: Ann\n",
            "title: Listen\nsince: 2026-01-01\nsource: {title: A book}\n",
        ],
    ),
    (
        "acme/values/sub/speak.yaml",
        &["title: Speak\n", "title: Speak up\n", "title: Speak\ntext: |\n  One.\n\n  Two.\n"],
    ),
    ("acme/values/listen.nl.yaml", &["title: Luister\n", "title: Luisteren\n"]),
    (
        "acme/examples/late.yaml",
        &[
            "title: Late\nstory: It was late.\nvalues: [listen]\n",
            "values: listen\nstory: |-\n  It was late.\ntitle: Late\n",
            "title: Late\nkind: counterexample\nstory: It was late.\nvalues: [listen]\ntags: [night]\n",
            "title: Late\nstory: It was very late.\nvalues: [listen, speak]\nlesson: Sleep.\n",
        ],
    ),
    (
        "acme/pages/vision.md",
        &[
            "---\ntitle: Vision\n---\nRoom.\n",
            "---\n# A remark.\ntitle: 'Vision'\n---\n\nRoom.\n",
            "---\ntitle: Vision\nfor: [leaders]\n---\nRoom for [one](value:listen).\n",
        ],
    ),
    (
        "acme/assets/map.svg",
        &[
            "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "<svg xmlns='http://www.w3.org/2000/svg' />",
        ],
    ),
    ("acme/theme/static/css/site.css", &["p { color: red }", "p { color: blue }"]),
];

/// What stays as it is.
const FIXED: [(&str, &str); 2] = [
    (
        "base/playbook.yaml",
        "name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask lead\nquestions: {limit: {ask: How much?, type: money, default: 50 EUR}}\n",
    ),
    // The limit is seen somewhere, whatever else says.
    ("base/roles/lead.yaml", "title: Lead\nsummary: Knows of $(limit).\n"),
];

fn version(root: &Path, contents: &[usize]) -> World {
    let content = root.join("content");
    let put = |path: &str, text: &str| {
        let path = content.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    for (path, text) in FIXED {
        put(path, text);
    }
    for ((path, texts), content) in FILES.iter().zip(contents) {
        put(path, texts[content % texts.len()]);
    }
    let workspace = Workspace::read(&Location { path: content, shown: "content".into() }, &[]);
    let none = themes(&Location { path: root.join("themes"), shown: "themes".into() });
    let today = jiff::civil::date(2026, 6, 1);
    World::new(workspace.expect("content"), none.expect("themes"), today)
}

/// All that a reader can open.
fn seen(world: &World) -> BTreeMap<String, Arc<[u8]>> {
    let published = world.publish("acme", &Options::default(), None, |_, site| site.all().site);
    let (_, site) = published.expect("acme");
    let site = site.expect("no errors");
    let is_for_programs = |path: &str| path == "playbook.json";
    site.files.into_iter().filter(|(path, _)| !is_for_programs(path)).collect()
}

fn hold(one: &[usize], two: &[usize]) {
    let (here, there) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("one"));
    let (old, new) = (version(here.path(), one), version(there.path(), two));
    let (before, after) = (old.load("acme").expect("acme"), new.load("acme").expect("acme"));
    let changes = words(&old.version(&before), &new.version(&after));
    let moved = authority(&before.loaded.playbook, &after.loaded.playbook);
    let is_silent = changes.is_empty() && moved.is_empty();
    let (old, new) = (seen(&old), seen(&new));
    let differs = |path: &&String| old.get(*path) != new.get(*path);
    let other: Vec<&String> = old.keys().chain(new.keys()).filter(differs).collect();
    assert_eq!(is_silent, other.is_empty(), "{changes:?}\n{moved:?}\n{other:?}");
}

#[test]
fn another_way_of_saying_the_same_is_no_difference() {
    let plain = vec![0; FILES.len()];
    let otherwise = [1, 1, 1, 1, 0, 0, 1, 1, 0, 0];
    hold(&plain, &otherwise);
    let limit = [4, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    hold(&plain, &limit);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nothing_is_told_exactly_where_nothing_else_is_seen(
        contents in prop::collection::vec(0..60_usize, FILES.len()),
        edits in prop::collection::vec((0..FILES.len(), 0..60_usize), 0..3),
    ) {
        let mut other = contents.clone();
        for (file, content) in edits {
            other[file] = content;
        }
        hold(&contents, &other);
    }
}
