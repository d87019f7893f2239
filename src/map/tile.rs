//! The box of a work, a document or a scholar: its text is the node, its chips say to which tradition it stands how.

use super::fonts::{Face, fit, wrap};
use super::geometry::{Point, Rect};
use super::scene::{Anchor, Dash, Shape, Text, Tile, TileKind};
use super::style::{FAINT, GREY, INK, RED, SLATE, role_mark};
use super::survey::{Item, Survey};
use crate::tradition::Role;

/// Letter and hue of each school, by its index in the survey.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Keys {
    /// `A`, `B` …; empty for groupings.
    pub letters: Vec<String>,
    /// `#rrggbb`.
    pub hues: Vec<String>,
}

/// How much a tile says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Form {
    /// Width of the box.
    pub width: f64,
    /// Lines of title below the name; 0 for the name alone.
    pub title_lines: usize,
    /// The lane's school: its letter is left out, as the place says it.
    pub home: Option<usize>,
}

const CHIP: f64 = 13.0;

impl Tile {
    /// Moves the box and all that is in it.
    pub fn shift(&mut self, dx: f64, dy: f64) {
        self.rect.x += dx;
        self.rect.y += dy;
        for text in &mut self.texts {
            text.at = Point::new(text.at.x + dx, text.at.y + dy);
        }
        for shape in &mut self.shapes {
            shift(shape, dx, dy);
        }
    }
}

/// Moves a shape.
pub fn shift(shape: &mut Shape, dx: f64, dy: f64) {
    let by = |point: &mut Point| *point = Point::new(point.x + dx, point.y + dy);
    match shape {
        Shape::Rect { rect, .. } => {
            rect.x += dx;
            rect.y += dy;
        }
        Shape::Line { from, to, .. } => {
            by(from);
            by(to);
        }
        Shape::Polygon { points, .. } => points.iter_mut().for_each(by),
        Shape::Circle { center, .. } => by(center),
    }
}

/// An id that XML, CSS and addresses take: letters, digits, `_`; other characters as `-` and their number.
pub fn safe_id(prefix: &str, key: &str) -> String {
    let mut id = String::from(prefix);
    for letter in key.chars() {
        if letter.is_ascii_alphanumeric() || letter == '_' {
            id.push(letter);
        } else {
            id.push_str(&format!("-{:x}-", u32::from(letter)));
        }
    }
    id
}

/// The box of a work, its corner at the origin.
pub fn work_tile(survey: &Survey<'_>, at: usize, keys: &Keys, form: Form) -> Tile {
    let item = &survey.items[at];
    let stands: Vec<_> = item.stands_in(survey, true).collect();
    let (frame, dash, frame_width) = frame_of(survey, item, keys);
    let flat = form.title_lines == 0;
    let chip_width = |home: bool| if flat && !home { 2.0 * CHIP - 3.0 } else { CHIP };
    let chips: f64 = stands.iter().map(|stand| chip_width(form.home == Some(stand.school))).sum();
    let left = chips + if stands.is_empty() { 8.0 } else { 6.0 };
    let room = form.width - left - 6.0;
    let size = match (flat, item.places) {
        (true, _) => 9.2,
        (_, 0 | 1) => 9.8,
        (_, 2 | 3) => 10.6,
        _ => 11.4,
    };
    let title = wrap(&item.title, Face::Italic, 8.2, room, form.title_lines);
    let height = if flat { 17.0 } else { 19.0 + 10.0 * title.len().max(1) as f64 };
    let baseline = if flat { 11.8 } else { 12.6 };
    let mut texts = name_line(item, left, baseline, size, room);
    for (number, line) in title.iter().enumerate() {
        texts.push(Text::new(left, baseline + 10.4 + 10.0 * number as f64, 8.2, Face::Italic, "#3d3d3d", line));
    }
    let mut shapes = vec![Shape::Rect {
        rect: Rect::new(0.0, 0.0, form.width, height),
        radius: 1.5,
        fill: "#ffffff".into(),
        stroke: frame.clone(),
        width: frame_width,
        dash,
    }];
    let mut x = 0.0;
    let mut marks = Vec::new();
    for stand in &stands {
        let home = form.home == Some(stand.school);
        let width = chip_width(home);
        let hue = keys.hues.get(stand.school).map_or(SLATE, String::as_str);
        let letter = keys.letters.get(stand.school).map_or("", String::as_str);
        chip(
            &mut shapes,
            &mut texts,
            Rect::new(x, 0.0, width, height),
            hue,
            stand.role,
            if home { "" } else { letter },
        );
        marks.push(format!("{letter} {}", stand.role.name()).trim().to_owned());
        x += width;
    }
    Tile {
        id: safe_id("w_", &item.key),
        kind: if item.is_document { TileKind::Document } else { TileKind::Work },
        subject: item.key.clone(),
        rect: Rect::new(0.0, 0.0, form.width, height),
        shapes,
        texts,
        lane: None,
        band: None,
        description: describe(survey, item),
        frame,
        dash,
        frame_width,
        marks,
    }
}

/// Name in bold, year upright, a question mark where no person has confirmed the place yet.
pub fn name_line(item: &Item, x: f64, y: f64, size: f64, room: f64) -> Vec<Text> {
    let proposed = if item.stands.iter().any(|stand| stand.proposed) { " ?" } else { "" };
    // A long name is set smaller before it is cut.
    let needed = |size: f64| {
        Face::Bold.width(&item.author, size)
            + 0.28 * size
            + Face::Regular.width(&item.year_label, size - 0.6)
            + Face::Regular.width(proposed, size - 0.6)
    };
    let size = if needed(size) > room { (size * room / needed(size)).max(size.min(8.8)) } else { size };
    let year = fit(&item.year_label, Face::Regular, size - 0.6, room * 0.6) + proposed;
    let gap = 0.28 * size;
    let year_width = Face::Regular.width(&year, size - 0.6);
    let name = fit(&item.author, Face::Bold, size, (room - year_width - gap).max(size));
    let name_width = Face::Bold.width(&name, size);
    vec![
        Text::new(x, y, size, Face::Bold, INK, name),
        Text::new(x + name_width + gap, y, size - 0.6, Face::Regular, INK, year),
    ]
}

