//! Evidence for labels: each token of an entry → numbers of the features that hold of it.
//!
//! A feature is a template filled with what stands at and around the token ("the word before is *in* and this one is
//! capitalised"); its number is a 32-bit hash, so that no dictionary is needed. Templates look at words, affixes, forms
//! and word classes in a window of two on either side, at the stretch between two signs that the token stands in, and at
//! the state of the whole entry: brackets, quotes, whether the year has been seen, what is still to come.

use super::glance::{Glance, form, glances};
use super::lexicon::{self, Classes};
use crate::reference::Tokens;

/// An entry as the chain sees it.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// Numbers of the features of all tokens, one token after the other.
    pub features: Vec<u32>,
    /// Where each token's features end.
    pub ends: Vec<u32>,
    /// How many of each token's features, the first ones, are words and affixes.
    pub lexical: Vec<u8>,
    /// Form and kind of each token.
    pub looks: Vec<(u8, u8)>,
    /// Class of each token, which chooses the matrix of transitions into it.
    pub classes: Vec<u8>,
}

impl Evidence {
    /// The features of token `index`.
    pub fn of(&self, index: usize) -> &[u32] {
        let start = index.checked_sub(1).and_then(|i| self.ends.get(i)).map_or(0, |end| *end as usize);
        let end = self.ends.get(index).map_or(start, |end| *end as usize);
        self.features.get(start..end).unwrap_or_default()
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no token.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// Number of classes of tokens for transitions.
pub const TOKEN_CLASSES: usize = 64;

/// Reads the evidence off an entry.
pub fn evidence(tokens: &Tokens) -> Evidence {
    let list = glances(tokens);
    let chunks = chunks(&list);
    let whole = Whole::of(&list);
    let abbreviated = abbreviations(&list);
    let mut out = Evidence {
        features: Vec::with_capacity(list.len() * 64),
        ends: Vec::with_capacity(list.len()),
        lexical: Vec::with_capacity(list.len()),
        looks: list.iter().map(|glance| (glance.form, glance.kind)).collect(),
        classes: token_classes(&list),
    };
    let mut state = State::default();
    for t in 0..list.len() {
        state.enter(&list, t);
        let start = out.features.len();
        let mut templates = Templates {
            list: &list,
            chunks: &chunks,
            whole: &whole,
            abbreviated: &abbreviated,
            state: &state,
            t,
            out: &mut out.features,
        };
        templates.words();
        out.lexical.push((templates.out.len() - start) as u8);
        templates.forms();
        templates.stretches();
        templates.states();
        state.leave(&list[t]);
        out.ends.push(out.features.len() as u32);
    }
    out
}

/// A stretch between two signs.
#[derive(Debug, Clone, Copy, Default)]
struct Chunk {
    start: usize,
    end: usize,
    classes: Classes,
    /// Bits: year, number, initial, capitals, lower-case word, function word.
    marks: u8,
}

impl Chunk {
    const TELLING: Classes = lexicon::PUBLISHER
        | lexicon::JOURNAL
        | lexicon::PLACE
        | lexicon::MONTH
        | lexicon::GENRE
        | lexicon::BODY
        | lexicon::PROCEEDINGS
        | lexicon::SERIES
        | lexicon::GIVEN
        | lexicon::FAMILY
        | lexicon::ACCESSED
        | lexicon::ARCHIVE;

    fn summary(&self) -> u64 {
        u64::from(self.classes & Self::TELLING) << 8 | u64::from(self.marks)
    }

    fn length(&self) -> u64 {
        match self.end - self.start {
            n @ 0..=4 => n as u64,
            5..=6 => 5,
            7..=9 => 6,
            10..=14 => 7,
            _ => 8,
        }
    }
}

/// Cuts the entry at signs (not at dashes and apostrophes) and says which chunk each token belongs to. A sign belongs to
/// the chunk that it closes.
fn chunks(list: &[Glance]) -> (Vec<Chunk>, Vec<u32>) {
    let mut all: Vec<Chunk> = Vec::new();
    let mut index = Vec::with_capacity(list.len());
    let mut current = Chunk::default();
    for (t, glance) in list.iter().enumerate() {
        index.push(all.len() as u32);
        let initial_stop = glance.form == form::STOP
            && t > 0
            && matches!(list[t - 1].form, form::INITIAL | form::LETTER | form::SHORT_CAPITALS);
        let cuts = glance.is_sign()
            && !matches!(glance.form, form::DASH | form::APOSTROPHE | form::PLUS | form::AMPERSAND)
            && !initial_stop;
        if cuts {
            current.end = t;
            all.push(current);
            current = Chunk { start: t + 1, end: t + 1, ..Chunk::default() };
            continue;
        }
        current.classes |= glance.classes;
        current.marks |= match glance.form {
            _ if glance.is_year() => 1,
            _ if glance.is_number() => 2,
            form::INITIAL => 4,
            form::CAPITALS | form::SHORT_CAPITALS | form::ROMAN => 8,
            form::LOWER if glance.classes & lexicon::FUNCTION != 0 => 32,
            form::LOWER => 16,
            form::CAPITALISED => 64,
            _ => 0,
        };
    }
    current.end = list.len();
    all.push(current);
    (all, index)
}

/// For each token the length of the run of short capitalised words with stops (`Phys. Rev. Lett.`) around it.
fn abbreviations(list: &[Glance]) -> Vec<u8> {
    let stopped = |t: usize| {
        let short = list.get(t).is_some_and(|g| {
            matches!(g.form, form::CAPITALISED | form::INITIAL | form::SHORT_CAPITALS) && g.length <= 7
        });
        short && list.get(t + 1).is_some_and(|g| g.form == form::STOP)
    };
    let mut runs = vec![0u8; list.len()];
    let mut t = 0;
    while t < list.len() {
        let start = t;
        let mut count = 0u8;
        while stopped(t) {
            count = (count + 1).min(7);
            t += 2;
        }
        runs[start..t].fill(count);
        t += usize::from(t == start);
    }
    runs
}

/// What holds of the whole entry.
struct Whole {
    year_place: u64,
    quotes: bool,
    italics: bool,
    last_editor: usize,
    last_year: usize,
    last_in: usize,
    address: bool,
}

impl Whole {
    fn of(list: &[Glance]) -> Self {
        let n = list.len().max(1);
        let years = || list.iter().enumerate().filter(|(_, glance)| glance.is_year()).map(|(t, _)| t);
        let last = |class: Classes| list.iter().rposition(|glance| glance.classes & class != 0).unwrap_or(0);
        let first_year = years().next();
        let sentences_before = first_year
            .map_or(0, |y| list.iter().take(y).filter(|g| matches!(g.form, form::OPEN_QUOTE | form::COLON)).count());
        Whole {
            year_place: match first_year {
                None => 0,
                Some(t) if sentences_before == 0 && t * 2 < n => 1 + u64::from(t > 0 && list[t - 1].form == form::OPEN),
                Some(t) if t + 4 >= n => 3,
                Some(_) => 4,
            },
            quotes: list.iter().any(|glance| glance.form == form::OPEN_QUOTE),
            italics: list.iter().any(|glance| glance.italic),
            last_editor: last(lexicon::EDITOR),
            last_year: years().next_back().unwrap_or(0),
            last_in: last(lexicon::IN),
            address: list.iter().any(|glance| glance.form == form::ADDRESS),
        }
    }
}

/// What has been seen from the left.
#[derive(Default)]
struct State {
    address_seen: bool,
    was_sign: bool,
    brackets: u8,
    quoted: bool,
    quote_closed: bool,
    years: u8,
    numbers: u8,
    sentences: u8,
    commas: u8,
    in_seen: bool,
    editor_seen: bool,
    pages_seen: bool,
    volume_seen: bool,
    italic_closed: bool,
    colon_seen: bool,
    last_sign: u8,
    since_sign: u8,
    before_sign: u8,
    /// Tokens since an address, up to 15; 15 also where there was none.
    since_address: u8,
    /// No white space since the address but after single signs.
    address_goes_on: bool,
}

impl State {
    fn enter(&mut self, list: &[Glance], t: usize) {
        let glance = &list[t];
        match glance.form {
            form::OPEN | form::OPEN_SQUARE => self.brackets = self.brackets.saturating_add(1),
            form::OPEN_QUOTE => self.quoted = true,
            _ => {}
        }
        if t > 0 && list[t - 1].italic && !glance.italic && !glance.is_sign() {
            self.italic_closed = true;
        }
        let capital_in = glance.classes & lexicon::IN != 0
            && (glance.form == form::CAPITALISED
                || t > 0 && list[t - 1].is_sign()
                || list.get(t + 1).is_some_and(|g| g.form == form::COLON));
        self.in_seen |= capital_in && t > 0;
    }

    fn leave(&mut self, glance: &Glance) {
        match glance.form {
            form::CLOSE | form::CLOSE_SQUARE => self.brackets = self.brackets.saturating_sub(1),
            form::CLOSE_QUOTE => {
                self.quoted = false;
                self.quote_closed = true;
            }
            form::COMMA => self.commas = self.commas.saturating_add(1).min(9),
            form::COLON => self.colon_seen = true,
            form::STOP if !matches!(self.before_sign, form::INITIAL | form::LETTER) => {
                self.sentences = self.sentences.saturating_add(1).min(6);
            }
            _ if glance.is_year() => self.years = (self.years + 1).min(2),
            _ if glance.is_number() => self.numbers = (self.numbers + 1).min(4),
            _ => {}
        }
        if glance.form == form::ADDRESS {
            self.address_seen = true;
            self.since_address = 0;
            self.address_goes_on = true;
        } else {
            self.since_address = (self.since_address + 1).min(15);
            self.address_goes_on &=
                !glance.spaced || self.was_sign && self.last_sign != form::COMMA || glance.is_sign();
        }
        self.was_sign = glance.is_sign();
        self.editor_seen |= glance.classes & lexicon::EDITOR != 0 && glance.form != form::CAPITALS;
        self.pages_seen |= glance.classes & lexicon::PAGES != 0 && glance.classes & lexicon::FUNCTION == 0;
        self.volume_seen |= glance.classes & lexicon::VOLUME != 0;
        if glance.is_sign() {
            self.last_sign = glance.form;
            self.since_sign = 0;
        } else {
            self.since_sign = (self.since_sign + 1).min(7);
            self.before_sign = glance.form;
        }
    }
}

struct Templates<'a> {
    list: &'a [Glance],
    chunks: &'a (Vec<Chunk>, Vec<u32>),
    whole: &'a Whole,
    /// Length of the run of abbreviations that each token stands in, up to 7.
    abbreviated: &'a [u8],
    state: &'a State,
    t: usize,
    out: &'a mut Vec<u32>,
}

impl Templates<'_> {
    fn at(&self, offset: isize) -> Glance {
        self.t.checked_add_signed(offset).and_then(|i| self.list.get(i)).copied().unwrap_or(Glance::EDGE)
    }

