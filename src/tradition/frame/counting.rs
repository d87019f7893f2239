//! Schools that are counted: "a second group", "(2) …", "for others"; and what an ordinal says of the text before it.

use super::opening::REACH;
use super::{Frame, Hold, Opening, Walk};
use crate::text::Span;
use crate::tradition::cue;
use crate::tradition::mention::Mention;
use crate::tradition::name::{Name, names};
use crate::tradition::passage::Line;
use crate::tradition::words;

impl Walk<'_> {
    /// Opens the frame at a place in an enumeration.
    pub(super) fn open_counted(&mut self, at: usize, counted: Option<u8>, word: &str, found: (usize, usize)) -> bool {
        let line = &self.passage.lines[at];
        let place = match counted {
            Some(1) if self.last > 0 && word != "former" && !self.counts_again(&line.low) => {
                self.series += 1;
                self.promised = None;
                1
            }
            Some(n) => n,
            None if self.last == 0 && matches!(word, "last" | "final" | "another" | "other") => {
                let series = self.series;
                let placed = self.out.list.iter().filter(|f| !f.lines.is_empty()).filter_map(|f| f.series);
                let last = placed.filter(|(s, _)| *s == series).map(|(_, place)| place).max();
                let named = |f: &&Frame| {
                    let told = matches!(f.opening, Opening::Named) && f.strong || f.opening == Opening::Sole;
                    told && !f.lines.is_empty()
                };
                last.unwrap_or_else(|| u8::try_from(self.out.list.iter().filter(named).count()).unwrap_or(0))
                    .saturating_add(1)
            }
            None => self.last.saturating_add(1),
        };
        if place > self.last.saturating_add(1) {
            self.number_what_stood_before(at, place);
        }
        self.last = place;
        self.counted_in = line.paragraph;
        if place > 1 {
            self.sole = None;
        }
        let cue = Span::new(line.span.start + found.0, line.span.start + found.1);
        let same = self.out.list.iter().position(|f| f.series == Some((self.series, place)));
        let named =
            self.topic(line).and_then(|m| self.registered(&m.key)).filter(|&f| self.out.list[f].lines.is_empty());
        let headed =
            self.open.filter(|&f| self.out.list[f].opening == Opening::Heading && only_here(&self.out.list[f], at));
        if let Some(frame) =
            same.filter(|&f| self.out.list[f].lines.is_empty()).or(named).or(headed.filter(|_| same.is_none()))
        {
            // The roadmap or the heading has named it already.
            let kept = &mut self.out.list[frame];
            kept.opening = Opening::Enumerated;
            kept.series = Some((self.series, place));
            kept.cue = cue;
            self.enter(frame, at, Hold::Opened);
            return true;
        }
        match same {
            Some(frame) => self.enter(frame, at, Hold::Opened),
            None => {
                self.push(Opening::Enumerated, Some((self.series, place)), cue, at);
            }
        }
        true
    }

    /// "The first answer was …. Neutral theory is often misquoted": the paragraph's counted school, which had no name yet, has got
    /// one; "The classical account is …. The persistence account remains in good health": so has one that went by any view's.
    pub(super) fn names_the_open(&mut self, mention: &Mention, line: &Line) -> bool {
        const NAME: u8 = 6;
        let Some(open) = self.open.filter(|&open| self.opened_here && !self.out.list[open].lines.is_empty()) else {
            return false;
        };
        let frame = &mut self.out.list[open];
        let first = frame.names.first().filter(|name| name.weight >= NAME);
        let nameless = first.is_none() && frame.opening == Opening::Enumerated && line.cites.is_empty();
        let noun = |text: &str| text.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let here = mention.span.of(&line.low);
        let general = first.is_some_and(|name| {
            let (word, of) = (name.text.to_lowercase(), noun(&name.text));
            word.split(' ').all(|word| word == of || words::is_general(word)) && of == noun(here)
        });
        if !(nameless || general && mention.definite && mention.key.len() < 4) {
            return false;
        }
        let span = mention.span.shift(line.span.start);
        let text = span.of(&self.document.text).to_owned();
        let weight = first.map_or(NAME, |name| name.weight) + 1;
        frame.names.insert(0, Name { text, span, key: mention.key.clone(), weight });
        true
    }

    /// "Whereas planners seek consent, a more recent group of authors …", "That is where the opposing view begins": a school that
    /// has no name yet, set against the one just told of.
    pub(super) fn opens_opposed(&mut self, at: usize, nth: usize) -> bool {
        let line = &self.passage.lines[at];
        if !self.out.list.iter().any(|frame| !frame.lines.is_empty()) || self.cited_from[at] == 0 {
            return false;
        }
        let opposing = || cue::OPPOSING.find(&line.low).filter(|_| nth == 0 && self.topic(line).is_none());
        let contrasted = cue::CONTRASTED.captures(&line.low).and_then(|found| found.get(1).or_else(|| found.get(2)));
        let Some(found) = contrasted.or_else(opposing) else { return false };
        self.open_counted(at, None, "another", (found.start(), found.end()))
    }

    /// "Some look at …", and a paragraph later "Others have insisted …": camps without names, each with a paragraph and
    /// works of its own.
    pub(super) fn opens_unnamed(&mut self, at: usize, nth: usize, paragraph: &[Line]) -> bool {
        let line = &self.passage.lines[at];
        let works = || paragraph.iter().map(|l| l.cites.len()).sum::<usize>();
        if nth > 0 || works() < 2 || cue::OWN_STUDY.is_match(&line.low) || cue::critics(&line.low).is_some() {
            return false;
        }
        let Some(found) = cue::UNNAMED.captures(&line.low) else { return false };
        // "There are those who …", and a paragraph later others.
        let others = || {
            let next = (line.paragraph + 1..line.paragraph + 3).filter_map(|p| self.passage.paragraphs.get(p));
            next.filter_map(|range| self.passage.lines.get(range.start)).any(|l| cue::UNNAMED.is_match(&l.low))
        };
        let first = &found["ordinal"] == "some" || found[0].contains("there are") && self.last == 0 && others();
        let begun = self.last > 0 && line.paragraph <= self.counted_in + REACH;
        let (Some(all), true) = (found.get(0), first || begun) else { return false };
        self.open_counted(at, first.then_some(1), &found["ordinal"], (all.start(), all.end()))
    }

    /// The school that "the first literature" takes up again.
    pub(super) fn counted_before(&self, line: &Line) -> Option<usize> {
        let found = cue::ORDINAL_SCHOOL.captures(&line.low)?;
        let place = cue::ordinal(found.name("ordinal")?.as_str())?;
        let counted = |f: &Frame| f.series == Some((self.series, place)) && !f.lines.is_empty();
        self.out.list.iter().position(counted)
    }

    /// "The first strand", when a first and a second have been treated: it takes the first up again.
    fn counts_again(&self, low: &str) -> bool {
        let treated =
            self.out.list.iter().filter(|f| f.series.is_some_and(|(s, _)| s == self.series) && !f.lines.is_empty());
        treated.count() > 1 && cue::DEFINITE_FIRST.is_match(low)
    }

    /// "The second school", and no first was counted: the schools before it are those that were named, or the first is
    /// what the paragraphs before it are about.
    fn number_what_stood_before(&mut self, at: usize, place: u8) {
        let series = self.series;
        if self.out.list.iter().any(|f| f.listed && f.series.is_some_and(|(s, _)| s == series)) {
            return;
        }
        let counted = self.last;
        let here = self.passage.lines[at].paragraph;
        let mut wanted = place - 1;
        let mut paragraph = here;
        let mut run: Vec<usize> = Vec::new();
        while wanted > counted && paragraph > 0 && here - paragraph < 4 + 2 * usize::from(place) {
            paragraph -= 1;
            let range = self.passage.paragraphs[paragraph].clone();
            let lines = &self.passage.lines[range.clone()];
            let same_section = lines.first().is_none_or(|l| l.section == self.passage.lines[at].section);
            let roadmap = lines.iter().any(|l| cue::ROADMAP.is_match(&l.low));
            let held = |f: &Frame| f.lines.iter().any(|(l, hold)| range.contains(l) && *hold != Hold::Resumed);
            let framed =
                (0..self.out.list.len()).find(|&f| held(&self.out.list[f]) && self.out.list[f].series.is_none());
            if let Some(frame) = framed {
                self.out.list[frame].series = Some((series, wanted));
                self.out.list[frame].opening = Opening::Enumerated;
                wanted -= 1;
                run.clear();
                continue;
            }
            let numbered = (0..self.out.list.len()).any(|f| held(&self.out.list[f]));
            if numbered || !same_section || roadmap || paragraph + 1 == here && self.is_aside(lines) {
                break;
            }
            run.splice(0..0, range);
            let back = lines.iter().take(2).any(|l| cue::points_back(&l.low))
                || lines.first().is_some_and(|l| cue::BACKWARD.is_match(&l.low) || cue::critics(&l.low).is_some());
            let works: usize = run.iter().map(|&l| self.passage.lines[l].cites.len()).sum();
            if !back && works > 1 {
                self.frame_of(series, wanted, &std::mem::take(&mut run));
                wanted -= 1;
            }
        }
    }

    /// A frame of sentences that have been passed already.
    fn frame_of(&mut self, series: usize, place: u8, lines: &[usize]) {
        let lines: Vec<usize> = lines
            .iter()
            .copied()
            .filter(|&l| self.out.list.iter().all(|f| f.lines.iter().all(|(held, _)| *held != l)))
            .collect();
        let Some(&opener) = lines.first() else { return };
        let line = &self.passage.lines[opener];
        let end = line.low.find([',', ':', ';', '(', '.']).unwrap_or(line.low.len()).min(60);
        let end = line.low.floor_char_boundary(end);
        let open = self.open;
        let frame = self.push(
            Opening::Enumerated,
            Some((series, place)),
            Span::new(line.span.start, line.span.start + end),
            opener,
        );
        self.open = open;
        let mut given: Vec<Name> = lines
            .iter()
            .flat_map(|&l| names(&self.document.text, self.passage.lines[l].span))
            .filter(|n| n.weight >= 9)
            .collect();
        given.extend(std::mem::take(&mut self.out.list[frame].names));
        self.out.list[frame].names = given;
        let mut critics: Option<(usize, Span)> = None;
        for &l in &lines[1..] {
            let line = &self.passage.lines[l];
            critics = critics.filter(|(paragraph, _)| *paragraph == line.paragraph);
            if let Some(m) = cue::critics(&line.low).filter(|_| self.out.list[frame].are_others(&line.low)) {
                critics = Some((line.paragraph, Span::new(m.start(), m.end()).shift(line.span.start)));
            }
            self.hold(frame, l, Hold::Inside);
            if let Some((_, cue)) = critics {
                self.out.critics.push((l, frame, cue));
            }
        }
    }
}

