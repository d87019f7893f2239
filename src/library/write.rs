//! Safe writing: a temporary file beside the target, synced, then renamed over it.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A file that is being written: a reader sees the old one until [`Replacement::finish`], then the new one, never a part.
/// Dropped before that, it leaves no trace.
#[derive(Debug)]
pub struct Replacement(Target);

#[derive(Debug)]
enum Target {
    /// A device or a pipe is written to: renaming a file over `/dev/null` would put an end to it.
    Device(std::fs::File),
    File(tempfile::NamedTempFile, PathBuf),
}

impl Replacement {
    /// Begins a new file for `path`. The folder is made where it does not exist.
    ///
    /// # Errors
    /// Whatever the file system says: no permission, no space, a folder in the way.
    pub fn begin(path: &Path) -> io::Result<Replacement> {
        if std::fs::metadata(path).is_ok_and(|old| !old.is_file()) {
            return Ok(Replacement(Target::Device(std::fs::OpenOptions::new().write(true).open(path)?)));
        }
        // A link is followed, so that what it points to is replaced and the link stays.
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        std::fs::create_dir_all(folder)?;
        let file = tempfile::Builder::new().prefix(".catena-").tempfile_in(folder)?;
        set_mode(&file, &path)?;
        Ok(Replacement(Target::File(file, path)))
    }

    /// Puts the new file in its place.
    ///
    /// # Errors
    /// As [`Replacement::begin`].
    pub fn finish(self) -> io::Result<()> {
        if let Target::File(file, path) = self.0 {
            file.as_file().sync_all()?;
            file.persist(path).map_err(|error| error.error)?;
        }
        Ok(())
    }
}

impl Write for Replacement {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.0 {
            Target::Device(file) => file.write(bytes),
            Target::File(file, _) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.0 {
            Target::Device(file) => file.flush(),
            Target::File(file, _) => file.flush(),
        }
    }
}

/// Writes `bytes` to `path` so that a reader sees the old file or the new one, never a part.
///
/// # Errors
/// As [`Replacement::begin`].
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = Replacement::begin(path)?;
    file.write_all(bytes)?;
    file.finish()
}

/// Keeps the mode of a file that is replaced; a new one gets what other programs give, not a temporary file's 0600.
#[cfg(unix)]
fn set_mode(file: &tempfile::NamedTempFile, path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(path).map_or(0o644, |old| old.permissions().mode() & 0o777);
    file.as_file().set_permissions(std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn set_mode(_: &tempfile::NamedTempFile, _: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_replaced_and_links_followed() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new/a.txt");
        write_atomically(&file, b"one").unwrap();
        write_atomically(&file, b"two").unwrap();
        assert_eq!(std::fs::read(&file).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(folder.path().join("new")).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_device_stays_a_device_and_a_link_a_link() {
        write_atomically(Path::new("/dev/null"), b"gone").unwrap();
        assert!(!std::fs::metadata("/dev/null").unwrap().is_file());
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
        write_atomically(&file, b"one").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write_atomically(&link, b"two").unwrap();
        assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(std::fs::read(&file).unwrap(), b"two");
    }
}
