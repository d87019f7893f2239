//! Where input comes from: a file, or standard input for `-`.

use std::io::Read;
use std::path::Path;

use catena::document::LARGEST_FILE;

use super::Failure;

/// All of a file or of standard input.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    if path != Path::new("-") {
        return std::fs::read(path).map_err(|error| Failure::file(path, &error));
    }
    standard_input(u64::MAX)
}

/// At most so many bytes of standard input.
fn standard_input(limit: u64) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(limit).read_to_end(&mut bytes);
    read.map_err(|error| Failure::new(format!("standard input: {error}")))?;
    Ok(bytes)
}

/// A document: one byte more than is read at most, so that the reader refuses it; a file that is larger is refused here.
pub fn document(path: &Path) -> Result<Vec<u8>, Failure> {
    let limit = LARGEST_FILE as u64 + 1;
    if path == Path::new("-") {
        return standard_input(limit);
    }
    let file = std::fs::File::open(path).map_err(|error| Failure::file(path, &error))?;
    let size = file.metadata().map_or(0, |data| data.len());
    if size >= limit {
        let (size, most) = (size >> 20, LARGEST_FILE >> 20);
        return Err(Failure::new(format!("{}: {size} MB is more than a document's {most} MB", path.display())));
    }
    let mut bytes = Vec::new();
    file.take(limit).read_to_end(&mut bytes).map_err(|error| Failure::file(path, &error))?;
    Ok(bytes)
}
