//! One work and what surrounds it: who cites it, what it is to which group, what it is cited with, how closely.
//!
//! Takes a survey and a key; gives a scene in three columns: documents and groups on the left, the work in the middle,
//! its company on the right, nearest first.

use super::columns::columns;
use super::fonts::{Face, fit, tidy, wrap};
use super::geometry::{Point, Rect};
use super::legend::{self, Explained};
use super::lines::kind_of;
use super::scene::{Anchor, Dash, Link, LinkKind, Scene, Shape, Text, Tile, TileKind};
use super::style::{GREY, INK, RED, SLATE, role_mark, role_phrase, tint};
use super::survey::{Survey, plain};
use super::tile::{Form, Keys, counted, document_tile, safe_id, work_tile};
use super::web::{closeness, closeness_words};
use super::widths::Widths;
use crate::tradition::Role;

const SIDE: f64 = 230.0;
const MIDDLE: f64 = 270.0;
const ALLEY: f64 = 96.0;
const EDGE: f64 = 36.0;
/// Boxes of one column that are shown.
const MOST: usize = 24;

/// Draws the surroundings of the item with that index.
pub fn draw(survey: &Survey<'_>, middle: usize) -> Scene {
    let item = &survey.items[middle];
    let lanes = columns(survey).lanes;
    let keys = Keys::of(survey, &lanes);
    let cites = item.is_document && !survey.built.cites(&item.key).is_empty();
    let (left_words, right_words, right_head) = match (cites, item.cited_by.is_empty()) {
        (true, true) => {
            ("what it says of which group", "what it cites: what it says a word of first, then the most cited", "cites")
        }
        (true, false) => (
            "who cites it and what it is to which group",
            "what it cites and what it is cited with: what it says a word of first, then the most cited",
            "cites; cited with",
        ),
        (false, _) => (
            "who cites it and what it is to which group",
            "what it is cited with in a paragraph or nearer, nearest first",
            "cited with",
        ),
    };
    let mut scene = Scene {
        title: survey.title.clone().unwrap_or_else(|| format!("{} and its company", item.label())),
        subtitle: survey.subtitle(format!("left: {left_words}; right: {right_words}")),
        width: 2.0 * EDGE + 2.0 * SIDE + MIDDLE + 2.0 * ALLEY,
        ..Scene::default()
    };
    let width = scene.width;
    let top = legend::head(&mut scene, width) + 24.0;
    let (centre_x, right_x) = (EDGE + SIDE + ALLEY, EDGE + SIDE + MIDDLE + 2.0 * ALLEY);
    let mut hidden = Vec::new();
    let (left, places) = left_column(survey, middle, &keys, &mut hidden);
    let Company { column: right, keys: company, widths } = right_column(survey, middle, &keys, &mut hidden);
    let heart = heart_tile(survey, middle, &keys);
    let stack = |tiles: &[(Tile, Link)]| tiles.iter().map(|(tile, _)| tile.rect.h + 10.0).sum::<f64>();
    let tallest = stack(&left).max(stack(&right)).max(heart.rect.h + 20.0);
    let left_head = match (item.cited_by.is_empty(), item.stands.is_empty()) {
        (true, _) => "groups",
        (false, true) => "cited by",
        (false, false) => "cited by; groups",
    };
    scene.listed = std::iter::once(item.key.clone()).chain(item.cited_by.iter().cloned()).chain(company).collect();
    let heads = [(EDGE, left_head, left.is_empty()), (right_x, right_head, right.is_empty())];
    for (x, words, empty) in heads {
        if empty {
            continue;
        }
        let w = SIDE;
        let text = Text::new(x + w / 2.0, top - 8.0, 9.6, Face::Italic, GREY, words);
        scene.texts.push(text.anchored(Anchor::Middle));
    }
    let mut heart = heart;
    heart.shift(centre_x, top + (tallest - heart.rect.h) / 2.0);
    let middle_box = heart.rect;
    let heart_id = heart.id.clone();
    scene.tiles.push(heart);
    for (column, (tiles, x)) in [(left, EDGE), (right, right_x)].into_iter().enumerate() {
        let height = stack(&tiles) - 10.0;
        let mut y = top + (tallest - height) / 2.0;
        let count = tiles.len().max(1) as f64;
        for (number, (mut tile, mut link)) in tiles.into_iter().enumerate() {
            tile.shift(x, y);
            y = tile.rect.bottom() + 10.0;
            let share = (number as f64 + 1.0) / (count + 1.0);
            let at = middle_box.y + share * middle_box.h;
            let level = tile.rect.center().y;
            link.path = if column == 0 {
                let (from, to) = (tile.rect.right(), middle_box.x);
                vec![
                    Point::new(from, level),
                    Point::new(from + 18.0, level),
                    Point::new(to - 18.0, at),
                    Point::new(to, at),
                ]
            } else {
                let (from, to) = (middle_box.right(), tile.rect.x);
                vec![
                    Point::new(from, at),
                    Point::new(from + 18.0, at),
                    Point::new(to - 18.0, level),
                    Point::new(to, level),
                ]
            };
            // A line ends at what it speaks of, on whichever side that stands.
            let leftmost = if column == 0 { tile.id.as_str() } else { heart_id.as_str() };
            if link.from != leftmost {
                link.path.reverse();
            }
            link.radius = 12.0;
            scene.links.push(link);
            scene.tiles.push(tile);
        }
    }
    scene.height = top + tallest + 10.0;
    finish(survey, scene, &lanes, hidden, [places, widths])
}

