//! Pages that stand where an article was, or will be.

use std::{collections::HashSet, ops::Range};

use zhaiyao::text::fold::to_simplified;

use crate::input::chinese::n_han;
use crate::input::word_sets::pages as sets;

/// Longer pages say more than that: short news may name a deleted post too.
const MOST_CHARS: usize = 80;

/// The same, where there is no Chinese at all.
const MOST_LATIN_CHARS: usize = 300;

/// Whether a text says that there is no article, and no more.
pub(super) fn is_all(text: &str) -> bool {
    let most = if n_han(text) == 0 {
        MOST_LATIN_CHARS
    } else {
        MOST_CHARS
    };
    let is_short = text.chars().nth(most).is_none();
    is_short
        && (sets::NO_ARTICLE.has(text)
            || is_wording(text)
            || sets::LOADING.has(text.trim_end_matches(['.', '…', '。', ' '])))
}

/// Whether a text consists of the words of notices to such a part as nothing else does.
fn is_wording(text: &str) -> bool {
    const LEAST_PERCENT: usize = 30;
    const FEWEST_WORDS: usize = 2;
    let text = to_simplified(text);
    let found: Vec<Range<usize>> = sets::NOTICE_WORD
        .words()
        .flat_map(|word| text.match_indices(word))
        .map(|(at, word)| at..at + word.len())
        .collect();
    let words: HashSet<&str> = found.iter().map(|place| &text[place.clone()]).collect();
    let n_covered = (0..text.len()).filter(|at| found.iter().any(|place| place.contains(at)));
    // A Han character has three bytes.
    words.len() >= FEWEST_WORDS && n_covered.count() * 100 >= n_han(&text) * 3 * LEAST_PERCENT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_are_told_from_articles() {
        for notice in [
            "该内容已被发布者删除",
            "当前环境异常，完成验证后即可继续访问。\n\n去验证",
            "此内容因违规无法查看",
            "抱歉，您访问的页面不存在或已删除\n\n返回首页",
            "Just a moment...",
            "Checking your browser before accessing\n\nEnable JavaScript and cookies to continue",
            "抱歉，指定的主题不存在或已被删除或正在被审核\n\n[ 点击这里返回上一页 ]",
            "登录河谷问答\n\n手机号密码\n\n未注册手机验证后自动登录，注册即代表同意协议",
            "加载中…",
            "504 Gateway Time-out\n\nnginx",
            "本文为付费内容，订阅会员后可阅读全文。\n\n立即订阅 ¥9.9",
            "您的IP访问异常，已被暂时限制，请稍后再试。",
            "很抱歉，您所查詢的新聞已移除或不存在，請回首頁重新查詢。",
            "请在APP内查看完整内容\n\n打开APP",
            "安全验证\n\n为了您的账号安全，请拖动滑块完成拼图",
        ] {
            assert!(is_all(notice), "{notice}");
        }
        let long = "渡船停航一天，明天复航。".repeat(20) + "网友说，网上的链接已失效。";
        let flash = "河谷镇昨晚有人发帖称渡船沉没，镇政府今早回应，渡船只是停航检修，没有人受伤，该帖子已被删除，\
                     发帖人向乘客道歉。渡运公司说，检修预计两天完成，其间乘客可以改乘沿江的公共汽车，票价不变。";
        let site =
            "镇政务网站昨晚完成系统维护，三百多名居民反映的登录问题已经解决，镇里说今后每季度维护一次。";
        let paid = "老街付费车位今起收费，每小时三元，会员包月二百元。居民需要登录小程序办理。";
        for article in ["渡船停航一天，明天复航。", site, paid, &long, flash, ""] {
            assert!(!is_all(article), "{article}");
        }
    }
}