    fn put(&mut self, template: u64, value: u64) {
        self.out.push(number(template, value));
    }

    fn words(&mut self) {
        let [b, a, x, c, d] = [-2, -1, 0, 1, 2].map(|offset| self.at(offset));
        self.put(1, x.word);
        self.put(2, a.word);
        self.put(3, c.word);
        self.put(4, b.word);
        self.put(5, d.word);
        self.put(6, pair(a.word, x.word));
        self.put(7, pair(x.word, c.word));
        for (slot, affix) in x.affixes.into_iter().enumerate() {
            if affix != 0 {
                self.put(8 + slot as u64, affix);
            }
        }
        if a.is_sign() {
            self.put(12, pair(b.word, x.word));
        }
        if c.is_sign() {
            self.put(13, pair(d.word, x.word));
        }
        self.put(14, pair(x.word, u64::from(self.state.last_sign)));
        self.put(15, u64::from(x.classes) << 8 | u64::from(x.form));
        self.put(16, u64::from(a.classes) << 8 | u64::from(a.form));
        self.put(17, u64::from(c.classes) << 8 | u64::from(c.form));
        if a.affixes[1] != 0 {
            self.put(18, pair(a.affixes[1], u64::from(x.kind)));
        }
        if c.affixes[1] != 0 {
            self.put(19, pair(c.affixes[1], u64::from(x.kind)));
        }
    }

