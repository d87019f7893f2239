//! Roman numerals, letter by letter; what makes a well-formed number is for the caller to say.

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
