//! Variants of CSL styles: other signs, names in another form, other words, another order.
//!
//! Eighty styles are few beside the thousands in use, and most of those differ from one of the eighty in just these
//! things. A model that has seen only the eighty learns their signs by heart.

use std::collections::HashMap;

use hayagriva::citationberg::{IndependentStyle, LayoutRenderingElement, Locale, LocaleCode, Style as CslStyle};

use super::super::train::Random;

/// A style as text, in which attributes are found and changed.
pub fn source(style: &IndependentStyle) -> Option<String> {
    CslStyle::Independent(style.clone()).to_xml().ok()
}

/// A variant of the style with this text; `None` where the engine would not take it.
pub fn draw(source: &str, locale: &LocaleCode, random: &mut Random) -> Option<IndependentStyle> {
    let signs = Signs::draw(random);
    let names = Names::draw(random);
    let changed = attributes(source, |name, value| names.change(name).unwrap_or_else(|| signs.change(name, value)));
    let mut style = IndependentStyle::from_xml(&names.complete(&changed)).ok()?;
    if random.chance(0.35)
        && let Some(list) = &mut style.bibliography
    {
        reorder(&mut list.layout.elements, random);
    }
    if random.chance(0.6) {
        let words = words(locale, random)?;
        style.locale.insert(0, words);
    }
    Some(style)
}

