//! References of a text without a list: each work is given in full in the note that cites it first.
//!
//! Takes the notes; gives the works that they name in full, each once. A note is cut at its sentences and at the semicolons
//! between works; words that lead to a work (`See also`) and those on who else quotes it are left out. In full is what has
//! names, a title and a year; short forms and *ibid.* are citations, and are none of this module's.

use std::collections::BTreeSet;

use super::label::Label;
use super::{Labeller, Reference, Tokens, assemble, key_of, list, reference};
use crate::document::{is_particle, sentence};
use crate::record::{EntryType, Field, Name, Names, Value, free_key};
use crate::text::{Span, fold};

/// Whether these notes cite works, as notes with *ibid.* and short forms do; those of a numbered list of references are
/// full references, all of them.
pub fn cite(text: &str, notes: &[Span]) -> bool {
    let back = |note: &&Span| {
        let words = fold(note.of(text));
        ["ibid", "ebd", "ebenda", "ebda", "op cit", "a a o", "loc cit", "cit"].iter().any(|sign| {
            words.strip_prefix(sign).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
                || words.contains(&format!(" {sign} "))
        })
    };
    let undated = |note: &&Span| !note.of(text).as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit));
    let (back, undated) = (notes.iter().filter(back).count(), notes.iter().filter(undated).count());
    back * 12 >= notes.len().max(12) || undated * 5 >= notes.len() && notes.len() >= 4
}

/// The works that `notes` of `text` name in full, in the order in which they come.
pub fn references(labeller: &dyn Labeller, text: &str, notes: &[Span]) -> Vec<Reference> {
    let mut references: Vec<Reference> = Vec::new();
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut last: Option<Names> = None;
    for (mut read, same) in notes.iter().flat_map(|note| works(labeller, text, *note)) {
        without_cited_page(&mut read);
        if let Some(before) = last.as_ref().filter(|_| same) {
            read.record.set_names(Field::Author, before.clone());
        }
        complete(&mut read, &references);
        last = [Field::Author, Field::Editor].into_iter().find_map(|field| read.record.names(field).cloned());
        if references.iter().any(|before| same_work(before, &read)) {
            continue;
        }
        read.index = references.len();
        let base = key_of(&read);
        read.record.key = free_key(&base, |key| used.contains(key));
        used.insert(read.record.key.clone());
        references.push(read);
    }
    references
}

/// The works that a note names in full, and of which it says that they are by the author before.
fn works(labeller: &dyn Labeller, text: &str, note: Span) -> Vec<(Reference, bool)> {
    clauses(text, note).into_iter().flat_map(|clause| works_of_a_clause(labeller, text, clause)).collect()
}

fn works_of_a_clause(labeller: &dyn Labeller, text: &str, clause: Span) -> Vec<(Reference, bool)> {
    /// Sentences that one reference may look like: `Kocka, Sozialgeschichte. Begriff – Probleme, 2. Aufl. …`
    const MOST: usize = 3;
    let read = |span: Span| -> Vec<(Reference, bool)> {
        parts(text, span).into_iter().filter_map(|part| work(labeller, text, part)).collect()
    };
    let sentences = sentences(text, clause);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&sentence) = sentences.get(at) {
        at += 1;
        let own = read(sentence);
        if !own.is_empty() {
            found.extend(own);
            continue;
        }
        // `Annales. Histoire`, `Kompendium Kulturgeschichte. Theorien`: what looks like the end of a sentence may be none. Where
        // the first begins as an author and title do, what follows is no work of its own.
        let words = sentence.of(text);
        let begun = begins_with_a_name(led(text, sentence, words).map_or(words, |(span, _)| span.of(text)));
        let begun = begun && !words.split(' ').any(has_year);
        for more in 0..MOST - 1 {
            let Some(&next) = sentences.get(at + more) else { break };
            if !begun && (more > 0 || !read(next).is_empty()) {
                break;
            }
            let joined = read(Span::new(sentence.start, next.end));
            if !joined.is_empty() {
                at += more + 1;
                found.extend(joined);
                break;
            }
        }
    }
    found
}

