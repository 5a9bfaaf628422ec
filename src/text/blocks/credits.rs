//! Lines that say where a text comes from and who made it.

use crate::text::sentence::marks::{is_blank, is_han};

/// The longest source line or byline, in characters.
const MAX_CHARS: usize = 100;

/// What a person did. A longer name may end in one: `本报记者`, `值班编辑`.
const ROLES: &[&str] = &[
    "记者",
    "記者",
    "通讯员",
    "通訊員",
    "特约",
    "作者",
    "撰文",
    "撰稿",
    "撰写",
    "采写",
    "採寫",
    "采访",
    "採訪",
    "整理",
    "编辑",
    "編輯",
    "责编",
    "責編",
    "主编",
    "主編",
    "美编",
    "编审",
    "编译",
    "編譯",
    "编导",
    "翻译",
    "翻譯",
    "译者",
    "摄影",
    "攝影",
    "摄像",
    "摄制",
    "拍摄",
    "图片",
    "圖片",
    "供图",
    "供圖",
    "供稿",
    "制图",
    "製圖",
    "绘图",
    "漫画",
    "视频",
    "剪辑",
    "后期",
    "设计",
    "排版",
    "美术",
    "校对",
    "校對",
    "审核",
    "審核",
    "审校",
    "审读",
    "初审",
    "复审",
    "终审",
    "一审",
    "二审",
    "三审",
    "一读",
    "二读",
    "三读",
    "核发",
    "签发",
    "监制",
    "監製",
    "策划",
    "统筹",
    "出品",
    "制作",
    "製作",
    "制片",
    "实习生",
    "實習生",
    "新媒体",
    "值班",
    "文字",
    "图文",
    "文图",
    "署名",
    "执笔",
    "投稿",
    "音频",
    "配音",
    "播音",
    "主播",
    "主笔",
    "评论员",
    "研究员",
    "分析师",
    "转播",
    "报道组",
    "运营",
    "流程",
    "信息",
];
/// The same in one character: only apart from the name (`文/张三`, `图：李四`, `张三 摄`).
const SHORT_ROLES: &[&str] = &[
    "文", "图", "圖", "摄", "攝", "编", "編", "译", "譯", "校", "审", "審", "撰", "绘", "播",
];
/// What a name may end with: `张三摄`, `李四报道`.
const ROLE_SUFFIXES: &[&str] = &[
    "摄影", "攝影", "摄制", "供图", "供圖", "供稿", "报道", "報導", "報道", "整理", "编译", "編譯", "翻译",
    "制图", "撰文", "采写", "摄", "攝", "绘", "文", "图", "圖", "电", "讯",
];
/// What names the place where a text was published before.
const SOURCES: &[&str] = &[
    "来源",
    "來源",
    "文章来源",
    "稿件来源",
    "信息来源",
    "新闻来源",
    "资料来源",
    "稿源",
    "出处",
    "文源",
    "转自",
    "转载自",
    "发布时间",
    "發布時間",
    "发表时间",
    "更新时间",
    "更新時間",
    "发布日期",
    "发稿时间",
    "发布于",
    "发表于",
    "更新于",
    "发布",
    "更新",
    "时间",
    "時間",
    "日期",
    "发布者",
    "发布人",
    "发布单位",
];
/// Fields beside a date that count readers.
const COUNTERS: &[&str] = &[
    "阅读",
    "阅读量",
    "阅读数",
    "阅读次数",
    "浏览",
    "浏览量",
    "浏览次数",
    "点击",
    "点击数",
    "点击量",
    "访问量",
    "评论",
    "评论数",
    "人气",
    "字数",
    "字号",
    "分享",
    "收藏",
    "大",
    "中",
    "小",
    "打印",
    "次",
    "人参与",
    "条评论",
    "原创",
];
const ORIGINAL_TITLES: &[&str] = &["原标题", "原標題", "原题", "原文标题", "原題"];
/// What the name of a newspaper, an agency or a site ends with.
const OUTLET_SUFFIXES: &[&str] = &[
    "网",
    "網",
    "日报",
    "日報",
    "晚报",
    "晚報",
    "早报",
    "早報",
    "晨报",
    "都市报",
    "时报",
    "時報",
    "商报",
    "周报",
    "青年报",
    "法治报",
    "农民报",
    "导报",
    "快报",
    "新报",
    "公报",
    "周刊",
    "通讯社",
    "通訊社",
    "新华社",
    "中新社",
    "中央社",
    "客户端",
    "频道",
    "頻道",
    "在线",
    "卫视",
    "电视台",
    "電視台",
    "广播电台",
    "新闻",
    "新聞",
    "公众号",
    "融媒体中心",
    "融媒体",
    "财经",
    "资讯",
    "发布",
    "头条",
    "号",
];
/// The commonest family names, Simplified and Traditional.
const SURNAMES: &str = "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭\
    程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾锺汪田任姜范範方石姚谭譚廖邹鄒熊金陆陸郝\
    孔白崔康毛邱丘秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴\
    牛温溫芦季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛焦向柳邢路岳齐齊梅莫庄莊辛管祝左涂谷祁时舒耿牟卜肖詹关關苗凌费費纪紀靳\
    盛童欧歐甄项項曲成游阳裴席卫衛查屈鲍鮑位覃霍翁隋植甘景薄单單包司柏宁柯阮桂闵解强柴华華车車冉房边边辜吉饶刁瞿戚丘\
    古米池滕晋苑邬臧畅宫来宓娄褚宗蒲全谌骆应胥連连卓木楚冀尚明仇窦岑党麦巩闫闻莘樂乐原水蓝藍沙鹿巫敖";

