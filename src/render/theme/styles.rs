//! All stylesheets of a theme as one.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::folder::{ThemeFile, ThemeFolder};

/// Joins the stylesheets of a theme's layers, topmost first, file by file; `own` is what the
/// playbook itself sets, and comes last.
pub(super) fn bundle(layers: &[&ThemeFolder], cascade: &[String], own: &str) -> String {
    let mut files: BTreeMap<&str, &ThemeFile> = BTreeMap::new();
    for layer in layers.iter().rev() {
        files.extend(layer.below("static/css/", ".css"));
    }
    let mut css = String::from("@charset \"utf-8\";");
    if !cascade.is_empty() {
        let _ = write!(css, "@layer {};", cascade.join(","));
    }
    for file in files.values() {
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
