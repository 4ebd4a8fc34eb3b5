//! Reading shipments from a table: one row per license, rows of the same shipment and serial number are one device. (P-03)
//!
//! What a file means is the business of [`super::import`]; here it becomes requests as programs send them.

use std::collections::BTreeMap;

use claviger_domain::license::serial::Serial;
use claviger_domain::license::shipment::Wrong;

use super::request::{DeviceRequest, LicenseRequest, Request};
use crate::table::{self, Columns, Row};
pub use crate::table::{LARGEST, MOST_ROWS};

/// The columns that say something of the whole device. Below its first row they may be left empty, but for the number of
/// the shipment and its own.
pub const DEVICE_COLUMNS: [&str; 4] = ["shipment", "serial", "buyer", "label"];
/// The columns that say something of the row's own license.
pub const LICENSE_COLUMNS: [&str; 2] = ["sku", "items"];
/// The columns that every file has.
pub const NEEDED_COLUMNS: [&str; 4] = ["shipment", "serial", "sku", "items"];

const COLUMNS: Columns =
    Columns { all: &[&DEVICE_COLUMNS, &LICENSE_COLUMNS], needed: &NEEDED_COLUMNS, most_rows: MOST_ROWS };

/// What is wrong with a cell, a row or the file.
pub type Mistake = table::Mistake<Wrong>;

/// A file as far as it could be read.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Its shipments, in the order of their first rows.
    pub shipments: Vec<SheetShipment>,
    /// What is wrong with it.
    pub mistakes: Vec<Mistake>,
}

/// One shipment of a file.
#[derive(Debug, Clone)]
pub struct SheetShipment {
    /// The shipment, as a program would send it.
    pub request: Request,
    /// For each of its devices the file's line of each license.
    pub rows: Vec<Vec<u64>>,
}

/// Reads a file.
#[must_use]
pub fn read(bytes: &[u8]) -> Sheet {
    match table::rows(bytes, &COLUMNS) {
        Ok((rows, mut mistakes)) => {
            let shipments = shipments(&rows, &mut mistakes);
            Sheet { shipments, mistakes }
        }
        Err(mistakes) => Sheet { shipments: Vec::new(), mistakes },
    }
}

impl SheetShipment {
    /// The line and column of the file that a field of the request came from.
    pub fn place_of(&self, field: &str) -> (u64, String) {
        let first = self.rows.first().and_then(|rows| rows.first()).copied().unwrap_or(1);
        let indexed = |text: &str, name: &str| -> Option<(usize, String)> {
            let (index, rest) = text.strip_prefix(name)?.strip_prefix('[')?.split_once("].")?;
            Some((index.parse().ok()?, rest.to_owned()))
        };
        let Some((device, rest)) = indexed(field, "devices") else {
            return (first, "shipment".into());
        };
        let rows = self.rows.get(device).map(Vec::as_slice).unwrap_or_default();
        let (license, column) = indexed(&rest, "licenses").unwrap_or((0, rest));
        let line = rows.get(license).or(rows.first()).copied().unwrap_or(first);
        (line, if column == "licenses" { "sku".into() } else { column })
    }
}

/// Puts rows together to devices, and devices to shipments.
fn shipments(rows: &[Row], mistakes: &mut Vec<Mistake>) -> Vec<SheetShipment> {
    let mut shipments: Vec<(&str, Vec<Vec<&Row>>)> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut devices: BTreeMap<(usize, String), usize> = BTreeMap::new();
    for row in rows {
        let place = *places.entry(row.cell("shipment")).or_insert_with(|| {
            shipments.push((row.cell("shipment"), Vec::new()));
            shipments.len() - 1
        });
        // One device, however its number is spelt.
        let serial = row.cell("serial");
        let serial = serial.parse::<Serial>().map_or_else(|_| serial.to_owned(), |serial| serial.to_string());
        let of_shipment = &mut shipments[place].1;
        let device = *devices.entry((place, serial)).or_insert_with(|| {
            of_shipment.push(Vec::new());
            of_shipment.len() - 1
        });
        of_shipment[device].push(row);
    }
    let shipment = |(number, devices): (&str, Vec<Vec<&Row>>)| SheetShipment {
        rows: devices.iter().map(|rows| rows.iter().map(|row| row.line).collect()).collect(),
        request: Request {
            number: number.to_owned(),
            devices: devices.iter().map(|rows| device(rows, mistakes)).collect(),
        },
    };
    shipments.into_iter().map(shipment).collect()
}

