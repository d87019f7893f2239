//! What a work, its container and its series are called: their titles, without what is printed at their ends.

use super::names::read_names;
use super::titles::TitleParts;
use super::{Builder, counted_anew, dates, edition, genre, identifiers, titles, words};
use crate::record::{Date, DatePoint, DateValue, EntryType, Field, Record, Value};
use crate::reference::east_asia::WorkTag;
use crate::reference::label::Label;
use crate::reference::list::same_author;
use crate::text::rejoined;

impl Builder<'_> {
    pub(super) fn titles(&mut self) {
        let in_volumes = self.runs.title_of_volume();
        let title = in_volumes.map(|(work, _)| work.to_owned()).or_else(|| self.runs.title());
        let mut container = self.runs.container();
        let volume_of = self.runs.volume_of_a_work();
        if let Some((own, _, holds)) = volume_of {
            container = holds.then(|| (own.to_owned(), true));
        }
        let in_volumes = in_volumes.filter(|_| volume_of.is_none());
        let title = volume_of.filter(|(.., holds)| !holds).map(|(own, ..)| own.to_owned()).or(title);
        // `Weber M (1978) Economy and Society (eds G Roth and C Wittich). Berkeley`: what holds nothing is the work itself.
        let located = [Label::Volume, Label::Issue, Label::Pages].iter().any(|label| self.runs.has(*label));
        let itself = title.is_none() && !located && self.runs.has(Label::Publisher);
        let title = container.take_if(|(_, announced)| itself && !*announced).map(|(text, _)| text).or(title);
        if let Some((text, after_in)) = &container {
            self.evidence.in_marker |= after_in;
            self.evidence.container(text);
        }
        // `Encyclopædia Britannica, 11th ed., s.v. “Evolution”`: the article is what is cited.
        let article = self.runs.texts(Label::Other).into_iter().chain(self.runs.texts(Label::Note));
        let article = article
            .map(words::trim)
            .filter_map(|text| text.strip_prefix("s.v. ").or_else(|| text.strip_prefix("s. v. ")))
            .map(words::trim)
            .next();
        let (title, container) = match (article, title, container) {
            (Some(article), Some(reference), None) => {
                self.evidence.genre = Some(genre::Genre::plain(EntryType::InReference));
                (Some(article.to_owned()), Some((reference, false)))
            }
            (_, title, container) => (title, container),
        };
        let entry_of = |text: &&str| {
            matches!(
                words::trim(text),
                "s.v" | "s. v" | "S.v" | "S. v" | "Art" | "art" | "voce" | "Stichwort" | "Artikel"
            )
        };
        if container.is_some() && self.runs.texts(Label::Other).iter().any(entry_of) {
            self.evidence.genre = Some(genre::Genre::plain(EntryType::InReference));
        }
        // `Preface. Songs of Quay, translated by Ann Moor, Pier, 2001`: what was written for a book is a part of it.
        let written_for = title.as_deref().map(words::trim).is_some_and(|title| {
            matches!(
                title,
                "Foreword"
                    | "Preface"
                    | "Introduction"
                    | "Afterword"
                    | "Prologue"
                    | "Epilogue"
                    | "Vorwort"
                    | "Einleitung"
                    | "Nachwort"
                    | "Préface"
                    | "Prefazione"
                    | "Introduzione"
                    | "Prólogo"
                    | "Introducción"
            )
        });
        self.evidence.in_marker |= written_for && container.is_some() && self.runs.has(Label::Publisher);
        if let Some(text) = title {
            self.title(&text, container.is_none(), in_volumes.map(|(_, own)| own));
        }
        if let Some((_, work, _)) = volume_of {
            self.main_title(work);
        }
        if let Some((text, _)) = container {
            let in_volumes = self.runs.host_in_volumes().filter(|_| self.is_book() && volume_of.is_none());
            match in_volumes {
                Some((work, own)) => {
                    self.main_title(words::strip_in(work).unwrap_or(work));
                    self.evidence.container(own);
                    self.container(own);
                }
                None => self.container(&text),
            }
        }
        if let Some(series) = self.runs.text(Label::CollectionTitle) {
            let (series, number) = titles::series(series);
            self.text(Field::Series, counted_anew::named(&series), Label::CollectionTitle);
            if let Some(number) = number {
                self.evidence.series_number = Some(number);
            }
        }
    }

    /// `Moor, A., ed. Criticism. Vol. 61. Oslo: Quay, 1990, pp. 204–208`: what has editors, and no author and no title, is the book itself.
    pub(super) fn edited_and_no_part(&mut self) {
        let named = |record: &Record, field| record.has(&field);
        let book = named(&self.record, Field::Editor)
            && !named(&self.record, Field::Author)
            && !named(&self.record, Field::Title)
            && !self.runs.has(Label::Title)
            && !self.evidence.in_marker
            && !self.runs.has(Label::Issue)
            && !self.runs.all().trim_start().starts_with("In")
            && self.runs.has(Label::Publisher);
        if let Some(title) = self.evidence.container.take_if(|_| book) {
            self.title(&title, true, None);
            self.confidence.insert(Field::Title, self.runs.confidence(Label::ContainerTitle));
        }
    }

    /// Whether what holds the work is a book rather than a journal.
    fn is_book(&self) -> bool {
        let published = self.runs.has(Label::Publisher) || self.runs.has(Label::Location);
        (self.evidence.in_marker || self.runs.has(Label::Editor))
            && published
            && !self.evidence.journal
            && !self.runs.has(Label::Issue)
    }

    /// The work in volumes of which the work, or what holds it, is a volume: `in Storia d’Italia, vol. I, I caratteri originali`.
    fn main_title(&mut self, work: &str) {
        let (title, subtitle) = titles::split(&titles::read(&rejoined(work)).title);
        self.text(Field::MainTitle, title, Label::ContainerTitle);
        self.text(Field::MainSubtitle, subtitle, Label::ContainerTitle);
    }

    /// The work's own title. `alone` says that nothing contains the work, `own` is the title of the volume that is cited.
    fn title(&mut self, text: &str, alone: bool, own: Option<&str>) {
        let mut parts = titles::read(&rejoined(text));
        if !alone {
            parts.title = titles::without_in(&parts.title).to_owned();
        }
        // `La società feudale [1939-40]`, before the date of the edition that is cited
        let first = titles::first_year(&parts.title).filter(|_| self.record.has(&Field::Date));
        if let Some((title, date)) = first.and_then(|(title, year)| Some((title.to_owned(), dates::read(year).date?))) {
            self.set(Field::OrigDate, Value::Date(date), Label::Title);
            parts.title = title;
        }
        // `I re taumaturghi (1924), trad. it.`: before a translation, the year is the original's.
        let translated = self.runs.has(Label::Translator) || self.runs.all().contains("), trad. ");
        let first = titles::year_in_brackets(&parts.title)
            .filter(|(_, year)| translated && self.record.year().is_some_and(|date| date > *year));
        if let Some((title, year)) = first.map(|(title, year)| (title.to_owned(), year)) {
            self.set(Field::OrigDate, Value::Date(DateValue::Edtf(Date::At(DatePoint::year(year)))), Label::Title);
            parts.title = title;
        }
        self.behind_the_title(&mut parts, alone);
        if let Some(volume) = parts.volume {
            self.text(Field::Volume, volume, Label::Title);
        }
        if let Some(edition) = parts.edition {
            self.text(Field::Edition, edition, Label::Title);
        }
        self.evidence.genre = parts.numbered.as_deref().map(genre::genre).or(self.evidence.genre.take());
        let volume = self.record.has(&Field::Volume) || self.runs.has(Label::Volume);
        let (title, subtitle) = match titles::part_of_larger(&parts.title, alone && volume) {
            Some((title, subtitle, main)) => {
                self.text(Field::MainTitle, main, Label::Title);
                (title, subtitle)
            }
            None => titles::split(&parts.title),
        };
        let (title, subtitle) = match own {
            // `Visions. Vol. 1, Regarding Method`: the work has the one title, its volume the other.
            Some(own) => {
                self.text(Field::MainTitle, title, Label::Title);
                self.text(Field::MainSubtitle, subtitle, Label::Title);
                titles::split(words::trim(own))
            }
            None => (title, subtitle),
        };
        self.text(Field::Title, title, Label::Title);
        self.text(Field::Subtitle, subtitle, Label::Title);
    }

    /// Takes what is printed behind the title off its end: tags, remarks, kinds of works, numbers, people.
    fn behind_the_title(&mut self, parts: &mut TitleParts, alone: bool) {
        // `Zeitgeschichte, Version: 2.0`
        let version = parts.title.split_once(", Version: ").filter(|(_, number)| number.len() < 8);
        if let Some((title, number)) = version.map(|(title, number)| (title.to_owned(), number.to_owned())) {
            self.text(Field::Version, number, Label::Title);
            parts.title = title;
        }
        // `Augustus und die Macht der Bilder ²(München 1990)`
        let raised = ['²', '³', '⁴', '⁵'].iter().position(|sign| parts.title.ends_with(*sign));
        if let Some(nth) = raised {
            self.text(Field::Edition, (nth + 2).to_string(), Label::Title);
            parts.title = parts.title.trim_end_matches(['²', '³', '⁴', '⁵', ' ']).to_owned();
        }
        // `rmarkdown: Documents for R. Version 2.14`
        let preprint = || identifiers::eprint(self.runs.all()).is_some();
        let divided = |by: &str| parts.title.rsplit_once(by);
        let of_a_preprint = || [", version ", " version "].into_iter().find_map(divided).filter(|_| preprint());
        let version = divided(". Version ").or_else(of_a_preprint).filter(|(_, number)| {
            number.starts_with(|c: char| c.is_ascii_digit()) && number.len() < 12 && !number.contains(' ')
        });
        if let Some((title, number)) = version.map(|(title, number)| (title.to_owned(), number.to_owned())) {
            self.text(Field::Version, number, Label::Title);
            if !preprint() {
                self.evidence.genre.get_or_insert_with(|| genre::Genre::plain(EntryType::Software));
            }
            parts.title = title;
        }
        if let Some(title) = parts.title.strip_suffix(", preprint") {
            parts.title = title.to_owned();
        }
        if let Some(title) = self.year_and_edition_behind(&parts.title) {
            parts.title = title;
        }
        // `Les lieux. 3 tomes`, `Geschiedenis, 15 dln.`
        let seam = parts.title.rfind([',', '.']).map(|at| parts.title.split_at(at));
        let counted = seam.and_then(|(title, tail)| Some((title.to_owned(), edition::volumes(&tail[1..])?.to_owned())));
        if let Some((title, volumes)) = counted.filter(|_| alone) {
            self.text(Field::Volumes, volumes, Label::Title);
            parts.title = title;
        }
        if let Some((title, tag)) = WorkTag::behind(&parts.title) {
            self.evidence.genre = genre::tagged(tag).or(self.evidence.genre.take());
            parts.title = title.to_owned();
            // `Rivers: RM-3420[R]`
            let number = parts.title.rsplit_once(": ").filter(|(_, number)| {
                tag == WorkTag::Report && !number.contains(' ') && number.contains(|c: char| c.is_ascii_digit())
            });
            if let Some((title, number)) = number.map(|(title, number)| (title.to_owned(), number.to_owned())) {
                self.text(Field::Number, number, Label::Title);
                parts.title = title;
            }
        }
        if let Some((title, kind)) = titles::kind_behind(&parts.title).filter(|_| alone) {
            self.evidence.genre.get_or_insert_with(|| genre::genre(kind));
            parts.title = title.to_owned();
        }
        // ISO 690: `Rivers. Online.`, `Rivers. 7. Oslo : Quay`
        if let Some(title) = parts.title.strip_suffix(". Online").filter(|_| self.runs.has(Label::Url)) {
            parts.title = title.to_owned();
        }
        let number = parts.title.rsplit_once(". ").filter(|(_, number)| {
            number.len() < 3 && number.bytes().all(|b| b.is_ascii_digit()) && self.runs.has(Label::Location)
        });
        // `Machines Ch. 3` is a chapter.
        // `225 B.C.–A.D. 14` are years.
        let whole = |title: &str| {
            let word = title.rsplit(' ').next().unwrap_or_default();
            let part =
                ["Suppl", "Chap", "Part", "Teil", "Deel", "Band", "Book", "Fasc", "Heft", "Issue"].contains(&word);
            word.chars().count() > 3 && !word.ends_with(char::is_uppercase) && !part
        };
        if let Some((title, number)) = number.filter(|(title, _)| alone && whole(title)) {
            self.text(Field::Edition, number.to_owned(), Label::Title);
            parts.title = title.to_owned();
        }
        // `Kosmos: Entwurf einer Beschreibung (5). Stuttgart: Cotta`
        let volume = parts.title.strip_suffix(')').and_then(|inside| inside.rsplit_once(" ("));
        let volume = volume.filter(|(_, number)| number.len() < 3 && number.bytes().all(|b| b.is_ascii_digit()));
        if let Some((title, number)) = volume.filter(|_| alone && self.runs.has(Label::Publisher)) {
            self.text(Field::Volume, number.to_owned(), Label::Title);
            parts.title = title.to_owned();
        }
        let version = titles::number_behind(&parts.title);
        if let Some((title, titles::Behind::Version(version))) = version {
            self.text(Field::Version, version, Label::Title);
            parts.title = title;
        }
        if let Some((title, addition)) = titles::addition(&parts.title) {
            // `[dissertation]`, `[technical report]` say what it is.
            let told = genre::genre(addition);
            if matches!(
                told.kind,
                EntryType::Thesis
                    | EntryType::Report
                    | EntryType::Dataset
                    | EntryType::Software
                    | EntryType::Audio
                    | EntryType::Video
            ) {
                self.evidence.genre = Some(told);
            } else {
                self.text(Field::TitleAddon, addition.to_owned(), Label::Title);
            }
            parts.title = title.to_owned();
        }
        if let Some((title, told)) = titles::number_behind(&parts.title) {
            match told {
                titles::Behind::Version(version) => self.text(Field::Version, version, Label::Title),
                titles::Behind::Numbered(name) => parts.numbered = Some(name),
            }
            parts.title = title;
        }
        // `The seven things (No. 503) [Audio podcast episode]`
        let cast = || {
            let told = self.evidence.genre.as_ref().map(|genre| &genre.kind);
            matches!(told, Some(EntryType::Audio | EntryType::Video))
                || ["podcast episode]", "TV series episode]"].iter().any(|word| self.runs.all().contains(word))
        };
        let episode = parts.title.strip_suffix(')').and_then(|inside| inside.rsplit_once(" (No. "));
        if let Some((title, number)) =
            episode.filter(|(_, number)| number.bytes().all(|b| b.is_ascii_digit()) && cast())
        {
            self.text(Field::Number, number.to_owned(), Label::Title);
            parts.title = title.to_owned();
        }
        // `A strategy for rivers (COM(2020) 66 final)`
        let numbered = parts
            .title
            .strip_suffix(')')
            .and_then(|inside| inside.rsplit_once(" (COM("))
            .filter(|(_, number)| number.contains(')'));
        if let Some((title, number)) = numbered.map(|(title, number)| (title.to_owned(), format!("COM({number}"))) {
            self.text(Field::Number, number, Label::Title);
            parts.title = title;
        }
        // `Also sprach Zarathustra (KSA 4), München: dtv`
        let published = self.runs.has(Label::Publisher) || self.runs.has(Label::Location);
        let series = titles::short_series_behind(&parts.title).filter(|_| {
            alone && published && !self.runs.has(Label::CollectionTitle) && self.evidence.series_number.is_none()
        });
        if let Some((title, name, number)) =
            series.map(|(title, name, number)| (title.to_owned(), name.to_owned(), number.to_owned()))
        {
            self.text(Field::Series, name, Label::Title);
            self.evidence.series_number = Some(number);
            parts.title = title;
        }
        if let Some((title, people)) = titles::people_behind(&parts.title) {
            let read = read_names(people);
            let field = if read.translators { Field::Translator } else { Field::Editor };
            self.set(field, Value::Names(read.names), Label::Title);
            parts.title = title.to_owned();
        }
    }

    /// The title of what contains the work.
    fn container(&mut self, text: &str) {
        let mut parts = titles::read(&rejoined(text));
        // `in: ders.: Lateinisch-Deutsche Studienausgabe`
        let own = same_author(&parts.title).map(|rest| rest.trim_start_matches([',', ':', '.', ' ']).to_owned());
        if let Some(title) = own.filter(|title| title.chars().filter(|c| c.is_alphabetic()).count() > 3) {
            parts.title = title;
        }
        if let Some(name) = parts.title.strip_prefix("Presented at: ") {
            parts.title = name.to_owned();
        }
        // `Journal of Rivers [Internet]`, as the National Library of Medicine has it.
        let online = ["internet", "online", "en ligne", "en línea", "em linha", "in linea", "electronic resource"];
        let remark = titles::addition(&parts.title).filter(|(_, word)| online.contains(&word.to_lowercase().as_str()));
        if let Some((name, _)) = remark {
            parts.title = name.to_owned();
        }
        // `[J/OL]. Cognition`
        let tagged = parts.title.strip_prefix('[').and_then(|rest| rest.split_once("]. "));
        if let Some((_, container)) = tagged.filter(|(tag, _)| WorkTag::read(tag).is_some()) {
            parts.title = container.to_owned();
        }
        if let Some((container, edition)) = titles::open_bracket(&parts.title) {
            // `(=Blue Books 12`, `(Summer 2019 ed.)`
            if let Some(series) = edition.strip_prefix('=') {
                let (series, number) = titles::series(series);
                self.text(Field::Series, series, Label::ContainerTitle);
                self.evidence.series_number = number;
                parts.title = container.to_owned();
            } else if self.runs.has(Label::Edition) {
                parts.edition = parts.edition.or(Some(edition.to_owned()));
                parts.title = container.to_owned();
            }
        }
        // `The encyclopedia of rivers (Spring 2019 ed.)`
        if let Some((container, edition)) = titles::dated_edition(&parts.title) {
            // The season's year is that of the version, where the entry has no other.
            if let Some(date) = dates::read(edition.rsplit(' ').next().unwrap_or_default()).date {
                self.set(Field::Date, Value::Date(date), Label::ContainerTitle);
            }
            parts.edition = parts.edition.or(Some(edition.to_owned()));
            parts.title = container.to_owned();
        }
        // `Journal of the Royal Rivers Institute (N.S.)`
        let counts = self.runs.has(Label::Volume) || self.runs.has(Label::Pages);
        if let Some((journal, series)) = counted_anew::journal_and_series(&parts.title).filter(|_| counts) {
            self.text(Field::Series, series.to_owned(), Label::ContainerTitle);
            parts.title = journal.to_owned();
        }
        parts.title = titles::without_update(&parts.title).to_owned();
        // `Progress in Rivers xxx (2011) xxx–xxx`: a proof, before it had a volume.
        if self.runs.all().matches("xxx").count() > 1 {
            parts.title = parts.title.strip_suffix(" xxx").map(str::to_owned).unwrap_or(parts.title);
        }
        if let Some(volume) = parts.volume {
            self.text(Field::Volume, volume, Label::ContainerTitle);
        }
        if let Some(edition) = parts.edition {
            self.text(Field::Edition, edition, Label::ContainerTitle);
        }
        self.evidence.container = Some(parts.title).filter(|title| !titles::is_preprint(title));
    }
}
