//! Cores, clocks and memory of the machine.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use rustix::thread::{CpuSet, sched_setaffinity};
use tokio::runtime::{Builder, Runtime};

/// The core that serves.
const SERVES: usize = 0;
/// The core that asks.
const ASKS: usize = 1;
/// What SQLite's log is written in.
const BLOCK: usize = 4_096;

/// How many cores there are to be had.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// A runtime that serves from one core alone, with all the threads it begins.
pub fn serving() -> Runtime {
    let mut builder = Builder::new_multi_thread();
    builder.worker_threads(1).on_thread_start(|| pin(SERVES)).enable_all();
    builder.build().expect("a runtime")
}

/// Leaves the thread that calls this to the core that asks.
pub fn ask_from_here() {
    pin(ASKS);
}

fn pin(core: usize) {
    if cores() > 1 {
        let mut set = CpuSet::new();
        set.set(core);
        // Where that is not allowed the figures are noisier, and no less true.
        let _ = sched_setaffinity(None, &set);
    }
}

/// How long the threads of this process have worked, by their names without numbers.
pub fn worked() -> BTreeMap<String, Duration> {
    let mut worked = BTreeMap::new();
    for task in fs::read_dir("/proc/self/task").into_iter().flatten().flatten() {
        let read = |file: &str| fs::read_to_string(task.path().join(file)).unwrap_or_default();
        let name =
            read("comm").trim().trim_end_matches(|letter: char| letter == '-' || letter.is_ascii_digit()).to_owned();
        // The first figure is nanoseconds on a core.
        let nanos = read("schedstat").split_whitespace().next().and_then(|nanos| nanos.parse().ok()).unwrap_or(0);
        *worked.entry(name).or_default() += Duration::from_nanos(nanos);
    }
    worked
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
pub fn now() -> Instant {
    Instant::now()
}

/// How many bytes of memory process `pid` holds; `self` is this one.
pub fn resident(pid: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or(0) * 1_024
}

/// What processor this is, and with what else.
pub fn describe() -> String {
    let model = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = model.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    format!("{} core(s) {}, Linux {}", cores(), model.trim_start_matches(['\t', ':', ' ']), kernel.trim())
}

/// How often a second the disk makes four appended kilobytes durable.
pub fn raw_syncs(folder: &Path, span: Duration) -> f64 {
    let mut file = File::create(folder.join("raw")).expect("a file to measure with");
    let (mut count, began) = (0_u32, now());
    while now() - began < span {
        file.seek(SeekFrom::End(0)).expect("a place in the file");
        file.write_all(&[7; BLOCK]).and_then(|()| file.sync_data()).expect("the disk takes it");
        count += 1;
    }
    f64::from(count) / (now() - began).as_secs_f64()
}

/// Logs what an installation logs unless it is told otherwise, to a file.
pub fn keep_a_log(path: &Path) {
    let file = File::create(path).expect("a log");
    let written = tracing_subscriber::fmt().with_ansi(false).with_env_filter("info").with_writer(Mutex::new(file));
    written.init();
}
