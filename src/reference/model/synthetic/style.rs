//! A style: what a whole list keeps.

use super::super::train::Random;
use super::stock::Tongue;

/// Order and form of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameOrder {
    /// `Doe, J.` throughout.
    Inverted,
    /// `Doe, J., and R. Roe`.
    FirstInverted,
    /// `J. Doe`.
    Straight,
    /// `Doe J`.
    Vancouver,
    /// `Doe Jane`.
    FamilyGiven,
    /// `Doe (Jane)`.
    Bracketed,
}

/// Form of given names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    Full,
    /// `J. K.`
    Spaced,
    /// `J.K.`
    Close,
    /// `JK`
    Bare,
}

/// Where the year stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearPlace {
    AfterAuthor,
    /// At the end of what names the publication: after the publisher, after the volume in brackets.
    Late,
}

/// How the keywords of books that hold chapters are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostOrder {
    /// `In: A. Editor (ed.), Book`.
    EditorFirst,
    /// `In Book, edited by A. Editor`.
    BookFirst,
    /// `In: Editor, A. (Hrsg.): Book`, inverted names.
    EditorInverted,
}

/// Whose lists a style is drawn for, where they have kinds of entries of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Discipline {
    General,
    Physics,
    Medicine,
    Computing,
    /// Of Nature and those that follow it.
    Nature,
    Chemistry,
    /// Of whoever follows ISO 690.
    Standard,
}

/// One style, all its choices made.
#[derive(Debug, Clone)]
pub struct Style {
    pub tongue: Tongue,
    pub discipline: Discipline,
    pub order: NameOrder,
    pub given: Given,
    pub between_parts: &'static str,
    pub between_names: &'static str,
    pub last_name: &'static str,
    pub capitals: bool,
    pub et_al_from: usize,
    pub et_al: &'static str,
    pub editors: (&'static str, &'static str),
    pub year: YearPlace,
    pub year_form: (&'static str, &'static str),
    pub title_quotes: (&'static str, &'static str),
    pub stop_in_quotes: bool,
    pub after_title: &'static str,
    pub italics: Option<(&'static str, &'static str)>,
    pub journal_in: &'static str,
    pub volume: usize,
    pub pages: usize,
    pub dash: &'static str,
    pub host_in: &'static str,
    pub host: HostOrder,
    pub edited_by: &'static str,
    pub after_editors: &'static str,
    pub imprint: usize,
    pub after_host: &'static str,
    pub numbering: usize,
    pub end: &'static str,
    pub cites_page: bool,
    pub access: usize,
    /// What follows the names where the year does not.
    pub after_names: &'static str,
    /// Whether editors' marks follow the year: `Doe, J. (1990) (ed.):`.
    pub late_mark: bool,
    /// Quotation marks around the names of journals.
    pub journal_quotes: (&'static str, &'static str),
    /// Whether white space stands before signs, as some extractors leave it.
    pub spaced: bool,
    /// Whether short forms (`op. cit.`) and lead words (`Cf.`) occur, as in footnotes.
    pub notes: bool,
}

