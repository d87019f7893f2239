//! CSL's variables and BibLaTeX's fields, in one table. What the table cannot say (a number's meaning depends on the
//! type, a title has parts) is in `item` and `record`; `docs/formats.md` shows the whole of it to readers.

use crate::record::Field;

/// How a variable's value is shaped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A string; numbers are strings too, since CSL allows `12A`.
    Text,
    /// A name list.
    Names,
    /// A date.
    Date,
    /// Page ranges.
    Pages,
    /// Several literals in one string, parted by semicolons.
    List,
    /// A role beyond author, editor, translator and author of the container. BibLaTeX keeps such in `editora`, `editorb`,
    /// `editorc`, with the role in the field's type.
    Role,
    /// Not one field: see `item` and `record`.
    Special,
}

/// Every variable that Catena reads and writes, in the order in which it writes them.
#[rustfmt::skip]
pub(super) const VARIABLES: &[(&str, Shape, Option<Field>)] = {
    use Field as F;
    use Shape::*;
    &[
        ("author", Names, Some(F::Author)),
        ("editor", Names, Some(F::Editor)),
        ("translator", Names, Some(F::Translator)),
        ("container-author", Names, Some(F::BookAuthor)),
        ("chair", Role, None), ("collection-editor", Role, None), ("compiler", Role, None),
        ("composer", Role, None), ("contributor", Role, None), ("curator", Role, None),
        ("director", Role, None), ("editorial-director", Role, None), ("executive-producer", Role, None),
        ("guest", Role, None), ("host", Role, None), ("illustrator", Role, None),
        ("interviewer", Role, None), ("narrator", Role, None), ("organizer", Role, None),
        ("original-author", Role, None), ("performer", Role, None), ("producer", Role, None),
        ("recipient", Role, None), ("reviewed-author", Role, None), ("script-writer", Role, None),
        ("series-creator", Role, None),
        ("title", Special, None),
        ("title-short", Special, None),
        ("volume-title", Special, None),
        ("container-title", Special, None),
        ("container-title-short", Text, Some(F::ShortJournal)),
        ("collection-title", Special, None),
        ("original-title", Text, Some(F::OrigTitle)),
        ("event-title", Text, Some(F::EventTitle)),
        ("event-date", Date, Some(F::EventDate)),
        ("event-place", Text, Some(F::Venue)),
        ("edition", Text, Some(F::Edition)),
        ("volume", Text, Some(F::Volume)),
        ("issue", Special, None),
        ("number", Special, None),
        ("collection-number", Special, None),
        ("part-number", Text, Some(F::Part)),
        ("number-of-volumes", Text, Some(F::Volumes)),
        ("chapter-number", Text, Some(F::Chapter)),
        ("page", Pages, Some(F::Pages)),
        ("number-of-pages", Text, Some(F::PageTotal)),
        ("genre", Special, None),
        ("medium", Special, None),
        ("version", Text, Some(F::Version)),
        ("status", Special, None),
        ("publisher", Special, None),
        ("publisher-place", List, Some(F::Location)),
        ("original-publisher", List, Some(F::OrigPublisher)),
        ("original-publisher-place", List, Some(F::OrigLocation)),
        ("issued", Date, Some(F::Date)),
        ("original-date", Date, Some(F::OrigDate)),
        ("accessed", Date, Some(F::UrlDate)),
        ("language", Special, None),
        ("ISBN", Text, Some(F::Isbn)),
        ("ISSN", Text, Some(F::Issn)),
        ("DOI", Text, Some(F::Doi)),
        ("PMID", Special, None),
        ("PMCID", Special, None),
        ("URL", Special, None),
        ("archive", Text, Some(F::Library)),
        ("keyword", Text, Some(F::Keywords)),
        ("abstract", Text, Some(F::Abstract)),
        ("note", Text, Some(F::Note)),
        ("annote", Text, Some(F::Annotation)),
    ]
};

/// BibLaTeX's editor slots beside `editor`, each with the field of its role.
pub(super) const SLOTS: [(Field, Field); 3] =
    [(Field::EditorA, Field::EditorAType), (Field::EditorB, Field::EditorBType), (Field::EditorC, Field::EditorCType)];

/// A CSL string as plain text: the markup that CSL allows in fields is taken out, its five entities are read.
pub(super) fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at(at);
        shown.push_str(before);
        let (read, length) = markup(from);
        shown.push_str(read);
        rest = &from[length..];
    }
    shown.push_str(rest);
    crate::text::nfc(shown.trim())
}

/// What stands for the markup at the start of `text`, and its length in bytes; the first character itself where it is
/// none.
fn markup(text: &str) -> (&str, usize) {
    const ENTITIES: [(&str, &str); 6] =
        [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'")];
    if let Some((entity, meaning)) = ENTITIES.iter().find(|(entity, _)| text.starts_with(entity)) {
        return (meaning, entity.len());
    }
    let inside = text.strip_prefix('<').and_then(|rest| rest.split_once('>')).map(|(inside, _)| inside);
    if let Some(inside) = inside {
        let name = inside.trim_start_matches('/');
        let tag = name.split([' ', '/']).next().unwrap_or("");
        if matches!(tag, "i" | "b" | "sub" | "sup" | "sc" | "em" | "strong") && name.len() == tag.len() || tag == "span"
        {
            return ("", inside.len() + 2);
        }
    }
    text.split_at_checked(1).map_or(("", text.len()), |(first, _)| (first, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_taken_out_and_mathematics_is_not() {
        assert_eq!(plain("The <i>Origin</i> of <span class=\"nocase\">DNA</span>"), "The Origin of DNA");
        assert_eq!(plain("if a<b & b>c, H<sub>2</sub>O"), "if a<b & b>c, H2O");
        assert_eq!(plain("Smith &amp; Sons &lt; é <"), "Smith & Sons < é <");
    }
}
