//! RIS → records.

use super::tags::{self, ABOUT_THE_COPY, SYNONYMS, TEXTS, TYPES};
use crate::bibtex::identifiers::canonical_doi;
use crate::diagnostic::Diagnostic;
use crate::interchange::draft::{printed_date, publisher_field, title_and_subtitle};
use crate::interchange::words;
use crate::record::{Date, DateValue, EntryType, Field, Name, Names, Person, Record, Value};
use crate::text::{Span, nfc};

/// One tag with its value, continuation lines joined.
struct Line {
    tag: String,
    value: String,
    span: Span,
}

/// Reads RIS, whatever its line ends. What cannot be read is reported with its place and everything else is kept: a
/// reference without `ER` ends where the next begins, lines without a tag continue the value before them.
pub fn read(text: &str) -> (Vec<Record>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let mut records = Vec::new();
    let mut open: Option<(Span, Vec<Line>)> = None;
    let mut orphans = 0usize;
    let mut at = 0;
    for raw in text.split_inclusive(['\n', '\r']) {
        let start = at;
        at += raw.len();
        let line = raw.trim_end_matches(['\n', '\r']).trim_start_matches('\u{feff}');
        let span = Span::new(
            start + (raw.trim_end_matches(['\n', '\r']).len() - line.len()),
            start + raw.trim_end_matches(['\n', '\r']).len(),
        );
        match tagged(line) {
            Some(("TY", value)) => {
                close(open.take(), &mut records, &mut problems, false);
                open = Some((span, vec![Line { tag: "TY".into(), value: value.into(), span }]));
            }
            Some(("ER", _)) => {
                if open.is_none() {
                    problems.push(Diagnostic::warning("ris-stray-end", "`ER` closes no reference").at(span));
                }
                close(open.take(), &mut records, &mut problems, true);
            }
            Some((tag, value)) => match &mut open {
                Some((_, lines)) => lines.push(Line { tag: tag.into(), value: value.into(), span }),
                None => {
                    if orphans == 0 {
                        let problem = Diagnostic::error(
                            "ris-outside",
                            format!("`{tag}` stands outside a reference; it was left out"),
                        );
                        problems.push(problem.help("a reference begins with `TY  - JOUR` or another type").at(span));
                    }
                    orphans += 1;
                }
            },
            None if line.trim().is_empty() => {}
            None => match open.as_mut().and_then(|(_, lines)| lines.last_mut()) {
                Some(last) => {
                    last.value.push(' ');
                    last.value.push_str(line.trim());
                }
                None => {
                    if orphans == 0 {
                        problems.push(
                            Diagnostic::warning("ris-no-tag", "this is no line of RIS; it was left out").at(span),
                        );
                    }
                    orphans += 1;
                }
            },
        }
    }
    close(open, &mut records, &mut problems, false);
    if orphans > 1 {
        problems
            .push(Diagnostic::info("ris-outside", format!("{orphans} lines outside references were left out in all")));
    }
    (records, problems)
}

/// `TY  - JOUR` → (`TY`, `JOUR`). Some programs write one blank before the hyphen, or none behind it.
fn tagged(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = line.trim_start_matches('\u{feff}').split_at_checked(2)?;
    let mut letters = tag.bytes();
    let sound = letters.next().is_some_and(|b| b.is_ascii_uppercase())
        && letters.next().is_some_and(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let value = rest.trim_start_matches(' ').strip_prefix('-')?;
    let blanks = rest.len() - rest.trim_start_matches(' ').len();
    let parted = value.is_empty() || value.starts_with(' ');
    (sound && (1..=4).contains(&blanks) && parted).then(|| (tag, value.trim()))
}

fn close(open: Option<(Span, Vec<Line>)>, records: &mut Vec<Record>, problems: &mut Vec<Diagnostic>, ended: bool) {
    let Some((span, lines)) = open else { return };
    if !ended {
        let problem =
            Diagnostic::warning("ris-unclosed", "the reference has no `ER` line; it ends where the next begins");
        problems.push(problem.at(span));
    }
    records.push(Reading { record: Record::new(EntryType::Misc), problems }.read(&lines));
}

struct Reading<'p> {
    record: Record,
    problems: &'p mut Vec<Diagnostic>,
}

