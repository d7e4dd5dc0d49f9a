//! Scripts: keys from the opening screen on, and where they lead.

use std::sync::Arc;

use comity::app::overlay::Overlay;
use comity::app::{Effect, Loading, Main, Notice, Pane, Place, Purpose, Start, View};
use comity::dataset::{Record, Scope};
use comity::dossier;
use comity::input::Action;
use rstest::rstest;

use super::{Explorer, built_in, load, with_it};

#[rstest]
#[case::the_first_screen("", "All pairs · Overview · iq-mx")]
#[case::a_pair("enter", "Iraq–Mexico · Overview · iq-mx/relations-established")]
#[case::the_next_pair("j enter", "Mexico–Oman · Overview · mx-om/relations-established")]
#[case::the_last_pair("G enter", "Mexico–Palestine · Overview · mx-ps/relations-established")]
#[case::out_to_the_same_row("j enter esc", "All pairs · Overview · mx-om")]
#[case::out_by_backspace("j enter backspace", "All pairs · Overview · mx-om")]
#[case::a_country_by_name("p \"palest\" enter", "Palestine · Overview · mx-ps")]
#[case::a_pair_by_name("p \"mexico oman\" down down up enter", "Mexico–Oman · Overview · mx-om/relations-established")]
#[case::a_pair_by_code("f8 \"iq-mx\" enter", "Iraq–Mexico · Overview · iq-mx/relations-established")]
#[case::a_name_let_go("p \"palest\" esc", "All pairs · Overview · iq-mx")]
#[case::the_view_is_kept("2 p \"iraq\" enter", "Iraq · Timeline · iq-mx/trade-total")]
#[case::the_newest("2", "All pairs · Timeline · mx-ps/credentials-first-ambassador")]
#[case::the_oldest("2 g", "All pairs · Timeline · iq-mx/arab-migration-to-mexico")]
#[case::people("3", "All pairs · People · person/riyad-al-maliki")]
#[case::a_person("3 enter", "All pairs · Person · mx-ps/visit-al-maliki-first-foreign-minister")]
#[case::out_of_a_person("3 j j enter esc", "All pairs · People · person/claudia-sheinbaum")]
#[case::out_of_the_timeline("j enter 2 esc", "Mexico–Oman · Overview · mx-om/relations-established")]
#[case::out_of_everything("esc esc esc esc", "All pairs · Overview · iq-mx")]
fn keys_lead(#[case] keys: &str, #[case] place: &str) {
    let mut explorer = Explorer::new();
    explorer.keys(keys);
    assert_eq!(explorer.place(), place);
}

#[rstest]
#[case::a_person("arafat", "All pairs · Person · mx-ps/meeting-arafat-alexandria")]
#[case::a_place("alexandria", "All pairs · Place · mx-ps/meeting-arafat-alexandria")]
#[case::an_event("echeverria meets", "Mexico–Palestine · Timeline · mx-ps/meeting-arafat-alexandria")]
#[case::an_undated_event("resolution 1441", "Iraq–Mexico · Timeline · iq-mx/vote-resolution-1441")]
#[case::a_pair("iraq mexico", "Iraq–Mexico · Overview · iq-mx/relations-established")]
#[case::nothing("qqqqqq", "All pairs · Overview · iq-mx")]
fn enter_goes_where_a_hit_is(#[case] query: &str, #[case] place: &str) {
    let mut explorer = Explorer::new();
    explorer.keys(&format!("/ \"{query}\" enter"));
    assert_eq!(explorer.place(), place);
}

#[test]
fn a_query_is_kept_for_the_next_search_and_gives_way_to_another() {
    let mut explorer = Explorer::new();
    explorer.keys("/ \"unesco\" esc /");
    let Some(Overlay::Search(search)) = explorer.model.overlay() else { panic!() };
    assert_eq!((search.field().text(), search.list.is_empty()), ("unesco", false));
    explorer.keys("\"oslo\"");
    let Some(Overlay::Search(search)) = explorer.model.overlay() else { panic!() };
    assert_eq!(search.field().text(), "oslo");
}

