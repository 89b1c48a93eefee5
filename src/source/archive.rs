//! What has been read so far, so that nothing that stayed as it was is read again.
//!
//! A file is taken to be the same while its stamp is: size, times and inode. Times are coarse,
//! so a stamp counts only when the file had been at rest for a while when it was read; of what
//! was written just now, the content is compared.

use std::ffi::{OsStr, OsString};
use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use rustc_hash::FxHashMap;

use crate::diagnostic::SourceText;
use crate::model::Kind;

use super::file::{File, FileId};
use super::folder::{Entry, TextSource};
use super::regular::{self, Refused};

/// The coarsest clock of a file system in use ticks every two seconds.
const AT_REST: Duration = Duration::from_secs(2);

/// A larger file beside the pages is refused: all of them are in memory at once. In bytes.
pub(super) const LARGEST_ASSET: u64 = 64 << 20;

/// What has been read so far.
#[derive(Debug, Default)]
pub struct Archive {
    /// The time of this reading; without one, no stamp is trusted.
    now: Option<SystemTime>,
    /// The number of this reading.
    round: u64,
    /// A path keeps its number for ever: everything that was read knows its file by it.
    ids: FxHashMap<OsString, FileId>,
    /// What was read, by the number of its file, and in which reading it was last seen.
    files: Vec<Option<(u64, Read)>>,
    bytes: FxHashMap<OsString, Bytes>,
}

/// A file that is not text of ours, and in which reading it was last seen.
#[derive(Debug)]
struct Bytes {
    seen: u64,
    stamp: Option<Stamp>,
    content: Arc<[u8]>,
}

/// A file that has been read.
#[derive(Clone, Debug)]
pub(super) struct Read {
    pub(super) file: Arc<File>,
    /// Whether there was text to read.
    is_text: bool,
    /// Whether there was none for a reason that its folder tells.
    is_lost: bool,
    stamp: Option<Stamp>,
}

/// By what a file is known to have stayed the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    size: u64,
    modified: SystemTime,
    inode: u64,
    changed: (i64, i64),
}

impl Archive {
    /// Begins another reading.
    pub fn begin(&mut self, now: SystemTime) {
        self.now = Some(now);
        self.round += 1;
    }

    /// Ends a reading: forgets what there was no file for in it, so that what is kept never
    /// grows beyond what there is. The numbers of paths stay.
    pub fn end(&mut self) {
        let round = self.round;
        for place in &mut self.files {
            place.take_if(|(seen, _)| *seen != round);
        }
        self.bytes.retain(|_, known| known.seen == round);
    }

    /// The number of a file.
    pub(super) fn id(&mut self, entry: &Entry) -> FileId {
        let path = match &entry.text {
            TextSource::Disk(path) | TextSource::Lost(path) => path.as_os_str(),
            TextSource::BuiltIn(_) => OsStr::new(&entry.shown),
        };
        if let Some(id) = self.ids.get(path) {
            return *id;
        }
        let next = FileId(u32::try_from(self.ids.len()).unwrap_or(u32::MAX));
        self.ids.insert(path.to_owned(), next);
        self.files.push(None);
        next
    }

    /// A file as it is now.
    pub(super) fn read(&self, id: FileId, entry: &Entry) -> Read {
        let known = self.files.get(id.0 as usize).and_then(Option::as_ref).map(|(_, read)| read);
        if matches!(entry.text, TextSource::Lost(_)) {
            let was_lost = |known: &&Read| known.is_lost;
            return known.filter(was_lost).cloned().unwrap_or_else(|| lost(id, entry));
        }
        let stamp = match &entry.text {
            // Without a time no stamp counts, so nobody looks for one.
            TextSource::Disk(path) if self.now.is_some() => {
                fs::metadata(path).ok().map(|data| Stamp::of(&data))
            }
            TextSource::Disk(_) | TextSource::BuiltIn(_) | TextSource::Lost(_) => None,
        };
        if let Some(known) = known.filter(|known| stamp.is_some() && known.stamp == stamp) {
            return known.clone();
        }
        let text = entry.read();
        let stamp = stamp.filter(|stamp| self.trusts(stamp));
        let is_same = |known: &&Read| {
            known.is_text && text.as_ref().is_ok_and(|text| *text == known.file.source.text)
        };
        match known.filter(is_same) {
            Some(known) => Read { stamp, ..known.clone() },
            None => Read { stamp, ..read(id, entry, text) },
        }
    }

