//! The title and what holds the work: journal, or book with its editors.

use super::head::Head;
use super::tail::sentence_stop;
use super::view::View;
use crate::reference::label::Label;

/// Labels the title that begins after the head; gives the first token after it.
pub fn title(view: &mut View<'_>, head: &Head, end: usize) -> usize {
    let mut start = head.after;
    while start < end && matches!(view.word(start), "." | "," | ":" | ";" | "-" | "–" | "—") {
        start += 1;
    }
    view.set(head.after, start, if head.dated { Label::Date } else { Label::Author });
    let quoted =
        if matches!(view.word(start), "“" | "«" | "„" | "\"" | "‘") { view.closing(start, 200) } else { None };
    let after = match quoted.filter(|close| *close < end) {
        Some(close) => {
            // A comma or stop inside the marks ends the title; words right after them belong to it.
            let inner_stop = matches!(view.word(close - 1), "." | "," | "?" | "!");
            if inner_stop || !view.is_word(close + 1) || view.italic(close + 1) || view.lower(close + 1) == "in" {
                close + 1
            } else {
                plain_end(view, start, end)
            }
        }
        None if view.italic(start) => italic_end(view, start, end),
        None => plain_end(view, start, end),
    };
    let after = after.clamp(start, end.max(start));
    // `…, Vol. I` at the end of a title is the volume's number, not its name.
    let volume = (start..after).rev().take(5).find(|at| {
        matches!(view.lower(*at), "vol" | "volume" | "bd" | "band")
            && *at > start
            && view.word(at - 1) == ","
            && after - at <= 4
    });
    match volume {
        Some(at) => {
            view.set(start, at - 1, Label::Title);
            view.set(at - 1, after, Label::Volume);
        }
        None => view.set(start, after, Label::Title),
    }
    after
}

/// An italic title ends with its italics; a stop or comma inside them does not.
fn italic_end(view: &View<'_>, start: usize, end: usize) -> usize {
    let mut at = start;
    let mut last = start + 1;
    while at < end {
        if view.italic(at) {
            last = at + 1;
        } else if !(view.sign(at) && !sentence_stop(view, at) && view.italic(at + 1))
            && !(view.is_word(at) && view.italic(at + 1) && at > start && view.italic(at - 1))
        {
            break;
        }
        at += 1;
    }
    last
}

/// A title without italics or quotation marks ends before the container's italics, before `In`, or at a stop.
fn plain_end(view: &View<'_>, start: usize, end: usize) -> usize {
    let italic = (start..end).find(|at| view.italic(*at));
    let announced = (start + 1..end).find(|at| {
        matches!(view.word(*at), "In" | "IN" | "in" | "Dans" | "dans" | "Em" | "En")
            && (view.word(at + 1) == ":"
                || matches!(view.word(at - 1), "." | "?" | "!" | "”" | "," | "»") && view.word(*at) != "in"
                || view.word(at - 1) == "," && view.word(*at) == "in" && view.capital(at + 1)
                || view.italic(at + 1) && view.word(at - 1) == ",")
    });
    if let Some(at) = announced.filter(|at| italic.is_none_or(|i| *at < i)) {
        return at;
    }
    if let Some(at) = italic {
        // Italics inside a title (a species, a book's name) do not end it unless a stop or comma stands before them.
        if at > start && matches!(view.word(at - 1), "." | "," | "?" | "!" | "”" | "’" | "\"" | ";" | ":" | "»" | "…")
            || view.lower(at.saturating_sub(1)) == "in"
        {
            let from = if view.lower(at - 1) == "in" && view.word(at - 1) != "In" { at - 1 } else { at };
            return from;
        }
    }
    let mut at = start;
    while at < end {
        if sentence_stop(view, at) && at > start {
            let question = matches!(view.word(at), "?" | "!");
            let next = view.word(at + 1);
            // `(?)`, `"…?" and` go on.
            if !(question && matches!(next, ")" | "," | ":" | "”"))
                && (view.capital(at + 1) || view.sign(at + 1) || view.number(at + 1) || at + 1 >= end)
            {
                return at + 1;
            }
        }
        if view.word(at) == "(" && at > start + 1 && edition_or_remark(view, at) {
            return at;
        }
        at += 1;
    }
    end
}

/// Whether a bracket holds an edition or editors rather than words of the title.
fn edition_or_remark(view: &View<'_>, at: usize) -> bool {
    let Some(close) = view.closing(at, 16) else { return false };
    (at + 1..close).any(|i| {
        matches!(view.lower(i), "ed" | "edn" | "edition" | "aufl" | "auflage" | "eds" | "hrsg" | "trans" | "pp")
            || matches!(view.lower(i), "report" | "vol" | "no") && i == at + 1
    })
}

