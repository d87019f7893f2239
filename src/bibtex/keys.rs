//! Citation keys by pattern: JabRef's placeholders (`[auth:lower][year]`) and Better BibTeX's (`auth.lower + year`).
//!
//! JabRef: <https://docs.jabref.org/setup/citationkeypatterns>. Better BibTeX: *Citation Keys* in its manual.

use crate::bibtex::read::values::{DateParts, date, names, pages};
use crate::record::{Name, Names};
use crate::text::{fold, tex};

/// A pattern, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Literal(String),
    /// A placeholder with its modifiers.
    Field(String, Vec<String>),
}

impl Pattern {
    /// Reads a pattern. Whatever is no placeholder stands for itself.
    ///
    /// ```
    /// use catena::bibtex::keys::Pattern;
    /// let fields = [("author", "van Beethoven, Ludwig and Haydn, Joseph"), ("title", "On the Art of Fugue"), ("year", "1801")];
    /// let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    /// assert_eq!(Pattern::read("[auth][year]").key("book", &fields), "Beethoven1801");
    /// assert_eq!(Pattern::read("[auth:lower]_[shorttitle:abbr]_[shortyear]").key("book", &fields), "beethoven_AF_01");
    /// assert_eq!(Pattern::read("auth.lower + shorttitle(1) + year").key("book", &fields), "beethovenArt1801");
    /// ```
    pub fn read(text: &str) -> Pattern {
        let parts = if text.contains('[') { jabref(text) } else { better(text) };
        Pattern { parts }
    }

    /// The key of an entry of that type with these fields (names in lower case, values in TeX): only characters that
    /// every tool takes in a key, without accents.
    pub fn key(&self, kind: &str, fields: &[(String, String)]) -> String {
        let mut key = String::new();
        for part in &self.parts {
            match part {
                Part::Literal(text) => key.push_str(text),
                Part::Field(name, modifiers) => {
                    let value = value_of(name, kind, fields);
                    key.push_str(&modifiers.iter().fold(value, |value, modifier| modified(value, modifier)));
                }
            }
        }
        ascii(&key).chars().filter(|c| crate::bibtex::write::is_key_char(*c)).collect()
    }
}

/// Letters without their accents, case kept.
fn ascii(text: &str) -> String {
    deunicode::deunicode(text)
}

fn jabref(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let (before, after) = rest.split_at(open);
        let Some(close) = after.find(']') else { break };
        if !before.is_empty() {
            parts.push(Part::Literal(before.to_owned()));
        }
        let mut words = after.get(1..close).unwrap_or("").split(':').map(str::to_owned);
        let name = words.next().unwrap_or_default();
        parts.push(Part::Field(name, words.collect()));
        rest = after.get(close + 1..).unwrap_or("");
    }
    if !rest.is_empty() {
        parts.push(Part::Literal(rest.to_owned()));
    }
    parts
}

fn better(text: &str) -> Vec<Part> {
    text.split('+')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| {
            if let Some(literal) = part.strip_prefix(['\'', '"']) {
                return Part::Literal(literal.trim_end_matches(['\'', '"']).to_owned());
            }
            let mut words = part.split('.').map(str::to_owned);
            let name = words.next().unwrap_or_default();
            Part::Field(name, words.collect())
        })
        .collect()
}

fn raw<'f>(fields: &'f [(String, String)], names: &[&str]) -> Option<&'f str> {
    names
        .iter()
        .find_map(|name| fields.iter().find(|(n, v)| n == name && !v.trim().is_empty()).map(|(_, v)| v.as_str()))
}

