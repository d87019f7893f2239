//! Phrases before names that say more than a role: `trad. de l'anglais par A. Moor`, `Aus dem Englischen von A. Moor`,
//! `Directed by Ann Moor`.

use std::sync::LazyLock;

use regex::Regex;

use crate::reference::latin;
use crate::reference::role_words::{Deed, deed, is_by, opens_a_phrase};

/// What a phrase before names says of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// They translated.
    Translated,
    /// They directed.
    Directed,
    /// They edited a text.
    Edited,
    /// They edited and translated it.
    EditedAndTranslated,
}

/// The phrase before the names, and the names.
///
/// Phrases of one word (`trans.`, `Übers. von`) are left to the reading of names, which knows them in all places.
pub fn lead(text: &str) -> Option<(Lead, &str)> {
    let text = text.trim_start();
    let first = text.split([' ', '.', ':', '’', '\'']).next().unwrap_or("").to_lowercase();
    // `recognovit brevique adnotatione critica instruxit R. A. B. Moor`
    if latin::edits(&first) || matches!(first.as_str(), "tertium" | "iterum" | "denuo") {
        let names = text.split_inclusive(' ').skip(1).skip_while(|word| !word.starts_with(char::is_uppercase));
        let length: usize = names.map(str::len).sum();
        return text.get(text.len() - length..).filter(|names| !names.is_empty()).map(|names| (Lead::Edited, names));
    }
    let (kind, pattern) = match first.as_str() {
        "aus" | "autorisierte" | "deutsch" | "dt" | "traduit" | "traduite" | "trad" | "traduction" | "traduzione"
        | "tradotto" | "tr" | "traducción" | "traducido" | "tradução" | "traduzido" | "trans" | "transl"
        | "translated" | "translation" | "übers" | "übersetzt" | "in" => (Lead::Translated, &TRANSLATED),
        "directed" | "dir" | "réalisé" | "réal" | "réalisation" | "regia" | "diretto" | "regie" | "un" | "ein"
        | "dirigida" | "dirigido" | "dirección" | "direção" => (Lead::Directed, &DIRECTED),
        "texte" | "text" | "établi" | "présenté" | "cura" | "studio" | "edita" => (Lead::Edited, &EDITED),
        _ => return said_at_length(text),
    };
    let Some(found) = pattern.as_ref()?.find(text) else { return said_at_length(text) };
    Some((kind, text.get(found.end()..)?)).filter(|(_, names)| names.chars().any(char::is_alphabetic))
}

/// `Edited with an introduction by A. Moor`, `Hrsg. und eingel. von A. Moor`, `publiée sous la direction de A. Moor`: words in small
/// letters, one of which says what was done, up to the word before the names.
fn said_at_length(text: &str) -> Option<(Lead, &str)> {
    const LONGEST: usize = 14;
    let mut both = [false; 2];
    let mut found = None;
    let mut at = 0;
    let first = text.split([' ', '.']).next().unwrap_or("").to_lowercase();
    for (count, word) in text.split_inclusive([' ', '\u{a0}']).enumerate().take(LONGEST) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = bare.to_lowercase();
        let said = deed(&lower);
        let begins = count == 0 && lower != "con" && (said.is_some() || opens_a_phrase(&lower));
        let small = bare.is_empty() || bare.starts_with(char::is_lowercase);
        if !begins && (count == 0 || !small && deed(&lower).is_none() && !opens_a_phrase(&lower)) {
            break;
        }
        // What was written beside the text is no role of those named here, unless the phrase says more.
        let said = said.filter(|said| !matches!(said, Deed::Introduced | Deed::Served));
        both[0] |= said == Some(Deed::Edited);
        both[1] |= said == Some(Deed::Translated);
        at += word.len();
        // `ed. de Moor` may be a name: two words are left to those who read names, unless these do not know the first.
        let unknown = matches!(
            &*first,
            "bearbeitet"
                | "besorgt"
                | "edición"
                | "edição"
                | "edició"
                | "întocmit"
                | "îngrijit"
                | "bezorgd"
                | "établie"
                | "publiée"
                | "oversatt"
                | "oversat"
                | "översatt"
                | "udg"
                | "utg"
                | "udgivet"
                | "utgitt"
                | "redigert"
                | "redigeret"
                | "redigerad"
        );
        let long = count > 1 || lower == "vom" || count == 1 && unknown;
        let names = text.get(at..).is_some_and(|names| names.starts_with(char::is_uppercase));
        if both != [false; 2] && is_by(&lower) && long && names {
            found = Some(at);
        }
    }
    let kind = match both {
        [true, true] => Lead::EditedAndTranslated,
        [true, false] => Lead::Edited,
        _ => Lead::Translated,
    };
    Some((kind, text.get(found?..)?))
}

