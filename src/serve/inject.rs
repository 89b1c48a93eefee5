//! What a page has only while it is served: the script that keeps it up to date.
//!
//! What is published stays as it is; this is done to every page on its way to a browser.

use super::html::escaped;

/// The policy that a page's head gives the browser.
const POLICY: &str = "http-equiv=\"Content-Security-Policy\" content=\"";

/// Whose page is served.
pub(super) struct Page<'a> {
    pub(super) organisation: &'a str,
    /// The edition that the page is of.
    pub(super) version: u64,
    /// Whether it stands at an address that is not its own, as the page for what is missing.
    pub(super) elsewhere: bool,
}

/// A page with the script in its head.
pub(super) fn inject(html: &str, page: &Page<'_>) -> String {
    let (before, rest) = split_head(html);
    let (organisation, version) = (escaped(page.organisation), page.version);
    let mut head = String::new();
    if page.elsewhere {
        head = format!("<base href=\"/{organisation}/\">");
    }
    head.push_str(&script(&organisation, version));
    if page.elsewhere {
        head = head.replacen(" data-version", " data-missing data-version", 1);
    }
    format!("{before}{head}{}", allowed(rest, page.elsewhere))
}

/// The element that loads the script.
pub(super) fn script(organisation: &str, version: u64) -> String {
    format!(
        "<script type=\"module\" src=\"/.ruimte/live.js\" data-organisation=\"{organisation}\" \
         data-version=\"{version}\"></script>"
    )
}

/// Splits a page right behind the start of its head.
fn split_head(html: &str) -> (&str, &str) {
    let start = html.find("<head").and_then(|at| Some(at + html[at..].find('>')? + 1));
    html.split_at(start.unwrap_or(0))
}

/// Lets the page ask its own server.
fn allowed(html: &str, elsewhere: bool) -> String {
    let Some(start) = html.find(POLICY).map(|at| at + POLICY.len()) else { return html.to_owned() };
    let end = html[start..].find('"').map_or(html.len(), |end| start + end);
    let mut policy = html[start..end].trim_end_matches([';', ' ']).to_owned();
    match policy.find("connect-src") {
        Some(at) => policy.insert_str(at + "connect-src".len(), " 'self'"),
        None => policy.push_str("; connect-src 'self'"),
    }
    if elsewhere {
        policy = policy.replace("base-uri 'none'", "base-uri 'self'");
    }
    format!("{}{policy}{}", &html[..start], &html[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(elsewhere: bool) -> Page<'static> {
        Page { organisation: "acme", version: 7, elsewhere }
    }

    #[test]
    fn the_script_comes_first_and_may_ask_its_server() {
        let meta = |policy: &str| {
            format!("<!doctype html>\n<html>\n<head>\n<meta {POLICY}{policy}\">\n</head></html>")
        };
        let html = inject(&meta("default-src 'none'; base-uri 'none'"), &page(false));
        assert!(html.contains("<head><script type=\"module\" src=\"/.ruimte/live.js\""), "{html}");
        assert!(html.contains("data-version=\"7\""), "{html}");
        assert!(html.contains("default-src 'none'; base-uri 'none'; connect-src 'self'\">"));
        let other = inject(&meta("connect-src https://a.example"), &page(false));
        assert!(other.contains("\"connect-src 'self' https://a.example\""), "{other}");
    }

    #[test]
    fn a_page_that_stands_elsewhere_finds_what_it_links_to() {
        let html = format!("<head><meta {POLICY}base-uri 'none'\"></head>");
        let html = inject(&html, &page(true));
        assert!(html.contains("<head><base href=\"/acme/\">"), "{html}");
        assert!(html.contains("base-uri 'self'"), "{html}");
    }

    #[test]
    fn whatever_a_theme_makes_is_served() {
        assert!(inject("plain", &page(false)).ends_with("</script>plain"));
        assert!(inject("<head", &page(false)).ends_with("</script><head"));
    }
}
