//! Text → syntax tree.
//!
//! ```text
//! query  = [ kind ] { or }                 kind = works | scholars | traditions | claims | citations
//! or     = and { "or" and }
//! and    = not { [ "and" ] not }           sort:… and limit:… may stand among these at the top
//! not    = ( "-" | "not" ) not | "(" or ")" | field sign value | words
//! sign   = ":" | "+:" | "=" | "!=" | "~" | "<" | "<=" | ">" | ">="
//! value  = word | "…" | "(" query ")"
//! ```
//! The parser goes through the text once, is bounded in depth, and stops at the first error, which it places.

use super::error::QueryError;
use super::syntax::{Comparison, Expression, Kind, Query, Sort, Term, Text, Value};
use crate::text::Span;

/// Parentheses, negations and nested queries that may stand inside each other.
const DEEPEST: usize = 64;

/// Parses a query.
///
/// # Errors
/// The first thing that is not understood, with its place and what was expected.
pub fn parse(text: &str) -> Result<Query, QueryError> {
    let mut parser = Parser { text, at: 0, depth: 0, sort: Vec::new(), limit: None, top: true };
    let query = parser.query()?;
    parser.space();
    match parser.peek() {
        None => Ok(query),
        Some(_) => Err(QueryError::new("this parenthesis closes nothing", Span::new(parser.at, parser.at + 1))
            .help("take it out, or open one before")),
    }
}

struct Parser<'t> {
    text: &'t str,
    /// Byte of the next character.
    at: usize,
    depth: usize,
    sort: Vec<Sort>,
    limit: Option<usize>,
    /// Whether `sort:` and `limit:` may stand here.
    top: bool,
}

