//! Where a citing sentence puts the cited work: for, against, beside.
//!
//! Takes one sentence and a citation in it; gives a [`Stance`] with the words that decided it, or abstains. Precision
//! comes first: a cue counts only in the citation's own clause (between semicolons outside brackets), prefixes of the
//! bracket come before words of the sentence, and where nothing speaks the answer is [`Stance::Plain`].

use regex::Regex;

use super::cue::patterns;
use super::mention;
use super::passage::{Line, Passage};
use crate::citation::{Citation, Form};
use crate::document::Document;
use crate::text::Span;

/// What a citation does with the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// Agrees with it, or brings it as evidence.
    Supports,
    /// Carries it further.
    Extends,
    /// Argues against it.
    Critiques,
    /// Takes a method or a notion from it.
    Uses,
    /// Gives it as ancestry or setting.
    Background,
    /// Points to it.
    SeeAlso,
    /// Says nothing of the kind.
    Plain,
}

impl Stance {
    /// The kebab-case name.
    pub const fn name(self) -> &'static str {
        match self {
            Stance::Supports => "supports",
            Stance::Extends => "extends",
            Stance::Critiques => "critiques",
            Stance::Uses => "uses",
            Stance::Background => "background",
            Stance::SeeAlso => "see-also",
            Stance::Plain => "plain",
        }
    }
}

/// A decision with its words.
#[derive(Debug, Clone, PartialEq)]
pub struct StanceReading {
    /// What was decided.
    pub stance: Stance,
    /// The words that decided it; empty for [`Stance::Plain`].
    pub cue: String,
    /// The rule's name; empty for [`Stance::Plain`].
    pub rule: &'static str,
    /// 0–1.
    pub confidence: f64,
}

/// A cue found in a sentence: bytes of the sentence, and the rule.
pub(super) struct Found {
    pub span: Span,
    pub rule: &'static str,
}

/// The stance of every citation, in the citations' order.
pub fn stances(document: &Document, citations: &[Citation]) -> Vec<StanceReading> {
    let plain = StanceReading { stance: Stance::Plain, cue: String::new(), rule: "", confidence: 0.5 };
    let mut out = vec![plain; citations.len()];
    for line in &Passage::read(document, citations).lines {
        for &at in &line.cites {
            let (Some(citation), Some(slot)) = (citations.get(at), out.get_mut(at)) else { continue };
            if let Some((stance, found, confidence)) = read(line, citation) {
                let cue = Span::new(line.span.start + found.span.start, line.span.start + found.span.end);
                *slot = StanceReading { stance, cue: cue.of(&document.text).to_owned(), rule: found.rule, confidence };
            }
        }
    }
    out
}

