//! What a recipe can say, feature by feature.

use comity::dossier::{self, Sources};
use comity::import::csv::Fate;
use rstest::rstest;

use super::{ARTICLE, Folder, agree, left, missions, of_type, records, taken, titled, titles};

/// The example of the reference for who writes recipes.
#[test]
fn the_example_of_the_readme_works() {
    let readme = include_str!("../../../assets/recipes/README.md");
    let block = |language: &str| {
        let start = format!("```{language}\n");
        readme.split(&start).nth(1).unwrap().split("```").next().unwrap()
    };
    let import = taken(block("toml"), block("csv"));
    insta::assert_snapshot!(import.lines.join("\n"));
    assert_eq!(left(&import), [(4, Fate::Row, "no guest of a country", "")]);
}

#[rstest]
#[case::semicolon("separator = \";\"", "from;to;city\nMexico;Oman;Muscat\n")]
#[case::several_letters("separator = \" :: \"", "from :: to :: city\nMexico :: Oman :: \"Muscat\"\n")]
#[case::tab("separator = \"\\t\"", "from\tto\tcity\nMexico\tOman\tMuscat\n")]
#[case::crlf("", "from,to,city\r\nMexico,Oman,Muscat\r\n")]
#[case::old_line_ends("", "from,to,city\rMexico,Oman,Muscat\r")]
#[case::byte_order_mark("", "\u{FEFF}from,to,city\nMexico,Oman,Muscat\n")]
#[case::spare_header_field("spare_header_fields = 1", "from,to,city,\nMexico,Oman,Muscat\n")]
#[case::no_header("columns = [\"from\", \"to\", \"city\"]", "Mexico,Oman,Muscat\n")]
#[case::lines_before("skip_lines = 2", "A list\nof 2022\nfrom,to,city\nMexico,Oman,Muscat\n")]
#[case::own_quote("quote = \"'\"", "from,to,city\nMexico,'Oman','Muscat'\n")]
#[case::white_space("", "from,to,city\nMexico,\" Oman \",\"Mus\ncat\"\n")]
fn tables_are_written_in_many_ways(#[case] form: &str, #[case] table: &str) {
    let import = taken(&missions(&format!("[table]\n{form}")), table);
    let missions = of_type(&import, "mission");
    let city = missions[0]["city"].as_str().unwrap().replace("Mus cat", "Muscat");
    assert_eq!((&missions[0]["from"], &missions[0]["to"], &*city), (&"mx".into(), &"om".into(), "Muscat"));
}

#[test]
fn latin_1_is_read_where_it_is_said() {
    let import = taken(&missions("[table]\nencoding = \"latin-1\""), b"from,to,city\nMexico,Brazil,Bras\xedlia\n");
    assert_eq!(of_type(&import, "mission")[0]["city"], "Brasília");
}

#[test]
fn a_separator_of_several_letters_may_stand_in_quotes() {
    let import = taken(&missions("[table]\nseparator = \"::\""), "from::to::city\nMexico::Oman::\"Mus::cat\"\n");
    assert_eq!(of_type(&import, "mission")[0]["city"], "Mus::cat");
}

