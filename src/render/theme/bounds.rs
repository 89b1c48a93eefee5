//! What the templates of others may cost: so many steps, so much text.
//!
//! The engine runs whatever loops it is given. A theme comes from anywhere, so each turn of a
//! loop, each block, component and inclusion, and each text that is kept is counted, by a call
//! that is set behind the tag. The templates that are built in are known and run as they are.

use std::cell::Cell;
use std::io;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// A larger page is refused, in bytes; the largest in use has a tenth of that.
pub(super) const LARGEST_PAGE: usize = 16 << 20;
/// So many steps a page may take.
pub(super) const MOST_STEPS: usize = 1_000_000;
/// So much text a page may keep under names, in bytes.
pub(super) const MOST_KEPT: usize = 16 << 20;
/// A template may not be longer, in bytes; no page needs more.
pub(super) const LONGEST_TEMPLATE: usize = 256 << 10;
/// Nor may one of its tags: in a long one a text can be put together with itself very often.
const LONGEST_TAG: usize = 2_000;

/// What the counting is called in a template.
const COUNTED: &str = "__counted";

thread_local! {
    /// What is left for the page that this thread sets: steps, and bytes to keep.
    static LEFT: Cell<(usize, usize)> = const { Cell::new((MOST_STEPS, MOST_KEPT)) };
}

/// A page while it is set, up to its bound.
#[derive(Default)]
pub(super) struct Sheet {
    pub(super) bytes: Vec<u8>,
}

impl Sheet {
    /// An empty page, for which counting begins anew.
    pub(super) fn new() -> Self {
        LEFT.set((MOST_STEPS, MOST_KEPT));
        Self::default()
    }
}

impl io::Write for Sheet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > LARGEST_PAGE {
            return Err(io::Error::other("the page is too large"));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Which bound a page has reached, told to its theme's author.
pub(super) fn reached(page: &Sheet) -> Option<String> {
    let (steps, kept) = LEFT.get();
    if steps == 0 {
        return Some(format!("this template takes more than {MOST_STEPS} steps for one page"));
    }
    if kept == 0 {
        let most = MOST_KEPT >> 20;
        return Some(format!("this template keeps more than {most} MB of text for one page"));
    }
    // What did not fit is not in it; no error of the engine leaves a page this full.
    let most = LARGEST_PAGE >> 20;
    (page.bytes.len() > LARGEST_PAGE / 2)
        .then(|| format!("this template makes a page of more than {most} MB"))
}

/// Lets an engine count.
pub(super) fn count_in(tera: &mut Tera) {
    tera.register_function(COUNTED, |given: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let kept = given.get::<Value>("of")?.map_or(0, |value| size(&value));
        let (steps, left) = LEFT.get();
        let now = (steps.saturating_sub(1), left.saturating_sub(kept));
        LEFT.set(now);
        if now.0 == 0 || now.1 == 0 {
            return Err(Error::message("this template costs too much"));
        }
        Ok(String::new())
    });
}

fn size(value: &Value) -> usize {
    value.as_str().map_or(0, str::len)
}

/// A template with everything counted that can be done again and again; `None` where it has a
/// tag that is too long, or never ends.
pub(super) fn counted(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len() * 5 / 4);
    let mut kept: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (end, inner) = match rest.as_bytes().get(at + 1) {
            Some(b'#') => (at + rest[at..].find("#}")? + 2, None),
            Some(b'%') => {
                let end = at + 2 + tag_end(&rest[at + 2..], "%}")?;
                (end, Some(&rest[at + 2..end - 2]))
            }
            Some(b'{') => (at + 2 + tag_end(&rest[at + 2..], "}}")?, None),
            _ => (at + 1, None),
        };
        out.push_str(&rest[..end]);
        rest = &rest[end..];
        let Some(inner) = inner else { continue };
        let trims = if inner.ends_with('-') { "-" } else { "" };
        let mut words = inner.trim_start_matches('-').split_whitespace();
        match words.next() {
            Some("raw") => {
                let end = raw_end(rest)?;
                out.push_str(&rest[..end]);
                rest = &rest[end..];
            }
            Some("for" | "component" | "include" | "block") => {
                out.push_str(&counting(trims));
            }
            Some("set" | "set_global") => match words.next()?.split_once('=') {
                Some((name, _)) => out.push_str(&keeping(name, trims)),
                None if inner.contains('=') => {
                    let name = inner.split_whitespace().filter(|word| *word != "-").nth(1)?;
                    out.push_str(&keeping(name, trims));
                }
                None => kept.push(inner.split_whitespace().filter(|word| *word != "-").nth(1)?),
            },
            Some("endset") => {
                let name = kept.pop()?.trim_end_matches('-');
                out.push_str(&keeping(name, trims));
            }
            _ => {}
        }
    }
    out.push_str(rest);
    Some(out)
}

fn counting(trims: &str) -> String {
    format!("{{{{ {COUNTED}() {trims}}}}}")
}

fn keeping(name: &str, trims: &str) -> String {
    format!("{{{{ {COUNTED}(of={name}) {trims}}}}}")
}

/// Where a tag is over, which is not where a text in it says so.
fn tag_end(rest: &str, end: &str) -> Option<usize> {
    let mut quote = None;
    for (at, letter) in rest.char_indices().take_while(|(at, _)| *at < LONGEST_TAG) {
        if let Some(open) = quote {
            quote = (letter != open).then_some(open);
        } else if matches!(letter, '"' | '\'' | '`') {
            quote = Some(letter);
        } else if rest[at..].starts_with(end) {
            return Some(at + end.len());
        }
    }
    None
}

/// Where the tag ends that ends what is raw.
fn raw_end(rest: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + rest[from..].find("{%")?;
        let end = at + rest[at..].find("%}")? + 2;
        if rest[at + 2..end - 2].trim_matches('-').trim() == "endraw" {
            return Some(end);
        }
        from = at + 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_done_again_is_counted() {
        assert_eq!(
            counted("a{% for x in [\"%}\"] -%} b{# {% for #}{% raw %}{% for %}{% endraw %}{{ '}}' }}"),
            Some("a{% for x in [\"%}\"] -%}{{ __counted() -}} b{# {% for #}{% raw %}{% for %}{% endraw %}{{ '}}' }}".into())
        );
        assert_eq!(
            counted("{% set a = b %}{%- set c %}x{% endset %}"),
            Some("{% set a = b %}{{ __counted(of=a) }}{%- set c %}x{% endset %}{{ __counted(of=c) }}".into())
        );
        assert_eq!(counted("{ % { {"), Some("{ % { {".into()));
        assert_eq!(counted(&format!("{{{{ {} }}}}", "a ~ ".repeat(600))), None);
    }
}
