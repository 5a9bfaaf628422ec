//! Scripts that complete arguments in a shell.

use std::fmt::Write;

use clap::{Arg, Command};
use clap_complete::Shell;

/// The script for a shell: that of `clap_complete`, with what it lacks.
pub(super) fn script(shell: Shell, mut root: Command) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut root, "zhaiyao", &mut script);
    let script = match String::from_utf8(script) {
        Ok(script) => script,
        Err(error) => return error.into_bytes(),
    };
    let script = match shell {
        Shell::Elvish => script.replacen(ELVISH_END, &elvish_end(&root), 1),
        Shell::Fish => fish(&script, &root),
        Shell::PowerShell => script.replacen(POWERSHELL_END, &powershell_end(&root), 1),
        Shell::Zsh => zsh(&script, &root),
        _ => script,
    };
    script.into_bytes()
}

fn commands(root: &Command) -> Vec<&str> {
    root.get_subcommands().map(Command::get_name).collect()
}

/// Fish is asked whether there is a command already: a file is none, an option at the end may wait for its value. Arguments
/// of commands have values.
fn fish(script: &str, root: &Command) -> String {
    const PARSED: &str = "    argparse -s (__fish_zhaiyao_global_optspecs) -- $cmd 2>/dev/null\n";
    const HAS_COMMAND: &str = "    if set -q argv[1]\n";
    let parsed = PARSED
        .replace("$cmd", "$cmd ''")
        .replacen("argparse", "or argparse", 1);
    let has_command = format!("    if contains -- \"$argv[1]\" {}\n", commands(root).join(" "));
    let mut script =
        script
            .replacen(PARSED, &format!("{PARSED}{parsed}"), 1)
            .replacen(HAS_COMMAND, &has_command, 1);
    for (key, values) in values(root) {
        if let Some(command) = key.strip_prefix(OF_COMMAND) {
            let _ = writeln!(
                script,
                "complete -c zhaiyao -n \"__fish_zhaiyao_using_subcommand {command}\" -f -a \"{}\"",
                values.join(" ")
            );
        }
    }
    script
}

/// Zsh takes the first word for a file and the second for a command, instead of the first for either.
fn zsh(script: &str, root: &Command) -> String {
    const FILES: &str = "'::files -- ";
    const COMMAND: &str = "\":: :_zhaiyao_commands\" \\\n\"*::: :->zhaiyao\" \\\n";
    const BEGIN: &str = "    local context curcontext=\"$curcontext\" state line\n";
    let commands = commands(root).join("|");
    let arguments = format!(
        "{BEGIN}    local -a arguments
    if (( ${{${{words[2,CURRENT-1]}}[(I)({commands})]}} )); then
        arguments=(\": :_zhaiyao_commands\" \"*::: :->zhaiyao\")
    else
        arguments=(\"*: :_zhaiyao_commands_or_files\")
    fi\n"
    );
    let either = "(( $+functions[_zhaiyao_commands_or_files] )) ||
_zhaiyao_commands_or_files() {
    _alternative 'commands:command:_zhaiyao_commands' 'files:file:_files'
}\n";
    // The root's come first.
    let files = script
        .lines()
        .find(|line| line.starts_with(FILES))
        .map_or(String::new(), |line| format!("{line}\n"));
    script
        .replacen(BEGIN, &arguments, 1)
        .replacen(&files, "", 1)
        .replacen(COMMAND, "\"${arguments[@]}\" \\\n", 1)
        .replace("$line[2]", "$line[1]")
        .replacen(
            "(( $+functions[_zhaiyao_commands] ))",
            &format!("{either}(( $+functions[_zhaiyao_commands] ))"),
            1,
        )
}

/// Where the script of Elvish completes options and commands. For values it has nothing.
const ELVISH_END: &str = "    $completions[$command]\n";

fn elvish_end(root: &Command) -> String {
    let mut table = String::new();
    for (key, values) in values(root) {
        // Writing to a string cannot fail.
        let _ = writeln!(table, "        &'{key}'= [{}]", values.join(" "));
    }
    format!(
        "    var values = [\n{table}    ]
    if (has-key $values $words[-2]) {{
        for value $values[$words[-2]] {{ cand $value '' }}
    }} elif (has-key $values $command) {{
        for value $values[$command] {{ cand $value '' }}
        $completions[$command]
    }} else {{
        $completions[$command]
    }}\n"
    )
}

/// As above, for PowerShell.
const POWERSHELL_END: &str = "    $completions.Where{";

fn powershell_end(root: &Command) -> String {
    let mut table = String::new();
    for (key, values) in values(root) {
        let values: Vec<String> = values.iter().map(|value| format!("'{value}'")).collect();
        let _ = writeln!(table, "        '{key}' = @({})", values.join(", "));
    }
    format!(
        "    $values = @{{\n{table}    }}
    $before = @($commandElements | Where-Object {{ $_.Extent.EndOffset -lt $cursorPosition }})
    $previous = if ($before.Count) {{ $before[-1].ToString() }} else {{ '' }}
    $isValue = $values.ContainsKey($previous)
    $named = @(if ($isValue) {{ $values[$previous] }} elseif ($values.ContainsKey($command)) {{ $values[$command] }})
    $named = @($named | ForEach-Object {{
        [CompletionResult]::new($_, $_, [CompletionResultType]::ParameterValue, $_)
    }})
    $completions = if ($isValue) {{ $named }} else {{ @($completions) + $named }}

{POWERSHELL_END}"
    )
}

/// How the scripts of Elvish and PowerShell begin the names of commands.
const OF_COMMAND: &str = "zhaiyao;";

/// What values there are, by the option that has them, or by the command whose argument they are, as the scripts call it.
fn values(root: &Command) -> Vec<(String, Vec<String>)> {
    let mut values: Vec<(String, Vec<String>)> = Vec::new();
    let mut add = |key: String, arg: &Arg| {
        let named = arg.get_possible_values();
        let named = named.iter().map(|value| value.get_name().to_owned());
        let named: Vec<String> = named.collect();
        if arg.get_action().takes_values()
            && !named.is_empty()
            && values.iter().all(|(other, _)| *other != key)
        {
            values.push((key, named));
        }
    };
    for command in std::iter::once(root).chain(root.get_subcommands()) {
        for arg in command.get_opts().filter(|arg| !arg.is_require_equals_set()) {
            add(format!("--{}", arg.get_long().unwrap_or_default()), arg);
        }
        for arg in command.get_positionals() {
            add(format!("{OF_COMMAND}{}", command.get_name()), arg);
        }
    }
    values
}
