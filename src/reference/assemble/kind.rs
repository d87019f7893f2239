//! The type of entry from evidence: which fields there are, what announces them, what words they hold.

use super::identifiers;
use super::runs::Runs;
use super::titles;
use super::web;
use super::words::trim;
use crate::record::{Date, DateValue, EntryType, Field, Name, Record, Value};
use crate::reference::east_asia::WorkTag;
use crate::text::{has_whole, with_capital};

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
        ]) && !is_of_a_society(&lower);
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

/// A kind of work, as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Genre {
    /// The type it speaks for.
    pub kind: EntryType,
    /// The words for BibLaTeX's `type`.
    pub name: String,
    /// A report's number.
    pub number: Option<String>,
    /// What stands beside it: a university, a body.
    pub institution: Option<String>,
}

impl Genre {
    /// A kind without words of its own.
    pub fn plain(kind: EntryType) -> Genre {
        Genre { kind, name: String::new(), number: None, institution: None }
    }
}

/// What a tag behind the title says; `None` where that is told better by the fields.
pub fn tagged(tag: WorkTag) -> Option<Genre> {
    let (kind, name) = match tag {
        WorkTag::Article | WorkTag::Proceedings => return None,
        WorkTag::Book => (EntryType::Book, ""),
        WorkTag::Thesis => (EntryType::Thesis, "Thesis"),
        WorkTag::Report => (EntryType::Report, "Report"),
        WorkTag::Patent => (EntryType::Patent, ""),
        WorkTag::Online => (EntryType::Online, ""),
    };
    Some(Genre { kind, name: name.to_owned(), number: None, institution: None })
}

/// Reads a genre.
pub fn genre(text: &str) -> Genre {
    let text = trim(text);
    let lower = text.to_lowercase();
    // `NIST SP 800-145`, but `NBER WORKING PAPER 8888`
    let short = |word: &str| {
        !word.contains(char::is_alphabetic) || word.chars().count() < 6 && word != "PAPER" && word != "NO."
    };
    let code = text.starts_with(char::is_uppercase)
        && text.ends_with(|c: char| c.is_ascii_digit())
        && text == text.to_uppercase();
    if code && text.contains(' ') && text.split(' ').all(short) {
        let number = Some(text.to_owned());
        return Genre { kind: EntryType::Report, name: "Report".to_owned(), number, institution: None };
    }
    let has = |words: &[&str]| words.iter().any(|w| lower.contains(w));
    let numbered_standard = lower.contains("standard") && text.contains(|c: char| c.is_ascii_digit());
    if matches!(lower.as_str(), "lecture" | "public lecture" | "keynote address" | "keynote lecture") {
        return Genre { name: text.to_owned(), ..Genre::plain(EntryType::Unpublished) };
    }
    let kind = if numbered_standard {
        EntryType::Standard
    } else if is_thesis(&lower) {
        EntryType::Thesis
    } else if has(&[
        "manuscript",
        "manuskript",
        "unpublished",
        "unveröff",
        "typescript",
        "mimeo",
        "paper presented",
        "presentation",
        "inédit",
        "vortrag",
        "poster",
        "unpubl",
    ]) {
        EntryType::Unpublished
    } else if has(&[
        "report",
        "working paper",
        "discussion paper",
        "technical",
        "white paper",
        "arbeitspapier",
        "bericht",
        "memorandum",
        "memo",
        "policy",
        "brief",
        "tech. rep",
        "rapport",
        "quick-stat",
        "series",
        "preprint",
        "statistic",
        "circular",
        "paper no",
        "special publication",
        "publication no",
        "bulletin no",
        "fact sheet",
        "factsheet",
    ]) || lower.contains(" paper ") && lower.ends_with(|c: char| c.is_ascii_digit())
    {
        EntryType::Report
    } else if has(&["patent"]) {
        EntryType::Patent
    } else if has(&[
        "data set",
        "dataset",
        "data file",
        "data collection",
        "datensatz",
        "jeu de données",
        "conjunto de d",
    ]) {
        EntryType::Dataset
    } else if has(&["software", "computer program", "r package", "python package", "mobile app", "source code"]) {
        EntryType::Software
    } else if has(&["review of", "rezension", "recension"]) {
        EntryType::Review
    } else if has(&[
        "blog",
        "web site",
        "website",
        "web page",
        "webpage",
        "online",
        "tweet",
        "facebook post",
        "instagram",
    ]) {
        EntryType::Online
    } else if has(&["podcast", "audio", "song", "album", "recording"]) {
        EntryType::Audio
    } else if has(&["film", "motion picture", "video", "dvd", "documentary", "tv series", "tv episode", "television"]) {
        EntryType::Video
    } else if text.contains('#') || has(&[" no. ", " nr. ", " com no "]) {
        EntryType::Report
    } else {
        EntryType::Misc
    };
    let (name, institution) = match text.split_once(',') {
        Some((name, rest)) if matches!(kind, EntryType::Thesis | EntryType::Unpublished) && !trim(rest).is_empty() => {
            (trim(name), Some(trim(rest).to_owned()))
        }
        _ => (text, None),
    };
    let (name, number) =
        if matches!(kind, EntryType::Report | EntryType::Standard) { numbered(name) } else { (name.to_owned(), None) };
    let name = if kind == EntryType::Thesis { thesis_name(&name) } else { name };
    Genre { kind, name, number, institution }
}