/// Decides one citation; `None` where nothing speaks.
fn read(line: &Line, citation: &Citation) -> Option<(Stance, Found, f64)> {
    if let Some((stance, found)) = by_prefix(line, citation) {
        return Some((stance, found, 0.95));
    }
    let clause = clause(line, citation);
    let narrative = citation.form == Form::Narrative;
    let from = citation.span.start.saturating_sub(line.span.start);
    let before = line.low.get(..from).unwrap_or("").trim_end_matches([' ', '(']);
    if let Some(m) = AGREES_WITH.find(before).filter(|_| narrative) {
        let span = Span::new(m.start(), m.end());
        if !negated(&line.low, span) {
            return Some((Stance::Supports, Found { span, rule: "agreement" }, 0.93));
        }
    }
    if let Some(m) = FOLLOWING.find(before) {
        let start = line.low.get(..m.start()).map(str::trim_end).unwrap_or("");
        if narrative && (start.is_empty() || start.ends_with(',') || start.ends_with(';')) {
            return Some((Stance::Uses, Found { span: Span::new(m.start(), m.end()), rule: "following" }, 0.9));
        }
    }
    // Rule, stance, name, reach in bytes, whether the work must be the sentence's subject, whether the cue comes first.
    let rules: [(&Regex, Stance, &'static str, usize, bool, bool); 5] = [
        (&FAULTED, Stance::Critiques, "fault-found", 40, true, false),
        (&OWN_BEFORE, Stance::Extends, "own-earlier-work", 40, false, true),
        (&WE_EXTEND, Stance::Extends, "we-extend", 70, false, true),
        (&WE_USE, Stance::Uses, "we-use", 60, false, true),
        (&AGREES, Stance::Supports, "agreement", 60, false, true),
    ];
    for (rule, stance, name, reach, subject, first) in rules {
        if subject && !narrative {
            continue;
        }
        let Some(span) = near(rule, line, clause, citation, reach) else { continue };
        let ordered = if first { span.end <= from + 1 } else { span.start >= from };
        // "Much of this work builds on …": not the author's own work.
        let others = name == "we-extend" && line.low[..span.start].trim_end().ends_with(" of");
        // "We use the results that … reported": a comparison.
        let between = line.low.get(span.end..from).unwrap_or("");
        let quoted = name == "we-use" && REPORTED.is_match(between);
        // Who follows earlier work of their own goes on with it.
        let own = name == "we-use" && OWN.is_match(between);
        let (stance, name) = if own { (Stance::Extends, "own-earlier-work") } else { (stance, name) };
        if ordered && !others && !quoted && !negated(&line.low, span) {
            let confidence = CONFIDENCE.iter().find(|(rule, _)| *rule == name).map_or(0.85, |(_, share)| *share);
            return Some((stance, Found { span, rule: name }, confidence));
        }
    }
    None
}

/// Share of a rule's decisions that were right on labelled sentences; for the rules that those labels can judge.
const CONFIDENCE: [(&str, f64); 4] =
    [("own-earlier-work", 0.93), ("we-extend", 0.93), ("we-use", 0.95), ("agreement", 0.93)];

patterns! {
    FAULTED = r"\b(?:overlooks|overlooked|neglects|neglected|fails to|failed to|underestimates|underestimated|ignores|ignored|underplays|exaggerates|exaggerated|misreads|misread|misses the|has been (?:widely |rightly |much )?(?:criticized|criticised|challenged|refuted)|does not (?:explain|account for|address|consider|ask|tell us|capture)|is (?:mistaken|wrong|misleading|unconvincing|inadequate|untenable|too narrow|too general)|has little to say)\b";
    OWN_BEFORE = r"\b(?:exten(?:d|ds|ded|ding|sion)|build(?:s|ing)?|built|expand(?:s|ed|ing)?|improv(?:e|es|ed|ing)|continu(?:e|es|ed|ing|ation)|refin(?:e|es|ed|ing)|modif(?:y|ies|ied)|generali[sz](?:e|es|ed)|based|follow-up|develop(?:s|ed)) (?:[\w-]+ ){0,4}?(?:our|my) (?:previous|earlier|prior|own|recent|past|preliminary) (?:\w+ ){0,2}?(?:work|papers?|articles?|study|studies|approach|research|analysis|experiments?|investigations?|book|essay|model|method|system|strategy)\b";
    WE_EXTEND = r"\b(?:we|i|our \w+|my \w+|this (?:paper|work|article|study|essay|book|chapter)) (?:also |further |thus |directly )?(?:extends?|extended|builds? (?:up)?on|built (?:up)?on|elaborates? on|refines?|develops? further)\b|\bis a continuation of\b";
    WE_USE = r"(?:^|[,;:] |\b(?:and|then|here|paper|study|article|experiments|analysis|work) )(?:we|i) (?:also |then |therefore |thus |first )?(?:use|used|adopt|adopted|employ|employed|follow|followed|borrow|borrowed|apply|applied|rely on|relied on|draw on|drew on)\b|\b(?:as defined by|borrowed from)";
    OWN = r"\b(?:our|my) (?:previous|earlier|prior|own|recent|past|preliminary)\b";
    REPORTED = r"\b(?:reported|published|results?|scores?|figures)\b";
    FOLLOWING = r"\b(?:following|after the method of)$";
    AGREES_WITH = r"\b(?:consistent with|in line with|in agreement with|in keeping with|agree(?:s|ing)? with|corroborat(?:es|ed|ing))$";
    AGREES = r"\b(?:(?:consistent with|in line with|in agreement with|in keeping with|in accord with|corroborat(?:es|ed|ing)|agree(?:s|ing)? with|confirm(?:s|ed|ing)?) (?:(?:the|a|an|other|these|those|previous|previously|prior|earlier|recent|several|many|most|past|published|existing|similar|our|data from|what) ?){1,4}(?:\w+ ){0,2}?(?:findings?|results?|stud(?:y|ies)|reports?|work|research|observations?|literature|data|evidence|conclusions?|claims?|experiments?)\b|support(?:s|ed)? (?:by )?(?:the )?(?:findings?|results?|claims?|arguments?|conclusions?) of)";
}

/// The prefix of the bracket: `see also`, `cf.`, `but see`, `contra`.
pub(super) fn by_prefix(line: &Line, citation: &Citation) -> Option<(Stance, Found)> {
    let prefix = citation.prefix.as_deref()?;
    let low = prefix.to_ascii_lowercase();
    let words: Vec<&str> = low.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let said = format!(" {} ", words.join(" "));
    let has = |words: &str| said.contains(&format!(" {words} "));
    let (stance, rule) = if has("but see") || has("contra") || has("pace") || has("but cf") {
        (Stance::Critiques, "prefix-but-see")
    } else if has("see also") || has("cf") || has("compare") {
        (Stance::SeeAlso, "prefix-see-also")
    } else {
        return None;
    };
    let from = citation.span.start.checked_sub(line.span.start)?;
    let before = line.low.get(..from)?;
    let at = before.rfind(low.trim()).unwrap_or(from);
    let end = (at + low.trim().len()).min(from.max(at));
    Some((stance, Found { span: Span::new(at, end), rule }))
}

/// The clause of the sentence that holds the citation: between semicolons outside brackets. Bytes of the sentence.
pub(super) fn clause(line: &Line, citation: &Citation) -> Span {
    let from = citation.span.start.saturating_sub(line.span.start);
    let to = citation.span.end.saturating_sub(line.span.start);
    let (mut start, mut end, mut depth) = (0, line.low.len(), 0i32);
    for (at, byte) in line.low.bytes().enumerate() {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = (depth - 1).max(0),
            b';' if depth == 0 => {
                // The mark of a note after the semicolon belongs to what stands before it.
                let close = mention::after_mark(&line.low, at + 1);
                if close <= from {
                    start = close;
                } else if close >= to {
                    end = at.max(to);
                    break;
                }
            }
            _ => {}
        }
    }
    Span::new(start, end.max(start))
}

