//! One record set in a style.

use super::super::train::Random;
use super::Sheet;
use super::stock::{Person, Stock, Tongue};
use super::style::{Given, NameOrder, Style, YearPlace};
use crate::reference::Label;

use Label::*;

/// Draws a record and sets it.
pub fn set(stock: &Stock, style: &Style, place: usize, random: &mut Random) -> Sheet {
    let mut setter = Setter { stock, style, random, sheet: Sheet::default(), year: String::new() };
    setter.year = setter.draw_year();
    setter.number(place);
    if style.notes && (setter.lead() || setter.periodical_alone()) {
        return setter.sheet;
    }
    if setter.random.chance(0.9) && setter.science() {
        return setter.sheet;
    }
    match setter.random.below(100) {
        0..34 => setter.article(),
        34..57 => setter.book(),
        57..80 => setter.chapter(),
        80..84 => setter.thesis(),
        84..89 => setter.report(),
        89..93 => setter.web(),
        93..96 => setter.conference(),
        96 => setter.newspaper(),
        97 => setter.host_by_author(),
        98 if setter.random.chance(0.4) => setter.film(),
        _ => setter.newspaper(),
    }
    let end = style.end;
    setter.sheet.plain(end);
    setter.sheet
}

/// Sets one record.
pub(super) struct Setter<'a> {
    pub(super) stock: &'a Stock,
    pub(super) style: &'a Style,
    pub(super) random: &'a mut Random,
    pub(super) sheet: Sheet,
    pub(super) year: String,
}

