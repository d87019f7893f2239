//! How a list files its entries: where their first words go up the alphabet, names without a comma begin with the family
//! name (`Althusser Louis`), as in the catalogue of a library. One entry alone cannot tell.

use super::assemble::Order;
use super::given::is_given;
use super::label::Label;
use super::tokens::{Shape, Tokens};
use crate::text::fold;

/// Fewer entries with an author say nothing.
const LEAST: usize = 6;

/// Share of neighbours in order from which on a list is sorted, and up to which it is not: by chance it is a half.
const SORTED: f64 = 0.85;
const UNSORTED: f64 = 0.75;

/// What the list tells about names without a comma.
pub fn order(tokens: &[Tokens], labels: &[Vec<(Label, f64)>]) -> Order {
    let heads: Vec<Head> = tokens.iter().zip(labels).filter_map(|(tokens, labels)| Head::of(tokens, labels)).collect();
    if heads.len() < LEAST {
        return Order::Unknown;
    }
    let rising = |word: fn(&Head) -> &str| {
        let ordered = heads.windows(2).filter(|pair| word(&pair[0]) <= word(&pair[1])).count();
        ordered as f64 / (heads.len() - 1) as f64
    };
    let first = rising(|head| &head.first);
    let last = rising(|head| &head.last);
    let bare = heads.iter().filter(|head| head.bare).count() * 2 > heads.len();
    match bare {
        // Filed under the last words of names that have no comma.
        true if last >= SORTED && first <= UNSORTED => Order::Inside,
        true if first >= SORTED && last <= UNSORTED => Order::FiledWithoutCommas,
        false if first >= SORTED && last <= UNSORTED => Order::Filed,
        _ => Order::Unknown,
    }
}

/// The first name of an entry.
struct Head {
    first: String,
    last: String,
    /// Two or more whole words and no comma.
    bare: bool,
}

impl Head {
    fn of(tokens: &Tokens, labels: &[(Label, f64)]) -> Option<Head> {
        let start = labels.iter().position(|(label, _)| *label != Label::CitationNumber)?;
        let named = |at: usize| {
            labels.get(at).is_some_and(|(label, _)| *label == Label::Author)
                && tokens.list.get(at).is_some_and(|token| token.shape == Shape::Word)
        };
        let end = (start..labels.len()).find(|at| !named(*at)).unwrap_or(labels.len());
        let first = fold(tokens.word(start));
        let comma = end < labels.len() && tokens.word(end) == ",";
        let last = if end > start + 1 { end - 1 } else { end + 1 };
        let word = |at: usize| {
            let word = tokens.word(at);
            word.chars().count() > 1 && (word.contains(char::is_lowercase) || !word.contains(char::is_uppercase))
        };
        // `García Márquez, Gabriel`, `García Márquez, G.`: the comma parts given names from family names.
        let given = |word: &str| word.chars().count() == 1 || is_given(word);
        let inverted = comma && end + 1 < labels.len() && given(tokens.word(end + 1));
        let bare = end > start + 1 && (start..end).all(word) && !inverted;
        (end > start && last < labels.len()).then(|| Head { first, last: fold(tokens.word(last)), bare })
    }
}

#[cfg(test)]
mod tests {
    use crate::record::{Field, Name};
    use crate::reference::parse_list;

    fn families(list: &str) -> Vec<String> {
        let (list, _) = parse_list(list);
        let family = |name: &Name| match name {
            Name::Person(person) => person.family.clone(),
            Name::Body(body) => body.clone(),
        };
        list.iter().filter_map(|entry| entry.record.names(Field::Author)?.list.first().map(family)).collect()
    }

    #[test]
    fn a_sorted_list_tells_which_name_is_the_family_name() {
        let entry = |name: &str, title: &str| format!("{name} (1990), {title}, Paris, Quai.\n\n");
        let names = [
            "Althusser Louis",
            "Balibar Paul",
            "Calame Claude",
            "Dupont Rosa",
            "Manuli Paola",
            "Pigeaud Jackie",
            "Veyne Paul",
        ];
        let titles = ["Pour un fleuve", "La digue", "Le lac", "Les eaux", "La source", "Les bords", "Une vie"];
        let list: String = names.iter().zip(titles).map(|(name, title)| entry(name, title)).collect();
        assert_eq!(families(&list), ["Althusser", "Balibar", "Calame", "Dupont", "Manuli", "Pigeaud", "Veyne"]);
        let names = ["Rosa Abel", "Kim Berg", "Ulla Costa", "Ada Dahl", "Jan Evers", "Bo Frank", "Pia Gold"];
        let list: String = names.iter().zip(titles).map(|(name, title)| entry(name, title)).collect();
        assert_eq!(families(&list), ["Abel", "Berg", "Costa", "Dahl", "Evers", "Frank", "Gold"]);
    }
}
