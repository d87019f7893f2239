//! The map of traditions: a lane for each, rows of years, works that join or oppose lanes between them, groupings below.
//!
//! Takes a survey; gives a scene. Which column and row a work has is decided in `columns` and `bands`; here the columns
//! get their widths, the rows their heights, the tiles their places. Lines come last (`lines`).

use std::collections::{BTreeMap, BTreeSet};

use super::bands::{Entry, Row, rows, span_words};
use super::columns::{Columns, columns};
use super::fonts::{Face, fit, tidy, wrap};
use super::geometry::{Point, Rect};
use super::legend::{self, Explained};
use super::lines;
use super::panel::{self, Card};
use super::scene::{Anchor, Band, Dash, Lane, Scene, Shape, Text, Tile, TileKind};
use super::style::{FAINT, GREY, INK, RED, RULE, SLATE, hue, letter, tint};
use super::survey::{Item, Stand, Survey};
use super::texts;
use super::tile::{Form, Keys, counted, safe_id, work_tile};
use crate::tradition::Role;

/// Works above which only the most cited of each lane are shown.
const MANY: usize = 200;
/// Works of a lane that are then shown.
const TOP: usize = 14;
/// Works of a lane above which tiles have no titles.
const CROWDED: usize = 60;

const YEARS: f64 = 72.0;
const RIGHT: f64 = 22.0;
const PAD: f64 = 18.0;
const ALLEY: f64 = 28.0;
const BETWEEN: f64 = 8.0;
const ROW_PAD: f64 = 9.0;

/// What one attempt at the picture is made with.
struct Plan {
    made: Columns,
    keys: Keys,
    hidden: BTreeMap<usize, usize>,
    short: bool,
    tile: f64,
    side: f64,
    many: bool,
    apart: BTreeSet<(usize, usize)>,
}

/// Draws the map.
pub fn draw(survey: &Survey<'_>) -> Scene {
    let mut made = columns(survey);
    let many = survey.items.len() > MANY;
    let mut hidden = BTreeMap::new();
    if many {
        keep_most_cited(survey, &mut made, &mut hidden);
    }
    let short = made.members.iter().any(|members| members.len() > CROWDED);
    let keys = keys(survey, &made);
    let (tile, side) = if short { (122.0, 132.0) } else { (142.0, 138.0) };
    let plan = Plan { made, keys, hidden, short, tile, side, many, apart: lines::cited_pairs(survey) };
    let largest = plan.made.members.iter().skip(1).step_by(2).map(Vec::len).max().unwrap_or(0).max(1);
    let attempts = (1..=4_usize).map(|widest| {
        let tracks: Vec<usize> = plan
            .made
            .members
            .iter()
            .enumerate()
            .map(|(at, members)| match at % 2 {
                1 => (members.len() * widest).div_ceil(largest).clamp(1, widest),
                _ => 1,
            })
            .collect();
        let scene = compose(survey, &plan, &tracks);
        let shape = (scene.width / scene.height.max(1.0) / 1.05).ln().abs();
        (shape, scene)
    });
    let mut scene = attempts.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, scene)| scene).unwrap_or_default();
    lines::draw(survey, &plan.made, &mut scene);
    finish(survey, &plan, scene)
}

fn keep_most_cited(survey: &Survey<'_>, made: &mut Columns, hidden: &mut BTreeMap<usize, usize>) {
    for (column, members) in made.members.iter_mut().enumerate() {
        if members.len() > TOP {
            let mut ranked = members.clone();
            ranked.sort_by_key(|&at| {
                let item = &survey.items[at];
                (std::cmp::Reverse(item.places + item.cited_by.len()), at)
            });
            ranked.truncate(TOP);
            ranked.sort_unstable();
            hidden.insert(column, members.len() - ranked.len());
            *members = ranked;
        }
    }
}

