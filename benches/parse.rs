//! References per second: labelling alone, labels to records, and both; on one core and on all. And what an entry of
//! a megabyte, or with ten thousand authors, costs: time must grow with length, not with its square.
//!
//! `cargo bench --bench parse`

#![allow(missing_docs)]

use catena::reference::{Tokens, assemble, labeller, parse_entry};
use divan::counter::{BytesCount, ItemsCount};
use rayon::prelude::*;

fn main() {
    divan::main();
}

/// References of many kinds and styles, made up.
fn references() -> Vec<String> {
    let names = ["Abe, Lin", "Berg, M. and Costa, R.", "Dahl J, Eklund P, Fors K", "A. Grau & B. Huld", "Ines Jara"];
    let journals = ["Annals of Rivers", "J. Water Res.", "Zeitschrift für Flüsse", "Revue des eaux"];
    (0..1000)
        .map(|i| {
            let (name, journal) = (names[i % names.len()], journals[i % journals.len()]);
            let (year, volume, page) = (1950 + i % 70, 1 + i % 90, 10 + i % 400);
            match i % 6 {
                0 => format!("{name} ({year}) On the slow movement of river {i}. {journal} {volume}({}): {page}–{}.", 1 + i % 4, page + 20),
                1 => format!("{name}. {year}. River {i}: A History of the Delta. Oslo: Quay Press."),
                2 => format!("{name} ({year}): Der Fluss Nr. {i}. In: Kern, T./Lohr, S. (Hrsg.): Wasser und Stadt. Bonn: Ufer, S. {page}-{}.", page + 9),
                3 => format!("{name}, “The ferry at mile {i},” in Boats and People, ed. U. Vik (London: Pier, {year}), {page}–{}.", page + 12),
                4 => format!("{i}. {name}. Flow of matter in river {i}. {journal}. {year};{volume}({}):{page}-{}. doi:10.1000/river.{i}", 1 + i % 12, page + 7),
                _ => format!("{name}, « Le fleuve et la ville », {journal}, vol. {volume}, n° {}, {year}, p. {page}-{}.", 1 + i % 4, page + 15),
            }
        })
        .collect()
}

#[divan::bench]
fn label(bencher: divan::Bencher<'_, '_>) {
    let tokens: Vec<Tokens> = references().iter().map(|raw| Tokens::read(raw)).collect();
    bencher
        .counter(ItemsCount::new(tokens.len()))
        .bench(|| tokens.iter().map(|t| labeller().label(t).len()).sum::<usize>());
}

#[divan::bench]
fn label_as_one_list(bencher: divan::Bencher<'_, '_>) {
    let tokens: Vec<Tokens> = references().iter().take(100).map(|raw| Tokens::read(raw)).collect();
    bencher.counter(ItemsCount::new(tokens.len())).bench(|| labeller().label_list(&tokens).len());
}

#[divan::bench]
fn records_from_labels(bencher: divan::Bencher<'_, '_>) {
    let labelled: Vec<_> = references()
        .iter()
        .map(|raw| {
            let tokens = Tokens::read(raw);
            let labels = labeller().label(&tokens);
            (tokens, labels)
        })
        .collect();
    bencher
        .counter(ItemsCount::new(labelled.len()))
        .bench(|| labelled.iter().map(|(t, l)| assemble(t, l).record.fields.len()).sum::<usize>());
}

#[divan::bench]
fn one_core(bencher: divan::Bencher<'_, '_>) {
    let list = references();
    bencher
        .counter(ItemsCount::new(list.len()))
        .bench(|| list.iter().map(|raw| parse_entry(raw).record.fields.len()).sum::<usize>());
}

#[divan::bench]
fn all_cores(bencher: divan::Bencher<'_, '_>) {
    let list = references();
    bencher
        .counter(ItemsCount::new(list.len()))
        .bench(|| list.par_iter().map(|raw| parse_entry(raw).record.fields.len()).sum::<usize>());
}

#[divan::bench(args = [125_000, 250_000, 500_000, 1_000_000], sample_count = 3)]
fn one_line_of_bytes(bencher: divan::Bencher<'_, '_>, bytes: usize) {
    let line: String = "On rivers (1999) and, towns: 12. ".chars().cycle().take(bytes).collect();
    bencher.counter(BytesCount::new(bytes)).bench(|| parse_entry(&line).record.fields.len());
}

#[divan::bench(args = [1_250, 2_500, 5_000, 10_000], sample_count = 3)]
fn authors(bencher: divan::Bencher<'_, '_>, count: usize) {
    let names: Vec<String> = (0..count).map(|i| format!("Abe{i}, L.")).collect();
    let line = format!("{} (1999) On rivers. Oslo: Quay Press.", names.join(", "));
    bencher.counter(ItemsCount::new(count)).bench(|| parse_entry(&line).record.fields.len());
}
