//! What can be told by its own signs: addresses, pages, volumes, publishers, theses, editions, translators.

use super::view::View;
use crate::reference::label::Label;

/// Labels identifiers, addresses, days of access and bracketed remarks; gives the first token of the tail that they
/// form at the end of the entry.
pub fn from_the_end(view: &mut View<'_>, start: usize) -> usize {
    let mut end = view.len();
    for at in start..view.len() {
        if view.address(at) {
            let doi = view.word(at).starts_with("10.") || view.lower(at).contains("doi.org/");
            let (label, mut from) = (if doi { Label::Doi } else { Label::Url }, at);
            while from > start && announces_address(view, from - 1) {
                from -= 1;
            }
            view.force(from, at + 1, label);
            end = end.min(from);
            accessed(view, at + 1);
        } else if matches!(view.lower(at), "isbn" | "issn") {
            let last = (at + 1..view.len().min(at + 14))
                .take_while(|i| {
                    view.number(*i)
                        || view.dash(*i)
                        || matches!(view.word(*i), ":" | "X")
                        || view.lower(*i).starts_with('x')
                })
                .last();
            if let Some(last) = last {
                view.force(at, last + 1, Label::Isbn);
                end = end.min(at);
            }
        } else if matches!(view.lower(at), "arxiv" | "pmid" | "pmcid" | "pubmed")
            && matches!(view.word(at + 1), ":" | "." | "")
        {
            let last = (at + 1..view.len().min(at + 10))
                .take_while(|i| {
                    view.number(*i)
                        || matches!(view.word(*i), ":" | "." | "/" | "[" | "]")
                        || view.token(*i).is_some_and(|t| !t.spaced)
                })
                .last();
            if let Some(last) = last {
                view.force(at, last + 1, Label::Identifier);
                end = end.min(at);
            }
        }
    }
    let before = end;
    for at in start..before {
        if matches!(
            view.lower(at),
            "accessed" | "abgerufen" | "zugriff" | "consulté" | "retrieved" | "letzter" | "consultado"
        ) && !view.done(at)
            && at > start
        {
            let from = if view.word(at - 1) == "(" || view.word(at - 1) == "[" { at - 1 } else { at };
            if accessed(view, from) {
                end = end.min(from);
            }
        }
    }
    end
}

/// Whether a token is one of those that announce an address: `Available at:`, `URL`, `doi:`, `<`.
fn announces_address(view: &View<'_>, at: usize) -> bool {
    !view.done(at)
        && (matches!(view.word(at), ":" | "<" | "(" | "[" | "‹")
            || matches!(
                view.lower(at),
                "available"
                    | "at"
                    | "from"
                    | "url"
                    | "doi"
                    | "online"
                    | "retrieved"
                    | "accessible"
                    | "verfügbar"
                    | "unter"
                    | "disponible"
                    | "en"
                    | "sur"
                    | "see"
                    | "http"
                    | "https"
                    | "web"
                    | "link"
                    | "disponibile"
                    | "em"
                    | "disponível"
                    | "quelle"
                    | "internet"
            ) && view.word(at - at.min(1)) != "-")
        && match (view.lower(at), view.lower(at.saturating_sub(1))) {
            ("at", before) => matches!(before, "available" | "online" | "accessible"),
            ("from", before) => matches!(before, "available" | "retrieved" | "online" | ","),
            _ => true,
        }
}

/// Labels `(accessed 15 September 2021)` from `at`; `false` where nothing of the kind stands there.
fn accessed(view: &mut View<'_>, at: usize) -> bool {
    let limit = view.len().min(at + 14);
    let skip = (at..limit).find(|i| !matches!(view.word(*i), "(" | "[" | "," | "." | ";" | ">" | "–")).unwrap_or(at);
    let known = matches!(
        view.lower(skip),
        "accessed"
            | "retrieved"
            | "last"
            | "abgerufen"
            | "zugriff"
            | "consulté"
            | "letzter"
            | "visited"
            | "consultado"
            | "access"
            | "date"
            | "stand"
            | "zuletzt"
            | "download"
            | "viewed"
            | "consultato"
            | "acesso"
    );
    let Some(year) = (skip..limit).find(|i| view.year(*i)).filter(|_| known) else { return false };
    let end = if matches!(view.word(year + 1), ")" | "]") { year + 2 } else { year + 1 };
    // `Retrieved March 3, 2010, from`.
    view.force(at, end, Label::Accessed);
    true
}

