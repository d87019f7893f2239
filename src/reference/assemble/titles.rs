//! Titles: edges, subtitles, and what is printed at a title's end but is no part of it (`, Vol. I`, `(2nd ed.)`).

use super::edition::edition;
use super::words::trim;
use crate::document::is_particle;
use crate::text::roman;

/// A title and what was taken off its end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TitleParts {
    /// The title, subtitle included.
    pub title: String,
    /// Volume of a work in several volumes.
    pub volume: Option<String>,
    /// Edition.
    pub edition: Option<String>,
    /// A numbered kind of publication: `Health Brief #12`.
    pub numbered: Option<String>,
}

/// Reads a title.
pub fn read(text: &str) -> TitleParts {
    // `A theory of rivers (`: what stood in the bracket was told apart.
    let text = trim(text);
    let text = text.strip_suffix('(').map_or(text, trim);
    let mut parts = TitleParts { title: text.to_owned(), ..TitleParts::default() };
    // `im 4. Jhdt. v. Chr.`: the stop is the era's.
    if ["v. Chr", "n. Chr", "J.-C", "B.C", "A.D", "a.C", "d.C"].iter().any(|era| text.ends_with(era)) {
        parts.title.push('.');
    }
    if let Some((rest, tail)) = parts.title.rsplit_once(". ").filter(|(_, tail)| is_numbered(tail)) {
        parts.numbered = Some(trim(tail).to_owned());
        parts.title = trim(rest).to_owned();
    }
    for _ in 0..2 {
        let Some((rest, tail)) = last_part(&parts.title) else { break };
        if let Some(volume) = volume_of(tail) {
            parts.volume = Some(volume);
        } else if is_edition(tail) {
            parts.edition = edition(tail).edition;
        } else {
            break;
        }
        parts.title = trim(rest).to_owned();
    }
    parts
}

/// `Tourism and growth [online]`: a remark on the form, in square brackets at a title's end, is no part of the title.
pub fn addition(title: &str) -> Option<(&str, &str)> {
    #[rustfmt::skip]
    const REMARKS: [&str; 47] = [
        "oil on canvas", "oil painting",
        "dissertation", "doctoral dissertation", "phd thesis", "thesis", "master's thesis", "phd dissertation", "dataset",
        "online", "on-line", "en ligne", "en línea", "em linha", "in linea", "internet", "electronic version", "cd-rom",
        "dvd", "film", "motion picture", "video", "abstract", "letter", "editorial", "special issue", "webpage", "website",
        "web log post", "blog", "pdf", "audio podcast", "computer software", "data set", "elektronische version",
        "www document", "electronic resource", "e-book", "ebook",
        "working paper", "report", "technical report", "research report", "jeu de données", "datensatz",
        "conjunto de datos", "preprint",
    ];
    let inside = title.strip_suffix(']')?;
    let at = inside.rfind('[')?;
    let (head, addition) = (trim(inside.get(..at)?), inside.get(at + 1..)?.trim());
    let whole = head.chars().filter(|c| c.is_alphabetic()).count() > 3 && !head.ends_with('[');
    let lower = addition.to_lowercase();
    let remark = REMARKS.contains(&lower.as_str())
        || lower.starts_with("review of")
        || lower.starts_with("rezension")
        || is_form(&lower);
    (whole && remark).then_some((head, addition))
}

/// `audio podcast episode`, `mobile app`, `unpublished manuscript`: a few words for the form of a work.
fn is_form(addition: &str) -> bool {
    #[rustfmt::skip]
    const FORMS: [&str; 38] = [
        "podcast", "episode", "film", "video", "documentary", "series", "photograph", "painting", "sculpture", "drawing",
        "lecture", "speech", "software", "app", "game", "dataset", "map", "song", "album", "recording", "tweet", "post",
        "thread", "slides", "transcript", "interview", "manuscript", "preprint", "brochure", "pamphlet", "poster",
        "presentation", "symposium", "session", "broadcast", "website", "database", "code",
    ];
    let words: Vec<&str> = addition.split(' ').collect();
    let last = words.last().is_some_and(|last| FORMS.contains(last)) || addition.ends_with("press release");
    last && words.len() <= 4 && words.iter().all(|word| word.chars().all(|c| c.is_alphabetic() || c == '-'))
}

