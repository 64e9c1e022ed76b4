//! Carrying out plans.

pub mod ahead;
pub mod choose;
pub mod convert;
pub mod diff;
pub mod dump;
pub mod extract;
mod framing;
pub mod inspect;
pub mod open;
pub mod pack;
mod progress;
pub mod rows;
pub mod sizes;
pub mod transcode;
pub mod verify;
pub mod watch;
pub mod whole;
mod write_archive;
mod write_script;
