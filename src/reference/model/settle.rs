//! One convention for labels, whatever the corpus tags.
//!
//! Takes labels as a corpus has them, with gaps; gives for each token the set of labels that it may have. The convention:
//! a closing sign belongs to what stands before it, an opening bracket or quotation mark to what follows; `vol.`, `pp.`,
//! `(eds)`, `Available at` belong to their field; `In` belongs to nothing; volume and issue are parted; a year inside a
//! volume field is a date.

use super::glance::{Glance, form, glances};
use super::lexicon::{self, Classes};
use crate::reference::{Label, Tokens};

use Label::*;

/// The labels that each token may have, as bits by [`Label::index`]. `titles_mixed` says that the title field may hold
/// the container's title too.
pub fn settle(tokens: &Tokens, mut labels: Vec<Option<Label>>, titles_mixed: bool) -> Vec<u32> {
    let list = glances(tokens);
    fill_gaps(&list, &mut labels);
    let mut labels: Vec<Label> = labels.into_iter().map(|label| label.unwrap_or(Other)).collect();
    split_titles(tokens, &list, &mut labels);
    split_volumes(tokens, &list, &mut labels);
    lead_ins(tokens, &list, &mut labels);
    series_tagged_as_editions(tokens, &list, &mut labels);
    country_of_journal(tokens, &list, &mut labels);
    notes(tokens, &list, &mut labels);
    signs(&list, &mut labels);
    let mut allowed: Vec<u32> = labels.iter().map(|label| 1 << label.index()).collect();
    if titles_mixed && !labels.contains(&ContainerTitle) {
        let either = 1 << Title.index() | 1 << ContainerTitle.index();
        for bits in allowed.iter_mut().filter(|bits| **bits == 1 << Title.index()) {
            *bits = either;
        }
    }
    allowed
}

/// Runs of one label: (start, end, label).
pub fn runs(labels: &[Label]) -> Vec<(usize, usize, Label)> {
    let mut list: Vec<(usize, usize, Label)> = Vec::new();
    for (t, label) in labels.iter().enumerate() {
        match list.last_mut() {
            Some((_, end, last)) if last == label => *end = t + 1,
            _ => list.push((t, t + 1, *label)),
        }
    }
    list
}

fn fill_gaps(list: &[Glance], labels: &mut [Option<Label>]) {
    let n = labels.len();
    let mut t = 0;
    while t < n {
        if labels[t].is_some_and(|label| label != Other) {
            t += 1;
            continue;
        }
        let start = t;
        while t < n && labels[t].is_none_or(|label| label == Other) {
            t += 1;
        }
        let before = start.checked_sub(1).and_then(|i| labels[i]);
        let after = labels.get(t).copied().flatten();
        for i in start..t {
            let label = match i.checked_sub(1).filter(|_| i > start && list[i].is_sign() && !list[i].opens()) {
                Some(previous) => labels[previous].unwrap_or(Other),
                None => gap_label(list, i, start, t, before, after),
            };
            labels[i] = Some(label);
        }
    }
}