/// `Republic (G. M. A. Grube & C. D. C. Reeve, Trans.)`: those who translated or edited, in a bracket at the title's end.
pub fn people_behind(title: &str) -> Option<(&str, &str)> {
    #[rustfmt::skip]
    const DID: [&str; 12] = [
        "trans", "trans.", "tr.", "translator", "translators", "ed.", "eds.", "ed", "eds", "editor", "editors", "ed. & trans.",
    ];
    let inside = title.strip_suffix(')')?;
    let at = inside.rfind(" (")?;
    let (head, people) = (trim(inside.get(..at)?), inside.get(at + 2..)?);
    let (names, did) = people.rsplit_once(", ")?;
    let capital = names.starts_with(char::is_uppercase) && names.contains(' ');
    (DID.contains(&did.to_lowercase().as_str()) && capital && !head.is_empty()).then_some((head, people))
}

/// `Also sprach Zarathustra (KSA 4)`: the capitals by which a series or an edition of works is cited, and a number, in a bracket at the
/// title's end.
pub fn short_series_behind(title: &str) -> Option<(&str, &str, &str)> {
    const STANDARDS: [&str; 10] = ["ISO", "DIN", "IEC", "IEEE", "EN", "NIST", "RFC", "ANSI", "COM", "SARS"];
    let (head, inside) = title.strip_suffix(')')?.rsplit_once(" (")?;
    let (name, number) = inside.split_once(' ')?;
    let short = (2..=6).contains(&name.chars().count())
        && name.chars().filter(|c| c.is_uppercase()).count() >= 2
        && name.chars().all(char::is_alphabetic);
    let counted = (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let year = number.len() == 4 && number.starts_with(['1', '2']);
    (short && counted && !year && !STANDARDS.contains(&name) && head.contains(' ')).then_some((head, name, number))
}

/// `The Rivers` and `by Ann Moor` of `review of The Rivers, by Ann Moor`: the work reviewed, and who wrote or edited it.
pub fn work_reviewed(title: &str) -> Option<(&str, &str)> {
    let reviewed = ["review of ", "Review of ", "rev. of ", "Rev. of ", "Review of: "]
        .iter()
        .find_map(|word| title.strip_prefix(word))?;
    let by = [", by ", " by ", ", ed. ", ", eds. ", ", edited by "];
    let (by, (work, author)) = by.iter().find_map(|by| Some((*by, reviewed.rsplit_once(by)?)))?;
    // `Review of injuries caused by dogs in London` reviews no book.
    let capital = |word: &str| word.starts_with(|c: char| !c.is_lowercase());
    let long = || work.split(' ').filter(|word| word.chars().count() > 3);
    let titled = by != " by " || long().filter(|word| capital(word)).count() * 2 > long().count();
    let person = |word: &str| {
        capital(word) || is_particle(word) || matches!(word, "and" | "und" | "et" | "e" | "y" | "edited" | "by")
    };
    let named =
        titled && capital(author) && author.split(' ').count() <= 12 && (by != " by " || author.split(' ').all(person));
    let whose = reviewed.get(work.len()..)?.trim_start_matches([',', ' ']);
    (named && work.chars().filter(|c| c.is_alphabetic()).count() > 3).then(|| (trim(work), whose))
}

/// Whether names are said to have directed: `Moor, M. (dir.)`, `Moor, M. (Director)`.
pub fn says_director(names: &str) -> bool {
    names.split(|c: char| !c.is_alphabetic()).any(|word| {
        matches!(
            word.to_lowercase().as_str(),
            "dir" | "dirs" | "director" | "directors" | "réal" | "réalisateur" | "directed" | "regie"
        )
    })
}

/// `review of The Rivers, by Ann Moor`: a title, in small letters, that names the work reviewed and its author.
pub fn is_review(title: &str) -> bool {
    let review = ["review of ", "rev. of ", "rezension zu ", "rezension von ", "recensione a ", "compte rendu de "];
    let by = [", by ", " by ", ", von ", ", di ", ", de ", ", ed. "];
    review.iter().any(|words| title.starts_with(words)) && by.iter().any(|word| title.contains(word))
}

/// Whether a few words are the name of a kind of work: `Thèse de doctorat`, `Research Memorandum`, `Final Report`.
pub fn is_kind(text: &str) -> bool {
    const REPORTS: [&str; 9] = [
        "Final Report",
        "Technical Report",
        "Research Report",
        "Assessment Report",
        "Working Paper",
        "Discussion Paper",
        "Research Memorandum",
        "White Paper",
        "Policy Brief",
    ];
    const THESES: [&str; 10] = [
        "thesis",
        "dissertation",
        "diss",
        "thèse",
        "tesis",
        "tese",
        "dissertação",
        "habilitation",
        "masterarbeit",
        "diplomarbeit",
    ];
    // `Tesi di laurea magistrale in Lettere`
    let italian = ["Tesi di laurea", "Tesi di dottorato", "Tesi di specializzazione"];
    if italian.iter().any(|kind| text.starts_with(kind)) && text.split(' ').count() < 8 {
        return true;
    }
    if text.split(' ').count() > 3 || text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let lower = text.to_lowercase();
    let words = || lower.split(' ').map(|word| word.trim_end_matches('.'));
    // `The Merton thesis` is a title.
    let article = words().next().is_some_and(|word| matches!(word, "the" | "a" | "an" | "la" | "le" | "una"));
    let thesis = !article && words().any(|word| THESES.contains(&word)) && words().all(|word| word.len() < 18);
    REPORTS.contains(&text) || thesis
}

/// `Rivers. Thèse de doctorat`, `Rivers [Tese de concurso]`, `Universität Jena, Dissertation`: a name and the kind of work behind it.
pub fn kind_behind(text: &str) -> Option<(&str, &str)> {
    if let Some(at) = [": дис.", ": автореф."].iter().find_map(|word| text.find(word)) {
        return Some((text.get(..at)?, text.get(at + 2..)?));
    }
    let bracket = text.strip_suffix(']').and_then(|inside| inside.rsplit_once(" ["));
    let bracket = bracket.or_else(|| text.strip_suffix(')').and_then(|inside| inside.rsplit_once(" (")));
    let (head, kind) = bracket.or_else(|| text.rsplit_once(". ")).or_else(|| text.rsplit_once(", "))?;
    (is_kind(kind) && head.chars().filter(|c| c.is_alphabetic()).count() > 3).then(|| (trim(head), kind))
}

/// What a bracket at a title's end counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Behind {
    /// `Version 3.3.070`.
    Version(String),
    /// `NIH Publication No. 18-2059`.
    Numbered(String),
}

