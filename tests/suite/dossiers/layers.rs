//! Layers: what several files say of the same things stands once; what cannot both be true is disputed; corrections are made on purpose.

use comity::dataset::{Dataset, Detail, Event, EventId, Record, Scope};
use comity::dossier::{self, Loaded, Severity, Sources};
use rstest::rstest;

/// Loads dossiers, lowest layer first, each file `1.toml`, `2.toml`…; what begins with a brace is JSON Lines.
fn layers(texts: &[&str]) -> Loaded {
    let folder = tempfile::tempdir().unwrap();
    let mut paths = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        let form = if text.trim_start().starts_with('{') { "jsonl" } else { "toml" };
        let path = folder.path().join(format!("{}.{form}", index + 1));
        std::fs::write(&path, text).unwrap();
        paths.push(path);
    }
    dossier::load(&Sources { built_in: false, own: None, paths }).unwrap_or_else(|report| panic!("{report}"))
}

/// A dossier of France and Mexico.
fn dossier(records: &str) -> String {
    let people = "[[person]]\nid = \"person/a\"\nname = \"Ann Alpha\"\nof = \"fr\"\n[[person]]\nid = \"person/b\"\nname = \"Bob Beta\"\nof = \"mx\"\n";
    format!("pair = \"fr-mx\"\n{records}\n{people}")
}

fn event(id: &str, kind: &str, lines: &str) -> String {
    format!("[[event]]\nid = \"fr-mx/{id}\"\nkind = \"{kind}\"\ntitle = \"{id}\"\n{lines}\n")
}

fn events(data: &Dataset) -> Vec<Event> {
    data.scope_events(Scope::All).into_iter().map(|id: EventId| data.event(id)).collect()
}

/// Two records that the natural key makes one: kind, the lower, the higher, and the date they then have.
#[rstest]
#[case::year_and_day(
    "relations",
    "act = \"established\"\nwhen = \"1950\"",
    "act = \"established\"\nwhen = \"1950-09-25\"",
    "1950-09-25"
)]
#[case::day_and_year(
    "relations",
    "act = \"established\"\nwhen = \"1950-09-25\"",
    "act = \"established\"\nwhen = \"1950\"",
    "1950-09-25"
)]
#[case::visit(
    "visit",
    "when = \"2009\"\nfrom = \"fr\"\npeople = [{ id = \"person/a\" }]",
    "when = \"2009-03\"\nfrom = \"France\"\npeople = [{ id = \"person/a\" }]",
    "2009-03"
)]
#[case::vote(
    "vote",
    "body = \"UN Security Council\"\nitem = \"Resolution 1\"",
    "body = \"UN security council\"\nitem = \"resolution 1\"\nwhen = \"1990\"",
    "1990"
)]
#[case::agreement(
    "agreement",
    "when = \"1999\"\nform = \"treaty\"\ntitle = \"Treaty on fisheries\"",
    "when = \"1999-02-03\"\nform = \"Treaty\"\ntitle = \"France and Mexico: treaty about fishery\"",
    "1999-02-03"
)]
#[case::twinning(
    "agreement",
    "when = \"1999\"\nform = \"twinning\"\nplaces = [\"Lyon, France\", \"Puebla, Mexico\"]",
    "when = \"1999-05\"\nlevel = \"municipal\"\nplaces = [\"Puebla, Mexico\", \"Lyon, France\"]",
    "1999-05"
)]
#[case::meeting(
    "meeting",
    "when = \"1999\"\npeople = [{ id = \"person/a\" }, { id = \"person/b\", role = \"met\" }]",
    "when = \"1999-05-01\"\npeople = [{ id = \"person/b\" }, { id = \"person/a\" }]",
    "1999-05-01"
)]
#[case::trade("trade", "when = \"2020\"\namount = 5\ncurrency = \"USD\"", "when = \"2020\"\ngoods = [\"tea\"]", "2020")]
#[case::credentials(
    "credentials",
    "when = \"2001\"\nfrom = \"mx\"\npeople = [{ id = \"person/b\" }]",
    "when = \"2001-04-05\"\nfrom = \"mx\"\npeople = [{ id = \"person/b\" }]",
    "2001-04-05"
)]
fn the_same_in_two_files_stands_once(
    #[case] kind: &str,
    #[case] lower: &str,
    #[case] higher: &str,
    #[case] when: &str,
) {
    let untitled = |lines: &str| {
        event("x", kind, lines).replacen(
            "title = \"x\"\n",
            if lines.contains("title") { "" } else { "title = \"x\"\n" },
            1,
        )
    };
    let (lower, higher) = (dossier(&untitled(lower)), dossier(&untitled(higher).replace("fr-mx/x", "fr-mx/y")));
    let loaded = layers(&[&lower, &higher]);
    let [only] = &events(&loaded.data)[..] else { panic!("{:?}", events(&loaded.data)) };
    assert_eq!((only.when_text(), only.is_disputed()), (comity::dataset::Edtf::parse(when).unwrap().text(), false));
    // Both ids lead there, and the lower one is its name.
    assert_eq!(&*only.id, "fr-mx/x");
    assert_eq!(loaded.data.find("fr-mx/y"), loaded.data.find("fr-mx/x"));
    assert!(loaded.data.find("fr-mx/x").is_some());
    // Within one file they are what their author wrote.
    let both = lower.replace("[[person]]", "[[xperson]]").split("[[xperson]]").next().unwrap().to_owned()
        + &higher.replace("pair = \"fr-mx\"\n", "");
    assert_eq!(events(&layers(&[&both]).data).len(), 2);
}

