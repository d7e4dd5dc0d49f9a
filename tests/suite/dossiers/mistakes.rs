//! One mistake at a time, then ten at once.

use comity::dossier::{self, Problem, Severity};
use rstest::rstest;

use super::{only, report, shown};

/// Checks the only problem of a dossier on France and Mexico: where it is, and what its message has in it.
fn check(rest: &str, position: (usize, usize), parts: &[&str]) {
    let report = report(&format!("pair = \"fr-mx\"\n{rest}"));
    let problem = only(&report);
    assert_eq!(problem.position, Some(position), "{problem}");
    for part in parts {
        assert!(problem.message.contains(part), "{part}: {problem}");
    }
    assert!(problem.to_string().starts_with(&format!("d.toml:{}:{}: error: ", position.0, position.1)), "{problem}");
    shown(&report);
}

/// An event that is sound but for the lines given; they stand from line 6 on.
fn event(lines: &str) -> String {
    format!("[[event]]\nid = \"fr-mx/e\"\nkind = \"visit\"\ntitle = \"A visit\"\n{lines}\n")
}

/// A mission that is sound but for its changes; they stand from line 7 on.
fn mission(changes: &str) -> String {
    let mission = "[[mission]]\nid = \"fr-mx/m\"\nfrom = \"fr\"\nto = \"mx\"\ncity = \"Mexico City\"\n";
    format!("{mission}{changes}\n")
}

#[rstest]
#[case::text("title = 5", (2, 1), &["no `title`", "it may have: pair,"])]
#[case::licence_in_the_wrong_table("licence = \"CC0\"", (2, 1), &["no `licence`"])]
#[case::source("source = \"a book\"", (2, 10), &["`source` must hold a source as a table"])]
#[case::no_list("[event]\nid = \"fr-mx/e\"", (2, 1), &["`event` must be a list of tables: [[event]]"])]
#[case::aliases("[[person]]\nid = \"person/x\"\nname = \"X\"\naliases = [\"Y\", 5]", (5, 17), &["`aliases` must be a text in quotes"])]
#[case::misspelt_table("[[evnt]]\nid = \"fr-mx/e\"", (2, 3), &["no `evnt`; did you mean `event`?"])]
fn in_the_dossier(#[case] rest: &str, #[case] position: (usize, usize), #[case] parts: &[&str]) {
    check(rest, position, parts);
}

