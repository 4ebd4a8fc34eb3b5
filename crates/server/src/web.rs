//! What every request has at hand: the database, the vendor, the keys, the clock.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use claviger_app::act::{Act, Who};
use claviger_app::edition::{self, Shelf};
use claviger_app::keys::Keys;
use claviger_app::store::engine::{Db, Notices, Tx};
use claviger_app::store::fault::Fault;
use claviger_app::{Error, Vendor, once};
use jiff::Timestamp;

use crate::brand::Brand;
use crate::clock::{Clock, Entropy};
use crate::contacts::Contacts;
use crate::edge::Edge;
use crate::hearing::Streams;
use crate::limits::{Limiter, Limits};
use crate::mail::Mailbox;
use crate::metrics::Metrics;
use crate::stopping::Stop;

/// The running installation. Clones share it.
#[derive(Clone)]
pub struct Web(Arc<Inner>);

struct Inner {
    db: Db,
    /// The vendor by the configured file.
    vendor: Arc<Vendor>,
    editions: RwLock<Editions>,
    keys: RwLock<Arc<Keys>>,
    clock: Clock,
    entropy: Entropy,
    mailbox: Option<Mailbox>,
    brand: Brand,
    edge: Edge,
    metrics: Metrics,
    stop: Stop,
    limiters: Limiters,
    contacts: Contacts,
    streams: Streams,
}

/// The vendor by the editions of the catalogue that apply or are planned, in the order in which they come to apply.
#[derive(Default)]
struct Editions {
    mark: (u64, u64),
    dated: Vec<(Timestamp, Arc<Vendor>)>,
}

/// Who calls how often, as this node remembers it.
#[derive(Debug)]
pub struct Limiters {
    /// Calls to the API, by key.
    pub calls: Limiter,
    /// Calls to the API without a key that is good, by address.
    pub failures: Limiter,
    /// Passwords given or chosen and mails asked for by people, by address.
    pub people: Limiter,
}

/// What a running installation is made of.
pub struct Parts {
    /// The database.
    pub db: Db,
    /// The vendor.
    pub vendor: Vendor,
    /// The signing keys.
    pub keys: Keys,
    /// The clock.
    pub clock: Clock,
    /// The randomness.
    pub entropy: Entropy,
    /// The demonstration's mailbox, if this is one.
    pub mailbox: Option<Mailbox>,
    /// How the portal shows whose it is.
    pub brand: Brand,
    /// Bounds and trust towards the network.
    pub edge: Edge,
}