/// Two records that are not the same, however alike.
#[rstest]
#[case::other_way(
    "visit",
    "when = \"2009\"\nfrom = \"fr\"\npeople = [{ id = \"person/a\" }]",
    "when = \"2009-03\"\nfrom = \"mx\"\npeople = [{ id = \"person/a\" }]"
)]
#[case::other_person(
    "visit",
    "when = \"2009\"\nfrom = \"fr\"\npeople = [{ id = \"person/a\" }]",
    "when = \"2009\"\nfrom = \"fr\"\npeople = [{ id = \"person/b\" }]"
)]
#[case::other_year(
    "visit",
    "when = \"2009\"\nfrom = \"fr\"\npeople = [{ id = \"person/a\" }]",
    "when = \"2010\"\nfrom = \"fr\"\npeople = [{ id = \"person/a\" }]"
)]
#[case::undated(
    "visit",
    "from = \"fr\"\npeople = [{ id = \"person/a\" }]",
    "when = \"2010\"\nfrom = \"fr\"\npeople = [{ id = \"person/a\" }]"
)]
#[case::attending(
    "meeting",
    "when = \"1999\"\npeople = [{ id = \"person/a\" }]",
    "when = \"1999\"\npeople = [{ id = \"person/a\", role = \"mentioned\" }]"
)]
#[case::other_resolution("vote", "body = \"UN\"\nitem = \"Resolution 1\"", "body = \"UN\"\nitem = \"Resolution 2\"")]
#[case::other_form(
    "agreement",
    "when = \"1999\"\nform = \"treaty\"\ntitle = \"Fisheries\"",
    "when = \"1999\"\nform = \"convention\"\ntitle = \"Fisheries\""
)]
#[case::other_subject(
    "agreement",
    "when = \"1999\"\ntitle = \"Agreement on fisheries\"",
    "when = \"1999\"\ntitle = \"Agreement on air transport\""
)]
#[case::only_the_countries_are_shared(
    "statement",
    "when = \"1999/..\"\ntitle = \"France condemns what Mexico does\"",
    "when = \"1999-03\"\ntitle = \"Mexico thanks France\""
)]
#[case::only_their_people_are_shared(
    "statement",
    "when = \"1999\"\ntitle = \"French words on Mexican fisheries\"",
    "when = \"1999\"\ntitle = \"A French answer to Mexican grievances\""
)]
#[case::other_kind("statement", "when = \"1999\"\ntitle = \"Fisheries\"", "when = \"1999-01\"\ntitle = \"Whaling\"")]
fn what_is_not_surely_the_same_stays_two(#[case] kind: &str, #[case] lower: &str, #[case] higher: &str) {
    let untitled = |lines: &str| {
        event("x", kind, lines).replacen(
            "title = \"x\"\n",
            if lines.contains("title") { "" } else { "title = \"x\"\n" },
            1,
        )
    };
    let (lower, higher) = (dossier(&untitled(lower)), dossier(&untitled(higher).replace("fr-mx/x", "fr-mx/y")));
    assert_eq!(events(&layers(&[&lower, &higher]).data).len(), 2);
}

