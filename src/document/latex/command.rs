//! What commands do: one table of their names, and one function for each thing that they do.

use crate::record::Field;
use crate::text::tex;

use super::scan::skip_space;
use super::{Block, DEEPEST, Reader};

/// What a command does to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    /// Sets its argument in italics.
    Emphasis,
    /// Sets what follows in italics.
    Italics,
    /// Sets what follows upright.
    Upright,
    /// Raises its argument.
    Raised,
    /// Puts its argument between quotation marks.
    Quotation,
    /// Is a quotation mark, French as its spaces are.
    OpeningMark,
    ClosingMark,
    /// Links its second argument to its first.
    Link,
    /// Is a place that links lead to.
    Target,
    /// Has an argument that is text, behind a keyword.
    Vadjust,
    Heading,
    Metadata,
    Note,
    /// Names files of references.
    Bibliography,
    /// Begins an entry of a list of references.
    Entry,
    Begin,
    End,
    /// Ends a paragraph.
    Break,
    /// Refers to what a label stands at.
    Reference,
    /// Changes the language.
    Language,
    /// Shows its argument as it stands.
    Address,
    /// Prints nothing, whatever its arguments.
    Silent,
    /// Prints nothing of its first argument, and the second as it is.
    FirstSilent,
    /// Is a sign, or is not known.
    Other,
}

/// A command in the text.
pub(super) struct Call<'s, 'n> {
    /// What it stands in.
    pub text: &'s str,
    /// One past its name, and past its star.
    pub at: usize,
    pub name: &'n str,
    pub starred: bool,
    /// In how many groups it stands.
    pub depth: usize,
}

impl Command {
    /// What the command `name` does, in small letters.
    pub(super) fn of(name: &str) -> Command {
        match name {
            "emph" | "textit" | "textsl" | "mkbibemph" | "mkbibitalic" => Command::Emphasis,
            "em" | "it" | "sl" | "itshape" | "slshape" => Command::Italics,
            "rm" | "bf" | "tt" | "sf" | "sc" | "upshape" | "normalfont" | "scshape" => Command::Upright,
            "textsuperscript" => Command::Raised,
            "enquote" | "mkbibquote" | "textquote" | "foreignquote" => Command::Quotation,
            "og" => Command::OpeningMark,
            "fg" => Command::ClosingMark,
            "hyperlink" | "citeproc" => Command::Link,
            "hypertarget" => Command::Target,
            "vadjust" => Command::Vadjust,
            "section" | "subsection" | "subsubsection" | "chapter" | "paragraph" | "part" => Command::Heading,
            "title" | "author" | "date" => Command::Metadata,
            "footnote" | "footnotetext" | "endnote" | "thanks" => Command::Note,
            "bibliography" | "addbibresource" => Command::Bibliography,
            "bibitem" => Command::Entry,
            "begin" => Command::Begin,
            "end" => Command::End,
            "par" | "item" => Command::Break,
            "ref" | "footref" | "autoref" | "cref" | "labelcref" => Command::Reference,
            "foreignlanguage" | "textlang" | "selectlanguage" => Command::Language,
            "url" | "path" | "nolinkurl" => Command::Address,
            "label" | "pageref" | "index" | "markboth" | "markright" | "pagenumbering" | "setcounter"
            | "addtocounter" | "vspace" | "hspace" | "input" | "include" | "subfile" | "subfileinclude" | "import"
            | "subimport" | "includegraphics" | "bibliographystyle" | "usepackage" | "documentclass" | "setlength"
            | "newcommand" | "renewcommand" | "pagestyle" | "thispagestyle" | "phantomsection" | "maketitle"
            | "tableofcontents" | "printbibliography" | "vskip" | "hypersetup" | "color" | "definecolor" => {
                Command::Silent
            }
            "href" | "textcolor" | "colorbox" => Command::FirstSilent,
            _ => Command::Other,
        }
    }

    /// Whether its argument is read as the text is, one group deeper.
    pub(super) fn reads_its_argument(self) -> bool {
        matches!(
            self,
            Command::Emphasis
                | Command::Raised
                | Command::Quotation
                | Command::Link
                | Command::Heading
                | Command::Note
                | Command::Language
        )
    }
}

