//! Works of all kinds as CSL items, with what of each a style may print and which field that is.

mod kinds;

use hayagriva::citationberg::json::Item;
use serde_json::{Map, Value as Json, json};

use super::super::train::Random;
use super::parts::roman;
use super::stock::{Stock, Tongue};
use super::vocabulary::{HOSTS, PATHS};
use crate::reference::Label;

use Label::*;

/// A day, month or year: `[2012]`, `[2012, 3]`, `[2012, 3, 14]`.
pub type Day = Vec<usize>;

/// A work to be set: the item and what of it is to be found in print.
#[derive(Debug, Default)]
pub struct Work {
    item: Map<String, Json>,
    /// Longer values, in the order in which they are looked for.
    pub texts: Vec<(Label, String)>,
    /// Numbers, no two alike, in the order in which they are looked for.
    pub numbers: Vec<(Label, String)>,
    /// When it came out.
    pub issued: Option<Day>,
    /// When its address was read.
    pub accessed: Option<Day>,
}

impl Work {
    /// The item for the CSL engine, under `id`.
    pub fn item(&self, id: usize) -> Option<Item> {
        let mut item = self.item.clone();
        item.insert("id".to_owned(), json!(id.to_string()));
        serde_json::from_value(Json::Object(item)).ok()
    }
}

/// Draws a work whose words are of one language.
pub fn draw(stock: &Stock, tongue: Tongue, random: &mut Random) -> Work {
    let mut draft = Draft { stock, tongue, random, work: Work::default() };
    match draft.random.below(100) {
        0..24 => draft.article(),
        24..40 => draft.book(),
        40..57 => draft.chapter(),
        57..61 => draft.thesis(),
        61..66 => draft.report(),
        66..72 => draft.page(),
        72..78 => draft.in_the_news(),
        78..84 => draft.paper(),
        84..87 => draft.data(),
        87..91 => draft.performance(),
        91..93 => draft.patent(),
        93..95 => draft.entry(),
        95..97 => draft.archived(),
        97..99 => draft.preprint(),
        _ => draft.map(),
    }
    draft.work
}

struct Draft<'a> {
    stock: &'a Stock,
    tongue: Tongue,
    random: &'a mut Random,
    work: Work,
}

