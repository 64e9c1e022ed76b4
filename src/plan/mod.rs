//! What is to be done, as plain data: no clap, no strings to parse. Options that contradict each
//! other are refused where a plan is made.

pub mod convert;
pub mod diff;
pub mod dump;
pub mod extract;
pub mod inspect;
pub mod select;
pub mod verify;
