//! Glyphs → pieces of lines: words parted by gaps, superscripts and accents put where they belong.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::glyphs::{Glyph, Page, Rule};

/// A line, or the piece of one that stands in one column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// Its words.
    pub text: String,
    /// Small raised characters, in bytes of `text`.
    pub raised: Vec<(usize, usize)>,
    /// Where white space wider than a word's stands inside, in bytes of `text`.
    pub gaps: Vec<usize>,
    /// Left edge, in points.
    pub left: f32,
    /// Right edge, in points.
    pub right: f32,
    /// Baseline, in points from the page's top.
    pub y: f32,
    /// Font size of most of it, in points.
    pub size: f32,
    /// Edges of the column in which it stands.
    pub column: (f32, f32),
}

/// The narrowest white space between words, in ems.
const NARROW: f32 = 0.14;

/// The narrowest in lines that are set tight; letters that are spaced out stand up to 0.1 apart. In formulas and addresses signs
/// are that far apart that belong together, so that it counts between words only.
const NARROWEST: f32 = 0.12;

/// Whether `gap`, in ems, parts what stands `before` from `next`.
fn parts(gap: f32, before: &str, next: &str) -> bool {
    if gap <= NARROWEST || gap > NARROW {
        return gap > NARROW;
    }
    let word = before.rsplit(' ').next().unwrap_or(before);
    let is_address = word.contains(['/', '@', '\\', '_', '=']) || word.starts_with("www.") || word.starts_with("http");
    let ends = word.ends_with(|c: char| c.is_alphabetic() || matches!(c, ',' | '.' | ':' | ';' | ')' | '”' | '’'));
    !is_address && ends && next.starts_with(|c: char| c.is_alphabetic() || matches!(c, '“' | '‘' | '('))
}

impl Line {
    fn of(glyph: &Glyph) -> Line {
        Line {
            text: glyph.text.clone(),
            raised: Vec::new(),
            gaps: Vec::new(),
            left: glyph.x,
            right: glyph.x + glyph.advance,
            y: glyph.y,
            size: glyph.size,
            column: (0.0, 0.0),
        }
    }

    /// Adds `glyph` if it stands where this piece goes on.
    fn takes(&mut self, glyph: &Glyph, space: bool) -> bool {
        let size = self.size.max(glyph.size);
        let gap = glyph.x - self.right;
        let rise = self.y - glyph.y;
        // An accent stands high above a capital, and inside its width; a cedilla is painted under the letter before it.
        let over = (-0.95..-0.15).contains(&(gap / size)) && rise.abs() < 0.45 * size;
        let accented = over
            && self.text.chars().next_back().is_some_and(|last| combining(last).is_some())
            && glyph.text.starts_with(char::is_alphabetic);
        if accented {
            if self.text.chars().count() == 1 {
                (self.y, self.size) = (glyph.y, glyph.size);
            }
            self.append(glyph, gap, false, false);
            return true;
        }
        let mark = glyph.text.chars().next().filter(|_| glyph.text.chars().count() == 1).and_then(combining);
        if over && mark.is_some() && self.text.ends_with(char::is_alphabetic) {
            self.append(glyph, gap, false, false);
            return true;
        }
        if gap < -0.6 * size || gap > 1.8 * size {
            return false;
        }
        let near = gap < 0.5 * size;
        // The lowered *E* of *TeX*, pushed under its neighbour.
        let sunk = rise.abs() < 0.25 * size && gap < 0.0 && glyph.size > self.size * 0.95;
        if rise.abs() < 0.08 * size || rise.abs() < 0.2 * size && near && glyph.size > self.size * 0.85 || sunk {
            self.append(glyph, gap, space, false);
        } else if glyph.size < 0.87 * self.size && near && (0.0..0.75).contains(&(rise / size)) {
            self.append(glyph, gap, space, true);
        } else if glyph.size < 0.87 * self.size && near && (-0.45..0.0).contains(&(rise / size)) {
            self.append(glyph, gap, space, false);
        } else if self.size < 0.87 * glyph.size && near && (-0.75..0.0).contains(&(rise / size)) {
            // What stood so far was raised: the mark before a footnote.
            self.raised = vec![(0, self.text.trim_end().len())];
            (self.y, self.size) = (glyph.y, glyph.size);
            self.append(glyph, gap, space, false);
        } else {
            return false;
        }
        true
    }

