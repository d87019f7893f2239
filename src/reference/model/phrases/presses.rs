//! Presses whose names do not say that they are presses, taken for titles or places: `Vita e Pensiero`, `Bulzoni`, `Dryad`.

use super::Entry;
use super::imprint::is_place;
use crate::reference::Label::*;
use crate::reference::given::is_given;
use crate::reference::model::glance::form;
use crate::reference::repositories::is_repository;

/// Names of presses that occur in titles, towns or families as well; sorted.
#[rustfmt::skip]
const PRESSES: [&str; 62] = [
    "Adelphi", "Antenore", "Aragno", "Bibliopolis", "Bollati Boringhieri", "Bompiani", "Bulzoni", "Carocci", "Cedam",
    "Città Nuova", "Civitas", "Clueb", "Cátedra", "Donzelli", "EDT", "Edizioni di Storia e Letteratura", "Einaudi", "Electa",
    "Feltrinelli", "Garzanti", "Giappichelli", "Giuffrè", "Gredos", "Guanda", "Guerini", "Interlinea", "Jaca Book", "Jovene",
    "LGDJ", "La Nuova Italia", "La Scuola", "Laterza", "Le Lettere", "Le Monnier", "Liguori", "Loescher", "Longanesi",
    "Longo", "Marietti", "Marsilio", "Mimesis", "Mondadori", "Morcelliana", "Mucchi", "Mursia", "Olschki", "Pàtron",
    "Quasar", "Queriniana", "Quodlibet", "Ricciardi", "Rizzoli", "Salerno", "Sansoni", "Sellerio", "Skira", "Utet",
    "Vallecchi", "Viella", "Vita e Pensiero", "il Mulino", "il Saggiatore",
];

/// Whether `name` is the whole name of such a press.
fn is_press(name: &str) -> bool {
    PRESSES.binary_search(&name).is_ok()
}

/// `Processi e politica, Vita e Pensiero, Milano 1996`, `3 voll., Roma, Salerno.`: the last of what commas part, where it is a press.
pub(super) fn press_by_its_name(entry: &mut Entry<'_>) {
    const LONGEST: usize = 5;
    if entry.has(Publisher) {
        return;
    }
    for at in 0..entry.runs.len() {
        let (start, end, label) = entry.runs[at];
        let behind = entry.runs.get(at + 1).map(|run| run.2);
        let fits = match label {
            Title | ContainerTitle => matches!(behind, Some(Location | CollectionTitle | Date)),
            Location => true,
            _ => false,
        };
        let last = entry.without_pause(end);
        let comma = (start + 1..last).rev().take(LONGEST).find(|&t| entry.form(t) == form::COMMA);
        if let Some(comma) =
            comma.filter(|&comma| fits && comma + 1 < last && is_press(entry.tokens.slice(comma + 1, last)))
        {
            return entry.change(comma + 1, end, Publisher);
        }
    }
}

/// `Beloved. Alfred A. Knopf, 1987`: behind the full stop of the title, a given name and an initial begin the press, which was a
/// person; what they leave of the authors, where there is no title, is one: `Moor, Ann. Salt. Alfred A. | Knopf, 1988`.
pub(super) fn press_called_after_a_person(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(start, end, head @ (Title | Author)), (from, to, Publisher)] = entry.runs[at - 1..=at] else { continue };
        let (Some(given), stop) = (end.checked_sub(3), end - 1) else { continue };
        let named = entry.form(stop) == form::STOP
            && entry.form(given + 1) == form::INITIAL
            && is_given(entry.word(given))
            && given > start + 1
            && entry.form(given - 1) == form::STOP;
        let one = entry.without_pause(to) <= from + 2 && entry.form(from) == form::CAPITALISED;
        if !named || !one {
            continue;
        }
        entry.change(given, end, Publisher);
        let comma = entry.find(start, given, form::COMMA);
        let seam = comma.and_then(|comma| entry.find(comma + 2, given - 1, form::STOP));
        if let Some(seam) = seam.filter(|_| head == Author && !entry.has(Title)) {
            entry.change(seam + 1, given, Title);
        }
        return;
    }
}

/// `Edited by Ann Moor, W. W. Quay, 2005`: of two that only a comma parts, behind *edited by*, the second published the book; editors would
/// be joined by *and*.
pub(super) fn press_behind_the_one_named(entry: &mut Entry<'_>) {
    if entry.has(Publisher) || entry.has(Location) {
        return;
    }
    for at in 0..entry.runs.len().saturating_sub(1) {
        let [(start, end, Editor | Translator), (_, _, Date)] = entry.runs[at..at + 2] else { continue };
        let by = matches!(entry.word(start), "Edited" | "edited" | "Translated" | "translated" | "trans" | "ed")
            && (entry.word(start + 1) == "by" || entry.word(start + 2) == "by");
        let last = entry.without_pause(end);
        let comma = (start + 4..last).rev().find(|&t| entry.form(t) == form::COMMA);
        let Some(comma) = comma.filter(|_| by) else { continue };
        let joined = (comma..last).any(|t| matches!(entry.word(t), "and" | "&"));
        let named = (comma + 1..last).any(|t| entry.form(t) == form::CAPITALISED && entry.word(t).len() > 2);
        let one = !(start..comma).any(|t| entry.form(t) == form::COMMA);
        let suffix = matches!(entry.word(comma + 1), "Jr" | "Sr" | "II" | "III");
        // `Translated by Willa Muir, Edwin Muir, 1937`
        let person = last > comma + 2 && is_given(entry.word(comma + 1));
        if !joined && named && one && !suffix && !person {
            return entry.change(comma + 1, end, Publisher);
        }
    }
}

