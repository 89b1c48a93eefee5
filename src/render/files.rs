//! Files that are published beside the pages, each with a hash of its content in its name, so
//! that a browser may keep them for ever.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::picture;
use super::theme::Theme;
use crate::model::Playbook;

/// Where each file is published.
pub(crate) struct Files {
    /// The stylesheets by template; under no name the one of all other pages.
    sheets: BTreeMap<String, String>,
    /// The organisation's assets, by the path that the content names them by.
    assets: BTreeMap<String, String>,
    /// How large pictures are, by where they are published.
    sizes: BTreeMap<String, (u32, u32)>,
    /// The theme's other files, by their path below `static/`.
    pub(crate) statics: BTreeMap<String, String>,
    /// All of them, by where they are published.
    pub(crate) contents: BTreeMap<String, Arc<[u8]>>,
}

impl Files {
    pub(crate) fn new(playbook: &Playbook, theme: &Theme) -> Self {
        let mut contents = BTreeMap::new();
        let statics: BTreeMap<_, _> = theme
            .statics
            .iter()
            .map(|(path, bytes)| {
                let at = hashed(&format!("theme/{path}"), bytes);
                contents.insert(at.clone(), Arc::clone(bytes));
                (path.clone(), at)
            })
            .collect();
        let mut sizes = BTreeMap::new();
        let assets = playbook
            .assets
            .iter()
            .map(|asset| {
                let at = hashed(&asset.path, &asset.bytes);
                if let Some(size) = picture::size(&asset.path, &asset.bytes) {
                    sizes.insert(at.clone(), size);
                }
                contents.insert(at.clone(), Arc::clone(&asset.bytes));
                (asset.path.clone(), at)
            })
            .collect();
        let mut sheets = BTreeMap::new();
        for (template, css) in &theme.sheets {
            let css = linked(css, &statics);
            let name = if template.is_empty() { "site" } else { template };
            let at = hashed(&format!("theme/{name}.css"), css.as_bytes());
            contents.insert(at.clone(), Arc::from(css.into_bytes()));
            sheets.insert(template.clone(), at);
        }
        Self { sheets, assets, sizes, statics, contents }
    }

    /// Where the stylesheet of a kind of page is published.
    pub(crate) fn stylesheet(&self, template: &str) -> &str {
        self.sheets.get(template).or_else(|| self.sheets.get("")).map_or("", String::as_str)
    }

    /// Where an asset is published.
    pub(crate) fn asset(&self, path: &str) -> Option<&str> {
        self.assets.get(path).map(String::as_str)
    }

    /// Width and height of a picture, by where it is published.
    pub(crate) fn size(&self, published: &str) -> Option<(u32, u32)> {
        self.sizes.get(published).copied()
    }
}

/// `assets/logo.svg` with the hash of its content: `assets/logo.1b2c3d4e5f.svg`.
pub(super) fn hashed(path: &str, bytes: &[u8]) -> String {
    let digest = blake3::hash(bytes).to_hex();
    let hash = &digest[..10];
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    match path[name..].rfind('.').filter(|dot| *dot > 0) {
        Some(dot) => format!("{}.{hash}{}", &path[..name + dot], &path[name + dot..]),
        None => format!("{path}.{hash}"),
    }
}

/// Fonts and images of a stylesheet: `url(../fonts/a.woff2)`, as it stands in `static/css/`,
/// by the names they are published under, beside the stylesheet.
fn linked(css: &str, statics: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find("url(") {
        let (before, tail) = rest.split_at(at + "url(".len());
        out.push_str(before);
        let end = tail.find(')').unwrap_or(tail.len());
        let written = tail[..end].trim().trim_matches(['"', '\'']);
        let path = written.strip_prefix("../").unwrap_or(written);
        match statics.get(path).and_then(|at| at.strip_prefix("theme/")) {
            Some(published) => out.push_str(published),
            None => out.push_str(&tail[..end]),
        }
        rest = &tail[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_stands_before_the_ending() {
        assert!(hashed("assets/a.b/logo.svg", b"x").starts_with("assets/a.b/logo."));
        assert_eq!(hashed("assets/logo.svg", b"x").len(), "assets/logo.0123456789.svg".len());
        assert_ne!(hashed("assets/logo.svg", b"x"), hashed("assets/logo.svg", b"y"));
        assert!(hashed("assets/README", b"x").starts_with("assets/README."));
    }

    #[test]
    fn stylesheets_find_their_fonts() {
        let statics = BTreeMap::from([("fonts/a.woff2".into(), "theme/fonts/a.12.woff2".into())]);
        assert_eq!(
            linked("a{src:url(\"../fonts/a.woff2\")} b{c:url(data:x)}", &statics),
            "a{src:url(fonts/a.12.woff2)} b{c:url(data:x)}"
        );
    }
}
