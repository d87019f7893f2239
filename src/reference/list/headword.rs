//! What the first words of a line tell: whether an entry may begin there, and under what word it is filed.

use super::author_before::{dated_at_once, same_author};
use crate::reference::given::is_given;
use crate::reference::short_form;
use crate::text::fold;

/// What the beginning of a line looks like.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Headword {
    /// How much it looks like the first line of an entry, from −4 to 4.
    pub score: f64,
    /// The folded word under which it is filed.
    pub key: String,
    /// The folded word under which a list files it that leaves particles out: `Broglie` of `de Broglie`.
    pub bare_key: Option<String>,
    /// Whether a date follows the names (`(2012)`, `. 2012.`).
    pub dated: bool,
    /// Whether a dash repeats the author before.
    pub repeated: bool,
}

/// Reads the beginning of `text`, which goes on over the next lines.
pub fn headword(text: &str) -> Headword {
    let text = text.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '•' | '*' | '·' | '"' | '“' | '‘' | '\'' | '«' | '[')
    });
    if let Some(name) = behind_the_arabic_article(text) {
        return headword(name);
    }
    let mut found = Headword::default();
    let Some(first) = text.chars().next() else { return Headword { score: -4.0, ..found } };
    let dash: String = text.chars().take_while(|c| matches!(c, '—' | '–' | '_' | '―' | '-')).collect();
    if dash.chars().count() >= 3
        || dash.starts_with('—') && dash.len() >= 6
        || dash.starts_with('—') && text[dash.len()..].starts_with(['.', ',', ' '])
        || dash == "–" && dated_at_once(&text[dash.len()..])
    {
        found.repeated = true;
        found.score = 3.0;
        found.dated = date_follows(text.get(dash.len()..).unwrap_or(""));
        return found;
    }
    if let Some(rest) = same_author(text) {
        found.repeated = true;
        found.score = 3.0;
        found.dated = date_follows(rest);
        return found;
    }
    if let Some(key) = short_form::name_at_head(text) {
        return Headword { score: 4.0, key, dated: true, ..found };
    }
    let words: Vec<Word> = words(text, 26);
    let name = name_length(&words);
    let small = words.iter().take_while(|w| small_start(w.text)).count();
    let particle = (1..=3).contains(&small) && words.get(small).is_some_and(|w| w.capital);
    found.key = fold(words.first().map_or("", |w| w.text));
    if particle {
        found.key = fold(&words.iter().take(3).map(|w| w.text).collect::<Vec<_>>().join(" "));
        found.bare_key = words.get(small).map(|w| fold(w.text));
    }
    if first.is_lowercase() && !particle && small_author(text, &words) {
        found.dated = true;
        found.score = 2.5;
        return found;
    }
    if first.is_lowercase() && !particle
        || first.is_ascii_digit()
        || matches!(first, '(' | ')' | ',' | '.' | ';' | ':' | '&')
    {
        found.score = if first.is_ascii_digit() { -2.5 } else { -3.5 };
        return found;
    }
    if text.starts_with("http") || text.starts_with("www.") || text.starts_with("doi") || text.starts_with("DOI") {
        found.score = -4.0;
        return found;
    }
    if name.is_some() {
        found.score = 2.0;
    } else if bare_name(&words) {
        found.score = 1.2;
    } else if words.first().is_some_and(|w| small_word(w.text)) {
        found.score = -1.5;
    } else {
        found.score = -0.8;
    }
    let lower = words.first().map(|w| w.text.to_lowercase()).unwrap_or_default();
    if matches!(
        lower.as_str(),
        "in" | "pp"
            | "vol"
            | "no"
            | "eds"
            | "and"
            | "available"
            | "retrieved"
            | "accessed"
            | "proceedings"
            | "journal"
            | "press"
            | "university"
            | "doi"
            | "isbn"
    ) {
        found.score = found.score.min(0.0) - 1.5;
    }
    if begins_with_a_town(&words) || matches!(lower.as_str(), "reprint" | "reprinted") {
        found.score = -2.5;
        return found;
    }
    if begins_with_a_press(&words) {
        found.score = -2.5;
        return found;
    }
    // The date after the names.
    found.dated = head_date(text);
    if found.dated {
        found.score += 1.8;
    }
    found
}

