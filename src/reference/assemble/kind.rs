//! The type of entry from evidence: which fields there are, what announces them, what words they hold.

use super::genre::Genre;
use super::identifiers;
use super::runs::Runs;
use super::titles;
use super::web;
use crate::record::{Date, DateValue, EntryType, Field, Name, Record, Value};

/// What the parts of an entry tell of its type.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// `In:` stands before the container or its editors.
    pub in_marker: bool,
    /// The container's title.
    pub container: Option<String>,
    /// The container's name speaks of proceedings.
    pub proceedings: bool,
    /// The container's name speaks of a journal.
    pub journal: bool,
    /// `PhD thesis`, `Working Paper 12`.
    pub genre: Option<Genre>,
    /// Number in the series.
    pub series_number: Option<String>,
    /// How many publishers were found.
    pub publishers: usize,
    /// What is labelled as edition says of which edition the original date is.
    pub reprinted: bool,
}

impl Evidence {
    /// Notes what the words of a container say.
    pub fn container(&mut self, text: &str) {
        let lower = text.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|w| lower.contains(w));
        self.proceedings = has(&[
            "proceedings",
            "proc.",
            "conference",
            "workshop",
            "symposium",
            "congress",
            "tagungsband",
            "kongress",
            "conf.",
            "actes du",
            "atti del",
            "symp.",
            "actes de la 1",
            "actes de la 2",
            "actes de la conférence",
            "actes des journées",
            "actes des rencontres",
        ]) && !has(&[
            "proceedings of the national academy",
            "proc. natl. acad",
            "proc. natl acad",
            "proc natl acad",
            "proc. nat. acad",
            "proceedings of the royal",
            "proc. r. soc",
            "proc r soc",
            "conference series",
            "proceedings of the ieee",
            "proc. ieee",
        ]) && (self.in_marker || !is_of_a_society(&lower));
        self.journal = has(&[
            "journal",
            "review",
            "annals",
            "quarterly",
            "zeitschrift",
            "revue",
            "revista",
            "rivista",
            "bulletin",
            "magazine",
            "letters",
            "transactions",
            "archiv",
            "jahrbuch",
            "vierteljahres",
            "times",
            "newspaper",
            "gazette",
            "zeitung",
            "acta ",
            "annales",
            "j. ",
            "phys.",
            "lett.",
            "plos",
            "studies",
        ]);
    }
}

/// `Proc. London Math. Soc.`, `Proceedings of the Aristotelian Society`: the journal of a society, and no papers of a meeting.
fn is_of_a_society(container: &str) -> bool {
    let meeting = ["conf", "symp", "workshop", "meeting", "annual", "congress", "convention", "international", "int. "];
    container.starts_with("proc")
        && container.contains(" soc")
        && !container.contains(|c: char| c.is_ascii_digit())
        && !meeting.iter().any(|word| container.contains(word))
}

