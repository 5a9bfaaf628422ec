//! What a page puts in front of and behind an article, and what would be part of it anywhere else.

use crate::text::sentence::marks::{closes, final_mark, is_blank, is_final, opens};

use super::boilerplate::{invites, is_decoration};

/// The longest invitation behind sentences about who invites, in characters.
const MAX_PROMOTION: usize = 100;
/// The longest notice about what is missing, in brackets, or before other notices.
const MAX_REMARK: usize = 80;

/// Parts of notices about rights and liability.
#[rustfmt::skip]
const RIGHTS: &[&str] = &[
    "不得转载", "谢绝转载", "禁止转载", "严禁转载", "请勿转载", "转载请", "转载须",
    "请注明出处", "注明来源", "版权所有", "保留所有权利", "All Rights Reserved", "All rights reserved",
    "ICP备", "公网安备", "不代表本网", "不代表本站", "不代表本平台", "不代表平台", "作者个人观点",
    "仅代表", "不构成投资建议", "如有侵权", "侵权请", "侵删", "联系删除", "版权归", "著作权归",
    "网络传播视听节目", "信息服务许可证", "风险自负", "请作者与", "仅提供信息存储", "编辑推荐语",
    "举报电话", "新闻热线", "爆料", "报料", "新闻线索",
    "登载此文", "转载此文", "证实其描述", "投资建议", "文明上网", "评论服务", "The content above",
];

/// What readers must have to go on, …
#[rustfmt::skip]
const GATES: &[&str] = &[
    "会员", "订阅", "付费", "登录", "登入", "解锁", "购买",
];

/// … and what they then see.
#[rustfmt::skip]
const GATED: &[&str] = &[
    "全文", "余下内容", "剩余内容", "完整内容", "更多内容",
    "继续阅读", "所浏览", "查询时效", "试读", "专享内容", "付费内容", "付费文章",
];

/// Words of remarks about the text, in brackets behind it.
#[rustfmt::skip]
const ABOUT_TEXT: &[&str] = &[
    "本文", "此文", "本版", "作者", "编者", "原载", "摘自", "选自", "化名", "整理自",
    "编译自", "综合自", "授权", "转载", "有贡献", "下载", "未完待续", "待续",
];

/// What a line names that has nothing but a number or an address behind it.
#[rustfmt::skip]
const CONTACTS: &[&str] = &[
    "专线", "热线", "电话", "传真", "手机", "邮箱", "信箱", "微信", "QQ",
];

/// What readers are asked for when they have read all.
#[rustfmt::skip]
const FAVOURS: &[&str] = &[
    "点【在看】", "点个在看", "点在看", "点“在看”", "点亮“在看”", "点个赞", "点赞支持", "一键三连", "素质三连",
    "请点赞", "你怎么看", "您怎么看", "欢迎留言", "留言讨论", "评论区留言", "转发分享", "让更多人看到",
];

/// Whether `line` is a notice where it stands at the end of a text (`未经授权不得转载。`); elsewhere such a
/// sentence can be what the text is about.
pub(super) fn is_closing_notice(line: &str, n_chars: usize) -> bool {
    n_chars <= 60 && invites(line.trim_start_matches(is_decoration))
        || n_chars <= 150 && RIGHTS.iter().any(|part| line.contains(part))
        || n_chars <= 40 && FAVOURS.iter().any(|favour| line.contains(favour))
        || is_promotion(line, n_chars)
        || n_chars <= MAX_REMARK && (is_gate(line) || is_remark(line) || is_contact(line))
}

/// Whether `line` leads to what follows it: `本报提醒您：`.
pub(super) fn leads_on(line: &str, n_chars: usize) -> bool {
    n_chars <= MAX_REMARK && line.ends_with(['：', ':'])
}

/// Whether `line`, in front of the article, calls on readers to get something else.
pub(super) fn is_opening_notice(line: &str, n_chars: usize) -> bool {
    line.ends_with(['！', '!', '~', '～']) && is_promotion(line, n_chars)
}

/// `每日推送最新资讯。扫描二维码关注官方微信`: the last sentence invites to read or use something else.
fn is_promotion(line: &str, n_chars: usize) -> bool {
    if n_chars > MAX_PROMOTION {
        return false;
    }
    let end = |c: char| is_final(c) || is_blank(c) || matches!(c, '~' | '～') || closes(c).is_some();
    let bare = line.trim_end_matches(end);
    let last = bare
        .char_indices()
        .rfind(|&(_, c)| is_final(c) || matches!(c, '~' | '～'))
        .map_or(bare, |(at, c)| &bare[at + c.len_utf8()..]);
    let last = last
        .rfind("，更多")
        .map_or(last, |at| &last[at + '，'.len_utf8()..]);
    let follows = ["关注", "订阅", "下载", "追踪"]
        .iter()
        .any(|action| last.contains(action));
    follows && invites(last)
}

/// `订阅后可阅读全文`, `您所浏览的新闻…请加入会员`.
fn is_gate(line: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| line.contains(word));
    let addressed = has(&["您", "你", "请", "本文", "本篇", "后可", "即可"]);
    addressed && has(GATES) && has(GATED)
}

/// `（本文综合自多家媒体）`: all in brackets, about the text, or without a sentence in it.
fn is_remark(line: &str) -> bool {
    let mut chars = line.chars();
    let Some(kind) = chars.next().and_then(opens).filter(|kind| !kind.is_quote()) else {
        return false;
    };
    let closed = chars.next_back().and_then(closes) == Some(kind);
    let inner = chars.as_str();
    let is_one = !inner.contains(|c| opens(c) == Some(kind) && closes(c).is_none());
    closed && is_one && (ABOUT_TEXT.iter().any(|word| inner.contains(word)) || final_mark(inner).is_none())
}

/// `咨询热线：12345`, `投稿邮箱：bridge@example.com`.
fn is_contact(line: &str) -> bool {
    let Some((label, address)) = line.split_once(['：', ':']) else {
        return false;
    };
    let is_part = |c: char| c.is_ascii_graphic() || is_blank(c) || "（）、；，。转—－".contains(c);
    CONTACTS.iter().any(|word| label.ends_with(word))
        && address.contains(|c: char| c.is_ascii_alphanumeric())
        && address.chars().all(is_part)
}

/// `点击这里了解一下！`, `（点击看大图）`, `点【在看】`: where a reader is to tap.
pub(super) fn points_at(line: &str, n_chars: usize) -> bool {
    const MAX_CHARS: usize = 30;
    const PLACES: [&str; 20] = [
        "这里",
        "此处",
        "下方",
        "上方",
        "左下",
        "右下",
        "右上",
        "链接",
        "连结",
        "蓝字",
        "图片",
        "大图",
        "清晰",
        "原图",
        "原文",
        "菜单",
        "视频",
        "在看",
        "标题",
        "小程序",
    ];
    if n_chars > MAX_CHARS || line.contains(['，', '。', '“', '；']) {
        return false;
    }
    let bare = line.trim_start_matches(|c| is_decoration(c) || matches!(c, '（' | '('));
    let bare = bare.trim_start_matches(['快', '请', '您', '可', '先', '猛']);
    let tapped = ["点击", "戳", "点"]
        .iter()
        .find_map(|action| bare.strip_prefix(action));
    let seen = |place: &str| {
        let place = place.trim_start_matches(|c: char| "看查个【「".contains(c));
        PLACES.iter().any(|known| place.starts_with(known))
    };
    tapped.is_some_and(|place| seen(place) && final_mark(line) != Some('？'))
}