#[test]
fn an_article_comes_first_and_is_cited() {
    let import = taken(&missions(""), "from,to,city\nMexico,Oman,Muscat\n");
    insta::assert_snapshot!(import.lines.join("\n"), @r#"
    {"type":"article","article":"A list","licence":"CC0-1.0","read":"2022-11"}
    {"type":"mission","id":"mx-om/my/mission-mx-muscat","from":"mx","to":"om","city":"Muscat","changes":[{"act":"opened","class":"embassy","sources":[{"article":"A list"}]}],"sources":[{"article":"A list"}]}
    "#);
}

/// One cell, and the value that is made of it.
#[rstest]
#[case::as_it_is("from = \"{cell}\"", "Muscat", &["Muscat"])]
#[case::constant("from = \"a {cell} b\"", "Muscat", &["a Muscat b"])]
#[case::braces_themselves("from = \"{{{cell}}} [[1]]\"", "Muscat", &["{Muscat} [1]"])]
#[case::bracket_falls_away("from = \"{cell}[, {none}]\"", "Muscat", &["Muscat"])]
#[case::bracket_stays("from = \"{cell}[, in {cell}]\"", "Muscat", &["Muscat, in Muscat"])]
#[case::replaced("from = \"{cell}\"\nreplace = [{ pattern = 'D\\.F\\.', with = \"City\" }]", "Mexico D.F.", &["Mexico City"])]
#[case::list("from = \"{cell}\"\nsplit = [\"|\", \";\"]", "a| b ;;c|a", &["a, b, c"])]
#[case::words("from = \"{cell}\"\nwords = { secretary = \"Secretary of State\" }", "SECRETARY", &["Secretary of State"])]
#[case::other_words("from = \"{cell}\"\nwords = { a = \"b\" }", "c", &["c"])]
#[case::no_other_words("from = \"{cell}\"\nwords = { a = \"b\" }\nothers = \"nothing\"", "c", &[])]
#[case::pattern("from = \"{cell}\"\npatterns = ['^No (?<value>\\d+)$', '^(?<value>\\w+)!']", "Yes! It is", &["Yes"])]
#[case::letters_beyond_ascii("from = \"{cell}\"\npatterns = ['^[A-Za-zÀ-ÿ]+']", "Échange de notes", &["Échange"])]
#[case::no_pattern("from = \"{cell}\"\npatterns = ['^No$']", "Yes", &[])]
#[case::otherwise("from = \"{cell}\"\npatterns = ['^No$']\nor = \"{cell}?\"", "Yes", &["Yes?"])]
#[case::written("from = \"{cell}\"\nsplit = [\";\"]\nwrite = \"{each}!\"", "a;b", &["a!, b!"])]
#[case::small("from = \"{cell}\"\nletters = \"lower\"", "Exchange Of Notes", &["exchange of notes"])]
#[case::short("from = \"{cell}\"\nmost = 12", "Agreement on fisheries", &["Agreement…"])]
#[case::exactly("from = \"{cell}\"\nsplit = [\";\"]\nexactly = 2", "a;b;c", &[])]
#[case::country("from = \"{cell}\"\nas = \"country\"\nwrite = \"{each} {each.name} {each.written}\"", "Korea, South", &["kr South Korea Korea, South"])]
#[case::date("from = \"{cell}\"\nas = \"date\"\nformats = [\"%d.%m.%Y\"]\nwrite = \"{each} {each.year} {each.words}\"", "31.07.1975", &["1975-07-31 1975 31 July 1975"])]
#[case::edtf("from = \"{cell}\"\nas = \"date\"", "[1975-08..]", &["[1975-08..]"])]
#[case::stretch("from = \"{cell}\"\nto = \"1976-01-02\"\nas = \"date\"", "1975", &["1975/1976-01-02"])]
#[case::never("from = \"{cell}\"\nas = \"date\"\nnever_from = 2500", "2899-01-01", &[])]
#[case::year_only("from = \"{cell}\"\nas = \"date\"\nyear_only = \"01-01\"\nformats = [\"%Y-%m-%d\"]", "1959-01-01", &["1959"])]
#[case::field("from = \"{cell}\"\nas = \"date\"\nfailing = \"field\"\nor = \"undated\"", "soon", &[])]
#[case::title("from = \"{cell}\"\ntitles = [{ titles = [\"President\"], rank = \"head of state\" }, { titles = [\"President of the Council\"], rank = \"head of government\" }]\nwrite = \"{each}/{each.title}/{each.rank}\"", "President of the Council Ana", &["Ana/President of the Council/head of government"])]
#[case::title_of_a_country("from = \"{cell}\"\nof = \"mc\"\ntitles = [{ titles = [\"Prince\"] }, { titles = [\"Prince\"], rank = \"head of state\", in = [\"mc\"] }]\nwrite = \"{each} {each.rank}\"", "Prince Rainier", &["Rainier head of state"])]
#[case::no_title("from = \"{cell}\"\ntitles = [{ titles = [\"King\"] }]\nwrite = \"{each}[/{each.title}]\"", "Kingsley", &["Kingsley"])]
fn values_are_made_step_by_step(#[case] value: &str, #[case] cell: &str, #[case] expected: &[&str]) {
    let import = taken(&titled(value), format!("cell,none\n\"{cell}\",\n"));
    assert_eq!(titles(&import), expected, "{:?}", import.left);
}

#[rstest]
#[case::no_country("from = \"{cell}\"\nas = \"country\"", "Atlantis", "no country", "Atlantis")]
#[case::no_date("from = \"{cell}\"\nas = \"date\"", "soon", "no date in it", "soon")]
#[case::backwards("from = \"{cell}\"\nto = \"1975\"\nas = \"date\"", "1976", "ends before it begins", "1976 to 1975")]
#[case::unknown_word("from = \"{cell}\"\nwords = { a = \"b\" }\nothers = \"leave-out\"", "c", "unknown it", "c")]
#[case::title_alone("from = \"{cell}\"\ntitles = [{ titles = [\"King\"] }]", "King", "no name in it", "King")]
#[case::nothing("from = \"{cell}\"", "", "no title", "")]
fn what_is_impossible_is_left_out_with_its_reason(
    #[case] value: &str,
    #[case] cell: &str,
    #[case] reason: &str,
    #[case] named: &str,
) {
    let import = taken(&titled(value), format!("cell,other\n{cell},x\n"));
    assert_eq!(left(&import), [(2, Fate::Row, reason, named)]);
    assert!(import.is_empty());
}

/// A statement of Mexico to `country`, of a `date` and titled by `word`; what differs in its record, and a row.
#[rstest]
#[case::unknown(
    "",
    "Atlantis,1975,x",
    "write in [countries]: \"Atlantis\" = \"…\", its code, or = \"\" if it is no country"
)]
#[case::misspelt(
    "",
    "Omann,1975,x",
    "write in [countries]: \"Omann\" = \"om\" if Oman is meant, its code else, = \"\" if it is no country"
)]
#[case::shared(
    "",
    "Korea,1975,x",
    "\"Korea\" may be North Korea (kp) or South Korea (kr): write the code that is meant in [countries]: \"Korea\" = \"…\""
)]
#[case::known_to_be_none("", "Nowhere,1975,x", "")]
#[case::date("", "Oman,31.7.1975,x", "add to `formats` of [value.when]: \"%d.%m.%Y\"")]
#[case::word("", "Oman,1975,bad", "write in [value.what.words]: \"bad\" = \"…\", or = \"\" where it is nothing")]
#[case::needed("", "Oman,1975,", "the phrase of the title has nothing here: fill the cell, or give its value an `or`")]
#[case::one_country(
    "",
    "Mexico,1975,x",
    "where the set means two, tell them apart in [countries]; else say why they are left out, by [[leave_out]]"
)]
#[case::fields(
    "",
    "Oman,1975",
    "mend the row; where all rows are so, look at `separator` of [table], or write spare_header_fields = 1"
)]
#[case::cell_for_a_code(
    "from = \"{country}\"",
    "Oman,1975,x",
    "write \"om\", or name a value with as = \"country\" in the phrase of the sender"
)]
#[case::cell_for_a_date(
    "when = \"{date}\"",
    "Oman,1975 ?,x",
    "name a value with as = \"date\" in the phrase of the date"
)]
#[case::amount(
    "kind = \"aid\"\namount = \"1,000\"\ncurrency = \"USD\"",
    "Oman,1975,x",
    "let `replace` of its value take separators and decimals off: [{ pattern = ',', with = \"\" }]"
)]
#[case::vote(
    "kind = \"vote\"\nvote = \"maybe\"",
    "Oman,1975,x",
    "let `words` of the value make one of: yes, no, abstain"
)]
fn a_reason_says_what_to_do(#[case] record: &str, #[case] row: &str, #[case] remedy: &str) {
    let values = "[countries]\n\"Nowhere\" = \"\"\n[value.to]\nfrom = \"{country}\"\nas = \"country\"\n\
        [value.when]\nfrom = \"{date}\"\nas = \"date\"\nformats = [\"%Y\"]\n\
        [value.what]\nfrom = \"{word}\"\nothers = \"leave-out\"\nwords = { x = \"x\" }\n[[event]]\nid = \"row\"\nto = \"{to}\"\ntitle = \"{what}\"\n";
    let given = |key: &str| record.lines().any(|line| line.starts_with(key));
    let others = [("kind", "statement"), ("from", "mx"), ("when", "{when}")];
    let others = others.iter().filter(|(key, _)| !given(key)).map(|(key, text)| format!("{key} = \"{text}\"\n"));
    let recipe = format!("{ARTICLE}{values}{}{record}\n", others.collect::<String>());
    let import = taken(&recipe, format!("country,date,word\n{row}\n"));
    let said: Vec<_> = import.left.iter().map(|left| (&*left.reason, &*left.remedy)).collect();
    assert!(import.is_empty() && said.len() == 1, "{said:?}");
    assert_eq!((said[0].1, &*import.tallies()[0].remedy), (remedy, remedy), "{}", said[0].0);
}

