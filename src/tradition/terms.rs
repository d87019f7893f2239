//! Words that tell one group of works from the others: class-based TF-IDF over phrases of the citing sentences.
//!
//! Grootendorst (2022), *BERTopic*, §3.3: tf(t, c) · ln(1 + A / f(t)), where A is the mean number of phrases of a class.
//! Candidates are runs of one to three words as a noun phrase has them: no function words, no words that nearly every
//! sentence has, no names of cited authors, no adverb at an edge, and at the end a word that somewhere closes a phrase
//! which an article or preposition opens, as nouns do. What stands in a heading or in
//! the words that announce a school counts half again as much. Longer phrases come before the words that they are made of.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::{Span, fold};
use crate::tradition::words::{self, words};

/// A phrase with how often it stands in the sentences of its group.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The phrase as it is printed first.
    pub phrase: String,
    /// Sentences of the group in which it stands.
    pub count: usize,
    /// Its weight.
    pub score: f64,
}

/// The words of one group: its citing sentences without the citations, and the headings and cues above them.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    pub(super) sentences: Vec<String>,
    pub(super) heads: Vec<String>,
}

static FUNCTION: words::Words = words!(
    " a about above according across after again against all almost along already also although always \
    am among an and another any are argue argued argues around as asks at away be became because become been before began \
    being below best better between beyond both but by called came can cannot case cases come could did do does done down \
    during each early either else especially even ever every far few find finds first follow followed follows for found \
    four from further gave general get give given gives go great had has have having he hence her here him his hold holds \
    how however i if in indeed instead into is it its itself just keep kept kind know known last late later least less \
    let like likely look made mainly make makes many may me might more most much must my need needs neither never new \
    next no none nor not nothing now of off often old on once one only onto or other others our out over own part \
    perhaps point possible put quite rather read really said same saw say says second see seem seems seen sense set \
    several shall she should show showed shown shows simply since so some something sometimes soon still such take \
    taken takes than that the their them themselves then there therefore these they thing things third this those though \
    three through thus to together too took toward towards turn turns two under until up upon us use used uses using \
    very want was way ways we well went were what whatever when where whether which while who whole whom whose why will \
    with within without would wrote yet you your \
    author authors paper papers article articles book books chapter study studies scholar scholars work works example \
    ibid eds ed vol pp et al cf \
    der die das und ist von mit den dem des ein eine einer nicht auch auf aus bei als für im zu zur zum sich wird sind \
    le la les et est des du de un une dans pour par sur que qui ne pas avec au aux ce cette \
    el los las y en por con una del se lo que il di e che per non "
);

fn is_function(word: &str) -> bool {
    word.chars().count() < 3 || FUNCTION.contains(word)
}

/// Runs of words between marks and function words, each word as printed and folded.
fn runs(text: &str, stop: &dyn Fn(&str) -> bool) -> Vec<Vec<(String, String)>> {
    let mut runs = vec![Vec::new()];
    for piece in text.split(|c: char| c.is_whitespace() || c == '/' || c == '—') {
        let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let opens = piece.starts_with(|c: char| !c.is_alphanumeric());
        let closes = piece.ends_with(|c: char| !c.is_alphanumeric());
        let folded = fold(word).replace(' ', "-");
        let plain = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\'' | '‐'));
        if opens {
            runs.push(Vec::new());
        }
        let possessive = word.ends_with("'s") || word.ends_with("’s");
        if word.is_empty() || !plain || possessive || stop(&folded) {
            runs.push(Vec::new());
        } else if let Some(run) = runs.last_mut() {
            run.push((word.to_owned(), folded));
        }
        if closes {
            runs.push(Vec::new());
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// Words that open a noun phrase.
static OPENERS: words::Words = words!(
    " a an the its their his her our this these those that no every each of in on by with without for \
    from as between into der die das den dem des ein eine einer le la les un une des du de el los las una il "
);

/// Words that somewhere close a phrase which an article or preposition opens, at most three words before.
fn nouns<'t>(texts: impl Iterator<Item = &'t String>) -> BTreeSet<String> {
    let mut nouns = BTreeSet::new();
    for text in texts {
        let mut since: Option<usize> = None;
        let mut last: Option<String> = None;
        for piece in text.split_whitespace() {
            let folded = fold(piece);
            let opens = OPENERS.contains(folded.as_str());
            let closes = opens || is_function(&folded);
            if closes && let (Some(1..=3), Some(word)) = (since, last.take()) {
                nouns.insert(word);
            }
            since = match since {
                _ if opens => Some(0),
                _ if closes => None,
                Some(words) => Some(words + 1),
                None => None,
            };
            last = Some(folded.replace(' ', "-"));
            if piece.ends_with(['.', ',', ';', ':', '?', '!', ')']) {
                if let (Some(1..=3), Some(word)) = (since, last.take()) {
                    nouns.insert(word);
                }
                since = None;
            }
        }
    }
    nouns
}

/// One to three words of a run that could be a noun phrase, folded and as printed.
fn phrases(run: &[(String, String)], nouns: &BTreeSet<String>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for start in 0..run.len() {
        for end in start + 1..=(start + 3).min(run.len()) {
            let words = &run[start..end];
            let (first, last) = (&words[0].1, &words[words.len() - 1].1);
            let edge = |word: &str| word.ends_with("ly") && word.len() > 4;
            if edge(first) || edge(last) || !nouns.contains(last) {
                continue;
            }
            let joined =
                |of: fn(&(String, String)) -> &String| words.iter().map(of).cloned().collect::<Vec<_>>().join(" ");
            found.push((joined(|w| &w.1), joined(|w| &w.0)));
        }
    }
    found
}

