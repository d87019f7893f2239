//! Entries that begin with the form by which they are cited: `Becatti 1960 = G. Becatti, La colonna …`.
//!
//! Lists in archaeology and ancient history set the short form before the work, with a sign between them, a gap, or in a line of its
//! own. It names the author a second time, which no model of references expects: it is set aside while the rest is labelled, and is the
//! entry's label.

use std::sync::LazyLock;

use regex::Regex;

use super::label::Label;
use super::tokens::{Token, Tokens};
use crate::text::{Span, fold};

/// Names without initials, and a year.
const FORM: &str = r"(?<names>\p{L}[^\d:=\[\]()]{1,80}?),? \(?[¹²³⁴-⁹]?(?<year>1[5-9]\d\d|20\d\d|[no]\. ?[dJ]\.|s\. ?[da]\.|im Druck|in press|forthcoming)[¹²³⁴-⁹]?(?:[a-z]|[-–/]\d{2,4})?\)?";

/// A form, and the work behind it or behind a sign that leads to it.
static SHORT_FORM: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!(r"^{FORM}(?: ?(?<sign>[:=]) ?| (?<dash>[–—]) | )(?<work>\S)")).ok());

/// A form and no more.
static ALONE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!("^{FORM}$")).ok());

/// How sure it is that a form is one.
const SURE: f64 = 0.95;

/// Labels entries as `read` does, their short forms set aside.
pub(super) fn set_aside(
    entries: &[Tokens],
    read: impl FnOnce(&[Tokens]) -> Vec<Vec<(Label, f64)>>,
) -> Vec<Vec<(Label, f64)>> {
    let forms: Vec<Option<Form>> = entries.iter().map(form).collect();
    if forms.iter().all(Option::is_none) {
        return read(entries);
    }
    let rest = |(tokens, form): (&Tokens, &Option<Form>)| {
        form.as_ref().map_or_else(|| tokens.clone(), |form| behind(tokens, form))
    };
    let works: Vec<Tokens> = entries.iter().zip(&forms).map(rest).collect();
    let mut labels = read(&works);
    for ((labels, form), tokens) in labels.iter_mut().zip(&forms).zip(entries) {
        let Some(form) = form else { continue };
        let dated = labels.iter().any(|(label, _)| *label == Label::Date);
        let of_form =
            |token: &Token| if Some(token.span) == form.year && !dated { Label::Date } else { Label::CitationNumber };
        labels.splice(0..0, tokens.list.iter().take(form.tokens).map(|token| (of_form(token), SURE)));
    }
    labels
}

/// A short form at the head of an entry.
struct Form {
    /// How many tokens it has.
    tokens: usize,
    /// Its year, in bytes of the entry's text; none where it says that there is none.
    year: Option<Span>,
}

fn form(tokens: &Tokens) -> Option<Form> {
    let head = head(&tokens.text)?;
    let count = tokens.list.iter().position(|token| token.span.start == head.work)?;
    // The raised number of an edition is part of the year's token: `²1992`.
    let year = tokens.list.iter().find(|token| (token.span.start..token.span.end).contains(&head.year))?.span;
    let dated = year.of(&tokens.text).bytes().any(|b| b.is_ascii_digit());
    Some(Form { tokens: count, year: dated.then_some(year) })
}

/// Where a text that begins with a short form has its parts.
struct Head {
    first_name: String,
    year: usize,
    work: usize,
}

fn head(text: &str) -> Option<Head> {
    let found = SHORT_FORM.as_ref()?.captures(text)?;
    let (names, year, work) = (found.name("names")?, found.name("year")?.start(), found.name("work")?.start());
    let rest = text.get(work..)?;
    let at = |first_name| Head { first_name, year, work };
    let signed = found.name("sign").is_some() || found.name("dash").is_some();
    if !signed && repeats(rest, names.as_str()) {
        return Some(at(fold(names.as_str())));
    }
    let first = first_name(names.as_str())?;
    // Nothing else than a short form has its year before a sign of equality.
    let equals = found.name("sign").is_some_and(|sign| sign.as_str() == "=");
    let named = || begins_with(rest, &first) && (signed || names_all(rest, names.as_str()));
    (equals || named()).then(|| at(first.clone()))
}

