//! Tables that are imported on a page: what importing orders and importing shipments share. (L-01, P-03)

use claviger_app::table::{Mistake, Wrong};

use super::upload::Upload;
use crate::texts::Texts;

/// A column that a table can have.
pub(super) struct Column {
    pub name: &'static str,
    pub is_needed: bool,
    /// Whether it says something of the whole (the order, the device), and not of a row's own part.
    pub is_of_the_whole: bool,
}

/// Something that is wrong with a file.
pub(super) struct MistakeRow {
    pub line: String,
    pub column: String,
    pub sentence: String,
}

/// What was sent, and which button was pressed.
pub(super) enum Press {
    /// *Back* to the form, with what it held.
    Back(String),
    /// Nothing was chosen or pasted.
    Nothing,
    /// *Import*.
    Import(Vec<u8>),
    /// *Preview*.
    Preview(Vec<u8>),
}

/// The columns: those of the whole first.
pub(super) fn columns(whole: &[&'static str], part: &[&'static str], needed: &[&str]) -> Vec<Column> {
    let column =
        |name: &'static str, is_of_the_whole| Column { name, is_needed: needed.contains(&name), is_of_the_whole };
    whole.iter().map(|name| column(name, true)).chain(part.iter().map(|name| column(name, false))).collect()
}

/// What is wrong with a file, as `told`.
pub(super) fn mistakes<C>(
    texts: &Texts,
    found: &[Mistake<C>],
    told: fn(&Texts, &Wrong<C>) -> String,
) -> Vec<MistakeRow> {
    let row = |mistake: &Mistake<C>| MistakeRow {
        line: texts.number(mistake.line),
        column: mistake.column.clone(),
        sentence: told(texts, &mistake.what),
    };
    found.iter().map(row).collect()
}

impl Press {
    /// A file goes before what was pasted.
    pub(super) fn of(upload: &Upload) -> Self {
        let chosen = Some(upload.field("file")).filter(|file| !file.is_empty());
        let file = chosen.unwrap_or(upload.field("text")).to_vec();
        match upload.field("do") {
            b"back" => Self::Back(String::from_utf8_lossy(&file).into_owned()),
            _ if file.trim_ascii().is_empty() => Self::Nothing,
            b"import" => Self::Import(file),
            _ => Self::Preview(file),
        }
    }
}
