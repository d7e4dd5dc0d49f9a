//! The loop: waits for an input, changes the model, does what the model asks of the world, draws.
//!
//! The only reader of events and of the clock. [`run`] does not know what it draws on, where its inputs come from or what is
//! outside ([`Desk`]), so that a script of keys can go through it; [`explore`] gives it the terminal.

use std::path::Path;
use std::sync::mpsc::Receiver;
use std::{error, io, iter};

use anyhow::Context as _;
use crossterm::event::KeyEvent;
use ratatui::Terminal;
use ratatui::backend::Backend;
use ratatui::layout::Rect;

use crate::app::{self, Effect, Model, Msg, Notice, Problems};
use crate::dataset::Dataset;
use crate::dossier::Loaded;
use crate::export::{self, Excerpt, Form};
use crate::input::{self, Keymap, Stroke};
use crate::terminal::{self, End, Input, Screen, Sheet};
use crate::theme::Theme;
use crate::ui::layout::{self, Regions};
use crate::ui::{self, Scene};

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

    /// Reads the data again, with what is worth a word about them.
    ///
    /// # Errors
    /// What is wrong with them, in words; the first line must be enough for a reader.
    fn reload(&mut self) -> Result<Loaded, String>;
}

/// Explores until the user quits, a signal ends it or the inputs do. Draws first, then after every input or burst of inputs.
///
/// # Errors
/// Where the terminal is there but cannot be drawn on or taken again; that it has gone is an [`Outcome`].
pub fn run<B>(
    terminal: &mut Terminal<B>,
    inputs: &Receiver<Input>,
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
        if let Some(end) = burst.find_map(|input| explorer.handle(input).transpose()) {
            return end;
        }
    }
}

/// Takes the terminal, explores, and gives it back; `reload` reads the data again. The result is the exit code of the program.
/// After 129 there may be nobody to write to.
///
/// # Errors
/// [`terminal::NotATerminal`] where there is none; an I/O error where it cannot be taken or drawn on. It has been given back.
pub fn explore(session: &mut Session, reload: impl FnMut() -> Result<Loaded, String>) -> anyhow::Result<u8> {
    terminal::check()?;
    let (screen, inputs) = Screen::take()?;
    let mut terminal = Terminal::new(Sheet::default())?;
    let outcome = run(&mut terminal, &inputs, session, &mut Reality { screen, reload })?;
    Ok(outcome.code())
}

/// The date where the user is.
pub fn today() -> jiff::civil::Date {
    jiff::Zoned::now().date()
}

/// The desk of a real run.
struct Reality<R> {
    screen: Screen,
    reload: R,
}

impl<R: FnMut() -> Result<Loaded, String>> Desk for Reality<R> {
    fn copy(&mut self, text: &str) {
        // Where the terminal has gone, the next frame finds out.
        drop(self.screen.copy(text));
    }

    fn open(&mut self, url: &str) -> bool {
        terminal::open(url)
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

    fn reload(&mut self) -> Result<Loaded, String> {
        (self.reload)()
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
            Effect::Reload => self.reload(),
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

    fn reload(&mut self) -> Step {
        let notice = match self.desk.reload() {
            Ok(loaded) => {
                let problems = Problems::of(&loaded);
                let data = loaded.data;
                self.session.model.rebase(&self.session.data, &data);
                self.session.data = data;
                let left_out = problems.word();
                self.apply(Msg::Problems(problems))?;
                left_out.map_or_else(
                    || Notice::Done("data reloaded".to_owned()),
                    |word| Notice::Failed(format!("data reloaded; {word}")),
                )
            },
            Err(report) => {
                let first = report.lines().next().unwrap_or("the data cannot be read");
                let notice = Notice::Failed(format!("not reloaded: {first}"));
                // What is on the screen is what it was; what is wrong with the files is listed all the same.
                let problems = self.session.model.problems().refused(&report);
                self.apply(Msg::Problems(problems))?;
                notice
            },
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
    use std::sync::mpsc::channel;

    use ratatui::backend::{ClearType, TestBackend, WindowSize};
    use ratatui::buffer::Cell;
    use ratatui::layout::{Position, Size};
    use rstest::rstest;

    use super::*;
    use crate::app::Start;
    use crate::dataset::{Builder, Party};
    use crate::dossier::{Problem, Severity, Tally};

    /// A desk that writes down what it was asked for.
    #[derive(Default)]
    struct Recorder {
        asked: Vec<String>,
        browser: bool,
        reloaded: Option<Result<Loaded, String>>,
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

        fn reload(&mut self) -> Result<Loaded, String> {
            self.reloaded.take().unwrap()
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

    fn inputs(script: impl IntoIterator<Item = Input>) -> Receiver<Input> {
        let (sender, inputs) = channel();
        script.into_iter().for_each(|input| sender.send(input).unwrap());
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

    #[test]
    fn a_reload_replaces_the_data_only_where_they_are_sound() {
        let mut builder = Builder::default();
        let mexico = Party { code: "mx".into(), name: "Mexico".into(), short: None, demonym: None, succeeds: vec![] };
        builder.add_party(mexico).unwrap();
        let mut session = session();
        let desk = |reloaded| Recorder { reloaded: Some(reloaded), ..Recorder::default() };

        assert_eq!(perform(Effect::Reload, &mut session, desk(Ok(loaded(builder.finish(), vec![])))).0, None);
        assert_eq!(session.data.parties().len(), 1);
        assert_eq!(perform(Effect::Reload, &mut session, desk(Err("mx.toml:1:1: no\nmore".into()))).0, None);
        assert_eq!(session.data.parties().len(), 1);
    }

    fn loaded(data: Dataset, problems: Vec<Problem>) -> Loaded {
        Loaded { data, problems, tally: Tally::default() }
    }

    #[test]
    fn a_reload_brings_the_problems_of_the_data_it_brings() {
        let mut session = session();
        let note = Problem {
            severity: Severity::Warning,
            file: "mx.toml".into(),
            position: Some((3, 7)),
            message: "unknown rank".into(),
            excerpt: None,
        };
        for notes in [vec![note], vec![]] {
            let expected: Vec<_> = notes.iter().map(ToString::to_string).collect();
            let desk = Recorder { reloaded: Some(Ok(loaded(Dataset::default(), notes))), ..Recorder::default() };
            perform(Effect::Reload, &mut session, desk);
            assert_eq!(session.model.problems().lines(), expected);
            assert_eq!(session.model.notice(), Some(&Notice::Done("data reloaded".to_owned())));
        }
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
