//! Words too small to search for, and the commonest endings, for the languages that we know.

/// Words that stand on nearly every page and say nothing about it, without accents.
pub(super) fn stop_words(language: &str) -> &'static str {
    match language {
        "en" => {
            "an and are as at be been but by can could did do does for from had has have he her \
             him his how if in into is it its me my no nor not of on or our she should so than \
             that the their them then there these they this those to too up us was we were what \
             when where which who whom why will with would you your"
        }
        "nl" => {
            "aan al als bij dan dat de der des deze die dit door dus een en er ge had heb hebben \
             heeft het hier hij hoe hun ik in is je jij jouw jullie kan kun maar me mee met mij \
             mijn na naar niet nog nu of om omdat ons onze ook op over te tegen toch toen tot u \
             uit uw van veel voor waar was wat we wel werd wie wij worden wordt ze zich zij zijn \
             zo zou"
        }
        _ => "",
    }
}

/// Endings that words take, whether or not this playbook has a word that shows them.
pub(super) fn endings(language: &str) -> &'static str {
    match language {
        "en" => "s es ies y ed d ing",
        "nl" => "s en e n t",
        "de" => "e en er es n s",
        "fr" | "es" | "pt" => "s es e",
        _ => "",
    }
}