/// `Taking time (NIH Publication No. 18-2059)`, `Meta-analysis (Version 3.3)`: a number in a bracket at a title's end.
pub fn number_behind(title: &str) -> Option<(String, Behind)> {
    if let Some((head, version)) = version_behind(title) {
        return Some((head.to_owned(), Behind::Version(version.to_owned())));
    }
    let inside = title.strip_suffix(')')?;
    let at = inside.rfind(" (")?;
    let (head, told) = (trim(inside.get(..at)?), inside.get(at + 2..)?);
    let digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    if head.is_empty() || told.contains(['(', '[', ',']) {
        return None;
    }
    if let Some(version) = told.strip_prefix("Version ").filter(|version| digit(version) && !version.contains(' ')) {
        return Some((head.to_owned(), Behind::Version(version.to_owned())));
    }
    let (name, number) = told.rsplit_once(" No. ")?;
    let last = name.rsplit(' ').next()?;
    let kind =
        matches!(last, "Publication" | "Report" | "Paper" | "Bulletin" | "Circular" | "Series" | "Document" | "Brief");
    (kind && digit(number) && !number.contains(' ')).then(|| (head.to_owned(), Behind::Numbered(told.to_owned())))
}

/// `Rivers [Computer software]. Version 7.2`
fn version_behind(title: &str) -> Option<(&str, &str)> {
    let at = ["]. Version ", "], Version ", "] (Version ", "], version ", "]. version "]
        .iter()
        .find_map(|sign| Some((title.find(sign)?, sign.len())))?;
    let version = title.get(at.0 + at.1..)?.trim_end_matches(')');
    version_number(version).then(|| (title.get(..=at.0).unwrap_or(""), version))
}

