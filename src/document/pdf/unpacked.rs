//! How large the streams of a file become, before anybody unpacks them.
//!
//! A thousand bytes can hold gigabytes: Flate (ISO 32000-1, §7.4.4) packs blanks a thousandfold, and filters may be
//! chained. The interpreter unpacks a stream into memory whatever its size, so each is unpacked here first, into nothing
//! and up to a bound. What is packed is told by its bytes, not by the stream's dictionary, which can hide the filter behind
//! a reference or an escape. Pictures need not be unpacked to read words, and are left out first.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::ZlibDecoder;
use memchr::memmem;

/// In bytes; no stream of a document that can be read is larger.
const LARGEST_STREAM: u64 = 512 << 20;
/// In bytes, all streams of a file together.
const LARGEST_FILE: u64 = 8 << 30;
/// Filters in a chain; real files have two or three.
const MOST_FILTERS: usize = 6;
/// How much of a stream written in letters is looked at, in bytes: enough for Flate to pass the bound.
const LETTERS: usize = 1 << 20;

/// How far a stream's dictionary is looked for, in bytes: a table of colours may stand in it.
const LONGEST_DICTIONARY: usize = 8 << 10;

/// Blanks the pictures of a file, which no one who reads words looks at: scanned pages may unpack beyond any bound. What only
/// calls itself a picture shows no words then.
pub fn blank_pictures(file: &mut [u8]) {
    let mut from = 0;
    while let Some(at) = memmem::find(&file[from..], b"stream").map(|at| from + at) {
        let data = at + b"stream".len();
        let is_end = file[..at].ends_with(b"end");
        let dictionary = &file[from.max(at.saturating_sub(LONGEST_DICTIONARY))..at];
        from = data;
        if !is_end && is_picture(dictionary) {
            let end = memmem::find(&file[data..], b"endstream").map_or(file.len(), |end| data + end);
            // The line end behind `stream` belongs to the keyword.
            let line = file[data..end].iter().take(2).take_while(|byte| byte.is_ascii_whitespace()).count();
            file[data + line..end].fill(b' ');
            from = end;
        }
    }
}

/// Whether the dictionary before a stream says that it is a picture, and nothing else.
fn is_picture(dictionary: &[u8]) -> bool {
    let dictionary = &dictionary[memmem::rfind(dictionary, b"obj").unwrap_or(0)..];
    let mut kinds = memmem::find_iter(dictionary, b"/Subtype").map(|at| {
        let kind = dictionary[at + b"/Subtype".len()..].trim_ascii_start().strip_prefix(b"/Image");
        kind.is_some_and(|rest| !rest.first().is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'#'))
    });
    kinds.next() == Some(true) && kinds.all(|is_picture| is_picture)
}

/// Whether a stream of `file`, or all together, unpack to more than any document holds.
pub fn beyond_all_bounds(file: &[u8]) -> bool {
    let mut sum = 0;
    for at in memmem::find_iter(file, b"stream") {
        if file[..at].ends_with(b"end") {
            continue;
        }
        let data = &file[at + b"stream".len()..];
        let data = &data[data.iter().take(2).take_while(|byte| byte.is_ascii_whitespace()).count()..];
        let size = unpacked(data).unwrap_or(u64::MAX);
        sum = size.saturating_add(sum);
        if sum > LARGEST_FILE {
            return true;
        }
    }
    false
}

/// The size of a packed stream behind its last filter, as far as it is whole; `None` beyond the bound.
fn unpacked(data: &[u8]) -> Option<u64> {
    let plain = if is_zlib(data) {
        data.into()
    } else {
        let letters = [ascii_85, hexadecimal].into_iter().find(|read| is_zlib(&read(data, 2)));
        letters.map(|read| Cow::Owned(read(data, LETTERS))).unwrap_or_default()
    };
    let mut filtered: Box<dyn BufRead + '_> = Box::new(&*plain);
    let mut filters = 0;
    while is_zlib(within_bounds(filtered.fill_buf().map(<[u8]>::to_vec))?.as_slice()) {
        filtered = Box::new(BufReader::new(Bounded { inner: ZlibDecoder::new(filtered), left: LARGEST_STREAM }));
        filters += 1;
        if filters > MOST_FILTERS {
            return None;
        }
    }
    if filters == 0 {
        return Some(0);
    }
    let mut size = 0;
    loop {
        match within_bounds(filtered.fill_buf().map(<[u8]>::len))? {
            0 => return Some(size),
            read => {
                size += read as u64;
                filtered.consume(read);
            }
        }
    }
}

