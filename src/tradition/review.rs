//! A person's word on proposed claims: accept, reject, take back, another role, another tradition.
//!
//! Takes a claim and a [`Word`] on it; gives the claims that have to be remembered. Words may come as JSON lines: a line
//! of `proposals.jsonl` whose `status` was changed is one.

use serde::Deserialize;

use super::{Claim, Role, Status};
use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// What a person says to a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It is so.
    #[serde(alias = "accepted")]
    Accept,
    /// It is not so; it does not come back.
    #[serde(alias = "rejected")]
    Reject,
    /// An earlier word is taken back.
    #[serde(alias = "proposed")]
    Reopen,
}

impl Verdict {
    /// The status that it gives a claim.
    pub const fn status(self) -> Status {
        match self {
            Verdict::Accept => Status::Accepted,
            Verdict::Reject => Status::Rejected,
            Verdict::Reopen => Status::Proposed,
        }
    }
}

/// A person's word on one claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// The claim's id.
    pub claim: String,
    /// What is said.
    pub verdict: Verdict,
    /// In another role than proposed.
    pub role: Option<Role>,
    /// Of another tradition than proposed: its id.
    pub tradition: Option<String>,
    /// Why, in the person's words.
    pub reason: Option<String>,
    /// Who says so.
    pub by: Option<String>,
    /// The line on which it stands, in bytes of what was read.
    pub line: Option<Span>,
}

impl Word {
    /// Accepts, rejects or reopens a claim as it stands.
    pub fn new(claim: impl Into<String>, verdict: Verdict) -> Self {
        Word { claim: claim.into(), verdict, role: None, tradition: None, reason: None, by: None, line: None }
    }

    /// The claims to be remembered: the one that was spoken of, with its new status; and, where it was moved to another
    /// tradition, the accepted one there, while the proposed one counts as rejected.
    pub fn on(&self, claim: &Claim) -> Vec<Claim> {
        // A reason and a signature are those of one verdict: another one has its own, or none.
        let reopened = self.verdict == Verdict::Reopen;
        let again = !reopened && (claim.status == Status::Proposed || claim.status == self.verdict.status());
        // A word that is taken back leaves what the program proposed.
        let proposer = claim.cue.as_ref().filter(|_| reopened).map(|_| "catena".to_owned());
        let kept =
            |own: &Option<String>, there: &Option<String>| own.clone().or_else(|| there.clone().filter(|_| again));
        let said = Claim {
            // Ids are made anew from what the claim says.
            id: String::new(),
            // What is rejected is what was proposed.
            role: self.role.filter(|_| self.verdict != Verdict::Reject).unwrap_or(claim.role),
            reason: kept(&self.reason, &claim.reason),
            // Whoever accepted it, it was not the program.
            by: kept(&self.by, &claim.by.clone().filter(|by| by != "catena")).or(proposer),
            status: self.verdict.status(),
            ..claim.clone()
        };
        match &self.tradition {
            Some(other) if claim.tradition.as_ref() != Some(other) && self.verdict == Verdict::Accept => {
                let reason = claim.reason.clone().or_else(|| Some(format!("Moved to {other}.")));
                let refused = Claim { role: claim.role, status: Status::Rejected, reason, ..said.clone() };
                vec![refused, Claim { tradition: Some(other.clone()), object: None, ..said }]
            }
            _ => vec![said],
        }
    }
}

/// A word as a line of JSON; what else a proposal's line holds is passed over.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Line {
    id: String,
    #[serde(alias = "verdict")]
    decision: Option<Verdict>,
    /// As `proposals.jsonl` has it, changed by hand.
    status: Option<Verdict>,
    role: Option<Role>,
    tradition: Option<String>,
    reason: Option<String>,
    by: Option<String>,
}

fn unread(message: &str, file: &str, span: Span) -> Diagnostic {
    let help = "a line is {\"id\": \"…\", \"decision\": \"accept\"}, or reject, or reopen";
    Diagnostic::error("review-line", message).in_file(file).at(span).help(help)
}

/// What is wrong with a line, in the words of whoever writes one.
fn in_words(error: &serde_json::Error, line: &str) -> String {
    if !line.trim_start().starts_with('{') {
        return "a line is a JSON object: it begins with `{` and ends with `}`".to_owned();
    }
    match error.classify() {
        serde_json::error::Category::Eof => "the line ends before its JSON object does".to_owned(),
        serde_json::error::Category::Syntax => {
            format!(
                "no JSON at character {}: texts stand in double quotation marks, and commas between the parts",
                error.column()
            )
        }
        _ => {
            let message = error.to_string();
            let message = message.split(" at line").next().unwrap_or_default();
            let unknown = message.strip_prefix("unknown variant `").and_then(|rest| rest.split_once('`'));
            match unknown {
                Some((word, rest)) if rest.contains("accepted") => {
                    format!("`{word}` is no decision: accept, reject or reopen")
                }
                Some((word, _)) => {
                    let roles: Vec<&str> = Role::ALL.iter().map(|role| role.name()).collect();
                    format!("`{word}` is no role: the roles are {}", roles.join(", "))
                }
                None => message.to_owned(),
            }
        }
    }
}

