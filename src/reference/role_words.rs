//! Words with which books say who edited or translated them, in the languages of the humanities.
//!
//! Labels and names are mended by the same words: the one ask where such a phrase ends, the other what it said.

/// What a phrase says that those named behind it did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// They edited.
    Edited,
    /// They translated.
    Translated,
    /// They wrote something before, behind or beside the text.
    Introduced,
    /// They drew, read, performed or asked: see [`service`].
    Served,
}

/// What a word in small letters says that somebody did.
pub fn deed(word: &str) -> Option<Deed> {
    match word {
        "hrsg" | "hg" | "hgg" | "herausgegeben" | "ediert" | "bearb" | "bearbeitet" | "besorgt"
        | "zusammengestellt" | "ed" | "edited" | "edidit" | "éd" | "édité" | "éditée" | "édités" | "édition"
        | "établi" | "établie" | "établis" | "publié" | "publiée" | "publiés" | "publiées" | "direction" | "dir"
        | "dirigé" | "dirigée" | "edizione" | "curato" | "curata" | "cur" | "curr" | "pubblicato" | "pubblicata"
        | "pubblicati" | "pubblicate" | "coordinamento" | "diretto" | "diretta" | "coordinato" | "coordinata"
        | "coordinatori" | "coordinatore" | "edición" | "edició" | "edição" | "dirección" | "direção" | "dirigido"
        | "dirigida" | "coord" | "coordinado" | "coordinada" | "coordinador" | "coordinadores" | "coordenação"
        | "org" | "organizado" | "organizada" | "organização" | "seleção" | "selección" | "ediție" | "întocmit"
        | "îngrijit" | "îngrijită" | "coordonator" | "coordonatori" | "uitg" | "uitgegeven" | "bezorgd" | "udg"
        | "udgivet" | "utg" | "utgitt" | "utgiven" | "utgivna" | "redigert" | "redigeret" | "redigerad" => {
            Some(Deed::Edited)
        }
        "trad" | "traduit" | "traduite" | "traduits" | "traduction" | "tradotto" | "tradotta" | "traduzione"
        | "traducción" | "traducido" | "traducida" | "tradução" | "traduzido" | "traduzida" | "traducere"
        | "traducció" | "trans" | "transl" | "translated" | "translation" | "übers" | "übersetzt" | "übertragen"
        | "przeł" | "tłum" | "přel" | "vert" | "vertaald" | "oversatt" | "oversat" | "översatt" | "översättning"
        | "oversættelse" | "oversettelse" | "overs" | "övers" => Some(Deed::Translated),
        "présentation" | "préface" | "préf" | "postface" | "introduction" | "introd" | "intr" | "avant-propos"
        | "vorwort" | "nachwort" | "einleitung" | "einl" | "geleitwort" | "prefazione" | "introduzione"
        | "presentazione" | "postfazione" | "prologo" | "prólogo" | "presentación" | "prefácio" | "apresentação"
        | "posfácio" | "introdução" | "introducción" | "foreword" | "preface" | "afterword" | "bibliographie"
        | "saggio" => Some(Deed::Introduced),
        "illustrated" | "illustriert" | "illustré" | "illustrée" | "illustrations" | "illustrationen"
        | "zeichnungen" | "ilustrado" | "ilustrada" | "ilustraciones" | "ilustrações" | "illustrato" | "illustrata"
        | "illustrazioni" | "illus" | "drawings" | "read" | "narrated" | "gelesen" | "gesprochen" | "lu" | "letto"
        | "leído" | "lido" | "performed" | "interviewed" | "interview" | "entretien" | "propos" | "entrevista"
        | "intervista" | "pictures" => Some(Deed::Served),
        _ => None,
    }
}

