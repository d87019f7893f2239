//! Braces around what must keep its capitals when a style sets titles in sentence case: acronyms, formulae, words with
//! capitals inside, and proper names; nothing else.
//!
//! In a title printed in sentence case a capital inside it marks a proper name. In one printed with capitals throughout
//! it marks nothing, and only names that are known are protected ([`PROPER`], [`PAIRS`]). What a record says of its
//! titles ([`Record::protected`](crate::record::Record)) is protected besides.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::tex::escape;

/// Escapes a plain title and protects its capitals. `language` is a babel name or code; titles in a language that is not
/// English are never recased by BibLaTeX and so need no protection.
pub(crate) fn protect(title: &str, language: Option<&str>) -> String {
    protect_all(title, language, &BTreeSet::new())
}

/// The same, and what is `said` to need it is protected in any language.
pub(crate) fn protect_all(title: &str, language: Option<&str>, said: &BTreeSet<String>) -> String {
    if said.is_empty() && !language.is_none_or(is_english) {
        return escape(title);
    }
    marked(title, language, said, ("{", "}"), escape)
}

/// The title with `marks` around what is protected, and everything else as `write` writes it.
fn marked(
    title: &str,
    language: Option<&str>,
    said: &BTreeSet<String>,
    marks: (&str, &str),
    write: impl Fn(&str) -> String,
) -> String {
    let english = language.is_none_or(is_english);
    let braced = |text: &str| format!("{}{}{}", marks.0, write(text), marks.1);
    let title = with_plain_hyphens(title);
    let words: Vec<&str> = title.split_whitespace().collect();
    let shout = !english || is_all_caps(&words);
    let sentence = !shout && is_sentence_case(&words);
    let named: Vec<bool> = (0..words.len())
        .map(|at| !shout && (in_known_pair(&words, at) || sentence && is_name_in_sentence(&words, at)))
        .collect();
    let phrases = if said.is_empty() { Vec::new() } else { phrases(&words, said) };
    let mut out = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(word) = words.get(at) {
        if let Some(last) = phrases.iter().find(|(first, _)| *first == at).map(|(_, last)| *last) {
            let (open, close) = (parts(word).0, words.get(last).map_or("", |word| parts(word).2));
            let whole = words.get(at..=last).unwrap_or_default().join(" ");
            let inner = whole.get(open.len()..whole.len() - close.len()).unwrap_or(&whole);
            out.push(format!("{}{}{}", write(open), braced(inner), write(close)));
            at = last + 1;
            continue;
        }
        let (open, core, close) = parts(word);
        let written = if core.is_empty() {
            write(word)
        } else if named.get(at).copied().unwrap_or(false) || !shout && is_known(core) {
            format!("{}{}{}", write(open), braced(core), write(close))
        } else if shout && said.is_empty() {
            write(word)
        } else {
            let spelt = |bare: &str, compound, first| {
                !shout && (keeps_capitals(bare, compound, first) || compound && is_known(bare))
            };
            let piece = |bare: &str, compound, first| spelt(bare, compound, first) || said.contains(bare);
            let pieces = pieces(core).enumerate().map(|(nth, (bare, join, compound))| {
                let first = at == 0 && nth == 0;
                let shown = if piece(bare, compound, first) { braced(bare) } else { write(bare) };
                shown + join
            });
            format!("{}{}{}", write(open), pieces.collect::<String>(), write(close))
        };
        out.push(written);
        at += 1;
    }
    out.join(" ")
}

/// Where the words of what is `said` to be protected stand: the first and the last of each, which do not overlap.
fn phrases(words: &[&str], said: &BTreeSet<String>) -> Vec<(usize, usize)> {
    let mut by_first: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for phrase in said {
        by_first.entry(phrase.split(' ').next().unwrap_or_default()).or_default().push(phrase);
    }
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let (open, core, _) = parts(word);
        // A phrase of one word ends before the closing marks; the first of several words has its own.
        let first = word.get(open.len()..).unwrap_or_default();
        let begin = [core, first].into_iter().filter_map(|word| by_first.get(word)).flatten();
        let lengths = begin.filter_map(|phrase| {
            let count = phrase.split(' ').count();
            let here = words.get(at..at + count)?;
            let close = here.last().map_or("", |word| parts(word).2);
            let text = here.join(" ");
            (text.get(open.len()..text.len() - close.len()) == Some(*phrase)).then_some(count)
        });
        let count = lengths.max();
        found.extend(count.map(|count| (at, at + count - 1)));
        at += count.unwrap_or(1);
    }
    found
}

