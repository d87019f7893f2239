//! A scene as SVG 1.1.
//!
//! Takes a [`Scene`]; gives one file that needs nothing else. The Latin letters of the typeface travel inside as WOFF2,
//! so that browsers, GitHub and word processors set the words as they were measured; each line of text also carries its
//! measured length, so that a viewer that has to take another typeface still keeps every word in its box.

use super::fonts::{FAMILY, Face, is_right_to_left};
use super::geometry::Point;
use super::route::{Piece, rounded};
use super::scene::{Anchor, Dash, Link, LinkKind, Scene, Shape, Text, Tile, TileKind, runs};
use super::style::{End, stroke};

/// For whom the SVG is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// A file for people: typeface inside, lengths stated.
    Person,
    /// A picture inside a page that brings the typeface itself, with parts that can be reached by keyboard.
    Page,
    /// Our own renderer, which has the typeface.
    Renderer,
}

/// The typefaces to fall back on, of like width and colour.
const FALLBACK: &str = "'Source Sans 3','Source Sans Pro',Carlito,Calibri,'Open Sans','Segoe UI','Helvetica Neue',\
                        'Liberation Sans',Arial,sans-serif";

/// The scene as a complete SVG file.
pub fn svg(scene: &Scene) -> String {
    write(scene, Reader::Person)
}

/// Text as it may stand in XML content and attributes.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => safe.push(c),
        }
    }
    safe
}

/// A coordinate with at most two decimals.
pub(super) fn num(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    if rounded == 0.0 { "0".to_owned() } else { format!("{rounded}") }
}

pub(super) fn write(scene: &Scene, reader: Reader) -> String {
    let mut out = String::new();
    let (w, h) = (num(scene.width), num(scene.height));
    let family = match reader {
        Reader::Renderer => FAMILY.to_owned(),
        _ => format!("'{FAMILY}',{FALLBACK}"),
    };
    if reader != Reader::Page {
        out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }
    out.push_str(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{w}\" \
         height=\"{h}\" viewBox=\"0 0 {w} {h}\" font-family=\"{}\"{}>\n",
        escape(&family),
        if reader == Reader::Page { " role=\"group\" aria-labelledby=\"map-title\"" } else { " role=\"img\"" },
    ));
    out.push_str(&format!("<title id=\"map-title\">{}</title>\n", escape(&scene.title)));
    if reader == Reader::Person {
        let words: Vec<&str> =
            std::iter::once(scene.subtitle.as_str()).chain(scene.notes.iter().map(String::as_str)).collect();
        out.push_str(&format!("<desc>{}</desc>\n", escape(&words.join(" "))));
        out.push_str(&format!("<style>{}</style>\n", font_faces(&used_faces(scene))));
    }
    out.push_str(&format!("<rect width=\"{w}\" height=\"{h}\" fill=\"#ffffff\"/>\n<g id=\"backdrop\">\n"));
    for shape in &scene.backdrop {
        out.push_str(&shape_svg(shape));
    }
    out.push_str("</g>\n<g id=\"links\" fill=\"none\" stroke-linejoin=\"round\">\n");
    for link in &scene.links {
        out.push_str(&link_svg(link, reader));
    }
    out.push_str("</g>\n<g id=\"words\">\n");
    for run in runs(&scene.texts) {
        out.push_str(&run_svg(run, reader));
    }
    out.push_str("</g>\n<g id=\"tiles\">\n");
    for tile in &scene.tiles {
        out.push_str(&tile_svg(tile, reader));
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn used_faces(scene: &Scene) -> Vec<Face> {
    let texts = || scene.texts.iter().chain(scene.tiles.iter().flat_map(|tile| &tile.texts));
    Face::ALL.into_iter().filter(|face| texts().any(|text| text.face == *face)).collect()
}

/// `@font-face` rules with the letters inside.
pub(super) fn font_faces(faces: &[Face]) -> String {
    let mut css = String::new();
    for face in faces {
        let (style, weight) = match face {
            Face::Regular => ("normal", 400),
            Face::Bold => ("normal", 700),
            Face::Italic => ("italic", 400),
        };
        css.push_str(&format!(
            "@font-face{{font-family:'{FAMILY}';font-style:{style};font-weight:{weight};\
             src:url(data:font/woff2;base64,{}) format('woff2')}}",
            base64(face.web_file())
        ));
    }
    css
}

/// RFC 4648, §4.
pub(super) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let [a, b, c] = [0, 1, 2].map(|at| u32::from(chunk.get(at).copied().unwrap_or(0)));
        let bits = a << 16 | b << 8 | c;
        for place in 0..4 {
            let six = (bits >> (18 - 6 * place) & 63) as usize;
            out.push(if place <= chunk.len() { char::from(LETTERS[six]) } else { '=' });
        }
    }
    out
}

