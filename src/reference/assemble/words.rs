//! Small words and edges: what is trimmed from a field, what joins names, what names a publisher and a place.

/// Trims white space and signs that do not belong to a value; keeps balanced brackets, `?`, `!` and the stop of an
/// initial or an abbreviation in capitals.
pub fn trim(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let before = text;
        text = text.trim_start_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.' | '–' | '—' | '-' | '·' | '•' | '*' | '|' | '/')
        });
        text = text.trim_end_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—' | '-' | '·' | '|' | '/' | '&' | '=')
        });
        if let Some(rest) = text.strip_suffix('.') {
            let ellipsis = rest.ends_with("..");
            if !ellipsis && !keeps_stop(rest) {
                text = rest;
            }
        }
        // Only where a field may be: what is longer is no title, and counting brackets in it would take long.
        if text.len() < 4000 {
            text = unbracket(text);
        }
        if text == before {
            return text;
        }
    }
}

/// Whether the stop after this text is part of its last word: `U.S`, `Washington, D.C`.
fn keeps_stop(text: &str) -> bool {
    let mut last = text.chars().rev();
    let (letter, before) = (last.next(), last.next());
    letter.is_some_and(char::is_uppercase) && before == Some('.')
}

/// Drops an opening bracket or quotation mark without its partner, and a pair around the whole.
fn unbracket(text: &str) -> &str {
    let first = text.chars().next();
    let last = text.chars().next_back();
    let mark = |c: char| "()[]{}“”«»‘’„<>\"'".contains(c);
    if !first.is_some_and(mark) && !last.is_some_and(mark) {
        return text;
    }
    let pairs =
        [('(', ')'), ('[', ']'), ('{', '}'), ('“', '”'), ('«', '»'), ('‘', '’'), ('„', '“'), ('<', '>'), ('»', '«')];
    for (open, close) in pairs {
        let opens = text.matches(open).count();
        let apostrophes = if close == '’' { apostrophes(text) } else { 0 };
        let closes = text.matches(close).count() - apostrophes;
        if first == Some(open) && closes == 0 && (open != '“' || opens == 1) && open != '‘' {
            return &text[open.len_utf8()..];
        }
        if last == Some(close) && opens == 0 && !matches!(close, '’') {
            return &text[..text.len() - close.len_utf8()];
        }
        if first == Some(open)
            && last == Some(close)
            && opens == 1
            && closes == 1
            && text.len() > open.len_utf8() + close.len_utf8()
        {
            return &text[open.len_utf8()..text.len() - close.len_utf8()];
        }
        if open != close && first == Some(close) && opens == 0 && closes == 1 && !matches!(close, '“' | '’') {
            return &text[close.len_utf8()..];
        }
    }
    for quote in ['"', '\''] {
        let count = text.matches(quote).count();
        if first == Some(quote) && last == Some(quote) && count == 2 && text.len() > 2 {
            return &text[1..text.len() - 1];
        }
        if count == 1 && quote == '"' && (first == Some(quote) || last == Some(quote)) {
            return text.trim_matches(quote);
        }
        if count == 1 && quote == '\'' && first == Some(quote) {
            return &text[1..];
        }
    }
    text
}

/// How many `’` stand inside words, or after a plural's `s` and before a further word, and so close no quotation.
fn apostrophes(text: &str) -> usize {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let inside = |at: &usize| {
        let (before, after) = (text[..*at].chars().next_back(), text[at + '’'.len_utf8()..].chars().next());
        letter(before) && letter(after) || before == Some('s') && after == Some(' ')
    };
    text.match_indices('’').map(|(at, _)| at).filter(inside).count()
}

/// The inside of `[12]`, `(12)`, `12.`.
pub fn strip_brackets(text: &str) -> &str {
    text.trim().trim_matches(|c: char| matches!(c, '[' | ']' | '(' | ')' | '.' | ':' | ',') || c.is_whitespace())
}

/// What follows `In:`, `in`, `Dans`; `None` where the text does not begin so.
pub fn strip_in(text: &str) -> Option<&str> {
    let text =
        text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | '–' | '-' | '(' | ':'));
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let known =
        matches!(word, "In" | "IN" | "in" | "Dans" | "dans" | "Em" | "En" | "em" | "în" | "În" | "dins" | "Dins");
    (known && rest.starts_with([':', ' ', ',', '.', '\u{a0}']))
        .then(|| rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '.')))
}

