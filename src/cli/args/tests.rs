use clap::Arg;

use zhaiyao::Length;

use super::*;

fn parse(arguments: &str) -> Result<Job, clap::Error> {
    let cli = Cli::try_parse_from(arguments.split(' '))?;
    let Asked::Job(job) = cli.asked() else {
        panic!("{arguments} is no job")
    };
    Ok(*job)
}

#[test]
fn arguments_do_not_clash() {
    Cli::command().debug_assert();
}

#[test]
fn lengths_exclude_each_other() {
    let length = |arguments: &str| parse(arguments).unwrap().summary.unwrap().length;
    assert_eq!(length("zhaiyao"), Length::Sentences(3));
    assert_eq!(length("zhaiyao summarize -n 2"), Length::Sentences(2));
    assert_eq!(length("zhaiyao summarize -c 100"), Length::Chars(100));
    assert_eq!(length("zhaiyao summarize --ratio 0.2"), Length::Ratio(0.2));
    for wrong in [
        "-n 1 -c 1",
        "-c 1 --ratio 0.1",
        "--ratio 0",
        "--ratio 1.1",
        "--ratio NaN",
        "-n 0",
        "-c -1",
    ] {
        assert!(parse(&format!("zhaiyao summarize {wrong}")).is_err(), "{wrong}");
    }
}

#[test]
fn sizes_and_encodings() {
    let max_bytes = |size: &str| parse(&format!("zhaiyao --max-bytes {size}")).map(|job| job.input.max_bytes);
    assert_eq!(max_bytes("10").unwrap(), 10);
    assert_eq!(max_bytes("2k").unwrap(), 2048);
    assert_eq!(parse("zhaiyao").unwrap().input.max_bytes, 256 << 20);
    for wrong in [
        "0",
        "-1",
        "M",
        "1T",
        "99999999999999999999",
        "18446744073709551615",
        "99999999999999G",
    ] {
        assert!(max_bytes(wrong).is_err(), "{wrong}");
    }
    assert_eq!(
        parse("zhaiyao --encoding gb2312").unwrap().input.encoding,
        Some(encoding_rs::GBK)
    );
    assert!(parse("zhaiyao --encoding klingon").is_err());
}

/// Whether the name of a value says something: a letter does not, nor is there another word for a shell.
fn is_word(name: &String) -> bool {
    name.len() > 1 && name != "SHELL"
}

/// Every text of the help of a command and its commands.
fn texts_of(command: &clap::Command, texts: &mut Vec<String>) {
    let said = |text: Option<&clap::builder::StyledStr>| text.map(ToString::to_string);
    texts.extend(said(command.get_about()));
    texts.extend(said(command.get_long_about()));
    texts.extend(said(command.get_after_help()));
    for arg in command.get_arguments() {
        texts.extend(said(arg.get_help()));
        texts.extend(said(arg.get_long_help()));
        let names = arg.get_value_names().filter(|_| arg.get_action().takes_values());
        texts.extend(
            names
                .into_iter()
                .flatten()
                .map(ToString::to_string)
                .filter(is_word),
        );
        for value in arg.get_possible_values() {
            texts.extend(said(value.get_help()));
        }
    }
    texts.extend(
        command
            .get_arguments()
            .filter_map(Arg::get_help_heading)
            .map(str::to_owned),
    );
    for command in command.get_subcommands() {
        texts_of(command, texts);
    }
}

#[test]
fn all_help_is_in_both_languages() {
    let mut texts = Vec::new();
    texts_of(&Cli::command(), &mut texts);
    assert!(texts.len() > 100, "{}", texts.len());
    let missing: Vec<&String> = texts
        .iter()
        .filter(|text| translation::chinese(text).is_none())
        .collect();
    assert!(
        missing.is_empty(),
        "without Chinese in src/message/help.rs: {missing:#?}"
    );
    // What is in the table is said somewhere: by the parser or in this folder.
    let sources = [
        include_str!("manual.rs"),
        include_str!("mod.rs"),
        include_str!("../../message/texts.rs"),
    ];
    let pages = sources.concat().replace("\\\n         ", "").replace("\\\n", "");
    for (english, _) in crate::message::HELP {
        let is_said = texts.iter().any(|text| text == english);
        let first = english.lines().next().unwrap_or_default();
        assert!(is_said || pages.contains(first), "nobody says: {english}");
    }
}

#[test]
fn every_command_has_a_page() {
    let root = Cli::command();
    let commands: Vec<&str> = root.get_subcommands().map(clap::Command::get_name).collect();
    for command in &commands {
        assert!(COMMANDS.contains(command), "{command}");
    }
}
