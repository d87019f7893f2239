//! Pieces of text with their typographic form, written as Markdown, HTML, Typst, LaTeX or plain text.

/// A markup language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Markup {
    /// CommonMark.
    Markdown,
    /// HTML 5.
    Html,
    /// Typst.
    Typst,
    /// LaTeX, any engine that reads UTF-8.
    Latex,
    /// Plain text.
    Text,
}

/// A run of text in one form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[allow(missing_docs)] // each is what its name says
pub struct Run {
    pub text: String,
    pub italic: bool,
    pub bold: bool,
    pub small_caps: bool,
    pub underline: bool,
    pub superscript: bool,
    pub subscript: bool,
    /// Where it leads.
    pub link: Option<String>,
}

impl Run {
    /// Upright text.
    pub fn plain(text: impl Into<String>) -> Run {
        Run { text: text.into(), ..Run::default() }
    }

    /// Whether two runs differ in their text only.
    pub(super) fn same_form(&self, other: &Run) -> bool {
        Run { text: String::new(), ..self.clone() } == Run { text: String::new(), ..other.clone() }
    }
}

impl Markup {
    /// The runs, one after another, escaped and marked up.
    pub fn write(self, runs: &[Run]) -> String {
        runs.iter().map(|run| self.write_one(run)).collect()
    }

    fn write_one(self, run: &Run) -> String {
        let link = run.link.as_ref().filter(|link| leads_on(link));
        let text = match (self, link) {
            (Markup::Latex, Some(link)) if run.text == *link => return format!("\\url{{{}}}", latex_address(link)),
            (Markup::Typst, Some(link)) if run.text == *link => return format!("#link({})", typst_string(link)),
            (Markup::Markdown, Some(link)) if run.text == *link && is_autolink(link) => return format!("<{link}>"),
            _ => self.escape(&run.text),
        };
        // Marks must touch the words that they mark: blanks at the ends stay outside.
        let inner = text.trim();
        if inner.is_empty() {
            return text;
        }
        let before = &text[..text.len() - text.trim_start().len()];
        let after = &text[text.trim_end().len()..];
        let mut marked = inner.to_owned();
        for (set, marks) in [
            (run.superscript, self.marks("sup")),
            (run.subscript, self.marks("sub")),
            (run.small_caps, self.marks("small-caps")),
            (run.underline, self.marks("underline")),
            (run.italic, self.marks("italic")),
            (run.bold, self.marks("bold")),
        ] {
            if set {
                marked = format!("{}{marked}{}", marks.0, marks.1);
            }
        }
        if let Some(link) = link {
            marked = self.link(&marked, link);
        }
        format!("{before}{marked}{after}")
    }

    fn marks(self, form: &str) -> (&'static str, &'static str) {
        match (self, form) {
            (Markup::Markdown, "italic") => ("*", "*"),
            (Markup::Markdown, "bold") => ("**", "**"),
            (Markup::Markdown | Markup::Html, "sup") => ("<sup>", "</sup>"),
            (Markup::Markdown | Markup::Html, "sub") => ("<sub>", "</sub>"),
            (Markup::Html, "italic") => ("<i>", "</i>"),
            (Markup::Html, "bold") => ("<b>", "</b>"),
            (Markup::Html, "underline") => ("<u>", "</u>"),
            (Markup::Html, "small-caps") => ("<span style=\"font-variant: small-caps\">", "</span>"),
            (Markup::Typst, "italic") => ("#emph[", "]"),
            (Markup::Typst, "bold") => ("#strong[", "]"),
            (Markup::Typst, "sup") => ("#super[", "]"),
            (Markup::Typst, "sub") => ("#sub[", "]"),
            (Markup::Typst, "small-caps") => ("#smallcaps[", "]"),
            (Markup::Typst, "underline") => ("#underline[", "]"),
            (Markup::Latex, "italic") => ("\\emph{", "}"),
            (Markup::Latex, "bold") => ("\\textbf{", "}"),
            (Markup::Latex, "sup") => ("\\textsuperscript{", "}"),
            (Markup::Latex, "sub") => ("\\textsubscript{", "}"),
            (Markup::Latex, "small-caps") => ("\\textsc{", "}"),
            (Markup::Latex, "underline") => ("\\underline{", "}"),
            _ => ("", ""),
        }
    }

    /// `shown`, already marked up, leading to `address`; alone where that runs something instead of leading anywhere.
    pub fn link(self, shown: &str, address: &str) -> String {
        match self {
            _ if !leads_on(address) => shown.to_owned(),
            Markup::Markdown => format!("[{shown}](<{}>)", address.replace('<', "%3C").replace('>', "%3E")),
            Markup::Html => format!("<a href=\"{}\">{shown}</a>", self.escape(address)),
            Markup::Typst => format!("#link({})[{shown}]", typst_string(address)),
            Markup::Latex => format!("\\href{{{}}}{{{shown}}}", latex_address(address)),
            Markup::Text => shown.to_owned(),
        }
    }

