//! Works set in CSL styles, with the field of every character.
//!
//! The engine tells where it printed names and dates, and whose; of all else, only that it is text. So the values that
//! went in are looked for in what came out, as letters and digits alone, since a style changes case, signs and marks. No
//! two numbers of one work are alike. What stays unfound is a style's own words: some go with the field beside them
//! (`translated by`), most are nobody's. A work of which too much stays unfound is left out.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayagriva::archive::{self, ArchivedStyle};
use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::taxonomy::NameVariable;
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, Style as CslStyle};
use hayagriva::{
    BibliographyDriver, BibliographyItem, BibliographyRequest, CitationItem, CitationRequest, ElemChild, ElemMeta,
    Formatted,
};

use super::super::train::Random;
use super::Sheet;
use super::stock::{Stock, Tongue};
use super::variant;
use super::works::{self, Day, Work};
use crate::reference::Label;

use Label::*;

/// Share of the lists that are set in a variant of a style.
const VARIED: f32 = 0.4;

/// The built-in styles, and their words in all languages.
pub struct Styles {
    styles: Vec<(IndependentStyle, String)>,
    locales: Vec<Locale>,
}

impl Styles {
    /// All built-in styles that print a bibliography.
    pub fn all() -> Styles {
        let independent = |style: &ArchivedStyle| match style.get() {
            CslStyle::Independent(style) if style.bibliography.is_some() => {
                let source = variant::source(&style)?;
                Some((style, source))
            }
            _ => None,
        };
        Styles { styles: ArchivedStyle::all().iter().filter_map(independent).collect(), locales: archive::locales() }
    }

    /// A list of works in a style, in the style's order.
    pub fn list(&self, stock: &Stock, length: usize, random: &mut Random) -> Vec<Sheet> {
        let (style, source) = random.pick(&self.styles);
        let (locale, tongue) = language(style, random);
        let varied = random.chance(VARIED).then(|| variant::draw(source, &locale, random)).flatten();
        let style = varied.as_ref().unwrap_or(style);
        let works: Vec<Work> = (0..length).map(|_| works::draw(stock, tongue, random)).collect();
        let items: Vec<Item> = works.iter().enumerate().filter_map(|(id, work)| work.item(id)).collect();
        // The engine has unwraps of its own.
        let printed = catch_unwind(AssertUnwindSafe(|| self.print(style, &locale, &items))).unwrap_or_default();
        let sheet = |item: BibliographyItem| {
            let work = works.get(item.key.parse::<usize>().ok()?)?;
            labelled(&item, work)
        };
        printed.into_iter().filter_map(sheet).collect()
    }

    fn print(&self, style: &IndependentStyle, locale: &LocaleCode, items: &[Item]) -> Vec<BibliographyItem> {
        let mut driver = BibliographyDriver::new();
        for item in items {
            let cited = vec![CitationItem::with_entry(item)];
            driver.citation(CitationRequest::new(cited, style, Some(locale.clone()), &self.locales, None));
        }
        let printed = driver.finish(BibliographyRequest::new(style, Some(locale.clone()), &self.locales));
        printed.bibliography.map(|list| list.items).unwrap_or_default()
    }
}

/// The language of a style's words, and of the works: its own, or that of writers who use an English style elsewhere.
fn language(style: &IndependentStyle, random: &mut Random) -> (LocaleCode, Tongue) {
    let own = style.default_locale.as_ref().map(|code| code.0.as_str()).filter(|code| !code.starts_with("en"));
    let code = own.unwrap_or_else(|| match random.below(20) {
        0..13 => "en-US",
        13 => "en-GB",
        14 | 15 => "de-DE",
        16 | 17 => "fr-FR",
        18 => *random.pick(&["es-ES", "pt-BR"]),
        _ => "it-IT",
    });
    let tongue = match code.get(..2) {
        Some("de") => Tongue::German,
        Some("fr") => Tongue::French,
        Some("it") => Tongue::Italian,
        Some("es" | "pt") => Tongue::Spanish,
        _ => Tongue::English,
    };
    (LocaleCode(code.to_owned()), if random.chance(0.75) { tongue } else { Tongue::English })
}

/// What the engine knows of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// Names of somebody whose role is no field of ours.
    OtherName,
    /// The date with this number.
    Date(usize),
    Text,
}

/// A printed work while its fields are looked for.
struct Page {
    letters: Vec<(char, Option<Label>)>,
    origins: Vec<Origin>,
    dates: usize,
}

