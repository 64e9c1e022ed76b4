//! Foreign-data wrappers and servers.

use dumpkit_formats::Text;

/// A foreign-data wrapper.
#[derive(Debug, Clone)]
pub struct ForeignDataWrapper {
    /// The owner.
    pub owner: Text,
    /// Its handler as regproc, `-` for none.
    pub handler: Text,
    /// Its validator as regproc, `-` for none.
    pub validator: Text,
    /// Its options, as they are written in the command; may be empty.
    pub options: Text,
}

/// A foreign server.
#[derive(Debug, Clone)]
pub struct ForeignServer {
    /// The owner.
    pub owner: Text,
    /// OID of its wrapper.
    pub wrapper: u32,
    /// Its type, if any.
    pub kind: Option<Text>,
    /// Its version, if any.
    pub version: Option<Text>,
    /// Its options, as they are written in the command; may be empty.
    pub options: Text,
}
