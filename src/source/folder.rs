//! One organisation's folder: which files it has, and what each is for.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::WalkDir;

use crate::diagnostic::{Code, Diagnostic, Span, line_starts, nearest, printable};
use crate::model::{Asset, Kind};

use super::LARGEST_FILE;
use super::archive::Archive;
use super::regular::{self, Refused};
use super::unread::{self, Unread};
use super::ways::{MOST_WAYS, Ways};

/// A folder in `content/`, listed but not yet read.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// Its name, which is the organisation's id.
    pub name: String,
    /// Its path as authors see it.
    pub shown: String,
    /// The files that make the playbook, sorted by path.
    pub entries: Vec<Entry>,
    /// What lies in `assets/`, sorted by path.
    pub assets: Vec<Asset>,
    /// What lies in `theme/`, sorted by path.
    pub theme: Vec<ThemeFile>,
    /// What is wrong with the files themselves.
    pub problems: Vec<Diagnostic>,
    /// Whether files that belong to it may be missing from `entries`: a folder with them cannot be
    /// read.
    pub is_partial: bool,
}

/// A file that says something about a thing.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The kind of thing.
    pub kind: Kind,
    /// Its id, from the stem; empty for the playbook and the scan.
    pub id: String,
    /// The language suffix, as written: the file is a translation.
    pub language: Option<String>,
    /// Its path as authors see it.
    pub shown: String,
    /// Where its text comes from.
    pub text: TextSource,
}

/// Where a file's text comes from.
#[derive(Clone, Debug)]
pub enum TextSource {
    /// The disk.
    Disk(PathBuf),
    /// The program itself.
    BuiltIn(Arc<[u8]>),
    /// Nowhere: something of this name is there and cannot be read. The problems of the folder
    /// say why.
    Lost(PathBuf),
}

/// A file of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeFile {
    /// Its path within the theme, with forward slashes.
    pub path: String,
    /// Its path as authors see it.
    pub shown: String,
    /// Its content.
    pub bytes: Arc<[u8]>,
}

impl Folder {
    /// Whether it has a `playbook.yaml`.
    pub fn is_organisation(&self) -> bool {
        self.entries.iter().any(|entry| entry.kind == Kind::Playbook && entry.language.is_none())
    }

