//! Streams that are held open: products that follow, pages that change by themselves, programs that read the event log
//! as it grows. (L-19, L-27, X-07)
//!
//! A stream says that there is something to look at; the look is an ordinary request. Everything here is bounded: streams
//! on this node (half as many as connections), streams of one holder, the life of a stream. A heartbeat shows both sides
//! that the other is there; every stream ends with the program.

mod following;

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse as _, Response};
use claviger_app::wire::follow::HEARTBEAT_SECS;
use futures_util::Stream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use uuid::Uuid;

pub use self::following::{Line, Lines, Word, pass_on};

/// How often something is sent, if only a comment.
pub const HEARTBEAT: Duration = Duration::from_secs(HEARTBEAT_SECS);
/// After so many heartbeats a stream ends and is opened anew: nodes that come and go share the streams again.
pub const LIFE_BEATS: u32 = 60;
/// Where everybody should look, they do so within this time, each at a moment of their own.
const SPREAD: Duration = Duration::from_secs(10);
/// Says to proxies of the nginx kind that they must not collect what is sent.
const BUFFERING: HeaderName = HeaderName::from_static("x-accel-buffering");

/// The streams of this node. Clones share them.
#[derive(Clone)]
pub struct Streams(Arc<Inner>);

/// One stream's right to be there; dropping it makes room.
pub struct Place {
    _permit: OwnedSemaphorePermit,
    streams: Streams,
    holder: String,
}

/// There is no room for another stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Full {
    /// On this node.
    Node,
    /// For this holder.
    Holder,
}

struct Inner {
    room: Arc<Semaphore>,
    held: Mutex<HashMap<String, usize>>,
    lines: Lines,
}

impl Streams {
    /// Room for half of `connections`: the other half is for requests.
    #[must_use]
    pub fn new(connections: usize) -> Self {
        let room = Arc::new(Semaphore::new((connections / 2).clamp(1, Semaphore::MAX_PERMITS)));
        Self(Arc::new(Inner { room, held: Mutex::default(), lines: Lines::default() }))
    }

    /// A place for one more stream of `holder`, who has `most` at a time.
    pub fn take(&self, holder: &str, most: usize) -> Result<Place, Full> {
        let permit = Arc::clone(&self.0.room).try_acquire_owned().map_err(|_| Full::Node)?;
        let mut held = self.0.held.lock().unwrap_or_else(PoisonError::into_inner);
        let count = held.entry(holder.to_owned()).or_default();
        if *count >= most {
            return Err(Full::Holder);
        }
        *count += 1;
        drop(held);
        Ok(Place { _permit: permit, streams: self.clone(), holder: holder.to_owned() })
    }

    /// The products that follow here.
    #[must_use]
    pub fn lines(&self) -> &Lines {
        &self.0.lines
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut held = self.streams.0.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = held.get_mut(&self.holder) {
            *count -= 1;
            if *count == 0 {
                held.remove(&self.holder);
            }
        }
    }
}

/// An answer that goes on.
pub fn answer(events: impl Stream<Item = Result<Event, Infallible>> + Send + 'static) -> Response {
    let mut response = Sse::new(events).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().insert(BUFFERING, HeaderValue::from_static("no"));
    response
}

/// How long whoever has this id waits before a look that everybody takes.
#[must_use]
pub fn spread(id: Uuid) -> Duration {
    let [.., high, low] = *id.as_bytes();
    SPREAD * u32::from(u16::from_be_bytes([high, low])) / 65_536
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_12_streams_are_bounded_on_a_node_and_for_each_holder() {
        let streams = Streams::new(8);
        let first = streams.take("one", 2).unwrap();
        let _second = streams.take("one", 2).unwrap();
        assert_eq!(streams.take("one", 2).err(), Some(Full::Holder));
        drop(first);
        let _third = streams.take("one", 2).unwrap();
        let _others = [streams.take("two", 2).unwrap(), streams.take("two", 2).unwrap()];
        assert_eq!(streams.take("three", 2).err(), Some(Full::Node));
    }

    #[test]
    fn l_19_a_look_that_all_take_is_spread_over_some_seconds() {
        let waits: Vec<Duration> = (0..1_000).map(|n| spread(Uuid::from_u128(n * 65))).collect();
        assert!(waits.iter().all(|wait| *wait < SPREAD));
        assert!(waits.iter().filter(|wait| **wait < SPREAD / 2).count().abs_diff(500) < 50);
    }
}
