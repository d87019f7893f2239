//! What a text calls its schools.
//!
//! Takes a sentence; gives the names for schools that stand in it, best first, and tells whether a later sentence uses
//! one of them again. A name is known again by its content words, so that "the culturalist literature" and
//! "culturalists" are one, and so are "cost-as-signal" and "cost-is-signal scholars".

use std::sync::LazyLock;

use regex::Regex;

use super::cue::{compile, patterns};
use super::words;
use crate::text::Span;

/// A name as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// The words, article left out.
    pub text: String,
    /// Bytes of the document's text.
    pub span: Span,
    /// Content words, folded and cut to their stems.
    pub key: Vec<String>,
    /// How good a label it makes; higher is better.
    pub weight: u8,
}

const NOUN: &str = r"(?:traditions?|schools?|approach|account|perspective|paradigm|literature|program(?:me)?|movement|camp|thesis|view|model|theory|strand|framework)";

patterns! {
    NAMED = r"(?i)\b(?:(?:i|we) (?:shall |will )?(?:call|term|label|name|dub)(?: it| them| this)?|(?:goes|went|go|going|known|travels?|has come to be known) (?:by|under) (?:the )?(?:[\w’'-]+ )?(?:name|label|title|banner|heading) of|under the (?:[\w’'-]+ )?(?:name|label|banner|heading|rubric) of|(?:known|referred to|described) as|(?:usually|often|commonly|sometimes|now|also|generally|collectively) (?:called|termed|labell?ed|dubbed)|baptized itself|called itself|calls itself|call themselves) (?:the )?[“‘'\x22]?(?P<name>[\w’'-]+(?: [\w’'-]+){0,4})";
    // "The chemistry of salt, as these authors' approach is usually called".
    SO_CALLED = r"(?:^|[.;] |\b(?:and|but|yet|for|of|that) )(?:(?i:the) )?(?P<name>[A-Za-z][\w’'-]*(?: [\w’'-]+){0,4}?), as (?:[\w’'-]+ ){1,6}?(?:(?:is|are|was|were|has been|have been|came to be|has come to be) (?:now |usually |often |generally |commonly |sometimes |since )?(?:called|known|termed|labell?ed|named)|(?:calls?|called|terms?|names?|named) (?:it|them|themselves|what they do|what (?:he|she) does|their (?:work|approach)))\b";
    WITH_NOUN = format!(r"\b(?i:the|an?|this|of|and|in) (?P<name>(?:(?:[A-Za-z][\w’'-]*|of|and|\(or) ){{1,3}}?(?i:{NOUN}))\b");
    NOUN_OF = format!(r"(?i)\b(?:the )?(?P<name>{NOUN} of [\w’'-]+(?:[ -][\w’'-]+)?)");
    PEOPLE = r"\b(?P<name>[A-Za-z][\w’'-]+(?: [A-Za-z][\w’'-]+){0,2}) (?:scholars|theorists|researchers|sociologists|historians|economists|geographers|philosophers|psychologists|writers|thinkers|analysts|authors)\b";
    SCHOLARS_OF = r"(?i)\b(?:scholars|students|theorists|proponents|advocates|historians|sociologists|adherents|defenders|exponents|friends|writers) (?:of|on) (?:the )?(?P<name>[\w’'-]+(?: [\w’'-]+){0,3})";
    WHICH = format!(r"(?i)\b{NOUN}, which (?:[\w’'-]+ ){{1,2}}?(?P<name>the [\w’'-]+ of (?:[\w’'-]+ ){{0,3}}[\w’'-]+)");
    HYPHENS = r"\b(?P<name>[A-Za-z]+(?:-[a-z]+){2,})\b";
    PREDICATE = r"(?i)\b(?:are|is) (?P<name>[a-z]+-[a-z]+)\b";
    ISM = r"\b(?P<name>(?:[A-Z][\w’'-]+ |[a-z]+(?:al|ic|an|ist|ive|ist) )?[\w-]{3,}isms?)\b";
    ISTS = r"\b(?P<name>[a-zA-Z][\w-]{3,}ists)\b";
    THEORY = r"\b(?P<name>(?:[A-Za-z][\w’'-]+[ -]){1,2}(?:theory|Theory))\b";
}

