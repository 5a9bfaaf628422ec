//! What fields of records and columns of tables are called.

use std::borrow::Cow;

use zhaiyao::text::fold::to_simplified;

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

// `NAMES`, `ENDINGS` and `FRONT_MATTER`, for each field: `lexicon/fields.tsv`.
include!(concat!(env!("OUT_DIR"), "/fields.rs"));

/// What a list has for a field.
type Names = &'static [(Field, &'static [&'static str])];

impl Field {
    /// What a table of names has for it.
    fn of(self, table: Names) -> &'static [&'static str] {
        let names = table.iter().find(|(field, _)| *field == self);
        names.map_or(&[], |(_, names)| names)
    }

    /// The keys that it has in the front matter of Markdown.
    pub(in crate::input) fn front_matter(self) -> &'static [&'static str] {
        self.of(FRONT_MATTER)
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
        let is_ending = || is_one() && field.of(ENDINGS).iter().any(|ending| name.ends_with(ending));
        let usual = field.of(NAMES).iter().position(|usual| *usual == name);
        usual.or_else(|| is_ending().then_some(usize::MAX))
    };
    let ranked = |(at, name)| Some((rank(&to_simplified(&bare(name)))?, at));
    let mut found: Vec<(usize, usize)> = names.enumerate().filter_map(ranked).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, at)| at)
}

/// A name in lower case without what joins its words; of `news.content`, what is after the dot.
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

    #[test]
    fn every_name_of_the_table_finds_its_field() {
        let all = [
            Field::Text,
            Field::Title,
            Field::Id,
            Field::Link,
            Field::Date,
            Field::Author,
            Field::Source,
        ];
        for field in all {
            let longer = field.of(ENDINGS).iter().map(|ending| format!("新闻{ending}"));
            for name in field.of(NAMES).iter().map(|&name| name.to_owned()).chain(longer) {
                assert_eq!(
                    find(field, [&*name].into_iter()).next(),
                    Some(0),
                    "{field:?} {name}"
                );
            }
        }
        assert_eq!(find(Field::Text, ["標題", "內容"].into_iter()).next(), Some(1));
    }
}
