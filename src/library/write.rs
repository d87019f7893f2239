//! Safe writing: a temporary file beside the target, synced, then renamed over it.

use std::io::{self, Write};
use std::path::Path;

/// Writes `bytes` to `path` so that a reader sees the old file or the new one, never a part.
///
/// The folder is made where it does not exist.
///
/// # Errors
/// Whatever the file system says: no permission, no space, a folder in the way.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(".catena-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    set_mode(&file, path)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
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
