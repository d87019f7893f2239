//! Long bibliographies, formatted in batches.
//!
//! The CSL engine compares each work with every other to tell apart works of one author and year, so its time grows with
//! the square of the list. Works that could be confused share their first name; a list is therefore cut only between
//! different first names, and nothing that a style tells apart is lost.

use super::filing::filed_title;
use super::render::{FormattedReference, format_together};
use super::style::Style;
use crate::record::{Field, Record};
use crate::text::fold;

/// Works that are formatted at once; a batch grows beyond it only where one name has more.
const BATCH: usize = 150;

/// Formats records, in the order that the style asks for, or by names, years and titles where it asks for none. Each
/// record gives one reference; one that the CSL engine
/// cannot format is given as `Names (year) Title.`
///
/// Beyond some hundred records, a style that sorts is taken to sort by names first, as nearly all do.
///
/// # Complexity
/// Linear in the number of records, as long as no one name has a large share of them.
pub fn format<'r>(records: impl IntoIterator<Item = &'r Record>, style: &Style) -> Vec<FormattedReference> {
    let mut records: Vec<&Record> = records.into_iter().collect();
    let sorts = style.csl.bibliography.as_ref().is_some_and(|bibliography| bibliography.sort.is_some());
    if !sorts {
        // The style numbers works as a text cites them; here no text does.
        records.sort_by_cached_key(|record| (first_name(record), record.year(), filed_title(record)));
    }
    if records.len() <= 2 * BATCH {
        return format_together(&records, style);
    }
    if !sorts {
        // A numbering style: the order is ours, and the numbers run through.
        let batches = records.chunks(BATCH).map(|batch| format_together(batch, style));
        let starts = (0..).step_by(BATCH);
        return starts.zip(batches).flat_map(|(start, batch)| renumbered(batch, start)).collect();
    }
    records.sort_by_cached_key(|record| first_name(record));
    let mut formatted = Vec::with_capacity(records.len());
    let mut rest = records.as_slice();
    while !rest.is_empty() {
        let mut end = BATCH.min(rest.len());
        while end < rest.len() && first_name(rest[end - 1]) == first_name(rest[end]) {
            end += 1;
        }
        let (batch, after) = rest.split_at(end);
        formatted.extend(format_together(batch, style));
        rest = after;
    }
    formatted
}

/// What a bibliography is sorted by first: the first author's or editor's family name, else the title.
fn first_name(record: &Record) -> String {
    let names = record.names(Field::Author).or_else(|| record.names(Field::Editor));
    let first = names.and_then(|names| names.list.first()).map(crate::record::Name::family);
    fold(&first.unwrap_or_else(|| filed_title(record)))
}

/// Adds `start` to the number in each label.
fn renumbered(mut batch: Vec<FormattedReference>, start: usize) -> Vec<FormattedReference> {
    for run in batch.iter_mut().flat_map(|reference| reference.label.iter_mut().flatten()) {
        let digits: String = run.text.chars().filter(char::is_ascii_digit).collect();
        if let Ok(number) = digits.parse::<usize>() {
            run.text = run.text.replace(&digits, &(number + start).to_string());
        }
    }
    batch
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{EntryType, Name, Names};

    /// Works by one author each, and three of one year by the last author.
    fn records(count: usize) -> Vec<Record> {
        (0..count)
            .map(|number| {
                let mut record = Record::new(EntryType::Book);
                record.key = format!("work{number:04}");
                let name = if number + 3 < count { format!("Name{number:03}") } else { "Zola".to_owned() };
                record.set_names(Field::Author, Names::of([Name::person(name, "Ann")]));
                record.set_text(Field::Title, format!("Title {number:03}"));
                record.set_date(Field::Date, "1999");
                record
            })
            .collect()
    }

    #[test]
    fn works_of_one_author_and_year_keep_their_letters_in_a_long_list() {
        let style = Style::named("apa").unwrap();
        let formatted = format(&records(330), &style);
        let text = |at: usize| formatted[at].runs.iter().map(|run| run.text.as_str()).collect::<String>();
        assert_eq!(formatted.len(), 330);
        assert_eq!(text(0), "Name000, A. (1999). Title 000.");
        assert_eq!(text(326), "Name326, A. (1999). Title 326.");
        assert_eq!(text(327), "Zola, A. (1999a). Title 327.");
        assert_eq!(text(328), "Zola, A. (1999b). Title 328.");
        assert_eq!(text(329), "Zola, A. (1999c). Title 329.");
    }

    #[test]
    fn numbers_run_through() {
        let style = Style::named("ieee").unwrap();
        let records = records(330);
        let last = format(&records, &style).pop().unwrap();
        let label: String = last.label.unwrap().into_iter().map(|run| run.text).collect();
        assert!(label.contains("330"), "{label}");
    }
}
