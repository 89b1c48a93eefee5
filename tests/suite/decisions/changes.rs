//! Makes the small changes of boundaries that `check --proof` tries, as authors would make them
//! by accident: in the playbook itself.

use ruimte::model::{
    Boundary, Clause, ClauseKind, Comparison, FactKind, Kind, Otherwise, Place, Playbook, RoleId,
    Scope, Test,
};
use rust_decimal::Decimal;

use super::random;

/// A playbook in which one thing is otherwise.
pub(crate) struct Change {
    /// Where.
    pub(crate) at: Place,
    /// What became of it, as it is told.
    pub(crate) what: String,
    /// The playbook after the change.
    pub(crate) playbook: Playbook,
    /// A playbook that tells apart what either of the two tells apart.
    pub(crate) both: Playbook,
}

/// A clause of a playbook, and where it stands.
struct Standing<'a> {
    playbook: &'a Playbook,
    boundary: &'a Boundary,
    key: &'static str,
    index: usize,
    clause: &'a Clause,
}

/// All changes of a playbook.
pub(crate) fn changes(playbook: &Playbook) -> impl Iterator<Item = Change> {
    let clauses = playbook.boundaries.iter().flat_map(move |boundary| {
        boundary.clauses().map(move |(at, clause)| Standing {
            playbook,
            boundary,
            key: at.key,
            index: at.index,
            clause,
        })
    });
    let own = playbook.boundaries.iter().filter(|boundary| !boundary.always);
    let silences = own.map(|boundary| silence(playbook, boundary));
    clauses.flat_map(|standing| standing.changes()).chain(silences)
}

/// What holds in silence becomes its opposite, in this boundary.
fn silence(playbook: &Playbook, boundary: &Boundary) -> Change {
    let otherwise = boundary.otherwise.as_ref().or(playbook.otherwise.as_ref());
    let turned = match otherwise.expect("something holds in silence") {
        Otherwise::May | Otherwise::Ask(_) => Otherwise::Never,
        Otherwise::Never => Otherwise::May,
    };
    let mut changed = playbook.clone();
    boundary_mut(&mut changed, boundary).otherwise = Some(turned);
    let (at, what) = match boundary.otherwise {
        Some(_) => (Place::of(Kind::Boundary, &boundary.id), "what holds in silence".to_owned()),
        None => {
            (Place::of(Kind::Playbook, ""), format!("what holds in silence in `{}`", boundary.id))
        }
    };
    let what = format!("{what} were turned around");
    Change { at: at.key("otherwise"), what, both: changed.clone(), playbook: changed }
}

