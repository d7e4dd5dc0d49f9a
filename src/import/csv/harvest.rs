//! What an import brings: records under ids that no two share, and the people they name, each once.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::recipe::Recipe;
use super::record::Made;
use super::report::Reason;
use crate::dataset::Edtf;
use crate::dossier::written::{Article, Party, Person, Text, Written};
use crate::dossier::{Problem, check_lines};
use crate::text::fold;

/// What has been brought so far.
#[derive(Debug)]
pub(super) struct Harvest {
    /// What the ids of records name after their pair: the recipe.
    register: String,
    /// The lines that need no row: the article, and the parties.
    head: Vec<String>,
    parties: usize,
    people: Vec<Somebody>,
    person_by_id: HashMap<String, usize>,
    /// The line of the row that lists a person under a name, by the places of both.
    listed: HashMap<(usize, usize), u64>,
    records: Vec<Kept>,
    same_id: HashMap<String, Same>,
    taken: HashSet<String>,
}

/// A record as it is written.
#[derive(Debug)]
struct Kept {
    /// None of a person who is listed: people have lines of their own.
    line: Option<String>,
    /// What the account calls records of its sort.
    label: String,
    row: RowId,
    /// Who is in it: the place of the person, and of the name that the row gives them.
    people: Vec<(usize, usize)>,
}

/// A person, with every spelling of their name.
#[derive(Debug)]
struct Somebody {
    id: Text<'static>,
    of: Option<Text<'static>>,
    names: Vec<Text<'static>>,
    /// The place of each name, by its folded form.
    spellings: HashMap<String, usize>,
}

/// The records that would have one id: what they say under it with the line of each, and the number that the last was given.
#[derive(Debug, Default)]
struct Same {
    said: HashMap<String, u64>,
    last: usize,
}

/// A row: its number, from 0, and the line on which it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RowId {
    pub(super) number: usize,
    pub(super) line: u64,
}

impl Harvest {
    pub(super) fn new(recipe: &Recipe, register: &str) -> Self {
        let parties = parties(recipe);
        let mut head = vec![line_of(&Written::Article(article(recipe)))];
        let count = parties.len();
        head.extend(parties.into_iter().map(|party| line_of(&Written::Party(party))));
        Self {
            register: register.to_owned(),
            head,
            parties: count,
            people: Vec::new(),
            person_by_id: HashMap::new(),
            listed: HashMap::new(),
            records: Vec::new(),
            same_id: HashMap::new(),
            taken: HashSet::new(),
        }
    }

    /// Takes a record; one that says exactly what an earlier one says is refused. Two that differ and would have one id
    /// are told apart by a number at the end of the later one's.
    pub(super) fn take(&mut self, made: Made, row: RowId) -> Result<(), Reason> {
        let Made { mut record, people, label } = made;
        if let Written::Person(person) = record {
            return self.list(person, label, row);
        }
        let base = self.registered(id_of(&record));
        set_id(&mut record, base.clone());
        let said = line_of(&record);
        let same = self.same_id.entry(base.clone()).or_default();
        if let Some(earlier) = same.said.get(&said) {
            return Err(Reason::of("says the same as an earlier row", format!("row on line {earlier}")));
        }
        same.said.insert(said.clone(), row.line);
        let id = loop {
            same.last += 1;
            let id = if same.last == 1 { base.clone() } else { format!("{base}-{}", same.last) };
            if self.taken.insert(id.clone()) {
                break id;
            }
        };
        let line = if id == base {
            said
        } else {
            set_id(&mut record, id);
            line_of(&record)
        };
        let people = people.into_iter().map(|person| self.person(person)).collect();
        self.records.push(Kept { line: Some(line), label, row, people });
        Ok(())
    }

