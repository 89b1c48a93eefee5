//! The list of pages for search engines, where the site's address is known.

use std::fmt::Write as _;

use super::address::{self, Spot};
use super::desk::Press;
use super::sentence::escaped;
use crate::model::LanguageIndex;

/// The sitemap; `None` without an address.
pub(super) fn sitemap(press: &Press<'_>) -> Option<String> {
    let base = press.base_url.as_ref()?;
    let playbook = press.book.playbook;
    let address = |language, spot: &Spot| {
        escaped(&format!("{base}{}", address::file(playbook, language, spot)))
    };
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for spot in super::pages::spots(press) {
        for language in press.book.languages() {
            let _ = write!(xml, "<url><loc>{}</loc>", address(language, &spot));
            if playbook.languages.len() > 1 {
                for (index, tag) in playbook.languages.iter().enumerate() {
                    let _ = write!(
                        xml,
                        "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{}\"/>",
                        address(LanguageIndex(index), &spot)
                    );
                }
            }
            xml.push_str("</url>\n");
        }
    }
    xml.push_str("</urlset>\n");
    Some(xml)
}
