//! Keys: what each does, seen from the screen. Every test is a script: the keys that lead somewhere, the keys under test, and
//! what stands on the screen then.

use comity::input::{Action, Context, Keymap};
use comity::runtime::Outcome;
use comity::theme::{Colour, Glyphs, Theme};
use rstest::rstest;

use crate::stage::{ROOMY, Stage, arrival, built_in};

/// Scripts that lead to every kind of screen.
const PLACES: &[&str] = &[
    "",
    r#"p "mexico palestine" enter"#,
    r#"p "mexico palestine" enter j j"#,
    r#"p "mexico palestine" enter 2"#,
    r#"p "mexico palestine" enter 2 g j j j"#,
    r#"p "mexico palestine" enter 2 enter"#,
    r#"p "mexico palestine" enter 3 j"#,
    r#"/ "mexico recognises palestine" enter"#,
    r#"/ "arafat" enter"#,
    r#"/ "arafat" f4"#,
    r#"/ "riyadh" enter"#,
    r#"2 f "visit" enter esc"#,
    "h",
    "tab",
    "shift-tab",
    "2 <",
];

/// The row under the cursor after a script.
fn selected(stage: &Stage) -> String {
    stage.selected().map_or(String::new(), |(_, row)| row)
}

/// Where a text stands on the screen; on which row.
fn row_of(stage: &Stage, text: &str) -> usize {
    let rows = stage.rows();
    rows.iter().position(|row| row.contains(text)).unwrap_or_else(|| panic!("no {text:?} in:\n{}", stage.text()))
}

mod movement {
    use super::*;

    const TIMELINE: &str = r#"p "mexico palestine" enter 2 g "#;

    #[rstest]
    #[case::next("j", "Echeverría meets Arafat")]
    #[case::next_arrow("down down", "Relations begin with the PLO")]
    #[case::previous("j j k", "Echeverría meets Arafat")]
    #[case::previous_arrow("j j up", "Echeverría meets Arafat")]
    #[case::stops_at_the_top("k k k j", "Echeverría meets Arafat")]
    #[case::first("j j j g", "UN partition plan")]
    #[case::home("j j j home", "UN partition plan")]
    #[case::last_is_undated("G", "Palestine’s exports to Mexico")]
    #[case::end("end", "Palestine’s exports to Mexico")]
    #[case::page_and_back("ctrl-d ctrl-d ctrl-u ctrl-u", "UN partition plan")]
    #[case::page_keys("pgdn pgup j", "Echeverría meets Arafat")]
    fn in_the_ledger(#[case] keys: &str, #[case] expected: &str) {
        let row = selected(&Stage::after(&format!("{TIMELINE}{keys}")));
        assert!(row.contains(expected), "{row}");
    }

    #[test]
    fn a_page_passes_over_nothing_unseen() {
        for size in [(120, 24), (80, 24), (40, 12)] {
            let mut stage = Stage::new(size);
            stage.play(TIMELINE);
            let first = stage.text();
            let start = selected(&stage);
            stage.play("ctrl-d k");
            let before = selected(&stage);
            assert!(before != start && first.contains(&before), "{before:?} was not in sight:\n{first}");
        }
    }

