//! How serde's readers say that something is wrong.

use std::fmt;

/// Why a value could not be read.
#[derive(Debug)]
pub(super) enum Error {
    /// The author has been told.
    Told,
    /// What to tell the author, by whoever knows the place.
    Untold(String),
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Told => formatter.write_str("told"),
            Self::Untold(message) => formatter.write_str(message),
        }
    }
}

impl std::error::Error for Error {}

impl serde::de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Untold(message.to_string())
    }
}
