//! Better BibTeX's formulas: `auth.lower + shorttitle(3,3) + year`, alternatives parted by `|` or `;`.
//!
//! A function takes something from the entry, filters behind it change what was taken, `+` puts results together. Arguments
//! stand by position or by name. A capitalised name (`Title`) and any name that is no function is the field of that name.

use super::people::People;
use super::{Entry, fault, pages, titles, unknown};
use crate::bibtex::datamodel;
use crate::bibtex::read::dialect::field_name;
use crate::diagnostic::Diagnostic;
use crate::text::with_capital;

/// A formula, read: the first alternative that gives something counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Formula {
    alternatives: Vec<Vec<Term>>,
}

/// Something taken and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    source: Source,
    filters: Vec<Call>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Source {
    Text(String),
    Group(Formula),
    Call(Call),
}

/// A name with arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Call {
    name: String,
    arguments: Vec<(Option<String>, String)>,
}

impl Call {
    /// An argument by its name or its place.
    fn argument(&self, name: &str, at: usize) -> Option<&str> {
        let named = self.arguments.iter().find(|(label, _)| label.as_deref() == Some(name));
        let placed = || self.arguments.get(at).filter(|(label, _)| label.is_none());
        named.or_else(placed).map(|(_, value)| value.as_str())
    }

    fn number(&self, name: &str, at: usize, otherwise: usize) -> usize {
        self.argument(name, at).and_then(|n| n.trim().parse().ok()).unwrap_or(otherwise)
    }
}

/// Whether a text with brackets is a formula after all, in whose strings or expressions they stand.
pub(super) fn is_formula(text: &str) -> bool {
    let start = text.trim_start().split(['.', '(', '+', ' ']).next().unwrap_or("");
    !start.is_empty() && start.chars().all(|c| c.is_ascii_alphanumeric()) && FUNCTIONS.contains(&start)
}

const FUNCTIONS: &[&str] = &[
    "auth",
    "authors",
    "authorsn",
    "authEtAl",
    "authEtal2",
    "authAuthEa",
    "authForeIni",
    "authorLast",
    "authorLastForeIni",
    "authorsAlpha",
    "authIni",
    "authorIni",
    "authshort",
    "creators",
    "shorttitle",
    "veryshorttitle",
    "title",
    "year",
    "shortyear",
    "origyear",
    "month",
    "day",
    "date",
    "firstpage",
    "lastpage",
    "keyword",
    "type",
    "journal",
    "citationKey",
];

/// Functions that are not looked for at the beginning of a pattern with brackets.
const MORE_FUNCTIONS: &[&str] = &["camel", "origdate", "pageprefix", "entrytype", "citationkey", "field", "extra"];

const FILTERS: &[&str] = &[
    "lower",
    "upper",
    "capitalize",
    "abbr",
    "condense",
    "prefix",
    "postfix",
    "default",
    "discard",
    "skipwords",
    "select",
    "substring",
    "slice",
    "alphanum",
    "ascii",
    "nopunct",
    "nopunctordash",
    "transliterate",
    "fold",
    "clean",
    "numeric",
    "replace",
    "find",
    "match",
    "len",
];

/// Formulas in parentheses: how deep.
const DEEPEST: usize = 16;

impl Formula {
    pub fn read(text: &str) -> Formula {
        read_within(text, 0)
    }

    /// Says which of its names is none.
    pub fn check(&self) -> Result<(), Diagnostic> {
        self.alternatives.iter().flatten().try_for_each(Term::check)
    }

    /// The text that the formula stands for, before it is made fit for a key.
    pub fn expand(&self, entry: &Entry) -> String {
        let made = self.alternatives.iter().filter_map(|terms| {
            let parts: Option<Vec<String>> = terms.iter().map(|term| term.expand(entry)).collect();
            parts.map(|parts| parts.concat())
        });
        made.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default()
    }
}

