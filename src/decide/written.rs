//! Values and regions as the content format and the command line write them.

use std::fmt::Write as _;

use rust_decimal::Decimal;

use crate::model::Written;

use super::may_if::{MayIf, Values};
use super::regions::Region;
use super::situation::Situation;
use super::space::{Domain, Measure, Range, Space, Subject, Variable};
use super::stretch::Stretch;

impl Space {
    /// What a region asks of each variable: its name (`amount per guest` for a running total)
    /// and the values: `up to 250 EUR`, `yes`, `interest or charges`.
    pub fn written(&self, region: &Region) -> Vec<(String, String)> {
        let told = region.when.iter().map(|(variable, cells)| {
            let variable = &self.variables[*variable];
            (variable.label(), variable.written(cells))
        });
        told.collect()
    }
}

impl MayIf {
    /// What it asks of each fact, by its name: `amount` with `up to 250 EUR`, `receipt` with
    /// `yes`.
    pub fn written(&self, space: &Space) -> Vec<(String, String)> {
        let written = self.when.iter().map(|(variable, values)| {
            let variable = &space.variables[*variable];
            let values = match values {
                Values::Stretch(stretch) => variable.stretch_written(*stretch),
                Values::Cells(cells) => variable.written(cells),
            };
            (variable.label(), values)
        });
        written.collect()
    }
}

impl Variable {
    /// Its name for programs and the terminal; a running total is told by its period.
    pub fn label(&self) -> String {
        match &self.subject {
            Subject::Fact(fact) => fact.to_string(),
            Subject::Total(period) => format!("amount per {period}"),
        }
    }

    /// Cells of it: `up to 250 EUR`, `yes`, `interest or charges`.
    pub fn written(&self, cells: &[Range]) -> String {
        match &self.domain {
            Domain::YesNo => if cells[0].0 == 0 { "yes" } else { "no" }.to_owned(),
            Domain::Choice(options) => {
                let chosen = cells.iter().flat_map(|(first, last)| *first..=*last);
                let chosen: Vec<&str> = chosen
                    .filter_map(|cell| options.get(cell as usize))
                    .map(crate::model::OptionId::as_str)
                    .collect();
                chosen.join(" or ")
            }
            Domain::Quantity { .. } => {
                let parts = cells.iter().map(|range| self.stretch_written(self.stretch(*range)));
                parts.collect::<Vec<_>>().join(" or ")
            }
        }
    }

    fn stretch_written(&self, stretch: Stretch) -> String {
        if let Some(only) = stretch.only() {
            return self.number_written(only);
        }
        let from = stretch.from.map(|from| {
            let word = if from.after { "more than" } else { "at least" };
            format!("{word} {}", self.number_written(from.value))
        });
        let to = stretch.to.map(|to| {
            let word = if to.after { "up to" } else { "less than" };
            format!("{word} {}", self.number_written(to.value))
        });
        let parts: Vec<String> = from.into_iter().chain(to).collect();
        if parts.is_empty() { "anything".to_owned() } else { parts.join(", ") }
    }

    /// A number of it: `250 EUR`, `15 %`, `3`.
    pub fn number_written(&self, number: Decimal) -> String {
        match &self.domain {
            Domain::Quantity { measure: Measure::Money(Some(currency)), .. } => {
                format!("{} {currency}", Written(number.normalize()))
            }
            Domain::Quantity { measure: Measure::Percent, .. } => {
                format!("{} %", Written(number.normalize()))
            }
            _ => Written(number.normalize()).to_string(),
        }
    }
}

impl Situation {
    /// As words of a command line: `our_fault=no amount="300 EUR" --already guest="50 EUR"`.
    pub fn arguments(&self) -> String {
        let mut words = String::new();
        let value = |text: String| if text.contains(' ') { format!("\"{text}\"") } else { text };
        for (fact, known) in &self.facts {
            let _ = write!(words, " {fact}={}", value(known.to_string()));
        }
        for (period, amount) in &self.already {
            let _ = write!(words, " --already {period}={}", value(amount.to_string()));
        }
        words.trim_start().to_owned()
    }

    /// As an example's `facts`, in one line of YAML: `{our_fault: no, amount: 300 EUR, already:
    /// {guest: 50 EUR}}`; `None` where nothing is known. No value has a character that YAML
    /// would trip over: they are ids, numbers, `15 %` and `250 EUR`.
    pub fn yaml(&self) -> Option<String> {
        let mut parts: Vec<String> =
            self.facts.iter().map(|(fact, value)| format!("{fact}: {value}")).collect();
        if !self.already.is_empty() {
            let totals: Vec<String> =
                self.already.iter().map(|(period, amount)| format!("{period}: {amount}")).collect();
            parts.push(format!("already: {{{}}}", totals.join(", ")));
        }
        (!parts.is_empty()).then(|| format!("{{{}}}", parts.join(", ")))
    }
}
