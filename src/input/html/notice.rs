//! Pages that stand where an article was, or will be.

use crate::input::word_sets::pages as sets;
use std::{collections::HashSet, ops::Range};

use zhaiyao::text::fold::to_simplified;

use super::title::{SEPARATORS, is_site};
use crate::input::chinese::n_han;

/// Longer pages say more than that: short news may name a deleted post too.
const MOST_CHARS: usize = 80;

/// The same, where there is no Chinese at all.
const MOST_LATIN_CHARS: usize = 300;

/// The same, where there are no sentences, but what forms say.
const MOST_CHARS_OF_FORM: usize = 300;

/// The same, where the page is called an error.
const MOST_CHARS_OF_ERROR: usize = 300;
const MOST_LATIN_CHARS_OF_ERROR: usize = 1500;

/// So much of a notice is its words, in per cent; and of a page that is called an error.
const LEAST_PERCENT: usize = 30;
const LEAST_PERCENT_OF_ERROR: usize = 15;

/// A headline with fewer Han characters besides the words of notices is that of one.
const FEWEST_HAN_OF_HEADLINE: usize = 4;

/// Whether a text under a headline says that there is no article, and no more.
pub(super) fn is_all(text: &str, headline: &str) -> bool {
    let most = if n_han(text) == 0 {
        MOST_LATIN_CHARS
    } else {
        MOST_CHARS
    };
    let is_short = |most| text.chars().nth(most).is_none();
    let is_form = || !text.contains(['。', '！', '；']) && is_short(MOST_CHARS_OF_FORM);
    if !is_short(most) {
        return n_han(text) > 0 && is_form() && is_wording(text, LEAST_PERCENT);
    }
    sets::LOADING.has(text.trim_end_matches(['.', '…', '。', ' ']))
        || (sets::NO_ARTICLE.has(text) && !is_about_notices(text, headline) && !goes_on(text, headline))
        || (is_wording(text, LEAST_PERCENT) && !is_report(text, headline) && !goes_on(text, headline))
}

/// Whether a text under a headline that is one of an article ends in sentences that speak to nobody, as those do not that
/// stand in front of an article: these are most of it.
fn goes_on(text: &str, headline: &str) -> bool {
    const LEAST_PERCENT_TOLD: usize = 40;
    const FEWEST_HAN: usize = 16;
    let sentences = text.split_inclusive(['。', '！', '？', '\n']);
    let sentences: Vec<&str> = sentences.filter(|sentence| n_han(sentence) > 0).collect();
    let is_told = |sentence: &&str| {
        sentence.ends_with(['。', '！', '？'])
            && !sets::NO_ARTICLE.has(sentence)
            && !is_wording(sentence, LEAST_PERCENT)
            && !speaks_in_clauses(sentence)
    };
    let n_told: usize = sentences
        .iter()
        .filter(|sentence| is_told(sentence))
        .map(|sentence| n_han(sentence))
        .sum();
    n_han(&beside_notice(headline)) >= FEWEST_HAN_OF_HEADLINE
        && sentences.last().is_some_and(is_told)
        && n_told >= FEWEST_HAN
        && n_told * 100 >= n_han(text) * LEAST_PERCENT_TOLD
}

fn speaks_in_clauses(sentence: &str) -> bool {
    let simplified = to_simplified(sentence);
    let mut clauses = simplified.split(|c: char| !c.is_alphanumeric());
    clauses.any(|clause| clause.starts_with('请') || sets::READER.fits(clause))
}

/// What a headline says besides the words of notices.
fn beside_notice(headline: &str) -> String {
    let simplified = to_simplified(headline);
    let words = sets::NO_ARTICLE
        .words()
        .filter(|phrase| simplified.contains(phrase));
    words
        .chain(sets::NOTICE_WORD.words())
        .fold(simplified.to_string(), |rest, word| rest.replace(word, ""))
}

