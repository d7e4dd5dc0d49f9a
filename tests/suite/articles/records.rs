//! The records of an article, as the measure sees them.

use comity::import::article::Article;
use serde_json::Value;

/// A record, or one change of a mission.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) id: String,
    pub(super) kind: String,
    /// `-` where there is none, as of the two directions.
    pub(super) when: String,
    pub(super) from: String,
    pub(super) to: String,
    /// All that it says, sentences and names included, folded.
    pub(super) text: String,
    /// The people in it with their other names, folded.
    pub(super) people: Vec<String>,
}

/// A text for comparison: folded, in single spaces.
pub(super) fn fold(text: &str) -> String {
    comity::text::fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The records of an article, each change of a mission apart.
pub(super) fn records(article: &Article) -> Vec<Found> {
    let people = article.people.iter().map(|person| {
        let names: Vec<&str> = std::iter::once(&person.name).chain(&person.aliases).map(|name| &**name).collect();
        (person.id.to_string(), names.join(" | "))
    });
    let people: Vec<_> = people.collect();
    let mut found = Vec::new();
    for record in &article.records {
        let record = serde_json::to_value(record).unwrap();
        match record["type"].as_str() {
            Some("event") => found.push(Found::new(&record, &record, &kind(&record), &people)),
            Some("accreditation") => found.push(Found::new(&record, &record, "accreditation", &people)),
            Some("mission") => {
                let mut post = record.clone();
                let changes = post.as_object_mut().unwrap().remove("changes").unwrap();
                let changes = changes.as_array().unwrap();
                found.extend(changes.iter().map(|change| Found::new(&post, change, "mission", &people)));
            },
            other => panic!("{other:?} is no record of an article"),
        }
    }
    found
}

fn kind(event: &Value) -> String {
    event["kind"].as_str().unwrap().to_owned()
}

impl Found {
    /// A happening, and the record that it belongs to: a change its mission, anything else to itself.
    fn new(record: &Value, happening: &Value, kind: &str, people: &[(String, String)]) -> Self {
        let text = |value: &Value| value.as_str().map_or_else(|| "-".to_owned(), str::to_owned);
        let own = |key: &str| text(happening.get(key).unwrap_or(&record[key]));
        let parts = happening["people"].as_array().into_iter().flatten();
        let named: Vec<_> = parts
            .map(|part| {
                let id = text(&part["id"]);
                people.iter().find(|(known, _)| *known == id).map_or(id, |(_, names)| names.clone())
            })
            .collect();
        let mut said = Vec::new();
        strings(record, &mut said);
        strings(happening, &mut said);
        said.extend(named.iter().cloned());
        Self {
            id: text(&record["id"]),
            kind: kind.to_owned(),
            when: text(&happening["when"]),
            from: own("from"),
            to: own("to"),
            text: fold(&said.join(" \n ")),
            people: named.iter().map(|names| fold(names)).collect(),
        }
    }
}

/// Every text in a value but ids, which say in other letters what stands elsewhere.
fn strings(value: &Value, said: &mut Vec<String>) {
    match value {
        Value::String(text) => said.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| strings(value, said)),
        Value::Object(fields) => {
            let telling = fields.iter().filter(|(key, _)| !["id", "type"].contains(&key.as_str()));
            telling.for_each(|(_, value)| strings(value, said));
        },
        Value::Null => {},
        Value::Bool(_) | Value::Number(_) => said.push(value.to_string()),
    }
}