fn labelled(item: &BibliographyItem, work: &Work) -> Option<Sheet> {
    let mut page = Page { letters: Vec::new(), origins: Vec::new(), dates: 0 };
    if let Some(first) = &item.first_field {
        page.walk(std::slice::from_ref(first), Origin::Text, None);
        page.push(' ', Origin::Text, None);
    }
    page.walk(&item.content.0, Origin::Text, None);
    page.dates(work);
    for (label, value) in &work.texts {
        page.claim_text(*label, value);
    }
    for (label, value) in &work.numbers {
        page.claim_number(*label, value);
    }
    page.undated();
    page.words_beside();
    let has = |label: Label| page.letters.iter().any(|(_, found)| *found == Some(label));
    let unfound = page.letters.iter().filter(|(c, label)| label.is_none() && c.is_alphanumeric()).count();
    let usable = (has(Title) || has(ContainerTitle)) && unfound < 60 && unfound * 3 < page.letters.len();
    usable.then_some(Sheet { letters: page.letters })
}

fn role(variable: NameVariable) -> Option<Label> {
    match variable {
        NameVariable::Author
        | NameVariable::Composer
        | NameVariable::Director
        | NameVariable::Performer
        | NameVariable::ScriptWriter
        | NameVariable::OriginalAuthor => Some(Author),
        NameVariable::Editor | NameVariable::EditorialDirector | NameVariable::EditorTranslator => Some(Editor),
        NameVariable::Translator => Some(Translator),
        NameVariable::ContainerAuthor => Some(ContainerAuthor),
        _ => None,
    }
}

impl Page {
    fn push(&mut self, c: char, origin: Origin, label: Option<Label>) {
        let last = self.letters.last().map_or(' ', |(c, _)| *c);
        let c = if c.is_whitespace() { ' ' } else { c };
        if c == ' ' && last == ' ' {
            return;
        }
        self.letters.push((c, label));
        self.origins.push(origin);
    }

    fn walk(&mut self, children: &[ElemChild], origin: Origin, label: Option<Label>) {
        for child in children {
            match child {
                ElemChild::Text(Formatted { text, .. })
                | ElemChild::Link { text: Formatted { text, .. }, .. }
                | ElemChild::Markup(text) => text.chars().for_each(|c| self.push(c, origin, label)),
                ElemChild::Transparent { .. } => {}
                ElemChild::Elem(elem) => {
                    if elem.display.is_some() && !self.letters.is_empty() {
                        self.push(' ', origin, None);
                    }
                    let (origin, label) = match &elem.meta {
                        Some(ElemMeta::Names(of)) => match of.as_slice() {
                            [(_, first), ..] if role(*first).is_none() => (Origin::OtherName, None),
                            [(_, only)] => (origin, role(*only)),
                            // Several roles, each name with its own; or nobody, and what is printed in their stead.
                            _ => (origin, label),
                        },
                        Some(ElemMeta::Name(variable, _)) => (origin, role(*variable).or(label)),
                        Some(ElemMeta::Date) => {
                            self.dates += 1;
                            (Origin::Date(self.dates), None)
                        }
                        Some(ElemMeta::CitationNumber | ElemMeta::CitationLabel) => (origin, Some(CitationNumber)),
                        _ => (origin, label),
                    };
                    self.walk(&elem.children.0, origin, label);
                }
            }
        }
    }

    /// Which of the dates is which: by its year, or by its day where it has none.
    fn dates(&mut self, work: &Work) {
        for date in 1..=self.dates {
            let places: Vec<usize> =
                (0..self.letters.len()).filter(|&at| self.origins[at] == Origin::Date(date)).collect();
            let text: String = places.iter().map(|&at| self.letters[at].0).collect();
            let numbers: Vec<usize> =
                text.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect();
            let fits = |day: &Option<Day>| {
                day.as_ref()
                    .is_some_and(|day| numbers.iter().all(|number| day.contains(number) || *number == day[0] % 100))
            };
            let year = |day: &Option<Day>| day.as_ref().is_some_and(|day| numbers.contains(&day[0]));
            let label = if year(&work.accessed) || (!year(&work.issued) && fits(&work.accessed) && !fits(&work.issued))
            {
                Accessed
            } else {
                Date
            };
            for at in places {
                self.letters[at].1 = Some(label);
            }
        }
    }

    /// Places of the letters and digits that no field has yet.
    fn free(&self) -> Vec<usize> {
        (0..self.letters.len())
            .filter(|&at| {
                let (c, label) = self.letters[at];
                label.is_none() && self.origins[at] == Origin::Text && c.is_alphanumeric()
            })
            .collect()
    }

