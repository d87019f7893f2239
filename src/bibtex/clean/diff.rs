//! The difference between two texts in the unified form that `patch` reads.
//!
//! Made from the replacements that turned one into the other, so that time and memory stay linear.

use crate::bibtex::syntax::Edit;

/// Lines around a change.
const CONTEXT: usize = 3;

/// The unified difference; empty where nothing changed. `edits` are in the order of the old text.
pub fn unified(old: &str, edits: &[Edit], file: &str) -> String {
    let starts: Vec<usize> = std::iter::once(0).chain(old.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let line_of = |byte: usize| starts.partition_point(|start| *start <= byte) - 1;
    let lines = if old.ends_with('\n') || old.is_empty() { starts.len() - 1 } else { starts.len() };
    let line = |at: usize| old.get(*starts.get(at)?..starts.get(at + 1).copied().unwrap_or(old.len()));
    // Blocks of whole lines: first line, line after the last, new text.
    let mut blocks: Vec<(usize, usize, String)> = Vec::new();
    // What stands behind the last change of a block comes once the next change is known: of one line with very many changes
    // nothing is copied twice.
    let mut copied = 0;
    let rest = |last: usize, copied: usize| {
        let end = starts.get(last).copied().unwrap_or(old.len());
        old.get(copied..end).unwrap_or("")
    };
    for edit in edits {
        let first = line_of(edit.span.start);
        let last = line_of(edit.span.end.max(edit.span.start)).min(lines.saturating_sub(1)) + 1;
        match blocks.last_mut() {
            Some((_, block_end, new)) if first < *block_end => {
                new.push_str(old.get(copied..edit.span.start).unwrap_or(""));
                new.push_str(&edit.with);
                *block_end = (*block_end).max(last);
            }
            before => {
                if let Some((_, block_end, new)) = before {
                    new.push_str(rest(*block_end, copied));
                }
                let start = starts.get(first).copied().unwrap_or(0);
                let new = old.get(start..edit.span.start).unwrap_or("").to_owned() + &edit.with;
                blocks.push((first, last.max(first), new));
            }
        }
        copied = edit.span.end;
    }
    if let Some((_, block_end, new)) = blocks.last_mut() {
        new.push_str(rest(*block_end, copied));
    }
    let mut out = String::new();
    let mut shift = 0_isize;
    let mut at = 0;
    while at < blocks.len() {
        let mut next = at + 1;
        while blocks.get(next).zip(blocks.get(next - 1)).is_some_and(|(b, a)| b.0 <= a.1 + 2 * CONTEXT) {
            next += 1;
        }
        let hunk = blocks.get(at..next).unwrap_or(&[]);
        let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else { break };
        let from = first.0.saturating_sub(CONTEXT);
        let to = (last.1 + CONTEXT).min(lines);
        let mut body = String::new();
        let (mut old_count, mut new_count, mut here) = (0, 0, from);
        let put = |mark: char, text: &str, body: &mut String| {
            body.push(mark);
            body.push_str(text);
            if !text.ends_with('\n') {
                body.push_str("\n\\ No newline at end of file\n");
            }
        };
        for (start, end, new) in hunk {
            for kept in here..*start {
                put(' ', line(kept).unwrap_or(""), &mut body);
                (old_count, new_count) = (old_count + 1, new_count + 1);
            }
            for gone in *start..*end {
                put('-', line(gone).unwrap_or(""), &mut body);
                old_count += 1;
            }
            for come in new.split_inclusive('\n') {
                put('+', come, &mut body);
                new_count += 1;
            }
            here = *end;
        }
        for kept in here..to {
            put(' ', line(kept).unwrap_or(""), &mut body);
            (old_count, new_count) = (old_count + 1, new_count + 1);
        }
        if out.is_empty() {
            out.push_str(&format!("--- {file}\n+++ {file}\n"));
        }
        let new_from = (from + 1).saturating_add_signed(shift);
        out.push_str(&format!("@@ -{},{old_count} +{new_from},{new_count} @@\n{body}", from + 1));
        shift += new_count as isize - old_count as isize;
        at = next;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn a_change_is_shown_with_the_lines_around_it() {
        let old = "a\nb\nc\nd\ne\nf\n";
        let edits = [Edit { span: Span::new(6, 7), with: "D1\nD2".into() }];
        assert_eq!(
            unified(old, &edits, "x.bib"),
            "--- x.bib\n+++ x.bib\n@@ -1,6 +1,7 @@\n a\n b\n c\n-d\n+D1\n+D2\n e\n f\n"
        );
        let edits =
            [Edit { span: Span::new(0, 1), with: "A".into() }, Edit { span: Span::new(2, 3), with: "B".into() }];
        assert_eq!(
            unified("a b c", &edits, "x"),
            "--- x\n+++ x\n@@ -1,1 +1,1 @@\n-a b c\n\\ No newline at end of file\n+A B c\n\\ No newline at end of file\n"
        );
        assert_eq!(unified(old, &[], "x"), "");
        let edits = [2, 6, 10].map(|at| Edit { span: Span::new(at, at + 1), with: "X".into() });
        assert_eq!(unified(old, &edits, "x"), "--- x\n+++ x\n@@ -1,6 +1,6 @@\n a\n-b\n+X\n c\n-d\n+X\n e\n-f\n+X\n");
    }

    #[test]
    fn a_hundred_thousand_changes_on_one_line_are_copied_once() {
        let old = "ab ".repeat(100_000);
        let edits: Vec<Edit> =
            (0..100_000).map(|at| Edit { span: Span::new(at * 3, at * 3 + 1), with: "A".into() }).collect();
        let new = old.replace('a', "A");
        let end = "\n\\ No newline at end of file\n";
        let whole = format!("--- x\n+++ x\n@@ -1,1 +1,1 @@\n-{old}{end}+{new}{end}");
        assert!(unified(&old, &edits, "x") == whole);
    }
}
