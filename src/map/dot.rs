//! A scene as a DOT file that Graphviz draws as we placed it.
//!
//! Takes a [`Scene`]; gives DOT text, built from graphviz-rust's structures and printed by its printer. The file asks
//! for the `neato` engine itself (`layout=neato`) and pins every node, so that plain `dot -Tsvg` keeps our places and
//! only routes the lines. Lanes, rules and role marks are xdot drawing operations in `_background`; words are nodes without a
//! frame, since Graphviz 2.43 crashes on text in a background unless it is called as `neato -n`. Neither the structures
//! nor the printer escape anything: [`quote`] owns every id and value.

use graphviz_rust::dot_structures::{Attribute, Edge, EdgeTy, Graph, GraphAttributes, Id, Node, NodeId, Stmt, Vertex};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

use super::fonts::Face;
use super::geometry::{Point, Rect};
use super::scene::{Anchor, Dash, Link, Scene, Shape, Text, Tile, TileKind, runs};
use super::style::{End, stroke};
use super::svg::{escape, num};

/// Points to the unit: 72 to 96.
const POINTS: f64 = 0.75;
/// Metrics that every Graphviz knows; a little wider than ours, so words are set a little smaller.
const FONT: &str = "Helvetica,Arial,sans-serif";
const SMALLER: f64 = 0.85;

