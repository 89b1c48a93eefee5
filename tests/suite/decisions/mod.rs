//! Holds what is decided against an evaluator that walks the clauses as the contract says it.

mod agree;
mod asked;
mod cases;
mod changes;
mod contrasts;
mod differences;
mod examples;
mod findings;
mod guards;
mod may_if;
pub(crate) mod plain;
mod proved;
pub(crate) mod random;
mod size;
pub(crate) mod support;
