//! The server's own files, below `/.ruimte/`.

/// The own files that stay the same, by name.
const FILES: [(&str, &str); 15] = [
    ("live.js", include_str!("page/live.js")),
    ("changes.js", include_str!("page/changes.js")),
    ("patch.js", include_str!("page/patch.js")),
    ("match.js", include_str!("page/match.js")),
    ("keep.js", include_str!("page/keep.js")),
    ("bar.js", include_str!("page/bar.js")),
    ("bar.css", include_str!("page/bar.css")),
    ("slips.js", include_str!("page/slips.js")),
    ("proofs.js", include_str!("page/proofs.js")),
    ("waves.js", include_str!("page/waves.js")),
    ("overlay.js", include_str!("page/overlay.js")),
    ("overlay.css", include_str!("page/overlay.css")),
    ("problems.css", include_str!("page/problems.css")),
    ("own.css", include_str!("page/own.css")),
    ("icon.svg", include_str!("../../themes/default/static/icon.svg")),
];

/// A file by its name.
pub(super) fn file(name: &str) -> Option<&'static str> {
    FILES.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}
