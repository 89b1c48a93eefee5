//! Reads the keys of mappings whose keys are the author's own.

use serde::de::Visitor;
use serde::forward_to_deserialize_any;

use crate::source::Pair;

use super::access::WrittenParts;
use super::error::Error;
use super::types::WRITTEN;

/// A key as a value that serde can read.
pub(super) struct KeyReader<'a>(pub(super) &'a Pair);

impl<'de> serde::Deserializer<'de> for KeyReader<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(&self.0.key)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        if name == WRITTEN {
            let parts = WrittenParts::new(&self.0.key, self.0.origin, None, true);
            return visitor.visit_seq(parts);
        }
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        option unit unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
