//! Editions in words, those who revised them, the letters that a volume covers: `Zweite Auflage (1830/31)`, `2nd edn, rev. by`.

use super::Entry;
use super::humanities::bare_number;
use super::volumes::is_volume_word;
use crate::reference::Label::*;
use crate::reference::assemble::volumes_in_words as counted;
use crate::reference::model::glance::form;

/// `Zweite Auflage (1830/31), hg. v.`, `zweite, neubearbeitete Ausgabe, Sachteil, Bd. 4`: an edition in words holds no work.
pub(super) fn edition_in_words(entry: &mut Entry<'_>) {
    const LONGEST: usize = 5;
    for (start, end, label) in entry.runs.clone() {
        if !matches!(label, ContainerTitle | CollectionTitle) || entry.has(Edition) {
            continue;
        }
        let first = entry.word(start).to_lowercase();
        let ordinal = matches!(
            first.as_str(),
            "erste"
                | "zweite"
                | "dritte"
                | "vierte"
                | "fünfte"
                | "neue"
                | "neubearbeitete"
                | "seconda"
                | "terza"
                | "deuxième"
                | "troisième"
        );
        let word = (start + 1..end.min(start + LONGEST)).find(|&t| {
            matches!(entry.word(t), "Auflage" | "Ausgabe" | "edizione" | "édition" | "Aufl" | "Ausg" | "Fassung")
        });
        let Some(word) = word.filter(|_| ordinal) else { continue };
        let mut to = entry.behind_stop(word);
        // `(1830/31)` is the year of that edition, where the book has its own behind.
        if entry.form(to) == form::OPEN
            && let Some(close) = entry.find(to, entry.len().min(to + 6), form::CLOSE)
            && (close + 1..entry.len()).any(|t| entry.form(t) == form::YEAR && entry.labels[t].0 == Date)
        {
            to = close + 1;
        }
        let to = entry.with_pause(to);
        entry.change(start, to, Edition);
        let volume = (to..end).find(|&t| is_volume_word(entry.word(t)) && entry.digits(entry.behind_stop(t)));
        if let Some(volume) = volume.filter(|_| !entry.has(Volume)) {
            entry.change(to, volume, Note);
            entry.change(volume, end, Volume);
        }
        return;
    }
}

/// `2nd edn, rev. | by F. P. Wilson`, `3rd rev. edn by | Ronald Moor`: who revised an edition did not make the book.
pub(super) fn reviser_of_the_edition(entry: &mut Entry<'_>) {
    for at in 1..entry.runs.len() {
        let [(start, end, Edition), (from, to, Editor)] = entry.runs[at - 1..=at] else { continue };
        let revised = |t: usize| matches!(entry.word(t), "rev" | "revised" | "enlarged" | "enl" | "ed" | "edn");
        let by = entry.word(from) == "by" && end > start + 1 && (revised(end - 1) || revised(end - 2))
            || entry.word(end - 1) == "by";
        let edited = entry.runs[..at - 1].iter().any(|run| run.2 == Editor);
        if by && edited {
            let word = if entry.form(end - 1) == form::STOP { end - 2 } else { end - 1 };
            let parted = word > start + 1 && revised(word) && entry.form(word - 1) == form::COMMA;
            return entry.change(if parted { word } else { from }, to, Note);
        }
    }
}

/// `Bd. 2: | E– | G. | Stuttgart`: the letters that a volume of a lexicon covers are neither pages nor a press.
pub(super) fn letters_of_a_volume(entry: &mut Entry<'_>) {
    for at in 0..entry.runs.len().saturating_sub(1) {
        let (_, end, Volume) = entry.runs[at] else { continue };
        let letters = |t: usize| {
            let word = entry.word(t);
            (1..=4).contains(&word.chars().count())
                && word.starts_with(char::is_uppercase)
                && word.chars().all(char::is_alphabetic)
                && bare_number(entry, t).is_none()
        };
        let dash = matches!(entry.form(end + 1), form::DASH | form::LONG_DASH);
        let free = |t: usize| matches!(entry.labels[t].0, Pages | Publisher | Title | Note | Other | Issue);
        let told =
            is_volume_word(entry.word(entry.runs[at].0)) && matches!(entry.form(end - 1), form::COLON | form::COMMA);
        if told && end + 4 < entry.len() && letters(end) && dash && letters(end + 2) && (end..end + 3).all(free) {
            return entry.change(end, entry.with_pause(end + 3), Note);
        }
    }
}

/// `Gesammelte Abhandlungen. (Four volumes.)`, `Rivers (Two volumes)`, `Rivers, in three volumes,`: how many volumes there are.
pub(super) fn volumes_in_words(entry: &mut Entry<'_>) {
    if entry.has(Edition) {
        return;
    }
    for t in 4..entry.len().saturating_sub(2) {
        let behind = entry.form(t + 2);
        if !(form::is_pause(behind) || behind == form::CLOSE) || matches!(entry.labels[t].0, Author | Url | Note) {
            continue;
        }
        let led = usize::from(matches!(entry.word(t - 1), "in" | "In" | "en"));
        let from = t - led;
        let apart = form::is_pause(entry.form(from - 1)) || entry.form(from - 1) == form::OPEN;
        if apart && counted(&entry.tokens.slice(t, t + 2).to_lowercase()).is_some() {
            let open = usize::from(entry.form(from - 1) == form::OPEN);
            let stop = usize::from(behind == form::STOP && entry.form(t + 3) == form::CLOSE);
            let close = if open == 1 { entry.with_pause((t + 3 + stop).min(entry.len())) } else { t + 3 };
            return entry.change(from - open, close, Edition);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn an_edition_in_words_is_one() {
        let text = "Moor, A.: Der Glaube. Zweite Auflage (1830/31), hg. v. Eva Quay, Oslo 2003.";
        let parts = [
            (5, Author),
            (3, Title),
            (2, ContainerTitle),
            (3, Date),
            (3, ContainerTitle),
            (7, Editor),
            (1, Location),
            (2, Date),
        ];
        let read = mended(text, &parts);
        assert_eq!(read[2], "edition Zweite Auflage (1830/31),", "{read:?}");
    }

    #[test]
    fn volumes_are_counted_in_words() {
        let text = "Moor, A. 1966 Rivers. (Four volumes.) Oslo: Quay.";
        let parts = [(4, Author), (1, Date), (2, Title), (5, CollectionTitle), (2, Location), (2, Publisher)];
        assert_eq!(mended(text, &parts)[3], "edition (Four volumes.)");
        let text = "Moor, A. (1966) Rivers (Two volumes). Oslo: Quay.";
        let parts = [(4, Author), (3, Date), (6, Title), (2, Location), (2, Publisher)];
        assert_eq!(mended(text, &parts)[2..4], ["title Rivers", "edition (Two volumes)."]);
    }
}
