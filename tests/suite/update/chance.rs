//! Messages by chance over sizes by chance: nothing panics, and after each message everything is in order.

use comity::app::cursor::{List, Listing, Rows};
use comity::app::doc::{Cell, Row, Target};
use comity::app::field::Field;
use comity::app::overlay::{HelpRow, Overlay, Purpose};
use comity::app::{
    Bookmarks, Effect, KindRow, Main, Model, Msg, Notice, PairRow, Pane, Place, Problems, Start, Subject, View,
};
use comity::dataset::{Dataset, Filter, Record, Scope};
use comity::input::{Action, Context};
use comity::theme::Theme;
use comity::ui::{self, Scene, layout};
use proptest::prelude::*;
use proptest::sample::select;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::chances;
use super::{Explorer, built_in};

/// Something that happens.
#[derive(Debug, Clone)]
enum Step {
    Msg(Msg),
    Resize(u16, u16),
}

fn step() -> impl Strategy<Value = Step> {
    // What is typed should now and then mean something.
    let typed = select(vec![
        "arafat",
        "mex",
        "visit",
        "1975",
        "1975..1990",
        "+5y",
        "palestine",
        "kind:vote",
        "q",
        "\u{202E}\u{1b}",
        "é",
        "العربية",
        "  ",
    ]);
    prop_oneof![
        12 => select(Action::ALL).prop_map(|action| Step::Msg(Msg::Do(action))),
        // Those that are seldom right after one another by chance, and lead on.
        8 => select(vec![Action::Next, Action::Open, Action::Child, Action::Timeline, Action::Search, Action::Filter, Action::Bookmark, Action::Bookmarks, Action::Problems]).prop_map(|action| Step::Msg(Msg::Do(action))),
        3 => any::<char>().prop_map(|letter| Step::Msg(Msg::Type(letter))),
        4 => typed.prop_map(|text| Step::Msg(Msg::Paste(text.to_owned()))),
        1 => Just(Step::Msg(Msg::Notice(Notice::Done("done".to_owned())))),
        1 => (0..4usize).prop_map(|count| Step::Msg(Msg::Problems(Problems::new(vec!["a.jsonl:1:1: error: no"; count], count)))),
        2 => (0..180u16, prop_oneof![0..12u16, 0..60u16]).prop_map(|(width, height)| Step::Resize(width, height)),
    ]
}

fn start() -> impl Strategy<Value = &'static str> {
    select(vec!["", "mx", "mx-ps", "person/yasser-arafat", "place/mexico-city-mx"])
}

fn opened(id: &str) -> Explorer {
    let data = built_in();
    let place = match data.find(id) {
        Some(Record::Party(party)) => Place { scope: Scope::Country(party), ..Place::default() },
        Some(Record::Pair(pair)) => Place { scope: Scope::Pair(pair), view: View::Timeline, record: None },
        Some(Record::Person(person)) => Place { view: View::Person(person), ..Place::default() },
        Some(Record::Place(place)) => Place { view: View::Place(place), ..Place::default() },
        _ => Place::default(),
    };
    Explorer::opened(Start { place, date: None })
}

/// Whether a message asks to end the program: a key for it, or its name chosen in the palette or the help.
fn asks_to_quit(model: &Model, msg: &Msg) -> bool {
    let quits = |action: Action| matches!(action, Action::Quit | Action::QuitNow);
    let chosen = |list: &Listing<HelpRow>| matches!(list.selected(), Some(HelpRow::Action(action)) if quits(*action));
    match (msg, model.overlay()) {
        (Msg::Do(Action::QuitNow), _) | (Msg::Do(Action::Quit), None) => true,
        (Msg::Do(Action::Open), Some(Overlay::Actions(actions))) => chosen(&actions.list),
        _ => false,
    }
}

