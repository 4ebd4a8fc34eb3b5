//! Editions of the catalogue, as every node holds them; and keys for devices, as everybody is shown them.

use std::collections::BTreeSet;
use std::sync::Arc;

use claviger_app::act::{Act, Who};
use claviger_app::edition::{self, Draft, Unkept, Wrong};
use claviger_app::{Error, Vendor, device_signing};
use claviger_store::engine::Tx;
use claviger_store::fault::Fault;
use jiff::{SignedDuration, Span, Timestamp};

use super::deeds::{Came, UnderWay, say};
use super::{CATALOGUE, Real, instant};
use crate::simulator::PRODUCTS;
use crate::simulator::deed::Deed;
use crate::simulator::model::Model;

/// The vendor by every edition that applied when a node looked last, or was planned then; each from an instant on.
pub(super) type Shelf = Vec<(Timestamp, Arc<Vendor>)>;

impl Real {
    pub(super) fn begin_edition(&mut self, deed: &Deed, now: i64) -> UnderWay {
        match deed {
            Deed::PublishEdition { edition, without, days } => {
                let today = edition::day(instant(now));
                let draft = Draft {
                    document: document(*edition, without),
                    from: (*days > 0).then(|| today.saturating_add(Span::new().days(*days))),
                    note: format!("edition {edition}"),
                    seen: None,
                };
                self.ask(self.operator.clone(), now, move |tx, act, vendor| {
                    Ok(Came::Published(edition::publish(tx, act, vendor, &draft)?.edition.number))
                })
            }
            Deed::WithdrawEdition { edition } => {
                let number = self.editions.get(edition).copied().unwrap_or(0);
                self.ask(self.operator.clone(), now, move |tx, act, _| {
                    edition::withdraw(tx, act, number)?;
                    Ok(Came::Withdrawn)
                })
            }
            Deed::MakeSigner { lead } => {
                let lead = SignedDuration::from_micros(*lead);
                self.ask(Who::System, now, move |tx, act, vendor| {
                    device_signing::rotate(tx, act, &vendor.vault, lead)?;
                    say("made")
                })
            }
            _ => UnderWay::Not("a deed that has nothing to do with editions"),
        }
    }

    /// The vendor by the edition that applies as far as a node knows: at midnight it changes over by itself.
    pub(super) fn vendor_at(&self, node: usize, now: i64) -> Arc<Vendor> {
        let applying = self.shelves[node].iter().rfind(|(from, _)| *from <= instant(now));
        Arc::clone(applying.map_or(&self.vendor, |(_, vendor)| vendor))
    }

    /// A node looks which editions there are.
    ///
    /// # Errors
    ///
    /// If they cannot be read.
    pub(super) fn look_at_editions(&mut self, node: usize, now: i64) -> Result<(), Fault> {
        let base = Arc::clone(&self.vendor);
        let shelf = self.nodes[node].read(move |tx| edition::shelf(tx, instant(now), &base)).wait()?;
        self.shelves[node] = shelf.dated.into_iter().map(|(from, vendor)| (from, Arc::new(vendor))).collect();
        Ok(())
    }

    /// All nodes hear of what was published or taken back.
    pub(super) fn hear(&mut self, now: i64) -> Result<(), Fault> {
        if !std::mem::take(&mut self.has_news) {
            return Ok(());
        }
        (0..self.nodes.len()).try_for_each(|node| self.look_at_editions(node, now))
    }

    /// Whether what is sold is as the model has it, and so are the keys for devices that are published, with the one that
    /// signs.
    ///
    /// # Errors
    ///
    /// What differs.
    pub fn shown_to_everybody(&self, model: &Model, now: i64) -> Result<(), String> {
        let act = Act::new(instant(now), self.operator.clone(), "192.0.2.7", [0; 32]);
        let vendor = self.vendor_at(0, now);
        let shown = self.nodes[0].read(move |tx| read(tx, &act, &vendor)).wait();
        let Shown { sold, signers } = shown.map_err(|error: Error| error.to_string())?;
        let on_sale = PRODUCTS.into_iter().filter(|sku| model.is_on_sale(sku, now)).map(ToOwned::to_owned);
        let wanted: BTreeSet<String> = on_sale.collect();
        if sold != wanted {
            return Err(format!("{sold:?} are sold instead of {wanted:?}"));
        }
        let wanted = (model.signers.len() + 1, Some(model.signer(now)));
        if signers != wanted {
            return Err(format!("keys for devices, the one that signs: {signers:?} instead of {wanted:?}"));
        }
        Ok(())
    }
}

/// What everybody is shown.
struct Shown {
    /// What is sold.
    sold: BTreeSet<String>,
    /// How many keys for devices are published, and the number of the one that signs.
    signers: (usize, Option<usize>),
}

fn read(tx: &mut Tx<'_>, act: &Act, vendor: &Vendor) -> Result<Shown, Error> {
    let (catalogue, _) = edition::catalogue(tx, act, vendor)?;
    let published = device_signing::published(tx, &vendor.vault)?;
    let signs = device_signing::signing(tx, &vendor.vault, act.now)?;
    let number = published.iter().rev().position(|key| *key == signs);
    let sold = catalogue.products().map(|product| product.sku.clone()).collect();
    Ok(Shown { sold, signers: (published.len(), number) })
}

/// The configured catalogue without some products; its applications' names are another edition's each time.
fn document(edition: u32, without: &[u8]) -> String {
    let lacks = |entry: &&str| {
        !without.iter().any(|product| entry.contains(&format!("sku = \"{}\"", PRODUCTS[usize::from(*product)])))
    };
    let kept: Vec<_> = CATALOGUE.split("\n\n").filter(lacks).collect();
    kept.join("\n\n").replace("name = \"IP Fax server\"", &format!("name = \"IP Fax server {edition}\""))
}

/// A refusal in the model's words.
pub(super) fn words(error: &Error) -> Option<String> {
    use claviger_app::keys::{Refusal as OfKeys, RingRefusal};
    Some(match error {
        Error::Edition(edition::Refusal::Mistakes(found)) => {
            let mut words: Vec<_> = found.iter().map(publishing).collect();
            words.sort_unstable();
            format!("wrong: {}", words.join(", "))
        }
        Error::Edition(edition::Refusal::NotPlanned) => "it is not planned".into(),
        Error::Keys(OfKeys::Ring(RingRefusal::AlreadyAnnounced { .. })) => "one waits for its time".into(),
        _ => return None,
    })
}

fn publishing(wrong: &Wrong) -> String {
    match wrong {
        Wrong::Unkept(Unkept::Gone { sku }) => format!("{sku} would be gone"),
        Wrong::Clash { what: Unkept::Gone { sku }, .. } => format!("{sku} clashes"),
        Wrong::TooManyPlanned => "too many are planned".into(),
        _ => format!("{wrong:?}"),
    }
}
