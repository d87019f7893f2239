//! Colours, role marks and line styles. No meaning hangs on colour alone: roles have shapes, lines have dashes and
//! ends, traditions have letters and places.
//!
//! The hues keep 4.5 : 1 against white (WCAG 2.2, 1.4.3) and were compared under simulated deutan, protan and tritan
//! vision; three are safe together. The seventh to the
//! twelfth are the same, much darker; more repeat with another letter.

use super::geometry::Point;
use super::scene::{Dash, LinkKind, Shape};
use crate::tradition::Role;

/// Text.
pub const INK: &str = "#1f1f1f";
/// Secondary text: 7.5 : 1 on white.
pub const GREY: &str = "#555555";
/// Hairlines between rows.
pub const RULE: &str = "#dcdcdc";
/// Lines that only say "cited together" or "mentions": 3.4 : 1 on white.
pub const FAINT: &str = "#8c8c8c";
/// Criticism.
pub const RED: &str = "#c0392b";
/// Groups that are no tradition.
pub const SLATE: &str = "#5b6470";

/// Hue of the tradition with that number.
pub fn hue(number: usize) -> &'static str {
    const HUES: [&str; 12] = [
        "#0072b2", "#b35900", "#00704f", "#7b4ba0", "#8a6d00", "#a8326e", "#003a5c", "#5c2400", "#00301f", "#3a1655",
        "#403200", "#52062f",
    ];
    HUES[number % HUES.len()]
}

/// Colour of the lines of the text with that number, where several texts send out lines; 4 : 1 on white at least.
pub fn tone(number: usize) -> &'static str {
    const TONES: [&str; 6] = ["#4a6a9a", "#8a6238", "#3f7d74", "#7d5a80", "#73702f", "#5c5c5c"];
    TONES[number % TONES.len()]
}

/// `color` mixed with white: 1 is the colour, 0 is white.
pub fn tint(color: &str, share: f64) -> String {
    let channel = |at: usize| color.get(at..at + 2).and_then(|hex| u8::from_str_radix(hex, 16).ok()).unwrap_or(0);
    let mixed = |value: u8| (255.0 + (f64::from(value) - 255.0) * share).round().clamp(0.0, 255.0) as u8;
    format!("#{:02x}{:02x}{:02x}", mixed(channel(1)), mixed(channel(3)), mixed(channel(5)))
}

/// Letter of the tradition with that number: `A` … `Z`, `A2` …
pub fn letter(number: usize) -> String {
    let first = char::from(b'A' + (number % 26) as u8);
    if number < 26 { first.to_string() } else { format!("{first}{}", number / 26 + 1) }
}

/// The mark of a role, centred at `at`, within a square of 2 × `r`.
pub fn role_mark(role: Role, at: Point, r: f64, color: &str) -> Vec<Shape> {
    let polygon = |corners: &[(f64, f64)]| Shape::Polygon {
        points: corners.iter().map(|(x, y)| Point::new(at.x + x * r, at.y + y * r)).collect(),
        fill: color.into(),
        stroke: "none".into(),
        width: 0.0,
    };
    let stroke = |a: (f64, f64), b: (f64, f64)| Shape::Line {
        from: Point::new(at.x + a.0 * r, at.y + a.1 * r),
        to: Point::new(at.x + b.0 * r, at.y + b.1 * r),
        stroke: color.into(),
        width: 0.42 * r,
        dash: Dash::Solid,
    };
    let disc = |dx: f64, radius: f64| Shape::Circle {
        center: Point::new(at.x + dx * r, at.y),
        radius: radius * r,
        fill: color.into(),
        stroke: "none".into(),
        width: 0.0,
    };
    match role {
        Role::Exemplar => {
            let corners: Vec<(f64, f64)> = (0..10)
                .map(|i| {
                    let radius = if i % 2 == 0 { 1.08 } else { 0.46 };
                    let angle = std::f64::consts::PI * (f64::from(i) / 5.0 - 0.5);
                    (radius * angle.cos(), radius * angle.sin() + 0.08)
                })
                .collect();
            vec![polygon(&corners)]
        }
        Role::Supports => vec![disc(0.0, 0.68)],
        Role::Extends => vec![polygon(&[(0.0, -0.85), (0.9, 0.7), (-0.9, 0.7)])],
        Role::Illustrates => vec![polygon(&[(0.0, -0.95), (0.8, 0.0), (0.0, 0.95), (-0.8, 0.0)])],
        Role::Critiques => vec![stroke((-0.7, -0.7), (0.7, 0.7)), stroke((-0.7, 0.7), (0.7, -0.7))],
        Role::Exception => vec![Shape::Circle {
            center: at,
            radius: 0.62 * r,
            fill: "none".into(),
            stroke: color.into(),
            width: 0.4 * r,
        }],
        Role::SeeAlso => vec![disc(-0.7, 0.24), disc(0.0, 0.24), disc(0.7, 0.24)],
    }
}

