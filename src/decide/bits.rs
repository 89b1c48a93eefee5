//! Small sets of numbered things, as words of bits.

/// How many words hold this many bits.
pub(super) fn words(count: usize) -> usize {
    count.div_ceil(64)
}

/// A set of numbers below a bound that its maker knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Bits(pub(super) Vec<u64>);

impl Bits {
    /// No number below `count`.
    pub(super) fn none(count: usize) -> Self {
        Self(vec![0; words(count)])
    }

    /// Every number below `count`.
    pub(super) fn all(count: usize) -> Self {
        let mut all = vec![u64::MAX; words(count)];
        if let (Some(last), rest @ 1..) = (all.last_mut(), count % 64) {
            *last = (1 << rest) - 1;
        }
        Self(all)
    }

    pub(super) fn insert(&mut self, number: usize) {
        insert(&mut self.0, number);
    }

    pub(super) fn remove(&mut self, number: usize) {
        remove(&mut self.0, number);
    }

    /// Takes in what the other has.
    pub(super) fn add(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(own, theirs)| *own |= theirs);
    }

    pub(super) fn has(&self, number: usize) -> bool {
        has(&self.0, number)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// Whether every number in here is in the other, too.
    pub(super) fn within(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(own, theirs)| own & !theirs == 0)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        iter(&self.0)
    }
}

pub(super) fn insert(set: &mut [u64], number: usize) {
    set[number / 64] |= 1 << (number % 64);
}

pub(super) fn remove(set: &mut [u64], number: usize) {
    set[number / 64] &= !(1 << (number % 64));
}

pub(super) fn has(set: &[u64], number: usize) -> bool {
    set[number / 64] >> (number % 64) & 1 == 1
}

/// The numbers that both sets have, lowest first.
pub(super) fn common<'a>(one: &'a [u64], other: &'a [u64]) -> impl Iterator<Item = usize> {
    one.iter().zip(other).enumerate().flat_map(|(index, (one, other))| ones(index, one & other))
}

/// Whether the sets have a number in common.
pub(super) fn meet(one: &[u64], other: &[u64]) -> bool {
    one.iter().zip(other).any(|(one, other)| one & other != 0)
}

/// The numbers of a set, lowest first.
pub(super) fn iter(set: &[u64]) -> impl Iterator<Item = usize> {
    set.iter().enumerate().flat_map(|(index, word)| ones(index, *word))
}

fn ones(index: usize, mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        if word == 0 {
            return None;
        }
        let bit = word.trailing_zeros() as usize;
        word &= word - 1;
        Some(index * 64 + bit)
    })
}
