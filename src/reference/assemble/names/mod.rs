//! Lists of names: `England, Paula and Folbre, Nancy`, `Yan JE, Fan TT`, `G. C. Bowker & S. L. Star (eds)`.
//!
//! Takes the stretch of a reference that names its authors, editors or translators; gives names in BibLaTeX's parts
//! (manual §3.15). Order of the parts is read off commas, initials and capitals, name by name, so that lists that mix
//! `Last, First` with `First Last` come out right. Bodies stay whole.

mod bodies;
mod direct;
mod finish;
mod inverted;
mod lead;
mod order;
mod pieces;
mod pinyin;
mod print;
mod romance;
mod run_together;
pub mod russian;
mod shape;
mod signs;

use crate::record::{Name, Names, Person};
use crate::reference::given;
use crate::reference::list::same_author;
use bodies::{two_bodies, whole_body};
use direct::direct;
use inverted::{inverted, looks_inverted, loud_suffix};
use lead::{Lead, lead};
pub use order::Order;
use order::{east_asian, filed};
use pieces::{Piece, Separator, pieces};
pub use pinyin::is_chinese_name;
use print::{broken, letter_spaced, lost_commas, rejoined, without_number};
pub use romance::{double_families, title_case};
use run_together::run_together;
use shape::{Shape, bare_initials};
use signs::{body_word, country, initials, is_suffix, particle};

/// A list of names and what stood around it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NameList {
    /// The names.
    pub names: Names,
    /// `(eds)`, `hrsg. von`: they edited.
    pub editors: bool,
    /// `trans.`, `übers. von`: they translated.
    pub translators: bool,
    /// `In:` stood before them.
    pub after_in: bool,
    /// A dash stands where the author of the entry before is meant.
    pub repeated: bool,
    /// Others are named behind that author: `dies. u. H.-G. Haupt`.
    pub joined: bool,
}

/// Reads a list of names.
pub fn read_names(text: &str) -> NameList {
    read_names_in(text, Order::Unknown)
}

/// Reads a list of names at the head of an entry, knowing what the list of references tells.
pub fn read_names_in(text: &str, order: Order) -> NameList {
    if let Some(body) = signs::numbered_body(text) {
        return NameList { names: Names::of([Name::Body(body.to_owned())]), ..NameList::default() };
    }
    let Some((names, bodies)) = signs::collaborations_behind(text) else { return read_list(text, order) };
    let mut list = read_list(names, order);
    list.names.list.extend(bodies.into_iter().map(|body| Name::Body(body.to_owned())));
    list
}

