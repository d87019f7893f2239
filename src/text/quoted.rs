//! Quotations as people read them: marks of Markdown dropped, or kept as emphasis where the form has it.

use super::rejoined;

/// The words of a quotation without the marks of the file that it stands in: `*Salt*`, `\[^18\]`.
pub fn quoted(text: &str) -> String {
    emphasised(text).into_iter().map(|(words, _)| words).collect()
}

/// The same in pieces, each with whether it is emphasised.
pub fn emphasised(text: &str) -> Vec<(String, bool)> {
    let text = without_escapes(&rejoined(text));
    let mut pieces: Vec<(String, bool)> = Vec::new();
    let mut push = |words: &str, emphasis: bool| match pieces.last_mut() {
        _ if words.is_empty() => {}
        Some((last, same)) if *same == emphasis => last.push_str(words),
        _ => pieces.push((words.to_owned(), emphasis)),
    };
    let mut rest = text.as_str();
    let mut before = None;
    while let Some(at) = rest.find(['*', '_']) {
        let (lead, marked) = rest.split_at(at);
        push(lead, false);
        before = lead.chars().next_back().or(before);
        let mark = &marked[..1];
        let width = marked.len() - marked.trim_start_matches(mark).len();
        let after = &marked[width..];
        let opens = before.is_none_or(|c| !c.is_alphanumeric()) && after.starts_with(|c: char| !c.is_whitespace());
        let end = Some(after).filter(|_| opens && width <= 3).and_then(|after| closing(after, &marked[..width]));
        if let Some(end) = end {
            push(&after[..end], true);
            before = after[..end].chars().next_back();
            rest = &after[end + width..];
        } else {
            push(&marked[..width], false);
            before = mark.chars().next();
            rest = after;
        }
    }
    push(rest, false);
    pieces
}

/// Where the emphasis ends that `marks` have opened: at the same marks behind a word, with no word after them.
fn closing(text: &str, marks: &str) -> Option<usize> {
    text.match_indices(marks).map(|(at, _)| at).find(|&at| {
        let (inside, after) = (&text[..at], &text[at + marks.len()..]);
        let beside = |c: char| c.is_whitespace() || marks.contains(c);
        !inside.is_empty()
            && !inside.ends_with(beside)
            && !after.starts_with(|c: char| c.is_alphanumeric() || marks.contains(c))
    })
}

/// `\*` is `*`; signs of footnotes, `[^18]`, are none of the sentence's words.
fn without_escapes(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(c) = signs.next() {
        let escapes = c == '\\' && signs.peek().is_some_and(|next| "\\`*_{}[]()#+-.!<>|~^".contains(*next));
        plain.push(if escapes { signs.next().unwrap_or(c) } else { c });
    }
    let mut out = String::with_capacity(plain.len());
    let mut rest = plain.as_str();
    while let Some(at) = rest.find("[^") {
        let end = rest[at..].find(']').map(|end| at + end);
        match end.filter(|&end| end > at + 2 && rest[at + 2..end].chars().all(|c| c.is_alphanumeric() || c == '-')) {
            Some(end) => {
                out.push_str(&rest[..at]);
                rest = &rest[end + 1..];
            }
            None => {
                out.push_str(&rest[..at + 2]);
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The first words of a text, with `…` where there are more.
pub fn first_words(text: &str, most: usize) -> String {
    let mut words = text.split_whitespace();
    let mut first: Vec<&str> = words.by_ref().take(most).collect();
    if words.next().is_some() {
        first.push("…");
    }
    first.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_is_told_and_its_marks_go() {
        let pieces = emphasised("In *Salt and Power* (Roe 1999), _Quay_ holds **firm**.");
        let shown: Vec<(&str, bool)> = pieces.iter().map(|(words, emphasis)| (words.as_str(), *emphasis)).collect();
        assert_eq!(
            shown,
            [
                ("In ", false),
                ("Salt and Power", true),
                (" (Roe 1999), ", false),
                ("Quay", true),
                (" holds ", false),
                ("firm", true),
                (".", false)
            ]
        );
        assert_eq!(quoted(r"the \*River Review\*\[^18\] says [^2]so"), "the River Review says so");
    }

    #[test]
    fn signs_that_mark_nothing_stay() {
        for text in
            ["p < 0.05* and 0.01**", "a*b*c", "snake_case_name", "2 * 3 * 4", "[^ not a note]", "*open", r"a \ b"]
        {
            assert_eq!(quoted(text), text);
        }
    }

    #[test]
    fn long_cues_are_cut_between_words() {
        assert_eq!(first_words("one  two three", 3), "one two three");
        assert_eq!(first_words("one two three four", 3), "one two three …");
    }
}