    /// Takes a person who stands in a list, under each of their names.
    fn list(&mut self, mut person: Person<'static>, label: String, row: RowId) -> Result<(), Reason> {
        let aliases = std::mem::take(&mut person.aliases);
        let also = aliases.into_iter().map(|name| Person { name, ..person.clone() }).collect::<Vec<_>>();
        let names: Vec<_> = [person].into_iter().chain(also).map(|person| self.person(person)).collect();
        let earlier = names.iter().map(|name| self.listed.get(name).copied()).collect::<Option<Vec<_>>>();
        if let Some(earlier) = earlier.and_then(|lines| lines.into_iter().max()) {
            return Err(Reason::of("says the same as an earlier row", format!("row on line {earlier}")));
        }
        for name in &names {
            self.listed.entry(*name).or_insert(row.line);
        }
        self.records.push(Kept { line: None, label, row, people: names });
        Ok(())
    }

    /// The id of a record with the recipe between pair and subject. A subject alone may be that of something else in another file, which
    /// an import cannot know: by it two visits of one year would become one, and a consulate that meets an embassy be refused. Of one
    /// happening in two files the natural keys tell.
    fn registered(&self, id: &str) -> String {
        let (pair, subject) = id.split_once('/').unwrap_or((id, ""));
        format!("{pair}/{}/{subject}", self.register)
    }

    /// Takes a person; another spelling of a name that makes the same id becomes an alias.
    fn person(&mut self, person: Person<'static>) -> (usize, usize) {
        let Person { id, name, of, .. } = person;
        let place = *self.person_by_id.entry(id.clone().into_owned()).or_insert(self.people.len());
        if place == self.people.len() {
            self.people.push(Somebody { id, of, names: Vec::new(), spellings: HashMap::new() });
        }
        let Somebody { names, spellings, .. } = &mut self.people[place];
        let spelling = *spellings.entry(fold(&name)).or_insert(names.len());
        if spelling == names.len() {
            names.push(name);
        }
        (place, spelling)
    }

    /// Leaves out what reading would leave out, and gives the rows concerned with the reason, once for each record.
    ///
    /// # Errors
    /// The problem of a line that no row has made.
    pub(super) fn check(&mut self, name: &str) -> Result<Vec<(usize, Reason)>, Problem> {
        let mut refused = Vec::new();
        while !self.records.is_empty() {
            let people = self.people();
            let places: Vec<usize> = people.keys().copied().collect();
            let mut wrong_people: HashMap<usize, Box<str>> = HashMap::new();
            let mut wrong_records: HashMap<usize, Box<str>> = HashMap::new();
            for problem in check_lines(name, &self.text(&people)) {
                let line = problem.position.map_or(0, |(line, _)| line);
                let Some(at) = line.checked_sub(self.head.len() + 1) else { return Err(problem) };
                match places.get(at) {
                    Some(person) => wrong_people.insert(*person, problem.message),
                    None => wrong_records.insert(at - places.len(), problem.message),
                };
            }
            if wrong_people.is_empty() && wrong_records.is_empty() {
                break;
            }
            let mut at = 0;
            self.records.retain(|record| {
                // That somebody in it is not there is but what follows.
                let person = record.people.iter().find_map(|(person, _)| wrong_people.get(person));
                let message = person.or_else(|| record.line.as_ref().and_then(|_| wrong_records.get(&at)));
                refused.extend(message.map(|message| (record.row.number, wrong(message))));
                at += usize::from(record.line.is_some());
                message.is_none()
            });
        }
        Ok(refused)
    }

