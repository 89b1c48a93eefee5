//! All Markdown of a playbook, with where each text stands and on which page it is read.

use crate::model::{Kind, Markdown, Place, Playbook};
use crate::render::address::Spot;
use crate::render::markdown;

/// One Markdown text: where it stands, and on which page it is read.
pub(super) struct Document<'a> {
    pub(super) spot: Spot,
    pub(super) place: Place,
    pub(super) text: &'a Markdown,
}

/// All Markdown of a playbook that may link to something.
#[derive(Default)]
pub(super) struct Documents<'a>(Vec<Document<'a>>);

impl<'a> Documents<'a> {
    fn add(&mut self, spot: &Spot, place: Place, text: Option<&'a Markdown>) {
        let text = text.filter(|text| may_link(text));
        self.0.extend(text.map(|text| Document { spot: spot.clone(), place, text }));
    }

    pub(super) fn of(mut self, playbook: &'a Playbook) -> Vec<Document<'a>> {
        self.add(
            &Spot::Home,
            Place::of(Kind::Playbook, "").key("vision"),
            playbook.vision.as_ref(),
        );
        for role in &playbook.roles {
            let place = Place::of(Kind::Role, &role.id).key("text");
            self.add(&Spot::Role(role.id.clone()), place, role.text.as_ref());
        }
        for value in &playbook.values {
            let place = Place::of(Kind::Value, &value.id).key("text");
            self.add(&Spot::Value(value.id.clone()), place, value.text.as_ref());
        }
        for boundary in &playbook.boundaries {
            let spot = Spot::Boundary(boundary.id.clone());
            let place = Place::of(Kind::Boundary, &boundary.id);
            self.add(&spot, place.clone().key("why"), boundary.why.as_ref());
            for (at, clause) in boundary.clauses() {
                let why = place.clone().key(at.key).index(at.index).key("why");
                self.add(&spot, why, clause.why.as_ref());
            }
        }
        self.examples(playbook);
        for page in &playbook.pages {
            let place = Place::of(Kind::Page, &page.id).key("text");
            self.add(&Spot::Page(page.id.clone()), place, page.text.as_ref());
        }
        self.scan(playbook);
        self.0
    }

    fn examples(&mut self, playbook: &'a Playbook) {
        for example in &playbook.examples {
            let texts = [
                ("story", &example.story),
                ("what_happened", &example.what_happened),
                ("better", &example.better),
                ("lesson", &example.lesson),
            ];
            for (key, text) in texts {
                // There are many, and few of them link.
                if text.as_ref().is_some_and(may_link) {
                    let spot = Spot::Example(example.id.clone());
                    let place = Place::of(Kind::Example, &example.id).key(key);
                    self.add(&spot, place, text.as_ref());
                }
            }
        }
    }

    fn scan(&mut self, playbook: &'a Playbook) {
        let Some(scan) = &playbook.scan else { return };
        let place = Place::of(Kind::Scan, "");
        self.add(&Spot::Scan, place.clone().key("intro"), scan.intro.as_ref());
        for (at, band) in scan.bands.iter().enumerate() {
            let text = place.clone().key("bands").index(at).key("text");
            self.add(&Spot::Scan, text, band.text.as_ref());
        }
    }
}

fn may_link(text: &Markdown) -> bool {
    text.0.wordings().iter().any(|wording| markdown::may_link(&wording.content))
}
