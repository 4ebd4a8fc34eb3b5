//! What the vendor does now and then: another edition of the catalogue, another key for devices.

use super::{Plan, again};
use crate::simulator::deed::{Deed, Line, Step};
use crate::simulator::model::{DAY, Edition, Model, SECOND};
use crate::simulator::{KINDS, Kind, PRODUCTS, is_stock};

impl Plan {
    /// Now and then, more often while an edition may lack something; half of the time while others sell by the catalogue, or
    /// make license keys.
    pub(super) fn editions(&mut self, model: &Model, now: i64) -> Option<Step> {
        let unsold = model.unsold();
        let deed = match self.luck.below(if unsold.is_empty() { 1_000 } else { 300 }) {
            0..8 => self.edition(model, &unsold),
            8..12 => {
                let wants_planned = self.luck.in_a_hundred(80);
                let fits = |one: &&Edition| !wants_planned || (!one.withdrawn && one.from > now.div_euclid(DAY));
                let editions: Vec<u32> = model.editions.iter().filter(fits).map(|one| one.name).collect();
                Deed::WithdrawEdition { edition: *self.luck.pick(&editions)? }
            }
            12..16 => Deed::MakeSigner { lead: self.lead() },
            _ => return None,
        };
        if self.luck.in_a_hundred(50) {
            return Some(Step::One(deed));
        }
        let mut deeds = vec![deed];
        for _ in 0..=self.luck.below(2) {
            let copy = u32::try_from(deeds.len()).unwrap_or(1);
            let beside = match &deeds[0] {
                first if self.luck.in_a_hundred(25) => Some(again(first.clone(), copy)),
                Deed::MakeSigner { .. } => self.make_key(model, now),
                Deed::PublishEdition { without, .. } if self.luck.in_a_hundred(70) => {
                    self.last_order(model, without, now)
                }
                _ => self.place(model, now),
            };
            let beside = beside.unwrap_or_else(|| self.deed(model, now));
            deeds.push(beside);
        }
        Some(Step::AtOnce(deeds))
    }

    /// An order of something that is about to be gone.
    fn last_order(&mut self, model: &Model, without: &[u8], now: i64) -> Option<Deed> {
        let is_gone = |kind: &Kind| without.iter().any(|product| PRODUCTS[usize::from(*product)] == kind.sku);
        let gone: Vec<u8> = (0..).zip(KINDS).filter(|(_, kind)| is_gone(kind)).map(|(kind, _)| kind).collect();
        let kind = *self.luck.pick(&gone)?;
        let drawn = self.line(is_stock(kind), now);
        let plan = if is_stock(kind) { 0 } else { drawn.plan.max(1) };
        let customer = if is_stock(kind) { self.holder(model) } else { self.customer(model) };
        self.orders += 1;
        Some(Deed::Place { order: self.orders, customer, lines: vec![Line { kind, plan, ..drawn }.told_once()] })
    }

    /// For today, or for a day to come; of everything, of what another one has, or without some products, mostly such as nobody
    /// has bought.
    fn edition(&mut self, model: &Model, unsold: &[u8]) -> Deed {
        self.editions += 1;
        let days = if self.luck.in_a_hundred(50) { 0 } else { 1 + i64::try_from(self.luck.below(40)).unwrap_or(0) };
        let products = (0..).zip(PRODUCTS).map(|(product, _)| product);
        let without = match self.luck.below(10) {
            0..4 => Vec::new(),
            4..7 => {
                self.luck.pick(&model.editions).map(|one| one.without.iter().copied().collect()).unwrap_or_default()
            }
            _ => products.filter(|one| self.luck.in_a_hundred(if unsold.contains(one) { 40 } else { 10 })).collect(),
        };
        Deed::PublishEdition { edition: self.editions, without, days }
    }

    /// At once, or later; then never at an instant at which something else happens.
    fn lead(&mut self) -> i64 {
        let longest = match self.luck.below(3) {
            0 => return 0,
            1 => 3 * 86_400,
            _ => 20 * 86_400,
        };
        i64::try_from(self.luck.below(longest)).unwrap_or(0) * SECOND + 500
    }
}
