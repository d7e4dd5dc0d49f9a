//! The loop: waits for an input, changes the model, does what the model asks of the world, draws.
//!
//! The only reader of events and of the clock. [`run`] does not know what it draws on, where its inputs come from or what is
//! outside ([`Desk`]), so that a script of keys can go through it; [`explore`] gives it the terminal. Data are read on a thread beside
//! the screen (`loader`), and what comes of that comes as any key does.

mod loader;
mod memory;
mod news;

pub use loader::Find;
pub use memory::keep_pages_small;
pub use news::{Arrival, News};

use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::{error, io, iter};

use anyhow::Context as _;
use crossterm::event::KeyEvent;
use ratatui::Terminal;
use ratatui::backend::Backend;
use ratatui::layout::Rect;

use crate::app::{self, Effect, Generation, Model, Msg, Notice};
use crate::dataset::Dataset;
use crate::dossier::Sources;
use crate::export::{self, Excerpt, Form};
use crate::input::{self, Keymap, Stroke};
use crate::terminal::{self, End, Input, Screen, Sheet};
use crate::theme::Theme;
use crate::ui::layout::{self, Regions};
use crate::ui::{self, Scene};
use loader::Loader;

/// How many inputs may be handled before the next frame: a key that is held down must not queue frames, and a flood must not
/// keep the screen from being drawn.
const BATCH: usize = 1024;

/// All that a run of the explorer holds.
#[derive(Debug)]
pub struct Session {
    /// What is explored; a reload replaces it.
    pub data: Dataset,
    /// What is seen.
    pub model: Model,
    /// What keys mean.
    pub keymap: Keymap,
    /// How it looks.
    pub theme: Theme,
}

/// What the loop waits for, in the order in which it came.
#[derive(Debug)]
pub enum Incoming {
    /// A key, a signal, or another word from the terminal.
    Input(Input),
    /// News of the load of this number.
    Load(Generation, News),
}

impl From<Input> for Incoming {
    fn from(input: Input) -> Self {
        Self::Input(input)
    }
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The user quit.
    Quit,
    /// A signal asked for it.
    Ended(End),
    /// The terminal has gone, or there are no more inputs. There is nobody to tell anything.
    Gone,
}

impl Outcome {
    /// The exit code.
    pub fn code(self) -> u8 {
        match self {
            Self::Quit => 0,
            Self::Ended(end) => end.code(),
            Self::Gone => End::Hangup.code(),
        }
    }
}

/// The world outside the screen, as far as the explorer acts on it.
pub trait Desk {
    /// Puts a text on the clipboard.
    fn copy(&mut self, text: &str);

    /// Opens a web address in a browser, and says whether that was possible.
    fn open(&mut self, url: &str) -> bool;

    /// Stops the process until the shell goes on with it. What was drawn is lost.
    ///
    /// # Errors
    /// Where the terminal is not to be had afterwards.
    fn suspend(&mut self) -> io::Result<()>;

    /// Takes the terminal again after the process was stopped from outside. What was drawn is lost.
    ///
    /// # Errors
    /// Where the terminal is not to be had.
    fn retake(&mut self) -> io::Result<()>;

    /// Writes an excerpt of the data into a new file, or a directory of files, and gives its name.
    ///
    /// # Errors
    /// Why it cannot be written, in words.
    fn export(&mut self, data: &Dataset, excerpt: &Excerpt, form: Form) -> Result<String, String>;

    /// Begins to read the data beside the screen, in place of what is being read; [`News`] of this number come of it.
    fn load(&mut self, generation: Generation);
}

/// Explores until the user quits, a signal ends it or the inputs do. Draws first, then after every input or burst of inputs.
///
/// # Errors
/// Where the terminal is there but cannot be drawn on or taken again; that it has gone is an [`Outcome`].
pub fn run<B>(
    terminal: &mut Terminal<B>,
    inputs: &Receiver<Incoming>,
    session: &mut Session,
    desk: &mut impl Desk,
) -> anyhow::Result<Outcome>
where
    B: Backend<Error: Send + Sync + 'static>,
{
    let mut explorer = Explorer { terminal, session, desk };
    loop {
        if let Some(outcome) = explorer.draw()? {
            return Ok(outcome);
        }
        let Ok(first) = inputs.recv() else {
            return Ok(Outcome::Gone);
        };
        let mut burst = iter::once(first).chain(inputs.try_iter().take(BATCH));
        if let Some(end) = burst.find_map(|input| explorer.take(input).transpose()) {
            return end;
        }
    }
}

