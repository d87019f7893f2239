//! The lines of the map of traditions: who cites whom, who stands together in a bracket, who speaks against what.
//!
//! Takes a scene whose tiles stand; adds links that go round them. A plain citation that follows from two others is left
//! out (transitive reduction); one that carries a role never is.

use std::collections::{BTreeMap, BTreeSet};

use super::bands::Row;
use super::channels::Channels;
use super::columns::Columns;
use super::geometry::{Point, Rect};
use super::route::{Router, Terminal, safe_radius};
use super::scene::{Link, LinkKind, Scene, Shape, Tile, TileKind};
use super::style::{role_phrase, tone};
use super::survey::Survey;
use super::tile::counted;
use crate::tradition::Role;

/// Plain citations above which they are counted, not drawn.
const MOST_CITATIONS: usize = 80;
/// Lines between works of one bracket or sentence above which they are counted, not drawn.
const MOST_TOGETHER: usize = 90;

/// A line that is wanted: from item to item, or to a lane.
#[derive(Debug, Clone, PartialEq)]
struct Wanted {
    kind: LinkKind,
    from: usize,
    to: Option<usize>,
    lane: Option<usize>,
    words: String,
}

/// Pairs (document, work) of the survey where one cites the other and both may stand in the lanes.
pub fn cited_pairs(survey: &Survey<'_>) -> BTreeSet<(usize, usize)> {
    let mut pairs = BTreeSet::new();
    for (cited, item) in survey.items.iter().enumerate() {
        for document in &item.cited_by {
            if let Some(citing) = survey.at(document)
                && citing != cited
            {
                pairs.insert((citing, cited));
            }
        }
    }
    pairs
}

/// The kind of line that a role makes.
pub fn kind_of(role: Role) -> LinkKind {
    match role {
        Role::Critiques => LinkKind::Critiques,
        Role::Exception => LinkKind::Exception,
        Role::SeeAlso => LinkKind::SeeAlso,
        _ => LinkKind::Supports,
    }
}

/// Which track of its column each item stands in: rows of a column are filled from the left; where there is room to
/// choose, a work goes where the works that it is cited with stand.
pub fn tracks(
    survey: &Survey<'_>,
    rows: &[Row],
    column_of: &BTreeMap<usize, usize>,
    tracks: &[usize],
) -> BTreeMap<usize, usize> {
    let mut near: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for set in survey.brackets.iter().filter(|set| set.len() < 8) {
        for &a in set {
            near.entry(a).or_default().extend(set.iter().filter(|&&b| b != a));
        }
    }
    let mut place: BTreeMap<usize, usize> = BTreeMap::new();
    let mut load: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for row in rows {
        let mut cells: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for &item in &row.items {
            if let Some(&column) = column_of.get(&item) {
                cells.entry(column).or_default().push(item);
            }
        }
        for (column, items) in cells {
            let count = tracks.get(column).copied().unwrap_or(1).max(1);
            for line in items.chunks(count) {
                for (&item, track) in line.iter().zip(best_tracks(line, count, column, &near, &place, &load)) {
                    place.insert(item, track);
                    *load.entry((column, track)).or_default() += 1;
                }
            }
        }
    }
    place
}

/// Tracks for the works of one line: near those they are cited with, then in order of year, then where there is room.
fn best_tracks(
    line: &[usize],
    count: usize,
    column: usize,
    near: &BTreeMap<usize, BTreeSet<usize>>,
    place: &BTreeMap<usize, usize>,
    load: &BTreeMap<(usize, usize), usize>,
) -> Vec<usize> {
    let pull = |item: usize, track: usize| {
        near.get(&item).into_iter().flatten().filter(|other| place.get(other) == Some(&track)).count().min(2)
    };
    let mut tracks: Vec<usize> = (0..count).collect();
    let mut best: Option<(_, Vec<usize>)> = None;
    loop {
        let chosen = &tracks[..line.len().min(count)];
        let pulled: usize = line.iter().zip(chosen).map(|(&item, &track)| pull(item, track)).sum();
        let turned = chosen.windows(2).filter(|pair| pair[0] > pair[1]).count();
        let full: usize = chosen.iter().map(|&track| load.get(&(column, track)).copied().unwrap_or(0)).sum();
        let score = (pulled, std::cmp::Reverse(turned), std::cmp::Reverse(full));
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, chosen.to_vec()));
        }
        if !super::columns::next_permutation(&mut tracks) {
            break;
        }
    }
    best.map(|(_, chosen)| chosen).unwrap_or_default()
}

/// Whether a tile is a text that was read, below the lanes.
fn stands_below(tile: &Tile) -> bool {
    tile.band.is_none() && tile.kind == TileKind::Document && tile.frame_width > 0.0
}

