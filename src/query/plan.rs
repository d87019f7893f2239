//! Syntax tree → plan: every field, tradition and key looked up, every number read.
//!
//! What is not there is an error that names the nearest thing that is.

use std::collections::BTreeSet;

use petgraph::graph::NodeIndex;

use super::error::QueryError;
use super::field::{self, About, Field, Level, Takes};
use super::syntax::{Comparison, Expression, Kind, Query, Sort, Term, Text, Value};
use crate::graph::Scholarship;
use crate::text::{Span, fold, nearest};
use crate::tradition::{Role, Status};

/// What is tested on one item.
#[derive(Debug, Clone)]
pub(super) struct Atom {
    pub(super) field: Field,
    pub(super) level: Level,
    pub(super) comparison: Comparison,
    pub(super) test: Test,
    pub(super) term: Option<Term>,
}

/// A value that was understood.
#[derive(Debug, Clone)]
pub(super) enum Test {
    /// Folded words of text, and whether the last may go on (`*`).
    Words { folded: String, raw: String, open: bool },
    /// Numbers from … to …, both included.
    Numbers { from: Option<f64>, to: Option<f64> },
    /// No number at all (`year:none`).
    NoNumber,
    /// Any of these names.
    Names(Vec<String>),
    /// Any of these roles.
    Roles(Vec<Role>),
    /// Any of these statuses.
    Statuses(Vec<Status>),
    /// A query whose results are meant.
    Query(Box<Plan>),
    /// Works that citations lead to; made from the two above when the plan is run.
    Nodes(BTreeSet<NodeIndex>),
    /// Yes or no.
    Flag(bool),
}

/// A condition that can be tested.
#[derive(Debug, Clone)]
pub(super) enum Condition {
    And(Vec<Condition>),
    Or(Vec<Condition>),
    Not(Box<Condition>),
    Atom(Atom),
    /// Words without a field.
    Anywhere(Test),
}

/// A query that can be run on the graph that it was planned for.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What comes back.
    pub kind: Kind,
    pub(super) condition: Option<Condition>,
    pub(super) sort: Vec<Sort>,
    /// Whether citing documents are among the works that are looked at.
    pub(super) documents: bool,
    /// How many at most.
    pub limit: Option<usize>,
}

impl Plan {
    /// Looks everything up that the query names.
    ///
    /// # Errors
    /// A field, tradition, key, role or number that is not there or cannot be, with its place and the nearest that is.
    pub fn new(query: &Query, graph: &Scholarship) -> Result<Plan, QueryError> {
        let planner = Planner { graph, kind: query.kind };
        let condition = query.condition.as_ref().map(|condition| planner.condition(condition)).transpose()?;
        for sort in &query.sort {
            if !field::SORTS.contains(&sort.field.as_str()) {
                let help = match nearest(&sort.field, field::SORTS.iter().copied()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("one of {}, with `-` before it for the greatest first", field::SORTS.join(", ")),
                };
                let message = format!("results cannot be ordered by `{}`", sort.field);
                return Err(QueryError::new(message, sort.span).help(help));
            }
        }
        let documents = condition.as_ref().is_some_and(names_documents);
        Ok(Plan { kind: query.kind, condition, sort: query.sort.clone(), documents, limit: query.limit })
    }
}

struct Planner<'g> {
    graph: &'g Scholarship,
    kind: Kind,
}

