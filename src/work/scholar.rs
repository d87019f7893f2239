//! Which names denote one scholar.
//!
//! Takes every name that a corpus shows, list by list; gives scholars and, for each name, the scholar it denotes. Two
//! names are one scholar where the family names fold to the same letters and the given names are compatible *and* neither
//! fits a rival of the other: `K. Levy` is Karen Levy only in a library that knows no Kenneth. The result does not depend on the order of
//! the input. The rule is that of authority files (an undifferentiated name stays by itself), e.g. MARC 21 008/32.

use std::collections::{BTreeMap, BTreeSet};

use super::Scholar;
use crate::record::{Name, Names};
use crate::text::fold;

/// A person's word on which names are one scholar; it overrules the evidence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScholarIdentity {
    /// Names, inverted (`Levy, Karen`), that are one scholar.
    pub same: Vec<Vec<String>>,
    /// Names, inverted, of which no two are one scholar.
    pub different: Vec<Vec<String>>,
}

/// The scholars of a corpus and the way from a name to its scholar.
#[derive(Debug, Clone, Default)]
pub struct Scholars {
    /// Scholars, sorted by id.
    pub list: Vec<Scholar>,
    by_form: BTreeMap<Form, usize>,
}

impl Scholars {
    /// The scholar that `name` denotes; `None` for names that the corpus did not show.
    pub fn of(&self, name: &Name) -> Option<&Scholar> {
        self.list.get(*self.by_form.get(&Form::of(name))?)
    }
}

/// A name as it is compared: folded family name (particle included) or body, and given names token by token.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Form {
    body: bool,
    family: String,
    given: Vec<String>,
    suffix: String,
}

impl Form {
    fn of(name: &Name) -> Form {
        match name {
            Name::Body(body) => Form { body: true, family: fold(body), given: Vec::new(), suffix: String::new() },
            Name::Person(person) => Form {
                body: false,
                family: fold(&name.family()),
                given: given_tokens(&person.given),
                suffix: fold(&person.suffix),
            },
        }
    }

    /// `Levy, Karen` or a body's name, as people write it in settings.
    fn of_inverted(text: &str) -> Form {
        Form::of(&read_inverted(text))
    }

    /// Letters of the given names, then tokens: how much it tells.
    fn specificity(&self) -> (usize, usize) {
        (self.given.iter().map(String::len).sum(), self.given.len())
    }

    /// Whether the two could be one person: each pair of tokens equal, or one the initial of the other.
    fn compatible(&self, other: &Form) -> bool {
        let token = |a: &String, b: &String| {
            a == b || a.len() == 1 && b.starts_with(a.as_str()) || b.len() == 1 && a.starts_with(b.as_str())
        };
        (self.suffix == other.suffix || self.suffix.is_empty() || other.suffix.is_empty())
            && self.given.iter().zip(&other.given).all(|(a, b)| token(a, b))
    }

    fn id(&self) -> String {
        let words = std::iter::once(&self.family).chain(&self.given).chain([&self.suffix]);
        let id = words.filter(|w| !w.is_empty()).map(|w| w.replace(' ', "-")).collect::<Vec<_>>().join("-");
        if id.is_empty() { "unnamed".to_owned() } else { id }
    }
}

/// Given names as folded tokens; capitals that stand together without a vowel between are initials: `MH` is `M. H.`.
fn given_tokens(given: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for word in given.split(|c: char| c.is_whitespace() || ".-\u{2010}\u{2011}'’".contains(c)) {
        let letters = word.chars().count();
        if (2..=3).contains(&letters) && word.chars().all(char::is_uppercase) {
            tokens.extend(word.chars().map(|c| fold(&c.to_string())));
        } else {
            tokens.extend(fold(word).split(' ').map(str::to_owned));
        }
    }
    tokens.retain(|token| !token.is_empty());
    tokens
}

/// Why the names of several works, taken for one scholar, may be those of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guess {
    /// No work tells more than initials, and several people may have them.
    Initials,
    /// Some works tell less of the name than others do.
    ShorterForms,
}

