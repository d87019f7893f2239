//! Whether what is written in `bib/` holds together: every key, tradition and place that is named must be there.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use super::entries::Entry;
use super::load::{local_key, wide_key};
use super::read::{DecisionKind, Written, WrittenDocument};
use crate::citation::{Form, Occurrence};
use crate::diagnostic::Diagnostic;
use crate::record::{Field, Name, Value};
use crate::text::{Span, nearest};
use crate::tradition::{Claim, Evidence, Tradition};
use crate::work::{Articles, Named, Works, is_same_form, read_inverted, scholars};

type Texts = BTreeMap<String, String>;

const CLAIMS: &str = "bib/claims.toml";
const TRADITIONS: &str = "bib/traditions.toml";
const IDENTITY: &str = "bib/identity.toml";
/// How one tradition may be related to another.
const RELATIONS: [&str; 6] = ["broader", "narrower", "related", "contrasts-with", "critiques", "builds-on"];

/// Reports everything that does not hold together.
pub(super) fn check(written: &Written, works: &Works, texts: &Texts, problems: &mut Vec<Diagnostic>) {
    check_documents(written, problems);
    for document in &written.documents {
        check_citations(document, works, texts, problems);
        super::check_lists::check_list(document, works, problems);
    }
    check_traditions(written, texts, problems);
    check_claims(written, works, texts, problems);
    check_annotations(written, works, problems);
    check_decisions(written, texts, problems);
    super::meant::check_names(written, works, problems);
}

fn text_of<'t>(texts: &'t Texts, file: &str) -> &'t str {
    texts.get(file).map_or("", String::as_str)
}

fn all_keys<'w>(written: &'w Written, works: &'w Works) -> impl Iterator<Item = &'w str> {
    let documents = written.documents.iter().map(|document| document.record.key.as_str());
    works.list.iter().map(|work| work.key.as_str()).chain(documents)
}

fn did_you_mean<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>, otherwise: &str) -> String {
    nearest(word, candidates).map_or_else(|| otherwise.to_owned(), |meant| format!("did you mean `{meant}`?"))
}

fn check_documents(written: &Written, problems: &mut Vec<Diagnostic>) {
    let mut keys = BTreeSet::new();
    let mut articles = Articles::default();
    for document in &written.documents {
        let key = &document.record.key;
        let file = document.file("document.toml");
        if key.is_empty() || key.contains(char::is_whitespace) || key.contains([',', '{', '}', '"', '#', '%', '\\']) {
            let problem = Diagnostic::error("bad-key", format!("`{key}` cannot be a citation key"));
            problems.push(problem.in_file(&file).help("use letters, digits, `-`, `_`, `:` and `.`"));
        }
        if let Some(other) = articles.meet(&document.record, key) {
            let message = format!("`{key}` and `{other}` are one article, and both are counted");
            let problem = Diagnostic::warning("document-twice", message).in_file(&file);
            problems.push(problem.help(format!("take one out: `catena remove {key}` or `catena remove {other}`")));
        }
        let record = &document.record;
        let has = |field: Field| record.names(field).is_some_and(|names| !names.list.is_empty());
        let there = [
            (has(Field::Author) || has(Field::Editor), "author"),
            (record.text(&Field::Title).is_some_and(|title| !title.trim().is_empty()), "title"),
            (record.year().is_some(), "year"),
        ];
        let missing: Vec<&str> = there.into_iter().filter(|(is_there, _)| !is_there).map(|(_, name)| name).collect();
        if !missing.is_empty() {
            let message = format!("the record of `{key}` has no {}", missing.join(", no "));
            let problem = Diagnostic::info("document-record", message).in_file(&file);
            problems.push(problem.help("write it under [record]: author = [\"Family, Given\"], title, date"));
        }
        if !keys.insert(key.to_lowercase()) {
            let problem = Diagnostic::error("duplicate-id", format!("two documents have the key `{key}`"));
            problems.push(problem.in_file(&file).help("give one of them another key"));
        }
    }
}

