/// What the process says at its end: all done, some input failed, wrong usage.
pub(super) const SOME_FAILED: u8 = 1;
pub(super) const USAGE: u8 = 2;