fn read_within(text: &str, depth: usize) -> Formula {
    let alternatives = split_outside(text, &['|', ';', '\n']);
    let terms = |text: &str| {
        let terms = split_outside(text, &['+']).into_iter().map(str::trim).filter(|term| !term.is_empty());
        terms.map(|term| Term::read(term, depth)).collect::<Vec<_>>()
    };
    Formula { alternatives: alternatives.into_iter().filter(|text| !text.trim().is_empty()).map(terms).collect() }
}

impl Term {
    fn read(text: &str, depth: usize) -> Term {
        let mut links = split_outside(text, &['.']).into_iter().map(str::trim);
        let first = links.next().unwrap_or("");
        let source = if let Some(inner) = unquoted(first) {
            Source::Text(inner)
        } else if let Some(inner) = first.strip_prefix('(').and_then(|f| f.strip_suffix(')'))
            && depth < DEEPEST
        {
            Source::Group(read_within(inner, depth + 1))
        } else {
            Source::Call(Call::read(first))
        };
        Term { source, filters: links.filter(|link| !link.is_empty()).map(Call::read).collect() }
    }

    fn check(&self) -> Result<(), Diagnostic> {
        match &self.source {
            Source::Text(_) => {}
            Source::Group(formula) => formula.check()?,
            Source::Call(call) => {
                let name = call.name.as_str();
                let functions = || FUNCTIONS.iter().chain(MORE_FUNCTIONS).copied();
                let word = name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
                let field = name.starts_with(|c: char| c.is_ascii_uppercase())
                    || datamodel::is_field(field_name(name))
                    || name == "howpublished";
                if !functions().any(|function| function == name) && !(word && field) {
                    let help =
                        "a pattern is `auth.lower + year` or `[auth:lower][year]`; text stands in quotation marks";
                    return Err(unknown(name, "function and no field", functions(), help));
                }
            }
        }
        self.filters.iter().try_for_each(|filter| match FILTERS.contains(&filter.name.as_str()) {
            true => Ok(()),
            false => Err(unknown(
                &filter.name,
                "filter",
                FILTERS.iter().copied(),
                "the filters are Better BibTeX's, as `lower` and `condense`",
            )),
        })
    }

    /// `None` where a filter asks for the next alternative.
    fn expand(&self, entry: &Entry) -> Option<String> {
        let value = match &self.source {
            Source::Text(text) => text.clone(),
            Source::Group(formula) => formula.expand(entry),
            Source::Call(call) => function(call, entry)?,
        };
        self.filters.iter().try_fold(value, filter)
    }
}

impl Call {
    fn read(text: &str) -> Call {
        let (name, inner) = match text.split_once('(') {
            Some((name, rest)) => (name, rest.strip_suffix(')').unwrap_or(rest)),
            None => (text, ""),
        };
        let arguments = split_outside(inner, &[',']).into_iter().map(str::trim).filter(|argument| !argument.is_empty());
        Call {
            name: name.trim().to_owned(),
            arguments: arguments
                .map(|argument| {
                    let label = argument.split_once('=').filter(|(label, _)| {
                        !label.trim().is_empty() && label.trim().bytes().all(|b| b.is_ascii_alphanumeric())
                    });
                    let (label, value) = label.map_or((None, argument), |(l, v)| (Some(l.trim().to_owned()), v.trim()));
                    (label, unquoted(value).unwrap_or_else(|| value.to_owned()))
                })
                .collect(),
        }
    }
}

/// The inside of a string in any of JavaScript's quotation marks.
fn unquoted(text: &str) -> Option<String> {
    let mark = text.chars().next().filter(|c| matches!(c, '\'' | '"' | '`'))?;
    text.strip_prefix(mark)?.strip_suffix(mark).map(|inner| inner.replace('\\', ""))
}

/// What is open at a place in a formula.
#[derive(Debug)]
struct Open {
    /// Parentheses.
    depth: usize,
    /// The mark that ends the string or expression around the place.
    quote: Option<char>,
    escaped: bool,
    /// The last sign but white space.
    before: char,
    /// A parenthesis has closed that nothing opened.
    stray: bool,
}

