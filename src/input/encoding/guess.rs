//! The encoding of what does not say it: the one in which it is text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

/// Characters of every day among all that two bytes stand for: below this share, the encoding is another one.
const COMMON_PERCENT: usize = 60;

/// Chinese text scores at least so much, but for the shortest.
const LEAST_SCORE: usize = 15;

/// Fewer pairs than these prove nothing.
const FEWEST_PAIRS: usize = 12;

/// The encoding, and whether text does not look like this in it.
pub(super) fn guess(sample: &[u8]) -> (&'static Encoding, bool) {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // A short text fits several: the one in which it consists of what Chinese is full of is right.
    let score_in = |encoding: &'static Encoding| score(&encoding.decode_without_bom_handling(sample).0);
    let (in_gbk, in_big5, in_guess) = (score_in(GBK), score_in(BIG5), score_in(guess));
    let best = in_gbk.max(in_big5);
    if let Some(encoding) = [EUC_JP, SHIFT_JIS]
        .into_iter()
        .find(|encoding| has_hiragana(encoding, sample))
    {
        return (encoding, false);
    }
    if guess == EUC_KR && best < LEAST_SCORE && is_hangul(sample) {
        return (guess, false);
    }
    let encoding = if best > in_guess || (guess == GBK && in_gbk > in_big5) {
        if in_gbk >= in_big5 { GBK } else { BIG5 }
    } else {
        match (fits(GBK, sample), fits(BIG5, sample)) {
            (true, false) => GBK,
            (false, true) => BIG5,
            (true, true) if in_guess == 0 && (guess == EUC_JP || guess == EUC_KR) => GBK,
            _ => guess,
        }
    };
    (encoding, is_doubtful(encoding, sample))
}

/// Whether it is Korean, if in EUC-KR: what Chinese text has in the rows of hangul is half of it.
fn is_hangul(sample: &[u8]) -> bool {
    let (n_pairs, n_hangul) = pairs(sample, |lead| matches!(lead, 0xb0..=0xc8));
    n_pairs >= FEWEST_PAIRS && n_hangul * 100 >= n_pairs * 90
}

/// Whether bytes that might be UTF-16 are Japanese in `Shift_JIS`.
pub(super) fn is_shift_jis(bytes: &[u8]) -> bool {
    const SAMPLE_BYTES: usize = 4096;
    has_hiragana(SHIFT_JIS, &bytes[..bytes.len().min(SAMPLE_BYTES)])
}

/// Whether a quarter of the text is hiragana, as Japanese is.
fn has_hiragana(encoding: &'static Encoding, sample: &[u8]) -> bool {
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let (mut n_wide, mut n_hiragana, mut n_bad) = (0, 0, 0);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        n_wide += 1;
        n_hiragana += usize::from(matches!(c, '\u{3041}'..='\u{3096}'));
        n_bad += usize::from(c == '\u{fffd}');
    }
    n_wide >= FEWEST_PAIRS && n_hiragana * 4 >= n_wide && n_bad * 20 <= n_wide
}

/// Whether a text looks as one does that was read in a wrong encoding: of rare characters, or of signs and letters with
/// accents.
fn is_doubtful(encoding: &'static Encoding, sample: &[u8]) -> bool {
    const LATIN: [&str; 8] = [
        "windows-1250",
        "windows-1252",
        "windows-1254",
        "windows-1257",
        "windows-1258",
        "ISO-8859-2",
        "ISO-8859-4",
        "macintosh",
    ];
    let (text, _) = encoding.decode_without_bom_handling(sample);
    if encoding == GBK || encoding == BIG5 {
        let (n_pairs, _) = pairs(sample, |_| true);
        return n_pairs >= FEWEST_PAIRS && !fits(encoding, sample) && score(&text) < LEAST_SCORE;
    }
    let n_wide = text.chars().filter(|c| !c.is_ascii()).count();
    let n_words = text.chars().filter(char::is_ascii_alphabetic).count();
    LATIN.contains(&encoding.name()) && n_wide >= FEWEST_PAIRS && n_wide > n_words
}

