//! Chinese names in Latin letters, whose order their sounds tell: `Tan Shelian` and `Shelian Tan` are one person.
//!
//! A family name has one syllable and is one of a hundred; two syllables written as one word are a given name.

use super::pieces::Piece;
use crate::reference::given::is_given;

/// The family names of nine in ten Chinese, in Hanyu Pinyin without tones, sorted. A few that are given names
/// elsewhere (`Dan`, `Kai`) are left out; those that are both (`Lin`, `Mei`) tell nothing without the name beside them.
#[rustfmt::skip]
const FAMILIES: [&str; 119] = [
    "Bai", "Bao", "Bi", "Cai", "Cao", "Chang", "Chen", "Cheng", "Chu", "Cui", "Dai", "Deng", "Ding", "Dong", "Du",
    "Duan", "Fan", "Fang", "Feng", "Fu", "Gao", "Ge", "Geng", "Gong", "Gu", "Guan", "Guo", "Han", "Hao", "He", "Hou",
    "Hu", "Huang", "Ji", "Jia", "Jiang", "Jiao", "Jin", "Kang", "Kong", "Lai", "Lei", "Li", "Lian", "Liang", "Liao",
    "Lin", "Liu", "Lu", "Luo", "Lü", "Ma", "Mao", "Mei", "Meng", "Miao", "Mo", "Mu", "Ni", "Nie", "Ou", "Pan", "Pang",
    "Peng", "Qi", "Qian", "Qiao", "Qin", "Qiu", "Ren", "Rong", "Shang", "Shao", "Shen", "Shi", "Song", "Su", "Sun",
    "Tan", "Tang", "Tao", "Tian", "Tong", "Wan", "Wang", "Wei", "Wen", "Weng", "Wu", "Xia", "Xiang", "Xiao", "Xie",
    "Xin", "Xiong", "Xu", "Xue", "Yan", "Yang", "Yao", "Ye", "Yi", "Yin", "You", "Yu", "Yuan", "Yue", "Zeng", "Zhan",
    "Zhang", "Zhao", "Zheng", "Zhong", "Zhou", "Zhu", "Zhuang", "Zong", "Zou", "Zuo",
];

/// The syllables of Hanyu Pinyin without tones: an initial, and the finals that stand with it.
const SYLLABLES: [(&str, &str); 23] = [
    ("zh", "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo"),
    ("ch", "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo"),
    ("sh", "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo"),
    ("b", "a ai an ang ao ei en eng i ian iao ie in ing o u"),
    ("p", "a ai an ang ao ei en eng i ian iao ie in ing o ou u"),
    ("m", "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u"),
    ("f", "a an ang ei en eng o ou u"),
    ("d", "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo"),
    ("t", "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo"),
    ("n", "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo ü üe v"),
    ("l", "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo ü üe v"),
    ("g", "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo"),
    ("k", "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo"),
    ("h", "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo"),
    ("j", "i ia ian iang iao ie in ing iong iu u uan ue un"),
    ("q", "i ia ian iang iao ie in ing iong iu u uan ue un"),
    ("x", "i ia ian iang iao ie in ing iong iu u uan ue un"),
    ("r", "an ang ao e en eng i ong ou u uan ui un uo"),
    ("z", "a ai an ang ao e ei en eng i ong ou u uan ui un uo"),
    ("c", "a ai an ang ao e en eng i ong ou u uan ui un uo"),
    ("s", "a ai an ang ao e en eng i ong ou u uan ui un uo"),
    ("y", "a an ang ao e i in ing ong ou u uan ue un"),
    ("w", "a ai an ang ei en eng o u"),
];
/// Syllables without an initial; inside a word an apostrophe stands before them.
const BARE: &str = "a ai an ang ao e en er o ou";

