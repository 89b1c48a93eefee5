//! What the structs of the format are made of.
//!
//! Some types ask the deserializer for more than serde's data model knows, by names that begin
//! with `$`: where a text was written, a list that may be a single entry, a value that has two
//! shapes.

use std::collections::HashMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, de};

use crate::source::{FileId, Origin};

pub(super) const WRITTEN: &str = "$written";
pub(super) const PROSE: &str = "$prose";
pub(super) const ONE_OR_MANY: &str = "$one-or-many";
pub(super) const SCALAR_OR: &str = "$scalar-or";
pub(super) const LIST_OR_MAP: &str = "$list-or-map";
/// A struct in which some keys must not be left empty.
pub(super) const CLAUSE: &str = "$clause";

/// A field that may be missing, or wrong: then the author has been told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field<T>(pub(crate) Option<T>);

impl<T> Default for Field<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Field<T> {
    pub(crate) fn get(&self) -> Option<&T> {
        self.0.as_ref()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Ok(Self(T::deserialize(from).ok()))
    }
}

/// Where a scalar or a key was written, and what filled in its placeholders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WrittenAt {
    /// The value, or the value beside the key.
    pub(crate) origin: Origin,
    /// Which of the organisation's substitutions made it.
    pub(crate) substitution: Option<u32>,
    /// Whether it is the key.
    pub(crate) is_key: bool,
}

/// A scalar or a key, exactly as it was written, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    /// The text.
    pub(crate) text: String,
    /// Where.
    pub(crate) at: WrittenAt,
}

/// A [`Written`] text that readers see, and that translations may set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Prose(pub(crate) Written);

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_newtype_struct(WRITTEN, WrittenVisitor)
    }
}

impl<'de> Deserialize<'de> for Prose {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_newtype_struct(PROSE, WrittenVisitor).map(Self)
    }
}

struct WrittenVisitor;

impl<'de> Visitor<'de> for WrittenVisitor {
    type Value = Written;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("text")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Written, A::Error> {
        let missing = || A::Error::custom("text");
        let text: String = parts.next_element()?.ok_or_else(missing)?;
        let file: u32 = parts.next_element()?.ok_or_else(missing)?;
        let node: u32 = parts.next_element()?.ok_or_else(missing)?;
        let substitution: u32 = parts.next_element()?.ok_or_else(missing)?;
        let is_key: bool = parts.next_element()?.ok_or_else(missing)?;
        let origin = Origin { file: FileId(file), node };
        let substitution = substitution.checked_sub(1);
        Ok(Written { text, at: WrittenAt { origin, substitution, is_key } })
    }
}

/// A list in which a wrong entry does not hide the others.
pub(crate) type List<T> = Vec<Field<T>>;

/// A list that may be written as its single entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct OneOrMany<T>(pub(crate) List<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Inner<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Inner<T> {
            type Value = List<T>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list")
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(
                self,
                from: D,
            ) -> Result<List<T>, D::Error> {
                List::<T>::deserialize(from)
            }
        }
        from.deserialize_newtype_struct(ONE_OR_MANY, Inner(PhantomData)).map(Self)
    }
}

/// A value that is either one word or text, or something larger.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename = "$scalar-or")]
pub(crate) enum ScalarOr<S, T> {
    /// One word or text.
    #[serde(rename = "scalar")]
    Scalar(S),
    /// The larger form.
    #[serde(rename = "other")]
    Other(T),
}

/// A value that is either a list or a mapping.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename = "$list-or-map")]
pub(crate) enum ListOrMap<L, M> {
    /// A list.
    #[serde(rename = "list")]
    List(L),
    /// A mapping.
    #[serde(rename = "map")]
    Map(M),
}

/// A mapping whose keys are the author's own, in file order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entries<T>(
    pub(crate) Vec<(Written, Field<T>)>,
    /// The position of each key.
    HashMap<String, usize>,
);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new(), HashMap::new())
    }
}

impl<T> Entries<T> {
    /// The value below a key, if it is there and right.
    pub(crate) fn get(&self, key: &str) -> Option<&T> {
        self.0[*self.1.get(key)?].1.get()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct EntriesVisitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for EntriesVisitor<T> {
            type Value = Entries<T>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a mapping of keys")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Entries::default();
                while let Some((key, value)) = map.next_entry::<Written, Field<T>>()? {
                    entries.1.insert(key.text.clone(), entries.0.len());
                    entries.0.push((key, value));
                }
                Ok(entries)
            }
        }
        from.deserialize_map(EntriesVisitor(PhantomData))
    }
}

/// The parts of a [`Written`] in the order in which they are handed over.
pub(super) type Parts = std::array::IntoIter<Part, 5>;

/// One part of a [`Written`].
pub(super) enum Part {
    Text(String),
    Number(u32),
    Flag(bool),
}

impl de::IntoDeserializer<'_, super::error::Error> for Part {
    type Deserializer = PartReader;

    fn into_deserializer(self) -> PartReader {
        PartReader(self)
    }
}

pub(super) struct PartReader(Part);

impl<'de> Deserializer<'de> for PartReader {
    type Error = super::error::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match self.0 {
            Part::Text(text) => visitor.visit_string(text),
            Part::Number(number) => visitor.visit_u32(number),
            Part::Flag(flag) => visitor.visit_bool(flag),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        option unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier
        ignored_any
    }
}