#[rstest]
#[case::date_of_wrong_type("when = true", (6, 8), &["`when` must be a text in quotes"])]
#[case::no_such_day("when = \"2023-02-30\"", (6, 8), &["2023-02-30", "stands in no calendar"])]
#[case::no_such_month("when = \"2023-13\"", (6, 8), &["2023-13", "stands in no calendar"])]
#[case::words_as_date("when = \"summer 1999\"", (6, 8), &["summer 1999", "a part of a year", "such as [1999-06..1999-08], and words = \"summer 1999\""])]
#[case::two_readings("when = \"02/06/2023\"", (6, 8), &["2 June 2023 or 6 February 2023", "write 2023-06-02 or 2023-02-06"])]
#[case::two_digits("when = \"31 Jul 75\"", (6, 8), &["leaves the century open", "four digits"])]
#[case::season("when = \"1975-21\"", (6, 8), &["a season cannot be placed", "1975-06/1975-08"])]
#[case::set("when = \"{1960,1961}\"", (6, 8), &["several dates", "one record for each"])]
#[case::choice("when = \"[1960,1962]\"", (6, 8), &["cannot be placed", "[1990..1992]"])]
#[case::time("when = \"1985-04-12T23:20:30\"", (6, 8), &["time of day", "write the day alone"])]
#[case::time_of_toml("when = 1985-04-12T23:20:30", (6, 8), &["time of day"])]
#[case::far_year("when = \"Y17E7\"", (6, 8), &["0001 to 9999"])]
#[case::backwards("when = \"1990/1980\"", (6, 8), &["end precedes interval start"])]
#[case::unknown_ends("when = \"../..\"", (6, 8), &["at least one dated endpoint"])]
#[case::announced("announced = \"soon\"", (6, 13), &["`announced`: \"soon\" is no date"])]
#[case::recurrence("every = \"decade\"", (6, 9), &["\"decade\" is no recurrence", "one of: year, month"])]
#[case::country("from = \"Fraance\"", (6, 8), &["\"Fraance\" is no country", "did you mean \"France\"?"])]
#[case::vague_country("from = \"Korea\"", (6, 8), &["may be North Korea (kp) or South Korea (kr)", "write the code"])]
#[case::vague_place("places = \"Roseau, Dominican\"", (6, 10), &["may be Dominica (dm) or Dominican Republic (do)"])]
#[case::nobodys_party("to = \"zzz\"", (6, 6), &["\"zzz\" is no country, and no [[party]] declares it"])]
#[case::place("places = [\"Lyon, France\", \"Washington, D.C.\"]", (6, 27), &["\"D.C.\" is none", "Riyadh, Saudi Arabia"])]
#[case::people_as_text("people = \"person/x\"", (6, 10), &["people = [{ … }]"])]
#[case::person("people = [{ id = \"person/x\" }]", (6, 18), &["no [[person]] has the id \"person/x\"; add one to"])]
#[case::bare_person("people = [{ id = \"ann-x\" }]", (6, 18), &["the id \"ann-x\"; add one with the id \"person/ann-x\""])]
#[case::named_person("people = [{ id = \"Änn X\" }]", (6, 18), &["the id \"Änn X\"; add one with the id \"person/ann-x\""])]
#[case::late("when = \"late 2007\"", (6, 8), &["such as [2007-09..2007-12], and words = \"late 2007\""])]
#[case::late_announced("announced = \"late 2007\"", (6, 13), &["such as [2007-09..2007-12]"])]
#[case::part_without_person("people = [{ rank = \"minister\" }]", (6, 11), &["needs `id`"])]
#[case::unknown_key("colour = \"red\"", (6, 1), &["an event of kind visit has no `colour`", "it may have: id, kind"])]
#[case::misspelt_key("wen = \"1999\"", (6, 1), &["has no `wen`; did you mean `when`?"])]
#[case::key_of_another_kind("goods = [\"wine\"]", (6, 1), &["`goods` belongs to an event of kind trade, not to an event of kind visit"])]
#[case::sections_of_nothing("sections = [\"History\"]", (6, 13), &["[source], which this file does not have"])]
#[case::claim("claims = [{ value = \"a\", by = \"b\", stance = \"asserts?\" }]", (6, 45), &["\"asserts?\" is no stance; did you mean \"asserts\"?"])]
#[case::quote_without_words("sources = [{ article = \"A\", span = \"1-2\" }]", (6, 36), &["`span` says where a `quote` stands, which is missing"])]
#[case::span_backwards("sources = [{ article = \"A\", quote = \"B\", span = \"9-2\" }]", (6, 49), &["`span` is two whole numbers in order", "\"1203-1321\""])]
#[case::sureness("sure = \"likly\"", (6, 8), &["\"likly\" is no degree of sureness; did you mean \"likely\"?", "one of: certain, likely, doubtful"])]
#[case::truth("reviewed = \"yes\"", (6, 12), &["`reviewed` must be true or false, without quotes"])]
#[case::date_beside_claims("when = \"1999\"\nclaims = [{ value = \"a\", by = \"b\", stance = \"asserts\", when = \"2000\" }]", (6, 8), &["let each claim give its own"])]
fn in_an_event(#[case] lines: &str, #[case] position: (usize, usize), #[case] parts: &[&str]) {
    check(&event(lines), position, parts);
}