#[test]
fn where_one_may_be_either_of_two_all_stay_and_a_note_says_so() {
    let visit = |id: &str, when: &str| {
        event(id, "visit", &format!("when = \"{when}\"\nfrom = \"fr\"\npeople = [{{ id = \"person/a\" }}]"))
    };
    let vague = dossier(&visit("visit", "2009"));
    let two = dossier(&(visit("spring", "2009-03") + &visit("autumn", "2009-10")));
    for (texts, at) in [([&vague, &two], "2.toml"), ([&two, &vague], "2.toml")] {
        let loaded = layers(&[texts[0], texts[1]]);
        assert_eq!(events(&loaded.data).len(), 3);
        let note = loaded.problems.iter().find(|problem| problem.message.contains("may be the same")).unwrap();
        assert!(note.severity == Severity::Note && note.file.ends_with(at), "{note}");
    }
    // The very day is no doubt.
    let sure = layers(&[&two, &dossier(&visit("x", "2009-10"))]);
    assert_eq!(events(&sure.data).len(), 2);
}

#[test]
fn texts_come_from_the_highest_and_lists_add_up() {
    let lower = dossier(&event(
        "x",
        "visit",
        "when = \"2009\"\nsummary = \"Lower.\"\nplaces = [\"Paris, France\"]\npeople = [{ id = \"person/a\", office = \"Envoy\", of = \"fr\" }]\nsources = [{ article = \"L\" }]",
    ));
    let higher = dossier(&event("x", "visit", "when = \"2009\"\nplaces = [\"Lyon, France\"]\npeople = [{ id = \"person/a\", office = \"Ambassador\" }, { id = \"person/b\" }]\nsources = [{ article = \"H\" }]").replace("title = \"x\"", "title = \"Higher\""));
    let loaded = layers(&[&lower, &higher]);
    let [event] = &events(&loaded.data)[..] else { panic!() };
    assert_eq!((&*event.title, &*event.summary), ("Higher", "Lower."));
    assert_eq!((event.places.len(), event.people.len(), event.sources.len()), (2, 2, 2));
    let office = event.people[0].office.as_ref().unwrap();
    assert_eq!((&*office.title, &office.also[..]), ("Envoy", &["Ambassador".into()][..]));
    assert_eq!(loaded.tally.joined, 3, "the event and two people");
}

#[test]
fn dates_that_cannot_both_be_true_become_claims() {
    let of = |when: &str, article: &str| {
        dossier(&event(
            "x",
            "relations",
            &format!("act = \"established\"\nwhen = \"{when}\"\nsources = [{{ article = \"{article}\" }}]"),
        ))
    };
    let loaded = layers(&[&of("1950-09-25", "One"), &of("1951", "Other")]);
    let [event] = &events(&loaded.data)[..] else { panic!() };
    let claims: Vec<_> = event.claims.iter().map(|claim| (&*claim.value, &*claim.by)).collect();
    assert_eq!(claims, [("25 September 1950", "One"), ("1951", "Other")]);
    assert_eq!((event.when.is_none(), event.when_text()), (true, "disputed: 25 September 1950 or 1951".to_owned()));
    let [note] = &loaded.problems[..] else { panic!("{:?}", loaded.problems) };
    assert!(note.message.contains("fr-mx/x") && note.message.contains("25 September 1950 and 1951"), "{note}");
    // A third that agrees with one of them is no third position.
    let third = layers(&[&of("1950-09-25", "One"), &of("1951", "Other"), &of("1951", "Third")]);
    assert_eq!(events(&third.data)[0].claims.len(), 2);
}

#[test]
fn amounts_that_differ_become_claims() {
    let of =
        |amount: u64| dossier(&event("x", "trade", &format!("when = \"2020\"\namount = {amount}\ncurrency = \"USD\"")));
    let loaded = layers(&[&of(5), &of(6)]);
    let [event] = &events(&loaded.data)[..] else { panic!() };
    assert_eq!(event.claims.len(), 2);
    assert!(matches!(&event.detail, Detail::Trade { money: None, .. }));
    assert!(event.when.is_some(), "the year is not disputed");
}