    /// `text` so that every character stands for itself.
    ///
    /// ```
    /// use catena::export::Markup;
    /// assert_eq!(Markup::Latex.escape("50% of R&D_1"), "50\\% of R\\&D\\_1");
    /// assert_eq!(Markup::Markdown.escape("*really*"), "\\*really\\*");
    /// assert_eq!(Markup::Html.escape("a < b"), "a &lt; b");
    /// ```
    pub fn escape(self, text: &str) -> String {
        let mut escaped = String::with_capacity(text.len() + 8);
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            match (self, c) {
                (Markup::Markdown, '&') if !rest.clone().next().is_some_and(|c| c == '#' || c.is_alphanumeric()) => {
                    escaped.push('&');
                }
                (Markup::Html | Markup::Markdown, '&') => escaped.push_str("&amp;"),
                (Markup::Html | Markup::Markdown, '<') => escaped.push_str("&lt;"),
                (Markup::Html, '>') => escaped.push_str("&gt;"),
                (Markup::Html, '"') => escaped.push_str("&quot;"),
                (Markup::Html, '\'') => escaped.push_str("&#39;"),
                (Markup::Markdown, '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '$')
                | (
                    Markup::Typst,
                    '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '$' | '<' | '>' | '@' | '~' | '/' | '=' | '"' | '\'',
                ) => {
                    escaped.push('\\');
                    escaped.push(c);
                }
                (Markup::Latex, '&' | '%' | '$' | '#' | '_' | '{' | '}') => {
                    escaped.push('\\');
                    escaped.push(c);
                }
                (Markup::Latex, '\\') => escaped.push_str("\\textbackslash{}"),
                (Markup::Latex, '~') => escaped.push_str("\\textasciitilde{}"),
                (Markup::Latex, '^') => escaped.push_str("\\textasciicircum{}"),
                (Markup::Latex, '<') => escaped.push_str("\\textless{}"),
                (Markup::Latex, '>') => escaped.push_str("\\textgreater{}"),
                (Markup::Latex, '"') => escaped.push_str("\\textquotedbl{}"),
                (Markup::Latex, '\u{a0}') => escaped.push('~'),
                (Markup::Html, c) if c.is_control() && !c.is_whitespace() => {}
                _ => escaped.push(c),
            }
        }
        escaped
    }
}

fn is_autolink(address: &str) -> bool {
    (address.starts_with("http://") || address.starts_with("https://"))
        && !address.contains(|c: char| c.is_whitespace() || c.is_control() || c == '<' || c == '>')
}

fn typst_string(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Whether an address leads to a place, as those of the web do: a record's `javascript:` would run in the reader's browser.
fn leads_on(address: &str) -> bool {
    let Some((scheme, _)) = address.split_once(':') else { return true };
    // Browsers pass over white space and control characters in it.
    let scheme: String = scheme.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let is_scheme = scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    let known = ["http", "https", "ftp", "mailto", "doi", "hdl", "urn", "info", "ark"];
    // `www.rivers.org:8080` has a port.
    let is_host = scheme.contains('.');
    !is_scheme || is_host || known.iter().any(|known| scheme.eq_ignore_ascii_case(known))
}

/// An address inside `\url{…}` and `\href{…}`: percent signs and hashes must not end the line or the group.
fn latex_address(address: &str) -> String {
    let mut safe = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '%' | '#' | '&' => {
                safe.push('\\');
                safe.push(c);
            }
            '{' => safe.push_str("\\%7B"),
            '}' => safe.push_str("\\%7D"),
            '\\' => safe.push_str("\\%5C"),
            '^' => safe.push_str("\\%5E"),
            '"' => safe.push_str("\\%22"),
            c if c.is_whitespace() || c.is_control() => safe.push_str("\\%20"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_stay_outside_the_marks() {
        let run = Run { text: " The Managed Heart ".into(), italic: true, ..Run::default() };
        assert_eq!(Markup::Markdown.write(std::slice::from_ref(&run)), " *The Managed Heart* ");
        assert_eq!(Markup::Latex.write(std::slice::from_ref(&run)), " \\emph{The Managed Heart} ");
        assert_eq!(Markup::Text.write(&[run]), " The Managed Heart ");
    }

    #[test]
    fn what_runs_in_a_browser_is_no_link() {
        for address in ["javascript:alert(3)", " JavaScript:x", "java\nscript:x", "data:text/html,x", "vbscript:x"] {
            let run = Run { text: "Rivers".into(), link: Some(address.into()), ..Run::default() };
            assert_eq!(Markup::Html.write(std::slice::from_ref(&run)), "Rivers");
            let run = Run { text: address.into(), ..run };
            for markup in [Markup::Html, Markup::Markdown, Markup::Latex, Markup::Typst] {
                let written = markup.write(std::slice::from_ref(&run));
                assert!(!["href", "<java", "link", "url"].iter().any(|sign| written.contains(sign)), "{written}");
            }
        }
        for address in ["https://a.b/c:d", "mailto:a@b.c", "www.rivers.org:8080/x", "/rivers?a=b:c", "doi:10.1/x"] {
            assert!(Markup::Html.link("x", address).contains("href"), "{address}");
        }
    }

    #[test]
    fn links_show_an_address_once() {
        let address = "https://doi.org/10.1000/a_b%20c#d";
        let run = Run { text: address.into(), link: Some(address.into()), ..Run::default() };
        assert_eq!(Markup::Markdown.write(std::slice::from_ref(&run)), format!("<{address}>"));
        assert_eq!(Markup::Latex.write(std::slice::from_ref(&run)), "\\url{https://doi.org/10.1000/a_b\\%20c\\#d}");
        assert_eq!(Markup::Html.write(&[run]), format!("<a href=\"{address}\">{address}</a>"));
    }
}
