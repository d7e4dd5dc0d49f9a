//! Drawing: each view at a size that few terminals exceed, a key with its frame, and the first frame of all.

use std::hint::black_box;

use comity::app::{Model, Msg, Place, Start, View, update};
use comity::dataset::{Dataset, PairId, Record, Scope};
use comity::dossier::{self, Sources};
use comity::input::{Action, Keymap};
use comity::theme::Theme;
use comity::ui::{self, Scene, layout};
use criterion::{Criterion, criterion_group, criterion_main};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A whole large screen in a small font.
const AREA: Rect = Rect::new(0, 0, 250, 80);

fn built_in() -> Dataset {
    dossier::load(&Sources { built_in: true, own: None, paths: vec![] }).expect("the built-in dossiers are sound").data
}

/// What a screen is drawn from and on.
struct Stage {
    data: Dataset,
    model: Model,
    keymap: Keymap,
    buffer: Buffer,
}

impl Stage {
    fn new(place: impl FnOnce(&Dataset) -> Place) -> Self {
        let data = built_in();
        let start = Start { place: place(&data), date: None };
        let model = Model::new(&data, start, jiff::civil::date(2025, 6, 1));
        let keymap = Keymap::built_in().expect("the built-in key table is sound");
        let mut stage = Self { data, model, keymap, buffer: Buffer::empty(AREA) };
        stage.draw();
        stage
    }

    fn act(&mut self, msg: Msg) {
        update(&mut self.model, &self.data, msg);
    }

    /// One frame, as the loop makes it.
    fn draw(&mut self) {
        self.buffer.reset();
        let regions = layout::regions(&self.model, AREA);
        self.model.settle(&self.data, &regions.metrics());
        let scene = Scene { model: &self.model, data: &self.data, theme: Theme::default(), keymap: &self.keymap };
        black_box(ui::view(&scene, &regions, &mut self.buffer));
    }
}

/// The pair with the most events.
fn pair(data: &Dataset) -> PairId {
    let most = data.pairs().max_by_key(|(id, _)| data.pair_events(*id).len());
    most.expect("the built-in dossiers have pairs").0
}

fn drawing(criterion: &mut Criterion) {
    let of_pair = |view| move |data: &Dataset| Place { scope: Scope::Pair(pair(data)), view, record: None };
    let of_all = |view| move |_: &Dataset| Place { scope: Scope::All, view, record: None };
    let person = |data: &Dataset| match data.find("person/yasser-arafat") {
        Some(Record::Person(id)) => Place { scope: Scope::All, view: View::Person(id), record: None },
        _ => Place::default(),
    };
    let mut search = Stage::new(of_all(View::Timeline));
    search.act(Msg::Do(Action::Search));
    for letter in "mex".chars() {
        search.act(Msg::Type(letter));
    }
    let mut group = criterion.benchmark_group("draw 250x80");
    for (name, mut stage) in [
        ("overview of all", Box::new(Stage::new(of_all(View::Overview)))),
        ("overview of a pair", Box::new(Stage::new(of_pair(View::Overview)))),
        ("timeline of all", Box::new(Stage::new(of_all(View::Timeline)))),
        ("timeline of a pair", Box::new(Stage::new(of_pair(View::Timeline)))),
        ("people", Box::new(Stage::new(of_all(View::People)))),
        ("person", Box::new(Stage::new(person))),
        ("search", Box::new(search)),
    ] {
        group.bench_function(name, |bencher| bencher.iter(|| stage.draw()));
    }
}

fn keys(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("key to frame 250x80");
    let mut timeline = Stage::new(|data| Place { scope: Scope::Pair(pair(data)), view: View::Timeline, record: None });
    group.bench_function("up and down the timeline, two frames", |bencher| {
        bencher.iter(|| {
            for action in [Action::Previous, Action::Next] {
                timeline.act(Msg::Do(action));
                timeline.draw();
            }
        });
    });
    group.bench_function("there and back between views, two frames", |bencher| {
        bencher.iter(|| {
            for action in [Action::Overview, Action::Timeline] {
                timeline.act(Msg::Do(action));
                timeline.draw();
            }
        });
    });
    let mut search = Stage::new(|_| Place::default());
    search.act(Msg::Do(Action::Search));
    group.bench_function("a letter of a query and off again, two frames", |bencher| {
        bencher.iter(|| {
            for msg in [Msg::Type('a'), Msg::Do(Action::DeleteBack)] {
                search.act(msg);
                search.draw();
            }
        });
    });
}

fn first_frame(criterion: &mut Criterion) {
    criterion.bench_function("first frame: load, model, keys, draw", |bencher| {
        bencher.iter(|| Stage::new(|_| Place::default()).buffer);
    });
}

criterion_group!(screen, drawing, keys, first_frame);
criterion_main!(screen);
