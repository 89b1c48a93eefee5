//! Documents as they are set.

use super::{Destination, Resolve, Setting, Slugs, judge, to_html};

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
            _ => None,
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
    let sized = "<p><img width=\"30\" height=\"20\" src=\"assets/plan.svg\" alt=\"\" /></p>\n";
    assert_eq!(html("![](assets/plan.svg)"), sized);
    let raw = html(
        "<img src=\"assets/plan.svg\" alt=\"\"> <img height=\"9\" src=\"assets/plan.svg\" alt=\"\">",
    );
    assert_eq!(raw.matches("width=\"30\"").count(), 1, "{raw}");
    assert_eq!(html("![x](assets/a.png)"), "<p><img src=\"assets/a.1.png\" alt=\"x\" /></p>\n");
}

#[test]
fn links_that_lead_nowhere_become_their_words() {
    assert_eq!(html("a [*b*](value:gone) c"), "<p>a <em>b</em> c</p>\n");
    assert_eq!(html("[b](javascript:alert(1)) ![c](https://example.org/x.png)"), "<p>b c</p>\n");
    assert_eq!(
        html("[![c](assets/a.png)](value:gone)"),
        "<p><img src=\"assets/a.1.png\" alt=\"c\" /></p>\n"
    );
}

#[test]
fn headings_stand_below_the_page_and_have_ids() {
    assert_eq!(
        html("# One\n\n### Two\n\n# One\n"),
        "<h2 id=\"one\">One</h2>\n<h4 id=\"two\">Two</h4>\n<h2 id=\"one-2\">One</h2>\n"
    );
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

#[test]
fn raw_html_is_sanitised() {
    let safe = html("<b onclick=\"x()\">bold</b> <script>alert(1)</script> [](value:listen)\n");
    assert_eq!(
        safe,
        "<p><b>bold</b>  <a href=\"values/listen.html\" rel=\"noopener\">LISTEN</a></p>\n"
    );
    assert_eq!(html("<a href=\"javascript:x\">a</a>"), "<p><a rel=\"noopener\">a</a></p>\n");
    assert_eq!(
        html("<img src=\"assets/a.png\" style=\"width:9px\">"),
        "<img src=\"assets/a.1.png\">"
    );
    assert_eq!(html("<img src=\"https://example.org/spy.gif\">"), "<img>");
    assert_eq!(html("<div class=\"masthead\">x</div>\n"), "<div class=\"\">x</div>\n");
    let button = html("<p><input type=image src=\"//a.example/b.png\"><input autofocus></p>\n");
    assert_eq!(button.matches("type=\"checkbox\"").count(), 2, "{button}");
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
