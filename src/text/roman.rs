//! Roman numerals: whole numbers, and their letters where what makes a well-formed number is for the caller to say.

/// What a letter of a Roman numeral stands for, in capitals or small letters.
///
/// ```
/// assert_eq!(catena::text::roman_digit('x'), Some(10));
/// assert_eq!(catena::text::roman_digit('y'), None);
/// ```
pub fn roman_digit(letter: char) -> Option<u32> {
    Some(match letter.to_ascii_uppercase() {
        'I' => 1,
        'V' => 5,
        'X' => 10,
        'L' => 50,
        'C' => 100,
        'D' => 500,
        'M' => 1000,
        _ => return None,
    })
}

/// A well-formed roman number below 5000, all in capitals or (as prefaces have them) all in small letters.
///
/// ```
/// assert_eq!(catena::text::roman("XIV"), Some(14));
/// assert_eq!(catena::text::roman("IIII"), None);
/// ```
pub fn roman(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 12 {
        return None;
    }
    let upper = text.chars().all(|c| c.is_ascii_uppercase());
    let lower = text.chars().all(|c| c.is_ascii_lowercase());
    if !upper && !lower {
        return None;
    }
    let values: Vec<u32> = text.chars().map(roman_digit).collect::<Option<_>>()?;
    let mut total = 0u32;
    for (at, v) in values.iter().enumerate() {
        // A smaller numeral before a larger one counts against it: the sum may pass below zero on its way.
        let is_less = values.get(at + 1).is_some_and(|next| next > v);
        total = if is_less { total.wrapping_sub(*v) } else { total.wrapping_add(*v) };
    }
    (total > 0 && total < 5000 && roman_form(total).eq_ignore_ascii_case(text)).then_some(total)
}

fn roman_form(mut number: u32) -> String {
    let mut form = String::new();
    for (value, letters) in [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while number >= value {
            form.push_str(letters);
            number -= value;
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numbers() {
        for (text, value) in [
            ("I", Some(1)),
            ("XIV", Some(14)),
            ("MCMXCIX", Some(1999)),
            ("IIII", None),
            ("mix", Some(1009)),
            ("", None),
        ] {
            assert_eq!(roman(text), value, "{text}");
        }
    }
}