/// Whether a word joins the names of a list.
pub fn joins_names(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "And"
            | "AND"
            | "&"
            | "und"
            | "u"
            | "et"
            | "e"
            | "y"
            | "en"
            | "og"
            | "och"
            | "ja"
            | "with"
            | "mit"
            | "al"
            | "de"
            | "van"
            | "von"
            | "der"
            | "di"
            | "ed"
            | "eds"
            | "In"
            | "in"
            | "Jr"
            | "II"
            | "III"
    )
}

/// Whether a stretch without a label is one of the words that connect the parts of a reference.
pub fn connecting(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).all(|word| {
        matches!(
            word.to_lowercase().as_str(),
            "in" | "and"
                | "und"
                | "et"
                | "al"
                | "available"
                | "at"
                | "from"
                | "retrieved"
                | "accessed"
                | "vol"
                | "no"
                | "pp"
                | "ed"
                | "eds"
                | "edited"
                | "by"
                | "the"
                | "p"
                | "hrsg"
                | "von"
                | "hg"
                | "online"
                | "verfügbar"
                | "unter"
                | "dans"
                | "în"
                | "dins"
                | "y"
                | "e"
                | "doi"
                | "url"
                | "isbn"
                | "issn"
                | "abgerufen"
                | "am"
                | "s"
                | "bd"
                | "nr"
                | "n"
        )
    })
}

/// Publishers and places in a stretch labelled as publisher: `Paris: Seuil`, where no place was labelled.
pub fn publisher(text: &str, placed: bool) -> (Vec<String>, Vec<String>) {
    let text = trim(text);
    // `présenté à l’université de …`
    let text = ["l’", "l'", "L’", "L'"]
        .iter()
        .find_map(|article| text.strip_prefix(article).filter(|rest| rest.starts_with(char::is_lowercase)))
        .unwrap_or(text);
    if !placed && let Some((place, name)) = text.split_once(':') {
        let (place, name) = (trim(place), trim(name));
        if !name.is_empty() && place.split_whitespace().count() <= 5 && !place.contains("//") {
            return (several(name), places(place));
        }
    }
    (several(text), Vec::new())
}

/// Publishers joined by a slash or a semicolon.
fn several(text: &str) -> Vec<String> {
    // `Brooks/Cole`: one house, as two words without a space between mostly are.
    let double = text.split_once('/').is_some_and(|(a, b)| [a, b].iter().all(|name| !name.contains([' ', '/', ';'])));
    let seams: &[char] = if double { &[';'] } else { &[';', '/'] };
    let parts = text.split(seams).map(trim).filter(|part| !part.is_empty());
    let parts: Vec<String> = parts.map(str::to_owned).collect();
    if parts.len() > 1 && parts.iter().all(|part| part.len() > 2) { parts } else { one(text) }
}

fn one(text: &str) -> Vec<String> {
    let text = trim(text);
    if text.is_empty() { Vec::new() } else { vec![text.to_owned()] }
}

/// Whether a stretch taken for a publisher names where an article was read: MLA's second container.
pub fn is_database(name: &str) -> bool {
    matches!(name, "JSTOR" | "Project MUSE" | "EBSCOhost" | "EBSCO" | "HathiTrust" | "Wiley Online Library")
}

/// `[S.l.]`, `[s.n.]`, `o. O.`: words that say that place or publisher are not known.
pub fn is_unknown(name: &str) -> bool {
    let bare: String = name.chars().filter(|c| c.is_alphabetic()).collect();
    let signs = name.contains('.') && name.chars().count() <= 10;
    signs
        && matches!(
            bare.as_str(),
            "Sl" | "sl" | "sn" | "Sn" | "SL" | "SN" | "oO" | "OO" | "np" | "snsl" | "Slsn" | "se" | "sd"
        )
}