#[test]
fn a_row_makes_several_records_and_one_impossible_item_goes_alone() {
    let recipe = format!(
        "{}[value.covered]\nfrom = \"{{covers}}\"\nsplit = [\"|\"]\nas = \"country\"\nwithout = \"{{receiver}}\"\n\
         [[accreditation]]\neach = \"{{covered}}\"\nfrom = \"{{sender}}\"\nto = \"{{each}}\"\nseat = \"{{city}}, {{receiver.name}}\"\n",
        missions("")
    );
    let import =
        taken(&recipe, "from,to,city,covers\nMexico,Saudi Arabia,Riyadh,Oman|Saudi Arabia|Catalonia|Bahrain\n");
    let ids: Vec<_> = records(&import).iter().filter_map(|record| Some(record["id"].as_str()?.to_owned())).collect();
    assert_eq!(
        ids,
        ["mx-sa/my/mission-mx-riyadh", "mx-om/my/accreditation-mx-riyadh", "bh-mx/my/accreditation-mx-riyadh"]
    );
    assert_eq!(of_type(&import, "accreditation")[0]["seat"], "Riyadh, Saudi Arabia");
    assert_eq!(left(&import), [(2, Fate::Part, "no country", "Catalonia")]);
}

#[test]
fn countries_are_read_as_the_set_writes_them() {
    let more = "[countries]\n\"Nowhere\" = \"\"\n\"Rome's neighbour\" = \"va\"\n[[former]]\nnames = [\"RUS\"]\nsince = \"1922-12-30\"\nuntil = \"1991-12-25\"\ncode = \"su\"\n";
    let recipe = missions(more).replace("[value.sender]\n", "[value.sender]\non = \"{on}\"\n");
    let table = "from,to,city,on\nRUS,Oman,Muscat,1975-07-31\nRUS,Oman,Muscat,1995\nRUS,Oman,Muscat,\nNowhere,Oman,Muscat,\nrome's NEIGHBOUR,Oman,Muscat,\nRUS,Oman,Muscat,1991\n";
    let import = taken(&recipe, table);
    let senders: Vec<_> = of_type(&import, "mission").iter().map(|record| record["from"].clone()).collect();
    assert_eq!(senders, ["su", "ru", "va"]);
    let reasons: Vec<_> = left(&import).into_iter().map(|(line, _, reason, value)| (line, reason, value)).collect();
    let same = "says the same as an earlier row";
    // 1991 may be before or after the change: the name alone decides.
    assert_eq!(
        reasons,
        [(4, same, "row on line 3"), (5, "no country, as the recipe says", "Nowhere"), (7, same, "row on line 3")]
    );
}

