//! Documents as they are set.

use proptest::prelude::*;

use super::{Destination, Resolve, Setting, Slugs, judge, links, to_html, unread};

/// A page at the root of a playbook that has every thing but `gone`, and one file.
struct Root;

impl Resolve for Root {
    fn link(&self, destination: &str) -> Option<String> {
        match judge(destination).ok()? {
            Destination::Thing(target) if self.title(destination).is_some() => {
                Some(crate::render::address::Spot::from(&target).file())
            }
            Destination::Asset(path) if path == "assets/a.png" => Some("assets/a.1.png".into()),
            Destination::Asset(path) if path == "assets/plan.svg" => Some(path),
            Destination::Fragment(fragment) => Some(format!("#{fragment}")),
            Destination::Outside(address) => Some(address),
            Destination::Thing(_) | Destination::Asset(_) => None,
        }
    }

    fn size(&self, address: &str) -> Option<(u32, u32)> {
        address.ends_with("plan.svg").then_some((30, 20))
    }

    fn image(&self, destination: &str) -> Option<String> {
        matches!(judge(destination), Ok(Destination::Asset(_))).then(|| self.link(destination))?
    }

    fn title(&self, destination: &str) -> Option<String> {
        destination.strip_prefix("value:").filter(|id| *id != "gone").map(str::to_uppercase)
    }
}

fn html(text: &str) -> String {
    let setting = Setting { level: 2, title: Some("The page") };
    to_html(text, &setting, &Root, &mut Slugs::default())
}

#[test]
fn links_lead_to_pages() {
    assert_eq!(html("[](value:listen)"), "<p><a href=\"values/listen.html\">LISTEN</a></p>\n");
    assert_eq!(
        html("[*so*](value:listen)"),
        "<p><a href=\"values/listen.html\" data-title=\"LISTEN\"><em>so</em></a></p>\n"
    );
    assert_eq!(
        html("[x](https://example.org/?a=1&b=2)"),
        "<p><a href=\"https://example.org/?a=1&amp;b=2\">x</a></p>\n"
    );
    let sized = "<p><img src=\"assets/plan.svg\" alt=\"\" width=\"30\" height=\"20\"></p>\n";
    assert_eq!(html("![](assets/plan.svg)"), sized);
    let raw = html(
        "<img src=\"assets/plan.svg\" alt=\"\"> <img height=\"9\" src=\"assets/plan.svg\" alt=\"\">",
    );
    assert_eq!(raw.matches("width=\"30\"").count(), 1, "{raw}");
    assert_eq!(html("![x](assets/a.png)"), "<p><img src=\"assets/a.1.png\" alt=\"x\"></p>\n");
}

#[test]
fn links_that_lead_nowhere_become_their_words() {
    assert_eq!(html("a [*b*](value:gone) c"), "<p>a <em>b</em> c</p>\n");
    assert_eq!(html("[b](javascript:alert(1)) ![c](https://example.org/x.png)"), "<p>b c</p>\n");
    assert_eq!(
        html("[![c](assets/a.png)](value:gone)"),
        "<p><img src=\"assets/a.1.png\" alt=\"c\"></p>\n"
    );
}

#[test]
fn headings_stand_below_the_page_and_have_ids() {
    assert_eq!(
        html("# One\n\n### Two\n\n# One\n"),
        "<h2 id=\"one\">One</h2>\n<h3 id=\"two\">Two</h3>\n<h2 id=\"one-2\">One</h2>\n"
    );
    // No level is left out, whoever wrote the headings.
    let levels = |text: &str| -> String {
        let all = html(text);
        all.split("<h").skip(1).filter_map(|heading| heading.chars().next()).collect()
    };
    assert_eq!(levels("### a\n\n###### b\n\n##### c\n\n# d\n\n## e\n\n#### f"), "233234");
    assert_eq!(levels("# a\n\n<h5>b</h5>\n\n### c\n\n<h1>d</h1>\n"), "2332");
    assert!(html("<h5 lang=\"nl\">b</h5>\n").starts_with("<h2 lang=\"nl\">b</h2>"));
    assert_eq!(html("## Only\n"), "<h2 id=\"only\">Only</h2>\n");
    assert_eq!(html("# The page\n\nText\n"), "<p>Text</p>\n");
}