/// What a placeholder stands for; the field of that name where it is no placeholder.
fn value_of(placeholder: &str, kind: &str, fields: &[(String, String)]) -> String {
    let (name, arguments) = placeholder.split_once('(').unwrap_or((placeholder, ""));
    let numbers: Vec<usize> = arguments
        .trim_end_matches(')')
        .split(',')
        .filter_map(|n| n.split('=').next_back()?.trim().parse().ok())
        .collect();
    let number = |at: usize| numbers.get(at).copied();
    // `auth3`, `authors2`, `keyword1` carry their number at the end.
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let count = name.get(stem.len()..).and_then(|n| n.parse::<usize>().ok());
    let people = |only: &[&str]| raw(fields, only).map(names).unwrap_or_default();
    let authors = || people(&["author", "editor"]);
    let title = || tex::decode(raw(fields, &["title"]).unwrap_or(""));
    match stem {
        "auth" => {
            let first = authors().list.first().map(family).unwrap_or_default();
            count.map_or(first.clone(), |n| first.chars().take(n).collect())
        }
        "edtr" => people(&["editor"]).list.first().map(family).unwrap_or_default(),
        "authors" | "authorsN" => listed(&authors(), number(0).or(count).unwrap_or(usize::MAX)),
        "authorLast" => authors().list.last().map(family).unwrap_or_default(),
        "authorIni" => {
            let list = authors();
            let first: String = list.list.first().map(family).unwrap_or_default().chars().take(5).collect();
            list.list.iter().skip(1).filter_map(|name| family(name).chars().next()).fold(first, |mut all, c| {
                all.push(c);
                all
            })
        }
        "authForeIni" => {
            authors().list.first().and_then(|name| name.given().chars().next()).map(String::from).unwrap_or_default()
        }
        "authEtAl" | "authorsEtAl" | "auth.etal" => {
            let list = authors();
            match list.list.as_slice() {
                [] => String::new(),
                [one] => family(one),
                [one, two] if !list.and_others => format!("{}{}", family(one), family(two)),
                [one, ..] => format!("{}EtAl", family(one)),
            }
        }
        "authshort" => {
            let list = authors();
            match list.list.as_slice() {
                [] => String::new(),
                [one] => family(one),
                many => {
                    let initials: String = many.iter().take(3).filter_map(|name| family(name).chars().next()).collect();
                    if many.len() > 3 { format!("{initials}+") } else { initials }
                }
            }
        }
        "year" | "shortyear" => {
            let year = year(fields);
            if stem == "year" { year } else { year.chars().skip(year.chars().count().saturating_sub(2)).collect() }
        }
        "date" if name == "date" => tex::decode(raw(fields, &["date", "year"]).unwrap_or("")),
        "title" => title().split_whitespace().map(capitalised).collect(),
        "fulltitle" => title(),
        "shorttitle" => significant(&title())
            .into_iter()
            .take(number(0).unwrap_or(3))
            .collect::<Vec<_>>()
            .join(" ")
            .split(' ')
            .map(capitalised)
            .collect(),
        "veryshorttitle" => {
            significant(&title()).into_iter().take(number(0).unwrap_or(1)).map(|w| capitalised(&w)).collect()
        }
        "camel" => title().split_whitespace().map(capitalised).collect(),
        "firstpage" => {
            pages(raw(fields, &["pages"]).unwrap_or("")).first().map(|(first, _)| first.clone()).unwrap_or_default()
        }
        "lastpage" => {
            let pages = pages(raw(fields, &["pages"]).unwrap_or(""));
            pages.last().map(|(first, last)| last.clone().unwrap_or_else(|| first.clone())).unwrap_or_default()
        }
        "keyword" => {
            let all = tex::decode(raw(fields, &["keywords"]).unwrap_or(""));
            all.split([',', ';']).nth(count.unwrap_or(1).saturating_sub(1)).unwrap_or("").trim().to_owned()
        }
        "entrytype" | "type" if raw(fields, &[name]).is_none() => kind.to_owned(),
        "journal" => tex::decode(raw(fields, &["journal", "journaltitle"]).unwrap_or("")),
        _ => tex::decode(raw(fields, &[name.to_lowercase().as_str()]).unwrap_or("")),
    }
}

fn year(fields: &[(String, String)]) -> String {
    let mut parts = DateParts::default();
    for (name, value) in fields {
        parts.take(name, value);
    }
    let value = raw(fields, &["date"]).map(date).or_else(|| parts.date());
    value.and_then(|v| v.year()).map(|year| year.to_string()).unwrap_or_default()
}

/// The family name without its particle and without spaces.
fn family(name: &Name) -> String {
    match name {
        Name::Person(person) => person.family.replace([' ', '-', '’', '\''], ""),
        Name::Body(body) => {
            // A body is known by its initials, or by its one word.
            let words: Vec<&str> = body.split_whitespace().filter(|w| w.starts_with(char::is_uppercase)).collect();
            match words.as_slice() {
                [one] => (*one).to_owned(),
                many => many.iter().filter_map(|w| w.chars().next()).collect(),
            }
        }
    }
}

