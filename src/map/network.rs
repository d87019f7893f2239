//! Places for the boxes of a network: near what they are tied to, none over another.
//!
//! Takes sizes and weighted ties; gives the boxes' corners. Each connected part is laid out by stress majorization
//! (Gansner, Koren and North 2004) from a fixed start, then boxes that overlap are pushed apart; the parts are packed on
//! shelves. No chance is involved: same input, same places.

use std::collections::{BTreeMap, VecDeque};

use super::geometry::{Point, Rect};

/// A tie between two boxes; heavier ties are shorter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tie {
    /// Index of one box.
    pub a: usize,
    /// Index of the other.
    pub b: usize,
    /// More than 0.
    pub weight: f64,
}

/// Clearance between boxes.
const AIR: f64 = 16.0;

/// Places boxes of these sizes within `width`, parts that belong together as near each other as their ties ask; gives
/// their rectangles and the bottom edge.
pub fn place(sizes: &[(f64, f64)], ties: &[Tie], width: f64) -> (Vec<Rect>, f64) {
    let mut parts = parts(sizes.len(), ties);
    parts.sort_by_key(|part| (std::cmp::Reverse(part.len()), part.first().copied()));
    let mut rects = vec![Rect::default(); sizes.len()];
    let (mut x, mut y, mut shelf) = (0.0, 0.0, 0.0_f64);
    for part in &parts {
        let placed = place_part(part, sizes, ties, width);
        let right = placed.iter().map(Rect::right).fold(0.0, f64::max);
        let bottom = placed.iter().map(Rect::bottom).fold(0.0, f64::max);
        if x > 0.0 && x + right > width {
            y += shelf + 1.6 * AIR;
            x = 0.0;
            shelf = 0.0;
        }
        for (&at, rect) in part.iter().zip(placed) {
            rects[at] = Rect::new(rect.x + x, rect.y + y, rect.w, rect.h);
        }
        x += right + 2.2 * AIR;
        shelf = shelf.max(bottom);
    }
    centre_shelves(&mut rects, &parts, width);
    (rects, y + shelf)
}

/// Moves each shelf of parts to the middle.
fn centre_shelves(rects: &mut [Rect], parts: &[Vec<usize>], width: f64) {
    let mut shelves: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
    for part in parts {
        let top = part.iter().map(|&at| rects[at].y).fold(f64::INFINITY, f64::min);
        if top.is_finite() {
            shelves.entry((top * 16.0).round() as i64).or_default().extend(part);
        }
    }
    for shelf in shelves.into_values() {
        let right = shelf.iter().map(|&at| rects[at].right()).fold(0.0, f64::max);
        let spare = ((width - right) / 2.0).max(0.0);
        for at in shelf {
            rects[at].x += spare;
        }
    }
}

fn parts(count: usize, ties: &[Tie]) -> Vec<Vec<usize>> {
    let mut near: Vec<Vec<usize>> = vec![Vec::new(); count];
    for tie in ties {
        near[tie.a].push(tie.b);
        near[tie.b].push(tie.a);
    }
    let mut seen = vec![false; count];
    let mut parts = Vec::new();
    for start in 0..count {
        if seen[start] {
            continue;
        }
        seen[start] = true;
        let mut part = vec![start];
        let mut next = 0;
        while let Some(&at) = part.get(next) {
            for &other in &near[at] {
                if !seen[other] {
                    seen[other] = true;
                    part.push(other);
                }
            }
            next += 1;
        }
        part.sort_unstable();
        parts.push(part);
    }
    parts
}

fn place_part(part: &[usize], sizes: &[(f64, f64)], ties: &[Tie], width: f64) -> Vec<Rect> {
    let own: BTreeMap<usize, usize> = part.iter().enumerate().map(|(local, &at)| (at, local)).collect();
    let inner: Vec<Tie> = ties
        .iter()
        .filter_map(|tie| Some(Tie { a: *own.get(&tie.a)?, b: *own.get(&tie.b)?, weight: tie.weight }))
        .collect();
    let boxes: Vec<(f64, f64)> = part.iter().map(|&at| sizes[at]).collect();
    let wanted = distances(&boxes, &inner);
    let mut points = start(&wanted);
    majorize(&mut points, &wanted);
    turn(&mut points);
    // Pages are wider than high, and so are words.
    let mut rects: Vec<Rect> = points
        .iter()
        .zip(&boxes)
        .map(|(point, (w, h))| Rect::new(1.25 * point.x - w / 2.0, 0.72 * point.y - h / 2.0, *w, *h))
        .collect();
    push_apart(&mut rects);
    let spread =
        rects.iter().map(Rect::right).fold(f64::MIN, f64::max) - rects.iter().map(|r| r.x).fold(f64::MAX, f64::min);
    if spread > width {
        for rect in &mut rects {
            let middle = rect.x + rect.w / 2.0;
            rect.x = middle * width / spread * 0.96 - rect.w / 2.0;
        }
        push_apart(&mut rects);
    }
    let left = rects.iter().map(|rect| rect.x).fold(f64::INFINITY, f64::min);
    let top = rects.iter().map(|rect| rect.y).fold(f64::INFINITY, f64::min);
    rects.iter().map(|rect| Rect::new(rect.x - left, rect.y - top, rect.w, rect.h)).collect()
}

