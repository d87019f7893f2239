//! The templates of features: what stands at and around a token → (template, value).
//!
//! They look at words, affixes, forms and word classes in a window of two on either side, at the stretch between two signs
//! that the token stands in, and at the state of the whole entry: brackets, quotes, whether the year has been seen, what is
//! still to come. Templates that are filled from the same few values stand together, so that the sum of their weights can
//! be kept under those values: a [`Group`] sees nothing else than the two numbers that it is known by.

use super::features::pair;
use super::glance::Glance;
use super::scan::{Chunk, State, Whole, abbreviations, chunks};

/// Templates below this number look at words and affixes.
pub(super) const LEXICAL: u64 = 20;

/// What takes the features of an entry, token by token.
pub(super) trait Visitor {
    /// What the token `glance`, which stands in that place to the token visited, says by itself.
    fn lexical(&mut self, role: Role, glance: &Glance);
    /// What the stretch says in which the token stands; the same wherever `id` is the same in an entry.
    fn stretch(&mut self, id: (usize, u8, u8), make: impl FnOnce() -> Stretch);
    /// What the templates of a group say, filled from `values`.
    fn group(&mut self, group: Group, values: [u64; 2]);
    /// What one template says.
    fn single(&mut self, template: u64, value: u64);
    /// All features of the token have been given.
    fn leave(&mut self);
}

/// Where a token stands to the one that it says something about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Two before it.
    TwoBefore,
    /// Right before it.
    Before,
    /// It is that token.
    Here,
    /// Right after it.
    After,
    /// Two after it.
    TwoAfter,
}

impl Role {
    /// In order of place.
    pub(super) const ALL: [Role; 5] = [Role::TwoBefore, Role::Before, Role::Here, Role::After, Role::TwoAfter];
}

/// What a token says by its word and form alone.
pub(super) fn lexical(role: Role, glance: &Glance, mut put: impl FnMut(u64, u64)) {
    let looks = u64::from(glance.classes) << 8 | u64::from(glance.form);
    match role {
        Role::Here => {
            put(1, glance.word);
            for (slot, affix) in (0u64..).zip(glance.affixes) {
                if affix != 0 {
                    put(8 + slot, affix);
                }
            }
            put(15, looks);
        }
        Role::Before => {
            put(2, glance.word);
            put(16, looks);
        }
        Role::After => {
            put(3, glance.word);
            put(17, looks);
        }
        Role::TwoBefore => put(4, glance.word),
        Role::TwoAfter => put(5, glance.word),
    }
}

/// What a stretch between two signs says of each of its tokens.
pub(super) struct Stretch {
    here: Chunk,
    before: Chunk,
    after: Chunk,
    /// Forms of the signs around it.
    opens: u64,
    closes: u64,
    first: u64,
    last: Option<u64>,
    next: u64,
    to_number: u64,
    sentences_and_years: u64,
}

impl Stretch {
    /// Its features.
    pub(super) fn expand(&self, mut put: impl FnMut(u64, u64)) {
        let (here, before, after) = (self.here.summary(), self.before.summary(), self.after.summary());
        let (opens, closes) = (self.opens, self.closes);
        put(41, opens << 16 | closes << 8 | self.here.length());
        put(42, here);
        put(43, pair(here, opens << 8 | closes));
        put(45, pair(after, closes));
        put(46, self.first);
        put(47, pair(self.next, closes));
        put(49, pair(u64::from(self.here.marks), u64::from(self.before.marks) << 8 | u64::from(self.after.marks)));
        put(51, pair(here, self.sentences_and_years));
        put(52, pair(self.here.length() << 8 | self.before.length(), opens << 8 | closes));
        if let Some(last) = self.last {
            put(53, pair(last, closes));
        }
        put(54, self.to_number);
        put(55, pair(self.to_number, self.sentences_and_years));
        put(56, pair(here, before));
        put(57, pair(here, after));
        put(58, pair(self.first, opens << 8 | self.sentences_and_years >> 8));
    }
}

