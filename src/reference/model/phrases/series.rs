//! The series of a book where nothing but its place among the other parts tells it: `FRLANT 29, Göttingen`, `(BEFAR, 277)`.

use super::humanities::bare_number;
use super::volumes::{is_series_word, is_volume_word};
use super::{Entry, Run};
use crate::reference::Label::*;
use crate::reference::model::glance::form;

/// Where the number in a series ends that begins at token `t`: `29`, `XXXII`, `31-33`, `5,3`.
fn number_in_series(entry: &Entry<'_>, t: usize) -> Option<usize> {
    let digits = |t: usize| t < entry.len() && matches!(entry.form(t), form::DIGIT | form::DIGITS2 | form::DIGITS3);
    if let Some(end) = bare_number(entry, t).filter(|_| !digits(t)) {
        return Some(end);
    }
    if !digits(t) {
        return None;
    }
    let joins = matches!(entry.form(t + 1), form::DASH | form::LONG_DASH | form::SLASH | form::COMMA | form::STOP);
    Some(if joins && digits(t + 2) { t + 3 } else { t + 1 })
}

/// What stands in brackets with a number and is no series: pictures, parts of a book, numbered papers, diseases and surveys.
#[rustfmt::skip]
const NO_SERIES: [&str; 66] = [
    "Abb", "Fig", "Taf", "Tab", "Kap", "Anm", "Bd", "Band", "Vol", "Volume", "Nr", "No", "Number", "Report", "Paper", "Heft",
    "Version", "Chapter", "Chapitre", "Kapitel", "Part", "Teil", "Tome", "Section", "Table", "Plate", "Page", "Appendix",
    "War", "Phase", "COVID", "SARS", "DSM", "ICD", "PISA", "TIMSS", "MS", "Study", "Book", "Experiment", "Episode", "Season",
    "Release", "Grade", "Level", "Stage", "Type", "Class", "Buch", "Libro", "Livre", "Canto", "SPSS", "IFRS", "IAS", "ISO", "SDG",
    "COP", "HIV", "GPT", "Office", "Windows", "Article", "Resolution", "Goal", "Protocol",
];

/// `Rivers (Studies in the Religions of Lakes, XXXII), Oslo`, `(BEFAR, 277), Rome`, `Stuttgart 1995 (Historia Einzelschriften 96)`:
/// words with a number, in a bracket before or behind the imprint of a book, are its series, whatever they were taken for.
pub(super) fn numbered_bracket(entry: &mut Entry<'_>) {
    const LONGEST: usize = 22;
    for open in 3..entry.len().saturating_sub(2) {
        if entry.form(open) != form::OPEN {
            continue;
        }
        let Some(close) = entry.find(open + 2, entry.len().min(open + LONGEST), form::CLOSE) else { continue };
        // `(Corpus Christianorum. | Continuatio Mediaevalis, 156)`: the series may be a part of the bracket.
        let inside = entry.runs.iter().all(|run| run.2 != CollectionTitle || open <= run.0 && run.1 <= close + 2);
        let whole = (open..close).all(|t| entry.labels[t].0 == CollectionTitle);
        if !inside || whole {
            continue;
        }
        let end = entry.with_pause(close + 1);
        let before = entry.labels[open - 1].0;
        let titled = entry.before(open, &[Title]);
        let behind = entry.labels.get(end).map(|(label, _)| *label);
        // `In E. Moor (ed.), Cyclical change (Linguistik Aktuell 146), 35–71.`
        let chapter = before == ContainerTitle && behind == Some(Pages) && entry.has(Editor);
        // `Reichsstadt und Reformation (SVRG 180), 1978`
        let capitals = matches!(entry.form(open + 1), form::SHORT_CAPITALS | form::CAPITALS | form::MIXED);
        let before_the_imprint = chapter
            || capitals && before == Title && behind == Some(Date) && !entry.has(ContainerTitle)
            || matches!(before, Title | ContainerTitle | Edition | Editor | Volume | Note)
                && matches!(behind, Some(Location | Publisher | Edition));
        let behind_the_imprint = matches!(before, Date | Location | Publisher) && titled && !entry.has(ContainerTitle);
        let free = (open..close).all(|t| {
            #[rustfmt::skip]
            let own = [
                Title, ContainerTitle, Edition, Publisher, Location, Note, Other, Pages, Volume, Issue, Date, CollectionTitle,
            ];
            own.contains(&entry.labels[t].0)
        });
        if (before_the_imprint || behind_the_imprint) && free && is_numbered_series(entry, open, close) {
            // `(A. A. Long, Ed.; Sather Classical Lectures 68)`
            let semicolon = entry.find(open + 2, close, form::SEMICOLON);
            let role = semicolon.and_then(|to| {
                (open + 2..to).find_map(|t| match entry.word(t) {
                    "Ed" | "Eds" | "Hg" | "Hrsg" => Some(Editor),
                    "Trans" | "Übers" => Some(Translator),
                    _ => None,
                })
            });
            let from = semicolon.filter(|_| role.is_some()).unwrap_or(open);
            role.into_iter().for_each(|role| entry.change(open, from, role));
            return entry.change(from, end, CollectionTitle);
        }
    }
}

