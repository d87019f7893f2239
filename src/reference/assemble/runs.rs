//! Runs of one label as stretches of the entry's text.

use crate::reference::label::Label;
use crate::reference::tokens::{Shape, Tokens};

/// One stretch of tokens under one label.
#[derive(Debug, Clone, Copy)]
struct Run {
    label: Label,
    /// First token.
    start: usize,
    /// One past the last token.
    end: usize,
}

/// The stretches of an entry, in order.
pub struct Runs<'t> {
    tokens: &'t Tokens,
    labels: &'t [(Label, f64)],
    list: Vec<Run>,
}

impl<'t> Runs<'t> {
    /// Groups labels. Signs labelled [`Label::Other`] between two tokens of one label do not part them.
    pub fn of(tokens: &'t Tokens, labels: &'t [(Label, f64)]) -> Self {
        let mut list: Vec<Run> = Vec::new();
        for (at, (label, _)) in labels.iter().enumerate().take(tokens.len()) {
            match list.last_mut() {
                Some(run) if run.label == *label => run.end = at + 1,
                _ => list.push(Run { label: *label, start: at, end: at + 1 }),
            }
        }
        // A stray sign or connecting word between two stretches of one label belongs to them.
        let mut merged: Vec<Run> = Vec::with_capacity(list.len());
        for run in list {
            let bridge = merged.len().checked_sub(2).filter(|at| {
                let (before, between) = (merged[*at], merged[at + 1]);
                before.label == run.label
                    && between.label == Label::Other
                    && bridges(tokens, between.start, between.end, run.label)
            });
            match bridge {
                Some(at) => {
                    merged[at].end = run.end;
                    merged.truncate(at + 1);
                }
                None => merged.push(run),
            }
        }
        Runs { tokens, labels, list: merged }
    }

