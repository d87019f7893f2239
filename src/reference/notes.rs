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
    for mut read in notes.iter().flat_map(|note| works(labeller, text, *note)) {
        without_cited_page(&mut read);
        complete(&mut read, &references);
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

/// The works that a note names in full.
fn works(labeller: &dyn Labeller, text: &str, note: Span) -> Vec<Reference> {
    let read = |span: Span| -> Vec<Reference> {
        let clauses = parts(text, span).into_iter().flat_map(|part| clauses(text, part));
        clauses.filter_map(|clause| work(labeller, text, clause)).collect()
    };
    let sentences = sentences(text, note);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&sentence) = sentences.get(at) {
        at += 1;
        let own = read(sentence);
        if !own.is_empty() {
            found.extend(own);
            continue;
        }
        // `Annales. Histoire`: what looks like the end of a sentence may be none.
        if let Some(&next) = sentences.get(at).filter(|next| read(**next).is_empty()) {
            let both = read(Span::new(sentence.start, next.end));
            at += usize::from(!both.is_empty());
            found.extend(both);
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

/// The work that a clause names in full.
fn work(labeller: &dyn Labeller, text: &str, clause: Span) -> Option<Reference> {
    let (span, raw) = led(text, clause, &list::one_line(text, clause))?;
    let told = told(&raw);
    let tokens = Tokens::read(told.map_or(&*raw, |(_, title)| title));
    let labels = labeller.label(&tokens);
    if !in_full(&tokens, &labels, told.is_some()) {
        return None;
    }
    let mut read = reference(0, span, raw.clone(), None, assemble(&tokens, &labels));
    if let Some((names, _)) = told {
        read.record.set_names(Field::Author, assemble::read_names(names).names);
    }
    Some(read)
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
    const QUOTED: [&str; 12] = [
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
    let at = QUOTED.iter().filter_map(|sign| Some((words.find(sign)?, sign.len()))).min();
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
        if leads && raw.get(next..).is_some_and(|rest| rest.starts_with(char::is_uppercase)) {
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
