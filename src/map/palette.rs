//! Letter and hue of each school: the same in all pictures of one library, whatever a filter leaves of it.
//!
//! Takes a survey of the whole library; gives numbers. Schools that have lanes there come first, so that no two lanes
//! share a hue; letters run from left to right, hues in the library's own order.

use super::columns::columns;
use super::style::{hue, letter};
use super::survey::Survey;

/// Numbers of the schools, by their index in the survey.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Palette {
    places: Vec<usize>,
    hues: Vec<usize>,
}

impl Palette {
    /// The palette of a library.
    pub fn of(whole: &Survey<'_>) -> Palette {
        let lanes = columns(whole).lanes;
        let others = (0..whole.schools.len()).filter(|school| !lanes.contains(school));
        let mut places = vec![0; whole.schools.len()];
        for (place, school) in lanes.iter().copied().chain(others.clone()).enumerate() {
            places[school] = place;
        }
        let mut coloured = lanes.clone();
        coloured.sort_unstable();
        let mut hues = vec![0; whole.schools.len()];
        for (number, school) in coloured.into_iter().chain(others).enumerate() {
            hues[school] = number;
        }
        Palette { places, hues }
    }

    /// Where the school stands among all, lanes first; as its letter says.
    pub fn place(&self, school: usize) -> usize {
        self.places.get(school).copied().unwrap_or(school)
    }

    /// `A`, `B` …
    pub fn letter(&self, school: usize) -> String {
        letter(self.place(school))
    }

    /// `#rrggbb`.
    pub fn hue(&self, school: usize) -> &'static str {
        hue(self.hues.get(school).copied().unwrap_or(school))
    }
}
