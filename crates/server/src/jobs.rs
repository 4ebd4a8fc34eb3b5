//! What happens by itself, beside requests and mail. Each job is a deed like any other and may be done by any node.

use std::time::Duration;

use claviger_app::act::Who;
use claviger_app::{activation, audit, once};

use crate::web::Web;

/// How often we look.
const EVERY: Duration = Duration::from_secs(30);
/// How many servers one transaction looks after.
const AT_ONCE: u32 = 100;
/// How many calls one transaction forgets.
const CALLS_AT_ONCE: u32 = 1_000;
/// How often the event log's chain is brought up to date.
const SEAL_EVERY: Duration = Duration::from_secs(1);
/// How many events one transaction seals.
const SEALED_AT_ONCE: u32 = 500;

/// Runs the jobs for as long as the program runs; what is being done when it is to end is finished.
pub async fn run(web: Web) {
    tokio::join!(
        async {
            while !web.stop().has_begun() {
                release_ended_leases(&web).await;
                forget_old_calls(&web).await;
                web.stop().rest(EVERY).await;
            }
        },
        async {
            while !web.stop().has_begun() {
                seal_events(&web).await;
                web.stop().rest(SEAL_EVERY).await;
            }
        }
    );
}

/// Events that have settled are linked into the chain.
async fn seal_events(web: &Web) {
    while !web.stop().has_begun() {
        let act = web.act(Who::System, "job");
        let sealed = match web.read(&act, |tx, act, _| audit::is_any_waiting(tx, act)).await {
            Ok(false) => return web.metrics().job_done("seal-events", act.now),
            Ok(true) => web.write(&act, |tx, act, _| audit::seal(tx, act, SEALED_AT_ONCE)).await,
            Err(error) => Err(error),
        };
        match sealed {
            Ok(sealed) if sealed == SEALED_AT_ONCE as usize => {}
            Ok(_) => return web.metrics().job_done("seal-events", act.now),
            Err(error) => {
                tracing::error!(%error, "the event log could not be sealed");
                return;
            }
        }
    }
}

/// Units that a server was still letting go of when its lease ended are free. (L-15)
async fn release_ended_leases(web: &Web) {
    while !web.stop().has_begun() {
        let act = web.act(Who::System, "job");
        match web.write(&act, |tx, act, _| activation::release_ended(tx, act, AT_ONCE)).await {
            Ok(released) if released == AT_ONCE as usize => {}
            Ok(_) => return web.metrics().job_done("release-ended-leases", act.now),
            Err(error) => {
                tracing::error!(%error, "units of ended leases could not be released");
                return;
            }
        }
    }
}

/// Answers to calls that were named by an `Idempotency-Key` are kept for a day.
async fn forget_old_calls(web: &Web) {
    while !web.stop().has_begun() {
        let act = web.act(Who::System, "job");
        match web.write(&act, |tx, act, _| once::forget_old(tx, act, CALLS_AT_ONCE)).await {
            Ok(forgotten) if forgotten == u64::from(CALLS_AT_ONCE) => {}
            Ok(_) => return web.metrics().job_done("forget-old-calls", act.now),
            Err(error) => {
                tracing::error!(%error, "old calls could not be forgotten");
                return;
            }
        }
    }
}