/// What an untagged token between two fields is.
fn gap_label(
    list: &[Glance],
    i: usize,
    start: usize,
    end: usize,
    before: Option<Label>,
    after: Option<Label>,
) -> Label {
    let glance = &list[i];
    let either = |label: Label| before == Some(label) || after == Some(label);
    let words = list[start..end].iter().filter(|g| !g.is_sign()).count();
    let is = |class: Classes| glance.classes & class != 0;
    if glance.is_sign() {
        return match after {
            Some(after) if words == 0 && (glance.opens() || glance.form == form::AMPERSAND) => after,
            // An opening bracket before a keyword goes with the keyword.
            _ if glance.opens() && i + 1 < end && !list[i + 1].is_sign() => {
                gap_label(list, i + 1, i + 1, end, before, after)
            }
            _ if glance.opens() => after.unwrap_or(Other),
            _ => before.or(after).unwrap_or(Other),
        };
    }
    if before == after
        && before.is_some_and(|label| {
            matches!(label, Author | Editor | Title | ContainerTitle | Pages | Date | Translator | Location | Publisher)
        })
        && words <= 2
        && !is(lexicon::IN)
    {
        return before.unwrap_or(Other);
    }
    let fields: [(Classes, &[Label]); 8] = [
        (lexicon::PAGES, &[Pages]),
        (lexicon::EDITOR, &[Editor, ContainerAuthor]),
        (lexicon::VOLUME, &[Volume]),
        (lexicon::ISSUE, &[Issue, Volume]),
        (lexicon::TRANSLATOR, &[Translator]),
        (lexicon::IDENTIFIER, &[Doi, Isbn, Identifier]),
        (lexicon::ONLINE, &[Url, Doi]),
        (lexicon::AND, &[Author, Editor]),
    ];
    for (class, candidates) in fields {
        if let Some(label) = candidates.iter().find(|label| is(class) && either(**label)) {
            return *label;
        }
    }
    if is(lexicon::EDITION) && either(Edition) {
        return Edition;
    }
    Other
}

/// `(Civiltà veneziana. Saggi, 16)`: one corpus tags what stands between title and imprint as the edition, and most of it
/// names a series.
fn series_tagged_as_editions(tokens: &Tokens, list: &[Glance], labels: &mut [Label]) {
    #[rustfmt::skip]
    const OF_AN_EDITION: [&str; 35] = [
        "ed", "ediz", "edizione", "edition", "edn", "édition", "éd", "aufl", "auflage", "rist", "ristampa", "anast", "anastatica",
        "repr", "reprint", "vol", "voll", "voi", "tom", "tomo", "t", "tt", "parte", "part", "libro", "trad", "traduzione", "tesi",
        "anno", "a", "fasc", "fase", "ser", "serie", "n",
    ];
    for (start, end, label) in runs(labels) {
        if label != Edition {
            continue;
        }
        let words = (start..end).filter(|&t| !list[t].is_sign());
        let of_an_edition = words.clone().any(|t| {
            list[t].classes & (lexicon::EDITION | lexicon::VOLUME | lexicon::TRANSLATOR | lexicon::PAGES) != 0
                || OF_AN_EDITION.contains(&tokens.word(t).to_lowercase().as_str())
        });
        let names =
            words.filter(|&t| list[t].is_capital() && tokens.word(t).chars().filter(|c| c.is_lowercase()).count() > 2);
        let set_apart = list[start].opens() || tokens.word(start).starts_with("coll");
        if !of_an_edition && names.count() >= if set_apart { 1 } else { 2 } {
            labels[start..end].fill(CollectionTitle);
        }
    }
}

/// `Title, in Container`; `“Title”, Container` where both are tagged as title.
fn split_titles(tokens: &Tokens, list: &[Glance], labels: &mut [Label]) {
    let runs = runs(labels);
    let has_container = labels.contains(&ContainerTitle);
    for (at, (start, end, label)) in runs.iter().copied().enumerate() {
        if label != Title {
            continue;
        }
        let previous = at.checked_sub(1).map(|i| runs[i]);
        let title_before = runs[..at].iter().any(|(_, _, label)| *label == Title);
        let after_in = previous
            .is_some_and(|(s, e, label)| label == Other && list[s..e].iter().any(|g| g.classes & lexicon::IN != 0));
        let after_editor = previous.is_some_and(|(_, _, label)| matches!(label, Editor | ContainerAuthor));
        if title_before && (after_in || after_editor) && !has_container {
            labels[start..end].fill(ContainerTitle);
            continue;
        }
        if has_container || title_before {
            continue;
        }
        let split = (start + 2..end.saturating_sub(1)).find(|&t| {
            let is_in = matches!(tokens.word(t), "in" | "In" | "dans" | "IN");
            let begins =
                list.get(t + 1).is_some_and(|g| g.is_capital() || matches!(g.form, form::OPEN_QUOTE | form::COLON));
            is_in && begins && matches!(list[t - 1].form, form::COMMA | form::CLOSE_QUOTE | form::STOP)
        });
        if let Some(t) = split {
            labels[t] = Other;
            let from = if list.get(t + 1).is_some_and(|g| g.form == form::COLON) { t + 2 } else { t + 1 };
            labels[t..from.min(end)].fill(Other);
            labels[from.min(end)..end].fill(ContainerTitle);
            continue;
        }
        // “Title”, Container: the first token is an opening quote and words follow the closing one.
        if list[start].form == form::OPEN_QUOTE {
            let close = (start + 1..end).find(|&t| list[t].form == form::CLOSE_QUOTE);
            if let Some(close) = close {
                let rest = close + 1;
                if (rest..end).filter(|&t| !list[t].is_sign()).count() >= 2 || (rest..end).any(|t| list[t].is_capital())
                {
                    labels[rest..end].fill(ContainerTitle);
                }
            }
        }
    }
}

