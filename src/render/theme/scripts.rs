//! Scripts as they are published: without what only their authors read, and those of one
//! folder as one.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Files below `static/` with their scripts prepared: `js/a/b.js` and `js/a/c.js` become
/// `js/a.js`, in the order of their names.
pub(super) fn prepared(files: BTreeMap<String, Arc<[u8]>>) -> BTreeMap<String, Arc<[u8]>> {
    let mut done: BTreeMap<String, Arc<[u8]>> = BTreeMap::new();
    for (path, bytes) in files {
        let script = path.strip_prefix("js/").and_then(|path| path.strip_suffix(".js"));
        let Some(script) = script else {
            done.insert(path, bytes);
            continue;
        };
        let name = format!("js/{}.js", script.split('/').next().unwrap_or(script));
        let mut joined = done.remove(&name).map(|known| known.to_vec()).unwrap_or_default();
        joined.extend_from_slice(&squeezed(&bytes));
        done.insert(name, Arc::from(joined));
    }
    done
}

/// Leaves out comments that have a line to themselves, types, and indentation. A script with a
/// template literal stays as it is: within one, all of these might be text.
fn squeezed(bytes: &[u8]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(bytes) else { return bytes.to_vec() };
    let mut out = String::with_capacity(text.len());
    let mut within = false;
    for line in text.lines().map(str::trim) {
        within = within || (line.starts_with("/*") && !line.starts_with(TYPE));
        if !within && !line.is_empty() && !line.starts_with("//") {
            out.push_str(untyped(line).trim());
            out.push('\n');
        }
        within = within && !line.ends_with("*/");
    }
    if out.contains('`') { bytes.to_vec() } else { out.into_bytes() }
}

/// How a comment begins that tells a type.
const TYPE: &str = "/** @type {";

fn untyped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, tail)) = rest.split_once(TYPE) {
        let Some((_, after)) = tail.split_once("*/") else { break };
        out.push_str(before);
        rest = after.trim_start();
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_comments_and_indentation_go() {
        let squeeze = |text: &str| String::from_utf8(squeezed(text.as_bytes())).expect("text");
        assert_eq!(
            squeeze("// @ts-check\n/** A\n * b */\n/* c */\nf('//', 2 /* d */);\n\n  g(); // e\n"),
            "f('//', 2 /* d */);\ng(); // e\n"
        );
        assert_eq!(squeeze("const f = (/** @type {any} */ a) => a;"), "const f = (a) => a;\n");
        assert_eq!(squeeze("  `\n  // a`"), "  `\n  // a`");
    }

    #[test]
    fn scripts_of_a_folder_are_one() {
        let file = |path: &str, text: &str| (path.to_owned(), Arc::from(text.as_bytes()));
        let files =
            [("js/a/b.js", "b()"), ("js/a/c.js", "c()"), ("js/d.js", "d()"), ("e.js", " e")];
        let done = prepared(files.map(|(path, text)| file(path, text)).into());
        let expected = [("e.js", " e"), ("js/a.js", "b()\nc()\n"), ("js/d.js", "d()\n")];
        assert_eq!(done, expected.map(|(path, text)| file(path, text)).into());
    }
}
