//! Near misses: the same situation with one thing changed, just across a line.
//!
//! Who knows where the line runs must know both sides of it. A quantity moves by the smallest
//! difference that authors make, so that nothing but the line lies between the two.

use rust_decimal::Decimal;

use crate::model::{Amount, FactValue, Period};

use super::diagram::Diagram;
use super::judge::Judgement;
use super::outcome::{Answer, Reason, Ruling};
use super::situation::Situation;
use super::space::{Domain, Measure, Space, Subject, Variable};
use super::stretch::Cut;

/// As many lines as are looked at on each side of a number, and as many options of a choice.
const NEAREST: usize = 8;
/// A diagram with more nodes than this is walked only where every fact is known.
const MOST_NODES: usize = 5_000;

/// A situation that differs in one thing from another, and in what is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// What changed, by the variable's number.
    pub variable: usize,
    /// The situation.
    pub situation: Situation,
    /// What is ruled in it.
    pub ruling: Ruling,
    /// Why; `None` where that depends on facts that are not known.
    pub reason: Option<Reason>,
}

impl Diagram {
    /// Situations that differ in one thing that is known, and in the answer to a role by its
    /// number: one with every other kind of answer, then others in which something else changed;
    /// of those that are alike, the nearest.
    pub fn near_misses(&self, role: usize, situation: &Situation, most: usize) -> Vec<NearMiss> {
        let whole = situation.cells(&self.space).iter().all(Option::is_some);
        if !whole && self.graph.len() > MOST_NODES {
            return Vec::new();
        }
        let Judgement::Decided { ruling, .. } = self.judge(role, situation) else {
            return Vec::new();
        };
        let answer = ruling.answer.sorted();
        let mut found = self.beside(role, situation, &answer);
        found.sort_by_key(|near| {
            let variable = &self.space.variables[near.variable];
            (near.ruling.answer.name() == answer.name(), rank(variable))
        });
        chosen(found, &answer, most)
    }

    /// All situations beside one that come out otherwise, those of one variable nearest first.
    /// What always holds changes only where nothing else does.
    fn beside(&self, role: usize, situation: &Situation, answer: &Answer) -> Vec<NearMiss> {
        let of_variable = |variable: usize| {
            let moved = self.space.moved(variable, situation).into_iter();
            moved.filter_map(move |situation| match self.judge(role, &situation) {
                Judgement::Decided { ruling, reason } => {
                    Some(NearMiss { variable, situation, ruling, reason })
                }
                Judgement::Undecided { .. } => None,
            })
        };
        let (always, own): (Vec<usize>, Vec<usize>) =
            (0..self.space.variables.len()).partition(|at| self.space.variables[*at].always);
        let differing = |variables: Vec<usize>| -> Vec<NearMiss> {
            let all = variables.into_iter().flat_map(of_variable);
            all.filter(|near| near.ruling.answer.clone().sorted() != *answer).collect()
        };
        let found = differing(own);
        if found.is_empty() { differing(always) } else { found }
    }
}

/// What readers should try first: money, then other quantities, then answers.
fn rank(variable: &Variable) -> usize {
    match (&variable.subject, &variable.domain) {
        (Subject::Fact(fact), _) if fact.as_str() == crate::model::AMOUNT => 0,
        (Subject::Total(_), _) => 1,
        (_, Domain::Quantity { .. }) => 2,
        _ => 3,
    }
}

/// Of what was found, in its order: one for every other kind of answer, then one for everything
/// else that can change.
fn chosen(found: Vec<NearMiss>, answer: &Answer, most: usize) -> Vec<NearMiss> {
    let mut kinds = vec![answer.name()];
    let (first, rest): (Vec<_>, Vec<_>) = found.into_iter().partition(|near| {
        let kind = near.ruling.answer.name();
        let is_new = !kinds.contains(&kind);
        if is_new {
            kinds.push(kind);
        }
        is_new
    });
    let mut chosen = first;
    for near in rest {
        if chosen.iter().all(|known| known.variable != near.variable) {
            chosen.push(near);
        }
    }
    chosen.truncate(most);
    chosen
}

impl Space {
    /// A situation with one variable moved to where another test may come out otherwise, nearest
    /// first. What is not known stays so.
    fn moved(&self, at: usize, situation: &Situation) -> Vec<Situation> {
        let variable = &self.variables[at];
        match &variable.subject {
            Subject::Fact(id) => {
                let known = situation.fact(id.as_str()).or(variable.default.as_ref());
                let others = known.map(|known| self.others(at, known, situation));
                let others = others.unwrap_or_default().into_iter();
                others.map(|value| situation.with_fact(id, value)).collect()
            }
            Subject::Total(period) => self.given(variable, period, situation),
        }
    }

