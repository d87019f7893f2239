//! The files that a LaTeX text takes in: `\input`, `\include`, `\subfile`, `\import`.

use super::scan::{group, skip_space, without_comments};
use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// A file that a text takes in, by the name that stands there, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Included {
    /// The name, with the ending `.tex` where it has none.
    pub name: String,
    /// The command in the file that takes it in.
    pub span: Span,
}

/// The texts that the body of `text` takes in, in order. Files of pictures and tables are none.
pub fn included(text: &str) -> Vec<Included> {
    let (source, kept) = without_comments(text);
    let body = source.find("\\begin{document}").unwrap_or(0);
    let in_file = |at: usize| {
        let line = kept.partition_point(|&(from, _)| from <= at).checked_sub(1).and_then(|n| kept.get(n));
        line.map_or(at, |&(from, file)| file + (at - from))
    };
    let mut found = Vec::new();
    // What is printed as it stands takes in nothing.
    let mut verbatim_to = 0;
    for (at, _) in source.match_indices('\\').filter(|(at, _)| *at >= body) {
        if at < verbatim_to {
            continue;
        }
        let rest = &source[at + 1..];
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        if let Some(end) = verbatim(&source, &rest[..letters], at + 1 + letters) {
            verbatim_to = end;
            continue;
        }
        let Some((name, end)) = named(&source, &rest[..letters], at + 1 + letters) else { continue };
        let ending = name.rsplit('/').next().and_then(|file| file.rsplit_once('.')).map(|(_, ending)| ending);
        let is_text = ending.is_none_or(|ending| matches!(ending, "tex" | "ltx" | "latex") || ending.contains(' '));
        if is_text && !name.is_empty() && !name.contains(['\\', '#']) {
            let name = if ending.is_none() { format!("{name}.tex") } else { name };
            found.push(Included { name, span: Span::new(in_file(at), in_file(end.saturating_sub(1)) + 1) });
        }
    }
    found
}

/// Environments whose content is printed as it stands, or not at all.
const VERBATIM: [&str; 8] =
    ["verbatim", "Verbatim", "lstlisting", "minted", "alltt", "comment", "filecontents", "BVerbatim"];

/// Where that ends which is printed as it stands, behind a command that ends at byte `at`.
fn verbatim(source: &str, command: &str, at: usize) -> Option<usize> {
    let rest = source.get(at..)?;
    match command {
        "begin" => {
            let inside = rest.strip_prefix('{')?;
            let name = VERBATIM.iter().find_map(|name| {
                let behind = inside.strip_prefix(name)?;
                let star = usize::from(behind.starts_with('*'));
                behind[star..].starts_with('}').then(|| &inside[..name.len() + star])
            })?;
            let close = format!("\\end{{{name}}}");
            Some(rest.find(&close).map_or(source.len(), |n| at + n + close.len()))
        }
        "verb" | "lstinline" => {
            let inside = rest.strip_prefix('*').unwrap_or(rest);
            let mark = inside.chars().next().filter(|mark| !mark.is_alphanumeric() && !" \n[{".contains(*mark))?;
            let line = inside[mark.len_utf8()..].split('\n').next()?;
            let behind = line.find(mark)? + 2 * mark.len_utf8();
            Some(at + (rest.len() - inside.len()) + behind)
        }
        _ => None,
    }
}

/// Bytes that the names of a folder and a file may have, with what stands around them.
const LONGEST_NAMES: usize = 2048;

/// The name behind a command that takes in a file, which ends at byte `at`, and one past it.
fn named(source: &str, command: &str, at: usize) -> Option<(String, usize)> {
    // A brace that is never closed is not looked for to the end of the text.
    let near = (at..).take(4).map(|at| at + LONGEST_NAMES).find(|end| source.is_char_boundary(*end));
    let source = near.and_then(|end| source.get(..end)).unwrap_or(source);
    let argument = |at: usize| group(source, skip_space(source, at), b'{', b'}');
    match command {
        "import" | "subimport" | "includefrom" | "inputfrom" => {
            let (folder, end) = argument(at)?;
            let (file, end) = argument(end)?;
            Some((format!("{}/{}", folder.trim().trim_end_matches('/'), file.trim()), end))
        }
        "include" | "subfile" | "subfileinclude" => argument(at).map(|(name, end)| (name.trim().to_owned(), end)),
        "input" => match argument(at) {
            Some((name, end)) => Some((name.trim().trim_matches('"').to_owned(), end)),
            // TeX's own: `\input chapter1`
            None => {
                let rest = source.get(at..)?.strip_prefix(' ')?;
                let name = rest.split([' ', '\n', '\r', '\\', '{', '}', '%']).next()?;
                Some((name.to_owned(), at + 1 + name.len()))
            }
        },
        _ => None,
    }
}

/// What is to be said of texts that are taken in and not read: their citations are missing.
pub(in crate::document) fn problems(text: &str, path: &str) -> Vec<Diagnostic> {
    let not_read = |file: Included| {
        let message = format!("`{}` is taken in here, and what it cites was not read", file.name);
        let help = "put the files into one (`latexpand`), or read each by itself";
        Diagnostic::warning("not-followed", message).in_file(path).at(file.span).help(help)
    };
    included(text).into_iter().map(not_read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_are_taken_in_are_found_with_their_places() {
        let text = "\\input{macros}\n% \\input{no}\n\\begin{document} % x\n\\input{ch1}\n\\include{parts/ch2.tex} \
                    \\subfile{ch3}\\input ch4\n\\import{parts/}{ch5}\\input{map.pgf}\\includegraphics{x}\\inputs{y}\n";
        let found = included(text);
        let names: Vec<&str> = found.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["ch1.tex", "parts/ch2.tex", "ch3.tex", "ch4.tex", "parts/ch5.tex"]);
        assert_eq!(found[0].span.of(text), "\\input{ch1}");
        assert_eq!(found[2].span.of(text), "\\subfile{ch3}");
        assert_eq!(found[3].span.of(text), "\\input ch4");
    }

    #[test]
    fn what_is_printed_as_it_stands_takes_in_nothing() {
        let text = "\\begin{document}\n\\begin{verbatim}\n\\input{no}\n\\end{verbatim}\n\\verb|\\input{no}| and \\verb+x+ \\input{yes}\n\
            \\begin{lstlisting}[language=TeX]\n\\include{no}\n\\end{lstlisting}\n\\begin{figure}\\input{fig}\\end{figure}\n\
            \\begin{comment}\\input{no}\n";
        let names: Vec<String> = included(text).into_iter().map(|file| file.name).collect();
        assert_eq!(names, ["yes.tex", "fig.tex"]);
    }

    #[test]
    fn a_text_says_which_of_its_files_were_not_read() {
        let text = "\\begin{document}\nOne.\n\n\\subfile{chap1}\n\\end{document}\n";
        let (document, problems) = crate::document::read("main.tex", text.as_bytes()).unwrap();
        assert_eq!(document.text.trim(), "One.");
        assert_eq!(problems[0].code, "not-followed");
        assert_eq!(document.in_file(problems[0].clone()).place.span.unwrap().of(text), "\\subfile{chap1}");
    }
}
