//! Roman and double volumes, raised editions and years taken for pages, as historians and philologists print them.

use super::Entry;
use super::humanities::{bare_number, roman};
use super::marked_numbers::small_roman;
use super::volumes::is_volume_word;
use crate::reference::Label::*;
use crate::reference::model::glance::form;

/// Where a roman number of a volume ends: `II`, `IV 1`, `XIII 2`, `I.1`.
fn roman_number(entry: &Entry<'_>, t: usize) -> Option<usize> {
    let to = bare_number(entry, t).filter(|_| roman(entry, t))?;
    // `VII A 1`
    let to = if to == t + 1 && entry.word(to) == "A" { to + 1 } else { to };
    let half = to <= t + 2 && to < entry.len() && entry.form(to) == form::DIGIT;
    Some(if half { to + 1 } else { to })
}

/// `Settecento riformatore, I. Da Quay a Moor, Torino`, `Storia dei Romani, IV 1. La fondazione`: the number of a volume parts the
/// title of the work from that of the volume.
pub(super) fn roman_volume_inside_the_title(entry: &mut Entry<'_>) {
    if entry.has(Volume) || entry.has(ContainerTitle) {
        return;
    }
    for at in 0..entry.runs.len().saturating_sub(1) {
        let (start, end, label) = entry.runs[at];
        if label != Title || !matches!(entry.runs[at + 1].2, Location | Publisher | Editor | Edition) {
            continue;
        }
        let found = (start + 2..end.saturating_sub(3)).find_map(|t| {
            // `Il Foro Romano. II. Periodo repubblicano`
            let sentence = entry.form(t - 1) == form::STOP
                && (entry.word(t).len() > 1 || entry.word(t) == "I")
                && matches!(entry.form(t + 1), form::STOP | form::COMMA)
                && entry.form(t - 2) < form::YEAR
                && !entry.initials(t - 2);
            let comma = entry.form(t - 1) == form::COMMA || sentence;
            let to = roman_number(entry, t).filter(|_| comma)?;
            let capital = matches!(entry.form(to + 1), form::CAPITALISED | form::OPEN_QUOTE | form::CAPITALS);
            // `…, V. Gerhardt, Berlin` is a name.
            let name = to == t + 1 && entry.form(to) == form::STOP && entry.form(to + 2) == form::COMMA;
            (matches!(entry.form(to), form::STOP | form::COLON | form::COMMA) && capital && !name && to + 2 < end)
                .then_some((t, to + 1))
        });
        if let Some((from, to)) = found {
            return entry.change(from, to, Volume);
        }
        // `La mobilità sociale nel Medioevo, 1, Competenze e saperi, a cura di`
        let edited = matches!(entry.runs[at + 1].2, Editor);
        let counted = (start + 4..end.saturating_sub(4)).find(|&t| {
            let alone =
                entry.form(t) == form::DIGIT && entry.form(t - 1) == form::COMMA && entry.form(t + 1) == form::COMMA;
            alone && entry.form(t + 2) == form::CAPITALISED
        });
        // `Haut-Empire, 1, Les monuments publics, Paris`
        let article = |t: usize| {
            matches!(entry.word(t + 2), "Les" | "La" | "Le" | "L’" | "Il" | "Die" | "Der" | "Das")
                || entry.word(t + 2).starts_with("L’")
        };
        let titled = |t: usize| entry.runs[at + 1].2 == Location && article(t);
        if let Some(t) = counted.filter(|&t| edited || titled(t)) {
            return entry.change(t, t + 2, Volume);
        }
        // `Epistolario, vol. IV (gennaio 1812-dicembre 1813), a cura di`
        let dated = (start + 2..end.saturating_sub(3)).find_map(|t| {
            let word = is_volume_word(entry.word(t)) && entry.form(t - 1) == form::COMMA;
            let number = entry.behind_stop(t);
            let open = bare_number(entry, number).filter(|&open| word && entry.form(open) == form::OPEN)?;
            let close = entry.find(open, end, form::CLOSE).filter(|close| close + 2 >= end)?;
            ((open..close).any(|t| entry.form(t) == form::YEAR)).then_some((t, open))
        });
        if let Some((from, open)) = dated {
            entry.change(open, end, Note);
            return entry.change(from, open, Volume);
        }
        // `Lettere, I (1460-1474), a cura di`
        let years = entry.without_pause(end);
        let open = (start + 3..years).rev().find(|&t| entry.form(t) == form::OPEN);
        if let Some(open) =
            open.filter(|&open| entry.form(years - 1) == form::CLOSE && entry.form(open + 1) == form::YEAR)
            && entry.form(open - 2) == form::COMMA
            && roman_number(entry, open - 1) == Some(open)
        {
            entry.change(open, end, Note);
            return entry.change(open - 1, open, Volume);
        }
    }
}

