//! What fields of records and columns of tables are called.

use std::borrow::Cow;

/// What a field is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::input) enum Field {
    Text,
    Title,
    Id,
    Link,
    Date,
    Author,
    Source,
}

/// Names that were chosen; where none was, a usual one is looked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct FieldNames {
    pub(crate) text: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) id: Option<String>,
}

impl Field {
    #[expect(clippy::too_many_lines, reason = "lists of names")]
    /// Usual names, in lower case and without `_`, `-` and blanks, the most usual first.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Text => &[
                "text",
                "content",
                "contenthtml",
                "contenttext",
                "body",
                "article",
                "articlebody",
                "articlecontent",
                "articletext",
                "newscontent",
                "bodytext",
                "bodyhtml",
                "maintext",
                "fulltext",
                "fullcontent",
                "textcontent",
                "postcontent",
                "contents",
                "html",
                "document",
                "正文",
                "内容",
                "內容",
                "文本",
                "全文",
                "原文",
                "文章",
                "contentencoded",
                "passage",
                "transcript",
                "paragraphs",
                "段落",
            ],
            Self::Title => &[
                "title",
                "headline",
                "newstitle",
                "articletitle",
                "posttitle",
                "subject",
                "标题",
                "標題",
                "题目",
                "題目",
                "题名",
            ],
            Self::Id => &[
                "id",
                "guid",
                "uuid",
                "newsid",
                "articleid",
                "docid",
                "编号",
                "編號",
                "序号",
                "序號",
                "url",
            ],
            Self::Link => &[
                "link",
                "url",
                "href",
                "permalink",
                "newsurl",
                "链接",
                "連結",
                "网址",
                "網址",
                "地址",
            ],
            Self::Date => &[
                "date",
                "published",
                "publishedat",
                "datepublished",
                "publishdate",
                "publishtime",
                "pubdate",
                "pubtime",
                "posttime",
                "time",
                "createdat",
                "日期",
                "时间",
                "時間",
                "发布日期",
                "发布时间",
                "發布日期",
                "發布時間",
            ],
            Self::Author => &["author", "authors", "byline", "writer", "作者", "记者", "記者"],
            Self::Source => &[
                "source",
                "publisher",
                "media",
                "sitename",
                "来源",
                "來源",
                "媒体",
                "媒體",
            ],
        }
    }

    /// How longer names end that mean the same: 新闻内容.
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Text => &["正文", "内容", "內容", "全文"],
            Self::Title => &["标题", "標題", "题目", "題目"],
            Self::Id => &["编号", "編號"],
            Self::Link => &["链接", "連結", "网址", "網址"],
            Self::Date => &["日期", "时间", "時間"],
            Self::Author => &["作者"],
            Self::Source => &["来源", "來源"],
        }
    }
}

/// The places among `names` of those that are called as is usual for `field`, the most usual name first.
pub(in crate::input) fn find<'n>(
    field: Field,
    names: impl Iterator<Item = &'n str>,
) -> impl Iterator<Item = usize> {
    let rank = |name: &str| {
        // Two names with a comma between them are none.
        let is_one = || !name.contains(['，', '、', ',']);
        let is_ending = || is_one() && field.endings().iter().any(|ending| name.ends_with(ending));
        let usual = field.names().iter().position(|usual| *usual == name);
        usual.or_else(|| is_ending().then_some(usize::MAX))
    };
    let ranked = |(at, name)| Some((rank(&bare(name))?, at));
    let mut found: Vec<(usize, usize)> = names.enumerate().filter_map(ranked).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, at)| at)
}

/// A name in lower case without what joins its words; of `news.content`, what is behind the dot.
fn bare(name: &str) -> Cow<'_, str> {
    if name.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(name);
    }
    let name = name.rsplit(['.', ':']).next().unwrap_or(name);
    let joins = |c: &char| !matches!(c, '_' | '-' | ' ' | '\u{3000}' | '\u{feff}' | '\t' | '"');
    name.chars().filter(joins).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_found_by_what_they_are_usually_called() {
        let table = [
            (Field::Text, "标题,新闻内容,发布日期", Some(1)),
            (Field::Text, "title,content_html,summary", Some(1)),
            (Field::Text, "id,Article Body", Some(1)),
            (Field::Text, "content,text", Some(1)),
            (Field::Text, "news.title,news.content", Some(1)),
            (Field::Text, "内容分类,标题", None),
            (Field::Text, "标题，正文", None),
            (Field::Text, "headline,paragraphs", Some(1)),
            (Field::Text, "name,price", None),
            (Field::Title, "新闻标题,正文", Some(0)),
            (Field::Title, "subtitle,text", None),
            (Field::Date, "发布时间,text", Some(0)),
            (Field::Id, "文章编号,正文", Some(0)),
        ];
        for (field, names, expected) in table {
            assert_eq!(
                find(field, names.split(',')).next(),
                expected,
                "{field:?} {names}"
            );
        }
    }
}