impl Reading<'_> {
    fn read(mut self, lines: &[Line]) -> Record {
        if let Some(first) = lines.first() {
            self.entry_type(first, lines);
        }
        let (mut first_page, mut last_page, mut short) = (String::new(), String::new(), String::new());
        let mut keywords: Vec<&str> = Vec::new();
        for line in lines.iter().skip(1).filter(|line| !line.value.is_empty()) {
            let value = nfc(&line.value);
            match canonical(&line.tag) {
                "SP" => first_page = value,
                "EP" => last_page = value,
                "ST" => short = value,
                "KW" => keywords.push(&line.value),
                tag => self.field(tag, value, line.span),
            }
        }
        self.record.set_text(Field::Keywords, keywords.join(", "));
        self.pages(&first_page, &last_page);
        self.title(&short);
        self.record
    }

    fn entry_type(&mut self, line: &Line, lines: &[Line]) {
        let name = line.value.to_ascii_uppercase();
        match TYPES.iter().find(|(known, ..)| *known == name) {
            Some((_, kind, subtype)) => {
                self.record.entry_type = kind.clone();
                if let Some(subtype) = subtype {
                    self.record.set_text(Field::Other("entrysubtype".to_owned()), *subtype);
                }
            }
            None => self.problems.push(
                Diagnostic::warning(
                    "ris-unknown-type",
                    format!("RIS has no type `{}`; it is read as @misc", line.value),
                )
                .at(line.span),
            ),
        }
        let has = |tag: &str| lines.iter().any(|line| canonical(&line.tag) == tag);
        match self.record.entry_type {
            EntryType::InCollection if !has("ED") => self.record.entry_type = EntryType::InBook,
            EntryType::Book if has("ED") && !has("AU") => self.record.entry_type = EntryType::Collection,
            // `CONF` is a volume of proceedings, and what IEEE Xplore and others write for one paper of it.
            EntryType::Proceedings if has("AU") && has("T2") && !titled_proceedings(lines) => {
                self.record.entry_type = EntryType::InProceedings
            }
            _ => {}
        }
    }

    fn field(&mut self, tag: &str, value: String, span: Span) {
        let kind = self.record.entry_type.clone();
        let text = match tag {
            "ID" => return self.record.key = value,
            "AU" => return self.name(Field::Author, &value),
            "ED" => return self.name(Field::Editor, &value),
            "A4" => return self.name(Field::Translator, &value),
            "A3" => {
                self.record.set_text(Field::EditorAType, "collection-editor");
                return self.name(Field::EditorA, &value);
            }
            "TI" => Field::Title,
            "T2" if kind.is_part() => {
                let (title, subtitle) = title_and_subtitle(&value);
                self.text(Field::BookTitle, title, span);
                return self.text(Field::BookSubtitle, subtitle, span);
            }
            "T2" if tags::is_whole_book(&kind) => Field::Series,
            "T2" => Field::JournalTitle,
            "PY" | "DA" => return self.date(&value, span),
            "OP" => return self.record.set_date(Field::OrigDate, &value),
            "Y2" => return self.record.set(Field::UrlDate, Value::Date(slashed(&value))),
            "PB" => return self.list(publisher_field(&kind), &value),
            "CY" => return self.list(Field::Location, &value),
            "IS" | "M1" => Field::Number,
            "M3" => match canonical_doi(&value) {
                Some(doi) => return self.text(Field::Doi, &doi, span),
                None => return self.text(Field::Type, words::kind(&value), span),
            },
            "LA" => match words::langid(words::without_empty_ends(&value)) {
                Some(langid) => return self.text(Field::LangId, langid, span),
                None => return self.list(Field::Language, &value),
            },
            "SN" if kind == EntryType::Patent => Field::Number,
            "SN" if is_issn(&value) || kind == EntryType::Article && !has_isbn_form(&value) => Field::Issn,
            "SN" => Field::Isbn,
            "AN" => match value.split_once(':') {
                Some((kind, id))
                    if !id.is_empty() && !kind.is_empty() && kind.bytes().all(|b| b.is_ascii_alphanumeric()) =>
                {
                    self.text(Field::EprintType, kind, span);
                    return self.text(Field::Eprint, id.trim(), span);
                }
                _ => return self.record.set_text(Field::Library, value),
            },
            tag => match TEXTS.iter().find(|(known, _)| *known == tag) {
                Some((_, field)) => field.clone(),
                None => {
                    let about_copy = ABOUT_THE_COPY.contains(&tag);
                    let problem = if about_copy { Diagnostic::info } else { Diagnostic::warning };
                    self.problems.push(problem("ris-left-out", format!("no field holds `{tag}`: {value}")).at(span));
                    return;
                }
            },
        };
        self.text(text, &value, span);
    }

    /// Sets a field; a second value is joined to notes and reported elsewhere.
    fn text(&mut self, field: Field, value: &str, span: Span) {
        match self.record.text(&field).map(str::to_owned) {
            _ if value.is_empty() => {}
            None => self.record.set_text(field, value),
            Some(present) if present == value => {}
            Some(present) if matches!(field, Field::Note | Field::Annotation | Field::Abstract) => {
                self.record.set_text(field, format!("{present} {value}"));
            }
            Some(_) => {
                let message = format!("a second value for `{field}` was left out: {value}");
                self.problems.push(Diagnostic::warning("ris-second-value", message).at(span));
            }
        }
    }

    fn list(&mut self, field: Field, value: &str) {
        let mut items = self.record.list(field.clone()).to_vec();
        items.extend(value.split(';').map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()));
        self.record.set_list(field, items);
    }

    fn name(&mut self, field: Field, value: &str) {
        let mut names = self.record.take_names(&field);
        // Some programs put a whole list on one line.
        for one in value.split(';').map(str::trim).filter(|one| !one.is_empty()) {
            if matches!(one.to_lowercase().as_str(), "et al." | "et al" | "others") {
                names.and_others = true;
            } else {
                names.list.push(name(one));
            }
        }
        if names.list.is_empty() {
            names = Names::default();
        }
        self.record.set_names(field, names);
    }

    fn date(&mut self, value: &str, span: Span) {
        let date = slashed(value);
        if let DateValue::Literal(words) = &date {
            let state = words::pubstate(words);
            if state != words || matches!(state, "forthcoming" | "submitted") {
                return self.record.set_text(Field::PubState, state);
            }
        }
        let finer = self
            .record
            .date(Field::Date)
            .is_none_or(|known| known.to_string().len() < date.to_string().len() && matches!(date, DateValue::Edtf(_)));
        let days = matches!(date, DateValue::Edtf(Date::Interval(..))) && value.contains(char::is_alphabetic);
        if days && self.record.entry_type == EntryType::InProceedings {
            // The days of the conference.
            self.record.set(Field::EventDate, Value::Date(date));
        } else if finer {
            self.record.set(Field::Date, Value::Date(date));
        } else if matches!(date, DateValue::Literal(_)) {
            let problem = Diagnostic::info("ris-left-out", format!("a second date was left out: {value}"));
            self.problems.push(problem.at(span));
        }
    }

    fn pages(&mut self, first: &str, last: &str) {
        let whole = tags::is_whole_book(&self.record.entry_type);
        if first.is_empty() {
            return self.record.set(Field::Pages, Value::Pages(one_page(last)));
        }
        if last.is_empty() && whole && first.bytes().all(|b| b.is_ascii_digit()) {
            return self.record.set_text(Field::PageTotal, first);
        }
        // A page of a book, which a number alone would not be.
        let first = first.strip_prefix("p. ").unwrap_or(first);
        let whole_range = last.is_empty() || first.contains('–') || first.contains('-') && first.ends_with(last);
        let pages = if whole_range {
            crate::interchange::csl_json::pages(first)
        } else {
            vec![(first.to_owned(), Some(last.to_owned()))]
        };
        self.record.set(Field::Pages, Value::Pages(pages));
    }

    fn title(&mut self, short: &str) {
        let title = self.record.text(&Field::Title).unwrap_or_default().to_owned();
        match crate::interchange::csl_json::subtitle(&title, short) {
            Some(rest) => {
                self.record.set_text(Field::Title, short);
                self.record.set_text(Field::Subtitle, rest);
            }
            None if title.is_empty() => self.record.set_text(Field::Title, short),
            None => self.record.set_text(Field::ShortTitle, short),
        }
    }
}

