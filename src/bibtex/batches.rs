//! Work on many items in parallel while further ones are being read, with results in the order of the input.

use rayon::prelude::*;

/// Items in hand at a time: what is made of them fits the cache of one core.
const BATCH: usize = 128;

/// What is done one item after the other, by one core, while the others work on what was read before.
pub(super) trait Stream: Send {
    /// What is read.
    type Item: Send;
    /// What is made of it.
    type Made: Send;

    /// Reads the next item.
    fn next(&mut self) -> Option<Self::Item>;

    /// Takes up what was made of the items, in their order; further ones may have been read before.
    fn take(&mut self, made: Self::Made);
}

/// Does `work` on each item of the stream and hands it the results in the same order. Few items are worked on where they
/// are read.
pub(super) fn in_batches<S: Stream>(stream: &mut S, work: impl Fn(S::Item) -> S::Made + Sync) {
    let read = |stream: &mut S| -> Vec<S::Item> { std::iter::from_fn(|| stream.next()).take(BATCH).collect() };
    let mut batch = read(stream);
    let mut made: Vec<S::Made> = Vec::new();
    while batch.len() == BATCH {
        let (next_made, following) = rayon::join(
            || batch.into_par_iter().map(&work).collect::<Vec<_>>(),
            || {
                made.into_iter().for_each(|made| stream.take(made));
                read(stream)
            },
        );
        (made, batch) = (next_made, following);
    }
    made.into_iter().for_each(|made| stream.take(made));
    batch.into_iter().map(work).for_each(|made| stream.take(made));
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Numbers(std::ops::Range<usize>, Vec<usize>);

    impl Stream for Numbers {
        type Item = usize;
        type Made = usize;

        fn next(&mut self) -> Option<usize> {
            self.0.next()
        }

        fn take(&mut self, made: usize) {
            self.1.push(made);
        }
    }

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for count in [0, 1, BATCH - 1, BATCH, BATCH + 1, 5 * BATCH, 5 * BATCH + 7] {
            let mut numbers = Numbers(0..count, Vec::new());
            in_batches(&mut numbers, |number| number * number);
            assert_eq!(numbers.1, (0..count).map(|number| number * number).collect::<Vec<_>>());
        }
    }
}
