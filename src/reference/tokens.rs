//! An entry as tokens: words, numbers, punctuation, addresses, each with its place and its typography.
//!
//! Takes the entry as printed; removes markup ([`super::markup`]) and cuts what remains. Spans are bytes of the plain
//! text, [`Token::origin`] bytes of the entry. Words keep inner apostrophes and hyphens; dashes between numbers, brackets
//! and stops stand alone; an address or DOI is one token.

use super::address::address;
use super::given::is_given;
use super::markup::{self, Plain};
use crate::document::is_particle;
use crate::text::Span;

/// What stands beyond this many bytes of an entry is not read: no reference is so long (ten thousand authors have half of
/// it), and reading takes eight hundred times the memory of its text.
pub const LONGEST: usize = 1 << 18;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// Letters, perhaps with apostrophes, hyphens or digits inside.
    Word,
    /// Digits, perhaps followed by letters (`2012a`, `3rd`).
    Number,
    /// A URL or DOI.
    Address,
    /// One sign, or a run of the same dash, dot or underscore.
    Sign,
}

/// A word, number, address or sign of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Bytes of [`Tokens::text`].
    pub span: Span,
    /// Bytes of the entry as it was given.
    pub origin: Span,
    /// What it is made of.
    pub shape: Shape,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// Whether it was set in italics.
    pub italic: bool,
    /// Whether it was set in bold.
    pub bold: bool,
}

/// An entry, cut into tokens.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tokens {
    /// The entry without markup, in normalisation form C.
    pub text: String,
    /// Its tokens, in order.
    pub list: Vec<Token>,
}

impl Tokens {
    /// Cuts an entry, or the first [`LONGEST`] bytes of it.
    ///
    /// ```
    /// use catena::reference::Tokens;
    /// let tokens = Tokens::read("Gill R (2008) *Théorie*, 25(7–8): 1–30.");
    /// let words: Vec<&str> = tokens.words().collect();
    /// assert_eq!(words[..8], ["Gill", "R", "(", "2008", ")", "Théorie", ",", "25"]);
    /// assert!(tokens.list[5].italic);
    /// ```
    pub fn read(raw: &str) -> Tokens {
        let plain = markup::clean(&raw[..raw.floor_char_boundary(LONGEST)]);
        let mut cutter = Cutter { plain: &plain, at: 0, list: Vec::with_capacity(plain.text.len() / 4) };
        cutter.cut();
        let mut list = cutter.list;
        mark(&mut list, &plain.italic, |token| token.italic = true);
        mark(&mut list, &plain.bold, |token| token.bold = true);
        Tokens { text: plain.text, list }
    }

    /// The text of token number `index`; empty beyond the last.
    pub fn word(&self, index: usize) -> &str {
        self.list.get(index).map_or("", |token| token.span.of(&self.text))
    }

    /// The texts of all tokens.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|token| token.span.of(&self.text))
    }

    /// The text from token `start` to before token `end`, with what stands between them.
    pub fn slice(&self, start: usize, end: usize) -> &str {
        match (self.list.get(start), end.checked_sub(1).and_then(|last| self.list.get(last))) {
            (Some(first), Some(last)) if start < end => Span::new(first.span.start, last.span.end).of(&self.text),
            _ => "",
        }
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// Marks the tokens that begin inside one of `spans` (in order of place).
fn mark(list: &mut [Token], spans: &[Span], set: impl Fn(&mut Token)) {
    let mut spans = spans.iter().peekable();
    for token in list {
        while spans.next_if(|span| span.end <= token.span.start).is_some() {}
        if spans.peek().is_some_and(|span| span.start <= token.span.start) {
            set(token);
        }
    }
}

struct Cutter<'p> {
    plain: &'p Plain,
    at: usize,
    list: Vec<Token>,
}

