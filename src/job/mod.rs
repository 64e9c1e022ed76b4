//! Carrying out plans.

pub mod ahead;
pub mod choose;
pub mod convert;
pub mod inspect;
pub mod open;
pub mod pack;
