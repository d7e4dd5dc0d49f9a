//! What the fields of a query keep: `kind:visit`, `from:mx`, `year:1975..1990`.

use super::bits::{Maker, Set, Sink, View, fill, ones, pack};
use super::facet::Facet;
use super::index::Index;
use super::layout::Layout;
use super::letters;
use super::query::Key;
use super::syntax::unknown;
use crate::dataset::{Dataset, Edtf, Kind, PairId, PartyId, Rank, Record, Vocabulary, Window};

/// The documents that a field keeps; none, with a hint, where its value means nothing.
pub(super) fn kept(index: &Index, data: &Dataset, maker: &mut Maker, key: Key, value: &str) -> Result<Set, String> {
    let value = value.trim();
    match key {
        Key::Kind => member::<Kind>(value).map(|kind| facet(index, maker, Facet::Kind(kind))),
        Key::Rank => member::<Rank>(value).map(|rank| facet(index, maker, Facet::Rank(rank))),
        Key::Has if value == "dispute" => Ok(facet(index, maker, Facet::Dispute)),
        Key::Has => Err(unknown("thing to have", value, ["dispute"].into_iter())),
        Key::Pair => pair(data, value).map(|pair| of_pairs(index, data, &[pair], |_| true)),
        Key::Party => party(data, value).map(|party| of_party(index, data, party)),
        Key::From => party(data, value).map(|party| routed(index, data, party, Way::From)),
        Key::To => party(data, value).map(|party| routed(index, data, party, Way::To)),
        Key::Person => Ok(named(index, maker, value, index.layout.people(), super::Reason::Person)),
        Key::Place => Ok(named(index, maker, value, index.layout.places(), super::Reason::Place)),
        Key::Year => window(value, "..").map(|window| in_time(index, data, window)),
        Key::At => window(value, "\0").map(|window| in_time(index, data, window)),
    }
}

/// The member of a vocabulary by its name, or by what can be typed without a space: `head-of-state`.
fn member<V: Vocabulary>(value: &str) -> Result<V, String> {
    let typed = crate::text::fold(value).replace(['-', '_'], " ");
    let names = || V::ALL.iter().map(|member| member.name());
    let found = V::ALL.iter().copied().find(|member| member.name().replace('-', " ") == typed);
    found.ok_or_else(|| unknown(V::WHAT, value, names()))
}

fn party(data: &Dataset, value: &str) -> Result<PartyId, String> {
    if let Some(Record::Party(id)) = data.find(&crate::text::fold(value)) {
        return Ok(id);
    }
    let named = data.parties().find(|(_, party)| party.answers_to(value)).map(|(id, _)| id);
    let all = data.parties().flat_map(|(_, party)| [&*party.code, &*party.name]);
    named.ok_or_else(|| unknown("party", value, all))
}

fn pair(data: &Dataset, value: &str) -> Result<PairId, String> {
    let typed = crate::text::fold(value);
    let turned = typed.split_once('-').map(|(one, other)| format!("{other}-{one}"));
    let found = [Some(typed), turned].into_iter().flatten().find_map(|id| match data.find(&id) {
        Some(Record::Pair(pair)) => Some(pair),
        _ => None,
    });
    found.ok_or_else(|| unknown("pair", value, data.pairs().map(|(_, pair)| &*pair.id)))
}

fn facet(index: &Index, maker: &mut Maker, facet: Facet) -> Set {
    let lists = index.facets.lists(facet.number()..facet.number() + 1);
    let most = lists.clone().map(|list| index.facets.count(list)).sum();
    maker.make(index.documents(), most, |sink| lists.for_each(|list| index.facets.add_to(list, sink)))
}

/// Pairs with their missions and those of their events that are wanted.
fn of_pairs(index: &Index, data: &Dataset, pairs: &[PairId], wanted: impl Fn(u32) -> bool) -> Set {
    let mut bits = vec![0; index.blocks()];
    let mut sink = Sink::Bits(&mut bits);
    for pair in pairs {
        let missions = data.pair_missions(*pair).iter().map(|id| index.layout.mission(*id));
        let events = data.pair_events(*pair).iter().map(|id| index.layout.event(*id));
        let all = std::iter::once(index.layout.pair(*pair)).chain(missions).chain(events);
        all.filter(|document| wanted(*document)).for_each(|document| sink.add(document));
    }
    pack(&bits, index.documents())
}

