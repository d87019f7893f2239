//! The head of an entry: where the names end and the title begins.

use super::Entry;
use super::imprint::is_country;
use super::roles::IN_BRACKETS;
use crate::reference::Label::*;
use crate::reference::model::glance::form;
use crate::text::with_capital;

/// Words that stand in titles and in no name.
#[rustfmt::skip]
const IN_TITLES: [&str; 19] = [
    "come", "per", "con", "nel", "nella", "sul", "sulla", "in", "im", "zur", "zum", "sur", "dans", "pour", "on", "for", "the", "as", "als",
];

/// What stands behind a name and belongs to it: ranks, degrees, roles.
#[rustfmt::skip]
const BEHIND_NAMES: [&str; 21] = [
    "Jr", "Sr", "Lord", "Sir", "Baron", "Graf", "Earl", "Count", "Saint", "Freiherr", "Esq", "PhD", "DPhil", "MSc", "MD", "Trans",
    "Translator", "Editor", "Editors", "Übers", "Trad",
];

/// `QRD 2019 Rivers and Lakes Collaborators. Global water`, `SALT-19 Rivers Team: Ice`: what ends as names of bodies do, up to the first stop,
/// is the author, whatever digits it has.
pub(super) fn body_with_a_number(entry: &mut Entry<'_>) {
    const LONGEST: usize = 14;
    let numbered = entry.runs.first().filter(|run| run.2 == CitationNumber && !entry.digits(1));
    let start = numbered.map_or(0, |run| run.1);
    let Some(stop) =
        (start..entry.len().min(start + LONGEST)).find(|&t| matches!(entry.form(t), form::STOP | form::COLON))
    else {
        return;
    };
    if stop < start + 3 || stop + 3 > entry.len() {
        return;
    }
    let body = matches!(
        entry.word(stop - 1),
        "Collaborators"
            | "Collaboration"
            | "Group"
            | "Consortium"
            | "Investigators"
            | "Team"
            | "Network"
            | "Committee"
            | "Initiative"
    );
    let capital = matches!(
        entry.form(start),
        form::CAPITALS | form::SHORT_CAPITALS | form::MIXED | form::CAPITALISED | form::WITH_DIGITS
    );
    let counted = (start..stop).any(|t| entry.digits(t) || entry.form(t) == form::WITH_DIGITS);
    let signs = (start..stop).any(|t| matches!(entry.form(t), form::COMMA | form::OPEN | form::OPEN_QUOTE));
    let titled = entry.labels[stop + 1].0 == Title || entry.labels[stop + 1].0 == Date;
    if body && capital && counted && !signs && titled {
        entry.change(start, stop + 1, Author);
    }
}

/// `A. Moor, Luoghi. La produzione`, `CARLO MOOR, Machiavellerie. Storia`, `Percy Ernst Moor, Kaiser, Rom und Renovatio`, `Cave, Terence,
/// Cornucopia. Figures`: behind a whole name, one word alone, or words among which is one that no name has, begin the title.
pub(super) fn first_word_of_the_title(entry: &mut Entry<'_>) {
    const LONGEST: usize = 5;
    let Some((start, end, Author)) = entry.head() else { return };
    let title = entry.runs.iter().find(|run| run.0 == end).is_some_and(|run| run.2 == Title);
    let sign = entry.form(end - 1);
    if !title || !matches!(sign, form::COMMA | form::STOP) || end < start + 4 {
        return;
    }
    let Some(comma) = (start + 2..end - 1).rev().find(|&t| entry.form(t) == form::COMMA) else { return };
    let piece = comma + 1..end - 1;
    let capital = |t: usize| matches!(entry.form(t), form::CAPITALISED | form::CAPITALS | form::MIXED);
    let alone = piece.len() == 1 && matches!(entry.form(comma + 1), form::CAPITALISED | form::MIXED);
    let worded = piece.len() <= LONGEST
        && capital(comma + 1)
        && piece.clone().any(|t| IN_TITLES.contains(&entry.word(t)))
        && piece.clone().all(|t| capital(t) || entry.form(t) == form::LOWER);
    if !(alone || worded)
        || BEHIND_NAMES.contains(&entry.word(comma + 1))
        || IN_BRACKETS.contains(&entry.word(comma + 1).to_lowercase().as_str())
    {
        return;
    }
    let christened = |t: usize| entry.christened(t);
    let family = capital(comma - 1) && entry.word(comma - 1).chars().count() > 2;
    let initials = entry.initials(start) && entry.form(start + 1) == form::STOP;
    let direct = family
        && (initials
            || comma > start + 1
                && (start..comma).all(|t| capital(t) || entry.initials(t) || entry.form(t) == form::STOP)
                && [start, start + 1].iter().any(|&t| t + 1 < comma && christened(t))
        // `Auerbach Erich, Mimesis. Il realismo`
        || sign == form::STOP && comma == start + 2 && capital(start) && christened(start + 1));
    // `Moor, Ann, Rivers. A history`: nobody else has one name.
    let inverted = sign == form::STOP
        && capital(start)
        && entry.form(start + 1) == form::COMMA
        && comma > start + 2
        && (start + 2..comma).all(|t| christened(t) || entry.initials(t) || entry.form(t) == form::STOP)
        && christened(start + 2);
    // `A. Moor, Wells, Power and water`: in a row of family names the next is one of them.
    let row = initials && alone && sign == form::COMMA && capital(end) && entry.form(end + 1) == form::COMMA;
    if (direct && !row) || inverted {
        entry.change(comma + 1, end, Title);
    }
}

