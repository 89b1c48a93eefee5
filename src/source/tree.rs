//! YAML as data in which every value knows where it was written.

use ecow::EcoString;

use super::FileId;

/// The number that the body of a Markdown file has among its file's values.
pub const BODY: u32 = u32::MAX;

/// Which value of which file: the key of every place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The file.
    pub file: FileId,
    /// The value: counted through the document from its root, 0, each before what it holds,
    /// aliases written out; [`BODY`] for the text below a front matter.
    pub node: u32,
}

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// Where it was written. Of a mapping that several layers share: where its lowest layer
    /// was.
    pub origin: Origin,
    /// What it is.
    pub data: Data,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// Nothing: an empty key, `~` or `null`.
    Null,
    /// One word, number or text.
    Scalar(Scalar),
    /// A list.
    List(Vec<Tree>),
    /// A mapping, in file order, each key once.
    Map(Vec<Pair>),
}

/// One word, number or text, as it was written: `2.000` and `yes` are still just that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// The text.
    pub text: EcoString,
    /// Whether YAML reads it as something else than text.
    pub plain: Plain,
    /// Which of an organisation's substitutions made it, where placeholders were filled in.
    pub substitution: Option<u32>,
}

/// What YAML takes a scalar for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plain {
    /// `true` or `false`.
    Bool,
    /// A number.
    Number,
    /// Text.
    Text,
}

/// One entry of a mapping.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Its key.
    pub key: EcoString,
    /// The value beside which the key was written last.
    pub origin: Origin,
    /// Its value.
    pub value: Tree,
}

impl Tree {
    /// The entries of a mapping; none of anything else.
    pub fn pairs(&self) -> &[Pair] {
        match &self.data {
            Data::Map(pairs) => pairs,
            _ => &[],
        }
    }

    /// The entries of a list; none of anything else.
    pub fn items(&self) -> &[Self] {
        match &self.data {
            Data::List(items) => items,
            _ => &[],
        }
    }

    /// The entry of a mapping that has this key.
    pub fn pair(&self, key: &str) -> Option<&Pair> {
        self.pairs().iter().find(|pair| &*pair.key == key)
    }

    /// The value of a mapping below this key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.pair(key).map(|pair| &pair.value)
    }

    /// The scalar, if it is one.
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.data {
            Data::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        self.scalar().map(|scalar| &*scalar.text)
    }

    /// What an author would call it: "text", "a list".
    pub fn description(&self) -> &'static str {
        match &self.data {
            Data::Null => "nothing",
            Data::Scalar(scalar) => match scalar.plain {
                Plain::Bool => "yes or no",
                Plain::Number => "a number",
                Plain::Text => "text",
            },
            Data::List(_) => "a list",
            Data::Map(_) => "a mapping of keys",
        }
    }
}
