//! The same thing told twice becomes one: lead and history, prose and list, a year and its day.

use foldhash::HashMap;

use super::finding::{Finding, Held, Part, Position, What};
use super::tag::{Pair, Side};
use crate::dataset::{Edtf, Kind, Role, Stance, Sureness};

/// Findings made one where they are the same, as they come in. What is dated is looked at at once, so that a long article
/// keeps of a thing that it tells a hundred times but one; what is not waits to the end: a bare mention joins what is told
/// with its date.
#[derive(Debug)]
pub(super) struct Merger<'p> {
    pair: &'p Pair,
    merged: Vec<Finding>,
    /// Where each was first told.
    order: Vec<usize>,
    near: HashMap<String, Vec<usize>>,
    undated: Vec<(usize, Finding)>,
    count: usize,
}

impl<'p> Merger<'p> {
    pub(super) fn new(pair: &'p Pair) -> Self {
        Self { pair, merged: vec![], order: vec![], near: HashMap::default(), undated: vec![], count: 0 }
    }

    /// Takes a finding; they come in the order in which the article tells them.
    pub(super) fn take(&mut self, finding: Finding) {
        let number = self.count;
        self.count += 1;
        if finding.when.is_some() {
            self.place(number, finding);
        } else {
            self.undated.push((number, finding));
        }
    }

    /// Joins a finding to its twin, or lets it stand by itself.
    fn place(&mut self, number: usize, finding: Finding) {
        let keys = keys(&finding, self.pair);
        let candidates = keys.iter().filter_map(|key| self.near.get(key)).flatten();
        let twin = candidates.copied().find(|at| is_same(&self.merged[*at], &finding, self.pair));
        let at = twin.unwrap_or(self.merged.len());
        for key in keys {
            let places = self.near.entry(key).or_default();
            if !places.contains(&at) {
                places.push(at);
            }
        }
        if twin.is_some() {
            join(&mut self.merged[at], finding);
            self.order[at] = self.order[at].min(number);
        } else {
            self.order.push(number);
            self.merged.push(finding);
        }
    }

    /// All of them, in the order in which they were first told.
    pub(super) fn finish(mut self) -> Vec<Finding> {
        for (number, finding) in std::mem::take(&mut self.undated) {
            self.place(number, finding);
        }
        disputed(&mut self.merged, &mut self.order, self.pair);
        let mut ordered: Vec<(usize, Finding)> = self.order.into_iter().zip(self.merged).collect();
        ordered.sort_by_key(|(number, _)| *number);
        ordered.into_iter().map(|(_, finding)| finding).collect()
    }
}

/// Recognitions of one country by the other whose dates cannot all be true are one, with every position on it.
fn disputed(merged: &mut Vec<Finding>, order: &mut Vec<usize>, pair: &Pair) {
    for side in [Side::A, Side::B] {
        let is_of = |finding: &Finding| {
            finding.kind() == Kind::Recognition
                && finding.from.as_deref().and_then(|from| pair.side(from)) == Some(side)
        };
        let found: Vec<usize> = (0..merged.len()).filter(|at| is_of(&merged[*at])).collect();
        let [first, others @ ..] = &found[..] else { continue };
        if others.is_empty() {
            continue;
        }
        let position = |finding: &Finding| {
            let when = finding.when?;
            Some(Position { when, stance: finding.stance, sources: finding.sources.clone() })
        };
        let positions: Vec<_> = found.iter().filter_map(|at| position(&merged[*at])).collect();
        // A country may recognise several states that the other succeeds, each on its day; a dispute is where others
        // are said to differ.
        let differs = positions.iter().any(|position| position.stance != Stance::Asserts);
        if positions.len() > 1 && differs {
            let kept = &mut merged[*first];
            (kept.when, kept.words, kept.sure) = (None, None, Sureness::Likely);
            kept.positions = positions;
            for at in others.iter().rev() {
                merged.remove(*at);
                order.remove(*at);
            }
        }
    }
}

