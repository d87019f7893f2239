//! The lists of physics, medicine and computing: letters without titles, abbreviated journals, proceedings, preprints.

use super::entry::Setter;
use super::style::Discipline;
use super::vocabulary::{ACRONYMS, COMPUTING_JOURNALS, COMPUTING_SUBJECTS, MEDICINE_JOURNALS, PHYSICS_JOURNALS};
use crate::reference::Label;

use Label::*;

impl Setter<'_> {
    /// Sets a record in the manner of the style's discipline; `false` where it has none of its own.
    pub(super) fn science(&mut self) -> bool {
        match self.style.discipline {
            Discipline::General => return false,
            Discipline::Physics => self.letter(),
            Discipline::Medicine | Discipline::Computing if self.random.chance(0.14) => {
                self.handbook();
                return true;
            }
            Discipline::Medicine => self.medline(),
            Discipline::Nature => self.nature(),
            Discipline::Chemistry => self.chemistry(),
            Discipline::Standard => self.standard(),
            Discipline::Computing => match self.random.below(10) {
                0..=4 => self.proceedings(),
                5..=7 => self.transactions(),
                _ => self.technical_report(),
            },
        }
        let end = self.style.end;
        self.sheet.plain(end);
        true
    }

    fn journal_of(&mut self, own: &[&'static str]) -> String {
        if self.random.chance(0.65) {
            (*self.random.pick(own)).to_owned()
        } else {
            self.stock.journal(self.style.tongue, self.random)
        }
    }

    fn number_up_to(&mut self, bound: usize) -> String {
        (1 + self.random.below(bound)).to_string()
    }

    /// Names with initials first, as physicists print them, now and then after a collaboration.
    fn team(&mut self) {
        let people = self.people();
        let mut list = self.name_list(&people, self.style.cites_page || self.style.access != 2);
        if self.random.chance(0.12) {
            list.push_str(if self.style.stop_in_quotes { " et al." } else { ", et al." });
        }
        if self.random.chance(0.06) {
            let name = *self.random.pick(&["ATLAS", "CMS", "Belle", "Planck", "ALEPH", "LIGO Scientific", "D0"]);
            list = if self.random.chance(0.7) {
                format!("{name} Collaboration, {list}")
            } else {
                format!("{list} ({name} Collaboration)")
            };
        }
        self.sheet.field(Author, &list);
    }

    /// `S. J. Doe, Phys. Rev. C 44 (1991) 2676.`
    fn letter(&mut self) {
        self.team();
        self.sheet.plain(if self.style.access == 5 { ": " } else { ", " });
        let year = self.year.clone();
        if self.style.stop_in_quotes && self.random.chance(0.95) {
            let title = self.stock.title(self.style.tongue, self.random);
            let (open, close) = self.style.title_quotes;
            let (inside, outside) = if self.style.late_mark { ("", ", ") } else { (",", " ") };
            self.sheet.plain(open).field(Title, &title);
            self.sheet.plain(if open.is_empty() { "" } else { inside }).plain(close);
            self.sheet.plain(if open.is_empty() { ", " } else { outside });
        }
        if self.random.chance(0.05) {
            self.preprint();
            return;
        }
        if self.random.chance(0.08) {
            let title = self.stock.book(self.style.tongue, self.random);
            self.italic(Title, &title);
            let publisher = self.stock.publisher(self.style.tongue, self.random);
            let place = self.stock.place(self.style.tongue, self.random);
            self.sheet.plain(" (").field(Publisher, &publisher).plain(", ").field(Location, &place).plain(", ");
            self.sheet.field(Date, &year).plain(")");
            return;
        }
        let journal = self.journal_of(PHYSICS_JOURNALS);
        self.italic(ContainerTitle, &journal);
        let (volume, page) = (self.number_up_to(700), self.first_page());
        let issue = self.number_up_to(12);
        let sheet = &mut self.sheet;
        match self.style.volume {
            0 | 5 => sheet.plain(" ").field(Volume, &volume).plain(" (").field(Date, &year).plain(") "),
            1 | 16 | 2 => sheet.plain(" ").field(Volume, &volume).plain(", "),
            3 => sheet.plain(" ").field(Date, &year).plain(", ").field(Volume, &volume).plain(", "),
            4 | 17 => sheet.plain(", ").field(Volume, &volume).plain("(").field(Issue, &issue).plain("):"),
            6 => sheet.field(Volume, &volume).plain(" (").field(Date, &year).plain(") "),
            12 => sheet
                .plain(" ")
                .field(Volume, &volume)
                .plain(" no. ")
                .field(Issue, &issue)
                .plain(", (")
                .field(Date, &year)
                .plain(") "),
            _ => sheet.field(Volume, &volume).plain(", "),
        };
        self.sheet.field(Pages, &page);
        match self.style.volume {
            1 | 16 | 2 | 13 => self.sheet.plain(" (").field(Date, &year).plain(")").done(),
            4 | 17 => self.sheet.plain(", ").field(Date, &year).done(),
            _ => {}
        }
        if self.style.late_mark || self.random.chance(0.15) {
            self.sheet.plain(if self.style.volume == 0 { ", " } else { " " });
            self.preprint();
        }
        self.identifiers();
    }

    fn first_page(&mut self) -> String {
        match self.random.below(4) {
            0 => format!("{:06}", 10_000 + self.random.below(300_000)),
            1 => self.pages_text(),
            2 => format!("{}{}", ["L", "A", "B"][self.random.below(3)], 1 + self.random.below(300)),
            _ => self.number_up_to(5000),
        }
    }

    fn preprint(&mut self) {
        let class = *self.random.pick(&["hep-ph", "hep-th", "nucl-ex", "astro-ph", "cond-mat", "quant-ph", "cs.LG"]);
        let (year, number) = (7 + self.random.below(15), 100 + self.random.below(9000));
        let month = 1 + self.random.below(12);
        let text = match self.random.below(5) {
            0 => format!("{class}/{year:02}{month:02}{:03}", number % 1000),
            1 => format!("arXiv:{year:02}{month:02}.{number:04}"),
            2 => format!("arXiv preprint arXiv:{year:02}{month:02}.{number:04}"),
            _ => format!("arXiv:{year:02}{month:02}.{number:04} [{class}]"),
        };
        self.sheet.field(Identifier, &text);
    }

    /// `Doe J, Roe K: Title. J Biol Chem 2008, 36:296-304.`
    fn medline(&mut self) {
        let style = self.style;
        self.authors();
        let year = self.year.clone();
        let form = style.access;
        match form {
            0 => self.sheet.plain(": ").done(),
            1 | 3 | 5 => self.sheet.plain(" (").field(Date, &year).plain(if form == 3 { "). " } else { ") " }).done(),
            4 => self.sheet.plain(". ").field(Date, &year).plain(". ").done(),
            _ => self.sheet.plain(". ").done(),
        }
        let title = self.stock.title(style.tongue, self.random);
        self.sheet.field(Title, &title);
        self.sheet.plain(if title.ends_with('?') { " " } else { ". " });
        let journal = self.journal_of(MEDICINE_JOURNALS);
        self.italic(ContainerTitle, &journal);
        let top = if self.random.chance(0.06) { 2200 } else { 400 };
        let (volume, issue) = (self.number_up_to(top), self.number_up_to(24));
        let with_issue = style.stop_in_quotes;
        match form {
            0 => self.sheet.plain(" ").field(Date, &year).plain(", ").field(Volume, &volume).done(),
            2 => self
                .sheet
                .plain(" ")
                .field(Date, &year)
                .plain(if style.late_mark { "; " } else { ";" })
                .field(Volume, &volume)
                .done(),
            5 => self.sheet.plain(", ").field(Volume, &volume).done(),
            _ => self.sheet.plain(" ").field(Volume, &volume).done(),
        }
        if with_issue {
            self.sheet.plain(if style.cites_page { " (" } else { "(" }).field(Issue, &issue).plain(")");
        }
        self.sheet.plain(if matches!(form, 3 | 5) { ", " } else { ":" });
        let pages = match self.random.below(14) {
            0 => format!("e{}", 1000 + self.random.below(90_000)),
            1 => format!("R{}", 1 + self.random.below(300)),
            2 => format!("{}S-{}S", 100 + self.random.below(90), 200 + self.random.below(90)),
            _ => self.pages_text(),
        };
        self.sheet.field(Pages, &pages);
        self.identifiers();
    }

    /// Who wrote it, and the year where the style has it there.
    fn head_of_paper(&mut self) {
        let people = self.people();
        let list = self.name_list(&people, false);
        self.sheet.field(Author, &list);
        self.after_names();
    }

    fn meeting(&mut self) -> String {
        let n = 2 + self.random.below(40);
        let year = self.year.clone();
        let short = year.get(2..4).unwrap_or("95").to_owned();
        let acronym = *self.random.pick(ACRONYMS);
        let subject = *self.random.pick(COMPUTING_SUBJECTS);
        let ordinal = *self.random.pick(&["First", "Third", "Sixth", "Eighth", "Eleventh", "Twelfth", "Twentieth"]);
        match self.random.below(12) {
            0 => format!("Proc. {acronym}-{short}"),
            1 => format!("Proceedings of {acronym} {short}"),
            2 => format!("Proc. of the IEEE International Conference on {subject} ({acronym} '{short})"),
            3 => format!("Proceedings of the {ordinal} International Conference on {subject}"),
            4 => format!("Proc. {n}th Int'l Joint Conf. on {subject}"),
            5 => format!("Advances in {subject}"),
            6 => format!("{acronym}'{short}"),
            7 => format!("Proceedings of the {n}th Annual ACM Symposium on {subject}"),
            8 => format!("{year} IEEE International Conference on {subject}"),
            9 => format!("{acronym} {year}: {n}th European Conference on {subject}"),
            10 => format!("Proceedings {ordinal} National Conference on {subject} {acronym}-{short}"),
            _ => format!("Proceedings of the Workshop on {subject}"),
        }
    }

    fn proceedings(&mut self) {
        self.head_of_paper();
        self.part_title();
        let style = self.style;
        let year = self.year.clone();
        let place = self.stock.place(style.tongue, self.random);
        let publisher = match self.random.below(3) {
            0 => self.stock.publisher(style.tongue, self.random),
            _ => (*self.random.pick(&[
                "ACM Press",
                "IEEE",
                "Morgan Kaufmann",
                "AAAI Press",
                "Springer",
                "IEEE Computer Society Press",
                "ACM",
                "MIT Press",
            ]))
            .to_owned(),
        };
        let pages = self.pages_text();
        let late = style.year == super::style::YearPlace::Late;
        let lead: &str = *self.random.pick(&["In ", "In ", "In ", "In: ", "in ", "in ", "To appear in "]);
        self.sheet.plain(lead);
        if self.random.chance(0.2) {
            let (editors, several) = self.host_editors();
            let mark = if several { ", editors, " } else { ", editor, " };
            self.sheet.field(Editor, &format!("{editors}{}", mark.trim_end_matches([',', ' ']))).plain(", ");
        }
        let meeting = self.meeting();
        self.italic(ContainerTitle, &meeting);
        if meeting.starts_with("Advances") {
            let volume = self.number_up_to(12);
            self.sheet.plain(" ").field(Volume, &volume);
        }
        match style.access {
            0 => {
                self.sheet.plain(", pages ").field(Pages, &pages).plain(", ").field(Location, &place);
                if late {
                    self.sheet.plain(", ").field(Date, &year);
                }
                self.sheet.plain(". ").field(Publisher, &publisher);
            }
            1 => {
                self.sheet.plain(", pp. ").field(Pages, &pages).plain(". ").field(Publisher, &publisher);
                if self.random.chance(0.6) {
                    self.sheet.plain(", ").field(Location, &place);
                }
                if late {
                    self.sheet.plain(" (").field(Date, &year).plain(")");
                }
            }
            2 => {
                self.sheet.plain(", ").field(Location, &place);
                if late {
                    let month = *self.random.pick(&["Aug. ", "June ", "", "", "Oct. "]);
                    self.sheet.plain(", ").field(Date, &format!("{month}{year}"));
                }
                self.sheet.plain(", pp. ").field(Pages, &pages);
            }
            3 => {
                if late {
                    self.sheet.plain(" (").field(Date, &year).plain(")");
                }
                self.sheet.plain(", ").field(Publisher, &publisher).plain(", pp. ").field(Pages, &pages);
            }
            4 => {
                self.sheet.plain(", ").field(Pages, &pages);
                if late {
                    self.sheet.plain(", ").field(Date, &year);
                }
            }
            _ => {
                self.sheet.plain(" (pp. ").field(Pages, &pages).plain("). ").field(Location, &place);
                self.sheet.plain(": ").field(Publisher, &publisher);
                if late {
                    self.sheet.plain(", ").field(Date, &year);
                }
            }
        }
    }

    /// `Machine Learning, 6(1):37-66, 1991`
    fn transactions(&mut self) {
        self.head_of_paper();
        self.part_title();
        let journal = self.journal_of(COMPUTING_JOURNALS);
        self.italic(ContainerTitle, &journal);
        let (volume, issue, pages) = (self.number_up_to(60), self.number_up_to(12), self.pages_text());
        let sheet = &mut self.sheet;
        match self.style.access {
            0 | 4 => sheet
                .plain(", ")
                .field(Volume, &volume)
                .plain("(")
                .field(Issue, &issue)
                .plain("):")
                .field(Pages, &pages)
                .done(),
            1 | 3 => sheet.plain(", ").field(Volume, &volume).plain(", ").field(Pages, &pages).done(),
            2 => {
                sheet.plain(", vol. ").field(Volume, &volume).plain(", no. ").field(Issue, &issue);
                sheet.plain(", pp. ").field(Pages, &pages).done();
            }
            _ => sheet
                .plain(" ")
                .field(Volume, &volume)
                .plain(", ")
                .field(Issue, &issue)
                .plain(", ")
                .field(Pages, &pages)
                .done(),
        }
        if self.style.year == super::style::YearPlace::Late {
            let year = self.year.clone();
            let month = *self.random.pick(&["", "", "", "January ", "Sept. ", "Mar. "]);
            self.sheet.plain(", ").field(Date, &format!("{month}{year}"));
        }
    }

    fn technical_report(&mut self) {
        self.head_of_paper();
        self.part_title();
        let n = self.number_up_to(400);
        let year = self.year.clone();
        let short = year.get(2..4).unwrap_or("90").to_owned();
        let kind = match self.random.below(8) {
            0 => format!("Technical Report TR-{short}-{n}"),
            1 => format!("Tech. Rep. {n}"),
            2 => format!("Technical Report CS-TR-{short}-{n}"),
            3 => "PhD thesis".to_owned(),
            4 => "Ph.D. dissertation".to_owned(),
            5 => "Master's thesis".to_owned(),
            6 => format!("Technical Report No. {short}-{n}"),
            _ => "PhD Thesis".to_owned(),
        };
        let school = *self.random.pick(&[
            "Department of Computer Science, University of Rochester",
            "School of Computer Science, Carnegie Mellon University",
            "MIT",
            "Stanford University",
            "University of Illinois at Urbana-Champaign",
            "Dept. of Computer Science, University of Maryland",
            "Computer Science Department, University of Toronto",
            "INRIA",
            "IBM Research Division",
            "University of Edinburgh",
        ]);
        self.sheet.field(Genre, &kind).plain(", ").field(Publisher, school);
        if self.random.chance(0.4) {
            let place = self.stock.place(self.style.tongue, self.random);
            self.sheet.plain(", ").field(Location, &place);
        }
        if self.style.year == super::style::YearPlace::Late {
            self.sheet.plain(", ").field(Date, &year);
        }
    }
}
