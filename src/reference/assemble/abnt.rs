//! What the Brazilian norm for references (ABNT NBR 6023:2018) prints like no other: the town of a journal behind its name,
//! what a thesis was accepted for, a book's series in a last bracket.
//!
//! Takes the whole entry; mends the record where the labels took these for something else.

use std::sync::LazyLock;

use regex::Regex;

use super::law::latin;
use crate::record::{EntryType, Field, Names, Record, Value};

/// Towns where the journals appear that are cited so.
const TOWNS: &str = "São Paulo|Rio de Janeiro|Brasília(?:, DF)?|Porto Alegre|Belo Horizonte|Salvador|Recife|Curitiba|\
    Florianópolis|Campinas|Fortaleza|Belém|Goiânia|Niterói|Natal|Manaus|Vitória|São Carlos|Londrina|Maringá|João Pessoa|\
    Araraquara|Uberlândia|Juiz de Fora|Pelotas|Santa Maria|Petrópolis|Lisboa|Porto|Coimbra|Buenos Aires|Montevideo|Santiago|\
    Bogotá|Lima|Caracas|Quito|Ciudad de México|México, DF";

/// `. Tempo Social, São Paulo, v. 19`, `. O Globo, Rio de Janeiro, 9 dez. 2003`
static JOURNAL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin(&format!(
        r"[.?!”»] (?P<journal>\p{{Lu}}[^.,;:]*(?:: [^.,;:]+)?), (?P<town>{TOWNS}), (?:ano [0-9]|v\. ?[0-9]|n\. ?[0-9]|(?P<day>[0-9]{{1,2}} \p{{L}}+\.? [0-9]{{4}}))"
    ))
});

/// `Dissertação (Mestrado em Sociologia) – Universidade de São Paulo, São Paulo, 2014.`
static THESIS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin(
        r"(?P<type>(?:Tese|Dissertação|Monografia|Trabalho de Conclusão de Curso) \([^()]+\))(?: ?[–—-] |, | )(?P<school>\p{Lu}.+?), (?P<town>\p{Lu}[^,.]+)(?:, [0-9]{4})?\.?$",
    )
});

/// `(Brasiliana, v. 241).`
static SERIES: LazyLock<Option<Regex>> =
    LazyLock::new(|| latin(r"\((?P<series>\p{Lu}[^()]*?), (?:v|n)\. ?(?P<number>[0-9]+)\)"));

/// Mends the record of `entry`.
pub fn mend(entry: &str, record: &mut Record) {
    // No other entry has these words; most entries are spared the search.
    if entry.contains(" v. ") || entry.contains(" n. ") || entry.contains(", ano ") || dated(entry) {
        journal(entry, record);
        series(entry, record);
    }
    if ["Tese (", "Dissertação (", "Monografia (", "Trabalho de Conclusão de Curso ("].iter().any(|w| entry.contains(w))
    {
        thesis(entry, record);
    }
}

/// Whether a day stands behind a town: what newspapers are cited by.
fn dated(entry: &str) -> bool {
    entry.match_indices(", ").any(|(at, _)| {
        let rest = &entry[at + 2..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&digits) && rest[digits..].starts_with(' ')
    })
}

fn journal(entry: &str, record: &mut Record) {
    let Some(found) = JOURNAL.as_ref().and_then(|pattern| pattern.captures(entry)) else { return };
    let (Some(journal), Some(town)) = (found.name("journal"), found.name("town")) else { return };
    let name = journal.as_str().trim();
    // `In: Roe (org.). Salt. São Paulo, v. 1`: a book has no journal.
    if record.has(&Field::BookTitle) || record.has(&Field::Editor) {
        return;
    }
    let title = record.text(&Field::Title).unwrap_or_default();
    let behind_title = title.strip_suffix(name).map(|head| head.trim_end().trim_end_matches('.').to_owned());
    let known = record.text(&Field::JournalTitle).is_some_and(|known| known.starts_with(name));
    let Some(title) = (match (known, behind_title) {
        (true, _) => Some(None),
        (false, Some(head)) if !head.is_empty() => Some(Some(head)),
        _ => None,
    }) else {
        return;
    };
    if let Some(title) = title {
        record.set_text(Field::Title, title);
    }
    record.entry_type = EntryType::Article;
    record.set_text(Field::JournalTitle, name);
    record.fields.remove(&Field::JournalSubtitle);
    record.set(Field::Location, Value::List(vec![town.as_str().to_owned()]));
    if found.name("day").is_some() {
        // The section of a newspaper, `Opinião, p. 7`, was taken for a press.
        if let Some(section) = record.list(Field::Publisher).first().cloned() {
            record.set_text(Field::TitleAddon, section);
        }
        record.fields.remove(&Field::Publisher);
    }
}

fn thesis(entry: &str, record: &mut Record) {
    let Some(found) = THESIS.as_ref().and_then(|pattern| pattern.captures(entry)) else { return };
    let part = |name: &str| found.name(name).map(|m| m.as_str().trim()).unwrap_or_default();
    // `Faculdade de Letras, Universidade do Norte, 2014`: no town is named.
    if ["Universidade", "Faculdade", "Instituto", "Escola"].iter().any(|body| part("town").starts_with(body)) {
        return;
    }
    record.entry_type = EntryType::Thesis;
    for field in [Field::Publisher, Field::JournalTitle, Field::BookTitle, Field::Series, Field::Editor, Field::Note] {
        record.fields.remove(&field);
    }
    record.set_text(Field::Type, part("type"));
    record.set(Field::Institution, Value::List(vec![part("school").to_owned()]));
    record.set(Field::Location, Value::List(vec![part("town").to_owned()]));
}

