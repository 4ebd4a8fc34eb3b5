//! The matrix as it comes back from a browser: cells by row and column, each with what stood there when it was served.

use std::collections::BTreeMap;

use claviger_app::domain::id::{PoolId, ServerId};
use claviger_app::domain::units::Units;
use claviger_app::matrix::CellChange;

/// What was typed into the matrix.
#[derive(Debug, Default)]
pub(super) struct Typed {
    cells: BTreeMap<(PoolId, ServerId), TypedCell>,
}

/// A form that is none of ours.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotOurs;

/// One cell as it was typed.
#[derive(Debug)]
pub(super) struct TypedCell {
    /// The row.
    pub pool: PoolId,
    /// The column.
    pub server: ServerId,
    /// What was typed.
    pub text: String,
    /// What stood there when the page was served.
    pub seen: Units,
}

impl TypedCell {
    /// The quantity that was typed; none if it cannot be read. An emptied cell is nought.
    pub(super) fn wanted(&self) -> Option<Units> {
        let digits = self.text.trim();
        if digits.is_empty() {
            return Some(Units::ZERO);
        }
        let plain = digits.len() <= 10 && digits.bytes().all(|byte| byte.is_ascii_digit());
        if plain { digits.parse().ok().and_then(Units::new) } else { None }
    }

    /// Whether somebody typed something else than what stood there.
    pub(super) fn is_changed(&self) -> bool {
        self.wanted() != Some(self.seen)
    }
}

impl Typed {
    /// Reads the fields `c.<pool>.<server>` with their `s.<pool>.<server>`; other fields are not looked at.
    pub(super) fn read<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>) -> Result<Self, NotOurs> {
        let mut seen = BTreeMap::new();
        let mut typed = Vec::new();
        for (name, value) in fields {
            if let Some(place) = name.strip_prefix("s.") {
                let units = value.parse().ok().and_then(Units::new).ok_or(NotOurs)?;
                seen.insert(place_of(place)?, units);
            } else if let Some(place) = name.strip_prefix("c.") {
                typed.push((place_of(place)?, value));
            }
        }
        let cell = |((pool, server), text): ((PoolId, ServerId), &str)| {
            let seen = *seen.get(&(pool, server)).ok_or(NotOurs)?;
            Ok(((pool, server), TypedCell { pool, server, text: text.to_owned(), seen }))
        };
        Ok(Self { cells: typed.into_iter().map(cell).collect::<Result<_, _>>()? })
    }

    /// The cells somebody changed; none if one of them cannot be read.
    ///
    /// Cells left alone are not named: what somebody else saved there meanwhile is none of this save's business.
    pub(super) fn changes(&self) -> Option<Vec<CellChange>> {
        let change = |cell: &TypedCell| {
            Some(CellChange { pool: cell.pool, server: cell.server, seen: cell.seen, wanted: cell.wanted()? })
        };
        self.cells.values().filter(|cell| cell.is_changed()).map(change).collect()
    }

    /// What was typed into one cell, if it was changed.
    pub(super) fn changed(&self, pool: PoolId, server: ServerId) -> Option<&TypedCell> {
        self.cells.get(&(pool, server)).filter(|cell| cell.is_changed())
    }
}

/// The name of a cell's field, of what stands behind `c.` and `s.`.
pub(super) fn place(pool: PoolId, server: ServerId) -> String {
    format!("{pool}.{server}")
}

fn place_of(text: &str) -> Result<(PoolId, ServerId), NotOurs> {
    let (pool, server) = text.split_once('.').ok_or(NotOurs)?;
    Ok((pool.parse().map_err(|_| NotOurs)?, server.parse().map_err(|_| NotOurs)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;

    fn ids() -> (PoolId, ServerId) {
        (PoolId::new(Timestamp::UNIX_EPOCH, [1; 10]), ServerId::new(Timestamp::UNIX_EPOCH, [2; 10]))
    }

    /// Reads one cell that showed `seen` and into which `typed` was typed.
    fn cell(seen: &str, typed: &str) -> Result<Typed, NotOurs> {
        let (pool, server) = ids();
        let (seen_name, name) = (format!("s.{}", place(pool, server)), format!("c.{}", place(pool, server)));
        Typed::read([("csrf", "x"), (name.as_str(), typed), (seen_name.as_str(), seen)].into_iter())
    }

    #[test]
    fn l_12_only_cells_that_were_changed_are_saved() {
        let check = |seen: &str, typed: &str, expected: Option<Vec<u64>>| {
            let changes = cell(seen, typed).unwrap().changes();
            let wanted = changes.map(|changes| changes.iter().map(|change| change.wanted.count()).collect::<Vec<_>>());
            assert_eq!(wanted, expected, "{seen} -> {typed}");
        };
        check("5", "5", Some(vec![]));
        check("5", " 005 ", Some(vec![]));
        check("5", "7", Some(vec![7]));
        check("5", "", Some(vec![0]));
        check("0", "", Some(vec![]));
        check("0", "1000000000", Some(vec![1_000_000_000]));
        for unreadable in ["-1", "1.5", "1,000", "five", "1000000001", "99999999999999999999", "٣"] {
            check("5", unreadable, None);
        }
    }

    #[test]
    fn l_12_what_was_typed_is_kept_for_the_page() {
        let (pool, server) = ids();
        let typed = cell("5", "five").unwrap();
        assert_eq!(typed.changed(pool, server).unwrap().text, "five");
        assert!(cell("5", "5").unwrap().changed(pool, server).is_none());
    }

    #[test]
    fn x_12_a_cell_without_what_was_seen_or_with_a_strange_name_is_not_ours() {
        let (pool, server) = ids();
        let name = format!("c.{}", place(pool, server));
        for field in [(name.as_str(), "1"), ("c.x", "1"), ("c.x.y", "1"), ("s.x.y", "1")] {
            assert_eq!(Typed::read([field].into_iter()).err(), Some(NotOurs), "{field:?}");
        }
        assert!(cell("many", "1").is_err());
    }
}