impl Draft<'_> {
    fn kind(&mut self, kind: &str) {
        self.work.item.insert("type".to_owned(), json!(kind));
    }

    fn text(&mut self, variable: &str, label: Label, value: String) {
        self.work.item.insert(variable.to_owned(), json!(value));
        self.work.texts.push((label, value));
    }

    /// A number that none of this work's others is taken for.
    fn number(&mut self, variable: &str, label: Label, below: usize) {
        let taken = |value: &str, work: &Work| work.numbers.iter().any(|(_, number)| number == value);
        let mut value = (1 + self.random.below(below)).to_string();
        while taken(&value, &self.work) {
            value = (1 + self.random.below(below + 20)).to_string();
        }
        self.work.item.insert(variable.to_owned(), json!(value));
        self.work.numbers.push((label, value));
    }

    fn title(&mut self) {
        let mut title = self.clean(Stock::title);
        let ends_plainly = title.ends_with(char::is_alphabetic);
        let (from, span) = (1500 + self.random.below(480), 1 + self.random.below(90));
        match self.random.below(40) {
            0 | 1 if ends_plainly => title.push('?'),
            2 if ends_plainly => title.push_str(&format!(", {from}-{}", from + span)),
            3 if ends_plainly => title.push_str(&format!(" {from}")),
            4 if ends_plainly => title.push_str(&format!(" ({from}–{})", from + span)),
            _ => {}
        }
        self.text("title", Title, title);
    }

    /// A title that looks like one: corpora have some with half of the reference in them.
    fn clean(&mut self, draw: impl Fn(&Stock, Tongue, &mut Random) -> String) -> String {
        let mut title = draw(self.stock, self.tongue, self.random);
        for _ in 0..6 {
            if is_clean(&title) {
                break;
            }
            title = draw(self.stock, self.tongue, self.random);
        }
        title
    }

    fn people(&mut self, variable: &str, most: usize) {
        let count = match self.random.below(10) {
            0..5 => 1,
            5..7 => 2,
            _ => 1 + self.random.below(most),
        };
        let people: Vec<Json> = (0..count.min(most))
            .map(|_| {
                let person = self.stock.person(self.tongue, self.random);
                if self.random.chance(0.015) {
                    // Names that no style turns round: Icelanders', and those of whoever knew no better.
                    return json!({ "literal": format!("{} {}", person.given, person.family) });
                }
                json!({ "family": person.family, "given": person.given })
            })
            .collect();
        self.work.item.insert(variable.to_owned(), json!(people));
    }

    fn author(&mut self, bodies: f32) {
        if self.random.chance(bodies) {
            self.bodies("author");
        } else {
            self.people("author", 7);
        }
    }

    /// One body, or two.
    fn bodies(&mut self, variable: &str) {
        let count = if self.random.chance(0.12) { 2 } else { 1 };
        let bodies: Vec<Json> =
            (0..count).map(|_| json!({ "literal": self.stock.body(self.tongue, self.random) })).collect();
        self.work.item.insert(variable.to_owned(), json!(bodies));
    }

    fn editors(&mut self, most: usize) {
        if self.random.chance(0.08) {
            self.bodies("editor");
        } else {
            self.people("editor", most);
        }
    }

    /// A year, now and then with month and day; `whole` where the day matters.
    fn date(&mut self, whole: bool) {
        let mut day = vec![match self.random.below(10) {
            0 => 1820 + self.random.below(100),
            1..4 => 1920 + self.random.below(70),
            _ => 1990 + self.random.below(36),
        }];
        if whole || self.random.chance(0.12) {
            day.push(1 + self.random.below(12));
            if whole || self.random.chance(0.4) {
                day.push(1 + self.random.below(28));
            }
        }
        self.work.item.insert("issued".to_owned(), json!({ "date-parts": [day] }));
        self.work.issued = Some(day);
    }

    /// The date, or none at all.
    fn date_if_any(&mut self, whole: bool) {
        if !self.random.chance(0.05) {
            self.date(whole);
        }
    }

    fn first_date(&mut self) {
        if let Some(year) = self.work.issued.as_ref().map(|day| day[0]) {
            let first = year - 10 - self.random.below(80);
            self.work.item.insert("original-date".to_owned(), json!({ "date-parts": [[first]] }));
            self.work.numbers.push((Date, first.to_string()));
        }
    }

    fn pages(&mut self) {
        let first = match self.random.below(4) {
            0 => 1 + self.random.below(99),
            1 => 2000 + self.random.below(30_000),
            _ => 100 + self.random.below(900),
        };
        let value = match self.random.below(20) {
            0 => first.to_string(),
            1 => format!("e{first}"),
            2 => format!("{}-{}", roman(1 + first % 20).to_lowercase(), roman(22 + first % 20).to_lowercase()),
            _ => format!("{first}-{}", first + 1 + self.random.below(40)),
        };
        self.work.item.insert("page".to_owned(), json!(value));
        self.work.numbers.insert(0, (Pages, value));
    }

    fn imprint(&mut self) {
        let publisher = self.stock.publisher(self.tongue, self.random);
        self.text("publisher", Publisher, publisher);
        if self.random.chance(0.8) {
            self.place("publisher-place");
        }
    }

    fn place(&mut self, variable: &str) {
        let place = self.stock.place(self.tongue, self.random);
        self.text(variable, Location, place);
    }

    fn series(&mut self) {
        let series = match self.random.below(10) {
            0..5 => self.stock.series(self.tongue, self.random),
            5 | 6 => self.clean(Stock::book).split_whitespace().take(4).collect::<Vec<_>>().join(" "),
            _ => self.series_by_subject(),
        };
        self.text("collection-title", CollectionTitle, series.trim_end_matches([',', ':', '.', ';']).to_owned());
        if self.random.chance(0.6) {
            self.number("collection-number", CollectionTitle, 400);
        }
    }

    /// `Cambridge Studies in Kinship and Law`
    fn series_by_subject(&mut self) -> String {
        const SUBJECTS: [(&str, &str, &str); 12] = [
            ("Anthropology", "Soziologie", "sociologie"),
            ("History", "Geschichte", "histoire"),
            ("Economics", "Wirtschaft", "économie"),
            ("Linguistics", "Sprachwissenschaft", "linguistique"),
            ("Political Theory", "Politik", "politique"),
            ("Religion", "Religion", "religion"),
            ("Philosophy", "Philosophie", "philosophie"),
            ("Mathematics", "Mathematik", "mathématiques"),
            ("Gender and Law", "Recht", "droit"),
            ("Education", "Pädagogik", "éducation"),
            ("Contemporary Culture", "Kultur", "culture"),
            ("Enzymology", "Medizin", "médecine"),
        ];
        let (english, german, french) = *self.random.pick(&SUBJECTS);
        let n = self.random.below(5);
        match self.tongue {
            Tongue::German => match n {
                0 => format!("Beiträge zur {german}"),
                1 => format!("Studien zur {german}"),
                2 => format!("Bibliothek {german}"),
                3 => format!("Reihe {german} und Gesellschaft"),
                _ => format!("{german} der Moderne"),
            },
            Tongue::French | Tongue::Italian | Tongue::Spanish => match n {
                0 => format!("Bibliothèque de {french}"),
                1 => format!("Collection {french}"),
                2 => format!("Études de {french}"),
                3 => format!("Cahiers de {french}"),
                _ => format!("{} et société", french.split(' ').next().unwrap_or(french)),
            },
            Tongue::English => {
                let house =
                    *self.random.pick(&["Cambridge", "Oxford", "Springer", "Routledge", "SUNY", "ASA", "Blackwell"]);
                match n {
                    0 => format!("{house} Studies in {english}"),
                    1 => format!("{house} Series in {english}"),
                    2 => format!("Lecture Notes in {english}"),
                    3 => format!("New Directions in {english}"),
                    _ => format!("{house} Handbooks in {english}"),
                }
            }
        }
    }

    fn edition(&mut self) {
        let value = (2 + self.random.below(9)).to_string();
        self.work.item.insert("edition".to_owned(), json!(value));
        self.work.numbers.push((Edition, value));
    }

    fn identifier(&mut self, share: f32) {
        if self.random.chance(share) {
            let (agency, year, n) =
                (1000 + self.random.below(9000), 1990 + self.random.below(35), self.random.below(99_999));
            let stem = *self.random.pick(&["j", "s", "abc", "S0003", "pone", "journal.x", "978"]);
            self.text("DOI", Doi, format!("10.{agency}/{stem}.{year}.{n}"));
        }
    }

    fn address(&mut self, share: f32) {
        if !self.random.chance(share) {
            return;
        }
        let (host, one, two, n) = (
            *self.random.pick(&HOSTS),
            *self.random.pick(&PATHS),
            *self.random.pick(&PATHS),
            self.random.below(99_999),
        );
        let end = *self.random.pick(&["", ".html", ".pdf", "/"]);
        self.text("URL", Url, format!("https://{host}/{one}/{two}{n}{end}"));
        if self.random.chance(0.75) {
            let issued = self.work.issued.as_ref().map_or(2000, |day| day[0]);
            let day =
                vec![issued.max(1998) + 1 + self.random.below(4), 1 + self.random.below(12), 1 + self.random.below(28)];
            self.work.item.insert("accessed".to_owned(), json!({ "date-parts": [day] }));
            self.work.accessed = Some(day);
        }
    }
}

/// Whole: its brackets are pairs, it begins like a title, and nothing short stands behind its last comma (`, Milano`).
fn is_clean(title: &str) -> bool {
    let count = |sign: char| title.matches(sign).count();
    let begins = title.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
    let tail = title.rsplit_once(", ").map(|(_, tail)| tail.split_whitespace().count());
    begins && count('(') == count(')') && !title.contains(['[', ']']) && tail.is_none_or(|words| words > 2)
}