/// Sentences of a note; none ends inside quotation marks or between the marks of italics.
fn sentences(text: &str, note: Span) -> Vec<Span> {
    let mut sentences: Vec<Span> = Vec::new();
    for span in sentence::split(note.of(text), note.start) {
        let open = |before: &Span| {
            let count = |signs: &[char]| before.of(text).chars().filter(|c| signs.contains(c)).count();
            count(&['*']) % 2 == 1 || count(&['"']) % 2 == 1 || count(&['“', '«']) > count(&['”', '»'])
        };
        match sentences.last_mut().filter(|before| open(before)) {
            Some(before) => before.end = span.end,
            None => sentences.push(span),
        }
    }
    sentences
}

/// Whether there are four digits that may be a year.
fn has_year(words: &str) -> bool {
    words.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit))
}

/// `Ute Daniel, Kompendium`, `Id., I benandanti`: names, up to a comma.
fn begins_with_a_name(sentence: &str) -> bool {
    let Some((head, _)) = sentence.split_once([',', ':']) else { return false };
    let name = |word: &str| word.starts_with(char::is_uppercase) || is_particle(word);
    let words = head.split_whitespace().count();
    same_author(sentence).is_some() || head.split_whitespace().all(name) && (2..=6).contains(&words)
}

/// What follows a word for the author of the work before: `Id., I benandanti`, `ders., Reich`, `Dies.: Reich`.
fn same_author(words: &str) -> Option<&str> {
    let length = words.find(|c: char| !c.is_alphabetic()).unwrap_or(words.len());
    let word = words.get(..length)?.to_lowercase();
    let known = ["id", "idem", "ead", "eadem", "ders", "dies", "ders", "derselbe", "dieselbe", "iid", "eid"];
    let rest = words.get(length..)?.trim_start_matches('.');
    (known.contains(&word.as_str()) && (rest.is_empty() || rest.starts_with([',', ':'])))
        .then(|| rest.trim_start_matches([',', ':']).trim_start())
}

/// The work that a clause names in full, and whether it is by the author of the work before.
fn work(labeller: &dyn Labeller, text: &str, clause: Span) -> Option<(Reference, bool)> {
    let (span, raw) = led(text, clause, &list::one_line(text, clause))?;
    if let Some(title) = same_author(&raw) {
        let read = full(labeller, span, &raw, title, true)?;
        return Some((read, true));
    }
    let told = told(&raw);
    let words = told.map_or(&*raw, |(_, title)| title);
    let read = full(labeller, span, &raw, words, told.is_some());
    if let (Some((names, _)), Some(mut read)) = (told, read.clone()) {
        read.record.set_names(Field::Author, assemble::read_names(names).names);
        return Some((read, false));
    }
    if let Some(read) = read.filter(|read| !is_prose(read)) {
        return Some((read, false));
    }
    // `Ma si veda soprattutto E. De Martino, Sud`: the names begin behind the last small word.
    let from = names_in_prose(&raw)?;
    let (rest, start) = (raw.get(from..)?, text.get(span.start..span.end)?.find(raw.get(from..)?.split(' ').next()?)?);
    let span = Span::new(span.start + start, span.end);
    Some((full(labeller, span, rest, rest, false).filter(|read| !is_prose(read))?, false))
}

/// Reads `words` of the stretch that is printed as `raw`; `None` where they do not name a work in full.
fn full(labeller: &dyn Labeller, span: Span, raw: &str, words: &str, told: bool) -> Option<Reference> {
    let tokens = Tokens::read(words);
    let labels = labeller.label(&tokens);
    in_full(&tokens, &labels, told).then(|| reference(0, span, raw.to_owned(), None, assemble(&tokens, &labels)))
}

/// Whether the first author's name has small words that no name has.
fn is_prose(read: &Reference) -> bool {
    let names = [Field::Author, Field::Editor].into_iter().find_map(|field| read.record.names(field));
    let Some(Name::Person(first)) = names.and_then(|names| names.list.first()) else { return false };
    let small = |words: &str| words.split(' ').any(|w| w.starts_with(char::is_lowercase) && !is_particle(w));
    small(&first.given) || small(&first.family)
}

/// Where names begin that a sentence leads to, before the first comma or behind it.
fn names_in_prose(raw: &str) -> Option<usize> {
    let mut start = 0;
    while let Some(comma) = raw.get(start..)?.find(',').map(|comma| start + comma) {
        let segment = raw.get(start..comma)?;
        let mut at = 0;
        let mut behind = None;
        for word in segment.split_inclusive(' ') {
            at += word.len();
            let bare = word.trim();
            if bare.starts_with(char::is_lowercase) && !is_particle(bare) {
                behind = Some(start + at);
            }
        }
        match behind {
            Some(names) if names < comma => return Some(names),
            None if start > 0 => return Some(start),
            _ => start = comma + 1 + raw.get(comma + 1..)?.len() - raw.get(comma + 1..)?.trim_start().len(),
        }
    }
    None
}