impl Standing<'_> {
    fn changes(&self) -> Vec<Change> {
        let Self { key, clause, .. } = self;
        let whose = whose(clause);
        let mut changes = vec![self.dropped(format!("{whose} `{key}` were gone"))];
        changes.extend(self.turned(&whose));
        let limits = if *key == "may" { "up_to" } else { "over" };
        for (index, limit) in clause.limits.iter().enumerate() {
            let place = self.place().key(limits);
            let place = if clause.limits.len() > 1 { place.index(index) } else { place };
            let mut unlimited = (*clause).clone();
            unlimited.limits.remove(index);
            let what = format!("{whose} `{key}` had no such limit");
            changes.push(self.changed(place.clone(), what, unlimited));
            for to in around(limit.amount.value, Decimal::new(1, 2), true) {
                let mut moved = (*clause).clone();
                moved.limits[index].amount.value = to;
                let from = limit.amount.value.normalize();
                let what = format!("{whose} {from} EUR became {} EUR", to.normalize());
                changes.push(self.changed(place.clone(), what, moved));
            }
        }
        for (index, condition) in clause.when.iter().enumerate() {
            let place = self.place().key("when").key(&condition.fact);
            let mut open = (*clause).clone();
            open.when.remove(index);
            let what = format!("`{}` no longer mattered to {whose} `{key}`", condition.fact);
            changes.push(self.changed(place.clone(), what, open));
            changes.extend(self.moved(index, &place));
        }
        changes
    }

    /// Every number of a test, a step up and a step down.
    fn moved(&self, index: usize, place: &Place) -> Vec<Change> {
        let condition = &self.clause.when[index];
        let Test::Measure(comparison) = condition.test else { return Vec::new() };
        let mut facts = self.boundary.facts.iter();
        let fact = facts.find(|fact| fact.id == condition.fact).expect("its own fact");
        let (unit, step) = match fact.kind {
            FactKind::Percent => (" %", Decimal::ONE),
            FactKind::Money => (" EUR", Decimal::new(1, 2)),
            _ => ("", Decimal::ONE),
        };
        let known = random::tested(self.boundary, &fact.id).into_iter();
        let finest = known.map(|number| Decimal::new(1, number.normalize().scale())).min();
        let step = finest.map_or(step, |finest| finest.min(step));
        let mut changes = Vec::new();
        for (which, from) in numbers(comparison).into_iter().enumerate() {
            for to in around(from, step, fact.kind == FactKind::Money) {
                let mut moved = self.clause.clone();
                moved.when[index].test = Test::Measure(with(comparison, which, to));
                let (from, to) = (from.normalize(), to.normalize());
                let what = format!("the {from}{unit} for `{}` became {to}{unit}", fact.id);
                changes.push(self.changed(place.clone(), what, moved));
            }
        }
        changes
    }

    /// The opposite verdict, where that can be written without changing what limits mean.
    fn turned(&self, whose: &str) -> Option<Change> {
        if self.boundary.always || !self.clause.limits.is_empty() {
            return None;
        }
        let to = if self.key == "never" { ClauseKind::May } else { ClauseKind::Never };
        let what = format!("{whose} `{}` became a `{}`", self.key, to.key());
        let mut change = self.dropped(what);
        let boundary = boundary_mut(&mut change.playbook, self.boundary);
        let turned = Clause { kind: to, ..self.clause.clone() };
        match turned.kind {
            ClauseKind::May => boundary.may.push(turned),
            _ => boundary.never.push(turned),
        }
        Some(change)
    }

    fn dropped(&self, what: String) -> Change {
        let mut playbook = self.playbook.clone();
        self.list(&mut playbook).remove(self.index);
        Change { at: self.place(), what, playbook, both: self.playbook.clone() }
    }

    fn changed(&self, at: Place, what: String, clause: Clause) -> Change {
        let (mut playbook, mut both) = (self.playbook.clone(), self.playbook.clone());
        self.list(&mut both).push(clause.clone());
        self.list(&mut playbook)[self.index] = clause;
        Change { at, what, playbook, both }
    }

    fn list<'p>(&self, playbook: &'p mut Playbook) -> &'p mut Vec<Clause> {
        let boundary = boundary_mut(playbook, self.boundary);
        match self.key {
            "may" => &mut boundary.may,
            "ask" => &mut boundary.ask,
            _ => &mut boundary.never,
        }
    }

    fn place(&self) -> Place {
        Place::of(Kind::Boundary, &self.boundary.id).key(self.key).index(self.index)
    }
}

fn boundary_mut<'p>(playbook: &'p mut Playbook, boundary: &Boundary) -> &'p mut Boundary {
    let mut all = playbook.boundaries.iter_mut();
    all.find(|known| known.id == boundary.id).expect("a boundary of this playbook")
}

fn whose(clause: &Clause) -> String {
    let (Scope::Roles(roles) | Scope::Only(roles)) = &clause.scope else {
        return "everyone's".to_owned();
    };
    let names: Vec<&str> = roles.iter().map(RoleId::as_str).collect();
    format!("{}'s", names.join(" and "))
}

/// A step up and a step down; no amount becomes negative.
fn around(number: Decimal, step: Decimal, is_money: bool) -> impl Iterator<Item = Decimal> {
    let both = [number + step, number - step].into_iter();
    both.filter(move |number| !is_money || *number >= Decimal::ZERO)
}

fn numbers(comparison: Comparison) -> Vec<Decimal> {
    match comparison {
        Comparison::Between(x, y) => vec![x, y],
        Comparison::AtMost(x)
        | Comparison::AtLeast(x)
        | Comparison::MoreThan(x)
        | Comparison::LessThan(x)
        | Comparison::Exactly(x)
        | Comparison::Not(x) => vec![x],
    }
}

/// A comparison with another number; one end of a `between` takes the other along.
fn with(comparison: Comparison, which: usize, to: Decimal) -> Comparison {
    match comparison {
        Comparison::Between(x, _) if which == 1 => Comparison::Between(x.min(to), to),
        Comparison::Between(_, y) => Comparison::Between(to, y.max(to)),
        Comparison::AtMost(_) => Comparison::AtMost(to),
        Comparison::AtLeast(_) => Comparison::AtLeast(to),
        Comparison::MoreThan(_) => Comparison::MoreThan(to),
        Comparison::LessThan(_) => Comparison::LessThan(to),
        Comparison::Exactly(_) => Comparison::Exactly(to),
        Comparison::Not(_) => Comparison::Not(to),
    }
}
