//! What a MODS record describes: from its genres, its host and the type of its resource.

use crate::interchange::draft::Draft;
use crate::interchange::words;
use crate::interchange::xml::Element;
use crate::record::{EntryType, Field};
use crate::text::Span;

/// Genres (the MARC genre terms, and those of reference managers) and entry types.
#[rustfmt::skip]
const GENRES: &[(&str, EntryType)] = {
    use EntryType::*;
    &[
        ("journal article", Article), ("journalarticle", Article), ("article", Article), ("magazinearticle", Article),
        ("magazine article", Article), ("newspaperarticle", Article), ("newspaper article", Article),
        ("book", Book), ("booksection", InBook), ("book section", InBook), ("book chapter", InBook), ("chapter", InBook),
        ("thesis", Thesis), ("theses", Thesis), ("dissertation", Thesis),
        ("report", Report), ("technical report", Report), ("government publication", Report),
        ("conference publication", Proceedings), ("conferencepaper", InProceedings), ("conference paper", InProceedings),
        ("encyclopediaarticle", InReference), ("dictionaryentry", InReference),
        ("encyclopedia", Reference), ("dictionary", Reference),
        ("web page", Online), ("web site", Online), ("website", Online), ("webpage", Online), ("blogpost", Online),
        ("manuscript", Unpublished), ("letter", Letter), ("patent", Patent), ("standard", Standard),
        ("standard or specification", Standard), ("dataset", Dataset), ("computer program", Software),
        ("computerprogram", Software), ("legal case and case notes", Jurisdiction), ("case", Jurisdiction),
        ("legislation", Legislation), ("statute", Legislation), ("bill", Legislation),
        ("motion picture", Movie), ("film", Movie), ("videorecording", Video), ("audiorecording", Audio),
        ("artwork", Artwork), ("map", Image), ("picture", Image), ("periodical", Periodical),
        ("instruction", Manual), ("pamphlet", Booklet),
    ]
};

/// Genres that say something of the content, and nothing of the entry type.
const GENERAL: [&str; 6] = ["bibliography", "biography", "essay", "essays", "fiction", "festschrift"];

/// The entry type of a genre.
fn known(genre: &str) -> Option<EntryType> {
    let genre = genre.to_lowercase();
    GENRES.iter().find(|(name, _)| *name == genre).map(|(_, kind)| kind.clone())
}

/// The genre that an entry type is written as.
pub(super) fn genre_of(kind: &EntryType, subtype: &str) -> &'static str {
    use EntryType::*;
    let nearest = match kind {
        Article if subtype == "magazine" => return "magazine article",
        Article if subtype == "newspaper" => return "newspaper article",
        SuppPeriodical | Review => Article,
        MvBook | Collection | MvCollection => Book,
        InBook | InCollection | BookInBook | SuppBook | SuppCollection => return "book section",
        InProceedings => return "conference paper",
        MvProceedings => Proceedings,
        MvReference => Reference,
        InReference => return "encyclopediaarticle",
        other => other.clone(),
    };
    GENRES.iter().find(|(_, known)| *known == nearest).map_or("", |(genre, _)| *genre)
}

/// Sets the type of a record.
pub(super) fn entry_type(mods: Element, draft: &mut Draft) {
    let host = mods.all("relatedItem").find(|item| item.attribute("type") == "host");
    let of_own = mods.all("genre").find_map(|genre| known(&genre.text()));
    let kind = match (of_own, host) {
        (Some(kind @ (EntryType::Article | EntryType::Online | EntryType::Thesis)), _) => kind,
        (Some(EntryType::Proceedings | EntryType::InProceedings), Some(_)) => EntryType::InProceedings,
        (kind, Some(host)) => match kind.unwrap_or_else(|| of_host(host)) {
            EntryType::InBook | EntryType::Book if editors(host) || editors(mods) => EntryType::InCollection,
            EntryType::Book => EntryType::InBook,
            kind => kind,
        },
        (Some(EntryType::Book), None) if editors(mods) && !has_author(mods) => EntryType::Collection,
        (Some(kind), None) => kind,
        (None, None) => of_resource(mods, draft),
    };
    draft.record.entry_type = kind;
}

fn editors(item: Element) -> bool {
    item.all("name").any(|name| {
        name.all("role").any(|role| matches!(role.of("roleTerm").to_lowercase().as_str(), "edt" | "editor"))
    })
}

fn has_author(mods: Element) -> bool {
    mods.all("name").any(|name| {
        let mut roles = name.all("role").map(|role| role.of("roleTerm").to_lowercase()).peekable();
        roles.peek().is_none() || roles.any(|role| matches!(role.as_str(), "aut" | "author" | "cre" | "creator"))
    })
}

/// What stands in such a host.
fn of_host(host: Element) -> EntryType {
    let issuance = host.child("originInfo").map(|origin| origin.of("issuance")).unwrap_or_default();
    let periodical = matches!(issuance.as_str(), "continuing" | "serial");
    let genre = |words: &[&str]| host.all("genre").any(|genre| words.contains(&genre.text().to_lowercase().as_str()));
    let issn = host.all("identifier").any(|id| id.attribute("type") == "issn");
    if genre(&["conference publication"]) {
        EntryType::InProceedings
    } else if periodical || issn || genre(&["periodical", "academic journal", "journal", "magazine", "newspaper"]) {
        EntryType::Article
    } else {
        EntryType::InBook
    }
}

fn of_resource(mods: Element, draft: &mut Draft) -> EntryType {
    let resource = mods.of("typeOfResource");
    match resource.as_str() {
        "text" | "" => {
            let issued = mods.child("originInfo");
            let monograph = issued
                .is_some_and(|origin| matches!(origin.of("issuance").as_str(), "monographic" | "single unit"))
                || mods.all("identifier").any(|id| id.attribute("type") == "isbn");
            match monograph {
                true if !has_author(mods) && editors(mods) => EntryType::Collection,
                true => EntryType::Book,
                false => EntryType::Misc,
            }
        }
        "software, multimedia" => EntryType::Software,
        "moving image" => EntryType::Video,
        "still image" | "cartographic" => EntryType::Image,
        "notated music" => EntryType::Music,
        words if words.starts_with("sound recording") => EntryType::Audio,
        words => {
            draft.unknown_type(words, mods.span());
            EntryType::Misc
        }
    }
}

/// A genre that gave the type has done its work; others say what sort of thesis or report it is, or are keywords.
pub(super) fn genre(value: &str, span: Span, draft: &mut Draft) {
    let lower = value.to_lowercase();
    let sort = words::kind(value) != value;
    if known(value).is_some() {
        let subtype = ["magazine", "newspaper"].into_iter().find(|kind| lower.starts_with(kind));
        if let (Some(kind), EntryType::Article) = (subtype, &draft.record.entry_type) {
            draft.record.set_text(Field::Other("entrysubtype".to_owned()), kind);
        }
    } else if sort || matches!(draft.record.entry_type, EntryType::Thesis | EntryType::Report) {
        draft.text(Field::Type, words::kind(value), span);
    } else if GENERAL.contains(&lower.as_str()) {
        draft.keyword(value);
    } else {
        draft.left_out("genre", value, span);
    }
}