fn listed(names: &Names, most: usize) -> String {
    let all: String = names.list.iter().take(most).map(family).collect();
    if names.list.len() > most || names.and_others { format!("{all}EtAl") } else { all }
}

/// Words of a title without articles, prepositions and conjunctions.
fn significant(title: &str) -> Vec<String> {
    const SMALL: &[&str] = &[
        "a", "an", "the", "on", "of", "in", "at", "to", "for", "and", "or", "but", "by", "with", "from", "into", "as",
        "above", "about", "across", "against", "along", "among", "around", "before", "behind", "below", "beneath",
        "beside", "between", "beyond", "down", "during", "except", "inside", "like", "near", "off", "onto", "since",
        "through", "toward", "under", "until", "up", "upon", "within", "without", "der", "die", "das", "ein", "eine",
        "und", "le", "la", "les", "un", "une", "de", "des", "du", "el", "los", "las", "der", "den", "dem", "von", "zu",
        "nor", "so", "yet",
    ];
    title
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|word| !word.is_empty() && !SMALL.contains(&fold(word).as_str()))
        .map(|word| word.replace(['\'', '’'], ""))
        .collect()
}

fn capitalised(word: &str) -> String {
    let word: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

fn modified(value: String, modifier: &str) -> String {
    match modifier.trim_end_matches("()") {
        "lower" => value.to_lowercase(),
        "upper" => value.to_uppercase(),
        "capitalize" | "title_case" | "titlecase" => value.split(' ').map(capitalised).collect::<Vec<_>>().join(" "),
        "abbr" => {
            let mut initials = String::new();
            let mut before = ' ';
            for c in value.chars() {
                if c.is_alphanumeric() && (before == ' ' || c.is_uppercase() && before.is_lowercase()) {
                    initials.push(c);
                }
                before = c;
            }
            initials
        }
        "nopunct" | "clean" | "alphanum" => value.chars().filter(|c| c.is_alphanumeric()).collect(),
        "condense" => value.replace(' ', ""),
        other => match (other.strip_prefix('('), other.strip_prefix("truncate")) {
            // `[field:(none)]`: what stands there where the field has no value.
            (Some(otherwise), _) if value.is_empty() => otherwise.trim_end_matches(')').to_owned(),
            (_, Some(length)) => {
                let length = length.trim_matches(['(', ')', '=', ' ']).parse().unwrap_or(usize::MAX);
                value.chars().take(length).collect()
            }
            _ => value,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(pattern: &str) -> String {
        let fields = [
            ("author", "M{\\\"u}ller, J{\\\"o}rg and O'Neil, Ann and Smith, Zoe and Wu, X."),
            ("title", "The {Impact} of AI on Work-Life Balance"),
            ("date", "2019-05"),
            ("pages", "12--34"),
            ("keywords", "care, labour"),
        ];
        let fields = fields.map(|(n, v)| (n.to_owned(), v.to_owned()));
        Pattern::read(pattern).key("article", &fields)
    }

    #[test]
    fn placeholders_of_jabref() {
        for (pattern, made) in [
            ("[auth][year]", "Muller2019"),
            ("[auth3:upper]", "MUL"),
            ("[authors]", "MullerONeilSmithWu"),
            ("[authors2]", "MullerONeilEtAl"),
            ("[authEtAl]", "MullerEtAl"),
            ("[authshort]", "MOS+"),
            ("[authorLast]", "Wu"),
            ("[authorIni]", "MulleOSW"),
            ("[shorttitle]", "ImpactAIWork"),
            ("[veryshorttitle:lower]", "impact"),
            ("[firstpage]-[lastpage]", "12-34"),
            ("[keyword2]", "labour"),
            ("[volume:(none)]", "none"),
            ("[entrytype]:[shortyear]", "article:19"),
        ] {
            assert_eq!(key(pattern), made, "{pattern}");
        }
    }

    #[test]
    fn placeholders_of_better_bibtex() {
        assert_eq!(key("auth.lower + shorttitle(3) + year"), "mullerImpactAIWork2019");
        assert_eq!(key("authEtAl.lower + '_' + shortyear"), "mulleretal_19");
    }
}