/// Places in a stretch labelled as such: `London; New York`, `Berlin/Heidelberg`, `Wien u. a.`; a state or country after
/// a comma stays with its town (`Palo Alto, CA`).
pub fn places(text: &str) -> Vec<String> {
    // `Bielefeld (http://…)`
    let mut text = trim(trim(text).trim_end_matches(['(', '[']));
    for others in ["u. a", "u.a", "u. a.", "u.a.", "et al", "etc", "[u.a.]", "[etc.]", "a.o"] {
        if let Some(rest) = text.strip_suffix(others) {
            text = trim(rest);
        }
    }
    let mut found: Vec<String> = Vec::new();
    // `Frankfurt/M.`, `Frankfurt/Oder`: the river is no second town.
    let river = |rest: &str| {
        let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        matches!(word, "M" | "Main" | "O" | "Oder")
    };
    let parts = text.match_indices('/').map(|(at, _)| at).filter(|at| !river(&text[at + 1..]));
    let mut seams: Vec<usize> = parts.chain(text.match_indices([';', '|']).map(|(at, _)| at)).collect();
    seams.sort_unstable();
    let starts = std::iter::once(0).chain(seams.iter().map(|at| at + 1));
    let ends = seams.iter().copied().chain(std::iter::once(text.len()));
    for part in starts.zip(ends).filter_map(|(start, end)| text.get(start..end)) {
        for part in
            part.split(" and ").flat_map(|p| p.split(" & ")).flat_map(|p| p.split(" – ")).flat_map(|p| p.split(" - "))
        {
            let part = trim(part);
            if !part.is_empty() && part.chars().any(char::is_alphabetic) {
                found.push(part.to_owned());
            }
        }
    }
    found
}

/// `Frankfurt a. M`, `Freiburg i.Br`: the stop that ended the field was the initial's, too.
pub fn stop_of_an_initial(place: &mut String) {
    if place.ends_with('.') {
        return;
    }
    let short = |word: &str| (1..=2).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic);
    let mut parts = place.rsplit(['.', ' ']).filter(|part| !part.is_empty());
    let (Some(last), Some(before)) = (parts.next(), parts.next()) else { return };
    let stopped = place.contains(&format!("{before}."));
    if short(last) && last.starts_with(char::is_uppercase) && matches!(before, "a" | "i" | "d" | "b") && stopped {
        place.push('.');
    }
}

/// `O. U. P`: a name of initials alone keeps the stop of its last.
pub fn stop_of_initials(name: &mut String) {
    let initial = |part: &str| part.chars().count() == 1 && part.starts_with(char::is_uppercase);
    let parts: Vec<&str> = name.split('.').map(str::trim).collect();
    if parts.len() > 1 && parts.iter().all(|part| initial(part)) {
        name.push('.');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_keep_their_last_stop() {
        for (name, whole) in [("O. U. P", "O. U. P."), ("O.U.P.", "O.U.P."), ("OUP", "OUP"), ("A. Colin", "A. Colin")] {
            let mut printed = name.to_owned();
            stop_of_initials(&mut printed);
            assert_eq!(printed, whole);
        }
    }

    #[test]
    fn an_initial_at_a_places_end_keeps_its_stop() {
        for (place, whole) in [
            ("Frankfurt a. M", "Frankfurt a. M."),
            ("Frankfurt a.M", "Frankfurt a.M."),
            ("Frankfurt a.M.", "Frankfurt a.M."),
            ("Freiburg i. Br", "Freiburg i. Br."),
            ("Cambridge MA", "Cambridge MA"),
            ("Oslo", "Oslo"),
        ] {
            let mut printed = place.to_owned();
            stop_of_an_initial(&mut printed);
            assert_eq!(printed, whole);
        }
    }

    #[test]
    fn edges_are_trimmed_and_what_belongs_to_the_value_stays() {
        assert_eq!(trim(" “What Is Art?”, "), "What Is Art?");
        assert_eq!(trim("Washington, D.C."), "Washington, D.C.");
        assert_eq!(trim("(Paris: Seuil"), "Paris: Seuil");
        assert_eq!(trim("A study (2nd part)."), "A study (2nd part)");
        assert_eq!(trim("."), "");
        assert_eq!(trim("‘Women’s work: a review’, "), "Women’s work: a review");
        assert_eq!(trim("‘The workers’ day’"), "The workers’ day");
        assert_eq!(trim("‘One’ and ‘two’"), "‘One’ and ‘two’");
    }

    #[test]
    fn places_and_publishers_are_told_apart() {
        assert_eq!(places("London; New York:"), ["London", "New York"]);
        assert_eq!(places("Palo Alto, CA"), ["Palo Alto, CA"]);
        assert_eq!(places("Frankfurt/Main"), ["Frankfurt/Main"]);
        assert_eq!(places("Berlin/Heidelberg"), ["Berlin", "Heidelberg"]);
        assert_eq!(publisher("Paris: Seuil", false), (vec!["Seuil".into()], vec!["Paris".into()]));
    }
}
