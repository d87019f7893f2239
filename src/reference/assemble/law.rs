//! Cases, acts and the law of the European Union, which lawyers cite in forms of their own: `Brown v. Board of Education, 347
//! U.S. 483 (1954)`, `Donoghue v Stevenson [1932] AC 562`, `Human Rights Act 1998, s 6`.
//!
//! Takes the whole entry; gives a record where it has one of these forms from beginning to end, after the Bluebook (rules 10
//! and 12) and OSCOLA (fourth edition). What no field holds stays as a note.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::dates;
use super::edition::edition;
use super::identifiers;
use super::names::read_names;
use crate::record::{EntryType, Field, Name, Names, Record, Value};

/// A pattern whose letters are those of the languages written in Latin script: the tables of all of Unicode's, and repetitions
/// that are counted, make automata so large that building them took longer than reading ten thousand references.
pub fn latin(pattern: &str) -> Option<Regex> {
    let upper = pattern.replace(r"\p{Lu}", "[A-ZÀ-ÖØ-ÞĀ-ſ]");
    let letters = upper.replace(r"\p{L}", "[A-Za-zÀ-ÖØ-öø-ɏ]").replace(r"\w", "[0-9A-Za-z_]");
    Regex::new(&letters.replace(r"\d", "[0-9]")).ok()
}

/// A party's name: no brackets but a short one, as in `R (Miller)`.
const PARTY: &str = r"[\p{Lu}“‘'][^()\[\]:;0-9]*?(?: \([^()0-9]+\)[^()\[\]:;0-9]*?)?";
/// A series of reports, or a court that numbers its judgments: `U.S.`, `F. Supp. 2d`, `ECR`, `EWCA Civ`.
const REPORTER: &str = r"\p{Lu}[\p{L}.’'&]*(?: ?(?:\p{Lu}[\p{L}.’'&]*|[0-9](?:d|th|st|nd|rd)))*(?: \(\p{Lu}\p{L}+\))?";

/// A law review: `Harv. L. Rev.`, `Yale L.J.`.
const REVIEW: &str =
    r"\p{Lu}[\p{L}.&’' ]*?(?:L\. ?Rev\.|L\. ?J\.|J\. ?L\.|L\. ?Q\.|Law Review|Law Journal)[\p{L}.&’' ]*?";

/// An author's name as lawyers print it: `Samuel D. Warren`, `Oliver Wendell Holmes, Jr.`
const NAME: &str = r"\p{Lu}[\p{L}’'-]*(?: (?:\p{Lu}\.|\p{Lu}[\p{L}’'-]*))+(?:, (?:Jr\.|Sr\.|I{2,3}))?";

/// The same in capitals: `OLIVER WENDELL HOLMES, JR.`
const CAPITALS: &str = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'-]+(?: (?:[A-ZÀ-ÖØ-Þ]\.|(?:de |von |van )?[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ’'-]+))+(?:, (?:JR\.|SR\.|I{2,3}))?";

struct Form {
    kind: EntryType,
    pattern: Regex,
}

