use crate::text::word_sets::{tests::assert_every_row_is_needed, text as sets};
use crate::text::{
    blocks, number, numbering,
    sentence::{marks, quote},
};

#[test]
fn every_word_of_texts_is_needed() {
    assert_every_row_is_needed("text", |set, text| match set {
        "frame_begin" | "frame_end" => marks::is_frame(text),
        "speech_char" => quote::speaker_follows(text),
        "behind_quote" => sets::BEHIND_QUOTE.fits(text),
        "double_surname" => blocks::is_name(text),
        "time_unit" => number::is_time(text),
        "unit" => {
            let words: Vec<&str> = text.split(' ').collect();
            number::quantity_len(|at| words.get(at).copied().unwrap_or_default()) > 1
        }
        "chapter_unit" => numbering::marker(text).is_some(),
        "number_start" | "number_char" => number::is_number(text, "m"),
        "lettered_noun" => number::is_lettered_noun(text),
        _ => panic!("{set} decides nothing"),
    });
}
