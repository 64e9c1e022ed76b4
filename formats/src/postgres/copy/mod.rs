//! COPY text: rows read, checked, digested and written.

mod check;
mod csv;
mod digest;
mod escape;
mod machine;
mod problem;
mod scan;
mod statement;
mod text;
mod writer;

pub use check::{CheckOptions, CheckOutcome, Checker};
pub use csv::CsvWriter;
pub use digest::{Digest, RowDigester};
pub use problem::{Problem, ProblemKind};
pub use statement::CopyStatement;
pub use text::{Field, Fields, Item, Row, RowReader, RowSplitter};
pub use writer::{END_OF_DATA, write_field, write_row};
