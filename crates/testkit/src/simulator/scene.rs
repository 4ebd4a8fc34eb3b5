//! Model and real thing side by side: every step is done by both, and then they are compared.

use std::collections::BTreeMap;
use std::time::Duration;

use claviger_app::Error;
use claviger_store::fault::Fault;

use super::deed::{Net, Step};
use super::model::{Answer, Call, Model, SECOND, first_day};
use super::real::{Place, Real, Sight};
use super::{Engine, ZONES};
use crate::engines::Scratch;

/// How many installations of the product there are.
const INSTALLS: u8 = 7;
/// After so many steps the whole database is looked through.
const BETWEEN_CHECKS: usize = 400;
/// A thousandth of a second: so far apart are deeds of one step.
const APART: i64 = 1_000;

/// A world, simulated.
pub struct Scene {
    real: Real,
    /// How it should be.
    pub model: Model,
    /// What time it is.
    pub now: i64,
    steps: usize,
    /// How often what was answered to what, figures left out.
    pub tally: BTreeMap<String, usize>,
}

/// What came of a step: the story's line.
pub struct Told {
    /// What was answered to each deed.
    pub answers: Vec<String>,
}

impl Scene {
    /// The world before anything has happened.
    ///
    /// # Errors
    ///
    /// If there is no database to be had.
    pub fn new(engine: Engine, nodes: usize, salt: u64) -> Result<Self, String> {
        let place = match engine {
            Engine::Sqlite => Place::sqlite().map_err(|error| error.to_string())?,
            Engine::Postgres => Place::Postgres(Scratch::postgres()),
        };
        let now = beginning();
        let told = |error: Error| error.to_string();
        let real = Real::new(place, nodes, now, INSTALLS, salt).map_err(told)?;
        Ok(Self { real, model: Model::new(&ZONES, INSTALLS), now, steps: 0, tally: BTreeMap::new() })
    }

    /// Does a step.
    ///
    /// # Errors
    ///
    /// If the real thing is not as the model has it: how they differ.
    pub fn step(&mut self, step: &Step) -> Result<Told, String> {
        if let Step::Wait { secs } = step {
            self.now += secs * SECOND;
            return Ok(Told { answers: Vec::new() });
        }
        self.now += SECOND;
        self.steps += 1;
        self.model.events.clear();
        let calls: Vec<Call> = step.deeds().iter().map(|deed| self.model.prepare(deed)).collect();
        let (mut answers, mut sessions) = (Vec::new(), Vec::new());
        let mut under_way = Vec::new();
        for (call, now) in calls.iter().zip((self.now..).step_by(1_000)) {
            under_way.push(self.real.begin(&self.model, call, now));
        }
        for (call, one) in calls.iter().zip(under_way) {
            let (answer, session) = self.real.answer(&call.deed, one);
            answers.push(answer);
            sessions.push(session);
        }
        let seen = self.real.look(self.now).map_err(|fault| format!("{fault}; the answers were {}", said(&answers)))?;
        let (model, as_written) = self.explain(&calls, &answers, &seen)?;
        self.model = model;
        for (call, answer) in calls.iter().zip(&answers) {
            let without_figures: String = answer.said.chars().filter(|c| !c.is_ascii_digit()).collect();
            let words = without_figures.split(':').next().unwrap_or_default().trim().to_owned();
            *self.tally.entry(format!("{}: {words}", call.deed.word())).or_default() += 1;
        }
        if !as_written {
            *self.tally.entry("at once: in another order than written".into()).or_default() += 1;
        }
        for ((call, answer), session) in calls.iter().zip(&answers).zip(sessions) {
            let (Some(request), Some(session), Some((given, _))) = (&call.request, session, &answer.given) else {
                continue;
            };
            if call.net == Net::Fine && self.model.takes(request, given) {
                self.model.receive(request, answer);
                self.real.take_session(session);
            }
        }
        seen.conserves(&self.model)?;
        let wrongs = self.model.wrongs(self.now);
        if !wrongs.is_empty() {
            return Err(wrongs.join("\n"));
        }
        self.real.learn_tokens(&self.model).map_err(|fault| fault.to_string())?;
        if self.steps.is_multiple_of(BETWEEN_CHECKS) {
            self.check()?;
        }
        Ok(Told { answers: answers.into_iter().map(|answer| answer.said).collect() })
    }

