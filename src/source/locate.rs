//! Where the values of a document were written.
//!
//! serde_yaml does not tell, so a second parser lists all keys and values of the text with
//! their bytes, in the same order in which [`super::parse`] numbers them. It runs only for a
//! file that a diagnostic points into.

use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, StructureStyle};

use super::parse;

/// The stretches of all values of one text, by number.
#[derive(Debug, Default)]
pub(super) struct Locations {
    nodes: Vec<Node>,
    /// For every number the node it stands for: more than one number where aliases repeat.
    numbers: Vec<u32>,
    /// Whether the numbers are those that serde_yaml's reading has.
    agrees: bool,
}

#[derive(Debug, Default)]
struct Node {
    key: Option<Range<usize>>,
    value: Range<usize>,
    children: Vec<u32>,
    /// The node that an alias repeats.
    alias_of: Option<u32>,
    /// How it is written, where it is a scalar.
    style: Option<ScalarStyle>,
    /// Whether it stands between brackets.
    in_flow: bool,
}

/// How a scalar is written.
pub(super) struct Form {
    /// The stretch of the key beside it.
    pub(super) key: Option<Range<usize>>,
    /// Its own stretch; empty where nothing is written.
    pub(super) value: Range<usize>,
    /// With which quotes, or in which block.
    pub(super) style: ScalarStyle,
    /// Whether it stands between brackets.
    pub(super) in_flow: bool,
}

impl Locations {
    /// Lists the values of a text that is known to hold so many, aliases written out.
    pub(super) fn of(text: &str, values: u32) -> Self {
        let mut locations = Self { nodes: nodes(text, values as usize), ..Self::default() };
        locations.number(values as usize);
        locations.agrees = locations.numbers.len() == values as usize;
        locations
    }

    /// The stretch of a value.
    pub(super) fn value(&self, text: &str, number: u32) -> Option<Range<usize>> {
        match self.node(number) {
            // What an alias repeats was written at its anchor.
            Some(node) => {
                let original = node.alias_of.map_or(node, |target| &self.nodes[target as usize]);
                Some(original.value.clone())
            }
            None => parse::replay(text, number).map(|start| start..end_of_line(text, start)),
        }
    }

    /// The stretch of the key beside a value.
    pub(super) fn key(&self, number: u32) -> Option<Range<usize>> {
        self.node(number)?.key.clone()
    }

    /// How a scalar is written; `None` of anything else, and of what only an alias says.
    pub(super) fn form(&self, number: u32) -> Option<Form> {
        let node = self.node(number)?;
        Some(Form {
            key: node.key.clone(),
            value: node.value.clone(),
            style: node.style?,
            in_flow: node.in_flow,
        })
    }

    /// Whether an alias repeats a value.
    pub(super) fn is_repeated(&self, number: u32) -> bool {
        let index = self.numbers.get(number as usize).copied();
        index.is_some() && self.nodes.iter().any(|other| other.alias_of == index)
    }

    fn node(&self, number: u32) -> Option<&Node> {
        let index = *self.numbers.get(number as usize)?;
        self.agrees.then(|| &self.nodes[index as usize])
    }

    /// Numbers the nodes as a reader meets them who writes every alias out.
    fn number(&mut self, most: usize) {
        let mut waiting = if self.nodes.is_empty() { Vec::new() } else { vec![0] };
        while let Some(index) = waiting.pop() {
            if self.numbers.len() > most {
                return;
            }
            self.numbers.push(index);
            let node = &self.nodes[index as usize];
            let original = node.alias_of.map_or(node, |target| &self.nodes[target as usize]);
            waiting.extend(original.children.iter().rev());
        }
    }
}

fn end_of_line(text: &str, start: usize) -> usize {
    text[start..].find(['\n', '\r']).map_or(text.len(), |length| start + length)
}

