//! Who did what: names and the words that say what those named did.

use super::Entry;
use crate::reference::Label::{self, *};
use crate::reference::Tokens;
use crate::reference::given::is_given;
use crate::reference::model::features::Evidence;
use crate::reference::model::glance::form;
use crate::reference::role_words::{Deed, deed, is_by};
use crate::text::with_capital;

/// What a phrase that begins at token `t` says that those named in it did, and where the names begin.
fn role_at(tokens: &Tokens, evidence: &Evidence, t: usize) -> Option<(Label, usize)> {
    let next = tokens.word(t + 1);
    let name = |t: usize| matches!(evidence.form(t), form::CAPITALISED | form::INITIAL | form::MIXED);
    match tokens.word(t) {
        "Ed" | "Eds" if next == "." && name(t + 2) => Some((Editor, t + 2)),
        "Trans" | "Tr" if next == "." && name(t + 2) => Some((Translator, t + 2)),
        "Rev" | "Introd" | "Illus" if next == "." && name(t + 2) => Some((Note, t + 2)),
        "Edited" if next == "by" => Some((Editor, t + 2)),
        "Directed" if next == "by" => Some((Author, t + 2)),
        "Dirección" | "Direção" | "Regie" | "Réalisation" if next == ":" => Some((Author, t + 2)),
        "Translated" if next == "by" => Some((Translator, t + 2)),
        "Tłum" | "Przeł" if next == "." && name(t + 2) => Some((Translator, t + 2)),
        "Oprac" | "Red" if next == "." && name(t + 2) => Some((Editor, t + 2)),
        word if translates_in_romance(word, next) && name(t + 2) => Some((Translator, t + 2)),
        // `Translated from the French by Alan Moor`
        "Translated" if next == "from" => {
            let by = (t + 3..t + 8).find(|&t| tokens.word(t) == "by")?;
            Some((Translator, by + 1))
        }
        "Foreword" | "Preface" | "Introduction" | "Afterword" | "Revised" if next == "by" => Some((Note, t + 2)),
        word if deed(&word.to_lowercase()) == Some(Deed::Served) && is_by(next) && name(t + 2) => Some((Note, t + 2)),
        _ => None,
    }
}

/// `Traduzido por`, `Traducción de`, `Tradotto da`.
fn translates_in_romance(word: &str, next: &str) -> bool {
    match word {
        "Traduzido" | "Traduzida" | "Traducido" | "Traducida" | "Traduit" | "Traduite" | "Tradotto" | "Tradotta" => {
            matches!(next, "por" | "par" | "da")
        }
        "Tradução" | "Traducción" | "Traduzione" | "Traduction" => matches!(next, "de" | "di" | "por" | ":"),
        _ => false,
    }
}

/// `Moor, Ann. Rivers. Ed. Eva Quay. 2nd ed.`: a sentence that says who edited, translated or introduced, and the title
/// before it.
pub(super) fn who_did_what(entry: &mut Entry<'_>) {
    let (tokens, evidence) = (entry.tokens, entry.evidence);
    const LONGEST: usize = 14;
    let stop = |t: usize| evidence.form(t) == form::STOP;
    for t in 2..entry.len() {
        let anywhere = || translates_in_romance(tokens.word(t), tokens.word(t + 1));
        if !stop(t - 1) || !matches!(entry.labels[t].0, Author | Title) && !anywhere() {
            continue;
        }
        let Some((label, from)) = role_at(tokens, evidence, t) else { continue };
        // `Rev. Martin Luther King` may be a title.
        if tokens.word(t) == "Rev" && !matches!(entry.labels[t - 1].0, Translator | Editor) {
            continue;
        }
        let limit = entry.len().min(from + LONGEST);
        let ends = |t: &usize| stop(*t) && evidence.form(*t - 1) != form::INITIAL;
        // `Directed by Ann Moor, performances by …`
        let parted = |t: &usize| ends(t) || label == Author && evidence.form(*t) == form::COMMA;
        let Some(end) = (from + 1..limit).find(parted) else { continue };
        let names = (from..end).all(|t| {
            let small = matches!(
                tokens.word(t),
                "and" | "&" | "," | "." | "de" | "van" | "von" | "der" | "la" | "et" | "e" | "y" | "da" | "do" | "dos"
            );
            small || matches!(evidence.form(t), form::CAPITALISED | form::INITIAL | form::MIXED | form::CAPITALS)
        });
        if !names {
            continue;
        }
        if entry.labels[t].0 == Author {
            // The names of authors end with the first full stop that no initial has.
            let Some(seam) = (1..t - 1).find(ends) else { continue };
            let end = (seam + 1..t).find(|&s| entry.labels[s].0 != Author).unwrap_or(t);
            entry.change(seam + 1, end, Title);
        }
        entry.change(t, end + 1, label);
    }
}