/// `Eva Quay has made the case against: “Rivers,” …`: whom a sentence tells of, and the title with what follows.
fn told(raw: &str) -> Option<(&str, &str)> {
    let title = raw.find(['"', '“', '„', '«', '*'])?;
    let before = raw.get(..title)?;
    let small = |word: &str| word.starts_with(char::is_lowercase) && !is_particle(word);
    let at = before.split_inclusive(' ').scan(0, |at, word| {
        *at += word.len();
        Some((*at - word.len(), word))
    });
    let verb = at.into_iter().find(|(_, word)| small(word) && word.trim_end() != "and")?.0;
    let names = raw.get(..verb)?.trim_end();
    let people = (2..=5).contains(&names.split(' ').count()) && !names.contains([',', ':', '(', ';']);
    let sentence = before.split(' ').filter(|word| small(word)).count() >= 2;
    (people && sentence).then(|| (names, &raw[title..]))
}

/// Cut at the semicolons outside brackets and quotation marks that follow something with a number: those between names have
/// none before them.
fn clauses(text: &str, span: Span) -> Vec<Span> {
    let mut clauses = Vec::new();
    let (mut start, mut depth, mut quoted) = (span.start, 0i32, false);
    for (at, c) in span.of(text).char_indices() {
        let at = span.start + at;
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '“' | '„' | '«' => quoted = true,
            '”' | '»' => quoted = false,
            '"' => quoted = !quoted,
            ';' if depth <= 0 && !quoted && text[start..at].contains(|c: char| c.is_ascii_digit()) => {
                clauses.push(Span::new(start, at));
                start = at + 1;
            }
            _ => {}
        }
    }
    clauses.push(Span::new(start, span.end));
    let bare = |clause: Span| {
        let words = clause.of(text);
        let from = clause.start + words.len() - words.trim_start().len();
        Span::new(from, from + words.trim().len())
    };
    clauses.into_iter().map(bare).filter(|clause| !clause.is_empty()).collect()
}

/// Parts of a sentence: before and behind words that say who else quotes the work.
fn parts(text: &str, sentence: Span) -> Vec<Span> {
    const QUOTED: [&str; 18] = [
        ", quoting ",
        ", citing ",
        ", and, for ",
        ", with ",
        ", as well as ",
        ", and in ",
        ", quoted in ",
        ", cited in ",
        ", cited by ",
        ", quoted by ",
        "; quoted in ",
        ", reprinted in ",
        ", zit. n. ",
        ", zitiert nach ",
        ", zit. nach ",
        ", cité dans ",
        ", cité par ",
        ", citato in ",
    ];
    let words = sentence.of(text);
    let dated = |at: &usize| words[..*at].contains(|c: char| c.is_ascii_digit());
    let found = |sign: &&str| words.match_indices(*sign).map(|(at, _)| at).find(dated);
    let at = QUOTED.iter().filter_map(|sign| Some((found(&sign)?, sign.len()))).min();
    match at {
        Some((at, length)) => {
            let cut = sentence.start + at;
            vec![Span::new(sentence.start, cut), Span::new(cut + length, sentence.end)]
        }
        None => vec![sentence],
    }
}

/// A stretch from the first name on: without `See also`, `For a balanced view see`, `and`.
fn led(text: &str, span: Span, raw: &str) -> Option<(Span, String)> {
    const LEADS: [&str; 22] = [
        "see",
        "also",
        "cf.",
        "compare",
        "e.g.,",
        "e.g.",
        "example,",
        "especially",
        "esp.",
        "and",
        "but",
        "siehe",
        "vgl.",
        "auch",
        "voir",
        "aussi",
        "cfr.",
        "vedi",
        "véase",
        "in",
        "particular,",
        "by",
    ];
    /// What a sentence before the works may begin with.
    const OPENERS: [&str; 14] =
        ["for", "on", "as", "the", "a", "an", "this", "more", "most", "zu", "zur", "zum", "sur", "pour"];
    /// Longer is no lead.
    const LONGEST: usize = 90;
    let mut start = 0;
    let mut at = 0;
    for word in raw.split_inclusive(' ') {
        let next = at + word.len();
        let small = word.trim_end().to_lowercase();
        let leads = LEADS.contains(&small.as_str());
        // A name, a title or a bracket ends what leads.
        let opens = at == 0 && (leads || OPENERS.contains(&small.as_str()));
        if at > LONGEST || !opens && !word.starts_with(char::is_lowercase) {
            break;
        }
        let begins = |rest: &str| rest.starts_with(char::is_uppercase) || same_author(rest).is_some();
        if leads && raw.get(next..).is_some_and(begins) {
            start = next;
        }
        at = next;
    }
    let words = raw.get(start..)?.trim_start();
    if start == 0 {
        return Some((span, raw.to_owned()));
    }
    let head: String = words.chars().take(10).collect();
    let from = span.of(text).find(&head)?;
    Some((Span::new(span.start + from, span.end), words.to_owned()))
}

