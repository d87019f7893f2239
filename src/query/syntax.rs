//! The syntax tree of a query, with the place of every part, and its printing.
//!
//! Printing is the inverse of parsing: what is printed parses to the same tree (places aside).

use std::fmt;

use crate::text::Span;

/// What comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Works and documents.
    Works,
    /// Persons and bodies.
    Scholars,
    /// Traditions and groupings.
    Traditions,
    /// Claims.
    Claims,
    /// Places of citation.
    Citations,
}

impl Kind {
    /// Every kind, the default first.
    pub const ALL: [Kind; 5] = [Kind::Works, Kind::Scholars, Kind::Traditions, Kind::Claims, Kind::Citations];

    /// The word that stands for it in queries.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Works => "works",
            Kind::Scholars => "scholars",
            Kind::Traditions => "traditions",
            Kind::Claims => "claims",
            Kind::Citations => "citations",
        }
    }

    /// The kind of that name, in whatever case.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name().eq_ignore_ascii_case(name))
    }
}

/// How a field is compared with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `:` has; for text, has these words.
    Has,
    /// `=` is, wholly.
    Is,
    /// `!=`
    IsNot,
    /// `~` contains these letters.
    Contains,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

impl Comparison {
    /// How it is written.
    pub const fn sign(self) -> &'static str {
        match self {
            Comparison::Has => ":",
            Comparison::Is => "=",
            Comparison::IsNot => "!=",
            Comparison::Contains => "~",
            Comparison::Less => "<",
            Comparison::AtMost => "<=",
            Comparison::More => ">",
            Comparison::AtLeast => ">=",
        }
    }
}

/// Text as the query gives it.
#[derive(Debug, Clone)]
pub struct Text {
    /// Without quotes and escapes.
    pub text: String,
    /// Whether it stood in quotes: then `..`, `,` and `*` stand for themselves.
    pub quoted: bool,
    /// Where it stands, quotes included. Bytes of the query.
    pub span: Span,
}

/// The right side of a term.
#[derive(Debug, Clone)]
pub enum Value {
    /// A word, number, range or quoted text.
    Text(Text),
    /// A query in parentheses.
    Query(Box<Query>, Span),
}

/// A field, a comparison and a value.
#[derive(Debug, Clone)]
pub struct Term {
    /// The field as written, in lower case.
    pub field: String,
    /// Where the field's name stands.
    pub field_span: Span,
    /// Whether a `+` asks for the transitive closure.
    pub transitive: bool,
    /// How it is compared.
    pub comparison: Comparison,
    /// With what.
    pub value: Value,
}

/// A condition.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// All of these; two at least.
    And(Vec<Expression>),
    /// Any of these; two at least.
    Or(Vec<Expression>),
    /// Not this.
    Not(Box<Expression>),
    /// A term.
    Term(Term),
    /// Words without a field: anywhere.
    Words(Text),
}

/// One key of the order of results.
#[derive(Debug, Clone)]
pub struct Sort {
    /// The field as written, in lower case.
    pub field: String,
    /// Whether the greatest comes first.
    pub descending: bool,
    /// Where it stands.
    pub span: Span,
}

/// A whole query.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// What comes back.
    pub kind: Kind,
    /// Whether the query says so itself.
    pub kind_given: bool,
    /// The condition; none: everything.
    pub condition: Option<Expression>,
    /// The order asked for.
    pub sort: Vec<Sort>,
    /// How many at most.
    pub limit: Option<usize>,
}

// Two trees are equal where they say the same, wherever it stands.
impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        (&self.text, self.quoted) == (&other.text, other.quoted)
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Value::Text(a), Value::Text(b)) => a == b,
            (Value::Query(a, _), Value::Query(b, _)) => a == b,
            _ => false,
        }
    }
}

impl PartialEq for Term {
    fn eq(&self, other: &Self) -> bool {
        (&self.field, self.transitive, self.comparison, &self.value)
            == (&other.field, other.transitive, other.comparison, &other.value)
    }
}

impl PartialEq for Sort {
    fn eq(&self, other: &Self) -> bool {
        (&self.field, self.descending) == (&other.field, other.descending)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.quoted || !is_word(&self.text) {
            write!(f, "\"{}\"", self.text.replace('\\', "\\\\").replace('"', "\\\""))
        } else {
            f.write_str(&self.text)
        }
    }
}

/// Whether `text` reads as one word where it stands bare: no blank, no sign before it, no parenthesis left open, which
/// would take one that closes something else.
fn is_word(text: &str) -> bool {
    !text.starts_with(['=', '~', '<', '>', '!', ':'])
        && !text.contains(|c: char| c.is_whitespace() || c == '"')
        && text.matches('(').count() == text.matches(')').count()
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Text(text) => text.fmt(f),
            Value::Query(query, _) => write!(f, "({query})"),
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plus = if self.transitive { "+" } else { "" };
        write!(f, "{}{plus}{}{}", self.field, self.comparison.sign(), self.value)
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |f: &mut fmt::Formatter<'_>, all: &[Expression], between: &str| {
            for (at, one) in all.iter().enumerate() {
                if at > 0 {
                    f.write_str(between)?;
                }
                match one {
                    Expression::And(_) | Expression::Or(_) => write!(f, "({one})")?,
                    _ => write!(f, "{one}")?,
                }
            }
            Ok(())
        };
        match self {
            Expression::And(all) => list(f, all, " "),
            Expression::Or(any) => list(f, any, " or "),
            Expression::Not(one) => match **one {
                Expression::And(_) | Expression::Or(_) => write!(f, "-({one})"),
                Expression::Not(_) => write!(f, "-({one})"),
                _ => write!(f, "-{one}"),
            },
            Expression::Term(term) => term.fmt(f),
            Expression::Words(text) => text.fmt(f),
        }
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if self.kind_given {
            parts.push(self.kind.name().to_owned());
        }
        let bare = self.sort.is_empty() && self.limit.is_none();
        match &self.condition {
            Some(any @ Expression::Or(_)) if !bare => parts.push(format!("({any})")),
            Some(condition) => parts.push(condition.to_string()),
            None => {}
        }
        for sort in &self.sort {
            let key = format!("{}{}", if sort.descending { "-" } else { "" }, sort.field);
            parts.push(format!("sort:{}", Text { quoted: !is_word(&key), text: key, span: sort.span }));
        }
        parts.extend(self.limit.map(|limit| format!("limit:{limit}")));
        f.write_str(&parts.join(" "))
    }
}