/// Reads words, one JSON object a line: `{"id": "…", "decision": "accept"}`, with `role`, `tradition`, `reason`, `by` where
/// they are to be other than proposed. Lines that are still `proposed` say nothing. What cannot be read is reported by
/// its line, and the rest is read.
pub fn words(text: &str, file: &str) -> (Vec<Word>, Vec<Diagnostic>) {
    let (mut words, mut problems) = (Vec::new(), Vec::new());
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.trim_end().len());
        start += line.len();
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Line>(line) {
            Ok(line) => match line.decision.or(line.status) {
                // A proposal that nobody has touched.
                Some(Verdict::Reopen) if line.decision.is_none() => {}
                Some(verdict) => words.push(Word {
                    claim: line.id,
                    verdict,
                    role: line.role,
                    tradition: line.tradition,
                    reason: line.reason,
                    by: line.by.filter(|by| by != "catena"),
                    line: Some(span),
                }),
                None => problems.push(unread("missing field `decision`", file, span)),
            },
            Err(error) => {
                problems.push(unread(&in_words(&error, line), file, span));
            }
        }
    }
    (words, problems)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::tests::claim;

    #[test]
    fn moving_a_claim_rejects_it_where_it_was() {
        let proposed = Claim { status: Status::Proposed, ..claim("a1", Role::Exemplar, "tools", 1) };
        let word =
            Word { tradition: Some("critics".into()), role: Some(Role::Supports), ..Word::new("x", Verdict::Accept) };
        let said = word.on(&proposed);
        assert_eq!(said.len(), 2);
        assert_eq!(
            (said[0].tradition.as_deref(), said[0].role, said[0].status),
            (Some("tools"), Role::Exemplar, Status::Rejected)
        );
        assert_eq!(
            (said[1].tradition.as_deref(), said[1].role, said[1].status),
            (Some("critics"), Role::Supports, Status::Accepted)
        );
        let proposed = Claim { reason: None, ..proposed };
        assert_eq!(word.on(&proposed)[0].reason.as_deref(), Some("Moved to critics."));
    }

    #[test]
    fn who_accepts_is_never_the_program() {
        let proposed =
            Claim { by: Some("catena".into()), status: Status::Proposed, ..claim("a1", Role::Exemplar, "tools", 1) };
        let by = |word: Word| word.on(&proposed)[0].by.clone();
        assert_eq!(by(Word::new("x", Verdict::Accept)), None);
        assert_eq!(by(Word { by: Some("Ann".into()), ..Word::new("x", Verdict::Accept) }).as_deref(), Some("Ann"));
    }

    #[test]
    fn lines_of_proposals_and_short_lines_are_words_and_a_bad_line_loses_only_itself() {
        let text = "{\"id\":\"a\",\"decision\":\"accept\",\"role\":\"extends\"}\n\nnonsense\n\
                    {\"id\":\"b\",\"work\":\"x\",\"role\":\"exemplar\",\"by\":\"catena\",\"status\":\"rejected\"}\n\
                    {\"id\":\"c\",\"work\":\"x\",\"role\":\"exemplar\",\"by\":\"catena\",\"status\":\"proposed\"}\n";
        let (words, problems) = words(text, "x");
        let told: Vec<_> = words.iter().map(|w| (w.claim.as_str(), w.verdict, w.by.as_deref())).collect();
        assert_eq!(told, [("a", Verdict::Accept, None), ("b", Verdict::Reject, None)]);
        assert_eq!(words[0].role, Some(Role::Extends));
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].place.span.unwrap().of(text), "nonsense");
    }

    #[test]
    fn what_is_wrong_with_a_line_is_told_as_its_writer_would_say_it() {
        let told = |line: &str| words(line, "x").1.first().map(|problem| problem.message.clone()).unwrap_or_default();
        assert!(told("nonsense").contains("JSON object"));
        assert!(told("{\"id\": a}").starts_with("no JSON at character 8"));
        assert!(told("{\"id\": \"a\"").contains("ends before"));
        assert!(told("{\"id\": \"a\", \"decision\": \"maybe\"}").contains("`maybe` is no decision"));
        assert!(
            told("{\"id\": \"a\", \"decision\": \"accept\", \"role\": \"friend\"}").contains("`friend` is no role")
        );
    }

    #[test]
    fn a_word_that_is_taken_back_takes_its_reason_along() {
        let proposed = Claim { reason: None, status: Status::Proposed, ..claim("a1", Role::Exemplar, "tools", 1) };
        let word = Word { reason: Some("no".into()), role: Some(Role::Extends), ..Word::new("x", Verdict::Reject) };
        let rejected = word.on(&proposed).remove(0);
        assert_eq!((rejected.role, rejected.reason.as_deref()), (Role::Exemplar, Some("no")));
        assert_eq!(Word::new("x", Verdict::Reopen).on(&rejected)[0].reason, None);
    }

    #[test]
    fn a_status_says_nothing_as_long_as_it_is_proposed_and_a_decision_goes_before_it() {
        let text = "{\"id\":\"a\",\"status\":\"proposed\"}\n\
                    {\"id\":\"b\",\"status\":\"proposed\",\"decision\":\"accept\"}\n\
                    {\"id\":\"c\",\"decision\":\"reopen\"}\n{\"id\":\"d\"}\n";
        let (words, problems) = words(text, "x");
        let told: Vec<_> = words.iter().map(|w| (w.claim.as_str(), w.verdict)).collect();
        assert_eq!(told, [("b", Verdict::Accept), ("c", Verdict::Reopen)]);
        assert_eq!(problems.len(), 1, "{problems:?}");
    }
}
