//! Cleaning: rules that change entries, a record of every change with its reason, and a check before anything is handed
//! out.
//!
//! In: a .bib file's text and the rules to apply. Out: the new text, the changes, and the edits that lead back to the old
//! text byte for byte. Entries that no rule changes stay byte-identical; entries that are broken are never touched.
//!
//! A *safe* rule keeps every letter and digit of every value; [`clean`] checks this for each change, and checks for each
//! entry that nothing vanished or appeared that the changes do not account for. Where that fails, the entry is left as it
//! was and reported. An *unsafe* rule may change letters (it removes a prefix, renames a type) and is applied only when
//! asked for.

mod check;
mod dates;
mod dialect;
mod diff;
mod draft;
mod duplicates;
mod identifiers;
mod keys;
mod layout;
mod log;
mod merge;
mod names;
mod pages;
mod protect;
mod sort;
mod spelling;
mod text;
mod whole;

use std::collections::{BTreeMap, HashSet};

pub use diff::unified;
pub use draft::{Change, Draft, DraftField};
pub use log::{Log, undo};
pub use merge::Ground;
use whole::WholeFile;

use crate::bibtex::batches::{Stream, in_batches};
use crate::bibtex::read::item_problems;
use crate::bibtex::syntax::{Edit, Entry, Item, Items, Node, Rewriting, Slip, SlipKind, apply, items};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{Positions, Span};

/// Whether a rule may change letters and digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Letters and digits of every value stay.
    Safe,
    /// May change them, in the way that its reason says.
    Unsafe,
}

/// When a rule is applied without being named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Always.
    Default,
    /// With `unsafe` rules on.
    WithUnsafe,
    /// With `unsafe` rules on, or BibLaTeX as dialect.
    WithUnsafeOrBiblatex,
    /// When a dialect is chosen.
    WithDialect,
    /// Only when named.
    Asked,
}

/// A cleaning rule.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Stable name, as `--only` and `--skip` take it.
    pub id: &'static str,
    /// Whether it may change letters.
    pub class: Class,
    /// When it is applied.
    pub when: Use,
    /// One line: what it does and why.
    pub reason: &'static str,
    apply: fn(&mut Draft, &Options),
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rule").field("id", &self.id).field("class", &self.class).finish_non_exhaustive()
    }
}

/// The language of a .bib file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// BibLaTeX's types and fields, letters in Unicode.
    Biblatex,
    /// BibTeX's types and fields, letters as commands.
    Bibtex,
}

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// These rules and no others; empty for the usual ones.
    pub only: Vec<String>,
    /// These rules not.
    pub skip: Vec<String>,
    /// Further rules, by name.
    pub with: Vec<String>,
    /// Unsafe rules too.
    pub unsafe_rules: bool,
    /// Types, fields and spelling of this dialect.
    pub dialect: Option<Dialect>,
    /// Count changes without keeping them, which for a large file saves most of the memory.
    pub forget_changes: bool,
    /// Make the replacements without keeping them.
    pub forget_edits: bool,
    /// Pattern of new citation keys, for the rule `keys`.
    pub key_pattern: Option<String>,
    /// Fields by which the rule `sort` orders entries, `-` before one for the reverse order; empty for the key.
    pub sort: Vec<String>,
    /// Fields that the rule `omit-fields` takes away.
    pub omit: Vec<String>,
    /// Only at these places, in their order: a rule is applied to an entry in which one of its places lies. None: anywhere.
    pub places: Option<Vec<(Span, &'static str)>>,
    /// On which grounds the rule `merge` joins entries; empty for all of them.
    pub merge: Vec<Ground>,
}

impl Options {
    /// Whether a rule is to be applied to the entry.
    fn reaches(&self, entry: Span, rule: &str) -> bool {
        let Some(places) = &self.places else { return true };
        let first = places.partition_point(|(place, _)| place.start < entry.start);
        let inside = places.get(first..).unwrap_or(&[]).iter().take_while(|(place, _)| place.start < entry.end);
        inside.into_iter().any(|(_, wanted)| *wanted == rule)
    }
}

/// A cleaned file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// The new text.
    pub text: String,
    /// Every change, in the order of the input; empty where they were to be forgotten.
    pub changes: Vec<Change>,
    /// How many changes were made.
    pub count: usize,
    /// The replacements that were made, in the order of the input; empty where they were to be forgotten.
    pub edits: Vec<Edit>,
    /// Citation keys that changed, old → new.
    pub keys: BTreeMap<String, String>,
    /// Entries that were left alone because they are broken or a check failed.
    pub problems: Vec<Diagnostic>,
}

