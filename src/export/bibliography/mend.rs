//! Puts right what the CSL engine cannot know, or leaves undone.
//!
//! Punctuation follows the CSL 1.0.2 specification: two full stops are one, a question mark needs none after it, and in
//! American English full stops and commas stand inside quotation marks.

use super::item::{self, EDITORS, OTHERS, UNQUOTED};
use super::kept;
use super::slips;
use crate::export::markup::Run;
use crate::record::{DateValue, Field, Record};
use crate::text::{roman, with_capital};

/// The reference as it should be printed.
pub(super) fn mended(mut runs: Vec<Run>, record: &Record) -> Vec<Run> {
    capitals(&mut runs, record);
    kept::protected(&mut runs, record);
    unquoted(&mut runs, record);
    runs.iter_mut().filter(|run| run.link.is_none()).for_each(curl);
    runs.iter_mut().filter(|run| run.link.is_none()).for_each(season);
    nested_quotes(&mut runs);
    et_al(&mut runs);
    editors(&mut runs, record);
    dated(&mut runs, record);
    slips::mend(&mut runs, record);
    no_date(&mut runs, record);
    quotes_in_quotes(&mut runs, record);
    roman_pages(&mut runs, record);
    punctuation(&runs)
}

/// English capitals as the engine sets them: it writes `Plos One`, `Ledgers Ii`, `O’brien` and `Class, And the State`. Words with
/// capitals inside stay as they are in the record, and so do names of journals that have capitals of their own; small words after a
/// comma stay small.
fn capitals(runs: &mut [Run], record: &Record) {
    let fields = [
        Field::Title,
        Field::Subtitle,
        Field::JournalTitle,
        Field::ShortJournal,
        Field::BookTitle,
        Field::BookSubtitle,
        Field::MainTitle,
        Field::Series,
        Field::EventTitle,
    ];
    let said: Vec<&str> = fields.iter().filter_map(|field| record.text(field)).collect();
    let own: Vec<(String, &str)> = said
        .iter()
        .flat_map(|text| {
            own_words(text).filter(|(_, word)| is_mixed(word) || has_small_words(text) || is_one_word(text))
        })
        .collect();
    let journal = record.text(&Field::JournalTitle).filter(|name| is_capitalised_abroad(name));
    for run in runs.iter_mut().filter(|run| run.link.is_none()) {
        if !own.is_empty() {
            run.text = with_own_words(&run.text, &own);
        }
        if let Some(name) = journal
            && let Some(at) = run.text.to_lowercase().find(&name.to_lowercase())
            && run.text.get(at..at + name.len()).is_some_and(|found| found.to_lowercase() == name.to_lowercase())
        {
            run.text.replace_range(at..at + name.len(), name);
        }
        for (capital, small) in
            [("And", "and"), ("Or", "or"), ("But", "but"), ("The", "the"), ("In", "in"), ("Of", "of")]
        {
            let (wrong, right) = (format!(", {capital} "), format!(", {small} "));
            if run.text.contains(&wrong) && said.iter().any(|text| text.contains(&right)) {
                run.text = run.text.replace(&wrong, &right);
            }
        }
        for (genus, kind) in said.iter().flat_map(|text| species(text)) {
            let printed = format!("{genus} {}", with_capital(kind));
            run.text = run.text.replace(&printed, &format!("{genus} {kind}"));
        }
        // `Brown v. Board of Education`, `Guilds, c. 1000–1789`
        for (capital, small) in [(" V. ", " v. "), (" C. 1", " c. 1"), (" Ca. 1", " ca. 1")] {
            if run.text.contains(capital) && said.iter().any(|text| text.contains(small)) {
                run.text = run.text.replace(capital, small);
            }
        }
    }
}

/// Whether not all of a title is in capitals.
fn has_small_words(text: &str) -> bool {
    text.split_whitespace().any(|word| word.chars().count() > 2 && !word.chars().any(char::is_uppercase))
        || text.split_whitespace().filter(|word| word.chars().skip(1).any(char::is_lowercase)).count() > 1
}

/// Whether a title is a word by itself, whose capitals are its own: `BERT`.
fn is_one_word(text: &str) -> bool {
    text.split_whitespace().count() == 1
}

