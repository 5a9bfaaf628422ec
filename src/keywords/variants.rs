//! Names that mean the same: of places, offices and people.

use crate::text::word_sets::names as sets;

// What offices are called in full, and in short.
include!(concat!(env!("OUT_DIR"), "/offices.rs"));

/// 广东 and 广东省, 远航 and 远航公司 are one.
pub(super) fn is_same_place(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let is_national = || {
        let country = long.strip_suffix(short);
        sets::NATIONAL_OFFICE.fits(short) && country.is_some_and(|country| sets::COUNTRY.fits(country))
    };
    let adds_nothing = |rest: &str| sets::ADDS_NOTHING.fits(rest);
    is_national() || long.strip_prefix(short).is_some_and(adds_nothing)
}

/// 陈立民教授 after 陈立民
pub(super) fn is_with_title(name: &str, titled: &str) -> bool {
    let title = titled.strip_prefix(name);
    title.is_some_and(|title| sets::TITLE.fits(title))
}

/// 深圳中院 and 广东省深圳市中级人民法院 are one.
pub(super) fn is_same_office(a: &str, b: &str) -> bool {
    if !sets::OFFICE.fits(a) || !sets::OFFICE.fits(b) {
        return false;
    }
    let in_short = |name: &str| {
        let (full, short) = OFFICES.iter().find(|(full, _)| name.contains(full))?;
        let (place, rest) = name.split_once(full)?;
        Some((place.to_owned(), format!("{short}{rest}")))
    };
    let same = |(place, office): (String, String), other: &str| {
        let other = in_short(other).or_else(|| {
            let place = other.strip_suffix(office.as_str())?;
            Some((place.to_owned(), office.clone()))
        });
        other.is_some_and(|(other, other_office)| office == other_office && is_within(&place, &other))
    };
    in_short(a).is_some_and(|name| same(name, b)) || in_short(b).is_some_and(|name| same(name, a))
}

/// Whether two names of places end in the same one: 广东省深圳市 and 深圳.
fn is_within(a: &str, b: &str) -> bool {
    let trim = |place: &'_ str| {
        place
            .trim_end_matches(|c| sets::DISTRICT_KIND.fits_char(c))
            .to_owned()
    };
    let (a, b) = (trim(a), trim(b));
    a == b || !a.is_empty() && !b.is_empty() && (a.ends_with(&b) || b.ends_with(&a))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::word_sets::tests::assert_every_row_is_needed;

    #[test]
    fn names_with_what_adds_nothing_are_one() {
        for (short, long, want) in [
            ("临江", "临江省", true),
            ("远航", "远航集团", true),
            ("证券业协会", "中国证券业协会", true),
            ("茶叶", "中国茶叶", false),
            ("临江", "临江港", false),
        ] {
            assert_eq!(is_same_place(short, long), want, "{short} {long}");
        }
        assert!(is_with_title("陈立民", "陈立民教授") && !is_with_title("陈立民", "陈立民案"));
    }

    #[test]
    fn an_office_in_short_and_in_full_is_one() {
        for (a, b, want) in [
            ("临江中院", "临江市中级人民法院", true),
            ("海东省临江市中级人民法院", "临江市中级人民法院", true),
            ("海东省临江市中级人民法院", "临江中院", true),
            ("最高检", "最高人民检察院", true),
            ("最高法", "最高法院", true),
            ("临江检察院", "临江市人民检察院", true),
            ("市住建局", "市住房和城乡建设局", true),
            ("临江高院", "临江市中级人民法院", false),
            ("临江中院", "望海市中级人民法院", false),
            ("临江市人民法院", "临江市人民检察院", false),
            ("临江市", "临江市中级人民法院", false),
            ("中院", "临江市中级人民法院", false),
            ("法院", "临江市人民法院", false),
        ] {
            assert_eq!(is_same_office(a, b), want, "{a} {b}");
            assert_eq!(is_same_office(b, a), want, "{b} {a}");
        }
    }

    #[test]
    fn every_word_that_says_that_names_are_the_same_is_needed() {
        assert_every_row_is_needed("names", |set, text| {
            let (a, b) = text.split_once('|').unwrap_or_default();
            match set {
                "country" => is_same_place(&format!("{a}{b}"), b),
                "national_office" => is_same_place(b, &format!("{a}{b}")),
                "adds_nothing" => is_same_place(a, &format!("{a}{b}")),
                "title" => is_with_title(a, &format!("{a}{b}")),
                "office" | "district_kind" => is_same_office(a, b),
                "local" => sets::LOCAL.fits(text),
                "trade" => sets::TRADE.fits(text),
                "firm" => sets::FIRM.fits(text),
                "society" => sets::SOCIETY.fits(text),
                "dispute" => sets::DISPUTE.fits(text),
                _ => panic!("{set} decides nothing"),
            }
        });
    }

    #[test]
    fn every_office_is_one_in_short_and_in_full() {
        for (full, short) in OFFICES {
            let end = if short.ends_with(['院', '法', '检']) {
                ""
            } else {
                "局"
            };
            let (full, short) = (format!("临江市{full}{end}"), format!("临江{short}{end}"));
            assert!(is_same_office(&full, &short), "{full} {short}");
        }
    }
}
