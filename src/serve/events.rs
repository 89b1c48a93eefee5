//! What browsers listen to: one stream that says which editions there are, now and whenever
//! that changes.

use std::convert::Infallible;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use futures_util::stream;
use tokio::sync::watch::Receiver;

/// Where the stream is.
pub(super) const PATH: &str = "/.ruimte/events";

/// The stream for one listener.
pub(super) fn stream(mut news: Receiver<String>) -> Response {
    // Whoever comes is told at once.
    news.mark_changed();
    let events = stream::unfold(news, async |mut news| {
        news.changed().await.ok()?;
        let told = news.borrow_and_update().clone();
        Some((Ok::<_, Infallible>(Event::default().data(told)), news))
    });
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}
