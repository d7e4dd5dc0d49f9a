//! Very many of anything in a table or a recipe: an import takes a time that grows with their number, and makes nothing that grows by
//! leaps.

use comity::import::csv::Fate;

use super::{ARTICLE, Folder, imported, left, missions, of_type, refused, taken, titled, titles};
use crate::{each, in_time};

/// A table with the columns `cell` and `other`.
fn table(rows: usize, row: impl Fn(usize) -> String) -> String {
    format!("cell,other\n{}", each(rows, row))
}

#[test]
fn rows_that_would_have_one_id() {
    let rows = 30_000;
    let import = in_time(|| taken(&titled("from = \"{cell}\""), table(rows, |n| format!("{n},\n"))));
    assert_eq!(import.used, rows);
    let events = of_type(&import, "event");
    assert_eq!((&events[0]["id"], &events[29_999]["id"]), (&"mx-om/my/row".into(), &"mx-om/my/row-30000".into()));
}

#[test]
fn rows_whose_numbers_others_have() {
    let recipe = titled("from = \"{other}\"").replace("\"row\"", "\"{cell}\"");
    let table = "cell,other\na 2,x\na,y\na,z\na,z\na 3,w\n";
    let ids: Vec<_> = of_type(&taken(&recipe, table), "event").iter().map(|event| event["id"].clone()).collect();
    assert_eq!(ids, ["mx-om/my/a-2", "mx-om/my/a", "mx-om/my/a-3", "mx-om/my/a-3-2"]);
}

#[test]
fn spellings_of_one_person() {
    let people = "people = [{ name = \"{cell}\", of = \"mx\" }]\n";
    let recipe = titled("from = \"{cell}\"") + people;
    let name = |n: usize| format!("Ann {} Alpha{}", "-".repeat(n % 200 + 1), ".".repeat(n / 200));
    let import = in_time(|| taken(&recipe, table(4000, |n| format!("{},\n", name(n)))));
    let people = of_type(&import, "person");
    assert_eq!((people.len(), people[0]["aliases"].as_array().unwrap().len()), (1, 3999));
}

#[test]
fn parties_that_the_recipe_declares() {
    let parties: String = each(5000, |n| format!("[[party]]\nid = \"p{n}\"\nname = \"Pórty {n}\"\ncountry = \"mx\"\n"));
    let import =
        in_time(|| taken(&missions(&parties), format!("from,to,city\n{}", "nobody,Oman,Muscat\n".repeat(5000))));
    assert_eq!(import.used, 0);
    let import = taken(&missions(&parties), "from,to,city\nporty 4999,Oman,Muscat\np17,Oman,Nizwa\n");
    let missions = of_type(&import, "mission");
    assert_eq!((&missions[0]["from"], &missions[1]["from"]), (&"p4999".into(), &"p17".into()));
}

#[test]
fn items_of_a_list() {
    let list = |count: usize| each(count, |n| format!("{n};"));
    let recipe = titled("from = \"{cell}\"\nsplit = [\";\"]");
    let import = taken(&recipe, table(2, |n| format!("{},\n", list(1000 + n))));
    assert_eq!((import.used, left(&import)[0].0), (1, 3));
    assert_eq!(left(&import)[0].2, "a list too long");
    assert_eq!(left(&import)[0].3, "1001 items or more; a list may have 1000");
}

#[test]
fn rows_that_a_join_finds() {
    let recipe = format!(
        "{ARTICLE}[join]\nfile = \"b.csv\"\nkey = \"id\"\nwith = \"id\"\n[value.who]\njoined = \"who\"\n\
         [[event]]\nkind = \"agreement\"\nid = \"{{id}}\"\nfrom = \"mx\"\nto = \"om\"\ntitle = \"x\"\nsignatories = \"{{who}}\"\n"
    );
    let of = |key: char, count: usize| each(count, |n| format!("{key},w{n}\n"));
    let parties = format!("id,who\n{}{}", of('a', 1000), of('b', 30_000));
    let folder = Folder::with(&[("a.csv", b"id\na\nb\n"), ("b.csv", parties.as_bytes())]);
    let import = in_time(|| folder.import(&recipe, &["a.csv"])).unwrap();
    assert_eq!(of_type(&import, "event")[0]["signatories"].as_array().unwrap().len(), 1000);
    assert_eq!((import.used, left(&import)[0].2), (1, "a list too long"));
}

/// Each is the one before it twice: thirty of them were a thousand million letters.
#[test]
fn values_made_of_values() {
    let doubled = |count: usize| -> String {
        let values = (0..count).map(|n| format!("[value.v{n}]\nfrom = \"{{v{}}}{{v{}}}\"\n", n + 1, n + 1));
        values.collect::<String>() + &format!("[value.v{count}]\nfrom = \"{{cell}}\"\n")
    };
    let recipe = |count| titled("from = \"{v0}\"").replacen("[value.it]", &format!("{}[value.it]", doubled(count)), 1);
    assert_eq!(titles(&taken(&recipe(3), "cell,x\na,\n")), ["aaaaaaaa"]);
    let import = in_time(|| taken(&recipe(30), "cell,x\na,\n"));
    assert_eq!((left(&import)[0].1, left(&import)[0].2), (Fate::Row, "a text too long"));
}

#[test]
fn parts_of_values_made_of_values() {
    let chain: String = each(30, |n| format!("[value.v{n}]\nfrom = \"{{v{}}}\"\nor = \"{{v{}}}\"\n", n + 1, n + 1));
    let values = format!("{chain}[value.v30]\nfrom = \"{{cell}}\"\nas = \"country\"\n[value.it]");
    let recipe = titled("from = \"{v0.name}\"").replacen("[value.it]", &values, 1);
    assert_eq!(titles(&in_time(|| taken(&recipe, "cell,x\nmx,\n"))), ["Mexico"]);
}

#[test]
fn texts_that_replace() {
    let replace =
        |with: &str| titled(&format!("from = \"{{cell}}\"\nreplace = [{{ pattern = \"x\", with = \"{with}\" }}]"));
    let said = refused(&replace(&"y".repeat(1001)), "cell,x\nx,\n");
    assert!(said.contains("my.toml:7:24: error: `with` has 1001 bytes; it may have 1000"), "{said}");
    let import = taken(&replace(&"y".repeat(1000)), format!("cell,x\nx,\n{},\n", "x".repeat(66)));
    assert_eq!((import.used, left(&import)[0].2), (1, "a text too long"));
}

#[test]
fn mistakes_in_a_recipe() {
    let values: String = each(400, |n| format!("[value.v{n}]\nfrom = \"{{k{n}}}\"\n"));
    let columns = (0..20_000).map(|n| format!("c{n}")).collect::<Vec<_>>().join(",");
    let said = in_time(|| {
        imported(
            &titled("from = \"{c1}\"").replacen("[value.it]", &format!("{values}[value.it]"), 1),
            format!("{columns}\n"),
        )
    })
    .map(|import| import.lines)
    .unwrap_err()
    .to_string();
    assert_eq!(said.lines().count(), 100);
    assert!(said.lines().all(|line| line.ends_with(", c99 and 19900 more)")), "{}", &said[..2000]);
    let codes: String = each(20_000, |n| format!("\"c{n}\" = \"zz{n}\"\n"));
    let said = in_time(|| imported(&missions(&format!("[countries]\n{codes}")), "from,to,city\n"));
    assert_eq!(said.map(|import| import.lines).unwrap_err().to_string().lines().count(), 100);
}
