//! Problems for people: each with the line in which it lies and a caret.

use std::collections::BTreeMap;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use catena::diagnostic::{Diagnostic, Severity};
use catena::text::Positions;
use rayon::prelude::*;

/// Problems that are made into text at a time.
const BATCH: usize = 8192;

/// Problems as text one after the other, each with its source line where `sources` has its file's text, and a blank line
/// behind it.
pub fn rendered<'p>(
    problems: Vec<&'p Diagnostic>,
    sources: &'p BTreeMap<String, String>,
    styled: bool,
) -> impl Iterator<Item = String> + 'p {
    let excerpts = Excerpts::of(&problems, sources, styled);
    let mut from = 0;
    std::iter::from_fn(move || {
        let batch = problems.get(from..problems.len().min(from + BATCH)).filter(|batch| !batch.is_empty())?;
        from += batch.len();
        let text = |part: &[&Diagnostic]| part.iter().map(|problem| excerpts.of_problem(problem)).collect::<String>();
        Some(match batch.len() {
            0..64 => text(batch),
            _ => batch.par_chunks(BATCH / 16).map(text).collect(),
        })
    })
}

/// Bytes up to which a line is short.
const SHORT_LINE: usize = 100;

/// Bytes up to which a line is shown beside a problem in it.
const LONGEST_LINE: usize = 1000;

/// The lines of the texts in which problems lie; each text is gone through once.
struct Excerpts<'s> {
    texts: BTreeMap<&'s str, (&'s str, Positions<'s>)>,
    renderer: Renderer,
    styled: bool,
}

impl<'s> Excerpts<'s> {
    fn of(problems: &[&Diagnostic], sources: &'s BTreeMap<String, String>, styled: bool) -> Self {
        let named: std::collections::BTreeSet<&str> =
            problems.iter().filter_map(|problem| problem.place.file.as_deref()).collect();
        let texts = sources.iter().filter(|(file, _)| named.contains(file.as_str()));
        let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
        let texts = texts.map(|(file, text)| (file.as_str(), (text.as_str(), Positions::new(text)))).collect();
        Excerpts { texts, renderer, styled }
    }

    /// One problem with its line.
    fn of_problem(&self, problem: &Diagnostic) -> String {
        let quick = if self.styled { None } else { self.quick(problem) };
        quick.unwrap_or_else(|| format!("{}\n\n", self.renderer.render(&self.groups(problem))))
    }

    /// What the renderer makes of a problem in one short line of ASCII, as most are in a large file: it would take several
    /// times as long.
    fn quick(&self, problem: &Diagnostic) -> Option<String> {
        let Diagnostic { code, severity, message, help, place } = problem;
        let is_plain = |text: &str| text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic());
        let file = place.file.as_deref()?;
        let (text, positions) = self.texts.get(file)?;
        let span = place.span.filter(|span| !span.is_empty() && span.end <= text.len())?;
        let start = positions.line_start(span.start);
        let rest = text.get(start..text.len().min(start + SHORT_LINE))?;
        let line = rest.split('\n').next()?;
        let ends = line.len() < rest.len() || start + rest.len() == text.len();
        let sound = ends && span.end <= start + line.len() && is_plain(line) && !line.ends_with(' ');
        if !sound || message.is_empty() || !is_plain(message) || !help.as_deref().is_none_or(is_plain) {
            return None;
        }
        let at = positions.line_column(span.start);
        let number = at.line.to_string();
        let pad = " ".repeat(number.len());
        let (before, marks) = (" ".repeat(span.start - start), "^".repeat(span.len()));
        let mut out = format!("{severity}[{code}]: {message}\n{pad}--> {file}:{number}:{}\n{pad} |\n", at.column);
        out.extend([&number, " | ", line, "\n", &pad, " | ", &before, &marks, "\n"]);
        if let Some(help) = help {
            out.extend([&pad, " |\n", "help: ", help, "\n"]);
        }
        out.push('\n');
        Some(out)
    }

    fn groups<'a>(&'a self, problem: &'a Diagnostic) -> Vec<Group<'a>> {
        let level = match problem.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Info => Level::INFO,
        };
        let title = level.primary_title(problem.message.as_str()).id(problem.code);
        let source = problem.place.file.as_deref().and_then(|file| Some((file, self.texts.get(file)?)));
        let main = match (source, problem.place.span, &problem.place.file) {
            (Some((file, (text, positions))), Some(span), _) if span.end <= text.len() => {
                // Only the lines of the place are handed over: the renderer reads all that it is given.
                let at = positions.line_column(span.start);
                let start = positions.line_start(span.start);
                let end = text.as_bytes()[span.end..].iter().take(LONGEST_LINE).position(|byte| *byte == b'\n');
                match end
                    .map(|length| span.end + length)
                    .or((text.len() - span.end < LONGEST_LINE).then_some(text.len()))
                {
                    Some(end) if end - start <= LONGEST_LINE => title.element(
                        Snippet::source(text.get(start..end).unwrap_or(""))
                            .line_start(at.line)
                            .path(file)
                            .annotation(AnnotationKind::Primary.span(span.start - start..span.end - start)),
                    ),
                    _ => title.element(annotate_snippets::Origin::path(file).line(at.line).char_column(at.column)),
                }
            }
            (_, _, Some(file)) => title.element(annotate_snippets::Origin::path(file.as_str())),
            _ => Group::with_title(title),
        };
        let mut groups = vec![main];
        if let Some(help) = &problem.help {
            groups.push(Group::with_title(Level::HELP.secondary_title(help.as_str())));
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use catena::text::Span;

    #[test]
    fn short_lines_are_shown_as_the_renderer_shows_all() {
        let lines = [
            "@book{a,",
            "  title = {One},",
            "",
            " x ",
            "\tyear = 1999,",
            "  note = {\u{fc}ber},",
            &"long ".repeat(60),
            "}",
        ];
        let text = lines.join("\n");
        let sources = BTreeMap::from([("a.bib".to_owned(), text.clone())]);
        let mut quick = 0;
        for (start, _) in text.char_indices() {
            for length in [0, 1, 3, 9, 30] {
                let Some(shown) = text.get(start..start + length) else { continue };
                let place = Span::new(start, start + length);
                for help in [None, Some("mend it"), Some("two\nlines")] {
                    let mut problem =
                        Diagnostic::warning("a-code", format!("about {}", shown.len())).in_file("a.bib").at(place);
                    problem.help = help.map(str::to_owned);
                    let excerpts = Excerpts::of(&[&problem], &sources, false);
                    let Some(text) = excerpts.quick(&problem) else { continue };
                    quick += 1;
                    assert_eq!(text, format!("{}\n\n", excerpts.renderer.render(&excerpts.groups(&problem))));
                }
            }
        }
        assert!(quick > 100, "{quick}");
    }
}
