//! The schemas for editors: they accept what the content says and refuse what one file alone
//! can show to be wrong.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::project::Project;

/// The kinds, as the contract has them.
const KINDS: [&str; 8] =
    ["playbook", "role", "value", "boundary", "example", "page", "scan", "theme"];

/// What is refused: a kind, and a file of it.
const REFUSED: &[(&str, &str)] = &[
    ("value", "sumary: x"),
    ("value", "we_do: []"),
    ("value", "we_do: [a, [b]]"),
    ("value", "title: ' '"),
    ("value", "since: 15-01-2026"),
    ("value", "since: 2026-13-01"),
    ("value", "order: first"),
    ("value", "source: {year: long ago}"),
    ("value", "source: {url: example.org}"),
    ("role", "start_with: [front-desk]"),
    ("role", "start_with: [values:x]"),
    ("role", "reports_to: Front Desk"),
    ("boundary", "may: [{over: 5 EUR}]"),
    ("boundary", "may: [{whom: lead}]"),
    ("boundary", "ask: [{whom: lead, up_to: 5 EUR}]"),
    ("boundary", "never: [{up_to: 5 EUR}]"),
    ("boundary", "never: [{whom: lead}]"),
    ("boundary", "may: [{up_to: 2.000 EUR}]"),
    ("boundary", "may: [{up_to: '2.000'}]"),
    ("boundary", "may: [{up_to: 1.000.000 EUR}]"),
    ("boundary", "may: [{up_to: '2,000 EUR'}]"),
    ("boundary", "may: [{up_to: €20}]"),
    ("boundary", "may: [{up_to: 20 eur}]"),
    ("boundary", "may: [{up_to: -5 EUR}]"),
    ("boundary", "may: [{up_to: -5}]"),
    ("boundary", "may: [{up_to: 5 EUR per}]"),
    ("boundary", "may: [{up_to: 5 EUR per guest per day}]"),
    ("boundary", "may: [{up_to: []}]"),
    ("boundary", "may: [{id: a, up_to: }]"),
    ("boundary", "never: [{id: a, over: ~}]"),
    ("boundary", "may: [{id: a, when: }]"),
    ("boundary", "may: [{id: a, roles: }]"),
    ("boundary", "may: [{id: a, new: maybe}]"),
    ("boundary", "may: [{when: {bags: more then 3}}]"),
    ("boundary", "may: [{when: {bags: between 3}}]"),
    ("boundary", "may: [{when: {bags: []}}]"),
    ("boundary", "may: [{id: my clause}]"),
    ("boundary", "may: {up_to: 5 EUR}"),
    ("boundary", "facts: {x: {type: colour}}"),
    ("boundary", "facts: {x: {aks: X?}}"),
    ("boundary", "otherwise: maybe"),
    ("boundary", "otherwise: ask"),
    ("boundary", "otherwise: ask a and b"),
    ("boundary", "always: perhaps"),
    ("boundary", "forks: never"),
    ("example", "kind: bad"),
    ("example", "decisions: [{boundary: a, role: b}]"),
    ("example", "decisions: [{boundary: a, role: b, verdict: ask b and}]"),
    ("example", "decisions: [{boundary: a, role: b, verdict: may, facts: {already: {day: much}}}]"),
    ("example", "decisions: [{boundary: a, role: b, verdict: may, fact: {}}]"),
    ("page", "for: [customers]"),
    ("page", "for: []"),
    ("page", "text: x"),
    ("scan", "statements: [{value: a}]"),
    ("scan", "bands: [{title: x}]"),
    ("scan", "bands: [{from: low, title: x}]"),
    ("playbook", "languages: [english please]"),
    ("playbook", "currency: euro"),
    ("playbook", "template: maybe"),
    ("playbook", "without: [late-breakfast]"),
    ("playbook", "feedback: {mail: a@b.org}"),
    ("playbook", "feedback: {email: nobody}"),
    ("playbook", "evidence: [{figure: 5}]"),
    ("playbook", "questions: {a: {type: colour}}"),
    ("playbook", "words: {customer: {some: x}}"),
    ("theme", "layer: [a]"),
    ("theme", "settings: {a: {type: colour, default: x}}"),
    ("value-translation", "order: 3"),
    ("value-translation", "since: 2026-01-15"),
    ("value-translation", "summary:"),
    ("boundary-translation", "otherwise: may"),
    ("boundary-translation", "may: [{up_to: 5 EUR}]"),
    ("boundary-translation", "may: [{id: a, title: A}]"),
    ("boundary-translation", "facts: {x: {type: number}}"),
    ("example-translation", "decisions: []"),
    ("example-translation", "values: [a]"),
    ("playbook-translation", "languages: [en]"),
    ("playbook-translation", "theme: {accent: red}"),
    ("scan-translation", "bands: [{from: 3}]"),
    ("page-translation", "for: [leaders]"),
];

