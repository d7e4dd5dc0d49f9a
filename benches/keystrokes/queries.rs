//! Queries, typed letter by letter, and which people answer them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::{fs, io};

use comity::dataset::{Countries, Dataset, PersonId, Record};
use comity::text::fold;
use serde::Serialize;

/// A query.
pub(crate) struct Query {
    pub(crate) text: String,
    /// What kind of question it is, where answers are known.
    pub(crate) class: Option<String>,
    /// The people who answer it; none where nobody says.
    pub(crate) accept: HashSet<PersonId>,
}

impl Query {
    /// What stands in the field after every letter.
    pub(crate) fn prefixes(&self) -> impl Iterator<Item = &str> {
        self.text.char_indices().map(|(at, letter)| &self.text[..at + letter.len_utf8()])
    }
}

/// What a file of known items may call a country that comity refuses, because two are called so.
const VAGUE: &[(&str, &str)] = &[("Congo", "cg")];

/// Reads a file: one query a line, or a table of known items with the columns `id`, `class`, `query` and `accept`, the accepted as lines
/// "Name — role — country" parted by `|`. What somebody was is not compared, where the data do not say it.
pub(crate) fn read(path: &Path, data: &Dataset) -> io::Result<Vec<Query>> {
    let text = fs::read_to_string(path)?;
    let known = People::new(data);
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    Ok(lines.filter(|line| *line != "id\tclass\tquery\taccept").map(|line| known.query(line)).collect())
}

/// The people of the data, by folded name and country: comity takes those who differ in accents only for one.
struct People {
    countries: Countries,
    by_name: HashMap<(String, String), PersonId>,
}

impl People {
    fn new(data: &Dataset) -> Self {
        let countries = Countries::built_in().expect("the countries are built in");
        let by_name = data.people().map(|(id, person)| {
            let code = person.of.map_or("", |of| &data[of].code);
            ((fold(&person.name), code.to_owned()), id)
        });
        Self { countries, by_name: by_name.collect() }
    }

    fn query(&self, line: &str) -> Query {
        let [_, class, query, accept] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Query { text: line.trim().to_owned(), class: None, accept: HashSet::new() };
        };
        let accept = accept.split('|').filter_map(|line| self.person(line)).collect();
        Query { text: query.to_owned(), class: Some(class.to_owned()), accept }
    }

    fn person(&self, line: &str) -> Option<PersonId> {
        let (name, rest) = line.split_once(" — ")?;
        let country = rest.rsplit(" — ").next()?;
        let vague = VAGUE.iter().find(|(name, _)| *name == country).map(|(_, code)| *code);
        let code = vague.or_else(|| self.countries.find(country))?;
        self.by_name.get(&(fold(name), code.to_owned())).copied()
    }
}

/// How often an engine found one of the accepted, of one class of queries.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Success {
    pub(crate) queries: usize,
    /// As the first hit.
    pub(crate) first: usize,
    /// Among the first five.
    pub(crate) first_five: usize,
    /// The queries of which none is first, with the place of the first of them, from 1.
    pub(crate) missed: Vec<(String, Option<usize>)>,
}

/// How often, by class.
pub(crate) type Quality = BTreeMap<String, Success>;

/// Counts what an engine answered to a query whose answers are known.
pub(crate) fn judge(quality: &mut Quality, query: &Query, hits: &[Record]) {
    let Some(class) = query.class.as_ref().filter(|_| !query.accept.is_empty()) else { return };
    let is_accepted = |hit: &Record| matches!(hit, Record::Person(person) if query.accept.contains(person));
    let place = hits.iter().position(is_accepted);
    let success = quality.entry(class.clone()).or_default();
    success.queries += 1;
    success.first += usize::from(place == Some(0));
    success.first_five += usize::from(place.is_some_and(|place| place < 5));
    if place != Some(0) {
        success.missed.push((query.text.clone(), place.map(|place| place + 1)));
    }
}