#[test]
fn tab_turns_the_types_of_hits_and_comes_around() {
    let mut explorer = Explorer::new();
    explorer.keys("/ \"mexico\"");
    let listed = |explorer: &Explorer| {
        let Some(Overlay::Search(search)) = explorer.model.overlay() else { panic!() };
        (search.only, search.list.len())
    };
    let all = listed(&explorer);
    explorer.keys("tab");
    let events = listed(&explorer);
    assert!(events.0.is_some() && events.1 < all.1, "{all:?} {events:?}");
    explorer.keys("shift-tab");
    assert_eq!(listed(&explorer), all);
}

/// From the ledger over a person to a place, and back to the very row.
#[test]
fn back_returns_to_the_same_cursor() {
    let mut explorer = Explorer::new();
    let mut places = Vec::new();
    for keys in ["/ \"echeverria meets\" enter", "/ \"rosario green\" enter", "j", "/ \"muscat\" enter", "2 k k"] {
        explorer.keys(keys);
        places.push(explorer.place());
    }
    places.remove(1);
    for place in places.iter().rev() {
        assert_eq!(explorer.place(), *place);
        explorer.keys("<");
    }
    assert_eq!(explorer.place(), "All pairs · Overview · iq-mx");
    explorer.keys("<");
    assert_eq!(explorer.notice(), "nothing to go back to");
    for place in places {
        explorer.keys(">");
        assert_eq!(explorer.place(), place);
    }
    explorer.keys("alt-right");
    assert_eq!(explorer.notice(), "nothing to go forward to");
}

/// With the cursor on an address, which is no record, and with no link in sight at all.
#[rstest]
#[case::on_an_address(36, "enter G", true)]
#[case::between_links(5, "enter G ctrl-u ctrl-u", false)]
fn back_returns_to_where_a_page_was_read(#[case] height: u16, #[case] keys: &str, #[case] in_sight: bool) {
    let mut explorer = Explorer::new();
    explorer.area.height = height;
    explorer.settle();
    explorer.keys(keys);
    let Main::Page(page) = explorer.model.main() else { panic!() };
    let before = page.position();
    assert_eq!((before > 3, page.spot_in_sight().is_some()), (true, in_sight));
    explorer.keys("3 <");
    let Main::Page(page) = explorer.model.main() else { panic!() };
    assert!(
        page.position() > 3 && page.in_sight().contains(&page.spot().unwrap().row),
        "{} after {before}",
        page.position()
    );
}

#[test]
fn what_is_forward_is_forgotten_on_another_way() {
    let mut explorer = Explorer::new();
    explorer.keys("enter < 3 >");
    assert_eq!(
        (explorer.place().as_str(), explorer.notice()),
        ("All pairs · People · person/riyad-al-maliki", "nothing to go forward to")
    );
}

#[test]
fn a_link_of_the_detail_is_followed() {
    let mut explorer = Explorer::new();
    explorer.keys("/ \"echeverria meets\" enter enter");
    assert_eq!(explorer.model.focus(), Pane::Detail);
    explorer.keys("enter");
    assert_eq!(
        (explorer.model.view(), explorer.model.focus()),
        (explorer_view(&explorer, "person/luis-echeverria"), Pane::Main)
    );
}

fn explorer_view(explorer: &Explorer, id: &str) -> View {
    match explorer.data.find(id) {
        Some(Record::Person(person)) => View::Person(person),
        other => panic!("{other:?}"),
    }
}

mod filter {
    use super::*;

