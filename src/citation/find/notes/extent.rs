//! How far a citation in a note goes, and the place that it means: from its title to the semicolon or full stop that ends it.
//!
//! Takes the tokens behind a title; gives one past the citation's last token, and its locator. Where the work is named in full,
//! the pages that it fills are no place that is meant.

use crate::citation::locator::{self, Locator};
use crate::citation::token::{Kind, Token};
use crate::citation::year;
use crate::document::{note_words, sentence};

use super::super::Body;
use super::leads_to_a_work;

/// What a citation may be of, and where its title begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Title {
    /// The work.
    pub reference: usize,
    /// First token of its title.
    pub start: usize,
}

/// One past the last token of a citation whose title, if it has one, ends at `from`, and its locator.
pub(super) fn of(body: &Body<'_>, title: Option<Title>, from: usize, to: usize) -> (usize, Option<String>) {
    let tokens = body.tokens;
    let mut places = Places { body, title, to, full: false, found: None };
    // A bracket that the title opens: `La mer jalousée (XVII`.
    let mut depth: i32 = title.map_or(0, |title| open_brackets(&tokens[title.start.min(from)..from]));
    places.read_beside(from);
    let mut n = places.found.as_ref().map_or(from, |found| found.end);
    let mut edited = from;
    while n < to {
        match tokens[n].kind {
            Kind::Mark('(' | '[') => match places.in_brackets(n).filter(|_| depth == 0) {
                Some(close) => n = close,
                None => depth += 1,
            },
            Kind::Mark(')' | ']') if depth == 0 => break,
            Kind::Mark(')' | ']') => depth -= 1,
            Kind::Mark(';') if depth == 0 => match editors_end(tokens, n + 1, to) {
                Some(end) => edited = end,
                // `Köln; Weimar; Wien 2018`, behind such names.
                None if edited > from && is_place(tokens, n + 1, to) => {}
                None => break,
            },
            Kind::Mark('.') if depth <= 0 && n > 0 && closes(tokens, n, to) => break,
            // `“Moral Economy,” 78`
            Kind::Mark('”' | '"' | '’') if depth == 0 && is_behind_comma(tokens, n) => places.read(n),
            // `2 vols. (1976), 1:145`
            Kind::Mark(':') if n > 1 && tokens[n - 2].is(',') && locator::is_volume_and_page(tokens, n, body.text) => {}
            Kind::Mark(',' | ':') if depth == 0 => {
                let before = places.found.as_ref().map(|found| found.end);
                places.read(n);
                // The pages that a list goes on with are read.
                let end = places.found.as_ref().map(|found| found.end).filter(|end| Some(*end) != before);
                n = end.map_or(n, |end| end.max(n + 1) - 1);
            }
            Kind::Word if tokens[n].is_word("in") => {
                places.full |= n > from && matches!(tokens[n - 1].kind, Kind::Mark(',' | '”' | '"' | '’' | '»' | '*'));
            }
            Kind::Number => places.pass(n),
            _ => {}
        }
        n += 1;
    }
    let mut end = n.max(from).min(to.max(from));
    // The sign that leads back from a note on a page of the web, and the stop before it.
    let sign = |t: &Token| matches!(t.kind, Kind::Mark('↩' | '↑' | '\u{FE0E}'));
    if end > from && sign(&tokens[end - 1]) {
        while end > from && (sign(&tokens[end - 1]) || tokens[end - 1].is('.')) {
            end -= 1;
        }
    }
    (end.max(1), places.found.and_then(|found| found.text))
}

fn open_brackets(tokens: &[Token]) -> i32 {
    tokens.iter().fold(0, |open, token| match token.kind {
        Kind::Mark('(' | '[') => open + 1,
        Kind::Mark(')' | ']') => (open - 1).max(0),
        _ => open,
    })
}

