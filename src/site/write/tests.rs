//! Writing, overwriting, refusing, and being killed.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{MARKER, Report};
use crate::site::{Made, Make, Site};

fn site(files: &[(&str, &str)]) -> Site {
    let mut site = Site::default();
    for (path, text) in files {
        site.insert(*path, text.as_bytes());
    }
    site
}

fn write(site: &Site, out: &Path) -> anyhow::Result<Report> {
    super::write(site, out).map(|report| report.expect("all files can be made"))
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn listing(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_site_appears_where_there_was_nothing() {
    let folder = folder();
    let out = folder.path().join("deep/er/acme");
    let report =
        write(&site(&[("index.html", "a"), ("values/x.html", "b")]), &out).expect("written");
    assert_eq!(report, Report { written: 2, unchanged: 0, removed: 0 });
    assert_eq!(fs::read_to_string(out.join("values/x.html")).expect("a file"), "b");
    assert_eq!(listing(&folder.path().join("deep/er")), ["acme"]);
}

#[test]
fn what_has_not_changed_keeps_its_time() {
    let folder = folder();
    let out = folder.path().join("acme");
    write(&site(&[("a", "1"), ("b", "1"), ("c/d", "1")]), &out).expect("written");
    let time = fs::metadata(out.join("a")).and_then(|file| file.modified()).expect("a time");
    let report = write(&site(&[("a", "1"), ("b", "2")]), &out).expect("written");
    assert_eq!(report, Report { written: 1, unchanged: 1, removed: 1 });
    assert_eq!(fs::metadata(out.join("a")).and_then(|file| file.modified()).expect("a time"), time);
    assert_eq!(fs::read_to_string(out.join("b")).expect("a file"), "2");
    assert!(!out.join("c").exists());
    let report = write(&site(&[("a", "1"), ("b", "2")]), &out).expect("written");
    assert_eq!(report, Report { written: 0, unchanged: 2, removed: 0 });
}

#[test]
fn a_folder_of_somebody_else_is_refused() {
    let folder = folder();
    let out = folder.path().join("home");
    fs::create_dir(&out).expect("a folder");
    write(&site(&[("a", "1")]), &out).expect("an empty folder is fine");
    fs::remove_file(out.join(MARKER)).expect("removed");
    fs::write(out.join("thesis.txt"), "ten years").expect("written");
    let error = write(&site(&[("a", "2")]), &out).expect_err("refused").to_string();
    assert!(error.contains("did not make"), "{error}");
    assert_eq!(fs::read_to_string(out.join("thesis.txt")).expect("still there"), "ten years");
    assert_eq!(listing(folder.path()), ["home"]);
}

#[test]
fn files_and_odd_names_are_refused() {
    let folder = folder();
    fs::write(folder.path().join("file"), "x").expect("written");
    assert!(write(&site(&[("a", "1")]), &folder.path().join("file")).is_err());
    assert!(write(&site(&[("a", "1")]), &folder.path().join("..")).is_err());
    assert!(write(&site(&[("../a", "1")]), &folder.path().join("out")).is_err());
    assert!(write(&site(&[("/a", "1")]), &folder.path().join("out")).is_err());
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    let folder = folder();
    let (real, link) = (folder.path().join("real"), folder.path().join("link"));
    fs::create_dir(&real).expect("a folder");
    std::os::unix::fs::symlink(&real, &link).expect("a link");
    assert!(write(&site(&[("a", "1")]), &link).is_err());
    assert_eq!(listing(&real), [""; 0]);
    // Nor is one inside a site of ours.
    let out = folder.path().join("out");
    write(&site(&[("a", "1")]), &out).expect("written");
    fs::write(folder.path().join("other"), "1").expect("written");
    fs::remove_file(out.join("a")).expect("removed");
    std::os::unix::fs::symlink(folder.path().join("other"), out.join("a")).expect("a link");
    assert_eq!(write(&site(&[("a", "1")]), &out).expect("written").written, 1);
    assert!(fs::symlink_metadata(out.join("a")).expect("a file").is_file());
}

#[test]
fn what_a_killed_build_left_is_cleared_away() {
    let folder = folder();
    let out = folder.path().join("acme");
    write(&site(&[("a", "1")]), &out).expect("written");
    // Killed while building, and between two renames.
    fs::create_dir(folder.path().join(".acme.ruimte-new")).expect("a folder");
    fs::rename(&out, folder.path().join(".acme.ruimte-old")).expect("moved");
    let report = write(&site(&[("a", "1"), ("b", "1")]), &out).expect("written");
    assert_eq!(report, Report { written: 1, unchanged: 1, removed: 0 });
    assert_eq!(listing(folder.path()), ["acme"]);
}

#[test]
fn two_builds_wait_for_each_other() {
    let folder = folder();
    let out = folder.path().join("acme");
    std::thread::scope(|scope| {
        for round in 0..8 {
            let out = &out;
            scope.spawn(move || write(&whole(&round.to_string()), out).expect("written"));
        }
    });
    assert!(version(&out).is_some());
    assert_eq!(listing(folder.path()), ["acme"]);
}

/// A site during whose making something happens, once its first files are on the stage.
struct Midway<'a> {
    site: Site,
    happens: &'a (dyn Fn() + Sync),
}

impl Make for Midway<'_> {
    fn paths(&self) -> Vec<&str> {
        self.site.paths()
    }

    fn make(&self, path: &str, mark: Option<&str>) -> Made<'_> {
        if path == "3/59.html" {
            (self.happens)();
        }
        self.site.make(path, mark)
    }
}

