//! The language of a work, told by the small words of its titles or by its script.
//!
//! Takes titles; gives babel's name of the language. Small words decide: where at least two different ones of one language
//! occur and no other language has as many. English is the language of most lists and is told only to rule it out.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::record::{Field, Record};

/// Small words that few other languages of the list share, by language.
#[rustfmt::skip]
const SMALL_WORDS: &[(&str, &[&str])] = &[
    ("english", &["the", "of", "and", "in", "for", "on", "to", "with", "from", "an", "by", "at", "as", "is", "or", "how", "their", "its", "what", "between"]),
    ("german", &["der", "die", "das", "und", "des", "zur", "zum", "von", "im", "für", "den", "dem", "eine", "einer", "ein", "über", "mit", "auf", "als", "zwischen", "bei", "aus", "nach", "durch", "gegen", "unter", "nicht", "wie", "ist"]),
    ("french", &["le", "la", "les", "des", "du", "et", "une", "aux", "dans", "sur", "pour", "par", "au", "un", "entre", "sous", "chez", "avec", "vers", "ou", "d", "l", "en", "à", "est", "ses", "ces", "qui", "leur", "de", "leurs", "quelques", "sont", "comme", "sans", "depuis", "dès"]),
    ("italian", &["il", "della", "dei", "delle", "nel", "nella", "del", "gli", "di", "e", "lo", "alla", "dal", "dalla", "tra", "fra", "una", "un", "per", "degli", "sulla", "nell", "dell", "i", "con", "da"]),
    ("spanish", &["el", "los", "las", "del", "y", "en", "una", "un", "para", "por", "la", "con", "sobre", "entre", "al", "de", "hacia", "como"]),
    ("portuguese", &["o", "os", "da", "do", "das", "dos", "em", "uma", "um", "na", "no", "nas", "nos", "ao", "para", "com", "sobre", "entre", "não", "e", "pela", "pelo", "de", "ou"]),
    ("dutch", &["het", "een", "van", "voor", "en", "op", "tot", "bij", "naar", "uit", "de", "over", "als", "door"]),
    ("swedish", &["och", "för", "att", "till", "som", "av", "på", "ett", "om", "från", "den", "det", "i"]),
    ("danish", &["og", "af", "til", "på", "det", "den", "fra", "om", "ved", "som", "et", "en", "i"]),
    ("polish", &["w", "z", "na", "do", "od", "dla", "po", "oraz", "się", "i", "nad", "przez", "jako"]),
    ("czech", &["a", "v", "ve", "na", "pro", "se", "od", "jako", "při", "mezi", "po"]),
    ("latin", &["et", "de", "ad", "cum", "libri", "liber", "sive", "ac", "ab", "pro", "opera", "quae", "quod"]),
];

/// The language of what `titles` say; `None` where it is English or nothing tells.
pub fn of(titles: &[&str]) -> Option<&'static str> {
    /// Two words, or one and a letter that the language has.
    const ENOUGH: usize = 4;
    told(titles, ENOUGH)
}

/// Gives the works of a list its language where a single small word is of it: `Organisation und Entscheidung` among German
/// titles. Nothing where the list has no language of its own.
pub fn of_list<'r>(records: impl Iterator<Item = &'r mut Record>) {
    const ONE_WORD: usize = 2;
    let mut open: Vec<&mut Record> = Vec::new();
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    let mut all = 0;
    for record in records {
        all += 1;
        match record.text(&Field::LangId) {
            Some(language) => *known.entry(language.to_owned()).or_default() += 1,
            None => open.push(record),
        }
    }
    let Some((language, times)) = known.into_iter().max_by_key(|(language, times)| (*times, language.clone())) else {
        return;
    };
    if times < 4 || times * 4 < all {
        return;
    }
    for record in open {
        if told(&[&record.full_title()], ONE_WORD) == Some(language.as_str()) {
            record.set_text(Field::LangId, language.clone());
        }
    }
}

