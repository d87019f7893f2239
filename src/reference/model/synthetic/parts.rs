//! What several kinds of entries share: pages, volume and issue, imprint, edition, series, address, identifiers.

use super::entry::Setter;
use super::stock::Tongue;
use super::style::YearPlace;
use super::vocabulary::{HOSTS, PATHS};
use crate::reference::Label;

use Label::*;

impl Setter<'_> {
    pub(super) fn volume_and_issue(&mut self, volume: &str, issue: &str, with_issue: bool) {
        let late = self.style.year == YearPlace::Late;
        let year = self.year.clone();
        let sheet = &mut self.sheet;
        match (self.style.volume, with_issue) {
            (0, true) => sheet.plain(" ").field(Volume, volume).plain("(").field(Issue, issue).plain(")").done(),
            (0, false) => sheet.plain(" ").field(Volume, volume).done(),
            (1, true) => sheet.plain(", ").field(Volume, volume).plain(" (").field(Issue, issue).plain(")").done(),
            (1, false) => sheet.plain(", ").field(Volume, volume).done(),
            (2, true) => sheet.plain(" ").field(Volume, volume).plain(", no. ").field(Issue, issue).done(),
            (3, true) => sheet.plain(", Vol. ").field(Volume, volume).plain(", No. ").field(Issue, issue).done(),
            (2 | 3, false) => sheet.plain(", vol. ").field(Volume, volume).done(),
            (4, true) => sheet.plain(", ").field(Volume, volume).plain(", ").field(Issue, issue).done(),
            // Vancouver: year; volume(issue)
            (5 | 16 | 17, _) => {
                if late {
                    let after = match self.style.volume {
                        5 => ";",
                        16 => ", ",
                        _ => "; ",
                    };
                    sheet.plain(" ").field(Date, &year).plain(after);
                }
                sheet.plain(if late { "" } else { " " }).field(Volume, volume);
                if with_issue {
                    sheet.plain("(").field(Issue, issue).plain(")");
                }
            }
            (6, true) => sheet.plain(" ").field(Volume, volume).plain(".").field(Issue, issue).done(),
            (7, true) => sheet.plain(", ").field(Volume, volume).plain(". Jg., H. ").field(Issue, issue).done(),
            (7, false) => sheet.plain(", ").field(Volume, volume).plain(". Jg.").done(),
            (8, true) => sheet.plain(" ").field(Volume, volume).plain("/").field(Issue, issue).done(),
            (9, true) => sheet.plain(", Jg. ").field(Volume, volume).plain(", Heft ").field(Issue, issue).done(),
            (9, false) => sheet.plain(", Bd. ").field(Volume, volume).done(),
            (10, true) => sheet.plain(" ").field(Volume, volume).plain(", H. ").field(Issue, issue).done(),
            (11, true) => sheet.plain(", vol. ").field(Volume, volume).plain(", n° ").field(Issue, issue).done(),
            (11, false) => sheet.plain(", n° ").field(Issue, issue).done(),
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
            (14, true) => sheet.plain(", ").field(Volume, volume).plain("-").field(Issue, issue).done(),
            (15, true) => sheet.plain(", t. ").field(Volume, volume).plain(", n° ").field(Issue, issue).done(),
            _ => sheet.plain(" ").field(Volume, volume).done(),
        }
    }

    /// `Place: Publisher` and the late year.
    pub(super) fn imprint(&mut self) {
        let tongue = self.style.tongue;
        let place = self.stock.place(tongue, self.random);
        let publisher = self.stock.publisher(tongue, self.random);
        let year = self.year.clone();
        let late = self.style.year == YearPlace::Late;
        let sheet = &mut self.sheet;
        match self.style.imprint {
            0 => sheet.field(Location, &place).plain(": ").field(Publisher, &publisher).done(),
            1 => sheet.field(Location, &place).plain(", ").field(Publisher, &publisher).done(),
            2 => sheet.field(Publisher, &publisher).plain(", ").field(Location, &place).done(),
            3 => {
                sheet.plain("(").field(Location, &place).plain(": ").field(Publisher, &publisher);
                if late {
                    sheet.plain(", ").field(Date, &year);
                }
                sheet.plain(")").done();
                return;
            }
            4 => sheet.field(Publisher, &publisher).done(),
            5 => sheet.field(Location, &place).done(),
            _ => sheet.field(Location, &place).plain(" : ").field(Publisher, &publisher).done(),
        }
        if late {
            let separator = if self.style.imprint == 5 && tongue != Tongue::English { " " } else { ", " };
            sheet.plain(separator).field(Date, &year);
        }
    }

    pub(super) fn edition(&mut self) {
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

    pub(super) fn series(&mut self) {
        let series = self.stock.series(self.style.tongue, self.random);
        let n = 1 + self.random.below(200);
        let sheet = &mut self.sheet;
        match (self.style.tongue, n % 4) {
            (Tongue::German, 0) => {
                sheet.field(CollectionTitle, &series).plain(", Bd. ").field(Volume, &n.to_string()).done()
            }
            (Tongue::German, 1) => sheet
                .plain("(")
                .field(CollectionTitle, &series)
                .plain(", Band ")
                .field(Volume, &n.to_string())
                .plain(")")
                .done(),
            (_, 2) => sheet.field(CollectionTitle, &series).plain(" ").field(Volume, &n.to_string()).done(),
            (_, 3) => sheet.plain("(").field(CollectionTitle, &series).plain(")").done(),
            _ => sheet.field(CollectionTitle, &series).done(),
        }
    }

    pub(super) fn address(&mut self) {
        let host = *self.random.pick(&HOSTS[..HOSTS.len() - 1]);
        let scheme = *self.random.pick(&["http://", "https://", "http://", ""]);
        let scheme = if host.starts_with("www") { scheme } else { "http://" };
        let (one, two, n) = (*self.random.pick(&PATHS), *self.random.pick(&PATHS), self.random.below(9999));
        let address = format!("{scheme}{host}/{one}/{two}{n}{}", ["", ".html", ".pdf", "/"][self.random.below(4)]);
        let day = 1 + self.random.below(28);
        let (month, german) = (
            ["January", "March", "May", "October"][self.random.below(4)],
            ["Januar", "März", "Mai", "Oktober"][self.random.below(4)],
        );
        let year = 2000 + self.random.below(23);
        let sheet = &mut self.sheet;
        match (self.style.tongue, self.style.access) {
            (Tongue::German, 0 | 1) => sheet
                .plain(". ")
                .field(Url, &format!("Verfügbar unter: {address}"))
                .plain(" ")
                .field(Accessed, &format!("(Zugriff am {day}.{}.{year})", 1 + day % 12))
                .done(),
            (Tongue::German, 2) => sheet
                .plain(", ")
                .field(Url, &format!("URL: {address}"))
                .plain(" ")
                .field(Accessed, &format!("[Stand: {day}. {german} {year}]"))
                .done(),
            (Tongue::German, 3) => sheet
                .plain(", ")
                .field(Url, &address)
                .plain(", ")
                .field(Accessed, &format!("abgerufen am {day}.0{}.{year}", 1 + day % 9))
                .done(),
            (_, 0) => sheet
                .plain(". ")
                .field(Url, &format!("Available at: {address}"))
                .plain(" ")
                .field(Accessed, &format!("(accessed {day} {month} {year})"))
                .done(),
            (_, 1) => sheet
                .plain(". ")
                .field(Accessed, &format!("Retrieved {month} {day}, {year}, from"))
                .plain(" ")
                .field(Url, &address)
                .done(),
            (_, 2) => sheet.plain(". ").field(Url, &format!("Retrieved from {address}")).done(),
            (_, 3) => sheet
                .plain(" ")
                .field(Url, &format!("<{address}>"))
                .plain(" ")
                .field(Accessed, &format!("[accessed {day} {month} {year}]"))
                .done(),
            (_, 4) => sheet
                .plain(". ")
                .field(Accessed, &format!("Accessed {month} {day}, {year}"))
                .plain(". ")
                .field(Url, &address)
                .done(),
            _ => sheet.plain(". ").field(Url, &address).done(),
        }
    }

    pub(super) fn identifiers(&mut self) {
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

    pub(super) fn pages_text(&mut self) -> String {
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

    pub(super) fn pages(&mut self) {
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
}

/// A number in Roman figures.
pub(super) fn roman(mut n: usize) -> String {
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