    fn append(&mut self, glyph: &Glyph, gap: f32, space: bool, raised: bool) {
        let size = self.size.max(glyph.size);
        // What follows the dash of an author stands close to it.
        let dash = self.text.ends_with(AUTHOR_BEFORE) && glyph.text.starts_with([',', '.', ';']);
        if (space || parts(gap / size, &self.text, &glyph.text))
            && !dash
            && !self.text.ends_with(' ')
            && !self.text.is_empty()
        {
            self.text.push(' ');
        }
        let start = self.text.len();
        // Only what is painted over its neighbour is one character with it.
        let over = gap < -0.15 * size;
        if !over {
            self.text.push_str(&glyph.text);
        } else if !self.accents(&glyph.text) {
            self.compose(&glyph.text);
        }
        if raised && self.text.len() > start {
            match self.raised.last_mut() {
                Some(last) if last.1 == start => last.1 = self.text.len(),
                _ => self.raised.push((start, self.text.len())),
            }
        }
        self.right = self.right.max(glyph.x + glyph.advance);
    }

    /// Puts an accent that was painted before its letter onto it: `´e` → `é`.
    fn accents(&mut self, next: &str) -> bool {
        let Some(accent) = self.text.chars().next_back() else { return false };
        let (Some(mark), Some(letter)) = (combining(accent), next.chars().next().filter(|c| c.is_alphabetic())) else {
            return false;
        };
        let kept = self.text.len() - accent.len_utf8();
        self.text.truncate(kept);
        self.text.extend(accented(letter, mark));
        self.text.push_str(&next[letter.len_utf8()..]);
        true
    }

    /// Adds `text`; an accent painted over the letter before it is put onto that letter.
    fn compose(&mut self, text: &str) {
        let mark = text.chars().next().filter(|_| text.chars().count() == 1).and_then(combining);
        let letter = self.text.chars().next_back().filter(|c| c.is_alphabetic());
        match (mark, letter) {
            (Some(mark), Some(letter)) => {
                self.text.truncate(self.text.len() - letter.len_utf8());
                self.text.extend(accented(letter, mark));
            }
            _ => self.text.push_str(text),
        }
    }

    /// Puts `other`, which stands to the right in the same line, behind this piece.
    pub fn join(&mut self, other: &Line) {
        let gap = other.left - self.right;
        let raised = other.size < 0.87 * self.size && self.y - other.y > 0.08 * self.size;
        if parts(gap / self.size.max(other.size), &self.text, &other.text) && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
        let start = self.text.len();
        if gap > 1.2 * self.size.max(other.size) {
            self.gaps.push(start);
        }
        self.gaps.extend(other.gaps.iter().map(|at| at + start));
        self.text.push_str(&other.text);
        if raised {
            self.raised.push((start, self.text.len()));
        } else {
            self.raised.extend(other.raised.iter().map(|(a, b)| (a + start, b + start)));
        }
        if other.text.len() * 2 > self.text.len() && !raised {
            (self.size, self.y) = (other.size, other.y);
        }
        self.right = self.right.max(other.right);
    }

    /// Whether both stand in one line, whichever comes first.
    pub fn level(&self, other: &Line) -> bool {
        let size = self.size.max(other.size);
        let rise = (self.y - other.y).abs();
        let unlike = self.size.min(other.size) < 0.87 * size;
        rise < 0.25 * size || unlike && rise < 0.55 * size
    }

