//! The words of a theme: Fluent files, layer over layer, message by message.

use std::sync::Arc;

use fluent_bundle::FluentResource;

use super::folder::ThemeFolder;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::render::language::Locales;

/// Reads the words of a theme's layers, topmost first.
pub(super) fn read(layers: &[&ThemeFolder], findings: &mut Vec<Diagnostic<Span>>) -> Locales {
    let mut locales = Locales::new();
    for layer in layers.iter().rev() {
        for (path, file) in layer.below("locales/", ".ftl") {
            let source = file.source();
            let resource = match FluentResource::try_new(source.text.clone()) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    findings.extend(errors.into_iter().map(|error| {
                        let span = Span::new(Arc::clone(&source), error.pos.clone());
                        let message = format!("this message cannot be read: {error}");
                        Diagnostic::new(Code::TemplateError, span, message)
                    }));
                    resource
                }
            };
            let tag = path.trim_end_matches(".ftl").to_owned();
            locales.entry(tag).or_default().push(Arc::new(resource));
        }
    }
    locales
}
