//! Missions with what became of them, and accreditations from third countries.

use std::collections::HashSet;

use comity::dataset::{Act, Role};
use comity::dossier::written::{Accreditation, Change, Common, Mission};

use super::dates;
use super::happenings::{Chronicle, Way, base36, source};
use super::random::Random;
use super::subjects::SUBJECTS;

/// The last year in which something became of a mission.
const LAST: usize = 2025;

/// Makes missions, of each country one embassy and one consulate in each other, and one accreditation.
#[derive(Default)]
pub(crate) struct Posts {
    taken: HashSet<(usize, usize, Sort)>,
}

/// What a post is.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Sort {
    Embassy,
    Consulate,
    Accreditation,
}

/// One post.
pub(crate) enum Made<'w> {
    Mission(Mission<'w>),
    Accreditation(Box<Accreditation<'w>>),
}

impl Posts {
    /// A post of one country in another, with at most so many changes; `None` where it has one of that sort already. `mark` is a number
    /// that only it has.
    pub(crate) fn draw<'w>(
        &mut self,
        world: &Chronicle<'w>,
        (pair, mark): (&str, usize),
        way: Way,
        most: usize,
        random: &mut Random,
    ) -> Option<Made<'w>> {
        let sort = *random.pick(&[Sort::Embassy, Sort::Embassy, Sort::Embassy, Sort::Consulate, Sort::Accreditation]);
        if !self.taken.insert((way.from, way.to, sort)) {
            return None;
        }
        let (sender, receiver) = (&world.nations[way.from], &world.nations[way.to]);
        let sources = vec![source(dates::year(random), "Diplomatic missions")];
        let mark = base36(mark);
        if sort == Sort::Accreditation {
            let third = (0..world.nations.len()).map(|_| world.busy.draw(random));
            let third = third.into_iter().find(|third| ![way.from, way.to].contains(third))?;
            let when = random.percent(40).then(|| dates::within(dates::year(random), random));
            let common = Common { when, from: Some(sender.code.into()), ..Common::default() };
            return Some(Made::Accreditation(Box::new(Accreditation {
                id: format!("{pair}/accreditation-{mark}").into(),
                to: receiver.code.into(),
                seat: (&*world.nations[third].places[0]).into(),
                class: Some("embassy".into()),
                common,
                sources,
            })));
        }
        let place = if sort == Sort::Embassy { &receiver.places[0] } else { random.pick(&receiver.places) };
        let mut steps = if sort == Sort::Embassy { embassy(random) } else { consulate(random) };
        steps.truncate(most);
        Some(Made::Mission(Mission {
            id: format!("{pair}/mission-{mark}").into(),
            from: sender.code.into(),
            to: receiver.code.into(),
            city: receiver.city(place).into(),
            changes: steps.into_iter().map(|step| change(world, way, step, random)).collect(),
            sources,
        }))
    }
}

/// What happened to a mission, its class from then on, and the year.
type Step = (Act, Option<&'static str>, usize);

fn embassy(random: &mut Random) -> Vec<Step> {
    let year = dates::year(random);
    let begins_low = year < 1960 && random.percent(70);
    let mut steps = vec![(Act::Opened, Some(if begins_low { "legation" } else { "embassy" }), year)];
    if begins_low {
        steps.push((Act::Elevated, Some("embassy"), year + 1 + random.below(20)));
    }
    end(steps, random)
}

fn consulate(random: &mut Random) -> Vec<Step> {
    let class = *random.pick(&["honorary consulate", "honorary consulate", "consulate", "consulate general"]);
    let mut steps = vec![(Act::Opened, Some(class), dates::year(random))];
    if class == "consulate" && random.percent(40) {
        steps.push((Act::Elevated, Some("consulate general"), steps[0].2 + 1 + random.below(30)));
    }
    end(steps, random)
}

/// Lets a mission close, and perhaps open again.
fn end(mut steps: Vec<Step>, random: &mut Random) -> Vec<Step> {
    let year = steps.last().map_or(LAST, |step| step.2);
    if random.percent(30) {
        let closed = year + 1 + random.below(20);
        steps.push((Act::Closed, None, closed));
        if random.percent(60) {
            steps.push((Act::Reopened, None, closed + 1 + random.below(15)));
        }
    }
    steps.retain(|step| step.2 <= LAST);
    steps
}

fn change<'w>(world: &Chronicle<'w>, way: Way, (act, class, year): Step, random: &mut Random) -> Change<'w> {
    let envoy = world.population.draw(way.from, random);
    let (subject, other) = (random.pick(SUBJECTS), &world.nations[way.to].demonym);
    let summary = match act {
        Act::Closed => format!(
            "{} left with the staff; {other} guards look after the house and the papers on {subject}.",
            envoy.name
        ),
        Act::Opened => {
            format!("{} was the first to head it, with a staff of four and one task, {subject}.", envoy.name)
        },
        _ => format!(
            "{} headed it then; what weighed with the {other} side was {subject} and the old house.",
            envoy.name
        ),
    };
    let when = random.percent(90).then(|| dates::within(year, random));
    let people = vec![world.part(envoy, Role::Principal, random).1];
    let common = Common { when, summary: Some(summary.into()), people, ..Common::default() };
    Change { act, class: class.map(Into::into), common, sources: Vec::new() }
}