/// The content words of a name, for knowing it again.
pub(super) fn key(name: &str) -> Vec<String> {
    let mut words: Vec<String> = name
        .split(|c: char| !c.is_alphanumeric())
        .map(crate::text::fold)
        .filter(|w| w.len() > 1 && !words::is_empty(w))
        .collect();
    words.dedup();
    words
}

/// Whether two content words are forms of one.
fn akin(a: &str, b: &str) -> bool {
    // A *critical* school is not every criticism.
    if a.starts_with("critic") && a != b {
        return false;
    }
    let shared = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    shared == a.len().max(b.len()) || (shared >= 5 && shared + 4 >= a.len().max(b.len()))
}

/// Whether the words of `key` all stand near each other in `words`, in order.
pub(super) fn stands_in(key: &[String], words: &[String]) -> bool {
    stands_within(key, words, key.len() + 2)
}

/// Whether the words of `key` all stand in `words`, in order, the others at most `reach` words behind the first.
pub(super) fn stands_within(key: &[String], words: &[String], reach: usize) -> bool {
    last_place(key, words, reach).is_some()
}

/// Where the words of `key` begin for the last time to stand in `words`, in order, the others at most `reach` words behind the
/// first.
pub(super) fn last_place(key: &[String], words: &[String], reach: usize) -> Option<usize> {
    if key.is_empty() || (key.len() == 1 && key[0].len() < 4) {
        return None;
    }
    (0..words.len()).rev().find(|&at| {
        akin(&words[at], &key[0]) && {
            let mut rest = words[at + 1..].iter().take(reach);
            key[1..].iter().all(|k| rest.by_ref().any(|w| akin(w, k)))
        }
    })
}

/// The folded content words of a sentence.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .map(crate::text::fold)
        .filter(|w| w.len() > 1 && !words::is_empty(w))
        .collect()
}

/// The names in the sentence at `span` of `text`.
pub(super) fn names(text: &str, span: Span) -> Vec<Name> {
    let sentence = span.of(text);
    let mut out: Vec<Name> = Vec::new();
    let rules: [(&Regex, u8); 11] = [
        (&NAMED, 10),
        (&SO_CALLED, 10),
        (&WITH_NOUN, 8),
        (&NOUN_OF, 5),
        (&WHICH, 7),
        (&HYPHENS, 8),
        (&PREDICATE, 6),
        (&THEORY, 7),
        (&PEOPLE, 6),
        (&SCHOLARS_OF, 4),
        (&ISM, 5),
    ];
    for (rule, weight) in rules {
        for found in rule.captures_iter(sentence) {
            let Some(name) = found.name("name") else { continue };
            // `the offender’s own view of the self`
            if sentence[..name.start()].ends_with(" own ") {
                continue;
            }
            // `a paper addressed to historians`, `among philosophers`
            let last = name.as_str().rsplit(' ').next().unwrap_or("").to_lowercase();
            if std::ptr::eq(rule, &*PEOPLE) && is_preposition(&last) {
                continue;
            }
            // `in this company on account of`
            let rest = found.get(0).map_or("", |all| &sentence[all.end()..]);
            if std::ptr::eq(rule, &*SO_CALLED) && rest.starts_with(" to ") {
                continue;
            }
            let leads = |word: &str| matches!(word, "on" | "for" | "at" | "to" | "about" | "against" | "between");
            if std::ptr::eq(rule, &*WITH_NOUN) && name.as_str().split(' ').any(leads) {
                continue;
            }
            if std::ptr::eq(rule, &*HYPHENS) && is_phrase(&name.as_str().to_lowercase()) {
                continue;
            }
            push(&mut out, sentence, span, (name.start(), name.end()), weight);
        }
    }
    for found in ISTS.find_iter(sentence) {
        if !words::is_no_party(&found.as_str().to_ascii_lowercase()) {
            push(&mut out, sentence, span, (found.start(), found.end()), 4);
        }
    }
    out.sort_by(|a, b| b.weight.cmp(&a.weight).then(a.span.start.cmp(&b.span.start)));
    out
}

fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "to" | "of" | "by" | "for" | "with" | "from" | "among" | "amongst" | "between" | "in" | "on" | "against" | "as"
    )
}

/// `three-year-olds`, `face-to-face`: words that hyphens join in any text.
fn is_phrase(low: &str) -> bool {
    const PHRASES: [&str; 16] = [
        "face-to-face",
        "day-to-day",
        "state-of-the-art",
        "one-to-one",
        "step-by-step",
        "word-of-mouth",
        "up-to-date",
        "well-to-do",
        "end-of-life",
        "out-of-pocket",
        "case-by-case",
        "peer-to-peer",
        "head-to-head",
        "follow-up-study",
        "hand-to-mouth",
        "door-to-door",
    ];
    let of_age = ["old", "olds", "year", "years", "month", "months"];
    PHRASES.contains(&low) || low.rsplit('-').next().is_some_and(|last| of_age.contains(&last))
}

fn push(out: &mut Vec<Name>, sentence: &str, span: Span, (mut start, mut end): (usize, usize), weight: u8) {
    // Leading and trailing words that make no name are cut off.
    while let Some((word, rest)) = sentence.get(start..end).and_then(|s| s.split_once(' ')) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if !words::is_empty(&bare) || NOUN_RULE.is_match(&bare) {
            break;
        }
        start = end - rest.len();
    }
    while let Some((rest, word)) = sentence.get(start..end).and_then(|s| s.rsplit_once(' ')) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        // `advocates of the exemplar view deny that`
        let verb =
            matches!(bare.as_str(), "deny" | "denied" | "hold" | "held" | "insist" | "reply" | "contend" | "object");
        if !TRAILING.contains(&bare.as_str()) && !verb {
            break;
        }
        end = start + rest.len();
    }
    let Some(words) = sentence.get(start..end) else { return };
    let words = words.trim_matches(|c: char| !c.is_alphanumeric() && c != '(' && c != ')');
    let at = sentence.get(start..end).and_then(|s| s.find(words)).unwrap_or(0);
    let mut key = key(words);
    // "Commonly known as the theory theory": what is said to be a name is one, though its words tell of any view.
    const SAID: u8 = 10;
    if key.is_empty() && weight >= SAID && words.contains(' ') {
        key = words.split(' ').map(crate::text::fold).collect();
    }
    let low = words.to_ascii_lowercase();
    let broken = words.split(' ').any(|w| BREAKING.contains(&w.to_ascii_lowercase().as_str()));
    let verbal = words
        .split(' ')
        .next()
        .is_some_and(|w| w.ends_with("ing") && !words.contains('-') && words.contains(' ') && w.len() < 6);
    if key.is_empty() || key.len() > 5 || verbal || broken || words.len() < 4 {
        return;
    }
    let next = sentence.get(start + at + words.len()..).unwrap_or("").split_whitespace().next().unwrap_or("");
    let next = next.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let taught = low.ends_with("school") && words::is_of_teaching(&next);
    if words::is_no_doctrine(&low) || words::teaches(&low) || taught {
        return;
    }
    if out.iter().any(|name| name.key == key && name.text.len() >= words.len()) {
        return;
    }
    let from = span.start + start + at;
    out.push(Name { text: words.to_owned(), span: Span::new(from, from + words.len()), key, weight });
}

static NOUN_RULE: LazyLock<Regex> = LazyLock::new(|| compile(format!(r"^{NOUN}$")));

/// Whether the word ends a name that runs on into the sentence.
pub(super) fn breaks(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    BREAKING.contains(&bare) || TRAILING.contains(&bare) && !matches!(bare, "and" | "or" | "of" | "in" | "the")
}