#[test]
fn replaces_and_drops_correct_on_purpose() {
    let lower = dossier(&(event("wrong", "visit", "when = \"1999\"") + &event("false", "visit", "")));
    let higher = format!(
        "drops = \"fr-mx/false\"\n{}",
        dossier(&event("right", "visit", "when = \"2001\"\nreplaces = \"fr-mx/wrong\""))
    );
    let loaded = layers(&[&lower, &higher]);
    let [event] = &events(&loaded.data)[..] else { panic!() };
    assert_eq!((&*event.id, event.is_disputed()), ("fr-mx/right", false));
    assert_eq!(loaded.data.find("fr-mx/wrong"), loaded.data.find("fr-mx/right"));
    assert_eq!(loaded.data.find("fr-mx/false"), None);
    let notes: Vec<_> = loaded.problems.iter().map(|note| note.message.to_string()).collect();
    assert!(notes.iter().any(|note| note.starts_with("fr-mx/right replaces fr-mx/wrong of ")), "{notes:?}");
    assert!(notes.iter().any(|note| note.starts_with("drops fr-mx/false of ")), "{notes:?}");
}

#[rstest]
#[case::drop("drops = [\"fr-mx/nothing\"]\npair = \"fr-mx\"\n", "cannot be dropped")]
#[case::replace(
    "pair = \"fr-mx\"\n[[event]]\nid = \"fr-mx/a\"\nkind = \"visit\"\ntitle = \"A\"\nreplaces = \"fr-mx/nothing\"\n",
    "cannot be replaced"
)]
fn what_is_not_there_cannot_be_corrected(#[case] text: &str, #[case] message: &str) {
    assert!(super::only(&super::report(text)).message.contains(message));
}

#[test]
fn one_id_for_two_kinds_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<_> = [("1.toml", "visit"), ("2.toml", "vote")]
        .into_iter()
        .map(|(name, kind)| {
            let path = folder.path().join(name);
            std::fs::write(&path, format!("pair = \"fr-mx\"\n{}", event("x", kind, ""))).unwrap();
            path
        })
        .collect();
    let report = super::report_on(&paths);
    assert!(super::only(&report).message.contains("\"fr-mx/x\" is of kind visit at"), "{report}");
}

mod people {
    use super::*;

    fn person(id: &str, name: &str, rest: &str) -> String {
        format!("[[person]]\nid = \"person/{id}\"\nname = \"{name}\"\n{rest}\n")
    }

    #[rstest]
    #[case::alias(
        "Ernesto Zedillo",
        "of = \"mx\"\naliases = [\"Ernesto Zedillo Ponce de León\"]",
        "Ernesto Zedillo Ponce de Leon",
        "of = \"mx\"",
        true
    )]
    #[case::accents("Luis Echeverría", "of = \"mx\"", "Luis Echeverria", "of = \"Mexico\"", true)]
    #[case::other_country("Juan Carlos", "of = \"es\"", "Juan Carlos", "of = \"mx\"", false)]
    #[case::country_not_said("Juan Carlos", "of = \"es\"", "Juan Carlos", "", false)]
    #[case::one_word("Hussein", "of = \"jo\"", "Hussein", "of = \"jo\"", false)]
    #[case::surname("Rosario Green", "of = \"mx\"", "Green", "of = \"mx\"", false)]
    #[case::spelling("Ahmed Al-Harthi", "of = \"om\"", "Ahmed Al-Harthy", "of = \"om\"", false)]
    fn who_is_who(
        #[case] name: &str,
        #[case] rest: &str,
        #[case] other: &str,
        #[case] other_rest: &str,
        #[case] one: bool,
    ) {
        let loaded = layers(&[&person("a", name, rest), &person("b", other, other_rest)]);
        assert_eq!(loaded.data.people().len(), if one { 1 } else { 2 });
        assert_eq!(loaded.data.find("person/a") == loaded.data.find("person/b"), one);
    }

    #[test]
    fn the_name_of_the_lower_register_stays_and_the_other_is_kept() {
        let loaded =
            layers(&[&person("a", "Luis Echeverría", "of = \"mx\""), &person("b", "Luis Echeverria", "of = \"mx\"")]);
        let (_, person) = loaded.data.people().next().unwrap();
        assert_eq!(
            (&*person.id, &*person.name, &person.aliases[..]),
            ("person/a", "Luis Echeverría", &["Luis Echeverria".into()][..])
        );
    }
}

mod missions {
    use super::*;

