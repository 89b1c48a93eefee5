//! Something else than a file where a build keeps its lock or its list of files: it is refused,
//! and nothing is made, read or removed elsewhere.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use super::killing::files;
use super::names;
use crate::project::Project;

/// A change to one file.
type Put = fn(&Path);

fn pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status();
    assert!(made.expect("there is mkfifo").success());
}

#[test]
fn a_lock_that_is_no_file_is_refused_and_nothing_is_made() {
    let puts: [Put; 7] = [
        |path| symlink("../elsewhere/new-file", path).expect("a link"),
        |path| symlink("../elsewhere/old-file", path).expect("a link"),
        |path| symlink("/dev/zero", path).expect("a link"),
        |path| symlink("../elsewhere", path).expect("a link"),
        |path| fs::create_dir(path).expect("a folder"),
        |path| fs::hard_link(path.with_file_name("../elsewhere/old-file"), path).expect("a link"),
        pipe,
    ];
    for put in puts {
        let project = Project::sound().bytes("elsewhere/old-file", b"old").bytes("dist/x", b"x");
        put(&project.path("dist/.acme.ruimte-lock"));
        let told = project.run("build").ends(2).stderr();
        let shown = "the lock dist/.acme.ruimte-lock cannot be made";
        assert!(told.contains(shown) && told.contains("move it away"), "{told}");
        assert_eq!(names(project.path("elsewhere")), ["old-file"]);
        assert_eq!(fs::read(project.path("elsewhere/old-file")).expect("a file"), b"old");
        assert_eq!(names(project.path("dist")), [".acme.ruimte-lock", "x"]);
    }
}

#[test]
fn a_list_that_is_no_file_makes_the_folder_somebody_elses() {
    let puts: [Put; 4] = [
        |path| symlink("../../elsewhere/list", path).expect("a link"),
        |path| symlink("/dev/zero", path).expect("a link"),
        |path| fs::create_dir(path).expect("a folder"),
        pipe,
    ];
    for put in puts {
        let project = Project::sound();
        project.run("build --quiet").ends(0);
        let list = project.path("dist/acme/.ruimte");
        let text = fs::read(&list).expect("a list");
        let project = project.bytes("elsewhere/list", &text);
        fs::remove_file(&list).expect("it is there");
        put(&list);
        let told = project.run("build").ends(2).stderr();
        assert!(told.contains("dist/acme holds files that ruimte did not make"), "{told}");
        assert_eq!(fs::read(project.path("elsewhere/list")).expect("it stays"), text);
    }
}

#[test]
fn a_list_as_large_as_a_disk_is_not_read() {
    let project = Project::sound().bytes("dist/acme/thesis.txt", b"years of work");
    fs::write(project.path("dist/acme/.ruimte"), "This folder\n").expect("a file");
    let list = fs::File::options().write(true).open(project.path("dist/acme/.ruimte"));
    list.and_then(|list| list.set_len(8 << 30)).expect("a file with holes");
    let mut limited = Command::new("sh");
    limited.current_dir(project.path("."));
    limited.args(["-c", "ulimit -v 3000000; exec \"$0\" build", env!("CARGO_BIN_EXE_ruimte")]);
    let output = limited.output().expect("there is a shell");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(fs::metadata(project.path("dist/acme/.ruimte")).expect("a list").len() < 100_000);
    assert!(project.path("dist/acme/thesis.txt").exists());
}

#[test]
fn a_list_that_leads_out_removes_nothing_there() {
    let project = Project::sound().bytes("elsewhere/thesis.txt", b"years of work");
    project.run("build --quiet").ends(0);
    let out = project.path("dist/acme");
    symlink("../../elsewhere", out.join("linked")).expect("a link");
    let absolute = project.path("elsewhere/thesis.txt");
    let paths =
        ["../../elsewhere/thesis.txt", "linked/thesis.txt", "values/../../../elsewhere/thesis.txt"];
    let list = fs::read_to_string(out.join(".ruimte")).expect("a list");
    let mut lines: Vec<&str> = list.lines().collect();
    lines.pop();
    lines.extend(paths);
    lines.extend(absolute.to_str());
    let many: String = (0..1_000_000).map(|number| format!("gone-{number}\n")).collect();
    for more in ["", &many] {
        fs::write(out.join(".ruimte"), lines.join("\n") + "\n" + more).expect("a list");
        project.run("build --quiet").ends(0);
        assert_eq!(files(&project.path("elsewhere")).len(), 1);
        assert_eq!(names(project.path("dist")), ["acme"]);
        assert!(fs::symlink_metadata(out.join("linked")).is_ok_and(|link| link.is_symlink()));
    }
}
