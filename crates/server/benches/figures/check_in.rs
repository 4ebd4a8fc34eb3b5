//! An unchanged check-in beside an answer that says nothing, under the same middleware and without any. (L-19)

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use claviger_server::app::contact::Known;
use claviger_server::app::domain::license::contact::Asked;
use claviger_server::contacts::Heard;
use claviger_server::guard;
use claviger_server::wire::check_in::{CheckIn, LEASE};
use jiff::SignedDuration;
use tokio::runtime::Runtime;

use crate::ask::{self, Round, Rounds};
use crate::ground::{Ground, Sizes, server};
use crate::machine;
use crate::report::Report;

/// Connections that ask at once.
const CONNECTIONS: usize = 64;
/// So that no server calls more often than it may.
const BETWEEN_ROUNDS: SignedDuration = SignedDuration::from_mins(20);

pub fn measure(report: &mut Report, runtime: &Runtime, small: &Ground, large: &Ground, sizes: &Sizes) {
    let bare = || async { StatusCode::NOT_MODIFIED };
    let guarded = guard::around(Router::new().route(LEASE, get(bare)), &small.web).with_state(small.web.clone());
    let guarded = small.serve(runtime, guarded);
    let plain = small.serve(runtime, Router::new().route(LEASE, get(bare)));

    let (mut few, mut many) = (Callers::of(small), Callers::of(large));
    few.meet();
    let before = machine::resident("self");
    many.meet();
    let grown = machine::resident("self").saturating_sub(before);
    let size = large.web.contacts().size();

    let [mut of_few, mut of_many, mut of_guarded, mut of_plain] = [(); 4].map(|()| Rounds::default());
    for round in 0..=sizes.rounds {
        let requests = few.requests(sizes.check_ins);
        let figures = [
            ask::all(guarded, CONNECTIONS, &requests, "304"),
            ask::all(small.address, CONNECTIONS, &requests, "304"),
            ask::all(large.address, CONNECTIONS, &many.requests(sizes.check_ins), "304"),
            ask::all(plain, CONNECTIONS, &requests, "304"),
        ];
        // Threads start and caches fill before anything counts.
        if round > 0 {
            let all = [&mut of_guarded, &mut of_few, &mut of_many, &mut of_plain];
            all.into_iter().zip(figures).for_each(|(rounds, figure): (&mut Rounds, Round)| rounds.add(figure));
        }
        small.web.clock().move_by(BETWEEN_ROUNDS);
        large.web.clock().move_by(BETWEEN_ROUNDS);
    }
    let beside = |rounds: &Rounds, limit: &Rounds| {
        let (own, other) = (rounds.per_working_second(), limit.per_working_second());
        format!("{own:.0}/s ({:.1} µs) of {other:.0}/s ({:.1} µs)", rounds.micros(), limit.micros())
    };
    let ratio = |rounds: &Rounds, limit: &Rounds| rounds.per_working_second() / limit.per_working_second();
    report.at_least(
        "unchanged check-in, of a bare answer behind the guard",
        &beside(&of_few, &of_guarded),
        ratio(&of_few, &of_guarded),
        0.80,
    );
    report.told(
        "  the same, of a bare answer without a guard",
        &format!("{}: {:.2}", beside(&of_few, &of_plain), ratio(&of_few, &of_plain)),
    );
    report.told(
        "  in time that passed",
        &format!(
            "check-in {:.0}/s, guarded {:.0}/s, plain {:.0}/s",
            of_few.per_second(),
            of_guarded.per_second(),
            of_plain.per_second()
        ),
    );
    report.told("  work for a check-in, µs by thread", &of_few.by_thread());
    report.told("  work for a guarded bare answer, µs by thread", &of_guarded.by_thread());
    report.at_least(
        &format!("check-in among {} servers, of one among {}", large.servers, small.servers),
        &beside(&of_many, &of_few),
        ratio(&of_many, &of_few),
        0.80,
    );
    report.told("  work for it, µs by thread", &of_many.by_thread());
    let each = |bytes: u64| bytes as f64 / f64::from(large.servers);
    report.at_most("memory for a server in contact", each(size.bytes as u64), 200.0, "bytes");
    report.told("  by which this process grew", &format!("{:.0} bytes each", each(grown)));
}

/// The servers of an installation, as their installations see them.
struct Callers<'g> {
    ground: &'g Ground,
    expires: i64,
    /// The number of the last round of calls.
    sequence: u64,
    next: u32,
}

impl<'g> Callers<'g> {
    fn of(ground: &'g Ground) -> Self {
        let expires = ground.web.clock().now().as_second() + 10 * 365 * 86_400;
        Self { ground, expires, sequence: 1, next: 0 }
    }

    /// Every server makes itself known, as it would by its first call.
    fn meet(&mut self) {
        let contacts = self.ground.web.contacts();
        let now = self.ground.web.clock().now();
        for number in 0..self.ground.servers {
            let asked = Asked { generation: 1, sequence: 2, nonce: "0123456789012345678901", held: 1 };
            let heard = contacts.hear(server(number), &asked, "127.0.0.1", now);
            let Heard::Unknown(ticket) = heard else { panic!("{heard:?}") };
            let known = Known {
                generation: 1,
                lease_number: 1,
                renew_after: Some(now + SignedDuration::from_hours(24 * 365)),
                sequence: 1,
                nonce: "AAAAAAAAAAAAAAAAAAAAAA".into(),
            };
            contacts.learn(ticket, Some(known));
        }
    }

    /// The next check-ins, one server after the other, in an order in which nothing lies beside its neighbour.
    fn requests(&mut self, count: u32) -> Vec<Vec<u8>> {
        let servers = self.ground.servers;
        let requests = (0..count).map(|_| {
            if self.next.is_multiple_of(servers) {
                self.sequence += 1;
            }
            // Prime to the numbers of servers, which have no prime factors but two and five.
            let number = (u64::from(self.next) * 7_919 % u64::from(servers)) as u32;
            self.next += 1;
            self.request(number)
        });
        requests.collect()
    }

    fn request(&self, number: u32) -> Vec<u8> {
        let session = format!("1.{}.1.{}.AAAAAAAAAAAA", server(number), self.expires);
        let nonce = format!("{:022}", u64::from(number) + (self.sequence << 32));
        let call = CheckIn { session, sequence: self.sequence, nonce, held: 1 };
        let key = self.ground.web.vendor().vault.session_key(&call.session);
        let mac = call.mac(&key).expect("a code");
        let CheckIn { session, sequence, nonce, held } = call;
        format!(
            "GET {LEASE} HTTP/1.1\r\nhost: licensing.example\r\nuser-agent: bench\r\naccept: */*\r\n\
             if-none-match: \"{held}\"\r\nclaviger-session: {session}\r\nclaviger-sequence: {sequence}\r\n\
             claviger-nonce: {nonce}\r\nclaviger-mac: {mac}\r\n\r\n"
        )
        .into_bytes()
    }
}