fn told(titles: &[&str], enough: usize) -> Option<&'static str> {
    if let Some(script) = titles.first().and_then(|title| by_script(title)) {
        return Some(script);
    }
    let lower: Vec<String> = titles.iter().map(|title| title.to_lowercase()).collect();
    // `E. coli O157`: initials and letters beside digits are no words.
    let chunks = lower.iter().flat_map(|title| title.split(|c: char| !c.is_alphanumeric() && c != '.'));
    let chunks = chunks.filter(|chunk| !(chunk.len() == 2 && chunk.ends_with('.')));
    let words = chunks.flat_map(|chunk| chunk.split('.')).filter(|word| word.chars().all(char::is_alphabetic));
    let mut seen: Vec<&str> = Vec::new();
    let mut votes = [0usize; SMALL_WORDS.len()];
    for word in words.filter(|word| (1..9).contains(&word.len())) {
        let Some(languages) = languages_of(word).filter(|_| !seen.contains(&word)) else { continue };
        seen.push(word);
        for (at, votes) in votes.iter_mut().enumerate() {
            *votes += usize::from(languages >> at & 1) * 2;
        }
    }
    let plain = lower.iter().all(|title| title.is_ascii());
    let marks = |letters: &[char]| !plain && lower.iter().any(|title| title.contains(letters));
    let mut best = (0, 0usize);
    let mut second = 0usize;
    for (at, (language, _)) in SMALL_WORDS.iter().enumerate() {
        let letters = match *language {
            "german" => marks(&['ß', 'ü', 'ä']),
            "portuguese" => marks(&['ã', 'õ']),
            "spanish" => marks(&['ñ', '¿']),
            "french" => marks(&['ê', 'œ', 'ù', 'ç']) && !marks(&['ã', 'õ']),
            "swedish" => marks(&['å']) && marks(&['ä', 'ö']),
            "danish" => marks(&['æ', 'ø']),
            "polish" => marks(&['ł', 'ż', 'ą', 'ę']),
            "czech" => marks(&['ř', 'ě', 'ů']),
            _ => false,
        };
        let votes = votes[at] + usize::from(letters && votes[at] > 0) * 2;
        if votes > best.1 {
            second = best.1;
            best = (at, votes);
        } else {
            second = second.max(votes);
        }
    }
    let (language, _) = SMALL_WORDS.get(best.0)?;
    (best.1 >= enough && best.1 > second && *language != "english").then_some(language)
}

/// The languages that a small word belongs to, as bits in order of [`SMALL_WORDS`].
fn languages_of(word: &str) -> Option<u16> {
    static TABLE: OnceLock<FxHashMap<&str, u16>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table = FxHashMap::default();
        for (at, (_, words)) in SMALL_WORDS.iter().enumerate() {
            for word in *words {
                *table.entry(*word).or_insert(0) |= 1 << at;
            }
        }
        table
    });
    table.get(word).copied()
}

/// Languages that their script tells.
fn by_script(title: &str) -> Option<&'static str> {
    if title.is_ascii() {
        return None;
    }
    let count = |range: std::ops::RangeInclusive<char>| title.chars().filter(|c| range.contains(c)).count();
    let letters = title.chars().filter(|c| c.is_alphabetic()).count().max(1);
    let most = |part: usize| part * 2 > letters;
    if count('\u{3040}'..='\u{30ff}') * 5 > letters {
        return Some("japanese");
    }
    if most(count('\u{ac00}'..='\u{d7af}')) {
        return Some("korean");
    }
    if most(count('\u{4e00}'..='\u{9fff}')) {
        return Some("chinese");
    }
    if most(count('\u{0400}'..='\u{04ff}')) {
        let ukrainian = title.contains(['і', 'ї', 'є', 'ґ']);
        return Some(if ukrainian { "ukrainian" } else { "russian" });
    }
    if most(count('\u{0370}'..='\u{03ff}')) {
        return Some("greek");
    }
    if most(count('\u{0590}'..='\u{05ff}')) {
        return Some("hebrew");
    }
    most(count('\u{0600}'..='\u{06ff}')).then_some("arabic")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::EntryType;

    #[test]
    fn one_small_word_is_enough_in_a_list_of_its_language() {
        let titles = [
            "Die Macht der Flüsse",
            "Zur Theorie der Seen",
            "Das Ende des Salzes",
            "Wehre und die Leute",
            "Fluss und Tal",
            "Rivers and Lakes",
            "Salt",
        ];
        let mut records: Vec<Record> = titles
            .iter()
            .map(|title| {
                let mut record = Record::new(EntryType::Book);
                record.set_text(Field::Title, *title);
                if let Some(language) = of(&[title]) {
                    record.set_text(Field::LangId, language);
                }
                record
            })
            .collect();
        of_list(records.iter_mut());
        let told: Vec<Option<&str>> = records.iter().map(|record| record.text(&Field::LangId)).collect();
        assert_eq!(told[4..], [Some("german"), None, None]);
    }

    #[test]
    fn small_words_and_scripts_tell_the_language() {
        for (title, language) in [
            ("Die Macht der Gewohnheit und das Ende der Geduld", Some("german")),
            ("Le fleuve et la ville dans les années trente", Some("french")),
            ("Il fiume e la città nel Veneto della Serenissima", Some("italian")),
            ("Las mujeres y el trabajo en los talleres", Some("spanish")),
            ("A cidade e o rio: uma história da região do Minho", Some("portuguese")),
            ("The power of habit in the age of the machine", None),
            ("Rivers", None),
            ("E. coli O157 in beef", None),
            ("История реки", Some("russian")),
            ("川の歴史について", Some("japanese")),
            ("外國仲裁機構", Some("chinese")),
        ] {
            assert_eq!(of(&[title]), language, "{title}");
        }
    }
}
