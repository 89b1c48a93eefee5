//! Web addresses.

/// Whether an `http:` or `https:` address names a user, as in `https://user:password@host`.
///
/// It is read as browsers read it: any number of slashes or backslashes may come before the host,
/// tabs and line breaks count for nothing, and the host ends at the next `/`, `\`, `?` or `#`.
pub fn has_credentials(address: &str) -> bool {
    let address: String = address.trim().chars().filter(|letter| !letter.is_control()).collect();
    let Some((scheme, rest)) = address.split_once(':') else { return false };
    if !["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web)) {
        return false;
    }
    let rest = rest.trim_start_matches(['/', '\\']);
    rest.split(['/', '\\', '?', '#']).next().is_some_and(|host| host.contains('@'))
}

#[cfg(test)]
mod tests {
    use super::has_credentials;

    #[test]
    fn users_are_found_where_browsers_find_them() {
        for address in [
            "https://user:pw@example.org",
            "http://user@example.org/a",
            "HTTPS://:pw@example.org",
            "https:user@example.org",
            "https:///user@example.org",
            "https:\\\\user@example.org",
            "ht\ttps://us\ner:p%40w@example.org?x",
            "https://@example.org",
        ] {
            assert!(has_credentials(address), "{address}");
        }
        for address in [
            "https://example.org/@user",
            "https://example.org?mail=a@b.c",
            "https://example.org#a@b",
            "https://example.org\\a@b",
            "mailto:a@b.c",
            "tel:1@2",
        ] {
            assert!(!has_credentials(address), "{address}");
        }
    }
}
