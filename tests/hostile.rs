//! Files that are locked, damaged, or made to do harm: each is refused with a reason, in bounded time and memory, and the
//! program ends with exit code 2. All of them are made here.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test fails by panicking

mod common;

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use catena::document::{self, ReadError};
use common::{run, stderr, stdout};

/// A PDF file of `objects` (numbered from 1; the first is the catalogue), with `trailer` entries besides the root.
fn pdf(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut out = String::from("%PDF-1.5\n");
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(out.len());
        let _ = write!(out, "{} 0 obj\n{object}\nendobj\n", n + 1);
    }
    let table = out.len();
    let _ = write!(out, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(out, "{place:010} 00000 n ");
    }
    let _ =
        write!(out, "trailer\n<< /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1);
    out.into_bytes()
}

fn stream(content: &str, entries: &str) -> String {
    format!("<< /Length {} {entries} >>\nstream\n{content}\nendstream", content.len())
}

/// A page that paints `content`, with `resources` besides a font `F`.
fn one_page(content: &str, resources: &str, more: &[String]) -> Vec<String> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F << /Type /Font \
             /Subtype /Type1 /BaseFont /Times-Roman >> >> {resources} >> >>"
        ),
        stream(content, ""),
    ];
    objects.extend_from_slice(more);
    objects
}

const WORDS: &str = "BT /F 11 Tf 72 760 Td (Rivers are studied by many \\(Doe, 2001; Roe, 2003\\) and loved by all.) Tj \
                     0 -40 Td (References) Tj 0 -24 Td (Doe, J. \\(2001\\). On rivers and those who live by them. Oslo: Quay Press.) Tj \
                     0 -24 Td (Roe, A. \\(2003\\). On lakes that lie between mountains. Bergen: Quay Press.) Tj ET";

/// What the program says of a file, its exit code, and how long it took.
fn said(name: &str, bytes: &[u8]) -> (String, i32, Duration) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    of_file(folder.path(), name)
}

fn of_file(folder: &Path, name: &str) -> (String, i32, Duration) {
    let start = Instant::now();
    let output = run(folder, &["read", name, "--format", "json", "--no-text"]);
    (stderr(&output), output.status.code().expect("it ended by itself"), start.elapsed())
}

fn refused(name: &str, bytes: &[u8], words: &str) {
    let (said, code, took) = said(name, bytes);
    assert_eq!(code, 2, "{name}: {said}");
    assert!(said.contains(words), "{name}: {said}");
    assert!(took < Duration::from_secs(60), "{name}: {took:?}");
}

fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_small_pdf_is_read() {
    let bytes = pdf(&one_page(WORDS, "", &[]), "");
    let (document, _) = document::read("a.pdf", &bytes).unwrap();
    assert!(document.text.contains("(Doe, 2001; Roe, 2003)"), "{}", document.text);
    let (reading, _) = catena::citation::read_document(&document);
    assert_eq!((reading.references.len(), reading.citations.len()), (2, 2), "{}", document.text);
}

#[test]
fn a_locked_pdf_asks_for_one_without_a_password() {
    let lock =
        format!("/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >> /ID [<00> <00>]", "5A".repeat(32));
    refused("locked.pdf", &pdf(&one_page(WORDS, "", &[]), &lock), "password");
}

#[test]
fn a_scanned_pdf_asks_for_letters() {
    let image = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream";
    let objects = one_page("q 595 0 0 842 0 0 cm /I Do Q", "/XObject << /I 5 0 R >>", &[image.to_owned()]);
    refused("scan.pdf", &pdf(&objects, ""), "OCR");
}

