//! Products of matrices whose rows are arrays of a known width, by `ndarray`.

use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2};

/// `bias + x · w`, one row for each of `x`; `w` has a row for each column of `x`.
pub(super) fn times<const K: usize, const N: usize>(x: &[[f32; K]], w: &[[f32; N]], bias: &[f32; N]) -> Vec<[f32; N]> {
    let mut out = vec![*bias; x.len()];
    add_product(x, w, &mut out);
    out
}

/// Adds `x · w` to `sum`, which has a row for each of `x`.
pub(super) fn add_product<const K: usize, const N: usize>(x: &[[f32; K]], w: &[[f32; N]], sum: &mut [[f32; N]]) {
    if let (Some(x), Some(w), Some(mut sum)) = (view(x), view(w), view_mut(sum)) {
        general_mat_mul(1.0, &x, &w, 1.0, &mut sum);
    }
}

/// `x · wᵀ`, one row for each of `x`.
pub(super) fn times_turned<const K: usize, const N: usize>(x: &[[f32; N]], w: &[[f32; N]]) -> Vec<[f32; K]> {
    let mut out = vec![[0.0; K]; x.len()];
    if let (Some(x), Some(w), Some(mut out)) = (view(x), view(w), view_mut(&mut out)) {
        general_mat_mul(1.0, &x, &w.t(), 1.0, &mut out);
    }
    out
}

/// Adds `xᵀ · y` to `sum`, which has a row for each column of `x`.
pub(super) fn add_outer<const K: usize, const N: usize>(x: &[[f32; K]], y: &[[f32; N]], sum: &mut [[f32; N]]) {
    if let (Some(x), Some(y), Some(mut sum)) = (view(x), view(y), view_mut(sum)) {
        general_mat_mul(1.0, &x.t(), &y, 1.0, &mut sum);
    }
}

/// The rows as a matrix; always there, because their number and width are those of the array.
fn view<const N: usize>(rows: &[[f32; N]]) -> Option<ArrayView2<'_, f32>> {
    ArrayView2::from_shape((rows.len(), N), rows.as_flattened()).ok()
}

fn view_mut<const N: usize>(rows: &mut [[f32; N]]) -> Option<ArrayViewMut2<'_, f32>> {
    ArrayViewMut2::from_shape((rows.len(), N), rows.as_flattened_mut()).ok()
}

/// Adds the rows of `x` to one.
pub(super) fn add_rows<const N: usize>(x: &[[f32; N]], sum: &mut [f32; N]) {
    x.iter().for_each(|row| add_to(sum, row));
}

#[inline]
fn add_to<const N: usize>(sum: &mut [f32; N], row: &[f32; N]) {
    for i in 0..N {
        sum[i] += row[i];
    }
}

/// The sum of a row, in eight parts, which a compiler can add at once.
#[inline]
pub(super) fn total<const N: usize>(row: &[f32; N]) -> f32 {
    let mut parts = [0.0f32; 8];
    let (chunks, rest) = row.as_chunks();
    for chunk in chunks {
        add_to(&mut parts, chunk);
    }
    parts.iter().sum::<f32>() + rest.iter().sum::<f32>()
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
        let back: Vec<[f32; 8]> = times_turned(&y, &w);
        assert_eq!(back[2][5], (0..16).map(|n| y[2][n] * w[5][n]).sum::<f32>());
        let mut outer = vec![[1.0f32; 16]; 8];
        add_outer(&x, &y, &mut outer);
        let sum: f32 = (0..7).map(|t| x[t][5] * y[t][3]).sum();
        assert_eq!(outer[5][3], 1.0 + sum);
        assert!(times::<8, 16>(&[], &w, &bias).is_empty());
    }
}
