//! What a document says about itself on its first page: title, authors, year, DOI.
//!
//! Takes the mended text; gives a [`Record`]. Whatever cannot be told is left out: a wrong author costs more than none.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::record::{EntryType, Field, Name, Names, Person, Record};
use crate::text::{collapse_whitespace, fold};

use super::flow::Flow;
use super::structure::goes_on;

static DOI: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"\b10\.\d{4,9}/[^\s"<>\]}]+"#).ok());
static YEAR: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?im)(?:©|\(c\)|copyright|the author\(s\)|(?:^|[.;:,|] ?)(?:first )?(?:published|accepted|received)|\b\d{1,3} ?\(|[a-z]+ [0-9]{1,2},)[^\n]{0,30}?\b((?:19|20)\d\d)\b")
        .ok()
});

/// A line that is a date and nothing else: `12 May 2023`, `May 2023`.
static DATE_LINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?m)^\s*(?:\d{1,2}\.? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mär|Mai|Okt|Dez)\p{Ll}{0,8}\.? ((?:19|20)\d\d)\s*$").ok()
});

/// `Working paper v1 — 2026-05-31`, `Version of 2019-03-02`: a line that ends in a day in numbers.
static DAY_LINE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?m)^[^\n.?!;]{0,60}?\b((?:19|20)\d\d)-(?:0[1-9]|1[0-2])-[0-3]\d[ *_)\]]*$").ok());

/// How the ACM asks for a paper to be cited, which its first page says.
static ACM_FORMAT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?s)ACM Reference Format:.{0,400}?\b((?:19|20)\d\d)\.").ok());

/// `Zeitschrift für Flüsse 12 (2018), Heft 2, S. 145–160`: where an article came out, above its title.
static IMPRINT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^[^\n]{4,120}\((?:19|20)\d\d\)[^\n]{0,40}\b(?:S\.|pp?\.|Heft|H\.|no\.|No\.|n°|n\.)? ?\d+ ?[–-] ?\d+\.?\s*$",
    )
    .ok()
});

/// Words that no person's name holds.
const NOT_NAMES: &[&str] = &[
    "university",
    "universitat",
    "universite",
    "universidad",
    "universidade",
    "universita",
    "department",
    "institute",
    "institut",
    "school",
    "college",
    "faculty",
    "abstract",
    "journal",
    "keywords",
    "introduction",
    "review",
    "article",
    "press",
    "center",
    "centre",
    "laboratory",
    "the",
    "of",
    "society",
    "studies",
    "theory",
    "culture",
    "open",
    "access",
    "research",
    "reuse",
    "guidelines",
    "corresponding",
    "author",
    "email",
    "received",
    "in",
    "for",
    "on",
    "a",
    "to",
    "references",
    "with",
    "from",
    "essay",
    "note",
];

/// What stands behind a name in a byline and is no name.
const DIGNITIES: &[&str] = &[
    "Member",
    "Senior Member",
    "Student Member",
    "Graduate Student Member",
    "Life Member",
    "Fellow",
    "Life Fellow",
    "IEEE",
    "ACM",
    "PhD",
    "Ph.D.",
    "MD",
    "M.D.",
    "MPH",
    "MSc",
    "M.Sc.",
    "MA",
    "M.A.",
    "RN",
    "DPhil",
    "MBA",
    "Jr.",
    "Jr",
];

