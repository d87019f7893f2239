//! Whether two documents are one article: in two formats, or read twice.

use std::collections::BTreeMap;

use crate::record::{Field, Record};
use crate::text::fold;

/// Articles met so far, by what tells that another is one of them.
#[derive(Debug, Default)]
pub struct Articles {
    /// DOI, folded → name.
    by_doi: BTreeMap<String, String>,
    /// Title, folded → whose it is.
    by_title: BTreeMap<String, Vec<Known>>,
}

#[derive(Debug)]
struct Known {
    first_author: Option<String>,
    year: Option<i32>,
    name: String,
}

impl Articles {
    /// The name of an article met before that `record` describes too: one DOI; or one title, with the first author and the year
    /// as far as both are known. Keeps this one under `name`.
    pub fn meet(&mut self, record: &Record, name: &str) -> Option<String> {
        let doi = record.text(&Field::Doi).map(|doi| doi.trim().to_lowercase()).filter(|doi| !doi.is_empty());
        let by_doi = doi.as_ref().and_then(|doi| self.by_doi.get(doi)).cloned();
        let names = record.names(Field::Author).or_else(|| record.names(Field::Editor));
        let first_author = names.and_then(|names| names.list.first()).map(|first| fold(&first.family()));
        let known = Known { first_author, year: record.year(), name: name.to_owned() };
        let title = fold(&record.full_title());
        let namesakes = self.by_title.get(&title).into_iter().flatten();
        let by_title =
            namesakes.into_iter().find(|other| other.is_one_with(&known, &title)).map(|other| other.name.clone());
        if let Some(doi) = doi {
            self.by_doi.entry(doi).or_insert_with(|| name.to_owned());
        }
        if !title.is_empty() {
            self.by_title.entry(title).or_default().push(known);
        }
        by_doi.or(by_title)
    }
}

impl Known {
    /// Whether another article of the same title is this one. A short title, `Editorial`, tells little.
    fn is_one_with(&self, other: &Known, title: &str) -> bool {
        const TELLING: usize = 20;
        let (authors, years) = ((&self.first_author, &other.first_author), (self.year, other.year));
        if title.len() < TELLING {
            return matches!(authors, (Some(a), Some(b)) if a == b) && matches!(years, (Some(a), Some(b)) if a == b);
        }
        let one_author = !matches!(authors, (Some(a), Some(b)) if a != b);
        // Online first, in print the year after.
        one_author && !matches!(years, (Some(a), Some(b)) if a.abs_diff(b) > 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{EntryType, Name, Names};

    fn record(title: &str, author: Option<&str>, year: &str, doi: &str) -> Record {
        let mut record = Record::new(EntryType::Article);
        record.set_text(Field::Title, title);
        record.set_text(Field::Doi, doi);
        record.set_date(Field::Date, year);
        record.set_names(Field::Author, Names::of(author.map(|family| Name::person(family, "Ann"))));
        record
    }

    #[test]
    fn one_article_is_known_by_its_doi_or_by_title_author_and_year() {
        let mut articles = Articles::default();
        let long = "Rivers of the north and their towns";
        assert_eq!(articles.meet(&record(long, Some("Roe"), "2001", "10.1/Abc"), "a"), None);
        assert_eq!(articles.meet(&record("Rivers", None, "", "10.1/abc"), "b").as_deref(), Some("a"));
        assert_eq!(articles.meet(&record(&long.to_uppercase(), None, "2002", ""), "c").as_deref(), Some("a"));
        assert_eq!(articles.meet(&record(long, Some("Poe"), "2001", ""), "d"), Some("c".to_owned()));
        assert_eq!(articles.meet(&record("Editorial", Some("Roe"), "2001", ""), "e"), None);
        assert_eq!(articles.meet(&record("Editorial", Some("Roe"), "2002", ""), "f"), None);
        assert_eq!(articles.meet(&record("", None, "", ""), "g"), None);
        assert_eq!(articles.meet(&record("", None, "", ""), "h"), None);
    }
}
