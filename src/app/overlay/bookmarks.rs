//! The bookmarks: what is marked, newest first, narrowed by typing. Enter goes there, Delete takes a mark away.

use super::{Answer, target};
use crate::app::cursor::Listing;
use crate::app::field::Field;
use crate::app::model::Model;
use crate::app::msg::Notice;
use crate::app::wording::short_date;
use crate::dataset::{Dataset, PairId, Record, Vocabulary as _};
use crate::input::Action;
use crate::search::title;
use crate::text::begins_words;

/// A bookmark in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkRow {
    /// What the record is called; what it was called, where the data do not have it.
    pub title: String,
    /// The record, where the data have it.
    pub record: Option<Record>,
    /// What to say of it where they do not.
    missing: &'static str,
    id: String,
}

impl MarkRow {
    /// What it is, in a word.
    pub fn kind(&self, data: &Dataset) -> &'static str {
        match self.record {
            Some(Record::Event(id)) => data.kind(id).name(),
            Some(Record::Person(_)) => "person",
            Some(Record::Place(_)) => "place",
            Some(Record::Mission(id)) if data[id].is_accreditation() => "accreditation",
            Some(Record::Mission(_)) => "mission",
            Some(Record::Pair(_)) => "pair",
            Some(Record::Party(_)) => "country",
            None => self.missing,
        }
    }

    /// The pair it belongs to, where it belongs to one and is not the pair itself.
    pub fn pair(&self, data: &Dataset) -> Option<PairId> {
        match self.record? {
            Record::Event(id) => Some(data.pair_of(id)),
            Record::Mission(id) => Some(data[id].pair),
            _ => None,
        }
    }

    /// The date of an event.
    pub fn date(&self, data: &Dataset) -> Option<String> {
        if let Some(Record::Event(id)) = self.record { Some(short_date(&data.event(id))) } else { None }
    }

    /// All that can be typed to find it.
    fn words(&self, data: &Dataset) -> String {
        let pair = self.pair(data).map(|pair| format!("{} {}", data[pair].id, data[pair].name));
        let rest = [self.date(data), pair].map(Option::unwrap_or_default).join(" ");
        format!("{} {} {rest}", self.title, self.kind(data))
    }
}

/// The list of bookmarks as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BookmarksBox {
    pub(super) field: Field,
    /// The bookmarks, newest first.
    pub list: Listing<MarkRow>,
}

impl BookmarksBox {
    pub(super) fn new(model: &Model, data: &Dataset) -> Self {
        let mut bookmarks = Self::default();
        bookmarks.rebuild(model, data);
        bookmarks
    }

    /// What has been typed.
    pub fn field(&self) -> &Field {
        &self.field
    }

    pub(super) fn rebuild(&mut self, model: &Model, data: &Dataset) {
        let missing = if model.yet().is_empty() { "not in the data" } else { "not there yet" };
        let rows = model.bookmarks.iter().rev().map(|(kept, record)| MarkRow {
            title: record.map_or_else(|| kept.title().to_owned(), |record| title(data, record).into_owned()),
            record,
            missing,
            id: kept.id().to_owned(),
        });
        let found = rows.filter(|row| begins_words(self.field.text(), &row.words(data)));
        self.list = Listing::new(found.collect(), |_| true);
    }

    /// Lists them as data have them that replace the old. The cursor follows its bookmark.
    pub(super) fn rebase(&mut self, model: &Model, new: &Dataset) {
        let (at, here) = (self.list.position(), self.list.selected().map(|row| row.id.clone()));
        self.rebuild(model, new);
        if !self.list.select_where(|row| Some(&row.id) == here.as_ref()) {
            self.list.select(at);
        }
    }

    pub(super) fn answer(&mut self, model: &mut Model, data: &Dataset, action: Action) -> Answer {
        let Some(row) = self.list.selected().cloned() else { return Answer::Stay };
        match (action, row.record) {
            (Action::Open, Some(record)) => Answer::Done(model.follow(data, &target(record))),
            (Action::Open, None) => {
                model.notice = Some(Notice::Failed(format!("{}: {}", row.missing, row.title)));
                Answer::Stay
            },
            (Action::DeleteForward, _) => {
                model.bookmarks.remove(&row.id);
                model.notice = Some(Notice::Done(format!("mark removed: {}", row.title)));
                let at = self.list.position();
                self.rebuild(model, data);
                // The one that follows is next to go, or the last.
                self.list.select(at);
                Answer::Stay
            },
            _ => Answer::Stay,
        }
    }
}