/// Whether a bracket holds a name and a number, as `(World War II)`, `(Study 2)` and `(vgl. Moor 12)` do not.
fn is_numbered_series(entry: &Entry<'_>, open: usize, close: usize) -> bool {
    // `L’évolution de l’humanité` begins with an initial.
    let capital = entry.word(open + 1).starts_with(char::is_uppercase);
    // `(Geological Survey, Memoir 62.)`
    let close = if entry.form(close - 1) == form::STOP { close - 1 } else { close };
    let Some(number) = (open + 2..close).find(|&t| number_in_series(entry, t) == Some(close)) else { return false };
    // `(Schriften der MGH, Bd. 13/1)`
    let word = if entry.form(number - 1) == form::STOP { number.saturating_sub(2) } else { number - 1 };
    let told = word > open + 3 && is_volume_word(entry.word(word)) && entry.form(word - 1) == form::COMMA;
    let name = open + 1..if told { word } else { number };
    let words = name.clone().filter(|&t| entry.form(t) < form::YEAR).count();
    // `(IJCAI-89)` is a meeting.
    let joined = matches!(entry.form(number - 1), form::DASH | form::LONG_DASH | form::SLASH | form::APOSTROPHE)
        || matches!(entry.word(number - 1), "’" | "'")
        || entry.word(number - 1).ends_with(['’', '\'']);
    let counted = joined || name.clone().any(|t| NO_SERIES.contains(&entry.word(t)) || entry.digits(t));
    // `(Vestigia 48)`: what is counted so far is no part and no study.
    const FAR: u32 = 20;
    let far = entry.word(number).parse::<u32>().is_ok_and(|number| number >= FAR);
    let acronym = entry.form(open + 1) != form::CAPITALISED || entry.form(open + 2) == form::COMMA || far;
    capital && !counted && (words > 1 || words == 1 && acronym && entry.word(open + 1).len() > 1)
}

/// `in Studies in Rivers, | ser. Lecture Notes in Water 9, | E. Moor, Ed.`, as engineers have it: the series of the book, by its word.
pub(super) fn series_by_its_word(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len() {
        let (start, end, ContainerTitle) = entry.runs[at] else { continue };
        let word =
            |&t: &usize| entry.word(t) == "ser" && entry.form(t - 1) == form::COMMA && entry.form(t + 1) == form::STOP;
        let Some(t) = (start + 2..end.saturating_sub(2)).find(word) else { continue };
        let named =
            matches!(entry.form(t + 2), form::CAPITALISED | form::CAPITALS | form::MIXED | form::SHORT_CAPITALS);
        if !named || entry.has(CollectionTitle) {
            continue;
        }
        // `ser. Lecture Notes in Water 9`; but *vol. 9* has its own word.
        let number = entry.runs.get(at + 1).filter(|run| run.2 == Volume && entry.digits(run.0)).map(|run| run.1);
        return entry.change(t, number.unwrap_or(end), CollectionTitle);
    }
}

