//! Whole sites, made from the small playbook.

use super::fixture::{english, page, playbook};
use super::{Options, Rendered, Theme, inspect, render};
use crate::decide::Authority;
use crate::diagnostic::Code;
use crate::model::{FactId, FactValue, OptionId, Part, Playbook};
use crate::site::Site;

fn rendered(playbook: &Playbook) -> Rendered {
    render(
        playbook,
        &authority(playbook),
        &Theme::new(&playbook.theme, &[], None),
        &Options::default(),
    )
}

fn authority(playbook: &Playbook) -> Authority {
    Authority::new(playbook, |_| true)
}

fn page_of(file: &str) -> String {
    let site = rendered(&playbook()).site;
    site.text(file).unwrap_or_else(|| panic!("no {file}")).to_owned()
}

/// The HTML of a site.
fn pages(site: &Site) -> impl Iterator<Item = (&str, &str)> {
    let is_page =
        |file: &&String| std::path::Path::new(file).extension().is_some_and(|end| end == "html");
    site.files.keys().filter(is_page).filter_map(|file| Some((file.as_str(), site.text(file)?)))
}

#[test]
fn everything_has_a_page_in_every_language() {
    let site = rendered(&playbook()).site;
    for file in [
        "index.html",
        "404.html",
        "scan.html",
        "search.html",
        "values/index.html",
        "values/listen.html",
        "boundaries/index.html",
        "boundaries/put-it-right.html",
        "boundaries/safety.html",
        "matrix.html",
        "matrix.csv",
        "examples/index.html",
        "examples/cold-soup.html",
        "roles/index.html",
        "roles/front-desk.html",
        "pages/index.html",
        "pages/leading.html",
    ] {
        assert!(site.files.contains_key(file), "{file}");
        assert!(site.files.contains_key(&format!("nl/{file}")), "nl/{file}");
    }
    assert!(site.files.contains_key("playbook.json"));
    assert!(!site.files.contains_key("sitemap.xml"));
}

#[test]
fn a_clean_playbook_has_no_findings() {
    let rendered = rendered(&playbook());
    assert_eq!(rendered.findings, []);
    assert_eq!(rendered.theme_findings, []);
}

#[test]
fn every_relative_link_leads_to_a_file_of_the_site() {
    let site = rendered(&playbook()).site;
    for (file, html) in pages(&site) {
        for attribute in ["href=\"", "src=\""] {
            for part in html.split(attribute).skip(1) {
                let link = part.split(['"', '#']).next().unwrap_or_default();
                if link.is_empty() || link.contains(':') {
                    continue;
                }
                let mut at: Vec<&str> = file.split('/').collect();
                at.pop();
                for step in link.split('/') {
                    if step == ".." {
                        at.pop().expect("stays inside");
                    } else {
                        at.push(step);
                    }
                }
                assert!(site.files.contains_key(&at.join("/")), "{file}: {link}");
            }
        }
    }
}

#[test]
fn things_link_to_each_other_in_both_directions() {
    let value = page_of("values/listen.html");
    for link in [
        "../boundaries/put-it-right.html",
        "../examples/cold-soup.html",
        "../scan.html",
        "../pages/leading.html",
        "../roles/front-desk.html",
    ] {
        assert!(value.contains(&format!("href=\"{link}\"")), "value: {link}");
    }
    let boundary = page_of("boundaries/put-it-right.html");
    for link in [
        "../values/listen.html",
        "../examples/cold-soup.html",
        "../roles/front-desk.html",
        "safety.html",
    ] {
        assert!(boundary.contains(&format!("href=\"{link}\"")), "boundary: {link}");
    }
    let role = page_of("roles/front-desk.html");
    for link in [
        "duty-manager.html",
        "../examples/cold-soup.html",
        "../boundaries/put-it-right.html",
        "../pages/leading.html",
    ] {
        assert!(role.contains(&format!("href=\"{link}\"")), "role: {link}");
    }
}

#[test]
fn a_role_sees_its_room() {
    let group = |page: &str, verdict: &str| {
        let start = format!("<section class=\"clauses\" data-verdict=\"{verdict}\"");
        let (_, rest) = page.split_once(start.as_str()).expect("the group");
        rest.split("</section>").next().unwrap_or_default().to_owned()
    };
    let desk = page_of("roles/front-desk.html");
    assert!(group(&desk, "may").contains("up to €250 per guest</b>"), "{desk}");
    assert!(!group(&desk, "may").contains("€2,000"), "`only` is exact");
    // Many cases are told as the clauses have them, never as "depending on the case".
    assert!(group(&desk, "ask").contains(">Whoever decides, Director: if <q>What is it"), "{desk}");
    assert!(group(&desk, "ask").contains(">Duty manager: in every other case<"), "{desk}");
    assert!(group(&desk, "never").contains("between €10 and €20 at once"), "{desk}");
    assert!(group(&desk, "never").contains("safety.html#never-1"), "what always holds");
    assert_eq!(desk.matches("safety.html#never-1").count(), 1, "once");
    let mut book = playbook();
    book.boundaries[0].never.clear();
    book.boundaries[0].ask.clear();
    let site = rendered(&book).site;
    let simple = site.text("roles/front-desk.html").expect("a page");
    assert!(group(simple, "may").contains("<b>Up to €250 per guest</b>, if"), "{simple}");
    let asks = group(simple, "ask");
    assert!(
        asks.contains("data-verdict=\"ask\" data-whom=\"duty-manager\">Duty manager: "),
        "{asks}"
    );
    assert!(asks.contains("in every other case"), "{asks}");
    let manager = page_of("roles/duty-manager.html");
    assert!(manager.contains("up to €250 per guest"), "authority flows up");
    let director = page_of("roles/director.html");
    assert!(director.contains("Then decide it yourself"), "nobody is above the director");
    assert!(
        !director.contains("<section class=\"clauses\" data-verdict=\"ask\""),
        "nobody asks himself"
    );
}