/// What tells each group from the others: its best phrases, at most `most`.
pub(super) fn terms(groups: &[Words], names: &BTreeSet<String>, most: usize) -> Vec<Vec<Term>> {
    let sentences: Vec<&String> = groups.iter().flat_map(|group| &group.sentences).collect();
    let mut spread: BTreeMap<String, usize> = BTreeMap::new();
    for sentence in &sentences {
        let words: BTreeSet<String> = fold(sentence).split(' ').map(str::to_owned).collect();
        words.into_iter().for_each(|word| *spread.entry(word).or_default() += 1);
    }
    // A word of every fifth sentence tells nothing; in a handful of sentences that cannot be said.
    let common = |word: &str| sentences.len() >= 20 && spread.get(word).is_some_and(|n| n * 5 > sentences.len());
    let nouns = nouns(groups.iter().flat_map(|group| group.sentences.iter().chain(&group.heads)));
    let stop = |word: &str| is_function(word) || names.contains(word) || common(word);
    let mut counts: Vec<BTreeMap<String, (usize, String)>> = Vec::new();
    let mut heads: Vec<BTreeSet<String>> = Vec::new();
    for group in groups {
        let mut count: BTreeMap<String, (usize, String)> = BTreeMap::new();
        for sentence in &group.sentences {
            let found: BTreeMap<String, String> =
                runs(sentence, &stop).iter().flat_map(|run| phrases(run, &nouns)).collect();
            for (folded, printed) in found {
                count.entry(folded).or_insert((0, printed)).0 += 1;
            }
        }
        let head = group.heads.iter().flat_map(|head| runs(head, &stop)).flat_map(|run| phrases(&run, &nouns));
        heads.push(head.map(|(folded, _)| folded).collect());
        counts.push(count);
    }
    let mut all: BTreeMap<&str, usize> = BTreeMap::new();
    for (phrase, (times, _)) in counts.iter().flatten() {
        *all.entry(phrase).or_default() += times;
    }
    let mean = all.values().sum::<usize>() as f64 / groups.len().max(1) as f64;
    let mut out = Vec::new();
    for (count, heads) in counts.iter().zip(&heads) {
        let mut scored: Vec<Term> = Vec::new();
        for (folded, (times, printed)) in count {
            let headed = heads.contains(folded);
            let words = folded.split(' ').count();
            if *times < 2 && !headed {
                continue;
            }
            let total = all.get(folded.as_str()).copied().unwrap_or(1).max(1);
            let length = [0.6, 1.0, 1.0][words - 1];
            let score = *times as f64 * (1.0 + mean / total as f64).ln() * length * if headed { 1.5 } else { 1.0 };
            scored.push(Term { phrase: printed.clone(), count: *times, score: (score * 1000.0).round() / 1000.0 });
        }
        scored.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.phrase.cmp(&b.phrase)));
        out.push(without_parts(scored, most));
    }
    out
}

/// The sentence at `span` of `text` with its citations, in order, taken out: names and years are no terms.
pub(super) fn without_citations(text: &str, span: Span, cited: impl Iterator<Item = Span>) -> String {
    let mut words = String::new();
    let mut at = span.start;
    for cited in cited {
        if cited.start >= at {
            words.push_str(Span::new(at, cited.start).of(text));
            words.push_str(" ; ");
            at = cited.end;
        }
    }
    words + Span::new(at, span.end).of(text)
}

/// The best ones; of a phrase and its own words, the one that comes first, the longer one where they are equally frequent.
fn without_parts(scored: Vec<Term>, most: usize) -> Vec<Term> {
    let mut kept: Vec<Term> = Vec::new();
    for term in scored {
        let words = |phrase: &str| format!(" {} ", fold(phrase));
        let (mine, count) = (words(&term.phrase), term.count);
        if let Some(other) =
            kept.iter_mut().find(|other| words(&other.phrase).contains(&mine) || mine.contains(&words(&other.phrase)))
        {
            if mine.len() > words(&other.phrase).len() && count == other.count {
                other.phrase = term.phrase;
            }
            continue;
        }
        if kept.len() < most {
            kept.push(term);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(sentences: &[&str], heads: &[&str]) -> Words {
        let own = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
        Words { sentences: own(sentences), heads: own(heads) }
    }

    #[test]
    fn phrases_that_only_one_group_has_name_it() {
        let rivers = words(
            &["Rivers are borders of war.", "A river border was fortified early.", "The river border held."],
            &["Rivers as borders"],
        );
        let roads = words(&["The salt trade followed the stream.", "On the salt trade Dale is clear."], &[]);
        let found = terms(&[rivers, roads], &BTreeSet::from(["dale".to_owned()]), 3);
        assert_eq!(found[0][0].phrase, "river border");
        assert_eq!(found[0][0].count, 2);
        assert_eq!(found[1][0].phrase, "salt trade");
        let all: Vec<&str> = found.iter().flatten().map(|term| term.phrase.as_str()).collect();
        assert!(!all.iter().any(|phrase| phrase.contains("Dale") || phrase.ends_with("early")), "{all:?}");
    }
}