/// `Cambridge University Press, Cambridge, 2000.`, `Houghton Mifflin Books: Boston`: the line goes on with the press of a book.
fn begins_with_a_press(words: &[Word<'_>]) -> bool {
    let press = |w: &Word<'_>| {
        matches!(w.text, "Press" | "Verlag" | "Publishers" | "Publishing" | "Books" | "Editions" | "Éditions")
    };
    let at = words.iter().take(5).position(press);
    // `Associated Press, 2019. Floods in the north.`: a press that is the author.
    let dated =
        |at: usize| words.get(at + 1).is_some_and(|w| w.text.len() == 4 && w.text.bytes().all(|b| b.is_ascii_digit()));
    at.is_some_and(|at| {
        at > 0
            && !(dated(at) && words.len() > at + 3)
            && words[at].after.starts_with([',', ':'])
            && words[..at].iter().all(|w| w.after.is_empty())
    })
}

/// `Durham, NC: Duke`: the line goes on with the town of a press and its state.
fn begins_with_a_town(words: &[Word<'_>]) -> bool {
    let Some(comma) = words.iter().take(3).position(|w| w.after == ",") else { return false };
    let state =
        |w: &Word<'_>| w.after.starts_with(':') && w.text.len() == 2 && w.text.bytes().all(|b| b.is_ascii_uppercase());
    words[..=comma].iter().all(|w| w.capital) && words.get(comma + 1).is_some_and(state)
}

/// `al-Jābirī, Muḥammad`: the name under which it is filed.
fn behind_the_arabic_article(text: &str) -> Option<&str> {
    let article = text.find(['-', '‐']).filter(|at| *at == 2)?;
    let known = matches!(text.get(..article)?, "al" | "el" | "ad" | "an" | "ar" | "as" | "at" | "az" | "ul");
    let name = text.get(article..)?.trim_start_matches(['-', '‐']).trim_start_matches(['ʿ', '‘', 'ʾ', '’']);
    (known && name.starts_with(char::is_uppercase)).then_some(name)
}

/// `Althusser Louis (1990)`, `Louis Althusser, Pour Marx`: a family name and a known given name, and then the date or the
/// title.
fn bare_name(words: &[Word<'_>]) -> bool {
    let [first, second, ..] = words else { return false };
    let given = |word: &Word<'_>| is_given(word.text);
    first.capital
        && second.capital
        && first.after.is_empty()
        && second.after.starts_with(['(', ','])
        && !matches!(first.text, "San" | "Santa" | "St" | "Saint" | "New" | "Port" | "Fort")
        && (given(first) || given(second))
}

/// Whether a line begins with a number as lists have them: `12.`, `[12]`, `12)`.
pub fn numbered(words: &str) -> bool {
    super::numbered::label_of(words).is_some()
}

struct Word<'t> {
    text: &'t str,
    /// Where it begins.
    at: usize,
    capital: bool,
    /// What stands between it and the next word, white space left out.
    after: &'t str,
}

fn words(text: &str, limit: usize) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while found.len() < limit {
        let Some(rest) = text.get(at..) else { break };
        let Some(start) = rest.find(char::is_alphanumeric) else { break };
        let body = rest.get(start..).unwrap_or("");
        let end =
            body.find(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '‐'))).unwrap_or(body.len());
        let word = body.get(..end).unwrap_or("");
        let tail = body.get(end..).unwrap_or("");
        let gap = tail.find(char::is_alphanumeric).unwrap_or(tail.len());
        found.push(Word {
            text: word,
            at: at + start,
            capital: word.chars().next().is_some_and(char::is_uppercase),
            after: tail.get(..gap).unwrap_or("").trim(),
        });
        at += start + end.max(1);
    }
    found
}