/// `The Beginnings of Rome (Routledge History of the Ancient World), London`: no press stands in a bracket before its place.
pub(super) fn series_taken_for_a_press(entry: &mut Entry<'_>) {
    if entry.has(CollectionTitle) {
        return;
    }
    for at in 1..entry.runs.len().saturating_sub(1) {
        let [(_, _, Title | Editor | Translator), (from, to, Publisher), (_, _, Location)] =
            entry.runs[at - 1..=at + 1]
        else {
            continue;
        };
        let last = entry.without_pause(to);
        let bracket = entry.form(from) == form::OPEN && entry.form(last - 1) == form::CLOSE && last - from > 3;
        if bracket && (from..last).all(|t| entry.form(t) != form::YEAR) {
            return entry.change(from, to, CollectionTitle);
        }
    }
}

/// Whether *in* stands between the title and a run: a chapter's book, not a series.
fn contains_the_work(entry: &Entry<'_>, at: usize) -> bool {
    let (start, _, _) = entry.runs[at];
    let title = entry.runs[..at].iter().rev().find(|run| run.2 == Title).map_or(0, |run| run.1);
    (title..=start).any(|t| matches!(entry.word(t), "in" | "In" | "IN" | "dans" | "Dans" | "en" | "En" | "em" | "Em"))
}

/// Whether the pages are a range, as those of an article are; one page is the one that is meant.
pub(super) fn pages_of_an_article(entry: &Entry<'_>) -> bool {
    let pages = entry.runs.iter().find(|run| run.2 == Pages);
    pages.is_some_and(|&(from, to, _)| (from + 1..to).any(|t| matches!(entry.form(t), form::DASH | form::LONG_DASH)))
}

/// `Geschichte der Flüsse, FRLANT 29, Göttingen`, `L’invention des eaux. Études et sociétés 65. Paris: Quai`: an article has no place,
/// and what stands with a number between a book and its place is a series.
pub(super) fn series_between_title_and_place(entry: &mut Entry<'_>) {
    // `BeitrESkAr 3 (Mainz 1985) 3–6`: archaeologists cite a series by its letters, the place in a bracket with the year.
    let place = entry.runs.iter().find(|run| run.2 == Location);
    let short = |run: &&Run| run.2 == ContainerTitle && run.1 == run.0 + 1 && entry.form(run.0) == form::MIXED;
    let bracket =
        place.is_some_and(|place| entry.form(place.0) == form::OPEN) && entry.runs.iter().any(|run| short(&run));
    if entry.has(CollectionTitle) || entry.has(Issue) || entry.has(Doi) || pages_of_an_article(entry) && !bracket {
        return;
    }
    for at in 1..entry.runs.len().saturating_sub(2) {
        let (from, end, ContainerTitle) = entry.runs[at] else { continue };
        let volume = match entry.runs[at + 1..] {
            [(_, to, Volume), (_, _, Location), ..] => Some(to),
            // `AHAW 1987/3, Heidelberg`
            [(year, _, Date), (_, to, Volume), (_, _, Location), ..] if entry.form(year + 1) == form::SLASH => Some(to),
            [(_, to, Volume), (_, _, Publisher), (_, _, Location), ..] => Some(to),
            _ => None,
        };
        let Some(to) = volume.filter(|_| !contains_the_work(entry, at)) else { continue };
        // `Modernity and Belonging, 5`, `Berichte, Band 3` may be periodicals; and working papers are reports.
        let glued = entry.digits(end) && !form::is_pause(entry.form(end - 1)) || entry.form(end) == form::YEAR;
        // `Quay Institute Surveys, 8 (London: Quay, 1982)`
        let glued = glued || entry.digits(end) && entry.form(to) == form::OPEN && entry.form(to - 1) != form::COMMA;
        let papers = (from..end).any(|t| matches!(entry.word(t), "Paper" | "Papers" | "Report" | "Reports"));
        if !glued || papers {
            continue;
        }
        let behind = matches!(entry.runs[at - 1].2, Title | Edition | Editor | Translator);
        // `“On Salt”, Notes on Rivers 3, Oslo 1974`: what is quoted is a part.
        let title = entry.runs[..at].iter().find(|run| run.2 == Title);
        if behind && title.is_some_and(|run| entry.form(run.0) != form::OPEN_QUOTE) {
            return entry.change(from, to, CollectionTitle);
        }
    }
}