/// Whether a work begins with these very words, and a sign behind them: `CTAN 2006 CTAN, The Archive …`.
fn repeats(work: &str, names: &str) -> bool {
    work.strip_prefix(names).is_some_and(|rest| rest.starts_with([',', '.', ':']) || rest.starts_with(" ("))
}

/// Whether all of these names stand at the head of a work: `Smith, John 1999` names one scholar, and no second.
fn names_all(work: &str, names: &str) -> bool {
    let head = fold(&work.chars().take(200).collect::<String>());
    parts(names).iter().take(2).all(|name| head.contains(&fold(name)))
}

/// The short form that an entry begins with: `Becatti 1960`.
pub(super) fn label(entry: &str) -> Option<&str> {
    let head = head(entry)?;
    Some(entry.get(..head.work)?.trim_end_matches([' ', '=', ':', '–', '—']))
}

/// Whether a line is a short form and no more.
pub(super) fn is_alone(line: &str) -> bool {
    ALONE.as_ref().is_some_and(|form| form.is_match(line))
}

/// The year of a short form that is a label: `Becatti et al. 1960a`.
pub(super) fn year(label: &str) -> Option<&str> {
    let (names, year) = label.trim_end_matches([']', ')']).rsplit_once([' ', ',', '('])?;
    let year = year.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let dated = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) && year.starts_with(['1', '2']);
    (dated && names.contains(char::is_alphabetic)).then_some(year)
}

/// The first name, folded, of the short form that a line begins with.
pub(super) fn name_at_head(line: &str) -> Option<String> {
    head(line).map(|head| head.first_name)
}

/// The letter that tells works of one year apart, from a short form that is a label: `Becatti 1960a`, `Becatti n. d.a`.
pub(super) fn letter(label: &str) -> Option<String> {
    let label = label.strip_suffix(')').unwrap_or(label);
    let rest = label.strip_suffix(|c: char| c.is_ascii_lowercase())?;
    let year = rest.get(rest.len().checked_sub(4)?..)?;
    let undated = rest.ends_with(" d.") || rest.ends_with(" J.");
    (undated || year.bytes().all(|b| b.is_ascii_digit())).then(|| label[rest.len()..].to_owned())
}

/// The first of the names of a short form, folded; none where they have initials, or are more than names.
pub(super) fn first_name(names: &str) -> Option<String> {
    let parts = parts(names);
    let is_name = |part: &String| {
        let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
        part.split(' ').count() <= 3 && part.split(' ').all(|word| letters(word) > 1 && !word.ends_with('.'))
    };
    parts.iter().all(is_name).then(|| parts.first().map(|name| fold(name))).flatten()
}