fn dash_svg(dash: Dash, width: f64) -> String {
    match dash {
        Dash::Solid => String::new(),
        Dash::Dashed => " stroke-dasharray=\"5 3\"".to_owned(),
        Dash::Dotted => format!(" stroke-linecap=\"round\" stroke-dasharray=\"0 {}\"", num((2.2 * width).max(2.6))),
    }
}

fn shape_svg(shape: &Shape) -> String {
    let paint = |fill: &str, stroke: &str, width: f64| {
        if stroke == "none" || width <= 0.0 {
            format!(" fill=\"{fill}\"")
        } else {
            format!(" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"{}\"", num(width))
        }
    };
    match shape {
        Shape::Rect { rect, radius, fill, stroke, width, dash } => {
            let round = if *radius > 0.0 { format!(" rx=\"{}\"", num(*radius)) } else { String::new() };
            format!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{round}{}{}/>\n",
                num(rect.x),
                num(rect.y),
                num(rect.w),
                num(rect.h),
                paint(fill, stroke, *width),
                dash_svg(*dash, *width)
            )
        }
        Shape::Line { from, to, stroke, width, dash } => format!(
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{stroke}\" stroke-width=\"{}\"{}/>\n",
            num(from.x),
            num(from.y),
            num(to.x),
            num(to.y),
            num(*width),
            dash_svg(*dash, *width)
        ),
        Shape::Polygon { points, fill, stroke, width } => {
            let corners: Vec<String> = points.iter().map(|p| format!("{},{}", num(p.x), num(p.y))).collect();
            format!("<polygon points=\"{}\"{}/>\n", corners.join(" "), paint(fill, stroke, *width))
        }
        Shape::Circle { center, radius, fill, stroke, width } => format!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>\n",
            num(center.x),
            num(center.y),
            num(*radius),
            paint(fill, stroke, *width)
        ),
    }
}

/// Texts that follow each other as one element, so that they still do where a viewer takes another typeface.
fn run_svg(run: &[Text], reader: Reader) -> String {
    // A year behind a name that runs from right to left would be set before it, and one behind letters that the reader's
    // own typeface draws, wherever those end: each then is an element of its own, its length stated.
    let alone = |text: &Text| text.content.chars().any(is_right_to_left) || is_foreign(text, reader);
    let (Some(first), true) = (run.first(), run.len() > 1 && !run.iter().any(alone)) else {
        return run.iter().map(|text| text_svg(text, reader)).collect();
    };
    let mut end = first.at.x;
    let parts: String = run
        .iter()
        .map(|text| {
            let gap = text.at.x - end;
            end = text.at.x + text.width();
            let gap = if gap.abs() > 0.01 { format!(" dx=\"{}\"", num(gap)) } else { String::new() };
            format!(
                "<tspan{gap} font-size=\"{}\" fill=\"{}\"{}>{}</tspan>",
                num(text.size),
                text.fill,
                face_svg(text.face),
                escape(&text.content)
            )
        })
        .collect();
    format!("<text x=\"{}\" y=\"{}\">{parts}</text>\n", num(first.at.x), num(first.at.y))
}

