//! What the text shows of its terms, whatever the model says: parts give way to the longer form that it has in their
//! stead, 新能源 to 新能源汽车, and in a text of a few sentences what comes again and again counts.

use super::candidates::Candidate;
use super::reading::Reading;
use super::scoring::NO_KEYWORD;
use crate::text::kinds::{PartOfSpeech, WordKind};
use crate::text::word_sets::names as sets;

/// A part gives way to a longer form whose log odds are lower by no more than this.
const AT_MOST_LOWER: f64 = 2.0;

/// In a text of so few words, the form takes the part's place: the model knows articles, where a form that nothing else
/// speaks for says too much.
const SHORT_TEXT: usize = 60;

/// Whether a text is so short that what it repeats tells more than the model.
pub(super) fn is_short(reading: &Reading<'_>) -> bool {
    reading.tokens.len() < SHORT_TEXT
}

/// Changes `scores`, which are log odds.
pub(super) fn rescore(reading: &Reading<'_>, list: &[Candidate], scores: &mut [f64]) {
    let is_short = is_short(reading);
    give_way(list, scores, is_short);
    if is_short {
        give_way_to_compounds(reading, list, scores);
        raise_repeated(list, scores);
        raise_names(reading, list, scores);
        lower_verbs(reading, list, scores);
    }
}

/// Takes out of `scores`, which are log odds, what the text again and again has in the same longer form alone.
fn give_way(list: &[Candidate], scores: &mut [f64], is_short: bool) {
    let by_model = scores.to_vec();
    for (index, candidate) in list.iter().enumerate() {
        let score = by_model[index];
        if score == NO_KEYWORD || !candidate.is_only_a_part() {
            continue;
        }
        let better = |best: Option<usize>, form: usize| match best {
            Some(best) if by_model[best] >= by_model[form] => Some(best),
            _ => Some(form),
        };
        let forms =
            longer_forms(list, index).filter(|&form| is_short || by_model[form] >= score - AT_MOST_LOWER);
        let Some(form) = forms.fold(None, better) else {
            continue;
        };
        if is_short {
            scores[form] = scores[form].max(score);
        }
        scores[index] = NO_KEYWORD;
    }
}

/// The least log odds, in a short text, of a name that it repeats, and of a product's or work's that it has.
const REPEATED_NAME: f64 = 1.4;
const NAME: f64 = 0.8;

/// A word that a short text has so often is what it is about.
const OFTEN: u32 = 3;

/// By how much a compound that a short text repeats is above all that it says once.
const REPEATED: f64 = 0.1;

/// By how much what a short text only says is done, or how things are, is taken down: it is printed if there is nothing else.
const MERE_VERB: f64 = 1.5;

/// Takes down what says what is done, or how something is: 提交, 过高, 产业园动工.
fn lower_verbs(reading: &Reading<'_>, list: &[Candidate], scores: &mut [f64]) {
    for (candidate, score) in list.iter().zip(scores) {
        let last = candidate.words(reading).next_back();
        let says_what_is_done = last.is_some_and(|word| {
            let word = reading.word(word);
            word.known && matches!(word.tag.as_ref(), "v" | "vd" | "vi" | "a" | "ad" | "z")
        });
        if says_what_is_done && candidate.n_all() == 1 && *score != NO_KEYWORD {
            *score -= MERE_VERB;
        }
    }
}

/// Raises the compounds that a short text repeats above all that it says once.
fn raise_repeated(list: &[Candidate], scores: &mut [f64]) {
    let said_once = list
        .iter()
        .zip(&*scores)
        .filter(|(candidate, _)| candidate.n_all() == 1);
    let best_once = said_once.map(|(_, &score)| score).fold(NAME, f64::max);
    for (candidate, score) in list.iter().zip(scores) {
        let is_repeated = candidate.n_words > 1 && candidate.n_all() > 1 && !candidate.is_only_a_part();
        if is_repeated && *score != NO_KEYWORD {
            *score = score.max(best_once + REPEATED);
        }
    }
}

/// Raises what a short text calls by name: 12306 is what three sentences about it are about, if hardly any article.
fn raise_names(reading: &Reading<'_>, list: &[Candidate], scores: &mut [f64]) {
    for (candidate, score) in list.iter().zip(scores) {
        let first = reading.tokens[candidate.first as usize].word;
        if candidate.n_words > 1 || *score == NO_KEYWORD || !reading.is_name_put_together(first) {
            continue;
        }
        let is_code = matches!(reading.word(first).tag.as_ref(), "nz" | "eng");
        if candidate.n_all() > 1 {
            *score = score.max(REPEATED_NAME);
        } else if is_code {
            *score = score.max(NAME);
        }
    }
}

