//! People of different files who are one.

use foldhash::HashMap;

use super::{Layers, Origin, Refused, Trail, join, shorten};
use crate::dataset::{PartyId, Person, PersonId, Record};
use crate::text::fold;

impl Layers {
    /// Takes in a person. Who has the same id in another file is the same; who has the same name is looked for when the file ends.
    ///
    /// # Errors
    /// [`Refused`] where the id is taken in the same file, or by another sort of record.
    pub(in crate::dossier) fn person(&mut self, person: Person, origin: Origin) -> Result<(), Refused> {
        self.watch_person(&person, origin);
        let known = match self.builder.so_far().find(&person.id) {
            None => None,
            Some(Record::Person(known)) => Some(known),
            Some(_) => return Err(Refused::Taken(self.trail(&person.id).map(|trail| trail.origin))),
        };
        let taken = self.arriving_ids.insert(person.id.clone(), origin);
        if taken.is_some() {
            return Err(Refused::Taken(taken));
        }
        // Two ids of this file may mean one person of a lower layer, where two spellings of the name were found to be one.
        match known {
            Some(known) => self.join_person(known, person, origin),
            None => self.arriving.push((person, origin)),
        }
        Ok(())
    }

    /// Ends the taking in of people of a file: who is one with somebody of another file is found, everybody else is new. After the last
    /// file with people nobody is looked for.
    pub(in crate::dossier) fn end_people(&mut self, log: &mut super::Log, is_last: bool) {
        self.arriving_ids = HashMap::default();
        let arriving = std::mem::take(&mut self.arriving);
        // Two of one file with one name and country are two: their author says so.
        let mut names: HashMap<(String, PartyId), usize> = HashMap::default();
        if !self.people_index.is_empty() {
            let keys = arriving.iter().filter_map(|(person, _)| self.key(&person.name, person.of));
            keys.for_each(|key| *names.entry(key).or_default() += 1);
        }
        let mut fresh = Vec::new();
        for (person, origin) in arriving {
            let is_alone =
                self.key(&person.name, person.of).is_none_or(|key| names.get(&key).is_none_or(|count| *count == 1));
            let mut known = self.namesakes(&person);
            if let ([known], true) = (&known[..], is_alone) {
                self.builder.alias(&person.id, Record::Person(*known));
                self.join_person(*known, person, origin);
                continue;
            }
            if !known.is_empty() {
                let more = shorten(&mut known);
                let others: Vec<_> = known.iter().map(|id| self.named(*id)).collect();
                self.doubt(origin, &others, more, log);
            }
            let keys = if is_last { Vec::new() } else { self.keys(&person) };
            // That the id is free was seen when the person came.
            if let Ok(id) = self.builder.add_person(person) {
                self.people.push(Trail::new(origin));
                fresh.extend(keys.into_iter().map(|key| (key, id)));
            }
        }
        for (key, id) in fresh {
            self.people_index.entry(key).or_default().push(id);
        }
        if is_last {
            self.people_index = HashMap::default();
        }
    }

    fn named(&self, id: PersonId) -> (String, Origin) {
        (self.builder.so_far()[id].id.to_string(), self.people[id.index()].origin)
    }

    /// The people of other files who have a name of this one, whole and of two words at least, and offices of the same country.
    fn namesakes(&self, person: &Person) -> Vec<PersonId> {
        if self.people_index.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<_> =
            self.keys(person).iter().filter_map(|key| self.people_index.get(key)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn join_person(&mut self, id: PersonId, new: Person, origin: Origin) {
        let ids = [&new.id, &self.builder.so_far()[id].id.clone()];
        self.count_join(ids.map(|id| &**id), [origin, self.people[id.index()].origin]);
        self.people[id.index()].last = origin.file;
        let held = self.builder.person_mut(id);
        held.of = held.of.or(new.of);
        // The name of the register below stays: it is the one that its dossiers use.
        let names: Vec<_> = std::iter::once(new.name).chain(new.aliases).filter(|name| *name != held.name).collect();
        join::add_new(&mut held.aliases, names);
        let held = self.builder.so_far()[id].clone();
        for key in self.keys(&held) {
            let known = self.people_index.entry(key).or_default();
            if !known.contains(&id) {
                known.push(id);
            }
        }
    }

    /// What tells a person by their names.
    pub(super) fn keys(&self, person: &Person) -> Vec<(String, PartyId)> {
        let names = std::iter::once(&person.name).chain(&person.aliases);
        names.filter_map(|name| self.key(name, person.of)).collect()
    }

    /// What tells a person by a name: the whole name, of two words at least, and the country of their offices, a predecessor counting as
    /// the country that succeeded it.
    fn key(&self, name: &str, of: Option<PartyId>) -> Option<(String, PartyId)> {
        let name = name.trim();
        name.contains(' ').then_some(())?;
        Some((fold(name), self.heir(of?)))
    }

    /// The one party that came after another, however far on; the party itself where there is none, or more than one.
    fn heir(&self, party: PartyId) -> PartyId {
        let mut party = party;
        // Succession is short; the depth guards against a circle in the data.
        for _ in 0..8 {
            let mut heirs = self.builder.so_far().parties().filter(|(_, heir)| heir.succeeds.contains(&party));
            match (heirs.next(), heirs.next()) {
                (Some((heir, _)), None) => party = heir,
                _ => break,
            }
        }
        party
    }
}