/// Templates that are filled from the same values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// Kinds of the token before, of this one and of the one after.
    Kinds,
    /// Kinds of the two tokens before, of this one and of the two after.
    MoreKinds,
    /// Forms of the three tokens before, of this one and of the three after.
    Forms,
    /// A word; the last sign, and some of what has been seen.
    WordInState,
    /// The signs around the stretch, kinds of this token and of the next stretch's first.
    Edges,
    /// Which stretch of the entry this is, how far the next number is, the run of abbreviations, kind.
    Place,
    /// What has been seen, what is ahead, the entry's style; sentences, years and commas so far.
    Past,
    /// What has been seen, kind, last sign, style.
    Here,
    /// How far the entry's ends are, kind, spaces.
    Ends,
    /// What is ahead, what has been seen, kind, capital or number.
    Ahead,
    /// The tenth of the entry, its style, and how long ago which sign was.
    Flow,
}

impl Group {
    /// Every group, in the order in which a visitor of a token is given them.
    pub(super) const ALL: [Group; 11] = [
        Group::Kinds,
        Group::MoreKinds,
        Group::Forms,
        Group::Edges,
        Group::Place,
        Group::WordInState,
        Group::Past,
        Group::Here,
        Group::Ends,
        Group::Flow,
        Group::Ahead,
    ];
}

/// The features of a group.
pub(super) fn expand(group: Group, [a, b]: [u64; 2], mut put: impl FnMut(u64, u64)) {
    let byte = |place: u32| a >> (8 * place) & 0xff;
    match group {
        Group::Kinds => {
            let [before, here, after] = [2, 1, 0].map(byte);
            put(20, here);
            put(21, before << 8 | here);
            put(22, here << 8 | after);
            put(23, a);
        }
        Group::MoreKinds => {
            let [two_before, before, here, after, two_after] = [4, 3, 2, 1, 0].map(byte);
            put(24, two_before << 16 | before << 8 | here);
            put(25, here << 16 | after << 8 | two_after);
            put(26, a);
            put(30, two_before << 8 | here);
            put(31, here << 8 | two_after);
        }
        Group::Forms => {
            put(27, a >> 24);
            put(28, a & 0xffff_ffff);
            put(29, a);
        }
        Group::WordInState => {
            put(14, pair(a, b & 0xff));
            put(82, pair(a, b >> 8));
        }
        Group::Edges => {
            put(40, byte(1) << 16 | byte(3) << 8 | byte(0));
            put(48, a);
        }
        Group::Place => {
            put(50, byte(1) << 8 | byte(0));
            put(59, byte(3) << 16 | byte(2) << 8 | byte(0));
        }
        Group::Past => {
            let [seen, ahead, sentences, style, years, commas] = [0, 1, 2, 3, 4, 5].map(byte);
            put(60, seen);
            put(63, seen << 16 | ahead << 8 | sentences);
            put(64, style << 16 | sentences << 8 | years);
            put(69, sentences << 16 | commas << 8 | u64::from(years > 0));
        }
        Group::Here => {
            let [seen, kind, last_sign, style] = [0, 1, 2, 3].map(byte);
            put(61, seen << 8 | kind);
            put(62, seen << 8 | last_sign);
            put(65, style << 16 | last_sign << 8 | kind);
        }
        Group::Ends => {
            let [from_start, from_end, kind, spaces] = [0, 1, 2, 3].map(byte);
            put(66, from_start << 8 | kind);
            put(67, from_end << 8 | kind);
            put(71, spaces | kind << 8);
        }
        Group::Ahead => {
            let [ahead, seen, kind, address, look] = [0, 1, 2, 3, 4].map(byte);
            put(78, address | ahead << 8 | kind << 16);
            put(79, ahead << 16 | seen << 8 | look);
        }
        Group::Flow => {
            let [tenth, style, since_sign, last_sign, before_sign] = [0, 1, 2, 3, 4].map(byte);
            put(68, tenth << 8 | style);
            put(70, since_sign << 16 | last_sign << 8 | before_sign);
        }
    }
}

/// Numbers below 256, the first one lowest.
fn bytes<const N: usize>(values: [u64; N]) -> [u64; 2] {
    debug_assert!(N <= 8 && values.iter().all(|value| *value < 256));
    [values.iter().rev().fold(0, |all, value| all << 8 | value), 0]
}