    /// The first and last place of a value in what is free, from whole word to whole word.
    fn find(&self, value: &str) -> Option<(usize, usize)> {
        let wanted: Vec<char> = value.chars().filter(|c| c.is_alphanumeric()).map(small).collect();
        if wanted.is_empty() {
            return None;
        }
        let free = self.free();
        let bounded = |at: usize| !self.letters.get(at).is_some_and(|(c, _)| c.is_alphanumeric());
        free.windows(wanted.len())
            .find(|places| {
                let (first, last) = (places[0], places[places.len() - 1]);
                places.iter().zip(&wanted).all(|(&at, c)| small(self.letters[at].0) == *c)
                    && (first == 0 || bounded(first - 1))
                    && bounded(last + 1)
                    && self.letters[first..=last].iter().all(|(_, label)| label.is_none())
            })
            .map(|places| (places[0], places[places.len() - 1]))
    }

    fn label(&mut self, from: usize, to: usize, label: Label) {
        self.letters[from..to].iter_mut().for_each(|(_, found)| *found = Some(label));
    }

    /// The character at a place; a space behind the last.
    fn at(&self, place: usize) -> char {
        self.letters.get(place).map_or(' ', |(c, _)| *c)
    }

    fn claim_text(&mut self, label: Label, value: &str) {
        let Some((mut from, mut last)) = self.find(value) else { return };
        if matches!(label, Doi | Url) {
            // `https://doi.org/` before it, `/` behind it.
            while from > 0 && !matches!(self.at(from - 1), ' ' | '<' | '(' | '[') && self.letters[from - 1].1.is_none()
            {
                from -= 1;
            }
            if value.ends_with(self.at(last + 1)) {
                last += 1;
            }
        }
        self.label(from, last + 1, label);
    }

    fn claim_number(&mut self, label: Label, value: &str) {
        if label == Edition {
            return self.claim_edition(value);
        }
        let (first, range) = value.split_once('-').map_or((value, false), |(first, _)| (first, true));
        let Some((from, last)) = self.find(first) else { return };
        let mut end = last + 1;
        if range && matches!(self.at(end), '-' | '–' | '—' | '−' | '‑' | '~') {
            end += 1;
            while self.at(end).is_alphanumeric() {
                end += 1;
            }
        }
        self.label(from, end, label);
    }

    /// `2nd ed.`, `2. Aufl.`, `second edition`: the number and the word behind it.
    fn claim_edition(&mut self, value: &str) {
        const WORDS: [&str; 11] =
            ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
        const ENDINGS: [&str; 9] = ["", "st", "nd", "rd", "th", "e", "a", "ª", "ème"];
        let forms = ENDINGS.iter().map(|ending| format!("{value}{ending}"));
        let word = value.parse().ok().and_then(|n: usize| WORDS.get(n)).map(|word| (*word).to_owned());
        let Some((from, last)) = forms.chain(word).find_map(|form| self.find(&form)) else { return };
        let mut end = last + 1;
        let free = |place: usize| self.letters.get(place).is_some_and(|(_, label)| label.is_none());
        while free(end) && matches!(self.at(end), '.' | ' ' | ')' | '°' | 'º') {
            end += 1;
        }
        let word = end;
        while free(end) && self.at(end).is_alphabetic() {
            end += 1;
        }
        let end = if end == word { last + 1 } else { end };
        self.label(from, end, Edition);
    }

    /// `n.d.` and its like.
    fn undated(&mut self) {
        for words in ["no date", "n.d.", "o. J.", "s. d.", "s. f.", "б. г.", "ohne Datum", "sans date"] {
            if let Some((from, last)) = self.find(words).filter(|_| !self.letters.iter().any(|(_, l)| *l == Some(Date)))
            {
                return self.label(from, last + 1, Date);
            }
        }
    }

