//! What a mail says itself, without what it answers to, and what programs add.

use zhaiyao::text::fold::to_simplified;

use crate::input::{
    chinese::n_han,
    markup::{MarkupToken, Tokens},
    word_sets::mails as sets,
};

/// A text without the lines of others that it answers to, and without the signature; whole, where it says hardly anything else.
pub(super) fn unquoted(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let ends = |at: usize| lines[at].trim_end() == "--" || is_quote_head(&lines[at..]);
    let n_own = (0..lines.len()).find(|&at| ends(at)).unwrap_or(lines.len());
    let own: Vec<&str> = lines[..n_own]
        .iter()
        .filter(|line| !line.starts_with('>') && !sets::QUOTING.has(line.trim_end()) && !is_of_device(line))
        .copied()
        .collect();
    let own = own.join("\n");
    if is_enough(&own, text) {
        own
    } else {
        without_quoted_headers(text)
    }
}

/// Whether a line is what a telephone adds below: `发自我的iPhone`, `Sent from my iPad`.
fn is_of_device(line: &str) -> bool {
    const MOST_CHARS: usize = 30;
    let line = line.trim();
    line.chars().count() <= MOST_CHARS
        && !line.ends_with(['。', '！', '.', '!'])
        && sets::SENT_FROM.after(&to_simplified(line)).is_some_and(|device| {
            device.trim_start().starts_with(|c: char| c.is_ascii_alphabetic()) || device.contains("手机")
        })
}

/// A text that is passed on, without the headers above it; as it is, where it has none.
fn without_quoted_headers(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let Some(at) = (0..lines.len()).find(|&at| is_quote_head(&lines[at..])) else {
        return text.to_owned();
    };
    let below = lines[at + 1..]
        .iter()
        .skip_while(|line| line.trim().is_empty() || is_header_line(line));
    let kept: Vec<&str> = lines[..at].iter().chain(below).copied().collect();
    kept.join("\n")
}

/// Whether a mail's own words are what it is about, and no remark on what it passes on.
pub(super) fn is_enough(own: &str, whole: &str) -> bool {
    const FEWEST_HAN: usize = 20;
    n_han(own) >= FEWEST_HAN || n_han(own) * 2 > n_han(whole)
}

/// Whether the mail that another answers to begins: `------ 原始邮件 ------`, or lines that say from whom and when it was.
fn is_quote_head(lines: &[&str]) -> bool {
    const MOST_LINES: usize = 5;
    let is_header = |line: &&str| is_header_line(line);
    let bare = lines[0].trim_matches(|c: char| !c.is_alphabetic());
    sets::QUOTED_MAIL.has(bare)
        || (is_header(&lines[0])
            && lines
                .iter()
                .take(MOST_LINES)
                .filter(|line| is_header(line))
                .count()
                > 2)
}

fn is_header_line(line: &str) -> bool {
    let name = line.split([':', '：']).next().unwrap_or_default();
    name.len() < line.len() && sets::HEADER.has(name.trim_matches(['*', ' ']))
}

/// Markup up to the element in which programs for mail put what is answered to, or a signature.
pub(super) fn before_quote(markup: &str) -> &str {
    const NAMES: [&str; 10] = [
        "gmail_quote",
        "gmail_attr",
        "gmail_signature",
        "moz-cite-prefix",
        "moz-signature",
        "yahoo_quoted",
        "protonmail_quote",
        "divRplyFwdMsg",
        "isReplyContent",
        "origbody",
    ];
    let mut tokens = Tokens::new(markup);
    loop {
        let at = tokens.offset();
        let Some(token) = tokens.next() else { return markup };
        let MarkupToken::Start(tag) = token else { continue };
        let names = ["class", "id"].map(|name| tag.attribute(name));
        let is_named = names
            .iter()
            .flatten()
            .any(|names| names.split_whitespace().any(|name| NAMES.contains(&name)));
        let is_cited = tag.name.eq_ignore_ascii_case("blockquote")
            && tag.attribute("type").is_some_and(|kind| &*kind == "cite");
        if is_named || is_cited {
            return &markup[..at];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{markup::to_text, word_sets::tests::assert_every_row_is_needed};

    #[test]
    fn every_word_by_which_mails_are_read_is_needed() {
        assert_every_row_is_needed("mails", |set, text| match set {
            "quoting" => !unquoted(&format!("渡船停航一天，明天复航。\n{text}")).contains("example"),
            "header" => {
                // Two others, whichever the row is.
                let others = ["发件人: 甲", "收件人: 乙", "主题: 丙"];
                let others: Vec<&str> = others
                    .into_iter()
                    .filter(|other| other.split(':').next() != text.split(':').next())
                    .collect();
                is_quote_head(&[text, others[0], others[1]])
            }
            "sent_from" => is_of_device(text),
            "quoted_mail" => is_quote_head(&[text]),
            _ => panic!("{set} decides nothing"),
        });
        assert_eq!(unquoted("渡船停航一天。\n林望舒 寫道："), "渡船停航一天。");
    }

    #[test]
    fn what_programs_add_is_left_out() {
        let said = "渡船明天停航一天，后天早上六点复航，票价不变，请转告。";
        for line in [
            "发自我的iPhone",
            "發自我的 iPad",
            "发自我的华为手机",
            "Sent from my iPhone",
        ] {
            assert_eq!(unquoted(&format!("{said}\n\n{line}")).trim(), said);
        }
        for line in ["发自我的内心", "发自我的手机的一张照片，拍的是渡船。"] {
            assert!(unquoted(&format!("{said}\n{line}")).ends_with(line), "{line}");
        }
        let passed_on = format!(
            "请看。\n\n---------- Forwarded message ---------\n发件人： 何青\nDate: 4月1日\nSubject: 渡船\n\n{said}{said}"
        );
        assert_eq!(unquoted(&passed_on), format!("请看。\n\n{said}{said}"));
    }

    #[test]
    fn what_a_mail_answers_to_is_left_out() {
        let own = "渡船明天停航一天，后天早上六点复航，票价不变，请转告。";
        let other =
            "渡船公司的各位，听说明天要检修渡船，请问停航几天，票价变不变，老人坐船还免费吗？".repeat(2);
        for mail in [
            format!("{own}\n\n-- \n林望舒\n河谷镇"),
            format!("{own}\n\n------------------ 原始邮件 ------------------\n{other}"),
            format!("{own}\n发件人: 何青\n发送时间: 4月1日\n收件人: 林望舒\n主题: 渡船\n\n{other}"),
        ] {
            assert_eq!(unquoted(&mail).trim(), own, "{mail}");
        }
        let passed_on = format!("请看。\n\n-----Original Message-----\n{other}");
        assert!(unquoted(&passed_on).contains("老人"));
        for quote in [
            "<div class=\"gmail_quote\"><div>写道：</div>",
            "<blockquote type=cite>",
            "<div id='divRplyFwdMsg'>",
        ] {
            let markup = format!("<div>{own}</div>{quote}{other}");
            assert_eq!(to_text(before_quote(&markup)), own, "{quote}");
        }
    }
}
