//! What works of each kind have: article, book, chapter, thesis, report, page on the web, film, patent and so on.

use super::super::stock::{Stock, Tongue};
use super::super::vocabulary::{self, NEWSPAPERS};
use super::Draft;
use crate::reference::Label::*;
use serde_json::json;

impl Draft<'_> {
    pub(super) fn article(&mut self) {
        self.kind("article-journal");
        self.author(0.03);
        self.title();
        let journal = self.stock.journal(self.tongue, self.random);
        self.text("container-title", ContainerTitle, journal);
        self.date_if_any(false);
        if self.random.chance(0.94) {
            self.pages();
        }
        if self.random.chance(0.95) {
            self.number("volume", Volume, 140);
        }
        if self.random.chance(0.65) {
            self.number("issue", Issue, 16);
        }
        self.identifier(0.35);
        self.address(0.12);
    }

    pub(super) fn book(&mut self) {
        self.kind("book");
        let edited = self.random.chance(0.2);
        if edited {
            self.editors(4);
        } else {
            self.author(0.06);
        }
        self.title();
        self.date_if_any(false);
        self.imprint();
        if self.random.chance(0.25) {
            self.edition();
        }
        if self.random.chance(0.15) {
            self.number("volume", Volume, 9);
        }
        if self.random.chance(0.3) {
            self.series();
        }
        if !edited && self.random.chance(0.2) {
            self.people("translator", 2);
            if let (true, Some(same)) = (self.random.chance(0.12), self.work.item.get("translator").cloned()) {
                self.work.item.insert("editor".to_owned(), same);
            }
        }
        if !edited && self.random.chance(0.06) && !self.work.item.contains_key("editor") {
            self.people("editor", 2);
        }
        if self.random.chance(0.12) {
            self.first_date();
        }
        if self.random.chance(0.15) {
            let pages = 80 + self.random.below(700);
            self.work.item.insert("number-of-pages".to_owned(), json!(pages.to_string()));
            self.work.numbers.push((Pages, pages.to_string()));
        }
        if self.random.chance(0.1) {
            self.text("ISBN", Isbn, format!("978-0-{}-{}-7", 10 + self.work.texts.len(), 123_456));
        }
        self.identifier(0.08);
        self.address(0.05);
    }

    pub(super) fn chapter(&mut self) {
        self.kind("chapter");
        self.author(0.02);
        self.title();
        let book = self.clean(Stock::book);
        self.text("container-title", ContainerTitle, book);
        self.date_if_any(false);
        if self.random.chance(0.93) {
            self.editors(4);
        } else if self.random.chance(0.4) {
            self.people("container-author", 2);
        }
        self.imprint();
        if self.random.chance(0.93) {
            self.pages();
        }
        if self.random.chance(0.1) {
            self.edition();
        }
        if self.random.chance(0.12) {
            self.number("volume", Volume, 12);
        }
        if self.random.chance(0.3) {
            self.series();
        }
        if self.random.chance(0.12) {
            self.people("translator", 2);
        }
        self.identifier(0.15);
        self.address(0.03);
    }

    pub(super) fn thesis(&mut self) {
        self.kind("thesis");
        self.people("author", 1);
        self.title();
        let genre = *self.random.pick(match self.tongue {
            Tongue::German => &["Dissertation", "Diss.", "Habilitationsschrift", "Masterarbeit"],
            Tongue::French => &["Thèse de doctorat", "Thèse", "Mémoire de master", "Thèse d'État"],
            Tongue::Italian => &["Tesi di dottorato", "Tesi di laurea", "Tesi di laurea magistrale", "Dottorato"],
            Tongue::Spanish => &["Tesis doctoral", "Tese de doutorado", "Dissertação de mestrado", "Tesis de maestría"],
            Tongue::English => &["PhD thesis", "PhD diss.", "Doctoral dissertation", "Master's thesis"],
        });
        self.text("genre", Genre, genre.to_owned());
        let school = *self.random.pick(match self.tongue {
            Tongue::German => &["Universität Hamburg", "Freie Universität Berlin", "Universität zu Köln", "TU Dresden"],
            Tongue::French => &["Université Paris 1 Panthéon-Sorbonne", "EHESS", "Université Lyon 2", "Sciences Po"],
            Tongue::Italian => &["Università di Padova", "Università di Bologna", "Scuola Normale Superiore", "IUAV"],
            Tongue::Spanish => &["Universidad de Sevilla", "UNAM", "Universidade de São Paulo", "El Colegio de México"],
            Tongue::English => &["University of Leeds", "MIT", "University of California, Berkeley", "Duke University"],
        });
        self.text("publisher", Publisher, school.to_owned());
        if self.random.chance(0.4) {
            self.place("publisher-place");
        }
        self.date(false);
        self.address(0.2);
    }

    pub(super) fn report(&mut self) {
        self.kind("report");
        self.author(0.4);
        self.title();
        let genre = *self.random.pick(match self.tongue {
            Tongue::German => &["Arbeitspapier", "Forschungsbericht", "Diskussionspapier", "Abschlussbericht"],
            Tongue::French => &["Rapport", "Document de travail", "Rapport de recherche", "Note d'analyse"],
            Tongue::Italian => &["Rapporto", "Rapporto di ricerca", "Quaderno di lavoro", "Relazione"],
            Tongue::Spanish => &["Informe", "Documento de trabajo", "Texto para discussão", "Relatório técnico"],
            Tongue::English => &["Working Paper", "Technical Report", "Research Report", "Discussion Paper"],
        });
        if self.random.chance(0.7) {
            self.text("genre", Genre, genre.to_owned());
        }
        self.date(false);
        let body = self.stock.body(self.tongue, self.random);
        self.text("publisher", Publisher, body);
        if self.random.chance(0.6) {
            self.place("publisher-place");
        }
        if self.random.chance(0.6) {
            self.number("number", Genre, 9000);
        }
        if self.random.chance(0.15) {
            self.series();
        }
        self.identifier(0.1);
        self.address(0.4);
    }

    pub(super) fn page(&mut self) {
        let blog = self.random.chance(0.3);
        self.kind(if blog { "post-weblog" } else { "webpage" });
        if self.random.chance(0.85) {
            self.author(if blog { 0.0 } else { 0.6 });
        }
        self.title();
        if self.random.chance(0.7) {
            let site = self.stock.body(self.tongue, self.random);
            self.text("container-title", ContainerTitle, site);
        }
        if self.random.chance(0.85) {
            let whole = self.random.chance(0.5);
            self.date(whole);
        }
        self.address(1.0);
    }

    pub(super) fn in_the_news(&mut self) {
        let weekly = self.random.chance(0.35);
        self.kind(if weekly { "article-magazine" } else { "article-newspaper" });
        if self.random.chance(0.85) {
            self.people("author", 2);
        }
        self.title();
        let paper = match self.tongue {
            Tongue::English => (*self.random.pick(NEWSPAPERS)).to_owned(),
            _ => self.stock.journal(self.tongue, self.random),
        };
        self.text("container-title", ContainerTitle, paper);
        let whole = self.random.chance(0.9);
        self.date(whole);
        if self.random.chance(0.5) {
            self.pages();
        }
        if weekly && self.random.chance(0.3) {
            self.number("volume", Volume, 90);
        }
        if self.random.chance(0.15) {
            self.place("publisher-place");
        }
        self.address(0.4);
    }

    pub(super) fn paper(&mut self) {
        self.kind("paper-conference");
        self.author(0.0);
        self.title();
        let subject = *self.random.pick(vocabulary::COMPUTING_SUBJECTS);
        let (n, short) = (2 + self.random.below(40), *self.random.pick(vocabulary::ACRONYMS));
        let ordinal = match n % 10 {
            1 if n != 11 => "st",
            2 if n != 12 => "nd",
            3 if n != 13 => "rd",
            _ => "th",
        };
        let event = format!("{n}{ordinal} International Conference on {subject}");
        let town = self.stock.place(self.tongue, self.random);
        let month = *self.random.pick(&["March", "May", "June", "July", "September", "November"]);
        let (day, year) = (1 + self.random.below(24), 1990 + self.random.below(35));
        let proceedings = match self.random.below(8) {
            5 => format!("Proceedings of the {event}, {town}, {month} {day}–{}, {year}", day + 3),
            6 => format!("{short} {year}: {event}"),
            7 => format!("{event}, {town}"),
            0 => format!("Proceedings of the {event}"),
            1 => format!("Proceedings of the {event} ({short} '{:02})", n % 25),
            2 => format!("Advances in {subject}"),
            3 => format!("Proceedings of {short}"),
            _ => format!("Proceedings of the Annual Meeting of the Society for {subject}"),
        };
        let spoken = self.random.chance(0.2);
        if !spoken {
            self.text("container-title", ContainerTitle, proceedings);
        }
        self.date(false);
        if spoken || self.random.chance(0.15) {
            self.text("event-title", ContainerTitle, event);
            if self.random.chance(0.7) {
                self.place("event-place");
            }
        } else if self.random.chance(0.25) {
            self.place("event-place");
        }
        if !spoken {
            if self.random.chance(0.85) {
                self.pages();
            }
            if self.random.chance(0.25) {
                self.editors(4);
            }
            if self.random.chance(0.5) {
                self.imprint();
            }
            if self.random.chance(0.2) {
                self.series();
            }
            if self.random.chance(0.1) {
                self.number("volume", Volume, 60);
            }
        }
        self.identifier(0.3);
        self.address(0.05);
    }

    pub(super) fn data(&mut self) {
        let data = self.random.chance(0.6);
        self.kind(if data { "dataset" } else { "software" });
        self.author(0.4);
        self.title();
        self.date(false);
        if self.random.chance(0.6) {
            let version = format!("{}.{}", 1 + self.random.below(9), self.random.below(12));
            self.text("version", Edition, version);
        }
        let home = *self.random.pick(&["Zenodo", "Harvard Dataverse", "ICPSR", "Figshare", "GESIS", "UK Data Service"]);
        self.text("publisher", Publisher, home.to_owned());
        self.identifier(0.7);
        self.address(0.4);
    }

    pub(super) fn performance(&mut self) {
        let (kind, role) = *self.random.pick(&[
            ("motion_picture", "director"),
            ("motion_picture", "director"),
            ("broadcast", "director"),
            ("broadcast", "author"),
            ("song", "author"),
            ("song", "composer"),
            ("interview", "author"),
        ]);
        self.kind(kind);
        self.people(role, 2);
        self.title();
        self.date(kind == "broadcast");
        if kind == "broadcast" {
            let site = self.stock.body(self.tongue, self.random);
            self.text("container-title", ContainerTitle, site);
        }
        let house = *self.random.pick(&[
            "Warner Bros.",
            "Columbia Pictures",
            "Arte",
            "BBC",
            "NPR",
            "Deutsche Grammophon",
            "Netflix",
            "Criterion Collection",
            "Toho",
            "Gaumont",
        ]);
        self.text("publisher", Publisher, house.to_owned());
        if self.random.chance(0.3) {
            self.place("publisher-place");
        }
        if self.random.chance(0.3) {
            let medium = *self.random.pick(&["DVD", "Film", "CD", "Podcast", "Blu-ray", "LP", "Video"]);
            self.text("medium", Genre, medium.to_owned());
        }
        self.address(0.3);
    }

    pub(super) fn patent(&mut self) {
        self.kind("patent");
        self.author(0.2);
        self.title();
        self.date(true);
        let number = format!(
            "{}{},{:03},{:03}",
            ["", "US ", "EP "][self.random.below(3)],
            2 + self.random.below(9),
            self.random.below(1000),
            self.random.below(1000)
        );
        self.text("number", Identifier, number);
    }

    pub(super) fn entry(&mut self) {
        let kind = if self.random.chance(0.7) { "entry-encyclopedia" } else { "entry-dictionary" };
        self.kind(kind);
        if self.random.chance(0.7) {
            self.people("author", 2);
        }
        let word = self.stock.book(self.tongue, self.random);
        let short: Vec<&str> = word.split_whitespace().take(2).collect();
        let short = short.join(" ").trim_end_matches([',', ':', '.', ';']).to_owned();
        self.text("title", Title, short);
        let book = *self.random.pick(match self.tongue {
            Tongue::German => &["Lexikon der Soziologie", "Historisches Wörterbuch der Philosophie", "Brockhaus"],
            Tongue::French => &["Encyclopædia Universalis", "Dictionnaire de sociologie", "Grand Larousse"],
            Tongue::Italian => {
                &["Dizionario biografico degli italiani", "Enciclopedia Treccani", "Enciclopedia Einaudi"]
            }
            Tongue::Spanish => &["Diccionario de la lengua española", "Enciclopedia Espasa", "Diccionario de política"],
            Tongue::English => {
                &["Encyclopedia of Social Theory", "Stanford Encyclopedia of Philosophy", "Oxford English Dictionary"]
            }
        });
        self.text("container-title", ContainerTitle, book.to_owned());
        self.date_if_any(false);
        if self.random.chance(0.5) {
            self.editors(3);
        }
        if self.random.chance(0.7) {
            self.imprint();
        }
        if self.random.chance(0.3) {
            self.number("volume", Volume, 30);
        }
        if self.random.chance(0.3) {
            self.edition();
        }
        if self.random.chance(0.6) {
            self.pages();
        }
        self.address(0.3);
    }

    pub(super) fn archived(&mut self) {
        self.kind("manuscript");
        self.people("author", 2);
        self.title();
        let whole = self.random.chance(0.5);
        self.date_if_any(whole);
        let archive = *self.random.pick(&[
            "National Archives",
            "Bundesarchiv",
            "Archives nationales",
            "Archivio di Stato di Venezia",
            "Bodleian Library",
            "Houghton Library",
            "Archivo General de Indias",
        ]);
        self.text("archive", Archive, archive.to_owned());
        if self.random.chance(0.5) {
            self.place("archive-place");
        }
        let (box_, folder) = (1 + self.random.below(90), 1 + self.random.below(30));
        let mark = match self.random.below(3) {
            0 => format!("Box {box_}, Folder {folder}"),
            1 => format!("MS {box_}{folder}"),
            _ => format!("R {box_}/{folder}"),
        };
        self.text("archive_location", Archive, mark);
    }

    pub(super) fn preprint(&mut self) {
        self.kind("article");
        self.author(0.0);
        self.title();
        self.date(false);
        let server = *self.random.pick(&["arXiv", "SocArXiv", "bioRxiv", "SSRN", "PsyArXiv"]);
        self.text("publisher", Publisher, server.to_owned());
        if self.random.chance(0.6) {
            let (year, n) = (10 + self.random.below(15), self.random.below(99_999));
            self.text("number", Identifier, format!("{year}{:02}.{n:05}", 1 + n % 12));
        }
        self.identifier(0.4);
        self.address(0.5);
    }

    pub(super) fn map(&mut self) {
        let (kind, genre) = *self.random.pick(&[
            ("map", "Map"),
            ("graphic", "Photograph"),
            ("speech", "Lecture"),
            ("pamphlet", "Leaflet"),
        ]);
        self.kind(kind);
        self.author(0.3);
        self.title();
        self.date(kind == "speech");
        if self.random.chance(0.6) {
            self.text("genre", Genre, genre.to_owned());
        }
        if kind == "speech" {
            let body = self.stock.body(self.tongue, self.random);
            self.text("event-title", ContainerTitle, format!("Annual meeting of the {body}"));
            self.place("event-place");
        } else {
            self.imprint();
        }
    }
}
