//! Records that a program read out of an article: each with its sentence, until a person has looked at it.

use std::fs;
use std::path::Path;

use comity::dataset::{Dataset, Event, Gap, Record, Scope, Sureness, Vocabulary as _, gaps};
use comity::dossier::{self, Loaded, Sources};
use comity::export::{About, Excerpt, Form, JsonEvent, save, write};
use comity::outfile::Existing;
use comity::search::{Index, Wanted};
use rstest::rstest;
use serde_json::Value;

use super::cli::{command, stdout};

const SENTENCE: &str = "In 1999 the President came to Paris by zeppelin.";

/// A dossier with a visit, a mission and an accreditation that were read out of its article, and a visit that was written by hand.
pub(super) fn dossier() -> String {
    format!(
        r#"
pair = "fr-mx"
[source]
article = "France–Mexico relations"
licence = "CC BY-SA 4.0"
[[event]]
id = "fr-mx/visit-read"
kind = "visit"
when = "1999"
from = "mx"
to = "fr"
title = "The president visits Paris"
summary = "The president goes to France."
sure = "likely"
sections = ["Visits", "Lead"]
sources = [{{ article = "France–Mexico relations", section = "Lead", quote = "{SENTENCE}", span = "12-60" }}]
[[event]]
id = "fr-mx/visit-reviewed"
kind = "visit"
when = "2003"
from = "mx"
to = "fr"
title = "The president visits Lyon"
sure = "certain"
reviewed = true
sources = [{{ article = "France–Mexico relations", section = "Lead", quote = "He went to Lyon in 2003." }}]
[[event]]
id = "fr-mx/visit-written"
kind = "visit"
when = "2009"
from = "fr"
to = "mx"
title = "A minister visits Mexico"
sections = ["Visits"]
[[mission]]
id = "fr-mx/mission-fr-mexico-city"
from = "fr"
to = "mx"
city = "Mexico City"
[[mission.changes]]
act = "opened"
class = "legation"
when = "1828"
sources = [{{ article = "France–Mexico relations", quote = "A legation was opened in 1828." }}]
[[mission.changes]]
act = "elevated"
class = "embassy"
when = "1942"
[[accreditation]]
id = "fr-mx/accreditation-mx-madrid"
from = "mx"
to = "fr"
seat = "Madrid, Spain"
sure = "doubtful"
sections = ["Lead"]
"#
    )
}

pub(super) fn load(text: &str) -> Dataset {
    let loaded = dossier::load_text("d.toml", text).unwrap_or_else(|report| panic!("{report}"));
    assert_eq!(loaded.problems, vec![]);
    loaded.data
}

fn event(data: &Dataset, id: &str) -> Event {
    let Some(Record::Event(id)) = data.find(&format!("fr-mx/{id}")) else { panic!("{id}") };
    data.event(id)
}

fn json(data: &Dataset, id: &str) -> Value {
    let Some(Record::Event(id)) = data.find(&format!("fr-mx/{id}")) else { panic!("{id}") };
    serde_json::to_value(JsonEvent::new(data, id)).unwrap()
}

fn excerpt(data: &Dataset) -> Excerpt {
    let Some(Record::Pair(pair)) = data.find("fr-mx") else { panic!() };
    Excerpt::of(data, About::Scope(Scope::Pair(pair)), &[pair], data.pair_events(pair))
}

#[test]
fn what_was_read_and_not_reviewed_is_known() {
    let data = load(&dossier());
    let unreviewed: Vec<_> = data
        .events()
        .map(|(_, event)| event)
        .filter(Event::is_unreviewed)
        .map(|event| event.id.into_string())
        .collect();
    assert_eq!(
        unreviewed,
        [
            "fr-mx/mission-fr-mexico-city/opened-legation",
            "fr-mx/visit-read",
            "fr-mx/accreditation-mx-madrid/accredited"
        ]
    );
    let visit = event(&data, "visit-read");
    let [_, plain, quoted] = &visit.sources[..] else { panic!("{:?}", visit.sources) };
    assert_eq!((plain.quote.as_ref(), visit.review.sure), (None, Some(Sureness::Likely)));
    let quote = quoted.quote.as_ref().unwrap();
    assert_eq!((&*quote.text, quote.span.unwrap().to_string().as_str()), (SENTENCE, "12-60"));
    assert_eq!(visit.quotes().map(|quote| &*quote.text).collect::<Vec<_>>(), [SENTENCE]);
}

#[test]
fn json_gives_it_where_it_is_given() {
    let data = load(&dossier());
    let read = json(&data, "visit-read");
    assert_eq!((&read["sure"], read.get("reviewed")), (&Value::from("likely"), None));
    let sources = read["sources"].as_array().unwrap();
    assert_eq!((sources[0].get("quote"), sources[0].get("span")), (None, None));
    assert_eq!((&sources[2]["quote"], &sources[2]["span"]), (&Value::from(SENTENCE), &Value::from("12-60")));
    assert_eq!(json(&data, "visit-reviewed")["reviewed"], Value::from(true));
    let written = json(&data, "visit-written");
    assert_eq!((written.get("sure"), written.get("reviewed")), (None, None));
}