    #[test]
    fn a_kind_is_switched_on_and_off() {
        let mut explorer = Explorer::new();
        explorer.keys("2 f \"visit\" enter");
        assert!(explorer.shown().iter().all(|id| id.contains("/visit-")));
        assert_eq!((explorer.shown().len(), explorer.model.events().1), (19, 91));
        explorer.keys("\"meeting\" enter");
        assert_eq!(explorer.shown().len(), 20, "two kinds are either");
        explorer.keys("\"visit\" enter \"meeting\" enter esc");
        assert_eq!(explorer.shown().len(), 91);
        assert!(explorer.model.filter().is_empty() && explorer.model.overlay().is_none());
    }

    #[test]
    fn conditions_of_different_sorts_must_all_hold() {
        let mut explorer = Explorer::new();
        explorer.keys("j j enter 2 f \"visit\" enter \"from palestine\" enter \"2011..2014\" enter esc");
        let expected = ["mx-ps/visit-al-maliki-second", "mx-ps/visit-al-maliki-third", "mx-ps/visit-ghannam"];
        assert_eq!(explorer.shown(), expected);
        explorer.keys("f \"laila\" enter esc");
        assert_eq!(explorer.shown(), ["mx-ps/visit-ghannam"]);
        explorer.keys("F");
        assert_eq!(explorer.shown().len(), 45);
    }

    /// What is set already must not stand between what is typed and Enter.
    #[test]
    fn years_that_are_typed_replace_those_that_are_set() {
        let mut explorer = Explorer::new();
        explorer.keys("2 f \"1900..1950\" enter \"1975..1978\" enter");
        let years = |explorer: &Explorer| explorer.model.filter().window.since.map(jiff::civil::Date::year);
        assert_eq!((years(&explorer), explorer.shown().len()), (Some(1975), 8));
        explorer.keys("\"1975..1978\" enter");
        assert_eq!(years(&explorer), None, "typed again, they are switched off");
    }

    #[test]
    fn a_kept_search_is_left_alone_by_what_is_typed() {
        let mut explorer = Explorer::new();
        explorer.keys("/ \"arafat\" f4 f \"qqq\" enter");
        assert_eq!(explorer.shown().len(), 3);
        explorer.keys("ctrl-u \"search\" enter");
        assert_eq!(explorer.shown().len(), 91);
    }

    #[test]
    fn the_cursor_stays_on_its_event_or_near_it_in_time() {
        let mut explorer = Explorer::new();
        explorer.keys("/ \"bethlehem twinned\" enter f \"agreement\" enter esc");
        assert_eq!(explorer.place(), "Mexico–Palestine · Timeline · mx-ps/twinning-bethlehem-monterrey");
        explorer.keys("F f \"visit\" enter esc");
        assert_eq!(explorer.place(), "Mexico–Palestine · Timeline · mx-ps/visit-green");
    }

    #[test]
    fn a_search_is_kept_as_the_filter() {
        let mut explorer = Explorer::new();
        explorer.keys("/ \"arafat\" f4");
        let expected = ["mx-ps/meeting-arafat-alexandria", "mx-ps/visit-green", "mx-ps/statue-of-arafat"];
        assert_eq!((explorer.shown(), explorer.model.view()), (expected.map(str::to_owned).to_vec(), View::Timeline));
        assert_eq!(explorer.model.filter().hits.as_ref().map(|hits| &*hits.query), Some("arafat"));
        explorer.keys("F");
        assert_eq!(explorer.shown().len(), 91);
    }

    #[test]
    fn a_search_without_events_is_not_kept() {
        let mut explorer = Explorer::new();
        explorer.keys("/ \"qqqqqq\" f4");
        assert_eq!(explorer.notice(), "no event found, so there is nothing to keep");
        assert!(explorer.model.filter().is_empty() && explorer.model.overlay().is_some());
    }