/// Whether a text tells what happened, and speaks to nobody.
fn is_report(text: &str, headline: &str) -> bool {
    (sets::REPORTED.has(text) && !speaks_to_readers(text)) || is_about_notices(text, headline)
}

/// Whether a headline says more of a notice than that, and the text speaks to nobody.
fn is_about_notices(text: &str, headline: &str) -> bool {
    sets::NO_ARTICLE.has(headline)
        && !speaks_to_readers(text)
        && n_han(&beside_notice(headline)) >= FEWEST_HAN_OF_HEADLINE
}

pub(super) fn speaks_to_readers(text: &str) -> bool {
    let simplified = to_simplified(text);
    simplified.contains('请') || sets::READER.fits(&simplified)
}

/// Whether a page that is called an error, of one of `titles`, has a text that says no more.
pub(super) fn is_error<'t>(mut titles: impl Iterator<Item = &'t str>, text: &str) -> bool {
    let n_han = n_han(text);
    let most = if n_han == 0 {
        MOST_LATIN_CHARS_OF_ERROR
    } else {
        MOST_CHARS_OF_ERROR
    };
    titles.any(is_title_of_error)
        && text.chars().nth(most).is_none()
        && (n_han == 0 || is_wording(text, LEAST_PERCENT_OF_ERROR) || sets::SERVER.has(text))
}

/// Whether a title, up to the site's name, is that of an error: a status, what it means, or both.
fn is_title_of_error(title: &str) -> bool {
    let lower = title.to_lowercase();
    let is_sign = |c: char| !c.is_alphanumeric();
    let first = |text: &str| {
        text.split(SEPARATORS)
            .map(str::trim)
            .find(|part| !part.is_empty())
            .map(str::to_owned)
    };
    let named = |name: &str| sets::ERROR_TITLE.has(name.trim_matches(is_sign));
    let mut rest = lower.trim_matches(is_sign);
    for word in ["http", "状态", "error", "错误"] {
        rest = rest
            .strip_prefix(word)
            .unwrap_or(rest)
            .trim_start_matches(is_sign);
    }
    let status = rest.bytes().take_while(u8::is_ascii_digit).count();
    let has_status = status == 3 && rest.starts_with(['4', '5']) || status == 4 && rest.starts_with("10");
    if !has_status {
        return named(rest) || first(rest).is_some_and(|first| named(&first));
    }
    let behind = &rest[status..];
    let ends = behind.trim_start().is_empty() || behind.trim_start().starts_with(['_', '|', '–', '—']);
    let meaning = first(behind);
    ends || meaning.is_none_or(|meaning| named(&meaning) || is_site(&meaning))
}

