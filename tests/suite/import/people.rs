//! Lists of people: who stands in one is taken in, whether or not any record names them.

use comity::import::csv::Fate;

use super::{ARTICLE, left, of_type, read_again, taken};

/// A list without a header, as the benches read one.
const LIST: &str = include_str!("../../../benches/world/people.toml");

const RECIPE: &str =
    "[value.of]\nfrom = \"{country}\"\nas = \"country\"\n[[person]]\nname = \"{name}\"\nof = \"{of}\"\n";

#[test]
fn a_list_of_people_is_read_without_a_header_and_without_events() {
    let table = "Ann \"Bee\" Alpha — Foreign Minister — France\nAnn \"Bee\" Alpha — Mayor — Congo\nO, Omar — President — Oman\n";
    let import = taken(LIST, table);
    insta::assert_snapshot!(import.lines.join("\n"), @r#"
    {"type":"article","article":"A list of people made up","licence":"CC0-1.0"}
    {"type":"person","id":"person/ann-bee-alpha-fr","name":"Ann \"Bee\" Alpha","of":"fr"}
    {"type":"person","id":"person/ann-bee-alpha-cg","name":"Ann \"Bee\" Alpha","of":"cg"}
    {"type":"person","id":"person/o-omar-om","name":"O, Omar","of":"om"}
    "#);
    assert_eq!(read_again(&import, true).people().len(), read_again(&import, false).people().len() + built_in_people());
}

fn built_in_people() -> usize {
    let sources = comity::dossier::Sources { built_in: true, own: None, paths: vec![] };
    comity::dossier::load(&sources).unwrap().data.people().len()
}

#[test]
fn who_stands_twice_is_one_and_other_spellings_are_other_names() {
    let recipe =
        format!("{ARTICLE}[value.also]\nfrom = \"{{also}}\"\nsplit = [\";\"]\n{RECIPE}aliases = \"{{also}}\"\n");
    let table = "name,country,also\nAnn Álpha,France,Nan Alpha;Ann A\nAnn Alpha,France,\nAnn Alpha,Oman,\nAnn Álpha,France,Ann A\n,France,\nBo Beta,Atlantis,\n";
    let import = taken(&recipe, table);
    let people = of_type(&import, "person");
    assert_eq!(
        people.iter().map(|person| &person["id"]).collect::<Vec<_>>(),
        ["person/ann-alpha-fr", "person/ann-alpha-om"]
    );
    assert_eq!((&people[0]["name"], &people[0]["aliases"]), (&"Ann Álpha".into(), &["Nan Alpha", "Ann A"][..].into()));
    let same = (Fate::Row, "says the same as an earlier row", "row on line 2");
    let expected = [(3, same), (5, same), (6, (Fate::Row, "no name", "")), (7, (Fate::Row, "no country", "Atlantis"))];
    assert_eq!(
        left(&import).into_iter().map(|(line, fate, why, value)| (line, (fate, why, value))).collect::<Vec<_>>(),
        expected
    );
}

#[test]
fn people_of_a_list_and_of_events_are_the_same() {
    let event = "[[event]]\nkind = \"statement\"\nid = \"{name}\"\nfrom = \"{of}\"\nto = \"om\"\ntitle = \"{name} speaks\"\npeople = [{ name = \"{name}\", of = \"{of}\" }]\n";
    let import = taken(&format!("{ARTICLE}{RECIPE}{event}"), "name,country\nAnn Alpha,France\nOmar Beta,Oman\n");
    assert_eq!((of_type(&import, "person").len(), of_type(&import, "event").len()), (2, 1));
    assert_eq!(left(&import), [(3, Fate::Part, "both sides are one country", "Oman")]);
}

#[test]
fn a_list_in_a_cell_makes_a_person_of_every_item() {
    let recipe = format!(
        "{ARTICLE}[value.all]\nfrom = \"{{cell}}\"\nsplit = [\";\"]\n[[person]]\neach = \"{{all}}\"\nname = \"{{each}}\"\nof = \"mx\"\n"
    );
    let import = taken(&recipe, "cell\nAnn Alpha;Bea Beta\n");
    assert_eq!(of_type(&import, "person").len(), 2);
}
