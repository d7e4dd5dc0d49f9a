//! Taking away what is shown: in which form, and under what name.

use super::Answer;
use crate::app::cursor::Listing;
use crate::app::model::{Model, View};
use crate::app::msg::Effect;
use crate::dataset::{Dataset, EventId, PairId, Scope, Vocabulary as _};
use crate::export::{About, Excerpt, Form};
use crate::input::Action;
use crate::wording::kept_text;

/// The forms to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportBox {
    /// The forms in which it can be had.
    pub list: Listing<Form>,
    /// The name of a file for it, without extension.
    stem: String,
    /// How many events it has.
    pub count: usize,
}

impl ExportBox {
    /// The forms of what is shown; `None` where nothing is.
    pub(super) fn new(model: &Model, data: &Dataset) -> Option<Self> {
        let shown = Shown::of(model, data);
        if shown.pairs.is_empty() {
            return None;
        }
        let is_had = |form: &Form| *form != Form::Toml || shown.pairs.len() == 1;
        let forms = Form::ALL.iter().copied().filter(is_had).collect();
        let (stem, count) = (shown.about.stem(data), shown.events.len());
        Some(Self { list: Listing::new(forms, |_| true), stem, count })
    }

    /// The file, or the directory of files, that would be written.
    pub fn file(&self) -> String {
        self.list.selected().map_or_else(String::new, |form| form.file(&self.stem))
    }

    pub(super) fn answer(&self, model: &Model, data: &Dataset, action: Action) -> Answer {
        match (action, self.list.selected()) {
            (Action::Open, Some(form)) => {
                let Shown { about, pairs, events } = Shown::of(model, data);
                let is_filtered = matches!(about, About::Scope(_));
                let kept = if is_filtered { kept_text(data, model.filter(), &[], None) } else { String::new() };
                let excerpt = Box::new(Excerpt::of(data, about, &pairs, events).kept_by(kept));
                Answer::Done(vec![Effect::Export { form: *form, excerpt }])
            },
            (Action::Export, _) => Answer::Close,
            _ => Answer::Stay,
        }
    }
}

/// What is shown, as an export has it.
struct Shown<'a> {
    about: About,
    pairs: Vec<PairId>,
    events: &'a [EventId],
}

impl<'a> Shown<'a> {
    /// A page shows all of its person or place, whatever the filter keeps elsewhere.
    fn of(model: &'a Model, data: &'a Dataset) -> Self {
        let (about, events) = match model.view {
            View::Person(id) => (About::Person(id), data.person_events(id)),
            View::Place(id) => (About::Place(id), data.place_events(id)),
            View::Overview | View::Timeline | View::People => (About::Scope(model.scope), &model.shown[..]),
        };
        let is_whole = matches!(about, About::Scope(_)) && model.filter.is_empty();
        let pairs = if is_whole { data.scope_pairs(model.scope) } else { pairs(data, events) };
        // What is left of a wider scope may be of one pair all the same.
        let about = match (about, &pairs[..]) {
            (About::Scope(_), [pair]) => About::Scope(Scope::Pair(*pair)),
            (about, _) => about,
        };
        Self { about, pairs, events }
    }
}

/// The pairs of some events.
fn pairs(data: &Dataset, events: &[EventId]) -> Vec<PairId> {
    let mut pairs: Vec<_> = events.iter().map(|id| data.pair_of(*id)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
