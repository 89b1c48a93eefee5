//! `value-without-example`: a value that no example shows.
//!
//! A value without a story is a word on a wall. Mend it by naming the value in an example's
//! `values`, or by telling an example of it.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Kind, Place, Value, ValueId};

use super::Subject;

pub(super) fn find(subject: Subject<'_>, found: &mut Vec<Diagnostic<Place>>) {
    if subject.any_flawed(Kind::Example) {
        return;
    }
    let playbook = subject.playbook;
    let shown: HashSet<&ValueId> =
        playbook.examples.iter().flat_map(|example| &example.values).collect();
    let is_sound = |value: &&Value| !subject.is_flawed(Kind::Value, value.id.as_str());
    let unshown = playbook.values.iter().filter(|value| !shown.contains(&value.id));
    for value in unshown.filter(is_sound) {
        let at = Place::of(Kind::Value, &value.id);
        let message = format!("no example shows the value `{}`", value.id);
        let help = format!("tell one, with `values: [{}]`", value.id);
        found.push(Diagnostic::new(Code::ValueWithoutExample, at, message).help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::findings;

    #[test]
    fn tells_of_a_value_that_no_example_names() {
        let found = findings(&[
            ("values/a", "title: A"),
            ("values/b", "title: B"),
            ("examples/e", "{title: E, values: a}"),
        ]);
        assert_eq!(found, ["value-without-example: no example shows the value `b`"]);
    }
}
