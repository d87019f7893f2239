//! Latin verbs of those who edit: `recognovit`, `edidit`.

/// Whether a word says that whoever is named behind it edited a text.
pub fn edits(word: &str) -> bool {
    matches!(
        word,
        "recognovit"
            | "recognoverunt"
            | "recogn"
            | "recensuit"
            | "recensuerunt"
            | "edidit"
            | "ediderunt"
            | "curavit"
            | "curaverunt"
            | "collegit"
            | "disposuit"
            | "instruxit"
    )
}
