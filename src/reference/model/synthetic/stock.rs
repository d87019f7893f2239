//! Values to build records from: names, titles, journals, books, publishers, places.

use super::super::corpus::Example;
use super::super::settle::runs;
use super::super::train::Random;
use super::vocabulary;
use crate::reference::{Label, Shape};

/// A person's name in parts.
#[derive(Debug, Clone)]
pub struct Person {
    pub family: String,
    pub given: String,
}

/// A language, for the keywords and words of a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    English,
    German,
    French,
    Italian,
    Spanish,
}

/// Values taken from tagged references.
#[derive(Debug, Default)]
pub struct Stock {
    families: Vec<String>,
    givens: Vec<String>,
    titles: Vec<String>,
    journals: Vec<String>,
    books: Vec<String>,
    publishers: Vec<String>,
    places: Vec<String>,
    series: Vec<String>,
    bodies: Vec<String>,
}

impl Stock {
    pub fn of(examples: &[Example]) -> Stock {
        let mut stock = Stock::default();
        for example in examples.iter().filter(|example| !example.again) {
            let labels: Vec<Label> = example
                .allowed
                .iter()
                .map(|bits| {
                    if bits.count_ones() == 1 { Label::ALL[bits.trailing_zeros() as usize % 24] } else { Label::Other }
                })
                .collect();
            let has = |label: Label| labels.contains(&label);
            for (start, end, label) in runs(&labels) {
                let text = trimmed(example.tokens.slice(start, end));
                let words = (start..end).filter(|&t| example.tokens.list[t].shape == Shape::Word).count();
                if text.is_empty() || text.contains(['<', '*', '_', '\\']) {
                    continue;
                }
                match label {
                    Label::Author => stock.names(example, start, end),
                    Label::Title if (2..30).contains(&words) && !text.contains(['“', '”', '"', '«']) => {
                        stock.titles.push(text)
                    }
                    Label::ContainerTitle if words <= 14 && has(Label::Volume) && !has(Label::Editor) => {
                        stock.journals.push(text)
                    }
                    Label::ContainerTitle if words >= 2 => stock.books.push(text),
                    Label::Publisher if words <= 6 => {
                        if words >= 3
                            && [
                                "University",
                                "Institute",
                                "Ministry",
                                "Bank",
                                "Office",
                                "Association",
                                "Commission",
                                "Council",
                                "Institut",
                            ]
                            .iter()
                            .any(|w| text.contains(w))
                            && !text.contains("Press")
                        {
                            stock.bodies.push(text.clone());
                        }
                        stock.publishers.push(text);
                    }
                    Label::Location if words <= 4 => stock.places.push(text),
                    Label::CollectionTitle if words >= 2 => stock.series.push(text),
                    _ => {}
                }
            }
        }
        stock
    }

    pub fn is_usable(&self) -> bool {
        !(self.families.is_empty() || self.titles.is_empty() || self.journals.is_empty())
    }

    /// Family and given names out of `Doe, Jane` and `J. Doe`.
    fn names(&mut self, example: &Example, start: usize, end: usize) {
        let word = |t: usize| if t < end { example.tokens.word(t) } else { "" };
        let name_like = |w: &str| {
            w.chars().count() > 2
                && w.chars().next().is_some_and(char::is_uppercase)
                && w.chars().skip(1).all(|c| c.is_lowercase() || c == '-' || c.is_uppercase())
                && !w.chars().all(char::is_uppercase)
        };
        for t in start..end {
            if !name_like(word(t)) {
                continue;
            }
            let initial_before = t > start + 1 && word(t - 1) == "." && word(t - 2).chars().count() == 1;
            let first = t == start;
            if (first && word(t + 1) == ",") || (initial_before && matches!(word(t + 1), "," | "." | "and" | "")) {
                self.families.push(word(t).to_owned());
            }
            if t > start + 1
                && word(t - 1) == ","
                && t == start + 2
                && name_like(word(start))
                && word(t).chars().all(|c| c.is_lowercase() || c.is_uppercase())
            {
                self.givens.push(word(t).to_owned());
            }
        }
    }

