//! Trees as YAML: as their authors wrote them where that can be, else in the plainest form.

use std::fmt::Write as _;

use crate::source::{Data, Files, Pair, Plain, Tree, yaml};

use super::kept::{Kept, Stretch};
use super::scalar::{exact_below, key};

/// A mapping as the text of a file.
///
/// What was taken over from files is read again: where comments or an author's own ways would
/// change what is said, all is written in the plainest form.
pub(super) fn text(tree: &Tree, files: &Files) -> String {
    let kept = written(tree, Some(Kept::behind(files, tree)));
    if yaml(&kept).is_some_and(|read| says_same(&read, tree)) { kept } else { plain(tree) }
}

/// A mapping in the plainest form.
fn plain(tree: &Tree) -> String {
    written(tree, None)
}

fn written(tree: &Tree, kept: Option<Kept<'_>>) -> String {
    let writer = Writer { kept };
    let mut text = writer.map(tree, 0);
    let after = writer.kept.as_ref().and_then(|kept| Some(kept.after(kept.lowest(tree)?)));
    lines(&mut text, &after.unwrap_or_default(), 0);
    text
}

/// Whether two trees hold the same, wherever it was written.
pub(super) fn says_same(one: &Tree, two: &Tree) -> bool {
    match (&one.data, &two.data) {
        (Data::Null, Data::Null) => true,
        (Data::Scalar(one), Data::Scalar(two)) => one.text == two.text,
        (Data::List(ones), Data::List(twos)) => {
            ones.len() == twos.len() && ones.iter().zip(twos).all(|(one, two)| says_same(one, two))
        }
        (Data::Map(ones), Data::Map(twos)) => {
            let same = |(one, two): (&Pair, &Pair)| {
                one.key == two.key && says_same(&one.value, &two.value)
            };
            ones.len() == twos.len() && ones.iter().zip(twos).all(same)
        }
        _ => false,
    }
}

struct Writer<'a> {
    kept: Option<Kept<'a>>,
}

impl Writer<'_> {
    fn map(&self, tree: &Tree, indent: usize) -> String {
        let mut out = String::new();
        let lowest = self.kept.as_ref().and_then(|kept| kept.lowest(tree));
        for (position, pair) in tree.pairs().iter().enumerate() {
            let below = lowest.and_then(|lowest| lowest.pair(&pair.key));
            let head = lowest.and_then(|lowest| lowest.pairs().first());
            // What stands above all else speaks of all, also when its first key is gone.
            if let Some(head) = head.filter(|head| position == 0 && head.key != pair.key) {
                let before = self.kept.as_ref().map(|kept| kept.before(head));
                lines(&mut out, &before.unwrap_or_default(), indent);
            }
            self.pair(&mut out, pair, below, indent);
        }
        out
    }

    /// An entry; `below` is the one that the lowest of its files has in its place.
    fn pair(&self, out: &mut String, pair: &Pair, below: Option<&Pair>, indent: usize) {
        let stretch = self.stretch(pair, below);
        match (&self.kept, below, &stretch) {
            (Some(kept), Some(below), _) => lines(out, &kept.before(below), indent),
            (_, None, Some(stretch)) => lines(out, &stretch.before, indent),
            _ => {}
        }
        if let Some(stretch) = stretch {
            return lines(out, &stretch.lines, indent);
        }
        let margin = " ".repeat(indent);
        let _ = write!(out, "{margin}{}:", key(&pair.key));
        match &pair.value.data {
            Data::Map(pairs) if !pairs.is_empty() => {
                out.push('\n');
                out.push_str(&self.map(&pair.value, indent + 2));
            }
            Data::List(items) if !items.is_empty() => {
                out.push('\n');
                self.items(out, items, indent + 2);
            }
            Data::Null => out.push('\n'),
            _ => {
                let _ = writeln!(out, " {}", small(&pair.value, indent));
            }
        }
    }

    fn stretch(&self, pair: &Pair, below: Option<&Pair>) -> Option<Stretch> {
        let kept = self.kept.as_ref()?;
        let unchanged = below.filter(|below| says_same(&below.value, &pair.value));
        unchanged.and_then(|below| kept.written(below)).or_else(|| kept.pair(pair))
    }

    fn items(&self, out: &mut String, items: &[Tree], indent: usize) {
        for item in items {
            self.item(out, item, indent);
        }
    }

    fn item(&self, out: &mut String, item: &Tree, indent: usize) {
        let margin = " ".repeat(indent);
        if let Some(stretch) = self.kept.as_ref().and_then(|kept| kept.item(item)) {
            lines(out, &stretch.before, indent);
            let mut entry = String::new();
            lines(&mut entry, &stretch.lines, indent + 2);
            return out.push_str(&dashed(&entry, indent));
        }
        match &item.data {
            Data::Map(pairs) if !pairs.is_empty() => {
                let before = self.kept.iter().flat_map(|kept| {
                    kept.lowest(item).map(|lowest| kept.before_item(lowest)).unwrap_or_default()
                });
                lines(out, &before.collect::<Vec<_>>(), indent);
                out.push_str(&dashed(&self.map(item, indent + 2), indent));
            }
            Data::List(items) if !items.is_empty() => {
                let _ = writeln!(out, "{margin}-");
                self.items(out, items, indent + 2);
            }
            _ => {
                let _ = writeln!(out, "{margin}- {}", small(item, indent));
            }
        }
    }
}

/// What needs no lines of its own.
fn small(tree: &Tree, indent: usize) -> String {
    match &tree.data {
        Data::Scalar(scalar) if scalar.plain == Plain::Text => exact_below(&scalar.text, indent),
        Data::Scalar(scalar) => scalar.text.to_string(),
        Data::List(_) => "[]".to_owned(),
        Data::Map(_) => "{}".to_owned(),
        Data::Null => "~".to_owned(),
    }
}

fn lines(out: &mut String, lines: &[String], indent: usize) {
    let margin = " ".repeat(indent);
    for line in lines {
        let margin = if line.is_empty() { "" } else { &*margin };
        let _ = writeln!(out, "{margin}{line}");
    }
}

/// The lines of a list's entry with the dash on the first that is no comment.
fn dashed(entry: &str, indent: usize) -> String {
    let mut dashed = String::new();
    let mut waits = true;
    for line in entry.lines() {
        let is_remark = line.trim().is_empty() || line.trim_start().starts_with('#');
        if waits && !is_remark {
            waits = false;
            let _ = writeln!(dashed, "{}- {}", " ".repeat(indent), line.trim_start());
        } else {
            let _ = writeln!(dashed, "{line}");
        }
    }
    dashed
}
