//! ruimte compiles an organisation's values, boundaries and worked examples into a playbook.
pub mod check;
pub mod cli;
pub mod compile;
pub mod diagnostic;
pub mod load;
pub mod model;
pub mod render;
pub mod site;
pub mod source;