fn read_list(text: &str, order: Order) -> NameList {
    let mut list = NameList::default();
    // `Ders. (2012)`, `dies./Roe, Ann`.
    let after = same_author(text.trim_start());
    list.repeated = after.is_some();
    let text = after.unwrap_or(text);
    let others = after.and_then(|_| {
        let text = text.trim_start();
        ["u. ", "und ", "and ", "et ", "e ", "y ", "& "].iter().find_map(|and| text.strip_prefix(and))
    });
    list.joined = others.is_some();
    let text = others.unwrap_or(text);
    // `MOOR A, QUAY E, 译`, `Moor, Ann訳`
    let translated = text.trim_end_matches([' ', '.', ',', '/']).strip_suffix(['译', '訳']);
    let text = translated.unwrap_or(text);
    // `Zorzi, Andrea, a cura di.`
    let cared = text.trim_end_matches([' ', '.', ',']).strip_suffix(", a cura di");
    let text = cared.unwrap_or(text);
    let led = lead(text);
    list.editors = cared.is_some() || matches!(led, Some((Lead::Edited | Lead::EditedAndTranslated, _)));
    list.translators = translated.is_some() || matches!(led, Some((Lead::Translated | Lead::EditedAndTranslated, _)));
    let text = without_number(led.map_or(text, |(_, names)| names));
    // `Folbre, N., Nelson, J., … Poe, A.`: names left out before the last.
    let cut = ["…", ". . .", "..."].iter().find_map(|dots| text.split_once(dots));
    let shortened = cut.filter(|(before, behind)| before.contains(',') && behind.contains(char::is_alphabetic));
    list.names.and_others = shortened.is_some();
    let shortened = shortened.map(|(before, behind)| {
        format!("{}, {}", before.trim_end_matches([' ', ',', '&']), behind.trim_start_matches([' ', ',', '&']))
    });
    let text = shortened.as_deref().unwrap_or(text);
    let text = &*letter_spaced(text);
    let text = &*broken(text);
    // `Klaus Fittschen-`, before a title that a hyphen parts from the name.
    let text = text.trim_end().strip_suffix('-').filter(|name| name.ends_with(char::is_alphabetic)).unwrap_or(text);
    let text = &*romance::edited_by(text);
    let text = &*romance::helped_by(text);
    let text = &*romance::parted_by_dashes(text);
    let text = &*romance::parted_behind_initials(text);
    let text = &*romance::parted_by_stops(text);
    let found = romance::with_all_given_names(lost_commas(pieces(text, &mut list)), text);
    let found = romance::with_joined_families(found, text);
    let found = romance::with_both_families(found, text);
    // `Quay Collaboration, and Moor Collaboration`
    if found.len() > 1 && found.iter().all(|piece| piece.words.last().is_some_and(|w| signs::ends_a_body(w))) {
        list.names.list.extend(found.iter().map(|piece| Name::Body(piece.words.join(" "))));
        return list;
    }
    // `Church GM, Service FJ`: initials make persons of words of bodies.
    let bare_initials = bare_initials(&found);
    if let Some(body) = whole_body(text, &found).filter(|_| !bare_initials) {
        match two_bodies(&body) {
            Some((first, second)) => list.names.list.extend([first, second].map(|body| Name::Body(body.to_owned()))),
            None => list.names.list.push(Name::Body(body)),
        }
        return list;
    }
    let shape = Shape::of(&found, bare_initials, order);
    let mut rest = found.as_slice();
    while let Some((name, used)) = next_name(rest, shape, list.names.list.len()) {
        rest = rest.get(used.max(1)..).unwrap_or(&[]);
        match name {
            Read::Name(name) => list.names.list.push(name),
            Read::Several(names) => list.names.list.extend(names),
            Read::Given(given) => attach_given(&mut list.names.list, given),
            Read::Suffix(suffix) => {
                if let Some(Name::Person(person)) = list.names.list.last_mut() {
                    person.suffix = suffix;
                }
            }
            Read::Others => list.names.and_others = true,
            Read::Nothing => {}
        }
    }
    finish::all(&mut list.names, text);
    list
}

enum Read {
    Name(Name),
    Several(Vec<Name>),
    /// Initials that stand alone belong to the name before.
    Given(String),
    Suffix(String),
    /// `等`.
    Others,
    Nothing,
}

fn attach_given(names: &mut [Name], given: String) {
    match names.last_mut() {
        Some(Name::Person(person)) if person.given.is_empty() => person.given = given,
        Some(Name::Person(person)) if given.chars().filter(|c| c.is_alphabetic()).count() <= 2 => {
            person.given.push(' ');
            person.given.push_str(&given);
        }
        _ => {}
    }
}