/// Takes the terminal, explores, and gives it back. Data come from `sources`; those that the model waits for are read from the first
/// frame on, and `find` then says where to open. The result is the exit code of the program. After 129 there may be nobody to write to.
///
/// # Errors
/// [`terminal::NotATerminal`] where there is none; an I/O error where it cannot be taken or drawn on. It has been given back.
pub fn explore(session: &mut Session, sources: Sources, find: impl Find) -> anyhow::Result<u8> {
    terminal::check()?;
    let (sender, inputs) = channel();
    let screen = Screen::take(&sender)?;
    let mut terminal = Terminal::new(Sheet::default())?;
    let mut desk = Reality { screen, loader: Loader::new(sources, find, sender) };
    if let Some(loading) = session.model.loading() {
        desk.load(loading.generation());
    }
    let outcome = run(&mut terminal, &inputs, session, &mut desk)?;
    Ok(outcome.code())
}

/// The date where the user is.
pub fn today() -> jiff::civil::Date {
    jiff::Zoned::now().date()
}

/// The desk of a real run.
struct Reality<F> {
    screen: Screen,
    loader: Loader<F>,
}

impl<F: Find> Desk for Reality<F> {
    fn copy(&mut self, text: &str) {
        // Where the terminal has gone, the next frame finds out.
        drop(self.screen.copy(text));
    }

    fn open(&mut self, url: &str) -> bool {
        // The browser is not to take over how we ask for memory.
        keep_pages_small(false);
        let is_open = terminal::open(url);
        keep_pages_small(true);
        is_open
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.screen.suspend()
    }

    fn retake(&mut self) -> io::Result<()> {
        self.screen.retake()
    }

    fn export(&mut self, data: &Dataset, excerpt: &Excerpt, form: Form) -> Result<String, String> {
        export::save_new(Path::new(""), data, excerpt, form).map_err(|error| error.to_string())
    }

    fn load(&mut self, generation: Generation) {
        self.loader.start(generation);
    }
}

/// What a step of the loop comes to: an outcome where it ends the run.
type Step = anyhow::Result<Option<Outcome>>;

/// What the loop works with.
struct Explorer<'a, B: Backend, D> {
    terminal: &'a mut Terminal<B>,
    session: &'a mut Session,
    desk: &'a mut D,
}

impl<B: Backend<Error: Send + Sync + 'static>, D: Desk> Explorer<'_, B, D> {
    fn draw(&mut self) -> Step {
        let session = &mut *self.session;
        let drawn = self.terminal.draw(|frame| {
            panic_if_asked_to(frame.count());
            // Settled once more: only here is the size certain.
            let regions = session.settle(frame.area());
            let Session { data, model, keymap, theme } = session;
            let scene = Scene { model, data, theme: *theme, keymap };
            if let Some(cursor) = ui::view(&scene, &regions, frame.buffer_mut()) {
                frame.set_cursor_position(cursor);
            }
        });
        going_on(drawn, CANNOT_DRAW)
    }

    fn take(&mut self, incoming: Incoming) -> Step {
        match incoming {
            Incoming::Input(input) => self.handle(input),
            Incoming::Load(generation, news) => self.hear(generation, news),
        }
    }

    fn handle(&mut self, input: Input) -> Step {
        match input {
            Input::Key(key) => self.session.msg(&key).map_or(Ok(None), |msg| self.apply(msg)),
            Input::Paste(text) => self.apply(Msg::Paste(text)),
            // The next frame asks for the size.
            Input::Resized => Ok(None),
            Input::Resumed => {
                let retaken = self.desk.retake();
                self.repaint_after(retaken)
            },
            Input::End(end) => Ok(Some(Outcome::Ended(end))),
            Input::Gone => Ok(Some(Outcome::Gone)),
        }
    }

