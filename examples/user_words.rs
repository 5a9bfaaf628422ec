//! Words and stop words of one's own: what they change.
//!
//! ```text
//! cargo run --example user_words
//! ```

use zhaiyao::{Engine, KeywordOptions};

const TEXT: &str = "青枫湾智慧渔场今年投放苗种。青枫湾的渔民说，智慧渔场省工省料。\
                    镇里准备把智慧渔场的经验推广到整个青枫湾。";

fn main() {
    let plain = Engine::new();
    let own = Engine::builder()
        // The tag says that it is a place; the frequency is chosen so that the word stays whole.
        .user_word("青枫湾", None, Some("ns"))
        .user_word("智慧渔场", None, None)
        .stop_word("经验")
        .build();
    // Files do the same: `Engine::builder().user_dict(path)?.stop_words(path)?`.

    for (name, engine) in [("without", plain), ("with", own)] {
        let keywords = engine.analyze(TEXT).keywords(&KeywordOptions::default());
        let words: Vec<&str> = keywords.iter().map(|keyword| keyword.text.as_str()).collect();
        println!("{name:8} {}", words.join("；"));
    }
}
