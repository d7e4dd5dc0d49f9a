//! The state of the screen.

use std::sync::Arc;

use jiff::civil::Date;

use super::bookmarks::Bookmarks;
use super::cursor::{List, Listing};
use super::detail::Subject;
use super::doc::{self, Target};
use super::field::Field;
use super::history::History;
use super::link::{at_first_event, select_in_page, selected_target, target_at, target_record};
use super::loading::{Generation, Loading};
use super::metrics::Metrics;
use super::msg::Notice;
use super::overlay::Overlay;
use super::pairs::{self, PairRow};
use super::people::{self, PersonRow};
use super::problems::Problems;
use super::{goto, overview, page};
use crate::dataset::{Dataset, EventId, Filter, Kept, Kind, PairId, PersonId, PlaceId, Record, Scope, Vocabulary as _};
use crate::search::{Index, Searcher};
use crate::timeline::{self, Years};

/// What the main pane shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// Standing facts of a pair, or the table of pairs.
    #[default]
    Overview,
    /// The ledger.
    Timeline,
    /// Everyone in scope.
    People,
    /// The page of a person.
    Person(PersonId),
    /// The page of a place.
    Place(PlaceId),
}

/// A part of the screen that can have the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pane {
    /// The list of pairs.
    Pairs,
    /// The list of kinds.
    Kinds,
    /// The main view.
    #[default]
    Main,
    /// The detail.
    Detail,
}

/// The rows of the main view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Main {
    /// The table of pairs.
    Table(Listing<PairId>),
    /// A page: the overview of a pair, a person, a place.
    Page(Listing<doc::Row>),
    /// The ledger.
    Ledger(List<timeline::Ledger>),
    /// People.
    People(Listing<PersonRow>),
}

/// A kind, and how many events of it the rest of the filter keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindRow {
    /// The kind.
    pub kind: Kind,
    /// Its events.
    pub count: usize,
}

/// A place one can come back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// What it is about.
    pub scope: Scope,
    /// Which view.
    pub view: View,
    /// The record under the cursor.
    pub record: Option<Record>,
}

/// Where the explorer opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Start {
    /// The place.
    pub place: Place,
    /// A date to put the cursor at.
    pub date: Option<Date>,
}

/// Widths in cells, of parts that hold wrapped text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Widths {
    pub(super) main: usize,
    pub(super) detail: usize,
    pub(super) overlay: usize,
    pub(super) preview: usize,
}

impl Default for Widths {
    /// Those of a common terminal, until the first settling knows better.
    fn default() -> Self {
        Self { main: 76, detail: 76, overlay: 76, preview: 40 }
    }
}

/// The state of the screen. [`update`](super::update) changes it; [`Model::settle`] fits it to the screen.
#[derive(Debug)]
pub struct Model {
    pub(super) scope: Scope,
    pub(super) view: View,
    pub(super) focus: Pane,
    pub(super) filter: Filter,
    /// The events of the scope that the filter keeps.
    pub(super) shown: Arc<Vec<EventId>>,
    /// How many events the scope has.
    pub(super) total: usize,
    /// For which scope and filter these were found; none where the data are new.
    pub(super) sifted: Option<(Scope, Filter)>,
    pub(super) pairs: Listing<PairRow>,
    /// The name being typed over the list of pairs.
    pub(super) narrow: Option<Field>,
    pub(super) kinds: Listing<KindRow>,
    pub(super) main: Main,
    pub(super) detail: Listing<doc::Row>,
    pub(super) subject: Option<Subject>,
    pub(super) overlay: Option<Overlay>,
    /// What help and palette lie over, to come back to.
    pub(super) below: Option<Overlay>,
    pub(super) history: History<(Place, Filter)>,
    /// Where the ledger was last read, and in which scope.
    pub(super) ledger_at: Option<(Scope, EventId)>,
    pub(super) bookmarks: Bookmarks,
    pub(super) problems: Problems,
    pub(super) notice: Option<Notice>,
    /// The data being read beside the screen, and how many loads there were.
    pub(super) loading: Option<Loading>,
    pub(super) loads: Generation,
    /// Whether it stands where it does only until the place is there at which it should open.
    pub(super) opening: bool,
    /// Why it could not open where it should.
    pub(super) missed: Option<String>,
    pub(super) metrics: Metrics,
    /// The widths for which pages were last written.
    pub(super) written: Widths,
    /// When the events shown happened.
    pub(super) years: Years,
    /// The last query, kept for the next search, and the events it found.
    pub(super) query: String,
    pub(super) hits: Vec<EventId>,
    /// Made when the first search asks for it, or beside the screen together with the data.
    pub(super) index: Option<Box<Index>>,
    /// What the last search found out.
    pub(super) searcher: Box<Searcher>,
    pub(super) today: Date,
}

