//! What an import brings: records under ids that no two share, and the people they name, each once.

use std::collections::{HashMap, HashSet};

use super::country::Forms;
use super::recipe::Recipe;
use super::record::Made;
use super::report::Reason;
use crate::dataset::Edtf;
use crate::dossier::written::{Article, Party, Person, Written};
use crate::text::fold;

/// What has been brought so far.
#[derive(Debug)]
pub(super) struct Harvest {
    article: Article<'static>,
    parties: Vec<Party<'static>>,
    people: Vec<Person<'static>>,
    person_by_id: HashMap<String, usize>,
    records: Vec<String>,
    /// The records that would have one id: what they say under it, and the line of each.
    same_id: HashMap<String, Vec<(String, u64)>>,
    taken: HashSet<String>,
}

impl Harvest {
    pub(super) fn new(recipe: &Recipe) -> Self {
        let article = &recipe.article;
        let text = |text: &Option<String>| text.clone().map(Into::into);
        let parties = recipe.party.iter().map(|party| Party {
            id: party.id.get_ref().clone().into(),
            name: Some(party.name.clone().into()),
            short: text(&party.short),
            demonym: text(&party.demonym),
            succeeds: Vec::new(),
        });
        Self {
            article: Article {
                title: article.title.clone().into(),
                url: text(&article.url),
                licence: text(&article.licence),
                read: article.read.as_ref().and_then(|read| Edtf::parse(read.get_ref()).ok()),
            },
            parties: parties.collect(),
            people: Vec::new(),
            person_by_id: HashMap::new(),
            records: Vec::new(),
            same_id: HashMap::new(),
            taken: HashSet::new(),
        }
    }

    /// Takes a record; one that says exactly what an earlier one says is refused. Two that differ and would have one id
    /// are told apart by a number at the end of the later one's.
    pub(super) fn take(&mut self, made: Made, line: u64) -> Result<String, Reason> {
        let Made { mut record, people, label } = made;
        let base = id_of(&record).to_owned();
        let said = line_of(&record);
        let others = self.same_id.entry(base.clone()).or_default();
        if let Some((_, earlier)) = others.iter().find(|(other, _)| *other == said) {
            return Err(Reason::of("says the same as an earlier row", format!("row on line {earlier}")));
        }
        others.push((said.clone(), line));
        let numbered = |number: usize| if number < 2 { base.clone() } else { format!("{base}-{number}") };
        let most = others.len() + self.taken.len();
        let free = (others.len()..=most).map(numbered).find(|id| !self.taken.contains(id));
        let id = free.unwrap_or_else(|| base.clone());
        let said = if id == base {
            said
        } else {
            set_id(&mut record, id.clone());
            line_of(&record)
        };
        self.taken.insert(id);
        self.records.push(said);
        for person in people {
            self.person(person);
        }
        Ok(label)
    }

    /// Takes a person; another spelling of a name that makes the same id becomes an alias.
    fn person(&mut self, person: Person<'static>) {
        let Some(known) = self.person_by_id.get(&*person.id) else {
            self.person_by_id.insert(person.id.clone().into_owned(), self.people.len());
            return self.people.push(person);
        };
        let known = &mut self.people[*known];
        let name = fold(&person.name);
        if fold(&known.name) != name && known.aliases.iter().all(|alias| fold(alias) != name) {
            known.aliases.push(person.name);
        }
    }

    /// All lines in the order in which they are written, and how many there are of what the account has not counted.
    pub(super) fn lines(self, forms: &Forms) -> (Vec<String>, Vec<(String, usize)>) {
        let Self { article, mut parties, people, records, .. } = self;
        let counts = [("parties", parties.len()), ("people", people.len()), ("articles", 1)];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0);
        let counts = counts.map(|(label, count)| (label.to_owned(), count)).collect();
        parties.retain(|party| forms.is_code(&party.id));
        let mut lines = vec![line_of(&Written::Article(article))];
        lines.extend(parties.into_iter().map(|party| line_of(&Written::Party(party))));
        lines.extend(people.into_iter().map(|person| line_of(&Written::Person(person))));
        lines.extend(records);
        (lines, counts)
    }
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
