//! A playbook from which two versions can be told: the new one, and behind it what only the old
//! one has, so that a role that is gone still has its title and a fact its question.

use crate::decide::set_apart;
use crate::model::{
    Boundary, ChoiceOption, Fact, FactKind, Language, LanguageIndex, Playbook, Text, WordForms,
};

/// The new playbook with what only the old one has: things that are gone, under their titles,
/// and facts and options by which only the old one decides. Of what is gone, only these are made
/// for the new playbook's languages.
pub(super) fn both(old: &Playbook, new: &Playbook) -> Playbook {
    let reader = Reader { old: &old.languages, new: &new.languages };
    let mut both = new.clone();
    for known in &mut both.boundaries {
        if let Some(before) = old.boundaries.iter().find(|before| before.id == known.id) {
            reader.add_facts(before, known);
        }
    }
    macro_rules! keep {
        ($($list:ident),*) => {$(
            for gone in &old.$list {
                if !new.$list.iter().any(|thing| thing.id == gone.id) {
                    let mut kept = gone.clone();
                    kept.title = reader.text(&gone.title);
                    both.$list.push(kept);
                }
            }
        )*};
    }
    keep!(roles, values, boundaries, examples, pages);
    for kept in both.boundaries.iter_mut().skip(new.boundaries.len()) {
        kept.facts = kept.facts.iter().map(|fact| reader.fact(fact)).collect();
    }
    if let (None, Some(gone)) = (&new.scan, &old.scan) {
        let mut kept = gone.clone();
        kept.title = reader.text(&gone.title);
        both.scan = Some(kept);
    }
    both
}

/// Makes texts of the old playbook ready for readers of the new one.
struct Reader<'a> {
    old: &'a [Language],
    new: &'a [Language],
}

impl Reader<'_> {
    /// A text as readers of each of the new playbook's languages get it: in the old playbook's
    /// first language where it did not have theirs.
    fn text(&self, text: &Text) -> Text {
        let wording = |language: &Language| {
            let before = self.old.iter().position(|known| known == language);
            text.wording(LanguageIndex(before.unwrap_or(0))).clone()
        };
        Text::new(self.new.iter().map(wording).collect()).unwrap_or_else(|| text.clone())
    }

    fn word(&self, word: &WordForms) -> WordForms {
        let many = word.many.as_ref().map(|many| self.text(many));
        WordForms { one: self.text(&word.one), many }
    }

    fn fact(&self, fact: &Fact) -> Fact {
        let kind = match &fact.kind {
            FactKind::Choice { options } => {
                FactKind::Choice { options: options.iter().map(|it| self.option(it)).collect() }
            }
            FactKind::Number { unit } => {
                FactKind::Number { unit: unit.as_ref().map(|unit| self.word(unit)) }
            }
            other => other.clone(),
        };
        let ask = fact.ask.as_ref().map(|ask| self.text(ask));
        Fact { kind, ask, ..fact.clone() }
    }

    fn option(&self, option: &ChoiceOption) -> ChoiceOption {
        ChoiceOption { id: option.id.clone(), words: self.text(&option.words) }
    }

    /// Adds the facts and options that only the old version of a boundary has; a fact that was
    /// another kind of thing under the name that it has where both are laid on one another.
    fn add_facts(&self, old: &Boundary, both: &mut Boundary) {
        for fact in &old.facts {
            let before = self.fact(fact);
            match both.facts.iter_mut().find(|known| known.id == fact.id) {
                None => both.facts.push(before),
                Some(known) => match (&mut known.kind, before.kind.clone()) {
                    (FactKind::Choice { options }, FactKind::Choice { options: more }) => {
                        let is_new =
                            |one: &ChoiceOption| !options.iter().any(|known| known.id == one.id);
                        let more: Vec<_> = more.into_iter().filter(is_new).collect();
                        options.extend(more);
                    }
                    (now, then) if std::mem::discriminant(now) != std::mem::discriminant(&then) => {
                        let id = set_apart(&fact.id);
                        both.facts.push(Fact { id, ..before });
                    }
                    _ => {}
                },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FactId, OptionId, RoleId};
    use crate::render::fixture::{both as in_both, fact, playbook, role};

    #[test]
    fn what_is_gone_keeps_its_title_in_the_readers_language() {
        let mut old = playbook();
        old.languages.reverse();
        // In a playbook that is Dutch first, the first wording is the Dutch one.
        old.roles.push(role("porter", in_both("Portier", "Porter"), None));
        let new = playbook();
        let both = both(&old, &new);
        let porter = both.roles.last().expect("it is there");
        assert_eq!(porter.id, RoleId::new("porter"));
        assert_eq!(porter.title.content(LanguageIndex(0)), "Porter");
        assert_eq!(porter.title.content(LanguageIndex(1)), "Portier");
        assert_eq!(both.values, new.values);
    }

    #[test]
    fn facts_and_options_of_both_can_be_told() {
        let mut old = playbook();
        let facts = &mut old.boundaries[0].facts;
        facts.push(fact("late", FactKind::YesNo, Some(in_both("Late?", "Laat?"))));
        facts[1].kind = FactKind::YesNo;
        if let FactKind::Choice { options } = &mut facts[2].kind {
            let words = in_both("Radio", "Radio");
            options.push(ChoiceOption { id: OptionId::new("radio"), words });
        }
        let facts = both(&old, &playbook()).boundaries[0].facts.clone();
        let names: Vec<&str> = facts.iter().map(|fact| fact.id.as_str()).collect();
        assert_eq!(names, ["our_fault", "bags", "topic", "amount", "bags (old)", "late"]);
        assert_eq!(facts[4].id, set_apart(&FactId::new("bags")));
        let FactKind::Choice { options } = &facts[2].kind else { panic!("a choice") };
        assert_eq!(options.last().map(|option| option.id.as_str()), Some("radio"));
    }
}
