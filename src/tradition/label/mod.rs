//! What a proposed school is called: its author's name for it, else what it alone is told of in, else the first words of what it
//! holds.

mod candidates;
mod phrases;
mod weights;

use std::collections::{BTreeMap, BTreeSet};

use self::candidates::{Candidate, Places};
use super::frame::{Frame, Frames, Hold};
use super::mention;
use super::name::{self, Name, is_label, names};
use super::passage::{Line, Passage};
use super::propose::{Placement, members};
use super::terms::{Term, Words, terms, without_citations};
use super::{TraditionKind, alias};
use crate::document::Document;
use crate::record::Field;
use crate::reference::Reference;
use crate::text::{Span, fold};

/// What a school is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// As printed, whole words.
    pub text: String,
    /// Whether it is the author's name for the school, by which it may be known elsewhere, and not only words that tell it from the
    /// other schools of its text.
    pub is_name: bool,
    /// Other names that the text gives it.
    pub others: Vec<String>,
}

/// What each frame is called, where the text gives it a name. Where words of the text announce the school or
/// say what it is called the rules' first name stands; elsewhere, in English, the one that a model weighs most.
pub(super) fn labels(
    document: &Document,
    passage: &Passage,
    references: &[Reference],
    found: &Frames,
    english: bool,
) -> Vec<Option<Label>> {
    let by_rules: Vec<_> = found.list.iter().map(|frame| by_order(document, passage, frame)).collect();
    let given = |at: usize| by_rules[at].is_some() && (!english || is_given(passage, &found.list[at]));
    let open: BTreeSet<usize> = (0..by_rules.len()).filter(|at| !given(*at)).collect();
    let mut weighed = match open.is_empty() {
        true => BTreeMap::new(),
        false => weighed(document, passage, references, found, &open, &by_rules),
    };
    by_rules.into_iter().enumerate().map(|(at, name)| weighed.remove(&at).or(name)).collect()
}

/// Whether the text itself announces the school by its name, or says that it is called so.
fn is_given(passage: &Passage, frame: &Frame) -> bool {
    const SAID: u8 = 9;
    let in_text =
        |span: Span| passage.lines.iter().any(|line| line.span.start <= span.start && span.start < line.span.end);
    frame.opening.is_announced() || frame.names.first().is_some_and(|name| name.weight >= SAID && in_text(name.span))
}

/// Names of the frames `open` as the model weighs them, where one is likelier than none. No two frames bear the same.
fn weighed(
    document: &Document,
    passage: &Passage,
    references: &[Reference],
    found: &Frames,
    open: &BTreeSet<usize>,
    by_rules: &[Option<Label>],
) -> BTreeMap<usize, Label> {
    let places = Places::of(document, passage, references, found);
    let words = |candidate: &Candidate| whole_words(&crate::text::collapse_whitespace(&candidate.text), &document.text);
    let mut all: Vec<(usize, Candidate, f32)> = Vec::new();
    for &frame in open {
        let mut list = places.candidates(frame);
        list.retain(|candidate| !is_adjective(&candidate.text));
        let chances = weights::chances(&list);
        let likely = list.into_iter().zip(chances.likely).filter(|(_, chance)| *chance >= chances.none);
        all.extend(likely.map(|(candidate, chance)| (frame, candidate, chance)));
    }
    all.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.0, a.1.span.start).cmp(&(b.0, b.1.span.start))));
    let others = by_rules.iter().enumerate().filter(|(at, _)| !open.contains(at));
    let mut taken: Vec<Vec<String>> = others.filter_map(|(_, name)| Some(name::key(&name.as_ref()?.text))).collect();
    let mut out = BTreeMap::new();
    for (frame, candidate, _) in all {
        let another = |key: &Vec<String>| name::stands_in(key, &candidate.key) || name::stands_in(&candidate.key, key);
        if !out.contains_key(&frame) && !taken.iter().any(another) {
            taken.push(candidate.key.clone());
            out.insert(frame, likelier(words(&candidate), by_rules[frame].as_ref()));
        }
    }
    out
}

/// Whether it is an adjective alone, which names nothing: `critical`, of *critical sociologists*.
fn is_adjective(text: &str) -> bool {
    const ENDINGS: [&str; 6] = ["ical", "ional", "istic", "ious", "less", "ful"];
    !text.contains([' ', '-', '’', '\'']) && text.len() > 6 && ENDINGS.iter().any(|ending| text.ends_with(ending))
}

