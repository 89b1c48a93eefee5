//! The measures of a card on paper.
//!
//! All lengths are in thousandths of a millimetre. The same measures stand in the theme's
//! `card.css`, as `--card-..`; a test holds the two against each other.

/// A panel, as wide and high as a bank card.
pub(super) const WIDTH: usize = 85_600;
pub(super) const HEIGHT: usize = 54_000;
pub(super) const PAD_INLINE: usize = 4_000;
pub(super) const PAD_BLOCK: usize = 3_500;

/// The sizes of letters, the ones that are best to read first; the last only in need.
pub(super) const SIZES: [usize; 3] = [2_646, 2_470, 2_294];
/// The size of headings, and of the role's name on the front.
pub(super) const TITLE: usize = 2_999;
pub(super) const NAME: usize = 4_587;
/// Lines are this many hundredths of their letters apart.
pub(super) const LEADING: usize = 125;
pub(super) const SIGN: usize = 4_800;
pub(super) const GAP_TITLE: usize = 1_000;
pub(super) const GAP_ITEM: usize = 600;
pub(super) const GAP_SECTION: usize = 2_500;
pub(super) const GAP_FRONT: usize = 2_000;

/// Panels beside each other.
pub(super) const COLUMNS: usize = 2;
/// Fewer rows than this make a card no better.
pub(super) const FEWEST: usize = 2;
/// As many panels above each other as both A4 and Letter hold.
pub(super) const MOST_ROWS: usize = 4;

/// The width and the height that text may take.
pub(super) fn inner() -> (usize, usize) {
    (WIDTH - 2 * PAD_INLINE, HEIGHT - 2 * PAD_BLOCK)
}

/// As many matters as one sheet can hold: of one line each, in the smallest letters, and nothing
/// besides.
pub(super) fn sheet() -> usize {
    let smallest = leaded(SIZES[SIZES.len() - 1]) + GAP_ITEM;
    COLUMNS * MOST_ROWS * inner().1 / smallest
}

pub(super) fn leaded(size: usize) -> usize {
    (size * LEADING).div_ceil(100)
}
