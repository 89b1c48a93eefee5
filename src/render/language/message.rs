//! A message of the interface, readied for being said many times.
//!
//! Most messages are words with names in between. These are put together here, for pages say
//! thousands of them; what chooses between forms, or speaks of another message, is Fluent's to
//! say, which is told the names that the message reads and no others.

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};

/// How a message is said.
pub(super) enum Message {
    /// Words with names in between.
    Plain(Vec<Part>),
    /// As Fluent decides; the names that it reads, or `None` where another message may read more.
    Chosen(Option<Vec<Box<str>>>),
}

/// A part of a message.
pub(super) enum Part {
    Words(Box<str>),
    /// What goes by this name.
    Name(Box<str>),
}

impl Message {
    pub(super) fn new(pattern: &Pattern<&str>) -> Self {
        let parts: Option<Vec<Part>> = pattern.elements.iter().map(part).collect();
        parts.map_or_else(
            || {
                let mut names = Vec::new();
                Self::Chosen(names_in(pattern, &mut names).then_some(names))
            },
            Self::Plain,
        )
    }

    /// Whether a message reads what goes by a name.
    pub(super) fn reads(&self, name: &str) -> bool {
        match self {
            Self::Plain(parts) => {
                parts.iter().any(|part| matches!(part, Part::Name(read) if **read == *name))
            }
            Self::Chosen(names) => {
                names.as_ref().is_none_or(|names| names.iter().any(|read| **read == *name))
            }
        }
    }
}

fn part(element: &PatternElement<&str>) -> Option<Part> {
    match element {
        PatternElement::TextElement { value } => Some(Part::Words((*value).into())),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::VariableReference { id }),
        } => Some(Part::Name(id.name.into())),
        PatternElement::Placeable { .. } => None,
    }
}

/// Collects the names that a pattern reads; `false` where it may read more than can be seen.
fn names_in(pattern: &Pattern<&str>, names: &mut Vec<Box<str>>) -> bool {
    pattern.elements.iter().all(|element| match element {
        PatternElement::TextElement { .. } => true,
        PatternElement::Placeable { expression } => names_of(expression, names),
    })
}

fn names_of(expression: &Expression<&str>, names: &mut Vec<Box<str>>) -> bool {
    match expression {
        Expression::Inline(inline) => named(inline, names),
        Expression::Select { selector, variants } => {
            named(selector, names) && variants.iter().all(|one| names_in(&one.value, names))
        }
    }
}

fn named(inline: &InlineExpression<&str>, names: &mut Vec<Box<str>>) -> bool {
    match inline {
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => true,
        InlineExpression::VariableReference { id } => {
            names.push(id.name.into());
            true
        }
        InlineExpression::Placeable { expression } => names_of(expression, names),
        _ => false,
    }
}