/// What a phrase says that somebody did for a work who neither wrote nor edited nor translated it, by the name that CSL has for it
/// (BibLaTeX's `editoratype`), and the names: `Read by Ann Moor`, `Illustrationen von Ann Moor`, `Interview by Ann Moor`.
pub fn service(phrase: &str) -> Option<(&'static str, &str)> {
    const LONGEST: usize = 4;
    // `(E. Quay, Illus.)`
    let bare = phrase.trim_matches([' ', '(', ')', '[', ']', ',', ';']);
    if let Some((names, last)) = bare.rsplit_once(", ").filter(|_| bare.starts_with(char::is_uppercase)) {
        match last.trim_end_matches('.').to_lowercase().as_str() {
            "illus" | "illustrator" | "illustrators" => return Some(("illustrator", names)),
            "narr" | "narrator" => return Some(("narrator", names)),
            _ => {}
        }
    }
    let mut role = None;
    let mut at = 0;
    for word in phrase.split_inclusive([' ', '\u{a0}']).take(LONGEST) {
        let bare = word.trim_matches(|c: char| !c.is_alphabetic());
        at += word.len();
        let lower = bare.to_lowercase();
        let short = matches!(lower.as_str(), "illus" | "ill") && word.trim_end().ends_with('.');
        role = role.or(match lower.as_str() {
            "illus" | "ill" if short => Some("illustrator"),
            word if deed(word) != Some(Deed::Served) => None,
            word if word.starts_with("il") || matches!(word, "drawings" | "zeichnungen" | "pictures") => {
                Some("illustrator")
            }
            "performed" => Some("performer"),
            "interview" | "interviewed" | "entretien" | "propos" | "entrevista" | "intervista" => Some("interviewer"),
            _ => Some("narrator"),
        });
        let leads = is_by(&lower) || matches!(lower.as_str(), "with" | "mit" | "avec" | "con" | "com" | "and" | "und");
        let joins = bare.starts_with(char::is_lowercase) && role.is_some();
        if role.is_none() && !leads && !joins {
            return None;
        }
        // `illustrations by the author` names nobody.
        if (is_by(bare) || short) && phrase.get(at..).is_some_and(|names| names.starts_with(char::is_uppercase)) {
            return Some((role?, phrase.get(at..)?));
        }
    }
    None
}

/// Whether a word leads from what was done to who did it.
pub fn is_by(word: &str) -> bool {
    matches!(word, "by" | "von" | "vom" | "v" | "par" | "di" | "da" | "de" | "por" | "per" | "door" | "af" | "av")
}

/// Whether a phrase may begin with a word, or have it inside, that itself says nothing of what was done.
pub fn opens_a_phrase(word: &str) -> bool {
    matches!(
        word,
        "mit"
            | "autorisierte"
            | "nach"
            | "im"
            | "unter"
            | "texte"
            | "text"
            | "testo"
            | "sous"
            | "bajo"
            | "sob"
            | "nouvelle"
            | "con"
            | "per"
            | "avec"
            | "with"
            | "anmerkungen"
            | "kommentar"
            | "auftrag"
            | "auftrage"
            | "originalausgabe"
            | "handschrift"
            | "handschriften"
            | "tode"
            | "revised"
            | "rev"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_are_told_by_their_phrases() {
        for (phrase, role) in [
            ("Read by A. Moor", "narrator"),
            ("Gelesen von A. Moor", "narrator"),
            ("illustrations de A. Moor", "illustrator"),
            ("Mit Zeichnungen von A. Moor", "illustrator"),
            ("Illus. A. Moor", "illustrator"),
            ("Performed by A. Moor", "performer"),
            ("Interview by A. Moor", "interviewer"),
            ("Propos recueillis par A. Moor", "interviewer"),
            ("(A. Moor, Illus.)", "illustrator"),
        ] {
            assert_eq!(service(phrase), Some((role, "A. Moor")), "{phrase}");
        }
        for phrase in ["illustrations by the author", "Interview with A. Moor", "Foreword by A. Moor", "With A. Moor"] {
            assert_eq!(service(phrase), None, "{phrase}");
        }
    }
}