    /// Other values of a fact.
    fn others(&self, at: usize, known: &FactValue, situation: &Situation) -> Vec<FactValue> {
        let variable = &self.variables[at];
        match (known, &variable.domain) {
            (FactValue::YesNo(yes), _) => vec![FactValue::YesNo(!yes)],
            (FactValue::Choice(known), Domain::Choice(options)) => {
                let others = options.iter().filter(|option| *option != known).take(NEAREST);
                others.cloned().map(FactValue::Choice).collect()
            }
            (FactValue::Number(number) | FactValue::Percent(number), _) => {
                let across = across(*number, variable.cuts().to_vec(), variable.step());
                across.into_iter().filter_map(|number| variable.value(number)).collect()
            }
            (FactValue::Money(Amount { value, .. }), _) => {
                let (mut cuts, mut step) = (variable.cuts().to_vec(), variable.step());
                if self.amount() == Some(at) {
                    step = self.shifted(&mut cuts, step, situation);
                }
                let across = across(*value, cuts, step).into_iter();
                // Nobody asks whether nothing may be spent.
                let is_some = |number: &Decimal| *number > Decimal::ZERO;
                let money = across.filter(|number| is_some(number) || self.amount() != Some(at));
                let money = money.filter(|number| !number.is_sign_negative());
                money.filter_map(|number| variable.value(number)).collect()
            }
            (FactValue::Choice(_), _) => Vec::new(),
        }
    }

    /// Adds the lines that an amount crosses in its totals; the step that tells all apart.
    fn shifted(&self, cuts: &mut Vec<Cut>, step: Decimal, situation: &Situation) -> Decimal {
        let mut finest = step;
        for total in &self.variables {
            if let Subject::Total(period) = &total.subject {
                let before = situation.already(period);
                let cut = |cut: &Cut| Cut { value: cut.value - before, after: cut.after };
                cuts.extend(total.cuts().iter().map(cut));
                finest = finest.min(total.step()).min(unit(before));
            }
        }
        finest
    }

    /// Situations in which more or less was given before in a period.
    fn given(&self, total: &Variable, period: &Period, situation: &Situation) -> Vec<Situation> {
        let Domain::Quantity { measure: Measure::Money(Some(currency)), .. } = total.domain else {
            return Vec::new();
        };
        let Some(amount) = situation.amount(self) else { return Vec::new() };
        let cut = |cut: &Cut| Cut { value: cut.value - amount, after: cut.after };
        let cuts = total.cuts().iter().map(cut).collect();
        let across =
            across(situation.already(period), cuts, total.step().min(unit(amount))).into_iter();
        let given = across.filter(|value| !value.is_sign_negative());
        given.map(|value| situation.with_given(period, Amount { value, currency })).collect()
    }
}

/// One in the last place in which a number is written.
fn unit(number: Decimal) -> Decimal {
    Decimal::new(1, number.normalize().scale())
}

/// Numbers just across lines from one, the nearest lines of each side.
fn across(number: Decimal, mut cuts: Vec<Cut>, step: Decimal) -> Vec<Decimal> {
    cuts.sort_unstable();
    cuts.dedup();
    let below = cuts.partition_point(|cut| !cut.is_above(number));
    let up = cuts[below..].iter().take(NEAREST);
    let up = up.map(|cut| if cut.after { cut.value + step } else { cut.value });
    let down = cuts[..below].iter().rev().take(NEAREST);
    let down = down.map(|cut| if cut.after { cut.value } else { cut.value - step });
    let mut numbers: Vec<Decimal> = up.chain(down).collect();
    numbers.sort_by_key(|other| (*other - number).abs());
    numbers.dedup();
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(number: &str, cuts: &[Cut], step: &str) -> Vec<String> {
        let parse = |text: &str| text.parse::<Decimal>().expect("a number");
        let across = across(parse(number), cuts.to_vec(), parse(step));
        across.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn numbers_move_by_one_step_across_the_nearest_line() {
        let upto = Cut::after(250.into());
        assert_eq!(numbers("180", &[upto], "0.01"), ["250.01"]);
        assert_eq!(numbers("250.01", &[upto], "0.01"), ["250"]);
        assert_eq!(numbers("3", &[Cut::before(5.into())], "1"), ["5"]);
        assert_eq!(numbers("5", &[Cut::before(5.into())], "1"), ["4"]);
        let both = [Cut::after(1000.into()), upto];
        assert_eq!(numbers("300", &both, "0.01"), ["250", "1000.01"]);
    }
}
