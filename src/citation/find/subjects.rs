//! Whose a bracket is that leaves its author out: `Blum-Kulka corrected Brown and Levinson (131)`.
//!
//! Sentences that cite by page name the author somewhere before the page. Takes the places of names; tells who speaks where.

use crate::citation::token::{Kind, Token};

/// How many tokens may lie between an author's name and a bracket that leaves it out.
const REACH: usize = 80;

/// Of whom the sentences speak: what stands in a bracket without a name is theirs.
#[derive(Default)]
pub(super) struct Subjects {
    /// Where authors are named, by first token, in order.
    pub named: Vec<usize>,
    /// Where the last bracket without a name stood, and whose it was.
    pub last: Option<(usize, usize)>,
    /// Where the last bracket that cites closed.
    pub closed: usize,
}

impl Subjects {
    /// The authors that a bracket at token `open` may be of, likeliest first.
    pub fn of(&self, tokens: &[Token], open: usize) -> Vec<usize> {
        let mut found = Vec::new();
        self.gather(tokens, open, 0, &mut found);
        found
    }

    /// Who speaks in the clause that ends before token `to`, and in those before. The first that a clause names does, `Blum-Kulka
    /// corrected Brown and Levinson (131)`, but not where it begins with a condition, `If Watts is right, Arundale …`; a clause
    /// that names nobody, or begins with a pronoun, goes on with the one before.
    fn gather(&self, tokens: &[Token], to: usize, depth: usize, found: &mut Vec<usize>) {
        const DEPTH: usize = 4;
        let start = clause(tokens, to);
        if depth == DEPTH || start >= to {
            return;
        }
        let from = if self.closed < to { start.max(self.closed) } else { start };
        let again = self.last.filter(|(bracket, _)| (start..to).contains(bracket)).map(|(_, author)| author);
        let [first, last] = [from, to].map(|at| self.named.partition_point(|named| *named < at));
        let mut own = self.named[first..last].to_vec();
        let main = match SUBORDINATE.contains(&tokens[from].folded.as_str()) {
            true => (from..to).find(|n| tokens[*n].is(',')).unwrap_or(from),
            false => from,
        };
        // `Said’s Conrad`: of two names, who owns the other speaks.
        let owner = |at: &usize| tokens[*at].possessive && first < last && self.named[first..last].contains(&(at + 1));
        let owned = |at: &usize| !owner(at) && tokens[*at..to].iter().take(4).any(|t| t.possessive);
        own.sort_by_key(|at| (owned(at), *at < main, *at));
        let he = |t: &Token| t.kind == Kind::Word && PRONOUNS.contains(&t.folded.as_str());
        let goes_on = tokens[from..to].iter().take(5).any(he) && again.is_none();
        if !goes_on {
            found.extend(own.iter().copied().chain(again));
        }
        self.gather(tokens, start, depth + 1, found);
        if goes_on {
            found.extend(own);
        }
    }
}

/// Words that begin a clause which another carries.
const SUBORDINATE: [&str; 11] =
    ["if", "where", "when", "while", "although", "though", "whereas", "since", "unlike", "after", "before"];
const PRONOUNS: [&str; 6] = ["he", "she", "they", "his", "her", "their"];

/// The first token of the sentence, or of its part behind a semicolon, that ends before token `to`.
fn clause(tokens: &[Token], to: usize) -> usize {
    let ends = |n: &usize| {
        let (mark, next) = (&tokens[n - 1], &tokens[*n]);
        mark.kind == Kind::Break || mark.is(';') || mark.ends_sentence_before(next)
    };
    (1..to).rev().take(REACH).find(ends).unwrap_or(to.saturating_sub(REACH))
}
