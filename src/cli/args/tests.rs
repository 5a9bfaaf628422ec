use super::*;

fn parse(arguments: &str) -> Result<Job, clap::Error> {
    let cli = Cli::try_parse_from(arguments.split(' '))?;
    let Ok(Asked::Job(job)) = cli.asked() else {
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