impl Open {
    fn none() -> Open {
        Open { depth: 0, quote: None, escaped: false, before: ' ', stray: false }
    }

    /// Goes on by one sign; whether it stands outside strings and expressions and opens or closes nothing.
    fn read(&mut self, c: char) -> bool {
        let mut plain = false;
        match (c, self.quote) {
            _ if self.escaped => self.escaped = false,
            ('\\', Some(_)) => self.escaped = true,
            (c, Some(mark)) if c == mark => self.quote = None,
            (_, Some(_)) => {}
            ('\'' | '"' | '`', None) => self.quote = Some(c),
            // `/…/` is an expression where an argument begins.
            ('/', None) if matches!(self.before, '(' | ',' | '=') => self.quote = Some('/'),
            ('(', None) => self.depth += 1,
            (')', None) => {
                self.stray |= self.depth == 0;
                self.depth = self.depth.saturating_sub(1);
            }
            _ => plain = true,
        }
        if !c.is_whitespace() {
            self.before = c;
        }
        plain
    }
}

/// Says what in a formula does not close, or that there is none.
pub(super) fn check(text: &str) -> Result<(), Diagnostic> {
    let mut open = Open::none();
    for c in text.chars() {
        open.read(c);
    }
    match open {
        Open { stray: true, .. } => Err(fault("a parenthesis closes nothing".to_owned())),
        Open { quote: Some(mark), .. } => Err(fault(format!("a `{mark}` opens text that does not end"))),
        Open { depth: 1.., .. } => Err(fault("a parenthesis is not closed".to_owned())),
        Open { before: ' ', .. } => Err(fault("the pattern is empty".to_owned()).help("write `[auth:lower][year]`")),
        _ => Ok(()),
    }
}

/// Parts between marks that stand outside strings, expressions and parentheses.
fn split_outside<'t>(text: &'t str, marks: &[char]) -> Vec<&'t str> {
    let (mut open, mut start) = (Open::none(), 0);
    let mut parts = Vec::new();
    for (at, c) in text.char_indices() {
        if open.read(c) && open.depth == 0 && marks.contains(&c) {
            parts.extend(text.get(start..at));
            start = at + c.len_utf8();
        }
    }
    parts.extend(text.get(start..));
    parts
}

fn people(entry: &Entry, call: &Call) -> People {
    let wanted = call.argument("creator", usize::MAX).or_else(|| call.argument("type", usize::MAX)).unwrap_or("*");
    let fields: &[&str] = match wanted {
        "author" | "primary" => &["author"],
        "editor" => &["editor"],
        "translator" => &["translator"],
        _ => &["author", "editor", "translator"],
    };
    fields.iter().find_map(|field| entry.get(field)).map(People::read).unwrap_or_default()
}

/// The names of a call, each in the form that it asks for.
fn names(entry: &Entry, call: &Call) -> (Vec<String>, bool) {
    let people = people(entry, call);
    let initials = call.argument("initials", usize::MAX).is_some_and(|flag| flag != "false");
    let template = call.argument("name", usize::MAX).unwrap_or("%(f)s").to_owned();
    let list = people.each(|family, given, letters| {
        let mut name = template.clone();
        for (mark, value) in [("%(f)s", family), ("%(g)s", given), ("%(I)s", letters)] {
            name = name.replace(mark, value);
        }
        let first = letters.chars().next().map(String::from).unwrap_or_default();
        let name = name.replace("%(i)s", &first);
        if initials && !template.contains("(I)") { name + letters } else { name }
    });
    (list, people.has_others())
}

fn start_of(text: &str, count: usize) -> String {
    text.chars().take(count).collect()
}