/// `E. coli`: the second word of a species' name is small behind an initial, as the first is spelt out nowhere else.
fn species(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split_whitespace().zip(text.split_whitespace().skip(1)).filter(|(genus, kind)| {
        let mut letters = genus.trim_start_matches(|c: char| !c.is_alphanumeric()).chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.eq(['.'])
            && kind.chars().take_while(|c| c.is_alphabetic()).filter(|c| c.is_lowercase()).count() > 2
    })
}

/// Whether the name of a journal has the capitals of another language: `Tijdschrift voor Geschiedenis`, `Archiv für Sozialwissenschaft`.
fn is_capitalised_abroad(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let english = |word: &str| {
        matches!(word, "of" | "the" | "and" | "for" | "in" | "on" | "to" | "a" | "an" | "at" | "by" | "with" | "from")
    };
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let small = |word: &&&str| word.starts_with(char::is_lowercase) && !english(word);
    words.len() > 2
        && words.first().is_some_and(|w| capital(w))
        && words.last().is_some_and(|w| capital(w))
        && words.iter().any(|word| small(&word))
}

/// Whether a word has small letters and a capital inside, which tells nothing of the title around it: `eLife`, `PLoS`, `arXiv`.
fn is_mixed(word: &str) -> bool {
    word.chars().any(char::is_lowercase) && word.chars().skip(1).any(char::is_uppercase) && !word.contains('-')
}

/// A word without the signs around it and with one kind of apostrophe, in small letters, to compare by.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).replace('’', "'").to_lowercase()
}

/// The words of a title with capitals inside, or that begin with a small Greek letter, each with what it is compared by.
fn own_words(text: &str) -> impl Iterator<Item = (String, &str)> {
    let own = |word: &&str| {
        let greek = word.starts_with(|c: char| ('α'..='ω').contains(&c));
        let number = word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(char::is_uppercase);
        greek || number || word.chars().filter(|c| c.is_alphabetic()).skip(1).any(char::is_uppercase)
    };
    let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| word.chars().count() > 1).filter(own).map(|word| (bare(word), word))
}

/// The text with the record's `own` words as the record has them.
fn with_own_words(text: &str, own: &[(String, &str)]) -> String {
    let mut mended = String::with_capacity(text.len());
    for piece in text.split_inclusive(char::is_whitespace) {
        let key = bare(piece);
        let found = own.iter().find(|(own, _)| *own == key && !key.is_empty()).map(|(_, word)| *word);
        let lead = piece.len() - piece.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let tail = piece.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        match found.filter(|_| lead < tail) {
            Some(word) => {
                mended.push_str(&piece[..lead]);
                mended.push_str(word);
                mended.push_str(&piece[tail..]);
            }
            None => mended.push_str(piece),
        }
    }
    mended
}

/// Typewriter's quotation marks and apostrophes as print has them.
fn curl(run: &mut Run) {
    if !run.text.contains(['\'', '"']) {
        return;
    }
    let mut curled = String::with_capacity(run.text.len());
    for (at, c) in run.text.char_indices() {
        // `van 't Moor`, `in 's Hertogenbosch`
        let elided = run.text[at + c.len_utf8()..]
            .strip_prefix(['t', 's'])
            .is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
        let opens =
            !elided && curled.chars().last().is_none_or(|before| before.is_whitespace() || "([{“‘–—".contains(before));
        curled.push(match c {
            '\'' if opens => '‘',
            '\'' => '’',
            '"' if opens => '“',
            '"' => '”',
            c => c,
        });
    }
    run.text = curled;
}

/// `Spring/2004` → `Spring 2004`
fn season(run: &mut Run) {
    for name in ["Spring", "Summer", "Autumn", "Fall", "Winter"] {
        let joined = format!("{name}/");
        if let Some(at) = run.text.find(&joined)
            && run.text[at + joined.len()..].starts_with(|c: char| c.is_ascii_digit())
        {
            run.text = run.text.replace(&joined, &format!("{name} "));
        }
    }
}