/// A label that a model finds likelier than the one of the rules, of whose names those stay that say that they are names.
fn likelier(text: String, by_rules: Option<&Label>) -> Label {
    let ruled = by_rules.iter().flat_map(|label| std::iter::once(&label.text).chain(&label.others));
    let mut others: Vec<String> = ruled.filter(|name| alias::is_name(name, &text)).cloned().collect();
    let is_name = alias::is_name(&text, &text) || by_rules.is_some_and(|label| label.is_name && label.text == text);
    others.retain(|name| *name != text);
    Label { text, is_name, others }
}

/// The best name and the others by their rules' order, where the text gives it any.
fn by_order(document: &Document, passage: &Passage, frame: &Frame) -> Option<Label> {
    let mut all: Vec<Name> = frame.names.clone();
    for &(number, hold) in &frame.lines {
        if matches!(hold, Hold::Continued | Hold::Inside)
            && all.iter().all(|n| n.weight < 7)
            && let Some(line) = passage.lines.get(number)
        {
            all.extend(names(&document.text, line.span).into_iter().filter(|n| n.weight >= 8).map(|mut n| {
                n.weight -= 2;
                n
            }));
        }
    }
    all.sort_by(|a, b| b.weight.cmp(&a.weight).then(a.span.start.cmp(&b.span.start)));
    let mut names = all
        .iter()
        .filter(|n| n.weight >= 4 && is_label(&n.text) && !is_opposed(&document.text[..n.span.start]))
        .map(|name| (name, whole_words(&crate::text::collapse_whitespace(&name.text), &document.text)));
    let (first, label) = names.next()?;
    let mut keys: Vec<&[String]> = vec![&first.key];
    let mut others: Vec<String> = Vec::new();
    for (name, words) in names {
        let known = std::iter::once(&label).chain(&others).any(|other| holds(other, &words));
        if !known && !keys.contains(&name.key.as_slice()) && !is_predicate(&document.text[..name.span.start]) {
            keys.push(&name.key);
            others.push(words);
        }
    }
    others.truncate(4);
    Some(Label { is_name: alias::is_telling(&label), text: label, others })
}

/// Whether a name is the other, or whole words at its end: `pull theory` of `push–pull theory`.
fn holds(name: &str, other: &str) -> bool {
    let (name, other) = (name.to_lowercase(), other.to_lowercase());
    name.strip_suffix(&other).is_some_and(|lead| !lead.ends_with(char::is_alphanumeric))
}

/// Whether what stands before a name says what something is, not what it is called: `which is a` valid framework.
fn is_predicate(before: &str) -> bool {
    const VERBS: [&str; 12] =
        ["is", "are", "was", "were", "be", "been", "being", "becomes", "became", "remains", "offers", "provides"];
    let mut words = before.split_whitespace().rev();
    let last = words.next().unwrap_or("").to_lowercase();
    let verb = if matches!(last.as_str(), "a" | "an") { words.next().unwrap_or("").to_lowercase() } else { last };
    VERBS.contains(&verb.as_str())
}

/// Whether what stands before a name sets those spoken of against it: `Contrary to the` reproduction thesis, `unlike` the realists.
fn is_opposed(before: &str) -> bool {
    const WORDS: usize = 5;
    let before = before.trim_end();
    // A name that a sentence begins with has nothing before it.
    if before.ends_with(['.', '?', '!', ':', ';']) {
        return false;
    }
    let mut words: Vec<String> = before.split_whitespace().rev().take(WORDS).map(str::to_lowercase).collect();
    words.reverse();
    while words
        .last()
        .is_some_and(|word| matches!(word.as_str(), "the" | "this" | "any" | "every" | "a" | "an" | "such"))
    {
        words.pop();
    }
    let tail = words.join(" ");
    let word = |phrase: &&str| {
        let rest = tail.strip_suffix(phrase);
        rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    };
    const OPPOSED: [&str; 16] = [
        "rather than",
        "rather than from",
        "rather than on",
        "contrary to",
        "unlike",
        "in contrast to",
        "in contrast with",
        "by contrast to",
        "by contrast with",
        "as opposed to",
        "in opposition to",
        "as against",
        "contra",
        "departing from",
        "breaking with",
        "turning against",
    ];
    OPPOSED.iter().any(word)
}

/// `human- istic geography`: a word that was broken at a line's end is whole in a name, with its hyphen only where the text
/// has it so.
fn whole_words(name: &str, text: &str) -> String {
    let mut whole = name.to_owned();
    while let Some(at) = whole.find("- ") {
        let (head, tail) = (&whole[..at], &whole[at + 2..]);
        let letters = |c: char| !c.is_alphabetic();
        let first = head.rsplit(letters).next().unwrap_or("");
        let second = tail.split(letters).next().unwrap_or("");
        // `pre- and postwar`: the hyphen stands for a word.
        let joint = matches!(second, "and" | "or" | "to" | "und" | "oder" | "bis" | "et" | "ou");
        if first.is_empty() || joint || !second.starts_with(char::is_lowercase) {
            break;
        }
        let hyphened = text.contains(&format!("{first}-{second}")) && !text.contains(&format!("{first}{second}"));
        whole = if hyphened { format!("{head}-{tail}") } else { format!("{head}{tail}") };
    }
    whole
}

