//! The timeline: every work in the line of its year, the years to scale, long empty spans broken and counted.
//!
//! Takes a survey; gives a scene. Each line is also a bar: the more works of a year, the longer it is.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::columns;
use super::fonts::{Face, fit};
use super::geometry::{Point, Rect};
use super::legend::{self, Explained};
use super::scene::{Anchor, Band, Dash, Scene, Shape, Text, Tile, TileKind};
use super::style::{FAINT, GREY, INK, RULE, hue, letter, tint};
use super::survey::{Survey, year_words};
use super::tile::{counted, describe, safe_id};

const LEFT: f64 = 76.0;
const RIGHT: f64 = 26.0;
const HEIGHT: f64 = 17.0;
const LINE: f64 = 21.0;
const GAP: f64 = 6.0;
/// Years without works up to which the scale is kept.
const KEPT: i64 = 4;
/// Works above which each year shows its most cited only.
const MANY: usize = 260;
/// Works of a year that are then shown.
const TOP: usize = 8;

/// Draws the timeline.
pub fn draw(survey: &Survey<'_>) -> Scene {
    let lanes = columns(survey).lanes;
    let order: BTreeMap<usize, usize> = lanes.iter().enumerate().map(|(lane, &school)| (school, lane)).collect();
    let mut years: BTreeMap<Option<i32>, Vec<usize>> = BTreeMap::new();
    for (at, item) in survey.items.iter().enumerate() {
        years.entry(item.year).or_default().push(at);
    }
    let undated = years.remove(&None).unwrap_or_default();
    let tiles: Vec<Tile> = (0..survey.items.len()).map(|at| year_tile(survey, at, &order)).collect();
    let longest =
        years.values().map(|items| items.iter().map(|&at| tiles[at].rect.w + GAP).sum::<f64>()).fold(0.0, f64::max);
    let mut scene = Scene {
        title: survey.title.clone().unwrap_or_else(|| "Timeline of the cited works".to_owned()),
        width: (LEFT + longest + RIGHT).clamp(640.0, 1120.0),
        ..Scene::default()
    };
    let span = match (years.keys().next().copied().flatten(), years.keys().next_back().copied().flatten()) {
        (Some(first), Some(last)) if first != last => format!(", {} to {}", year_words(first), year_words(last)),
        _ => String::new(),
    };
    let works = survey.items.iter().filter(|item| !item.is_document).count();
    let chips = if lanes.is_empty() { "" } else { ", chip = tradition" };
    scene.subtitle = survey.subtitle(format!("{}{span}; one line for each year{chips}", counted(works, "cited work")));
    scene.listed = survey.items.iter().map(|item| item.key.clone()).collect();
    let width = scene.width;
    let mut y = legend::head(&mut scene, width) + 4.0;
    let mut before: Option<i32> = None;
    let mut hidden = 0;
    let top = y;
    let mut ticks = Vec::new();
    for (year, mut items) in years {
        let Some(year) = year else { continue };
        let empty = before.map_or(0, |before| i64::from(year) - i64::from(before) - 1);
        if empty > KEPT {
            let words = format!("{empty} years without a work");
            scene.texts.push(Text::new(LEFT + 12.0, y + 15.0, 8.8, Face::Italic, GREY, words));
            ticks.push((y, y + LINE));
            y += LINE + 2.0;
        } else {
            y += 7.0 * empty as f64;
        }
        let mut more = 0;
        if survey.items.len() > MANY && items.len() > TOP {
            items.sort_by_key(|&at| (std::cmp::Reverse(survey.items[at].places), at));
            more = items.len() - TOP;
            hidden += more;
            items.truncate(TOP);
            items.sort_unstable();
        }
        let label = year_words(year);
        y = line(&mut scene, &label, (&items, more), &tiles, y);
        before = Some(year);
    }
    let end = y;
    if !undated.is_empty() {
        y += 6.0;
        y = line(&mut scene, "undated", (&undated, 0), &tiles, y);
    }
    axis(&mut scene, top, end, &ticks);
    scene.height = y + 6.0;
    let mut explained = Explained::of(&scene, survey, &lanes);
    explained.add_frames(
        scene.tiles.iter(),
        &[("#222222", Dash::Solid, 1.6, "a text that was read"), ("#222222", Dash::Solid, 1.8, "belongs to several")],
    );
    if !explained.schools.is_empty() {
        let words = match survey.traditions() <= survey.traditions_filtered_out() + lanes.len() {
            true => "belongs to no tradition",
            false => "belongs to none of these traditions",
        };
        explained.add_frames(scene.tiles.iter(), &[(FAINT, Dash::Solid, 0.8, words)]);
    }
    scene.notes.push(super::notes::sources(survey));
    if hidden > 0 {
        scene.notes.push(format!("{} not shown: each year shows its most cited.", counted(hidden, "work")));
    }
    scene.notes.extend(super::notes::beyond_the_lanes(survey, lanes.len(), "point at a work to read them"));
    scene.notes.extend(super::notes::left_out(survey));
    let (right, top) = (scene.width - 22.0, scene.height + 6.0);
    scene.height = legend::draw(&mut scene, 22.0, right, top, &explained) + 8.0;
    scene
}

