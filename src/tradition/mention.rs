//! Noun phrases that name a school: "the resource-based view", "realists", "scholars of urban governance".
//!
//! Takes a lower-cased sentence; gives its [`Mention`]s from left to right, each with its head, its content words, its
//! determiner and its place in the sentence. Grammar only: a head noun that speaks of a school or of its people, the
//! adjectives and nouns before it, a short complement after it. What the phrase does in the text is decided elsewhere.

use super::cue::{HOLDS, patterns};
use super::name;
use super::words::{self, Words, words};
use crate::text::Span;

/// What the head noun says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// A school as such: tradition, approach, theory.
    School,
    /// Texts, which may be a school's or any: research, studies, literature.
    Texts,
    /// People by their trade: scholars, historians, theorists.
    People,
    /// People by what they hold: realists, Habermasians.
    Partisans,
    /// A doctrine: realism; a discipline of a kind: organizational sociology.
    Doctrine,
}

/// Where the phrase stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// What the sentence or clause is about: at its head, or said to exist, or to be the one spoken of.
    Topic,
    /// Anywhere else.
    Other,
}

/// One noun phrase. Spans are bytes of the sentence.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// From the first content word to the last word of the phrase, determiner left out.
    pub span: Span,
    /// Content words, folded; empty where the phrase names nothing ("a second approach").
    pub key: Vec<String>,
    pub head: Head,
    pub place: Place,
    /// `this`, `these`, `its`, `their`: it points back.
    pub pointing: bool,
    /// A number or quantifier stands before it: it speaks of several schools.
    pub counted: bool,
    /// People hold something: a verb of position follows.
    pub holds: bool,
    /// The words before it give it as a name, or as those who hold what follows.
    pub presented: bool,
    /// A bracketed citation follows at once.
    pub cited: bool,
    /// It is the subject at the head of its clause.
    pub subject: bool,
    /// The article before it says that it is known already.
    pub definite: bool,
    /// It begins a clause set against the one before: "…, whereas X".
    pub opposed: bool,
    /// Its form is a school's: people called by what they hold, a reading called after a doctrine or a master, a doctrine
    /// told from others by an adjective, a school called after a place.
    pub sectarian: bool,
    /// Only what stands after its head names it: "accounts of ageing".
    pub topical: bool,
}

static SCHOOLS: Words = words!(
    "tradition school camp approach perspective paradigm movement account strand theory thesis program programme \
    position view viewpoint interpretation orthodoxy current stream explanation literature line framework lens hypothesis doctrine \
    historiography turn standpoint vein hypotheses traditions schools camps approaches perspectives paradigms accounts strands \
    theories theses programs programmes positions views interpretations currents streams explanations frameworks"
);
static TEXTS: Words = words!("research studies scholarship work works writing writings literatures models analyses");
static PEOPLE: Words = words!(
    "scholars theorists researchers historians economists sociologists anthropologists psychologists philosophers \
    geographers linguists writers authors thinkers analysts critics scientists criminologists archaeologists \
    ecologists educators planners lawyers practitioners readers"
);
/// Nouns before whose complement the school is named: "proponents of the resource-based view".
static SIDES: Words = words!(
    "proponents advocates adherents defenders exponents champions followers supporters partisans representatives \
    students scholars theorists friends historians sociologists researchers"
);
/// Disciplines, which name a school with an adjective before them.
static DISCIPLINES: Words = words!(
    "sociology anthropology geography criticism economics psychology philosophy linguistics archaeology \
    criminology economy ecology ethnography historiography"
);
/// Doctrines that do not end in `-ism`.
static THEORIES: Words = words!("psychoanalysis hermeneutics phenomenology semiotics deconstruction cybernetics");
/// With [`VERBS`], words that end a noun phrase to the left of its head.
static STOPS: Words = words!(
    "of in on to for from by with at as into than about between among within under over against through during since \
    after before upon toward towards across via and or but yet nor that which who whom whose where when while \
    whereas whether if because although though it they them he she we i you us there here not also however thus then \
    now often called this these those such its their his her our my the a an what how why so more most very rather \
    instead only even still already no neither either none any each every some many several both all various \
    different two three four five six seven few much numerous defended"
);
/// Verbs that need no subject of their own after `that`.
static VERBS: Words = words!(
    "is are was were be been being has have had does do did can could may might will would shall should must became become \
    becomes remains borrows says"
);
static POINTERS: Words = words!("this these that those such its their his her same said");
static COUNTS: Words = words!(
    "two three four five six seven several both all various different many few competing numerous these those \
    most other principal major main rival"
);
static OWN: Words = words!("our my your any no each every");

