//! The deserializer over trees.

use std::cell::RefCell;

use serde::de::{IntoDeserializer, Visitor};

use crate::diagnostic::{Code, Diagnostic, Tally, did_you_mean};
use crate::load::cut_text;
use crate::load::grammar::yes_no;
use crate::load::spans::Spans;
use crate::source::{Data, Origin, Pair, Scalar, Tree};

use super::access::{Items, Pairs, Shape, WrittenParts};
use super::empty::{Limit, empty_help};
use super::error::Error;
use super::types::{CLAUSE, LIST_OR_MAP, ONE_OR_MANY, PROSE, SCALAR_OR, WRITTEN};
use super::{Mode, NearestKey, invisible};

/// What holds throughout one reading.
pub(super) struct Reading<'a> {
    pub(super) mode: Mode,
    pub(super) spans: &'a Spans<'a>,
    pub(super) problems: &'a RefCell<Vec<Diagnostic>>,
    pub(super) tally: &'a RefCell<Tally>,
    /// Where the texts for readers are listed, for whoever asks for them.
    pub(super) texts: Option<&'a RefCell<Vec<Origin>>>,
}

/// A value to be read.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    tree: &'a Tree,
    /// The nearest key above it.
    key: NearestKey,
    /// Whether a single value may stand for a list of it.
    one_is_many: bool,
    /// Whether it is a clause, whose keys are read next.
    is_clause: bool,
    /// The key of a clause that it stands below, if that must not be empty.
    limit: Option<Limit<'a>>,
    reading: &'a Reading<'a>,
}

impl<'a> Reader<'a> {
    pub(super) fn root(tree: &'a Tree, reading: &'a Reading<'a>) -> Self {
        Self { tree, key: None, one_is_many: false, is_clause: false, limit: None, reading }
    }

    /// An entry of this list.
    pub(super) fn item(self, tree: &'a Tree) -> Self {
        Self { tree, one_is_many: false, is_clause: false, ..self }
    }

    /// The value of an entry of this mapping.
    pub(super) fn value(self, pair: &'a Pair) -> Self {
        let limit = if self.is_clause { Limit::of(self.tree, pair) } else { self.limit };
        Self { key: Some(pair.origin), limit, ..self.item(&pair.value) }
    }

    fn tell(&self, problem: Diagnostic) -> Error {
        if self.reading.tally.borrow_mut().admits(&problem) {
            self.reading.problems.borrow_mut().push(problem);
        }
        Error::Told
    }

    /// The number that a comma in it has made two entries of: of `{bags: at most 2,5}`, 2.5.
    fn decimal_comma(&self) -> Option<Error> {
        let key = self.key.filter(|_| self.tree.data == Data::Null)?;
        let mut span = self.reading.spans.files.key(key);
        let text = &span.source.text;
        let fraction = text.get(span.range.clone())?;
        let before = text[..span.range.start].strip_suffix(',')?;
        let is_digit = |letter: char| letter.is_ascii_digit();
        let whole = before.len() - before.trim_end_matches(is_digit).len();
        let end = fraction.find(|letter| !is_digit(letter)).unwrap_or(fraction.len());
        if whole == 0 || end == 0 {
            return None;
        }
        let (whole, part) = (&before[before.len() - whole..], &fraction[..end]);
        let message = format!("a comma separates entries here, so `{whole},{part}` is read as two");
        let help = format!("write decimals with a dot: {whole}.{part}");
        span.range.start -= whole.len() + 1;
        Some(self.tell(Diagnostic::new(Code::WrongType, span, message).help(help)))
    }

    /// Tells that the value has another shape than it should.
    fn wrong(&self, due: &str) -> Error {
        if let Some(told) = self.decimal_comma() {
            return told;
        }
        if let Some(limit) = self.limit.filter(|_| is_blank(self.tree)) {
            return self.empty_limit(limit);
        }
        let what = match self.key_name() {
            Some(key) => format!("`{key}`"),
            None => "this".to_owned(),
        };
        let files = self.reading.spans.files;
        let cut = || files.get(self.tree.origin.file).cut(self.tree.origin.node);
        let (message, help) = match &self.tree.data {
            Data::Null => {
                let help = cut().map(|cut| cut_text::help(&cut));
                let help = help.unwrap_or_else(|| empty_help(self.reading.mode).to_owned());
                (format!("{what} is empty"), help)
            }
            Data::List(items) if items.is_empty() => {
                (format!("{what} is an empty list"), "fill it in, or take the key out".to_owned())
            }
            _ => {
                let found = self.tree.description();
                (format!("{what} should be {due}, and here is {found}"), format!("write {due}"))
            }
        };
        let at = self.reading.spans.tree(self.tree);
        self.tell(Diagnostic::new(Code::WrongType, at, message).help(help))
    }

