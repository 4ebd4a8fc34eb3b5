//! The simulator: a small model beside the real thing, and chance that tries to tell them apart.
//! (L-03, L-07, L-12, L-15, P-03 to P-10, P-12, P-14, P-16, X-18)
//!
//! From a seed it draws a story: orders, unlocks, saves, products that activate and check in, lost calls and repeated
//! ones, servers disabled and replaced, corrections, days that pass; activation keys redeemed, license keys made and
//! revoked, stock that goes from one account to another; devices shipped with licenses, claimed, given to others; catalogues published and taken
//! back, keys for devices that follow others; some deeds at the same moment, on several nodes if there are several. Each is done by the functions of `claviger_app` on a real database, and by the model in plain
//! numbers. After every step both must stand alike: every figure, every cell, every answer, every lease, every event. Of
//! deeds at one moment some order must explain everything. A story that fails is made as short as it can be.
//!
//! The database of a simulation on SQLite lies in memory (`/dev/shm`) where the machine has such a place. What survives
//! the loss of power is not what is shown here; the kills do that.

mod deed;
mod model;
mod plan;
mod real;
mod scene;
mod shrink;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use deed::Step;
use plan::Plan;
use scene::Scene;

/// After so many steps a story ends and another begins: worlds that stay small are quick, and see more beginnings.
pub const STORY: usize = 1_500;

/// How often an account may release servers at once in a year.
const RELEASES_PER_YEAR: usize = 4;
/// Where the accounts are: first the customers, then the partners that have stock.
const ZONES: [&str; 6] =
    ["Europe/Rome", "America/New_York", "Asia/Dubai", "Europe/Rome", "America/New_York", "Asia/Dubai"];
/// From this number on, accounts are partners.
const PARTNERS: u8 = 3;
/// The number of a device that is another maker's.
const FOREIGN_DEVICE: u8 = 99;
/// The number of a device whose serial number somebody types with a digit too few.
const MISTYPED_DEVICE: u8 = 98;
/// An account that nobody has.
const NO_ACCOUNT: u8 = 99;
/// How many days each care plan lasts here. One length for each, so that whoever ends first is known by plan and end.
const PLAN_DAYS: [i32; 4] = [1, 10, 30, 90];
/// What is sold: each a pool of its own in every account.
const KINDS: [Kind; 6] = [
    Kind {
        sku: "FAX-4L",
        units: 4,
        application: "ip-fax",
        role: "base",
        model: "perpetual",
        kept: For::Servers,
        registered: false,
    },
    Kind {
        sku: "FAX-4L",
        units: 4,
        application: "ip-fax",
        role: "base",
        model: "subscription",
        kept: For::Servers,
        registered: false,
    },
    Kind {
        sku: "FAX-1R",
        units: 1,
        application: "ip-fax",
        role: "redundancy",
        model: "perpetual",
        kept: For::Servers,
        registered: true,
    },
    Kind {
        sku: "SOFT-10C",
        units: 10,
        application: "softphone",
        role: "client",
        model: "cloud",
        kept: For::Servers,
        registered: false,
    },
    Kind {
        sku: "PBX-5U",
        units: 5,
        application: "pbx",
        role: "base",
        model: "perpetual",
        kept: For::Devices,
        registered: false,
    },
    Kind {
        sku: "BRI-2I",
        units: 2,
        application: "bri",
        role: "base",
        model: "perpetual",
        kept: For::ItsDevice,
        registered: false,
    },
];

/// What devices leave the factory with; it comes into the pools of what is sold.
const FACTORY: [Factory; 3] = [
    Factory { sku: "BRI-2F", units: 2, kind: 5, proof: Proof::Either },
    Factory { sku: "PBX-10F", units: 10, kind: 4, proof: Proof::Buyer },
    Factory { sku: "PBX-1F", units: 1, kind: 4, proof: Proof::Label },
];
/// After those: what is sold, but not with devices, and what nobody has ever sold.
const WRONG_SKUS: [&str; 2] = ["PBX-5U", "PBX-6U"];
/// Every product of the catalogue; an edition of it may lack some.
const PRODUCTS: [&str; 8] = ["FAX-4L", "FAX-1R", "SOFT-10C", "PBX-5U", "BRI-2I", "BRI-2F", "PBX-10F", "PBX-1F"];

/// Something that devices are made with.
#[derive(Debug, Clone, Copy)]
struct Factory {
    sku: &'static str,
    units: u64,
    /// Into which of the [`KINDS`] it comes.
    kind: u8,
    proof: Proof,
}

/// What proves that a device is one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Proof {
    Buyer,
    Label,
    Either,
}

/// Something that is sold.
#[derive(Debug, Clone, Copy)]
struct Kind {
    sku: &'static str,
    units: u64,
    application: &'static str,
    role: &'static str,
    model: &'static str,
    kept: For,
    /// Whether its care begins when it is registered; so many months long as its plan has numbers.
    registered: bool,
}

/// What units are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum For {
    /// They are unlocked, and given to servers.
    Servers,
    /// They come by activation keys, are kept in stock, and made into license keys for devices.
    Devices,
    /// The same, and each key is for the one device whose serial number it bears.
    ItsDevice,
}

