//! How a style names a volume that has a title of its own: the work first, then the volume.

use hayagriva::citationberg::IndependentStyle;

/// What a style puts between the title of a work and that of its volume.
#[derive(Debug, Clone, Copy)]
pub(super) struct Volumes {
    /// `Attachment and loss: Vol. 1. Attachment` (APA, *Publication Manual*, 7th ed., §10.2, no. 30), else
    /// `Attachment and Loss. Vol. 1, Attachment` (*Chicago Manual of Style*, 17th ed., §14.119).
    colon: bool,
    /// The abbreviation in the style's language.
    word: &'static str,
}

impl Volumes {
    pub(super) fn of(style: &IndependentStyle) -> Volumes {
        let id = style.info.id.as_str();
        let language = style.default_locale.as_ref().map_or("en", |code| code.0.as_str());
        let word = match language.get(..2) {
            Some("de") => "Bd.",
            Some("fr") => "t.",
            Some("es" | "pt") => "v.",
            Some("it") => "vol.",
            _ => "Vol.",
        };
        Volumes { colon: id.ends_with("/apa") || id.contains("american-psychological-association"), word }
    }

    /// The title of the `work` with that of its volume.
    pub(super) fn title(self, work: &str, number: Option<&str>, volume: &str) -> String {
        let end = if self.colon {
            ":"
        } else if work.ends_with(['.', '?', '!']) {
            ""
        } else {
            "."
        };
        let stop = if self.colon { "." } else { "," };
        match number {
            Some(number) => format!("{work}{end} {} {number}{stop} {volume}", self.word),
            None => format!("{work}{end} {volume}"),
        }
    }
}
