//! Lines that a page says about itself and other pages.

use std::sync::LazyLock;

use super::closing::points_at;
use super::credits;
use super::words::Words;
use crate::text::phrases::Line;
use crate::text::sentence::marks::{final_mark, is_blank, is_han, trim};

/// The longest line that opens a list or says where on a site a page is, in characters.
const MAX_PATH: usize = 80;

/// What a line says about the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notice {
    /// It opens a list of other articles: `相关阅读`, `热门资讯`.
    Opener,
    /// It is about the page itself: `版权声明：…`, `分享到：`.
    Page,
}

/// What other articles are listed under.
static OPENERS: LazyLock<Words> = LazyLock::new(|| {
    Words::to_begin(
        "相关阅读 相关内容 相关新闻 相关报道 相关文章 相关链接 相关资讯 相关专题 相关推荐 相关搜索 相关标签 \
        相关热词 相关报导 相关连结 延伸阅读 拓展阅读 \
        扩展阅读 更多阅读 推荐阅读 推荐新闻 推荐文章 推荐内容 为您推荐 为你推荐 猜你喜欢 \
        你可能喜欢 您可能喜欢 你可能感兴趣 你可能还喜欢 你可能也喜欢 热门资讯 热门文章 热门推荐 \
        热门新闻 热门评论 热门话题 热门标签 热点推荐 热点新闻 热点排行 热点资讯 \
        人气新闻 大家都在看 大家还在看 其他人还在看 别人还看了 最新文章 最新资讯 最新新闻 最新评论 \
        最新消息 最新推荐 最新发布 网友评论 全部评论 精彩评论 发表评论 我要评论 我来说两句 \
        往期回顾 往期精彩 往期推荐 精彩回顾 精彩推荐 编辑推荐 今日推荐 今日热点 更多精彩 更多推荐 更多新闻 \
        更多相关 看更多 点击排行 阅读排行 新闻排行 排行榜 热文排行 热搜榜 24小时热文 24小时热点 \
        上一篇 下一篇 上一条 下一条 上一页 下一页 友情链接 本文相关 同类文章 猜您喜欢 热榜 今日要闻 \
        要闻推荐 热门跟贴 推荐视频 相关股票 24小时排行 评论区 头条推荐 图片推荐 视频推荐 专题推荐",
    )
});

/// Beginnings of notices, be they short or long.
static CERTAIN: LazyLock<Words> = LazyLock::new(|| {
    Words::to_begin(
        "版权声明 免责声明 特别声明 郑重声明 法律声明 责任声明 原创声明 声明 版权所有 凡本网 凡本站 凡注明 本网站声明 转载声明 返回搜狐 阅读原文 \
        原文链接 原文地址 本文来源 本文转自 文章来源 违法和不良信息 文章关键词 文章标签 新闻标签 作者声明 Copyright COPYRIGHT copyright © \
        All_Rights_Reserved 特别提示 \
        平台声明 搜狐号系 网易跟贴 【纠错】 责任编辑 （完） (完)",
    )
});

/// Beginnings of short lines that a page is worked with.
static BUTTONS: LazyLock<Words> = LazyLock::new(|| {
    Words::to_begin(
        "扫码 扫一扫 扫描 长按 点击 点我 关注 欢迎关注 请关注 更多 分享 打开 下载 \
        举报 投诉 投稿 联系我们 关于我们 登录 注册 收藏 打印 字号 【字号 点赞 在看 查看 阅读全文 \
        加载 返回 回到顶部 首页 当前位置 您的位置 您所在的位置 网站地图 关闭 放大 \
        缩小 追踪 按赞 加入 添加 订阅 编辑推荐 责编 微信 复制链接 跳转 本期 喜欢就 觉得 转发 评论 \
        写评论 暂无评论 我要 收起 展开 听新闻 请继续往下阅读 播放 自动播放 正在播放 知道了 我知道了 \
        展开剩余 请往下继续阅读 广告 推广 我有话说 客户端下载 END 图集 高清 点击进入专题 展开全文 打开APP 打开App 下载APP 下载App",
    )
});

/// What buttons and invitations are about.
#[rustfmt::skip]
const TARGETS: &[&str] = &[
    "公众号", "二维码", "客户端", "APP", "App", "小程序", "视频号", "微信", "微博", "官网",
    "LINE", "粉丝", "朋友圈", "专页",
];

/// Actions that a page invites to.
#[rustfmt::skip]
const ACTIONS: &[&str] = &[
    "扫码", "扫一扫", "扫描", "长按", "长摁", "关注", "下载", "打开", "点击", "搜索",
    "订阅", "添加", "识别", "分享", "加入", "追踪", "按赞",
];