/// How many words of a title are protected beyond what its spelling shows: each is looked for in all of it.
pub(crate) const MOST_SAID: usize = 100;

/// What of `said` is not protected by the spelling of the title in which it stands; [`MOST_SAID`] at most.
pub(crate) fn beyond_spelling<'s>(
    title: &str,
    language: Option<&str>,
    said: impl Iterator<Item = &'s str>,
) -> BTreeSet<String> {
    const OPEN: char = '\u{e010}';
    const CLOSE: char = '\u{e011}';
    let marks = (OPEN.to_string(), CLOSE.to_string());
    let own = match language.is_none_or(is_english) {
        true => marked(title, language, &BTreeSet::new(), (&marks.0, &marks.1), str::to_owned),
        false => String::new(),
    };
    let spelt: FxHashSet<&str> =
        own.split(OPEN).skip(1).filter_map(|part| Some(parts(part.split(CLOSE).next()?).1)).collect();
    let is_spelt = |word: &str| {
        let is_there = |text: &str| text.is_empty() || spelt.contains(text);
        is_there(parts(word).1) || word.split(['-', '–', '/']).all(|piece| is_there(parts(piece).1))
    };
    let mut beyond = BTreeSet::new();
    for phrase in said.filter(|phrase| !phrase.split(' ').all(is_spelt)) {
        if beyond.len() == MOST_SAID {
            break;
        }
        beyond.insert(phrase.to_owned());
    }
    beyond
}

/// Whether [`protect`] would put braces anywhere.
pub(crate) fn needs_protection(title: &str, language: Option<&str>) -> bool {
    if !language.is_none_or(is_english) {
        return false;
    }
    let title = with_plain_hyphens(title);
    let words: Vec<&str> = title.split_whitespace().collect();
    if is_all_caps(&words) {
        return false;
    }
    let sentence = is_sentence_case(&words);
    words.iter().enumerate().any(|(at, word)| {
        // Without a capital there is nothing to protect.
        if word.is_ascii() && !word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return false;
        }
        let (_, core, _) = parts(word);
        let joins = ['-', '–', '/'];
        let compound = core.contains(joins);
        let keeps = |(piece, bare): (usize, &str)| {
            keeps_capitals(bare, compound, at == 0 && piece == 0) || compound && is_known(bare)
        };
        is_known(core)
            || in_known_pair(&words, at)
            || sentence && is_name_in_sentence(&words, at)
            || core.split(joins).enumerate().any(keeps)
    })
}

/// The hyphens that [`escape`] writes as plain ones join words as these do.
fn with_plain_hyphens(title: &str) -> Cow<'_, str> {
    const HYPHENS: [char; 2] = ['\u{2010}', '\u{2011}'];
    if title.contains(HYPHENS) { Cow::Owned(title.replace(HYPHENS, "-")) } else { Cow::Borrowed(title) }
}

fn is_english(language: &str) -> bool {
    let language = language.trim().to_lowercase();
    language.is_empty()
        || language.starts_with("en")
        || language.ends_with("english")
        || matches!(language.as_str(), "american" | "british" | "australian" | "canadian")
}

/// The pieces of a compound, each with what joins it to the next, and whether there are others: `X-ray` → `{X}-ray`,
/// `MRI-Based` → `{MRI}-Based`.
fn pieces(core: &str) -> impl Iterator<Item = (&str, &str, bool)> {
    core.split_inclusive(['-', '–', '/']).enumerate().map(|(at, piece)| {
        let bare = piece.trim_end_matches(['-', '–', '/']);
        let join = piece.get(bare.len()..).unwrap_or_default();
        (bare, join, !join.is_empty() || at > 0)
    })
}