impl Cutter<'_> {
    fn cut(&mut self) {
        let text = self.plain.text.as_str();
        let mut spaced = true;
        while let Some(rest) = text.get(self.at..) {
            let Some(c) = rest.chars().next() else { break };
            if c.is_whitespace() {
                spaced = true;
                self.at += c.len_utf8();
                continue;
            }
            let (length, shape) = match address(rest, spaced) {
                Some(length) => (length, Shape::Address),
                None if c.is_alphanumeric() => {
                    let after_sign = spaced || self.list.last().is_none_or(|last| last.shape == Shape::Sign);
                    let (length, shape) = word(rest);
                    let whole = rest.get(..length).unwrap_or(rest);
                    let cut = run_together(whole, after_sign)
                        .or_else(|| name_and_title(whole, text, &self.list).filter(|_| begins_a_phrase(rest, length)))
                        .or_else(|| {
                            name_before_a_hyphen(whole, text, &self.list).filter(|_| goes_on_small(rest, length))
                        });
                    (cut.unwrap_or(length), shape)
                }
                None => (sign(rest, c), Shape::Sign),
            };
            let span = Span::new(self.at, self.at + length);
            let origin = Span::new(self.plain.origin(span.start), self.plain.origin(span.end - 1) + 1);
            self.list.push(Token { span, origin, shape, spaced, italic: false, bold: false });
            self.at += length;
            spaced = false;
        }
    }
}

/// Length and shape of the word or number that `rest` begins with.
fn word(rest: &str) -> (usize, Shape) {
    let mut end = 0;
    let mut digits = false;
    let mut letters = false;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) {
            digits |= c.is_numeric();
            letters |= !c.is_numeric();
            end = at + c.len_utf8();
            continue;
        }
        let joins = match c {
            '\'' | '’' | 'ʼ' | '‘' | '`' | '´' => true,
            '-' | '‐' | '‑' => !digits,
            _ => false,
        };
        let next = chars.peek().map(|(_, n)| *n);
        if !(joins && letters && next.is_some_and(char::is_alphabetic)) {
            break;
        }
    }
    let number = rest.chars().next().is_some_and(char::is_numeric);
    (end.max(1), if number { Shape::Number } else { Shape::Word })
}

/// Where a word that lost a space is to be cut: `Letters118`, `1Issue`, `inAdvances`, `networksarXiv`. Nothing is lost if
/// it was one word after all, as fields are cut out of the text and not put together from tokens.
fn run_together(word: &str, first: bool) -> Option<usize> {
    const LEADS: [&str; 3] = ["in", "In", "and"];
    const ARXIV: &str = "arXiv";
    if word.len() > ARXIV.len() + 2
        && let Some(at) = word.find(ARXIV).filter(|at| *at > 2)
    {
        return Some(at);
    }
    let letters = word.char_indices().find(|(_, c)| !c.is_alphabetic()).map_or(word.len(), |(at, _)| at);
    if letters == 0 {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let tail = word.get(digits..)?;
        let name = tail.starts_with(char::is_uppercase)
            && tail.chars().skip(1).take(3).filter(|c| c.is_lowercase()).count() == 3;
        return (digits > 0 && name).then_some(digits);
    }
    if letters < word.len() {
        let tail = word.get(letters..)?;
        let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
        let head = word.get(..letters)?;
        let whole = digits > 0 && tail.get(digits..).is_some_and(|rest| rest.chars().all(char::is_lowercase));
        let name =
            head.chars().count() >= 4 || head.chars().count() >= 3 && head.chars().skip(1).all(char::is_lowercase);
        return (whole && name && digits <= 4).then_some(letters);
    }
    LEADS.iter().filter(|_| first).find_map(|lead| {
        let tail = word.strip_prefix(lead)?;
        let mut chars = tail.chars();
        let name = chars.next().is_some_and(char::is_uppercase) && chars.filter(|c| c.is_lowercase()).count() >= 3;
        name.then_some(lead.len())
    })
}

