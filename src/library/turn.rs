//! One writer at a time: a command that reads a file of `bib/`, changes it and writes it waits until another one that does
//! is done, or what the other wrote in between would be lost.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

/// The right to change a library's files, until it is dropped or the program ends, however it ends.
#[derive(Debug)]
pub struct Turn {
    _held: Option<File>,
}

impl Turn {
    /// Waits for the turn to change the library under `root`. `waits` is called where another has it. A file system that knows
    /// no locks gives every one its turn.
    ///
    /// # Errors
    /// Where the folder cannot be opened.
    pub fn take(root: &Path, waits: impl FnOnce()) -> io::Result<Turn> {
        let file = lockable(root)?;
        let locked = match file.try_lock() {
            Err(TryLockError::WouldBlock) => {
                waits();
                file.lock()
            }
            Err(TryLockError::Error(error)) => Err(error),
            Ok(()) => Ok(()),
        };
        Ok(Turn { _held: locked.is_ok().then_some(file) })
    }
}

/// The folder itself, so that no file is left behind.
#[cfg(unix)]
fn lockable(root: &Path) -> io::Result<File> {
    File::open(if root.as_os_str().is_empty() { Path::new(".") } else { root })
}

/// A file in it, where a folder cannot be opened as one.
#[cfg(not(unix))]
fn lockable(root: &Path) -> io::Result<File> {
    std::fs::OpenOptions::new().create(true).truncate(false).write(true).open(root.join(".catena-lock"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_waits_for_the_other_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let first = Turn::take(folder.path(), || panic!("nobody has it")).unwrap();
        let (told, heard) = std::sync::mpsc::channel();
        let root = folder.path().to_owned();
        let second = std::thread::spawn(move || Turn::take(&root, || told.send(()).unwrap()).is_ok());
        heard.recv().unwrap();
        assert!(!second.is_finished());
        drop(first);
        assert!(second.join().unwrap());
        if cfg!(unix) {
            assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        }
    }
}