/// Everything of a model that can be seen but the word on the status row, which the next message takes away.
struct Seen {
    place: Place,
    focus: Pane,
    filter: Filter,
    subject: Option<Subject>,
    narrow: Option<Field>,
    pairs: Listing<PairRow>,
    kinds: Listing<KindRow>,
    main: Main,
    detail: Listing<Row>,
    overlay: Option<Overlay>,
    bookmarks: Bookmarks,
}

impl Seen {
    fn of(model: &Model) -> Self {
        Self {
            place: model.place(),
            focus: model.focus(),
            filter: model.filter().clone(),
            subject: model.subject(),
            narrow: model.narrow().cloned(),
            pairs: model.pairs().clone(),
            kinds: model.kinds().clone(),
            main: model.main().clone(),
            detail: model.detail().clone(),
            overlay: model.overlay().cloned(),
            bookmarks: model.bookmarks().clone(),
        }
    }

    /// The parts in which two differ, without their contents, which are long.
    fn changes(&self, other: &Self) -> Vec<&'static str> {
        let parts = [
            ("place", self.place != other.place),
            ("focus", self.focus != other.focus),
            ("filter", self.filter != other.filter),
            ("subject", self.subject != other.subject),
            ("narrow", self.narrow != other.narrow),
            ("pairs", self.pairs != other.pairs),
            ("kinds", self.kinds != other.kinds),
            ("main", self.main != other.main),
            ("detail", self.detail != other.detail),
            ("overlay", self.overlay != other.overlay),
            ("bookmarks", self.bookmarks != other.bookmarks),
        ];
        parts.into_iter().filter(|(_, differs)| *differs).map(|(part, _)| part).collect()
    }
}

/// The end of a check: nothing, or what is not in order.
type Checked = Result<(), TestCaseError>;

fn check_list<S: Rows>(list: &List<S>, area: Rect) -> Checked {
    let (at, sight) = (list.spot().map(|spot| spot.row), list.in_sight());
    prop_assert!(list.is_empty() || list.position() < list.len());
    prop_assert!(area.height == 0 || at.is_none_or(|row| sight.contains(&row)), "{at:?} is not in {sight:?} of {area}");
    Ok(())
}

/// A page may be read away from its links, but never beyond its end.
fn check_page<R>(page: &Listing<R>, area: Rect) -> Checked {
    let (rows, sight) = (page.rows().len(), page.in_sight());
    prop_assert!(page.is_empty() || page.position() < page.len());
    prop_assert!(sight.len() == rows.min(area.height.into()), "{sight:?} of {rows} rows in {area}");
    Ok(())
}

fn check(explorer: &mut Explorer) -> Checked {
    let regions = layout::regions(&explorer.model, explorer.area);
    let settled = Seen::of(&explorer.model);
    explorer.model.settle(&explorer.data, &regions.metrics());
    let changes = settled.changes(&Seen::of(&explorer.model));
    prop_assert!(changes.is_empty(), "a model that fits its screen is left alone, but for {changes:?}");

    let model = &explorer.model;
    check_list(model.pairs(), regions.pairs)?;
    check_list(model.kinds(), regions.kinds)?;
    check_page(model.detail(), regions.detail)?;
    match model.main() {
        Main::Table(list) => check_list(list, regions.main)?,
        Main::Ledger(list) => check_list(list, regions.main)?,
        Main::People(list) => check_list(list, regions.main)?,
        Main::Page(page) => check_page(page, regions.main)?,
    }
    match model.overlay() {
        Some(Overlay::Search(search)) => check_list(&search.list, regions.overlay)?,
        Some(Overlay::Filter(filter)) => check_list(&filter.list, regions.overlay)?,
        Some(Overlay::Actions(actions)) => check_list(&actions.list, regions.overlay)?,
        Some(Overlay::Bookmarks(bookmarks)) => check_list(&bookmarks.list, regions.overlay)?,
        Some(Overlay::Export(export)) => check_list(&export.list, regions.overlay)?,
        Some(Overlay::Claims(claims)) => check_page(&claims.list, regions.overlay)?,
        Some(Overlay::Problems(problems)) => check_page(&problems.list, regions.overlay)?,
        Some(Overlay::Goto(_) | Overlay::Copy) | None => {},
    }
    check_bookmarks(&explorer.data, model)?;
    check_shown(&explorer.data, model)?;
    check_subject(model)
}