    pub fn person(&self, tongue: Tongue, random: &mut Random) -> Person {
        let (families, givens) = vocabulary::names(tongue);
        let own = if tongue == Tongue::English { 0.15 } else { 0.6 };
        let mut family = match random.chance(own) {
            true => (*random.pick(families)).to_owned(),
            false => random.pick(&self.families).clone(),
        };
        let given = |random: &mut Random| match random.chance(own.max(0.5)) || self.givens.is_empty() {
            true => (*random.pick(givens)).to_owned(),
            false => random.pick(&self.givens).clone(),
        };
        let mut given_names = given(random);
        if random.chance(0.25) {
            let second = given(random);
            given_names = match random.below(4) {
                0 => format!("{given_names} {}.", second.chars().next().unwrap_or('A')),
                1 if tongue != Tongue::English => format!("{given_names}-{second}"),
                _ => format!("{given_names} {second}"),
            };
        }
        if random.chance(0.05) {
            family = format!("{family}-{}", random.pick(&self.families));
        } else if random.chance(0.05) {
            let particle = match tongue {
                Tongue::English => *random.pick(&["van", "de", "von", "Van", "De", "van der", "Mac"]),
                Tongue::German => *random.pick(&["von", "von der", "zu", "vom", "van"]),
                Tongue::French => *random.pick(&["de", "de La", "Le", "du"]),
                Tongue::Italian => *random.pick(&["De", "Di", "Da", "Della", "Dal"]),
                Tongue::Spanish => *random.pick(&["de la", "del", "De", "dos"]),
            };
            family = format!("{particle} {family}");
        } else if tongue == Tongue::Spanish && random.chance(0.6) {
            family = format!("{family} {}", random.pick(families));
        }
        Person { family, given: given_names }
    }

    pub fn body(&self, tongue: Tongue, random: &mut Random) -> String {
        let own = vocabulary::bodies(tongue);
        if self.bodies.is_empty() || random.chance(0.5) {
            (*random.pick(own)).to_owned()
        } else {
            random.pick(&self.bodies).clone()
        }
    }

    pub fn title(&self, tongue: Tongue, random: &mut Random) -> String {
        match tongue {
            Tongue::German if random.chance(0.75) => vocabulary::german_title(random),
            Tongue::French if random.chance(0.6) => vocabulary::french_title(random),
            Tongue::English if random.chance(0.3) => vocabulary::english_title(random),
            _ => random.pick(&self.titles).clone(),
        }
    }

    pub fn journal(&self, tongue: Tongue, random: &mut Random) -> String {
        let own = vocabulary::journals(tongue);
        if random.chance(0.4) { (*random.pick(own)).to_owned() } else { random.pick(&self.journals).clone() }
    }

    pub fn book(&self, tongue: Tongue, random: &mut Random) -> String {
        if self.books.is_empty() || tongue != Tongue::English || random.chance(0.6) {
            self.title(tongue, random)
        } else {
            random.pick(&self.books).clone()
        }
    }

    pub fn publisher(&self, tongue: Tongue, random: &mut Random) -> String {
        let own = vocabulary::publishers(tongue);
        if self.publishers.is_empty() || random.chance(0.6) {
            (*random.pick(own)).to_owned()
        } else {
            random.pick(&self.publishers).clone()
        }
    }

    pub fn place(&self, tongue: Tongue, random: &mut Random) -> String {
        let own = vocabulary::places(tongue);
        if self.places.is_empty() || random.chance(0.6) {
            (*random.pick(own)).to_owned()
        } else {
            random.pick(&self.places).clone()
        }
    }

    pub fn series(&self, tongue: Tongue, random: &mut Random) -> String {
        let own = vocabulary::series(tongue);
        if self.series.is_empty() || random.chance(0.7) {
            (*random.pick(own)).to_owned()
        } else {
            random.pick(&self.series).clone()
        }
    }
}

/// Without signs at its ends; a final stop of an abbreviation goes too.
fn trimmed(text: &str) -> String {
    text.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '(' | '?' | '!')).to_owned()
}
