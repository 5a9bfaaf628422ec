//! What each rule of the tables decides about a line.

use super::super::{credits, names};
use crate::text::phrases::{Decision, Rule};

pub(crate) fn decision(rule: Rule) -> Decision {
    match rule {
        Rule::Role | Rule::ShortRole | Rule::RoleBehindName | Rule::FiledFrom => {
            |line| credits::is_byline(line)
        }
        Rule::SourceLabel => |line| credits::is_source(line, false),
        Rule::Counter => |line| credits::is_counter(line),
        Rule::OriginalTitle => |line| credits::is_original_title(line),
        Rule::ClosingCredit => |line| credits::is_closing(line),
        Rule::OutletEnd | Rule::Outlet => |line| names::is_outlet(line),
        Rule::KeywordLabel => |line| line.has(Rule::KeywordLabel),
        Rule::Scene => |line| line.has(Rule::Scene),
        Rule::DateWord => |line| names::is_date(line),
    }
}
