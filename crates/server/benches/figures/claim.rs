//! Whether the time of an answer tells which serial numbers there are: claims that come to nothing, for each reason there
//! is. (P-04)
//!
//! What is timed is the whole deed within its transaction; its commit and the way over the network know nothing of the
//! reason. Every guess comes a day after the one before, so that none is held up.

use std::fmt::Write as _;

use claviger_server::app::act::{Act, Who};
use claviger_server::app::domain::id::AccountId;
use claviger_server::app::factory::{self, Typed};
use claviger_server::app::shipment::{DeviceRequest, LicenseRequest, Request, import};
use claviger_server::app::{Error, Vendor};
use claviger_server::store::engine::Tx;
use jiff::SignedDuration;
use tokio::runtime::Runtime;

use crate::ask::median;
use crate::ground::{Ground, Sizes, account};
use crate::machine;
use crate::report::Report;

/// How many serial numbers there are of each kind.
const DEVICES: u32 = 1_000;
/// How many guesses one round makes at each kind.
const GUESSES: u32 = 300;
/// Until the attempts before are forgotten.
const A_DAY: SignedDuration = SignedDuration::from_hours(25);
/// The kinds, by the last digit of the serial number.
const KINDS: [&str; 3] = ["unknown", "another's", "not claimable"];

pub fn measure(report: &mut Report, runtime: &Runtime, ground: &Ground, sizes: &Sizes) {
    let act = ground.web.act(Who::System, "bench");
    let laid = ground.web.write(&act, lay);
    runtime.block_on(laid).expect("a shipment");
    let (mut times, mut days): ([Vec<f64>; 3], i32) = Default::default();
    for round in 0..=sizes.rounds {
        // Each kind comes first as often as any other.
        for kind in (0..3).map(|at| (at + round as usize) % 3) {
            days += i32::try_from(GUESSES).expect("not that many");
            let guessed = ground.web.write(&act, move |tx, act, vendor| {
                act.now += A_DAY * days;
                guess(tx, act, vendor, round, kind)
            });
            let micros = runtime.block_on(guessed).expect("guesses");
            if round > 0 {
                times[kind].push(micros);
            }
        }
    }
    let medians = times.clone().map(median);
    let mut figure = String::new();
    for ((kind, median), times) in KINDS.iter().zip(medians).zip(&times) {
        let (least, most) =
            times.iter().fold((f64::MAX, f64::MIN), |(least, most), time| (least.min(*time), most.max(*time)));
        let _ = write!(figure, "{kind} {median:.1} µs ({least:.1} to {most:.1}), ");
    }
    let (least, most) = (medians.iter().copied().fold(f64::MAX, f64::min), medians.iter().copied().fold(0.0, f64::max));
    let apart = most - least;
    report.told("claims that come to nothing, by reason", &format!("{figure}medians apart by {apart:.1} µs"));
}

/// Devices of one account and devices that another may claim, with gaps between.
fn lay(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor) -> Result<(), Error> {
    let device = |at: u32, kind: usize, buyer: &str| DeviceRequest {
        serial: serial(at, kind),
        buyer: Some(buyer.into()),
        label: Some("K7QX2M9P".into()),
        licenses: vec![LicenseRequest { sku: "REL-BRI-1".into(), items: 2 }],
    };
    let devices = (0..DEVICES).flat_map(|at| [device(at, 1, "BENCH-1"), device(at, 2, "BENCH-2")]);
    let request = Request { number: "BENCH".into(), devices: devices.collect() };
    import::place(tx, act, vendor, &request)?;
    for at in 0..DEVICES {
        let typed = Typed { serial: serial(at, 1), ..Typed::default() };
        factory::claim(tx, act, vendor, account(1), &typed)?.map_err(Error::from)?;
    }
    Ok(())
}

/// How many microseconds a guess at a device of this kind takes.
fn guess(tx: &mut Tx<'_>, act: &mut Act, vendor: &Vendor, round: u32, kind: usize) -> Result<f64, Error> {
    let who: AccountId = account(3);
    let began = machine::now();
    for number in 0..GUESSES {
        act.now += A_DAY;
        let at = (number * 7 + round * 13) % DEVICES;
        let typed = Typed { serial: serial(at, kind), label: "WRONG-CODE".into(), ..Typed::default() };
        assert!(factory::look(tx, act, vendor, who, &typed)?.is_err(), "{}", typed.serial);
    }
    Ok(machine::now().duration_since(began).as_secs_f64() * 1e6 / f64::from(GUESSES))
}

fn serial(at: u32, kind: usize) -> String {
    let [_, _, high, low] = at.to_be_bytes();
    format!("00-90-33-{high:02X}-{low:02X}-{:02X}", 16 * kind)
}