fn link(number: usize, kind: LinkKind, from: &str, to: &str, width: f64, words: String) -> Link {
    Link {
        id: format!("link_{number}"),
        kind,
        from: from.to_owned(),
        to: Some(to.to_owned()),
        lane: None,
        path: Vec::new(),
        radius: 0.0,
        width,
        description: words,
        tone: None,
        evidence: Vec::new(),
    }
}

/// Who cites it, and the groups that it has to do with; and the widths of the lines, by places of citation.
fn left_column(
    survey: &Survey<'_>,
    middle: usize,
    keys: &Keys,
    hidden: &mut Vec<String>,
) -> (Vec<(Tile, Link)>, Widths) {
    let item = &survey.items[middle];
    let heart = safe_id("w_", &item.key);
    let mut column = Vec::new();
    let citing: Vec<usize> =
        (0..survey.items.len()).filter(|&at| item.cited_by.contains(&survey.items[at].key)).collect();
    if citing.len() > MOST {
        hidden.push(format!("{} that cite it are not shown.", counted(citing.len() - MOST, "document")));
    }
    let all = survey.built.occurrences_of(&item.key);
    let places_in = |at: usize| all.iter().filter(|p| p.document.work.key == survey.items[at].key).count();
    let widths = Widths::of(citing.iter().take(MOST).map(|&at| places_in(at).max(1) as f64));
    for &at in citing.iter().take(MOST) {
        let tile = document_tile(survey, at, SIDE);
        let places = places_in(at);
        let words = format!("{} cites {} at {}", survey.items[at].label(), item.label(), counted(places, "place"));
        let made = link(column.len(), LinkKind::Mentions, &tile.id, &heart, widths.width(places.max(1) as f64), words);
        column.push((tile, made));
    }
    for stand in &item.stands {
        let tile = school_tile(survey, stand.school, stand.role, keys);
        let kind = kind_of(stand.role);
        let label = &survey.schools[stand.school].tradition.label;
        let words = format!("{} {} {label}", item.label(), role_phrase(stand.role));
        let made = link(column.len(), kind, &heart, &tile.id, 0.0, words);
        column.push((tile, made));
    }
    (column, widths)
}

/// What stands on the right, the keys of all of it, shown or not, and the widths of the lines.
struct Company {
    column: Vec<(Tile, Link)>,
    keys: Vec<String>,
    widths: Widths,
}