/// Nouns that speak of a school only where an adjective of a school stands before them: "Hegelian readings".
static GENERIC: Words = words!(
    "readings reading thought thinking critique critiques analysis arguments responses contributions \
    treatments conceptions understandings narratives discourse discourses critics \
    solution solutions answer answers vocabulary doctrine doctrines stance stances side wing textbooks monographs papers \
    feminism feminisms marxism realism"
);

patterns! {
    // What may stand before the topic of a clause: a connective or an adverbial with its comma, a preposition, an opening
    // that says that there is one.
    LEAD = r"^\W*(?:\(?[1-7a-fivx]{1,3}\) )?(?:[^,;:()]{1,70}, )?(?:(?:and|but|yet|so|then|finally|whereas|while|if|although|for|according to|among|within|in|under|from|to|with|by contrast|in contrast|meanwhile|instead|similarly|conversely|alternatively|most|many|some|several|much|early|later|recent|contemporary|traditionally|a number of|it (?:is|was)|(?:an? |the )?(?:\w+ )?(?:group|circle|school|band|handful|company|generation) of|there (?:is|are|exists?|has been|have been|emerged)|here|both|even|as for|that of|on|proponents of|advocates of|one such|(?:research|work|scholars|authors|researchers|writers|studies|those|theorists) (?:working |writing )?(?:in|within|from|of)|members of|the (?:[\w’'-]+ )?(?:claim|premise|idea|aim|core|argument|thesis|heart|roots|origins?|logic|starting point|point of departure|strength|promise|task|centre|center|proponents|advocates|adherents|supporters|defenders|champions|basic tenet|tenets|insight|contribution)s? of),? ?)*(?:the |an? |what (?:is|are|was|has been|has come to be|came to be|became|i|we) (?:\w+ )?(?:called|termed|labell?ed|known as|call|term) (?:the )?)?(?:[“‘\x22'])?$";
    // "Closely related is the Schumpeterian approach": the topic at the end.
    INVERTED = r"^\W*(?:closely|between|beside|besides|alongside|opposed|against|related|next|different|distinct|more|most|on|at|in|to|among|standing|behind|beyond|here|there|then|of|equally|also|just|rather|second|third)\b[^;:]*\b(?:is|are|was|were|comes?|came|stands?|stood|emerged|belongs?|arose|follow(?:s|ed)?) (?:the |an? )?$";
    // "reacted … a group", "was challenged by the revisionists", "what became known as X".
    AGENT = r"\b(?:challenged|contested|criticized|criticised|disputed|rejected|attacked|answered|opposed|questioned|overturned|revised|replaced|superseded|advanced|developed|proposed|put forward|offered|championed|represented|held|followed) (?:[\w’' -]{0,60}?)by (?:the |an? )?(?:what (?:became|came to be|is|was) (?:known as|called) (?:the )?)?$";
    NAMING = r"(?:known as|(?:called|termed|labell?ed|dubbed|named)|under the (?:name|label|banner|heading|rubric|title) of|speak of|spoke of|the (?:name|label|term|title|heading) (?:of )?|name it|call it|baptized) (?:the |an? )?[“‘\x22']?$";
    FOR = r"^\W*(?:\(?[1-7a-fivx]{1,3}\) )?(?:[^,;:()]{1,40}, )?(?:and |but |yet |so )?(?:for|according to|among) (?:the |most |many |some )?$";
    SUBJECT = r"^\W*(?:\(?[1-7a-fivx]{1,3}\) )?(?:[^,;:()]{1,60}, )?(?:(?:and|but|yet|so|then|finally|whereas|while|for (?:their|its) part|by contrast|in contrast|meanwhile|conversely|many|most|some|contemporary|early|later|(?:an? |the )?(?:\w+ )?(?:group|circle|school|band|handful|company|generation|number) of)[, ]+)*(?:the |an? )?[“‘]?$";
    LEFT_OUT = r"\([^()]*\)|\[[\d,–\- ]+\]";
}

impl Mention {
    /// It stands first in its sentence, perhaps with another beside it.
    pub fn subject_of_pair(&self) -> bool {
        self.place == Place::Topic && self.span.start < 24
    }
}

