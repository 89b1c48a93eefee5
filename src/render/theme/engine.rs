//! The templates of a theme and all below it, and what is wrong with them.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, ErrorKind, Tera};

use super::bounds::{self, LONGEST_TEMPLATE, Sheet};
use super::folder::ThemeFolder;
use crate::diagnostic::{Code, Diagnostic, SourceText, Span};

/// Templates, ready to set pages.
pub(super) struct Engine {
    tera: Tera,
    /// The same with everything counted, where some templates are not the built-in ones.
    counting: Option<Tera>,
    sources: Sources,
}

/// The text of each template by the name that the engine knows it by.
type Sources = BTreeMap<String, Arc<SourceText>>;

impl Engine {
    /// Reads the templates of a theme's layers, topmost first. A template is found by its path
    /// below `templates/` in the topmost layer that has it, and in one layer by `LAYER/path`,
    /// so that an override can extend what it overrides. A component of a higher layer takes
    /// the place of one of the same name below.
    pub(super) fn new(
        layers: &[&ThemeFolder],
        findings: &mut Vec<Diagnostic<Span>>,
    ) -> Option<Self> {
        let mut sources = Sources::new();
        for layer in layers {
            for (path, file) in layer.below("templates/", ".html") {
                let source = file.source();
                if source.text.is_empty() && !file.bytes.is_empty() {
                    let message = "this template is not text in UTF-8";
                    findings.push(Diagnostic::new(
                        Code::TemplateError,
                        Span::start_of(Arc::clone(&source)),
                        message,
                    ));
                }
                // A folder of the same name may lie over a theme; what comes first speaks.
                sources.entry(format!("{}/{path}", layer.name)).or_insert(source);
            }
        }
        let prefixes: Vec<_> = layers.iter().map(|layer| format!("{}/", layer.name)).collect();
        let is_foreign = layers.len() > 1;
        if is_foreign && !are_bounded(&sources, findings) {
            return None;
        }
        let tera = read(&prefixes, &sources, findings)?;
        let counting =
            if is_foreign { Some(counting(&prefixes, &sources, findings)?) } else { None };
        Some(Self { tera, counting, sources })
    }

    /// Stands for all templates.
    pub(super) fn seal(&self) -> blake3::Hash {
        let mut seal = blake3::Hasher::new();
        for (name, source) in &self.sources {
            for part in [name, &source.text] {
                seal.update(&part.len().to_le_bytes()).update(part.as_bytes());
            }
        }
        seal.finalize()
    }

    /// Sets one page.
    pub(super) fn render(
        &self,
        template: &str,
        context: &Context,
    ) -> Result<String, Box<Diagnostic<Span>>> {
        if let Some(counting) = &self.counting {
            let mut page = Sheet::new();
            if counting.render_to(template, context, &mut page).is_ok() {
                return Ok(String::from_utf8_lossy(&page.bytes).into_owned());
            }
            if let Some(message) = bounds::reached(&page) {
                let at = Span::start_of(self.source(template));
                return Err(Box::new(Diagnostic::new(Code::TemplateError, at, message)));
            }
            // The mistake is there without counting, too, and there its place is the author's.
        }
        self.tera.render(template, context).map_err(|error| {
            let mut found = diagnostics(&error, &self.sources);
            Box::new(if found.is_empty() {
                let at = Span::start_of(self.source(template));
                Diagnostic::new(Code::TemplateError, at, error.to_string())
            } else {
                found.swap_remove(0)
            })
        })
    }

    /// The text of a template, from whichever layer has it.
    fn source(&self, template: &str) -> Arc<SourceText> {
        let found = self.sources.iter().find(|(name, _)| name.ends_with(template));
        found.map_or_else(nowhere, |(_, source)| Arc::clone(source))
    }
}

/// Whether all templates are short enough to be read; tells of those that are not.
fn are_bounded(sources: &Sources, findings: &mut Vec<Diagnostic<Span>>) -> bool {
    let mut bounded = true;
    for source in sources.values().filter(|source| source.text.len() > LONGEST_TEMPLATE) {
        let most = LONGEST_TEMPLATE >> 10;
        let message = format!("this template has more than the {most} kB that are read");
        let at = Span::start_of(Arc::clone(source));
        findings.push(Diagnostic::new(Code::TemplateError, at, message));
        bounded = false;
    }
    bounded
}

/// All templates with everything counted that they can do again and again.
fn counting(
    prefixes: &[String],
    sources: &Sources,
    findings: &mut Vec<Diagnostic<Span>>,
) -> Option<Tera> {
    let mut counted = Vec::new();
    for (name, source) in sources {
        let Some(text) = bounds::counted(&source.text) else {
            let message = "this template has a tag that is too long: cut it in two";
            let at = Span::start_of(Arc::clone(source));
            findings.push(Diagnostic::new(Code::TemplateError, at, message));
            return None;
        };
        counted.push((name.as_str(), text));
    }
    let mut tera = prepared(prefixes)?;
    bounds::count_in(&mut tera);
    let added = tera.add_raw_templates(counted);
    added.map_err(|error| findings.extend(diagnostics(&error, sources))).ok()?;
    Some(tera)
}

