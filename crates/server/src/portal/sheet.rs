//! Lists as files: what a search finds, as CSV, whatever number of pages it fills.
//!
//! Days are written as `2026-08-08`, instants with their zone, numbers plainly, so that other programs read them; heads
//! and states are in the reader's language, as on the page.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use claviger_app::act::Act;
use claviger_app::domain::sorting::{self, Key, Part, Placed, Sort};
use claviger_app::store::engine::Tx;
use claviger_app::{Error, Vendor};
use serde::Deserialize;

use super::page;
use super::visitor::Visitor;
use crate::web::Web;

/// The most rows of a file.
const MOST_ROWS: usize = 10_000;
/// How many are looked up at a time.
const AT_A_TIME: u32 = 200;

/// In what form a list is asked for: `as=csv`, or as a page.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub enum Form {
    /// A page of it.
    #[default]
    Page,
    /// All of it, as CSV.
    Csv,
}

impl From<String> for Form {
    fn from(word: String) -> Self {
        // What is no form is as if it were not there.
        if word == "csv" { Self::Csv } else { Self::Page }
    }
}

/// All that a list holds in one of its orders, looked up part by part. Nothing, if it is more than a file takes; or the page
/// that says why not.
pub(super) async fn all<K: Key, T: Send + 'static>(
    web: &Web,
    visitor: &Visitor,
    here: &str,
    sort: Sort<K>,
    look: impl Fn(&mut Tx<'_>, &Act, &Vendor, &Part<K>) -> Result<Vec<Placed<T>>, Error> + Send + 'static,
) -> Result<Option<Vec<T>>, Response> {
    let found = web.read(&visitor.act, move |tx, act, vendor| gather(sort, |part| look(tx, act, vendor, part))).await;
    found.map_err(|error| page::explain(web, visitor, &error, here))
}

fn gather<K: Key, T>(
    sort: Sort<K>,
    mut look: impl FnMut(&Part<K>) -> Result<Vec<Placed<T>>, Error>,
) -> Result<Option<Vec<T>>, Error> {
    let (mut all, mut part) = (Vec::new(), Part { sort, after: None, most: AT_A_TIME });
    loop {
        let found = look(&part)?;
        part.after = found.last().filter(|_| found.len() >= AT_A_TIME as usize).map(|last| last.place.clone());
        all.extend(sorting::rows(found));
        if all.len() > MOST_ROWS {
            return Ok(None);
        }
        if part.after.is_none() {
            return Ok(Some(all));
        }
    }
}

/// Answers with a file `<name>.csv`: its heads, and its rows, if they are not too many.
pub(super) fn answer<R: AsRef<[String]>>(
    web: &Web,
    visitor: &Visitor,
    name: &str,
    heads: &R,
    rows: Option<Vec<R>>,
) -> Response {
    let texts = visitor.texts;
    let Some(rows) = rows else {
        let text = texts.shell_too_many_rows(texts.number(MOST_ROWS as u64));
        return page::message(web, visitor, StatusCode::UNPROCESSABLE_ENTITY, texts.shell_too_many_rows_title(), text);
    };
    let mut response = written(heads, &rows).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8; header=present"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}.csv\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

fn written<R: AsRef<[String]>>(heads: &R, rows: &[R]) -> String {
    // Without this mark spreadsheets take the letters for those of another alphabet.
    let mut text = String::from('\u{feff}');
    for row in std::iter::once(heads).chain(rows) {
        let cells: Vec<_> = row.as_ref().iter().map(|cell| quoted(cell)).collect();
        text += &cells.join(",");
        text += "\r\n";
    }
    text
}

/// A cell by RFC 4180. What a spreadsheet would take for a formula begins with an apostrophe, so that nobody's name is
/// ever computed.
fn quoted(cell: &str) -> String {
    let shield = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if cell.contains(['"', ',', '\n', '\r']) || !shield.is_empty() {
        format!("\"{shield}{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use claviger_app::domain::sorting::Place;
    use claviger_app::server::By;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn x_08_cells_are_quoted_and_nothing_is_a_formula() {
        let check = |cell: &str, expected: &str| assert_eq!(quoted(cell), expected);
        check("Belcampo", "Belcampo");
        check("Belcampo, \"B\"", "\"Belcampo, \"\"B\"\"\"");
        check("=1+1", "\"'=1+1\"");
        check("-", "\"'-\"");
        check("@sum", "\"'@sum\"");
        check("a\nb", "\"a\nb\"");
        let text = written(&["Name", "N"].map(String::from), &[["A", "1"].map(String::from)]);
        assert_eq!(text, "\u{feff}Name,N\r\nA,1\r\n");
    }

    #[test]
    fn x_08_a_list_is_gathered_part_by_part_and_never_cut_short() {
        let gathered = |most: i64, sort: &str| {
            gather(Sort::<By>::from_word(sort).unwrap(), |part| {
                Ok(part.of((0..most).collect(), |_, row| Place::of_number(*row, Uuid::nil())))
            })
            .unwrap()
        };
        assert_eq!(gathered(450, "heard").unwrap(), (0..450).collect::<Vec<_>>());
        assert_eq!(gathered(450, "-heard").unwrap(), (0..450).rev().collect::<Vec<_>>());
        assert_eq!(gathered(i64::from(AT_A_TIME), "heard").unwrap().len(), AT_A_TIME as usize);
        assert_eq!(gathered(0, "heard"), Some(Vec::new()));
        assert_eq!(gathered(MOST_ROWS as i64, "heard").unwrap().len(), MOST_ROWS);
        assert_eq!(gathered(MOST_ROWS as i64 + 1, "heard"), None);
    }
}
