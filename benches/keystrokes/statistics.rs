//! Times of keystrokes, and what is said of many.

use std::time::Duration;

use serde::Serialize;

/// A keystroke: what stood in the field after it, and how long the answer took.
#[derive(Debug, Clone)]
pub(crate) struct Keystroke {
    pub(crate) typed: String,
    pub(crate) time: Duration,
}

/// What is said of many keystrokes; times are in milliseconds.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Statistics {
    pub(crate) keystrokes: usize,
    pub(crate) median: f64,
    pub(crate) p90: f64,
    pub(crate) p99: f64,
    pub(crate) worst: f64,
    /// What stood in the field then.
    pub(crate) worst_typed: String,
}

impl Statistics {
    /// Of one keystroke at least.
    pub(crate) fn of(mut keystrokes: Vec<Keystroke>) -> Option<Self> {
        keystrokes.sort_by_key(|keystroke| keystroke.time);
        // The nearest rank: a time that was measured, none between two.
        let at = |percent: usize| {
            let rank = (keystrokes.len() * percent).div_ceil(100).max(1);
            Some(milliseconds(keystrokes.get(rank - 1)?.time))
        };
        let worst = keystrokes.last()?;
        Some(Self {
            keystrokes: keystrokes.len(),
            median: at(50)?,
            p90: at(90)?,
            p99: at(99)?,
            worst: milliseconds(worst.time),
            worst_typed: worst.typed.clone(),
        })
    }
}

pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The times that stand in the middle of several rounds, keystroke by keystroke: a machine that others use, too, now and then holds one up.
pub(crate) fn middle(rounds: &[Vec<Keystroke>]) -> Vec<Keystroke> {
    let Some((first, _)) = rounds.split_first() else { return Vec::new() };
    let of = |at: usize, keystroke: &Keystroke| {
        let mut times: Vec<_> = rounds.iter().filter_map(|round| Some(round.get(at)?.time)).collect();
        times.sort_unstable();
        Keystroke { typed: keystroke.typed.clone(), time: times[times.len() / 2] }
    };
    first.iter().enumerate().map(|(at, keystroke)| of(at, keystroke)).collect()
}
