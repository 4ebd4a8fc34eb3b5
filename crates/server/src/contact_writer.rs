//! Writing down what was answered from memory: in batches, every second, and at the end. (L-19)
//!
//! Contacts can wait and everybody else cannot. A server that calls many times within a second is written once, and when
//! there are more of them than one batch holds, the database is left to the others nine tenths of the time.

use std::time::Duration;

use claviger_app::act::Who;
use claviger_app::contact;

use crate::clock::Stopwatch;
use crate::contacts::Sweep;
use crate::web::Web;

/// How often we look.
const EVERY: Duration = Duration::from_secs(1);
/// How many servers one transaction writes: a few milliseconds of them.
const AT_ONCE: usize = 256;
/// After a full batch the database is left to others for so many times as long as it took.
const REST: u32 = 9;

/// What one batch came to.
enum Wrote {
    /// So much.
    Some(usize),
    /// Nothing: there was nothing left to write.
    All,
    /// Nothing: it failed, and waits.
    Nothing,
}

/// Writes until the program comes to its end, and takes up notices of what has changed.
pub async fn run(web: &Web) {
    tokio::join!(hear_news(web), async {
        while !web.stop().has_begun() {
            let began = Stopwatch::start();
            let mut sweep = Sweep::default();
            loop {
                let stopwatch = Stopwatch::start();
                match write(web, &mut sweep).await {
                    Wrote::Some(AT_ONCE) => web.stop().rest(stopwatch.read() * REST).await,
                    Wrote::Some(_) | Wrote::All | Wrote::Nothing => break,
                }
                if web.stop().has_begun() {
                    return;
                }
            }
            web.stop().rest(EVERY.saturating_sub(began.read())).await;
        }
    });
}

/// Writes everything that is yet to be written: nobody calls any more.
pub async fn finish(web: &Web) {
    let mut sweep = Sweep::default();
    while matches!(write(web, &mut sweep).await, Wrote::Some(_)) {}
}

/// Calls take up notices themselves; but if nobody calls, they must not pile up until some are lost.
async fn hear_news(web: &Web) {
    let mut news = web.listen();
    loop {
        tokio::select! {
            () = web.stop().begun() => return,
            notice = news.next() => match notice {
                Some(_) => web.contacts().hear_news(),
                None => return,
            },
        }
    }
}

async fn write(web: &Web, sweep: &mut Sweep) -> Wrote {
    let contacts = web.contacts().take(sweep, AT_ONCE);
    let act = web.act(Who::System, "job");
    if contacts.is_empty() {
        web.metrics().job_done("write-contacts", act.now);
        return Wrote::All;
    }
    let written = contacts.clone();
    match web.write(&act, move |tx, act, _| contact::write(tx, act, &written)).await {
        Ok(outdated) => {
            web.contacts().written(&contacts);
            for server in outdated {
                web.contacts().outdate(server);
            }
            if contacts.len() < AT_ONCE {
                web.metrics().job_done("write-contacts", act.now);
            }
            Wrote::Some(contacts.len())
        }
        Err(error) => {
            tracing::error!(%error, "check-ins could not be written; they wait");
            web.contacts().give_back(&contacts);
            Wrote::Nothing
        }
    }
}
