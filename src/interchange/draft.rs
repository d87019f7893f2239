//! A record in the making: what the readers of EndNote, MODS and PubMed share.
//!
//! Values go in with their place in the file; what no field can hold, and every second value for a field that holds
//! one, comes out as a diagnostic with that place.

use std::collections::BTreeSet;

use super::{csl_json, ris, words};
use crate::bibtex::month_number;
use crate::diagnostic::Diagnostic;
use crate::record::{Date, DatePoint, DateValue, EntryType, Field, Name, Record, Value};
use crate::text::{Span, collapse_whitespace, nfc};

/// What the reading of one file gathers.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) records: Vec<Record>,
    pub(super) problems: Vec<Diagnostic>,
    /// Names of elements that say something about a database's or a person's copy, not about the work.
    about_the_copy: BTreeSet<String>,
}

impl Gathered {
    /// Records and problems; what was said about the copies alone is named once for the whole file.
    pub(super) fn into_parts(mut self) -> (Vec<Record>, Vec<Diagnostic>) {
        if !self.about_the_copy.is_empty() {
            let names = self.about_the_copy.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let message = format!("left out, because it is about the database or the copy, not the work: {names}");
            self.problems.push(Diagnostic::info("about-the-copy", message));
        }
        (self.records, self.problems)
    }

    /// Begins a record; [`Draft::finish`] adds it.
    pub(super) fn draft(&mut self) -> Draft<'_> {
        Draft { record: Record::new(EntryType::Misc), gathered: self }
    }
}

/// One record in the making.
pub(super) struct Draft<'g> {
    pub(super) record: Record,
    gathered: &'g mut Gathered,
}