/// All rules, in the order in which they are applied.
pub fn rules() -> Vec<Rule> {
    [
        dialect::RULES,
        dates::RULES,
        text::RULES,
        names::RULES,
        pages::RULES,
        identifiers::RULES,
        spelling::RULES,
        protect::RULES,
        duplicates::FIELD_RULES,
        keys::RULES,
        layout::RULES,
        &[merge::RULE, sort::RULE],
    ]
    .concat()
}

/// The manual's page on a rule: what it does, an example, what it leaves alone.
pub fn page(id: &str) -> Option<&'static str> {
    const MANUAL: &str = include_str!("../../../docs/cleaning.md");
    let heading = format!("\n### {id}\n");
    let start = MANUAL.find(&heading)? + heading.len();
    let rest = MANUAL.get(start..)?;
    let end = ["\n### ", "\n## "].iter().filter_map(|next| rest.find(next)).min().unwrap_or(rest.len());
    rest.get(..end).map(str::trim)
}

/// The rules that `options` choose.
///
/// # Errors
/// The first name that is no rule's.
pub fn chosen(options: &Options) -> Result<Vec<Rule>, String> {
    let all = rules();
    let named = options.only.iter().chain(&options.skip).chain(&options.with);
    if let Some(unknown) = named.into_iter().find(|name| !all.iter().any(|rule| rule.id == **name) && *name != "none") {
        return Err(unknown.clone());
    }
    let wanted = |rule: &Rule| {
        let has = |list: &[String]| list.iter().any(|name| name == rule.id);
        let usual = match rule.when {
            Use::Default => true,
            Use::WithUnsafeOrBiblatex => options.unsafe_rules || options.dialect == Some(Dialect::Biblatex),
            Use::WithUnsafe => options.unsafe_rules,
            Use::WithDialect => options.dialect.is_some(),
            Use::Asked => false,
        };
        !has(&options.skip) && (has(&options.with) || if options.only.is_empty() { usual } else { has(&options.only) })
    };
    Ok(all.into_iter().filter(|rule| wanted(rule)).collect())
}

/// Applies the chosen rules to a file's text. Never fails; unknown names of rules are passed over (see [`chosen`]).
///
/// ```
/// use catena::bibtex::clean::{Options, clean};
/// let cleaned = clean("@ARTICLE(knuth84, author=\"Donald E. Knuth\", pages = \"97-111\")", "a.bib", &Options::default());
/// assert_eq!(cleaned.text, "@article{knuth84,\n  author       = {Knuth, Donald E.},\n  pages        = {97--111},\n}");
/// assert_eq!(cleaned.changes.iter().map(|c| c.rule).collect::<Vec<_>>(), ["names", "pages", "layout"]);
/// ```
pub fn clean(text: &str, file: &str, options: &Options) -> Cleaned {
    let rules = chosen(options).unwrap_or_default();
    let mut cleaned = Cleaned {
        text: String::new(),
        changes: Vec::new(),
        count: 0,
        edits: Vec::new(),
        keys: BTreeMap::new(),
        problems: Vec::new(),
    };
    if rules.is_empty() {
        cleaned.text = text.to_owned();
        return cleaned;
    }
    // Places are looked up for the changes that are kept.
    let positions = Positions::new(if options.forget_changes { "" } else { text });
    let mut whole = WholeFile::of(text, file, &rules, options);
    let sorts = rules.iter().any(|rule| rule.id == sort::RULE.id);
    // Where no one asks for the replacements the new text is written on the way.
    let streams = options.forget_edits && !sorts && whole.merges.is_empty();
    let new = streams.then(|| Rewriting::new(text, text.len() / 8));
    let crlf = text.find('\n').is_some_and(|at| text[..at].ends_with('\r'));
    let cleaner = Cleaner { text, rules: &rules, options, whole: &whole, crlf };
    let mut cleaning = Cleaning {
        items: items(text),
        file,
        positions: &positions,
        cleaned,
        new,
        refused: HashSet::new(),
        met: HashSet::new(),
    };
    in_batches(&mut cleaning, |item| (item.span, cleaner.item(item)));
    let Cleaning { mut cleaned, new, refused, .. } = cleaning;
    whole.refused = refused;
    if let Some(new) = new {
        cleaned.text = new.finish();
        return cleaned;
    }
    whole.take_out(text, file, &positions, options, &mut cleaned);
    cleaned.text = apply(text, &cleaned.edits);
    if sorts {
        sort::sort(&mut cleaned, text, file, options);
    }
    cleaned
}

/// A file on its way through the rules.
struct Cleaning<'c> {
    items: Items<'c>,
    file: &'c str,
    positions: &'c Positions<'c>,
    cleaned: Cleaned,
    /// The new text so far, where it is written on the way.
    new: Option<Rewriting<'c>>,
    /// Where entries begin that were left as they were.
    refused: HashSet<usize>,
    /// Old keys that were met: of entries that share one, the first is meant by what cites it.
    met: HashSet<String>,
}

