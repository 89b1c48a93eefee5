//! Pocket cards: what a role may know by heart, on one sheet that folds to the size of a wallet.
//!
//! What a card says comes from the diagrams ([`content`]). How much room it takes is measured
//! here ([`letters`]) and not left to a browser, so that a card that does not fit is the
//! author's to know of ([`faults()`]) before anybody prints it. Nothing is ever cut: what is too
//! much for one sheet goes on to a second ([`fold`]).

mod briefs;
mod code;
mod content;
mod faults;
mod fold;
mod letters;
mod marks;
mod paper;

pub(crate) use briefs::Briefs;
pub(crate) use code::Code;
pub(crate) use content::{Content, Item};
pub(crate) use faults::faults;
pub(crate) use fold::{Fold, Panel, Section};
pub(crate) use marks::Marks;
