//! A verdict for people: the answer first, then who decides, why, and what to do; all of it in one
//! language.

use std::fmt::Write as _;

use crate::cli::verdict::in_few_words;
use crate::decide::{Answer, Judgement, Reason, Ruling};
use crate::model::{Clause, FactId};
use crate::render::Arg;

use super::told::Told;

impl Told<'_> {
    pub(super) fn human(&self, role: usize, judgement: &Judgement) -> String {
        let mut text = String::new();
        match judgement {
            Judgement::Decided { ruling, reason } => {
                let _ = writeln!(text, "{}", self.headline(ruling));
                self.tell_who_decides(&mut text, role, ruling);
                match reason {
                    Some(reason) => self.tell_reason(&mut text, ruling, reason),
                    None => self.labelled(&mut text, "cli_because", &self.word("cli_whatever")),
                }
            }
            Judgement::Undecided { needs, possible } => {
                let _ = writeln!(
                    text,
                    "\u{1b}[1m{}\u{1b}[0m: {}",
                    self.word("cli_depends"),
                    self.either(possible)
                );
                for fact in needs {
                    self.labelled(&mut text, "cli_tell", &self.question(fact));
                }
            }
        }
        self.tell_may_if(&mut text, role);
        text
    }

    fn word(&self, key: &str) -> String {
        self.sentences.word(key)
    }

    /// A line behind a label; further lines of it stand below each other.
    fn labelled(&self, text: &mut String, key: &str, words: &str) {
        let label = if key.is_empty() { String::new() } else { self.word(key) };
        let words = words.replace('\n', "\n             ");
        let _ = writeln!(text, "  {label:<10} {words}");
    }

    /// The verdict, with its colour.
    fn headline(&self, ruling: &Ruling) -> String {
        let (colour, key) = match &ruling.answer {
            Answer::May => (32, "cli_headline_may"),
            Answer::Never => (31, "cli_headline_never"),
            Answer::Ask(_) => (33, "cli_headline_ask"),
        };
        let whom = self.sentences.roles(ruling.answer.whom());
        let words = self.sentences.say(key, &[("whom", Arg::Words(&whom))]);
        format!("\u{1b}[1;{colour}m{words}\u{1b}[0m")
    }

    /// The verdicts that are still possible: `may, or ask Lead`.
    fn either(&self, possible: &[Ruling]) -> String {
        let verdicts = possible.iter().map(|ruling| in_few_words(self.sentences, &ruling.answer));
        let joined = verdicts.reduce(|before, last| {
            let args = [("before", Arg::Words(&before)), ("last", Arg::Words(&last))];
            self.sentences.say("cli_either", &args)
        });
        joined.unwrap_or_default()
    }

    fn tell_who_decides(&self, text: &mut String, role: usize, ruling: &Ruling) {
        let Some(decides) = &ruling.decides else { return };
        let is_own = self.examined.authority.house.id(role) == decides;
        if is_own && ruling.answer == Answer::May {
            return;
        }
        let who =
            if is_own { self.word("cli_decides_yourself") } else { self.sentences.role(decides) };
        self.labelled(text, "cli_decides", &who);
    }

    fn tell_reason(&self, text: &mut String, ruling: &Ruling, reason: &Reason) {
        let Some(at) = reason.clause() else {
            let (file, line) = self.silence();
            let words = self.sentences.silence(ruling);
            self.labelled(text, "cli_because", &format!("{words}\n{file}:{line}"));
            return;
        };
        let Some((boundary, clause)) = self.clause(at) else { return };
        let ((file, line), words) = (self.place(at), self.sentences.clause(boundary, clause));
        self.labelled(text, "cli_because", &format!("{words}\n{file}:{line}"));
        self.tell_words(text, clause);
    }

    /// The words of a clause itself.
    fn tell_words(&self, text: &mut String, clause: &Clause) {
        let sentences = self.sentences;
        if let Some(why) = &clause.why {
            self.labelled(text, "cli_why", &sentences.text(&why.0));
        }
        if let Some(say) = &clause.say {
            self.labelled(text, "cli_say", &format!("\"{}\"", sentences.text(say)));
        }
        if let Some(note) = &clause.note {
            self.labelled(text, "cli_note", &sentences.text(note));
        }
        for (index, step) in clause.afterwards.iter().enumerate() {
            let key = if index == 0 { "cli_afterwards" } else { "" };
            self.labelled(text, key, &format!("{}. {}", index + 1, sentences.text(step)));
        }
    }

    /// What would make it a may, a line for each way.
    fn tell_may_if(&self, text: &mut String, role: usize) {
        let diagram = &self.decided.diagram;
        let rooms = diagram.may_if(role, self.situation);
        for (index, room) in rooms.iter().enumerate() {
            let key = if index == 0 { "cli_may_alone" } else { "cli_or" };
            let way = diagram.space.to_change(room, self.situation);
            let way = self.sentences.may_if(self.boundary, &diagram.space, &way);
            self.labelled(text, key, &way);
        }
    }

    /// A fact by the name that the command line takes, with what is asked for it.
    fn question(&self, id: &FactId) -> String {
        match self.sentences.question(self.boundary, id) {
            Some(ask) => format!("{id}: {ask}"),
            None => id.to_string(),
        }
    }
}