/// `in ArchCl II, 1950`, `RE XIII 1, Stuttgart 1926`, `ANRW II, 32, 3`: behind the capitals by which a journal or a handbook is cited
/// stands its volume.
pub(super) fn volume_behind_capitals(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len().saturating_sub(1) {
        let (start, end, ContainerTitle) = entry.runs[at] else { continue };
        let next = entry.runs[at + 1].2;
        let last = entry.without_pause(end);
        // `RE XXII | 1`
        let half = matches!(next, Volume) && last == end;
        let ends = |to: usize| to == last || half && to == last + 1;
        let Some(number) = (start + 1..last).find(|&t| roman_number(entry, t).is_some_and(ends)) else { continue };
        let name = number - 1;
        let capitals = entry.word(name).chars().filter(|c| c.is_uppercase()).count() > 1
            && matches!(entry.form(name), form::CAPITALS | form::SHORT_CAPITALS | form::MIXED);
        if !capitals || name > start + 1 || !matches!(next, Location | Publisher | Date | Editor | Volume | Pages) {
            continue;
        }
        entry.change(number, end, Volume);
        // `II, 32, 3`
        let numbers = entry.runs[at + 1..].iter().take_while(|run| matches!(run.2, Volume | Issue));
        if let Some(to) = numbers.last().map(|run| run.1) {
            entry.change(end, to, Volume);
        }
        return;
    }
}

/// `in Studi medievali, 3a serie, X/2`: the series of a journal is not its volume.
pub(super) fn series_of_the_journal(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len().saturating_sub(1) {
        // `Quay Quarterly, | 3rd ser., | 15, | pp. 168–190`
        if let [(_, _, ContainerTitle), (from, to, Volume), (start, end, Issue)] = entry.runs[at - 1..=at + 1]
            && matches!(entry.word(from + 1), "ser" | "series" | "serie" | "série" | "sér")
            && entry.without_pause(to) <= from + 3
            && entry.digits(start)
        {
            return entry.change(start, end, Volume);
        }
        let [(_, _, ContainerTitle), (from, to, Volume), (_, end, Other | Note)] = entry.runs[at - 1..=at + 1] else {
            continue;
        };
        let word = matches!(entry.word(to), "serie" | "série" | "ser" | "sér" | "Folge" | "series" | "s");
        if word
            && to - from <= 2
            && entry.without_pause(end) <= to + 2
            && entry.runs[at + 2..].iter().any(|run| run.2 == Volume)
        {
            return entry.change(from, end, CollectionTitle);
        }
    }
}

/// `The Annales School, 1929–89. Cambridge 1990`: years that end a title are no pages of a book.
pub(super) fn years_taken_for_pages(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len().saturating_sub(1) {
        let (from, to, Pages) = entry.runs[at] else { continue };
        // `The Growth of Rivers (600–1300). Oslo: Quay`
        let bracket = entry.form(from) == form::OPEN
            && matches!(entry.form(from + 2), form::DASH | form::LONG_DASH)
            && entry.without_pause(to) == from + 5
            && entry.form(from + 4) == form::CLOSE;
        if let [.., (start, _, before @ (Title | Note))] = entry.runs[..at]
            && bracket
            && !entry.has(ContainerTitle)
            && matches!(entry.runs[at + 1].2, Location | Publisher)
        {
            return entry.change(start, to, before);
        }
        let range = matches!(entry.form(from + 1), form::DASH | form::LONG_DASH) && entry.without_pause(to) == from + 3;
        if !range {
            continue;
        }
        // `404–323 BC`
        if let [.., (start, _, Title)] = entry.runs[..at]
            && entry.runs[at + 1].2 == Title
            && matches!(entry.word(to), "BC" | "BCE" | "B" | "AD" | "av" | "v" | "n" | "a")
        {
            return entry.change(start, entry.runs[at + 1].1, Title);
        }
        // `Working Papers, 1972-79. London: Quay, pp. 128–138`
        if let [.., (start, _, ContainerTitle)] = entry.runs[..at]
            && matches!(entry.form(from), form::YEAR | form::DIGITS4)
            && matches!(entry.form(from + 2), form::YEAR | form::DIGITS4 | form::DIGITS2)
            && entry.runs[at + 1].2 == Location
            && entry.runs[at + 1..].iter().any(|run| run.2 == Pages)
        {
            return entry.change(start, to, ContainerTitle);
        }
        let behind = entry.runs[at + 1..].iter().find(|run| !matches!(run.2, Note | Other | CollectionTitle));
        let imprint = matches!(behind, Some((_, _, Location | Publisher)));
        let dated = entry.runs[at + 1..].iter().any(|run| run.2 == Date);
        let quoted = entry.runs[..at].iter().any(|run| run.2 == Title && entry.form(run.0) == form::OPEN_QUOTE);
        if entry.form(from) != form::YEAR || !imprint || !dated || quoted || entry.has(Volume) || entry.has(Editor) {
            continue;
        }
        match entry.runs[..at] {
            [.., (start, _, Title), (_, _, ContainerTitle)] => entry.change(start, to, Title),
            [.., (start, _, Title)] => entry.change(start, to, Title),
            _ => {}
        }
        return;
    }
}