/// What is accepted, besides all content.
const ACCEPTED: &[(&str, &str)] = &[
    ("value", "{title: A, summary: }"),
    ("value", "{title: 24, order: '3', since: $(day)}"),
    ("boundary", "{may: [{id: a, remove: true}, {id: b, why: }, {id: c, new: yes}], values: a}"),
    (
        "boundary",
        "may: [{when: {bags: More Than 3 bags, topic: [a, b], fault: true, other: not x}}]",
    ),
    (
        "boundary",
        "may: [{up_to: [2000, 2000.505 EUR, 0.500, 5 EUR PER guest-day, $(goodwill) per guest]}]",
    ),
    ("boundary", "may: [{when: {off: between -5 % and 15%, n: -3, m: $(most)}}]"),
    ("boundary", "{otherwise: Ask lead, always: Yes}"),
    ("boundary", "facts: {x: X?, y: {type: choice, options: [a, b]}, z: {options: {a: A}}}"),
    (
        "example",
        "{decisions: [{boundary: a, role: b, verdict: ask a AND b, facts: {x: yes, n: 4 bags, amount: 3, already: {day: 60 EUR}}}]}",
    ),
    ("page", "for: leaders"),
    (
        "playbook",
        "{extends: base, languages: pt-BR, template: false, words: {day: shift}, without: scan}",
    ),
    ("value-translation", "we_do: [A, {}]"),
    (
        "boundary-translation",
        "{may: [{}, {title: A, afterwards: [B, {}]}], facts: {x: X?, y: {ask: Y?, options: {a: A}}}}",
    ),
    ("scan-translation", "{statements: [{text: A}, {}], bands: [{title: x}]}"),
];

struct Schemas {
    schemas: boon::Schemas,
    names: Vec<(String, boon::SchemaIndex)>,
}

impl Schemas {
    fn all() -> Self {
        let project = Project::empty();
        project.run("schema --out schemas").ends(0);
        let mut schemas = boon::Schemas::new();
        let mut names = Vec::new();
        for entry in fs::read_dir(project.path("schemas")).expect("a folder") {
            let path = entry.expect("an entry").path();
            let schema: Value =
                serde_json::from_slice(&fs::read(&path).expect("a file")).expect("JSON");
            assert!(!schema.to_string().contains("oneOf"), "{}", path.display());
            assert!(!schema.to_string().contains("x-words"), "{}", path.display());
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let mut compiler = boon::Compiler::new();
            compiler.add_resource(&name, schema).expect("a schema");
            let index = compiler.compile(&name, &mut schemas).expect("a sound schema");
            names.push((name, index));
        }
        Self { schemas, names }
    }

    fn validate(&self, name: &str, text: &str) -> Result<(), String> {
        let yaml: serde_yaml::Value = serde_yaml::from_str(text).expect("YAML");
        let (_, index) = self.names.iter().find(|(known, _)| known == name).expect("a schema");
        let json = json(&yaml);
        self.schemas.validate(&json, *index).map_err(|error| format!("{error:#}"))
    }
}

/// YAML as editors see it.
fn json(yaml: &serde_yaml::Value) -> Value {
    use serde_yaml::Value as Yaml;
    match yaml {
        Yaml::Sequence(items) => items.iter().map(json).collect(),
        Yaml::Mapping(pairs) => {
            let pair = |(key, value): (&Yaml, &Yaml)| {
                let key = json(key);
                (key.as_str().map_or_else(|| key.to_string(), str::to_owned), json(value))
            };
            Value::Object(pairs.iter().map(pair).collect::<Map<_, _>>())
        }
        Yaml::Tagged(tagged) => json(&tagged.value),
        scalar => serde_json::to_value(scalar).unwrap_or_default(),
    }
}