/// Whether the title is that of a volume of proceedings.
fn titled_proceedings(lines: &[Line]) -> bool {
    lines.iter().any(|line| canonical(&line.tag) == "TI" && line.value.starts_with("Proceedings"))
}

fn canonical(tag: &str) -> &str {
    SYNONYMS.iter().find(|(other, _)| *other == tag).map_or(tag, |(_, known)| known)
}

fn one_page(page: &str) -> Vec<(String, Option<String>)> {
    if page.is_empty() { Vec::new() } else { vec![(page.to_owned(), None)] }
}

/// Four digits, a hyphen or none, three digits and a digit or X.
pub(in crate::interchange) fn is_issn(value: &str) -> bool {
    let digits: String = value.chars().filter(|c| !matches!(c, '-' | ' ' | '–')).collect();
    digits.len() == 8 && digits.bytes().take(7).all(|b| b.is_ascii_digit())
}

/// Ten digits or thirteen.
fn has_isbn_form(value: &str) -> bool {
    let digits = value.chars().filter(|c| c.is_ascii_digit() || matches!(c, 'x' | 'X')).count();
    matches!(digits, 10 | 13) && !value.contains(char::is_alphabetic) || value.starts_with("978")
}

/// `1999/04/12/`, `1999///Spring`, `1999`, `1999-04`, `Apr 1999`.
fn slashed(value: &str) -> DateValue {
    let whole = DateValue::read(value);
    if matches!(whole, DateValue::Edtf(Date::At(_))) {
        return whole;
    }
    let mut parts = value.splitn(4, '/').map(str::trim);
    let (year, month, day) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let rest = parts.next().unwrap_or("").trim_matches('/');
    if !rest.is_empty() {
        if let Some(date) = Date::read(&rest.replace('–', "/")) {
            return DateValue::Edtf(date);
        }
        let season = match rest.to_lowercase().as_str() {
            "spring" => "21",
            "summer" => "22",
            "autumn" | "fall" => "23",
            "winter" => "24",
            _ => "",
        };
        if let (false, Some(date)) = (season.is_empty(), Date::read(&format!("{year}-{season}"))) {
            return DateValue::Edtf(date);
        }
        if let date @ DateValue::Edtf(_) = printed_date(&format!("{year} {rest}")) {
            return date;
        }
    }
    let two = |part: &str| if part.len() == 1 { format!("0{part}") } else { part.to_owned() };
    for parts in [vec![year, month, day], vec![year, month], vec![year]] {
        if parts.iter().all(|part| !part.is_empty()) {
            let text = parts.iter().map(|part| two(part)).collect::<Vec<_>>().join("-");
            if let Some(date) = Date::read(&text) {
                return DateValue::Edtf(date);
            }
        }
    }
    printed_date(value)
}

