//! Placing the orders of a file, all of them or none; and looking at what that would come to. (L-01)

use claviger_domain::account::Permission;
use claviger_store::engine::Tx;

use super::Refusal;
use super::csv::{self, Mistake, Sheet};
use super::place::{Placed, Prepared, SoFar, carry_out, prepare};
use super::wrong::{FileWrong, Wrong};
use crate::act::Act;
use crate::{Error, Vendor, access, edition, table};

/// What placing the orders of a file would come to.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The orders that could be placed, or were placed before.
    pub orders: Vec<Previewed>,
    /// Everything that is wrong with the file; as long as there is anything, nothing of it is placed.
    pub mistakes: Vec<Mistake>,
}

/// One order of a file.
#[derive(Debug, Clone)]
pub struct Previewed {
    /// The line of the file at which it begins.
    pub line: u64,
    /// What would be placed.
    pub prepared: Prepared,
}

/// Says what placing the orders of a file would come to, without placing them.
pub fn preview(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, file: &[u8]) -> Result<Preview, Error> {
    access::as_vendor(&act.who, Permission::PlaceOrders)?;
    edition::must_apply(tx, act, vendor)?;
    examine(tx, &mut act.clone(), vendor, csv::read(file))
}

/// Places the orders of a file: all of them, or none if anything is wrong with any. Those that were placed before are
/// answered with the first one. (L-01)
pub fn import(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, file: &[u8]) -> Result<Vec<Placed>, Error> {
    access::as_vendor(&act.who, Permission::PlaceOrders)?;
    edition::must_apply(tx, act, vendor)?;
    let Preview { orders, mistakes } = examine(tx, act, vendor, csv::read(file))?;
    if !mistakes.is_empty() {
        return Err(Refusal::Csv(mistakes).into());
    }
    orders.into_iter().map(|order| carry_out(tx, act, vendor, order.prepared)).collect()
}

fn examine(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, sheet: Sheet) -> Result<Preview, Error> {
    let Sheet { orders: sheet, mut mistakes } = sheet;
    let mut so_far = SoFar::default();
    let mut orders = Vec::new();
    for order in sheet {
        let mut wrong = |field: &str, what: Wrong| {
            let (line, column) = order.place_of(field);
            mistakes.push(Mistake { line, column, what: FileWrong::Cell(what) });
        };
        match prepare(tx, act, vendor, &order.request, &mut so_far) {
            Ok(prepared) => {
                if prepared.placed.is_none() {
                    so_far.codes.extend(order.request.lines.iter().filter_map(|line| line.code.clone()));
                }
                orders.push(Previewed { line: order.rows.first().copied().unwrap_or(1), prepared });
            }
            Err(Error::Order(Refusal::Mistakes(found))) => {
                found.into_iter().for_each(|mistake| wrong(&mistake.field, mistake.what));
            }
            Err(Error::Order(Refusal::Conflict { differences, .. })) => {
                for difference in differences {
                    let (placed, sent) = (difference.placed, difference.sent);
                    wrong(&difference.field, Wrong::Differs { placed, sent });
                }
            }
            Err(other) => return Err(other),
        }
    }
    table::tidy(&mut mistakes);
    Ok(Preview { orders, mistakes })
}