    #[test]
    fn going_to_a_hidden_event_clears_the_filter_and_says_so() {
        let mut explorer = Explorer::new();
        explorer.keys("2 f \"visit\" enter esc / \"echeverria meets\" enter");
        assert_eq!(explorer.place(), "All pairs · Timeline · mx-ps/meeting-arafat-alexandria");
        assert_eq!(explorer.notice(), "filter cleared, it hid this event; going back restores it");
        assert!(explorer.model.filter().is_empty());
        explorer.keys("<");
        assert_eq!(explorer.shown().len(), 19);
    }

    #[test]
    fn the_list_of_kinds_is_a_filter_to_walk() {
        let mut explorer = Explorer::new();
        explorer.keys("2 shift-tab");
        assert_eq!(explorer.model.focus(), Pane::Kinds);
        let first = explorer.model.kinds().selected().unwrap();
        let (kind, count) = (first.kind, first.count);
        explorer.keys("enter");
        assert!(explorer.model.filter().kinds.has(kind));
        assert_eq!(explorer.shown().len(), count);
        explorer.keys("enter");
        assert_eq!(explorer.shown().len(), 91);
    }
}

mod date {
    use super::*;

    #[rstest]
    #[case::year("1975", "mx-om/relations-established", "31 July 1975")]
    #[case::between(
        "1990",
        "mx-om/mission-mx-muscat/opened-honorary-consulate",
        "nothing on that date; the nearest is of 1986"
    )]
    #[case::month("2012-10", "mx-om/visit-aranda-bilateral-meeting", "October 2012")]
    #[case::after_the_last("2100", "mx-om/visit-mercado", "nothing on that date; the nearest is of 2024")]
    #[case::before_the_first(
        "1900",
        "mx-om/relations-established",
        "nothing on that date; the nearest is of 31 July 1975"
    )]
    #[case::today("today", "mx-om/visit-mercado", "nothing on that date; the nearest is of 2024")]
    fn goes_there_or_says_how_near(#[case] typed: &str, #[case] event: &str, #[case] said: &str) {
        let mut explorer = Explorer::new();
        explorer.keys(&format!("j enter 2 t \"{typed}\" enter"));
        assert_eq!(explorer.place(), format!("Mexico–Oman · Timeline · {event}"));
        assert_eq!(explorer.notice(), said);
    }

    #[test]
    fn steps_count_from_the_cursor() {
        let mut explorer = Explorer::new();
        explorer.keys("j enter 2 t \"1975\" enter t \"+33y\" enter");
        assert_eq!(explorer.place(), "Mexico–Oman · Timeline · mx-om/visit-fajer");
        explorer.keys("f6 \"-22y\" enter");
        assert_eq!(explorer.place(), "Mexico–Oman · Timeline · mx-om/mission-mx-muscat/opened-honorary-consulate");
    }

    #[test]
    fn what_is_no_date_stays_in_the_field_with_a_hint() {
        let mut explorer = Explorer::new();
        explorer.keys("t \"soon\" enter");
        let Some(Overlay::Goto(goto)) = explorer.model.overlay() else { panic!() };
        assert_eq!((goto.field().text(), goto.outcome.as_ref().unwrap_err().contains("1975-08")), ("soon", true));
        assert_eq!(explorer.model.view(), View::Overview);
    }
}

mod hits {
    use super::*;

    #[test]
    fn are_walked_forward_and_back_and_have_two_ends() {
        let mut explorer = Explorer::new();
        explorer.keys("/ \"arafat\" esc");
        let mut walked = Vec::new();
        for key in ["n", "n", "alt-down", "n", "N", "alt-up", "N"] {
            explorer.keys(key);
            walked.push((explorer.place().split('/').next_back().unwrap().to_owned(), explorer.notice().to_owned()));
        }
        let hit = |event: &str, said: &str| (event.to_owned(), said.to_owned());
        let expected = [
            hit("meeting-arafat-alexandria", "hit 1 of 3 for “arafat”"),
            hit("visit-green", "hit 2 of 3 for “arafat”"),
            hit("statue-of-arafat", "hit 3 of 3 for “arafat”"),
            hit("statue-of-arafat", "no later hit"),
            hit("visit-green", "hit 2 of 3 for “arafat”"),
            hit("meeting-arafat-alexandria", "hit 1 of 3 for “arafat”"),
            hit("meeting-arafat-alexandria", "no earlier hit"),
        ];
        assert_eq!(walked, expected);
    }