fn keys(survey: &Survey<'_>, made: &Columns) -> Keys {
    let mut keys =
        Keys { letters: vec![String::new(); survey.schools.len()], hues: vec![SLATE.to_owned(); survey.schools.len()] };
    for (lane, &school) in made.lanes.iter().enumerate() {
        keys.letters[school] = letter(lane);
        // The hue belongs to the tradition, whatever its place, so that all maps of a library agree.
        keys.hues[school] = hue(school).to_owned();
    }
    keys
}

/// Places everything but the links and the legend.
fn compose(survey: &Survey<'_>, plan: &Plan, tracks: &[usize]) -> Scene {
    let made = &plan.made;
    let mut scene = Scene::default();
    let widths: Vec<f64> =
        made.members.iter().enumerate().map(|(at, members)| width_of(plan, at, members, tracks)).collect();
    let lefts: Vec<f64> = widths
        .iter()
        .scan(YEARS, |x, width| {
            let left = *x;
            *x += width;
            Some(left)
        })
        .collect();
    let edge = widths.iter().sum::<f64>() + YEARS;
    scene.width = (edge + RIGHT).max(640.0);
    titles(survey, plan, &mut scene);
    let width = scene.width;
    let top = legend::head(&mut scene, width);
    let head = heads(survey, plan, &mut scene, &lefts, &widths, top);
    let mut y = place_rows(survey, plan, tracks, &mut scene, (&lefts, &widths), head);
    for (lane, drawn) in scene.lanes.iter_mut().enumerate() {
        drawn.rect = Rect::new(lefts[2 * lane + 1], top, widths[2 * lane + 1], y - top);
    }
    let mut behind: Vec<Shape> = scene.lanes.iter().flat_map(lane_shapes).collect();
    behind.append(&mut scene.backdrop);
    scene.backdrop = behind;
    y = texts::place(survey, &plan.made, &mut scene, (YEARS, RIGHT), y);
    y = place_panel(survey, plan, &mut scene, y);
    scene.height = y;
    scene
}

fn width_of(plan: &Plan, column: usize, members: &[usize], tracks: &[usize]) -> f64 {
    let outer = column == 0 || column + 1 == plan.made.members.len();
    if column % 2 == 1 {
        let tracks = tracks.get(column).copied().unwrap_or(1) as f64;
        return tracks * tile_width(plan, tracks) + (tracks - 1.0) * ALLEY + 2.0 * PAD + 6.0;
    }
    match (members.is_empty(), outer) {
        (true, true) => 6.0,
        (true, false) => 30.0,
        (false, true) => plan.side + 40.0,
        (false, false) => plan.side + 56.0,
    }
}

/// A lane of one track has wider tiles, so that its heading has room.
fn tile_width(plan: &Plan, tracks: f64) -> f64 {
    if tracks < 1.5 { plan.tile + 36.0 } else { plan.tile }
}

fn titles(survey: &Survey<'_>, plan: &Plan, scene: &mut Scene) {
    let documents: Vec<_> = survey.items.iter().filter(|item| item.is_document).collect();
    let count = plan.made.lanes.len();
    scene.title = match (&survey.title, documents.as_slice()) {
        (Some(title), _) => title.clone(),
        (None, [only]) => format!("Traditions in {} ({})", only.author, only.year_label),
        _ => "Traditions".to_owned(),
    };
    let works = survey.items.iter().filter(|item| !item.is_document).count();
    let works = counted(works, "cited work");
    let noun = if survey.traditions() == 0 { "grouping" } else { "tradition" };
    scene.subtitle = survey.subtitle(match count {
        0 if survey.narrowed && !survey.schools.is_empty() => format!("{works}; none stands in a tradition"),
        0 if survey.schools.is_empty() => format!("{works}; no tradition is recorded yet"),
        0 => format!("{works}; no tradition has a lane"),
        _ => {
            let lanes = if count < survey.traditions() {
                format!("{works}; {count} of {} have a lane", counted(survey.traditions(), noun))
            } else {
                let lane = |stand: &Stand| stand.role.is_member() && plan.made.lanes.contains(&stand.school);
                let has_lane = |item: &&Item| !item.is_document && item.stands.iter().any(lane);
                let members = survey.items.iter().filter(has_lane).count();
                let of_all = if members == 0 { "none".to_owned() } else { members.to_string() };
                format!("{works}, {of_all} of them in {}; lane = {noun}", counted(count, noun))
            };
            format!("{lanes}, row = year of publication, between lanes = works that join, oppose or qualify them")
        }
    });
    scene.listed = survey.items.iter().map(|item| item.key.clone()).collect();
}

