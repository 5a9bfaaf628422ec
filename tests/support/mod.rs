//! Files that hold what is expected. `UPDATE_GOLDEN=1 cargo test` writes them anew.

use std::{env, fs, path::Path};

/// Fails unless the file at `path`, from the package's root, holds `actual`.
pub(crate) fn assert_golden(path: &str, actual: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&file, actual).unwrap();
        return;
    }
    let expected = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{path}: {error}"));
    let differs = expected.lines().zip(actual.lines()).position(|(a, b)| a != b);
    let line = differs.unwrap_or_else(|| expected.lines().count().min(actual.lines().count()));
    assert!(
        expected == actual,
        "{path}:{}: not what comes out now; if that is meant, UPDATE_GOLDEN=1 writes it anew\n  was: {}\n  now: {}",
        line + 1,
        expected.lines().nth(line).unwrap_or_default(),
        actual.lines().nth(line).unwrap_or_default(),
    );
}