static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let versus = format!(r"(?P<title>{PARTY} vs?\.? {PARTY}(?: \(No\.? [0-9]+\))?|(?:In re|Ex parte|Re) {PARTY})");
    let authors = format!("{NAME}(?:(?:, {NAME})*,? & {NAME})?");
    let decided = r"(?: \((?:(?P<court>[^()]*?[^()0-9 ,]),? )?(?P<year>[0-9]{4})\))";
    let forms = [
        // American: volume, reporter, page, and the year at the end.
        (
            EntryType::Jurisdiction,
            format!(r"{versus},? (?P<volume>[0-9]{{1,4}}) (?P<journal>{REPORTER})(?: \([0-9]{{1,2}} \p{{Lu}}[\p{{L}}.]*\))? (?P<pages>[0-9]{{1,5}})(?:,? (?:at )?(?P<note>[^()]*?[0-9]))?{decided}"),
        ),
        // English: the year in brackets before the report.
        (
            EntryType::Jurisdiction,
            format!(r"{versus},? [\[(](?P<year>[0-9]{{4}})[\])] (?:(?P<volume>[0-9]{{1,3}}) )?(?P<journal>{REPORTER}) (?P<pages>[0-9]{{1,6}})(?:,? (?P<note>.*?[^ .]))?"),
        ),
        // The courts of the European Union.
        (
            EntryType::Jurisdiction,
            format!(r"(?:Joined )?Cases? (?P<number>(?:[CTF][-‑–])?[0-9]+/[0-9]+(?: P)?(?:(?:,| and) (?:[CTF][-‑–])?[0-9]+/[0-9]+)*),? (?P<title>{PARTY}(?: vs?\.? {PARTY})?),? (?:\[(?P<year>[0-9]{{4}})\] (?P<journal>ECR) (?P<pages>(?:I{{1,2}}[-‑–])?[0-9]+)|(?P<ecli>(?:ECLI:)?EU:[CTF]:(?P<ecliyear>[0-9]{{4}}):[0-9]+))(?:,? (?P<note>.*?[^ .]))?"),
        ),
        // The European Court of Human Rights: by number of application.
        (
            EntryType::Jurisdiction,
            format!(r"{versus},? (?:App(?:lication|l)?\.? [Nn]os?\.?|no\.?) (?P<number>[0-9]+/[0-9]+)(?: \((?P<court>ECtHR|ECHR|Commission Decision)[ ,]*(?P<day>[^()]*[0-9]{{4}})\)|, (?P<note>.*?[^ .]))?"),
        ),
        // Acts of Congress.
        (
            EntryType::Legislation,
            r"(?P<title>\p{Lu}[^()\[\];]*? (?:Act|Amendments?|Law|Code)(?: of (?P<year>[0-9]{4}))?),? (?P<number>Pub\. ?L\. (?:No\. )?[0-9]+[-–][0-9]+|[0-9]+ U\.?S\.?C\.?A?\.? §+ ?[\w.()–-]*[\w)])(?:,? (?P<note>§+ ?[\w.()–-]+))?(?:, (?P<volume>[0-9]+) (?P<journal>Stat\.?) (?P<pages>[0-9]+))?(?: \((?P<enacted>[0-9]{4})\))?(?: \((?P<codified>(?:codified|repealed|amended)[^()]*)\))?".to_owned(),
        ),
        // Sections of codes.
        (
            EntryType::Legislation,
            r"(?P<title>[0-9]+ (?:U\.? ?S\.? ?C\.?(?: ?A\.)?|C\.? ?F\.? ?R\.?) §+ ?[0-9][\w.()–-]*)(?: \((?P<year>[0-9]{4})\))?".to_owned(),
        ),
        // Acts of Parliament.
        (
            EntryType::Legislation,
            r"(?P<title>\p{Lu}[^()\[\];,.]*?(?: \([^()0-9]+\)[^()\[\];,.]*?)? (?:Act|Ordinance|Order|Regulations|Rules|Measure) (?P<year>[0-9]{4}))(?: \((?P<place>UK|Cth|NSW|Vic|Qld|SA|WA|Tas|ACT|NT|NZ|Ireland|Scotland|Singapore|India)\))?(?:,? (?P<note>(?:ss?|sch|pt|art|reg|SI|c)\.? ?[0-9/]+[^.]*?))?".to_owned(),
        ),
        // American law reviews: volume, journal, first page.
        (
            EntryType::Article,
            format!(r"(?P<author>{authors}), (?P<title>[\p{{Lu}}“][^()\[\]]*?),?”? (?P<volume>[0-9]{{1,4}}) (?P<journal>{REVIEW}) (?P<pages>[0-9]{{1,5}})(?:, (?P<note>[0-9–-]+))? \((?P<year>[0-9]{{4}})\)"),
        ),
        // American books, in the capitals of the Bluebook, with their volume before the author.
        (
            EntryType::Book,
            format!(r"(?:(?P<volume>[0-9]{{1,2}}) )?(?P<author>{CAPITALS}(?:(?:, {CAPITALS})*,? & {CAPITALS})?), (?P<title>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ0-9’',:;&?.—-]*(?: [A-ZÀ-ÖØ-Þ0-9’',:;&?.—-]*[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ0-9’',:;&?.—-]*)*)(?: (?P<pages>[0-9]{{1,4}}(?:[–-][0-9]{{1,4}})?)| (?P<note>§+ ?[0-9][\w.–-]*))? \((?:(?P<edition>[0-9]{{1,2}}(?:d|st|nd|rd|th) ed\.) |(?P<editor>{NAME}(?: & {NAME})?) eds?\., (?:(?P<second>[0-9]{{1,2}}(?:d|st|nd|rd|th) ed\.) )?)?(?P<year>[0-9]{{4}})\)"),
        ),
        // Chapters as the Bluebook cites them: the first page behind the book, its editors and year in a bracket.
        (
            EntryType::InCollection,
            format!(r"(?P<author>{authors}), (?P<title>[\p{{Lu}}“][^()\[\]]*?),?”? in (?P<book>[\p{{Lu}}][^()\[\]]*?) (?P<pages>[0-9]{{1,4}})(?:, (?P<note>[0-9–-]+))? \((?P<editor>{NAME}(?:(?:, {NAME})*,? & {NAME})?) eds?\., (?:(?P<edition>[0-9]{{1,2}}(?:d|st|nd|rd|th) ed\.) )?(?P<year>[0-9]{{4}})\)"),
        ),
        // Articles as English lawyers cite them.
        (
            EntryType::Article,
            format!(r#"(?P<author>{authors}), [‘'“"](?P<title>\p{{Lu}}.*?)[’'”"],? [\[(](?P<year>[0-9]{{4}})[\])] (?:(?P<volume>[0-9]{{1,3}})(?:\((?P<number>[0-9]{{1,2}})\))? )?(?P<journal>\p{{Lu}}[\p{{L}}&.’' ]*?) (?P<pages>[0-9]{{1,5}})(?:, (?P<note>[0-9–-]+))?"#),
        ),
        // Judgments of French and European courts: court, day, parties, number.
        (
            EntryType::Jurisdiction,
            r"(?P<head>(?P<court>(?:Arrêt (?:du |de la )?)?(?:CE|CC|Cons\. const\.|Cass\.|Conseil d[’']État|Conseil constitutionnel|Cour de cassation|CEDH|CJUE|CJCE|Trib\. confl\.|(?:CAA|CA|TA|TGI|TJ) \p{Lu}\p{L}+)(?:,? (?:Ass\.|Sect\.|ass\. plén\.|Ass\. plén\.|ch\. mixte|civ\.(?: [123](?:re|e|ère|ème))?|com\.|crim\.|soc\.|Gde ch\.|gde ch\.|GC|[0-9](?:re|e) (?:ch|civ)\.))*), (?P<day>[0-9]{1,2}(?:er)? \p{L}+ [0-9]{4})(?:, (?P<title>\p{Lu}[^,0-9]*?))?(?:, (?:n°|nº|n[°o]s?|req\. n°|aff\.|aff\. n°) ?(?P<number>(?:[CT][-‑–])?[0-9](?:[0-9./‑–-]*[0-9])?(?: ?[A-Z]{2,3})?))?)(?:, (?P<note>\p{L}.+?))?".to_owned(),
        ),
        // Of German and Austrian courts.
        (
            EntryType::Jurisdiction,
            r"(?P<head>(?P<court>BVerfG|BGH|BVerwG|BAG|BSG|BFH|BPatG|EuGH|EuG|EGMR|OGH|VfGH|VwGH|BayObLG|(?:OLG|LG|AG|VG|OVG|LAG|VGH|FG) \p{Lu}\p{L}+(?: am Main)?),? (?:(?:Urteil|Urt\.|Beschluss|Beschluß|Beschl\.|Erkenntnis) (?:vom|v\.) )?(?P<day>[0-9]{1,2}\. ?(?:[0-9]{1,2}\.|\p{L}+) ?[0-9]{4})(?:(?:,| –| -|,? Az\.:?) (?P<number>(?:[0-9IVXL]+[a-z]? )?[A-Z][A-Za-z]{0,4} ?[0-9]+/[0-9]{2,4}|[CT][-‑–][0-9]+/[0-9]+))?)(?:, (?P<journal>\p{Lu}[\p{L}-]{1,9}) (?P<volume>[0-9]{1,4}), (?P<pages>[0-9]{1,5}))?(?:,? \(?(?P<note>[\p{L}0-9][^()]*?)\)?)?".to_owned(),
        ),
        // Of Italian courts.
        (
            EntryType::Jurisdiction,
            r"(?P<head>(?P<court>(?:Corte cost\.|Corte costituzionale|Cass\.(?: civ\.| pen\.)?|Corte di cassazione|Cons\. Stato|Consiglio di Stato|Trib\. \p{Lu}\p{L}+|App\. \p{Lu}\p{L}+|TAR \p{Lu}\p{L}+)(?:, (?:sez\. [^,0-9]{1,14}|ad\. plen\.))*),? (?:(?:sent\.|sentenza|ord\.|ordinanza) )?(?P<day>[0-9]{1,2}°? \p{L}+ [0-9]{4}),? n\. ?(?P<number>[0-9][0-9/]*))(?:, (?P<note>\p{L}.+?))?".to_owned(),
        ),
        // Standards.
        (
            EntryType::Standard,
            r"(?P<title>[\p{Lu}][^()\[\],]*?), (?P<number>(?:IEEE|ISO|IEC|ANSI|ASTM|NIST|DIN|BS|EN|ITU)(?:/[A-Z]+)*(?: (?:Standard|Std\.?))? [\w./:-]*[0-9][\w./:-]*), (?P<day>(?:\p{Lu}\p{L}{2,8}\.? )?[0-9]{4})".to_owned(),
        ),
        // French and Italian acts with the journal that printed them.
        (
            EntryType::Legislation,
            r"(?P<title>(?:Loi|Décret|Ordonnance|Arrêté)(?: \p{L}+)? [nN]°? ?[0-9][0-9-]* du (?P<day>[0-9]{1,2}(?:er)? \p{L}+ [0-9]{4}).*?), (?P<journal>Journal officiel[^,]*|JO[^,]*|JORF),? (?P<note>.+?)".to_owned(),
        ),
        (
            EntryType::Legislation,
            r"(?P<title>(?:Legge|Decreto(?:[ -]legge| legislativo)?|D\.P\.R\.|D\.lgs\.) (?P<day>[0-9]{1,2}°? \p{L}+ [0-9]{4}), n\. ?[0-9]+(?:,? [^«»]+?)?)(?:,? «(?P<journal>[^»]+)», (?P<note>.+?))?".to_owned(),
        ),
        // Constitutions as Brazilians cite them.
        (
            EntryType::Legislation,
            r"(?P<body>\p{Lu}[\p{Lu} ]+|\p{Lu}[\p{L} ]+)\. Constituição \((?P<enacted>[0-9]{4})\)\. (?P<title>Constituição [^.]+)\.(?: (?P<place>\p{Lu}[\p{L}]+(?: \p{Lu}[\p{L}]+)*(?:, \p{Lu}{2})?): (?P<publisher>[^.:]+?))?(?:, (?P<year>[0-9]{4}))?".to_owned(),
        ),
        // Acts of countries that number and date them.
        (
            EntryType::Legislation,
            r"(?:(?P<body>\p{Lu}[\p{L} ()-]+(?:\. \p{Lu}[\p{L} ()-]+)?)\. )?(?P<title>(?:Lei|Ley|Loi|Legge|Decreto|Décret|Real Decreto|Ordonnance|Medida Provisória|Portaria|Resolução|Emenda) (?:[^.;“”]|[nN]\.)*?[0-9][0-9./-]*(?:,? (?:de |du |del )?(?P<day>[0-9]{1,2}[ºo°]? (?:de )?\p{L}+(?:(?: de| del)? [0-9]{4})?))?(?:, [^.]+)?)\.(?: (?P<addon>\p{Lu}[^.]+?)\.)?(?: (?P<note>.+?))?".to_owned(),
        ),
        // Reports of inquiries that governments number by years.
        (
            EntryType::Report,
            r"(?P<number>(?:SOU|NOU|Ds|Prop\.) ?(?P<day>[0-9]{4})[:/][0-9]+)[.,:]? (?P<title>\p{Lu}[^.]+)\.(?: (?P<place>\p{Lu}[\p{L} ]+): (?P<publisher>[^.,]+?))?".to_owned(),
        ),
        // Standards, their number before their title.
        (
            EntryType::Standard,
            r"(?P<number>(?:DIN|EN|ISO|IEC|IEEE|ANSI|ASTM|BS|NF|UNE|ÖNORM|SIS)(?:[ /-](?:DIN|EN|ISO|IEC|IEEE|ANSI|ASTM|TS|TR|PAS))*(?: Std\.?)? ?\w?[0-9][\w.-]*(?::(?P<day>[0-9]{4})(?:-[0-9][0-9])?)?)[,.:]? (?:\((?P<enacted>[0-9]{4})\)[.,:]? )?(?P<title>\p{Lu}[^;]+?)(?:[.,] (?P<place>\p{Lu}[\p{L}.]+(?:[ -]\p{Lu}[\p{L}.]*)*) ?: (?P<publisher>\p{Lu}[^.,:]+?))?(?:, (?P<year>[0-9]{4}))?".to_owned(),
        ),
        // Acts of the European Union, in the Official Journal.
        (
            EntryType::Legislation,
            r"(?P<title>(?:(?:Council|Commission|Parliament and Council|European Parliament and Council),? )?(?:Implementing |Delegated |Framework )?(?:Regulation|Directive|Decision) (?:\((?:EU|EC|EEC|Euratom)\) )?(?:No )?(?P<number>[0-9]+/[0-9]+)[^\[\]]*?),? (?:\[(?P<year>[0-9]{4})\] (?P<journal>OJ) (?P<pages>[LC] ?[0-9]+/[0-9]+)|(?P<oj>OJ [LC] ?[0-9].*?[^ .]))".to_owned(),
        ),
    ];
    let compile = |(kind, pattern): (EntryType, String)| {
        let whole = format!(r"^(?:\[[0-9]{{1,4}}\] ?|[0-9]{{1,4}}\. )?{pattern}\.?$");
        Some(Form { kind, pattern: latin(&whole)? })
    };
    forms.into_iter().filter_map(compile).collect()
});