impl Planner<'_> {
    fn condition(&self, expression: &Expression) -> Result<Condition, QueryError> {
        let all = |list: &[Expression]| list.iter().map(|one| self.condition(one)).collect::<Result<Vec<_>, _>>();
        Ok(match expression {
            Expression::And(list) => Condition::And(all(list)?),
            Expression::Or(list) => Condition::Or(all(list)?),
            Expression::Not(one) => Condition::Not(Box::new(self.condition(one)?)),
            Expression::Words(text) => Condition::Anywhere(words(text)),
            Expression::Term(term) => self.term(term)?,
        })
    }

    fn term(&self, term: &Term) -> Result<Condition, QueryError> {
        let about = field::about(&term.field).ok_or_else(|| unknown_field(term))?;
        if term.transitive && !matches!(about.field, Field::Cites | Field::CitedBy) {
            let message = format!("`{}` has no transitive closure", term.field);
            return Err(QueryError::new(message, term.field_span).help("only `cites+:` and `cited-by+:` have"));
        }
        let (test, comparison) = self.test(about, term)?;
        let level = about.level_for(self.kind);
        // `!=` is the negation of `=`, whatever the level: no claim, no work, no place of which it holds.
        let negated = term.comparison == Comparison::IsNot;
        let atom = Condition::Atom(Atom { field: about.field, level, comparison, test, term: Some(term.clone()) });
        Ok(if negated { Condition::Not(Box::new(atom)) } else { atom })
    }

    fn test(&self, about: &About, term: &Term) -> Result<(Test, Comparison), QueryError> {
        let comparison = if term.comparison == Comparison::IsNot { Comparison::Is } else { term.comparison };
        let is_order =
            matches!(comparison, Comparison::Less | Comparison::AtMost | Comparison::More | Comparison::AtLeast);
        let text = match &term.value {
            Value::Query(query, span) => return Ok((self.nested(about, term, query, *span)?, comparison)),
            Value::Text(text) => text,
        };
        if is_order && !matches!(about.takes, Takes::Number | Takes::Fraction) {
            let sign = comparison.sign();
            let message = format!("`{}` is no number: `{sign}` cannot compare it", term.field);
            return Err(QueryError::new(message, term.field_span).help(format!("write {}:{}", term.field, text)));
        }
        let test = match about.takes {
            Takes::Number | Takes::Fraction => numbers(about, comparison, text)?,
            _ if comparison == Comparison::Contains => words(text),
            Takes::Text => words(text),
            Takes::OneOf(known) => one_of(about, known, text)?,
            Takes::Tradition if about.field == Field::Bridge && ["yes", "no"].contains(&text.text.as_str()) => {
                Test::Flag(text.text == "yes")
            }
            Takes::Tradition => Test::Names(
                parts(text).into_iter().map(|(name, span)| self.tradition(&name, span)).collect::<Result<_, _>>()?,
            ),
            Takes::Work => Test::Names(
                parts(text).into_iter().map(|(key, span)| self.work(about, &key, span)).collect::<Result<_, _>>()?,
            ),
            Takes::Scholar => words(text),
        };
        Ok((test, comparison))
    }

    /// The query in parentheses after a field: of the kind that the field speaks of.
    fn nested(&self, about: &About, term: &Term, query: &Query, span: Span) -> Result<Test, QueryError> {
        let kind = match about.takes {
            Takes::Work => Kind::Works,
            Takes::Scholar => Kind::Scholars,
            Takes::Tradition => Kind::Traditions,
            _ => {
                let message = format!("`{}` takes a value, not a query", term.field);
                return Err(
                    QueryError::new(message, span).help("a query may follow cites:, cited-by:, author:, tradition:")
                );
            }
        };
        if query.kind_given && query.kind != kind {
            let message = format!("`{}` takes {}, not {}", term.field, kind.name(), query.kind.name());
            return Err(QueryError::new(message, span).help(format!("begin with `{}`, or leave it out", kind.name())));
        }
        let mut plan = Plan::new(&Query { kind, ..query.clone() }, self.graph)?;
        plan.documents |= matches!(about.field, Field::CitedBy | Field::AccordingTo);
        Ok(Test::Query(Box::new(plan)))
    }

    /// The id of a tradition that is named by id, label or another of its names, in whatever case; or by words that only
    /// one of them has.
    fn tradition(&self, name: &str, span: Span) -> Result<String, QueryError> {
        let wanted = fold(name);
        let all: Vec<_> = self.graph.traditions().collect();
        let names = |t: &crate::tradition::Tradition| {
            [&t.id, &t.label].into_iter().chain(&t.other_names).map(|name| fold(name)).collect::<Vec<_>>()
        };
        let exact = all.iter().find(|t| t.id == name).or_else(|| all.iter().find(|t| names(t).contains(&wanted)));
        if let Some(tradition) = exact {
            return Ok(tradition.id.clone());
        }
        if self.graph.unnamed_traditions().any(|id| id == name) {
            return Ok(name.to_owned());
        }
        let inside = |name: &String| !wanted.is_empty() && format!(" {name} ").contains(&format!(" {wanted} "));
        let partial: Vec<_> = all.iter().filter(|t| names(t).iter().any(inside)).collect();
        if let [only] = partial.as_slice() {
            return Ok(only.id.clone());
        }
        let candidates: Vec<String> =
            all.iter().flat_map(|t| [&t.id, &t.label].into_iter().chain(&t.other_names).cloned()).collect();
        let help = match (partial.as_slice(), nearest(name, candidates.iter().map(String::as_str))) {
            ([_, _, ..], _) => {
                format!("it may be {}", partial.iter().map(|t| format!("`{}`", t.id)).collect::<Vec<_>>().join(" or "))
            }
            (_, Some(meant)) => {
                let id = all.iter().find(|t| names(t).contains(&fold(meant))).map_or(meant, |t| t.id.as_str());
                format!("did you mean `{id}`?")
            }
            (_, None) if all.is_empty() => {
                "this library has no traditions yet: add them to bib/traditions.toml".to_owned()
            }
            (_, None) => "`catena query traditions` lists them".to_owned(),
        };
        let message = if partial.len() > 1 {
            format!("`{name}` stands for more than one tradition")
        } else {
            format!("there is no tradition `{name}`")
        };
        Err(QueryError::new(message, span).help(help))
    }

    fn work(&self, about: &About, key: &str, span: Span) -> Result<String, QueryError> {
        let documents_only = about.field == Field::AccordingTo;
        let known: Vec<&str> = if documents_only {
            self.graph.documents().map(|document| document.work.key.as_str()).collect()
        } else {
            self.graph.every_work().map(|work| work.key.as_str()).collect()
        };
        if let Some(found) = known.iter().find(|known| known.eq_ignore_ascii_case(key)) {
            return Ok((*found).to_owned());
        }
        let what = if documents_only { "document" } else { "work" };
        let help = nearest(key, known).map_or_else(
            || "`catena query works --format keys` lists the keys; a query may stand here in parentheses".to_owned(),
            |meant| format!("did you mean `{meant}`?"),
        );
        Err(QueryError::new(format!("no {what} has the key `{key}`"), span).help(help))
    }
}