#[test]
fn a_boundary_answers_every_role_before_anything_else() {
    let told = page_of("boundaries/put-it-right.html");
    assert!(told.contains("There are more cases here than a table can show"), "{told}");
    let mut book = playbook();
    book.boundaries[0].never.clear();
    let site = rendered(&book).site;
    let page = site.text("boundaries/put-it-right.html").expect("a page");
    let (_, answers) = page.split_once("<dl class=\"answers\"").expect("answers");
    let (answers, rest) = answers.split_once("</dl>").expect("their end");
    assert_eq!(answers.matches("class=\"answers-row\"").count(), 3);
    assert!(answers.contains("data-role=\"front-desk\""));
    assert!(answers.contains("Otherwise ask"), "{answers}");
    let (matrix, rest) = rest.split_once("</table>").expect("a matrix");
    assert!(matrix.contains("<th scope=\"row\">Front desk</th>"), "{matrix}");
    assert!(rest.find("id=\"why\"") < rest.find("id=\"may\""), "why comes before the clauses");
    assert!(rest.contains("what always holds comes first: <a href=\"safety.html\">"));
    let always = page_of("boundaries/safety.html");
    assert!(!always.contains("class=\"answers\"") && !always.contains("class=\"matrix"));
}

#[test]
fn every_shown_verdict_is_marked() {
    let site = rendered(&playbook()).site;
    for (file, html) in pages(&site) {
        // What a template holds is not shown.
        let html = html.split("<template").next().unwrap_or_default();
        for sign in html.split("<svg class=\"sign\"").skip(1).zip(html.split("<svg class=\"sign\""))
        {
            let (_, before) = sign;
            let marked = before.rfind("data-verdict=").unwrap_or_default();
            assert!(marked > 0, "{file}: {before}");
        }
    }
}

#[test]
fn an_example_proves_its_verdict() {
    let mut book = playbook();
    book.examples[0].decisions[0].facts.extend([
        (FactId::new("bags"), FactValue::Number(1.into())),
        (FactId::new("topic"), FactValue::Choice(OptionId::new("room"))),
    ]);
    let site = rendered(&book).site;
    let page = site.text("examples/cold-soup.html").expect("a page");
    let (_, plate) = page.split_once("class=\"plate\"").expect("a verdict");
    let plate = plate.split("</section>").next().unwrap_or_default();
    assert!(plate.contains("What the boundary says"), "{plate}");
    assert!(plate.contains("../boundaries/put-it-right.html#may-2\">"), "{plate}");
    assert!(plate.contains("may decide this"), "{plate}");
    assert!(
        plate.contains(
            "In the end, <a href=\"../roles/duty-manager.html\">Duty manager</a> decides."
        )
    );
    // Of the €250 for this guest, €20 have been given before.
    assert!(plate.contains("Front desk would decide alone <b>up to €230</b>."), "{plate}");
}

#[test]
fn the_whole_matrix_is_a_page_and_a_table() {
    let site = rendered(&playbook()).site;
    let page = site.text("nl/matrix.html").expect("a page");
    assert!(page.contains("<h1>Wie mag wat beslissen</h1>"));
    assert!(page.contains("href=\"matrix.csv\""));
    assert!(page.contains("href=\"boundaries/put-it-right.html\""));
    let csv = site.text("matrix.csv").expect("a table");
    assert!(csv.starts_with(
        "\u{feff}\"boundary\",\"question\",\"role\",\"when\",\"verdict\",\"whom\",\"decides\"\r\n"
    ));
    assert!(csv.contains("\"Put it right\",\"May I spend money on this?\",\"Front desk\","));
    assert!(csv.contains(",\"ask\",\"Duty manager\",\"Duty manager\"\r\n"), "{csv}");
}

#[test]
fn text_in_another_language_says_so() {
    let page = page_of("nl/examples/cold-soup.html");
    assert!(page.contains("<h1><span lang=\"en\">Cold soup</span></h1>"));
    assert!(page.contains("Nog niet vertaald"));
    assert!(!page_of("examples/cold-soup.html").contains("Not translated"));
}

