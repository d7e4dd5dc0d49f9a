//! What can be shown before bulk data are read, and the reading of them that is watched.

use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;

use comity::dossier::{self, Beginning, Loaded, Progress, Sources, Stage};
use rstest::rstest;
use tempfile::TempDir;

/// A dossier whose records name people, a party and records that only bulk data have.
const DOSSIER: &str = r#"pair = "fr-mx"
drops = ["fr-mx/old"]
[[event]]
id = "fr-mx/known"
kind = "statement"
title = "Known at once"
[[event]]
id = "fr-mx/meeting"
kind = "meeting"
title = "A meeting with Ann Alpha"
people = [{ id = "person/ann-alpha" }]
[[event]]
id = "fr-mx/corrected"
kind = "statement"
title = "Corrected"
replaces = "fr-mx/wrong"
[[mission]]
id = "fr-mx/mission-guild-paris"
from = "guild"
to = "fr"
city = "Paris"
[[mission.changes]]
act = "opened"
class = "embassy"
[[also]]
id = "fr-mx/also"
of = "fr-mx/in-bulk"
"#;

const BULK: &str = r#"{"type":"person","id":"person/ann-alpha","name":"Ann Alpha"}
{"type":"party","id":"guild","name":"Guild"}
{"type":"party","id":"mx","succeeds":["guild"]}
{"type":"event","id":"fr-mx/wrong","kind":"statement","title":"Wrong"}
{"type":"event","id":"fr-mx/old","kind":"statement","title":"Old"}
{"type":"event","id":"fr-mx/in-bulk","kind":"statement","title":"In bulk"}
"#;

/// Bulk data below a dossier.
fn folder(bulk: &str, dossier: &str) -> (TempDir, Sources) {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| -> PathBuf {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let paths = vec![file("a.jsonl", bulk), file("b.toml", dossier)];
    (folder, Sources { built_in: false, own: None, paths })
}

fn titles(loaded: &Loaded) -> Vec<String> {
    loaded.data.events().map(|(_, event)| event.title.into_string()).filter(|title| !title.contains("Paris")).collect()
}

#[test]
fn what_only_bulk_data_can_explain_waits_for_them() {
    let (_folder, sources) = folder(BULK, DOSSIER);
    let Beginning { loaded, bulk } = dossier::begin(&sources).unwrap();
    assert_eq!((titles(&loaded), loaded.data.missions().len(), bulk.len()), (vec!["Known at once".to_owned()], 0, 1));
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    let whole = dossier::load(&sources).unwrap_or_else(|report| panic!("{report}"));
    let mut all = titles(&whole);
    all.sort_unstable();
    assert_eq!(all, ["A meeting with Ann Alpha", "Corrected", "In bulk", "Known at once"]);
    assert_eq!(whole.data.missions().len(), 1);
}

#[rstest]
#[case::syntax("kind = \"meeting\"", "kind = ", "not TOML")]
#[case::word("kind = \"meeting\"", "kind = \"meting\"", "did you mean \"meeting\"")]
#[case::id("fr-mx/known", "iq-mx/known", "must name the pair")]
fn what_no_bulk_data_can_mend_is_said_at_once(#[case] right: &str, #[case] wrong: &str, #[case] says: &str) {
    let (_folder, sources) = folder(BULK, &DOSSIER.replacen(right, wrong, 1));
    let report = dossier::begin(&sources).unwrap_err();
    assert_eq!(report.errors, 1, "{report}");
    assert!(report.to_string().contains(says), "{report}");
}

#[test]
fn without_bulk_data_it_is_all_and_nothing_is_excused() {
    let (_folder, mut sources) =
        folder("", "pair = \"fr-mx\"\n[[event]]\nid = \"fr-mx/a\"\nkind = \"aid\"\ntitle = \"A\"\n");
    sources.paths.remove(0);
    let Beginning { loaded, bulk } = dossier::begin(&sources).unwrap();
    assert_eq!((titles(&loaded), bulk.len()), (vec!["A".to_owned()], 0));
    let (_folder, mut sources) = folder("", DOSSIER);
    sources.paths.remove(0);
    let (report, same) = (dossier::begin(&sources).unwrap_err(), dossier::load(&sources).unwrap_err());
    assert_eq!(report, same);
    assert!(report.errors == 4, "{report}");
}

fn many() -> (TempDir, Sources, usize) {
    let event = |number: usize| {
        format!(
            "{{\"type\":\"event\",\"id\":\"fr-mx/e-{number}\",\"kind\":\"statement\",\"title\":\"Event {number}\"}}\n"
        )
    };
    let bulk = crate::each(5000, event);
    let (folder, sources) = folder(&bulk, "pair = \"fr-mx\"\n");
    (folder, sources, bulk.len())
}

#[test]
fn how_far_it_is_only_grows() {
    let (_folder, sources, size) = many();
    let mut seen: Vec<Progress> = Vec::new();
    let loaded = dossier::load_watched(&sources, |progress| {
        seen.push(progress.clone());
        ControlFlow::<()>::Continue(())
    });
    let ControlFlow::Continue(loaded) = loaded.unwrap() else { panic!("nobody broke off") };
    assert_eq!(loaded.data.events().len(), 5000);
    assert!(seen.len() > 10 && seen.iter().all(|progress| progress.size == size as u64));
    assert!(seen.iter().all(|progress| progress.read <= progress.size && progress.file.ends_with("a.jsonl")));
    let of = |progress: &Progress| (progress.stage as usize, progress.records);
    assert!(seen.is_sorted_by_key(of), "{seen:?}");
    assert_eq!(seen.last().map(|last| (last.stage, last.records)), Some((Stage::Order, 5000)));
}

#[test]
fn it_stops_when_it_is_told_to() {
    let (_folder, sources, _) = many();
    for after in [0, 1, 4, 8, 10] {
        let mut words = 0;
        let stopped = dossier::load_watched(&sources, |_| {
            words += 1;
            if words > after { ControlFlow::Break(after) } else { ControlFlow::Continue(()) }
        });
        assert!(matches!(stopped, Ok(ControlFlow::Break(at)) if at == after), "{after}");
        assert_eq!(words, after + 1);
    }
}