#[test]
fn a_declared_party_stands_in_the_pairs_of_its_country() {
    let more =
        "[[party]]\nid = \"plo\"\nname = \"Palestine Liberation Organization\"\nshort = \"PLO\"\ncountry = \"ps\"\n";
    let import =
        taken(&missions(more), "from,to,city\nPLO,Mexico,Mexico City\nPalestine Liberation Organization,Oman,Muscat\n");
    let parties: Vec<_> = of_type(&import, "party").iter().map(|party| party["id"].clone()).collect();
    // Reading takes its missions for those of its country only where it is told so.
    assert_eq!(
        (parties, &of_type(&import, "party")[1]["succeeds"]),
        (vec!["plo".into(), "ps".into()], &serde_json::json!(["plo"]))
    );
    let ids: Vec<_> = of_type(&import, "mission").iter().map(|record| record["id"].clone()).collect();
    assert_eq!(ids, ["mx-ps/my/mission-plo-mexico-city", "om-ps/my/mission-plo-muscat"]);
}

#[test]
fn rows_that_say_the_same_are_one_and_others_are_told_apart() {
    let recipe = missions("").replace("class = \"embassy\"", "class = \"{class}\"");
    let import = taken(
        &recipe,
        "from,to,city,class\nMexico,Oman,Muscat,embassy\nMX,OMN,Muscat,embassy\nMexico,Oman,Muscat,consulate\n",
    );
    let ids: Vec<_> = of_type(&import, "mission").iter().map(|record| record["id"].clone()).collect();
    assert_eq!(ids, ["mx-om/my/mission-mx-muscat", "mx-om/my/mission-mx-muscat-2"]);
    assert_eq!(left(&import), [(3, Fate::Row, "says the same as an earlier row", "row on line 2")]);
}