/// Words of which such an entry has one, and few others have any.
static SIGNS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r" v | v\. | vs|In re |Ex parte |Re | Act|Case|§|Regulation|Directive|Decision| Order | Rules | Ordinance | Measure |Pub\. L\.| L\. | L\.J\.| Law | Standard |SOU |NOU |Prop\. |Lei |Ley |Loi |Legge |Decreto |Constituição|Décret |Arrêté |D\.P\.R\.|D\.lgs\.|Portaria |ISO[ /]|IEC |DIN |EN |BS |ASTM |IEEE |ANSI |NF |UNE |ÖNORM |SIS |Ds |Ordonnance |Medida |Resolução |Emenda |' \[|’ \[|' \(|’ \(",
    )
    .ok()
});

/// What names of law reviews have.
const REVIEWS: [&str; 6] = ["L. Rev.", "L.J.", "L. J.", "L.Q.", "Law Review", "Law Journal"];

/// What the courts of other countries are called at the head of their judgments.
#[rustfmt::skip]
const COURTS_FIRST: [&str; 34] = [
    "CE,", "CC,", "Cons. const.", "Cass.", "Conseil d’État", "Conseil d'État", "Conseil constitutionnel", "Cour de cassation", "CEDH",
    "CJUE", "CJCE", "CAA ", "TGI ", "BVerfG", "BGH", "BVerwG", "BAG", "BSG", "BFH", "BPatG", "EuGH", "EGMR", "OGH", "VfGH", "VwGH",
    "OLG ", "OVG ", "LAG ", "Corte cost", "Corte di cassazione", "Cons. Stato", "Consiglio di Stato", "Trib. ", "TAR ",
];

