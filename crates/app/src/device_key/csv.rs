//! License keys to be made, from a table: one row per key. (P-08)
//!
//! What the rows mean is the business of [`super::making`]; here they become a list as programs send it.

use std::collections::BTreeMap;

use claviger_domain::account::Permission;
use claviger_domain::fold::fold;
use claviger_domain::id::{AccountId, PoolId};
use claviger_store::engine::Tx;

use super::{Draft, Listed, MOST, PreparedList, Refusal, Texts, Wanted, Wrong, make_all, review_all};
use crate::act::Act;
use crate::stock::{self, Type};
use crate::table::{self, Columns, Row};
use crate::{Error, Vendor, access};

/// The columns.
pub const COLUMNS: [&str; 6] = ["license", "units", "serial", "end_customer", "location", "description"];
/// The columns that every file has.
pub const NEEDED_COLUMNS: [&str; 2] = ["license", "units"];

/// What is wrong with a cell, a row or the file.
pub type Mistake = table::Mistake<Wrong>;

/// What a file would come to.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The keys that would be made; none as long as there are mistakes.
    pub list: Option<PreparedList>,
    /// Everything that is wrong with the file; as long as there is anything, nothing of it is made.
    pub mistakes: Vec<Mistake>,
}

/// A file as far as it could be read; what its license types are is not known yet.
#[derive(Debug, Default)]
pub struct Sheet {
    rows: Vec<Row>,
    mistakes: Vec<Mistake>,
}

/// Reads a file.
#[must_use]
pub fn read(file: &[u8]) -> Sheet {
    let columns = Columns { all: &[&COLUMNS], needed: &NEEDED_COLUMNS, most_rows: MOST };
    match table::rows(file, &columns) {
        Ok((rows, mistakes)) => Sheet { rows, mistakes },
        Err(mistakes) => Sheet { rows: Vec::new(), mistakes },
    }
}

/// What a license type is called in a file: its name, or its id where several have that name.
#[must_use]
pub fn names(types: &[Type]) -> Vec<(PoolId, String)> {
    let mut counted: BTreeMap<String, u32> = BTreeMap::new();
    for a_type in types {
        *counted.entry(fold(&a_type.name)).or_default() += 1;
    }
    let is_alone = |name: &str| counted.get(&fold(name)) == Some(&1);
    let name = |a_type: &Type| {
        if is_alone(&a_type.name) { a_type.name.clone() } else { a_type.pool.id.to_string() }
    };
    types.iter().map(|a_type| (a_type.pool.id, name(a_type))).collect()
}

/// Says what making the keys of a file would come to, without making them.
pub fn preview(
    tx: &mut Tx<'_>,
    act: &Act,
    vendor: &Vendor,
    account: AccountId,
    sheet: &Sheet,
) -> Result<Preview, Error> {
    let (wanted, mut mistakes) = (list(tx, act, vendor, account, sheet)?, sheet.mistakes.clone());
    let list = match review_all(tx, act, vendor, account, &wanted) {
        Ok(list) => Some(list),
        Err(Error::DeviceKey(Refusal::Several(found))) => {
            mistakes.extend(placed(found, sheet));
            None
        }
        // What holds no row has a mistake that says so.
        Err(Error::DeviceKey(Refusal::Count(_))) => None,
        Err(error) => return Err(error),
    };
    table::tidy(&mut mistakes);
    Ok(Preview { list: list.filter(|_| mistakes.is_empty()), mistakes })
}

/// Makes the keys of a file: all of them, or none if anything is wrong with any. `number` is the first one's, if it was
/// chosen beforehand.
pub fn make(
    tx: &mut Tx<'_>,
    act: &mut Act,
    vendor: &Vendor,
    account: AccountId,
    sheet: &Sheet,
    number: Option<&str>,
) -> Result<Vec<Listed>, Error> {
    let (wanted, mut mistakes) = (list(tx, act, vendor, account, sheet)?, sheet.mistakes.clone());
    if mistakes.is_empty() {
        match make_all(tx, act, vendor, account, &wanted, number) {
            Err(Error::DeviceKey(Refusal::Several(found))) => mistakes.extend(placed(found, sheet)),
            outcome => return outcome,
        }
    }
    table::tidy(&mut mistakes);
    Err(Refusal::Csv(mistakes).into())
}

/// The rows as a list, for those who may make keys of the account's stock.
fn list(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, account: AccountId, sheet: &Sheet) -> Result<Vec<Wanted>, Error> {
    access::to_account(tx, &act.who, Permission::AssignLicenses, account)?;
    let names = names(&stock::balance(tx, act, vendor, account)?.rows);
    Ok(sheet.rows.iter().map(|row| wanted(row, &names)).collect())
}

fn wanted(row: &Row, names: &[(PoolId, String)]) -> Wanted {
    let license = row.cell("license");
    let named = names.iter().find(|(_, name)| fold(name) == fold(license)).map(|(pool, _)| *pool);
    let text = |column: &str| row.cell(column).to_owned();
    Wanted {
        // Of an account's own types the id is as good.
        pool: named.or_else(|| license.parse().ok()),
        draft: Draft {
            // What is no number at all is out of bounds like any other that cannot be.
            units: row.cell("units").parse().unwrap_or(0),
            serial: text("serial"),
            texts: Texts {
                end_customer: text("end_customer"),
                location: text("location"),
                description: text("description"),
            },
        },
    }
}

/// Where in the file that is which is wrong with some keys.
fn placed(mistakes: Vec<super::Mistake>, sheet: &Sheet) -> impl Iterator<Item = Mistake> {
    mistakes.into_iter().map(|super::Mistake { at, field, what }| Mistake {
        line: sheet.rows.get(at).map_or(1, |row| row.line),
        column: if field == "pool" { "license".into() } else { field.into() },
        what: table::Wrong::Cell(what),
    })
}