/// All files of the content, with the schema that is for each.
fn content() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join("content")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if let Some(schema) = schema_of(&path) {
                found.push((schema, path));
            }
        }
    }
    found
}

fn schema_of(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let stem = name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".md"))?;
    let kind = match path.parent()?.file_name()?.to_str()? {
        "roles" => "role",
        "values" => "value",
        "boundaries" => "boundary",
        "examples" => "example",
        "pages" => "page",
        _ => stem.split('.').next()?,
    };
    let translation = if stem.contains('.') { "-translation" } else { "" };
    Some(format!("{kind}{translation}"))
}

/// The front matter of a page, or all of another file.
fn yaml_of(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a text");
    match text.strip_prefix("---\n").filter(|_| path.extension().is_some_and(|end| end == "md")) {
        Some(rest) => rest.split("\n---").next().unwrap_or_default().to_owned(),
        None => text,
    }
}

#[test]
fn all_content_is_accepted() {
    let schemas = Schemas::all();
    let files = content();
    assert!(files.len() > 400, "{}", files.len());
    for (schema, path) in files {
        if let Err(error) = schemas.validate(&schema, &yaml_of(&path)) {
            panic!("{}: {error}", path.display());
        }
    }
    for theme in ["default", "ledger"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let text = yaml_of(&root.join("themes").join(theme).join("theme.yaml"));
        assert_eq!(schemas.validate("theme", &text), Ok(()));
    }
}

#[test]
fn what_the_format_allows_is_accepted() {
    let schemas = Schemas::all();
    for (schema, text) in ACCEPTED {
        assert_eq!(schemas.validate(schema, text), Ok(()), "{schema}: {text}");
    }
}

#[test]
fn what_one_file_shows_to_be_wrong_is_refused() {
    let schemas = Schemas::all();
    let accepted: Vec<_> =
        REFUSED.iter().filter(|(schema, text)| schemas.validate(schema, text).is_ok()).collect();
    assert!(accepted.is_empty(), "{accepted:#?}");
}

#[test]
fn every_key_is_explained() {
    let project = Project::empty();
    for kind in KINDS {
        let schema = project.run(&format!("schema {kind}")).ends(0).stdout();
        let schema: Value = serde_json::from_str(&schema).expect("JSON");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(schema["additionalProperties"], json!(false));
        assert_eq!(unexplained(&schema, kind), Vec::<String>::new());
    }
}

fn unexplained(schema: &Value, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (key, property) in schema["properties"].as_object().into_iter().flatten() {
        if property["description"].as_str().is_none_or(|told| told.len() < 7) {
            found.push(format!("{at}.{key}"));
        }
        found.extend(unexplained(property, &format!("{at}.{key}")));
    }
    for inner in ["items", "additionalProperties"] {
        if schema[inner].is_object() {
            found.extend(unexplained(&schema[inner], &format!("{at}.{inner}")));
        }
    }
    found
}

#[test]
fn kinds_are_listed_and_guessed() {
    let project = Project::empty();
    let listed = project.run("schema").ends(0).stdout();
    for kind in KINDS {
        assert!(listed.lines().any(|line| line.split(' ').next() == Some(kind)), "{listed}");
    }
    let refused = project.run("schema bondary").ends(2);
    assert_eq!(refused.stdout(), "");
    snapbox::assert_data_eq!(
        refused.stderr(),
        snapbox::str![[r#"
error: there is no kind `bondary`; did you mean `boundary`?

"#]]
    );
    let refused = project.run("schema elephant").ends(2).stderr();
    assert!(refused.contains("`ruimte schema` lists them"), "{refused}");
}

#[test]
fn one_kind_can_be_written_to_a_folder() {
    let project = Project::empty();
    assert_eq!(project.run("schema value --out a/b").ends(0).stdout(), "a/b/value.json\n");
    let written = fs::read_to_string(project.path("a/b/value.json")).expect("a schema");
    assert_eq!(written, project.run("schema value").stdout());
    assert_eq!(fs::read_dir(project.path("a/b")).expect("a folder").count(), 1);
}
