//! The baseline that is hard to beat on news: the first sentences that fit the limit.

/// The first sentences of `text` that fit into `limit` characters; its beginning where none does.
pub(crate) fn lead(text: &str, limit: usize) -> String {
    let mut lead = String::new();
    let mut length = 0;
    for sentence in sentences(text) {
        let sentence_length = sentence.chars().count();
        if length + sentence_length <= limit {
            lead.push_str(sentence);
            length += sentence_length;
        } else if length > 0 {
            break;
        }
    }
    if lead.is_empty() {
        text.trim().chars().take(limit).collect()
    } else {
        lead
    }
}

/// Splits after every run of end marks and the closing quotes and brackets behind it. Plain on purpose: a baseline
/// must not change when the library's own splitter does.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let body = rest.find(is_end).unwrap_or(rest.len());
        let marked = rest[body..]
            .find(|c| !is_end(c))
            .map_or(rest.len(), |marks| body + marks);
        let end = rest[marked..]
            .find(|c| !is_closing(c))
            .map_or(rest.len(), |closing| marked + closing);
        let (sentence, after) = rest.split_at(if body == rest.len() { body } else { end });
        rest = after;
        (!sentence.is_empty()).then_some(sentence)
    })
    .map(str::trim)
    .filter(|sentence| !sentence.is_empty())
}

fn is_end(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '；' | ';' | '\n')
}

fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '】' | '》' | ']')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_keep_their_marks_and_closing_quotes() {
        let text = "他说：“好！”她走了？！\n  第二段；完";
        assert_eq!(
            sentences(text).collect::<Vec<_>>(),
            ["他说：“好！”", "她走了？！", "第二段；", "完"]
        );
        assert_eq!(sentences(" \n\n").count(), 0);
    }

    #[test]
    fn the_lead_is_what_fits() {
        for (limit, want) in [
            (5, "一二三。四"),
            (4, "一二三。"),
            (7, "一二三。四。"),
            (6, "一二三。四。"),
        ] {
            let text = if limit == 5 {
                "一二三。四"
            } else {
                "一二三。四。五六七。八。"
            };
            assert_eq!(lead(text, limit), want, "{limit}");
        }
    }

    #[test]
    fn a_long_beginning_is_skipped_or_cut() {
        assert_eq!(lead("一二三四五六。七八。九。", 4), "七八。");
        assert_eq!(lead("  一二三四五六。", 4), "一二三四");
        assert_eq!(lead("", 4), "");
    }
}
