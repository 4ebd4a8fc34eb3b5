//! What happens by itself, beside requests and mail. Each job is a deed like any other and may be done by any node.

use std::time::Duration;

use claviger_app::act::{Act, Who};
use claviger_app::retention::{self, Done};
use claviger_app::{Error, activation, audit, device_key, once, server, setup, transfer};

use crate::web::Web;
use crate::{catalogue_watch, contact_writer, hearing, key_watch};

/// How often we look.
const EVERY: Duration = Duration::from_secs(30);
/// How many servers or accounts one transaction looks after.
const AT_ONCE: u32 = 100;
/// How many calls, or days, one transaction forgets.
const CALLS_AT_ONCE: u32 = 1_000;
/// How often the event log's chain is brought up to date.
const SEAL_EVERY: Duration = Duration::from_secs(1);
/// Of how many license keys one transaction notes the words.
const NOTED_AT_ONCE: u32 = 250;
/// How many events one transaction seals.
const SEALED_AT_ONCE: u32 = 500;

/// Runs the jobs for as long as the program runs; what is being done when it is to end is finished.
pub async fn run(web: Web) {
    tokio::join!(
        key_watch::run(&web),
        catalogue_watch::run(&web),
        contact_writer::run(&web),
        hearing::pass_on(&web),
        async {
            index_accounts(&web).await;
            while !web.stop().has_begun() {
                release_ended_leases(&web).await;
                expire_transfers(&web).await;
                forget_old_calls(&web).await;
                forget_old_days(&web).await;
                carry_out_retention(&web).await;
                web.stop().rest(EVERY).await;
            }
        },
        async {
            while !web.stop().has_begun() {
                seal_events(&web).await;
                note_words_of_license_keys(&web).await;
                web.stop().rest(SEAL_EVERY).await;
            }
        }
    );
}

/// Does some of a job's work at a time, as long as `part` says that there is more, so that no transaction lasts long: until
/// there is none, or it fails, or the program is to end.
async fn some_at_a_time<F>(web: &Web, job: &'static str, failed: &'static str, part: impl Fn(Act) -> F)
where
    F: Future<Output = Result<bool, Error>>,
{
    while !web.stop().has_begun() {
        let act = web.act(Who::System, "job");
        let now = act.now;
        match part(act).await {
            Ok(true) => {}
            Ok(false) => return web.metrics().job_done(job, now),
            Err(error) => return tracing::error!(%error, "{failed}"),
        }
    }
}

/// Events that have settled are linked into the chain.
async fn seal_events(web: &Web) {
    some_at_a_time(web, "seal-events", "the event log could not be sealed", |act| async move {
        if !web.read(&act, |tx, act, _| audit::is_any_waiting(tx, act)).await? {
            return Ok(false);
        }
        let sealed = web.write(&act, |tx, act, _| audit::seal(tx, act, SEALED_AT_ONCE)).await?;
        Ok(sealed == SEALED_AT_ONCE as usize)
    })
    .await;
}

/// Accounts that an older program stored become findable: all of them, before anything else. (L-08)
async fn index_accounts(web: &Web) {
    loop {
        let act = web.act(Who::System, "job");
        match web.write(&act, |tx, act, _| setup::index_accounts(tx, act, AT_ONCE)).await {
            Ok(indexed) if indexed == AT_ONCE as usize => {}
            Ok(_) => return,
            Err(error) => {
                tracing::error!(%error, "accounts could not be made findable");
                return;
            }
        }
    }
}

/// License keys are found as quickly among many as among few. (P-11)
async fn note_words_of_license_keys(web: &Web) {
    some_at_a_time(web, "note-words-of-license-keys", "words of license keys could not be noted", |act| async move {
        if !web.read(&act, |tx, _, _| device_key::is_any_unnoted(tx)).await? {
            return Ok(false);
        }
        let noted = web.write(&act, |tx, act, vendor| device_key::note_words(tx, act, vendor, NOTED_AT_ONCE)).await?;
        Ok(noted == NOTED_AT_ONCE as usize)
    })
    .await;
}

/// Units that a server was still letting go of when its lease ended are free. (L-15)
async fn release_ended_leases(web: &Web) {
    some_at_a_time(web, "release-ended-leases", "units of ended leases could not be released", |act| async move {
        let ended = web.write(&act, |tx, act, _| activation::release_ended(tx, act, AT_ONCE)).await?;
        for server in &ended.stuck {
            tracing::error!(%server, "units of its ended lease do not fit its pool: they were left as they are");
        }
        Ok(ended.released > 0 && ended.released + ended.stuck.len() >= AT_ONCE as usize)
    })
    .await;
}

/// Offers of stock that nobody has answered in time come to nothing. (P-14)
async fn expire_transfers(web: &Web) {
    some_at_a_time(web, "expire-transfers", "offers of stock could not be ended", |act| async move {
        Ok(web.write(&act, |tx, act, _| transfer::expire(tx, act, AT_ONCE)).await? == AT_ONCE as usize)
    })
    .await;
}

/// Answers to calls that were named by an `Idempotency-Key` are kept for a day.
async fn forget_old_calls(web: &Web) {
    some_at_a_time(web, "forget-old-calls", "old calls could not be forgotten", |act| async move {
        let forgotten = web.write(&act, |tx, act, _| once::forget_old(tx, act, CALLS_AT_ONCE)).await?;
        Ok(forgotten == u64::from(CALLS_AT_ONCE))
    })
    .await;
}

/// On which days servers were heard of is kept for as long as it is shown. (L-13)
async fn forget_old_days(web: &Web) {
    some_at_a_time(web, "forget-old-days", "old days of servers could not be forgotten", |act| async move {
        let forgotten = web.write(&act, |tx, act, _| server::forget_old_days(tx, act, CALLS_AT_ONCE)).await?;
        Ok(forgotten == u64::from(CALLS_AT_ONCE))
    })
    .await;
}

/// What is known of persons goes when the vendor's policy says so.
async fn carry_out_retention(web: &Web) {
    let act = web.act(Who::System, "job");
    let mut is_more = match web.read(&act, |tx, act, _| retention::is_due(tx, act)).await {
        Ok(is_due) => is_due,
        Err(error) => return tracing::error!(%error, "whether retention is due could not be looked up"),
    };
    let mut done = Done::default();
    while is_more && !web.stop().has_begun() {
        let act = web.act(Who::System, "job");
        (done, is_more) = match web.write(&act, move |tx, act, _| retention::carry_out(tx, act, AT_ONCE, done)).await {
            Ok(carried_out) => carried_out,
            Err(error) => return tracing::error!(%error, "retention could not be carried out"),
        };
    }
    if !is_more {
        web.metrics().job_done("retention", act.now);
    }
}