/// Without a name: what the schools that have none are told of in, and no other school, if one phrase stands out; by their place
/// among the frames.
pub(super) fn by_terms(
    document: &Document,
    passage: &Passage,
    references: &[Reference],
    found: &Frames,
    labels: &[Option<Label>],
    kinds: &[TraditionKind],
    placed: &[BTreeMap<usize, Vec<Placement>>],
) -> BTreeMap<usize, String> {
    let schools: Vec<usize> = (0..found.list.len())
        .filter(|&at| kinds[at] == TraditionKind::Tradition && !members(&placed[at]).is_empty())
        .collect();
    let nameless = |at: &usize| labels[*at].is_none();
    if schools.len() < 2 || !schools.iter().any(nameless) {
        return BTreeMap::new();
    }
    let title = |work: usize| references.get(work).map(|reference| reference.record.full_title());
    let words = |&at: &usize| Words {
        sentences: found.list[at]
            .lines
            .iter()
            .filter_map(|(line, _)| passage.lines.get(*line))
            .map(|line| words_of(document, passage, line))
            .collect(),
        heads: members(&placed[at]).into_iter().filter_map(title).collect(),
    };
    let scholars = references.iter().filter_map(|r| r.record.names(Field::Author)).flat_map(|names| &names.list);
    let names = scholars.flat_map(|name| fold(&name.inverted()).split(' ').map(str::to_owned).collect::<Vec<_>>());
    let names: BTreeSet<String> = names.filter(|part| part.len() > 2).collect();
    let told = terms(&schools.iter().map(words).collect::<Vec<_>>(), &names, 3);
    // The title of a work is no name.
    let titles: BTreeSet<String> = references
        .iter()
        .map(|reference| reference.record.full_title())
        .filter_map(|title| Some(fold(title.split([':', '.', '?']).next()?.trim())))
        .collect();
    let tells = |term: &Term| term.phrase.contains(' ') && !titles.contains(&fold(&term.phrase));
    let phrase = |terms: Vec<Term>| terms.into_iter().find(tells).map(|term| term.phrase);
    let best = schools.into_iter().zip(told).filter(|(at, _)| nameless(at));
    best.filter_map(|(at, terms)| Some((at, phrase(terms)?))).collect()
}

/// The words of a line.
fn words_of(document: &Document, passage: &Passage, line: &Line) -> String {
    let cited = line.cites.iter().filter_map(|&cited| passage.citations.get(cited)).map(|citation| citation.span);
    without_citations(&document.text, line.span, cited.filter(|cited| cited.end <= line.span.end))
}

/// Without a phrase, either: the first words of what the school is said to hold.
pub(super) fn first_words(document: &Document, passage: &Passage, frame: &Frame) -> String {
    // "What do parents know?": a question says nothing of what is held, either.
    let asks = |line: &&Line| line.span.of(&document.text).trim_end().ends_with('?');
    let lines = frame.lines.iter().filter_map(|(at, _)| passage.lines.get(*at));
    let (questions, answers): (Vec<&Line>, Vec<&Line>) = lines.partition(asks);
    let words = answers.into_iter().chain(questions).map(|line| {
        let sentence = crate::text::collapse_whitespace(line.span.of(&document.text));
        opening_words(&whole_words(&sentence, &document.text))
    });
    // What is left of a torn bracket, `Roe; Poe, 2008, Moss`, says nothing.
    let cites = |words: &str| words.contains(';') || words.split(|c: char| !c.is_ascii_digit()).any(|n| n.len() == 4);
    let mut words = words.peekable();
    let first = words.peek().cloned().unwrap_or_else(|| "unnamed".into());
    words.find(|words| !cites(words)).unwrap_or(first)
}

