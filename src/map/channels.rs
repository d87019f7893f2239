//! Upright and level lines in the channels between tiles: for tiles of one lane, and from a tile to another lane.
//!
//! Takes tiles in tracks; gives corner points. Each channel has slots side by side, each level a little room of its own,
//! so that no two lines lie on each other. Where no channel serves, the caller's router goes round the boxes.

use std::collections::BTreeMap;

use super::geometry::{Boxes, Point, Rect};

/// Distance between two slots of a channel, and between two levels.
const SLOT: f64 = 4.5;
/// Slots on either side of the first.
const SLOTS: usize = 3;

/// What is taken so far.
#[derive(Debug, Clone, Default)]
pub struct Channels {
    boxes: Boxes,
    /// Upright pieces by x in tenths: spans of y.
    upright: BTreeMap<i64, Vec<(f64, f64)>>,
    /// Level pieces by y in tenths: spans of x.
    level: BTreeMap<i64, Vec<(f64, f64)>>,
}

fn tenths(value: f64) -> i64 {
    (value * 10.0).round() as i64
}

impl Channels {
    /// Channels between these boxes.
    pub fn between(boxes: Vec<Rect>) -> Channels {
        Channels { boxes: Boxes::new(boxes), ..Channels::default() }
    }

    fn clear(&self, a: Point, b: Point, own: &[usize]) -> bool {
        self.boxes.all_near(a, b, 3.0, |at, rect| {
            if own.contains(&at) { !rect.grown(-0.2).is_crossed(a, b) } else { !rect.grown(3.0).is_crossed(a, b) }
        })
    }

    fn free(taken: &BTreeMap<i64, Vec<(f64, f64)>>, at: f64, span: (f64, f64)) -> bool {
        let near = tenths(SLOT - 0.4);
        let (low, high) = (span.0.min(span.1), span.0.max(span.1));
        taken
            .range(tenths(at) - near..=tenths(at) + near)
            .flat_map(|(_, spans)| spans)
            .all(|(from, to)| *to + 2.0 < low || *from - 2.0 > high)
    }

    fn take(&mut self, path: &[Point]) {
        for pair in path.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            if (a.x - b.x).abs() < 0.05 {
                self.upright.entry(tenths(a.x)).or_default().push((a.y.min(b.y), a.y.max(b.y)));
            } else if (a.y - b.y).abs() < 0.05 {
                self.level.entry(tenths(a.y)).or_default().push((a.x.min(b.x), a.x.max(b.x)));
            }
        }
    }

    fn usable(&self, path: &[Point], own: &[usize]) -> bool {
        path.windows(2).all(|pair| {
            let (a, b) = (pair[0], pair[1]);
            let open = if (a.x - b.x).abs() < 0.05 {
                Self::free(&self.upright, a.x, (a.y, b.y))
            } else {
                Self::free(&self.level, a.y, (a.x, b.x))
            };
            open && self.clear(a, b, own)
        })
    }

    fn first_usable(&mut self, paths: impl IntoIterator<Item = Vec<Point>>, own: &[usize]) -> Option<Vec<Point>> {
        let path = paths.into_iter().find(|path| self.usable(path, own))?;
        self.take(&path);
        Some(path)
    }

    /// A line between two boxes that stand under each other or in neighbouring tracks; `None` where it would need more
    /// than one channel.
    pub fn join(&mut self, a: usize, b: usize) -> Option<Vec<Point>> {
        let (one, two) = (*self.boxes.all().get(a)?, *self.boxes.all().get(b)?);
        let (upper, lower) = if one.y <= two.y { (one, two) } else { (two, one) };
        let own = [a, b];
        let mut paths: Vec<Vec<Point>> = Vec::new();
        if (one.x - two.x).abs() < 1.0 {
            // Under each other: straight down, or like a bracket at the side.
            for share in [0.5, 0.3, 0.7, 0.4, 0.6] {
                let x = upper.x + share * upper.w;
                paths.push(vec![Point::new(x, upper.bottom()), Point::new(x, lower.y)]);
            }
            for slot in 0..SLOTS {
                for left in [true, false] {
                    for (up, down) in ports() {
                        let reach = 6.0 + SLOT * slot as f64;
                        let (side, x) =
                            if left { (upper.x, upper.x - reach) } else { (upper.right(), upper.right() + reach) };
                        let (from, to) = (upper.y + up * upper.h, lower.y + down * lower.h);
                        paths.push(vec![
                            Point::new(side, from),
                            Point::new(x, from),
                            Point::new(x, to),
                            Point::new(side, to),
                        ]);
                    }
                }
            }
            return self.first_usable(paths, &own);
        }
        let (left, right) = if one.x < two.x { (one, two) } else { (two, one) };
        let (from_x, to_x) = (left.right(), right.x);
        if to_x <= from_x {
            return None;
        }
        let (top, bottom) = (left.y.max(right.y), left.bottom().min(right.bottom()));
        if bottom - top > 8.0 {
            for share in [0.5, 0.3, 0.7] {
                let y = top + share * (bottom - top);
                paths.push(vec![Point::new(from_x, y), Point::new(to_x, y)]);
            }
        }
        let middle = (from_x + to_x) / 2.0;
        for (from, to) in ports() {
            for slot in 0..2 * SLOTS + 1 {
                let sign = if slot % 2 == 0 { 1.0 } else { -1.0 };
                let x = middle + sign * SLOT * slot.div_ceil(2) as f64;
                if x < from_x + 4.0 || x > to_x - 4.0 {
                    continue;
                }
                let (from, to) = (left.y + from * left.h, right.y + to * right.h);
                paths.push(vec![
                    Point::new(from_x, from),
                    Point::new(x, from),
                    Point::new(x, to),
                    Point::new(to_x, to),
                ]);
            }
        }
        self.first_usable(paths, &own)
    }

    /// A line from a box to the edge of a lane at its left or right: level where that is free, else up or down a channel
    /// beside the box and then level.
    pub fn land(&mut self, from: usize, lane: Rect, top: f64) -> Option<Vec<Point>> {
        let own = *self.boxes.all().get(from)?;
        let to_right = own.center().x < lane.center().x;
        let (side, edge, sign) = if to_right { (own.right(), lane.x, 1.0) } else { (own.x, lane.right(), -1.0) };
        let mut paths: Vec<Vec<Point>> = Vec::new();
        let levels = [0.5, 0.25, 0.75, 0.38, 0.62].map(|share| own.y + share * own.h);
        for y in levels {
            paths.push(vec![Point::new(side, y), Point::new(edge, y)]);
        }
        for step in 1..60 {
            for direction in [-1.0, 1.0] {
                let y = own.center().y + direction * 3.0 * f64::from(step);
                if y < top + 4.0 || y > lane.bottom() - 4.0 {
                    continue;
                }
                for slot in 0..SLOTS {
                    let x = side + sign * (8.0 + SLOT * slot as f64);
                    for port in [0.25, 0.75, 0.5, 0.38, 0.62] {
                        let start = own.y + port * own.h;
                        paths.push(vec![
                            Point::new(side, start),
                            Point::new(x, start),
                            Point::new(x, y),
                            Point::new(edge, y),
                        ]);
                    }
                }
            }
        }
        self.first_usable(paths, &[from])
    }
}

