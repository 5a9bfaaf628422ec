use std::sync::LazyLock;

use zhaiyao::Engine;

/// The engine of all runs.
pub(crate) static ENGINE: LazyLock<Engine> = LazyLock::new(Engine::new);

/// What stands in the first line of an input, byte by byte; 0 where it ends.
pub(crate) struct Options<'a>(std::slice::Iter<'a, u8>);

impl<'a> Options<'a> {
    /// The options and what is behind them.
    pub(crate) fn split(data: &'a [u8]) -> (Self, &'a [u8]) {
        let end = data.iter().position(|&byte| byte == b'\n').unwrap_or(data.len());
        let rest = data.get(end + 1..).unwrap_or_default();
        (Self(data[..end].iter()), rest)
    }

    pub(crate) fn byte(&mut self) -> u8 {
        self.0.next().copied().unwrap_or_default()
    }

    /// A digit as written, anything else as its code.
    pub(crate) fn number(&mut self) -> usize {
        let byte = self.byte();
        usize::from(if byte.is_ascii_digit() { byte - b'0' } else { byte })
    }

    pub(crate) fn flag(&mut self) -> bool {
        self.byte() % 2 == 1
    }

    pub(crate) fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.number() % choices.len()]
    }
}