/// Whether a stretch names a work in full: names first, then a title, a year, and where it came out.
fn in_full(tokens: &Tokens, labels: &[(Label, f64)], told: bool) -> bool {
    let has = |wanted: &[Label]| labels.iter().any(|(label, _)| wanted.contains(label));
    let year = labels.iter().enumerate().any(|(t, (label, _))| {
        let word = tokens.word(t);
        *label == Label::Date && word.len() >= 4 && word.bytes().take(4).all(|b| b.is_ascii_digit())
    });
    let first = labels.iter().position(|(label, _)| !matches!(label, Label::Other | Label::Note));
    let named = first.is_some_and(|at| at < 4 && matches!(labels[at].0, Label::Author | Label::Editor));
    // Names end in a comma, a colon or a bracket: a sentence that only tells of somebody goes on.
    let seam =
        labels.iter().skip(first.unwrap_or(0)).position(|(label, _)| !matches!(label, Label::Author | Label::Editor));
    let seam = seam.map_or(0, |at| at + first.unwrap_or(0));
    let parted = seam > 0 && matches!(tokens.word(seam - 1), "," | ":" | ")" | "." | ";");
    let out = has(&[Label::Publisher, Label::Location, Label::ContainerTitle, Label::Genre, Label::Url, Label::Doi]);
    let archived = has(&[Label::Archive]) && !has(&[Label::Publisher, Label::ContainerTitle]);
    (told || named && parted) && year && out && !archived && has(&[Label::Title])
}

/// Behind a book stands the page that is cited, and so does a lone page behind an article.
fn without_cited_page(read: &mut Reference) {
    // `Gesellschaftsgeschichte, Bd. 1, München 1987, S. 12–15`: volume and pages make no article where no journal is.
    let printed = read.record.has(&Field::Publisher) || read.record.has(&Field::Location);
    if read.record.entry_type == EntryType::Article && printed && !read.record.has(&Field::JournalTitle) {
        read.record.entry_type = EntryType::Book;
    }
    let part = matches!(
        read.record.entry_type,
        EntryType::Article | EntryType::InCollection | EntryType::InBook | EntryType::InProceedings
    );
    let extent = match read.record.fields.get(&Field::Pages) {
        // `76–136, at 79`: the part itself, then what is cited of it.
        Some(Value::Pages(pages)) if part => pages.first().filter(|(_, last)| last.is_some()).cloned(),
        _ => None,
    };
    match extent {
        Some(extent) => read.record.set(Field::Pages, Value::Pages(vec![extent])),
        None => {
            read.record.fields.remove(&Field::Pages);
            read.confidence.remove(&Field::Pages);
        }
    }
}

/// `Scott, *Seeing Like a State*`: the given names of whom a note before has named in full.
fn complete(read: &mut Reference, before: &[Reference]) {
    let Some(names) = read.record.names(Field::Author) else { return };
    let bare = |name: &Name| matches!(name, Name::Person(person) if person.given.is_empty());
    if !names.list.iter().all(bare) {
        return;
    }
    let families = |names: &Names| names.list.iter().map(|name| fold(&name.family())).collect::<Vec<_>>();
    let own = families(names);
    let full = |known: &&Names| families(known) == own && !known.list.iter().any(bare);
    let mut known: Vec<&Names> =
        before.iter().filter_map(|other| other.record.names(Field::Author)).filter(full).collect();
    known.dedup();
    if let [only] = known.as_slice() {
        let only = (*only).clone();
        read.record.set_names(Field::Author, only);
    }
}

