//! What the evidence at a token is put together from beside the token itself: the stretch between two signs that it
//! stands in, runs of abbreviations, what holds of the whole entry, and what has been seen from the left.

use super::glance::{Glance, form};
use super::lexicon::{self, Classes};

/// A stretch between two signs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Chunk {
    pub(super) start: usize,
    pub(super) end: usize,
    classes: Classes,
    /// Bits: year, number, initial, capitals, lower-case word, function word.
    pub(super) marks: u8,
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

    pub(super) fn summary(&self) -> u64 {
        u64::from(self.classes & Self::TELLING) << 8 | u64::from(self.marks)
    }

    pub(super) fn length(&self) -> u64 {
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
pub(super) fn chunks(list: &[Glance]) -> (Vec<Chunk>, Vec<u32>) {
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
pub(super) fn abbreviations(list: &[Glance]) -> Vec<u8> {
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
pub(super) struct Whole {
    pub(super) year_place: u64,
    pub(super) quotes: bool,
    pub(super) italics: bool,
    pub(super) last_editor: usize,
    pub(super) last_year: usize,
    pub(super) last_in: usize,
    pub(super) address: bool,
}

impl Whole {
    pub(super) fn of(list: &[Glance]) -> Self {
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
pub(super) struct State {
    pub(super) address_seen: bool,
    pub(super) was_sign: bool,
    pub(super) brackets: u8,
    pub(super) quoted: bool,
    pub(super) quote_closed: bool,
    pub(super) years: u8,
    pub(super) numbers: u8,
    pub(super) sentences: u8,
    pub(super) commas: u8,
    pub(super) in_seen: bool,
    pub(super) editor_seen: bool,
    pub(super) pages_seen: bool,
    pub(super) volume_seen: bool,
    pub(super) italic_closed: bool,
    pub(super) colon_seen: bool,
    pub(super) last_sign: u8,
    pub(super) since_sign: u8,
    pub(super) before_sign: u8,
    /// Tokens since an address, up to 15; 15 also where there was none.
    pub(super) since_address: u8,
    /// No white space since the address but after single signs.
    pub(super) address_goes_on: bool,
}

impl State {
    pub(super) fn enter(&mut self, list: &[Glance], t: usize) {
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

    pub(super) fn leave(&mut self, glance: &Glance) {
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