/// `“What Is “Love”?”` → `“What Is ‘Love’?”`: quotation marks inside quotation marks are single ones, as English has them.
fn nested_quotes(runs: &mut [Run]) {
    let all = || runs.iter().flat_map(|run| run.text.chars());
    let (mut depth, mut deepest) = (0i32, 0);
    for c in all() {
        match c {
            '“' => depth += 1,
            '”' => depth -= 1,
            '„' => return,
            _ => {}
        }
        if depth < 0 {
            return;
        }
        deepest = deepest.max(depth);
    }
    if depth != 0 || deepest != 2 {
        return;
    }
    let mut depth = 0;
    for run in runs.iter_mut() {
        run.text = run
            .text
            .chars()
            .map(|c| match c {
                '“' => {
                    depth += 1;
                    if depth == 2 { '‘' } else { c }
                }
                '”' => {
                    depth -= 1;
                    if depth == 1 { '’' } else { c }
                }
                // What stood in single marks inside is in double ones now.
                c => c,
            })
            .collect();
    }
}

/// `A, B., & ␣` → `A, B., et al.`
fn et_al(runs: &mut [Run]) {
    for at in 0..runs.len() {
        while let Some(place) = runs[at].text.find(OTHERS) {
            let after = runs[at].text[place + OTHERS.len_utf8()..].to_owned();
            let mut before = runs[at].text[..place].to_owned();
            if before.trim().is_empty() && at > 0 {
                let previous = std::mem::take(&mut runs[at - 1].text) + &before;
                runs[at - 1].text = without_conjunction(&previous).to_owned();
                before.clear();
            } else {
                before.truncate(without_conjunction(&before).len());
            }
            let shown = if before.is_empty() && at > 0 { runs[at - 1].text.as_str() } else { before.as_str() };
            let et_al = if shown.is_empty() || shown.ends_with([' ', '(']) { "et al." } else { " et al." };
            runs[at].text = format!("{before}{et_al}{after}");
        }
    }
}

/// `A, B., & ` → `A, B.,`; `A and ` → `A`.
fn without_conjunction(text: &str) -> &str {
    let text = text.trim_end();
    for word in ["and", "&", "und", "et", "y", "e", "en", "och", "og"] {
        if let Some(before) = text.strip_suffix(word).filter(|before| before.ends_with([' ', ','])) {
            return before.trim_end();
        }
    }
    text
}

/// `Law, John ␣` → `Law, John, ed.`; see [`item::edited`].
fn editors(runs: &mut [Run], record: &Record) {
    let many = record.names(Field::Editor).is_some_and(|names| names.list.len() > 1 || names.and_others);
    for run in runs {
        if let Some(at) = run.text.find(EDITORS) {
            let before = run.text[..at].trim_end().trim_end_matches(',');
            let word = if many { "eds." } else { "ed." };
            run.text = format!("{before}, {word}{}", &run.text[at + EDITORS.len_utf8()..]);
        }
    }
}

/// `Moor, Ann N.d. 2017b`: where a style names an author once for several works, the engine says before the date that there is none.
fn dated(runs: &mut [Run], record: &Record) {
    const NONE: &str = "N.d.";
    let year = record.year().map_or_else(|| NONE.to_owned(), |year| year.to_string());
    for at in 0..runs.len() {
        let Some(place) = runs[at].text.find(NONE).filter(|_| runs[at].link.is_none()) else { continue };
        let after = &runs[at].text[place + NONE.len()..];
        let behind: String = std::iter::once(after).chain(runs[at + 1..].iter().map(|run| run.text.as_str())).collect();
        if behind.trim_start().starts_with(&year) {
            let kept = after.trim_start().to_owned();
            runs[at].text.replace_range(place.., &kept);
        }
    }
}

/// What stands before the title of a book that is reviewed.
pub(super) const REVIEW: &str = "Review of ";

