//! What goes into a statement and what comes out of a row.
//!
//! Six kinds of values exist on both engines. Everything else is one of them: an instant is its microseconds since 1970,
//! a date is the text `YYYY-MM-DD`, an id is its UUID.

use std::fmt;
use std::sync::Arc;

use claviger_domain::id::Id;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::fault::Fault;

/// A value as the engines know it.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Null,
    /// `BIGINT`.
    Int(i64),
    /// `TEXT`.
    Text(String),
    /// `BYTEA`.
    Bytes(Vec<u8>),
    /// `BOOLEAN`.
    Bool(bool),
    /// `UUID`.
    Uuid(Uuid),
    /// A number beyond `BIGINT`: binding it is a fault, so that it is never stored as another number.
    TooLarge,
}

/// What a column can be read as.
pub trait FromValue: Sized {
    /// What is expected of the column, for the fault's sentence.
    const WANTED: &'static str;

    /// Reads the value; `None` means that it is something else.
    fn from_value(value: &Value) -> Option<Self>;
}

/// A row that a statement answered with.
#[derive(Clone, Debug)]
pub struct Row {
    columns: Arc<[String]>,
    values: Vec<Value>,
}

/// The parameters of a statement: `binds![id, name, now]` for `$1`, `$2`, `$3`.
#[macro_export]
macro_rules! binds {
    ($($value:expr),* $(,)?) => {
        &[$($crate::engine::Value::from($value)),*]
    };
}

impl Row {
    /// Reads a column by its name. A fault names the column and what it was expected to be.
    pub fn get<T: FromValue>(&self, column: &str) -> Result<T, Fault> {
        let fault = |found| Fault::Column { column: column.to_owned(), wanted: T::WANTED, found };
        let at = self.columns.iter().position(|name| name == column).ok_or_else(|| fault("there is no such column"))?;
        let value = self.values.get(at).unwrap_or(&Value::Null);
        T::from_value(value).ok_or_else(|| fault(value.kind()))
    }

    pub(super) fn new(columns: Arc<[String]>, values: Vec<Value>) -> Self {
        Self { columns, values }
    }
}

impl Value {
    /// What both engines must refuse alike: PostgreSQL has no text with a zero in it, neither has larger numbers.
    pub(super) fn storable(&self) -> Result<(), &'static str> {
        match self {
            Self::TooLarge => Err("the number is beyond 64 bits with a sign"),
            Self::Text(text) if text.contains('\0') => Err("the text has a NUL character in it"),
            _ => Ok(()),
        }
    }

    /// What kind of value this is, in words.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "it is null",
            Self::Int(_) => "it is a number",
            Self::Text(_) => "it is a text",
            Self::Bytes(_) => "it is bytes",
            Self::Bool(_) => "it is a truth value",
            Self::Uuid(_) => "it is a UUID",
            Self::TooLarge => "it is a number beyond all bounds",
        }
    }
}

/// Shows kinds and lengths only: texts and bytes may be secrets and must not reach a log.
impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("Null"),
            Self::Int(number) => write!(f, "Int({number})"),
            Self::Text(text) => write!(f, "Text({} bytes)", text.len()),
            Self::Bytes(bytes) => write!(f, "Bytes({} bytes)", bytes.len()),
            Self::Bool(truth) => write!(f, "Bool({truth})"),
            Self::Uuid(uuid) => write!(f, "Uuid({uuid})"),
            Self::TooLarge => f.write_str("TooLarge"),
        }
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Int(number.into())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Int(number.into())
    }
}

/// Beyond `i64::MAX` this is [`Value::TooLarge`], and the statement it is bound to is a fault.
impl From<u64> for Value {
    fn from(number: u64) -> Self {
        i64::try_from(number).map_or(Self::TooLarge, Self::Int)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Bool(truth)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Self::Bytes(bytes.to_vec())
    }
}

impl From<Uuid> for Value {
    fn from(uuid: Uuid) -> Self {
        Self::Uuid(uuid)
    }
}

impl<K> From<Id<K>> for Value {
    fn from(id: Id<K>) -> Self {
        Self::Uuid(id.uuid())
    }
}

/// Microseconds since 1970; what is finer is cut off.
impl From<Timestamp> for Value {
    fn from(instant: Timestamp) -> Self {
        Self::Int(instant.as_microsecond())
    }
}

/// `YYYY-MM-DD`, so that dates of our era sort as texts.
impl From<Date> for Value {
    fn from(date: Date) -> Self {
        Self::Text(date.to_string())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl FromValue for i64 {
    const WANTED: &'static str = "a number";

    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Int(number) => Some(*number),
            _ => None,
        }
    }
}

impl FromValue for i32 {
    const WANTED: &'static str = "a number of 32 bits";

    fn from_value(value: &Value) -> Option<Self> {
        i64::from_value(value).and_then(|number| number.try_into().ok())
    }
}

impl FromValue for u32 {
    const WANTED: &'static str = "a number of 32 bits that is not negative";

    fn from_value(value: &Value) -> Option<Self> {
        i64::from_value(value).and_then(|number| number.try_into().ok())
    }
}

impl FromValue for u64 {
    const WANTED: &'static str = "a number that is not negative";

    fn from_value(value: &Value) -> Option<Self> {
        i64::from_value(value).and_then(|number| number.try_into().ok())
    }
}

/// SQLite knows no truth values; it stores 0 and 1.
impl FromValue for bool {
    const WANTED: &'static str = "a truth value";

    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Bool(truth) => Some(*truth),
            Value::Int(0) => Some(false),
            Value::Int(1) => Some(true),
            _ => None,
        }
    }
}

impl FromValue for String {
    const WANTED: &'static str = "a text";

    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        }
    }
}

impl FromValue for Vec<u8> {
    const WANTED: &'static str = "bytes";

    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Bytes(bytes) => Some(bytes.clone()),
            _ => None,
        }
    }
}

/// SQLite knows no UUIDs; it stores their sixteen bytes.
impl FromValue for Uuid {
    const WANTED: &'static str = "a UUID";

    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Uuid(uuid) => Some(*uuid),
            Value::Bytes(bytes) => Self::from_slice(bytes).ok(),
            _ => None,
        }
    }
}

impl<K> FromValue for Id<K> {
    const WANTED: &'static str = "an id";

    fn from_value(value: &Value) -> Option<Self> {
        Uuid::from_value(value).map(Self::from_uuid)
    }
}

impl FromValue for Timestamp {
    const WANTED: &'static str = "an instant in microseconds since 1970";

    fn from_value(value: &Value) -> Option<Self> {
        i64::from_value(value).and_then(|micros| Self::from_microsecond(micros).ok())
    }
}

impl FromValue for Date {
    const WANTED: &'static str = "a date like 2027-08-07";

    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) => text.parse().ok(),
            _ => None,
        }
    }
}

impl<T: FromValue> FromValue for Option<T> {
    const WANTED: &'static str = T::WANTED;

    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            other => T::from_value(other).map(Some),
        }
    }
}