/// Whether the spelling alone shows that capitals matter: `DNA`, `iPhone`, `McDonald`, `3D`, `Vitamin {C}`.
fn keeps_capitals(word: &str, compound: bool, first: bool) -> bool {
    let stem = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
    let upper = stem.chars().filter(|c| c.is_uppercase()).count();
    let letters = stem.chars().filter(|c| c.is_alphabetic()).count();
    match (upper, letters) {
        (0, _) => false,
        // One capital alone: the pronoun, a vitamin, a variable. `A` is an article, `E-` a prefix.
        (1, 1) if stem.chars().any(|c| c.is_ascii_digit()) => true,
        (1, 1) => !(first || matches!(stem, "A" | "O") || compound && stem == "E"),
        (1, _) => {
            !stem.starts_with(char::is_uppercase) && !stem.starts_with(|c: char| !c.is_alphanumeric()) && {
                // `iPhone`, `eBay`, but not `20Th` or `d'Arc` after an apostrophe, which is a name and caught elsewhere.
                stem.starts_with(char::is_lowercase)
            }
        }
        _ => true,
    }
}

/// Leading marks, the word, closing marks.
fn parts(word: &str) -> (&str, &str, &str) {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return ("", word, "");
    }
    let inner = |c: char| c.is_alphanumeric();
    let Some(start) = word.find(inner) else { return (word, "", "") };
    let end = word.rfind(inner).map_or(word.len(), |at| at + word[at..].chars().next().map_or(0, char::len_utf8));
    (&word[..start], &word[start..end], &word[end..])
}

fn is_all_caps(words: &[&str]) -> bool {
    if words.iter().any(|word| word.bytes().any(|byte| byte.is_ascii_lowercase())) {
        return false;
    }
    let letters = || words.iter().flat_map(|w| w.chars()).filter(|c| c.is_alphabetic());
    words.len() > 1 && letters().count() > 8 && letters().all(char::is_uppercase)
}

/// Whether more than half of the longer words inside the title begin in lower case.
fn is_sentence_case(words: &[&str]) -> bool {
    let (mut lower, mut upper) = (0_usize, 0_usize);
    for at in 0..words.len() {
        let (_, core, _) = parts(words[at]);
        if starts_sentence(words, at) || core.chars().count() < 4 || is_function_word(core) {
            continue;
        }
        match core.chars().next() {
            Some(c) if c.is_lowercase() => lower += 1,
            Some(c) if c.is_uppercase() => upper += 1,
            _ => {}
        }
    }
    lower > upper
}

fn is_function_word(word: &str) -> bool {
    matches!(
        word,
        "about"
            | "after"
            | "against"
            | "among"
            | "because"
            | "before"
            | "between"
            | "beyond"
            | "down"
            | "during"
            | "from"
            | "into"
            | "like"
            | "near"
            | "once"
            | "onto"
            | "over"
            | "since"
            | "than"
            | "that"
            | "their"
            | "through"
            | "toward"
            | "towards"
            | "under"
            | "until"
            | "upon"
            | "when"
            | "where"
            | "which"
            | "while"
            | "with"
            | "within"
            | "without"
    )
}

/// At the start, after a mark that ends a sentence or begins a subtitle, or inside opening quotation marks.
fn starts_sentence(words: &[&str], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|b| words.get(b)) else { return true };
    before.ends_with([':', '.', '?', '!', '—', '–', '…'])
        || before.ends_with(['”', '"', '’']) && before.trim_end_matches(['”', '"', '’']).ends_with(['.', '?', '!', ':'])
        || words.get(at).is_some_and(|w| w.starts_with(['“', '‘', '"', '«', '„', '(', '[', '¿', '¡']))
        || matches!(*before, "-" | "/" | "•" | "|")
}

fn is_name_in_sentence(words: &[&str], at: usize) -> bool {
    let (_, core, _) = parts(words[at]);
    !starts_sentence(words, at) && core.starts_with(char::is_uppercase) && core != "A"
}

