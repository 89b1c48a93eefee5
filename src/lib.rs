//! ruimte compiles an organisation's values, boundaries and worked examples into a playbook.
//!
//! The crate is a pipeline of stages over typed values. Read downwards, it goes like this:
//!
//! 1. [`source`] reads a content folder: which files there are, the YAML in them as trees whose
//!    every value knows where it was written, and the template that is built in.
//! 2. [`load`] makes an organisation of it: the layers of forks and translations, answers in
//!    the place of placeholders, and every text lowered into its type, references looked up.
//!    What comes out is a [`model::Playbook`], which knows no files.
//! 3. [`decide`] compiles its boundaries into decision diagrams, which say to every role in
//!    every case what it may decide, and why.
//! 4. [`check`] holds the examples against the diagrams and finds what its author should look
//!    at again.
//! 5. [`compare`] lays two playbooks on one another: what reads otherwise now, and who may
//!    decide what they could not, or no longer.
//! 6. [`render`] makes the files of its site when they are asked for ([`site::Make`]): one typed
//!    view a page, set by a theme.
//! 7. [`site`] writes that to a folder, in one step; or [`serve`] shows it while it is written.
//!
//! [`compile`] puts the stages together, [`scaffold`] writes what authors begin with, and
//! [`cli`] is the command that people use. Whatever is wrong with the content becomes a
//! [`diagnostic::Diagnostic`] and never stops a stage; what is wrong with the world (a disk, a
//! folder) is an error of the outer stages. No stage below [`cli`] looks at the clock, the
//! environment or the working directory.

pub mod check;
pub mod cli;
pub mod compare;
pub mod compile;
pub mod decide;
pub mod diagnostic;
pub mod load;
pub mod model;
pub mod render;
pub mod scaffold;
pub mod serve;
pub mod site;
pub mod source;
