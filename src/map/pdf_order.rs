//! One order for the objects of a PDF: the converter writes fonts and resources in the order of a hash table, which is
//! another one each time, and the same map must be the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;

/// An object: its dictionary as text, and the rest, from `stream` on, as it is.
struct Object<'p> {
    head: String,
    rest: &'p [u8],
}

/// A PDF as `pdf-writer` prints it, an entry of a dictionary on each line, with objects numbered and placed in the order in
/// which they are first named from the trailer on. Another PDF is given back as it was.
pub(super) fn ordered(pdf: Vec<u8>) -> Vec<u8> {
    rewritten(&pdf).unwrap_or(pdf)
}

/// A PDF as [`ordered`] gives it, with its title, so that a reader's window and a search find it by that; another PDF as it
/// was.
pub(super) fn titled(pdf: Vec<u8>, title: &str) -> Vec<u8> {
    with_title(&pdf, title).unwrap_or(pdf)
}

fn with_title(pdf: &[u8], title: &str) -> Option<Vec<u8>> {
    let start = place_of_table(pdf)?;
    let number = offsets(pdf, start)?.len() + 1;
    let (body, rest) = (pdf.get(..start)?, std::str::from_utf8(pdf.get(start..)?).ok()?);
    // A text string in UTF-16 (ISO 32000-1, 7.9.2.2).
    let title: String = title.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    let info = format!("{number} 0 obj\n<<\n  /Title <FEFF{title}>\n  /Creator (Catena)\n>>\nendobj\n\n");
    let (entries, trailer) = rest.split_once("trailer\n<<")?;
    let entries = entries.replacen(&format!("xref\n0 {number}\n"), &format!("xref\n0 {}\n", number + 1), 1);
    let trailer = trailer.replacen(&format!("/Size {number}"), &format!("/Size {}", number + 1), 1);
    let trailer =
        trailer.replacen(&format!("startxref\n{start}\n"), &format!("startxref\n{}\n", start + info.len()), 1);
    let mut out = body.to_vec();
    out.extend_from_slice(info.as_bytes());
    write!(out, "{entries}{start:010} 00000 n\r\ntrailer\n<<\n  /Info {number} 0 R{trailer}").ok()?;
    Some(out)
}

fn rewritten(pdf: &[u8]) -> Option<Vec<u8>> {
    let table = place_of_table(pdf)?;
    let objects = objects(pdf, table)?;
    let trailer = std::str::from_utf8(pdf.get(table..)?).ok()?;
    let trailer = trailer.get(trailer.find("trailer")?..trailer.find("startxref")?)?;
    let order = order(trailer, &objects)?;
    let number: BTreeMap<usize, usize> = order.iter().enumerate().map(|(at, old)| (*old, at + 1)).collect();
    let first = offsets(pdf, table)?.into_values().min()?;
    let mut out = pdf.get(..first)?.to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f\r\n", order.len() + 1);
    for old in &order {
        let object = objects.get(old)?;
        let _ = write!(table, "{:010} 00000 n\r\n", out.len());
        out.extend_from_slice(format!("{} 0 obj", number.get(old)?).as_bytes());
        out.extend_from_slice(renumbered(&object.head, &number)?.as_bytes());
        out.extend_from_slice(object.rest);
    }
    let start = out.len();
    let size = format!("/Size {}", objects.len() + 1);
    let trailer = renumbered(&trailer.replace(&size, &format!("/Size {}", order.len() + 1)), &number)?;
    write!(out, "{table}{trailer}startxref\n{start}\n%%EOF").ok()?;
    Some(out)
}

fn place_of_table(pdf: &[u8]) -> Option<usize> {
    let tail = pdf.get(pdf.len().saturating_sub(64)..)?;
    let tail = std::str::from_utf8(tail.get(tail.windows(9).rposition(|window| window == b"startxref")?..)?).ok()?;
    tail.split_ascii_whitespace().nth(1)?.parse().ok()
}

/// Where each object begins, by its number.
fn offsets(pdf: &[u8], table: usize) -> Option<BTreeMap<usize, usize>> {
    let text = std::str::from_utf8(pdf.get(table..)?).ok()?;
    let entries = text.lines().skip(2).take_while(|line| *line != "trailer").enumerate();
    let used = entries.filter(|(_, line)| line.ends_with(" n"));
    used.map(|(number, line)| Some((number, line.split(' ').next()?.parse().ok()?))).collect()
}

fn objects(pdf: &[u8], table: usize) -> Option<BTreeMap<usize, Object<'_>>> {
    let offsets = offsets(pdf, table)?;
    let mut places: Vec<usize> = offsets.values().copied().chain([table]).collect();
    places.sort_unstable();
    let object = |(number, start): (usize, usize)| {
        let end = places.get(places.partition_point(|place| *place <= start))?;
        let bytes = pdf.get(start..*end)?.strip_prefix(format!("{number} 0 obj").as_bytes())?;
        let stream = bytes.windows(8).position(|window| window == b"\nstream\n");
        let (head, rest) = bytes.split_at(stream.unwrap_or(bytes.len()));
        Some((number, Object { head: sorted(std::str::from_utf8(head).ok()?), rest }))
    };
    offsets.into_iter().map(object).collect()
}

