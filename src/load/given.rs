//! What somebody gives for a decision outside any file: facts and running totals as texts.

use crate::diagnostic::did_you_mean;
use crate::model::{Amount, Boundary, Fact, FactId, FactKind, FactValue, Period, Playbook};

use super::grammar::{Flaw, Quantities, amount, fact_value};

/// Why something that was given is not understood: what is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misunderstood {
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// Reads a fact of a decision as an example would write it: `amount` with `150 EUR`.
///
/// # Errors
/// When the decision has no such fact, or the fact no such value.
pub fn fact(
    playbook: &Playbook,
    boundary: &Boundary,
    name: &str,
    text: &str,
) -> Result<(FactId, FactValue), Misunderstood> {
    let always = playbook.boundaries.iter().filter(|boundary| boundary.always);
    let known = || boundary.facts.iter().chain(always.clone().flat_map(|always| &always.facts));
    let Some(fact) = known().find(|fact| fact.id.as_str() == name) else {
        let message = format!("the boundary `{}` has no fact `{name}`", boundary.id);
        let help = did_you_mean(name, known().map(|fact| fact.id.as_str()));
        return Err(Misunderstood { message, help });
    };
    let units = units(fact);
    let quantities = Quantities { kind: &fact.kind, units: &units, currency: boundary.currency };
    let value = fact_value(text, quantities).map_err(|flaw| misunderstood(name, flaw))?;
    if let FactValue::Money(amount) = &value {
        same_currency(boundary, name, *amount)?;
    }
    Ok((fact.id.clone(), value))
}

/// Reads what was given before in a period.
///
/// # Errors
/// When no limit of the boundary runs over that period, or the text is no amount.
pub fn total(
    boundary: &Boundary,
    name: &str,
    text: &str,
) -> Result<(Period, Amount), Misunderstood> {
    let periods = boundary.periods();
    let Some(period) = periods.iter().find(|period| period.as_str() == name) else {
        let message = format!("no limit of `{}` runs over `{name}`", boundary.id);
        let help = did_you_mean(name, periods.iter().map(Period::as_str))
            .or_else(|| Some("this boundary has no running totals".to_owned()));
        return Err(Misunderstood { message, help });
    };
    let value = amount(text, boundary.currency).map_err(|flaw| misunderstood(name, flaw))?;
    same_currency(boundary, name, value)?;
    Ok((period.clone(), value))
}

fn misunderstood(name: &str, flaw: Flaw) -> Misunderstood {
    Misunderstood { message: format!("`{name}`: {}", flaw.message), help: flaw.help }
}

fn same_currency(boundary: &Boundary, name: &str, amount: Amount) -> Result<(), Misunderstood> {
    match boundary.currency.filter(|due| *due != amount.currency) {
        None => Ok(()),
        Some(due) => Err(Misunderstood {
            message: format!(
                "`{name}` is in {}, and `{}` counts in {due}",
                amount.currency, boundary.id
            ),
            help: Some(format!("give the amount in {due}")),
        }),
    }
}

/// The unit of a number in every language and form.
fn units(fact: &Fact) -> Vec<String> {
    match &fact.kind {
        FactKind::Number { unit: Some(unit) } => unit.spellings(),
        _ => Vec::new(),
    }
}
