//! Which volume: its number, its part, how many there are, and the issue or the series that stand with it.

use super::{Builder, counted_anew, dates, edition, locators, part};
use crate::record::{Field, Value};
use crate::reference::label::Label;

impl Builder<'_> {
    /// What is labelled as volume: the first stretch that has a number. A second number is the issue (`87 (1997) 1`), and
    /// what counts volumes (`2 vols.`) is none.
    pub(super) fn volume(&mut self) -> locators::Volume {
        let mut texts = self.runs.texts(Label::Volume);
        if let Some((at, volumes)) = texts.iter().enumerate().find_map(|(at, text)| Some((at, edition::volumes(text)?)))
        {
            texts.remove(at);
            self.text(Field::Volumes, volumes, Label::Volume);
        }
        // `Iter Italicum, I–VI, London`: all the volumes of a book.
        let alone =
            !self.runs.has(Label::ContainerTitle) && !self.runs.has(Label::Pages) && !self.runs.has(Label::Issue);
        if let [range] = texts.as_slice()
            && let Some(volumes) = part::all_volumes(range).filter(|_| alone)
        {
            texts.clear();
            self.text(Field::Volumes, volumes, Label::Volume);
        }
        // `Storia della cultura veneta, 3/I, Vicenza`: of a book, no issue.
        let of_book = self.runs.has(Label::Location) || self.runs.has(Label::Publisher);
        if let Some((at, (volume, part))) =
            texts.iter().enumerate().find_map(|(at, text)| Some((at, part::volume_and_part(text).filter(|_| of_book)?)))
        {
            self.text(Field::Part, part, Label::Volume);
            texts[at] = volume;
        }
        // `«ASNP», s. II 25`: a journal that has begun to count anew.
        if let Some((series, volume)) =
            texts.first().and_then(|text| locators::series_and_volume(text)).filter(|_| !of_book)
        {
            self.text(Field::Series, counted_anew::named(series), Label::Volume);
            texts[0] = volume;
        }
        // `ANRW II, 36.2, Berlin`: part, volume and half volume of one handbook.
        if let Some(volume) = texts.first().filter(|_| of_book).and_then(|text| part::of_a_handbook(text)) {
            return locators::Volume { volume: Some(volume), ..locators::Volume::default() };
        }
        let mut read =
            texts.iter().map(|text| locators::volume(text)).filter(|read| *read != locators::Volume::default());
        let mut volume = read.next().unwrap_or_default();
        // `Nueva Sociedad, (232), 50-70`: in brackets stands the issue of a journal that counts no volumes.
        let bracketed = texts.first().is_some_and(|text| {
            let number = text.trim_start().strip_prefix('(').map(|rest| rest.trim_end_matches([')', ',', '.', ' ']));
            number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
        });
        if bracketed && volume.number.is_none() && !self.runs.has(Label::Issue) {
            volume.number = volume.volume.take();
        }
        // A further volume without a date between is that of a second printing: `Phys. Rev. 2, 231; Physica 38, 1113`.
        if let Some(second) = self.runs.behind_date(Label::Volume).map(locators::volume)
            && volume.number.is_none()
            && volume.volume.is_some()
            && !self.runs.has(Label::Issue)
        {
            volume.number = second.number.or(second.volume);
        }
        // `Skírnir 1988:3, 45–67`: a year for the volume, and its number.
        if let (Some(number), Some(year), false) = (&volume.volume, self.record.year(), self.runs.has(Label::Issue))
            && volume.number.is_none()
            && number.len() <= 2
            && number.bytes().all(|b| b.is_ascii_digit())
            && [",", "."].iter().any(|sign| self.runs.all().contains(&format!(" {year}:{number}{sign}")))
        {
            volume.number = volume.volume.take();
        }
        // `经济研究, 1996(6)`: an entry that has no date has it there.
        let counted = volume.number.is_some() || self.runs.has(Label::Issue);
        let year = volume.volume.as_deref().filter(|_| counted && !self.record.has(&Field::Date));
        if let Some(date) = year.filter(|year| year.len() == 4).and_then(|year| dates::read(year).date) {
            self.set(Field::Date, Value::Date(date), Label::Volume);
            volume.volume = None;
        }
        volume
    }

    /// `Official Journal, L 277, 1–102`: the letter of its series, which is no roman number, goes with the issue.
    pub(super) fn letter_of_the_official_journal(&mut self, volume: &mut locators::Volume) {
        const NAMES: [&str; 7] = [
            "Official Journal",
            "Amtsblatt der",
            "Journal officiel",
            "Gazzetta ufficiale",
            "Diario Oficial",
            "Jornal Oficial",
            "Publicatieblad",
        ];
        let Some(container) = &self.evidence.container else { return };
        if !NAMES.iter().any(|name| container.contains(name)) {
            return;
        }
        let issue = |letter: &str| {
            let (_, rest) = self.runs.all().split_once(&format!(", {letter}"))?;
            let digits = rest.trim_start();
            let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
            (end > 0).then(|| format!("{letter} {}", &digits[..end]))
        };
        if let Some(issue) = issue("L").or_else(|| issue("C")) {
            (volume.volume, volume.number) = (None, Some(issue));
        }
    }

    /// `Phys. Rev. D76`: the letter is the journal's, the number the volume's, whichever label the word got.
    pub(super) fn letter_of_journal(&mut self, volume: &mut locators::Volume) {
        let Some(container) = self.evidence.container.as_mut() else { return };
        match &volume.volume {
            None => {
                if let Some((name, number)) = locators::letter_and_volume(container) {
                    *container = name;
                    volume.volume = Some(number);
                }
            }
            Some(text) => {
                let (letter, number) = text.split_at(text.chars().next().map_or(0, char::len_utf8));
                let lettered = letter.chars().all(|c| c.is_ascii_uppercase())
                    && !number.is_empty()
                    && number.bytes().all(|b| b.is_ascii_digit());
                if lettered && locators::has_sections(container) {
                    *container = format!("{container} {letter}");
                    volume.volume = Some(number.to_owned());
                }
            }
        }
    }
}
