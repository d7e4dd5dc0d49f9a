//! Search: results as one types, a preview of the one under the cursor.

use super::{Answer, carry, target};
use crate::app::cursor::Listing;
use crate::app::detail;
use crate::app::doc;
use crate::app::field::Field;
use crate::app::metrics::Metrics;
use crate::app::model::{Model, Place, View};
use crate::app::msg::Notice;
use crate::dataset::{Dataset, EventId, Filter, Hits, Record, Scope, Vocabulary as _};
use crate::input::Action;
use crate::search::{Counts, Hit, HitType, Index, Searcher, Wanted, Words};

/// The search as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchBox {
    pub(super) field: Field,
    /// Which type of hits is listed; `None` for all.
    pub only: Option<HitType>,
    /// The hits.
    pub list: Listing<Hit>,
    /// How many hits there are of each type.
    pub counts: Counts,
    /// What the query was understood as.
    pub words: Words,
    /// The card of the hit under the cursor.
    pub preview: Listing<doc::Row>,
    /// What of the query was not understood.
    pub hints: Vec<String>,
    previewed: Option<Record>,
}

/// How many hits can be walked through; who wants to see one further down types a letter more.
const MOST_HITS: usize = 1000;

impl SearchBox {
    pub(super) fn new(model: &mut Model, data: &Dataset) -> Self {
        let mut search = Self {
            field: Field::selected(&model.query),
            only: None,
            list: Listing::default(),
            counts: Counts::default(),
            words: Words::default(),
            preview: Listing::default(),
            hints: Vec::new(),
            previewed: None,
        };
        search.edited(model, data);
        search
    }

    /// The query.
    pub fn field(&self) -> &Field {
        &self.field
    }

    pub(super) fn edited(&mut self, model: &mut Model, data: &Dataset) {
        let index = model.index.get_or_insert_with(|| Box::new(Index::new(data)));
        let wanted = Wanted { only: self.only, most: MOST_HITS };
        let results = model.searcher.search(index, data, self.field.text(), wanted);
        self.list = Listing::of_items(results.hits);
        self.counts = results.counts;
        self.words = results.words;
        self.hints = results.hints;
        self.preview_again();
    }

    /// Answers anew from data that replace the old. The cursor follows its hit, unless it is still on the best: that is another now.
    pub(super) fn rebase(&mut self, model: &mut Model, old: &Dataset, new: &Dataset) {
        let chosen = self.list.selected().filter(|_| self.list.position() > 0).map(|hit| hit.record);
        let chosen = chosen.and_then(|record| carry(old, new, record));
        self.edited(model, new);
        if chosen.is_some() {
            self.list.select_where(|hit| Some(hit.record) == chosen);
        }
    }

    /// Forgets the preview, so that the next settling writes it anew.
    pub(super) fn preview_again(&mut self) {
        self.previewed = None;
        self.preview = Listing::default();
    }

    pub(super) fn settle(&mut self, data: &Dataset, metrics: &Metrics) {
        self.list.settle(metrics.overlay.height);
        let record = self.list.selected().map(|hit| hit.record);
        if record != self.previewed {
            let card = record.map(|record| detail::card(data, record.into(), metrics.preview.width));
            self.preview = card.unwrap_or_default();
            self.previewed = record;
        }
        self.preview.settle_reading(metrics.preview.height);
    }

    pub(super) fn answer(&mut self, model: &mut Model, data: &Dataset, action: Action) -> Answer {
        match action {
            Action::Open => {
                let Some(hit) = self.list.selected().copied() else { return Answer::Stay };
                // The hits must be there for `n` when the event is reached.
                model.hits = model.found_events(data);
                Answer::Done(model.follow(data, &target(hit.record)))
            },
            Action::NextPane => self.turn(model, data, 1),
            Action::PreviousPane => self.turn(model, data, HitType::ALL.len()),
            Action::Filter => self.keep(model, data),
            _ => Answer::Stay,
        }
    }

    /// Lists the next type of hits, all of them between the last and the first.
    fn turn(&mut self, model: &mut Model, data: &Dataset, by: usize) -> Answer {
        let at = self
            .only
            .map_or(0, |only| HitType::ALL.iter().position(|hit_type| *hit_type == only).map_or(0, |at| at + 1));
        let next = (at + by) % (HitType::ALL.len() + 1);
        self.only = next.checked_sub(1).map(|at| HitType::ALL[at]);
        self.edited(model, data);
        Answer::Stay
    }

    /// Keeps the query as the filter, in a scope that holds all it found.
    fn keep(&mut self, model: &mut Model, data: &Dataset) -> Answer {
        let found = model.found_events(data);
        if found.is_empty() {
            model.notice = Some(Notice::Failed("no event found, so there is nothing to keep".to_owned()));
            return Answer::Stay;
        }
        let held = found.iter().all(|id| data.holds(model.scope, *id));
        let scope = if held { model.scope } else { Scope::All };
        let hits = Hits { query: self.field.text().trim().into(), events: found.into() };
        let kept = Filter { hits: Some(hits), ..Filter::default() };
        let before = std::mem::replace(&mut model.filter, kept);
        model.history.leave((model.place(), before));
        model.arrive(data, Place { scope, view: View::Timeline, record: None });
        Answer::Done(Vec::new())
    }
}

/// The events that a query finds, in the order of the timeline.
pub(in crate::app) fn events_found(index: &Index, data: &Dataset, query: &str) -> Vec<EventId> {
    let mut searcher = Searcher::default();
    searcher.search(index, data, query, Wanted { only: None, most: 0 });
    searcher.events(index, data)
}
