//! One record set in a style.

use super::super::train::Random;
use super::Sheet;
use super::stock::{Person, Stock, Tongue};
use super::style::{Given, HostOrder, NameOrder, Style, YearPlace};
use crate::reference::Label;

use Label::*;

/// Draws a record and sets it.
pub fn set(stock: &Stock, style: &Style, place: usize, random: &mut Random) -> Sheet {
    let mut setter = Setter { stock, style, random, sheet: Sheet::default(), year: String::new() };
    setter.year = setter.draw_year();
    setter.number(place);
    match setter.random.below(100) {
        0..34 => setter.article(),
        34..58 => setter.book(),
        58..82 => setter.chapter(),
        82..86 => setter.thesis(),
        86..91 => setter.report(),
        91..94 => setter.web(),
        94..97 => setter.conference(),
        97..99 => setter.host_by_author(),
        _ => setter.newspaper(),
    }
    let end = style.end;
    setter.sheet.plain(end);
    setter.sheet
}

struct Setter<'a> {
    stock: &'a Stock,
    style: &'a Style,
    random: &'a mut Random,
    sheet: Sheet,
    year: String,
}

impl Setter<'_> {
    fn draw_year(&mut self) -> String {
        let year = match self.random.below(20) {
            0 => 1700 + self.random.below(200),
            1..=6 => 1900 + self.random.below(80),
            _ => 1975 + self.random.below(48),
        };
        let english = self.style.tongue == Tongue::English;
        let undated: &[&str] = if english {
            &["forthcoming", "Forthcoming", "in press", "n.d.", "In press", "under review"]
        } else {
            &["o.J.", "im Erscheinen", "à paraître", "s.d.", "o. J.", "i. E."]
        };
        match self.random.below(60) {
            0 => (*self.random.pick(undated)).to_owned(),
            1 => format!("{}/{}", year - 40, year),
            2 => format!("[{}] {}", year - 60, year),
            3..=5 => format!("{year}{}", ["a", "b", "c"][self.random.below(3)]),
            6 => format!("{} [{}]", year, year - 50),
            7 => format!("{year}-{}", year + 1),
            _ => year.to_string(),
        }
    }

    fn number(&mut self, place: usize) {
        match self.style.numbering {
            1 => drop(self.sheet.field(CitationNumber, &format!("[{place}]")).plain(" ")),
            2 => drop(self.sheet.field(CitationNumber, &format!("{place}.")).plain(" ")),
            3 => drop(self.sheet.field(CitationNumber, &place.to_string()).plain(" ")),
            _ => {}
        }
    }

    fn people(&mut self) -> Vec<Person> {
        let count = match self.random.below(20) {
            0..10 => 1,
            10..15 => 2,
            15..18 => 3,
            18 => 4,
            _ if self.style.order == NameOrder::Vancouver => 5 + self.random.below(6),
            _ => 3 + self.random.below(3),
        };
        (0..count).map(|_| self.stock.person(self.style.tongue, self.random)).collect()
    }

    fn given(&self, person: &Person) -> String {
        let full = person.given.as_str();
        if self.style.given == Given::Full {
            return full.to_owned();
        }
        let mut out = String::new();
        for (index, part) in full.split_whitespace().enumerate() {
            if index > 0 && self.style.given == Given::Spaced {
                out.push(' ');
            }
            for (at, piece) in part.split('-').enumerate() {
                if at > 0 && self.style.given != Given::Bare {
                    out.push('-');
                }
                out.extend(piece.chars().next());
                if self.style.given != Given::Bare {
                    out.push('.');
                }
            }
        }
        out
    }

    fn name(&self, person: &Person, inverted: bool) -> String {
        let family = if self.style.capitals { person.family.to_uppercase() } else { person.family.clone() };
        let given = self.given(person);
        match self.style.order {
            NameOrder::Vancouver | NameOrder::FamilyGiven if inverted => format!("{family} {given}"),
            _ if inverted => format!("{family}{}{given}", self.style.between_parts),
            _ => format!("{given} {family}"),
        }
    }

    /// A name list as text; `straight` overrides the order.
    fn name_list(&mut self, people: &[Person], straight: bool) -> String {
        let style = self.style;
        let cut = people.len() >= style.et_al_from;
        let shown = if cut { 1 } else { people.len() };
        let mut out = String::new();
        for (index, person) in people.iter().take(shown).enumerate() {
            if index > 0 {
                out.push_str(if index + 1 == shown { style.last_name } else { style.between_names });
            }
            let inverted = !straight
                && match style.order {
                    NameOrder::Straight => false,
                    NameOrder::FirstInverted => index == 0,
                    _ => true,
                };
            out.push_str(&self.name(person, inverted));
        }
        if cut {
            out.push_str(style.et_al);
        }
        out
    }

    fn authors(&mut self) {
        if self.random.chance(0.07) {
            let body = self.stock.body(self.style.tongue, self.random);
            self.sheet.field(Author, &body);
        } else if self.random.chance(0.02) {
            let dash = *self.random.pick(&["———", "———.", "—", "____", "Ders.", "–––"]);
            self.sheet.field(Author, dash);
        } else {
            let people = self.people();
            let list = self.name_list(&people, false);
            self.sheet.field(Author, &list);
        }
    }

    /// Author and, where the style has it there, the year.
    fn head(&mut self) {
        self.authors();
        self.after_names();
    }

    fn after_names(&mut self) {
        let (before, after) = self.style.year_form;
        if self.style.year == YearPlace::AfterAuthor {
            let year = self.year.clone();
            self.sheet.plain(before).field(Date, &year).plain(after);
        } else {
            let separator = match self.style.tongue {
                Tongue::German => *self.random.pick(&[": ", ": ", ", "]),
                Tongue::English => *self.random.pick(&[". ", ", ", ". "]),
                _ => *self.random.pick(&[", ", ", ", ". "]),
            };
            self.sheet.plain(separator);
        }
    }

    fn italic(&mut self, label: Label, text: &str) {
        match self.style.italics {
            Some((open, close)) => drop(self.sheet.plain(open).field(label, text).plain(close)),
            None => drop(self.sheet.field(label, text)),
        }
    }

    /// Title of a part, in quotation marks where the style has them.
    fn part_title(&mut self) {
        let title = self.stock.title(self.style.tongue, self.random);
        let (open, close) = self.style.title_quotes;
        let after = self.style.after_title;
        self.sheet.plain(open).field(Title, &title);
        if close.is_empty() {
            self.sheet.plain(if title.ends_with(['?', '!']) { " " } else { after });
        } else if self.style.stop_in_quotes && self.style.tongue == Tongue::English {
            self.sheet.plain(after.trim_end()).plain(close).plain(" ");
        } else {
            self.sheet.plain(close).plain(after);
        }
    }

    fn pages_text(&mut self) -> String {
        let first = match self.random.below(4) {
            0 => 1 + self.random.below(99),
            1 => 1000 + self.random.below(3000),
            _ => 100 + self.random.below(800),
        };
        let last = first + 1 + self.random.below(40);
        let dash = self.style.dash;
        match self.random.below(24) {
            0 => first.to_string(),
            1 => format!("e{first}"),
            2 if first > 100 => format!("{first}{dash}{}", last % 100),
            3 => format!("{first}{dash}{last}, {}{dash}{}", last + 3, last + 9),
            4 if self.style.tongue == Tongue::German => format!("{first} ff."),
            _ => format!("{first}{dash}{last}"),
        }
    }

    fn pages(&mut self) {
        let pages = self.pages_text();
        match self.style.pages {
            0 => self.sheet.plain(": "),
            1 => self.sheet.plain(", pp. "),
            2 => self.sheet.plain(", "),
            3 => self.sheet.plain(", p. "),
            4 => self.sheet.plain(", S. "),
            5 => self.sheet.plain(":"),
            _ => self.sheet.plain(": S. "),
        };
        self.sheet.field(Pages, &pages);
    }

    fn article(&mut self) {
        self.head();
        self.part_title();
        let style = self.style;
        self.sheet.plain(style.journal_in);
        let journal = self.stock.journal(style.tongue, self.random);
        self.italic(ContainerTitle, &journal);
        let volume = if self.random.chance(0.06) {
            roman(1 + self.random.below(80))
        } else {
            (1 + self.random.below(120)).to_string()
        };
        let issue = match self.random.below(12) {
            0 => format!("{}{}{}", 1, ["–", "-", "/"][self.random.below(3)], 2),
            1 => "Suppl".to_owned() + &format!(" {}", 1 + self.random.below(4)),
            _ => (1 + self.random.below(12)).to_string(),
        };
        let with_issue = self.random.chance(0.6);
        self.volume_and_issue(&volume, &issue, with_issue);
        if self.style.volume != 5
            && self.style.volume != 12
            && self.style.volume != 13
            && self.style.year == YearPlace::Late
        {
            let year = self.year.clone();
            let (open, close) = *self.random.pick(&[(" (", ")"), (" (", ")"), (", ", "")]);
            self.sheet.plain(open).field(Date, &year).plain(close);
        }
        if self.random.chance(0.93) {
            self.pages();
        }
        self.identifiers();
    }

    fn volume_and_issue(&mut self, volume: &str, issue: &str, with_issue: bool) {
        let late = self.style.year == YearPlace::Late;
        let year = self.year.clone();
        let sheet = &mut self.sheet;
        match (self.style.volume, with_issue) {
            (0, true) => drop(sheet.plain(" ").field(Volume, volume).plain("(").field(Issue, issue).plain(")")),
            (0, false) => drop(sheet.plain(" ").field(Volume, volume)),
            (1, true) => drop(sheet.plain(", ").field(Volume, volume).plain(" (").field(Issue, issue).plain(")")),
            (1, false) => drop(sheet.plain(", ").field(Volume, volume)),
            (2, true) => drop(sheet.plain(" ").field(Volume, volume).plain(", no. ").field(Issue, issue)),
            (3, true) => drop(sheet.plain(", Vol. ").field(Volume, volume).plain(", No. ").field(Issue, issue)),
            (2 | 3, false) => drop(sheet.plain(", vol. ").field(Volume, volume)),
            (4, true) => drop(sheet.plain(", ").field(Volume, volume).plain(", ").field(Issue, issue)),
            // Vancouver: year; volume(issue)
            (5, _) => {
                if late {
                    sheet.plain(" ").field(Date, &year).plain(";");
                }
                sheet.plain(if late { "" } else { " " }).field(Volume, volume);
                if with_issue {
                    sheet.plain("(").field(Issue, issue).plain(")");
                }
            }
            (6, true) => drop(sheet.plain(" ").field(Volume, volume).plain(".").field(Issue, issue)),
            (7, true) => drop(sheet.plain(", ").field(Volume, volume).plain(". Jg., H. ").field(Issue, issue)),
            (7, false) => drop(sheet.plain(", ").field(Volume, volume).plain(". Jg.")),
            (8, true) => drop(sheet.plain(" ").field(Volume, volume).plain("/").field(Issue, issue)),
            (9, true) => drop(sheet.plain(", Jg. ").field(Volume, volume).plain(", Heft ").field(Issue, issue)),
            (9, false) => drop(sheet.plain(", Bd. ").field(Volume, volume)),
            (10, true) => drop(sheet.plain(" ").field(Volume, volume).plain(", H. ").field(Issue, issue)),
            (11, true) => drop(sheet.plain(", vol. ").field(Volume, volume).plain(", n° ").field(Issue, issue)),
            (11, false) => drop(sheet.plain(", n° ").field(Issue, issue)),
            (12, _) | (13, _) => {
                let with = if self.style.volume == 12 { " " } else { ", vol. " };
                sheet.plain(with).field(Volume, volume);
                if with_issue {
                    sheet.plain(", no. ").field(Issue, issue);
                }
                if late {
                    sheet.plain(" (").field(Date, &year).plain(")");
                }
            }
            (14, true) => drop(sheet.plain(", ").field(Volume, volume).plain("-").field(Issue, issue)),
            (15, true) => drop(sheet.plain(", t. ").field(Volume, volume).plain(", n° ").field(Issue, issue)),
            _ => drop(sheet.plain(" ").field(Volume, volume)),
        }
    }

    /// `Place: Publisher` and the late year.
    fn imprint(&mut self) {
        let tongue = self.style.tongue;
        let place = self.stock.place(tongue, self.random);
        let publisher = self.stock.publisher(tongue, self.random);
        let year = self.year.clone();
        let late = self.style.year == YearPlace::Late;
        let sheet = &mut self.sheet;
        match self.style.imprint {
            0 => drop(sheet.field(Location, &place).plain(": ").field(Publisher, &publisher)),
            1 => drop(sheet.field(Location, &place).plain(", ").field(Publisher, &publisher)),
            2 => drop(sheet.field(Publisher, &publisher).plain(", ").field(Location, &place)),
            3 => {
                sheet.plain("(").field(Location, &place).plain(": ").field(Publisher, &publisher);
                if late {
                    sheet.plain(", ").field(Date, &year);
                }
                drop(sheet.plain(")"));
                return;
            }
            4 => drop(sheet.field(Publisher, &publisher)),
            5 => drop(sheet.field(Location, &place)),
            _ => drop(sheet.field(Location, &place).plain(" : ").field(Publisher, &publisher)),
        }
        if late {
            let separator = if self.style.imprint == 5 && tongue != Tongue::English { " " } else { ", " };
            sheet.plain(separator).field(Date, &year);
        }
    }

    fn edition(&mut self) {
        let n = 2 + self.random.below(8);
        let text = match self.style.tongue {
            Tongue::English => match self.random.below(6) {
                0 => format!("{n}th ed."),
                1 => "2nd edn".to_owned(),
                2 => "(2nd ed.)".to_owned(),
                3 => "3rd ed.".to_owned(),
                4 => "Rev. ed.".to_owned(),
                _ => "Second Edition".to_owned(),
            },
            Tongue::German => match self.random.below(5) {
                0 => format!("{n}. Aufl."),
                1 => format!("{n}. Auflage"),
                2 => format!("{n}., überarb. Aufl."),
                3 => format!("{n}. überarbeitete und erweiterte Auflage"),
                _ => format!("({n}. Aufl.)"),
            },
            Tongue::French => format!("{n}e éd."),
            Tongue::Italian => format!("{n}a ed."),
            Tongue::Spanish => format!("{n}ª ed."),
        };
        let after = self.style.after_host;
        self.sheet.field(Edition, &text).plain(after);
    }

    fn book(&mut self) {
        let style = self.style;
        let edited = self.random.chance(0.22);
        if edited {
            let people = self.people();
            let list = self.name_list(&people, false);
            let mark = if people.len() > 1 { style.editors.1 } else { style.editors.0 };
            self.sheet.field(Editor, &format!("{list}{mark}"));
            self.after_names();
        } else {
            self.head();
        }
        let title = self.stock.book(style.tongue, self.random);
        self.italic(Title, &title);
        let translated = self.random.chance(0.06);
        if translated {
            let person = self.stock.person(Tongue::English, self.random);
            let name = format!("{} {}", self.given(&person), person.family);
            match (style.tongue, self.random.below(3)) {
                (Tongue::English, 0) => {
                    drop(self.sheet.plain(" ").field(Translator, &format!("({name}, Trans.)")).plain(". "))
                }
                (Tongue::English, 1) => {
                    drop(self.sheet.plain(", ").field(Translator, &format!("trans. {name}")).plain(". "))
                }
                (Tongue::English, _) => {
                    drop(self.sheet.plain(". ").field(Translator, &format!("Translated by {name}")).plain(". "))
                }
                (Tongue::German, _) => {
                    drop(self.sheet.plain(". ").field(Translator, &format!("Übersetzt von {name}")).plain(". "))
                }
                _ => drop(self.sheet.plain(", ").field(Translator, &format!("trad. {name}")).plain(", ")),
            }
        } else if style.imprint == 3 {
            self.sheet.plain(" ");
        } else {
            let after = if self.random.chance(0.8) { style.after_title } else { style.after_host };
            self.sheet.plain(after);
        }
        if self.random.chance(0.12) {
            self.edition();
        }
        if self.random.chance(0.06) {
            let n = 1 + self.random.below(9);
            let keyword = match style.tongue {
                Tongue::German => "Bd. ",
                Tongue::English => "Vol. ",
                _ => "t. ",
            };
            let number = if self.random.chance(0.4) { roman(n) } else { n.to_string() };
            self.sheet.plain(keyword).field(Volume, &number).plain(style.after_host);
        }
        let series = self.random.chance(0.07);
        if series && self.random.chance(0.5) {
            self.series();
            self.sheet.plain(style.after_host);
        }
        self.imprint();
        if style.cites_page || self.random.chance(0.04) {
            let page = self.pages_text();
            let keyword = match style.tongue {
                Tongue::German => ", S. ",
                Tongue::English => ", p. ",
                _ => ", p. ",
            };
            self.sheet.plain(keyword).field(Pages, &page);
        }
        if self.random.chance(0.03) {
            self.identifiers();
        }
    }

    fn series(&mut self) {
        let series = self.stock.series(self.style.tongue, self.random);
        let n = 1 + self.random.below(200);
        let sheet = &mut self.sheet;
        match (self.style.tongue, n % 4) {
            (Tongue::German, 0) => {
                drop(sheet.field(CollectionTitle, &series).plain(", Bd. ").field(Volume, &n.to_string()))
            }
            (Tongue::German, 1) => drop(
                sheet
                    .plain("(")
                    .field(CollectionTitle, &series)
                    .plain(", Band ")
                    .field(Volume, &n.to_string())
                    .plain(")"),
            ),
            (_, 2) => drop(sheet.field(CollectionTitle, &series).plain(" ").field(Volume, &n.to_string())),
            (_, 3) => drop(sheet.plain("(").field(CollectionTitle, &series).plain(")")),
            _ => drop(sheet.field(CollectionTitle, &series)),
        }
    }

    fn host_editors(&mut self) -> (String, bool) {
        let people = self.people();
        let straight = self.style.host != HostOrder::EditorInverted;
        (self.name_list(&people, straight), people.len() > 1)
    }

    fn chapter(&mut self) {
        self.head();
        self.part_title();
        let style = self.style;
        self.sheet.plain(style.host_in);
        let book = self.stock.book(style.tongue, self.random);
        let (editors, several) = self.host_editors();
        let mark = if several { style.editors.1 } else { style.editors.0 };
        let apa = style.pages <= 1 && self.random.chance(0.3);
        match style.host {
            HostOrder::BookFirst => {
                self.italic(ContainerTitle, &book);
                self.sheet
                    .plain(*self.random.pick(&[", ", ", ", ". ", " ("]))
                    .field(Editor, &format!("{}{editors}", style.edited_by));
                let bracket = self.sheet.letters.iter().rev().find(|(_, label)| label.is_none()).map(|(c, _)| *c);
                let opened = bracket == Some('(');
                self.sheet.plain(if opened { ")" } else { "" });
            }
            _ => {
                let bare = self.random.chance(0.04);
                self.sheet
                    .field(Editor, &if bare { editors } else { format!("{editors}{mark}") })
                    .plain(style.after_editors);
                self.italic(ContainerTitle, &book);
            }
        }
        if apa {
            let pages = self.pages_text();
            self.sheet.plain(" (pp. ").field(Pages, &pages).plain("). ");
            self.imprint();
            return;
        }
        let early_pages = self.random.chance(0.2);
        if early_pages {
            self.pages();
        }
        self.sheet.plain(if style.imprint == 3 { " " } else { style.after_host });
        if self.random.chance(0.05) {
            self.edition();
        }
        if self.random.chance(0.03) {
            self.series();
            self.sheet.plain(style.after_host);
        }
        self.imprint();
        if !early_pages && self.random.chance(0.95) {
            if style.imprint == 3 || self.random.chance(0.5) {
                self.pages();
            } else {
                let pages = self.pages_text();
                let keyword = match style.tongue {
                    Tongue::German => ", S. ",
                    Tongue::English => *self.random.pick(&[", pp. ", ", pp.", ". Pp. ", ", "]),
                    _ => ", p. ",
                };
                self.sheet.plain(keyword).field(Pages, &pages);
            }
        }
    }

    /// `In: Illouz, E., Emotions`, where the book has an author.
    fn host_by_author(&mut self) {
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

    fn thesis(&mut self) {
        self.head();
        let title = self.stock.title(self.style.tongue, self.random);
        self.italic(Title, &title);
        let kinds: &[&str] = match self.style.tongue {
            Tongue::German => &[
                "Dissertation",
                "Diss.",
                "Diplomarbeit",
                "Magisterarbeit",
                "Unveröff. Diplomarbeit",
                "Inaugural-Dissertation",
                "Habilitationsschrift",
                "Unveröffentlichtes Manuskript",
                "Dissertationsschrift",
            ],
            Tongue::French => &[
                "Thèse de doctorat",
                "Thèse",
                "Mémoire de maîtrise",
                "mémoire de DEA",
                "Thèse de doctorat en sociologie",
            ],
            Tongue::Italian => &["Tesi di laurea", "Tesi di dottorato"],
            Tongue::Spanish => &["Tesis doctoral", "Dissertação de Mestrado"],
            Tongue::English => &[
                "PhD thesis",
                "PhD Thesis",
                "Ph.D. dissertation",
                "PhD Dissertation",
                "Unpublished doctoral dissertation",
                "Master's thesis",
                "MA thesis",
                "Doctoral dissertation",
                "Unpublished PhD thesis",
                "Unpublished manuscript",
                "Mimeo",
            ],
        };
        let kind = *self.random.pick(kinds);
        let universities = [
            "University of Chicago",
            "Harvard University",
            "Universität Mannheim",
            "Universität Bielefeld",
            "Freie Universität Berlin",
            "Université Paris I",
            "EHESS",
            "Stanford University",
            "University of Leeds",
            "TU Berlin",
            "Ludwig-Maximilians-Universität München",
            "Columbia University",
            "Università di Padova",
            "Princeton University, USA",
            "University of California, Berkeley",
            "Universität zu Köln",
        ];
        let university = *self.random.pick(&universities);
        let late = self.style.year == YearPlace::Late;
        let year = self.year.clone();
        let after = self.style.after_title;
        match self.random.below(4) {
            0 => drop(self.sheet.plain(" (").field(Genre, kind).plain("). ").field(Publisher, university)),
            1 => drop(self.sheet.plain(" (").field(Genre, kind).plain(", ").field(Publisher, university).plain(")")),
            _ => drop(self.sheet.plain(after).field(Genre, kind).plain(", ").field(Publisher, university)),
        }
        if late {
            self.sheet.plain(", ").field(Date, &year);
        }
    }

    fn report(&mut self) {
        self.head();
        let title = self.stock.title(self.style.tongue, self.random);
        self.italic(Title, &title);
        let n = 1 + self.random.below(9000);
        let kind = match self.style.tongue {
            Tongue::German => *self.random.pick(&[
                "Diskussionspapier Nr.",
                "Arbeitspapier Nr.",
                "Forschungsbericht Nr.",
                "WZB Discussion Paper",
                "MPIfG Discussion Paper",
                "IAB-Forschungsbericht",
            ]),
            _ => *self.random.pick(&[
                "Working Paper No.",
                "Working Paper",
                "Discussion Paper No.",
                "Technical Report",
                "Tech. Rep.",
                "Research Report No.",
                "NBER Working Paper No.",
                "Policy Research Working Paper",
                "Report No.",
            ]),
        };
        let body = self.stock.body(self.style.tongue, self.random);
        let place = self.stock.place(self.style.tongue, self.random);
        let after = self.style.after_title;
        let late = self.style.year == YearPlace::Late;
        let year = self.year.clone();
        self.sheet.plain(after).field(Genre, &format!("{kind} {n}")).plain(after);
        match self.random.below(3) {
            0 => drop(self.sheet.field(Location, &place).plain(": ").field(Publisher, &body)),
            1 => drop(self.sheet.field(Publisher, &body).plain(", ").field(Location, &place)),
            _ => drop(self.sheet.field(Publisher, &body)),
        }
        if late {
            self.sheet.plain(", ").field(Date, &year);
        }
        if self.random.chance(0.3) {
            self.address();
        }
    }

    fn web(&mut self) {
        if self.random.chance(0.5) {
            let body = self.stock.body(self.style.tongue, self.random);
            self.sheet.field(Author, &body);
            self.after_names();
        } else {
            self.head();
        }
        let title = self.stock.title(self.style.tongue, self.random);
        self.italic(Title, &title);
        if self.style.year == YearPlace::Late {
            let year = self.year.clone();
            self.sheet.plain(", ").field(Date, &year);
        }
        if self.random.chance(0.3) {
            let body = self.stock.body(self.style.tongue, self.random);
            self.sheet.plain(". ").field(Publisher, &body);
        }
        self.address();
    }

    fn address(&mut self) {
        let words =
            ["report", "news", "2015", "publications", "index", "research", "papers", "docs", "politik", "article"];
        let hosts = [
            "www.example.org",
            "www.who.int",
            "ec.europa.eu",
            "www.bmas.de",
            "www.census.gov",
            "papers.ssrn.com",
            "www.nytimes.com",
            "www.lemonde.fr",
        ];
        let host = *self.random.pick(&hosts);
        let scheme = *self.random.pick(&["http://", "https://", "http://", ""]);
        let scheme = if host.starts_with("www") { scheme } else { "http://" };
        let (one, two, n) = (*self.random.pick(&words), *self.random.pick(&words), self.random.below(9999));
        let address = format!("{scheme}{host}/{one}/{two}{n}{}", ["", ".html", ".pdf", "/"][self.random.below(4)]);
        let day = 1 + self.random.below(28);
        let (month, german) = (
            ["January", "March", "May", "October"][self.random.below(4)],
            ["Januar", "März", "Mai", "Oktober"][self.random.below(4)],
        );
        let year = 2000 + self.random.below(23);
        let sheet = &mut self.sheet;
        match (self.style.tongue, self.style.access) {
            (Tongue::German, 0 | 1) => drop(
                sheet
                    .plain(". ")
                    .field(Url, &format!("Verfügbar unter: {address}"))
                    .plain(" ")
                    .field(Accessed, &format!("(Zugriff am {day}.{}.{year})", 1 + day % 12)),
            ),
            (Tongue::German, 2) => drop(
                sheet
                    .plain(", ")
                    .field(Url, &format!("URL: {address}"))
                    .plain(" ")
                    .field(Accessed, &format!("[Stand: {day}. {german} {year}]")),
            ),
            (Tongue::German, 3) => drop(
                sheet
                    .plain(", ")
                    .field(Url, &address)
                    .plain(", ")
                    .field(Accessed, &format!("abgerufen am {day}.0{}.{year}", 1 + day % 9)),
            ),
            (_, 0) => drop(
                sheet
                    .plain(". ")
                    .field(Url, &format!("Available at: {address}"))
                    .plain(" ")
                    .field(Accessed, &format!("(accessed {day} {month} {year})")),
            ),
            (_, 1) => drop(
                sheet
                    .plain(". ")
                    .field(Accessed, &format!("Retrieved {month} {day}, {year}, from"))
                    .plain(" ")
                    .field(Url, &address),
            ),
            (_, 2) => drop(sheet.plain(". ").field(Url, &format!("Retrieved from {address}"))),
            (_, 3) => drop(
                sheet
                    .plain(" ")
                    .field(Url, &format!("<{address}>"))
                    .plain(" ")
                    .field(Accessed, &format!("[accessed {day} {month} {year}]")),
            ),
            (_, 4) => drop(
                sheet
                    .plain(". ")
                    .field(Accessed, &format!("Accessed {month} {day}, {year}"))
                    .plain(". ")
                    .field(Url, &address),
            ),
            _ => drop(sheet.plain(". ").field(Url, &address)),
        }
    }

    fn identifiers(&mut self) {
        if !self.random.chance(0.12) {
            return;
        }
        let doi = format!(
            "10.{}/{}.{}.{}",
            1000 + self.random.below(8000),
            ["j", "s", "abc", "S0003"][self.random.below(4)],
            1990 + self.random.below(30),
            self.random.below(99999)
        );
        let text = match self.random.below(5) {
            0 => format!("https://doi.org/{doi}"),
            1 => format!("doi: {doi}"),
            2 => format!("http://dx.doi.org/{doi}"),
            3 => doi,
            _ => format!("DOI: {doi}"),
        };
        let before = *self.random.pick(&[". ", ", ", " "]);
        self.sheet.plain(before).field(Doi, &text);
    }

    fn conference(&mut self) {
        self.head();
        self.part_title();
        let n = 2 + self.random.below(40);
        let subject = *self.random.pick(&[
            "Machine Learning",
            "Information Retrieval",
            "Human Factors in Computing Systems",
            "Sociology",
            "Software Engineering",
            "Computational Linguistics",
            "Artificial Intelligence",
            "Databases",
        ]);
        let name = match self.random.below(4) {
            0 => format!("Proceedings of the {n}th International Conference on {subject}"),
            1 => format!("Proc. {n}th Int. Conf. {subject}"),
            2 => format!("Proceedings of the Annual Meeting of the Society for {subject}"),
            _ => format!("Paper presented at the Conference on {subject}"),
        };
        let lead = *self.random.pick(&["In ", "In: ", "in ", ""]);
        self.sheet.plain(lead);
        self.italic(ContainerTitle, &name);
        if self.random.chance(0.4) {
            let place = self.stock.place(self.style.tongue, self.random);
            self.sheet.plain(", ").field(Location, &place);
        }
        if self.style.year == YearPlace::Late {
            let year = self.year.clone();
            self.sheet.plain(", ").field(Date, &year);
        }
        if self.random.chance(0.8) {
            self.pages();
        }
    }

    fn newspaper(&mut self) {
        self.head();
        self.part_title();
        let paper = self.stock.journal(self.style.tongue, self.random);
        self.italic(ContainerTitle, &paper);
        let day = 1 + self.random.below(28);
        let year = self.year.clone();
        let date = match self.style.tongue {
            Tongue::German => format!("{day}. März"),
            Tongue::French => format!("{day} mars"),
            _ => ["March", "June", "October"][self.random.below(3)].to_owned() + &format!(" {day}"),
        };
        let late = self.style.year == YearPlace::Late;
        self.sheet.plain(", ").field(Date, &if late { format!("{date} {year}") } else { date });
        if self.random.chance(0.5) {
            self.pages();
        }
    }
}

fn roman(mut n: usize) -> String {
    const DIGITS: [(usize, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut out = String::new();
    for (value, digit) in DIGITS {
        while n >= value {
            out.push_str(digit);
            n -= value;
        }
    }
    out
}
