//! The page that a note cites, which stands behind the work and is no part of it.

use crate::record::{EntryType, Field, Value};
use crate::reference::Reference;

/// Takes the page that is cited off a book, where one note names that in full and nothing else: `Ann Moor, Rivers (London: Cape, 1970), 33.`
/// What it took off.
pub fn part_cited(read: &mut Reference) -> Option<String> {
    let whole = matches!(read.record.entry_type, EntryType::Book | EntryType::Collection);
    let cited = cited_behind_the_imprint(&read.raw).filter(|_| whole)?.to_owned();
    if !read.record.has(&Field::Pages) {
        return None;
    }
    without_cited_page(read);
    // `(London: Cape, 1970), xii, 45, 88–89`: volume and number are pages, too, where no such stand before the imprint.
    let before = read.raw.strip_suffix('.').unwrap_or(&read.raw).strip_suffix(cited.as_str()).unwrap_or_default();
    let counted = [" vol", " Vol", " Bd", " t. ", " no. ", " Nr. "].iter().any(|word| before.contains(word));
    for field in [Field::Volume, Field::Number].into_iter().filter(|_| !counted) {
        if read.record.text(&field).is_some_and(|number| !before.contains(number)) {
            read.record.fields.remove(&field);
            read.confidence.remove(&field);
        }
    }
    Some(cited)
}

/// The pages behind the bracket that holds the imprint, or the one page that is announced as such behind the year.
fn cited_behind_the_imprint(raw: &str) -> Option<&str> {
    let raw = raw.trim_end_matches(['.', ' ', ';']);
    let year = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    let numbers = |text: &str| {
        let bare = ["pp. ", "p. ", "S. ", "pp ", "p "].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
        !bare.is_empty()
            && bare.split([' ', ',', '-', '–', ':']).filter(|part| !part.is_empty()).all(|part| {
                part.trim_end_matches('f').bytes().all(|b| b.is_ascii_digit()) || crate::text::roman(part).is_some()
            })
    };
    if let Some((before, cited)) = raw.rsplit_once("), ") {
        let imprint = before.rsplit_once('(').map_or("", |(_, inside)| inside);
        let dated = year(imprint.rsplit([' ', ',']).next().unwrap_or_default());
        return Some(cited).filter(|cited| dated && imprint.len() > 5 && numbers(cited));
    }
    let (before, cited) = raw.rsplit_once(", ")?;
    let single = ["p. ", "S. "]
        .iter()
        .any(|word| cited.strip_prefix(word).is_some_and(|page| page.bytes().all(|b| b.is_ascii_digit())));
    (single && year(before.rsplit([' ', ',']).next()?)).then_some(cited)
}

/// Behind a book stands the page that is cited, and so does a lone page behind an article.
pub fn without_cited_page(read: &mut Reference) {
    // `Gesellschaftsgeschichte, Bd. 1, München 1987, S. 12–15`: volume and pages make no article where no journal is.
    let printed = read.record.has(&Field::Publisher) || read.record.has(&Field::Location);
    if read.record.entry_type == EntryType::Article && printed && !read.record.has(&Field::JournalTitle) {
        read.record.entry_type = EntryType::Book;
    }
    let part = matches!(
        read.record.entry_type,
        EntryType::Article | EntryType::InCollection | EntryType::InBook | EntryType::InProceedings
    );
    // `2 vols. (Oxford, 1976), 1:145`: so does the volume, where it stands before that page.
    let cited = read.raw.trim_end_matches('.').rsplit_once(", ").and_then(|(_, last)| last.split_once(':'));
    let number =
        |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-') || b > 127);
    if !part && cited.is_some_and(|(volume, page)| number(volume) && volume.len() <= 2 && number(page)) {
        read.record.fields.remove(&Field::Volume);
        read.confidence.remove(&Field::Volume);
    }
    // `(Oslo: Quay, 2010), 3, 262–65`: pages that are cited, of which the first looks like a volume.
    let volume = read.record.text(&Field::Volume).map(|volume| format!("), {volume}, ")).filter(|_| !part);
    if volume.is_some_and(|volume| read.raw.contains(&volume)) {
        read.record.fields.remove(&Field::Volume);
        read.confidence.remove(&Field::Volume);
    }
    let extent = match read.record.fields.get(&Field::Pages) {
        // `76–136, at 79`: the part itself, then what is cited of it.
        Some(Value::Pages(pages)) if part => pages.first().filter(|(_, last)| last.is_some()).cloned(),
        _ => None,
    };
    match extent {
        Some(extent) => read.record.set(Field::Pages, Value::Pages(vec![extent])),
        None => {
            read.record.fields.remove(&Field::Pages);
            read.confidence.remove(&Field::Pages);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_behind_a_book_in_full_is_what_its_note_cites() {
        let read = |note: &str| {
            let mut read = crate::reference::parse_entry(note);
            let cited = part_cited(&mut read);
            (cited, read.record.has(&Field::Pages))
        };
        for (note, cited) in [
            ("Ann Moor, Rivers of the North (London: Cape, 1970), 33–45.", "33–45"),
            ("Ann Moor, Rivers, 2 vols. (London: Cape, 1970), 1:33.", "1:33"),
            ("Ann Moor, Rivers of the North (London: Cape, 1970), xii, 45, 88–89.", "xii, 45, 88–89"),
            ("Karl Weber, Der Strom, Frankfurt 1970, S. 33.", "S. 33"),
        ] {
            assert_eq!(read(note), (Some(cited.to_owned()), false), "{note}");
        }
        for note in [
            "Ann Moor, \"Salt,\" in Rivers of the North, ed. Eva Quay (London: Cape, 1970), 33–45.",
            "Ann Moor, \"Salt,\" Journal of Rivers 12 (1970): 33.",
        ] {
            assert_eq!(read(note), (None, true), "{note}");
        }
    }
}