/// Whether the full stop at token `n` ends a citation.
fn closes(tokens: &[Token], n: usize, to: usize) -> bool {
    // What is cut short and may come last all the same: `S. 12 ff. Vgl. Roe`, `cit. Roe`.
    const LAST: [&str; 9] = ["f", "ff", "cit", "ss", "sgg", "segg", "sq", "sqq", "etc"];
    let before = &tokens[n - 1];
    let word = before.folded.as_str();
    // `fol. 42r.`
    let leaf = !before.spaced && n > 1 && tokens[n - 2].kind == Kind::Number;
    let may_be_last = LAST.contains(&word) || note_words::means_again(word);
    let cut_short = before.kind == Kind::Word
        && !leaf
        && (word.len() == 1 && word != "f" || sentence::is_abbreviation(word) && !may_be_last);
    let ordinal = before.kind == Kind::Number
        && (locator::is_ordinal(tokens, n - 1)
            || before.span.len() <= 2 && n > 1 && sentence::is_before_ordinal(&tokens[n - 2].folded));
    let next = tokens.get(n + 1).filter(|_| n + 1 < to);
    let ends = next.is_none_or(|t| {
        matches!(t.kind, Kind::Break)
            || (t.spaced && (t.capital || matches!(t.kind, Kind::Mark('“' | '"' | '‘' | '„' | '«' | '(' | '*' | '_'))))
            || matches!(t.kind, Kind::Mark('”' | '"'))
    });
    ends && !cut_short && !ordinal
}

/// Whether the mark at token `n` is the last of those that close a title behind its comma: `,”`, `,’”`.
fn is_behind_comma(tokens: &[Token], n: usize) -> bool {
    let closing = |t: &Token| matches!(t.kind, Kind::Mark('”' | '"' | '’'));
    let last = !tokens.get(n + 1).is_some_and(closing);
    last && tokens[..n].iter().rev().find(|t| !closing(t)).is_some_and(|t| t.is(','))
}

/// A place that a citation may mean.
struct Place {
    /// `None` where what was read are the pages that the work fills.
    text: Option<String>,
    /// One past its last token.
    end: usize,
    /// Whether it may be the number of a volume or an issue as well.
    loose: bool,
}

/// The places behind a title, of which the last counts.
struct Places<'b> {
    body: &'b Body<'b>,
    title: Option<Title>,
    to: usize,
    /// Whether the work is named in full: its year, or the book that holds it, has been met.
    full: bool,
    found: Option<Place>,
}