/// Whether an entry ends as the Bluebook has it, with the year in a bracket.
fn ends_in_a_bracket(entry: &str) -> bool {
    let inside = entry.trim_end_matches('.').strip_suffix(')').unwrap_or("");
    let year = inside.get(inside.len().saturating_sub(4)..).unwrap_or("");
    year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) && inside.contains('(')
}

/// Reads an entry that is a case or an act and nothing else, but for the address behind it.
pub fn read(entry: &str) -> Option<Record> {
    read_whole(entry).or_else(|| with_a_doi(entry)).or_else(|| {
        let (law, address) = address_behind(entry)?;
        let mut record = read_whole(law)?;
        record.set(Field::Url, Value::Verbatim(address));
        Some(record)
    })
}

/// `IEEE Standard for Rivers, IEEE Std 754-2019, Jul. 2019, doi: 10.1109/…`
fn with_a_doi(entry: &str) -> Option<Record> {
    let at = entry.find("doi: ").or_else(|| entry.find("doi:")).or_else(|| entry.find("https://doi.org/"))?;
    let (law, doi) = (entry.get(..at)?.trim_end_matches([' ', ',']), entry.get(at..)?);
    let doi = identifiers::doi(doi).filter(|_| !doi.trim_start_matches("doi: ").contains(' '))?;
    let mut record = read_whole(law)?;
    record.set(Field::Doi, Value::Verbatim(doi));
    Some(record)
}

