//! The `\cite` family of BibTeX, natbib and BibLaTeX, and macros of a text's own that are called like it.

use crate::text::{collapse_whitespace, tex};

use super::Reader;
use super::scan::skip_space;

/// Commands that have the word in their name and cite nothing.
pub(super) const NONE: [&str; 5] = ["citestyle", "setcitestyle", "defcitealias", "citeproc", "citeproctext"];

/// One group of keys with its options.
struct Cited<'t> {
    keys: Vec<&'t str>,
    prefix: Option<String>,
    locator: Option<String>,
    end: usize,
}

impl Reader<'_> {
    /// `\citep[see][12]{doe2001,roe1999}` and the multi-cites of BibLaTeX: one past the end, or `None` where it is none.
    pub(super) fn cite(&mut self, text: &str, at: usize, name: &str) -> Option<usize> {
        // What is only to be listed is cited nowhere.
        if name == "nocite" {
            return self.argument(text, at).map(|(_, end)| end);
        }
        let narrative = name.starts_with("textcite")
            || name.starts_with("citet")
            || name == "citeauthor"
            || name == "cites"
            || name == "citeasnoun"
            || name == "citealt";
        let mut end = None;
        while let Some(cited) = self.cited(text, end.unwrap_or(at), name) {
            self.build.push(if end.is_some() { " [" } else { "[" });
            self.show_keys(&cited, narrative);
            self.build.push("]");
            end = Some(cited.end);
            // `\cites{a}{b}`
            if !name.ends_with("cites") {
                break;
            }
        }
        end
    }

    /// The options and keys behind byte `at`.
    fn cited<'t>(&mut self, text: &'t str, at: usize, name: &str) -> Option<Cited<'t>> {
        let mut n = skip_space(text, at);
        let mut options = Vec::new();
        while let Some((option, end)) = self.group(text, n, b'[', b']') {
            options.push(collapse_whitespace(&tex::decode(option)));
            n = skip_space(text, end);
        }
        let (mut inside, mut end) = self.group(text, n, b'{', b'}')?;
        let mut page = None;
        // `\citetPage{345}{swinnen97}`: a macro of the text's own, whose last argument has the key.
        while !is_known(name)
            && let Some((next, after)) = self.group(text, end, b'{', b'}')
        {
            page = Some(inside.trim()).filter(|words| words.contains(|c: char| c.is_ascii_digit()));
            (inside, end) = (next, after);
        }
        let keys: Vec<&str> = inside.split(',').map(str::trim).filter(|k| !k.is_empty()).collect();
        if keys.is_empty() || keys.iter().any(|k| k.contains(['\\', ' ', '\n'])) {
            return None;
        }
        let filled = |option: &String| Some(option.clone()).filter(|words| !words.is_empty());
        let (prefix, locator) = match options.as_slice() {
            [] => (None, page.map(|words| collapse_whitespace(&tex::decode(words)))),
            [one] => (None, filled(one)),
            [first, second, ..] => (filled(first), filled(second)),
        };
        Some(Cited { keys, prefix, locator, end })
    }

    fn show_keys(&mut self, cited: &Cited<'_>, narrative: bool) {
        for (k, key) in cited.keys.iter().enumerate() {
            if k > 0 {
                self.build.push(", ");
            }
            let from = self.build.len();
            self.show(key, key);
            let locator = cited.locator.clone().filter(|_| k + 1 == cited.keys.len());
            let prefix = cited.prefix.clone().filter(|_| k == 0);
            self.build.link(from, vec![(*key).to_owned()], prefix, locator, narrative);
        }
    }
}

/// Whether packages have a command of that name; of others nothing is known but that they cite.
fn is_known(name: &str) -> bool {
    #[rustfmt::skip]
    const KNOWN: [&str; 34] = [
        "cite", "citep", "citet", "citealp", "citealt", "citeauthor", "citefullauthor", "citeyear", "citeyearpar", "citenum",
        "citetext", "citetitle", "citedate", "citeurl", "citeasnoun", "parencite", "textcite", "autocite", "footcite",
        "footcitetext", "smartcite", "supercite", "fullcite", "footfullcite", "notecite", "shortcite", "citea", "citenp",
        "shortcitea", "shortcitenp", "onlinecite", "possessivecite", "citepos", "shortciten",
    ];
    name.ends_with("cites") || KNOWN.contains(&name)
}
