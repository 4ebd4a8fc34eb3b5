//! Makes a story that fails as short as it can be and still fail. (Delta debugging, after Zeller.)

use super::Engine;
use super::deed::Step;
use super::scene::Scene;

/// How often at the most a story is tried: each try is a world of its own, and on PostgreSQL they are slow to make.
const MOST_TRIES: usize = 400;
const MOST_TRIES_ON_POSTGRES: usize = 80;
/// A story with several nodes need not fail every time.
const TIMES: usize = 3;

/// A story told from its beginning in a fresh world.
pub struct Retold {
    /// The lines of the story, up to the one at which it failed.
    pub lines: Vec<String>,
    /// How it failed, if it did.
    pub failure: Option<String>,
    /// How many steps were done, the one that failed included.
    pub steps: usize,
}

/// Tells a story.
pub fn tell(engine: Engine, nodes: usize, salt: u64, steps: &[Step]) -> Retold {
    let mut retold = Retold { lines: Vec::new(), failure: None, steps: 0 };
    let mut scene = match Scene::new(engine, nodes, salt) {
        Ok(scene) => scene,
        Err(why) => return Retold { failure: Some(why), ..retold },
    };
    for step in steps {
        retold.steps += 1;
        match scene.step(step) {
            Ok(told) => retold.lines.push(line(step, scene.now, &told.answers)),
            Err(why) => {
                retold.lines.push(line(step, scene.now, &[]));
                retold.failure = Some(why);
                return retold;
            }
        }
    }
    retold.failure = scene.check().err();
    retold
}

/// The shortest story found that fails as `steps` do.
pub fn shrink(engine: Engine, nodes: usize, salt: u64, steps: &[Step]) -> Vec<Step> {
    let most_tries = if engine == Engine::Postgres { MOST_TRIES_ON_POSTGRES } else { MOST_TRIES };
    let fails = |steps: &[Step]| -> Option<usize> {
        let times = if engine == Engine::Postgres { TIMES } else { 1 };
        for _ in 0..times {
            let retold = tell(engine, nodes, salt, steps);
            if retold.failure.is_some() {
                return Some(retold.steps);
            }
        }
        None
    };
    let mut steps = steps.to_vec();
    let mut part = steps.len().div_ceil(2).max(1);
    let mut tried = 0;
    loop {
        let mut at = 0;
        let mut is_shorter = false;
        while at < steps.len() && tried < most_tries {
            let mut without = steps.clone();
            without.drain(at..(at + part).min(without.len()));
            tried += 1;
            if let Some(needed) = fails(&without) {
                without.truncate(needed);
                steps = without;
                is_shorter = true;
            } else {
                at += part;
            }
        }
        if tried >= most_tries || (part == 1 && !is_shorter) {
            break;
        }
        part = if is_shorter && part == 1 { 1 } else { part.div_ceil(2).max(1) };
    }
    for at in 0..steps.len() {
        // Of several deeds at once, perhaps one is enough.
        if let Step::AtOnce(deeds) = steps[at].clone() {
            for skip in (0..deeds.len()).rev() {
                let Step::AtOnce(mut fewer) = steps[at].clone() else { break };
                if fewer.len() <= 1 || skip >= fewer.len() {
                    continue;
                }
                fewer.remove(skip);
                let mut without = steps.clone();
                without[at] = if fewer.len() == 1 { Step::One(fewer.remove(0)) } else { Step::AtOnce(fewer) };
                if fails(&without).is_some() {
                    steps = without;
                }
            }
        }
    }
    steps
}

fn line(step: &Step, now: i64, answers: &[String]) -> String {
    let at = super::real::instant(now);
    match step {
        Step::Wait { secs } => format!("{at}  {secs} s pass"),
        Step::One(deed) => {
            let answer = answers.first().map_or("?", String::as_str);
            format!("{at}  {:<58} -> {answer}", deed.to_string())
        }
        Step::AtOnce(deeds) => {
            let mut lines = Vec::new();
            for (number, deed) in deeds.iter().enumerate() {
                let begin = if number == 0 { "at once" } else { "   with" };
                let answer = answers.get(number).map_or("?", String::as_str);
                lines.push(format!("{at}  {begin}: {:<49} -> {answer}", deed.to_string()));
            }
            lines.join("\n")
        }
    }
}
