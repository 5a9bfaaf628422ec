//! What the Python package `zhaiyao` cannot do in Python. Everything that users see is in `zhaiyao/`.

mod article;
mod columns;
mod core;
mod options;
mod rows;
mod text;

use pyo3::prelude::*;

/// The compiled part of zhaiyao.
#[pymodule(gil_used = false)]
mod _zhaiyao {
    #[pymodule_export]
    use crate::core::Core;
    #[pymodule_export]
    use crate::options::Options;
    /// The library's, and so the package's.
    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");
}
