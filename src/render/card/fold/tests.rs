//! Nothing is lost, cut or pushed past the edge, however much there is to say.

use super::super::paper::{HEIGHT, LEADING, PAD_BLOCK, PAD_INLINE, WIDTH};
use super::*;
use crate::render::view::parts::Words;

fn item(lead: &str, length: usize) -> Item {
    let plain = "word ".repeat(length);
    let lead = (!lead.is_empty()).then(|| Words::ours(lead));
    Item { lead, html: plain.clone(), plain, lang: None }
}

fn content(parts: [usize; 4], length: usize) -> Content {
    let parts = ["values", "may", "ask", "never"].into_iter().zip(parts);
    let part = |(name, count)| Part {
        name,
        title: name.to_owned(),
        items: (0..count).map(|at| item(&at.to_string(), length)).collect(),
    };
    let parts = parts.map(part).filter(|part| !part.items.is_empty()).collect();
    Content { role: Words::ours("Front desk"), date: None, mark: String::new(), parts }
}

fn said(fold: &Fold<'_>) -> Vec<(&'static str, String)> {
    let sections = fold.panels.iter().flat_map(|panel| &panel.sections);
    let items = sections.flat_map(|section| {
        section.items.iter().map(|item| {
            (
                section.part.name,
                item.lead.as_ref().map(|lead| lead.text.clone()).unwrap_or_default(),
            )
        })
    });
    items.collect()
}

#[test]
fn everything_is_said_once_and_in_order() {
    for (parts, length) in [([6, 8, 8, 5], 20), ([30, 1, 0, 1], 3), ([0, 40, 40, 40], 30)] {
        let content = content(parts, length);
        let fold = Fold::new(&content, Some(20_000));
        let expected: Vec<_> = content
            .parts
            .iter()
            .flat_map(|part| (0..part.items.len()).map(|at| (part.name, at.to_string())))
            .collect();
        assert_eq!(said(&fold), expected);
        assert!(fold.panels.iter().all(|panel| panel.used <= inner().1));
    }
}

#[test]
fn headings_that_go_on_say_so() {
    let content = content([3, 20, 0, 1], 20);
    let fold = Fold::new(&content, None);
    let may: Vec<bool> = fold
        .panels
        .iter()
        .flat_map(|panel| &panel.sections)
        .filter(|section| section.part.name == "may")
        .map(|section| section.continued)
        .collect();
    assert!(may.len() > 1 && !may[0] && may[1..].iter().all(|continued| *continued), "{may:?}");
}

#[test]
fn letters_are_small_only_in_need_and_excess_is_counted() {
    assert_eq!(Fold::new(&content([6, 3, 3, 3], 5), None).size, 0);
    let much = content([6, 60, 60, 20], 20);
    let fold = Fold::new(&much, None);
    assert_eq!(fold.size, SIZES.len() - 1);
    assert!(fold.excess > 0 && fold.sheets().count() > 1);
    let endless = content([1, 1, 0, 0], 600);
    let fold = Fold::new(&endless, None);
    assert!(fold.excess > 0 && said(&fold).len() == 2);
}

#[test]
fn a_code_takes_room_from_the_values() {
    let values = content([7, 0, 0, 0], 10);
    assert_eq!(Fold::new(&values, None).panels.len(), 1);
    assert!(Fold::new(&values, Some(24_000)).panels.len() > 1);
}

#[test]
fn the_theme_prints_what_is_measured_here() {
    let tokens = include_str!("../../../../themes/default/static/css/card.css");
    let millimetres = |length: usize| {
        let whole = format!("{}.{:03}", length / 1000, length % 1000);
        let short = whole.trim_end_matches('0').trim_end_matches('.');
        format!("{}mm;", short.strip_prefix('0').unwrap_or(short))
    };
    for (name, length) in [
        ("width", WIDTH),
        ("height", HEIGHT),
        ("pad-inline", PAD_INLINE),
        ("pad-block", PAD_BLOCK),
        ("gap-title", GAP_TITLE),
        ("gap-item", GAP_ITEM),
        ("gap-section", GAP_SECTION),
        ("gap-front", GAP_FRONT),
    ] {
        let token = format!("--card-{name}: {}", millimetres(length));
        assert!(tokens.contains(&token), "{token}");
    }
    let points = |name: &str, size: usize| {
        let (_, after) = tokens.split_once(&format!("--card-{name}: ")).expect("a token");
        let (number, _) = after.split_once("pt;").expect("points");
        let (whole, tenths) = number.split_once('.').unwrap_or((number, "0"));
        let tenths: usize = format!("{whole}{tenths}").parse().expect("a number");
        // A point is a seventy-second part of an inch.
        assert_eq!((tenths * 25_400).div_ceil(720), size, "{name}: {number}pt");
    };
    for (at, size) in SIZES.into_iter().enumerate() {
        points(&format!("text-{}", at + 1), size);
    }
    points("title", TITLE);
    points("name", NAME);
    assert!(tokens.contains("--card-leading: 1.25;") && LEADING == 125);
}
