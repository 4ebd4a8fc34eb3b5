//! `cargo xtask mutants`: rules made wrong on purpose, one at a time, and what the simulator says of each.
//!
//! A simulator that finds nothing is worth as much as what it would find. So a copy of the workspace is made, one rule in
//! it is changed as `mutants/table.rs` says, the simulator is built of it and told to look. Nothing of that stands in the
//! program: what is changed is its text. A mutation whose text is not there any more fails, and has to be written anew.

mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;

use self::table::{MUTATIONS, Mutation};
use crate::peers::POSTGRES_VARIABLE;
use crate::postgres::{Durability, Postgres};
use crate::tools::{self, Outcome};

/// So many steps a story has; `claviger-simulate` says at which one of its story it failed.
const STORY: usize = 1_500;
/// So many characters of what was different are shown.
const LONGEST: usize = 120;
/// What a copy of the workspace leaves out.
const LEFT_OUT: [&str; 3] = ["target", ".git", ".ready"];

/// Which rules to make wrong.
#[derive(Args)]
pub struct Arguments {
    /// Only this one
    #[arg(long)]
    only: Option<String>,
    /// The seed of the first story
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// After so many steps in which nothing was found it is given up
    #[arg(long, default_value_t = 100_000)]
    steps: usize,
}

/// What the simulator said of a mutation.
struct Verdict {
    /// At which step something was found, and with how many it was told again; nothing, if nothing was found.
    found: Option<(usize, usize)>,
    /// What was different, in one line.
    difference: String,
}

/// Tries each mutation, and prints them as a table; one that is not found is a failure.
pub fn run(arguments: &Arguments) -> Outcome {
    let chosen: Vec<&Mutation> =
        MUTATIONS.iter().filter(|mutation| arguments.only.as_ref().is_none_or(|only| only == mutation.name)).collect();
    if chosen.is_empty() {
        let names: Vec<_> = MUTATIONS.iter().map(|mutation| mutation.name).collect();
        return Err(format!("there is no such mutation; there are {}", names.join(", ")));
    }
    let mut lines = vec!["| mutation | what is wrong | found at step | enough | what it said |".to_owned()];
    lines.push("|---|---|---|---|---|".to_owned());
    let mut missed = Vec::new();
    for mutation in chosen {
        let Verdict { found, difference } = attempt(mutation, arguments)?;
        let (step, enough) =
            found.map_or(("–".to_owned(), "–".to_owned()), |(step, enough)| (step.to_string(), enough.to_string()));
        if found.is_none() {
            missed.push(mutation.name);
        }
        let line = format!("| `{}` | {} | {step} | {enough} | {difference} |", mutation.name, mutation.says);
        println!("{line}");
        lines.push(line);
    }
    println!("\n{}", lines.join("\n"));
    if missed.is_empty() { Ok(()) } else { Err(format!("the simulator did not find {}", missed.join(", "))) }
}

