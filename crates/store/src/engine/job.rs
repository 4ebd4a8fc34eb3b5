//! Work on its way to a database thread, and the threads that wait for it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use tokio::sync::oneshot;

use super::Tx;
use crate::fault::Fault;

/// How much work may wait; more is refused at once, for nobody would wait that long for its answer.
const LIMIT: usize = 4_096;

/// What a piece of work wants to become of what it wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// It succeeded: keep it.
    Keep,
    /// It was refused or failed: undo it.
    Undo,
}

/// What kind of transaction work needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// One that sees a single state and cannot write.
    Read,
    /// One that may write.
    Write,
}

/// A closure and the one who waits for its answer, whatever their types.
pub(super) trait Job: Send {
    /// What kind of transaction the work needs.
    fn mode(&self) -> Mode;

    /// Does the work, once more if need be, and keeps the answer.
    fn run(&mut self, tx: &mut Tx<'_>) -> Wish;

    /// Gives the answer of the last run to whoever waits.
    fn answer(self: Box<Self>);

    /// Gives a fault instead of an answer.
    fn fail(self: Box<Self>, fault: Fault);
}

/// Where work waits for a thread.
#[derive(Clone)]
pub(super) struct Queue {
    jobs: SyncSender<Box<dyn Job>>,
    waiting: Arc<AtomicUsize>,
}

/// The end at which threads take work out.
#[derive(Clone)]
pub(super) struct Intake {
    jobs: Arc<Mutex<Receiver<Box<dyn Job>>>>,
    waiting: Arc<AtomicUsize>,
}

/// Threads that end by themselves once every [`Queue`] they serve is gone and empty; dropping this waits for them.
pub(super) struct Threads(Vec<JoinHandle<()>>);

/// A queue and its other end.
pub(super) fn queue() -> (Queue, Intake) {
    let (sender, receiver) = sync_channel(LIMIT);
    let waiting = Arc::new(AtomicUsize::new(0));
    let intake = Intake { jobs: Arc::new(Mutex::new(receiver)), waiting: Arc::clone(&waiting) };
    (Queue { jobs: sender, waiting }, intake)
}

impl Queue {
    /// Queues `work`; if there is no room for it, the answer is a fault.
    pub(super) fn put<T, E, F>(&self, mode: Mode, work: F) -> oneshot::Receiver<Result<T, E>>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Fault> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        // Counted before it can be taken out again.
        self.waiting.fetch_add(1, Ordering::Relaxed);
        let refused = match self.jobs.try_send(Box::new(Work { mode, work, result: None, reply })) {
            Ok(()) => return answer,
            Err(TrySendError::Full(job)) => (job, "too much work is waiting"),
            Err(TrySendError::Disconnected(job)) => (job, "its threads have ended"),
        };
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        let (job, why) = refused;
        job.fail(Fault::Unavailable(why.to_owned()));
        answer
    }

    /// How much work waits.
    pub(super) fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }
}

impl Intake {
    /// Waits for work; `None` when none will ever come again.
    pub(super) fn take(&self) -> Option<Box<dyn Job>> {
        let job = self.jobs.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()?;
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        Some(job)
    }

    /// How much work waits.
    pub(super) fn len(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    /// Takes work that is there already.
    pub(super) fn take_waiting(&self) -> Option<Box<dyn Job>> {
        // Another thread that waits inside `take` holds the lock; then there is nothing to be had.
        let job = self.jobs.try_lock().ok()?.try_recv().ok()?;
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        Some(job)
    }
}

impl Threads {
    pub(super) fn new() -> Self {
        Self(Vec::new())
    }

    /// Starts one more thread.
    pub(super) fn start(&mut self, name: String, body: impl FnOnce() + Send + 'static) -> Result<(), Fault> {
        let thread = thread::Builder::new().name(name).spawn(body);
        self.0.push(thread.map_err(|error| Fault::Unavailable(format!("no thread can be started: {error}")))?);
        Ok(())
    }
}

impl Drop for Threads {
    fn drop(&mut self) {
        for thread in self.0.drain(..) {
            // Work may hold the last handle of its own database, and nobody can wait for himself.
            if thread.thread().id() != thread::current().id() {
                let _ = thread.join();
            }
        }
    }
}

struct Work<T, E, F> {
    mode: Mode,
    work: F,
    result: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F> Job for Work<T, E, F>
where
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<Fault> + Send,
{
    fn mode(&self) -> Mode {
        self.mode
    }

    fn run(&mut self, tx: &mut Tx<'_>) -> Wish {
        // Nothing the closure could leave half done outlives it: the transaction is undone, the result replaced.
        let result = match catch_unwind(AssertUnwindSafe(|| (self.work)(tx))) {
            Err(_) => Err(E::from(Fault::Panicked)),
            Ok(Ok(value)) => tx.fault().map_or(Ok(value), |fault| Err(E::from(fault))),
            Ok(refused) => refused,
        };
        let wish = if result.is_ok() { Wish::Keep } else { Wish::Undo };
        self.result = Some(result);
        wish
    }

    fn answer(self: Box<Self>) {
        let result = self.result.unwrap_or_else(|| Err(E::from(Fault::Gone("it was never run".to_owned()))));
        // Whoever asked may have left meanwhile; the work stands all the same.
        let _ = self.reply.send(result);
    }

    fn fail(self: Box<Self>, fault: Fault) {
        let _ = self.reply.send(Err(E::from(fault)));
    }
}
