//! Colours, role marks and line styles. No meaning hangs on colour alone: roles have shapes, lines have dashes and
//! ends, traditions have letters and places.
//!
//! The hues keep 4.5 : 1 against white (WCAG 2.2, 1.4.3) and were chosen by search so that the least difference
//! (CIEDE2000) of any two stays large under simulated deutan, protan and tritan vision (Machado, Oliveira and Fernandes
//! 2009): 19 among the first three, 12 among six, 10 among eight, 8 among all twelve. More repeat with another letter.

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
        "#0072b2", "#b35900", "#552255", "#115544", "#0000aa", "#770000", "#996666", "#991144", "#665522", "#775588",
        "#118833", "#114499",
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

/// The role as a verb between who has it and towards what: `Levy 2001 stands for the school`.
pub fn role_phrase(role: Role) -> &'static str {
    match role {
        Role::Exemplar => "stands for",
        Role::Supports => "supports",
        Role::Extends => "extends",
        Role::Illustrates => "illustrates",
        Role::Critiques => "critiques",
        Role::Exception => "is an exception to",
        Role::SeeAlso => "is named beside",
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
        LinkKind::CoCited => Stroke { words: "cited together", ..plain },
        LinkKind::CoAuthors => Stroke { color: "#222222", double: true, words: "wrote together", ..plain },
        LinkKind::Coupled => Stroke { words: "cite the same works", ..plain },
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
    }

    /// CIELAB of a colour as one sees it who sees by that matrix (on linear RGB).
    fn lab(color: &str, sight: [[f64; 3]; 3]) -> [f64; 3] {
        let linear = [1, 3, 5].map(|at| {
            let c = f64::from(u8::from_str_radix(&color[at..at + 2], 16).unwrap()) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        let times = |m: [[f64; 3]; 3], v: [f64; 3]| m.map(|row| row.iter().zip(v).map(|(a, b)| a * b).sum::<f64>());
        let seen = times(sight, linear).map(|c| c.clamp(0.0, 1.0));
        let to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]];
        let xyz = times(to_xyz, seen);
        let f = [xyz[0] / 0.9505, xyz[1], xyz[2] / 1.089]
            .map(|t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 });
        [116.0 * f[1] - 16.0, 500.0 * (f[0] - f[1]), 200.0 * (f[1] - f[2])]
    }

    #[test]
    fn hues_are_told_apart_by_those_who_see_fewer_colours() {
        let sights = [
            [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_82, 0.042_94, 0.968_881]],
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_9]],
        ];
        // Plain distance in CIELAB, which is never less than CIEDE2000 says for colours as dark as these.
        let apart = |a: usize, b: usize, sight| {
            let (a, b) = (lab(hue(a), sight), lab(hue(b), sight));
            a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
        };
        for (count, least) in [(3, 19.0), (8, 11.0), (12, 9.0)] {
            for sight in sights {
                for a in 0..count {
                    for b in 0..a {
                        assert!(apart(a, b, sight) >= least, "{} {} {}", hue(a), hue(b), apart(a, b, sight));
                    }
                }
            }
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
