//! Headlines and the names of sites that follow them.

/// What stands between a title and the site's name.
pub(super) const SEPARATORS: [char; 8] = ['_', '|', '｜', '丨', '-', '–', '—', '－'];

/// What sites call themselves.
pub(super) const SITE_WORDS: [&str; 28] = [
    "网",
    "網",
    "报",
    "報",
    "新闻",
    "新聞",
    "资讯",
    "資訊",
    "频道",
    "頻道",
    "传媒",
    "傳媒",
    "在线",
    "在線",
    "日报",
    "首页",
    "博客",
    "论坛",
    "社区",
    "门户",
    "订阅",
    "社",
    "客户端",
    "手机版",
    "公众号",
    ".com",
    ".cn",
    "News",
];

/// A title as it is, and without more and more of what follows its separators.
pub(super) fn beginnings(title: &str) -> impl Iterator<Item = &str> {
    let ends = title
        .char_indices()
        .rev()
        .filter(|(_, c)| SEPARATORS.contains(c))
        .map(|(at, _)| at);
    let shorter =
        ends.map(|end| title[..end].trim_end_matches(|c: char| c.is_whitespace() || SEPARATORS.contains(&c)));
    std::iter::once(title)
        .chain(shorter)
        .filter(|beginning| beginning.chars().count() > 3)
}

/// A title without the parts at its end that look like a site's or a section's name.
pub(super) fn without_site(title: &str) -> &str {
    const MOST_NAME_CHARS: usize = 24;
    const STRONG: [char; 4] = ['_', '|', '｜', '丨'];
    let mut title = title;
    loop {
        let strong = title.rfind(STRONG);
        let Some(at) = strong.or_else(|| title.rfind(SEPARATORS)) else {
            break;
        };
        let name = title[at..].trim_start_matches(SEPARATORS).trim();
        let rest = title[..at].trim_end_matches(|c: char| c.is_whitespace() || SEPARATORS.contains(&c));
        let is_site = strong.is_some() || SITE_WORDS.iter().any(|word| name.contains(word));
        if !is_site || name.chars().count() > MOST_NAME_CHARS || rest.chars().count() < 4 {
            break;
        }
        title = rest;
    }
    title
}