    /// Words of the style that go with the field behind them, and kinds in brackets.
    fn words_beside(&mut self) {
        let mut at = 0;
        while at < self.letters.len() {
            if self.letters[at].1.is_some() {
                at += 1;
                continue;
            }
            let start = at;
            while at < self.letters.len() && self.letters[at].1.is_none() {
                at += 1;
            }
            if self.origins[start..at].contains(&Origin::OtherName) {
                continue;
            }
            let text: Vec<char> = self.letters[start..at].iter().map(|(c, _)| *c).collect();
            let open = text.iter().position(|c| *c == '[');
            let close = text.iter().position(|c| *c == ']');
            if let (Some(open), Some(close)) = (open, close)
                && text.get(open + 1..close).is_some_and(|inside| inside.iter().any(|c| c.is_alphabetic()))
            {
                self.label(start + open, start + close + 1, Genre);
                continue;
            }
            let next = self.letters.get(at).and_then(|(_, label)| *label);
            let numbered = next == Some(Genre) && text.len() <= 7;
            if !numbered && !matches!(next, Some(Editor | Translator | Accessed | Url | Doi | Isbn | Author))
                || start == 0
            {
                continue;
            }
            // The words behind the last sign that ends a field.
            let cut = (0..text.len())
                .rev()
                .find(|&i| {
                    let ends = matches!(text[i], ',' | ';' | '(' | '[') || (text[i] == '.' && i < text.len().min(3));
                    ends && text[i + 1..].iter().any(|c| c.is_alphabetic())
                })
                .map_or(0, |i| i + 1);
            let words: String = text[cut..].iter().collect();
            let first = words.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default();
            let first = first.to_lowercase();
            let into = matches!(first.as_str(), "in" | "im" | "en" | "dans" | "em" | "" | "presented" | "at");
            if !into {
                let from = cut + text[cut..].iter().position(|c| c.is_alphabetic()).unwrap_or(0);
                self.label(start + from, at, next.unwrap_or(Other));
            }
        }
    }
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::super::super::corpus;
    use super::*;

    fn stock() -> Stock {
        let line = |title: &str| {
            let raw = format!("Doe, Jane. 1999. {title}. Journal of Maps 3: 4-19.");
            let (at, end) = (17, 17 + title.len());
            format!(
                r#"{{"raw":"{raw}","spans":[[0,9,"author"],[11,15,"date"],[{at},{end},"title"],[{},{},"container-title"],[{},{},"volume"]]}}"#,
                end + 2,
                end + 17,
                end + 18,
                end + 19
            )
        };
        let titles = ["The power of maps", "Rivers and their towns", "A walk by night", "What is work", "Salt"];
        Stock::of(&corpus::read(&titles.map(line).join("\n")).0)
    }

    fn field(sheet: &Sheet, label: Label) -> String {
        sheet.letters.iter().filter(|(_, found)| *found == Some(label)).map(|(c, _)| *c).collect()
    }

    #[test]
    fn every_style_prints_works_whose_fields_are_found() {
        let (houses, stock) = (Styles::all(), stock());
        assert!(houses.styles.len() > 70);
        for of in &houses.styles {
            let style = &of.0;
            let one = Styles { styles: vec![of.clone()], locales: houses.locales.clone() };
            let sheets = one.list(&stock, 40, &mut Random::new(7));
            let title = &style.info.title.value;
            assert!(sheets.len() >= 20, "{title}: {} of 40 works", sheets.len());
            let dated = sheets.iter().filter(|sheet| field(sheet, Date).contains(|c: char| c.is_ascii_digit())).count();
            assert!(dated * 2 >= sheets.len(), "{title}: {dated} of {} works have a date", sheets.len());
            for sheet in &sheets {
                let doi = field(sheet, Doi);
                assert!(doi.is_empty() || doi.contains("10."), "{title}: {doi}");
                assert!(!field(sheet, Volume).contains(char::is_whitespace), "{title}");
            }
        }
    }

    #[test]
    fn words_of_roles_go_with_the_names() {
        let (mut houses, stock) = (Styles::all(), stock());
        houses.styles.retain(|(style, _)| style.info.title.value.starts_with("Chicago Manual of Style"));
        let mut random = Random::new(11);
        let lists = (0..20).flat_map(|_| houses.list(&stock, 20, &mut random)).collect::<Vec<_>>();
        let said = |words: &str, labels: &[Label]| {
            let text = |sheet: &Sheet| sheet.letters.iter().map(|(c, _)| *c).collect::<String>().to_lowercase();
            let all: Vec<&Sheet> = lists.iter().filter(|sheet| text(sheet).contains(words)).collect();
            let with = |sheet: &&&Sheet| labels.iter().any(|label| field(sheet, *label).to_lowercase().contains(words));
            (all.iter().filter(with).count(), all.len())
        };
        // `Edited and translated by` is the editors'.
        let (right, all) = said("translated by", &[Translator, Editor]);
        assert!(all >= 5 && right * 10 >= all * 9, "{right} of {all}");
        let (right, all) = said("edited by", &[Editor]);
        assert!(all >= 5 && right * 10 >= all * 9, "{right} of {all}");
    }
}