/// `Rivers (31 BC – AD 337), 21992, 203–272`: where nothing is a date, a year with the raised number of its edition before it
/// begins what was taken for pages.
pub(super) fn raised_edition_taken_for_pages(entry: &mut Entry<'_>) {
    // `Roma, Quay, 2004² (1ª ed. 1997)`: the year in the bracket behind is another's.
    let own =
        |run: &super::Run| run.2 == Date && !(run.0.saturating_sub(6)..run.0).any(|t| entry.form(t) == form::OPEN);
    if entry.runs.iter().any(own) {
        return;
    }
    for (from, to, label) in entry.runs.clone() {
        let year = entry.word(from).get(1..).and_then(|year| year.parse::<u16>().ok());
        let raised = entry.form(from) == form::DIGITS5 && year.is_some_and(|year| (1800..2030).contains(&year));
        if label == Pages && raised && entry.form(from + 1) == form::COMMA && from + 2 < to {
            return entry.change(from, from + 2, Date);
        }
        // `1975²`
        let word = entry.word(from);
        let (year, edition) = word.split_at_checked(4).unwrap_or((word, ""));
        let named = year.parse::<u16>().is_ok_and(|year| (1500..2030).contains(&year));
        let raised = !edition.is_empty() && edition.chars().all(|c| matches!(c, '¹' | '²' | '³' | '⁴'..='⁹'));
        if label == Pages && named && raised && entry.without_pause(to) == from + 1 {
            return entry.change(from, to, Date);
        }
    }
}

/// `Les Paysans, 2 vols. (Paris, 1966), i, 393–414`: a small roman number before the pages of a work in volumes is the volume's.
pub(super) fn volume_taken_for_a_page(entry: &mut Entry<'_>) {
    if entry.has(Volume) {
        return;
    }
    let counts = |t: usize| matches!(entry.word(t), "vols" | "vol" | "voll" | "Bde" | "tomes" | "tomi" | "volumes");
    let counted = (1..entry.len()).any(|t| counts(t) && entry.digits(t - 1));
    for (from, to, label) in entry.runs.clone() {
        if label != Pages || !small_roman(entry.word(from)) || !entry.digits(from + 2) || from + 2 >= to {
            continue;
        }
        // `(Oxford, 2004), xviii. 95–130`: a stop stands behind no page.
        let stop = entry.form(from + 1) == form::STOP;
        if stop || entry.form(from + 1) == form::COMMA && counted && !entry.has(ContainerTitle) {
            return entry.change(from, from + 2, Volume);
        }
    }
}

