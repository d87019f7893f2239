//! Points and rectangles of a picture: x to the right, y down, in units of 1/96 inch.

/// A point.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Point {
    /// The point at `x`, `y`.
    pub const fn new(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    /// Distance to another point.
    pub fn distance(self, other: Point) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The point `share` of the way to `other`.
    pub fn towards(self, other: Point, share: f64) -> Point {
        Point::new(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)
    }
}

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width, never negative.
    pub w: f64,
    /// Height, never negative.
    pub h: f64,
}

impl Rect {
    /// The rectangle at `x`, `y` of width `w` and height `h`.
    pub const fn new(x: f64, y: f64, w: f64, h: f64) -> Rect {
        Rect { x, y, w, h }
    }

    /// Right edge.
    pub fn right(&self) -> f64 {
        self.x + self.w
    }

    /// Bottom edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.h
    }

    /// Middle.
    pub fn center(&self) -> Point {
        Point::new(self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    /// Grown by `margin` on every side.
    pub fn grown(&self, margin: f64) -> Rect {
        Rect::new(self.x - margin, self.y - margin, self.w + 2.0 * margin, self.h + 2.0 * margin)
    }

    /// Whether the insides of both share a point.
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether the point lies strictly inside.
    pub fn holds(&self, point: Point) -> bool {
        point.x > self.x && point.x < self.right() && point.y > self.y && point.y < self.bottom()
    }

    /// Whether `other` lies wholly inside, edges included, give or take `slack`.
    pub fn contains(&self, other: &Rect, slack: f64) -> bool {
        other.x >= self.x - slack
            && other.y >= self.y - slack
            && other.right() <= self.right() + slack
            && other.bottom() <= self.bottom() + slack
    }

    /// Whether the segment from `a` to `b` passes through the inside (touching an edge is not passing through).
    ///
    /// Liang and Barsky's clipping: the part of the segment inside the open rectangle is not empty.
    pub fn is_crossed(&self, a: Point, b: Point) -> bool {
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (from, step, low, high) in [(a.x, b.x - a.x, self.x, self.right()), (a.y, b.y - a.y, self.y, self.bottom())]
        {
            if step.abs() < 1e-9 {
                if from <= low + 1e-6 || from >= high - 1e-6 {
                    return false;
                }
                continue;
            }
            let (t0, t1) = ((low - from) / step, (high - from) / step);
            enter = enter.max(t0.min(t1));
            leave = leave.min(t0.max(t1));
        }
        leave - enter > 1e-6
    }

    /// Where the ray from the middle towards `target` leaves the rectangle.
    pub fn exit_towards(&self, target: Point) -> Point {
        let middle = self.center();
        let (dx, dy) = (target.x - middle.x, target.y - middle.y);
        if dx.abs() < 1e-9 && dy.abs() < 1e-9 {
            return Point::new(middle.x, self.y);
        }
        let across = if dx.abs() < 1e-9 { f64::INFINITY } else { self.w / 2.0 / dx.abs() };
        let down = if dy.abs() < 1e-9 { f64::INFINITY } else { self.h / 2.0 / dy.abs() };
        middle.towards(target, across.min(down))
    }
}

/// Rectangles that can be asked which of them lie near a segment, without looking at all of them.
#[derive(Debug, Clone, Default)]
pub struct Boxes {
    all: Vec<Rect>,
    across: usize,
    down: usize,
    cells: Vec<Vec<usize>>,
}

/// Side of a cell.
const CELL: f64 = 96.0;
/// Cells in one direction, at most.
const MOST_CELLS: usize = 400;

impl Boxes {
    /// An index over these rectangles.
    pub fn new(all: Vec<Rect>) -> Boxes {
        let reach = |length: f64| ((length / CELL).max(0.0) as usize + 1).min(MOST_CELLS);
        let across = reach(all.iter().map(Rect::right).fold(0.0, f64::max));
        let down = reach(all.iter().map(Rect::bottom).fold(0.0, f64::max));
        let mut made = Boxes { cells: vec![Vec::new(); across * down], across, down, all: Vec::new() };
        for (at, rect) in all.iter().enumerate() {
            for cell in made.cells_of(rect) {
                made.cells[cell].push(at);
            }
        }
        made.all = all;
        made
    }

    /// All of them, in order.
    pub fn all(&self) -> &[Rect] {
        &self.all
    }

    fn cells_of(&self, rect: &Rect) -> impl Iterator<Item = usize> + use<> {
        let cell = |value: f64, count: usize| ((value / CELL).max(0.0) as usize).min(count.saturating_sub(1));
        let (left, right) = (cell(rect.x, self.across), cell(rect.right(), self.across));
        let (top, bottom) = (cell(rect.y, self.down), cell(rect.bottom(), self.down));
        let across = self.across;
        (top..=bottom).flat_map(move |row| (left..=right).map(move |column| row * across + column))
    }

    /// Whether `test` holds for every rectangle (with its index) that may touch the segment grown by `margin`.
    pub fn all_near(&self, a: Point, b: Point, margin: f64, mut test: impl FnMut(usize, &Rect) -> bool) -> bool {
        let span = Rect::new(a.x.min(b.x), a.y.min(b.y), (a.x - b.x).abs(), (a.y - b.y).abs()).grown(margin);
        self.cells_of(&span).all(|cell| {
            self.cells.get(cell).into_iter().flatten().all(|&at| {
                let rect = &self.all[at];
                !rect.grown(0.1).overlaps(&span) || test(at, rect)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_crosses_a_rectangle_only_through_its_inside() {
        let rect = Rect::new(10.0, 10.0, 20.0, 10.0);
        let crossed = |a: (f64, f64), b: (f64, f64)| rect.is_crossed(Point::new(a.0, a.1), Point::new(b.0, b.1));
        assert!(crossed((0.0, 15.0), (40.0, 15.0)));
        assert!(crossed((12.0, 12.0), (14.0, 13.0)));
        assert!(crossed((0.0, 0.0), (40.0, 30.0)));
        assert!(!crossed((0.0, 10.0), (40.0, 10.0)), "along the edge");
        assert!(!crossed((0.0, 20.0), (20.0, 40.0)));
        assert!(!crossed((0.0, 15.0), (10.0, 15.0)), "up to the edge");
    }

    #[test]
    fn a_ray_leaves_through_the_side_it_points_at() {
        let rect = Rect::new(0.0, 0.0, 20.0, 10.0);
        assert_eq!(rect.exit_towards(Point::new(10.0, 100.0)), Point::new(10.0, 10.0));
        assert_eq!(rect.exit_towards(Point::new(110.0, 5.0)), Point::new(20.0, 5.0));
    }
}