/// Decides the type of entry.
pub fn decide(record: &Record, evidence: &Evidence, runs: &Runs<'_>) -> EntryType {
    if let Some(genre) = &evidence.genre {
        match genre.kind {
            EntryType::Misc => {}
            // `[M]//Lakes`: a chapter has the tag of its book.
            EntryType::Book if evidence.container.is_some() => return EntryType::InCollection,
            // `[Preprint]. PsyArXiv.`
            EntryType::Report
                if genre.name == "Preprint" && (web::is_on_a_preprint_server(record) || record.has(&Field::Eprint)) =>
            {
                return EntryType::Online;
            }
            // `[Paper presentation]. Annual Meeting of …`
            EntryType::Unpublished if evidence.container.is_some() && !evidence.proceedings && !printed(record) => {
                return EntryType::Unpublished;
            }
            // `Paper presented at …` in proceedings is in the proceedings.
            EntryType::Unpublished | EntryType::Report | EntryType::Online | EntryType::Review
                if evidence.container.is_some() => {}
            ref kind => return kind.clone(),
        }
    }
    // `Wikipedia, The Free Encyclopedia`, `Twitter`
    if record.has(&Field::Url) && evidence.container.as_deref().is_some_and(web::is_site) {
        return EntryType::Online;
    }
    if evidence.container.is_none() && web::is_film(record, runs.all()) {
        return EntryType::Video;
    }
    let title = record.text(&Field::Title).unwrap_or("").to_lowercase();
    let publisher = record.has(&Field::Publisher);
    let whole = record.full_title().to_lowercase();
    if evidence.container.is_some() && !publisher && !record.has(&Field::Editor) && titles::is_review(&whole) {
        return EntryType::Review;
    }
    let issue = record.has(&Field::Number) || record.has(&Field::Issue);
    if evidence.container.is_some() {
        if record.has(&Field::BookAuthor) {
            return EntryType::InBook;
        }
        if evidence.proceedings && !issue {
            return EntryType::InProceedings;
        }
        // `In: The New York Times`, `In: Psychological Science. In press.`
        let of_a_day =
            matches!(record.date(Field::Date), Some(DateValue::Edtf(Date::At(point))) if point.day.is_some());
        let reference = evidence.container.as_deref().is_some_and(|name| {
            let lower = name.to_lowercase();
            lower.contains(':')
                || ["encyclop", "handbook", "dictionary", "lexikon", "enzyklop"].iter().any(|w| lower.contains(w))
        });
        if evidence.in_marker
            && !reference
            && !printed(record)
            && !record.has(&Field::Editor)
            && (of_a_day || record.has(&Field::PubState))
        {
            return EntryType::Article;
        }
        if evidence.in_marker
            && !((evidence.journal || !publisher && !record.has(&Field::Location))
                && (issue || record.has(&Field::Volume))
                && !record.has(&Field::Editor))
            || record.has(&Field::Editor) && !issue
        {
            return EntryType::InCollection;
        }
        // Articles have no place: `“On Salt”, Notes on Rivers, Oslo 1974, S. 9–33`.
        let volume = record.has(&Field::Volume);
        if (publisher || !volume)
            && !issue
            && !evidence.journal
            && record.has(&Field::Pages)
            && record.has(&Field::Location)
        {
            return EntryType::InCollection;
        }
        return EntryType::Article;
    }
    if runs.all().to_lowercase().contains("patent") && record.has(&Field::Number) {
        return EntryType::Patent;
    }
    let preprint = web::is_on_a_preprint_server(record) || !publisher && runs.all().contains("Preprint at ");
    if record.has(&Field::Eprint) && !publisher || preprint {
        return EntryType::Online;
    }
    // A body's page that was consulted on a day; its publisher has no town, and it has no edition.
    let body =
        record.names(Field::Author).and_then(|names| names.list.first()).is_some_and(|n| matches!(n, Name::Body(_)));
    let consulted =
        body && record.has(&Field::UrlDate) && !record.has(&Field::Location) && !record.has(&Field::Edition);
    if record.has(&Field::Url) && (!publisher || consulted) && !record.has(&Field::Isbn) {
        return EntryType::Online;
    }
    if let Some(kind) = web::is_in_the_web(record).filter(|_| !record.has(&Field::Isbn)) {
        return kind;
    }
    if title.is_empty() && (record.has(&Field::Volume) || issue) {
        return EntryType::Article;
    }
    // `Istoria, Torino 1974, I, pp. 5–6`: a book in volumes.
    let placed = record.has(&Field::Location) && !issue;
    if (record.has(&Field::Volume) || issue) && record.has(&Field::Pages) && !publisher && !placed {
        return EntryType::Article;
    }
    if publisher
        || record.has(&Field::Isbn)
        || record.has(&Field::Edition)
        || record.has(&Field::Location)
        || record.has(&Field::PageTotal)
    {
        if record.has(&Field::Editor) && !record.has(&Field::Author) {
            return if evidence_of_proceedings(&title) { EntryType::Proceedings } else { EntryType::Collection };
        }
        return EntryType::Book;
    }
    EntryType::Misc
}

/// Whether something says that the work is in print: pages, a volume, a press.
fn printed(record: &Record) -> bool {
    [Field::Pages, Field::Volume, Field::Number, Field::Publisher].iter().any(|field| record.has(field))
}

fn evidence_of_proceedings(title: &str) -> bool {
    title.contains("proceedings of")
}

/// Whether an article stood in a newspaper: one of a day, without a volume, under a name that newspapers have.
fn is_newspaper(record: &Record) -> bool {
    #[rustfmt::skip]
    const NAMES: [&str; 38] = [
        "times", "guardian", "post", "tribune", "herald", "telegraph", "gazette", "observer", "independent", "chronicle",
        "examiner", "globe", "mail", "sun", "star", "mirror", "express", "news", "daily", "zeitung", "tagesspiegel",
        "anzeiger", "tageblatt", "kurier", "monde", "figaro", "libération", "humanité", "país", "mundo", "vanguardia",
        "corriere", "repubblica", "stampa", "folha", "público", "shimbun", "pravda",
    ];
    const WHOLE: [&str; 6] =
        ["wall street journal", "the wall street journal", "die zeit", "die welt", "usa today", "taz"];
    let day = matches!(record.date(Field::Date), Some(DateValue::Edtf(Date::At(point))) if point.day.is_some());
    if !day || [Field::Volume, Field::Number, Field::Issue, Field::Doi].iter().any(|field| record.has(field)) {
        return false;
    }
    let Some(name) = record.text(&Field::JournalTitle).map(str::to_lowercase) else { return false };
    let named = name.split([' ', '-', '’', '\'']).any(|word| NAMES.contains(&word)) || WHOLE.contains(&name.as_str());
    let magazine = name.contains("magazine") || name.contains("review");
    named && !magazine
}