/// The match of `rule` in the clause that is nearest to the citation, not further than `reach` bytes.
fn near(rule: &Regex, line: &Line, clause: Span, citation: &Citation, reach: usize) -> Option<Span> {
    let from = citation.span.start.saturating_sub(line.span.start);
    let to = citation.span.end.saturating_sub(line.span.start);
    let distance = |m: &Span| if m.end <= from { from - m.end } else { m.start.saturating_sub(to) };
    rule.find_iter(line.low.get(clause.start..clause.end)?)
        .map(|m| Span::new(clause.start + m.start(), clause.start + m.end()))
        .filter(|m| distance(m) <= reach)
        .min_by_key(distance)
}

/// Whether the words just before deny the cue.
pub(super) fn negated(low: &str, span: Span) -> bool {
    let before = low.get(..span.start).unwrap_or("");
    let tail: Vec<&str> = before.split_whitespace().rev().take(3).collect();
    tail.iter().any(|word| matches!(*word, "not" | "never" | "no" | "without" | "nor" | "neither" | "cannot"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        Line {
            span: Span::new(0, text.len()),
            sentence: Span::new(0, text.len()),
            schools: Vec::new(),
            low: super::super::passage::lower(text),
            words: super::super::name::words(text),
            paragraph: 0,
            cites: Vec::new(),
            mentions: Vec::new(),
            section: None,
        }
    }

    fn cited(text: &str, name: &str, form: Form, prefix: Option<&str>) -> Citation {
        let start = text.find(name).unwrap();
        Citation {
            span: Span::new(start, start + name.len()),
            form,
            group: 0,
            prefix: prefix.map(str::to_owned),
            locator: None,
            refs: vec![0],
            why_unresolved: None,
            sentence: Span::new(0, text.len()),
            section: None,
        }
    }

    #[test]
    fn fault_found_with_a_work_is_against_it() {
        let text = "Moss (1999) ignores the tides; Reed (2001) mapped two estuaries.";
        let (l, moss) = (line(text), cited(text, "Moss (1999)", Form::Narrative, None));
        assert_eq!(read(&l, &moss).map(|r| r.0), Some(Stance::Critiques));
        let reed = cited(text, "Reed (2001)", Form::Narrative, None);
        assert_eq!(read(&l, &reed).map(|r| r.0), None, "a semicolon ends the reach of the cue");
    }

    #[test]
    fn a_denied_cue_says_nothing() {
        let text = "Moss (1999) has not been refuted, and never ignores the tides.";
        assert!(read(&line(text), &cited(text, "Moss (1999)", Form::Narrative, None)).is_none());
    }

    #[test]
    fn an_abbreviation_is_no_cf_and_others_work_is_not_ours() {
        let text = "Millet came early to the Coastal Farming Area (CFA; Reed, 2001).";
        let reed = cited(text, "Reed, 2001", Form::Parenthetical, Some("CFA;"));
        assert!(read(&line(text), &reed).is_none());
        let text = "Much of this work builds on Moss (1999).";
        assert!(read(&line(text), &cited(text, "Moss (1999)", Form::Narrative, None)).is_none());
    }

    #[test]
    fn a_prefix_decides_before_the_sentence() {
        let text = "This is consistent with older maps (but see Reed, 2001).";
        let reed = cited(text, "Reed, 2001", Form::Parenthetical, Some("but see"));
        let (stance, found, _) = read(&line(text), &reed).unwrap();
        assert_eq!(stance, Stance::Critiques);
        assert_eq!(found.span.of(text), "but see");
    }
}