/// The names of a short form.
fn parts(names: &str) -> Vec<String> {
    const OTHERS: [&str; 7] = ["et al.", "et al", "et alii", "u. a.", "u.a.", "a.o.", "i in."];
    let bare = OTHERS.iter().find_map(|others| names.strip_suffix(others)).unwrap_or(names);
    let joints = [" and ", " et ", " und ", " e ", " y ", " & ", " – ", " - ", "/", "–"];
    let listed = joints.iter().fold(bare.to_owned(), |text, joint| text.replace(joint, ", "));
    listed.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// Whether a work begins with this family name: before a comma, or behind initials.
fn begins_with(work: &str, family: &str) -> bool {
    const GIVEN: usize = 4;
    let head = work.chars().take(120).collect::<String>().replace('.', ". ").replace('/', ", ");
    let words: Vec<&str> = head.split_whitespace().collect();
    let own = family.split(' ').count();
    (0..=GIVEN.min(words.len())).any(|given| {
        let Some(name) = words.get(given..given + own) else { return false };
        // `Ministerium 2006: Zweiter Bericht. Berlin: Ministerium`: names before it are no title.
        if words[..given]
            .iter()
            .any(|word| word.ends_with([':', '?', '!']) || word.ends_with('.') && word.chars().count() > 5)
        {
            return false;
        }
        let initials =
            given > 0 && words[..given].iter().all(|word| word.ends_with('.') && !word.starts_with(char::is_lowercase));
        let ends = name.last().is_some_and(|word| word.ends_with([',', ';']))
            || words.get(given + own).is_some_and(|word| word.starts_with('('));
        (ends || initials) && fold(&name.join(" ")) == family
    })
}

/// What stands behind the form.
fn behind(tokens: &Tokens, form: &Form) -> Tokens {
    let list = tokens.list.get(form.tokens..).unwrap_or_default();
    let from = list.first().map_or(0, |token| token.span.start);
    let shifted = |token: &Token| Token { span: Span::new(token.span.start - from, token.span.end - from), ..*token };
    Tokens { text: tokens.text.get(from..).unwrap_or_default().to_owned(), list: list.iter().map(shifted).collect() }
}

#[cfg(test)]
mod tests {
    use super::super::{parse_entry, parse_list};
    use crate::record::{Field, Name};

    fn read(raw: &str) -> (Option<String>, String, Option<i32>, String) {
        let reference = parse_entry(raw);
        let names = reference
            .record
            .names(Field::Author)
            .map(|names| names.list.iter().map(Name::display).collect::<Vec<_>>().join(" | "));
        (reference.label.clone(), names.unwrap_or_default(), reference.record.year(), reference.record.full_title())
    }

    #[test]
    fn the_form_by_which_a_work_is_cited_is_its_label_and_no_author() {
        let (label, names, year, title) = read("Becatti 1960 = G. Becatti, La colonna coclide istoriata, Roma 1960.");
        assert_eq!((label.as_deref(), year), (Some("Becatti 1960"), Some(1960)));
        assert!(names.contains("Becatti") && !names.contains('|'), "{names}");
        assert_eq!(title, "La colonna coclide istoriata");
        let (_, names, year, _) = read(
            "Watkins, Marsh 1983: M.J. Watkins, Z.F. Marsh, “Three effects at the same time”, in Journal of Verbal Learning 22, pp. 375–384.",
        );
        assert_eq!((names.matches('|').count(), year), (1, Some(1983)), "{names}");
        let (_, names, _, title) =
            read("Torelli 1982: Mario Torelli, Typology and Structure of Roman Historical Reliefs, Ann Arbor 1982.");
        assert!(names.contains("Torelli") && title.starts_with("Typology"), "{names}: {title}");
    }

    #[test]
    fn the_sign_of_equality_is_enough_and_the_form_has_the_year() {
        let (label, _, year, title) =
            read("Fedeli 1980 = Sesto Properzio, Il primo libro delle Elegie, a cura di P. Fedeli, Firenze.");
        assert_eq!((label.as_deref(), year), (Some("Fedeli 1980"), Some(1980)), "{title}");
        let (_, names, year, title) = read("Heinze 1915³ = R. Heinze, Virgils epische Technik, Leipzig-Berlin.");
        assert_eq!((names.contains('='), year, title.as_str()), (false, Some(1915), "Virgils epische Technik"));
    }

    #[test]
    fn an_author_and_a_year_are_no_short_form() {
        for raw in
            ["Plato 1997: Complete Works. Indianapolis: Hackett.", "Smith, J. 1999: Smith, a life. London: Quay."]
        {
            assert_eq!(parse_entry(raw).label, None, "{raw}");
        }
    }

    #[test]
    fn lists_of_short_forms_are_read_as_lists() {
        let text = "Abe 1999 = L. Abe, On rivers, Oslo 1999.\n\nBerg 2001 = M. Berg, On lakes, in Annals of Water 4, 2001, pp. 3-9.\n\nCosta et al. 2004 = R. Costa, P. Moor, S. Vik, The sea, London 2004.\n";
        let (list, _) = parse_list(text);
        let keys: Vec<&str> = list.iter().map(|reference| reference.record.key.as_str()).collect();
        assert_eq!(keys, ["abe1999", "berg2001", "costa2004"]);
    }

    #[test]
    fn letters_of_short_forms_tell_works_of_a_year_apart() {
        let text = "# Reliefs\n\nThe frieze was painted (Abe 1999b).\n\n# Bibliography\n\nAbe 1999a = L. Abe, On rivers, Oslo 1999.\n\nAbe 1999b = L. Abe, On lakes, in Annals of Water 4, 1999, pp. 3-9.\n";
        let lists = super::super::find_lists(text);
        let (list, _) = super::super::read_list(text, *lists.first().unwrap());
        let keys: Vec<&str> = list.iter().map(|reference| reference.record.key.as_str()).collect();
        assert_eq!(keys, ["abe1999a", "abe1999b"]);
    }
}