    #[test]
    fn are_walked_from_where_the_cursor_is() {
        let mut explorer = Explorer::new();
        explorer.keys("/ \"arafat\" esc / \"bethlehem twinned\" enter / \"arafat\" esc n");
        assert_eq!(explorer.place(), "Mexico–Palestine · Timeline · mx-ps/visit-green");
        explorer.keys("/ \"bethlehem twinned\" enter / \"arafat\" esc N");
        assert_eq!(explorer.place(), "Mexico–Palestine · Timeline · mx-ps/meeting-arafat-alexandria");
    }

    #[test]
    fn there_are_none_before_a_search() {
        let mut explorer = Explorer::new();
        explorer.keys("n");
        assert!(matches!(explorer.model.notice(), Some(Notice::Failed(text)) if text.starts_with("search first")));
    }
}

mod take {
    use super::*;

    #[rstest]
    #[case::line("y l", "Aug 1975 · Echeverría meets Arafat in Alexandria (Mexico–Palestine)")]
    #[case::id("y i", "mx-ps/meeting-arafat-alexandria")]
    #[case::url("y u", "https://en.wikipedia.org/wiki/Mexico%E2%80%93Palestine_relations")]
    #[case::citation(
        "y c",
        "Aug 1975 · Echeverría meets Arafat in Alexandria (Mexico–Palestine). “Mexico–Palestine relations”, section Development of diplomatic relationship status, https://en.wikipedia.org/wiki/Mexico%E2%80%93Palestine_relations, CC BY-SA 4.0, read 2025"
    )]
    fn a_copy_is_of_the_event_under_the_cursor(#[case] keys: &str, #[case] text: &str) {
        let mut explorer = Explorer::new();
        explorer.keys("/ \"echeverria meets\" enter");
        assert_eq!(explorer.keys(keys), [Effect::Copy(text.to_owned())]);
        assert!(explorer.model.overlay().is_none() && explorer.notice().contains("copied"));
    }

    #[test]
    fn json_is_the_contract_of_the_command_line() {
        let mut explorer = Explorer::new();
        explorer.keys("/ \"echeverria meets\" enter");
        let [Effect::Copy(text)] = &explorer.keys("y j")[..] else { panic!() };
        let event: serde_json::Value = serde_json::from_str(text).unwrap();
        assert_eq!(
            (&event["id"], &event["when"]["edtf"]),
            (&"mx-ps/meeting-arafat-alexandria".into(), &"1975-08".into())
        );
    }

    /// Keys that come in a burst, with no frame between them, find what they would find after one.
    #[test]
    fn what_is_under_the_cursor_is_known_before_the_next_frame() {
        let mut explorer = Explorer::new();
        explorer.keys("enter");
        assert_eq!(explorer.subject(), "iq-mx/relations-established");
        assert_eq!(explorer.keys("y i"), [Effect::Copy("iq-mx/relations-established".to_owned())]);
        explorer.keys("3 enter");
        assert!(explorer.subject().starts_with("iq-mx/visit-"), "{}", explorer.subject());
    }

    #[test]
    fn another_key_takes_nothing() {
        let mut explorer = Explorer::new();
        explorer.keys("2 g y");
        assert_eq!(explorer.keys("x"), []);
        assert!(matches!(explorer.model.overlay(), Some(Overlay::Copy)));
        assert_eq!(explorer.keys("esc"), []);
        assert!(explorer.model.overlay().is_none());
    }

    #[test]
    fn the_source_is_opened() {
        let mut explorer = Explorer::new();
        let url = "https://en.wikipedia.org/wiki/Iraq%E2%80%93Mexico_relations".to_owned();
        assert_eq!(explorer.keys("2 g o"), [Effect::Open(url)]);
    }
}