impl Setter<'_> {
    pub(super) fn draw_year(&mut self) -> String {
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

    pub(super) fn number(&mut self, place: usize) {
        match self.style.numbering {
            1 => self.sheet.field(CitationNumber, &format!("[{place}]")).plain(" ").done(),
            2 => self.sheet.field(CitationNumber, &format!("{place}.")).plain(" ").done(),
            3 => self.sheet.field(CitationNumber, &place.to_string()).plain(" ").done(),
            4 => self.sheet.field(CitationNumber, &format!("({place})")).plain(" ").done(),
            _ => {}
        }
    }

    pub(super) fn people(&mut self) -> Vec<Person> {
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

    pub(super) fn given(&self, person: &Person) -> String {
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

    pub(super) fn name(&self, person: &Person, inverted: bool) -> String {
        let family = if self.style.capitals { person.family.to_uppercase() } else { person.family.clone() };
        let given = self.given(person);
        match self.style.order {
            NameOrder::Vancouver | NameOrder::FamilyGiven if inverted => format!("{family} {given}"),
            NameOrder::Bracketed if inverted => format!("{family} ({given})"),
            _ if inverted => format!("{family}{}{given}", self.style.between_parts),
            _ => format!("{given} {family}"),
        }
    }

    /// A name list as text; `straight` overrides the order.
    pub(super) fn name_list(&mut self, people: &[Person], straight: bool) -> String {
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

    pub(super) fn authors(&mut self) {
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
    pub(super) fn head(&mut self) {
        if self.random.chance(0.03) {
            return;
        }
        self.authors();
        if self.random.chance(0.01) {
            let person = self.stock.person(self.style.tongue, self.random);
            let (with, name) = (
                ["unter Mitarbeit von", "with", "in Zusammenarbeit mit", "avec"][self.random.below(4)],
                self.name(&person, false),
            );
            self.sheet.plain(" (").field(Note, &format!("{with} {name}")).plain(")");
        }
        self.after_names();
    }

    /// Words before a citation in a note; or a short form, which is then the whole entry.
    pub(super) fn lead(&mut self) -> bool {
        let tongue = self.style.tongue;
        let leads: &[&str] = match tongue {
            Tongue::German => &["Vgl.", "Vgl. hierzu", "Siehe", "Vgl. dazu", "So auch", "Vgl. etwa", "S.", "Zit. nach"],
            Tongue::French => &["Cf.", "Voir", "Voir aussi", "Cité par", "Sur ce point, voir", "D'après"],
            Tongue::Italian => &["Cfr.", "Si veda", "Vedi", "Cit. in"],
            Tongue::Spanish => &["Véase", "Cf.", "Ver"],
            Tongue::English => &["See", "See also", "Cf.", "See, for example,", "Quoted in", "See e.g."],
        };
        if self.random.chance(0.2) {
            let lead = *self.random.pick(leads);
            self.sheet.field(Note, lead).plain(" ");
        }
        if !self.random.chance(0.3) {
            return false;
        }
        if self.random.chance(0.15) {
            let pages = self.pages_text();
            let same = *self.random.pick(&["Ibid.", "Ibid", "Ebd.", "Ebenda", "Ivi", "Id."]);
            self.sheet.field(Note, same).plain(", ").plain(if tongue == Tongue::German { "S. " } else { "p. " });
            self.sheet.field(Pages, &pages).plain(self.style.end);
            return true;
        }
        let supra = format!("supra note {}", 1 + self.random.below(150));
        let back: &[&str] = match tongue {
            Tongue::English | Tongue::French if self.random.chance(0.25) => &[supra.as_str()],
            Tongue::German => &["a. a. O.", "a.a.O.", "ebd.", "op. cit."],
            Tongue::French => {
                &["op. cit.", "art. cit.", "ouvr. cité", "art. cité", "ouv. cité", "loc. cit.", "op.cit."]
            }
            Tongue::Italian => &["cit.", "op. cit.", "art. cit."],
            _ => &["op. cit.", "loc. cit.", "art. cit."],
        };
        let back = *self.random.pick(back);
        let person = self.stock.person(tongue, self.random);
        let name = match self.random.below(3) {
            0 => person.family.clone(),
            _ => self.name(&person, false),
        };
        self.sheet.field(Author, &name).plain(", ");
        if self.random.chance(0.7) {
            let title = self.stock.title(tongue, self.random);
            let short: Vec<&str> = title.split_whitespace().take(2 + self.random.below(6)).collect();
            let dots = if self.random.chance(0.3) { "..." } else { "" };
            self.sheet
                .field(Title, &format!("{}{dots}", short.join(" ").trim_end_matches([',', ':', '.'])))
                .plain(", ");
        }
        self.sheet.field(Note, back).plain(", ");
        if self.random.chance(0.2) {
            self.sheet.plain("t. ").field(Volume, "2").plain(", ");
        }
        let pages = self.pages_text();
        self.sheet
            .plain(if tongue == Tongue::German { "S. " } else { "p. " })
            .field(Pages, &pages)
            .plain(self.style.end);
        true
    }

    /// `Le Journal des chasseurs, 25 juillet 1863, p. 12.`: a note that names a newspaper and a day, no more.
    fn periodical_alone(&mut self) -> bool {
        if !self.random.chance(0.12) {
            return false;
        }
        let tongue = self.style.tongue;
        let paper = self.stock.journal(tongue, self.random);
        self.italic(ContainerTitle, &paper);
        let month = match tongue {
            Tongue::German => ["Januar", "März", "Mai", "Dezember"],
            Tongue::French => ["janvier", "mars", "juillet", "décembre"],
            Tongue::Italian => ["gennaio", "marzo", "luglio", "dicembre"],
            Tongue::Spanish => ["enero", "marzo", "julio", "diciembre"],
            Tongue::English => ["January", "March", "July", "December"],
        }[self.random.below(4)];
        let year = 1830 + self.random.below(190);
        let stop = if tongue == Tongue::German { "." } else { "" };
        let day =
            if self.random.chance(0.75) { format!("{}{stop} ", 1 + self.random.below(28)) } else { String::new() };
        self.sheet.plain(", ").field(Date, &format!("{day}{month} {year}"));
        if self.random.chance(0.5) {
            let pages = self.pages_text();
            self.sheet.plain(if tongue == Tongue::German { ", S. " } else { ", p. " }).field(Pages, &pages);
        }
        self.sheet.plain(self.style.end);
        true
    }

    pub(super) fn after_names(&mut self) {
        let (before, after) = self.style.year_form;
        if self.style.year == YearPlace::AfterAuthor {
            let year = self.year.clone();
            self.sheet.plain(before).field(Date, &year).plain(after);
        } else {
            let separator = self.style.after_names;
            self.sheet.plain(separator);
        }
    }

    pub(super) fn italic(&mut self, label: Label, text: &str) {
        match self.style.italics {
            Some((open, close)) => self.sheet.plain(open).field(label, text).plain(close).done(),
            None => self.sheet.field(label, text).done(),
        }
    }

    /// Title of a part, in quotation marks where the style has them.
    pub(super) fn part_title(&mut self) {
        let title = self.stock.title(self.style.tongue, self.random);
        let title = self.with_quotes(title);
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

    /// Now and then a word of a title stands in quotation marks.
    pub(super) fn with_quotes(&mut self, title: String) -> String {
        if !self.random.chance(0.06) {
            return title;
        }
        let (open, close) = match self.style.tongue {
            Tongue::German => *self.random.pick(&[("„", "“"), ("\"", "\""), ("»", "«")]),
            Tongue::French => ("« ", " »"),
            _ => *self.random.pick(&[("“", "”"), ("\"", "\""), ("‘", "’")]),
        };
        let words: Vec<&str> = title.split(' ').collect();
        let from = self.random.below(words.len());
        let to = (from + 1 + self.random.below(3)).min(words.len());
        let last = words[to - 1].trim_end_matches([',', ':', '.', '?']);
        let tail = &words[to - 1][last.len()..];
        let inner = words[from..to - 1].iter().copied().chain([last]).collect::<Vec<_>>().join(" ");
        let quoted = format!("{open}{inner}{close}{tail}");
        words[..from]
            .iter()
            .copied()
            .chain([quoted.as_str()])
            .chain(words[to..].iter().copied())
            .collect::<Vec<_>>()
            .join(" ")
    }
}