/// An entry without the address at its end, and that.
fn address_behind(entry: &str) -> Option<(&str, String)> {
    let at = entry.find("http://").or_else(|| entry.find("https://"))?;
    let (law, address) = (entry.get(..at)?, entry.get(at..)?.trim_end());
    let law = law.trim_end_matches([' ', ',', '<', '(']);
    (!address.contains(' ') && !law.is_empty()).then_some((law, identifiers::url(address)?))
}

/// Reads an entry that is a case or an act from beginning to end.
fn read_whole(entry: &str) -> Option<Record> {
    let entry = entry.trim();
    // No such entry is longer, and no names of parties are.
    const LONGEST: usize = 600;
    const LONGEST_TITLE: usize = 300;
    // `ANN MOOR, WATER LAW 81 (1977)`, `…, in RIVERS 367 (Eva Quay ed., 1993)`
    let capitals =
        || entry.bytes().filter(u8::is_ascii_uppercase).count() > entry.bytes().filter(u8::is_ascii_lowercase).count();
    let chapter = || entry.contains(", in ") && (entry.contains(" ed., ") || entry.contains(" eds., "));
    let court = COURTS_FIRST.iter().any(|court| entry.contains(court));
    let bluebook = ends_in_a_bracket(entry) && (capitals() || chapter());
    if entry.len() > LONGEST || !bluebook && !court && !SIGNS.as_ref().is_some_and(|signs| signs.is_match(entry)) {
        return None;
    }
    FORMS.iter().find_map(|form| {
        let found = form.pattern.captures(entry)?;
        if form.kind == EntryType::Jurisdiction && found.name("title").is_some_and(|title| title.len() > LONGEST_TITLE)
        {
            return None;
        }
        // `Revisiting Roe v. Wade, 82 Yale L.J. 920 (1973)`: in a law review stands an article.
        let review =
            found.name("journal").is_some_and(|journal| REVIEWS.iter().any(|part| journal.as_str().contains(part)));
        // `RFV Heuston, ‘Donoghue v Stevenson in Retrospect’ (1957)`: an article on a case.
        let quotes = found
            .name("title")
            .is_some_and(|title| [", '", ", ‘", ", \"", ", “"].iter().any(|opening| title.as_str().contains(opening)));
        (form.kind != EntryType::Jurisdiction || !review && !quotes).then(|| record(form.kind.clone(), &found))
    })
}

