//! Text that can be taken over as its author wrote it, comments included.
//!
//! Values are known by where they were written, so a stretch of a file may stand in another one
//! as long as everything in it is still the same. What a stretch looks like in its file decides
//! whether it can be cut out of it: it has to begin and end with its lines.

use rustc_hash::FxHashMap;

use crate::source::{BODY, Data, FileId, Files, Origin, Pair, Tree};

/// The files behind a tree, and what can be cut out of them.
pub(super) struct Kept<'a> {
    files: &'a Files,
    trees: FxHashMap<Origin, &'a Tree>,
    /// The entries of mappings and of lists by the first text in them.
    pairs: FxHashMap<Origin, Vec<&'a Pair>>,
    items: FxHashMap<Origin, Vec<&'a Tree>>,
}

/// Some lines of a file, without their margin.
pub(super) struct Stretch {
    /// The comments and empty lines before it.
    pub(super) before: Vec<String>,
    /// Itself.
    pub(super) lines: Vec<String>,
}

impl<'a> Kept<'a> {
    /// The files that the values of a tree were written in.
    pub(super) fn behind(files: &'a Files, tree: &Tree) -> Self {
        let mut ids = Vec::new();
        collect(tree, &mut ids);
        ids.sort_unstable();
        ids.dedup();
        let mut kept = Self {
            files,
            trees: FxHashMap::default(),
            pairs: FxHashMap::default(),
            items: FxHashMap::default(),
        };
        // Values that nobody wrote stand in a file that is not there.
        for id in ids.into_iter().filter(|id| files.get(*id).is_sound()) {
            kept.list(files.get(id).root());
        }
        kept
    }

    fn list(&mut self, tree: &'a Tree) {
        self.trees.insert(tree.origin, tree);
        for item in tree.items() {
            self.items.entry(first(item)).or_default().push(item);
            self.list(item);
        }
        for pair in tree.pairs() {
            self.pairs.entry(first(&pair.value)).or_default().push(pair);
            self.list(&pair.value);
        }
    }

    /// The value of a file that lies below all others of a merged one.
    pub(super) fn lowest(&self, merged: &Tree) -> Option<&'a Tree> {
        self.trees.get(&merged.origin).copied()
    }

    /// An entry of a mapping as it was written.
    pub(super) fn pair(&self, pair: &Pair) -> Option<Stretch> {
        let found = self.pairs.get(&first(&pair.value))?;
        let is_it = |found: &&&Pair| found.key == pair.key && is_same(&found.value, &pair.value);
        self.written(found.iter().find(is_it)?)
    }

    /// An entry of a file's mapping, cut out of it.
    pub(super) fn written(&self, pair: &Pair) -> Option<Stretch> {
        let text = self.text(pair.value.origin)?;
        let key = self.files.key(pair.origin).range;
        let value = self.files.value(pair.value.origin).range;
        if text.get(key.clone())?.trim_matches(['"', '\'']) != &*pair.key || value.start < key.start
        {
            return None;
        }
        let mut stretch = cut(text, key.start, value.end.max(key.end))?;
        stretch.before = self.before(pair);
        Some(stretch)
    }

    /// The comments and empty lines before an entry of a file's mapping.
    pub(super) fn before(&self, pair: &Pair) -> Vec<String> {
        let Some(text) = self.text(pair.value.origin) else { return Vec::new() };
        let start = self.files.key(pair.origin).range.start;
        remarks(text, start).unwrap_or_default()
    }

    /// An entry of a list as it was written, without its dash.
    pub(super) fn item(&self, item: &Tree) -> Option<Stretch> {
        let found = self.items.get(&first(item))?;
        let found = found.iter().find(|found| is_same(found, item))?;
        let text = self.text(found.origin)?;
        let value = self.files.value(found.origin).range;
        let mut stretch = cut(text, value.start, value.end)?;
        stretch.before = self.before_item(found);
        Some(stretch)
    }

    /// The comments and empty lines before an entry of a file's list.
    pub(super) fn before_item(&self, item: &Tree) -> Vec<String> {
        let before = || {
            let text = self.text(item.origin)?;
            let start = self.files.value(item.origin).range.start;
            remarks(text, text[..start].rfind('-')?)
        };
        before().unwrap_or_default()
    }

    /// What stands behind the last entry of a file's mapping: comments and empty lines.
    pub(super) fn after(&self, map: &Tree) -> Vec<String> {
        let rest = || {
            let last = map.pairs().last()?;
            let text = self.text(last.value.origin)?;
            let end = text[..self.files.value(last.value.origin).range.end].trim_end().len();
            let line = text[end..].find('\n')?;
            let lines: Vec<&str> = text[end + line + 1..].lines().collect();
            let is_remark = |line: &&str| line.is_empty() || line.starts_with('#');
            lines.iter().all(is_remark).then(|| lines.into_iter().map(str::to_owned).collect())
        };
        rest().unwrap_or_default()
    }

    /// The YAML of the file in which a value stands.
    fn text(&self, origin: Origin) -> Option<&'a str> {
        (origin.node != BODY).then(|| &*self.files.get(origin.file).source.text)
    }
}