/// Presses with a comma in their names: the words before and behind it.
const WITH_COMMA: [(&str, &str); 8] = [
    ("Farrar", "Straus"),
    ("Harcourt", "Brace"),
    ("Holt", "Rinehart"),
    ("Little", "Brown"),
    ("Doubleday", "Doran"),
    ("Kegan", "Trench"),
    ("Reynal", "Hitchcock"),
    ("Ticknor", "Fields"),
];

/// `Farrar, | Straus and Giroux`: what is taken for a place, a name or a part of the title begins the press.
pub(super) fn press_with_a_comma(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(start, end, before), (from, _, Publisher)] = entry.runs[at - 1..=at] else { continue };
        if end < start + 2 || entry.form(end - 1) != form::COMMA || before == Publisher {
            continue;
        }
        if WITH_COMMA.contains(&(entry.word(end - 2), entry.word(from))) {
            return entry.change(end - 2, end, Publisher);
        }
    }
}

/// `Results of the North, PISA, | Quay Publishing, | Oslo`: of two places around the press of a book, the first is its series, where it is
/// known as no place.
pub(super) fn series_taken_for_a_place(entry: &mut Entry<'_>) {
    if entry.has(ContainerTitle) || entry.has(CollectionTitle) {
        return;
    }
    for at in 1..entry.runs.len().saturating_sub(2) {
        let [(_, _, Title), (start, end, Location), (_, _, Publisher), (town, _, Location)] =
            entry.runs[at - 1..at + 3]
        else {
            continue;
        };
        let last = entry.without_pause(end);
        let comma = entry.form(end - 1) == form::COMMA;
        let known = (start..last).any(|t| is_place(entry.word(t))) || is_place(entry.tokens.slice(start, last));
        if comma && !known && is_place(entry.word(town)) {
            return entry.change(start, end, CollectionTitle);
        }
    }
}

/// `New York | UP, 2012`: a university's press is called after its town.
pub(super) fn town_of_the_press(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(start, end, Location), (from, to, Publisher)] = entry.runs[at - 1..=at] else { continue };
        let press = matches!(entry.word(from), "UP" | "University") && entry.without_pause(to) <= from + 2;
        if press && !form::is_pause(entry.form(end - 1)) && end - start <= 3 {
            return entry.change(start, to, Publisher);
        }
    }
}

/// `Dryad (2013); https://doi.org/…`: a repository is no place.
pub(super) fn repository_taken_for_a_place(entry: &mut Entry<'_>) {
    if entry.has(Publisher) {
        return;
    }
    for (start, end, label) in entry.runs.clone() {
        let name = is_repository(entry.word(start));
        if matches!(label, Location | ContainerTitle) && name && entry.without_pause(end) == start + 1 {
            return entry.change(start, end, Publisher);
        }
    }
}

/// `A global system of data sets. figshare | https://doi.org/…`: the repository behind the title's last stop.
pub(super) fn repository_behind_the_title(entry: &mut Entry<'_>) {
    if entry.has(Publisher) {
        return;
    }
    for at in 0..entry.runs.len().saturating_sub(1) {
        let [(start, end, Title), (_, _, Url | Doi)] = entry.runs[at..at + 2] else { continue };
        let last = entry.without_pause(end);
        if last > start + 3 && is_repository(entry.word(last - 1)) && entry.form(last - 2) == form::STOP {
            return entry.change(last - 1, end, Publisher);
        }
    }
}

/// `São Paulo: Hucitec: | Anpur`: behind the colon of the place stand the presses.
pub(super) fn place_and_presses_in_a_chain(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(from, to, Location), (_, _, Publisher)] = entry.runs[at - 1..=at] else { continue };
        let first = entry.find(from + 1, to - 1, form::COLON);
        // `Washington: DC: Quay`
        let town = |t: usize| is_place(entry.word(t)) || is_place(entry.tokens.slice(t, to - 1));
        let state = |colon: usize| {
            entry.form(colon + 1) == form::SHORT_CAPITALS && colon + 3 == to
                || town(colon + 1)
                || entry.word(colon + 1) == "New"
        };
        if let Some(colon) =
            first.filter(|&colon| entry.form(to - 1) == form::COLON && colon + 1 < to - 1 && !state(colon))
        {
            return entry.change(colon + 1, to, Publisher);
        }
    }
}