#[rstest]
#[case::unknown_kind("[[event]]\nid = \"fr-mx/e\"\nkind = \"vizit\"\ntitle = \"A\"\nbody = \"UN\"", (4, 8), &["\"vizit\" is no kind; did you mean \"visit\"? (one of: relations,"])]
#[case::derived_kind("[[event]]\nid = \"fr-mx/e\"\nkind = \"mission\"\ntitle = \"A\"", (4, 8), &["write a [[mission]]"])]
#[case::no_id("[[event]]\nkind = \"visit\"\ntitle = \"A\"", (2, 1), &["needs `id`; write id = \"iq-mx/"])]
#[case::no_kind("[[event]]\nid = \"fr-mx/e\"\ntitle = \"A\"", (2, 1), &["an event needs `kind`; write kind = \"visit\""])]
#[case::misspelt_needed_key("[[event]]\nid = \"fr-mx/e\"\nkind = \"visit\"\ntitel = \"A\"", (5, 1), &["no `titel`; did you mean `title`?"])]
#[case::empty_title("[[event]]\nid = \"fr-mx/e\"\nkind = \"visit\"\ntitle = \" \"", (5, 9), &["`title` is empty; fill it in"])]
#[case::id_of_another_pair("[[event]]\nid = \"mx-fr/A Visit\"\nkind = \"visit\"\ntitle = \"A\"", (3, 6), &["\"mx-fr/A Visit\"", "\"fr-mx/a-visit\""])]
#[case::vote("[[event]]\nid = \"fr-mx/e\"\nkind = \"vote\"\ntitle = \"A\"\nvote = \"aye\"", (6, 8), &["\"aye\" is no vote (one of: yes, no, abstain)"])]
#[case::act_of_a_mission("[[event]]\nid = \"fr-mx/e\"\nkind = \"relations\"\ntitle = \"A\"\nact = \"opened\"", (6, 7), &["\"opened\" is no act", "one of: established, severed, suspended, resumed"])]
#[case::amount("[[event]]\nid = \"fr-mx/e\"\nkind = \"aid\"\ntitle = \"A\"\namount = 1.5\ncurrency = \"USD\"", (6, 10), &["whole number, not negative"])]
#[case::money_without_currency("[[event]]\nid = \"fr-mx/e\"\nkind = \"aid\"\ntitle = \"A\"\namount = 1", (2, 1), &["needs `currency`; write currency = \"USD\""])]
#[case::rank_without_office("[[event]]\nid = \"fr-mx/e\"\nkind = \"visit\"\ntitle = \"A\"\npeople = [{ id = \"person/x\", rank = \"minister\" }]\n[[person]]\nid = \"person/x\"\nname = \"X\"", (6, 18), &["belong to an `office`, which is missing"])]
#[case::twice("[[event]]\nid = \"fr-mx/e\"\nkind = \"visit\"\ntitle = \"A\"\n[[event]]\nid = \"fr-mx/e\"\nkind = \"visit\"\ntitle = \"B\"", (7, 6), &["\"fr-mx/e\" is taken: d.toml:3 has it"])]
#[case::person("[[person]]\nid = \"person/Émile X\"\nname = \"X\"", (3, 6), &["\"person/Émile X\"", "\"person/emile-x\""])]
#[case::person_without_register("[[person]]\nid = \"emile\"\nname = \"X\"", (3, 6), &["\"person/emile\""])]
#[case::bare_id("[[event]]\nid = \"fr-mx/e\"\nkind = \"visit\"\ntitle = \"A\"\npeople = [{ id = \"ann-x\" }]\n[[person]]\nid = \"person/ann-x\"\nname = \"X\"", (6, 18), &["did you mean \"person/ann-x\"?"])]
#[case::name("[[event]]\nid = \"fr-mx/e\"\nkind = \"visit\"\ntitle = \"A\"\npeople = [{ id = \"Ann Y\" }]\n[[person]]\nid = \"person/ann-x\"\nname = \"Ann X\"\naliases = [\"Änn Y\"]", (6, 18), &["did you mean \"person/ann-x\"?"])]
#[case::also_of_nothing("[[also]]\nid = \"fr-mx/a\"\nof = \"fr-mx/b\"", (4, 6), &["no event, mission or person has the id \"fr-mx/b\""])]
#[case::also_in_another_pair("[[also]]\nid = \"es-fr/a\"\nof = \"fr-mx/b\"", (3, 6), &["must be written as \"fr-mx/b\" is"])]
#[case::also_taken("[[event]]\nid = \"fr-mx/a\"\nkind = \"visit\"\ntitle = \"A\"\n[[event]]\nid = \"fr-mx/b\"\nkind = \"visit\"\ntitle = \"B\"\n[[also]]\nid = \"fr-mx/a\"\nof = \"fr-mx/b\"", (11, 6), &["\"fr-mx/a\" is taken: d.toml:3 has it"])]
#[case::party("[[party]]\nid = \"plo\"", (3, 6), &["\"plo\"", "needs a `name`"])]
#[case::party_that_is_a_country("[[party]]\nid = \"fr\"\nname = \"Gaul\"", (3, 6), &["\"fr\" is a code of ISO 3166"])]
fn in_a_record(#[case] rest: &str, #[case] position: (usize, usize), #[case] parts: &[&str]) {
    check(rest, position, parts);
}