/// `W. Moor, ΓΟΗΣ. Zum Schamanismus`: a word in Greek letters is no name among Latin ones.
pub(super) fn greek_word_at_the_head_of_the_title(entry: &mut Entry<'_>) {
    let Some(at) = entry.runs.iter().position(|run| run.2 == Author) else { return };
    let [(start, end, _), (_, to, Title), ..] = entry.runs[at..] else { return };
    let greek = |t: usize| entry.word(t).starts_with(|c: char| ('\u{370}'..'\u{400}').contains(&c));
    let found = (start + 2..end).find(|&t| greek(t)).filter(|_| !greek(start));
    if let Some(from) = found {
        entry.change(from, to, Title);
    }
}

/// `F. Moor, L’ | “ara di Quay” e Roma`: an article whose vowel is left out belongs to the quotation behind it.
pub(super) fn article_before_the_quotation(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(start, end, Author), (title, to, Title)] = entry.runs[at - 1..=at] else { continue };
        let elided = matches!(entry.word(end - 1), "’" | "'")
            && matches!(entry.word(end.saturating_sub(2)), "L" | "D" | "Un" | "Dell" | "All");
        let from = if elided { end - 2 } else { end - 1 };
        let whole = elided || matches!(entry.word(end - 1), "L’" | "L'" | "D’" | "D'");
        if whole && from > start + 1 && entry.form(title) == form::OPEN_QUOTE {
            return entry.change(from, to, Title);
        }
    }
}

/// `Moor, Tildwin. In Deep Water. Quay House, 1971`, read as a part of `Deep Water`: where no work stands before a capital `In`, and
/// nobody edited what follows and no pages are told, `In` begins the title. A family name alone, a comma and one word before a
/// stop are a whole name.
pub(super) fn in_that_begins_the_title(entry: &mut Entry<'_>) {
    let Some(lead) = entry.runs.iter().position(|run| run.2 == Other && entry.word(run.0) == "In") else { return };
    let (from, end, _) = entry.runs[lead];
    let Some(&(_, to, ContainerTitle)) = entry.runs.get(lead + 1) else { return };
    let sentence = end == from + 1 && from > 0 && entry.form(from - 1) == form::STOP;
    if !sentence || super::series::pages_of_an_article(entry) || entry.has(ContainerAuthor) {
        return;
    }
    match entry.runs[..lead] {
        [.., (_, _, Author)] | [.., (_, _, Author), (_, _, Date)] if !entry.has(Title) => entry.change(from, to, Title),
        [(_, comma, Author), (given, stop, Title)] => {
            let family = comma == 2 && entry.form(comma - 1) == form::COMMA;
            if family && stop == given + 2 && matches!(entry.form(given), form::CAPITALISED | form::MIXED) {
                entry.change(given, stop, Author);
                entry.change(from, to, Title);
            }
        }
        _ => {}
    }
}

