//! `review-overdue`: the date by which a thing should have been looked at again has passed.
//!
//! Limits that nobody reviews are limits that nobody believes. Mend it by reviewing the thing
//! and setting a new `review_by`.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Kind, Place, Playbook, Stewardship};

use super::Subject;

pub(super) fn find(subject: Subject<'_>, found: &mut Vec<Diagnostic<Place>>) {
    for (kind, id, stewardship) in stewarded(subject.playbook) {
        let overdue: Option<Date> = stewardship.review_by.filter(|due| *due < subject.today);
        let Some(due) = overdue else { continue };
        let at = Place::of(kind, id).key("review_by");
        let what =
            if id.is_empty() { format!("{kind}.yaml") } else { format!("the {kind} `{id}`") };
        let message = format!("{what} should have been reviewed by {due}");
        let help = "review it, and set the next date";
        found.push(Diagnostic::new(Code::ReviewOverdue, at, message).help(help));
    }
}

/// Everything that has an owner and dates.
fn stewarded(playbook: &Playbook) -> impl Iterator<Item = (Kind, &str, &Stewardship)> {
    let roles = playbook.roles.iter();
    let values = playbook.values.iter();
    let boundaries = playbook.boundaries.iter();
    let examples = playbook.examples.iter();
    let pages = playbook.pages.iter();
    let own = (Kind::Playbook, "", &playbook.stewardship);
    let scan = playbook.scan.iter().map(|scan| (Kind::Scan, "", &scan.stewardship));
    std::iter::once(own)
        .chain(scan)
        .chain(roles.map(|role| (Kind::Role, role.id.as_str(), &role.stewardship)))
        .chain(values.map(|value| (Kind::Value, value.id.as_str(), &value.stewardship)))
        .chain(
            boundaries
                .map(|boundary| (Kind::Boundary, boundary.id.as_str(), &boundary.stewardship)),
        )
        .chain(examples.map(|example| (Kind::Example, example.id.as_str(), &example.stewardship)))
        .chain(pages.map(|page| (Kind::Page, page.id.as_str(), &page.stewardship)))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::findings;

    #[test]
    fn tells_when_the_date_has_passed_and_not_before() {
        let found = findings(&[
            ("roles/today", "{title: A, review_by: 2026-06-01}"),
            ("roles/yesterday", "{title: B, review_by: 2026-05-31}"),
        ]);
        assert_eq!(
            found,
            ["review-overdue: the role `yesterday` should have been reviewed by 2026-05-31"]
        );
    }
}