/// Whether a text has letters that the typeface the reader gets with the picture lacks.
fn is_foreign(text: &Text, reader: Reader) -> bool {
    reader != Reader::Renderer && !text.content.chars().all(|letter| text.face.travels(letter))
}

fn face_svg(face: Face) -> &'static str {
    match face {
        Face::Regular => "",
        Face::Bold => " font-weight=\"700\"",
        Face::Italic => " font-style=\"italic\"",
    }
}

fn text_svg(text: &Text, reader: Reader) -> String {
    if text.content.is_empty() {
        return String::new();
    }
    let anchor = match text.anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    };
    let face = face_svg(text.face);
    // Inside a page the typeface is there for the letters that travel; for others the length keeps the box.
    let length = if reader == Reader::Person || is_foreign(text, reader) {
        format!(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", num(text.width()))
    } else {
        String::new()
    };
    format!(
        "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"{anchor}{face}{length}>{}</text>\n",
        num(text.at.x),
        num(text.at.y),
        num(text.size),
        text.fill,
        escape(&text.content)
    )
}

fn tile_svg(tile: &Tile, reader: Reader) -> String {
    let class = match tile.kind {
        TileKind::Work => "work",
        TileKind::Document => "document",
        TileKind::Scholar => "scholar",
        TileKind::Tradition => "tradition",
        TileKind::More => "more",
    };
    let words = escape(&tile.description);
    let body: String = tile
        .shapes
        .iter()
        .map(shape_svg)
        .chain(runs(&tile.texts).into_iter().map(|run| run_svg(run, reader)))
        .collect();
    match reader {
        Reader::Page if !tile.subject.is_empty() => format!(
            "<a id=\"{id}\" class=\"tile {class}\" href=\"#{id}\" data-subject=\"{}\">\
             <title>{words}</title>\n{body}</a>\n",
            escape(&tile.subject),
            id = tile.id,
        ),
        _ => format!("<g id=\"{}\" class=\"{class}\"><title>{words}</title>\n{body}</g>\n", tile.id),
    }
}

fn path_data(path: &[Point], radius: f64) -> String {
    let mut data = String::new();
    if let Some(start) = path.first() {
        data.push_str(&format!("M{} {}", num(start.x), num(start.y)));
    }
    for piece in rounded(path, radius) {
        match piece {
            Piece::Line(to) => data.push_str(&format!("L{} {}", num(to.x), num(to.y))),
            Piece::Curve(control, to) => {
                data.push_str(&format!("Q{} {} {} {}", num(control.x), num(control.y), num(to.x), num(to.y)));
            }
        }
    }
    data
}

fn link_svg(link: &Link, reader: Reader) -> String {
    let looks = stroke(link.kind);
    let width = if link.width > 0.0 { link.width } else { looks.width };
    let mut path = link.path.clone();
    let color = link.tone.unwrap_or(looks.color);
    let ending = end_svg(&mut path, looks.end, color, width);
    let data = path_data(&path, link.radius);
    let line = |color: &str, width: f64, dash: &str| {
        format!("<path d=\"{data}\" stroke=\"{color}\" stroke-width=\"{}\"{dash}/>", num(width))
    };
    let drawn = if looks.double {
        line(color, 2.8, "") + &line("#ffffff", 1.4, "")
    } else {
        line(color, width, &dash_svg(looks.dash, width))
    };
    let words = escape(&link.description);
    let grip = if reader == Reader::Page {
        format!("<path class=\"grip\" d=\"{data}\" stroke=\"transparent\" stroke-width=\"9\"/>")
    } else {
        String::new()
    };
    let (from, to) = (escape(&link.from), escape(link.to.as_deref().unwrap_or("")));
    let data_attributes =
        if reader == Reader::Page { format!(" data-from=\"{from}\" data-to=\"{to}\"") } else { String::new() };
    format!(
        "<g id=\"{}\" class=\"link {}\"{data_attributes}><title>{words}</title>{drawn}{ending}{grip}</g>\n",
        link.id,
        kind_class(link.kind)
    )
}

