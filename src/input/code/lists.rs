//! Lists of addresses, of words and of settings, which are text but no prose.

use std::collections::HashSet;

use zhaiyao::text::{fold::to_simplified, lexicon};

use crate::input::chinese::n_han;
use crate::message::{Message, message};

/// Shorter lists may be a part of an article.
const FEWEST_LINES: usize = 3;
const FEWEST_WORDS: usize = 8;

/// So much of a list is what it lists, in tenths.
const LEAST_TENTHS: usize = 8;

/// What a text lists, if it does nothing else.
pub(super) fn kind(text: &str) -> Option<Message> {
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let lines: Vec<&str> = lines.iter().copied().filter(|line| !is_remark(line)).collect();
    let are_mostly = |is_one: fn(&str) -> bool| {
        let n_found = lines.iter().filter(|line| is_one(line)).count();
        lines.len() >= FEWEST_LINES && n_found * 10 >= lines.len() * LEAST_TENTHS
    };
    if are_mostly(is_address) {
        Some(message!("a list of addresses, no article"))
    } else if are_mostly(is_setting) {
        Some(message!("source code or settings, no article"))
    } else if are_words(&lines) || are_short_words(&lines) || are_mostly(is_entry) || are_pairs(&lines) {
        Some(message!("a list of words, no article"))
    } else {
        None
    }
}

fn is_remark(line: &str) -> bool {
    line.starts_with(['#', ';']) && !line.starts_with("##")
}

/// Whether a line ends in an address, behind a title at most; or begins with that of a machine, as a table of hosts does.
fn is_address(line: &str) -> bool {
    const MOST_TITLE_HAN: usize = 30;
    let is_machine = |word: &str| {
        let numbers: Vec<&str> = word.split('.').collect();
        numbers.len() == 4
            && numbers
                .iter()
                .all(|number| (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()))
            || word.contains("::") && word.bytes().all(|b| b.is_ascii_hexdigit() || b == b':')
    };
    let is_site = |word: &str| {
        [
            "http://", "https://", "ftp://", "rtsp://", "rtmp://", "magnet:?", "ed2k://", "www.",
        ]
        .iter()
        .any(|scheme| word.starts_with(scheme))
    };
    let is_mailbox = |word: &str| {
        let parts = word.split_once('@');
        word.is_ascii() && parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    };
    let mut words = line
        .split([' ', '\t', ',', '，', '|'])
        .filter(|word| !word.is_empty());
    let (first, last) = (words.next(), words.next_back());
    let last = last.or(first);
    let begins_with_machine = first.is_some_and(is_machine) && line.is_ascii();
    let ends_in_address = last.is_some_and(|word| is_site(word) || is_mailbox(word));
    begins_with_machine
        || (ends_in_address && n_han(line) <= MOST_TITLE_HAN && !line.contains(['。', '！', '？', '：']))
}

/// Whether a line gives a name a value, or names a part of such lines: `标题=河谷网`, `[显示]`.
fn is_setting(line: &str) -> bool {
    const MOST_NAME_CHARS: usize = 20;
    let is_name = |name: &str| {
        let name = name.trim();
        (1..=MOST_NAME_CHARS).contains(&name.chars().count())
            && name.chars().all(|c| c.is_alphanumeric() || "_-. ".contains(c))
    };
    let is_part = || {
        let inside = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
        inside.is_some_and(is_name)
    };
    line.split_once('=').is_some_and(|(name, _)| is_name(name)) || is_part()
}

/// Whether each line is a word of the dictionary and no more than how often it occurs and what it is; poems repeat themselves,
/// and have lines of several words.
fn are_words(lines: &[&str]) -> bool {
    const MOST_HAN: usize = 8;
    if lines.len() < FEWEST_WORDS {
        return false;
    }
    let word = |line: &&str| {
        let mut fields = line.split_whitespace();
        let word = fields.next()?;
        let is_note = |field: &str| field.is_ascii() && field.len() <= 8;
        let is_word = n_han(word) <= MOST_HAN && fields.take(3).all(is_note);
        let simplified = to_simplified(word);
        (is_word && lexicon::get(&simplified).is_some()).then_some(word.to_owned())
    };
    let words: HashSet<String> = lines.iter().filter_map(word).collect();
    words.len() * 10 >= lines.len() * LEAST_TENTHS
}

/// Whether a line is that of a dictionary for a tokenizer: `渡船 7 n`, `河谷镇 ns`.
fn is_entry(line: &str) -> bool {
    const TAGS: [&str; 22] = [
        "a", "ad", "an", "d", "eng", "i", "j", "l", "m", "n", "nr", "nrt", "ns", "nt", "nw", "nz", "q", "t",
        "v", "vd", "vn", "x",
    ];
    const MOST_CHARS: usize = 16;
    let fields: Vec<&str> = line.split_whitespace().collect();
    let is_word = |word: &str| word.chars().count() <= MOST_CHARS && word.chars().all(char::is_alphanumeric);
    match fields[..] {
        [word, count, tag] => {
            is_word(word) && count.bytes().all(|b| b.is_ascii_digit()) && TAGS.contains(&tag)
        }
        [word, tag] => is_word(word) && n_han(word) > 0 && TAGS.contains(&tag),
        _ => false,
    }
}

/// Whether there are many lines of hardly more than two characters, each another one: no poem is so short of breath.
fn are_short_words(lines: &[&str]) -> bool {
    const FEWEST_LINES: usize = 20;
    const MOST_HAN: usize = 4;
    let is_word =
        |line: &str| (1..=MOST_HAN).contains(&line.chars().count()) && n_han(line) == line.chars().count();
    let words: HashSet<&str> = lines.iter().copied().filter(|line| is_word(line)).collect();
    let n_chars: usize = lines.iter().map(|line| line.chars().count()).sum();
    lines.len() >= FEWEST_LINES && words.len() * 20 >= lines.len() * 19 && n_chars * 2 < lines.len() * 5
}