/// `1.4.4`, `7`, `2.0-beta`
fn version_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit()) && text.len() < 16 && !text.contains(char::is_whitespace)
}

/// The number of `Version 7`, where that is all there is.
pub fn version_alone(text: &str) -> Option<&str> {
    let text = trim(text);
    let text = ["R package ", "Python package ", "Stata package "]
        .iter()
        .find_map(|kind| text.strip_prefix(kind))
        .unwrap_or(text);
    let number = text.strip_prefix("version ").or_else(|| text.strip_prefix("Version "))?;
    version_number(number).then_some(number)
}

/// `The encyclopedia of rivers (Summer 2019`: a bracket that the labels left open.
pub fn open_bracket(title: &str) -> Option<(&str, &str)> {
    let at = title.rfind(" (")?;
    let (head, tail) = (title.get(..at)?, title.get(at + 2..)?);
    (!tail.contains(')') && !trim(head).is_empty()).then(|| (trim(head), trim(tail)))
}

/// `The encyclopedia of rivers (Spring 2019 ed.)`: the name of a work that appears anew each season, and its edition.
pub fn dated_edition(title: &str) -> Option<(&str, &str)> {
    let inside = [" ed.)", " ed)", " Edition)", " edition)"].iter().find_map(|end| title.strip_suffix(end))?;
    let (head, edition) = inside.rsplit_once(" (")?;
    let (season, year) = edition.split_once(' ')?;
    let dated = matches!(season, "Spring" | "Summer" | "Fall" | "Autumn" | "Winter") && year.len() == 4;
    (dated && !head.is_empty()).then_some((head, edition))
}

/// `La società feudale [1939-40]`: a title, and the year of the first edition in square brackets behind it.
pub fn first_year(title: &str) -> Option<(&str, &str)> {
    let (head, years) = title.strip_suffix(']')?.rsplit_once(" [")?;
    let digits =
        |part: &str, lengths: &[usize]| lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let (first, last) = years.split_once(['-', '–', '/']).unwrap_or((years, ""));
    let told = digits(first, &[4]) && (last.is_empty() || digits(last, &[2, 4]));
    (told && head.chars().filter(|c| c.is_alphabetic()).count() > 3).then_some((head, years))
}

/// `I re taumaturghi (1924)`: a title, and a year in round brackets behind it.
pub fn year_in_brackets(title: &str) -> Option<(&str, i32)> {
    let (head, year) = title.strip_suffix(')')?.rsplit_once(" (")?;
    let told = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    Some((head, year.parse().ok().filter(|_| told)?))
}

/// `On rivers. In`: the word that leads to the container belongs to no title.
pub fn without_in(title: &str) -> &str {
    let leads = [". In", ", in", ". in", ", dans", ", în", ", în vol", ", In", ". Em", ", em"];
    leads.iter().find_map(|word| title.strip_suffix(word)).unwrap_or(title)
}

/// `Privacy & Terms. Last modified`: words that lead to a date are no part of a name.
pub fn without_update(container: &str) -> &str {
    let updates = [". Effective", ". Last modified", ". Last updated", ". Updated", ". Modified", ". Last revised"];
    trim(updates.iter().find_map(|update| container.strip_suffix(update)).unwrap_or(container))
}

/// `Preprint at https://…`: words before an address, no container.
pub fn is_preprint(container: &str) -> bool {
    matches!(container, "Preprint at" | "Preprint" | "preprint" | "Preprint available at" | "arXiv preprint")
}