/// Reads the first page of `flow`.
pub fn read(flow: &Flow) -> Record {
    let mut record = Record::new(EntryType::Article);
    let head = first_page(flow);
    let mut blocks: Vec<&str> = head.split("\n\n").filter(|b| !b.trim().is_empty()).collect();
    if let Some((students, year, title)) = paper(head) {
        let title = collapse_whitespace(&title);
        record.set_names(Field::Author, Names::of(students));
        record.set_date(Field::Date, year);
        record.set_text(Field::Title, title.replace(['*', '_'], ""));
        return record;
    }
    if blocks.len() > 1 && IMPRINT.as_ref().is_some_and(|imprint| imprint.is_match(blocks[0])) {
        blocks.remove(0);
    }
    let Some(title) = blocks.first().filter(|b| b.len() <= 300 && !b.trim_end().ends_with('.') && !is_prose(b)) else {
        add_numbers(&mut record, head);
        return record;
    };
    let mut lines = title.lines();
    let mut title_text = collapse_whitespace(title);
    let mut rest: Vec<&str> = Vec::new();
    // Title and authors may stand in one block: the authors' line is the first that reads as names.
    if title.contains('\n') {
        let all: Vec<&str> = lines.by_ref().collect();
        let split = (1..all.len()).find(|&n| all[n..].iter().all(|l| !people(l).is_empty())).unwrap_or(all.len());
        title_text = collapse_whitespace(&all[..split].join(" "));
        rest = all[split..].to_vec();
    }
    // A title whose lines stand apart.
    let second = blocks.get(1).filter(|block| rest.is_empty() && goes_on(&title_text) && is_line_of_title(block));
    if let Some(second) = second {
        title_text = collapse_whitespace(&format!("{title_text} {second}"));
    }
    let title_text = without_mark(title_text.trim_start_matches('#').trim());
    record.set_text(Field::Title, title_text.replace(['*', '_'], ""));
    let followers = rest.into_iter().chain(blocks.iter().skip(1 + usize::from(second.is_some())).copied());
    for block in followers.take(4) {
        if block.len() > 400 || fold(block).starts_with("abstract") {
            break;
        }
        let authors = byline(block.lines());
        if !authors.is_empty() {
            record.set_names(Field::Author, Names::of(authors));
            break;
        }
    }
    add_numbers(&mut record, head);
    record
}

/// Reads a first page whose title was told by its size.
pub fn read_page(head: &super::pdf::Head, flow: &Flow) -> Record {
    let page = first_page(flow);
    if paper(page).is_some() || head.title.len() > 300 {
        return read(flow);
    }
    let mut record = Record::new(EntryType::Article);
    record.set_text(Field::Title, collapse_whitespace(&head.title));
    record.set_names(Field::Author, Names::of(byline(head.below.iter().map(String::as_str))));
    add_numbers(&mut record, page);
    record
}

/// The start of the text, up to its list or notes: what they say is said of other works.
fn first_page(flow: &Flow) -> &str {
    let end = flow.text.floor_char_boundary(4000);
    let list = super::structure::end_matter(flow).unwrap_or(flow.text.len());
    let head = &flow.text[..end.min(list)];
    head.find("\n[^").map_or(head, |note| &head[..note])
}

/// The persons of the first lines that name persons.
fn byline<'l>(lines: impl Iterator<Item = &'l str>) -> Vec<Name> {
    let mut authors = Vec::new();
    for line in lines {
        let found = people(line);
        if found.is_empty() && !authors.is_empty() {
            break;
        }
        authors.extend(found);
    }
    authors
}

/// The heading of a student's paper, as MLA asks for it: name, instructor, course and date, a line each, and the title
/// below them.
fn paper(head: &str) -> Option<(Vec<Name>, &str, String)> {
    let lines: Vec<&str> = head.lines().map(str::trim).filter(|line| !line.is_empty()).take(7).collect();
    let is_day = |line: &&str| {
        let words = line.split_whitespace().count();
        line.len() <= 20 && words == 3 && line.contains(char::is_alphabetic) && year(line).is_some()
    };
    let day = lines.iter().position(is_day).filter(|day| (1..=4).contains(day))?;
    let students = people(lines[0]);
    let title = lines.get(day + 1).filter(|title| title.len() <= 300)?;
    let second = lines.get(day + 2).filter(|line| goes_on(title) && is_line_of_title(line));
    let title = std::iter::once(title).chain(second).copied().collect::<Vec<_>>().join(" ");
    (!students.is_empty()).then_some((students, year(lines[day])?, title))
}