/// Whether a text consists of the words of notices to such a part as nothing else does.
fn is_wording(text: &str, least_percent: usize) -> bool {
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
    words.len() >= FEWEST_WORDS && n_covered.count() * 100 >= n_han(&text) * 3 * least_percent
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
            "短信登录 密码登录 中国 +86 获取验证码 登录/注册 未注册的手机号验证后自动注册 注册登录即代表同意《用户协议》和《隐私保护政策》 \
             忘记密码 海外手机号登录 扫码登录 其他登录方式 下载河谷APP",
            "504 Gateway Time-out\n\nnginx",
            "本文为付费内容，订阅会员后可阅读全文。\n\n立即订阅 ¥9.9",
            "您的IP访问异常，已被暂时限制，请稍后再试。",
            "很抱歉，您所查詢的新聞已移除或不存在，請回首頁重新查詢。",
            "请在APP内查看完整内容\n\n打开APP",
            "安全验证\n\n为了您的账号安全，请拖动滑块完成拼图",
        ] {
            assert!(is_all(notice, ""), "{notice}");
        }
        let long = "渡船停航一天，明天复航。".repeat(20) + "网友说，网上的链接已失效。";
        let flash = "河谷镇昨晚有人发帖称渡船沉没，镇政府今早回应，渡船只是停航检修，没有人受伤，该帖子已被删除，\
                     发帖人向乘客道歉。渡运公司说，检修预计两天完成，其间乘客可以改乘沿江的公共汽车，票价不变。";
        let site =
            "镇政务网站昨晚完成系统维护，三百多名居民反映的登录问题已经解决，镇里说今后每季度维护一次。";
        let paid = "老街付费车位今起收费，每小时三元，会员包月二百元。居民需要登录小程序办理。";
        for article in ["渡船停航一天，明天复航。", site, paid, &long, flash, ""] {
            assert!(!is_all(article, ""), "{article}");
        }
    }

    #[test]
    fn news_of_notices_is_no_notice() {
        for (headline, text) in [
            (
                "镇网站恢复访问",
                "河谷镇网站昨天因服务器故障无法访问，今晨已恢复。",
            ),
            (
                "502 Bad Gateway 怎么解决",
                "访问网站出现502 Bad Gateway，先查看nginx的错误日志。",
            ),
            (
                "老人取号为什么要注册",
                "请先登录，再取号。渡口的机器前，八十岁的贺大爷站了一刻钟。他没有密码，最后是船工替他买了票。",
            ),
            (
                "登录框该放在哪里",
                "“请登录后查看”，读者看到这句话多半会走。设计师贺小满建议先给内容，再请人注册，这样留下的人反而多。",
            ),
        ] {
            assert!(!is_all(text, headline), "{text}");
            assert!(!is_error([headline].into_iter(), text));
        }
        // What stands in front of an article, or of the rest of it, is none.
        for text in [
            "请登录后查看全文。",
            "渡船明天停航一天，渡运公司今天张贴了告示。\n\n请登录后查看全文",
            "您没有权限查看本文。请先登录，再来看渡船停航的消息。",
        ] {
            assert!(is_all(text, "渡船明天停航一天"), "{text}");
        }
    }

    #[test]
    fn errors_are_told_by_their_titles() {
        for (title, text) in [
            ("404 Not Found", "nginx/1.18.0"),
            (
                "HTTP状态 404 - 未找到",
                "类型 状态报告\n\n请求的资源不可用\n\nApache Tomcat/9.0.30",
            ),
            (
                "404 - 找不到文件或目录。",
                "您要查找的资源可能已被删除，已更改名称或者暂时不可用。",
            ),
            (
                "404-河谷网",
                "很抱歉，您要访问的页面不存在！\n\n您输入的网址有误\n\n5秒后返回首页",
            ),
            (
                "页面找不到了 - 河谷县人民政府",
                "您访问的页面可能已经删除、更名或暂时不可用，您可以返回上一页。",
            ),
            (
                "请稍候…",
                "hegu.com\n\n正在验证您是否是真人。这可能需要几秒钟时间。\n\n需要先检查您的连接的安全性。",
            ),
            (
                "Attention Required! | Cloudflare",
                "You are unable to access hegu.com",
            ),
            (
                "网站维护中",
                "本网站正在进行系统升级，预计于4月13日恢复访问。给您带来的不便，敬请谅解！",
            ),
            ("出错啦! - 河谷视频", "咦？视频不见了？\n\n返回上一页"),
            ("Error 1020", "This website is using a security service"),
        ] {
            assert!(is_error([title].into_iter(), text), "{title}");
        }
        for (title, text) in [
            (
                "什么是404错误？",
                "404 Not Found 是说服务器上没有您访问的页面，请返回首页。",
            ),
            ("404国道通车", "您可以从404国道访问河谷镇，请慢行。"),
            ("维护公告", "河谷镇供水公司明天维护水管，停水六小时。"),
            (
                "404",
                "四百零四间房子今年都修好了，村民已经搬进去住，房前种了树。",
            ),
            ("Not Found Footage", "A film about the river"),
        ] {
            assert!(!is_error([title].into_iter(), text), "{title}");
        }
    }
}