#[test]
fn objects_that_lead_back_to_themselves_end() {
    // A drawing that draws itself, beside text that is read all the same.
    let knot =
        stream("/X Do /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>");
    let objects = one_page(&format!("{WORDS} /X Do"), "/XObject << /X 5 0 R >>", &[knot]);
    let (said_of_it, code, took) = said("knot.pdf", &pdf(&objects, ""));
    assert!(code < 2 && took < Duration::from_secs(60), "{code} {took:?} {said_of_it}");
    // Pages that hold themselves, and a parent that is its own.
    let mut objects = one_page(WORDS, "", &[]);
    objects[1] = "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 2 0 R >>".to_owned();
    let (said_of_it, code, took) = said("loop.pdf", &pdf(&objects, ""));
    assert!(took < Duration::from_secs(60) && (0..=2).contains(&code), "{code} {took:?} {said_of_it}");
    // A catalogue that is missing.
    let (_, code, _) = said("empty.pdf", &pdf(&["<< /Type /Catalog /Pages 1 0 R >>".to_owned()], ""));
    assert_eq!(code, 2);
}

#[test]
fn truncated_files_are_refused_or_read_as_far_as_they_go() {
    let docx = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        (
            "word/document.xml",
            b"<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>Words</w:t></w:r></w:p></w:body></w:document>",
        ),
    ]);
    let whole: [(&str, Vec<u8>); 5] = [
        ("a.pdf", pdf(&one_page(WORDS, "", &[]), "")),
        ("a.docx", docx),
        ("a.xml", b"<article><front><article-meta/></front><body><p>Words of a text.</p></body></article>".to_vec()),
        ("a.html", b"<html><body><p>Words of a <b>text</b> (Doe, 2001).</p></body></html>".to_vec()),
        ("a.tex", b"\\documentclass{article}\\begin{document}Words \\cite{a}.\\end{document}".to_vec()),
    ];
    for (name, bytes) in whole {
        for share in 0..20 {
            let cut = &bytes[..bytes.len() * share / 20];
            match document::read(name, cut) {
                Ok((document, _)) => drop(catena::citation::read_document(&document)),
                Err(error) => assert!(!error.to_string().is_empty()),
            }
        }
    }
    refused("half.docx", b"PK\x03\x04 and no more", "truncated");
}

#[test]
fn bombs_do_not_go_off() {
    // 300 MB of blanks in a few hundred kilobytes.
    let blanks = vec![b' '; 300 << 20];
    let bomb = zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", &blanks)]);
    drop(blanks);
    refused("bomb.docx", &bomb, "MB");
    let packed = |bytes: &[u8]| {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    };
    let twice = packed(&packed(&vec![b' '; 600 << 20]));
    let digits: String = twice.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut objects = one_page(WORDS, "", &[]);
    objects[3] = stream(&digits, "/Filter [/ASCIIHexDecode /FlateDecode /FlateDecode]");
    refused("bomb.pdf", &pdf(&objects, ""), "beyond all bounds");
    let mut entities = String::from("<!DOCTYPE a [<!ENTITY e0 \"words\">");
    for n in 1..30 {
        let _ = write!(entities, "<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10));
    }
    let bomb = format!("<?xml version=\"1.0\"?>{entities}]><article><body><p>&e29;</p></body></article>");
    let (said_of_it, code, took) = said("bomb.xml", bomb.as_bytes());
    assert!(code == 2 && took < Duration::from_secs(60), "{code} {took:?} {said_of_it}");
    let long = "b".repeat(40_000);
    let quadratic =
        format!("<!DOCTYPE a [<!ENTITY a \"{long}\">]><article><body><p>{}</p></body></article>", "&a;".repeat(10_000));
    refused("quadratic.xml", quadratic.as_bytes(), "beyond all bounds");
    let deep = format!("<article><body>{}{}</body></article>", "<sec>".repeat(200_000), "</sec>".repeat(200_000));
    refused("deep.xml", deep.as_bytes(), "deep");
    let deep = format!("<html><body>{}words", "<div>".repeat(200_000));
    refused("deep.html", deep.as_bytes(), "deep");
    let open = "(".repeat(300_000) + "{[\\cite{" + &"{".repeat(300_000);
    let nested = |command: &str| format!("{}words{}", command.repeat(20_000), "}".repeat(20_000));
    let closed = nested("\\section{") + &nested("\\hyperlink{a}{") + &nested("\\footnote{") + &nested("{");
    let handles = "@someone and ".repeat(20_000);
    for (name, text) in [
        ("open.txt", &open),
        ("open.tex", &open),
        ("open.md", &open),
        ("closed.tex", &closed),
        ("handles.md", &handles),
    ] {
        let (_, code, took) = said(name, text.as_bytes());
        assert!(code < 2 && took < Duration::from_secs(60), "{name} {code} {took:?}");
    }
}

#[test]
fn half_a_gigabyte_is_refused_before_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["large.txt", "large.pdf", "large.docx"] {
        // A file with a hole: it has the size and takes no room.
        fs::File::create(folder.path().join(name)).unwrap().set_len(500 << 20).unwrap();
        let (said, code, took) = of_file(folder.path(), name);
        assert!(code == 2 && said.contains("500 MB") && took < Duration::from_secs(20), "{said} {took:?}");
    }
    let text = vec![b'a'; document::LARGEST_TEXT + 1];
    assert!(matches!(document::read("a.txt", &text), Err(ReadError::TooLarge(_))));
}

