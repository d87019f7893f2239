//! How long a document of ten thousand words takes: the text alone, and with its list.

use std::fmt::Write;

fn main() {
    divan::main();
}

/// An article of about `words` words that cites eighty works, wrapped as a copy from a PDF is.
fn article(words: usize) -> String {
    let mut text = String::from("On Measuring\n\nIntroduction\n\n");
    let mut line = String::new();
    for n in 0..words / 12 {
        let _ = write!(
            line,
            "It has been argued that the matter of case {n} is open (Author{} and Other, {}). ",
            letter(n % 80),
            1930 + n % 80
        );
        while line.len() > 80 {
            let at = line[..80].rfind(' ').unwrap_or(79);
            text.push_str(&line[..at]);
            text.push('\n');
            line.drain(..=at);
        }
    }
    text.push_str("\n\nReferences\n\n");
    for n in 0..80 {
        let _ = writeln!(
            text,
            "Author{}, Jane and Other, Ann ({}) A study of the matter: Part {n}. Journal of\nTests 3(2): 1–20.",
            letter(n),
            1930 + n
        );
    }
    text
}

fn letter(n: usize) -> String {
    format!("{}{}", char::from(b'a' + (n / 26) as u8), char::from(b'a' + (n % 26) as u8))
}

#[divan::bench]
fn structure_of_ten_thousand_words(bencher: divan::Bencher<'_, '_>) {
    let text = article(10_000);
    bencher.bench(|| catena::document::read("article.txt", text.as_bytes()));
}

#[divan::bench]
fn citations_of_ten_thousand_words(bencher: divan::Bencher<'_, '_>) {
    let text = article(10_000);
    let Ok((document, _)) = catena::document::read("article.txt", text.as_bytes()) else { return };
    let (reading, _) = catena::citation::read_document(&document);
    bencher.with_inputs(|| reading.references.clone()).bench_values(|list| catena::citation::read(&document, list));
}

#[divan::bench(sample_count = 20)]
fn everything_of_ten_thousand_words(bencher: divan::Bencher<'_, '_>) {
    let text = article(10_000);
    bencher.bench(|| {
        let (document, _) = catena::document::read("article.txt", text.as_bytes()).ok()?;
        Some(catena::citation::read_document(&document))
    });
}