impl Draft<'_> {
    /// Adds the record to what was gathered.
    pub(super) fn finish(self) {
        self.gathered.records.push(self.record);
    }

    /// Reports a value that no field holds.
    pub(super) fn left_out(&mut self, what: &str, value: &str, span: Span) {
        let message = format!("no field holds `{what}`: {}", collapse_whitespace(value));
        self.gathered.problems.push(Diagnostic::warning("left-out", message).at(span));
    }

    /// Notes the name of an element that is about the copy.
    pub(super) fn about_the_copy(&mut self, what: &str) {
        if !self.gathered.about_the_copy.contains(what) {
            self.gathered.about_the_copy.insert(what.to_owned());
        }
    }

    /// Reports a type that is not known and was read as `@misc`.
    pub(super) fn unknown_type(&mut self, name: &str, span: Span) {
        let message = format!("no entry type is known for `{}`; it is read as @misc", collapse_whitespace(name));
        self.gathered.problems.push(Diagnostic::warning("unknown-type", message).at(span));
    }

    /// Sets a textual field. A second value is joined to notes and abstracts, and reported elsewhere.
    pub(super) fn text(&mut self, field: Field, value: &str, span: Span) {
        let value = clean(value);
        match self.record.text(&field).map(str::to_owned) {
            _ if value.is_empty() => {}
            None => self.record.set_text(field, value),
            Some(present) if present == value => {}
            Some(present) if matches!(field, Field::Note | Field::Annotation | Field::Abstract) => {
                self.record.set_text(field, format!("{present} {value}"));
            }
            Some(_) => self.second(&field, &value, span),
        }
    }

    fn second(&mut self, field: &Field, value: &str, span: Span) {
        let message = format!("a second value for `{}` was left out: {value}", field.name());
        self.gathered.problems.push(Diagnostic::warning("second-value", message).at(span));
    }

    /// Adds the items of a list, parted by semicolons.
    pub(super) fn list(&mut self, field: Field, value: &str) {
        let mut items = self.record.list(field.clone()).to_vec();
        items.extend(value.split(';').map(clean).filter(|item| !item.is_empty()));
        self.record.set_list(field, items);
    }

    /// Adds a keyword.
    pub(super) fn keyword(&mut self, word: &str) {
        let word = clean(word);
        let present = self.record.text(&Field::Keywords).unwrap_or_default().to_owned();
        if !word.is_empty() && !present.split(", ").any(|known| known == word) {
            let all = if present.is_empty() { word } else { format!("{present}, {word}") };
            self.record.set_text(Field::Keywords, all);
        }
    }

    /// Adds one name, or what says that there are more.
    pub(super) fn name(&mut self, field: Field, name: Name) {
        let mut names = self.record.take_names(&field);
        let word = name.display().to_lowercase();
        if matches!(word.as_str(), "et al." | "et al" | "others") {
            names.and_others = !names.list.is_empty();
        } else if !word.is_empty() {
            names.list.push(name);
        }
        self.record.set_names(field, names);
    }

    /// The title of the book that a part stands in, its subtitle behind the first colon.
    pub(super) fn book_title(&mut self, value: &str, span: Span) {
        let (title, subtitle) = title_and_subtitle(value);
        self.text(Field::BookTitle, title, span);
        self.text(Field::BookSubtitle, subtitle, span);
    }

    /// Title and subtitle where the short title says where the one ends.
    pub(super) fn short_title(&mut self, short: &str) {
        let (title, short) = (self.record.text(&Field::Title).unwrap_or_default().to_owned(), clean(short));
        match csl_json::subtitle(&title, &short).map(str::to_owned) {
            Some(rest) => {
                self.record.set_text(Field::Title, short);
                self.record.set_text(Field::Subtitle, rest);
            }
            None if title.is_empty() => self.record.set_text(Field::Title, short),
            None if title == short => {}
            None => self.record.set_text(Field::ShortTitle, short),
        }
    }

    /// Pages as printed; a number alone is the length of a whole book.
    pub(super) fn pages(&mut self, value: &str, span: Span) {
        let value = clean(value);
        if value.is_empty() {
            return;
        }
        let whole = ris::is_whole_book(&self.record.entry_type);
        let length = value.trim_end_matches(['p', '.', ' ']);
        if whole && length.bytes().all(|b| b.is_ascii_digit()) {
            return self.text(Field::PageTotal, length, span);
        }
        self.page_list(&value, span);
    }

    /// Pages, whatever the work.
    pub(super) fn page_list(&mut self, value: &str, span: Span) {
        let value = clean(value);
        if value.is_empty() {
            return;
        }
        if self.record.has(&Field::Pages) {
            return self.second(&Field::Pages, &value, span);
        }
        let value = value.strip_prefix("pp.").or_else(|| value.strip_prefix("p.")).unwrap_or(&value).trim_start();
        let pages = csl_json::pages(value).into_iter().map(|(first, last)| {
            let last = last.map(|last| unabridged(&first, last));
            (first, last)
        });
        self.record.set(Field::Pages, Value::Pages(pages.collect()));
    }

    /// The date of publication; words for a state (`in press`) become `pubstate`, a coarser date gives way.
    pub(super) fn date(&mut self, value: &str, span: Span) {
        let date = printed_date(value);
        if let DateValue::Literal(words) = &date {
            let state = words::pubstate(words);
            if state != words || matches!(state, "forthcoming" | "submitted") {
                return self.record.set_text(Field::PubState, state);
            }
        }
        match self.record.date(Field::Date).cloned() {
            _ if value.trim().is_empty() => {}
            None => self.record.set(Field::Date, Value::Date(date)),
            Some(known) if known == date => {}
            Some(known)
                if matches!(date, DateValue::Edtf(_)) && known.year().is_none_or(|y| Some(y) == date.year()) =>
            {
                if date.to_string().len() > known.to_string().len() {
                    self.record.set(Field::Date, Value::Date(date));
                }
            }
            Some(_) => self.second(&Field::Date, value, span),
        }
    }

    /// An ISBN or ISSN, told by its form; what stands behind it in brackets is dropped with a word only where it says
    /// more than the carrier.
    pub(super) fn standard_number(&mut self, value: &str, span: Span) {
        for one in value.split([';', '\n', '\r']) {
            let number = one.split('(').next().unwrap_or_default().trim();
            let field = if ris::is_issn(number) { Field::Issn } else { Field::Isbn };
            self.text(field, number, span);
        }
    }

    /// A DOI without `doi:` or the resolver's address.
    pub(super) fn doi(&mut self, value: &str, span: Span) {
        let value = value.trim();
        let at = value.find("10.").filter(|at| {
            let before = value.get(..*at).unwrap_or_default().to_lowercase();
            before.ends_with("doi.org/") || before.trim_end() == "doi:" || before.trim_end() == "doi"
        });
        self.text(Field::Doi, at.and_then(|at| value.get(at..)).unwrap_or(value), span);
    }

    /// An identifier in an archive, such as PubMed's.
    pub(super) fn eprint(&mut self, kind: &str, id: &str, span: Span) {
        if id.trim().is_empty() {
            return;
        }
        let taken = self.record.text(&Field::EprintType).is_some_and(|known| known != kind);
        if taken {
            return self.left_out(kind, id, span);
        }
        self.text(Field::EprintType, kind, span);
        self.text(Field::Eprint, id, span);
    }

    /// A language by code or by name.
    pub(super) fn language(&mut self, value: &str) {
        let value = clean(words::without_empty_ends(value));
        match words::langid(&value).or_else(|| words::langid(two_letters(&value))) {
            Some(langid) if !self.record.has(&Field::LangId) => self.record.set_text(Field::LangId, langid),
            Some(langid) if self.record.text(&Field::LangId) == Some(langid) => {}
            Some(langid) => self.list(Field::Language, langid),
            None => self.list(Field::Language, &value),
        }
    }
}

