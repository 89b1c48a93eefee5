//! `scan.yaml`

use rust_decimal::prelude::ToPrimitive;

use crate::diagnostic::{Code, Diagnostic};
use crate::load::grammar::{Flaw, number};
use crate::load::raw::{RawBand, RawScan, RawStatement};
use crate::load::read::{Field, Written};
use crate::model::{Band, Scan, Statement};
use crate::source::Tree;

use super::{Context, Raws};

impl Context<'_> {
    pub(crate) fn lower_scan(&self, raws: &Raws<'_, RawScan>) -> Scan {
        let scale = self.texts(raws, |raw| raw.scale.get());
        self.missing(raws, raws.tree, "scale", "list the answers, lowest first: `[Never, Always]`");
        if let (1, Some(tree)) = (scale.len(), raws.tree.get("scale")) {
            let at = self.spans.tree(tree);
            let problem = Diagnostic::new(Code::WrongType, at, "a scale has two answers or more");
            self.tell(problem.help("list the answers, lowest first: `[Never, Always]`"));
        }
        self.missing(raws, raws.tree, "statements", "list what readers answer: `[{text: ...}]`");
        Scan {
            title: self.required(raws, raws.tree, "title", |raw| raw.title.get()),
            intro: self.markdown(raws, |raw| raw.intro.get()),
            scale,
            statements: self.statements(raws),
            bands: self.bands(raws),
            stewardship: self.stewardship(raws, RawScan::stewardship),
        }
    }

    fn statements(&self, raws: &Raws<'_, RawScan>) -> Vec<Statement> {
        let list = raws.rules.statements.get().map_or(&[][..], Vec::as_slice);
        let lower = |(index, raw): (usize, &Field<RawStatement>)| {
            let raw = raw.get()?;
            let tree = item(raws.tree, "statements", index)?;
            let text = self.required(raws, tree, "text", |raw| {
                raw.statements.get()?.get(index)?.get()?.text.get()
            });
            Some(Statement { text, value: raw.value.get().and_then(|value| self.value(value)) })
        };
        list.iter().enumerate().filter_map(lower).collect()
    }

    fn bands(&self, raws: &Raws<'_, RawScan>) -> Vec<Band> {
        let list = raws.rules.bands.get().map_or(&[][..], Vec::as_slice);
        let lower = |(index, raw): (usize, &Field<RawBand>)| {
            let raw = raw.get()?;
            let tree = item(raws.tree, "bands", index)?;
            self.missing(raws, tree, "from", "say from which percentage it holds: `from: 60`");
            Some(Band {
                from: raw.from.get().and_then(|from| self.percentage(from)).unwrap_or(0),
                title: self.required(raws, tree, "title", |raw| {
                    raw.bands.get()?.get(index)?.get()?.title.get()
                }),
                text: self.markdown(raws, |raw| raw.bands.get()?.get(index)?.get()?.text.get()),
            })
        };
        let mut bands: Vec<Band> = list.iter().enumerate().filter_map(lower).collect();
        bands.sort_by_key(|band| band.from);
        bands
    }

    fn percentage(&self, written: &Written) -> Option<u8> {
        let text = written.text.trim();
        let digits = text.strip_suffix('%').map_or(text, str::trim_end);
        let value = number(digits).ok().and_then(|value| {
            value.fract().is_zero().then(|| value.to_u8()).flatten().filter(|value| *value <= 100)
        });
        if value.is_none() {
            let message = format!("`{text}` is no whole percentage from 0 to 100");
            self.flaw(written, Flaw::new(Code::WrongType, message).help("write `from: 60`"));
        }
        value
    }
}

fn item<'t>(tree: &'t Tree, list: &str, index: usize) -> Option<&'t Tree> {
    tree.get(list)?.items().get(index)
}