    fn mission(id: &str, changes: &str) -> String {
        format!("[[mission]]\nid = \"fr-mx/{id}\"\nfrom = \"fr\"\nto = \"mx\"\ncity = \"Mexico City\"\n{changes}")
    }

    fn change(act: &str, class: &str, rest: &str) -> String {
        format!("[[mission.changes]]\nact = \"{act}\"\nclass = \"{class}\"\n{rest}\n")
    }

    fn history() -> String {
        let changes =
            change("opened", "legation", "when = \"1950\"") + &change("elevated", "embassy", "when = \"1960-06-01\"");
        dossier(&mission("m", &changes))
    }

    #[test]
    fn a_register_that_says_no_more_joins_in_silence() {
        let loaded = layers(&[&history(), &dossier(&mission("n", &change("opened", "embassy", "")))]);
        assert_eq!((loaded.data.missions().len(), loaded.data.events().len()), (1, 2));
        assert!(events(&loaded.data).iter().all(|event| !event.is_disputed()));
        assert_eq!(loaded.data.find("fr-mx/n"), loaded.data.find("fr-mx/m"));
        assert!(matches!(loaded.data.find("fr-mx/n"), Some(Record::Mission(_))));
    }

    /// The register was read when the embassy was a legation still.
    #[test]
    fn another_class_on_the_day_of_the_register_is_a_claim() {
        let register = "{\"type\":\"article\",\"article\":\"Register\",\"read\":\"1955\"}\n{\"type\":\"mission\",\"id\":\"fr-mx/n\",\"from\":\"fr\",\"to\":\"mx\",\"city\":\"Mexico City\",\"changes\":[{\"act\":\"opened\",\"class\":\"embassy\"}],\"sources\":[{\"article\":\"Register\"}]}";
        let loaded = layers(&[&history(), register]);
        let disputed: Vec<_> = events(&loaded.data).into_iter().filter(Event::is_disputed).collect();
        let [event] = &disputed[..] else { panic!("{disputed:?}") };
        assert_eq!(&*event.id, "fr-mx/m/elevated-embassy");
        assert_eq!(event.when_text(), "1 June 1960", "the date itself is not disputed");
        let claims: Vec<_> = event.claims.iter().map(|claim| (&*claim.value, &*claim.by)).collect();
        assert_eq!(claims[0].0, "legation in 1955");
        assert_eq!(claims[1], ("embassy in 1955", "Register"));
    }

    #[test]
    fn an_opening_nobody_dated_is_dated_by_who_knows() {
        let loaded = layers(&[
            &dossier(&mission("m", &change("opened", "embassy", ""))),
            &dossier(&mission("n", &change("opened", "embassy", "when = \"1950\""))),
        ]);
        let [event] = &events(&loaded.data)[..] else { panic!() };
        assert_eq!((event.when_text(), &*event.title), ("1950".to_owned(), "France opens an embassy in Mexico City"));
    }

    #[test]
    fn a_history_says_more_than_the_statement_below_it() {
        let loaded = layers(&[&dossier(&mission("n", &change("opened", "embassy", ""))), &history()]);
        assert_eq!((loaded.data.missions().len(), loaded.data.events().len()), (1, 2));
        assert!(loaded.data.find("fr-mx/n/elevated-embassy").is_some(), "the lower id is its name");
    }

    #[test]
    fn openings_that_cannot_both_be_true_become_claims() {
        let of = |when: &str| dossier(&mission("m", &change("opened", "embassy", &format!("when = \"{when}\""))));
        let loaded = layers(&[&of("1950"), &of("1960")]);
        assert_eq!(events(&loaded.data)[0].claims.len(), 2);
    }

    /// An embassy and a consulate of one city are two posts, and so are those of two cities.
    #[rstest]
    #[case::family("consulate", "Mexico City")]
    #[case::city("embassy", "Puebla")]
    fn other_posts_stay(#[case] class: &str, #[case] city: &str) {
        let other = mission("n", &change("opened", class, "")).replace("Mexico City", city);
        let loaded = layers(&[&history(), &dossier(&other)]);
        assert_eq!(loaded.data.missions().len(), 2);
    }