/// Titles that say what they are (`Review of …`) stand without the quotation marks that the style gives to titles.
fn unquoted(runs: &mut [Run], record: &Record) {
    let mut open = false;
    for run in runs {
        if let Some(at) = run.text.find(UNQUOTED) {
            let before = run.text.get(..at).unwrap_or("").trim_end_matches(['“', '‘', '"']);
            open = before.len() < at;
            let title = run.text.get(at + UNQUOTED.len_utf8()..).unwrap_or("");
            let reviewed = record.text(&Field::Title).filter(|own| own.starts_with(char::is_uppercase));
            let title = match title.get(..REVIEW.len()).zip(title.get(REVIEW.len()..)) {
                // The engine takes the article that begins the title for one inside it.
                Some((head, rest)) if head.eq_ignore_ascii_case(REVIEW) && reviewed.is_some() => {
                    format!("{REVIEW}{}", with_capital(rest))
                }
                _ => title.to_owned(),
            };
            run.text = format!("{before}{title}");
        }
        if let Some(end) = run.text.rfind(['”', '’', '"']).filter(|_| open) {
            run.text.remove(end);
            open = false;
        }
    }
}

/// A work that is forthcoming has a state, not a missing date.
fn no_date(runs: &mut [Run], record: &Record) {
    let state = match record.date(Field::Date) {
        None => record.text(&Field::PubState).map(|state| match state {
            "inpress" => "in press",
            "inpreparation" => "in preparation",
            "prepublished" => "advance online publication",
            state => state,
        }),
        Some(DateValue::Literal(words)) if !item::is_no_date(words) => Some(words.as_str()),
        _ => None,
    };
    let Some(state) = state else { return };
    let all: String = runs.iter().map(|run| run.text.as_str()).collect();
    if all.to_lowercase().contains(&state.to_lowercase()) {
        return;
    }
    // `berlin.de` has the letters, too.
    let alone = |text: &str, at: usize, length: usize| {
        !text[..at].ends_with(char::is_alphanumeric) && !text[at + length..].starts_with(char::is_alphanumeric)
    };
    for run in runs.iter_mut().filter(|run| run.link.is_none()) {
        let found = ["n.d.", "no date", "n.d"].iter().find_map(|word| Some((run.text.find(word)?, word.len())));
        let Some((at, length)) = found.filter(|&(at, length)| alone(&run.text, at, length)) else { continue };
        let (before, rest) = (&run.text[..at], &run.text[at + length..]);
        let stop = if rest.starts_with([' ', '\u{a0}']) || rest.is_empty() { "." } else { "" };
        run.text = format!("{before}{state}{stop}{rest}");
        return;
    }
    let stop = if all.trim_end().ends_with('.') { "." } else { "" };
    if let Some(last) = runs.iter_mut().rev().find(|run| !run.text.trim().is_empty()) {
        let kept = last.text.trim_end().trim_end_matches('.').len();
        last.text.truncate(kept);
        last.text.push_str(&format!(", {state}{stop}"));
    }
}

/// The engine takes `xiii–xlii` for one page: `p. xiii–xlii`.
fn roman_pages(runs: &mut [Run], record: &Record) {
    let pages = record.text(&Field::Pages).and_then(|pages| pages.split_once(['-', '–']));
    let Some((first, _)) = pages.filter(|(first, _)| roman(first).is_some()) else { return };
    const SIGNS: [(&str, &str); 4] =
        [("p. ", "pp. "), ("P. ", "Pp. "), ("p.\u{a0}", "pp.\u{a0}"), ("P.\u{a0}", "Pp.\u{a0}")];
    for at in 0..runs.len() {
        let behind = runs.get(at + 1).is_some_and(|next| next.text.starts_with(first));
        let text = &mut runs[at].text;
        for (one, several) in SIGNS {
            let inside = text.find(&format!("{one}{first}"));
            let Some(at) =
                inside.or_else(|| text.len().checked_sub(one.len()).filter(|_| behind && text.ends_with(one)))
            else {
                continue;
            };
            if !text[..at].ends_with(char::is_alphanumeric) {
                text.replace_range(at..at + one.len(), several);
                return;
            }
        }
    }
}

/// Two rules of a style that both put a title in quotation marks print `“‘Title’.”`.
fn quotes_in_quotes(runs: &mut [Run], record: &Record) {
    if record.full_title().contains(['‘', '\'', '’', '"', '“']) {
        return;
    }
    for run in runs {
        if run.text.contains("“‘") && run.text.matches('’').count() == 1 {
            run.text = run.text.replace("“‘", "“").replace('’', "");
        }
    }
}

