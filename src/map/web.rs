//! Maps that are networks: works by co-citation, documents by coupling; scholars come from `scholars`.
//!
//! Takes a survey; gives a scene. The label is the node; its size says how often it is cited, its chips to which
//! traditions it belongs. Of many boxes those that weigh most are drawn, of each tradition some; of many ties the
//! strongest of each box; the rest is counted.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::columns;
use super::fonts::{Face, fit};
use super::geometry::{Point, Rect};
use super::legend::{self, Explained};
use super::network::{Tie, place};
use super::route::{Router, Terminal, safe_radius};
use super::scene::{Anchor, Dash, Link, LinkKind, Scene, Shape, Text, Tile, TileKind};
use super::style::{FAINT, GREY, INK, tint};
use super::survey::Survey;
use super::tile::{BAR, bar, counted, safe_id};
use super::widths::Widths;
use crate::graph::CoCitation;

/// Boxes above which only those cited most are shown.
const MOST: usize = 110;
/// Ties up to which a part that hangs together is drawn whole, in all and for each box: more would be a thicket in which no
/// line can be followed.
const FEW_TIES: usize = 24;
const SPARSE: f64 = 2.2;
/// Ties of a box up to which those that join nothing new are drawn in a thicket.
const TIES_OF_EACH: usize = 3;
/// Members of each tradition that are shown before others, where not all can be.
const OF_EACH: usize = 4;

/// A box of a network.
pub struct Knot {
    /// The tile's id.
    pub id: String,
    /// The tile's subject.
    pub subject: String,
    /// What it stands for.
    pub kind: TileKind,
    /// Whether a bar tells it, a text that was read, from cited works beside it.
    pub barred: bool,
    /// What it says.
    pub label: String,
    /// The end of the label that is never cut: the year of a work.
    pub year: String,
    /// Works that it stands for: a scholar's.
    pub works: usize,
    /// Places where it is cited.
    pub count: usize,
    /// Traditions that it belongs to (`true`) or stands against or beside.
    pub schools: Vec<(usize, bool)>,
    /// What a screen reader says.
    pub description: String,
}

/// A tie of a network.
pub struct Bond {
    /// What it says.
    pub kind: LinkKind,
    /// One end.
    pub a: usize,
    /// Other end.
    pub b: usize,
    /// How strong it is.
    pub weight: f64,
    /// What a pointer shows.
    pub words: String,
}

/// A network before it has places.
pub struct Network {
    /// The usual title.
    pub title: &'static str,
    /// How to read it.
    pub subtitle: String,
    /// Boxes.
    pub knots: Vec<Knot>,
    /// Ties.
    pub bonds: Vec<Bond>,
    /// What a box is: `scholar`.
    pub noun: &'static str,
    /// What the width of a tie says, in words behind its samples.
    pub widths: &'static str,
    /// What was left out before, in words.
    pub notes: Vec<String>,
}

/// How much a pair cited together weighs: nearer is more (Gipp and Beel 2009).
pub fn closeness(together: &CoCitation) -> f64 {
    f64::from(together.group) + 0.75 * f64::from(together.sentence) + 0.25 * f64::from(together.paragraph)
}

