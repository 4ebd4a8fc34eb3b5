//! Shipped devices, and what they are found by, on both engines.
#![expect(clippy::unwrap_used, reason = "helpers of tests say what they expect by unwrapping it, as tests do")]

use claviger_domain::account::AccountKind;
use claviger_domain::id::ShippedDeviceId;
use claviger_domain::license::serial;
use claviger_domain::license::shipment::{Device, FactoryLicense, State};
use claviger_domain::sorting::{Part, rows};
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use claviger_store::shipment::{self, Filter};
use claviger_store::{account, binds};

use crate::nouns::{at, id, on_each, some_account, units};

/// What makes the devices findable that an older program stored.
const MIGRATION: &str = include_str!("../../migrations/V26__last_digits_of_devices.sql");

/// Two devices of one shipment, the second of which differs from the first in its last digit.
fn with_devices(tx: &mut Tx<'_>) -> Result<(), Fault> {
    account::add(tx, &some_account(2, AccountKind::Reseller, "Belcampo"), at(0))?;
    shipment::open(tx, "020E-7", id(1), at(0))?;
    for (number, serial) in [(11, "00-90-33-01-02-0E"), (12, "00-90-33-01-02-0F")] {
        let device = Device {
            id: id(number),
            shipment: id(1),
            number: "020E-7".into(),
            serial: serial.parse().unwrap(),
            buyer: Some(id(2)),
            has_label: false,
            licenses: vec![FactoryLicense { id: id(number + 10), sku: "BRI-F".into(), items: 2, units: units(2) }],
            state: State::Unclaimed,
            made: at(number.try_into().unwrap()),
        };
        shipment::add(tx, &device, None)?;
        assert_eq!(shipment::find(tx, id(number))?.map(|stored| stored.device), Some(device));
    }
    Ok(())
}

/// Which of them somebody finds who types this: of the first 1, of the second 2, of both 3.
fn found(tx: &mut Tx<'_>, typed: &str) -> Result<u128, Fault> {
    let filter = Filter { state: None, sought: serial::sought(typed) };
    let list = rows(shipment::list(tx, &filter, &Part::first(9))?);
    Ok(list.iter().map(|stored| stored.device.id.uuid().as_u128() - 10).sum())
}

fn check(tx: &mut Tx<'_>, table: &[(&str, u128)]) -> Result<(), Fault> {
    for (typed, which) in table {
        assert_eq!(found(tx, typed)?, *which, "{typed}");
    }
    Ok(())
}

/// What devices were found by from the first.
const ALWAYS: [(&str, u128); 12] = [
    ("00-90-33-01-02-0F", 2),
    ("00 90 33 01 02 0f", 2),
    ("0090.3301.020F", 2),
    ("00903301020f", 2),
    ("00-90-33", 3),
    ("00:90:33:01", 3),
    ("0090.33", 3),
    ("009033-01020", 3),
    ("00-90-33-0", 3),
    ("020e-7", 3),
    ("00-90-34", 0),
    ("90-33", 0),
];
/// What they are found by now.
const SINCE: [(&str, u128); 6] =
    [("01-02-0F", 2), ("01020e", 1), ("02-0F", 2), ("020f 020e-7", 2), ("0102", 3), ("02-0D", 0)];

#[test]
fn p_04_p_11_a_shipped_device_is_found_by_its_number_its_beginning_and_its_last_digits() {
    on_each(|tx| {
        with_devices(tx)?;
        check(tx, &ALWAYS)?;
        check(tx, &SINCE)
    });
}

#[test]
fn p_04_p_11_x_10_a_device_that_an_older_program_stored_is_found_as_well() {
    on_each(|tx| {
        with_devices(tx)?;
        tx.execute("DELETE FROM search_word WHERE word IN ('01020e', '01020f', '020f')", binds![])?;
        check(tx, &ALWAYS)?;
        check(tx, &[("01-02-0F", 0), ("02-0F", 0), ("0102", 0)])?;
        tx.execute(MIGRATION, binds![])?;
        check(tx, &ALWAYS)?;
        check(tx, &SINCE)?;
        let second: ShippedDeviceId = id(12);
        let of_second = tx.rows("SELECT word FROM search_word WHERE subject = $1 ORDER BY word", binds![second])?;
        let of_second: Vec<String> = of_second.iter().map(|row| row.get("word")).collect::<Result<_, _>>()?;
        assert_eq!(of_second, ["00903301020f", "01020f", "020e", "020e7", "020f", "7"]);
        Ok(())
    });
}
