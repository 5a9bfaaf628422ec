use super::Reading;
use super::shape::{WordShape, glued, shape};
use crate::Engine;
use crate::text::lexicon;
use crate::text::segment::Segmenter;
use crate::text::stopwords::StopWords;
use crate::text::word_sets::reading as sets;
use crate::text::word_sets::tests::assert_every_row_is_needed;
use crate::text::words::Knowledge;

/// The words of a text, mended.
fn words(text: &str) -> Vec<String> {
    let engine = Engine::new();
    let document = engine.analyze(text);
    let reading = Reading::new(&document);
    let form = |word: usize| reading.form(word).to_owned();
    reading.tokens.iter().map(|token| form(token.word)).collect()
}

#[test]
fn cuts_that_the_text_shows_to_be_wrong_are_mended() {
    let mut wrong = Vec::new();
    for (text, has, has_not) in [
        // Names with a dot.
        ("歌手安娜·彼得森来了。", "安娜·彼得森", "安娜"),
        ("導演約翰‧史密斯出席。", "约翰·史密斯", "约翰"),
        ("作者胡安・佩雷斯的新书。", "胡安·佩雷斯", "胡安"),
        ("1·5万元", "5万元", "1·5万元"),
        // A name whose last character the next word has taken.
        ("青枫河共治\n\n云溪签订青枫河生态补偿协议。", "青枫河", "河共治"),
        // Titles of works.
        ("她读完《风起的夏天》，又读一遍。", "风起的夏天", "夏天"),
        ("话剧《雨中的站台与信》首演。", "雨中的站台与信", "站台"),
        ("按照《消费者权益保护法》办理。", "消费者权益保护法", "权益"),
        ("夏天的风", "夏天", "夏天的风"),
        // Companies with brackets.
        (
            "海川（上海）贸易有限公司成立。",
            "海川（上海）贸易有限公司",
            "贸易",
        ),
        ("他（上海）说。", "上海", "他（上海）"),
        // Latin names of several words.
        ("新版Final Draft支持中文。", "finaldraft", "draft"),
        ("试用Nova Pad 7。", "novapad7", "nova"),
        ("他说I can't swim，笑了。", "笑", "swim"),
        ("用open source的方式", "source", "opensource"),
        // Brands with digits.
        ("52书屋开业，52书屋卖旧书。", "52书屋", "书屋"),
        ("52家书屋开业。", "书屋", "52家书屋"),
        ("打12345热线，12345接线员很忙。", "12345", "五"),
        ("运-20起飞。", "运-20", "20"),
        // Masked names, and names that recur.
        ("被告人赵某某认罪。", "赵某某", "赵"),
        ("王某甲和李某乙争吵。", "王某甲", "王"),
        // What is said not to be.
        ("水质不合格。", "不合格", "合格"),
        ("这条路线未开通。", "未开通", "开通"),
        ("水质合格。", "合格", "不合格"),
        // No party.
        ("活动中共收到图书三百册。", "收到", "中共"),
        ("中共中央召开会议。", "中共中央", "收到"),
        // Measure words after what points at something.
        ("这座古塔由村民看守。", "古塔", "座"),
        ("该桥由渔民集资重修。", "渔民", "桥"),
        ("那条小路通往茶园。", "小路", "条"),
        // Function words that stuck to names.
        ("高美琴说，今年收成好。", "高美琴", "高美琴说"),
        // What never stands without the same character after it.
        ("芦塘河涨水，芦塘河禁渔。", "芦塘河", "芦塘"),
        // Departments of two matters.
        ("市住房和城乡建设局验收。", "住房和城乡建设局", "城乡"),
        ("住房和交通是大事。", "住房", "住房和交通"),
        // Laws by their short names.
        ("《中华人民共和国海警法》施行。", "海警法", "中华人民共和国海警法"),
        // What the text cuts now one way and now another.
        (
            "大桥由县路桥队修。县路桥队说，桥已通车。县路桥队的车很多。",
            "县路桥队",
            "桥队",
        ),
        (
            "新能源汽车下乡。新能源汽车出口多，新能源汽车零件便宜。",
            "新能源汽车",
            "汽车出口",
        ),
        (
            "夸父网盘被判赔偿。用户说夸父网盘中有盗版书，夸父网盘上的书已删。",
            "夸父网盘",
            "盘中",
        ),
        ("北京市民出行，北京市场繁荣，北京市住建委发文。", "北京", "民"),
        // Given names that are function words elsewhere.
        ("章士才获奖。章士才的家人到场，章士才为此流泪。", "章士才", "才"),
        (
            "吴远达说，今年丰收。吴远达在地里，吴远达在村里。",
            "吴远达",
            "吴远达在",
        ),
        // What names have for numbers.
        ("望舒一号升空。望舒一号绕月飞行。", "望舒一号", "望舒"),
        ("地铁三号线开通。", "地铁三号线", "三号"),
        ("住在学校三号楼的人。", "学校", "学校三号"),
        // A verb behind a name does not belong to it.
        ("原告林某诉被告何某。", "林某", "林某诉"),
        ("被告人丁大有犯受贿罪。", "丁大有", "丁大有犯"),
        ("检方指控柯某任局长，柯某收钱。柯某认罪。", "柯某", "柯某任"),
        // What belongs to a number, to an office, to 代表 beside it.
        ("灾情造成三千人转移。", "转移", "人转移"),
        ("公司募资十亿元。", "公司", "募资十"),
        // The legal form of a firm does not belong to its name.
        ("和信律师事务所（特殊普通合伙）发函。", "律师", "普通"),
        // Societies of two matters.
        ("中国茶叶与花卉联合会发文。", "中国茶叶与花卉联合会", "茶叶"),
        ("茶叶与花卉都好卖。", "茶叶", "茶叶与花卉"),
        // What comes again in quotes.
        (
            "展览“听得见的河”开幕。“听得见的河”很长，观众爱“听得见的河”。",
            "听得见的河",
            "河",
        ),
        // Numbers and codes with a joint.
        (
            "7-11便利店关门。7-11便利店有四十家，7-11便利店换人。",
            "7-11便利店",
            "便利店",
        ),
        ("主队2-1战胜客队，又2-1战胜邻队。", "战胜", "2-1战胜"),
        // An address has what stands before its @.
        ("写信到shu@cha-example.com投稿。", "投稿", "shu"),
        // Function words do not join into a word.
        ("中方愿同各方合作，现我队已到场。", "合作", "愿同"),
        // Addresses, and times.
        ("见https://a-b.example.com/c/d.html页。", "页", "https"),
        ("今天下午开馆。", "开馆", "今天下午"),
    ] {
        let words = words(text);
        if words.iter().all(|word| word != has) || words.iter().any(|word| word == has_not) {
            wrong.push(format!("{text}: {has}, not {has_not}: {words:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What a word by itself may need.
fn shape_of(form: &str) -> WordShape {
    let (segmenter, stop_words) = (Segmenter::default(), StopWords::default());
    let knowledge = Knowledge {
        segmenter: &segmenter,
        stop_words: &stop_words,
    };
    shape(&knowledge.describe(form, lexicon::find(form)), form)
}

#[test]
fn every_word_by_which_words_are_mended_is_needed() {
    assert_every_row_is_needed("reading", |set, text| {
        let has_word = |is: &dyn Fn(&str) -> bool| words(text).iter().any(|word| is(word));
        match set {
            "negator" => shape_of(text) == WordShape::Negator,
            "measure_surname" => shape_of(text) == WordShape::Surname,
            "and" => shape_of(text) == WordShape::And,
            "party" => shape_of(text) == WordShape::Party,
            "time_of_day" => shape_of(text) == WordShape::Time,
            "function_char" | "pronoun" | "half_said" => glued(text) == WordShape::NoWord,
            "glued_before" => matches!(glued(text), WordShape::Glued(1.., 0)),
            "glued_after" => matches!(glued(text), WordShape::Glued(0, 1..)),
            "department_matter" | "department_other" | "department_end" => {
                has_word(&|word| word.contains('和') && word != "和")
            }
            "law_of" => has_word(&|word| word == "海警法"),
            "numbered_line" => has_word(&|word| word == "地铁三号线"),
            "numbered_building" => !has_word(&|word| word.starts_with("学校三号")),
            "built" => has_word(&|word| word == "江南建"),
            "demonstrative" => sets::DEMONSTRATIVE.fits(text),
            "name_verb" => sets::NAME_VERB.fits(text),
            "masked_verb" => sets::MASKED_VERB.fits(text),
            "mask" => sets::MASK.fits(text),
            "mask_number" => sets::MASK_NUMBER.fits(text),
            "org_ending" => sets::ORG_ENDING.fits(text),
            "stands_alone" => sets::STANDS_ALONE.fits(text),
            "never_given" => sets::NEVER_GIVEN.fits(text),
            "never_part" => sets::NEVER_PART.fits(text),
            "localizer" => sets::LOCALIZER.fits(text),
            "local_head" => glued(text) == WordShape::LocalHead,
            "local_office" => sets::LOCAL_OFFICE.fits(text),
            "counter" => glued(text) == WordShape::Counted,
            "man_of" => sets::MAN_OF.fits(text),
            "numeral_end" => glued(text) == WordShape::Counting,
            "partnership" => sets::PARTNERSHIP.fits(text),
            _ => panic!("{set} decides nothing"),
        }
    });
}

proptest::proptest! {
    #[test]
    fn words_of_any_text_keep_their_order(text in "([一-龥]|[某不共中·《》（）/' -]|[a-zA-Z0-9.]|58同城|王某某|\\PC){0,60}") {
        let engine = Engine::new();
        let document = engine.analyze(&text);
        let reading = Reading::new(&document);
        for word in 0..reading.n_words() {
            proptest::prop_assert!(reading.in_graph(word) < document.vocabulary().len().max(1));
        }
        let in_text = &reading.tokens[..reading.text_end()];
        for token in in_text {
            proptest::prop_assert!(text.is_char_boundary(token.span.start) && text.is_char_boundary(token.span.end));
        }
        for pair in in_text.windows(2) {
            proptest::prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
    }
}

#[test]
fn what_a_made_word_stands_for_is_a_word_of_the_document() {
    for text in [
        "一没望海镇村民同意，二没望海镇政府批准。",
        "昨没罗定镇点头，今没罗定镇批文。",
    ] {
        let engine = Engine::new();
        let document = engine.analyze(text);
        let reading = Reading::new(&document);
        let n_own = document.vocabulary().len();
        assert!(reading.n_words() > n_own, "{text}");
        assert!(
            (0..reading.n_words()).all(|word| reading.in_graph(word) < n_own),
            "{text}"
        );
        assert!(!document.keywords(&crate::KeywordOptions::default()).is_empty());
    }
}
