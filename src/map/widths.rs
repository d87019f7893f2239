//! How wide a tie is drawn: from its weight, and from the least and the greatest weight of the picture.

/// The weights of a picture's ties.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Widths {
    least: f64,
    most: f64,
}

/// The thinnest tie.
const THIN: f64 = 1.0;
/// Width that each doubling of the weight adds, and how much is added at most.
const STEP: f64 = 2.0;
const SPAN: f64 = 4.0;

impl Widths {
    /// The range of these weights, each more than 0.
    pub fn of(weights: impl Iterator<Item = f64>) -> Widths {
        let (least, most) =
            weights.fold((f64::INFINITY, 0.0_f64), |(least, most), weight| (least.min(weight), most.max(weight)));
        if least.is_finite() && least > 0.0 { Widths { least, most } } else { Widths { least: 1.0, most: 1.0 } }
    }

    /// Whether all weigh the same.
    pub fn are_one(&self) -> bool {
        self.most - self.least < 1e-6
    }

    /// The width of a tie of that weight.
    pub fn width(&self, weight: f64) -> f64 {
        if self.are_one() {
            return 1.4;
        }
        let (least, most) = (self.least.sqrt(), self.most.sqrt());
        let share = ((weight.max(0.0).sqrt() - least) / (most - least)).clamp(0.0, 1.0);
        THIN + share * (STEP * (self.most / self.least).log2()).min(SPAN)
    }

    /// Samples for a legend: the least weight, one between where there is room, the greatest; with their widths.
    pub fn samples(&self) -> Vec<(f64, String)> {
        if self.are_one() {
            return vec![(self.width(self.least), String::new())];
        }
        let middle = ((self.least.sqrt() + self.most.sqrt()) / 2.0).powi(2).round();
        let far = |a: f64, b: f64| b / a >= 1.5;
        let between = (far(self.least, middle) && far(middle, self.most)).then_some(middle);
        let weights = std::iter::once(self.least).chain(between).chain([self.most]);
        weights.map(|weight| (self.width(weight), said(weight))).collect()
    }
}

/// A weight with at most two decimals.
fn said(weight: f64) -> String {
    format!("{}", (weight * 100.0).round() / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_tell_the_least_from_the_greatest_and_samples_are_widths_that_occur() {
        let widths = Widths::of([0.75, 2.0, 12.0].into_iter());
        assert_eq!((widths.width(0.75), widths.width(12.0)), (1.0, 5.0));
        let samples = widths.samples();
        assert_eq!(samples.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>(), ["0.75", "5", "12"]);
        assert!(samples.iter().all(|(width, words)| *width == widths.width(words.parse().unwrap())));
    }

    #[test]
    fn equal_ties_are_equally_wide_and_none_at_all_are_no_trouble() {
        let widths = Widths::of([3.0, 3.0].into_iter());
        assert_eq!(widths.samples(), [(widths.width(3.0), String::new())]);
        assert!(Widths::of(std::iter::empty()).width(7.0) > 0.0);
    }
}