/// One chip: full for members, hollow for works that stand against or beside.
fn chip(shapes: &mut Vec<Shape>, texts: &mut Vec<Text>, rect: Rect, hue: &str, role: Role, letter: &str) {
    let member = role.is_member();
    let (fill, ink) = if member { (hue, "#ffffff") } else { ("#ffffff", hue) };
    shapes.push(Shape::Rect {
        rect,
        radius: 0.0,
        fill: fill.into(),
        stroke: hue.into(),
        width: 0.8,
        dash: Dash::Solid,
    });
    let middle = rect.x + rect.w / 2.0;
    let wide = rect.w > CHIP + 1.0;
    let mark = match (letter.is_empty(), wide) {
        (true, _) => Point::new(middle, rect.y + rect.h.min(22.0) / 2.0),
        (false, true) => Point::new(rect.x + 0.72 * rect.w, rect.y + rect.h / 2.0),
        (false, false) => Point::new(middle, rect.y + 20.6),
    };
    if !letter.is_empty() {
        let (x, y) = if wide { (rect.x + 0.28 * rect.w, rect.y + 11.8) } else { (middle, rect.y + 11.4) };
        texts.push(Text::new(x, y, 8.6, Face::Bold, ink, letter).anchored(Anchor::Middle));
    }
    shapes.extend(role_mark(role, mark, 4.0, ink));
}

fn frame_of(survey: &Survey<'_>, item: &Item, keys: &Keys) -> (String, Dash, f64) {
    let members: Vec<_> = item.stands_in(survey, true).filter(|stand| stand.role.is_member()).collect();
    let others = || item.stands_in(survey, true).map(|stand| stand.role);
    match members.as_slice() {
        [] if others().any(|role| role == Role::Critiques) => (RED.into(), Dash::Dashed, 1.1),
        [] if others().any(|role| role == Role::Exception) => ("#444444".into(), Dash::Dotted, 1.2),
        [] => (FAINT.into(), Dash::Solid, 0.8),
        [one] => (keys.hues.get(one.school).cloned().unwrap_or_else(|| SLATE.into()), Dash::Solid, 0.9),
        _ => ("#222222".into(), Dash::Solid, 1.8),
    }
}

/// What a screen reader says of a work.
pub fn describe(survey: &Survey<'_>, item: &Item) -> String {
    let mut words = item.label();
    if !item.title.is_empty() {
        words.push_str(&format!(", {}", item.title));
    }
    words.push('.');
    for stand in &item.stands {
        let school = &survey.schools[stand.school];
        let known = if stand.proposed { " (proposed)" } else { "" };
        words.push_str(&format!(" {}: {}{known}", school.tradition.label, stand.role.name()));
        if !stand.others.is_empty() {
            let others: Vec<&str> = stand.others.iter().map(|role| role.name()).collect();
            words.push_str(&format!("; according to others {}", others.join(", ")));
        }
        words.push('.');
    }
    match item.places {
        0 => {}
        1 => words.push_str(" Cited at 1 place."),
        places => words.push_str(&format!(" Cited at {places} places.")),
    }
    words
}

/// The box of a document that was read, its corner at the origin.
pub fn document_tile(survey: &Survey<'_>, at: usize, width: f64) -> Tile {
    let item = &survey.items[at];
    let left = 14.0;
    let room = width - left - 8.0;
    let title = wrap(&item.title, Face::Italic, 9.0, room, 2);
    let cited = survey.built.cites(&item.key).len();
    let places: usize = survey.built.document(&item.key).map_or(0, |document| {
        document
            .occurrences
            .iter()
            .filter(|found| !found.works.is_empty() && found.form != crate::citation::Form::Mention)
            .count()
    });
    let mut texts = name_line(&Item { stands: Vec::new(), ..item.clone() }, left, 14.4, 11.4, room);
    let mut y = 14.4;
    for line in &title {
        y += 10.8;
        texts.push(Text::new(left, y, 9.0, Face::Italic, "#3d3d3d", line));
    }
    let counted = match (cited, places) {
        (0, _) => String::new(),
        (cited, 0) => format!("cites {}", counted(cited, "work")),
        (cited, places) => format!("cites {} at {}", counted(cited, "work"), counted(places, "place")),
    };
    if !counted.is_empty() {
        y += 11.0;
        texts.push(Text::new(left, y, 8.2, Face::Regular, GREY, fit(&counted, Face::Regular, 8.2, room)));
    }
    let rect = Rect::new(0.0, 0.0, width, y + 7.0);
    let frame = |rect, fill: &str| Shape::Rect {
        rect,
        radius: 1.5,
        fill: fill.into(),
        stroke: "#222222".into(),
        width: 1.2,
        dash: Dash::Solid,
    };
    Tile {
        id: safe_id("w_", &item.key),
        kind: TileKind::Document,
        subject: item.key.clone(),
        rect,
        shapes: vec![frame(rect, "#ffffff"), frame(Rect::new(0.0, 0.0, 6.0, rect.h), "#222222")],
        texts,
        lane: None,
        band: None,
        description: describe(survey, item),
        frame: "#222222".into(),
        dash: Dash::Solid,
        frame_width: 1.2,
        marks: Vec::new(),
    }
}

/// `1 work`, `3 works`.
pub fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
