//! Words that announce schools, hold them open, and say where a work stands.
//!
//! Function words and the vocabulary in which scholars of any field speak of each other's work, their trades among it; no
//! name of one school or person. Patterns are matched against lower-cased sentences. The groups follow the lexicons of citation
//! function studies (Teufel, Siddharthan and Tidhar 2006; Jurgens et al. 2018) and Swales's moves of a literature review.

mod apart;
mod aside;
mod critics;
mod holding;
mod naming;
mod opening;

use regex::Regex;

pub(super) use apart::*;
pub(super) use aside::*;
pub(super) use critics::*;
pub(super) use holding::*;
pub(super) use naming::*;
pub(super) use opening::*;

/// Nouns that name a school or its people.
pub(super) const SCHOOL: &str = concat!(
    r"(?:traditions?|schools?|strands?|camps?|approach(?:es)?|accounts?|perspectives?|paradigms?|program(?:me)?s?|",
    r"currents?|movements?|vocabular(?:y|ies)|streams?|literatures?|generations?|waves?|positions?|answers?|",
    r"versions?|variants?|views?|theor(?:y|ies)|thes[ie]s|families|family|tendenc(?:y|ies)|lineages?|threads?|",
    r"interpretations?|explanations?|branch(?:es)?|models?|frameworks?|sociolog(?:y|ies)|stances?|part(?:y|ies)|",
    r"compan(?:y|ies)|factions?|circles?|wings?|crowds?|contingents?|pictures?|images?|portraits?|conceptions?|",
    r"visions?|understandings?|lines? of (?:work|thought|research|inquiry|enquiry|argument|reasoning|scholarship)|",
    r"bod(?:y|ies) of (?:work|scholarship|literature|research|writing|thought)|(?:groups?|sets?|clusters?|sorts?|",
    r"kinds?) of (?:scholars?|authors?|researchers?|writers?|readers?|theorists?|works|studies|scholarship|",
    r"critics?|historians?|thinkers?|economists?|analysts?|commentators?)|scholars|researchers|theorists|authors|",
    r"writers|thinkers|commentators|historians|analysts|economists|sociologists|philosophers|",
    // German, French, Spanish, Italian, Portuguese.
    r"(?:denk)?schulen?|(?:forschungs)?richtung(?:en)?|ansatz|ansätze|strömung(?:en)?|lager|lesart(?:en)?|perspektiven?|",
    r"theorien?|traditionen|deutung(?:en)?|gruppen? von \w+|écoles?|courants?|approches?|théories?|groupes? d[e’'] ?\w+|",
    r"escuelas?|corrientes?|enfoques?|perspectivas?|tradici(?:ón|ones)|teorías?|scuol[ae]|corrent[ei]|approcci[oi]?|",
    r"prospettiv[ae]|tradizion[ei]|escolas?|abordage(?:m|ns)|tradiç(?:ão|ões)|teorias?)",
);

/// Nouns that can only mean a school, not merely its people or its view.
const SCHOOL_PROPER: &str = concat!(
    r"(?:position|answer|tradition|school|approach|account|perspective|paradigm|program(?:me)?|movement|camp|",
    r"theory|literature|thesis|model|strand)",
);

const ORDINAL: &str = concat!(
    r"(?:one|first|second|third|fourth|fifth|sixth|seventh|another|other|final|last|oldest|older|newer|newest|",
    r"latest|most recent|rival|competing|opposing|opposite|alternative|",
    r"(?:erst|zweit|dritt|viert|fünft|ander|weiter|letzt)e[rsn]?|premi(?:er|ère)|deuxième|seconde|troisième|quatrième|cinquième|",
    r"autre|derni(?:er|ère)|primer[ao]?|segund[ao]|tercer[ao]?|cuart[ao]|quart[ao]|otr[ao]|últim[ao]|prim[ao]|second[ao]|terz[ao]|",
    r"altr[ao]|ultim[ao]|primeir[ao]|terceir[ao]|outr[ao])",
);

/// The patterns of one group, each with what it stands for.
macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $pattern:expr;)*) => {
        $($(#[$doc])* pub(in crate::tradition) static $name: std::sync::LazyLock<regex::Regex> =
            std::sync::LazyLock::new(|| super::compile($pattern));)*
        #[cfg(test)]
        pub(super) static ALL: &[(&str, &std::sync::LazyLock<regex::Regex>)] = &[$((stringify!($name), &$name)),*];
    };
}

