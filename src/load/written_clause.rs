//! Where a clause was written, and what its keys say there.

use crate::diagnostic::Span;
use crate::model::{Kind, Place, Step};
use crate::source::{Data, Pair, Tree};

use super::layer::CLAUSE_LISTS;
use super::organisation::Loaded;
use super::places;

/// A clause as the file has it that wrote it first.
#[derive(Clone, Debug)]
pub struct WrittenClause {
    /// Which of the organisation's folders that is, the lowest first.
    pub level: usize,
    /// Its name.
    pub folder: String,
    /// The clause.
    pub at: Span,
    /// Which of its kind it is in that file, from 0.
    pub position: usize,
    /// Its keys with their values in one line of YAML; `None` where that takes several.
    pub keys: Vec<(String, Option<String>)>,
}

impl Loaded<'_> {
    /// Where the clause at a place was written first. `None` where there is no such clause.
    pub fn written_clause(&self, place: &Place) -> Option<WrittenClause> {
        let [Step::Key(list), Step::Index(index)] = place.path.as_slice() else { return None };
        let rules = self.things.get(&places::name_of(place))?.rules.tree();
        let origin = rules.get(list)?.items().get(*index)?.origin;
        let root = self.files.get(origin.file).root();
        let found = CLAUSE_LISTS.into_iter().find_map(|list| {
            let clauses = root.get(list)?.items().iter().enumerate();
            let mut clauses = clauses.filter(|(_, clause)| clause.origin == origin);
            clauses.next()
        });
        let (position, clause) = found?;
        let at = self.files.value(origin);
        let (level, _) = self.split(&at.source.path, place.kind)?;
        let folder = self.folders[level].clone();
        let written = |pair: &Pair| (pair.key.to_string(), one_line(&pair.value));
        let keys = clause.pairs().iter().map(written).collect();
        Some(WrittenClause { level, folder, at, position, keys })
    }

    /// The path of the organisation's own file of a thing, whether it is there or is to be made in
    /// the place of the one that it would lie over.
    pub fn own_path(&self, kind: Kind, id: &str) -> String {
        if let Some(file) = self.own.get(&(kind, id.to_owned())) {
            return self.files.get(*file).source.path.clone();
        }
        let own = self.own.get(&(Kind::Playbook, String::new()));
        let own = own.map_or("", |file| &self.files.get(*file).source.path);
        self.path_in(own.rsplit_once('/').map_or("", |(folder, _)| folder), kind, id)
    }

    /// The path of a thing's file in the folder that has another file of the kind.
    pub fn path_beside(&self, file: &str, kind: Kind, id: &str) -> String {
        let root =
            self.split(file, kind).map(|(_, path)| file[..file.len() - path.len()].to_owned());
        self.path_in(root.unwrap_or_default().trim_end_matches('/'), kind, id)
    }

    fn path_in(&self, root: &str, kind: Kind, id: &str) -> String {
        let thing = self.things.get(&(kind, id.to_owned()));
        let lowest = thing.map(|thing| &*self.files.get(thing.file).source.path);
        match lowest.and_then(|path| self.split(path, kind)) {
            Some((_, path)) => format!("{root}/{path}"),
            None => format!("{root}/{}/{id}.yaml", kind.folder()),
        }
    }

    /// The number of the folder in which a file of a kind lies, and its path within that.
    fn split<'p>(&self, path: &'p str, kind: Kind) -> Option<(usize, &'p str)> {
        self.folders.iter().enumerate().find_map(|(level, folder)| {
            let within = format!("/{folder}/{}", kind.folder());
            let start = path.find(&within)? + folder.len() + 2;
            Some((level, &path[start..]))
        })
    }
}

/// A value in one line of YAML, as it can stand behind a key.
fn one_line(tree: &Tree) -> Option<String> {
    match &tree.data {
        Data::Null => Some(String::new()),
        Data::Scalar(scalar) => scalar_line(&scalar.text),
        Data::List(items) => {
            let items: Option<Vec<String>> = items.iter().map(one_line).collect();
            Some(format!("[{}]", items?.join(", ")))
        }
        Data::Map(pairs) => {
            let pair = |pair: &Pair| Some(format!("{}: {}", pair.key, one_line(&pair.value)?));
            let pairs: Option<Vec<String>> = pairs.iter().map(pair).collect();
            Some(format!("{{{}}}", pairs?.join(", ")))
        }
    }
}

/// A text as a scalar, quoted where YAML would read it otherwise.
fn scalar_line(text: &str) -> Option<String> {
    /// A longer text is no line to copy.
    const LONGEST: usize = 100;
    if text.contains(['\n', '\r']) || text.chars().count() > LONGEST {
        return None;
    }
    let is_plain = |letter: char| letter.is_alphanumeric() || " .%$()/-+'’!?€".contains(letter);
    let begins = text.starts_with(|letter: char| letter.is_alphanumeric() || letter == '$');
    if begins && text.trim() == text && text.chars().all(is_plain) {
        return Some(text.to_owned());
    }
    Some(format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")))
}

#[cfg(test)]
mod tests {
    use super::one_line;
    use crate::load::testing::tree;

    #[test]
    fn values_are_written_in_one_line() {
        let line = |yaml: &str| one_line(&tree(yaml));
        assert_eq!(line("discount: at most 5 %").as_deref(), Some("{discount: at most 5 %}"));
        assert_eq!(line("[a, 'b: c', $(x) EUR]").as_deref(), Some("[a, \"b: c\", $(x) EUR]"));
        assert_eq!(line("a: |\n  one\n  two\n"), None);
    }
}
