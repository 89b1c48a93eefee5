//! From the text of a file to what it holds, and what is wrong with that.

use std::ops::Range;

use granit_parser::ErrorKind;

use super::FileId;
use super::faults::Faults;
use super::front_matter;
use super::parse::{self, Failure, Parsed};
use super::tree::{BODY, Data, Origin, Pair, Plain, Scalar, Tree};

/// More open brackets than this are looked at with care before serde_yaml gets them, whose time
/// grows with the square of their depth.
const MANY_BRACKETS: usize = 500;

/// Where the parts of a file's text are.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// The stretch that is YAML.
    pub(super) yaml: Range<usize>,
    /// Where the text below the front matter begins, in a Markdown file.
    pub(super) body: Option<usize>,
    /// The line with which a front matter begins that never ends.
    pub(super) open: Option<Range<usize>>,
}

impl Layout {
    /// All of it is YAML.
    pub(super) fn yaml(text: &str) -> Self {
        Self { yaml: 0..text.len(), body: None, open: None }
    }

    /// YAML between two `---` lines, and Markdown below.
    pub(super) fn markdown(text: &str) -> Self {
        match front_matter::find(text) {
            Some((yaml, body)) => Self { yaml, body: Some(body), open: None },
            None => Self { yaml: 0..0, body: Some(0), open: front_matter::open(text) },
        }
    }
}

/// What a text holds.
pub(super) struct Reading {
    /// Everything; [`Data::Null`] where it is empty or could not be read.
    pub(super) root: Tree,
    /// How many values its YAML holds.
    pub(super) values: u32,
    pub(super) faults: Faults,
}

impl Reading {
    /// Reads a text.
    pub(super) fn of(file: FileId, text: &str, layout: &Layout) -> Self {
        let mut reading = match guarded_parse(file, &text[layout.yaml.clone()]) {
            Ok(Parsed { root, duplicates, values }) => {
                Self { root, values, faults: Faults { duplicates, ..Faults::default() } }
            }
            Err(failure) => Self {
                root: Tree { origin: Origin { file, node: 0 }, data: Data::Null },
                values: 0,
                faults: Faults { failure: Some(failure), ..Faults::default() },
            },
        };
        reading.faults.open.clone_from(&layout.open);
        if let Some(body) = layout.body {
            reading.faults.second_text = add_body(&mut reading.root, &text[body..]);
        }
        reading
    }
}

/// Puts the text of a Markdown file beside its keys; where these have a text already, that is
/// handed back.
fn add_body(root: &mut Tree, body: &str) -> Option<u32> {
    if body.trim().is_empty() {
        return None;
    }
    if let Some(pair) = root.pair("text") {
        return Some(pair.origin.node);
    }
    let origin = Origin { file: root.origin.file, node: BODY };
    let scalar = Scalar { text: body.into(), plain: Plain::Text, substitution: None };
    let value = Tree { origin, data: Data::Scalar(scalar) };
    let pair = Pair { key: "text".into(), origin, value };
    match &mut root.data {
        Data::Map(pairs) => pairs.push(pair),
        data @ Data::Null => *data = Data::Map(vec![pair]),
        Data::Scalar(_) | Data::List(_) => {}
    }
    None
}

/// Parses a text, unless its brackets are nested so deeply that even looking would take long.
fn guarded_parse(id: FileId, text: &str) -> Result<Parsed, Failure> {
    if may_nest_deeply(text) {
        let refused = granit_parser::Parser::new_from_str(text).find_map(Result::err);
        if let Some(error) =
            refused.filter(|error| matches!(error.kind(), ErrorKind::RecursionLimitExceeded))
        {
            let message = "nested too deeply".to_owned();
            return Err(Failure { message, offset: error.marker().byte_offset() });
        }
    }
    parse::parse(id, text)
}

/// Whether so many brackets may be open at once. Where quotes or comments could hide that a
/// closing bracket is none, only the opening ones count.
fn may_nest_deeply(text: &str) -> bool {
    // Hardly any text has so many, and to count them is quick.
    if memchr::memchr2_iter(b'[', b'{', text.as_bytes()).nth(MANY_BRACKETS).is_none() {
        return false;
    }
    let mut open: usize = 0;
    for line in text.lines() {
        let count = |marks: [u8; 2]| line.bytes().filter(|byte| marks.contains(byte)).count();
        open += count([b'[', b'{']);
        if open > MANY_BRACKETS {
            return true;
        }
        if !line.contains(['"', '\'', '#']) {
            open = open.saturating_sub(count([b']', b'}']));
        }
    }
    false
}
