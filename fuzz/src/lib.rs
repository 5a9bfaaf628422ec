//! What must hold, whatever comes in. Each function takes the bytes that a fuzzer makes up and panics where something
//! does not hold. An input begins with a line of options, each a byte, so that seeds can be written by hand.
#![forbid(unsafe_code)]

// The command's modules, whole. What nobody calls at all, the command's own build finds.
#[path = "../../src/date.rs"]
#[allow(dead_code, unused_imports, reason = "only a part is called here")]
mod date;
#[path = "../../src/input/mod.rs"]
#[allow(dead_code, unused_imports, reason = "only a part is called here")]
mod input;
#[path = "../../src/message/mod.rs"]
#[allow(dead_code, unused_imports, reason = "only a part is called here")]
mod message;
#[path = "../../src/text/numerals.rs"]
#[allow(dead_code, reason = "only a part is called here")]
mod numerals;
#[path = "../../src/output/mod.rs"]
#[allow(dead_code, unused_imports, reason = "only a part is called here")]
mod output;
#[path = "../../src/cli/pool.rs"]
#[allow(dead_code, unused_imports, reason = "only a part is called here")]
mod pool;
#[path = "../../src/serve/mod.rs"]
#[allow(dead_code, unused_imports, reason = "only a part is called here")]
mod serve;
#[path = "../../src/style/mod.rs"]
#[allow(dead_code, unused_imports, reason = "only a part is called here")]
mod style;
#[path = "../../src/view/mod.rs"]
#[allow(dead_code, unused_imports, reason = "only a part is called here")]
mod view;

mod check_engine;
mod check_input;
mod check_request;
mod check_round_trip;
mod options;
mod proportion;

pub use check_engine::engine;
pub use check_input::{encodings, formats};
pub use check_request::request;
pub use check_round_trip::round_trip;
pub use proportion::in_proportion;
