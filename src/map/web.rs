//! Maps that are networks: scholars by co-citation and co-authorship, works by co-citation, documents by coupling.
//!
//! Takes a survey; gives a scene. The label is the node; its size says how often it is cited, its chips to which
//! traditions it belongs. Of many ties the strongest of each box are drawn and the rest counted.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::columns;
use super::fonts::{Face, fit, tidy};
use super::geometry::{Point, Rect};
use super::legend::{self, Explained};
use super::network::{Tie, place};
use super::route::{Router, Terminal, safe_radius};
use super::scene::{Anchor, Dash, Link, LinkKind, Scene, Shape, Text, Tile, TileKind};
use super::style::{FAINT, GREY, INK, hue, letter, tint};
use super::survey::Survey;
use super::tile::{counted, safe_id};
use crate::graph::CoCitation;

/// Boxes above which only those cited most are shown.
const MOST: usize = 110;
/// Strongest ties of each box that are drawn whatever their weight.
const STRONGEST: usize = 3;

struct Knot {
    id: String,
    subject: String,
    kind: TileKind,
    label: String,
    /// Times cited.
    count: usize,
    /// Traditions that it belongs to (`true`) or stands against or beside.
    schools: Vec<(usize, bool)>,
    description: String,
}

struct Bond {
    kind: LinkKind,
    a: usize,
    b: usize,
    weight: f64,
    words: String,
}

/// How much a pair cited together weighs: nearer is more (Gipp and Beel 2009).
fn closeness(together: &CoCitation) -> f64 {
    f64::from(together.group) + 0.75 * f64::from(together.sentence) + 0.25 * f64::from(together.paragraph)
}

fn closeness_words(together: &CoCitation) -> String {
    [
        (together.group, "in one bracket"),
        (together.sentence, "in one sentence"),
        (together.paragraph, "in one paragraph"),
    ]
    .iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, words)| format!("{count} × {words}"))
    .collect::<Vec<_>>()
    .join(", ")
}

/// Authors: who is cited with whom, who wrote with whom.
pub fn scholars(survey: &Survey<'_>) -> Scene {
    let built = survey.built;
    let shown: BTreeSet<&str> = survey.items.iter().map(|item| item.key.as_str()).collect();
    let mut knots: Vec<Knot> = Vec::new();
    let mut number: BTreeMap<String, usize> = BTreeMap::new();
    let mut authors: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut families: BTreeMap<String, usize> = BTreeMap::new();
    for scholar in built.scholars() {
        *families.entry(tidy(&scholar.name.family())).or_default() += 1;
    }
    for scholar in built.scholars() {
        let parts: Vec<_> = built
            .contributions(&scholar.id)
            .into_iter()
            .filter(|part| shown.contains(part.work.key.as_str()))
            .collect();
        let wrote: Vec<&str> =
            parts.iter().filter(|part| part.role == "author").map(|part| part.work.key.as_str()).collect();
        let cited: Vec<&str> = wrote
            .iter()
            .copied()
            .filter(|key| !built.cited_by(key).is_empty() || built.document(key).is_none())
            .collect();
        let mentions = built.mentions_of(&scholar.id).len();
        if cited.is_empty() && mentions == 0 {
            continue;
        }
        let family = tidy(&scholar.name.family());
        let label = match scholar.name.given().chars().next() {
            Some(initial) if families.get(&family).copied().unwrap_or(0) > 1 => format!("{initial}. {family}"),
            _ => family,
        };
        let mut schools: BTreeMap<usize, bool> = BTreeMap::new();
        for item in survey.items.iter().filter(|item| cited.contains(&item.key.as_str())) {
            for stand in item.stands_in(survey, true) {
                *schools.entry(stand.school).or_default() |= stand.role.is_member();
            }
        }
        let count = cited.iter().map(|key| built.occurrences_of(key).len()).sum::<usize>() + mentions;
        for key in &cited {
            authors.entry(key).or_default().push(knots.len());
        }
        number.insert(scholar.id.clone(), knots.len());
        let named: Vec<&str> = schools
            .iter()
            .filter(|(_, member)| **member)
            .map(|(&at, _)| survey.schools[at].tradition.label.as_str())
            .collect();
        knots.push(Knot {
            id: safe_id("s_", &scholar.id),
            subject: format!("scholar:{}", scholar.id),
            kind: TileKind::Scholar,
            label,
            count,
            description: format!(
                "{}. {}, cited at {}. {}",
                tidy(&scholar.name.display()),
                counted(cited.len(), "work"),
                counted(count, "place"),
                named.join(", ")
            ),
            schools: schools.into_iter().collect(),
        });
    }
    let mut pairs: BTreeMap<(usize, usize), (f64, CoCitation)> = BTreeMap::new();
    for (a, b, together) in built.co_citations() {
        let weight = closeness(&CoCitation { paragraph: 0, ..together });
        if weight <= 0.0 {
            continue;
        }
        for &one in authors.get(a.key.as_str()).into_iter().flatten() {
            for &two in authors.get(b.key.as_str()).into_iter().flatten() {
                if one != two {
                    let entry = pairs.entry((one.min(two), one.max(two))).or_default();
                    entry.0 += weight;
                    entry.1.group += together.group;
                    entry.1.sentence += together.sentence;
                }
            }
        }
    }
    let mut bonds: Vec<Bond> = Vec::new();
    for (a, b, works) in built.co_authors() {
        let (Some(&a), Some(&b)) = (number.get(&a.id), number.get(&b.id)) else { continue };
        let together = authors.values().any(|list| list.contains(&a) && list.contains(&b));
        if together {
            let words = format!("{} and {} share {}", knots[a].label, knots[b].label, counted(works, "work"));
            bonds.push(Bond { kind: LinkKind::CoAuthors, a: a.min(b), b: a.max(b), weight: 2.0, words });
        }
    }
    let written: BTreeSet<(usize, usize)> = bonds.iter().map(|bond| (bond.a, bond.b)).collect();
    for ((a, b), (weight, together)) in pairs {
        if !written.contains(&(a, b)) {
            let words =
                format!("{} and {} cited together: {}", knots[a].label, knots[b].label, closeness_words(&together));
            bonds.push(Bond { kind: LinkKind::CoCited, a, b, weight, words });
        }
    }
    let title = "Scholars: who is cited with whom, who wrote with whom";
    let subtitle = "the name is the person, its size the places where the person is cited; the chip is the tradition; a thick frame \
                    means more than one";
    draw(survey, title, subtitle, knots, bonds, "scholar")
}

