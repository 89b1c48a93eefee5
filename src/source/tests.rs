//! Whatever a file holds, what is told of it has places that are there.

use proptest::prelude::*;

use crate::diagnostic::SourceText;

use super::{File, FileId, Tree};

/// Pieces of YAML and of pages, and letters that are easily cut in two.
fn texts() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "title: ",
        "a : ",
        "- ",
        "  ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        " #",
        "# ",
        "#1",
        "#\u{2029}",
        "&co ",
        "&",
        "!so ",
        "!",
        "*co",
        "[",
        "]",
        "{",
        "}",
        ", ",
        ": ",
        "? ",
        "|",
        ">",
        "\"",
        "'",
        "---",
        "\n---\n",
        "----",
        "+++",
        "---\ntitle: x\n",
        "\u{85}",
        "\u{2028}",
        "\u{2029}",
        "\u{a0}",
        "\u{3000}",
        "\u{feff}",
        "\u{c}",
        "é",
        "\u{1f600}",
        "text",
        "title = x",
        "\\",
        "](assets/a b)",
        "%",
        "@",
        "...",
        "~",
    ];
    proptest::collection::vec(proptest::sample::select(PIECES), 0..14).prop_map(|all| all.concat())
}

/// All that is told of a file, with its places.
fn look(file: &File) {
    fn visit(file: &File, tree: &Tree) {
        if let Some(cut) = file.cut(tree.origin.node) {
            let at = file.span(cut.at);
            assert!(at.start() <= at.end() && !cut.taken_for.is_empty());
        }
        tree.pairs()
            .iter()
            .map(|pair| &pair.value)
            .chain(tree.items())
            .for_each(|it| visit(file, it));
    }
    for problem in file.problems() {
        assert!(problem.at.start() <= problem.at.end());
    }
    for anywhere in [false, true] {
        if let Some(missed) = file.missed_front_matter(&|key| key == "title", anywhere) {
            let line = &file.source.text[missed.at.clone()];
            assert!(!line.is_empty() && missed.written("T").starts_with("---\n"), "{line}");
        }
    }
    file.first_heading();
    visit(file, file.root());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]
    #[test]
    fn places_are_there(text in texts()) {
        look(&File::yaml(FileId::default(), SourceText::new("a.yaml", text.clone())));
        look(&File::markdown(FileId::default(), SourceText::new("a.md", text)));
    }
}
