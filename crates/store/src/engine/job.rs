//! Work on its way to a database thread, and the threads that wait for it.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
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
pub(super) struct Queue(Arc<Line>);

/// The end at which a thread takes work out; each thread has one of its own.
pub(super) struct Intake {
    line: Arc<Line>,
    /// Told when there is work for this thread, or none will ever come again.
    bell: Arc<Condvar>,
}

/// What waits, and who waits for it.
struct Line {
    jobs: Mutex<Jobs>,
}

struct Jobs {
    waiting: VecDeque<Box<dyn Job>>,
    /// How many pieces of work have ever come.
    come: u64,
    /// How many queues there are from which work may come.
    sources: usize,
    /// How many threads there are that may take it.
    takers: usize,
    /// Those that wait for some, the last one at the end. It is called first: it has a connection, and knows most statements
    /// already, so that little work keeps few connections busy instead of opening all.
    idle: Vec<Arc<Condvar>>,
}

/// Threads that end by themselves once every [`Queue`] they serve is gone and empty; dropping this waits for them.
pub(super) struct Threads(Vec<JoinHandle<()>>);

/// A queue and its other end.
pub(super) fn queue() -> (Queue, Intake) {
    let jobs = Jobs { waiting: VecDeque::new(), come: 0, sources: 1, takers: 1, idle: Vec::new() };
    let line = Arc::new(Line { jobs: Mutex::new(jobs) });
    (Queue(Arc::clone(&line)), Intake { line, bell: Arc::default() })
}

impl Line {
    fn jobs(&self) -> MutexGuard<'_, Jobs> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Jobs {
    /// Calls the thread that has waited for the shortest time, if any waits. It may find that another one was quicker.
    fn call_one(&mut self) {
        if let Some(bell) = self.idle.pop() {
            bell.notify_one();
        }
    }
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
        let job = Box::new(Work { mode, work, result: None, reply });
        let mut jobs = self.0.jobs();
        let why = if jobs.takers == 0 {
            "its threads have ended"
        } else if jobs.waiting.len() >= LIMIT {
            "too much work is waiting"
        } else {
            jobs.waiting.push_back(job);
            jobs.come += 1;
            jobs.call_one();
            return answer;
        };
        drop(jobs);
        job.fail(Fault::Unavailable(why.to_owned()));
        answer
    }

    /// How much work waits.
    pub(super) fn waiting(&self) -> usize {
        self.0.jobs().waiting.len()
    }
}

impl Clone for Queue {
    fn clone(&self) -> Self {
        self.0.jobs().sources += 1;
        Self(Arc::clone(&self.0))
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        let mut jobs = self.0.jobs();
        jobs.sources -= 1;
        if jobs.sources == 0 {
            jobs.idle.drain(..).for_each(|bell| bell.notify_one());
        }
    }
}

impl Intake {
    /// Waits for work; `None` when none will ever come again.
    pub(super) fn take(&self) -> Option<Box<dyn Job>> {
        let mut jobs = self.line.jobs();
        while jobs.waiting.is_empty() && jobs.sources > 0 {
            jobs.idle.push(Arc::clone(&self.bell));
            jobs = self.bell.wait(jobs).unwrap_or_else(PoisonError::into_inner);
            // It may have woken without having been called.
            jobs.idle.retain(|bell| !Arc::ptr_eq(bell, &self.bell));
        }
        jobs.waiting.pop_front()
    }

    /// Takes work that is there already.
    pub(super) fn take_waiting(&self) -> Option<Box<dyn Job>> {
        self.line.jobs().waiting.pop_front()
    }

    /// How much work has ever come: a mark by which what comes later is told apart.
    pub(super) fn come(&self) -> u64 {
        self.line.jobs().come
    }

    /// Takes work that is there already and came before the mark.
    pub(super) fn take_before(&self, mark: u64) -> Option<Box<dyn Job>> {
        let mut jobs = self.line.jobs();
        // Work leaves in the order in which it came, so whatever came later stands at the end.
        let later = jobs.come - mark;
        if jobs.waiting.len() as u64 > later { jobs.waiting.pop_front() } else { None }
    }

    /// Leaves work that was taken to another thread, before all other work.
    pub(super) fn give_back(&self, job: Box<dyn Job>) {
        let mut jobs = self.line.jobs();
        jobs.waiting.push_front(job);
        jobs.call_one();
    }

    /// How much work waits.
    pub(super) fn len(&self) -> usize {
        self.line.jobs().waiting.len()
    }
}

impl Clone for Intake {
    fn clone(&self) -> Self {
        self.line.jobs().takers += 1;
        Self { line: Arc::clone(&self.line), bell: Arc::default() }
    }
}

impl Drop for Intake {
    fn drop(&mut self) {
        let mut jobs = self.line.jobs();
        jobs.takers -= 1;
        // Nobody is left to answer; whoever waits is told by being let go of.
        let left = if jobs.takers == 0 { std::mem::take(&mut jobs.waiting) } else { VecDeque::new() };
        drop(jobs);
        drop(left);
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