#[test]
fn what_authors_can_use() {
    let table = html("| a | b |\n| - | -: |\n| 1 | 2 |\n");
    assert!(table.starts_with("<div class=\"prose-table\" tabindex=\"0\"><table>"), "{table}");
    assert!(
        table.contains("<td data-align=\"right\">2</td>") && !table.contains("style="),
        "{table}"
    );
    assert!(html("~~a~~").contains("<del>a</del>"));
    assert!(html("- [x] done\n").contains("type=\"checkbox\" checked"));
    // And what they do not get unasked.
    assert_eq!(
        html("see[^1] www.example.org, x_1_ and $5 \"so\"..."),
        "<p>see[^1] www.example.org, x_1_ and $5 \"so\"...</p>\n"
    );
}

/// All that Markdown has, each as a text of its own.
const CONSTRUCTS: [&str; 38] = [
    "# One\n\n### Two\n\n# One",
    "Setext\n------",
    "# A *b* `c` [d](value:listen)",
    "```\na < b & \"c\"\n```",
    "```rust\nlet a = 1;\n```",
    "~~~sh extra\n$ ls\n~~~",
    "    indented",
    "- a\n\n      indented\n- b",
    "| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |",
    "| a |\n|--:|",
    "- | a |\n  |--:|\n  | 1 |",
    "| [a](value:listen) | `b` |\n|:-:|---|\n| ![](assets/plan.svg) | ~~c~~ |",
    "3. three\n4. four",
    "1. one\n\n   - two\n\n     three",
    "- [x] done\n- [ ] open",
    "> quoted\n>\n> - list",
    "[listen](value:listen)",
    "[](value:listen)",
    "[other *words*](value:listen \"a \\\"tip\\\"\")",
    "[nowhere](value:gone) [](value:gone)",
    "[file](assets/a.png) [](assets/plan.svg)",
    "[part](#één-dag)",
    "[out](https://example.org/?a=1&b=é \"t\")",
    "[mail](mailto:a@example.org) [call](tel:+31201234567)",
    "<https://example.org/a?b=c&d> <mailto:a@example.org> <tel:112>",
    "<ideas+more@example.org>",
    "[bad](javascript:alert) <javascript:alert>",
    "[ref][r] [r]\n\n[r]: value:listen 'title'",
    "![a \"b\" <c>](assets/a.png \"d & 'e'\")",
    "![](assets/plan.svg)",
    "![gone](assets/gone.png) ![far](https://example.org/a.png)",
    "[![a](assets/a.png)](https://example.org)",
    "![a ![b](assets/a.png) *c*](assets/plan.svg)",
    "*a* **b** ~~c~~ `<d>` \\*e",
    "&eacute; &lt;p&gt; \"q\" 'r' 1 < 2 > 0",
    "one  \ntwo\\\nthree\nfour",
    "***",
    "[^1] a@b.c www.example.org",
];

/// One `<br>` changes nothing else, be it on the same page or in the same line.
#[test]
fn beside_raw_html_all_constructs_are_as_without() {
    for construct in CONSTRUCTS {
        let without = html(&format!("{construct}\n\nx  \ny"));
        assert_eq!(html(&format!("{construct}\n\nx<br>\ny")), without, "{construct}");
        let before = html(&format!("x  \ny\n\n{construct}"));
        assert_eq!(html(&format!("x<br>\ny\n\n{construct}")), before, "{construct}");
    }
    for (raw, marked) in [
        ("# a<br>b", "# a b"),
        ("| a<br>b |\n|--:|\n| c<br>d |", "| a b |\n|--:|\n| c d |"),
        ("- [ ] a<br>b", "- [ ] a b"),
        ("> [a<br>b](value:listen)", "> [a b](value:listen)"),
    ] {
        assert_eq!(html(raw).replace("<br>", " "), html(marked).replace("-b\"", "b\""));
    }
}

