//! House styles whose order is unlike that of other styles: Nature, the American Chemical Society, ISO 690, and the books
//! of medicine and engineering.

use super::entry::Setter;
use super::parts::roman;
use super::stock::Tongue;
use super::style::{Discipline, Given, NameOrder, Style, YearPlace};
use super::vocabulary::{MEDICINE_JOURNALS, PHYSICS_JOURNALS};
use crate::reference::Label;

use Label::*;

impl Style {
    /// Takes the names, numbers and place of the year as the house has them.
    pub(super) fn keep_house(&mut self) {
        match self.discipline {
            Discipline::Nature => {
                self.order = NameOrder::Inverted;
                self.given = Given::Spaced;
                self.between_parts = ", ";
                (self.between_names, self.last_name) = (", ", " & ");
                self.year = YearPlace::Late;
                self.capitals = false;
                if self.et_al_from < 99 {
                    self.et_al_from = 6;
                }
                self.after_names = " ";
                self.numbering = if self.numbering == 0 { 0 } else { 2 };
                self.end = ".";
            }
            Discipline::Chemistry => {
                self.order = NameOrder::Inverted;
                self.given = Given::Spaced;
                self.between_parts = ", ";
                (self.between_names, self.last_name) = ("; ", "; ");
                self.year = YearPlace::Late;
                self.capitals = false;
                self.after_names = " ";
                self.numbering = if self.numbering == 0 { 0 } else { 4 };
                self.end = ".";
            }
            Discipline::Standard => {
                self.order = NameOrder::Inverted;
                self.between_parts = ", ";
                self.capitals = !self.late_mark;
                self.between_names = if self.cites_page { "; " } else { ", " };
                self.year_form = (", ", ". ");
                self.end = ".";
            }
            _ => {}
        }
    }
}