fn is_known(core: &str) -> bool {
    let stem = core.strip_suffix("’s").or_else(|| core.strip_suffix("'s")).unwrap_or(core);
    core.starts_with(char::is_uppercase) && PROPER_SET.contains(stem)
}

/// `New York`, `Cold War`: words that are a name only together.
fn in_known_pair(words: &[&str], at: usize) -> bool {
    let capital = |word: &str| !word.starts_with(|c: char| c.is_ascii_lowercase());
    let pair = |first: Option<&&str>, second: Option<&&str>| match (first, second) {
        (Some(first), Some(second)) if capital(first) && capital(second) => {
            let ((_, first, close), (_, second, _)) = (parts(first), parts(second));
            let stem = second.strip_suffix("’s").or_else(|| second.strip_suffix("'s")).unwrap_or(second);
            close.is_empty() && PAIR_SET.get(first).is_some_and(|seconds| seconds.contains(&stem))
        }
        _ => false,
    };
    pair(words.get(at), words.get(at + 1)) || at > 0 && pair(words.get(at - 1), words.get(at))
}

static PROPER_SET: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| PROPER.split_whitespace().collect());

/// The second words of each first word of [`PAIRS`].
static PAIR_SET: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut pairs: FxHashMap<&'static str, Vec<&'static str>> = FxHashMap::default();
    PAIRS.iter().for_each(|(first, second)| pairs.entry(first).or_default().push(second));
    pairs
});