/// Also where a number is another row's own.
#[test]
fn numbers_make_ids_of_their_own() {
    let table = "cell,row\na,0\na 2,1\na,2\na,3\nb,4\na-3,5\n";
    let recipe = titled("from = \"{cell}\"")
        .replace("id = \"row\"", "id = \"{it}\"")
        .replace("title = \"{it}\"", "title = \"{row}\"");
    let import = taken(&recipe, table);
    let ids: Vec<_> = of_type(&import, "event").iter().map(|event| event["id"].clone()).collect();
    assert_eq!(ids, ["mx-om/my/a", "mx-om/my/a-2", "mx-om/my/a-3", "mx-om/my/a-4", "mx-om/my/b", "mx-om/my/a-3-2"]);
}

/// What has the subject of a record of another file is something else: an import cannot know what other files hold.
#[test]
fn no_id_is_that_of_a_record_of_another_file() {
    // Among the built-in missions an honorary consulate bears the very name.
    let import = taken(&missions(""), "from,to,city\nMexico,Oman,Muscat\n");
    assert_eq!(of_type(&import, "mission")[0]["id"], "mx-om/my/mission-mx-muscat");
    let own = "pair = \"mx-om\"\n[[event]]\nid = \"mx-om/row\"\nkind = \"visit\"\ntitle = \"A visit\"\n";
    let import = taken(&titled("from = \"{cell}\""), "cell\nWords\n");
    let lines = import.lines.join("\n");
    let folder = Folder::with(&[("a.toml", own.as_bytes()), ("b.jsonl", lines.as_bytes())]);
    let sources = Sources { built_in: false, own: None, paths: vec![folder.path().to_owned()] };
    let loaded = dossier::load(&sources).unwrap();
    assert_eq!((loaded.tally.left_out, loaded.data.events().count()), (0, 2));
}

/// Two items that are impossible are two parts, also if they are alike: the sums of the account are those of the lists.
#[test]
fn equal_parts_are_counted_each() {
    let more = "[value.covered]\nfrom = \"{covers}\"\nsplit = [\"|\"]\nas = \"country\"\n";
    let recipe = missions(more)
        + "[[accreditation]]\neach = \"{covered}\"\nfrom = \"{sender}\"\nto = \"{each}\"\nseat = \"{none}\"\n";
    let import = taken(&recipe, "from,to,city,covers,none\nMexico,Saudi Arabia,Riyadh,Oman|Nowhere|Bahrain|Nowhere,\n");
    let (no_country, no_seat) = ((2, Fate::Part, "no country", "Nowhere"), (2, Fate::Part, "no seat", ""));
    assert_eq!(left(&import), [no_country, no_country, no_seat, no_seat]);
}

