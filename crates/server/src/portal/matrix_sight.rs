//! How the matrix looks to a reader at an instant: figures and words of each pool, and what was typed. (L-09 to L-12)

use claviger_app::Vendor;
use claviger_app::domain::id::{PoolId, ServerId};
use claviger_app::domain::license::License;
use claviger_app::domain::license::allocation::Standing;
use claviger_app::domain::license::pool::Pool;
use claviger_app::matrix::{Matrix, Refusal, Row};
use claviger_app::store::server::Stored;
use jiff::Timestamp;

use super::matrix_form::{Typed, place};
use super::matrix_view::{CellView, Column, FieldView, LicenseView, MatrixView, RowView};
use super::wording;
use crate::texts::Texts;

/// The most cells that are fields all at once; what is larger has fields only where one edits.
const MOST_FIELDS: usize = 400;

/// What the matrix is seen by: the reader's language, the vendor, the instant.
pub(super) struct Sight<'a> {
    /// The reader's language.
    pub texts: &'a Texts,
    /// The vendor.
    pub vendor: &'a Vendor,
    /// When.
    pub now: Timestamp,
    /// Whether the reader may assign licenses and register products.
    pub may_assign: bool,
    /// The only row to show; every row for none.
    pub only: Option<PoolId>,
}

impl MatrixView {
    /// The matrix as it stands; with what was `typed` into it, and what is wrong with that.
    pub(super) fn of(sight: &Sight<'_>, matrix: &Matrix, typed: &Typed, refusal: Option<&Refusal>) -> Self {
        let servers: Vec<Column> = matrix.servers.iter().map(|stored| sight.column(stored)).collect();
        let shown: Vec<_> =
            matrix.rows.iter().filter(|row| sight.only.is_none_or(|only| row.pool.id == only)).collect();
        let is_large = shown.len() * servers.len() > MOST_FIELDS;
        let rows: Vec<_> = shown.into_iter().map(|row| sight.row(matrix, row, is_large, typed, refusal)).collect();
        let mut errors = Vec::new();
        for row in &rows {
            if !row.error.is_empty() {
                errors.push((row.id.clone(), sight.texts.licenses_row_error(&row.application, &row.error)));
                continue;
            }
            for (cell, server) in row.cells.iter().zip(&servers) {
                let Some(field) = cell.field.as_ref().filter(|field| !field.error.is_empty()) else { continue };
                let sentence = sight.texts.licenses_cell_error(&row.application, &server.name, &field.error);
                errors.push((format!("c.{}", field.place), sentence));
            }
        }
        Self { servers, rows, is_large, errors }
    }
}

