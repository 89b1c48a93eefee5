//! Reads one YAML document into a [`Tree`].

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::fmt;

use ecow::EcoString;
use serde::de::{DeserializeSeed, EnumAccess, Error as _, MapAccess, SeqAccess, Visitor};

use super::tree::{Data, Origin, Pair, Plain, Scalar, Tree};
use super::{FileId, locate};

/// More values than this are no playbook; aliases that repeat aliases get here in a few lines.
const MOST_VALUES: u32 = 2_000_000;

/// In bytes, by how much the texts of a document may be longer with its aliases written out.
const MOST_REPEATED: usize = 1 << 20;

/// A document as it was read.
pub(super) struct Parsed {
    /// What it holds.
    pub(super) root: Tree,
    /// Keys that a mapping has twice: the value of the later and of the earlier one.
    pub(super) duplicates: Vec<(u32, u32)>,
    /// How many values it holds.
    pub(super) values: u32,
}

/// Why a document could not be read.
#[derive(Debug)]
pub(super) struct Failure {
    /// In serde_yaml's words.
    pub(super) message: String,
    /// The byte at which it gave up, as far as it says.
    pub(super) offset: Option<usize>,
}

/// Reads the single document of a text; a text without any content is [`Data::Null`].
pub(super) fn parse(file: FileId, text: &str) -> Result<Parsed, Failure> {
    let build = Build::new(file, text, None);
    let mut documents = serde_yaml::Deserializer::from_str(text);
    let empty = Tree { origin: Origin { file, node: 0 }, data: Data::Null };
    let mut root = match documents.next() {
        None => empty,
        Some(first) => match build.deserialize(first) {
            Ok(root) => root,
            // What serde_yaml says of a text that has only comments, or nothing.
            Err(error) if error.to_string().starts_with("EOF while parsing") => empty,
            Err(error) => return Err(failure(text, &error)),
        },
    };
    if let Some(second) = documents.next() {
        return Err(second_document(text, second));
    }
    if build.odd_numbers.get() || text_may_hide_integers(text) {
        write_numbers_out(&mut root, &locate::Locations::of(text, build.next.get()), text);
    }
    Ok(Parsed { root, duplicates: build.duplicates.take(), values: build.next.get() })
}

/// The byte at which a value begins, found by reading the text once more up to there.
///
/// The slow way for texts that the locating parser refuses although serde_yaml reads them.
pub(super) fn replay(text: &str, node: u32) -> Option<usize> {
    let file = FileId::default();
    let first = serde_yaml::Deserializer::from_str(text).next()?;
    let error = Build::new(file, text, Some(node)).deserialize(first).err()?;
    offset(text, error.location().as_ref()?)
}

fn failure(text: &str, error: &serde_yaml::Error) -> Failure {
    Failure {
        message: error.to_string(),
        offset: error.location().and_then(|location| offset(text, &location)),
    }
}

fn second_document(text: &str, second: serde_yaml::Deserializer<'_>) -> Failure {
    let separator = document_separator(text);
    match serde::de::IgnoredAny::deserialize_from(second) {
        Err(error) if error.location().is_some() => failure(text, &error),
        _ => Failure { message: "more than one document".into(), offset: separator },
    }
}

/// The second `---` line, or the first where the text does not begin with one.
fn document_separator(text: &str) -> Option<usize> {
    let mut offset = 0;
    let mut content_before = false;
    for line in text.split_inclusive('\n') {
        if content_before && line.starts_with("---") {
            return Some(offset);
        }
        let line_content = line.trim();
        content_before |= !line_content.is_empty() && !line_content.starts_with(['#', '%']);
        offset += line.len();
    }
    None
}

