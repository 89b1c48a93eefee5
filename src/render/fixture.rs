//! A small playbook for tests.