    fn forms(&mut self) {
        let kinds = [-3, -2, -1, 0, 1, 2, 3].map(|offset| u64::from(self.at(offset).kind));
        let forms = [-3, -2, -1, 0, 1, 2, 3].map(|offset| u64::from(self.at(offset).form));
        self.put(20, kinds[3]);
        self.put(21, kinds[2] << 8 | kinds[3]);
        self.put(22, kinds[3] << 8 | kinds[4]);
        self.put(23, kinds[2] << 16 | kinds[3] << 8 | kinds[4]);
        self.put(24, kinds[1] << 16 | kinds[2] << 8 | kinds[3]);
        self.put(25, kinds[3] << 16 | kinds[4] << 8 | kinds[5]);
        self.put(26, kinds[1] << 32 | kinds[2] << 24 | kinds[3] << 16 | kinds[4] << 8 | kinds[5]);
        self.put(27, forms[0] << 24 | forms[1] << 16 | forms[2] << 8 | forms[3]);
        self.put(28, forms[3] << 24 | forms[4] << 16 | forms[5] << 8 | forms[6]);
        let mut window = 0u64;
        for form in forms {
            window = window << 8 | form;
        }
        self.put(29, window);
        self.put(30, kinds[1] << 8 | kinds[3]);
        self.put(31, kinds[3] << 8 | kinds[5]);
    }