/// Whether a line may be the second of a title: it is short, and no sentence.
fn is_line_of_title(line: &str) -> bool {
    const LONGEST: usize = 100;
    line.len() <= LONGEST && !line.trim_end().ends_with(['.', ',', ';', ':']) && people(line).is_empty()
}

fn add_numbers(record: &mut Record, head: &str) {
    if let Some(doi) = own_doi(head) {
        record.set_text(Field::Doi, doi);
    }
    let near = &head[..head.floor_char_boundary(1500)];
    let patterns = [&*YEAR, &*DATE_LINE, &*ACM_FORMAT, &*DAY_LINE];
    let year = patterns.into_iter().find_map(|year| year.as_ref()?.captures(near)?.get(1));
    if let Some(year) = year {
        record.set_date(Field::Date, year.as_str());
    }
}

/// The first DOI of a first page; none where the page gives those of so many publishers that they are other works'.
fn own_doi(head: &str) -> Option<&str> {
    const OTHERS: usize = 3;
    // `- Moor, A. (1999) Ice. doi:10.1000/x`: an item of a list is another work.
    let of_an_item = |at: usize| {
        let line = head[..at].rfind('\n').map_or(0, |end| end + 1);
        let words = head[line..at].trim_start();
        let digits = words.trim_start_matches('[').trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = digits.len() < words.len() && digits.starts_with([']', '.', ')']);
        (numbered || words.starts_with(['-', '*', '•', '–'])) && year(words).is_some()
    };
    let found = DOI.as_ref()?.find_iter(head).filter(|doi| !of_an_item(doi.start()));
    let mut all = found.map(|doi| within_brackets(doi.as_str()).trim_end_matches(['.', ',', ';']));
    let first = all.next()?;
    let registrants: BTreeSet<&str> = all.chain([first]).filter_map(|doi| Some(doi.split_once('/')?.0)).collect();
    (registrants.len() < OTHERS).then_some(first)
}

/// `10.1016/0010-0277(83)90020-9).` up to the bracket that something before the DOI opened.
fn within_brackets(doi: &str) -> &str {
    let mut open = 0usize;
    for (at, sign) in doi.char_indices() {
        match sign {
            '(' => open += 1,
            ')' if open == 0 => return &doi[..at],
            ')' => open -= 1,
            _ => {}
        }
    }
    doi
}

/// The first year that `text` has: `May 2019`, `2019-05-03`.
pub fn year(text: &str) -> Option<&str> {
    let mut digits = text.split(|c: char| !c.is_ascii_digit());
    digits.find(|digits| digits.len() == 4 && digits.starts_with(['1', '2']))
}

/// The persons whom `line` names, if it names persons and nothing else.
pub fn people(line: &str) -> Vec<Name> {
    let line = line.trim();
    let several = line.split(' ').count() > 2;
    let by = ["by ", "By ", "Von ", "von ", "Par ", "par ", "Por ", "Di ", "di "]
        .iter()
        .find_map(|by| line.strip_prefix(by))
        // `Di Wang and Ann Roe`: one name only is left of a name.
        .filter(|rest| several && rest.split(" and ").next().is_some_and(|first| first.contains(' ')));
    let line = by.unwrap_or(line).replace('*', "");
    if line.is_empty() || line.len() > 300 || line.ends_with(['.', ':', '?']) {
        return Vec::new();
    }
    let mut names = Vec::new();
    for part in
        line.replace(" and ", ",").replace(" & ", ",").replace(" und ", ",").replace(" et ", ",").split([',', ';', '·'])
    {
        // Marks of affiliations stick to names.
        let part = part
            .trim_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || "()†‡§∗¹²³⁴⁵⁶⁷⁸⁹\u{FFFD}".contains(c));
        if part.is_empty() || DIGNITIES.contains(&part) {
            continue;
        }
        let words: Vec<&str> = part.split_whitespace().collect();
        let capital = |w: &str| w.chars().next().is_some_and(char::is_uppercase) || crate::document::is_particle(w);
        let plain = |w: &str| w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '’' | '\'' | '‐'));
        if !(2..=5).contains(&words.len())
            || !words
                .iter()
                .all(|w| capital(w) && plain(w) && (w.ends_with('.') || !NOT_NAMES.contains(&fold(w).as_str())))
            || words.iter().any(|w| w.chars().count() > 3 && w.chars().all(char::is_uppercase) && words.len() > 4)
        {
            return Vec::new();
        }
        let last = words.len() - 1;
        let family_at = (1..=last).find(|&n| crate::document::is_particle(words[n])).unwrap_or(last);
        // With a capital it is a part of the name: `Cristiano De Marchis`.
        let own = if family_at == last { begins_family(&words) } else { last };
        let particles = words[family_at..last].join(" ");
        let family_at = family_at.min(own);
        names.push(Name::Person(Person {
            family: words[own..].join(" "),
            given: words[..family_at].join(" "),
            prefix: particles,
            suffix: String::new(),
        }));
    }
    names
}