/// Whether two notes name the same work: the same first author, and one title that begins like the other.
fn same_work(one: &Reference, other: &Reference) -> bool {
    let author = |read: &Reference| {
        let names = [Field::Author, Field::Editor].into_iter().find_map(|field| read.record.names(field));
        names.and_then(|names| names.list.first()).map(|name| fold(&name.family()))
    };
    let title = |read: &Reference| fold(&read.record.full_title());
    let (a, b) = (title(one), title(other));
    let alike =
        a == b || a.split(' ').count().min(b.split(' ').count()) > 1 && (a.starts_with(&b) || b.starts_with(&a));
    !a.is_empty() && !b.is_empty() && alike && author(one) == author(other)
}

#[cfg(test)]
mod tests {
    use super::super::labeller;
    use super::*;

    fn keys(notes: &[&str]) -> Vec<String> {
        let text = notes.join("\n");
        let mut at = 0;
        let spans: Vec<Span> = notes
            .iter()
            .map(|note| {
                let span = Span::new(at, at + note.len());
                at = span.end + 1;
                span
            })
            .collect();
        let read = references(labeller(), &text, &spans);
        for one in &read {
            assert!(one.span.of(&text).starts_with(one.raw.split(' ').next().unwrap()), "{one:?}");
        }
        read.into_iter().map(|one| one.record.key).collect()
    }

    #[test]
    fn each_work_that_is_named_in_full_is_one_reference() {
        let notes = [
            "Ann M. Moor, \"The Economy of Rivers in the North,\" Water & Present, no. 50 (February 1971): 76–136, at 79.",
            "Ibid., 78.",
            "Moor, \"Economy of Rivers,\" 76; Eva Quay, British Lakes: A History (Oxford: Clarendon Press, 1948), 122–25.",
            "For a balanced view see Jan Pier, \"Lakes and Seas,\" Journal of Water 25, no. 4 (1983): 731–39.",
            "Ann M. Moor, Lakes and Weirs (London: Quay Press, 1975); and Moor, Salt (New Haven: Yale University Press, 1990).",
            "Quay, British Lakes, 12, quoted in Ann M. Moor, Lakes and Weirs (London: Quay Press, 1975), 3.",
            "Ida Weir has made the case against: \"The Elusive Lake? On a Paradigm,\" Water and Society 30 (2001): 775–810.",
            "Ole Seeland, \"Rives,\" Annales. Histoire, Eaux Sociales 64, no. 6 (2009): 1237–66.",
            "An earlier version was read at the conference of the Society for Water in Keele, 2018. I thank the readers.",
            "The National Archives, Kew (hereafter TNA), HO 42/34, fol. 212, letter to the Duke of Quay, 3 August 1795.",
        ];
        assert_eq!(
            keys(&notes),
            ["moor1971", "quay1948", "pier1983", "moor1975", "moor1990", "weir2001", "seeland2009"]
        );
    }

    #[test]
    fn words_for_the_author_before_and_prose_before_names_are_no_names() {
        let notes = [
            "Carlo Gora, Il fiume e i laghi, Torino, Einaudi, 1976, p. 3.",
            "Id., I benandanti del fiume, Torino, Einaudi, 1966, p. 12.",
            "Ma si veda soprattutto E. De Moor, Sud e fiume, Milano, Feltrinelli, 1959, p. 4.",
            "Hans Weber, Deutsche Flüsse, München 1987, S. 12; ders., Das Wehr 1871–1918, Göttingen 1973.",
            "Ute Damm, Kompendium der Flüsse. Theorien, Praxis, Schlüsselwörter, Frankfurt a. M. 2001, S. 7.",
        ];
        assert_eq!(keys(&notes), ["gora1976", "gora1966", "demoor1959", "weber1987", "weber1973", "damm2001"]);
    }

    #[test]
    fn notes_that_point_back_cite_and_numbered_references_do_not() {
        let spans = |notes: &[&str]| {
            let text = notes.join("\n");
            let mut at = 0;
            let spans: Vec<Span> = notes
                .iter()
                .map(|note| {
                    at += note.len() + 1;
                    Span::new(at - note.len() - 1, at - 1)
                })
                .collect();
            cite(&text, &spans)
        };
        assert!(spans(&["Ann Moor, Rivers (Oslo: Quay, 1990), 3.", "Ibid., 4.", "Moor, Rivers, 5."]));
        assert!(!spans(&["Moor A. Rivers. J Water. 1990;3:1-4.", "Quay E. Lakes. J Water. 1991;4:1-9."]));
    }
}
