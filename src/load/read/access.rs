//! How serde's readers go through lists, mappings and values of two shapes.

use serde::de::{
    DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use crate::source::{Origin, Pair, Tree};

use super::error::Error;
use super::key::KeyReader;
use super::reader::Reader;
use super::types::{Part, Parts};

/// The entries of a list.
pub(super) struct Items<'a> {
    pub(super) reader: Reader<'a>,
    pub(super) items: std::slice::Iter<'a, Tree>,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        let Some(item) = self.items.next() else { return Ok(None) };
        seed.deserialize(self.reader.item(item)).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// The entries of a mapping.
pub(super) struct Pairs<'a, I> {
    pub(super) reader: Reader<'a>,
    pub(super) entries: I,
    /// The entry whose key has been handed over.
    pub(super) value: Option<&'a Pair>,
}

impl<'de, 'a, I: Iterator<Item = &'a Pair>> MapAccess<'de> for Pairs<'a, I> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        self.value = self.entries.next();
        self.value.map(|pair| seed.deserialize(KeyReader(pair))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let pair = self.value.take().ok_or(Error::Told)?;
        seed.deserialize(self.reader.value(pair))
    }
}

/// A value of two shapes, read as the variant that its shape chose.
pub(super) struct Shape<'a> {
    pub(super) variant: &'static str,
    pub(super) reader: Reader<'a>,
}

impl<'de> EnumAccess<'de> for Shape<'_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Error> {
        let name: serde::de::value::StrDeserializer<'_, Error> = self.variant.into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> VariantAccess<'de> for Shape<'_> {
    type Error = Error;

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self.reader)
    }

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        serde::Deserializer::deserialize_seq(self.reader, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        serde::Deserializer::deserialize_struct(self.reader, "", fields, visitor)
    }
}

/// Hands a text over together with its place.
pub(super) struct WrittenParts(Parts);

impl WrittenParts {
    pub(super) fn new(text: &str, origin: Origin, substitution: Option<u32>, is_key: bool) -> Self {
        Self(
            [
                Part::Text(text.to_owned()),
                Part::Number(origin.file.0),
                Part::Number(origin.node),
                Part::Number(substitution.map_or(0, |index| index + 1)),
                Part::Flag(is_key),
            ]
            .into_iter(),
        )
    }
}

impl<'de> SeqAccess<'de> for WrittenParts {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        self.0.next().map(|part| seed.deserialize(part.into_deserializer())).transpose()
    }
}