/// Nothing has been told of the school before this sentence.
fn only_here(frame: &Frame, at: usize) -> bool {
    frame.lines.iter().all(|(line, _)| *line == at)
}

/// "Three observations suggest that …": for each line whether what is counted before it in its paragraph, or was announced right
/// before it, is no school.
pub(super) fn counted_otherwise(lines: &[Line]) -> Vec<bool> {
    let mut told = Vec::with_capacity(lines.len());
    let (mut paragraph, mut inside, mut before) = (usize::MAX, false, false);
    for line in lines {
        if line.paragraph != paragraph {
            (paragraph, inside) = (line.paragraph, false);
        } else {
            inside |= before;
        }
        told.push(inside || before);
        before = counts_otherwise(line);
    }
    told
}

/// Whether the line counts what is no school.
pub(super) fn counts_otherwise(line: &Line) -> bool {
    cue::COUNTED_OTHERWISE.is_match(&line.low) && !cue::ROADMAP.is_match(&line.low)
}

/// The ordinal that opens a sentence, where it stands, and whether the noun stands beside it.
pub(in crate::tradition) fn enumerated(low: &str) -> Option<(String, (usize, usize), bool)> {
    if let Some(found) = cue::HANDS.captures(low) {
        let (all, one) = (found.get(0)?, &found["ordinal"] == "one");
        let word = if one { "one" } else { "second" };
        if !one || all.as_str().trim_end().len() > 20 || all.as_str().contains(" side ") {
            return Some((word.to_owned(), (all.start(), all.end().min(all.start() + 60)), one));
        }
    }
    if let Some(found) = cue::MARKED.captures(low) {
        let all = found.get(0)?;
        return Some((found["ordinal"].to_owned(), (all.start(), all.end()), false));
    }
    if let Some(found) = cue::SOME.captures(low) {
        let all = found.get(0)?;
        let word = if &found["ordinal"] == "some" { "some" } else { "second" };
        return Some((word.to_owned(), (all.start(), all.end()), word == "some"));
    }
    if let Some(found) = cue::FORMER.captures(low) {
        let all = found.get(0)?;
        return Some((found["ordinal"].to_owned(), (all.start(), all.end()), false));
    }
    let rules: [(&regex::Regex, bool); 5] = [
        (&cue::OF_THE_N, true),
        (&cue::ENUMERATED, true),
        (&cue::FIRSTLY, false),
        (&cue::ELLIPTIC, false),
        (&cue::ORDINAL_SCHOOL, true),
    ];
    for (rule, firm) in rules {
        if let Some(found) = rule.captures(low) {
            let word = found.name("ordinal")?.as_str().to_owned();
            let all = found.get(0)?;
            // "Other studies of this current" goes on with the school spoken of.
            let gap = found.name("noun").and_then(|n| low.get(found.name("ordinal")?.end()..n.start())).unwrap_or("");
            if word == "other" && gap.split(' ').any(|w| matches!(w, "this" | "that" | "these" | "such")) {
                continue;
            }
            return Some((word, (all.start(), all.end()), firm));
        }
    }
    None
}