impl Stream for Cleaning<'_> {
    type Item = Item;
    type Made = (Span, Outcome);

    fn next(&mut self) -> Option<Item> {
        self.items.next()
    }

    fn take(&mut self, (span, outcome): (Span, Outcome)) {
        let (file, cleaned) = (self.file, &mut self.cleaned);
        match outcome {
            Outcome::Same => {}
            Outcome::Broken(problems) => cleaned.problems.extend(problems.into_iter().map(|p| p.in_file(file))),
            Outcome::Refused(problem) => {
                cleaned.problems.push(problem.in_file(file));
                self.refused.insert(span.start);
            }
            Outcome::Cleaned(entry) => {
                let CleanedEntry { old_key, new_key, edits, changes, count } = entry;
                cleaned.count += count;
                match &mut self.new {
                    Some(new) => edits.iter().for_each(|edit| new.replace(edit.span, &edit.with)),
                    None => cleaned.edits.extend(edits),
                }
                let place = self.positions.line_column(span.start);
                cleaned.changes.extend(changes.into_iter().map(|change| {
                    let at = change.span.map_or(place, |span| self.positions.line_column(span.start));
                    Change { file: file.to_owned(), key: old_key.clone(), line: at.line, column: at.column, ..change }
                }));
                let first = self.met.insert(old_key.clone());
                if let Some(new_key) = new_key.filter(|_| first) {
                    cleaned.keys.insert(old_key, new_key);
                }
            }
        }
    }
}

/// What cleans one entry.
struct Cleaner<'c> {
    text: &'c str,
    rules: &'c [Rule],
    options: &'c Options,
    whole: &'c WholeFile,
    /// Whether the file's lines end as Windows ends them.
    crlf: bool,
}

/// Text that is no field: a quotation mark too many tore it off a value, and only a person knows where that value ends.
fn torn(entry: &Entry) -> Option<Slip> {
    entry.slips.iter().find(|slip| slip.kind == SlipKind::Unexpected).copied()
}

/// What became of a stretch of the file.
enum Outcome {
    /// It stays as it is.
    Same,
    /// A broken block, with what is wrong.
    Broken(Vec<Diagnostic>),
    /// An entry that was left as it was, because its check failed.
    Refused(Diagnostic),
    Cleaned(CleanedEntry),
}

/// An entry that changes.
struct CleanedEntry {
    old_key: String,
    /// Its new key, if it has one.
    new_key: Option<String>,
    edits: Vec<Edit>,
    /// None where they are to be forgotten.
    changes: Vec<Change>,
    count: usize,
}

impl Cleaner<'_> {
    fn item(&self, item: Item) -> Outcome {
        let (text, start) = (self.text, item.span.start);
        if matches!(item.node, Node::Broken(..)) {
            return Outcome::Broken(item_problems(&item, text));
        }
        if let Node::Entry(entry) = &item.node
            && torn(entry).is_some()
        {
            let mut problems = item_problems(&item, text);
            problems.retain(|problem| problem.severity == Severity::Error);
            return Outcome::Broken(problems);
        }
        let Node::Entry(entry) = item.node else { return Outcome::Same };
        if self.whole.merges.gone(start).is_some() {
            return Outcome::Same;
        }
        let mut draft = Draft::new(entry, item.span, text);
        draft.new_key = self.whole.keys.of_entry(start);
        self.whole.merges.complete(start, &mut draft);
        for rule in self.rules.iter().filter(|rule| self.options.reaches(item.span, rule.id)) {
            draft.rule = rule.id;
            draft.reason = rule.reason;
            (rule.apply)(&mut draft, self.options);
        }
        self.whole.follow_links(&mut draft);
        layout::settle(&mut draft, text);
        if draft.changes.is_empty() {
            return Outcome::Same;
        }
        let mut edits = layout::edits(&draft, text);
        if edits.is_empty() {
            return Outcome::Same;
        }
        if let Err(problem) = check::entry(&draft, &edits, text, self.rules) {
            return Outcome::Refused(problem.at(draft.key_span));
        }
        if self.crlf {
            for edit in &mut edits {
                edit.with = edit.with.replace("\r\n", "\n").replace('\n', "\r\n");
            }
            edits.retain(|edit| edit.span.of(text) != edit.with);
            if edits.is_empty() {
                return Outcome::Same;
            }
        }
        let count = draft.changes.len();
        let changes = if self.options.forget_changes { Vec::new() } else { draft.changes };
        let new_key = (draft.key != draft.old_key).then_some(draft.key);
        Outcome::Cleaned(CleanedEntry { old_key: draft.old_key, new_key, edits, changes, count })
    }
}

#[cfg(test)]
mod tests;