    fn stretches(&mut self) {
        let (all, index) = self.chunks;
        let at = index.get(self.t).map_or(0, |i| *i as usize);
        let chunk = all.get(at).copied().unwrap_or_default();
        let before = at.checked_sub(1).and_then(|i| all.get(i)).copied().unwrap_or_default();
        let after = all.get(at + 1).copied().unwrap_or_default();
        let sign = |i: usize| self.list.get(i).map_or(0, |glance| u64::from(glance.form));
        let closes = sign(chunk.end);
        let opens = chunk.start.checked_sub(1).map_or(0, sign);
        let x = self.at(0);
        let kind = u64::from(x.kind);
        let first = self.list.get(chunk.start).copied().unwrap_or(Glance::EDGE);
        let next = self.list.get(after.start).copied().unwrap_or(Glance::EDGE);
        let inside = self.t.saturating_sub(chunk.start).min(3) as u64;
        self.put(40, opens << 16 | closes << 8 | kind);
        self.put(41, opens << 16 | closes << 8 | chunk.length());
        self.put(42, chunk.summary());
        self.put(43, pair(chunk.summary(), opens << 8 | closes));
        self.put(44, pair(before.summary(), inside));
        self.put(45, pair(after.summary(), closes));
        self.put(46, first.word);
        self.put(47, pair(next.word, closes));
        self.put(48, closes << 24 | u64::from(next.kind) << 16 | opens << 8 | kind);
        self.put(49, pair(u64::from(chunk.marks), u64::from(before.marks) << 8 | u64::from(after.marks)));
        self.put(50, (at.min(12) as u64) << 8 | kind);
        self.put(51, pair(chunk.summary(), u64::from(self.state.sentences) << 8 | u64::from(self.state.years)));
        self.put(52, pair(chunk.length() << 8 | before.length(), opens << 8 | closes));
        if let Some(last) = self.list.get(chunk.end.wrapping_sub(1)) {
            self.put(53, pair(last.word, closes));
        }
        // How far the next number is: the last words before it are most often the journal's.
        let to_number = (0..6).find(|n| all.get(at + n).is_some_and(|c| c.marks & 3 != 0)).unwrap_or(6) as u64;
        let number = all
            .get(at + to_number as usize)
            .map_or(0, |c| u64::from(c.marks & 3) << 8 | c.start.checked_sub(1).map_or(0, sign));
        let run = u64::from(self.abbreviated.get(self.t).copied().unwrap_or(0));
        self.put(54, to_number << 16 | number);
        self.put(
            55,
            pair(to_number << 16 | number, u64::from(self.state.sentences) << 8 | u64::from(self.state.years)),
        );
        self.put(56, pair(chunk.summary(), before.summary()));
        self.put(57, pair(chunk.summary(), after.summary()));
        self.put(58, pair(first.word, opens << 8 | u64::from(self.state.sentences)));
        self.put(59, run << 16 | to_number << 8 | kind);
    }

