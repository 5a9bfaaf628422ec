//! What elements call themselves.

use dom_query::NodeRef;

use super::text::class_words;

/// Elements that are called titles come after all headings.
pub(super) const LEVEL_OF_TITLED: u8 = 7;

/// Whether an element without others in it is called a title.
pub(super) fn is_titled(node: &NodeRef) -> bool {
    const NAMES: [&str; 6] = ["title", "tit", "headline", "biaoti", "bt", "subject"];
    node.attr("class").is_some()
        && !node.children_it(false).any(|inner| inner.is_element())
        && class_words(node)
            .iter()
            .any(|word| NAMES.contains(&word.as_str()))
}

/// Whether an element is among what readers write, or what stands beside an article.
pub(super) fn is_in_comments(node: &NodeRef) -> bool {
    const COMMENTS: [&str; 6] = ["comment", "comments", "cmt", "review", "sidebar", "related"];
    let is_comment = |around: NodeRef| {
        around.has_name("aside")
            || class_words(&around)
                .iter()
                .any(|word| COMMENTS.contains(&word.as_str()))
    };
    node.ancestors_it(None).any(is_comment)
}

/// Whether an element says that it is the name of who wrote, and no comment.
pub(super) fn is_writer(node: &NodeRef) -> bool {
    const NAMES: [&str; 13] = [
        "authi",
        "author",
        "author-name",
        "author_name",
        "authorname",
        "byline",
        "nickname",
        "user",
        "user-name",
        "user_name",
        "username",
        "UserLink-link",
        "writer",
    ];
    let is_one = |key: &str| node.attr(key).is_some_and(|value| &*value == "author");
    let is_named = is_one("rel")
        || is_one("itemprop")
        || node
            .class()
            .is_some_and(|class| class.split_whitespace().any(|name| NAMES.contains(&name)));
    is_named && !is_in_comments(node)
}
