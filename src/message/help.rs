/// Help, in English as it stands beside the options, and in Chinese.
pub(crate) const HELP: &[(&str, &str)] = &[];
