//! What tags a page has, read as a browser reads them.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states,
};

/// Elements that have no end.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// A tag that begins an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The element's name.
    pub name: String,
    /// Its attributes, in their order.
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    /// What an attribute says.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| &**value)
    }
}

/// The tags of a page.
#[derive(Debug, Default)]
pub struct Tags {
    /// Those that begin an element, in their order.
    pub all: Vec<Tag>,
    /// What is open at the end, or what was closed that was not open.
    pub unbalanced: Vec<String>,
}

/// Reads a page.
pub fn tags(html: &str) -> Tags {
    let sink = Sink::default();
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let Sink { found, open } = tokenizer.sink;
    let mut found = found.into_inner();
    found.unbalanced.extend(open.into_inner());
    found
}

/// Gathers tags; an element in another is closed before it.
#[derive(Default)]
struct Sink {
    found: RefCell<Tags>,
    open: RefCell<Vec<String>>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let Token::TagToken(tag) = token else { return TokenSinkResult::Continue };
        let name = tag.name.to_string();
        let (mut found, mut open) = (self.found.borrow_mut(), self.open.borrow_mut());
        if tag.kind == TagKind::EndTag {
            if open.pop().as_deref() != Some(&*name) {
                found.unbalanced.push(format!("/{name}"));
            }
            return TokenSinkResult::Continue;
        }
        let attribute =
            |one: html5ever::Attribute| (one.name.local.to_string(), one.value.to_string());
        let attributes = tag.attrs.into_iter().map(attribute).collect();
        // A slash ends elements of drawings only; `<b/>` begins one like `<b>`.
        let is_drawn = open.iter().any(|name| name == "svg") || name == "svg";
        if !(VOID.contains(&&*name) || is_drawn && tag.self_closing) {
            open.push(name.clone());
        }
        let raw = match &*name {
            "script" => Some(states::RawKind::ScriptData),
            "style" | "iframe" | "noembed" | "noframes" | "xmp" => Some(states::RawKind::Rawtext),
            "title" | "textarea" => Some(states::RawKind::Rcdata),
            _ => None,
        };
        found.all.push(Tag { name, attributes });
        match raw {
            Some(kind) => TokenSinkResult::RawData(kind),
            None => TokenSinkResult::Continue,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::tags;

    #[test]
    fn what_stays_open_is_told() {
        for bad in ["<b>", "<b/>", "<p><b></p></b>", "</p>", "<i><textarea></i>"] {
            assert!(!tags(bad).unbalanced.is_empty(), "{bad}");
        }
        for good in ["<br>", "<p><br/></p>", "<svg><path/></svg>", "<script>'<b>'</script>"] {
            assert!(tags(good).unbalanced.is_empty(), "{good}");
        }
    }
}
