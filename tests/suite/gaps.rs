//! `comity gaps`: what the data do not say, each sort of gap on its own, and nothing where all is said.

use comity::dataset::{Gap, Vocabulary as _, gaps};
use comity::dossier;
use rstest::rstest;

use super::cli::{run, stderr, stdout};

/// What a dossier on France and Mexico lacks that says everything but for the records given: gap and id. Its relations and the source
/// of every record are said.
fn lacks(records: &str) -> Vec<(String, String)> {
    let text = format!(
        "pair = \"fr-mx\"\n[source]\narticle = \"A\"\n[[person]]\nid = \"person/x\"\nname = \"X\"\n\
         [[event]]\nid = \"fr-mx/relations\"\nkind = \"relations\"\nact = \"established\"\nwhen = \"1950\"\ntitle = \"R\"\n\
         sections = [\"Lead\"]\n{records}"
    );
    let data = dossier::load_text("d.toml", &text).unwrap_or_else(|report| panic!("{report}")).data;
    let lacks = gaps(&data, data.pairs_by_name());
    lacks.iter().map(|lack| (lack.gap.to_string(), data.id_of(lack.record))).collect()
}

/// An event with a source.
fn event(kind: &str, lines: &str) -> String {
    format!("[[event]]\nid = \"fr-mx/e\"\nkind = \"{kind}\"\ntitle = \"E\"\nsections = [\"Lead\"]\n{lines}\n")
}

fn visit(from: &str, to: &str, lines: &str) -> String {
    event("visit", &format!("from = \"{from}\"\nto = \"{to}\"\n{lines}")).replace("fr-mx/e", &format!("fr-mx/{from}"))
}

fn post(table: &str, lines: &str) -> String {
    format!("[[{table}]]\nid = \"fr-mx/p\"\nfrom = \"fr\"\nto = \"mx\"\nsections = [\"Lead\"]\n{lines}\n")
}

const BARE: &str = "when = \"1975\"\nsummary = \"S.\"";
const MONTH: &str = "when = \"1975-08\"\nsummary = \"S.\"";

#[rstest]
#[case::all_is_said(String::new(), &[])]
#[case::way(visit("fr", "mx", MONTH), &["way fr-mx"])]
#[case::both_ways(visit("fr", "mx", MONTH) + &visit("mx", "fr", MONTH), &[])]
#[case::opening(post("mission", "city = \"C\"\nchanges = [{ act = \"opened\", class = \"embassy\" }]"), &["opening fr-mx/p"])]
#[case::opened(post("mission", "city = \"C\"\nchanges = [{ act = \"opened\", class = \"embassy\", when = \"1950\" }]"), &[])]
#[case::opened_by(post("mission", "city = \"C\"\nchanges = [{ act = \"opened\", class = \"embassy\", when = \"by 1950\" }]"), &[])]
#[case::accreditation(post("accreditation", "seat = \"Vienna, Austria\""), &["accreditation fr-mx/p"])]
#[case::accredited(post("accreditation", "seat = \"Vienna, Austria\"\nwhen = \"1950\""), &[])]
#[case::accredited_in_words(post("accreditation", "seat = \"Vienna, Austria\"\nwords = \"long ago\""), &["accreditation fr-mx/p"])]
#[case::year(event("agreement", "when = \"1975\""), &["month fr-mx/e"])]
#[case::undated(event("agreement", ""), &["month fr-mx/e"])]
#[case::month(event("agreement", "when = \"1975-08\""), &[])]
#[case::days(event("agreement", "when = \"1975-08-10/1975-08-13\""), &[])]
#[case::listed(visit("fr", "mx", BARE) + &visit("mx", "fr", MONTH), &["visit fr-mx/fr"])]
#[case::listed_without_a_date(visit("fr", "mx", "summary = \"S.\"") + &visit("mx", "fr", MONTH), &["visit fr-mx/fr"])]
#[case::no_summary(visit("fr", "mx", "when = \"1975-08-10\"") + &visit("mx", "fr", MONTH), &["visit fr-mx/fr"])]
#[case::with_a_place(visit("fr", "mx", &format!("{BARE}\nplaces = \"C\"")) + &visit("mx", "fr", MONTH), &[])]
#[case::who_met(
    visit("fr", "mx", &format!("{BARE}\npeople = [{{ id = \"person/x\", office = \"O\", role = \"met\" }}]"))
        + &visit("mx", "fr", MONTH),
    &[]
)]
#[case::office(event("statement", "people = [{ id = \"person/x\" }]"), &["office person/x"])]
#[case::office_elsewhere(
    event("statement", "people = [{ id = \"person/x\" }]")
        + &event("honour", "people = [{ id = \"person/x\", office = \"O\" }]").replace("fr-mx/e", "fr-mx/f"),
    &[]
)]
#[case::dispute(
    event("recognition", "claims = [{ value = \"V\", by = \"B\", stance = \"denies\" }]"),
    &["dispute fr-mx/e"]
)]
#[case::disputed_agreement(
    event("agreement", "claims = [{ value = \"V\", when = \"1975\", by = \"B\", stance = \"asserts\" }]"),
    &["dispute fr-mx/e"]
)]
#[case::source(event("context", "").replace("sections", "places"), &["source fr-mx/e"])]
#[case::source_of_a_change(
    post("mission", "city = \"C\"\nchanges = [{ act = \"opened\", class = \"embassy\", when = \"1950\" }]")
        .replace("sections = [\"Lead\"]\n", ""),
    &["source fr-mx/p/opened-embassy"]
)]
fn a_gap_is_seen(#[case] records: String, #[case] expected: &[&str]) {
    let lacks: Vec<_> = lacks(&records).into_iter().map(|(gap, id)| format!("{gap} {id}")).collect();
    assert_eq!(lacks, expected);
}

