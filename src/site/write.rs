//! Writing.
use super::Site;
/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {}
/// Writes.
pub fn write(_site: &Site, _out: &std::path::Path) -> anyhow::Result<Report> { Ok(Report {}) }
