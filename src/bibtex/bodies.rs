//! Names of bodies: how they are told from people's, and where an `and` belongs to the name.

use crate::bibtex::read::values::{enclosed, split_and};
use crate::text::{collapse_whitespace, tex};

/// Whether a word that only bodies' names have is in the list: looked for before the names are taken apart.
pub(crate) fn may_name_body(list: &str) -> bool {
    // Mathematics could reach from one name into the next.
    if list.contains('$') {
        return true;
    }
    let plain = tex::decoded(list);
    let mut words = plain.split(char::is_whitespace);
    words.any(|word| {
        matches!(word, "the" | "for" | "against")
            || match word.is_ascii() {
                true => is_body_word(word),
                false => BODIES.contains(&word.to_lowercase().as_str()),
            }
    })
}

/// `Friends of the Earth`, `NHS Education for Scotland`: words that no person's name has inside. `Alexander the Great` is a
/// person.
fn is_phrase(words: &[&str]) -> bool {
    let inside = words.get(1..words.len().saturating_sub(1)).unwrap_or(&[]);
    inside.iter().any(|word| matches!(*word, "for" | "against"))
        || inside.windows(2).any(|two| two == ["of", "the"])
        || words.len() > 3 && inside.contains(&"the")
}

/// Whether a name without braces is a body's.
pub(crate) fn is_body(part: &str) -> bool {
    if part.contains([',', ';', '=']) || enclosed(part).is_some() {
        return false;
    }
    let plain = tex::decode(part).to_lowercase();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let body = words.len() >= 2 && words.iter().any(|word| BODIES.contains(word)) || is_phrase(&words);
    // `Bank, John` and `John Union` are people; a body has `of`, `for`, `the`, more words than a person, or ends in a word
    // that no family is called by.
    let sure = words.len() >= 4
        || words.last().is_some_and(|last| HEADS.contains(last))
        || words
            .iter()
            .any(|w| matches!(*w, "of" | "for" | "the" | "on" | "de" | "für" | "inc." | "ltd." | "gmbh" | "llc"))
        || words.iter().any(|w| WHEREVER.contains(w));
    let whole = part.strip_prefix('{').is_none() || part.ends_with('}');
    body && sure && whole
}

/// Words that make a body of a name wherever they stand in it.
const WHEREVER: &[&str] = &["university", "consortium", "collaboration", "foundation", "ministry", "nations"];

/// Words of bodies that are no family names: what ends in one, be it of two words, is a body.
const HEADS: &[&str] = &[
    "academy",
    "administration",
    "agency",
    "alliance",
    "association",
    "authority",
    "collaboration",
    "collaborative",
    "collaborators",
    "commission",
    "committee",
    "consortium",
    "corporation",
    "federation",
    "foundation",
    "group",
    "initiative",
    "institute",
    "institution",
    "international",
    "investigators",
    "laboratory",
    "ministry",
    "nations",
    "network",
    "organisation",
    "organization",
    "society",
    "taskforce",
    "team",
    "university",
];

/// First words of what follows the `and` in the names of bodies: what ministries and agencies look after.
const MATTERS: &[&str] = &[
    "aeronautics",
    "agriculture",
    "atmospheric",
    "care",
    "child",
    "clinical",
    "community",
    "consumer",
    "cultural",
    "drug",
    "economic",
    "education",
    "educational",
    "environmental",
    "family",
    "food",
    "health",
    "higher",
    "human",
    "labor",
    "labour",
    "medicaid",
    "mental",
    "monetary",
    "natural",
    "occupational",
    "public",
    "regional",
    "rural",
    "scientific",
    "social",
    "space",
    "statistical",
    "technical",
    "urban",
    "youth",
];

fn ends_in_a_matter(part: &str) -> bool {
    let last = part.rsplit(' ').next().unwrap_or("").to_lowercase();
    !part.contains(',') && MATTERS.contains(&last.as_str())
}

/// `Ministry of Labour and Welfare`: a body whose name has an `and`. What follows the `and` is one word, which is no
/// person's whole name, or begins with a matter that bodies look after (`… Health and Care Excellence`).
pub(crate) fn across_and(list: &str) -> Option<String> {
    let parts = split_and(list);
    let mut out: Vec<String> = Vec::new();
    let mut joined = false;
    let mut rest = parts.iter().peekable();
    while let Some(part) = rest.next() {
        let lower = part.to_lowercase();
        let of = [" of ", " for ", " für ", " de "].iter().any(|word| lower.contains(word));
        let word = |next: &&&str| {
            next.starts_with(char::is_uppercase) && next.chars().all(char::is_alphabetic) && next.chars().count() > 3
        };
        let matter = |next: &&&str| {
            let plain = next.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-'));
            let lower = next.to_lowercase();
            let words: Vec<&str> = lower.split(' ').collect();
            let about = words.first().is_some_and(|first| MATTERS.contains(first)) && (2..=4).contains(&words.len());
            let group = words.last().is_some_and(|last| HEADS.contains(last));
            // `U.S. Food and Drug Administration`: what stands before the *and* ends in a matter, too.
            let two = ends_in_a_matter(part) && is_body(next);
            about && plain && (of && is_body(part) && !group || two)
        };
        match rest.next_if(|next| of && is_body(part) && word(next) || matter(next)) {
            Some(next) => {
                joined = true;
                out.push(format!("{{{} and {next}}}", collapse_whitespace(part)));
            }
            None => out.push(collapse_whitespace(part)),
        }
    }
    joined.then(|| out.join(" and "))
}

/// Words that only the names of bodies have.
pub(crate) const BODIES: &[&str] = &[
    "university",
    "universität",
    "université",
    "universidad",
    "institute",
    "institut",
    "institution",
    "ministry",
    "department",
    "organization",
    "organisation",
    "association",
    "committee",
    "commission",
    "council",
    "consortium",
    "collaboration",
    "collaborative",
    "collaborators",
    "investigators",
    "taskforce",
    "international",
    "agency",
    "bureau",
    "foundation",
    "society",
    "corporation",
    "inc.",
    "ltd.",
    "ltd",
    "gmbh",
    "llc",
    "office",
    "authority",
    "federation",
    "union",
    "group",
    "team",
    "network",
    "laboratory",
    "centre",
    "center",
    "museum",
    "library",
    "administration",
    "academy",
    "nations",
    "board",
    "initiative",
    "alliance",
    "service",
    "services",
    "bank",
    "government",
    "research",
    "news",
    "women",
];

/// Whether a word of ASCII letters is one of [`BODIES`], whatever its case. Asked for each word of each name.
fn is_body_word(word: &str) -> bool {
    /// For each first letter, the lengths of the words that begin with it, a bit for each.
    const LENGTHS: [u64; 256] = {
        let mut lengths = [0; 256];
        let mut at = 0;
        while at < BODIES.len() {
            let word = BODIES[at].as_bytes();
            lengths[word[0] as usize] |= 1 << word.len();
            at += 1;
        }
        lengths
    };
    let Some(first) = word.bytes().next().filter(|_| word.len() < 64) else { return false };
    LENGTHS[usize::from(first.to_ascii_lowercase())] >> word.len() & 1 == 1
        && BODIES.iter().any(|body| body.eq_ignore_ascii_case(word))
}
