//! What only the whole entry tells of a field: the number of a patent, a series in the place of a container, the last stop of
//! an abbreviated journal, the number of a French one.

use super::{Builder, genre, identifiers, titles, words};
use crate::record::{EntryType, Field, Name, Names, Value};
use crate::reference::label::Label;

impl Builder<'_> {
    /// `Leviathan. Edited by Ann Moor. Texts in Thought. Oslo: Quay`: what follows the editors of a book that stands by itself
    /// is its series.
    pub(super) fn series_behind_the_editor(&mut self) {
        let alone = !self.evidence.in_marker
            && !self.evidence.journal
            && !self.evidence.proceedings
            && [Field::Pages, Field::Volume, Field::Number, Field::Issue].iter().all(|field| !self.record.has(field))
            && [Field::Author, Field::Publisher, Field::Location].iter().all(|field| self.record.has(field))
            && self.runs.precedes(Label::Editor, Label::ContainerTitle)
            && !self.runs.title().is_some_and(|title| title.starts_with(['“', '"', '‘', '«', '„', '»', '\'']));
        if alone
            && self.runs.text(Label::Editor).is_some_and(|text| text.starts_with("Edited by "))
            && let Some(container) = self.evidence.container.take()
        {
            let (series, number) = titles::series(&container);
            self.text(Field::Series, series, Label::ContainerTitle);
            self.evidence.series_number = number.or(self.evidence.series_number.take());
        }
    }

    /// `Graduate Texts in Mathematics, No. 52, Springer, New York`: what has no pages and is published is no article, and what
    /// calls itself a series is one.
    pub(super) fn series_of_a_book(&mut self) {
        const SERIES: [&str; 7] =
            ["Texts in", "Lecture Notes", "Series", "Monographs", "Bibliothek", "Studies in", "Grundlehren"];
        let book = [Field::Publisher, Field::Author].iter().all(|field| self.record.has(field))
            && [Field::Pages, Field::Editor, Field::Volume, Field::Series].iter().all(|field| !self.record.has(field))
            && !self.evidence.in_marker
            && !self.evidence.proceedings;
        let named = |name: &String| SERIES.iter().any(|word| name.contains(word));
        if book && let Some(container) = self.evidence.container.take_if(|name| named(name)) {
            self.text(Field::Series, container, Label::ContainerTitle);
        }
    }

    /// `Universität Jena, Dissertation`, `RAND Corporation. Research Memorandum`: what kind of work it is, printed among publishers.
    pub(super) fn what_the_imprint_says(&mut self, publishers: &mut Vec<String>) {
        for name in publishers.iter_mut() {
            let told = titles::kind_behind(name).filter(|(body, _)| body.contains(' '));
            if let Some((body, kind)) = told.map(|(body, kind)| (body.to_owned(), kind.to_owned())) {
                self.evidence.genre.get_or_insert_with(|| genre::genre(&kind));
                *name = body;
            }
        }
        if publishers.len() > 1
            && let Some(at) = publishers.iter().position(|name| titles::is_kind(name))
        {
            let kind = publishers.remove(at);
            self.evidence.genre.get_or_insert_with(|| genre::genre(&kind));
        }
    }

    /// `U.S. Patent 3 624 125`: a patent has one number, whatever its parts were taken for.
    pub(super) fn patent(&mut self) {
        // A title may speak of a patent.
        let title: String = self.record.full_title().chars().filter(char::is_ascii_digit).collect();
        let own = |number: &String| title.is_empty() || !title.contains(number.as_str());
        // In a paper such letters and figures may be anything.
        let alone = || {
            let paper = [Label::Pages, Label::Volume, Label::Issue].iter().any(|label| self.runs.has(*label));
            if paper || self.record.has(&Field::Doi) {
                return None;
            }
            identifiers::patent_code(self.runs.all()).map(str::to_owned)
        };
        let Some(number) = identifiers::patent(self.runs.all()).filter(own).or_else(alone) else { return };
        let figures = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        // `European pat. 1700367` among the notes, `(EP1234567B1)` behind the title
        if self.record.text(&Field::Note).is_some_and(|note| figures(note) == figures(&number)) {
            self.record.fields.remove(&Field::Note);
        }
        if let Some(title) = self.record.text(&Field::Title).map(str::to_owned)
            && let Some(bare) =
                [format!(" ({number})"), format!(", {number}")].iter().find_map(|end| title.strip_suffix(end.as_str()))
        {
            self.record.set_text(Field::Title, bare);
        }
        for field in [Field::Volume, Field::Number, Field::Issue, Field::Pages, Field::EId] {
            self.record.fields.remove(&field);
        }
        self.text(Field::Number, number.clone(), Label::Identifier);
        self.evidence.container =
            self.evidence.container.take().filter(|name| !is_patent_office(name) && figures(name) != figures(&number));
        self.evidence.genre = Some(genre::Genre::plain(EntryType::Patent));
        if !self.record.has(&Field::Holder)
            && let Some(holder) = self.evidence.container.take_if(|name| is_company(name))
        {
            self.record.set_names(Field::Holder, Names::of([Name::Body(holder)]));
        }
        // `U.S. pat. 5668842. Hughes Aircraft Company`: nobody publishes a patent, but somebody holds it.
        if !self.record.has(&Field::Holder)
            && !self.record.has(&Field::Location)
            && let Some(Value::List(mut holders)) = self.record.fields.remove(&Field::Publisher)
        {
            // `(FR, GB, DE)`: where it holds.
            let countries = |holder: &String| {
                holder.split(", ").all(|word| word.len() == 2 && word.chars().all(char::is_uppercase))
            };
            if holders.iter().all(countries) {
                let places: Vec<String> =
                    holders.drain(..).flat_map(|all| all.split(", ").map(str::to_owned).collect::<Vec<_>>()).collect();
                self.record.set(Field::Location, Value::List(places));
            }
            let bodies =
                holders.iter().flat_map(|holder| holder.split(", and ")).flat_map(|holder| holder.split(" and "));
            let bodies: Vec<&str> = bodies.collect();
            let several = bodies.len() > 1;
            let parts =
                bodies.into_iter().flat_map(|body| if several { body.split(", ").collect() } else { vec![body] });
            self.record.set_names(Field::Holder, Names::of(parts.map(|body| Name::Body(body.to_owned()))));
        }
        if let Some(title) = self.record.text(&Field::Title).and_then(|title| title.strip_suffix(". U.S.")) {
            let title = title.to_owned();
            self.record.set_text(Field::Title, title);
        }
        // `285,999`: a part of the number.
        if self.record.text(&Field::Library).is_some_and(|part| part.contains(|c: char| c.is_ascii_digit())) {
            self.record.fields.remove(&Field::Library);
        }
        let open = self.record.text(&Field::Title).and_then(titles::open_bracket).map(|(title, _)| title.to_owned());
        if let Some(title) = open {
            self.record.set_text(Field::Title, title);
        }
    }

    /// `Phys. Rev. 108, 1175`: an abbreviated name ends with the stop that its last word has.
    pub(super) fn stop_of_the_journal(&mut self) {
        let Some(name) = self.record.text(&Field::JournalTitle) else { return };
        let last = name.rsplit([' ', '.', '-']).next().unwrap_or("");
        let whole =
            ["Journal", "Review", "Report", "Record", "Digest", "Forum", "World", "Letters", "Bulletin", "Reports"];
        let known = is_abbreviated(last);
        let short = last.len() < 8 && !last.ends_with(['a', 'e', 'o', 'y', 's']) && !whole.contains(&last);
        let abbreviated = (short || known) && (name.contains(". ") || name.contains(".-"));
        let all = self.runs.all();
        let mut behind = all.match_indices(name).filter_map(|(at, _)| all[at + name.len()..].strip_prefix('.'));
        let Some(behind) = behind.next() else { return };
        // `Neural Comput. 18, 1527`: of one abbreviation alone the stop may part the journal from the year, as physicians print it
        // (`Lancet Oncol. 2010`), but from no volume.
        let parts = behind.trim_start().bytes().take_while(u8::is_ascii_digit).count() == 4;
        let before = name.rsplit_once(' ').map_or("", |(before, _)| before);
        let alone = known && !parts && !before.is_empty() && !before.split(' ').any(is_abbreviated);
        let counted = behind.starts_with(',') || behind.trim_start().starts_with(|c: char| c.is_ascii_digit());
        // `Comput. J. 27`
        let journal = name.contains(". ") && matches!(last, "J" | "Z" | "Q");
        let capitals = journal || abbreviated && name.chars().all(|c| !c.is_lowercase());
        if (journal || abbreviated || alone && counted) && (capitals || name.ends_with(char::is_lowercase)) {
            let whole = format!("{name}.");
            self.record.set_text(Field::JournalTitle, whole);
        }
    }

    /// `94(Suppl.), S95–S120`: a supplement is the issue.
    pub(super) fn supplement(&mut self) {
        let Some(note) = self.record.text(&Field::Note) else { return };
        let word = note.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let named =
            matches!(word.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' '), "suppl" | "supl" | "supplement");
        if named && self.record.has(&Field::JournalTitle) && !self.record.has(&Field::Number) {
            let note = words::trim(note).to_owned();
            self.record.fields.remove(&Field::Note);
            self.text(Field::Number, note, Label::Note);
        }
    }

    /// `Revue des lacs, 72`: French journals count their numbers on and on, and what stands alone after the name of
    /// one is such a number (`n° 72`), unless it says that it is a volume.
    pub(super) fn french_number(&mut self) {
        let french = self.record.text(&Field::LangId).is_some_and(|language| language == "french");
        // `45(3)`, `146:30`, `C. R. Acad. Sci. 45`: the sciences print volumes so.
        let bare = self.runs.text(Label::Volume).is_some_and(|text| {
            let number = words::trim(text);
            // `Communications 11 (1968)`: who prints so has volumes.
            let dated = self.runs.all().contains(&format!(" {number} ("));
            // `Actes, 20-21, mars-avril`
            let (first, last) = number.split_once(['-', '–']).unwrap_or((number, number));
            let numbers = first.parse::<u32>().ok().zip(last.parse::<u32>().ok());
            const MOST: u32 = 3;
            let digits = numbers.is_some_and(|(first, last)| last >= first && last - first <= MOST);
            digits && !dated && !text.contains(&format!("{number}:"))
        });
        let abbreviated =
            |name: &str| name.as_bytes().windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1] == b'.');
        // `Jahrbuch des Instituts, 102`: a journal in another language has volumes.
        let foreign = |name: &str| super::language::of(&[name]).is_some_and(|language| language != "french");
        let bare =
            bare && self.record.text(&Field::JournalTitle).is_some_and(|name| !abbreviated(name) && !foreign(name));
        let journal = self.record.has(&Field::JournalTitle)
            && !self.record.has(&Field::Number)
            && !self.record.has(&Field::Publisher);
        if french
            && bare
            && journal
            && let Some(number) = self.record.fields.remove(&Field::Volume)
        {
            self.set(Field::Number, number, Label::Volume);
        }
    }
}

