//! Which way a verdict moves: towards more room, or away from it.

use std::collections::HashSet;

use crate::model::RoleId;

use super::outcome::{Answer, Ruling};

/// Which way a verdict moves from one version of a boundary to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shift {
    /// The old verdict is at most as free as the new one: what was never is asked, what was asked
    /// may be done, fewer are asked, or somebody lower in the line decides.
    Wider,
    /// The new verdict is at most as free as the old one.
    Narrower,
    /// Neither: others are asked, or somebody decides who stands neither above nor below.
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

    /// Which way it goes from one ruling to another that is not the same, where `order` holds
    /// the line of roles of both versions.
    pub fn between(from: &Ruling, to: &Ruling, order: &RoleOrder) -> Self {
        match (is_at_most_as_free(from, to, order), is_at_most_as_free(to, from, order)) {
            (true, false) => Self::Wider,
            (false, true) => Self::Narrower,
            _ => Self::Other,
        }
    }
}

/// Whether a ruling gives no more room than another one: it is never, or the other is may, or
/// the same role or one above it decides, and everybody whom the other consults is asked.
fn is_at_most_as_free(one: &Ruling, other: &Ruling, order: &RoleOrder) -> bool {
    let (asked, others) = match (&one.answer, &other.answer) {
        (Answer::Never, _) | (_, Answer::May) => return true,
        (Answer::Ask(asked), Answer::Ask(others)) => (asked, others),
        _ => return false,
    };
    let is_as_high = match (&one.decides, &other.decides) {
        (Some(upper), Some(lower)) => upper == lower || order.is_above(upper, lower),
        (upper, lower) => upper == lower,
    };
    let mut consulted = others.iter().filter(|role| other.decides.as_ref() != Some(role));
    is_as_high && consulted.all(|role| asked.contains(role))
}

/// Which roles stand above which, in the lines of two versions alike.
#[derive(Clone, Debug, Default)]
pub struct RoleOrder(HashSet<(RoleId, RoleId)>);

impl RoleOrder {
    /// The order of these pairs, each an upper and a lower role.
    pub(super) fn of(pairs: impl IntoIterator<Item = (RoleId, RoleId)>) -> Self {
        Self(pairs.into_iter().collect())
    }

    /// Whether the first role stands above the second.
    pub fn is_above(&self, upper: &RoleId, lower: &RoleId) -> bool {
        self.0.contains(&(upper.clone(), lower.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(whom: &[&str], decides: &str) -> Ruling {
        let whom = whom.iter().map(|role| RoleId::new(*role)).collect();
        Ruling { answer: Answer::Ask(whom), decides: Some(RoleId::new(decides)) }
    }

    /// The boss stands above the lead, and both above the desk; `x` and `y` stand beside.
    fn order() -> RoleOrder {
        let pairs = [("boss", "lead"), ("boss", "desk"), ("lead", "desk")];
        RoleOrder::of(pairs.map(|(upper, lower)| (RoleId::new(upper), RoleId::new(lower))))
    }

    fn shift(from: &Ruling, to: &Ruling) -> Shift {
        Shift::between(from, to, &order())
    }

    fn is_wider(from: &Ruling, to: &Ruling) {
        assert_eq!(shift(from, to), Shift::Wider, "{from:?} {to:?}");
        assert_eq!(shift(to, from), Shift::Narrower, "{to:?} {from:?}");
    }

    #[test]
    fn never_is_narrower_than_ask_and_ask_than_may() {
        let never = Ruling { answer: Answer::Never, decides: None };
        let may = Ruling { answer: Answer::May, decides: Some(RoleId::new("desk")) };
        let one = ask(&["lead"], "lead");
        for (from, to) in [(&never, &one), (&one, &may), (&never, &may)] {
            is_wider(from, to);
        }
    }

    #[test]
    fn asking_more_people_is_narrower() {
        is_wider(&ask(&["x", "lead"], "lead"), &ask(&["lead"], "lead"));
        is_wider(&ask(&["x", "y"], "desk"), &ask(&["y"], "desk"));
        is_wider(&ask(&["x", "lead"], "lead"), &ask(&["x"], "desk"));
    }

    #[test]
    fn who_decides_higher_in_the_line_is_narrower() {
        is_wider(&ask(&["boss"], "boss"), &ask(&["lead"], "lead"));
        is_wider(&ask(&["boss", "lead"], "boss"), &ask(&["lead"], "lead"));
    }

    #[test]
    fn asking_others_is_neither_however_many_they_are() {
        let one = ask(&["x"], "desk");
        for other in [ask(&["y"], "desk"), ask(&["y", "boss"], "desk"), ask(&["lead"], "lead")] {
            assert_eq!(shift(&one, &other), Shift::Other, "{other:?}");
            assert_eq!(shift(&other, &one), Shift::Other, "{other:?}");
        }
        assert_eq!(shift(&ask(&["x"], "x"), &ask(&["lead"], "lead")), Shift::Other);
    }
}