impl Model {
    /// The state in which the explorer opens.
    pub fn new(data: &Dataset, start: Start, today: Date) -> Self {
        let Place { scope, view, record } = start.place;
        let mut model = Self {
            scope,
            view,
            focus: Pane::Main,
            filter: Filter::default(),
            shown: Arc::default(),
            total: 0,
            sifted: None,
            pairs: Listing::default(),
            narrow: None,
            kinds: Listing::default(),
            main: Main::Table(Listing::default()),
            detail: Listing::default(),
            subject: None,
            overlay: None,
            below: None,
            history: History::default(),
            ledger_at: None,
            bookmarks: Bookmarks::default(),
            problems: Problems::default(),
            notice: None,
            loading: None,
            loads: Generation::default(),
            opening: false,
            missed: None,
            metrics: Metrics::default(),
            written: Widths::default(),
            years: Years::default(),
            query: String::new(),
            hits: Vec::new(),
            index: None,
            searcher: Box::default(),
            today,
        };
        model.rebuild(data);
        model.select(record);
        if let Some(day) = start.date {
            model.put_cursor_at(data, goto::Goto { day, until: day });
        }
        model
    }

    /// The index of the search, once a search has asked for it.
    pub fn index(&self) -> Option<&Index> {
        self.index.as_deref()
    }

    /// The events that the last search found, in the order of the timeline.
    pub(super) fn found_events(&self, data: &Dataset) -> Vec<EventId> {
        self.index.as_deref().map_or_else(Vec::new, |index| self.searcher.events(index, data))
    }

    /// What the screen is about.
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// The view in the main pane.
    pub fn view(&self) -> View {
        self.view
    }

    /// The pane that has the focus.
    pub fn focus(&self) -> Pane {
        self.focus
    }

    /// What is kept of the scope.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The events shown, and how many the scope has.
    pub fn events(&self) -> (&[EventId], usize) {
        (&self.shown, self.total)
    }

    /// When the events shown happened.
    pub fn years(&self) -> &Years {
        &self.years
    }

    /// The list of pairs.
    pub fn pairs(&self) -> &Listing<PairRow> {
        &self.pairs
    }

    /// The name being typed over the list of pairs, if one is.
    pub fn narrow(&self) -> Option<&Field> {
        self.narrow.as_ref()
    }

    /// The list of kinds.
    pub fn kinds(&self) -> &Listing<KindRow> {
        &self.kinds
    }

    /// The rows of the main view.
    pub fn main(&self) -> &Main {
        &self.main
    }

    /// The rows of the detail.
    pub fn detail(&self) -> &Listing<doc::Row> {
        &self.detail
    }

    /// What the detail is about.
    pub fn subject(&self) -> Option<Subject> {
        self.subject
    }

    /// What lies over the panes.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// The word on the status row.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// Where we are, to come back to.
    pub fn place(&self) -> Place {
        Place { scope: self.scope, view: self.view, record: self.record() }
    }

    /// The context in which keys are read.
    pub fn context(&self) -> crate::input::Context {
        use crate::input::Context;
        let field = self.overlay.as_ref().map_or(self.narrow.as_ref(), Overlay::field);
        match (&self.overlay, field) {
            (Some(Overlay::Copy), _) => Context::Copy,
            (_, Some(_)) => Context::Field,
            (_, None) => Context::Panes,
        }
    }