mod bookmarks {
    use comity::app::Bookmark;

    use super::*;
    use comity::app::Msg;

    /// The ids of what is marked, oldest first.
    fn marked(explorer: &Explorer) -> Vec<&str> {
        explorer.model.bookmarks().iter().map(|(kept, _)| kept.id()).collect()
    }

    /// The titles that the list of bookmarks shows.
    fn listed(explorer: &Explorer) -> Vec<&str> {
        let Some(Overlay::Bookmarks(bookmarks)) = explorer.model.overlay() else { panic!("no list of bookmarks") };
        bookmarks.list.rows().iter().map(|row| &*row.title).collect()
    }

    const ALL: &str = "b h g j b l 2 g b 3 b / \"riyadh\" enter ctrl-d ctrl-u b";

    #[rstest]
    #[case::a_pair("", "iq-mx")]
    #[case::a_country("h g j", "mx")]
    #[case::a_pair_of_the_list("h G", "mx-ps")]
    #[case::an_event("2 g", "iq-mx/arab-migration-to-mexico")]
    #[case::an_event_read_in_the_detail("2 g enter j j", "iq-mx/arab-migration-to-mexico")]
    #[case::a_person("3", "person/riyad-al-maliki")]
    #[case::a_link_of_a_page("3 enter", "mx-ps/visit-al-maliki-first-foreign-minister")]
    #[case::a_mission("G enter j j j", "mx-ps/mission-mx-ramallah")]
    fn what_the_cursor_is_on_is_marked_and_unmarked(#[case] keys: &str, #[case] id: &str) {
        let mut explorer = Explorer::new();
        explorer.keys(keys);
        explorer.keys("b");
        assert_eq!(marked(&explorer), [id]);
        assert!(explorer.notice().starts_with("marked: "), "{}", explorer.notice());
        explorer.keys("b");
        assert_eq!(marked(&explorer), [""; 0]);
        assert!(explorer.notice().starts_with("mark removed: "), "{}", explorer.notice());
    }

    #[test]
    fn all_pairs_together_are_no_record() {
        let mut explorer = Explorer::new();
        explorer.keys("h g b");
        assert_eq!((marked(&explorer), explorer.notice()), (vec![], "all pairs together are no record to mark"));
    }

    #[test]
    fn the_positions_on_an_event_are_marked_as_the_event() {
        let mut explorer = Explorer::new();
        explorer.keys("2 / \"recognises\" enter c b");
        assert!(matches!(explorer.model.overlay(), Some(Overlay::Claims(_))));
        assert_eq!(marked(&explorer), ["mx-ps/recognition-of-palestine"]);
        explorer.keys("B");
        assert_eq!(listed(&explorer), ["Mexico recognises Palestine"]);
    }

    #[test]
    fn the_newest_stands_first_and_typing_narrows() {
        let mut explorer = Explorer::new();
        explorer.keys("b 2 g b G b 3 b 1 B");
        let (maliki, arab) = ("Riyad al-Maliki", "Arab migration to Mexico");
        assert_eq!((listed(&explorer)[0], listed(&explorer).len()), (maliki, 4));
        for (typed, found) in [("maliki", vec![maliki]), ("person", vec![maliki]), ("pair", vec!["Iraq–Mexico"])] {
            explorer.keys(&format!("ctrl-u \"{typed}\""));
            assert_eq!(listed(&explorer), found, "{typed}");
        }
        explorer.keys("ctrl-u \"1800\"");
        assert!(
            listed(&explorer).len() == 1 && listed(&explorer)[0].contains("Arab"),
            "{arab}: {:?}",
            listed(&explorer)
        );
        explorer.keys("ctrl-u \"zzz\" enter");
        assert_eq!(listed(&explorer), [""; 0]);
        explorer.keys("esc");
        assert!(explorer.model.overlay().is_none());
    }