/// Whether a last sentence names a numbered publication: a few words and `#12`.
fn is_numbered(tail: &str) -> bool {
    let words: Vec<&str> = trim(tail).split_whitespace().collect();
    (2..=7).contains(&words.len())
        && words.last().is_some_and(|w| {
            w.strip_prefix('#').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
        })
}

/// What stands after the last comma, or in the last brackets.
fn last_part(title: &str) -> Option<(&str, &str)> {
    if title.ends_with(')') {
        let at = title.rfind('(')?;
        return Some((title.get(..at)?, title.get(at + 1..title.len() - 1)?))
            .filter(|(rest, _)| !rest.trim().is_empty());
    }
    let at = title.rfind([',', '.'])?;
    // `Vol. 2`: the stop of the abbreviation is not the seam.
    let head = title.get(..at)?;
    let abbreviated = head.len() >= 3 && ["vol", "Vol", "VOL", "Bd", "ed", "rev"].iter().any(|a| head.ends_with(a));
    let at = if abbreviated { head.rfind([',', '.', ':'])? } else { at };
    Some((title.get(..at)?, title.get(at + 1..)?))
}

/// The volume that `tail` names: `Vol. I`, `vol. 2`, `Bd. 3`, `Volume One`.
fn volume_of(tail: &str) -> Option<String> {
    let tail = trim(tail);
    let mut words = tail.split(|c: char| c.is_whitespace() || c == '.').filter(|w| !w.is_empty());
    let first = words.next()?.to_lowercase();
    if !matches!(first.as_str(), "vol" | "volume" | "bd" | "band" | "tome" | "tomo" | "t") {
        return None;
    }
    let number = words.next()?;
    if words.next().is_some() {
        return None;
    }
    let digits = number.bytes().all(|b| b.is_ascii_digit());
    let word = match number.to_lowercase().as_str() {
        "one" => Some(1),
        "two" => Some(2),
        "three" => Some(3),
        _ => None,
    };
    if digits { Some(number.to_owned()) } else { roman(number).or(word).map(|n| n.to_string()) }
}

fn is_edition(tail: &str) -> bool {
    let lower = trim(tail).to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| c.is_whitespace() || c == '.').filter(|w| !w.is_empty()).collect();
    (1..=3).contains(&words.len())
        && words.last().is_some_and(|w| matches!(*w, "ed" | "edn" | "edition" | "aufl" | "auflage"))
        && words.first().is_some_and(|w| {
            w.starts_with(|c: char| c.is_ascii_digit())
                || super::edition::ordinal(w).is_some()
                || matches!(*w, "rev" | "revised" | "new")
        })
}

/// Title and subtitle, parted at the first colon that a space follows.
pub fn split(title: &str) -> (String, String) {
    for (at, _) in title.match_indices(": ") {
        let (head, tail) = (title.get(..at).unwrap_or("").trim_end(), title.get(at + 2..).unwrap_or("").trim());
        let open = head.matches(['(', '[', '“', '«']).count() > head.matches([')', ']', '”', '»']).count();
        if !head.is_empty() && !tail.is_empty() && !open {
            return (head.to_owned(), tail.to_owned());
        }
    }
    (title.to_owned(), String::new())
}

/// `A: B: C` with a volume number: A with its subtitle B is one volume of C. Gives title, subtitle, main title.
pub fn part_of_larger(title: &str, in_volumes: bool) -> Option<(String, String, String)> {
    if !in_volumes || title.matches(": ").count() < 2 {
        return None;
    }
    let at = title.rfind(": ")?;
    let (own, main) = (title.get(..at)?, title.get(at + 2..)?);
    // `The Power of Identity: The Information Age: Economy, Society, and Culture`: only what calls itself the works of somebody is sure
    // to be the larger work.
    let works = [
        "Works",
        "Writings",
        "Werke",
        "Schriften",
        "Œuvres",
        "Oeuvres",
        "Opere",
        "Obras",
        "Essays",
        "Papers",
        "Collected",
        "Complete",
    ];
    if !main.split(|c: char| !c.is_alphabetic()).any(|word| works.contains(&word)) {
        return None;
    }
    let (head, sub) = split(own);
    Some((head, sub, main.trim().to_owned()))
}

