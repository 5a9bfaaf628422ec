//! Pages that stand where an article was, or will be.

use super::sets;
use crate::input::chinese::n_han;

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
        && (sets::NO_ARTICLE.has(text) || sets::LOADING.has(text.trim_end_matches(['.', '…', '。', ' '])))
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
        ] {
            assert!(is_all(notice), "{notice}");
        }
        let long = "渡船停航一天，明天复航。".repeat(20) + "网友说，网上的链接已失效。";
        let flash = "河谷镇昨晚有人发帖称渡船沉没，镇政府今早回应，渡船只是停航检修，没有人受伤，该帖子已被删除，\
                     发帖人向乘客道歉。渡运公司说，检修预计两天完成，其间乘客可以改乘沿江的公共汽车，票价不变。";
        for article in ["渡船停航一天，明天复航。", &long, flash, ""] {
            assert!(!is_all(article), "{article}");
        }
    }
}
