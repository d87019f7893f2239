//! Rendered references: records put together from tagged ones, set in many styles, with the label of every character.
//!
//! No corpus that is free to train on has the great styles in quantity: SAGE Harvard, APA, MLA, Chicago, the German
//! `In: … (Hrsg.)`, French guillemets. [`stock`] takes names, titles, journals, publishers from tagged references and
//! German titles from a small grammar; [`style`] draws a style (order, separators, quotation marks, keywords in one
//! language) that a whole list keeps; [`entry`], [`kinds`], [`science`] and
//! [`houses`] set a record in it; [`works`] draws works of all kinds and [`csl`] sets them in CSL styles; [`noise`] spoils
//! the result as scans and copying do.

mod csl;
mod entry;
mod houses;
mod kinds;
mod noise;
mod parts;
mod roles;
mod science;
mod stock;
mod style;
mod variant;
mod vocabulary;
mod works;

use super::corpus::{self, Example};
use super::train::Random;
use crate::reference::Label;
use stock::Stock;
use style::Style;

/// Share of the lists that are set in CSL styles. More of them read CSL's styles better and others worse.
const IN_CSL: f32 = 0.27;

/// Text with the label of every character; `None` where no field is.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    letters: Vec<(char, Option<Label>)>,
}

impl Sheet {
    /// Adds text that belongs to no field: separators, keywords that will find their field by themselves.
    fn plain(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            // No doubled separators where a field is missing or ends in a stop.
            let last = self.letters.last().map_or(' ', |(c, _)| *c);
            if (c == ' ' && last == ' ') || (c == '.' && matches!(last, '.' | '?' | '!')) {
                continue;
            }
            self.letters.push((c, None));
        }
        self
    }

    /// Adds a field's text.
    fn field(&mut self, label: Label, text: &str) -> &mut Self {
        self.letters.extend(text.chars().map(|c| (c, Some(label))));
        self
    }

    /// Ends a chain of additions.
    fn done(&mut self) {}

    fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    fn example(&self, list: String) -> Option<Example> {
        let mut raw = String::with_capacity(self.letters.len() + 8);
        let mut spans: Vec<corpus::Tagged> = Vec::new();
        for (c, label) in &self.letters {
            let start = raw.len();
            raw.push(*c);
            match spans.last_mut() {
                Some((_, end, last)) if *last == *label && *end == start => *end = raw.len(),
                _ => spans.push((start, raw.len(), *label)),
            }
        }
        spans.retain(|(_, _, label)| label.is_some());
        corpus::example(raw.trim_end(), &spans, false, Some(list))
    }
}

/// Renders `number` references, in lists of one style each, from the fields of `examples`.
pub fn render(examples: &[Example], number: usize, seed: u64) -> Vec<Example> {
    if number == 0 {
        return Vec::new();
    }
    let stock = Stock::of(examples);
    let styles = csl::Styles::all();
    let mut random = Random::new(seed ^ 0x5157);
    let mut out = Vec::with_capacity(number);
    let mut list = 0;
    while out.len() < number && stock.is_usable() {
        list += 1;
        let name = format!("rendered {list}");
        let length = 8 + random.below(25);
        if random.chance(IN_CSL) {
            let noisy = random.chance(0.2);
            for mut sheet in styles.list(&stock, length, &mut random) {
                if noisy {
                    noise::spoil(&mut sheet, &mut random);
                }
                out.extend(sheet.example(name.clone()));
            }
            continue;
        }
        let style = Style::draw(&mut random);
        let noisy = random.chance(0.4);
        for place in 1..=length {
            let mut sheet = entry::set(&stock, &style, place, &mut random);
            noise::common(&mut sheet, &style, &mut random);
            if style.spaced {
                noise::space_signs(&mut sheet, &mut random);
            }
            if noisy {
                noise::spoil(&mut sheet, &mut random);
            }
            out.extend(sheet.example(name.clone()));
        }
    }
    out.truncate(number);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rendering_is_repeatable_and_every_reference_names_a_work() {
        let line = r#"{"raw":"Doe, Jane, and Richard Roe. 1999. The power of maps. Journal of Maps 3(2): 4-19. London: Verso.","spans":[[0,26,"author"],[28,32,"date"],[34,51,"title"],[53,68,"container-title"],[69,70,"volume"],[71,72,"issue"],[75,79,"pages"],[81,87,"location"],[89,94,"publisher"]]}"#;
        let (examples, _) = corpus::read(&vec![line; 40].join("\n"));
        let rendered = render(&examples, 200, 3);
        assert_eq!(rendered.len(), 200);
        let again = render(&examples, 200, 3);
        assert!(rendered.iter().zip(&again).all(|(a, b)| a.raw == b.raw && a.allowed == b.allowed));
        let has = |example: &Example, label: Label| example.allowed.contains(&(1 << label.index()));
        // `Doe, op. cit., p. 3` names it by a note.
        assert!(rendered.iter().all(|e| {
            [Label::Title, Label::ContainerTitle, Label::Note, Label::Identifier].into_iter().any(|l| has(e, l))
        }));
    }
}