/// The parties that a party stands for, or that stand for it.
fn kin(data: &Dataset, party: PartyId) -> Vec<PartyId> {
    let is_kin = |other: &PartyId| data.stands_for(party, *other) || data.stands_for(*other, party);
    data.parties().map(|(id, _)| id).filter(is_kin).collect()
}

fn pairs_of(data: &Dataset, parties: &[PartyId]) -> Vec<PairId> {
    data.pairs().filter(|(_, pair)| parties.iter().any(|party| pair.has(*party))).map(|(id, _)| id).collect()
}

/// The pairs, missions and events of a party, its people and its places.
fn of_party(index: &Index, data: &Dataset, party: PartyId) -> Set {
    let heirs: Vec<PartyId> = data.parties().map(|(id, _)| id).filter(|id| data.stands_for(party, *id)).collect();
    let set = of_pairs(index, data, &pairs_of(data, &heirs), |_| true);
    let mut bits = vec![0; index.blocks()];
    index.view(&set).add_to(&mut bits);
    let mut sink = Sink::Bits(&mut bits);
    let people = data.people().filter(|(_, person)| person.of.is_some_and(|of| heirs.contains(&of)));
    people.for_each(|(id, _)| sink.add(Layout::person(id)));
    let places = data.places().filter(|(_, place)| place.country.is_some_and(|of| heirs.contains(&of)));
    places.for_each(|(id, _)| sink.add(index.layout.place(id)));
    pack(&bits, index.documents())
}

/// A side of what is directed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    From,
    To,
}

/// The events and missions that go from or to a party, or a predecessor of it.
fn routed(index: &Index, data: &Dataset, party: PartyId, way: Way) -> Set {
    let pairs = pairs_of(data, &kin(data, party));
    let is_wanted = |side: Option<PartyId>| side.is_some_and(|side| data.stands_for(party, side));
    of_pairs(index, data, &pairs, |document| {
        let (from, to) = match index.layout.record(document) {
            Record::Event(id) => (data.route(id)[0], data.route(id)[1]),
            Record::Mission(id) => (Some(data[id].from), Some(data[id].to)),
            _ => (None, None),
        };
        is_wanted(if way == Way::From { from } else { to })
    })
}

/// The documents of a range that have every word of a value in their names, and the events that say such a name.
fn named(index: &Index, maker: &mut Maker, value: &str, own: std::ops::Range<u32>, reason: super::Reason) -> Set {
    let mut kept: Option<Vec<u64>> = None;
    let mut mask = vec![0; index.blocks()];
    fill(&mut mask, own);
    for word in letters::Letters::read(value).query_words() {
        let words = index.vocabulary.range(word);
        let (names, said) =
            (index.union(maker, &words, 0), index.union(maker, &words, reason.depth() as super::postings::Class));
        let mut bits = vec![0; index.blocks()];
        index.view(&names).add_to(&mut bits);
        super::bits::and(&mut bits, &mask);
        index.view(&said).add_to(&mut bits);
        match &mut kept {
            Some(kept) => super::bits::and(kept, &bits),
            None => kept = Some(bits),
        }
    }
    kept.map_or_else(Set::default, |bits| pack(&bits, index.documents()))
}

/// A day, a month, a year, or with `between` a stretch from one to another, open at an end where nothing stands.
fn window(value: &str, between: &str) -> Result<Window, String> {
    let date = |text: &str| {
        let text = text.trim();
        Edtf::from_input(text).map_err(|error| format!("“{}”: {error}", super::query::first_chars(text, 40)))
    };
    let (since, until) = value.split_once(between).map_or((value, value), |(since, until)| (since, until));
    let end = |text: &str| if text.trim().is_empty() { Ok(None) } else { date(text).map(Some) };
    let window = Window { since: end(since)?.and_then(Edtf::earliest), until: end(until)?.and_then(Edtf::latest) };
    if window == Window::default() {
        return Err("year:1975, year:1975..1990 and at:2023-06-01 keep a time".to_owned());
    }
    Ok(window)
}

fn in_time(index: &Index, data: &Dataset, window: Window) -> Set {
    let mut bits = vec![0; index.blocks()];
    index.time.add_to(data, index.layout, window, &mut bits);
    pack(&bits, index.documents())
}

/// The documents of a set, ascending.
pub(super) fn list(view: View<'_>) -> Vec<u32> {
    match view {
        View::Sparse(list) => list.to_vec(),
        View::Dense(bits) => ones(bits).collect(),
    }
}
