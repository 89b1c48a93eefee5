//! Where to cut and where to fold, drawn around the panels of a sheet.

use std::fmt::Write as _;

use serde::Serialize;

use super::paper::{COLUMNS, HEIGHT, WIDTH};

/// How far marks stand out, and how far they stay away from the panels.
const REACH: usize = 5_000;
const AWAY: usize = 1_000;

/// The marks of a sheet, as paths of an SVG of this size.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Marks {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) cut: String,
    pub(crate) fold: String,
}

impl Marks {
    /// The marks around so many rows of panels.
    pub(crate) fn new(rows: usize) -> Self {
        let (width, height) = (COLUMNS * WIDTH, rows * HEIGHT);
        let mut marks = Self {
            width: width + 2 * REACH,
            height: height + 2 * REACH,
            cut: String::new(),
            fold: String::new(),
        };
        let long = REACH - AWAY;
        for column in 0..=COLUMNS {
            let at = REACH + column * WIDTH;
            let path = marks.path(column == 0 || column == COLUMNS);
            let below = REACH + height + AWAY;
            let _ = write!(path, "M{at} 0v{long}M{at} {below}v{long}");
        }
        for row in 0..=rows {
            let at = REACH + row * HEIGHT;
            let path = marks.path(row == 0 || row == rows);
            let beyond = REACH + width + AWAY;
            let _ = write!(path, "M0 {at}h{long}M{beyond} {at}h{long}");
        }
        marks
    }

    fn path(&mut self, cut: bool) -> &mut String {
        if cut { &mut self.cut } else { &mut self.fold }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_are_cut_and_what_lies_between_is_folded() {
        let marks = Marks::new(3);
        assert_eq!(marks.cut.matches('M').count(), 8);
        assert_eq!(marks.fold.matches('M').count(), 2 + 4);
        assert_eq!((marks.width, marks.height), (181_200, 172_000));
    }
}
