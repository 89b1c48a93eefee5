//! What one role is told, in as few sentences as it takes.

use super::cover::{cover, weight};
use super::{Chart, Own};
use crate::decide::{Answer, Region, Ruling, Space};

/// A ruling, and where it holds.
#[derive(Clone, Debug)]
pub(crate) struct Saying {
    pub(crate) ruling: Ruling,
    pub(crate) when: When,
}

/// Where a ruling holds.
#[derive(Clone, Debug)]
pub(crate) enum When {
    /// Everywhere.
    Always,
    /// In each of these boxes.
    In(Vec<Region>),
    /// In each of these boxes, where nothing said before holds.
    OtherwiseIn(Vec<Region>),
    /// Where nothing else that is said holds.
    Else,
}

impl Saying {
    /// In how many cases it holds.
    pub(crate) fn cases(&self) -> usize {
        match &self.when {
            When::In(regions) | When::OtherwiseIn(regions) => regions.len(),
            When::Always | When::Else => 1,
        }
    }
}

impl Chart {
    /// What a role is told, one after the other: what it decides alone comes first, and what
    /// is said later holds only where nothing said before does. `None` where there is too much.
    pub(crate) fn in_turn(&self, role: usize) -> Option<Vec<Saying>> {
        let own = self.own[role].as_ref()?;
        let mut left: Vec<u32> = own.labels();
        let mut sayings = Vec::new();
        while left.len() > 1 {
            let heard = |label: u32| {
                let others: Vec<u32> = left.iter().copied().filter(|one| *one != label).collect();
                own.boxes(label, &others, self.space())
            };
            let rank = |label: u32| match own.rulings[label as usize].answer {
                Answer::May => 0,
                Answer::Never => 1,
                Answer::Ask(_) => 2,
            };
            let each = left.iter().map(|label| (*label, heard(*label)));
            let (label, boxes) = each.min_by_key(|(label, boxes)| (rank(*label), weight(boxes)))?;
            let when = if sayings.is_empty() { When::In(boxes) } else { When::OtherwiseIn(boxes) };
            sayings.push(Saying { ruling: own.ruling(label), when });
            left.retain(|other| *other != label);
        }
        let when = if sayings.is_empty() { When::Always } else { When::Else };
        sayings.push(Saying { ruling: own.ruling(*left.first()?), when });
        Some(sayings)
    }

    /// What a role is told, each by itself; what would take most words is told as all the rest.
    pub(crate) fn apart(&self, role: usize) -> Option<&[Saying]> {
        let first = self.first_like(role);
        self.apart[first].get_or_init(|| self.set_apart(first)).as_deref()
    }

    fn set_apart(&self, role: usize) -> Option<Vec<Saying>> {
        let own = self.own[role].as_ref()?;
        let labels = own.labels();
        if let [only] = labels.as_slice() {
            return Some(vec![Saying { ruling: own.ruling(*only), when: When::Always }]);
        }
        let others = |label: u32| -> Vec<u32> {
            labels.iter().copied().filter(|one| *one != label).collect()
        };
        let boxes: Vec<Vec<Region>> =
            labels.iter().map(|label| own.boxes(*label, &others(*label), self.space())).collect();
        let heaviest = (0..labels.len())
            .filter(|at| own.ruling(labels[*at]).answer != Answer::May)
            .max_by_key(|at| weight(&boxes[*at]))
            .filter(|at| boxes[*at].len() > 1);
        let said = labels.iter().zip(boxes).enumerate().map(|(at, (label, boxes))| {
            let when = if heaviest == Some(at) { When::Else } else { When::In(boxes) };
            Saying { ruling: own.ruling(*label), when }
        });
        let mut said: Vec<Saying> = said.collect();
        said.sort_by_key(|saying| matches!(saying.when, When::Else));
        Some(said)
    }
}

impl Own {
    /// What is ruled anywhere, each once.
    fn labels(&self) -> Vec<u32> {
        let mut labels: Vec<u32> = Vec::new();
        for leaf in &self.leaves {
            if !labels.contains(&leaf.label) {
                labels.push(leaf.label);
            }
        }
        labels
    }

    fn ruling(&self, label: u32) -> Ruling {
        self.rulings[label as usize].clone()
    }

    fn boxes(&self, label: u32, against: &[u32], space: &Space) -> Vec<Region> {
        let of = |labels: &[u32]| -> Vec<&Region> {
            self.leaves.iter().filter(|leaf| labels.contains(&leaf.label)).collect()
        };
        cover(&of(&[label]), &of(against), space)
    }
}