/// What `line`, of so many characters, says about the page, if that is what it is for.
pub(super) fn notice(line: Line<'_>, n_chars: usize) -> Option<Notice> {
    let bare = line.trim_start_matches(is_decoration);
    if n_chars <= MAX_PATH && is_opener(bare) {
        return Some(Notice::Opener);
    }
    let is_page = is_certain(bare)
        || n_chars <= 30 && is_button(bare)
        || is_teaser(&line)
        || is_rule(&line)
        || is_address(&line)
        || credits::is_counter(line)
        || n_chars <= MAX_PATH && is_path(&line)
        || points_at(&line, n_chars)
        || is_menu_entry(bare);
    is_page.then_some(Notice::Page)
}

/// `---`, `◆◆◆`: a line that is drawn.
fn is_rule(line: &str) -> bool {
    final_mark(line).is_none() && !line.contains(char::is_alphanumeric)
}

/// The address of a page by itself.
fn is_address(line: &str) -> bool {
    let begins = ["http://", "https://", "www."]
        .iter()
        .any(|start| line.starts_with(start));
    begins && !line.contains(|c| is_han(c) || is_blank(c))
}

/// `返回首页，查看更多`, which can stand on the line of a credit: where it begins.
pub(super) fn link_back(line: &str) -> Option<usize> {
    const MAX_NAME: usize = 12;
    let before = line.strip_suffix("，查看更多")?;
    let at = before.rfind("返回")?;
    (before[at..].chars().count() <= MAX_NAME).then_some(at)
}

/// `[首页 > 新闻 > 正文]`: where on a site a page is.
fn is_path(line: &str) -> bool {
    const MAX_PART: usize = 12;
    let marks = ['>', '»', '›', '＞'];
    let inner = line.trim_matches(|c| is_blank(c) || matches!(c, '[' | ']' | '【' | '】'));
    let mut parts = inner.split(marks).map(trim);
    let is_part = |part: &str| {
        let n_chars = part.chars().count();
        (1..=MAX_PART).contains(&n_chars) && part.starts_with(char::is_alphabetic)
    };
    let n_marks = inner.matches(marks).count();
    (n_marks >= 2 || n_marks == 1 && inner.len() < line.len()) && parts.all(is_part)
}

/// `1、回复【报名】查看时间`: what an account answers to.
fn is_menu_entry(bare: &str) -> bool {
    let entry = bare.trim_start_matches(|c: char| c.is_ascii_digit() || "、.．）) ".contains(c));
    ["回复", "回覆", "后台回复"].iter().any(|verb| {
        entry
            .strip_prefix(verb)
            .is_some_and(|word| word.starts_with(['【', '“', '「', '[']) && word.contains("查看"))
    })
}

pub(super) fn is_decoration(c: char) -> bool {
    !is_han(c) && (is_blank(c) || !c.is_alphanumeric() && !matches!(c, '©' | '（' | '('))
}

/// An opener alone, or with a title behind a mark or a blank: `相关阅读：…`, `【延伸阅读】`.
fn is_opener(bare: &str) -> bool {
    OPENERS.beginning(bare).any(|(_, rest)| {
        let rest = rest.strip_prefix("推荐").unwrap_or(rest);
        let mark = rest.chars().next();
        mark.is_none_or(|c| !c.is_alphanumeric() && !"，。、》”".contains(c))
            || mark.is_some_and(|c| c.is_ascii_digit()) && final_mark(rest).is_none()
    })
}

/// `版权声明：…`, `Copyright © …`; a sentence about a declaration is not one: `声明指出，…。`
fn is_certain(bare: &str) -> bool {
    link_back(bare) == Some(0)
        || CERTAIN.beginning(bare).any(|(start, rest)| {
            let label = ["声明", "提示", "编辑", "关键词", "标签"]
                .iter()
                .any(|end| start.ends_with(end));
            !label
                || rest
                    .chars()
                    .next()
                    .is_none_or(|c| !c.is_alphanumeric() && !"，、”》".contains(c))
        })
}

/// A short line without a sentence in it: `分享到：微信 微博`, `首页 > 新闻`.
fn is_button(bare: &str) -> bool {
    let bare = bare.trim_end_matches(['.', '…']);
    final_mark(bare).is_none()
        && BUTTONS.beginning(bare).any(|(_, rest)| {
            rest.chars()
                .next()
                .is_none_or(|c| !c.is_alphanumeric() || "到至给A本全".contains(c) || c.is_ascii_digit())
                || ACTIONS.iter().any(|action| rest.starts_with(action))
                || BUTTONS.beginning(rest).next().is_some()
                || TARGETS.iter().any(|target| rest.contains(target))
        })
}

/// `更多内容请关注微信公众号`, `扫描二维码下载客户端`.
pub(super) fn invites(bare: &str) -> bool {
    let begins = bare.starts_with(['欢', '请', '想'])
        || ACTIONS.iter().any(|action| bare.starts_with(action))
        || BUTTONS.beginning(bare).next().is_some();
    begins
        && ACTIONS.iter().any(|action| bare.contains(action))
        && TARGETS.iter().any(|target| bare.contains(target))
}

/// A headline that was cut off, then an excerpt that was: `标题... 摘要...`.
fn is_teaser(line: &str) -> bool {
    (line.ends_with("...") || line.ends_with('…')) && (line.contains("... ") || line.contains("…"))
}