impl Style {
    /// Draws a style: a family first, then its variations.
    #[rustfmt::skip]
    pub fn draw(random: &mut Random) -> Style {
        let tongue = match random.below(100) {
            0..45 => Tongue::English,
            45..74 => Tongue::German,
            74..88 => Tongue::French,
            88..95 => Tongue::Italian,
            _ => Tongue::Spanish,
        };
        let discipline = match (tongue, random.below(100)) {
            (Tongue::English, 0..18) => Discipline::Physics,
            (Tongue::English, 18..38) => Discipline::Medicine,
            (Tongue::English, 38..54) => Discipline::Computing,
            (Tongue::English, 54..58) => Discipline::Nature,
            (Tongue::English, 58..62) => Discipline::Chemistry,
            (Tongue::English, 62..65) => Discipline::Standard,
            (Tongue::German | Tongue::French, 0..4) => Discipline::Physics,
            (Tongue::German, 4..7) => Discipline::Standard,
            (Tongue::French | Tongue::Italian | Tongue::Spanish, 4..12) => Discipline::Standard,
            _ => Discipline::General,
        };
        let order = match (tongue, random.below(10)) {
            (Tongue::English, 0..=5) if discipline == Discipline::Medicine => NameOrder::Vancouver,
            (Tongue::English, 0..=2) => NameOrder::Inverted,
            (Tongue::English, 3..=4) => NameOrder::FirstInverted,
            (Tongue::English, 5) => NameOrder::Straight,
            (Tongue::English, _) => NameOrder::Vancouver,
            (Tongue::German, 0..=6) => NameOrder::Inverted,
            (Tongue::German, 7) => NameOrder::FirstInverted,
            (Tongue::German, _) => NameOrder::Straight,
            (_, roll) if roll <= 3 => NameOrder::Inverted,
            (_, 4) => NameOrder::FamilyGiven,
            (Tongue::French, 5) => if random.chance(0.5) { NameOrder::Bracketed } else { NameOrder::FamilyGiven },
            (_, 5) => NameOrder::FamilyGiven,
            (_, 6 | 7) => NameOrder::Straight,
            _ => NameOrder::FirstInverted,
        };
        let given = match (order, random.below(10)) {
            (NameOrder::Vancouver, _) => Given::Bare,
            (NameOrder::FamilyGiven, _) => Given::Full,
            (_, 0..=3) => Given::Full,
            (_, 4..=7) => Given::Spaced,
            (_, 8) => Given::Close,
            _ => if tongue == Tongue::English { Given::Bare } else { Given::Close },
        };
        let and = |random: &mut Random| match tongue {
            Tongue::English => *random.pick(&[" and ", " and ", " & ", ", and ", ", & ", ", "]),
            Tongue::German => *random.pick(&[" und ", " und ", "/", " / ", " & ", ", ", "; ", " u. "]),
            Tongue::French => *random.pick(&[" et ", ", ", " & ", " et "]),
            Tongue::Italian => *random.pick(&[" e ", ", ", "; "]),
            Tongue::Spanish => *random.pick(&[" y ", " e ", "; ", ", "]),
        };
        let last_name = if order == NameOrder::Vancouver { *random.pick(&[", ", ", ", ", ", " and ", " & "]) } else { and(random) };
        let between_names = match last_name.trim() {
            "/" => last_name,
            ";" => "; ",
            _ => *random.pick(&[", ", ", ", ", ", "; "]),
        };
        let year = match tongue {
            Tongue::English | Tongue::German => if random.chance(0.68) { YearPlace::AfterAuthor } else { YearPlace::Late },
            _ => if random.chance(0.4) { YearPlace::AfterAuthor } else { YearPlace::Late },
        };
        let year_form = match (tongue, order) {
            (_, NameOrder::Vancouver) => *random.pick(&[(" (", ") "), (" (", ") "), (" (", ") "), (". ", ". "), (", ", ". "), (" (", "). ")]),
            (Tongue::German, _) => *random.pick(&[(" (", "): "), (" (", "): "), (" (", "), "), (", ", ": "), (" ", ": "), (", ", ", "), (" (", "). "), (". ", ". ")]),
            (Tongue::English, _) => *random.pick(&[(" (", ") "), (" (", "). "), (" (", "), "), (". ", ". "), (", ", ". "), (", ", ", "), (" [", "] "), (" ", ". "), (" (", "): "), (" ", ": ")]),
            _ => *random.pick(&[(" (", "), "), (", ", ", "), (" (", "). "), (", ", ". "), (" (", ") "), (" [", "], "), (" (", ") : ")]),
        };
        let title_quotes = match tongue {
            Tongue::English => *random.pick(&[("", ""), ("", ""), ("", ""), ("“", "”"), ("\"", "\""), ("‘", "’"), ("'", "'")]),
            Tongue::German => *random.pick(&[("", ""), ("", ""), ("", ""), ("", ""), ("„", "“"), ("»", "«"), ("\"", "\""), ("“", "”")]),
            Tongue::French => *random.pick(&[("", ""), ("« ", " »"), ("« ", " »"), ("«", "»"), ("“", "”"), ("\"", "\"")]),
            Tongue::Italian => *random.pick(&[("", ""), ("", ""), ("«", "»"), ("“", "”")]),
            Tongue::Spanish => *random.pick(&[("", ""), ("“", "”"), ("\"", "\"")]),
        };
        let comma = match tongue { Tongue::English => 0.35, Tongue::German => 0.5, _ => 0.85 };
        let after_title = if random.chance(comma) { ", " } else { ". " };
        let host_in = match tongue {
            Tongue::English => *random.pick(&["In: ", "In: ", "In ", "In ", "in ", "in: "]),
            Tongue::German => *random.pick(&["In: ", "In: ", "in: ", "in: ", "In ", "in "]),
            Tongue::French => *random.pick(&["in ", "dans ", "in ", "In ", "dans ", "in : "]),
            Tongue::Italian => *random.pick(&["in ", "in ", "In "]),
            Tongue::Spanish => *random.pick(&["en ", "En: ", "in ", "En "]),
        };
        let editors = match tongue {
            Tongue::English => *random.pick(&[(" (ed.)", " (eds.)"), (" (ed)", " (eds)"), (" (ed)", " (eds)"), (" (Ed.)", " (Eds.)"), (", ed.", ", eds."), (", editor", ", editors"), (" (editor)", " (editors)")]),
            Tongue::German => *random.pick(&[(" (Hrsg.)", " (Hrsg.)"), (" (Hrsg.)", " (Hrsg.)"), (" (Hg.)", " (Hg.)"), (" (Hg.)", " (Hg.)"), (" (Hrsg.)", " (Hrsg.)"), (" (ed.)", " (eds.)"), (", Hrsg.", ", Hrsg."), (" (Hg.)", " (Hgg.)")]),
            Tongue::French => *random.pick(&[(" (dir.)", " (dir.)"), (" (éd.)", " (éds)"), (" (ed.)", " (eds.)"), (" (sous la dir. de)", " (sous la dir. de)"), (" (dir.)", " (dirs.)"), (", éd.", ", éds.")]),
            Tongue::Italian => *random.pick(&[(" (a cura di)", " (a cura di)"), (" (ed.)", " (eds.)"), (" (cur.)", " (curr.)")]),
            Tongue::Spanish => *random.pick(&[(" (ed.)", " (eds.)"), (" (coord.)", " (coords.)"), (" (comp.)", " (comps.)"), (" (Org.)", " (Orgs.)")]),
        };
        let edited_by = match tongue {
            Tongue::English => *random.pick(&["edited by ", "ed. ", "ed. by ", "Edited by ", "Ed. "]),
            Tongue::German => *random.pick(&["hrsg. von ", "hg. v. ", "hrsg. v. ", "herausgegeben von ", "hg. von "]),
            Tongue::French => *random.pick(&["sous la direction de ", "éd. ", "dir. ", "sous la dir. de "]),
            Tongue::Italian => "a cura di ",
            Tongue::Spanish => *random.pick(&["ed. ", "coord. ", "edición de "]),
        };
        let host = match (order, random.below(4)) {
            (NameOrder::Inverted, 0 | 1) => HostOrder::EditorInverted,
            (NameOrder::Vancouver | NameOrder::FamilyGiven, 0..=2) => HostOrder::EditorInverted,
            (_, 3) => HostOrder::BookFirst,
            _ => HostOrder::EditorFirst,
        };
        let after_editors = match tongue {
            Tongue::German => *random.pick(&[": ", ": ", ", ", " ", ". "]),
            Tongue::English => *random.pick(&[" ", ", ", ", ", " ", ". ", ": "]),
            _ => *random.pick(&[", ", ", ", " ", ". "]),
        };
        let mut style = Style {
            tongue, discipline, order, given, between_names, last_name, year, year_form, title_quotes, after_title, host_in, editors, edited_by, host, after_editors,
            between_parts: if order == NameOrder::Inverted && given == Given::Bare && random.chance(0.5) { " " } else { ", " },
            capitals: random.chance(match tongue { Tongue::French => 0.35, _ => 0.06 }),
            et_al_from: if random.chance(0.3) { 3 + random.below(3) } else { 99 },
            et_al: match tongue {
                Tongue::German => *random.pick(&[" u.a.", " u. a.", " et al.", " et al."]),
                Tongue::French => *random.pick(&[" et al.", " et alii"]),
                _ => *random.pick(&[" et al.", ", et al.", " et al"]),
            },
            stop_in_quotes: random.chance(0.6),
            italics: if random.chance(0.22) { Some(*random.pick(&[("*", "*"), ("<i>", "</i>"), ("_", "_"), ("<em>", "</em>")])) } else { None },
            journal_in: match tongue {
                Tongue::German => *random.pick(&["In: ", "in: ", "In: ", "", "", "in "]),
                Tongue::English => *random.pick(&["", "", "", "", "", "", "", "in ", "In: "]),
                Tongue::Italian => *random.pick(&["", "in "]),
                Tongue::French => *random.pick(&["", "", "", "in "]),
                Tongue::Spanish => *random.pick(&["", "", "En: "]),
            },
            volume: match tongue {
                Tongue::English if order == NameOrder::Vancouver => *random.pick(&[0, 0, 1, 5, 5, 5, 16, 16, 17]),
                Tongue::English => *random.pick(&[0, 0, 0, 1, 1, 2, 3, 4, 5, 16, 6, 12, 13]),
                Tongue::German => *random.pick(&[0, 0, 1, 2, 4, 7, 7, 8, 8, 9, 10, 10, 11, 3]),
                _ => *random.pick(&[0, 1, 2, 4, 11, 11, 11, 14, 14, 15]),
            },
            pages: match tongue {
                Tongue::English => *random.pick(&[0, 0, 0, 1, 1, 2, 3, 5]),
                Tongue::German => *random.pick(&[4, 4, 4, 4, 0, 2, 2, 6]),
                _ => *random.pick(&[3, 3, 3, 1, 1, 2]),
            },
            dash: *random.pick(&["–", "–", "-", "-", "-", " - ", "--", "—"]),
            imprint: match tongue {
                Tongue::English => *random.pick(&[0, 0, 0, 0, 1, 1, 2, 3, 4, 5]),
                Tongue::German => *random.pick(&[0, 0, 0, 0, 1, 3, 5, 5, 5]),
                _ => *random.pick(&[1, 1, 1, 1, 0, 2, 4, 5, 6]),
            },
            after_host: *random.pick(&[". ", ". ", ", ", ", "]),
            numbering: match random.below(10) { 0 => 1, 1 => 2, 2 => 3, _ => 0 },
            end: *random.pick(&[".", ".", ".", "", ";"]),
            journal_quotes: match tongue {
                Tongue::Italian => *random.pick(&[("«", "»"), ("«", "»"), ("", ""), ("“", "”"), ("\"", "\"")]),
                Tongue::French => *random.pick(&[("", ""), ("", ""), ("", ""), ("", ""), ("« ", " »")]),
                _ => ("", ""),
            },
            spaced: random.chance(if discipline == Discipline::Medicine { 0.4 } else { 0.03 }),
            cites_page: random.chance(0.08),
            access: random.below(6),
            after_names: match (tongue, order) {
                (Tongue::English, NameOrder::Vancouver) => *random.pick(&[". ", ". ", ": ", ": ", ", ", " "]),
                (Tongue::German, _) => *random.pick(&[": ", ": ", ", ", ", "]),
                (Tongue::English, _) => *random.pick(&[". ", ", ", ". ", ", ", ": "]),
                _ => *random.pick(&[", ", ", ", ", ", ". ", " : "]),
            },
            late_mark: random.chance(0.06),
            notes: random.chance(match tongue { Tongue::English => 0.06, Tongue::German => 0.15, _ => 0.25 }),
        };
        style.keep_house();
        style
    }
}
