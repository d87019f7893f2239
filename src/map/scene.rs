//! A picture as pure geometry: what stands where, before anyone writes it as SVG, DOT or HTML.
//!
//! Nothing here knows how a format spells a rectangle, and nothing here knows why a work stands where it does.

use super::fonts::Face;
use super::geometry::{Point, Rect};

/// How a line of a shape or link is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dash {
    /// Unbroken.
    #[default]
    Solid,
    /// Long dashes.
    Dashed,
    /// Dots.
    Dotted,
}

/// A shape without meaning of its own: backgrounds, rules, role marks. Colours are `#rrggbb` or `none`.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A rectangle, perhaps with rounded corners.
    Rect {
        /// Where.
        rect: Rect,
        /// Corner radius.
        radius: f64,
        /// Inside.
        fill: String,
        /// Frame.
        stroke: String,
        /// Width of the frame.
        width: f64,
        /// Kind of frame.
        dash: Dash,
    },
    /// A straight line.
    Line {
        /// One end.
        from: Point,
        /// Other end.
        to: Point,
        /// Colour.
        stroke: String,
        /// Width.
        width: f64,
        /// Kind of line.
        dash: Dash,
    },
    /// A closed polygon.
    Polygon {
        /// Corners.
        points: Vec<Point>,
        /// Inside.
        fill: String,
        /// Outline.
        stroke: String,
        /// Width of the outline.
        width: f64,
    },
    /// A circle.
    Circle {
        /// Middle.
        center: Point,
        /// Radius.
        radius: f64,
        /// Inside.
        fill: String,
        /// Outline.
        stroke: String,
        /// Width of the outline.
        width: f64,
    },
}

/// Which end of a text its point is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Anchor {
    /// The text starts there.
    #[default]
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// One run of text on one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Point on the baseline.
    pub at: Point,
    /// What that point is.
    pub anchor: Anchor,
    /// Size.
    pub size: f64,
    /// Cut of the typeface.
    pub face: Face,
    /// Colour.
    pub fill: String,
    /// The words.
    pub content: String,
}

impl Text {
    /// Text that starts at `x` with its baseline at `y`.
    pub fn new(x: f64, y: f64, size: f64, face: Face, fill: &str, content: impl Into<String>) -> Text {
        Text { at: Point::new(x, y), anchor: Anchor::Start, size, face, fill: fill.into(), content: content.into() }
    }

    /// The same text, hung at its middle or end.
    #[must_use]
    pub fn anchored(mut self, anchor: Anchor) -> Text {
        self.anchor = anchor;
        self
    }

    /// Measured width.
    pub fn width(&self) -> f64 {
        self.face.width(&self.content, self.size)
    }

    /// The rectangle that the letters fill, ascenders and descenders included.
    pub fn extent(&self) -> Rect {
        let width = self.width();
        let left = match self.anchor {
            Anchor::Start => self.at.x,
            Anchor::Middle => self.at.x - width / 2.0,
            Anchor::End => self.at.x - width,
        };
        Rect::new(left, self.at.y - 0.75 * self.size, width, 0.98 * self.size)
    }
}

/// The texts in runs that follow each other on one line: a name and its year, a topic and its view.
pub fn runs(texts: &[Text]) -> Vec<&[Text]> {
    let follows = |before: &Text, text: &Text| {
        let gap = text.at.x - before.at.x - before.width();
        before.anchor == Anchor::Start
            && text.anchor == Anchor::Start
            && (text.at.y - before.at.y).abs() < 0.05
            && (-0.5..6.0).contains(&gap)
    };
    texts.chunk_by(follows).collect()
}

/// What a tile stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TileKind {
    /// A cited work.
    Work,
    /// A document that was read.
    Document,
    /// A scholar.
    Scholar,
    /// A tradition or grouping.
    Tradition,
    /// Works that are counted, not shown.
    More,
}

/// A box with its text: the label is the node.
#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    /// Unique in the scene; safe in an XML id.
    pub id: String,
    /// What it stands for.
    pub kind: TileKind,
    /// Citation key, scholar's or tradition's id; several tiles may share it.
    pub subject: String,
    /// The box.
    pub rect: Rect,
    /// What is drawn, from back to front; all of it inside the box.
    pub shapes: Vec<Shape>,
    /// Lines of text, all inside the box.
    pub texts: Vec<Text>,
    /// Column it stands in: a lane's index.
    pub lane: Option<usize>,
    /// Row it stands in: a band's index.
    pub band: Option<usize>,
    /// What a screen reader says and a pointer shows.
    pub description: String,
    /// Colour of the frame, for formats that draw their own box.
    pub frame: String,
    /// Kind of the frame.
    pub dash: Dash,
    /// Width of the frame.
    pub frame_width: f64,
    /// Short words for its roles, `A exemplar`, for formats without marks.
    pub marks: Vec<String>,
}

