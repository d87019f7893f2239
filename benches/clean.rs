//! Reading, linting, cleaning and writing .bib files: `cargo bench --bench clean`.
//!
//! The entries are invented and have what real ones have: accents, macros, names in both orders, page ranges with one
//! hyphen, DOIs with and without their resolver, abstracts.

use catena::bibtex::clean::{Options, clean};
use catena::bibtex::syntax::parse;
use catena::bibtex::{WriteOptions, lint, read_records, write_records};
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// A file of that many entries.
fn file(entries: usize) -> String {
    let mut text = String::from("@string{jsw = {Journal of Small Wonders}}\n\n");
    for n in 0..entries {
        let year = 1950 + n % 70;
        text.push_str(&format!(
            "@Article{{key{n},\n  author = {{J{{\\\"o}}rg M. van der Berg and Smith, Ann-Marie and {{Bureau of Tests}}}},\n  \
             title = \"On the number {n} and its {{DNA}}: a study of counting in Oslo\",\n  journal = jsw,\n  \
             year = {year}, month = mar, volume = {{{}}}, number = 2,\n  pages = {{{n}-{}}},\n  \
             doi = {{https://doi.org/10.1000/{n}}},\n  url = {{https://example.org/a\\_{n}}},\n  \
             abstract = {{Counting is old. We count {n} things twice, and find that the second count agrees with the\n    \
             first in most cases; where it does not, a third count decides. Nothing is left uncounted.}}\n}}\n\n",
            n % 90 + 1,
            n + 14
        ));
    }
    text
}

const SIZES: &[usize] = &[1_000, 10_000];

#[divan::bench(args = SIZES)]
fn syntax_tree(bencher: Bencher<'_, '_>, entries: usize) {
    let text = file(entries);
    bencher.counter(BytesCount::of_str(&text)).bench(|| parse(&text));
}

#[divan::bench(args = SIZES)]
fn records(bencher: Bencher<'_, '_>, entries: usize) {
    let text = file(entries);
    bencher.counter(BytesCount::of_str(&text)).bench(|| read_records(&text, "bench.bib"));
}

#[divan::bench(args = SIZES)]
fn linting(bencher: Bencher<'_, '_>, entries: usize) {
    let text = file(entries);
    bencher.counter(BytesCount::of_str(&text)).bench(|| lint(&text, "bench.bib"));
}

#[divan::bench(args = SIZES)]
fn cleaning(bencher: Bencher<'_, '_>, entries: usize) {
    let text = file(entries);
    bencher.counter(BytesCount::of_str(&text)).bench(|| clean(&text, "bench.bib", &Options::default()));
}

#[divan::bench(args = SIZES)]
fn writing(bencher: Bencher<'_, '_>, entries: usize) {
    let (records, _) = read_records(&file(entries), "bench.bib");
    bencher.bench(|| write_records(&records, &WriteOptions::default()));
}
