//! Following, beside the daemon's own work: a thread that opens a stream and passes on what it hears. (L-19)

use std::sync::mpsc::Sender;
use std::thread;

use claviger_client::wire::problem::SESSION_ENDED;
use claviger_client::{Error, Follower, Heard, Installation, Present};
use tracing::{debug, info};

/// What wakes the daemon before its time.
#[derive(Debug)]
pub(crate) enum Wake {
    /// It is to end.
    Stop,
    /// The service says which lease is in force.
    Present(Present),
    /// The service wants to be asked now.
    CheckIn,
    /// The stream is over.
    Over {
        /// Whether it had been open, and was not replaced by another.
        was_open: bool,
    },
}

/// How it stands with the stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Following {
    /// None is wanted.
    Off,
    /// There is one, or it is being opened.
    Open,
    /// One is to be opened at this instant, seconds since 1970.
    At(i64),
}

impl Following {
    /// When to wake for it, if at all.
    pub fn due(self) -> Option<i64> {
        match self {
            Self::At(at) => Some(at),
            Self::Off | Self::Open => None,
        }
    }

    /// Opens a stream if it is time for one.
    pub fn keep_up(self, installation: &Installation, wake: &Sender<Wake>, now: i64) -> Result<Self, Error> {
        if self.due().is_none_or(|due| due > now) {
            return Ok(self);
        }
        let (follower, wake) = (installation.follower()?, wake.clone());
        // It ends with its stream, or with the program: whoever waits for it would wait for the network.
        match thread::Builder::new().name("follow".into()).spawn(move || follow(&follower, &wake)) {
            Ok(_) => Ok(Self::Open),
            Err(error) => {
                debug!(%error, "no thread can be started to follow");
                Ok(Self::At(now + installation.follow_again_secs(u32::MAX)))
            }
        }
    }
}

fn follow(follower: &Follower, wake: &Sender<Wake>) {
    let mut was_open = false;
    let reason = match follower.open() {
        Ok(mut stream) => {
            info!("following: changes are heard of at once");
            was_open = true;
            loop {
                let told = match stream.hear() {
                    Ok(Heard::Nothing) => continue,
                    Ok(Heard::Present(present)) => Wake::Present(present),
                    Ok(Heard::CheckIn) => {
                        let _ = wake.send(Wake::CheckIn);
                        break "the service wants to be asked".to_owned();
                    }
                    Ok(Heard::Again) => break "the service asks to open it again".to_owned(),
                    Ok(Heard::Replaced) => {
                        was_open = false;
                        break "this installation follows from elsewhere, too".to_owned();
                    }
                    Err(error) => break error.to_string(),
                };
                if wake.send(told).is_err() {
                    return;
                }
            }
        }
        Err(error) => {
            if matches!(&error, Error::Refused(problem) if problem.cause() == SESSION_ENDED) {
                let _ = wake.send(Wake::CheckIn);
            }
            error.to_string()
        }
    };
    debug!(reason, "no longer following; check-ins go on");
    let _ = wake.send(Wake::Over { was_open });
}
