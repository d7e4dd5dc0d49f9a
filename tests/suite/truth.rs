//! One truth: the plan, the key table, the help, the palette, the hints and the README say the same, and nothing that is not
//! built is named anywhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use comity::app::overlay::{HelpRow, Overlay, Purpose};
use comity::input::{Action, Context, Group, Key, Keymap, Stroke};
use comity::theme::Theme;
use comity::ui::{self, Scene, layout};
use ratatui::buffer::{Buffer, Cell};
use rstest::rstest;

use super::update::Explorer;

/// The keys of the panes as they were planned: keys, twins, and what they do, in order.
const PANES: &str = "
    j k                   ↓ ↑              next previous
    /                     F3               search
    p                     F8               pairs
    h l                   ← →              parent child
    n N                   Alt-↓ Alt-↑      next-hit previous-hit
    g G                   Home End         first last
    f                     F4               filter
    Ctrl-d Ctrl-u         PgDn PgUp        page-down page-up
    F                     -                clear-filter
    ⏎                     -                open
    t                     F6               go-to-date
    Esc                   Backspace        back
    c                     -                claims
    Tab S-Tab             -                next-pane previous-pane
    y                     -                copy
    1 2 3                 -                overview timeline people
    o                     -                open-source
    e                     -                export
    < >                   Alt-← Alt-→      history-back history-forward
    ?                     F1               help
    :                     F2               palette
    b B                   -                bookmark bookmarks
    F5                    -                reload
    q                     -                quit
    Ctrl-c Ctrl-z Ctrl-l  -                quit-now suspend redraw
";

/// Those of a text field. What types no letter and is not here does what it does in the panes.
const FIELD: &str = "
    ← →                   -                field-left field-right
    Ctrl-a Ctrl-e         Home End         field-start field-end
    Ctrl-w Ctrl-u         -                delete-word delete-to-start
    Backspace Del         -                delete-back delete-forward
    ↓ ↑                   Ctrl-n Ctrl-p    next previous
    PgDn PgUp             -                page-down page-up
    Tab S-Tab             -                next-pane previous-pane
    ⏎ Esc                 -                open back
";

/// Those after the copy key.
const COPY: &str = "
    l c u i j             -                copy-line copy-citation copy-url copy-id copy-json
    Esc                   Backspace        back
    Ctrl-c                -                quit-now
";

/// What is planned for later.
const LATER_KEYS: &str = "= + - 0 . , space d D ctrl-right ctrl-left a v f7 r M";
const LATER_WORDS: [&str; 11] =
    ["zoom", "as of", "as-of", "lane", "compare", "mouse", "map", "chart", "plain", "select", "unit"];

/// What is done by its name in the palette alone.
const BY_NAME: [Action; 1] = [Action::Problems];

/// A line of a plan: keys, their twins, and the actions they do.
struct Family {
    keys: Vec<&'static str>,
    twins: Vec<&'static str>,
    actions: Vec<Action>,
}

fn families(plan: &'static str) -> Vec<Family> {
    let cells =
        |line: &'static str| line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect::<Vec<_>>();
    let lines = plan.lines().map(cells).filter(|cells| !cells.is_empty());
    lines
        .map(|cells| {
            let [keys, twins, actions] = cells[..] else { panic!("three cells: {cells:?}") };
            let split = |cell: &'static str| cell.split(' ').filter(|key| *key != "-").collect::<Vec<_>>();
            let actions: Vec<_> = split(actions).into_iter().map(action).collect();
            let family = Family { keys: split(keys), twins: split(twins), actions };
            assert_eq!(family.keys.len(), family.actions.len());
            assert!(family.twins.is_empty() || family.twins.len() == family.actions.len());
            family
        })
        .collect()
}

fn action(name: &str) -> Action {
    Action::ALL.iter().copied().find(|action| action.name() == name).unwrap_or_else(|| panic!("no action {name}"))
}

fn keymap() -> Keymap {
    Keymap::built_in().unwrap()
}

/// Where an action is read from the keys.
fn home(action: Action) -> Context {
    match action.group() {
        Group::Field => Context::Field,
        Group::Copy => Context::Copy,
        _ => Context::Panes,
    }
}

/// An explorer in which every action does something: hits to walk, a filter to clear, a dispute under the cursor.
fn busy() -> Explorer {
    let mut explorer = Explorer::new();
    explorer.keys("/ \"arafat\" esc f \"recognition\" enter esc 2 G");
    assert_eq!(explorer.subject(), "mx-ps/recognition-of-palestine");
    explorer
}

/// The actions that an overlay of actions lists.
fn listed(explorer: &Explorer, purpose: Purpose) -> BTreeSet<Action> {
    let Some(Overlay::Actions(actions)) = explorer.model.overlay() else { panic!() };
    assert_eq!(actions.purpose, purpose);
    let action = |row: &HelpRow| if let HelpRow::Action(action) = row { Some(*action) } else { None };
    actions.list.rows().iter().filter_map(action).collect()
}