    /// Lists a folder on disk. `root` is the canonical path of the content folder, out of which
    /// no symbolic link may lead.
    pub(super) fn list(
        root: &Path,
        path: &Path,
        name: &str,
        shown: &str,
        archive: &mut Archive,
    ) -> Self {
        let mut folder = Self { name: name.to_owned(), shown: shown.to_owned(), ..Self::default() };
        let mut walk =
            WalkDir::new(path).min_depth(1).follow_links(true).sort_by_file_name().into_iter();
        let mut ways = Ways::default();
        while let Some(entry) = walk.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    folder.cannot_read(path, &error);
                    continue;
                }
            };
            let relative = relative(path, entry.path());
            let is_folder = entry.file_type().is_dir();
            let way = ways.count(&entry);
            if is_hidden(&relative) {
                if is_folder {
                    walk.skip_current_dir();
                }
            } else if entry.path_is_symlink() && !leads_below(root, entry.path()) {
                folder.lose(&relative, entry.path(), &Unread::LeadsOut);
                if is_folder {
                    walk.skip_current_dir();
                }
            } else if way > MOST_WAYS {
                walk.skip_current_dir();
                // Told once for each folder.
                if way == MOST_WAYS + 1 {
                    folder.lose(&relative, entry.path(), &Unread::TooManyWays);
                }
            } else if is_folder {
                if entry.depth() == 1 && !is_known_folder(&relative) {
                    folder.unknown_folder(&relative, entry.path());
                    walk.skip_current_dir();
                }
            } else if entry.file_type().is_file() {
                folder.add(&relative, TextSource::Disk(entry.path().to_owned()), archive);
            } else {
                folder.no_file(&relative, entry.path());
            }
        }
        folder
    }

    /// Sorts a file in by its path within the folder.
    pub(super) fn add(&mut self, relative: &str, text: TextSource, archive: &mut Archive) {
        let Some((top, rest)) = relative.split_once('/') else {
            return self.add_to_root(relative, text);
        };
        match top {
            "assets" => self.add_asset(relative, &text, archive),
            "theme" => self.add_theme_file(rest, &text, archive),
            _ => match Kind::WITH_FOLDER.into_iter().find(|kind| kind.folder() == top) {
                Some(kind) => self.add_thing(kind, relative, text),
                None => self.stray(relative, false),
            },
        }
    }

    fn add_to_root(&mut self, name: &str, text: TextSource) {
        match root_kind(name) {
            Some((kind, language)) => self.push(kind, String::new(), language, name, text),
            None => self.stray(name, false),
        }
    }

    fn add_thing(&mut self, kind: Kind, relative: &str, text: TextSource) {
        match thing_stem(kind, relative).map(split_language) {
            Some((id, language)) => self.push(kind, id.to_owned(), language, relative, text),
            None => self.stray(relative, false),
        }
    }

    fn push(
        &mut self,
        kind: Kind,
        id: String,
        language: Option<&str>,
        relative: &str,
        text: TextSource,
    ) {
        let shown = format!("{}/{relative}", self.shown);
        let language = language.map(str::to_owned);
        self.entries.push(Entry { kind, id, language, shown, text });
    }

    fn add_asset(&mut self, relative: &str, text: &TextSource, archive: &mut Archive) {
        // What cannot be read has been told; that it is missing would not be true.
        let bytes = self.bytes(relative, text, archive).unwrap_or_default();
        self.assets.push(Asset { path: relative.to_owned(), bytes });
    }

    fn add_theme_file(&mut self, path: &str, text: &TextSource, archive: &mut Archive) {
        let relative = format!("theme/{path}");
        if !is_theme_file(path) {
            let top = path.split('/').next().unwrap_or(path);
            let help = match nearest(top, THEME_FOLDERS.into_iter().chain(["theme.yaml"])) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "a theme has `theme.yaml`, `templates/`, `static/` and `locales/`".into(),
            };
            let message = format!("nothing reads this file: `{relative}`");
            self.problem(Code::StrayFile, &relative, message).help = Some(help);
            return;
        }
        if let Some(bytes) = self.bytes(&relative, text, archive) {
            let shown = format!("{}/{relative}", self.shown);
            self.theme.push(ThemeFile { path: path.to_owned(), shown, bytes });
        }
    }

    fn bytes(
        &mut self,
        relative: &str,
        text: &TextSource,
        archive: &mut Archive,
    ) -> Option<Arc<[u8]>> {
        match text {
            TextSource::BuiltIn(bytes) => Some(Arc::clone(bytes)),
            TextSource::Lost(_) => None,
            TextSource::Disk(path) => match archive.bytes(path) {
                Ok(bytes) => Some(bytes),
                Err(error) => {
                    let message = format!("this file cannot be read: {error}");
                    self.problem(Code::NotText, relative, message);
                    None
                }
            },
        }
    }

    fn problem(&mut self, code: Code, relative: &str, message: String) -> &mut Diagnostic {
        let at = self.place(relative);
        self.problems.push(Diagnostic::new(code, at, message));
        let last = self.problems.len() - 1;
        &mut self.problems[last]
    }

    pub(super) fn place(&self, relative: &str) -> Span {
        unread::place(match relative {
            "" => self.shown.clone(),
            relative => format!("{}/{relative}", self.shown),
        })
    }

    pub(super) fn stray(&mut self, relative: &str, is_folder: bool) {
        let what = if is_folder { "folder" } else { "file" };
        let help = stray_help(relative, is_folder);
        let message = format!("nothing reads this {what}: `{relative}`");
        self.problem(Code::StrayFile, relative, message).help = Some(help);
    }
}

impl Entry {
    /// All that the file holds, byte for byte.
    pub fn bytes(&self) -> std::io::Result<Vec<u8>> {
        match &self.text {
            TextSource::BuiltIn(bytes) => Ok(bytes.to_vec()),
            TextSource::Disk(path) => read_bounded(path).map_err(std::io::Error::other),
            TextSource::Lost(_) => Err(std::io::ErrorKind::NotFound.into()),
        }
    }

    /// Its text, or why there is none.
    pub(super) fn read(&self) -> Result<String, String> {
        let bytes = match &self.text {
            TextSource::BuiltIn(bytes) => bytes.to_vec(),
            TextSource::Disk(path) => read_bounded(path)?,
            TextSource::Lost(_) => return Err("this file cannot be read".to_owned()),
        };
        let text = String::from_utf8(bytes).map_err(|error| {
            let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = line_starts(&String::from_utf8_lossy(good)).count();
            format!("this file is not text in UTF-8: line {line} cannot be read")
        })?;
        Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
    }
}

