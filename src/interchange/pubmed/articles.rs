//! PubMed's XML: `PubmedArticle` and `PubmedBookArticle`.

use super::{person, publication_type, title};
use crate::interchange::draft::{Draft, Gathered};
use crate::interchange::xml::{self, Element};
use crate::record::{EntryType, Field, Name};

/// Reads every article and book part.
pub(super) fn read(text: &str, gathered: &mut Gathered) {
    xml::each(text, &["PubmedArticle", "PubmedBookArticle"], gathered, |record, gathered| {
        let mut draft = gathered.draft();
        draft.record.entry_type = EntryType::Article;
        for part in record.children() {
            match part.name() {
                "MedlineCitation" => part.children().for_each(|child| citation(child, &mut draft)),
                "BookDocument" => book_part(part, &mut draft),
                "PubmedData" | "PubmedBookData" => {
                    for child in part.children() {
                        match child.name() {
                            "ArticleIdList" => identifiers(child, &mut draft),
                            name => draft.about_the_copy(name),
                        }
                    }
                }
                name => draft.left_out(name, &part.text(), part.span()),
            }
        }
        draft.finish();
    });
}

fn citation(child: Element, draft: &mut Draft) {
    match child.name() {
        "PMID" => draft.eprint("pmid", &child.text(), child.span()),
        "Article" => child.children().for_each(|part| article(part, draft)),
        "MeshHeadingList" => child.all("MeshHeading").for_each(|heading| {
            let words: Vec<_> = heading.children().map(|part| part.text()).collect();
            draft.keyword(&words.join("/"));
        }),
        "KeywordList" => child.all("Keyword").for_each(|word| draft.keyword(&word.text())),
        "GeneralNote" => draft.text(Field::Note, &child.text(), child.span()),
        "OtherAbstract" | "PersonalNameSubjectList" | "SpaceFlightMission" => {
            draft.left_out(child.name(), &child.text(), child.span());
        }
        name => draft.about_the_copy(name),
    }
}

fn article(part: Element, draft: &mut Draft) {
    let (value, span) = (part.text(), part.span());
    match part.name() {
        "Journal" => journal(part, draft),
        "ArticleTitle" => draft.text(Field::Title, &title(&value), span),
        "VernacularTitle" => draft.text(Field::OrigTitle, &title(&value), span),
        "Pagination" => {
            let (first, last, printed) = (part.of("StartPage"), part.of("EndPage"), part.of("MedlinePgn"));
            match (printed.is_empty(), last.is_empty()) {
                (false, _) => draft.pages(&printed, span),
                (true, false) => draft.pages(&format!("{first}–{last}"), span),
                (true, true) => draft.pages(&first, span),
            }
        }
        "ELocationID" if part.attribute("ValidYN") == "N" => draft.left_out("ELocationID", &value, span),
        "ELocationID" if part.attribute("EIdType") == "doi" => draft.doi(&value, span),
        "ELocationID" if value.starts_with('e') => draft.text(Field::EId, &value, span),
        "Abstract" => abstracted(part, draft),
        "AuthorList" => people(part, false, draft),
        "Language" => draft.language(&value),
        "PublicationTypeList" => {
            part.children().for_each(|kind| publication_type(draft, &kind.text(), kind.span()));
        }
        // The day on which it stood on the Web: only where there is no other.
        "ArticleDate" if !draft.record.has(&Field::Date) => draft.date(&date(part), span),
        name => draft.about_the_copy(name),
    }
}

fn journal(journal: Element, draft: &mut Draft) {
    for child in journal.children() {
        match child.name() {
            "ISSN" => draft.standard_number(&child.text(), child.span()),
            "Title" => draft.text(Field::JournalTitle, &child.text(), child.span()),
            "ISOAbbreviation" => draft.text(Field::ShortJournal, &child.text(), child.span()),
            "JournalIssue" => {
                for part in child.children() {
                    match part.name() {
                        "Volume" => draft.text(Field::Volume, &part.text(), part.span()),
                        "Issue" => draft.text(Field::Number, &part.text(), part.span()),
                        "PubDate" => draft.date(&date(part), part.span()),
                        name => draft.left_out(name, &part.text(), part.span()),
                    }
                }
            }
            name => draft.left_out(name, &child.text(), child.span()),
        }
    }
}

