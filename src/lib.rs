//! The rooms of dumpkit, as a library for tests and benches. The program's interface is its command
//! line; nothing here is stable.
