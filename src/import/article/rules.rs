//! What sentences tell: a rule a kind of happening, tried clause by clause.
//!
//! A rule looks for the words that tell of its kind, asks who acts on whom and when, and leaves a finding; it never
//! guesses a date. Rules of one kind come before those that take almost anything (`other`), and a sentence of which no
//! rule makes anything is told in the report.

mod agreement;
mod membership;
mod mission;
mod money;
mod other;
mod recognition;
mod relations;
mod statement;
mod visit;
mod vote;

use super::date::Tie;
use super::scene::{Clause, Scene, Sentence, is_telling};

pub(super) use agreement::{listed as listed_agreements, twins};
pub(super) use visit::visit as visit_finding;

/// Reads a sentence, clause by clause; says whether anything was found.
pub(super) fn read<'l>(sentence: &Sentence<'_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let before = scene.found.len();
    let mut met = false;
    for number in 0..sentence.clauses.len() {
        let clause = sentence.clause(number);
        let taken = specific(&clause, scene);
        met |= taken;
        // What has a date of its own and is of no kind that is known happened all the same.
        let is_dated = clause.own_dates().any(|dated| matches!(dated.tie, Tie::Stated | Tie::Relative));
        if !taken && (is_dated || sentence.clauses.len() == 1) {
            other::read(&clause, scene);
        }
    }
    if scene.found.len() == before && !met {
        other::last(sentence, scene);
    }
    remember(sentence, scene);
    met || scene.found.len() > before
}

/// The rules of one kind, of which several may find something in one clause; says whether one of them has taken the
/// clause.
fn specific<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    let recognised = recognition::read(clause, scene);
    let taken = relations::read(clause, scene) | recognised;
    let taken = mission::read(clause, scene) | taken;
    let taken = vote::read(clause, scene) | taken;
    let taken = taken || membership::read(clause, scene);
    // What some take for a recognition may be the ceremony of an envoy.
    let is_open = recognised || !taken;
    let taken = if is_open { membership::credentials(clause, scene) || taken } else { taken };
    let taken = visit::read(clause, scene) | taken;
    let taken = agreement::read(clause, scene) | taken;
    let taken = money::read(clause, scene) | taken;
    taken || statement::read(clause, scene)
}

/// Remembers who acted, for the sentences that only say "it".
fn remember<'l>(sentence: &Sentence<'_, 'l>, scene: &mut Scene<'_, 'l>) {
    let clause = sentence.whole();
    let verb = sentence.tokens.iter().position(is_telling).unwrap_or(sentence.tokens.len());
    let first = scene.actor(&clause, verb);
    if first.is_some() {
        scene.actor = first;
    }
}