    /// Looks through the whole database, at what is shown of each account's stock, what the vendor is shown of devices, what is
    /// sold, and which keys sign for devices.
    ///
    /// # Errors
    ///
    /// If anything in it does not fit.
    pub fn check(&self) -> Result<(), String> {
        let open = (0..).zip(&self.model.customers).map(|(account, _)| account);
        for account in open.filter(|account| self.model.is_open(*account) && self.model.has_agreed(*account)) {
            self.real.shown(&self.model, account, self.now).map_err(|why| format!("c{account}: {why}"))?;
        }
        self.real.shown_to_vendor(&self.model, self.now)?;
        self.real.shown_to_everybody(&self.model, self.now)?;
        let found = self.real.check(self.now).map_err(|fault: Fault| fault.to_string())?;
        if found.is_well() { Ok(()) } else { Err(format!("the checker says:\n{}", found.wrong.join("\n"))) }
    }

    /// How the model stands after these calls in the one order that explains answers and sight; they were all under way
    /// at once, so any order will do, but there must be one. Also whether it is the one they are written in.
    fn explain(&self, calls: &[Call], answers: &[Answer], seen: &Sight) -> Result<(Model, bool), String> {
        let mut nearest = None;
        for (number, order) in orders(calls.len()).into_iter().enumerate() {
            let mut model = self.model.clone();
            let mut wanted = vec![None; calls.len()];
            for at in order {
                let apart = i64::try_from(at).unwrap_or(0) * APART;
                wanted[at] = Some(model.serve(&calls[at], self.now + apart));
            }
            let wanted: Vec<Answer> = wanted.into_iter().flatten().collect();
            let differences =
                if wanted == answers { seen.differences(&Sight::of(&model)) } else { differ(answers, &wanted) };
            if differences.is_empty() {
                return Ok((model, number == 0));
            }
            nearest.get_or_insert(differences);
        }
        let nearest = nearest.unwrap_or_default().join("\n");
        if calls.len() == 1 {
            return Err(nearest);
        }
        Err(format!("no order of these deeds explains the answers {}; as they are written:\n{nearest}", said(answers)))
    }
}

/// The first instant of every simulation: nine in the morning of its first day.
fn beginning() -> i64 {
    let midnight = first_day().to_zoned(jiff::tz::TimeZone::UTC).map_or(0, |day| day.timestamp().as_microsecond());
    midnight + i64::try_from(Duration::from_secs(9 * 3_600).as_micros()).unwrap_or(0)
}

fn said(answers: &[Answer]) -> String {
    answers.iter().map(|answer| format!("`{}`", answer.said)).collect::<Vec<_>>().join(", ")
}

fn differ(answers: &[Answer], wanted: &[Answer]) -> Vec<String> {
    let pairs = answers.iter().zip(wanted).filter(|(real, wanted)| real != wanted);
    pairs
        .map(|(real, wanted)| match (&real.given, &wanted.given) {
            (Some(given), Some(model)) => format!("it was given {given:?} instead of {model:?}"),
            _ => format!("it was answered `{}` instead of `{}`", real.said, wanted.said),
        })
        .collect()
}

/// Every order of so many things, beginning with the one they are in.
fn orders(many: usize) -> Vec<Vec<usize>> {
    if many == 0 {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for shorter in orders(many - 1) {
        for at in (0..=shorter.len()).rev() {
            let mut order = shorter.clone();
            order.insert(at, many - 1);
            all.push(order);
        }
    }
    all.sort();
    all
}
