//! What scanning, copying and typing do to a reference.

use super::super::train::Random;
use super::Sheet;
use super::style::Style;

/// What any list may show: a space too many or too few, a lost stop.
pub fn common(sheet: &mut Sheet, style: &Style, random: &mut Random) {
    let letters = &mut sheet.letters;
    if letters.is_empty() {
        return;
    }
    if random.chance(0.06) {
        // An address broken at its signs.
        let letters_before = std::mem::take(letters);
        for (i, (c, label)) in letters_before.iter().enumerate() {
            letters.push((*c, *label));
            let inside = label == &Some(crate::reference::Label::Url)
                && letters_before.get(i + 1).is_some_and(|(_, next)| next == label);
            if inside && matches!(c, '/' | '.' | '-') && random.chance(0.3) {
                letters.push((' ', *label));
            }
        }
    }
    let range = style.dash.trim();
    if random.chance(0.05) && !range.is_empty() {
        // A lost sign between fields.
        let at = random.below(letters.len());
        if let Some(found) =
            (at..letters.len()).find(|&i| letters[i].1.is_none() && matches!(letters[i].0, ',' | '.' | ':'))
        {
            letters.remove(found);
        }
    }
}

/// White space before signs and around the dashes of ranges, as extractors leave it that set every span by itself.
pub fn space_signs(sheet: &mut Sheet, random: &mut Random) {
    let letters = std::mem::take(&mut sheet.letters);
    let mut out = Vec::with_capacity(letters.len() + 24);
    for (i, &(c, label)) in letters.iter().enumerate() {
        let before = i.checked_sub(1).map_or(' ', |p| letters[p].0);
        let dash = matches!(c, '–' | '-') && before.is_ascii_digit();
        let sign = matches!(c, ',' | '.' | ':' | ';' | ')') && before.is_alphanumeric() && before != ' ';
        if dash && random.chance(0.6) {
            out.extend([(' ', label), (c, label), (' ', label)]);
            continue;
        }
        if sign && random.chance(0.35) {
            out.push((' ', label));
        }
        out.push((c, label));
        if matches!(c, '(' | ':') && random.chance(0.3) {
            out.push((' ', None));
        }
    }
    sheet.letters = out;
}

/// Scanned or copied text: broken words, stray spaces, lost accents, letters mistaken.
pub fn spoil(sheet: &mut Sheet, random: &mut Random) {
    if sheet.is_empty() {
        return;
    }
    let kind = random.below(9);
    let mut out = Vec::with_capacity(sheet.letters.len() + 16);
    let letters = std::mem::take(&mut sheet.letters);
    for (i, &(c, label)) in letters.iter().enumerate() {
        let before = i.checked_sub(1).map_or(' ', |p| letters[p].0);
        let after = letters.get(i + 1).map_or(' ', |(c, _)| *c);
        let sign = matches!(c, ',' | '.' | ';' | ':' | ')' | '”');
        match kind {
            // A space before signs, as some extractors leave it.
            0 if sign && before.is_alphabetic() && random.chance(0.5) => out.push((' ', None)),
            // Words broken at line ends.
            1 if c.is_lowercase() && before.is_lowercase() && after.is_lowercase() && random.chance(0.008) => {
                out.push(('-', label));
                if random.chance(0.7) {
                    out.push((' ', label));
                }
            }
            // Spaces lost.
            2 if c == ' ' && random.chance(0.04) => continue,
            3 if c == ' ' && matches!(before, ',' | '.' | ':') && random.chance(0.25) => continue,
            // Signs between fields lost.
            8 if label.is_none() && matches!(c, '.' | ',' | ':') && random.chance(0.3) => continue,
            // Letters mistaken.
            4 if random.chance(0.01) => {
                let wrong = match c {
                    'l' => '1',
                    'i' => 'l',
                    'e' => 'c',
                    'ü' => 'u',
                    'n' => 'u',
                    'O' => '0',
                    'ö' => 'o',
                    other => other,
                };
                out.push((wrong, label));
                continue;
            }
            // Accents lost.
            5 => {
                let plain = match c {
                    'ä' | 'à' | 'â' | 'á' => 'a',
                    'ö' | 'ó' | 'ô' => 'o',
                    'ü' | 'ú' | 'ù' => 'u',
                    'é' | 'è' | 'ê' => 'e',
                    'í' | 'î' => 'i',
                    'ß' => 's',
                    'ç' => 'c',
                    'ñ' => 'n',
                    '–' | '—' => '-',
                    other => other,
                };
                out.push((plain, label));
                continue;
            }
            6 if matches!(c, '–' | '-') && before.is_ascii_digit() && after.is_ascii_digit() => {
                out.extend([(' ', label), (c, label), (' ', label)]);
                continue;
            }
            _ => {}
        }
        out.push((c, label));
    }
    sheet.letters = out;
}
