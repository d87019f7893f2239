//! The box of a work, a document or a scholar: its text is the node, its chips say to which tradition it stands how.

use super::fonts::{Face, fit, wrap};
use super::geometry::{Point, Rect};
use super::scene::{Anchor, Dash, Shape, Text, Tile, TileKind};
use super::style::{FAINT, GREY, INK, RED, SLATE, role_mark, role_words};
use super::survey::{Item, Stand, Survey};
use crate::tradition::Role;

/// Letter and hue of each school, by its index in the survey.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Keys {
    /// `A`, `B` …; empty for groupings.
    pub letters: Vec<String>,
    /// `#rrggbb`.
    pub hues: Vec<String>,
}

impl Keys {
    /// Those of the schools that have a lane in this picture; all others are slate and have no letter.
    pub fn of(survey: &Survey<'_>, lanes: &[usize]) -> Keys {
        let count = survey.schools.len();
        let mut keys = Keys { letters: vec![String::new(); count], hues: vec![SLATE.to_owned(); count] };
        for &school in lanes {
            keys.letters[school] = survey.letter(school);
            keys.hues[school] = survey.hue(school).to_owned();
        }
        keys
    }
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
/// The share of a box that chips may fill; the rest is the name's.
const CHIPS: f64 = 0.42;
/// Room for `+5` behind the chips that are drawn.
const MORE: f64 = 15.0;
/// Width of the bar that marks a text that was read.
pub const BAR: f64 = 4.0;

/// The bar at the left of a text that was read, so that it is told from the works that are cited.
pub fn bar(height: f64) -> Shape {
    Shape::Rect {
        rect: Rect::new(0.0, 0.0, BAR, height),
        radius: 0.0,
        fill: INK.into(),
        stroke: "none".into(),
        width: 0.0,
        dash: Dash::Solid,
    }
}

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
    let mut stands: Vec<_> = item.stands_in(survey, true).collect();
    let lettered = |stand: &Stand| keys.letters.get(stand.school).is_some_and(|letter| !letter.is_empty());
    stands.sort_by_key(|stand| (form.home != Some(stand.school), !lettered(stand), survey.place(stand.school)));
    let (frame, dash, frame_width) = frame_of(survey, item, keys);
    let flat = form.title_lines == 0;
    let doubtful = |stand: &Stand| survey.tells_proposals && stand.proposed;
    let chip_width = |stand: &Stand| {
        let wide = flat && form.home != Some(stand.school);
        (if wide { 2.0 * CHIP - 3.0 } else { CHIP }) + if flat && doubtful(stand) { 5.0 } else { 0.0 }
    };
    let start = if item.is_document { BAR } else { 0.0 };
    let all: f64 = stands.iter().map(|stand| chip_width(stand)).sum();
    let mut shown = stands.len();
    let mut chips = all;
    while shown > 1 && chips + if shown < stands.len() { MORE } else { 0.0 } > CHIPS * form.width {
        shown -= 1;
        chips -= chip_width(stands[shown]);
    }
    let hidden = stands.len() - shown;
    stands.truncate(shown);
    let more = if hidden > 0 { MORE } else { 0.0 };
    let left = start + chips + more + if stands.is_empty() { 8.0 } else { 6.0 };
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
    if item.is_document {
        shapes.push(bar(height));
    }
    let mut x = start;
    let mut marks = Vec::new();
    for stand in &stands {
        let home = form.home == Some(stand.school);
        let width = chip_width(stand);
        let hue = keys.hues.get(stand.school).map_or(SLATE, String::as_str);
        let letter = keys.letters.get(stand.school).map_or("", String::as_str);
        chip(
            &mut shapes,
            &mut texts,
            Rect::new(x, 0.0, width, height),
            hue,
            stand.role,
            (if home { "" } else { letter }, doubtful(stand)),
        );
        let doubt = if doubtful(stand) { "?" } else { "" };
        marks.push(format!("{letter}{doubt} {}", stand.role.name()).trim().to_owned());
        x += width;
    }
    if hidden > 0 {
        let words = format!("+{hidden}");
        texts.push(
            Text::new(x + MORE / 2.0, baseline - 0.6, 8.6, Face::Regular, GREY, words.as_str())
                .anchored(Anchor::Middle),
        );
        marks.push(words);
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

/// Name in bold, year upright.
pub fn name_line(item: &Item, x: f64, y: f64, size: f64, room: f64) -> Vec<Text> {
    // A long name is set smaller before it is cut.
    let needed = |size: f64| {
        Face::Bold.width(&item.author, size) + 0.28 * size + Face::Regular.width(&item.year_label, size - 0.6)
    };
    let size = if needed(size) > room { (size * room / needed(size)).max(size.min(8.8)) } else { size };
    let year = fit(&item.year_label, Face::Regular, size - 0.6, room * 0.6);
    let gap = 0.28 * size;
    let year_width = Face::Regular.width(&year, size - 0.6);
    let name = fit(&item.author, Face::Bold, size, (room - year_width - gap).max(size));
    let name_width = Face::Bold.width(&name, size);
    vec![
        Text::new(x, y, size, Face::Bold, INK, name),
        Text::new(x + name_width + gap, y, size - 0.6, Face::Regular, INK, year),
    ]
}

/// One chip: full for members, hollow for works that stand against or beside; a question mark in it where no person has
/// reviewed the role.
fn chip(
    shapes: &mut Vec<Shape>,
    texts: &mut Vec<Text>,
    rect: Rect,
    hue: &str,
    role: Role,
    (letter, doubtful): (&str, bool),
) {
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
    // Letter, mark and question mark stand side by side in a flat chip, one below another in a tall one.
    let level = rect.h < 2.0 * CHIP;
    let tight = if doubtful && !level && !letter.is_empty() { 1.0 } else { 0.0 };
    let (mut x, mut y) = (rect.x + 6.5, rect.y + if level { rect.h / 2.0 } else { 11.0 - tight });
    if !letter.is_empty() {
        texts.push(
            Text::new(x, if level { rect.y + 11.8 } else { y + 0.4 }, 8.6, Face::Bold, ink, letter)
                .anchored(Anchor::Middle),
        );
        (x, y) = if level { (x + 10.2, y) } else { (x, rect.y + 20.6 - 2.8 * tight) };
    }
    shapes.extend(role_mark(role, Point::new(x, y), 4.0, ink));
    if doubtful {
        let at =
            if level { Point::new(x + 7.4, rect.y + 11.4) } else { Point::new(x, (y + 12.6).min(rect.bottom() - 2.0)) };
        texts.push(Text::new(at.x, at.y, 7.4, Face::Bold, ink, "?").anchored(Anchor::Middle));
    }
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
        words.push_str(&format!(" {}: {}{known}", school.tradition.label, role_words(stand.role)));
        if !stand.others.is_empty() {
            let others: Vec<&str> = stand.others.iter().map(|role| role_words(*role)).collect();
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
    let mut texts = name_line(item, left, 14.4, 11.4, room);
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
