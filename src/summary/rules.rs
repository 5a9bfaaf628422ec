//! What each rule of the tables decides about a sentence.

use super::compress::{is_aside, link_len, opening_len};
use super::context::answers;
use super::formality::is_formality;
use super::unit::{concedes, is_bare_purpose, is_open, waits};
use crate::text::cues::leans_on_the_last;
use crate::text::openings::head_len;
use crate::text::phrases::{Decision, Rule};

#[rustfmt::skip]
pub(crate) fn decision(rule: Rule) -> Option<Decision> {
    Some(match rule {
        Rule::Wire | Rule::LetterSizes | Rule::GluedTitle | Rule::GluedByline | Rule::GluedCredit | Rule::Recently
        | Rule::BehindDate | Rule::CourtDocument | Rule::GluedApp | Rule::AbstractLabel => |line| line[head_len(line)..].starts_with(['石', '近', '日', '今', '昨', '2']),
        Rule::Source | Rule::SourceOpening | Rule::SourceEnd | Rule::ReporterOpening | Rule::ReporterEnd
        | Rule::Filler => |line| opening_len(line, false) > 0,
        Rule::Party | Rule::Particular | Rule::CourtFormality | Rule::Hearing | Rule::SpeechTag | Rule::Courtesy
        | Rule::GreetingToAll | Rule::AddressToAll | Rule::Introduction | Rule::Host | Rule::CaptionInText
        | Rule::PageTalk => |line| is_formality(line),
        Rule::AbstractName => |line| line.has(Rule::AbstractName),
        Rule::Dispute => |line| !is_formality(line),
        Rule::Although | Rule::NotOnly | Rule::NotThis | Rule::Both | Rule::OnOneHand | Rule::OnOneSide | Rule::Outcome =>
            |line| concedes(line),
        Rule::But | Rule::ButAlso | Rule::ButThat | Rule::AndAlso | Rule::OnTheOther | Rule::OnAnotherSide
        | Rule::Cause =>
            |line| !concedes(line),
        Rule::MorePurpose => |line| is_bare_purpose(line),
        Rule::Ruling => |line| line.has(Rule::Ruling),
        Rule::ThisCourt => |line| line.has(Rule::ThisCourt),
        Rule::Answer => |line| answers(line),
        Rule::Opinion => |line| line.has(Rule::Opinion),
        Rule::Plea => |line| line.has(Rule::Plea),
        Rule::NoPlea => |line| line.has(Rule::NoPlea),
        Rule::Waiting => |line| waits(line),
        Rule::OpenEnd => |line| is_open(line),
        Rule::SpeechVerb => |line| line.has(Rule::SpeechVerb),
        Rule::Leaning => |line| leans_on_the_last(line),
        Rule::Upright => |line| !leans_on_the_last(line),
        Rule::Link | Rule::BoundLink => |line| line[link_len(line)..].starts_with("水质"),
        Rule::Aside | Rule::AsideAlone | Rule::AsideEnd => |line| {
            let bracket = line.text().find('（').zip(line.text().find('）'));
            bracket.is_some_and(|(open, close)| is_aside(line.part(open + '（'.len_utf8()..close)))
        },
        Rule::TimeReference => |line| line.has(Rule::TimeReference),
        Rule::TimeOpening => |line| line.has(Rule::TimeOpening),
        Rule::Greeting => |line| line.has(Rule::Greeting),
        Rule::Explaining => |line| line.has(Rule::Explaining),
        Rule::Agreeing => |line| line.has(Rule::Agreeing),
        Rule::AgreedTo => |line| line.has(Rule::AgreedTo),
        Rule::Writer => |line| line.has(Rule::Writer),
        Rule::SpeechEnd => |line| line.trim_end(|c| c == '。').has(Rule::SpeechEnd),
        _ => return None,
    })
}