impl<'s> Reader<'s> {
    /// Does what the command does; gives one past what it takes.
    pub(super) fn perform(&mut self, command: Command, call: &Call<'s, '_>) -> usize {
        let Call { text, at, name, .. } = *call;
        match command {
            Command::Emphasis => self.emphasis(call),
            Command::Italics => {
                let from = self.build.len();
                self.slanted.get_or_insert(from);
                skip_space(text, at)
            }
            Command::Upright => {
                self.upright();
                skip_space(text, at)
            }
            Command::Raised => self.raised(call),
            Command::Quotation => self.quotation(call),
            Command::OpeningMark | Command::ClosingMark => self.french_mark(command, call),
            Command::Link => self.link(call),
            Command::Target => self.target(call),
            Command::Vadjust => {
                let pre = skip_space(text, at);
                pre + text[pre..].strip_prefix("pre").map_or(0, |_| "pre".len())
            }
            Command::Heading => self.heading(call),
            Command::Metadata => {
                let at = self.past_options(text, at);
                let Some((content, end)) = self.argument(text, at) else { return at };
                let field = match name {
                    "title" => Field::Title,
                    "date" => Field::Date,
                    _ => Field::Author,
                };
                self.metadata(field, content);
                end
            }
            Command::Note => self.note(call),
            Command::Bibliography => {
                let Some((names, end)) = self.argument(text, at) else { return at };
                self.bibliography(names);
                end
            }
            Command::Entry => self.list_entry(call),
            Command::Begin => {
                let Some((environment, end)) = self.argument(text, at) else { return at };
                self.begin(text, environment, end)
            }
            Command::End => {
                let Some((environment, end)) = self.argument(text, at) else { return at };
                self.end(environment);
                end
            }
            Command::Break => {
                self.close();
                self.past_options(text, at)
            }
            Command::Reference => self.reference(call),
            Command::Language => self.language(call),
            Command::Address => {
                let Some((address, end)) = self.argument(text, at) else { return at };
                self.show(address, address);
                end
            }
            Command::Silent => {
                let mut at = self.past_options(text, at);
                while let Some((_, end)) = self.group(text, at, b'{', b'}') {
                    at = end;
                }
                at
            }
            Command::FirstSilent => self.argument(text, at).map_or(at, |(_, end)| end),
            Command::Other => self.sign(call),
        }
    }

    /// Pandoc's citations, set already: what they cite, then their words.
    fn link(&mut self, &Call { text, at, name, depth, .. }: &Call<'s, '_>) -> usize {
        let Some((target, end)) = self.argument(text, at) else { return at };
        let Some((words, end)) = self.argument(text, end) else { return end };
        let from = self.build.len();
        self.read(words, depth + 1);
        // Other links lead to sections, figures, notes.
        if name == "citeproc" || target.trim().starts_with("ref-") {
            self.build.link(from, vec![target.trim().to_owned()], None, None, false);
        }
        end
    }

    /// The entries of a list that Pandoc set: `\leavevmode\vadjust pre{\hypertarget{ref-doe}{}}%`.
    fn target(&mut self, &Call { text, at, .. }: &Call<'s, '_>) -> usize {
        let Some((target, end)) = self.argument(text, at) else { return at };
        if self.in_list && target.starts_with("ref-") {
            self.close();
            self.build.begin();
            self.entry = Some((target.trim().to_owned(), None));
        }
        end
    }

    fn heading(&mut self, &Call { text, at, name, depth, .. }: &Call<'s, '_>) -> usize {
        let at = self.past_options(text, at);
        let Some((title, end)) = self.argument(text, at) else { return at };
        let level = match name {
            "subsection" => 2,
            "subsubsection" => 3,
            "paragraph" => 4,
            _ => 1,
        };
        self.close();
        self.build.begin();
        self.read(title, depth + 1);
        self.build.end(Block::Heading(level));
        end
    }

    /// What a note says is read at the end; one in a note is read where it stands.
    fn note(&mut self, &Call { text, at, depth, .. }: &Call<'s, '_>) -> usize {
        let at = self.past_options(text, at);
        let Some((note, end)) = self.argument(text, at) else { return at };
        if depth >= DEEPEST / 2 {
            self.build.push(" ");
            self.read(note, depth + 1);
            return end;
        }
        self.notes.push((note, self.german));
        let mark = self.notes.len().to_string();
        for (label, _) in note.match_indices("\\label{").take(10) {
            if let Some((label, _)) = self.group(note, label + "\\label".len(), b'{', b'}') {
                self.labels.insert(label.trim().to_owned(), mark.clone());
            }
        }
        let from = self.build.len();
        self.build.push(&mark);
        self.build.anchor(&mark, from, &mut self.anchors);
        end
    }

    fn list_entry(&mut self, &Call { text, at, .. }: &Call<'s, '_>) -> usize {
        self.close();
        let (label, at) =
            self.group(text, at, b'[', b']').map_or((None, at), |(label, end)| (Some(label.to_owned()), end));
        let Some((key, end)) = self.argument(text, at) else { return at };
        self.build.begin();
        self.entry = Some((key.trim().to_owned(), label.filter(|l| l.len() < 12)));
        end
    }

    /// The number of a note, where the label is that of one.
    fn reference(&mut self, &Call { text, at, .. }: &Call<'s, '_>) -> usize {
        let Some((label, end)) = self.argument(text, at) else { return at };
        self.refers = true;
        if let Some(mark) = self.labels.get(label.trim()).cloned() {
            self.show(&mark, label);
        }
        end
    }

    /// A sign; of what is not known options go and the text stays: `\emph[opt]{text}`.
    fn sign(&mut self, &Call { text, at, name, .. }: &Call<'s, '_>) -> usize {
        let blank = matches!(name, "newblock" | "linebreak" | "thinspace").then_some(" ");
        let Some(sign) = tex::sign_of(name).or(blank) else { return self.past_options(text, at) };
        self.show(sign, &text[at - name.len() - 1..]);
        // A space after a command belongs to it, and so do braces that only end it.
        if text[at..].starts_with("{}") { at + 2 } else { skip_space(text, at) }
    }

    /// One past the options that may stand at byte `at`.
    pub(super) fn past_options(&mut self, text: &str, at: usize) -> usize {
        self.group(text, at, b'[', b']').map_or(at, |(_, end)| end)
    }
}