impl<'t> Parser<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn space(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    fn eat(&mut self, sign: &str) -> bool {
        let there = self.rest().starts_with(sign);
        if there {
            self.at += sign.len();
        }
        there
    }

    /// A keyword, whole and in whatever case, that is not the name of a field.
    fn keyword(&mut self, word: &str) -> bool {
        let Some(found) = self.rest().get(..word.len()) else { return false };
        let after = self.rest()[word.len()..].chars().next();
        let ends = after.is_none_or(|c| c.is_whitespace() || c == '(' || c == ')' || c == '"');
        if found.eq_ignore_ascii_case(word) && ends {
            self.at += word.len();
            true
        } else {
            false
        }
    }

    fn deeper<T>(&mut self, part: impl FnOnce(&mut Self) -> Result<T, QueryError>) -> Result<T, QueryError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            let message = format!("more than {DEEPEST} parentheses and negations stand inside each other");
            return Err(QueryError::new(message, Span::new(self.at, self.text.len())).help("write it more simply"));
        }
        let result = part(self);
        self.depth -= 1;
        result
    }

    fn query(&mut self) -> Result<Query, QueryError> {
        self.space();
        let kind = Kind::ALL.into_iter().find(|kind| {
            let start = self.at;
            // `works or …` is a search for the word, not a kind.
            let found = self.keyword(kind.name());
            let between = self.rest().trim_start().get(..3).is_some_and(|next| next.eq_ignore_ascii_case("or "));
            if found && between {
                self.at = start;
            }
            found && !between
        });
        let outer = (std::mem::take(&mut self.sort), self.limit.take(), std::mem::replace(&mut self.top, true));
        let condition = self.or()?;
        let inner = (std::mem::replace(&mut self.sort, outer.0), std::mem::replace(&mut self.limit, outer.1));
        self.top = outer.2;
        Ok(Query {
            kind: kind.unwrap_or(Kind::Works),
            kind_given: kind.is_some(),
            condition,
            sort: inner.0,
            limit: inner.1,
        })
    }

    fn or(&mut self) -> Result<Option<Expression>, QueryError> {
        let mut any = Vec::new();
        loop {
            let start = self.at;
            let all = self.and()?;
            self.space();
            let word = Span::new(self.at, (self.at + 2).min(self.text.len()));
            let more = self.keyword("or");
            match all {
                Some(all) => any.push(all),
                None if more => {
                    return Err(QueryError::new("nothing stands before this `or`", word).help("add a condition"));
                }
                None if !any.is_empty() => {
                    let place = Span::new(start.saturating_sub(2), start);
                    return Err(QueryError::new("nothing follows this `or`", place).help("add a condition"));
                }
                None => {}
            }
            if !more {
                return Ok(if any.len() > 1 { Some(Expression::Or(any)) } else { any.pop() });
            }
        }
    }

    fn and(&mut self) -> Result<Option<Expression>, QueryError> {
        let mut all = Vec::new();
        let mut joined = None;
        loop {
            self.space();
            let start = self.at;
            let ends = self.peek().is_none_or(|c| c == ')');
            if ends || self.keyword("or") {
                self.at = start;
                if let Some(place) = joined {
                    return Err(QueryError::new("nothing follows this `and`", place).help("add a condition"));
                }
                break;
            }
            if self.keyword("and") {
                if all.is_empty() {
                    let place = Span::new(start, self.at);
                    return Err(QueryError::new("nothing stands before this `and`", place).help("leave it out"));
                }
                joined = Some(Span::new(start, self.at));
                continue;
            }
            all.extend(self.not()?);
            joined = None;
        }
        Ok(if all.len() > 1 { Some(Expression::And(all)) } else { all.pop() })
    }

    /// One condition; none where it was `sort:` or `limit:`.
    fn not(&mut self) -> Result<Option<Expression>, QueryError> {
        self.space();
        let start = self.at;
        if self.eat("-") || self.keyword("not") {
            let word = Span::new(start, self.at);
            self.space();
            if self.peek().is_none_or(|c| c == ')') {
                return Err(QueryError::new("nothing follows this negation", word).help("say what is not wanted"));
            }
            let top = std::mem::replace(&mut self.top, false);
            let negated = self.deeper(Self::not)?;
            self.top = top;
            // Two negations are none: written out, many of them would stand deeper in each other than is read.
            return Ok(negated.map(|one| match one {
                Expression::Not(inner) => *inner,
                one => Expression::Not(Box::new(one)),
            }));
        }
        if self.eat("(") {
            let top = std::mem::replace(&mut self.top, false);
            let inside = self.deeper(Self::or)?;
            self.top = top;
            self.close(start)?;
            return match inside {
                Some(inside) => Ok(Some(inside)),
                None => {
                    Err(QueryError::new("these parentheses are empty", Span::new(start, self.at)).help("take them out"))
                }
            };
        }
        if self.peek() == Some('"') {
            return Ok(Some(Expression::Words(self.quoted()?)));
        }
        self.term_or_word()
    }

    fn close(&mut self, opened: usize) -> Result<(), QueryError> {
        self.space();
        if self.eat(")") {
            Ok(())
        } else {
            let place = Span::new(opened, opened + 1);
            Err(QueryError::new("this parenthesis is never closed", place).help("add `)` where it ends"))
        }
    }

    fn term_or_word(&mut self) -> Result<Option<Expression>, QueryError> {
        let start = self.at;
        let name_length = self.rest().find(|c: char| c.is_whitespace() || "()\":=<>~!+".contains(c));
        let name = &self.rest()[..name_length.unwrap_or(self.rest().len())];
        let name_span = Span::new(start, start + name.len());
        self.at += name.len();
        let Some((comparison, transitive)) = self.sign() else {
            self.at = start;
            let word = self.word();
            if word.text.is_empty() {
                let end = start + self.peek().map_or(0, char::len_utf8);
                return Err(QueryError::new("this was not expected here", Span::new(start, end))
                    .help("a condition is a word, or field:value; put other text in quotes"));
            }
            return Ok(Some(Expression::Words(word)));
        };
        if name.is_empty() {
            let place = Span::new(start, self.at);
            return Err(
                QueryError::new("a field is missing before this sign", place).help("e.g. year>=2005, author:Illouz")
            );
        }
        let sign_end = self.at;
        self.space();
        let value = self.value(Span::new(start, sign_end))?;
        self.finish_term(Term { field: name.to_lowercase(), field_span: name_span, transitive, comparison, value })
    }

    /// The sign after a field's name; a comparison may have blanks before it, a colon may not.
    fn sign(&mut self) -> Option<(Comparison, bool)> {
        let start = self.at;
        let signs = [
            ("+:", Comparison::Has, true),
            (":", Comparison::Has, false),
            ("!=", Comparison::IsNot, false),
            ("<=", Comparison::AtMost, false),
            (">=", Comparison::AtLeast, false),
            ("==", Comparison::Is, false),
            ("=", Comparison::Is, false),
            ("<", Comparison::Less, false),
            (">", Comparison::More, false),
            ("~", Comparison::Contains, false),
        ];
        for (number, (sign, comparison, transitive)) in signs.into_iter().enumerate() {
            if number == 2 {
                self.space();
            }
            if self.eat(sign) {
                return Some((comparison, transitive));
            }
        }
        self.at = start;
        None
    }

    fn value(&mut self, term: Span) -> Result<Value, QueryError> {
        let start = self.at;
        match self.peek() {
            Some('"') => Ok(Value::Text(self.quoted()?)),
            Some('(') => {
                self.at += 1;
                let query = self.deeper(Self::query)?;
                self.close(start)?;
                if query.condition.is_none() && !query.kind_given {
                    let place = Span::new(start, self.at);
                    return Err(QueryError::new("these parentheses are empty", place).help("put a query in them"));
                }
                Ok(Value::Query(Box::new(query), Span::new(start, self.at)))
            }
            _ => {
                let word = self.word();
                if word.text.is_empty() {
                    return Err(
                        QueryError::new("a value is missing after this", term).help("e.g. year>=2005, author:Illouz")
                    );
                }
                Ok(Value::Text(word))
            }
        }
    }

    /// Letters up to a blank or a parenthesis that the word did not open.
    fn word(&mut self) -> Text {
        let start = self.at;
        let mut open = 0usize;
        let end = self.rest().char_indices().find(|(_, c)| match c {
            '(' => {
                open += 1;
                false
            }
            ')' if open > 0 => {
                open -= 1;
                false
            }
            c => *c == ')' || *c == '"' || c.is_whitespace(),
        });
        let end = end.map_or(self.text.len(), |(at, _)| start + at);
        self.at = end;
        Text { text: self.text[start..end].to_owned(), quoted: false, span: Span::new(start, end) }
    }

    fn quoted(&mut self) -> Result<Text, QueryError> {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        let mut escaped = false;
        for (offset, c) in self.rest().char_indices() {
            match c {
                _ if escaped => {
                    text.push(c);
                    escaped = false;
                }
                '\\' => escaped = true,
                '"' => {
                    self.at += offset + 1;
                    return Ok(Text { text, quoted: true, span: Span::new(start, self.at) });
                }
                c => text.push(c),
            }
        }
        Err(QueryError::new("this quotation is never closed", Span::new(start, start + 1))
            .help("add `\"` where it ends"))
    }

    /// `sort:` and `limit:` are no conditions: they are kept aside.
    fn finish_term(&mut self, term: Term) -> Result<Option<Expression>, QueryError> {
        if !["sort", "limit"].contains(&term.field.as_str()) || term.comparison != Comparison::Has || term.transitive {
            return Ok(Some(Expression::Term(term)));
        }
        if !self.top {
            let message = format!("`{}:` is for the whole query and cannot stand inside parentheses", term.field);
            return Err(QueryError::new(message, term.field_span).help("put it at the end of the query"));
        }
        let Value::Text(value) = &term.value else {
            return Err(QueryError::new(format!("`{}:` takes a word", term.field), term.field_span));
        };
        if term.field == "limit" {
            let limit = value.text.parse().map_err(|_| {
                QueryError::new(format!("`{}` is no number of rows", value.text), value.span).help("e.g. limit:10")
            })?;
            self.limit = Some(limit);
            return Ok(None);
        }
        let parts = value.text.split(',').filter(|part| !part.trim_matches(['-', '+']).is_empty());
        let sorts = parts.map(|part| {
            let field = part.trim_start_matches(['-', '+']).to_lowercase();
            Sort { field, descending: part.starts_with('-'), span: value.span }
        });
        let known = self.sort.len();
        self.sort.extend(sorts);
        if self.sort.len() == known {
            let message = format!("`{}` names no field to sort by", value.text);
            return Err(QueryError::new(message, value.span).help("e.g. sort:-year or sort:author,year"));
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn printed(text: &str) -> String {
        parse(text).unwrap().to_string()
    }

    #[test]
    fn two_negations_are_none() {
        assert_eq!(printed("--river"), printed("river"));
        let deep = format!("{}river", "-".repeat(61));
        assert_eq!(printed(&printed(&deep)), printed("-river"));
    }

    #[test]
    fn odd_words_and_keys_survive_printing() {
        for text in ["a:b or rivers(north c", "a:b sort:,citations", "x sort:--year", "a> =b", "a sort:\"b c\" -d"] {
            assert_eq!(printed(&printed(text)), printed(text), "{text}");
        }
    }

    #[test]
    fn the_examples_of_the_manual_parse() {
        for text in [
            "tradition:co-constitutive year>=2005 author:Illouz",
            "works role:critiques tradition:systems-as-tools",
            "cites:zelizer2005 or (cited-by:(tradition:co-constitutive year<1995) -type:report)",
            "claims tradition:systems-as-tools by:pugh2021 status:accepted",
            "scholars in>=2",
            "bridge:systems-as-tools,service-work sort:-citations limit:10",
            "evidence~\"labor process\"",
            "cites+:zelizer2005 year:1980..1995",
        ] {
            assert_eq!(printed(text), text);
        }
        let both = printed("cites:zelizer2005 or cited-by:(tradition:co-constitutive year<1995) -type:report");
        assert_eq!(both, "cites:zelizer2005 or (cited-by:(tradition:co-constitutive year<1995) -type:report)");
    }

    #[test]
    fn signs_may_have_blanks_and_words_may_have_parentheses() {
        assert_eq!(printed("year >= 2005 AND NOT type:book"), "year>=2005 -type:book");
        assert_eq!(printed("doi:10.1016/S0140-6736(05)66912-7"), "doi:10.1016/S0140-6736(05)66912-7");
        assert_eq!(printed("author: Illouz"), "author:Illouz");
        assert_eq!(printed("(heart)"), "heart");
    }

    #[test]
    fn errors_say_where() {
        let wrong = |text: &str| {
            let error = parse(text).unwrap_err();
            (error.message.clone(), error.span.of(text).to_owned())
        };
        assert_eq!(wrong("(year:2005"), ("this parenthesis is never closed".into(), "(".into()));
        assert_eq!(wrong("year:2005)"), ("this parenthesis closes nothing".into(), ")".into()));
        assert_eq!(wrong("title:\"heart"), ("this quotation is never closed".into(), "\"".into()));
        assert_eq!(wrong("year>="), ("a value is missing after this".into(), "year>=".into()));
        assert_eq!(wrong("heart or"), ("nothing follows this `or`".into(), "or".into()));
        assert_eq!(wrong("heart and"), ("nothing follows this `and`".into(), "and".into()));
        assert_eq!(wrong("(heart and) lake"), ("nothing follows this `and`".into(), "and".into()));
        assert_eq!(wrong(":2005"), ("a field is missing before this sign".into(), ":".into()));
        assert_eq!(wrong("(limit:3)").1, "limit");
        assert_eq!(wrong("limit:many").1, "many");
        // Not dropped in silence, as if nothing had been asked.
        assert_eq!(wrong("heart sort:-"), ("`-` names no field to sort by".into(), "-".into()));
        assert_eq!(wrong("sort:,").1, ",");
        assert!(parse(&"(".repeat(100_000)).is_err());
        assert!(parse(&"-".repeat(100_000)).is_err());
    }

    fn expression() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            "[a-z]{2,6}:[a-zé0-9.,*-]{1,8}",
            "(year|citations)(<|<=|>|>=|=|!=)[0-9]{1,4}",
            "[a-z]{2,5}~\"[a-z \\\\\\\\\"]{0,1}[a-z ]{0,5}\"",
            "\"[a-zé :()]{0,8}\"",
            "[b-mp-z]{3,7}",
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} {b}")),
                (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} or {b})")),
                inner.clone().prop_map(|a| format!("-({a})")),
                inner.clone().prop_map(|a| format!("cites+:({a})")),
                inner.prop_map(|a| format!("cited-by:(works {a} sort:-year limit:3)")),
            ]
        })
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[-a-z0-9:()\"'<>=~!+., éß\\\\]{0,60}") {
            let _ = parse(&text);
        }

        #[test]
        fn printing_is_the_inverse_of_parsing(text in expression()) {
            if let Ok(query) = parse(&text) {
                let again = parse(&query.to_string()).map_err(|e| TestCaseError::fail(format!("{e:?} in {query}")))?;
                prop_assert_eq!(query, again);
            }
        }
    }
}
