//! Asking: connections that stay open, one request at a time on each, over plain HTTP/1.1.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::thread;
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use crate::machine;

/// The name of the thread that asks; all others serve.
const ASKS: &str = "asks";

/// What a round of requests took.
pub struct Round {
    requests: u32,
    wall: Duration,
    /// How long the threads that serve have worked, by their names.
    served: BTreeMap<String, Duration>,
}

impl Round {
    fn served(&self) -> Duration {
        self.served.values().sum()
    }

    /// Waits for `rest`, what is done about these requests afterwards, and counts the work it takes as if it had been done
    /// at once.
    pub fn and(mut self, rest: impl FnOnce()) -> Self {
        let before = machine::worked();
        rest();
        for (name, worked) in machine::worked() {
            let more = worked.saturating_sub(before.get(&name).copied().unwrap_or_default());
            self.wall += more;
            *self.served.entry(name).or_default() += more;
        }
        self
    }
}

/// The figures of several rounds.
#[derive(Default)]
pub struct Rounds(Vec<Round>);

impl Rounds {
    pub fn add(&mut self, round: Round) {
        self.0.push(round);
    }

    /// The median of answers per second of the time that the service worked.
    pub fn per_working_second(&self) -> f64 {
        median(self.0.iter().map(|round| f64::from(round.requests) / round.served().as_secs_f64()).collect())
    }

    /// The median of answers per second that passed.
    pub fn per_second(&self) -> f64 {
        median(self.0.iter().map(|round| f64::from(round.requests) / round.wall.as_secs_f64()).collect())
    }

    /// Microseconds of work for one answer.
    pub fn micros(&self) -> f64 {
        1e6 / self.per_working_second()
    }

    /// Microseconds of work for one answer by some of the threads that did it.
    pub fn micros_of(&self, is_one: impl Fn(&str) -> bool) -> f64 {
        let of = |round: &Round| {
            let threads = round.served.iter().filter(|(name, _)| is_one(name));
            1e6 * threads.map(|(_, worked)| worked.as_secs_f64()).sum::<f64>() / f64::from(round.requests)
        };
        median(self.0.iter().map(of).collect())
    }

    /// Microseconds of work for one answer, by the threads that did it.
    pub fn by_thread(&self) -> String {
        let names: BTreeSet<&String> = self.0.iter().flat_map(|round| round.served.keys()).collect();
        let micros = |name: &String| {
            let of =
                |round: &Round| round.served.get(name).map_or(0.0, Duration::as_secs_f64) / f64::from(round.requests);
            1e6 * median(self.0.iter().map(of).collect())
        };
        let told = names.into_iter().map(|name| (micros(name), name)).filter(|(micros, _)| *micros >= 0.05);
        told.map(|(micros, name)| format!("{name} {micros:.1}")).collect::<Vec<_>>().join(", ")
    }
}

/// The one in the middle.
pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Sends `requests`, dealt out to so many connections, each in its order; every answer must have this status.
pub fn all(address: SocketAddr, connections: usize, requests: &[Vec<u8>], status: &'static str) -> Round {
    let mut dealt: Vec<Vec<Vec<u8>>> = vec![Vec::new(); connections];
    for (number, request) in requests.iter().enumerate() {
        dealt[number % connections].push(request.clone());
    }
    let requests = u32::try_from(requests.len()).expect("not that many");
    let asking = move || {
        machine::ask_from_here();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let mut open = Vec::new();
            for list in dealt {
                let stream = TcpStream::connect(address).await.expect("a connection");
                stream.set_nodelay(true).expect("a socket");
                open.push((stream, list));
            }
            let (began, before) = (machine::now(), machine::worked());
            let mut asking = JoinSet::new();
            for (stream, list) in open {
                asking.spawn(one_after_the_other(stream, list, status));
            }
            while let Some(done) = asking.join_next().await {
                done.expect("every answer is as expected");
            }
            let wall = machine::now() - began;
            let mut served = machine::worked();
            served.retain(|name, _| name != ASKS);
            for (name, worked) in &mut served {
                *worked = worked.saturating_sub(before.get(name).copied().unwrap_or_default());
            }
            Round { requests, wall, served }
        })
    };
    let asks = thread::Builder::new().name(ASKS.to_owned()).spawn(asking).expect("a thread");
    asks.join().expect("the round is over")
}

async fn one_after_the_other(mut stream: TcpStream, requests: Vec<Vec<u8>>, status: &str) {
    let mut answer = vec![0; 64 * 1_024];
    for request in requests {
        stream.write_all(&request).await.expect("the service takes it");
        let mut length = 0;
        let whole = loop {
            let read = stream.read(&mut answer[length..]).await.expect("an answer");
            assert!(read > 0, "the service hung up");
            length += read;
            if let Some(whole) = whole(&answer[..length]) {
                break whole;
            }
        };
        let told = String::from_utf8_lossy(&answer[..whole.min(length)]);
        assert!(told.get(9..12) == Some(status), "{status} was expected, this came:\n{told}");
        // An answer that is not there yet as a whole.
        answer.resize(whole.max(answer.len()), 0);
        while length < whole {
            length += stream.read(&mut answer[length..]).await.expect("the rest of an answer");
        }
    }
}

/// How long the answer is that begins here, once its head is there.
fn whole(answer: &[u8]) -> Option<usize> {
    let head = answer.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let text = str::from_utf8(&answer[..head]).ok()?;
    let length = text.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    Some(head + length.unwrap_or(0))
}