/// How many words a name at the head takes; `None` where there is none.
fn name_length(words: &[Word<'_>]) -> Option<usize> {
    let mut at = 0;
    while words.get(at).is_some_and(|w| small_start(w.text)) && at < 3 {
        at += 1;
    }
    let first = words.get(at)?;
    if !first.capital {
        return None;
    }
    let initial = |w: &Word<'_>| {
        w.capital
            && (w.text.chars().count() <= 3 && w.text.chars().all(|c| c.is_uppercase() || c == '-')
                || w.text.chars().count() == 2 && w.after.starts_with('.'))
    };
    // `J. Smith`, `J.-P. Smith`.
    if initial(first) && first.after.starts_with('.') {
        return words.iter().skip(at).take(5).any(|w| w.capital && !initial(w)).then_some(at + 2);
    }
    // Up to three capitalised words (double names), then a comma or initials.
    for length in 1..=4 {
        let last = words.get(at + length - 1)?;
        if !last.capital && !small_start(last.text) && !matches!(last.text, "y" | "e") {
            return None;
        }
        let next = words.get(at + length);
        if last.after.starts_with(',') {
            return next.filter(|n| n.capital || small_start(n.text)).map(|_| at + length + 1).filter(|_| length <= 3);
        }
        if next.is_some_and(&initial) && last.after.is_empty() {
            return Some(at + length + 1);
        }
        if length == 1 && last.after.starts_with('(') && next.is_some_and(|n| n.text.len() <= 3) {
            return Some(at + 2);
        }
        if !last.after.is_empty() {
            return None;
        }
    }
    None
}