    /// Keeps what was read for the next reading.
    pub(super) fn keep(&mut self, id: FileId, read: Read) {
        if let Some(place) = self.files.get_mut(id.0 as usize) {
            *place = Some((self.round, read));
        }
    }

    /// The bytes of a file that is not text of ours.
    pub(super) fn bytes(&mut self, path: &Path) -> io::Result<Arc<[u8]>> {
        let data = fs::metadata(path)?;
        if data.len() > LARGEST_ASSET {
            return Err(too_large(data.len()));
        }
        let stamp = Stamp::of(&data);
        let round = self.round;
        if let Some(known) = self.bytes.get_mut(path.as_os_str())
            && known.stamp == Some(stamp)
        {
            known.seen = round;
            return Ok(Arc::clone(&known.content));
        }
        let read = regular::read(path, LARGEST_ASSET).map_err(|refused| match refused {
            Refused::Io(error) => error,
            Refused::TooLarge(size) => too_large(size),
        })?;
        let known = self.bytes.get(path.as_os_str()).map(|known| &known.content);
        let known = known.filter(|bytes| ***bytes == *read);
        let bytes: Arc<[u8]> = known.map_or_else(|| read.into(), Arc::clone);
        let stamp = Some(stamp).filter(|stamp| self.trusts(stamp));
        let known = Bytes { seen: round, stamp, content: Arc::clone(&bytes) };
        self.bytes.insert(path.as_os_str().to_owned(), known);
        Ok(bytes)
    }

    fn trusts(&self, stamp: &Stamp) -> bool {
        let Some(now) = self.now else { return false };
        let seconds = u64::try_from(stamp.changed.0).unwrap_or(0);
        let changed = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let rests = |since| now.duration_since(since).is_ok_and(|rest| rest > AT_REST);
        rests(stamp.modified) && rests(changed)
    }
}

fn too_large(size: u64) -> io::Error {
    let (size, most) = (size >> 20, LARGEST_ASSET >> 20);
    io::Error::other(format!("it has {size} MB, more than the {most} MB that are read"))
}

impl Stamp {
    #[cfg(unix)]
    fn of(data: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt as _;
        Self {
            size: data.len(),
            modified: data.modified().unwrap_or(SystemTime::UNIX_EPOCH),
            inode: data.ino(),
            changed: (data.ctime(), data.ctime_nsec()),
        }
    }

    #[cfg(not(unix))]
    fn of(data: &Metadata) -> Self {
        let modified = data.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        Self { size: data.len(), modified, inode: 0, changed: (0, 0) }
    }
}

fn read(id: FileId, entry: &Entry, text: Result<String, String>) -> Read {
    let is_text = text.is_ok();
    let source = text.map(|text| SourceText::new(&*entry.shown, text));
    let file = match source {
        Ok(source) if entry.kind == Kind::Page => File::markdown(id, source),
        Ok(source) => File::yaml(id, source),
        Err(why) => File::unreadable(id, entry.shown.clone(), why),
    };
    Read { file: Arc::new(file), is_text, is_lost: false, stamp: None }
}

fn lost(id: FileId, entry: &Entry) -> Read {
    let file = Arc::new(File::lost(id, entry.shown.clone()));
    Read { file, is_text: false, is_lost: true, stamp: None }
}

#[cfg(test)]
mod tests;
