//! Who did what: names and the words that say what those named did.

use super::Entry;
use crate::reference::Label::{self, *};
use crate::reference::Tokens;
use crate::reference::given::is_given;
use crate::reference::model::features::Evidence;
use crate::reference::model::glance::form;
use crate::text::with_capital;

/// Words that occur in names of bodies and hardly begin a title.
#[rustfmt::skip]
const BODIES: [&str; 20] = [
    "Panel", "Organization", "Organisation", "Commission", "Committee", "Ministry", "Department", "Consortium", "Association",
    "Agency", "Bureau", "Federation", "Council", "Secretariat", "Ministério", "Ministerio", "Ministère", "Ministero", "Bundesministerium",
    "Secretaria",
];

/// Those of them that are no ordinary nouns.
#[rustfmt::skip]
const ALWAYS: [&str; 13] = [
    "Panel", "Commission", "Committee", "Ministry", "Consortium", "Bureau", "Secretariat", "Ministério", "Ministerio", "Ministère",
    "Ministero", "Bundesministerium", "Secretaria",
];

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
        "Foreword" | "Preface" | "Introduction" | "Afterword" | "Illustrated" | "Revised" if next == "by" => {
            Some((Note, t + 2))
        }
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

/// `Rivers. Directed by Ann Moor, performances by Eva Quay and John Pier`: who plays in a film has not made it.
pub(super) fn players(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len() {
        let (start, end, label) = entry.runs[at];
        let plays = |t: &usize| {
            matches!(entry.word(*t), "performances" | "performance")
                && entry.word(*t + 1) == "by"
                && form::is_pause(entry.form(*t - 1))
        };
        if matches!(label, Author | Title)
            && let Some(from) = (start + 2..end).find(plays)
        {
            return entry.change(from, end, Note);
        }
    }
}