fn date(element: Element) -> String {
    let parts = ["Year", "Season", "Month", "Day", "MedlineDate"].map(|name| element.of(name));
    parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// The parts of a structured abstract, each behind its label.
fn abstracted(element: Element, draft: &mut Draft) {
    for part in element.children() {
        match (part.name(), part.attribute("Label")) {
            ("AbstractText", "") => draft.text(Field::Abstract, &part.text(), part.span()),
            ("AbstractText", label) => draft.text(Field::Abstract, &format!("{label}: {}", part.text()), part.span()),
            (name, _) => draft.about_the_copy(name),
        }
    }
}

fn people(list: Element, of_book: bool, draft: &mut Draft) {
    let field = match (list.attribute("Type"), of_book) {
        ("editors", _) => Field::Editor,
        (_, true) if draft.record.entry_type.is_part() => Field::BookAuthor,
        _ => Field::Author,
    };
    for author in list.children() {
        let (body, family) = (author.of("CollectiveName"), author.of("LastName"));
        let given = if author.child("ForeName").is_some() { author.of("ForeName") } else { author.of("Initials") };
        let name = match (body.is_empty(), family.is_empty()) {
            (false, _) => Name::Body(body),
            (true, false) => person(&family, &given, &author.of("Suffix")),
            (true, true) => person(&given, "", ""),
        };
        draft.name(field.clone(), name);
        for detail in ["AffiliationInfo", "Identifier"] {
            if author.child(detail).is_some() {
                draft.about_the_copy(detail);
            }
        }
    }
    if list.attribute("CompleteYN") == "N" {
        draft.name(field, Name::Body("et al.".to_owned()));
    }
}

fn identifiers(list: Element, draft: &mut Draft) {
    for id in list.children() {
        match id.attribute("IdType") {
            "doi" => draft.doi(&id.text(), id.span()),
            "pubmed" => draft.eprint("pmid", &id.text(), id.span()),
            "pmc" => draft.eprint("pmcid", &id.text(), id.span()),
            _ => draft.about_the_copy("ArticleId"),
        }
    }
}

/// A chapter of a book on NCBI's Bookshelf, or a whole one.
fn book_part(document: Element, draft: &mut Draft) {
    let book = document.child("Book");
    let edited = book.is_some_and(|book| book.all("AuthorList").any(|list| list.attribute("Type") == "editors"));
    let authored = book.is_some_and(|book| book.all("AuthorList").any(|list| list.attribute("Type") != "editors"));
    draft.record.entry_type = match (document.child("ArticleTitle").is_some(), edited) {
        (true, true) => EntryType::InCollection,
        (true, false) => EntryType::InBook,
        (false, true) if !authored => EntryType::Collection,
        (false, _) => EntryType::Book,
    };
    for child in document.children() {
        match child.name() {
            "Book" => child.children().for_each(|part| of_book(part, draft)),
            "PMID" => draft.eprint("pmid", &child.text(), child.span()),
            "ArticleIdList" => identifiers(child, draft),
            "KeywordList" => child.all("Keyword").for_each(|word| draft.keyword(&word.text())),
            "ArticleTitle" | "VernacularTitle" | "Pagination" | "Abstract" | "AuthorList" | "Language" => {
                article(child, draft);
            }
            "PublicationType" => publication_type(draft, &child.text(), child.span()),
            name => draft.about_the_copy(name),
        }
    }
}

fn of_book(part: Element, draft: &mut Draft) {
    let (value, span) = (part.text(), part.span());
    match part.name() {
        "Publisher" => {
            draft.list(Field::Publisher, &part.of("PublisherName"));
            draft.list(Field::Location, &part.of("PublisherLocation"));
        }
        "BookTitle" if draft.record.entry_type.is_part() => draft.book_title(&title(&value), span),
        "BookTitle" => draft.text(Field::Title, &title(&value), span),
        "PubDate" => draft.date(&date(part), span),
        "AuthorList" => people(part, true, draft),
        "CollectionTitle" => draft.text(Field::Series, &value, span),
        "Edition" => draft.text(Field::Edition, &value, span),
        "Volume" => draft.text(Field::Volume, &value, span),
        "Isbn" => draft.standard_number(&value, span),
        "ELocationID" if part.attribute("EIdType") == "doi" => draft.doi(&value, span),
        "BeginningDate" | "EndingDate" | "VolumeTitle" => draft.left_out(part.name(), &value, span),
        name => draft.about_the_copy(name),
    }
}