/// Sets the type and puts each value into the field that this type has for it.
pub fn settle(record: &mut Record, kind: EntryType, evidence: &mut Evidence) {
    record.entry_type = kind.clone();
    if let Some(container) = evidence.container.take() {
        match kind {
            EntryType::Online if web::is_site(&container) => record.set_text(Field::Organization, container),
            EntryType::Article | EntryType::Review | EntryType::Misc | EntryType::Online => {
                record.set_text(Field::JournalTitle, container)
            }
            EntryType::Report if !record.has(&Field::Publisher) => record.set_text(Field::Institution, container),
            EntryType::Unpublished if !printed(record) => {
                record.set_text(Field::EventTitle, container);
                if let Some(Value::List(places)) = record.fields.remove(&Field::Location) {
                    record.set_text(Field::Venue, places.join("; "));
                }
            }
            EntryType::Thesis | EntryType::Report | EntryType::Unpublished => record.set_text(Field::Series, container),
            // A podcast, a television series: BibLaTeX has no container for its parts.
            EntryType::Audio | EntryType::Video | EntryType::Software => {
                record.set_text(Field::HowPublished, container)
            }
            _ => {
                let (title, subtitle) = titles::split(&container);
                record.set_text(Field::BookTitle, title);
                record.set_text(Field::BookSubtitle, subtitle);
            }
        }
    }
    if let Some(number) = evidence.series_number.take().filter(|_| !record.has(&Field::Number)) {
        record.set_text(Field::Number, number);
    }
    if let Some(genre) = evidence.genre.take() {
        match kind {
            EntryType::Thesis
            | EntryType::Report
            | EntryType::Unpublished
            | EntryType::Patent
            | EntryType::Misc
            | EntryType::Standard
            | EntryType::Software => {
                record.set_text(Field::Type, genre.name);
            }
            EntryType::Dataset | EntryType::Online | EntryType::Video | EntryType::Audio | EntryType::Review => {
                record.set_text(Field::TitleAddon, genre.name)
            }
            _ => {
                if !record.has(&Field::Note) {
                    record.set_text(Field::Note, genre.name);
                }
            }
        }
        if let Some(number) = genre.number.filter(|_| !record.has(&Field::Number)) {
            record.set_text(Field::Number, number);
        }
        if let Some(institution) = genre.institution.filter(|_| !record.has(&Field::Publisher)) {
            record.set_text(Field::Publisher, institution);
        }
    }
    if kind == EntryType::Article && is_newspaper(record) {
        record.set_text(Field::from_name("entrysubtype"), "newspaper");
    }
    move_publisher(record, &kind);
    // A book of one volume of a larger work has its number in `volume`, not in `number`.
    if matches!(kind, EntryType::Book | EntryType::Collection | EntryType::InCollection | EntryType::InBook)
        && record.has(&Field::Number)
        && !record.has(&Field::Series)
        && !record.has(&Field::Volume)
        && let Some(value) = record.fields.remove(&Field::Number)
    {
        record.fields.insert(Field::Volume, value);
    }
    if let Some(doi) = record.text(&Field::Url).filter(|u| u.contains("doi.org/")).and_then(identifiers::doi)
        && !record.has(&Field::Doi)
    {
        record.set(Field::Doi, Value::Verbatim(doi));
        record.fields.remove(&Field::Url);
    }
}

/// Publishers of theses, reports and manuscripts are institutions.
fn move_publisher(record: &mut Record, kind: &EntryType) {
    let target = match kind {
        EntryType::Thesis | EntryType::Report | EntryType::Unpublished => Field::Institution,
        EntryType::Online | EntryType::Misc | EntryType::Software | EntryType::Audio | EntryType::Video
            if record.has(&Field::Publisher) =>
        {
            Field::Organization
        }
        _ => return,
    };
    if let Some(names) = record.fields.remove(&Field::Publisher) {
        record.fields.insert(target, names);
    }
}
