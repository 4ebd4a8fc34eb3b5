//! The rows of the matrix in another order, and the matrix as a file. (L-09, X-08)

use axum::response::Response;
use claviger_app::domain::sorting::{self, Key, Kind, Part, Place, Sort};
use claviger_app::matrix::Matrix;
use jiff::Timestamp;
use jiff::civil::Date;

use super::matrix_view::{MatrixView, RowView};
use super::sheet;
use super::visitor::Visitor;
use crate::web::Web;

/// What the rows can be sorted by: they are as many as an account has pools.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// Their application, roles apart.
    Application,
    /// How they are sold.
    Type,
    /// How many units are in use.
    Used,
    /// Their start; those without come first.
    Start,
    /// Their term, likewise.
    Term,
}

impl Key for By {
    const ALL: &'static [Self] = &[Self::Application, Self::Type, Self::Used, Self::Start, Self::Term];
    const USUAL: Sort<Self> = Sort { by: Self::Application, descending: false };

    fn word(self) -> &'static str {
        match self {
            Self::Application => "application",
            Self::Type => "type",
            Self::Used => "used",
            Self::Start => "start",
            Self::Term => "term",
        }
    }

    fn kind(self) -> Kind {
        match self {
            Self::Application | Self::Used => Kind::Number,
            Self::Type | Self::Start | Self::Term => Kind::Text,
        }
    }
}

/// Brings the rows into this order.
pub(super) fn sort(matrix: &mut Matrix, sort: Sort<By>, now: Timestamp) {
    let part = Part { sort, after: None, most: u32::MAX };
    let rows: Vec<_> = (0..).zip(std::mem::take(&mut matrix.rows)).collect();
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let rows = part.of(rows, |by, (number, row)| {
        let (pool, id) = (&row.pool, row.pool.id.uuid());
        match by {
            // As they usually stand.
            By::Application => Place::of_number(*number, id),
            By::Type => Place::of_text(pool.key.model.word(), id),
            By::Used => Place::of_number(i64::try_from(pool.figures.used.count()).unwrap_or(i64::MAX), id),
            By::Start => Place::of_text(day(pool.shown_term(now).map(|term| term.first)), id),
            By::Term => Place::of_text(day(pool.shown_term(now).map(|term| term.last)), id),
        }
    });
    matrix.rows = sorting::rows(rows).into_iter().map(|(_, row)| row).collect();
}

/// The matrix as a file: a line for each row, a column for each server.
pub(super) fn file(web: &Web, visitor: &Visitor, view: &MatrixView) -> Response {
    let texts = visitor.texts;
    let mut heads = vec![
        texts.licenses_application(),
        texts.lists_unit(),
        texts.licenses_type(),
        texts.licenses_used(),
        texts.lists_total(),
        texts.licenses_care(),
        texts.licenses_start(),
        texts.licenses_term(),
    ];
    heads.extend(view.servers.iter().map(|server| server.name.clone()));
    let line = |row: &RowView| {
        let mut line = vec![
            row.application.clone(),
            row.unit.clone(),
            row.model.clone(),
            row.used.to_string(),
            row.total.to_string(),
            row.care.word.clone(),
            row.start.clone(),
            row.term.clone(),
        ];
        line.extend(row.cells.iter().map(|cell| cell.saved.to_string()));
        line
    };
    sheet::answer(web, visitor, "licenses", &heads, Some(view.rows.iter().map(line).collect()))
}