impl Setter<'_> {
    /// Names, then a space, with the stop that initials have anyway.
    fn house_head(&mut self) {
        self.authors();
        self.sheet.plain(". ");
    }

    /// `Doe, J. & Roe, R., eds.`
    fn edited_head(&mut self) {
        let people = self.people();
        let list = self.name_list(&people, false);
        let mark = if people.len() > 1 { "eds." } else { "ed." };
        self.sheet.field(Editor, &format!("{list}, {mark}")).plain(" ");
    }

    fn house_title(&mut self) {
        let title = self.stock.title(self.style.tongue, self.random);
        self.sheet.field(Title, &title);
        self.sheet.plain(if title.ends_with(['?', '!']) { " " } else { ". " });
    }

    fn house_journal(&mut self) {
        let journal = match self.random.below(4) {
            0 => (*self.random.pick(PHYSICS_JOURNALS)).to_owned(),
            1 => (*self.random.pick(MEDICINE_JOURNALS)).to_owned(),
            _ => self.stock.journal(self.style.tongue, self.random),
        };
        self.italic(ContainerTitle, &journal);
    }

    fn up_to(&mut self, bound: usize) -> String {
        (1 + self.random.below(bound)).to_string()
    }

    /// `(Publisher, Place, Year)`
    fn bracketed_imprint(&mut self) {
        let (place, publisher) = self.place_and_publisher();
        let year = self.year.clone();
        self.sheet.plain("(").field(Publisher, &publisher).plain(", ");
        if self.random.chance(0.6) {
            self.sheet.field(Location, &place).plain(", ");
        }
        self.sheet.field(Date, &year).plain(")");
    }

    fn place_and_publisher(&mut self) -> (String, String) {
        let tongue = self.style.tongue;
        (self.stock.place(tongue, self.random), self.stock.publisher(tongue, self.random))
    }

    /// `Doe, J. & Roe, R. Title. J. Title 12, 3–9 (2001).`
    pub(super) fn nature(&mut self) {
        let year = self.year.clone();
        match self.random.below(20) {
            0..10 => {
                self.house_head();
                self.house_title();
                self.house_journal();
                let (volume, pages) = (self.up_to(600), self.pages_text());
                self.sheet.plain(" ").field(Volume, &volume).plain(", ").field(Pages, &pages);
                self.sheet.plain(" (").field(Date, &year).plain(")");
            }
            10..13 => {
                if self.random.chance(0.35) {
                    self.edited_head();
                } else {
                    self.house_head();
                }
                let title = self.stock.book(self.style.tongue, self.random);
                self.italic(Title, &title);
                if self.random.chance(0.2) {
                    self.sheet.plain(" ").field(Edition, "2nd edn").plain(" ");
                } else {
                    self.sheet.plain(if self.style.stop_in_quotes { ". " } else { " " });
                }
                self.bracketed_imprint();
            }
            13..18 => {
                self.house_head();
                self.house_title();
                self.sheet.plain(if self.style.stop_in_quotes { "in " } else { "In " });
                let book = self.stock.book(self.style.tongue, self.random);
                self.italic(ContainerTitle, &book);
                let people = self.people();
                let list = self.name_list(&people, false);
                let mark = if people.len() > 1 { "eds " } else { "ed. " };
                if self.random.chance(0.15) {
                    let volume = self.up_to(9);
                    self.sheet.plain(" Vol. ").field(Volume, &volume);
                }
                self.sheet.plain(" ");
                if self.random.chance(0.8) {
                    self.sheet.field(Editor, &format!("({mark}{list})")).plain(" ");
                }
                let pages = self.pages_text();
                self.sheet.field(Pages, &pages).plain(" ");
                self.bracketed_imprint();
            }
            18 => {
                self.house_head();
                self.house_title();
                let paper = self.newspaper_name();
                self.italic(ContainerTitle, &paper);
                if self.random.chance(0.6) {
                    let page = format!("{}{}", ["A", "B", "C"][self.random.below(3)], 1 + self.random.below(30));
                    self.sheet.plain(" ").field(Pages, &page);
                }
                self.sheet.plain(" (").field(Date, &year).plain(")");
            }
            _ => {
                self.house_head();
                self.house_title();
                let body = self.stock.body(self.style.tongue, self.random);
                self.sheet.plain("(").field(Publisher, &body).plain(", ").field(Date, &year).plain(")");
            }
        }
        self.identifiers();
    }

    /// `Doe, J.; Roe, R. Title. J. Title 2001, 12 (3), 3–9.`
    pub(super) fn chemistry(&mut self) {
        let year = self.year.clone();
        match self.random.below(20) {
            0..11 => {
                self.house_head();
                if !self.style.cites_page && self.style.access != 5 {
                    self.house_title();
                }
                self.house_journal();
                let (volume, issue, pages) = (self.up_to(300), self.up_to(48), self.pages_text());
                self.sheet.plain(" ").field(Date, &year).plain(", ").field(Volume, &volume);
                if self.style.stop_in_quotes {
                    self.sheet.plain(" (").field(Issue, &issue).plain(")");
                }
                self.sheet.plain(", ").field(Pages, &pages);
            }
            11..18 => {
                let chapter = self.random.chance(0.6);
                let edited = !chapter && self.random.chance(0.4);
                if !edited {
                    self.house_head();
                } else if self.random.chance(0.4) {
                    self.edited_head();
                }
                if chapter {
                    self.house_title();
                    self.sheet.plain("In ");
                }
                let book = self.stock.book(self.style.tongue, self.random);
                self.italic(if chapter { ContainerTitle } else { Title }, &book);
                if self.random.chance(0.15) {
                    self.sheet.plain(", ").field(Edition, "2nd ed.");
                }
                self.sheet.plain("; ");
                if edited || chapter && self.random.chance(0.85) {
                    let people = self.people();
                    let comma = self.random.chance(0.5);
                    let list = self.name_list(&people, false);
                    let list = if comma { list.replace("; ", ", ") } else { list };
                    let mark = if people.len() > 1 { "Eds." } else { "Ed." };
                    self.sheet.field(Editor, &format!("{list}, {mark}")).plain("; ");
                }
                let (place, publisher) = self.place_and_publisher();
                self.sheet.field(Publisher, &publisher).plain(": ").field(Location, &place).plain(", ");
                self.sheet.field(Date, &year);
                if self.random.chance(0.2) {
                    let volume = self.up_to(12);
                    self.sheet.plain("; Vol. ").field(Volume, &volume);
                }
                if chapter {
                    let pages = self.pages_text();
                    self.sheet.plain("; pp ").field(Pages, &pages);
                }
            }
            18 => {
                self.house_head();
                self.house_title();
                let (place, _) = self.place_and_publisher();
                let school = *self.random.pick(&["Stanford University", "University of Leeds", "ETH Zürich", "MIT"]);
                self.sheet.field(Genre, "Ph.D. Dissertation").plain(", ").field(Publisher, school);
                self.sheet.plain(", ").field(Location, &place).plain(", ").field(Date, &year);
            }
            _ => {
                self.house_head();
                self.house_title();
                let paper = self.newspaper_name();
                self.italic(ContainerTitle, &paper);
                let month = *self.random.pick(&["January", "March", "May", "October"]);
                let date = format!("{month} {}, {year}", 1 + self.random.below(28));
                self.sheet.plain(". ").field(Date, &date);
                if self.random.chance(0.6) {
                    let page = format!("{}{}", ["A", "B", "", "C"][self.random.below(4)], 1 + self.random.below(30));
                    self.sheet.plain(", p ").field(Pages, &page);
                }
            }
        }
        self.identifiers();
    }

    /// `DOE, Jane, 2001. Title. Journal. Vol. 12, no. 3, p. 3–9.`
    pub(super) fn standard(&mut self) {
        let tongue = self.style.tongue;
        let late = self.style.year == YearPlace::Late;
        let year = self.year.clone();
        self.authors();
        if late {
            self.sheet.plain(". ");
        } else {
            self.sheet.plain(", ").field(Date, &year).plain(". ");
        }
        match self.random.below(20) {
            0..8 => {
                self.house_title();
                self.house_journal();
                if late || self.random.chance(0.3) {
                    self.sheet.plain(if late { ", " } else { ". " }).field(Date, &year);
                }
                let (volume, issue, pages) = (self.up_to(120), self.up_to(12), self.pages_text());
                let (of_volume, of_issue, of_pages) = match tongue {
                    Tongue::German => ("Jg. ", "Nr. ", "S. "),
                    Tongue::English => ("Vol. ", "no. ", "p. "),
                    Tongue::French => ("Vol. ", "n° ", "p. "),
                    Tongue::Italian => ("vol. ", "n. ", "pp. "),
                    Tongue::Spanish => ("vol. ", "nº ", "pp. "),
                };
                self.sheet.plain(if late { ", " } else { ". " }).plain(of_volume).field(Volume, &volume);
                self.sheet.plain(", ").plain(of_issue).field(Issue, &issue);
                self.sheet.plain(", ").plain(of_pages).field(Pages, &pages);
                if self.random.chance(0.2) {
                    let doi = format!("DOI 10.{}/s.{}", 1000 + self.random.below(8000), self.random.below(99_999));
                    self.sheet.plain(". ").field(Doi, &doi);
                }
            }
            8..18 => {
                let chapter = self.random.chance(0.45);
                if chapter {
                    self.house_title();
                    self.sheet.plain(if tongue == Tongue::Spanish { "En: " } else { "In: " });
                    let people = self.people();
                    let list = self.name_list(&people, false);
                    let (one, several) = self.style.editors;
                    let mark = if people.len() > 1 { several } else { one };
                    self.sheet.field(Editor, &format!("{list}{mark}"));
                    self.sheet.plain(if self.style.stop_in_quotes { ", " } else { ". " });
                }
                let book = self.stock.book(tongue, self.random);
                self.italic(if chapter { ContainerTitle } else { Title }, &book);
                self.sheet.plain(". ");
                if self.random.chance(0.2) {
                    self.edition();
                    self.sheet.plain(". ");
                }
                if self.random.chance(0.06) {
                    let volume = roman(1 + self.random.below(6));
                    self.sheet.plain("Vol. ").field(Volume, &volume).plain(". ");
                }
                let (place, publisher) = self.place_and_publisher();
                let colon = if tongue == Tongue::French { " : " } else { ": " };
                self.sheet.field(Location, &place).plain(colon).field(Publisher, &publisher);
                if late {
                    self.sheet.plain(", ").field(Date, &year);
                }
                if chapter {
                    let pages = self.pages_text();
                    self.sheet.plain(if tongue == Tongue::German { ". S. " } else { ". p. " }).field(Pages, &pages);
                }
            }
            _ => {
                self.house_title();
                self.sheet.plain("Online. ").field(Date, &year);
                self.address();
            }
        }
    }

    /// Books and chapters of medicine and engineering: `In: Doe J, Roe R, editors. Book. London: Quay; 2001. p. 3-9.`
    pub(super) fn handbook(&mut self) {
        let medical = self.style.discipline == Discipline::Medicine;
        let year = self.year.clone();
        let chapter = self.random.chance(0.6);
        let early = medical && self.style.access % 2 == 1;
        let edited = !chapter && self.random.chance(0.35);
        let people = self.people();
        let list = self.name_list(&people, false);
        let several = people.len() > 1;
        let marks = *self.random.pick(&[(", eds", ", ed"), (", editors", ", editor"), (" (eds)", " (ed)")]);
        let mark = if several { marks.0 } else { marks.1 };
        if edited {
            self.sheet.field(Editor, &format!("{list}{mark}"));
        } else {
            self.sheet.field(Author, &list);
        }
        if early {
            self.sheet.plain(" (").field(Date, &year).plain(") ");
        } else {
            self.sheet.plain(if medical { ". " } else { ", " });
        }
        if chapter {
            let title = self.stock.title(self.style.tongue, self.random);
            let ends = title.ends_with(['?', '!']);
            if medical {
                self.sheet.field(Title, &title).plain(if ends { " In: " } else { ". In: " });
                if self.random.chance(0.85) {
                    let editors = self.people();
                    let names = self.name_list(&editors, false);
                    let mark = if editors.len() > 1 { marks.0 } else { marks.1 };
                    self.sheet.field(Editor, &format!("{names}{mark}")).plain(". ");
                }
                let book = self.stock.book(self.style.tongue, self.random);
                self.italic(ContainerTitle, &book);
            } else {
                self.sheet.plain("“").field(Title, &title).plain(if ends { "” in " } else { ",” in " });
                let book = self.stock.book(self.style.tongue, self.random);
                self.italic(ContainerTitle, &book);
                let editors = self.people();
                let names = self.name_list(&editors, true);
                let mark = if editors.len() > 1 { "Eds." } else { "Ed." };
                self.sheet.plain(", ").field(Editor, &format!("{names}, {mark}"));
            }
        } else {
            let book = self.stock.book(self.style.tongue, self.random);
            self.italic(Title, &book);
        }
        let edition = self.random.chance(0.25);
        if edition {
            let form = *self.random.pick(&["2nd ed.", "3rd ed", "4th edn", "5th edition"]);
            self.sheet.plain(if medical { ". " } else { ", " }).field(Edition, form);
        }
        let (place, publisher) = self.place_and_publisher();
        let pages = self.pages_text();
        self.sheet.plain(". ");
        match self.style.access {
            _ if !medical => {
                self.sheet.field(Location, &place).plain(": ").field(Publisher, &publisher).plain(", ");
                self.sheet.field(Date, &year);
                if chapter {
                    self.sheet.plain(", pp. ").field(Pages, &pages);
                }
            }
            0 | 4 => {
                self.sheet.field(Publisher, &publisher);
                if !early {
                    self.sheet.plain("; ").field(Date, &year);
                }
                if chapter {
                    self.sheet.plain(":").field(Pages, &pages);
                }
            }
            1 => {
                self.sheet.field(Publisher, &publisher).plain(", ").field(Location, &place);
                if chapter {
                    self.sheet.plain(", pp ").field(Pages, &pages);
                }
            }
            _ => {
                self.sheet.field(Location, &place).plain(": ").field(Publisher, &publisher);
                if !early {
                    self.sheet.plain("; ").field(Date, &year);
                }
                if chapter {
                    let keyword = *self.random.pick(&[". p. ", ". pp. ", ":", ", p. "]);
                    self.sheet.plain(keyword).field(Pages, &pages);
                }
            }
        }
        let end = self.style.end;
        self.sheet.plain(end);
    }
}
