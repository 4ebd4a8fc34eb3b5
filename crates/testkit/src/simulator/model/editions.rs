//! Editions of the catalogue: what is sold from which day on, and that what was sold stays; and the keys that sign for devices,
//! one after the other. (X-18, P-12)

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::{Answer, DAY, Model, SECOND};
use crate::simulator::{FACTORY, KINDS, PRODUCTS};

/// So many editions may be planned at a time.
const MOST_PLANNED: usize = 20;

/// An edition of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// What the story calls it.
    pub name: u32,
    /// From which day on it applies, counted from the first of 1970.
    pub from: i64,
    /// Which of [`PRODUCTS`] it lacks.
    pub without: BTreeSet<u8>,
    pub withdrawn: bool,
}

/// A key that signs for devices after the first one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signer {
    pub made: i64,
    pub from: i64,
}

impl Model {
    /// Whether a product can be sold.
    #[must_use]
    pub fn is_on_sale(&self, sku: &str, now: i64) -> bool {
        !self.lacking(day(now)).iter().any(|product| PRODUCTS[usize::from(*product)] == sku)
    }

    /// Everything it lacks that was ever sold is refused; and if it is for a later day, whatever can be sold until then.
    pub(super) fn publish_edition(&mut self, name: u32, without: &[u8], days: i64, now: i64) -> Answer {
        let (today, from) = (day(now), day(now) + days);
        let without: BTreeSet<u8> = without.iter().copied().collect();
        let mut wrong = Vec::new();
        if days > 0 && self.standing().filter(|one| one.from > today).count() >= MOST_PLANNED {
            wrong.push("too many are planned".to_owned());
        }
        let before = self.lacking(if days > 0 { from - 1 } else { today });
        let counts = |product: &&u8| days > 0 || self.was_sold(PRODUCTS[usize::from(**product)]);
        let gone = without.difference(&before).filter(counts);
        wrong.extend(gone.map(|product| format!("{} would be gone", PRODUCTS[usize::from(*product)])));
        // What the next one lacks must not come before it.
        if let Some(next) = self.standing().map(|one| one.from).filter(|one| *one > from).min() {
            let clash = self.lacking(next);
            let clash = clash.difference(&without);
            wrong.extend(clash.map(|product| format!("{} clashes", PRODUCTS[usize::from(*product)])));
        }
        if !wrong.is_empty() {
            wrong.sort_unstable();
            return Answer::said(format!("wrong: {}", wrong.join(", ")));
        }
        self.editions.push(Edition { name, from, without, withdrawn: false });
        self.events.push("catalogue.published");
        Answer::said("published")
    }

    pub(super) fn withdraw_edition(&mut self, name: u32, now: i64) -> Answer {
        let is_planned = |one: &&mut Edition| one.name == name && !one.withdrawn && one.from > day(now);
        let Some(planned) = self.editions.iter_mut().find(is_planned) else { return Answer::said("it is not planned") };
        planned.withdrawn = true;
        self.events.push("catalogue.withdrawn");
        Answer::said("withdrawn")
    }

    /// While one waits for its time, no other is made.
    pub(super) fn make_signer(&mut self, lead: i64, now: i64) -> Answer {
        if self.signers.iter().any(|one| one.from > now) {
            return Answer::said("one waits for its time");
        }
        self.signers.push(Signer { made: now, from: now + lead });
        self.events.push("device-signing-key.made");
        Answer::said("made")
    }

    /// The number of the key that signs for devices: that of the first is 0.
    #[must_use]
    pub fn signer(&self, now: i64) -> usize {
        self.signers.iter().filter(|one| one.from <= now).count()
    }

    /// Which of them may have signed what was made at an instant: one that signed the moment it was made, less than a second
    /// before, may have come after it, since deeds that are under way at once come in any order.
    #[must_use]
    pub fn signers_at(&self, made: i64) -> RangeInclusive<usize> {
        let is_of_the_moment = |one: &&Signer| one.from == one.made && (made - SECOND..=made).contains(&one.made);
        let at_once = self.signers.iter().filter(is_of_the_moment).count();
        let last = self.signer(made);
        last - at_once..=last
    }

    /// Which of [`PRODUCTS`] nobody ever bought.
    #[must_use]
    pub fn unsold(&self) -> Vec<u8> {
        let products = (0..).zip(PRODUCTS).filter(|(_, sku)| !self.was_sold(sku));
        products.map(|(product, _)| product).collect()
    }

    /// Products that were sold and are not in the catalogue any more: there ought to be none.
    pub(super) fn lost_products(&self, now: i64) -> Vec<&'static str> {
        PRODUCTS.into_iter().filter(|sku| !self.is_on_sale(sku, now) && self.was_sold(sku)).collect()
    }

    /// What the edition lacks that applies on a day: the one whose day came last, and of several for one day the one that was
    /// published last.
    fn lacking(&self, day: i64) -> BTreeSet<u8> {
        let applying = self.standing().filter(|one| one.from <= day).max_by_key(|one| one.from);
        applying.map(|one| one.without.clone()).unwrap_or_default()
    }

    fn standing(&self) -> impl Iterator<Item = &Edition> {
        self.editions.iter().filter(|one| !one.withdrawn)
    }

    fn was_sold(&self, sku: &str) -> bool {
        let mut factory = self.devices.iter().flat_map(|device| &device.licenses);
        self.licenses.values().any(|license| KINDS[usize::from(license.line.kind)].sku == sku)
            || factory.any(|made| FACTORY[usize::from(made.product)].sku == sku)
    }
}

/// The day of UTC.
fn day(now: i64) -> i64 {
    now.div_euclid(DAY)
}
