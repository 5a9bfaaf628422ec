//! What the scripts say in pages of public accounts (`WeChat`).

use super::names::is_name;
use crate::input::article::filled;

/// What every page of public accounts says that its site is called.
pub(super) const PLATFORM: &str = "微信公众平台";

/// Who published: `var nickname = htmlDecode("河谷晚报");`
pub(super) fn account(script: &str) -> Option<String> {
    let after = script.split_once("var nickname =")?.1;
    let name = after.split(['"', '\'']).nth(1)?;
    filled(name).filter(|name| is_name(name) && !name.contains(['<', '&', '\\']))
}

/// When it was published, in seconds: `var ct = "1581418070";`
pub(super) fn timestamp(script: &str) -> Option<i64> {
    let after = script.split_once("var ct = \"")?.1;
    after.split_once('"')?.0.parse().ok()
}
