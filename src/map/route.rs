//! Lines that go round boxes.
//!
//! Takes boxes and the ends of a line; gives corner points such that no segment passes through a box. The points are
//! corners of the boxes grown by two margins; the line is the cheapest path over those that see each other (Lozano-Pérez
//! and Wesley 1979), where a bend, a corner that is already taken and a port that is already taken cost extra. Same
//! boxes, same order of lines: same paths.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::rc::Rc;

use super::geometry::{Boxes, Point, Rect};

/// Distance that lines keep from boxes, if they can.
const MARGINS: [f64; 2] = [5.0, 10.0];
/// A line bends at least once in this distance, unless it is straight: farther corners are not looked at.
const SIGHT: f64 = 280.0;
/// Cost of a bend, in units of length.
const BEND: f64 = 14.0;
/// Cost of sharing a corner or a port with a line drawn before.
const SHARED: f64 = 16.0;
/// Corners of the rounding are cut at this distance, at most.
pub const RADIUS: f64 = 12.0;

/// Boxes to go round, and what has been drawn so far.
#[derive(Debug, Clone)]
pub struct Router {
    boxes: Boxes,
    corners: Vec<Point>,
    taken: Vec<u32>,
    sight: Vec<Option<Rc<[usize]>>>,
    ports: Vec<(Point, u32)>,
}

/// One end of a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Terminal {
    /// Anywhere on the frame of the box with that index.
    Box(usize),
    /// At one of these points.
    Points(Vec<Point>),
}

#[derive(PartialEq)]
struct Step {
    estimate: f64,
    cost: f64,
    at: usize,
}

impl Eq for Step {}
impl PartialOrd for Step {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Step {
    fn cmp(&self, other: &Self) -> Ordering {
        other.estimate.total_cmp(&self.estimate).then_with(|| other.at.cmp(&self.at))
    }
}

impl Router {
    /// A router round these boxes, on a canvas of that size.
    pub fn new(boxes: Vec<Rect>, canvas: Rect) -> Router {
        let boxes = Boxes::new(boxes);
        let mut corners = Vec::new();
        for (own, rect) in boxes.all().iter().enumerate() {
            for margin in MARGINS {
                let grown = rect.grown(margin);
                for point in [
                    Point::new(grown.x, grown.y),
                    Point::new(grown.right(), grown.y),
                    Point::new(grown.x, grown.bottom()),
                    Point::new(grown.right(), grown.bottom()),
                ] {
                    let free = boxes.all_near(point, point, MARGINS[0], |at, other| {
                        at == own || !other.grown(MARGINS[0] - 2.0).holds(point)
                    });
                    if free && canvas.holds(point) {
                        corners.push(point);
                    }
                }
            }
        }
        let count = corners.len();
        Router { boxes, corners, taken: vec![0; count], sight: vec![None; count], ports: Vec::new() }
    }

    fn clear(&self, a: Point, b: Point, except: &[usize]) -> bool {
        self.boxes.all_near(a, b, 3.0, |at, rect| {
            if except.contains(&at) { !rect.is_crossed(a, b) } else { !rect.grown(3.0).is_crossed(a, b) }
        })
    }

    fn sees(&mut self, at: usize) -> Rc<[usize]> {
        if let Some(Some(seen)) = self.sight.get(at) {
            return seen.clone();
        }
        let from = self.corners[at];
        let seen: Rc<[usize]> = (0..self.corners.len())
            .filter(|&to| {
                let there = self.corners[to];
                to != at && from.distance(there) <= SIGHT && self.clear(from, there, &[])
            })
            .collect();
        self.sight[at] = Some(seen.clone());
        seen
    }

    fn candidates(&self, terminal: &Terminal) -> Vec<Point> {
        match terminal {
            Terminal::Points(points) => points.clone(),
            Terminal::Box(at) => self.boxes.all().get(*at).map_or_else(Vec::new, |rect| {
                let mut points = Vec::new();
                for share in [0.5, 0.3, 0.7, 0.15, 0.85] {
                    points.push(Point::new(rect.x + share * rect.w, rect.y));
                    points.push(Point::new(rect.x + share * rect.w, rect.bottom()));
                }
                for share in [0.5, 0.25, 0.75] {
                    points.push(Point::new(rect.x, rect.y + share * rect.h));
                    points.push(Point::new(rect.right(), rect.y + share * rect.h));
                }
                points
            }),
        }
    }

