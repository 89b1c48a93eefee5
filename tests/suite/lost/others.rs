//! What others have put into a published folder, or do in it while a build runs, stays; and the
//! folder stays theirs as it was.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _, PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Command;

use super::{names, retitled, writers};
use crate::diff::revisions::git;
use crate::project::Project;

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("permissions");
}

#[test]
fn what_others_write_while_builds_run_is_not_lost() {
    let kept = writers::publish(6);
    assert!(kept.files > 100 && kept.commits > 10, "{kept:?}");
    assert_eq!((kept.lost_files, kept.lost_commits), (0, 0), "{kept:?}");
    assert!(kept.is_sound, "{kept:?}");
    // A commit may be refused in the moment in which the site is replaced; most are not.
    assert!(kept.refused_commits * 4 < kept.commits, "{kept:?}");
    assert!(kept.refused_files * 100 < kept.files, "{kept:?}");
}

#[test]
fn the_folder_and_those_in_it_stay_the_same_ones() {
    let project = Project::sound();
    project.run("build --quiet").ends(0);
    let out = project.path("dist/acme");
    let folders = [out.clone(), out.join("values"), out.join("examples")];
    for (folder, bits) in folders.iter().zip([0o700, 0o2775, 0o750]) {
        mode(folder, bits);
    }
    let about = |path: &std::path::PathBuf| {
        let about = fs::metadata(path).expect("a folder");
        (about.ino(), about.mode() & 0o7777, about.uid(), about.gid())
    };
    let before = folders.each_ref().map(about);
    let project = retitled(project, "Listen well").write("acme/values/new.yaml", "title: New\n");
    project.run("build --quiet").ends(0);
    assert_eq!(folders.each_ref().map(about), before);
    assert!(out.join("values/new.html").exists());
    assert_eq!(names(project.path("dist")), ["acme"]);
}

#[test]
fn whoever_is_at_work_in_the_folder_goes_on() {
    let project = Project::sound();
    project.run("build --quiet").ends(0);
    let out = project.path("dist/acme");
    let mut shell = Command::new("sh");
    shell.current_dir(&out).args(["-c", "read go; cat values/listen.html; echo x > mine"]);
    shell.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
    let mut shell = shell.spawn().expect("a shell");
    let project = retitled(project, "Listen well");
    project.run("build --quiet").ends(0);
    drop(shell.stdin.take());
    let output = shell.wait_with_output().expect("it ends");
    assert!(String::from_utf8_lossy(&output.stdout).contains("Listen well"));
    assert!(out.join("mine").exists());
    drop(project);
}

#[test]
fn a_repository_and_what_hosts_look_for_may_be_there_first() {
    let project = Project::sound().bytes("dist/acme/CNAME", b"acme.example");
    git(&project, &["-C", "dist/acme", "init", "-q"]);
    let folder = fs::metadata(project.path("dist/acme/.git")).expect("a folder").ino();
    project.run("build --quiet").ends(0);
    let project = retitled(project, "Listen well");
    project.run("build --quiet").ends(0);
    assert_eq!(fs::read(project.path("dist/acme/CNAME")).expect("it stays"), b"acme.example");
    let about = fs::symlink_metadata(project.path("dist/acme/.git")).expect("it stays");
    assert!(about.is_dir() && about.ino() == folder);
    git(&project, &["-C", "dist/acme", "status", "--porcelain"]);
}

#[test]
fn links_pipes_and_sockets_stay_and_are_not_followed() {
    let project = Project::sound().bytes("elsewhere/thesis.txt", b"years of work");
    project.run("build --quiet").ends(0);
    let out = project.path("dist/acme");
    fs::create_dir(out.join("own")).expect("a folder");
    let links = [("dangling", "nowhere"), ("out", "../../elsewhere"), ("self", "self")];
    for folder in [out.clone(), out.join("own"), out.join("values")] {
        for (name, target) in links {
            symlink(target, folder.join(name)).expect("a link");
        }
        let made = Command::new("mkfifo").arg(folder.join("pipe")).status();
        assert!(made.expect("there is mkfifo").success());
    }
    let socket = std::os::unix::net::UnixListener::bind(out.join("socket"));
    let project = retitled(project, "Listen well");
    project.run("build --quiet").ends(0);
    for folder in [out.clone(), out.join("own"), out.join("values")] {
        for (name, target) in links {
            assert_eq!(fs::read_link(folder.join(name)).expect("a link"), Path::new(target));
        }
        let pipe = fs::symlink_metadata(folder.join("pipe")).expect("it stays");
        assert!(pipe.file_type().is_fifo());
    }
    assert!(socket.is_ok() && out.join("socket").exists());
    assert_eq!(names(project.path("elsewhere")), ["thesis.txt"]);
    assert_eq!(names(project.path("dist")), ["acme"]);
}

#[test]
fn a_folder_of_ours_that_became_a_link_is_not_followed() {
    let project = Project::sound().bytes("elsewhere/listen.html", b"years of work");
    project.run("build --quiet").ends(0);
    fs::remove_dir_all(project.path("dist/acme/values")).expect("it is there");
    symlink("../../elsewhere", project.path("dist/acme/values")).expect("a link");
    let project = retitled(project, "Listen well");
    let told = project.run("build").ends(2).stderr();
    assert!(told.contains("dist/acme/values is not ruimte's"), "{told}");
    let stays = fs::read(project.path("elsewhere/listen.html")).expect("it stays");
    assert_eq!((stays, names(project.path("elsewhere")).len()), (b"years of work".to_vec(), 1));
}

/// The command as somebody of a group, by number; `None` where only root could tell.
fn as_somebody(project: &Project, somebody: u32, words: &str) -> Option<std::process::Output> {
    let mut command = Command::new("setpriv");
    let id = somebody.to_string();
    command.args(["--reuid", &id, "--regid", &id, "--groups", "7777", "--", "sh", "-c"]);
    command.args(["umask 022; exec \"$0\" $1", env!("CARGO_BIN_EXE_ruimte"), words]);
    let output = command.current_dir(project.path(".")).output().ok()?;
    let is_closed = matches!(output.status.code(), Some(126 | 127));
    (!is_closed).then_some(output)
}

#[test]
fn two_people_of_a_group_publish_in_turn() {
    let project = Project::sound();
    let (root, dist) = (project.path("."), project.path("dist"));
    fs::create_dir(&dist).expect("a folder");
    let is_root = std::os::unix::fs::chown(&dist, Some(7001), Some(7777)).is_ok();
    if !is_root {
        return;
    }
    mode(&root, 0o755);
    mode(&dist, 0o2775);
    let mut project = project;
    for (turn, somebody) in [7001, 7002, 7001, 7002].into_iter().enumerate() {
        project = retitled(project, &format!("Turn {turn}"))
            .write(&format!("acme/values/v{turn}.yaml"), "title: One more\n");
        let Some(output) = as_somebody(&project, somebody, "build --quiet") else { return };
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{turn}: {told}");
        if turn == 0 {
            // The first one lets the group in, as one does with a shared folder.
            for entry in walkdir::WalkDir::new(dist.join("acme")) {
                let entry = entry.expect("an entry");
                mode(entry.path(), if entry.file_type().is_dir() { 0o2775 } else { 0o664 });
            }
        }
        let page = fs::read_to_string(dist.join("acme/values/listen.html")).expect("a page");
        assert!(page.contains(&format!("Turn {turn}")));
        assert_eq!(names(&dist), ["acme"]);
    }
    let about = fs::metadata(dist.join("acme")).expect("a folder");
    assert_eq!((about.uid(), about.gid(), about.mode() & 0o7777), (7001, 7777, 0o2775));
}
