//! ruimte compiles an organisation's values, boundaries and worked examples into a playbook.

pub mod diagnostic;
pub mod load;
pub mod model;
pub mod render;
pub mod site;
pub mod source;