/// Presses of one word, as lawyers cite them.
#[rustfmt::skip]
const OF_ONE_WORD: [&str; 66] = [
    "Hart", "Kluwer", "Greenwood", "Gale", "Routledge", "Springer", "Elgar", "Sage", "Brill", "Polity", "Verso", "Norton", "Penguin", "Macmillan",
    "Palgrave", "Wiley", "Blackwell", "Butterworths", "LexisNexis", "Longman", "Longmans", "Ashgate", "Bloomsbury", "Continuum", "Vintage",
    "Knopf", "Harper", "Reclam", "Suhrkamp", "Nomos", "Campus", "Gallimard", "Seuil", "Minuit", "Flammarion", "Fayard", 
    "Tecnos", "Paidós", "Alianza", "Elsevier", "Dunod", "Dalloz", "Intersentia", "Larcier",
    "Bruylant", "Manz", "Aldine", "Methuen", "Heinemann", "Batsford", "Pluto", "Zed", "Duckworth", "Faber", "Virago", "Pergamon",
    "Plenum", "Pantheon", "Doubleday", "Picador", "Stevens", "Clarendon", "Ariel", "Vrin", "Puf", "Erlbaum",
];

/// `Rethinking Justice | (Hart | 2007)`: what is known as a press is no place.
pub(super) fn press_in_the_bracket_of_the_year(entry: &mut Entry<'_>) {
    if entry.has(Publisher) {
        return;
    }
    for at in 1..entry.runs.len().saturating_sub(1) {
        let [(from, to, Location), (_, _, Date)] = entry.runs[at..=at + 1] else { continue };
        let word = if entry.form(from) == form::OPEN { from + 1 } else { from };
        let name = entry.word(word);
        if word + 1 == to && (OF_ONE_WORD.contains(&name) || is_press(name)) {
            return entry.change(from, to, Publisher);
        }
    }
}

/// `in A. Moor (ed), | Ex Libris Hans Quay (Pier | 2009)`: before the bracket that has the press stands the book.
pub(super) fn book_before_the_bracket_of_the_press(entry: &mut Entry<'_>) {
    if entry.has(ContainerTitle) {
        return;
    }
    for at in 1..entry.runs.len().saturating_sub(1) {
        let [(_, _, Editor), (from, to, Publisher), (_, _, Date)] = entry.runs[at - 1..=at + 1] else { continue };
        let Some(open) = entry.find(from + 2, to, form::OPEN) else { continue };
        if entry.find(open, to, form::CLOSE).is_none() && open + 1 < to && entry.before(from, &[Title]) {
            return entry.change(from, open, ContainerTitle);
        }
    }
}

/// `Rivers. | International Union of Water; | Quay University Press, 1997`: two who published a book, and no journal.
pub(super) fn two_presses(entry: &mut Entry<'_>) {
    let paper = [Volume, Issue, Pages, Editor, CollectionTitle].iter().any(|label| entry.has(*label));
    if paper {
        return;
    }
    for at in 1..entry.runs.len().saturating_sub(1) {
        let [(title, head, Title), (from, to, ContainerTitle), (_, end, Publisher)] = entry.runs[at - 1..=at + 1]
        else {
            continue;
        };
        let joined = matches!(entry.form(to - 1), form::SEMICOLON | form::SLASH);
        let quoted = entry.word(title).starts_with(['“', '"', '«']) || entry.word(head - 1).ends_with(['”', '"', '»']);
        let within = (from..to).any(|t| {
            matches!(
                entry.word(t),
                "In" | "in" | "Journal" | "Review" | "Proceedings" | "Conference" | "Workshop" | "Symposium"
            )
        }) || entry.word(from).to_lowercase().starts_with("paper");
        if joined && !quoted && !within {
            return entry.change(from, end, Publisher);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn the_presses_are_sorted() {
        assert!(PRESSES.is_sorted());
    }

    #[test]
    fn a_press_is_known_by_its_name() {
        let text = "M. Moor, Processi nel mondo, Vita e Pensiero, Milano 1996.";
        let parts = [(4, Author), (8, Title), (1, Location), (2, Date)];
        assert_eq!(mended(text, &parts)[1..3], ["title Processi nel mondo,", "publisher Vita e Pensiero,"]);
    }

    #[test]
    fn a_press_may_be_called_after_a_person() {
        let text = "Moor, Ann W. Salt and Empire. Alfred A. Knopf, 1993.";
        let read = mended(text, &[(5, Author), (7, Title), (2, Publisher), (2, Date)]);
        assert_eq!(read[1..3], ["title Salt and Empire.", "publisher Alfred A. Knopf,"], "{read:?}");
        let text = "Moor, Ann. Blue Salt. Alfred A. Knopf, 1988.";
        let read = mended(text, &[(10, Author), (2, Publisher), (2, Date)]);
        assert_eq!(read[..3], ["author Moor, Ann.", "title Blue Salt.", "publisher Alfred A. Knopf,"], "{read:?}");
    }
}