    fn states(&mut self) {
        let state = self.state;
        let whole = self.whole;
        let x = self.at(0);
        let n = self.list.len();
        let kind = u64::from(x.kind);
        let bit = |flag: bool, place: u32| u64::from(flag) << place;
        let seen = u64::from(state.years)
            | bit(state.in_seen, 2)
            | bit(state.editor_seen, 3)
            | bit(state.quoted, 4)
            | bit(state.quote_closed, 5)
            | bit(state.brackets > 0, 6);
        let ahead = bit(whole.last_editor > self.t, 0)
            | bit(whole.last_year > self.t, 1)
            | bit(whole.last_in > self.t, 2)
            | bit(whole.quotes, 3);
        let style = whole.year_place | bit(whole.quotes, 3);
        let from_end = (n - self.t).min(7) as u64;
        let tenth = (self.t * 10 / n.max(1)) as u64;
        let sentences = u64::from(state.sentences);
        self.put(82, pair(x.word, seen & 0x37));
        self.put(60, seen);
        self.put(61, seen << 8 | kind);
        self.put(62, seen << 8 | u64::from(state.last_sign));
        self.put(63, seen << 16 | ahead << 8 | sentences);
        self.put(64, style << 16 | sentences << 8 | u64::from(state.years));
        self.put(65, style << 16 | u64::from(state.last_sign) << 8 | kind);
        self.put(66, (self.t.min(6) as u64) << 8 | kind);
        self.put(67, from_end << 8 | kind);
        self.put(68, tenth << 8 | style);
        self.put(69, sentences << 16 | u64::from(state.commas) << 8 | bit(state.years > 0, 0));
        self.put(
            70,
            u64::from(state.since_sign) << 16 | u64::from(state.last_sign) << 8 | u64::from(state.before_sign),
        );
        self.put(71, bit(x.spaced, 0) | bit(self.at(1).spaced, 1) | kind << 8);
        if whole.italics {
            let italics =
                bit(x.italic, 0) | bit(self.at(-1).italic, 1) | bit(self.at(1).italic, 2) | bit(state.italic_closed, 3);
            self.put(72, italics);
            self.put(73, italics << 16 | seen << 8 | bit(x.is_sign(), 0));
        }
        if x.is_number() {
            let near = pair(self.at(-1).word, pair(self.at(1).word, u64::from(x.form)));
            self.put(74, near);
            self.put(75, u64::from(state.numbers) << 16 | u64::from(state.years) << 8 | u64::from(x.form));
            self.put(
                76,
                bit(state.volume_seen, 0) | bit(state.pages_seen, 1) | kind << 8 | u64::from(state.last_sign) << 16,
            );
            self.put(77, pair(self.at(-2).word, pair(self.at(-1).word, self.at(1).word)));
        }
        if state.address_seen {
            let goes_on = state.address_goes_on && (!x.spaced || state.was_sign || x.is_sign());
            let address = bit(goes_on, 0) | u64::from(state.since_address) << 1;
            self.put(80, address << 8 | kind);
            self.put(81, bit(goes_on, 0) | bit(x.spaced, 1) | bit(state.was_sign, 2) | bit(x.is_sign(), 3));
        }
        self.put(78, bit(whole.address, 0) | ahead << 8 | kind << 16);
        self.put(79, ahead << 16 | seen << 8 | bit(x.is_capital(), 0) | bit(x.is_number(), 1));
    }
}

/// Two values as one.
pub fn pair(a: u64, b: u64) -> u64 {
    (a.rotate_left(23) ^ b).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The number of a template filled with a value.
pub fn number(template: u64, value: u64) -> u32 {
    let mut hash = (value ^ template.wrapping_mul(0xd6e8_feb8_6659_fd93)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 32;
    (hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53) >> 32) as u32
}

/// Eight groups of tokens to the left times eight groups here.
fn token_classes(list: &[Glance]) -> Vec<u8> {
    let left = |glance: &Glance| match glance.form {
        form::COMMA => 1,
        form::STOP | form::DOTS | form::QUESTION => 2,
        form::COLON | form::SEMICOLON | form::SLASH => 3,
        form::OPEN | form::OPEN_SQUARE | form::OPEN_QUOTE => 4,
        form::CLOSE | form::CLOSE_SQUARE => 5,
        form::CLOSE_QUOTE => 6,
        _ if glance.is_number() => 7,
        _ => 0u8,
    };
    let here = |glance: &Glance| match glance.form {
        form::OPEN | form::OPEN_SQUARE | form::OPEN_QUOTE => 1,
        _ if glance.is_sign() => 0,
        _ if glance.is_year() => 2,
        _ if glance.is_number() || glance.form == form::ADDRESS => 3,
        _ if (50..=62).contains(&glance.kind) => 4,
        form::INITIAL | form::SHORT_CAPITALS => 5,
        _ if glance.is_capital() => 6,
        _ => 7u8,
    };
    let mut previous = &Glance::EDGE;
    let mut classes = Vec::with_capacity(list.len());
    for glance in list {
        classes.push(left(previous) * 8 + here(glance));
        previous = glance;
    }
    classes
}
