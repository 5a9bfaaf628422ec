//! The `zhaiyao` command.

fn main() {}