/// Whether an author who is printed in small letters stands here, with a date behind the names: `hooks, bell. 1984.`,
/// `boyd, danah, and Kate Crawford (2012)`.
fn small_author(text: &str, words: &[Word<'_>]) -> bool {
    let Some(year) = words.iter().position(|w| w.text.len() >= 4 && date_follows(w.text)).filter(|at| *at >= 2) else {
        return false;
    };
    let comma = words.iter().position(|w| w.after.starts_with(',')).filter(|at| *at <= 1);
    let Some(given) = comma.map(|at| at + 1) else { return false };
    let own = words[given..year].iter().take_while(|w| w.after.is_empty()).count() + given + 1;
    let rest = words.get(own).and_then(|other| text.get(other.at..words[year].at)).unwrap_or("");
    own <= given + 3 && own <= year && (own == year || names_only(rest.trim_end_matches(['(', '[', ' '])))
}

/// Particles with which a family name may begin.
pub fn small_start(word: &str) -> bool {
    matches!(
        word,
        "de" | "van"
            | "von"
            | "der"
            | "den"
            | "la"
            | "le"
            | "di"
            | "da"
            | "del"
            | "della"
            | "dos"
            | "du"
            | "des"
            | "ten"
            | "ter"
            | "al"
            | "el"
            | "zu"
            | "af"
            | "d'"
            | "dal"
            | "vom"
            | "het"
            | "lo"
            | "te"
            | "bin"
            | "ibn"
            | "av"
            | "vander"
            | "do"
            | "wa"
    )
}

/// Words with which titles go on rather than names begin.
fn small_word(word: &str) -> bool {
    matches!(
        word,
        "The"
            | "A"
            | "An"
            | "In"
            | "On"
            | "Of"
            | "For"
            | "And"
            | "Der"
            | "Die"
            | "Das"
            | "Le"
            | "La"
            | "Les"
            | "El"
            | "Los"
            | "Il"
            | "From"
            | "To"
            | "At"
            | "With"
            | "By"
    )
}

/// Whether a date in brackets, or one between stops, stands where the names end.
fn head_date(text: &str) -> bool {
    // Only as far as names may reach.
    let head = &text[..text.floor_char_boundary(420)];
    // `World Bank. n.d. “Data.”`: without a bracket, as with one.
    let undated = ["n.d.", "n. d.", "s.d.", "s. d.", "o.J.", "o. J.", "Forthcoming.", "forthcoming.", "In press."];
    let said = undated.iter().filter_map(|word| head.split_once(&format!(" {word}"))).map(|(before, _)| before);
    let names = |before: &str| before.ends_with(['.', ',']) && (names_only(before) || body_only(before));
    if said.min_by_key(|before| before.len()).is_some_and(names) {
        return true;
    }
    let bytes = head.as_bytes();
    for at in 0..bytes.len() {
        if bytes[at] == b'(' || bytes[at] == b'[' {
            let rest = head.get(at..).unwrap_or("");
            if date_follows(rest) {
                return bracket_is_date(rest) && mostly_names(head.get(..at).unwrap_or(""));
            }
            continue;
        }
        let year = bytes.get(at..at + 4).is_some_and(|d| d.iter().all(u8::is_ascii_digit))
            && matches!(bytes[at], b'1' | b'2')
            && !bytes.get(at + 4).is_some_and(u8::is_ascii_digit);
        if year && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric()) {
            // A year with no bracket: what stands before must be names and nothing else.
            let before = head.get(..at).unwrap_or("").trim_end();
            let last = before.rsplit(|c: char| c.is_whitespace() || c == '.').find(|w| !w.is_empty()).unwrap_or("");
            let initials = last.chars().count() <= 3 && last.chars().all(|c| c.is_uppercase() || c == '-');
            let signed = before.ends_with(['.', ',', ')', ':']) || initials || last == "al";
            // `Roe, Ann 1999 Rivers`: without a sign between, the title shows that the date is one.
            let behind = head.get(at + 4..).unwrap_or("");
            let behind = behind.strip_prefix(|c: char| c.is_ascii_lowercase()).unwrap_or(behind);
            let titled = (before.contains(',') || body_only(before) && before.split(' ').any(names_body))
                && behind.starts_with(' ')
                && behind.trim_start().starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '‘' | '«'));
            return (signed || titled) && (names_only(before) || body_only(before));
        }
        if bytes[at].is_ascii_digit() {
            return false;
        }
    }
    false
}

/// Whether `text` begins with a date, perhaps in brackets: `(2012a)`, `(forthcoming)`, `. 1999.`.
pub(super) fn date_follows(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '.' | ',' | ':'));
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let lower: String = text.chars().take(12).collect::<String>().to_lowercase();
    digits == 4 && text.starts_with(['1', '2'])
        || [
            "forthcom",
            "in press",
            "n.d",
            "to appear",
            "im ersch",
            "submitted",
            "n. d",
            "im druck",
            "à paraître",
            "en prensa",
            "no prelo",
            "in corso di",
            "in stampa",
            "s.d",
            "s. d",
            "s.f",
            "s. f",
            "o. j",
            "o.j",
            "ca. 1",
            "c. 1",
        ]
        .iter()
        .any(|w| lower.starts_with(w))
}

/// Whether a bracket that begins with a date holds little else: `(2012a)`, `(2019, March 3)`, not `(1552–1822)`.
fn bracket_is_date(text: &str) -> bool {
    let inside = text.trim_start_matches(['(', '[', ' ']);
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    if digits != 4 {
        return true;
    }
    let after = inside.get(4..).unwrap_or("");
    let after = after.strip_prefix(|c: char| c.is_ascii_lowercase()).unwrap_or(after);
    after.starts_with([')', ']', ',', '/', ';', ':']) || after.starts_with(" [") || after.starts_with(" (")
}