/// Whether a name ends as those of firms and of universities do.
fn is_company(name: &str) -> bool {
    const LAST: [&str; 14] = [
        "Company",
        "Co",
        "Inc",
        "GmbH",
        "AG",
        "Ltd",
        "Limited",
        "Corp",
        "Corporation",
        "LLC",
        "SA",
        "University",
        "Institute",
        "KG",
    ];
    name.trim_end_matches('.').rsplit(' ').next().is_some_and(|last| LAST.contains(&last))
}

/// `U.S. Patent`, `US Pat.`, `U.S.`: what stands before the number of a patent is no journal.
fn is_patent_office(name: &str) -> bool {
    name.contains("Patent")
        || name.contains("Pat") && name.len() < 12
        || (name.ends_with(" pat") || name.contains(" pat. ")) && name.len() < 24
        || matches!(name, "U.S." | "US" | "U. S." | "EP" | "U.S")
}

/// `Quay State University. Blacksburg, Virginia`: behind the stop stands the town.
pub(super) fn town_behind_a_university(publishers: &mut [String], places: &mut Vec<String>, thesis: bool) {
    let [name] = publishers else { return };
    let Some((body, town)) = name.rsplit_once(". ") else { return };
    const TEACH: [&str; 9] = [
        "University",
        "Università",
        "Universität",
        "Université",
        "Universidad",
        "Universidade",
        "Institute",
        "College",
        "Hochschule",
    ];
    let taught = body.split([' ', ',']).any(|word| TEACH.contains(&word));
    let named = town.split(' ').count() < 3
        && town.split(' ').all(|word| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic));
    let whole = body.rsplit(' ').next().is_some_and(|last| last.chars().count() > 3 && !last.contains('.'));
    let alone = places.is_empty() || thesis && places.len() == 1;
    if taught && named && whole && alone {
        *places = vec![places.first().map_or_else(|| town.to_owned(), |state| format!("{town}, {state}"))];
        *name = body.to_owned();
    }
}