/// `in: Moor (Hrsg.), Formen der Flüsse, Poetik und Wasser 10, München`, `New Rivers, Advances in Water, Vol. 20, Quay, Oslo`: behind
/// the last comma of a book, what has a number and stands before the imprint is its series.
pub(super) fn series_behind_the_book(entry: &mut Entry<'_>) {
    if entry.has(CollectionTitle) || entry.has(Issue) {
        return;
    }
    for at in 1..entry.runs.len() {
        let (start, end, ContainerTitle) = entry.runs[at] else { continue };
        let edited = entry.runs[..at].iter().any(|run| run.2 == Editor) || contains_the_work(entry, at);
        let numbered = match entry.runs[at + 1..] {
            [(_, to, Volume), (_, _, Location | Publisher | Editor), ..] => Some(to),
            [(_, _, Location), ..]
                if end > start + 3 && number_in_series(entry, entry.without_pause(end) - 1).is_some() =>
            {
                Some(end)
            }
            _ => None,
        };
        let Some(to) = numbered.filter(|_| edited) else { continue };
        // `Storia d’Italia, Dalla caduta, vol. 1`: a number with its word is the book's, unless the words are a series'.
        let word = is_volume_word(entry.word(end));
        if word && !(start..end).any(|t| is_series_word(entry.word(t))) {
            continue;
        }
        let comma = (start + 1..end - 1).rev().find(|&t| entry.form(t) == form::COMMA);
        let Some(comma) = comma.filter(|&comma| comma + 3 < end) else { continue };
        let capital = matches!(entry.form(comma + 1), form::CAPITALISED | form::CAPITALS | form::MIXED);
        // `Reason, Truth and History, vol. 2`: the last of a row belongs to the title.
        let row = (comma + 1..end).any(|t| matches!(entry.word(t), "and" | "e" | "y" | "&" | "et" | "und"))
            && !(comma + 1..end).any(|t| matches!(entry.word(t), "in" | "of" | "zur" | "der"))
            && comma - start < 3;
        // `Lebenslagen, Lebensläufe, Lebensstile. Soziale Welt 7`: a full stop ends the row.
        let stop = (comma + 1..end - 1).find(|&t| entry.form(t) == form::STOP && entry.form(t - 1) != form::INITIAL);
        if stop.is_some_and(|stop| stop - comma < 3) {
            continue;
        }
        // `Machine Learning, An Intelligent Approach, Volume I`
        let article = matches!(entry.word(comma + 1), "A" | "An" | "The" | "Eine" | "Ein");
        // `Traverse, Zeitschrift für Geschichte 38`
        let journal =
            matches!(entry.word(comma + 1), "Zeitschrift" | "Journal" | "Revue" | "Rivista" | "Revista" | "Annals");
        if capital && !row && !article && !journal {
            return entry.change(comma + 1, to, CollectionTitle);
        }
    }
}

/// `in: Recht und Schrift (Vorträge und Forschungen 23, 1977) S. 311`, `Einfluss der Fälschungen 1 (Schriften der MGH 24, 1, 1972)`: the
/// bracket that holds the only year and a number before it holds the series of the book.
pub(super) fn series_and_year_in_a_bracket(entry: &mut Entry<'_>) {
    const LONGEST: usize = 22;
    if entry.has(Location) {
        return;
    }
    for open in 3..entry.len().saturating_sub(5) {
        let before = entry.labels[open - 1].0;
        if entry.form(open) != form::OPEN || !matches!(before, Title | ContainerTitle | Editor | Issue | Volume) {
            continue;
        }
        let Some(close) = entry.find(open + 4, entry.len().min(open + LONGEST), form::CLOSE) else { continue };
        let dated = (open + 3..close).find(|&t| entry.form(t) == form::YEAR && entry.form(t - 1) == form::COMMA);
        let Some(year) = dated else { continue };
        let known = (open + 1..year).all(|t| entry.labels[t].0 == CollectionTitle);
        if known || entry.runs.iter().any(|run| run.2 == CollectionTitle && !(open..year).contains(&run.0)) {
            continue;
        }
        let number = year - 2;
        let numbered = number_in_series(entry, number).is_some() || entry.form(number) == form::CLOSE_SQUARE;
        let first = entry.form(open + 1);
        let named = matches!(first, form::CAPITALISED | form::MIXED | form::CAPITALS | form::SHORT_CAPITALS)
            && (open + 1..number).filter(|&t| entry.form(t) < form::YEAR).count() > 1
            && !(open + 1..number).any(|t| NO_SERIES.contains(&entry.word(t)));
        let elsewhere = (0..entry.len()).any(|t| entry.labels[t].0 == Date && !(open..=close + 1).contains(&t));
        let ends = year + 1 == close || entry.form(year + 1) == form::COMMA;
        // `Rivers (Journal of Water 3, 2003)` holds a journal, unless a book or the number of its volume stands before the bracket.
        let counted = entry.form(open - 1) == form::DIGIT
            && (entry.form(open - 2) < form::YEAR || entry.form(open - 2) == form::COMMA);
        let journal = before == Title && !counted && (open + 1..number).any(|t| entry.labels[t].0 == ContainerTitle);
        if !numbered || !named || elsewhere || !ends || journal {
            continue;
        }
        entry.change(open, year, CollectionTitle);
        entry.change(year, year + 1, Date);
        entry.change(year + 1, close + 1, Note);
        // `Miscellanea Francesco Ehrle 2 (Studi e Testi 38, 1924)`
        if !entry.has(Volume) && counted {
            entry.change(open - 1, open, Volume);
        }
        return;
    }
}

