//! Threads of forums and pages of questions: the first post or the question, with the accepted answer or the first ones.

use crate::input::word_sets::pages as sets;
use std::collections::BTreeMap;

use dom_query::{Document, NodeRef};

use super::{
    dated_articles,
    post_metadata::is_furniture,
    text::{HanCounts, class_words, is_within, text_without},
};

/// Where programs for forums and sites of questions write what somebody said: Discuz, phpBB, vBulletin, `XenForo`, Flarum,
/// Discourse, `NodeBB`, V2EX, Tieba, Zhihu, Stack Exchange, Baidu Zhidao, Sogou Wenwen; and as schema.org has it.
const MESSAGES: &str = "[id^='postmessage_'], [id^='post_message_'], .postbody .content, .bbWrapper, .Post-body, .cooked, \
                        [component='post/content'], .topic_content, .reply_content, .d_post_content, .QuestionRichText, \
                        .RichContent-inner, .s-prose, .postcell .post-text, .answercell .post-text, .wgt-ask .con, \
                        .best-text, .answer-text, .replay-info-txt, [itemtype$='/Question'] [itemprop='text'], \
                        [itemtype$='/DiscussionForumPosting'] [itemprop='articleBody'], \
                        [itemtype$='/DiscussionForumPosting'] [itemprop='text']";

/// Words of the class of one post among others.
const POSTS: [&str; 8] = [
    "post", "posts", "reply", "replies", "answer", "answers", "floor", "question",
];

/// Words of classes that mark a list of other articles instead.
const TEASERS: [&str; 9] = [
    "related",
    "recommend",
    "hot",
    "latest",
    "sidebar",
    "side",
    "nav",
    "list",
    "card",
];

/// Words of the class of an answer that was accepted.
const ACCEPTED: [&str; 6] = [
    "accepted",
    "acceptedanswer",
    "best",
    "adopted",
    "solution",
    "solved",
];

/// How many answers are taken where none was accepted.
const MOST_ANSWERS: usize = 5;

/// The fewest Han characters of a post that says something.
const FEWEST_HAN: usize = 10;

/// The posts of a page that is a thread: they have most of its text.
pub(super) fn posts(page: &Document, han: &HanCounts) -> Option<String> {
    let body = page.body()?;
    let messages = outermost(page.select(MESSAGES).nodes().to_vec());
    let mut posts = match &messages[..] {
        [] => narrowed(siblings(&body, han), han),
        // A question, and answers that are called otherwise.
        [question] => {
            let mut posts = narrowed(siblings(&body, han), han);
            let is_around = |post: &NodeRef| is_within(question, post.id) || is_within(post, question.id);
            if !posts.is_empty() && !posts.iter().any(is_around) {
                posts.insert(0, *question);
            }
            posts
        }
        _ => messages,
    };
    posts.retain(|post| han.all(post) >= FEWEST_HAN);
    let n_said: usize = posts.iter().map(|post| han.all(post)).sum();
    let (first, answers) = posts.split_first()?;
    if answers.is_empty() || n_said * 2 < han.outside_links(&body) {
        return None;
    }
    let accepted = answers.iter().find(|post| is_accepted(post));
    let answers = match accepted {
        Some(accepted) => std::slice::from_ref(accepted),
        None => &answers[..answers.len().min(MOST_ANSWERS)],
    };
    let texts = std::iter::once(first)
        .chain(answers)
        .map(|post| words_of(post, han));
    let texts = texts
        .map(|text| without_notes(&text))
        .filter(|text| !text.is_empty());
    Some(texts.collect::<Vec<_>>().join("\n\n"))
}

/// A post's text without whom it answers to, and when it was edited.
pub(super) fn without_notes(text: &str) -> String {
    let is_mention = |word: &str| word.starts_with('@') && !word.contains(|c| "，。：！？".contains(c));
    let text = match text.split_once(' ') {
        Some((first, rest)) if is_mention(first) => rest,
        _ => text,
    };
    let lines: Vec<&str> = text.lines().filter(|line| !sets::EDITED.has(line)).collect();
    lines.join("\n").trim().to_owned()
}

/// Of posts, the part of each that has the same class and holds most of what is said.
fn narrowed<'p>(mut posts: Vec<NodeRef<'p>>, han: &HanCounts) -> Vec<NodeRef<'p>> {
    loop {
        let mut parts: BTreeMap<String, Vec<NodeRef>> = BTreeMap::new();
        for part in posts.iter().flat_map(|post| post.children_it(false)) {
            if let Some(class) = part.attr("class") {
                parts.entry(class.to_string()).or_default().push(part);
            }
        }
        let n_han_of = |nodes: &[NodeRef]| nodes.iter().map(|node| han.all(node)).sum::<usize>();
        let fullest = parts.into_values().max_by_key(|part| n_han_of(part));
        match fullest {
            Some(part) if part.len() <= posts.len() && n_han_of(&part) * 5 > n_han_of(&posts) * 3 => {
                posts = part;
            }
            _ => return posts,
        }
    }
}

/// What a post says, without what is quoted in it.
fn words_of(post: &NodeRef, han: &HanCounts) -> String {
    const QUOTES: [&str; 3] = ["quote", "quoted", "blockcode"];
    text_without(post, |node| {
        let is_quote = || {
            class_words(node)
                .iter()
                .any(|word| QUOTES.contains(&word.as_str()))
        };
        node.has_name("code") || is_furniture(node, han) || (node.is_element() && is_quote())
    })
}

