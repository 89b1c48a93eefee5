//! Speaking a reader's language: words, plurals, numbers, money and dates.

mod date;
mod house;
mod lexicon;
mod message;
mod money;

pub(crate) use house::capital;
pub(crate) use lexicon::{Arg, Lexicon, Locales};

#[cfg(test)]
mod tests;
