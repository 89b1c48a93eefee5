//! Places count lines and columns as editors do, whatever stands before them.

use crate::project::Project;

/// Letters that end a line for YAML or for Unicode and for no editor, and some that nobody sees.
const ODD: [char; 3] = ['\u{85}', '\u{2028}', '\u{2029}'];

#[test]
fn what_ends_no_line_counts_as_a_letter() {
    for odd in ODD {
        for text in [
            format!("title: Listen\nsummary: a{odd}b\n«sumary»: x\n"),
            format!("title: Listen\n# a{odd}# b\nsummary: «@home\n"),
            format!("title: Listen\n# a{odd}# b\nwe_do: [a, b\norder«: 3\n"),
        ] {
            let project = Project::sound().write("acme/values/listen.yaml", &text);
            project.tells_one_error();
        }
    }
}

#[test]
fn what_only_returns_the_carriage_ends_a_line() {
    for text in [
        "title: Listen\r«sumary»: x\r",
        "title: Listen\r\rsummary: «@home\r",
        "title: Listen\rwe_do: [a, b\rorder«: 3\r",
        "title: Listen\rsummary: Room «#12\r",
    ] {
        // The mark is found by line feeds, which these have none of.
        let at = text.find('«').expect("a mark");
        let before = &text[..at];
        let line = before.matches('\r').count() + 1;
        let column = before.rsplit('\r').next().map_or(0, |last| last.chars().count()) + 1;
        let project = Project::sound()
            .write("acme/values/listen.yaml", &text.replace(['«', '»'], ""))
            .at("content/acme/values/listen.yaml", line, column);
        let code = if text.contains('#') { "cut-text" } else { "" };
        if code.is_empty() {
            project.tells_one_error();
        } else {
            project.tells(code);
        }
        let human = project.run("check").stderr();
        assert!(human.contains(&format!("listen.yaml:{line}:{column}")), "{human}");
    }
}

#[test]
fn a_control_character_is_told_where_it_stands() {
    for odd in ['\u{c}', '\u{b}', '\u{1}', '\u{7f}'] {
        for (path, text) in [
            (
                "values/listen.yaml",
                format!("title: Listen\ntext: |\n  One.\n  Two «{odd} three.\n"),
            ),
            ("values/listen.yaml", format!("# a «{odd}\ntitle: Listen\n")),
            ("pages/p.md", format!("---\ntitle: P\n---\nOne.\n\nTwo «{odd} three.\n")),
            ("pages/p.md", format!("---\ntitle: P «{odd}\n---\nOne.\n")),
            ("pages/p.md", format!("---\ntitle: P\n---\n«{odd}\nOne.\n")),
        ] {
            Project::sound().write(&format!("acme/{path}"), &text).tells_one_error();
        }
    }
    // As an escape it stands nowhere; then it is all of the text.
    Project::sound()
        .write("acme/values/listen.yaml", "title: Listen\nsummary: «\"a \\f b\"\n")
        .tells("wrong-type");
}