/// What a citing text cites, what a work is cited with, and what is said of either in relation to the other.
fn right_column(survey: &Survey<'_>, middle: usize, keys: &Keys, hidden: &mut Vec<String>) -> Company {
    let item = &survey.items[middle];
    let heart = safe_id("w_", &item.key);
    // Other item, weight, line, whether the line runs towards the middle, words.
    let mut company: Vec<(usize, f64, LinkKind, bool, String)> = Vec::new();
    if item.is_document {
        for work in survey.built.cites(&item.key) {
            let Some(other) = survey.at(&work.key) else { continue };
            let places = survey.items[other].places as f64;
            let words = format!("{} cites {}", item.label(), survey.items[other].label());
            company.push((other, places, LinkKind::Mentions, false, words));
        }
    }
    for claim in survey.built.claims.iter().filter(|claim| claim.stands()) {
        let Some(object) = claim.object.as_deref() else { continue };
        let other = match (claim.work == item.key, object == item.key) {
            (true, false) => object,
            (false, true) => claim.work.as_str(),
            _ => continue,
        };
        let Some(other) = survey.at(other) else { continue };
        let inwards = object == item.key;
        let (subject, object) = if inwards { (other, middle) } else { (middle, other) };
        let words =
            format!("{} {} {}", survey.items[subject].label(), role_phrase(claim.role), survey.items[object].label());
        company.push((other, 1e6, kind_of(claim.role), inwards, words));
    }
    let mut far = std::collections::BTreeSet::new();
    for (a, b, together) in survey.built.co_citations() {
        let other = if a.key == item.key {
            &b.key
        } else if b.key == item.key {
            &a.key
        } else {
            continue;
        };
        let Some(other) = survey.at(other) else { continue };
        let weight = closeness(&together);
        if weight < 0.25 {
            far.insert(other);
        }
        if weight >= 0.25 && !company.iter().any(|(known, ..)| *known == other) {
            let (one, two) = (item.label(), survey.items[other].label());
            let words = format!("{one} and {two} cited together: {}", closeness_words(&together));
            company.push((other, weight, LinkKind::CoCited, false, words));
        }
    }
    company.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    company.dedup_by_key(|entry| entry.0);
    let mut seen = std::collections::BTreeSet::new();
    company.retain(|entry| seen.insert(entry.0));
    far.retain(|other| !seen.contains(other));
    if !far.is_empty() {
        let works = counted(far.len(), "more work");
        hidden.push(format!("{works} that the same texts cite, never in one paragraph with it, not shown."));
    }
    let all = company.iter().map(|(other, ..)| survey.items[*other].key.clone()).collect();
    if company.len() > MOST {
        let least = if item.is_document { "those cited least" } else { "the farthest" };
        hidden.push(format!("{} of its company are not shown, {least}.", counted(company.len() - MOST, "work")));
        company.truncate(MOST);
    }
    let widths = Widths::of(company.iter().filter(|entry| entry.2 == LinkKind::CoCited).map(|entry| entry.1));
    let column = company
        .into_iter()
        .enumerate()
        .map(|(number, (other, weight, kind, inwards, words))| {
            let tile = work_tile(survey, other, keys, Form { width: SIDE, title_lines: 1, home: None });
            let width = if kind == LinkKind::CoCited { widths.width(weight) } else { 0.0 };
            let (from, to) = if inwards { (&tile.id, &heart) } else { (&heart, &tile.id) };
            let made = link(1000 + number, kind, from, to, width, words);
            (tile, made)
        })
        .collect();
    Company { column, keys: all, widths }
}

fn school_tile(survey: &Survey<'_>, school: usize, role: Role, keys: &Keys) -> Tile {
    let tradition = survey.schools[school].tradition;
    let color = keys.hues.get(school).map_or(SLATE, String::as_str);
    let lines = wrap(&tidy(&tradition.label), Face::Bold, 10.4, SIDE - 32.0, 2);
    let height = 22.0 + 12.0 * lines.len().max(1) as f64;
    let mut texts: Vec<Text> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| Text::new(26.0, 14.0 + 12.0 * at as f64, 10.4, Face::Bold, color, line))
        .collect();
    let kind = if survey.schools[school].is_tradition { "tradition" } else { "grouping" };
    let words = format!("{kind}: {}", super::style::role_words(role));
    let y = 14.0 + 12.0 * lines.len().max(1) as f64;
    texts.push(Text::new(26.0, y, 8.6, Face::Regular, GREY, fit(&words, Face::Regular, 8.6, SIDE - 32.0)));
    let rect = Rect::new(0.0, 0.0, SIDE, height);
    let mut shapes = vec![Shape::Rect {
        rect,
        radius: 1.5,
        fill: tint(color, 0.08),
        stroke: color.to_owned(),
        width: 0.9,
        dash: Dash::Solid,
    }];
    // Full for a member, hollow for one that stands against or beside, as everywhere.
    let (fill, ink) = if role.is_member() { (color, "#ffffff") } else { ("#ffffff", color) };
    let chip = |rect| Shape::Rect {
        rect,
        radius: 0.0,
        fill: fill.to_owned(),
        stroke: color.to_owned(),
        width: 0.8,
        dash: Dash::Solid,
    };
    shapes.push(chip(Rect::new(0.0, 0.0, 18.0, height)));
    shapes.extend(role_mark(role, Point::new(9.0, height - 12.0), 4.2, ink));
    let sign = keys.letters.get(school).cloned().unwrap_or_default();
    if !sign.is_empty() {
        texts.push(Text::new(9.0, 13.6, 9.6, Face::Bold, ink, sign).anchored(Anchor::Middle));
    }
    Tile {
        id: safe_id("t_", &tradition.id),
        kind: TileKind::Tradition,
        subject: format!("tradition:{}", tradition.id),
        rect,
        shapes,
        texts,
        lane: None,
        band: None,
        description: format!("{}: {}", tradition.label, super::style::role_words(role)),
        frame: color.to_owned(),
        dash: Dash::Solid,
        frame_width: 0.9,
        marks: vec![format!("{} {}", keys.letters.get(school).map_or("", String::as_str), role.name()).trim().into()],
    }
}

