//! What others have put into a published folder, or do in it while a build runs, stays.

#![cfg(unix)]

use super::writers;

#[test]
fn what_others_write_while_builds_run_is_not_lost() {
    let kept = writers::publish(6);
    assert!(kept.files > 100 && kept.commits > 10, "{kept:?}");
    assert_eq!((kept.lost_files, kept.lost_commits), (0, 0), "{kept:?}");
    assert_eq!(kept.refused_commits, 0, "{kept:?}");
    assert!(kept.is_sound, "{kept:?}");
}