/// `Moor, Ann. Paris | 1919: | Six Months, New York, 2002`: a word and a year behind the full stop of a whole name begin the title, where
/// the imprint has a year of its own.
pub(super) fn year_behind_the_first_word(entry: &mut Entry<'_>) {
    const WORDS: usize = 3;
    let Some((start, end, Author)) = entry.head() else { return };
    let Some(at) = entry.runs.iter().position(|run| run.0 == start) else { return };
    let Some([(from, to, Date), (_, _, Title)]) = entry.runs.get(at + 1..at + 3) else { return };
    let (from, to) = (*from, *to);
    let year = to == from + 2 && entry.form(from) == form::YEAR && entry.form(from + 1) == form::COLON;
    let dated = entry.runs[at + 3..].iter().any(|run| run.2 == Date && entry.find(run.0, run.1, form::YEAR).is_some());
    let Some(stop) = (start + 3..end).rev().take(WORDS + 1).find(|&t| entry.form(t) == form::STOP) else { return };
    let titled = stop + 1 < end && (stop + 1..end).all(|t| entry.form(t) == form::CAPITALISED && !entry.christened(t));
    let inverted = entry.form(start + 1) == form::COMMA && (entry.christened(stop - 1) || entry.initials(stop - 1));
    if year && dated && titled && inverted {
        entry.change(stop + 1, to, Title);
    }
}

/// `Roe, P. St. | Anne’s Bridge`, `Roe, P. Mr. | Quay`: a title before a name ends no name that stands before it.
pub(super) fn form_of_address_before_the_title(entry: &mut Entry<'_>) {
    let Some((start, end, Author)) = entry.head() else { return };
    if end < start + 4 || entry.form(end - 1) != form::STOP || entry.form(end - 3) != form::STOP {
        return;
    }
    let Some(to) = entry.runs.iter().find(|run| run.0 == end && run.2 == Title).map(|run| run.1) else { return };
    let saint = || entry.christened(end) || entry.word(end).ends_with("'s") || entry.word(end).ends_with("’s");
    let addresses = match entry.word(end - 2) {
        "Mr" | "Mrs" | "Ms" | "Dr" | "Mme" | "Mlle" => true,
        "St" | "Ste" | "Sta" => saint(),
        _ => false,
    };
    let named = entry.initials(end - 4) || entry.christened(end - 4);
    if addresses && named && entry.form(end) == form::CAPITALISED {
        entry.change(end - 2, to, Title);
    }
}

/// `P. | Vergili Maronis Opera`: nobody is an initial alone; it begins the title.
pub(super) fn initial_that_begins_the_title(entry: &mut Entry<'_>) {
    let Some((start, end, Author)) = entry.head() else { return };
    let title = entry.runs.iter().find(|run| run.0 == end && run.2 == Title).copied();
    let alone = entry.form(start) == form::INITIAL && entry.form(start + 1) == form::STOP && end == start + 2;
    if let Some((from, to, _)) = title.filter(|_| alone)
        && entry.form(from) == form::CAPITALISED
    {
        entry.change(start, to, Title);
    }
}

/// `All’ombra del lauro. Documenti`: an article whose vowel is left out, or a preposition with one, begins no name.
pub(super) fn elided_article_taken_for_a_name(entry: &mut Entry<'_>) {
    let Some((start, end, Author)) = entry.head() else { return };
    let title = entry.runs.iter().find(|run| run.0 == end && run.2 == Title).copied();
    let first = entry.word(start);
    let elided = first.split_once(['’', '\'']).is_some_and(|(article, noun)| {
        matches!(article, "All" | "Dall" | "Dell" | "Nell" | "Sull") && noun.starts_with(char::is_lowercase)
    });
    let apart =
        matches!(first, "All" | "Dall" | "Dell" | "Nell" | "Sull") && matches!(entry.word(start + 1), "’" | "'");
    if let Some((_, to, _)) = title.filter(|_| (elided || apart) && entry.find(start, end, form::COMMA).is_none()) {
        entry.change(start, to, Title);
    }
}

/// `Moor HLA, Law, | Liberty and Morality`: where initials stand behind each name, a word without any begins the title.
pub(super) fn word_behind_the_initials_of_an_author(entry: &mut Entry<'_>) {
    let Some(at) = entry.runs.iter().position(|run| run.2 == Author) else { return };
    let [(start, end, _), (_, to, Title), ..] = entry.runs[at..] else { return };
    // The last word stands between two commas, behind initials without a stop.
    let alone = end >= start + 5
        && entry.form(end - 1) == form::COMMA
        && entry.form(end - 2) == form::CAPITALISED
        && entry.form(end - 3) == form::COMMA
        && matches!(entry.form(end - 4), form::INITIAL | form::SHORT_CAPITALS)
        && entry.form(end - 5) == form::CAPITALISED;
    let one = alone && entry.find(start, end - 3, form::COMMA).is_none();
    if one && matches!(entry.form(end), form::CAPITALISED | form::LOWER) {
        entry.change(end - 2, to, Title);
    }
}

