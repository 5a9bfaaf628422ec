/// Sentences.
#[derive(Debug)]
pub struct SentenceGraph {}
