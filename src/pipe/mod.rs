//! Stages on a stream of bytes. None knows what the bytes are.

pub mod throttle;