static TRANSLATED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let role = r"(?:trad(?:uite?|uction|uzione|otto|ucción|ucido|ução|uzido)?|transl(?:ated|ation)?|trans|tr|übers(?:etzt)?)\.?";
    let from = r"(?:de l[’'] ?|du |dall[’'] ?|dal(?:lo)? |del |do |from (?:the )?|aus dem |aus der )";
    let by = r"(?:par|di|de|von|v\.|by|por|da)";
    let also = r"(?: (?:et|and|und|e|y) \p{Ll}+| übers(?:etzt|\.)| übertragen)?";
    Regex::new(&format!(
        r"(?i)^(?:{role} {from}\p{{L}}+\.?(?: \([^()]{{1,24}}\))?{also} {by} |aus de[mr] \p{{L}}+\.?{also} {by} |{role} (?:it|fr|franç|ital|ingl|esp|cast|port|engl)\.(?: {by})? |(?:deutsch|dt\.) von |autorisierte (?:deutsche |dt\. )?(?:ausgabe|ausg\.|übersetzung|übers\.|übertragung) von |in a translation by |{role}: ?)"
    ))
    .ok()
});

static EDITED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:cura et studio |(?:edita )?studio et cura |(?:texte? )?(?:établi|présenté|édité|revu)(?:,? (?:et )?\p{Ll}+)* par )",
    )
    .ok()
});

static DIRECTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:directed by|dir\. by|réalisé par|réal\.|réalisation(?: de|:)?|regia(?: di|:)?|diretto da|regie:?|un film de|ein film von|dirigid[ao] por|dirección(?: de|:)|direção(?: de|:)) ",
    )
    .ok()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_the_original_is_no_name() {
        for text in [
            "trad. de l'anglais par A. Moor",
            "traduit de l’anglais (États-Unis) par A. Moor",
            "Trad. du russe et annoté par A. Moor",
            "trad. it. di A. Moor",
            "trad. dall'inglese di A. Moor",
            "Aus dem Englischen von A. Moor",
            "aus dem Amerikan. übers. von A. Moor",
            "translated from the French by A. Moor",
            "Tradução: A. Moor",
            "Deutsch von A. Moor",
        ] {
            assert_eq!(lead(text), Some((Lead::Translated, "A. Moor")), "{text}");
        }
        for text in ["Directed by A. Moor", "réal. A. Moor", "Regie: A. Moor", "Dirección: A. Moor"] {
            assert_eq!(lead(text), Some((Lead::Directed, "A. Moor")), "{text}");
        }
    }

    #[test]
    fn what_was_done_to_a_text_is_no_name() {
        for text in [
            "recognovit brevique adnotatione instruxit A. Moor",
            "texte établi et traduit par A. Moor",
            "Texte établi, traduit et commenté par A. Moor",
            "cura et studio A. Moor",
            "Edited with an introduction by A. Moor",
            "Edited and with an introduction and notes by A. Moor",
            "Hrsg. und eingel. von A. Moor",
            "Hrsg. vom A. Moor",
            "bearbeitet von A. Moor",
            "publiée sous la direction de A. Moor",
            "Mit Anmerkungen hrsg. von A. Moor",
            "edición crítica y anotada de A. Moor",
        ] {
            assert_eq!(lead(text), Some((Lead::Edited, "A. Moor")), "{text}");
        }
    }

    #[test]
    fn who_edited_may_have_translated() {
        for text in
            ["Edited and translated by A. Moor", "herausgegeben und übersetzt von A. Moor", "ed. & transl. by A. Moor"]
        {
            assert_eq!(lead(text), Some((Lead::EditedAndTranslated, "A. Moor")), "{text}");
        }
    }

    #[test]
    fn names_are_no_phrase() {
        for text in ["Dir, Ann", "Tran, Van de", "Deutsch, Karl W.", "Deutsch, von", "Aus, Ann", "Un, Eva", "Ein Moor"]
        {
            assert_eq!(lead(text), None, "{text}");
        }
    }
}