/// What the legend calls a role.
pub fn role_words(role: Role) -> &'static str {
    match role {
        Role::Exemplar => "stands for it",
        Role::Supports => "supports",
        Role::Extends => "extends",
        Role::Illustrates => "illustrates",
        Role::Critiques => "critiques",
        Role::Exception => "exception",
        Role::SeeAlso => "named beside it",
    }
}

/// How a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Nothing.
    Plain,
    /// An arrowhead.
    Arrow,
    /// A bar across: argues against.
    Bar,
    /// An open ring: exception.
    Ring,
}

/// The looks of a link.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub color: &'static str,
    /// Kind of line.
    pub dash: Dash,
    /// Width, where the link has none of its own.
    pub width: f64,
    /// How it ends.
    pub end: End,
    /// Whether it is drawn as two parallel lines.
    pub double: bool,
    /// What the legend says.
    pub words: &'static str,
}

/// The looks of a kind of link.
pub fn stroke(kind: LinkKind) -> Stroke {
    let plain = Stroke { color: FAINT, dash: Dash::Solid, width: 0.9, end: End::Plain, double: false, words: "" };
    match kind {
        LinkKind::Supports => {
            Stroke { color: "#2f2f2f", width: 1.0, end: End::Arrow, words: "supports, extends or illustrates", ..plain }
        }
        LinkKind::Critiques => {
            Stroke { color: RED, dash: Dash::Dashed, width: 1.3, end: End::Bar, words: "critiques", ..plain }
        }
        LinkKind::Exception => {
            Stroke { color: "#444444", dash: Dash::Dotted, width: 1.3, end: End::Ring, words: "exception to", ..plain }
        }
        LinkKind::SeeAlso => {
            Stroke { dash: Dash::Dotted, end: End::Arrow, words: "named beside", color: "#6e6e6e", ..plain }
        }
        LinkKind::Mentions => Stroke { width: 0.7, end: End::Arrow, words: "cites", ..plain },
        LinkKind::Bracket => Stroke { words: "cited in one bracket", width: 1.1, ..plain },
        LinkKind::Sentence => {
            Stroke { dash: Dash::Dotted, words: "cited in one sentence, across groups", width: 1.0, ..plain }
        }
        LinkKind::CoCited => Stroke { words: "cited together (wider: more often, more closely)", ..plain },
        LinkKind::CoAuthors => Stroke { color: "#222222", double: true, words: "wrote together", ..plain },
        LinkKind::Coupled => Stroke { words: "cite the same works (wider: more)", ..plain },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_traditions_have_hues_of_their_own_that_white_letters_stand_on() {
        let light = |color: &str| {
            let channel = |at: usize| f64::from(u8::from_str_radix(&color[at..at + 2], 16).unwrap()) / 255.0;
            let linear = |c: f64| if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
            0.2126 * linear(channel(1)) + 0.7152 * linear(channel(3)) + 0.0722 * linear(channel(5))
        };
        let hues: std::collections::BTreeSet<&str> = (0..12).map(hue).collect();
        assert_eq!(hues.len(), 12);
        for number in 0..12 {
            assert!(1.05 / (light(hue(number)) + 0.05) >= 4.5, "{}", hue(number));
        }
        // A darker one is told from its own by lightness alone.
        for number in 0..6 {
            assert!((light(hue(number)) + 0.05) / (light(hue(number + 6)) + 0.05) >= 1.8, "{}", hue(number));
        }
    }

    #[test]
    fn tints_run_from_white_to_the_colour() {
        assert_eq!(tint("#0072b2", 0.0), "#ffffff");
        assert_eq!(tint("#0072b2", 1.0), "#0072b2");
        assert_eq!(tint("#000000", 0.5), "#808080");
    }

    #[test]
    fn no_two_roles_share_a_mark_and_no_two_links_share_line_and_end() {
        let marks: Vec<_> = Role::ALL.map(|role| role_mark(role, Point::default(), 1.0, "#000000")).into();
        for (at, mark) in marks.iter().enumerate() {
            assert!(!marks[..at].contains(mark));
        }
        let kinds =
            [LinkKind::Supports, LinkKind::Critiques, LinkKind::Exception, LinkKind::SeeAlso, LinkKind::Bracket];
        let looks: Vec<_> = kinds.map(|kind| (stroke(kind).dash, stroke(kind).end)).into();
        for (at, look) in looks.iter().enumerate() {
            assert!(!looks[..at].contains(look));
        }
    }
}
