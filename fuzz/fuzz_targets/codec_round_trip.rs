#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| dumpkit_formats::fuzzing::codec_round_trip(data));