/// Whether every whole name of the list that tells is a Chinese one with its family name first, and two names are, or one
/// whose given name nobody else has: `Yu Mori` may be a Japanese with her given name first.
pub fn chinese_first(found: &[Piece<'_>]) -> bool {
    let tells = |family: &str, given: &str| is_family(family) && is_given_name(given);
    let whole = || found.iter().filter_map(|piece| <[&str; 2]>::try_from(piece.words.as_slice()).ok());
    let named = || whole().filter(|[first, last]| tells(first, last));
    let sure = named().count() > 1 || named().any(|[_, given]| is_unmistakable(given));
    sure && !whole().any(|[first, last]| tells(last, first))
}

/// Whether the words can be a Chinese family name and a given name.
pub fn is_name(words: &[&str]) -> bool {
    matches!(words, [family, given] if is_family(family) && (is_given_name(given) || is_syllable(&given.to_lowercase())))
}

/// Whether the words are Chinese given names before a Chinese family name: `Xiao Di Wang` without its *Di*.
pub fn is_chinese_name(given: &[&str], family: &str) -> bool {
    let chinese = |word: &&str| !is_given(word) && (is_syllable(&word.to_lowercase()) || syllables(word).is_some());
    is_family(family) && !given.is_empty() && given.iter().all(chinese)
}

fn is_family(word: &str) -> bool {
    FAMILIES.binary_search(&word).is_ok()
}

/// Two syllables, as `Xiaoming`, `Xiao-ming` or `Xiao-Ming`, and no given name of the West.
fn is_given_name(word: &str) -> bool {
    if !word.starts_with(char::is_uppercase) || is_given(word) || is_family(word) {
        return false;
    }
    syllables(word).is_some()
}

/// Whether a syllable of the given name is written as in hardly any other language: `Xiaoming`, `Shelian`, `Mengdan`.
fn is_unmistakable(given: &str) -> bool {
    let telling = |syllable: &String| {
        ["x", "q", "zh"].iter().any(|initial| syllable.starts_with(initial))
            || syllable.ends_with("ng")
            || ["ia", "ie", "iu", "ua", "uo", "ui", "ao", "ou"].iter().any(|vowels| syllable.contains(vowels))
    };
    syllables(given).is_some_and(|(first, second)| telling(&first) || telling(&second))
}

/// The two syllables of a word, in small letters.
fn syllables(word: &str) -> Option<(String, String)> {
    let low = word.to_lowercase();
    if let Some((first, second)) = low.split_once(['-', '‐', '‑']) {
        return (is_syllable(first) && is_syllable(second)).then(|| (first.to_owned(), second.to_owned()));
    }
    if !word.chars().skip(1).all(char::is_lowercase) || is_syllable(&low) {
        return None;
    }
    let parted = |(at, _): (usize, char)| Some((low.get(..at)?, low.get(at..)?));
    let found = low.char_indices().skip(1).filter_map(parted);
    let mut found = found.filter(|(first, second)| is_syllable(first) && has_initial(second));
    found.next().map(|(first, second)| (first.to_owned(), second.to_owned()))
}

fn is_syllable(low: &str) -> bool {
    has_initial(low) || BARE.split(' ').any(|bare| bare == low)
}

fn has_initial(low: &str) -> bool {
    let ends = |(initial, finals): &(&str, &str)| {
        low.strip_prefix(initial).is_some_and(|rest| finals.split(' ').any(|last| last == rest))
    };
    SYLLABLES.iter().any(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_families_are_sorted() {
        assert!(FAMILIES.is_sorted());
    }

    #[test]
    fn sounds_tell_the_given_name() {
        for given in ["Shelian", "Yingxiong", "Bo-duan", "Xiao-Ming"] {
            assert!(is_given_name(given), "{given}");
        }
        for word in
            ["Sheng", "Anderson", "Anna", "Müller", "XL", "Wei", "Sato", "Kato", "Abe", "Baker", "Cole", "Kuo", "Hua"]
        {
            assert!(!is_given_name(word), "{word}");
        }
        for given in ["Shelian", "Xiaomi", "Yingxiong", "Mengdan"] {
            assert!(is_unmistakable(given), "{given}");
        }
        for given in ["Mori", "Wada", "Kanda", "Limin"] {
            assert!(!is_unmistakable(given), "{given}");
        }
    }
}