    fn slice(&self, run: Run) -> &'t str {
        self.tokens.slice(run.start, run.end)
    }

    /// The number or the form by which the list knows the entry: `12`, `Becatti 1960`, be its year the only date.
    pub fn own_label(&self) -> Option<String> {
        let form = self.list.windows(3).next().filter(|three| {
            [Label::CitationNumber, Label::Date, Label::CitationNumber]
                == [three[0].label, three[1].label, three[2].label]
        });
        let form = form.map(|three| self.tokens.slice(three[0].start, three[1].end));
        // `Becatti 1960 =`
        let text = form.or_else(|| self.text(Label::CitationNumber))?.trim_end_matches([' ', '=', ':', '–', '—']);
        Some(super::words::strip_brackets(text).to_owned()).filter(|text| !text.is_empty())
    }

    /// Whether any token has this label.
    pub fn has(&self, label: Label) -> bool {
        self.list.iter().any(|run| run.label == label)
    }

    /// The second of two stretches of a label that only a date parts: `1` of `87 (1997) 1`.
    pub fn behind_date(&self, label: Label) -> Option<&'t str> {
        let parted = self.list.windows(3).find(|row| {
            row[0].label == label && row[1].label == Label::Date && row[2].label == label && self.solid(row[2])
        })?;
        Some(self.slice(parted[2]))
    }

    /// Whether a stretch of one label stands before all of another.
    pub fn precedes(&self, label: Label, other: Label) -> bool {
        let first = |label: Label| self.list.iter().position(|run| run.label == label);
        first(label).is_some_and(|at| first(other).is_none_or(|other| at < other))
    }

    /// Whether stretches of the label `outer` stand before and behind the first of `inner`.
    pub fn around(&self, inner: Label, outer: Label) -> bool {
        let Some(at) = self.list.iter().position(|run| run.label == inner) else { return false };
        let outside = |run: &Run| run.label == outer;
        self.list[..at].iter().any(outside) && self.list[at..].iter().any(outside)
    }

    /// Names between *In:* and a book, where others are said behind it to have edited that: `In: Ann Moor. Rivers. Ed. by
    /// P. Quay`.
    pub fn whose_book(&self) -> Option<(&'t str, &'t str)> {
        let mut solid = self.list.iter().filter(|run| self.solid(**run)).skip_while(|run| run.label != Label::Editor);
        let (name, book, editors) = (solid.next()?, solid.next()?, solid.next()?);
        let shape = [book.label, editors.label] == [Label::ContainerTitle, Label::Editor];
        (shape && self.precedes(Label::Title, Label::Editor)).then(|| (self.slice(*name), self.slice(*editors)))
    }

    /// The stretches of a label that hold a letter or digit (or a dash that stands for an author).
    pub fn texts(&self, label: Label) -> Vec<&'t str> {
        self.list.iter().filter(|run| run.label == label && self.solid(**run)).map(|run| self.slice(*run)).collect()
    }

    fn solid(&self, run: Run) -> bool {
        (run.start..run.end).any(|at| {
            let token = self.tokens.list[at];
            token.shape != Shape::Sign || self.tokens.word(at).starts_with(['—', '_', '–', '―'])
        })
    }

    /// The longest stretch of a label.
    pub fn text(&self, label: Label) -> Option<&'t str> {
        let solid = self.list.iter().filter(|run| run.label == label && self.solid(**run));
        // The first of the longest: `max_by_key` would give the last.
        solid.rev().max_by_key(|run| run.end - run.start).map(|run| self.slice(*run))
    }

    /// The names at the head: those of a label that no title parts from the first of them. Names after the title are other
    /// people's, whatever the labeller made of them.
    pub fn leading_names(&self, label: Label) -> String {
        let mut found: Vec<&str> = Vec::new();
        for run in self.list.iter().filter(|run| self.solid(**run)) {
            match run.label {
                own if own == label => found.push(self.slice(*run).trim_matches([',', ';', ' '])),
                Label::Title | Label::ContainerTitle if !found.is_empty() => break,
                _ => {}
            }
        }
        match found.as_slice() {
            [] => String::new(),
            [_] => self.texts(label).first().map_or_else(String::new, |text| (*text).to_owned()),
            many => many.join("; "),
        }
    }

    /// The publishers of one imprint: those that no date, page or note parts from the first, as reprints are.
    pub fn imprint(&self) -> Vec<&'t str> {
        let mut parted = false;
        let mut found = Vec::new();
        for run in self.list.iter().filter(|run| self.solid(**run)) {
            match run.label {
                Label::Publisher if !parted => found.push(self.slice(*run)),
                Label::Date | Label::Pages | Label::Note => parted = !found.is_empty() && !self.headed(&found),
                _ => {}
            }
        }
        found
    }

    /// Whether all that was found is the body at the head of the entry.
    fn headed(&self, found: &[&str]) -> bool {
        found.len() == 1
            && self.body_at_head().is_some_and(|head| found.first().is_some_and(|text| text.contains(head)))
    }

    /// A publisher or institution that the entry begins with, before its title.
    pub fn body_at_head(&self) -> Option<&'t str> {
        let mut solid = self.list.iter().filter(|run| self.solid(**run) && run.label != Label::CitationNumber);
        let head = solid.next().filter(|run| run.label == Label::Publisher)?;
        let title = solid.any(|run| matches!(run.label, Label::Title | Label::ContainerTitle));
        let text = super::words::trim(self.slice(*head));
        (title && !text.is_empty()).then_some(text)
    }

    /// All stretches of a label, joined as one list of names.
    pub fn joined(&self, label: Label) -> String {
        match self.texts(label).as_slice() {
            [] => String::new(),
            [one] => (*one).to_owned(),
            many => many.iter().map(|part| part.trim_matches([',', ';', ' '])).collect::<Vec<_>>().join("; "),
        }
    }

    /// The title: its stretches joined where only a sign or an unlabelled word parts them, else the longest.
    pub fn title(&self) -> Option<String> {
        let runs: Vec<&Run> = self.list.iter().filter(|run| run.label == Label::Title && self.solid(**run)).collect();
        let chosen = self.leading(&runs)?;
        Some(self.slice(chosen).to_owned())
    }

    /// The title before the number of a volume and the one behind it: `Visions. Vol. 1, Regarding Method`.
    pub fn title_of_volume(&self) -> Option<(&'t str, &'t str)> {
        let three = self.list.windows(3).find(|three| {
            let labels = [three[0].label, three[1].label, three[2].label];
            labels == [Label::Title, Label::Volume, Label::Title] && three.iter().all(|run| self.solid(*run))
        })?;
        let own = self.slice(three[2]);
        (own.chars().filter(|c| c.is_alphabetic()).count() > 3).then(|| (self.slice(three[0]), own))
    }

    /// The title of a volume and the work in volumes behind its number, and whether the volume holds the work that is cited:
    /// `The Emergence of Rivers. Vol. 1 of The Rivers`, `In Emergence, vol. 1 of The Rivers`.
    pub fn volume_of_a_work(&self) -> Option<(&'t str, &'t str, bool)> {
        let titled = |run: &Run| matches!(run.label, Label::Title | Label::ContainerTitle) && self.solid(*run);
        let at = self.list.windows(2).position(|two| two[0].label == Label::Volume && titled(&two[1]))?;
        let work = super::words::trim(self.slice(self.list[at + 1]).trim_start().strip_prefix("of ")?);
        let own = self.list[..at].iter().rfind(|run| titled(run))?;
        work.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '*' | '_'))
            .then(|| (self.slice(*own), work, own.label == Label::ContainerTitle))
    }

    /// The title of a host before the number of its volume and the one behind it: `in Storia d’Italia, vol. I, I caratteri originali`.
    pub fn host_in_volumes(&self) -> Option<(&'t str, &'t str)> {
        let three = self.list.windows(3).find(|three| {
            let [work, volume, own] = [three[0].label, three[1].label, three[2].label];
            work == Label::ContainerTitle
                && volume == Label::Volume
                && matches!(own, Label::ContainerTitle | Label::Title)
                && three.iter().all(|run| self.solid(*run))
        })?;
        let own = self.slice(three[2]);
        let named = own.chars().filter(|c| c.is_alphabetic()).count() > 3
            && super::words::trim(own).starts_with(char::is_uppercase);
        named.then(|| (self.slice(three[0]), own))
    }

    /// The two years of `Rivers. 1990. Quay Press, 1999`: one between title and publisher, one behind the publisher, none
    /// before the title.
    pub fn years_around_the_publisher(&self) -> Option<(&'t str, &'t str)> {
        let solid: Vec<&Run> = self.list.iter().filter(|run| self.solid(**run)).collect();
        let dates: Vec<usize> = (0..solid.len()).filter(|at| solid[*at].label == Label::Date).collect();
        let [first, second] = dates[..] else { return None };
        let before = first.checked_sub(1).map(|at| solid[at].label);
        let between = solid.get(first + 1..second)?;
        // MLA puts the first year between the title of an essay and the book that holds it.
        let own = [Label::Publisher, Label::Location, Label::ContainerTitle, Label::Editor, Label::Translator];
        let published = between.iter().any(|run| run.label == Label::Publisher)
            && between.iter().all(|run| own.contains(&run.label));
        (before == Some(Label::Title) && published).then(|| (self.slice(*solid[first]), self.slice(*solid[second])))
    }

    /// The two years of `“The Storyteller” (1936), in Illuminations, London: Fontana, 1973`: one in a bracket between the title of a
    /// part and what holds it, one behind that.
    pub fn years_of_part_and_host(&self) -> Option<(&'t str, &'t str)> {
        let solid: Vec<&Run> = self.list.iter().filter(|run| self.solid(**run)).collect();
        let dates: Vec<usize> = (0..solid.len()).filter(|at| solid[*at].label == Label::Date).collect();
        let [first, second] = dates[..] else { return None };
        let text = self.slice(*solid[first]).trim_start();
        let before = first.checked_sub(1).map(|at| solid[at].label);
        let between = solid.get(first + 1..second)?;
        // `“Rivers” (1936). Journal of Water 5, May 1937` may be dated twice; only square brackets are an editor's.
        let announced = between
            .iter()
            .any(|run| run.label == Label::Other && (run.start..run.end).any(|at| is_in(self.tokens.word(at))));
        // MLA: `“Rivers.” 1936. Essays on Water, Pier, 1973`
        let counted = between.iter().any(|run| matches!(run.label, Label::Volume | Label::Issue));
        let plain = text.trim_end_matches('.').len() == 4 && self.has(Label::Publisher) && !counted;
        let bracketed = plain || text.starts_with('[') || text.starts_with('(') && announced;
        let held = between.iter().any(|run| matches!(run.label, Label::ContainerTitle | Label::Editor))
            && !between.iter().any(|run| matches!(run.label, Label::Title | Label::Author | Label::Url | Label::Doi));
        (before == Some(Label::Title) && bracketed && held)
            .then(|| (self.slice(*solid[first]), self.slice(*solid[second])))
    }

    /// The dates before and behind the first stretch that `says` so: `1925` and `2004` of `1925. Reprint, New York: Scribner, 2004`.
    pub fn dates_around(&self, says: impl Fn(&str) -> bool) -> Option<(&'t str, &'t str)> {
        let at = self.list.iter().position(|run| says(self.slice(*run)))?;
        let date = |run: &&Run| run.label == Label::Date && self.solid(**run);
        let (before, behind) = (self.list[..at].iter().rev().find(date)?, self.list[at..].iter().find(date)?);
        Some((self.slice(*before), self.slice(*behind)))
    }

    /// The first stretch of a label that a date follows at once, and that date.
    pub fn before_date(&self, label: Label) -> Option<(&'t str, &'t str)> {
        let pair = self.list.windows(2).find(|pair| pair[0].label == label && pair[1].label == Label::Date)?;
        Some((self.slice(pair[0]), self.slice(pair[1])))
    }

    /// The first stretch, unless it is a scrap beside a much longer one.
    fn leading(&self, runs: &[&Run]) -> Option<Run> {
        let words = |run: &Run| (run.start..run.end).filter(|at| self.tokens.list[*at].shape != Shape::Sign).count();
        let longest = runs.iter().map(|run| words(run)).max()?;
        runs.iter()
            .find(|run| words(run) * 4 >= longest && (words(run) > 1 || longest <= 3))
            .or(runs.first())
            .map(|run| **run)
    }

    /// A second title after editors, or after `In`, is the container's where no container was labelled.
    fn second_title(&self) -> Option<Run> {
        let titles: Vec<usize> = (0..self.list.len())
            .filter(|at| self.list[*at].label == Label::Title && self.solid(self.list[*at]))
            .collect();
        let (first, second) = (*titles.first()?, *titles.get(1)?);
        let between = self.list.get(first + 1..second)?;
        let parted = between.iter().any(|run| {
            matches!(run.label, Label::Editor | Label::ContainerAuthor)
                || run.label == Label::Other && (run.start..run.end).any(|at| is_in(self.tokens.word(at)))
        });
        parted.then(|| self.list[second])
    }

    /// The container's title and whether `In` announces it.
    pub fn container(&self) -> Option<(String, bool)> {
        let runs: Vec<&Run> =
            self.list.iter().filter(|run| run.label == Label::ContainerTitle && self.solid(**run)).collect();
        let second = self.second_title();
        let longest = self.leading(&runs).or(second)?;
        let text = self.slice(longest);
        // `In` set in italics, or after an `In` of its own, belongs to the title: *In an Outpost of the Empire*.
        let announced = (0..longest.start).any(|at| {
            is_in(self.tokens.word(at))
                && (self.tokens.word(at + 1) == ":" || self.labels.get(at).is_some_and(|l| l.0 == Label::Editor))
        });
        let own = announced || self.tokens.list.get(longest.start).is_some_and(|token| token.italic);
        let before = (longest.start.saturating_sub(3)..longest.start)
            .any(|at| self.labels.get(at).is_some_and(|l| l.0 == Label::Other) && is_in(self.tokens.word(at)));
        match super::words::strip_in(text).filter(|_| !own && !before) {
            Some(rest) if rest.chars().any(char::is_alphanumeric) => Some((rest.to_owned(), true)),
            Some(_) => None,
            None => Some((text.to_owned(), before)),
        }
    }

    /// Probability of a label's least sure token, which is what calibration was learnt on; the mean of all tokens where it
    /// has none.
    pub fn confidence(&self, label: Label) -> f64 {
        let least = self.labels.iter().filter(|(l, _)| *l == label).map(|(_, p)| *p).reduce(f64::min);
        least.unwrap_or_else(|| self.mean())
    }

    /// Mean probability of all tokens.
    pub fn mean(&self) -> f64 {
        let sum: f64 = self.labels.iter().map(|(_, p)| p).sum();
        if self.labels.is_empty() { 0.0 } else { sum / self.labels.len() as f64 }
    }

    /// The whole entry.
    pub fn all(&self) -> &'t str {
        &self.tokens.text
    }
}

fn is_in(word: &str) -> bool {
    matches!(word, "In" | "in" | "IN" | "Em" | "En" | "Dans" | "dans")
}

/// Whether unlabelled tokens between two stretches of one label are mere joints.
fn bridges(tokens: &Tokens, start: usize, end: usize, label: Label) -> bool {
    let names = matches!(label, Label::Author | Label::Editor | Label::Translator | Label::ContainerAuthor);
    end - start <= 4
        && (start..end).all(|at| {
            let token = tokens.list[at];
            let word = tokens.word(at);
            match token.shape {
                Shape::Sign => names || !matches!(word, "(" | ")" | "[" | "]" | "." | ";"),
                Shape::Word if names => super::words::joins_names(word),
                _ => false,
            }
        })
}
