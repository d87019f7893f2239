//! Names of persons and bodies, in BibLaTeX's four parts (manual §2.3.3, §3.15).

/// A person's name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Person {
    /// Family name without its particle: `Beauvoir`.
    pub family: String,
    /// Given names or initials as printed: `Simone`, `M. H.`; may be empty.
    pub given: String,
    /// Particle before the family name: `de`, `van der`; may be empty.
    pub prefix: String,
    /// `Jr.`, `III`; may be empty.
    pub suffix: String,
}

/// One author, editor or translator.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Name {
    /// A human being.
    Person(Person),
    /// An institution, ministry, committee, band: one string that is never split or inverted.
    Body(String),
}

impl Name {
    /// A person without particle or suffix.
    pub fn person(family: impl Into<String>, given: impl Into<String>) -> Name {
        Name::Person(Person { family: family.into(), given: given.into(), ..Person::default() })
    }

    /// Family name with its particle, or the body's whole name: what an author–date citation shows.
    pub fn family(&self) -> String {
        match self {
            Name::Person(person) if person.prefix.is_empty() => person.family.clone(),
            Name::Person(person) => format!("{} {}", person.prefix, person.family),
            Name::Body(name) => name.clone(),
        }
    }

    /// Given names; empty for bodies.
    pub fn given(&self) -> &str {
        match self {
            Name::Person(person) => &person.given,
            Name::Body(_) => "",
        }
    }

    /// Reading order: `Simone de Beauvoir`, `Martin Luther King, Jr.`.
    pub fn display(&self) -> String {
        match self {
            Name::Body(name) => name.clone(),
            Name::Person(person) => {
                let mut shown = [&person.given, &person.prefix, &person.family]
                    .into_iter()
                    .filter(|p| !p.is_empty())
                    .fold(String::new(), |mut all, part| {
                        if !all.is_empty() && !all.ends_with(['’', '\'']) {
                            all.push(' ');
                        }
                        all.push_str(part);
                        all
                    });
                if !person.suffix.is_empty() {
                    shown.push_str(", ");
                    shown.push_str(&person.suffix);
                }
                shown
            }
        }
    }

    /// Indexing order: `de Beauvoir, Simone`.
    pub fn inverted(&self) -> String {
        match self {
            Name::Body(name) => name.clone(),
            Name::Person(person) => {
                let mut shown = self.family();
                if !person.suffix.is_empty() {
                    shown.push_str(", ");
                    shown.push_str(&person.suffix);
                }
                if !person.given.is_empty() {
                    shown.push_str(", ");
                    shown.push_str(&person.given);
                }
                shown
            }
        }
    }
}

/// A list of names, perhaps cut short.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Names {
    /// The names that were given, in order.
    pub list: Vec<Name>,
    /// Whether `et al.`, `u. a.`, `and others` stood at the end.
    pub and_others: bool,
}

impl Names {
    /// A complete list.
    pub fn of(names: impl IntoIterator<Item = Name>) -> Names {
        Names { list: names.into_iter().collect(), and_others: false }
    }

    /// What an author–date citation prints: `Gill and Pratt`, `Jha et al.`.
    pub fn short(&self) -> String {
        match self.list.as_slice() {
            [] => String::new(),
            [one] if !self.and_others => one.family(),
            [one, two] if !self.and_others => format!("{} and {}", one.family(), two.family()),
            [first, ..] => format!("{} et al.", first.family()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_shown_in_reading_and_in_indexing_order() {
        let beauvoir = Name::Person(Person {
            family: "Beauvoir".into(),
            given: "Simone".into(),
            prefix: "de".into(),
            suffix: String::new(),
        });
        assert_eq!(beauvoir.display(), "Simone de Beauvoir");
        assert_eq!(beauvoir.inverted(), "de Beauvoir, Simone");
        let king = Name::Person(Person {
            suffix: "Jr.".into(),
            family: "King".into(),
            given: "M. L.".into(),
            ..Person::default()
        });
        assert_eq!(king.inverted(), "King, Jr., M. L.");
    }

    #[test]
    fn short_forms_follow_author_date_custom() {
        let mut names = Names::of([Name::person("Gill", "Rosalind"), Name::person("Pratt", "Andy")]);
        assert_eq!(names.short(), "Gill and Pratt");
        names.and_others = true;
        assert_eq!(names.short(), "Gill et al.");
    }
}
