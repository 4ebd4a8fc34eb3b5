//! What is wrong with the form of a table, whatever its rows are.

use claviger_app::table::{LARGEST, Wrong};

use crate::texts::Texts;

/// What differs from one kind of table to another.
pub(super) struct Kind<'a, C> {
    /// The columns it may have. Their names are the same in every language.
    pub columns: &'a str,
    /// Says that there is no row below the header.
    pub no_rows: fn(&Texts) -> String,
    /// Says that an earlier row of the same thing has something else, and in which line.
    pub said_otherwise: fn(&Texts, &str, u64) -> String,
    /// What is wrong with a cell.
    pub cell: fn(&Texts, &C) -> String,
}

/// What is wrong with a cell, a row or the whole of a file.
pub(super) fn sentence<C>(texts: &Texts, kind: &Kind<'_, C>, wrong: &Wrong<C>) -> String {
    match wrong {
        Wrong::Cell(wrong) => (kind.cell)(texts, wrong),
        Wrong::TooLarge => texts.mistake_file_too_large(LARGEST),
        Wrong::Empty => texts.mistake_file_empty(kind.columns),
        Wrong::NoRows => (kind.no_rows)(texts),
        Wrong::Utf16 => texts.mistake_file_utf_16(),
        Wrong::NotUtf8 => texts.mistake_file_not_utf_8(),
        Wrong::Nul => texts.mistake_file_nul(),
        Wrong::Unreadable(why) => texts.mistake_file_unreadable(why),
        Wrong::BehindQuote => texts.mistake_file_behind_quote(),
        Wrong::OpenQuote => texts.mistake_file_open_quote(),
        Wrong::TooManyRows(most) => texts.mistake_file_too_many_rows(*most),
        Wrong::Cells { found, wanted, separator } => texts.mistake_file_cells(*found, *wanted, separator.to_string()),
        Wrong::UnknownColumn(column) => texts.mistake_file_unknown_column(column, kind.columns),
        Wrong::ColumnTwice(column) => texts.mistake_file_column_twice(column),
        Wrong::ColumnMissing(column) => texts.mistake_file_column_missing(*column),
        Wrong::SaidOtherwise { first, line } => (kind.said_otherwise)(texts, first, *line),
        Wrong::More(count) => texts.mistake_file_more(*count),
    }
}

/// Where in a file something is wrong. A place is read by programs, too: it is the same in every language.
pub(super) fn place(line: u64, column: &str) -> String {
    if column.is_empty() { format!("line {line}") } else { format!("line {line}, {column}") }
}