/// A quoted DOT string, whatever stands in it (The DOT Language, "ID": in quoted strings only `"` needs escaping, yet a
/// backslash begins an escape in most attributes).
///
/// Graphviz's scanner stops at 16 384 bytes, so a long string is written as pieces joined by `+`.
pub fn quote(text: &str) -> String {
    const PIECE: usize = 8000;
    let mut out = String::from("\"");
    let mut start = 0;
    for letter in text.chars() {
        if out.len() - start > PIECE {
            out.push_str("\" + \"");
            start = out.len();
        }
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' | '\r' | '\t' => out.push(' '),
            '\0' => {}
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn id(text: &str) -> Id {
    Id::Escaped(quote(text))
}

fn set(name: &str, value: &str) -> Attribute {
    Attribute(Id::Plain(name.to_owned()), id(value))
}

/// The scene as DOT.
pub fn dot(scene: &Scene) -> String {
    let page = Page { height: scene.height };
    let mut stmts = vec![
        Stmt::GAttribute(GraphAttributes::Graph(vec![
            set("layout", "neato"),
            set("inputscale", "72"),
            set("overlap", "true"),
            set("splines", "true"),
            set("esep", "+1"),
            set("outputorder", "edgesfirst"),
            set("bgcolor", "white"),
            set("pad", "0"),
            set("fontname", FONT),
            set("tooltip", &scene.title),
            set("_background", &page.background(scene)),
        ])),
        Stmt::GAttribute(GraphAttributes::Node(vec![
            set("shape", "box"),
            set("style", "filled"),
            set("fillcolor", "white"),
            set("fixedsize", "shape"),
            set("fontname", FONT),
            set("margin", "0"),
        ])),
        Stmt::GAttribute(GraphAttributes::Edge(vec![set("arrowsize", "0.55"), set("fontname", FONT)])),
    ];
    // Two points that nobody sees hold the page's corners, so that nothing of the background is cut off.
    for (name, at) in
        [("page corner 1", Point::new(0.0, 0.0)), ("page corner 2", Point::new(scene.width, scene.height))]
    {
        stmts.push(page.point(name, at));
    }
    for (number, run) in runs(&scene.texts).into_iter().enumerate() {
        stmts.push(page.words(&format!("words {number}"), run));
    }
    for tile in &scene.tiles {
        if tile.kind == TileKind::Tradition && tile.frame_width <= 0.0 {
            for (number, run) in runs(&tile.texts).into_iter().enumerate() {
                stmts.push(page.words(&format!("{} {number}", tile.id), run));
            }
        } else {
            stmts.push(page.node(tile));
        }
    }
    for link in &scene.links {
        stmts.extend(page.link(link));
    }
    let graph = Graph::DiGraph { id: id(&scene.title), strict: false, stmts };
    graph.print(&mut PrinterContext::default())
}

struct Page {
    height: f64,
}

impl Page {
    fn at(&self, point: Point) -> (String, String) {
        (num(point.x * POINTS), num((self.height - point.y) * POINTS))
    }

    fn position(&self, point: Point) -> String {
        let (x, y) = self.at(point);
        format!("{x},{y}!")
    }

    fn point(&self, name: &str, at: Point) -> Stmt {
        Stmt::Node(Node {
            id: NodeId(id(name), None),
            attributes: vec![
                set("shape", "point"),
                set("style", "invis"),
                set("width", "0.01"),
                set("height", "0.01"),
                set("label", ""),
                set("pos", &self.position(at)),
            ],
        })
    }

    /// One run of text as a node without a frame, as wide as we measured it.
    fn words(&self, name: &str, run: &[Text]) -> Stmt {
        let extents: Vec<Rect> = run.iter().map(Text::extent).collect();
        let left = extents.iter().map(|rect| rect.x).fold(f64::INFINITY, f64::min);
        let right = extents.iter().map(Rect::right).fold(left, f64::max);
        let (top, height) = extents.first().map_or((0.0, 1.0), |rect| (rect.y, rect.h));
        let align = match run.first().map(|text| text.anchor) {
            Some(Anchor::Middle) => "center",
            Some(Anchor::End) => "right",
            _ => "left",
        };
        let parts: String = run.iter().map(font).collect::<Vec<_>>().join(" ");
        let width = ((right - left).max(1.0) * POINTS).floor();
        let label = format!(
            "<<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\" width=\"{width}\"><tr>\
             <td align=\"{align}\">{parts}</td></tr></table>>"
        );
        Stmt::Node(Node {
            id: NodeId(id(name), None),
            attributes: vec![
                set("shape", "plaintext"),
                set("style", "solid"),
                set("pos", &self.position(Point::new((left + right) / 2.0, top + height / 2.0))),
                set("width", &size(right - left - 1.0)),
                set("height", &size(height - 2.0)),
                Attribute(Id::Plain("label".into()), Id::Html(label)),
            ],
        })
    }

    fn node(&self, tile: &Tile) -> Stmt {
        let framed = tile.frame_width > 0.0;
        // Lines of a card stand close; a little air keeps Graphviz from seeing them touch.
        let height = if framed { tile.rect.h } else { tile.rect.h - 3.0 };
        let mut attributes = vec![
            set("id", &tile.id),
            set("pos", &self.position(tile.rect.center())),
            set("width", &size(tile.rect.w)),
            set("height", &size(height)),
            Attribute(Id::Plain("label".into()), Id::Html(label(tile))),
            set("tooltip", &tile.description),
            set("URL", &format!("#{}", tile.id)),
        ];
        if framed {
            let style = match tile.dash {
                Dash::Solid => "filled",
                Dash::Dashed => "filled,dashed",
                Dash::Dotted => "filled,dotted",
            };
            attributes.push(set("color", &tile.frame));
            attributes.push(set("penwidth", &num(tile.frame_width)));
            attributes.push(set("style", style));
            if let Some(Shape::Rect { fill, .. }) = tile.shapes.first() {
                attributes.push(set("fillcolor", fill));
            }
        } else {
            attributes.push(set("shape", "plaintext"));
            attributes.push(set("style", "solid"));
        }
        Stmt::Node(Node { id: NodeId(id(&name_of(tile)), None), attributes })
    }

    fn link(&self, link: &Link) -> Vec<Stmt> {
        let mut stmts = Vec::new();
        let target = match &link.to {
            Some(to) => name_of_id(to),
            None => {
                let name = format!("end of {}", link.id);
                if let Some(last) = link.path.last() {
                    stmts.push(self.point(&name, *last));
                }
                name
            }
        };
        let looks = stroke(link.kind);
        let width = if link.width > 0.0 { link.width } else { looks.width };
        let head = match looks.end {
            End::Plain => "none",
            End::Arrow => "vee",
            End::Bar => "tee",
            End::Ring => "odot",
        };
        let color = link.tone.unwrap_or(looks.color);
        let color = if looks.double { format!("{color}:white:{color}") } else { color.to_owned() };
        let style = match looks.dash {
            Dash::Solid => "solid",
            Dash::Dashed => "dashed",
            Dash::Dotted => "dotted",
        };
        stmts.push(Stmt::Edge(Edge {
            ty: EdgeTy::Pair(
                Vertex::N(NodeId(id(&name_of_id(&link.from)), None)),
                Vertex::N(NodeId(id(&target), None)),
            ),
            attributes: vec![
                set("id", &link.id),
                set("color", &color),
                set("penwidth", &num(width)),
                set("style", style),
                set("arrowhead", head),
                set("tooltip", &link.description),
            ],
        }));
        stmts
    }

    /// Backdrop and the marks of frameless tiles as xdot operations (Graphviz, "Output Formats", xdot).
    fn background(&self, scene: &Scene) -> String {
        let mut out = String::new();
        for shape in &scene.backdrop {
            self.draw_shape(&mut out, shape);
        }
        for tile in scene.tiles.iter().filter(|tile| tile.frame_width <= 0.0) {
            for shape in &tile.shapes {
                self.draw_shape(&mut out, shape);
            }
        }
        out.trim_end().to_owned()
    }

    fn draw_shape(&self, out: &mut String, shape: &Shape) {
        let corners = |rect: &Rect| {
            vec![
                Point::new(rect.x, rect.y),
                Point::new(rect.right(), rect.y),
                Point::new(rect.right(), rect.bottom()),
                Point::new(rect.x, rect.bottom()),
            ]
        };
        match shape {
            Shape::Rect { rect, fill, stroke, width, dash, .. } => {
                self.polygon(out, &corners(rect), fill, stroke, *width, *dash);
            }
            Shape::Polygon { points, fill, stroke, width } => {
                self.polygon(out, points, fill, stroke, *width, Dash::Solid);
            }
            Shape::Line { from, to, stroke, width, dash } => {
                out.push_str(&pen(stroke, *width, *dash));
                out.push_str("L 2 ");
                for point in [from, to] {
                    let (x, y) = self.at(*point);
                    out.push_str(&format!("{x} {y} "));
                }
            }
            Shape::Circle { center, radius, fill, stroke, width } => {
                let (x, y) = self.at(*center);
                let r = num(radius * POINTS);
                if fill != "none" {
                    out.push_str(&counted_op("C", fill));
                }
                let line = if stroke == "none" { fill } else { stroke };
                out.push_str(&pen(line, *width, Dash::Solid));
                out.push_str(&format!("{} {x} {y} {r} {r} ", if fill == "none" { "e" } else { "E" }));
            }
        }
    }

    fn polygon(&self, out: &mut String, points: &[Point], fill: &str, stroke: &str, width: f64, dash: Dash) {
        if fill != "none" {
            out.push_str(&counted_op("C", fill));
        }
        out.push_str(&pen(if stroke == "none" { fill } else { stroke }, width, dash));
        out.push_str(&format!("{} {} ", if fill == "none" { "p" } else { "P" }, points.len()));
        for point in points {
            let (x, y) = self.at(*point);
            out.push_str(&format!("{x} {y} "));
        }
    }
}

fn counted_op(op: &str, value: &str) -> String {
    format!("{op} {} -{value} ", value.len())
}

fn pen(color: &str, width: f64, dash: Dash) -> String {
    let style = match dash {
        Dash::Solid => "solid",
        Dash::Dashed => "dashed",
        Dash::Dotted => "dotted",
    };
    let line = format!("setlinewidth({})", num(width.max(0.1) * POINTS));
    counted_op("c", color) + &counted_op("S", style) + &counted_op("S", &line)
}

/// Fill and ink of a chip.
fn chip(shape: &Shape) -> Option<(String, String)> {
    match shape {
        Shape::Rect { stroke, .. } if stroke == "none" => None,
        Shape::Rect { fill, stroke, .. } if fill == "#ffffff" => Some((fill.clone(), stroke.clone())),
        Shape::Rect { fill, .. } => Some((fill.clone(), "#ffffff".into())),
        _ => None,
    }
}

/// A sign for a role where no shape can be drawn.
fn sign(role: &str) -> &'static str {
    match role {
        "exemplar" => "★",
        "supports" => "●",
        "extends" => "▲",
        "illustrates" => "◆",
        "critiques" => "✕",
        "exception" => "○",
        "see-also" => "…",
        _ => "",
    }
}

fn font(text: &Text) -> String {
    let words = escape(&text.content);
    // Bold cuts of the usual substitutes are wider still.
    let (words, smaller) = match text.face {
        Face::Regular => (words, SMALLER),
        Face::Bold => (format!("<b>{words}</b>"), SMALLER - 0.06),
        Face::Italic => (format!("<i>{words}</i>"), SMALLER),
    };
    format!("<font point-size=\"{}\" color=\"{}\">{words}</font>", num(text.size * POINTS * smaller), text.fill)
}

/// An HTML-like label: chips on the left, name and title on the right.
fn label(tile: &Tile) -> String {
    let mut rows: Vec<(f64, Vec<&Text>)> = Vec::new();
    let centred = tile.texts.iter().all(|text| text.anchor == Anchor::Middle);
    for text in tile.texts.iter().filter(|text| centred || text.anchor == Anchor::Start) {
        match rows.iter_mut().find(|(y, _)| (*y - text.at.y).abs() < 0.1) {
            Some((_, row)) => row.push(text),
            None => rows.push((text.at.y, vec![text])),
        }
    }
    let align = if centred { "center" } else { "left" };
    let line = format!("<br align=\"{align}\"/>");
    let words: Vec<String> =
        rows.iter().map(|(_, row)| row.iter().map(|text| font(text)).collect::<Vec<_>>().join(" ")).collect();
    let mut cells: String = String::new();
    if tile.frame_width > 0.0 {
        if let Some(Shape::Rect { fill, stroke, .. }) = tile.shapes.get(1)
            && stroke == "none"
        {
            cells.push_str(&format!("<td bgcolor=\"{fill}\" width=\"3\"></td>"));
        }
        let chips = tile.shapes.iter().skip(1).filter_map(chip);
        for (mark, (fill, ink)) in tile.marks.iter().zip(chips) {
            let (letter, role) = mark.rsplit_once(' ').unwrap_or(("", mark.as_str()));
            let words: Vec<String> = [letter, sign(role)]
                .iter()
                .filter(|word| !word.is_empty())
                .map(|word| format!("<font color=\"{ink}\" point-size=\"6.5\"><b>{}</b></font>", escape(word)))
                .collect();
            cells.push_str(&format!("<td bgcolor=\"{fill}\" width=\"9\">{}</td>", words.join("<br/>")));
        }
        if let Some(more) = tile.marks.last().filter(|mark| mark.starts_with('+')) {
            cells.push_str(&format!("<td><font point-size=\"6.5\">{more}</font></td>"));
        }
    } else {
        cells.push_str("<td width=\"9\"></td>");
    }
    let width = num((tile.rect.w - 1.0).max(1.0).floor() * POINTS);
    let width = width.split('.').next().unwrap_or("1");
    format!(
        "<<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"2\" width=\"{width}\"><tr>{cells}\
         <td align=\"{align}\" balign=\"{align}\">{}{line}</td></tr></table>>",
        words.join(&line)
    )
}

/// A length in inches.
fn size(length: f64) -> String {
    format!("{:.4}", length.max(0.5) * POINTS / 72.0)
}

/// The node's name: what the tile's id stands for, so that people can read the file.
fn name_of(tile: &Tile) -> String {
    name_of_id(&tile.id)
}

fn name_of_id(tile: &str) -> String {
    tile.strip_prefix("w_").unwrap_or(tile).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_a_quoted_string() {
        assert_eq!(quote("a\"b"), "\"a\\\"b\"");
        assert_eq!(quote("a\\"), "\"a\\\\\"");
        assert_eq!(quote("a\nb"), "\"a b\"");
    }
}
