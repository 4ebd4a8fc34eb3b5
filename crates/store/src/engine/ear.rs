//! Hearing what other nodes on the same PostgreSQL have changed.
//!
//! A thread of its own holds a connection that listens, from when somebody here first listens. It asks after the server
//! whenever it was quiet for a while, so that a connection that broke without a word is noticed within seconds. When the
//! connection is lost, and when it is there again, everybody here is told to look at everything: nobody knows what was
//! said meanwhile.

use std::sync::Arc;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use postgres::fallible_iterator::FallibleIterator as _;
use postgres::{Client, Config, Error, NoTls};

use super::notice::{self, Herald, Notice};

/// How long one look at the connection lasts; the thread ends within this after the last handle is gone.
const TICK: Duration = Duration::from_millis(250);

/// After so many quiet looks the server is asked whether it is there.
const QUIET: u32 = 8;

/// A server that does not take what it is sent for so long is lost.
const PATIENCE: Duration = Duration::from_secs(5);

/// The pauses between attempts at connecting: twice as long each time, up to the longest.
const SHORTEST_PAUSE: Duration = Duration::from_millis(20);
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

/// Listens for other nodes once it is begun, until it is dropped.
pub(super) struct Ear {
    config: Config,
    origin: Arc<str>,
    herald: Herald,
    begun: Once,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    hears: AtomicBool,
    over: AtomicBool,
}

struct Listener {
    config: Config,
    origin: Arc<str>,
    herald: Herald,
    shared: Arc<Shared>,
}

impl Ear {
    /// What this node sends is begun by `origin`, and not heard again from outside.
    pub(super) fn new(mut config: Config, origin: Arc<str>, herald: Herald) -> Self {
        config.tcp_user_timeout(PATIENCE).connect_timeout(PATIENCE);
        Self { config, origin, herald, begun: Once::new(), shared: Arc::default() }
    }

    /// Begins to listen, if it has not begun yet.
    pub(super) fn begin(&self) {
        self.begun.call_once(|| {
            let listener = Listener {
                config: self.config.clone(),
                origin: Arc::clone(&self.origin),
                herald: self.herald.clone(),
                shared: Arc::clone(&self.shared),
            };
            // Nobody waits for its end: it changes nothing, and it ends by itself.
            if let Err(error) = thread::Builder::new().name("postgres-ear".to_owned()).spawn(move || listener.run()) {
                tracing::error!(%error, "no thread can be started to hear other nodes");
            }
        });
    }

    /// Whether other nodes are heard at this moment.
    pub(super) fn hears(&self) -> bool {
        self.shared.hears.load(Ordering::Acquire)
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        self.shared.over.store(true, Ordering::Release);
    }
}

impl Listener {
    fn run(&self) {
        let mut pause = SHORTEST_PAUSE;
        while !self.is_over() {
            match self.connect() {
                Ok(mut client) => {
                    self.turn(true);
                    let ended = self.hear(&mut client);
                    if self.is_over() {
                        return;
                    }
                    self.turn(false);
                    let why = ended.err().map_or_else(|| "it was closed".to_owned(), |error| error.to_string());
                    tracing::warn!(why, "lost the connection by which other nodes are heard");
                    pause = SHORTEST_PAUSE;
                }
                Err(error) => {
                    tracing::warn!(%error, "other nodes cannot be heard");
                    pause = (pause * 2).min(LONGEST_PAUSE);
                }
            }
            thread::sleep(pause);
        }
    }

    fn connect(&self) -> Result<Client, Error> {
        let mut client = self.config.connect(NoTls)?;
        client.batch_execute("SET client_min_messages = 'warning'; LISTEN claviger")?;
        Ok(client)
    }

    /// Hears until the connection is lost or nobody listens here any more.
    fn hear(&self, client: &mut Client) -> Result<(), Error> {
        let mut quiet = 0;
        while !self.is_over() && !client.is_closed() {
            quiet = if self.look(client)? { 0 } else { quiet + 1 };
            if quiet >= QUIET {
                client.batch_execute("SELECT 1")?;
                quiet = 0;
            }
        }
        Ok(())
    }

    /// Passes on whatever arrives until nothing has for a moment; whether anything did.
    fn look(&self, client: &mut Client) -> Result<bool, Error> {
        let mut notifications = client.notifications();
        let mut arriving = notifications.timeout_iter(TICK);
        let mut heard = false;
        while !self.is_over()
            && let Some(notification) = arriving.next()?
        {
            heard = true;
            self.pass_on(notification.payload());
        }
        Ok(heard)
    }

    fn pass_on(&self, payload: &str) {
        let Some((origin, notices)) = notice::read(payload) else { return self.herald.say(Notice::Everything) };
        // What this node did it has heard already.
        if *origin != *self.origin {
            notices.for_each(|notice| self.herald.say(notice));
        }
    }

    /// Others are heard from now on, or no longer; either way something may have been missed. Whoever trusts what is heard
    /// has been told to look at everything before it says that others are heard, and after it says that they are not.
    fn turn(&self, hears: bool) {
        if hears {
            self.herald.say(Notice::Everything);
        }
        self.shared.hears.store(hears, Ordering::Release);
        if !hears {
            self.herald.say(Notice::Everything);
        }
    }

    fn is_over(&self) -> bool {
        self.shared.over.load(Ordering::Acquire)
    }
}