/// A series and the number in it: `Studies in X, 12`, `Beihefte; Bd. 4`.
pub fn series(text: &str) -> (String, Option<String>) {
    let text = behind_series_word(trim(text));
    let end = text.trim_end_matches([')', '.', ' ']);
    let digits = end.bytes().rev().take_while(u8::is_ascii_digit).count();
    // `Biblioteca di Lettere, XXIX`, `THR CCXLII`
    let numeral = end.rsplit([' ', '\u{a0}']).next().filter(|word| {
        let numeral = word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C'));
        // `Studies in World War II`
        let before = end[..end.len() - word.len()].trim_end();
        let event = ["War", "Vatican", "Part", "Phase"].iter().any(|word| before.ends_with(word));
        word.len() > 1 && numeral && !event && roman(word).is_some()
    });
    let length = match numeral {
        Some(word) if digits == 0 && word.len() < end.len() => word.len(),
        _ => digits,
    };
    // `Reihe 4.1.1`
    let divided =
        end[..end.len() - length].strip_suffix('.').is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()));
    if length == 0 || digits > 4 || divided {
        return (in_quotes(text).to_owned(), None);
    }
    // `Schriften der MGH 24/2`, `MGH Briefe 4,2`: a number and its part.
    let before = end[..end.len() - length].strip_suffix(['/', ',']).filter(|_| digits > 0);
    let whole = before.map_or(0, |head| head.bytes().rev().take_while(u8::is_ascii_digit).count());
    let length = if (1..4).contains(&whole) { length + 1 + whole } else { length };
    let (head, number) = end.split_at(end.len() - length);
    let mut head = head.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '#' | '.' | ',' | ';'));
    for word in
        ["vol", "Vol", "no", "No", "Nr", "Bd", "Band", "n°", "nº", "Heft", "volume", "suppl", "Supplemento n", "n"]
    {
        if let Some(rest) = head.strip_suffix(word)
            && rest.ends_with(|c: char| !c.is_alphabetic())
        {
            head = rest;
            break;
        }
    }
    let head = in_quotes(trim(head));
    // `s. II` is a journal's second series.
    if head.is_empty() || matches!(head, "s" | "ser" | "serie" | "série") {
        (text.to_owned(), None)
    } else {
        (head.to_owned(), Some(number.to_owned()))
    }
}

/// `« Points »` of `coll. « Points »`, `Folio` of `coll. Folio`: the abbreviation is never a part of the name, the whole word may be.
fn behind_series_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let lower = word.to_lowercase();
    let short =
        (matches!(lower.as_str(), "coll" | "col") || lower == "ser" && trim(rest).len() > 3) && rest.starts_with('.');
    let whole = matches!(lower.as_str(), "collection" | "collana" | "colección" | "coleção" | "reihe");
    let name = trim(rest);
    let quoted = rest.trim_start_matches([':', ' ', '\u{a0}']).starts_with(['«', '“', '"', '„']);
    let named = name.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || "«“\"„".contains(c));
    if (short || whole && quoted) && (named || quoted) { name } else { text }
}