    /// Tells that what limits a clause is empty.
    fn empty_limit(&self, limit: Limit<'_>) -> Error {
        let message = limit.message(&self.key_name().unwrap_or_default());
        let at = self.reading.spans.tree(self.tree);
        let help = limit.help(self.reading.mode, self.key);
        self.tell(Diagnostic::new(Code::WrongType, at, message).help(help))
    }

    fn key_name(&self) -> Option<String> {
        let span = self.reading.spans.files.key(self.key?);
        let name = span.source.text.get(span.range)?;
        (!name.contains(['\n', ':', '{', '['])).then(|| name.trim_matches(['"', '\'']).to_owned())
    }

    /// Passes a problem that serde's own code raised on to the author.
    fn settle<T>(&self, result: Result<T, Error>) -> Result<T, Error> {
        result.map_err(|error| match error {
            Error::Told => Error::Told,
            Error::Untold(message) => {
                let at = self.reading.spans.tree(self.tree);
                self.tell(Diagnostic::new(Code::WrongType, at, message))
            }
        })
    }

    /// A scalar that is no text for readers; a translation may not set one.
    fn rule(&self, due: &str) -> Result<&'a Scalar, Error> {
        if self.reading.mode == Mode::Translation {
            let origin = self.key.unwrap_or(self.tree.origin);
            let name = self.key_name().unwrap_or_default();
            let at = self.reading.spans.files.key(origin);
            let message = format!("a translation changes words, and `{name}` is a rule");
            let help = "take it out here: rules stand in the original, and hold in every language";
            let problem = Diagnostic::new(Code::TranslationChangesRule, at, message).help(help);
            return Err(self.tell(problem));
        }
        let scalar = self.tree.scalar().ok_or_else(|| self.wrong(due))?;
        if self.limit.is_some() && is_blank(self.tree) {
            return Err(self.wrong(due));
        }
        self.visible(scalar)?;
        Ok(scalar)
    }

    /// Refuses characters that no page can hold, which only escapes can bring in.
    fn visible(&self, scalar: &Scalar) -> Result<(), Error> {
        if !invisible::any(&scalar.text) {
            return Ok(());
        }
        let whole = self.reading.spans.tree(self.tree);
        let message = "there is an invisible control character in this text";
        let help = "delete it and type the text anew";
        let at = invisible::first(&whole);
        Err(self.tell(Diagnostic::new(Code::WrongType, at, message).help(help)))
    }

    /// A text for readers, which is never blank.
    fn prose(&self) -> Result<&'a Scalar, Error> {
        if let Some(texts) = self.reading.texts {
            texts.borrow_mut().push(self.tree.origin);
        }
        let scalar = self.tree.scalar().ok_or_else(|| self.wrong("text"))?;
        self.visible(scalar)?;
        if !scalar.text.trim().is_empty() {
            return Ok(scalar);
        }
        let key = self.key_name().map_or("this".to_owned(), |key| format!("`{key}`"));
        let at = self.reading.spans.tree(self.tree);
        let problem = Diagnostic::new(Code::WrongType, at, format!("{key} is empty"));
        Err(self.tell(problem.help(empty_help(self.reading.mode))))
    }

    fn items(&self) -> Result<&'a [Tree], Error> {
        match &self.tree.data {
            Data::List(items) if !items.is_empty() => Ok(items),
            Data::Null | Data::List(_) => Err(self.wrong("a list")),
            _ if self.one_is_many => Ok(std::slice::from_ref(self.tree)),
            _ => Err(self.wrong("a list")),
        }
    }

    fn pairs(&self) -> Result<&'a [Pair], Error> {
        match &self.tree.data {
            Data::Map(pairs) if !pairs.is_empty() || self.limit.is_none() => Ok(pairs),
            _ => Err(self.wrong("a mapping of keys")),
        }
    }

    /// The entries whose keys exist; tells about the others.
    fn known(&self, fields: &'static [&'static str]) -> Result<Vec<&'a Pair>, Error> {
        let (known, unknown): (Vec<_>, Vec<_>) =
            self.pairs()?.iter().partition(|pair| fields.contains(&&*pair.key));
        for pair in unknown {
            let at = self.reading.spans.files.key(pair.origin);
            let message = format!("there is no key `{}` here", pair.key);
            let has_room = self.reading.tally.borrow().has_room(Code::UnknownField, &at);
            let near = || did_you_mean(&pair.key, fields.iter().copied());
            let help = has_room.then(near).flatten();
            self.tell(Diagnostic::new(Code::UnknownField, at, message).maybe_help(help));
        }
        Ok(known)
    }

    fn map(
        self,
        pairs: impl Iterator<Item = &'a Pair>,
    ) -> Pairs<'a, impl Iterator<Item = &'a Pair>> {
        Pairs { reader: self, entries: pairs, value: None }
    }
}