#[rstest]
#[case::closed_before_opened("changes = [{ act = \"closed\", when = \"1970\" }]", (7, 20), &["cannot be closed here", "open it first"])]
#[case::never_opened("changes = [{ act = \"reopened\", class = \"embassy\" }]", (7, 20), &["it was never opened"])]
#[case::opened_twice("changes = [\n{ act = \"opened\", class = \"embassy\" },\n{ act = \"opened\", class = \"embassy\" }]", (9, 9), &["it stands already"])]
#[case::out_of_order("changes = [\n{ act = \"opened\", class = \"embassy\", when = \"1977\" },\n{ act = \"closed\", when = \"1970\" }]", (9, 26), &["closed in 1970", "before the change above it, of 1977"])]
#[case::no_class("changes = [{ act = \"opened\" }]", (7, 12), &["needs `class`; write class = \"embassy\""])]
#[case::act("changes = [{ act = \"openned\", class = \"embassy\" }]", (7, 20), &["\"openned\" is no act; did you mean \"opened\"?", "downgraded"])]
#[case::nothing_certain_after_a_wrong_act("changes = [\n{ act = \"openned\", class = \"embassy\" },\n{ act = \"closed\" }]", (8, 9), &["no act"])]
#[case::nothing_certain_after_a_missing_class("changes = [\n{ act = \"opened\" },\n{ act = \"closed\" }]", (8, 1), &["needs `class`"])]
#[case::person("changes = [{ act = \"opened\", class = \"embassy\", people = [{ id = \"person/x\" }] }]", (7, 66), &["no [[person]]"])]
#[case::no_changes("", (2, 1), &["a mission needs [[mission.changes]]"])]
fn in_a_mission(#[case] changes: &str, #[case] position: (usize, usize), #[case] parts: &[&str]) {
    check(&mission(changes), position, parts);
}

const OPENED: &str = "changes = [{ act = \"opened\", class = \"embassy\" }]";

/// France and Mexico succeed nobody here.
#[rstest]
#[case::sender("from = \"de\"\nto = \"mx\"\ncity = \"Mexico City\"", (4, 8), &["\"de\" is neither France nor Mexico", "succeeds"])]
#[case::receiver("from = \"fr\"\nto = \"Germany\"\ncity = \"Bonn\"", (5, 6), &["\"Germany\" is neither France nor Mexico"])]
#[case::successor("from = \"fr\"\nto = \"ru\"\ncity = \"Moscow\"", (5, 6), &["\"ru\" is neither France nor Mexico"])]
#[case::itself("from = \"mx\"\nto = \"mx\"\ncity = \"Mexico City\"", (5, 6), &["`from` and `to` are both Mexico"])]
#[case::city_with_its_country("from = \"fr\"\nto = \"mx\"\ncity = \"Mexico City, Mexico\"", (6, 8), &["write the city alone, \"Mexico City\"", "the country is the receiver’s"])]
#[case::city_with_a_misspelt_country("from = \"fr\"\nto = \"mx\"\ncity = \"Mexico City, Mexcio\"", (6, 8), &["write the city alone"])]
fn between_whom_a_mission_stands(#[case] sides: &str, #[case] position: (usize, usize), #[case] parts: &[&str]) {
    check(&format!("[[mission]]\nid = \"fr-mx/m\"\n{sides}\n{OPENED}\n"), position, parts);
}

#[rstest]
#[case::sender("from = \"de\"\nto = \"mx\"", (4, 8), &["\"de\" is neither France nor Mexico"])]
#[case::receiver("from = \"fr\"\nto = \"de\"", (5, 6), &["\"de\" is neither France nor Mexico"])]
#[case::itself("from = \"fr\"\nto = \"fr\"", (5, 6), &["both France"])]
fn between_whom_an_accreditation_stands(#[case] sides: &str, #[case] position: (usize, usize), #[case] parts: &[&str]) {
    check(&format!("[[accreditation]]\nid = \"fr-mx/a\"\n{sides}\nseat = \"Madrid, Spain\"\n"), position, parts);
}