/// Whether a condition asks what a work cites, or names a work: only then are the citing documents, which are works
/// themselves, looked at beside the works that they cite.
fn names_documents(condition: &Condition) -> bool {
    match condition {
        Condition::And(list) | Condition::Or(list) => list.iter().any(names_documents),
        Condition::Not(one) => names_documents(one),
        Condition::Atom(atom) => matches!(atom.field, Field::Cites | Field::Key | Field::Work),
        Condition::Anywhere(_) => false,
    }
}

fn unknown_field(term: &Term) -> QueryError {
    let help = nearest(&term.field, field::names()).map_or_else(
        || "see the fields with `catena help query`; a word with a colon can be searched for in quotes".to_owned(),
        |meant| format!("did you mean `{meant}`?"),
    );
    QueryError::new(format!("there is no field `{}`", term.field), term.field_span).help(help)
}

/// A value's parts between commas, with their places; quoted text is one part.
fn parts(text: &Text) -> Vec<(String, Span)> {
    if text.quoted || !text.text.contains(',') {
        return vec![(text.text.clone(), text.span)];
    }
    let mut at = text.span.start;
    let mut parts = Vec::new();
    for part in text.text.split(',') {
        if !part.is_empty() {
            parts.push((part.to_owned(), Span::new(at, at + part.len())));
        }
        at += part.len() + 1;
    }
    if parts.is_empty() { vec![(text.text.clone(), text.span)] } else { parts }
}

fn words(text: &Text) -> Test {
    let open = !text.quoted && text.text.ends_with('*');
    Test::Words { folded: fold(&text.text), raw: text.text.clone(), open }
}

