//! What opens a frame: an enumeration, a name as the topic of a clause, the name given later, a known tradition.
//!
//! Takes the sentence being read; changes the walk where the sentence announces a school.

use super::counting::counts_otherwise;
use super::{Frame, Hold, Opening, Walk, enumerated};
use crate::text::Span;
use crate::tradition::cue;
use crate::tradition::mention::{Head, Mention, Place};
use crate::tradition::name::{self, Name, names, stands_in};
use crate::tradition::named::speaks_of;
use crate::tradition::passage::{Line, lower};
use crate::tradition::words;

/// How many paragraphs a roadmap, or the last school counted, reaches.
pub(super) const REACH: usize = 8;

impl Walk<'_> {
    /// Opens a frame at this sentence, if it announces one.
    pub(super) fn opens(&mut self, at: usize, nth: usize, paragraph: &[Line], late: bool) -> bool {
        let line = &self.passage.lines[at];
        if let Some(id) = self.names_known(line) {
            return self.open_known(at, &id);
        }
        if let Some((ordinal, found, firm)) = enumerated(&line.low) {
            let counted = cue::ordinal(&ordinal);
            let promised = self.promised.is_some() && self.announced.is_some_and(|p| line.paragraph <= p + REACH);
            // "First, the measures …": where the roadmap named its schools, a bare ordinal counts one of those only.
            let bare = cue::BARE_ORDINAL.is_match(&line.low) && self.topic(line).is_none();
            let listed = |f: &Frame| f.listed && f.series.is_some_and(|(s, _)| s == self.series);
            let bare = bare && (self.out.list.iter().any(listed) || self.otherwise[at]);
            let begun = self.last > 0 && line.paragraph <= self.counted_in + REACH;
            let in_series = promised || begun;
            let start = matches!(counted, Some(1));
            let citing = paragraph[nth..].iter().any(|l| !l.cites.is_empty());
            let marked = cue::MARKED.is_match(&line.low) && self.topic(line).is_some();
            let allowed = if firm {
                start || in_series || (nth == 0 && citing)
            } else {
                (in_series || start) && (marked || !cue::MARKED.is_match(&line.low)) && (in_series || marked)
            };
            let again = counted.and_then(|n| self.out.list.iter().position(|f| f.series == Some((self.series, n))));
            let back = again.is_some_and(|f| !self.out.list[f].lines.is_empty() && self.open.is_some());
            let anchored = [
                &cue::ENUMERATED,
                &cue::ELLIPTIC,
                &cue::MARKED,
                &cue::SOME,
                &cue::FORMER,
                &cue::OF_THE_N,
                &cue::FIRSTLY,
                &cue::HANDS,
            ]
            .iter()
            .any(|rule| rule.is_match(&line.low));
            let passing = (back || nth > 0) && !anchored;
            let of_two = matches!(ordinal.as_str(), "former" | "latter");
            let told_apart = self.promised == Some(2) && self.announced.is_some_and(|p| line.paragraph <= p + 1);
            let allowed = allowed && (!of_two || told_apart);
            // "The older position": one more than were promised is one of those that were.
            let complete = counted.is_none() && promised && self.promised.is_some_and(|p| self.last >= p);
            let allowed = allowed && !complete && !bare;
            let other_hand = cue::HANDS.captures(&line.low).is_some_and(|c| &c["ordinal"] == "other");
            let allowed = allowed && (!other_hand || begun || self.topic(line).is_some());
            if allowed
                && !passing
                && (nth < 3 || !start || marked || self.promised.is_some())
                && (!cue::ROADMAP.is_match(head(&line.low)) || cue::COLLECTIVE.is_match(head(&line.low)))
            {
                return self.open_counted(at, counted, &ordinal, found);
            }
        }
        self.opens_unnamed(at, nth, paragraph)
            || self.opens_opposed(at, nth)
            || self.opens_run_in(at)
            || self.opens_by_name(at, nth, late)
    }

    /// "Social actor: authors in this group …": a name and a colon, after a roadmap.
    fn opens_run_in(&mut self, at: usize) -> bool {
        let line = &self.passage.lines[at];
        let Some(found) = cue::RUN_IN.captures(&line.low).filter(|_| self.unfilled(line)) else { return false };
        let Some(name) = found.name("name") else { return false };
        let span = Span::new(name.start(), name.end()).shift(line.span.start);
        let key = name::key(name.as_str());
        if key.is_empty() || cue::HOLDS.is_match(name.as_str()) {
            return false;
        }
        self.filled = self.filled.saturating_add(1);
        self.last = self.last.max(self.filled);
        self.counted_in = line.paragraph;
        let frame = self.push(Opening::Enumerated, Some((self.series, self.filled)), span, at);
        let text = span.of(&self.document.text).to_owned();
        self.out.list[frame].names.insert(0, Name { text, span, key, weight: 9 });
        true
    }

    /// The noun phrase that the line is about, if it can name a school. "If realists ask why, institutionalists ask how" is
    /// about institutionalists.
    pub(super) fn topic<'l>(&self, line: &'l Line) -> Option<&'l Mention> {
        let main = match cue::SUBORDINATE.is_match(&line.low) {
            true => line.low.find(", ").unwrap_or(0),
            false => 0,
        };
        let mut topics = line.schools.iter().filter(|m| self.is_topical(line, m));
        let first = topics.next()?;
        if first.span.start >= main {
            return Some(first);
        }
        Some(topics.find(|m| m.span.start >= main).unwrap_or(first))
    }

    /// Whether the line may be about this noun phrase, as the name of a school.
    fn is_topical(&self, line: &Line, m: &Mention) -> bool {
        let party = matches!(m.head, Head::Partisans | Head::People) && m.holds;
        (m.place == Place::Topic || party && self.registered(&m.key).is_some())
            && !m.key.is_empty()
            && !m.pointing
            && !m.counted
            && match m.head {
                Head::School | Head::Partisans => true,
                Head::People => m.key.len() > 1 || m.holds || m.subject,
                Head::Doctrine => {
                    m.sectarian || m.holds || m.cited || reigns(m, line) || self.registered(&m.key).is_some()
                }
                Head::Texts => {
                    self.registered(&m.key).is_some()
                        || self.unfilled(line) && m.holds && !cue::EARLIER.is_match(&line.low)
                }
            }
    }

    /// The one school by form that the first sentences of a paragraph name, wherever in the sentence they do, if no
    /// preposition sets it aside.
    fn introduced<'l>(&self, line: &'l Line, nth: usize) -> Option<&'l Mention> {
        let loose =
            ["literature", "line", "stream", "frame", "lens", "position", "explanation", "program", "programme"];
        let noun = |m: &Mention| line.low.get(m.span.start..m.span.end).and_then(|s| s.rsplit(' ').next());
        let definite = |m: &Mention| m.definite && !m.topical && noun(m).is_some_and(|n| !loose.contains(&n));
        let school = |m: &Mention| m.sectarian || m.head == Head::School && definite(m);
        let plain =
            |m: &&Mention| school(m) && !m.key.is_empty() && !m.pointing && !m.counted && m.head != Head::People;
        let mut named = line.schools.iter().filter(plain);
        let first = named.next()?;
        let alone = named.all(|m| m.key == first.key);
        let before = line.low.get(..first.span.start)?.trim_end().trim_end_matches(" the");
        let aside = ["against", "unlike", "contra", "than", "from", "beyond", "between", "like", "or", "not"];
        let set_aside = aside.iter().any(|w| before.rsplit(' ').next() == Some(w));
        (nth < 2 && alone && !set_aside).then_some(first)
    }

    /// Whether a roadmap, or the last school counted after it, stands near before this paragraph.
    pub(super) fn awaits(&self, paragraph: usize) -> bool {
        let near = |before: usize| paragraph <= before + REACH;
        self.promised.is_some() && (self.announced.is_some_and(near) || self.last > 0 && near(self.counted_in))
    }

    /// Whether a roadmap has just promised schools, gave them no names, and not all have been opened.
    fn unfilled(&self, line: &Line) -> bool {
        let near = self.announced.is_some_and(|paragraph| line.paragraph <= paragraph + 1);
        let listed = self.out.list.iter().any(|f| f.listed && f.series.is_some_and(|(s, _)| s == self.series));
        near && !listed && self.promised.is_some_and(|p| self.filled < p)
    }

    /// Whether the sentence is about the school of `frame`.
    pub(super) fn is_topic(&self, frame: usize, line: &Line) -> bool {
        self.topic(line).is_some_and(|m| self.registered(&m.key) == Some(frame))
    }

    /// The frame that goes by this name.
    pub(super) fn registered(&self, key: &[String]) -> Option<usize> {
        let named =
            |f: &Frame, same: &dyn Fn(&Name) -> bool| f.names.iter().take(4).filter(|n| n.weight >= 5).any(same);
        let equal = |n: &Name| n.key.len() == key.len() && stands_in(&n.key, key);
        // A name may be taken up in a shorter form; a longer one is another's.
        let shortened = |n: &Name| n.key.len() == key.len() + 1 && stands_in(key, &n.key);
        let find = |same: &dyn Fn(&Name) -> bool| self.out.list.iter().position(|f| named(f, same));
        let short = || {
            let mut found = (0..self.out.list.len()).filter(|&f| named(&self.out.list[f], &shortened));
            found.next().filter(|_| found.next().is_none())
        };
        find(&equal).or_else(short)
    }

    /// A paragraph, or a clause beside others, whose topic is a school's name.
    fn opens_by_name(&mut self, at: usize, nth: usize, late: bool) -> bool {
        let line = &self.passage.lines[at];
        let works = self.cited_from[at];
        if works == 0 || self.sole.is_some() && self.open == self.sole && nth > 0 || cue::OWN_STUDY.is_match(&line.low)
        {
            return false;
        }
        let topic = self.topic(line).or_else(|| self.introduced(line, nth));
        let Some(mention) = topic.cloned() else {
            let after_roadmap = self.announced == Some(line.paragraph) && self.filled == 0;
            let first = nth == 0 || after_roadmap && line.cites.len() < works;
            return first && !late && self.open.is_none() && self.opens_in_turn(at, works);
        };
        let span = mention.span.shift(line.span.start);
        let strong = strong(&mention, line);
        if let Some(frame) = self.registered(&mention.key) {
            let fresh = self.out.list[frame].lines.is_empty();
            if self.open == Some(frame) && !fresh {
                return false;
            }
            if nth == 0
                || fresh && (mention.holds || mention.cited || mention.subject || self.open.is_none())
                || mention.holds
            {
                if fresh {
                    self.out.list[frame].cue = Span::new(line.span.start, span.end);
                    self.last = self.out.list[frame].series.map_or(self.last, |(_, place)| place);
                }
                self.enter(frame, at, if fresh { Hold::Opened } else { Hold::Resumed });
                return true;
            }
            return false;
        }
        // A section of its own is one school's, by whatever names it goes there.
        if self.open.is_some() && line.section.is_some_and(|section| self.sections.contains_key(&section)) {
            return false;
        }
        let beside = nth > 0 && self.open.is_some();
        if beside {
            // Another school inside a paragraph must be set against the one that it is about.
            let open_is_named = self.open.is_some_and(|f| self.out.list[f].strong && self.opened_here);
            let (before, after) = line.low.split_at(mention.span.end);
            let after: String = after.chars().take(40).collect();
            let contrast =
                cue::CONTRAST.is_match(before) || cue::CONTRAST.is_match(&after) || line.span != line.sentence;
            let unfilled = self.unfilled(line) && mention.holds;
            let said = line.low.get(mention.span.end..).unwrap_or("");
            if cue::RETORT.is_match(said) || !contrast && self.names_the_open(&mention, line) {
                return false;
            }
            let shift =
                strong && mention.subject && mention.head == Head::Partisans && !self.akin_here(&mention, at, nth);
            let parallel = shift || strong && mention.subject && self.parallel(&mention, line);
            let set_apart = strong && open_is_named && contrast && mention.holds;
            // "Property-rights theorists (works) shift the question": other people, with works of their own.
            let people = matches!(mention.head, Head::People | Head::Partisans) || mention.sectarian;
            let peopled = people && mention.subject && (mention.cited || mention.holds) && !line.cites.is_empty();
            let named = mention.presented && (mention.sectarian || mention.head == Head::Doctrine);
            // "… had hard words for salt urbanism, in which the city is (Roe 1990)": a doctrine that is explained.
            let explained = matches!(mention.head, Head::Doctrine | Head::School)
                && mention.key.len() > 1
                && !line.cites.is_empty()
                && cue::EXPLAINED.is_match(said);
            let turned = named
                || explained
                || peopled && !self.akin_here(&mention, at, nth)
                || nth < 2 && mention.sectarian && mention.place == Place::Topic;
            if cue::NEIGHBOUR.is_match(&line.low) || !(set_apart || parallel || unfilled || turned) {
                return false;
            }
        } else if nth > 1 && !self.unfilled(line) && !(strong && (mention.subject || mention.sectarian))
            || !(strong || mention.holds && self.promised.is_some())
        {
            return false;
        }
        let text = span.of(&self.document.text).to_owned();
        let counted = self.unfilled(line);
        let opening = if counted { Opening::Enumerated } else { Opening::Named };
        let series = counted.then_some((self.series, self.filled.saturating_add(1)));
        self.filled = self.filled.saturating_add(u8::from(counted));
        if counted {
            self.last = self.last.max(self.filled);
            self.counted_in = line.paragraph;
        }
        let frame = self.push(opening, series, span, at);
        let kept = &mut self.out.list[frame];
        kept.strong = strong;
        kept.names.retain(|n| n.key != mention.key && line.span.contains(n.span));
        let words = mention.key.len();
        // "British writers" are called by what they hold, where the sentence says it.
        let weight = if mention.head == Head::People && words::is_of_a_country(&mention.key) { 7 } else { 9 };
        kept.names.push(Name { text, span, key: mention.key, weight });
        kept.names.sort_by_key(|name| std::cmp::Reverse(name.weight));
        let of_this_kind = line.low.get(mention.span.end..).is_some_and(|rest| cue::OF_THIS_KIND.is_match(rest));
        if !beside && (mention.sectarian && words < 4 && self.starts_a_section(at - nth) || of_this_kind) {
            self.holds_from(frame, at - nth, at);
        }
        true
    }

    /// Whether a paragraph that begins with line `first` is the first under one of several headings.
    fn starts_a_section(&self, first: usize) -> bool {
        let lines = &self.passage.lines;
        let Some(section) = lines[first].section.and_then(|s| self.document.sections.get(s)) else { return false };
        let siblings = self.document.sections.iter().filter(|s| s.level == section.level).count();
        let low = section.heading.to_lowercase();
        let part = cue::ASIDE_HEADING.is_match(&low) || cue::PART_HEADING.is_match(&low);
        first > 0 && lines[first - 1].section != lines[first].section && siblings > 3 && !part
    }

    /// A section that names its school only on the way speaks of it from its first sentence.
    fn holds_from(&mut self, frame: usize, first: usize, at: usize) {
        let free = |line: &usize| self.out.list.iter().all(|f| f.lines.iter().all(|(held, _)| held != line));
        let before: Vec<usize> = (first..at).take_while(free).collect();
        if at > first && before.len() == at - first {
            self.out.list[frame].lines = before.into_iter().map(|line| (line, Hold::Opened)).collect();
            self.out.list[frame].lines.push((at, Hold::Inside));
        }
    }

    /// Whether a word of the name has stood in the paragraph before: "behavioral archaeology …. Behavioralists".
    fn akin_here(&self, mention: &Mention, at: usize, nth: usize) -> bool {
        let Some(word) = mention.key.first() else { return false };
        let stem: String = words::stem(word).chars().take(7).collect();
        self.passage.lines[at - nth..at].iter().any(|l| l.words.iter().any(|w| w.starts_with(&stem)))
    }

    /// "Liberal feminists …. Radical feminists …": the same noun as the open school's, and another word before it.
    fn parallel(&self, mention: &Mention, line: &Line) -> bool {
        let Some(open) = self.open.and_then(|f| self.out.list[f].names.first()) else { return false };
        let noun =
            |text: &str| text.rsplit(' ').next().map(|w| w.trim_end_matches('s').to_lowercase()).unwrap_or_default();
        let here = line.low.get(mention.span.start..mention.span.end).unwrap_or("");
        here.contains(' ') && noun(here) == noun(&open.text)
    }

    pub(super) fn enter(&mut self, frame: usize, at: usize, hold: Hold) {
        self.open = Some(frame);
        self.opened_here = true;
        self.hold(frame, at, hold);
    }

    /// After "I take them in turn": the next paragraph is the next school.
    fn opens_in_turn(&mut self, at: usize, works: usize) -> bool {
        let line = &self.passage.lines[at];
        if !(self.in_turn
            && self.promised.is_none_or(|p| self.last < p)
            && works >= 2
            && !counts_otherwise(line)
            && (self.last == 0 || self.filled > 0)
            && self.awaits_unnamed()
            && self.turn.is_some_and(|t| line.paragraph <= t + 2))
        {
            return false;
        }
        self.turn = Some(line.paragraph);
        let end = line.low.find([',', ':', ';', '(']).unwrap_or(line.low.len()).min(60);
        let end = line.low.floor_char_boundary(end);
        let cue = Span::new(line.span.start, line.span.start + end);
        self.filled = self.filled.saturating_add(1);
        self.last = self.last.max(self.filled);
        self.counted_in = line.paragraph;
        self.push(Opening::InTurn, None, cue, at);
        true
    }

    /// Whether the roadmap promised more schools than it gave names to and than have been opened.
    fn awaits_unnamed(&self) -> bool {
        let mine = |f: &&Frame| f.listed && f.series.is_some_and(|(s, _)| s == self.series);
        let listed = self.out.list.iter().filter(mine).count();
        let unopened = self.out.list.iter().filter(mine).filter(|f| f.lines.is_empty()).count();
        listed == 0 || unopened == 0 && self.promised.is_some_and(|p| usize::from(p) > listed)
    }

    /// A paragraph that names its school only on the way: from where, and which frame.
    ///
    /// One school alone may be named in it, one that the text has listed, or that the paragraph gives a name to.
    pub(super) fn named_late(&mut self, range: std::ops::Range<usize>) -> Option<(usize, usize)> {
        let lines = &self.passage.lines[range.clone()];
        let cites: usize = lines.iter().map(|l| l.cites.len()).sum();
        let early = lines.iter().take(1).any(|l| enumerated(&l.low).is_some() || self.topic(l).is_some());
        if cites < 2 || early || lines.iter().any(|l| cue::ROADMAP.is_match(&l.low)) {
            return None;
        }
        let mut named: Vec<(usize, usize)> = Vec::new();
        for (nth, line) in lines.iter().enumerate() {
            for mention in line.schools.iter().filter(|m| !m.key.is_empty() && !m.counted) {
                if let Some(frame) = self.registered(&mention.key)
                    && named.iter().all(|(_, f)| *f != frame)
                {
                    named.push((nth, frame));
                }
            }
            for frame in 0..self.out.list.len() {
                if self.out.list[frame].listed && self.speaks_of(frame, line) && named.iter().all(|(_, f)| *f != frame)
                {
                    named.push((nth, frame));
                }
            }
        }
        let before = |nth: usize, key: &[String]| {
            lines[..nth].iter().enumerate().any(|(n, l)| self.introduced(l, n).is_some_and(|m| m.key != key))
        };
        if named.is_empty()
            && let Some((nth, text, span, key)) = self.name_given(lines).filter(|(nth, .., key)| !before(*nth, key))
        {
            // "This pessimistic school": the name for what the paragraph has spoken of so far.
            let open = self.open;
            let frame = self.push(Opening::Named, None, span, range.start + nth);
            self.open = open;
            let kept = &mut self.out.list[frame];
            kept.lines.clear();
            kept.strong = true;
            kept.names.retain(|n| n.key != key);
            kept.names.insert(0, Name { text, span, key, weight: 10 });
            return Some((range.start, frame));
        }
        let fresh: Vec<&(usize, usize)> = named.iter().filter(|(_, f)| self.out.list[*f].lines.is_empty()).collect();
        let [&(nth, frame)] = fresh[..] else { return None };
        if !self.out.list[frame].listed || named.iter().any(|(n, f)| *f != frame && *n < nth) && nth > 2 {
            return None;
        }
        // "Writers on salt have asked whether … (Roe 1990)", late in a paragraph: others, with works of their own.
        let theirs = nth > 2 && !lines[nth].cites.is_empty();
        if theirs && !cue::points(&lines[nth].low) && !cue::points_back(&lines[nth].low) {
            return None;
        }
        // What stands before a turn ("… instead") is what the school turned from.
        let turn = (0..=nth).rev().find(|&n| cue::TURN.is_match(&lines[n].low)).unwrap_or(0);
        self.out.list[frame].cue = lines[nth].span;
        self.last = self.out.list[frame].series.map_or(self.last, |(_, place)| place);
        Some((range.start + turn, frame))
    }

    /// The name that a paragraph gives, on its way, to the school that it speaks of: which sentence, the words, their place.
    fn name_given(&self, lines: &[Line]) -> Option<(usize, String, Span, Vec<String>)> {
        let taken = |m: &Mention, line: &Line| {
            let span = m.span.shift(line.span.start);
            (span.of(&self.document.text).to_owned(), span, m.key.clone())
        };
        let first = lines.first()?;
        if let Some(found) = cue::GENESIS.captures(&first.low)
            && let Some(name) = found.name("name")
            && lines.iter().any(|l| cue::points(&l.low) || cue::points_back(&l.low))
        {
            let span = Span::new(name.start(), name.end()).shift(first.span.start);
            let key = name::key(name.as_str());
            let pronoun =
                name.as_str().split(' ').any(|w| matches!(w, "it" | "this" | "that" | "they" | "there" | "what"));
            if !key.is_empty() && !pronoun && key.len() < 5 {
                return Some((0, span.of(&self.document.text).to_owned(), span, key));
            }
        }
        if let Some((nth, span)) = christened(lines) {
            let key = name::key(&lower(span.of(&self.document.text)));
            if !key.is_empty() && key.len() < 6 {
                return Some((nth, span.of(&self.document.text).to_owned(), span, key));
            }
        }
        for (nth, line) in lines.iter().enumerate().skip(1) {
            for m in line.schools.iter().filter(|m| !m.key.is_empty() && !m.counted) {
                let school = matches!(m.head, Head::School | Head::Partisans);
                let called = line.low.get(m.span.end..).is_some_and(|rest| cue::SO_CALLED.is_match(rest));
                let given = m.definite && m.subject && m.head == Head::School;
                let before = line.low.get(..m.span.start).unwrap_or("");
                let owned = ["its ", "their ", "his ", "her "].iter().any(|w| before.ends_with(w));
                let of_this_kind =
                    m.subject && line.low.get(m.span.end..).is_some_and(|rest| cue::OF_THIS_KIND.is_match(rest));
                if school && (m.pointing && !owned || called || given || of_this_kind) {
                    let (text, span, key) = taken(m, line);
                    return Some((nth, text, span, key));
                }
            }
            let pointing = cue::points(&line.low) || cue::points_back(&line.low);
            if let Some(n) = names(&self.document.text, line.span).into_iter().find(|n| n.weight >= 10 && pointing) {
                return Some((nth, n.text, n.span, n.key));
            }
        }
        None
    }

    /// A text that says at its start that it is about one school.
    pub(super) fn opens_sole(&mut self, at: usize) -> bool {
        let line = &self.passage.lines[at];
        let named = line.schools.iter().filter(|m| !m.key.is_empty() && m.head == Head::School).count();
        if named > 1 || !self.out.list.is_empty() || self.promised.is_some() || cue::ROADMAP.is_match(&line.low) {
            return false;
        }
        let Some(found) = cue::SOLE.find(&line.low) else { return false };
        // "One tradition holds …", where a second follows, is one of several.
        let next = |line: &Line| enumerated(&line.low).is_some_and(|(word, ..)| cue::ordinal(&word) != Some(1));
        if found.as_str().starts_with("one ") && self.passage.lines[at + 1..].iter().any(next) {
            return false;
        }
        let cue = Span::new(line.span.start + found.start(), line.span.start + found.end());
        let frame = self.push(Opening::Sole, None, cue, at);
        self.sole = Some(frame);
        true
    }

    pub(super) fn push(&mut self, opening: Opening, series: Option<(usize, u8)>, cue: Span, at: usize) -> usize {
        let line = &self.passage.lines[at];
        let mut found = names(&self.document.text, line.span);
        for mention in line.schools.iter().filter(|m| !m.key.is_empty() && !m.pointing && !m.counted) {
            let span = mention.span.shift(line.span.start);
            if !matches!(mention.head, Head::Texts | Head::People) && found.iter().all(|n| n.key != mention.key) {
                let weight = if mention.place == Place::Topic { 8 } else { 6 };
                found.push(Name {
                    text: span.of(&self.document.text).to_owned(),
                    span,
                    key: mention.key.clone(),
                    weight,
                });
            }
        }
        if opening != Opening::Known {
            // The sentence after the announcement often gives the name.
            for next in [at + 1, at + 2] {
                if let Some(next) = self.passage.lines.get(next).filter(|n| n.paragraph == line.paragraph) {
                    if enumerated(&next.low).is_some() {
                        break;
                    }
                    found.extend(names(&self.document.text, next.span).into_iter().filter(|n| n.weight >= 7).map(
                        |mut n| {
                            n.weight -= 3;
                            n
                        },
                    ));
                }
            }
        }
        found.sort_by(|a, b| b.weight.cmp(&a.weight).then(a.span.start.cmp(&b.span.start)));
        self.out.list.push(Frame {
            opening,
            series,
            cue,
            lines: vec![(at, Hold::Opened)],
            names: found,
            promised: self.awaits(line.paragraph),
            listed: false,
            headed: opening == Opening::Heading,
            strong: false,
            known: None,
        });
        let at = self.out.list.len() - 1;
        self.open = Some(at);
        self.opened_here = true;
        at
    }

    fn names_known(&self, line: &Line) -> Option<String> {
        self.known.iter().find(|tradition| speaks_of(tradition, line)).map(|tradition| tradition.id.clone())
    }

    pub(super) fn open_known(&mut self, at: usize, id: &str) -> bool {
        if let Some(frame) = self.out.list.iter().position(|f| f.known.as_deref() == Some(id)) {
            self.enter(frame, at, Hold::Opened);
            return true;
        }
        let line = &self.passage.lines[at];
        let frame = self.push(Opening::Known, None, line.span, at);
        if let Some(frame) = self.out.list.get_mut(frame) {
            frame.known = Some(id.to_owned());
        }
        true
    }
}