impl Web {
    /// Puts an installation together.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        Self::with_limits(parts, Limits::default())
    }

    /// The same, with limits of one's own.
    #[must_use]
    pub fn with_limits(parts: Parts, limits: Limits) -> Self {
        let Parts { db, vendor, keys, clock, entropy, mailbox, brand, edge } = parts;
        let (vendor, keys) = (Arc::new(vendor), RwLock::new(Arc::new(keys)));
        let limiters = Limiters {
            calls: Limiter::new(limits.calls),
            failures: Limiter::new(limits.failures),
            people: Limiter::new(limits.people),
        };
        let contacts = Contacts::new(db.clone());
        let (metrics, stop, streams) = (Metrics::new(), Stop::new(), Streams::new(edge.connections));
        Self(Arc::new(Inner {
            db,
            vendor,
            editions: RwLock::default(),
            keys,
            clock,
            entropy,
            mailbox,
            brand,
            edge,
            metrics,
            stop,
            limiters,
            contacts,
            streams,
        }))
    }

    /// The vendor, by the edition of its catalogue that applies now.
    #[must_use]
    pub fn vendor(&self) -> Arc<Vendor> {
        self.vendor_at(self.0.clock.now())
    }

    /// The vendor, by the edition of its catalogue that applies at `now`.
    fn vendor_at(&self, now: Timestamp) -> Arc<Vendor> {
        let editions = self.0.editions.read().unwrap_or_else(PoisonError::into_inner);
        let applying = editions.dated.iter().rev().find(|(from, _)| *from <= now);
        Arc::clone(applying.map_or(&self.0.vendor, |(_, vendor)| vendor))
    }

    /// Takes over the editions of the catalogue as they are now, if anything of them has changed.
    pub async fn renew_catalogue(&self) -> Result<(), Fault> {
        let known = self.0.editions.read().unwrap_or_else(PoisonError::into_inner).mark;
        let (base, now) = (Arc::clone(&self.0.vendor), self.0.clock.now());
        let look = move |tx: &mut Tx<'_>| match edition::mark(tx)? {
            mark if mark == known => Ok::<_, Fault>(None),
            _ => edition::shelf(tx, now, &base).map(Some),
        };
        if let Some(Shelf { mark, dated }) = self.0.db.read(look).await? {
            let dated = dated.into_iter().map(|(from, vendor)| (from, Arc::new(vendor))).collect();
            let mut editions = self.0.editions.write().unwrap_or_else(PoisonError::into_inner);
            // Of two looks, the one that saw more is the later one.
            if mark > editions.mark {
                *editions = Editions { mark, dated };
            }
        }
        Ok(())
    }

    /// The signing keys, as they were seen last. (L-18)
    #[must_use]
    pub fn keys(&self) -> Arc<Keys> {
        Arc::clone(&self.0.keys.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes over the signing keys as they are now.
    pub fn renew_keys(&self, keys: Keys) {
        *self.0.keys.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(keys);
    }

    /// The clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// The randomness.
    #[must_use]
    pub fn entropy(&self) -> &Entropy {
        &self.0.entropy
    }

    /// The demonstration's mailbox.
    #[must_use]
    pub fn mailbox(&self) -> Option<&Mailbox> {
        self.0.mailbox.as_ref()
    }

    /// How the portal shows whose it is.
    #[must_use]
    pub fn brand(&self) -> &Brand {
        &self.0.brand
    }

    /// Who calls how often.
    #[must_use]
    pub fn limiters(&self) -> &Limiters {
        &self.0.limiters
    }

    /// What is remembered of servers that have called. (L-19)
    #[must_use]
    pub fn contacts(&self) -> &Contacts {
        &self.0.contacts
    }

    /// Bounds and trust towards the network.
    #[must_use]
    pub fn edge(&self) -> &Edge {
        &self.0.edge
    }

    /// What is counted.
    #[must_use]
    pub fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    /// The end of the program.
    #[must_use]
    pub fn stop(&self) -> &Stop {
        &self.0.stop
    }

    /// How much work waits for the database: to write, and to read.
    #[must_use]
    pub fn waiting_work(&self) -> (usize, usize) {
        self.0.db.waiting()
    }

    /// A deed of `who`, now.
    #[must_use]
    pub fn act(&self, who: Who, origin: &str) -> Act {
        Act::new(self.0.clock.now(), who, origin, self.0.entropy.seed())
    }

    /// Does something in one transaction; answers when it is on the disk.
    pub async fn write<T, F>(&self, act: &Act, deed: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&mut Tx<'_>, &mut Act, &Vendor) -> Result<T, Error> + Send + 'static,
    {
        // One request may write more than once. The seed stays the same when the transaction is repeated.
        let act = act.clone().reseeded(self.0.entropy.seed());
        let deed = Arc::new(Mutex::new(deed));
        let attempt = |vendor: Arc<Vendor>| {
            let (act, deed) = (act.clone(), Arc::clone(&deed));
            self.0.db.write(move |tx: &mut Tx<'_>| {
                let mut act = act.clone();
                let done = lock(&deed)(tx, &mut act, &vendor)?;
                once::note_done(tx, &act)?;
                Ok(done)
            })
        };
        match attempt(self.vendor_at(act.now)).await {
            // Another node has published an edition of which this one has not heard yet.
            Err(Error::Edition(edition::Refusal::Outdated)) => {
                self.renew_catalogue().await?;
                attempt(self.vendor_at(act.now)).await
            }
            done => done,
        }
    }

    /// Looks something up, in one state of the database.
    pub async fn read<T, F>(&self, act: &Act, look: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&mut Tx<'_>, &Act, &Vendor) -> Result<T, Error> + Send + 'static,
    {
        let look = Arc::new(Mutex::new(look));
        let attempt = |vendor: Arc<Vendor>| {
            let (act, look) = (act.clone(), Arc::clone(&look));
            self.0.db.read(move |tx| lock(&look)(tx, &act, &vendor))
        };
        match attempt(self.vendor_at(act.now)).await {
            Err(Error::Edition(edition::Refusal::Outdated)) => {
                self.renew_catalogue().await?;
                attempt(self.vendor_at(act.now)).await
            }
            found => found,
        }
    }

    /// Hears of everything that is committed from now on, on whatever node.
    #[must_use]
    pub fn listen(&self) -> Notices {
        self.0.db.listen()
    }

    /// The streams that are held open here.
    #[must_use]
    pub fn streams(&self) -> &Streams {
        &self.0.streams
    }
}

/// What is done, for the one attempt that does it: there is never more than one at a time.
fn lock<F>(deed: &Mutex<F>) -> MutexGuard<'_, F> {
    deed.lock().unwrap_or_else(PoisonError::into_inner)
}