/// Whether `line` gives the original title: `原标题：…`.
pub(super) fn is_original_title(line: &str) -> bool {
    let line = line.trim_start_matches(['（', '(', '【', '[']);
    ORIGINAL_TITLES.iter().any(|label| {
        line.strip_prefix(label)
            .is_some_and(|rest| rest.trim_start().starts_with(['：', ':', '丨', '|', '｜']))
    })
}

/// Whether `line` says only where and when the text was published. A name alone says so at the `head` of a text.
pub(super) fn is_source(line: &str, head: bool) -> bool {
    if is_too_long(line) || line.contains(['。', '？', '！', '；', '?', '!']) {
        return false;
    }
    let (mut dated, mut named) = (false, false);
    let mut after_label = false;
    for token in tokens(line) {
        if is_date(token) {
            dated = true;
        } else if SOURCES.contains(&token) {
            after_label = true;
            named = true;
            continue;
        } else if is_outlet(token) || after_label {
            named |= is_outlet(token);
        } else if !COUNTERS.contains(&token) && !token.chars().all(|c| c.is_ascii_digit()) {
            return is_labelled_source(line);
        }
        after_label = false;
    }
    dated || is_labelled_source(line) || named && head
}

/// `来源：…`, whatever follows.
fn is_labelled_source(line: &str) -> bool {
    let line = line.trim_start_matches(['（', '(', '【', '[', '*', '■']);
    let label_end = line
        .char_indices()
        .take(8)
        .find(|&(_, c)| matches!(c, '：' | ':'))
        .map(|(at, _)| at);
    label_end.is_some_and(|end| {
        let label = line[..end].trim_end();
        SOURCES.contains(&label) && line[end..].chars().count() <= 50 && (label != "时间" && label != "时間")
    })
}

/// Whether `line` says only who wrote, edited or photographed: `记者：张三`, `（文/张三 图/李四）`, `□ 张三`.
pub(super) fn is_byline(line: &str) -> bool {
    if is_too_long(line) || line.contains(['。', '？', '！', '；', '，', '?', '!', '“', '《']) {
        return false;
    }
    let signed = line.starts_with(['□', '■', '○', '●', '◎', '◇', '◆', '▌', '✎', '—', '/']);
    let mut roles = 0;
    let mut names = 0;
    let mut colon = false;
    let mut previous_role = false;
    for (token, delimiter) in delimited(line) {
        let role = is_role(token);
        if role {
            roles += 1;
            colon |= matches!(delimiter, Some('：' | ':' | '/' | '／' | '|' | '｜' | '丨'));
        } else if is_role_with_name(token) {
            roles += 1;
            names += 1;
        } else if is_name(token)
            || (colon || previous_role && is_outlet(token)) && is_pen_name(token)
            || is_date(token)
        {
            names += 1;
        } else {
            return false;
        }
        previous_role = role;
    }
    roles > 0 && (names > 0 || colon && roles > 1)
        || names > 0 && signed && names <= 3 && line.chars().count() <= 14
}

fn is_too_long(line: &str) -> bool {
    line.len() > 4 * MAX_CHARS || line.chars().nth(MAX_CHARS).is_some()
}

/// Marks that part the fields of a source line or byline.
fn is_delimiter(c: char) -> bool {
    is_blank(c)
        || matches!(
            c,
            '/' | '／'
                | '|'
                | '｜'
                | '丨'
                | '、'
                | '&'
                | '；'
                | ';'
                | '，'
                | ','
                | '_'
                | '★'
                | '●'
                | '■'
                | '□'
        )
        || matches!(
            c,
            '○' | '◎' | '◇' | '◆' | '▌' | '✎' | '—' | '-' | '•' | '+' | '*' | '▲' | '△'
        )
        || matches!(
            c,
            '（' | '）' | '(' | ')' | '【' | '】' | '[' | ']' | '［' | '］' | '〔' | '〕' | '<' | '>'
        )
}

/// The fields of a source line; dates and times stay whole.
fn tokens(line: &str) -> impl Iterator<Item = &str> {
    let ends_time = |token: &str| token.ends_with(|c: char| c.is_ascii_digit());
    line.split(move |c| is_delimiter(c) && c != '/' && c != '-' || c == '：')
        .flat_map(move |token| {
            let split = token
                .find(':')
                .filter(|&at| !ends_time(&token[..at]))
                .unwrap_or(token.len());
            [&token[..split], token[split..].trim_start_matches(':')]
        })
        .filter(|token| !token.is_empty())
}

