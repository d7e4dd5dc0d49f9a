//! What messages do to the model: scripts with a known end on the built-in data, and messages by chance, which must leave
//! everything in order.

mod chance;
mod scripts;

use std::sync::{Arc, LazyLock};

use comity::app::{self, Effect, Fresh, Model, Msg, Start, Subject};
use comity::dataset::{Dataset, Record, Scope};
use comity::dossier::{self, Sources};
use comity::input::{Action, Context, Keymap, Stroke};
use comity::search::Index;
use comity::ui::layout;
use jiff::civil::date;
use ratatui::layout::Rect;

static BUILT_IN: LazyLock<Arc<Dataset>> = LazyLock::new(|| Arc::new(load()));

fn load() -> Dataset {
    dossier::load(&Sources { built_in: true, own: None, paths: vec![] }).unwrap().data
}

/// The built-in data, loaded once.
pub(super) fn built_in() -> Arc<Dataset> {
    Arc::clone(&BUILT_IN)
}

/// What comes with data that were read.
pub(super) fn with_it(data: &Dataset) -> Fresh {
    Fresh { index: Index::new(data), start: None }
}

/// A model on the built-in data, fitted to a screen after every message as the loop does it.
pub(super) struct Explorer {
    pub(super) data: Arc<Dataset>,
    pub(super) model: Model,
    pub(super) keymap: Keymap,
    pub(super) area: Rect,
}

impl Explorer {
    /// The explorer as it opens at 120×36.
    pub(super) fn new() -> Self {
        Self::opened(Start::default())
    }

    /// The explorer opened somewhere.
    pub(super) fn opened(start: Start) -> Self {
        let data = built_in();
        let model = Model::new(&data, start, date(2025, 6, 1));
        let mut explorer = Self { data, model, keymap: Keymap::built_in().unwrap(), area: Rect::new(0, 0, 120, 36) };
        explorer.settle();
        explorer
    }

    pub(super) fn settle(&mut self) {
        let metrics = layout::regions(&self.model, self.area).metrics();
        self.model.settle(&self.data, &metrics);
    }

    pub(super) fn msg(&mut self, msg: Msg) -> Vec<Effect> {
        let effects = app::update(&mut self.model, &self.data, msg);
        self.settle();
        effects
    }

    pub(super) fn act(&mut self, action: Action) -> Vec<Effect> {
        self.msg(Msg::Do(action))
    }

    /// What a key means in the present state.
    pub(super) fn meaning(&self, key: &str) -> Option<Msg> {
        let (context, stroke) = (self.model.context(), key.parse::<Stroke>().unwrap());
        match self.keymap.action(context, stroke) {
            Some(action) => Some(Msg::Do(action)),
            None if context == Context::Field => stroke.letter().map(Msg::Type),
            None => None,
        }
    }

    /// Presses keys, as the key table writes them; `"…"` is typed letter by letter. Gives the effects of the last.
    pub(super) fn keys(&mut self, keys: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        for (index, part) in keys.split('"').enumerate() {
            let pressed: Vec<String> = match index % 2 {
                0 => part.split_whitespace().map(str::to_owned).collect(),
                _ => part
                    .chars()
                    .map(|letter| if letter == ' ' { "space".to_owned() } else { letter.to_string() })
                    .collect(),
            };
            for key in pressed {
                effects = self.meaning(&key).map_or_else(Vec::new, |msg| self.msg(msg));
            }
        }
        effects
    }

    /// Where we are: scope, view, and the id of the record under the cursor.
    pub(super) fn place(&self) -> String {
        let place = self.model.place();
        let view = format!("{:?}", place.view);
        let view = view.split('(').next().unwrap();
        let record = place.record.map_or("-".to_owned(), |record| self.data.id_of(record));
        format!("{} · {view} · {record}", self.data.scope_name(place.scope))
    }

    /// The word on the status row.
    pub(super) fn notice(&self) -> &str {
        self.model.notice().map_or("", |notice| notice.text())
    }

    /// The id of what the detail is about.
    pub(super) fn subject(&self) -> String {
        let record = match self.model.subject().unwrap() {
            Subject::Event(id) => Record::Event(id),
            Subject::Person(id) => Record::Person(id),
            Subject::Place(id) => Record::Place(id),
            Subject::Mission(id) => Record::Mission(id),
            Subject::Scope(Scope::Pair(id)) => Record::Pair(id),
            Subject::Scope(Scope::Country(id)) => Record::Party(id),
            Subject::Scope(Scope::All) => return "all".to_owned(),
        };
        self.data.id_of(record)
    }

    /// The ids of the events shown.
    pub(super) fn shown(&self) -> Vec<String> {
        self.model.events().0.iter().map(|id| self.data.id_of(Record::Event(*id))).collect()
    }
}
