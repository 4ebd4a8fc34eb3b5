//! What was measured, beside what limits it.

use std::process::ExitCode;

use crate::machine;

/// The figures of a run.
pub struct Report {
    lines: Vec<Line>,
    quick: bool,
}

struct Line {
    name: String,
    verdict: Verdict,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Pass,
    Miss,
    /// Printed, and held against no goal.
    Told,
}

impl Report {
    pub fn begin(quick: bool) -> Self {
        println!("{}{}", machine::describe(), if quick { ", quick" } else { "" });
        if cfg!(debug_assertions) {
            println!("This is a build for debugging: its figures mean nothing.");
        }
        Self { lines: Vec::new(), quick }
    }

    /// Something to know about what follows.
    pub fn note(&self, text: &str) {
        println!("   {text}");
    }

    /// A figure as it is, with no goal.
    pub fn told(&mut self, name: &str, figure: &str) {
        self.line(name, figure, Verdict::Told);
    }

    /// A figure as a part of its limit; it should be at least `goal`.
    pub fn at_least(&mut self, name: &str, figure: &str, ratio: f64, goal: f64) {
        let verdict = if ratio >= goal { Verdict::Pass } else { Verdict::Miss };
        self.line(name, &format!("{figure}: {ratio:.2}, goal {goal:.2}"), verdict);
    }

    /// A figure that should be at most `goal`.
    pub fn at_most(&mut self, name: &str, figure: f64, goal: f64, unit: &str) {
        let verdict = if figure <= goal { Verdict::Pass } else { Verdict::Miss };
        let places = if figure < 10.0 { 2 } else { 0 };
        self.line(name, &format!("{figure:.places$} {unit}, goal at most {goal} {unit}"), verdict);
    }

    /// Says on the last line what was met and what was missed.
    pub fn end(self) -> ExitCode {
        let of = |verdict: Verdict| {
            let lines = self.lines.iter().filter(move |line| line.verdict == verdict);
            lines.map(|line| line.name.as_str()).collect::<Vec<_>>()
        };
        let (met, missed) = (of(Verdict::Pass), of(Verdict::Miss));
        let kind = if self.quick { "bench (quick)" } else { "bench" };
        if missed.is_empty() {
            println!("{kind}: all {} goals met", met.len());
            return ExitCode::SUCCESS;
        }
        println!("{kind}: {} of {} goals met; MISSED: {}", met.len(), met.len() + missed.len(), missed.join("; "));
        ExitCode::FAILURE
    }

    fn line(&mut self, name: &str, figure: &str, verdict: Verdict) {
        let word = match verdict {
            Verdict::Pass => "pass",
            Verdict::Miss => "MISS",
            Verdict::Told => "    ",
        };
        println!("{word}  {name:<50}  {figure}");
        self.lines.push(Line { name: name.to_owned(), verdict });
    }
}
