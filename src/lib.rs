//! The rooms of dumpkit, as a library for tests and benches. The program's interface is its command
//! line; nothing here is stable.
//!
//! What flows: a `command` turns what was typed into a `plan`, a `job` carries it out with the
//! readers and writers of `dumpkit-formats`, `storage` holds the bytes, `report` alone prints.

pub mod command;
pub mod job;
pub mod model;
pub mod pipe;
pub mod plan;
pub mod postgres;
pub mod report;
pub mod storage;