/// Works that are cited together.
pub fn cocitation(survey: &Survey<'_>) -> Scene {
    let (knots, number) = works(survey, |item| !item.is_document || !item.cited_by.is_empty());
    let mut bonds = Vec::new();
    for (a, b, together) in survey.built.co_citations() {
        let (Some(&a), Some(&b)) = (number.get(a.key.as_str()), number.get(b.key.as_str())) else { continue };
        let many = f64::from(together.documents.saturating_sub(1));
        let weight = closeness(&CoCitation { paragraph: 0, ..together }) + 0.5 * many;
        if weight > 0.0 {
            let mut words = format!("{} and {} cited together", knots[a].label, knots[b].label);
            let near = closeness_words(&together);
            if !near.is_empty() {
                words.push_str(&format!(": {near}"));
            }
            if together.documents > 1 {
                words.push_str(&format!(" ({})", counted(together.documents as usize, "document")));
            }
            bonds.push(Bond { kind: LinkKind::CoCited, a, b, weight, words });
        }
    }
    let title = "Co-citation: works that are cited together";
    let subtitle = "tied are works that share a bracket or a sentence, or several citing documents";
    draw(survey, title, subtitle, knots, bonds, "work")
}

/// Documents that cite the same works.
pub fn coupling(survey: &Survey<'_>) -> Scene {
    let (knots, number) = works(survey, |item| item.is_document);
    let cites: Vec<(usize, BTreeSet<&str>)> = survey
        .built
        .documents()
        .filter_map(|document| {
            let at = *number.get(document.work.key.as_str())?;
            Some((at, survey.built.cites(&document.work.key).iter().map(|work| work.key.as_str()).collect()))
        })
        .collect();
    let mut bonds = Vec::new();
    for (first, (a, one)) in cites.iter().enumerate() {
        for (b, two) in &cites[first + 1..] {
            let shared = one.intersection(two).count();
            if shared > 0 {
                let words =
                    format!("{} and {} both cite {}", knots[*a].label, knots[*b].label, counted(shared, "work"));
                let weight = shared as f64;
                bonds.push(Bond { kind: LinkKind::Coupled, a: *a, b: *b, weight, words });
            }
        }
    }
    let subtitle = if knots.len() < 2 {
        "coupling needs two documents that cite the same work; this library has fewer"
    } else {
        "tied are documents that cite the same works"
    };
    draw(survey, "Coupling: documents that build on the same works", subtitle, knots, bonds, "document")
}

