//! `comity import`, as a shell sees it.

use std::fs;
use std::path::Path;

use rstest::rstest;

use super::{Folder, missions};
use crate::cli::{found, run, stderr, stdout};

fn folder() -> Folder {
    let recipe = missions("");
    let table = b"from,to,city\nMexico,Oman,Muscat\nAtlantis,Oman,Muscat\n";
    Folder::with(&[("posts.csv", table), ("posts.toml", recipe.as_bytes()), ("nothing.csv", b"from,to,city\nx,y,z\n")])
}

fn files(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn line(folder: &Folder, table: &str, more: &str) -> String {
    let at = folder.path().display();
    format!("import csv '{at}/{table}' --recipe '{at}/posts.toml' --out '{at}/out' {more}")
}

#[test]
fn an_import_says_what_became_of_every_row() {
    let folder = folder();
    let output = run(&line(&folder, "posts.csv", ""));
    let at = folder.path().display().to_string();
    assert_eq!(output.status.code(), Some(0));
    insta::assert_snapshot!(format!("{}---\n{}", stdout(&output), stderr(&output)).replace(&at, "FOLDER"));
    let out = folder.path().join("out");
    assert_eq!(files(&out), ["posts.jsonl", "posts.left-out.csv"]);
    let list = fs::read_to_string(out.join("posts.left-out.csv")).unwrap();
    assert_eq!(
        list.replace(&at, "FOLDER"),
        "file,line,left out,reason,value,what to do\r\nFOLDER/posts.csv,3,row,no country,Atlantis,\"write in [countries]: \"\"Atlantis\"\" = \"\"…\"\", its code, or = \"\"\"\" if it is no country\"\r\n"
    );
    assert_eq!(fs::read_to_string(out.join("posts.jsonl")).unwrap().lines().count(), 2);
}

#[test]
fn a_file_that_is_there_stays_without_force() {
    let folder = folder();
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("posts.left-out.csv"), "mine").unwrap();
    let output = run(&line(&folder, "posts.csv", ""));
    assert_eq!((output.status.code(), stdout(&output)), (Some(1), ""));
    assert!(stderr(&output).contains("posts.left-out.csv exists already; '--force' replaces it"));
    assert_eq!(files(&out), ["posts.left-out.csv"]);
    assert_eq!(run(&line(&folder, "posts.csv", "--force")).status.code(), Some(0));
    assert_eq!(files(&out), ["posts.jsonl", "posts.left-out.csv"]);
}

#[test]
fn nothing_imported_is_1_and_the_reasons_are_written() {
    let folder = folder();
    let output = run(&line(&folder, "nothing.csv", ""));
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("Nothing was imported"), "{}", stdout(&output));
    assert_eq!(files(&folder.path().join("out")), ["posts.left-out.csv"]);
}

/// The same table makes the same files again.
#[test]
fn an_import_again_changes_nothing() {
    let folder = folder();
    let read =
        || ["posts.jsonl", "posts.left-out.csv"].map(|name| fs::read(folder.path().join("out").join(name)).unwrap());
    assert_eq!(run(&line(&folder, "posts.csv", "")).status.code(), Some(0));
    let before = read();
    assert_eq!(run(&line(&folder, "posts.csv", "--force")).status.code(), Some(0));
    assert_eq!(read(), before);
}

/// A list of one import beside the records of another would belie them.
#[test]
fn records_of_an_earlier_import_stay_with_their_list() {
    let folder = folder();
    let out = folder.path().join("out");
    assert_eq!(run(&line(&folder, "posts.csv", "")).status.code(), Some(0));
    let before = ["posts.jsonl", "posts.left-out.csv"].map(|name| fs::read(out.join(name)).unwrap());
    for more in ["", "--force"] {
        let output = run(&line(&folder, "nothing.csv", more));
        assert_eq!(output.status.code(), Some(1));
        assert!(
            stdout(&output).contains("posts.jsonl is there from before, and it and")
                && stdout(&output).trim_end().ends_with("posts.left-out.csv stay as they are"),
            "{}",
            stdout(&output)
        );
        assert_eq!(["posts.jsonl", "posts.left-out.csv"].map(|name| fs::read(out.join(name)).unwrap()), before);
    }
}

#[test]
fn no_cell_of_the_list_is_a_formula() {
    let folder = Folder::with(&[
        ("posts.csv", b"from,to,city\n=HYPERLINK(1),Oman,Muscat\n"),
        ("posts.toml", missions("").as_bytes()),
    ]);
    assert_eq!(run(&line(&folder, "posts.csv", "")).status.code(), Some(1));
    let list = fs::read_to_string(folder.path().join("out/posts.left-out.csv")).unwrap();
    assert!(list.contains(",row,no country,'=HYPERLINK(1),"), "{list}");
}

#[rstest]
#[case::no_table(
    "import csv FOLDER/gone.csv --recipe FOLDER/posts.toml --out FOLDER/out",
    3,
    "gone.csv: cannot be read"
)]
#[case::no_recipe(
    "import csv FOLDER/posts.csv --recipe missons --out FOLDER/out",
    2,
    "no recipe is called \"missons\"; did you mean \"missions\"?"
)]
#[case::no_recipe_file(
    "import csv FOLDER/posts.csv --recipe FOLDER/gone.toml --out FOLDER/out",
    2,
    "gone.toml: cannot be read"
)]
#[case::misfit("import csv FOLDER/posts.csv --recipe missions --out FOLDER/out", 2, "recipe missions:")]
#[case::no_out("import csv FOLDER/posts.csv --recipe missions", 2, "--out <DIR>")]
#[case::file_as_directory(
    "import csv FOLDER/posts.csv --recipe FOLDER/posts.toml --out FOLDER/posts.csv",
    1,
    "posts.csv is there already and is no directory"
)]
#[case::no_such_recipe("import recipes treatis", 2, "did you mean 'treaties'?")]
fn what_goes_wrong_is_said_and_nothing_is_left(#[case] line: &str, #[case] code: i32, #[case] says: &str) {
    let folder = folder();
    let before = files(folder.path());
    let output = run(&line.replace("FOLDER", &folder.path().display().to_string()));
    assert_eq!((output.status.code(), stdout(&output)), (Some(code), ""), "{}", stderr(&output));
    assert!(stderr(&output).contains(says), "{}", stderr(&output));
    assert_eq!(files(folder.path()), before);
}

#[test]
fn recipes_are_listed_and_printed() {
    let listed = found("import recipes");
    let names: Vec<_> = listed.lines().map(|line| line.split_whitespace().next().unwrap()).collect();
    assert_eq!(names, ["missions", "treaties", "us-trips", "us-visits"]);
    assert!(listed.lines().all(|line| line.len() > 40), "each says what it reads: {listed}");
    for name in names {
        assert!(found(&format!("import recipes {name}")).starts_with("about = "));
    }
}

#[test]
fn the_reference_of_recipes_is_printed() {
    assert_eq!(found("import recipes --reference"), include_str!("../../../assets/recipes/README.md"));
    for help in ["import --help", "import csv --help"] {
        assert!(found(help).contains("comity import recipes --reference"), "{help}");
    }
    assert_eq!(run("import recipes missions --reference").status.code(), Some(2));
}

/// Bytes that no disk takes: what is written is written whole, or there is nothing.
#[cfg(target_os = "linux")]
#[test]
fn a_directory_that_takes_no_files_is_an_error() {
    let folder = folder();
    let at = folder.path().display();
    let output = run(&format!("import csv '{at}/posts.csv' --recipe '{at}/posts.toml' --out /proc/self/out"));
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("/proc/self/out cannot be written"), "{}", stderr(&output));
}