/// `Allusion in Poetry (Roman Literature and its Contexts; Cambridge: Quay, 1998)`: what opens the bracket of the imprint, up to its
/// semicolon, is the series.
pub(super) fn series_before_the_imprint_in_its_bracket(entry: &mut Entry<'_>) {
    const LONGEST: usize = 14;
    if entry.has(CollectionTitle) {
        return;
    }
    let Some(at) = entry.runs.windows(2).position(|two| {
        matches!(two[0].2, Title | ContainerTitle)
            && two[1].2 == Location
            && entry.form(two[1].0 - 1) == form::SEMICOLON
    }) else {
        return;
    };
    let (from, end, _) = entry.runs[at];
    let open = (from + 1..end - 2).rev().take(LONGEST).find(|&t| entry.form(t) == form::OPEN);
    let Some(open) = open.filter(|&open| entry.find(open, end, form::CLOSE).is_none()) else { return };
    let capital = matches!(entry.form(open + 1), form::CAPITALISED | form::CAPITALS | form::MIXED);
    if capital && entry.find(end, entry.len(), form::CLOSE).is_some() {
        entry.change(open, end, CollectionTitle);
    }
}

/// `A Commentary, | Hermeneia (Minneapolis: | Fortress`: what stands before the bracket that the town opens is the series.
pub(super) fn series_before_the_bracket_of_the_town(entry: &mut Entry<'_>) {
    const LONGEST: usize = 9;
    if entry.has(CollectionTitle) {
        return;
    }
    for at in 1..entry.runs.len() {
        let [(_, titled, Title | ContainerTitle), (from, to, Location)] = entry.runs[at - 1..=at] else { continue };
        let Some(open) = entry.find(from + 1, to.min(from + LONGEST), form::OPEN) else { continue };
        let capital = matches!(entry.form(from), form::CAPITALISED | form::CAPITALS | form::MIXED);
        let town = matches!(entry.form(open + 1), form::CAPITALISED | form::MIXED) && open + 1 < to;
        let printed = entry.runs.get(at + 1).is_some_and(|run| run.2 == Publisher);
        let closed = |from: usize, to: usize| entry.find(from, to, form::CLOSE).is_some();
        let opened = town && printed && !closed(open, to) && closed(to, entry.len());
        if capital && opened && entry.form(titled - 1) == form::COMMA && entry.form(from + 1) != form::COMMA {
            return entry.change(from, open, CollectionTitle);
        }
    }
}

/// One past the last token in italics of a title that begins in them.
fn behind_the_italics(entry: &Entry<'_>, start: usize, end: usize) -> Option<usize> {
    let italic = |t: &usize| entry.tokens.list[*t].italic;
    (start + 1..end).rev().find(italic).filter(|_| italic(&start)).map(|last| last + 1)
}