/// Where a family name ends that lost its full stop and the space before the title: `E. TsangFoundations of`,
/// `Francesco RicciConstraint reasoning`. It follows an initial, a particle behind one, or a given name; `E. McDonald` and
/// `E. VanLehn` are names.
fn name_and_title(word: &str, text: &str, before: &[Token]) -> Option<usize> {
    const LEADS: [&str; 16] =
        ["Mc", "Mac", "De", "Des", "Del", "Della", "Di", "Du", "La", "Le", "Van", "Von", "Fitz", "Das", "Sen", "Ter"];
    // No name is so long.
    if word.len() > 60 {
        return None;
    }
    let second = word.char_indices().skip(1).filter(|(_, c)| c.is_uppercase()).map(|(at, _)| at);
    let mut seams = second.filter(|at| {
        let (head, tail) = (word.get(..*at).unwrap_or(""), word.get(*at..).unwrap_or(""));
        !LEADS.contains(&head)
            && head.chars().filter(|c| c.is_lowercase()).count() >= 2
            && head.ends_with(char::is_lowercase)
            && (tail.chars().skip(1).take(2).filter(|c| c.is_lowercase()).count() == 2
                || matches!(tail, "A" | "An" | "In" | "On" | "To"))
    });
    let seam = seams.next().filter(|_| seams.next().is_none() && word.starts_with(char::is_uppercase))?;
    let of = |token: &Token| token.span.of(text);
    let capital = |token: &Token| of(token).chars().count() == 1 && of(token).starts_with(char::is_uppercase);
    let initial = |rest: &[Token]| matches!(rest, [.., letter, stop] if of(stop) == "." && capital(letter));
    let given = |token: &Token| is_given(of(token));
    let word_of = |token: &Token| token.shape == Shape::Word;
    // Initials behind a family name, `Wilson K. YouTube as`, end the name: what follows is the title.
    let leads = |rest: &[Token]| {
        let mut rest = rest;
        while initial(rest) {
            rest = rest.get(..rest.len() - 2).unwrap_or_default();
        }
        match rest {
            [] => true,
            [.., joint] if matches!(of(joint), "and" | "&" | ";") => true,
            [.., before, family, comma] if of(comma) == "," && word_of(family) => of(before) == "." || given(before),
            [.., before, family] if word_of(family) => of(before) == ".",
            _ => false,
        }
    };
    let named = match before {
        [rest @ .., particle] if matches!(of(particle), "van" | "von" | "de" | "del" | "di") => {
            initial(rest) && leads(rest)
        }
        [.., name] if given(name) => true,
        _ => initial(before) && leads(before),
    };
    named.then_some(seam)
}

/// Where a name ends that only a hyphen parts from its title, `Paolo Moreno-Sculture lisippee nel museo`: it opens the entry with a
/// given name.
fn name_before_a_hyphen(word: &str, text: &str, before: &[Token]) -> Option<usize> {
    const MOST: usize = 3;
    let of = |token: &Token| token.span.of(text);
    let capital = |token: &Token| token.shape == Shape::Word && of(token).starts_with(char::is_uppercase);
    let opens = (1..=MOST).contains(&before.len()) && before.iter().all(capital) && is_given(of(&before[0]));
    let (head, tail) = word.split_once('-').filter(|(_, tail)| opens && !tail.contains('-'))?;
    // `Virginia Afro-American newspapers`, `Charlotte Mexican-American schools`
    const HALVES: [&str; 14] = [
        "Afro", "Anglo", "Asian", "Austro", "Euro", "Franco", "Graeco", "Greco", "Ibero", "Indo", "Italo", "Judeo",
        "Sino", "Turco",
    ];
    let half = HALVES.contains(&head) || tail.starts_with("America");
    let name = head.chars().count() > 2 && head.starts_with(char::is_uppercase) && !is_given(head) && !half;
    (name && tail.starts_with(char::is_uppercase)).then_some(head.len())
}

/// Whether a word in small letters follows, and no *and*.
fn goes_on_small(rest: &str, length: usize) -> bool {
    let after = rest.get(length..).unwrap_or("");
    let next = after.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    after.starts_with(' ')
        && next.starts_with(char::is_lowercase)
        && !is_particle(next)
        && !matches!(next, "and" | "und" | "et" | "with" | "eds" | "ed" | "editor" | "trans" | "a")
}

