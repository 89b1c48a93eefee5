//! A role's pocket card.

use serde::Serialize;

use super::parts::{Heading, Words};
use crate::model::Role;
use crate::render::address::{self, Spot};
use crate::render::card::{Code, Content, Fold, Item, Marks, Panel, Section};
use crate::render::desk::Desk;
use crate::render::language::Arg;

/// The page of a card.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CardView {
    pub(crate) heading: Heading,
    /// The role, as the front says it.
    pub(crate) role: Words,
    /// Since when the newest of its rules holds, where authors say so.
    pub(crate) date: Option<String>,
    /// The mark of its rules.
    pub(crate) mark: String,
    pub(crate) code: Option<CodeView>,
    /// Which size the letters have: 1 is the largest.
    pub(crate) size: usize,
    pub(crate) sheets: Vec<Sheet>,
}

/// The code that leads to the role's page.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CodeView {
    /// What it is, for those who do not see it.
    pub(crate) title: String,
    pub(crate) modules: usize,
    /// Its width on paper.
    pub(crate) width: String,
    pub(crate) path: String,
}

/// What is printed on one sheet.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct Sheet {
    pub(crate) rows: usize,
    pub(crate) panels: Vec<PanelView>,
    pub(crate) marks: Marks,
}

/// A panel.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PanelView {
    pub(crate) front: bool,
    pub(crate) sections: Vec<SectionView>,
}

/// A heading of a panel, and what stands below it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct SectionView {
    /// `values`, `may`, `ask` or `never`.
    pub(crate) name: &'static str,
    /// The values go without one where they stand below the role.
    pub(crate) title: Option<String>,
    pub(crate) items: Vec<ItemView>,
}

/// A line of a card.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ItemView {
    pub(crate) lead: Option<Words>,
    /// As HTML.
    pub(crate) html: String,
    pub(crate) lang: Option<String>,
}

impl CardView {
    pub(crate) fn new(desk: &Desk<'_>, role: &Role) -> Self {
        let content = Content::of(desk, role);
        let page = Spot::Role(role.id.clone());
        let file = address::file(desk.book.playbook, desk.language, &page);
        let base = desk.press.base_url.as_ref();
        let code = base.and_then(|base| Code::new(format!("{base}{file}")));
        let fold = Fold::new(&content, code.as_ref().map(|code| code.width));
        Self {
            heading: Heading::new(Words::ours(desk.word("card")))
                .place([desk.link(&Spot::Roles).into(), desk.link(&page).into()])
                .lead(Some(Words::ours(desk.word("card_lead")))),
            date: content.date.map(|date| {
                let date = desk.lexicon.date(date);
                desk.lexicon.say("card_date", &[("date", Arg::Words(&date))])
            }),
            mark: desk.lexicon.say("card_mark", &[("mark", Arg::Words(&content.mark))]),
            code: code.map(|code| code_view(desk, code)),
            size: fold.size + 1,
            sheets: fold.sheets().enumerate().map(|(at, panels)| sheet(desk, at, panels)).collect(),
            role: content.role,
        }
    }
}

fn code_view(desk: &Desk<'_>, code: Code) -> CodeView {
    let title = desk.lexicon.say("card_code", &[("address", Arg::Words(&code.address))]);
    let width = format!("{}.{:03}mm", code.width / 1000, code.width % 1000);
    CodeView { title, modules: code.modules, width, path: code.path }
}

fn sheet(desk: &Desk<'_>, at: usize, panels: &[Panel<'_>]) -> Sheet {
    let rows = panels.len().div_ceil(2);
    let panel = |(index, panel): (usize, &Panel<'_>)| {
        let front = at == 0 && index == 0;
        let sections = panel.sections.iter().map(|part| section(desk, part, front)).collect();
        PanelView { front, sections }
    };
    Sheet { rows, panels: panels.iter().enumerate().map(panel).collect(), marks: Marks::new(rows) }
}

fn section(desk: &Desk<'_>, section: &Section<'_>, front: bool) -> SectionView {
    let title = section.part.title.as_str();
    let title = if section.continued {
        desk.lexicon.say("card_goes_on", &[("title", Arg::Words(title))])
    } else {
        title.to_owned()
    };
    let item = |item: &&Item| ItemView {
        lead: item.lead.clone(),
        html: item.html.clone(),
        lang: item.lang.clone(),
    };
    SectionView {
        name: section.part.name,
        title: (!front).then_some(title),
        items: section.items.iter().map(item).collect(),
    }
}