/// `*The London Hanged* Verso, | London`: words that are no longer in italics, right behind the title, are its press.
pub(super) fn press_behind_the_italics(entry: &mut Entry<'_>) {
    const LONGEST: usize = 5;
    if entry.has(Publisher) || entry.has(ContainerTitle) {
        return;
    }
    for at in 0..entry.runs.len().saturating_sub(1) {
        let [(start, end, Title), (_, _, Location)] = entry.runs[at..at + 2] else { continue };
        let Some(from) = behind_the_italics(entry, start, end) else { return };
        let close = entry.without_pause(end);
        let capital = from < close && matches!(entry.form(from), form::CAPITALISED | form::CAPITALS | form::MIXED);
        let words = (from..close).all(|t| entry.form(t) < form::COMMA);
        if capital && words && close - from <= LONGEST {
            entry.change(from, end, Publisher);
        }
        return;
    }
}

/// `*Pages, marges, écrans*. Les Cahiers de la Librairie. | Paris`: behind a title in italics, words that call themselves a series are one.
pub(super) fn series_behind_the_italics(entry: &mut Entry<'_>) {
    const LONGEST: usize = 9;
    if entry.has(CollectionTitle) || entry.has(ContainerTitle) {
        return;
    }
    for at in 0..entry.runs.len().saturating_sub(1) {
        let [(start, end, Title), (_, _, Location | Publisher)] = entry.runs[at..at + 2] else { continue };
        let Some(behind) = behind_the_italics(entry, start, end) else { return };
        let from = entry.with_pause(behind);
        let named = (from..end).any(|t| {
            matches!(
                entry.word(t),
                "Cahiers"
                    | "Collection"
                    | "Coll"
                    | "Série"
                    | "Series"
                    | "Studies"
                    | "Études"
                    | "Bibliothèque"
                    | "Biblioteca"
                    | "Texts"
                    | "Library"
                    | "Monographs"
                    | "Schriften"
                    | "Reihe"
                    | "Beiträge"
                    | "Studien"
                    | "Quaderni"
                    | "Collana"
                    | "Colección"
                    | "Coleção"
            )
        });
        if named && from > behind && end - from <= LONGEST && entry.word(from).starts_with(char::is_uppercase) {
            entry.change(from, end, CollectionTitle);
        }
        return;
    }
}

/// `, Texts in Logic | 3 | (pp. 9–58). | Quay`: pages in a bracket are no issue, and what stands before the number is a series.
pub(super) fn pages_behind_the_series(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len() {
        let (from, to, Issue) = entry.runs[at] else { continue };
        let paged = entry.form(from) == form::OPEN
            && matches!(entry.word(from + 1), "pp" | "p" | "S" | "págs")
            && entry.find(from, to, form::CLOSE).is_some();
        if !paged {
            continue;
        }
        entry.change(from, to, Pages);
        if at < 2 || entry.has(CollectionTitle) {
            return;
        }
        let [(start, _, Publisher | CollectionTitle), (number, end, Volume)] = entry.runs[at - 2..at] else { return };
        let printed = entry.runs[at + 1..].iter().any(|run| run.2 == Publisher);
        if printed && end <= number + 2 {
            entry.change(start, end, CollectionTitle);
        }
        return;
    }
}

