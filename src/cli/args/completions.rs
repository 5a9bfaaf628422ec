//! Scripts that complete arguments in a shell.

use std::fmt::Write;

use clap::{Arg, Command};
use clap_complete::Shell;

/// The script for a shell.
pub(super) fn script(shell: Shell, mut root: Command) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut root, "zhaiyao", &mut script);
    match (shell, String::from_utf8(script)) {
        (Shell::Elvish, Ok(script)) => script.replacen(ELVISH_END, &elvish_end(&root), 1).into_bytes(),
        (Shell::PowerShell, Ok(script)) => script
            .replacen(POWERSHELL_END, &powershell_end(&root), 1)
            .into_bytes(),
        (_, script) => script.map_or_else(std::string::FromUtf8Error::into_bytes, String::into_bytes),
    }
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
            add(format!("zhaiyao;{}", command.get_name()), arg);
        }
    }
    values
}
