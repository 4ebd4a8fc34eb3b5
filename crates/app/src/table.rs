//! Reading tables that people export from other programs: CSV with a header row, whatever separates its cells.
//!
//! Reading says everything that is wrong with a file, each with its line and column, and does not stop at the first. What
//! the rows mean is the business of whoever asked for the columns: `order/csv.rs`, `shipment/csv.rs`, `device_key/csv.rs`.

use std::collections::{BTreeMap, BTreeSet};

/// The largest file, in bytes.
pub const LARGEST: usize = 4 * 1024 * 1024;
/// The most rows below the header, unless fewer are taken.
pub const MOST_ROWS: usize = 10_000;
/// The most mistakes that are told at once.
pub const MOST_MISTAKES: usize = 1_000;

/// What is wrong with a cell, a row or the file; `C` is what can be wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake<C> {
    /// The line of the file, the first one being 1.
    pub line: u64,
    /// The column's name; empty where it is not about one.
    pub column: String,
    /// What.
    pub what: Wrong<C>,
}

/// What can be wrong with a cell, a row or the whole of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong<C> {
    /// A cell cannot be.
    Cell(C),
    /// Larger than any that is taken.
    TooLarge,
    /// There is nothing in it.
    Empty,
    /// There is nothing but the header.
    NoRows,
    /// Another encoding: UTF-16.
    Utf16,
    /// A character in another encoding.
    NotUtf8,
    /// No text.
    Nul,
    /// What cannot be read, as the reader of tables puts it.
    Unreadable(String),
    /// Something follows the quote that closes a cell.
    BehindQuote,
    /// A quote is opened and never closed.
    OpenQuote,
    /// More rows than are taken: so many.
    TooManyRows(usize),
    /// A row is longer or shorter than the header.
    Cells {
        /// How many cells it has.
        found: usize,
        /// How many the header has.
        wanted: usize,
        /// What separates cells.
        separator: char,
    },
    /// There is no such column.
    UnknownColumn(String),
    /// A column is there twice.
    ColumnTwice(String),
    /// A column is missing.
    ColumnMissing(&'static str),
    /// An earlier row of the same thing says something else.
    SaidOtherwise {
        /// What that row says.
        first: String,
        /// Its line.
        line: u64,
    },
    /// There are more mistakes than are told.
    More(usize),
}

/// The columns that a table may have, and those that it must have.
pub(crate) struct Columns {
    /// All of them, by groups.
    pub all: &'static [&'static [&'static str]],
    /// Those that every file has.
    pub needed: &'static [&'static str],
    /// The most rows below the header.
    pub most_rows: usize,
}

/// A row that is not empty.
#[derive(Debug)]
pub(crate) struct Row {
    /// Its line.
    pub line: u64,
    cells: BTreeMap<&'static str, String>,
}

impl Row {
    /// What stands in a column; nothing where the column is not there.
    pub fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// The rows of a table, and what is wrong with their form.
type Found<C> = (Vec<Row>, Vec<Mistake<C>>);

/// The rows that are not empty, and what is wrong with their form; or what makes the file no table at all.
pub(crate) fn rows<C>(bytes: &[u8], wanted: &Columns) -> Result<Found<C>, Vec<Mistake<C>>> {
    let of_the_file = |line: u64, what: Wrong<C>| vec![Mistake { line, column: String::new(), what }];
    if bytes.len() > LARGEST {
        return Err(of_the_file(1, Wrong::TooLarge));
    }
    let text = text_of(bytes).map_err(|mistake| vec![mistake])?;
    let header_line = text.lines().next().unwrap_or_default();
    let count = |separator: char| header_line.matches(separator).count();
    let separator = if count(';') > count(',') { b';' } else { b',' };
    let mut mistakes = examine_quotes(text, separator)?;

    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut records = reader.records();
    let header = match records.next() {
        Some(Ok(header)) => header,
        Some(Err(error)) => return Err(of_the_file(1, Wrong::Unreadable(error.to_string()))),
        None => return Err(of_the_file(1, Wrong::Empty)),
    };
    let columns = columns(&header, wanted)?;

    let mut rows = Vec::new();
    let mut lines = Lines { text, counted_to: 0, line: 1 };
    for record in records {
        let record = record.map_err(|error| of_the_file(lines.line, Wrong::Unreadable(error.to_string())))?;
        let line = lines.of(record.position().map_or(0, csv::Position::byte));
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if rows.len() == wanted.most_rows {
            return Err(of_the_file(line, Wrong::TooManyRows(wanted.most_rows)));
        }
        if record.len() != columns.len() {
            let (found, wanted, separator) = (record.len(), columns.len(), char::from(separator));
            let what = Wrong::Cells { found, wanted, separator };
            mistakes.push(Mistake { line, column: String::new(), what });
            continue;
        }
        let cells = columns.iter().zip(&record).map(|(column, cell)| (*column, cell.trim().to_owned())).collect();
        rows.push(Row { line, cells });
    }
    if rows.is_empty() && mistakes.is_empty() {
        return Err(of_the_file(2, Wrong::NoRows));
    }
    Ok((rows, mistakes))
}

/// The bytes as text, without the mark that some programs put before it.
fn text_of<C>(bytes: &[u8]) -> Result<&str, Mistake<C>> {
    let whole = |line: u64, what: Wrong<C>| Mistake { line, column: String::new(), what };
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(whole(1, Wrong::Utf16));
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    let newlines = |bytes: &[u8]| 1 + bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = newlines(&bytes[..error.valid_up_to()]);
        whole(line, Wrong::NotUtf8)
    })?;
    match text.find('\0') {
        Some(at) => Err(whole(newlines(&bytes[..at]), Wrong::Nul)),
        None => Ok(text),
    }
}

