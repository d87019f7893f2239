//! Repositories of data, by the words in their names.

/// Whether a word stands in the name of a repository of data, and hardly elsewhere.
pub(super) fn is_repository(word: &str) -> bool {
    matches!(
        word,
        "Repository" | "Dataverse" | "Zenodo" | "Figshare" | "figshare" | "Dryad" | "PANGAEA" | "GBIF" | "ICPSR"
    )
}
