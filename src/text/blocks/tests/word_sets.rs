use super::super::{boilerplate, caption, credits};
use crate::text::phrases::Phrases;
use crate::text::word_sets::blocks as sets;
use crate::text::word_sets::tests::assert_every_row_is_needed;

#[test]
fn every_word_that_tells_what_lines_are_for_is_needed() {
    assert_every_row_is_needed("blocks", |set, text| {
        let phrases = Phrases::of(text);
        let line = phrases.whole(text);
        let n_chars = text.chars().count();
        match set {
            "no_role" => !credits::is_role(line),
            "no_pen_name" => !credits::is_pen_name(text),
            "short_counter" => credits::is_counter(line),
            "behind_button" => boilerplate::is_button(line),
            "invitation" => boilerplate::invites(line),
            "urging" | "tapped" => boilerplate::points_at(line, n_chars),
            "numbered_picture" => caption::is_numbered(text),
            "picture_word" => caption::is_caption(line, n_chars),
            "all_by" => caption::starts_as_pictures(line),
            "photographed_by" => sets::PHOTOGRAPHED_BY.fits(text),
            "meeting_end" => sets::MEETING_END.fits(text),
            _ => panic!("{set} decides nothing"),
        }
    });
}
