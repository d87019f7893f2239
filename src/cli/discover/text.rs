//! A discovery for people: first what authors say, then what is only computed.

use std::fmt::Write as _;

use catena::query::answer;
use catena::text::{collapse_whitespace, first_words, quoted};
use catena::tradition::discover::{Discovered, Discovery, Settings, Source, Stated, Statement};

use super::super::library::counted;

/// Everything, tradition by tradition.
pub fn write(sources: &[Source], found: &Discovery, settings: &Settings, in_library: bool) -> String {
    let shown = Shown { sources, found };
    let named = found.traditions.iter().filter(|tradition| !tradition.named_by.is_empty()).count();
    let computed = found.traditions.len() - named;
    let mut text = format!(
        "{}, {}. {} named by an author; {} that {} only computed.\n\n",
        counted(sources.len(), "document"),
        counted(found.works.len(), "work"),
        counted(named, "tradition"),
        if computed == 1 { "1 community".to_owned() } else { format!("{computed} communities") },
        if computed == 1 { "is" } else { "are" },
    );
    text.push_str(
        "Said: a sentence of a document places the work. Computed: the work is cited near the others, and nobody has said\n\
         that it belongs with them.\n",
    );
    for tradition in &found.traditions {
        shown.tradition(tradition, &mut text);
    }
    shown.comparison(&mut text);
    if !found.alone.is_empty() {
        let keys: Vec<&str> = found.alone.iter().map(|&work| shown.key(work)).collect();
        let _ = writeln!(text, "\nIn no tradition and no community ({})", keys.len());
        text.push_str(&wrapped(&keys.join(", "), "  "));
    }
    let _ = writeln!(
        text,
        "\nComputed by {} of Leiden's algorithm (resolution {}). `unsure` are works that keep less than {:.0} % of their\n\
         companions over the runs, or that stand in no paragraph with a work that an author put there.\n\
         {}",
        counted(usize::try_from(settings.runs).unwrap_or(usize::MAX), "run"),
        settings.resolution,
        100.0 * settings.sure,
        if in_library {
            "What was rejected in bib/claims.toml is left out; `catena review` asks for a word on what is proposed."
        } else {
            "Add the documents to a library (`catena add`) to accept or reject what is said."
        },
    );
    text
}

struct Shown<'d> {
    sources: &'d [Source],
    found: &'d Discovery,
}