/// Headings of lanes and gaps; gives the y where rows begin.
fn heads(survey: &Survey<'_>, plan: &Plan, scene: &mut Scene, lefts: &[f64], widths: &[f64], top: f64) -> f64 {
    let mut bottom: f64 = top + 30.0;
    for (lane, &school) in plan.made.lanes.iter().enumerate() {
        let column = 2 * lane + 1;
        let tradition = survey.schools[school].tradition;
        let (x, width) = (lefts[column], widths[column]);
        let room = width - 2.0 * PAD;
        let color = &plan.keys.hues[school];
        let middle = x + width / 2.0;
        let mut y = top + 6.0;
        let mut texts = Vec::new();
        let badge = 15.0;
        let label = tidy(&tradition.label);
        let lines = wrap(&label, Face::Bold, 13.0, room - badge - 5.0, 2);
        let widest = lines.iter().map(|line| Face::Bold.width(line, 13.0)).fold(0.0, f64::max);
        let start = middle - (widest + badge + 5.0) / 2.0;
        for line in &lines {
            y += 15.6;
            texts.push(Text::new(start + badge + 5.0, y, 13.0, Face::Bold, color, line));
        }
        let shapes = vec![Shape::Rect {
            rect: Rect::new(start, top + 10.0, badge, badge),
            radius: 2.0,
            fill: color.clone(),
            stroke: "none".into(),
            width: 0.0,
            dash: Dash::Solid,
        }];
        let sign = &plan.keys.letters[school];
        texts.push(
            Text::new(start + badge / 2.0, top + 21.6, 11.0, Face::Bold, "#ffffff", sign).anchored(Anchor::Middle),
        );
        y += 3.0;
        for line in views(tradition, room) {
            let widths: Vec<f64> = line.iter().map(|(face, words)| face.width(words, 8.8)).collect();
            let mut x = middle - widths.iter().sum::<f64>() / 2.0;
            y += 11.4;
            for ((face, words), width) in line.into_iter().zip(widths) {
                texts.push(Text::new(x, y, 8.8, face, "#3d3d3d", words));
                x += width;
            }
        }
        let shown = plan.made.members[column].len();
        let all = shown + plan.hidden.get(&column).copied().unwrap_or(0);
        // Members that belong to other lanes too stand between them.
        let stands_there = |item: &&Item| item.stands.iter().any(|s| s.school == school && s.role.is_member());
        let members = survey.items.iter().filter(stands_there).count().max(all);
        let mut words = counted(members, "work");
        if members > all {
            words.push_str(&format!(", {} between lanes", members - all));
        }
        if all > shown {
            words.push_str(&format!("; the {shown} most cited are shown"));
        }
        y += 12.6;
        texts.push(
            Text::new(middle, y, 8.8, Face::Regular, GREY, fit(&words, Face::Regular, 8.8, room))
                .anchored(Anchor::Middle),
        );
        bottom = bottom.max(y + 9.0);
        let description = match &tradition.definition {
            Some(definition) => format!("{label}: {}", tidy(definition)),
            None => label.clone(),
        };
        scene.tiles.push(Tile {
            id: safe_id("t_", &tradition.id),
            kind: TileKind::Tradition,
            subject: format!("tradition:{}", tradition.id),
            rect: Rect::new(x, top + 2.0, width, y - top + 2.0),
            shapes,
            texts,
            lane: Some(lane),
            band: None,
            description,
            frame: "none".into(),
            dash: Dash::Solid,
            frame_width: 0.0,
            marks: Vec::new(),
        });
        scene.lanes.push(Lane {
            id: tradition.id.clone(),
            label,
            letter: sign.clone(),
            rect: Rect::default(),
            hue: color.clone(),
        });
    }
    for (column, members) in plan.made.members.iter().enumerate().step_by(2) {
        if members.is_empty() {
            continue;
        }
        let middle = lefts[column] + widths[column] / 2.0;
        for (number, line) in gap_words(survey, plan, column).iter().enumerate() {
            let y = top + 21.6 + 11.6 * number as f64;
            scene.texts.push(Text::new(middle, y, 8.8, Face::Italic, GREY, line).anchored(Anchor::Middle));
            bottom = bottom.max(y + 9.0);
        }
    }
    bottom
}

