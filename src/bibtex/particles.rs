//! Particles with a capital, which begin a family name: `Ursula K. Le Guin`, `Ana De La Cruz`.
//!
//! In China and Vietnam the same words are given names (`Xiao Di Wang`, `Thi Van Nguyen`); there they stay where they are.

use crate::reference::is_chinese_name;

/// How many words at the end of the given names are particles, which belong to the family name `last`.
pub(crate) fn particles_before(given: &[&str], last: &str) -> usize {
    let particles = given.iter().rev().take_while(|word| is_capital_particle(word)).count();
    let first = given.get(..given.len() - particles).unwrap_or(&[]);
    // `De La`, `Van Den`: two in a row are no given names anywhere.
    if particles == 1 && is_asian(first, last) {
        return 0;
    }
    particles
}

/// Whether a word with a capital is a particle of the family name behind it.
pub(crate) fn is_capital_particle(word: &str) -> bool {
    matches!(word, "Le" | "La" | "De" | "Du" | "Des" | "Del" | "Della" | "Di" | "Dos" | "Van" | "Von" | "Den" | "Der")
}

fn is_asian(given: &[&str], last: &str) -> bool {
    let vietnamese = |word: &str| VIETNAMESE.contains(&word);
    // `Nguyen Van Moor`, and the same in the order of the West.
    vietnamese(last) || given.first().is_some_and(|first| vietnamese(first)) || is_chinese_name(given, last)
}

/// Family names of Vietnam, and *Thi* before women's given names.
#[rustfmt::skip]
const VIETNAMESE: &[&str] = &[
    "Nguyen", "Nguyễn", "Tran", "Trần", "Pham", "Phạm", "Huynh", "Huỳnh", "Hoang", "Hoàng", "Phan", "Vu", "Vũ", "Vo", "Võ",
    "Dang", "Đặng", "Bui", "Bùi", "Do", "Đỗ", "Ho", "Hồ", "Ngo", "Ngô", "Duong", "Dương", "Ly", "Lý", "Dinh", "Đinh", "Trinh",
    "Trịnh", "Doan", "Đoàn", "Luong", "Lương", "Truong", "Thi", "Thị",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_are_none_where_they_are_given_names() {
        for (name, particles) in [
            ("Ursula K. Le Guin", 1),
            ("Ana De La Cruz", 2),
            ("Guido Van Rossum", 1),
            ("J. Van Dam", 1),
            ("Alfonso Di Donato", 1),
            ("Ann Du Bois", 1),
            ("Xiao Di Wang", 0),
            ("Hong Du Chen", 0),
            ("Thi Van Nguyen", 0),
            ("Thanh Le Pham", 0),
            ("Nguyen Van Moor", 0),
            ("Trần Văn Moor", 0),
        ] {
            let words: Vec<&str> = name.split(' ').collect();
            let (last, given) = words.split_last().unwrap();
            assert_eq!(particles_before(given, last), particles, "{name}");
        }
    }
}