/// A word of the sentence.
struct Word<'a> {
    text: &'a str,
    span: Span,
}

fn words(low: &str) -> Vec<Word<'_>> {
    let mut out = Vec::new();
    let mut start = None;
    let inner = |c: char| c.is_alphanumeric() || matches!(c, '-' | '’' | '\'' | '‐' | '‑');
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    // "The effort–recovery tradition": a dash between two letters joins them.
    let joins = |at: usize, c: char| {
        c == '–' && letter(low[..at].chars().next_back()) && letter(low[at + c.len_utf8()..].chars().next())
    };
    for (at, c) in low.char_indices() {
        match (start, inner(c) || joins(at, c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                out.push(Word { text: &low[from..at], span: Span::new(from, at) });
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        out.push(Word { text: &low[from..], span: Span::new(from, low.len()) });
    }
    out
}

/// What a word says as the head of a name, folded.
pub(super) fn head_of(word: &str) -> Option<Head> {
    head(word, false)
}

fn head(word: &str, sides_of: bool) -> Option<Head> {
    let word = word.trim_end_matches(['’', '\'']);
    let word = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
    if SCHOOLS.contains(word) {
        return Some(Head::School);
    }
    if TEXTS.contains(word) {
        return Some(Head::Texts);
    }
    if PEOPLE.contains(word) || sides_of && SIDES.contains(word) {
        return Some(Head::People);
    }
    if word.ends_with("ologists") || word.ends_with("ographers") {
        return Some(Head::People);
    }
    let party = ["ists", "ians", "ites", "arians", "eans"].iter().any(|end| word.ends_with(end)) && word.len() > 7;
    if party && words::is_trade(word) {
        return Some(Head::People);
    }
    if party && !words::is_no_party(word) {
        return Some(Head::Partisans);
    }
    if DISCIPLINES.contains(word) {
        return Some(Head::Doctrine);
    }
    if THEORIES.contains(word) {
        return Some(Head::Doctrine);
    }
    if word.len() > 6 && (word.ends_with("ism") || word.ends_with("isms")) && !words::is_no_doctrine(word) {
        return Some(Head::Doctrine);
    }
    None
}

/// An adjective that is called after a doctrine or a master: "formalist", "Hegelian".
fn sectarian(word: &str, capital: bool) -> bool {
    let bare = word.rsplit('-').next().unwrap_or(word);
    let doctrine = bare.len() > 5 && bare.ends_with("ist");
    let master = capital && word.len() > 5 && ["ian", "ean", "esque", "ite"].iter().any(|end| word.ends_with(end));
    // "Postcolonial", "neoclassical": what comes after something, or begins it anew.
    let anew = word.len() > 9 && (word.starts_with("post") || word.starts_with("neo"));
    (doctrine || master || anew) && !words::is_no_party(bare) && !words::is_no_party(word)
}

/// The noun phrases that may name a school, in a sentence and its lower-cased twin.
pub(super) fn mentions(low: &str, text: &str) -> Vec<Mention> {
    // No sentence of prose is longer; a list that is makes no work that grows with its square.
    const LONGEST: usize = 4000;
    let low = &low[..low.floor_char_boundary(LONGEST)];
    let words = words(low);
    let mut out: Vec<Mention> = Vec::new();
    let gap = |a: &Word, b: &Word| low.get(a.span.end..b.span.start).unwrap_or(" ");
    for at in 0..words.len() {
        let next_of = words.get(at + 1).is_some_and(|w| matches!(w.text, "of" | "on") && gap(&words[at], w) == " ");
        let capital = |w: usize| text.get(words[w].span.start..).is_some_and(|t| t.starts_with(char::is_uppercase));
        let called = at > 0 && gap(&words[at - 1], &words[at]) == " " && sectarian(words[at - 1].text, capital(at - 1));
        let found = match head(words[at].text, next_of) {
            Some(Head::Texts) if called => Some(Head::School),
            None if at > 0 && capital(at - 1) && at > 1 && PLACED.contains(words[at].text) => Some(Head::School),
            None if called && GENERIC.contains(words[at].text) => Some(Head::School),
            None if capital(at) && at > 0 && inhabitants(words[at].text) => Some(Head::Partisans),
            found => found,
        };
        let Some(kind) = found else { continue };
        if at > 0 && words::teaches(&low[words[at - 1].span.start..words[at].span.end]) {
            continue;
        }
        let taught = |next: &Word| gap(&words[at], next) == " " && words::is_of_teaching(next.text);
        if matches!(words[at].text, "school" | "schools") && words.get(at + 1).is_some_and(taught) {
            continue;
        }
        // "approach theorists": only the last noun is the head.
        let people = matches!(kind, Head::People | Head::Partisans);
        // "Hegelian accounts turn": after a plural, a singular is the verb.
        let verb_next = |w: &Word| words[at].text.ends_with('s') && !w.text.ends_with('s');
        let followed = !people
            && words
                .get(at + 1)
                .is_some_and(|w| gap(&words[at], w) == " " && head(w.text, false).is_some() && !verb_next(w));
        if followed || inside_brackets(low, words[at].span.start) {
            continue;
        }
        let mut first = at;
        while first > 0 && at - first < 5 {
            let (left, right) = (&words[first - 1], &words[first]);
            let between = gap(left, right);
            let list = between == ", " && words::is_empty(left.text) && first < at;
            if between != " " && !list || leads_on(left.text) && !and_between(&words, first) {
                break;
            }
            if verb(left.text) {
                break;
            }
            first -= 1;
        }
        // "The question divides ecologists": a word in -s with another before it is the sentence's verb.
        if kind == Head::Partisans
            && let Some(cut) = (first + 1..at).rev().find(|&w| third_person(words[w].text))
        {
            first = cut + 1;
        }
        let next_to = |b: &usize| gap(&words[*b], &words[first]).trim_matches(['“', '‘', '"']) == " ";
        let before = first.checked_sub(1).filter(next_to).map(|b| words[b].text).unwrap_or("");
        // A quantifier among the modifiers ("the two rival schools").
        let counted = COUNTS.contains(before) && before != "other" && before != "rival"
            || words[first..at]
                .iter()
                .any(|w| COUNTS.contains(w.text) && !matches!(w.text, "other" | "rival" | "main" | "major"));
        let pointing = POINTERS.contains(before) || words[first..=at].iter().any(|w| matches!(w.text, "same" | "such"));
        let own = OWN.contains(before);
        let mut end = words[at].span.end;
        let from = words[first].span.start;
        let headless = |mut key: Vec<String>| {
            let noun = crate::text::fold(words[at].text);
            if !matches!(kind, Head::Partisans | Head::Doctrine) {
                key.retain(|k| *k != noun);
            }
            key
        };
        let mut key = headless(name::key(&low[from..end]));
        let complement = complement(low, &words, at);
        let side = SIDES.contains(words[at].text);
        if side && complement.is_some_and(|last| words[at + 1..=last].iter().any(|w| head(w.text, false).is_some())) {
            // "Proponents of the tidal view": the view is what is named.
            continue;
        }
        let topical = key.is_empty() && complement.is_some();
        if topical && let Some(last) = complement {
            end = words[last].span.end;
            key = headless(name::key(&low[from..end]));
        }
        let bare = DISCIPLINES.contains(words[at].text) && key.len() < 2;
        // "The Leeds School of Medicine", "the River Control Programme": bodies, and no schools of thought.
        let of_body = next_of && words.get(at + 2).is_some_and(|_| capital(at + 2)) && words[at].text == "school";
        let programme =
            matches!(words[at].text, "program" | "programme") && at > first + 1 && capital(at - 1) && capital(at - 2);
        let body = capital(at) && (of_body || programme);
        // "… likely account for the rest": a verb.
        let after = words.get(at + 1).map_or("", |w| w.text);
        let verbal = matches!((words[at].text, after), ("account" | "accounts", "for")) && before != "the";
        if verbal || body || own || bare || key.len() > 5 || words[at].text == "turn" && before != "the" {
            continue;
        }
        let span = Span::new(from, end);
        let (place, presented) = place(low, from, first.checked_sub(1).filter(next_to).map(|b| &words[b]));
        let holds = presented || holds(low, end);
        // "In preverbal position": a place in a sentence, where nobody holds it.
        if matches!(words[at].text, "position" | "positions") && !(called || holds || pointing || key.is_empty()) {
            continue;
        }
        let cited = low.get(end..).is_some_and(|r| r.starts_with(" (") || r.starts_with(" ["));
        let start = clause_start(low, from);
        let opposed = ["whereas", "while"].iter().any(|w| low[..start].trim_end().ends_with(w));
        let lead = low.get(start..from).unwrap_or("");
        let next = words.get(at + 1).map_or("", |w| w.text);
        let subject = SUBJECT.is_match(lead) && !matches!(next, "of" | "on" | "and" | "or" | "in");
        let definite = before == "the";
        let place_name = at > first && capital(at - 1) && PLACED.contains(words[at].text);
        let ism = words[at].text.ends_with("ism") && at > first && !called && !DISCIPLINES.contains(words[at].text);
        let people =
            kind == Head::Partisans && !gentile(words[at].text) && (capital(at) || !words[at].text.ends_with("ites"));
        let turn = words[at].text == "turn";
        let sectarian = called || people || place_name || ism || turn;
        out.push(Mention {
            span,
            key,
            head: kind,
            place,
            pointing,
            counted,
            holds,
            presented,
            cited,
            opposed,
            subject,
            definite,
            sectarian,
            topical,
        });
    }
    out
}

/// A people of a country, a faith or an age: "Bolivians", "Afro-Bolivians".
fn gentile(word: &str) -> bool {
    words::is_no_party(word.rsplit('-').next().unwrap_or(word))
}

/// Nouns that speak of a school after the name of a place: "the Leeds school".
static PLACED: Words = words!("school tradition circle group");

/// "Chicagoans": people called after a place.
fn inhabitants(word: &str) -> bool {
    word.len() > 7
        && (word.ends_with("ians") || word.ends_with("eans") || word.ends_with("oans"))
        && !words::is_no_party(word)
}

/// "social and cultural approaches": the conjunction joins two adjectives of one phrase.
fn and_between(words: &[Word], first: usize) -> bool {
    matches!(words[first - 1].text, "and" | "or")
        && first >= 2
        && ["al", "ic", "ive", "ist", "an", "ary"].iter().any(|end| words[first - 2].text.ends_with(end))
        && ["al", "ic", "ive", "ist", "an", "ary"].iter().any(|end| words[first].text.ends_with(end))
}

/// A verb that a noun phrase cannot hold.
fn verb(word: &str) -> bool {
    (HOLDS.find(word).is_some_and(|m| m.len() == word.len()) && !matches!(word, "reading"))
        || matches!(
            word,
            "told"
                | "advised"
                | "asked"
                | "urged"
                | "warned"
                | "reminded"
                | "persuaded"
                | "convinced"
                | "invited"
                | "encouraged"
                | "point"
                | "points"
                | "turn"
                | "turns"
                | "look"
                | "looks"
                | "start"
                | "begin"
                | "posit"
                | "posits"
                | "offer"
                | "offers"
                | "use"
                | "uses"
                | "adopt"
                | "adopts"
                | "defends"
                | "support"
                | "supports"
        )
}

fn third_person(word: &str) -> bool {
    word.len() > 4
        && word.ends_with('s')
        && !["ss", "us", "is", "ics", "’s", "'s"].iter().any(|end| word.ends_with(end))
}

/// Index of the last word of "of X", "on X" after the head.
fn complement(low: &str, words: &[Word], at: usize) -> Option<usize> {
    let of = words.get(at + 1)?;
    if !matches!(of.text, "of" | "on" | "in" | "about" | "into") {
        return None;
    }
    let mut last = None;
    for next in at + 2..(at + 6).min(words.len()) {
        let between = low.get(words[next - 1].span.end..words[next].span.start).unwrap_or("");
        let word = words[next].text;
        if between.trim() != "" && !matches!(between, " “" | " ‘") {
            break;
        }
        if matches!(word, "the" | "a" | "an") && last.is_none() {
            continue;
        }
        if leads_on(word) || verb(word) || word.ends_with("ly") {
            break;
        }
        last = Some(next);
    }
    last
}

fn inside_brackets(low: &str, at: usize) -> bool {
    let before = &low[..at];
    before.matches(['(', '[']).count() > before.matches([')', ']']).count()
}

/// Where a phrase that begins at `from` stands in its clause; and whether the words before it give it as a name or as
/// those who hold what follows.
fn place(low: &str, from: usize, before: Option<&Word>) -> (Place, bool) {
    let start = clause_start(low, from);
    let lead = low.get(start..from).unwrap_or("");
    let plain = LEFT_OUT.replace_all(lead, "");
    // The determiner has been left out of the phrase; a pointing word before it says that it is not new.
    let cut = before
        .filter(|w| POINTERS.contains(w.text))
        .map_or(plain.as_ref(), |w| plain.trim_end().trim_end_matches(w.text));
    let sentence = low.get(..from).unwrap_or("").rsplit(';').next().unwrap_or("");
    let inverted =
        !sentence.contains(['(', '[']) && INVERTED.is_match(sentence) && low.get(from..).is_some_and(|r| r.len() < 160);
    if NAMING.is_match(cut) || AGENT.is_match(cut) || FOR.is_match(cut) || inverted {
        return (Place::Topic, true);
    }
    // "According to Roe (1989), theorists of X …": the work comes first, and the sentence is about it.
    if lead.contains(['(', '[']) && lead.bytes().any(|b| b.is_ascii_digit()) && !lead.trim_start().starts_with('(') {
        return (Place::Other, false);
    }
    (if LEAD.is_match(cut) { Place::Topic } else { Place::Other }, false)
}

/// The beginning of the clause that holds `at`: after the last semicolon or colon outside brackets, or after a comma or a
/// conjunction that opens a clause set against the first.
pub(super) fn clause_start(low: &str, at: usize) -> usize {
    let mut start = 0;
    let mut depth = 0i32;
    for (place, byte) in low.bytes().enumerate().take(at) {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = (depth - 1).max(0),
            b';' | b':' if depth == 0 => start = after_mark(low, place + 1),
            _ => {}
        }
    }
    for opener in [" whereas ", " while ", ", but ", ", and ", " although ", ", yet "] {
        let mut from = start;
        while let Some(found) = low.get(from..at).and_then(|s| s.find(opener)) {
            let end = from + found + opener.len() - 1;
            if !inside_brackets(low, end) {
                start = start.max(end);
            }
            from = end;
        }
    }
    if ["whereas ", "while ", "although ", "if "].iter().any(|w| low.trim_start().starts_with(w))
        && let Some(comma) = low.get(start..at).and_then(|s| s.rfind(", "))
        && !inside_brackets(low, start + comma)
    {
        start += comma + 1;
    }
    start.min(at)
}