/// Volume fields that hold an issue, a year or pages.
fn split_volumes(tokens: &Tokens, list: &[Glance], labels: &mut [Label]) {
    let has_date = labels.contains(&Date);
    let has_issue = labels.contains(&Issue);
    for (start, end, label) in runs(labels) {
        if label != Volume {
            continue;
        }
        let mut part = Volume;
        let mut numbers = 0;
        for t in start..end {
            let glance = &list[t];
            let bracket = t > start && matches!(list[t - 1].form, form::OPEN | form::OPEN_SQUARE);
            let month =
                glance.classes & lexicon::MONTH != 0 && glance.form != form::INITIAL && tokens.word(t).len() > 2;
            if (glance.is_year() && (bracket || !has_date)) || month {
                labels[t] = Date;
                if bracket {
                    labels[t - 1] = Date;
                }
                continue;
            }
            if glance.is_sign() {
                let next_number = list.get(t + 1).is_some_and(Glance::is_number) && t + 1 < end;
                match glance.form {
                    form::OPEN if numbers > 0 && !has_issue => part = Issue,
                    form::STOP | form::SLASH | form::COMMA
                        if numbers == 1 && next_number && part == Volume && !has_issue =>
                    {
                        labels[t] = Volume;
                        if !list.get(t + 1).is_some_and(Glance::is_year) {
                            part = Issue;
                        }
                        continue;
                    }
                    form::COLON if numbers > 0 && next_number => {
                        labels[t] = part;
                        part = if t + 2 < end && list[t + 2].form == form::DASH { Pages } else { Issue };
                        continue;
                    }
                    _ => {}
                }
                labels[t] = part;
                continue;
            }
            if glance.classes & lexicon::ISSUE != 0 && glance.classes & lexicon::VOLUME == 0 && tokens.word(t).len() > 1
                || tokens.word(t) == "n"
            {
                part = Issue;
            }
            if glance.is_number() || glance.form == form::ROMAN {
                numbers += 1;
            }
            labels[t] = part;
        }
    }
}

/// `Proc Natl Acad Sci USA 97`: the country in a journal's name is no place of publication.
fn country_of_journal(tokens: &Tokens, list: &[Glance], labels: &mut [Label]) {
    let runs = runs(labels);
    for pair in runs.windows(2) {
        let [(start, end, ContainerTitle), (from, to, Location)] = *pair else { continue };
        let parted = list[start..end].last().is_none_or(|g| matches!(g.form, form::COMMA | form::COLON));
        let country: String = (from..to).map(|t| tokens.word(t)).filter(|w| *w != "." && *w != ",").collect();
        let number = list.get(to).is_some_and(Glance::is_number);
        if !parted && number && matches!(country.as_str(), "USA" | "US") {
            labels[from..to].fill(ContainerTitle);
        }
    }
}