/// What was read; nothing where the stream is damaged, `None` where it is too large.
fn within_bounds<T: Default>(read: io::Result<T>) -> Option<T> {
    match read {
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => None,
        read => Some(read.unwrap_or_default()),
    }
}

/// Whether `data` has the two bytes that begin a zlib stream (RFC 1950, §2.2).
fn is_zlib(data: &[u8]) -> bool {
    matches!(data, [method, flags, ..] if method & 0x0F == 8 && u16::from_be_bytes([*method, *flags]) % 31 == 0)
}

/// Hands on at most so many bytes and fails behind them.
struct Bounded<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(read as u64).ok_or(io::ErrorKind::FileTooLarge)?;
        Ok(read)
    }
}

/// The first `most` bytes that `letters` stand for, four in five letters from `!` to `u` (ISO 32000-1, §7.4.3).
fn ascii_85(letters: &[u8], most: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (mut group, mut read) = (0_u32, 0);
    for &letter in letters {
        match letter {
            b'z' if read == 0 => bytes.extend([0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(letter - b'!'));
                read += 1;
            }
            _ if letter.is_ascii_whitespace() => {}
            _ => break,
        }
        if read == 5 {
            bytes.extend(group.to_be_bytes());
            (group, read) = (0, 0);
        }
        if bytes.len() >= most {
            break;
        }
    }
    bytes
}

/// The first `most` bytes that `digits` stand for, two digits each (ISO 32000-1, §7.4.2).
fn hexadecimal(digits: &[u8], most: usize) -> Vec<u8> {
    let digits = digits.iter().filter(|byte| !byte.is_ascii_whitespace());
    let values: Vec<u8> =
        digits.map_while(|&digit| char::from(digit).to_digit(16)).map(|digit| digit as u8).take(2 * most).collect();
    values.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn packed(megabytes: usize) -> Vec<u8> {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        let blanks = vec![b' '; 1 << 20];
        (0..megabytes).for_each(|_| packer.write_all(&blanks).unwrap());
        packer.finish().unwrap()
    }

    fn file(stream: &[u8]) -> Vec<u8> {
        [b"1 0 obj << >> stream\r\n", stream, b"\nendstream endobj"].concat()
    }

    fn packed_again(bytes: &[u8]) -> Vec<u8> {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    #[test]
    fn a_stream_is_measured_behind_its_last_filter() {
        let once = packed(3);
        assert_eq!(unpacked(&once), Some(3 << 20));
        assert_eq!(unpacked(&packed_again(&once)), Some(3 << 20));
        assert_eq!(unpacked(b"BT (words) Tj ET"), Some(0));
        assert_eq!(unpacked(&once[..once.len() / 2]).map(|size| size < 3 << 20), Some(true));
        let digits: String = once.iter().map(|byte| format!("{byte:02x}\n")).collect();
        assert_eq!(unpacked(digits.as_bytes()), Some(3 << 20));
    }

    #[test]
    fn letters_are_read_back() {
        assert_eq!(ascii_85(b"87cUR\nD]j7B z~>", 100), b"Hello wo\0\0\0\0");
        assert_eq!(hexadecimal(b"48 65 6C>", 100), b"Hel");
    }

    #[test]
    fn pictures_are_not_unpacked() {
        let stream = |dictionary: &str, data: &[u8]| {
            [b"4 0 obj <<", dictionary.as_bytes(), b">>\nstream\r\n", data, b"\nendstream endobj\n"].concat()
        };
        let picture = packed(600);
        let words = stream("/Length 9", b"BT ET");
        let before = [words.clone(), stream("/Type/XObject/Subtype /Image/Width 9", &picture), words.clone()].concat();
        let mut blank = before.clone();
        blank_pictures(&mut blank);
        assert!(beyond_all_bounds(&before) && !beyond_all_bounds(&blank));
        assert_eq!(blank.len(), before.len());
        assert!(blank.starts_with(&words) && blank.ends_with(&words));
        // What is drawn as a form, or says nothing of itself, is read.
        for dictionary in ["/Subtype/Form /X << /Subtype/Image >>", "/Length 9", "/Subtype/ImageX"] {
            let mut form = [stream("/Subtype/Image", b""), stream(dictionary, &picture)].concat();
            blank_pictures(&mut form);
            assert!(beyond_all_bounds(&form), "{dictionary}");
        }
    }

    #[test]
    fn what_unpacks_beyond_all_bounds_is_told() {
        let large = packed(600);
        assert!(!beyond_all_bounds(&file(&packed(10))));
        assert!(beyond_all_bounds(&file(&large)));
        assert!(beyond_all_bounds(&file(&packed_again(&packed_again(&large)))));
    }
}