#[test]
fn lines_are_those_of_the_file() {
    let recipe = missions("[table]\nskip_lines = 1");
    let table =
        "A list\r\nfrom,to,city\r\n\r\nMexico,Oman,\"Mus\r\ncat\"\r\nMexico,Oman,\r\n\r\n\r\nMexico,Mexico,Puebla\r\n";
    let lines: Vec<_> =
        left(&taken(&recipe, table)).into_iter().map(|(line, _, reason, _)| (line, reason.to_owned())).collect();
    assert_eq!(lines, [(6, "no city".to_owned()), (9, "both sides are one country".to_owned())]);
}

#[rstest]
#[case::is("value = \"{city}\", is = [\"Muscat\"]", 1)]
#[case::is_nothing("value = \"{none}\", is = [\"\"]", 2)]
#[case::is_not("value = \"{city}\", is_not = [\"Muscat\"]", 1)]
#[case::matches("value = \"{city}\", matches = \"^(Mus|Riy)\"", 2)]
#[case::same("value = \"{from}\", same_as = \"{none}\"", 0)]
#[case::includes("value = \"{list}\", includes = \"{city}\"", 1)]
#[case::lacks("value = \"{list}\", lacks = \"{city}\"", 1)]
#[case::impossible_answers_nothing("value = \"{wrong}\", is_not = [\"x\"]", 0)]
fn rows_are_left_out_on_purpose(#[case] test: &str, #[case] expected: usize) {
    let more = format!(
        "[[leave_out]]\nreason = \"on purpose\"\nvalue = \"{{city}}\"\nall = [{{ {test} }}]\n\
         [value.list]\nfrom = \"{{covers}}\"\nsplit = [\"|\"]\n[value.wrong]\nfrom = \"soon\"\nas = \"date\"\n"
    );
    let import = taken(
        &missions(&more),
        "from,to,city,none,covers\nMexico,Oman,Muscat,,Muscat|Nizwa\nMexico,Saudi Arabia,Riyadh,,Jeddah\n",
    );
    assert_eq!(import.rows - import.used, expected, "{:?}", import.left);
    assert!(import.left.iter().all(|left| left.reason == "on purpose"));
}

#[test]
fn cells_that_mean_nothing_are_nothing() {
    let import = taken(&missions("[table]\nempty = [\"n/a\"]"), "from,to,city\nMexico,Oman,n/a\n");
    assert_eq!(left(&import), [(2, Fate::Row, "no city", "")]);
}

#[test]
fn a_second_table_is_joined_by_key() {
    let recipe = format!(
        "{ARTICLE}[join]\nfile = \"parties.csv\"\nkey = \"id\"\nwith = \"treaty\"\nnormalise = \"number\"\n[join.table]\nseparator = \";\"\n\
         [value.parties]\njoined = \"party\"\nas = \"country\"\nexactly = 2\nor = \"{{named}}\"\n[value.named]\nfrom = \"{{names}}\"\nsplit = [\"-\"]\nas = \"country\"\n\
         [[event]]\nkind = \"agreement\"\nid = \"agreement-{{id}}\"\nbetween = \"{{parties}}\"\ntitle = \"{{title}}\"\nform = \"treaty\"\nlevel = \"national\"\n"
    );
    let tables: [(&str, &[u8]); 2] = [
        ("treaties.csv", b"id,title,names\n32,Rivers,\n33,Fish,MEX-OMN\n34,Birds,\n35,Air,MEX\n"),
        ("parties.csv", b"treaty;party\n32.0;Mexico\n32.0;Oman\n32.0;MEX\n33.0;Mexico\n36;Iraq\nbroken\n"),
    ];
    for files in [&["treaties.csv"][..], &["treaties.csv", "parties.csv"]] {
        let import = Folder::with(&tables).import(&recipe, files).unwrap();
        agree(&import);
        assert_eq!(titles(&import), ["Rivers", "Fish"]);
        assert_eq!(of_type(&import, "event")[1]["id"], "mx-om/my/agreement-33");
        let reasons: Vec<_> = left(&import).into_iter().map(|(line, _, reason, value)| (line, reason, value)).collect();
        let expected = [
            (7, "not as many fields as the header", "1, not 2"),
            (4, "not two parties", ""),
            (5, "not two parties", "mx"),
        ];
        assert_eq!(reasons, expected);
    }
}