/// Entries that stand next to each other and name one object each, by their names: what order they have means nothing.
fn sorted(head: &str) -> String {
    let lines: Vec<&str> = head.split('\n').collect();
    let is_entry = |line: &&str| line.trim_start().starts_with('/') && line.ends_with(" 0 R");
    let runs = lines.chunk_by(|a, b| is_entry(a) && is_entry(b)).map(|run| {
        let mut run = run.to_vec();
        if run.len() > 1 {
            run.sort_unstable();
        }
        run
    });
    runs.flatten().collect::<Vec<&str>>().join("\n")
}

/// The numbers of the objects in the order in which they are named, from the trailer on.
fn order(trailer: &str, objects: &BTreeMap<usize, Object<'_>>) -> Option<Vec<usize>> {
    let mut order: Vec<usize> = Vec::with_capacity(objects.len());
    let mut met = BTreeSet::<usize>::new();
    let mut named = |text: &str, order: &mut Vec<usize>| {
        let numbers = references(text).filter_map(|(start, end)| text.get(start..end)?.parse().ok());
        order.extend(numbers.filter(|number| met.insert(*number)));
    };
    named(trailer, &mut order);
    let mut at = 0;
    while let Some(number) = order.get(at).copied() {
        named(&objects.get(&number)?.head, &mut order);
        at += 1;
    }
    Some(order)
}

/// Where the numbers of references (`12 0 R`) stand.
fn references(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    text.match_indices(" 0 R").filter_map(|(end, _)| {
        let digits = text.get(..end)?.bytes().rev().take_while(u8::is_ascii_digit).count();
        (digits > 0).then_some((end - digits, end))
    })
}

fn renumbered(text: &str, number: &BTreeMap<usize, usize>) -> Option<String> {
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    for (start, end) in references(text) {
        let old: usize = text.get(start..end)?.parse().ok()?;
        let _ = write!(out, "{}{}", text.get(done..start)?, number.get(&old)?);
        done = end;
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two fonts in either order, numbered as they come.
    fn written(fonts: [&str; 2]) -> Vec<u8> {
        let mut pdf = b"%PDF-1.7\n\n".to_vec();
        let mut table = "xref\n0 6\n0000000000 65535 f\r\n".to_owned();
        let place = |name: &str| fonts.iter().position(|font| *font == name).unwrap() + 4;
        let names: Vec<String> = fonts.iter().map(|font| format!("    /{font} {} 0 R\n", place(font))).collect();
        let page = format!("<<\n  /Font <<\n{}  >>\n  /Contents 3 0 R\n>>", names.concat());
        let of_font = |font: &str| format!("<<\n  /BaseFont /{font}\n>>");
        let stream = "<<\n  /Length 8\n>>\nstream\n4 0 R  \n\nendstream".to_owned();
        let bodies = ["<<\n  /Page 2 0 R\n>>".to_owned(), page, stream, of_font(fonts[0]), of_font(fonts[1])];
        for (at, body) in bodies.iter().enumerate() {
            let _ = write!(table, "{:010} 00000 n\r\n", pdf.len());
            pdf.extend_from_slice(format!("{} 0 obj\n{body}\nendobj\n\n", at + 1).as_bytes());
        }
        let start = pdf.len();
        write!(pdf, "{table}trailer\n<<\n  /Size 6\n  /Root 1 0 R\n>>\nstartxref\n{start}\n%%EOF").unwrap();
        pdf
    }

    #[test]
    fn fonts_come_in_one_order_whatever_the_hash() {
        let (one, other) = (written(["fo0", "fo1"]), written(["fo1", "fo0"]));
        assert_ne!(one, other);
        assert_eq!(ordered(one.clone()), ordered(other));
        let ordered = String::from_utf8(ordered(one)).unwrap();
        assert!(ordered.contains("/fo0 3 0 R\n    /fo1 4 0 R"), "{ordered}");
        // What stands in a stream is no reference.
        assert!(ordered.contains("stream\n4 0 R"), "{ordered}");
        let place = ordered.find("4 0 obj").unwrap();
        assert!(ordered.contains(&format!("{place:010} 00000 n")), "{ordered}");
    }

    #[test]
    fn a_title_is_an_object_that_trailer_and_table_know() {
        let made = String::from_utf8(titled(ordered(written(["fo0", "fo1"])), "Č")).unwrap();
        assert!(made.contains("/Title <FEFF010C>"), "{made}");
        assert!(made.contains("/Info 6 0 R") && made.contains("/Size 7") && made.contains("xref\n0 7\n"), "{made}");
        let place = made.find("6 0 obj").unwrap();
        assert!(made.contains(&format!("{place:010} 00000 n")), "{made}");
        let table = made.find("xref\n0 7").unwrap();
        assert!(made.ends_with(&format!("startxref\n{table}\n%%EOF")), "{made}");
    }

    #[test]
    fn what_is_no_such_pdf_stays_as_it_is() {
        for bytes in [&b""[..], b"%PDF-1.7\nstartxref\n99999\n%%EOF", b"startxref"] {
            assert_eq!(ordered(bytes.to_vec()), bytes);
        }
    }
}