/// No record is marked twice, each is the one its id names, and the list of them lists nothing else.
fn check_bookmarks(data: &Dataset, model: &Model) -> Checked {
    let records: Vec<_> = model.bookmarks().iter().map(|(kept, record)| (data.find(kept.id()), record)).collect();
    prop_assert!(records.iter().all(|(found, record)| found == record));
    let once: std::collections::HashSet<_> = records.iter().map(|(_, record)| record).collect();
    prop_assert_eq!(once.len(), records.len());
    if let Some(Overlay::Bookmarks(bookmarks)) = model.overlay() {
        let rows = bookmarks.list.rows();
        prop_assert!(rows.iter().all(|row| records.iter().any(|(_, record)| *record == row.record)));
        prop_assert!(!bookmarks.field().text().is_empty() || rows.len() == records.len());
    }
    Ok(())
}

/// What is shown is what the filter keeps of the scope, in its order.
fn check_shown(data: &Dataset, model: &Model) -> Checked {
    let scope = data.scope_events(model.scope());
    let (shown, total) = model.events();
    let kept: Vec<_> = scope.iter().copied().filter(|id| model.filter().keeps(data, *id)).collect();
    prop_assert_eq!((shown, total), (&kept[..], scope.len()));
    if let Main::Ledger(list) = model.main() {
        prop_assert_eq!((0..list.count()).filter_map(|at| list.row(at)?.event()).collect::<Vec<_>>(), kept);
    }
    Ok(())
}

/// The detail is about the row under the cursor, and where there is none about what the view is.
fn check_subject(model: &Model) -> Checked {
    let under_the_cursor = match (model.focus(), model.main()) {
        (Pane::Detail, _) => model.subject(),
        (Pane::Pairs, _) => model.pairs().selected().map(|row| Subject::Scope(row.scope())),
        (_, Main::Ledger(list)) => list.selected().and_then(comity::timeline::Row::event).map(Subject::Event),
        (_, Main::People(list)) => list.selected().map(|row| Subject::Person(row.person)),
        (_, Main::Table(list)) => list.selected().map(|pair| Subject::Scope(Scope::Pair(*pair))),
        (_, Main::Page(page)) => page.spot_in_sight().and_then(|spot| of_link(page.rows()[spot.row].cell(spot.column))),
    };
    let of_the_view = match (model.focus(), model.view()) {
        (Pane::Main | Pane::Kinds, View::Person(person)) => Subject::Person(person),
        (Pane::Main | Pane::Kinds, View::Place(place)) => Subject::Place(place),
        _ => Subject::Scope(model.scope()),
    };
    prop_assert_eq!(model.subject(), Some(under_the_cursor.unwrap_or(of_the_view)));
    Ok(())
}

fn of_link(cell: &Cell) -> Option<Subject> {
    Some(match cell.target.as_ref()? {
        Target::Event(id) | Target::Claims(id) => Subject::Event(*id),
        Target::Person(id) => Subject::Person(*id),
        Target::Place(id) => Subject::Place(*id),
        Target::Mission(id) => Subject::Mission(*id),
        Target::Pair(id) => Subject::Scope(Scope::Pair(*id)),
        Target::Country(id) => Subject::Scope(Scope::Country(*id)),
        Target::Url(_) => return None,
    })
}

/// What is typed or pasted changes a field and what hangs on it, or nothing at all.
fn check_typing(context: Context, before: &Seen, explorer: &Explorer, effects: &[Effect]) -> Checked {
    prop_assert_eq!(effects, &[][..]);
    let changes = before.changes(&Seen::of(&explorer.model));
    let hang_on_it: &[&str] = match (context, before.overlay.is_some()) {
        (Context::Field, true) => &["overlay"],
        // Over the list of pairs, the detail shows the one that is found, and what stands below makes room.
        (Context::Field, false) => &["narrow", "pairs", "kinds", "subject", "detail"],
        _ => &[],
    };
    prop_assert!(changes.iter().all(|part| hang_on_it.contains(part)), "letters change {changes:?}");
    Ok(())
}