/// Adds the links to a scene whose tiles stand.
pub fn draw(survey: &Survey<'_>, made: &Columns, scene: &mut Scene) {
    let tile_of: BTreeMap<&str, usize> = scene
        .tiles
        .iter()
        .enumerate()
        .filter(|(_, tile)| tile.band.is_some() || stands_below(tile))
        .map(|(at, tile)| (tile.subject.as_str(), at))
        .collect();
    let standing: BTreeMap<usize, usize> =
        survey.items.iter().enumerate().filter_map(|(at, item)| Some((at, *tile_of.get(item.key.as_str())?))).collect();
    let mut wanted = claims_on_lanes(survey, made, &standing, &scene.tiles);
    wanted.extend(claims_on_works(survey, &standing));
    let (citations, implied) = citations(survey, &standing, &wanted);
    let hidden = if citations.len() > MOST_CITATIONS { citations.len() + implied } else { implied };
    if citations.len() <= MOST_CITATIONS {
        wanted.extend(citations);
    }
    let together = cited_together(survey, &standing, &scene.tiles, &wanted);
    if together.len() > MOST_TOGETHER {
        scene.notes.push(format!(
            "{} between works cited together left out for want of room.",
            counted(together.len(), "line")
        ));
    } else {
        wanted.extend(together);
    }
    if hidden > 0 {
        let why = if hidden > implied { "for want of room" } else { "as others imply them" };
        scene.notes.push(format!("{} left out {why}.", counted(hidden, "citation line")));
    }
    let boxes: Vec<Rect> = scene.tiles.iter().map(|tile| tile.rect).collect();
    let words: Vec<Rect> = scene.texts.iter().map(|text| text.extent()).collect();
    let obstacles: Vec<Rect> = boxes.iter().chain(&words).copied().collect();
    let mut router = Router::new(obstacles.clone(), Rect::new(4.0, 4.0, scene.width - 8.0, scene.height - 8.0));
    let span = |line: &Wanted| {
        let from = boxes[standing[&line.from]].center();
        match (line.to, line.lane) {
            (Some(to), _) => from.distance(boxes[standing[&to]].center()),
            (None, Some(lane)) => (from.x - scene.lanes[lane].rect.center().x).abs(),
            _ => 0.0,
        }
    };
    wanted.sort_by(|a, b| {
        (a.lane.is_none(), span(a))
            .partial_cmp(&(b.lane.is_none(), span(b)))
            .unwrap_or(std::cmp::Ordering::Equal)
            .then((a.kind, a.from, a.to, a.lane).cmp(&(b.kind, b.from, b.to, b.lane)))
    });
    let texts: Vec<usize> = (0..scene.tiles.len()).filter(|&at| stands_below(&scene.tiles[at])).collect();
    let tones: BTreeMap<usize, &'static str> = match texts.as_slice() {
        [] | [_] => BTreeMap::new(),
        texts => texts.iter().enumerate().map(|(number, &at)| (at, tone(number))).collect(),
    };
    for (&at, tone) in &tones {
        if let Some(Shape::Rect { fill, stroke, .. }) = scene.tiles[at].shapes.last_mut() {
            (*tone).clone_into(fill);
            (*tone).clone_into(stroke);
        }
    }
    let mut channels = Channels::between(obstacles.clone());
    let mut lost = 0;
    for (number, line) in wanted.iter().enumerate() {
        let own = standing[&line.from];
        let (end, other) = match (line.to, line.lane) {
            (Some(to), _) => (Terminal::Box(standing[&to]), Some(standing[&to])),
            (None, Some(lane)) => {
                (Terminal::Points(landings(scene.lanes[lane].rect, boxes[own], &boxes, &scene.bands)), None)
            }
            _ => continue,
        };
        let near = |other: usize| {
            let (a, b) = (&scene.tiles[own], &scene.tiles[other]);
            let side_by_side = (a.rect.x - b.rect.x).abs() <= a.rect.w + 30.0;
            a.band.is_some() && b.band.is_some() && a.lane == b.lane && side_by_side
        };
        let tidy = match (other, line.lane) {
            (Some(other), _) if near(other) => channels.join(own, other),
            (None, Some(lane)) if scene.tiles[own].band.is_some() => {
                channels.land(own, scene.lanes[lane].rect, scene.bands.first().map_or(0.0, |band| band.top))
            }
            (other, lane) if scene.tiles[own].band.is_none() => {
                let lane = other.and_then(|other| scene.tiles[other].lane).or(lane);
                lane.and_then(|lane| channels.climb(own, scene.lanes[lane].rect, other))
            }
            _ => None,
        };
        let level = tidy.is_some();
        let Some(path) = tidy.or_else(|| router.route(&Terminal::Box(own), &end)) else {
            lost += 1;
            continue;
        };
        let owns: Vec<usize> = std::iter::once(own).chain(other).collect();
        let radius = safe_radius(&path, &obstacles, &owns).min(if level { 5.0 } else { 12.0 });
        scene.links.push(Link {
            id: format!("link_{number}"),
            kind: line.kind,
            from: scene.tiles[own].id.clone(),
            to: other.map(|tile| scene.tiles[tile].id.clone()),
            lane: line.lane,
            path,
            radius,
            width: 0.0,
            description: line.words.clone(),
            tone: tones.get(&own).copied().filter(|_| line.kind == LinkKind::Mentions),
            evidence: Vec::new(),
        });
    }
    if lost > 0 {
        scene.notes.push(format!("{} found no way between the boxes and are left out.", counted(lost, "line")));
    }
    if scene.links.iter().any(|link| link.tone.is_some()) {
        scene.notes.push("A line that only says “cites” has the colour of the text that cites.".into());
    }
    // Strong lines over faint ones.
    scene.links.sort_by_key(|link| {
        let faint = matches!(link.kind, LinkKind::Bracket | LinkKind::Sentence | LinkKind::Mentions);
        (!faint, link.id.clone())
    });
}

