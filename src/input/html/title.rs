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

/// A title without what a site counts before it: `(99+ 条消息)`.
pub(super) fn without_count(title: &str) -> &str {
    const COUNTED: [&str; 5] = ["消息", "私信", "通知", "未读", "封"];
    let counted = |open: char, close: char| {
        let (inside, behind) = title.strip_prefix(open)?.split_once(close)?;
        let is_count = inside.starts_with(|c: char| c.is_ascii_digit())
            && (COUNTED.iter().any(|word| inside.contains(word))
                || inside.bytes().all(|c| c.is_ascii_digit() || c == b'+'));
        is_count
            .then(|| behind.trim_start())
            .filter(|behind| !behind.is_empty())
    };
    counted('(', ')').or_else(|| counted('（', '）')).unwrap_or(title)
}

/// Whether a heading is the headline where a page is called `title`: that begins with it, and the site's name follows, or
/// says nothing else.
pub(super) fn is_headline_of(heading: &str, title: &str) -> bool {
    const FEWEST_CHARS: usize = 4;
    const GENERIC: [&str; 5] = ["首页", "首頁", "正文", "详情", "文章详情"];
    let n_chars = heading.chars().count();
    if title.is_empty() || title.starts_with(SEPARATORS) || GENERIC.contains(&title) {
        return (FEWEST_CHARS..=80).contains(&n_chars);
    }
    let behind = title.strip_prefix(heading).map(str::trim_start);
    n_chars >= 2 && behind.is_some_and(|behind| behind.starts_with(SEPARATORS))
}
