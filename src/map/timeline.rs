//! The timeline: every work in the line of its year, the years to scale, long empty spans broken and counted.
//!
//! Takes a survey; gives a scene. Each line is also a bar: the more works of a year, the longer it is.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::columns;
use super::dates::year_words;
use super::fonts::{Face, fit};
use super::geometry::{Point, Rect};
use super::legend::{self, Explained};
use super::scene::{Anchor, Band, Dash, Scene, Shape, Text, Tile, TileKind};
use super::style::{FAINT, GREY, INK, RULE, tint};
use super::survey::Survey;
use super::tile::{BAR, bar, counted, describe, safe_id};
use super::traditions::undated_words;

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
/// Members of each tradition that are shown in any case.
const OF_EACH: usize = 4;

/// Draws the timeline.
pub fn draw(survey: &Survey<'_>) -> Scene {
    let lanes = columns(survey).lanes;
    let mut years: BTreeMap<Option<i32>, Vec<usize>> = BTreeMap::new();
    for (at, item) in survey.items.iter().enumerate() {
        years.entry(item.year).or_default().push(at);
    }
    let undated = years.remove(&None).unwrap_or_default();
    let tiles: Vec<Tile> = (0..survey.items.len()).map(|at| year_tile(survey, at, &lanes)).collect();
    let longest =
        years.values().map(|items| items.iter().map(|&at| tiles[at].rect.w + GAP).sum::<f64>()).fold(0.0, f64::max);
    let mut scene = Scene {
        title: survey.title.clone().unwrap_or_else(|| title(survey).to_owned()),
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
    let kept = of_each_tradition(survey, &lanes);
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
        let more = keep_foremost(survey, &mut items, &kept);
        hidden += more;
        let label = year_words(year);
        y = line(&mut scene, &label, (&items, more), &tiles, y);
        before = Some(year);
    }
    let end = y;
    y += 6.0;
    for (label, mut items) in without_a_year(survey, &undated) {
        let more = keep_foremost(survey, &mut items, &kept);
        hidden += more;
        y = line(&mut scene, &label, (&items, more), &tiles, y);
    }
    axis(&mut scene, top, end, &ticks);
    scene.height = y + 6.0;
    let mut explained = Explained::of(&scene, survey, &lanes);
    explained.texts = scene.tiles.iter().any(|tile| tile.kind == TileKind::Document);
    explained.add_frames(scene.tiles.iter(), &[("#222222", Dash::Solid, 1.8, "belongs to several")]);
    if !explained.schools.is_empty() {
        let words = match survey.traditions() <= survey.traditions_filtered_out() + lanes.len() {
            true => "belongs to no tradition",
            false => "belongs to none of these traditions",
        };
        explained.add_frames(scene.tiles.iter(), &[(FAINT, Dash::Solid, 0.8, words)]);
    }
    scene.notes.push(super::notes::sources(survey));
    if hidden > 0 {
        scene.notes.push(not_shown(survey, hidden, &lanes));
    }
    scene.notes.extend(super::notes::beyond_the_lanes(survey, &lanes, "colour here"));
    scene.notes.extend(super::notes::left_out(survey));
    let (right, top) = (scene.width - 22.0, scene.height + 6.0);
    scene.height = legend::draw(&mut scene, 22.0, right, top, &explained) + 8.0;
    scene
}

