//! References of a text without a list: each work is given in full in the note that cites it first.
//!
//! Takes the notes; gives the works that they name in full, each once. A note is cut at its sentences and at the semicolons
//! between works; words that lead to a work (`See also`) and those on who else quotes it are left out. In full is what has
//! names, a title and a year; short forms and *ibid.* are citations, and are none of this module's.

mod cited;
mod cut;
mod inside;
mod lead;
mod manner;

use std::collections::{BTreeMap, BTreeSet};

use super::label::Label;
use super::{Labeller, Printed, Reference, Tokens, assemble, key_of, list, reference, role_words};
use crate::document::is_particle;
use crate::document::note_words::{behind_cited, means_again};
use crate::record::{Field, Name, Names, free_key};
use crate::text::{Span, fold};

use cited::without_cited_page;
use cut::{clauses, parts, sentences};
use lead::{begins_with_a_name, ends_in_a_page, is_dated, led, names_in_prose, same_author, told};

pub use cited::part_cited;
pub use manner::cite;

/// Whether an entry is nothing but a sign for a work named before: `Ibid., 320.`, `7. Roe, op. cit., p. 45.`
pub fn is_back_reference(entry: &str) -> bool {
    const LONGEST: usize = 160;
    if entry.len() > LONGEST || entry.contains([';', '“', '«']) || entry.contains("://") {
        return false;
    }
    let folded = fold(entry);
    let words = folded.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
    // `Ebd., Bl. 14`: behind the sign stands a page, and no further work.
    let page = rest.split(' ').filter(|word| word.len() > 3 && word.contains(char::is_alphabetic)).count() <= 1;
    means_again(first) && page || behind_cited(words).is_some_and(|rest| rest.split(' ').count() < 6)
}

/// The works that `notes` of `text` name in full, in the order in which they come.
pub fn references(labeller: &dyn Labeller, printed: Printed<'_>, notes: &[Span]) -> Vec<Reference> {
    let mut read = Read::default();
    for clause in notes.iter().flat_map(|note| clauses(printed, *note)) {
        let mut found = works_of_a_clause(labeller, printed, clause, &read);
        if found.is_empty() {
            found.extend(inside::part_of_a_book(labeller, printed, clause, &read).map(|part| (part, false)));
        }
        // `Ginzburg, Formaggio, cit., p. 3`: whom *Id.* means in what follows.
        if found.is_empty() {
            read.last = read.author_at_the_head(clause.of(printed.text)).or(read.last);
        }
        for (mut work, same) in found {
            without_cited_page(&mut work);
            if let Some(before) = read.last.as_ref().filter(|_| same) {
                // `ders. (Hg.), Stadt`
                let edited = work.record.has(&Field::Editor) && !work.record.has(&Field::Author);
                work.record.set_names(if edited { Field::Editor } else { Field::Author }, before.clone());
            }
            read.complete(&mut work);
            read.last = [Field::Author, Field::Editor].into_iter().find_map(|field| work.record.names(field).cloned());
            read.add(work);
        }
    }
    read.list
}

/// The works read so far, found by the family name of their first author.
#[derive(Debug, Default)]
struct Read {
    list: Vec<Reference>,
    /// By folded family name: the works' places in the list.
    by_author: BTreeMap<String, Vec<usize>>,
    /// First authors and titles, folded.
    named: BTreeSet<(String, String)>,
    used: BTreeSet<String>,
    /// Whom *Id.* means in what follows.
    last: Option<Names>,
}

impl Read {
    /// Adds a work, unless a note before has named it: the same first author, and one title that begins like the other.
    fn add(&mut self, mut work: Reference) {
        let author = first_author(&work);
        let title = fold(&work.record.full_title());
        if title.is_empty() || self.has(&author, &title) {
            return;
        }
        self.by_author.entry(author.clone()).or_default().push(self.list.len());
        self.named.insert((author, title));
        work.index = self.list.len();
        let base = key_of(&work);
        work.record.key = free_key(&base, |key| self.used.contains(key));
        self.used.insert(work.record.key.clone());
        self.list.push(work);
    }