/// The fields of a byline, each with the mark after it.
fn delimited(line: &str) -> impl Iterator<Item = (&str, Option<char>)> {
    line.split_inclusive(|c| is_delimiter(c) || matches!(c, '：' | ':'))
        .map(|part| {
            let mark = part
                .chars()
                .next_back()
                .filter(|&c| is_delimiter(c) || matches!(c, '：' | ':'));
            (&part[..part.len() - mark.map_or(0, char::len_utf8)], mark)
        })
        .filter(|(token, _)| !token.is_empty())
}

/// `记者`, `本报记者`, `责任编辑`, `图`.
fn is_role(token: &str) -> bool {
    SHORT_ROLES.contains(&token)
        || SOURCES.contains(&token)
        || n_chars(token) <= 10
            && ROLES.iter().any(|role| token.ends_with(role))
            && !token.contains(['的', '是', '在'])
}

/// `记者曲静`, `本报记者张三`, `张三摄`, `李四编译`, `北京报道`.
fn is_role_with_name(token: &str) -> bool {
    let leads = ROLES.iter().any(|role| {
        token.rfind(role).is_some_and(|at| {
            let name = &token[at + role.len()..];
            at <= 8 * 3
                && (is_name(name)
                    || ROLE_SUFFIXES
                        .iter()
                        .any(|end| name.strip_suffix(end).is_some_and(is_name)))
        })
    });
    leads
        || ROLE_SUFFIXES.iter().any(|end| {
            token
                .strip_suffix(end)
                .is_some_and(|name| is_name(name) || matches!(*end, "报道" | "報導") && n_chars(name) <= 4)
        })
}

/// A family name and one or two more characters, a transcribed name (`约翰·史密斯`), or a Latin word.
fn is_name(token: &str) -> bool {
    if token.contains(['·', '・']) {
        return n_chars(token) <= 20 && token.chars().all(|c| is_han(c) || matches!(c, '·' | '・'));
    }
    if token.is_ascii() {
        return token.starts_with(|c: char| c.is_ascii_uppercase())
            && token.chars().all(|c| c.is_ascii_alphabetic() || c == '.');
    }
    let mut chars = token.chars();
    let surname = chars.next().is_some_and(|first| SURNAMES.contains(first));
    match chars.filter(|&c| is_han(c)).count() {
        0 => n_chars(token) == 1 && token.chars().all(is_han),
        1 | 2 => surname && token.chars().all(is_han) && n_chars(token) <= 3,
        3 => {
            n_chars(token) == 4
                && ["欧阳", "司马", "上官", "诸葛", "歐陽", "司馬", "諸葛"]
                    .iter()
                    .any(|name| token.starts_with(name))
        }
        _ => false,
    }
}

/// What may stand after a colon: a name without a known family name, or an institution.
fn is_pen_name(token: &str) -> bool {
    n_chars(token) <= 15 && !token.contains(['的', '是', '了', '在', '从', '吗', '呢'])
}

/// `黑龙江新闻网`, `新华社`, `某某日报`.
fn is_outlet(token: &str) -> bool {
    (2..=14).contains(&n_chars(token))
        && OUTLET_SUFFIXES
            .iter()
            .any(|end| token.ends_with(end) && token != *end)
        || matches!(
            token,
            "新华社" | "中新社" | "中央社" | "澎湃" | "新浪" | "搜狐" | "网易" | "腾讯"
        )
}

/// `2023-04-07`, `13:33:26`, `2023年4月7日`, `星期五`, `3小时前`.
pub(super) fn is_date(token: &str) -> bool {
    const WORDS: &[&str] = &[
        "星期",
        "礼拜",
        "周",
        "上午",
        "下午",
        "凌晨",
        "早上",
        "晚上",
        "中午",
        "今天",
        "昨天",
        "前天",
        "小时前",
        "分钟前",
        "天前",
        "发布于",
        "更新于",
        "编辑于",
        "发表于",
        "发布",
        "更新",
        "刚刚",
        "Z",
        "T",
        "AM",
        "PM",
        "am",
        "pm",
    ];
    if token.len() > 60 {
        return false;
    }
    let mut rest = token;
    let (mut n_units, mut n_digits) = (0, 0);
    while let Some(c) = rest.chars().next() {
        if let Some(word) = WORDS.iter().find(|word| rest.starts_with(**word)) {
            n_units += usize::from(*word != "T" && *word != "Z");
            rest = &rest[word.len()..];
            continue;
        }
        match c {
            '0'..='9' | '０'..='９' => n_digits += 1,
            '〇' | '○' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => {
                n_digits += 1
            }
            '年' | '月' | '日' | '号' | '號' | '时' | '時' | '点' | '點' | '分' | '秒' | ':' | '：' | '-'
            | '/' | '.' => n_units += 1,
            _ => return false,
        }
        rest = &rest[c.len_utf8()..];
    }
    n_units > 0
        && (n_digits > 1 || n_digits == 1 && n_units > 0 && !token.ends_with(['.', '、', '分', '时', '点']))
}

fn n_chars(token: &str) -> usize {
    token.chars().count()
}
