//! Lists as files: what a search finds, as CSV, whatever number of pages it fills.
//!
//! Days are written as `2026-08-08`, instants with their zone, numbers plainly, so that other programs read them; heads
//! and states are in the reader's language, as on the page.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use claviger_app::Error;
use serde::Deserialize;

use super::page;
use super::visitor::Visitor;
use crate::web::Web;

/// The most rows of a file.
const MOST_ROWS: usize = 10_000;
/// How many are looked up at a time.
pub(super) const AT_A_TIME: u32 = 200;

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

/// All that a list holds, looked up part by part: `part` answers with one and with where the next begins. Nothing, if it
/// is more than a file takes.
pub(super) fn gather<T, P>(
    mut part: impl FnMut(Option<P>) -> Result<(Vec<T>, Option<P>), Error>,
) -> Result<Option<Vec<T>>, Error> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let (found, next) = part(after)?;
        all.extend(found);
        if all.len() > MOST_ROWS {
            return Ok(None);
        }
        if next.is_none() {
            return Ok(Some(all));
        }
        after = next;
    }
}

/// Where the next part begins, of one that was asked for [`AT_A_TIME`].
pub(super) fn next<T, P>(found: &[T], place: impl Fn(&T) -> P) -> Option<P> {
    found.last().filter(|_| found.len() >= AT_A_TIME as usize).map(place)
}

/// Answers with a file `<name>.csv`: its heads, and its rows, if they are not too many.
pub(super) fn answer<const N: usize>(
    web: &Web,
    visitor: &Visitor,
    name: &str,
    heads: &[String; N],
    rows: Option<Vec<[String; N]>>,
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

fn written<const N: usize>(heads: &[String; N], rows: &[[String; N]]) -> String {
    // Without this mark spreadsheets take the letters for those of another alphabet.
    let mut text = String::from('\u{feff}');
    for row in std::iter::once(heads).chain(rows) {
        let cells: Vec<_> = row.iter().map(|cell| quoted(cell)).collect();
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
        let text = written(&["Name".into(), "N".into()], &[["A".into(), "1".into()]]);
        assert_eq!(text, "\u{feff}Name,N\r\nA,1\r\n");
    }

    #[test]
    fn x_08_a_list_is_gathered_part_by_part_and_never_cut_short() {
        let part = |most: usize| {
            move |after: Option<usize>| {
                let from = after.unwrap_or(0);
                let found: Vec<usize> = (from..most.min(from + AT_A_TIME as usize)).collect();
                let next = next(&found, |last| last + 1);
                Ok((found, next))
            }
        };
        assert_eq!(gather(part(450)).unwrap().unwrap(), (0..450).collect::<Vec<_>>());
        assert_eq!(gather(part(0)).unwrap(), Some(Vec::new()));
        assert_eq!(gather(part(MOST_ROWS)).unwrap().unwrap().len(), MOST_ROWS);
        assert_eq!(gather(part(MOST_ROWS + 1)).unwrap(), None);
    }
}
