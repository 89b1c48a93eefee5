//! The evaluator that walks the clauses, and the playbooks it is tried on: those of the tests.

#[path = "../../../tests/suite/decisions/plain/mod.rs"]
pub(crate) mod plain;
#[path = "../../../tests/suite/decisions/random/mod.rs"]
pub(crate) mod random;
#[path = "../../../tests/suite/decisions/support.rs"]
pub(crate) mod support;