/// Whether these words can stand as a label: no article stands inside ("became a program", "relieved the theory"), and they
/// point to nothing that was said before ("first response", "posthumous work").
pub(super) fn is_label(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let article = |word: &str| matches!(word, "the" | "a" | "an" | "its" | "his" | "her" | "their");
    let of = |word: &str| matches!(word, "of" | "in" | "for" | "on" | "and" | "as" | "between" | "against");
    let inside = words.windows(2).any(|pair| article(&pair[1]) && !of(&pair[0]));
    let pointing =
        |word: &str| matches!(word, "other" | "further" | "additional" | "former" | "latter" | "posthumous" | "such");
    // `first response`, but `third way`, `second wave feminism`.
    let counted = match words.as_slice() {
        [first, noun] => {
            matches!(first.as_str(), "first" | "second" | "third" | "fourth" | "last")
                && (words::is_empty(noun) || noun == "response")
        }
        _ => false,
    };
    // `kind of account`, `rather different approach`
    // `youngest body of theory`, `strongest view`
    let graded = words.first().is_some_and(|word| {
        matches!(
            word.as_str(),
            "oldest"
                | "youngest"
                | "newest"
                | "latest"
                | "earliest"
                | "largest"
                | "strongest"
                | "simplest"
                | "boldest"
                | "best"
        )
    });
    // `theory theory` is a name, though either word alone would tell of any view.
    let doubled = words.windows(2).any(|pair| pair[0] == pair[1]);
    let vague = !doubled
        && (matches!(
            words.first().map(String::as_str),
            Some("kind" | "sort" | "type" | "point" | "way" | "end" | "beginning" | "rest" | "lack")
        ) && words.get(1).is_some_and(|word| word == "of")
            || words.len() > 1
                && words.iter().all(|word| {
                    words::is_empty(word) || words::is_general(word) || word == "rather" || word == "quite"
                }));
    !inside
        && !counted
        && !graded
        && !vague
        && !words.iter().any(|word| word == "own")
        && !words.first().is_some_and(|word| pointing(word))
}

/// Words that no name of a school holds.
const BREAKING: &[&str] = &[
    "to", "into", "at", "than", "based", "least", "order", "taking", "take", "better", "into", "from", "with", "is",
    "are", "was", "were", "has", "have", "had", "that", "which", "who", "this", "these", "than", "not", "never", "via",
    "within", "by", "upon", "under", "gave",
];

const TRAILING: &[&str] = &[
    "the", "of", "and", "or", "in", "on", "to", "for", "as", "is", "are", "by", "with", "from", "that", "has", "have",
    "who", "was", "were", "which", "where", "argue", "hold", "but", "though", "a", "an", "it", "will", "would",
    "since", "so", "do", "such", "take", "begin", "say", "see", "contend", "suggest", "treat", "than", "at", "when",
    "because", "had", "does", "et",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn best(text: &str) -> String {
        names(text, Span::new(0, text.len())).first().map(|n| n.text.clone()).unwrap_or_default()
    }

    #[test]
    fn the_author_s_own_words_make_the_label() {
        assert_eq!(best("The first is the hydraulic account."), "hydraulic account");
        assert_eq!(best("It goes by the unlovely name of catastrophism, for now."), "catastrophism");
        assert_eq!(best("Some scholars adopt the stance that costs-are-signals."), "costs-are-signals");
        assert_eq!(
            best("The chemistry of salt, as these authors' approach is usually called, is old."),
            "chemistry of salt"
        );
        assert_eq!(
            best("The science of tides, as all these authors except Roe call what they do, is."),
            "science of tides"
        );
        assert_eq!(best("In a paper addressed to historians, Roe said so."), "");
        assert_eq!(best("Among philosophers nobody said so."), "");
    }

    #[test]
    fn a_label_is_no_half_sentence() {
        for text in ["became a research program", "Roe relieved the theory", "first response"] {
            assert!(!is_label(text), "{text}");
        }
        for text in [
            "critique of the category",
            "hydraulic account",
            "third way",
            "feminism and the body",
            "the strength model of self-control",
        ] {
            assert!(is_label(text), "{text}");
        }
    }

    #[test]
    fn a_name_is_known_again_in_another_form() {
        let known = |name: &str, text: &str| stands_in(&key(name), &words(text));
        assert!(known("costs-are-signals", "The costs-as-signals scholars go further."));
        assert!(known("the culturalist literature", "Culturalists would disagree."));
        assert!(!known("the hydraulic account", "The account of the harvest was late."));
    }
}
