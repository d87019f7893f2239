//! Citation styles: one of those that are built in, or any CSL 1.0 file.

use std::sync::OnceLock;

use hayagriva::archive::{self, ArchivedStyle};
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, Style as CslStyle};
use thiserror::Error;

use super::adapt::adapt;
use super::bounds;

/// A citation style, ready to format.
#[derive(Debug, Clone)]
pub struct Style {
    pub(super) csl: Box<IndependentStyle>,
    /// The style without what makes names longer or shorter to tell citations apart, where it has that.
    pub(super) with_own_names: Option<Box<IndependentStyle>>,
    name: String,
}

/// Why a style cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StyleError {
    /// No built-in style has the name; the nearest ones.
    #[error("no citation style is called `{name}`")]
    Unknown {
        /// What was asked for.
        name: String,
        /// Names that are spelt alike, best first.
        nearest: Vec<&'static str>,
    },
    /// The text is no CSL style.
    #[error("this is not a CSL style: {0}")]
    Malformed(String),
    /// The style nests or unfolds beyond all bounds.
    #[error("the style is within no bounds: {0}")]
    Unbounded(String),
    /// The style only points at another one that is not built in.
    #[error("the style only refers to {0}, which is not built in; pass that style's own file")]
    Dependent(String),
    /// The style prints citations only.
    #[error("the style `{0}` has no bibliography")]
    NoBibliography(String),
}

/// Names under which people know built-in styles, beside their file names.
const ALIASES: [(&str, &str); 10] = [
    ("asa", "american-sociological-association"),
    ("chicago", "chicago-author-date"),
    ("chicago-fullnote-bibliography", "chicago-notes"),
    ("chicago-note-bibliography", "chicago-shortened-notes"),
    ("harvard", "harvard-cite-them-right"),
    ("acm", "association-for-computing-machinery"),
    ("ama", "american-medical-association"),
    ("apsa", "american-political-science-association"),
    ("aaa", "american-anthropological-association"),
    ("abnt", "associacao-brasileira-de-normas-tecnicas"),
];

/// Where Zotero's repository has its styles; its names for them are known, too (`chicago-notes-bibliography`).
const REPOSITORY: &str = "http://www.zotero.org/styles/";

/// Built-in styles that print citations only.
const WITHOUT_BIBLIOGRAPHY: [&str; 1] = ["alphanumeric"];

impl Style {
    /// The style that is used where none is asked for.
    pub const DEFAULT: &'static str = "apa";

    /// A built-in style by name: `apa`, `chicago-author-date`, `mla`, `ieee`; `.csl` at the end is ignored.
    ///
    /// # Errors
    /// [`StyleError::Unknown`] with the nearest names.
    pub fn named(name: &str) -> Result<Style, StyleError> {
        let wanted = name.trim().trim_end_matches(".csl").to_lowercase().replace([' ', '_'], "-");
        let wanted = ALIASES.iter().find(|(alias, _)| *alias == wanted).map_or(wanted.as_str(), |(_, full)| full);
        let known = ArchivedStyle::by_name(wanted).or_else(|| ArchivedStyle::by_id(&format!("{REPOSITORY}{wanted}")));
        match known.map(ArchivedStyle::get) {
            Some(CslStyle::Independent(csl)) => Self::usable(csl, wanted),
            _ => Err(StyleError::Unknown { name: name.to_owned(), nearest: nearest(wanted) }),
        }
    }

    /// A style from the text of a `.csl` file. A dependent style gives the style that it depends on, where that one is
    /// built in.
    ///
    /// # Errors
    /// [`StyleError`] where the text is no usable style.
    pub fn from_csl(xml: &str) -> Result<Style, StyleError> {
        bounds::check(xml)?;
        match CslStyle::from_xml(xml) {
            Ok(CslStyle::Independent(csl)) => {
                let name = csl.info.title.value.clone();
                Self::usable(csl, &name)
            }
            Ok(CslStyle::Dependent(csl)) => {
                let parent = csl.parent_link.href;
                let name = parent.rsplit('/').next().unwrap_or(&parent);
                Style::named(name).map_err(|_| StyleError::Dependent(parent.clone()))
            }
            Err(error) => Err(StyleError::Malformed(error.to_string())),
        }
    }

    fn usable(csl: IndependentStyle, name: &str) -> Result<Style, StyleError> {
        if csl.bibliography.is_none() {
            return Err(StyleError::NoBibliography(name.to_owned()));
        }
        let mut csl = csl;
        // Its own guide is British; the style does not say so, and would be printed in American English.
        if csl.default_locale.is_none() && name == "harvard-cite-them-right" {
            csl.default_locale = Some(LocaleCode("en-GB".to_owned()));
        }
        adapt(&mut csl);
        let told_apart = csl.citation.disambiguate_add_givenname || csl.citation.disambiguate_add_names;
        let with_own_names = told_apart.then(|| {
            let mut own = csl.clone();
            own.citation.disambiguate_add_givenname = false;
            own.citation.disambiguate_add_names = false;
            Box::new(own)
        });
        Ok(Style { csl: Box::new(csl), with_own_names, name: name.to_owned() })
    }

    /// What the style is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The main name of every built-in style that has a bibliography, sorted.
    pub fn names() -> Vec<&'static str> {
        let mut names: Vec<_> = ArchivedStyle::all()
            .iter()
            .filter_map(|style| style.names().first().copied())
            .filter(|name| !WITHOUT_BIBLIOGRAPHY.contains(name))
            .collect();
        names.sort_unstable();
        names
    }
}

fn nearest(wanted: &str) -> Vec<&'static str> {
    let all = ArchivedStyle::all().iter().flat_map(|style| style.names().iter().copied());
    let mut scored: Vec<(u32, &str)> = all
        .map(|name| {
            let alike = rapidfuzz::distance::jaro_winkler::similarity(wanted.chars(), name.chars());
            let inside = if !wanted.is_empty() && name.contains(wanted) { 2.0 } else { alike };
            ((inside * 1000.0) as u32, name)
        })
        .filter(|(score, _)| *score > 650)
        .collect();
    scored.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    scored.into_iter().map(|(_, name)| name).take(3).collect()
}

/// The terms of all languages; read once.
pub(super) fn locales() -> &'static [Locale] {
    static LOCALES: OnceLock<Vec<Locale>> = OnceLock::new();
    LOCALES.get_or_init(archive::locales)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_found_by_the_names_people_use() {
        for name in [
            "chicago-notes-bibliography",
            "chicago-fullnote-bibliography",
            "apa",
            "ASA",
            "chicago-author-date",
            "Chicago Author Date",
            "mla",
            "ieee",
            "harvard",
            "vancouver.csl",
        ] {
            assert!(Style::named(name).is_ok(), "{name}");
        }
        match Style::named("chicago-autor-date") {
            Err(StyleError::Unknown { nearest, .. }) => assert_eq!(nearest[0], "chicago-author-date"),
            other => panic!("{other:?}"),
        }
        assert!(matches!(Style::from_csl("<style"), Err(StyleError::Malformed(_))));
        assert!(Style::names().contains(&"american-psychological-association"));
    }
}
