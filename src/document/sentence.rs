//! Sentences of scholarly prose: full stops after `et al.`, `e.g.`, initials, `pp.` and inside brackets end nothing.
//!
//! Takes a paragraph; gives the spans of its sentences. Rules after the Golden Rules of Dias' *pragmatic segmenter*,
//! reduced to what scholarly texts in European languages need.

use crate::text::{Span, fold};

/// Words whose full stop does not end a sentence, folded: scholarly, English, German, French, Spanish, Italian,
/// Portuguese. Letters parted by full stops (`e.g.`, `z. B.`) are recognised without a list.
const ABBREVIATIONS: &[&str] = &[
    "al", "abb", "abs", "anm", "app", "approx", "art", "aufl", "bd", "bzw", "ca", "cap", "cf", "ch", "chap", "col",
    "cp", "dept", "diss", "dr", "ebd", "ed", "eds", "eg", "ej", "eq", "eqs", "esp", "est", "evtl", "ex", "exs", "ff",
    "fig", "figs", "fn", "fol", "gen", "ggf", "hg", "hgg", "hrsg", "ibid", "ie", "inc", "incl", "inkl", "jh", "jg",
    "jr", "kap", "lt", "ltd", "mr", "mrs", "ms", "mt", "nr", "no", "nos", "num", "op", "orig", "p", "pag", "pp", "par",
    "ph", "prof", "pt", "qtd", "ref", "refs", "rev", "resp", "s", "sc", "sec", "sect", "ser", "sog", "sq", "st", "str",
    "suppl", "tab", "tb", "trad", "trans", "ubers", "univ", "usw", "v", "var", "vgl", "viz", "vol", "vols", "vs",
    "zit", "i.e", "e.g", "bspw", "insb", "verf", "hl", "mio", "mrd", "zb", "dh", "frz", "engl", "urspr", "geb", "gest",
    "chapitre", "coll", "env", "mm", "mlle", "mgr", "spec", "tel", "cit", "loc", "cfr", "coord", "coords", "comp",
    "comps", "dra", "num", "nums", "pags", "sr", "sra", "sres", "srta", "ud", "uds", "vid", "pej", "dott", "prof",
    "sig", "sigg", "pagg", "es", "voll", "org", "orgs", "sec", "ss", "chaps", "chs", "fols", "nn", "anmm", "bde",
    "bdn", "ausg", "capp", "sgg", "segg", "hss", "ps", "pts", "edn", "jgg", "bll", "repr", "reimpr", "rist", "ead",
    "ders", "cc", "fasc", "introd", "ebda", "ubs", "sqq", "lib", "cod", "ser", "tit",
];

/// German words before an ordinal: `am 3. Mai`, `im 19. Jahrhundert`, `der 2. Auflage`.
const BEFORE_ORDINALS: &[&str] = &[
    "am", "im", "vom", "zum", "beim", "der", "des", "den", "dem", "das", "ins", "seit", "ab", "ende", "anfang", "mitte",
];

/// German nouns that ordinals count, folded: `5. Aufl.`, `19. Jahrhundert`.
const COUNTED: &[&str] = &[
    "aufl",
    "auflage",
    "ausg",
    "ausgabe",
    "bd",
    "band",
    "bandes",
    "halbbd",
    "halbband",
    "heft",
    "jg",
    "jahrgang",
    "jh",
    "jhd",
    "jhs",
    "jahrhundert",
    "jahrhunderts",
    "jahrhunderten",
    "kapitel",
    "teil",
    "weltkrieg",
    "weltkriegs",
    "weltkrieges",
];

/// Abbreviations that do end sentences when a capital follows: `etc.`, `usw.`
const OFTEN_LAST: &[&str] = &["etc", "usw", "inc", "ltd", "no", "co", "ecc"];

/// Whether this word, folded, is one whose full stop does not end a sentence.
pub fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.contains(&word)
}

/// Whether numbers behind this word, folded, are ordinals: `im 19. Jahrhundert`.
pub fn is_before_ordinal(word: &str) -> bool {
    BEFORE_ORDINALS.contains(&word)
}

/// Whether this word, folded, is a noun that German ordinals count: `5. Auflage`.
pub fn is_counted(word: &str) -> bool {
    COUNTED.contains(&word)
}

