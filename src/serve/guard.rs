//! Who may ask: only those who mean this server by its own name.
//!
//! A page from anywhere can make a browser ask this machine under a name that it controls
//! ("DNS rebinding"), and would then read what only the author should see. Such requests carry
//! that name, so every other name than this server's is refused.

use std::net::{IpAddr, SocketAddr};

use axum::http::Uri;
use axum::http::uri::Authority;

/// The names of this server.
#[derive(Clone, Debug)]
pub(super) struct Guard {
    /// What `--host` said.
    host: String,
    address: SocketAddr,
}

impl Guard {
    pub(super) fn new(host: &str, address: SocketAddr) -> Self {
        Self { host: bare(host).to_ascii_lowercase(), address }
    }

    /// Whether a request is meant for this server, by its `Host` header and its address.
    pub(super) fn admits(&self, host: Option<&str>, uri: &Uri) -> bool {
        let is_ours = |authority: &Authority| self.is_ours(authority);
        let by_header = host.and_then(|host| host.parse().ok()).is_some_and(|host| is_ours(&host));
        by_header && uri.authority().is_none_or(is_ours)
    }

    fn is_ours(&self, authority: &Authority) -> bool {
        /// What browsers leave out.
        const USUAL: u16 = 80;
        let written = authority.as_str();
        let port = authority.port_u16().unwrap_or(USUAL);
        let is_plain = !written.contains('@') && !written.ends_with(':');
        is_plain && port == self.address.port() && self.is_name(bare(authority.host()))
    }

    fn is_name(&self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        // Who listens to the whole network is reached by any of the machine's addresses; a name
        // that somebody else controls is none of them.
        let any = self.address.ip().is_unspecified() && host.parse::<IpAddr>().is_ok();
        any || host == self.host || ["localhost", "127.0.0.1", "::1"].contains(&&*host)
    }
}

/// An IPv6 address without its brackets.
fn bare(host: &str) -> &str {
    host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admits(guard: &Guard, host: &str) -> bool {
        guard.admits(Some(host), &Uri::from_static("/"))
    }

    #[test]
    fn only_own_names_are_admitted() {
        let guard = Guard::new("127.0.0.1", ([127, 0, 0, 1], 4000).into());
        for host in ["localhost:4000", "127.0.0.1:4000", "[::1]:4000", "LOCALHOST:4000"] {
            assert!(admits(&guard, host), "{host}");
        }
        for host in [
            "localhost",
            "localhost:4001",
            "evil.example:4000",
            "localhost.evil.example:4000",
            "localhost@evil.example:4000",
            "evil@localhost:4000",
            "192.168.1.2:4000",
            "",
        ] {
            assert!(!admits(&guard, host), "{host}");
        }
        assert!(!guard.admits(None, &Uri::from_static("/")));
        let elsewhere = Uri::from_static("http://evil.example:4000/");
        assert!(!guard.admits(Some("localhost:4000"), &elsewhere));
    }

    #[test]
    fn a_host_that_was_asked_for_is_admitted() {
        let guard = Guard::new("desk.local", ([192, 168, 1, 2], 80).into());
        assert!(admits(&guard, "desk.local"));
        assert!(!admits(&guard, "192.168.1.3"));
        let all = Guard::new("0.0.0.0", ([0, 0, 0, 0], 4000).into());
        assert!(admits(&all, "192.168.1.2:4000"));
        assert!(!admits(&all, "evil.example:4000"));
    }
}