/// Labels what stands between the title (or container) and the tail.
pub fn between(view: &mut View<'_>, start: usize) {
    let mut at = start;
    while at < view.len() {
        if view.done(at) {
            at += 1;
            continue;
        }
        let end = translators(view, at)
            .or_else(|| genre(view, at))
            .or_else(|| edition(view, at))
            .or_else(|| pages(view, at))
            .or_else(|| volume(view, at))
            .or_else(|| publisher(view, at));
        at = end.unwrap_or(at + 1).max(at + 1);
    }
}

/// End of the part that begins at `at`: the first stop, or token with a label.
fn part_end(view: &View<'_>, at: usize) -> usize {
    let limit = view.len().min(at + 160);
    (at..limit).find(|i| view.done(*i) || sentence_stop(view, *i) || *i > at && view.word(*i) == "(").unwrap_or(limit)
}

/// Whether a stop ends a sentence rather than an abbreviation.
pub fn sentence_stop(view: &View<'_>, at: usize) -> bool {
    if !matches!(view.word(at), "." | "?" | "!" | ";") {
        return false;
    }
    if matches!(view.word(at), "?" | "!" | ";") {
        return view.word(at) != "?" || view.capital(at + 1);
    }
    let before = if at > 0 { view.word(at - 1) } else { "" };
    let letters = before.chars().count();
    let abbreviation = letters == 1 && before.chars().all(char::is_uppercase)
        || matches!(
            before,
            "Vol"
                | "vol"
                | "No"
                | "no"
                | "pp"
                | "p"
                | "ed"
                | "eds"
                | "St"
                | "Dr"
                | "Mr"
                | "Mrs"
                | "vs"
                | "cf"
                | "Ch"
                | "ch"
                | "Jr"
                | "Sr"
                | "trans"
                | "Inc"
                | "Co"
                | "Ltd"
                | "Univ"
                | "Nr"
                | "Bd"
                | "Aufl"
                | "hrsg"
                | "Hrsg"
                | "u"
                | "z"
                | "ca"
                | "Rev"
                | "rev"
                | "Ph"
                | "Proc"
                | "Int"
                | "J"
                | "Diss"
                | "diss"
                | "etc"
                | "Prof"
                | "Am"
                | "Soc"
                | "Sci"
                | "Rep"
                | "Tech"
        );
    !abbreviation && view.token(at + 1).is_none_or(|t| t.spaced || view.sign(at + 1))
}

fn translators(view: &mut View<'_>, at: usize) -> Option<usize> {
    let opened = view.word(at) == "(";
    let first = if opened { at + 1 } else { at };
    let close = if opened { view.closing(at, 30) } else { None };
    let lower = view.lower(first);
    let leads = matches!(lower, "trans" | "translated" | "transl" | "übers" | "übersetzt" | "traduit" | "trad" | "tr")
        && (view.word(first + 1) == "." || matches!(view.lower(first + 1), "by" | "von" | "par"));
    let trails = close.is_some_and(|c| {
        (first..c)
            .any(|i| matches!(view.lower(i), "trans" | "transl" | "translator" | "translators" | "übers" | "trad"))
    });
    if leads && !opened {
        // Up to the stop that is not an initial's.
        let mut end = first + 2;
        while end < view.len()
            && !view.done(end)
            && !(sentence_stop(view, end) && end > first + 2)
            && view.word(end) != "("
        {
            end += 1;
        }
        view.set(at, end, Label::Translator);
        return Some(end);
    }
    if (leads || trails) && opened {
        let close = close?;
        view.set(at, close + 1, Label::Translator);
        return Some(close + 1);
    }
    None
}

fn edition(view: &mut View<'_>, at: usize) -> Option<usize> {
    let limit = view.len().min(at + 7);
    let word = (at..limit).find(|i| {
        matches!(
            view.lower(*i),
            "ed" | "edn"
                | "edition"
                | "aufl"
                | "auflage"
                | "éd"
                | "edición"
                | "edição"
                | "edizione"
                | "vols"
                | "volumes"
        )
    })?;
    let numbered = (at..word).any(|i| {
        view.number(i) && !view.year(i)
            || matches!(
                view.lower(i),
                "second"
                    | "third"
                    | "fourth"
                    | "fifth"
                    | "revised"
                    | "rev"
                    | "new"
                    | "first"
                    | "sixth"
                    | "expanded"
                    | "updated"
                    | "enlarged"
                    | "paperback"
            )
    });
    if !numbered || (at..word).any(|i| view.done(i) || matches!(view.word(i), ":" | ";")) {
        return None;
    }
    let mut end = word + 1;
    while matches!(view.word(end), "." | ")") {
        end += 1;
    }
    view.set(at, end, Label::Edition);
    Some(end)
}