fn check_citations(document: &WrittenDocument, works: &Works, texts: &Texts, problems: &mut Vec<Diagnostic>) {
    let file = document.file("citations.toml");
    let text = text_of(texts, &file);
    let key = &document.record.key;
    for entry in &document.citations {
        let occurrence = &entry.value;
        for work in occurrence.works.iter().filter(|work| local_key(works, key, work).is_none()) {
            let help = did_you_mean(
                work,
                works.list.iter().map(|work| work.key.as_str()),
                "add the work to the reference list, or take the citation out",
            );
            let message = format!("`{key}` cites `{work}`, and no work has that key");
            let problem = Diagnostic::error("cited-not-listed", message);
            problems.push(problem.in_file(&file).at(entry.place_of(work, text)).help(help));
        }
        if let Some((message, help)) = citation_slip(occurrence) {
            let problem = Diagnostic::error("citation-shape", message);
            problems.push(problem.in_file(&file).at(first_line(entry, text)).help(help));
        }
    }
}

fn citation_slip(occurrence: &Occurrence) -> Option<(&'static str, &'static str)> {
    let zero = [occurrence.paragraph, occurrence.sentence, occurrence.group].contains(&Some(0));
    match occurrence.form {
        _ if zero => Some(("a paragraph, sentence or group is 0", "they count from 1")),
        Form::Mention if occurrence.works.is_empty() && occurrence.scholars.is_empty() => {
            Some(("the mention names neither a scholar nor a work", "add scholars = [\"Family, Given\"]"))
        }
        Form::Mention => None,
        _ if occurrence.works.is_empty() => Some(("the citation names no work", "add works = [\"key\"]")),
        _ => None,
    }
}

fn first_line<T>(entry: &Entry<T>, text: &str) -> Span {
    let length = entry.span.of(text).find('\n').unwrap_or(entry.span.len());
    Span::new(entry.span.start, entry.span.start + length)
}

fn check_traditions(written: &Written, texts: &Texts, problems: &mut Vec<Diagnostic>) {
    let text = text_of(texts, TRADITIONS);
    let ids: Vec<&str> = written.traditions.iter().map(|entry| entry.value.id.as_str()).collect();
    let mut seen = BTreeSet::new();
    for entry in &written.traditions {
        let tradition = &entry.value;
        let place = entry.place_of(&tradition.id, text);
        let error = |code, message: String| Diagnostic::error(code, message).in_file(TRADITIONS).at(place);
        if !seen.insert(&tradition.id) {
            let problem = error("duplicate-id", format!("there are two traditions `{}`", tradition.id));
            problems.push(problem.help("give the second another id, or join the two; the second was left out"));
        }
        if !is_kebab_case(&tradition.id) {
            let problem = error("bad-id", format!("`{}` cannot be the id of a tradition", tradition.id));
            problems.push(problem.help("use small letters, digits and hyphens, as in `systems-as-tools`"));
        }
        for related in &tradition.related {
            let place = entry.place_of(&related.to, text);
            if !ids.contains(&related.to.as_str()) {
                let message = format!("`{}` is related to `{}`, which is no tradition here", tradition.id, related.to);
                let help =
                    did_you_mean(&related.to, ids.iter().copied(), "add that tradition, or take the relation out");
                let problem = Diagnostic::error("unknown-tradition", message).help(help);
                problems.push(problem.in_file(TRADITIONS).at(place));
            }
            if !RELATIONS.contains(&related.relation.as_str()) {
                let message = format!("`{}` is no relation between traditions", related.relation);
                let help = did_you_mean(&related.relation, RELATIONS, &format!("use one of {}", RELATIONS.join(", ")));
                let place = entry.place_of(&related.relation, text);
                problems
                    .push(Diagnostic::warning("unknown-relation", message).in_file(TRADITIONS).at(place).help(help));
            }
        }
    }
    check_circles(written, text, problems);
}

fn is_kebab_case(id: &str) -> bool {
    !id.is_empty()
        && id.split('-').all(|word| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() && !c.is_uppercase()))
}

/// A tradition cannot be broader than itself, by whatever way round.
fn check_circles(written: &Written, text: &str, problems: &mut Vec<Diagnostic>) {
    let mut broader: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for tradition in written.traditions.iter().map(|entry| &entry.value) {
        for related in &tradition.related {
            match related.relation.as_str() {
                "broader" => broader.entry(&tradition.id).or_default().insert(&related.to),
                "narrower" => broader.entry(&related.to).or_default().insert(&tradition.id),
                _ => continue,
            };
        }
    }
    for entry in &written.traditions {
        let mut open = vec![entry.value.id.as_str()];
        let mut seen = BTreeSet::new();
        while let Some(id) = open.pop() {
            open.extend(broader.get(id).into_iter().flatten().copied().filter(|next| seen.insert(*next)));
        }
        if seen.contains(entry.value.id.as_str()) {
            let message = format!("`{}` is broader than itself, by way of its relations", entry.value.id);
            let problem = Diagnostic::error("circle", message).help("take out one of the relations of the circle");
            problems.push(problem.in_file(TRADITIONS).at(entry.place_of(&entry.value.id, text)));
        }
    }
}

