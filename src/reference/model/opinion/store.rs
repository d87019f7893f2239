//! A network as bytes: its vocabulary, rows and units of the table, weights.
//!
//! All numbers little-endian. The vocabulary: five lists, each its length and the differences between hashes in ascending
//! order (variable length). Then the units of all rows (4 bytes each), the rows (1 byte a number), the weights of the
//! network (4 bytes each).

use super::super::file::{Cursor, ModelError, put_ascending};
use super::net::{Net, WIDTH};
use super::vocabulary::{Hashes, Vocabulary};
use super::{Opinion, Table};

impl Opinion {
    /// Its bytes.
    pub(in crate::reference::model) fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for list in std::iter::once(&self.vocabulary.words).chain(&self.vocabulary.affixes) {
            out.extend((list.list().len() as u32).to_le_bytes());
            put_ascending(list.list().iter().copied(), &mut out);
        }
        out.extend(self.table.units.iter().flat_map(|unit| unit.to_le_bytes()));
        out.extend(self.table.rows.iter().flatten().map(|number| *number as u8));
        let mut net = self.net.clone();
        out.extend(net.parameters().into_iter().flatten().flat_map(|weight| weight.to_le_bytes()));
        out
    }

    /// Reads what [`Opinion::write`] wrote.
    pub(in crate::reference::model) fn read(cursor: &mut Cursor<'_>) -> Result<Opinion, ModelError> {
        let mut list = || -> Result<Hashes, ModelError> {
            let length = cursor.u32()? as usize;
            let list = cursor.ascending(length)?.ok_or(ModelError::Damaged("its vocabulary is not in order"))?;
            Ok(Hashes::new(list))
        };
        let vocabulary = Vocabulary { words: list()?, affixes: [list()?, list()?, list()?, list()?] };
        let count = vocabulary.rows();
        let mut units = Vec::with_capacity(count);
        for _ in 0..count {
            units.push(number(cursor)?);
        }
        let rows = cursor.take(count * WIDTH)?.as_chunks::<WIDTH>().0;
        let rows = rows.iter().map(|row| row.map(|byte| byte as i8)).collect();
        let mut net = Net::zero();
        for weight in net.parameters().into_iter().flatten() {
            *weight = number(cursor)?;
        }
        Ok(Opinion { vocabulary, table: Table { rows, units }, net })
    }
}

fn number(cursor: &mut Cursor<'_>) -> Result<f32, ModelError> {
    let number = f32::from_bits(cursor.u32()?);
    if number.is_finite() { Ok(number) } else { Err(ModelError::Damaged("a weight is no number")) }
}

#[cfg(test)]
mod tests {
    use super::super::{Course, learn};
    use super::*;
    use crate::reference::model::corpus;

    #[test]
    fn what_was_written_reads_back_and_damage_is_told() {
        let line = r#"{"raw":"Doe, J. 1999. Power.","spans":[[0,7,"author"],[8,12,"date"],[14,19,"title"]]}"#;
        let (examples, _) = corpus::read(&[line; 6].join("\n"));
        let opinion = learn(&examples, &Course { passes: 1, ..Course::default() }, |_, _| {});
        assert!(!opinion.vocabulary.words.list().is_empty());
        let file = opinion.to_file();
        assert_eq!(Opinion::from_file(&file).unwrap(), opinion);
        for end in (0..file.len()).step_by(file.len() / 60) {
            assert!(Opinion::from_file(&file[..end]).is_err());
        }
        let bytes = opinion.write();
        for end in (0..bytes.len()).step_by(bytes.len() / 60) {
            assert!(Opinion::read(&mut Cursor::new(&bytes[..end])).is_err());
        }
        assert_eq!(Opinion::from_file(b"catenaL5 and more").unwrap_err(), ModelError::Magic);
    }
}