/// Whether few words of a stretch begin with a small letter.
fn mostly_names(text: &str) -> bool {
    let mut small = 0;
    let mut all = 0;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 1) {
        all += 1;
        small += usize::from(
            word.starts_with(char::is_lowercase)
                && !small_start(word)
                && !matches!(word, "and" | "et" | "al" | "of" | "the" | "for" | "und"),
        );
    }
    small * 5 <= all * 2 && !text.contains(['“', '«', '?'])
}

/// Whether a stretch is the name of a body: short, without a stop inside, its words in capitals but for small ones.
fn body_only(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ',', ' ']);
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=14).contains(&words.len())
        && !text.contains(['.', ':', ';', '“', '"', '?', '‘'])
        && !text.bytes().any(|b| b.is_ascii_digit())
        && words.iter().all(|w| {
            w.trim_start_matches('(').starts_with(char::is_uppercase)
                || matches!(
                    *w,
                    "of" | "for"
                        | "the"
                        | "and"
                        | "on"
                        | "in"
                        | "&"
                        | "für"
                        | "und"
                        | "de"
                        | "et"
                        | "des"
                        | "del"
                        | "y"
                        | "la"
                )
        })
}

/// Whether a word occurs in names of bodies and hardly in titles.
fn names_body(word: &str) -> bool {
    matches!(
        word,
        "Association"
            | "Organization"
            | "Organisation"
            | "Panel"
            | "Group"
            | "Consortium"
            | "Ministry"
            | "Bank"
            | "Committee"
            | "Commission"
            | "Agency"
            | "Bureau"
    )
}

/// Whether a stretch holds names and nothing else: few words in small letters, no quotation marks.
fn names_only(text: &str) -> bool {
    let mut small = 0;
    let mut all = 0;
    for word in text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-')).filter(|w| !w.is_empty())
    {
        all += 1;
        let joins = matches!(word, "and" | "et" | "al" | "und" | "y" | "e" | "ed" | "eds" | "Hrsg" | "others")
            || small_start(word);
        if !joins && word.chars().next().is_some_and(char::is_lowercase) {
            small += 1;
        }
    }
    small == 0 && all > 0 && !text.contains(['“', '"', '«', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_entries_score_above_their_middles() {
        for head in [
            "Bandelj, Nina (2020) Relational work in the economy.",
            "van der Berg, J. 1999. Title.",
            "Austin S. C., Wiseman J., Chesson A. 1999 Influence of",
            "M. Asada, S. Noda. Purposive behavior",
            "——— (1999) Another title.",
            "dies. (2015b): Flüsse. Wien: Ufer.",
            "World Bank. n.d. \"Data catalog.\" Retrieved May 3, 2021",
            "Ders.: Bäche. Wien 1999.",
            "DUPONT Jean, MARTIN Luc, à paraître, « Les rives »",
            "D'Angelo M. (in corso di stampa), Le rive",
            "Ortega y Gasset, José. 1930. La rebelión",
            "Office of Rivers and Lakes (2019) Tables.",
            "quay, ida. 1984. Rivers: From Source to Mouth.",
            "quay, ida, and Kate Roe. 2012. “On Rivers.”",
            "quay, i. (2012) On rivers.",
            "al-Quayī, Muḥammad. Salt. Beirut: Ufer, 1991.",
        ] {
            assert!(headword(head).score > 0.9, "{head}: {:?}", headword(head));
        }
        for middle in [
            "treebanks and their use in practice. London: X.",
            "2000).",
            "(pp. 97–112). Museum Tusculanums Forlag.",
            "http://example.org/a",
            "Theories, 183–189.",
            "In H. Holmboe (Ed.), Nordisk",
            "The case of Norway. Journal of",
            "labour, gender and class in the north of Norway. 2012.",
            "press, and the state since 1984.",
            "dies ist ein Satz. Wien 1999.",
            "Durham, NC: Quay University Press. 2001.",
            "Reprint, Harwich: Quay, 1968.",
        ] {
            assert!(headword(middle).score < 0.0, "{middle}: {:?}", headword(middle));
        }
    }
}
