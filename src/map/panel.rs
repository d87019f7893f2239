//! The panel below the lanes: one card for each grouping, and one for works that no group holds.
//!
//! Cards stand in columns of equal width, each card in the column that is shortest so far; every line of a card is a
//! work with the mark of its role. What a card leaves out it counts.

use super::fonts::{Face, fit, wrap};
use super::geometry::{Point, Rect};
use super::scene::{Anchor, Dash, Scene, Shape, Text, Tile, TileKind};
use super::style::{FAINT, GREY, INK, SLATE, role_mark};
use super::survey::Survey;
use super::tile::{describe, name_line, safe_id};
use crate::tradition::Role;

/// A card.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The grouping, where it is one: an index into the survey's schools.
    pub school: Option<usize>,
    /// Its heading.
    pub heading: String,
    /// Letters of the lanes that it is part of.
    pub within: String,
    /// Items with their roles, in order.
    pub lines: Vec<(usize, Option<Role>)>,
    /// Lines that are shown at most.
    pub most: usize,
}

const LINE: f64 = 13.4;
const GAP: f64 = 14.0;
const NARROWEST: f64 = 196.0;
/// No line of a card needs more.
const WIDEST: f64 = 330.0;

/// Draws the cards; `above` tells the letter under which an item stands in the lanes. Gives the bottom edge.
pub fn draw(
    scene: &mut Scene,
    survey: &Survey<'_>,
    cards: &[Card],
    area: (f64, f64, f64),
    above: &dyn Fn(usize) -> Option<String>,
) -> f64 {
    let (left, right, top) = area;
    let count = (((right - left + GAP) / (NARROWEST + GAP)).floor().max(1.0) as usize).min(cards.len().max(1));
    let width = ((right - left - GAP * (count as f64 - 1.0)) / count as f64).min(WIDEST);
    let mut bottoms = vec![top; count];
    for (number, card) in cards.iter().enumerate() {
        let column = (0..count).min_by(|a, b| bottoms[*a].total_cmp(&bottoms[*b]).then(a.cmp(b))).unwrap_or(0);
        let corner = Point::new(left + column as f64 * (width + GAP), bottoms[column]);
        bottoms[column] = draw_card(scene, survey, card, number, (corner, width), above) + 12.0;
    }
    bottoms.into_iter().fold(top, f64::max)
}

/// Of these works the `most` that are cited most, in the order that they have.
fn foremost<T: Copy>(survey: &Survey<'_>, works: &[T], item: impl Fn(&T) -> usize, most: usize) -> Vec<T> {
    let mut ranked: Vec<usize> = (0..works.len()).collect();
    ranked.sort_by_key(|&at| (std::cmp::Reverse(survey.items[item(&works[at])].weight()), at));
    ranked.truncate(most);
    ranked.sort_unstable();
    ranked.into_iter().map(|at| works[at]).collect()
}

/// A heading and works in columns that are filled one after another; gives the bottom edge.
pub fn list(
    scene: &mut Scene,
    survey: &Survey<'_>,
    heading: &str,
    items: &[usize],
    most: usize,
    area: (f64, f64, f64),
) -> f64 {
    let (left, right, top) = area;
    let shown = foremost(survey, items, |at| *at, most);
    let mut words = format!("{heading} ({})", items.len());
    if items.len() > most {
        let weight = |at: &usize| survey.items[*at].weight();
        let least = shown.iter().map(weight).min();
        let told_apart = items.iter().filter(|at| Some(weight(at)) == least).all(|at| shown.contains(at));
        let which = match survey.unranked() {
            None if !told_apart => format!("{most} of those cited most"),
            _ => super::notes::foremost(survey, most),
        };
        words.push_str(&format!("; shown are {which}"));
    }
    let words = fit(&words, Face::Bold, 11.4, right - left);
    scene.texts.push(Text::new(left, top + 10.0, 11.4, Face::Bold, INK, words));
    let count = ((right - left + GAP) / (NARROWEST + GAP)).floor().max(1.0) as usize;
    let width = (right - left - GAP * (count as f64 - 1.0)) / count as f64;
    let rest = items.len() - shown.len();
    // What is left out stands below the last work, in the order in which the columns are read.
    let per_column = (shown.len() + usize::from(rest > 0)).div_ceil(count).max(1);
    let start = top + 18.0;
    let place = |number: usize| {
        let (column, row) = (number / per_column, number % per_column);
        (left + column as f64 * (width + GAP), start + row as f64 * LINE)
    };
    for (number, &at) in shown.iter().enumerate() {
        let corner = place(number);
        let rect = Rect::new(corner.0, corner.1, width, LINE);
        scene.tiles.push(line_tile(survey, (at, None, None), None, rect, None));
    }
    if rest > 0 {
        let (x, y) = place(shown.len());
        let words = format!("and {rest} more");
        scene.texts.push(Text::new(x + 13.0, y + 9.6, 8.6, Face::Regular, GREY, words));
    }
    start + per_column as f64 * LINE + 10.0
}

