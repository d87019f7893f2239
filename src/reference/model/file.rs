//! A model as a file: weights rounded to a byte, packed, with a checksum.
//!
//! A file is the magic bytes, the length of what follows, its CRC-32, and that (all numbers little-endian): for either
//! reading its weights ([`Packed`]); 1 and the second opinion ([`super::opinion`]), or 0 if there is none; the weights of the
//! signs of confidence. A second opinion alone is a file with a magic of its own. Nothing is compressed further: most of it
//! does not get smaller, and inflating would take longer than all the rest.

use super::confidence::{Confidence, SIGNS};
use super::opinion::Opinion;
use super::packed::Packed;

/// What a model file begins with.
pub(super) const MAGIC: &[u8; 8] = b"catenaL5";

/// What a file begins with that holds a second opinion alone.
const OPINION_MAGIC: &[u8; 8] = b"catenaO2";

/// Why a file is no model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// It does not begin as one.
    #[error("not a model of this version: one that an older Catena has trained must be trained again")]
    Magic,
    /// It is cut off, or bytes have changed.
    #[error("the model is damaged: {0}")]
    Damaged(&'static str),
}

/// What a model file holds.
pub(super) struct Parts {
    pub(super) first: Packed,
    pub(super) second: Packed,
    pub(super) opinion: Option<Opinion>,
    pub(super) confidence: Confidence,
}

impl Parts {
    /// What the model file `bytes` holds.
    pub(super) fn read(bytes: &[u8]) -> Result<Parts, ModelError> {
        let mut cursor = Cursor::new(body(bytes, MAGIC)?);
        let (first, second) = (Packed::read(&mut cursor)?, Packed::read(&mut cursor)?);
        let (opinion, confidence) = read_rest(&mut cursor)?;
        Ok(Parts { first, second, opinion, confidence })
    }

    /// The file.
    pub(super) fn write(&self) -> Vec<u8> {
        let mut body = self.first.write();
        body.extend(self.second.write());
        body.push(u8::from(self.opinion.is_some()));
        body.extend(self.opinion.iter().flat_map(Opinion::write));
        body.extend(self.confidence.0.iter().flat_map(|weight| weight.to_le_bytes()));
        file(&body, MAGIC)
    }
}

/// What stands behind the weights of both readings.
pub(super) fn read_rest(cursor: &mut Cursor<'_>) -> Result<(Option<Opinion>, Confidence), ModelError> {
    let opinion = match cursor.byte()? {
        0 => None,
        _ => Some(Opinion::read(cursor)?),
    };
    let mut confidence = [0.0; SIGNS];
    for weight in &mut confidence {
        *weight = f32::from_le_bytes(cursor.array()?);
    }
    if confidence.iter().any(|weight| !weight.is_finite()) {
        return Err(ModelError::Damaged("what it says of confidence is no number"));
    }
    Ok((opinion, Confidence(confidence)))
}

impl Opinion {
    /// A file that holds it alone.
    pub fn to_file(&self) -> Vec<u8> {
        file(&self.write(), OPINION_MAGIC)
    }

    /// Reads a file that holds a second opinion alone.
    pub fn from_file(bytes: &[u8]) -> Result<Opinion, ModelError> {
        Opinion::read(&mut Cursor::new(body(bytes, OPINION_MAGIC)?))
    }
}

fn file(body: &[u8], magic: &[u8; 8]) -> Vec<u8> {
    let mut file = Vec::with_capacity(magic.len() + 12 + body.len());
    file.extend(magic);
    file.extend((body.len() as u64).to_le_bytes());
    file.extend(crc32(body).to_le_bytes());
    file.extend(body);
    file
}

