//! A list of names cut at its separators, without the words that say what the persons did.

use super::NameList;
use super::signs::{body_word, initials, is_stop_kept};
use crate::reference::given::is_given;

/// What stands before a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    /// Nothing: the first.
    Start,
    /// A comma: between names, or between the parts of one.
    Comma,
    /// A word or sign for *and*.
    And,
    /// A semicolon or slash, which only stand between names.
    Hard,
}

/// The words between two separators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'t> {
    /// What stands before it.
    pub before: Separator,
    /// Its words, edges trimmed.
    pub words: Vec<&'t str>,
    /// First byte in the text.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
}

/// Whether a dash has a space on either side and a name behind it.
fn between_names(text: &str, at: usize, dash: char) -> bool {
    let before = text.get(..at).is_some_and(|before| before.ends_with(' '));
    let behind = text.get(at + dash.len_utf8()..).and_then(|rest| rest.strip_prefix(' '));
    before && behind.is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

/// Cuts `text`; notes roles, `et al.`, `In` and dashes in `list`.
pub fn pieces<'t>(text: &'t str, list: &mut NameList) -> Vec<Piece<'t>> {
    let mut found: Vec<Piece<'t>> = Vec::new();
    let mut current = Piece { before: Separator::Start, words: Vec::new(), start: 0, end: 0 };
    let slashes = text.contains('/');
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let separator = match c {
            ';' => Some(Separator::Hard),
            '/' if slashes => Some(Separator::Hard),
            ',' | '，' | '、' => Some(Separator::Comma),
            '&' | '+' | '·' => Some(Separator::And),
            // `M. Fuhrmann – D. Liebs`
            '–' | '—' if between_names(text, at, c) && !current.words.is_empty() => Some(Separator::And),
            _ => None,
        };
        if let Some(separator) = separator {
            finish(&mut found, &mut current, separator);
            at += c.len_utf8();
            continue;
        }
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        if matches!(c, '(' | '[' | '{') {
            let length = bracket(text.get(at..).unwrap_or(""));
            let inside = text.get(at + 1..at + length).unwrap_or("");
            // `Pearce (N. J. G.), Perkins (W. T.)`: given names in brackets.
            let behind = text.get(at + length..).unwrap_or("").trim_start();
            let ends =
                behind.is_empty() || behind.starts_with([',', ';', '/', '&', '.', ':']) || behind.starts_with("et ");
            if let Some(given) = bracketed_given(inside, &current).filter(|_| ends) {
                finish(&mut found, &mut current, Separator::Comma);
                current.start = at + 1;
                current.end = at + length - 1;
                current.words = given;
                finish(&mut found, &mut current, Separator::Hard);
                at += length;
                continue;
            }
            let named = role(inside, list);
            if !named && et_al(inside) {
                list.names.and_others = true;
            }
            // `(R. Hurley, Trans.)` holds the names themselves; `(eds)` and `(Paris)` only what stands beside them.
            let names = named && inside.split_whitespace().count() > 2 || current.words.is_empty() && found.is_empty();
            // `(eds Doe, J. & Roe, R.)`: a small word, then names.
            let led = named && inside.split_whitespace().nth(1).is_some_and(|w| w.starts_with(char::is_uppercase));
            at += if names && (led || !inside.starts_with(|x: char| x.is_lowercase())) {
                c.len_utf8()
            } else {
                length.max(c.len_utf8())
            };
            continue;
        }
        if matches!(c, '—' | '–' | '_' | '―' | '-') && current.words.is_empty() {
            let run = text.get(at..).unwrap_or("").chars().take_while(|x| *x == c).count();
            list.repeated |= found.is_empty() && (run >= 2 || matches!(c, '—' | '―'));
            at += run * c.len_utf8();
            continue;
        }
        if matches!(
            c,
            ')' | ']'
                | '}'
                | ':'
                | '"'
                | '“'
                | '”'
                | '«'
                | '»'
                | '*'
                | '.'
                | '†'
                | '‡'
                | '|'
                | '<'
                | '>'
                | '='
                | '?'
                | '!'
        ) {
            at += c.len_utf8();
            continue;
        }
        let rest = text.get(at..).unwrap_or("");
        let length = rest
            .char_indices()
            .find(|(_, x)| {
                x.is_whitespace()
                    || matches!(x, ',' | ';' | '/' | '&' | '(' | '[' | ')' | ']' | ':' | '+' | '"' | '“' | '，' | '、')
            })
            .map_or(rest.len(), |(i, _)| i);
        // `Smith W. andHaglin K.`, `Smith W., andT. Haglin`: an *and* that lost its space.
        let named = !current.words.is_empty() || !found.is_empty();
        let glued = ["and", "und"]
            .iter()
            .any(|and| rest.strip_prefix(and).is_some_and(|tail| tail.starts_with(char::is_uppercase)) && named);
        let length = if glued { 3 } else { length };
        let word = rest.get(..length).unwrap_or(rest);
        let after = rest.get(length..).unwrap_or("");
        let skipped = skip(word, after, &found, &mut current, list);
        match skipped {
            Skip::Word => {
                // `J .-P.Goddet`, `J. - J`: a hyphen that lost its letters.
                let lead = word.len() - word.trim_start_matches(['-', '‐', '‑']).len();
                let (at_word, stripped) = (at + lead, word.get(lead..).unwrap_or(word));
                let stripped = stripped.trim_end_matches(['*', '†', '‡', '”', '’', '\'']);
                let kept = if is_stop_kept(stripped) { stripped } else { stripped.trim_end_matches('.') };
                if !kept.is_empty() && !kept.chars().all(|x| x.is_ascii_digit() || x == '.') {
                    if current.words.is_empty() {
                        current.start = at_word;
                    }
                    // `L üthje`: an accent that parted the first letter from its word.
                    let split = current
                        .words
                        .last()
                        .is_some_and(|w| w.chars().count() == 1 && w.chars().all(char::is_uppercase));
                    let small = kept.starts_with(|x: char| x.is_lowercase() && !x.is_ascii());
                    if split && small && text.get(current.end..at) == Some(" ") {
                        current.words.pop();
                        let whole = text.get(current.end - 1..at_word + kept.len()).unwrap_or(kept);
                        current.words.push(whole);
                        current.end = at_word + kept.len();
                        at += length.max(1);
                        continue;
                    }
                    // `A.Grolnick`: an initial that lost its space.
                    let (lead, rest) = kept.split_at(kept.rfind('.').map_or(0, |stop| stop + 1));
                    let name = rest.chars().count() > 2
                        && rest.starts_with(char::is_uppercase)
                        && rest.chars().skip(1).take(2).all(char::is_lowercase);
                    if name && is_stop_kept(lead) {
                        current.words.extend([lead, rest]);
                    } else {
                        current.words.push(kept);
                    }
                    current.end = at_word + kept.len();
                }
                at += length.max(1);
            }
            Skip::Dropped(extra) => at += length + extra,
            Skip::And => {
                finish(&mut found, &mut current, Separator::And);
                at += length;
            }
        }
    }
    finish(&mut found, &mut current, Separator::Comma);
    join_and_families(found, text)
}