#[test]
fn a_change_is_of_the_sender_of_its_mission() {
    let change = OPENED.replace("\"embassy\"", "\"embassy\", from = \"mx\"");
    check(&mission(&change), (7, 56), &["\"mx\" is not France, which sends this mission"]);
}

#[rstest]
#[case::order("mx-fr", &["in order; write fr-mx"])]
#[case::alpha_3("fra-mx", &["\"fra\" is no code of ISO 3166-1 or 3166-3; did you mean \"fr\"?"])]
#[case::name("France", &["\"France\" is no pair", "iq-mx"])]
#[case::itself("fr-fr", &["two different countries"])]
#[case::actor("fr-plo", &["\"plo\" is no code"])]
fn in_the_pair(#[case] pair: &str, #[case] parts: &[&str]) {
    let report = report(&format!("# A comment.\npair = \"{pair}\"\n"));
    let problem = only(&report);
    assert_eq!(problem.position, Some((2, 8)), "{problem}");
    assert!(parts.iter().all(|part| problem.message.contains(part)), "{problem}");
}

#[test]
fn events_need_their_pair() {
    let report = report(&event(""));
    assert_eq!(
        only(&report).to_string(),
        "d.toml:1:1: error: a dossier with events needs its pair; write pair = \"iq-mx\" at the top"
    );
}

#[rstest]
#[case::escape_sequence("\u{1b}[31m", (5, 11), "U+001B")]
#[case::nul("\0", (5, 11), "U+0000")]
#[case::c1("\u{9b}", (5, 11), "U+009B")]
#[case::bidi_override("\u{202E}", (5, 11), "U+202E")]
#[case::bidi_isolate("\u{2066}", (5, 11), "U+2066")]
#[case::written_as_an_escape("\\u001b[31m", (5, 9), "U+001B, written as an escape (character 2 of the text)")]
#[case::bidi_written_as_an_escape("\\u202e", (5, 9), "U+202E, written as an escape")]
fn what_moves_a_terminal_is_an_error_where_it_stands(
    #[case] letters: &str,
    #[case] at: (usize, usize),
    #[case] part: &str,
) {
    check(&event("").replace("A visit", &format!("A{letters} visit")), at, &[part, "remove it"]);
}

#[test]
fn what_moves_a_terminal_is_an_error_in_a_comment_too() {
    check("# Read \u{202E}backwards\n", (2, 8), &["U+202E"]);
}

#[test]
fn a_long_text_is_refused_and_not_repeated() {
    let report = report(&format!("pair = \"fr-mx\"\n{}", event("").replace("A visit", &"x".repeat(10 << 20))));
    assert_eq!(only(&report).to_string(), "d.toml:5:9: error: `title` has 10485760 bytes; a text may have 65536");
}

#[rstest]
#[case::kind(event("").replace("visit\"\ntitle", "KIND\"\ntitle"))]
#[case::party(event("from = \"KIND\""))]
#[case::person(event("people = [{ id = \"KIND\" }]"))]
#[case::place(event("places = [\"Paris, KIND\"]"))]
#[case::id(event("").replace("fr-mx/e", "KIND"))]
#[case::key(event("KIND = 5"))]
#[case::date(event("when = \"KIND\""))]
#[case::person_id("[[person]]\nid = \"KIND\"\nname = \"X\"".to_owned())]
#[case::class(mission(
    "changes = [{ act = \"opened\", class = \"KIND\" }, { act = \"opened\", class = \"embassy\" }]"
))]
fn a_message_repeats_no_more_than_a_line(#[case] rest: String) {
    let report = report(&format!("pair = \"fr-mx\"\n{}", rest.replace("KIND", &"x".repeat(60_000))));
    assert!(shown(&report).lines().all(|line| line.len() < 500), "{report}");
}

#[test]
fn a_file_cut_short_is_named_where_it_ends() {
    let report = report("pair = \"fr-mx\"\n[[event]]\nid = \"fr-mx/e");
    assert_eq!(only(&report).position, Some((3, 14)));
    assert!(only(&report).message.starts_with("not TOML: "), "{report}");
}

