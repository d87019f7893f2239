//! Finding citations, one file per family of styles.
//!
//! Each takes the mended text as tokens and the list as closed vocabulary, and gives [`Found`]: places in the mended
//! text with what they mean. Which families a text uses is decided from what each of them finds in it.

pub mod author_date;
pub mod author_page;
mod classics;
pub mod mentions;
pub mod notes;
pub mod numeric;
mod subjects;
pub mod superscript;

pub use classics::classic_author;

use super::Form;
use super::group::Brackets;
use super::resolve::Slip;
use super::token::Token;
use super::vocabulary::Vocabulary;
use crate::document::sentence::is_superscript;
use crate::text::{Span, Spans};

/// What every family looks at.
#[derive(Debug)]
pub struct Body<'b> {
    /// The mended text.
    pub text: &'b str,
    /// Its tokens, without the reference list.
    pub tokens: &'b [Token],
    /// Its brackets.
    pub brackets: &'b Brackets,
    /// The list.
    pub vocabulary: &'b Vocabulary,
    /// Where the source shows small raised characters; empty where it does not say.
    pub raised: &'b [Span],
}

impl Body<'_> {
    /// Whether the source shows `span` raised; `None` where it tells nothing of the kind.
    pub fn is_raised(&self, span: Span) -> Option<bool> {
        if span.of(self.text).starts_with(is_superscript) {
            return Some(true);
        }
        let n = self.raised.partition_point(|r| r.end <= span.start);
        (!self.raised.is_empty()).then(|| self.raised.get(n).is_some_and(|r| r.overlaps(span)))
    }
}

/// A citation in the mended text.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Bytes of the mended text.
    pub span: Span,
    /// How it stands.
    pub form: Form,
    /// What holds a group together: the token that opens it.
    pub group: usize,
    /// `see also`
    pub prefix: Option<String>,
    /// `407`
    pub locator: Option<String>,
    /// Places in the reference list: one, several where the text leaves them open, none where it is not listed.
    pub refs: Vec<usize>,
    /// Why none or several.
    pub why: Option<String>,
    /// What had to be overlooked.
    pub slip: Option<Slip>,
    /// Where the author is named, if apart from the citation.
    pub name: Option<Span>,
}

/// A note of the document, in the mended text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotePlace {
    /// Its number.
    pub mark: Option<u32>,
    /// Where it stands.
    pub span: Span,
    /// Where the text refers to it.
    pub anchor: Option<usize>,
}

/// Finds every citation of `body`, by the family or families of styles that it uses. `notes` are the document's notes; in
/// `quiet` stretches no scholar is mentioned.
pub fn find(body: &Body<'_>, notes: &[NotePlace], quiet: &[Span]) -> Vec<Found> {
    let (mut found, names_cite) = citations(body, notes);
    found.sort_by_key(|f| (f.span.start, f.span.end));
    if !names_cite {
        let behind = Spans::of(notes.iter().filter_map(|note| behind_citation(*note, &found)));
        found.extend(mentions::find(body, &found, quiet, &behind));
        found.sort_by_key(|f| (f.span.start, f.span.end));
    }
    found
}

/// What follows the first citation of a work by its title in a note: names there are those of editors, translators and of
/// books that hold what is cited.
fn behind_citation(note: NotePlace, found: &[Found]) -> Option<Span> {
    let n = found.partition_point(|f| f.span.start < note.span.start);
    let first = found[n..].iter().take_while(|f| f.span.start < note.span.end).find(|f| f.form == Form::Note)?;
    Some(Span::new(first.span.start, note.span.end))
}

/// The citations proper, and whether bare names are among them.
fn citations(body: &Body<'_>, notes: &[NotePlace]) -> (Vec<Found>, bool) {
    let dated = author_date::find(body);
    let dated_share = share(body, &dated);
    let listed = &body.vocabulary.listed;
    let labelled = listed.iter().filter(|l| l.number.is_some()).count() * 2 > listed.len();
    let (numbered, numbered_share) = numeric::find(body, notes, labelled);
    let noted = if labelled { Vec::new() } else { notes::find(body, notes) };
    let noted_share = share(body, &noted);
    // `[7]` points to the seventh note where notes cite a list that has no numbers.
    let to_notes = noted_share >= 0.2 && notes.iter().filter(|note| note.mark.is_some()).count() > 1;
    if numbered_share >= 0.3 && numbered_share > dated_share && !to_notes {
        return (numbered, false);
    }
    if labelled {
        return (dated, false);
    }
    if dated_share < 0.4 {
        let paged = author_page::find(body);
        let bracketed = author_page::bracketed_share(&paged, listed.len());
        // `Roe (1992)` is no page of Roe's where the list has a work of hers of that year, however few the text cites.
        let years = dated.iter().filter(|found| !found.refs.is_empty()).count() * 4 >= paged.len() * 3;
        // Few brackets are enough where the text cites in no other way.
        let least = if dated_share == 0.0 && noted_share == 0.0 && numbered_share == 0.0 { 0.07 } else { 0.25 };
        if !years && bracketed >= least && bracketed >= noted_share && share(body, &paged) > dated_share {
            return (paged, true);
        }
    }
    if noted_share >= 0.2 && noted_share >= dated_share * 0.7 {
        return (noted, false);
    }
    (dated, false)
}

/// How much of the list citations cover, 0–1.
fn share(body: &Body<'_>, found: &[Found]) -> f64 {
    let cited: std::collections::BTreeSet<usize> = found.iter().flat_map(|f| f.refs.iter().copied()).collect();
    let listed = body.vocabulary.listed.len();
    if listed == 0 { 0.0 } else { cited.len() as f64 / listed as f64 }
}
