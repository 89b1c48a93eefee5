//! Marks of pages against the pages.

use std::collections::BTreeMap;

use super::*;
use crate::decide::Authority;
use crate::model::{ExampleKind, ForkPolicy, Markdown, Verdict};
use crate::render::fixture::{both, english, playbook};
use crate::render::{Options, address, pages, press, render};

/// An edit of a playbook.
type Edit = fn(&mut Playbook);

/// Each page's mark, if it has one, and its HTML.
type Pages = BTreeMap<String, (Option<String>, Vec<u8>)>;

/// Four examples: the one, one that links to it, and two that have nothing to do with it.
fn before() -> Playbook {
    let mut playbook = playbook();
    for (id, story) in
        [("tea", "See [](example:cold-soup)."), ("bread", "Bread."), ("salt", "Salt.")]
    {
        playbook.examples.push(Example {
            id: crate::model::ExampleId::new(id),
            title: english(id),
            story: Some(Markdown(english(story))),
            decisions: Vec::new(),
            ..playbook.examples[0].clone()
        });
    }
    playbook
}

fn pages(playbook: &Playbook, theme: &Theme) -> Pages {
    let authority = Authority::new(playbook, |_| true);
    let press = press(playbook, &authority, theme, &Options::default());
    let origins = Origins::new(&press, theme);
    let site = render(playbook, &authority, theme, &Options::default()).site;
    let subjects = pages::subjects(&press);
    let every = press
        .book
        .languages()
        .flat_map(|language| subjects.iter().map(move |subject| (language, subject)));
    let page = |(language, subject): (LanguageIndex, &Subject<'_>)| {
        let file = address::file(playbook, language, &subject.spot());
        let mark = origins.mark(&press, language, subject);
        let html = site.files[&file].to_vec();
        (file, (mark, html))
    };
    every.map(page).collect()
}

fn theme() -> Theme {
    Theme::new(&playbook().theme, &[], None)
}

/// Nothing may change on a page whose mark is the same.
fn holds(before: &Pages, theme: &Theme, edited: &str, edit: Edit) {
    let mut after = self::before();
    edit(&mut after);
    for (file, (mark, html)) in &pages(&after, theme) {
        if let Some((old, was)) = before.get(file)
            && old == mark
        {
            assert!(was == html, "{file} is another one when {edited}, and has the same mark");
        }
    }
}

#[test]
fn a_page_with_the_same_mark_is_the_same() {
    let edits: [(&str, Edit); 22] = [
        ("an id changes", |all| {
            all.examples[3].id = crate::model::ExampleId::new("pepper");
        }),
        ("a title changes", |all| all.examples[0].title = english("Hot soup")),
        ("a translation comes", |all| all.examples[2].title = both("bread", "brood")),
        ("a kind changes", |all| all.examples[0].kind = ExampleKind::Example),
        ("a story begins otherwise", |all| {
            all.examples[0].story = Some(Markdown(english("The soup was hot.")));
        }),
        ("a story goes", |all| all.examples[0].story = None),
        ("a story links", |all| {
            all.examples[2].lesson = Some(Markdown(english("As [](example:salt).")));
        }),
        ("a story no longer links", |all| all.examples[1].story = None),
        ("what happened changes", |all| {
            all.examples[0].what_happened = Some(Markdown(english("Somebody dared.")));
        }),
        ("what is better comes", |all| {
            all.examples[0].better = Some(Markdown(english("Dare.")));
        }),
        ("a lesson goes", |all| all.examples[0].lesson = None),
        ("a verdict changes", |all| all.examples[0].decisions[0].verdict = Verdict::Never),
        ("a decision goes", |all| all.examples[0].decisions.clear()),
        ("a value goes", |all| all.examples[0].values.clear()),
        ("a tag comes", |all| all.examples[0].tags.push("soup".into())),
        ("a source goes", |all| all.examples[0].stewardship.source = None),
        ("the order changes", |all| all.examples.swap(0, 3)),
        ("an example goes", |all| drop(all.examples.remove(1))),
        ("all examples go", |all| all.examples.clear()),
        ("a role is called otherwise", |all| all.roles[0].title = english("Reception")),
        ("a boundary is bound", |all| all.boundaries[0].forks = ForkPolicy::Tighten),
        ("the logo changes", |all| all.assets[0].bytes = (*b"<svg/>").into()),
    ];
    let theme = theme();
    let before = pages(&before(), &theme);
    edits.into_par_iter().for_each(|(edited, edit)| holds(&before, &theme, edited, edit));
}

/// The pages below the first language whose marks differ where an example has one story or the
/// other.
fn of_stories(number: usize, stories: [&str; 2]) -> Vec<String> {
    let (mut playbook, theme) = (before(), theme());
    let [before, after] = stories.map(|story| {
        playbook.examples[number].story = Some(Markdown(english(story)));
        pages(&playbook, &theme)
    });
    let others = after.iter().filter(|(file, (mark, _))| before[*file].0 != *mark);
    others.map(|(file, _)| file.clone()).filter(|file| !file.starts_with("nl/")).collect()
}

#[test]
fn what_is_told_further_down_in_a_story_is_the_matter_of_its_own_page() {
    let long = "The soup was cold. The guest said so, and we were sorry to hear of it. ";
    let stories = ["Then we ate.", "Then we drank."].map(|end| format!("{long}{end}"));
    let others = of_stories(0, [&stories[0], &stories[1]]);
    assert_eq!(others, ["examples/cold-soup.html", "search.html"]);
}

#[test]
fn how_a_story_opens_is_the_matter_of_the_lists_that_it_is_in() {
    let soup = of_stories(0, ["The soup was hot.", "The soup was cold."]);
    assert_eq!(
        soup,
        [
            "boundaries/put-it-right.html",
            "examples/cold-soup.html",
            "examples/index.html",
            "roles/front-desk.html",
            "search.html",
            "values/listen.html",
        ]
    );
    // This one has no decisions.
    let salt = of_stories(3, ["Salt is fine.", "Salt is coarse."]);
    assert_eq!(
        salt,
        ["examples/index.html", "examples/salt.html", "search.html", "values/listen.html"]
    );
}