    /// Changes the model, and settles it: in a burst of keys, each one must find what it would have found after a frame.
    fn apply(&mut self, msg: Msg) -> Step {
        let effects = app::update(&mut self.session.model, &self.session.data, msg);
        let area = self.terminal.get_frame().area();
        self.session.settle(area);
        effects.into_iter().find_map(|effect| self.perform(effect).transpose()).transpose()
    }

    fn perform(&mut self, effect: Effect) -> Step {
        match effect {
            Effect::Quit => Ok(Some(Outcome::Quit)),
            Effect::Suspend => {
                let taken_again = self.desk.suspend();
                self.repaint_after(taken_again)
            },
            Effect::Repaint => self.repaint(),
            Effect::Copy(text) => {
                self.desk.copy(&text);
                Ok(None)
            },
            Effect::Open(url) => self.open(&url),
            Effect::Export { form, excerpt } => self.export(form, &excerpt),
            Effect::Load(generation) => {
                self.desk.load(generation);
                Ok(None)
            },
        }
    }

    /// Forgets what the terminal shows, so that the next frame draws everything.
    fn repaint(&mut self) -> Step {
        going_on(self.terminal.clear(), CANNOT_DRAW)
    }

    fn repaint_after(&mut self, taken: io::Result<()>) -> Step {
        match going_on(taken, "the terminal cannot be taken again")? {
            None => self.repaint(),
            gone => Ok(gone),
        }
    }

    fn open(&mut self, url: &str) -> Step {
        if self.desk.open(url) {
            return Ok(None);
        }
        self.desk.copy(url);
        self.apply(Msg::Notice(Notice::Done(format!("no browser here; copied {url}"))))
    }

    fn export(&mut self, form: Form, excerpt: &Excerpt) -> Step {
        let (count, events) = (excerpt.events.len(), if excerpt.events.len() == 1 { "event" } else { "events" });
        let notice = match self.desk.export(&self.session.data, excerpt, form) {
            Ok(name) => Notice::Done(format!("{count} {events} written to {name}")),
            Err(why) => Notice::Failed(why),
        };
        self.apply(Msg::Notice(notice))
    }
}

impl Session {
    /// What a key press means in the present state of the screen.
    fn msg(&self, key: &KeyEvent) -> Option<Msg> {
        let stroke = Stroke::of(key)?;
        let context = self.model.context();
        match self.keymap.action(context, stroke) {
            Some(action) => Some(Msg::Do(action)),
            None if context == input::Context::Field => stroke.letter().map(Msg::Type),
            None => None,
        }
    }

    /// Divides an area, and fits the model's lists into it.
    fn settle(&mut self, area: Rect) -> Regions {
        let regions = layout::regions(&self.model, area);
        self.model.settle(&self.data, &regions.metrics());
        regions
    }
}

const CANNOT_DRAW: &str = "the screen cannot be drawn";

