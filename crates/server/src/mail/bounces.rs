//! Notices mails that came back: reads the mailbox to which mail servers return them. (L-03)
//!
//! A mail is noted as bounced before the report of it is marked as seen, so that none is lost; one that is read twice
//! changes nothing the second time. Of several nodes, one at a time looks.

use std::time::Duration;

use claviger_app::act::Who;
use claviger_app::{Error, outbox};

use super::bounce_box::{Access, BounceBox, Lying, Trouble};
use super::report;
use crate::config::BouncesConfig;
use crate::web::Web;

/// How many mails are read in one look; what is left waits for the next.
const AT_ONCE: usize = 200;
/// The longest we wait after failures: servers lock out who knocks too often.
const LONGEST_PAUSE: Duration = Duration::from_secs(3_600);

/// Why a look came to nothing.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Mailbox(#[from] Trouble),
    #[error(transparent)]
    Database(#[from] Error),
}

/// Looks into the mailbox for as long as the program runs.
pub async fn run(web: Web, config: BouncesConfig) {
    let mut failures = 0;
    while !web.stop().has_begun() {
        // To be cut off does no harm: what was not marked is read again.
        let outcome = tokio::select! {
            outcome = look(&web, &config) => outcome,
            () = web.stop().begun() => return,
        };
        match outcome {
            Ok(()) => {
                failures = 0;
                web.metrics().job_done("bounces", web.clock().now());
                web.stop().rest(config.every).await;
            }
            Err(error) => {
                failures += 1;
                let pause = pause(config.every, failures);
                tracing::error!(%error, again_in_secs = pause.as_secs(), "mails that came back could not be looked for");
                web.stop().rest(pause).await;
            }
        }
    }
}

/// How long we wait after so many failures in a row: longer and longer.
fn pause(every: Duration, failures: u32) -> Duration {
    every.saturating_mul(1 << failures.min(16)).min(LONGEST_PAUSE.max(every))
}

async fn look(web: &Web, config: &BouncesConfig) -> Result<(), Failure> {
    let (act, every) = (web.act(Who::System, "bounces"), config.every);
    if !web.write(&act, move |tx, act, _| outbox::begin_look_for_bounces(tx, act, every)).await? {
        return Ok(());
    }
    let mut mailbox = BounceBox::open(config, Access::Mark).await?;
    for uid in mailbox.unseen(AT_ONCE).await? {
        match mailbox.look_at(uid).await? {
            Lying::Whole(raw) => take_in(web, raw).await?,
            Lying::TooLarge => tracing::debug!(uid, "too large to be the report of a bounce"),
            Lying::Gone => continue,
        }
        mailbox.mark_seen(uid).await?;
    }
    Ok(mailbox.close().await?)
}

/// Notes what a mail in the mailbox says, if it says that a mail of ours came back.
async fn take_in(web: &Web, raw: Vec<u8>) -> Result<(), Error> {
    // Anybody may have written it: it is read where its size, or a mistake in reading it, holds nobody else up.
    let Ok(Some(failed)) = tokio::task::spawn_blocking(move || report::read(&raw)).await else { return Ok(()) };
    let (act, mail) = (web.act(Who::System, "bounces"), failed.mail);
    let is_news =
        web.write(&act, move |tx, act, _| outbox::note_bounced(tx, act, failed.mail, &failed.diagnostic)).await?;
    if is_news {
        tracing::warn!(%mail, "a mail came back");
    } else {
        tracing::debug!(%mail, "a report of a mail that we never sent, or that came back before");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l_03_a_mailbox_that_cannot_be_read_is_tried_again_later_and_later() {
        let minute = Duration::from_secs(60);
        let pauses: Vec<_> = (1..=7).map(|failures| pause(minute, failures).as_secs() / 60).collect();
        assert_eq!(pauses, [2, 4, 8, 16, 32, 60, 60]);
        assert_eq!(pause(minute, u32::MAX), LONGEST_PAUSE);
        assert_eq!(pause(2 * LONGEST_PAUSE, 3), 2 * LONGEST_PAUSE, "never sooner than without a failure");
    }
}
