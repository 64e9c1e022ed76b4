#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| dumpkit_formats::fuzzing::pg_sql(data));