    /// Whether a title of the author, or one that goes on from it or that it goes on from, is known; a lone word may begin many.
    fn has(&self, author: &str, title: &str) -> bool {
        let key = |title: &str| (author.to_owned(), title.to_owned());
        let longer = || {
            let next = self.named.range(key(title)..).next();
            next.is_some_and(|(by, other)| by == author && other.starts_with(title) && title.contains(' '))
        };
        /// No short title has more words.
        const LONGEST: usize = 40;
        let ends = title.match_indices(' ').map(|(at, _)| at).skip(1).take(LONGEST);
        let shorter = || ends.clone().any(|at| self.named.contains(&key(&title[..at])));
        self.named.contains(&key(title)) || longer() || shorter()
    }

    /// Whether a sentence calls a work read before by its author and the head of its title: `Moor, *Commons*.`
    fn is_called(&self, sentence: &str) -> bool {
        let Some((name, title)) = sentence.split_once(',') else { return false };
        let called = (fold(name), fold(title));
        let Some((author, whole)) = self.named.range(called.clone()..).next() else { return false };
        let rest = whole.strip_prefix(&called.1).filter(|_| *author == called.0 && !called.1.is_empty());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    }

    /// `Scott, *Seeing Like a State*`: the given names of whom a note before has named in full.
    fn complete(&self, work: &mut Reference) {
        let Some(names) = work.record.names(Field::Author) else { return };
        let bare = |name: &Name| matches!(name, Name::Person(person) if person.given.is_empty());
        if !names.list.iter().all(bare) {
            return;
        }
        let families = |names: &Names| names.list.iter().map(|name| fold(&name.family())).collect::<Vec<_>>();
        let own = families(names);
        let full = |known: &&Names| families(known) == own && !known.list.iter().any(bare);
        /// What an author is called in a hundred works, she is called in all.
        const ENOUGH: usize = 100;
        let works = self.by_author.get(&first_author(work)).into_iter().flatten().take(ENOUGH);
        let mut known: Vec<&Names> =
            works.filter_map(|at| self.list[*at].record.names(Field::Author)).filter(full).collect();
        known.dedup();
        if let [only] = known.as_slice() {
            let only = (*only).clone();
            work.record.set_names(Field::Author, only);
        }
    }

    /// The names of an author before, by whose family name a clause begins.
    fn author_at_the_head(&self, clause: &str) -> Option<Names> {
        /// Words before the first comma, and of a family name.
        const HEAD: usize = 6;
        const NAME: usize = 3;
        let head: String = clause.split([',', ':']).next().unwrap_or("").chars().take(200).collect();
        let head = fold(&head);
        let words: Vec<&str> = head.split(' ').take(HEAD).collect();
        let names = (0..words.len()).flat_map(|from| (1..=NAME).map(move |length| (from, length)));
        let works = names.filter_map(|(from, length)| self.by_author.get(&words.get(from..from + length)?.join(" ")));
        let last = works.filter_map(|works| works.last()).next()?;
        self.list[*last].record.names(Field::Author).cloned()
    }
}

/// The folded family name of the first author, or editor.
fn first_author(work: &Reference) -> String {
    let names = [Field::Author, Field::Editor].into_iter().find_map(|field| work.record.names(field));
    names.and_then(|names| names.list.first()).map_or(String::new(), |name| fold(&name.family()))
}

/// The works that a clause of a note names in full, and of which it says that they are by the author before.
fn works_of_a_clause(
    labeller: &dyn Labeller,
    printed: Printed<'_>,
    clause: Span,
    known: &Read,
) -> Vec<(Reference, bool)> {
    let text = printed.text;
    /// Sentences that one reference may look like: `Kocka, Sozialgeschichte. Begriff – Probleme, 2. Aufl. …`
    const MOST: usize = 3;
    let read = |span: Span| -> Vec<(Reference, bool)> {
        parts(text, span).into_iter().filter_map(|part| work(labeller, printed, part, known)).collect()
    };
    // Stops inside `78 Stat. 241` end no sentence.
    let words = list::one_line(text, clause);
    if led(text, clause, &words).is_some_and(|(_, words)| assemble::is_law(&words)) {
        return work(labeller, printed, clause, known).into_iter().collect();
    }
    let sentences = sentences(printed, clause);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&sentence) = sentences.get(at) {
        at += 1;
        let own = read(sentence);
        if !own.is_empty() {
            found.extend(own);
            continue;
        }
        // `Annales. Histoire`, `Kompendium Kulturgeschichte. Theorien`: what looks like the end of a sentence may be none. Where
        // the first begins as an author and title do, what follows is no work of its own.
        let words = sentence.of(text);
        let named = led(text, sentence, words).map_or(words, |(span, _)| span.of(text));
        let before_the_page = named.rsplit_once(',').map_or(named, |(head, _)| head);
        if known.is_called(named) || ends_in_a_page(words) && known.is_called(before_the_page) {
            continue;
        }
        let begun = begins_with_a_name(named) && !is_dated(words);
        for more in 0..MOST - 1 {
            let Some(&next) = sentences.get(at + more) else { break };
            if !begun && (more > 0 || !read(next).is_empty()) {
                break;
            }
            let joined = read(Span::new(sentence.start, next.end));
            if !joined.is_empty() {
                at += more + 1;
                found.extend(joined);
                break;
            }
        }
    }
    found
}