    fn port_cost(&self, point: Point) -> f64 {
        self.ports
            .iter()
            .filter(|(port, _)| port.distance(point) < 4.0)
            .map(|(_, used)| f64::from(*used) * SHARED)
            .sum()
    }

    /// The corner points of a line from `from` to `to`, ends included; `None` where there is no way.
    pub fn route(&mut self, from: &Terminal, to: &Terminal) -> Option<Vec<Point>> {
        let own = |terminal: &Terminal| match terminal {
            Terminal::Box(at) => vec![*at],
            Terminal::Points(_) => Vec::new(),
        };
        let (own_from, own_to) = (own(from), own(to));
        let both: Vec<usize> = own_from.iter().chain(&own_to).copied().collect();
        let (starts, ends) = (self.candidates(from), self.candidates(to));
        let priced = |points: &[Point]| -> Vec<(Point, f64)> {
            points.iter().map(|&point| (point, self.port_cost(point))).collect()
        };
        let (starts, ends) = (priced(&starts), priced(&ends));
        let mut best: Option<(f64, Vec<Point>)> = None;
        for &(a, a_cost) in &starts {
            for &(b, b_cost) in &ends {
                let cost = a.distance(b) + a_cost + b_cost + slant(a, b);
                if best.as_ref().is_none_or(|(least, _)| cost < *least) && self.clear(a, b, &both) {
                    best = Some((cost, vec![a, b]));
                }
            }
        }
        if best.is_none() {
            best = self.around(&starts, &ends, &own_from, &own_to);
        }
        let (_, path) = best?;
        for end in [path.first(), path.last()].into_iter().flatten() {
            match self.ports.iter_mut().find(|(port, _)| port.distance(*end) < 1e-6) {
                Some((_, used)) => *used += 1,
                None => self.ports.push((*end, 1)),
            }
        }
        for point in path.iter().skip(1).take(path.len().saturating_sub(2)) {
            if let Some(at) = self.corners.iter().position(|corner| corner == point) {
                self.taken[at] += 1;
            }
        }
        Some(path)
    }

    fn around(
        &mut self,
        starts: &[(Point, f64)],
        ends: &[(Point, f64)],
        own_from: &[usize],
        own_to: &[usize],
    ) -> Option<(f64, Vec<Point>)> {
        let count = self.corners.len();
        let goal = count;
        let reach = |router: &Router, points: &[(Point, f64)], own: &[usize]| -> Vec<Option<(f64, Point)>> {
            (0..count)
                .map(|at| {
                    let corner = router.corners[at];
                    let mut best: Option<(f64, Point)> = None;
                    for &(point, price) in points {
                        let length = point.distance(corner);
                        let cost = length + price + slant(point, corner);
                        if length <= SIGHT
                            && best.is_none_or(|(least, _)| cost < least)
                            && router.clear(point, corner, own)
                        {
                            best = Some((cost, point));
                        }
                    }
                    best
                })
                .collect()
        };
        let (into, out) = (reach(self, starts, own_from), reach(self, ends, own_to));
        let middle = ends.iter().fold(Point::default(), |sum, (p, _)| {
            Point::new(sum.x + p.x / ends.len() as f64, sum.y + p.y / ends.len() as f64)
        });
        let spread = ends.iter().map(|(end, _)| end.distance(middle)).fold(0.0, f64::max);
        let ahead = |point: Point| (point.distance(middle) - spread).max(0.0);
        let mut cost = vec![f64::INFINITY; count + 1];
        let mut before: Vec<Option<usize>> = vec![None; count + 1];
        let mut open = BinaryHeap::new();
        let toll = |router: &Router, at: usize| BEND + f64::from(router.taken[at]) * SHARED;
        for (at, entry) in into.iter().enumerate() {
            if let Some((length, _)) = entry {
                cost[at] = length + toll(self, at);
                open.push(Step { estimate: cost[at] + ahead(self.corners[at]), cost: cost[at], at });
            }
        }
        while let Some(Step { cost: paid, at, .. }) = open.pop() {
            if at == goal {
                break;
            }
            if paid > cost[at] {
                continue;
            }
            if let Some((length, _)) = out[at]
                && paid + length < cost[goal]
            {
                cost[goal] = paid + length;
                before[goal] = Some(at);
                open.push(Step { estimate: cost[goal], cost: cost[goal], at: goal });
            }
            for &next in self.sees(at).iter() {
                let (here, there) = (self.corners[at], self.corners[next]);
                let price = paid + here.distance(there) + slant(here, there) + toll(self, next);
                if price < cost[next] {
                    cost[next] = price;
                    before[next] = Some(at);
                    open.push(Step { estimate: price + ahead(self.corners[next]), cost: price, at: next });
                }
            }
        }
        let last = before[goal]?;
        let mut points = vec![out[last]?.1];
        let mut at = last;
        loop {
            points.push(self.corners[at]);
            match before[at] {
                Some(previous) => at = previous,
                None => break,
            }
        }
        points.push(into[at]?.1);
        points.reverse();
        Some((cost[goal], points))
    }
}

/// Nearly, but not quite, upright or level lines look like mistakes.
fn slant(a: Point, b: Point) -> f64 {
    let (dx, dy) = ((a.x - b.x).abs(), (a.y - b.y).abs());
    if dx.min(dy) > 0.5 && dx.min(dy) < 0.12 * dx.max(dy) { 12.0 } else { 0.0 }
}

/// One piece of a drawn line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Piece {
    /// Straight to this point.
    Line(Point),
    /// A quadratic curve: control point, end.
    Curve(Point, Point),
}