fn series(entry: &str, record: &mut Record) {
    let books = [EntryType::Book, EntryType::Collection, EntryType::Misc];
    let Some(found) = SERIES.as_ref().and_then(|pattern| pattern.captures(entry)) else { return };
    let (Some(series), Some(number)) = (found.name("series"), found.name("number")) else { return };
    if !books.contains(&record.entry_type) {
        return;
    }
    if record.text(&Field::Volume) == Some(number.as_str()) {
        record.fields.remove(&Field::Volume);
    }
    record.set_text(Field::Series, series.as_str());
    record.set_text(Field::Number, number.as_str());
}

/// `ASHOKA EMPREENDIMENTOS SOCIAIS; TAKANO CIDADANIA`: the norm turns the names of persons round, so that words in capitals
/// without a comma are a body.
pub fn are_bodies(text: &str) -> Option<Names> {
    let text = text.split('(').next().unwrap_or("").trim().trim_end_matches(['.', ',', ';']);
    let parts: Vec<&str> = text.split(';').map(str::trim).filter(|part| !part.is_empty()).collect();
    let all = parts.len() > 1 && !text.contains(',') && parts.iter().all(|part| is_body(part));
    all.then(|| Names::of(parts.into_iter().map(|part| crate::record::Name::Body(part.to_owned()))))
}

/// `DRIZZLE ORM. Documentation. […] Acesso em: 15 set. 2026.`: whether the author of a page is a body.
pub fn is_body_of_a_page(author: &str, entry: &str) -> bool {
    let author = author.trim().trim_end_matches(['.', ',', ';']);
    let norm = ["Disponível em", "Acesso em", "Disponible en"].iter().any(|words| entry.contains(words));
    norm && !author.contains([',', ';', '(']) && is_body(author)
}

/// Words in capitals that are no person's.
fn is_body(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let capitals = |word: &&str| word.chars().all(|c| !c.is_lowercase()) || matches!(*word, "de" | "da" | "do" | "e");
    words.len() > 1
        && words.iter().all(capitals)
        && part.chars().filter(|c| c.is_alphabetic()).count() > 8
        && !words.iter().any(|word| word.contains('.') || word.chars().count() < 2 && *word != "e")
        && !words.iter().any(|word| crate::reference::given::is_given(&capitalised(word)))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_string() + &letters.as_str().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::super::super::parse_entry;
    use super::*;

    fn fields(entry: &str, wanted: &[Field]) -> String {
        let record = parse_entry(entry).record;
        let one = |field: &Field| {
            let list = record.list(field.clone()).join("; ");
            record.text(field).map_or(list, str::to_owned)
        };
        let told: Vec<String> = wanted.iter().map(one).collect();
        format!("{} | {}", record.entry_type.name(), told.join(" | "))
    }

    #[test]
    fn a_journal_is_parted_from_its_town() {
        let wanted = [Field::Title, Field::JournalTitle, Field::Location, Field::Number];
        assert_eq!(
            fields(
                "MOURA, Ana; LIMA, Rui do Vale. Rios e lagos no Norte. Cadernos de Água, São Paulo, n. 73, p. 5-12, maio 1990.",
                &wanted
            ),
            "article | Rios e lagos no Norte | Cadernos de Água | São Paulo | 73"
        );
        assert_eq!(
            fields("MOURA, Ana. Não somos rios. O Globo, Rio de Janeiro, 9 dez. 2003. Opinião, p. 7.", &wanted[..3]),
            "article | Não somos rios | O Globo | Rio de Janeiro"
        );
    }

    #[test]
    fn a_thesis_says_what_it_was_accepted_for() {
        let entry = "MOURA, Ana Lima. Rios e lagos: a água no Norte. 2014. Dissertação (Mestrado em Sociologia) – Instituto de \
            Rios, Universidade do Norte, Manaus, 2014.";
        assert_eq!(
            fields(entry, &[Field::Type, Field::Institution, Field::Location, Field::Publisher]),
            "thesis | Dissertação (Mestrado em Sociologia) | Instituto de Rios, Universidade do Norte | Manaus | "
        );
    }

    #[test]
    fn a_series_in_the_last_bracket_has_its_own_number() {
        let entry = "MOURA, Ana. Rios e lagos na Bahia. São Paulo: Companhia do Rio, 1945. (Brasiliana, v. 241).";
        assert_eq!(fields(entry, &[Field::Series, Field::Number, Field::Volume]), "book | Brasiliana | 241 | ");
    }

    #[test]
    fn words_in_capitals_without_a_comma_are_bodies() {
        assert_eq!(are_bodies("RIOS DO NORTE; LAGOS UNIDOS (org.)").map(|names| names.list.len()), Some(2));
        assert_eq!(are_bodies("JOHN MOORE; ANN POORE"), None);
        assert_eq!(are_bodies("MOURA, Ana; LIMA, Rui"), None);
    }
}