/// Sentences of `text`, which starts at byte `offset` of the document. White space at their ends is left out.
pub fn split(text: &str, offset: usize) -> Vec<Span> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut depth = 0usize;
    let mut opened_at = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '(' | '[' => {
                if depth == 0 {
                    opened_at = at;
                }
                depth += 1;
            }
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        // A bracket that nobody closes must not swallow the text.
        if depth > 0 && at > opened_at + 1500 {
            depth = 0;
        }
        if !matches!(c, '.' | '?' | '!' | '…') || depth > 0 {
            continue;
        }
        while chars
            .next_if(|(_, c)| {
                matches!(c, '.' | '?' | '!' | '…' | '”' | '"' | '’' | '\'' | '»' | ')' | ']' | '*' | '_')
                    || is_superscript(*c)
            })
            .is_some()
        {}
        let mut end = chars.peek().map_or(text.len(), |(at, _)| *at);
        // A note's mark of Markdown: `labor.[^12] The`.
        while let Some(length) = note_mark(&text[end..]) {
            while chars.next_if(|(at, _)| *at < end + length).is_some() {}
            end += length;
        }
        // Note marks that a copy flattened: `labor.12 The`.
        if c == '.' && text[end..].starts_with(|c: char| c.is_ascii_digit()) {
            let digits = text[end..].find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '–' | '-')));
            let digits = digits.unwrap_or(text.len() - end);
            let after = &text[end + digits..];
            let before_is_letter = text[..at].chars().next_back().is_some_and(|c| !c.is_ascii_digit());
            if before_is_letter && digits <= 9 && (after.is_empty() || after.starts_with(char::is_whitespace)) {
                while chars.next_if(|(at, _)| *at < end + digits).is_some() {}
                end += digits;
            }
        }
        if ends_here(text, start, at, end, c) {
            push(&mut sentences, text, start, end, offset);
            start = end;
        }
    }
    push(&mut sentences, text, start, text.len(), offset);
    sentences
}

/// How long the mark of a note is that `rest` begins with: `[^12]`.
fn note_mark(rest: &str) -> Option<usize> {
    const LONGEST: usize = 40;
    let inside = rest.strip_prefix("[^")?;
    let close = inside.bytes().take(LONGEST + 1).position(|b| b == b']').filter(|close| *close > 0)?;
    (!inside[..close].contains([' ', '\n', '['])).then_some(close + "[^]".len())
}