/// An engine without templates.
fn prepared(prefixes: &[String]) -> Option<Tera> {
    let mut tera = Tera::new();
    tera.autoescape_on([".html"]);
    tera.set_fallback_prefixes(prefixes.iter().cloned()).ok()?;
    Some(tera)
}

fn nowhere() -> Arc<SourceText> {
    Arc::new(SourceText::new("themes/default/templates", ""))
}

/// Reads all templates. One that cannot be parsed is reported and left out, and the rest read
/// again, so that one run tells about all of them.
fn read(
    prefixes: &[String],
    sources: &Sources,
    findings: &mut Vec<Diagnostic<Span>>,
) -> Option<Tera> {
    let mut good = sources.clone();
    let mut broken = false;
    loop {
        let mut tera = prepared(prefixes)?;
        let templates = good.iter().map(|(name, source)| (name, &source.text));
        let Err(error) = tera.add_raw_templates(templates) else {
            return (!broken).then_some(tera);
        };
        broken = true;
        let found = diagnostics(&error, sources);
        let unreadable = match error.kind() {
            ErrorKind::SyntaxError(report) => good.remove(report.filename()).is_some(),
            _ => false,
        };
        if unreadable || findings.is_empty() {
            findings.extend(found);
        }
        if !unreadable {
            return None;
        }
    }
}

/// An error of the engine as diagnostics, each at its place.
fn diagnostics(error: &tera::Error, sources: &Sources) -> Vec<Diagnostic<Span>> {
    let at = |name: &str, span: std::ops::Range<usize>| {
        let source = sources.get(name).cloned().unwrap_or_else(nowhere);
        Span::new(source, span)
    };
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = at(report.filename(), report.span().range.clone());
            vec![Diagnostic::new(Code::TemplateError, span, worded(report.message()))]
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            let message = "this template is built on itself";
            vec![Diagnostic::new(Code::TemplateError, at(tpl, 0..0), message).help(
                "to build on the theme below, name its layer: `{% extends \"default/...\" %}`",
            )]
        }
        ErrorKind::MissingParent { current, parent } => {
            let source = sources.get(current).cloned().unwrap_or_else(nowhere);
            let start = source.text.find(parent.as_str()).unwrap_or(0);
            let span = Span::new(source, start..start + parent.len());
            let message = format!("there is no template `{parent}` to extend");
            vec![Diagnostic::new(Code::TemplateError, span, message)]
        }
        _ => reports(&error.to_string(), sources),
    }
}

/// Unknown names arrive as one text with a report each: `error: MESSAGE`, then
/// `--> FILE:LINE:COLUMN`.
fn reports(text: &str, sources: &Sources) -> Vec<Diagnostic<Span>> {
    let mut found = Vec::new();
    let mut message = None;
    for line in text.lines() {
        if let Some(words) = line.strip_prefix("error: ") {
            message = Some(words);
        } else if let Some(place) = line.trim_start().strip_prefix("--> ") {
            let mut parts = place.rsplitn(3, ':');
            let column = parts.next().and_then(|number| number.parse().ok());
            let row = parts.next().and_then(|number| number.parse().ok());
            let source = parts.next().and_then(|name| sources.get(name));
            if let (Some(column), Some(row), Some(source), Some(words)) =
                (column, row, source, message.take())
            {
                let start = offset(&source.text, row, column);
                let span = Span::new(Arc::clone(source), start..start + 1);
                found.push(Diagnostic::new(Code::TemplateError, span, worded(words)));
            }
        }
    }
    if found.is_empty() {
        let named = sources.iter().find(|(name, _)| text.contains(name.as_str()));
        let source = named.map_or_else(nowhere, |(_, source)| Arc::clone(source));
        found.push(Diagnostic::new(Code::TemplateError, Span::start_of(source), worded(text)));
    }
    found
}

/// The byte at a line and a column, both counted from 1.
fn offset(text: &str, row: usize, column: usize) -> usize {
    let line: usize = text.split_inclusive('\n').take(row.saturating_sub(1)).map(str::len).sum();
    let rest = &text[line.min(text.len())..];
    line + rest.char_indices().nth(column.saturating_sub(1)).map_or(0, |(at, _)| at)
}

/// The engine's messages as ours are: without a capital and a full stop.
fn worded(message: &str) -> String {
    let message = message.trim().trim_end_matches('.');
    let mut letters = message.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
