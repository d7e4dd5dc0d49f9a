//! Mistakes in recipes: each by file, line and column, with the nearest valid name.

use rstest::rstest;

use super::{ARTICLE, missions, refused, titled};

const TABLE: &str = "cell,other,from,to,city\na,b,Mexico,Oman,Muscat\n";

#[rstest]
#[case::not_toml("[article\n", "my.toml:1:9: error: ")]
#[case::no_article("[table]\n", "my.toml:1:1: error: missing key `article`")]
#[case::unknown_key(
    "[article]\narticle = \"A\"\nlicense = \"x\"\n",
    "my.toml:3:1: error: unknown key `license`, expected one of `article`, `url`, `licence`, `read`; did you mean `licence`?"
)]
#[case::unknown_table("[articel]\n", "did you mean `article`?")]
#[case::wrong_type("[article]\narticle = 1\n", "my.toml:2:11: error: invalid type")]
#[case::encoding(
    "[article]\narticle = \"A\"\n[table]\nencoding = \"utf8\"\n",
    "my.toml:4:12: error: unknown word `utf8`, expected `utf-8` or `latin-1`; did you mean `utf-8`?"
)]
#[case::no_records("[article]\narticle = \"A\"\n", "the recipe makes no records")]
#[case::read("[article]\narticle = \"A\"\nread = \"autumn\"\n", "my.toml:3:8: error: is no date")]
fn the_shape_of_a_recipe_is_strict(#[case] recipe: &str, #[case] expected: &str) {
    let said = refused(recipe, TABLE);
    assert!(said.contains(expected), "{said}");
}

/// The value stands on the lines from the seventh on.
#[rstest]
#[case::missing_column(
    "from = \"{cel}\"",
    "my.toml:6:8: error: no column or value is called \"cel\"; did you mean \"cell\"? (table.csv has the columns: cell, other, from, to, city)"
)]
#[case::unknown_part(
    "from = \"{cell}\"\nor = \"{land.nme}\"\n[value.land]\nfrom = \"{cell}\"\nas = \"country\"",
    "my.toml:7:6: error: \"land\" has no part \"nme\"; did you mean {land.name}? (it has: name, written)"
)]
#[case::no_part(
    "from = \"{land.name}\"\n[value.land]\nfrom = \"{cell}\"",
    "\"land\" has no part \"name\" (it has: nothing)"
)]
#[case::circle("from = \"{that}\"\n[value.that]\nfrom = \"{it}\"", "the value \"it\" is made of itself")]
#[case::each("from = \"{each}\"", "{each} stands for an item of a list, and none is gone through here")]
#[case::brace("from = \"{cell\"", "a brace is opened and not closed")]
#[case::bracket("from = \"[{cell}\"", "a bracket is opened and not closed")]
#[case::lone_brace("from = \"cell}\"", "a } stands alone; write it twice for itself")]
#[case::nothing("most = 3", "the value \"it\" needs one of `from` and `joined`")]
#[case::joined("joined = \"cell\"", "`joined` names a column of a second table; write [join] for one")]
#[case::pattern(
    "from = \"{cell}\"\npatterns = ['(']",
    "my.toml:7:13: error: is no pattern: found open group without closing"
)]
#[case::huge_pattern("from = \"{cell}\"\npatterns = ['(\\w{1000}){1000}']", "is no pattern: ")]
#[case::format(
    "from = \"{cell}\"\nas = \"date\"\nformats = [\"%d/%m\"]",
    "\"%d/%m\" is no form of dates: gives no year"
)]
#[case::two_digits(
    "from = \"{cell}\"\nas = \"date\"\nformats = [\"%d/%m/%y\"]",
    "\"%d/%m/%y\" is no form of dates: leaves the century of a year open; write it into the cells by `replace`"
)]
#[case::unknown_format("from = \"{cell}\"\nas = \"date\"\nformats = [\"%!\"]", "\"%!\" is no form of dates: ")]
#[case::year_only("from = \"{cell}\"\nyear_only = \"first\"", "is no month and day; write year_only = \"01-01\"")]
#[case::form(
    "from = \"{cell}\"\nas = \"contry\"",
    "unknown word `contry`, expected one of `text`, `country`, `date`; did you mean `country`?"
)]
#[case::rank(
    "from = \"{cell}\"\ntitles = [{ titles = [\"King\"], rank = \"head of sate\" }]",
    "\"head of sate\" is no rank; did you mean \"head of state\"?"
)]
fn a_value_names_what_there_is(#[case] value: &str, #[case] expected: &str) {
    let said = refused(&titled(value), TABLE);
    assert!(said.contains(expected), "{said}");
}