/// A quote that is never closed makes the rest of the file one cell; what follows a closed one belongs to nothing.
fn examine_quotes<C>(text: &str, separator: u8) -> Result<Vec<Mistake<C>>, Vec<Mistake<C>>> {
    #[derive(PartialEq)]
    enum At {
        Start,
        Plain,
        Quoted,
        Behind,
    }
    let (mut at, mut line, mut opened) = (At::Start, 1_u64, 1_u64);
    let mut mistakes = Vec::new();
    for byte in text.bytes() {
        let ends = byte == separator || byte == b'\n' || byte == b'\r';
        at = match at {
            At::Quoted if byte == b'"' => At::Behind,
            At::Quoted => At::Quoted,
            // Two quotes inside quotes are one.
            At::Behind if byte == b'"' => At::Quoted,
            At::Start if byte == b'"' => {
                opened = line;
                At::Quoted
            }
            _ if ends => At::Start,
            At::Behind => {
                mistakes.push(Mistake { line, column: String::new(), what: Wrong::BehindQuote });
                At::Plain
            }
            At::Start | At::Plain => At::Plain,
        };
        line += u64::from(byte == b'\n');
    }
    if at == At::Quoted {
        return Err(vec![Mistake { line: opened, column: String::new(), what: Wrong::OpenQuote }]);
    }
    Ok(mistakes)
}

fn columns<C>(header: &csv::StringRecord, wanted: &Columns) -> Result<Vec<&'static str>, Vec<Mistake<C>>> {
    let mut mistakes = Vec::new();
    let mut columns = Vec::new();
    let mut wrong = |column: &str, what: Wrong<C>| mistakes.push(Mistake { line: 1, column: column.into(), what });
    for name in header {
        let name = name.trim().to_lowercase();
        let shown: String = name.chars().take(64).collect();
        match wanted.all.iter().copied().flatten().find(|column| **column == name) {
            None => wrong(&shown, Wrong::UnknownColumn(shown.clone())),
            Some(column) if columns.contains(column) => wrong(&shown, Wrong::ColumnTwice(shown.clone())),
            Some(column) => columns.push(*column),
        }
    }
    for column in wanted.needed.iter().filter(|column| !columns.contains(*column)) {
        wrong(column, Wrong::ColumnMissing(column));
    }
    if mistakes.is_empty() { Ok(columns) } else { Err(mistakes) }
}

/// Reading comes before judging, for sorting is stable.
pub(crate) fn by_place<C>(mistakes: &mut [Mistake<C>]) {
    mistakes.sort_by(|one, other| (one.line, &one.column).cmp(&(other.line, &other.column)));
}

/// Of several mistakes about one cell the first; of too many the first ones, and that there are more.
pub(crate) fn tidy<C>(mistakes: &mut Vec<Mistake<C>>) {
    let mut seen = BTreeSet::new();
    by_place(mistakes);
    mistakes.retain(|mistake| mistake.column.is_empty() || seen.insert((mistake.line, mistake.column.clone())));
    if mistakes.len() > MOST_MISTAKES {
        let more = mistakes.len() - MOST_MISTAKES;
        mistakes.truncate(MOST_MISTAKES);
        let line = mistakes.last().map_or(1, |last| last.line);
        mistakes.push(Mistake { line, column: String::new(), what: Wrong::More(more) });
    }
}

/// Counts lines up to places that come one after the other.
struct Lines<'a> {
    text: &'a str,
    counted_to: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the record that begins at `byte`, or behind the empty lines there.
    fn of(&mut self, byte: u64) -> u64 {
        let bytes = self.text.as_bytes();
        let mut to = usize::try_from(byte).unwrap_or(bytes.len()).clamp(self.counted_to, bytes.len());
        while matches!(bytes.get(to), Some(b'\n' | b'\r')) {
            to += 1;
        }
        self.line += bytes[self.counted_to..to].iter().filter(|byte| **byte == b'\n').count() as u64;
        self.counted_to = to;
        self.line
    }
}