trait DeserializeFrom: Sized {
    fn deserialize_from(from: serde_yaml::Deserializer<'_>) -> Result<Self, serde_yaml::Error>;
}

impl DeserializeFrom for serde::de::IgnoredAny {
    fn deserialize_from(from: serde_yaml::Deserializer<'_>) -> Result<Self, serde_yaml::Error> {
        serde::Deserialize::deserialize(from)
    }
}

/// serde_yaml counts lines and columns in characters.
fn offset(text: &str, location: &serde_yaml::Location) -> Option<usize> {
    offset_of(text, location.line(), location.column())
}

/// The byte at a line and a column as serde_yaml tells them, both counted from 1.
pub(super) fn offset_of(text: &str, line: usize, column: usize) -> Option<usize> {
    let before = line.checked_sub(1)?;
    // It counts a line beyond a last one that has no end.
    let end = |last| yaml_line_ends(text).nth(last).unwrap_or(text.len());
    let start = before.checked_sub(1).map_or(0, end);
    Some(start + byte(&text[start..], column.checked_sub(1)?))
}

/// The byte of a character by its number.
fn byte(text: &str, number: usize) -> usize {
    text.char_indices().nth(number).map_or(text.len(), |(at, _)| at)
}

/// Where the lines of a text end for YAML 1.1, which knows more line ends than editors do.
fn yaml_line_ends(text: &str) -> impl Iterator<Item = usize> {
    let is_end = |letter: char| matches!(letter, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let ends = text.match_indices(is_end).map(|(at, end)| at + end.len());
    ends.filter(|end| !(text[..*end].ends_with('\r') && text[*end..].starts_with('\n')))
}

/// YAML reads `0x10`, `0o7` and `+5` as whole numbers, and the text is lost.
fn text_may_hide_integers(text: &str) -> bool {
    let bytes = text.as_bytes();
    let hides = |at: usize| match bytes[at] {
        b'0' => matches!(bytes.get(at + 1), Some(b'x' | b'o' | b'b')),
        _ => true,
    };
    memchr::memchr2_iter(b'0', b'+', bytes).any(hides)
}

/// Puts what the author wrote in the place of what YAML made of it.
fn write_numbers_out(tree: &mut Tree, locations: &locate::Locations, text: &str) {
    match &mut tree.data {
        Data::Scalar(scalar) if scalar.plain == Plain::Number => {
            if let Some(written) = locations.value(text, tree.origin.node) {
                let written = text[written].trim();
                if !written.is_empty() {
                    scalar.text = written.into();
                }
            }
        }
        Data::Scalar(_) | Data::Null => {}
        Data::List(items) => {
            for item in items {
                write_numbers_out(item, locations, text);
            }
        }
        Data::Map(pairs) => {
            for pair in pairs {
                write_numbers_out(&mut pair.value, locations, text);
            }
        }
    }
}

/// Builds a tree from what serde_yaml visits.
struct Build {
    file: FileId,
    /// The number of the next value.
    next: Cell<u32>,
    /// How many bytes of text may still come.
    left: Cell<usize>,
    /// The value at which to fail, so that serde_yaml says where it is.
    stop_at: Option<u32>,
    odd_numbers: Cell<bool>,
    duplicates: RefCell<Vec<(u32, u32)>>,
}

impl Build {
    fn new(file: FileId, text: &str, stop_at: Option<u32>) -> Self {
        // An escape like `\L` is shorter than what it stands for.
        let most = text.len().saturating_mul(2).saturating_add(MOST_REPEATED);
        Self {
            file,
            next: Cell::new(0),
            left: Cell::new(most),
            stop_at,
            odd_numbers: Cell::new(false),
            duplicates: RefCell::default(),
        }
    }

    /// Accepts one more text; fails where aliases have repeated too much.
    fn take<E: serde::de::Error>(&self, text: &str) -> Result<(), E> {
        let left = self.left.get().checked_sub(text.len() + 1);
        self.left.set(left.ok_or_else(|| E::custom("too much text is repeated"))?);
        Ok(())
    }
}

fn scalar(text: impl Into<EcoString>, plain: Plain) -> Data {
    Data::Scalar(Scalar { text: text.into(), plain, substitution: None })
}

impl<'de> DeserializeSeed<'de> for &Build {
    type Value = Tree;

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<Tree, D::Error> {
        let node = self.next.get();
        self.next.set(node + 1);
        if node >= MOST_VALUES {
            return Err(D::Error::custom("repetition limit exceeded"));
        }
        let data = from.deserialize_any(DataVisitor { build: self, node })?;
        Ok(Tree { origin: Origin { file: self.file, node }, data })
    }
}

struct DataVisitor<'a> {
    build: &'a Build,
    node: u32,
}

impl DataVisitor<'_> {
    fn check<E: serde::de::Error>(&self) -> Result<(), E> {
        if self.build.stop_at == Some(self.node) { Err(E::custom("here")) } else { Ok(()) }
    }
}

