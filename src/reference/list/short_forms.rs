//! Lists that set the form by which each work is cited in a line of its own, above the work.

use super::cut::{Piece, by_sequence};
use super::ends::{ending, has_date};
use super::headword::headword;
use super::lines::Line;
use crate::reference::short_form;

/// So many works must have one whose author the lines below name again.
const FEWEST: usize = 3;

/// Cuts at the short forms, where most entries have one.
pub fn under_short_forms(text: &str, lines: &[Line]) -> Option<Vec<Piece>> {
    const MOST_LINES: usize = 12;
    let words = |at: usize| lines.get(at).map_or("", |line| line.span.of(text));
    let alone: Vec<usize> = (0..lines.len()).filter(|at| short_form::is_alone(words(*at))).collect();
    if alone.len() < FEWEST {
        return None;
    }
    let confirmed = |at: usize| {
        let joined = [words(at), words(at + 1), words(at + 2)].join(" ");
        short_form::name_at_head(&joined).is_some()
    };
    // `CMS 2003` above *The Chicago Manual*; but *Oslo 1999* may be the end of an entry.
    let between = |at: usize| {
        let apart = lines[at].blank || at > 0 && ending(words(at - 1), words(at)) > 0.4;
        apart && headword(words(at + 1)).score > -2.0 && !short_form::is_alone(words(at + 1))
    };
    let sure: Vec<usize> = alone.iter().copied().filter(|at| confirmed(*at)).collect();
    let starts: Vec<usize> = alone.into_iter().filter(|at| sure.contains(at) || between(*at)).collect();
    let first = *starts.first()?;
    let common = sure.len() >= FEWEST && sure.len() * 10 >= starts.len() * 6;
    if !common || lines.len() > starts.len() * MOST_LINES {
        return None;
    }
    let dated = |piece: &Piece| piece.lines.iter().any(|span| has_date(span.of(text)));
    let above = lines.get(..first).filter(|lines| !lines.is_empty());
    let mut pieces: Vec<Piece> =
        above.map(|lines| by_sequence(text, lines)).unwrap_or_default().into_iter().filter(dated).collect();
    for (n, at) in starts.iter().enumerate() {
        let end = starts.get(n + 1).copied().unwrap_or(lines.len());
        let body = lines.get(at + 1..end)?.iter().map(|line| line.span).collect();
        pieces.push(Piece { lines: body, label: Some(words(*at).to_owned()), shared: Vec::new() });
    }
    pieces.retain(|piece| !piece.lines.is_empty());
    Some(pieces)
}

#[cfg(test)]
mod tests {
    use crate::reference::list::entries;
    use crate::text::Span;

    #[test]
    fn short_forms_in_lines_of_their_own_are_labels() {
        let text = "Moor/Quay n. d.\nA. Moor/B. Quay, Flüsse des Nordens und ihre Ufer in der Zeit der\nKönige (Oslo 1999).\n                    CMS 2003\nThe Quay Manual of Style (Oslo 2003).\nRoe et al. 1998a\nI. Roe/E. Pier/R. Weir, Salz. Wasser 3, 1998, 1–9.\n                    Weir 2000\nRichard Weir, Seen des Südens (ed. A. Moor\nOslo 2000).\n";
        let found = entries(text, Span::new(0, text.len()));
        let labels: Vec<_> = found.iter().map(|e| e.label.clone().unwrap_or_default()).collect();
        assert_eq!(labels, ["Moor/Quay n. d.", "CMS 2003", "Roe et al. 1998a", "Weir 2000"], "{found:#?}");
        assert!(found[3].raw.ends_with("A. Moor Oslo 2000)."), "{found:#?}");
    }
}
