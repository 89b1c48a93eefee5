//! What can be an id.

/// The stem of a file, or the name of an organisation's folder: `[a-z0-9][a-z0-9-]*`.
pub(crate) fn is_file_id(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.bytes().next().is_some_and(allowed)
        && text.bytes().all(|byte| allowed(byte) || byte == b'-')
}

/// The id of a fact, an option, a question or a clause: letters, digits, `-` and `_`.
///
/// They stand in addresses and on the command line, beside `=`, `.` and `&`.
pub(crate) fn is_inner_id(text: &str) -> bool {
    text.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// A period: one word of letters in any language, digits, `-` and `_`.
pub(crate) fn is_period(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphabetic)
        && text.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_'))
}