/// Initials with stops, or known given names, in brackets behind a person's family name.
fn bracketed_given<'t>(inside: &'t str, current: &Piece<'_>) -> Option<Vec<&'t str>> {
    let inside = inside.strip_suffix([')', ']', '}'])?;
    if role(inside, &mut NameList::default()) {
        return None;
    }
    let words: Vec<&str> = inside.split_whitespace().collect();
    let given = |w: &&str| initials(w, false) && w.contains('.') && w.chars().count() <= 6 || is_given(w);
    // `Robert (Bob) Putnam`, `Chen, Yi (Lisa)` have nicknames.
    let family = !current.words.is_empty()
        && current.before != Separator::Comma
        && !current.words.iter().any(|w| body_word(w) || initials(w, false) || is_given(w));
    (family && (1..=4).contains(&words.len()) && words.iter().all(given)).then_some(words)
}

fn finish<'t>(found: &mut Vec<Piece<'t>>, current: &mut Piece<'t>, next: Separator) {
    if current.words.is_empty() {
        // `Smith, and Jones`: the stronger of two separators in a row counts.
        if next != Separator::Comma || current.before == Separator::Start {
            current.before = if found.is_empty() { Separator::Start } else { next };
        }
        return;
    }
    let empty = Piece { before: next, words: Vec::new(), start: 0, end: 0 };
    found.push(std::mem::replace(current, empty));
}