fn works<'s>(
    survey: &'s Survey<'_>,
    wanted: impl Fn(&super::survey::Item) -> bool,
) -> (Vec<Knot>, BTreeMap<&'s str, usize>) {
    let mut number = BTreeMap::new();
    let mut knots = Vec::new();
    for item in survey.items.iter().filter(|item| wanted(item)) {
        number.insert(item.key.as_str(), knots.len());
        knots.push(Knot {
            id: safe_id("w_", &item.key),
            subject: item.key.clone(),
            kind: if item.is_document { TileKind::Document } else { TileKind::Work },
            label: item.label(),
            count: item.places,
            schools: item.stands_in(survey, true).map(|stand| (stand.school, stand.role.is_member())).collect(),
            description: super::tile::describe(survey, item),
        });
    }
    (knots, number)
}

fn draw(survey: &Survey<'_>, title: &str, subtitle: &str, knots: Vec<Knot>, bonds: Vec<Bond>, noun: &str) -> Scene {
    let mut scene = Scene {
        title: survey.title.clone().unwrap_or_else(|| title.to_owned()),
        subtitle: subtitle.to_owned(),
        ..Scene::default()
    };
    let total = knots.len();
    let (knots, bonds) = keep_most_cited(knots, bonds);
    let all_bonds = bonds.len();
    let bonds = strongest(bonds);
    let lanes = columns(survey).lanes;
    let order: BTreeMap<usize, usize> = lanes.iter().enumerate().map(|(lane, &school)| (school, lane)).collect();
    let tied: BTreeSet<usize> = bonds.iter().flat_map(|bond| [bond.a, bond.b]).collect();
    let tiles: Vec<Tile> = knots.iter().map(|knot| knot_tile(knot, &order)).collect();
    let inside: Vec<usize> = (0..knots.len()).filter(|at| tied.contains(at)).collect();
    let local: BTreeMap<usize, usize> = inside.iter().enumerate().map(|(local, &at)| (at, local)).collect();
    let sizes: Vec<(f64, f64)> = inside.iter().map(|&at| (tiles[at].rect.w, tiles[at].rect.h)).collect();
    let ties: Vec<Tie> =
        bonds.iter().map(|bond| Tie { a: local[&bond.a], b: local[&bond.b], weight: bond.weight }).collect();
    let room = (320.0 + 92.0 * (knots.len() as f64).sqrt()).clamp(640.0, 1180.0);
    let (rects, bottom) = place(&sizes, &ties, room);
    let right = rects.iter().map(Rect::right).fold(room, f64::max);
    scene.width = right + 80.0;
    let width = scene.width;
    let top = legend::head(&mut scene, width) + 10.0;
    let mut placed: Vec<Tile> = Vec::new();
    for (&at, rect) in inside.iter().zip(&rects) {
        let mut tile = tiles[at].clone();
        tile.shift(40.0 + rect.x, top + rect.y);
        placed.push(tile);
    }
    let mut y = top + bottom + 26.0;
    let alone: Vec<usize> = (0..knots.len()).filter(|at| !tied.contains(at)).collect();
    if !alone.is_empty() {
        let words = if tied.is_empty() { "No ties" } else { "Cited on their own" };
        scene.texts.push(Text::new(40.0, y, 10.0, Face::Bold, GREY, words));
        y += 8.0;
        y = flow(&mut placed, &alone, &tiles, (40.0, width - 40.0, y));
    }
    scene.tiles = placed;
    scene.height = y;
    ties_between(&mut scene, &knots, &bonds);
    finish(survey, scene, &lanes, (total, knots.len(), noun), (all_bonds, bonds.len()))
}

/// Boxes in lines, one after another.
fn flow(placed: &mut Vec<Tile>, alone: &[usize], tiles: &[Tile], area: (f64, f64, f64)) -> f64 {
    let (left, right, top) = area;
    let (mut x, mut y, mut tallest) = (left, top, 0.0_f64);
    for &at in alone {
        let mut tile = tiles[at].clone();
        if x > left && x + tile.rect.w > right {
            x = left;
            y += tallest + 7.0;
            tallest = 0.0;
        }
        tile.shift(x, y);
        x += tile.rect.w + 8.0;
        tallest = tallest.max(tile.rect.h);
        placed.push(tile);
    }
    y + tallest + 14.0
}