/// Shortest ways between all pairs, a tie as long as its boxes are wide and its weight is small.
fn distances(boxes: &[(f64, f64)], ties: &[Tie]) -> Vec<Vec<f64>> {
    let count = boxes.len();
    let mut near: Vec<Vec<(usize, f64)>> = vec![Vec::new(); count];
    for tie in ties {
        let length = 0.32 * (boxes[tie.a].0 + boxes[tie.b].0) + 40.0 + 30.0 / tie.weight.max(0.1).sqrt();
        near[tie.a].push((tie.b, length));
        near[tie.b].push((tie.a, length));
    }
    (0..count)
        .map(|from| {
            let mut length = vec![f64::INFINITY; count];
            length[from] = 0.0;
            let mut open = VecDeque::from([from]);
            while let Some(at) = open.pop_front() {
                for &(next, step) in &near[at] {
                    if length[at] + step < length[next] - 1e-9 {
                        length[next] = length[at] + step;
                        open.push_back(next);
                    }
                }
            }
            length
        })
        .collect()
}

/// A spiral round the box that is nearest to all others.
fn start(wanted: &[Vec<f64>]) -> Vec<Point> {
    let count = wanted.len();
    let heart = (0..count)
        .min_by(|&a, &b| wanted[a].iter().sum::<f64>().total_cmp(&wanted[b].iter().sum::<f64>()).then(a.cmp(&b)))
        .unwrap_or(0);
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| wanted[heart][a].total_cmp(&wanted[heart][b]).then(a.cmp(&b)));
    let mut points = vec![Point::default(); count];
    for (turn, &at) in order.iter().enumerate() {
        let angle = 2.399_963_229_728_653 * turn as f64;
        let radius = wanted[heart][at];
        points[at] = Point::new(radius * angle.cos(), radius * angle.sin());
    }
    points
}

/// Moves each point to where its distances to all others ask, in turn, until little changes.
fn majorize(points: &mut [Point], wanted: &[Vec<f64>]) {
    let count = points.len();
    let rounds = if count > 120 { 120 } else { 300 };
    for _ in 0..rounds {
        let mut moved: f64 = 0.0;
        for at in 0..count {
            let (mut x, mut y, mut sum) = (0.0, 0.0, 0.0);
            for other in (0..count).filter(|&other| other != at) {
                let ideal = wanted[at][other].max(1.0);
                let weight = 1.0 / (ideal * ideal);
                let length = points[at].distance(points[other]).max(1e-3);
                x += weight * (points[other].x + ideal * (points[at].x - points[other].x) / length);
                y += weight * (points[other].y + ideal * (points[at].y - points[other].y) / length);
                sum += weight;
            }
            if sum > 0.0 {
                let next = Point::new(x / sum, y / sum);
                moved = moved.max(next.distance(points[at]));
                points[at] = next;
            }
        }
        if moved < 0.05 {
            break;
        }
    }
}

/// Turns the cloud so that its longest extent lies level.
fn turn(points: &mut [Point]) {
    let count = points.len().max(1) as f64;
    let middle = points.iter().fold(Point::default(), |sum, p| Point::new(sum.x + p.x / count, sum.y + p.y / count));
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for point in points.iter() {
        let (dx, dy) = (point.x - middle.x, point.y - middle.y);
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    let angle = -0.5 * (2.0 * xy).atan2(xx - yy);
    let (sin, cos) = angle.sin_cos();
    for point in points {
        let (dx, dy) = (point.x - middle.x, point.y - middle.y);
        *point = Point::new(dx * cos - dy * sin, dx * sin + dy * cos);
    }
}

/// Pushes overlapping boxes apart along the shorter way; spreads the whole where that alone does not end.
fn push_apart(rects: &mut [Rect]) {
    for attempt in 0..60 {
        for _ in 0..40 {
            let mut clean = true;
            for a in 0..rects.len() {
                for b in a + 1..rects.len() {
                    let (one, two) = (rects[a], rects[b]);
                    let x = one.right().min(two.right()) - one.x.max(two.x) + AIR;
                    let y = one.bottom().min(two.bottom()) - one.y.max(two.y) + 0.75 * AIR;
                    if x <= 0.01 || y <= 0.01 {
                        continue;
                    }
                    clean = false;
                    if y * 2.0 <= x {
                        let sign = if one.center().y < two.center().y || (one.center().y == two.center().y && a < b) {
                            -1.0
                        } else {
                            1.0
                        };
                        rects[a].y += sign * y / 2.0;
                        rects[b].y -= sign * y / 2.0;
                    } else {
                        let sign = if one.center().x < two.center().x || (one.center().x == two.center().x && a < b) {
                            -1.0
                        } else {
                            1.0
                        };
                        rects[a].x += sign * x / 2.0;
                        rects[b].x -= sign * x / 2.0;
                    }
                }
            }
            if clean {
                return;
            }
        }
        let factor = 1.06 + 0.02 * f64::from(attempt);
        for rect in rects.iter_mut() {
            let middle = rect.center();
            rect.x = middle.x * factor - rect.w / 2.0;
            rect.y = middle.y * factor - rect.h / 2.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tied_boxes_stand_nearer_than_untied_ones_and_none_overlap() {
        let sizes = vec![(60.0, 16.0); 9];
        let ties: Vec<Tie> = (0..8).map(|at| Tie { a: at, b: at + 1, weight: 1.0 }).collect();
        let (rects, bottom) = place(&sizes, &ties, 900.0);
        let gap = |a: usize, b: usize| rects[a].center().distance(rects[b].center());
        assert!(gap(0, 1) < gap(0, 8));
        for a in 0..9 {
            for b in 0..a {
                assert!(!rects[a].overlaps(&rects[b]));
            }
            assert!(rects[a].bottom() <= bottom + 1e-6);
        }
    }

    #[test]
    fn nothing_and_one_thing_can_be_placed() {
        assert_eq!(place(&[], &[], 100.0).0.len(), 0);
        assert_eq!(place(&[(20.0, 10.0)], &[], 100.0).0.len(), 1);
    }
}
