//! Work on many items in parallel while further ones are being read, with results in the order of the input.

use rayon::prelude::*;

/// Items in hand at a time: what is made of them fits the cache of one core.
const BATCH: usize = 128;

/// Does `work` on each item that `next` gives and hands the results to `take` in the same order. Few items are worked on
/// where they are read.
pub(super) fn in_batches<I: Send, O: Send>(
    mut next: impl FnMut() -> Option<I> + Send,
    work: impl Fn(I) -> O + Sync,
    mut take: impl FnMut(O),
) {
    let mut read = || -> Vec<I> { std::iter::from_fn(&mut next).take(BATCH).collect() };
    let mut batch = read();
    while batch.len() == BATCH {
        let (done, following) = rayon::join(|| batch.into_par_iter().map(&work).collect::<Vec<O>>(), &mut read);
        done.into_iter().for_each(&mut take);
        batch = following;
    }
    batch.into_iter().map(work).for_each(take);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for count in [0, 1, BATCH - 1, BATCH, BATCH + 1, 5 * BATCH, 5 * BATCH + 7] {
            let (mut numbers, mut squares) = (0..count, Vec::new());
            in_batches(|| numbers.next(), |number| number * number, |square| squares.push(square));
            assert_eq!(squares, (0..count).map(|number| number * number).collect::<Vec<_>>());
        }
    }
}
