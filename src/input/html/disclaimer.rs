//! What a site says at the edges of an article of its own rights, of cookies and of what readers should do.

use zhaiyao::text::fold::to_simplified;

use crate::input::chinese::n_han;
use crate::input::word_sets::pages as sets;

/// So much of the text must be left, in Han characters.
const FEWEST_LEFT: usize = 14;

/// `text` without such paragraphs at its edges, unless its headline is about such things.
pub(super) fn without<'t>(text: &'t str, headline: &str) -> &'t str {
    let headline = to_simplified(headline);
    let is_about = |word: &&str| headline.contains(word);
    if sets::DISCLAIMED.words().any(|word| is_about(&word)) || sets::DISCLAIMER.begins.iter().any(is_about) {
        return text;
    }
    let mut rest = text;
    while let Some((_, behind)) = rest.split_once('\n').filter(|(first, _)| is_disclaimer(first)) {
        rest = behind.trim_start();
    }
    while let Some((before, _)) = rest.rsplit_once('\n').filter(|(_, last)| is_disclaimer(last)) {
        rest = before.trim_end();
    }
    if n_han(rest) >= FEWEST_LEFT { rest } else { text }
}

/// Whether a paragraph begins as such a notice, or speaks of itself or to its reader in words of several of them.
pub(super) fn is_disclaimer(paragraph: &str) -> bool {
    const FEWEST_WORDS: usize = 2;
    let simplified = to_simplified(paragraph.trim());
    let n_words = sets::DISCLAIMED
        .words()
        .filter(|word| simplified.contains(word))
        .count();
    sets::DISCLAIMER.fits(&simplified) || (n_words >= FEWEST_WORDS && sets::ADDRESSING.fits(&simplified))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn disclaimers_at_edges_are_left_out() {
        let article =
            "渡船停航一天，明天复航，票价不变。\n\n镇里说，老人坐船仍然免费，未经授权的船不得停靠。";
        for notice in [
            "免责声明：本文仅供参考。",
            "已经本网协议授权的网站，在下载使用时必须注明来源，违者本网将依法追究责任。",
            "我们使用 Cookie 来改善您的浏览体验，点击接受即表示您同意隐私政策。",
            "如有侵權請與本站聯繫，我們將及時刪除。",
        ] {
            for text in [format!("{article}\n\n{notice}"), format!("{notice}\n\n{article}")] {
                assert_eq!(without(&text, "渡船明天停航"), article, "{notice}");
            }
            assert_eq!(without(notice, "渡船明天停航"), notice);
        }
        let about =
            "法院昨天判决，网站写上声明不能免责。\n\n声明：法官说，我们判决的依据是版权归原作者所有。";
        assert_eq!(without(about, "法院：免责声明不能免责"), about);
        let report = "渡船停航一天，明天复航，票价不变。\n\n法官说，版权归原作者所有，未经授权转载就要赔偿。";
        assert_eq!(without(report, "网站败诉"), report);
    }
}
