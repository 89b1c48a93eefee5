//! Front matters, and what was meant as one.

use super::*;

fn missed(text: &str) -> Option<(String, String)> {
    let is_key = |key: &str| ["title", "order", "for"].contains(&key);
    let missed = Missed::of(text, &is_key)?;
    Some((text[missed.at.clone()].to_owned(), missed.written("Guessed")))
}

#[test]
fn a_front_matter_stands_between_its_lines() {
    for text in [
        "---\ntitle: A\n---\nText",
        "\n \n---\ntitle: A\n---\nText",
        "\u{feff}--- \ntitle: A\n---\t\nText",
        " ---\ntitle: A\n ---\nText",
        "---\r\ntitle: A\r\n---\r\nText",
        "---\rtitle: A\r---\rText",
    ] {
        let (keys, body) = find(text).expect(text);
        assert_eq!((text[keys].trim(), &text[body..]), ("title: A", "Text"), "{text:?}");
    }
    assert_eq!(find("---\ntitle: A\nsummary: |\n  ---\n"), None);
    assert_eq!(open("\n---\ntitle: A\n"), Some(1..4));
    assert_eq!(open("Text\n\n---\n"), None);
}

#[test]
fn what_was_meant_as_one_is_told_at_its_line() {
    let whole = "---\ntitle: C\n---".to_owned();
    for (text, line) in [
        ("title: C\n\nText.", "title: C"),
        ("\nTitle: C\n---\nText.", "Title: C"),
        ("----\ntitle: C\n----\nText.", "----"),
        ("—\ntitle: C\n—\nText.", "—"),
        ("+++\ntitle = C\n+++\nText.", "+++"),
        ("```yaml\ntitle: C\n```\nText.", "```yaml"),
        ("--- # keys\ntitle: C\n---\nText.", "--- # keys"),
        ("---\ntitle: C\n----\nText.", "----"),
        ("---\ntitle: C\n\nText.", "---"),
    ] {
        assert_eq!(missed(text), Some((line.to_owned(), whole.clone())), "{text:?}");
    }
    let cut = "---\ntitle: \"Room #12\"\n---".to_owned();
    assert_eq!(missed("title: Room #12\n").map(|told| told.1), Some(cut));
    let order = "---\ntitle: Guessed\norder: 2\nfor:\n  - leaders\n---".to_owned();
    assert_eq!(missed("order: 2\nfor:\n  - leaders\n\nText").map(|told| told.1), Some(order));
    for text in ["", "# How\n", "Note: this.\n", "***\n\nText", "Title\n===\n", "-- \nText"] {
        assert_eq!(missed(text), None, "{text:?}");
    }
}

#[test]
fn keys_below_text_are_found() {
    let text = "# How\n\n---\ntitle: C\n---\n";
    let missed = Missed::below_text(text, &|key| key == "title").expect("it is there");
    assert_eq!(&text[missed.at.start..], "---\ntitle: C\n---\n");
    assert_eq!(Missed::below_text("a\n\n---\n\nb\n\n---\n", &|_| true), None);
}

#[test]
fn a_title_is_guessed_from_the_first_heading() {
    for (text, title) in [
        ("Text\n\n# How *we* work #\n", Some("How we work")),
        ("How we work\n====\n", Some("How we work")),
        ("#hashtag\n", None),
        ("## Ask [*the* desk](role:desk) \\#1 ##\n", Some("Ask the desk #1")),
        ("Text\n", None),
    ] {
        assert_eq!(first_heading(text).as_deref(), title, "{text}");
    }
    assert_eq!(front_matter("A: b"), "---\ntitle: \"A: b\"\n---");
}