/// What a file holds behind its head.
pub(super) fn body<'a>(bytes: &'a [u8], magic: &[u8; 8]) -> Result<&'a [u8], ModelError> {
    let (begin, rest) = bytes.split_first_chunk().ok_or(ModelError::Magic)?;
    if begin != magic {
        return Err(ModelError::Magic);
    }
    let mut cursor = Cursor::new(rest);
    let (length, sum) = (cursor.u64()?, cursor.u32()?);
    if cursor.bytes.len() as u64 != length {
        return Err(ModelError::Damaged("its length is not what it says"));
    }
    if crc32(cursor.bytes) != sum {
        return Err(ModelError::Damaged("its checksum does not agree"));
    }
    Ok(cursor.bytes)
}

/// Writes ascending numbers as differences, each in as many bytes as it needs, seven bits in each, the lowest first.
pub(super) fn put_ascending(numbers: impl Iterator<Item = u32>, out: &mut Vec<u8>) {
    let mut before = 0;
    for number in numbers {
        let mut rest = number.wrapping_sub(before);
        before = number;
        while rest >= 0x80 {
            out.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        out.push(rest as u8);
    }
}

const TOO_SHORT: ModelError = ModelError::Damaged("it ends too early");

/// Reads numbers off bytes.
pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
}

impl<'a> Cursor<'a> {
    /// At the beginning of `bytes`.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Cursor { bytes }
    }

    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self.bytes.split_at_checked(length).ok_or(TOO_SHORT)?;
        self.bytes = rest;
        Ok(taken)
    }

    pub(super) fn array<const LENGTH: usize>(&mut self) -> Result<[u8; LENGTH], ModelError> {
        let (taken, rest) = self.bytes.split_first_chunk().ok_or(TOO_SHORT)?;
        self.bytes = rest;
        Ok(*taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, ModelError> {
        self.array().map(|[byte]| byte)
    }

    pub(super) fn u32(&mut self) -> Result<u32, ModelError> {
        self.array().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Result<u64, ModelError> {
        self.array().map(u64::from_le_bytes)
    }

    /// So many numbers as [`put_ascending`] writes them; `None` where they do not ascend.
    pub(super) fn ascending(&mut self, count: usize) -> Result<Option<Vec<u32>>, ModelError> {
        let mut numbers = Vec::with_capacity(count.min(self.bytes.len()));
        let mut before = 0u32;
        for at in 0..count {
            let difference = self.variable()?;
            match before.checked_add(difference) {
                Some(number) if difference > 0 || at == 0 => before = number,
                _ => return Ok(None),
            }
            numbers.push(before);
        }
        Ok(Some(numbers))
    }

    fn variable(&mut self) -> Result<u32, ModelError> {
        let mut value = 0u32;
        for place in 0..5 {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7f).wrapping_shl(7 * place);
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(ModelError::Damaged("a feature's number is too long"))
    }
}

/// CRC-32 (IEEE 802.3).
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

#[cfg(test)]
mod tests {
    use super::super::chain::{Row, SLOTS, Transitions};
    use super::super::features::TOKEN_CLASSES;
    use super::super::reader::Model;
    use super::super::train::Weights;
    use super::*;

    #[test]
    fn every_truncation_and_every_changed_byte_is_an_error() {
        let row: Row = std::array::from_fn(|y| y as f32 - 9.0);
        let rows = vec![(0, row), (7, row), (4_000_000_000, [99.0; SLOTS])];
        let weights = Weights { rows, transitions: Transitions::zero(TOKEN_CLASSES) };
        let file = Model::write(&weights, &weights, &Confidence::UNCHANGED);
        assert_eq!(Model::read(&file).unwrap().features(), 6);
        for end in 0..file.len() {
            assert!(Model::read(&file[..end]).is_err());
        }
        for at in 0..file.len() {
            let mut changed = file.clone();
            changed[at] ^= 0x41;
            assert!(Model::read(&changed).is_err(), "byte {at} changed unnoticed");
        }
        assert_eq!(Model::read(b"PK\x03\x04 something else").unwrap_err(), ModelError::Magic);
    }
}