    #[rstest]
    #[case::a_person("3 b", "All pairs · Person · mx-ps/visit-al-maliki-first-foreign-minister")]
    #[case::an_event("2 g b", "Iraq–Mexico · Timeline · iq-mx/arab-migration-to-mexico")]
    #[case::a_pair("j b", "Mexico–Oman · Overview · mx-om/relations-established")]
    #[case::a_country("h g j b l", "Mexico · Overview · iq-mx")]
    fn enter_goes_there_and_back_returns(#[case] keys: &str, #[case] place: &str) {
        let mut explorer = Explorer::new();
        explorer.keys(keys);
        explorer.keys("1 G");
        let before = explorer.place();
        explorer.keys("B enter");
        assert_eq!(explorer.place(), place);
        explorer.keys("<");
        assert_eq!(explorer.place(), before);
    }

    #[test]
    fn delete_takes_a_mark_away_where_it_deletes_no_letter() {
        let mut explorer = Explorer::new();
        explorer.keys("b j b j b B");
        assert_eq!(listed(&explorer), ["Mexico–Palestine", "Mexico–Oman", "Iraq–Mexico"]);
        explorer.keys("\"mb\" home delete end backspace");
        assert_eq!(listed(&explorer).len(), 3, "the field is edited");
        explorer.keys("down delete");
        assert_eq!(
            (listed(&explorer), explorer.notice()),
            (vec!["Mexico–Palestine", "Iraq–Mexico"], "mark removed: Mexico–Oman")
        );
        explorer.keys("delete");
        assert_eq!(marked(&explorer), ["mx-ps"]);
        explorer.keys("delete delete");
        assert_eq!(marked(&explorer), [""; 0]);
    }

    #[test]
    fn what_the_data_do_not_have_is_listed_and_kept_until_it_is_removed() {
        let mut explorer = Explorer::new();
        let kept = [Bookmark::new("fr-de", "France–Germany"), Bookmark::new("mx-om", "as it was")];
        explorer.msg(Msg::Bookmarks(kept.to_vec()));
        explorer.keys("B");
        assert_eq!(listed(&explorer), ["Mexico–Oman", "France–Germany"]);
        explorer.keys("\"not in\" enter");
        assert_eq!((listed(&explorer), explorer.notice()), (vec!["France–Germany"], "not in the data: France–Germany"));
        explorer.keys("delete");
        assert_eq!(marked(&explorer), ["mx-om"]);
    }

    #[test]
    fn marks_survive_a_reload_even_where_their_records_do_not() {
        let mut explorer = Explorer::new();
        explorer.keys(ALL);
        let before: Vec<String> = marked(&explorer).into_iter().map(str::to_owned).collect();
        assert_eq!(before.len(), 5);
        let without = Arc::new(dossier::load_text("fr-mx.toml", "pair = \"fr-mx\"\n").unwrap().data);
        for data in [without, Arc::new(load())] {
            explorer.model.rebase(&explorer.data, &data, with_it(&data));
            explorer.data = data;
            explorer.settle();
            assert_eq!(marked(&explorer), before);
        }
        let found = explorer.model.bookmarks().iter().all(|(kept, record)| record == explorer.data.find(kept.id()));
        assert!(found && explorer.model.bookmarks().iter().all(|(_, record)| record.is_some()));
    }
}

mod ends {
    use super::*;