impl Guess {
    /// What is guessed in `names`, one for each work, which are taken for one scholar.
    pub fn of<'n>(names: impl IntoIterator<Item = &'n Name>) -> Option<Guess> {
        let forms: Vec<Form> = names.into_iter().map(Form::of).filter(|form| !form.body).collect();
        let whole = |form: &Form| form.given.iter().any(|given| given.chars().count() > 1);
        let (first, rest) = forms.split_first()?;
        match rest {
            [] => None,
            _ if !forms.iter().any(whole) => Some(Guess::Initials),
            // A second given name more or less is no doubt.
            _ if !forms.iter().all(whole) || rest.iter().any(|form| form.given.first() != first.given.first()) => {
                Some(Guess::ShorterForms)
            }
            _ => None,
        }
    }

    /// For people, in a few words.
    pub const fn words(self) -> &'static str {
        match self {
            Guess::Initials => "no work gives more than initials; people with the same ones are taken for one scholar",
            Guess::ShorterForms => {
                "some works give only initials; they are taken for the one scholar here whom they fit"
            }
        }
    }
}

/// Whether two names may denote one person, as far as they go: `Levy, J.` and `Levy, Jonathan`.
pub fn may_be_one(a: &Name, b: &Name) -> bool {
    let (a, b) = (Form::of(a), Form::of(b));
    (a.body, &a.family) == (b.body, &b.family) && a.compatible(&b)
}

/// Whether two names are one, but for their spelling: `Levy, J.-D.` and `Levy, JD`.
pub fn is_same_form(a: &Name, b: &Name) -> bool {
    Form::of(a) == Form::of(b)
}

/// A name as a person writes it in a decision: `Levy, Karen`.
pub fn read_inverted(text: &str) -> Name {
    let (family, given) = text.split_once(',').unwrap_or((text, ""));
    Name::person(family.trim(), given.trim())
}

/// The names that lists have, however they are written.
pub struct Named(BTreeSet<Form>);

impl Named {
    /// Gathers the names of `lists`.
    pub fn of<'n>(lists: impl IntoIterator<Item = &'n Names>) -> Named {
        Named(lists.into_iter().flat_map(|names| names.list.iter().map(Form::of)).collect())
    }

    /// Whether a name as a person writes it in a decision, `Levy, K.`, is one of them.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains(&Form::of_inverted(name))
    }
}

/// Finds the scholars behind lists of names. Each item is one list as it stands on a work (the names in it are different
/// people) or one name by itself.
pub fn scholars<'n>(lists: impl IntoIterator<Item = &'n Names>, identity: &ScholarIdentity) -> Scholars {
    let mut shown: BTreeMap<Form, BTreeMap<&Name, usize>> = BTreeMap::new();
    let mut apart: BTreeSet<(Form, Form)> = BTreeSet::new();
    for names in lists {
        let forms: Vec<Form> = names.list.iter().map(Form::of).collect();
        for (name, form) in names.list.iter().zip(&forms) {
            *shown.entry(form.clone()).or_default().entry(name).or_default() += 1;
        }
        keep_apart(&forms, &mut apart);
    }
    for group in &identity.different {
        keep_apart(&group.iter().map(|name| Form::of_inverted(name)).collect::<Vec<_>>(), &mut apart);
    }
    let forms: Vec<&Form> = shown.keys().collect();
    let mut leader: Vec<usize> = (0..forms.len()).collect();
    let mut start = 0;
    while start < forms.len() {
        let same_family = |f: &Form| (f.body, &f.family) == (forms[start].body, &forms[start].family);
        let end = start + forms[start..].iter().take_while(|form| same_family(form)).count();
        join_within_family(&forms, start..end, &apart, &mut leader);
        start = end;
    }
    for group in &identity.same {
        let members: Vec<usize> =
            group.iter().filter_map(|name| forms.binary_search(&&Form::of_inverted(name)).ok()).collect();
        for pair in members.windows(2) {
            unite(&mut leader, pair[0], pair[1]);
        }
    }
    collect(&shown, &forms, &mut leader)
}

/// Names of one family in one list are different people.
fn keep_apart(forms: &[Form], apart: &mut BTreeSet<(Form, Form)>) {
    let mut by_family: BTreeMap<&str, Vec<&Form>> = BTreeMap::new();
    for form in forms {
        by_family.entry(&form.family).or_default().push(form);
    }
    for same in by_family.values().filter(|same| same.len() > 1 && same.len() <= 50) {
        for (at, a) in same.iter().enumerate() {
            for b in &same[at + 1..] {
                apart.insert(((*a).min(*b).clone(), (*a).max(*b).clone()));
            }
        }
    }
}