enum Skip {
    /// A word of a name.
    Word,
    /// A word that says something about the list; so many bytes after it go too.
    Dropped(usize),
    /// A word for *and*.
    And,
}

fn skip(word: &str, after: &str, found: &[Piece<'_>], current: &mut Piece<'_>, list: &mut NameList) -> Skip {
    let first = found.is_empty() && current.words.is_empty();
    let lower = word.trim_end_matches(['.', ',']).to_lowercase();
    // `Wang Y`, `Marshall HG`, `Leonard CO`: initials, not small words and abbreviations.
    let capitals = lower.chars().count() <= 3 && word.trim_end_matches('.').chars().all(char::is_uppercase);
    if capitals && !current.words.is_empty() && !matches!(word, "AND" | "UND" | "ET") {
        return Skip::Word;
    }
    match lower.as_str() {
        "and" | "und" | "et" | "och" | "og" | "ja" | "with" | "mit" | "ve" => {
            let next = after.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
            if lower == "et"
                && matches!(&*next.to_lowercase(), "al" | "all" | "ali" | "alii" | "alli" | "alia" | "aliae")
            {
                list.names.and_others = true;
                let spaces = after.len() - after.trim_start().len();
                return Skip::Dropped(spaces + next.len());
            }
            if lower == "and" && after.trim_start().starts_with("others")
                || lower == "und" && after.trim_start().starts_with("andere")
            {
                list.names.and_others = true;
                return Skip::Dropped(after.len() - after.trim_start().len() + 6);
            }
            Skip::And
        }
        // `и др.`
        "и" if word == "и" && after.trim_start().starts_with("др") => {
            list.names.and_others = true;
            Skip::Dropped(after.len() - after.trim_start().len() + "др".len())
        }
        // `Под ред. и пер. А. Моора`
        "и" if word == "и" && first => Skip::Dropped(0),
        "и" if word == "и" => Skip::And,
        // `Под ред. А. Моора`, `Пер. с англ. А. Моора`
        "под" | "общей" | "общ" | "науч" | "с" | "англ" | "нем" | "фр" | "франц" | "итал" | "исп"
            if (list.editors || list.translators || lower == "под")
                && (word.starts_with(char::is_lowercase) || first && lower == "под")
                && (lower != "с" || word == "с") =>
        {
            list.editors |= lower == "под";
            Skip::Dropped(0)
        }
        // `u. a.`, before the end or `(Hrsg.)`.
        "u" if after.trim_start().strip_prefix('a').is_some_and(|rest| {
            let rest = rest.trim_start_matches('.').trim_start();
            rest.trim_matches([',', ';', ':', ' ']).is_empty() || rest.starts_with(['(', '['])
        }) =>
        {
            list.names.and_others = true;
            let rest = after.trim_start().trim_start_matches('a').trim_start_matches('.');
            Skip::Dropped(after.len() - rest.len())
        }
        // `m.fl.`, as Scandinavians have it
        "m" if word.starts_with('m') && !first && after.trim_start_matches(['.', ' ']).starts_with("fl") => {
            list.names.and_others = true;
            let rest = after.trim_start_matches(['.', ' ']).trim_start_matches("fl").trim_start_matches('.');
            Skip::Dropped(after.len() - rest.len())
        }
        "u" if word.starts_with('u') && !first && after.trim_start().starts_with(char::is_uppercase) => Skip::And,
        "y" | "e" | "en" | "u" | "i"
            if word.starts_with(char::is_lowercase) && (word.len() == 1 && !first || lower == "en") =>
        {
            if after.trim_start().starts_with('a') && lower == "u" {
                list.names.and_others = true;
                return Skip::Dropped(after.find('a').map_or(0, |i| i + 1));
            }
            Skip::And
        }
        "al" | "alii" | "alli" | "alia" | "aliae"
            if word.starts_with(char::is_lowercase) && (word.ends_with('.') || after.trim().is_empty()) =>
        {
            list.names.and_others = true;
            Skip::Dropped(0)
        }
        "u.a" | "et.al" | "etal" => {
            list.names.and_others = true;
            Skip::Dropped(0)
        }
        // `Blok, D. P. e.a. (red.)`
        "e.a" if word.starts_with('e') && !first => {
            list.names.and_others = true;
            Skip::Dropped(0)
        }
        "in" | "dans" | "em" if first => {
            list.after_in = true;
            Skip::Dropped(0)
        }
        // `En A. Moor (Ed.)`
        "en" if first && word == "En" && after.contains('(') && !after.trim_start().starts_with(',') => {
            list.after_in = true;
            Skip::Dropped(0)
        }
        // `ed., trans., and intro. Ann Moor`
        "intro" | "introd" | "annot"
            if word.ends_with('.') && current.words.is_empty() && (list.editors || list.translators) =>
        {
            Skip::Dropped(0)
        }
        // `revised by A. Moor`, behind those who translated
        "revised" | "rev" if word.starts_with(char::is_lowercase) && current.words.is_empty() => Skip::Dropped(0),
        "by" | "von" | "vom" | "v" | "par" | "por" | "da" | "di" | "de"
            if first && (list.editors || list.translators) && !word.starts_with('V') =>
        {
            Skip::Dropped(0)
        }
        "by" | "par" | "por" | "cura" | "direction" | "dirección" | "direção"
            if word.starts_with(char::is_lowercase) =>
        {
            Skip::Dropped(0)
        }
        "sous" | "la" | "bajo" | "a"
            if first && after.to_lowercase().contains("dir")
                || lower == "a" && after.trim_start().starts_with("cura") =>
        {
            list.editors = true;
            Skip::Dropped(0)
        }
        // `H. Maus and F. Quay, Eds, Rivers`
        "ed" | "eds" | "editor" | "editors" | "trans" | "translator" | "translators" | "hg" | "hrsg" | "trad"
        | "trads" | "org" | "orgs" | "organizador" | "organizadores" | "organizadora" | "organizadoras" | "coord"
        | "coords" | "coordinador" | "coordinadores" | "coordenador" | "coordenadores" | "comp" | "comps"
        | "compilador" | "compiladores" | "curatore" | "curatori" | "editores" | "editoras"
            if !first
                && current.words.is_empty()
                && (after.trim().is_empty() || after.trim_start().starts_with([',', ';', ')', ':']))
                && role(&lower, list) =>
        {
            Skip::Dropped(0)
        }
        // `edizione critica a cura di A. Moor`, `traduction et présentation de A. Moor`
        "edizione" | "edición" | "édition" | "edição"
            if found.is_empty() && current.words.is_empty() && leads_to_a_role(after) =>
        {
            Skip::Dropped(0)
        }
        "critica" | "crítica" | "critique" | "présentation" | "presentazione" | "presentación" | "apresentação"
        | "presentation" | "notes" | "notas" | "note" | "introduction"
            if found.is_empty()
                && current.words.is_empty()
                && (list.translators || list.editors || leads_to_a_role(after)) =>
        {
            Skip::Dropped(0)
        }
        // `translated from the French by Alan Moor`
        "from" | "aus" if first && list.translators => {
            let by = [" by ", " von "].iter().find_map(|by| Some(after.find(by)? + by.len()));
            by.map_or(Skip::Word, Skip::Dropped)
        }
        // `Ed. Meyer`, who wrote: a given name, where one word follows and nothing else.
        "ed" if first && word == "Ed." && is_one_family_name(after) => Skip::Word,
        // `Moor, TR.` has two initials.
        "tr" if word.starts_with("TR") => Skip::Word,
        _ if (word.ends_with('.') || word.starts_with(char::is_lowercase) || first && lower.len() > 4)
            && role(&lower, list) =>
        {
            Skip::Dropped(0)
        }
        "herausgegeben" | "hrsg" | "hg" | "hgg" => {
            list.editors = true;
            Skip::Dropped(0)
        }
        _ => Skip::Word,
    }
}

/// Notes the role that a word or bracket names; `false` where it names none.
fn role(text: &str, list: &mut NameList) -> bool {
    let lower = text.to_lowercase();
    let mut any = false;
    for word in lower.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()) {
        match word {
            "ed" | "eds" | "edts" | "edited" | "edt" | "editor" | "editors" | "editora" | "hrsg" | "hg" | "hgg"
            | "ред" | "редакцией" | "отв" | "сост" | "herausgegeben" | "herausgeber" | "dir" | "coord" | "coords"
            | "org" | "orgs" | "comp" | "comps" | "éd" | "éds" | "redaktion" | "red" | "cur" | "curr" | "cura"
            | "curatore" | "curatori" | "directeur" | "ausg" | "editado" | "editada" | "organizado" | "organizador"
            | "organizadores" | "organizadora" | "organizadoras" | "organização" | "coordinado" | "coordinador"
            | "coordinadores" | "coordenação" | "coordenador" | "coordenadores" | "compilado" | "compilador"
            | "compiladores" | "editores" | "editoras" | "udg" | "utg" => {
                list.editors = true;
                any = true;
            }
            "trans" | "translated" | "translator" | "translators" | "transl" | "übers" | "übersetzt" | "trad"
            | "пер" | "перевод" | "traduit" | "traduite" | "traduction" | "traducción" | "traducido" | "traduzione"
            | "tradotto" | "tradução" | "traduzido" | "trads" | "tr" | "überstzt" | "oversatt" | "oversat"
            | "översatt" | "przeł" | "tłum" | "vert" | "přel" => {
                list.translators = true;
                any = true;
            }
            _ => {}
        }
    }
    any
}

