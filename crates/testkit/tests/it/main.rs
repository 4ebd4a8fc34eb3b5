//! What the simulator shows in every run of the tests; `cargo xtask simulate` goes on for as long as one likes.

use claviger_testkit::simulator::{Engine, Options, simulate};

fn tell(options: &Options) {
    match simulate(options, |_| ()) {
        Ok(summary) => assert_eq!(summary.steps, options.steps),
        Err(failure) => panic!("{failure}"),
    }
}

#[test]
fn the_simulator_l_03_l_07_l_12_l_15_l_29_finds_no_difference_on_sqlite() {
    tell(&Options { seed: 1, steps: 3_000, engine: Engine::Sqlite, nodes: 1, threads: 2 });
}

#[test]
fn the_simulator_l_07_l_12_l_15_x_10_finds_no_difference_on_two_nodes_with_postgres() {
    tell(&Options { seed: 1_001, steps: 400, engine: Engine::Postgres, nodes: 2, threads: 1 });
}
