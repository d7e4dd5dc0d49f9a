//! Visits and meetings: who travelled where, and whom they met.
//!
//! A journey (`travel`) has somebody who travelled and a way (`way`); what else tells of one is `other`'s. Several in
//! one sentence are told apart (`series`). A meeting (`meeting`) without a date of its own belongs to the visit that
//! was told before it.

mod meeting;
mod other;
mod series;
mod travel;
mod way;

use super::super::finding::{Finding, Part};
use super::super::scene::{Clause, Scene};
use super::super::tag::Side;
use crate::dataset::{Kind, slug};

/// Takes what a clause tells of visits and meetings.
pub(super) fn read<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>) -> bool {
    series::read(clause, scene)
        || travel::read(clause, scene)
        || other::present(clause, scene)
        || other::reciprocated(clause, scene)
        || other::attended(clause, scene)
        || meeting::read(clause, scene)
}

/// A finding of a visit from one side to the other; without people it is called by what is told of the traveller.
pub(in super::super) fn visit(scene: &Scene<'_, '_>, people: Vec<Part>, from: Side, fallback: &str) -> Finding {
    let (code, to) = (scene.pair.code(from), scene.other(from));
    let name = people.first().map_or(fallback, |part| &scene.roll.get(part.who).name);
    let title = format!("{name} visits {}", scene.name(to));
    let subject = format!("visit-{}", slug(name));
    Finding { people, ..Finding::event(Kind::Visit, title, subject).directed(Some(code), Some(to)) }
}

/// Takes a visit; it is the one that the next sentences speak of.
fn told<'l>(clause: &Clause<'_, '_, 'l>, scene: &mut Scene<'_, 'l>, finding: Finding) -> usize {
    let at = scene.push(finding, clause);
    scene.visit = Some(at);
    at
}

/// Notes that the sentence that is read speaks of a visit told before.
fn note(scene: &mut Scene<'_, '_>, visit: usize) {
    let sources = &mut scene.found[visit].sources;
    if !sources.contains(&scene.cited) {
        sources.push(scene.cited.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::article::date::Clock;
    use crate::import::article::finding::Cited;
    use crate::import::article::lexicon::Lexicon;
    use crate::import::article::roll::Roll;
    use crate::import::article::scene::Sentence;
    use crate::import::article::tag::Pair;
    use rstest::rstest;

    #[rstest]
    #[case("Mexican President Luis Echeverría visited Iraq in 1975.", Some(("mx", "iq")))]
    #[case("In July 1975, Iraqi Vice-President Saddam Hussein paid a visit to Mexico.", Some(("iq", "mx")))]
    #[case("In 1975, Mexican President Luis Echeverría came to Baghdad.", Some(("mx", "iq")))]
    #[case("In 1975, the visit by Iraqi President Ahmed Hassan al-Bakr took place.", Some(("iq", "mx")))]
    #[case("In 1975, Mexican President Luis Echeverría would visit Iraq.", None)]
    #[case("Mexican President Luis Echeverría visited Paris in 1975.", None)]
    #[case("In 1975, many tourists visited Iraq.", None)]
    fn visits_have_a_direction(#[case] text: &str, #[case] expected: Option<(&str, &str)>) {
        let lexicon = Lexicon::built_in().unwrap();
        let pair = Pair::new("iq", "mx", &lexicon);
        let (mut roll, mut clock) = (Roll::default(), Clock::default());
        let sentence = Sentence::new(text, &pair, &lexicon, &roll, &mut clock);
        let mut scene = Scene {
            pair: &pair,
            lexicon: &lexicon,
            roll: &mut roll,
            clock,
            heading: None,
            actor: None,
            before: None,
            visit: None,
            cited: Cited { section: 0, span: 0..text.len(), quote: text.into() },
            found: vec![],
        };
        read(&sentence.whole(), &mut scene);
        let way = scene.found.first().map(|visit| (visit.from.as_deref().unwrap(), visit.to.as_deref().unwrap()));
        assert_eq!(way, expected);
    }
}