/// Names of places, peoples, languages, religions, days, and adjectives made from names, as English writes them.
const PROPER: &str = "\
    Africa African Africans Afghan Afghanistan Alabama Alaska Albania Albanian Algeria Algerian America American Americans \
    Americas Amsterdam Anglican Anglo Angola Antarctic Antarctica Arab Arabia Arabian Arabic Arabs Arctic Argentina Argentine Argentinian \
    Aristotelian Arizona Arkansas Armenia Armenian Asia Asian Asians Athens Atlantic Atlanta Auschwitz Australia Australian Austria \
    Austrian Austro Aztec Babylon Babylonian Baghdad Balkan Balkans Baltic Baltimore Bangladesh Bangladeshi Barcelona Bavaria Bavarian Bayesian \
    Beijing Belarus Belgian Belgium Bengal Bengali Berlin Bible Biblical Birmingham Bolivia Bolivian Bosnia Bosnian Boston \
    Brazil Brazilian Brexit Britain British Brooklyn Brussels Buddha Buddhism Buddhist Bulgaria Bulgarian Byzantine Byzantium Cairo \
    California Californian Calvinist Cambodia Cambodian Cambridge Cameroon Canada Canadian Caribbean Cartesian Catalan Catalonia Catholic Catholicism \
    Caucasus Celtic Chicago Chile Chilean China Chinese Christian Christianity Christians Christmas Colombia Colombian Colorado \
    Confucian Confucianism Congo Congolese Connecticut Copenhagen Croatia Croatian Cuba Cuban Cypriot Cyprus Czech Czechoslovakia \
    Dallas Danish Darwinian Darwinism Delhi Denmark Detroit Dublin Durkheimian Dutch Ecuador Edinburgh Egypt Egyptian \
    England English Estonia Estonian Ethiopia Ethiopian Euclidean Eurasia Eurasian Euro Europe European Europeans Filipino Finland Finnish \
    Florence Florida Foucauldian Foucaultian France Frankfurt French Freudian Gaelic Gandhian Gaussian Gaza Geneva Georgia German Germanic Germans Germany \
    Ghana Ghanaian Gothic Greco Greece Greek Greeks Guatemala Haiti Haitian Hamburg Hamiltonian Harlem Harvard Havana Hawaii Hawaiian Hebrew Hegelian \
    Hellenistic Hindi Hindu Hinduism Hindus Hiroshima Hispanic Hispanics Hollywood Holocaust Honduras Hungarian Hungary Iberian Iceland Icelandic \
    Illinois Inca India Indian Indiana Indians Indies Indo Indonesia Indonesian Iowa Iran Iranian Iraq Iraqi Ireland Irish Islam Islamic Islamist \
    Israel Israeli Istanbul Italian Italians Italy Jamaica Jamaican Japan Japanese Jerusalem Jesuit Jewish Jews Johannesburg Judaism \
    Kansas Kantian Kashmir Kazakhstan Kentucky Kenya Kenyan Keynesian Keynesianism Korea Korean Koreans Kosovo Kuwait Lagos Lagrangian Laplacian Lacanian Latin Latina Latinas Latino \
    Latinos Latvia Latvian Lebanese Lebanon Leninism Leninist Liberia Libya Libyan Lisbon Lithuania Lithuanian Liverpool London Louisiana Lutheran \
    Luxembourg Macedonia Madrid Malawi Malay Malaysia Malaysian Manchester Manhattan Maori Māori Markov Markovian Marseille Marxian Marxism Marxist Marxists Maryland Massachusetts \
    Maya Mayan Mediterranean Melbourne Mesopotamia Methodist Mexican Mexicans Mexico Miami Michigan Milan Minnesota Mississippi Missouri \
    Monday Friday Saturday Sunday Thursday Tuesday Wednesday January February April June July September October November December Mongolia Mongolian Montana Montreal Mormon Moroccan Morocco Moscow Mozambique Mughal Mumbai Munich \
    Muslim Muslims Myanmar Namibia Naples Navajo Nazi Nazis Nazism Nebraska Nepal Nepali Netherlands Nevada Newtonian Nicaragua Nietzschean Nigeria Nigerian \
    Norman Norse Norway Norwegian Ohio Oklahoma Olympic Olympics Ontario Oregon Orthodox Ottoman Oxford Pacific Pakistan Pakistani Palestine \
    Palestinian Palestinians Panama Paraguay Paris Parisian Pennsylvania Persia Persian Peru Peruvian Philadelphia Philippine Philippines \
    Phoenician Pittsburgh Platonic Platonism Poisson Poland Polynesia Polynesian Portugal Portuguese Prague Presbyterian Princeton Protestant \
    Protestantism Protestants Prussia Prussian Puerto Puritan Puritans Quaker Quakers Quebec Québec Quran Qur'an Riemannian Roma Romania Romanian Rome \
    Russia Russian Russians Rwanda Rwandan Sahara Saharan Sanskrit Scandinavia Scandinavian Scotland Scottish Scots Seattle Semitic Senegal Senegalese \
    Seoul Serbia Serbian Shakespeare Shakespearean Shanghai Shia Siberia Siberian Sicilian Sicily Sikh Singapore Sino Slavic Slovak Slovakia Slovenia Slovenian Somali Somalia \
    Soviet Soviets Spain Spaniards Spanish Stalinism Stalinist Stockholm Sudan Sudanese Sumerian Sunni Sweden Swedish Swiss Switzerland Sydney Syria \
    Syrian Taiwan Taiwanese Tamil Tanzania Tanzanian Taoism Taoist Tasmania Tennessee Texan Texas Thai Thailand Thatcherism Tibet Tibetan Tokyo Toronto Trinidad \
    Tunisia Tunisian Turing Turkey Turkish Tuscany Uganda Ugandan Ukraine Ukrainian Uruguay Utah Uzbekistan Vatican Venezuela Venezuelan Venice \
    Vermont Victorian Vienna Viennese Vietnam Vietnamese Viking Vikings Virginia Wagnerian Wales Warsaw Washington Weberian Welsh Wikipedia Google Facebook Twitter YouTube Uber Amazon Wisconsin \
    Wittgensteinian Wyoming Yiddish Yoruba Yugoslav Yugoslavia Zambia Zen Zimbabwe Zionism Zionist Zulu Zurich Zürich";

