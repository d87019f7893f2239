//! The kinds of entries: article, book, chapter, thesis, report, page on the web, paper, newspaper.

use super::entry::Setter;
use super::parts::roman;
use super::stock::Tongue;
use super::style::{HostOrder, YearPlace};
use super::vocabulary::{NEWSPAPER_NOUNS, NEWSPAPERS};
use crate::reference::Label;

use Label::*;

impl Setter<'_> {
    pub(super) fn article(&mut self) {
        self.head();
        self.part_title();
        let style = self.style;
        self.sheet.plain(style.journal_in);
        let journal = self.stock.journal(style.tongue, self.random);
        let (open, close) = style.journal_quotes;
        self.sheet.plain(open);
        self.italic(ContainerTitle, &journal);
        self.sheet.plain(close);
        let volume = if self.random.chance(if style.tongue == Tongue::Italian { 0.4 } else { 0.06 }) {
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
        if !matches!(self.style.volume, 5 | 12 | 13 | 16 | 17) && self.style.year == YearPlace::Late {
            let year = self.year.clone();
            let (open, close) = *self.random.pick(&[(" (", ")"), (" (", ")"), (", ", "")]);
            self.sheet.plain(open).field(Date, &year).plain(close);
        }
        if self.random.chance(0.93) {
            self.pages();
        }
        self.identifiers();
    }

    pub(super) fn book(&mut self) {
        let style = self.style;
        let edited = self.random.chance(0.22);
        if edited {
            let people = self.people();
            let list = self.name_list(&people, false);
            let mark = if people.len() > 1 { style.editors.1 } else { style.editors.0 };
            if style.late_mark && style.year == YearPlace::AfterAuthor {
                let (year, mark) = (self.year.clone(), mark.trim_start_matches([' ', ',']));
                self.sheet
                    .field(Editor, &list)
                    .plain(" (")
                    .field(Date, &year)
                    .plain(") ")
                    .field(Editor, mark)
                    .plain(": ");
            } else {
                let body = self.random.chance(0.15).then(|| self.stock.body(style.tongue, self.random));
                self.sheet.field(Editor, &format!("{}{mark}", body.unwrap_or(list)));
                self.after_names();
            }
        } else {
            self.head();
        }
        let title = self.stock.book(style.tongue, self.random);
        let title = self.with_quotes(title);
        self.italic(Title, &title);
        let share = if matches!(style.tongue, Tongue::English | Tongue::German) { 0.06 } else { 0.09 };
        if self.random.chance(share) {
            self.translated();
        } else if style.tongue == Tongue::French && self.random.chance(0.05) {
            let person = self.stock.person(Tongue::French, self.random);
            let name = format!("{} {}", self.given(&person), person.family);
            let by = *self.random.pick(&["préface de", "avec une préface de", "introduction de", "postface de"]);
            self.sheet.plain(", ").field(Note, &format!("{by} {name}")).plain(", ");
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
        if style.tongue == Tongue::French && self.random.chance(0.12) {
            let series = self.stock.series(style.tongue, self.random);
            let series = series.trim_start_matches("coll. ");
            match self.random.below(3) {
                0 => self.sheet.plain(", ").field(CollectionTitle, &format!("coll. {series}")).done(),
                1 => self.sheet.plain(" (").field(CollectionTitle, &format!("coll. {series}")).plain(")").done(),
                _ => self.sheet.plain(", ").field(CollectionTitle, &format!("« {series} »")).done(),
            }
        }
        if style.cites_page || self.random.chance(0.04) {
            let page = self.pages_text();
            let keyword = match style.tongue {
                Tongue::German => ", S. ",
                Tongue::English => ", p. ",
                _ => ", p. ",
            };
            self.sheet.plain(keyword).field(Pages, &page);
        }
        if self.random.chance(if matches!(style.tongue, Tongue::French | Tongue::Italian) { 0.06 } else { 0.01 }) {
            let n = 80 + self.random.below(600);
            self.sheet.plain(", ").field(Pages, &format!("{n} p."));
        }
        if self.random.chance(0.03) {
            self.identifiers();
        }
    }

    pub(super) fn host_editors(&mut self) -> (String, bool) {
        let people = self.people();
        let straight = self.style.host != HostOrder::EditorInverted;
        (self.name_list(&people, straight), people.len() > 1)
    }

    pub(super) fn chapter(&mut self) {
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
                let joint: &str = *self.random.pick(&[", ", ", ", ". ", " ("]);
                self.sheet.plain(joint).field(Editor, &format!("{}{editors}", style.edited_by));
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

    pub(super) fn thesis(&mut self) {
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
                "thèse pour le doctorat",
                "thèse de doctorat d'histoire",
                "rapport de recherche",
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
            0 => self.sheet.plain(" (").field(Genre, kind).plain("). ").field(Publisher, university).done(),
            1 => self.sheet.plain(" (").field(Genre, kind).plain(", ").field(Publisher, university).plain(")").done(),
            _ => self.sheet.plain(after).field(Genre, kind).plain(", ").field(Publisher, university).done(),
        }
        if late {
            self.sheet.plain(", ").field(Date, &year);
        }
    }

    pub(super) fn report(&mut self) {
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
            0 => self.sheet.field(Location, &place).plain(": ").field(Publisher, &body).done(),
            1 => self.sheet.field(Publisher, &body).plain(", ").field(Location, &place).done(),
            _ => self.sheet.field(Publisher, &body).done(),
        }
        if late {
            self.sheet.plain(", ").field(Date, &year);
        }
        if self.random.chance(0.3) {
            self.address();
        }
    }

    pub(super) fn web(&mut self) {
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

    pub(super) fn conference(&mut self) {
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

    pub(super) fn newspaper_name(&mut self) -> String {
        match (self.style.tongue, self.random.below(10)) {
            (Tongue::English, 0..4) => (*self.random.pick(NEWSPAPERS)).to_owned(),
            (Tongue::English, 4..8) => {
                let place = self.stock.place(Tongue::English, self.random);
                let town = place.split([',', ':', '/']).next().unwrap_or_default().trim();
                let name = *self.random.pick(NEWSPAPER_NOUNS);
                let the = if self.random.chance(0.7) { "The " } else { "" };
                format!("{the}{town} {name}")
            }
            (tongue, _) => self.stock.journal(tongue, self.random),
        }
    }

    pub(super) fn newspaper(&mut self) {
        let plain_year = self.year.clone();
        let dated = self.style.tongue == Tongue::English
            && self.style.year == YearPlace::AfterAuthor
            && self.random.chance(0.6);
        if dated {
            let month = *self.random.pick(&["January", "May", "July", "October", "December"]);
            self.year = format!("{plain_year}, {month} {}", 1 + self.random.below(28));
        }
        self.head();
        self.year = plain_year;
        self.part_title();
        let lead = if self.random.chance(0.5) { self.style.journal_in } else { "" };
        self.sheet.plain(lead);
        let paper = self.newspaper_name();
        self.italic(ContainerTitle, &paper);
        if dated {
            if self.random.chance(0.5) {
                let page = format!("{}{}", ["A", "B", "C", ""][self.random.below(4)], 1 + self.random.below(30));
                self.sheet.plain(", p. ").field(Pages, &page);
            }
            return;
        }
        let (day, month) = (1 + self.random.below(28), self.random.below(4));
        let year = self.year.clone();
        let late = self.style.year == YearPlace::Late;
        let with_year = late || self.random.chance(0.6);
        let name = match self.style.tongue {
            Tongue::German => ["März", "Januar", "Dezember", "Mai"][month],
            Tongue::French => ["mars", "janvier", "décembre", "mai"][month],
            Tongue::Italian => ["marzo", "gennaio", "dicembre", "maggio"][month],
            Tongue::Spanish => ["marzo", "enero", "diciembre", "mayo"][month],
            Tongue::English => ["March", "January", "December", "May"][month],
        };
        let date = match (self.style.tongue, self.random.below(3), with_year) {
            (Tongue::German, 0, true) => format!("{day}.{}.{year}", 1 + day % 12),
            (Tongue::German, 1, true) => format!("{day}. {}. {year}", 1 + day % 12),
            (Tongue::German, _, true) => format!("{day}. {name} {year}"),
            (Tongue::German, _, false) => format!("{day}. {name}"),
            (Tongue::English, 0, true) => format!("{name} {day}, {year}"),
            (Tongue::English, 0, false) => format!("{name} {day}"),
            (_, _, true) => format!("{day} {name} {year}"),
            _ => format!("{day} {name}"),
        };
        if self.random.chance(0.3) {
            let n = (1 + self.random.below(300)).to_string();
            let keyword = match self.style.tongue {
                Tongue::German => " Nr. ",
                Tongue::English => ", no. ",
                _ => ", n° ",
            };
            self.sheet.plain(keyword).field(Issue, &n);
        }
        match (self.style.tongue, self.random.below(3)) {
            (Tongue::German, 0) => self.sheet.plain(" ").field(Date, &format!("vom {date}")).done(),
            (_, 1) => self.sheet.plain(" (").field(Date, &date).plain(")").done(),
            _ => self.sheet.plain(", ").field(Date, &date).done(),
        }
        if self.random.chance(0.5) {
            self.pages();
        }
    }
}