/// The same in words.
pub fn closeness_words(together: &CoCitation) -> String {
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

/// Works that are cited together.
pub fn cocitation(survey: &Survey<'_>) -> Scene {
    let (mut knots, number) = works(survey, |item| !item.is_document || !item.cited_by.is_empty());
    knots.iter_mut().for_each(|knot| knot.barred = knot.kind == TileKind::Document);
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
    let subtitle = if survey.items.iter().all(|item| item.cited_by.is_empty()) {
        "co-citation needs a text whose citations are known; this library has none"
    } else if bonds.is_empty() {
        "co-citation needs two works that share a bracket or a sentence, or several citing documents; this library has none"
    } else {
        "tied are works that share a bracket or a sentence, or several citing documents"
    };
    let widths = "cited together (1 for each shared bracket, 0.75 for each sentence, 0.5 for each further text)";
    draw(survey, Network { title, subtitle: subtitle.into(), knots, bonds, noun: "work", widths, notes: Vec::new() })
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
    let title = "Coupling: documents that build on the same works";
    let widths = "cite the same works (how many)";
    draw(
        survey,
        Network { title, subtitle: subtitle.into(), knots, bonds, noun: "document", widths, notes: Vec::new() },
    )
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
            barred: false,
            label: item.label(),
            year: format!(" {}", fit(&item.year_label, Face::Regular, 17.0, 90.0)),
            works: 1,
            count: item.places,
            schools: item.stands_in(survey, true).map(|stand| (stand.school, stand.role.is_member())).collect(),
            description: super::tile::describe(survey, item),
        });
    }
    (knots, number)
}

/// Places and draws a network.
pub fn draw(survey: &Survey<'_>, network: Network) -> Scene {
    let Network { title, subtitle, knots, bonds, noun, widths: said, notes } = network;
    let mut scene = Scene {
        title: survey.title.clone().unwrap_or_else(|| title.to_owned()),
        subtitle: survey.subtitle(subtitle),
        listed: knots.iter().map(|knot| knot.subject.clone()).collect(),
        ..Scene::default()
    };
    let total = knots.len();
    let lanes = columns(survey).lanes;
    // Where nothing is cited, as in a library of records alone, the number of works is the size.
    let by_works = knots.iter().all(|knot| knot.count == 0);
    let (knots, bonds) = keep_weightiest(knots, bonds, &lanes);
    let all_bonds = bonds.len();
    let bonds = strongest(knots.len(), bonds);
    let widths = Widths::of(bonds.iter().filter(|bond| bond.kind != LinkKind::CoAuthors).map(|bond| bond.weight));
    let tied: BTreeSet<usize> = bonds.iter().flat_map(|bond| [bond.a, bond.b]).collect();
    let tiles: Vec<Tile> = knots.iter().map(|knot| knot_tile(survey, knot, by_works, &lanes)).collect();
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
        let words = format!("No tie among the {noun}s shown");
        scene.texts.push(Text::new(40.0, y, 10.0, Face::Bold, GREY, words));
        y += 8.0;
        y = flow(&mut placed, &alone, &tiles, (40.0, width - 40.0, y));
    }
    scene.tiles = placed;
    scene.height = y;
    ties_between(&mut scene, &knots, &bonds, widths);
    scene.notes = notes;
    finish(survey, scene, &lanes, (total, knots.len(), noun, by_works), (all_bonds, bonds.len()), (widths, said))
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

/// Those with most works, then places of citation, then ties; of each tradition a few come first.
fn keep_weightiest(knots: Vec<Knot>, bonds: Vec<Bond>, lanes: &[usize]) -> (Vec<Knot>, Vec<Bond>) {
    if knots.len() <= MOST {
        return (knots, bonds);
    }
    let mut ties = vec![0_usize; knots.len()];
    for bond in &bonds {
        ties[bond.a] += 1;
        ties[bond.b] += 1;
    }
    let mut ranked: Vec<usize> = (0..knots.len()).collect();
    ranked.sort_by_key(|&at| (std::cmp::Reverse((knots[at].works, knots[at].count, ties[at])), at));
    let mut kept: BTreeSet<usize> = BTreeSet::new();
    for school in lanes {
        let members = ranked.iter().filter(|&&at| knots[at].schools.contains(&(*school, true)));
        kept.extend(members.take(OF_EACH));
    }
    for at in ranked {
        if kept.len() >= MOST {
            break;
        }
        kept.insert(at);
    }
    let place: BTreeMap<usize, usize> = kept.iter().enumerate().map(|(new, &old)| (old, new)).collect();
    let bonds = bonds
        .into_iter()
        .filter_map(|bond| Some(Bond { a: *place.get(&bond.a)?, b: *place.get(&bond.b)?, ..bond }))
        .collect();
    let kept = knots.into_iter().enumerate().filter(|(at, _)| place.contains_key(at)).map(|(_, knot)| knot).collect();
    (kept, bonds)
}

