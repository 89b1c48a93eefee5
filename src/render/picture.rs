//! How large a picture is, so that a page keeps its place while it loads.

/// Width and height in CSS pixels, of whatever a browser shows as a picture and we can read.
pub(super) fn size(path: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    if path.to_ascii_lowercase().ends_with(".svg") {
        return drawing(std::str::from_utf8(bytes).ok()?);
    }
    let size = imagesize::blob_size(bytes).ok()?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

/// The size that a drawing gives itself, or its view box, which has the same proportions.
fn drawing(svg: &str) -> Option<(u32, u32)> {
    let start = svg.find("<svg")?;
    let tag = &svg[start..start + svg[start..].find('>')?];
    let length = |name: &str| pixels(attribute(tag, name)?.trim_end_matches("px"));
    length("width").zip(length("height")).or_else(|| {
        let view = attribute(tag, "viewBox")?;
        let mut sides = view.split([' ', ',']).filter(|part| !part.is_empty()).skip(2);
        Some((pixels(sides.next()?)?, pixels(sides.next()?)?))
    })
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let starts = tag.match_indices(name).map(|(at, _)| at);
    let mut values = starts.filter_map(|at| {
        let is_word = tag[..at].ends_with(char::is_whitespace);
        let rest = tag[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        let quote = rest.chars().next().filter(|quote| is_word && matches!(quote, '"' | '\''))?;
        rest[1..].split(quote).next()
    });
    values.next()
}

/// A length in pixels; none of other units and of nothing.
fn pixels(written: &str) -> Option<u32> {
    let length: f64 = written.trim().parse().ok()?;
    // Wider than any screen, or no picture at all: then proportions would say nothing.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 1..=20000")]
    (1.0..=20_000.0).contains(&length).then(|| length.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawings_tell_their_size_or_their_view() {
        let size = |tag: &str| size("a.SVG", format!("<?xml?><svg {tag}><rect/></svg>").as_bytes());
        assert_eq!(size("width=\"24\" height='48px'"), Some((24, 48)));
        assert_eq!(size("viewBox=\"0 0 120 60.4\" stroke-width=\"3\""), Some((120, 60)));
        assert_eq!(size("width=\"100%\" viewBox='0,0,10,20'"), Some((10, 20)));
        assert_eq!(size("width=\"-1\" height=\"1e9\""), None);
        assert_eq!(size(""), None);
    }

    #[test]
    fn other_pictures_are_measured_by_their_heads() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x07\0\0\0\x05\x08\x06\0\0\0";
        assert_eq!(size("a.png", png), Some((7, 5)));
        assert_eq!(size("a.png", b"not a picture"), None);
    }
}
