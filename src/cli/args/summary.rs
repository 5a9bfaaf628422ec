//! What abstracts are to be like.

use std::num::NonZeroUsize;

use clap::Args;
use zhaiyao::{Length, SummaryOptions};

use super::{
    choices::OrderArg,
    values::{count, ratio},
};

#[derive(Args, Debug)]
#[command(next_help_heading = "Abstract")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag")]
pub(super) struct SummaryArgs {
    /// Sentences at most [default: 3]
    #[arg(short = 'n', long, value_name = "N", group = "length", value_parser = count, allow_negative_numbers = true)]
    sentences: Option<NonZeroUsize>,
    /// Characters at most, as a reader counts them: a hard limit
    #[arg(short, long, value_name = "N", group = "length", value_parser = count, allow_negative_numbers = true)]
    chars: Option<NonZeroUsize>,
    /// Share of the text's characters at most, above 0 and up to 1
    #[arg(long, value_name = "R", group = "length", value_parser = ratio, allow_negative_numbers = true)]
    ratio: Option<f64>,
    /// Whole sentences only: none is cut short to fit, and the abstract may be empty
    #[arg(long)]
    whole: bool,
    /// As many characters as N sentences have; else an abstract of up to three has 200 at most, unless one sentence is
    /// longer
    #[arg(long)]
    no_ceiling: bool,
    /// Keep sources (据悉，), fillers and asides in the sentences quoted
    #[arg(long)]
    no_compress: bool,
    /// Give purpose, methods, results and conclusion of a paper, each under its name, in 300 characters if no length is
    /// given; a text without them is summarised as usual
    #[arg(long)]
    pub(super) structure: bool,
    /// The sentences' order: as in the text, or best first
    #[arg(long, value_enum, default_value_t)]
    order: OrderArg,
}

/// What journals ask for, as a rule.
const STRUCTURED_CHARS: usize = 300;

impl SummaryArgs {
    pub(super) fn options(&self) -> SummaryOptions {
        let mut options = SummaryOptions::default();
        if let Some(n) = self.sentences {
            options.length = Length::Sentences(n.get());
        } else if let Some(n) = self.chars {
            options.length = Length::Chars(n.get());
        } else if let Some(share) = self.ratio {
            options.length = Length::Ratio(share);
        } else if self.structure {
            options.length = Length::Chars(STRUCTURED_CHARS);
        }
        options.order = self.order.order();
        options.compress = !self.no_compress;
        options.whole = self.whole;
        options.ceiling = !self.no_ceiling;
        options
    }
}
