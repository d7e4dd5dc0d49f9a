//! The loader: reads data on a thread beside the screen, and says how far it is. Only the last load that was asked for goes on.

use std::any::Any;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use super::{Arrival, Incoming, News};
use crate::app::{Fresh, Generation, Problems, Start};
use crate::dataset::Dataset;
use crate::dossier::{self, Loaded, Progress, Sources, Stage};
use crate::search::Index;
use crate::terminal;

/// How long there is no more to say than was said: what changes faster nobody can read, and every word draws a frame.
const QUIET: Duration = Duration::from_millis(100);

/// Finds in new data where the explorer should open, and gives the data back.
pub trait Find: Fn(Dataset) -> (Dataset, Option<Result<Start, String>>) + Clone + Send + 'static {}

impl<F: Fn(Dataset) -> (Dataset, Option<Result<Start, String>>) + Clone + Send + 'static> Find for F {}

/// Reads data beside the screen. Where this is dropped, the load under way ends soon; nobody waits for it.
pub(super) struct Loader<F> {
    sources: Sources,
    find: F,
    inputs: Sender<Incoming>,
    /// Tells the load under way to stop.
    stop: Arc<AtomicBool>,
}

impl<F: Find> Loader<F> {
    pub(super) fn new(sources: Sources, find: F, inputs: Sender<Incoming>) -> Self {
        Self { sources, find, inputs, stop: Arc::default() }
    }

    /// Begins a load in place of the one under way.
    pub(super) fn start(&mut self, generation: Generation) {
        self.stop.store(true, Ordering::Relaxed);
        self.stop = Arc::default();
        let (sources, find, inputs) = (self.sources.clone(), self.find.clone(), self.inputs.clone());
        let (stop, quiet) = (Arc::clone(&self.stop), Instant::now());
        let mut watch = Watch { generation, inputs: inputs.clone(), stop, quiet, said: None };
        let load = move || {
            panic_if_asked_to();
            load(&sources, &find, &mut watch)
        };
        let beside = move || {
            let news = match catch_unwind(AssertUnwindSafe(load)) {
                Ok(ControlFlow::Continue(Ok(arrival))) => News::Arrived(Box::new(arrival)),
                Ok(ControlFlow::Continue(Err(report))) => News::Failed(report),
                // Nobody waits for it any more.
                Ok(ControlFlow::Break(())) => return,
                Err(panic) => News::Failed(format!("comity failed while it read the data: {}", message(&*panic))),
            };
            // Where nobody listens, the explorer has ended.
            drop(inputs.send(Incoming::Load(generation, news)));
        };
        if let Err(error) = thread::Builder::new().name(terminal::BESIDE.to_owned()).spawn(beside) {
            let news = News::Failed(format!("no thread can be had to read the data: {error}"));
            drop(self.inputs.send(Incoming::Load(generation, news)));
        }
    }
}

impl<F> Drop for Loader<F> {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// Lets data go beside the screen: to give a million records back one by one takes longer than a key may wait.
pub(super) fn let_go<T: Send + 'static>(old: T) {
    // Where no thread can be had, they are dropped here and now.
    drop(thread::Builder::new().name(terminal::BESIDE.to_owned()).spawn(move || drop(old)));
}

/// Reads the data, and makes all that the screen needs of them. `Break` where nobody wants them any more, an error in words.
fn load(sources: &Sources, find: &impl Find, watch: &mut Watch) -> ControlFlow<(), Result<Arrival, String>> {
    let begun = Instant::now();
    let mut last = Progress::default();
    let loaded = dossier::load_watched(sources, |progress| {
        last.clone_from(progress);
        watch.tell(progress)
    });
    let loaded = match loaded {
        Ok(loaded) => loaded?,
        Err(report) => return ControlFlow::Continue(Err(report.to_string())),
    };
    let problems = Problems::of(&loaded);
    let Loaded { data, index, .. } = loaded;
    watch.tell(&Progress { stage: Stage::Search, ..last })?;
    let index = index.unwrap_or_else(|| Index::new(&data));
    let (data, start) = find(data);
    watch.goes_on()?;
    ControlFlow::Continue(Ok(Arrival { data, fresh: Fresh { index, start }, problems, took: begun.elapsed() }))
}

/// Says how far a load is, and whether it is still wanted.
struct Watch {
    generation: Generation,
    inputs: Sender<Incoming>,
    stop: Arc<AtomicBool>,
    /// Since when nothing was said.
    quiet: Instant,
    /// The stage of which something was said last.
    said: Option<Stage>,
}

impl Watch {
    fn goes_on(&self) -> ControlFlow<()> {
        if self.stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Says it, unless something was said just now. A new stage is said at once: some say nothing until they are done.
    fn tell(&mut self, progress: &Progress) -> ControlFlow<()> {
        self.goes_on()?;
        let is_new = self.said.is_some_and(|stage| stage != progress.stage);
        if is_new || self.quiet.elapsed() >= QUIET {
            (self.quiet, self.said) = (Instant::now(), Some(progress.stage));
            let news = News::Progress(progress.clone());
            // Where nobody listens, the explorer has ended.
            return self
                .inputs
                .send(Incoming::Load(self.generation, news))
                .map_or(ControlFlow::Break(()), |()| ControlFlow::Continue(()));
        }
        ControlFlow::Continue(())
    }
}

/// What a panic said.
fn message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("it does not say why")
}

/// Lets a test see what becomes of a panic here: `COMITY_TEST_PANIC=load` fells every load of a debug build.
fn panic_if_asked_to() {
    let asked = cfg!(debug_assertions) && std::env::var_os("COMITY_TEST_PANIC").is_some_and(|place| place == "load");
    assert!(!asked, "forced by COMITY_TEST_PANIC");
}