/// Whether a word follows, as in a title, and not the comma, the bracket or the *and* behind a name.
fn begins_a_phrase(rest: &str, length: usize) -> bool {
    let after = rest.get(length..).unwrap_or("");
    let next = after.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    after.starts_with(' ') && next.chars().count() > 1 && !matches!(next, "and" | "und" | "et" | "eds" | "ed")
        || after.starts_with(['-', '‐']) && !next.is_empty()
}

/// Length of the sign that `rest` begins with: a run of the same dash, dot or underscore is one.
fn sign(rest: &str, first: char) -> usize {
    if !matches!(first, '-' | '–' | '—' | '―' | '_' | '.' | '‒') {
        return first.len_utf8();
    }
    rest.chars().take_while(|c| *c == first).count() * first.len_utf8()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(raw: &str) -> Vec<String> {
        Tokens::read(raw).words().map(str::to_owned).collect()
    }

    #[test]
    fn what_is_longer_than_any_reference_is_read_in_part() {
        let long = "é".repeat(LONGEST);
        assert_eq!(Tokens::read(&long).text.len(), LONGEST);
        let tokens = Tokens::read(&"Abe, L. (2001) Rivers. ".repeat(100_000));
        assert!(tokens.list.last().is_some_and(|last| last.origin.end <= LONGEST));
    }

    #[test]
    fn numbers_and_dashes_stand_apart_and_words_keep_their_hyphens() {
        assert_eq!(
            words("Cornelius-White's 77(1): 113–143"),
            ["Cornelius-White's", "77", "(", "1", ")", ":", "113", "–", "143"]
        );
        assert_eq!(words("(2012a) S12-S14"), ["(", "2012a", ")", "S12", "-", "S14"]);
        assert_eq!(words("——— 1999. D’Arc, J.-P."), ["———", "1999", ".", "D’Arc", ",", "J", ".", "-", "P", "."]);
    }

    #[test]
    fn an_address_is_one_token_without_the_sentence_around_it() {
        assert_eq!(words("doi:10.1016/S0025-6196(16)30215-4."), ["doi", ":", "10.1016/S0025-6196(16)30215-4", "."]);
        assert_eq!(words("(see https://a.org/x_(y)), 2"), ["(", "see", "https://a.org/x_(y)", ")", ",", "2"]);
    }

    #[test]
    fn words_that_lost_a_space_are_cut_and_others_are_not() {
        assert_eq!(words("Review Letters118 , 1Issue 2"), ["Review", "Letters", "118", ",", "1", "Issue", "2"]);
        assert_eq!(words("LATTICE2015. inAdvanced Concepts"), ["LATTICE", "2015", ".", "in", "Advanced", "Concepts"]);
        assert_eq!(words("networksarXiv :1606"), ["networks", "arXiv", ":", "1606"]);
        let whole = ["D76", "S12", "2012a", "3rd", "CO2", "p53", "Indonesia", "e0123456", "InSAR", "Andrews", "30p"];
        assert_eq!(words(&whole.join(" ")), whole);
    }

    #[test]
    fn typography_and_origin_follow_the_words() {
        let raw = "In *The Big Book*, 3.";
        let tokens = Tokens::read(raw);
        let italic: Vec<&str> = tokens.list.iter().filter(|t| t.italic).map(|t| t.origin.of(raw)).collect();
        assert_eq!(italic, ["The", "Big", "Book"]);
    }

    proptest! {
        #[test]
        fn tokens_cover_all_but_white_space(raw in "\\PC{0,80}") {
            let tokens = Tokens::read(&raw);
            let mut at = 0;
            for token in &tokens.list {
                prop_assert!(token.span.start >= at && token.span.end > token.span.start);
                prop_assert!(tokens.text[at..token.span.start].trim().is_empty());
                at = token.span.end;
            }
            prop_assert!(tokens.text[at..].trim().is_empty());
        }
    }
}