/// What a function takes from the entry; `None` where it asks for the next alternative.
fn function(call: &Call, entry: &Entry) -> Option<String> {
    let between = |otherwise: &str| call.argument("sep", usize::MAX).unwrap_or(otherwise).to_owned();
    let (mut list, others) = names(entry, call);
    let count = list.len() + usize::from(others);
    let found = match call.name.as_str() {
        "auth" => {
            let at = call.number("m", 1, 1).max(1) - 1;
            let name = list.get(at).cloned().unwrap_or_default();
            match call.number("n", 0, 0) {
                0 => name,
                most => start_of(&name, most),
            }
        }
        "authors" | "authorsn" | "creators" => {
            let otherwise = if call.name == "authorsn" { "EtAl" } else { "" };
            let rest = call.argument("etal", usize::MAX).unwrap_or(otherwise).to_owned();
            let (min, max) = (call.number("min", usize::MAX, 0), call.number("max", usize::MAX, 0));
            if min > 0 && count < min || max > 0 && count > max {
                return None;
            }
            let most = call.number("n", 0, 0);
            let cut = most > 0 && most < count;
            if cut {
                list.truncate(most);
            }
            if (cut || others) && !rest.is_empty() {
                list.push(rest);
            }
            list.join(&between(" "))
        }
        "authForeIni" => people(entry, call).first_initial(),
        "authorLastForeIni" => people(entry, call).last_initial(),
        "authorLast" => list.pop().unwrap_or_default(),
        "authorsAlpha" => match list.as_slice() {
            [one] if !others => start_of(one, 3),
            many => {
                let cut = count > 4;
                let shown = many.iter().take(if cut { 3 } else { 4 }).map(|name| start_of(name, 1));
                let letters = shown.collect::<Vec<_>>().join(&between(""));
                if cut || others { letters + "+" } else { letters }
            }
        },
        "authIni" => {
            let most = call.number("n", 0, usize::MAX);
            list.iter().map(|name| start_of(name, most)).collect::<Vec<_>>().join(&between("."))
        }
        "authorIni" => {
            let letters = list.iter().enumerate().map(|(at, name)| start_of(name, if at == 0 { 5 } else { 1 }));
            letters.collect::<Vec<_>>().join(&between("."))
        }
        "authAuthEa" => {
            let cut = count > 2;
            list.truncate(2);
            if cut {
                list.push("ea".to_owned());
            }
            list.join(&between("."))
        }
        "authEtAl" | "authEtal2" => {
            let (sep, rest) = if call.name == "authEtAl" { (" ", "EtAl") } else { (".", "etal") };
            if count > 2 || others {
                list.truncate(1);
                list.push(rest.to_owned());
            }
            list.join(&between(sep))
        }
        "authshort" => match list.as_slice() {
            [one] if !others => one.clone(),
            many => {
                let letters = many.iter().take(3).map(|name| start_of(name, 1)).collect::<Vec<_>>().join(&between("."));
                if count > 3 { letters + "+" } else { letters }
            }
        },
        "shorttitle" | "veryshorttitle" => {
            let words = if call.name == "shorttitle" { 3 } else { 1 };
            let (count, raise) = (call.number("n", 0, words), call.number("m", 1, 0));
            titles::short_by_formula(&entry.text("title"), count, raise)
        }
        "title" => titles::weighty(&entry.text("title")).join(" "),
        "camel" => titles::camel(&entry.text("title"), usize::MAX),
        "year" => entry.year(),
        "shortyear" => {
            let year = entry.year();
            year.chars().skip(year.chars().count().saturating_sub(2)).collect()
        }
        "origyear" => start_of(&entry.text("origdate"), 4),
        "origdate" => entry.text("origdate"),
        "date" => entry.get("date").map_or_else(|| entry.year(), |_| entry.text("date")),
        "firstpage" => pages::first(entry.get("pages").unwrap_or("")),
        "lastpage" => pages::last(entry.get("pages").unwrap_or("")),
        "pageprefix" => pages::prefix(entry.get("pages").unwrap_or("")),
        "keyword" => {
            let keywords = entry.text("keywords");
            let at = call.number("n", 0, 1).max(1) - 1;
            keywords.split([',', ';']).nth(at).unwrap_or("").trim().to_owned()
        }
        "type" | "entrytype" => entry.kind.to_lowercase(),
        "journal" => entry.get("shortjournal").map_or_else(|| entry.text("journal"), |_| entry.text("shortjournal")),
        "citationKey" | "citationkey" => entry.key.to_owned(),
        "field" | "extra" => entry.text(&call.argument("name", 0).unwrap_or("").to_lowercase()),
        name => {
            // A field of that name, or text that is neither.
            let field = name.to_lowercase();
            match entry.get(&field) {
                Some(_) => entry.text(&field),
                None => String::new(),
            }
        }
    };
    Some(found)
}