    /// Whether it says nothing.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The letter with its accent, which print sets on an `ı` without its dot.
fn accented(letter: char, mark: char) -> impl Iterator<Item = char> {
    let (letter, mark) = match (letter, mark) {
        ('L', STROKE) => ('Ł', None),
        ('l', STROKE) => ('ł', None),
        ('ı', mark) => ('i', Some(mark)),
        ('ȷ', mark) => ('j', Some(mark)),
        (letter, mark) => (letter, Some(mark)),
    };
    std::iter::once(letter).chain(mark).nfc()
}

/// The stroke through an `Ł`, as TeX's older fonts have it.
const STROKE: char = '\u{337}';

/// The combining form of an accent that stands alone.
fn combining(accent: char) -> Option<char> {
    Some(match accent {
        '´' | '\u{2CA}' => '\u{301}',
        '`' | '\u{2CB}' => '\u{300}',
        '¨' => '\u{308}',
        'ˆ' | '^' => '\u{302}',
        '˜' | '~' => '\u{303}',
        'ˇ' => '\u{30C}',
        '˘' => '\u{306}',
        '¯' | 'ˉ' => '\u{304}',
        '˙' => '\u{307}',
        '˚' => '\u{30A}',
        '¸' => '\u{327}',
        '˛' => '\u{328}',
        '˝' => '\u{30B}',
        STROKE => STROKE,
        _ => return None,
    })
}

/// The pieces of lines on a page, in the order in which they were painted.
pub fn fragments(page: &Page) -> Vec<Line> {
    let dashes = dashes(page);
    let mut pieces: Vec<Line> = Vec::new();
    let mut open: Option<Line> = None;
    let mut space = false;
    let glyphs = page.glyphs.iter().enumerate().flat_map(|(at, glyph)| dashes.get(&at).into_iter().chain([glyph]));
    for glyph in glyphs {
        if glyph.text.trim().is_empty() {
            space = true;
            continue;
        }
        let taken = open.as_mut().is_some_and(|line| line.takes(glyph, space));
        if !taken {
            pieces.extend(open.replace(Line::of(glyph)));
        }
        space = false;
    }
    pieces.extend(open);
    merge(pieces)
}

/// Rules that stand at the head of a line where the author of the entry before is meant, as `———`: nothing stands above,
/// below or to the left of them, and words follow. Gives each with the number of the glyph that follows it.
fn dashes(page: &Page) -> BTreeMap<usize, Glyph> {
    let dash = |rule: &Rule| {
        let Rule { x, y, width } = *rule;
        let follows = |g: &Glyph| {
            let level = (g.y - y).abs() < 0.45 * g.size && !g.text.trim().is_empty();
            level && rule.leads_to(g)
        };
        let at = page.glyphs.iter().position(follows)?;
        let next = &page.glyphs[at];
        // A comma, a date or other names follow; the legend of a figure goes on with words.
        let after: String = page.glyphs[at..].iter().take(4).map(|g| g.text.as_str()).collect();
        if !after.starts_with([',', '.', ':', ';', '(', '&']) && !after.starts_with("and") {
            return None;
        }
        // `———, ———, and`: the comma behind another.
        let of_another =
            |g: &Glyph| g.text == "," && page.rules.iter().any(|other| (other.y - y).abs() < 0.5 && other.leads_to(g));
        let alone = !page.glyphs.iter().any(|g| {
            let near = (g.y - y).abs() < 0.95 * next.size && !of_another(g);
            near && g.x + g.advance > x - 2.0 * next.size && g.x < x + width - 0.5
        });
        let glyph = Glyph { text: AUTHOR_BEFORE.to_owned(), x, y: next.y, advance: width, size: next.size, code: None };
        (alone && width > 0.55 * next.size).then_some((at, glyph))
    };
    page.rules.iter().filter_map(dash).collect()
}

/// What a rule in the place of the author of the entry before is read as.
const AUTHOR_BEFORE: &str = "———";

/// Joins neighbours that were painted apart: a name in another colour, a superscript added afterwards.
fn merge(mut pieces: Vec<Line>) -> Vec<Line> {
    pieces.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.left.total_cmp(&b.left)));
    let mut merged: Vec<Line> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let near = |line: &&mut Line| {
            // A gutter is wider than this, if not by much.
            let reach = -0.3 * line.size.max(piece.size)..0.5 * line.size.min(piece.size);
            let (gap, back) = (piece.left - line.right, line.left - piece.right);
            line.level(&piece) && (reach.contains(&gap) || reach.contains(&back))
        };
        match merged.iter_mut().rev().take(12).find(near) {
            Some(line) if line.left <= piece.left => line.join(&piece),
            Some(line) => {
                let mut first = piece;
                first.join(line);
                *line = first;
            }
            None => merged.push(piece),
        }
    }
    merged
}