/// The text with every attribute's value replaced by what `change` makes of its name and value; `None` takes the
/// attribute away.
fn attributes(source: &str, change: impl Fn(&str, &str) -> Option<String>) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, after)) = rest.split_once("=\"") {
        let (Some((text, name)), Some((value, after))) = (before.rsplit_once(' '), after.split_once('"')) else {
            break;
        };
        out.push_str(text);
        if let Some(value) = change(name, value) {
            out.push_str(&format!(" {name}=\"{value}\""));
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Signs between fields and around them: each of a style's signs becomes one other everywhere, so that the variant is as
/// regular as the style.
struct Signs {
    between: HashMap<&'static str, &'static str>,
    round: (&'static str, &'static str),
    quotes: bool,
    capitals: bool,
}

/// What a sign between fields may become: itself, mostly.
const BETWEEN: [(&str, &[&str]); 5] = [
    (". ", &[". ", ". ", ". ", ", ", ": ", "; ", " – "]),
    (", ", &[", ", ", ", ", ", ", ", ". ", "; ", " "]),
    (": ", &[": ", ": ", ": ", ", ", " : ", ":", ". "]),
    ("; ", &["; ", "; ", ", ", ";"]),
    (" ", &[" ", " ", " ", " ", " ", ", "]),
];

impl Signs {
    fn draw(random: &mut Random) -> Signs {
        Signs {
            between: BETWEEN.iter().map(|(sign, others)| (*sign, *random.pick(others))).collect(),
            round: *random.pick(&[("(", ")"), ("(", ")"), ("(", ")"), ("(", ")"), ("[", "]"), ("", "")]),
            quotes: random.chance(0.8),
            capitals: random.chance(0.85),
        }
    }

    fn change(&self, name: &str, value: &str) -> Option<String> {
        match name {
            "delimiter" | "prefix" | "suffix" => {
                let (open, close) = self.round;
                let turned = self.between.get(value).copied().unwrap_or(value);
                Some(turned.replace('(', open).replace(')', close))
            }
            "quotes" if !self.quotes => None,
            "text-case" if !self.capitals => None,
            _ => Some(value.to_owned()),
        }
    }
}

/// How names are printed; nothing where the style's own way stays.
struct Names {
    and: Option<Option<&'static str>>,
    initials: Option<Option<&'static str>>,
    inverted: Option<Option<&'static str>>,
    between_parts: Option<&'static str>,
    delimiter: Option<&'static str>,
}

impl Names {
    fn draw(random: &mut Random) -> Names {
        let mut change = |share: f32, of: &[&'static str]| random.chance(share).then(|| *random.pick(of));
        // An empty word takes the attribute away.
        let or_none = |word: &'static str| (!word.is_empty()).then_some(word);
        Names {
            and: change(0.4, &["text", "symbol", ""]).map(or_none),
            // `-`: with nothing between them, `JK`.
            initials: change(0.5, &[". ", ". ", ".", " ", "-", ""]).map(or_none),
            inverted: change(0.35, &["all", "all", "first", ""]).map(or_none),
            between_parts: change(0.2, &[", ", ", ", " "]),
            delimiter: change(0.3, &[", ", ", ", "; ", " / ", " – "]),
        }
    }

    /// What an attribute becomes, if names are what it is about and they change.
    fn change(&self, name: &str) -> Option<Option<String>> {
        let new = match name {
            "and" => self.and?,
            "initialize-with" => self.initials?,
            "name-as-sort-order" => self.inverted?,
            "sort-separator" => Some(self.between_parts?),
            "name-delimiter" => Some(self.delimiter?),
            _ => return None,
        };
        Some(new.map(|new| new.trim_start_matches('-').to_owned()))
    }

    /// Adds what the style says nothing about, for all of the list's names.
    fn complete(&self, source: &str) -> String {
        let Some((head, list)) = source.split_once("<bibliography") else { return source.to_owned() };
        let tag = &list[..list.find('>').unwrap_or(0)];
        let mut added = String::new();
        let mut add = |name: &str, value: &str| {
            if !tag.contains(&format!(" {name}=")) {
                added.push_str(&format!(" {name}=\"{value}\""));
            }
        };
        for name in ["and", "initialize-with", "name-as-sort-order", "name-delimiter"] {
            if let Some(Some(value)) = self.change(name) {
                add(name, &value);
            }
        }
        format!("{head}<bibliography{added}{list}")
    }
}

/// Two neighbours change places, but what opens the list's entries stays.
fn reorder(elements: &mut [LayoutRenderingElement], random: &mut Random) {
    if let [only] = elements {
        if let LayoutRenderingElement::Group(group) = only {
            reorder(&mut group.children, random);
        }
        return;
    }
    if elements.len() > 2 {
        let at = 1 + random.below(elements.len() - 2);
        elements.swap(at, at + 1);
    }
}

/// Words for roles, numbers and dates, by language: the term, its form and what may be printed for it; `|` parts one
/// from several.
type Words = [(&'static str, &'static str, &'static [&'static str])];

const ENGLISH: &Words = &[
    ("editor", "verb", &["edited by", "ed. by", "ed.", "eds."]),
    ("editor", "verb-short", &["ed. by", "ed.", "edited by", "eds"]),
    ("editor", "short", &["ed.|eds.", "ed|eds", "Ed.|Eds.", "editor|editors", "ed.|ed."]),
    ("editor", "long", &["editor|editors", "Editor|Editors", "ed.|eds."]),
    ("translator", "verb", &["translated by", "trans. by", "transl. by", "tr. by", "in a translation by"]),
    ("translator", "verb-short", &["trans. by", "trans.", "tr.", "transl.", "translated by"]),
    ("translator", "short", &["trans.|trans.", "transl.|transl.", "tr.|trs", "translator|translators"]),
    ("director", "verb", &["directed by", "dir.", "dir. by"]),
    ("director", "short", &["dir.|dirs.", "Dir.|Dirs."]),
    ("edition", "short", &["ed.", "edn", "edn."]),
    ("volume", "short", &["vol.|vols.", "Vol.|Vols.", "v.|v.", "Volume|Volumes"]),
    ("issue", "short", &["no.|nos.", "No.|Nos.", "issue|issues", "iss.|iss.", "n.|n."]),
    ("page", "short", &["p.|pp.", "p|pp", "pp.|pp.", "page|pages", "pp|pp"]),
    ("accessed", "long", &["accessed", "last accessed", "viewed", "retrieved", "access date:", "cited", "consulted"]),
    ("retrieved", "long", &["retrieved", "accessed", "downloaded"]),
    ("available at", "long", &["available at", "available from", "available online:", "online at", "URL"]),
    ("in", "long", &["in", "in:"]),
    ("no date", "short", &["n.d.", "undated", "no date", "s.a."]),
    ("et-al", "long", &["et al.", "et al", "and others", "&amp; al."]),
];

const GERMAN: &Words = &[
    ("editor", "verb", &["herausgegeben von", "hrsg. von", "hg. von", "hg. v.", "hrsg. v."]),
    ("editor", "verb-short", &["hrsg. von", "hg. von", "hg. v.", "ed."]),
    ("editor", "short", &["Hrsg.|Hrsg.", "Hg.|Hg.", "Hg.|Hgg.", "Herausgeber|Herausgeber", "Hrsg|Hrsg"]),
    ("translator", "verb", &["übersetzt von", "aus dem Englischen von", "übers. von", "aus dem Frz. übers. v."]),
    ("translator", "verb-short", &["übers. von", "übers. v.", "aus dem Franz. von", "Übers."]),
    ("translator", "short", &["Übers.|Übers.", "Übersetzer|Übersetzer", "Übs.|Übs."]),
    ("director", "verb", &["Regie:", "Regie", "ein Film von"]),
    ("edition", "short", &["Aufl.", "Auflage", "A."]),
    ("volume", "short", &["Bd.|Bde.", "Band|Bände", "Jg.|Jg.", "Bd|Bde"]),
    ("issue", "short", &["Nr.|Nr.", "H.|H.", "Heft|Hefte"]),
    ("page", "short", &["S.|S.", "Seite|Seiten", "pp.|pp."]),
    ("accessed", "long", &["zugegriffen", "Zugriff am", "abgerufen am", "letzter Zugriff:", "letzter Abruf", "Stand:"]),
    ("in", "long", &["in", "in:"]),
    ("no date", "short", &["o. J.", "o.J.", "ohne Jahr"]),
    ("et-al", "long", &["u. a.", "u.a.", "et al.", "et al"]),
];

const FRENCH: &Words = &[
    ("editor", "verb", &["sous la direction de", "sous la dir. de", "éd. par", "édité par", "dir."]),
    ("editor", "verb-short", &["sous la dir. de", "éd.", "dir.", "éd. par"]),
    ("editor", "short", &["éd.|éd.", "dir.|dir.", "éd.|éds.", "ed.|eds.", "dir.|dirs."]),
    (
        "translator",
        "verb",
        &["traduit par", "trad. de l'anglais par", "traduction de", "trad. de l'allemand par", "trad. fr. de"],
    ),
    ("translator", "verb-short", &["trad. par", "trad.", "trad. de", "trad. fr."]),
    ("translator", "short", &["trad.|trad.", "traducteur|traducteurs"]),
    ("director", "verb", &["réalisé par", "réal.", "un film de"]),
    ("edition", "short", &["éd.", "édition", "ed."]),
    ("volume", "short", &["vol.|vol.", "t.|t.", "tome|tomes"]),
    ("issue", "short", &["n°|n°", "no|nos", "nº|nº", "n.|n."]),
    ("page", "short", &["p.|p.", "pp.|pp.", "p|p"]),
    ("accessed", "long", &["consulté le", "page consultée le", "accès le", "dernière consultation le", "visité le"]),
    ("in", "long", &["in", "dans", "in :"]),
    ("no date", "short", &["s. d.", "s.d.", "sans date", "[s. d.]"]),
    ("et-al", "long", &["et al.", "et alii", "et alii", "et autres"]),
];

const ITALIAN: &Words = &[
    ("editor", "verb", &["a cura di", "cur.", "edito da"]),
    ("editor", "verb-short", &["a cura di", "cur."]),
    ("editor", "short", &["cur.|cur.", "a cura di|a cura di", "ed.|eds.", "cur.|curr."]),
    ("translator", "verb", &["tradotto da", "trad. it. di", "traduzione di", "trad. di"]),
    ("translator", "verb-short", &["trad. it.", "trad. da", "trad."]),
    ("director", "verb", &["regia di", "diretto da"]),
    ("edition", "short", &["ed.", "edizione"]),
    ("volume", "short", &["vol.|voll.", "v.|v.", "t.|tt."]),
    ("issue", "short", &["n.|nn.", "fasc.|fasc.", "num.|num."]),
    ("page", "short", &["p.|pp.", "pp.|pp.", "pag.|pagg."]),
    (
        "accessed",
        "long",
        &["consultato", "ultimo accesso", "consultato il", "ultima consultazione:", "data di accesso:"],
    ),
    ("in", "long", &["in", "in:"]),
    ("et-al", "long", &["et al.", "e altri", "et alii"]),
];

const SPANISH: &Words = &[
    ("editor", "verb", &["editado por", "coord.", "edición de", "coordinado por"]),
    ("editor", "verb-short", &["ed.", "eds.", "coord.", "comp."]),
    ("editor", "short", &["ed.|eds.", "coord.|coords.", "comp.|comps.", "dir.|dirs.", "Org.|Orgs."]),
    ("translator", "verb", &["traducido por", "trad. de", "traducción de", "trad. por"]),
    ("translator", "verb-short", &["trad.", "trad. de"]),
    ("director", "verb", &["dirigida por", "dir.", "Dirección:"]),
    ("edition", "short", &["ed.", "edición"]),
    ("volume", "short", &["vol.|vols.", "v.|v.", "t.|tt.", "tomo|tomos"]),
    ("issue", "short", &["n.º|n.º", "núm.|núms.", "no.|nos.", "n.|n.", "nº|nº"]),
    ("page", "short", &["p.|pp.", "pp.|pp.", "pág.|págs."]),
    ("accessed", "long", &["consultado", "accedido", "consultado el", "fecha de consulta:", "último acceso:"]),
    ("in", "long", &["en", "en:", "in"]),
    ("et-al", "long", &["et al.", "y otros", "et alii"]),
];

const PORTUGUESE: &Words = &[
    ("editor", "verb", &["editado por", "organizado por", "org. por"]),
    ("editor", "verb-short", &["ed.", "org.", "orgs."]),
    ("editor", "short", &["ed.|eds.", "org.|orgs.", "coord.|coords.", "Org.|Orgs."]),
    ("translator", "verb", &["traduzido por", "tradução de", "trad. de", "tradução:"]),
    ("translator", "verb-short", &["trad.", "trad. de", "tradução"]),
    ("director", "verb", &["dirigido por", "direção:", "direção de"]),
    ("edition", "short", &["ed.", "edição"]),
    ("volume", "short", &["vol.|vols.", "v.|v.", "tomo|tomos"]),
    ("issue", "short", &["n.|n.", "nº|nº", "núm.|núm."]),
    ("page", "short", &["p.|p.", "pp.|pp.", "págs.|págs."]),
    ("accessed", "long", &["acedido", "acesso em", "acesso em:", "consultado em", "último acesso em"]),
    ("in", "long", &["em", "in", "in:"]),
    ("et-al", "long", &["et al.", "e outros", "et alii"]),
];

/// Terms that stand before a style's own: half of them drawn anew.
fn words(locale: &LocaleCode, random: &mut Random) -> Option<Locale> {
    let table = match locale.0.get(..2)? {
        "en" => ENGLISH,
        "de" => GERMAN,
        "fr" => FRENCH,
        "it" => ITALIAN,
        "es" => SPANISH,
        "pt" => PORTUGUESE,
        _ => return None,
    };
    let mut terms = String::new();
    for (name, form, words) in table {
        if random.chance(0.5) {
            let word = *random.pick(words);
            let (one, several) = word.split_once('|').unwrap_or((word, word));
            terms.push_str(&format!(
                "<term name=\"{name}\" form=\"{form}\"><single>{one}</single><multiple>{several}</multiple></term>"
            ));
        }
    }
    let text = format!("<locale xml:lang=\"{}\"><terms>{terms}</terms></locale>", locale.0);
    // A whole style, since locales of styles are read only within one.
    let style = format!(
        "<style version=\"1.0\" class=\"in-text\"><info><title>words</title><id>words</id></info>{text}<citation><layout><text value=\"\"/></layout></citation></style>"
    );
    IndependentStyle::from_xml(&style).ok()?.locale.into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use hayagriva::archive::ArchivedStyle;

    fn built_in() -> Vec<IndependentStyle> {
        let independent = |style: &ArchivedStyle| match style.get() {
            CslStyle::Independent(style) if style.bibliography.is_some() => Some(style),
            _ => None,
        };
        ArchivedStyle::all().iter().filter_map(independent).collect()
    }

    #[test]
    fn a_style_that_nothing_changes_is_read_back_as_it_was() {
        for style in built_in() {
            let text = source(&style).unwrap();
            let same = attributes(&text, |_, value| Some(value.to_owned()));
            let read = IndependentStyle::from_xml(&same).unwrap();
            assert_eq!(read.bibliography, style.bibliography, "{}", style.info.title.value);
            assert_eq!(read.macros, style.macros, "{}", style.info.title.value);
        }
    }

    #[test]
    fn every_style_has_variants_and_every_language_has_words() {
        let mut random = Random::new(5);
        for style in built_in() {
            let text = source(&style).unwrap();
            let variants: Vec<IndependentStyle> = ["en-US", "de-DE", "fr-FR", "it-IT", "es-ES", "pt-BR"]
                .iter()
                .filter_map(|code| draw(&text, &LocaleCode((*code).to_owned()), &mut random))
                .collect();
            assert!(variants.len() >= 5, "{}: {} variants", style.info.title.value, variants.len());
        }
        for code in ["en-GB", "de-DE", "fr-FR", "it-IT", "es-ES", "pt-BR"] {
            let locale = words(&LocaleCode(code.to_owned()), &mut random).unwrap();
            assert!(locale.terms.is_some(), "{code}");
        }
    }
}