/// A kind of line as classes and addresses have it.
pub(super) fn kind_class(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Supports => "supports",
        LinkKind::Critiques => "critiques",
        LinkKind::Exception => "exception",
        LinkKind::SeeAlso => "see-also",
        LinkKind::Mentions => "mentions",
        LinkKind::Bracket => "bracket",
        LinkKind::Sentence => "sentence",
        LinkKind::CoCited => "co-cited",
        LinkKind::CoAuthors => "co-authors",
        LinkKind::Coupled => "coupled",
    }
}

/// The mark at a line's end; the line is cut back so that it does not show through.
pub(super) fn end_svg(path: &mut [Point], end: End, color: &str, width: f64) -> String {
    let count = path.len();
    if count < 2 || end == End::Plain {
        return String::new();
    }
    let (tip, before) = (path[count - 1], path[count - 2]);
    let length = tip.distance(before);
    if length < 1e-6 {
        return String::new();
    }
    let (ux, uy) = ((tip.x - before.x) / length, (tip.y - before.y) / length);
    let at = |along: f64, across: f64| Point::new(tip.x - along * ux - across * uy, tip.y - along * uy + across * ux);
    let back = |path: &mut [Point], by: f64| path[count - 1] = at(by.min(length * 0.9), 0.0);
    match end {
        End::Plain => String::new(),
        End::Arrow => {
            let (a, b, c, d) = (at(0.0, 0.0), at(6.2, 2.6), at(4.8, 0.0), at(6.2, -2.6));
            back(path, 4.6);
            let corners: Vec<String> = [a, b, c, d].iter().map(|p| format!("{},{}", num(p.x), num(p.y))).collect();
            format!("<polygon points=\"{}\" fill=\"{color}\" stroke=\"none\"/>", corners.join(" "))
        }
        End::Bar => {
            let (a, b) = (at(1.4, 4.6), at(1.4, -4.6));
            back(path, 1.4);
            format!(
                "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{color}\" stroke-width=\"{}\"/>",
                num(a.x),
                num(a.y),
                num(b.x),
                num(b.y),
                num(1.5 * width)
            )
        }
        End::Ring => {
            let middle = at(3.6, 0.0);
            back(path, 6.8);
            format!(
                "<circle cx=\"{}\" cy=\"{}\" r=\"2.9\" fill=\"#ffffff\" stroke=\"{color}\" stroke-width=\"1.2\"/>",
                num(middle.x),
                num(middle.y)
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_agrees_with_rfc_4648() {
        for (plain, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn names_in_letters_that_do_not_travel_keep_their_measured_length() {
        let name = Text::new(0.0, 9.0, 9.0, Face::Bold, "#000000", "Достоевский");
        let year = Text::new(name.width() + 3.0, 9.0, 9.0, Face::Regular, "#000000", "1866");
        for reader in [Reader::Person, Reader::Page] {
            let drawn = run_svg(&[name.clone(), year.clone()], reader);
            assert!(drawn.contains(&format!("textLength=\"{}\"", num(name.width()))), "{drawn}");
            assert_eq!(drawn.matches("<text").count(), 2, "{drawn}");
        }
        let latin = Text { content: "Dostoevsky".into(), ..name };
        assert_eq!(run_svg(&[latin, year], Reader::Page).matches("<text").count(), 1);
    }

    #[test]
    fn text_cannot_break_out_of_its_element() {
        assert_eq!(escape("<a href='x'>&\u{0}"), "&lt;a href=&#39;x&#39;&gt;&amp;");
        let text = Text::new(0.0, 0.0, 9.0, Face::Regular, "#000000", "</text><script>");
        assert!(!text_svg(&text, Reader::Person).contains("<script"));
    }
}