fn heart_tile(survey: &Survey<'_>, middle: usize, keys: &Keys) -> Tile {
    let item = &survey.items[middle];
    let work = survey.built.work(&item.key);
    let mut tile = work_tile(survey, middle, keys, Form { width: MIDDLE, title_lines: 1, home: None });
    let left = 14.0;
    let room = MIDDLE - 2.0 * left;
    // A work without an author has its title in the author's place.
    let title =
        work.filter(|_| !item.title.is_empty()).map_or_else(String::new, |work| tidy(&work.record.full_title()));
    let mut texts = super::tile::name_line(item, left, 24.0, 14.0, room);
    let mut y = 24.0;
    for line in wrap(&title, Face::Italic, 10.6, room, 4) {
        y += 14.0;
        texts.push(Text::new(left, y, 10.6, Face::Italic, "#3d3d3d", line));
    }
    y += 16.0;
    let places = match item.places {
        0 => "not cited in the texts read".to_owned(),
        places => {
            format!("cited at {} in {}", counted(places, "place"), counted(item.cited_by.len(), "document"))
        }
    };
    texts.push(Text::new(left, y, 9.0, Face::Regular, GREY, fit(&places, Face::Regular, 9.0, room)));
    if let Some(note) = work.and_then(|work| work.annotation.as_deref()) {
        let first = note.split("\n\n").map(plain).find(|text| !text.is_empty());
        y += 6.0;
        for line in wrap(&first.unwrap_or_default(), Face::Regular, 9.0, room, 9) {
            y += 12.0;
            texts.push(Text::new(left, y, 9.0, Face::Regular, INK, line));
        }
    }
    let rect = Rect::new(0.0, 0.0, MIDDLE, y + 14.0);
    tile.rect = rect;
    tile.texts = texts;
    tile.shapes = vec![Shape::Rect {
        rect,
        radius: 2.0,
        fill: "#ffffff".into(),
        stroke: "#222222".into(),
        width: 2.4,
        dash: Dash::Solid,
    }];
    if item.is_document {
        tile.shapes.push(super::tile::bar(rect.h));
    }
    tile.frame = "#222222".into();
    tile.frame_width = 2.4;
    tile.dash = Dash::Solid;
    tile.marks = Vec::new();
    tile
}

fn finish(
    survey: &Survey<'_>,
    mut scene: Scene,
    lanes: &[usize],
    hidden: Vec<String>,
    [places, closeness]: [Widths; 2],
) -> Scene {
    let mut explained = Explained::of(&scene, survey, lanes);
    explained.texts = scene.tiles.iter().any(|tile| tile.kind == TileKind::Document);
    let by_places = (LinkKind::Mentions, places, "cites (at how many places)");
    let near = "cited together (1 for each shared bracket, 0.75 for each sentence, 0.25 for each paragraph)";
    let drawn = |kind: LinkKind| scene.links.iter().any(|link| link.kind == kind && link.width > 0.0);
    explained.widths = [by_places, (LinkKind::CoCited, closeness, near)]
        .into_iter()
        .filter(|(kind, widths, _)| drawn(*kind) && !widths.are_one())
        .collect();
    explained.add_frames(
        scene.tiles.iter().filter(|tile| tile.kind != TileKind::Tradition),
        &[
            ("#222222", Dash::Solid, 1.8, "belongs to several"),
            (RED, Dash::Dashed, 1.1, "argues against"),
            ("#444444", Dash::Dotted, 1.2, "does not fit it"),
        ],
    );
    scene.notes.push(super::notes::sources(survey));
    scene.notes.extend(hidden);
    scene.notes.extend(super::notes::left_out(survey));
    let (right, top) = (scene.width - 22.0, scene.height + 6.0);
    scene.height = legend::draw(&mut scene, 22.0, right, top, &explained) + 8.0;
    scene
}