fn keep_most_cited(knots: Vec<Knot>, bonds: Vec<Bond>) -> (Vec<Knot>, Vec<Bond>) {
    if knots.len() <= MOST {
        return (knots, bonds);
    }
    let mut ranked: Vec<usize> = (0..knots.len()).collect();
    ranked.sort_by_key(|&at| (std::cmp::Reverse(knots[at].count), at));
    ranked.truncate(MOST);
    ranked.sort_unstable();
    let place: BTreeMap<usize, usize> = ranked.iter().enumerate().map(|(new, &old)| (old, new)).collect();
    let bonds = bonds
        .into_iter()
        .filter_map(|bond| Some(Bond { a: *place.get(&bond.a)?, b: *place.get(&bond.b)?, ..bond }))
        .collect();
    let kept = knots.into_iter().enumerate().filter(|(at, _)| place.contains_key(at)).map(|(_, knot)| knot).collect();
    (kept, bonds)
}

/// Co-authorship, and of the other ties those that are among the strongest of one of their ends.
fn strongest(mut bonds: Vec<Bond>) -> Vec<Bond> {
    bonds.sort_by(|a, b| b.weight.total_cmp(&a.weight).then((a.a, a.b).cmp(&(b.a, b.b))));
    let mut degree: BTreeMap<usize, usize> = BTreeMap::new();
    let mut kept: Vec<Bond> = Vec::new();
    for bond in bonds {
        let has = |at: usize| degree.get(&at).copied().unwrap_or(0);
        let strong = bond.kind == LinkKind::CoAuthors || bond.weight >= 3.0 && has(bond.a).max(has(bond.b)) < 8;
        if strong || has(bond.a) < STRONGEST || has(bond.b) < STRONGEST {
            if bond.kind != LinkKind::CoAuthors {
                *degree.entry(bond.a).or_default() += 1;
                *degree.entry(bond.b).or_default() += 1;
            }
            kept.push(bond);
        }
    }
    kept
}

fn knot_tile(knot: &Knot, order: &BTreeMap<usize, usize>) -> Tile {
    let size = (8.8 + 1.9 * ((knot.count.max(1) as f64).sqrt() - 1.0)).min(17.0);
    let face = if knot.count > 1 { Face::Bold } else { Face::Regular };
    let label = fit(&knot.label, face, size, 190.0);
    let chip = 12.0;
    let chips: Vec<(usize, bool)> =
        knot.schools.iter().filter(|(school, _)| order.contains_key(school)).copied().collect();
    let members: Vec<usize> = chips.iter().filter(|(_, member)| *member).map(|(school, _)| *school).collect();
    let left = chip * chips.len() as f64 + 6.0;
    let (w, h) = (left + face.width(&label, size) + 7.0, size + 8.0);
    let frame = match members.as_slice() {
        [] => FAINT.to_owned(),
        [one] => hue(*one).to_owned(),
        _ => "#222222".to_owned(),
    };
    let fill = match members.as_slice() {
        [one] => tint(hue(*one), 0.09),
        _ => "#ffffff".to_owned(),
    };
    let frame_width = if members.len() > 1 { 1.9 } else { 0.9 };
    let mut shapes = vec![Shape::Rect {
        rect: Rect::new(0.0, 0.0, w, h),
        radius: 1.5,
        fill,
        stroke: frame.clone(),
        width: frame_width,
        dash: Dash::Solid,
    }];
    let mut texts = Vec::new();
    let mut marks = Vec::new();
    for (at, (school, member)) in chips.iter().enumerate() {
        let color = hue(*school);
        let (inside, ink) = if *member { (color, "#ffffff") } else { ("#ffffff", color) };
        let rect = Rect::new(at as f64 * chip, 0.0, chip, h);
        shapes.push(Shape::Rect {
            rect,
            radius: 0.0,
            fill: inside.into(),
            stroke: color.into(),
            width: 0.8,
            dash: Dash::Solid,
        });
        let sign = letter(order[school]);
        let size = if sign.len() > 1 { 7.0 } else { 8.8 };
        texts.push(Text::new(rect.center().x, h / 2.0 + 3.1, size, Face::Bold, ink, &sign).anchored(Anchor::Middle));
        marks.push(format!("{sign} "));
    }
    texts.push(Text::new(left, h / 2.0 + 0.34 * size, size, face, INK, label));
    Tile {
        id: knot.id.clone(),
        kind: knot.kind,
        subject: knot.subject.clone(),
        rect: Rect::new(0.0, 0.0, w, h),
        shapes,
        texts,
        lane: None,
        band: None,
        description: knot.description.clone(),
        frame,
        dash: Dash::Solid,
        frame_width,
        marks,
    }
}