fn attempt(mutation: &Mutation, arguments: &Arguments) -> Outcome<Verdict> {
    let copy = tools::scratch("mutants")?;
    copy_into(Path::new("."), &copy)?;
    for edit in mutation.edits {
        let path = copy.join(edit.file);
        let text = read(&path)?;
        if text.matches(edit.from).count() != 1 {
            return Err(format!("{}: `{}` stands not once in {}", mutation.name, edit.from, edit.file));
        }
        write(&path, text.replace(edit.from, edit.to).as_bytes())?;
    }
    // What was built of other people's crates is of use here as well.
    let built = match std::env::var_os("CARGO_TARGET_DIR") {
        Some(set) => PathBuf::from(set),
        None => tools::scratch("..")?,
    };
    let mut build = tools::cargo();
    build.args(["build", "--release", "--locked", "-p", "claviger-testkit", "--bin", "claviger-simulate"]);
    // One line is another; what depends on it needs not be optimized from the ground up.
    tools::run(build.current_dir(&copy).env("CARGO_TARGET_DIR", &built).env("CARGO_INCREMENTAL", "1"))?;
    // Lives as long as the simulation.
    let postgres = if mutation.nodes > 1 { Some(Postgres::start(Durability::Forgetful)?) } else { None };
    let engine = if postgres.is_some() { "postgres" } else { "sqlite" };
    let mut simulate = Command::new(built.join("release/claviger-simulate"));
    let (seed, steps, nodes) = (arguments.seed, arguments.steps, mutation.nodes);
    simulate.args([&seed.to_string(), &steps.to_string(), engine, &nodes.to_string(), "1"]);
    if let Some(postgres) = &postgres {
        simulate.env(POSTGRES_VARIABLE, postgres.url("postgres"));
    }
    let output = simulate.output().map_err(|error| format!("cannot start the simulator: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() {
        return Ok(Verdict { found: None, difference: format!("nothing in {steps} steps") });
    }
    read_failure(&said, seed).ok_or_else(|| format!("{}: the simulator failed otherwise:\n{said}", mutation.name))
}

/// Reads `the story of seed 3 failed at step 120; 4 steps are enough:` and, after the story, what differs.
fn read_failure(said: &str, first: u64) -> Option<Verdict> {
    let (_, told) = said.split_once("the story of seed ")?;
    let (head, rest) = told.split_once(" steps are enough:")?;
    let mut numbers = head.split(|c: char| !c.is_ascii_digit()).filter_map(|word| word.parse::<u64>().ok());
    let (seed, step, enough) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let before = usize::try_from(seed.checked_sub(first)?).ok()? * STORY;
    let step = before + usize::try_from(step).ok()?;
    let line = rest.trim().split("\n\n").nth(1)?.lines().next()?.replace('|', "\\|");
    let mut difference: String = line.chars().take(LONGEST).collect();
    if difference.chars().count() == LONGEST {
        difference.push('…');
    }
    Some(Verdict { found: Some((step, usize::try_from(enough).ok()?)), difference })
}

/// Makes `to` like `from`; files that are so already are left alone, so that what was built of them stays good.
fn copy_into(from: &Path, to: &Path) -> Outcome {
    let told = |error: std::io::Error| format!("cannot copy {}: {error}", from.display());
    fs::create_dir_all(to).map_err(told)?;
    for entry in fs::read_dir(to).map_err(told)? {
        let entry = entry.map_err(told)?;
        let (is_folder, is_gone) = (entry.path().is_dir(), !from.join(entry.file_name()).exists());
        match (is_gone, is_folder) {
            (true, true) => fs::remove_dir_all(entry.path()).map_err(told)?,
            (true, false) => fs::remove_file(entry.path()).map_err(told)?,
            (false, _) => {}
        }
    }
    for entry in fs::read_dir(from).map_err(told)? {
        let entry = entry.map_err(told)?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if LEFT_OUT.iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        if entry.file_type().map_err(told)?.is_dir() {
            copy_into(&source, &target)?;
            continue;
        }
        let bytes = fs::read(&source).map_err(told)?;
        if fs::read(&target).ok().is_none_or(|there| there != bytes) {
            write(&target, &bytes)?;
        }
    }
    Ok(())
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Outcome {
    fs::write(path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn every_mutation_finds_the_text_that_it_changes() {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for mutation in &MUTATIONS {
            for edit in mutation.edits {
                let text = read(&workspace.join(edit.file)).unwrap();
                assert_eq!(text.matches(edit.from).count(), 1, "{}: `{}` in {}", mutation.name, edit.from, edit.file);
            }
        }
    }

    #[test]
    fn what_the_simulator_said_is_read() {
        let said = "seed 3 fails at step 120, …\n\nthe story of seed 3 failed at step 120; 4 steps are enough:\n\na\nb\n\n\
                    first | second\nthird\n\nTell it again: …";
        let verdict = read_failure(said, 2).unwrap();
        assert_eq!((verdict.found, verdict.difference.as_str()), (Some((1_620, 4)), "first \\| second"));
    }
}
