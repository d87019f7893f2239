//! Literature maps: what to show, where to place it, how to draw it.
//!
//! Takes a [`Scholarship`](crate::graph::Scholarship); gives a [`Scene`], pure geometry, and writers that turn a scene
//! into SVG, PNG, PDF, HTML or DOT. Nothing is read from the machine: the typeface is ours, so that every machine draws
//! the same. Knows nothing of files and of the command line.
//!
//! ```
//! use catena::graph::{Corpus, Scholarship};
//! use catena::map::{self, Kind, MapOptions};
//! let (graph, _) = Scholarship::build(&Corpus::default());
//! let scene = map::draw(&graph, &MapOptions::of(Kind::Traditions))?;
//! assert!(map::svg(&scene).starts_with("<?xml"));
//! # Ok::<(), catena::map::DrawError>(())
//! ```

mod addresses;
mod bands;
mod behind;
mod channels;
mod columns;
mod dates;
mod details;
mod dot;
mod ego;
mod fonts;
mod geometry;
mod html;
mod legend;
mod lines;
mod network;
mod notes;
mod palette;
mod panel;
mod pdf_order;
mod raster;
mod route;
mod said;
mod scene;
mod scholars;
mod schools;
mod style;
mod survey;
mod svg;
mod texts;
mod tile;
mod timeline;
mod traditions;
mod web;
mod widths;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

pub use dot::dot;
pub use fonts::Face;
pub use geometry::{Point, Rect};
pub use html::{fragment, html, html_beside};
pub use raster::{missing_letters, pdf, png};
pub use route::flattened;
pub use scene::{Anchor, Band, Dash, Detail, Lane, Link, LinkKind, Said, Scene, Shape, Text, Tile, TileKind};
pub use style::tint;
pub use svg::svg;

use crate::graph::Scholarship;
use survey::Survey;

/// What a map shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Lanes of traditions by rows of years.
    Traditions,
    /// Who is cited with whom, who wrote with whom.
    Scholars,
    /// Works by year.
    Timeline,
    /// Works that are cited together.
    CoCitation,
    /// Documents that cite the same works.
    Coupling,
    /// One work, by its key, and what surrounds it.
    Ego(String),
}

/// What to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct MapOptions {
    /// The kind of map.
    pub kind: Kind,
    /// Keys of the works to show; all where `None`. Documents are shown in any case.
    pub works: Option<BTreeSet<String>>,
    /// The query that chose the works, as the picture is to name it.
    pub filter: Option<String>,
    /// A title instead of the usual one.
    pub title: Option<String>,
    /// Whether to gather what stands behind each box and line. Only a page shows it; no other form has to wait for it.
    pub evidence: bool,
}

impl MapOptions {
    /// A map of everything.
    pub fn of(kind: Kind) -> MapOptions {
        MapOptions { kind, works: None, filter: None, title: None, evidence: true }
    }
}

/// Why a map could not be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DrawError {
    /// The work in the middle of an ego map is not there.
    #[error("no work that the map may show has the key `{0}`")]
    Unknown(String),
    /// A renderer refused the picture.
    #[error("the picture could not be drawn: {0}")]
    Render(String),
}

/// Draws a map.
///
/// # Errors
/// [`DrawError::Unknown`] where the middle of an ego map is not in the graph.
pub fn draw(built: &Scholarship, options: &MapOptions) -> Result<Scene, DrawError> {
    let mut survey = Survey::of(built, options.works.as_ref());
    survey.title.clone_from(&options.title);
    survey.filter.clone_from(&options.filter);
    let mut scene = match &options.kind {
        Kind::Traditions => traditions::draw(&survey),
        Kind::Scholars => scholars::scholars(&survey),
        Kind::Timeline => timeline::draw(&survey),
        Kind::CoCitation => web::cocitation(&survey),
        Kind::Coupling => web::coupling(&survey),
        Kind::Ego(key) => match survey.at(key) {
            Some(middle) => ego::draw(&survey, middle),
            None => return Err(DrawError::Unknown(key.clone())),
        },
    };
    addresses::of_lines(&mut scene);
    if options.evidence {
        scene.details = details::details(&survey);
        behind::explain(&survey, &mut scene);
    }
    Ok(scene)
}

/// The colour of each tradition proper, by id (`#rrggbb`): the same on every map of the library and beside it.
pub fn colours(built: &Scholarship) -> BTreeMap<String, &'static str> {
    let survey = Survey::of(built, None);
    let proper = survey.schools.iter().enumerate().filter(|(_, school)| school.is_tradition);
    let ids = proper.flat_map(|(at, school)| school.ids.iter().map(move |id| (at, *id)));
    ids.map(|(at, id)| (id.to_owned(), survey.hue(at))).collect()
}