/// Under what a finding is looked for: only those that share a key are compared.
fn keys(finding: &Finding, pair: &Pair) -> Vec<String> {
    let side = finding.from.as_deref().and_then(|from| pair.side(from));
    let lead = format!("{:?} {side:?} ", finding.kind());
    match &finding.what {
        What::Change { .. } | What::Accreditation { .. } => vec![format!("{lead}{}", finding.subject)],
        What::Event { kind: Kind::Visit | Kind::Meeting, .. } => {
            let mut keys: Vec<String> = finding
                .people
                .iter()
                .filter(|part| part.role != Role::Mentioned)
                .map(|part| format!("{lead}{:?}", part.who))
                .collect();
            if keys.is_empty() {
                keys.push(format!("{lead}{}", finding.title));
            }
            keys
        },
        What::Event { kind: Kind::Relations | Kind::Recognition, act, .. } => {
            vec![format!("{:?} {act:?}", finding.kind())]
        },
        What::Event { kind: Kind::Vote, detail, .. } => vec![format!("{lead}{:?}", detail.item)],
        What::Event { kind: Kind::Membership, detail, .. } => vec![format!("{:?} {:?}", finding.kind(), detail.body)],
        What::Event { kind: Kind::Agreement, .. } => {
            let year = finding.when.map_or_else(String::new, |when| when.year().to_string());
            let matter = matter(&finding.title);
            let words = if matter.is_empty() { vec![String::new()] } else { matter };
            words.into_iter().map(|word| format!("{:?}{year} {word}", finding.kind())).collect()
        },
        What::Event { kind: Kind::Trade | Kind::Aid, .. } => {
            let year = finding.when.map_or_else(String::new, |when| when.year().to_string());
            vec![format!("{lead}{year}")]
        },
        What::Event { .. } => finding
            .sources
            .iter()
            .map(|cited| format!("{lead}{:?}", cited.span))
            .chain(std::iter::once(format!("{lead}{:?}{}", finding.when, finding.title)))
            .collect(),
    }
}

fn is_same(one: &Finding, other: &Finding, pair: &Pair) -> bool {
    let side = |finding: &Finding| finding.from.as_deref().and_then(|from| pair.side(from));
    let agree = side(one).zip(side(other)).is_none_or(|(one, other)| one == other);
    match (&one.what, &other.what) {
        (What::Change { act, city, class }, What::Change { act: act_other, city: city_other, class: class_other }) => {
            act == act_other
                && city == city_other
                && family(class.as_deref()) == family(class_other.as_deref())
                && side(one) == side(other)
                && dates_agree(one, other)
        },
        (What::Accreditation { seat, .. }, What::Accreditation { seat: seat_other, .. }) => {
            seat == seat_other && side(one) == side(other)
        },
        (
            What::Event { kind, act, detail, .. },
            What::Event { kind: kind_other, act: act_other, detail: detail_other, .. },
        ) if kind == kind_other => match kind {
            Kind::Relations | Kind::Recognition => act == act_other && agree && dates_agree(one, other),
            Kind::Visit => side(one) == side(other) && shares(one, other) && dates_agree(one, other),
            Kind::Meeting => one.people.len() == other.people.len() && shares(one, other) && dates_agree(one, other),
            Kind::Vote => {
                detail.item == detail_other.item
                    && detail.vote == detail_other.vote
                    && side(one) == side(other)
                    && dates_agree(one, other)
            },
            Kind::Membership => detail.body == detail_other.body && agree && dates_agree(one, other),
            Kind::Trade => {
                side(one) == side(other)
                    && (detail.amount == detail_other.amount
                        || detail.amount.is_none()
                        || detail_other.amount.is_none())
                    && detail.goods.is_empty() == detail_other.goods.is_empty()
                    && one.when == other.when
                    && one.to == other.to
            },
            Kind::Aid => side(one) == side(other) && detail.amount == detail_other.amount && dates_agree(one, other),
            Kind::Agreement => {
                detail.form == detail_other.form && dates_agree(one, other) && is_one_matter(&one.title, &other.title)
            },
            _ => {
                side(one) == side(other)
                    && one.when == other.when
                    && (one.title == other.title || one.sources == other.sources)
            },
        },
        _ => false,
    }
}