/// A sentence is not lost to a bare section, nor anything else on the way out and in.
#[rstest]
fn what_is_exported_is_read_again(#[values(Form::Toml, Form::Jsonl)] form: Form) {
    let data = load(&dossier());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("again").with_extension(form.name());
    save(&path, Existing::Kept, &data, &excerpt(&data), form).unwrap();
    let again = read(&path);
    let all = |data: &Dataset| {
        let events = data.events().map(|(id, _)| serde_json::to_value(JsonEvent::new(data, id)).unwrap());
        events.collect::<Vec<_>>()
    };
    assert_eq!(all(&again), all(&data), "{}", fs::read_to_string(&path).unwrap());
}

/// The text of an export.
fn written(data: &Dataset, form: Form) -> String {
    let mut out = Vec::new();
    write(&mut out, data, &excerpt(data), form).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_briefing_says_so_of_each() {
    let briefing = written(&load(&dossier()), Form::Markdown);
    let marked: Vec<_> =
        briefing.lines().filter(|line| line.contains("(read from the article, not reviewed) [")).collect();
    assert_eq!(marked.len(), 3, "{briefing}");
    assert!(marked[1].contains("The president visits Paris"), "{}", marked[1]);
    assert!(!briefing.contains(SENTENCE), "a briefing is in its own words");
}

#[test]
fn a_sheet_has_columns_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let data = load(&dossier());
    save(folder.path(), Existing::Kept, &data, &excerpt(&data), Form::Csv).unwrap();
    let mut reader = csv::Reader::from_path(folder.path().join("events.csv")).unwrap();
    let head = reader.headers().unwrap().clone();
    assert_eq!(head.iter().rev().take(2).collect::<Vec<_>>(), ["reviewed", "sure"]);
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    let ends = |id: &str| {
        let row = rows.iter().find(|row| row[0] == *format!("fr-mx/{id}")).unwrap();
        format!("{} {}", &row[head.len() - 2], &row[head.len() - 1])
    };
    assert_eq!(["visit-read", "visit-reviewed", "visit-written"].map(ends), ["likely no", "certain yes", " "]);
}

/// A sentence is read, and not found: a search is for what the record says.
#[test]
fn a_search_finds_no_sentence() {
    let data = load(&dossier());
    let index = Index::new(&data);
    let found = |words: &str| index.search(&data, words, Wanted::ALL).counts.total();
    assert_eq!((found("president paris"), found("zeppelin")), (1, 0));
}

fn printed(line: &str, files: &[(&str, &str)]) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let output = command(line).current_dir(folder.path()).output().unwrap();
    stdout(&output).to_owned()
}

#[test]
fn a_card_shows_the_sentence_until_it_is_reviewed() {
    let card = |id: &str| printed(&format!("show --no-built-in --data d.toml fr-mx/{id}"), &[("d.toml", &dossier())]);
    let read = card("visit-read");
    let expected = format!("\n\n“{SENTENCE}”\nread from the article, not reviewed · likely\n\nSources\n");
    assert!(read.contains(&expected), "{read}");
    // Of one section that is named and quoted, the name is said once.
    assert!(read.contains("France–Mexico relations: Visits, Lead · CC BY-SA 4.0"), "{read}");
    // No sentence is given: the word stands alone.
    let accreditation = card("accreditation-mx-madrid/accredited");
    assert!(accreditation.contains("\n\nread from the article, not reviewed · doubtful\n"), "{accreditation}");
    for id in ["visit-reviewed", "visit-written"] {
        let card = card(id);
        assert!(!card.contains('“') && !card.contains("reviewed ·"), "{card}");
    }
}

#[test]
fn a_check_counts_records_that_nobody_reviewed() {
    let line =
        r#"{"type":"event","id":"fr-mx/e","kind":"context","title":"E","sources":[{"article":"A","quote":"So."}]}"#;
    let told = printed("check --no-built-in d.toml l.jsonl", &[("d.toml", &dossier()), ("l.jsonl", line)]);
    assert!(
        told.contains("6 records (4 events, 1 mission, 1 accreditation), 4 of them not reviewed: no problems"),
        "{told}"
    );
}

#[test]
fn the_gaps_list_them() {
    let data = load(&dossier());
    let lacks = gaps(&data, data.pairs_by_name());
    let unreviewed: Vec<_> =
        lacks.iter().filter(|lack| lack.gap == Gap::Review).map(|lack| data.id_of(lack.record)).collect();
    assert_eq!(unreviewed.len(), 3);
    assert_eq!(unreviewed[1], "fr-mx/visit-read");
}

/// The visit of one layer: its title, and what stands below it.
fn visit(title: &str, lines: &str) -> String {
    format!(
        "pair = \"fr-mx\"\n[[event]]\nid = \"fr-mx/visit\"\nkind = \"visit\"\nfrom = \"fr\"\nto = \"mx\"\ntitle = \"{title}\"\n{lines}\n"
    )
}