/// Joins forms that fit each other, but none that fits two which do not: `J. D. Levy` and `J. S. Levy` are not one because
/// each could be Jonathan, and which of them he is, nobody knows.
fn join_within_family(
    forms: &[&Form],
    family: std::ops::Range<usize>,
    apart: &BTreeSet<(Form, Form)>,
    leader: &mut [usize],
) {
    let agree = |a: usize, b: usize| {
        let (a, b) = (forms[a].min(forms[b]), forms[a].max(forms[b]));
        a.compatible(b) && (apart.is_empty() || !apart.contains(&(a.clone(), b.clone())))
    };
    let fitting: Vec<Vec<usize>> = family
        .clone()
        .map(|form| family.clone().filter(|&other| other != form && agree(form, other)).collect())
        .collect();
    let fits_no_two =
        |fits: &Vec<usize>| !fits.iter().enumerate().any(|(at, &a)| fits[at + 1..].iter().any(|&b| !agree(a, b)));
    let sure: Vec<bool> = fitting.iter().map(fits_no_two).collect();
    for (at, fits) in fitting.iter().enumerate().filter(|(at, _)| sure[*at]) {
        for &other in fits.iter().filter(|&&other| sure[other - family.start]) {
            unite(leader, family.start + at, other);
        }
    }
}

fn leader_of(leader: &mut [usize], mut at: usize) -> usize {
    while leader[at] != at {
        leader[at] = leader[leader[at]];
        at = leader[at];
    }
    at
}

fn unite(leader: &mut [usize], a: usize, b: usize) {
    let (a, b) = (leader_of(leader, a), leader_of(leader, b));
    leader[a.max(b)] = a.min(b);
}