impl Sight<'_> {
    fn column(&self, stored: &Stored) -> Column {
        let status =
            stored.server.status(stored.token_sealed.is_some(), self.vendor.lease_policy.check_in_every, self.now);
        Column {
            id: stored.server.id.to_string(),
            href: format!("/servers/{}", stored.server.id),
            name: stored.server.name.clone(),
            status: wording::server_status(self.texts, status),
        }
    }

    fn row(&self, matrix: &Matrix, row: &Row, is_large: bool, typed: &Typed, refusal: Option<&Refusal>) -> RowView {
        let (texts, pool, now) = (self.texts, &row.pool, self.now);
        let capacity = pool.capacity_at(now);
        let over = pool.over_allocated_at(now);
        let next = pool.next_change(now);
        let term = pool.shown_term(now);
        let short = match refusal {
            Some(Refusal::NotEnough(short)) => short.iter().find(|short| short.pool == pool.id),
            _ => None,
        };
        let cell = |stored| self.cell(matrix, pool, stored, is_large, typed, refusal);
        let mut cells: Vec<_> = matrix.servers.iter().map(cell).collect();
        if let Some(short) = short
            && let Some(blamed) = cells.iter_mut().find_map(CellView::changed)
        {
            blamed.error = texts.common_too_many(short.wanted.less(short.available).count());
        }
        RowView {
            id: pool.id.to_string(),
            application: wording::application(texts, &row.application, pool.key.role),
            unit: wording::unit(&pool.key.unit),
            model: wording::model(texts, pool.key.model),
            used: pool.figures.used.count(),
            total: capacity.count(),
            elsewhere: capacity.less(pool.available_to_servers_at(now)).count(),
            error: short
                .map(|short| texts.licenses_not_enough(short.wanted.count(), short.available.count()))
                .unwrap_or_default(),
            over: if over.is_zero() { String::new() } else { texts.licenses_over(over.count()) },
            next: next
                .map(|next| {
                    let day = texts.date(next.at.to_zoned(pool.zone.clone()).date());
                    texts.licenses_next_change(day, next.capacity.count())
                })
                .unwrap_or_default(),
            ended: pool.ended(now).map(|day| texts.license_state_ended(texts.date(day))).unwrap_or_default(),
            care: wording::care_standing(texts, pool.shown_care(now), pool.care_at(now)),
            start: wording::day(texts, term.map(|term| term.first)),
            term: wording::day(texts, term.map(|term| term.last)),
            cells,
            licenses: if is_large { Vec::new() } else { self.licenses(matrix, pool) },
        }
    }

    fn cell(
        &self,
        matrix: &Matrix,
        pool: &Pool,
        stored: &Stored,
        is_large: bool,
        typed: &Typed,
        refusal: Option<&Refusal>,
    ) -> CellView {
        let server = stored.server.id;
        let saved = pool.allocation(server).map_or(0, |allocation| allocation.wanted.count());
        let is_fixed = stored.server.disabled_at.is_some();
        let notes = self.notes(matrix, pool, server);
        let typed = typed.changed(pool.id, server);
        let changed_meanwhile = match refusal {
            Some(Refusal::ChangedMeanwhile(cells)) => {
                cells.iter().find(|cell| cell.pool == pool.id && cell.server == server)
            }
            _ => None,
        };
        let is_quiet = notes.is_empty() && typed.is_none() && changed_meanwhile.is_none();
        if is_fixed || !self.may_assign || (is_large && is_quiet) {
            return CellView { saved, is_fixed, notes, field: None };
        }
        let error = if let Some(cell) = changed_meanwhile {
            self.texts.licenses_changed_meanwhile(cell.seen.count(), cell.now.count())
        } else if typed.is_some_and(|cell| cell.wanted().is_none()) {
            self.texts.licenses_not_a_quantity()
        } else {
            String::new()
        };
        let field = FieldView {
            place: place(pool.id, server),
            value: typed.map_or_else(|| saved.to_string(), |cell| cell.text.clone()),
            // Who was told what stands there now decides by saving again; who was not, is still to be told.
            seen: match (changed_meanwhile, typed) {
                (Some(cell), _) => cell.now.count(),
                (None, Some(cell)) => cell.seen.count(),
                (None, None) => saved,
            },
            theirs: changed_meanwhile.map(|cell| cell.now.count()),
            error,
        };
        CellView { saved, is_fixed, notes, field: Some(field) }
    }

    fn notes(&self, matrix: &Matrix, pool: &Pool, server: ServerId) -> Vec<String> {
        let Some(allocation) = pool.allocation(server) else { return Vec::new() };
        let mut notes = Vec::new();
        if allocation.standing == Standing::Disabled && !allocation.wanted.is_zero() {
            notes.push(self.texts.licenses_disabled());
        }
        if !allocation.waiting().is_zero() {
            let waiting = allocation.waiting().count();
            let letting_go: Vec<_> = pool
                .allocations
                .iter()
                .filter(|other| !other.letting_go().is_zero())
                .filter_map(|other| matrix.servers.iter().find(|stored| stored.server.id == other.server))
                .collect();
            notes.push(match letting_go.as_slice() {
                [one] if one.server.id == server => self.texts.licenses_waiting_for_former(waiting),
                [one] => self.texts.licenses_waiting_for(waiting, &one.server.name),
                _ => self.texts.licenses_waiting(waiting),
            });
        }
        if !allocation.letting_go().is_zero() {
            notes.push(self.texts.licenses_releasing(allocation.letting_go().count()));
        }
        notes
    }

    /// What makes the row up, and what the vendor has taken out of it. (L-09, L-29)
    fn licenses(&self, matrix: &Matrix, pool: &Pool) -> Vec<LicenseView> {
        let mut views: Vec<_> = pool.licenses.iter().map(|license| self.license(matrix, pool, license)).collect();
        for (correction, license) in &matrix.taken {
            if correction.license.is_some_and(|(_, from)| from == pool.id) {
                views.push(LicenseView {
                    state: wording::taken(self.texts, correction, &pool.zone),
                    reason: correction.reason.clone(),
                    // Where it is now may be none of the reader's business.
                    href: if license.pool.is_none() { format!("/licenses/{}", license.id) } else { String::new() },
                    care: wording::license_care(self.texts, None),
                    may_register: false,
                    ..self.license(matrix, pool, license)
                });
            }
        }
        views
    }

    fn license(&self, matrix: &Matrix, pool: &Pool, license: &License) -> LicenseView {
        let (texts, now) = (self.texts, self.now);
        let product = self.vendor.catalogue.product(&license.sku);
        let term = license.shown_term();
        let order = matrix.orders.iter().find(|(order, _)| order.id == license.order);
        LicenseView {
            code: license.code.clone(),
            product: product.map_or_else(|| license.sku.clone(), |product| product.name.clone()),
            sku: license.sku.clone(),
            ordered: texts.date(license.ordered_on),
            items: texts.number(u64::from(license.items)),
            units: wording::units(texts, license.units),
            term: term
                .map(|term| format!("{} – {}", texts.date(term.first), texts.date(term.last)))
                .unwrap_or_default(),
            care: wording::license_care(texts, license.care_at(&pool.zone, now)),
            href: format!("/licenses/{}", license.id),
            order: order.map(|(order, _)| order.number.clone()).unwrap_or_default(),
            order_href: order
                .filter(|(_, sees)| *sees)
                .map(|(order, _)| format!("/orders/{}", order.id))
                .unwrap_or_default(),
            state: wording::license_state(texts, license, &pool.zone, now),
            reason: String::new(),
            may_register: self.may_assign && license.unregistered_care().is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use claviger_app::domain::account::{Account, AccountKind, Language};
    use claviger_app::domain::id::{AccountId, LicenseId, OrderId};
    use claviger_app::domain::license::pool::PoolKey;
    use claviger_app::domain::license::server::Server;
    use claviger_app::domain::license::{Model, ProductRole};
    use claviger_app::domain::units::Units;
    use claviger_app::matrix::{ChangedCell, Short};
    use claviger_app::vault::Vault;
    use jiff::tz::TimeZone;

    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn units(count: u64) -> Units {
        Units::new(count).unwrap()
    }

    fn server(number: u8) -> ServerId {
        ServerId::new(NOW, [number; 10])
    }

    /// Ten units for ever: eight are server 1's, two are nobody's.
    fn matrix() -> Matrix {
        let account = AccountId::new(NOW, [1; 10]);
        let (role, model) = (ProductRole::Redundancy, Model::Perpetual);
        let key = PoolKey { account, application: "fax".into(), unit: "channels".into(), role, model };
        let license = License {
            id: LicenseId::new(NOW, [1; 10]),
            code: "TEST-1".into(),
            order: OrderId::new(NOW, [1; 10]),
            ordered_on: jiff::civil::date(1970, 1, 1),
            pool: None,
            sku: "FX".into(),
            items: 10,
            units: units(10),
            model,
            term: None,
            care: None,
            care_plan: None,
            care_months: None,
        };
        let pool = Pool::empty(PoolId::new(NOW, [1; 10]), key, TimeZone::UTC).load(license, NOW).unwrap().pool;
        let pool = pool.save(&BTreeMap::from([(server(1), units(8))]), &BTreeSet::new(), NOW).unwrap().pool;
        let column = |number| Stored {
            server: Server {
                id: server(number),
                account,
                name: format!("ucx-{number}"),
                public_id: "b1".into(),
                binding: None,
                former: None,
                disabled_at: None,
                generation: 1,
                lease_number: 1,
                holds_lease_until: None,
                left_behind_until: None,
            },
            token_sealed: None,
            lease_renew_after: None,
        };
        let account = Account {
            id: account,
            number: "C1".into(),
            kind: AccountKind::Customer,
            name: "Alinea".into(),
            country: "IT".into(),
            zone: TimeZone::UTC,
            above: None,
            language: Language::English,
            orders_to: None,
        };
        let rows = vec![Row { pool, application: "Fax".into() }];
        let servers = vec![column(1), column(2)];
        Matrix { account, rows, servers, orders: Vec::new(), taken: Vec::new(), merged_into: None }
    }

    /// The matrix into whose second cell `text` was typed where `seen` stood, and why it was refused.
    fn view(matrix: &Matrix, text: &str, seen: &str, refusal: Option<&Refusal>) -> MatrixView {
        let place = place(matrix.rows[0].pool.id, server(2));
        let fields = [(format!("c.{place}"), text.to_owned()), (format!("s.{place}"), seen.to_owned())];
        let typed = Typed::read(fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))).unwrap();
        let vendor = Vendor {
            name: "V".into(),
            address: "https://v.example".into(),
            catalogue: Default::default(),
            edition: Default::default(),
            lease_policy: Default::default(),
            server_policy: Default::default(),
            transfer_policy: Default::default(),
            vault: Vault::new(&[0; 32]),
        };
        let sight = Sight { texts: Texts::of("en"), vendor: &vendor, now: NOW, may_assign: true, only: None };
        MatrixView::of(&sight, matrix, &typed, refusal)
    }

    /// What the second cell holds: value, what was seen, what is stored, what is wrong.
    fn second(view: &MatrixView) -> (&str, u64, u64, &str) {
        let cell = &view.rows[0].cells[1];
        let field = cell.field.as_ref().unwrap();
        (&field.value, field.seen, cell.saved, &field.error)
    }

    #[test]
    fn l_09_a_row_shows_the_figures_of_its_pool() {
        let view = view(&matrix(), "0", "0", None);
        let row = &view.rows[0];
        assert_eq!((row.application.as_str(), row.used, row.total, row.elsewhere), ("Fax red.", 8, 10, 0));
        assert_eq!((row.over.as_str(), row.next.as_str(), row.term.as_str()), ("", "", ""));
        assert_eq!((row.cells[0].saved, second(&view), row.licenses.len()), (8, ("0", 0, 0, ""), 1));
        assert!(view.errors.is_empty());
    }

    #[test]
    fn l_12_a_save_that_is_too_much_names_the_row_and_keeps_what_was_typed() {
        let matrix = matrix();
        let pool = matrix.rows[0].pool.id;
        let short = Short { pool, application: "Fax".into(), wanted: units(15), available: units(10) };
        let view = view(&matrix, "7", "0", Some(&Refusal::NotEnough(vec![short])));
        assert_eq!(second(&view), ("7", 0, 0, "5 too many"));
        assert_eq!(view.errors, [(pool.to_string(), "Fax red.: 15 wanted, 10 available".to_owned())]);
    }

    #[test]
    fn l_12_only_who_was_told_what_stands_there_now_replaces_it() {
        let matrix = matrix();
        let pool = matrix.rows[0].pool.id;
        // Somebody else put 3 there, and nobody was told yet: saving again is refused first.
        assert_eq!(second(&view(&matrix, "many", "3", None)).1, 3);
        let (seen, now) = (units(3), units(1));
        let (application, server_name) = ("Fax".into(), "ucx-2".into());
        let changed = ChangedCell { pool, application, server: server(2), server_name, seen, now };
        let view = view(&matrix, "2", "3", Some(&Refusal::ChangedMeanwhile(vec![changed])));
        assert_eq!(second(&view), ("2", 1, 0, "Was 3, is 1 now."));
        assert_eq!(view.errors[0].1, "Fax red., ucx-2: Was 3, is 1 now.");
    }

    #[test]
    fn l_15_the_cells_of_a_disabled_server_are_fixed_and_say_why() {
        let mut matrix = matrix();
        matrix.servers[0].server.disable(NOW);
        matrix.rows[0].pool = matrix.rows[0].pool.disable(server(1), true, NOW).unwrap().pool;
        let view = view(&matrix, "0", "0", None);
        let cell = &view.rows[0].cells[0];
        assert!(cell.is_fixed && cell.field.is_none() && !view.rows[0].cells[1].is_fixed);
        assert_eq!((cell.saved, cell.notes.len(), view.rows[0].used), (8, 2, 0));
        assert!(cell.notes[0].contains("disabled") && cell.notes[1].contains("8 releasing"), "{:?}", cell.notes);
    }

    #[test]
    fn l_15_a_server_that_waits_for_its_own_former_installation_says_so() {
        let mut matrix = matrix();
        let pool = &matrix.rows[0].pool;
        let pool = pool.save(&BTreeMap::from([(server(1), units(10))]), &BTreeSet::new(), NOW).unwrap().pool;
        matrix.rows[0].pool = pool.unbind(server(1), true, NOW).unwrap().pool;
        let view = view(&matrix, "0", "0", None);
        assert_eq!(view.rows[0].cells[0].notes[0], "10 waiting for its former installation");
    }

    #[test]
    fn x_12_what_is_no_quantity_is_told_at_its_cell() {
        let view = view(&matrix(), "five", "0", None);
        assert_eq!(second(&view).0, "five");
        assert!(second(&view).3.starts_with("A quantity is a whole number"));
        assert!(view.errors[0].0.starts_with("c.pool_"));
    }
}
