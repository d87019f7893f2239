//! Problems for other programs: JSON, SARIF 2.1.0 (OASIS), annotations of GitHub Actions.

use std::collections::BTreeMap;

use catena::diagnostic::{Diagnostic, Severity};
use catena::text::{LineColumn, Positions};
use serde_json::{Value as Json, json};

type Sources = BTreeMap<String, String>;

/// Where problems lie, as lines and columns; each text is gone through once.
struct Places<'s> {
    positions: BTreeMap<&'s str, Positions<'s>>,
}

impl<'s> Places<'s> {
    fn of(problems: &[Diagnostic], sources: &'s Sources) -> Self {
        let named: std::collections::BTreeSet<&str> =
            problems.iter().filter_map(|problem| problem.place.file.as_deref()).collect();
        let texts = sources.iter().filter(|(file, _)| named.contains(file.as_str()));
        Places { positions: texts.map(|(file, text)| (file.as_str(), Positions::new(text))).collect() }
    }

    /// First and last place, the last exclusive.
    fn range(&self, problem: &Diagnostic) -> Option<(LineColumn, LineColumn)> {
        let positions = self.positions.get(problem.place.file.as_deref()?)?;
        let span = problem.place.span?;
        Some((positions.line_column(span.start), positions.line_column(span.end)))
    }

    /// The same in code points from the text's beginning.
    fn points(&self, problem: &Diagnostic) -> Option<(usize, usize)> {
        let positions = self.positions.get(problem.place.file.as_deref()?)?;
        Some(positions.code_points(problem.place.span?))
    }
}

/// An array, in parts; lines and columns from 1, `start` and `end` in code points.
pub fn json<'p>(problems: &'p [Diagnostic], sources: &'p Sources) -> impl Iterator<Item = String> + 'p {
    array(objects(problems, sources), 2).chain(["\n".to_owned()])
}

/// The same objects, one a line.
pub fn jsonl<'p>(problems: &'p [Diagnostic], sources: &'p Sources) -> impl Iterator<Item = String> + 'p {
    objects(problems, sources).map(|object| format!("{object}\n"))
}

fn objects<'p>(problems: &'p [Diagnostic], sources: &'p Sources) -> impl Iterator<Item = Json> + 'p {
    let places = Places::of(problems, sources);
    problems.iter().map(move |problem| {
        let (start, end) = places.range(problem).unzip();
        let (from, to) = places.points(problem).unzip();
        json!({
            "code": problem.code, "severity": problem.severity, "message": problem.message, "help": problem.help,
            "file": problem.place.file, "line": start.map(|at| at.line), "column": start.map(|at| at.column),
            "end-line": end.map(|at| at.line), "end-column": end.map(|at| at.column), "start": from, "end": to,
        })
    })
}

/// An array as `serde_json` prints it, its items on lines of their own with that indentation.
fn array(items: impl Iterator<Item = Json>, indent: usize) -> impl Iterator<Item = String> {
    let mut items = items.peekable();
    let empty = items.peek().is_none();
    let mut first = true;
    let list = items.map(move |item| {
        let open = if std::mem::take(&mut first) { "[" } else { "," };
        let pad = format!("\n{:indent$}", "");
        format!("{open}{pad}{}", serde_json::to_string_pretty(&item).unwrap_or_default().replace('\n', &pad))
    });
    let close = if empty { "[]".to_owned() } else { format!("\n{:width$}]", "", width = indent - 2) };
    list.chain([close])
}