/// Reads the name at the head of `rest`; says how many pieces it took. `None` at the end.
fn next_name(rest: &[Piece<'_>], shape: Shape, before: usize) -> Option<(Read, usize)> {
    let capitals = shape.capitals;
    let piece = rest.first()?;
    let words = piece.words.as_slice();
    let next = rest.get(1).filter(|p| p.before == Separator::Comma);
    if words.is_empty() {
        return Some((Read::Nothing, 1));
    }
    // `温忠麟, 张雷, 김철수`: one name each, the family name first.
    if words.iter().all(|w| east_asian(w)) {
        let read = match words {
            ["等" | "외" | "他"] => Read::Others,
            [name] => Read::Name(whole(name)),
            [family, given] => Read::Name(person(&[*family], &[*given])),
            names => Read::Several(names.iter().map(|name| whole(name)).collect()),
        };
        return Some((read, 1));
    }
    if let Some((family, suffix, given)) = next.and_then(|next| loud_suffix(words, next)) {
        let mut name = person(family, given);
        if let Name::Person(who) = &mut name {
            who.suffix = suffix;
        }
        return Some((Read::Name(name), 2));
    }
    if let Some(given) = next.filter(|_| shape.family_capitals) {
        return Some(inverted(words, &given.words, None));
    }
    // What someone did, as MLA puts it behind the name.
    if before > 0
        && matches!(words, ["host" | "inventor" | "assignee" | "director" | "producer" | "narrator" | "presenter"])
    {
        return Some((Read::Nothing, 1));
    }
    if words.iter().all(|w| is_suffix(w)) && before > 0 {
        return Some((Read::Suffix(words.join(" ")), 1));
    }
    // `U.S. EPA`
    if let [state, rest @ ..] = words
        && country(state)
        && !rest.is_empty()
        && rest.iter().all(|w| w.chars().count() > 1 && w.chars().all(char::is_uppercase))
    {
        return Some((Read::Name(Name::Body(words.join(" "))), 1));
    }
    // `boyd d, Crawford K`: who writes the own name in small letters.
    let bare = |piece: &Piece<'_>| {
        piece.words.last().is_some_and(|w| initials(w, false) && !w.trim_end_matches('.').contains('.'))
    };
    if let [family, given] = words
        && rest.get(1).is_some_and(bare)
        && given.len() == 1
        && [family, given].iter().all(|w| w.starts_with(char::is_lowercase) && !particle(w))
    {
        return Some((Read::Name(person(&[*family], &[*given])), 1));
    }
    if let Some(name) = short_family(words) {
        return Some((Read::Name(name), 1));
    }
    // `LI, X.; WU, Y.`: capitals alone between semicolons, and initials with stops behind their comma.
    if let [family] = words
        && piece.before != Separator::Comma
        && (2..=3).contains(&family.chars().count())
        && family.chars().all(char::is_uppercase)
        && let Some(next) =
            next.filter(|n| !n.words.is_empty() && n.words.iter().all(|w| w.contains('.') && initials(w, false)))
        && rest.get(2).is_none_or(|third| third.before == Separator::Hard)
        && (before > 0 || rest.get(2).is_some())
    {
        return Some(inverted(&[*family], &next.words, None));
    }
    if words.iter().all(|w| initials(w, capitals)) && !(words.len() == 1 && words[0].chars().count() > 3) {
        // `A. B., Smith`: given names first, oddly parted by a comma.
        if let Some(next) = next.filter(|n| before == 0 && n.words.len() == 1 && !initials(n.words[0], capitals)) {
            return Some((Read::Name(person(&next.words, words)), 2));
        }
        // `W. und E. Paatz`: the family name of both.
        if before == 0
            && let Some(second) = rest.get(1).filter(|n| n.before == Separator::And)
            && let [first, .., family] = second.words.as_slice()
            && initials(first, capitals)
            && !initials(family, capitals)
        {
            return Some((Read::Name(person(&[*family], words)), 1));
        }
        return Some((Read::Given(words.join(" ")), 1));
    }
    // `Bureau Y` among names with bare initials is a person.
    let bare = shape.bare_initials && words.len() == 2 && initials(words[1], false);
    if words.len() > 1
        && !bare
        && words.iter().any(|w| body_word(w))
        && !words.iter().any(|w| initials(w, false) && w.contains('.') && !country(w))
    {
        return Some((Read::Name(Name::Body(words.join(" "))), 1));
    }
    if let [family @ .., last] = words
        && shape.bare_initials
        && !family.is_empty()
        && (signs::small_initials(last) || last.chars().count() < 4 && last.chars().all(char::is_uppercase))
        && !family.iter().any(|w| initials(w, false))
    {
        return Some((Read::Name(person(family, &[*last])), 1));
    }
    if let [given @ .., first, second] = words
        && shape.double_families
        && !given.is_empty()
        && given.iter().all(|w| initials(w, false))
        && [first, second].iter().all(|w| w.contains(char::is_lowercase) && !particle(w) && !given::is_given(w))
    {
        return Some((Read::Name(person(&[*first, *second], given)), 1));
    }
    if let Some(people) = run_together(words, capitals) {
        return Some((Read::Several(people), 1));
    }
    if let Some(name) = within(words, capitals) {
        // `Smith JA, Jr.` is left to the next piece.
        return Some((Read::Name(name), 1));
    }
    if let [family, given] = words
        && shape.chinese_first
        && pinyin::is_name(words)
    {
        return Some((Read::Name(person(&[*family], &[*given])), 1));
    }
    if let [family, given @ ..] = words
        && shape.family_first
        && (before == 0 || given.first().is_some_and(|w| given::is_given(w)) && !given::is_given(family))
        && filed(words, shape.order)
    {
        return Some((Read::Name(person(&[*family], given)), 1));
    }
    // Words alone: a family name whose given names follow the comma, or a whole name.
    if let Some(next) = next {
        let given = next.words.as_slice();
        // `Gabriele Peitz, Gabriele`: printed both ways round.
        if let ([first, _], [again]) = (words, given)
            && first == again
            && given::is_given(first)
        {
            return Some((Read::Name(direct(words)), 2));
        }
        // `Moura e Castro, L. de`
        let behind = given.iter().rev().take_while(|w| particle(w)).count();
        let last_given = given[..given.len() - behind].iter().all(|w| initials(w, capitals));
        if last_given && behind < given.len() {
            return Some(inverted(words, given, rest.get(2)));
        }
        if !given.is_empty() && given.iter().all(|w| is_suffix(w)) {
            // `King, Jr., Martin` or `Martin King, Jr.`
            if let Some(third) = rest.get(2).filter(|p| words.len() == 1 && p.before == Separator::Comma)
                && let Name::Person(mut who) = person(words, &third.words)
            {
                who.suffix = given.join(" ");
                return Some((Read::Name(Name::Person(who)), 3));
            }
            return Some((Read::Name(direct(words)), 1));
        }
        let group = shape.inverted && rest.get(2).is_none_or(|third| third.before != Separator::Comma);
        if group && piece.before != Separator::Comma || looks_inverted(words, given, rest, before) {
            return Some(inverted(words, given, rest.get(2)));
        }
    }
    Some((Read::Name(direct(words)), 1))
}