use rules;

/// Patterns of a module's own, compiled as these are.
macro_rules! patterns {
    ($($name:ident = $pattern:expr;)*) => {
        $(static $name: std::sync::LazyLock<regex::Regex> =
            std::sync::LazyLock::new(|| $crate::tradition::cue::compile($pattern));)*
    };
}
pub(super) use patterns;

/// Letters and digits of the languages written in Latin script. The tables of all of Unicode's letters, which `\w` stands
/// for, would be most of the work of compiling a pattern.
const LETTERS: &str = "A-Za-z0-9_À-ÖØ-öø-ɏḀ-ỿ";

/// A pattern that is matched by `isn't` and `can't` where it has `is not` and `cannot`.
fn with_contractions(pattern: &str) -> String {
    pattern.replace("cannot ", "can(?:not|['’]t) ").replace(" not ", "(?: not|n?['’]t) ")
}

/// Compiles a pattern in which `\w` and `\W` mean [`LETTERS`], `\d` an ASCII digit and `\b` the boundary of ASCII letters, and negations
/// may be contracted.
#[expect(clippy::expect_used, reason = "patterns are constants, and a test compiles every one")]
pub(super) fn compile(pattern: impl AsRef<str>) -> Regex {
    let pattern = with_contractions(pattern.as_ref());
    let mut out = String::with_capacity(pattern.len() * 2);
    let (mut in_class, mut escaped) = (false, false);
    for c in pattern.chars() {
        match (escaped, c) {
            (false, '\\') => {
                escaped = true;
                continue;
            }
            (true, 'w') if in_class => out.push_str(LETTERS),
            (true, 'w') => out.extend(["[", LETTERS, "]"]),
            (true, 'W') if !in_class => out.extend(["[^", LETTERS, "]"]),
            (true, 'd') if in_class => out.push_str("0-9"),
            (true, 'd') => out.push_str("[0-9]"),
            (true, 'b') => out.push_str(r"(?-u:\b)"),
            (true, c) => out.extend(['\\', c]),
            (false, c) => {
                in_class = c == '[' || in_class && c != ']';
                out.push(c);
            }
        }
        escaped = false;
    }
    Regex::new(&out).expect("a constant pattern")
}

/// The words that open a run of critics; not where opponents only give the school its name.
pub(super) fn critics(low: &str) -> Option<regex::Match<'_>> {
    CRITICS.find(low).filter(|_| !NAMED_BY.is_match(low) && !low.contains(" belong"))
}

/// Whether the words take up a school just spoken of: "this approach", "their argument", and "the approach" where nothing
/// after it says which.
pub(super) fn points_back(low: &str) -> bool {
    ANAPHOR.find_iter(low).filter(|m| !conjunction(m.as_str())).any(|m| {
        let after = low.get(m.end()..).unwrap_or("").trim_start();
        let bare = m.as_str().starts_with("the ");
        !bare || !["of ", "that ", "which ", "in which", "to ", "for ", "between "].iter().any(|w| after.starts_with(w))
    })
}

/// Whether a pointing word and a noun for a school or its people stand together.
pub(super) fn points(low: &str) -> bool {
    POINTING.find_iter(low).any(|m| !conjunction(m.as_str()))
}

/// "I ought to add that writers …", "that the approach": the word only begins a clause.
fn conjunction(found: &str) -> bool {
    let mut words = found.split(' ');
    let that = words.next() == Some("that");
    let article = words.clone().next().is_some_and(|word| matches!(word, "the" | "a" | "an"));
    that && (article || words.next_back().is_some_and(|noun| noun.ends_with('s') && !noun.ends_with("is")))
}

/// The number that an ordinal word stands for; none for `another`, `last` and the like.
pub(super) fn ordinal(word: &str) -> Option<u8> {
    Some(match word {
        "1" | "i" | "a" | "some" => 1,
        "2" | "ii" | "b" => 2,
        "3" | "iii" | "c" => 3,
        "4" | "iv" | "d" => 4,
        "5" | "v" | "e" => 5,
        "6" | "vi" | "f" => 6,
        "7" => 7,
        "latter" => 2,
        "one" | "first" | "firstly" | "oldest" | "earliest" | "former" => 1,
        "second" | "secondly" => 2,
        "third" | "thirdly" => 3,
        "fourth" | "fourthly" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        _ => return ordinal_elsewhere(word),
    })
}

