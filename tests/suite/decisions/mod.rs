//! Holds what is decided against an evaluator that walks the clauses as the contract says it.

mod agree;
mod plain;
pub(crate) mod random;
