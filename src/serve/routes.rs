//! What is at which address.
//!
//! Files come out of memory by their published path, so there is nothing on the disk that an
//! address could lead to.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use percent_encoding::percent_decode_str;
use tokio::sync::Semaphore;

use super::edition::Edition;
use super::guard::Guard;
use super::hub::{Hub, Shown};
use super::inject::{Page, inject};
use super::media::{content_type, is_page};
use super::overlay::{Editor, problems};
use super::{dashboard, events, own, tools};

/// What the author's own files may do when they are opened by themselves: a drawing may have
/// scripts in it, and must not read what this server tells of other playbooks.
const ASSETS: header::HeaderValue = header::HeaderValue::from_static(
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; font-src data:; media-src 'self'",
);

/// What answering takes.
pub(super) struct Desk {
    pub(super) hub: Hub,
    pub(super) guard: Guard,
    pub(super) editor: Editor,
    /// Who may prove something now.
    pub(super) turn: Arc<Semaphore>,
}

/// Answers a request.
pub(super) async fn answer(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    let mut response = match refusal(&desk.guard, &request) {
        Some(refusal) => refusal,
        None => found(&desk, request.uri().path()).await,
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    let nosniff = header::HeaderValue::from_static("nosniff");
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, nosniff);
    response
}

fn refusal(guard: &Guard, request: &Request) -> Option<Response> {
    if !guard.admits(host(request.headers()), request.uri()) {
        let told = "This server answers only to its own name.\n";
        return Some((StatusCode::MISDIRECTED_REQUEST, told).into_response());
    }
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        let allowed = [(header::ALLOW, "GET, HEAD")];
        return Some((StatusCode::METHOD_NOT_ALLOWED, allowed).into_response());
    }
    None
}

/// The only `Host` header; several are none.
fn host(headers: &HeaderMap) -> Option<&str> {
    let mut hosts = headers.get_all(header::HOST).iter();
    let host = hosts.next()?;
    if hosts.next().is_some() { None } else { host.to_str().ok() }
}

async fn found(desk: &Arc<Desk>, path: &str) -> Response {
    // The script of a page asks for its page; that it is gone is an answer, and no mistake.
    let Some(page) = path.strip_prefix("/.ruimte/page") else { return at(desk, path).await };
    let response = at(desk, page).await;
    if response.status() == StatusCode::NOT_FOUND {
        return nothing();
    }
    response
}

async fn at(desk: &Arc<Desk>, path: &str) -> Response {
    let decoded = percent_decode_str(path).decode_utf8().unwrap_or_default();
    let Some(path) = decoded.strip_prefix('/') else { return missing(&decoded) };
    if path.is_empty() {
        return html(StatusCode::OK, dashboard::all(&desk.hub.all(), &desk.editor));
    }
    if let Some(name) = path.strip_prefix(".ruimte/") {
        return of_server(desk, name).await;
    }
    let all = desk.hub.all();
    let (organisation, rest) = match path.split_once('/') {
        Some((organisation, rest)) => (organisation, Some(rest)),
        None => (path, None),
    };
    match (all.get(organisation), rest) {
        (Some(_), None) => redirect(organisation, ""),
        (Some(shown), Some(file)) => of_organisation(desk, organisation, shown, file).await,
        (None, _) => missing(&decoded),
    }
}

async fn of_server(desk: &Arc<Desk>, name: &str) -> Response {
    if name == "events" {
        return events::stream(desk.hub.listen());
    }
    if name == "news" {
        let news = desk.hub.listen().borrow().clone();
        return sent(StatusCode::OK, content_type("x.json"), news);
    }
    if name == "waves" {
        return tools::waves(desk).await;
    }
    if let Some(page) = name.strip_prefix("bar/") {
        return tools::bar(desk, page).await;
    }
    if let Some(whose) = name.strip_prefix("proof/") {
        return tools::proof(desk, whose).await;
    }
    let all = desk.hub.all();
    if let Some(shown) = name.strip_prefix("problems/").and_then(|name| all.get(name)) {
        return html(
            StatusCode::OK,
            dashboard::report(&shown.latest.organisation, shown, &desk.editor),
        );
    }
    if let Some(shown) = name.strip_prefix("overlay/").and_then(|name| all.get(name)) {
        return html(StatusCode::OK, problems(&shown.latest.diagnostics, &desk.editor));
    }
    match own::file(name) {
        Some(text) => sent(StatusCode::OK, content_type(name), text),
        None => missing(&format!("/.ruimte/{name}")),
    }
}

async fn of_organisation(desk: &Desk, name: &str, shown: &Shown, file: &str) -> Response {
    let Some(edition) = &shown.good else {
        return html(StatusCode::OK, dashboard::report(name, shown, &desk.editor));
    };
    let is_folder = file.is_empty() || file.ends_with('/');
    let file = in_folder(file);
    if let Some(bytes) = edition.file(&file).await {
        let page = Page { organisation: name, version: edition.version, elsewhere: false };
        return served(&file, bytes, &page);
    }
    if !is_folder && edition.file(&format!("{file}/index.html")).await.is_some() {
        return redirect(name, &file);
    }
    not_found(name, edition, &file).await
}

/// The file at an address, which may be that of a folder.
pub(super) fn in_folder(file: &str) -> String {
    let is_folder = file.is_empty() || file.ends_with('/');
    if is_folder { format!("{file}index.html") } else { file.to_owned() }
}

/// The page that the organisation has for what is missing.
async fn not_found(name: &str, edition: &Edition, file: &str) -> Response {
    let Some(bytes) = edition.file("404.html").await else {
        return missing(&format!("/{name}/{file}"));
    };
    let page = Page { organisation: name, version: edition.version, elsewhere: true };
    let mut response = served("404.html", bytes, &page);
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

fn served(file: &str, bytes: Arc<[u8]>, page: &Page<'_>) -> Response {
    let kind = content_type(file);
    let is_active = ["text/html", "image/svg", "application/xml"];
    if file.starts_with("assets/") && is_active.iter().any(|active| kind.starts_with(active)) {
        let mut response = sent(StatusCode::OK, kind, Bytes::from_owner(bytes));
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, ASSETS);
        return response;
    }
    match std::str::from_utf8(&bytes) {
        Ok(text) if is_page(file) => sent(StatusCode::OK, kind, inject(text, page)),
        _ => sent(StatusCode::OK, kind, Bytes::from_owner(bytes)),
    }
}

fn redirect(organisation: &str, folder: &str) -> Response {
    let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let target = format!("/{organisation}/{folder}");
    let target = percent_encoding::utf8_percent_encode(&target, percent_encoding::CONTROLS);
    let location = [(header::LOCATION, target.to_string())];
    (StatusCode::TEMPORARY_REDIRECT, location).into_response()
}

/// There is nothing to tell, and that is no mistake.
pub(super) fn nothing() -> Response {
    StatusCode::NO_CONTENT.into_response()
}

fn missing(path: &str) -> Response {
    html(StatusCode::NOT_FOUND, dashboard::missing(path))
}

fn html(status: StatusCode, text: String) -> Response {
    sent(status, content_type("x.html"), text)
}

pub(super) fn sent(status: StatusCode, kind: &'static str, body: impl Into<Body>) -> Response {
    (status, [(header::CONTENT_TYPE, kind)], body.into()).into_response()
}