impl Places<'_> {
    /// Takes the place that stands behind the title without a comma: `Roe, *Salt* 12, 14`, `Roe, “Salt” p. 3`.
    fn read_beside(&mut self, from: usize) {
        let (body, tokens, to) = (self.body, self.body.tokens, self.to);
        let closes = |t: &Token| matches!(t.kind, Kind::Mark('*' | '_' | '”' | '"' | '’' | '“' | '»'));
        let at = from + tokens[from.min(to)..to].iter().take_while(|t| closes(t)).count();
        // `Flüsse 1871–1918`, `Salt 2nd edn`, `Wasser 19. Jahrhundert` are titles.
        let number = tokens.get(at).is_some_and(|t| t.spaced) && year::plain(tokens, at, body.text).is_none();
        if self.title.is_none() || !number || locator::is_ordinal(tokens, at) {
            return;
        }
        let read = locator::in_note(tokens, at, body.text).filter(|read| read.end <= to);
        let Some(read) = read.filter(|read| self.is_page(read)) else { return };
        let page = locator::is_page_unit(&tokens[read.members[0].0]);
        self.found = Some(self.meant(&read, !page));
    }

    /// Whether behind what was read the citation ends or goes on with other places, and no title, journal or edition does.
    fn is_page(&self, read: &Locator) -> bool {
        let next = self.body.tokens.get(read.end).filter(|_| read.end < self.to);
        next.is_none_or(|t| t.kind == Kind::Break || matches!(t.kind, Kind::Mark(',' | ';' | '.' | ')' | '(')))
    }

    /// Takes the place that the comma, colon or quotation mark at token `n` leads to.
    fn read(&mut self, n: usize) {
        let (body, tokens, to) = (self.body, self.body.tokens, self.to);
        let quote = matches!(tokens[n].kind, Kind::Mark('”' | '"' | '’'));
        let comma = tokens[n].is(',');
        // `286–333, quotation on 329`, `684–713, esp. 700`
        let lead = if comma { led(tokens, n + 1) } else { n + 1 };
        let read = if quote || lead > n + 1 { None } else { locator::read(tokens, n, body.text, true) };
        let read = read
            .or_else(|| locator::in_note(tokens, lead, body.text).filter(|_| quote || comma))
            .filter(|read| read.end <= to);
        let Some(read) = read else { return };
        let bare = read.text.bytes().all(|b| b.is_ascii_digit());
        if bare && (is_volume(tokens, read.end, to) || quote && is_day(tokens, read.end, to)) {
            return;
        }
        let issue = locator::is_note_unit(&tokens[read.members[0].0]);
        // `XII (1977), n. 35` counts issues, `n. 4 above` points to a note.
        let pointer = tokens.get(read.end).is_some_and(|t| note_words::means_above(&t.folded));
        let followed = tokens.get(read.end).is_some_and(|t| t.is('('));
        if issue && (pointer || followed || n > 0 && tokens[n - 1].is(')')) {
            return;
        }
        let page = locator::is_page_unit(&tokens[read.members[0].0]);
        // `Past & Water, 231 (2016)`; `347 U.S. 483, 495 (1954)` has its page there.
        let loose = !page
            && n > 0
            && tokens[n - 1].kind != Kind::Number
            && (issue || tokens[read.members[0].0].kind == Kind::Number);
        self.found = Some(self.meant(&read, loose));
    }

    /// What of the pages read is meant.
    fn meant(&self, read: &Locator, loose: bool) -> Place {
        let (tokens, text) = (self.body.tokens, self.body.text);
        let of = |from: usize| Place { text: read.rest(tokens, text, from), end: read.end, loose };
        let fills = self.title.and_then(|title| self.body.vocabulary.listed[title.reference].pages);
        let range = |(start, end): (usize, usize)| range(self.body, start, end);
        if self.full
            && let Some(fills) = fills
            && let Some(at) = read.members.iter().position(|member| range(*member) == Some(fills))
        {
            return of(at + 1);
        }
        // `pp. 506-520, p. 512`
        if let [whole, one] = read.members.as_slice()
            && let (Some(whole), Some(page)) = (range(*whole), range(*one))
            && whole.0 < whole.1
            && locator::is_page_unit(&tokens[one.0])
            && (whole.0..=whole.1).contains(&page.0)
            && page.1 <= whole.1
        {
            return of(1);
        }
        Place { text: Some(read.text.clone()), end: read.end, loose }
    }

    /// Takes the place in the brackets that open at token `n`, `61–95 (p. 63)`; gives where they close.
    fn in_brackets(&mut self, n: usize) -> Option<usize> {
        let tokens = self.body.tokens;
        self.found.as_ref()?;
        let lead = led(tokens, n + 1);
        let unit = tokens.get(lead).is_some_and(locator::is_page_unit);
        let read = locator::in_note(tokens, lead, self.body.text).filter(|_| unit || lead > n + 1)?;
        let closed = read.end < self.to && tokens.get(read.end).is_some_and(|t| t.is(')') || t.is(']'));
        let place = Place { text: read.rest(tokens, self.body.text, 0), end: read.end, loose: false };
        self.found = Some(place).filter(|_| closed).or_else(|| self.found.take());
        closed.then_some(read.end)
    }

    /// Passes the number at token `n`, which may be the year of the work: what stood before it counted volumes.
    fn pass(&mut self, n: usize) {
        let Some(title) = self.title else { return };
        let listed = &self.body.vocabulary.listed[title.reference];
        let year = year::plain(self.body.tokens, n, self.body.text);
        let own = year.is_some_and(|year| listed.year == Some(year) || listed.other_years.contains(&year));
        self.full |= own;
        if own && self.found.as_ref().is_some_and(|found| found.loose) {
            self.found = None;
        }
    }
}

/// First and last page of the tokens `start..end`: `76–136`, `pp. 142–47`, `S. 12`.
fn range(body: &Body<'_>, start: usize, end: usize) -> Option<(u32, u32)> {
    let numbers: Vec<&str> =
        body.tokens[start..end].iter().filter(|t| t.kind == Kind::Number).map(|t| t.span.of(body.text)).collect();
    let plain = body.tokens[start..end].iter().all(|t| {
        t.kind == Kind::Number
            || matches!(t.kind, Kind::Mark('.' | '–' | '-' | '—' | '‐' | '‑' | '−'))
            || locator::is_page_unit(t)
    });
    match numbers.as_slice() {
        [one] if plain => one.parse().ok().map(|page| (page, page)),
        [first, last] if plain => {
            // `142–47` ends at 147.
            let kept = first.get(..first.len().saturating_sub(last.len())).unwrap_or("");
            Some((first.parse().ok()?, format!("{kept}{last}").parse().ok()?))
        }
        _ => None,
    }
}