/// What a link says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// A member's or a document's agreement: supports, extends, illustrates, stands for.
    Supports,
    /// Argues against.
    Critiques,
    /// A case that the other end does not cover.
    Exception,
    /// Named beside.
    SeeAlso,
    /// Cites, without more.
    Mentions,
    /// Cited in one bracket.
    Bracket,
    /// Cited in one sentence, in different brackets.
    Sentence,
    /// Cited together; width says how often.
    CoCited,
    /// Names of one work.
    CoAuthors,
    /// Documents that cite the same works; width says how many.
    Coupled,
}

/// A line from one tile (or lane) to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Unique in the scene.
    pub id: String,
    /// What it says.
    pub kind: LinkKind,
    /// Id of the tile where it begins.
    pub from: String,
    /// Id of the tile where it ends; `None` where it ends at a lane.
    pub to: Option<String>,
    /// The lane where it ends.
    pub lane: Option<usize>,
    /// Corner points, ends included; drawn with rounded corners.
    pub path: Vec<Point>,
    /// Radius of the rounding.
    pub radius: f64,
    /// Line width.
    pub width: f64,
    /// What a pointer shows.
    pub description: String,
    /// Its own colour, where it tells whose line it is; else that of its kind.
    pub tone: Option<&'static str>,
    /// What it is drawn for, where that was asked for.
    pub evidence: Vec<Said>,
}

/// A column of the picture that stands for a tradition.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// Id of the tradition.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Letter that stands for it in marks.
    pub letter: String,
    /// Where.
    pub rect: Rect,
    /// Its colour.
    pub hue: String,
}

/// A row of the picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// `2007`, `2008–10`, `undated`.
    pub label: String,
    /// Top.
    pub top: f64,
    /// Bottom.
    pub bottom: f64,
}

/// One thing that is said of a subject, or for which a line is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// What is said: `cited by Rey 2021`, `quay theory: critiques, according to Rey 2021 (accepted)`.
    pub what: String,
    /// `claim`, `about` (a claim on another work), `cited`, `named`; empty for the rest.
    pub kind: &'static str,
    /// Key of the text that says it; empty where none does.
    pub by: String,
    /// Subject in relation to which it is said; empty where there is none.
    pub of: String,
    /// Places, and the words that stand there, where the text is kept.
    pub places: Vec<(String, String)>,
    /// The words that a claim was read from.
    pub cue: String,
    /// Why, or the record that is meant.
    pub note: String,
}

/// What stands behind one subject: for the page's evidence panel and table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Detail {
    /// The subject's key, as tiles have it.
    pub subject: String,
    /// `work`, `document`, `tradition`, `scholar`.
    pub kind: &'static str,
    /// Heading.
    pub heading: String,
    /// The whole record, definition or the like, as paragraphs.
    pub about: Vec<String>,
    /// What is said of it.
    pub evidence: Vec<Said>,
    /// Of a text that was read: keys of the works that it cites.
    pub cites: Vec<String>,
    /// What a list by name sorts it by: family names first.
    pub order: String,
    /// Columns of the table: year, title, groups.
    pub year: String,
    /// The year as a number: astronomical.
    pub year_number: Option<i32>,
    /// Title.
    pub title: String,
    /// Groups with roles, as words.
    pub groups: String,
    /// Ids of those groups.
    pub schools: Vec<String>,
    /// Of a scholar: works in the library.
    pub works: usize,
    /// Places where it is cited or named.
    pub places: usize,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// What it is called.
    pub title: String,
    /// One line that says how to read it.
    pub subtitle: String,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Columns.
    pub lanes: Vec<Lane>,
    /// Rows.
    pub bands: Vec<Band>,
    /// Backgrounds and rules, behind everything.
    pub backdrop: Vec<Shape>,
    /// Text outside tiles.
    pub texts: Vec<Text>,
    /// Boxes.
    pub tiles: Vec<Tile>,
    /// Lines.
    pub links: Vec<Link>,
    /// What every mark means, and what the picture leaves out, in words.
    pub notes: Vec<String>,
    /// What stands behind each subject, where it was asked for.
    pub details: Vec<Detail>,
    /// Subjects that the picture is about, drawn or not: what a table lists.
    pub listed: Vec<String>,
}