/// Words that say what kind of work it is; `Name #50`, `Name No. 12` after a title are reports.
fn genre(view: &mut View<'_>, at: usize) -> Option<usize> {
    let mut from = at;
    while view.sign(from) && !view.done(from) && view.word(from) != "#" {
        from += 1;
    }
    let end = part_end(view, from);
    let closing = view.closing(at, 24);
    let end = closing.map_or(end, |c| c);
    let named = (from..end).find(|i| {
        matches!(
            view.lower(*i),
            "thesis"
                | "dissertation"
                | "diss"
                | "manuscript"
                | "unpublished"
                | "habilitation"
                | "magisterarbeit"
                | "diplomarbeit"
                | "thèse"
                | "tesis"
                | "typescript"
                | "mimeo"
                | "dissertação"
                | "tese"
                | "manuskript"
        ) || matches!(
            view.lower(*i),
            "paper" | "report" | "series" | "memo" | "brief" | "bericht" | "arbeitspapier" | "rapport"
        ) && (from..end).any(|j| view.number(j) && !view.year(j))
            || view.word(*i) == "#" && view.number(i + 1)
    })?;
    // `Unpublished PhD thesis, New York University`: the body after the comma.
    let comma = (named..end).find(|i| view.word(*i) == ",");
    let degree = matches!(
        view.lower(named),
        "thesis"
            | "dissertation"
            | "diss"
            | "manuscript"
            | "unpublished"
            | "habilitation"
            | "thèse"
            | "tesis"
            | "typescript"
            | "magisterarbeit"
            | "diplomarbeit"
            | "mimeo"
            | "dissertação"
            | "tese"
            | "manuskript"
    );
    let split = comma.filter(|_| degree).unwrap_or(end);
    let last = if closing.is_some() { end + 1 } else { end };
    if split < end {
        view.set(at, split, Label::Genre);
        let place = (split + 1..end).rev().find(|i| view.word(*i) == ":");
        match place {
            Some(colon) => {
                view.set(split, colon, Label::Location);
                view.set(colon, end, Label::Publisher);
            }
            None => view.set(split, end, Label::Publisher),
        }
        view.set(end, last, Label::Publisher);
    } else {
        view.set(at, last, Label::Genre);
        // `PhD diss., University of X` and `PhD thesis. University of X.`
        let mut next = last;
        while matches!(view.word(next), "." | ",") {
            next += 1;
        }
        if degree && !view.done(next) && view.capital(next) {
            let stop = part_end(view, next);
            view.set(last, stop, Label::Publisher);
            return Some(stop);
        }
    }
    Some(last)
}

fn pages(view: &mut View<'_>, at: usize) -> Option<usize> {
    let page_word = |w: &str| matches!(w, "pp" | "p" | "s" | "pages" | "page" | "seiten" | "pág" | "págs");
    let mut from = at;
    while matches!(view.word(from), "," | ":" | "." | ";" | "(") {
        from += 1;
    }
    let marked = page_word(view.lower(from)) && (view.word(from + 1) == "." || view.number(from + 1));
    let mut first = from;
    if marked {
        first += 1;
        if view.word(first) == "." {
            first += 1;
        }
    }
    let pagelike = |i: usize| {
        view.number(i)
            || view.is_word(i)
                && view.word(i).len() <= 7
                && view
                    .lower(i)
                    .chars()
                    .all(|c| matches!(c, 'i' | 'v' | 'x' | 'l' | 'c' | 'e' | 's') || c.is_ascii_digit())
    };
    let range = pagelike(first) && view.dash(first + 1) && pagelike(first + 2);
    let after_colon = (at..from).any(|i| view.word(i) == ":") && view.number(first);
    if !(marked && pagelike(first)
        || range && !view.year(first)
        || range && after_colon
        || after_colon && !view.year(first))
    {
        return None;
    }
    let mut end = if range { first + 3 } else { first + 1 };
    while view.word(end) == "," && pagelike(end + 1) && view.number(end + 1) {
        end += if view.dash(end + 2) { 4 } else { 2 };
    }
    if view.word(end) == "f" || view.word(end) == "ff" {
        end += 1;
    }
    view.set(at, end, Label::Pages);
    Some(end)
}