/// All ties of a part that has few; of a thicket those that it takes to join what is joined (the heaviest spanning forest,
/// Kruskal 1956), so that every box keeps its strongest, and the heaviest others of boxes that have few.
fn strongest(knots: usize, mut bonds: Vec<Bond>) -> Vec<Bond> {
    bonds.sort_by(|a, b| b.weight.total_cmp(&a.weight).then((a.a, a.b).cmp(&(b.a, b.b))));
    let mut part: Vec<usize> = (0..knots).collect();
    let joins: Vec<bool> = bonds
        .iter()
        .map(|bond| {
            let (one, two) = (part[bond.a], part[bond.b]);
            if one != two {
                part.iter_mut().filter(|of| **of == two).for_each(|of| *of = one);
            }
            one != two
        })
        .collect();
    let (mut boxes, mut ties) = (vec![0_usize; knots], vec![0_usize; knots]);
    part.iter().for_each(|of| boxes[*of] += 1);
    bonds.iter().for_each(|bond| ties[part[bond.a]] += 1);
    let is_thicket = |of: usize| ties[of] > FEW_TIES && ties[of] as f64 > SPARSE * boxes[of] as f64;
    let mut degree = vec![0_usize; knots];
    let mut kept = joins;
    for (bond, _) in bonds.iter().zip(&kept).filter(|(_, kept)| **kept) {
        degree[bond.a] += 1;
        degree[bond.b] += 1;
    }
    for (bond, kept) in bonds.iter().zip(&mut kept) {
        let (one, two) = (degree[bond.a], degree[bond.b]);
        let few = one.max(two) < TIES_OF_EACH || one.min(two) < 2;
        if !*kept && (few || !is_thicket(part[bond.a])) {
            *kept = true;
            degree[bond.a] += 1;
            degree[bond.b] += 1;
        }
    }
    bonds.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(bond, _)| bond).collect()
}

fn knot_tile(survey: &Survey<'_>, knot: &Knot, by_works: bool, lanes: &[usize]) -> Tile {
    let count = if by_works { knot.works } else { knot.count };
    let size = (8.8 + 1.9 * ((count.max(1) as f64).sqrt() - 1.0)).min(17.0);
    let face = if count > 1 { Face::Bold } else { Face::Regular };
    let name = knot.label.strip_suffix(knot.year.as_str()).unwrap_or(&knot.label);
    let label = fit(name, face, size, 190.0 - face.width(&knot.year, size)) + &knot.year;
    let chip = 12.0;
    let mut chips: Vec<(usize, bool)> =
        knot.schools.iter().filter(|(school, _)| lanes.contains(school)).copied().collect();
    chips.sort_by_key(|(school, _)| survey.place(*school));
    let members: Vec<usize> = chips.iter().filter(|(_, member)| *member).map(|(school, _)| *school).collect();
    // Where every box is a text, no bar need say so.
    let start = if knot.barred { BAR } else { 0.0 };
    let left = start + chip * chips.len() as f64 + 6.0;
    let (w, h) = (left + face.width(&label, size) + 7.0, size + 8.0);
    let frame = match members.as_slice() {
        [] => FAINT.to_owned(),
        [one] => survey.hue(*one).to_owned(),
        _ => "#222222".to_owned(),
    };
    let fill = match members.as_slice() {
        [one] => tint(survey.hue(*one), 0.09),
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
    if knot.barred {
        shapes.push(bar(h));
    }
    let mut texts = Vec::new();
    let mut marks = Vec::new();
    for (at, (school, member)) in chips.iter().enumerate() {
        let color = survey.hue(*school);
        let (inside, ink) = if *member { (color, "#ffffff") } else { ("#ffffff", color) };
        let rect = Rect::new(start + at as f64 * chip, 0.0, chip, h);
        shapes.push(Shape::Rect {
            rect,
            radius: 0.0,
            fill: inside.into(),
            stroke: color.into(),
            width: 0.8,
            dash: Dash::Solid,
        });
        let sign = survey.letter(*school);
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

fn ties_between(scene: &mut Scene, knots: &[Knot], bonds: &[Bond], widths: Widths) {
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
            _ => widths.width(bond.weight),
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
            tone: None,
            evidence: Vec::new(),
        });
    }
    scene.links = links;
}

