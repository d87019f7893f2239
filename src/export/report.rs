//! `report.md`: what a library holds, in figures; what is wrong with it; what its other files leave out.

use std::collections::BTreeMap;

use crate::citation::Form;
use crate::diagnostic::{Diagnostic, Severity};
use crate::export::annotated::number;
use crate::export::markup::Markup;
use crate::export::network::labels;
use crate::graph::Scholarship;
use crate::interchange::ris;
use crate::record::Field;
use crate::text::Positions;
use crate::tradition::{Role, Status, TraditionKind};
use crate::work::{Decision, Work};

/// How many rows a table of the most frequent shows.
const TOP: usize = 10;

/// The report as Markdown. `sources` has the texts of the files that problems point into, by name; `left_out` says, one
/// sentence each, what other outputs hide.
pub fn report(
    scholarship: &Scholarship,
    title: &str,
    problems: &[Diagnostic],
    sources: &BTreeMap<String, String>,
    left_out: &[String],
    identity: (&[Decision], &[Decision]),
) -> String {
    let mut text = format!("# {}: report\n", escape(title));
    let labels = labels(scholarship);
    documents(scholarship, &labels, &mut text);
    works(scholarship, &mut text);
    citations(scholarship, &labels, &mut text);
    together(scholarship, &labels, &mut text);
    scholars(scholarship, &mut text);
    traditions(scholarship, &labels, &mut text);
    between(scholarship, &mut text);
    show_identity(scholarship, identity, &mut text);
    show_problems(problems, sources, &mut text);
    hidden(scholarship, left_out, &mut text);
    text
}

type Labels<'l> = BTreeMap<&'l str, String>;

fn label(labels: &Labels<'_>, work: &Work) -> String {
    labels.get(work.key.as_str()).cloned().unwrap_or_default()
}

fn escape(text: &str) -> String {
    Markup::Markdown.escape(text)
}

/// A table; columns after the first are aligned to the right where they are figures.
fn table(text: &mut String, header: &[&str], rows: &[Vec<String>]) {
    if rows.is_empty() {
        text.push_str("\nNone.\n");
        return;
    }
    let figures = |column: usize| {
        rows.iter().all(|row| row.get(column).is_some_and(|c| c.parse::<f64>().is_ok() || c.is_empty()))
    };
    let rule: Vec<&str> = (0..header.len()).map(|column| if figures(column) { "---:" } else { "---" }).collect();
    text.push_str(&format!("\n| {} |\n| {} |\n", header.join(" | "), rule.join(" | ")));
    for row in rows {
        text.push_str(&format!("| {} |\n", row.join(" | ")));
    }
}

fn documents(scholarship: &Scholarship, labels: &Labels<'_>, text: &mut String) {
    text.push_str("\n## Documents\n");
    let rows: Vec<Vec<String>> = scholarship
        .documents()
        .map(|document| {
            let cited = scholarship.cites(&document.work.key);
            vec![
                escape(&label(labels, &document.work)),
                format!("`{}`", document.work.key),
                cited.len().to_string(),
                document.citations().to_string(),
                document.mentions().to_string(),
            ]
        })
        .collect();
    table(text, &["Document", "Key", "Works", "Citations", "Mentions of scholars"], &rows);
}

fn works(scholarship: &Scholarship, text: &mut String) {
    let mut types: BTreeMap<&str, usize> = BTreeMap::new();
    let mut decades: BTreeMap<i64, usize> = BTreeMap::new();
    let (mut all, mut undated) = (0usize, 0usize);
    for work in scholarship.works() {
        all += 1;
        *types.entry(work.record.entry_type.name()).or_default() += 1;
        match work.record.year() {
            Some(year) => *decades.entry(decade_of(year)).or_default() += 1,
            None => undated += 1,
        }
    }
    text.push_str(&format!("\n## Works\n\n{} in all.\n", number(all, "work")));
    let rows: Vec<_> =
        by_count(types).into_iter().map(|(kind, count)| vec![kind.to_owned(), count.to_string()]).collect();
    table(text, &["Type", "Works"], &rows);
    let mut rows: Vec<_> =
        decades.into_iter().map(|(decade, count)| vec![decade_words(decade), count.to_string()]).collect();
    if undated > 0 {
        rows.push(vec!["without a year".to_owned(), undated.to_string()]);
    }
    table(text, &["Decade", "Works"], &rows);
}