impl Channels {
    /// A line from a box below the lanes up to a lane's bottom edge, or on to a box that stands in one.
    pub fn climb(&mut self, from: usize, lane: Rect, to: Option<usize>) -> Option<Vec<Point>> {
        let own = *self.boxes.all().get(from)?;
        let target = to.and_then(|to| self.boxes.all().get(to).copied());
        let owns: Vec<usize> = std::iter::once(from).chain(to).collect();
        let ports: Vec<f64> = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8].map(|share| own.x + share * own.w).into();
        let levels: Vec<f64> = (0..4).map(|step| lane.bottom() + 15.0 - SLOT * f64::from(step)).collect();
        let mut paths: Vec<Vec<Point>> = Vec::new();
        match target {
            None => {
                let (low, high) = (lane.x + 8.0, lane.right() - 8.0);
                for &x in ports.iter().filter(|x| (low..=high).contains(*x)) {
                    paths.push(vec![Point::new(x, own.y), Point::new(x, lane.bottom())]);
                }
                let middle = lane.center().x;
                for &level in &levels {
                    for &port in &ports {
                        for x in [middle, middle - 9.0, middle + 9.0, middle - 18.0, middle + 18.0] {
                            paths.push(vec![
                                Point::new(port, own.y),
                                Point::new(port, level),
                                Point::new(x, level),
                                Point::new(x, lane.bottom()),
                            ]);
                        }
                    }
                }
            }
            Some(target) => {
                for slot in 0..SLOTS {
                    let reach = 6.0 + SLOT * slot as f64;
                    for (side, x) in [(target.right(), target.right() + reach), (target.x, target.x - reach)] {
                        for &level in &levels {
                            for &port in &ports {
                                for share in [0.75, 0.5, 0.25] {
                                    let y = target.y + share * target.h;
                                    paths.push(vec![
                                        Point::new(port, own.y),
                                        Point::new(port, level),
                                        Point::new(x, level),
                                        Point::new(x, y),
                                        Point::new(side, y),
                                    ]);
                                }
                            }
                        }
                    }
                }
            }
        }
        self.first_usable(paths, &owns)
    }
}

/// Heights at two boxes where a line may leave and arrive, best first.
fn ports() -> impl Iterator<Item = (f64, f64)> {
    const SHARES: [f64; 5] = [0.5, 0.3, 0.7, 0.15, 0.85];
    SHARES.into_iter().flat_map(|a| SHARES.into_iter().map(move |b| (a, b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_lines_of_one_channel_do_not_lie_on_each_other() {
        let tile = |x: f64, y: f64| Rect::new(x, y, 100.0, 30.0);
        let boxes = vec![tile(0.0, 0.0), tile(0.0, 50.0), tile(0.0, 100.0), tile(0.0, 150.0)];
        let mut channels = Channels::between(boxes);
        let near = channels.join(0, 1).unwrap();
        assert_eq!(near.len(), 2);
        let (one, two) = (channels.join(0, 2).unwrap(), channels.join(1, 3).unwrap());
        assert_eq!((one.len(), two.len()), (4, 4));
        assert!((one[1].x - two[1].x).abs() > 4.0, "{one:?} {two:?}");
    }

    #[test]
    fn a_line_to_a_lane_is_level_where_nothing_stands_in_between() {
        let boxes = vec![Rect::new(0.0, 100.0, 50.0, 30.0), Rect::new(80.0, 95.0, 40.0, 40.0)];
        let lane = Rect::new(200.0, 0.0, 100.0, 400.0);
        let mut open = Channels::between(vec![boxes[0]]);
        assert_eq!(open.land(0, lane, 10.0).unwrap().len(), 2);
        let mut blocked = Channels::between(boxes);
        let path = blocked.land(0, lane, 10.0).unwrap();
        assert_eq!(path.len(), 4);
        assert!(path[3].y < 95.0 || path[3].y > 135.0);
    }
}
