//! A scene as PNG or PDF, by resvg and svg2pdf, with our typeface: nothing need be installed, and every machine draws
//! the same.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::DrawError;
use super::fonts::{FAMILY, Face};
use super::scene::Scene;
use super::svg::{Reader, write};

/// Pixels above which a PNG is drawn smaller.
const MOST_PIXELS: f64 = 60.0e6;

fn fonts(more: &[Vec<u8>]) -> Arc<fontdb::Database> {
    static OWN: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let own = OWN.get_or_init(|| {
        let mut fonts = fontdb::Database::new();
        for face in Face::ALL {
            fonts.load_font_data(face.file().to_vec());
        }
        fonts.set_sans_serif_family(FAMILY);
        Arc::new(fonts)
    });
    if more.is_empty() {
        return own.clone();
    }
    let mut fonts = own.as_ref().clone();
    for file in more {
        fonts.load_font_data(file.clone());
    }
    Arc::new(fonts)
}

fn tree(scene: &Scene, more: &[Vec<u8>]) -> Result<Tree, DrawError> {
    let options = Options { font_family: FAMILY.into(), fontdb: fonts(more), ..Options::default() };
    Tree::from_str(&write(scene, Reader::Renderer), &options).map_err(|error| DrawError::Render(error.to_string()))
}

/// Letters of the scene that Catena's typeface lacks, each once, in order: PNG and PDF show them only with a font that
/// has them.
pub fn missing_letters(scene: &Scene) -> Vec<char> {
    let texts = scene.texts.iter().chain(scene.tiles.iter().flat_map(|tile| &tile.texts));
    let letters: BTreeSet<char> =
        texts.flat_map(|text| text.content.chars().filter(|letter| text.face.lacks(*letter))).collect();
    letters.into_iter().collect()
}

/// The scene as PNG, `scale` pixels to the unit (1 unit = 1/96 inch; 3.125 gives 300 dpi). `more` are font files to
/// fall back on for scripts that Catena's typeface lacks.
///
/// # Errors
/// Where the renderer refuses the picture, which no known scene makes it do.
pub fn png(scene: &Scene, scale: f64, more: &[Vec<u8>]) -> Result<Vec<u8>, DrawError> {
    let tree = tree(scene, more)?;
    let area = scene.width * scene.height;
    let scale = scale.clamp(0.05, 20.0).min((MOST_PIXELS / area.max(1.0)).sqrt());
    let side = |length: f64| (length * scale).ceil().max(1.0) as u32;
    let mut pixels = Pixmap::new(side(scene.width), side(scene.height))
        .ok_or_else(|| DrawError::Render("the picture has no size".into()))?;
    resvg::render(&tree, Transform::from_scale(scale as f32, scale as f32), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| DrawError::Render(error.to_string()))
}

/// The scene as a one-page PDF of its own size, text kept as text. `more` as for [`png`].
///
/// # Errors
/// Where the converter refuses the picture.
pub fn pdf(scene: &Scene, more: &[Vec<u8>]) -> Result<Vec<u8>, DrawError> {
    let tree = tree(scene, more)?;
    let page = svg2pdf::PageOptions { dpi: 96.0 };
    let pdf = svg2pdf::to_pdf(&tree, svg2pdf::ConversionOptions::default(), page);
    pdf.map(|pdf| super::pdf_order::titled(super::pdf_order::ordered(pdf), &scene.title))
        .map_err(|error| DrawError::Render(error.to_string()))
}
