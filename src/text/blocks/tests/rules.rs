//! What each rule of the tables decides about a line.

use super::super::boilerplate::{Notice, link_back, notice, points_at};
use super::super::closing::is_closing_notice;
use super::super::{caption, credits, detach, names, title};
use crate::text::dates::is_date;
use crate::text::openings::dateline_len;
use crate::text::phrases::{Decision, Line, Rule};

#[rustfmt::skip]
pub(crate) fn decision(rule: Rule) -> Option<Decision> {
    Some(match rule {
        Rule::Role | Rule::ShortRole | Rule::RoleBehindName | Rule::ReportBehindPlace | Rule::FiledFrom =>
            |line| credits::is_byline(line),
        Rule::SourceLabel => |line| credits::is_source(line, false),
        Rule::TimeLabel => |line| line.contains('：') && !credits::is_source(line, false),
        Rule::EndMark => |line| detach::is_credit(line),
        Rule::TitleLabel => |line| title::repeats(line, "石桥通车"),
        Rule::Counter => |line| credits::is_counter(line),
        Rule::OriginalTitle => |line| credits::is_original_title(line),
        Rule::ClosingCredit => |line| credits::is_closing(line),
        Rule::OutletEnd | Rule::Outlet => |line| names::is_outlet(line),
        Rule::DateWord => |line| is_date(line),
        Rule::KeywordLabel => |line| line.has(Rule::KeywordLabel),
        Rule::Scene => |line| line.has(Rule::Scene),
        Rule::CaptionStart | Rule::PictureBy | Rule::PictureKind | Rule::PictureCredit | Rule::CaptionEnd
        | Rule::PictureGiver | Rule::PicturesGiven | Rule::Photographed | Rule::Drawn | Rule::PicturePlace | Rule::Pictures =>
            |line| caption::is_caption(line, n_chars(line)),
        Rule::PictureShows => |line| detach::tail(line).is_some_and(|at| !line[at..].starts_with('张')),
        Rule::Opener | Rule::OpenerTail => |line| notice(line, n_chars(line)) == Some(Notice::Opener),
        Rule::PageNotice | Rule::PageLabel | Rule::Button | Rule::Reply | Rule::LookedUp =>
            |line| notice(line, n_chars(line)) == Some(Notice::Page),
        Rule::Target | Rule::Action | Rule::Rights | Rule::Gate | Rule::Gated | Rule::Addressed | Rule::AboutText
        | Rule::Contact | Rule::Favour | Rule::Follow | Rule::More => |line| is_closing_notice(line, n_chars(line)),
        Rule::ReadMore | Rule::Back => |line| link_back(line).is_some(),
        Rule::Tap | Rule::TapTarget => |line| points_at(line, n_chars(line)),
        Rule::Agency | Rule::AgencyEnd | Rule::Filed | Rule::FiledByWire | Rule::FiledAsNews | Rule::Compiled | Rule::Reporter =>
            |line| dateline_len(line).is_some_and(|len| line[len..].starts_with("今天")),
        Rule::ReportersMeet | Rule::Told => |line| dateline_len(line).is_none(),
        _ => return None,
    })
}

fn n_chars(line: Line<'_>) -> usize {
    names::n_chars(&line)
}
