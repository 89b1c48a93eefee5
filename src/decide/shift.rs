//! Which way a verdict moves: towards more room, or away from it.

use super::outcome::{Answer, Ruling};

/// Which way a verdict moves from one version of a boundary to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shift {
    /// Towards may: what was never is asked, what was asked may be done, or fewer are asked.
    Wider,
    /// Away from may, or more are asked.
    Narrower,
    /// As many are asked, but others; or somebody else decides in the end.
    Other,
}

impl Shift {
    /// `wider`, `narrower` or `other`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wider => "wider",
            Self::Narrower => "narrower",
            Self::Other => "other",
        }
    }

    /// Which way it goes from one ruling to another that is not the same.
    pub fn between(from: &Ruling, to: &Ruling) -> Self {
        let room = |ruling: &Ruling| match &ruling.answer {
            Answer::Never => (0, 0),
            Answer::Ask(whom) => (1, -i64::try_from(whom.len()).unwrap_or(i64::MAX)),
            Answer::May => (2, 0),
        };
        match room(to).cmp(&room(from)) {
            std::cmp::Ordering::Greater => Self::Wider,
            std::cmp::Ordering::Less => Self::Narrower,
            std::cmp::Ordering::Equal => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RoleId;

    fn ask(whom: &[&str], decides: &str) -> Ruling {
        let whom = whom.iter().map(|role| RoleId::new(*role)).collect();
        Ruling { answer: Answer::Ask(whom), decides: Some(RoleId::new(decides)) }
    }

    #[test]
    fn never_is_narrower_than_ask_and_ask_than_may() {
        let never = Ruling { answer: Answer::Never, decides: None };
        let may = Ruling { answer: Answer::May, decides: Some(RoleId::new("r")) };
        let one = ask(&["a"], "a");
        for (from, to) in [(&never, &one), (&one, &may), (&never, &may)] {
            assert_eq!(Shift::between(from, to), Shift::Wider);
            assert_eq!(Shift::between(to, from), Shift::Narrower);
        }
    }

    #[test]
    fn asking_more_people_is_narrower() {
        let (one, two) = (ask(&["a"], "a"), ask(&["b", "a"], "a"));
        assert_eq!(Shift::between(&one, &two), Shift::Narrower);
        assert_eq!(Shift::between(&two, &one), Shift::Wider);
        assert_eq!(Shift::between(&one, &ask(&["c"], "c")), Shift::Other);
        assert_eq!(Shift::between(&one, &ask(&["a"], "r")), Shift::Other);
    }
}