/// The nodes that are in no other of them.
fn outermost(nodes: Vec<NodeRef>) -> Vec<NodeRef> {
    let mut kept: Vec<NodeRef> = Vec::new();
    for node in nodes {
        // They come in the order of the page: an outer one before what is in it.
        if !kept.last().is_some_and(|last| is_within(&node, last.id)) {
            kept.push(node);
        }
    }
    kept
}

/// Elements side by side that are called posts: those with most text.
fn siblings<'p>(body: &NodeRef<'p>, han: &HanCounts) -> Vec<NodeRef<'p>> {
    let is_post = |node: &NodeRef| {
        let words = if node.attr("class").is_some() {
            class_words(node)
        } else {
            Vec::new()
        };
        let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
        has(&POSTS) && !has(&TEASERS) && han.outside_links(node) >= FEWEST_HAN
    };
    let parents = std::iter::once(*body).chain(body.descendants_it());
    let groups =
        parents.map(|parent| -> Vec<NodeRef> { parent.children_it(false).filter(is_post).collect() });
    let n_han_of = |group: &Vec<NodeRef>| group.iter().map(|post| han.all(post)).sum::<usize>();
    groups
        .filter(|group| group.len() > 1 && !dated_articles::are_articles(group, han))
        .max_by_key(n_han_of)
        .unwrap_or_default()
}

/// Whether an answer is called accepted.
fn is_accepted(post: &NodeRef) -> bool {
    const LEVELS: usize = 4;
    let around = std::iter::once(*post).chain(post.ancestors(Some(LEVELS)));
    around.into_iter().any(|node| {
        class_words(&node)
            .iter()
            .any(|word| ACCEPTED.contains(&word.as_str()))
            || node
                .attr("itemprop")
                .is_some_and(|kind| &*kind == "acceptedAnswer")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::html::tree;

    const QUESTION: &str = "瓦房住了三十年，今年梅雨季节堂屋漏雨，请问是哪里的问题？";
    const ANSWERS: [&str; 2] = [
        "烟囱和瓦面的接缝坏了，要重新做一圈防水砂浆。",
        "先看看天沟是不是被树叶堵住了，掏干净就不漏了。",
    ];

    /// The posts of a page on which each is written so: N is its number, T its text.
    fn posts_of(post: &str) -> Option<String> {
        let texts = [QUESTION, ANSWERS[0], ANSWERS[1]];
        let written = (0..).zip(texts).map(|(number, text)| {
            let post = post.replace('N', &number.to_string());
            post.replace('T', text)
        });
        let page = format!(
            "<title>瓦房漏雨</title><body><div class=nav>首页 版块</div><h1>瓦房漏雨</h1>{}<div>登录后才能回复</div>",
            written.collect::<String>()
        );
        let page = tree::parse(&page, None).unwrap();
        posts(&page, &HanCounts::of(&page))
    }

    #[test]
    fn posts_are_told_from_what_is_around_them() {
        let whole = [QUESTION, ANSWERS[0], ANSWERS[1]].join("\n\n");
        let table = [
            // As programs for forums write them.
            "<table id=pidN><tr><td class=pls><div class=authi>贺小满</div><p>新手上路</p><td><div id=postmessage_N><i \
             class=pstatus>本帖最后由 贺小满 于 2024-4-6 编辑</i><br>T</div><div class=sign>人生如逆旅</div></table>",
            "<div class='post bgN'><dl class=postprofile><dt>瓦匠N<dd>帖子: 33</dl><div class=postbody><h3>回复</h3><div \
             class=content>T</div><div class=signature>人生如逆旅</div></div></div>",
            "<article class=message><h4>瓦匠</h4><div class=bbWrapper><div class=quote>贺小满 说：漏雨</div>T</div></article>",
            "<div class=l_post><li>初级粉丝</li><div class=d_post_content>T</div><span>N楼</span><a>回复</a></div>",
            "<div class=cell><strong>userN</strong><div class=reply_content>@<a>hexiaoman</a> T</div></div>",
            // As others may.
            "<li class='floor-item'><b class=u-name>网友N</b><div class=txt>T</div><div class=foot>N楼 点赞(3)</div></li>",
            "<div class=replyItem><div class=user>网友N 积分 312</div><p>T</p></div>",
        ];
        for post in table {
            assert_eq!(posts_of(post).as_deref(), Some(&*whole), "{post}");
        }
    }

    #[test]
    fn the_accepted_answer_is_enough() {
        let texts = [QUESTION, ANSWERS[0], ANSWERS[1]];
        let kinds = ["question", "answer", "answer accepted-answer"];
        let posts_written = kinds.iter().zip(texts).map(|(kind, text)| {
            format!("<div class='{kind}'><div class=votes>7</div><div class=s-prose>{text}</div><div>回答于 4月6日</div></div>")
        });
        let page = tree::parse(&posts_written.collect::<String>(), None).unwrap();
        let found = posts(&page, &HanCounts::of(&page));
        assert_eq!(found, Some([QUESTION, ANSWERS[1]].join("\n\n")));
    }

    #[test]
    fn articles_are_no_threads() {
        let table = [
            // Comments, and teasers of other articles.
            "<div class=commentN><p>T</p></div>",
            "<div class='post-list hot'><a href=N>T</a></div>",
            "<p>T</p>",
        ];
        for post in table {
            assert_eq!(posts_of(post), None, "{post}");
        }
    }
}
