//! Before an entry's new text is used: nothing vanished or appeared that the changes do not account for.

use std::borrow::Cow;

use super::{Class, Draft, DraftField, Rule};
use crate::bibtex::syntax::{Edit, Edits, Node, items};
use crate::diagnostic::Diagnostic;
use crate::text::{Span, tex};

/// Letters and digits of a text as a sum that does not depend on their order; upper and lower case are the same.
fn letters(text: &str) -> u64 {
    let mut sum = 0_u64;
    if text.is_ascii() {
        return text.bytes().fold(sum, |sum, byte| sum.wrapping_add(ASCII[usize::from(byte & 127)]));
    }
    for c in text.chars() {
        if c.is_ascii() {
            sum = sum.wrapping_add(ASCII[c as usize]);
        } else {
            let lower = c.to_lowercase().filter(|c| c.is_alphanumeric());
            sum = lower.map(|c| spread(c as u32)).fold(sum, u64::wrapping_add);
        }
    }
    sum
}

/// Multiplication by an odd constant spreads the code points, so that sums do not collide by accident.
const fn spread(point: u32) -> u64 {
    let spread = (point as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (spread ^ (spread >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

/// What each character of ASCII adds to the sum.
static ASCII: [u64; 128] = {
    let mut table = [0; 128];
    let mut point = 0;
    while point < 128 {
        let byte = point as u8;
        if byte.is_ascii_alphanumeric() {
            table[point] = spread(byte.to_ascii_lowercase() as u32);
        }
        point += 1;
    }
    table
};

/// Whether two TeX values show the same letters and digits.
fn show_the_same(a: &str, b: &str) -> bool {
    // Without commands and mathematics what is shown are the letters that stand there.
    let plain = |text: &str| !text.bytes().any(|byte| matches!(byte, b'\\' | b'$'));
    if plain(a) && plain(b) && letters(a) == letters(b) {
        return true;
    }
    letters(&tex::decode(a)) == letters(&tex::decode(b))
}

/// Compares the entry before and after, as they are read from the two texts.
pub(super) fn entry(draft: &Draft, edits: &[Edit], text: &str, rules: &[Rule]) -> Result<(), Diagnostic> {
    let refuse = |what: String| {
        Err(Diagnostic::error("clean-refused", format!("`{}` was left as it is: {what}", draft.old_key))
            .help("this is a fault of the cleaning rules; skip the rule with --skip"))
    };
    let unsafe_rule = |id: &str| rules.iter().any(|rule| rule.id == id && rule.class == Class::Unsafe);
    let of_fields = || draft.changes.iter().filter(|change| !change.field.is_empty());
    for change in of_fields() {
        let renamed = is_rename(&change.before, &change.after);
        let (before, after) = match change.before.is_empty() || change.after.is_empty() {
            true => (value_part(&change.before), value_part(&change.after)),
            false => (change.before.as_str(), change.after.as_str()),
        };
        let counts = !renamed && !unsafe_rule(change.rule);
        if counts && bare(before) != bare(after) && !show_the_same(before, after) {
            return refuse(format!("`{}` would change letters or digits of `{}`", change.rule, change.field));
        }
    }
    let rewritten;
    let new = match edits {
        [edit] if edit.span == draft.span => edit.with.as_str(),
        _ => {
            let mut moved = Edits::default();
            for edit in edits {
                let span = Span::new(edit.span.start - draft.span.start, edit.span.end - draft.span.start);
                moved.replace(span, edit.with.clone());
            }
            rewritten = moved.apply(draft.span.of(text));
            rewritten.as_str()
        }
    };
    let mut items = items(new);
    let (Some(item), None) = (items.next(), items.next()) else {
        return refuse("its new text is not one entry".to_owned());
    };
    let Node::Entry(read) = &item.node else { return refuse("its new text is not an entry".to_owned()) };
    let meant = || {
        let fields = draft.fields.iter().filter(|field| !field.value.is_empty() || field.origin.is_some());
        fields.map(|field| (&*field.name, &*field.value))
    };
    let found = || read.fields.iter().map(|field| (field.name.of(new), field.value.span.of(new)));
    let plain = |value: &str| value.is_empty() || value == "{}";
    let is_same = |(meant, found): ((&str, &str), (&str, &str))| {
        meant.0.eq_ignore_ascii_case(found.0) && (meant.1 == found.1 || plain(meant.1) && plain(found.1))
    };
    let same = meant().count() == read.fields.len()
        && (meant().zip(found()).all(is_same) || {
            let (mut meant, mut found): (Vec<_>, Vec<_>) = (meant().collect(), found().collect());
            meant.sort_unstable();
            found.sort_unstable();
            meant.into_iter().zip(found).all(is_same)
        });
    if !same || read.key.map_or("", |key| key.of(new)) != draft.key {
        return refuse("its new text is not read as it was meant".to_owned());
    }
    // The old fields, with every change applied, must be the new fields. Those that hold the file's own text between whatever
    // delimiters, which were read as they were meant, are the same on both sides.
    let old = |field: &DraftField<'_>| Some(draft.entry.fields.get(field.origin?)?.value.span.of(text));
    let unchanged = |field: &DraftField<'_>| {
        matches!(field.value, Cow::Borrowed(_)) && field.origin.is_some()
            || old(field).is_some_and(|old| bare(old) == bare(&field.value))
    };
    let mut kept = vec![false; draft.entry.fields.len()];
    let mut after = 0_u64;
    for field in &draft.fields {
        match field.origin.filter(|_| unchanged(field)).and_then(|origin| kept.get_mut(origin)) {
            Some(kept) => *kept = true,
            None => after = after.wrapping_add(letters(&field.value)),
        }
    }
    let gone = draft.entry.fields.iter().zip(&kept).filter(|(_, kept)| !**kept);
    let before = gone.map(|(field, _)| letters(field.value.span.of(text))).fold(0, u64::wrapping_add);
    let accounted = of_fields().fold(before, |sum, change| {
        let (taken, given) = match (change.before.is_empty(), change.after.is_empty()) {
            // Whole fields: the name is not part of the value.
            (true, _) | (_, true) => (value_part(&change.before), value_part(&change.after)),
            _ => (change.before.as_str(), change.after.as_str()),
        };
        if bare(taken) == bare(given) || is_rename(change.before.as_str(), change.after.as_str()) {
            return sum;
        }
        sum.wrapping_sub(letters(taken)).wrapping_add(letters(given))
    });
    if accounted != after {
        return refuse("something would vanish or appear that no rule accounts for".to_owned());
    }
    Ok(())
}

/// The text without its delimiters.
fn bare(text: &str) -> &str {
    let inner = |open, close| text.strip_prefix(open)?.strip_suffix(close);
    inner('{', '}').or_else(|| inner('"', '"')).unwrap_or(text)
}

fn value_part(text: &str) -> &str {
    text.split_once(" = ").map_or(text, |(_, value)| value)
}

/// A change of a field's name: both sides are bare words.
fn is_rename(before: &str, after: &str) -> bool {
    let bare =
        |text: &str| !text.is_empty() && !text.contains(['{', '"', '=', '#']) && text.starts_with(char::is_alphabetic);
    bare(before) && bare(after)
}
