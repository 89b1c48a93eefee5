//! What is kept from one reading to the next.

use super::*;
use crate::source::{Location, Workspace};

#[test]
fn only_what_is_there_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let content = Location { path: folder.path().to_owned(), shown: "content".to_owned() };
    let mut archive = Archive::default();
    let mut read = || {
        archive.begin(SystemTime::now());
        Workspace::read_again(&content, &[], &mut archive).expect("content");
        archive.end();
        (archive.files.iter().flatten().count(), archive.bytes.len())
    };
    for kind in ["assets", "values"] {
        fs::create_dir_all(folder.path().join("acme").join(kind)).expect("a folder");
    }
    for file in ["playbook.yaml", "values/one.yaml", "assets/one.png"] {
        fs::write(folder.path().join("acme").join(file), "").expect("a file");
    }
    assert_eq!(read(), (2, 1));
    for (from, to) in
        [("values/one.yaml", "values/other.yaml"), ("assets/one.png", "assets/other.png")]
    {
        let acme = folder.path().join("acme");
        fs::rename(acme.join(from), acme.join(to)).expect("it is renamed");
    }
    assert_eq!(read(), (2, 1));
}
