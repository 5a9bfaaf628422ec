//! Memory and time are in proportion to the input. The bounds are generous: no machine and no sanitizer reaches them with
//! what is linear, and what is not soon does.

use std::{alloc::System, time::Duration};

use cap::Cap;
use rustix::time::{ClockId, clock_gettime};

#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

/// What any input may take: the lexicon, fonts and tables of characters, a runtime; and what is packed comes out.
const BYTES: usize = 256 << 20;
const BYTES_IN_ALL: usize = 1 << 30;
const TIME: Duration = Duration::from_secs(3);

/// What a byte of it may take: of a short text, options ask for a lot.
const BYTES_OF_BYTE: usize = 16 << 10;
const BYTES_IN_ALL_OF_BYTE: usize = 256 << 10;
const TIME_OF_BYTE: Duration = Duration::from_millis(1);

/// Runs a target, which may take so much memory at a time, allocate so much in all, and keep processors so long. Where an
/// allocation goes past the first, the process aborts.
pub fn in_proportion(target: fn(&[u8]), data: &[u8]) {
    let (before, began) = (MEMORY.total_allocated(), processor_time());
    let most = MEMORY.allocated() + BYTES + BYTES_OF_BYTE * data.len();
    MEMORY.set_limit(most).expect("there is less than that");
    target(data);
    MEMORY.set_limit(usize::MAX).expect("there is no more than that");
    let allocated = MEMORY.total_allocated() - before;
    let most = BYTES_IN_ALL + BYTES_IN_ALL_OF_BYTE * data.len();
    assert!(allocated <= most, "{allocated} bytes were allocated for {}", data.len());
    let time = processor_time() - began;
    let most = TIME + TIME_OF_BYTE * data.len() as u32;
    assert!(time <= most, "{time:?} for {} bytes", data.len());
}

/// What all threads have taken of processors, whatever else the machine does.
fn processor_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}
