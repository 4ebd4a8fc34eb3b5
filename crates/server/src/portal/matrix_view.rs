//! The matrix as a page shows it: columns, rows with their figures, cells, and the licenses behind a row. (L-09)

use super::wording::Badge;

/// All that is shown of one account's matrix.
pub(super) struct MatrixView {
    /// The columns.
    pub servers: Vec<Column>,
    /// The rows.
    pub rows: Vec<RowView>,
    /// Whether it is so large that a cell is its number alone, and becomes an input only where one edits.
    pub is_large: bool,
    /// What is wrong, by the id of the row or cell it is about, without its `f-`.
    pub errors: Vec<(String, String)>,
}

/// So many rows of a large matrix are worked out together.
const GROUP: usize = 12;
/// The fewest to begin with: fewer go with the next ones.
const FEWEST: usize = 4;

impl MatrixView {
    /// The rows in groups. Every one but the first has as many as another, so that its height is known before it is worked out.
    pub(super) fn groups(&self) -> impl Iterator<Item = &[RowView]> {
        let first = match self.rows.len() % GROUP {
            rest @ FEWEST.. => rest,
            few => few + GROUP,
        };
        let (first, others) = self.rows.split_at(first.min(self.rows.len()));
        std::iter::once(first).chain(others.chunks(GROUP))
    }
}

/// One server.
pub(super) struct Column {
    /// Its id.
    pub id: String,
    /// Its page.
    pub href: String,
    /// Its name.
    pub name: String,
    /// Its status.
    pub status: Badge,
}

/// One pool.
pub(super) struct RowView {
    /// Its id.
    pub id: String,
    /// Its application's name.
    pub application: String,
    /// What is counted; empty where nothing is.
    pub unit: String,
    /// How it is sold.
    pub model: String,
    /// Units in use.
    pub used: u64,
    /// Units there are.
    pub total: u64,
    /// Units in use that no column shows.
    pub elsewhere: u64,
    /// What is wrong with the row as it was typed; empty for nothing.
    pub error: String,
    /// By how much more is given out than there is; empty for nothing. (L-11)
    pub over: String,
    /// The next change of its capacity; empty for none. (L-10)
    pub next: String,
    /// The last day of a row whose every term is over; empty for any other. (L-10)
    pub ended: String,
    /// Its care, and how it stands. (C-02)
    pub care: Badge,
    /// Its start; empty for none.
    pub start: String,
    /// Its term; empty for none.
    pub term: String,
    /// One per column, in their order.
    pub cells: Vec<CellView>,
    /// What makes it up; none in a large matrix, where a row has a page of its own.
    pub licenses: Vec<LicenseView>,
}

/// One quantity, in the column that stands at its place.
pub(super) struct CellView {
    /// What is stored.
    pub saved: u64,
    /// Whether nothing can be typed into it: its server is disabled. (L-15)
    pub is_fixed: bool,
    /// What it waits for, or lets go of; empty for nothing.
    pub notes: Vec<String>,
    /// The field that stands in it; none where it is its number alone.
    pub field: Option<FieldView>,
}

impl CellView {
    /// Whether all there is to show is a number that needs no groups.
    pub(super) fn is_plain(&self) -> bool {
        self.saved < 1_000 && !self.is_fixed && self.notes.is_empty()
    }

    /// Its field, if something else stands in it than is stored.
    pub(super) fn changed(&mut self) -> Option<&mut FieldView> {
        self.field.as_mut().filter(|field| field.value != self.saved.to_string())
    }
}

/// The field of a cell.
pub(super) struct FieldView {
    /// Its name, without what stands before the first dot.
    pub place: String,
    /// What stands in it.
    pub value: String,
    /// What stood in it when the page was first served.
    pub seen: u64,
    /// What somebody else has saved there meanwhile, if that is what is wrong. (L-12)
    pub theirs: Option<u64>,
    /// What is wrong with what was typed; empty for nothing.
    pub error: String,
}

/// One license behind a row.
pub(super) struct LicenseView {
    /// Its code.
    pub code: String,
    /// The product.
    pub product: String,
    /// Its SKU.
    pub sku: String,
    /// The day it was ordered.
    pub ordered: String,
    /// How many items.
    pub items: String,
    /// How many units they bring.
    pub units: String,
    /// First and last day; empty for none.
    pub term: String,
    /// The care that goes with it, and how it stands. (C-02)
    pub care: Badge,
    /// Its page.
    pub href: String,
    /// The number of the order that brought it.
    pub order: String,
    /// That order's page; empty for those who may not see it.
    pub order_href: String,
    /// Whether it counts; or how it was taken out of the account. (L-29)
    pub state: Badge,
    /// Why it was taken out of the account; empty for others.
    pub reason: String,
    /// Whether the reader may register it, and there is something to register. (C-03)
    pub may_register: bool,
}