/// Past the mark of a note that stands right after a sign of punctuation: "… the algebra;4 then".
pub(super) fn after_mark(low: &str, at: usize) -> usize {
    at + low.get(at..).map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count())
}

/// Whether a verb of position follows, within a few words, bracketed citations and asides left out.
fn holds(low: &str, end: usize) -> bool {
    let rest = low.get(end..).unwrap_or("");
    let stop = rest.char_indices().nth(160).map_or(rest.len(), |(at, _)| at);
    let plain = LEFT_OUT.replace_all(&rest[..stop], "");
    let clause = plain.split([';', ':']).next().unwrap_or("");
    let near: Vec<&str> = clause.split_whitespace().take(9).collect();
    HOLDS.is_match(&near.join(" "))
}

/// Whether a phrase cannot end with the word.
pub(super) fn leads_on(word: &str) -> bool {
    STOPS.contains(word) || VERBS.contains(word)
}

/// Whether the word is a common verb in a form that needs a subject.
pub(super) fn is_verb(word: &str) -> bool {
    VERBS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topics(text: &str) -> Vec<String> {
        let low = text.to_lowercase();
        mentions(&low, text)
            .into_iter()
            .filter(|m| m.place == Place::Topic && !m.key.is_empty() && !m.pointing && !m.counted)
            .map(|m| low[m.span.start..m.span.end].to_owned())
            .collect()
    }

    #[test]
    fn a_school_is_what_the_clause_is_about() {
        assert_eq!(topics("Proponents of the tidal view argue that salt matters."), ["tidal view"]);
        assert_eq!(topics("For realists, the answer is weakness."), ["realists"]);
        assert_eq!(topics("Descent theory took its agenda from Oslo."), ["descent theory"]);
        assert_eq!(topics("Closely related to this is the Harbourist approach."), ["harbourist approach"]);
        assert_eq!(
            topics("Dyke accounts posit a wall, whereas flow accounts derive it from use."),
            ["dyke accounts", "flow accounts"]
        );
        assert_eq!(topics("It was challenged by what became known as the revisionists."), ["revisionists"]);
    }

    #[test]
    fn pointing_and_counting_phrases_name_nothing_new() {
        assert!(topics("These scholars argue that salt matters.").is_empty());
        assert!(topics("Three approaches can be told apart.").is_empty());
        assert!(topics("The historians have told the conquest of the tap.").is_empty());
    }
}