/// Runs of one line of a heading.
type Runs = Vec<(Face, String)>;

/// How a tradition sees the matters at issue, topic in bold; its definition where that is not said.
fn views(tradition: &crate::tradition::Tradition, room: f64) -> Vec<Runs> {
    if tradition.views.is_empty() {
        let words = tidy(tradition.definition.as_deref().unwrap_or(""));
        return wrap(&words, Face::Italic, 8.8, room, 3).into_iter().map(|line| vec![(Face::Italic, line)]).collect();
    }
    let mut lines = Vec::new();
    for (topic, view) in tradition.views.iter().take(4) {
        let topic = fit(&format!("{}: ", tidy(topic)), Face::Bold, 8.8, room * 0.7);
        // Set in the wider cut and broken as a whole, the first line then has room for the topic.
        for (number, line) in wrap(&format!("{topic}{}", tidy(view)), Face::Bold, 8.8, room, 3).into_iter().enumerate()
        {
            lines.push(match line.strip_prefix(topic.trim_end()) {
                Some(rest) if number == 0 => {
                    vec![(Face::Bold, topic.clone()), (Face::Italic, rest.trim_start().into())]
                }
                _ => vec![(Face::Italic, line)],
            });
        }
    }
    lines
}

fn gap_words(survey: &Survey<'_>, plan: &Plan, column: usize) -> Vec<String> {
    let mut counts = [0_usize; 4];
    for &at in &plan.made.members[column] {
        let stands: Vec<_> = survey.items[at].stands.iter().filter(|s| plan.made.lanes.contains(&s.school)).collect();
        let kind = if stands.iter().any(|s| s.role.is_member()) {
            0
        } else if stands.iter().any(|s| s.role == Role::Critiques) {
            1
        } else if stands.iter().any(|s| s.role == Role::Exception) {
            2
        } else {
            3
        };
        counts[kind] += 1;
    }
    let names =
        [("bridge work", "bridge works"), ("critic", "critics"), ("exception", "exceptions"), ("aside", "asides")];
    let mut words: Vec<String> = counts
        .iter()
        .zip(names)
        .filter(|(count, _)| **count > 0)
        .map(|(count, (one, more))| if *count == 1 { format!("1 {one}") } else { format!("{count} {more}") })
        .collect();
    if let Some(more) = plan.hidden.get(&column) {
        words.push(format!("{more} more not shown"));
    }
    words
}

fn lane_shapes(lane: &Lane) -> [Shape; 1] {
    [Shape::Rect {
        rect: lane.rect,
        radius: 0.0,
        fill: tint(&lane.hue, 0.075),
        stroke: tint(&lane.hue, 0.45),
        width: 0.9,
        dash: Dash::Solid,
    }]
}