/// `46`, `46(1)`, `vol. 46, no. 1`, where a container stands before.
fn volume(view: &mut View<'_>, at: usize) -> Option<usize> {
    let mut from = at;
    while matches!(view.word(from), "," | "." | "(") {
        from += 1;
    }
    let marked = matches!(
        view.lower(from),
        "vol"
            | "vols"
            | "volume"
            | "bd"
            | "jg"
            | "band"
            | "tome"
            | "t"
            | "no"
            | "nr"
            | "n"
            | "issue"
            | "heft"
            | "h"
            | "number"
    );
    let issue_first = matches!(view.lower(from), "no" | "nr" | "n" | "issue" | "heft" | "h" | "number");
    let mut first = from;
    if marked {
        first += 1;
        while matches!(view.word(first), "." | "°") {
            first += 1;
        }
    }
    let roman = |w: &str| !w.is_empty() && w.len() <= 6 && w.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'));
    let found = view.number(first) || marked && roman(view.word(first));
    if !found
        || !marked
            && (!view.has(Label::ContainerTitle)
                || view.year(first) && view.word(first + 1) != "("
                || view.has(Label::Volume))
    {
        return None;
    }
    let mut end = first + 1;
    if view.dash(end) && view.number(end + 1) || view.word(end) == "/" && view.number(end + 1) {
        end += 2;
    }
    view.set(at, end, if issue_first { Label::Issue } else { Label::Volume });
    if !issue_first
        && view.word(end) == "("
        && let Some(close) = view.closing(end, 12).filter(|c| !(end + 1..*c).all(|i| view.year(i)))
    {
        view.set(end, close + 1, Label::Issue);
        end = close + 1;
    }
    Some(end)
}

/// `City, ST: Publisher`, `Publisher, City`, `Publisher`.
fn publisher(view: &mut View<'_>, at: usize) -> Option<usize> {
    let mut from = at;
    while view.sign(from) && !view.done(from) && !matches!(view.word(from), "(" | "[") {
        from += 1;
    }
    if matches!(view.word(from), "(" | "[") {
        from += 1;
    }
    if view.done(from) || !view.capital(from) && !matches!(view.lower(from), "de" | "the" | "van") {
        return None;
    }
    let mut end = from;
    let mut colon = None;
    while end < view.len() && !view.done(end) {
        if view.word(end) == ":" && colon.is_none() && !view.number(end + 1) {
            colon = Some(end);
        } else if end > from
            && (sentence_stop(view, end)
                || matches!(view.word(end), ")" | "]")
                || view.number(end) && !view.capital(end) && view.word(end - 1) != "of")
            || view.word(end) == ","
                && (matches!(view.lower(end + 1), "pp" | "p" | "s" | "vol" | "no") || view.year(end + 1))
        {
            break;
        }
        end += 1;
    }
    let chapter = view.has(Label::ContainerTitle)
        && !view.has(Label::Editor)
        && !view.has(Label::ContainerAuthor)
        && view.has(Label::Volume);
    match colon {
        Some(colon) => {
            view.set(at, colon, Label::Location);
            view.set(colon, end, Label::Publisher);
        }
        None if chapter => view.set(at, end, Label::Note),
        None => {
            // `Routledge, London`: a short last part after a comma, where the first names a house.
            let comma = (from..end).rev().find(|i| view.word(*i) == ",");
            let house = (from..end).any(|i| {
                matches!(
                    view.lower(i),
                    "press"
                        | "verlag"
                        | "university"
                        | "books"
                        | "publishing"
                        | "publishers"
                        | "publications"
                        | "éditions"
                        | "ediciones"
                        | "editore"
                        | "routledge"
                        | "springer"
                        | "wiley"
                        | "elsevier"
                        | "sage"
                        | "blackwell"
                        | "macmillan"
                )
            });
            match comma.filter(|c| house && end - c <= 4) {
                Some(comma) => {
                    view.set(at, comma, Label::Publisher);
                    view.set(comma, end, Label::Location);
                }
                None => view.set(at, end, Label::Publisher),
            }
        }
    }
    Some(end)
}