/// An open list or mapping while listing.
struct Open {
    node: u32,
    is_mapping: bool,
    holds_flow: bool,
    /// In a mapping, the key that waits for its value.
    key: Option<Range<usize>>,
}

/// All nodes of the first document; what was found so far where the parser gives up.
/// There are at most so many `values`.
fn nodes(text: &str, values: usize) -> Vec<Node> {
    // A value with its separator takes at least two bytes, but aliases make more of it.
    let mut nodes: Vec<Node> = Vec::with_capacity(values.min(text.len() / 2 + 1));
    let mut anchors: HashMap<usize, u32> = HashMap::new();
    let mut open: Vec<Open> = Vec::new();
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else { break };
        let range = span.byte_range().unwrap_or_default();
        let style = if let Event::Scalar(_, style, ..) = &event { Some(*style) } else { None };
        let (anchor, alias_of, opens) = match &event {
            Event::Scalar(_, _, anchor, _) => (*anchor, None, None),
            Event::SequenceStart(style, anchor, _) => (*anchor, None, Some((false, *style))),
            Event::MappingStart(style, anchor, _) => (*anchor, None, Some((true, *style))),
            Event::Alias(target) => (0, anchors.get(target).copied(), None),
            Event::SequenceEnd | Event::MappingEnd => {
                close(&mut nodes, &mut open, range.end);
                continue;
            }
            Event::DocumentEnd => break,
            _ => continue,
        };
        if let Some(parent) = open.last_mut()
            && parent.is_mapping
            && parent.key.is_none()
        {
            parent.key = Some(range);
            continue;
        }
        let number = u32::try_from(nodes.len()).unwrap_or(u32::MAX);
        let key = open.last_mut().and_then(|parent| parent.key.take());
        if let Some(parent) = open.last() {
            nodes[parent.node as usize].children.push(number);
        }
        let in_flow = open.last().is_some_and(|parent| parent.holds_flow);
        nodes.push(Node { key, value: range, children: Vec::new(), alias_of, style, in_flow });
        if anchor != 0 {
            anchors.insert(anchor, number);
        }
        if let Some((is_mapping, style)) = opens {
            let holds_flow = style == StructureStyle::Flow;
            open.push(Open { node: number, is_mapping, holds_flow, key: None });
        }
    }
    nodes
}

/// A list or mapping ends where the last of what it holds does, or at its bracket.
fn close(nodes: &mut [Node], open: &mut Vec<Open>, bracket: usize) {
    let Some(closed) = open.pop() else { return };
    let last = nodes[closed.node as usize].children.last().map(|child| *child as usize);
    let end = last.map_or(0, |last| nodes[last].value.end);
    let node = &mut nodes[closed.node as usize];
    let opened_by_bracket = node.value.end > node.value.start;
    node.value.end = if opened_by_bracket { bracket } else { end.max(node.value.start) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values_are_found_through_aliases_and_nesting() {
        let text = "a: &x {b: [1, two]}\nc: *x\nd:\n  - e: é\n    f: g\n";
        // root 0, a 1, b 2, 1 3, two 4, c 5, b 6, 1 7, two 8, d 9, d[0] 10, e 11, f 12
        let locations = Locations::of(text, 13);
        let value = |number| &text[locations.value(text, number).expect("it is there")];
        assert_eq!(value(4), "two");
        assert_eq!(value(8), "two");
        assert_eq!(value(5), value(1));
        assert_eq!(value(11), "é");
        assert_eq!(&text[locations.key(12).expect("it has a key")], "f");
        assert_eq!(value(10), "e: é\n    f: g");
        assert_eq!(value(1), "{b: [1, two]}");
    }

    #[test]
    fn a_refused_text_is_replayed() {
        let text = "a: 1\nb:\n  - x\n  - here\n";
        let locations = Locations { agrees: false, ..Locations::default() };
        let range = locations.value(text, 4).expect("serde_yaml finds it");
        assert_eq!(&text[range], "here");
    }
}