/// Stands for an ellipsis while full stops are counted.
const ELLIPSIS: char = '\u{f8fd}';

/// Every character with the run that it belongs to, so that a rule sees across changes of typeface.
fn punctuation(runs: &[Run]) -> Vec<Run> {
    let mut out: Vec<(char, usize)> = Vec::new();
    for (number, run) in runs.iter().enumerate() {
        let linked = run.link.is_some();
        let text = run.text.replace("...", &ELLIPSIS.to_string());
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            let before_word = rest.clone().next().is_some_and(char::is_alphanumeric);
            if matches!(c, '.' | ',' | ';') && !linked && (c == ';' || !before_word) {
                while out.last().is_some_and(|(c, _)| *c == ' ') {
                    out.pop();
                }
            }
            let last = out.last().map(|(c, _)| *c);
            // What stands before a closing quotation mark decides whether a full stop is still wanted.
            let closing = last.is_some_and(|c| c == '”');
            let inner = if closing { out.iter().rev().nth(1).map(|(c, _)| *c) } else { last };
            let after_link = out.last().is_some_and(|(_, run)| runs[*run].link.is_some());
            match c {
                _ if linked => out.push((c, number)),
                ')' | '.' if last == Some(',') && !after_link => {
                    out.pop();
                    out.push((c, number));
                }
                ' ' if last.is_none_or(|c| c == ' ') => {}
                ',' if last == Some(',') => {}
                '.' if !after_link && inner.is_some_and(|c| matches!(c, '.' | '?' | '!' | ELLIPSIS)) => {}
                '.' | ',' if closing && inner != Some(c) => {
                    let quote = out.pop();
                    if c != ',' || !inner.is_some_and(|c| matches!(c, '?' | '!')) {
                        out.push((c, quote.map_or(number, |(_, run)| run)));
                    }
                    out.extend(quote);
                }
                // A locator's colon with a blank before it.
                ':' if last == Some(' ') && out.iter().rev().nth(1).is_some_and(|(c, _)| c.is_ascii_digit()) => {
                    out.pop();
                    out.push((c, number));
                }
                _ => out.push((c, number)),
            }
        }
    }
    while out.last().is_some_and(|(c, _)| c.is_whitespace()) {
        out.pop();
    }
    let mut mended: Vec<Run> = runs.iter().map(|run| Run { text: String::new(), ..run.clone() }).collect();
    for (c, number) in out {
        if c == ELLIPSIS { mended[number].text.push_str("...") } else { mended[number].text.push(c) }
    }
    mended.retain(|run| !run.text.is_empty());
    sentence_starts(&mut mended);
    mended
}

