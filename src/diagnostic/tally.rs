//! Bounds on how many problems of a kind a file may tell: a file of junk fills neither the
//! memory nor the screen.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Code, Diagnostic, Span};

/// So many problems of a kind are told of a file; of more, how many there are.
pub const MOST_OF_A_KIND: usize = 100;

/// Counts the problems of each kind by file.
#[derive(Debug, Default)]
pub struct Tally {
    counts: BTreeMap<(usize, Code), Count>,
}

#[derive(Debug, Default)]
struct Count {
    all: usize,
    /// The place of the first that is not told.
    untold: Option<Span>,
}

impl Tally {
    /// Counts a problem; whether it is among those that are told.
    pub fn admits(&mut self, problem: &Diagnostic) -> bool {
        let count = self.counts.entry((file(&problem.at), problem.code)).or_default();
        count.all += 1;
        if count.all == MOST_OF_A_KIND + 1 {
            count.untold = Some(problem.at.clone());
        }
        count.all <= MOST_OF_A_KIND
    }

    /// Whether a problem of this kind at this place would be told; for whoever must search for
    /// what to say.
    pub fn has_room(&self, code: Code, at: &Span) -> bool {
        let count = self.counts.get(&(file(at), code));
        count.is_none_or(|count| count.all < MOST_OF_A_KIND)
    }

    /// For each kind and file, how many problems were not told.
    pub fn rest(&mut self) -> Vec<Diagnostic> {
        let counts = std::mem::take(&mut self.counts);
        let rest = counts.into_iter().filter_map(|((_, code), Count { all, untold })| {
            let more = all.checked_sub(MOST_OF_A_KIND)?;
            let message = format!("this file has {more} more problems of this kind from here on");
            let help =
                format!("see to the first {MOST_OF_A_KIND} first: often one slip makes many");
            Some(Diagnostic::new(code, untold?, message).help(help))
        });
        rest.collect()
    }
}

/// Files are told apart by where their text lies in memory.
fn file(at: &Span) -> usize {
    Arc::as_ptr(&at.source).addr()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::SourceText;

    #[test]
    fn of_each_kind_and_file_the_first_hundred_are_told() {
        let file = |name: &str| Arc::new(SourceText::new(name.to_owned(), "x".repeat(500)));
        let (one, two) = (file("one"), file("two"));
        let at = |file: &Arc<SourceText>, at| Span::new(Arc::clone(file), at..at + 1);
        let mut tally = Tally::default();
        for place in 0..250 {
            let told = place < MOST_OF_A_KIND;
            let problem = Diagnostic::new(Code::UnknownField, at(&one, place), "x");
            assert_eq!(tally.admits(&problem), told);
            let other = Diagnostic::new(Code::WrongType, at(&one, place), "x");
            assert!(place >= 20 || tally.admits(&other));
        }
        assert!(tally.admits(&Diagnostic::new(Code::UnknownField, at(&two, 0), "x")));
        let rest = tally.rest();
        let [rest] = rest.as_slice() else { panic!("{rest:?}") };
        assert_eq!((rest.code, rest.at.range.start), (Code::UnknownField, 100));
        assert_eq!(rest.message, "this file has 150 more problems of this kind from here on");
        assert!(tally.rest().is_empty());
    }
}