/// Goes on after what was done with the terminal. That it has gone ends the run, and there is nobody to be told; of any other
/// error somebody is.
fn going_on<T, E>(done: Result<T, E>, wrong: &'static str) -> Step
where
    E: error::Error + Send + Sync + 'static,
{
    let Err(error) = done.map_err(anyhow::Error::new) else {
        return Ok(None);
    };
    match error.downcast_ref() {
        Some(error) if terminal::has_gone(error) => Ok(Some(Outcome::Gone)),
        _ => Err(error).context(wrong),
    }
}

/// Lets a test see what a panic leaves behind: `COMITY_TEST_PANIC=draw` fells the second frame of a debug build.
fn panic_if_asked_to(frame: usize) {
    let asked = cfg!(debug_assertions)
        && frame == 1
        && std::env::var_os("COMITY_TEST_PANIC").is_some_and(|place| place == "draw");
    assert!(!asked, "forced by COMITY_TEST_PANIC");
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use ratatui::backend::{ClearType, TestBackend, WindowSize};
    use ratatui::buffer::Cell;
    use ratatui::layout::{Position, Size};
    use rstest::rstest;

    use super::*;
    use crate::app::{Fresh, Problems, Purpose, Start};
    use crate::dataset::{Builder, Party};
    use crate::dossier::Progress;
    use crate::search::Index;

    /// A desk that writes down what it was asked for.
    #[derive(Default)]
    struct Recorder {
        asked: Vec<String>,
        browser: bool,
        written: Option<Result<String, String>>,
        /// Why the terminal is not to be had again.
        taken: Option<io::Error>,
    }

    impl Desk for Recorder {
        fn copy(&mut self, text: &str) {
            self.asked.push(format!("copy {text}"));
        }

        fn open(&mut self, url: &str) -> bool {
            self.asked.push(format!("open {url}"));
            self.browser
        }

        fn suspend(&mut self) -> io::Result<()> {
            self.asked.push("suspend".into());
            self.taken.take().map_or(Ok(()), Err)
        }

        fn retake(&mut self) -> io::Result<()> {
            self.asked.push("retake".into());
            self.taken.take().map_or(Ok(()), Err)
        }

        fn export(&mut self, data: &Dataset, excerpt: &Excerpt, form: Form) -> Result<String, String> {
            self.asked.push(format!("export {}", form.file(&excerpt.about.stem(data))));
            self.written.clone().unwrap_or_else(|| Ok("comity-2.md".into()))
        }

        fn load(&mut self, _generation: Generation) {
            self.asked.push("load".into());
        }
    }

    fn session() -> Session {
        let data = Dataset::default();
        let model = Model::new(&data, Start::default(), jiff::civil::date(2025, 6, 1));
        Session { data, model, keymap: Keymap::built_in().unwrap(), theme: Theme::default() }
    }

    fn terminal() -> Terminal<TestBackend> {
        Terminal::new(TestBackend::new(80, 24)).unwrap()
    }

    fn inputs(script: impl IntoIterator<Item = Input>) -> Receiver<Incoming> {
        let (sender, inputs) = channel();
        script.into_iter().for_each(|input| sender.send(input.into()).unwrap());
        inputs
    }

    /// Has one effect performed, and tells what the desk was asked for.
    fn perform(effect: Effect, session: &mut Session, mut desk: Recorder) -> (Option<Outcome>, Vec<String>) {
        let mut explorer = Explorer { terminal: &mut terminal(), session, desk: &mut desk };
        (explorer.perform(effect).unwrap(), desk.asked)
    }

    #[test]
    fn draws_before_it_waits_and_ends_with_its_inputs() {
        let mut terminal = terminal();
        let outcome = run(&mut terminal, &inputs([]), &mut session(), &mut Recorder::default()).unwrap();
        assert_eq!((outcome, outcome.code()), (Outcome::Gone, 129));
        assert!(terminal.backend().to_string().contains("comity"));
    }

    #[test]
    fn a_burst_of_inputs_makes_one_frame() {
        let mut terminal = terminal();
        let script = iter::repeat_n(Input::Paste("x".into()), 100);
        run(&mut terminal, &inputs(script), &mut session(), &mut Recorder::default()).unwrap();
        assert_eq!(terminal.get_frame().count(), 2);
    }

    #[test]
    fn a_flood_of_inputs_does_not_keep_the_screen_from_being_drawn() {
        let mut terminal = terminal();
        let script = iter::repeat_n(Input::Resized, 3 * BATCH);
        run(&mut terminal, &inputs(script), &mut session(), &mut Recorder::default()).unwrap();
        assert_eq!(terminal.get_frame().count(), 4);
    }

    #[rstest]
    #[case(Input::End(End::Terminate), 143)]
    #[case(Input::End(End::Hangup), 129)]
    #[case(Input::End(End::Interrupt), 130)]
    #[case(Input::Gone, 129)]
    fn what_asks_for_the_end_gets_it(#[case] input: Input, #[case] code: u8) {
        let script = inputs([input, Input::Resumed]);
        let mut desk = Recorder::default();
        assert_eq!(run(&mut terminal(), &script, &mut session(), &mut desk).unwrap().code(), code);
        assert!(desk.asked.is_empty());
    }

    #[test]
    fn everything_is_drawn_again_after_a_stop() {
        let (mut terminal, mut session, mut desk) = (terminal(), session(), Recorder::default());
        let mut explorer = Explorer { terminal: &mut terminal, session: &mut session, desk: &mut desk };
        explorer.draw().unwrap();
        // Somebody else has written over it.
        explorer.terminal.backend_mut().clear().unwrap();
        assert_eq!(explorer.handle(Input::Resumed).unwrap(), None);
        explorer.draw().unwrap();
        assert!(terminal.backend().to_string().contains("comity"));
        assert_eq!(desk.asked, ["retake"]);
    }

    #[test]
    fn effects_reach_the_desk() {
        let perform = |effect| perform(effect, &mut session(), Recorder { browser: true, ..Recorder::default() });
        assert_eq!(perform(Effect::Copy("x".into())), (None, vec!["copy x".into()]));
        assert_eq!(perform(Effect::Open("https://x".into())), (None, vec!["open https://x".into()]));
        assert_eq!(perform(Effect::Suspend), (None, vec!["suspend".into()]));
        assert_eq!(perform(Effect::Repaint), (None, vec![]));
        assert_eq!(perform(Effect::Quit), (Some(Outcome::Quit), vec![]));
    }

    #[test]
    fn an_address_that_cannot_be_opened_is_copied() {
        let (outcome, asked) = perform(Effect::Open("https://x".into()), &mut session(), Recorder::default());
        assert_eq!((outcome, asked), (None, vec!["open https://x".into(), "copy https://x".into()]));
    }

    #[rstest]
    #[case(None, "0 events written to comity-2.md")]
    #[case(Some(Err("comity.md cannot be written: no".to_owned())), "comity.md cannot be written: no")]
    fn what_was_exported_is_said(#[case] written: Option<Result<String, String>>, #[case] says: &str) {
        let mut session = session();
        let excerpt = Box::new(Excerpt::whole(&session.data));
        let desk = Recorder { written, ..Recorder::default() };
        let effect = Effect::Export { form: Form::Markdown, excerpt };
        assert_eq!(perform(effect, &mut session, desk), (None, vec!["export comity.md".into()]));
        assert_eq!(session.model.notice().map(Notice::text), Some(says));
    }

    /// Tells news of a load that the model waits for.
    fn tell(session: &mut Session, purpose: Purpose, news: News) {
        let generation = session.model.begin_load(purpose);
        let mut desk = Recorder::default();
        let mut explorer = Explorer { terminal: &mut terminal(), session, desk: &mut desk };
        assert_eq!(explorer.take(Incoming::Load(generation, news)).unwrap(), None);
        assert!(session.model.loading().is_none());
    }

    fn mexico() -> Dataset {
        let mut builder = Builder::default();
        let mexico = Party { code: "mx".into(), name: "Mexico".into(), short: None, demonym: None, succeeds: vec![] };
        builder.add_party(mexico).unwrap();
        builder.finish()
    }

    fn arrived(data: Dataset, problems: Problems) -> News {
        let fresh = Fresh { index: Index::new(&data), start: None };
        News::Arrived(Box::new(Arrival { data, fresh, problems, took: Duration::from_millis(3210) }))
    }

    #[test]
    fn a_load_replaces_the_data_only_where_they_are_sound() {
        let mut session = session();
        tell(&mut session, Purpose::Again, arrived(mexico(), Problems::default()));
        assert_eq!(session.data.parties().len(), 1);
        tell(&mut session, Purpose::Again, News::Failed("mx.toml:1:1: \u{1b}no\nmore".into()));
        assert_eq!(session.data.parties().len(), 1);
        assert_eq!(session.model.notice(), Some(&Notice::Failed("not reloaded: mx.toml:1:1: \u{FFFD}no".to_owned())));
        assert!(session.model.problems().is_refusal());
        tell(&mut session, Purpose::First, arrived(Dataset::default(), Problems::default()));
        assert_eq!(session.data.parties().len(), 0);
        assert!(!session.model.problems().is_refusal());
    }

    #[rstest]
    #[case(Purpose::First, 0, Notice::Done("0 events loaded in 3.2 s".to_owned()))]
    #[case(Purpose::Again, 0, Notice::Done("data reloaded".to_owned()))]
    #[case(Purpose::Again, 2, Notice::Failed("data reloaded; 2 records left out; “problems” in the palette lists them".to_owned()))]
    fn a_load_brings_the_problems_of_its_data(
        #[case] purpose: Purpose,
        #[case] left_out: usize,
        #[case] notice: Notice,
    ) {
        let mut session = session();
        let problems = Problems::new(["mx.toml:3:7: warning: unknown rank"], left_out);
        tell(&mut session, purpose, arrived(Dataset::default(), problems.clone()));
        assert_eq!((session.model.problems(), session.model.notice()), (&problems, Some(&notice)));
    }

    #[test]
    fn what_comes_of_a_load_before_the_last_is_void() {
        let mut session = session();
        let stale = session.model.begin_load(Purpose::First);
        let awaited = session.model.begin_load(Purpose::First);
        let mut desk = Recorder::default();
        let mut terminal = terminal();
        let mut explorer = Explorer { terminal: &mut terminal, session: &mut session, desk: &mut desk };
        let progress = Progress { file: "stale.jsonl".into(), ..Progress::default() };
        for news in [News::Progress(progress), arrived(mexico(), Problems::default()), News::Failed("no".into())] {
            assert_eq!(explorer.take(Incoming::Load(stale, news)).unwrap(), None);
            let model = &explorer.session.model;
            assert_eq!((explorer.session.data.parties().len(), model.notice()), (0, None));
            assert_eq!(model.loading().unwrap().words()[0], "loading …");
        }
        explorer.take(Incoming::Load(awaited, arrived(mexico(), Problems::default()))).unwrap();
        // Even one that was begun before and comes after all.
        explorer.take(Incoming::Load(stale, arrived(Dataset::default(), Problems::default()))).unwrap();
        assert_eq!(session.data.parties().len(), 1);
    }

    /// A terminal to which every word fails.
    struct Dead(fn() -> io::Error);

    impl Backend for Dead {
        type Error = io::Error;

        fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, _content: I) -> io::Result<()> {
            Err(self.0())
        }

        fn hide_cursor(&mut self) -> io::Result<()> {
            Ok(())
        }

        fn show_cursor(&mut self) -> io::Result<()> {
            Ok(())
        }

        fn get_cursor_position(&mut self) -> io::Result<Position> {
            Ok(Position::ORIGIN)
        }

        fn set_cursor_position<P: Into<Position>>(&mut self, _position: P) -> io::Result<()> {
            Ok(())
        }

        fn clear(&mut self) -> io::Result<()> {
            Ok(())
        }

        fn clear_region(&mut self, _region: ClearType) -> io::Result<()> {
            Ok(())
        }

        fn size(&self) -> io::Result<Size> {
            Ok(Size::new(80, 24))
        }

        fn window_size(&mut self) -> io::Result<WindowSize> {
            Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_terminal_that_is_not_to_be_had_again_is_an_error_unless_it_has_gone() {
        let resumed = |error| {
            let mut desk = Recorder { taken: Some(error), ..Recorder::default() };
            let mut explorer = Explorer { terminal: &mut terminal(), session: &mut session(), desk: &mut desk };
            explorer.handle(Input::Resumed)
        };
        assert_eq!(resumed(io::ErrorKind::BrokenPipe.into()).unwrap(), Some(Outcome::Gone));
        let error = resumed(io::Error::other("taken")).unwrap_err();
        assert_eq!(format!("{error:#}"), "the terminal cannot be taken again: taken");
    }

    fn run_on_dead(error: fn() -> io::Error) -> anyhow::Result<Outcome> {
        let mut terminal = Terminal::new(Dead(error)).unwrap();
        run(&mut terminal, &inputs([Input::Resized]), &mut session(), &mut Recorder::default())
    }

    #[rstest]
    #[case(|| io::ErrorKind::BrokenPipe.into())]
    #[cfg_attr(unix, case(|| rustix::io::Errno::PIPE.into()))]
    #[cfg_attr(unix, case(|| rustix::io::Errno::IO.into()))]
    #[cfg_attr(unix, case(|| rustix::io::Errno::NXIO.into()))]
    fn a_terminal_that_has_gone_is_told_nothing(#[case] error: fn() -> io::Error) {
        assert_eq!(run_on_dead(error).unwrap(), Outcome::Gone);
    }

    #[rstest]
    #[case(|| io::ErrorKind::OutOfMemory.into(), "the screen cannot be drawn: out of memory")]
    #[case(|| io::Error::other("no ink"), "the screen cannot be drawn: no ink")]
    fn a_terminal_that_cannot_be_drawn_on_is_an_error(#[case] error: fn() -> io::Error, #[case] says: &str) {
        assert_eq!(format!("{:#}", run_on_dead(error).unwrap_err()), says);
    }
}