fn ties_between(scene: &mut Scene, knots: &[Knot], bonds: &[Bond]) {
    let at: BTreeMap<&str, usize> = scene.tiles.iter().enumerate().map(|(at, tile)| (tile.id.as_str(), at)).collect();
    let boxes: Vec<Rect> = scene.tiles.iter().map(|tile| tile.rect).collect();
    let obstacles: Vec<Rect> = boxes.iter().copied().chain(scene.texts.iter().map(Text::extent)).collect();
    let mut router = Router::new(obstacles.clone(), Rect::new(6.0, 6.0, scene.width - 12.0, scene.height - 4.0));
    let mut links = Vec::new();
    for (number, bond) in bonds.iter().enumerate() {
        let (Some(&a), Some(&b)) = (at.get(knots[bond.a].id.as_str()), at.get(knots[bond.b].id.as_str())) else {
            continue;
        };
        let (one, two) = (boxes[a].center(), boxes[b].center());
        let straight = [boxes[a].exit_towards(two), boxes[b].exit_towards(one)];
        let clear = obstacles
            .iter()
            .enumerate()
            .all(|(at, rect)| at == a || at == b || !rect.grown(2.5).is_crossed(straight[0], straight[1]));
        let path: Option<Vec<Point>> =
            if clear { Some(straight.to_vec()) } else { router.route(&Terminal::Box(a), &Terminal::Box(b)) };
        let Some(path) = path else { continue };
        let width = match bond.kind {
            LinkKind::CoAuthors => 0.0,
            _ => (0.6 + 0.75 * bond.weight.sqrt()).min(4.2),
        };
        links.push(Link {
            id: format!("link_{number}"),
            kind: bond.kind,
            from: scene.tiles[a].id.clone(),
            to: Some(scene.tiles[b].id.clone()),
            lane: None,
            radius: safe_radius(&path, &obstacles, &[a, b]),
            path,
            width,
            description: bond.words.clone(),
        });
    }
    scene.links = links;
}

fn finish(
    survey: &Survey<'_>,
    mut scene: Scene,
    lanes: &[usize],
    (total, shown, noun): (usize, usize, &str),
    (all, drawn): (usize, usize),
) -> Scene {
    let mut explained = Explained::default();
    explained.links.extend(scene.links.iter().map(|link| link.kind));
    for (lane, &school) in lanes.iter().enumerate().filter(|(lane, _)| scene.bears(&letter(*lane))) {
        explained.schools.push((letter(lane), hue(school).to_owned(), tidy(&survey.schools[school].tradition.label)));
    }
    if scene.tiles.iter().any(|tile| tile.frame == "#222222" && tile.frame_width > 1.5) {
        explained.frames.push(("#222222".into(), Dash::Solid, 1.9, "belongs to several"));
    }
    if scene.tiles.iter().any(|tile| tile.frame == FAINT) {
        let all = survey.traditions() <= survey.traditions_filtered_out() + lanes.len();
        let words = if all { "belongs to no tradition" } else { "belongs to none of these traditions" };
        explained.frames.push((FAINT.into(), Dash::Solid, 0.9, words));
    }
    let hollow =
        |shape: &Shape| matches!(shape, Shape::Rect { fill, radius, .. } if fill == "#ffffff" && *radius == 0.0);
    if scene.tiles.iter().any(|tile| tile.shapes.iter().any(hollow)) {
        explained.signs.push(("A".into(), "hollow chip: against, exception or beside".into()));
    }
    scene.notes.push(super::notes::sources(survey));
    if total > shown {
        scene.notes.push(format!("{} are not shown: the {shown} most cited are.", counted(total - shown, noun)));
    }
    if all > drawn {
        scene
            .notes
            .push(format!("{} not drawn: of each {noun} the strongest are.", counted(all - drawn, "weaker tie")));
    }
    scene.notes.extend(super::notes::beyond_the_lanes(survey, lanes.len(), "point at a box to read them"));
    scene.notes.extend(super::notes::left_out(survey));
    let (right, top) = (scene.width - 22.0, scene.height + 6.0);
    scene.height = legend::draw(&mut scene, 22.0, right, top, &explained) + 8.0;
    scene
}
