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
    /// One per column.
    pub cells: Vec<CellView>,
    /// What makes it up.
    pub licenses: Vec<LicenseView>,
}

/// One quantity.
pub(super) struct CellView {
    /// The name of its field, without what stands before the first dot.
    pub place: String,
    /// Its column, for those who see no column heads.
    pub server: String,
    /// What stands in it.
    pub value: String,
    /// What stood in it when the page was first served.
    pub seen: u64,
    /// What is stored.
    pub saved: u64,
    /// What somebody else has saved there meanwhile, if that is what is wrong. (L-12)
    pub theirs: Option<u64>,
    /// What is wrong with what was typed; empty for nothing.
    pub error: String,
    /// Whether nothing can be typed into it: its server is disabled. (L-15)
    pub is_fixed: bool,
    /// What it waits for, or lets go of; empty for nothing.
    pub notes: Vec<String>,
}

impl CellView {
    /// Whether a field stands in it, in a matrix that is large or not.
    pub(super) fn has_field(&self, is_large: bool) -> bool {
        !self.is_fixed
            && (!is_large || !self.error.is_empty() || !self.notes.is_empty() || self.value != self.saved.to_string())
    }
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