#[test]
fn mail_in_angle_brackets_is_a_link_to_it() {
    assert_eq!(
        html("<ideas@example.org>"),
        "<p><a href=\"mailto:ideas@example.org\">ideas@example.org</a></p>\n"
    );
    // What has a meaning in an address is none of a mailbox.
    assert_eq!(
        html("<a%b?subject=c&d@example.org>"),
        "<p><a href=\"mailto:a%25b%3Fsubject=c%26d@example.org\">a%b?subject=c&amp;d@example.org</a></p>\n"
    );
    assert_eq!(html("<a@b.c?subject=d>"), "<p>&lt;a@b.c?subject=d&gt;</p>\n");
    let raw = "<a href=\"mailto:a@b.c?subject=d\">a</a> <a href=\"tel:112\">b</a>";
    assert_eq!(html(raw), format!("<p>{raw}</p>\n"));
}

#[test]
fn raw_html_is_sanitised() {
    let safe = html("<b onclick=\"x()\">bold</b> <script>alert(1)</script> [](value:listen)\n");
    assert_eq!(safe, "<p><b>bold</b>  <a href=\"values/listen.html\">LISTEN</a></p>\n");
    assert_eq!(html("<a href=\"javascript:x\">a</a>"), "<p><a>a</a></p>\n");
    assert_eq!(
        html("<img src=\"assets/a.png\" style=\"width:9px\">"),
        "<img src=\"assets/a.1.png\" alt=\"\">"
    );
    assert_eq!(html("<img src=\"https://example.org/spy.gif\">"), "");
    assert_eq!(html("<div class=\"masthead\">x</div>\n"), "<div>x</div>\n");
    let button = html("<p><input type=image src=\"//a.example/b.png\"><input autofocus></p>\n");
    assert_eq!(button.matches("<input disabled=\"\" type=\"checkbox\">").count(), 2, "{button}");
    assert!(!button.contains("image") && !button.contains("autofocus"), "{button}");
    assert!(!html("<div tabindex=5>x</div>\n").contains("tabindex"));
    for attack in [
        "<svg onload=alert(1)>",
        "<iframe src=\"https://example.org\"></iframe>",
        "<style>body{display:none}</style>",
        "<form action=\"x\"><button>y</button></form>",
        "<meta http-equiv=refresh content=0>",
        "<a href=\"data:text/html,x\">x</a>",
        "<object data=\"x\"></object>",
        "<base href=\"https://example.org\">",
    ] {
        let out = html(attack);
        for bad in ["svg", "iframe", "style", "form", "button", "meta", "data:", "object", "base"] {
            assert!(!out.contains(bad), "{attack}: {out}");
        }
    }
}

/// What authors wrote themselves is kept where it means something, and is as valid as ours.
#[test]
fn raw_html_keeps_what_it_means() {
    for (written, kept) in [
        (
            "<details open><summary>a</summary>b</details>",
            "<details open=\"\"><summary>a</summary>b</details>",
        ),
        ("<pre tabindex=9>a</pre>", "<pre tabindex=\"0\">a</pre>"),
        ("<h2 id=\"own\">a</h2>", "<h2 id=\"own\">a</h2>"),
        ("<p lang=\"fr\">a <strike>b</strike></p>", "<p lang=\"fr\">a <s>b</s></p>"),
        ("<p lang=\"a b\"><bdo dir=x>c</bdo></p>", "<p><bdo>c</bdo></p>"),
        (
            "<table align=center><tr><td align=RIGHT colspan=2 width=9>a</table>",
            "<table><tbody><tr><td data-align=\"right\" colspan=\"2\">a</td></tr></tbody></table>",
        ),
    ] {
        assert_eq!(html(written), kept, "{written}");
    }
}