fn read_bounded(path: &Path) -> Result<Vec<u8>, String> {
    regular::read(path, LARGEST_FILE).map_err(|refused| match refused {
        Refused::Io(error) => format!("this file cannot be read: {error}"),
        Refused::TooLarge(size) => {
            let (size, most) = (size >> 20, LARGEST_FILE >> 20);
            format!("this file has {size} MB, more than the {most} MB that are read")
        }
    })
}

pub(super) fn relative(base: &Path, path: &Path) -> String {
    if let Some(relative) = plain(base, path) {
        return relative.to_owned();
    }
    let relative = path.strip_prefix(base).unwrap_or(path);
    let parts: Vec<_> = relative.iter().map(|part| printable(&part.to_string_lossy())).collect();
    parts.join("/")
}

/// What nearly all paths are: nothing in them needs a closer look.
fn plain<'a>(base: &Path, path: &'a Path) -> Option<&'a str> {
    let relative = path.to_str()?.strip_prefix(base.to_str()?)?.strip_prefix('/')?;
    relative.bytes().all(|letter| letter.is_ascii_graphic()).then_some(relative)
}

/// Files and folders whose names begin with `.` or `_` are the author's own business.
pub(super) fn is_hidden(relative: &str) -> bool {
    relative.rsplit('/').next().is_some_and(|name| name.starts_with(['.', '_']))
}

/// Whether a file of this path is read, if it is one.
pub(super) fn is_read(relative: &str) -> bool {
    let Some((top, rest)) = relative.split_once('/') else {
        return root_kind(relative).is_some();
    };
    match top {
        "assets" => true,
        "theme" => is_theme_file(rest),
        _ => {
            let kind = Kind::WITH_FOLDER.into_iter().find(|kind| kind.folder() == top);
            kind.is_some_and(|kind| thing_stem(kind, relative).is_some())
        }
    }
}

/// What a file beside the folders is for, and its language suffix.
fn root_kind(name: &str) -> Option<(Kind, Option<&str>)> {
    let (id, language) = split_language(yaml_stem(name)?);
    let kind = [Kind::Playbook, Kind::Scan].into_iter().find(|kind| kind.folder() == id);
    kind.map(|kind| (kind, language))
}

/// The name of a thing's file without its suffix; `None` where the suffix is another.
fn thing_stem(kind: Kind, relative: &str) -> Option<&str> {
    let name = relative.rsplit('/').next().unwrap_or(relative);
    if kind == Kind::Page { name.strip_suffix(".md") } else { yaml_stem(name) }
}

/// The folders of a theme.
const THEME_FOLDERS: [&str; 3] = ["templates", "static", "locales"];

fn is_theme_file(path: &str) -> bool {
    match path.split_once('/') {
        Some((top, _)) => THEME_FOLDERS.contains(&top),
        None => path == "theme.yaml",
    }
}

fn leads_below(root: &Path, path: &Path) -> bool {
    fs::canonicalize(path).is_ok_and(|target| target.starts_with(root))
}

pub(super) fn is_known_folder(name: &str) -> bool {
    known_folders().any(|known| known == name)
}

fn known_folders() -> impl Iterator<Item = &'static str> {
    Kind::WITH_FOLDER.into_iter().map(Kind::folder).chain(["assets", "theme"])
}

pub(super) fn yaml_stem(name: &str) -> Option<&str> {
    name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml"))
}

fn split_language(stem: &str) -> (&str, Option<&str>) {
    match stem.split_once('.') {
        Some((id, language)) => (id, Some(language)),
        None => (stem, None),
    }
}

fn stray_help(relative: &str, is_folder: bool) -> String {
    let name = relative.rsplit('/').next().unwrap_or(relative);
    if is_folder {
        return match nearest(name, known_folders()) {
            Some(folder) => format!("did you mean `{folder}/`?"),
            None => format!(
                "an organisation has {}; a name that begins with `_` is skipped",
                known_folders().map(|folder| format!("`{folder}/`")).collect::<Vec<_>>().join(", ")
            ),
        };
    }
    if relative.starts_with("pages/") {
        return "pages are Markdown: name it `ID.md`, or `_…` to have it skipped".to_owned();
    }
    if relative.contains('/') {
        return "name it `ID.yaml`, or `_…` to have it skipped".to_owned();
    }
    match nearest(name, ["playbook.yaml", "scan.yaml"]) {
        Some(file) => format!("did you mean `{file}`?"),
        None => "move it to `assets/`, or let its name begin with `_`".to_owned(),
    }
}
