//! Names of people and outlets, dates.

use crate::text::lexicon::is_surname;
use std::sync::LazyLock;

use super::words::Words;
use crate::text::sentence::marks::is_han;

/// What the name of a newspaper, an agency or a site ends with.
static OUTLET_SUFFIXES: LazyLock<Words> = LazyLock::new(|| {
    Words::to_end(
        "网 日报 晚报 早报 晨报 都市报 时报 商报 周报 青年报 法治报 农民报 导报 快报 \
        新报 公报 周刊 通讯社 新华社 中新社 中央社 客户端 频道 在线 卫视 电视台 \
        广播电台 新闻 公众号 融媒体中心 融媒体 财经 资讯 发布 头条 号",
    )
});

/// Outlets whose names end like no other.
static OUTLETS: LazyLock<Words> =
    LazyLock::new(|| Words::to_begin("新华社 中新社 中央社 澎湃 新浪 搜狐 网易 腾讯"));

/// Words in dates.
static DATE_WORDS: LazyLock<Words> = LazyLock::new(|| {
    Words::to_begin(
        "星期 礼拜 周 上午 下午 凌晨 早上 晚上 中午 今天 昨天 前天 小时前 分钟前 天前 发布于 更新于 编辑于 \
        发表于 发布 更新 刚刚 AM PM am pm",
    )
});

/// Family names of two characters.
static DOUBLE_SURNAMES: LazyLock<Words> = LazyLock::new(|| Words::to_begin("欧阳 司马 上官 诸葛 端木 皇甫"));

/// A family name and one or two more characters, a transcribed name (`约翰·史密斯`), or a Latin word. Names of two
/// characters may be parted by a blank: a single character counts as well.
pub(crate) fn is_name(token: &str) -> bool {
    if token.is_ascii() {
        return token.starts_with(|c: char| c.is_ascii_uppercase())
            && token.chars().all(|c| c.is_ascii_alphabetic() || c == '.');
    }
    if !token.chars().all(|c| is_han(c) || matches!(c, '·' | '・')) {
        return false;
    }
    match n_chars(token) {
        1 => true,
        2 | 3 => token.starts_with(is_surname),
        4 => DOUBLE_SURNAMES.beginning(token).next().is_some() || token.contains(['·', '・']),
        n => n <= 20 && token.contains(['·', '・']),
    }
}

/// `某某新闻网`, `新华社`, `某某日报`.
pub(super) fn is_outlet(token: &str) -> bool {
    n_chars(token) <= 14 && OUTLET_SUFFIXES.ending(token).any(|(_, name)| !name.is_empty())
        || OUTLETS.contains(token)
}

/// `2023-04-07`, `13:33:26`, `2023年4月7日`, `星期五`, `3小时前`.
pub(super) fn is_date(token: &str) -> bool {
    let mut rest = token;
    let (mut n_units, mut n_digits) = (0, 0);
    while let Some(c) = rest.chars().next() {
        let word = DATE_WORDS
            .beginning(rest)
            .map(|(_, after)| after)
            .min_by_key(|after| after.len());
        if let Some(after) = word {
            n_units += 1;
            rest = after;
            continue;
        }
        match c {
            '0'..='9' | '０'..='９' => n_digits += 1,
            _ if "〇○零一二三四五六七八九十".contains(c) => n_digits += 1,
            _ if "年月日号号时时点点分秒:：-/.".contains(c) => n_units += 1,
            'T' | 'Z' => (),
            _ => return false,
        }
        rest = &rest[c.len_utf8()..];
    }
    n_units > 0
        && n_digits > 0
        && token.len() <= 60
        && (n_digits > 1 || !token.ends_with(['.', '分', '时', '点']))
}

pub(super) fn n_chars(token: &str) -> usize {
    token.chars().count()
}