/// What is told where this happens to a playbook that is being replaced.
fn told(out: &Path, happens: &(dyn Fn() + Sync)) -> String {
    let site = Midway { site: whole("second"), happens };
    let told = super::write(&site, out).expect_err("it cannot be written");
    format!("{told:#}")
}

#[test]
fn a_stage_that_goes_midway_leaves_the_old_site() {
    let folder = folder();
    let out = folder.path().join("acme");
    let stage = folder.path().join(".acme.ruimte-new");
    write(&whole("first"), &out).expect("written");
    let gone = || while fs::remove_dir_all(&stage).is_err() && stage.exists() {};
    let taken = || {
        // Others are still writing into it.
        while fs::remove_dir_all(&stage).is_err() && stage.exists() {}
        fs::write(&stage, "a file").expect("written");
    };
    for happens in [&gone as &(dyn Fn() + Sync), &taken] {
        let told = told(&out, happens);
        assert!(told.contains("cannot be"), "{told}");
        assert_eq!(version(&out).as_deref(), Some("first"));
        assert_eq!(listing(folder.path()), ["acme"]);
    }
    write(&whole("second"), &out).expect("written");
    assert_eq!(version(&out).as_deref(), Some("second"));
}

#[test]
fn what_a_site_says_of_itself_is_told_by_the_name_that_it_would_have() {
    let folder = folder();
    let out = folder.path().join("acme");
    write(&whole("first"), &out).expect("written");
    let taken = folder.path().join(".acme.ruimte-new/.ruimte");
    let told = told(&out, &|| fs::create_dir_all(&taken).expect("made"));
    assert!(told.contains("acme/.ruimte cannot be written"), "{told}");
    assert_eq!(version(&out).as_deref(), Some("first"));
}

#[test]
fn a_place_that_goes_midway_is_told_and_mended() {
    let folder = folder();
    let out = folder.path().join("dist/acme");
    write(&whole("first"), &out).expect("written");
    let unplugged = folder.path().join("unplugged");
    let told = told(&out, &|| {
        fs::rename(folder.path().join("dist"), &unplugged).expect("unplugged");
    });
    assert!(told.contains("dist/acme") && told.contains("cannot be"), "{told}");
    assert_eq!(listing(folder.path()), ["unplugged"]);
    assert_eq!(version(&unplugged.join("acme")).as_deref(), Some("first"));
    fs::rename(&unplugged, folder.path().join("dist")).expect("plugged in again");
    write(&whole("second"), &out).expect("written");
    assert_eq!(version(&out).as_deref(), Some("second"));
    assert_eq!(listing(&folder.path().join("dist")), ["acme"]);
}