/// The works of one year, in as many lines as they need, and how many more there are; gives the bottom edge.
fn line(scene: &mut Scene, label: &str, (items, more): (&[usize], usize), tiles: &[Tile], top: f64) -> f64 {
    let band = scene.bands.len();
    let (mut x, mut y) = (LEFT + 12.0, top + 2.0);
    for &at in items {
        let mut tile = tiles[at].clone();
        if x > LEFT + 12.0 && x + tile.rect.w > scene.width - RIGHT + 4.0 {
            x = LEFT + 12.0;
            y += LINE;
        }
        tile.shift(x, y);
        tile.band = Some(band);
        x += tile.rect.w + GAP;
        scene.tiles.push(tile);
    }
    if more > 0 {
        let words = format!("+{more}");
        if x + Face::Regular.width(&words, 9.0) > scene.width - RIGHT + 4.0 {
            x = LEFT + 12.0;
            y += LINE;
        }
        scene.texts.push(Text::new(x, y + 11.6, 9.0, Face::Regular, GREY, words));
    }
    let words = fit(label, Face::Bold, 9.6, LEFT - 24.0);
    scene.texts.push(Text::new(LEFT - 8.0, top + 14.2, 9.6, Face::Bold, "#3d3d3d", words).anchored(Anchor::End));
    scene.backdrop.push(Shape::Circle {
        center: Point::new(LEFT + 1.0, top + 10.6),
        radius: 2.4,
        fill: "#3d3d3d".into(),
        stroke: "none".into(),
        width: 0.0,
    });
    let bottom = y + LINE;
    scene.bands.push(Band { label: label.to_owned(), top, bottom });
    bottom
}

/// The axis, dotted where the scale is broken.
fn axis(scene: &mut Scene, top: f64, end: f64, breaks: &[(f64, f64)]) {
    let mut y = top + 10.6;
    let rule = |from: f64, to: f64, dash: Dash| Shape::Line {
        from: Point::new(LEFT + 1.0, from),
        to: Point::new(LEFT + 1.0, to),
        stroke: if dash == Dash::Solid { RULE.into() } else { FAINT.into() },
        width: 1.4,
        dash,
    };
    let mut shapes = Vec::new();
    for &(from, to) in breaks {
        shapes.push(rule(y, from, Dash::Solid));
        shapes.push(rule(from, to, Dash::Dotted));
        y = to;
    }
    if end - 10.0 > y {
        shapes.push(rule(y, end - 10.0, Dash::Solid));
    }
    shapes.append(&mut scene.backdrop);
    scene.backdrop = shapes;
}

/// A flat box: chips with letters, full for members, then name and short title.
fn year_tile(survey: &Survey<'_>, at: usize, order: &BTreeMap<usize, usize>) -> Tile {
    let item = &survey.items[at];
    let size = match item.places {
        0 | 1 => 9.0,
        2 | 3 => 9.8,
        _ => 10.6,
    };
    let face = if item.places > 1 { Face::Bold } else { Face::Regular };
    let suffix: String =
        item.year_label.chars().skip_while(|c| !c.is_ascii_lowercase()).filter(|c| c.is_alphabetic()).collect();
    let suffix = if item.year.is_some() && suffix.len() == 1 { format!(" ({suffix})") } else { String::new() };
    let label = fit(&format!("{}{suffix}", item.author), face, size, 190.0);
    let stands: Vec<_> = item.stands_in(survey, true).filter(|stand| order.contains_key(&stand.school)).collect();
    let chip = 12.0;
    let left = chip * stands.len() as f64 + 5.0;
    let width = left + face.width(&label, size) + 6.0;
    let members: BTreeSet<usize> = stands.iter().filter(|s| s.role.is_member()).map(|s| s.school).collect();
    let (frame, frame_width) = match (item.is_document, members.len()) {
        (true, _) => ("#222222".to_owned(), 1.6),
        (_, 0) => (FAINT.to_owned(), 0.8),
        (_, 1) => (members.first().map_or(FAINT, |school| hue(*school)).to_owned(), 0.9),
        _ => ("#222222".to_owned(), 1.8),
    };
    let mut shapes = vec![Shape::Rect {
        rect: Rect::new(0.0, 0.0, width, HEIGHT),
        radius: 1.5,
        fill: match members.first() {
            Some(school) if members.len() == 1 => tint(hue(*school), 0.08),
            _ => "#ffffff".into(),
        },
        stroke: frame.clone(),
        width: frame_width,
        dash: Dash::Solid,
    }];
    let mut texts = Vec::new();
    let mut marks = Vec::new();
    for (number, stand) in stands.iter().enumerate() {
        let color = hue(stand.school);
        let (fill, ink) = if stand.role.is_member() { (color, "#ffffff") } else { ("#ffffff", color) };
        let rect = Rect::new(number as f64 * chip, 0.0, chip, HEIGHT);
        shapes.push(Shape::Rect {
            rect,
            radius: 0.0,
            fill: fill.into(),
            stroke: color.into(),
            width: 0.8,
            dash: Dash::Solid,
        });
        let sign = letter(order[&stand.school]);
        let size = if sign.len() > 1 { 6.6 } else { 8.6 };
        texts.push(Text::new(rect.center().x, 11.8, size, Face::Bold, ink, &sign).anchored(Anchor::Middle));
        marks.push(format!("{sign} "));
    }
    texts.push(Text::new(left, 8.5 + 0.34 * size, size, face, INK, label));
    Tile {
        id: safe_id("w_", &item.key),
        kind: if item.is_document { TileKind::Document } else { TileKind::Work },
        subject: item.key.clone(),
        rect: Rect::new(0.0, 0.0, width, HEIGHT),
        shapes,
        texts,
        lane: None,
        band: None,
        description: describe(survey, item),
        frame,
        dash: Dash::Solid,
        frame_width,
        marks,
    }
}
