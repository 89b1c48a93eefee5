//! What the author's bar and the list of playbooks ask for, as JSON.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;

use super::bar::Bar;
use super::media::content_type;
use super::proved;
use super::routes::{Desk, in_folder, nothing, sent};

/// What the author's bar tells of a page.
pub(super) async fn bar(desk: &Desk, page: &str) -> Response {
    let (name, file) = page.split_once('/').unwrap_or((page, ""));
    let all = desk.hub.all();
    let Some(shown) = all.get(name) else { return nothing() };
    let Some(good) = &shown.good else { return nothing() };
    match good.about(&in_folder(file)).await {
        Some(about) => json(&Bar::of(&shown.latest, &about, &desk.editor)),
        None => nothing(),
    }
}

/// What the examples of an organisation prove, or those of one boundary.
pub(super) async fn proof(desk: &Arc<Desk>, whose: &str) -> Response {
    let (name, boundary) = match whose.split_once('/') {
        Some((name, boundary)) => (name, Some(boundary)),
        None => (whose, None),
    };
    let Some(latest) = desk.hub.latest(name) else { return nothing() };
    let (version, known) = (latest.version, Arc::clone(desk));
    let organisation = name.to_owned();
    let is_latest =
        move || known.hub.latest(&organisation).is_some_and(|latest| latest.version == version);
    let Ok(edition) = proved::prove(latest, Arc::clone(&desk.turn), is_latest).await else {
        return nothing();
    };
    match boundary {
        Some(boundary) => json(&proved::told(&edition, boundary, &desk.editor)),
        None => json(&proved::total(&edition)),
    }
}

/// What the edits of templates have done since the server began.
pub(super) async fn waves(desk: &Arc<Desk>) -> Response {
    match desk.hub.waves.told(Arc::clone(&desk.turn)).await {
        Ok(Some(told)) => json(&*told),
        Ok(None) | Err(_) => nothing(),
    }
}

fn json(told: &impl Serialize) -> Response {
    match serde_json::to_string(told) {
        Ok(text) => sent(StatusCode::OK, content_type("x.json"), text),
        Err(_) => nothing(),
    }
}