impl<'de> Visitor<'de> for DataVisitor<'_> {
    type Value = Data;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Data, E> {
        self.check()?;
        Ok(Data::Null)
    }

    /// What serde_yaml makes of a text without any content.
    fn visit_none<E: serde::de::Error>(self) -> Result<Data, E> {
        self.visit_unit()
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Data, E> {
        self.check()?;
        Ok(scalar(if value { "true" } else { "false" }, Plain::Bool))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Data, E> {
        self.check()?;
        Ok(scalar(value.to_string(), Plain::Number))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Data, E> {
        self.check()?;
        Ok(scalar(value.to_string(), Plain::Number))
    }

    fn visit_i128<E: serde::de::Error>(self, value: i128) -> Result<Data, E> {
        self.check()?;
        Ok(scalar(value.to_string(), Plain::Number))
    }

    fn visit_u128<E: serde::de::Error>(self, value: u128) -> Result<Data, E> {
        self.check()?;
        Ok(scalar(value.to_string(), Plain::Number))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Data, E> {
        self.check()?;
        self.build.odd_numbers.set(true);
        Ok(scalar(value.to_string(), Plain::Number))
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Data, E> {
        self.check()?;
        self.build.take(value)?;
        Ok(scalar(value, Plain::Text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Data, A::Error> {
        self.check()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self.build)? {
            list.push(item);
        }
        list.shrink_to_fit();
        Ok(Data::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Data, A::Error> {
        self.check()?;
        let mut pairs: Vec<Pair> = Vec::new();
        while let Some(key) = entries.next_key_seed(KeySeed(self.build))? {
            let value = entries.next_value_seed(self.build)?;
            pairs.push(Pair { key, origin: value.origin, value });
        }
        drop_repeated(&mut pairs, &mut self.build.duplicates.borrow_mut());
        take_in(&mut pairs);
        // A vector makes room for four; most mappings have fewer entries.
        pairs.shrink_to_fit();
        Ok(Data::Map(pairs))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _tagged: A) -> Result<Data, A::Error> {
        Err(A::Error::custom("a tag has no meaning here"))
    }
}

/// Takes out what has the key of an earlier pair, and notes both.
fn drop_repeated(pairs: &mut Vec<Pair>, duplicates: &mut Vec<(u32, u32)>) {
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.sort_by(|one, two| pairs[*one].key.cmp(&pairs[*two].key).then(one.cmp(two)));
    let mut repeated = Vec::new();
    for same in order.chunk_by(|one, two| pairs[*one].key == pairs[*two].key) {
        let node = |at: usize| pairs[at].origin.node;
        repeated.extend(same[1..].iter().map(|later| (*later, (node(*later), node(same[0])))));
    }
    if repeated.is_empty() {
        return;
    }
    repeated.sort_unstable();
    duplicates.extend(repeated.iter().map(|(_, nodes)| *nodes));
    let mut at = 0;
    pairs.retain(|_| {
        at += 1;
        repeated.binary_search_by_key(&(at - 1), |(place, _)| *place).is_err()
    });
}

/// Takes the mappings below `<<` in: keys of the mapping itself come first, then those of the
/// earlier of several (YAML's merge key).
fn take_in(pairs: &mut Vec<Pair>) {
    let Some(position) = pairs.iter().position(|pair| &*pair.key == "<<") else { return };
    let merged = match &pairs[position].value.data {
        Data::Map(_) => vec![pairs[position].value.clone()],
        Data::List(items) if items.iter().all(|item| matches!(item.data, Data::Map(_))) => {
            items.clone()
        }
        _ => return,
    };
    pairs.remove(position);
    let mut own: HashSet<EcoString> = pairs.iter().map(|pair| pair.key.clone()).collect();
    for pair in merged.iter().flat_map(Tree::pairs) {
        if own.insert(pair.key.clone()) {
            pairs.push(pair.clone());
        }
    }
}

/// Reads a key as the word it is written as.
struct KeySeed<'a>(&'a Build);

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = EcoString;

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<EcoString, D::Error> {
        from.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = EcoString;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key that is one word")
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<EcoString, E> {
        self.0.take(key)?;
        Ok(key.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_of_other_bases_or_with_a_sign_are_seen() {
        for text in ["a: 0x10", "a: 0o7", "a: 0b1", "a: +5"] {
            assert!(text_may_hide_integers(text), "{text}");
        }
        for text in ["", "a: 10", "a: 100", "a: x0", "0"] {
            assert!(!text_may_hide_integers(text), "{text}");
        }
    }
}