    #[test]
    fn accreditations_join_by_sender_receiver_and_seat() {
        let accreditation = |id: &str, seat: &str, rest: &str| {
            dossier(&format!(
                "[[accreditation]]\nid = \"fr-mx/{id}\"\nfrom = \"fr\"\nto = \"mx\"\nseat = \"{seat}\"\n{rest}"
            ))
        };
        let lower = accreditation("a", "Washington, D.C., United States", "class = \"embassy\"");
        let loaded = layers(&[&lower, &accreditation("b", "Washington, D.C., USA", "when = \"1990\"")]);
        let [event] = &events(&loaded.data)[..] else { panic!() };
        assert_eq!((event.when_text(), loaded.data.missions().len()), ("1990".to_owned(), 1));
        assert_eq!(layers(&[&lower, &accreditation("b", "Ottawa, Canada", "")]).data.missions().len(), 2);
    }

    #[test]
    fn histories_that_do_not_fit_stay_two_with_a_note() {
        let other = change("opened", "consulate general", "when = \"1950\"")
            + &change("elevated", "embassy", "")
            + &change("downgraded", "legation", "");
        let loaded = layers(&[&history(), &dossier(&mission("n", &other))]);
        assert_eq!(loaded.data.missions().len(), 2);
        assert!(
            loaded.problems.iter().any(|note| note.message.contains("may be the same as fr-mx/m")),
            "{:?}",
            loaded.problems
        );
    }
}

/// Corrections over what has been joined already, one record a file.
mod three_layers {
    use super::*;

    fn visit(id: &str, when: &str, rest: &str) -> String {
        let people = "people = [{ id = \"person/a\" }]";
        dossier(&event(id, "visit", &format!("when = \"{when}\"\nfrom = \"fr\"\n{people}\n{rest}")))
    }

    #[rstest]
    #[case::by_its_own_id("y", "x")]
    #[case::by_the_id_it_was_joined_under("x", "y")]
    #[case::under_the_very_id("x", "x")]
    #[case::under_the_id_it_was_joined_under("y", "y")]
    #[case::under_another("z", "y")]
    fn what_replaces_a_joined_record_is_found_by_all_its_ids(#[case] id: &str, #[case] replaced: &str) {
        let correction = visit(id, "2001", &format!("replaces = \"fr-mx/{replaced}\""));
        let loaded = layers(&[&visit("x", "1995", ""), &visit("y", "1995-03", ""), &correction]);
        let [only] = &events(&loaded.data)[..] else { panic!("{:?}", events(&loaded.data)) };
        assert_eq!((only.when_text(), &*only.id), ("2001".to_owned(), &*format!("fr-mx/{id}")));
        for id in ["x", "y", id] {
            assert!(matches!(loaded.data.find(&format!("fr-mx/{id}")), Some(Record::Event(_))), "{id}");
        }
    }

    #[test]
    fn what_was_dropped_may_come_again() {
        let drop = "drops = \"fr-mx/x\"\npair = \"fr-mx\"\n";
        let loaded = layers(&[&visit("x", "1995", ""), &visit("y", "1995-03", ""), drop, &visit("y", "2003", "")]);
        let [only] = &events(&loaded.data)[..] else { panic!("{:?}", events(&loaded.data)) };
        assert_eq!((&*only.id, loaded.data.find("fr-mx/x")), ("fr-mx/y", None));
    }

    #[rstest]
    #[case::taken("y", "x", "is taken")]
    #[case::nothing("z", "w", "cannot be replaced")]
    fn a_correction_that_is_refused_takes_nothing_out(#[case] id: &str, #[case] replaced: &str, #[case] message: &str) {
        let line = format!(
            "{{\"type\":\"event\",\"id\":\"fr-mx/{id}\",\"kind\":\"visit\",\"title\":\"A\",\"replaces\":\"fr-mx/{replaced}\"}}"
        );
        let both = visit("x", "1995", "") + &event("y", "vote", "");
        let loaded = layers(&[&both, &line]);
        assert_eq!((events(&loaded.data).len(), loaded.tally.left_out), (2, 1));
        assert!(loaded.problems.iter().any(|problem| problem.message.contains(message)), "{:?}", loaded.problems);
    }