/// The work that a clause names in full, and whether it is by the author of the work before.
fn work(labeller: &dyn Labeller, printed: Printed<'_>, clause: Span, known: &Read) -> Option<(Reference, bool)> {
    let text = printed.text;
    let (span, raw) = led(text, clause, &list::one_line(text, clause))?;
    if let Some(title) = same_author(&raw) {
        // Words for a name are read best with the name in their place: `ders. (Hg.), Stadt`, `ders., 1933 und Kontinuität`.
        let name = known.last.as_ref().and_then(|names| names.list.first()).map(Name::display);
        let named = name
            .map(|name| if title.starts_with('(') { format!("{name} {title}") } else { format!("{name}, {title}") });
        let read = || full(labeller, printed, span, &raw, title, true);
        let read = match named {
            Some(words) => full(labeller, printed, span, &raw, &words, false).or_else(read),
            None => read(),
        };
        return Some((read?, true));
    }
    let told = told(&raw).filter(|(names, _)| names.contains(' ') || known.by_author.contains_key(&fold(names)));
    let words = told.map_or(&*raw, |(_, title)| title);
    let read = full(labeller, printed, span, &raw, words, told.is_some());
    if let (Some((names, _)), Some(mut read)) = (told, read.clone()) {
        read.record.set_names(Field::Author, assemble::read_names(names).names);
        return Some((read, false));
    }
    if let Some(read) = read.filter(|read| !is_prose(read)) {
        return Some((read, false));
    }
    // `Ma si veda soprattutto E. De Martino, Sud`: the names begin behind the last small word.
    let from = names_in_prose(&raw)?;
    let rest = raw.get(from..)?;
    let span = Span::new(span.start + place_of(rest, span.of(text))?, span.end);
    Some((full(labeller, printed, span, rest, rest, false).filter(|read| !is_prose(read))?, false))
}

/// Where `rest` begins in the words of the source, which may be broken into lines.
fn place_of(rest: &str, words: &str) -> Option<usize> {
    /// Letters that tell a place.
    const TELLING: usize = 40;
    let letters = |words: &str| words.chars().filter(|c| c.is_alphanumeric()).take(TELLING).collect::<Vec<char>>();
    let (wanted, first) = (letters(rest), rest.split(' ').next()?);
    words.match_indices(first).map(|(at, _)| at).find(|at| letters(&words[*at..]) == wanted)
}

/// Reads `words` of the stretch that is printed as `raw`; `None` where they do not name a work in full.
fn full(
    labeller: &dyn Labeller,
    printed: Printed<'_>,
    span: Span,
    raw: &str,
    words: &str,
    told: bool,
) -> Option<Reference> {
    let tokens = printed.tokens(words, span);
    let labels = labeller.label(&tokens);
    let whole = in_full(&tokens, &labels, told) || assemble::is_law(&tokens.text);
    whole.then(|| reference(0, span, raw.to_owned(), None, assemble(&tokens, &labels)))
}

/// Whether the first author's name has small words that no name has.
fn is_prose(read: &Reference) -> bool {
    let names = [Field::Author, Field::Editor].into_iter().find_map(|field| read.record.names(field));
    let first = match names.and_then(|names| names.list.first()) {
        Some(Name::Person(first)) => first,
        Some(Name::Body(body)) => return body.starts_with(char::is_lowercase),
        _ => return false,
    };
    let small = |words: &str| words.split(' ').any(|w| w.starts_with(char::is_lowercase) && !is_particle(w));
    small(&first.given) || small(&first.family)
}