/// Pairs of bytes that are no ASCII, and how many of them begin so.
fn pairs(sample: &[u8], is_counted: impl Fn(u8) -> bool) -> (usize, usize) {
    let (mut n_pairs, mut n_counted) = (0, 0);
    let mut bytes = sample.iter();
    while let Some(&lead) = bytes.next() {
        // Rows of punctuation are the same in all.
        if lead >= 0x81 && bytes.next().is_some() && !matches!(lead, 0xa1..=0xa3) {
            n_pairs += 1;
            n_counted += usize::from(is_counted(lead));
        }
    }
    (n_pairs, n_counted)
}

/// How much of a text, in per cent of what is not ASCII, Chinese text is full of; 0 where some of it is nothing.
pub(super) fn score(text: &str) -> usize {
    const COMMON: &str = "，。、《》“”：；？！（）「」的一是不了在人有我他这為为之大来來以个個中上们們到说說国國和地也子时時道出而要于於\
        就下得可你年生自会會那后後能对對着著事其里裡所去行过過家十用发發天如然作方成者多日都三小军軍二无無同么麼经經\
        法当當起与與好看学學进進种種将將还還分此心前面又定见見只主没沒公从從市部工民业業新月本报報高长長开開四五六七八\
        九两兩百万萬元名老员員机機关關展全区區政府记者記书書文化社城村路水电電动動车車店期今明已把被让讓给給最读讀购買买";
    let (mut n_wide, mut n_common) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        if c == '\u{fffd}' {
            return 0;
        }
        // Kana and signs are in all of them.
        if !matches!(c, '\u{2000}'..='\u{2fff}' | '\u{3040}'..='\u{30ff}' | '\u{370}'..='\u{4ff}')
            || COMMON.contains(c)
        {
            n_wide += 1;
            n_common += usize::from(COMMON.contains(c));
        }
    }
    n_common * 100 / n_wide.max(1)
}

/// Whether a sample makes sense in an encoding: as text of everyday characters where it is a Chinese one. Single-byte
/// encodings fit everything, which says nothing; UTF-8 was tried before.
pub(super) fn fits(encoding: &'static Encoding, sample: &[u8]) -> bool {
    let common_lead = if encoding == GBK || encoding == GB18030 {
        // Level 1 of GB 2312, and its punctuation.
        |lead: u8| matches!(lead, 0xa1 | 0xa3 | 0xb0..=0xd7)
    } else if encoding == BIG5 {
        // Frequently used characters, and punctuation.
        |lead: u8| matches!(lead, 0xa1..=0xc6)
    } else {
        return !encoding.is_single_byte()
            && encoding != UTF_8
            && encoding != UTF_16LE
            && encoding != UTF_16BE;
    };
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let n_bad = text.matches('\u{fffd}').count();
    let (mut n_pairs, mut n_common) = (0_usize, 0);
    let mut bytes = sample.iter();
    while let Some(&lead) = bytes.next() {
        if lead >= 0x81 && bytes.next().is_some() {
            n_pairs += 1;
            n_common += usize::from(common_lead(lead));
        }
    }
    n_bad * 100 <= n_pairs && n_common * 100 >= n_pairs * COMMON_PERCENT
}

/// Whether bytes are UTF-8 but for a few, or for the end, where they were cut.
///
/// Only characters of three bytes and more, as Chinese ones are, speak for it. GB18030 and Big5 have hardly a run of
/// bytes that looks like one, and then as many that look like nothing; two bytes happen to be a Greek or Arabic letter
/// too often.
pub(super) fn is_nearly_utf8(bytes: &[u8]) -> bool {
    const WIDE_FOR_A_BAD_ONE: usize = 2;
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut wide, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        wide += chunk.valid().chars().filter(|c| c.len_utf8() >= 3).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    wide > bad * WIDE_FOR_A_BAD_ONE
}