/// One line, in normalisation form C.
pub(super) fn clean(value: &str) -> String {
    nfc(&collapse_whitespace(value))
}

/// A book's title and, behind the first colon, its subtitle; a colon that opens a title parts nothing.
pub(super) fn title_and_subtitle(value: &str) -> (&str, &str) {
    value.split_once(": ").filter(|(title, _)| !title.trim().is_empty()).unwrap_or((value, ""))
}

/// The field that holds who published a work of that type.
pub(super) fn publisher_field(kind: &EntryType) -> Field {
    match kind {
        EntryType::Thesis | EntryType::Report | EntryType::Unpublished => Field::Institution,
        EntryType::Online | EntryType::Software | EntryType::Misc => Field::Organization,
        _ => Field::Publisher,
    }
}

/// `101–9` → `109`: MEDLINE leaves out the digits that both pages share.
fn unabridged(first: &str, last: String) -> String {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let shared = first.len().saturating_sub(last.len());
    if shared == 0 || !digits(first) || !digits(&last) {
        return last;
    }
    format!("{}{last}", first.get(..shared).unwrap_or_default())
}

/// The two-letter code of ISO 639-2's three letters (bibliographic and terminological), as libraries and PubMed use
/// them; other words stay.
fn two_letters(code: &str) -> &str {
    #[rustfmt::skip]
    const CODES: [(&str, &str); 45] = [
        ("eng", "en"), ("ger", "de"), ("deu", "de"), ("fre", "fr"), ("fra", "fr"), ("spa", "es"), ("ita", "it"),
        ("por", "pt"), ("dut", "nl"), ("nld", "nl"), ("dan", "da"), ("swe", "sv"), ("nob", "nb"), ("nno", "nn"),
        ("fin", "fi"), ("ice", "is"), ("isl", "is"), ("pol", "pl"), ("cze", "cs"), ("ces", "cs"), ("slo", "sk"),
        ("slk", "sk"), ("slv", "sl"), ("hrv", "hr"), ("srp", "sr"), ("bul", "bg"), ("rus", "ru"), ("ukr", "uk"),
        ("hun", "hu"), ("rum", "ro"), ("ron", "ro"), ("gre", "el"), ("ell", "el"), ("tur", "tr"), ("cat", "ca"),
        ("est", "et"), ("lav", "lv"), ("lit", "lt"), ("lat", "la"), ("heb", "he"), ("ara", "ar"), ("jpn", "ja"),
        ("chi", "zh"), ("zho", "zh"), ("kor", "ko"),
    ];
    let lower = code.to_lowercase();
    CODES.iter().find(|(three, _)| *three == lower).map_or(code, |(_, two)| two)
}