/// Two words that are a name only together.
const PAIRS: &[(&str, &str)] = &[
    ("New", "York"),
    ("New", "Zealand"),
    ("New", "England"),
    ("New", "Jersey"),
    ("New", "Orleans"),
    ("New", "Mexico"),
    ("New", "Delhi"),
    ("New", "Hampshire"),
    ("New", "Guinea"),
    ("New", "Testament"),
    ("Old", "Testament"),
    ("United", "States"),
    ("United", "Kingdom"),
    ("United", "Nations"),
    ("European", "Union"),
    ("Soviet", "Union"),
    ("Middle", "East"),
    ("Middle", "Ages"),
    ("Far", "East"),
    ("Cold", "War"),
    ("World", "War"),
    ("Great", "Britain"),
    ("Great", "Depression"),
    ("Great", "War"),
    ("Silicon", "Valley"),
    ("Hong", "Kong"),
    ("Wall", "Street"),
    ("Los", "Angeles"),
    ("San", "Francisco"),
    ("San", "Diego"),
    ("Las", "Vegas"),
    ("Sri", "Lanka"),
    ("Saudi", "Arabia"),
    ("Costa", "Rica"),
    ("Puerto", "Rico"),
    ("El", "Salvador"),
    ("Sierra", "Leone"),
    ("Ivory", "Coast"),
    ("South", "Africa"),
    ("South", "African"),
    ("North", "Africa"),
    ("West", "Africa"),
    ("East", "Africa"),
    ("South", "Korea"),
    ("North", "Korea"),
    ("South", "America"),
    ("North", "America"),
    ("North", "American"),
    ("Latin", "America"),
    ("Latin", "American"),
    ("Central", "America"),
    ("East", "Germany"),
    ("West", "Germany"),
    ("East", "Asia"),
    ("Southeast", "Asia"),
    ("South", "Asia"),
    ("South", "Asian"),
    ("Northern", "Ireland"),
    ("South", "Carolina"),
    ("North", "Carolina"),
    ("South", "Dakota"),
    ("North", "Dakota"),
    ("Rhode", "Island"),
    ("World", "Bank"),
    ("Supreme", "Court"),
    ("White", "House"),
    ("Red", "Cross"),
    ("Black", "Death"),
    ("Nobel", "Prize"),
    ("Civil", "War"),
    ("French", "Revolution"),
    ("Monte", "Carlo"),
    ("Bretton", "Woods"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_formulae_and_inner_capitals_are_protected() {
        for (plain, written) in [
            ("The Role of DNA in CO2 Capture", "The Role of {DNA} in {CO2} Capture"),
            ("Using LaTeX and the iPhone", "Using {LaTeX} and the {iPhone}"),
            ("X-Ray Imaging and Vitamin C", "X-Ray Imaging and Vitamin {C}"),
            ("A Study of fMRI-Based Methods", "A Study of {fMRI}-Based Methods"),
            ("McDonald’s and 3D Printing", "{McDonald’s} and {3D} Printing"),
            ("E-Learning and the E-Mail Revolution", "E-Learning and the E-Mail Revolution"),
            ("What I Learned", "What {I} Learned"),
        ] {
            assert_eq!(protect(plain, None), written);
            assert_eq!(needs_protection(plain, None), written.contains('{'), "{plain}");
        }
    }

    #[test]
    fn in_sentence_case_a_capital_marks_a_name() {
        assert_eq!(
            protect("The moral economy of care in Oaxaca and at Merck: Notes on a method", None),
            "The moral economy of care in {Oaxaca} and at {Merck}: Notes on a method"
        );
        assert_eq!(protect("“Doing gender” among the Nuer people", None), "“Doing gender” among the {Nuer} people");
    }

    #[test]
    fn in_title_case_only_known_names_are_protected() {
        assert_eq!(
            protect("Working Mothers in the United States & New York’s Care Homes", None),
            "Working Mothers in the {United} {States} \\& {New} {York’s} Care Homes"
        );
        assert_eq!(protect("Emotional Labor and Service Work", None), "Emotional Labor and Service Work");
        assert_eq!(protect("Anglo-American Capitalism", None), "{Anglo}-{American} Capitalism");
    }

    #[test]
    fn other_languages_and_shouted_titles_are_left_alone() {
        assert_eq!(protect("Die Gesellschaft der DDR", Some("ngerman")), "Die Gesellschaft der DDR");
        assert_eq!(protect("THE MANAGED HEART OF LONDON", None), "THE MANAGED HEART OF LONDON");
    }
}