/// Whether each line is a word, a tab and a word, as in glossaries; who speaks in a chat speaks again.
fn are_pairs(lines: &[&str]) -> bool {
    const MOST_CHARS: usize = 24;
    const MOST_HAN: usize = 8;
    let is_word = |word: &str| {
        let is_of_word = |c: char| c.is_alphanumeric() || " -·'".contains(c);
        let n_chars = word.chars().count();
        (1..=MOST_CHARS).contains(&n_chars)
            && n_han(word) <= MOST_HAN
            && word.contains(char::is_alphabetic)
            && word.chars().all(is_of_word)
    };
    let first = |line: &&'_ str| {
        let (first, second) = line.split_once('\t')?;
        (is_word(first) && is_word(second)).then(|| first.to_owned())
    };
    let words: HashSet<String> = lines.iter().filter_map(first).collect();
    lines.len() >= FEWEST_WORDS && words.len() * 10 >= lines.len() * 9
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(text: &str) -> String {
        kind(text).map(|reason| reason.to_string()).unwrap_or_default()
    }

    #[test]
    fn lists_are_no_articles() {
        for text in [
            "https://a.example.com/1\nhttps://a.example.com/2\n\nwww.example.com",
            "渡船停航 https://a.example.com/1\n水库放水 https://a.example.com/2\n食堂启用 https://a.example.com/3",
            "#EXTM3U\n#EXTINF:-1,河谷卫视\nhttp://a.example.com/1\n#EXTINF:-1,一台\nhttp://a.example.com/2\nhttp://a.example.com/3",
            "# 本机\n127.0.0.1 localhost\n::1 localhost\n10.0.0.3 hegu.example.com",
            "a@example.com\nb@example.com\nc@example.com",
        ] {
            assert_eq!(listed(text), "a list of addresses, no article", "{text}");
        }
        for text in [
            "[主机]\n地址=127.0.0.1\n名称=河谷网\n欢迎词=您好，请先登录。",
            "[General]\nName=河谷网\nLanguage=zh_CN\n标题=河谷网首页",
        ] {
            assert_eq!(listed(text), "source code or settings, no article", "{text}");
        }
        for text in [
            "图书馆\n渡船\n发动机\n免费\n检修\n水库\n村民\n食堂\n学生",
            "图書館 120 n\n渡船 7 n\n發動機 33 n\n免費 9 v\n檢修 6 v\n水庫 2 n\n村民 8 n\n食堂 1 n",
            "的\n了\n在\n是\n我\n有\n和\n就\n不",
            "河谷三号 0 n\n河谷四号 7 n\n河谷四号 7 n\n老谭家的渡船 21 nz",
            "谷东船 ns\n谷西船 ns\n谷北船 ns",
            "渡船\t轮渡\n码头\t埠头\nferry\t渡船\nold bridge\t老桥\n桨\t橹\n篙\t竿\n帆\t篷\n锚\t碇",
            "船甲\n船乙\n船丙\n船丁\n桨甲\n桨乙\n桨丙\n桨丁\n帆甲\n帆乙\n帆丙\n帆丁\n锚甲\n锚乙\n锚丙\n锚丁\n河甲\n河乙\n河丙\n河丁",
        ] {
            assert_eq!(listed(text), "a list of words, no article", "{text}");
        }
    }

    #[test]
    fn articles_with_lists_are_articles() {
        for text in [
            "渡船\n\n船在河上\n人在船上\n月在水里\n家在岸上\n\n老谭撑着篙\n鱼跟着桨\n夜里的灯\n照不到对岸",
            "渡船渡船\n载我过河\n渡船渡船\n载我回家\n渡船渡船\n唱一支歌\n渡船渡船\n河水弯弯",
            "林望舒\t好的\n何青\t船来了\n林望舒\t我去\n何青\t等你\n林望舒\t到了\n何青\t在哪\n林望舒\t桥头\n何青\t看见了",
            "渡船三 个\n河上 有 n 条船\n人在船上\n月在水里",
            "人在船\n船在河\n河在山\n山在云\n云在天\n天在水\n水在心\n心在家\n家在谷\n谷在东\n灯在窗\n窗在楼\n楼在街\n街在镇\n镇在坡\n坡在林\n林在风\n风在笛\n笛在夜\n夜在梦",
            "今年的船工名单如下，请各位核对。\n林望舒\n何青\n老谭\n周远\n陈平\n李青\n王远\n赵平\n名单有误的，请在三天以内告诉渡船公司。",
            "春游要带的东西\n雨衣\n水壶\n干粮\n帽子\n早上七点在校门口集合。",
            "渡船停航一天，详情见：\nhttps://a.example.com/1\nhttps://a.example.com/2\n停航期间请改乘汽车。",
            "hosts 文件每行写一个地址：\n127.0.0.1 localhost\n10.0.0.3 a.example.com\n保存以后就会访问新的地址。",
            "停航时间=明天全天\n\n渡船公司请乘客改乘汽车，票价不变。\n\n老人坐船仍然免费。",
            "渡船明天停航一天\n水库昨天开闸放水\n镇中学新食堂启用\n老茶馆重新开张\n书房开进村\n油菜花开了\n新桥通车\n春茶上市",
        ] {
            assert_eq!(listed(text), "", "{text}");
        }
    }
}