/// The screen, row by row.
fn screen(explorer: &Explorer, keymap: &Keymap) -> Vec<String> {
    let (regions, mut buffer) = (layout::regions(&explorer.model, explorer.area), Buffer::empty(explorer.area));
    let scene = Scene { model: &explorer.model, data: &explorer.data, theme: Theme::default(), keymap };
    ui::view(&scene, &regions, &mut buffer);
    buffer.content.chunks(explorer.area.width.into()).map(|row| row.iter().map(Cell::symbol).collect()).collect()
}

mod plan {
    use super::*;

    #[rstest]
    #[case::panes(Context::Panes, PANES)]
    #[case::field(Context::Field, FIELD)]
    #[case::copy(Context::Copy, COPY)]
    fn the_key_table_is_the_planned_one(#[case] context: Context, #[case] plan: &'static str) {
        let mut planned: BTreeMap<Action, Vec<&str>> = BTreeMap::new();
        for Family { keys, twins, actions } in families(plan) {
            for (index, action) in actions.into_iter().enumerate() {
                let keys =
                    [Some(&keys), Some(&twins)].into_iter().flatten().filter_map(|keys| keys.get(index)).copied();
                assert!(planned.insert(action, keys.collect()).is_none(), "{} is planned twice", action.name());
            }
        }
        let keymap = keymap();
        let built: BTreeMap<_, Vec<_>> = keymap
            .bindings(context)
            .map(|(action, strokes)| (action, strokes.iter().map(|stroke| stroke.shown(true)).collect()))
            .collect();
        let planned: BTreeMap<_, Vec<_>> =
            planned.into_iter().map(|(action, keys)| (action, keys.into_iter().map(str::to_owned).collect())).collect();
        assert_eq!(built, planned);
    }

    #[test]
    fn what_is_later_is_not_bound() {
        let keymap = keymap();
        let bound = LATER_KEYS.split(' ').filter(|key| keymap.action(Context::Panes, key.parse().unwrap()).is_some());
        assert_eq!(bound.collect::<Vec<_>>(), Vec::<&str>::new());
    }

    #[test]
    fn what_is_later_is_not_named() {
        let words = |text: &str| text.to_lowercase().split(' ').map(str::to_owned).collect::<Vec<_>>().join(" ");
        let named = |text: &str| LATER_WORDS.iter().any(|later| words(text).contains(later));
        let actions = Action::ALL.iter().filter(|action| named(action.name()) || named(action.about()));
        assert_eq!(actions.collect::<Vec<_>>(), Vec::<&Action>::new());
        // Nor on the rows around the panes, wherever one is.
        for keys in [
            "",
            "enter",
            "2",
            "3",
            "3 enter",
            "tab",
            "2 tab",
            "?",
            ":",
            "/",
            "f",
            "t",
            "y",
            "p",
            "2 / \"recognises\" enter c",
        ] {
            let mut explorer = Explorer::new();
            explorer.keys(keys);
            let screen = screen(&explorer, &explorer.keymap);
            let (header, hints) = (&screen[0], &screen[screen.len() - 1]);
            assert!(!named(header) && !named(hints), "{keys}: {header}{hints}");
        }
    }
}

mod keys {
    use super::*;

    #[test]
    fn every_action_but_those_of_the_palette_has_a_key_where_it_is_done() {
        let keymap = keymap();
        let without = Action::ALL.iter().filter(|action| keymap.keys(home(**action), **action).is_empty());
        assert_eq!(without.collect::<Vec<_>>(), BY_NAME.iter().collect::<Vec<_>>());
    }

    #[test]
    fn every_movement_has_a_key_that_is_no_letter() {
        let keymap = keymap();
        let is_letter = |stroke: &Stroke| matches!(stroke.key, Key::Char(_));
        let moves = Action::ALL.iter().filter(|action| action.group() == Group::Move);
        let by_letters = moves.filter(|action| keymap.keys(Context::Panes, **action).iter().all(is_letter));
        assert_eq!(by_letters.collect::<Vec<_>>(), Vec::<&Action>::new());
    }

    /// Signs that some layout of Europe or Latin America makes with `AltGr` alone.
    #[test]
    fn nothing_is_only_on_alt_gr() {
        let keymap = keymap();
        let needs_alt_gr = |stroke: &Stroke| matches!(stroke.key, Key::Char(sign) if "@#{}[]\\|~`^€$¬¦".contains(sign));
        for context in [Context::Panes, Context::Field, Context::Copy] {
            let hidden = keymap.bindings(context).filter(|(_, strokes)| strokes.iter().all(needs_alt_gr));
            assert_eq!(hidden.collect::<Vec<_>>(), vec![]);
        }
    }
}

