//! Works that are no print: on servers of preprints, sites and repositories of data; films.

use crate::record::{EntryType, Field, Record};
use crate::reference::repositories::is_repository;

/// Whether what stands in the publisher's place is a server of preprints.
pub(super) fn is_on_a_preprint_server(record: &Record) -> bool {
    const SERVERS: [&str; 16] = [
        "arXiv",
        "bioRxiv",
        "medRxiv",
        "PsyArXiv",
        "SocArXiv",
        "ChemRxiv",
        "EdArXiv",
        "EarthArXiv",
        "engrXiv",
        "TechRxiv",
        "LawArXiv",
        "SSRN",
        "OSF Preprints",
        "Research Square",
        "Preprints.org",
        "Authorea",
    ];
    matches!(record.list(Field::Publisher), [server] if SERVERS.iter().any(|known| known.eq_ignore_ascii_case(server)))
}

/// What stands in the publisher's place without a town is a site (`Quay.com`) or a repository of data.
pub(super) fn is_in_the_web(record: &Record) -> Option<EntryType> {
    let [name] = record.list(Field::Publisher) else { return None };
    let addressed = record.has(&Field::Url) || record.has(&Field::Doi);
    if record.has(&Field::Location) || record.has(&Field::Edition) || !addressed {
        return None;
    }
    // A page that has a day of access and no date, and nobody wrote it.
    let read = record.has(&Field::Url) && record.has(&Field::UrlDate);
    let printed =
        [Field::Author, Field::Editor, Field::Date, Field::Isbn, Field::Pages, Field::PageTotal, Field::Series];
    if read && !printed.iter().any(|field| record.has(field)) {
        return Some(EntryType::Online);
    }
    let word = !name.contains(' ');
    let domain = word && name.contains('.') && name.ends_with(char::is_alphabetic);
    let repository = name.split(' ').any(is_repository);
    match (repository, domain) {
        (true, _) => Some(EntryType::Dataset),
        (_, true) => Some(EntryType::Online),
        _ => None,
    }
}

/// Whether what stands where a journal would is a site on which people post, or an encyclopaedia on the web.
pub(super) fn is_site(name: &str) -> bool {
    const SITES: [&str; 11] = [
        "Wikipedia",
        "Twitter",
        "Facebook",
        "Instagram",
        "YouTube",
        "TikTok",
        "Mastodon",
        "Reddit",
        "LinkedIn",
        "Tumblr",
        "Bluesky",
    ];
    let behind =
        |site: &&str| name.strip_prefix(*site).is_some_and(|rest| rest.is_empty() || rest.starts_with([',', ' ', '/']));
    name == "X" || SITES.iter().any(behind)
}

/// Whether an entry says who directed the work, and nothing of pages or volumes.
pub(super) fn is_film(record: &Record, entry: &str) -> bool {
    let directed = ["Directed by ", "directed by ", ", director.", ", director,", "(Director)", ", dir. "];
    let printed = [Field::Pages, Field::Volume, Field::Number, Field::Isbn, Field::Edition, Field::Editor];
    record.has(&Field::Title)
        && directed.iter().any(|words| entry.contains(words))
        && !printed.iter().any(|field| record.has(field))
}