/// `“Rivers” und “Seen” | in der Scholastik, bei Moor. Studia Aquae | 29`: a title may begin with words in quotation marks and go on with *in*;
/// no journal begins with a small article.
pub(super) fn in_behind_words_in_quotation_marks(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let (from, to, ContainerTitle) = entry.runs[at] else { continue };
        let before = entry.runs[..at].iter().rposition(|run| run.2 == Title);
        let Some((start, _, _)) = before.filter(|before| at - before <= 2).map(|before| entry.runs[before]) else {
            continue;
        };
        let quoted = entry.word(start).starts_with(['“', '"', '„', '«', '‘']);
        let word = if matches!(entry.word(from), "in" | "In") { from + 1 } else { from };
        let article = matches!(entry.word(word), "der" | "den" | "dem" | "the" | "la" | "il" | "el");
        let counted = entry.runs.get(at + 1).is_some_and(|run| matches!(run.2, Volume | Date));
        if !quoted || !article || !counted || entry.has(Editor) || entry.has(Publisher) {
            continue;
        }
        let begins = |&t: &usize| {
            matches!(entry.form(t), form::STOP | form::COMMA)
                && matches!(entry.form(t + 1), form::CAPITALISED | form::CAPITALS | form::MIXED | form::SHORT_CAPITALS)
        };
        // `in the Quay Review. Series B`
        if matches!(entry.form(word + 1), form::CAPITALISED) && entry.form(word + 2) == form::CAPITALISED {
            continue;
        }
        let Some(seam) = (word + 2..to.saturating_sub(1)).rev().find(begins) else { continue };
        return entry.change(start, seam + 1, Title);
    }
}

/// `BRASIL. [Constituição (1988)]. Constituição da República`: what a bracket adds behind the country that gave a law is no name.
pub(super) fn addition_behind_the_country(entry: &mut Entry<'_>) {
    let Some((start, end, Author)) = entry.head() else { return };
    let open = entry.behind_stop(start + 1);
    let named = with_capital(&entry.word(start).to_lowercase());
    let country = is_country(&named) || matches!(named.as_str(), "Brasil" | "España" | "México" | "Perú" | "Italia");
    if !country || open >= entry.len() || entry.form(open) != form::OPEN_SQUARE || entry.form(start + 1) != form::STOP {
        return;
    }
    let Some(close) = entry.find(open, entry.len().min(open + 10), form::CLOSE_SQUARE) else { return };
    if end <= close + 2 {
        entry.change(open, entry.with_pause(close + 1), Note);
    }
}

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn a_bracket_behind_a_country_names_nobody() {
        let text = "BRASIL. [Constituição (1988)]. Constituição da República. Brasília: Quay, 1988.";
        let parts = [(4, Author), (5, Date), (4, Title), (2, Location), (2, Publisher), (2, Date)];
        let read = mended(text, &parts);
        assert_eq!(read[..3], ["author BRASIL.", "note [Constituição (1988)].", "title Constituição da República."]);
    }

    #[test]
    fn titles_may_begin_with_in() {
        let parts = [(4, Author), (1, Other), (3, ContainerTitle), (3, Publisher), (2, Date)];
        let read = mended("Moor, Tildwin. In Deep Water. Quay House, 1971.", &parts);
        assert_eq!(read[..2], ["author Moor, Tildwin.", "title In Deep Water."]);
        let parts = [(2, Author), (2, Title), (1, Other), (3, ContainerTitle), (3, Publisher), (2, Date)];
        let read = mended("Moor, Tildwin. In Deep Water. Quay House, 1971.", &parts);
        assert_eq!(read[..2], ["author Moor, Tildwin.", "title In Deep Water."]);
    }

    #[test]
    fn a_word_alone_behind_a_whole_name_begins_the_title() {
        let text = "A. Moor, Luoghi. La produzione di acque, Roma 2011.";
        let parts = [(6, Author), (5, Title), (1, Location), (2, Date)];
        assert_eq!(mended(text, &parts)[..2], ["author A. Moor,", "title Luoghi. La produzione di acque,"]);
        let text = "Carlo Moor, Elsa come Quay, acque e fiumi, Roma 2011.";
        let parts = [(7, Author), (4, Title), (1, Location), (2, Date)];
        assert_eq!(mended(text, &parts)[..2], ["author Carlo Moor,", "title Elsa come Quay, acque e fiumi,"]);
        let text = "Moor, Carlo, Quay, Elsa: Acque e fiumi, Roma 2011.";
        let parts = [(8, Author), (4, Title), (1, Location), (2, Date)];
        assert_eq!(mended(text, &parts)[0], "author Moor, Carlo, Quay, Elsa:");
    }
}