#[test]
fn pages_have_one_title_and_a_strict_policy() {
    let site = rendered(&playbook()).site;
    for (file, html) in pages(&site) {
        assert_eq!(html.matches("<h1").count(), 1, "{file}");
        assert!(html.contains("default-src 'none'"), "{file}");
        assert!(!html.contains(" style=") && !html.contains("<script>"), "{file}");
        let scripts = html.matches("<script").count();
        assert_eq!(scripts, html.matches("<script defer src=\"").count(), "{file}");
    }
}

#[test]
fn building_twice_gives_the_same_bytes() {
    assert_eq!(rendered(&playbook()).site, rendered(&playbook()).site);
}

#[test]
fn links_that_lead_nowhere_are_found_at_their_words() {
    let mut book = playbook();
    let text =
        "[a](value:listn) [b](value:listn) ![c](assets/x.png) [d](../secret) [e](javascript:x)";
    book.pages = vec![page("leading", text)];
    book.roles[0].start_with.clear();
    let options = Options::default();
    let theme = Theme::new(&book.theme, &[], None);
    let found = inspect(&book, &authority(&book), &theme, &options).findings;
    let codes: Vec<_> = found.iter().map(|finding| finding.code).collect();
    let broken = Code::BrokenLink;
    assert_eq!(codes, [broken, broken, broken, Code::UnsafePath, broken]);
    assert_eq!(found[0].help.as_deref(), Some("did you mean `listen`?"));
    assert_eq!(
        found[1].at.part,
        Part::Excerpt { language: 0, text: "value:listn".into(), occurrence: 1 }
    );
    assert_eq!(render(&book, &authority(&book), &theme, &options).findings, found);
}

#[test]
fn a_logo_must_be_there() {
    let mut book = playbook();
    book.assets.clear();
    let found = rendered(&book).findings;
    assert_eq!(found.first().map(|finding| finding.code), Some(Code::MissingAsset));
}

#[test]
fn with_an_address_pages_name_it() {
    let book = playbook();
    let options =
        Options { base_url: Some("https://example.org/book".into()), ..Options::default() };
    let site = render(&book, &authority(&book), &Theme::new(&book.theme, &[], None), &options).site;
    let home = site.text("nl/index.html").expect("a page");
    assert!(
        home.contains("<link rel=\"canonical\" href=\"https://example.org/book/nl/index.html\">")
    );
    let sitemap = site.text("sitemap.xml").expect("a sitemap");
    assert!(sitemap.contains("<loc>https://example.org/book/values/listen.html</loc>"));
    assert!(!sitemap.contains("404"));
    let missing = site.text("404.html").expect("a page");
    assert!(missing.contains("href=\"https://example.org/book/index.html\""));
}

#[test]
fn a_playbook_with_nothing_in_it_has_a_home() {
    let mut book = playbook();
    book.roles.clear();
    book.values.clear();
    book.boundaries.clear();
    book.examples.clear();
    book.pages.clear();
    book.scan = None;
    book.tagline = None;
    let rendered = rendered(&book);
    assert_eq!(rendered.theme_findings, []);
    let mut files: Vec<&str> = pages(&rendered.site).map(|(file, _)| file).collect();
    let once = ["404.html", "index.html", "search.html"];
    let expected: Vec<String> =
        ["", "nl/"].iter().flat_map(|folder| once.map(|file| format!("{folder}{file}"))).collect();
    files.sort_by_key(|file| file.starts_with("nl/"));
    assert_eq!(files, expected);
}

#[test]
fn no_text_of_an_author_becomes_html() {
    let attack = "<script>alert(1)</script>\"'&";
    let mut book = playbook();
    book.name = english(attack);
    book.tagline = Some(english(attack));
    book.roles[0].title = english(attack);
    book.values[0].title = english(attack);
    book.values[0].we_do = vec![english(attack)];
    book.boundaries[0].question = english(attack);
    book.boundaries[0].facts[0].ask = Some(english(attack));
    book.boundaries[0].may[0].say = Some(english(attack));
    book.examples[0].tags = vec![attack.into()];
    book.examples[0].stewardship.source.iter_mut().for_each(|source| {
        source.title = Some(english(attack));
        source.url = Some("javascript:alert(1)".into());
    });
    book.feedback.url = Some("javascript:alert(1)".into());
    for (file, html) in pages(&rendered(&book).site) {
        assert!(!html.contains("<script>") && !html.contains("\"javascript:"), "{file}");
    }
}

#[test]
fn what_a_playbook_sets_in_its_theme_is_seen_by_its_stylesheet() {
    let mut playbook = playbook();
    let set = |playbook: &Playbook| {
        let site = rendered(playbook).site;
        let (_, home) = pages(&site).find(|(file, _)| *file == "index.html").expect("a page");
        let is_sheet = |file: &&String| file.starts_with("theme/site.");
        let sheet = site.files.keys().find(is_sheet).expect("a stylesheet");
        let css = site.text(sheet).expect("text");
        (home.contains(" data-headings=\"sans\""), css.contains("[data-headings"))
    };
    assert_eq!(set(&playbook), (false, true));
    playbook.theme.settings.insert("headings".into(), "sans".into());
    assert_eq!(set(&playbook), (true, true));
}