fn device(rows: &[&Row], mistakes: &mut Vec<Mistake>) -> DeviceRequest {
    let mut said = |column: &str| {
        let mut first: Option<&Row> = None;
        for row in rows.iter().filter(|row| !row.cell(column).is_empty()) {
            match first {
                None => first = Some(row),
                Some(first) if first.cell(column) != row.cell(column) => {
                    let what = table::Wrong::SaidOtherwise { first: first.cell(column).to_owned(), line: first.line };
                    mistakes.push(Mistake { line: row.line, column: column.into(), what });
                }
                Some(_) => {}
            }
        }
        first.map(|row| row.cell(column).to_owned())
    };
    let (buyer, label) = (said("buyer"), said("label"));
    let licenses = rows.iter().map(|row| {
        // What is no number of items is out of bounds like any other that cannot be.
        LicenseRequest { sku: row.cell("sku").to_owned(), items: row.cell("items").parse().unwrap_or(0) }
    });
    let serial = rows.first().map(|row| row.cell("serial").to_owned()).unwrap_or_default();
    DeviceRequest { serial, buyer, label, licenses: licenses.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p_03_rows_of_one_shipment_and_serial_number_are_one_device() {
        let sheet = read(
            b"shipment;serial;sku;items;buyer;label\n\
              S-1;00-90-33-00-00-00;REL-BRI-1;2;R1001;K7QX-2M9P\n\
              S-1;0090.3300.0001;REL-BRI-1;4;;\n\
              S-2;00-90-33-00-00-02;REL-BRI-1;1;;\n\
              S-1;009033000000;REL-REG-10;ten;R1002;\n",
        );
        let told: Vec<_> = sheet.mistakes.iter().map(|one| format!("{}:{}", one.line, one.column)).collect();
        assert_eq!(told, ["5:buyer"]);
        let [first, second] = &sheet.shipments[..] else { panic!("{sheet:?}") };
        assert_eq!((first.rows.clone(), second.rows.clone()), (vec![vec![2, 5], vec![3]], vec![vec![4]]));
        let device = &first.request.devices[0];
        assert_eq!((device.buyer.as_deref(), device.licenses[1].items), (Some("R1001"), 0));
        assert!(!format!("{device:?}").contains("K7QX"), "{device:?}");
        for (field, place) in [
            ("number", (2, "shipment")),
            ("devices[1].serial", (3, "serial")),
            ("devices[0].licenses[1].items", (5, "items")),
            ("devices[0].licenses", (2, "sku")),
        ] {
            assert_eq!(first.place_of(field), (place.0, place.1.to_owned()), "{field}");
        }
    }

    #[test]
    fn p_03_x_12_what_is_no_table_of_shipments_is_told_with_its_line() {
        for (text, expected) in [
            ("shipment,serial,sku\nS-1,00,A", "1:items ColumnMissing(\"items\")"),
            ("shipment,serial,sku,items,price\n", "1:price UnknownColumn(\"price\")"),
            ("shipment,serial,sku,items\n", "2: NoRows"),
        ] {
            let sheet = read(text.as_bytes());
            let told = sheet.mistakes.iter().map(|one| format!("{}:{} {:?}", one.line, one.column, one.what));
            assert_eq!(told.collect::<Vec<_>>(), [expected]);
        }
    }
}
