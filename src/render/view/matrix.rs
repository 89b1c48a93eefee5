//! Roles against situations: who decides what, on a boundary's page and for all of them.

use serde::Serialize;

use super::answers::roles;
use super::lists::shown;
use super::parts::{Heading, Link, Shown, Words};
use crate::model::{Boundary, RoleId};
use crate::render::address::Spot;
use crate::render::chart::{Chart, Part, Tree};
use crate::render::desk::Desk;
use crate::render::language::Arg;
use crate::render::sentence::{Phrase, Teller};

/// The matrix of one boundary.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Matrix {
    pub(crate) tables: Vec<Table>,
    /// Where there is too much to show: the sentence that says so.
    pub(crate) too_much: Option<String>,
}

/// A part of it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Table {
    /// Where it holds, as HTML.
    pub(crate) caption: Option<String>,
    /// How much room its columns take: `few`, `some`, `many` or `most`.
    pub(crate) width: &'static str,
    /// The head, row by row; none where there is one column.
    pub(crate) head: Vec<Vec<Head>>,
    pub(crate) rows: Vec<Row>,
}

/// A cell of the head.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Head {
    /// A question, or a situation, as HTML.
    pub(crate) html: String,
    pub(crate) columns: usize,
    pub(crate) rows: usize,
}

/// Roles that are told the same.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Row {
    pub(crate) roles: Vec<Words>,
    pub(crate) cells: Vec<Cell>,
}

/// A verdict in its place.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Cell {
    pub(crate) verdict: Shown,
    /// Where it holds, as HTML; for where no head is in sight.
    pub(crate) band: Option<String>,
    pub(crate) columns: usize,
}

/// The page of all boundaries.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct MatrixView {
    pub(crate) heading: Heading,
    /// What always holds, as HTML.
    pub(crate) always: Option<String>,
    pub(crate) sections: Vec<Section>,
    /// Where the same is for a spreadsheet.
    pub(crate) download: String,
}

/// One boundary of it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Section {
    pub(crate) anchor: String,
    pub(crate) link: Link,
    pub(crate) matrix: Matrix,
}

impl MatrixView {
    pub(crate) fn new(desk: &Desk<'_>) -> Self {
        let section = |boundary: &Boundary| Section {
            anchor: format!("of-{}", boundary.id),
            link: Link::new(
                desk.href(&Spot::Boundary(boundary.id.clone())),
                desk.words(&boundary.question),
            ),
            matrix: Matrix::new(desk, boundary, desk.chart(boundary)),
        };
        let boundaries = desk.book.playbook.boundaries.iter();
        Self {
            heading: Heading::new(Words::ours(desk.word("matrix")))
                .place([desk.link(&Spot::Boundaries).into()])
                .lead(Some(Words::ours(desk.word("matrix_lead")))),
            always: always(desk),
            sections: boundaries.filter(|boundary| !boundary.always).map(section).collect(),
            download: desk.sibling("matrix.csv"),
        }
    }
}

impl Matrix {
    /// The matrix of a boundary, or that it cannot be shown.
    pub(crate) fn new(desk: &Desk<'_>, boundary: &Boundary, chart: Option<&Chart>) -> Self {
        let parts = chart.and_then(|chart| Some((chart, chart.parts()?)));
        match parts {
            Some((chart, parts)) => Self {
                tables: parts.iter().map(|part| table(desk, boundary, chart, part)).collect(),
                too_much: None,
            },
            None => Self { tables: Vec::new(), too_much: Some(desk.word("matrix_too_much")) },
        }
    }
}

/// What always holds, where something does.
pub(crate) fn always(desk: &Desk<'_>) -> Option<String> {
    let page = |role: &RoleId| desk.role_page(role);
    let teller = desk.teller(&page);
    let links: Vec<String> = desk
        .book
        .always()
        .map(|boundary| {
            let href = desk.href(&Spot::Boundary(boundary.id.clone()));
            teller.linked(&href, &boundary.title)
        })
        .collect();
    let links = desk.lexicon.all_of(&links);
    (!links.is_empty())
        .then(|| Phrase(desk.lexicon.say("matrix_always", &[("links", Arg::Words(&links))])).html())
}

fn table(desk: &Desk<'_>, boundary: &Boundary, chart: &Chart, part: &Part) -> Table {
    let page = |role: &RoleId| desk.role_page(role);
    let teller = desk.teller(&page);
    let told = |region| {
        let words = teller.region(boundary, chart, region);
        (!words.0.is_empty()).then(|| words.capital().html())
    };
    let rows = part.rows.iter().map(|row| Row {
        roles: roles(desk, &row.roles),
        cells: row
            .cells
            .iter()
            .map(|cell| Cell {
                verdict: shown(desk, &cell.ruling.answer.clone().into()),
                band: told(&cell.when),
                columns: cell.span,
            })
            .collect(),
    });
    let header = Header { teller, boundary, chart };
    let width = match part.columns.width() {
        0..=3 => "few",
        4..=5 => "some",
        6..=7 => "many",
        _ => "most",
    };
    Table {
        caption: told(&part.when),
        width,
        head: header.rows(&part.columns),
        rows: rows.collect(),
    }
}

/// Sets the head of a table.
struct Header<'a> {
    teller: Teller<'a>,
    boundary: &'a Boundary,
    chart: &'a Chart,
}

impl Header<'_> {
    fn rows(&self, tree: &Tree) -> Vec<Vec<Head>> {
        let mut rows = vec![Vec::new(); self.height(tree)];
        self.set(tree, 0, &mut rows);
        rows
    }

    /// How many rows a tree takes: its question where it has one, its answers, what is below.
    fn height(&self, tree: &Tree) -> usize {
        match tree {
            Tree::Leaf(_) => 0,
            Tree::Ask { variable, branches } => {
                let below = branches.iter().map(|(_, tree)| self.height(tree)).max();
                1 + usize::from(self.question(*variable).is_some()) + below.unwrap_or(0)
            }
        }
    }

    fn set(&self, tree: &Tree, mut at: usize, rows: &mut [Vec<Head>]) {
        let Tree::Ask { variable, branches } = tree else { return };
        if let Some(question) = self.question(*variable) {
            rows[at].push(Head { html: question.html(), columns: tree.width(), rows: 1 });
            at += 1;
        }
        let space = self.chart.space();
        for (cells, below) in branches {
            let answer =
                self.teller.cells(self.boundary, space, &space.variables[*variable], cells);
            let is_last = matches!(below, Tree::Leaf(_));
            rows[at].push(Head {
                html: Phrase(answer).capital().html(),
                columns: below.width(),
                rows: if is_last { rows.len() - at } else { 1 },
            });
            self.set(below, at + 1, rows);
        }
    }

    fn question(&self, variable: usize) -> Option<Phrase> {
        self.teller.asked(self.boundary, self.chart.space(), variable)
    }
}
