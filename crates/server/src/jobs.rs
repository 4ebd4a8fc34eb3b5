//! What happens by itself, beside requests and mail. Each job is a deed like any other and may be done by any node.

use std::time::Duration;

use claviger_app::act::Who;
use claviger_app::activation;

use crate::web::Web;

/// How often we look.
const EVERY: Duration = Duration::from_secs(30);
/// How many servers one transaction looks after.
const AT_ONCE: u32 = 100;

/// Runs the jobs for as long as the program runs.
pub async fn run(web: Web) {
    loop {
        release_ended_leases(&web).await;
        tokio::time::sleep(EVERY).await;
    }
}

/// Units that a server was still letting go of when its lease ended are free. (L-15)
async fn release_ended_leases(web: &Web) {
    loop {
        let act = web.act(Who::System, "job");
        match web.write(&act, |tx, act, _| activation::release_ended(tx, act, AT_ONCE)).await {
            Ok(released) if released == AT_ONCE as usize => {}
            Ok(_) => return,
            Err(error) => {
                tracing::error!(%error, "units of ended leases could not be released");
                return;
            }
        }
    }
}
