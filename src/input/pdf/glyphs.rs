//! The characters of a page, and where they stand.

use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, TransformExt,
    font::{Glyph as Drawn, GlyphRun},
    hayro_cmap::{BfString, WritingMode},
    hayro_syntax::{Pdf, page::Page},
    interpret_page,
    kurbo::{Affine, BezPath, Point, Rect},
};

use super::budget::DrawingBudget;

/// A page has no more characters: what goes on is drawn to wear readers out.
const MOST_GLYPHS: usize = 200_000;

/// Text that is turned by more than this is a stamp or a label.
const MOST_SLANT: f64 = 0.2;

/// Widths of characters are told in thousandths of their size.
const UNITS: f64 = 1000.0;

/// A character, measured along its line (`x`) and across the lines (`y`, downwards).
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub(super) text: String,
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) size: f64,
}

/// What is drawn on a page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) height: f64,
    pub(super) glyphs: Vec<Glyph>,
    /// Characters that their font does not tell.
    pub(super) n_unknown: usize,
}

/// Nothing where drawing it would be too much work.
pub(super) fn of_page<'a>(page: &Page<'a>, pdf: &'a Pdf, budget: &mut DrawingBudget) -> Option<Sheet> {
    let settings = InterpreterSettings {
        // Annotations are remarks of readers.
        render_content: RenderContent::PAGE,
        ..InterpreterSettings::default()
    };
    let (width, height) = page.render_dimensions();
    let sheet = Sheet {
        height: height.into(),
        ..Sheet::default()
    };
    let mut drawing = Drawing { sheet, budget };
    let cache = InterpreterCache::new();
    let mut context = Context::new(
        page.initial_transform(true).to_kurbo(),
        Rect::new(0.0, 0.0, width.into(), height.into()),
        &cache,
        pdf.xref(),
        settings,
    );
    DrawingBudget::limited(|| interpret_page(page, &mut context, &mut drawing))?;
    Some(drawing.sheet)
}

impl Sheet {
    fn add(&mut self, glyph: &Drawn<'_>, place: Affine, is_vertical: bool) {
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => {
                self.n_unknown += 1;
                '\u{fffd}'.to_string()
            }
        };
        let [along, slant, skew, height, ..] = place.as_coeffs();
        let size = skew.hypot(height) * UNITS;
        if slant.abs() > along.abs() * MOST_SLANT || !size.is_finite() || size <= 0.0 {
            return;
        }
        let advance = match glyph {
            Drawn::Outline(glyph) => glyph.advance_width(),
            Drawn::Type3(glyph) => glyph.advance_width(),
        };
        let width = advance.map_or(size / 2.0, |advance| f64::from(advance) * along.abs());
        let Point { x, y } = place * Point::ZERO;
        // Lines that run downwards follow each other to the left.
        let (x, y, width) = if is_vertical { (y, -x, size) } else { (x, y, width) };
        self.glyphs.push(Glyph {
            text,
            x,
            y,
            width,
            size,
        });
    }
}

/// A page while it is drawn.
struct Drawing<'w, 'o> {
    sheet: Sheet,
    budget: &'w mut DrawingBudget<'o>,
}

impl Device<'_> for Drawing<'_, '_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        self.budget.step();
        let is_vertical = run.writing_mode() == WritingMode::Vertical;
        for glyph in run.glyphs() {
            if self.sheet.glyphs.len() < MOST_GLYPHS {
                self.sheet
                    .add(glyph, props.transform * glyph.transform(), is_vertical);
            }
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {
        self.budget.step();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.budget.step();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.budget.step();
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
