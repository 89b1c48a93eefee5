//! Short forms for tests of the loader: trees from YAML and back.

use crate::source::{Data, Tree};

/// The tree of a YAML text.
pub(crate) fn tree(yaml: &str) -> Tree {
    crate::source::tree_of(yaml)
}

/// A tree in one line.
pub(crate) fn told(tree: &Tree) -> String {
    match &tree.data {
        Data::Null => String::new(),
        Data::Scalar(scalar) => scalar.text.to_string(),
        Data::List(items) => {
            format!("[{}]", items.iter().map(told).collect::<Vec<_>>().join(", "))
        }
        Data::Map(pairs) => {
            let pairs: Vec<_> =
                pairs.iter().map(|pair| format!("{}: {}", pair.key, told(&pair.value))).collect();
            format!("{{{}}}", pairs.join(", "))
        }
    }
}