    #[test]
    fn the_ledger_opens_on_the_newest_that_is_dated() {
        let stage = Stage::after(r#"p "mexico palestine" enter 2"#);
        let (row, text) = stage.selected().unwrap();
        assert!(text.contains("First Palestinian ambassador"), "{text}");
        assert_eq!(row_of(&stage, "Undated"), row + 1);
    }

    #[rstest]
    #[case::to_the_pairs("h", "Mexico–Palestine")]
    #[case::to_the_pairs_by_arrow("left", "Mexico–Palestine")]
    #[case::there_and_back("h l", "UN partition plan")]
    #[case::to_the_pairs_around("shift-tab shift-tab", "Mexico–Palestine")]
    #[case::full_circle("tab tab tab tab", "UN partition plan")]
    #[case::back_from_the_detail("right left", "UN partition plan")]
    #[case::esc_leaves_the_detail("enter esc", "UN partition plan")]
    fn between_panes(#[case] keys: &str, #[case] expected: &str) {
        let row = selected(&Stage::after(&format!("{TIMELINE}{keys}")));
        assert!(row.contains(expected), "{row}");
    }

    #[test]
    fn the_kinds_are_a_filter_to_walk() {
        let mut stage = Stage::after(r#"p "mexico palestine" enter 2"#);
        assert!(stage.rows()[0].contains("45 of 45"));
        stage.play("shift-tab g enter");
        assert!(stage.rows()[0].contains("1 of 45"), "{}", stage.rows()[0]);
        stage.play("F");
        assert!(stage.rows()[0].contains("45 of 45"));
    }
}

mod views {
    use super::*;

    #[rstest]
    #[case::overview("1", "Recognition", "UN partition plan")]
    #[case::timeline("2", "Undated", "Name")]
    #[case::people("3", "Yasser Arafat", "Undated")]
    #[case::and_back("2 3 < ", "Undated", "Name  ")]
    #[case::and_forward("2 3 < > ", "Yasser Arafat", "Undated")]
    #[case::alt_arrows("2 3 alt-left alt-left alt-right", "Undated", "Name  ")]
    fn by_number(#[case] keys: &str, #[case] expected: &str, #[case] absent: &str) {
        let text = Stage::after(&format!(r#"p "mexico palestine" enter {keys}"#)).text();
        assert!(text.contains(expected) && !text.contains(absent), "{text}");
    }

    #[test]
    fn history_returns_to_the_row() {
        let mut stage = Stage::after(r#"p "mexico palestine" enter 2 g j"#);
        let before = stage.text();
        stage.play("3");
        assert_ne!(stage.text(), before);
        stage.play("<");
        assert_eq!(stage.text(), before);
    }

    #[test]
    fn esc_goes_out_one_level_at_a_time_and_never_quits() {
        let mut stage = Stage::after(r#"p "mexico palestine" enter 2 g enter"#);
        for (pane, scope) in [
            ("─ Timeline ", "Mexico–Palestine  "),
            ("─ Overview ", "Mexico–Palestine  "),
            ("─ Overview ", "All pairs  "),
            ("─ Overview ", "All pairs  "),
        ] {
            assert_eq!(stage.play("esc"), None);
            assert!(stage.text().contains(pane) && stage.rows()[0].contains(scope), "{}", stage.text());
        }
    }

    #[test]
    fn esc_out_of_a_pair_leaves_the_cursor_on_it() {
        assert!(selected(&Stage::after(r#"p "mexico palestine" enter esc"#)).starts_with("Mexico–Palestine"));
    }

    #[test]
    fn enter_opens_the_pair_under_the_cursor() {
        let stage = Stage::after("j enter");
        assert!(stage.rows()[0].contains("Mexico–Oman"), "{}", stage.rows()[0]);
    }

    #[test]
    fn enter_on_a_person_leads_to_the_page_and_from_there_to_the_event() {
        let mut stage = Stage::after(r#"p "mexico palestine" enter 3"#);
        stage.play("enter");
        assert!(stage.text().contains("─ Riyad al-Maliki "), "{}", stage.text());
        stage.play("G enter");
        assert!(stage.text().contains("─ Timeline ") && selected(&stage).contains("al-Maliki"), "{}", stage.text());
    }

    #[rstest]
    #[case("t \"1975-08\" enter", "Echeverría meets Arafat")]
    #[case("f6 \"2000\" enter", "Rosario Green visits")]
    #[case("2 g t \"+27y\" enter", "Echeverría meets Arafat")]
    fn a_date_is_gone_to(#[case] keys: &str, #[case] expected: &str) {
        let row = selected(&Stage::after(&format!(r#"p "mexico palestine" enter {keys}"#)));
        assert!(row.contains(expected), "{row}");
    }

    #[test]
    fn what_is_no_date_is_said_and_goes_nowhere() {
        let mut stage = Stage::after(r#"t "soon""#);
        assert!(stage.text().contains("12 Aug 1975"));
        stage.play("enter");
        assert!(stage.text().contains("─ Go to date "));
    }
}

mod pairs {
    use super::*;

    #[rstest]
    #[case::pair("mexico oman", "Mexico–Oman")]
    #[case::country("mexico", "Mexico")]
    #[case::code("om", "Oman")]
    #[case::letters("pal mex", "Mexico–Palestine")]
    #[case::id("mx-ps", "Mexico–Palestine")]
    #[case::as_shown("Iraq–Mexico", "Iraq–Mexico")]
    #[case::with_a_hyphen("iraq-mexico", "Iraq–Mexico")]
    fn are_found_by_name(#[case] typed: &str, #[case] expected: &str) {
        let stage = Stage::after(&format!(r#"p "{typed}" enter"#));
        assert!(stage.rows()[0].contains(&format!("{expected}  ")), "{}", stage.rows()[0]);
    }

    #[test]
    fn esc_and_f8_work_while_typing() {
        let before = Stage::after("").text();
        assert_eq!(Stage::after(r#"f8 "oman" esc"#).text(), before);
    }

    #[test]
    fn a_name_that_nothing_has_is_said() {
        let stage = Stage::after(r#"p "zzz""#);
        assert!(stage.text().contains("no pair"), "{}", stage.text());
        assert_eq!(Stage::after(r#"p "zzz" enter esc esc"#).rows()[0], Stage::after("").rows()[0]);
    }
}

mod search {
    use super::*;

    #[rstest]
    #[case::a_name("arafat", "Yasser Arafat")]
    #[case::half_a_name("aranda", "Lourdes Aranda Bezaury")]
    #[case::without_its_accent("echeverria", "Luis Echeverría")]
    #[case::without_its_article("maliki", "Riyad al-Maliki")]
    fn finds_the_person_first(#[case] typed: &str, #[case] name: &str) {
        let mut stage = Stage::after(&format!(r#"/ "{typed}""#));
        assert!(selected(&stage).contains(name), "{}", stage.text());
        stage.play("enter");
        assert!(stage.text().contains(&format!("─ {name} ")), "{}", stage.text());
    }

    #[rstest]
    #[case::of_a_word("mango", "an encyclopedia of the mango", "2013")]
    #[case::of_a_number("1441", "Resolution 1441", "Undated")]
    #[case::of_goods("felt tip", "Iraq’s exports to Mexico", "Undated")]
    fn opens_an_event_at_its_row(#[case] typed: &str, #[case] title: &str, #[case] group: &str) {
        let mut stage = Stage::after(&format!(r#"/ "{typed}""#));
        assert!(selected(&stage).contains(title), "{}", stage.text());
        stage.play("enter");
        let (row, text) = stage.selected().unwrap();
        assert!(stage.text().contains("─ Timeline ") && text.contains(title), "{}", stage.text());
        assert!(row_of(&stage, group) <= row, "{}", stage.text());
    }

    #[test]
    fn opens_a_place_on_its_page() {
        let mut stage = Stage::after(r#"/ "riyadh""#);
        assert!(selected(&stage).contains("Riyadh"), "{}", stage.text());
        stage.play("enter");
        assert!(stage.text().contains("─ Riyadh ") && stage.text().contains("accredited"), "{}", stage.text());
    }

    #[rstest]
    #[case("arafat")]
    #[case("mango")]
    #[case("riyadh")]
    fn is_left_the_way_it_was_entered(#[case] typed: &str) {
        let mut stage = Stage::after("j");
        let before = stage.text();
        stage.play(&format!(r#"/ "{typed}" enter"#));
        assert_ne!(stage.text(), before);
        stage.play("<");
        assert_eq!(stage.text(), before);
    }

    #[test]
    fn works_from_anywhere() {
        let mut stage = Stage::new(ROOMY);
        for place in PLACES {
            stage.again(place);
            stage.play(r#"/ ctrl-u "arafat""#);
            assert!(selected(&stage).contains("Yasser Arafat"), "from {place}:\n{}", stage.text());
        }
    }

    #[test]
    fn shows_results_with_every_letter() {
        let mut stage = Stage::after("/");
        for letter in "echeverr".chars() {
            stage.play(&format!("\"{letter}\""));
            assert!(selected(&stage).contains('e') || selected(&stage).contains('E'), "{}", stage.text());
        }
        assert!(selected(&stage).contains("Luis Echeverría"));
    }

    #[test]
    fn says_why_it_found_what_is_spelt_otherwise() {
        let stage = Stage::after(r#"/ "echeveria""#);
        assert!(selected(&stage).contains("Luis Echeverría") && selected(&stage).contains('≈'), "{}", stage.text());
    }

    #[test]
    fn says_that_nothing_is_found() {
        assert!(Stage::after(r#"/ "zzzz""#).text().to_lowercase().contains("nothing found"));
    }

    #[test]
    fn previews_what_is_under_the_cursor() {
        let mut stage = Stage::after(r#"/ "arafat""#);
        assert!(stage.text().contains("President of the Palestinian"), "{}", stage.text());
        stage.play("down");
        assert!(stage.text().contains("August 1975"), "{}", stage.text());
    }

    #[test]
    fn lists_one_type_after_another() {
        let mut stage = Stage::after(r#"/ "ramallah" tab"#);
        assert!(!stage.text().contains("⌂"), "{}", stage.text());
        stage.play("shift-tab");
        assert!(stage.text().contains("⌂"), "{}", stage.text());
    }

    #[test]
    fn keeps_its_query_as_the_filter() {
        let stage = Stage::after(r#"/ "arafat" f4"#);
        assert!(stage.rows()[0].contains("3 of ") && stage.rows()[1].contains("arafat"), "{}", stage.text());
    }

    #[test]
    fn keeps_its_query_for_next_time() {
        assert!(selected(&Stage::after(r#"/ "arafat" esc /"#)).contains("Yasser Arafat"));
    }

    #[test]
    fn has_hits_to_walk() {
        let mut stage = Stage::after(r#"/ "arafat" esc n"#);
        assert!(selected(&stage).contains("Echeverría meets Arafat"), "{}", stage.text());
        stage.play("alt-down");
        assert!(selected(&stage).contains("Rosario Green"), "{}", stage.text());
        stage.play("n");
        assert!(selected(&stage).contains("Statue of Arafat"), "{}", stage.text());
        stage.play("N alt-up");
        assert!(selected(&stage).contains("Echeverría meets Arafat"), "{}", stage.text());
    }

    #[test]
    fn takes_a_paste_on_one_line_without_control_characters() {
        let mut stage = Stage::after("/");
        stage.paste("ara\u{1b}fat\r\n");
        assert!(stage.text().contains("❯ ara") && !stage.text().contains('\u{1b}'), "{}", stage.text());
    }
}

mod filter {
    use super::*;

    const TIMELINE: &str = r#"p "mexico palestine" enter 2 "#;

    #[rstest]
    #[case::kind(r#"f "vote" enter esc"#, "3 of 45")]
    #[case::its_other_key(r#"f4 "vote" enter esc"#, "3 of 45")]
    #[case::two_kinds(r#"f "vote" enter ctrl-u "recog" enter esc"#, "4 of 45")]
    #[case::switched_off(r#"f "vote" enter enter esc"#, "45 of 45")]
    #[case::years(r#"f "1947" enter esc"#, "1 of 45")]
    #[case::cleared(r#"f "vote" enter esc F"#, "45 of 45")]
    fn keeps_what_it_says(#[case] keys: &str, #[case] count: &str) {
        let stage = Stage::after(&format!("{TIMELINE}{keys}"));
        assert!(stage.rows()[0].contains(count), "{}", stage.text());
    }

    #[test]
    fn is_always_visible() {
        let filtered = format!(r#"{TIMELINE}f "vote" enter esc"#);
        for size in [(120, 36), (80, 24), (40, 12)] {
            let mut stage = Stage::new(size);
            stage.play(&filtered);
            assert!(stage.rows()[1].contains("vote"), "{}", stage.text());
        }
    }

    #[test]
    fn that_keeps_nothing_says_so() {
        let stage = Stage::after(&format!(r#"{TIMELINE}f "1900" enter esc"#));
        assert!(stage.rows()[0].contains("0 of 45") && stage.text().contains("nothing"), "{}", stage.text());
    }
}

mod overlays {
    use super::*;

    #[rstest]
    #[case("?", "─ Help ")]
    #[case("f1", "─ Help ")]
    #[case(":", "─ Palette ")]
    #[case("f2", "─ Palette ")]
    #[case("/", "─ Search ")]
    #[case("f3", "─ Search ")]
    #[case("f", "─ Filter ")]
    #[case("t", "─ Go to date ")]
    #[case(r#"/ "mexico recognises palestine" enter c"#, "─ Claims ")]
    fn open_and_close(#[case] keys: &str, #[case] title: &str) {
        let mut stage = Stage::after(keys);
        assert!(stage.text().contains(title), "{}", stage.text());
        assert_eq!(stage.play("esc"), None);
        assert!(!stage.text().contains(title), "{}", stage.text());
    }

    #[test]
    fn q_closes_an_overlay_and_else_quits() {
        let mut stage = Stage::after(r#"/ "mexico recognises palestine" enter c"#);
        assert_eq!(stage.play("q"), None);
        assert!(!stage.text().contains("─ Claims "));
        assert_eq!(stage.play("q"), Some(Outcome::Quit));
    }

    #[rstest]
    #[case("/")]
    #[case("f")]
    #[case("t")]
    #[case("?")]
    #[case(":")]
    #[case("p")]
    fn letters_type_where_there_is_a_field(#[case] key: &str) {
        let letters = "qjkhlgGnNFcyo123<>?:/";
        let stage = Stage::after(&format!("{key} \"{letters}\""));
        assert!(stage.text().contains(letters), "{}", stage.text());
    }

    #[test]
    fn a_field_is_edited() {
        let mut stage = Stage::after(r#"/ "arafat x" backspace backspace ctrl-a delete "A" end "!" left delete"#);
        assert!(stage.text().contains("❯ Arafat "), "{}", stage.text());
        assert_eq!(stage.play(r#" " green" ctrl-w"#), None);
        assert!(stage.text().contains("❯ Arafat") && !stage.text().contains("green"), "{}", stage.text());
        stage.play("backspace backspace backspace backspace backspace backspace backspace backspace backspace");
        assert!(stage.text().contains("─ Search "), "backspace never backs out:\n{}", stage.text());
    }

    #[test]
    fn the_palette_runs_an_action_by_name() {
        let stage = Stage::after(r#": "people" enter"#);
        assert!(stage.text().contains("─ People "), "{}", stage.text());
    }

    #[test]
    fn the_help_is_found_by_typing_and_names_the_keys() {
        let stage = Stage::after(r#"? "next hit""#);
        assert!(stage.rows().iter().any(|row| row.contains("next hit") && row.contains('n')), "{}", stage.text());
    }

    #[test]
    fn one_overlay_follows_another() {
        assert!(Stage::after("/ f1").text().contains("─ Help "));
        assert!(Stage::after("? f3").text().contains("─ Search "));
        assert!(Stage::after(": f6").text().contains("─ Go to date "));
    }

    #[test]
    fn claims_stand_side_by_side() {
        let text = Stage::after(r#"/ "mexico recognises palestine" enter c"#).text();
        for expected in ["disputed", "UN documents of 2024", "2 Jun 2023", "19 Mar 2025"] {
            assert!(text.contains(expected), "{expected}:\n{text}");
        }
    }

    #[test]
    fn claims_look_the_same_every_time() {
        for size in [(200, 50), (80, 24), (40, 12)] {
            let mut stage = Stage::new(size);
            stage.play(r#"/ "mexico recognises palestine" enter c"#);
            let first = stage.text();
            stage.play("esc c");
            assert_eq!(stage.text(), first);
            // Between them, an overlay of another width.
            stage.play("esc ? esc c");
            assert_eq!(stage.text(), first);
        }
    }

    #[test]
    fn where_nothing_is_disputed_that_is_said() {
        assert!(Stage::after("c").text().contains("nothing here is disputed"));
    }
}

mod bookmarks {
    use std::fs;

    use super::*;

    #[test]
    fn are_kept_from_run_to_run() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("comity").join("state.toml");
        let mut stage = Stage::after(r#"j b 2 / "echeverria meets" enter b"#);
        stage.next_run(&file);
        assert!(row_of(&stage, "16⚑") > 0, "{}", stage.text());
        stage.play("B");
        assert!(selected(&stage).contains("Echeverría meets Arafat"), "{}", stage.text());
        stage.play("down delete esc");
        stage.next_run(&file);
        stage.play("B");
        stage.play("down");
        assert!(selected(&stage).contains("Echeverría meets Arafat"), "it alone is left:\n{}", stage.text());
        stage.play("enter");
        assert!(stage.text().contains("─ Event · marked ") && selected(&stage).contains("Echeverría meets"));
    }

    #[test]
    fn whose_record_is_gone_say_so() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("state.toml");
        let kept =
            "version = 2\n[last]\nview = \"overview\"\n[[bookmark]]\nid = \"fr-de/x\"\ntitle = \"Élysée \\u001b[2J\"\n";
        fs::write(&file, kept).unwrap();
        let mut stage = Stage::new(ROOMY);
        stage.begin(&file);
        stage.play("B");
        let row = selected(&stage);
        assert!(row.starts_with("Élysée �[2J") && row.ends_with("not in the data"), "{row}");
        stage.next_run(&file);
        stage.play("B");
        assert_eq!(selected(&stage), row);
    }

    /// With and without marks, every other cell of the screen is the same.
    #[test]
    fn move_nothing() {
        let views = [
            r#"p "mexico palestine" enter"#,
            r#"p "mexico palestine" enter 2"#,
            r#"p "mexico palestine" enter 3"#,
            r#"/ "riyadh" enter"#,
            r#"/ "arafat""#,
        ];
        for size in [(200, 50), (120, 36), (80, 24), (60, 20), (40, 12)] {
            for view in views {
                let (mut plain, mut marked) = (Stage::new(size), Stage::new(size));
                plain.play(view);
                marked.play(&format!(
                    "h b j b j b j b j b l 3 {} 2 g {} esc 1 {view}",
                    "b j ".repeat(20),
                    "b j ".repeat(90)
                ));
                let cells = |stage: &Stage| stage.text().replace('⚑', " ").replace(" · marked ", " ─────────");
                let (plain, marked) = (cells(&plain), cells(&marked));
                let title_aside = |text: &str| text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
                assert_eq!(title_aside(&plain), title_aside(&marked), "{view} at {size:?}");
            }
        }
    }
}

mod problems {
    use super::*;

    const LONG: &str = "missions.jsonl:204817:33: error: 'Ruritania' is no country; write its code, its name or a former name of it, \
        or declare the party";

    fn stage(size: (u16, u16), left_out: usize) -> Stage {
        let mut stage = Stage::new(size);
        let others = (1..=40).map(|line| format!("trips.jsonl:{line}:7: error: no person"));
        stage.suffer(&[LONG.to_owned()].into_iter().chain(others).collect::<Vec<_>>(), left_out);
        stage
    }

    fn status(stage: &Stage) -> String {
        stage.rows().pop().unwrap().trim_end().to_owned()
    }

    #[rstest]
    #[case::wide((120, 36), 3, "3 records left out")]
    #[case::medium((80, 24), 1, "1 record left out")]
    #[case::many((80, 24), 204_817, "204817 records left out")]
    #[case::least_of_two_panes((60, 20), 3, "3 records left out")]
    #[case::many_at_sixty((60, 20), 204_817, "left out")]
    fn are_counted_on_the_status_row(#[case] size: (u16, u16), #[case] left_out: usize, #[case] expected: &str) {
        let mut stage = stage(size, left_out);
        for keys in ["", "2", "3", "tab", "tab", "2 f", "esc /", "esc ?", "esc"] {
            stage.play(keys);
            let status = status(&stage);
            let hint = status.contains("help") || status.contains("close") || status.contains("Esc");
            assert!(status.ends_with(expected) && hint, "after {keys:?}: {status}");
        }
    }

    #[test]
    fn where_nothing_is_left_out_nothing_is_counted() {
        assert!(!stage(ROOMY, 0).text().contains("left out"));
        assert!(Stage::after(": \"problems\" enter").rows().last().unwrap().contains("no problems"));
    }

    #[test]
    fn are_listed_by_the_palette_and_scrolled() {
        for size in [ROOMY, (80, 24), (60, 20), (40, 12)] {
            let mut stage = stage(size, 41);
            stage.play(": \"problems\" enter");
            let text = stage.text();
            assert!(
                text.contains("41 records left out") && text.contains("missions.jsonl:204817:33: error:"),
                "{text}"
            );
            assert!(!text.contains("trips.jsonl:40:7"), "{text}");
            stage.play("G");
            assert!(stage.text().contains("trips.jsonl:40:7: error:"), "{}", stage.text());
            stage.play("g");
            assert_eq!(stage.text(), text);
            assert_eq!(stage.play("esc"), None);
            assert!(!stage.text().contains("missions.jsonl"), "{}", stage.text());
        }
    }

    #[test]
    fn are_wrapped_anew_for_a_new_size() {
        let mut stage = stage((200, 50), 1);
        stage.play(": \"problems\" enter");
        assert!(stage.text().contains("  former name of it, or declare the party "), "{}", stage.text());
        stage.resize((60, 20));
        let text = stage.text();
        for piece in ["Ruritania", "a former name ", "  of it, or declare the party "] {
            assert!(text.contains(piece), "{piece}:\n{text}");
        }
        assert!(!text.contains("former name of it"), "{text}");
    }
}

mod outside {
    use super::*;

    const MEETING: &str = r#"p "mexico palestine" enter 2 g j "#;

    #[rstest]
    #[case::line("y l", "Echeverría meets Arafat in Alexandria")]
    #[case::citation("y c", "Mexico–Palestine relations")]
    #[case::url("y u", "https://en.wikipedia.org/wiki/Mexico%E2%80%93Palestine_relations")]
    #[case::id("y i", "mx-ps/meeting-arafat-alexandria")]
    #[case::json("y j", r#""edtf": "1975-08""#)]
    fn a_copy_is_taken_and_said(#[case] keys: &str, #[case] expected: &str) {
        let mut stage = Stage::after(&format!("{MEETING}{keys}"));
        let asked = stage.asked();
        assert!(asked.len() == 1 && asked[0].starts_with("copy ") && asked[0].contains(expected), "{asked:?}");
        assert!(stage.rows().last().unwrap().contains("copied"), "{}", stage.text());
    }

    #[test]
    fn leaving_the_copy_key_takes_nothing() {
        assert_eq!(Stage::after(&format!("{MEETING}y esc")).asked(), Vec::<String>::new());
    }

    /// What is shown, and no more: of a filter what it keeps, of a page what it is about.
    #[rstest]
    #[case::briefing("e enter", "comity.md: 91 events of 3 pairs")]
    #[case::country(r#"p "oman" enter e enter"#, "comity-mx-om.md: 16 events of 1 pairs")]
    #[case::two_pairs(r#"/ "visit" f4 e enter"#, "comity.md: ")]
    #[case::dossier(r#"p "mexico palestine" enter 2 e G enter"#, "comity-mx-ps.toml: 45 events of 1 pairs")]
    #[case::tables("e j enter", "comity-csv: 91 events of 3 pairs")]
    #[case::filtered(r#"f "recognition" enter esc 2 e j j j enter"#, "comity-mx-ps.jsonl: 1 events of 1 pairs")]
    #[case::person(r#"/ "arafat" enter e enter"#, "comity-yasser-arafat.md: 3 events of 1 pairs")]
    #[case::place(r#"/ "riyadh" enter e enter"#, "comity-riyadh-sa.md: 1 events of 1 pairs")]
    fn what_is_shown_is_exported(#[case] keys: &str, #[case] expected: &str) {
        let mut stage = Stage::after(keys);
        let asked = stage.asked();
        assert!(asked.len() == 1 && asked[0].starts_with(&format!("export {expected}")), "{asked:?}");
        let said = stage.rows().last().unwrap().trim().to_owned();
        let name = expected.split(':').next().unwrap();
        assert!(said.ends_with(&format!("written to {name}")), "{said}");
    }

    #[rstest]
    #[case::esc("e esc")]
    #[case::q("e q")]
    #[case::again("e e")]
    #[case::nothing_kept(r#"p "mexico oman" enter 2 f "1900" enter esc e"#)]
    fn what_is_not_wanted_is_not_exported(#[case] keys: &str) {
        let mut stage = Stage::after(keys);
        assert_eq!(stage.asked(), Vec::<String>::new());
        assert!(!stage.text().contains("a briefing to read"), "{}", stage.text());
    }

    #[test]
    fn a_dossier_is_offered_of_one_pair_only() {
        let offers = |keys: &str| Stage::after(keys).text().contains("a dossier to edit by hand");
        assert!(!offers("e") && offers(r#"p "mexico oman" enter e"#));
    }

    #[test]
    fn a_source_that_nothing_opens_is_copied_and_shown() {
        let mut stage = Stage::after(&format!("{MEETING}o"));
        let url = "https://en.wikipedia.org/wiki/Mexico%E2%80%93Palestine_relations";
        assert_eq!(stage.asked(), [format!("open {url}"), format!("copy {url}")]);
        assert!(stage.rows().last().unwrap().contains(url), "{}", stage.text());
    }

    #[rstest]
    #[case("q")]
    #[case("ctrl-c")]
    #[case("/ ctrl-c")]
    #[case("y ctrl-c")]
    #[case(": \"quit\" enter")]
    fn quits(#[case] keys: &str) {
        assert_eq!(Stage::new(ROOMY).play(keys), Some(Outcome::Quit));
    }

    #[test]
    fn suspends_and_reloads() {
        let mut stage = Stage::after(&format!("{MEETING}ctrl-z f5"));
        assert_eq!(stage.asked(), ["suspend", "load"]);
        stage.news(None, arrival(built_in(), None));
        assert!(selected(&stage).contains("Echeverría meets Arafat"), "{}", stage.text());
        assert!(stage.rows().last().unwrap().contains("reloaded"), "{}", stage.text());
    }

    #[test]
    fn redraws() {
        let mut stage = Stage::after(MEETING);
        let before = stage.text();
        stage.play("ctrl-l");
        assert_eq!(stage.text(), before);
    }

    #[test]
    fn a_new_size_keeps_the_cursor_in_sight() {
        let mut stage = Stage::after(MEETING);
        for size in [(80, 24), (40, 12), (20, 6), (200, 50)] {
            stage.resize(size);
            assert!(selected(&stage).contains("Aug"), "{size:?}:\n{}", stage.text());
        }
    }
}

mod table {
    use super::*;

    #[test]
    fn every_key_of_an_action_does_the_same() {
        let keymap = Keymap::built_in().unwrap();
        let mut stage = Stage::new(ROOMY);
        for place in PLACES {
            for (action, strokes) in keymap.bindings(Context::Panes).filter(|(_, strokes)| strokes.len() > 1) {
                let mut played = strokes.iter().map(|stroke| {
                    stage.again(place);
                    (stage.play(&stroke.to_string()), stage.text(), stage.asked())
                });
                let first = played.next().unwrap();
                assert!(played.all(|twin| twin == first), "{} at {place:?}", action.name());
            }
        }
    }

    #[test]
    fn a_burst_does_what_single_keys_do() {
        let (mut burst, mut single) = (Stage::new(ROOMY), Stage::new(ROOMY));
        for place in PLACES {
            let script = "j j ctrl-d k tab j shift-tab 2 j enter j esc G k";
            burst.again(place);
            burst.play(script);
            single.again(place);
            single.play_slowly(script);
            assert_eq!(burst.text(), single.text(), "{script} at {place:?}");
        }
    }

    #[test]
    fn no_letter_with_ctrl_or_alt_is_the_letter() {
        let mut stage = Stage::new(ROOMY);
        for letter in 'a'..='z' {
            stage.again(r#"/ "x""#);
            stage.play(&format!("alt-{letter}"));
            assert!(!stage.text().contains(&format!("❯ x{letter}")), "alt-{letter} types:\n{}", stage.text());
            stage.again("");
            let before = stage.text();
            assert_eq!((stage.play(&format!("alt-{letter}")), stage.text()), (None, before), "alt-{letter}");
        }
        assert_eq!(stage.play("ctrl-q"), None);
    }

    #[test]
    fn every_action_has_a_key_but_the_list_of_problems() {
        let keymap = Keymap::built_in().unwrap();
        for action in Action::ALL.iter().filter(|action| **action != Action::Problems) {
            let contexts = [Context::Panes, Context::Field, Context::Copy];
            assert!(contexts.iter().any(|context| !keymap.keys(*context, *action).is_empty()), "{}", action.name());
        }
    }
}

mod theme {
    use ratatui::style::{Color, Modifier};

    use super::*;

    #[test]
    fn without_colour_the_selection_is_still_seen() {
        for place in PLACES.iter().chain(&["/ \"arafat\"", "f", ":", "?", "b", "b 3 b B"]) {
            let mut stage = Stage::after(place);
            let coloured = stage.selected();
            stage.dress(Theme::new(Colour::None, Glyphs::Unicode));
            assert!(stage.selected().is_some() && stage.selected() == coloured, "{place}:\n{}", stage.text());
            let plain = |colour: Color| colour == Color::Reset;
            assert!(stage.buffer().content.iter().all(|cell| plain(cell.fg) && plain(cell.bg)), "{place}");
        }
    }

    #[test]
    fn the_selection_has_no_colour_of_its_own() {
        let stage = Stage::after("");
        let (row, _) = stage.selected().unwrap();
        let buffer = stage.buffer();
        let selected = (0..buffer.area.width).map(|x| &buffer[(x, row as u16)]);
        let reversed = selected.filter(|cell| cell.modifier.contains(Modifier::REVERSED));
        assert!(reversed.map(|cell| (cell.fg, cell.bg)).all(|colours| colours == (Color::Reset, Color::Reset)));
    }

    #[test]
    fn ascii_draws_only_ascii() {
        let others = ["/ \"arafat\"", "/ \"zzzz\"", "f", ":", "?", "y", "t \"1975\"", "p \"zzz\"", "b", "b 3 b B"];
        for place in PLACES.iter().chain(&others) {
            let mut stage = Stage::after(place);
            stage.dress(Theme::new(Colour::Sixteen, Glyphs::Ascii));
            assert!(stage.text().is_ascii(), "{place}:\n{}", stage.text());
        }
    }

    #[test]
    fn ascii_loses_no_letter() {
        for place in PLACES {
            let mut stage = Stage::after(place);
            // The bottom row names keys, some of which have longer names in ASCII.
            let panes = |stage: &Stage| stage.rows().split_last().unwrap().1.concat().chars().collect::<Vec<_>>();
            let unicode = panes(&stage);
            stage.dress(Theme::new(Colour::Sixteen, Glyphs::Ascii));
            let ascii = panes(&stage);
            assert_eq!(unicode.len(), ascii.len());
            let lost = unicode.iter().zip(&ascii).find(|(before, after)| before.is_alphabetic() && **after == '?');
            assert_eq!(lost, None, "{place}");
        }
    }
}