/// A raised digit, the mark of a note: `¹²`.
pub fn is_superscript(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

fn push(sentences: &mut Vec<Span>, text: &str, start: usize, end: usize, offset: usize) {
    let bare = text[start..end].trim();
    if !bare.is_empty() {
        let from = start + (text[start..end].len() - text[start..end].trim_start().len());
        sentences.push(Span::new(offset + from, offset + from + bare.len()));
    }
}

fn ends_here(text: &str, start: usize, at: usize, end: usize, mark: char) -> bool {
    let after = &text[end..];
    if after.trim().is_empty() {
        return true;
    }
    if !after.starts_with(char::is_whitespace) {
        return false;
    }
    let next = after.trim_start();
    let first = next.trim_start_matches(|c: char| {
        matches!(c, '(' | '[' | '“' | '"' | '‘' | '\'' | '«' | '„' | '*' | '_' | '¿' | '¡')
    });
    let Some(first) = first.chars().next() else { return true };
    if mark != '.' {
        return first.is_uppercase() || first.is_ascii_digit() || !first.is_alphabetic();
    }
    if first.is_lowercase() {
        return false;
    }
    let word_start = text[start..at]
        .rfind(|c: char| !(c.is_alphanumeric() || c == '.' || c == '’'))
        .map_or(start, |n| start + n + text[start + n..].chars().next().map_or(1, char::len_utf8));
    let word = &text[word_start..at];
    if word.is_empty() {
        return true;
    }
    let closed = end > at + 1;
    let folded = fold(word);
    if word.chars().count() == 1 && word.chars().all(char::is_alphabetic) {
        // An initial, or `vitamin C.`; initials are followed by capitals too, so a single capital never ends.
        return closed && first.is_uppercase();
    }
    if word.contains('.') && folded.split(' ').all(|part| part.len() <= 2 && !part.chars().any(|c| c.is_ascii_digit()))
    {
        return closed && first.is_uppercase();
    }
    if OFTEN_LAST.contains(&folded.as_str()) && first.is_uppercase() && folded != "no" {
        return true;
    }
    if ABBREVIATIONS.contains(&folded.as_str()) {
        // `… and colleagues (Smith et al.). The` ended at the bracket; `Smith et al. The` is the rare case.
        return closed && first.is_uppercase() && folded != "al";
    }
    if word.bytes().all(|b| b.is_ascii_digit()) && word.len() <= 2 {
        let before = text[start..word_start].split_whitespace().next_back().unwrap_or("");
        // `3. All names …`: the number of a note or a heading; `im 19. Jahrhundert`: an ordinal.
        let noun = next.find(|c: char| !c.is_alphabetic()).map_or(next, |stop| &next[..stop]);
        return word_start > start + 1
            && !COUNTED.contains(&fold(noun).as_str())
            && !BEFORE_ORDINALS.contains(&fold(before).as_str());
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        split(text, 0).into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn scholarly_full_stops_end_nothing() {
        assert_eq!(
            sentences("As Jha et al. (2019) show, e.g. in Fig. 3, J. K. Roe was right. See pp. 3–4, however."),
            ["As Jha et al. (2019) show, e.g. in Fig. 3, J. K. Roe was right.", "See pp. 3–4, however."]
        );
        assert_eq!(
            sentences("Das gilt z. B. für Weber (vgl. Bd. 2, S. 5). Danach nicht."),
            ["Das gilt z. B. für Weber (vgl. Bd. 2, S. 5).", "Danach nicht."]
        );
    }

    #[test]
    fn abbreviations_and_ordinals_of_six_languages_end_nothing() {
        // A bar stands where a sentence ends.
        let cases = [
            "Rivers, cf. Roe et al. (1999), rise in spring, i.e. in April. | They fall later.",
            "Prof. J. Doe (eds. vol. 2, no. 3) saw St. John’s. | Nobody else did.",
            "Im 19. Jahrhundert, bspw. am 3. Mai 1848, stieg der Rhein (vgl. Abb. 2). | Danach fiel er.",
            "Das zeigt u. a. Prof. Dr. Weber, Bd. 3, S. 12 ff., insb. Kap. 4. | Das gilt auch d. h. immer.",
            "Les fleuves montent, cf. M. Dupont, chap. 2, p. 12, éd. Quai. | Ils baissent « plus tard ». | Voilà.",
            "Los ríos suben, p. ej. según la Dra. Núñez (cfr. págs. 3-4, vol. 2). | ¿Bajan después? | Sí, bajan.",
            "I fiumi salgono, cfr. il dott. Rossi, ad es. in pagg. 3–4. | Poi scendono ecc. | Così è.",
            "See Moor, chaps. 3 and 4, fols. 41v–42r, nn. 3–5, vols. 1–2. | Quay differs.",
            "Moor, Flüsse, 5. Aufl. Wien 1965, Anm. 3, Bde. 1–2. | Das gilt.",
            "Os rios sobem, v. a Dra. Souza (org. Silva, séc. XIX, pág. 3). | Depois descem.",
        ];
        for case in cases {
            let expected: Vec<&str> = case.split(" | ").collect();
            assert_eq!(sentences(&case.replace(" | ", " ")), expected);
        }
    }

    #[test]
    fn quotations_brackets_and_note_marks_belong_to_their_sentence() {
        assert_eq!(
            sentences("He said ‘no.’ She left (why? Nobody knows.) at once.12 Then it ended."),
            ["He said ‘no.’", "She left (why? Nobody knows.) at once.12", "Then it ended."]
        );
        assert_eq!(
            sentences("It was a test.³ Bedau had come.¹² The end is 5 m². Then more."),
            ["It was a test.³", "Bedau had come.¹²", "The end is 5 m².", "Then more."]
        );
        assert_eq!(
            sentences("3. All names have been changed. It costs 3.50 euros."),
            ["3. All names have been changed.", "It costs 3.50 euros."]
        );
    }
}
