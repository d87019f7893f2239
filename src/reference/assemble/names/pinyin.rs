//! Chinese names in Latin letters, whose order their sounds tell: `Tan Shelian` and `Shelian Tan` are one person.
//!
//! A family name has one syllable and is one of a hundred; two syllables written as one word are a given name.

use super::pieces::Piece;
use crate::reference::given::is_given;

/// The family names of nine in ten Chinese, in Hanyu Pinyin without tones, sorted. A few that are given names
/// elsewhere sooner (`Dan`, `Kai`) are left out.
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

/// Consonants with which a syllable begins, or none.
const INITIALS: [&str; 24] = [
    "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y",
    "w", "",
];

#[rustfmt::skip]
const FINALS: [&str; 36] = [
    "iang", "iong", "uang", "ueng", "ang", "eng", "ian", "iao", "ing", "ong", "uai", "uan", "ai", "an", "ao", "ei",
    "en", "er", "ia", "ie", "in", "iu", "ou", "ua", "ue", "ui", "un", "uo", "üe", "a", "e", "i", "o", "u", "ü", "v",
];

/// Whether every whole name of the list that tells is a Chinese one with its family name first, and some name is.
pub fn chinese_first(found: &[Piece<'_>]) -> bool {
    let tells = |family: &str, given: &str| is_family(family) && is_given_name(given);
    let whole = || found.iter().filter_map(|piece| <[&str; 2]>::try_from(piece.words.as_slice()).ok());
    whole().any(|[first, last]| tells(first, last)) && !whole().any(|[first, last]| tells(last, first))
}

/// Whether the words can be a Chinese family name and a given name.
pub fn is_name(words: &[&str]) -> bool {
    matches!(words, [family, given] if is_family(family) && (is_given_name(given) || is_syllable(&given.to_lowercase())))
}

fn is_family(word: &str) -> bool {
    FAMILIES.binary_search(&word).is_ok()
}

/// Two syllables, as `Xiaoming`, `Xiao-ming` or `Xiao-Ming`, and no given name of the West.
fn is_given_name(word: &str) -> bool {
    if !word.starts_with(char::is_uppercase) || is_given(word) || is_family(word) {
        return false;
    }
    let low = word.to_lowercase();
    match low.split_once(['-', '‐', '‑']) {
        Some((first, second)) => is_syllable(first) && is_syllable(second),
        None => {
            word.chars().skip(1).all(char::is_lowercase)
                && low.char_indices().skip(1).any(|(at, _)| is_syllable(&low[..at]) && is_syllable(&low[at..]))
        }
    }
}

fn is_syllable(low: &str) -> bool {
    INITIALS.iter().any(|initial| low.strip_prefix(initial).is_some_and(|rest| FINALS.contains(&rest)))
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
        for word in ["Sheng", "Anderson", "Anna", "Müller", "XL", "Wei"] {
            assert!(!is_given_name(word), "{word}");
        }
    }
}
