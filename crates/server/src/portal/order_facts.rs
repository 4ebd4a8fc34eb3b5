//! An order as pages show it: who sold what to whom, and its lines. (L-03, L-05)

use claviger_app::Vendor;
use claviger_app::domain::sales::order::Line;
use claviger_app::order::OrderView;

use super::stock::key_state;
use super::wording::{self, Badge};
use crate::texts::Texts;

/// What the pages of an order say of it (`order_facts.html`, `order_lines.html`).
pub(super) struct OrderFacts {
    /// Who will use the products.
    pub customer: String,
    /// Its country.
    pub country: String,
    /// Who sells to the customer.
    pub reseller: String,
    /// Who sells to the reseller; empty if nobody stands between.
    pub distributor: String,
    /// The reseller's order number.
    pub number: String,
    /// Its date.
    pub date: String,
    /// Where its mail goes.
    pub recipient: String,
    /// What was ordered.
    pub lines: Vec<LineFacts>,
}

/// One line of an order.
pub(super) struct LineFacts {
    /// The product's name.
    pub product: String,
    /// Its SKU.
    pub sku: String,
    /// How many items.
    pub items: String,
    /// How many units they bring.
    pub units: String,
    /// The license's code.
    pub code: String,
    /// How it was sold.
    pub model: String,
    /// The care that goes with it; empty for none.
    pub care: String,
    /// First and last day; empty for none.
    pub term: String,
    /// Locked, unlocked, cancelled.
    pub status: Badge,
}

impl OrderFacts {
    /// The facts of `view` for a reader of `texts`.
    pub(super) fn of(texts: &Texts, vendor: &Vendor, view: &OrderView) -> Self {
        let order = &view.order;
        let as_ordered = || wording::line_state(texts, order.state);
        Self {
            customer: view.customer.name.clone(),
            country: order.country.clone(),
            reseller: view.reseller.name.clone(),
            distributor: view.distributor.as_ref().map(|account| account.name.clone()).unwrap_or_default(),
            number: order.number.clone(),
            date: texts.date(order.ordered_on),
            recipient: wording::address(texts, &order.recipient.email),
            lines: order
                .lines
                .iter()
                .map(|line| {
                    let taken = view.taken(line.license);
                    let by_key = || view.key_of(line.license).map(|listed| key_state(texts, listed));
                    let status = taken.map(|one| wording::taken(texts, one, &view.customer.zone));
                    let status = status.or_else(by_key).unwrap_or_else(as_ordered);
                    LineFacts::of(texts, vendor, line, status)
                })
                .collect(),
        }
    }
}

impl LineFacts {
    fn of(texts: &Texts, vendor: &Vendor, line: &Line, status: Badge) -> Self {
        let product = vendor.catalogue.product(&line.sku).map_or(line.sku.as_str(), |product| product.name.as_str());
        Self {
            product: product.to_owned(),
            sku: line.sku.clone(),
            items: texts.number(u64::from(line.items)),
            units: wording::units(texts, line.units),
            code: line.code.clone(),
            model: wording::model(texts, line.model),
            care: line.care_plan.map(|plan| wording::care(texts, plan)).unwrap_or_default(),
            term: wording::order_days(texts, line.term, line.care, line.care_months),
            status,
        }
    }
}

#[cfg(test)]
impl OrderFacts {
    /// An order with a line whose names try to be more than names.
    pub(super) fn sample(texts: &Texts) -> Self {
        Self {
            customer: "Alinea <script>alert(1)</script>".into(),
            country: "IT".into(),
            reseller: "Nord & Partner".into(),
            distributor: "Widget \"Distribution\"".into(),
            number: "N-1<b>".into(),
            date: "8 Aug 2026".into(),
            recipient: "orders@nord.example".into(),
            lines: vec![LineFacts {
                product: "Fax <img src=x>".into(),
                sku: "FX-4".into(),
                items: "2".into(),
                units: "8".into(),
                code: "TEST-0002".into(),
                model: "Subscription".into(),
                care: "Gold".into(),
                term: "8 Aug 2026 – 7 Aug 2027".into(),
                status: wording::line_state(texts, claviger_app::domain::sales::order::State::Locked),
            }],
        }
    }
}
