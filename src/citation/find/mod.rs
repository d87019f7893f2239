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

use std::collections::BTreeSet;

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
    let noted = if labelled { Vec::new() } else { notes::find(body, notes, &[]) };
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
        return (notes::find(body, notes, &dated), false);
    }
    (dated, false)
}

/// `(Roe, 1971; 1991)`: a year that the list does not have means no work that the same bracket cites by its own year.
fn keep_apart(body: &Body<'_>, found: &mut [Found]) {
    let exact: BTreeSet<(usize, usize)> = found
        .iter()
        .filter(|one| one.slip.is_none())
        .filter_map(|one| Some((one.group, *one.refs.first().filter(|_| one.refs.len() == 1)?)))
        .collect();
    let mut before = 0;
    for one in found.iter_mut() {
        // `Roe 2005–2007` is one work with two years.
        let between = body.text.get(before..one.span.start).map_or("", str::trim);
        before = one.span.end;
        if matches!(between, "–" | "-" | "—") {
            continue;
        }
        let Some(Slip::Year(cited, listed)) = &one.slip else { continue };
        if one.refs.iter().any(|r| exact.contains(&(one.group, *r))) {
            one.why =
                Some(format!("the list has no work of {cited} by that author; that of {listed} is cited beside it"));
            (one.refs, one.slip) = (Vec::new(), None);
        }
    }
}

/// How much of the list citations cover, 0–1.
fn share(body: &Body<'_>, found: &[Found]) -> f64 {
    let listed = body.vocabulary.listed.len();
    let mut cited = vec![false; listed];
    // A doubtful citation may mean thousands of works of one name, and so may each of thousands of citations.
    for n in found.iter().flat_map(|f| &f.refs) {
        if let Some(cited) = cited.get_mut(*n) {
            *cited = true;
        }
    }
    let cited = cited.iter().filter(|cited| **cited).count();
    if listed == 0 { 0.0 } else { cited as f64 / listed as f64 }
}

#[cfg(test)]
mod tests {
    use crate::citation::read_document;
    use crate::document::Document;

    const LIST: &str = "\n\nReferences\n\nAbe, L., & Packer, M. (2013). Rivers of the north. Oslo: Quay.\n\n\
        Berg, M. (1990). Lakes. Oslo: Quay.\n\nBerg, M. (1991). Harbours of the south. Oslo: Quay.\n\n\
        Cole, A. (1972). Seas. Oslo: Quay.\n";

    fn cited(prose: &str) -> (Vec<Option<String>>, Vec<String>) {
        let (reading, _) = read_document(&Document::of_text(format!("{prose}{LIST}")));
        let key = |refs: &[usize]| refs.first().map(|n| reading.references[*n].record.key.clone());
        let slips = reading.problems.iter().filter(|p| p.code != "listed-not-cited").map(|p| p.message.clone());
        (reading.citations.iter().map(|c| key(&c.refs)).collect(), slips.collect())
    }

    #[test]
    fn a_year_that_is_not_listed_means_no_work_that_is_cited_beside_it() {
        let keys =
            |list: &[&str]| list.iter().map(|key| (!key.is_empty()).then(|| (*key).to_owned())).collect::<Vec<_>>();
        let (beside, problems) =
            cited("So it is (Cole, 1972; Berg, 1971; 1990; 1991). Rivers run (Abe & Packer, 2013).");
        assert_eq!(beside, keys(&["cole1972", "", "berg1990", "berg1991", "abe2013"]));
        assert_eq!(problems, ["`Berg, 1971` is cited and not in the reference list"]);
        let (range, _) =
            cited("So it is (Berg 1990–1992). Rivers run (Abe & Packer, 2013). Seas are wide (Cole, 1972).");
        assert_eq!(range[1].as_deref().map(|key| &key[..4]), Some("berg"));
        let (alone, problems) = cited("So it is (Cole, 1972; Berg, 1971). Rivers run (Abe & Packer, 2013).");
        assert_eq!(alone[1].as_deref(), Some("berg1991"));
        assert_eq!(problems, ["`Berg, 1971` gives 1971, the reference list 1991"]);
    }

    #[test]
    fn the_name_that_is_misspelt_is_the_one_that_is_said_to_be() {
        let (_, problems) = cited("So it is (Abe and Parker, 2013). Seas are wide (Cole, 1972).");
        assert_eq!(problems, ["`Parker` is spelt `Packer` in the reference list"]);
    }

    #[test]
    fn a_country_with_a_year_is_no_work() {
        let (found, problems) = cited(
            "Tables came in England (1992) and in the United States (2015). So it is (Cole, 1972); so says England (1995).",
        );
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(problems, ["`England (1995)` is cited and not in the reference list"]);
    }
}
