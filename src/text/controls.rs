//! Control characters that stand for letters and signs: what copies leave of LaTeX's fonts that do not name their glyphs, and of
//! curly quotes and dashes cut down to their lower byte.

/// What the control characters of a text stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Controls {
    /// The glyphs of the T1 ("Cork") encoding of TeX fonts (Ferguson 1990): quotes, dashes, ligatures.
    #[default]
    Cork,
    /// The lower bytes of U+2010–U+201D, and Word's own hyphens (30 does not break, 31 is optional).
    CutDown,
}

impl Controls {
    /// Which it is: ligatures stand between letters, quotes and dashes do not.
    ///
    /// ```
    /// use catena::text::Controls;
    /// assert_eq!(Controls::of("e\u{1e}cient de\u{1c}nitions"), Controls::Cork);
    /// assert_eq!(Controls::of("\u{1c}Rivers\u{1d} and Roe\u{19}s lakes"), Controls::CutDown);
    /// ```
    pub fn of(text: &str) -> Controls {
        let (mut cork, mut cut) = (0usize, 0usize);
        // `« rivières »` has as many of the one as of the other.
        let guillemets = text.contains('\u{13}') && text.matches('\u{13}').count() == text.matches('\u{14}').count();
        let control = |c: char| ('\u{10}'..='\u{1f}').contains(&c);
        for (at, found) in text.match_indices(control) {
            let before = text[..at].chars().next_back().unwrap_or(' ');
            let after = text[at + found.len()..].chars().next().unwrap_or(' ');
            let between = before.is_alphabetic() && after.is_alphabetic();
            let vowel = matches!(before.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
            match found {
                // No word ends in `fl`.
                "\u{1d}" if !after.is_alphabetic() => cut += 1,
                "\u{1b}" | "\u{1c}" | "\u{1d}" if between => cork += 1,
                // `di\x1ecult`, `ba\x1fe`, and not `well\x1eknown`, `large\x1escale`.
                "\u{1e}" if vowel && "cenltdxra".contains(after) => cork += 1,
                "\u{1f}" if vowel && "euiaé".contains(after) => cork += 1,
                "\u{1e}" | "\u{1f}" => cut += 1,
                "\u{10}" | "\u{11}" | "\u{12}" | "\u{14}" if between => cut += 1,
                "\u{13}" | "\u{14}" if before.is_whitespace() == after.is_whitespace() && !guillemets => cut += 1,
                "\u{19}" if between && matches!(after, 's' | 't') => {
                    let ends = !text[at + 2..].starts_with(char::is_alphabetic);
                    cut += usize::from(ends);
                }
                "\u{10}" | "\u{11}" | "\u{12}" | "\u{13}" | "\u{14}" | "\u{15}" | "\u{16}" => cork += 1,
                _ => {}
            }
        }
        if cut > cork { Controls::CutDown } else { Controls::Cork }
    }

    /// What `c` stands for; nothing where it is no such character.
    ///
    /// ```
    /// use catena::text::Controls;
    /// assert_eq!(Controls::Cork.reads('\u{1b}'), Some("ff"));
    /// assert_eq!(Controls::CutDown.reads('\u{13}'), Some("–"));
    /// assert_eq!(Controls::Cork.reads('\n'), None);
    /// ```
    pub fn reads(self, c: char) -> Option<&'static str> {
        const CORK: [&str; 16] = ["“", "”", "„", "«", "»", "–", "—", "", "", "ı", "", "ff", "fi", "fl", "ffi", "ffl"];
        const CUT_DOWN: [&str; 16] = ["-", "-", "‒", "–", "—", "", "", "", "‘", "’", "", "", "“", "”", "-", ""];
        let table = match self {
            Controls::Cork => CORK,
            Controls::CutDown => CUT_DOWN,
        };
        let sign = table.get((c as usize).checked_sub(0x10)?)?;
        (!sign.is_empty()).then_some(*sign)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_are_told_from_quotes_and_dashes() {
        let of = Controls::of;
        assert_eq!(of("the di\u{1e}culty"), Controls::Cork);
        assert_eq!(of("\u{10}Rivers\u{11} \u{15} e\u{1b}ects"), Controls::Cork);
        assert_eq!(of("Rivers, 12\u{13}19"), Controls::CutDown);
        assert_eq!(of("a well\u{1e}known co\u{1f}operation"), Controls::CutDown);
        assert_eq!(of("rivers\u{14}and lakes"), Controls::CutDown);
        assert_eq!(of("les \u{13} rivières \u{14} et l"), Controls::Cork);
        assert_eq!(of("a large\u{1e}scale survey"), Controls::CutDown);
        assert_eq!(of("no control at all"), Controls::Cork);
    }
}
