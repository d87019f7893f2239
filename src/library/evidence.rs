//! Whether the words that a person's claims rest on still stand in the texts, and where.
//!
//! A quotation is looked up in its document's text and its place is read anew, so that a claim survives paragraphs that
//! were put before it and typos that were mended. What is nowhere is reported; a claim that has nothing else to stand on
//! is left out of the graph, and stays in its file. Documents whose text is not kept are not looked at.

use std::collections::{BTreeMap, BTreeSet};

use super::places::Places;
use super::read::Written;
use crate::citation::Occurrence;
use crate::diagnostic::Diagnostic;
use crate::record::{Field, Name};
use crate::reference::Reference;
use crate::text::{Match, Selector, Span, Words, fold, has_whole};
use crate::tradition::{Claim, Evidence};

const CLAIMS: &str = "bib/claims.toml";

/// One document's text, ready for looking up.
struct Text<'d> {
    words: Words<'d>,
    places: Places<'d>,
    references: &'d [Reference],
    occurrences: &'d [Occurrence],
}

impl Text<'_> {
    /// Whether the words that a claim quoted name its work, and those that stand there now cite it no longer.
    fn cites_no_longer(&self, claim: &Claim, quoted: Option<&str>, now: &Evidence) -> bool {
        let called = |reference: &&Reference| {
            claim.title.as_deref().is_some_and(|title| fold(title) == fold(&reference.record.full_title()))
        };
        let by_key = self.references.iter().find(|reference| reference.record.key == claim.work);
        let Some(reference) = self.references.iter().find(called).or(by_key) else { return false };
        let family = [Field::Author, Field::Editor]
            .iter()
            .find_map(|field| reference.record.names(field.clone())?.list.first().map(Name::family));
        let named = family.is_some_and(|family| has_whole(&fold(quoted.unwrap_or_default()), &fold(&family)));
        let here = |occurrence: &&Occurrence| {
            let place = (&occurrence.section, occurrence.paragraph, occurrence.sentence);
            place == (&now.section, now.paragraph, now.sentence)
                || occurrence.span.zip(now.span).is_some_and(|(own, now)| own.overlaps(now))
        };
        let mut cited = self.occurrences.iter().filter(here).flat_map(|occurrence| &occurrence.works);
        named && !cited.any(|work| *work == reference.record.key)
    }
}

/// Where a piece of evidence is now.
enum Standing {
    /// It stands there; with how much it has changed, where it has.
    Stands(Box<Evidence>, Option<f64>),
    /// There is no text to hold it against, or it quotes nothing and counts no paragraph.
    Unknown,
    Lost,
}

