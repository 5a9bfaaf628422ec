use encoding_rs::{BIG5, EUC_JP, EUC_KR, SHIFT_JIS, WINDOWS_1252};

use super::*;

const SIMPLIFIED: &str = "旧粮仓改成了图书馆，镇上的孩子放学后就来这里写作业，老人们则爱看墙上的老照片。";
const TRADITIONAL: &str = "舊糧倉改成了圖書館，鎮上的孩子放學後就來這裡寫作業，老人們則愛看牆上的老照片。";

fn found(bytes: &[u8]) -> (String, &'static str, usize) {
    let Decoded {
        text,
        encoding,
        n_replaced,
        ..
    } = decode(bytes.to_vec(), None);
    (text, encoding, n_replaced)
}

fn utf16_bytes(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn encodings_are_found() {
    let table = [
        (SIMPLIFIED, SIMPLIFIED.as_bytes().to_vec(), "UTF-8"),
        (SIMPLIFIED, format!("\u{feff}{SIMPLIFIED}").into_bytes(), "UTF-8"),
        (SIMPLIFIED, GBK.encode(SIMPLIFIED).0.into_owned(), "GBK"),
        (TRADITIONAL, BIG5.encode(TRADITIONAL).0.into_owned(), "Big5"),
        (
            SIMPLIFIED,
            utf16_bytes(&format!("\u{feff}{SIMPLIFIED}"), u16::to_le_bytes),
            "UTF-16LE",
        ),
        (
            SIMPLIFIED,
            utf16_bytes(&format!("\u{feff}{SIMPLIFIED}"), u16::to_be_bytes),
            "UTF-16BE",
        ),
        (SIMPLIFIED, utf16_bytes(SIMPLIFIED, u16::to_le_bytes), "UTF-16LE"),
        (SIMPLIFIED, utf16_bytes(SIMPLIFIED, u16::to_be_bytes), "UTF-16BE"),
        (
            "Date,Bid\r\n",
            utf16_bytes("Date,Bid\r\n", u16::to_be_bytes),
            "UTF-16BE",
        ),
        ("", Vec::new(), "UTF-8"),
    ];
    for (text, bytes, encoding) in table {
        assert_eq!(found(&bytes), (text.to_owned(), encoding, 0), "{encoding}");
    }
}

#[test]
fn utf32_is_found_too() {
    let marked = format!("\u{feff}{SIMPLIFIED}");
    for text in [SIMPLIFIED, &marked, "Date"] {
        let big: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
        let little: Vec<u8> = text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        let expected = text.trim_start_matches('\u{feff}').to_owned();
        assert_eq!(found(&big), (expected.clone(), "UTF-32BE", 0));
        assert_eq!(found(&little), (expected, "UTF-32LE", 0));
    }
}

#[test]
fn a_declaration_counts_where_it_fits() {
    let page = |charset: &str, text: &str| format!("<meta charset=\"{charset}\"><p>{text}</p>");
    let table = [
        (page("gb2312", SIMPLIFIED).into_bytes(), "UTF-8"),
        (GBK.encode(&page("gb2312", SIMPLIFIED)).0.into_owned(), "GBK"),
        (GBK.encode(&page("utf-8", SIMPLIFIED)).0.into_owned(), "GBK"),
        (GBK.encode(&page("big5", SIMPLIFIED)).0.into_owned(), "GBK"),
        (GBK.encode(&page("iso-8859-1", SIMPLIFIED)).0.into_owned(), "GBK"),
        (BIG5.encode(&page("gb2312", TRADITIONAL)).0.into_owned(), "Big5"),
        (BIG5.encode(&page("big5", TRADITIONAL)).0.into_owned(), "Big5"),
    ];
    for (bytes, encoding) in table {
        let (_, found, n_replaced) = found(&bytes);
        assert_eq!(
            (found, n_replaced),
            (encoding, 0),
            "{}",
            String::from_utf8_lossy(&bytes)
        );
    }
}

#[test]
fn a_few_bad_bytes_are_replaced_and_counted() {
    let mut bytes = SIMPLIFIED.repeat(3).into_bytes();
    bytes.truncate(bytes.len() - 1);
    bytes.insert(30, 0xff);
    let (text, encoding, n_replaced) = found(&bytes);
    assert_eq!((encoding, n_replaced), ("UTF-8", 2));
    assert!(text.starts_with("旧粮仓改成了图书馆，\u{fffd}镇上的孩子"));
}

#[test]
fn damaged_utf8_is_no_other_encoding() {
    let damaged = b"\xe4\xbb\x8a\xe5\xa4\xa9\xe4\xb8\x8b\xe9\x9b\xa8\xe4\xba\x86\xff\xfe\n";
    let (text, encoding, n_replaced) = found(damaged);
    assert_eq!(
        (text.as_str(), encoding, n_replaced),
        ("今天下雨了\u{fffd}\u{fffd}\n", "UTF-8", 2)
    );
    // Every tenth character is cut.
    let mut bytes = Vec::new();
    for (place, c) in SIMPLIFIED.chars().enumerate() {
        let c = c.to_string();
        bytes.extend(&c.as_bytes()[..c.len() - usize::from(place % 10 == 9)]);
    }
    assert_eq!(found(&bytes).1, "UTF-8");
}

#[test]
fn no_piece_of_a_text_in_another_encoding_is_nearly_utf8() {
    for (text, encoding) in [(SIMPLIFIED, GB18030), (TRADITIONAL, BIG5)] {
        let chars: Vec<char> = text.chars().collect();
        for length in [2, 3, 5, 8, 20] {
            for piece in chars.windows(length) {
                let piece: String = piece.iter().collect();
                let (bytes, ..) = encoding.encode(&piece);
                assert!(!is_nearly_utf8(&bytes), "{piece} in {}", encoding.name());
            }
        }
    }
}

#[test]
fn short_texts_with_signs_and_kana_are_gbk() {
    for text in [
        "《ワンピース》漫画中文版上市，读者排队购买。",
        "①交通②住宿③门票，三项都要提前预约。",
        "角α等于角β，所以两边相等。",
        "★★★推荐：青河镇的春茶",
        "本周气温25℃，周末有雨。",
        "《ノルウェイの森》再版",
        "图书馆延长开放",
        "★渡口复航",
        "渡口",
    ] {
        assert_eq!(found(&GBK.encode(text).0), (text.to_owned(), "GBK", 0));
    }
    for text in [
        "「★」號代表已經出版的書。",
        "圖書館延長開放",
        "氣溫25℃，週末有雨。",
    ] {
        assert_eq!(found(&BIG5.encode(text).0), (text.to_owned(), "Big5", 0));
    }
    let japanese = "昨日、東京の図書館で新しい本の展示会が開かれました。";
    assert_ne!(found(&encoding_rs::EUC_JP.encode(japanese).0).1, "GBK");
}

#[test]
fn two_encodings_in_one_file_are_both_read() {
    let gbk = |text: &str| GBK.encode(text).0.into_owned();
    let lines = [
        SIMPLIFIED.as_bytes(),
        b"\n",
        &gbk(SIMPLIFIED),
        b"\n<p>",
        &gbk("桥通了。"),
        b"</p>",
    ]
    .concat();
    let decoded = decode(lines, None);
    assert_eq!(
        decoded.text,
        format!("{SIMPLIFIED}\n{SIMPLIFIED}\n<p>桥通了。</p>")
    );
    assert!(decoded.is_mixed && decoded.n_replaced == 0);
    for text in [SIMPLIFIED, TRADITIONAL, "桥通了。"] {
        assert!(!decode(gbk(&text.repeat(3)), None).is_mixed, "{text}");
        assert!(!decode(text.as_bytes().to_vec(), None).is_mixed, "{text}");
        assert!(!decode(BIG5.encode(text).0.into_owned(), None).is_mixed, "{text}");
    }
}

#[test]
fn what_a_server_says_counts_where_it_fits() {
    let sent = |bytes: &[u8], told| decode_sent(bytes.to_vec(), None, Some(told)).encoding;
    let page = format!("<meta charset=\"gb2312\"><p>{TRADITIONAL}</p>");
    assert_eq!(sent(&BIG5.encode(&page).0, BIG5), "Big5");
    assert_eq!(sent(&GBK.encode(SIMPLIFIED).0, BIG5), "GBK");
    assert_eq!(sent(SIMPLIFIED.as_bytes(), GBK), "UTF-8");
    assert_eq!(sent(&GBK.encode(SIMPLIFIED).0, UTF_8), "GBK");
    // A page may say what it is not, and nothing shows it.
    let page = GBK
        .encode(&format!("<meta charset=\"euc-kr\"><p>{SIMPLIFIED}</p>"))
        .0
        .into_owned();
    assert_eq!(found(&page).1, "EUC-KR");
    assert_eq!(sent(&page, GBK), "GBK");
}

#[test]
fn what_is_asked_for_is_used() {
    let bytes = BIG5.encode(TRADITIONAL).0.into_owned();
    assert_eq!(decode(bytes, Some(BIG5)).text, TRADITIONAL);
    assert!(decode(SIMPLIFIED.as_bytes().to_vec(), Some(BIG5)).n_replaced > 0);
}

#[test]
fn other_languages_are_not_read_as_chinese() {
    let japanese = "昨日、東京の図書館で新しい本の展示会が開かれました。";
    let korean = "청하진 도서관은 이번 주부터 주말 개관 시간을 연장한다.";
    for (text, encoding) in [(japanese, EUC_JP), (japanese, SHIFT_JIS), (korean, EUC_KR)] {
        let (bytes, ..) = encoding.encode(text);
        assert_eq!(found(&bytes), (text.to_owned(), encoding.name(), 0));
    }
}

#[test]
fn an_encoding_that_is_not_known_is_told() {
    // EUC-TW: a character set of its own, in the same bytes.
    let traditional =
        b"\xda\xb1\xde\xc5\xf1\xd5\xf7\xfd\xe5\xcb\xe2\xbd\xd0\xfc\xd2\xbe\xe3\xb4\xe2\xd4\xeb\xc4\xf5\xea\
        \xdd\xa5\xe8\xe3\xdc\xf2\xe9\xdc\xea\xe4\xf0\xf6\xe7\xcd\xf3\xb1\xd8\xee\xdf\xf3";
    assert!(decode(traditional.to_vec(), None).is_doubtful);
    for text in [
        SIMPLIFIED,
        "渡口",
        "张伟 李娜 王芳 刘洋 陈杰 杨敏 赵磊 周静 吴强 孙丽",
    ] {
        assert!(
            !decode(GBK.encode(text).0.into_owned(), None).is_doubtful,
            "{text}"
        );
    }
    let french = "Le théâtre a été rénové à l’été dernier, où les élèves répètent.";
    assert!(!decode(WINDOWS_1252.encode(french).0.into_owned(), None).is_doubtful);
}

#[test]
fn what_was_garbled_before_is_told() {
    let read_as = |encoding: &'static Encoding, bytes: &[u8]| {
        encoding.decode_without_bom_handling(bytes).0.into_owned()
    };
    let garbled = [
        read_as(WINDOWS_1252, SIMPLIFIED.as_bytes()),
        SIMPLIFIED.bytes().map(char::from).collect(),
        read_as(WINDOWS_1252, &GBK.encode(SIMPLIFIED).0),
        read_as(GB18030, SIMPLIFIED.as_bytes()),
        "锟斤拷锟斤拷图锟斤拷锟斤拷锟接筹拷锟斤拷".to_owned(),
        "图\u{fffd}馆\u{fffd}\u{fffd}开放\u{fffd}间".to_owned(),
    ];
    for text in garbled {
        assert!(is_garbled(text.chars()), "{text}");
    }
    let sound = [
        SIMPLIFIED,
        TRADITIONAL,
        "「锟斤拷」是怎么来的？文件用错误的编码打开并保存，就成了这样。",
        "Le théâtre a été rénové à l’été dernier, où les élèves répètent «Phèdre».",
        "·×÷°±§©®",
        "图\u{fffd}馆延长",
        "Библиотека продлевает часы работы в выходные дни.",
    ];
    for text in sound {
        assert!(!is_garbled(text.chars()), "{text}");
    }
}
