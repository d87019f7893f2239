//! Items → formatted references.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::{FontStyle, FontVariant, FontWeight, IndependentStyle, TextDecoration, VerticalAlign};
use hayagriva::{
    BibliographyDriver, BibliographyItem, BibliographyRequest, CitationItem, CitationRequest, ElemChild, ElemMeta,
    Formatted,
};

use super::item::{self, Manner};
use super::mend::mended;
use super::repair;
use super::style::{Style, locales};
use crate::export::markup::Run;
use crate::record::{Date, DateValue, EntryType, Field, Name, Names, Record};

/// One reference as a style prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormattedReference {
    /// Citation key of the record.
    pub key: String,
    /// Number or label before the reference, where the style has one.
    pub label: Option<Vec<Run>>,
    /// The reference.
    pub runs: Vec<Run>,
}

/// Formats records that the engine sees together.
pub(super) fn format_together(records: &[&Record], style: &Style) -> Vec<FormattedReference> {
    let manner = Manner::of(style);
    let mut items: Vec<Option<Item>> =
        records.iter().enumerate().map(|(at, record)| item::item(record, &at.to_string(), manner)).collect();
    // The engine has unwraps of its own; one bad record must not take the others with it.
    let mut rendered = rendered(&items, &style.csl);
    // What comes out without its title, its editors or its place is handed over in another form, and everything is done again,
    // since sorting and the letters behind years depend on all of them.
    if repair::repair(&mut items, &rendered, records, style) {
        rendered = self::rendered(&items, &style.csl);
    }
    // The engine gives the letters behind years in the order in which works reach it, and sorts them afterwards.
    let order: Vec<usize> = rendered.iter().filter_map(|item| item.key.parse().ok()).collect();
    if letters_are_out_of_order(&order, records) {
        let mut sorted: Vec<Option<Item>> = order.iter().map(|at| items[*at].take()).collect();
        sorted.extend(items);
        items = sorted;
        rendered = self::rendered(&items, &style.csl);
    }
    if let Some(own) = &style.with_own_names {
        with_own_names(&mut rendered, &items, records, own);
    }
    let unsigned: Vec<usize> = rendered.iter().filter_map(|item| unsigned(item, records)).collect();
    let mut names = signatures(&unsigned, records, style);
    let mut order: Vec<(usize, FormattedReference)> = Vec::with_capacity(records.len());
    for item in rendered {
        let Some((at, record)) = item.key.parse().ok().and_then(|at: usize| Some((at, *records.get(at)?))) else {
            continue;
        };
        let label = item.first_field.map(|first| flatten(&[first], record));
        let mut runs = names.remove(&at).unwrap_or_default();
        runs.extend(flatten(&item.content.0, record));
        let runs = mended(runs, record);
        if runs.iter().any(|run| !run.text.trim().is_empty()) {
            order.push((at, FormattedReference { key: record.key.clone(), label, runs }));
        }
    }
    let mut done: Vec<bool> = vec![false; records.len()];
    order.iter().for_each(|(at, _)| done[*at] = true);
    let left = records.iter().zip(done).filter(|(_, done)| !done).map(|(record, _)| bare(record));
    order.into_iter().map(|(_, reference)| reference).chain(left).collect()
}

/// The engine prints names in the bibliography as it does in citations that it tells apart: family names alone, initials, other
/// numbers of names. Where that makes a difference, the works of these people are formatted by themselves, so that letters stand
/// behind the years of one author's works only.
fn with_own_names(
    rendered: &mut [BibliographyItem],
    items: &[Option<Item>],
    records: &[&Record],
    style: &IndependentStyle,
) {
    let text = |item: &BibliographyItem| -> String {
        let record = item.key.parse::<usize>().ok().and_then(|at| records.get(at));
        let runs = record.map(|record| flatten(&item.content.0, record));
        runs.into_iter().flatten().map(|run| run.text).collect()
    };
    let signed = |key: &str| -> String {
        let names = key.parse::<usize>().ok().and_then(|at| responsible(records.get(at)?));
        names.iter().flat_map(|names| &names.list).map(|name| name.inverted() + "; ").collect()
    };
    let plain: BTreeMap<String, String> =
        self::rendered(items, style).iter().map(|item| (item.key.clone(), text(item))).collect();
    let differing = rendered.iter().filter(|item| plain.get(&item.key).is_some_and(|plain| *plain != text(item)));
    let people: BTreeSet<String> = differing.map(|item| signed(&item.key)).collect();
    let mut own: BTreeMap<&String, Vec<Option<Item>>> = people.iter().map(|people| (people, Vec::new())).collect();
    for item in items.iter().flatten() {
        let Some(key) = item.id() else { continue };
        if let Some(works) = own.get_mut(&signed(&key)) {
            works.push(Some(item.clone()));
        }
    }
    let mut found: BTreeMap<String, BibliographyItem> = BTreeMap::new();
    for works in own.values() {
        found.extend(self::rendered(works, style).into_iter().map(|item| (item.key.clone(), item)));
    }
    for item in rendered.iter_mut() {
        if let Some(own) = found.remove(&item.key) {
            item.content = own.content;
        }
    }
}