/// The same in German, French, Spanish, Italian and Portuguese, whose endings differ.
fn ordinal_elsewhere(word: &str) -> Option<u8> {
    const STEMS: [(&str, u8); 19] = [
        ("erste", 1),
        ("zweite", 2),
        ("dritte", 3),
        ("vierte", 4),
        ("fünfte", 5),
        ("premi", 1),
        ("deuxième", 2),
        ("seconde", 2),
        ("troisième", 3),
        ("quatrième", 4),
        ("cinquième", 5),
        ("prim", 1),
        ("segund", 2),
        ("second", 2),
        ("tercer", 3),
        ("terceir", 3),
        ("terz", 3),
        ("cuart", 4),
        ("quart", 4),
    ];
    STEMS.iter().find(|(stem, _)| word.starts_with(stem)).map(|(_, place)| *place)
}

/// The number that a numeral stands for.
pub(super) fn count(word: &str) -> Option<u8> {
    Some(match word {
        "two" | "both" | "zwei" | "deux" | "dos" | "due" | "dois" | "duas" => 2,
        "three" | "drei" | "trois" | "tres" | "tre" | "três" => 3,
        "four" | "vier" | "quatre" | "cuatro" | "quattro" | "quatro" => 4,
        "five" | "fünf" | "cinq" | "cinco" | "cinque" => 5,
        "six" | "sechs" | "seis" | "sei" => 6,
        "seven" | "sieben" | "sept" | "siete" | "sette" | "sete" => 7,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rule reads each of `yes` and none of `no`.
    #[track_caller]
    pub(super) fn check(rule: &Regex, yes: &[&str], no: &[&str]) {
        for text in yes {
            assert!(rule.is_match(text), "not read: {text}");
        }
        for text in no {
            assert!(!rule.is_match(text), "read: {text}");
        }
    }

    #[test]
    fn every_pattern_compiles() {
        let all = [apart::ALL, aside::ALL, critics::ALL, holding::ALL, naming::ALL, opening::ALL].concat();
        for (name, rule) in all {
            assert!(!rule.as_str().is_empty(), "{name}");
        }
    }

    #[test]
    fn negations_may_be_contracted() {
        check(
            &EXCLUDED,
            &[
                "she can't be counted among them",
                "he doesn’t belong here",
                "roe would not be included",
                "they cannot be counted",
            ],
            &["she can be counted among them", "he belongs here"],
        );
    }

    #[test]
    fn enumerations_are_seen_with_their_ordinal() {
        let ordinal_of = |rule: &Regex, text: &str| rule.captures(text).map(|c| c["ordinal"].to_owned());
        assert_eq!(ordinal_of(&ENUMERATED, "one strand holds that rivers move").as_deref(), Some("one"));
        assert_eq!(ordinal_of(&ENUMERATED, "finally, a third group of scholars denies it").as_deref(), Some("third"));
        assert_eq!(ordinal_of(&ELLIPTIC, "a second contends that they do not").as_deref(), Some("second"));
        assert_eq!(
            ordinal_of(&ORDINAL_SCHOOL, "trust is the watchword of the second account").as_deref(),
            Some("second")
        );
        assert_eq!(ordinal_of(&ENUMERATED, "one must begin with the tides"), None);
        for (text, place) in [
            ("eine zweite richtung geht auf roe zurück", Some(2)),
            ("der dritte ansatz nimmt die ufer in den blick", Some(3)),
            ("une première tradition tient que les fleuves dorment", Some(1)),
            ("una segunda corriente lo niega", Some(2)),
            ("una terza scuola lo nega", Some(3)),
            ("der erste weltkrieg endete 1918", None),
            ("la seconde guerre mondiale", None),
        ] {
            assert_eq!(ordinal_of(&ENUMERATED, text).and_then(|word| ordinal(&word)), place, "{text}");
        }
        assert!(
            ROADMAP
                .captures("der bericht unterscheidet drei richtungen")
                .is_some_and(|c| count(&c["count"]) == Some(3))
        );
    }
}
