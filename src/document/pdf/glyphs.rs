//! The glyphs of a file, each with its place on the page.

use hayro_interpret::font::{Glyph as Painted, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, TransformExt, interpret_page,
};

use super::{bitmap, unpacked};
use crate::document::ReadError;

/// One glyph, or a ligature.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// What it stands for; ligatures are taken apart.
    pub text: String,
    /// Left edge, in points from the page's left.
    pub x: f32,
    /// Baseline, in points from the page's top.
    pub y: f32,
    /// How far the pen moves on, in points.
    pub advance: f32,
    /// Font size, in points.
    pub size: f32,
    /// Its number in a font of which one cannot be sure what its glyphs stand for: `text` may be a replacement character,
    /// or a dingbat, until [`bitmap::read`] has told.
    pub code: Option<u8>,
}

/// The glyphs of a page in the order in which they are painted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// Upright ones only: stamps on a margin are no text.
    pub glyphs: Vec<Glyph>,
    /// Short horizontal rules.
    pub rules: Vec<Rule>,
}

/// A short horizontal rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Left edge, in points from the page's left.
    pub x: f32,
    /// In points from the page's top.
    pub y: f32,
    /// In points.
    pub width: f32,
}

impl Rule {
    /// Whether the rule's end lies at the left edge of `glyph`, or a space before it.
    pub fn leads_to(&self, glyph: &Glyph) -> bool {
        (-1.0..1.3 * glyph.size).contains(&(glyph.x - self.x - self.width))
    }
}

impl Page {
    /// How many letters the page shows.
    pub fn letters(&self) -> usize {
        self.glyphs.iter().filter(|g| g.text.chars().any(char::is_alphabetic)).count()
    }
}

/// No real document has more; hostile ones do.
const MOST_GLYPHS: usize = 20_000_000;
/// Glyphs on one page beyond this are a drawing.
const MOST_ON_A_PAGE: usize = 200_000;

/// The glyphs of all pages of a file.
pub fn of_file(mut bytes: Vec<u8>) -> Result<Vec<Page>, ReadError> {
    unpacked::blank_pictures(&mut bytes);
    if unpacked::beyond_all_bounds(&bytes) {
        return Err(ReadError::TooLarge("a PDF file that unpacks beyond all bounds".to_owned()));
    }
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            ReadError::NoText("protected by a password; save it without one".to_owned())
        }
        LoadPdfError::Decryption(_) => {
            ReadError::NoText("encrypted in a way that cannot be read; save it without protection".to_owned())
        }
        LoadPdfError::Invalid => ReadError::Malformed("a damaged PDF file".to_owned()),
    })?;
    let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let cache = InterpreterCache::new();
    let mut pages = Vec::new();
    let mut glyphs = 0;
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let start = page.initial_transform(true).to_kurbo();
        let mut context = Context::new(start, area, &cache, pdf.xref(), settings.clone());
        let mut painter = Painter { glyphs: Vec::new(), rules: Vec::new(), area };
        interpret_page(page, &mut context, &mut painter);
        glyphs += painter.glyphs.len();
        if glyphs > MOST_GLYPHS {
            return Err(ReadError::TooLarge("a PDF file with more text than any document has".to_owned()));
        }
        pages.push(Page { glyphs: painter.glyphs, rules: painter.rules });
    }
    bitmap::read(&mut pages);
    Ok(pages)
}

/// Notes down what is painted.
struct Painter {
    glyphs: Vec<Glyph>,
    rules: Vec<Rule>,
    area: Rect,
}

/// Signs of the font ITC Zapf Dingbats, whose names are `a1` to `a206` (Adobe, *ITC Zapf Dingbats Glyph List*, 2002).
fn is_dingbat(c: char) -> bool {
    matches!(u32::from(c), 0x2192..=0x2195 | 0x2460..=0x2469 | 0x25A0..=0x25FF | 0x2600..=0x27BF)
}

impl Painter {
    fn note(&mut self, painted: &Painted<'_>, place: Affine) {
        if self.glyphs.len() >= MOST_ON_A_PAGE {
            return;
        }
        let origin = place * Point::ZERO;
        let up = place * Point::new(0.0, 1000.0) - origin;
        let along = place * Point::new(1000.0, 0.0) - origin;
        let upright = along.x > 0.0 && along.y.abs() < along.x * 0.1;
        let inside = self.area.inflate(1.0, 1.0).contains(origin);
        if !upright || !inside || !up.hypot().is_finite() {
            return;
        }
        let size = up.hypot() as f32;
        let advance = match painted {
            Painted::Outline(outline) => outline.advance_width().map(|w| w * along.x as f32 / 1000.0),
            Painted::Type3(glyph) => glyph.advance_width().map(|w| w * along.x as f32 / 1000.0),
        };
        let unicode = painted.as_unicode();
        // Names like `a98` are those of Zapf's dingbats, too, and some programs take them for these.
        let named = matches!(unicode, Some(BfString::String(_)))
            || matches!(unicode, Some(BfString::Char(c)) if !is_dingbat(c));
        let painted_alone = matches!(painted, Painted::Type3(_)) && !named;
        let code = u8::try_from(painted.char_code()).ok().filter(|_| painted_alone);
        let text = match unicode {
            Some(BfString::Char(c)) => plain(&c.to_string()),
            Some(BfString::String(words)) => plain(&words),
            None => "\u{FFFD}".to_owned(),
        };
        if text.is_empty() {
            return;
        }
        let glyph = Glyph {
            text,
            x: origin.x as f32,
            y: origin.y as f32,
            advance: advance.filter(|w| w.is_finite() && *w >= 0.0).unwrap_or(size * 0.5),
            size,
            code,
        };
        // Bold letters may be painted twice, a hair apart.
        let twice = self.glyphs.iter().rev().take(4).any(|g| {
            g.text == glyph.text
                && g.code == glyph.code
                && (g.x - glyph.x).abs() < size * 0.12
                && (g.y - glyph.y).abs() < size * 0.12
        });
        if !twice {
            self.glyphs.push(glyph);
        }
    }
}

/// Ligatures taken apart, invisible characters left out.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{FB00}' => out.push_str("ff"),
            '\u{FB01}' => out.push_str("fi"),
            '\u{FB02}' => out.push_str("fl"),
            '\u{FB03}' => out.push_str("ffi"),
            '\u{FB04}' => out.push_str("ffl"),
            '\u{FB05}' | '\u{FB06}' => out.push_str("st"),
            '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}' | '\t' | '\n' | '\r' => out.push(' '),
            '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => {}
            '\u{AD}' | '\u{2010}' | '\u{2011}' => out.push('-'),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

impl<'a> Device<'a> for Painter {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, _: &DrawMode) {
        const ELEMENTS: usize = 8;
        const MOST: usize = 300;
        if path.elements().len() > ELEMENTS || self.rules.len() >= MOST {
            return;
        }
        let bounds = (props.transform * path.clone()).bounding_box();
        let (width, height) = (bounds.width(), bounds.height());
        if (5.0..80.0).contains(&width) && height < 1.6 {
            let y = (bounds.y0 + bounds.y1) as f32 / 2.0;
            self.rules.push(Rule { x: bounds.x0 as f32, y, width: width as f32 });
        }
    }
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            self.note(glyph, props.transform * glyph.transform());
        }
    }
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_are_taken_apart_and_hyphens_are_one() {
        assert_eq!(plain("\u{FB01}"), "fi");
        assert_eq!(plain("e\u{FB03}cient\u{AD}"), "efficient-");
    }
}