/// `Investigations (G. E. M. Moor & P. Quay, Trans.; 4th ed.)`: a bracket behind the title that begins with initials and says
/// what those named in it did.
pub(super) fn names_in_a_bracket(entry: &mut Entry<'_>) {
    let (tokens, evidence) = (entry.tokens, entry.evidence);
    for open in 1..entry.len().saturating_sub(3) {
        let begins = evidence.form(open) == form::OPEN
            && evidence.form(open + 1) == form::INITIAL
            && entry.labels[open - 1].0 == Title
            // `Rites (G. E. M. Moor, Trans.). (1960).`: the work of nobody that is known.
            && (entry.before(open, &[Author]) || entry.labels[open].0 == Author && entry.runs.first().is_some_and(|run| run.2 == Title));
        if !begins {
            continue;
        }
        const LONGEST: usize = 60;
        let limit = entry.len().min(open + LONGEST);
        let Some(close) = (open + 2..limit).find(|&t| evidence.form(t) == form::CLOSE) else { continue };
        let did = |t: &usize| match tokens.word(*t) {
            "Trans" | "trans" => Some((*t, Translator)),
            "Eds" | "Ed" | "eds" => Some((*t, Editor)),
            "Illus" | "illus" | "Illustrator" | "Narr" | "Narrator" => Some((*t, Note)),
            _ => None,
        };
        let Some((first, role)) = (open + 3..close).find_map(|t| did(&t)) else { continue };
        // `Eds. & Trans.`
        let at = (first..close.min(first + 4)).rev().find(|t| did(t).is_some()).unwrap_or(first);
        let stop = entry.behind_stop(at);
        entry.change(open, stop, role);
        match evidence.form(stop) {
            form::SEMICOLON | form::COMMA => entry.change(stop, close + 1, Edition),
            _ => entry.change(stop, close + 1, role),
        }
    }
}

/// `HOLANDA, Sérgio Buarque de. Raízes do Brasil.`, `Spinoza, Baruch de: Ethik`: behind a family name alone and its comma,
/// given names up to a sign are the author's.
pub(super) fn given_names_in_the_title(entry: &mut Entry<'_>) {
    let (tokens, evidence) = (entry.tokens, entry.evidence);
    const LONGEST: usize = 5;
    let [(0, comma, Author), (start, end, Title), ..] = *entry.runs.as_slice() else { return };
    if evidence.form(comma - 1) != form::COMMA {
        return;
    }
    // `Le Roy Ladurie, | Emmanuel. Montaillou`
    let several = (3..=4).contains(&comma)
        && (0..comma - 1).all(|t| evidence.form(t) == form::CAPITALISED)
        && !entry.christened(0)
        && is_given(tokens.word(start))
        && evidence.form(start + 1) == form::STOP
        && (start + 2..end).any(|t| evidence.form(t) == form::LOWER);
    if several {
        return entry.change(start, start + 2, Author);
    }
    if comma != 2 {
        return;
    }
    // `Moor, | Ann. Letters, 1922–1939`
    let sentence = evidence.form(0) == form::CAPITALISED
        && !entry.christened(0)
        && is_given(tokens.word(start))
        && evidence.form(start + 1) == form::STOP
        && matches!(evidence.form(start + 2), form::CAPITALISED | form::CAPITALS | form::MIXED)
        && start + 3 < end;
    if sentence {
        return entry.change(start, start + 2, Author);
    }
    let particle = |t: usize| matches!(tokens.word(t), "de" | "da" | "do" | "dos" | "von" | "van" | "du" | "di");
    let given = |t: usize| evidence.form(t) == form::CAPITALISED || evidence.form(t) == form::INITIAL || particle(t);
    let limit = end.saturating_sub(1).min(start + LONGEST);
    let Some(sign) = (start + 1..limit).find(|&t| !given(t)) else { return };
    // `Lee, Virginia Woolf: a biography` is a title.
    let capitals = evidence.form(0) == form::CAPITALS;
    // `SPIVAK, Gayatri Chakravorty. Can the subaltern speak?`
    let filed = capitals
        && entry.word(0).chars().count() > 3
        && evidence.form(sign) == form::STOP
        && sign <= start + 3
        && (sign + 1..end).any(|t| evidence.form(t) == form::LOWER);
    let told =
        filed || capitals && (is_given(tokens.word(start)) || (start + 1..sign).any(particle)) || particle(sign - 1);
    if told && matches!(evidence.form(sign), form::STOP | form::COLON) && sign + 1 < end {
        entry.change(start, sign + 1, Author);
    }
}

