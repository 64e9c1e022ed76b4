//! Carrying out plans.

pub mod ahead;
pub mod choose;
pub mod convert;
pub mod diff;
pub mod extract;
pub mod inspect;
pub mod open;
pub mod pack;
mod progress;
pub mod rows;
pub mod sizes;
pub mod transcode;
pub mod verify;
pub mod whole;
pub mod write_archive;
