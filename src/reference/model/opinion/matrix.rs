//! Products of small matrices, rows of a known width, in blocks that stay in registers.
//!
//! Each number of a product is summed in the order of its terms, whatever the block: the result does not depend on the
//! width of a machine's vectors.

/// Rows and columns of a block of results.
const ROWS: usize = 4;
const COLUMNS: usize = 8;

/// Neighbouring numbers of a row.
type Block = [f32; COLUMNS];

/// `bias + x · w`, one row for each of `x`; `w` has a row for each column of `x`, and columns by whole blocks.
pub(super) fn times<const K: usize, const N: usize>(x: &[[f32; K]], w: &[[f32; N]], bias: &[f32; N]) -> Vec<[f32; N]> {
    let mut out = vec![[0.0; N]; x.len()];
    let (blocks, rest) = x.as_chunks::<ROWS>();
    let (out_blocks, out_rest) = out.as_chunks_mut::<ROWS>();
    for (rows, results) in blocks.iter().zip(out_blocks) {
        for (column, first) in bias.as_chunks().0.iter().enumerate() {
            // Four by name: a compiler keeps these in registers, but not always an array of them.
            let [mut a, mut b, mut c, mut d] = [*first; ROWS];
            for (k, row) in w.iter().enumerate().take(K) {
                let weights = &row.as_chunks().0[column];
                a = sum(a, rows[0][k], weights);
                b = sum(b, rows[1][k], weights);
                c = sum(c, rows[2][k], weights);
                d = sum(d, rows[3][k], weights);
            }
            for (result, sum) in results.iter_mut().zip([a, b, c, d]) {
                result.as_chunks_mut().0[column] = sum;
            }
        }
    }
    for (row, result) in rest.iter().zip(out_rest) {
        for (column, first) in bias.as_chunks().0.iter().enumerate() {
            let weights = w.iter().map(|row| &row.as_chunks().0[column]);
            result.as_chunks_mut().0[column] =
                row.iter().zip(weights).fold(*first, |total, (value, weights)| sum(total, *value, weights));
        }
    }
    out
}

/// `sum + value · weights`.
#[inline(always)]
fn sum(sum: Block, value: f32, weights: &Block) -> Block {
    std::array::from_fn(|j| sum[j] + value * weights[j])
}

/// Adds `xᵀ · y` to `sum`, which has a row for each column of `x`.
pub(super) fn add_outer<const K: usize, const N: usize>(x: &[[f32; K]], y: &[[f32; N]], sum: &mut [[f32; N]]) {
    for (block, sums) in sum.chunks_mut(ROWS).enumerate() {
        for start in (0..N).step_by(COLUMNS) {
            let mut parts = [[0.0f32; COLUMNS]; ROWS];
            for (x, y) in x.iter().zip(y) {
                let values = &y[start..start + COLUMNS];
                for (r, part) in parts.iter_mut().enumerate() {
                    let factor = x[(block * ROWS + r) % K];
                    for j in 0..COLUMNS {
                        part[j] += factor * values[j];
                    }
                }
            }
            for (sum, part) in sums.iter_mut().zip(&parts) {
                for j in 0..COLUMNS {
                    sum[start + j] += part[j];
                }
            }
        }
    }
}

/// Rows as columns.
pub(super) fn transposed<const K: usize, const N: usize>(w: &[[f32; N]]) -> Vec<[f32; K]> {
    (0..N).map(|n| std::array::from_fn(|k| w.get(k).map_or(0.0, |row| row[n]))).collect()
}

/// Adds the rows of `x` to one.
pub(super) fn add_rows<const N: usize>(x: &[[f32; N]], sum: &mut [f32; N]) {
    for row in x {
        for j in 0..N {
            sum[j] += row[j];
        }
    }
}

/// The sum of a row, in eight parts, which a compiler can add at once.
pub(super) fn total<const N: usize>(row: &[f32; N]) -> f32 {
    let mut parts = [0.0f32; COLUMNS];
    for chunk in row.chunks(COLUMNS) {
        for (part, value) in parts.iter_mut().zip(chunk) {
            *part += value;
        }
    }
    parts.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_those_of_the_textbook() {
        let x: Vec<[f32; 8]> = (0..7).map(|t| std::array::from_fn(|k| (t * 8 + k) as f32)).collect();
        let w: Vec<[f32; 16]> = (0..8).map(|k| std::array::from_fn(|n| (k + 2 * n) as f32 - 9.0)).collect();
        let bias: [f32; 16] = std::array::from_fn(|n| n as f32);
        let y = times(&x, &w, &bias);
        for (t, row) in y.iter().enumerate() {
            for (n, value) in row.iter().enumerate() {
                let sum: f32 = (0..8).map(|k| x[t][k] * w[k][n]).sum();
                assert_eq!(*value, bias[n] + sum);
            }
        }
        let mut outer = vec![[1.0f32; 16]; 8];
        add_outer(&x, &y, &mut outer);
        let sum: f32 = (0..7).map(|t| x[t][5] * y[t][3]).sum();
        assert_eq!(outer[5][3], 1.0 + sum);
        assert_eq!(transposed::<8, 16>(&w)[3][5], w[5][3]);
    }
}
