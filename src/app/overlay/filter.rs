//! The filter: conditions by kind, direction, years and people, switched on and off; typing narrows them, or gives years.

use super::{Answer, carry};
use crate::app::cursor::Listing;
use crate::app::field::Field;
use crate::app::model::Model;
use crate::app::rebase::carry_party;
use crate::dataset::{Dataset, Direction, Edtf, Filter, Kind, PartyId, PersonId, Record, Scope, Window};
use crate::input::Action;
use crate::text::begins_words;
use crate::wording::direction_text;

/// How many people are offered before a name is typed.
const PEOPLE: usize = 8;

/// A row of the filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilterRow {
    /// A heading.
    Heading(&'static str),
    /// What may be typed.
    Hint(&'static str),
    /// A kind, and how many events it has.
    Kind(Kind, usize),
    /// Everything but a kind.
    Without(Kind),
    /// A direction.
    Direction(Direction),
    /// A stretch of years.
    Years(Window),
    /// A person, and how many events they have here.
    Person(PersonId, usize),
    /// The query of a search.
    Query(String),
}

/// The filter as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterBox {
    pub(super) field: Field,
    /// The conditions.
    pub list: Listing<FilterRow>,
}

impl FilterBox {
    pub(super) fn new(model: &Model, data: &Dataset) -> Self {
        let mut filter = Self { field: Field::default(), list: Listing::default() };
        filter.rebuild(model, data);
        filter
    }

    /// What has been typed.
    pub fn field(&self) -> &Field {
        &self.field
    }

    pub(super) fn rebuild(&mut self, model: &Model, data: &Dataset) {
        let typed = self.field.text();
        let mut rows = Vec::new();
        section(&mut rows, "Kind", kinds(model, typed));
        section(&mut rows, "Direction", directions(model, data, typed));
        section(&mut rows, "Years", years(model, typed));
        section(&mut rows, "People", people(model, data, typed));
        let hits = model.filter.hits.as_ref().filter(|hits| begins_words(typed, &format!("search {}", hits.query)));
        let query = hits.map(|hits| FilterRow::Query(hits.query.to_string()));
        section(&mut rows, "Search", query.into_iter().collect());
        let (at, here) = (self.list.position(), self.list.selected().cloned());
        self.list = Listing::new(rows, |row| !matches!(row, FilterRow::Heading(_) | FilterRow::Hint(_)));
        // The condition that was just switched stays under the cursor, so that the same key switches it back.
        if typed.is_empty() && !self.list.select_where(|row| Some(row) == here.as_ref()) {
            self.list.select(at);
        }
    }

    /// Lists the conditions of data that replace the old. The cursor follows its condition.
    pub(super) fn rebase(&mut self, model: &Model, old: &Dataset, new: &Dataset) {
        let party = |party: Option<PartyId>| party.and_then(|party| carry_party(old, new, party));
        let here = self.list.selected().map(|row| match row {
            FilterRow::Person(person, _) => match carry(old, new, Record::Person(*person)) {
                Some(Record::Person(person)) => FilterRow::Person(person, 0),
                _ => FilterRow::Hint(""),
            },
            FilterRow::Direction(way) => FilterRow::Direction(Direction { from: party(way.from), to: party(way.to) }),
            row => row.condition(),
        });
        let at = self.list.position();
        self.list = Listing::default();
        self.rebuild(model, new);
        if !self.list.select_where(|row| Some(row.condition()) == here) {
            self.list.select(at);
        }
    }

    pub(super) fn answer(&mut self, model: &mut Model, data: &Dataset, action: Action) -> Answer {
        match action {
            Action::Open => {
                if let Some(row) = self.list.selected().cloned() {
                    model.set_filter(data, toggled(&model.filter, &row));
                    self.field.clear();
                    self.rebuild(model, data);
                    // The counts may have changed; what was switched has not.
                    self.list.select_where(|other| other.condition() == row.condition());
                }
                Answer::Stay
            },
            Action::Filter => Answer::Close,
            _ => Answer::Stay,
        }
    }
}

impl FilterRow {
    /// The row without its count.
    fn condition(&self) -> Self {
        match self {
            Self::Kind(kind, _) => Self::Kind(*kind, 0),
            Self::Person(person, _) => Self::Person(*person, 0),
            other => other.clone(),
        }
    }

    /// Says whether the filter has this condition.
    pub fn is_on(&self, filter: &Filter) -> bool {
        match self {
            Self::Heading(_) | Self::Hint(_) => false,
            Self::Kind(kind, _) => filter.kinds.has(*kind),
            Self::Without(kind) => filter.hidden.has(*kind),
            Self::Direction(direction) => filter.direction == *direction,
            Self::Years(window) => filter.window == *window,
            Self::Person(person, _) => filter.person == Some(*person),
            Self::Query(_) => true,
        }
    }
}

fn section(rows: &mut Vec<FilterRow>, title: &'static str, section: Vec<FilterRow>) {
    if !section.is_empty() {
        rows.push(FilterRow::Heading(title));
        rows.extend(section);
    }
}

