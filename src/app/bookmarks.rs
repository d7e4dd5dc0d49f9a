//! Bookmarks: records one wants to come back to, kept by id between runs.
//!
//! Owns the list and what this run has done to it. Does not own the file (`state`), into which only what this run has done is
//! carried: another explorer may have marked something meanwhile.

use super::model::Model;
use super::msg::Notice;
use crate::dataset::{Dataset, Record, Scope};
use crate::search::title;
use crate::text::neutral;

/// A bookmark as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bookmark {
    id: String,
    title: String,
}

impl Bookmark {
    /// A bookmark on the record of an id. The title is what the record was called when it was marked, for where it has gone; it may
    /// come from a file, so whatever a terminal would obey is taken out of it.
    pub fn new(id: impl Into<String>, title: &str) -> Self {
        let id = id.into();
        let title = if title.trim().is_empty() { neutral(&id) } else { neutral(title) }.into_owned();
        Self { id, title }
    }

    /// The id of the record.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What the record was called when it was marked.
    pub fn title(&self) -> &str {
        &self.title
    }
}

/// What this run has done to the list.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Change {
    Added(Bookmark),
    Removed(String),
}

/// A bookmark, and its record where the data have it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mark {
    kept: Bookmark,
    record: Option<Record>,
}

/// The bookmarks, oldest first, no id twice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bookmarks {
    marks: Vec<Mark>,
    changes: Vec<Change>,
}

impl Bookmarks {
    /// The bookmarks that were kept, oldest first. Of one id twice, the later counts.
    pub fn new(data: &Dataset, kept: Vec<Bookmark>) -> Self {
        let marks = latest(kept).into_iter().map(|kept| Mark { record: data.find(&kept.id), kept });
        Self { marks: marks.collect(), changes: Vec::new() }
    }

    /// Every bookmark with its record, `None` where the data do not have it; oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Bookmark, Option<Record>)> {
        self.marks.iter().map(|mark| (&mark.kept, mark.record))
    }

    /// Says whether there is none.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// Says whether a record is marked, by whichever of its ids.
    pub fn has(&self, record: Record) -> bool {
        self.marks.iter().any(|mark| mark.record == Some(record))
    }

    /// Says whether this run has added or removed any.
    pub fn has_changed(&self) -> bool {
        !self.changes.is_empty()
    }

    /// What is to be kept: the list itself where nothing is kept yet, else what is kept now, changed as this run has changed its own.
    pub fn to_keep(&self, kept: Option<Vec<Bookmark>>) -> Vec<Bookmark> {
        let Some(mut kept) = kept else { return self.marks.iter().map(|mark| mark.kept.clone()).collect() };
        for change in &self.changes {
            match change {
                Change::Added(bookmark) => kept.push(bookmark.clone()),
                Change::Removed(id) => kept.retain(|bookmark| bookmark.id != *id),
            }
        }
        latest(kept)
    }

    /// Marks a record, as the newest.
    pub fn add(&mut self, data: &Dataset, record: Record) {
        let kept = Bookmark::new(data.id_of(record), &title(data, record));
        self.changes.push(Change::Added(kept.clone()));
        self.marks.retain(|mark| mark.kept.id != kept.id);
        self.marks.push(Mark { kept, record: Some(record) });
    }

    fn remove_where(&mut self, is_unwanted: impl Fn(&Mark) -> bool) {
        for gone in self.marks.extract_if(.., |mark| is_unwanted(mark)) {
            self.changes.push(Change::Removed(gone.kept.id));
        }
    }

    /// Takes away the mark on the record of an id.
    pub fn remove(&mut self, id: &str) {
        self.remove_where(|mark| mark.kept.id == id);
    }

    /// Finds the records again in data that replace the old.
    pub(super) fn rebase(&mut self, new: &Dataset) {
        for mark in &mut self.marks {
            mark.record = new.find(&mark.kept.id);
        }
    }
}

/// The bookmarks without those that come again later.
fn latest(bookmarks: Vec<Bookmark>) -> Vec<Bookmark> {
    let mut known = std::collections::HashSet::new();
    let mut latest: Vec<_> = bookmarks.into_iter().rev().filter(|bookmark| known.insert(bookmark.id.clone())).collect();
    latest.reverse();
    latest
}

impl Model {
    /// Marks what the cursor is on, or takes its mark away.
    pub(super) fn bookmark(&mut self, data: &Dataset) {
        let subject = self.subject.unwrap_or(super::Subject::Scope(self.scope));
        match subject.record() {
            Some(record) => self.turn_mark(data, record),
            None => self.notice = Some(Notice::Failed("all pairs together are no record to mark".to_owned())),
        }
    }

    pub(super) fn turn_mark(&mut self, data: &Dataset, record: Record) {
        let done = if self.bookmarks.has(record) {
            self.bookmarks.remove_where(|mark| mark.record == Some(record));
            "mark removed"
        } else {
            self.bookmarks.add(data, record);
            "marked"
        };
        self.notice = Some(Notice::Done(format!("{done}: {}", title(data, record))));
    }

    /// The bookmarks.
    pub fn bookmarks(&self) -> &Bookmarks {
        &self.bookmarks
    }

    /// Says whether the one thing that the main view is about, a page or the scope of an overview, is marked.
    pub fn is_marked(&self) -> bool {
        use super::View;
        let record = match (self.view, self.scope) {
            (View::Person(id), _) => Some(Record::Person(id)),
            (View::Place(id), _) => Some(Record::Place(id)),
            (View::Overview, Scope::Pair(id)) => Some(Record::Pair(id)),
            (View::Overview, Scope::Country(id)) => Some(Record::Party(id)),
            _ => None,
        };
        record.is_some_and(|record| self.bookmarks.has(record))
    }
}