/// "Others have insisted that nobody lives in five stages (Poe 1999)": `nobody lives in five stages`.
fn opening_words(sentence: &str) -> String {
    const KEPT: usize = 8;
    const LEAST: usize = 4;
    // "A view that has been called …" says nothing of what is held.
    let holds =
        |clause: &&str| clause.split_whitespace().next().is_some_and(|first| !mention::is_verb(&first.to_lowercase()));
    let held = sentence.split_once(" that ").map(|(_, clause)| clause).filter(holds).unwrap_or(sentence);
    // What stands in brackets is cited.
    let bracket = [" (", " ["].iter().filter_map(|bracket| held.find(bracket)).min();
    let held = bracket.and_then(|at| held.get(..at)).filter(|before| before.contains(' ')).unwrap_or(held);
    let all: Vec<&str> = held.split_whitespace().collect();
    let mut kept = all.iter().take(KEPT).copied().collect::<Vec<&str>>();
    let whole = kept.len() == all.len();
    while !whole && kept.len() > LEAST && kept.last().is_some_and(|word| mention::leads_on(&word.to_lowercase())) {
        kept.pop();
    }
    let words = kept.into_iter().map(without_mark).collect::<Vec<_>>().join(" ");
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    if whole { words.to_owned() } else { format!("{words}…") }
}

/// `errors.1`, `trials,2–4`: the word without the number that cites behind it.
fn without_mark(word: &str) -> &str {
    let bare = word.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '–' | '-' | '.' | ';'));
    // `covid-19` is a word.
    let tail = &word[bare.len()..];
    let cites = tail.contains(|c: char| c.is_ascii_digit()) && !tail.starts_with(['-', '–']);
    let long = bare.chars().count() > 3 && bare.chars().all(char::is_alphabetic) && bare.ends_with(char::is_lowercase);
    if cites && long { bare } else { word }
}

/// A label without the article that opens it, which one text prints and another does not: `The narrative approach`.
pub(crate) fn without_definite_article(label: &str) -> &str {
    const ARTICLES: [&str; 13] = ["the", "der", "die", "das", "le", "la", "les", "el", "los", "las", "il", "lo", "gli"];
    if let Some(rest) = ["l'", "L'", "l’", "L’"].iter().find_map(|article| label.strip_prefix(article)) {
        return rest;
    }
    match label.split_once(' ') {
        Some((first, rest)) if ARTICLES.contains(&first.to_lowercase().as_str()) => rest.trim_start(),
        _ => label,
    }
}

/// A label as an id: kebab-case, ASCII, 48 letters at most, whole words.
pub(crate) fn slug(label: &str) -> String {
    let mut out = String::new();
    for word in crate::text::fold(label).split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()) {
        if out.len() + word.len() > 48 {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str(word);
    }
    if out.is_empty() { "unnamed".into() } else { out }
}

#[cfg(test)]
mod tests {
    use super::{holds, is_predicate, opening_words, whole_words, without_definite_article};

    #[test]
    fn an_article_is_no_part_of_an_id() {
        let bare = ["The narrative approach", "L’école du fleuve", "die Systemtheorie", "The", "Theosophy of rivers"]
            .map(without_definite_article);
        assert_eq!(bare, ["narrative approach", "école du fleuve", "Systemtheorie", "The", "Theosophy of rivers"]);
    }

    #[test]
    fn other_names_are_no_part_of_the_name_and_no_predicate() {
        assert!(holds("push–pull theory", "Pull theory") && holds("tide school", "Tide school"));
        assert!(!holds("neorealist theory", "realist theory") && !holds("pull theory", "push–pull theory"));
        assert!(is_predicate("push–pull theory (Roe, 1999) is a ") && is_predicate("the costs Are "));
        assert!(!is_predicate("known as the ") && !is_predicate("this is what they call the "));
    }

    #[test]
    fn a_word_broken_at_a_lines_end_is_whole_in_a_name() {
        let text = "human-\nistic geography; a co-constitutive and a co-\nconstitutive view";
        assert_eq!(whole_words("human- istic geography", text), "humanistic geography");
        assert_eq!(whole_words("co- constitutive view", text), "co-constitutive view");
        assert_eq!(whole_words("pre- and postwar views", text), "pre- and postwar views");
    }

    #[test]
    fn a_school_without_a_name_is_called_by_whole_words_of_what_it_holds() {
        assert_eq!(
            opening_words("Others have insisted that nobody lives in five stages (Poe 1999)."),
            "nobody lives in five stages"
        );
        assert_eq!(
            opening_words("A view that has been called, by its enemies, a knack, is held by Roe."),
            "A view that has been called…"
        );
        assert_eq!(
            opening_words("The second prefer to describe a harbour as the owing of a debt."),
            "The second prefer to describe a harbour…"
        );
        assert_eq!(opening_words("Some look inward."), "Some look inward");
        assert_eq!(opening_words("Alerts reduce errors.1"), "Alerts reduce errors");
        assert_eq!(opening_words("Reviews see GPT-4 in trials,2–4 as"), "Reviews see GPT-4 in trials as");
        assert_eq!(opening_words(""), "");
    }
}
