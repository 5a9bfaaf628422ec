//! Exit codes of the process, but for 0, success.

/// Some input could not be read, or something could not be written.
pub(super) const SOME_FAILED: u8 = 1;

/// The command line or a configuration file is wrong.
pub(super) const USAGE: u8 = 2;
