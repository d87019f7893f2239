//! Formatted bibliographies in any CSL style.
//!
//! Records become CSL items ([`crate::interchange::csl_json`]); the `hayagriva` crate's CSL engine formats them. What
//! that engine cannot say is put right around it: names cut short (*et al.*), spans of years, works without a date
//! that are forthcoming, titles that are not English and must not be set in English capitals.

mod adapt;
mod batch;
mod bounds;
mod filing;
mod host;
mod item;
mod kept;
mod mend;
mod render;
mod repair;
mod slips;
mod style;
mod volume;

pub use batch::format;
pub use render::FormattedReference;
pub use style::{Style, StyleError};

use super::markup::{Markup, Run};
use crate::record::Record;

/// A whole bibliography, in the order that the style asks for: a document of its own in `markup`.
pub fn formatted_bibliography<'r>(
    records: impl IntoIterator<Item = &'r Record>,
    style: &Style,
    title: &str,
    markup: Markup,
) -> String {
    let references = format(records, style);
    let body = references.iter().map(|reference| entry(reference, markup)).collect::<Vec<_>>();
    let heading = markup.write(&[Run::plain(title)]);
    match markup {
        Markup::Markdown => format!("# {heading}\n\n{}\n", body.join("\n\n")),
        Markup::Text => format!("{title}\n{}\n\n{}\n", "=".repeat(title.chars().count()), body.join("\n\n")),
        Markup::Html => format!(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
             content=\"width=device-width, initial-scale=1\">\n<title>{heading}</title>\n<style>\n{CSS}</style>\n</head>\n\
             <body>\n<main>\n<h1>{heading}</h1>\n{}\n</main>\n</body>\n</html>\n",
            body.join("\n")
        ),
        Markup::Typst => format!(
            "#set document(title: \"{}\")\n#set par(hanging-indent: 1.5em)\n\n= {heading}\n\n{}\n",
            title.replace('\\', "\\\\").replace('"', "\\\""),
            body.join("\n\n")
        ),
        Markup::Latex => format!("{LATEX_HEAD}\\section*{{{heading}}}\n\n{}\n\n\\end{{document}}\n", body.join("\n\n")),
    }
}

const CSS: &str = "body { font: 1rem/1.5 Georgia, 'Times New Roman', serif; color: #1a1a1a; background: #fff; }\n\
    main { max-width: 40rem; margin: 3rem auto; padding: 0 1rem; }\n\
    p { margin: 0 0 .7em; padding-left: 2em; text-indent: -2em; overflow-wrap: anywhere; }\n\
    a { color: #0b4f8a; }\n";

const LATEX_HEAD: &str = "\\documentclass{article}\n\\usepackage{iftex}\n\\ifpdftex\n  \\usepackage[T1]{fontenc}\n  \
    \\usepackage[utf8]{inputenc}\n  \\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}\n\\else\n  \\usepackage{fontspec}\n\\fi\n\\usepackage{textcomp}\n\
    \\usepackage[hidelinks]{hyperref}\n\\IfFileExists{xurl.sty}{\\usepackage{xurl}}{}\n\\setlength{\\parindent}{-1.5em}\n\
    \\addtolength{\\leftskip}{1.5em}\n\\setlength{\\parskip}{0.5em}\n\\raggedright\n\n\\begin{document}\n\n";

/// One reference as a paragraph, with its number or label where the style has one.
fn entry(reference: &FormattedReference, markup: Markup) -> String {
    let mut runs = reference.label.clone().unwrap_or_default();
    if !runs.is_empty() {
        runs.push(Run::plain(" "));
    }
    runs.extend(reference.runs.iter().cloned());
    let text = markup.write(&runs);
    let id = markup.escape(&reference.key);
    match markup {
        Markup::Html => format!("<p id=\"{id}\">{text}</p>"),
        Markup::Markdown => start_of_line(&text),
        Markup::Typst if text.starts_with(['-', '+', '=']) => format!("\\{text}"),
        _ => text,
    }
}

/// Markdown that would begin a list or a heading at the start of a line.
fn start_of_line(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        Some(b'-' | b'+' | b'>') if digits == 0 => format!("\\{text}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
