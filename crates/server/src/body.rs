//! Reading what was sent, up to a limit.
//!
//! Whoever sends more than we take is told so, and for that must be let finish: a connection closed in the middle of
//! sending loses our answer. So what is too much is read and thrown away, up to a second limit.

use std::future::poll_fn;
use std::pin::Pin;

use axum::body::{Body, Bytes, HttpBody as _};

use crate::guard::LONGEST_BODY;

/// How much of a body that is too long is read after all.
const THROWN_AWAY: usize = 16 * LONGEST_BODY;

/// Why there is no body.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// It is longer than any we take.
    #[error("a body has {LONGEST_BODY} bytes at the most")]
    TooLong,
    /// It ended before it was complete.
    #[error("the body could not be read to its end: {0}")]
    Broken(#[from] axum::Error),
}

/// The whole body.
pub async fn read(mut body: Body) -> Result<Bytes, Unreadable> {
    let (mut read, mut thrown_away) = (Vec::new(), 0);
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let Ok(data) = frame?.into_data() else { continue };
        if thrown_away == 0 && read.len() + data.len() <= LONGEST_BODY {
            read.extend_from_slice(&data);
            continue;
        }
        read = Vec::new();
        thrown_away += data.len();
        if thrown_away > THROWN_AWAY {
            break;
        }
    }
    if thrown_away > 0 { Err(Unreadable::TooLong) } else { Ok(read.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn x_12_a_body_is_read_whole_or_not_at_all() {
        for (length, is_taken) in [(0, true), (1, true), (LONGEST_BODY, true), (LONGEST_BODY + 1, false)] {
            match read(Body::from(vec![7; length])).await {
                Ok(read) => assert!(is_taken && read.len() == length, "{length}"),
                Err(error) => assert!(!is_taken && matches!(error, Unreadable::TooLong), "{length}"),
            }
        }
    }
}