/// Gives every claim the present places of its words. Returns the claims, by number, that have none left.
pub(super) fn anchor(written: &mut Written, problems: &mut Vec<Diagnostic>) -> BTreeSet<usize> {
    let mut lost = BTreeSet::new();
    let mut texts: BTreeMap<&str, Text> = BTreeMap::new();
    let speaking: BTreeSet<&str> = written.claims.iter().map(|entry| entry.value.according_to.as_str()).collect();
    for document in written.documents.iter().filter(|d| speaking.contains(d.record.key.as_str())) {
        if let Some(text) = &document.found.document {
            let text = Text {
                words: Words::of(&text.text),
                places: Places::of(text),
                references: &document.references,
                occurrences: &document.found.occurrences,
            };
            texts.insert(&document.record.key, text);
        }
    }
    for (number, entry) in written.claims.iter_mut().enumerate() {
        let claim = &mut entry.value;
        let Some(text) = texts.get(claim.according_to.as_str()) else { continue };
        let quiet = !claim.stands();
        let mut standing = Vec::new();
        let mut gone = Vec::new();
        for evidence in &claim.evidence {
            match look_up(text, evidence) {
                Standing::Stands(now, likeness) => {
                    let uncited = || text.cites_no_longer(claim, evidence.quote.as_deref(), &now);
                    if likeness.is_some() && !quiet && uncited() {
                        let message = format!(
                            "the words that the claim on `{}` quotes were changed in the text, and cite it no longer",
                            claim.work
                        );
                        let help = format!(
                            "look whether “{}” still speaks of it: mend the quote, or reject the claim",
                            short(now.quote.as_deref().unwrap_or_default())
                        );
                        problems.push(
                            Diagnostic::warning("evidence-uncited", message)
                                .in_file(CLAIMS)
                                .at(first_line(entry.span))
                                .help(help),
                        );
                    } else if let Some(likeness) = likeness.filter(|_| !quiet) {
                        let message =
                            format!("the words that the claim on `{}` quotes were changed in the text", claim.work);
                        let help = format!(
                            "the likeness is {:.0} %: look whether “{}” still says it, and mend the quote",
                            100.0 * likeness,
                            short(now.quote.as_deref().unwrap_or_default())
                        );
                        problems.push(
                            Diagnostic::info("evidence-changed", message).in_file(CLAIMS).at(entry.span).help(help),
                        );
                    }
                    standing.push(*now);
                }
                Standing::Unknown => standing.push(evidence.clone()),
                Standing::Lost => gone.push(evidence.clone()),
            }
        }
        for evidence in &gone {
            let (what, quoted) = match &evidence.quote {
                Some(quote) => ("words", format!(": “{}”", short(quote))),
                None => ("place", String::new()),
            };
            let message = format!(
                "the {what} that the {}claim on `{}` rests on {} no longer in the text of `{}`{quoted}",
                if quiet { "rejected " } else { "" },
                claim.work,
                if evidence.quote.is_some() { "are" } else { "is" },
                claim.according_to
            );
            if quiet {
                // Nothing rests on it.
                let help = "it stays rejected; where the text says it in other words now, it may be proposed anew";
                let note = Diagnostic::info("evidence-lost", message).in_file(CLAIMS);
                problems.push(note.at(first_line(entry.span)).help(help));
                continue;
            }
            let help = if standing.is_empty() {
                "the claim was left out of the graph: give it other evidence, reject it, or take it out"
            } else {
                "the claim has other evidence; take this piece out, or mend its quote"
            };
            problems.push(
                Diagnostic::error("evidence-lost", message).in_file(CLAIMS).at(first_line(entry.span)).help(help),
            );
        }
        if standing.is_empty() && !gone.is_empty() {
            lost.insert(number);
        } else {
            claim.evidence = standing;
        }
    }
    lost
}

/// The header of an entry, `[[claim]]`.
fn first_line(entry: Span) -> Span {
    Span::new(entry.start, entry.end.min(entry.start + "[[claim]]".len()))
}

fn look_up(text: &Text, evidence: &Evidence) -> Standing {
    let counted = text.places.stretch(evidence);
    let Some(quote) = evidence.quote.as_deref().filter(|quote| !quote.trim().is_empty()) else {
        return match counted {
            Some(span) => Standing::Stands(Box::new(text.places.evidence(span)), None),
            None if evidence.paragraph.is_some() => Standing::Lost,
            None => Standing::Unknown,
        };
    };
    let near = evidence.start.map(|point| text.places.byte(point)).or(counted.map(|span| span.start));
    let selector = Selector { quote, before: evidence.before.as_deref(), after: evidence.after.as_deref(), near };
    let Some(anchor) = text.words.find(&selector) else { return Standing::Lost };
    let fuzzy = anchor.found == Match::Fuzzy;
    let span = if fuzzy { text.places.whole_sentences(anchor.span) } else { anchor.span };
    Standing::Stands(Box::new(text.places.evidence(span)), fuzzy.then_some(anchor.likeness))
}

fn short(text: &str) -> String {
    let mut kept: String = text.chars().take(90).collect();
    if kept.len() < text.len() {
        kept.truncate(kept.rfind(' ').unwrap_or(kept.len()));
        kept.push('…');
    }
    kept
}
