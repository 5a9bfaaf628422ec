//! Parts that give way to the longer form that the text has in their stead: 新能源 to 新能源汽车.

use super::candidates::Candidate;
use super::select::NO_KEYWORD;

/// A part gives way to a form whose log odds are at most so much lower.
const AT_MOST_LOWER: f64 = 2.0;

/// In a text of so few words, the form takes the part's place: the model knows articles, where a form that nothing else
/// speaks for says too much.
const SHORT_TEXT: usize = 60;

/// Takes out of `scores`, which are log odds, what the text again and again has in the same longer form alone.
pub(super) fn give_way(list: &[Candidate], scores: &mut [f64], n_tokens: usize) {
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
        let forms = longer_forms(list, index).filter(|&form| by_model[form] >= score - AT_MOST_LOWER);
        let Some(form) = forms.fold(None, better) else {
            continue;
        };
        if n_tokens < SHORT_TEXT {
            scores[form] = scores[form].max(score);
        }
        scores[index] = NO_KEYWORD;
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
}