/// The font size of the text: the largest of a quarter of all letters, for an essay may have more letters in its notes than
/// above them; else that of most letters.
pub fn usual_size<'l>(lines: impl Iterator<Item = &'l Line>) -> f32 {
    let mut letters = BTreeMap::<i32, usize>::new();
    for line in lines {
        *letters.entry((line.size * 4.0).round() as i32).or_default() += line.text.len();
    }
    let all: usize = letters.values().sum();
    let large = letters.iter().rev().find(|(_, count)| **count * 4 >= all).map(|(size, _)| *size);
    let most = || letters.iter().max_by_key(|(_, count)| **count).map(|(size, _)| *size);
    large.or_else(most).map_or(10.0, |size| size as f32 / 4.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(text: &str, x: f32, y: f32, size: f32) -> Glyph {
        Glyph { text: text.to_owned(), x, y, advance: size * 0.5, size, code: None }
    }

    #[test]
    fn the_text_is_what_is_printed_large_though_its_notes_be_longer() {
        let line = |letters: usize, size: f32| Line { text: "a".repeat(letters), size, ..Line::default() };
        assert_eq!(usual_size([line(40, 17.0), line(400, 11.0), line(700, 9.0)].iter()), 11.0);
        assert_eq!(usual_size([line(40, 17.0), line(100, 11.0), line(700, 9.0)].iter()), 9.0);
        assert_eq!(usual_size([].iter()), 10.0);
    }

    #[test]
    fn gaps_part_words_and_small_raised_digits_stay_with_theirs() {
        let page = Page {
            glyphs: vec![
                glyph("a", 0.0, 100.0, 10.0),
                glyph("b", 5.0, 100.0, 10.0),
                glyph("1", 10.0, 96.0, 7.0),
                glyph("c", 17.0, 100.0, 10.0),
                glyph("far", 80.0, 100.0, 10.0),
            ],
            ..Page::default()
        };
        let lines = fragments(&page);
        assert_eq!(lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>(), ["ab1 c", "far"]);
        assert_eq!(lines[0].raised, [(2, 3)]);
    }

    #[test]
    fn a_letter_that_is_lowered_and_pushed_under_its_neighbour_stays_in_its_word() {
        let glyphs = vec![glyph("T", 0.0, 100.0, 10.0), glyph("E", 3.3, 102.2, 10.0), glyph("X", 7.0, 100.0, 10.0)];
        let lines = fragments(&Page { glyphs, ..Page::default() });
        assert_eq!(lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>(), ["TEX"]);
    }

    #[test]
    fn words_that_are_set_tight_are_parted_and_addresses_are_not() {
        let set = |words: &[&str], gap: f32| {
            let mut x = 0.0;
            let glyphs = words.iter().map(|word| {
                let advance = 5.0 * word.chars().count() as f32;
                x += advance + gap;
                Glyph { advance, ..glyph(word, x - advance - gap, 100.0, 10.0) }
            });
            fragments(&Page { glyphs: glyphs.collect(), ..Page::default() })[0].text.clone()
        };
        assert_eq!(set(&["Le", "nozze", "di", "Figaro"], 1.34), "Le nozze di Figaro");
        assert_eq!(set(&["R", "I", "V", "E", "R"], 1.0), "RIVER");
        assert_eq!(set(&["https://quay.org", "/", "a"], 1.3), "https://quay.org/a");
    }

    #[test]
    fn accents_painted_apart_are_put_onto_their_letters() {
        for (accent, letter, whole, rise) in [
            ("´", "e", "é", 0.0),
            ("´", "ı", "í", 0.0),
            ("`", "e", "è", 0.0),
            ("ˇ", "Z", "Ž", 2.5),
            ("\u{337}", "L", "Ł", 0.0),
        ] {
            let glyphs = vec![glyph(accent, 0.0, 10.0 - rise, 10.0), glyph(letter, 0.5, 10.0, 10.0)];
            let page = Page { glyphs, ..Page::default() };
            assert_eq!(fragments(&page)[0].text, whole);
        }
    }

    #[test]
    fn a_rule_at_the_head_of_an_entry_stands_for_its_author() {
        let mut page =
            Page { glyphs: vec![glyph(",", 42.0, 100.0, 10.0), glyph("S", 50.0, 100.0, 10.0)], ..Page::default() };
        page.rules = [99.8, 300.0].map(|y| Rule { x: 10.0, y, width: 30.0 }).to_vec();
        let lines = fragments(&page);
        assert_eq!(lines.iter().map(|l| l.text.as_str()).collect::<Vec<_>>(), ["———, S"]);
    }
}