/// Whether `text` is one capitalised word.
fn is_one_family_name(text: &str) -> bool {
    // `Ed. Moore.` is an editor of a style that names no more of him.
    let word = text.trim().trim_end_matches([',', ':']);
    word.starts_with(char::is_uppercase)
        && word.chars().count() > 2
        && word.chars().all(|c| c.is_alphabetic() || c == '-')
}

/// Whether what follows leads to those who edited: `a cura di`, `établie par`.
fn leads_to_a_role(after: &str) -> bool {
    let lower = after.to_lowercase();
    ["a cura d", "établie par", "préparée par", "al cuidado de", "preparada por", "organizada por"]
        .iter()
        .any(|lead| lower.contains(lead))
}

fn et_al(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains("et al") || lower.contains("u. a") || lower.contains("u.a") || lower.contains("others")
}

/// Length of the bracket that `rest` begins with, both signs included; the opening sign alone where it is never closed.
fn bracket(rest: &str) -> usize {
    rest.char_indices()
        .take(80)
        .find(|(at, c)| *at > 0 && matches!(c, ')' | ']' | '}'))
        .map_or(1, |(at, c)| at + c.len_utf8())
}

/// `Ortega y Gasset, José`, `Ramón y Cajal S`, `S. Ramón y Cajal`: two family names that *y* joins are one person's, where only
/// one of them has given names.
fn join_and_families<'t>(found: Vec<Piece<'t>>, text: &'t str) -> Vec<Piece<'t>> {
    let mut joined: Vec<Piece<'t>> = Vec::with_capacity(found.len());
    let mut rest = found.into_iter().peekable();
    while let Some(mut piece) = rest.next() {
        let free = piece.before != Separator::Comma;
        let lone = piece.words.len() == 1 && free;
        let led = matches!(piece.words.as_slice(), [given @ .., family]
            if !given.is_empty() && given.iter().all(|w| initials(w, false)) && !initials(family, false));
        let next = rest.next_if(|next| {
            let sign = text.get(piece.end..next.start).unwrap_or("").trim();
            let behind = matches!(next.words.as_slice(), [_, given] if initials(given, false));
            // `Costa e Silva, Alberto da`
            let portuguese = sign == "e" && lone && next.words.len() == 1;
            portuguese
                || matches!(sign, "y" | "i")
                    && (lone && (next.words.len() == 1 || behind) || led && next.words.len() == 1)
        });
        let Some(next) = next else {
            joined.push(piece);
            continue;
        };
        let given_follow = rest.peek().is_some_and(|given| given.before == Separator::Comma);
        let portuguese = text.get(piece.end..next.start).is_some_and(|sign| sign.trim() == "e");
        if next.words.len() == 2 && !portuguese || if lone { given_follow } else { !given_follow } {
            piece.words.push(text.get(piece.end..next.start).unwrap_or("").trim());
            piece.words.extend(next.words);
            piece.end = next.end;
            joined.push(piece);
        } else {
            joined.extend([piece, next]);
        }
    }
    joined
}
