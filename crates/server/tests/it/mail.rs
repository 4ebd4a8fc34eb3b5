//! Mail when the mail server is not there. (L-03)

use std::collections::BTreeSet;
use std::time::Duration;

use claviger_server::admin::{self, Beginning};
use claviger_server::app::act::Who;
use claviger_server::app::domain::sorting::{self, Part};
use claviger_server::app::operator::Hand;
use claviger_server::clock::{Clock, Entropy};
use claviger_server::config::{self, Sources};
use claviger_server::installation::Installation;
use claviger_server::mail::Mailbox;
use claviger_server::store::engine::Target;
use claviger_server::store::outbox::{self, Which};
use claviger_server::web::Web;
use claviger_testkit::engines::Scratch;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

/// How often each mail was tried in vain.
async fn failures(web: &Web) -> Vec<usize> {
    let act = web.act(Who::System, "test");
    let look = web.read(&act, |tx, _, _| {
        let mails = sorting::rows(outbox::list(tx, Which::All, None, &Part::first(10))?);
        mails.iter().map(|entry| Ok(outbox::failures(tx, entry.mail.id, 100)?.len())).collect()
    });
    look.await.unwrap()
}

/// Moves the clock, and lets the mailer look at it at once.
async fn move_by(web: &Web, clock: &Clock, secs: i64) {
    clock.move_by(SignedDuration::from_secs(secs));
    let act = web.act(Who::System, "test");
    web.write(&act, |_, _, _| Ok(())).await.unwrap();
}

#[test]
fn l_03_mails_wait_while_the_mail_server_is_away_and_go_out_once_when_it_is_back() {
    for scratch in [Scratch::sqlite(), Scratch::postgres()] {
        Runtime::new().unwrap().block_on(story(scratch.target()));
    }
}

async fn story(database: &Target) {
    let folder = tempfile::tempdir().unwrap();
    // Nobody listens there yet.
    let smtp = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let file = folder.path().join("claviger.toml");
    let catalogue = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/demonstration/catalogue.toml");
    let database = match database {
        Target::Sqlite(path) => path.display().to_string(),
        Target::Postgres(url) => url.clone(),
    };
    let text = format!(
        "address = \"http://127.0.0.1:1\"\nlisten = \"127.0.0.1:0\"\ndata = \"data\"\ndatabase = {database:?}\n\
         catalogue = {catalogue:?}\nvendor.name = \"Example\"\n[mail]\nhost = \"127.0.0.1\"\nport = {}\ntls = \"none\"\n\
         from = \"Example <licenses@vendor.test>\"\n",
        smtp.port()
    );
    std::fs::write(&file, text).unwrap();
    let config = config::read(&Sources { file: Some(file), variables: vec![], flags: vec![] }).unwrap().config;
    let clock = Clock::standing_at("2026-11-25T09:00:00Z".parse::<Timestamp>().unwrap());
    let entropy = Entropy::seeded(3);
    let beginning = Beginning {
        operator: "olga@vendor.test".parse().unwrap(),
        hand: Hand::Mail,
        root_key: folder.path().join("root.key"),
        number: "V1".into(),
        country: "IT".into(),
        zone: TimeZone::UTC,
        seal: false,
    };
    admin::init(&config, beginning, &clock, &entropy).await.unwrap();
    for operator in ["otto@vendor.test", "ursula@vendor.test"] {
        let operator = operator.parse().unwrap();
        admin::invite(&config, operator, Hand::Mail, clock.clone(), entropy.clone()).await.unwrap();
    }
    let (installation, _) = Installation::start(&config, clock.clone(), entropy).await.unwrap();
    let web = installation.web().clone();

    // Tried at once, and then after half a minute, one, two, four, eight, sixteen.
    for (attempts, secs) in [(1, 30), (2, 60), (3, 120), (4, 240), (5, 480), (6, 960), (7, 0)] {
        let wanted = vec![attempts; 3];
        for _ in 0..400 {
            if failures(&web).await == wanted {
                break;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        assert_eq!(failures(&web).await, wanted, "after so many attempts");
        // Not a second too early.
        if secs > 0 {
            move_by(&web, &clock, secs - 1).await;
            tokio::time::sleep(Duration::from_millis(100)).await;
            assert_eq!(failures(&web).await, wanted, "before its time");
            move_by(&web, &clock, 1).await;
        }
    }
    assert_eq!(clock.now(), "2026-11-25T09:31:30Z".parse::<Timestamp>().unwrap());

    // After an hour it is back. The mails go out when they are due: at 10:03:30.
    move_by(&web, &clock, 1_710).await;
    let mailbox = Mailbox::default();
    let listener = TcpListener::bind(smtp).await.unwrap();
    let server = tokio::spawn(mailbox.clone().serve(listener, clock.clone()));
    move_by(&web, &clock, 209).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(mailbox.all().len(), 0, "before its time");
    move_by(&web, &clock, 1).await;
    for _ in 0..400 {
        if mailbox.all().len() == 3 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }

    // Once, however long we look.
    for _ in 0..3 {
        tokio::time::sleep(Duration::from_millis(200)).await;
        move_by(&web, &clock, 6 * 3_600).await;
    }
    installation.stop().await;
    server.abort();
    let to: BTreeSet<_> = mailbox.all().into_iter().flat_map(|mail| mail.to).collect();
    assert_eq!(mailbox.all().len(), 3);
    assert_eq!(to.len(), 3, "{to:?}");
}