fn finish(
    survey: &Survey<'_>,
    mut scene: Scene,
    lanes: &[usize],
    (total, shown, noun, by_works): (usize, usize, &str, bool),
    (all, drawn): (usize, usize),
    (widths, said): (Widths, &'static str),
) -> Scene {
    let mut explained = Explained::of(&scene, survey, lanes);
    explained.texts = noun == "work" && scene.tiles.iter().any(|tile| tile.kind == TileKind::Document);
    let wide = explained.links.iter().filter(|kind| **kind != LinkKind::CoAuthors);
    explained.widths = wide.map(|kind| (*kind, widths, said)).collect();
    if !explained.schools.is_empty() {
        let all = survey.traditions() <= survey.traditions_filtered_out() + lanes.len();
        let none = if all { "belongs to no tradition" } else { "belongs to none of these traditions" };
        explained.add_frames(
            scene.tiles.iter(),
            &[("#222222", Dash::Solid, 1.9, "belongs to several"), (FAINT, Dash::Solid, 0.9, none)],
        );
    }
    scene.notes.insert(0, super::notes::sources(survey));
    if total > shown {
        let which = match noun {
            "scholar" if by_works => format!("the {shown} with most works"),
            "scholar" => format!("the {shown} with most works, then most places of citation"),
            _ => super::notes::foremost(survey, shown),
        };
        let fair = if explained.schools.is_empty() {
            String::new()
        } else {
            format!(", and of each tradition {OF_EACH} or all it has")
        };
        scene.notes.push(format!("{} not shown: drawn are {which}{fair}.", counted(total - shown, noun)));
    }
    if all > drawn {
        scene.notes.push(format!(
            "{} not drawn, so that lines can be followed: each {noun} keeps its strongest, and what is joined stays joined.",
            counted(all - drawn, "weaker tie")
        ));
    }
    if !explained.schools.is_empty() {
        scene.notes.extend(super::notes::beyond_the_lanes(survey, lanes, "colour here"));
    }
    scene.notes.extend(super::notes::left_out(survey));
    let (right, top) = (scene.width - 22.0, scene.height + 6.0);
    scene.height = legend::draw(&mut scene, 22.0, right, top, &explained) + 8.0;
    scene
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_ties_are_thinned_to_the_strongest_and_nothing_falls_apart() {
        // A heavy clique of twelve, and a chain of eight light ties hanging from it.
        let bond =
            |a: usize, b: usize, weight: f64| Bond { kind: LinkKind::CoCited, a, b, weight, words: String::new() };
        let mut bonds: Vec<Bond> = Vec::new();
        for a in 0..12 {
            bonds.extend((a + 1..12).map(|b| bond(a, b, 5.0)));
        }
        bonds.extend((11..19).map(|at| bond(at, at + 1, 0.5)));
        let kept = strongest(20, bonds);
        let inside = |bond: &&Bond| bond.b < 12;
        assert!(kept.iter().filter(inside).count() <= 33, "a clique of 66 ties can be followed");
        assert!((11..19).all(|at| kept.iter().any(|bond| (bond.a, bond.b) == (at, at + 1))));
        let few = strongest(2, vec![bond(0, 1, 1.0)]);
        assert_eq!(few.len(), 1);
    }
}