fn one_of(about: &About, known: &'static [&'static str], text: &Text) -> Result<Test, QueryError> {
    let mut names = Vec::new();
    for (name, span) in parts(text) {
        let lower = name.to_lowercase();
        let found =
            known.iter().find(|known| **known == lower || known.replace('-', "") == lower.replace([' ', '_', '-'], ""));
        let member = about.field == Field::Role && ["member", "members"].contains(&lower.as_str());
        match found {
            Some(found) => names.push((*found).to_owned()),
            None if member => {
                names.extend(Role::ALL.iter().filter(|role| role.is_member()).map(|role| role.name().to_owned()));
            }
            None => {
                let help = nearest(&name, known.iter().copied())
                    .map_or_else(|| format!("one of {}", known.join(", ")), |meant| format!("did you mean `{meant}`?"));
                let message = format!("`{name}` is no {}", about.names.first().copied().unwrap_or("value"));
                return Err(QueryError::new(message, span).help(help));
            }
        }
    }
    Ok(match about.field {
        Field::Role => {
            Test::Roles(Role::ALL.into_iter().filter(|role| names.iter().any(|n| n == role.name())).collect())
        }
        Field::Status => {
            let status = |name: &String| match name.as_str() {
                "accepted" => Status::Accepted,
                "rejected" => Status::Rejected,
                _ => Status::Proposed,
            };
            Test::Statuses(names.iter().map(status).collect())
        }
        Field::Disputed => Test::Flag(names.iter().any(|name| name == "yes")),
        _ => Test::Names(names),
    })
}

/// A number with its comparison, or a range, as an interval.
fn numbers(about: &About, comparison: Comparison, text: &Text) -> Result<Test, QueryError> {
    let wrong = |part: &str| {
        let expected = match about.takes {
            Takes::Fraction => "a number from 0 to 1",
            _ if about.field == Field::Year => "a year, e.g. 1995, or a range, e.g. 1980..1995",
            _ => "a whole number, or a range, e.g. 2..5",
        };
        QueryError::new(format!("`{part}` is no number"), text.span)
            .help(format!("`{}` takes {expected}", about.names[0]))
    };
    let read = |part: &str| -> Result<Option<f64>, QueryError> {
        match part.trim() {
            "" => Ok(None),
            part => match part.parse::<f64>() {
                Ok(number) if number.is_finite() => Ok(Some(number)),
                _ => Err(wrong(part)),
            },
        }
    };
    if about.field == Field::Year && ["none", "forthcoming", "nd"].contains(&text.text.to_lowercase().as_str()) {
        return Ok(Test::NoNumber);
    }
    if let Some((from, to)) = text.text.split_once("..") {
        if !matches!(comparison, Comparison::Has | Comparison::Is) {
            return Err(QueryError::new("a range cannot be compared", text.span)
                .help(format!("write {}:{text}", about.names[0])));
        }
        let (from, to) = (read(from)?, read(to.trim_start_matches('.'))?);
        return match (from, to) {
            (None, None) => Err(wrong(&text.text)),
            (Some(from), Some(to)) if from > to => Err(QueryError::new("this range ends before it begins", text.span)
                .help(format!("write {}:{to}..{from}", about.names[0]))),
            (from, to) => Ok(Test::Numbers { from, to }),
        };
    }
    let number = read(&text.text)?.ok_or_else(|| wrong(&text.text))?;
    // All numbers but confidence are whole, so that “less than” ends at the number before.
    let step = if about.takes == Takes::Fraction { f64::EPSILON } else { 1.0 };
    Ok(match comparison {
        Comparison::Less => Test::Numbers { from: None, to: Some(number - step) },
        Comparison::AtMost => Test::Numbers { from: None, to: Some(number) },
        Comparison::More => Test::Numbers { from: Some(number + step), to: None },
        Comparison::AtLeast => Test::Numbers { from: Some(number), to: None },
        _ => Test::Numbers { from: Some(number), to: Some(number) },
    })
}