/// `Roe v. Poe, 163 U.S. 537`: the volume of a report is no page.
fn is_volume(tokens: &[Token], end: usize, to: usize) -> bool {
    let mut behind = tokens[end.min(to)..to].iter().skip_while(|t| matches!(t.kind, Kind::Mark('*' | '_')));
    behind.next().is_some_and(|after| after.capital && (after.spaced || tokens[end].kind != Kind::Word))
}

/// `“La sal,” 12 de mayo`
fn is_day(tokens: &[Token], end: usize, to: usize) -> bool {
    let following = |t: &Token| matches!(t.folded.as_str(), "f" | "ff" | "and" | "und" | "et" | "n" | "note");
    tokens.get(end).is_some_and(|t| end < to && t.kind == Kind::Word && t.spaced && !following(t))
}

/// One past words that say why a page is meant, at token `at`: `quotation on`, `esp.`, `here`, `in particolare`, `Zitat`.
fn led(tokens: &[Token], at: usize) -> usize {
    #[rustfmt::skip]
    const LEADS: [&str; 23] = [
        "esp", "especially", "here", "hier", "bes", "besonders", "insb", "insbes", "insbesondere", "ici", "surtout", "notamment",
        "at", "spec", "specialmente", "soprattutto", "qui", "aqui", "particularly", "zitat", "zit", "dort", "citation",
    ];
    /// Words before the word for pages.
    const LONGEST: usize = 4;
    let word = |n: usize| tokens.get(n).map_or("", |t| t.folded.as_str());
    let stop = |n: usize| n + usize::from(tokens.get(n).is_some_and(|t| t.is('.')));
    let lead = match word(at) {
        "quotation" | "quote" | "quoted" if matches!(word(at + 1), "on" | "at" | "from") => at + 2,
        "in" | "en" if word(at + 1).starts_with("partic") => stop(at + 2),
        word if LEADS.contains(&word) => stop(at + 1),
        _ => at,
    };
    // `here in particular pp. 3–4`, `la citation p. 45`: small words up to the word for pages.
    let small = |t: &Token| t.kind == Kind::Word && !t.capital && !leads_to_a_work(t) || t.is('.');
    let pages = (lead..at + LONGEST + 1).find(|&n| tokens.get(n).is_some_and(locator::is_page_unit));
    let leads = |unit: &usize| *unit > at && tokens[lead..*unit].iter().all(small);
    let numbered = |unit: &usize| tokens.get(stop(unit + 1)).is_some_and(|t| t.kind == Kind::Number);
    pages.filter(leads).filter(numbered).unwrap_or(lead)
}

/// One past the names from token `at` on, if they are editors of the book that holds the work: `Moor, Ida (Hg.)`.
fn editors_end(tokens: &[Token], at: usize, to: usize) -> Option<usize> {
    const LONGEST: usize = 16;
    let inside = tokens.get(at..to.min(at + LONGEST))?;
    let is_name = |t: &Token| {
        matches!(t.kind, Kind::Mark(',' | '.' | ';' | '-'))
            || t.kind == Kind::Word && (t.capital || t.folded.len() <= 3)
    };
    let open = inside.iter().position(|t| !is_name(t)).filter(|open| *open > 0 && inside[*open].is('('))?;
    let role = &inside.get(open + 1)?.folded;
    matches!(role.as_str(), "hg" | "hgg" | "hrsg" | "ed" | "eds" | "dir" | "coord").then_some(at + open)
}

/// Whether a town stands at token `at`, and behind it another or the year.
fn is_place(tokens: &[Token], at: usize, to: usize) -> bool {
    let word = tokens.get(at).filter(|t| at < to && t.kind == Kind::Word && t.capital);
    let next = tokens.get(at + 1).filter(|_| at + 1 < to);
    word.is_some() && next.is_some_and(|t| t.is(';') || t.kind == Kind::Number && t.span.len() == 4)
}

#[cfg(test)]
mod tests {
    use crate::citation::read_document;
    use crate::document::read;

