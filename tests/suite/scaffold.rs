//! First steps: `ruimte new` starts a workspace, `ruimte add` adds to it, and what they write
//! holds together as it stands.

use std::fs;
use std::path::Path;

use crate::project::Project;

/// What can be added.
const KINDS: [&str; 4] = ["value", "boundary", "example", "role"];

/// A workspace with the given languages, in `ws`.
fn started(languages: &str) -> Project {
    let project = Project::empty();
    project.run(&format!("new ws --name Demo --languages {languages}")).ends(0);
    project
}

/// `--content` that leads into the workspace.
fn within(words: &str) -> String {
    format!("{words} --content ws/content")
}

#[track_caller]
fn is_silent(project: &Project, content: &str) {
    let run = project.run(&format!("check --strict --quiet --content {content}"));
    assert_eq!(run.stderr(), "");
    run.ends(0);
}

/// The names in a folder, hidden ones too.
fn names(folder: impl AsRef<Path>) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let name = |entry: std::io::Result<fs::DirEntry>| {
        entry.expect("an entry").file_name().to_string_lossy().into_owned()
    };
    let mut names: Vec<String> = entries.map(name).collect();
    names.sort();
    names
}

#[test]
fn a_new_workspace_is_sound_and_says_what_is_next() {
    let project = Project::empty();
    let run = project.run_words(&["new", "hotel-zon"]).ends(0);
    assert_eq!(run.stdout(), "hotel-zon\n");
    snapbox::assert_data_eq!(
        run.stderr(),
        snapbox::str![[r#"
Hotel Zon has a playbook. It lies over the starter, a hotel that does not exist:
  content/starter/  the template: read it, and take over what fits
  content/hotel-zon/  yours: its playbook.yaml answers the starter's questions

Next:
  cd hotel-zon
  ruimte check          tells what does not hold together
  ruimte serve --open   shows the playbook while you write
  ruimte add value "What we stand for"

"#]]
    );
    let folder = project.path("hotel-zon");
    assert_eq!(names(&folder), [".gitignore", ".ruimte", ".vscode", "content"]);
    assert_eq!(names(folder.join("content")), ["hotel-zon", "starter"]);
    assert_eq!(names(project.path("")), ["hotel-zon"]);
    is_silent(&project, "hotel-zon/content");
    project.run("build --strict --quiet --content hotel-zon/content").ends(0);
    assert!(project.path("dist/hotel-zon/index.html").is_file());
}

#[test]
fn a_new_workspace_has_what_editors_need() {
    let project = started("en");
    let settings = fs::read(project.path("ws/.vscode/settings.json")).expect("settings");
    let settings: serde_json::Value = serde_json::from_slice(&settings).expect("JSON");
    let schemas = settings["yaml.schemas"].as_object().expect("schemas");
    assert_eq!(schemas.len(), 13);
    for path in schemas.keys() {
        let schema = fs::read_to_string(project.path("ws").join(path)).expect(path);
        let kind = path.rsplit(['/', '.']).nth(1).expect("a name");
        assert_eq!(schema, project.run(&format!("schema {kind}")).stdout());
    }
    let extensions = fs::read_to_string(project.path("ws/.vscode/extensions.json")).expect("it");
    assert!(extensions.contains("redhat.vscode-yaml"));
}

#[test]
fn a_new_workspace_speaks_the_languages_asked_for() {
    for languages in ["nl", "en,nl", "nl,en"] {
        let project = started(languages);
        let path = project.path("ws/content/demo/playbook.yaml");
        let playbook = fs::read_to_string(path).expect("a playbook");
        assert!(playbook.contains(&format!("languages: [{}]", languages.replace(',', ", "))));
        assert_eq!(playbook.contains("Jullie organisatie"), languages.starts_with("nl"));
        is_silent(&project, "ws/content");
    }
    Project::empty().run("new ws --languages fr").ends(2);
}

#[test]
fn a_new_playbook_answers_all_that_the_starter_asks_in_its_own_language() {
    for (languages, asked) in [
        ("en,nl", "# How much may anyone spend, unasked"),
        ("nl", "# Hoeveel mag iedereen zelf uitgeven"),
    ] {
        let project = started(languages);
        let path = project.path("ws/content/demo/playbook.yaml");
        let playbook = fs::read_to_string(path).expect("a playbook");
        assert!(playbook.contains(asked), "{playbook}");
        let starter = fs::read_to_string(project.path("ws/content/starter/playbook.yaml"));
        let starter: serde_yaml::Value =
            serde_yaml::from_str(&starter.expect("a template")).expect("YAML");
        let playbook: serde_yaml::Value = serde_yaml::from_str(&playbook).expect("YAML");
        let questions = starter["questions"].as_mapping().expect("questions");
        for (id, question) in questions {
            assert_eq!(playbook["answers"][id], question["default"], "{id:?}");
        }
    }
}

#[test]
fn a_new_workspace_lies_over_nothing() {
    let project = Project::empty().bytes("full/notes.txt", b"mine").bytes("file", b"mine");
    let refused = project.run("new full").ends(2);
    assert_eq!(refused.stdout(), "");
    snapbox::assert_data_eq!(
        refused.stderr(),
        snapbox::str![[r#"
error: `full` is not empty: it holds `notes.txt`
name a folder that is not there yet

"#]]
    );
    assert!(project.run("new file").ends(2).stderr().contains("`file` is a file"));
    assert_eq!(names(project.path("full")), ["notes.txt"]);
    assert_eq!(names(project.path("")), ["file", "full"]);
}

#[test]
fn an_empty_folder_is_filled() {
    let project = Project::empty();
    fs::create_dir(project.path("leeg")).expect("a folder");
    project.run_words(&["new", "leeg", "--name", "Café de Brug"]).ends(0);
    assert_eq!(names(project.path("leeg/content")), ["cafe-de-brug", "starter"]);
    assert_eq!(names(project.path("leeg")), [".gitignore", ".ruimte", ".vscode", "content"]);
    let here = Project::empty();
    here.run_words(&["new", ".", "--name", "Hier"]).ends(0);
    assert_eq!(names(here.path("")), [".gitignore", ".ruimte", ".vscode", "content"]);
}

#[test]
fn organisations_need_a_name_of_their_own() {
    let project = Project::empty();
    for (words, told) in [
        (["new", "ws", "--name", "🎉"], "--name"),
        (["new", "ws", "--name", "Starter"], "is what the template is called"),
        (["new", "starter", "--quiet", "--quiet"], ""),
    ] {
        let refused = project.run_words(&words).ends(2).stderr();
        assert!(refused.contains(told), "{refused}");
    }
    assert_eq!(names(project.path("")), Vec::<String>::new());
    project.run_words(&["new", "ws", "--name", "say \"hi\": # $(x)"]).ends(0);
    is_silent(&project, "ws/content");
}

#[test]
fn what_is_added_holds_together_in_every_language() {
    for languages in ["en", "nl,en"] {
        let project = started(languages);
        for kind in KINDS {
            let run =
                project.run_words(&["add", kind, "Een kopje thee", "--content", "ws/content"]);
            assert!(run.stderr().contains("Next: "), "{}", run.stderr());
            for path in run.ends(0).stdout().lines() {
                assert!(project.path(path).is_file(), "{path}");
            }
            // Each by itself, also while the others are not there yet.
            let run = project.run("check demo --strict --quiet --content ws/content");
            assert_eq!(run.stderr(), "", "{kind}");
        }
        project.run("build --strict --quiet --content ws/content").ends(0);
    }
}

#[test]
fn what_is_added_holds_together_in_all_organisations() {
    let project = Project::empty();
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    copy(&content, &project.path("content"));
    for organisation in names(&content) {
        for kind in KINDS {
            let words = ["add", kind, "Zo doen wij dat", "--org", &organisation];
            project.run_words(&words).ends(0);
        }
    }
    is_silent(&project, "content");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for name in names(from) {
        let (from, to) = (from.join(&name), to.join(&name));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(from, to).expect("a file");
        }
    }
}

#[test]
fn small_organisations_get_what_they_can_use() {
    let project = Project::empty().write("acme/playbook.yaml", "name: Acme\n");
    let refused = project.run("add boundary Gift").ends(2).stderr();
    assert!(refused.contains("has no roles") && refused.contains("ruimte add role"), "{refused}");
    for kind in ["role", "value", "example", "boundary"] {
        project.run(&format!("add {kind} Gift")).ends(0);
        is_silent(&project, "content");
    }
    let other = Project::sound().write("acme/playbook.yaml", "name: A\nlanguages: [de, nl]\n");
    let told = other.run("add value Zuhören").ends(0);
    assert!(told.stderr().contains("Its words in de are yours to write"), "{}", told.stderr());
    assert_eq!(told.stdout().lines().next(), Some("content/acme/values/zuhoren.yaml"));
}

#[test]
fn it_tells_what_it_wrote_and_why() {
    let project = Project::sound();
    let run = project.run("add boundary Gift").ends(0);
    snapbox::assert_data_eq!(
        run.stdout(),
        snapbox::str![[r#"
content/acme/boundaries/gift.yaml
content/acme/examples/gift-example.yaml

"#]]
    );
    snapbox::assert_data_eq!(
        run.stderr(),
        snapbox::str![[r#"
A boundary, and a first example that is its test: change one, and `ruimte check` tells
whether they still agree.
It holds together as it stands: now write it in your own words.
Next: ruimte check; and for a second story: ruimte add example "..."

"#]]
    );
    let written = fs::read_to_string(project.path("content/acme/boundaries/gift.yaml"));
    snapbox::assert_data_eq!(
        written.expect("a boundary"),
        snapbox::str![[r#"
# Who may decide what about one matter. Everything below is a first draft that holds together:
# change a line, and `ruimte check` tells which example no longer agrees.

title: Gift
# As a colleague would ask it.
question: May I decide this myself?
# The answer in one line.
summary: Yes, up to 50 EUR when something went wrong on our side.
# The reason, from what you stand for. Markdown.
why: |
  Why is the line exactly here? Two or three sentences are enough, as long as a colleague can
  say them to a customer.
# The values that it serves.
values: [listen]
# What must be known to decide, by names of your own. A question alone is answered with yes or no.
facts:
  our_fault: Did something go wrong on our side?
  # `amount` is built in: money.
  amount: How much does it cost?
# What people may decide alone. Without `roles` it is for everyone.
may:
  - title: Everyone, at once
    when: {our_fault: yes}
    # An amount, or an amount per period: 50 EUR per day.
    up_to: 50 EUR
    # Words to use; not a script.
    say: I’m putting this right now.
    # What to do once decided, step by step.
    afterwards:
      - Write down what happened and what you did.
# Whom to consult first, and when.
# ask:
#   - whom: lead
#     over: 80 EUR
# What nobody does, whatever the reason.
# never:
#   - when: {our_fault: no}
#     why: Without a reason it is a present, and that is another boundary.
# What holds where no line above speaks: may, never or ask ROLE.
otherwise: ask lead

"#]]
    );
}

#[test]
fn odd_titles_get_sensible_ids() {
    let project = Project::sound();
    let long = "a".repeat(300);
    for (title, id) in [
        ("Één kopje thee!", "een-kopje-thee"),
        ("../../x", "x"),
        (&long, &long[..60]),
        ("yes", "yes"),
        ("[A]: {b} # c", "a-b-c"),
        ("$(goodwill)\n\"quoted\" \\ 🎉", "goodwill-quoted"),
    ] {
        let run = project.run_words(&["add", "value", title]).ends(0);
        let path = format!("content/acme/values/{id}.yaml");
        assert_eq!(run.stdout().lines().next(), Some(&*path));
        is_silent(&project, "content");
    }
    for (title, told) in [("", "title is empty"), ("  ", "title is empty"), ("🎉🎉", "--id")] {
        let refused = project.run_words(&["add", "value", title]).ends(2).stderr();
        assert!(refused.contains(told), "{refused}");
    }
    project.run_words(&["add", "value", "🎉🎉", "--id", "feest"]).ends(0);
    let refused = project.run_words(&["add", "value", "A", "--id", "../A b"]).ends(2).stderr();
    assert!(refused.contains("write `--id a-b`"), "{refused}");
    assert_eq!(names(project.path("")), ["content"]);
    assert_eq!(names(project.path("content")), ["acme"]);
}

#[test]
fn what_is_there_stays_as_it_is() {
    let project = Project::forked();
    let refused = project.run("add value Listen").ends(2).stderr();
    snapbox::assert_data_eq!(
        refused,
        snapbox::str![[r#"
error: the value `listen` is already there: content/base/values/listen.yaml
give yours another title, or a name of its own with `--id listen-2`

"#]]
    );
    assert!(!project.path("content/acme/values").exists());
    project.run("add value Listen --id listen-2").ends(0);
    // An example that has taken the name of ours is left alone.
    let project =
        Project::sound().write("acme/examples/gift-example.yaml", "title: G\nvalues: [listen]\n");
    let told = project.run("add value Gift").ends(0).stdout();
    assert!(told.contains("examples/gift-example-2.yaml"), "{told}");
}

#[test]
fn the_organisation_must_be_clear() {
    let project = Project::sound().write("other/playbook.yaml", "name: Other\n");
    let refused = project.run("add role Cook").ends(2).stderr();
    snapbox::assert_data_eq!(
        refused,
        snapbox::str![[r#"
error: there are several organisations in `content`: say which with --org
there are `acme`, `other`

"#]]
    );
    let refused = project.run("add role Cook --org acne").ends(2).stderr();
    assert!(refused.contains("did you mean `acme`?"), "{refused}");
    project.run("add role Cook --org other").ends(0);
    assert!(Project::empty().run("add role Cook").ends(2).stderr().contains("no folder `content`"));
    let only_template = Project::empty().write("t/playbook.yaml", "name: T\ntemplate: true\n");
    assert!(only_template.run("add role Cook").ends(2).stderr().contains("ruimte new"));
    only_template.run("add role Cook --org t").ends(0);
}

/// Root may write everywhere: what refuses then is a file where a folder must come.
#[test]
fn nothing_is_half_written() {
    let project = Project::sound();
    fs::remove_dir_all(project.path("content/acme/examples")).expect("gone");
    let project = project.bytes("content/acme/examples", b"in the way");
    let before = names(project.path("content/acme/values"));
    project.run("add value Courage").ends(2);
    assert_eq!(names(project.path("content/acme/values")), before);
    assert_eq!(names(project.path("content/acme")).len(), 5);

    let project = Project::empty().bytes("file", b"in the way");
    assert!(project.run("new file/ws").ends(2).stderr().contains("file/ws"));
    assert_eq!(names(project.path("")), ["file"]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_stays_as_it_is() {
    use std::os::unix::fs::PermissionsExt as _;
    let project = Project::sound();
    let mode = |folder: &Path, mode: u32| {
        fs::set_permissions(folder, fs::Permissions::from_mode(mode)).expect("permissions");
    };
    let examples = project.path("content/acme/examples");
    mode(&examples, 0o555);
    let is_refused = fs::write(examples.join("probe"), b"").is_err();
    let (values, told) = (project.path("content/acme/values"), names(&examples));
    let ended = project.run("add value Courage");
    mode(&examples, 0o755);
    if is_refused {
        assert!(ended.ends(2).stderr().contains("cannot write"));
        assert_eq!(names(&values), ["listen.yaml"]);
        assert_eq!(names(&examples), told);
    }
}

#[test]
fn help_says_how() {
    let project = Project::empty();
    for (command, told) in [("new", "--languages"), ("add", "--org"), ("schema", "--out")] {
        let help = project.run(&format!("{command} --help")).ends(0).stdout();
        assert!(help.contains(told), "{help}");
    }
    assert!(project.run("add song X").ends(2).stderr().contains("boundary"));
    assert!(project.run(&within("add valeu X")).ends(2).stderr().contains("similar value"));
}
