//! Who stands at the head of an entry and did not write, and who served a work otherwise: translators that an entry is filed
//! under, names that somebody wrote under, those who drew, read, performed or asked.

use super::Builder;
use super::names::russian::{self, Part};
use super::names::{NameList, read_names};
use crate::record::{EntryType, Field, Value};
use crate::reference::given::is_given;
use crate::reference::label::Label;
use crate::reference::role_words::service;

/// `Eliot, George [Mary Ann Evans, pseud.]`, `Moor, Ann, pseud.`: names without what says that they, or others, are invented, and
/// those words.
pub(super) fn without_pseudonym(names: &str) -> Option<(String, String)> {
    if let Some(open) = names.find(['[', '(']) {
        let close = open + names.get(open..)?.find([']', ')'])?;
        let inside = names.get(open + 1..close)?.trim_matches([' ', ',', ';']);
        let words: Vec<&str> = inside.split_whitespace().collect();
        // `Le Carré, John [David Cornwell]`: who this is by another name.
        let other = names[open..].starts_with('[')
            && words.len() > 1
            && words.first().is_some_and(|first| is_given(first))
            && words.iter().all(|word| word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '’' | '\'')));
        if !inside.split([' ', '.']).any(is_invented) && !other {
            return None;
        }
        let (before, behind) = (names.get(..open)?.trim_end(), names.get(close + 1..)?);
        return (!before.is_empty()).then(|| (format!("{before}{behind}"), inside.to_owned()));
    }
    let (before, last) = names.trim_end_matches([' ', ',', ':']).rsplit_once(", ")?;
    let word = last.trim_end_matches('.');
    is_invented(word).then(|| (before.to_owned(), last.to_owned()))
}

/// Whether a word says that a name is not the one by which somebody is christened.
fn is_invented(word: &str) -> bool {
    matches!(
        word,
        "pseud"
            | "Pseud"
            | "pseudonym"
            | "Pseudonym"
            | "pseudonyme"
            | "pseudónimo"
            | "pseudônimo"
            | "seudónimo"
            | "pseudonimo"
    )
}

impl Builder<'_> {
    /// `Moor, Ann, trans. Beowulf`: who stands at the head translated, and nobody says who wrote. Styles head the entry so only if
    /// they are told to.
    pub(super) fn headed_by_translators(&mut self, author: &mut NameList, translator: &mut NameList) {
        let marked = translator.translators
            && translator.names.list.is_empty()
            && self.runs.precedes(Label::Translator, Label::Title);
        let told = author.translators && !author.editors && !self.runs.has(Label::Translator);
        let named = !author.names.list.is_empty() || author.repeated;
        if named && (marked || told) && !self.runs.has(Label::Editor) {
            translator.names = std::mem::take(&mut author.names);
            // `Moor, Ann, translator. Crime. By Fyodor Quay`
            if let Some(wrote) =
                self.runs.texts(Label::Author).into_iter().find_map(|text| text.trim_start().strip_prefix("By "))
            {
                author.names = read_names(wrote).names;
                return;
            }
            self.set(Field::Options, Value::Verbatim("usetranslator".to_owned()), Label::Author);
            if author.repeated {
                self.repeated_as = Some(Field::Translator);
            }
        }
    }

    /// `сост. и вступ. ст. М. Моора ; пер. с нем. И. Кея`: each part of a Russian statement says who did what.
    pub(super) fn stated_in_russian(&mut self, editor: &mut NameList, translator: &mut NameList) {
        let labels = [Label::Editor, Label::Translator];
        let text = labels.map(|label| self.runs.texts(label).join(" ; ")).join(" ; ");
        let Some(parts) = russian::parts(&text) else { return };
        (editor.names, translator.names) = Default::default();
        (editor.translators, translator.editors) = (false, false);
        for (part, names) in parts {
            let list = match part {
                Part::Edited => &mut editor.names,
                Part::Translated => &mut translator.names,
                Part::Introduced => {
                    self.set(Field::Introduction, Value::Names(names), Label::Editor);
                    continue;
                }
                Part::Concluded => {
                    self.set(Field::Afterword, Value::Names(names), Label::Editor);
                    continue;
                }
                Part::Other => continue,
            };
            list.list.extend(names.list);
            list.and_others |= names.and_others;
        }
        editor.editors = !editor.names.list.is_empty();
        translator.translators = !translator.names.list.is_empty();
    }

    /// `Read by Ann Moor`: those whom a note names have fields of their own, where the type of the work has such.
    pub(super) fn services(&mut self) {
        const SLOTS: [(Field, Field); 3] = [
            (Field::EditorA, Field::EditorAType),
            (Field::EditorB, Field::EditorBType),
            (Field::EditorC, Field::EditorCType),
        ];
        let has_slots = matches!(
            self.record.entry_type,
            EntryType::Article
                | EntryType::Book
                | EntryType::MvBook
                | EntryType::InBook
                | EntryType::Collection
                | EntryType::MvCollection
                | EntryType::InCollection
                | EntryType::Reference
                | EntryType::InReference
        );
        let Some(note) = self.record.text(&Field::Note).filter(|_| has_slots).map(str::to_owned) else { return };
        let mut kept = Vec::new();
        let mut slots = SLOTS.into_iter();
        for part in note.split("; ") {
            let read = service(part).map(|(role, names)| (role, read_names(names).names));
            match read.filter(|(_, names)| !names.list.is_empty()).and_then(|read| Some((read, slots.next()?))) {
                None => kept.push(part),
                Some(((role, names), (field, kind))) => {
                    self.set(field, Value::Names(names), Label::Note);
                    self.text(kind, role, Label::Note);
                }
            }
        }
        if kept.len() < note.split("; ").count() {
            self.record.set_text(Field::Note, kept.join("; "));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invented_names_and_what_says_so_are_parted() {
        let parted = |names: &str| without_pseudonym(names).map(|(names, addon)| format!("{names} | {addon}"));
        for (names, expected) in [
            ("Quay, Eva [Ann Moor, pseud.].", "Quay, Eva. | Ann Moor, pseud."),
            ("Quay, Eva [pseud. of A. Moor].", "Quay, Eva. | pseud. of A. Moor"),
            ("Quay, Eva, pseud.", "Quay, Eva | pseud."),
            ("Quay, Eva [David John Moor].", "Quay, Eva. | David John Moor"),
        ] {
            assert_eq!(parted(names).as_deref(), Some(expected));
        }
        for names in ["Quay, E[va].", "Quay, Eva (Oslo)", "Quay, Eva [Norway]", "[Quay, Eva]", "Quay, Eva, Moor, Ann"] {
            assert_eq!(parted(names), None, "{names}");
        }
    }
}
