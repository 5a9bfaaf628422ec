//! Files that are missing, and files with mistakes.

use super::{run_in, scratch};

#[test]
fn files_that_are_missing_are_told_with_what_names_them() {
    let scratch = scratch();
    for option in ["user-dict", "stopwords", "style"] {
        scratch.file("work/zhaiyao.toml", format!("{option} = \"none.txt\"\n"));
        let done = run_in(&scratch, &[]);
        assert_eq!(done.status, 2);
        let expected = format!("zhaiyao: --{option}: none.txt: ");
        assert!(done.stderr.starts_with(&expected), "{}", done.stderr);
    }
    let done = run_in(&scratch, &["--config", "none.toml"]);
    assert!(
        done.stderr.starts_with("zhaiyao: --config: none.toml: "),
        "{}",
        done.stderr
    );
}

#[test]
fn mistakes_in_files_are_told_with_their_place() {
    let scratch = scratch();
    for (content, expected) in [
        ("keywords = \n", "zhaiyao.toml:1: not TOML"),
        ("\nkeywords = 3\nchars = [\n", "zhaiyao.toml:3: not TOML"),
        (
            "\nkeywrods = 3\n",
            "zhaiyao.toml:2: no option that files can set is called \"keywrods\"; did you mean \"keywords\"?",
        ),
        (
            "user_dict = \"x\"\n",
            "zhaiyao.toml:1: no option that files can set is called \"user_dict\"; did you mean \"user-dict\"?",
        ),
        (
            "output = \"/tmp/x\"\n",
            "zhaiyao.toml:1: \"output\" is for the command line alone",
        ),
        (
            "[for.summarise]\nchars = 3\n",
            "zhaiyao.toml:1: no command is called \"summarise\"; did you mean \"summarize\"?",
        ),
        (
            "[for.frob]\nchars = 3\n",
            "zhaiyao.toml:1: no command is called \"frob\"\n",
        ),
        (
            "[for.keywords]\nport = 3\n",
            "zhaiyao.toml:2: no option that files can set is called \"port\"",
        ),
        // Sections that are none.
        (
            "\n[keywords]\nkeywords = 3\n",
            "zhaiyao.toml:2: a section is for a command, and is written [for.keywords]",
        ),
        (
            "[[serve]]\nport = 3\n",
            "zhaiyao.toml:1: a section is for a command, and is written [for.serve]",
        ),
        (
            "[for]\nkeywords = 3\n",
            "zhaiyao.toml:2: a section is for a command, and is written [for.keywords]",
        ),
        (
            "for = 3\n",
            "zhaiyao.toml:1: a section is for a command, and is written [for.COMMAND]",
        ),
        (
            "[chars]\na = 3\n",
            "zhaiyao.toml:1: the value of \"chars\" must be a text, a number",
        ),
        // Values.
        (
            "words = true\nkeywords = 0\n",
            "zhaiyao.toml:2: invalid value '0' for '--keywords <N>': must be a whole number, 1 at least\n",
        ),
        (
            "[for.keywords]\nto = \"jsom\"\n",
            "zhaiyao.toml:2: invalid value 'jsom' for '--to <FORMAT>' [possible values: text",
        ),
        ("encoding = \"gkb\"\n", "tip: a similar value exists: 'gbk'\n"),
        (
            "words = \"yes\"\n",
            "zhaiyao.toml:1: \"words\" must be true or false",
        ),
        (
            "keywords = [1, 2]\n",
            "zhaiyao.toml:1: the argument '--keywords <N>' cannot be used multiple times",
        ),
        (
            "chars = 3\nratio = 0.5\n",
            "zhaiyao.toml:2: \"ratio\" cannot stand beside \"chars\"",
        ),
        (
            "fill = true\nmin-score = 0.5\n",
            "zhaiyao.toml:2: \"min-score\" cannot stand beside \"fill\"",
        ),
        // A folder that came from elsewhere opens no door.
        (
            "[for.serve]\nhost = \"0.0.0.0\"\n",
            "zhaiyao.toml:1: [for.serve] belongs into the user's configuration",
        ),
    ] {
        scratch.file("work/zhaiyao.toml", content);
        let done = run_in(&scratch, &[]);
        assert_eq!((done.status, done.stdout.as_str()), (2, ""), "{content}");
        assert!(done.stderr.contains(expected), "{content}: {}", done.stderr);
        assert_eq!(run_in(&scratch, &["--no-config"]).status, 0);
    }
    assert_eq!(run_in(&scratch, &["--config", "none.toml"]).status, 2);
}
