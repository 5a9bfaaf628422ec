/// Help, in English as it stands beside the options, and in Chinese.
pub(crate) const HELP: &[(&str, &str)] = &[];

/// The parser's own phrases; longer ones before those that they contain.
pub(crate) const PARSER_PHRASES: &[(&str, &str)] = &[
    (
        "Print this message or the help of the given subcommand(s)",
        "显示本帮助，或某个命令的帮助",
    ),
    (
        "Print help (see more with '--help')",
        "显示简要帮助（--help 更详细）",
    ),
    ("Print help (see a summary with '-h')", "显示帮助（-h 更简要）"),
    ("Print help for the subcommand(s)", "显示命令的帮助"),
    ("Print help", "显示帮助"),
    ("Print version", "显示版本"),
    ("Usage:", "用法："),
    ("Commands:", "命令："),
    ("Arguments:", "参数："),
    ("Options:", "选项："),
    ("Possible values:", "可选的值："),
    ("[possible values: ", "[可选："),
    ("[default: ", "[默认："),
    ("[aliases: ", "[也可写作："),
    ("[OPTIONS]", "[选项]"),
    ("[COMMAND]", "[命令]"),
    ("<COMMAND>", "<命令>"),
];