/// `University of California, Irvine`: what follows the comma is part of the name.
pub(super) fn campus(publishers: &mut [String], places: &mut Vec<String>, entry: &str) {
    const SYSTEMS: [&str; 10] = [
        "California",
        "Texas",
        "Michigan",
        "Wisconsin",
        "Illinois",
        "Massachusetts",
        "Maryland",
        "Minnesota",
        "Colorado",
        "North Carolina",
    ];
    let ([name], [place]) = (publishers, places.as_slice()) else { return };
    let state = name.rsplit_once("University of ").or_else(|| name.rsplit_once("Univ. ")).map(|(_, state)| state);
    let system = state.is_some_and(|state| SYSTEMS.contains(&state));
    let whole = format!("{name}, {place}");
    if system && entry.contains(&whole) {
        *name = whole;
        places.clear();
    }
}

/// Whether this is a word of journals' names cut short, and no whole word.
fn is_abbreviated(word: &str) -> bool {
    #[rustfmt::skip]
    const SHORT: [&str; 90] = [
        "Acad", "Agric", "Am", "Anal", "Ann", "Appl", "Arch", "Assoc", "Astron", "Astrophys", "Biochem", "Biol", "Biophys", "Bot",
        "Br", "Bull", "Can", "Chem", "Clin", "Commun", "Comput", "Cybern", "Dis", "Dyn", "Ecol", "Econ", "Econom", "Educ", "Electron",
        "Endocrinol", "Eng", "Environ", "Epidemiol", "Eur", "Evol", "Exp", "Genet", "Geogr", "Geol", "Geophys", "Hist", "Immunol",
        "Ind", "Inf", "Int", "Lett", "Magn", "Manag", "Mater", "Math", "Mech", "Med", "Meteorol", "Microbiol", "Mod", "Mol", "Nat",
        "Neurol", "Neurosci", "Nucl", "Oncol", "Opt", "Pediatr", "Pharmacol", "Philos", "Phys", "Physiol", "Plasm", "Polit",
        "Proc", "Psychiatr", "Psychol", "Q", "Radiol", "Rep", "Res", "Respir", "Rev", "Sci", "Soc", "Sociol", "Softw", "Stat",
        "Statist", "Surg", "Syst", "Technol", "Theor", "Trans", "Zool",
    ];
    SHORT.binary_search(&word).is_ok()
}