#[test]
fn one_bad_file_among_many_does_not_stop_the_others() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("good.txt"),
        "Rivers (Doe, 2001).\n\nReferences\n\nDoe, J. (2001) On rivers. Oslo: Quay.\n",
    )
    .unwrap();
    fs::write(folder.path().join("bad.docx"), b"PK\x03\x04").unwrap();
    let output = run(folder.path(), &["read", "good.txt", "bad.docx", "good.txt", "--format", "jsonl", "--no-text"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(stderr(&output).contains("bad.docx"));
    let lines: Vec<serde_json::Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert!(lines.iter().all(|line| line["document"]["path"] == "good.txt"));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_checked_and_added() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.bib"), "@book{a, title = {One}\n").unwrap();
    fs::write(at("good.txt"), "Rivers (Doe, 2001).\n\nReferences\n\nDoe, J. (2001) On rivers. Oslo: Quay.\n").unwrap();
    let output = run(folder.path(), &["check", "no1.bib", "a.bib", "no2.ris", "--format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    let found: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    let found = found.to_string();
    assert!(["no1.bib", "no2.ris", "a.bib"].iter().all(|name| found.contains(name)), "{found}");
    let output = run(folder.path(), &["add", "no.txt", "good.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("no.txt") && at("bib/good/text.txt").is_file(), "{}", stderr(&output));
    let output = run(folder.path(), &["clean", "no1.bib", "no2.bib"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("no1.bib") && stderr(&output).contains("no2.bib"), "{}", stderr(&output));
    let output = run(folder.path(), &["discover", "good.txt", "no.txt"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
}

#[test]
fn what_is_no_text_passes_no_check() {
    let folder = tempfile::tempdir().unwrap();
    let wide = |text: &str| -> Vec<u8> { text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect() };
    let marked = [b"\xff\xfe\0\0".to_vec(), wide("@book{a, title = {One}}\n")].concat();
    for (name, bytes) in [
        ("nul.bib", vec![0; 500]),
        ("utf32.bib", marked.clone()),
        ("bare.bib", wide("@book{a, title = {One}}\n")),
        ("t.txt", marked),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
        let output = run(folder.path(), &["check", name]);
        let said = stdout(&output) + &stderr(&output);
        assert!(output.status.code() > Some(0) && said.contains("no text"), "{name}: {said}");
    }
}

#[test]
fn a_record_of_twenty_thousand_authors_is_read_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let authors: String = (0..20_000).map(|n| format!("AU  - Roe{n}, A.\n")).collect();
    fs::write(folder.path().join("a.ris"), format!("TY  - JOUR\nTI  - One\n{authors}ER  - \n")).unwrap();
    let begun = std::time::Instant::now();
    let read = run(folder.path(), &["parse", "a.ris"]);
    assert!(stdout(&read).contains("Roe19999") && begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}
