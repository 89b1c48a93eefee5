//! Shows playbooks while they are written.
//!
//! 1. [`watcher`] waits until something below the content and the themes may have changed.
//! 2. [`workshop`] looks at what is on the disk, whatever the watcher saw, and opens an
//!    [`edition`] of every organisation that this reaches.
//! 3. [`hub`] puts the editions in the place of the older ones, in one step, and tells it to
//!    whoever listens.
//! 4. [`routes`] answers browsers from the hub: pages as published, with a script that
//!    [`inject`] adds; the [`events`] that the script listens to; what is wrong, by
//!    [`overlay`]; of one page, by [`bar`]; what examples prove, by [`proved`]; what edits
//!    of templates do to others, by [`waves`]; and the [`dashboard`]. Who may ask at all, [`guard`] says;
//!    how long and how many at once, [`connections`].
//!
//! Templates that are not ours may fail on a single page: all of them are tried once an edition can
//! be read, and the edition is amended where one fails.
//!
//! The script is in `page/`. Nothing here prints: what there is to tell goes to the caller.

mod asking;
mod bar;
mod connections;
mod dashboard;
mod edition;
mod events;
mod guard;
mod html;
mod hub;
mod inject;
mod media;
mod overlay;
mod own;
mod proved;
mod routes;
mod same;
mod server;
mod tools;
mod watch_limit;
mod watcher;
mod waves;
mod workshop;

pub use edition::Edition;
pub use hub::Round;
pub use overlay::Editor;
pub use server::{Server, Told, bind};
pub use workshop::{Clock, Made, Workshop};