/// Words of the style, not of the title, that begin a sentence in lower case, or stand inside one in upper case.
fn sentence_starts(runs: &mut [Run]) {
    for run in runs.iter_mut().filter(|run| run.link.is_none()) {
        for (capital, small) in [(", Edited by ", ", edited by "), (", Translated by ", ", translated by ")] {
            run.text = run.text.replace(capital, small);
        }
    }
    let mut before = String::new();
    for run in runs {
        for word in ["edited by", "translated by", "forthcoming", "in press", "submitted", "in preparation"] {
            let begins = before.trim_end().ends_with('.') || before.is_empty();
            let starts = run.text.trim_start().starts_with(word) && begins;
            let place = match run.text.find(&format!(". {word}")) {
                Some(at) => Some(at + 2),
                None if starts => Some(run.text.len() - run.text.trim_start().len()),
                None => None,
            };
            if let Some(at) = place {
                let capital = run.text[at..=at].to_uppercase();
                run.text.replace_range(at..=at, &capital);
            }
        }
        before = run.text.clone();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::EntryType;

    fn text(runs: &[Run]) -> String {
        mended(runs.to_vec(), &Record::new(EntryType::Book)).iter().map(|run| run.text.as_str()).collect()
    }

    #[test]
    fn stops_are_not_doubled_across_typefaces() {
        let italic = |text: &str| Run { text: text.into(), italic: true, ..Run::default() };
        assert_eq!(text(&[italic("Who Cares?"), Run::plain(". London:  X.. Y")]), "Who Cares? London: X. Y");
        assert_eq!(
            text(&[Run::plain("“Aides”. “Why?”. And then.... Z 716 : 1")]),
            "“Aides.” “Why?” And then... Z 716: 1"
        );
        assert_eq!(text(&[italic("Essays"), Run::plain(". edited by A. Roe")]), "Essays. Edited by A. Roe");
    }

    #[test]
    fn quotation_marks_are_printed_and_empty_places_closed() {
        assert_eq!(
            text(&[Run::plain("the 'anxious seat' of Women's \"lives\" (2016,)")]),
            "the ‘anxious seat’ of Women’s “lives” (2016)"
        );
    }

    #[test]
    fn capitals_that_the_engine_gets_wrong_are_put_back() {
        let mut record = Record::new(EntryType::Article);
        record.set_text(Field::Title, "Effects, enablers, and methods");
        record.set_text(Field::JournalTitle, "PloS One");
        let runs = [Run::plain("“Effects, Enablers, And Methods.” Plos One 9")];
        let shown: String = mended(runs.to_vec(), &record).into_iter().map(|run| run.text).collect();
        assert_eq!(shown, "“Effects, Enablers, and Methods.” PloS One 9");
    }

    #[test]
    fn words_keep_the_capitals_that_the_record_gives_them() {
        let shown = |title: &str, journal: &str, printed: &str| -> String {
            let mut record = Record::new(EntryType::Article);
            record.set_text(Field::Title, title);
            record.set_text(Field::JournalTitle, journal);
            mended(vec![Run::plain(printed)], &record).into_iter().map(|run| run.text).collect()
        };
        assert_eq!(shown("Ledgers II and the CIA", "J", "Ledgers Ii and the Cia. J"), "Ledgers II and the CIA. J");
        assert_eq!(shown("The O'Brien's map", "J", "The O'brien's Map. J"), "The O’Brien’s Map. J");
        assert_eq!(
            shown("Life in Fontaines-en-Sologne", "J", "Life in Fontaines-En-Sologne"),
            "Life in Fontaines-en-Sologne"
        );
        assert_eq!(shown("THE CIA MAP", "J", "The Cia Map"), "The Cia Map");
        assert_eq!(shown("BERT", "J", "“Bert.” J"), "“BERT.” J");
        assert_eq!(
            shown("Growth of E. coli in rivers", "J", "Growth of E. Coli in Rivers"),
            "Growth of E. coli in Rivers"
        );
        assert_eq!(
            shown("On work", "Archiv für Sozialwissenschaft", "On Work. Archiv Für Sozialwissenschaft 2"),
            "On Work. Archiv für Sozialwissenschaft 2"
        );
        assert_eq!(shown("Work", "american rivers", "Work. American Rivers 2"), "Work. American Rivers 2");
        assert_eq!(shown("Brown v. Board", "J", "Brown V. Board"), "Brown v. Board");
    }

    #[test]
    fn quotations_inside_quotations_have_single_marks() {
        assert_eq!(text(&[Run::plain("“What Is “Love”?” (2001)")]), "“What Is ‘Love’?” (2001)");
        assert_eq!(text(&[Run::plain("Jansen, P. van 't. Spring/2004.")]), "Jansen, P. van ’t. Spring 2004.");
    }

    #[test]
    fn addresses_are_left_alone() {
        let link = Run { text: "https://a.example/..?q=“x”.".into(), link: Some("l".into()), ..Run::default() };
        assert_eq!(text(&[link, Run::plain(".")]), "https://a.example/..?q=“x”..");
    }

    #[test]
    fn lists_that_were_cut_short_end_in_et_al() {
        let others = OTHERS.to_string();
        assert_eq!(text(&[Run::plain(format!("Jha, A., & {others}. (2001)."))]), "Jha, A., et al. (2001).");
        assert_eq!(text(&[Run::plain(format!("Jha, A. and {others} (2001)"))]), "Jha, A. et al. (2001)");
    }
}