/// Whether a stretch names a work in full: names first, then a title, a year, and where it came out.
fn in_full(tokens: &Tokens, labels: &[(Label, f64)], told: bool) -> bool {
    let has = |wanted: &[Label]| labels.iter().any(|(label, _)| wanted.contains(label));
    let year = labels.iter().enumerate().any(|(t, (label, _))| {
        let word = tokens.word(t);
        *label == Label::Date && word.len() >= 4 && word.bytes().take(4).all(|b| b.is_ascii_digit())
    });
    let first = labels.iter().position(|(label, _)| !matches!(label, Label::Other | Label::Note));
    let named = first.is_some_and(|at| at < 4 && matches!(labels[at].0, Label::Author | Label::Editor));
    // Names end in a comma, a colon or a bracket: a sentence that only tells of somebody goes on.
    let seam =
        labels.iter().skip(first.unwrap_or(0)).position(|(label, _)| !matches!(label, Label::Author | Label::Editor));
    let seam = seam.map_or(0, |at| at + first.unwrap_or(0));
    let parted = seam > 0 && matches!(tokens.word(seam - 1), "," | ":" | ")" | "." | ";");
    let out = has(&[Label::Publisher, Label::Location, Label::ContainerTitle, Label::Genre, Label::Url, Label::Doi]);
    // `Ann Roe, The Salt Act: A History 150 (1994)`: where American lawyers cite books, they have no publisher.
    let titled = labels.iter().filter(|(label, _)| *label == Label::Title).count() >= 4;
    let out = out || titled && ends_in_a_year(&tokens.text);
    let archived = has(&[Label::Archive]) && !has(&[Label::Publisher, Label::ContainerTitle])
        || assemble::archive::begins_with_a_keeper(&tokens.text) && !has(&[Label::Publisher]);
    let named = named || parted_from_editors(tokens, labels);
    (told || named && parted) && year && out && !archived && has(&[Label::Title])
}

/// Whether a title comes first, and behind its comma who edited the book: `Storia d’Italia, a cura di R. Romano`.
fn parted_from_editors(tokens: &Tokens, labels: &[(Label, f64)]) -> bool {
    let first = labels.iter().position(|(label, _)| *label != Label::Other);
    let title = first.is_some_and(|at| at < 2 && labels[at].0 == Label::Title);
    let editor = labels.iter().position(|(label, _)| *label == Label::Editor).filter(|_| title);
    editor.is_some_and(|at| {
        const PHRASE: usize = 4;
        let comma = (0..at).rev().find(|n| tokens.word(*n) == ",").unwrap_or(at);
        let phrase = |n: usize| tokens.word(n).to_lowercase();
        (comma..at + PHRASE)
            .any(|n| phrase(n) == "cura" || role_words::deed(&phrase(n)) == Some(role_words::Deed::Edited))
    })
}