/// `In` before editors and containers; `a cura di`, `hrsg. von` tagged as author.
fn lead_ins(tokens: &Tokens, list: &[Glance], labels: &mut [Label]) {
    for (start, end, label) in runs(labels) {
        match label {
            Editor | ContainerTitle | ContainerAuthor | Title | CollectionTitle => {
                let mut t = start;
                let signs_first = (start..end)
                    .take_while(|&t| matches!(list[t].form, form::COMMA | form::STOP | form::COLON))
                    .count();
                t += signs_first;
                let word = tokens.word(t);
                let is_in = matches!(word, "In" | "in" | "IN" | "dans" | "Dans" | "en" | "En" | "In.");
                let colon = list.get(t + 1).is_some_and(|g| g.form == form::COLON);
                let title_in = label == Title && !(start > 0 && colon);
                if is_in && t + 1 < end && !title_in && (colon || !matches!(word, "en" | "En")) && start > 0 {
                    labels[start..=t].fill(Other);
                    if colon {
                        labels[t + 1] = Other;
                    }
                }
            }
            Author if start > 0 => {
                let head: String = tokens.slice(start, (start + 4).min(end)).to_lowercase();
                let edits = [
                    "a cura",
                    "a c.",
                    "ed. by",
                    "edited by",
                    "hrsg",
                    "herausgegeben",
                    "sous la dir",
                    "(a cura",
                    "éd.",
                    "par les soins",
                    "cur.",
                ];
                if edits.iter().any(|lead| head.starts_with(lead)) {
                    labels[start..end].fill(Editor);
                }
            }
            _ => {}
        }
    }
}

/// Notes and other leftovers that are access dates or lead to an address.
fn notes(tokens: &Tokens, list: &[Glance], labels: &mut [Label]) {
    let all = runs(labels);
    for (at, (start, end, label)) in all.iter().copied().enumerate() {
        if !matches!(label, Note | Other | Url | Accessed) {
            continue;
        }
        let accessed =
            (start..end).any(|t| list[t].classes & lexicon::ACCESSED != 0 && list[t].form != form::SHORT_CAPITALS);
        let dated = (start..end).any(|t| list[t].is_number());
        let next_url = all.get(at + 1).is_some_and(|(_, _, label)| matches!(label, Url | Doi));
        if label == Url {
            // `Retrieved from http://…` stays an address; what follows it is the day.
            let address = (start..end).find(|&t| list[t].form == form::ADDRESS);
            if let Some(after) = address.map(|address| address + 1)
                && (after..end).any(|t| list[t].is_number())
                && (after..end).any(|t| list[t].classes & lexicon::ACCESSED != 0)
            {
                labels[after..end].fill(Accessed);
            }
        } else if accessed && dated {
            labels[start..end].fill(Accessed);
        } else if next_url
            && end - start <= 5
            && (start..end).any(|t| list[t].classes & (lexicon::ONLINE | lexicon::ACCESSED) != 0)
        {
            labels[start..end].fill(Url);
        } else if label == Note && (start..end).any(|t| tokens.word(t).eq_ignore_ascii_case("arxiv")) {
            labels[start..end].fill(Identifier);
        }
    }
}

/// Opening signs go with what follows, closing ones with what stands before.
fn signs(list: &[Glance], labels: &mut [Label]) {
    for t in (0..labels.len().saturating_sub(1)).rev() {
        if matches!(list[t].form, form::OPEN | form::OPEN_SQUARE | form::OPEN_QUOTE) {
            labels[t] = labels[t + 1];
        }
    }
    for t in 1..labels.len() {
        let closing = list[t].is_sign()
            && !matches!(
                list[t].form,
                form::OPEN | form::OPEN_SQUARE | form::OPEN_QUOTE | form::AMPERSAND | form::LONG_DASH
            );
        if closing {
            labels[t] = labels[t - 1];
        }
    }
}
