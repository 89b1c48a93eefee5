//! ruimte compiles an organisation's values, boundaries and worked examples into a playbook.

pub mod diagnostic;
pub mod model;
pub mod render;
pub mod site;