/// `M. L. Jones`, against the format's rule that the family name comes first: initials before a name are a person's, if
/// it is not a foundation's that is named after one.
fn in_natural_order(text: &str) -> Option<Name> {
    let initial = |word: &str| {
        word.split_terminator('.').all(|part| part.trim_start_matches('-').chars().count() == 1)
            && word.ends_with('.')
            && word.starts_with(char::is_uppercase)
    };
    let end = text.split_inclusive(' ').take_while(|word| initial(word.trim_end())).map(str::len).sum();
    let (given, family) = text.split_at(end);
    let words: Vec<&str> = family.split(' ').collect();
    let particles = words.iter().rev().skip(1).all(|word| word.starts_with(char::is_lowercase));
    // `U.S. Senate`
    let state = matches!(given.trim_end(), "U.S." | "U.K." | "U.N." | "E.U." | "N.Y." | "D.C.");
    if state || given.is_empty() || family.is_empty() || !particles || given.trim_end().ends_with("..") {
        return None;
    }
    let (prefix, family) = particle(family);
    Some(Name::Person(Person {
        family: family.to_owned(),
        given: given.trim_end().to_owned(),
        prefix: prefix.to_owned(),
        suffix: String::new(),
    }))
}

/// `Family, Given, Suffix`; see [`super::write`] for bodies.
pub(in crate::interchange) fn name(text: &str) -> Name {
    if let Some((first, rest)) = text.split_once(",,") {
        return Name::Body(format!("{first}, {}", rest.trim()));
    }
    let mut parts = text.split(',').map(str::trim);
    let family = parts.next().unwrap_or_default();
    let given = parts.next();
    let suffix = parts.collect::<Vec<_>>().join(", ");
    match given {
        Some("") if suffix.is_empty() => Name::Body(family.to_owned()),
        None if family.contains(' ') => in_natural_order(family).unwrap_or_else(|| Name::Body(family.to_owned())),
        given => {
            let (prefix, family) = particle(family);
            let (family, prefix) = (family.to_owned(), prefix.to_owned());
            Name::Person(Person { family, given: given.unwrap_or_default().to_owned(), prefix, suffix })
        }
    }
}

/// Splits the words in lower case at the start of a family name from the rest.
pub(in crate::interchange) fn particle(family: &str) -> (&str, &str) {
    let mut end = 0;
    for word in family.split_inclusive(' ') {
        let small = word.chars().next().is_some_and(char::is_lowercase) && word.ends_with(' ');
        if !small {
            break;
        }
        end += word.len();
    }
    let (prefix, rest) = family.split_at(end);
    if rest.is_empty() { ("", family) } else { (prefix.trim(), rest) }
}