/// `Moor A, Quay K. Bert: Training of rivers`, `Moor, Ann et al. BERT: Training`, `M.B. Moor, TOPCAT and STIL: Processing`: a word
/// or two before a colon or a comma, taken for the last of the authors, belong to the title.
pub(super) fn title_behind_the_authors(entry: &mut Entry<'_>) {
    let Some(at) = entry.runs.iter().position(|(_, _, label)| *label == Author) else { return };
    let [(start, end, _), (title, _, Title), ..] = entry.runs[at..] else { return };
    if entry.form(title) == form::OPEN_QUOTE {
        return;
    }
    let colon = entry.form(end - 1) == form::COLON;
    if !colon && entry.form(end - 1) != form::COMMA {
        return;
    }
    let capitals = if colon { behind_the_last_comma(entry, start, end) } else { None };
    let found = capitals.or_else(|| behind_others(entry, start, end)).or_else(|| behind_initials(entry, start, end));
    if let Some(title) = found {
        entry.change(title, end, Title);
    }
}

/// Where the title begins behind `M.B. Moor,`: at words in capitals among which is nobody's name.
fn behind_the_last_comma(entry: &Entry<'_>, start: usize, end: usize) -> Option<usize> {
    let comma = (start + 2..end - 1).rev().find(|&t| entry.form(t) == form::COMMA)?;
    let person = |t: usize| entry.form(t) == form::INITIAL || is_given(entry.word(t));
    let capitals = (comma + 1..end).any(|t| entry.form(t) == form::CAPITALS);
    let fits = (comma + 3..comma + 6).contains(&end) && capitals && entry.form(start) == form::INITIAL;
    (fits && !(comma + 1..end).any(person)).then_some(comma + 1)
}

/// Where the title begins behind `Moor, Ann et al.`
fn behind_others(entry: &Entry<'_>, start: usize, end: usize) -> Option<usize> {
    let al = (start + 2..end - 1).find(|&t| entry.word(t) == "al" && entry.form(t + 1) == form::STOP)?;
    (al + 3..al + 6).contains(&end).then_some(al + 2)
}

/// Where the title begins behind the full stop of the last initials.
fn behind_initials(entry: &Entry<'_>, start: usize, end: usize) -> Option<usize> {
    let seam = (start + 2..end - 1).rev().find(|&t| entry.form(t) == form::STOP)?;
    let first = seam + 1;
    let capital = matches!(entry.form(first), form::CAPITALISED | form::CAPITALS | form::MIXED | form::SHORT_CAPITALS)
        || entry.word(first) == "A" && entry.form(first + 1) == form::CAPITALISED;
    if !entry.initials(seam - 1) || !capital {
        return None;
    }
    let chain = (start..seam).rev().take_while(|&t| entry.initials(t) || entry.form(t) == form::STOP).count();
    let head = (seam - chain).saturating_sub(1);
    let family = entry.form(head);
    // `JOHN E. MOOR, Rivers`
    let christened = is_given(entry.word(head)) || is_given(&with_capital(&entry.word(head).to_lowercase()));
    let surname = matches!(family, form::CAPITALISED | form::CAPITALS) && !christened;
    // `Moor AB. Rivers, Lakes, and Seas`, but `Malcolm N. Shaw: Law` is a name.
    let told = if entry.form(end - 1) == form::COLON {
        surname && end - seam <= 5
    } else {
        // `Le Roy Moor E. Montaillou, village`: a name would not go on in small letters.
        let small = entry.form(end) == form::LOWER;
        let marked = small || entry.form(seam - 1) == form::SHORT_CAPITALS || family == form::CAPITALS;
        surname && end - seam == 3 && marked
    };
    // `Moor, A.; Quay, R. L. BERT: Training`: every name has its family name and a comma first.
    let direct = |t: usize| {
        let forms = [form::INITIAL, form::STOP, form::CAPITALISED];
        (0..3).all(|n| entry.form(t + n) == forms[n])
    };
    let inverted = || {
        let forms = [form::CAPITALISED, form::COMMA, form::INITIAL];
        let comma = seam > chain && entry.form(head) == form::COMMA;
        comma && (0..3).all(|n| entry.form(start + n) == forms[n]) && !(start..seam - 1).any(direct)
    };
    (told || end - seam <= 4 && !entry.initials(end) && inverted()).then_some(first)
}
