//! What stands behind the end of a reference: the part that is meant, the number of a catalogue, who supervised.

use super::Entry;
use crate::reference::Label::*;
use crate::reference::model::glance::form;

/// `1986, insbesondere „Sein“ und „Werden“`, `especially chapter 5`: words on what is meant in a work, behind all else. Pages alone are left.
pub(super) fn part_that_is_meant(entry: &mut Entry<'_>) {
    for t in 6..entry.len().saturating_sub(1) {
        let word = matches!(
            entry.word(t),
            "insbesondere"
                | "insb"
                | "besonders"
                | "bes"
                | "especially"
                | "esp"
                | "particularly"
                | "notamment"
                | "specialmente"
                | "especialmente"
                | "soprattutto"
        );
        if !word || entry.form(t - 1) != form::COMMA || !entry.before(t, &[Title]) {
            continue;
        }
        let from = entry.behind_stop(t);
        let ends = (from..entry.len()).find(|&t| matches!(entry.labels[t].0, Url | Doi | Accessed | Isbn));
        let end = ends.unwrap_or(entry.len());
        let mut inside = from..end;
        let quoted = inside.clone().any(|t| entry.form(t) == form::OPEN_QUOTE);
        let chapter = inside.any(|t| {
            matches!(
                entry.word(t),
                "chapter" | "chapters" | "chap" | "ch" | "Kapitel" | "Kap" | "chapitre" | "capítulo"
            )
        });
        let printed = entry.before(t, &[Publisher, Location, Date]);
        if (quoted || chapter) && printed {
            return entry.change(t, end, Note);
        }
    }
}

/// `Presses Universitaires de France. WorldCat OCLC 8416329.`, `San Diego, CA. ERIC ED420715.`: the number of a catalogue is no part of the press.
pub(super) fn number_of_a_catalogue(entry: &mut Entry<'_>) {
    for t in 2..entry.len().saturating_sub(1) {
        if !matches!(entry.word(t), "OCLC" | "ERIC") || matches!(entry.labels[t].0, Title | Url | Note) {
            continue;
        }
        let counted = |t: &usize| {
            let word = entry.word(*t);
            let digits = word.strip_prefix("ED").or(word.strip_prefix("EJ")).unwrap_or(word);
            digits.len() > 4 && digits.bytes().all(|b| b.is_ascii_digit())
        };
        let number = (t + 1..entry.len().min(t + 5)).find(counted);
        let from = if entry.word(t - 1) == "WorldCat" { t - 1 } else { t };
        if let Some(number) = number
            && form::is_pause(entry.form(from - 1))
        {
            return entry.change(from, entry.with_pause(number + 1), Note);
        }
    }
}

/// `Università di Roma, 2004. Relatore: Dario Moor.`: who supervised a thesis.
pub(super) fn supervisor(entry: &mut Entry<'_>) {
    for t in 5..entry.len().saturating_sub(2) {
        let word = matches!(
            entry.word(t),
            "Relatore"
                | "Relatrice"
                | "Relatori"
                | "Correlatore"
                | "Supervisor"
                | "Supervisors"
                | "Advisor"
                | "Adviser"
                | "Betreuer"
                | "Betreuerin"
                | "Orientador"
                | "Orientadora"
                | "Tutor"
                | "Promotor"
        );
        let apart = matches!(entry.form(t - 1), form::STOP | form::COMMA | form::SEMICOLON | form::OPEN);
        if word && apart && entry.form(t + 1) == form::COLON && entry.before(t, &[Publisher, Genre, Date]) {
            let end = (t + 2..entry.len()).find(|&t| matches!(entry.labels[t].0, Url | Doi | Date));
            return entry.change(t, end.unwrap_or(entry.len()), Note);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn what_is_meant_in_a_work_is_a_note() {
        let text = "Ann Moor: Flüsse, Bonn: Ufer, 1986, insbesondere „Sein“ und „Eis“";
        let parts = [(3, Author), (2, Title), (2, Location), (2, Publisher), (2, Date), (8, ContainerTitle)];
        assert_eq!(mended(text, &parts).last().unwrap(), "note insbesondere „Sein“ und „Eis“");
        let text = "Ann Moor: Flüsse, Bonn: Ufer, 1986, bes. S. 82–115.";
        let parts = [(3, Author), (2, Title), (2, Location), (2, Publisher), (2, Date), (8, Pages)];
        assert_eq!(mended(text, &parts).last().unwrap(), "pages bes. S. 82–115.");
    }

    #[test]
    fn numbers_of_catalogues_and_supervisors_are_notes() {
        let text = "Moor, A. Eaux. Paris: Quai de France. WorldCat OCLC 8416329.";
        let parts = [(4, Author), (2, Title), (2, Location), (6, Publisher), (2, Pages)];
        assert_eq!(mended(text, &parts).last().unwrap(), "note WorldCat OCLC 8416329.");
        let text = "Moor, V. Acque. Tesi di laurea, Quay, 2004. Relatore: Dario Pier.";
        let parts = [(4, Author), (2, Title), (4, Genre), (2, Publisher), (2, Date), (2, Location), (3, Author)];
        assert_eq!(mended(text, &parts).last().unwrap(), "note Relatore: Dario Pier.");
    }
}
