//! A workspace in which one file says less, to find out what follows from it.

use std::sync::Arc;

use super::file::FileId;
use super::tree::Tree;
use super::workspace::Workspace;

impl Workspace {
    /// The same workspace in which a file of a folder holds something else; `None`: in which the
    /// file is not there. Places in it stay those of the text as it was written.
    #[must_use]
    pub fn variant(&self, folder: &str, file: FileId, root: Option<Tree>) -> Self {
        let mut variant = Self {
            root: self.root.clone(),
            folders: self.folders.clone(),
            files: self.files.clone(),
            file_ids: self.file_ids.clone(),
            problems: self.problems.clone(),
        };
        match root {
            Some(root) => variant.files.put(file, Arc::new(self.files.get(file).saying(root))),
            None => variant.leave_out(folder, file),
        }
        variant
    }

    fn leave_out(&mut self, folder: &str, file: FileId) {
        let (Some(folder), Some(ids)) =
            (self.folders.get_mut(folder), self.file_ids.get_mut(folder))
        else {
            return;
        };
        if let Some(position) = ids.iter().position(|id| *id == file) {
            ids.remove(position);
            folder.entries.remove(position);
        }
    }
}
