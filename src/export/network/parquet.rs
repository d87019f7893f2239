//! The tables as Parquet files: DuckDB, DataFusion, Spark, pandas, R.
//!
//! One file a table, with typed columns, lists as lists, and nulls where there is nothing. The ends of edges are called
//! `src` and `dst`, so that Spark's GraphFrames takes `nodes` and `edges` as they are.

use std::sync::Arc;

use parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};

use super::TableError;
use super::sheets::{Column, Row, Sheet, Table};
use super::tables::{Cell, Kind};
use crate::graph::Scholarship;

/// Rows of a group: groups are what readers take up one at a time.
const GROUP: usize = 1 << 17;

/// One table of the graph as a Parquet file.
///
/// # Errors
/// [`TableError`] where the writer refuses its own schema.
pub fn parquet(scholarship: &Scholarship, table: Table) -> Result<Vec<u8>, TableError> {
    file(&Sheet::of(scholarship, table)).map_err(|error| TableError { format: "Parquet", reason: error.to_string() })
}

fn file(sheet: &Sheet) -> Result<Vec<u8>, ParquetError> {
    let mut bytes = Vec::new();
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema(sheet)?, Arc::new(properties))?;
    for rows in sheet.rows.chunks(GROUP) {
        let mut group = writer.next_row_group()?;
        for (at, column) in sheet.columns.iter().enumerate() {
            let cells = rows.iter().map(|row: &Row| row.get(at).and_then(Option::as_ref));
            write_column(&mut group, column, cells)?;
        }
        group.close()?;
    }
    writer.close()?;
    Ok(bytes)
}

fn schema(sheet: &Sheet) -> Result<TypePtr, ParquetError> {
    let fields = sheet.columns.iter().map(|column| field(column).map(Arc::new)).collect::<Result<Vec<_>, _>>()?;
    Type::group_type_builder(sheet.table.name()).with_fields(fields).build().map(Arc::new)
}

/// The name of a column in Parquet.
fn name(column: &Column) -> &'static str {
    match column.name {
        "source" => "src",
        "target" => "dst",
        name => name,
    }
}

fn field(column: &Column) -> Result<Type, ParquetError> {
    let physical = match column.kind {
        Kind::Text => return text(name(column), is_required(column)),
        Kind::List => return list(name(column)),
        Kind::Whole => Physical::INT64,
        Kind::Real => Physical::DOUBLE,
        Kind::Truth => Physical::BOOLEAN,
    };
    let repetition = if is_required(column) { Repetition::REQUIRED } else { Repetition::OPTIONAL };
    Type::primitive_type_builder(name(column), physical).with_repetition(repetition).build()
}

/// Where the graph formats say nothing of a truth it is false.
fn is_required(column: &Column) -> bool {
    column.required || column.kind == Kind::Truth
}

fn text(name: &str, required: bool) -> Result<Type, ParquetError> {
    Type::primitive_type_builder(name, Physical::BYTE_ARRAY)
        .with_repetition(if required { Repetition::REQUIRED } else { Repetition::OPTIONAL })
        .with_logical_type(Some(LogicalType::String))
        .with_converted_type(ConvertedType::UTF8)
        .build()
}

/// The three levels of the specification: a list, its places, what stands at each.
fn list(name: &str) -> Result<Type, ParquetError> {
    let place = Type::group_type_builder("list")
        .with_repetition(Repetition::REPEATED)
        .with_fields(vec![Arc::new(text("element", true)?)])
        .build()?;
    Type::group_type_builder(name)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(Some(LogicalType::List))
        .with_converted_type(ConvertedType::LIST)
        .with_fields(vec![Arc::new(place)])
        .build()
}

/// Values, with the levels that say which rows have one: 0 is nothing, 1 a value; of a list 0 is none and 2 an element.
struct Levelled<T> {
    values: Vec<T>,
    defined: Vec<i16>,
    /// 0 begins a row, 1 goes on with its list.
    repeated: Option<Vec<i16>>,
}

impl<T> Levelled<T> {
    fn of<'c>(cells: impl Iterator<Item = Option<&'c Cell>>, value: impl Fn(Option<&'c Cell>) -> Option<T>) -> Self {
        let mut made = Levelled { values: Vec::new(), defined: Vec::new(), repeated: None };
        for cell in cells {
            let value = value(cell);
            made.defined.push(i16::from(value.is_some()));
            made.values.extend(value);
        }
        made
    }

    fn write<D: DataType<T = T>>(
        self,
        group: &mut SerializedRowGroupWriter<'_, &mut Vec<u8>>,
    ) -> Result<(), ParquetError> {
        if let Some(mut column) = group.next_column()? {
            let levels = (self.defined.as_slice(), self.repeated.as_deref());
            column.typed::<D>().write_batch(&self.values, Some(levels.0), levels.1)?;
            column.close()?;
        }
        Ok(())
    }
}