#[rstest]
#[case::country(
    "[countries]\n\"Nowhere\" = \"Mexico\"",
    "\"Mexico\" is no code of ISO 3166 and no declared party; did you mean \"mx\"?"
)]
#[case::former("[[former]]\nnames = [\"x\"]\nsince = \"then\"\ncode = \"su\"", "is no day; write it as 1991-12-25")]
#[case::party("[[party]]\nid = \"mx\"\nname = \"x\"\ncountry = \"mx\"", "a party needs an id of its own")]
#[case::party_with_hyphen(
    "[[party]]\nid = \"a-b\"\nname = \"x\"\ncountry = \"mx\"",
    "a party needs an id of its own, in lower-case letters and digits"
)]
#[case::party_of_a_party(
    "[[party]]\nid = \"plo\"\nname = \"x\"\ncountry = \"ps\"\n[[party]]\nid = \"pna\"\nname = \"y\"\ncountry = \"plo\"",
    "my.toml:11:11: error: \"plo\" is no code of ISO 3166"
)]
#[case::empty_name(
    "[[party]]\nid = \"plo\"\nname = \"\"\ncountry = \"ps\"",
    "my.toml: error: of its article or a party, reading says: "
)]
#[case::test(
    "[[leave_out]]\nreason = \"x\"\nall = [{ value = \"{cell}\" }]",
    "a test asks one thing: is, is_not, matches, includes, lacks or same_as"
)]
#[case::two_tests(
    "[[leave_out]]\nreason = \"x\"\nall = [{ value = \"{cell}\", is = [], is_not = [] }]",
    "a test asks one thing"
)]
#[case::separator("[table]\nseparator = \"\"", "my.toml: error: `separator` is empty")]
#[case::quote("[table]\nquote = \"''\"", "is longer than one ASCII letter")]
#[case::one_sign("[table]\nquote = \",\"", "`separator` and `quote` are one sign")]
#[case::spare(
    "[table]\nspare_header_fields = 9",
    "`spare_header_fields` spares every column of table.csv (it has: cell, other, from, to, city)"
)]
fn what_stands_before_the_records_is_checked(#[case] more: &str, #[case] expected: &str) {
    let said = refused(&missions(more), TABLE);
    assert!(said.contains(expected), "{said}");
}

#[rstest]
#[case::kind("kind = \"visitt\"\nfrom = \"mx\"\nto = \"om\"", "\"visitt\" is no kind; did you mean \"visit\"?")]
#[case::mission(
    "kind = \"mission\"\nfrom = \"mx\"\nto = \"om\"",
    "events of missions are derived; write a [[mission]]"
)]
#[case::one_side("kind = \"visit\"\nfrom = \"mx\"", "an event needs either `from` and `to`, or `between`")]
#[case::role(
    "kind = \"visit\"\nfrom = \"mx\"\nto = \"om\"\npeople = [{ name = \"x\", of = \"mx\", role = \"meet\" }]",
    "\"meet\" is no role; did you mean \"met\"?"
)]
fn events_are_checked(#[case] event: &str, #[case] expected: &str) {
    let said = refused(&format!("{ARTICLE}[[event]]\nid = \"x\"\ntitle = \"x\"\n{event}\n"), TABLE);
    assert!(said.contains(expected), "{said}");
}

/// In the order of the file.
#[test]
fn every_mistake_is_named_at_once() {
    let recipe = missions("[value.a]\nfrom = \"{cel}\"\nto = \"{othr}\"\n[value.b]\nfrom = \"{a}\"\n[value.c]\nfrom = \"{cty}\"\npatterns = ['[']\n")
        .replace("{city}", "{cityy}");
    insta::assert_snapshot!(refused(&recipe, TABLE));
}

/// A table whose fields another sign parts has one column, and no name in the recipe is right.
#[rstest]
#[case::semicolon("from;to;city\nMexico;Oman;Muscat\n", "write separator = \";\" in [table]")]
#[case::tab("from\tto\tcity\nMexico\tOman\tMuscat\n", "write separator = \"\\t\" in [table]")]
fn another_separator_is_named(#[case] table: &str, #[case] expected: &str) {
    let said = refused(&missions(""), table);
    assert!(said.lines().all(|line| line.ends_with(expected)), "{said}");
}