/// Rows of tiles; gives the bottom edge of the lanes.
fn place_rows(
    survey: &Survey<'_>,
    plan: &Plan,
    tracks: &[usize],
    scene: &mut Scene,
    frame: (&[f64], &[f64]),
    top: f64,
) -> f64 {
    let (lefts, widths) = frame;
    let mut entries: Vec<Entry> = plan
        .made
        .members
        .iter()
        .enumerate()
        .flat_map(|(column, members)| members.iter().map(move |&item| (column, item)))
        .map(|(column, item)| Entry { item, year: survey.items[item].year, column })
        .collect();
    entries.sort_by_key(|entry| (entry.item, entry.column));
    let column_of: BTreeMap<usize, usize> = entries.iter().map(|entry| (entry.item, entry.column)).collect();
    let made: Vec<Row> = rows(&entries, tracks, &plan.apart);
    let tracks_of = lines::tracks(survey, &made, &column_of, tracks);
    let right = lefts.last().copied().unwrap_or(0.0) + widths.last().copied().unwrap_or(0.0);
    let mut y = top;
    for (band, row) in made.iter().enumerate() {
        scene.backdrop.push(Shape::Line {
            from: Point::new(18.0, y),
            to: Point::new(right, y),
            stroke: RULE.into(),
            width: 0.8,
            dash: Dash::Solid,
        });
        let mut floors: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        let mut bottom = y + 24.0;
        for &item in &row.items {
            let Some(&column) = column_of.get(&item) else { continue };
            let track = tracks_of.get(&item).copied().unwrap_or(0);
            let lane = (column % 2 == 1).then_some(column / 2);
            let home = lane.and_then(|lane| plan.made.lanes.get(lane).copied());
            let tile = tile_width(plan, tracks.get(column).copied().unwrap_or(1) as f64);
            let width = if lane.is_some() { tile } else { plan.side };
            let lines = if plan.short { 0 } else { 2 };
            let mut tile = work_tile(survey, item, &plan.keys, Form { width, title_lines: lines, home });
            let x = match lane {
                Some(_) => lefts[column] + PAD + 3.0 + track as f64 * (width + ALLEY),
                None => lefts[column] + (widths[column] - plan.side) / 2.0,
            };
            let floor = floors.entry((column, track)).or_insert(y + ROW_PAD);
            tile.shift(x, *floor);
            *floor = tile.rect.bottom() + BETWEEN;
            bottom = bottom.max(tile.rect.bottom() + ROW_PAD);
            tile.lane = lane;
            tile.band = Some(band);
            scene.tiles.push(tile);
        }
        let label = match row.years {
            Some((first, last)) => span_words(first, last),
            None => undated_words(survey, &row.items),
        };
        let words = fit(&label, Face::Regular, 9.6, YEARS - 22.0);
        let middle = y + (bottom - y) / 2.0 + 3.2;
        scene.texts.push(Text::new(YEARS - 10.0, middle, 9.6, Face::Regular, "#3d3d3d", words).anchored(Anchor::End));
        scene.bands.push(Band { label, top: y, bottom });
        y = bottom;
    }
    y
}

/// `forthcoming` where all say so, else `undated`.
fn undated_words(survey: &Survey<'_>, items: &[usize]) -> String {
    let labels: BTreeSet<String> = items.iter().map(|&at| survey.items[at].year_label.to_lowercase()).collect();
    match labels.into_iter().collect::<Vec<_>>().as_slice() {
        [only] if only.chars().count() <= 12 => only.clone(),
        _ => "undated".to_owned(),
    }
}