    /// The record under the cursor of the main view.
    fn record(&self) -> Option<Record> {
        match &self.main {
            Main::Table(list) => list.selected().map(|pair| Record::Pair(*pair)),
            Main::Ledger(list) => list.selected().and_then(timeline::Row::event).map(Record::Event),
            Main::People(list) => list.selected().map(|row| Record::Person(row.person)),
            // In sight or not, and where it is an address, the link before: near where the page is read, and the way back to there.
            Main::Page(list) => list.spots_back().find_map(|spot| target_at(list, spot).and_then(target_record)),
        }
    }

    /// Makes every list anew, for a new scope, view, filter or dataset. The cursor of the ledger stays on its event, or near it.
    pub(super) fn rebuild(&mut self, data: &Dataset) {
        // To go from view to view keeps what is shown.
        let wanted = (self.scope, self.filter.clone());
        if self.sifted.as_ref() != Some(&wanted) {
            self.sift(data);
            self.sifted = Some(wanted);
        }
        let narrow = self.narrow.as_ref().map_or(String::new(), |field| field.text().to_owned());
        self.pairs = pairs::rows(data, self.scope, &narrow);
        self.build_main(data);
    }

    /// Finds the events to be shown, and counts them by kind and year.
    fn sift(&mut self, data: &Dataset) {
        let all = data.scope_events(self.scope);
        self.total = all.len();
        let Kept { events, counts } = self.filter.sift(data, all);
        self.shown = Arc::new(events);
        self.years = Years::of(data, &self.shown);
        let rows = Kind::ALL
            .iter()
            .map(|&kind| KindRow { kind, count: counts[kind as usize] })
            .filter(|row| row.count > 0 || self.filter.kinds.has(row.kind));
        let at = self.kinds.selected().map(|row| row.kind);
        self.kinds = Listing::of_items(rows.collect());
        self.kinds.select_where(|row| Some(row.kind) == at);
    }

    pub(super) fn build_main(&mut self, data: &Dataset) {
        let width = self.written.main;
        self.main = match (self.view, self.scope) {
            (View::Overview, Scope::Pair(pair)) => Main::Page(overview::overview(data, pair, width)),
            (View::Overview, scope) => Main::Table(Listing::of_items(data.scope_pairs(scope))),
            (View::Timeline, _) => {
                let mut list = List::over(timeline::Ledger::of(data, Arc::clone(&self.shown)));
                // The ledger opens on the newest; the undated stand below it.
                let dated = self.shown.partition_point(|id| data.stands_at(*id).is_some());
                list.select(dated.saturating_sub(1));
                Main::Ledger(list)
            },
            (View::People, _) => Main::People(Listing::of_items(people::rows(data, &self.shown))),
            (View::Person(id), _) => Main::Page(at_first_event(page::person(data, id, width))),
            (View::Place(id), _) => Main::Page(at_first_event(page::place(data, id, width))),
        };
    }

    /// Puts the cursor of the main view on a record, if it is there.
    pub(super) fn select(&mut self, record: Option<Record>) -> bool {
        let Some(record) = record else { return false };
        match &mut self.main {
            Main::Table(list) => list.select_where(|pair| Record::Pair(*pair) == record),
            Main::Ledger(list) => matches!(record, Record::Event(event) if list.select_event(event)),
            Main::People(list) => list.select_where(|row| Record::Person(row.person) == record),
            Main::Page(list) => {
                let found = select_in_page(list, record);
                list.reveal(self.metrics.main.height);
                found
            },
        }
    }

    /// Puts the cursor of the ledger at a date; says at which event, if there is a dated one.
    pub(super) fn put_cursor_at(&mut self, data: &Dataset, goto: goto::Goto) -> Option<EventId> {
        let event = goto::nearest(data, &self.shown, goto)?;
        self.select(Some(Record::Event(event)));
        Some(event)
    }

    /// The link under the cursor of the detail or of a page.
    pub(super) fn link(&self) -> Option<Target> {
        match (self.focus, &self.main) {
            (Pane::Detail, _) => selected_target(&self.detail).cloned(),
            (Pane::Main, Main::Page(list)) => selected_target(list).cloned(),
            _ => None,
        }
    }
}