/// The pieces of a path whose corners are rounded by `radius` at most, after its first point.
pub fn rounded(path: &[Point], radius: f64) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (at, &corner) in path.iter().enumerate().skip(1) {
        let Some(&next) = path.get(at + 1) else {
            pieces.push(Piece::Line(corner));
            break;
        };
        let previous = path[at - 1];
        let (back, forth) = (corner.distance(previous), corner.distance(next));
        let cut = radius.min(back / 2.0).min(forth / 2.0);
        if cut < 0.5 {
            pieces.push(Piece::Line(corner));
            continue;
        }
        pieces.push(Piece::Line(corner.towards(previous, cut / back)));
        pieces.push(Piece::Curve(corner, corner.towards(next, cut / forth)));
    }
    pieces
}

/// The drawn line as many short straight ones: what a test or a hit check needs.
pub fn flattened(path: &[Point], radius: f64) -> Vec<Point> {
    let mut points: Vec<Point> = path.first().copied().into_iter().collect();
    for piece in rounded(path, radius) {
        match piece {
            Piece::Line(to) => points.push(to),
            Piece::Curve(control, to) => {
                let Some(&from) = points.last() else { continue };
                for step in 1..=6 {
                    let share = f64::from(step) / 6.0;
                    points.push(from.towards(control, share).towards(control.towards(to, share), share));
                }
            }
        }
    }
    points
}

/// The largest radius up to [`RADIUS`] with which the rounded path stays clear of all boxes but its own ends'.
pub fn safe_radius(path: &[Point], boxes: &[Rect], own: &[usize]) -> f64 {
    let mut radius = RADIUS;
    while radius > 1.0 {
        let points = flattened(path, radius);
        let clear = points.windows(2).all(|pair| {
            boxes
                .iter()
                .enumerate()
                .all(|(at, rect)| own.contains(&at) || !rect.grown(1.0).is_crossed(pair[0], pair[1]))
        });
        if clear {
            return radius;
        }
        radius /= 2.0;
    }
    0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_goes_round_what_stands_between() {
        let boxes = vec![
            Rect::new(20.0, 100.0, 60.0, 20.0),
            Rect::new(200.0, 80.0, 40.0, 60.0),
            Rect::new(360.0, 100.0, 60.0, 20.0),
        ];
        let mut router = Router::new(boxes.clone(), Rect::new(0.0, 0.0, 500.0, 300.0));
        let path = router.route(&Terminal::Box(0), &Terminal::Box(2)).unwrap();
        assert!(path.len() > 2);
        let radius = safe_radius(&path, &boxes, &[0, 2]);
        for pair in flattened(&path, radius).windows(2) {
            assert!(!boxes[1].is_crossed(pair[0], pair[1]));
        }
        let straight = router.route(&Terminal::Box(0), &Terminal::Points(vec![Point::new(150.0, 110.0)])).unwrap();
        assert_eq!(straight.len(), 2);
    }
}