/// `A. R. Go.`, `A. LAL`: after initials with stops, a family name as short as initials are.
fn short_family(words: &[&str]) -> Option<Name> {
    let (last, given) = words.split_last()?;
    let family = last.trim_end_matches('.');
    let letters = family.chars().count();
    let name = family.chars().all(char::is_alphabetic)
        && family.starts_with(char::is_uppercase)
        && (letters == 2 && family.ends_with(char::is_lowercase) && !signs::small_initials(family)
            || letters == 3 && last.len() == family.len() && family.chars().all(char::is_uppercase));
    let initial = |w: &&str| w.contains('.') && initials(w, false) && !country(w);
    (name && !given.is_empty() && given.iter().all(initial) && !is_suffix(family)).then(|| person(&[family], given))
}

/// A whole name inside one piece, its parts told by initials or capitals; `None` where nothing tells them.
fn within(words: &[&str], capitals: bool) -> Option<Name> {
    if words.len() < 2 {
        return None;
    }
    // `LE ROY LADURIE E`: a particle in capitals is none of the initials.
    let leads = capitals && particle(&words[0].to_lowercase()) && words[1].chars().count() > 2;
    let is_initial = |w: &&str| initials(w, capitals) && !(leads && *w == words[0]);
    let (first, last) = (words.first()?, words.last()?);
    if !capitals && let Some(name) = short_capital_family(words) {
        return Some(name);
    }
    // `Kulikov IV`: what is a number elsewhere is a pair of initials where no given name stands.
    if let [family, "II" | "IV" | "VI"] = words {
        return Some(person(&[*family], &words[1..]));
    }
    // Suffix inside: `Smith JA Jr`.
    if is_suffix(last) && words.len() > 2 {
        let core = words.get(..words.len() - 1)?;
        let mut name = within(core, capitals).unwrap_or_else(|| direct(core));
        if let Name::Person(who) = &mut name {
            who.suffix = (*last).to_owned();
        }
        return Some(name);
    }
    // `LE GOFF Jacques`: no initials, but a particle in capitals like its name.
    let upper = |w: &&str| w.chars().all(char::is_uppercase);
    let family = words.iter().take_while(|w| upper(w)).count();
    if !capitals
        && (2..words.len()).contains(&family)
        && particle(&first.to_lowercase())
        && words[family - 1].chars().count() >= 3
        && words[family..].iter().all(|w| w.chars().any(char::is_lowercase))
    {
        return Some(person(&words[..family], &words[family..]));
    }
    // `Jacques LE GOFF`
    if let [given @ .., particle_in_capitals, name] = words
        && !capitals
        && given.first().is_some_and(|w| given::is_given(w))
        && matches!(*particle_in_capitals, "LE" | "LA" | "DE" | "DU" | "DI" | "DA" | "VON" | "VAN")
        && name.chars().count() > 2
        && upper(name)
    {
        return Some(person(&words[given.len()..], given));
    }
    if is_initial(first) {
        return Some(direct(words));
    }
    if is_initial(last) {
        // `Smith J A`, `van der Berg J`, but `Ann B` stays a family name with an initial.
        let from = words.iter().rposition(|w| !is_initial(w)).map_or(0, |at| at + 1);
        // `Frey Bruno S.`: a given name before the initial.
        let from = if from == 2 && given::is_given(words[1]) && !given::is_given(words[0]) && !particle(words[0]) {
            1
        } else {
            from
        };
        let (family, given) = words.split_at(from);
        return (!family.is_empty()).then(|| person(family, given));
    }
    // `Beaugrande R. de`: initials, then a particle.
    if particle(last) {
        let tail = words.iter().rposition(|w| !particle(w)).map_or(0, |at| at + 1);
        let (core, particles) = words.split_at(tail);
        let from = core.iter().rposition(|w| !is_initial(w)).map_or(0, |at| at + 1);
        let (family, given) = core.split_at(from);
        if !family.is_empty() && !given.is_empty() {
            return Some(with_prefix(family, given, &particles.join(" ")));
        }
        // `Beauvoir Simone de`.
        if let [family, given @ ..] = core
            && given.first().is_some_and(|w| given::is_given(w))
            && !given::is_given(family)
        {
            return Some(with_prefix(&[*family], given, &particles.join(" ")));
        }
        return None;
    }
    // `HOLLMANN Reiner`, `Reiner HOLLMANN`.
    let caps = |w: &&str| {
        w.chars().filter(|c| c.is_alphabetic()).count() > 1
            && w.chars().all(|c| !c.is_lowercase())
            && !is_initial(w)
            && !is_suffix(w)
    };
    // `Emmanuel LE ROY LADURIE`: short words in capitals before the family name are its beginning, unless they cannot be spoken.
    let spoken = |w: &&str| {
        let vowel = |c: char| matches!(c, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y');
        caps(w) || w.chars().count() > 1 && w.chars().all(char::is_uppercase) && w.contains(vowel)
    };
    let from = words.iter().rposition(|w| !spoken(w)).map_or(0, |at| at + 1);
    let named = words[..from].iter().any(|w| w.contains(char::is_lowercase) && !particle(w));
    if !capitals && words.last().is_some_and(caps) && named && words.len() - from > 1 {
        return Some(person(&words[from..], &words[..from]));
    }
    if !capitals && words.iter().any(&caps) && !words.iter().all(|w| caps(w) || particle(w) || is_initial(w)) {
        let family: Vec<&str> = words.iter().copied().filter(|w| caps(w) || particle(w)).collect();
        let given: Vec<&str> = words.iter().copied().filter(|w| !caps(w) && !particle(w)).collect();
        return Some(person(&family, &given));
    }
    // Initials inside settle that it is in reading order: `Nancy K. Baym`.
    words.iter().any(is_initial).then(|| direct(words))
}

/// `Paul BROY`, `SALM Rainer`: a family name in capitals that is short enough for initials. `Smith JAB` is none, as no
/// given name stands beside it.
fn short_capital_family(words: &[&str]) -> Option<Name> {
    let short = |w: &str| (3..=4).contains(&w.chars().count()) && w.chars().all(char::is_uppercase) && !is_suffix(w);
    let (first, last) = (*words.first()?, *words.last()?);
    let rest_small =
        |rest: &[&str]| rest.iter().all(|w| w.contains(char::is_lowercase) || initials(w, false) && w.contains('.'));
    if short(last) && given::is_given(first) && rest_small(&words[..words.len() - 1]) {
        return Some(person(&words[words.len() - 1..], &words[..words.len() - 1]));
    }
    let begins = short(first) && words.get(1).is_some_and(|w| given::is_given(w)) && rest_small(&words[1..]);
    begins.then(|| person(&words[..1], &words[1..]))
}

/// A name whose parts nothing tells apart.
fn whole(name: &str) -> Name {
    Name::Person(Person { family: name.to_owned(), ..Person::default() })
}

/// A person from family and given words; particles at either seam go to the prefix.
fn person(family: &[&str], given: &[&str]) -> Name {
    // `Mattos, Camila Silva de`: particles behind the given names belong before the family name.
    let behind = given.iter().rposition(|w| !particle(w)).map_or(0, |at| at + 1);
    let (given, tail) = given.split_at(behind);
    with_prefix(family, given, &tail.join(" "))
}

fn with_prefix(family: &[&str], given: &[&str], prefix: &str) -> Name {
    let lead = family.iter().take(family.len().saturating_sub(1)).take_while(|w| particle(w)).count();
    let (particles, mut family) = family.split_at(lead);
    let mut prefix = if prefix.is_empty() { particles.join(" ") } else { format!("{prefix} {}", particles.join(" ")) };
    let mut suffix = String::new();
    if family.len() > 1 && family.last().is_some_and(|w| is_suffix(w)) {
        suffix = family.last().copied().unwrap_or_default().to_owned();
        family = &family[..family.len() - 1];
    }
    let mut given = given.to_vec();
    if given.len() > 1 && given.last().is_some_and(|w| is_suffix(w)) {
        suffix = given.pop().unwrap_or_default().to_owned();
    }
    let mut family = rejoined(family.join(" "));
    // `d'Alembert`, `d’Arcy`: the elided particle is a prefix too.
    if prefix.is_empty() {
        let elided = ["d'", "d’", "dell'", "dell’", "dall'", "dall’"].into_iter().find(|e| family.starts_with(e));
        if let Some(elided) = elided.filter(|e| family[e.len()..].starts_with(char::is_uppercase)) {
            prefix = elided.to_owned();
            family = family[elided.len()..].to_owned();
        }
    }
    Name::Person(Person {
        family,
        given: signs::space_initials(&given.join(" ")),
        prefix: prefix.trim().to_owned(),
        suffix: suffix.trim_end_matches(',').to_owned(),
    })
}

#[cfg(test)]
mod tests;