impl Shown<'_> {
    fn key(&self, work: usize) -> &str {
        self.found.works.get(work).map_or("", |work| &work.key)
    }

    fn source(&self, number: usize) -> &str {
        self.sources.get(number).map_or("", |source| &source.key)
    }

    /// `moss1999  Moss (1999) Rivers of War`.
    fn work(&self, number: usize) -> String {
        let Some(work) = self.found.works.get(number) else { return String::new() };
        let year = work.record.year().map_or_else(|| "n.d.".to_owned(), |year| year.to_string());
        let title = work.record.full_title();
        let short: String =
            if title.chars().count() > 60 { title.chars().take(59).chain(['…']).collect() } else { title };
        format!("{}  {} ({year}) {short}", work.key, answer::short_author(work))
    }

    fn tradition(&self, tradition: &Discovered, text: &mut String) {
        let kind = if tradition.named_by.is_empty() { "  [computed; no author names it]" } else { "" };
        let _ = writeln!(text, "\n{}{kind}\n{}", tradition.label, "─".repeat(tradition.label.chars().count()));
        if !tradition.other_names.is_empty() {
            let _ = writeln!(text, "also: {}", tradition.other_names.join("; "));
        }
        for naming in &tradition.named_by {
            let Some(source) = self.sources.get(naming.source) else { continue };
            let words = first_words(&one_line(naming.span.of(&source.document.text)), answer::CUE);
            let _ = writeln!(text, "named by {}: “{words}”", source.key);
        }
        let terms: Vec<String> = tradition.terms.iter().map(|t| format!("{} ({})", t.phrase, t.count)).collect();
        if !terms.is_empty() {
            let _ = writeln!(text, "its words: {}", terms.join(", "));
        }
        let _ = writeln!(text, "stability {:.2}", tradition.stability);
        for (head, list) in
            [("Said to be members", &tradition.members), ("Said to stand against it or beside it", &tradition.others)]
        {
            if !list.is_empty() {
                let _ = writeln!(text, "\n  {head} ({})", list.len());
                list.iter().for_each(|stated| self.stated(stated, text));
            }
        }
        if !tradition.company.is_empty() {
            let head =
                if tradition.named_by.is_empty() { "Computed" } else { "Computed: in their company, said by nobody" };
            let _ = writeln!(text, "\n  {head} ({})", tradition.company.len());
        }
        for company in &tradition.company {
            let unsure = if company.sure { "" } else { ", unsure" };
            let _ = writeln!(text, "    {}  [stability {:.2}{unsure}]", self.work(company.work), company.stability);
            if let Some((other, level, source, span)) = company.beside.first()
                && let Some(document) = self.sources.get(*source)
            {
                let quote = one_line(span.of(&document.document.text));
                let beside = format!("one {} with {}, {}: “{quote}”", level.name(), self.key(*other), document.key);
                text.push_str(&wrapped(&beside, "      "));
            }
        }
    }

    fn stated(&self, stated: &Stated, text: &mut String) {
        let _ = writeln!(text, "    {}", self.work(stated.work));
        stated.statements.iter().for_each(|statement| self.statement(statement, None, text));
    }

    fn statement(&self, statement: &Statement, object: Option<&str>, text: &mut String) {
        let Some(source) = self.sources.get(statement.source) else { return };
        let quotes: Vec<String> =
            statement.evidence.iter().map(|span| format!("“{}”", one_line(span.of(&source.document.text)))).collect();
        let role = object.map_or_else(
            || statement.role.name().to_owned(),
            |object| format!("{} {object}", answer::role_words(statement.role)),
        );
        let said = format!("{role}, according to {}: {}", source.key, quotes.join(" … "));
        text.push_str(&wrapped(&said, "      "));
    }

    fn comparison(&self, text: &mut String) {
        if self.sources.len() < 2 {
            return;
        }
        let label = |number: usize| self.found.traditions.get(number).map_or("", |t| t.label.as_str());
        let _ = writeln!(text, "\nAgreement ({})\n─────────", self.found.agreements.len());
        for agreement in &self.found.agreements {
            let documents: Vec<&str> = agreement.sources.iter().map(|&at| self.source(at)).collect();
            let line =
                format!("{} in {}: {}", self.key(agreement.work), label(agreement.tradition), documents.join(", "));
            text.push_str(&wrapped(&line, "  "));
        }
        let _ = writeln!(text, "\nDispute ({})\n───────", self.found.disputes.len());
        for dispute in &self.found.disputes {
            let affirmed = counted(dispute.affirmed.len(), "document");
            let affirms = if dispute.affirmed.len() == 1 { "affirms" } else { "affirm" };
            let denies = dispute.denied.len();
            let against = if denies == 0 {
                "none denies, and it is put elsewhere".to_owned()
            } else {
                format!("{denies} {}", if denies == 1 { "denies" } else { "deny" })
            };
            let _ = writeln!(
                text,
                "  {} in {}: {affirmed} {affirms}, {against}",
                self.key(dispute.work),
                label(dispute.tradition),
            );
            dispute.affirmed.iter().chain(&dispute.denied).for_each(|statement| self.statement(statement, None, text));
            for (tradition, statement) in &dispute.elsewhere {
                self.statement(statement, Some(label(*tradition)), text);
            }
        }
        if !self.found.perhaps.is_empty() {
            let head = format!("May these be the same? ({})", self.found.perhaps.len());
            let _ = writeln!(text, "\n{head}\n{}", "─".repeat(head.chars().count()));
        }
        for perhaps in &self.found.perhaps {
            let keys: Vec<&str> = perhaps.shared.iter().map(|&work| self.key(work)).collect();
            let shared = counted(keys.len(), "shared work");
            let line = format!("{} and {}: {shared} ({})", label(perhaps.a), label(perhaps.b), keys.join(", "));
            text.push_str(&wrapped(&line, "  "));
        }
    }
}

/// Lines of 110 columns at most, each after the indent.
fn wrapped(text: &str, indent: &str) -> String {
    let (mut out, mut line) = (String::new(), String::new());
    for word in text.split_whitespace() {
        if !line.is_empty() && indent.len() + line.chars().count() + 1 + word.chars().count() > 110 {
            let _ = writeln!(out, "{indent}{line}");
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    let _ = writeln!(out, "{indent}{line}");
    out
}

/// What stands in the text, in one line.
fn one_line(printed: &str) -> String {
    quoted(&collapse_whitespace(printed))
}
