//! Stretches of a quantity: what lies between two cuts of the line of all numbers.

use rust_decimal::Decimal;

use crate::model::Comparison;

/// A place between numbers where a test changes its mind: just below a value or just above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cut {
    /// The value.
    pub value: Decimal,
    /// Whether the value itself lies below the cut.
    pub after: bool,
}

impl Cut {
    /// Just below a value.
    pub fn before(value: Decimal) -> Self {
        Self { value, after: false }
    }

    /// Just above a value.
    pub fn after(value: Decimal) -> Self {
        Self { value, after: true }
    }

    /// Whether a number lies below.
    pub fn is_above(self, number: Decimal) -> bool {
        number < self.value || (self.after && number == self.value)
    }
}

/// The numbers between two cuts; `None`: no end on that side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stretch {
    /// Where it begins.
    pub from: Option<Cut>,
    /// Where it ends.
    pub to: Option<Cut>,
}

impl Stretch {
    /// Whether a number lies in it.
    pub fn has(self, number: Decimal) -> bool {
        self.from.is_none_or(|from| !from.is_above(number))
            && self.to.is_none_or(|to| to.is_above(number))
    }

    /// What lies in both; `None` where that is nothing.
    pub fn meet(self, other: Self) -> Option<Self> {
        let to = match (self.to, other.to) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        let met = Self { from: self.from.max(other.from), to };
        let is_empty = met.from.zip(met.to).is_some_and(|(from, to)| from >= to);
        (!is_empty).then_some(met)
    }

    /// The one number in it, where there is just one.
    pub fn only(self) -> Option<Decimal> {
        let (from, to) = (self.from?, self.to?);
        (from.value == to.value).then_some(from.value)
    }

    /// A number in it that people would name: its end where that belongs to it, else one a
    /// little further than its beginning.
    ///
    /// `step` is the smallest difference that matters, above zero; where no multiple of it fits,
    /// the middle is taken.
    pub fn typical(self, step: Decimal, pick: Pick) -> Decimal {
        match (self.from, self.to) {
            (_, Some(to)) if to.after => to.value,
            (Some(from), _) if !from.after => from.value,
            (None, None) => Decimal::ZERO,
            (None, Some(to)) => to.value - step,
            (Some(from), None) => pick.above(from.value, step),
            (Some(from), Some(to)) => {
                let next = from.value + step;
                if next < to.value { next } else { (from.value + to.value) / Decimal::TWO }
            }
        }
    }
}

/// Which number to take above a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// The very next one.
    Next,
    /// One that comes to mind: 300 above 250.
    Round,
}

impl Pick {
    fn above(self, value: Decimal, step: Decimal) -> Decimal {
        if self == Self::Next {
            return value + step;
        }
        if value <= Decimal::ZERO {
            return value + step.max(Decimal::ONE);
        }
        let mut unit = Decimal::ONE;
        while unit * Decimal::TEN <= value {
            unit *= Decimal::TEN;
        }
        ((value / unit).floor() + Decimal::ONE) * unit
    }
}

/// The stretches in which a comparison holds, lowest first.
pub(super) fn stretches(comparison: Comparison) -> Vec<Stretch> {
    let one = |from, to| vec![Stretch { from, to }];
    match comparison {
        Comparison::AtMost(x) => one(None, Some(Cut::after(x))),
        Comparison::LessThan(x) => one(None, Some(Cut::before(x))),
        Comparison::AtLeast(x) => one(Some(Cut::before(x)), None),
        Comparison::MoreThan(x) => one(Some(Cut::after(x)), None),
        Comparison::Between(x, y) => one(Some(Cut::before(x)), Some(Cut::after(y))),
        Comparison::Exactly(x) => one(Some(Cut::before(x)), Some(Cut::after(x))),
        Comparison::Not(x) => vec![
            Stretch { from: None, to: Some(Cut::before(x)) },
            Stretch { from: Some(Cut::after(x)), to: None },
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typical_numbers_lie_within() {
        let cuts = [None]
            .into_iter()
            .chain([0, 3, 250].into_iter().flat_map(|value| {
                let value = Decimal::from(value);
                [Some(Cut::before(value)), Some(Cut::after(value))]
            }))
            .collect::<Vec<_>>();
        for from in &cuts {
            for to in &cuts {
                let Some(stretch) = Stretch::default().meet(Stretch { from: *from, to: *to })
                else {
                    continue;
                };
                for pick in [Pick::Next, Pick::Round] {
                    let number = stretch.typical(Decimal::new(1, 2), pick);
                    assert!(stretch.has(number), "{number} in {stretch:?}");
                }
            }
        }
    }

    #[test]
    fn typical_numbers_are_those_that_come_to_mind() {
        let above = |value: i64| Stretch { from: Some(Cut::after(value.into())), to: None };
        let round = |value| above(value).typical(Decimal::new(1, 2), Pick::Round).to_string();
        assert_eq!([round(250), round(2000), round(5), round(0)], ["300", "3000", "6", "1"]);
        let upto = Stretch { from: None, to: Some(Cut::after(250.into())) };
        assert_eq!(upto.typical(Decimal::ONE, Pick::Round).to_string(), "250");
    }
}