/// The ids of the traditions that a person has named, and of those that the texts give.
pub(super) fn named_traditions(written: &Written) -> impl Iterator<Item = &str> {
    let proposed = written.documents.iter().flat_map(|document| &document.found.traditions);
    written.traditions.iter().map(|entry| &entry.value).chain(proposed).map(|tradition| tradition.id.as_str())
}

/// Traditions without those whose id was taken, and without those of the texts of which no claim is left: a person has
/// rejected them all. `claims` are the library's sound ones.
pub(super) fn sound_traditions(written: &Written, claims: &[Claim]) -> Vec<Tradition> {
    let mut seen = BTreeSet::new();
    let ids: BTreeSet<&str> = written.traditions.iter().map(|entry| entry.value.id.as_str()).collect();
    let first = written.traditions.iter().filter(|entry| seen.insert(&entry.value.id));
    let mut sound: Vec<Tradition> = first
        .map(|entry| {
            let mut tradition = entry.value.clone();
            tradition.related.retain(|related| ids.contains(related.to.as_str()));
            tradition
        })
        .collect();
    let spoken_of: BTreeSet<&str> =
        claims.iter().filter(|claim| claim.stands()).filter_map(|claim| claim.tradition.as_deref()).collect();
    let proposed = written.documents.iter().flat_map(|document| &document.found.traditions);
    for proposed in proposed.filter(|tradition| spoken_of.contains(tradition.id.as_str())) {
        if !sound.iter().any(|tradition| tradition.id == proposed.id) {
            sound.push(proposed.clone());
        }
    }
    sound
}

/// The library-wide key of a work that a claim names; a document may be the subject of a claim, too.
pub(super) fn key_of_claim(key: &str, document: &str, written: &Written, works: &Works) -> Option<String> {
    let is_document = written.documents.iter().any(|document| document.record.key == key);
    if is_document { Some(key.to_owned()) } else { wide_key(works, document, key) }
}

/// Whether a claim can be drawn: its ends are there, and so is a place.
pub(super) fn is_sound(claim: &Claim, written: &Written, works: &Works) -> bool {
    let work = |key: &str| key_of_claim(key, &claim.according_to, written, works).is_some();
    let object = match (&claim.tradition, &claim.object) {
        (Some(tradition), None) => !claim.stands() || named_traditions(written).any(|known| known == tradition),
        (None, Some(object)) => work(object),
        _ => false,
    };
    let document = written.documents.iter().any(|document| document.record.key == claim.according_to);
    work(&claim.work)
        && object
        && document
        && claim.evidence.iter().any(has_place)
        && (0.0..=1.0).contains(&claim.confidence)
}

fn has_place(evidence: &Evidence) -> bool {
    evidence.section.is_some() || evidence.paragraph.is_some() || evidence.quote.is_some()
}