    /// Key, locator and prefix of the citations in the last of these notes.
    fn last(notes: &[&str]) -> Vec<(String, Option<String>, Option<String>)> {
        let marks: String = (1..=notes.len()).map(|n| format!("A claim.[^{n}] ")).collect();
        let listed: String = notes.iter().zip(1..).map(|(note, n)| format!("[^{n}]: {note}\n\n")).collect();
        let text = format!("# Salt\n\n{marks}\n\n{listed}");
        let (document, _) = read("a.md", text.as_bytes()).unwrap();
        let (reading, _) = read_document(&document);
        let from = text.rfind("\n[^").unwrap();
        let key = |refs: &[usize]| reading.references[refs[0]].record.key.clone();
        let there = reading.citations.iter().filter(|c| c.span.start > from && !c.refs.is_empty());
        there.map(|c| (key(&c.refs), c.locator.clone(), c.prefix.clone())).collect()
    }

    const BEFORE: [&str; 5] = [
        "Ann Moor, *Commons: Water and Right in the North* (Oslo: Quay Press, 1993), 12.",
        "Ida Quay, “The Salt Economy of the Old North,” *Past & Water*, no. 50 (1971): 76–136.",
        "Hans Weber, Das Deutsche Kaiserwehr 1871–1918, Göttingen 1973, S. 14.",
        "Klaus Damm (Hrsg.), Flüsse im 19. Jahrhundert. Der Norden im Vergleich, 3 Bde., München 1988.",
        "Quay, “Salt Economy,” 80.",
    ];

    fn locators(note: &str) -> Vec<Option<String>> {
        let notes: Vec<&str> = BEFORE.into_iter().chain([note]).collect();
        last(&notes).into_iter().map(|(_, locator, _)| locator).collect()
    }

    #[test]
    fn every_page_of_a_list_is_a_place_that_is_meant() {
        for (note, expected) in [
            ("Moor, *Commons*, 3, 262–65.", "3, 262–65"),
            ("Moor, *Commons*, 12, 14, 20–22, and 30.", "12, 14, 20–22, and 30"),
            ("Moor, *Commons*, pp. 21–3, 40.", "pp. 21–3, 40"),
            ("Moor, *Commons* 12, 14.", "12, 14"),
            ("Moor, *Commons* pp. 12–14.", "pp. 12–14"),
            ("Quay, “Salt Economy” 80; Quay is right.", "80"),
            ("Moor, *Commons*, chaps. 3 and 4.", "chaps. 3 and 4"),
            ("Moor, *Commons*, chap. 3 (see also p. 15).", "chap. 3"),
            ("Moor, *Commons*, chap. 3 (here p. 15).", "p. 15"),
            ("Quay, “Salt Economy,” 180 n. 72.", "180 n. 72"),
            ("Weber, Kaiserwehr, S. 14 f. u. 131–135.", "S. 14 f. u. 131–135"),
            ("Weber, Kaiserwehr, S. 131.", "S. 131"),
            ("Damm, Flüsse, S. 44.", "S. 44"),
            ("John Pier, *The Politics of Weirs* (Farnham: Weir, 2010), 3, 262–65.", "3, 262–65"),
        ] {
            assert_eq!(locators(note), [Some(expected.to_owned())], "{note}");
        }
    }

    #[test]
    fn of_a_part_that_is_named_in_full_its_own_pages_are_none_that_is_meant() {
        for (note, expected) in [
            ("Ole Pier, “Salt and Weirs,” *Past & Water*, no. 58 (1973): 161–68.", None),
            ("Ole Pier, ‘Salt and Weirs’, *Past & Water*, 231 (2016), 61–95 (p. 63).", Some("p. 63")),
            ("Ole Pier, “Salt and Weirs,” *Past & Water*, no. 58 (1973): 161–68, at 165.", Some("165")),
            ("Ole Pier, Salz und Wehr, in: Neues Wasser 220 (1975), S. 324–356, Zitat S. 353.", Some("S. 353")),
            (
                "O. Pier, «Il sale», in «Quaderni d’acqua», XXIX (1994), n. 86, pp. 511-539, in particolare pp. 511-513.",
                Some("pp. 511-513"),
            ),
            ("Quay, “Salt Economy,” 76–136.", Some("76–136")),
        ] {
            assert_eq!(locators(note), [expected.map(str::to_owned)], "{note}");
        }
    }