/// What a reader of TOML says of each bracket that is left open is said once.
#[rstest]
#[case::brackets(format!("x = {}", "[".repeat(100_000)), Some((2, 85)))]
#[case::braces(format!("x = {}", "{a=".repeat(100_000)), Some((2, 245)))]
#[case::keys(format!("{}a = 1", "a.".repeat(100_000)), None)]
#[case::headers(format!("[{}a]", "a.".repeat(100_000)), None)]
fn deep_nesting_is_refused(#[case] rest: String, #[case] position: Option<(usize, usize)>) {
    let report = report(&format!("pair = \"fr-mx\"\n{rest}\n"));
    assert!(report.problems.len() <= 2, "{report}");
    assert_eq!(report.problems[0].position, position);
    assert!(report.problems[0].message.contains("nested too deep"), "{report}");
}

#[test]
fn of_very_many_problems_the_first_thousand_are_listed_and_all_are_counted() {
    let events: Vec<_> =
        (0..1200).map(|at| event("colour = 1").replace("title", "# ").replace("/e", &format!("/e{at}"))).collect();
    let events = events.concat();
    let report = report(&format!("pair = \"fr-mx\"\n{events}"));
    assert_eq!((report.problems.len(), report.errors), (1000, 2400));
    assert!(shown(&report).ends_with("\n2400 errors, 1000 of them listed; nothing was loaded"), "{report}");
}

#[test]
fn warnings_do_not_crowd_out_an_error() {
    let warnings = (1..1200).map(|at| format!("{{ act = \"elevated\", class = \"hut {at}\" }}"));
    let first = "{ act = \"opened\", class = \"hut 0\" }".to_owned();
    let wrong = "{ act = \"opened\", class = \"embassy\" }".to_owned();
    let changes: Vec<_> = [first].into_iter().chain(warnings).chain([wrong]).collect();
    let changes = format!("changes = [{}]", changes.join(",\n"));
    let report = report(&format!("pair = \"fr-mx\"\n{}", mission(&changes)));
    let errors: Vec<_> = report.problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    assert_eq!((errors.len(), report.errors, report.problems.len()), (1, 1, 1001));
    assert_eq!(errors[0].position, Some((1207, 9)));
}

#[test]
fn an_unknown_class_is_kept_with_a_warning() {
    let text = format!("pair = \"fr-mx\"\n{}", mission("changes = [{ act = \"opened\", class = \"embasy\" }]"));
    let loaded = dossier::load_text("d.toml", &text).unwrap();
    let notes: Vec<_> = loaded.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "d.toml:7:38: warning: \"embasy\" is no known class of mission, and is kept as it is; did you mean \"embassy\"?"
        ]
    );
    assert_eq!(loaded.data.missions().next().and_then(|(_, mission)| Some(&*mission.class()?.name)), Some("embasy"));
}

#[test]
fn ten_mistakes_make_ten_good_messages() {
    let report = report(include_str!("ten-mistakes.toml"));
    assert_eq!(report.problems.len(), 10);
    insta::with_settings!({ snapshot_path => "../snapshots" }, { insta::assert_snapshot!(shown(&report)) });
}

/// To look for the nearest of many people again and again would take long, and say the same.
#[test]
fn the_first_fifty_problems_have_a_hint_and_the_others_are_named_all_the_same() {
    let people = "[[person]]\nid = \"person/emile\"\nname = \"Émile\"\n";
    let event = |at: usize| event("people = [{ id = \"person/emil\" }]").replace("fr-mx/e", &format!("fr-mx/e{at}"));
    let report = report(&format!("pair = \"fr-mx\"\n{people}{}", (0..120).map(event).collect::<String>()));
    let hinted = |problem: &Problem| problem.message.contains("did you mean \"person/emile\"?");
    let named = report.problems.iter().filter(|problem| problem.message.contains("\"person/emil\""));
    assert_eq!((named.count(), report.problems.iter().filter(|problem| hinted(problem)).count()), (120, 50));
    assert!(report.problems[..50].iter().all(hinted), "the first");
}