/// Points of a lane's edge where a line from `tile` may end.
fn landings(lane: Rect, tile: Rect, boxes: &[Rect], bands: &[super::scene::Band]) -> Vec<Point> {
    let top = bands.first().map_or(lane.y, |band| band.top) + 4.0;
    let middle = tile.center();
    if tile.y >= lane.bottom() {
        let reach = lane.x + 8.0..lane.right() - 8.0;
        let nearest = middle.x.clamp(reach.start, reach.end.max(reach.start));
        return (-6..=6)
            .map(|step| nearest + 14.0 * f64::from(step))
            .filter(|x| reach.contains(x) || *x == nearest)
            .map(|x| Point::new(x, lane.bottom()))
            .collect();
    }
    let x = if middle.x < lane.x { lane.x } else { lane.right() };
    let free = |point: &Point| boxes.iter().all(|other| !other.grown(4.0).holds(*point));
    // At the height of the tile's own ports first: a level line is the shortest.
    let level = [0.5, 0.25, 0.75].map(|share| tile.y + share * tile.h);
    level
        .into_iter()
        .chain((-14..=14).map(|step| middle.y + 7.0 * f64::from(step)))
        .map(|y| Point::new(x, y))
        .filter(|point| point.y > top && point.y < lane.bottom() - 4.0)
        .filter(free)
        .collect()
}

fn claims_on_lanes(
    survey: &Survey<'_>,
    made: &Columns,
    standing: &BTreeMap<usize, usize>,
    tiles: &[Tile],
) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    for (&at, &tile) in standing {
        let item = &survey.items[at];
        let below = tiles[tile].band.is_none();
        for stand in &item.stands {
            let Some(lane) = made.lanes.iter().position(|school| *school == stand.school) else { continue };
            if tiles[tile].lane == Some(lane) || (stand.role.is_member() && !below) {
                continue;
            }
            let label = &survey.schools[stand.school].tradition.label;
            let words = format!("{} {} {label}", item.label(), role_phrase(stand.role));
            wanted.push(Wanted { kind: kind_of(stand.role), from: at, to: None, lane: Some(lane), words });
        }
    }
    wanted
}

fn claims_on_works(survey: &Survey<'_>, standing: &BTreeMap<usize, usize>) -> Vec<Wanted> {
    let mut wanted: BTreeMap<(usize, usize, LinkKind), Wanted> = BTreeMap::new();
    for claim in survey.built.claims.iter().filter(|claim| claim.stands()) {
        let Some(object) = claim.object.as_deref() else { continue };
        let (Some(from), Some(to)) = (survey.at(&claim.work), survey.at(object)) else { continue };
        if from == to || !standing.contains_key(&from) || !standing.contains_key(&to) {
            continue;
        }
        let kind = kind_of(claim.role);
        let words = format!("{} {} {}", survey.items[from].label(), role_phrase(claim.role), survey.items[to].label());
        wanted.entry((from, to, kind)).or_insert(Wanted { kind, from, to: Some(to), lane: None, words });
    }
    wanted.into_values().collect()
}