/// An entry, with all that its templates are filled from.
pub(super) struct Entry<'l> {
    list: &'l [Glance],
    chunks: Vec<Chunk>,
    /// For each token the number of its chunk.
    chunk_of: Vec<u32>,
    whole: Whole,
    /// Length of the run of abbreviations that each token stands in, up to 7.
    abbreviated: Vec<u8>,
}

impl<'l> Entry<'l> {
    /// Looks over the entry.
    pub(super) fn new(list: &'l [Glance]) -> Self {
        let (chunks, chunk_of) = chunks(list);
        Entry { list, chunks, chunk_of, whole: Whole::of(list), abbreviated: abbreviations(list) }
    }

    /// Gives the features of all tokens in order.
    pub(super) fn visit(&self, visitor: &mut impl Visitor) {
        let mut state = State::default();
        for (t, glance) in self.list.iter().enumerate() {
            state.enter(self.list, t);
            let place = Place { entry: self, state: &state, t, here: glance };
            place.words(visitor);
            place.forms(visitor);
            place.stretches(visitor);
            place.states(visitor);
            visitor.leave();
            state.leave(glance);
        }
    }

    fn form(&self, t: usize) -> u64 {
        self.list.get(t).map_or(0, |glance| u64::from(glance.form))
    }
}

/// A token in its entry.
struct Place<'a, 'l> {
    entry: &'a Entry<'l>,
    state: &'a State,
    t: usize,
    here: &'l Glance,
}

impl Place<'_, '_> {
    fn at(&self, offset: isize) -> &Glance {
        self.t.checked_add_signed(offset).and_then(|i| self.entry.list.get(i)).unwrap_or(&Glance::EDGE)
    }

    fn words(&self, visitor: &mut impl Visitor) {
        let x = self.here;
        let around = [-2, -1, 0, 1, 2].map(|offset| self.at(offset));
        for (role, glance) in Role::ALL.into_iter().zip(around) {
            visitor.lexical(role, glance);
        }
        let [b, a, _, c, d] = around;
        visitor.single(6, pair(a.word, x.word));
        visitor.single(7, pair(x.word, c.word));
        if a.is_sign() {
            visitor.single(12, pair(b.word, x.word));
        }
        if c.is_sign() {
            visitor.single(13, pair(d.word, x.word));
        }
        if a.affixes[1] != 0 {
            visitor.single(18, pair(a.affixes[1], u64::from(x.kind)));
        }
        if c.affixes[1] != 0 {
            visitor.single(19, pair(c.affixes[1], u64::from(x.kind)));
        }
    }

    fn forms(&self, visitor: &mut impl Visitor) {
        let around = [-3, -2, -1, 0, 1, 2, 3].map(|offset| self.at(offset));
        let kinds = around[1..6].iter().fold(0, |window, glance| window << 8 | u64::from(glance.kind));
        let forms = around.iter().fold(0, |window, glance| window << 8 | u64::from(glance.form));
        visitor.group(Group::Kinds, [kinds >> 8 & 0xff_ffff, 0]);
        visitor.group(Group::MoreKinds, [kinds, 0]);
        visitor.group(Group::Forms, [forms, 0]);
    }

