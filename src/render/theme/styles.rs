//! The stylesheets of a theme: one for each kind of page, with what that kind needs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::folder::{ThemeFile, ThemeFolder};
use super::manifest::Manifest;

/// The stylesheets, by template; under no name the one of all other pages.
pub(crate) type Sheets = BTreeMap<String, String>;

/// Joins the stylesheets of a theme's layers, topmost first, file by file; `own` is what the
/// playbook itself sets, and comes last.
pub(super) fn bundle(layers: &[&ThemeFolder], manifests: &[Manifest], own: &str) -> Sheets {
    let mut files: BTreeMap<&str, &ThemeFile> = BTreeMap::new();
    for layer in layers.iter().rev() {
        files.extend(layer.below("static/css/", ".css"));
    }
    let cascades = manifests.iter().map(|manifest| &manifest.layers);
    let cascade = cascades.into_iter().find(|layers| !layers.is_empty()).cloned();
    let mut kinds: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::from([("", BTreeSet::new())]);
    for (template, names) in manifests.iter().flat_map(|manifest| &manifest.sheets) {
        kinds.entry(template).or_default().extend(names.iter().map(String::as_str));
    }
    let special: BTreeSet<&str> = kinds.values().flatten().copied().collect();
    let sheet = |wanted: &BTreeSet<&str>| {
        let chosen = files.iter().filter(|(path, _)| {
            let name = stem(path);
            !special.contains(name) || wanted.contains(name)
        });
        joined(cascade.as_deref().unwrap_or_default(), chosen.map(|(_, file)| *file), own)
    };
    kinds.iter().map(|(template, wanted)| ((*template).to_owned(), sheet(wanted))).collect()
}

/// `clauses` of `css/clauses.css`.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".css").unwrap_or(name)
}

fn joined<'a>(cascade: &[String], files: impl Iterator<Item = &'a ThemeFile>, own: &str) -> String {
    let mut css = String::from("@charset \"utf-8\";");
    if !cascade.is_empty() {
        let _ = write!(css, "@layer {};", cascade.join(","));
    }
    for file in files {
        squeeze(&file.source().text, &mut css);
    }
    css.push_str(own);
    css
}

/// Leaves out comments and the spaces that nobody needs; what stands in quotation marks stays.
fn squeeze(css: &str, out: &mut String) {
    let mut letters = css.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '/' if letters.peek() == Some(&'*') => {
                letters.next();
                let mut last = ' ';
                for next in letters.by_ref() {
                    if last == '*' && next == '/' {
                        break;
                    }
                    last = next;
                }
            }
            '"' | '\'' => {
                out.push(letter);
                let mut escaped = false;
                for next in letters.by_ref() {
                    out.push(next);
                    if next == letter && !escaped {
                        break;
                    }
                    escaped = next == '\\' && !escaped;
                }
            }
            space if space.is_whitespace() => {
                if !out.ends_with([' ', '{', '}', ';', ',', ':']) {
                    out.push(' ');
                }
            }
            '{' | '}' | ';' | ',' => {
                if out.ends_with(' ') {
                    out.pop();
                }
                if letter == '}' && out.ends_with(';') {
                    out.pop();
                }
                out.push(letter);
            }
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[test]
    fn only_what_nobody_needs_goes() {
        let mut out = String::new();
        squeeze(
            "/* a */ .a > .b , .c {\n  inset: calc(1px + 2px) auto ;\n  content: \"/* x */  ;\";\n}\n",
            &mut out,
        );
        assert_eq!(out.trim(), ".a > .b,.c{inset:calc(1px + 2px) auto;content:\"/* x */  ;\"}");
    }
}