    /// Everyone whom a record names, by place, under the names that records give them.
    fn people(&self) -> BTreeMap<usize, Person<'static>> {
        let mut used: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (person, name) in self.records.iter().flat_map(|record| &record.people) {
            used.entry(*person).or_default().insert(*name);
        }
        let person = |(place, names): (usize, BTreeSet<usize>)| {
            let Somebody { id, of, names: all, .. } = &self.people[place];
            let mut names = names.into_iter().map(|name| all[name].clone());
            let name = names.next().unwrap_or_default();
            (place, Person { id: id.clone(), name, of: of.clone(), aliases: names.collect() })
        };
        used.into_iter().map(person).collect()
    }

    /// The lines as one text.
    fn text(&self, people: &BTreeMap<usize, Person<'static>>) -> String {
        let mut text = String::new();
        let people = people.values().map(|person| line_of(&Written::Person(person.clone())));
        let records = self.records.iter().filter_map(|record| record.line.as_ref());
        for line in self.head.iter().cloned().chain(people) {
            text.extend([&line, "\n"]);
        }
        for line in records {
            text.extend([line, "\n"]);
        }
        text
    }

    /// All lines in the order in which they are written, and how many there are of each sort.
    pub(super) fn lines(self) -> (Vec<String>, Vec<(String, usize)>) {
        let people = self.people();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for record in self.records.iter().filter(|record| record.line.is_some()) {
            *counts.entry(record.label.clone()).or_default() += 1;
        }
        let others = [("parties", self.parties), ("people", people.len()), ("articles", 1)];
        let others = others.into_iter().filter(|(_, count)| *count > 0);
        let counts = counts.into_iter().chain(others.map(|(label, count)| (label.to_owned(), count))).collect();
        let mut lines = self.head;
        lines.extend(people.into_values().map(|person| line_of(&Written::Person(person))));
        lines.extend(self.records.into_iter().filter_map(|record| record.line));
        (lines, counts)
    }
}

fn article(recipe: &Recipe) -> Article<'static> {
    let article = &recipe.article;
    let text = |text: &Option<String>| text.clone().map(Into::into);
    Article {
        title: article.title.clone().into(),
        url: text(&article.url),
        licence: text(&article.licence),
        read: article.read.as_ref().and_then(|read| Edtf::parse(read.get_ref()).ok()),
    }
}

/// The parties that the recipe declares, and the countries in whose pairs they stand, which reading takes for theirs where it is said
/// that they succeed them.
fn parties(recipe: &Recipe) -> Vec<Party<'static>> {
    let text = |text: &Option<String>| text.clone().map(Into::into);
    let mut heirs: BTreeMap<&str, Vec<Text<'static>>> = BTreeMap::new();
    let mut parties = Vec::new();
    for party in &recipe.party {
        let id = Text::from(party.id.get_ref().clone());
        heirs.entry(party.country.get_ref()).or_default().push(id.clone());
        parties.push(Party {
            id,
            name: Some(party.name.clone().into()),
            short: text(&party.short),
            demonym: text(&party.demonym),
            succeeds: Vec::new(),
        });
    }
    let heir = |(country, succeeds): (&str, _)| Party { id: country.to_owned().into(), succeeds, ..Party::default() };
    parties.extend(heirs.into_iter().map(heir));
    parties
}

fn wrong(message: &str) -> Reason {
    let remedy = "let the recipe write it otherwise, by `replace`, `words` or [countries], or leave it out with a reason of its own";
    Reason::of("the record is wrong", message).unless(remedy)
}

fn id_of<'a>(record: &'a Written<'static>) -> &'a str {
    match record {
        Written::Event(event) => &event.id,
        Written::Mission(mission) => &mission.id,
        Written::Accreditation(accreditation) => &accreditation.id,
        Written::Article(_) | Written::Party(_) | Written::Person(_) | Written::Pair(_) | Written::Also(_) => "",
    }
}

fn set_id(record: &mut Written<'static>, id: String) {
    match record {
        Written::Event(event) => event.id = id.into(),
        Written::Mission(mission) => mission.id = id.into(),
        Written::Accreditation(accreditation) => accreditation.id = id.into(),
        Written::Article(_) | Written::Party(_) | Written::Person(_) | Written::Pair(_) | Written::Also(_) => {},
    }
}

/// A record as a line of JSON Lines. These shapes hold nothing that JSON could not.
fn line_of(record: &Written<'_>) -> String {
    serde_json::to_string(record).unwrap_or_default()
}