fn write_column<'c>(
    group: &mut SerializedRowGroupWriter<'_, &mut Vec<u8>>,
    column: &Column,
    cells: impl Iterator<Item = Option<&'c Cell>>,
) -> Result<(), ParquetError> {
    match column.kind {
        Kind::Text => Levelled::of(cells, |cell| cell.map(|cell| ByteArray::from(cell.text().into_bytes())))
            .write::<ByteArrayType>(group),
        Kind::Whole => Levelled::of(cells, |cell| match cell {
            Some(Cell::Whole(number)) => Some(*number),
            _ => None,
        })
        .write::<Int64Type>(group),
        Kind::Real => Levelled::of(cells, |cell| match cell {
            Some(Cell::Real(number)) => Some(*number),
            _ => None,
        })
        .write::<DoubleType>(group),
        Kind::Truth => Levelled::of(cells, |cell| Some(cell == Some(&Cell::Truth(true)))).write::<BoolType>(group),
        Kind::List => lists(cells).write::<ByteArrayType>(group),
    }
}

fn lists<'c>(cells: impl Iterator<Item = Option<&'c Cell>>) -> Levelled<ByteArray> {
    let (mut values, mut defined, mut repeated) = (Vec::new(), Vec::new(), Vec::new());
    for cell in cells {
        match cell {
            Some(Cell::List(list)) if !list.is_empty() => {
                for (place, element) in list.iter().enumerate() {
                    values.push(ByteArray::from(element.clone().into_bytes()));
                    defined.push(2);
                    repeated.push(i16::from(place > 0));
                }
            }
            _ => {
                defined.push(0);
                repeated.push(0);
            }
        }
    }
    Levelled { values, defined, repeated: Some(repeated) }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::{Field, Row as Read};

    use super::*;
    use crate::graph::tests::corpus;

    fn opened(built: &Scholarship, table: Table) -> SerializedFileReader<std::fs::File> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&parquet(built, table).unwrap()).unwrap();
        SerializedFileReader::new(file).unwrap()
    }

    fn read(table: Table) -> (Vec<Read>, Sheet) {
        let built = Scholarship::build(&corpus()).0;
        let reader = opened(&built, table);
        (reader.get_row_iter(None).unwrap().map(Result::unwrap).collect(), Sheet::of(&built, table))
    }

    /// A cell as Parquet should give it back.
    fn expected(column: &Column, cell: Option<&Cell>) -> String {
        match cell {
            Some(Cell::Text(text)) => format!("{text:?}"),
            Some(Cell::List(list)) => format!("{list:?}"),
            Some(Cell::Real(number)) => format!("{number:?}"),
            Some(cell) => cell.text(),
            None if column.kind == Kind::Truth => "false".into(),
            None => "null".into(),
        }
    }

    fn found(field: &Field) -> String {
        match field {
            Field::Str(text) => format!("{text:?}"),
            Field::ListInternal(list) => {
                format!("[{}]", list.elements().iter().map(found).collect::<Vec<_>>().join(", "))
            }
            Field::Long(number) => number.to_string(),
            Field::Double(number) => format!("{number:?}"),
            Field::Bool(truth) => truth.to_string(),
            other => other.to_string(),
        }
    }

    #[test]
    fn every_cell_comes_back_as_it_was() {
        for table in Table::ALL {
            let (rows, sheet) = read(table);
            assert_eq!(rows.len(), sheet.rows.len());
            assert!(!rows.is_empty());
            for (row, cells) in rows.iter().zip(&sheet.rows) {
                let read: Vec<String> = row.get_column_iter().map(|(_, field)| found(field)).collect();
                let there = sheet.columns.iter().zip(cells).map(|(column, cell)| expected(column, cell.as_ref()));
                assert_eq!(read, there.collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn graphframes_finds_its_columns() {
        let names = |table| {
            let (rows, _) = read(table);
            rows[0].get_column_iter().map(|(name, _)| name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(Table::Nodes)[0], "id");
        assert_eq!(names(Table::Edges)[1..3], ["src", "dst"]);
    }

    #[test]
    fn an_empty_library_has_its_columns() {
        let built = Scholarship::build(&Default::default()).0;
        for table in Table::ALL {
            let reader = opened(&built, table);
            let metadata = reader.metadata().file_metadata();
            assert_eq!(metadata.num_rows(), 0);
            assert_eq!(metadata.schema().get_fields().len(), Sheet::of(&built, table).columns.len());
        }
    }
}
