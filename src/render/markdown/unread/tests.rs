//! Links that are read as words, and words that are words.

use super::*;

/// What is read as words, as it should be written.
fn mended(text: &str) -> Vec<String> {
    unread(text).iter().map(|found| found.with(&found.destination)).collect()
}

#[test]
fn links_with_spaces_are_found() {
    for (written, meant) in [
        ("a ![x](assets/Foto balkon.png) b", "![x](<assets/Foto balkon.png>)"),
        ("![x](assets/Foto balkon.png \"Titel\")", "![x](<assets/Foto balkon.png> \"Titel\")"),
        ("![x](assets/foto.png “Titel”)", "![x](assets/foto.png \"Titel\")"),
        ("![a [b] c](assets/plan (1).png)", "![a [b] c](<assets/plan (1).png>)"),
        ("![x](assets/plan(1.png)", "![x](<assets/plan(1.png>)"),
        ("| a |\n|---|\n| [x](assets/Huis regels.pdf) |", "[x](<assets/Huis regels.pdf>)"),
        ("- [*x*](page: leading)", "[*x*](<page: leading>)"),
        ("![x](Foto\nbalkon.png)", "![x](Foto%0Abalkon.png)"),
        ("[x](Huis regels.pdf)", "[x](<Huis regels.pdf>)"),
        ("see [x]\n\n[x]: assets/Huis regels.pdf 'T'", "[x]: <assets/Huis regels.pdf> \"T\""),
    ] {
        assert_eq!(mended(written), [meant], "{written}");
    }
}

#[test]
fn what_is_meant_as_words_or_is_a_link_is_left() {
    for text in [
        "[x](assets/a.png) ![x](<assets/a b.png> \"t\") [x](value:a)",
        "[sic](and so on, etc.) [1](see below) [v](version 2.0)",
        "\\[x](assets/a b.png) [x\\](assets/a b.png)",
        "`[x](assets/a b.png)`\n\n    [x](assets/a b.png)\n\n```\n[x](assets/a b.png)\n```",
        "](assets/a b.png) [x] (assets/a b.png)",
        "[Note]: this is important.",
        "<p title=\"[x](assets/a b.png)\">\n[x](assets/a b.png)\n</p>",
    ] {
        assert_eq!(unread(text), [], "{text}");
    }
}

#[test]
fn it_is_known_where_they_stand() {
    let text = "assets/a b.png [é](assets/a b.png)";
    assert_eq!(unread(text)[0].occurrence(text), 1);
    let (destination, whole) = ("assets/a.png", "![x](assets/a.png \"A plan\")".to_owned());
    assert_eq!(unread("![x](assets/a.png A plan)")[0].with_title(), Some((destination, whole)));
    // Looking for their beginnings and ends takes no longer than the text is.
    assert_eq!(unread(&"](".repeat(200_000)), []);
}