#[test]
fn an_old_site_that_goes_midway_is_no_harm() {
    let folder = folder();
    let out = folder.path().join("acme");
    write(&whole("first"), &out).expect("written");
    let site = Midway {
        site: whole("second"),
        happens: &|| {
            fs::remove_dir_all(&out).expect("removed");
        },
    };
    super::write(&site, &out).expect("nothing of it is needed");
    assert_eq!(version(&out).as_deref(), Some("second"));
    // Where it would have stayed as it is, it is not told that it has.
    let site = Midway {
        site: whole("second"),
        happens: &|| {
            fs::remove_dir_all(&out).expect("removed");
        },
    };
    let _ = super::write(&site, &out);
    write(&whole("second"), &out).expect("written");
    assert_eq!(version(&out).as_deref(), Some("second"));
    assert_eq!(listing(folder.path()), ["acme"]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_closed_midway_stays_as_it_is() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let out = folder.path().join("acme");
    write(&whole("first"), &out).expect("written");
    let mode = |mode: u32| {
        fs::set_permissions(&out, fs::Permissions::from_mode(mode)).expect("permissions");
    };
    let told = told(&out, &|| mode(0o555));
    assert!(told.contains("may only be read"), "{told}");
    assert_eq!(version(&out).as_deref(), Some("first"));
    assert_eq!(listing(folder.path()), ["acme"]);
    mode(0o755);
    write(&whole("second"), &out).expect("written");
    assert_eq!(version(&out).as_deref(), Some("second"));
}

/// A site whose files all say which version they are of.
fn whole(version: &str) -> Site {
    let mut site = Site::default();
    for at in 0..120 {
        site.insert(format!("{}/{at}.html", at % 7), version.as_bytes());
    }
    site
}

/// The version of a site, if it is whole.
fn version(out: &Path) -> Option<String> {
    let version = fs::read_to_string(out.join("0/0.html")).ok()?;
    let same = |at: i32| {
        fs::read_to_string(out.join(format!("{}/{at}.html", at % 7))).is_ok_and(|it| it == version)
    };
    (0..120).all(same).then_some(version)
}

const CHILD: &str = "RUIMTE_TEST_WRITE_FOR_EVER";

/// Writes one version after the other until it is killed; does nothing in a plain test run.
#[test]
fn child_that_writes_for_ever() {
    let Some(out) = std::env::var_os(CHILD) else { return };
    for round in 0_u64.. {
        write(&whole(&round.to_string()), Path::new(&out)).expect("written");
    }
}

#[test]
fn who_is_killed_leaves_a_whole_site() {
    let folder = folder();
    let out = folder.path().join("acme");
    write(&whole("first"), &out).expect("written");
    let this = std::env::current_exe().expect("this test");
    for round in 0..12_u64 {
        let mut child = Command::new(&this)
            .args(["--exact", "site::write::tests::child_that_writes_for_ever"])
            .env(CHILD, &out)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a child");
        // Once it is seen at work, a little more each time, so that every moment gets its turn.
        let before = fs::read_to_string(out.join("0/0.html")).ok();
        while fs::read_to_string(out.join("0/0.html")).ok() == before {}
        for _ in 0..round * 40 {
            let _ = fs::metadata(&out);
        }
        child.kill().expect("killed");
        child.wait().expect("gone");
        assert!(version(&out).is_some(), "a mixture after round {round}");
    }
    write(&whole("last"), &out).expect("written");
    assert_eq!(version(&out).as_deref(), Some("last"));
    assert_eq!(listing(folder.path()), ["acme"]);
}

/// What a build leaves that is killed while the new site lies in the place of the published
/// folder: the repository held, one file brought up to date, and a file that has come since.
#[cfg(unix)]
fn killed_midway(root: &Path) {
    use std::os::unix::fs::{MetadataExt as _, symlink};
    let [out, new, beside, held] =
        ["acme", "new", ".acme.ruimte-swap", ".acme.ruimte-held"].map(|name| root.join(name));
    write(&whole("second"), &new).expect("written");
    fs::rename(out.join(".git"), &held).expect("moved");
    for site in [&out, &new] {
        symlink("../.acme.ruimte-held", site.join(".git")).expect("a link");
    }
    fs::hard_link(out.join("CNAME"), new.join("CNAME")).expect("a second name");
    fs::rename(&out, &beside).expect("moved");
    fs::rename(&new, &out).expect("moved");
    let noted = [&out, &beside, &held].map(|folder| {
        let about = fs::metadata(folder).expect("a folder");
        format!("{} {}\n", about.dev(), about.ino())
    });
    let noted = noted.concat();
    fs::write(root.join(".acme.ruimte-stage"), noted).expect("written");
    fs::remove_file(beside.join("0/0.html")).expect("removed");
    fs::hard_link(out.join("0/0.html"), beside.join("0/0.html")).expect("up to date");
    fs::write(out.join("late.txt"), "late").expect("written");
}

#[cfg(unix)]
#[test]
fn who_is_killed_while_the_new_site_is_in_place_loses_nothing() {
    use std::os::unix::fs::MetadataExt as _;
    let folder = folder();
    let out = folder.path().join("acme");
    let id = |path: &str| fs::symlink_metadata(out.join(path)).expect("it is there").ino();
    write(&whole("first"), &out).expect("written");
    fs::create_dir(out.join(".git")).expect("a folder");
    fs::write(out.join(".git/HEAD"), "ref: refs/heads/main").expect("written");
    fs::write(out.join("CNAME"), "acme.example").expect("written");
    let before = ["", ".git", "CNAME"].map(id);
    killed_midway(folder.path());
    assert_eq!(version(&out).as_deref(), Some("second"));
    assert!(out.join(".git/HEAD").exists());
    let report = write(&whole("second"), &out).expect("written");
    assert_eq!(report, Report { written: 0, unchanged: 120, removed: 0 });
    assert_eq!(["", ".git", "CNAME"].map(id), before);
    assert_eq!(fs::read_to_string(out.join("late.txt")).expect("it stays"), "late");
    assert_eq!(version(&out).as_deref(), Some("second"));
    assert_eq!(listing(folder.path()), ["acme"]);
}

/// A folder of the published one that came while it was away, and one of the same name.
#[cfg(unix)]
#[test]
fn of_two_files_of_a_name_both_stay() {
    let folder = folder();
    let out = folder.path().join("acme");
    write(&whole("first"), &out).expect("written");
    let left = folder.path().join(".acme.ruimte-swap");
    fs::create_dir_all(left.join("own/deep")).expect("a folder");
    fs::create_dir_all(out.join("own")).expect("a folder");
    fs::write(out.join("own/a"), "older").expect("written");
    fs::write(left.join("own/a"), "newer").expect("written");
    fs::write(left.join("own/deep/b"), "b").expect("written");
    let time = std::time::SystemTime::now() - std::time::Duration::from_mins(1);
    let older = fs::File::options().write(true).open(out.join("own/a")).expect("a file");
    older.set_modified(time).expect("a time");
    write(&whole("second"), &out).expect("written");
    let text = |path: &str| fs::read_to_string(out.join(path)).expect("a file");
    assert_eq!(["own/a", "own/a.kept-1", "own/deep/b"].map(text), ["newer", "older", "b"]);
    assert_eq!(listing(folder.path()), ["acme"]);
}

#[test]
fn a_repository_that_no_build_has_left_does_not_come_into_the_folder() {
    for (place, within) in [("held", "HEAD"), ("swap", ".git/HEAD"), ("old", "a/.GIT/HEAD")] {
        let folder = folder();
        let out = folder.path().join("acme");
        write(&whole("first"), &out).expect("written");
        let planted = folder.path().join(format!(".acme.ruimte-{place}")).join(within);
        fs::create_dir_all(planted.parent().expect("a folder")).expect("a folder");
        fs::write(&planted, "planted").expect("written");
        let told = write(&whole("second"), &out).expect_err("refused");
        assert!(format!("{told:#}").contains("move it away"), "{told:#}");
        assert_eq!(version(&out).as_deref(), Some("first"));
        assert!(planted.exists() && !out.join(".git").exists());
        fs::remove_dir_all(&out).expect("it is there");
        assert!(write(&whole("second"), &out).is_err() && !out.exists());
    }
}