/// One scholar for each set of joined forms: named by its fullest form, as it was printed most often.
fn collect(shown: &BTreeMap<Form, BTreeMap<&Name, usize>>, forms: &[&Form], leader: &mut [usize]) -> Scholars {
    let mut sets: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..forms.len() {
        sets.entry(leader_of(leader, at)).or_default().push(at);
    }
    let mut found: Vec<(String, Name, Vec<usize>)> = Vec::with_capacity(sets.len());
    for members in sets.into_values() {
        let Some(&fullest) = members.iter().max_by_key(|&&at| (forms[at].specificity(), std::cmp::Reverse(at))) else {
            continue;
        };
        let printed = shown[forms[fullest]].iter().max_by_key(|(name, times)| (**times, std::cmp::Reverse(**name)));
        if let Some((name, _)) = printed {
            found.push((forms[fullest].id(), (*name).clone(), members));
        }
    }
    found.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let mut all = Vec::with_capacity(found.len());
    for (id, name, members) in found {
        let times = taken.entry(id.clone()).or_default();
        *times += 1;
        let id = if *times > 1 { format!("{id}-{times}") } else { id };
        all.push((Scholar { id, name }, members));
    }
    all.sort_by(|a, b| a.0.id.cmp(&b.0.id));
    let mut scholars = Scholars::default();
    for (at, (scholar, members)) in all.into_iter().enumerate() {
        scholars.list.push(scholar);
        scholars.by_form.extend(members.into_iter().map(|form| (forms[form].clone(), at)));
    }
    scholars
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists(names: &[(&str, &str)]) -> Vec<Names> {
        names.iter().map(|(family, given)| Names::of([Name::person(*family, *given)])).collect()
    }

    fn ids(names: &[(&str, &str)]) -> Vec<String> {
        let lists = lists(names);
        scholars(&lists, &ScholarIdentity::default()).list.into_iter().map(|s| s.id).collect()
    }

    #[test]
    fn initials_join_the_one_person_they_fit() {
        let seen = [("Hochschild", "A."), ("Hochschild", "Arlie Russell"), ("Hochschild", "AR"), ("Hochschild", "")];
        assert_eq!(ids(&seen), ["hochschild-arlie-russell"]);
    }

    #[test]
    fn initials_that_fit_two_people_stay_by_themselves() {
        let seen = [("Levy", "K."), ("Levy", "Karen"), ("Levy", "Kenneth")];
        assert_eq!(ids(&seen), ["levy-k", "levy-karen", "levy-kenneth"]);
    }

    #[test]
    fn a_name_that_two_others_fit_joins_neither() {
        // Both could be Jonathan, who is not both.
        let seen = [("Levy", "J. S."), ("Levy", "J. D."), ("Levy", "Jonathan"), ("Levy", "J.-D.")];
        assert_eq!(ids(&seen), ["levy-j-d", "levy-j-s", "levy-jonathan"]);
        assert_eq!(ids(&seen[1..]), ["levy-jonathan"]);
        let seen = [("Moor", "J."), ("Moor", "Jane A."), ("Moor", "Jane B."), ("Moor", "Jane")];
        assert_eq!(ids(&seen), ["moor-j", "moor-jane", "moor-jane-a", "moor-jane-b"]);
        let [jd, js, jonathan] = ["J. D.", "J. S.", "Jonathan"].map(|given| Name::person("Levy", given));
        assert!(may_be_one(&jd, &jonathan) && may_be_one(&js, &jonathan) && !may_be_one(&jd, &js));
    }

    #[test]
    fn whom_a_person_tells_apart_no_third_name_joins() {
        let lists = lists(&[("Roe", "J. D."), ("Roe", "J."), ("Roe", "Jonathan")]);
        let different = vec![vec!["Roe, J. D.".to_owned(), "Roe, Jonathan".to_owned()]];
        let found = scholars(&lists, &ScholarIdentity { same: Vec::new(), different });
        let ids: Vec<&str> = found.list.iter().map(|scholar| scholar.id.as_str()).collect();
        assert_eq!(ids, ["roe-j", "roe-j-d", "roe-jonathan"]);
    }

    #[test]
    fn the_order_of_the_input_changes_nothing() {
        let mut seen =
            vec![("Mol", "A."), ("Mol", "Annemarie"), ("Moll", "A."), ("Star", "SL"), ("Star", "Susan Leigh")];
        let first = ids(&seen);
        seen.reverse();
        assert_eq!(ids(&seen), first);
        assert_eq!(first, ["mol-annemarie", "moll-a", "star-susan-leigh"]);
    }

    #[test]
    fn two_names_on_one_work_are_two_people() {
        let names = Names::of([Name::person("Levy", "A."), Name::person("Levy", "Anna")]);
        assert_eq!(scholars([&names], &ScholarIdentity::default()).list.len(), 2);
    }

    #[test]
    fn a_persons_word_overrules_the_evidence() {
        let lists = lists(&[("Levy", "K."), ("Levy", "Karen"), ("Levy", "Kenneth")]);
        let same = vec![vec!["Levy, K.".to_owned(), "Levy, Karen".to_owned()]];
        let found = scholars(&lists, &ScholarIdentity { same, different: Vec::new() });
        assert_eq!(found.of(&Name::person("Levy", "K.")).unwrap().id, "levy-karen");
        let different = vec![vec!["Mol, A.".to_owned(), "Mol, Annemarie".to_owned()]];
        let lists = self::lists(&[("Mol", "A."), ("Mol", "Annemarie")]);
        assert_eq!(scholars(&lists, &ScholarIdentity { same: Vec::new(), different }).list.len(), 2);
    }

    #[test]
    fn bodies_and_persons_are_never_joined() {
        let lists = [Names::of([Name::Body("Star".into())]), Names::of([Name::person("Star", "")])];
        assert_eq!(scholars(&lists, &ScholarIdentity::default()).list.len(), 2);
    }

    #[test]
    fn one_scholar_of_several_forms_is_a_guess() {
        let guess = |list: &[(&str, &str)]| {
            let names: Vec<Name> = list.iter().map(|(family, given)| Name::person(*family, *given)).collect();
            Guess::of(&names)
        };
        assert_eq!(guess(&[("Bates", "D.")]), None);
        assert_eq!(guess(&[("Bates", "D."), ("Bates", "D.")]), Some(Guess::Initials));
        assert_eq!(guess(&[("Levy", "K."), ("Levy", "Karen")]), Some(Guess::ShorterForms));
        assert_eq!(guess(&[("Levy", "Karen"), ("Levy", "Karen E.")]), None);
    }
}
