//! The little HTML that is made here by hand, with everything that was written escaped.

pub(super) use crate::render::escaped;

/// A page of the server's own.
pub(super) fn page(title: &str, head: &str, body: &str) -> String {
    let title = escaped(title);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/.ruimte/own.css\">\n\
         <link rel=\"stylesheet\" href=\"/.ruimte/problems.css\">\n\
         <link rel=\"icon\" href=\"/.ruimte/icon.svg\">\n{head}</head>\n\
         <body>\n{body}</body>\n</html>\n"
    )
}

/// How many of something, in words.
pub(super) fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
