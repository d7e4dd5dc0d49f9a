//! The people of the world: who they are, whose offices they hold, and who is seen most.

use std::collections::HashSet;

use comity::dataset::{Rank, slug};

use super::names::Namer;
use super::nations::Nation;
use super::random::{Random, Zipf};

/// The titles of offices, the frequent ones first.
const OFFICES: &[(&str, Option<Rank>)] = &[
    ("Foreign Minister", Some(Rank::ForeignMinister)),
    ("Ambassador", None),
    ("President", Some(Rank::HeadOfState)),
    ("Deputy Foreign Minister", Some(Rank::DeputyMinister)),
    ("Prime Minister", Some(Rank::HeadOfGovernment)),
    ("Minister of Trade", Some(Rank::Minister)),
    ("Director General for Bilateral Affairs", Some(Rank::DirectorGeneral)),
    ("Minister of Finance", Some(Rank::Minister)),
    ("Undersecretary for Economic Relations", Some(Rank::DeputyMinister)),
    ("Minister of Education", Some(Rank::Minister)),
    ("Special Envoy", Some(Rank::Adviser)),
    ("Speaker of the Assembly", None),
    ("Consul General", None),
    ("Minister of Defence", Some(Rank::Minister)),
    ("Minister of Agriculture and Fisheries", Some(Rank::Minister)),
    ("Vice President", Some(Rank::DeputyHead)),
    ("Minister of Health", Some(Rank::Minister)),
    ("Head of the Trade Mission", None),
    ("Minister of Culture", Some(Rank::Minister)),
    ("Mayor of the Capital", Some(Rank::SubNational)),
    ("Chargé d'affaires", None),
    ("Minister of Energy and Water", Some(Rank::Minister)),
    ("National Security Adviser", Some(Rank::Adviser)),
    ("Provincial Governor", Some(Rank::SubNational)),
    ("Permanent Representative to the United Nations", None),
    ("Chief of Protocol", None),
];

/// One of them.
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) name: String,
    /// A fuller name that some have.
    pub(crate) alias: Option<String>,
    /// The place of the country.
    pub(crate) nation: usize,
    /// The place of the office that they hold mostly.
    office: usize,
}

/// All of them.
pub(crate) struct Population {
    pub(crate) people: Vec<Person>,
    /// By country; of each the most seen first.
    by_nation: Vec<(Vec<usize>, Zipf)>,
    offices: Zipf,
}

impl Population {
    /// So many people, one of each country at least; of no two are both name and country the same.
    pub(crate) fn new(nations: &[Nation], count: usize, random: &mut Random) -> Self {
        let namer = Namer::new(random);
        let (homes, offices) = (Zipf::new(nations.len(), 24), Zipf::new(OFFICES.len(), 3));
        let mut people: Vec<Person> = Vec::with_capacity(count);
        let (mut known, mut ids) = (HashSet::new(), HashSet::new());
        while people.len() < count.max(nations.len()) {
            let nation = if people.len() < nations.len() { people.len() } else { homes.draw(random) };
            let (name, alias) = namer.name(nations[nation].tongue, random);
            if !known.insert((name.clone(), nation)) {
                continue;
            }
            let slug = format!("person/{}-{}", slug(&name), nations[nation].code);
            let mut id = slug.clone();
            let mut turn = 1;
            while !ids.insert(id.clone()) {
                turn += 1;
                id = format!("{slug}-{turn}");
            }
            people.push(Person { id, name, alias, nation, office: offices.draw(random) });
        }
        let mut of_nation = vec![Vec::new(); nations.len()];
        people.iter().enumerate().for_each(|(place, person)| of_nation[person.nation].push(place));
        let by_nation = of_nation.into_iter().map(|people| {
            let weights = Zipf::new(people.len(), 6);
            (people, weights)
        });
        Self { by_nation: by_nation.collect(), people, offices }
    }

    /// Somebody of a country.
    pub(crate) fn draw(&self, nation: usize, random: &mut Random) -> &Person {
        let (people, weights) = &self.by_nation[nation];
        &self.people[people[weights.draw(random)]]
    }

    /// The office that somebody holds, mostly the one of always, and its rank.
    pub(crate) fn office(&self, person: &Person, random: &mut Random) -> (&'static str, Option<Rank>) {
        let office = if random.percent(85) { person.office } else { self.offices.draw(random) };
        OFFICES[office]
    }
}