fn title(survey: &Survey<'_>) -> &'static str {
    if survey.items.iter().all(|item| item.cited_by.is_empty()) {
        "Timeline of the works"
    } else {
        "Timeline of the cited works"
    }
}

/// The members of each tradition that has a colour which are cited most.
fn of_each_tradition(survey: &Survey<'_>, lanes: &[usize]) -> BTreeSet<usize> {
    let mut kept = BTreeSet::new();
    for &school in lanes {
        let member = |at: &usize| survey.items[*at].stands.iter().any(|s| s.school == school && s.role.is_member());
        let mut members: Vec<usize> = (0..survey.items.len()).filter(member).collect();
        members.sort_by_key(|&at| (std::cmp::Reverse(survey.items[at].weight()), at));
        kept.extend(members.into_iter().take(OF_EACH));
    }
    kept
}

/// Leaves of one line what is to be shown of it where there are many works; gives how many are not.
fn keep_foremost(survey: &Survey<'_>, items: &mut Vec<usize>, kept: &BTreeSet<usize>) -> usize {
    if survey.items.len() <= MANY || items.len() <= TOP {
        return 0;
    }
    items.sort_by_key(|&at| (!kept.contains(&at), std::cmp::Reverse(survey.items[at].weight()), at));
    let shown = items.iter().filter(|at| kept.contains(at)).count().max(TOP);
    let more = items.len() - shown;
    items.truncate(shown);
    items.sort_unstable();
    more
}

fn not_shown(survey: &Survey<'_>, hidden: usize, lanes: &[usize]) -> String {
    let which = match survey.unranked() {
        Some(why) => format!("of each year the first {TOP} by name are, {why}"),
        None => format!("of each year the {TOP} cited most are"),
    };
    let fair =
        if lanes.is_empty() { String::new() } else { format!(", and of each tradition {OF_EACH} or all it has") };
    format!("{} not shown: {which}{fair}.", counted(hidden, "work"))
}

/// Works without a year in lines of their own: `forthcoming` where they say so, `undated` for the rest.
fn without_a_year(survey: &Survey<'_>, undated: &[usize]) -> Vec<(String, Vec<usize>)> {
    let mut lines: Vec<(String, Vec<usize>)> = Vec::new();
    for &at in undated {
        let label = undated_words(survey, &[at]);
        match lines.iter_mut().find(|(known, _)| *known == label) {
            Some((_, items)) => items.push(at),
            None => lines.push((label, vec![at])),
        }
    }
    lines.sort_by_key(|(label, _)| label == "undated");
    lines
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
fn year_tile(survey: &Survey<'_>, at: usize, lanes: &[usize]) -> Tile {
    let item = &survey.items[at];
    let size = match item.places {
        0 | 1 => 9.0,
        2 | 3 => 9.8,
        _ => 10.6,
    };
    let face = if item.places > 1 { Face::Bold } else { Face::Regular };
    // The line itself says the year, or `forthcoming`.
    let said = item.year.is_none() && undated_words(survey, &[at]) != "undated";
    let beyond =
        if said { Some(item.suffix.as_str()).filter(|suffix| !suffix.is_empty()) } else { item.beyond_the_year() };
    let beyond = beyond.map_or_else(String::new, |words| format!(" ({})", fit(words, face, size, 80.0)));
    let label = fit(&item.author, face, size, 190.0 - face.width(&beyond, size)) + &beyond;
    let stands: Vec<_> = item.stands_in(survey, true).filter(|stand| lanes.contains(&stand.school)).collect();
    let chip = 12.0;
    let start = if item.is_document { BAR } else { 0.0 };
    let left = start + chip * stands.len() as f64 + 5.0;
    let width = left + face.width(&label, size) + 6.0;
    let members: BTreeSet<usize> = stands.iter().filter(|s| s.role.is_member()).map(|s| s.school).collect();
    let (frame, frame_width) = match members.len() {
        0 => (FAINT.to_owned(), 0.8),
        1 => (members.first().map_or(FAINT, |school| survey.hue(*school)).to_owned(), 0.9),
        _ => ("#222222".to_owned(), 1.8),
    };
    let mut shapes = vec![Shape::Rect {
        rect: Rect::new(0.0, 0.0, width, HEIGHT),
        radius: 1.5,
        fill: match members.first() {
            Some(school) if members.len() == 1 => tint(survey.hue(*school), 0.08),
            _ => "#ffffff".into(),
        },
        stroke: frame.clone(),
        width: frame_width,
        dash: Dash::Solid,
    }];
    if item.is_document {
        shapes.push(bar(HEIGHT));
    }
    let mut texts = Vec::new();
    let mut marks = Vec::new();
    for (number, stand) in stands.iter().enumerate() {
        let color = survey.hue(stand.school);
        let (fill, ink) = if stand.role.is_member() { (color, "#ffffff") } else { ("#ffffff", color) };
        let rect = Rect::new(start + number as f64 * chip, 0.0, chip, HEIGHT);
        shapes.push(Shape::Rect {
            rect,
            radius: 0.0,
            fill: fill.into(),
            stroke: color.into(),
            width: 0.8,
            dash: Dash::Solid,
        });
        let sign = survey.letter(stand.school);
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
