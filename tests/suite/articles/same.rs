//! The same article in another form is the same dossier; and what is written is what is read.

use std::fs;

use comity::dataset::{Dataset, Record, Scope};
use comity::export::{About, Excerpt, Form, write};
use serde_json::Value;

use super::{dossier_of, files, import, loaded, own, read_as, real};
use comity::import::article::Article;

const TWIN: &str = "Ecuador–Russia_relations";

/// The section of the twins that is a table in wikitext.
const TABLED: &str = "State visits";

/// All that an article gives, in the order of ids, without where its sentences stand in what was read.
fn records(article: &Article) -> Vec<Value> {
    let people = article.people.iter().map(|person| serde_json::to_value(person).unwrap());
    let records = article.records.iter().map(|record| serde_json::to_value(record).unwrap());
    let mut all: Vec<_> = people.chain(records).collect();
    all.iter_mut().for_each(placeless);
    all.sort_by_key(|record| record["id"].to_string());
    all
}

fn placeless(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(placeless),
        Value::Object(fields) => {
            fields.remove("span");
            // What the one has as a table stands in the other as a list.
            if fields.get("section").is_some_and(|section| section == TABLED) {
                fields.remove("quote");
            }
            fields.values_mut().for_each(placeless);
        },
        _ => {},
    }
}

/// Says which record differs, not only that one does.
fn same(one: &Article, other: &Article) {
    let (one, other) = (records(one), records(other));
    let alone = |these: &[Value], those: &[Value]| -> Vec<String> {
        these.iter().filter(|record| !those.contains(record)).map(Value::to_string).collect()
    };
    assert_eq!(alone(&one, &other), alone(&other, &one));
    assert_eq!(one, other);
}

fn text(ending: &str) -> String {
    fs::read_to_string(own().join(format!("{TWIN}.{ending}"))).unwrap()
}

#[test]
fn wikitext_and_extract_give_one_dossier() {
    let (extract, wikitext) = (read_as(TWIN, &text("txt")).unwrap(), read_as(TWIN, &text("wiki")).unwrap());
    assert_eq!((&extract.title, &extract.pair), (&wikitext.title, &wikitext.pair));
    same(&extract, &wikitext);
}

#[test]
fn ends_of_lines_change_nothing() {
    for ending in ["txt", "wiki"] {
        let plain = text(ending);
        same(&read_as(TWIN, &plain).unwrap(), &read_as(TWIN, &plain.replace('\n', "\r\n")).unwrap());
    }
}

/// A sentence is quoted as it stands there, but for its spaces, and where it is said to stand.
#[test]
fn what_is_quoted_stands_in_the_text() {
    for path in files(&own(), "txt") {
        let text: Vec<char> = fs::read_to_string(&path).unwrap().chars().collect();
        let data = loaded(&import(&path)).data;
        let sources = data.events().flat_map(|(_, event)| event.sources);
        for quote in sources.filter_map(|source| source.quote) {
            let span = quote.span.unwrap();
            let there: String = text[span.start()..span.end()].iter().collect();
            let there = there.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(there, &*quote.text, "{}", path.display());
        }
    }
}

#[test]
fn every_dossier_is_sound_and_waits_for_review() {
    let folders = [Some(own()), real("articles/more"), real("articles/built-in")];
    for path in
        folders.into_iter().flatten().flat_map(|folder| [files(&folder, "txt"), files(&folder, "wiki")].concat())
    {
        let article = import(&path);
        let data = loaded(&article).data;
        for (_, event) in data.events() {
            let id = &event.id;
            assert!(event.review.sure.is_some(), "{id} does not say how sure it is");
            assert!(!event.review.reviewed, "nobody has looked at {id}");
            assert!(event.quotes().next().is_some(), "{id} quotes nothing");
        }
        let once = again(&data, &article.pair);
        let data = comity::dossier::load_text("again.toml", &once).unwrap_or_else(|report| panic!("{report}")).data;
        assert_eq!(again(&data, &article.pair), once, "{}", path.display());
    }
}

/// The dossier of a pair as an export writes it.
fn again(data: &Dataset, id: &str) -> String {
    let Some(Record::Pair(pair)) = data.find(id) else { panic!("{id} is held") };
    let excerpt = Excerpt::of(data, About::Scope(Scope::Pair(pair)), &[pair], data.pair_events(pair));
    let mut out = Vec::new();
    write(&mut out, data, &excerpt, Form::Toml).unwrap();
    String::from_utf8(out).unwrap()
}

/// What an export of the dossier writes has every record that the import wrote, no less and no more.
#[test]
fn an_export_keeps_every_record() {
    for path in files(&own(), "txt") {
        let article = import(&path);
        let data = loaded(&article).data;
        let count = |toml: &str, head: &str| toml.lines().filter(|line| line.starts_with(head)).count();
        let (written, exported) = (dossier_of(&article), again(&data, &article.pair));
        for head in ["[[event]]", "[[mission]]", "[[mission.changes]]", "[[accreditation]]", "[[person]]"] {
            assert_eq!(count(&exported, head), count(&written, head), "{head} of {}", path.display());
        }
        assert_eq!(exported.matches("quote = ").count(), written.matches("quote = ").count());
    }
}