/// Plain citations between tiles that follow from no two others, and how many do.
fn citations(survey: &Survey<'_>, standing: &BTreeMap<usize, usize>, claims: &[Wanted]) -> (Vec<Wanted>, usize) {
    let documents = survey.items.iter().filter(|item| item.is_document).count();
    if documents < 2 {
        return (Vec::new(), 0);
    }
    let pairs: BTreeSet<(usize, usize)> = cited_pairs(survey)
        .into_iter()
        .filter(|(from, to)| standing.contains_key(from) && standing.contains_key(to))
        .collect();
    let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &(from, to) in &pairs {
        out.entry(from).or_default().push(to);
    }
    let stated: BTreeSet<(usize, usize)> = claims.iter().filter_map(|line| Some((line.from, line.to?))).collect();
    let mut kept = Vec::new();
    let mut implied = 0;
    for &(from, to) in &pairs {
        if stated.contains(&(from, to)) {
            continue;
        }
        // Only documents cite, so a longer way goes through another document that this one cites.
        let mut seen = BTreeSet::from([from]);
        let mut open: Vec<usize> = out[&from].iter().copied().filter(|&next| next != to).collect();
        let mut found = false;
        while let Some(next) = open.pop() {
            if next == to {
                found = true;
                break;
            }
            if seen.insert(next) {
                open.extend(out.get(&next).into_iter().flatten());
            }
        }
        if found {
            implied += 1;
            continue;
        }
        let words = format!("{} cites {}", survey.items[from].label(), survey.items[to].label());
        kept.push(Wanted { kind: LinkKind::Mentions, from, to: Some(to), lane: None, words });
    }
    (kept, implied)
}

/// Works of one bracket, as the shortest tree that joins their tiles; works of one sentence where they stand in
/// different columns.
fn cited_together(
    survey: &Survey<'_>,
    standing: &BTreeMap<usize, usize>,
    tiles: &[Tile],
    before: &[Wanted],
) -> Vec<Wanted> {
    let mut joined: BTreeSet<(usize, usize)> =
        before.iter().filter_map(|line| Some((line.from.min(line.to?), line.from.max(line.to?)))).collect();
    let mut wanted = Vec::new();
    let middle = |at: usize| tiles[standing[&at]].rect.center();
    for set in &survey.brackets {
        let present: Vec<usize> =
            set.iter().copied().filter(|at| standing.contains_key(at) && !survey.items[*at].is_document).collect();
        for (a, b) in tree(&present, middle) {
            if joined.insert((a.min(b), a.max(b))) {
                let words =
                    format!("{} and {} are cited in one bracket", survey.items[a].label(), survey.items[b].label());
                wanted.push(Wanted { kind: LinkKind::Bracket, from: a, to: Some(b), lane: None, words });
            }
        }
    }
    let column =
        |at: usize| (tiles[standing[&at]].lane, tiles[standing[&at]].lane.is_none().then(|| middle(at).x as i64));
    for set in &survey.sentences {
        let present: Vec<usize> =
            set.iter().copied().filter(|at| standing.contains_key(at) && !survey.items[*at].is_document).collect();
        let mut groups: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for &at in &present {
            groups.entry(column(at)).or_default().push(at);
        }
        let sides: Vec<&Vec<usize>> = groups.values().collect();
        for (number, first) in sides.iter().enumerate() {
            for second in &sides[number + 1..] {
                let pairs = first.iter().flat_map(|&a| second.iter().map(move |&b| (a, b)));
                let nearest = pairs.min_by(|x, y| {
                    let length = |pair: &(usize, usize)| middle(pair.0).distance(middle(pair.1));
                    length(x).total_cmp(&length(y)).then(x.cmp(y))
                });
                let Some((a, b)) = nearest else { continue };
                let across = first.iter().any(|x| second.iter().any(|y| joined.contains(&(*x.min(y), *x.max(y)))));
                if !across && joined.insert((a.min(b), a.max(b))) {
                    let words = format!(
                        "{} and {} are cited in one sentence",
                        survey.items[a].label(),
                        survey.items[b].label()
                    );
                    wanted.push(Wanted { kind: LinkKind::Sentence, from: a, to: Some(b), lane: None, words });
                }
            }
        }
    }
    wanted
}

/// The shortest tree over the points of these items (Prim).
fn tree(items: &[usize], middle: impl Fn(usize) -> Point) -> Vec<(usize, usize)> {
    let Some((&first, rest)) = items.split_first() else { return Vec::new() };
    let (mut inside, mut outside) = (vec![first], rest.to_vec());
    let mut edges = Vec::new();
    while !outside.is_empty() {
        let pairs = inside.iter().flat_map(|&a| outside.iter().map(move |&b| (a, b)));
        let nearest = pairs.min_by(|x, y| {
            let length = |pair: &(usize, usize)| middle(pair.0).distance(middle(pair.1));
            length(x).total_cmp(&length(y)).then(x.cmp(y))
        });
        let Some((a, b)) = nearest else { break };
        edges.push((a, b));
        inside.push(b);
        outside.retain(|&at| at != b);
    }
    edges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_joins_all_points_by_short_edges() {
        let at = [Point::new(0.0, 0.0), Point::new(10.0, 0.0), Point::new(100.0, 0.0), Point::new(11.0, 5.0)];
        assert_eq!(tree(&[0, 1, 2, 3], |item| at[item]), [(0, 1), (1, 3), (3, 2)]);
        assert!(tree(&[], |item| at[item]).is_empty());
    }
}
