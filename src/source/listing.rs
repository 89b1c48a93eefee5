//! What stands in a content folder: organisations, and what is none.

use std::fs::{self, DirEntry};
use std::io;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, printable};

use super::archive::Archive;
use super::folder::{Folder, yaml_stem};
use super::unread::{Unread, place};
use super::workspace::{Location, Workspace};

impl Workspace {
    /// Lists the organisations of a content folder.
    ///
    /// Fails only where the content folder itself cannot be listed.
    pub(super) fn list(&mut self, content: &Location, archive: &mut Archive) -> io::Result<()> {
        let root = fs::canonicalize(&content.path)?;
        // To list a folder is one right, to open what is in it another.
        fs::metadata(root.join("."))?;
        let mut entries = fs::read_dir(&root)?.collect::<Result<Vec<_>, _>>()?;
        entries.sort_by_key(DirEntry::file_name);
        for entry in entries {
            self.look_at(&entry, content, &root, archive)?;
        }
        self.root = root;
        Ok(())
    }

    /// Takes in one of the things that stand in the content folder.
    fn look_at(
        &mut self,
        entry: &DirEntry,
        content: &Location,
        root: &Path,
        archive: &mut Archive,
    ) -> io::Result<()> {
        let name = printable(&entry.file_name().to_string_lossy());
        if name.starts_with(['.', '_']) {
            return Ok(());
        }
        let shown = format!("{}/{name}", content.shown);
        let (kind, path) = (entry.file_type()?, entry.path());
        if kind.is_symlink()
            && let Some(why) = leads_astray(root, &path)
        {
            // What a link that leads nowhere was made for, its name tells.
            if path.is_dir() || !path.exists() && !name.contains('.') {
                self.add(Folder::lost(&name, &shown, &path, &why));
            } else {
                self.problem(why.problem(&name, place(shown)));
            }
        } else if kind.is_dir() || kind.is_symlink() && path.is_dir() {
            self.add(Folder::list(root, &path, &name, &shown, archive));
        } else if yaml_stem(&name).is_some() {
            let message = format!("nothing reads this file: `{name}`");
            let help = "each organisation has a folder of its own here; move it into one";
            self.problem(Diagnostic::new(Code::StrayFile, place(shown), message).help(help));
        }
        Ok(())
    }

    /// Takes in an organisation's folder, or tells that it is none.
    pub(super) fn add(&mut self, mut folder: Folder) {
        let problems = std::mem::take(&mut folder.problems);
        self.problems.entry(folder.name.clone()).or_default().extend(problems);
        if folder.is_organisation() {
            self.folders.insert(folder.name.clone(), folder);
        } else {
            let message = format!("`{}` has no `playbook.yaml`, so nothing reads it", folder.name);
            let help = "give it a `playbook.yaml`, or let its name begin with `_`";
            self.problems.remove(&folder.name);
            let at = place(folder.shown);
            self.problem(Diagnostic::new(Code::StrayFile, at, message).help(help));
        }
    }

    fn problem(&mut self, problem: Diagnostic) {
        self.problems.entry(String::new()).or_default().push(problem);
    }
}

/// Why a link of the content folder is not followed; `None` where it leads to something in it.
fn leads_astray(root: &Path, path: &Path) -> Option<Unread> {
    match fs::canonicalize(path) {
        Ok(target) if target == root => Some(Unread::LeadsAround),
        Ok(target) if target.starts_with(root) => None,
        Ok(_) => Some(Unread::LeadsOut),
        Err(error) => Some(Unread::of_link(&error)),
    }
}
