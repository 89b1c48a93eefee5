//! What changed since an older version: what the page of changes and the feed tell.

mod both;
mod news;
mod rooms;

pub use news::{News, Older, Since};

pub(crate) use rooms::{Altered, Change, altered};