/// A value changed by a filter; `None` where it asks for the next alternative.
fn filter(value: String, call: &Call) -> Option<String> {
    let first = call.arguments.first().map(|(_, value)| value.as_str());
    Some(match call.name.as_str() {
        "lower" => value.to_lowercase(),
        "upper" => value.to_uppercase(),
        "capitalize" => value.split(' ').map(with_capital).collect::<Vec<_>>().join(" "),
        "abbr" => {
            let most = call.number("chars", 0, 1);
            value.split_whitespace().map(|word| start_of(word, most)).collect()
        }
        "condense" => value.split_whitespace().collect::<Vec<_>>().join(call.argument("sep", 0).unwrap_or("")),
        "prefix" if !value.is_empty() => first.unwrap_or("").to_owned() + &value,
        "postfix" if !value.is_empty() => value + first.unwrap_or(""),
        "default" if value.is_empty() => first.unwrap_or("").to_owned(),
        "discard" => String::new(),
        "skipwords" => value.split_whitespace().filter(|word| !titles::is_small(word)).collect::<Vec<_>>().join(" "),
        "select" => {
            let words: Vec<&str> = value.split_whitespace().collect();
            let start = call.number("start", 0, 1).max(1) - 1;
            let most = call.number("n", 1, usize::MAX);
            words.iter().skip(start).take(most).copied().collect::<Vec<_>>().join(" ")
        }
        "substring" | "slice" => {
            let start = call.number("start", 0, 1).max(1) - 1;
            value.chars().skip(start).take(call.number("n", 1, usize::MAX)).collect()
        }
        "alphanum" => value.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect(),
        "ascii" => value.chars().filter(char::is_ascii).collect(),
        "nopunct" => value.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-')).collect(),
        "nopunctordash" => value.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect(),
        "transliterate" | "fold" | "clean" => match first {
            Some("de" | "german") => deunicode::deunicode(&super::spelling::german(&value)),
            _ => deunicode::deunicode(&value),
        },
        "numeric" if value.trim().parse::<i64>().is_err() => String::new(),
        "replace" => {
            let (from, to) = (call.argument("find", 0).unwrap_or(""), call.argument("replace", 1).unwrap_or(""));
            expression(from).map_or(value.clone(), |regex| regex.replace_all(&value, to).into_owned())
        }
        "find" => {
            let found =
                expression(first.unwrap_or("")).and_then(|regex| regex.find(&value).map(|m| m.as_str().to_owned()));
            found.unwrap_or_default()
        }
        "match" => return expression(first.unwrap_or("")).is_none_or(|regex| regex.is_match(&value)).then_some(value),
        "len" => {
            let length = value.chars().filter(|c| !c.is_whitespace()).count();
            let than = call.number("length", 1, 0);
            let holds = match call.argument("relation", 0).unwrap_or(">") {
                "<" => length < than,
                "<=" => length <= than,
                "==" => length == than,
                "!=" => length != than,
                ">=" => length >= than,
                _ => length > than,
            };
            return holds.then_some(value);
        }
        _ => value,
    })
}

/// `/…/i` as an expression, anything else as the text that it is, without regard to case.
fn expression(text: &str) -> Option<regex::Regex> {
    if text.is_empty() {
        return None;
    }
    let pattern = match text.strip_prefix('/').and_then(|t| t.rsplit_once('/')) {
        Some((inner, flags)) if flags.contains('i') => format!("(?i){inner}"),
        Some((inner, _)) => inner.to_owned(),
        None => format!("(?i){}", regex::escape(text)),
    };
    regex::Regex::new(&pattern).ok()
}
