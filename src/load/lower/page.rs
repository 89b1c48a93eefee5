//! `pages/ID.md`

use crate::load::raw::{RawAudience, RawPage};
use crate::model::{Audience, Page, PageId};

use super::{Context, Raws};

impl Context<'_> {
    pub(crate) fn lower_page(&self, raws: &Raws<'_, RawPage>) -> Page {
        let given = raws.rules.audience.get().map_or(&[][..], |list| &list.0);
        let mut audience: Vec<Audience> = given
            .iter()
            .filter_map(|audience| {
                Some(match audience.0? {
                    RawAudience::Leaders => Audience::Leaders,
                    RawAudience::Employees => Audience::Employees,
                })
            })
            .collect();
        audience.sort_unstable();
        audience.dedup();
        if audience.is_empty() {
            audience = vec![Audience::Leaders, Audience::Employees];
        }
        Page {
            id: PageId::new(&*raws.name.1),
            title: self.page_title(raws),
            summary: self.text(raws, |raw| raw.summary.get()),
            text: self.markdown(raws, |raw| raw.text.get()),
            audience,
            order: raws.rules.order.0,
            stewardship: self.stewardship(raws, RawPage::stewardship),
        }
    }
}