/// The first year of a decade, or minus the last one of a decade before our era less one: in order of time.
fn decade_of(year: i32) -> i64 {
    let year = i64::from(year);
    // Astronomical −374 is 375 BCE, of the 370s.
    if year > 0 { year / 10 * 10 } else { -((1 - year) / 10 * 10) - 1 }
}

/// `1990s`, `370s BCE`.
fn decade_words(decade: i64) -> String {
    if decade < 0 { format!("{}s BCE", -decade - 1) } else { format!("{decade}s") }
}

/// Most first, then by name.
fn by_count<K: Ord>(counts: BTreeMap<K, usize>) -> Vec<(K, usize)> {
    let mut counts: Vec<(K, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

fn citations(scholarship: &Scholarship, labels: &Labels<'_>, text: &mut String) {
    let mut forms: BTreeMap<Form, usize> = BTreeMap::new();
    let mut rows = Vec::new();
    for document in scholarship.documents() {
        let mut sections: Vec<(&str, usize)> = Vec::new();
        for place in &document.occurrences {
            *forms.entry(place.form).or_default() += 1;
            if place.form == Form::Mention {
                continue;
            }
            let name = place.section.as_deref().unwrap_or("no section");
            match sections.iter_mut().find(|(known, _)| *known == name) {
                Some((_, count)) => *count += 1,
                None => sections.push((name, 1)),
            }
        }
        let label = escape(&label(labels, &document.work));
        rows.extend(sections.into_iter().map(|(name, count)| vec![label.clone(), escape(name), count.to_string()]));
    }
    text.push_str("\n## Citations\n");
    table(text, &["Document", "Section", "Citations"], &rows);
    let rows: Vec<_> = forms.into_iter().map(|(form, count)| vec![form.name().to_owned(), count.to_string()]).collect();
    table(text, &["Form", "Places"], &rows);
    let mut cited: Vec<(usize, &str, String)> = scholarship
        .works()
        .map(|work| (scholarship.citations_of(&work.key).len(), work.key.as_str(), label(labels, work)))
        .collect();
    cited.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    let several = cited.iter().filter(|(places, ..)| *places > 1).count();
    let shown = several.min(TOP);
    text.push_str(&format!("\n### Cited most often\n\n{} cited at more than one place", number(several, "work")));
    text.push_str(&if shown < several { format!("; {shown} are shown.\n") } else { ".\n".to_owned() });
    let rows: Vec<_> = cited
        .into_iter()
        .take(shown)
        .map(|(places, key, label)| vec![escape(&label), format!("`{key}`"), places.to_string()])
        .collect();
    table(text, &["Work", "Key", "Places"], &rows);
}

fn together(scholarship: &Scholarship, labels: &Labels<'_>, text: &mut String) {
    let mut pairs = scholarship.co_citations();
    let all = pairs.len();
    pairs.retain(|(.., together)| together.group + together.sentence > 0);
    let close = pairs.len();
    pairs.sort_by_key(|(a, b, t)| {
        (std::cmp::Reverse((t.group, t.sentence, t.paragraph, t.section)), a.key.clone(), b.key.clone())
    });
    let pairs_in_all = if all == 1 { "1 pair of works is".to_owned() } else { format!("{all} pairs of works are") };
    text.push_str(&format!(
        "\n## Cited together\n\n{pairs_in_all} cited by one document; {close} in one bracket or sentence{}.\n",
        if close > TOP { format!(", of which the {TOP} closest are shown") } else { String::new() }
    ));
    let rows: Vec<_> = pairs
        .into_iter()
        .take(TOP)
        .map(|(a, b, together)| {
            vec![
                escape(&label(labels, a)),
                escape(&label(labels, b)),
                together.group.to_string(),
                together.sentence.to_string(),
                together.paragraph.to_string(),
            ]
        })
        .collect();
    table(text, &["Work", "Work", "Brackets", "Sentences", "Paragraphs"], &rows);
}

fn scholars(scholarship: &Scholarship, text: &mut String) {
    let mut counted: Vec<(usize, usize, String)> = scholarship
        .scholars()
        .map(|scholar| {
            let works = scholarship.own_works(&scholar.id).len();
            (works, scholarship.mentions_of(&scholar.id).len(), scholar.name.inverted())
        })
        .collect();
    let all = counted.len();
    counted.retain(|(works, mentions, _)| *works > 1 || *mentions > 0);
    counted.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then(a.2.cmp(&b.2)));
    text.push_str(&format!(
        "\n## Scholars\n\n{} in all; {} with more than one work or named without a year.\n",
        number(all, "scholar"),
        counted.len()
    ));
    let rows: Vec<_> = counted
        .into_iter()
        .map(|(works, mentions, name)| vec![escape(&name), works.to_string(), mentions.to_string()])
        .collect();
    table(text, &["Scholar", "Works", "Named without a year"], &rows);
}

fn traditions(scholarship: &Scholarship, labels: &Labels<'_>, text: &mut String) {
    text.push_str("\n## Traditions and groupings\n");
    let mut all: Vec<_> = scholarship.traditions().collect();
    all.sort_by_cached_key(|t| {
        (t.kind == TraditionKind::Grouping, std::cmp::Reverse(scholarship.members(&t.id).len()), t.label.clone())
    });
    let rows: Vec<_> = all
        .into_iter()
        .map(|tradition| {
            let claims = scholarship.claims_of(&tradition.id);
            let of = |role: Role| claims.iter().filter(|claim| claim.role == role && claim.stands()).count();
            let status = |status: Status| claims.iter().filter(|claim| claim.status == status).count();
            let mut row = vec![
                escape(&tradition.label),
                tradition.kind.name().to_owned(),
                scholarship.members(&tradition.id).len().to_string(),
            ];
            row.extend(Role::ALL.iter().map(|role| of(*role).to_string()));
            row.extend([status(Status::Proposed), status(Status::Rejected)].map(|count| count.to_string()));
            row
        })
        .collect();
    let header = [
        "Name",
        "Kind",
        "Members",
        "exemplar",
        "supports",
        "extends",
        "illustrates",
        "critiques",
        "exception",
        "see-also",
        "proposed",
        "rejected",
    ];
    table(text, &header, &rows);
    let between = scholarship.claims.iter().filter(|claim| claim.object.is_some()).count();
    let status = |status: Status| scholarship.claims.iter().filter(|claim| claim.status == status).count();
    text.push_str(&format!(
        "\n{}: {} accepted, {} proposed, {} rejected; {between} of them between two works.\n",
        number(scholarship.claims.len(), "claim"),
        status(Status::Accepted),
        status(Status::Proposed),
        status(Status::Rejected),
    ));
    let bridges = scholarship.bridges();
    if !bridges.is_empty() {
        text.push_str("\n### Members of more than one tradition\n\n");
        for bridge in bridges {
            let joined: Vec<&str> = bridge.member_of.iter().map(|tradition| tradition.label.as_str()).collect();
            let label = label(labels, bridge.work);
            text.push_str(&format!("- {} (`{}`): {}\n", escape(&label), bridge.work.key, escape(&joined.join(", "))));
        }
    }
    let unplaced: Vec<String> = scholarship
        .works()
        .filter(|work| scholarship.claims_on(&work.key).iter().all(|claim| !claim.stands()))
        .map(|work| format!("`{}`", work.key))
        .collect();
    if !unplaced.is_empty() {
        text.push_str("\n### Works of which nothing is claimed\n");
        text.push_str(&format!("\n{}: {}.\n", number(unplaced.len(), "work"), unplaced.join(", ")));
    }
}

/// Two traditions at a time: what they share, who argues across, how often they are cited together.
fn between(scholarship: &Scholarship, text: &mut String) {
    let schools: Vec<_> = scholarship.traditions().filter(|t| t.kind == TraditionKind::Tradition).collect();
    let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
    for (at, a) in schools.iter().enumerate() {
        for b in &schools[at + 1..] {
            let Some(found) = scholarship.between(&a.id, &b.id) else { continue };
            let t = &found.together;
            let numbers = [
                found.shared.len(),
                found.from_a.len(),
                found.from_b.len(),
                (t.group + t.sentence) as usize,
                t.paragraph as usize,
            ];
            let weight: usize = numbers.iter().sum();
            if weight > 0 {
                let names = [&a.label, &b.label].map(|label| escape(label));
                rows.push((weight, names.into_iter().chain(numbers.map(|n| n.to_string())).collect()));
            }
        }
    }
    if rows.is_empty() {
        return;
    }
    let all = rows.len();
    rows.sort_by(|x, y| y.0.cmp(&x.0).then_with(|| x.1.cmp(&y.1)));
    rows.truncate(TOP);
    text.push_str("\n### Between two traditions\n\nMembers of both; claims by which a member of the one stands against the other, or is an exception to it; pairs\nof a member of each, cited together.");
    text.push_str(&if all > TOP { format!(" {TOP} of {all} pairs are shown.\n") } else { "\n".to_owned() });
    let rows: Vec<Vec<String>> = rows.into_iter().map(|(_, row)| row).collect();
    table(
        text,
        &["One", "Other", "Both", "One against other", "Other against one", "In one sentence", "In one paragraph"],
        &rows,
    );
}

/// Which references were joined into one work, and which may be one.
fn show_identity(scholarship: &Scholarship, (joined, candidates): (&[Decision], &[Decision]), text: &mut String) {
    if joined.is_empty() && candidates.is_empty() {
        return;
    }
    let mut keys: BTreeMap<(&str, usize), &str> = BTreeMap::new();
    for work in scholarship.every_work() {
        keys.extend(work.references.iter().map(|(document, index)| ((document.as_str(), *index), work.key.as_str())));
    }
    let named = |(document, index): &(String, usize)| match keys.get(&(document.as_str(), *index)) {
        Some(key) => format!("`{key}` in `{document}`, entry {}", index + 1),
        None => format!("`{document}` itself"),
    };
    text.push_str("\n## Identity\n\nWhat decides which references are one work; `catena show KEY --identity` says how to decide otherwise.\n");
    for (head, list) in [("Joined", joined), ("Perhaps one work, not joined", candidates)] {
        if list.is_empty() {
            continue;
        }
        text.push_str(&format!("\n### {head}\n\n"));
        let mut lines: Vec<String> = list
            .iter()
            .map(|d| format!("- {}; {}: {}\n", named(&d.pair.0), named(&d.pair.1), d.reason.words()))
            .collect();
        lines.sort();
        lines.iter().for_each(|line| text.push_str(line));
    }
}

fn show_problems(problems: &[Diagnostic], sources: &BTreeMap<String, String>, text: &mut String) {
    text.push_str("\n## Problems\n");
    if problems.is_empty() {
        text.push_str("\nNone.\n");
        return;
    }
    let count = |severity: Severity| problems.iter().filter(|problem| problem.severity == severity).count();
    text.push_str(&format!(
        "\n{}, {}, {}.\n\n",
        number(count(Severity::Error), "error"),
        number(count(Severity::Warning), "warning"),
        number(count(Severity::Info), "note")
    ));
    let positions: BTreeMap<&str, Positions<'_>> =
        sources.iter().map(|(file, text)| (file.as_str(), Positions::new(text))).collect();
    for problem in problems {
        let place = problem.place.file.as_deref().map(|file| match (positions.get(file), problem.place.span) {
            (Some(positions), Some(span)) => {
                let at = positions.line_column(span.start);
                format!("{file}:{}:{}", at.line, at.column)
            }
            _ => file.to_owned(),
        });
        let place = place.map(|place| format!(" `{place}`:")).unwrap_or_default();
        let help = problem.help.as_ref().map(|help| format!(" – {}", escape(help))).unwrap_or_default();
        text.push_str(&format!(
            "- **{}** `{}`{place} {}{help}\n",
            problem.severity,
            problem.code,
            escape(&problem.message)
        ));
    }
}

fn hidden(scholarship: &Scholarship, left_out: &[String], text: &mut String) {
    text.push_str("\n## Left out\n\n");
    let mut sentences: Vec<String> = left_out.to_vec();
    let undated: Vec<String> =
        scholarship.works().filter(|work| work.record.year().is_none()).map(|work| format!("`{}`", work.key)).collect();
    if !undated.is_empty() {
        let sentence = format!("{} without a year: {}.", number(undated.len(), "work"), undated.join(", "));
        sentences.push(sentence);
    }
    let rejected = scholarship.claims.iter().filter(|claim| !claim.stands()).count();
    if rejected > 0 {
        sentences.push(format!("{} rejected by a reader: in `graph.json` only.", number(rejected, "claim")));
    }
    let mut lost: BTreeMap<String, usize> = BTreeMap::new();
    for work in scholarship.works() {
        for field in ris::left_out(&work.record) {
            let name = field.as_ref().map_or("entry type", Field::name).to_owned();
            *lost.entry(name).or_default() += 1;
        }
    }
    for (field, works) in lost {
        sentences.push(format!("RIS has no place for the {field} of {}.", number(works, "work")));
    }
    if sentences.is_empty() {
        text.push_str("Nothing.\n");
    }
    for sentence in sentences {
        text.push_str(&format!("- {sentence}\n"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::tests::corpus;
    use crate::text::Span;

    #[test]
    fn decades_before_our_era_are_named_as_people_count_them() {
        let words = |year| decade_words(decade_of(year));
        assert_eq!([words(1994), words(-374), words(-379), words(-380)], ["1990s", "370s BCE", "380s BCE", "380s BCE"]);
        assert!(decade_of(-380) < decade_of(-374) && decade_of(-374) < decade_of(0) && decade_of(0) < decade_of(8));
    }

    #[test]
    fn the_report_counts_what_there_is_and_points_at_what_is_wrong() {
        let (built, _) = Scholarship::build(&corpus());
        let problem = Diagnostic::warning("unknown-work", "no work has the key `x_y`").in_file("bib/claims.toml");
        let sources = BTreeMap::from([("bib/claims.toml".to_owned(), "a\nbé x".to_owned())]);
        let text = report(
            &built,
            "Review",
            &[problem.at(Span::new(5, 6))],
            &sources,
            &["3 works on no map.".into()],
            (&[], &[]),
        );
        assert!(
            text.contains("| Document | Key | Works | Citations | Mentions of scholars |\n| --- | --- | ---: |"),
            "{text}"
        );
        assert!(
            text.contains("- **warning** `unknown-work` `bib/claims.toml:2:3`: no work has the key \\`x\\_y\\`\n"),
            "{text}"
        );
        assert!(text.contains("- 3 works on no map.\n"));
        assert_eq!(
            text,
            report(
                &Scholarship::build(&corpus()).0,
                "Review",
                &[Diagnostic::warning("unknown-work", "no work has the key `x_y`")
                    .in_file("bib/claims.toml")
                    .at(Span::new(5, 6))],
                &sources,
                &["3 works on no map.".into()],
                (&[], &[])
            )
        );
    }

    #[test]
    fn an_empty_library_has_a_report() {
        let text = report(&Scholarship::build(&Default::default()).0, "", &[], &BTreeMap::new(), &[], (&[], &[]));
        assert!(text.contains("0 works in all") && text.contains("## Problems\n\nNone."));
    }
}
