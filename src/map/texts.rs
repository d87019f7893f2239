//! The texts that were read, in rows below the lanes: each as near as it can be to the lanes that it speaks of.

use super::columns::Columns;
use super::fonts::{Face, wrap};
use super::scene::{Anchor, Scene, Text};
use super::style::GREY;
use super::survey::Survey;
use super::tile::document_tile;

/// Places them below `top`, right of the years; gives the bottom edge.
pub fn place(survey: &Survey<'_>, made: &Columns, scene: &mut Scene, (years, margin): (f64, f64), top: f64) -> f64 {
    const SHOWN: usize = 12;
    let documents = &made.documents;
    if documents.is_empty() {
        return top;
    }
    let mut y = top + 32.0;
    let label = if documents.len() == 1 { "text read" } else { "texts read" };
    let right = scene.width - margin;
    let room = right - years;
    let width = ((room - 14.0 * (documents.len().min(4) as f64 - 1.0)) / documents.len().min(4) as f64).min(330.0);
    let per_row = ((room + 14.0) / (width + 14.0)).floor().max(1.0) as usize;
    scene.texts.push(Text::new(years - 10.0, y + 17.0, 9.6, Face::Regular, "#3d3d3d", label).anchored(Anchor::End));
    let middle = years + room / 2.0;
    let mut ranked: Vec<usize> = documents.clone();
    ranked.sort_by_key(|&at| (std::cmp::Reverse(survey.built.cites(&survey.items[at].key).len()), at));
    let (foremost, others) = ranked.split_at(ranked.len().min(SHOWN));
    let mut shown: Vec<(f64, usize)> = foremost
        .iter()
        .map(|&at| (if documents.len() == 1 { middle } else { above(survey, made, scene, at).unwrap_or(middle) }, at))
        .collect();
    shown.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    for row in shown.chunks(per_row) {
        let mut bottom = y;
        let wanted: Vec<f64> = row.iter().map(|(middle, _)| middle - width / 2.0).collect();
        let lefts = side_by_side(&wanted, width + 14.0, years, right - width);
        for (&(_, at), left) in row.iter().zip(lefts) {
            let mut tile = document_tile(survey, at, width);
            tile.shift(left, y);
            bottom = f64::max(bottom, tile.rect.bottom());
            scene.tiles.push(tile);
        }
        y = bottom + 14.0;
    }
    if !others.is_empty() {
        let mut others = others.to_vec();
        others.sort_unstable();
        let names: Vec<String> = others.iter().map(|&at| survey.items[at].label()).collect();
        let words = format!("and {} more, which cite no more works than these: {}", others.len(), names.join("; "));
        for line in wrap(&words, Face::Regular, 9.0, room, 4) {
            scene.texts.push(Text::new(years, y + 4.0, 9.0, Face::Regular, GREY, line));
            y += 12.0;
        }
        y += 2.0;
    }
    y - 2.0
}

/// Where the lanes are, on average, of the works that a text cites and of the schools that it takes a stand on.
fn above(survey: &Survey<'_>, made: &Columns, scene: &Scene, at: usize) -> Option<f64> {
    let key = &survey.items[at].key;
    let cited = survey.items.iter().filter(|item| item.cited_by.contains(key)).flat_map(|item| &item.stands);
    let lanes: Vec<f64> = cited
        .chain(&survey.items[at].stands)
        .filter_map(|stand| made.lanes.iter().position(|school| *school == stand.school))
        .filter_map(|lane| Some(scene.lanes.get(lane)?.rect.center().x))
        .collect();
    (!lanes.is_empty()).then(|| lanes.iter().sum::<f64>() / lanes.len() as f64)
}

/// Left edges near the wanted ones (ascending), `step` apart at least, between `least` and `most` where there is room.
fn side_by_side(wanted: &[f64], step: f64, least: f64, most: f64) -> Vec<f64> {
    let mut lefts: Vec<f64> = Vec::new();
    for left in wanted {
        let after = lefts.last().map_or(least, |last| last + step);
        lefts.push(left.max(after));
    }
    let mut before = most.max(least);
    for left in lefts.iter_mut().rev() {
        *left = left.min(before).max(least);
        before = *left - step;
    }
    lefts
}