#[test]
fn a_pair_without_relations_is_seen() {
    let data = dossier::load_text("d.toml", "pair = \"fr-mx\"\n").unwrap().data;
    let lacks = gaps(&data, data.pairs_by_name());
    assert_eq!(lacks.iter().map(|lack| lack.gap).collect::<Vec<_>>(), [Gap::Relations]);
    assert_eq!(gaps(&data, &[]), vec![]);
}

/// What a command prints that found something, and what it notes.
fn printed(line: &str) -> (String, String) {
    let output = run(line);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    (stdout(&output).to_owned(), stderr(&output).to_owned())
}

#[test]
fn the_gaps_of_a_pair_as_a_table() {
    let (table, totals) = printed("gaps --pair mx-om");
    insta::assert_snapshot!("gaps-mx-om", format!("{table}\n{totals}"));
}

#[test]
fn formats_agree_and_name_the_missing_way() {
    let (lines, totals) = printed("gaps --party iraq --format jsonl");
    assert_eq!(totals.lines().count(), 1);
    let (array, _) = printed("gaps --party iraq --format json");
    let array: Vec<serde_json::Value> = serde_json::from_str(&array).unwrap();
    let lines: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines, array);
    assert_eq!(printed("gaps --party iraq").0.lines().count(), array.len());
    let way = serde_json::json!({
        "gap": "way", "pair": "iq-mx", "id": "iq-mx", "what": "no visit from Mexico to Iraq", "from": "mx", "to": "iq",
    });
    assert!(array.contains(&way), "{array:?}");
}

#[test]
fn gaps_are_chosen_and_counted() {
    let (table, totals) = printed("gaps --gap month,accreditation");
    assert!(table.lines().all(|line| line.starts_with("month") || line.starts_with("accreditation")));
    assert_eq!(totals, "8 gaps: 3 accreditation, 5 month\n");
}

#[rstest]
#[case::all_of_a_pair("--no-built-in gaps", "nothing found: no gaps\n")]
#[case::one_sort("gaps --pair iq-mx --gap dispute", "nothing found: no gaps for --pair iq-mx --gap dispute\n")]
#[case::sort_alone("gaps --gap source", "nothing found: no gaps for --gap source\n")]
fn none_is_1(#[case] line: &str, #[case] says: &str) {
    let output = run(line);
    assert_eq!((output.status.code(), stdout(&output), stderr(&output)), (Some(1), "", says));
}

#[test]
fn the_help_explains_every_gap() {
    let (help, _) = printed("gaps --help");
    for gap in Gap::ALL {
        assert!(help.lines().any(|line| line.trim_start().starts_with(&format!("{gap} "))), "{gap}");
    }
}
