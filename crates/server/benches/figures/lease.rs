//! A check-in that brings a new lease beside a handler that does what no such check-in can do without: one verification,
//! one signature, one row in a commit shared with others. (L-19)

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::http::HeaderMap;
use axum::routing::post;
use claviger_server::guard;
use claviger_server::store::binds;
use claviger_server::store::fault::Fault;
use claviger_server::wire::activation::{
    Grant, Host, PROOF_HEADER, RENEWALS, RenewalRequest, Session, check_proof, prove,
};
use claviger_server::wire::key::SigningKey;
use claviger_server::wire::lease::{Care, Confirmation, Item, Lease};
use jiff::SignedDuration;
use tokio::runtime::Runtime;

use crate::ask::{self, Rounds};
use crate::ground::{Ground, INSTALLATION, Sizes, server};
use crate::report::Report;

/// Connections that ask at once.
const CONNECTIONS: usize = 64;
/// So that no server calls more often than it may.
const BETWEEN_ROUNDS: SignedDuration = SignedDuration::from_mins(20);

pub fn measure(report: &mut Report, runtime: &Runtime, small: &Ground, large: &Ground, sizes: &Sizes) {
    let made = small.db.write(|tx| -> Result<(), Fault> {
        tx.execute("CREATE TABLE bench_row (id UUID NOT NULL PRIMARY KEY, body TEXT NOT NULL)", binds![]).map(drop)
    });
    made.wait().expect("a table");
    let bare = guard::around(Router::new().route(RENEWALS, post(bare_answer(small))), &small.web);
    let bare = small.serve(runtime, bare.with_state(small.web.clone()));

    let [mut of_few, mut of_many, mut of_bare] = [(); 3].map(|()| Rounds::default());
    for round in 0..=sizes.rounds {
        // Above everything that check-ins have counted to.
        let sequence = 1_000_000 + u64::from(round);
        let (few, many) = (requests(small, sizes, sequence), requests(large, sizes, sequence));
        raise(small);
        raise(large);
        let figures = [
            ask::all(bare, CONNECTIONS, &few, "200"),
            ask::all(small.address, CONNECTIONS, &few, "200"),
            ask::all(large.address, CONNECTIONS, &many, "200"),
        ];
        if round > 0 {
            for (rounds, figure) in [&mut of_bare, &mut of_few, &mut of_many].into_iter().zip(figures) {
                rounds.add(figure);
            }
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
        "check-in with a new lease, of a bare handler",
        &beside(&of_few, &of_bare),
        ratio(&of_few, &of_bare),
        0.80,
    );
    report.told(
        "  in time that passed",
        &format!(
            "new lease {:.0}/s, bare {:.0}/s: {:.2}",
            of_few.per_second(),
            of_bare.per_second(),
            of_few.per_second() / of_bare.per_second()
        ),
    );
    report.told("  work for a new lease, µs by thread", &of_few.by_thread());
    report.told("  work for the bare handler, µs by thread", &of_bare.by_thread());
    report.at_least(
        &format!("new lease among {} servers, of one among {}", large.servers, small.servers),
        &beside(&of_many, &of_few),
        ratio(&of_many, &of_few),
        0.80,
    );
}

/// What every server may run has changed.
fn raise(ground: &Ground) {
    let raised = ground.db.write(|tx| -> Result<(), Fault> {
        tx.tell(claviger_server::store::engine::Notice::Everything);
        let all = "UPDATE server SET lease_number = lease_number + 1, lease_renew_after = NULL
                   WHERE lease_renew_after IS NOT NULL";
        tx.execute(all, binds![]).map(drop)
    });
    raised.wait().expect("it is raised");
}

/// Renewals of servers that lie far from each other.
fn requests(ground: &Ground, sizes: &Sizes, sequence: u64) -> Vec<Vec<u8>> {
    let key = SigningKey::from_seed(&INSTALLATION);
    let requests = (0..sizes.renewals).map(|number| {
        let number = (u64::from(number) * 7_919 % u64::from(ground.servers)) as u32;
        let host = Host {
            name: format!("host-{number}"),
            fingerprint: "a fingerprint of forty-three characters or so".into(),
            product_version: "2026.2".into(),
        };
        let nonce = format!("{number:022}");
        let request = RenewalRequest { server: server(number).to_string(), held: 1, host, sequence, nonce };
        let body = serde_json::to_vec(&request).expect("JSON");
        let proof = prove(&key, RENEWALS, &body, 0);
        let head = format!(
            "POST {RENEWALS} HTTP/1.1\r\nhost: licensing.example\r\nuser-agent: bench\r\naccept: */*\r\n\
             content-type: application/json\r\n{PROOF_HEADER}: {proof}\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        [head.as_bytes(), &body].concat()
    });
    requests.collect()
}

/// The least that can answer a renewal.
fn bare_answer(
    ground: &Ground,
) -> impl Fn(HeaderMap, Bytes) -> std::pin::Pin<Box<dyn Future<Output = axum::Json<Grant>> + Send>> + Clone + use<> {
    let own = SigningKey::from_seed(&INSTALLATION).public();
    let (db, signing, web) = (ground.db.clone(), Arc::new(ground.signing.clone()), ground.web.clone());
    move |headers: HeaderMap, body: Bytes| {
        let (db, signing, web) = (db.clone(), Arc::clone(&signing), web.clone());
        Box::pin(async move {
            let proof = headers.get(PROOF_HEADER).and_then(|proof| proof.to_str().ok()).unwrap_or_default();
            check_proof(&own, RENEWALS, &body, proof).expect("a good proof");
            let now = web.clock().now().as_second();
            let lease = a_lease(&own.thumbprint(), now).sign(&signing);
            let (row, seed) = (lease.clone(), web.entropy().seed());
            let id = uuid::Uuid::from_slice(&seed[..16]).expect("sixteen bytes");
            let stored = db.write(move |tx| -> Result<(), Fault> {
                tx.execute("INSERT INTO bench_row (id, body) VALUES ($1, $2)", binds![id, &row]).map(drop)
            });
            stored.await.expect("it is stored");
            axum::Json(Grant {
                server: server(0).to_string(),
                lease,
                session: Session { id: "1".repeat(75), key: "k".repeat(43), expires: now },
                check_in_secs: 3_600,
                server_time: now,
                keys_issued: now,
            })
        })
    }
}

/// As much as the leases here say.
fn a_lease(jkt: &str, now: i64) -> Lease {
    Lease {
        iss: "https://licensing.example".into(),
        aud: server(0).to_string(),
        jti: "lea_0192f0c1d5e67abc8def0123456789ab".into(),
        number: 2,
        iat: now,
        renew_after: now,
        exp: now,
        cnf: Confirmation { jkt: jkt.to_owned() },
        fingerprint: "a fingerprint of forty-three characters or so".into(),
        items: vec![Item {
            application: "ip-fax".into(),
            name: "IP Fax server".into(),
            unit: "channels".into(),
            role: "base".into(),
            model: "perpetual".into(),
            units: 1,
            term: None,
            ends: None,
            newest_release: Some("2036-12-31".into()),
            care: Some(Care {
                plan: "gold".into(),
                first: Some("2026-01-01".into()),
                until: Some("2036-12-31".into()),
                starts: Some(now),
                expiring: Some(now),
                ends: Some(now),
                lapses: Some(now),
            }),
        }],
    }
}