/// `I-II, Roma 1990`, `nouv. prés., VII, Paris`, `a cura di A. Moor, IV: Il sistema, Torino`: a roman number between two commas before
/// the imprint is the volume's, whatever the words before it are.
pub(super) fn roman_volume_before_the_imprint(entry: &mut Entry<'_>) {
    if entry.has(Volume) {
        return;
    }
    for t in 4..entry.len().saturating_sub(2) {
        let own = entry.labels[t].0;
        if entry.form(t - 1) != form::COMMA
            || !matches!(own, Editor | Translator | Note | Other | Edition | Publisher | Title | ContainerTitle)
        {
            continue;
        }
        let Some(to) = roman_number(entry, t).filter(|&to| to + 1 < entry.len()) else { continue };
        let titled = entry.before(t, &[Title]);
        // `a cura di MOOR, V, QUAY, I, Oslo` are initials.
        let initial = to == t + 1 && entry.word(t).len() == 1 && own == Editor && entry.form(to) != form::COLON;
        let behind = entry.labels[to + 1].0;
        if !titled || initial {
            continue;
        }
        if entry.form(to) == form::COMMA && matches!(behind, Location | Publisher) && entry.labels[to].0 == own {
            return entry.change(t, to + 1, Volume);
        }
        // `IV: Il sistema produttivo`
        if entry.form(to) == form::COLON && own == Note && entry.labels[t - 1].0 == Editor {
            return entry.change(t, to + 1, Volume);
        }
        let run = entry.runs.iter().find(|run| run.0 == to + 1).copied();
        if let (form::COLON, Editor, Some((from, end, CollectionTitle | ContainerTitle | Title | Note))) =
            (entry.form(to), own, run)
        {
            let label = if entry.has(ContainerTitle) { Note } else { Title };
            entry.change(from, end, label);
            return entry.change(t, to + 1, Volume);
        }
    }
}

/// `in Storia di Venezia, vol. IV: Il Rinascimento`, `in Storia d’Italia, II/1: Dalla caduta`: the volume of the book in which a work
/// stands, and its title.
pub(super) fn volume_and_its_title_behind_the_book(entry: &mut Entry<'_>) {
    if entry.has(Volume) {
        return;
    }
    for (start, _, label) in entry.runs.clone() {
        if label != ContainerTitle {
            continue;
        }
        let free = |t: &usize| !matches!(entry.labels[*t].0, ContainerTitle | Note | Other);
        let end = (start..entry.len()).find(free).unwrap_or(entry.len());
        let found = (start + 2..end.saturating_sub(2)).find_map(|t| {
            let named = is_volume_word(entry.word(t));
            let to = bare_number(entry, if named { entry.behind_stop(t) } else { t })?;
            // `I, Questioni e metodi`
            let alone = entry.form(to) == form::COMMA && roman(entry, t) && matches!(entry.labels[t].0, Note | Other);
            let sign = entry.form(to) == form::COLON || alone;
            let told = entry.form(t - 1) == form::COMMA && sign && (named || roman(entry, t));
            let titled =
                to + 1 < end && matches!(entry.form(to + 1), form::CAPITALISED | form::CAPITALS | form::OPEN_QUOTE);
            (told && titled).then_some((t, to + 1))
        });
        if let Some((from, to)) = found {
            entry.change(from, to, Volume);
            return entry.change(to, end, Note);
        }
    }
}

/// `20- | 21, mars 1978`: two numbers that follow each other are one double volume; `15-3` is a volume and its issue.
pub(super) fn double_volume(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(from, end, Volume), (issue, to, Issue)] = entry.runs[at - 1..=at] else { continue };
        let glued = matches!(entry.form(end - 1), form::DASH | form::LONG_DASH) && !entry.tokens.list[issue].spaced;
        let numbers = entry.word(end.saturating_sub(2)).parse::<u32>().ok().zip(entry.word(issue).parse::<u32>().ok());
        if glued && end == from + 2 && numbers.is_some_and(|(first, second)| second == first + 1) {
            return entry.change(from, to, Volume);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn a_roman_number_parts_the_titles_of_work_and_volume() {
        let read = mended(
            "P. Moor, Storia delle acque, IV 1. La fondazione, Firenze 1969.",
            &[(4, Author), (10, Title), (1, Location), (2, Date)],
        );
        assert_eq!(read[1..4], ["title Storia delle acque,", "volume IV 1.", "title La fondazione,"]);
        let read = mended(
            "P. Moor, Licinius, in RE XIII 1, Stuttgart 1926.",
            &[(4, Author), (2, Title), (1, Other), (4, ContainerTitle), (1, Location), (2, Date)],
        );
        assert_eq!(read[3..5], ["container-title RE", "volume XIII 1,"]);
    }

    #[test]
    fn years_behind_a_title_are_no_pages() {
        let read = mended(
            "P. Moor, The Water School, 1929–89. Cambridge 1990.",
            &[(4, Author), (1, Title), (3, ContainerTitle), (4, Pages), (1, Location), (2, Date)],
        );
        assert_eq!(read[1], "title The Water School, 1929–89.");
    }
}
