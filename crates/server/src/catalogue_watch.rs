//! Watching the editions of the catalogue: what is published or taken back, on whatever node or at the command line, every
//! node takes over without a restart.
//!
//! Nodes tell each other at once. What the command line does to a database in a file tells nobody, so we look as well.

use std::time::Duration;

use claviger_app::act::Who;
use claviger_app::store::engine::Notice;

use crate::web::Web;

/// How often we look without being told.
const EVERY: Duration = Duration::from_secs(2);

/// Looks until the program comes to its end.
pub async fn run(web: &Web) {
    let mut notices = web.listen();
    while !web.stop().has_begun() {
        look(web).await;
        let told =
            async { while !matches!(notices.next().await, Some(Notice::Catalogue | Notice::Everything) | None) {} };
        tokio::select! {
            () = web.stop().rest(EVERY) => {}
            () = told => {}
        }
    }
}

async fn look(web: &Web) {
    let now = web.act(Who::System, "job").now;
    match web.renew_catalogue().await {
        Ok(()) => web.metrics().job_done("catalogue-watch", now),
        Err(fault) => tracing::error!(%fault, "the editions of the catalogue could not be looked at"),
    }
}
