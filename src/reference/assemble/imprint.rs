//! Who published a work and where, and what kind of work the imprint says it is.

use super::{Builder, genre, when, whole, words};
use crate::record::{EntryType, Field, Name, Value};
use crate::reference::label::Label;

impl Builder<'_> {
    pub(super) fn publication(&mut self) {
        // `Print.`, as MLA once ended every entry.
        let medium = |text: &&str| !matches!(words::trim(text).trim_matches('.'), "Print" | "Web");
        if let Some(text) = self.telling_genre().filter(medium) {
            let dated = when::year_behind(text).filter(|(_, year)| self.record.year() == year.parse().ok());
            let genre = genre::genre(dated.map_or(text, |(kind, _)| kind));
            self.confidence.insert(Field::Type, self.runs.confidence(Label::Genre));
            let counted = genre.kind == EntryType::Report && genre.number.is_none();
            let number = || self.runs.texts(Label::Identifier).into_iter().find_map(genre::report_number);
            let number = if counted { number() } else { None };
            self.evidence.genre = Some(genre::Genre { number: genre.number.or(number), ..genre });
        } else if self.evidence.genre.is_some() {
            // Read off the title's end.
        } else if let Some(genre) = self.runs.text(Label::Note).and_then(genre::genre_in_note) {
            self.evidence.genre = Some(genre);
        }
        let mut publishers: Vec<String> = Vec::new();
        let mut places: Vec<String> = Vec::new();
        for text in self.runs.imprint() {
            let text = when::leads_to_the_first(text).unwrap_or(text);
            let (publisher, place) = words::publisher(text, self.runs.has(Label::Location));
            publishers.extend(publisher);
            places.extend(place);
        }
        for text in self.runs.texts(Label::Location) {
            places.extend(words::places(text));
        }
        places.iter_mut().for_each(words::stop_of_an_initial);
        publishers.iter_mut().for_each(words::stop_of_initials);
        publishers.retain(|name| !words::is_unknown(name));
        places.retain(|name| !words::is_unknown(name));
        places.dedup();
        publishers.dedup();
        self.what_the_imprint_says(&mut publishers);
        whole::campus(&mut publishers, &mut places, self.runs.all());
        let thesis = self.evidence.genre.as_ref().is_some_and(|genre| genre.kind == EntryType::Thesis);
        whole::town_behind_a_university(&mut publishers, &mut places, thesis);
        // `[PhD thesis, University of Oslo]. ProQuest`: who keeps it published nothing.
        if let [body] = publishers.as_mut_slice()
            && let Some((own, keeper)) = body.split_once("]. ").map(|(own, keeper)| (own.to_owned(), keeper.to_owned()))
        {
            self.text(Field::Library, keeper, Label::Publisher);
            *body = own;
        }
        if self.evidence.container.is_some() && publishers.iter().all(|name| words::is_database(name)) {
            publishers.clear();
        }
        // `World Bank. (2009). … Washington, DC: Author.`, as the sixth edition of APA's manual has it
        if publishers == ["Author"]
            && let Some([Name::Body(body)]) = self.record.names(Field::Author).map(|names| names.list.as_slice())
        {
            publishers = vec![body.clone()];
        }
        self.evidence.publishers = publishers.len();
        self.set(Field::Publisher, Value::List(publishers), Label::Publisher);
        self.set(Field::Location, Value::List(places), Label::Location);
    }

    /// The stretch that says what kind of work it is: of several, `[Online]` and `(masch.)` say least.
    pub(super) fn telling_genre(&self) -> Option<&str> {
        let longest = self.runs.text(Label::Genre)?;
        let says = |text: &str| !matches!(genre::genre(text).kind, EntryType::Misc | EntryType::Online);
        let other = || self.runs.texts(Label::Genre).into_iter().find(|text| says(text));
        if says(longest) { Some(longest) } else { other().or(Some(longest)) }
    }
}