/// What guillemets around a whole name hold.
fn in_quotes(name: &str) -> &str {
    let inside = name.strip_prefix('«').and_then(|rest| rest.trim_end_matches([',', ' ']).strip_suffix('»'));
    inside.filter(|inside| !inside.contains('«')).map_or(name, |inside| inside.trim_matches([' ', '\u{a0}']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subtitles_are_parted_at_the_first_colon() {
        assert_eq!(split("Fast Food: Work and Life"), ("Fast Food".into(), "Work and Life".into()));
        assert_eq!(split("Or Recognition?: An Exchange"), ("Or Recognition?".into(), "An Exchange".into()));
        assert_eq!(split("Ratio 2:1 in use"), ("Ratio 2:1 in use".into(), String::new()));
    }

    #[test]
    fn remarks_in_square_brackets_leave_the_title_and_translations_stay() {
        assert_eq!(addition("Tourism and growth [online]"), Some(("Tourism and growth", "online")));
        assert_eq!(addition("Rossiya i SShA [Russia and the USA]"), None);
        assert_eq!(addition("The heat [Audio podcast episode]"), Some(("The heat", "Audio podcast episode")));
        assert_eq!(addition("On rivers [a Dutch series]"), Some(("On rivers", "a Dutch series")));
        assert_eq!(addition("[Untitled]"), None);
        assert_eq!(people_behind("Republic (A. Roe & B. Poe, Trans.)"), Some(("Republic", "A. Roe & B. Poe, Trans.")));
        assert_eq!(people_behind("Rivers (Oslo, ed.)"), None);
        assert_eq!(number_behind("Rivers (Version 3.1)"), Some(("Rivers".into(), Behind::Version("3.1".into()))));
        let report = Behind::Numbered("NIH Publication No. 18-2059".into());
        assert_eq!(number_behind("Taking time (NIH Publication No. 18-2059)"), Some(("Taking time".into(), report)));
        assert_eq!(number_behind("Symphony (Opus No. 9)"), None);
        assert_eq!(open_bracket("The encyclopedia (Summer 2019"), Some(("The encyclopedia", "Summer 2019")));
        assert_eq!(open_bracket("Rivers (and lakes)"), None);
        assert_eq!(addition("On rivers"), None);
        assert_eq!(first_year("La società feudale [1939-40]"), Some(("La società feudale", "1939-40")));
        assert_eq!(first_year("Storia [2]"), None);
        assert_eq!(dated_edition("Rivers (Spring 2019 ed.)"), Some(("Rivers", "Spring 2019")));
        assert_eq!((without_in("On salt. In"), without_in("Born in")), ("On salt", "Born in"));
    }

    #[test]
    fn volume_and_edition_leave_the_title() {
        let read = read("Truth and Method: Collected Essays 1950–1970, Vol. I");
        assert_eq!(
            (read.title.as_str(), read.volume.as_deref()),
            ("Truth and Method: Collected Essays 1950–1970", Some("1"))
        );
        let read = super::read("Social Theory (2nd ed.)");
        assert_eq!((read.title.as_str(), read.edition.as_deref()), ("Social Theory", Some("2")));
        assert_eq!(super::read("Washington, D.C.").title, "Washington, D.C.");
        assert_eq!(super::read("Care Work, Gender, and the State").title, "Care Work, Gender, and the State");
    }

    #[test]
    fn a_volume_of_a_larger_work_names_it_last() {
        let (title, sub, main) = part_of_larger("Ethics: On Truth: The Works of X 1954–1984", true).unwrap();
        assert_eq!((title.as_str(), sub.as_str(), main.as_str()), ("Ethics", "On Truth", "The Works of X 1954–1984"));
        assert!(part_of_larger("A: B: C", false).is_none());
    }

    #[test]
    fn works_reviewed_and_short_series() {
        let reviewed = work_reviewed("review of The Rivers: A Study, by Ann Moor");
        assert_eq!(reviewed, Some(("The Rivers: A Study", "by Ann Moor")));
        assert_eq!(work_reviewed("Review of the literature by hand"), None);
        assert_eq!(short_series_behind("Vom Fluss (KSF 4)"), Some(("Vom Fluss", "KSF", "4")));
        assert_eq!(short_series_behind("Quality of rivers (ISO 9001)"), None);
    }

    #[test]
    fn series_numbers() {
        assert_eq!(series("Studies in Logic, vol. 12"), ("Studies in Logic".into(), Some("12".into())));
        assert_eq!(series("Schriften der MGH 24/2"), ("Schriften der MGH".into(), Some("24/2".into())));
        assert_eq!(series("Studies, 12"), ("Studies".into(), Some("12".into())));
        assert_eq!(series("Blue Books"), ("Blue Books".into(), None));
    }
}
