//! Every screen: how it looks at three sizes, text and styles; and that it fits every size, down to nothing.
//!
//! The pictures stand in `snapshots/`. After a change that is meant, `INSTA_UPDATE=always cargo test` writes them anew; read
//! the difference before it is committed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::stage::{Stage, rows, styles};

/// The sizes of the pictures: three columns, two panes one over the other, one pane without borders.
const SIZES: [(u16, u16); 3] = [(120, 36), (80, 24), (40, 12)];

/// Declares the screens, each with the keys that lead to it from the first one.
macro_rules! screens {
    ($($name:ident = $keys:literal;)+) => {
        mod look {
            $(#[test] fn $name() { super::look(stringify!($name), $keys); })+
        }

        mod fit {
            $(#[test] fn $name() { super::fit($keys); })+
        }
    };
}

screens! {
    overview_of_all = "";
    overview_of_a_country = r#"p "mexico" enter"#;
    overview_of_a_pair = r#"p "mexico palestine" enter"#;
    timeline_of_all = "2";
    timeline_of_a_pair = r#"p "mexico palestine" enter 2"#;
    timeline_of_the_oldest = r#"p "mexico palestine" enter 2 g j"#;
    timeline_with_nothing_left = r#"p "mexico oman" enter 2 f "1900" enter esc"#;
    people_of_a_pair = r#"p "mexico palestine" enter 3"#;
    page_of_a_person = r#"/ "arafat" enter"#;
    page_of_a_place = r#"/ "riyadh" enter"#;
    detail_with_the_focus = r#"p "mexico palestine" enter 2 g j enter j"#;
    kinds_with_the_focus = "shift-tab";
    pairs_with_the_focus = "h";
    pairs_narrowed = r#"p "oman""#;
    pairs_narrowed_to_none = r#"p "zzz""#;
    search_before_a_letter = "/";
    search_with_results = r#"/ "arafat""#;
    search_by_spelling = r#"/ "echeveria""#;
    search_of_one_type = r#"/ "mexico" tab tab"#;
    search_with_nothing_found = r#"/ "zzzz""#;
    filter = r#"p "mexico palestine" enter 2 f"#;
    filter_by_years = r#"f "1975..1990""#;
    filtered = r#"p "mexico palestine" enter 2 f "visit" enter esc"#;
    kept_search = r#"/ "arafat" f4"#;
    go_to_date = r#"p "mexico palestine" enter t "1975-08""#;
    go_to_no_date = r#"t "soon""#;
    help = "?";
    help_found_by_typing = r#"? "copy""#;
    palette = ":";
    claims = r#"/ "mexico recognises palestine" enter c"#;
    export = r#"p "mexico palestine" enter e"#;
    export_of_a_person = r#"/ "arafat" enter e j"#;
    copy = "y";
    marked = r#"b p "mexico palestine" enter 2 k b g j b"#;
    page_of_a_marked_person = "3 b enter";
    hits_that_are_marked = r#"3 b / "maliki""#;
    bookmarks = r#"b h g j b l 2 g b 3 b / "riyadh" enter b B"#;
    bookmarks_before_the_first = "B";
    a_word_of_failure = "n";
    a_word_of_success = r#"/ "arafat" esc n"#;
}

/// The screens of data of which something had to be left out.
mod troubled {
    use super::{Stage, fit_of, look_of};

    const LIST: &str = ": \"problems\" enter";

    fn trouble(stage: &mut Stage) {
        let problems = [
            "visits.jsonl:17:42: error: 'Ruritania' is no country; write its code, its name or a former name of it, or declare the party",
            "visits.jsonl:2048:1: error: not JSON: it ends within a string",
            "notes.toml:3:8: warning: unknown rank 'vice consul', kept as it is",
        ];
        stage.suffer(&problems.map(str::to_owned), 2);
    }

    #[test]
    fn count_looks() {
        look_of("left_out", "2", trouble);
    }

    #[test]
    fn list_looks() {
        look_of("problems", LIST, trouble);
    }

    #[test]
    fn list_fits() {
        fit_of(LIST, trouble);
    }
}

/// The screens of records that a program read out of an article.
mod read {
    use super::{Stage, fit_of, look_of};

    const FIRST: &str = "p \"france\" enter 2 g";

    fn articles(stage: &mut Stage) {
        stage.show(crate::review::load(&crate::review::dossier()));
    }

    #[test]
    fn sentence_looks() {
        look_of("not_reviewed", &format!("{FIRST} j j enter"), articles);
    }

    #[test]
    fn nothing_of_it_looks_after_a_review() {
        look_of("reviewed", &format!("{FIRST} j j j enter"), articles);
    }

    #[test]
    fn sentence_fits() {
        fit_of(&format!("{FIRST} j j enter"), articles);
    }
}

/// Compares a screen with its picture at each size.
fn look(name: &str, script: &str) {
    look_of(name, script, |_| {});
}

fn look_of(name: &str, script: &str, set: impl Fn(&mut Stage)) {
    for size in SIZES {
        let mut stage = Stage::new(size);
        set(&mut stage);
        assert_eq!(stage.play_slowly(script), None);
        let buffer = stage.buffer();
        let text: Vec<_> = rows(buffer).iter().map(|row| format!("\"{row}\"")).collect();
        let cursor = stage.cursor().map_or(String::new(), |at| format!("cursor at {},{}\n", at.x, at.y));
        let picture = format!("{}\n\n{cursor}{}", text.join("\n"), styles(buffer).join("\n"));
        insta::with_settings!({ description => script, omit_expression => true }, {
            insta::assert_snapshot!(format!("{name}-{}x{}", size.0, size.1), picture);
        });
    }
}

/// Draws a screen at every size to 40×20, then in strides of 7 with both edges to 220×60. Nothing may panic, and nothing may be
/// drawn outside.
fn fit(script: &str) {
    fit_of(script, |_| {});
}

fn fit_of(script: &str, set: impl Fn(&mut Stage)) {
    let mut stage = Stage::after("");
    set(&mut stage);
    assert_eq!(stage.play(script), None);
    for (width, height) in sizes() {
        // A margin at every side, which must stay empty.
        let area = Rect::new(1, 1, width, height);
        let mut buffer = Buffer::empty(Rect::new(0, 0, width + 2, height + 2));
        let cursor = stage.draw_at(area, &mut buffer);
        let top_and_bottom = (0..width + 2).flat_map(|x| [(x, 0), (x, height + 1)]);
        let sides = (0..height + 2).flat_map(|y| [(0, y), (width + 1, y)]);
        for at in top_and_bottom.chain(sides) {
            assert_eq!(buffer[at].symbol(), " ", "{script} at {width}x{height} draws at {at:?}");
        }
        assert!(cursor.is_none_or(|at| area.contains(at)), "{script} at {width}x{height}: cursor at {cursor:?}");
    }
}

fn sizes() -> impl Iterator<Item = (u16, u16)> {
    let stride = |from: u16, to: u16| (from..to).step_by(7).chain([to]);
    let small = (0..=40).flat_map(|width| (0..=20).map(move |height| (width, height)));
    small.chain(stride(0, 220).flat_map(move |width| stride(0, 60).map(move |height| (width, height))))
}
