//! The little HTML that is made here by hand, with everything that was written escaped.

/// A text within an element or an attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

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

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_written_becomes_markup() {
        assert_eq!(escaped("<b a='\"&\">é"), "&lt;b a=&#39;&quot;&amp;&quot;&gt;é");
    }
}