fn check_claims(written: &Written, works: &Works, texts: &Texts, problems: &mut Vec<Diagnostic>) {
    let text = text_of(texts, CLAIMS);
    let keys: Vec<&str> = all_keys(written, works).collect();
    let traditions: Vec<&str> = named_traditions(written).collect();
    let documents: Vec<&str> = written.documents.iter().map(|document| document.record.key.as_str()).collect();
    let mut ids = BTreeSet::new();
    for entry in &written.claims {
        let claim = &entry.value;
        let mut found = |code, message: String, place: Span, help: String| {
            problems.push(Diagnostic::error(code, message).in_file(CLAIMS).at(place).help(help));
        };
        for work in std::iter::once(&claim.work).chain(&claim.object) {
            if key_of_claim(work, &claim.according_to, written, works).is_none() {
                let help =
                    did_you_mean(work, keys.iter().copied(), "see the keys with `catena query works --format keys`");
                found("unknown-work", format!("no work has the key `{work}`"), entry.place_of(work, text), help);
            }
        }
        // What was rejected may speak of a tradition that no text names any more: the rejection stands all the same.
        let unnamed = claim.tradition.as_ref().filter(|id| !traditions.contains(&id.as_str()));
        if let Some(tradition) = unnamed.filter(|_| !claim.stands()) {
            let message =
                format!("the rejected claim on `{}` speaks of `{tradition}`, which nothing names any more", claim.work);
            let help = "nothing is wrong: it stays rejected; take the entry out where it is no longer needed";
            let note = Diagnostic::info("rejected-of-old", message).in_file(CLAIMS).at(entry.place_of(tradition, text));
            problems.push(note.help(help));
        }
        let mut found = |code, message: String, place: Span, help: String| {
            problems.push(Diagnostic::error(code, message).in_file(CLAIMS).at(place).help(help));
        };
        let unknown = |id: &&String| claim.stands() && !traditions.contains(&id.as_str());
        if let Some(tradition) = claim.tradition.as_ref().filter(unknown) {
            let help = did_you_mean(tradition, traditions.iter().copied(), "add it to bib/traditions.toml");
            let place = entry.place_of(tradition, text);
            found("unknown-tradition", format!("there is no tradition `{tradition}`"), place, help);
        }
        if claim.tradition.is_some() == claim.object.is_some() {
            let message = "a claim needs either `tradition` or `object`, and not both".to_owned();
            let help = "`tradition` names a school; `object` names another work".to_owned();
            found("claim-object", message, first_line(entry, text), help);
        }
        let document = claim.according_to.as_str();
        if !documents.contains(&document) {
            let help = did_you_mean(document, documents.iter().copied(), "name the key of a document in bib/");
            let place = entry.place_of(document, text);
            found("unknown-document", format!("no document has the key `{document}`"), place, help);
        }
        if !claim.evidence.iter().any(has_place) {
            let message = format!("the claim on `{}` has no place: nothing in the text vouches for it", claim.work);
            let help = "add evidence = [{ section = \"…\", paragraph = 1 }], or a quote".to_owned();
            found("claim-without-place", message, first_line(entry, text), help);
        }
        if claim.evidence.iter().any(|e| [e.paragraph, e.sentence].contains(&Some(0))) {
            let message = "a paragraph or sentence is 0".to_owned();
            found("claim-without-place", message, first_line(entry, text), "they count from 1".to_owned());
        }
        if !(0.0..=1.0).contains(&claim.confidence) {
            let message = format!("a confidence of {} is none", claim.confidence);
            found("claim-shape", message, first_line(entry, text), "use a number from 0 to 1".to_owned());
        }
        if !claim.id.is_empty() && !ids.insert(&claim.id) {
            let place = entry.place_of(&claim.id, text);
            let help = "give the second another id, or leave ids out: they are made then".to_owned();
            found("duplicate-id", format!("there are two claims `{}`", claim.id), place, help);
        }
    }
    super::check_lists::check_places_of_claims(written, text, problems);
    super::check_lists::check_repeated_claims(written, text, problems);
}

