//! Notes and entries that cite several works: `See A, Title (1990), p. 3; B, Title (1992), p. 5.`
//!
//! Takes an entry's tokens with their labels; says where another work begins. That is after a semicolon (or the end of a
//! sentence, where a word such as *see* leads) when what stands before it names a work and its date or pages, and what
//! follows names another: an author and a title, or *ibid.* with pages.

use super::label::Label;
use super::tokens::Tokens;

/// The tokens at which a work begins: 0, and others where the entry cites several.
pub fn works(tokens: &Tokens, labels: &[(Label, f64)]) -> Vec<usize> {
    let mut starts = vec![0];
    for at in 1..tokens.len().min(labels.len()) {
        let start = starts.last().copied().unwrap_or(0);
        if tokens.word(at - 1) == ";" && is_work(labels, start, at) && begins_work(tokens, labels, at) {
            starts.push(at);
        }
    }
    starts
}

fn label_at(labels: &[(Label, f64)], at: usize) -> Label {
    labels.get(at).map_or(Label::Other, |(label, _)| *label)
}

fn has(labels: &[(Label, f64)], start: usize, end: usize, wanted: &[Label]) -> bool {
    (start..end).any(|at| wanted.contains(&label_at(labels, at)))
}

/// Whether the stretch names a work: a title or journal, and when or where in it.
fn is_work(labels: &[(Label, f64)], start: usize, end: usize) -> bool {
    let named = has(labels, start, end, &[Label::Title, Label::ContainerTitle])
        || has(labels, start, end, &[Label::Author, Label::Note]) && has(labels, start, end, &[Label::Pages]);
    named && has(labels, start, end, &[Label::Date, Label::Pages])
}

/// Whether another work begins here: names first (after words such as *see also*), then a title, with a date or pages
/// before the next semicolon.
fn begins_work(tokens: &Tokens, labels: &[(Label, f64)], at: usize) -> bool {
    let end = (at + 1..tokens.len()).find(|&t| tokens.word(t) == ";" && is_work(labels, at, t)).unwrap_or(tokens.len());
    let first = (at..end).find(|&t| !matches!(label_at(labels, t), Label::Note | Label::Other)).unwrap_or(end);
    let lead = first - at <= 6;
    // `In: Roe H, editor; Moor H, translator. Rivers`
    let role = |t: usize| matches!(tokens.word(t), "translator" | "translators" | "editor" | "editors");
    let contributed = (first..end.min(first + 12)).take_while(|&t| tokens.word(t) != "(").any(role);
    // `In: Roe, W.; Moor, G. (Hrsg.): Flüsse`: the list of names goes on.
    let people = |label: Label| matches!(label, Label::Author | Label::Editor | Label::Translator);
    let before = (0..at.saturating_sub(1)).rev().map(|t| label_at(labels, t)).find(|label| *label != Label::Other);
    let listed = before.is_some_and(people) && people(label_at(labels, at));
    lead && !contributed
        && !listed
        && matches!(label_at(labels, first), Label::Author | Label::Editor)
        && is_work(labels, at, end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::labeller;

    fn parts(raw: &str) -> Vec<String> {
        let tokens = Tokens::read(raw);
        let labels = labeller().label(&tokens);
        let mut starts = works(&tokens, &labels);
        starts.push(tokens.len());
        starts.windows(2).map(|pair| tokens.slice(pair[0], pair[1]).to_owned()).collect()
    }

    #[test]
    fn a_note_with_two_works_is_parted_and_one_work_is_not() {
        let note = "See Ann Smith, Rivers of the North (London: Quay Press, 1990), p. 12; John Brown, The Southern Lakes \
                    (Oxford: Oxford University Press, 1992), pp. 3-5.";
        assert_eq!(parts(note).len(), 2, "{:?}", parts(note));
        let hosts = "Luhmann, N. (1988): Organisation. In: Küpper, W.; Ortmann, G. (Hrsg.): Mikropolitik. Opladen: Ufer, S. 165–185.";
        assert_eq!(parts(hosts).len(), 1, "{:?}", parts(hosts));
        let one = "Smith, Ann; Brown, John & Dahl, Eva (1990). Rivers; their rise and fall. London: Quay Press.";
        assert_eq!(parts(one).len(), 1);
    }
}
