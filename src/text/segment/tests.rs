use std::sync::LazyLock;

use super::*;
use crate::text::user_words::parse_line;

/// jieba-rs with the lexicon's words.
fn jieba() -> Jieba {
    let mut jieba = Jieba::empty();
    for line in include_str!("../../../lexicon/words.tsv").lines() {
        let (word, rest) = line.split_once('\t').unwrap();
        let frequency = rest.split_once('\t').unwrap().0.parse().unwrap();
        if frequency > 0 {
            jieba.add_word(word, Some(frequency), None);
        }
    }
    jieba
}

static JIEBA: LazyLock<Jieba> = LazyLock::new(jieba);

fn by_jieba<'t>(jieba: &Jieba, text: &'t str) -> Vec<&'t str> {
    jieba.cut(text, true).iter().map(|token| token.word).collect()
}

fn cut<'t>(segmenter: &Segmenter, text: &'t str) -> Vec<&'t str> {
    let mut words = Vec::new();
    segmenter.cutter().cut(text, &mut words);
    words.iter().map(|word| word.span.of(text)).collect()
}

const TEXTS: [&str; 6] = [
    "小明硕士毕业于中国科学院计算所，后在日本京都大学深造。",
    "他来到了网易杭研大厦，买了3.5%的A股。",
    "COVID-19疫情之后，Rust与C++都在v2.1版里。",
    "一二三四五，上山打老虎；老虎没打着，打到小松鼠。\r\n",
    "鄂霍次克海的渔民们用罟网捕捞毛鳞鱼",
    "",
];

#[test]
fn words_are_those_of_jieba() {
    for text in TEXTS {
        assert_eq!(cut(&Segmenter::default(), text), by_jieba(&JIEBA, text));
    }
}

#[test]
fn user_words_count_as_in_jieba() {
    let lines = [
        "网易杭研",
        "小松鼠 3 n",
        "罟网捕捞 nz",
        "京都 100000",
        "打着，打到",
        "杭研大厦 0",
        "Rust与C",
        "网易杭研 x",
    ];
    let words = lines.iter().filter_map(|line| parse_line(line).unwrap());
    let mut jieba = jieba();
    for word in words.clone() {
        jieba.add_word(&word.text, word.frequency, None);
    }
    let segmenter = Segmenter::new(words.collect());
    for text in TEXTS {
        assert_eq!(cut(&segmenter, text), by_jieba(&jieba, text));
    }
    for line in lines {
        let word = line.split(' ').next().unwrap();
        let frequency = |jieba: &Jieba| jieba.suggest_freq(word);
        assert_eq!(segmenter.suggested_frequency(word), frequency(&jieba), "{word}");
    }
    assert!(cut(&segmenter, TEXTS[1]).contains(&"网易杭研"));
    assert!(cut(&segmenter, TEXTS[4]).contains(&"罟网捕捞"));
    assert_eq!(segmenter.user_tag("罟网捕捞"), Some("nz"));
    assert_eq!(segmenter.user_tag("京都"), Some(""));
    assert_eq!(segmenter.user_tag("大厦"), None);
}

#[test]
fn words_of_the_users_may_have_blanks_and_marks() {
    let lines = [
        "Open Bridge认证 2000",
        "约翰·史密斯",
        "AC/DC",
        "石桥（重建）",
        "歼-20",
    ];
    let words = lines.map(|line| parse_line(line).unwrap().unwrap());
    let segmenter = Segmenter::new(words.to_vec());
    for (text, want) in [
        ("通过Open Bridge认证机构", "通过|Open Bridge认证|机构"),
        ("约翰·史密斯听AC/DC", "约翰·史密斯|听|AC/DC"),
        ("石桥（重建）开工", "石桥（重建）|开工"),
        ("AC/DCX和XAC/DC", "AC|/|DCX|和|XAC|/|DC"),
    ] {
        assert_eq!(cut(&segmenter, text).join("|"), want);
    }
}

#[test]
fn what_the_route_knows_is_what_looking_up_finds() {
    let mut words = Vec::new();
    Segmenter::default().cutter().cut(TEXTS[0], &mut words);
    let known: Vec<_> = words.iter().filter(|word| word.id.is_some()).collect();
    assert!(known.len() > 5);
    for word in known {
        assert_eq!(lexicon::find(word.span.of(TEXTS[0])), word.id);
    }
}

proptest::proptest! {
    #[test]
    fn user_words_of_any_frequency_count_as_in_jieba(
        text in "([一丁七万丈三上下不与]|[的是在了和有中大人上]|[ab+ ，]){1,30}",
        picked in proptest::collection::vec((0_usize..30, 1_usize..5, 0_usize..4), 0..8),
    ) {
        let chars: Vec<char> = text.chars().collect();
        let (mut jieba, mut words) = (Jieba::clone(&JIEBA), Vec::new());
        for (start, n, frequency) in picked {
            let word: String = chars.iter().skip(start).take(n).filter(|c| !c.is_whitespace()).collect();
            let frequency = [Some(0), Some(3), Some(1_000_000), None][frequency];
            if !word.is_empty() {
                jieba.add_word(&word, frequency, None);
                words.push(UserWord { text: word, frequency, tag: None });
            }
        }
        proptest::prop_assert_eq!(cut(&Segmenter::new(words), &text), by_jieba(&jieba, &text));
    }

    #[test]
    fn words_tile_any_text_and_are_those_of_jieba(text in "([一-龥]|[的是在了和有中大人上]{2}|[a-z0-9.]|[，。 \r\n]|\\PC){0,80}") {
        let words = cut(&Segmenter::default(), &text);
        proptest::prop_assert_eq!(words.concat(), text.as_str());
        proptest::prop_assert_eq!(words, by_jieba(&JIEBA, &text));
    }
}