fn draw_card(
    scene: &mut Scene,
    survey: &Survey<'_>,
    card: &Card,
    number: usize,
    place: (Point, f64),
    above: &dyn Fn(usize) -> Option<String>,
) -> f64 {
    let (corner, width) = place;
    let within = if card.within.is_empty() { String::new() } else { format!("part of {}", card.within) };
    let room = width - 6.0 - Face::Regular.width(&within, 8.6);
    let heading = wrap(&card.heading, Face::Bold, 9.6, room, 2);
    let mut y = corner.y;
    let head_height = 12.0 * heading.len().max(1) as f64 + 4.0;
    let mut texts = Vec::new();
    for line in &heading {
        y += 12.0;
        texts.push(Text::new(corner.x + 1.0, y - 2.0, 9.6, Face::Bold, SLATE, line));
    }
    if !within.is_empty() {
        let at = (corner.x + width - 1.0, corner.y + 10.0);
        texts.push(Text::new(at.0, at.1, 8.6, Face::Regular, GREY, &within).anchored(Anchor::End));
    }
    let tradition = card.school.map(|school| survey.schools[school].tradition);
    scene.tiles.push(Tile {
        id: match tradition {
            Some(tradition) => safe_id("t_", &tradition.id),
            None => format!("card_{number}"),
        },
        kind: TileKind::Tradition,
        subject: tradition.map_or(String::new(), |tradition| format!("tradition:{}", tradition.id)),
        rect: Rect::new(corner.x, corner.y, width, head_height),
        shapes: vec![Shape::Line {
            from: Point::new(corner.x, corner.y + head_height - 2.0),
            to: Point::new(corner.x + width, corner.y + head_height - 2.0),
            stroke: SLATE.into(),
            width: 0.7,
            dash: Dash::Solid,
        }],
        texts,
        lane: None,
        band: None,
        description: match tradition.and_then(|tradition| tradition.definition.as_deref()) {
            Some(definition) => format!("{}: {definition}", card.heading),
            None => card.heading.clone(),
        },
        frame: "none".into(),
        dash: Dash::Solid,
        frame_width: 0.0,
        marks: Vec::new(),
    });
    y = corner.y + head_height + 1.0;
    for (item, role) in foremost(survey, &card.lines, |(at, _)| *at, card.most) {
        let letter = above(item);
        scene.tiles.push(line_tile(
            survey,
            (item, role, card.school),
            Some(tradition.map_or("", |t| &t.id)),
            Rect::new(corner.x, y, width, LINE),
            letter,
        ));
        y += LINE;
    }
    if card.lines.len() > card.most {
        let less = if survey.unranked().is_some() { "" } else { ", cited no more" };
        let words = format!("and {} more{less}", card.lines.len() - card.most);
        scene.texts.push(Text::new(corner.x + 13.0, y + 9.6, 8.6, Face::Regular, GREY, words));
        y += LINE;
    }
    y
}

fn line_tile(
    survey: &Survey<'_>,
    (at, role, school): (usize, Option<Role>, Option<usize>),
    card: Option<&str>,
    rect: Rect,
    above: Option<String>,
) -> Tile {
    let item = &survey.items[at];
    let mut shapes = Vec::new();
    let mut texts = Vec::new();
    let baseline = rect.y + 9.6;
    if let Some(role) = role {
        shapes.extend(role_mark(role, Point::new(rect.x + 5.2, rect.y + 6.5), 3.6, "#4a4a4a"));
        let doubtful = |stand: &super::survey::Stand| Some(stand.school) == school && stand.proposed;
        if survey.tells_proposals && item.stands.iter().any(doubtful) {
            let at = Point::new(rect.x + 11.2, rect.y + 7.4);
            texts.push(Text::new(at.x, at.y, 6.6, Face::Bold, "#4a4a4a", "?").anchored(Anchor::Middle));
        }
    } else {
        shapes.push(Shape::Circle {
            center: Point::new(rect.x + 5.2, rect.y + 6.5),
            radius: 1.1,
            fill: FAINT.into(),
            stroke: "none".into(),
            width: 0.0,
        });
    }
    let left = rect.x + 13.0;
    let mut room = rect.right() - left - 1.0;
    if let Some(letter) = above {
        let words = format!("↑ {letter}");
        let words = Text::new(rect.right() - 1.0, baseline, 8.2, Face::Regular, GREY, words).anchored(Anchor::End);
        room -= 8.0 + words.width();
        texts.push(words);
    }
    let words = name_line(item, left, baseline, 9.0, room);
    let used = words.last().map_or(left, |year| year.extent().right()) + 5.0;
    texts.extend(words.into_iter().map(|mut text| {
        text.fill = INK.into();
        text
    }));
    let title_room = left + room - used;
    if title_room > 34.0 {
        let title = fit(&item.title, Face::Italic, 8.2, title_room);
        if title.chars().count() > 3 {
            texts.push(Text::new(used, baseline, 8.2, Face::Italic, GREY, title));
        }
    }
    Tile {
        id: match card {
            // No full stop stands in what is made of a key or an id.
            Some(school) => safe_id(&format!("{}.in.", safe_id("w_", &item.key)), school),
            None => safe_id("w_", &item.key),
        },
        kind: if item.is_document { TileKind::Document } else { TileKind::Work },
        subject: item.key.clone(),
        rect,
        shapes,
        texts,
        lane: None,
        band: None,
        description: describe(survey, item),
        frame: "none".into(),
        dash: Dash::Solid,
        frame_width: 0.0,
        marks: role.map(|role| role.name().to_owned()).into_iter().collect(),
    }
}