    #[test]
    fn two_records_of_one_file_are_never_one_by_way_of_a_third() {
        // By id, and by the natural key after a join by id.
        let twice = visit("x", "1995", "")
            + &event("y", "visit", "when = \"1995\"\nfrom = \"fr\"\npeople = [{ id = \"person/a\" }]");
        assert_eq!(events(&layers(&[&visit("x", "1995", ""), &twice]).data).len(), 2);
        let line = "{\"type\":\"event\",\"id\":\"fr-mx/x\",\"kind\":\"visit\",\"title\":\"A\"}";
        let loaded = layers(&[&visit("x", "1995", ""), &format!("{line}\n{line}")]);
        assert_eq!((events(&loaded.data).len(), loaded.tally.left_out), (1, 1));
    }

    #[test]
    fn a_third_voice_ends_no_dispute() {
        let vote = |vote: &str| {
            dossier(&event("x", "vote", &format!("body = \"UN\"\nitem = \"R\"\nfrom = \"mx\"\nvote = \"{vote}\"")))
        };
        let aid = |amount: u32| dossier(&event("x", "aid", &format!("amount = {amount}\ncurrency = \"USD\"")));
        for texts in [[vote("yes"), vote("no"), vote("abstain")], [aid(1), aid(2), aid(3)]] {
            let loaded = layers(&[&texts[0], &texts[1], &texts[2]]);
            let [only] = &events(&loaded.data)[..] else { panic!() };
            assert_eq!(only.claims.len(), 3, "{only:?}");
            assert!(matches!(only.detail, Detail::Vote { vote: None, .. } | Detail::Aid { money: None, .. }));
        }
    }

    #[test]
    fn a_name_learned_on_the_way_finds_people_too() {
        let person = |id: &str, name: &str, rest: &str| {
            format!("[[person]]\nid = \"person/{id}\"\nname = \"{name}\"\nof = \"mx\"\n{rest}")
        };
        let middle = person("a", "Luis Echeverría", "aliases = [\"Luis Echeverría Álvarez\"]");
        let loaded =
            layers(&[&person("a", "Luis Echeverría", ""), &middle, &person("c", "Luis Echeverria Alvarez", "")]);
        assert_eq!(loaded.data.people().len(), 1);
    }
}

/// What has one id and cannot be one is an error, not a silent change.
#[rstest]
#[case::act(
    event("x", "relations", "act = \"established\""),
    event("x", "relations", "act = \"severed\""),
    "is about relations established"
)]
#[case::direction(
    event("x", "visit", "from = \"fr\""),
    event("x", "visit", "from = \"mx\""),
    "is in the other direction"
)]
#[case::post(
    "[[mission]]\nid = \"fr-mx/x\"\nfrom = \"fr\"\nto = \"mx\"\ncity = \"Puebla\"\n[[mission.changes]]\nact = \"opened\"\nclass = \"embassy\"\n".to_owned(),
    "[[mission]]\nid = \"fr-mx/x\"\nfrom = \"mx\"\nto = \"fr\"\ncity = \"Paris\"\n[[mission.changes]]\nact = \"opened\"\nclass = \"embassy\"\n".to_owned(),
    "is a mission of another sender"
)]
fn one_id_is_one_thing(#[case] lower: String, #[case] higher: String, #[case] message: &str) {
    let folder = tempfile::tempdir().unwrap();
    let write = |(name, text): (&str, &String)| {
        let path = folder.path().join(name);
        std::fs::write(&path, format!("pair = \"fr-mx\"\n{text}")).unwrap();
        path
    };
    let paths = [("1.toml", &lower), ("2.toml", &higher)].map(write);
    let report = super::report_on(&paths);
    assert!(super::only(&report).message.contains(message), "{report}");
}

#[test]
fn what_is_taken_over_from_a_higher_layer_is_said() {
    let agreement = |form: &str| dossier(&event("x", "agreement", &format!("form = \"{form}\"")));
    let loaded = layers(&[&agreement("treaty"), &agreement("convention")]);
    let [note] = &loaded.problems[..] else { panic!("{:?}", loaded.problems) };
    assert!(note.message.contains("form “convention” taken over, not “treaty”"), "{note}");
}

#[test]
fn what_only_a_date_that_is_not_said_keeps_apart_is_said() {
    let relations = |id: &str, when: &str| dossier(&event(id, "relations", &format!("act = \"established\"\n{when}")));
    let loaded = layers(&[&relations("x", "when = \"1950\""), &relations("y", "")]);
    assert_eq!(events(&loaded.data).len(), 2);
    assert!(loaded.problems[0].message.contains("may be the same as fr-mx/x"), "{:?}", loaded.problems);
}

