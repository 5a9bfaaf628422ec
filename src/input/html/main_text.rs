//! What Readability takes for the article, from a page that was made ready for it.

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use super::{post_metadata, related, text::HanCounts};
use crate::input::{chinese::n_han, markup::to_text};

/// Chinese needs fewer characters than the 500 that Readability asks of an article before it takes anything at all.
const SHORTEST_ARTICLE_CHARS: usize = 60;

/// A longer element that is called a caption holds more than one.
const MOST_CAPTION_CHARS: usize = 300;

/// The text of what Readability takes for the article.
pub(super) fn of(page: Document, han: &HanCounts, headline: &str) -> Option<String> {
    // Inline elements that Readability takes for paragraphs.
    const INLINE: &str = "u, ins, del, s, strike, nobr, big, tt";
    // Captions that are no <figcaption>, and program code.
    const LEFT_OUT: &str = "pre code, [class*='picinfo'], [class*='pic-info'], [class*='caption'], [class*='imgtitle'], \
                            [class*='img-desc'], [class*='pic-desc'], [class*='photo-desc']";
    let config = Config {
        char_threshold: SHORTEST_ARTICLE_CHARS,
        ..Config::default()
    };
    let mut readability = Readability::with_document(page, None, Some(config)).ok()?;
    readability.doc.select(INLINE).rename("span");
    show_hidden(&readability.doc);
    leave_out_controls(&readability.doc);
    leave_out_disclaimers(&readability.doc);
    post_metadata::remove(&readability.doc, han);
    post_metadata::remove_teasers(&readability.doc, han);
    related::remove_listed(&readability.doc, han, headline);
    for left_out in readability.doc.select(LEFT_OUT).nodes() {
        if left_out.text().chars().take(MOST_CAPTION_CHARS + 1).count() <= MOST_CAPTION_CHARS
            || left_out.has_name("code")
        {
            left_out.remove_from_parent();
        }
    }
    let article = readability.parse().ok()?;
    let text = to_text(&article.content);
    (!text.is_empty()).then_some(text)
}

/// Leaves out dialogs, players and ways to other pages: what they can say is on the page before they do, or on those. None of
/// them has most of the text.
fn leave_out_controls(page: &Document) {
    const CONTROLS: &str = "dialog, [role='dialog'], [role='alertdialog'], [class~='modal'], [class~='dialog'], \
                            [class~='popup'], [class~='player'], [class~='video-player'], [class~='prism-player'], \
                            [class~='video-js'], nav, [role='navigation'], [class~='skip-link'], \
                            [class~='screen-reader-text'], [class~='site-title'], [class~='site-description']";
    let controls = page.select(CONTROLS);
    if controls.is_empty() {
        return;
    }
    let n_in_page = n_han(&page.select("body").text());
    for control in controls.nodes() {
        if n_han(&control.text()) * 4 < n_in_page * 3 {
            control.remove_from_parent();
        }
    }
}

/// Leaves out what says that nobody answers for the page, however long that is: an article is beside it.
fn leave_out_disclaimers(page: &Document) {
    const FEWEST_LEFT: usize = 14;
    let disclaimers = page.select("[class*='disclaimer'], [id*='disclaimer']");
    if disclaimers.is_empty() {
        return;
    }
    let mut n_left = n_han(&page.select("body").text());
    for disclaimer in disclaimers.nodes() {
        let n_here = n_han(&disclaimer.text());
        if n_here + FEWEST_LEFT <= n_left {
            disclaimer.remove_from_parent();
            n_left -= n_here;
        }
    }
}

/// Shows what a page hides until a script runs: what is invisible, and what is not displayed where it is most of the text.
fn show_hidden(page: &Document) {
    const STYLES: &str = "[style*='visibility'], [style*='opacity']";
    for hidden in page.select(STYLES).nodes() {
        hidden.remove_attr("style");
    }
    let not_displayed = page.select("[style*='display'], [hidden], [aria-hidden='true']");
    if not_displayed.is_empty() {
        return;
    }
    let n_in_page = n_han(&page.select("body").text());
    for hidden in not_displayed.nodes() {
        let n_here = n_han(&hidden.text());
        if n_here >= SHORTEST_ARTICLE_CHARS / 2 && n_here * 2 > n_in_page {
            hidden.remove_attrs(&["style", "hidden", "aria-hidden"]);
        }
    }
}
