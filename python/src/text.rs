//! Python's strings as UTF-8.

use std::borrow::Cow;

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};

/// A string as UTF-8, code point for code point: lone surrogates, which UTF-8 does not have, become U+FFFD.
pub(crate) fn utf8<'a>(string: &'a Bound<'_, PyString>) -> PyResult<Cow<'a, str>> {
    if let Ok(text) = string.to_str() {
        return Ok(Cow::Borrowed(text));
    }
    let py = string.py();
    let encoded = string.call_method1(intern!(py, "encode"), ("utf-8", "surrogatepass"))?;
    let bytes = encoded.cast::<PyBytes>()?.as_bytes();
    Ok(Cow::Owned(without_surrogates(bytes.to_vec())))
}

fn without_surrogates(mut bytes: Vec<u8>) -> String {
    const REPLACEMENT: &[u8; 3] = b"\xef\xbf\xbd";
    // A surrogate is written as ED A0 80 to ED BF BF; ED is no other character's second or third byte.
    for start in 0..bytes.len().saturating_sub(2) {
        if bytes[start] == 0xed && bytes[start + 1] >= 0xa0 {
            bytes[start..start + 3].copy_from_slice(REPLACEMENT);
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A string that is kept.
pub(crate) struct Owned(pub(crate) String);

impl FromPyObject<'_, '_> for Owned {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let string = object.cast::<PyString>()?;
        Ok(Self(utf8(&string)?.into_owned()))
    }
}
