//! Watching the signing keys: what the command line changes, every node takes over within seconds, without a restart.
//! (L-18)

use std::time::Duration;

use claviger_app::act::Who;
use claviger_app::keys;

use crate::web::Web;

/// How often we look.
const EVERY: Duration = Duration::from_secs(2);
/// Every so many looks the keys are tended: those that nobody needs any more are erased.
const TEND_EVERY: u32 = 300;

/// Looks until the program comes to its end.
pub async fn run(web: &Web) {
    let mut looks = 0_u32;
    while !web.stop().has_begun() {
        if looks.is_multiple_of(TEND_EVERY) {
            tend(web).await;
        }
        looks = looks.wrapping_add(1);
        look(web).await;
        web.stop().rest(EVERY).await;
    }
}

/// Takes over the keys as they lie in the database.
pub async fn look(web: &Web) {
    let act = web.act(Who::System, "job");
    match web.read(&act, |tx, _, vendor| Ok(keys::load(tx, &vendor.vault)?)).await {
        Ok(Some(keys)) => {
            web.metrics().job_done("key-watch", act.now);
            if keys.issued != web.keys().issued {
                tracing::info!(issued = keys.issued, "the root key has spoken: the signing keys were taken over");
                web.renew_keys(keys);
                web.streams().lines().ring_all();
            } else {
                web.renew_keys(keys);
            }
        }
        Ok(None) => tracing::error!("the signing keys are gone from the database"),
        Err(error) => tracing::error!(%error, "the signing keys could not be looked at"),
    }
}

async fn tend(web: &Web) {
    let act = web.act(Who::System, "job");
    match web.write(&act, |tx, act, _| keys::tend(tx, act)).await {
        Ok(0) => {}
        Ok(erased) => tracing::info!(erased, "signing keys whose last lease has ended were erased"),
        Err(error) => tracing::error!(%error, "signing keys could not be tended"),
    }
}