/// Where the family name begins that has a capital particle: `De Marchis`, `Van Der Berg`.
fn begins_family(words: &[&str]) -> usize {
    #[rustfmt::skip]
    const PARTICLES: [&str; 21] = [
        "De", "Del", "Della", "Dello", "Dei", "Di", "Da", "Dal", "Dalla", "Dos", "Du", "Des", "La", "Le", "Lo", "Van", "Von", "Der",
        "Den", "Ter", "El",
    ];
    // `Nguyen Van Anh`: there it is a middle name.
    #[rustfmt::skip]
    const FAMILIES: [&str; 12] =
        ["Nguyen", "Nguyễn", "Tran", "Trần", "Pham", "Phạm", "Le", "Lê", "Hoang", "Hoàng", "Vu", "Do"];
    let last = words.len() - 1;
    let particles = words[1..last].iter().rev().take_while(|word| PARTICLES.contains(word)).count();
    if FAMILIES.contains(&words[0]) { last } else { last - particles }
}

/// Whether what stands first is a sentence of the text, and no title of it.
fn is_prose(block: &str) -> bool {
    const FEWEST: usize = 6;
    if block.trim_start().starts_with('#') {
        return false;
    }
    let bare = |sentence: &str| sentence.trim_end_matches(|c: char| "”\"’)]".contains(c) || c.is_ascii_digit()).len();
    let unmarked = |sentence: &'_ str| match sentence.rfind("[^") {
        Some(mark) if sentence[mark..].ends_with(']') => mark,
        _ => sentence.len(),
    };
    let ends = |sentence: &str| {
        let words = sentence[..unmarked(sentence)].trim_end();
        words[..bare(words)].ends_with('.') && words.split_whitespace().count() >= FEWEST
    };
    super::sentence::split(block, 0).iter().any(|sentence| ends(sentence.of(block).trim()))
}