fn check_annotations(written: &Written, works: &Works, problems: &mut Vec<Diagnostic>) {
    let keys: BTreeSet<&str> = all_keys(written, works).collect();
    for (key, text) in &written.annotations {
        let file = format!("bib/annotations/{key}.md");
        if !keys.contains(key.as_str()) {
            let message = format!("the note is on `{key}`, and no work has that key");
            let help = match nearest(key, keys.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`? then rename the file to {meant}.md"),
                None => "rename the file to the key of a work, or delete it".to_owned(),
            };
            problems.push(Diagnostic::warning("annotation-without-work", message).in_file(file).help(help));
        } else if text.trim().is_empty() {
            let problem = Diagnostic::info("empty-annotation", "the note is empty");
            problems.push(problem.in_file(file).help("write it, or delete the file"));
        }
    }
}

fn check_decisions(written: &Written, texts: &Texts, problems: &mut Vec<Diagnostic>) {
    let text = text_of(texts, IDENTITY);
    let is_reference = |name: &str| {
        let (document, key) = name.split_once('/').map_or((None, name), |(document, key)| (Some(document), key));
        written
            .documents
            .iter()
            .filter(|d| document.is_none_or(|name| d.record.key == name))
            .any(|document| document.references.iter().any(|reference| reference.record.key == key))
    };
    let lists = || {
        let own = written.documents.iter().map(|document| &document.record);
        let cited = written.documents.iter().flat_map(|d| d.references.iter().map(|reference| &reference.record));
        own.chain(cited).flat_map(|record| record.fields.values()).filter_map(|value| match value {
            Value::Names(names) => Some(names),
            _ => None,
        })
    };
    let named = LazyCell::new(|| Named::of(lists()));
    let people = LazyCell::new(|| scholars(lists(), &super::load::words_on_scholars(written)));
    for entry in &written.decisions {
        let names = matches!(entry.value.kind, DecisionKind::SameScholar | DecisionKind::DifferentScholars);
        let works = !names;
        let error = |message: String, place| Diagnostic::error("identity", message).in_file(IDENTITY).at(place);
        for name in entry.value.of.iter().filter(|name| works && !is_reference(name)) {
            let known = written.documents.iter().flat_map(|d| d.references.iter().map(|r| r.record.key.as_str()));
            let base = super::load::without_letter(name);
            let namesakes: Vec<String> = written
                .documents
                .iter()
                .flat_map(|d| d.references.iter().map(|r| (&d.record.key, &r.record.key)))
                .filter(|(_, key)| super::load::without_letter(key) == base)
                .map(|(document, key)| format!("`{document}/{key}`"))
                .collect();
            let help = if let Some(title) = &entry.value.title {
                format!(
                    "nothing in that list is called “{title}”: mend the title here or there, or take the decision out"
                )
            } else if namesakes.is_empty() {
                did_you_mean(name, known, "name references as `document/key`, with the key of that document's list")
            } else {
                let all = namesakes.join(", ");
                format!(
                    "that is a key of the library; name references as `document/key`, as the lists have them: {all}"
                )
            };
            problems.push(error(format!("no reference is called `{name}`"), entry.place_of(name, text)).help(help));
        }
        for name in entry.value.of.iter().filter(|name| names && !named.has(name)) {
            let known: BTreeSet<String> = lists().flat_map(|names| names.list.iter().map(Name::inverted)).collect();
            let known = known.iter().map(String::as_str);
            let help = did_you_mean(name, known, "write a name as `Family, Given`, as the library has it");
            let problem =
                Diagnostic::warning("identity", format!("no work names `{name}`, so that this decides nothing"));
            problems.push(problem.in_file(IDENTITY).at(entry.place_of(name, text)).help(help));
        }
        if entry.value.kind == DecisionKind::DifferentScholars {
            let of = &entry.value.of;
            let scholar = |name: &str| people.of(&read_inverted(name)).map(|scholar| scholar.id.as_str());
            let pairs = of.iter().enumerate().flat_map(|(at, one)| of[at + 1..].iter().map(move |other| (one, other)));
            for (one, other) in pairs.filter(|(one, other)| scholar(one).is_some() && scholar(one) == scholar(other)) {
                let help = if is_same_form(&read_inverted(one), &read_inverted(other)) {
                    "they are one name: write out the given names in the records of their works"
                } else {
                    "an entry of the kind same-scholar joins them: take one of the two out"
                };
                let message = format!("`{one}` and `{other}` stay one scholar, so that this decides nothing");
                let problem = Diagnostic::warning("identity", message).in_file(IDENTITY).help(help);
                problems.push(problem.at(entry.place_of(other, text)));
            }
        }
        if entry.value.kind == DecisionKind::KeepKey && entry.value.key.as_deref().is_none_or(str::is_empty) {
            let problem = error("the decision says no key".to_owned(), first_line(entry, text));
            problems.push(problem.help("add key = \"…\", the key that the work keeps"));
        }
        let lost =
            |name: &&String| is_reference(name) && super::kept::keeper(&entry.value, &written.documents).is_none();
        if let (Some(title), Some(name)) = (&entry.value.title, entry.value.of.first().filter(lost)) {
            let problem = error(format!("`{name}` is not called “{title}”"), entry.place_of(name, text));
            problems.push(problem.help("mend the title here or in the list, or take the decision out"));
        }
        if entry.value.of.is_empty() {
            let problem = error("the decision names nothing".to_owned(), first_line(entry, text));
            problems.push(problem.help("add of = [\"…\", \"…\"]"));
        }
    }
}
