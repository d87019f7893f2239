//! People beside the authors: translators, directors, authors of books that hold chapters.

use super::entry::Setter;
use super::stock::Tongue;
use super::style::HostOrder;
use crate::reference::Label;

use Label::*;

impl Setter<'_> {
    /// `, trad. de l'anglais par A. Moor, `
    pub(super) fn translated(&mut self) {
        let by = *self.random.pick(match self.style.tongue {
            Tongue::English => &["trans.", "Translated by", "trans. by", "transl. by", "tr. by", "Trans.", ""],
            Tongue::German => &[
                "Übersetzt von",
                "übers. v.",
                "Aus dem Englischen von",
                "Aus dem Französischen übers. von",
                "Übers. von",
                "aus dem Amerikanischen von",
                "Deutsch von",
            ],
            Tongue::French => &[
                "trad.",
                "trad. de l'anglais par",
                "traduit de l'allemand par",
                "trad. par",
                "trad. fr.",
                "Trad. de l’italien par",
                "traduction de",
            ],
            Tongue::Italian => &[
                "trad.",
                "trad. it. di",
                "traduzione di",
                "tr. it. di",
                "trad. di",
                "trad. it.",
                "trad. dall'inglese di",
            ],
            Tongue::Spanish => {
                &["trad.", "Trad. de", "trad. de", "traducción de", "tradução de", "Tradução:", "trad. del inglés de"]
            }
        });
        let person = self.stock.person(Tongue::English, self.random);
        let name = format!("{} {}", self.given(&person), person.family);
        if by.is_empty() {
            self.sheet.plain(" ").field(Translator, &format!("({name}, Trans.)")).plain(". ");
            return;
        }
        let (before, after) = match self.random.below(6) {
            0 => (" (", "). "),
            1 | 2 => (", ", ", "),
            _ if by.starts_with(char::is_uppercase) => (". ", ". "),
            3 => (", ", ". "),
            _ => (", ", ", "),
        };
        self.sheet.plain(before).field(Translator, &format!("{by} {name}")).plain(after);
    }

    /// `Seven Rivers. Directed by Jane Doe, performances by Alan Moor, Warner Bros., 1957`
    pub(super) fn film(&mut self) {
        let title = self.stock.book(self.style.tongue, self.random);
        self.italic(Title, &title);
        let by = *self.random.pick(match self.style.tongue {
            Tongue::English => &["Directed by", "directed by", "Dir.", "dir."],
            Tongue::German => &["Regie:", "Regie", "Ein Film von"],
            Tongue::French => &["réal.", "Réalisé par", "réalisation", "un film de"],
            Tongue::Italian => &["regia di", "Regia di", "diretto da", "regia"],
            Tongue::Spanish => &["Dir.", "Dirección:", "Direção:", "dirigida por"],
        });
        let mut name = || {
            let person = self.stock.person(self.style.tongue, self.random);
            format!("{} {}", self.given(&person), person.family)
        };
        let (director, one, other) = (name(), name(), name());
        let after = *self.random.pick(&[", ", ". "]);
        self.sheet.plain(if self.random.chance(0.7) { ". " } else { ", " });
        self.sheet.field(Author, &format!("{by} {director}")).plain(after);
        if self.style.tongue == Tongue::English && self.random.chance(0.4) {
            let played = *self.random.pick(&["performances by", "Perf.", "performance by", "with"]);
            self.sheet.field(Note, &format!("{played} {one} and {other}")).plain(after);
        }
        let studio =
            *self.random.pick(&["Warner Bros.", "Toho", "Gaumont", "UFA", "MGM", "Arte", "Titanus", "Altavista"]);
        let year = self.year.clone();
        match self.random.below(4) {
            0 => {
                let place = self.stock.place(self.style.tongue, self.random);
                self.sheet.field(Location, &place).plain(": ").field(Publisher, studio).plain(", ").done();
            }
            1 => {}
            _ => self.sheet.field(Publisher, studio).plain(", ").done(),
        }
        self.sheet.field(Date, &year);
        if self.random.chance(0.25) {
            let medium = *self.random.pick(&["DVD", "Film", "Blu-ray"]);
            self.sheet.plain(". ").field(Genre, medium);
        }
    }

    /// `In: Illouz, E., Emotions`, where the book has an author.
    pub(super) fn host_by_author(&mut self) {
        let people = self.people();
        let list = self.name_list(&people, false);
        self.sheet.field(Author, &list);
        self.after_names();
        self.part_title();
        let host_list = if self.random.chance(0.5) {
            list
        } else {
            self.name_list(&people, self.style.host != HostOrder::EditorInverted)
        };
        self.sheet.plain(self.style.host_in);
        if self.random.chance(0.3) {
            let same = *self.random.pick(&["Ders.", "Dies.", "idem", "Id.", "eadem", "ders."]);
            self.sheet.field(ContainerAuthor, same);
        } else {
            self.sheet.field(ContainerAuthor, &host_list);
        }
        let after = *self.random.pick(&[": ", ", ", ", ", ". ", " "]);
        self.sheet.plain(after);
        let book = self.stock.book(self.style.tongue, self.random);
        self.italic(ContainerTitle, &book);
        self.sheet.plain(self.style.after_host);
        self.imprint();
        self.pages();
    }
}