/// One run of SARIF 2.1.0, in parts.
pub fn sarif<'p>(problems: &'p [Diagnostic], sources: &'p Sources) -> impl Iterator<Item = String> + 'p {
    let places = Places::of(problems, sources);
    let mut codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules: Vec<Json> = codes
        .iter()
        .map(|code| match catena::bibtex::lint_rule(code) {
            Some(rule) => json!({
                "id": code, "shortDescription": { "text": rule.about }, "help": { "text": rule.remedy },
                "defaultConfiguration": { "level": level(rule.severity) },
            }),
            None => json!({ "id": code }),
        })
        .collect();
    let whole = super::table::json(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "catena", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": RESULTS,
        }],
    }));
    let (before, after) = whole.split_once(&format!("\"{RESULTS}\"")).unwrap_or((&whole, ""));
    let (before, after) = (before.to_owned(), after.to_owned());
    let results = problems.iter().map(move |problem| {
        let text = match &problem.help {
            Some(help) => format!("{}. {help}", problem.message),
            None => problem.message.clone(),
        };
        let index = codes.binary_search(&problem.code).ok();
        let mut result = json!({
            "ruleId": problem.code, "ruleIndex": index, "level": level(problem.severity), "message": { "text": text },
        });
        if let Some(file) = &problem.place.file {
            let mut place = json!({ "artifactLocation": { "uri": address(file) } });
            if let Some((start, end)) = places.range(problem) {
                place["region"] = json!({
                    "startLine": start.line, "startColumn": start.column,
                    "endLine": end.line, "endColumn": end.column,
                });
            }
            result["locations"] = json!([{ "physicalLocation": place }]);
        }
        result
    });
    std::iter::once(before).chain(array(results, 8)).chain([after])
}

/// Stands for the results while the rest is written.
const RESULTS: &str = "@results@";

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A path as the path of a URI: what a URI does not allow is percent-encoded (RFC 3986).
fn address(file: &str) -> String {
    let mut address = String::new();
    for byte in file.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address
}

/// `::error file=…,line=…,col=…::message`, one to a line.
pub fn github<'p>(problems: &'p [Diagnostic], sources: &'p Sources) -> impl Iterator<Item = String> + 'p {
    let places = Places::of(problems, sources);
    let escape = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = move |text: &str| escape(text).replace(':', "%3A").replace(',', "%2C");
    problems.iter().map(move |problem| {
        let kind = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let mut about = vec![format!("title={}", property(problem.code))];
        about.extend(problem.place.file.as_deref().map(|file| format!("file={}", property(file))));
        if let Some((start, end)) = places.range(problem) {
            about.push(format!(
                "line={},endLine={},col={},endColumn={}",
                start.line, end.line, start.column, end.column
            ));
        }
        let help = problem.help.as_deref().map(|help| format!("\n{help}")).unwrap_or_default();
        format!("::{kind} {}::{}\n", about.join(","), escape(&format!("{}{help}", problem.message)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use catena::text::Span;

    fn problem() -> (Vec<Diagnostic>, Sources) {
        let text = "né\nwork = \"x\"\n".to_owned();
        let at = text.find('"').unwrap();
        let problem = Diagnostic::error("unknown-work", "no work has the key `x`")
            .help("did you mean `y`?")
            .in_file("bib/a b.toml")
            .at(Span::new(at, at + 3));
        (vec![problem], BTreeMap::from([("bib/a b.toml".to_owned(), text)]))
    }

    #[test]
    fn places_are_lines_columns_and_code_points() {
        let (problems, sources) = problem();
        let found: Json = serde_json::from_str(&json(&problems, &sources).collect::<String>()).unwrap();
        assert_eq!((&found[0]["line"], &found[0]["column"], &found[0]["start"]), (&2.into(), &8.into(), &10.into()));
        let line: Json = serde_json::from_str(&jsonl(&problems, &sources).collect::<String>()).unwrap();
        assert_eq!(line, found[0]);
        let found: Json = serde_json::from_str(&sarif(&problems, &sources).collect::<String>()).unwrap();
        let place = &found["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "bib/a%20b.toml");
        assert_eq!(place["region"]["endColumn"], 11);
        let line = "::error title=unknown-work,file=bib/a b.toml,line=2,endLine=2,col=8,endColumn=11::\
                    no work has the key `x`%0Adid you mean `y`?\n";
        assert_eq!(github(&problems, &sources).collect::<String>(), line);
    }
}