    fn stretches(&self, visitor: &mut impl Visitor) {
        let (entry, state) = (self.entry, self.state);
        let all = &entry.chunks;
        let at = entry.chunk_of.get(self.t).map_or(0, |i| *i as usize);
        let chunk = |at: Option<usize>| at.and_then(|i| all.get(i)).copied().unwrap_or_default();
        let (here, before, after) = (chunk(Some(at)), chunk(at.checked_sub(1)), chunk(at.checked_add(1)));
        let closes = entry.form(here.end);
        let opens = here.start.checked_sub(1).map_or(0, |t| entry.form(t));
        let kind = u64::from(self.here.kind);
        let next = entry.list.get(after.start).unwrap_or(&Glance::EDGE);
        // How far the next number is: the last words before it are most often the journal's.
        let to_number = (0..6).find(|n| all.get(at + n).is_some_and(|c| c.marks & 3 != 0)).unwrap_or(6);
        visitor.stretch((at, state.sentences, state.years), || {
            let word = |t: usize| entry.list.get(t).map(|glance| glance.word);
            let number = all
                .get(at + to_number)
                .map_or(0, |c| u64::from(c.marks & 3) << 8 | c.start.checked_sub(1).map_or(0, |t| entry.form(t)));
            Stretch {
                here,
                before,
                after,
                opens,
                closes,
                first: word(here.start).unwrap_or(Glance::EDGE.word),
                last: word(here.end.wrapping_sub(1)),
                next: next.word,
                to_number: (to_number as u64) << 16 | number,
                sentences_and_years: u64::from(state.sentences) << 8 | u64::from(state.years),
            }
        });
        let inside = self.t.saturating_sub(here.start).min(3) as u64;
        let run = u64::from(entry.abbreviated.get(self.t).copied().unwrap_or(0));
        visitor.group(Group::Edges, bytes([kind, opens, u64::from(next.kind), closes]));
        visitor.single(44, pair(before.summary(), inside));
        visitor.group(Group::Place, bytes([kind, at.min(12) as u64, to_number as u64, run]));
    }

    fn states(&self, visitor: &mut impl Visitor) {
        let (state, whole, x, t) = (self.state, &self.entry.whole, self.here, self.t);
        let n = self.entry.list.len();
        let kind = u64::from(x.kind);
        let bit = |flag: bool, place: u32| u64::from(flag) << place;
        let years = u64::from(state.years);
        let seen = years
            | bit(state.in_seen, 2)
            | bit(state.editor_seen, 3)
            | bit(state.quoted, 4)
            | bit(state.quote_closed, 5)
            | bit(state.brackets > 0, 6);
        let ahead = bit(whole.last_editor > t, 0)
            | bit(whole.last_year > t, 1)
            | bit(whole.last_in > t, 2)
            | bit(whole.quotes, 3);
        let style = whole.year_place | bit(whole.quotes, 3);
        let from_end = (n - t).min(7) as u64;
        let tenth = (t * 10 / n.max(1)) as u64;
        let [sentences, last_sign] = [state.sentences, state.last_sign].map(u64::from);
        let spaces = bit(x.spaced, 0) | bit(self.at(1).spaced, 1);
        visitor.group(Group::WordInState, [x.word, last_sign | (seen & 0x37) << 8]);
        visitor.group(Group::Past, bytes([seen, ahead, sentences, style, years, u64::from(state.commas)]));
        visitor.group(Group::Here, bytes([seen, kind, last_sign, style]));
        visitor.group(Group::Ends, bytes([t.min(6) as u64, from_end, kind, spaces]));
        visitor.group(
            Group::Flow,
            bytes([tenth, style, u64::from(state.since_sign), last_sign, u64::from(state.before_sign)]),
        );
        if whole.italics {
            let italics =
                bit(x.italic, 0) | bit(self.at(-1).italic, 1) | bit(self.at(1).italic, 2) | bit(state.italic_closed, 3);
            visitor.single(72, italics);
            visitor.single(73, italics << 16 | seen << 8 | bit(x.is_sign(), 0));
        }
        if x.is_number() {
            let (before, after) = (self.at(-1).word, self.at(1).word);
            visitor.single(74, pair(before, pair(after, u64::from(x.form))));
            visitor.single(75, u64::from(state.numbers) << 16 | years << 8 | u64::from(x.form));
            visitor.single(76, bit(state.volume_seen, 0) | bit(state.pages_seen, 1) | kind << 8 | last_sign << 16);
            visitor.single(77, pair(self.at(-2).word, pair(before, after)));
        }
        if state.address_seen {
            let goes_on = state.address_goes_on && (!x.spaced || state.was_sign || x.is_sign());
            let address = bit(goes_on, 0) | u64::from(state.since_address) << 1;
            visitor.single(80, address << 8 | kind);
            visitor.single(81, bit(goes_on, 0) | bit(x.spaced, 1) | bit(state.was_sign, 2) | bit(x.is_sign(), 3));
        }
        let look = bit(x.is_capital(), 0) | bit(x.is_number(), 1);
        visitor.group(Group::Ahead, bytes([ahead, seen, kind, bit(whole.address, 0), look]));
    }
}
