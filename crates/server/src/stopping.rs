//! The end of the program: asked for once, heard by everything that listens, sends or works by itself.
//!
//! Whoever hears it finishes what is under way and begins nothing new.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

/// Whether the program is to end. Clones share it.
#[derive(Debug, Clone)]
pub struct Stop(Arc<watch::Sender<bool>>);

impl Stop {
    /// Nothing is to end yet.
    #[must_use]
    pub fn new() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }

    /// Lets everything come to its end.
    pub fn begin(&self) {
        self.0.send_replace(true);
    }

    /// Whether it has begun.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until it begins.
    pub async fn begun(&self) {
        // We hold a sender ourselves, so there is always somebody to hear from.
        let _ = self.0.subscribe().wait_for(|begun| *begun).await;
    }

    /// Waits for `time`, or less if the end begins meanwhile.
    pub async fn rest(&self, time: Duration) {
        let _ = tokio::time::timeout(time, self.begun()).await;
    }
}

impl Default for Stop {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn x_11_the_end_is_heard_by_those_who_waited_and_by_those_who_come_later() {
        let stop = Stop::new();
        assert!(!stop.has_begun());
        let waiting = tokio::spawn({
            let stop = stop.clone();
            async move { stop.begun().await }
        });
        stop.begin();
        waiting.await.unwrap();
        stop.clone().begun().await;
        stop.rest(Duration::from_secs(3_600)).await;
        assert!(stop.has_begun());
    }
}
