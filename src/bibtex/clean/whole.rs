//! What concerns the file as a whole: keys that are made anew and duplicates that become one, decided before entries are
//! cleaned, and carried out where their own check has passed.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Change, Cleaned, Draft, Ground, Options, Rule, keys, merge, torn};
use crate::bibtex::read::read_raw;
use crate::bibtex::syntax::{Edit, Node, Slip, items};
use crate::text::{Positions, Span};

/// Decisions about a file.
#[derive(Debug, Default)]
pub(super) struct WholeFile {
    pub keys: keys::Plan,
    pub merges: merge::Plan,
    /// Old key → the key under which the work is found afterwards.
    links: BTreeMap<String, String>,
    /// Entries that stay as they were because their check failed, by the byte at which they begin.
    pub refused: HashSet<usize>,
}

impl WholeFile {
    /// Decides; for nothing that no rule asks for.
    pub fn of(text: &str, file: &str, rules: &[Rule], options: &Options) -> WholeFile {
        let asked = |id: &str| rules.iter().any(|rule| rule.id == id);
        let (merging, naming) = (asked(merge::RULE.id), asked("keys"));
        if !merging && !naming {
            return WholeFile::default();
        }
        let mut raw = read_raw(text, file);
        // What is not touched keeps its key, and goes into no other entry.
        let torn: HashMap<usize, Slip> = items(text)
            .filter_map(|item| match &item.node {
                Node::Entry(entry) => Some((item.span.start, torn(entry)?)),
                _ => None,
            })
            .collect();
        for entry in raw.entries.iter_mut().filter(|entry| entry.broken.is_none()) {
            entry.broken = torn.get(&entry.span.start).copied();
        }
        let grounds = if options.merge.is_empty() { &Ground::ALL[..] } else { &options.merge };
        let merges = if merging { merge::Plan::of(&raw.entries, text, grounds) } else { merge::Plan::default() };
        let keys = if naming {
            let pattern = options.key_pattern.as_deref().unwrap_or("[auth:lower][year]");
            keys::Plan::of(&raw.entries, pattern, |start| merges.gone(start).is_some())
        } else {
            keys::Plan::default()
        };
        let mut links = keys.keys.clone();
        for (gone, stays) in &merges.keys {
            links.insert(gone.clone(), keys.keys.get(stays).unwrap_or(stays).clone());
        }
        WholeFile { keys, merges, links, refused: HashSet::new() }
    }

    /// Makes the links of an entry follow.
    pub fn follow_links(&self, draft: &mut Draft) {
        if !self.links.is_empty() {
            let rule = keys::RULES.first().map_or(("", ""), |rule| (rule.id, rule.reason));
            let rule = if self.keys.keys.is_empty() { (merge::RULE.id, merge::RULE.reason) } else { rule };
            keys::follow_links(draft, &self.links, rule);
        }
    }

    /// Takes out the entries that went into others, and records it. Where the entry that was to stay could not take up what
    /// it lacks, all stay.
    pub fn take_out(&self, text: &str, file: &str, positions: &Positions, options: &Options, cleaned: &mut Cleaned) {
        if self.merges.is_empty() {
            return;
        }
        let mut any = false;
        for item in items(text) {
            let (Node::Entry(entry), Some(gone)) = (&item.node, self.merges.gone(item.span.start)) else { continue };
            if self.refused.contains(&gone.into) {
                continue;
            }
            any = true;
            // The blank lines behind it go too.
            let rest = text.get(item.span.end..).unwrap_or("");
            let blank = rest.len() - rest.trim_start().len();
            cleaned.edits.push(Edit { span: Span::new(item.span.start, item.span.end + blank), with: String::new() });
            cleaned.count += 1;
            if let Some(key) = entry.key {
                let key = key.of(text).trim();
                if let Some(new) = self.links.get(key) {
                    cleaned.keys.insert(key.to_owned(), new.clone());
                }
            }
            if !options.forget_changes {
                cleaned.changes.extend(gone.changes.iter().map(|change| {
                    let at = positions.line_column(change.span.map_or(item.span.start, |span| span.start));
                    Change { file: file.to_owned(), line: at.line, column: at.column, ..change.clone() }
                }));
            }
        }
        if any {
            cleaned.edits.sort_by_key(|edit| edit.span);
            cleaned.changes.sort_by_key(|change| (change.line, change.column));
        }
    }
}
