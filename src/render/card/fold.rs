//! How a card is folded: what goes on which panel, at which size of letters.

use std::cell::RefCell;
use std::collections::HashMap;

use super::content::{Content, Item, Part};
use super::letters::{Run, lines};
use super::paper::{
    COLUMNS, FEWEST, GAP_FRONT, GAP_ITEM, GAP_SECTION, GAP_TITLE, MOST_ROWS, NAME, SIGN, SIZES,
    TITLE, inner, leaded,
};

/// A card, folded.
pub(crate) struct Fold<'a> {
    /// Which size its letters have: 0 is the largest.
    pub(crate) size: usize,
    pub(crate) panels: Vec<Panel<'a>>,
    /// How many lines are more than one sheet holds.
    pub(crate) excess: usize,
}

/// One panel; the first one is the front.
#[derive(Default)]
pub(crate) struct Panel<'a> {
    pub(crate) sections: Vec<Section<'a>>,
    /// How much of its height is taken.
    used: usize,
    lines: usize,
}

/// A heading and what stands below it.
pub(crate) struct Section<'a> {
    pub(crate) part: &'a Part,
    /// Whether it began on a panel before this one.
    pub(crate) continued: bool,
    pub(crate) items: Vec<&'a Item>,
}

impl<'a> Fold<'a> {
    /// Folds a card beside a code of this width: as small as it can be with letters that are
    /// good to read, else with the smallest.
    pub(crate) fn new(content: &'a Content, code: Option<usize>) -> Self {
        let measured = Measured::default();
        let fold =
            |size, packed| Folder { content, size, code, packed, measured: &measured }.fold();
        let good = [(0, false), (1, false), (0, true), (1, true)];
        let good = good.map(|(size, packed)| fold(size, packed));
        let best = good.into_iter().min_by_key(|fold| (fold.excess, fold.rows().max(FEWEST)));
        match best {
            Some(best) if best.excess == 0 => best,
            _ => fold(SIZES.len() - 1, true),
        }
    }

    /// How many rows of panels it has.
    fn rows(&self) -> usize {
        self.panels.len().div_ceil(COLUMNS)
    }

    /// The panels, sheet by sheet.
    pub(crate) fn sheets(&self) -> impl Iterator<Item = &[Panel<'a>]> {
        self.panels.chunks(COLUMNS * MOST_ROWS)
    }
}

/// Folds a card in one way.
struct Folder<'a, 'm> {
    content: &'a Content,
    size: usize,
    code: Option<usize>,
    /// Whether a panel may hold several headings.
    packed: bool,
    measured: &'m Measured,
}

/// How many lines items take, by their address and the size of letters: a card is folded in
/// several ways, and each asks twice.
type Measured = RefCell<HashMap<(*const Item, usize), usize>>;

impl<'a> Folder<'a, '_> {
    fn fold(&self) -> Fold<'a> {
        let mut panels = vec![Panel { used: self.front(), ..Panel::default() }];
        for part in &self.content.parts {
            self.place(part, &mut panels);
        }
        let most = COLUMNS * MOST_ROWS;
        let beyond: usize = panels.iter().skip(most).map(|panel| panel.lines).sum();
        let over = |panel: &Panel<'_>| panel.used.saturating_sub(inner().1).div_ceil(self.line());
        let excess = beyond + panels.iter().take(most).map(over).sum::<usize>();
        Fold { size: self.size, panels, excess }
    }

    /// What the front has besides the values: whose card it is.
    fn front(&self) -> usize {
        // Letters with serifs, for which there is no table; these are wider than any of them.
        let name = [Run { text: &self.content.role.text, bold: true }];
        let names = lines(&name, inner().0 * 900 / NAME);
        self.line() + names * leaded(NAME) + GAP_FRONT
    }

    fn place(&self, part: &'a Part, panels: &mut Vec<Panel<'a>>) {
        let whole: usize = part.items.iter().map(|item| self.item(item, false).1).sum();
        let is_front = panels.len() == 1;
        let room = panels.last().map_or(0, |panel| inner().1.saturating_sub(panel.used));
        let fits = whole + Self::title(part) + GAP_SECTION <= room;
        match part.name {
            "values" => {}
            _ if self.packed && fits && !is_front => {
                if let Some(panel) = panels.last_mut() {
                    panel.used += GAP_SECTION;
                    Self::open(part, false, panel);
                }
            }
            _ => panels.push(Self::opened(part, false)),
        }
        for item in &part.items {
            self.put(part, item, panels);
        }
    }

    /// Puts an item where there is room for it, if need be on a panel of its own.
    fn put(&self, part: &'a Part, item: &'a Item, panels: &mut Vec<Panel<'a>>) {
        let front = panels.len() == 1;
        let (lines, height) = self.item(item, front);
        let full = panels.last().is_none_or(|panel| {
            let begun = panel.sections.last().is_some_and(|section| !section.items.is_empty());
            panel.used + height > inner().1 && (begun || front)
        });
        if full {
            let begun = panels.iter().any(|panel| panel.has(part));
            panels.push(Self::opened(part, begun));
        }
        let (lines, height) = if full { self.item(item, false) } else { (lines, height) };
        let Some(panel) = panels.last_mut() else { return };
        if !panel.has(part) {
            panel.sections.push(Section { part, continued: false, items: Vec::new() });
        }
        if let Some(section) = panel.sections.last_mut() {
            section.items.push(item);
        }
        panel.used += height;
        panel.lines += lines;
    }

    fn opened(part: &'a Part, continued: bool) -> Panel<'a> {
        let mut panel = Panel::default();
        Self::open(part, continued, &mut panel);
        panel
    }

    fn open(part: &'a Part, continued: bool, panel: &mut Panel<'a>) {
        panel.used += Self::title(part);
        panel.sections.push(Section { part, continued, items: Vec::new() });
    }

    fn title(part: &Part) -> usize {
        // Wide enough also for the remark that it goes on.
        let title = format!("{} ({})", part.title, part.title);
        let text = [Run { text: &title, bold: true }];
        lines(&text, (inner().0 - SIGN) * 1000 / TITLE) * leaded(TITLE) + GAP_TITLE
    }

    /// An item's lines and its height.
    fn item(&self, item: &Item, front: bool) -> (usize, usize) {
        let lines = if front {
            self.lines(item, self.code.map_or(0, |code| code + GAP_FRONT))
        } else {
            let key = (std::ptr::from_ref(item), self.size);
            let known = self.measured.borrow().get(&key).copied();
            let lines = known.unwrap_or_else(|| self.lines(item, 0));
            self.measured.borrow_mut().insert(key, lines);
            lines
        };
        (lines, lines * self.line() + GAP_ITEM)
    }

    /// How many lines an item takes beside something so wide.
    fn lines(&self, item: &Item, beside: usize) -> usize {
        let lead = item.lead.as_ref().map(|lead| format!("{}: ", lead.text)).unwrap_or_default();
        let text = [Run { text: &lead, bold: true }, Run { text: &item.plain, bold: false }];
        let width = inner().0.saturating_sub(beside) * 1000 / SIZES[self.size];
        lines(&text, width)
    }

    fn line(&self) -> usize {
        leaded(SIZES[self.size])
    }
}

impl Panel<'_> {
    fn has(&self, part: &Part) -> bool {
        self.sections.last().is_some_and(|section| std::ptr::eq(section.part, part))
    }
}

#[cfg(test)]
mod tests;
