//! What a reader's phone has to load of a page besides the words that somebody wrote for it.

use crate::project::Project;

/// As many bytes as a page may have beyond its own words, before it is compressed.
const MOST: usize = 4_000;

const TITLE: &str = "The guest whose suitcase came a whole day later";
const STORY: &str = "She had waited at the airport until midnight, and the suitcase with the wedding dress in it had gone to another city altogether.";
const HAPPENED: &str = "The desk found a tailor who opened on Sunday.";
const LESSON: &str = "Ask first what is needed, then what it costs.";

/// A playbook of every kind of page, with three cases that one decision each decides.
fn plain() -> Project {
    let mut project = Project::empty()
        .write("acme/playbook.yaml", "name: Acme\nlanguages: [en]\ncurrency: EUR\n")
        .write("acme/roles/manager.yaml", "title: Manager of the house\n")
        .write("acme/roles/front-desk.yaml", "title: Front desk\nreports_to: manager\n")
        .write("acme/values/own-the-moment.yaml", "title: Own the moment you are in\n")
        .write("acme/values/one-house.yaml", "title: One house, one table\n")
        .write(
            "acme/boundaries/put-it-right.yaml",
            "title: Put it right for the guest\nquestion: May I spend money to put this right?\n\
             facts:\n  our_fault: Was it our fault?\nmay:\n  - when: {our_fault: yes}\n    \
             up_to: 250 EUR per guest\notherwise: ask manager\n",
        );
    for (id, amount, verdict) in
        [("before", 40, "may"), ("late-suitcase", 80, "may"), ("yonder", 300, "ask manager")]
    {
        let example = format!(
            "title: {TITLE}\nstory: {STORY}\ndecisions:\n  - boundary: put-it-right\n    \
             role: front-desk\n    facts: {{our_fault: yes, amount: {amount} EUR}}\n    \
             verdict: {verdict}\nwhat_happened: {HAPPENED}\nlesson: {LESSON}\n\
             values: [own-the-moment, one-house]\ntags: [luggage, wedding]\n"
        );
        project = project.write(&format!("acme/examples/{id}.yaml"), &example);
    }
    project
}

#[test]
fn an_examples_page_is_little_more_than_its_words() {
    let project = plain();
    project.run("build").ends(0);
    for id in ["before", "late-suitcase", "yonder"] {
        let page = project.path(format!("dist/acme/examples/{id}.html"));
        let html = std::fs::read_to_string(page).expect("a page");
        let words = [TITLE, STORY, HAPPENED, LESSON];
        for field in words {
            assert!(html.contains(field), "{id} lacks: {field}");
        }
        // Whatever of them is told again, as in the head, counts as beyond them.
        let beyond = html.len() - words.map(str::len).iter().sum::<usize>();
        assert!(beyond <= MOST, "{id} has {beyond} bytes beyond its own words");
    }
}