/// Whether works of one author and year stand next to each other in another order than they were given in.
fn letters_are_out_of_order(order: &[usize], records: &[&Record]) -> bool {
    let signed = |at: usize| {
        let record = records.get(at)?;
        let year = record.date(Field::Date).and_then(DateValue::year)?;
        Some((responsible(record)?.list.first()?.family(), year))
    };
    order.windows(2).any(|pair| pair[0] > pair[1] && signed(pair[0]).is_some_and(|it| Some(it) == signed(pair[1])))
}

pub(super) fn rendered(items: &[Option<Item>], style: &IndependentStyle) -> Vec<BibliographyItem> {
    catch_unwind(AssertUnwindSafe(|| run(items.iter().flatten(), style)))
        .unwrap_or_else(|_| one_by_one(items.iter().flatten(), style))
}

/// The index of a work whose authors, or editors where it has no authors, do not stand before its title. (Vancouver's
/// styles lose the authors of works without an editor.)
fn unsigned(item: &BibliographyItem, records: &[&Record]) -> Option<usize> {
    let at: usize = item.key.parse().ok()?;
    let record = records.get(at)?;
    let first = match responsible(record)?.list.first()? {
        Name::Person(person) => person.family.split_whitespace().last()?,
        Name::Body(body) => body,
    };
    let text: String = flatten(&item.content.0, record).into_iter().map(|run| run.text).collect();
    let text = text.to_lowercase();
    // The whole title: `R` stands in `R Core Team`, too.
    let title = record.full_title().to_lowercase();
    // A title of a few letters stands in many words.
    let before = text.find(&title).filter(|_| title.len() > 3).map_or(text.as_str(), |at| &text[..at]);
    let repeated = text.starts_with(['—', '–', '-', '_', '―']);
    (!repeated && !before.contains(&first.to_lowercase())).then_some(at)
}

fn responsible(record: &Record) -> Option<&Names> {
    record.names(Field::Author).or_else(|| record.names(Field::Editor).filter(|_| edits(record)))
}

/// Whether those in the field `editor` edited, and did nothing else: a film's directors stand there, too.
pub(super) fn edits(record: &Record) -> bool {
    record.text(&Field::EditorType).is_none_or(|kind| kind == "editor")
}

/// The authors as the style prints them at the head of a book, by index of the record.
fn signatures(unsigned: &[usize], records: &[&Record], style: &Style) -> BTreeMap<usize, Vec<Run>> {
    let manner = Manner::of(style);
    let stubs: Vec<Option<Item>> = unsigned
        .iter()
        .map(|at| {
            let names = responsible(records[*at])?;
            let mut stub = Record::new(EntryType::Book);
            stub.set_names(Field::Editor, names.clone());
            stub.set_text(Field::Title, item::TITLE);
            if records[*at].has(&Field::Author) {
                stub.set_names(Field::Author, names.clone());
                return item::item(&stub, &at.to_string(), manner);
            }
            item::edited(&stub, &at.to_string(), manner, true)
        })
        .collect();
    let mut found = BTreeMap::new();
    for stub in rendered(&stubs, &style.csl) {
        let Ok(at) = stub.key.parse::<usize>() else { continue };
        let mut runs = flatten(&stub.content.0, &Record::new(EntryType::Book));
        let Some(place) = runs.iter().position(|run| run.text.contains(item::TITLE)) else { continue };
        runs.truncate(place + 1);
        if let Some(last) = runs.last_mut() {
            let end = last.text.find(item::TITLE).unwrap_or(0);
            last.text.truncate(end);
        }
        found.insert(at, runs);
    }
    found
}

