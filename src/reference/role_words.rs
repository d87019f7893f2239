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
        _ => None,
    }
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
