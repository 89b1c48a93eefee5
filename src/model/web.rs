//! Web addresses.

/// Whether an `http:` or `https:` address has the name or password of a user in it.
pub fn has_credentials(address: &str) -> bool {
    without_credentials(address).is_some()
}

/// The address without the user that it names, as in `https://user:password@host`; `None` where it
/// names none.
///
/// It is read as browsers read it: any number of slashes or backslashes may come before the host,
/// tabs and line breaks count for nothing, and the host ends at the next `/`, `\`, `?` or `#`. A
/// password that has one of these in it, as it should not, ends at the last `@`.
pub fn without_credentials(address: &str) -> Option<String> {
    let address: String = address.trim().chars().filter(|letter| !letter.is_control()).collect();
    let (scheme, rest) = address.split_once(':')?;
    if !["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web)) {
        return None;
    }
    let rest = rest.trim_start_matches(['/', '\\']);
    let host = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    let is_cut = !host.contains('@') && has_no_port(host);
    let searched = if is_cut { rest } else { host };
    let start = searched.rfind('@')? + 1;
    Some(format!("{scheme}://{}", &rest[start..]))
}

/// Whether a `:` is followed by what is no port, and so begins a password.
fn has_no_port(host: &str) -> bool {
    let after = host.rsplit(']').next().unwrap_or(host).split_once(':');
    after.is_some_and(|(_, port)| !port.bytes().all(|letter| letter.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{has_credentials, without_credentials};

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
            "https://user:p/w@example.org",
            "https://user:p#w@example.org",
        ] {
            assert!(has_credentials(address), "{address}");
        }
        for address in [
            "https://example.org/@user",
            "https://example.org:8443/@user",
            "https://[2001:db8::1]:80/@user",
            "https://example.org?mail=a@b.c",
            "https://example.org#a@b",
            "https://example.org\\a@b",
            "mailto:a@b.c",
            "tel:1@2",
        ] {
            assert!(!has_credentials(address), "{address}");
        }
    }

    #[test]
    fn what_is_left_names_nobody() {
        for (address, left) in [
            ("https://a@b:pw@example.org:80/@me", "https://example.org:80/@me"),
            ("http:///u:p@example.org", "http://example.org"),
            ("https://user:p/w@example.org/x", "https://example.org/x"),
        ] {
            assert_eq!(without_credentials(address).as_deref(), Some(left));
        }
    }
}
