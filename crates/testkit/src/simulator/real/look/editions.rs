//! How editions of the catalogue stand, and the keys that sign for devices.

use std::collections::BTreeMap;

use claviger_store::engine::{Row, Tx};
use claviger_store::fault::Fault;
use jiff::Span;
use jiff::civil::{Date, date};

use super::{compare, named};
use crate::simulator::model::Model;

/// How they stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Editions {
    /// Its number, from which day on it applies, whether it was taken back.
    editions: BTreeMap<u32, (u64, Date, bool)>,
    /// From when on each key signs that followed the first one.
    signers: BTreeMap<usize, i64>,
}

/// What is read at once.
pub(super) struct Rows {
    editions: Vec<Row>,
    signers: Vec<Row>,
}

pub(super) fn read(tx: &mut Tx<'_>) -> Result<Rows, Fault> {
    Ok(Rows {
        editions: tx.rows("SELECT number, valid_from, note, withdrawn_at FROM catalogue_edition", &[])?,
        signers: tx.rows("SELECT signs_from FROM device_signing_key ORDER BY signs_from", &[])?,
    })
}

impl Editions {
    pub(super) fn seen(rows: &Rows) -> Result<Self, Fault> {
        let mut editions = BTreeMap::new();
        for row in &rows.editions {
            let is_withdrawn = row.get::<Option<i64>>("withdrawn_at")?.is_some();
            editions
                .insert(named(row, "note", "edition ")?, (row.get("number")?, row.get("valid_from")?, is_withdrawn));
        }
        let signers = rows.signers.iter().map(|row| row.get("signs_from")).collect::<Result<Vec<i64>, _>>()?;
        Ok(Self { editions, signers: (1..).zip(signers).collect() })
    }

    /// How they should stand.
    pub(super) fn of(model: &Model) -> Self {
        let day = |since: i64| date(1970, 1, 1).saturating_add(Span::new().days(since));
        let editions =
            (1..).zip(&model.editions).map(|(number, one)| (one.name, (number, day(one.from), one.withdrawn)));
        Self {
            editions: editions.collect(),
            signers: (1..).zip(model.signers.iter().map(|signer| signer.from)).collect(),
        }
    }

    pub(super) fn differences(&self, wanted: &Self, found: &mut Vec<String>) {
        compare(found, "edition: number, day, taken back", &self.editions, &wanted.editions);
        compare(found, "key for devices: from when it signs", &self.signers, &wanted.signers);
    }
}
