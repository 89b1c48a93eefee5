//! The address of a role's page as a code for a phone's camera.

use std::fmt::Write as _;

use fast_qr::{ECL, QRBuilder, QRCode};

/// What is left white around a code, in modules: its standard asks for it.
const QUIET: usize = 4;
/// The smallest module that a phone reads from paper, in thousandths of a millimetre.
const MODULE: usize = 350;
/// A code this small is hard to find, and one this large leaves no room for words.
const LEAST: usize = 18_000;
const MOST: usize = 24_000;

/// A code, drawn.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    /// Where it leads.
    pub(crate) address: String,
    /// Its width in modules, with what is white around it.
    pub(crate) modules: usize,
    /// Its width on paper, in thousandths of a millimetre.
    pub(crate) width: usize,
    /// Its dark modules, as the path of an SVG.
    pub(crate) path: String,
}

impl Code {
    /// The code of an address; `None` for one that is too long to be read from a card.
    pub(crate) fn new(address: String) -> Option<Self> {
        let code = QRBuilder::new(address.as_str()).ecl(ECL::M).build().ok()?;
        let modules = code.size + 2 * QUIET;
        let width = (modules * MODULE).max(LEAST);
        (width <= MOST).then(|| Self { address, modules, width, path: path(&code) })
    }
}

/// Every stretch of dark modules as a line of its own.
fn path(code: &QRCode) -> String {
    let mut path = String::new();
    for row in 0..code.size {
        let dark = |column: usize| code[row][column].value();
        let mut column = 0;
        while column < code.size {
            let length = (column..code.size).take_while(|at| dark(*at)).count();
            if length > 0 {
                let _ = write!(path, "M{} {}h{length}v1h-{length}z", column + QUIET, row + QUIET);
            }
            column += length.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_can_be_read_and_white_is_around_them() {
        let code = Code::new("https://example.org/acme/roles/front-desk.html".into());
        let code = code.expect("a code");
        assert!(code.width / code.modules >= MODULE);
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", code.path);
        assert!(Code::new(format!("https://example.org/{}", "a".repeat(2_000))).is_none());
    }
}