    #[rstest]
    #[case("q", vec![Effect::Quit])]
    #[case("ctrl-c", vec![Effect::Quit])]
    #[case("ctrl-z", vec![Effect::Suspend])]
    #[case("ctrl-l", vec![Effect::Repaint])]
    #[case("esc", vec![])]
    #[case("/ q", vec![])]
    #[case("p q", vec![])]
    #[case("/ ctrl-c", vec![Effect::Quit])]
    #[case("/ ctrl-z", vec![Effect::Suspend])]
    #[case("y q", vec![])]
    #[case("y ctrl-c", vec![Effect::Quit])]
    #[case("f2 \"quit\" down enter", vec![Effect::Quit])]
    #[case("2 / \"recognises\" enter c q", vec![])]
    fn effects_are_only_those_asked_for(#[case] keys: &str, #[case] effects: Vec<Effect>) {
        assert_eq!(Explorer::new().keys(keys), effects);
    }

    #[test]
    fn q_closes_what_lies_over_the_panes_before_it_quits() {
        let mut explorer = Explorer::new();
        explorer.keys("2 / \"recognises\" enter c");
        assert!(matches!(explorer.model.overlay(), Some(Overlay::Claims(_))));
        assert_eq!((explorer.keys("q"), explorer.model.overlay().is_none()), (vec![], true));
        assert_eq!(explorer.keys("q"), [Effect::Quit]);
    }

    #[test]
    fn claims_are_only_of_what_is_disputed() {
        let mut explorer = Explorer::new();
        explorer.keys("2 g c");
        assert!(explorer.model.overlay().is_none());
        assert_eq!(explorer.notice(), "nothing here is disputed");
    }
}

mod reload {
    use super::*;

    #[test]
    fn what_is_asked_for_is_waited_for() {
        let mut explorer = Explorer::new();
        let mut asked = Vec::new();
        for notice in ["", "still loading; begun again from the start"] {
            let [Effect::Load(generation)] = explorer.keys("f5")[..] else { panic!("f5 loads") };
            assert_eq!(explorer.model.loading().map(Loading::generation), Some(generation));
            assert_eq!(explorer.notice(), notice);
            asked.push(generation);
        }
        assert_eq!(
            (explorer.model.end_load(asked[0]), explorer.model.end_load(asked[1])),
            (None, Some(Purpose::Again))
        );
        assert_eq!(explorer.model.end_load(asked[1]), None);
    }

    #[test]
    fn the_same_data_change_nothing_in_sight() {
        let mut explorer = Explorer::new();
        explorer.keys("/ \"arafat\" enter < 2 f \"visit\" enter esc k k");
        let (place, shown) = (explorer.place(), explorer.shown().len());
        let fresh = Arc::new(load());
        explorer.model.rebase(&explorer.data, &fresh, with_it(&fresh));
        explorer.data = fresh;
        explorer.settle();
        assert_eq!((explorer.place(), explorer.shown().len()), (place, shown));
        explorer.keys("<");
        assert_eq!(explorer.place(), "All pairs · Overview · iq-mx");
    }

    #[test]
    fn what_is_gone_is_let_go() {
        let mut explorer = Explorer::new();
        explorer.keys("j j enter 2 g 3 enter");
        let other = dossier::load_text("de-fr.toml", "pair = \"de-fr\"\n").unwrap().data;
        explorer.model.rebase(&explorer.data, &other, with_it(&other));
        explorer.data = Arc::new(other);
        explorer.settle();
        assert_eq!(explorer.place(), "All pairs · Overview · de-fr");
        explorer.act(Action::HistoryBack);
        assert_eq!(explorer.place(), "All pairs · Overview · de-fr");
    }
}

#[test]
fn a_start_at_a_date_puts_the_cursor_there() {
    let data = built_in();
    let Some(Record::Pair(pair)) = data.find("mx-ps") else { panic!() };
    let place = Place { scope: Scope::Pair(pair), view: View::Timeline, record: None };
    let explorer = Explorer::opened(Start { place, date: Some(jiff::civil::date(1995, 1, 1)) });
    assert_eq!(
        explorer.place(),
        "Mexico–Palestine · Timeline · mx-ps/mission-ps-mexico-city/elevated-special-delegation"
    );
}
