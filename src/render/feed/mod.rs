//! What changed as a feed (Atom 1.0), in every language: for those who want to hear of it.
//!
//! An entry is known by the page of changes and a hash of what it tells, so that a reader who
//! has seen it is not told again; and all of them are as old as the playbook itself, so that the
//! same content makes the same feed.

mod entries;

use std::fmt::Write as _;

use jiff::Timestamp;

use self::entries::{Entry, entries};
use super::address::{self, Spot};
use super::changes::Since;
use super::desk::{Desk, Press};
use super::language::Arg;
use super::sentence::escaped;
use super::view::changes_lead;
use crate::model::LanguageIndex;

/// The name of the file, below the folder of its language.
pub(crate) const FILE: &str = "changes.xml";

/// The feeds, with their files; none without an address, or where nobody compares.
pub(super) fn feeds(press: &Press<'_>) -> Vec<(String, String)> {
    let Some((since, base)) = press.since.zip(press.base_url.as_deref()) else {
        return Vec::new();
    };
    let Some(updated) = since.updated else { return Vec::new() };
    let feed = |language: LanguageIndex| {
        let desk = Desk::new(press, language, Spot::Changes)?;
        let file = address::language_folder(press.book.playbook, language) + FILE;
        let feed = Feed { desk: &desk, base, updated };
        let xml = feed.written(&file, since);
        Some((file, xml))
    };
    press.book.languages().filter_map(feed).collect()
}

/// A feed in one language.
struct Feed<'a> {
    desk: &'a Desk<'a>,
    /// The address of the playbook.
    base: &'a str,
    updated: Timestamp,
}

impl Feed<'_> {
    fn written(&self, file: &str, since: &Since<'_>) -> String {
        let (desk, updated) = (self.desk, self.updated);
        let name = desk.book.playbook.name.content(desk.language);
        let title = [("title", desk.word("changes")), ("name", name.to_owned())];
        let title = title.each_ref().map(|(key, words)| (*key, Arg::Words(words)));
        let address = plain(&format!("{}{file}", self.base));
        let mut xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
             <id>{address}</id>\n\
             <title>{}</title>\n\
             <subtitle>{}</subtitle>\n\
             <link rel=\"self\" type=\"application/atom+xml\" href=\"{address}\"/>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n\
             <updated>{updated}</updated>\n\
             <author><name>{}</name></author>\n\
             <generator>ruimte</generator>\n",
            desk.tag(),
            plain(&desk.lexicon.say("title_on", &title)),
            plain(&self.subtitle(since)),
            plain(&format!("{}{}", self.base, desk.file)),
            plain(name),
        );
        let news = since.news.iter();
        for entry in news.flat_map(|news| entries(desk, news)) {
            self.entry(&mut xml, &entry);
        }
        xml.push_str("</feed>\n");
        xml
    }

    fn subtitle(&self, since: &Since<'_>) -> String {
        match &since.news {
            None => self.desk.word("changes_first"),
            Some(_) => changes_lead(self.desk, &since.older),
        }
    }

    fn entry(&self, xml: &mut String, entry: &Entry) {
        let hash = &blake3::hash(entry.told.as_bytes()).to_hex()[..10];
        let (base, page) = (self.base, &self.desk.file);
        let _ = write!(
            xml,
            "<entry>\n\
             <id>{}</id>\n\
             <title>{}</title>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n\
             <updated>{}</updated>\n\
             <summary>{}</summary>\n\
             </entry>\n",
            plain(&format!("{base}{page}#{}-{hash}", entry.key)),
            plain(&entry.title),
            plain(&format!("{base}{}", entry.file)),
            self.updated,
            plain(&entry.summary.join("\n")),
        );
    }
}

/// Text as XML holds it, which has no place for the characters that steer a terminal.
fn plain(text: &str) -> String {
    let is_said = |letter: &char| !letter.is_control() || matches!(letter, '\n' | '\t');
    let is_letter = |letter: &char| !matches!(letter, '\u{fffe}' | '\u{ffff}');
    escaped(&text.chars().filter(is_said).filter(is_letter).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(plain("a\u{1b}[1m & \u{0}b\n<c>"), "a[1m &amp; b\n&lt;c&gt;");
    }
}