/// The filter with one condition switched.
fn toggled(filter: &Filter, row: &FilterRow) -> Filter {
    let on = row.is_on(filter);
    let mut filter = filter.clone();
    match row {
        FilterRow::Heading(_) | FilterRow::Hint(_) => {},
        FilterRow::Kind(kind, _) => filter.kinds = filter.kinds.toggled(*kind),
        FilterRow::Without(kind) => filter.hidden = filter.hidden.toggled(*kind),
        FilterRow::Direction(direction) => filter.direction = if on { Direction::default() } else { *direction },
        FilterRow::Years(window) => filter.window = if on { Window::default() } else { *window },
        FilterRow::Person(person, _) => filter.person = (!on).then_some(*person),
        FilterRow::Query(_) => filter.hits = None,
    }
    filter
}

/// The kinds, and that acts of third parties may be left out.
fn kinds(model: &Model, typed: &str) -> Vec<FilterRow> {
    let rows = model.kinds.rows().iter().filter(|row| begins_words(typed, &format!("{} kind", row.kind)));
    let mut rows: Vec<_> = rows.map(|row| FilterRow::Kind(row.kind, row.count)).collect();
    if begins_words(typed, "without context kind") {
        rows.push(FilterRow::Without(Kind::Context));
    }
    rows
}

fn directions(model: &Model, data: &Dataset, typed: &str) -> Vec<FilterRow> {
    let from = |party| Direction { from: Some(party), to: None };
    let to = |party| Direction { from: None, to: Some(party) };
    let all: Vec<Direction> = match model.scope {
        Scope::Pair(pair) => {
            let [a, b] = data[pair].countries;
            vec![from(a), from(b), to(a), to(b)]
        },
        Scope::Country(country) => vec![from(country), to(country)],
        // Every country twice is a list nobody reads; a name finds it.
        Scope::All if typed.trim().is_empty() => vec![],
        Scope::All => data.countries().into_iter().flat_map(|country| [from(country), to(country)]).collect(),
    };
    all.into_iter()
        .filter(|direction| begins_words(typed, &direction_text(data, *direction)))
        .map(FilterRow::Direction)
        .collect()
}

/// Years: those being typed as `1975`, `1975..1990`, `1975..` or `..1990`, else those that are set. What is typed is what Enter is for.
fn years(model: &Model, typed: &str) -> Vec<FilterRow> {
    let set = (model.filter.window != Window::default()).then_some(FilterRow::Years(model.filter.window));
    match (window(typed), set) {
        (Some(typed), _) => vec![FilterRow::Years(typed)],
        (None, Some(set)) if begins_words(typed, "years") => vec![set],
        (None, None) if typed.trim().is_empty() => vec![FilterRow::Hint("type them: 1975..1990")],
        _ => vec![],
    }
}

/// Reads a stretch of years or dates.
pub(in crate::app) fn window(typed: &str) -> Option<Window> {
    let date = |text: &str| Edtf::from_input(text).ok();
    let open = |text: &str| text.trim().is_empty();
    let (since, until) = match typed.trim().split_once("..") {
        None => (date(typed)?.earliest()?, date(typed)?.latest()?),
        Some((since, until)) if open(since) && open(until) => return None,
        Some((since, until)) if open(until) => {
            return Some(Window { since: Some(date(since)?.earliest()?), until: None });
        },
        Some((since, until)) if open(since) => {
            return Some(Window { since: None, until: Some(date(until)?.latest()?) });
        },
        Some((since, until)) => (date(since)?.earliest()?, date(until)?.latest()?),
    };
    (since <= until).then_some(Window { since: Some(since), until: Some(until) })
}

/// People of the events that the rest of the filter keeps: the one chosen first, then those with most events.
fn people(model: &Model, data: &Dataset, typed: &str) -> Vec<FilterRow> {
    let others = Filter { person: None, ..model.filter.clone() };
    let kept = others.sift(data, data.scope_events(model.scope)).events;
    let counted = data.count_people(&kept).into_iter().filter(|(_, count)| *count > 0);
    let mut people: Vec<_> = counted.filter(|(person, _)| begins_words(typed, &data[*person].name)).collect();
    // Those of one count stay by name.
    people.sort_by_key(|(person, count)| (model.filter.person != Some(*person), std::cmp::Reverse(*count)));
    let more = people.len() > PEOPLE;
    let mut rows: Vec<_> =
        people.into_iter().take(PEOPLE).map(|(person, count)| FilterRow::Person(person, count)).collect();
    if more {
        rows.push(FilterRow::Hint("type a name for more"));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use rstest::rstest;

    #[rstest]
    #[case("1975", Some((Some(date(1975, 1, 1)), Some(date(1975, 12, 31)))))]
    #[case("1975..1990", Some((Some(date(1975, 1, 1)), Some(date(1990, 12, 31)))))]
    #[case("1975-08..", Some((Some(date(1975, 8, 1)), None)))]
    #[case("..1990", Some((None, Some(date(1990, 12, 31)))))]
    #[case("Aug 1975..1990", Some((Some(date(1975, 8, 1)), Some(date(1990, 12, 31)))))]
    #[case("1975–1990", Some((Some(date(1975, 1, 1)), Some(date(1990, 12, 31)))))]
    #[case("may", None)]
    #[case("1990..1975", None)]
    #[case("..", None)]
    #[case("visit", None)]
    fn years_are_read(
        #[case] typed: &str,
        #[case] expected: Option<(Option<jiff::civil::Date>, Option<jiff::civil::Date>)>,
    ) {
        assert_eq!(window(typed), expected.map(|(since, until)| Window { since, until }));
    }
}
