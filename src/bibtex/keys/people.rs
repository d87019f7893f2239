//! What a key takes from a list of names.

use super::institution;
use super::spelling::{clean, german};
use crate::bibtex::read::values::names;
use crate::record::{Name, Names};

/// A list of names as a key sees it.
#[derive(Debug, Clone, Default)]
pub(super) struct People {
    list: Vec<One>,
    /// Whether it ended in `and others`.
    others: bool,
}

/// One name.
#[derive(Debug, Clone)]
struct One {
    /// Family name without its particle; what stands for a body.
    family: String,
    prefix: String,
    given: String,
    body: Option<String>,
}

impl One {
    fn of(name: Name) -> One {
        match name {
            Name::Person(person) if person.family.is_empty() => {
                One { family: person.prefix, prefix: String::new(), given: person.given, body: None }
            }
            Name::Person(person) => {
                One { family: person.family, prefix: person.prefix, given: person.given, body: None }
            }
            Name::Body(body) => {
                let family = if body.contains(char::is_whitespace) { institution::key(&body) } else { body.clone() };
                One { family, prefix: String::new(), given: String::new(), body: Some(body) }
            }
        }
    }

    fn initial(&self) -> String {
        self.given.chars().find(|c| c.is_alphabetic()).map(String::from).unwrap_or_default()
    }

    fn with_particle(&self) -> String {
        if self.prefix.is_empty() { self.family.clone() } else { format!("{} {}", self.prefix, self.family) }
    }
}

fn first_chars(text: &str, count: usize) -> String {
    text.chars().take(count).collect()
}

impl People {
    /// The names of a field in TeX. A semicolon parts names as `and` does.
    pub fn read(value: &str) -> People {
        // `({ABC})`: the acronym that a body gives itself is read before the braces go.
        let acronym = institution::own_acronym(value);
        let value = value.replace(';', " and ");
        let Names { list, and_others } = names(&value);
        let mut people = People { list: list.into_iter().map(One::of).collect(), others: and_others };
        if let (Some(acronym), [one]) = (acronym, people.list.as_mut_slice()) {
            one.family = acronym;
        }
        people
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty() && !self.others
    }

    /// How many, `others` counted as one.
    pub fn count(&self) -> usize {
        self.list.len() + usize::from(self.others)
    }

    /// The family name of the first.
    pub fn first(&self) -> String {
        self.list.first().map(|one| one.family.clone()).unwrap_or_default()
    }

    /// The first with its particle, in one word.
    pub fn first_full(&self) -> String {
        self.list.first().map(|one| one.with_particle().replace(' ', "")).unwrap_or_default()
    }

    /// The initial of the given name of the first.
    pub fn first_initial(&self) -> String {
        self.list.first().map(One::initial).unwrap_or_default()
    }

    /// The family name of the last.
    pub fn last(&self) -> String {
        self.list.last().map(|one| one.family.clone()).unwrap_or_default()
    }

    /// The initial of the given name of the last.
    pub fn last_initial(&self) -> String {
        self.list.last().map(One::initial).unwrap_or_default()
    }

    /// At most `most` family names with `between` between them, and `rest` where there are more.
    pub fn joined(&self, most: usize, between: &str, rest: &str) -> String {
        let mut names: Vec<&str> = self.list.iter().map(|one| one.family.as_str()).collect();
        if self.others {
            names.push(rest.strip_prefix(between).unwrap_or(rest));
        }
        let more = if names.len() > most { rest } else { "" };
        names.truncate(most);
        names.join(between) + more
    }

    /// Both of two names; of more than two the first and `rest`.
    pub fn et_al(&self, between: &str, rest: &str) -> String {
        match (self.list.len(), self.others) {
            (0, _) => String::new(),
            (1, false) | (2, false) => self.joined(2, between, ""),
            _ => self.first() + rest,
        }
    }

    /// The first `count` characters of the family name of the one at `at`, from 1; `+` for `others`.
    pub fn letters_of(&self, count: usize, at: usize) -> String {
        match self.list.get(at.wrapping_sub(1)) {
            Some(one) => first_chars(&clean(&german(&one.family)), count),
            None if self.others && at == self.count() => "+".to_owned(),
            None => String::new(),
        }
    }

    /// The last name of one; the first letters of three, and `+` where there are more.
    pub fn short(&self) -> String {
        match self.count() {
            0 => String::new(),
            1 => self.first(),
            many => {
                let letters: String = (1..=many.min(3)).map(|at| self.letters_of(1, at)).collect();
                if many > 3 { letters + "+" } else { letters }
            }
        }
    }

    /// Five letters of the first, one of each other.
    pub fn first_and_initials(&self) -> String {
        let first = self.letters_of(5, 1);
        (2..=self.count()).map(|at| self.letters_of(1, at)).fold(first, |all, letter| all + &letter)
    }

    /// `most` characters in all, taken evenly from all names.
    pub fn even_letters(&self, most: usize) -> String {
        if most == 0 || self.is_empty() {
            return String::new();
        }
        let count = self.count();
        if self.others && most >= count {
            let known = People { list: self.list.iter().take(most - 1).cloned().collect(), others: false };
            return known.even_letters(most - 1) + "+";
        }
        let (each, more) = (most / count, most % count);
        let all: String = (1..=count).map(|at| self.letters_of(each + usize::from(at <= more), at)).collect();
        first_chars(&all, most)
    }

    /// The label of BibTeX's style `alpha`, particles by their initials.
    pub fn alpha(&self) -> String {
        if let ([one], false) = (self.list.as_slice(), self.others) {
            let name = one.with_particle();
            let mut parts: Vec<&str> = name.split_whitespace().collect();
            let last = parts.pop().unwrap_or("");
            return parts.iter().map(|part| first_chars(part, 1)).collect::<String>() + &first_chars(last, 3);
        }
        let most = if self.count() > 4 { 3 } else { 4 };
        let named = self.list.iter().take(most);
        let letters: String = named
            .flat_map(|one| one.with_particle().split_whitespace().map(|part| first_chars(part, 1)).collect::<Vec<_>>())
            .collect();
        if self.others || self.count() > 4 { letters + "+" } else { letters }
    }

    /// The label of the *Lecture Notes in Informatics*: two letters of one name, one of each of up to four.
    pub fn alpha_lni(&self) -> String {
        match self.list.as_slice() {
            [] => String::new(),
            [one, rest @ ..] if rest.is_empty() || self.others => match &one.body {
                Some(body) if body.contains(' ') => body
                    .split_whitespace()
                    .filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()))
                    .collect(),
                _ => first_chars(&one.family, 2),
            },
            many => many.iter().take(4).map(|one| first_chars(&one.family, 1)).collect(),
        }
    }

    /// Each name by `make`, for formulas that ask for more than the family name: family, given, initials.
    pub fn each(&self, make: impl Fn(&str, &str, &str) -> String) -> Vec<String> {
        self.list
            .iter()
            .map(|one| {
                let initials: String = one
                    .given
                    .split(|c: char| !c.is_alphanumeric())
                    .filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()))
                    .collect();
                make(&one.family, &one.given, &initials)
            })
            .collect()
    }

    pub fn has_others(&self) -> bool {
        self.others
    }
}
