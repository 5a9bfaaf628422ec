//! Lines that say where a text comes from and who made it.

use std::sync::LazyLock;

use super::names::{is_date, is_name, is_outlet, n_chars};
use super::words::Words;
use crate::text::sentence::marks::{is_blank, is_han};

/// The longest source line or byline, in characters.
const MAX_CHARS: usize = 100;
/// The longest signature, in characters.
const MAX_SIGNATURE: usize = 12;
/// The longest name of an outlet that is told by its last characters alone.
const MAX_OUTLET: usize = 10;

/// What a person did. A longer name may end in one: `本报记者`, `值班编辑`.
static ROLES: LazyLock<Words> = LazyLock::new(|| {
    Words::to_end(
        "记者 通讯员 特约 作者 撰文 撰稿 撰写 采写 采访 整理 编辑 责编 主编 \
        美编 编审 编译 编导 翻译 译者 摄影 摄像 摄制 拍摄 图片 供图 供稿 \
        制图 绘图 漫画 视频 剪辑 后期 设计 排版 美术 校对 审核 审签 签审 责校 审校 审读 初审 复审 终审 \
        一审 二审 三审 一读 二读 三读 核发 签发 监制 策划 统筹 出品 制作 制片 实习生 \
        新媒体 值班 文字 图文 文图 署名 执笔 投稿 音频 配音 播音 主播 主笔 评论员 研究员 分析师 转播 \
        报道组 运营 流程 信息 审判长 审判员 陪审员 法官助理 书记员",
    )
});

/// The same in one character: only apart from the name (`文/张三`, `图：李四`, `张三 摄`).
static SHORT_ROLES: LazyLock<Words> = LazyLock::new(|| Words::to_end("文 图 摄 编 译 校 审 撰 绘 播"));

/// What a name may end with: `张三摄`, `李四报道`.
static ROLE_SUFFIXES: LazyLock<Words> = LazyLock::new(|| {
    Words::to_end(
        "摄影 摄制 供图 供稿 报道 报导 整理 编译 翻译 制图 撰文 采写 摄 绘 文 图 \
        电 讯",
    )
});

/// What names the place where a text was published before, or the time.
static SOURCES: LazyLock<Words> = LazyLock::new(|| {
    Words::to_begin(
        "来源 文章来源 内容来源 图文来源 素材来源 原文来源 稿件来源 信息来源 新闻来源 资料来源 稿源 出处 文源 转自 转载自 发布时间 \
        发表时间 更新时间 发布日期 发稿时间 发布于 发表于 更新于 发布 更新 时间 \
        最新更新 最后更新 发稿 日期 发布者 发布人 发布单位",
    )
});

/// Fields beside a date that count readers.
static COUNTERS: LazyLock<Words> = LazyLock::new(|| {
    Words::to_begin(
        "阅读 阅读量 阅读数 阅读次数 浏览 浏览量 浏览次数 点击 点击数 点击量 访问量 评论 评论数 人气 字数 \
        字号 分享 收藏 大 中 小 打印 次 人参与 条评论 原创 字体 赞 点赞 转发 热度",
    )
});

/// What stands before the title that a text had where it was published before.
static ORIGINAL_TITLES: LazyLock<Words> =
    LazyLock::new(|| Words::to_begin("原标题 本文原标题 原题 原文标题 原题为"));

/// Whether `line` gives the original title: `原标题：…`.
pub(super) fn is_original_title(line: &str) -> bool {
    let line = line.trim_start_matches(['（', '(', '【', '[']);
    ORIGINAL_TITLES
        .beginning(line)
        .any(|(_, rest)| rest.trim_start().starts_with(['：', ':', '丨', '|', '｜', '《']))
}

/// Whether `line` says only where and when the text was published. A name alone says so at the `head` of a text.
pub(super) fn is_source(line: &str, head: bool) -> bool {
    if is_too_long(line) || line.contains(['。', '？', '！', '；', '?', '!']) {
        return false;
    }
    let (mut dated, mut named, mut labelled) = (false, false, false);
    for token in fields(line) {
        if SOURCES.contains(token) {
            labelled = true;
            continue;
        }
        if is_date(token) {
            dated = true;
        } else if is_outlet(token) {
            named = true;
        } else if !labelled && !COUNTERS.contains(token) && !token.chars().all(|c| c.is_ascii_digit()) {
            return is_labelled_source(line);
        }
        labelled = false;
    }
    dated || is_labelled_source(line) || named && head && n_chars(line) <= MAX_OUTLET
}

/// Whether `line` only counts readers: `阅读 1234`, `浏览次数：12 评论：3`, `字体：大 中 小`.
pub(super) fn is_counter(line: &str) -> bool {
    const MAX_CHARS: usize = 40;
    let is_digit = |c: char| c.is_ascii_digit();
    if n_chars(line) > MAX_CHARS || !line.contains(|c| is_digit(c) || is_delimiter(c)) {
        return false;
    }
    let (mut counts, mut n_fields) = (false, 0);
    for field in fields(line) {
        n_fields += 1;
        let word = field.trim_matches(is_digit);
        if !word.is_empty() && !COUNTERS.contains(word) {
            return false;
        }
        counts |= n_chars(word) > 1 || word == "赞";
    }
    counts && (n_fields > 1 || line.contains(is_digit))
}

