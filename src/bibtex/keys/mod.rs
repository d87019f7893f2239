//! Citation keys by pattern: JabRef's (`[auth:lower][year]`) and Better BibTeX's (`auth.lower + year`).
//!
//! In: a pattern and the fields of an entry, their values in TeX. Out: a key that BibTeX, biber and LaTeX take. JabRef's
//! placeholders and modifiers are those of <https://docs.jabref.org/setup/citationkeypatterns>, with JabRef's own
//! transliteration (`ö` is `oe`); Better BibTeX's functions and filters are those of the page *Citation Keys* of its manual,
//! where `ö` is `o`.

mod formula;
mod institution;
mod jabref;
mod modifier;
mod pages;
mod people;
mod spelling;
mod titles;

use crate::bibtex::read::date_parts::DateParts;
use crate::bibtex::read::values::date;
use crate::diagnostic::Diagnostic;
use crate::text::{nearest, tex};

/// An entry as a pattern sees it.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'f> {
    /// Entry type, in whatever case.
    pub kind: &'f str,
    /// The citation key that it has.
    pub key: &'f str,
    /// Fields: names in lower case, values in TeX without delimiters. Of two fields of one name the first counts.
    pub fields: &'f [(String, String)],
}

/// Fields that stand in for each other: BibTeX's name and BibLaTeX's.
const ALIASES: &[(&str, &str)] = &[
    ("journal", "journaltitle"),
    ("address", "location"),
    ("school", "institution"),
    ("annote", "annotation"),
    ("archiveprefix", "eprinttype"),
    ("primaryclass", "eprintclass"),
];

impl<'f> Entry<'f> {
    /// The value of a field, or of its namesake in the other dialect; `None` where it is empty.
    fn get(&self, name: &str) -> Option<&'f str> {
        let named =
            |name: &str| self.fields.iter().find(|(n, v)| n == name && !v.trim().is_empty()).map(|(_, v)| v.as_str());
        let alias = || {
            let (a, b) = ALIASES.iter().find(|(a, b)| *a == name || *b == name)?;
            named(if *a == name { b } else { a })
        };
        named(name).or_else(alias)
    }

    /// A field's text.
    fn text(&self, name: &str) -> String {
        self.get(name).map(tex::decode).unwrap_or_default().replace('\u{a0}', " ")
    }

    /// The year, from `year` or `date`; words in its place as they are.
    fn year(&self) -> String {
        let mut parts = DateParts::default();
        for (name, value) in self.fields {
            parts.take(name, value);
        }
        let value = self.get("date").map(date).or_else(|| parts.date());
        value.and_then(|v| v.year()).map_or_else(|| self.text("year"), |year| year.to_string())
    }
}

/// A pattern, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(Form);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Form {
    Jabref(jabref::Pattern),
    Formula(formula::Formula),
}

impl Pattern {
    /// Reads a pattern: JabRef's where it has a bracket, else a formula of Better BibTeX's. Whatever is no placeholder
    /// stands for itself.
    ///
    /// ```
    /// use catena::bibtex::keys::{Entry, Pattern};
    /// let fields = [("author", "van Beethoven, Ludwig and Haydn, Joseph"), ("title", "On the Art of Fugue"), ("year", "1801")];
    /// let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    /// let entry = Entry { kind: "book", key: "old", fields: &fields };
    /// assert_eq!(Pattern::read("[auth][year]").key(&entry), "Beethoven1801");
    /// assert_eq!(Pattern::read("[auth:lower]_[shorttitle:abbr]_[shortyear]").key(&entry), "beethoven_AF_01");
    /// assert_eq!(Pattern::read("auth.lower + shorttitle(1) + year").key(&entry), "beethovenArt1801");
    /// ```
    pub fn read(text: &str) -> Pattern {
        Pattern(if text.contains('[') && !formula::is_formula(text) {
            Form::Jabref(jabref::Pattern::read(text))
        } else {
            Form::Formula(formula::Formula::read(text))
        })
    }

    /// Reads a pattern that a person has written, and says where it cannot mean what they meant: [`read`](Self::read) passes
    /// over what it does not know.
    ///
    /// # Errors
    /// A bracket, parenthesis or quotation mark that does not close; a function, field, filter or modifier that does not
    /// exist; an expression that is none.
    ///
    /// ```
    /// use catena::bibtex::keys::Pattern;
    /// assert!(Pattern::checked("auth.lower + year").is_ok());
    /// let problem = Pattern::checked("auth.lowr + year").unwrap_err();
    /// assert_eq!(problem.message, "`lowr` is no filter");
    /// assert_eq!(problem.help.as_deref(), Some("did you mean `lower`?"));
    /// ```
    pub fn checked(text: &str) -> Result<Pattern, Diagnostic> {
        let pattern = Pattern::read(text);
        match &pattern.0 {
            Form::Jabref(_) => jabref::check(text),
            Form::Formula(formula) => formula::check(text).and_then(|()| formula.check()),
        }?;
        Ok(pattern)
    }

    /// The key of an entry: only characters that every tool takes in a key, transliterated to ASCII where that is possible.
    /// Empty where no placeholder has a value.
    pub fn key(&self, entry: &Entry) -> String {
        match &self.0 {
            Form::Jabref(pattern) => spelling::clean(&spelling::german(&pattern.expand(entry))),
            Form::Formula(formula) => spelling::clean(&formula.expand(entry)),
        }
    }
}

/// What is wrong with a pattern.
fn fault(message: String) -> Diagnostic {
    Diagnostic::error("key-pattern", message)
}

/// `name` is not one of `known`, and `otherwise` is what to do where none of them is near.
fn unknown<'k>(name: &str, what: &str, known: impl IntoIterator<Item = &'k str>, otherwise: &str) -> Diagnostic {
    let near = nearest(name, known);
    let help = near.map_or_else(|| otherwise.to_owned(), |near| format!("did you mean `{near}`?"));
    fault(format!("`{name}` is no {what}")).help(help)
}

#[cfg(test)]
mod tests;
