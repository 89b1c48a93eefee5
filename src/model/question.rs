//! Questions: what a template leaves to whoever forks it.

/// A question of a template, or of one that it lies over.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Question {
    /// Its name, as `$(goodwill)` uses it.
    pub id: String,
    /// Of what type the answer is.
    pub kind: QuestionKind,
    /// The question, as a leader is asked it.
    pub ask: String,
    /// Of a choice: what to choose from.
    pub options: Vec<String>,
    /// The answer of a fork that gives none.
    pub default: Option<String>,
    /// The answer that the template itself gives to a question of its own template.
    pub settled: Option<String>,
    /// The things that the answer is used in: `boundaries/put-it-right`.
    pub used_in: Vec<String>,
}

impl Question {
    /// Where the answer is used, in a few words; `and_more` says that there is more than that.
    pub fn uses(&self, and_more: &str) -> Option<String> {
        /// More than these tell a leader no more.
        const FEW: usize = 3;
        let few: Vec<&str> = self.used_in.iter().take(FEW).map(String::as_str).collect();
        let rest = if self.used_in.len() > FEW { format!(" {and_more}") } else { String::new() };
        (!few.is_empty()).then(|| few.join(", ") + &rest)
    }
}

/// Of what type an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuestionKind {
    /// Any text.
    Text,
    /// An amount of money.
    Money,
    /// A decimal number.
    Number,
    /// A percentage.
    Percent,
    /// Yes or no.
    YesNo,
    /// One of several options.
    Choice,
}