/// On which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// SQLite, in a file in memory. Deeds of one moment are in one commit.
    Sqlite,
    /// PostgreSQL, on the server for tests. Deeds of one moment run on connections of their own.
    Postgres,
}

/// What is to be simulated.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The seed of the first story; each story after it has the next one.
    pub seed: u64,
    /// How many steps in all.
    pub steps: usize,
    /// On which database.
    pub engine: Engine,
    /// How many nodes share it; more than one makes sense on PostgreSQL alone.
    pub nodes: usize,
    /// How many stories are told side by side.
    pub threads: usize,
}

/// What a simulation came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// Steps done.
    pub steps: usize,
    /// Stories told.
    pub stories: usize,
    /// How often what was answered to what, figures left out: `save: not enough`.
    pub tally: BTreeMap<String, usize>,
}

/// A story that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Its seed.
    pub seed: u64,
    /// On which database it failed.
    pub engine: Engine,
    /// How many steps it had until it failed.
    pub steps: usize,
    /// How many it has after everything was left out that it fails without.
    pub shrunk: usize,
    /// That shorter story.
    pub story: Vec<String>,
    /// How the real thing and the model differ at its end.
    pub difference: String,
}

/// Simulates; `progress` is told now and then how many steps were done.
///
/// # Errors
///
/// The first story that fails, shrunk.
pub fn simulate(options: &Options, progress: impl Fn(usize) + Sync) -> Result<Summary, Box<Failure>> {
    let stories = options.steps.div_ceil(STORY);
    let (next, is_over) = (AtomicU64::new(0), AtomicBool::new(false));
    let outcome = Mutex::new((Summary::default(), None));
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let index = usize::try_from(number).unwrap_or(usize::MAX);
            if index >= stories || is_over.load(Ordering::Relaxed) {
                return;
            }
            let steps = STORY.min(options.steps - index * STORY);
            let told = story(options, options.seed.wrapping_add(number), steps);
            is_over.fetch_or(told.is_err(), Ordering::Relaxed);
            let Ok(mut outcome) = outcome.lock() else { return };
            let (summary, failed) = &mut *outcome;
            match told {
                Ok(tally) => {
                    summary.steps += steps;
                    summary.stories += 1;
                    for (what, times) in tally {
                        *summary.tally.entry(what).or_default() += times;
                    }
                    progress(summary.steps);
                }
                Err(failure) => {
                    failed.get_or_insert(failure);
                }
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..options.threads.max(1) {
            scope.spawn(work);
        }
    });
    let (summary, failed) = outcome.into_inner().unwrap_or_default();
    failed.map_or(Ok(summary), Err)
}

/// One story; answers with how often what was answered to what.
fn story(options: &Options, seed: u64, many: usize) -> Result<BTreeMap<String, usize>, Box<Failure>> {
    let mut told: Vec<Step> = Vec::new();
    let outcome = Scene::new(options.engine, options.nodes, seed).and_then(|mut scene| {
        let mut plan = Plan::new(seed, scene.now);
        for _ in 0..many {
            let step = plan.next(&scene.model, scene.now);
            told.push(step.clone());
            scene.step(&step)?;
        }
        scene.check()?;
        Ok(scene.tally)
    });
    let difference = match outcome {
        Ok(tally) => return Ok(tally),
        Err(difference) => difference,
    };
    // Shrinking takes its time, above all on PostgreSQL: what is known is said at once.
    let last = told.last().map(ToString::to_string).unwrap_or_default();
    eprintln!("seed {seed} fails at step {}, {last}:\n{difference}\nLooking for a shorter story.", told.len());
    let shrunk = shrink::shrink(options.engine, options.nodes, seed, &told);
    let retold = shrink::tell(options.engine, options.nodes, seed, &shrunk);
    Err(Box::new(Failure {
        seed,
        engine: options.engine,
        steps: told.len(),
        shrunk: shrunk.len(),
        story: retold.lines,
        difference: retold.failure.unwrap_or(difference),
    }))
}

/// Whether units of a kind are kept in stock.
fn is_stock(kind: u8) -> bool {
    KINDS[usize::from(kind)].kept != For::Servers
}

/// The kind of a pool or of an item of a lease.
fn kind_of(application: &str, role: &str, model: &str) -> Option<u8> {
    let fits = |kind: &Kind| (kind.application, kind.role, kind.model) == (application, role, model);
    KINDS.iter().position(fits).and_then(|at| u8::try_from(at).ok())
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "the story of seed {} failed at step {}; {} steps are enough:\n",
            self.seed, self.steps, self.shrunk
        )?;
        self.story.iter().try_for_each(|line| writeln!(f, "{line}"))?;
        writeln!(f, "\n{}\n", self.difference)?;
        write!(f, "Tell it again: cargo xtask simulate --seed {} --steps {}", self.seed, self.steps)?;
        if self.engine == Engine::Postgres { write!(f, " --engine postgres") } else { Ok(()) }
    }
}