/// `… (1994).`
fn ends_in_a_year(words: &str) -> bool {
    let inside = words
        .trim_end_matches('.')
        .strip_suffix(')')
        .and_then(|words| words.rsplit_once('('))
        .map(|(_, inside)| inside);
    inside.is_some_and(|inside| inside.len() == 4 && inside.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::super::labeller;
    use super::*;
    use crate::record::Value;

    fn keys(notes: &[&str]) -> Vec<String> {
        let text = notes.join("\n");
        let mut at = 0;
        let spans: Vec<Span> = notes
            .iter()
            .map(|note| {
                let span = Span::new(at, at + note.len());
                at = span.end + 1;
                span
            })
            .collect();
        let read = references(labeller(), text.as_str().into(), &spans);
        for one in &read {
            assert!(one.span.of(&text).starts_with(one.raw.split(' ').next().unwrap()), "{one:?}");
        }
        read.into_iter().map(|one| one.record.key).collect()
    }

    #[test]
    fn each_work_that_is_named_in_full_is_one_reference() {
        let notes = [
            "Ann M. Moor, \"The Economy of Rivers in the North,\" Water & Present, no. 50 (February 1971): 76–136, at 79.",
            "Ibid., 78.",
            "Moor, \"Economy of Rivers,\" 76; Eva Quay, British Lakes: A History (Oxford: Clarendon Press, 1948), 122–25.",
            "For a balanced view see Jan Pier, \"Lakes and Seas,\" Journal of Water 25, no. 4 (1983): 731–39.",
            "Ann M. Moor, Lakes and Weirs (London: Quay Press, 1975); and Moor, Salt (New Haven: Yale University Press, 1990).",
            "Quay, British Lakes, 12, quoted in Ann M. Moor, Lakes and Weirs (London: Quay Press, 1975), 3.",
            "Ida Weir has made the case against: \"The Elusive Lake? On a Paradigm,\" Water and Society 30 (2001): 775–810.",
            "Ibid., 778. Moor herself came back to it in \"Rivers Reviewed,\" in Customs of Water (Oslo: Pier Press, 1991), 2–5.",
            "Both came back to it in \"Weirs Reviewed,\" in Customs of Water (Oslo: Pier Press, 1991), 2–5.",
            "Ole Seeland, \"Rives,\" Annales. Histoire, Eaux Sociales 64, no. 6 (2009): 1237–66.",
            "An earlier version was read at the conference of the Society for Water in Keele, 2018. I thank the readers.",
            "The National Archives, Kew (hereafter TNA), HO 42/34, fol. 212, letter to the Duke of Quay, 3 August 1795.",
        ];
        assert_eq!(
            keys(&notes),
            ["moor1971", "quay1948", "pier1983", "moor1975", "moor1990", "weir2001", "moor1991", "seeland2009"]
        );
    }

    #[test]
    fn a_part_of_a_book_that_is_cited_in_short_takes_what_is_missing_from_it() {
        let text = "Ann Moor and Eva Quay, eds., *Rivers, Weirs and the Economy, 1400–1800* (Oslo: Quay Press, 2008).\n\
                    But see Ulf Pier, “The Engine of the Lake,” in Moor and Quay, *Rivers, Weirs*, 172–98.\n\
                    Moor, “Economy,” 160; Ida Weir, “Salt,” in Moor, *Unknown*, 1–9.";
        let mut at = 0;
        let notes: Vec<Span> = text
            .split('\n')
            .map(|note| {
                at += note.len() + 1;
                Span::new(at - note.len() - 1, at - 1)
            })
            .collect();
        let read = references(labeller(), text.into(), &notes);
        assert_eq!(read.len(), 2);
        let part = &read[1].record;
        let value = |name: &str| part.text(&Field::from_name(name)).map(str::to_owned);
        assert_eq!((part.key.as_str(), part.entry_type.name()), ("pier2008", "incollection"));
        assert_eq!(value("booktitle").as_deref(), Some("Rivers, Weirs and the Economy, 1400–1800"));
        assert_eq!(part.names(Field::Editor).map(|names| names.list.len()), Some(2));
        assert_eq!(part.fields.get(&Field::Pages), Some(&Value::Pages(vec![("172".into(), Some("198".into()))])));
        // Without quotation marks, from a volume of a set, by the editor of the whole.
        let notes = [
            "Klaus Damm (Hrsg.), Flüsse im 19. Jahrhundert. Der Norden im Vergleich, 3 Bde., München 1988.",
            "Ida Berg, Französische und deutsche Flüsse 1870–1914, in: Damm (Hrsg.), Flüsse, Bd. 1, S. 107–140, hier S. 110.",
            "Klaus Damm, Wehre und Schleusen. Eigenarten des Wassers, in: ders., Flüsse, Bd. 2, S. 11–76.",
        ];
        assert_eq!(keys(&notes), ["damm1988", "berg1988", "damm1988a"]);
    }

    #[test]
    fn works_joined_by_and_are_two() {
        let joined = keys(&[
            "For two surveys, see Sheila Moor, *The Old Guilds: An Analysis* (Princeton, NJ: Quay University Press, 2019), \
             and Maarten Prakt, *Citizens without Rivers: Towns in Europe* (Oslo: Pier University Press, 2018).",
        ]);
        assert_eq!(joined.len(), 2, "{joined:?}");
    }

    #[test]
    fn words_for_the_author_before_and_prose_before_names_are_no_names() {
        let notes = [
            "Carlo Gora, Il fiume e i laghi, Torino, Einaudi, 1976, p. 3.",
            "Ole Bach, L'opera dei laghi, Torino, Einaudi, 1979.",
            "Gora, Il fiume e i laghi, cit., p. 4.",
            "Id., I benandanti del fiume, Torino, Einaudi, 1966, p. 12.",
            "Ma si veda soprattutto E. De Moor, Sud e fiume, Milano, Feltrinelli, 1959, p. 4.",
            "Hans Weber, Deutsche Flüsse, München 1987, S. 12; ders., Das Wehr 1871–1918, Göttingen 1973.",
            "Ute Damm, Kompendium der Flüsse. Theorien, Praxis, Schlüsselwörter, Frankfurt a. M. 2001, S. 7.",
        ];
        assert_eq!(
            keys(&notes),
            ["gora1976", "bach1979", "gora1966", "demoor1959", "weber1987", "weber1973", "damm2001"]
        );
    }

    #[test]
    fn semicolons_behind_german_quotations_part_works_and_words_for_an_author_may_edit() {
        let notes = [
            "Hans Weber, Wehre und „freie Flüsse“. Zur Lage des Wassers, in: Neues Wasser 220 (1975), S. 324–356, Zitat S. 353; \
             ders. (Hg.), Stadt und Fluss im 19. Jahrhundert, München 1990.",
            "Weber, „Wehre“, S. 330; vgl. auch ders., 1933 und die Dauer der Flüsse, in: Zeitschrift für Wasser 227 (1978), S. 86–111.",
            "Vgl. Ida Berg, Deutsche Flößer 1870–1914. Eine Kollektivbiographie der Händler in Kiel, Lübeck und Bremen, Göttingen 1991.",
        ];
        assert_eq!(keys(&notes), ["weber1975", "weber1990", "weber1978", "berg1991"]);
    }

    #[test]
    fn titles_before_editors_and_two_authors_with_initials_are_works_and_archives_are_none() {
        let notes = [
            "Storia del fiume, a cura di R. Gora e C. Vivo, vol. I, Torino, Einaudi, 1972.",
            "G. Laghi e C. Ponti, Il nome e il sale: scambio ineguale, in «Quaderni d’acqua», XIV (1979), n. 40, pp. 181-190.",
            "Weirshire Record Office, Quarter Sessions Papers, QS Grand File 1766; Lake County Archives, Maidstone, Q/SB 1766.",
        ];
        assert_eq!(keys(&notes), ["gora1972", "laghi1979"]);
    }

    #[test]
    fn what_is_told_behind_a_short_title_or_a_page_makes_no_work() {
        let full = "Ann Moor, *Commons: Water and Right in the North* (Oslo: Quay Press, 1993), 12.";
        for note in [
            "Moor, *Commons*, 5. In Oslo, 1850, the lake froze.",
            "Moor, *Commons*, p. 5. In 1850 Quay says.",
            "Moor, *Commons*. In Oslo, 1850, the lake froze.",
        ] {
            assert_eq!(keys(&[full, note]), ["moor1993"], "{note}");
        }
        let other = "Ann Moor, Flüsse. Begriff – Probleme, 2. Aufl. Göttingen 1986, S. 5.";
        assert_eq!(keys(&[full, other]), ["moor1993", "moor1986"]);
    }

    #[test]
    fn a_work_that_prose_leads_to_is_found_where_its_names_stand() {
        let rest = "E. De Moor, Sud e fiume, Milano, 1959";
        assert_eq!(place_of(rest, "Ma E. Roe dice di no; si veda E. De Moor, Sud\ne fiume, Milano, 1959"), Some(30));
        assert_eq!(place_of("X", "nothing"), None);
    }

    #[test]
    fn a_sign_for_the_work_before_is_no_work() {
        for back in [
            "2. Ibid., 320.",
            "Ebd., Bl. 14.",
            "7. Moor, op. cit., p. 45.",
            "C. Moor, Les rives, 1880-1900, op. cit., p. 112.",
        ] {
            assert!(is_back_reference(back), "{back}");
        }
        for work in ["Moor, A. (1990) Ibid. Oslo: Quay.", "Ibid., p. 3; Quay, E., Lakes (Oslo: Pier, 1991)."] {
            assert!(!is_back_reference(work), "{work}");
        }
    }
}