/// A date as it is printed: EDTF, `1999 Mar 12`, `March 12, 1999`, `1998 Dec-1999 Jan`, `1999 Mar-Apr`,
/// `1999 Spring`, `1999/03/12`; the words themselves where it is none of these.
pub(super) fn printed_date(text: &str) -> DateValue {
    let text = clean(text);
    let literal = || DateValue::Literal(text.clone());
    if let Some(date) = Date::read(&text) {
        return DateValue::Edtf(date);
    }
    let joined = text.replace('–', "-");
    let (first, last) = match joined.split_once('-') {
        // Hyphens within one numeric date part nothing.
        Some((first, last)) if !last.contains('-') && joined.contains(char::is_alphabetic) => (first, Some(last)),
        _ => (joined.as_str(), None),
    };
    let Some(begins) = Parts::read(first) else { return literal() };
    let Some(last) = last else {
        return begins.point().map_or_else(literal, |point| DateValue::Edtf(Date::At(point)));
    };
    let Some(mut ends) = Parts::read(last) else { return literal() };
    let mut begins = begins;
    ends.year = ends.year.or(begins.year);
    begins.year = begins.year.or(ends.year);
    if ends.month.is_none() && ends.day.is_some() {
        ends.month = begins.month;
    }
    // `23-27 July 2019`.
    if begins.month.is_none() && begins.day.is_some() {
        begins.month = ends.month;
    }
    match (begins.point(), ends.point()) {
        // EDTF has no span between seasons.
        (Some(from), Some(to)) if from.month.is_none_or(|m| m <= 12) && to.month.is_none_or(|m| m <= 12) => {
            Date::read(&format!("{}/{}", Date::At(from), Date::At(to))).map_or_else(literal, DateValue::Edtf)
        }
        _ => literal(),
    }
}

/// Year, month or season, and day, as far as they are said.
#[derive(Default)]
struct Parts {
    year: Option<i32>,
    month: Option<u8>,
    day: Option<u8>,
}

impl Parts {
    /// `None` where something else stands there, or the same thing twice.
    fn read(text: &str) -> Option<Parts> {
        let mut parts = Parts::default();
        for word in text.split([' ', ',', '/', '-']).filter(|word| !word.is_empty()) {
            let digits = word.bytes().all(|b| b.is_ascii_digit());
            let twice = match (digits, word.len()) {
                (true, 4) => parts.year.replace(word.parse().ok()?).is_some(),
                (true, 1 | 2) if parts.month.is_none() && parts.year.is_some() => {
                    parts.month.replace(word.parse().ok().filter(|m| (1..=12).contains(m))?).is_some()
                }
                (true, 1 | 2) => parts.day.replace(word.parse().ok()?).is_some(),
                _ => parts.month.replace(month_or_season(word)?).is_some(),
            };
            if twice {
                return None;
            }
        }
        Some(parts)
    }

    fn point(&self) -> Option<DatePoint> {
        let year = self.year?;
        let text = match (self.month, self.day) {
            (None, None) => format!("{year:04}"),
            (Some(month), None) => format!("{year:04}-{month:02}"),
            (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
            (None, Some(_)) => return None,
        };
        match Date::read(&text)? {
            Date::At(point) => Some(point),
            Date::Interval(..) => None,
        }
    }
}

fn month_or_season(word: &str) -> Option<u8> {
    month_number(&word.trim_end_matches('.').to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_dates_are_read_in_the_orders_that_databases_use() {
        for (printed, edtf) in [
            ("1999", "1999"),
            ("1999 Mar 12", "1999-03-12"),
            ("March 12, 1999", "1999-03-12"),
            ("1999/3/12", "1999-03-12"),
            ("1999 Mar-Apr", "1999-03/1999-04"),
            ("1998 Dec-1999 Jan", "1998-12/1999-01"),
            ("2001 Jan 12-18", "2001-01-12/2001-01-18"),
            ("2004 Summer", "2004-22"),
            ("23-27 July 2019", "2019-07-23/2019-07-27"),
        ] {
            assert_eq!(printed_date(printed).to_string(), edtf, "{printed}");
            assert!(matches!(printed_date(printed), DateValue::Edtf(_)), "{printed}");
        }
        assert_eq!(printed_date("n.d."), DateValue::Literal("n.d.".into()));
    }

    #[test]
    fn pages_that_leave_out_shared_digits_are_completed() {
        let mut gathered = Gathered::default();
        let mut draft = gathered.draft();
        draft.record.entry_type = EntryType::Article;
        draft.pages("1101-9", Span::default());
        assert_eq!(draft.record.pages(), [("1101".to_owned(), Some("1109".to_owned()))]);
    }
}