/// Whether a value says nothing at all.
fn is_blank(tree: &Tree) -> bool {
    match &tree.data {
        Data::Null => true,
        Data::Scalar(scalar) => scalar.text.trim().is_empty(),
        Data::List(items) => items.is_empty(),
        Data::Map(pairs) => pairs.is_empty(),
    }
}

impl<'de> serde::Deserializer<'de> for Reader<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match &self.tree.data {
            Data::List(_) => self.deserialize_seq(visitor),
            Data::Map(_) => self.deserialize_map(visitor),
            Data::Scalar(_) | Data::Null => self.deserialize_str(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let value = yes_no(&self.rule("yes or no")?.text);
        visitor.visit_bool(value.ok_or_else(|| self.wrong("yes or no"))?)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let value = self.rule("a whole number")?.text.parse();
        visitor.visit_i64(value.map_err(|_| self.wrong("a whole number"))?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.settle(visitor.visit_str(&self.rule("text")?.text))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        match name {
            PROSE | WRITTEN => {
                let scalar =
                    if name == PROSE { self.prose()? } else { self.rule("one word or text")? };
                let origin = self.tree.origin;
                let parts = WrittenParts::new(&scalar.text, origin, scalar.substitution, false);
                visitor.visit_seq(parts)
            }
            ONE_OR_MANY => visitor.visit_newtype_struct(Reader { one_is_many: true, ..self }),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let items = Items { reader: self, items: self.items()?.iter() };
        self.settle(visitor.visit_seq(items))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let pairs = self.map(self.pairs()?.iter());
        self.settle(visitor.visit_map(pairs))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let pairs = Reader { is_clause: name == CLAUSE, ..self };
        let pairs = pairs.map(self.known(fields)?.into_iter());
        self.settle(visitor.visit_map(pairs))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let variant = match (name, &self.tree.data) {
            (SCALAR_OR, Data::Scalar(_)) => "scalar",
            (SCALAR_OR, _) => "other",
            (LIST_OR_MAP, Data::Map(_)) => "map",
            (LIST_OR_MAP, Data::List(_)) => "list",
            (LIST_OR_MAP, _) => return Err(self.wrong("a list, or a mapping of keys")),
            _ => return self.word(variants, visitor),
        };
        self.settle(visitor.visit_enum(Shape { variant, reader: self }))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u16 u32 u64 u128 f32 f64 char string bytes byte_buf unit unit_struct
        tuple tuple_struct identifier
    }
}

impl Reader<'_> {
    /// One of a few words.
    fn word<'de, V: Visitor<'de>>(
        self,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let scalar = self.rule("a word")?;
        let Some(variant) = variants.iter().find(|variant| **variant == &*scalar.text) else {
            let at = self.reading.spans.tree(self.tree);
            let key = self.key_name().unwrap_or_default();
            let message = format!("`{}` is nothing that `{key}` can be", scalar.text);
            let help = did_you_mean(&scalar.text, variants.iter().copied());
            let problem = Diagnostic::new(Code::WrongType, at, message).maybe_help(help);
            return Err(self.tell(problem));
        };
        let access: serde::de::value::StrDeserializer<'_, Error> = variant.into_deserializer();
        visitor.visit_enum(access)
    }
}