/// The name that a sentence after the first gives to what the paragraph has spoken of: which sentence, and its place.
fn christened(lines: &[Line]) -> Option<(usize, Span)> {
    lines.iter().enumerate().skip(1).find_map(|(nth, line)| {
        let found = [&cue::CHRISTENED, &cue::NAME_FOR].into_iter().find_map(|rule| rule.captures(&line.low))?;
        let name = found.name("name")?;
        let end = name.as_str().split(' ').scan(0, |at, word| {
            let from = *at;
            *at += word.len() + 1;
            Some((from, word))
        });
        // The name ends before a word that no name holds.
        let stop = end.skip(1).find(|(_, word)| name::breaks(word)).map_or(name.len(), |(from, _)| from - 1);
        let span = Span::new(name.start(), name.start() + stop);
        let text = line.low.get(span.start..span.end)?.trim_end_matches(|c: char| !c.is_alphanumeric());
        let pronoun =
            text.split(' ').any(|w| matches!(w, "it" | "this" | "that" | "they" | "there" | "what" | "which"));
        (!pronoun && text.len() > 4)
            .then(|| (nth, Span::new(span.start, span.start + text.len()).shift(line.span.start)))
    })
}

/// A doctrine that is said to have been the orthodoxy, or another's heir.
fn reigns(mention: &Mention, line: &Line) -> bool {
    mention.subject && line.low.get(mention.span.end..).is_some_and(|rest| cue::REIGNS.is_match(rest))
}

/// Whether a phrase can only mean a school, or its people hold something.
fn strong(mention: &Mention, line: &Line) -> bool {
    let words = &line.low[mention.span.start..mention.span.end];
    let said_to_be = line.low[mention.span.end..].starts_with(" is that ");
    match mention.head {
        _ if mention.sectarian => true,
        Head::School | Head::Texts if mention.topical => mention.definite && said_to_be,
        Head::School => cue::SCHOOL_NAME.is_match(words) || mention.holds,
        Head::Partisans | Head::People => mention.holds || mention.cited || mention.subject,
        Head::Doctrine => mention.holds || mention.cited || reigns(mention, line),
        Head::Texts => mention.cited,
    }
}

fn head(low: &str) -> &str {
    &low[..low.floor_char_boundary(60)]
}