#[test]
fn people_are_those_of_the_columns_alone() {
    let recipe = format!(
        "{ARTICLE}[value.sender]\nfrom = \"{{from}}\"\nas = \"country\"\n[value.who]\nfrom = \"{{who}}\"\nsplit = [\" and \"]\n\
         [[value.who.titles]]\ntitles = [\"President\"]\nrank = \"head of state\"\n\
         [[event]]\nkind = \"visit\"\nid = \"visit-{{who}}\"\nfrom = \"{{sender}}\"\nto = \"us\"\ntitle = \"A visit\"\nsummary = \"{{remarks}}\"\n\
         people = [{{ each = \"{{who}}\", name = \"{{each}}\", of = \"{{sender}}\", office = \"{{each.title}}\", rank = \"{{each.rank}}\" }}]\n"
    );
    let table = "from,who,remarks\nMexico,President Ana Émile and Omar Sample,Met with Foreign Minister Green\nMexico,President Ana Emile,\nMexico,President Ana-Emile,Again\n";
    let import = taken(&recipe, table);
    let people: Vec<_> = of_type(&import, "person");
    insta::assert_snapshot!(people.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"), @r#"
    {"aliases":["Ana-Emile"],"id":"person/ana-emile-mx","name":"Ana Émile","of":"mx","type":"person"}
    {"id":"person/omar-sample-mx","name":"Omar Sample","of":"mx","type":"person"}
    "#);
    let parts = &of_type(&import, "event")[0]["people"];
    assert_eq!((&parts[0]["office"], &parts[0]["rank"]), (&"President".into(), &"head of state".into()));
    assert_eq!((parts[1].get("office"), parts[1].get("of"), parts[1].get("rank")), (None, None, None));
    assert_eq!(left(&import)[0], (2, Fate::Part, "no title of an office known", "Omar Sample"));
}

#[test]
fn a_mission_may_close() {
    let value = "[value.end]\nfrom = \"{until}\"\nas = \"date\"\nformats = [\"%Y\"]\n";
    let recipe = missions(value) + "opened = \"{since}\"\nclosed = \"{end}\"\nsection = \"No. {no}\"\n";
    let import =
        taken(&recipe, "no,from,to,city,since,until\n1,Mexico,Oman,Muscat,1975,1980\n2,Mexico,Iraq,Baghdad,,\n");
    let missions = of_type(&import, "mission");
    let closed = &missions[0]["changes"][1];
    assert_eq!(
        (&missions[0]["changes"][0]["when"], &closed["act"], &closed["when"]),
        (&"1975".into(), &"closed".into(), &"1980".into())
    );
    assert_eq!(closed["sources"][0]["section"], "No. 1");
    assert_eq!(missions[1]["changes"].as_array().map(Vec::len), Some(1));
}

/// What the kinds of events add, and a word that is none of comity's.
#[test]
fn events_carry_what_their_kind_adds() {
    let recipe = format!(
        "{ARTICLE}[value.goods]\nfrom = \"{{goods}}\"\nsplit = [\"/\"]\n\
         [[event]]\nkind = \"trade\"\nid = \"trade-{{year}}\"\nfrom = \"mx\"\nto = \"om\"\nwhen = \"{{year}}\"\ntitle = \"Trade of {{year}}\"\n\
         amount = \"{{sum}}\"\ncurrency = \"USD\"\ngoods = \"{{goods}}\"\n\
         [[event]]\nkind = \"vote\"\nid = \"vote\"\nfrom = \"mx\"\nto = \"om\"\ntitle = \"A vote\"\nbody = \"UN\"\nitem = \"1\"\nvote = \"{{vote}}\"\n"
    );
    let import = taken(&recipe, "year,sum,goods,vote\n1975,1200,pens/markers,yes\n1976,much,,perhaps\n");
    let events = of_type(&import, "event");
    assert_eq!(
        (&events[0]["amount"], events[0]["goods"].to_string()),
        (&1200.into(), "[\"pens\",\"markers\"]".to_owned())
    );
    assert_eq!((events.len(), &events[1]["vote"]), (2, &"yes".into()));
    assert_eq!(left(&import), [(3, Fate::Row, "no whole number in amount", "much")]);
}