/// Whether the words, in lower case, tell of a thesis. Those that stand in other words (`synthesis`, `Maltese`, `in
/// memoriam`) must be words of their own; stems of compounds (`Habilitationsschrift`) need not.
fn is_thesis(lower: &str) -> bool {
    const WORDS: [&str; 11] =
        ["thesis", "theses", "diss", "thèse", "tesis", "tesi", "tese", "memoria", "mémoire", "dissertação", "дис"];
    const STEMS: [&str; 7] =
        ["dissertation", "habilitation", "magisterarbeit", "diplomarbeit", "masterarbeit", "avhandling", "диссертаци"];
    STEMS.iter().any(|stem| lower.contains(stem)) || WORDS.iter().any(|word| has_whole(lower, word))
}

/// `Working Paper No. 12` → `Working Paper`, `12`; `Technical Report TR 92 - 10` → `Technical Report`, `TR 92-10`.
fn numbered(text: &str) -> (String, Option<String>) {
    let words: Vec<&str> = text.split_whitespace().collect();
    let Some(last) = words.last() else { return (text.to_owned(), None) };
    if !last.chars().any(|c| c.is_ascii_digit()) || words.len() < 2 {
        return (text.to_owned(), None);
    }
    let mut head = words.len() - 1;
    let at = |n: usize| words.get(n).copied().unwrap_or("");
    let dash = |n: usize| matches!(at(n), "-" | "–");
    let code = |n: usize| at(n).contains(|c: char| c.is_ascii_uppercase()) && !at(n).contains(char::is_lowercase);
    while head > 2 && dash(head - 1) && (code(head - 2) || at(head - 2).contains(|c: char| c.is_ascii_digit())) {
        head -= 2;
    }
    // `Report RC 16359`, but `NBER Paper 12`
    if head > 1 && code(head - 1) && at(head - 1).len() < 6 && at(head - 2).ends_with(char::is_lowercase) {
        head -= 1;
    }
    let number = words[head..].join(" ").replace(" - ", "-").replace(" – ", "–");
    let number = number.trim_start_matches('#').trim_end_matches([',', '.', ')']);
    if words.get(head - 1).is_some_and(|w| {
        matches!(w.trim_end_matches(['.', ':']).to_lowercase().as_str(), "no" | "nr" | "number" | "#" | "n°" | "num")
    }) {
        head -= 1;
    }
    let name = words.get(..head).unwrap_or(&[]).join(" ");
    (trim(&name).to_owned(), Some(number.to_owned()))
}

/// `Unpublished PhD thesis` → `PhD thesis`: BibLaTeX's @thesis is unpublished by its nature.
fn thesis_name(text: &str) -> String {
    let rest = text.strip_prefix("Unpublished ").or_else(|| text.strip_prefix("unpublished ")).unwrap_or(text);
    if rest.len() < text.len() { with_capital(rest) } else { rest.to_owned() }
}

/// A genre in a note, where the words leave no doubt.
pub fn genre_in_note(text: &str) -> Option<Genre> {
    let lower = text.to_lowercase();
    let plain = [
        "dissertation",
        "avhandling",
        "unpublished",
        "unveröff",
        "working paper",
        "technical report",
        "discussion paper",
        "tech. rep",
        "research report",
    ];
    let words = ["thesis", "diss"];
    if matches!(lower.as_str(), "lecture" | "public lecture" | "keynote address" | "keynote lecture") {
        return Some(Genre { name: text.to_owned(), ..Genre::plain(EntryType::Unpublished) });
    }
    (plain.iter().any(|w| lower.contains(w)) || words.iter().any(|word| has_whole(&lower, word)))
        .then(|| genre(text))
        .filter(|g| g.kind != EntryType::Misc)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn genres_tell_type_number_and_institution() {
        let read = genre("Unpublished PhD thesis, New York University");
        assert_eq!(
            (read.kind, read.name.as_str(), read.institution.as_deref()),
            (EntryType::Thesis, "PhD thesis", Some("New York University"))
        );
        for (text, name, number) in [
            ("Technical Report EE-91 - 34", "Technical Report", "EE-91-34"),
            ("Research Report RC 16359", "Research Report", "RC 16359"),
            ("Technical Report CMU-CS - 84-119", "Technical Report", "CMU-CS-84-119"),
            ("Working Paper No. 12", "Working Paper", "12"),
        ] {
            let read = genre(text);
            assert_eq!((read.name.as_str(), read.number.as_deref()), (name, Some(number)));
        }
        let read = genre("NBER Working Paper No. 1234");
        assert_eq!(
            (read.kind, read.name.as_str(), read.number.as_deref()),
            (EntryType::Report, "NBER Working Paper", Some("1234"))
        );
        assert_eq!(genre("Quay Occasional Paper 28").number.as_deref(), Some("28"));
        assert_eq!(genre("(Report No. WHO/MSD/MER/2017.2)").number.as_deref(), Some("WHO/MSD/MER/2017.2"));
        let read = genre("Data Brief #50.");
        assert_eq!(
            (read.kind, read.name.as_str(), read.number.as_deref()),
            (EntryType::Report, "Data Brief", Some("50"))
        );
        assert_eq!(genre("Unpublished manuscript").kind, EntryType::Unpublished);
    }

    #[test]
    fn words_that_hold_those_of_a_thesis_tell_of_none() {
        for text in ["Campbell evidence synthesis", "In memoriam", "Maltese translation", "Null hypotheses"] {
            assert_ne!(genre(text).kind, EntryType::Thesis, "{text}");
            assert!(genre_in_note(text).is_none_or(|genre| genre.kind != EntryType::Thesis), "{text}");
        }
        for text in ["Habilitationsschrift", "Phil. Diss.", "Tesi di laurea", "doctoral thesis"] {
            assert_eq!(genre(text).kind, EntryType::Thesis, "{text}");
        }
    }
}
