//! The seam between labelling and assembly: what a token can be, and what a labeller is.
//!
//! A labeller takes a tokenised entry and says of each token which part of a reference it belongs to and how sure it is;
//! assembly turns runs of one label into fields. Anything that fills this interface (rules, a trained sequence model, both
//! together) can stand before assembly. The labels are the common ground of the published tag sets (AnyStyle, GROBID,
//! Linked Books, EXCITE, CERMINE), so that a model trained on any of them can speak them.

use super::short_form;
use super::tokens::Tokens;

/// The part of a reference that a token belongs to. Punctuation at the edge of a part belongs to either neighbour;
/// assembly trims it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Label {
    /// The number or tag that a list gives the entry: `12.`, `[Smi99]`.
    CitationNumber,
    /// Authors of the work, `et al.` included; a body as well as persons; a dash for the author before.
    Author,
    /// Editors, with `(eds)`, `hrsg. von`.
    Editor,
    /// Translators, with `trans.`.
    Translator,
    /// Author of the book that holds the work (`In: Illouz, Eva, Emotions …`).
    ContainerAuthor,
    /// Title and subtitle of the work itself.
    Title,
    /// Journal, newspaper, edited book, proceedings.
    ContainerTitle,
    /// Series, with its number where there is one; title of a work in several volumes.
    CollectionTitle,
    /// Date of publication with its letter, `n.d.`, `forthcoming`, an original date beside it.
    Date,
    /// Volume, with `vol.`; where a corpus does not part them, volume and issue together (`12(3)`).
    Volume,
    /// Issue or number.
    Issue,
    /// Pages or article number, with `pp.`.
    Pages,
    /// Publisher, university, institution.
    Publisher,
    /// Place of publication.
    Location,
    /// Edition, number of volumes.
    Edition,
    /// What kind of thing it is: `PhD thesis`, `Working Paper No. 12`, `Unpublished manuscript`, `[Review of …]`.
    Genre,
    /// DOI, with its prefix.
    Doi,
    /// Address, with `Available at:`.
    Url,
    /// The day on which the address was read, with `accessed`.
    Accessed,
    /// ISBN or ISSN.
    Isbn,
    /// Other identifiers: arXiv, PubMed, a report's number.
    Identifier,
    /// Archive, fonds, shelf mark.
    Archive,
    /// Words about the reference: `reprinted in`, `quoted by`, `in French`.
    Note,
    /// Nothing of the above: connecting words, stray matter.
    Other,
}

impl Label {
    /// Every label, in order of declaration.
    #[rustfmt::skip]
    pub const ALL: [Label; 24] = {
        use Label::*;
        [CitationNumber, Author, Editor, Translator, ContainerAuthor, Title, ContainerTitle, CollectionTitle, Date, Volume,
         Issue, Pages, Publisher, Location, Edition, Genre, Doi, Url, Accessed, Isbn, Identifier, Archive, Note, Other]
    };

    /// Its name in tagged data: `container-title`.
    pub fn name(self) -> &'static str {
        match self {
            Label::CitationNumber => "citation-number",
            Label::Author => "author",
            Label::Editor => "editor",
            Label::Translator => "translator",
            Label::ContainerAuthor => "container-author",
            Label::Title => "title",
            Label::ContainerTitle => "container-title",
            Label::CollectionTitle => "collection-title",
            Label::Date => "date",
            Label::Volume => "volume",
            Label::Issue => "issue",
            Label::Pages => "pages",
            Label::Publisher => "publisher",
            Label::Location => "location",
            Label::Edition => "edition",
            Label::Genre => "genre",
            Label::Doi => "doi",
            Label::Url => "url",
            Label::Accessed => "accessed",
            Label::Isbn => "isbn",
            Label::Identifier => "identifier",
            Label::Archive => "archive",
            Label::Note => "note",
            Label::Other => "other",
        }
    }

    /// The label of that name in any of the published tag sets; `None` for names that none of them has.
    ///
    /// ```
    /// use catena::reference::Label;
    /// assert_eq!(Label::from_name("journal"), Some(Label::ContainerTitle));
    /// assert_eq!(Label::from_name("shoe-size"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Label> {
        Some(match name {
            "director" | "producer" => Label::Author,
            "journal" | "source" | "booktitle" => Label::ContainerTitle,
            "series" => Label::CollectionTitle,
            "number" => Label::Issue,
            "medium" | "tech" => Label::Genre,
            "institution" => Label::Publisher,
            "place" => Label::Location,
            "idno" => Label::Identifier,
            _ => return Label::ALL.into_iter().find(|label| label.name() == name),
        })
    }

    /// Its position in [`Label::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// Says of each token of an entry what it is.
///
/// A labeller reads works. The form by which an entry is cited, where it stands before the work (`Becatti 1960 = G. Becatti, …`),
/// is set aside for it.
pub trait Labeller: Send + Sync {
    /// Reads entries that have nothing to do with each other: for each, one label and the probability that it is right (0–1) for
    /// each token, in order; as many as there are tokens.
    fn read_each(&self, entries: &[Tokens]) -> Vec<Vec<(Label, f64)>>;

    /// Reads the entries of one list. A list has one style; a labeller that can learn it from the entries it is sure of
    /// overrides this.
    fn read_list(&self, entries: &[Tokens]) -> Vec<Vec<(Label, f64)>> {
        self.read_each(entries)
    }

    /// Labels one entry: one label and its probability for each token.
    fn label(&self, tokens: &Tokens) -> Vec<(Label, f64)> {
        self.label_each(std::slice::from_ref(tokens)).pop().unwrap_or_default()
    }

    /// Labels entries that have nothing to do with each other: what [`label`](Labeller::label) gives for each.
    fn label_each(&self, entries: &[Tokens]) -> Vec<Vec<(Label, f64)>> {
        short_form::set_aside(entries, |works| self.read_each(works))
    }

    /// Labels the entries of one list.
    fn label_list(&self, entries: &[Tokens]) -> Vec<Vec<(Label, f64)>> {
        short_form::set_aside(entries, |works| self.read_list(works))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_labels_are_one_to_one() {
        for (at, label) in Label::ALL.into_iter().enumerate() {
            assert_eq!(label.index(), at);
            assert_eq!(Label::from_name(label.name()), Some(label));
        }
    }
}
