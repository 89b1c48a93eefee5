//! What other programs get: the whole playbook, diagrams included, by its schema alone.

use std::collections::HashMap;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// The exports of all organisations of this repository, by name.
fn exports() -> Vec<(String, Value, Value)> {
    let out = tempfile::tempdir().expect("a temporary folder");
    let organisations = ["delta", "interpolis", "southwest", "starter"];
    let status = Command::new(env!("CARGO_BIN_EXE_ruimte"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["build", "--quiet", "--out"])
        .arg(out.path())
        .args(organisations)
        .output()
        .expect("ruimte runs");
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
    let read = |path: &Path| -> Value {
        serde_json::from_slice(&std::fs::read(path).expect("it was written")).expect("it is JSON")
    };
    let export = |name: &str| {
        let folder = out.path().join(name);
        let schema = read(&folder.join("playbook.schema.json"));
        (name.to_owned(), read(&folder.join("playbook.json")), schema)
    };
    organisations.into_iter().map(export).collect()
}

#[test]
fn playbooks_are_as_their_schema_says() {
    for (name, playbook, schema) in exports() {
        assert_eq!(playbook["$schema"], "playbook.schema.json");
        let mut schemas = boon::Schemas::new();
        let mut compiler = boon::Compiler::new();
        compiler.add_resource("schema.json", schema).expect("a schema");
        let index = compiler.compile("schema.json", &mut schemas).expect("a sound schema");
        if let Err(error) = schemas.validate(&playbook, index) {
            panic!("{name}: {error:#}");
        }
        // What holds for everything would say nothing.
        let mut broken = playbook.clone();
        broken["boundaries"][0]["facts"] = Value::from("none");
        assert!(schemas.validate(&broken, index).is_err());
    }
}

#[test]
fn diagrams_are_small() {
    for (name, playbook, _) in exports() {
        for boundary in playbook["boundaries"].as_array().expect("boundaries") {
            let diagram = boundary.get("diagram").map(Value::to_string).unwrap_or_default();
            let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            packed.write_all(diagram.as_bytes()).expect("memory");
            let size = packed.finish().expect("memory").len();
            assert!(size <= 1024, "{name}: {} takes {size} bytes", boundary["id"]);
        }
    }
}

/// Somebody who has read the schema decides all examples, and knows no rule.
#[test]
fn examples_are_decided_by_the_diagrams_alone() {
    let mut decided = 0;
    for (name, playbook, _) in exports() {
        let roles: Vec<&str> = ids(&playbook["roles"]);
        let boundaries: HashMap<&str, &Value> = playbook["boundaries"]
            .as_array()
            .expect("boundaries")
            .iter()
            .map(|boundary| (boundary["id"].as_str().expect("an id"), boundary))
            .collect();
        let examples = playbook["examples"].as_array().expect("examples");
        for decision in
            examples.iter().filter_map(|example| example["decisions"].as_array()).flatten()
        {
            let boundary = boundaries[decision["boundary"].as_str().expect("a boundary")];
            let role = roles.iter().position(|role| decision["role"] == *role).expect("a role");
            let facts: Vec<&Value> = boundaries
                .values()
                .filter(|other| other["always"] == true)
                .chain([&boundary])
                .flat_map(|boundary| boundary["facts"].as_array().expect("facts"))
                .collect();
            for outcome in walk(&boundary["diagram"], role, decision, &facts) {
                assert_eq!(outcome["verdict"], decision["verdict"], "{name}: {decision}");
                let whom = |value: &Value| -> Vec<String> {
                    let list = value.as_array().into_iter().flatten();
                    let mut ids: Vec<String> = list.map(Value::to_string).collect();
                    ids.sort();
                    ids
                };
                assert_eq!(whom(&outcome["whom"]), whom(&decision["whom"]), "{name}: {decision}");
                decided += 1;
            }
        }
    }
    assert!(decided > 100, "only {decided} were decided");
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array()
        .expect("a list")
        .iter()
        .map(|thing| thing["id"].as_str().expect("an id"))
        .collect()
}

/// All outcomes that a decision can lead to: several only where it leaves a fact out.
fn walk<'a>(diagram: &'a Value, role: usize, decision: &Value, facts: &[&Value]) -> Vec<&'a Value> {
    let mut open = vec![diagram["root"].as_i64().expect("a number")];
    let mut outcomes = Vec::new();
    while let Some(at) = open.pop() {
        let Ok(node) = usize::try_from(at) else {
            let leaf = usize::try_from(-1 - at).expect("a leaf");
            let outcome = diagram["leaves"][leaf][role].as_u64().expect("a number");
            outcomes.push(&diagram["outcomes"][usize::try_from(outcome).expect("small")]);
            continue;
        };
        let node: Vec<i64> = diagram["nodes"][node]
            .as_array()
            .expect("a node")
            .iter()
            .map(|number| number.as_i64().expect("a number"))
            .collect();
        let ask = &diagram["asks"][usize::try_from(node[0]).expect("small")];
        let cell = cell(ask, decision, facts);
        let mut branches = node[1..].chunks(2);
        match cell {
            Some(cell) => {
                let branch = branches.find(|branch| cell <= branch[0]).expect("all cells lead on");
                open.push(branch[1]);
            }
            None => open.extend(branches.map(|branch| branch[1])),
        }
    }
    outcomes
}

/// The cell of what a decision knows of something that is asked.
fn cell(ask: &Value, decision: &Value, facts: &[&Value]) -> Option<i64> {
    let known = |fact: &str| {
        let given = decision["facts"].as_array().expect("facts").iter();
        let given = given.clone().find(|given| given["fact"] == fact).map(|given| &given["value"]);
        let default = || facts.iter().find(|known| known["id"] == fact)?.get("default");
        Some(given.or_else(default)?.as_str().expect("a text").to_owned())
    };
    let number = |text: &str| -> f64 {
        text.split_whitespace().next().expect("a number").parse().expect("a number")
    };
    let below = |value: f64| {
        let cuts = ask["cuts"].as_array().map_or(&[][..], Vec::as_slice).iter();
        let is_below = |cut: &&Value| {
            let end = number(cut[0].as_str().expect("a value"));
            value > end || (value >= end && cut[1] == false)
        };
        i64::try_from(cuts.filter(is_below).count()).expect("small")
    };
    if let Some(period) = ask["total"].as_str() {
        let mut given = decision["already"].as_array().expect("totals").iter();
        let given = given.find(|given| given["per"] == period);
        let given = given.map_or(0.0, |given| number(given["amount"].as_str().expect("a text")));
        return Some(below(number(&known("amount")?) + given));
    }
    let fact = ask["fact"].as_str().expect("a fact");
    let text = known(fact).or_else(|| (ask["always"] == true).then(|| "no".to_owned()))?;
    let kind = facts.iter().find(|known| known["id"] == fact);
    match kind.map_or("money", |kind| kind["type"].as_str().expect("a type")) {
        "yes_no" => Some(i64::from(text == "no")),
        "choice" => {
            let options = ids(&kind.expect("a fact")["options"]);
            let position = options.into_iter().position(|option| option == text);
            Some(i64::try_from(position.expect("an option")).expect("small"))
        }
        _ => Some(below(number(&text))),
    }
}
