//! Tells stories until one fails: `cargo xtask simulate` calls this with seed, steps, engine, nodes and threads.

use std::process::ExitCode;

use claviger_testkit::simulator::{Engine, Options, simulate};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(options) = read(&arguments) else {
        eprintln!("claviger-simulate SEED STEPS sqlite|postgres NODES THREADS");
        return ExitCode::FAILURE;
    };
    let every = (options.steps / 20).max(1);
    let told = simulate(&options, |done| {
        if done % every < claviger_testkit::simulator::STORY {
            println!("{done} steps");
        }
    });
    match told {
        Ok(summary) => {
            let Options { seed, engine, nodes, .. } = options;
            for (what, times) in &summary.tally {
                println!("{times:>9}  {what}");
            }
            println!(
                "no difference in {} steps, in {} stories from seed {seed} on, {engine:?}, nodes: {nodes}",
                summary.steps, summary.stories
            );
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn read(arguments: &[String]) -> Option<Options> {
    let [seed, steps, engine, nodes, threads] = arguments else { return None };
    let engine = match engine.as_str() {
        "sqlite" => Engine::Sqlite,
        "postgres" => Engine::Postgres,
        _ => return None,
    };
    Some(Options {
        seed: seed.parse().ok()?,
        steps: steps.parse().ok()?,
        engine,
        nodes: nodes.parse().ok()?,
        threads: threads.parse().ok()?,
    })
}