/// A title without the mark of a note to it.
fn without_mark(title: &str) -> &str {
    let title = title.trim_end();
    title.rfind("[^").filter(|_| title.ends_with(']')).map_or(title, |mark| title[..mark].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_papers_heading_an_imprint_and_the_list_are_no_title_and_no_doi() {
        let of = |text: &str| read(&Flow::of(text, &[]));
        let paper = of("Ann Roe\nProfessor Poe\nENGL 612\n14 May 2021\n\nThe Novel of Salt\n\nSalt is dear.\n");
        assert_eq!(paper.text(&Field::Title), Some("The Novel of Salt"));
        assert_eq!(paper.names(Field::Author).unwrap().list[0].family(), "Roe");
        assert_eq!(paper.date(Field::Date).unwrap().to_string(), "2021");
        let german = of(
            "Zeitschrift für Flüsse 12 (2018), Heft 2, S. 145–160\n\nÜber Salz\n\nVon Ann Roe-Moor\n\nSalz ist teuer.\n",
        );
        assert_eq!(german.text(&Field::Title), Some("Über Salz"));
        assert_eq!(german.names(Field::Author).unwrap().list[0].inverted(), "Roe-Moor, Ann");
        let dated = of("On Salt\n\nAnn Roe\n\n12 May 2023\n\nAbstract\n\nSalt of 2016 and 2017 is dear.\n");
        assert_eq!(dated.year(), Some(2023));
        let listed =
            of("On Salt\n\nAnn Roe\n\nSalt is dear.\n\nReferences\n\nPoe, E. (1999) Salt. doi:10.1234/salt.5\n");
        assert_eq!(listed.text(&Field::Doi), None);
        // A list without a heading is one of other works; a bracket inside a DOI belongs to it.
        let bare =
            of("Salt\n\nPoe, E. (1999). doi:10.1234/a\n\nRoe, A. (2000). doi:10.1235/b\n\nMoor, A. doi:10.1236/c\n");
        assert_eq!(bare.text(&Field::Doi), None);
        let list = of("# Reading list\n\n- Poe, E. (1999) Salt. doi:10.1234/a\n- Roe, A. (2000) Ice. doi:10.1234/b\n");
        assert_eq!(list.text(&Field::Doi), None);
        let dated = of("# On Salt\n\n**Ann Roe**\n\n**Working paper v1 — 2026-05-31**\n\nSalt is dear.\n");
        assert_eq!(dated.year(), Some(2026));
        let old = of("On Salt\n\nAnn Roe\n\n(https://doi.org/10.1016/0010-0277(83)90020-9)\n\nSalt is dear.\n");
        assert_eq!(old.text(&Field::Doi), Some("10.1016/0010-0277(83)90020-9"));
    }

    #[test]
    fn the_first_page_gives_title_authors_year_and_doi() {
        let text = "On Being Counted\n\nJane A. Doe and Simone de Roe\n\nUniversity of Somewhere\n\n© The Author(s) 2019\n\nhttps://doi.org/10.1234/abc.5\n\nAbstract\n\nText.";
        let record = read(&Flow::of(text, &[]));
        assert_eq!(record.text(&Field::Title), Some("On Being Counted"));
        let names: Vec<_> = record.names(Field::Author).unwrap().list.iter().map(Name::display).collect();
        assert_eq!(names, ["Jane A. Doe", "Simone de Roe"]);
        assert_eq!(record.year(), Some(2019));
        assert_eq!(record.text(&Field::Doi), Some("10.1234/abc.5"));
    }

    #[test]
    fn the_first_paragraph_of_a_text_without_a_title_is_none() {
        let title = |text: &str| read(&Flow::of(text, &[])).text(&Field::Title).map(str::to_owned);
        let prose = "Roe once said that rivers are “a way of going on without end.”[^1] Is that not *true*?";
        assert_eq!(title(&format!("{prose}\n\nIt is.\n")), None);
        assert_eq!(title("# On Salt[^1]\n\nIt is dear.\n").as_deref(), Some("On Salt"));
        assert_eq!(
            title("What Is Salt? St. Roe and the Sea\n\nIt is dear.\n").as_deref(),
            Some("What Is Salt? St. Roe and the Sea")
        );
    }

    #[test]
    fn a_particle_with_a_capital_belongs_to_the_family_name() {
        let name = |line: &str| people(line)[0].inverted();
        assert_eq!(name("Anna De Marchis, Bo Roe"), "De Marchis, Anna");
        assert_eq!(name("Eva Van Der Berg"), "Van Der Berg, Eva");
        assert_eq!(name("Nguyen Van Anh"), "Anh, Nguyen Van");
        assert_eq!(name("Simone de Roe"), "de Roe, Simone");
        assert_eq!(people("Ann Roe(1), Bo Dam(2)").len(), 2);
    }

    #[test]
    fn an_institution_is_no_author() {
        assert_eq!(people("Di Wang and Ann Roe").len(), 2);
        assert_eq!(people("di Anna Moro").first().map(Name::family).as_deref(), Some("Moro"));
        assert_eq!(people("Ann Roe, Member, IEEE, Bo Dam, PhD, and Cy de Loo1,2").len(), 3);
        assert!(people("University of Virginia").is_empty());
        assert!(people("Theory, Culture & Society").is_empty());
    }
}