fn run<'i>(items: impl Iterator<Item = &'i Item>, style: &IndependentStyle) -> Vec<BibliographyItem> {
    let mut driver = BibliographyDriver::new();
    for item in items {
        driver.citation(CitationRequest::new(vec![CitationItem::with_entry(item)], style, None, locales(), None));
    }
    driver
        .finish(BibliographyRequest::new(style, None, locales()))
        .bibliography
        .map(|bibliography| bibliography.items)
        .unwrap_or_default()
}

fn one_by_one<'i>(items: impl Iterator<Item = &'i Item>, style: &IndependentStyle) -> Vec<BibliographyItem> {
    items
        .filter_map(|item| catch_unwind(AssertUnwindSafe(|| run(std::iter::once(item), style))).ok())
        .flatten()
        .collect()
}

/// What is printed for a record that the engine cannot format.
fn bare(record: &Record) -> FormattedReference {
    let names = record.names(Field::Author).or_else(|| record.names(Field::Editor));
    let mut listed: Vec<String> = names.iter().flat_map(|names| &names.list).map(Name::inverted).collect();
    if names.is_some_and(|names| names.and_others) {
        listed.push("et al.".to_owned());
    }
    let date = record.date(Field::Date).map(ToString::to_string);
    let state = record.text(&Field::PubState).map(str::to_owned);
    let mut runs = Vec::new();
    for part in [Some(listed.join("; ")), date.or(state)].into_iter().flatten().filter(|part| !part.is_empty()) {
        runs.push(Run::plain(format!("{part}. ")));
    }
    runs.push(Run { text: record.full_title(), italic: true, ..Run::default() });
    runs.push(Run::plain("."));
    for field in [Field::HowPublished, Field::Url] {
        if let Some(text) = record.text(&field) {
            runs.push(Run::plain(format!(" {text}.")));
        }
    }
    FormattedReference { key: record.key.clone(), label: None, runs: mended(runs, record) }
}

pub(super) fn flatten(children: &[ElemChild], record: &Record) -> Vec<Run> {
    let mut span = match record.date(Field::Date) {
        Some(DateValue::Edtf(Date::Interval(Some(start), end))) => Some((
            start.year.to_string(),
            end.map_or_else(
                || "–".to_owned(),
                |end| if end.year == start.year { String::new() } else { format!("–{}", end.year) },
            ),
        )),
        _ => None,
    };
    let mut runs = Vec::new();
    collect(children, false, &mut span, &mut runs);
    runs
}

/// `span`: the year in which a span begins and what to print after it, until it has been printed.
fn collect(children: &[ElemChild], in_date: bool, span: &mut Option<(String, String)>, runs: &mut Vec<Run>) {
    for child in children {
        match child {
            ElemChild::Text(text) => {
                let mut run = formed(text);
                let place =
                    span.as_ref().filter(|_| in_date).and_then(|(year, _)| Some(run.text.find(year)? + year.len()));
                if let (Some(at), Some((_, rest))) = (place, span.as_ref()) {
                    run.text.insert_str(at, rest);
                    *span = None;
                }
                push(runs, run);
            }
            ElemChild::Link { text, url } => push(runs, Run { link: Some(url.clone()), ..formed(text) }),
            ElemChild::Markup(text) => push(runs, Run::plain(text.replace(item::JOINED, " "))),
            ElemChild::Transparent { .. } => {}
            ElemChild::Elem(elem) => {
                let dated = in_date || elem.meta == Some(ElemMeta::Date);
                if elem.display.is_some() && !runs.is_empty() {
                    push(runs, Run::plain(" "));
                }
                collect(&elem.children.0, dated, span, runs);
            }
        }
    }
}

fn formed(text: &Formatted) -> Run {
    let form = &text.formatting;
    Run {
        text: text.text.replace(item::JOINED, " "),
        italic: form.font_style != FontStyle::Normal,
        bold: form.font_weight == FontWeight::Bold,
        small_caps: form.font_variant == FontVariant::SmallCaps,
        underline: form.text_decoration == TextDecoration::Underline,
        superscript: form.vertical_align == VerticalAlign::Sup,
        subscript: form.vertical_align == VerticalAlign::Sub,
        link: None,
    }
}

fn push(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut() {
        Some(last) if last.same_form(&run) => last.text.push_str(&run.text),
        _ if run.text.is_empty() => {}
        _ => runs.push(run),
    }
}