fn play(explorer: &mut Explorer, steps: &[Step]) -> Checked {
    for step in steps {
        match step {
            Step::Resize(width, height) => {
                explorer.area = Rect::new(0, 0, *width, *height);
                explorer.settle();
            },
            Step::Msg(msg) => {
                let (asked, context) = (asks_to_quit(&explorer.model, msg), explorer.model.context());
                let before = Seen::of(&explorer.model);
                let effects = explorer.msg(msg.clone());
                prop_assert_eq!(effects.contains(&Effect::Quit), asked, "{:?}", msg);
                if matches!(msg, Msg::Type(_) | Msg::Paste(_)) {
                    check_typing(context, &before, explorer, &effects)?;
                }
            },
        }
        check(explorer)?;
    }
    Ok(())
}

fn draw(explorer: &Explorer) {
    let regions = layout::regions(&explorer.model, explorer.area);
    let Explorer { data, model, keymap, area } = explorer;
    ui::view(&Scene { model, data, theme: Theme::default(), keymap }, &regions, &mut Buffer::empty(*area));
}

proptest! {
    #![proptest_config(chances(24))]

    #[test]
    fn whatever_happens_everything_is_in_order(start in start(), steps in prop::collection::vec(step(), 1..40)) {
        let mut explorer = opened(start);
        play(&mut explorer, &steps)?;
        draw(&explorer);
    }

    /// From wherever one is, Esc leads to the top, and stays there.
    #[test]
    fn escape_leads_to_the_top_and_never_quits(start in start(), steps in prop::collection::vec(step(), 1..20)) {
        let mut explorer = opened(start);
        play(&mut explorer, &steps)?;
        for _ in 0..60 {
            prop_assert_eq!(explorer.act(Action::Back), []);
        }
        prop_assert_eq!((explorer.model.scope(), explorer.model.view(), explorer.model.focus()), (Scope::All, View::Overview, Pane::Main));
        prop_assert_eq!(explorer.notice(), "this is the top; q quits");
    }

    /// Back and forward again is nowhere else.
    #[test]
    fn back_and_forward_are_each_others_way(start in start(), steps in prop::collection::vec(step(), 1..30)) {
        let mut explorer = opened(start);
        play(&mut explorer, &steps)?;
        while explorer.model.overlay().is_some() || explorer.model.narrow().is_some() {
            explorer.act(Action::Back);
        }
        let here = explorer.model.place();
        explorer.act(Action::HistoryBack);
        if explorer.notice() != "nothing to go back to" {
            explorer.act(Action::HistoryForward);
            prop_assert_eq!(explorer.model.place(), here);
        }
    }

    /// A letter means itself while a field has the focus, whatever is bound to it elsewhere.
    #[test]
    fn letters_are_typed_where_there_is_a_field(steps in prop::collection::vec(step(), 1..20), letter in "[ -~]") {
        let mut explorer = Explorer::new();
        play(&mut explorer, &steps)?;
        if explorer.model.context() == Context::Field {
            let key = if letter == " " { "space" } else { &letter };
            prop_assert_eq!(explorer.meaning(key), Some(Msg::Type(letter.chars().next().unwrap())));
        }
    }
}

#[test]
fn a_palette_that_quits_is_asked_to() {
    let mut explorer = Explorer::new();
    explorer.keys("f2 \"quit\"");
    let Some(Overlay::Actions(actions)) = explorer.model.overlay() else { panic!() };
    assert_eq!(actions.purpose, Purpose::Palette);
    assert!(asks_to_quit(&explorer.model, &Msg::Do(Action::Open)));
}