/// Groupings and leftovers as cards.
fn place_panel(survey: &Survey<'_>, plan: &Plan, scene: &mut Scene, top: f64) -> f64 {
    let most = if plan.many { 8 } else { 40 };
    let mut cards: Vec<Card> = Vec::new();
    for (school, tradition) in survey.schools.iter().enumerate() {
        if plan.made.lanes.contains(&school) {
            continue;
        }
        let lines: Vec<(usize, Option<Role>)> = survey
            .items
            .iter()
            .enumerate()
            .filter_map(|(at, item)| {
                let stand = item.stands.iter().find(|stand| item.found && stand.school == school)?;
                Some((at, Some(stand.role)))
            })
            .collect();
        if !lines.is_empty() {
            let heading = tidy(&tradition.tradition.label);
            cards.push(Card { school: Some(school), heading, within: within(survey, plan, school), lines, most });
        }
    }
    cards.sort_by_key(|card| std::cmp::Reverse(card.lines.len().min(card.most)));
    let grouped: BTreeSet<usize> = cards.iter().flat_map(|card| card.lines.iter().map(|(at, _)| *at)).collect();
    let alone: Vec<usize> = plan.made.rest.iter().filter(|at| !grouped.contains(at)).copied().collect();
    if cards.is_empty() && alone.is_empty() {
        return top + 14.0;
    }
    let mut y = top + 12.0;
    if !cards.is_empty() {
        let right = scene.width - RIGHT;
        y += 16.0;
        scene.texts.push(Text::new(YEARS, y, 11.4, Face::Bold, INK, "Other groups that the texts name"));
        let words = "↑ A: stands in or beside lane A above";
        scene.texts.push(Text::new(right, y, 8.8, Face::Regular, GREY, words).anchored(Anchor::End));
        y += 12.0;
    }
    let shown: BTreeMap<usize, String> = plan
        .made
        .members
        .iter()
        .enumerate()
        .flat_map(|(column, members)| members.iter().map(move |&at| (at, column)))
        .filter_map(|(at, _)| {
            let letters: Vec<&str> = survey.items[at]
                .stands
                .iter()
                .map(|stand| plan.keys.letters[stand.school].as_str())
                .filter(|letter| !letter.is_empty())
                .collect();
            (!letters.is_empty()).then(|| (at, letters.join(" ")))
        })
        .collect();
    let area = (YEARS, scene.width - RIGHT, y);
    y = panel::draw(scene, survey, &cards, area, &|at| shown.get(&at).cloned());
    if alone.is_empty() {
        return y;
    }
    let heading = match (cards.is_empty(), plan.made.lanes.is_empty()) {
        (true, true) => "Cited works",
        (true, false) => "Cited outside these traditions",
        (false, _) => "Cited outside these groups",
    };
    let most = if plan.many { 24 } else { 120 };
    panel::list(
        scene,
        survey,
        heading,
        &alone,
        most,
        (area.0, area.1, if cards.is_empty() { y + 16.0 } else { y + 12.0 }),
    )
}

/// Letters of the lanes that the library calls broader than this grouping.
fn within(survey: &Survey<'_>, plan: &Plan, school: usize) -> String {
    let broader = survey.schools[school].tradition.related.iter().filter(|related| related.relation == "broader");
    let letters: Vec<&str> = broader
        .filter_map(|related| {
            let broad = survey.school(&related.to)?;
            let lane = plan.made.lanes.iter().find(|&&lane| lane == broad)?;
            Some(plan.keys.letters[*lane].as_str())
        })
        .collect();
    letters.join(" ")
}

/// Legend, notes, page size.
fn finish(survey: &Survey<'_>, plan: &Plan, mut scene: Scene) -> Scene {
    let mut explained = Explained::of(&scene, survey, &[]);
    explained.add_frames(
        scene.tiles.iter().filter(|tile| tile.band.is_some()),
        &[
            ("#222222", Dash::Solid, 1.8, "member of several"),
            (RED, Dash::Dashed, 1.1, "argues against"),
            ("#444444", Dash::Dotted, 1.2, "does not fit it"),
            (FAINT, Dash::Solid, 0.8, "named beside it"),
        ],
    );
    let about_lines = std::mem::take(&mut scene.notes);
    scene.notes = notes(survey, plan);
    scene.notes.extend(about_lines);
    let (right, top) = (scene.width - RIGHT, scene.height + 8.0);
    scene.height = legend::draw(&mut scene, 22.0, right, top, &explained) + 8.0;
    scene
}

fn notes(survey: &Survey<'_>, plan: &Plan) -> Vec<String> {
    let mut notes = vec![super::notes::sources(survey)];
    if plan.made.members.iter().flatten().any(|&at| survey.items[at].places > 1) && !plan.short {
        notes.push("Larger names are cited at more places (1, 2–3, 4 and more).".into());
    }
    let left_out: usize = plan.hidden.values().sum();
    if left_out > 0 {
        notes.push(format!("{} of the lanes and gaps are not shown, for want of room.", counted(left_out, "work")));
    }
    notes.extend(super::notes::beyond_the_lanes(survey, plan.made.lanes.len(), "the panel below has their works"));
    notes.extend(super::notes::left_out(survey));
    notes
}