/// Labels the container that follows the title, with its editors or author.
pub fn container(view: &mut View<'_>, start: usize, end: usize) {
    let mut at = start;
    while at < end && (view.sign(at) && !matches!(view.word(at), "(" | "[" | "“" | "«" | "„")) {
        at += 1;
    }
    let announced = matches!(view.word(at), "In" | "IN" | "in" | "Dans" | "dans" | "Em" | "En") && !view.italic(at);
    if announced {
        let mut first = at + 1;
        while matches!(view.word(first), ":" | ",") {
            first += 1;
        }
        view.set(start, first, Label::Other);
        chapter(view, first, end);
    } else if view.italic(at) && at > start.saturating_sub(1) && !view.italic(start.saturating_sub(1)) {
        let after = italic_end(view, at, end);
        view.set(start, at, Label::Title);
        view.set(at, after, Label::ContainerTitle);
    } else if view.is_word(at) && view.capital(at) && !view.italic(start.saturating_sub(1)) {
        // After an italic title stands no journal. Without italics: a name followed by a volume or pages is a journal.
        if let Some(stop) = journal_end(view, at, end) {
            view.set(at, stop, Label::ContainerTitle);
        }
    }
}

/// `In: Meyer, M.H. (ed.) Care Work`, `In Care Work, edited by M. Meyer`, `In: Illouz, Eva, Emotions`.
fn chapter(view: &mut View<'_>, first: usize, end: usize) {
    let marker = (first..end.min(first + 120)).find(|at| {
        matches!(
            view.lower(*at),
            "ed" | "eds"
                | "hrsg"
                | "hg"
                | "editor"
                | "editors"
                | "org"
                | "orgs"
                | "coord"
                | "coords"
                | "dir"
                | "éd"
                | "éds"
        ) && (matches!(view.word(at - 1), "(" | "[" | ",") || matches!(view.word(at + 1), "." | ")"))
    });
    let italic = (first..end).find(|at| view.italic(*at));
    if let Some(marker) = marker.filter(|m| italic.is_none_or(|i| *m < i)) {
        let mut after = marker + 1;
        while matches!(view.word(after), "." | ")" | "]" | "," | ":") && after < end {
            after += 1;
        }
        view.set(first, after, Label::Editor);
        book(view, after, end);
        return;
    }
    // `Editor and Editor, *Title*`: names before italics, without a word for what they did.
    if let Some(at) = italic.filter(|at| *at > first + 1) {
        let own = view.has(Label::Author) && same_name(view, first);
        view.set(first, at, if own { Label::ContainerAuthor } else { Label::Editor });
        book(view, at, end);
        return;
    }
    if same_name(view, first) {
        // `In: Own, Name, Title` without italics: family and given name, then the title.
        let commas: Vec<usize> = (first..end.min(first + 12)).filter(|at| view.word(*at) == ",").collect();
        if let Some(second) = commas.get(1).or(commas.first()) {
            view.set(first, second + 1, Label::ContainerAuthor);
            book(view, second + 1, end);
            return;
        }
    }
    book(view, first, end);
}

/// Whether the words at `first` are the author's own name.
fn same_name(view: &View<'_>, first: usize) -> bool {
    view.is_word(first)
        && view.capital(first)
        && view.word(first + 1) == ","
        && (0..first.min(12)).any(|at| view.word(at) == view.word(first) && view.word(at + 1) == ",")
}

/// A book's title up to its stop; then editors, pages, edition in brackets.
fn book(view: &mut View<'_>, first: usize, end: usize) {
    let stop = if view.italic(first) {
        italic_end(view, first, end)
    } else {
        (first..end)
            .find(|at| {
                *at > first
                    && (sentence_stop(view, *at)
                        || view.word(*at) == "(" && (edition_or_remark(view, *at) || view.number(at + 1))
                        || view.word(*at) == ","
                            && matches!(
                                view.lower(at + 1),
                                "edited"
                                    | "ed"
                                    | "hrsg"
                                    | "herausgegeben"
                                    | "pp"
                                    | "p"
                                    | "vol"
                                    | "s"
                                    | "eds"
                                    | "hg"
                                    | "edn"
                            ))
            })
            .unwrap_or(end)
    };
    view.set(first, stop, Label::ContainerTitle);
    let mut at = stop;
    while matches!(view.word(at), "," | "." | "(") && at < end {
        at += 1;
    }
    if matches!(view.lower(at), "edited" | "ed" | "eds" | "hrsg" | "herausgegeben" | "hg") {
        let close = (at + 1..end)
            .find(|i| {
                sentence_stop(view, *i) && view.word(i.saturating_sub(1)).chars().count() > 2
                    || view.word(*i) == ")"
                    || view.word(*i) == "," && (view.number(i + 1) || view.lower(i + 1) == "pp")
                    || view.word(*i) == "("
            })
            .unwrap_or(end);
        view.set(stop, close, Label::Editor);
    }
}

/// Where a journal's name ends, if what follows is a volume or pages.
fn journal_end(view: &View<'_>, start: usize, end: usize) -> Option<usize> {
    let mut at = start;
    while at < end && at < start + 24 {
        if view.number(at) && !view.year(at)
            || matches!(view.lower(at), "vol" | "volume" | "jg" | "bd") && view.word(at + 1) == "."
        {
            let numbered = view.number(at);
            let located =
                !numbered || matches!(view.word(at + 1), "(" | ":" | "," | ";" | "." | "/") || view.dash(at + 1);
            return (at > start && located && !matches!(view.lower(at - 1), "#" | "no" | ".")).then_some(at);
        }
        if view.word(at) == ":" || sentence_stop(view, at) && at > start {
            let next = at + 1;
            return (view.word(at) != ":" && view.number(next) && !view.year(next)).then_some(at);
        }
        at += 1;
    }
    None
}