/// In a short text, a noun that it has but once gives way to the compound that it stands in: 电子 to 电子居住证, 财政局 to
/// 县财政局.
fn give_way_to_compounds(reading: &Reading<'_>, list: &[Candidate], scores: &mut [f64]) {
    let word_at = |at: u32| reading.tokens[at as usize].word;
    let is_noun = |word: usize| {
        let word = reading.word(word);
        let is_noun = matches!(
            word.part,
            PartOfSpeech::Noun | PartOfSpeech::Place | PartOfSpeech::Person | PartOfSpeech::Name
        );
        (is_noun || word.tag == "j") && word.kind != WordKind::Generic
    };
    for (index, candidate) in list.iter().enumerate() {
        if candidate.n_words > 1 || candidate.n_all() > 1 || scores[index] == NO_KEYWORD {
            continue;
        }
        let word = word_at(candidate.first);
        let is_compound = |form: &&Candidate| {
            if form.n_words != 2 || form.n_all() > 1 {
                return false;
            }
            let is_modifier = form.first == candidate.first && !reading.is_name_put_together(word);
            let is_office =
                form.first + 1 == candidate.first && sets::LOCAL.fits(reading.form(word_at(form.first)));
            let head = word_at(form.first + 1);
            is_office || is_modifier && is_noun(word) && is_noun(head) && !reading.is_name_put_together(head)
        };
        let Some(form) = list.iter().position(|form| is_compound(&form)) else {
            continue;
        };
        scores[form] = scores[form].max(scores[index]);
        scores[index] = NO_KEYWORD;
        let is_often = |head: &Candidate| {
            head.n_words == 1 && head.n_all() >= OFTEN && word_at(head.first) == word_at(candidate.first + 1)
        };
        if scores[form] > 0.0 && list[form].first == candidate.first && list.iter().any(is_often) {
            // 电子居住证, where 居住证 is what it is all about.
            scores[form] = scores[form].max(NAME);
        }
        let is_head = |other: &Candidate| {
            other.n_words == 1 && other.n_all() == 1 && other.first == candidate.first + 1
        };
        if list[form].first == candidate.first
            && let Some(head) = list.iter().position(is_head)
        {
            scores[form] = scores[form].max(scores[head]);
            scores[head] = NO_KEYWORD;
        }
    }
}

/// What the candidate is only a part of, word by word longer.
fn longer_forms(list: &[Candidate], index: usize) -> impl Iterator<Item = usize> {
    let extension = |&index: &usize| {
        let candidate = &list[index];
        candidate.is_only_a_part().then_some(candidate.extension as usize)
    };
    std::iter::successors(extension(&index), extension)
}

#[cfg(test)]
mod tests {
    use crate::{Engine, KeywordOptions};

    #[test]
    fn what_the_text_has_in_a_longer_form_alone_is_not_printed() {
        let cases = [
            // The form, and what would be a part of it.
            (
                "氢能公交车上线。氢能公交车载客五十人，氢能公交车加氢只要十分钟。",
                "氢能公交车",
                "公交车",
            ),
            (
                "智慧停车平台启用。智慧停车平台覆盖两万个泊位，市民用智慧停车平台缴费。",
                "智慧停车平台",
                "停车",
            ),
            // It stands without the rest, too.
            (
                "城北体育馆开放。体育馆周末免费，体育馆有两块场地。城北体育馆明年扩建。",
                "体育馆",
                "城北体育",
            ),
        ];
        for (text, form, part) in cases {
            let options = KeywordOptions::default().min_score(0.0).count(20);
            let keywords = Engine::new().analyze(text).keywords(&options);
            let at = |want: &str| keywords.iter().position(|keyword| keyword.text == want);
            assert!(at(form).is_some() && at(part).is_none(), "{text} {keywords:?}");
        }
    }

    #[test]
    fn compounds_of_a_short_text_are_printed_and_not_their_parts() {
        for (text, form, part) in [
            ("湖里养鱼，智慧渔业来了，湖水清，湖面宽。", "智慧渔业", "渔业"),
            ("村里装了电子围栏，牛羊不再走失，牧民很高兴。", "电子围栏", "电子"),
            ("他说交通局修桥，桥长十米。交通局验收。", "交通局", "县交通局"),
            ("被告人孙某某偷羊，被害人吕某某报案。", "吕某某", "被害人吕某某"),
        ] {
            let options = KeywordOptions::default().min_score(0.0).count(20);
            let keywords = Engine::new().analyze(text).keywords(&options);
            let has = |want: &str| keywords.iter().any(|keyword| keyword.text == want);
            assert!(has(form) && !has(part), "{text} {keywords:?}");
        }
    }

    #[test]
    fn names_that_a_short_text_has_are_printed() {
        for (text, name) in [
            ("95598热线扩容。95598坐席增加，95598回应居民。", "95598"),
            (
                "南方Nova Pad降价。Nova Pad续航十小时，Nova Mini价格不变。",
                "Nova Mini",
            ),
            ("77书屋开业。77书屋卖旧书，77书屋办读书会。", "77书屋"),
        ] {
            let keywords = Engine::new().analyze(text).keywords(&KeywordOptions::default());
            assert!(
                keywords.iter().any(|keyword| keyword.text == name),
                "{text} {keywords:?}"
            );
        }
    }
}
