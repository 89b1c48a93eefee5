//! What would make it a may, against brute force: every case that a role can still choose is
//! tried, and exactly those in which the plain evaluator says may are promised.

use std::collections::BTreeSet;

use ruimte::decide::{Authority, Diagram, MayIf, Values};
use ruimte::model::*;
use rust_decimal::Decimal;

use super::plain::{self, Saying};
use super::random::{self, classes_of, euro, limits_of, representatives, tested};
use super::support::{drawn, own, runner};

type Facts = Vec<(FactId, FactValue)>;

/// A case: what was given, with what a role can still choose as each of it may be.
struct Case<'a> {
    playbook: &'a Playbook,
    boundary: &'a Boundary,
    diagram: &'a Diagram,
    role: &'a RoleId,
    already: &'a [(Period, Amount)],
    /// Facts that stay as they are, or are not known.
    fixed: Facts,
    unknown: Vec<&'a Fact>,
    /// Facts that can be chosen, with a value of each kind that clauses tell apart.
    chosen: Vec<(FactId, Vec<FactValue>)>,
}

impl<'a> Case<'a> {
    fn new(
        playbook: &'a Playbook,
        boundary: &'a Boundary,
        diagram: &'a Diagram,
        role: &'a RoleId,
        (facts, already): (&Facts, &'a [(Period, Amount)]),
    ) -> Self {
        let mut case = Self {
            playbook,
            boundary,
            diagram,
            role,
            already,
            fixed: Vec::new(),
            unknown: Vec::new(),
            chosen: Vec::new(),
        };
        for fact in &boundary.facts {
            let given = facts.iter().find(|(id, _)| *id == fact.id);
            if fact.id.as_str() == AMOUNT {
                let amounts = amounts(boundary, already).into_iter();
                let amounts = amounts.map(|value| FactValue::Money(euro(value)));
                case.chosen.push((fact.id.clone(), amounts.collect()));
            } else if fact.can_change {
                case.chosen.push((fact.id.clone(), classes_of(boundary, fact)));
            } else if let Some((id, value)) = given {
                case.fixed.push((id.clone(), value.clone()));
            } else if fact.default.is_none() {
                case.unknown.push(fact);
            }
        }
        let own = |id: &FactId| boundary.facts.iter().any(|fact| fact.id == *id);
        case.fixed.extend(facts.iter().filter(|(id, _)| !own(id)).cloned());
        case
    }

    fn count(&self) -> usize {
        let unknown = self.unknown.iter().map(|fact| classes_of(self.boundary, fact).len());
        self.chosen.iter().map(|(_, values)| values.len()).chain(unknown).product()
    }

    /// Whether the role decides alone with these choices, whatever is not known.
    fn is_may(&self, chosen: &Facts) -> bool {
        let mut all = vec![[self.fixed.as_slice(), chosen].concat()];
        for fact in &self.unknown {
            let values = classes_of(self.boundary, fact);
            let with = |facts: &Facts| {
                let more = values.iter().map(|value| (fact.id.clone(), value.clone()));
                more.map(|one| [facts.as_slice(), &[one]].concat()).collect::<Vec<_>>()
            };
            all = all.iter().flat_map(with).collect();
        }
        all.iter().all(|facts| {
            let said =
                plain::decide(self.playbook, &self.boundary.id, self.role, facts, self.already);
            said.verdict == Saying::May
        })
    }

    /// Every combination of what can be chosen.
    fn choices(&self) -> Vec<Facts> {
        let mut all = vec![Facts::new()];
        for (id, values) in &self.chosen {
            let with = |facts: &Facts| {
                let more = values.iter().map(|value| (id.clone(), value.clone()));
                more.map(|one| [facts.as_slice(), &[one]].concat()).collect::<Vec<_>>()
            };
            all = all.iter().flat_map(with).collect();
        }
        all
    }

    /// Whether a value is one of those that a box has for a variable.
    fn has(&self, variable: usize, values: &Values, chosen: &Facts) -> bool {
        let variable = &self.diagram.space.variables[variable];
        let (_, value) =
            chosen.iter().find(|(id, _)| id.as_str() == variable.name()).expect("it is chosen");
        match (values, value) {
            (Values::Stretch(stretch), value) => stretch.has(number(value)),
            (Values::Cells(cells), value) => {
                let cell = match (value, &variable.domain) {
                    (FactValue::YesNo(yes), _) => usize::from(!yes),
                    (FactValue::Choice(id), ruimte::decide::Domain::Choice(options)) => {
                        options.iter().position(|option| option == id).expect("an option")
                    }
                    other => panic!("{other:?}"),
                };
                cells.iter().any(|(first, last)| (*first as usize..=*last as usize).contains(&cell))
            }
        }
    }

    fn is_in(&self, room: &MayIf, chosen: &Facts) -> bool {
        room.when.iter().all(|(variable, values)| self.has(*variable, values, chosen))
    }

    /// Whether a box that had the next value of some variable as well would be all may, too.
    fn can_be_wider(&self, room: &MayIf, choices: &[Facts]) -> bool {
        room.when.iter().any(|(variable, values)| {
            let others: Vec<_> =
                room.when.iter().filter(|(other, _)| other != variable).cloned().collect();
            let around = MayIf { when: others };
            let name = self.diagram.space.variables[*variable].name();
            let (id, known) =
                self.chosen.iter().find(|(id, _)| id.as_str() == name).expect("it is chosen");
            let inside =
                |value: &FactValue| self.has(*variable, values, &vec![(id.clone(), value.clone())]);
            next(known, &inside).into_iter().any(|next| {
                let mut wider = choices.iter().filter(|chosen| {
                    self.is_in(&around, chosen) && chosen.iter().any(|(_, value)| *value == next)
                });
                wider.all(|chosen| self.is_may(chosen))
            })
        })
    }
}

/// The values just outside those that are inside: of numbers, the next below and above.
fn next(known: &[FactValue], inside: &dyn Fn(&FactValue) -> bool) -> Vec<FactValue> {
    if known.iter().any(|value| matches!(value, FactValue::YesNo(_) | FactValue::Choice(_))) {
        return known.iter().filter(|value| !inside(value)).cloned().collect();
    }
    let first = known.iter().position(inside).expect("a box is not empty");
    let last = known.iter().rposition(inside).expect("a box is not empty");
    let below = first.checked_sub(1).map(|at| known[at].clone());
    below.into_iter().chain(known.get(last + 1).cloned()).collect()
}

fn number(value: &FactValue) -> Decimal {
    match value {
        FactValue::Number(number) | FactValue::Percent(number) => *number,
        FactValue::Money(amount) => amount.value,
        FactValue::YesNo(_) | FactValue::Choice(_) => panic!("{value:?} is no number"),
    }
}

/// Amounts on every line that an amount can cross, its totals' lines with it, and between.
fn amounts(boundary: &Boundary, already: &[(Period, Amount)]) -> Vec<Decimal> {
    let mut edges: BTreeSet<Decimal> =
        &tested(boundary, &FactId::new(AMOUNT)) | &limits_of(boundary, None);
    for period in boundary.periods() {
        let before = already.iter().find(|(known, _)| *known == period);
        let before = before.map_or(Decimal::ZERO, |(_, amount)| amount.value);
        edges.extend(limits_of(boundary, Some(&period)).into_iter().map(|limit| limit - before));
    }
    edges.retain(|edge| *edge >= Decimal::ZERO);
    edges.insert(Decimal::ZERO);
    representatives(&edges, true)
}

#[test]
fn exactly_what_would_be_a_may_is_promised() {
    let mut runner = runner(21);
    let playbooks = random::playbook();
    let (mut tried, mut rooms, mut of_several) = (0, 0, 0);
    while tried < 10_000 {
        let playbook = drawn(&playbooks, &mut runner);
        let authority = Authority::new(&playbook, |_| true);
        for id in own(&playbook) {
            let boundary = plain::boundary_of(&playbook, id);
            let diagram = &authority.get(id).expect("it is compiled").diagram;
            let situations = random::situation(&playbook, id);
            for number in 0..12 {
                let (role, mut facts, already) = drawn(&situations, &mut runner);
                if number % 3 == 0 {
                    facts.truncate(facts.len() / 2);
                }
                let case = Case::new(&playbook, boundary, diagram, &role, (&facts, &already));
                if case.chosen.is_empty() || case.count() > 400 {
                    continue;
                }
                tried += 1;
                let situation =
                    ruimte::decide::Situation { facts: facts.clone(), already: already.clone() };
                let number = authority.house.role(&role).expect("it is there");
                let found = diagram.may_if(number, &situation);
                let told = || format!("{role} {situation:?} {found:?} of {boundary:#?}");
                let choices = case.choices();
                if let ruimte::decide::Judgement::Decided { ruling, .. } =
                    diagram.judge(number, &situation)
                    && ruling.answer == ruimte::decide::Answer::May
                {
                    assert!(found.is_empty(), "{}", told());
                    continue;
                }
                let is_promised =
                    |chosen: &Facts| found.iter().any(|room| case.is_in(room, chosen));
                let is_everywhere = choices.iter().all(|chosen| case.is_may(chosen));
                for chosen in choices.iter().filter(|_| !is_everywhere) {
                    assert_eq!(is_promised(chosen), case.is_may(chosen), "{chosen:?} {}", told());
                }
                for room in &found {
                    assert!(!case.can_be_wider(room, &choices), "{room:?} in {}", told());
                }
                rooms += found.len();
                of_several += usize::from(found.iter().any(|room| room.when.len() > 1));
            }
        }
    }
    assert!(rooms > 1_500 && of_several > 100, "{rooms} rooms, {of_several} of several facts");
}
