//! An event as it is held: nothing of it copied, and what many events share with its number, so that who reads a million of them need
//! look at each such thing once.

use std::ops::Deref;

use super::Store;
use super::lexicon::Pieced;
use super::packed::{self, Packed};
use crate::dataset::{
    Act, Claim, Detail, Event, EventId, Kind, Office, PairId, Participant, PartyId, PersonId, PlaceId, Role,
    Vocabulary, When,
};

/// What many events share, and its number among all of its sort.
#[derive(Debug)]
pub struct Shared<'d, T: ?Sized> {
    /// Its number.
    pub number: u32,
    /// What it is.
    pub value: &'d T,
}

impl<T: ?Sized> Clone for Shared<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for Shared<'_, T> {}

impl<T: ?Sized> Deref for Shared<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value
    }
}

/// Who took part in an event, and as what.
#[derive(Debug, Clone, Copy)]
pub struct Part<'d> {
    /// Who.
    pub person: PersonId,
    /// What they were at the time.
    pub office: Option<Shared<'d, Office>>,
    /// What part they had.
    pub role: Role,
}

/// An event as it is held.
#[derive(Debug)]
pub struct Lean<'d> {
    store: &'d Store,
    id: EventId,
    packed: Packed<'d>,
}

impl<'d> Lean<'d> {
    pub(super) fn new(store: &'d Store, id: EventId, packed: Packed<'d>) -> Self {
        Self { store, id, packed }
    }

    /// As [`Event::kind`].
    pub fn kind(&self) -> Kind {
        self.store.kind(self.id)
    }

    /// As [`Event::act`].
    pub fn act(&self) -> Option<Act> {
        self.store.act(self.id)
    }

    /// As [`Event::pair`].
    pub fn pair(&self) -> PairId {
        self.store.pair(self.id)
    }

    /// From whom it goes, and towards whom.
    pub fn route(&self) -> [Option<PartyId>; 2] {
        self.store.route(self.id)
    }

    /// Says whether positions differ on it.
    pub fn is_disputed(&self) -> bool {
        self.store.is_disputed(self.id)
    }

    /// As [`Event::title`].
    pub fn title(&self) -> Pieced<'d> {
        self.store.lexicon.pieced(self.packed.title)
    }

    /// As [`Event::summary`].
    pub fn summary(&self) -> Pieced<'d> {
        self.store.lexicon.pieced(self.packed.summary)
    }

    /// Who took part in it, in the order of the dossier.
    pub fn parts(&self) -> impl Iterator<Item = Part<'d>> + use<'_, 'd> {
        let offices = &self.store.tables.offices;
        self.packed.people.iter().map(|(person, office)| Part {
            person: PersonId::new(*person as usize),
            office: (office >> 2)
                .checked_sub(1)
                .and_then(|number| offices.get_index(number as usize).map(|value| Shared { number, value })),
            role: Role::ALL.get((office & 3) as usize).copied().unwrap_or(Role::Mentioned),
        })
    }

    /// The places that it names.
    pub fn places(&self) -> impl Iterator<Item = PlaceId> + use<'_, 'd> {
        self.packed.places.iter().map(|place| PlaceId::new(*place as usize))
    }

    /// As [`Event::when`].
    pub fn when(&self) -> Option<&'d When> {
        self.store.tables.whens.get_index(self.packed.when.checked_sub(1)? as usize)
    }

    /// As [`Event::announced`].
    pub fn announced(&self) -> Option<&'d When> {
        self.rare()?.announced.as_ref()
    }

    /// As [`Event::claims`].
    pub fn claims(&self) -> &'d [Claim] {
        self.rare().map_or(&[], |rare| &rare.claims)
    }

    fn rare(&self) -> Option<&'d super::Rare> {
        self.store.tables.rare.get(self.packed.rare.checked_sub(1)? as usize)
    }

    /// As [`Event::detail`]: most events have none, so it is made.
    pub fn detail(&self) -> Detail {
        self.packed.detail(&self.store.tables)
    }

    /// The event; `pair` is the id of its pair.
    pub(in crate::dataset) fn event(&self, pair: &str) -> Event {
        let [from, to] = self.route();
        let owned = |Part { person, office, role }: Part<'_>| Participant {
            person,
            office: office.map(|office| office.value.clone()),
            role,
        };
        Event {
            id: self.packed.full_id(pair),
            pair: self.pair(),
            kind: self.kind(),
            act: self.act(),
            when: self.when().cloned(),
            announced: self.announced().cloned(),
            every: packed::member(self.packed.every),
            from,
            to,
            title: self.title().text().into(),
            summary: self.summary().text().into(),
            people: self.parts().map(owned).collect(),
            places: self.places().collect(),
            detail: self.detail(),
            claims: self.claims().to_vec(),
            sources: self.store.tables.sources.get_index(self.packed.sources as usize).cloned().unwrap_or_default(),
            review: self.packed.review(),
        }
    }
}