/// Consular or diplomatic.
pub(super) fn family(class: Option<&str>) -> bool {
    class.is_some_and(|class| class.contains("consul"))
}

/// Says whether two dates can both be true, or one is not given.
fn dates_agree(one: &Finding, other: &Finding) -> bool {
    one.when.zip(other.when).is_none_or(|(one, other)| one.compatible(other))
}

fn shares(one: &Finding, other: &Finding) -> bool {
    let principals = |finding: &Finding| -> Vec<_> {
        finding.people.iter().filter(|part| part.role == Role::Principal).map(|part| part.who).collect()
    };
    let (mine, theirs) = (principals(one), principals(other));
    if mine.is_empty() && theirs.is_empty() {
        one.title == other.title
    } else {
        mine.iter().any(|who| theirs.contains(who))
    }
}

/// The words of a title of an agreement that say what it is on.
fn matter(title: &str) -> Vec<String> {
    const COMMON: &[&str] =
        &["agreement", "memorandum", "understanding", "treaty", "between", "cooperation", "agreements", "bilateral"];
    let slug = crate::dataset::slug(title);
    slug.split('-').filter(|word| word.len() > 3 && !COMMON.contains(word)).map(Into::into).collect()
}

/// Says whether two titles of agreements are of one matter: most of the longer words of the shorter stand in the
/// longer.
fn is_one_matter(one: &str, other: &str) -> bool {
    let (one, other) = (matter(one), matter(other));
    let (fewer, more) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let shared = fewer.iter().filter(|word| more.contains(word)).count();
    (fewer.is_empty() && more.is_empty()) || shared * 3 >= fewer.len() * 2 && shared > 0
}

/// The narrower of two dates.
fn is_narrower(one: Edtf, than: Edtf) -> bool {
    let width = |edtf: Edtf| match (edtf.earliest(), edtf.latest()) {
        (Some(first), Some(last)) => first.until(last).map_or(i32::MAX, |span| span.get_days()),
        _ => i32::MAX,
    };
    width(one) < width(than)
}

/// How many sentences stand behind one record: nobody reviews more, and a long text may say a thing a thousand times.
const MOST_SOURCES: usize = 24;

fn join(kept: &mut Finding, other: Finding) {
    let takes_date = match (kept.when, other.when) {
        (None, Some(_)) => true,
        (Some(mine), Some(theirs)) => is_narrower(theirs, mine),
        _ => false,
    };
    if takes_date {
        kept.when = other.when;
        kept.words = other.words;
    }
    kept.announced = kept.announced.or(other.announced);
    kept.from = kept.from.take().or(other.from);
    kept.to = kept.to.take().or(other.to);
    kept.sure = kept.sure.min(other.sure);
    for part in other.people {
        add(&mut kept.people, part);
    }
    for place in other.places {
        if !kept.places.contains(&place) {
            kept.places.push(place);
        }
    }
    for cited in other.sources {
        if kept.sources.len() < MOST_SOURCES && !kept.sources.contains(&cited) {
            kept.sources.push(cited);
        }
    }
    if let (What::Event { detail, .. }, What::Event { detail: more, .. }) = (&mut kept.what, other.what) {
        detail.amount = detail.amount.or(more.amount);
        if detail.goods.is_empty() {
            detail.goods = more.goods;
        }
        if detail.signatories.is_empty() {
            detail.signatories = more.signatories;
        }
        detail.level = detail.level.or(more.level);
        detail.body = detail.body.take().or(more.body);
    }
}

/// Adds somebody; the titles that are new stand beside those that are known.
fn add(people: &mut Vec<Part>, part: Part) {
    let Some(known) = people.iter_mut().find(|known| known.who == part.who) else { return people.push(part) };
    match (&mut known.office, part.office) {
        (Some(held), Some(Held { titles, rank, .. })) => {
            for title in titles {
                if !held.titles.contains(&title) {
                    held.titles.push(title);
                }
            }
            held.rank = held.rank.or(rank);
        },
        (office @ None, Some(held)) => *office = Some(held),
        _ => {},
    }
    if part.role == Role::Principal {
        known.role = Role::Principal;
    }
}
