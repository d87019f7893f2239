//! The strip below a picture: what every mark means, where the picture comes from, and what it leaves out.

use std::collections::BTreeSet;

use super::fonts::{Face, tidy, wrap};
use super::geometry::{Point, Rect};
use super::scene::{Anchor, Dash, LinkKind, Scene, Shape, Text, Tile};
use super::style::{End, GREY, INK, RED, RULE, role_mark, role_words, stroke};
use super::survey::Survey;
use super::tile::BAR;
use super::widths::Widths;
use crate::tradition::Role;

/// What a legend may have to explain.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Explained {
    /// Roles whose marks occur.
    pub roles: BTreeSet<Role>,
    /// Kinds of links that occur.
    pub links: BTreeSet<LinkKind>,
    /// Frames that occur, with their words: (colour, dash, width, words).
    pub frames: Vec<(String, Dash, f64, &'static str)>,
    /// Whether boxes of texts that were read stand among those of cited works.
    pub texts: bool,
    /// What the width of a kind of tie says: (kind, range, words behind the samples).
    pub widths: Vec<(LinkKind, Widths, &'static str)>,
    /// Colours of the texts whose lines have their own.
    pub tones: Vec<&'static str>,
    /// Traditions with letter, hue and name, where no lane shows them.
    pub schools: Vec<(String, String, String)>,
    /// Other marks, as text and words: (`?`, `no person has reviewed it yet`).
    pub signs: Vec<(String, String)>,
}

impl Explained {
    /// What the tiles and lines of a scene show: roles, lines, letters of these lanes, chips and question marks.
    pub fn of(scene: &Scene, survey: &Survey<'_>, lanes: &[usize]) -> Explained {
        let mut explained = Explained::default();
        explained.links.extend(scene.links.iter().map(|link| link.kind));
        let marks = || scene.tiles.iter().flat_map(|tile| &tile.marks);
        explained.roles.extend(
            Role::ALL.into_iter().filter(|role| marks().any(|mark| mark.rsplit(' ').next() == Some(role.name()))),
        );
        for &school in lanes {
            let sign = survey.letter(school);
            if marks().any(|mark| mark.split_once(' ').is_some_and(|(first, _)| first.trim_end_matches('?') == sign)) {
                let name = tidy(&survey.schools[school].tradition.label);
                explained.schools.push((sign, survey.hue(school).to_owned(), name));
            }
        }
        let hollow =
            |shape: &Shape| matches!(shape, Shape::Rect { fill, radius, .. } if fill == "#ffffff" && *radius == 0.0);
        if let Some((sign, ..)) = explained.schools.first()
            && scene.tiles.iter().any(|tile| tile.shapes.iter().any(hollow))
        {
            explained.signs.push((sign.clone(), "hollow chip: against, exception or beside".into()));
        }
        let texts = || scene.tiles.iter().flat_map(|tile| &tile.texts);
        if survey.tells_proposals && texts().any(|text| text.content == "?" || text.content.ends_with("(proposed)")) {
            explained.signs.push(("?".into(), "role proposed, not yet reviewed".into()));
        }
        explained.tones =
            scene.links.iter().filter_map(|link| link.tone).collect::<BTreeSet<_>>().into_iter().collect();
        explained
    }

    /// Adds those of these frames (colour, dash, width, words) that the tiles have.
    pub fn add_frames<'t>(
        &mut self,
        tiles: impl Iterator<Item = &'t Tile> + Clone,
        frames: &[(&str, Dash, f64, &'static str)],
    ) {
        for &(color, dash, width, words) in frames {
            let has = |tile: &Tile| tile.frame == color && tile.dash == dash && tile.frame_width == width;
            if tiles.clone().any(has) {
                self.frames.push((color.into(), dash, width, words));
            }
        }
    }
}

const SIZE: f64 = 9.0;
const LINE: f64 = 15.0;

/// Draws the legend and the scene's notes below `top`; gives the bottom edge.
pub fn draw(scene: &mut Scene, left: f64, right: f64, top: f64, explained: &Explained) -> f64 {
    scene.backdrop.push(Shape::Line {
        from: Point::new(left, top),
        to: Point::new(right, top),
        stroke: RULE.into(),
        width: 0.8,
        dash: Dash::Solid,
    });
    let mut pen = Pen { x: left, y: top + 17.0, left, right };
    for (letter, hue, name) in &explained.schools {
        pen.place(17.0, name);
        scene.backdrop.push(Shape::Rect {
            rect: Rect::new(pen.x, pen.y - 9.2, 12.0, 12.0),
            radius: 1.0,
            fill: hue.clone(),
            stroke: "none".into(),
            width: 0.0,
            dash: Dash::Solid,
        });
        let at = pen.x + 6.0;
        scene.texts.push(Text::new(at, pen.y, 8.8, Face::Bold, "#ffffff", letter).anchored(Anchor::Middle));
        pen.write(scene, 17.0, name);
    }
    for role in &explained.roles {
        let words = role_words(*role);
        pen.place(13.0, words);
        let at = Point::new(pen.x + 5.0, pen.y - 3.2);
        scene.backdrop.extend(role_mark(*role, at, 4.4, if *role == Role::Critiques { RED } else { "#3a3a3a" }));
        pen.write(scene, 13.0, words);
    }
    for (sign, words) in &explained.signs {
        let room = Face::Bold.width(sign, SIZE) + 4.0;
        pen.place(room, words);
        scene.texts.push(Text::new(pen.x, pen.y, SIZE, Face::Bold, INK, sign));
        pen.write(scene, room, words);
    }
    if explained.texts {
        let words = "a text that was read";
        pen.place(24.0, words);
        let frame = Rect::new(pen.x + 1.0, pen.y - 8.2, 18.0, 10.0);
        let shape = |rect: Rect, fill: &str, width: f64| Shape::Rect {
            rect,
            radius: 0.0,
            fill: fill.into(),
            stroke: INK.into(),
            width,
            dash: Dash::Solid,
        };
        scene.backdrop.push(shape(frame, "#ffffff", 0.8));
        scene.backdrop.push(shape(Rect { w: BAR, ..frame }, INK, 0.0));
        pen.write(scene, 24.0, words);
    }
    for (color, dash, width, words) in &explained.frames {
        pen.place(24.0, words);
        scene.backdrop.push(Shape::Rect {
            rect: Rect::new(pen.x + 1.0, pen.y - 8.2, 18.0, 10.0),
            radius: 1.0,
            fill: "#ffffff".into(),
            stroke: color.clone(),
            width: *width,
            dash: *dash,
        });
        pen.write(scene, 24.0, words);
    }
    for kind in &explained.links {
        if let Some((_, widths, words)) = explained.widths.iter().find(|(of, ..)| of == kind) {
            let samples = widths.samples();
            let room = samples.iter().map(|(_, number)| sample_room(number)).sum::<f64>();
            let words = if widths.are_one() { stroke(*kind).words } else { words };
            pen.place(room, words);
            let mut x = pen.x;
            for (width, number) in &samples {
                sample(scene, *kind, Point::new(x, pen.y - 3.2), 24.0, (*width, None));
                scene.texts.push(Text::new(x + 28.0, pen.y, SIZE, Face::Regular, INK, number.as_str()));
                x += sample_room(number);
            }
            pen.write(scene, room, words);
            continue;
        }
        let words = stroke(*kind).words;
        pen.place(31.0, words);
        let at = Point::new(pen.x, pen.y - 3.2);
        // Where each text has a colour of its own the sample has several.
        match explained.tones.as_slice() {
            tones @ [_, _, ..] if *kind == LinkKind::Mentions => {
                let few = &tones[..tones.len().min(3)];
                let step = 26.0 / few.len() as f64;
                for (number, tone) in few.iter().enumerate() {
                    scene.backdrop.push(Shape::Line {
                        from: Point::new(at.x + step * number as f64, at.y),
                        to: Point::new(at.x + step * (number as f64 + 1.0) - 1.0, at.y),
                        stroke: (*tone).to_owned(),
                        width: 1.2,
                        dash: Dash::Solid,
                    });
                }
            }
            tones => {
                let tone = tones.first().copied().filter(|_| *kind == LinkKind::Mentions);
                sample(scene, *kind, at, 26.0, (stroke(*kind).width, tone));
            }
        }
        pen.write(scene, 31.0, words);
    }
    let mut y = if pen.x > left || pen.y > top + 17.0 { pen.y + 6.0 } else { top + 4.0 };
    for note in scene.notes.clone() {
        for line in wrap(&note, Face::Regular, 8.6, right - left, 6) {
            y += 12.0;
            scene.texts.push(Text::new(left, y, 8.6, Face::Regular, GREY, line));
        }
    }
    y + 8.0
}

/// Title and subtitle, centred over the picture; gives the bottom edge.
pub fn head(scene: &mut Scene, width: f64) -> f64 {
    let mut y = 16.0;
    for line in wrap(&scene.title.clone(), Face::Bold, 18.0, width - 60.0, 2) {
        y += 22.0;
        scene.texts.push(Text::new(width / 2.0, y, 18.0, Face::Bold, INK, line).anchored(Anchor::Middle));
    }
    for line in wrap(&scene.subtitle.clone(), Face::Regular, 10.0, width - 60.0, 3) {
        y += 15.0;
        scene.texts.push(Text::new(width / 2.0, y, 10.0, Face::Regular, GREY, line).anchored(Anchor::Middle));
    }
    y + 14.0
}

struct Pen {
    x: f64,
    y: f64,
    left: f64,
    right: f64,
}

impl Pen {
    /// Starts a new line where an entry of that width does not fit any more.
    fn place(&mut self, mark: f64, words: &str) {
        if self.x > self.left && self.x + mark + Face::Regular.width(words, SIZE) > self.right {
            self.x = self.left;
            self.y += LINE;
        }
    }

    fn write(&mut self, scene: &mut Scene, mark: f64, words: &str) {
        scene.texts.push(Text::new(self.x + mark, self.y, SIZE, Face::Regular, INK, words));
        self.x += mark + Face::Regular.width(words, SIZE) + 16.0;
    }
}

fn sample_room(number: &str) -> f64 {
    if number.is_empty() { 31.0 } else { 28.0 + Face::Regular.width(number, SIZE) + 8.0 }
}

/// A short piece of a link with its end.
fn sample(scene: &mut Scene, kind: LinkKind, at: Point, length: f64, (width, tone): (f64, Option<&'static str>)) {
    let mut looks = stroke(kind);
    looks.color = tone.unwrap_or(looks.color);
    let tip = Point::new(at.x + length, at.y);
    let cut = match looks.end {
        End::Plain => 0.0,
        End::Arrow => 4.0,
        End::Bar => 1.0,
        End::Ring => 6.2,
    };
    let line = |dy: f64, width: f64| Shape::Line {
        from: Point::new(at.x, at.y + dy),
        to: Point::new(tip.x - cut, at.y + dy),
        stroke: looks.color.into(),
        width,
        dash: looks.dash,
    };
    if looks.double {
        scene.backdrop.extend([line(-1.05, 0.7), line(1.05, 0.7)]);
    } else {
        scene.backdrop.push(line(0.0, width));
    }
    match looks.end {
        End::Plain => {}
        End::Arrow => scene.backdrop.push(Shape::Polygon {
            points: [(0.0, 0.0), (-6.2, -2.6), (-4.8, 0.0), (-6.2, 2.6)]
                .map(|(x, y)| Point::new(tip.x + x, tip.y + y))
                .into(),
            fill: looks.color.into(),
            stroke: "none".into(),
            width: 0.0,
        }),
        End::Bar => scene.backdrop.push(Shape::Line {
            from: Point::new(tip.x - 1.0, tip.y - 4.4),
            to: Point::new(tip.x - 1.0, tip.y + 4.4),
            stroke: looks.color.into(),
            width: 1.5 * looks.width,
            dash: Dash::Solid,
        }),
        End::Ring => scene.backdrop.push(Shape::Circle {
            center: Point::new(tip.x - 3.4, tip.y),
            radius: 2.9,
            fill: "#ffffff".into(),
            stroke: looks.color.into(),
            width: 1.2,
        }),
    }
}