/// Whether what stands between year and number is a court, whose judgments have numbers and no pages: `UKSC`, `EWCA Civ`.
fn numbers_its_judgments(journal: &str) -> bool {
    #[rustfmt::skip]
    const COURTS: [&str; 28] = [
        "UKSC", "UKHL", "UKPC", "UKUT", "UKFTT", "UKEAT", "EWCA", "EWHC", "EWFC", "EWCOP", "CSIH", "CSOH", "HCJAC", "NICA",
        "NIQB", "IESC", "IEHC", "HCA", "FCA", "FCAFC", "NSWCA", "NSWSC", "VSC", "VSCA", "SCC", "NZSC", "NZCA", "ZACC",
    ];
    journal.split(' ').next().is_some_and(|court| COURTS.contains(&court))
}

fn record(kind: EntryType, found: &Captures<'_>) -> Record {
    let publisher = if kind == EntryType::Report { Field::Institution } else { Field::Publisher };
    let mut record = Record::new(kind);
    let part = |name: &str| found.name(name).map(|m| m.as_str().trim());
    let year = ["year", "enacted", "ecliyear", "day"].into_iter().find_map(part);
    // `OJ L 119, 4.5.2016, p. 1`.
    let year = year.or_else(|| part("oj")?.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 4));
    let date = year.and_then(|printed| dates::read(printed).date);
    // `Ley Orgánica 9/1983, de 15 de julio`: the number has the year.
    let numbered = || {
        let title = part("title")?;
        let at = title
            .match_indices('/')
            .find(|(at, _)| title.get(at + 1..at + 5).is_some_and(|y| y.bytes().all(|b| b.is_ascii_digit())))?
            .0;
        let year = title.get(at + 1..at + 5)?;
        dates::read(&part("day").map_or(year.to_owned(), |day| format!("{day} {year}"))).date
    };
    let date = date.or_else(numbered).or_else(|| dates::read(part("addon")?).date);
    for (field, text) in [
        (Field::Title, part("title").or(part("head"))),
        (Field::JournalTitle, part("journal")),
        (Field::Volume, part("volume")),
        (Field::Number, part("number")),
        (Field::BookTitle, part("book")),
        (Field::Edition, part("edition").or(part("second")).and_then(|text| edition(text).edition).as_deref()),
        (Field::Institution, part("court")),
        (Field::TitleAddon, part("addon")),
    ] {
        record.set_text(field, text.unwrap_or_default());
    }
    if let Some(pages) = part("pages") {
        if part("journal").is_some_and(numbers_its_judgments) {
            record.set_text(Field::Number, pages);
        } else if pages.bytes().all(|b| b.is_ascii_digit() || b == b'-') || pages.contains('–') {
            record.set(Field::Pages, Value::Pages(super::pages::pages(pages).pages));
        } else {
            record.set_text(Field::EId, pages);
        }
    }
    if let Some(date) = date {
        record.set(Field::Date, Value::Date(date));
    }
    // `EWHC 123 (Ch)`: the division is the court's.
    let division = part("note").filter(|note| note.len() < 10 && note.starts_with('(') && note.ends_with(')'));
    if let (Some(journal), Some(division)) = (part("journal"), division) {
        record.set_text(Field::JournalTitle, format!("{journal} {division}"));
    }
    let mut notes: Vec<&str> = ["ecli", "oj", "note", "codified"]
        .into_iter()
        .filter_map(part)
        .filter(|note| Some(*note) != division)
        .collect();
    if let Some(url) = part("note").filter(|note| note.contains("://")).and_then(identifiers::url) {
        record.set(Field::Url, Value::Verbatim(url));
        notes.retain(|note| !note.contains("://"));
    }
    record.set_text(Field::Note, notes.join("; "));
    for (field, text) in [(Field::Location, part("place")), (publisher, part("publisher"))] {
        record.set(field, Value::List(text.map(str::to_owned).into_iter().collect()));
    }
    if let Some(body) = part("body") {
        record.set_names(Field::Author, Names::of([Name::Body(body.to_owned())]));
    }
    if let Some(editors) = part("editor") {
        record.set_names(Field::Editor, read_names(editors).names);
    }
    if let Some(authors) = part("author") {
        // `OLIVER WENDELL MOOR, JR.`
        let authors = authors.replace(", JR.", ", Jr.").replace(", SR.", ", Sr.");
        record.set_names(Field::Author, read_names(&authors).names);
    }
    record
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `kind | title | journaltitle | volume | number | pages or eid | date | institution | note`
    #[track_caller]
    fn check(entry: &str, fields: &str) {
        let record = read(entry).unwrap_or_else(|| panic!("not read: {entry}"));
        let text = |field: Field| record.text(&field).map(str::to_owned).unwrap_or_default();
        let first = record.pages().first().map(|(from, _)| from.clone());
        let pages = first.unwrap_or_else(|| text(Field::EId));
        let all = [
            record.entry_type.name().to_owned(),
            text(Field::Title),
            text(Field::JournalTitle),
            text(Field::Volume),
            text(Field::Number),
            pages,
            record.year().map(|year| year.to_string()).unwrap_or_default(),
            record.list(Field::Institution).join("; "),
            text(Field::Note),
        ];
        assert_eq!(all.join(" | "), fields, "{entry}");
    }

    #[test]
    fn every_form_compiles() {
        assert_eq!(FORMS.len(), 22);
    }

    #[test]
    fn cases_with_an_address_and_sections_of_codes() {
        check(
            "Moor v. Quay, 5 U.S. (1 Pier) 137 (1803).",
            "jurisdiction | Moor v. Quay | U.S. | 5 |  | 137 | 1803 |  | ",
        );
        check(
            "Moor v. Board of Quays, 347 U.S. 483 (1954). https://www.pier.example/cases/347us483",
            "jurisdiction | Moor v. Board of Quays | U.S. | 347 |  | 483 | 1954 |  | ",
        );
        let read = read("Moor v. Board of Quays, 347 U.S. 483 (1954), https://www.pier.example/347us483.");
        let url = read.and_then(|record| record.text(&Field::Url).map(str::to_owned));
        assert_eq!(url.as_deref(), Some("https://www.pier.example/347us483"));
        check("42 U.S.C. § 1983 (2018).", "legislation | 42 U.S.C. § 1983 |  |  |  |  | 2018 |  | ");
    }

    #[test]
    fn american_cases() {
        check(
            "Brown v. Board of Education, 347 U.S. 483 (1954).",
            "jurisdiction | Brown v. Board of Education | U.S. | 347 |  | 483 | 1954 |  | ",
        );
        check(
            "Roe v. Wade, 410 U.S. 113, 164 (1973).",
            "jurisdiction | Roe v. Wade | U.S. | 410 |  | 113 | 1973 |  | 164",
        );
        check(
            "12. United States v. Microsoft Corp., 253 F.3d 34 (D.C. Cir. 2001)",
            "jurisdiction | United States v. Microsoft Corp. | F.3d | 253 |  | 34 | 2001 | D.C. Cir. | ",
        );
        check("In re Gault, 387 U.S. 1 (1967)", "jurisdiction | In re Gault | U.S. | 387 |  | 1 | 1967 |  | ");
    }

    #[test]
    fn cases_of_other_courts() {
        check(
            "Donoghue v Stevenson [1932] AC 562",
            "jurisdiction | Donoghue v Stevenson | AC |  |  | 562 | 1932 |  | ",
        );
        check(
            "Corr v IBC Vehicles Ltd [2008] UKHL 13, [2008] 1 AC 884.",
            "jurisdiction | Corr v IBC Vehicles Ltd | UKHL |  | 13 |  | 2008 |  | [2008] 1 AC 884",
        );
        check(
            "R (Miller) v Secretary of State for Exiting the European Union [2017] UKSC 5",
            "jurisdiction | R (Miller) v Secretary of State for Exiting the European Union | UKSC |  | 5 |  | 2017 |  | ",
        );
        check(
            "Mabo v Queensland (No 2) (1992) 175 CLR 1",
            "jurisdiction | Mabo v Queensland (No 2) | CLR | 175 |  | 1 | 1992 |  | ",
        );
        check(
            "Case T-344/99 Arne Mathisen AS v Council [2002] ECR II-2905",
            "jurisdiction | Arne Mathisen AS v Council | ECR |  | T-344/99 | II-2905 | 2002 |  | ",
        );
        check(
            "Case C-131/12 Google Spain SL v AEPD EU:C:2014:317",
            "jurisdiction | Google Spain SL v AEPD |  |  | C-131/12 |  | 2014 |  | EU:C:2014:317",
        );
    }

    #[test]
    fn acts() {
        check(
            "Civil Rights Act of 1964, Pub. L. No. 88-352, 78 Stat. 241 (1964).",
            "legislation | Civil Rights Act of 1964 | Stat. | 78 | Pub. L. No. 88-352 | 241 | 1964 |  | ",
        );
        check(
            "Americans with Disabilities Act of 1990, 42 U.S.C. § 12101 (1990).",
            "legislation | Americans with Disabilities Act of 1990 |  |  | 42 U.S.C. § 12101 |  | 1990 |  | ",
        );
        check(
            "Ley Orgánica 9/1983, de 15 de julio, reguladora de los ríos. Boletín Oficial del Estado, 170.",
            "legislation | Ley Orgánica 9/1983, de 15 de julio, reguladora de los ríos |  |  |  |  | 1983 |  | ",
        );
        check(
            "Legge 10 agosto 1950, n. 646, Istituzione della Cassa, «Gazzetta Ufficiale», n. 200, 1° settembre 1950.",
            "legislation | Legge 10 agosto 1950, n. 646, Istituzione della Cassa | Gazzetta Ufficiale |  |  |  | 1950 |  | n. 200, 1° settembre 1950",
        );
        check(
            "Loi n° 2005-380 du 23 avril 2005 d’orientation, Journal officiel de la République, n° 96, p. 7166.",
            "legislation | Loi n° 2005-380 du 23 avril 2005 d’orientation | Journal officiel de la République |  |  |  | 2005 |  | n° 96, p. 7166",
        );
        check("Human Rights Act 1998, s 6", "legislation | Human Rights Act 1998 |  |  |  |  | 1998 |  | s 6");
        check(
            "Council Directive 93/13/EEC of 5 April 1993 on unfair terms [1993] OJ L95/29",
            "legislation | Council Directive 93/13/EEC of 5 April 1993 on unfair terms | OJ |  | 93/13 | L95/29 | 1993 |  | ",
        );
    }

    #[test]
    fn law_reviews_and_standards() {
        let warren = "Samuel D. Warren & Louis D. Brandeis, The Right to Privacy, 4 Harv. L. Rev. 193 (1890).";
        check(warren, "article | The Right to Privacy | Harv. L. Rev. | 4 |  | 193 | 1890 |  | ");
        assert_eq!(read(warren).unwrap().names(Field::Author).unwrap().list.len(), 2);
        let henkin = "Ann Quay, Revisiting Roe v. Wade, Again, 82 Yale L.J. 920 (1973).";
        check(henkin, "article | Revisiting Roe v. Wade, Again | Yale L.J. | 82 |  | 920 | 1973 |  | ");
        let craig = "Paul Quay, 'Theory, \"Pure Theory\" and Values in Public Law' [2005] PL 440.";
        check(craig, "article | Theory, \"Pure Theory\" and Values in Public Law | PL |  |  | 440 | 2005 |  | ");
        let holmes = "Oliver Quay, Jr., The Path of the Law, 10 Harv. L. Rev. 457 (1897).";
        check(holmes, "article | The Path of the Law | Harv. L. Rev. | 10 |  | 457 | 1897 |  | ");
        check(
            "IEEE Standard for Floating-Point Arithmetic, IEEE Standard 754-2008, Aug. 2008.",
            "standard | IEEE Standard for Floating-Point Arithmetic |  |  | IEEE Standard 754-2008 |  | 2008 |  | ",
        );
    }

    #[test]
    fn other_works_are_left_alone() {
        for entry in [
            "Roe, A. (1999) Nature v. nurture. Journal of Rivers 12: 3–4.",
            "Roe A. Rivers v lakes. Water 2001;12:3-9.",
            "Roe, J. A. A brief comment on Roe v. Wade, 82 Yale L.J. 920 (1973).",
            "A. Roe and B. Poe, Information security risk, ISO 27005, 2018.",
            "Roe, A. 1999. The Clean Water Act of 1972. Oslo: Quay.",
            "Acting on the Human Rights Act, edited by A. Roe. Oslo: Quay, 1999",
        ] {
            assert_eq!(read(entry), None, "{entry}");
        }
    }
}
