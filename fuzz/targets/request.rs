#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| zhaiyao_fuzz::in_proportion(zhaiyao_fuzz::request, data));