mod lists {
    use super::*;

    #[test]
    fn every_action_is_in_the_help() {
        let mut explorer = busy();
        explorer.keys("?");
        assert_eq!(listed(&explorer, Purpose::Help), Action::ALL.iter().copied().collect());
    }

    #[test]
    fn the_help_says_how_to_do_what_has_no_key() {
        for action in BY_NAME {
            let mut explorer = busy();
            explorer.keys(&format!("? \"{}\"", action.name()));
            let help = screen(&explorer, &explorer.keymap).join("\n");
            assert!(help.contains(&format!(": {} ", action.name())) && help.contains(action.about()), "{help}");
        }
    }

    #[test]
    fn every_action_but_its_own_and_those_of_a_field_is_in_the_palette() {
        let mut explorer = busy();
        explorer.keys(":");
        let expected =
            Action::ALL.iter().copied().filter(|action| *action != Action::Palette && action.group() != Group::Field);
        assert_eq!(listed(&explorer, Purpose::Palette), expected.collect());
    }

    #[test]
    fn what_would_do_nothing_is_left_out() {
        let mut explorer = Explorer::new();
        explorer.keys("?");
        let idle = [Action::Claims, Action::NextHit, Action::PreviousHit, Action::ClearFilter];
        assert!(listed(&explorer, Purpose::Help).is_disjoint(&idle.into_iter().collect()));
    }

    /// The name in the palette and the key are two ways to one thing.
    #[test]
    fn the_palette_does_what_the_key_does() {
        let seen = |explorer: &Explorer| {
            let model = &explorer.model;
            let overlay = format!("{:?}", model.overlay());
            (explorer.place(), explorer.notice().to_owned(), model.focus(), explorer.shown().len(), overlay)
        };
        let mut palette = busy();
        palette.keys(":");
        for action in listed(&palette, Purpose::Palette) {
            let (mut by_key, mut by_name) = (busy(), busy());
            by_name.keys(&format!(": \"{}\"", action.name()));
            let chosen = |explorer: &Explorer| match explorer.model.overlay() {
                Some(Overlay::Actions(actions)) => {
                    matches!(actions.list.selected(), Some(HelpRow::Action(found)) if *found == action)
                },
                _ => false,
            };
            (0..20).for_each(|_| {
                if !chosen(&by_name) {
                    by_name.keys("down");
                }
            });
            assert!(chosen(&by_name), "{} is not found by its name", action.name());
            // Quit closes what lies over the panes; by name it is asked for in the panes.
            assert_eq!(by_name.keys("enter"), by_key.act(action), "{}", action.name());
            assert_eq!(seen(&by_name), seen(&by_key), "{}", action.name());
        }
    }

    /// Nothing on the screen knows a key but from the table.
    #[test]
    fn help_and_hints_show_the_keys_as_they_are_bound() {
        let table = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/keymap.toml")).unwrap();
        let table = table
            .replace("next = [\"j\", \"down\"]", "next = [\"x\", \"down\"]")
            .replace("help = [\"?\", \"f1\"]", "help = [\"f9\"]");
        let keymap = Keymap::parse(&table).unwrap();
        let mut explorer = Explorer::new();
        let hints = screen(&explorer, &keymap).pop().unwrap();
        assert!(hints.contains("x k move") && hints.contains("F9 help"), "{hints}");
        explorer.keys("?");
        let help = screen(&explorer, &keymap).join("\n");
        assert!(help.contains("x  ↓ ") && !help.contains("j  ↓ "), "{help}");
    }
}

mod readme {
    use super::*;

    const MARKS: [&str; 2] = ["<!-- keys -->", "<!-- /keys -->"];

    /// The table of the README, made from the key table.
    fn table(keymap: &Keymap) -> String {
        let rows = keymap.bindings(Context::Panes).map(|(action, strokes)| {
            let twins: Vec<_> = strokes[1..].iter().map(shown).collect();
            format!("| {} | {} | {} |\n", shown(&strokes[0]), twins.join(" "), action.about())
        });
        "| key | twin | action |\n|---|---|---|\n".to_owned() + &rows.collect::<Vec<_>>().concat()
    }

    fn shown(stroke: &Stroke) -> String {
        format!("`{}`", stroke.shown(true))
    }

    #[test]
    fn the_table_of_keys_is_made_from_the_key_table() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
        let readme = fs::read_to_string(path).unwrap_or_default();
        let wanted = table(&keymap());
        let [open, close] = MARKS;
        let found = readme.split_once(open).and_then(|(_, rest)| rest.split_once(close)).map(|(table, _)| table.trim());
        assert!(found == Some(wanted.trim()), "README.md must hold, between these marks:\n\n{open}\n{wanted}{close}\n");
    }
}
