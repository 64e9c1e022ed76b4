//! Functions, languages, operators and their classes, casts, transforms, access methods, text search.

use dumpkit_formats::Text;

/// A function, procedure or aggregate.
#[derive(Debug, Clone)]
pub struct Function {
    /// The owner.
    pub owner: Text,
    /// OID of its language.
    pub language: u32,
    /// OIDs of its argument types.
    pub arg_types: Vec<u32>,
    /// OID of its result type.
    pub result_type: u32,
    /// Whether it must come after the data (its body needs a key of a table).
    pub postponed: bool,
}

/// An operator.
#[derive(Debug, Clone)]
pub struct Operator {
    /// The owner.
    pub owner: Text,
    /// `b` infix, `l` prefix, `r` postfix.
    pub kind: u8,
    /// OID of the left type.
    pub left: u32,
    /// OID of the right type.
    pub right: u32,
    /// OID of the function; 0 for an undefined shell.
    pub code: u32,
}

/// An access method.
#[derive(Debug, Clone)]
pub struct AccessMethod {
    /// `i` index, `t` table.
    pub kind: u8,
    /// Its handler, as regproc.
    pub handler: Text,
}

/// An operator class.
#[derive(Debug, Clone)]
pub struct OperatorClass {
    /// OID of its access method.
    pub method: u32,
    /// The owner.
    pub owner: Text,
}

/// An operator family.
#[derive(Debug, Clone)]
pub struct OperatorFamily {
    /// OID of its access method.
    pub method: u32,
    /// The owner.
    pub owner: Text,
}

/// A procedural language.
#[derive(Debug, Clone)]
pub struct Language {
    /// Whether ordinary users may use it.
    pub trusted: bool,
    /// OID of the handler.
    pub handler: u32,
    /// OID of the handler of DO blocks, or 0.
    pub inline: u32,
    /// OID of the validator, or 0.
    pub validator: u32,
    /// The owner.
    pub owner: Text,
}

/// A cast.
#[derive(Debug, Clone)]
pub struct Cast {
    /// OID of the source type.
    pub source: u32,
    /// OID of the target type.
    pub target: u32,
    /// OID of the function, or 0.
    pub function: u32,
    /// `e` explicit, `a` assignment, `i` implicit.
    pub context: u8,
    /// `f` function, `i` through text, `b` binary.
    pub method: u8,
}

/// A transform.
#[derive(Debug, Clone)]
pub struct Transform {
    /// OID of the type.
    pub of_type: u32,
    /// OID of the language.
    pub language: u32,
    /// The language's name.
    pub language_name: Text,
    /// OID of the function from SQL, or 0.
    pub from_sql: u32,
    /// OID of the function to SQL, or 0.
    pub to_sql: u32,
}

/// A text search parser: its functions, as regproc.
#[derive(Debug, Clone)]
pub struct TsParser {
    /// START
    pub start: Text,
    /// GETTOKEN
    pub token: Text,
    /// END
    pub end: Text,
    /// HEADLINE, `-` for none.
    pub headline: Text,
    /// LEXTYPES
    pub lextypes: Text,
}

/// A text search dictionary.
#[derive(Debug, Clone)]
pub struct TsDictionary {
    /// The owner.
    pub owner: Text,
    /// OID of its template.
    pub template: u32,
    /// Its options, as they are written in the command.
    pub options: Option<Text>,
}

/// A text search template: its functions, as regproc.
#[derive(Debug, Clone)]
pub struct TsTemplate {
    /// INIT, `-` for none.
    pub init: Text,
    /// LEXIZE
    pub lexize: Text,
}

/// A text search configuration.
#[derive(Debug, Clone)]
pub struct TsConfiguration {
    /// The owner.
    pub owner: Text,
    /// OID of its parser.
    pub parser: u32,
}

/// An event trigger.
#[derive(Debug, Clone)]
pub struct EventTrigger {
    /// The event.
    pub event: Text,
    /// The owner.
    pub owner: Text,
    /// The command tags it fires for, quoted and with commas.
    pub tags: Text,
    /// The function, as regproc.
    pub function: Text,
    /// `O` on, `D` disabled, `R` replica, `A` always.
    pub enabled: u8,
}