    #[test]
    fn ordinals_and_brackets_inside_titles_end_no_citation() {
        for (note, expected) in [
            ("Otto Pier, Land und Wehr, 5. Aufl., Wien 1965, S. 45.", "S. 45"),
            (
                "Otto Pier, Zum Wehr, in: Ida Roe (Hrsg.), Wasser und Wehre im 19. Jahrhundert, Göttingen 1987, S. 79–100, hier S. 96.",
                "S. 96",
            ),
            (
                "Guy Pier, *Une mer jalouse: contribution (Nord, XVIIe siècle)* (Paris: Quai, 2019), pp. 201–44.",
                "pp. 201–44",
            ),
        ] {
            assert_eq!(locators(note), [Some(expected.to_owned())], "{note}");
        }
    }

    #[test]
    fn words_for_the_author_before_name_the_author_of_a_short_title() {
        let notes = [
            "Ida Quay, “The Salt Economy of the Old North,” *Past & Water*, no. 50 (1971): 76–136.",
            "Ida Quay, *Weirs and their Keepers* (Oslo: Quay Press, 1975), 4.",
            "Quay, “Salt Economy,” 80; ead., *Weirs*, 5.",
        ];
        let found = last(&notes);
        assert_eq!(found[1..], [("quay1975".to_owned(), Some("5".to_owned()), None)], "{found:?}");
    }

    #[test]
    fn words_between_two_citations_lead_to_the_second() {
        let notes: Vec<&str> = BEFORE
            .into_iter()
            .chain(["Otto Pier, *Of Wastes* (Bury: Weir, 1801), 42, quoted in Moor, *Commons*, 82, and Quay, “Salt Economy,” 9."])
            .collect();
        let some = |words: &str| Some(words.to_owned());
        assert_eq!(
            last(&notes),
            [
                ("pier1801".to_owned(), some("42"), None),
                ("moor1993".to_owned(), some("82"), some("quoted in")),
                ("quay1971".to_owned(), some("9"), None),
            ]
        );
        let unread: Vec<&str> =
            BEFORE.into_iter().chain(["*Quay Mercury*, 29 July 1765, quoted in Moor, *Commons*, 193."]).collect();
        assert_eq!(last(&unread), [("moor1993".to_owned(), some("193"), some("quoted in"))]);
    }

    #[test]
    fn notes_above_and_years_lead_back_to_a_work() {
        for (note, expected) in [
            ("Quay (n. 2), 89.", &["89"][..]),
            ("Quay, n. 2 above, 90.", &["90"]),
            ("Quay (above, n. 2), 91.", &["91"]),
            ("Quay, “Salt Economy,” n. 2 above, 92.", &["92"]),
            ("Weber, wie Anm. 3, S. 12.", &["S. 12"]),
            ("Moor (1993), 12; Quay 1971: 80.", &["12", "80"]),
            ("Moor (1993), 12; ibid., 15.", &["12", "15"]),
            ("Ibid. See also ibid., 220, and Moor, *Commons*, 5.", &["", "220", "5"]),
        ] {
            let found: Vec<String> = locators(note).into_iter().map(Option::unwrap_or_default).collect();
            assert_eq!(found, expected, "{note}");
        }
    }

    #[test]
    fn words_for_the_work_before_mean_that_of_the_note_before() {
        for (before, note, key, place) in [
            ("Weber, Kaiserwehr, S. 14.", "Ebda., S. 15.", "weber1973", "S. 15"),
            ("Moor, *Commons*, 12.", "Idem, 15.", "moor1993", "15"),
            ("Moor, *Commons*, 12.", "Id., p. 15.", "moor1993", "p. 15"),
            ("Moor (1993), 12.", "Ibid., 15.", "moor1993", "15"),
        ] {
            let notes: Vec<&str> = BEFORE.into_iter().chain([before, note]).collect();
            assert_eq!(last(&notes), [(key.to_owned(), Some(place.to_owned()), None)], "{before} {note}");
        }
        let other: Vec<&str> = BEFORE.into_iter().chain(["Idem, 1985."]).collect();
        assert_eq!(last(&other), []);
    }
}
