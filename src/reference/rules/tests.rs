//! Entries of the author–date family, labelled by rules alone.

use super::*;
use crate::record::{Field, Record};
use crate::reference::assemble::assemble;
use proptest::prelude::*;

fn record(raw: &str) -> Record {
    let tokens = Tokens::read(raw);
    let labels = Rules.label(&tokens);
    assert_eq!(labels.len(), tokens.len());
    assemble(&tokens, &labels).record
}

/// The fields that a test names, as text.
fn shown(raw: &str, fields: &[Field]) -> Vec<String> {
    let record = record(raw);
    fields.iter().map(|field| show(&record, field)).collect()
}

fn show(record: &Record, field: &Field) -> String {
    use crate::record::Value;
    match record.get(field) {
        None => String::new(),
        Some(Value::Text(text) | Value::Verbatim(text)) => text.clone(),
        Some(Value::List(list)) => list.join("; "),
        Some(Value::Date(date)) => date.to_string(),
        Some(Value::Names(names)) => names.list.iter().map(|n| n.inverted()).collect::<Vec<_>>().join("; "),
        Some(Value::Pages(pages)) => pages
            .iter()
            .map(|(a, b)| b.as_ref().map_or(a.clone(), |b| format!("{a}-{b}")))
            .collect::<Vec<_>>()
            .join(" "),
    }
}

use Field::*;

#[test]
fn a_journal_article_in_four_styles() {
    let expected =
        ["Okri, Ben A.; Lund, Mia", "Rivers and their names", "Journal of Place", "2014", "12", "3", "45-67"];
    let fields = [Author, Title, JournalTitle, Date, Volume, Number, Pages];
    for raw in [
        "Okri, Ben A. and Lund, Mia (2014) Rivers and their names. *Journal of Place* 12(3): 45–67.",
        "Okri, Ben A. and Mia Lund. 2014. “Rivers and their names.” *Journal of Place* 12(3):45–67.",
        "Okri, Ben A., and Mia Lund. 2014. “Rivers and their names.” Journal of Place 12 (3): 45–67.",
        "Okri, Ben A. & Lund, Mia (2014). Rivers and their names. Journal of Place, 12(3), 45–67.",
    ] {
        assert_eq!(shown(raw, &fields), expected, "{raw}");
        assert_eq!(record(raw).entry_type.name(), "article", "{raw}");
    }
}

#[test]
fn books_with_places_editions_and_translators() {
    let fields = [Author, Title, Subtitle, Date, Location, Publisher, Edition, Translator];
    assert_eq!(
        shown("Varga, Ilse (1998) *Stone and Water: A Natural History*. Palo Alto, CA: Hill Press.", &fields),
        ["Varga, Ilse", "Stone and Water", "A Natural History", "1998", "Palo Alto, CA", "Hill Press", "", ""]
    );
    assert_eq!(
        shown("Varga, I. (1998). *Stone and water* (3rd ed., T. Bell, Trans.). Hill Press.", &fields)[..4],
        ["Varga, I.", "Stone and water", "", "1998"]
    );
    assert_eq!(
        shown("Varga, Ilse. 1998. *Stone and Water*. 2nd ed. London: Hill Press.", &fields),
        ["Varga, Ilse", "Stone and Water", "", "1998", "London", "Hill Press", "2", ""]
    );
}

#[test]
fn chapters_with_editors_and_in_the_authors_own_book() {
    let fields = [Author, Title, BookTitle, Editor, BookAuthor, Pages, Publisher];
    assert_eq!(
        shown(
            "Mori, K. (2003) Tides. In: Holt, A.B. and Dean, C. (eds) *Sea Lore: Essays*. Leeds: Quay, pp. 12–19.",
            &fields
        ),
        ["Mori, K.", "Tides", "Sea Lore", "Holt, A.B.; Dean, C.", "", "12-19", "Quay"]
    );
    assert_eq!(
        shown("Mori, Ken (2003) Tides. In: Mori, Ken, *Collected Waters*. Leeds: Quay, pp. 12–19.", &fields),
        ["Mori, Ken", "Tides", "Collected Waters", "", "Mori, Ken", "12-19", "Quay"]
    );
    assert_eq!(
        shown("Mori, K. (2003). Tides. In A. B. Holt & C. Dean (Eds.), *Sea lore* (pp. 12–19). Quay.", &fields),
        ["Mori, K.", "Tides", "Sea lore", "Holt, A. B.; Dean, C.", "", "12-19", "Quay"]
    );
    assert_eq!(
        shown("Mori, Ken. 2003. “Tides.” In *Sea Lore*, edited by Ann Holt and Cy Dean, 12–19. Leeds: Quay.", &fields),
        ["Mori, Ken", "Tides", "Sea Lore", "Holt, Ann; Dean, Cy", "", "12-19", "Quay"]
    );
}

#[test]
fn theses_reports_manuscripts_and_addresses() {
    let thesis = record("Abe, Lin (2016) *Quiet signals*. Unpublished PhD thesis, University of Oslo.");
    assert_eq!(thesis.entry_type.name(), "thesis");
    assert_eq!(
        (show(&thesis, &Type).as_str(), show(&thesis, &Institution).as_str()),
        ("PhD thesis", "University of Oslo")
    );
    let online =
        record("Abe, Lin (2016) *Signals Today*. Available at: <https://abe.example/x> (accessed 3 May 2017).");
    assert_eq!((online.entry_type.name(), show(&online, &UrlDate).as_str()), ("online", "2017-05-03"));
    let report = record("Bureau of Rivers (2011) *Flow Tables*. Water Brief #12.");
    assert_eq!((report.entry_type.name(), show(&report, &Number).as_str()), ("report", "12"));
}

proptest! {
    #[test]
    fn any_entry_gets_as_many_labels_as_tokens(raw in "\\PC{0,120}|([A-Z][a-z]{1,8}[,. ]{1,2}|\\(?[12][09][0-9]{2}[a-c]?\\)?[. ]|In: |\\(eds\\) |pp\\. |[0-9]{1,3}[:(), –]){0,24}") {
        let tokens = Tokens::read(&raw);
        let labels = Rules.label(&tokens);
        prop_assert_eq!(labels.len(), tokens.len());
        assemble(&tokens, &labels);
    }
}