fn layers(texts: &[&str]) -> Dataset {
    let folder = tempfile::tempdir().unwrap();
    for (place, text) in texts.iter().enumerate() {
        fs::write(folder.path().join(place.to_string()).with_extension("toml"), text).unwrap();
    }
    read(folder.path())
}

const READ: &str = "summary = \"Read.\"\nsure = \"likely\"\nwhen = \"1999-05\"\n\
    sources = [{ article = \"A\", section = \"Lead\", quote = \"He came in May 1999.\" }]";
const WRITTEN: &str = "summary = \"Written.\"\nwhen = \"1999\"\nsources = [{ article = \"A\", section = \"Lead\" }]";

/// Two records of one visit, one of them read by a program: what is shown, whether it is reviewed, and how sure its reader is said to be.
#[rstest]
#[case::written(WRITTEN, ("by hand", "Written."), true, None)]
#[case::reviewed("summary = \"Reviewed.\"\nsure = \"certain\"\nreviewed = true", ("by hand", "Reviewed."), true, Some(Sureness::Certain))]
#[case::reviewed_without_summary("reviewed = true", ("by hand", ""), true, None)]
#[case::written_without_summary("when = \"1999\"", ("by hand", "Read."), false, Some(Sureness::Likely))]
fn what_nobody_reviewed_gives_way_in_any_layer(
    #[case] other: &str,
    #[case] texts: (&str, &str),
    #[case] is_reviewed: bool,
    #[case] sure: Option<Sureness>,
    #[values(false, true)] is_above: bool,
) {
    let (program, person) = (visit("by a program", READ), visit("by hand", other));
    let data = if is_above { layers(&[&person, &program]) } else { layers(&[&program, &person]) };
    let visit = event(&data, "visit");
    assert_eq!((&*visit.title, &*visit.summary), texts);
    assert_eq!((visit.is_unreviewed(), visit.review.sure), (!is_reviewed, sure));
    // Its facts and its sentence are kept.
    assert_eq!(visit.when_text(), "May 1999");
    let [source] = &visit.sources[..] else { panic!("{:?}", visit.sources) };
    assert_eq!(&*source.quote.as_ref().unwrap().text, "He came in May 1999.");
}

#[test]
fn two_readings_are_joined_as_any_layers() {
    let other = READ.replace("likely", "certain").replace("Read.", "Read again.").replace("He came", "She came");
    let data = layers(&[&visit("one", READ), &visit("other", &other)]);
    let visit = event(&data, "visit");
    assert_eq!((&*visit.title, &*visit.summary), ("other", "Read again."));
    assert_eq!((visit.is_unreviewed(), visit.review.sure), (true, Some(Sureness::Certain)));
    // Two sentences of one section are two sources.
    let quotes: Vec<_> = visit.quotes().map(|quote| &*quote.text).collect();
    assert_eq!((visit.sources.len(), quotes), (2, vec!["He came in May 1999.", "She came in May 1999."]));
}

/// That a mission stands is said by many a list, which knows nothing of its history.
#[test]
fn who_says_that_a_mission_stands_vouches_for_none_of_its_changes() {
    let mission = "pair = \"fr-mx\"\n[[mission]]\nid = \"fr-mx/m\"\nfrom = \"fr\"\nto = \"mx\"\ncity = \"Puebla\"\n";
    let change = |act: &str, class: &str, when: &str| {
        let quote = format!("sources = [{{ article = \"A\", quote = \"{class} {when}\" }}]");
        format!(
            "[[mission.changes]]\nact = \"{act}\"\nclass = \"{class}\"\nwhen = \"{when}\"\ntitle = \"Read\"\n{quote}\n"
        )
    };
    let history = format!("{mission}{}{}", change("opened", "legation", "1930"), change("elevated", "embassy", "1950"));
    let stands = format!("{mission}[[mission.changes]]\nact = \"opened\"\nclass = \"embassy\"\nwhen = \"1950\"\n");
    let data = layers(&[&history, &stands]);
    assert_eq!((data.missions().len(), data.events().len()), (1, 2));
    assert!(data.events().all(|(_, event)| event.is_unreviewed() && &*event.title == "Read"));
    // A mission written by hand is no reading because a program found a part of it too.
    let by_hand = |text: &str| {
        let lines = text.lines().filter(|line| !line.starts_with("sources") && !line.starts_with("title"));
        lines.collect::<Vec<_>>().join("\n")
    };
    let data = layers(&[&by_hand(&history), &history]);
    assert_eq!((data.missions().len(), data.events().len()), (1, 2));
    assert!(
        data.events()
            .all(|(_, event)| !event.is_unreviewed() && &*event.title != "Read" && event.quotes().count() == 1)
    );
}

fn read(path: &Path) -> Dataset {
    let loaded: Loaded = dossier::load(&Sources { paths: vec![path.to_owned()], ..Sources::default() }).unwrap();
    assert_eq!(loaded.problems, vec![]);
    loaded.data
}