fn collect(tree: &Tree, ids: &mut Vec<FileId>) {
    ids.push(tree.origin.file);
    tree.items().iter().for_each(|item| collect(item, ids));
    tree.pairs().iter().for_each(|pair| collect(&pair.value, ids));
}

/// Where the first text of a value was written.
fn first(tree: &Tree) -> Origin {
    match &tree.data {
        Data::List(items) if !items.is_empty() => first(&items[0]),
        Data::Map(pairs) if !pairs.is_empty() => first(&pairs[0].value),
        _ => tree.origin,
    }
}

/// Whether two values hold the same texts, written at the same places.
fn is_same(one: &Tree, two: &Tree) -> bool {
    match (&one.data, &two.data) {
        (Data::Map(ones), Data::Map(twos)) => {
            let same =
                |(one, two): (&Pair, &Pair)| one.key == two.key && is_same(&one.value, &two.value);
            ones.len() == twos.len() && ones.iter().zip(twos).all(same)
        }
        (Data::List(ones), Data::List(twos)) => {
            ones.len() == twos.len() && ones.iter().zip(twos).all(|(one, two)| is_same(one, two))
        }
        (one_data, two_data) => one.origin == two.origin && one_data == two_data,
    }
}

/// The lines from a place to the end of the one where a value ends, if nothing else is on them.
fn cut(text: &str, start: usize, end: usize) -> Option<Stretch> {
    let (line, margin) = margin(text, start)?;
    let end = start + text[start..end].trim_end().len();
    let rest = text[end..].split('\n').next().unwrap_or_default();
    let remark = rest.trim_start();
    if !(remark.is_empty() || (remark.starts_with('#') && remark.len() < rest.len())) {
        return None;
    }
    let mut lines = vec![text[start..end + rest.len()].split('\n').next()?.trim_end().to_owned()];
    for line in text[line..end + rest.len()].split('\n').skip(1) {
        lines.push(dedented(line, margin)?.trim_end_matches('\r').to_owned());
    }
    Some(Stretch { before: Vec::new(), lines })
}

/// Where the line of a place begins, and how far the place is indented: by spaces and dashes.
fn margin(text: &str, place: usize) -> Option<(usize, usize)> {
    let line = text[..place].rfind('\n').map_or(0, |end| end + 1);
    let before = &text[line..place];
    before.bytes().all(|byte| matches!(byte, b' ' | b'-')).then_some((line, before.len()))
}

fn dedented(line: &str, margin: usize) -> Option<&str> {
    if line.trim().is_empty() {
        return Some("");
    }
    let (before, rest) = line.split_at_checked(margin)?;
    before.bytes().all(|byte| byte == b' ').then_some(rest)
}

/// The comments and empty lines just before a place, if it is the first on its line.
fn remarks(text: &str, place: usize) -> Option<Vec<String>> {
    let (line, margin) = margin(text, place)?;
    if text[line..place].contains('-') {
        return None;
    }
    let is_remark = |line: &&str| {
        line.trim().is_empty() || dedented(line, margin).is_some_and(|line| line.starts_with('#'))
    };
    let mut found: Vec<String> = text[..line]
        .lines()
        .rev()
        .take_while(is_remark)
        .map(|line| line.trim().to_owned())
        .collect();
    found.reverse();
    Some(found)
}