/// `Moor, Ann, director. Rivers. Quay Pictures, 1958.`: the title begins behind the role.
pub(super) fn title_behind_a_role(entry: &mut Entry<'_>) {
    let (tokens, evidence) = (entry.tokens, entry.evidence);
    let all = entry.runs.clone();
    let [(0, end, Author), rest @ ..] = all.as_slice() else { return };
    let role = |t: &usize| {
        matches!(tokens.word(*t), "director" | "dir" | "producer" | "performer" | "creator" | "conductor" | "narrator")
            && evidence.form(*t + 1) == form::STOP
            // `Moor (dir.), Rivers` edited it.
            && evidence.form(*t - 1) == form::COMMA
    };
    let Some(role) = (2..end.saturating_sub(2)).find(role) else { return };
    entry.change(role, role + 2, Other);
    entry.change(role + 2, *end, Title);
    if let [(from, to, Title), (_, _, Date), ..] = rest {
        entry.change(*from, *to, Publisher);
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
            && entry.before(open, &[Author]);
        if !begins {
            continue;
        }
        const LONGEST: usize = 60;
        let limit = entry.len().min(open + LONGEST);
        let Some(close) = (open + 2..limit).find(|&t| evidence.form(t) == form::CLOSE) else { continue };
        let did = |t: &usize| match tokens.word(*t) {
            "Trans" | "trans" => Some((*t, Translator)),
            "Eds" | "Ed" | "eds" => Some((*t, Editor)),
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

/// `Roe J. Rivers. Oslo: Quay`: where nothing else is the title, what stands behind the initials and their stop is.
pub(super) fn title_of_one_word(entry: &mut Entry<'_>) {
    let Some((start, end, Author)) = entry.head() else { return };
    let initials = entry.initials(start + 1) && entry.form(start + 2) == form::STOP;
    let word = end == start + 5 && entry.form(start + 3) == form::CAPITALISED && entry.form(start + 4) == form::STOP;
    let named = entry.form(start) == form::CAPITALISED && !is_given(entry.word(start));
    if named && initials && word && !entry.has(Title) && !entry.has(ContainerTitle) && entry.has(Publisher) {
        entry.change(start + 3, end, Title);
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

/// `edited by Ann Moor, translated by Eva Quay`, `Moor A, editor; Quay E, translator`: those who did another thing.
pub(super) fn editors_and_translators(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len() {
        let (start, end, label) = entry.runs[at];
        if label != Editor {
            continue;
        }
        let by = |t: usize| matches!(entry.word(t + 1), "by" | "von" | "par" | ".");
        let translated = (start + 3..end.saturating_sub(2)).find(|&t| {
            matches!(entry.word(t), "translated" | "trans" | "Translated" | "übersetzt" | "traduit" | "пер")
                && by(t)
                && (form::is_pause(entry.form(t - 1))
                    || entry.word(t - 1) == "et" && (start..t).any(|t| entry.word(t) == "par"))
        });
        let behind = (start + 2..end.saturating_sub(2))
            .find(|&t| entry.form(t) == form::SEMICOLON && matches!(entry.word(t - 1), "editor" | "editors"))
            .filter(|_| (end - 3..end).any(|t| matches!(entry.word(t), "translator" | "translators")));
        if let Some(from) = translated.or(behind.map(|sign| sign + 1)) {
            return entry.change(from, end, Translator);
        }
    }
}

/// `In W. Moor (Trans.), Rivers`, `Moor, W., Translator;`, `P. Moor, Hrsg. & Übers.`: the role behind the names is the names'.
pub(super) fn role_behind_its_names(entry: &mut Entry<'_>) {
    let translates = |word: &str| {
        matches!(
            word,
            "Translator" | "Translators" | "translator" | "translators" | "Trans" | "trans" | "Übers" | "übers" | "пер"
        )
    };
    for at in 1..entry.runs.len() {
        let [(start, end, Editor), (next, last, label)] = entry.runs[at - 1..=at] else { continue };
        let words: Vec<usize> = (next..last).filter(|&t| entry.word(t).contains(char::is_alphanumeric)).collect();
        let [role] = words.as_slice() else { continue };
        if !translates(entry.word(*role)) || !matches!(label, Translator | Edition) {
            continue;
        }
        let edits = |t: &usize| {
            matches!(entry.word(*t), "ed" | "eds" | "Ed" | "Eds" | "editor" | "editors" | "Hrsg" | "Hg" | "ред")
        };
        let own = (start..end).rev().find(edits);
        let parted = (start..end).rev().find(|&t| entry.form(t) == form::SEMICOLON && t + 1 < end);
        let from = own.max(parted).map_or(start, |t| entry.with_pause(t + 1));
        let names = (from..end).any(|t| matches!(entry.form(t), form::CAPITALISED | form::CAPITALS));
        // Behind `Hrsg. & ` the same people did both.
        return if names { entry.change(from, next, Translator) } else { entry.change(next, last, Editor) };
    }
}

/// `Moor de Assis, Ida. Dom Casmurro. Pier, 2016.`: an entry that begins with a name turned round begins with its author.
pub(super) fn author_taken_for_the_title(entry: &mut Entry<'_>) {
    const LONGEST: usize = 8;
    let Some((start, end, Title)) = entry.head() else {
        return;
    };
    if entry.has(Author) || entry.has(Editor) {
        return;
    }
    let capital = |t: usize| entry.form(t) == form::CAPITALISED;
    let particle =
        |t: usize| matches!(entry.word(t), "de" | "da" | "do" | "dos" | "von" | "van" | "der" | "y" | "la" | "wa");
    let limit = end.min(start + LONGEST);
    // `Ngũgĩ wa Thiong’o. Decolonising the Mind`
    let pause = matches!(entry.form(start + 3), form::STOP | form::COMMA);
    if entry.word(start + 1) == "wa" && capital(start) && pause && start + 4 < end {
        return entry.change(start, start + 4, Author);
    }
    let Some(comma) = (start + 1..limit).find(|&t| !capital(t) && !particle(t)) else { return };
    if !capital(start) || entry.form(comma) != form::COMMA || comma - start > 4 || !is_given(entry.word(comma + 1)) {
        return;
    }
    let given = |t: usize| is_given(entry.word(t)) || entry.form(t) == form::INITIAL || particle(t);
    let Some(stop) = (comma + 1..limit).find(|&t| !given(t)) else { return };
    if entry.form(stop) == form::STOP && stop + 1 < end {
        entry.change(start, stop + 1, Author);
    }
}

/// `Intergovernmental Panel on Rivers, Climate and Water: Report`: where nobody else is, a body's name at the head is the author.
pub(super) fn body_taken_for_the_title(entry: &mut Entry<'_>) {
    const LONGEST: usize = 9;
    let Some((start, end, Title)) = entry.head() else {
        return;
    };
    // `Ministero per i beni culturali - Ufficio centrale, Guida`: no title begins so.
    const LONGEST_MINISTRY: usize = 18;
    if matches!(entry.word(start), "Ministero" | "Ministère" | "Ministerio" | "Ministério" | "Bundesministerium")
        && !entry.has(Author)
        && !entry.has(Editor)
        && let Some(sign) = (start + 2..end.min(start + LONGEST_MINISTRY)).find(|&t| {
            matches!(entry.form(t), form::COMMA | form::STOP) && entry.word(t + 1).starts_with(char::is_uppercase)
        })
        && sign + 2 < end
    {
        return entry.change(start, sign + 1, Author);
    }
    if entry.has(Author)
        || entry.has(Editor)
        || matches!(entry.word(start), "The" | "Report" | "Proceedings" | "Annual")
    {
        return;
    }
    let name = |t: usize| {
        matches!(entry.form(t), form::CAPITALISED | form::CAPITALS | form::SHORT_CAPITALS)
            || matches!(
                entry.word(t),
                "of" | "on" | "for" | "and" | "the" | "&" | "da" | "de" | "do" | "della" | "für" | "la"
            )
    };
    let Some(sign) = (start..end.min(start + LONGEST)).find(|&t| !name(t)) else { return };
    // `Human Agency, Structure and Rivers` is a title: *Panel on …*, *Department of …* are bodies.
    let body = (start..sign).any(|t| {
        BODIES.contains(&entry.word(t))
            && (matches!(entry.word(t + 1), "of" | "on" | "for") || ALWAYS.contains(&entry.word(t)))
    });
    let pause = matches!(entry.form(sign), form::COMMA | form::STOP | form::COLON);
    // `GBIF Secretariat. GBIF backbone`, but `Ministry of Fear: rivers`.
    let told = sign + 4 < end || entry.form(sign) != form::COMMA && sign + 2 < end && sign > start + 2;
    if body && pause && sign >= start + 2 && told {
        entry.change(start, sign + 1, Author);
    }
}

/// `National Commission on | Excellence in Education.`: a body's name does not end with a preposition.
pub(super) fn body_cut_at_a_preposition(entry: &mut Entry<'_>) {
    const LONGEST: usize = 8;
    for at in 1..entry.runs.len() {
        let [(_, end, Author), (from, _, Title | ContainerTitle | Other)] = entry.runs[at - 1..=at] else { continue };
        if !matches!(entry.word(end - 1), "on" | "of" | "for" | "in" | "the") {
            continue;
        }
        let limit = entry.len().min(from + LONGEST);
        let sign = (from..limit).find(|&t| form::is_pause(entry.form(t)));
        if let Some(sign) = sign.filter(|sign| sign + 3 < entry.len()) {
            return entry.change(from, sign + 1, Author);
        }
    }
}

/// `in Society of Rivers (ed.) Rivers in the morning`: a body may edit a book.
pub(super) fn body_that_edits(entry: &mut Entry<'_>) {
    for at in 2..entry.runs.len() {
        let [(start, end, ContainerTitle), (from, to, Editor), (next, _, ContainerTitle | Title)] =
            entry.runs[at - 2..=at]
        else {
            continue;
        };
        let role = entry.form(from) == form::OPEN && to - from <= 4;
        let body = (start..end)
            .any(|t| BODIES.contains(&entry.word(t)) || matches!(entry.word(t), "Society" | "Group" | "Institute"));
        if role && body && end - start < 9 {
            entry.change(start, end, Editor);
            let last = (next..entry.len())
                .find(|&t| !matches!(entry.labels[t].0, Title | ContainerTitle))
                .unwrap_or(entry.len());
            return entry.change(next, last, ContainerTitle);
        }
    }
}

/// `Ann Moor and Eva Quay, eds., | with Ida Poe,`: who helped the editors edited, too.
pub(super) fn those_who_helped(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(_, _, Editor), (from, to, Author)] = entry.runs[at - 1..=at] else { continue };
        if matches!(entry.word(from), "with" | "avec" | "mit" | "con") && to > from + 2 {
            return entry.change(from, to, Editor);
        }
    }
}

/// `The Concept of Law (Ann Moor and Eva Quay eds, 2nd edn, …`: a bracket behind the title that ends with the word for those who edit.
pub(super) fn editors_in_a_bracket_behind_the_title(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len().saturating_sub(1) {
        let (start, end, Title) = entry.runs[at] else { continue };
        let last = entry.without_pause(end);
        if last < start + 4 {
            continue;
        }
        let open = (start + 1..last).rev().find(|&t| matches!(entry.form(t), form::OPEN | form::CLOSE));
        let edits = matches!(entry.word(last - 1), "ed" | "eds") && entry.form(end - 1) == form::COMMA;
        let imprint = matches!(entry.runs[at + 1].2, Edition | Publisher | Location | Translator);
        if let Some(open) = open.filter(|&t| entry.form(t) == form::OPEN && edits && imprint && t + 2 < last) {
            return entry.change(open, end, Editor);
        }
    }
}

/// `DENNIS E. | RHODES, Gli annali`: a family name in capitals behind the given name and an initial in capitals.
pub(super) fn family_name_in_capitals(entry: &mut Entry<'_>) {
    let Some((start, end, Author)) = entry.head() else { return };
    let title = entry.runs.iter().find(|run| run.0 == end && run.2 == Title).copied();
    if end < start + 3 {
        return;
    }
    let loud = |t: usize| matches!(entry.form(t), form::CAPITALS | form::SHORT_CAPITALS) && entry.word(t).len() > 2;
    let given = loud(start) && entry.form(end - 1) == form::STOP && entry.initials(end - 2);
    let family = loud(end) && entry.form(end + 1) == form::COMMA;
    if title.is_some_and(|(_, to, _)| to > end + 3) && given && family && end <= start + 5 {
        entry.change(end, end + 2, Author);
    }
}

/// `The Riverside Moor. Gen. | ed. Eva Quay.`, `éd. L. MOOR, t. I`: what stands around the editors is theirs, or the volume's.
pub(super) fn words_around_the_editors(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len() {
        let (start, end, Editor) = entry.runs[at] else { continue };
        if at > 0
            && let (from, to, Title) = entry.runs[at - 1]
            && to > from + 3
            && entry.word(to - 2) == "Gen"
            && entry.form(to - 1) == form::STOP
        {
            return entry.change(to - 2, end, Editor);
        }
        let last = entry.without_pause(end);
        let volume = (start + 2..last.saturating_sub(1)).find(|&t| {
            entry.form(t - 1) == form::COMMA
                && matches!(entry.word(t), "t" | "vol" | "Bd")
                && entry.behind_stop(t) + 1 == last
                && matches!(entry.form(last - 1), form::ROMAN | form::INITIAL | form::DIGIT | form::DIGITS2)
        });
        if let Some(from) = volume.filter(|_| !entry.has(Volume)) {
            return entry.change(from, end, Volume);
        }
    }
}