#[test]
fn two_spellings_that_are_one_person_are_so_in_every_file() {
    let register =
        "[[person]]\nid = \"person/ann\"\nname = \"Ann Alpha\"\nof = \"fr\"\naliases = [\"Ann Alpha Beta\"]\n";
    let line = |id: &str, name: &str| {
        format!("{{\"type\":\"person\",\"id\":\"person/{id}\",\"name\":\"{name}\",\"of\":\"fr\"}}")
    };
    let table = format!("{}\n{}\n", line("ann-alpha-fr", "Ann Alpha"), line("ann-alpha-beta-fr", "Ann Alpha Beta"));
    let loaded = layers(&[register, &table, &table]);
    assert_eq!((loaded.tally.left_out, loaded.data.people().count()), (0, 1), "{:?}", loaded.problems);
}

#[test]
fn namesakes_of_one_file_stay_two() {
    let person = |id: &str| format!("[[person]]\nid = \"person/{id}\"\nname = \"Juan Pérez\"\nof = \"mx\"\n");
    let loaded = layers(&[&person("a"), &(person("b") + &person("c"))]);
    assert_eq!(loaded.data.people().len(), 3);
    assert_eq!(loaded.problems.len(), 2, "{:?}", loaded.problems);
}

#[test]
fn votes_of_both_countries_are_two() {
    let vote = |id: &str, from: &str| {
        dossier(&event(id, "vote", &format!("body = \"UN\"\nitem = \"R1\"\nfrom = \"{from}\"\nvote = \"yes\"")))
    };
    assert_eq!(events(&layers(&[&vote("x", "mx"), &vote("y", "fr")]).data).len(), 2);
}

#[test]
fn a_year_of_two_digits_is_no_year() {
    let report =
        super::report("pair = \"fr-mx\"\n[[event]]\nid = \"fr-mx/x\"\nkind = \"visit\"\ntitle = \"A\"\nwhen = 75\n");
    assert!(super::only(&report).message.contains("four digits"), "{report}");
}

mod chance {
    use super::*;
    use proptest::prelude::*;

    /// A record of a few that are alike, or a correction of one.
    fn record() -> impl Strategy<Value = String> {
        let id = || prop::sample::select(vec!["a", "b", "c"]);
        let when = prop::sample::select(vec!["", "when = \"1995\"\n", "when = \"1995-03\"\n", "when = \"1996\"\n"]);
        let kind = prop::sample::select(vec!["visit", "relations", "agreement", "aid"]);
        let replaces = prop::option::weighted(0.2, id());
        (id(), kind, when, replaces).prop_map(|(id, kind, when, replaces)| {
            let people = "people = [{ id = \"person/a\" }]\n";
            let more = match kind {
                "relations" => "act = \"established\"\n".to_owned(),
                "aid" => "amount = 5\ncurrency = \"USD\"\n".to_owned(),
                _ => people.to_owned(),
            };
            let replaces = replaces.map_or(String::new(), |id| format!("replaces = \"fr-mx/{id}\"\n"));
            event(id, kind, &format!("from = \"fr\"\n{when}{more}{replaces}"))
        })
    }

    proptest! {
        #![proptest_config(super::super::super::chances(96))]

        /// Whatever files say of the same things: it loads or is refused, every id that a file gave is found, and what is exported as
        /// JSON Lines is read as the very same.
        #[test]
        fn nothing_is_lost(files in prop::collection::vec(prop::collection::vec(record(), 0..3), 1..4)) {
            let folder = tempfile::tempdir().unwrap();
            let mut paths = Vec::new();
            for (index, records) in files.iter().enumerate() {
                let path = folder.path().join(format!("{index}.toml"));
                std::fs::write(&path, dossier(&records.concat())).unwrap();
                paths.push(path);
            }
            let Ok(loaded) = dossier::load(&Sources { built_in: false, own: None, paths }) else { return Ok(()) };
            let replaced = files.iter().flatten().any(|record| record.contains("replaces"));
            for record in files.iter().flatten() {
                let id = record.split('"').nth(1).unwrap();
                prop_assert!(replaced || loaded.data.find(id).is_some(), "{} is lost", id);
            }
            for (id, event) in loaded.data.events() {
                prop_assert_eq!(loaded.data.find(&event.id), Some(Record::Event(id)));
            }
        }
    }
}
