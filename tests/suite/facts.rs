//! The data: every line of the table of facts is held exactly once, nothing else is held, nothing stands twice, every id
//! leads somewhere, and all of it stands in its order.
//!
//! The table is `tests/facts.tsv`: what a careful reader takes from the articles. A line names pair, kind, date and direction, what
//! the record must say (`needs`, parted by `|`, accents and case aside), and a note of which the parts that can be read off a record
//! are held too.

mod order;
mod own_words;
mod standing;
mod table;
mod traps;
mod whole;

use std::sync::LazyLock;

use comity::text::fold;
use serde_json::Value;

use super::cli::{found, json};

/// The whole of the built-in data, as the program prints it.
static WHOLE: LazyLock<Value> = LazyLock::new(|| json("export"));

static EVENTS: LazyLock<Vec<Value>> = LazyLock::new(|| lines("events --format jsonl"));

static PEOPLE: LazyLock<Vec<Value>> = LazyLock::new(|| lines("people --format jsonl"));

static FACTS: LazyLock<Vec<Fact>> =
    LazyLock::new(|| include_str!("../facts.tsv").lines().skip(1).map(Fact::read).collect());

fn lines(line: &str) -> Vec<Value> {
    found(line).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// The record of an id, of a list of the export.
fn record(list: &str, id: &str) -> &'static Value {
    let found = self::list(&WHOLE, list).iter().find(|record| record["id"] == id);
    found.unwrap_or_else(|| panic!("no {id} in {list}"))
}

fn event(id: &str) -> &'static Value {
    record("events", id)
}

/// A line of the table.
#[derive(Debug)]
struct Fact {
    pair: &'static str,
    what: &'static str,
    kind: &'static str,
    edtf: Option<&'static str>,
    from: Option<&'static str>,
    to: Option<&'static str>,
    needs: Vec<String>,
    note: &'static str,
}

impl Fact {
    fn read(line: &'static str) -> Self {
        let columns: Vec<_> = line.split('\t').collect();
        let &[pair, what, kind, edtf, from, to, needs, note] = &columns[..] else { panic!("eight columns: {line}") };
        let given = |text| (text != "-").then_some(text);
        let needs = needs.split('|').map(fold).collect();
        Self { pair, what, kind, edtf: given(edtf), from: given(from), to: given(to), needs, note }
    }

    fn is_person(&self) -> bool {
        self.kind == "person"
    }

    /// Says whether an event is the one that the line is about.
    fn is_met_by(&self, event: &Value) -> bool {
        event["pair"] == self.pair
            && event["kind"] == self.kind
            && event["when"]["edtf"].as_str() == self.edtf
            && (event["from"].as_str(), event["to"].as_str()) == (self.from, self.to)
            && self.needs_are_in(event)
    }

    fn names(&self, person: &Value) -> bool {
        person["name"] == self.what && list(person, "pairs").contains(&self.pair.into()) && self.needs_are_in(person)
    }

    fn needs_are_in(&self, record: &Value) -> bool {
        let said = said(record) + &countries(record);
        self.needs.iter().all(|need| said.contains(need.as_str()))
    }

    /// The claims of an event that say all that the line needs.
    fn claims<'a>(&self, event: &'a Value) -> Vec<&'a Value> {
        list(event, "claims").iter().filter(|claim| self.needs_are_in(claim)).collect()
    }
}

/// All that a record says, folded. Its ids say nothing, and the titles of its sources would say too much.
fn said(value: &Value) -> String {
    match value {
        Value::String(text) => fold(text) + "\n",
        Value::Array(values) => values.iter().map(said).collect(),
        Value::Object(fields) => {
            let silent = ["id", "pair", "pairs", "kind", "from", "to", "of", "mission", "events", "sources"];
            fields.iter().filter(|(key, _)| !silent.contains(&key.as_str())).map(|(_, value)| said(value)).collect()
        },
        _ => String::new(),
    }
}

/// The countries in which the places of an event lie, folded.
fn countries(event: &Value) -> String {
    let places = list(event, "places")
        .iter()
        .filter_map(|name| list(&WHOLE, "places").iter().find(|place| place["name"] == *name)?["country"].as_str());
    places.map(|country| said(&record("parties", country)["name"])).collect()
}
