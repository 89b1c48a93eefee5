//! What a fork must not change is told once, at the key that it wrote.

use crate::project::Project;

const CASH: &str = "\
title: Cash refund
question: May I give cash back?
facts:
  fault: Our fault?
  bags: {type: number, ask: How many bags?, unit: {one: bag, many: bags}}
  price: {type: money, ask: What did it cost?}
  topic: {type: choice, ask: What about?, options: {interest: interest, charges: charges}}
may:
  - {id: small, when: {fault: yes, bags: at most 3, price: at most 90 EUR}, up_to: 50 EUR per guest}
ask:
  - {id: charges, whom: lead, when: {topic: charges}}
otherwise: ask lead
forks: POLICY
";

const LINE: &str = "\
title: Line
always: true
facts: {hurt: Is somebody hurt?}
never: [{id: hurt, when: {hurt: yes}}]
forks: POLICY
";

/// A template that guards a boundary and a line, with an example of both, and a fork of it.
fn guarded(policy: &str) -> Project {
    Project::empty()
        .write("base/playbook.yaml", "name: Base\ntemplate: true\ncurrency: EUR\notherwise: ask lead\n")
        .write("base/roles/lead.yaml", "title: Lead\n")
        .write("base/roles/desk.yaml", "title: Desk\nreports_to: lead\n")
        .write("base/boundaries/cash.yaml", &CASH.replace("POLICY", policy))
        .write("base/boundaries/line.yaml", &LINE.replace("POLICY", policy))
        .write(
            "base/examples/one.yaml",
            "title: One\nstory: A story.\ndecisions:\n  - {boundary: cash, role: desk, facts: {hurt: no, fault: yes, bags: 1, price: 10 EUR, topic: interest, amount: 10 EUR}, verdict: may}\n",
        )
        .write("acme/playbook.yaml", "name: Acme\nextends: base\n")
}

#[test]
fn a_change_that_no_fork_may_make_is_the_one_error() {
    for policy in ["fixed", "tighten"] {
        for (path, text) in [
            ("boundaries/cash.yaml", "«always»: yes\n"),
            ("boundaries/cash.yaml", "always: «maybe»\n"),
            ("boundaries/line.yaml", "«always»: no\n"),
            ("boundaries/line.yaml", "always: «maybe»\n"),
            ("playbook.yaml", "name: Acme\nextends: base\nwithout: [«boundaries/cash»]\n"),
            ("playbook.yaml", "name: Acme\nextends: base\nwithout: [«boundaries/line»]\n"),
            ("boundaries/cash.yaml", "facts: {bags: {type: «percent»}}\n"),
            ("boundaries/cash.yaml", "facts: {bags: {type: «yes_no»}}\n"),
            ("boundaries/cash.yaml", "facts: {bags: {type: «choice», options: [x, z]}}\n"),
            ("boundaries/cash.yaml", "facts: {«bags»: }\n"),
            ("boundaries/cash.yaml", "facts: {bags: «Many bags?»}\n"),
            ("boundaries/cash.yaml", "facts: {bags: {type: «numbr»}}\n"),
            ("boundaries/cash.yaml", "facts: {price: {type: «number»}}\n"),
            ("boundaries/cash.yaml", "facts: {topic: {type: «number»}}\n"),
            ("boundaries/cash.yaml", "facts: {topic: {options: {«charges»: }}}\n"),
            ("boundaries/cash.yaml", "facts: {topic: {options: {interest: , «other»: other}}}\n"),
            ("boundaries/line.yaml", "facts: {hurt: {«type: number}}\n"),
            ("boundaries/line.yaml", "facts: {«hurt»: }\n"),
        ] {
            guarded(policy).write(&format!("acme/{path}"), text).tells_one_error();
        }
    }
}

#[test]
fn both_forms_of_a_unit_are_one_change() {
    for policy in ["fixed", "tighten"] {
        let project = guarded(policy).write(
            "acme/boundaries/cash.yaml",
            "facts: {bags: {unit: {one: case, many: cases}}}\n",
        );
        let told = super::told_of(&project, &["reworded-guard"]);
        assert_eq!(told.len(), 1, "{told:#?}");
        assert!(told[0].message.contains("the `unit` of `bags`"), "{told:#?}");
    }
}

/// Two changes are two errors, also in one boundary.
#[test]
fn other_changes_are_told_beside_it() {
    let project = guarded("fixed")
        .write("acme/boundaries/cash.yaml", "always: yes\n")
        .write("acme/playbook.yaml", "name: Acme\nextends: base\nwithout: [boundaries/line]\n");
    let told = super::told_of_guards(&project);
    assert_eq!(told.len(), 2, "{told:#?}");
    let facts = "facts: {bags: {type: percent}, topic: {options: {charges: }}}\n";
    let told = super::told_of_guards(&guarded("fixed").write("acme/boundaries/cash.yaml", facts));
    assert_eq!(told.len(), 2, "{told:#?}");
}
