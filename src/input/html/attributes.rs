/// Counts the attributes of a tag while the tokenizer is still in it, piece by piece.
#[derive(Default)]
pub(super) struct AttributeCount {
    state: TagState,
    count: usize,
    /// Whether the last piece ended with a `<`.
    may_open: bool,
}

/// Where in markup a piece ended; those in tags are the states of the same names in the HTML standard.
#[derive(Clone, Copy, Default)]
enum TagState {
    /// In text, or in what is no tag.
    #[default]
    Outside,
    /// In a comment or a declaration.
    Declaration,
    TagName,
    BeforeName,
    Name,
    AfterName,
    BeforeValue,
    Quoted(u8),
    Unquoted,
}

impl AttributeCount {
    /// How many there are so far in the tag that is open after a piece. `has_emitted` says whether the tokenizer came to
    /// the end of a token in it: then none is.
    ///
    /// A piece ends after each `<`, so that a tag starts where a piece does.
    pub(super) fn after(&mut self, piece: &str, has_emitted: bool) -> usize {
        if has_emitted {
            self.state = TagState::Outside;
            self.count = 0;
        } else {
            let mut rest = piece;
            if matches!(self.state, TagState::Outside) && self.may_open {
                rest = piece.strip_prefix('/').unwrap_or(piece);
                self.state = opened(rest);
            }
            for byte in rest.bytes() {
                self.state = self.next(byte);
            }
        }
        self.may_open = piece.ends_with('<');
        self.count
    }

    #[expect(clippy::match_same_arms, reason = "one line for each step of the standard")]
    fn next(&mut self, byte: u8) -> TagState {
        let is_blank = matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c);
        match (self.state, byte) {
            (state @ (TagState::Outside | TagState::Declaration), _) => state,
            (TagState::Quoted(quote), _) if byte != quote => TagState::Quoted(quote),
            (TagState::Name | TagState::AfterName, b'=') => TagState::BeforeValue,
            (TagState::BeforeValue, b'"' | b'\'') => TagState::Quoted(byte),
            (TagState::Name, _) if is_blank => TagState::AfterName,
            (state @ (TagState::AfterName | TagState::BeforeValue), _) if is_blank => state,
            (TagState::TagName | TagState::BeforeName | TagState::Unquoted, _) if is_blank => {
                TagState::BeforeName
            }
            (TagState::Quoted(_), _) => TagState::BeforeName,
            (TagState::TagName | TagState::BeforeName | TagState::Name | TagState::AfterName, b'/') => {
                TagState::BeforeName
            }
            (TagState::BeforeName | TagState::AfterName, _) => {
                self.count += 1;
                TagState::Name
            }
            (TagState::BeforeValue, _) => TagState::Unquoted,
            (state @ (TagState::TagName | TagState::Name | TagState::Unquoted), _) => state,
        }
    }
}

/// What starts with a `<` or `</` before this.
fn opened(name: &str) -> TagState {
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        TagState::TagName
    } else {
        TagState::Declaration
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted_over_pieces() {
        let table: [(&[&str], usize); 12] = [
            (&["a"], 0),
            (&["a ", "b", "c d"], 2),
            (&["a b", " c=", "1 d = 'x y z <", "e f' g"], 4),
            (&["a/b/c", "/d"], 3),
            (&["a b=\"c d\"e", "=f g=h/i"], 3),
            (&["/a b c"], 2),
            (&["a =b ==c d"], 2),
            (&["!-- a b c <", "d e f"], 0),
            (&["?a b c"], 0),
            (&["! a b c <", "a b c"], 0),
            (&["1 b c"], 0),
            (&["a b='\u{7532} c' \u{7532}"], 2),
        ];
        for (pieces, expected) in table {
            let mut attributes = AttributeCount::default();
            attributes.after("<", true);
            let count = pieces.iter().fold(0, |_, piece| attributes.after(piece, false));
            assert_eq!(count, expected, "{pieces:?}");
        }
    }

    #[test]
    fn a_token_that_ends_starts_the_count_anew() {
        let mut attributes = AttributeCount::default();
        attributes.after("a<", true);
        assert_eq!(attributes.after("b c d", false), 2);
        assert_eq!(attributes.after(" e>text<", true), 0);
        assert_eq!(attributes.after("f g", false), 1);
        assert_eq!(attributes.after(">text ", true), 0);
        assert_eq!(
            attributes.after("&am", false),
            0,
            "text that is not at its end is no tag"
        );
    }
}