/// `来源：…`, whatever follows. What happens when (`时间：…`) is for readers.
fn is_labelled_source(line: &str) -> bool {
    let line = line.trim_start_matches(['（', '(', '【', '[', '*', '■']);
    SOURCES.beginning(line).any(|(label, rest)| {
        rest.trim_start().starts_with(['：', ':', '|', '｜', '丨'])
            && n_chars(rest) <= 50
            && !matches!(label, "时间" | "日期")
    })
}

/// Whether `line` says only who wrote, edited or photographed: `记者：张三`, `（文/张三 图/李四）`, `□ 张三`.
pub(super) fn is_byline(line: &str) -> bool {
    if is_too_long(line) || line.contains(['。', '？', '！', '；', '，', '?', '!', '“', '《']) {
        return false;
    }
    let (mut n_roles, mut n_names, mut colon, mut after_role) = (0, 0, false, false);
    for (token, mark) in marked_fields(line) {
        let role = is_role(token);
        let credit = role || is_role_with_name(token);
        let institution = colon || after_role && is_outlet(token);
        let name = !role && (credit || is_name(token) || institution && is_pen_name(token) || is_date(token));
        if !credit && !name && !is_outlet(token) && !is_place(token) {
            return false;
        }
        n_roles += usize::from(credit);
        n_names += usize::from(name);
        colon |= role && matches!(mark, Some('：' | ':' | '/' | '／' | '|' | '｜' | '丨'));
        after_role = role;
    }
    let signed = || line.starts_with(['□', '■', '○', '●', '◎', '◇', '◆', '▌', '✎', '—', '/']);
    match n_roles {
        0 => (1..=3).contains(&n_names) && signed() && n_chars(line) <= 14,
        1 => n_names > 0,
        _ => n_names > 0 || colon,
    }
}

/// `（张三 李四）` behind the last sentence: nothing but names in brackets.
pub(super) fn is_signature(line: &str) -> bool {
    let Some(inner) = line
        .strip_prefix(['（', '('])
        .and_then(|rest| rest.strip_suffix(['）', ')']))
    else {
        return false;
    };
    let is_full_name = |name: &str| n_chars(name) > 1 && !name.is_ascii() && is_name(name);
    let mut names = inner.split(|c| is_blank(c) || c == '、');
    n_chars(inner) <= MAX_SIGNATURE && names.all(is_full_name)
}

/// Whether `line` names who is responsible for the text, as the last line of an article does: `责任编辑：张三`.
pub(super) fn is_closing(line: &str) -> bool {
    let line = line.trim_start_matches(['（', '(', '【', '[']);
    ["责任编辑", "责编"]
        .iter()
        .filter_map(|role| line.strip_prefix(role))
        .any(|rest| rest.is_empty() || !rest.starts_with(is_han) || is_byline(line))
}

fn is_too_long(line: &str) -> bool {
    line.len() > 4 * MAX_CHARS || line.chars().nth(MAX_CHARS).is_some()
}

/// Marks that part the fields of a source line or byline.
fn is_delimiter(c: char) -> bool {
    is_blank(c) || "/／|｜丨、&；;，,_★●■□○◎◇◆▌✎—-•+*▲△（）()【】[]［］〔〕<>".contains(c)
}

/// The fields of a source line; dates and times stay whole.
fn fields(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c| is_delimiter(c) && c != '/' && c != '-' || c == '：')
        .flat_map(|field| match field.split_once(':') {
            Some((label, value)) if !label.ends_with(|c: char| c.is_ascii_digit()) => [label, value],
            _ => [field, ""],
        })
        .filter(|field| !field.is_empty())
}

/// The fields of a byline, each with the mark after it.
fn marked_fields(line: &str) -> impl Iterator<Item = (&str, Option<char>)> {
    let parts = |c: char| is_delimiter(c) || matches!(c, '：' | ':');
    line.split_inclusive(parts)
        .map(
            move |field| match field.chars().next_back().filter(|&c| parts(c)) {
                Some(mark) => (&field[..field.len() - mark.len_utf8()], Some(mark)),
                None => (field, None),
            },
        )
        .filter(|(field, _)| !field.is_empty())
}

/// `记者`, `本报记者`, `责任编辑`, `图`.
fn is_role(token: &str) -> bool {
    SHORT_ROLES.contains(token)
        || SOURCES.contains(token)
        || n_chars(token) <= 10 && ends_with_role(token) && !token.contains(['的', '是', '在'])
}

fn ends_with_role(token: &str) -> bool {
    ROLES.ending(token).next().is_some()
}

/// `记者张三`, `本报记者张三`, `张三摄`, `李四编译`, `北京报道`.
fn is_role_with_name(token: &str) -> bool {
    let is_full_name = |name: &str| n_chars(name) > 1 && is_name(name);
    let is_signed = |name: &str| ROLE_SUFFIXES.ending(name).any(|(_, name)| is_full_name(name));
    let mut splits = token
        .char_indices()
        .skip(2)
        .take(10)
        .map(|(at, _)| token.split_at(at));
    splits.any(|(role, name)| ends_with_role(role) && (is_full_name(name) || is_signed(name)))
        || is_signed(token)
        || ROLE_SUFFIXES
            .ending(token)
            .any(|(end, place)| matches!(end, "报道" | "报导") && n_chars(place) <= 4)
}

/// `发自江南`: where a report was written.
fn is_place(token: &str) -> bool {
    n_chars(token) <= 8 && token.starts_with("发自")
}

/// What may stand after a colon: a name without a known family name, or an institution.
fn is_pen_name(token: &str) -> bool {
    n_chars(token) <= 15 && !token.contains(['的', '是', '了', '在', '从', '吗', '呢'])
}