/// What only we may set, authors cannot, however they write it.
#[test]
fn our_own_attributes_are_no_authors() {
    let key = blake3::hash(b"x").to_hex()[..32].to_owned();
    for (written, kept) in [
        ("<div class=\"prose-table\" tabindex=\"0\" id=\"contents\">a</div>", "<div>a</div>"),
        ("<p data-align=\"right\" data-title=\"b\">a</p>", "<p>a</p>"),
        ("<a href=\"value:listen\" data-title=\"b\">a</a>", "<a href=\"values/listen.html\">a</a>"),
        ("<code class=\"language-x\">a</code>", "<code>a</code>"),
        (&*format!("<h3 data-own=\"{key}-0\">a</h3>"), "<h2>a</h2>"),
        // Nothing that is escaped comes out of its place.
        (
            "<b title=\"&lt;input x&gt; &lt;img src=&quot;y&quot;&gt;\">a</b>",
            "<b title=\"&lt;input x&gt; &lt;img src=&quot;y&quot;&gt;\">a</b>",
        ),
    ] {
        let out = html(written);
        assert!([kept, &format!("<p>{kept}</p>")].contains(&out.trim_end()), "{written}: {out}");
    }
    // An unclosed tag of an author's swallows ours, and with it no more than it had.
    let swallowed = html("<div x=\n\n# Heading\n");
    assert!(!swallowed.contains("data-own"), "{swallowed}");
    let swallowed = html("><h3 id=x><a href=\"value:listen| a |\n|--:|\n# ");
    assert!(!swallowed.contains("data-own"), "{swallowed}");
    // No two ids of a page are the same.
    let ids =
        html("# Own\n\n<h2 id=\"own\">a</h2>\n<h2 id=\"o w\">a</h2>\n<h2 id=\"moment-1\">a</h2>\n");
    for id in ["\"own\"", "\"own-2\"", "\"o-w\"", "\"the-moment-1\""] {
        assert_eq!(ids.matches(id).count(), 1, "{ids}");
    }
}

/// Tags within tags take as long as the square of their number.
#[test]
fn html_without_end_is_shown_as_it_is_written() {
    let deep = "> ".repeat(20_000) + "<b>";
    for text in ["<div>".repeat(50_000), "*a <b title=1> ".repeat(50_000), deep] {
        let out = html(&text);
        let is_ours = |tag: &str| {
            let tag = tag.trim_start_matches('/');
            ["p>", "blockquote>", "em>"].iter().any(|own| tag.starts_with(own))
        };
        assert!(out.split('<').skip(1).all(is_ours) && out.contains("&lt;"));
    }
    assert!(html(&"[](value:listen)".repeat(200_000)).ends_with("LISTEN</a></p>\n"));
}

#[test]
fn plain_text_is_text() {
    assert_eq!(super::plain("# A *b*.\n\nc `d`\n- e\n- f"), "A b. c d e f");
}

/// Pieces of Markdown and HTML, and letters that are easily cut in two.
fn texts() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "[",
        "]",
        "(",
        ")",
        "](",
        "]:",
        "![",
        "<",
        ">",
        "\\",
        "`",
        "\n",
        "\n\n",
        "  \n",
        "\r\n",
        "# ",
        "- ",
        "> ",
        "1. ",
        "- [ ] ",
        "| a |\n|--:|\n",
        "```",
        "assets/a b.png",
        "assets/a.png",
        "value:listen",
        "value: x",
        "https://example.org/a b",
        "a@b.c",
        " \"t\"",
        "“t”",
        "<br>",
        "<div x=",
        "<a href=\"",
        "<img src=assets/plan.svg>",
        "<h3 id=x>",
        "</h3>",
        "<table><td align=left>",
        "<b title='",
        "data-own=\"",
        "\"",
        "<!--",
        "é",
        "\u{2029}",
        "\u{1f600}",
        "&lt;",
        "*",
        "~~",
        "[^1]",
        "<pre>",
    ];
    proptest::collection::vec(proptest::sample::select(PIECES), 0..16).prop_map(|all| all.concat())
}

proptest! {
    #[test]
    fn whatever_is_written_can_be_set(text in texts()) {
        let out = html(&text);
        prop_assert!(!out.contains("<script") && !out.contains(" style="), "{out}");
        // As words, or in an attribute that an author may set, it may stand there.
        let is_sealed = !text.contains("data-own") && out.contains("data-own");
        prop_assert!(!is_sealed, "{out}");
        for found in unread(&text) {
            prop_assert!(text.contains(found.written()));
            found.occurrence(&text);
        }
        for found in links(&text) {
            found.occurrence(&text);
        }
    }
}