/// `Paris, Les Belles Lettres (CUF), 1936`: capitals behind a press that are not its own initials are a series.
pub(super) fn letters_behind_the_press(entry: &mut Entry<'_>) {
    if entry.has(CollectionTitle) {
        return;
    }
    for at in 0..entry.runs.len().saturating_sub(1) {
        let [(from, to, Publisher), (_, _, Date)] = entry.runs[at..at + 2] else { continue };
        let close = entry.without_pause(to) - 1;
        let letters = close.saturating_sub(1);
        let bracketed = letters > from + 1 && entry.form(close) == form::CLOSE && entry.form(letters - 1) == form::OPEN;
        let capitals = matches!(entry.form(letters), form::SHORT_CAPITALS | form::CAPITALS);
        let initial = entry.word(letters).chars().next();
        let own = (from..letters.saturating_sub(1)).any(|t| entry.word(t).chars().next() == initial);
        if bracketed && capitals && !own {
            return entry.change(letters - 1, to, CollectionTitle);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn italics_end_with_the_title() {
        let text = "P Moor 1991 *The River* Quay, Oslo. ";
        let parts = [(2, Author), (1, Date), (4, Title), (2, Location)];
        assert_eq!(mended(text.trim(), &parts)[2..], ["title The River", "publisher Quay,", "location Oslo."]);
    }

    #[test]
    fn what_stands_before_the_bracket_of_the_town_or_of_the_pages_is_a_series() {
        let text = "Ann Moor, The Sermon: A Commentary, Hermeneia (Oslo: Quay, 1995).";
        let parts = [(3, Author), (6, Title), (4, Location), (2, Publisher), (3, Date)];
        let read = mended(text, &parts);
        assert_eq!(read[2..4], ["collection-title Hermeneia", "location (Oslo:"]);
        let text = "Moor, A. On rivers. In Q. Pier (Ed.), Ice, Texts in Water 3 (pp. 9–58). Quay.";
        let parts =
            [(4, Author), (3, Title), (9, Editor), (2, ContainerTitle), (3, Publisher), (1, Volume), (8, Issue)];
        let read = mended(text, &[&parts[..], &[(2, Publisher)]].concat());
        assert_eq!(read[4..6], ["collection-title Texts in Water 3", "pages (pp. 9–58)."]);
    }

    #[test]
    fn a_bracket_with_a_number_behind_the_title_is_a_series() {
        let text = "P. Moor, Rivers and Myths (Studies in the Religions of Lakes, XXXII), Oslo, 1972.";
        let parts = [(4, Author), (14, Title), (2, Location), (2, Date)];
        let read = mended(text, &parts);
        assert_eq!(
            read[1..3],
            ["title Rivers and Myths", "collection-title (Studies in the Religions of Lakes, XXXII),"]
        );
        let text = "P. Moor, Rivers in Peace (World War II), Oslo, 1972.";
        let parts = [(4, Author), (9, Title), (2, Location), (2, Date)];
        assert_eq!(mended(text, &parts)[1], "title Rivers in Peace (World War II),");
        let text = "P. Moor, Disorders of the river (DSM IV), Oslo, 1972.";
        let parts = [(4, Author), (9, Title), (2, Location), (2, Date)];
        assert_eq!(mended(text, &parts)[1], "title Disorders of the river (DSM IV),");
        let text = "Q. MOOR, Eaux, Paris 1966 (BEFAR 207).";
        let read = mended(text, &[(4, Author), (2, Title), (1, Location), (1, Date), (1, Edition), (4, Pages)]);
        assert_eq!(read.last().map(String::as_str), Some("collection-title (BEFAR 207)."));
    }

    #[test]
    fn what_stands_with_a_number_before_the_place_of_a_book_is_a_series() {
        let text = "MOOR, R.: Geschichte der Ströme, FRLANT 29, Göttingen 1979.";
        let parts = [(5, Author), (4, Title), (1, ContainerTitle), (2, Volume), (1, Location), (2, Date)];
        assert_eq!(mended(text, &parts)[2], "collection-title FRLANT 29,");
        let text = "R. Moor, „Der Fluß“, in: D. Quay (Hrsg.), Formen des Wassers, Poetik und Strom 10, München 1983.";
        let parts = [
            (4, Author),
            (5, Title),
            (2, Other),
            (8, Editor),
            (7, ContainerTitle),
            (2, Volume),
            (1, Location),
            (2, Date),
        ];
        let read = mended(text, &parts);
        assert_eq!(
            read[4..6],
            ["container-title Formen des Wassers,", "collection-title Poetik und Strom 10,"],
            "{read:?}"
        );
    }
    #[test]
    fn a_series_may_open_the_bracket_of_the_imprint() {
        let text = "MOOR, R., Salt in Poetry (Water and its Contexts; Oslo: Quay, 1998).";
        let read = mended(text, &[(5, Author), (9, Title), (2, Location), (2, Publisher), (3, Date)]);
        assert_eq!(read[1..3], ["title Salt in Poetry", "collection-title (Water and its Contexts;"], "{read:?}");
    }

    #[test]
    fn letters_behind_a_press_are_its_series_or_its_initials() {
        let parts = [(4, Author), (2, Title), (2, Location), (7, Publisher), (2, Date)];
        let read = mended("P. Moor, Eaux, Paris, Les Belles Lettres (CUF), 1936.", &parts);
        assert_eq!(read[3..5], ["publisher Les Belles Lettres", "collection-title (CUF),"], "{read:?}");
        let read = mended("P. Moor, Eaux, Paris, Haut Conseil Maritime (HCM), 1936.", &parts);
        assert_eq!(read[3], "publisher Haut Conseil Maritime (HCM),");
    }
}
