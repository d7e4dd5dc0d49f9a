//! A stage: the explorer on the built-in data, played by scripts of keys through the real [`runtime::run`], and what it shows.

use std::io;
use std::path::Path;
use std::sync::mpsc::channel;

use comity::app::{Fresh, Generation, Model, Msg, Problems, Start, update};
use comity::dataset::Dataset;
use comity::dossier::{self, Sources};
use comity::export::{Excerpt, Form};
use comity::input::{Key, Keymap, Stroke};
use comity::runtime::{self, Arrival, Desk, Incoming, News, Outcome, Session};
use comity::search::Index;
use comity::state::{self, Last};
use comity::terminal::Input;
use comity::theme::{Colour, Glyphs, Theme};
use comity::ui::{self, Scene, layout};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier};

/// The size at which scripts are played unless they say otherwise: three columns, and room for whole titles in each.
pub(crate) const ROOMY: (u16, u16) = (200, 50);

/// The built-in data.
pub(crate) fn built_in() -> Dataset {
    dossier::load(&Sources { built_in: true, own: None, paths: vec![] }).unwrap().data
}

/// The explorer, its terminal, and the world outside.
pub(crate) struct Stage {
    session: Session,
    terminal: Terminal<TestBackend>,
    props: Props,
}

/// The world outside: writes down what was asked of it. No browser opens anything.
#[derive(Debug, Default)]
struct Props {
    asked: Vec<String>,
    /// The last load that was asked for.
    load: Option<Generation>,
}

impl Desk for Props {
    fn copy(&mut self, text: &str) {
        self.asked.push(format!("copy {text}"));
    }

    fn open(&mut self, url: &str) -> bool {
        self.asked.push(format!("open {url}"));
        false
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.asked.push("suspend".to_owned());
        Ok(())
    }

    fn retake(&mut self) -> io::Result<()> {
        self.asked.push("retake".to_owned());
        Ok(())
    }

    fn export(&mut self, data: &Dataset, excerpt: &Excerpt, form: Form) -> Result<String, String> {
        let name = form.file(&excerpt.about.stem(data));
        self.asked.push(format!("export {name}: {} events of {} pairs", excerpt.events.len(), excerpt.pairs.len()));
        Ok(name)
    }

    fn load(&mut self, generation: Generation) {
        self.asked.push("load".to_owned());
        self.load = Some(generation);
    }
}

impl Stage {
    /// The explorer as it opens, on all pairs, at a size.
    pub(crate) fn new((width, height): (u16, u16)) -> Self {
        let data = built_in();
        let model = first_model(&data);
        let theme = Theme::new(Colour::Sixteen, Glyphs::Unicode);
        let session = Session { data, model, keymap: Keymap::built_in().unwrap(), theme };
        let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let mut stage = Self { session, terminal, props: Props::default() };
        stage.play("");
        stage
    }

    /// The explorer at [`ROOMY`], after a script.
    pub(crate) fn after(script: &str) -> Self {
        let mut stage = Self::new(ROOMY);
        assert_eq!(stage.play(script), None, "{script} ends the run");
        stage
    }

    /// Begins again on the same data: as it opened, and then the script.
    pub(crate) fn again(&mut self, script: &str) {
        self.session.model = first_model(&self.session.data);
        assert_eq!(self.play(script), None, "{script} ends the run");
        self.props = Props::default();
    }

    /// Begins again on other data.
    pub(crate) fn show(&mut self, data: Dataset) {
        self.session.data = data;
        self.again("");
    }

    /// The data have problems, and so many records were left out of them.
    pub(crate) fn suffer(&mut self, problems: &[String], left_out: usize) {
        let Session { data, model, .. } = &mut self.session;
        update(model, data, Msg::Problems(Problems::new(problems, left_out)));
        self.play("");
    }

    /// Ends the run, keeps what is to be kept in a state file, and begins another run with it.
    pub(crate) fn next_run(&mut self, state: &Path) {
        self.end(state);
        self.begin(state);
    }

    /// Keeps what is to be kept at the end of a run in a state file.
    pub(crate) fn end(&self, state: &Path) {
        let Session { data, model, .. } = &self.session;
        state::save(state, Last::of(data, model.place()), model.bookmarks()).unwrap();
    }

    /// Begins a run on all pairs, with the bookmarks of a state file.
    pub(crate) fn begin(&mut self, state: &Path) {
        self.again("");
        let Session { data, model, .. } = &mut self.session;
        update(model, data, Msg::Bookmarks(state::load(state).bookmarks));
        self.play("");
    }

    /// Plays a script as one burst of keys; the result is the outcome, where the script ends the run.
    ///
    /// A script is keys as the key table writes them, and texts in double quotes that are typed letter by letter:
    /// `/ "felt tip" enter`.
    pub(crate) fn play(&mut self, script: &str) -> Option<Outcome> {
        self.feed(keys(script))
    }

    /// Plays a script key by key, each with a frame of its own.
    pub(crate) fn play_slowly(&mut self, script: &str) -> Option<Outcome> {
        keys(script).into_iter().find_map(|key| self.feed(vec![key]))
    }

    /// Pastes a text.
    pub(crate) fn paste(&mut self, text: &str) {
        assert_eq!(self.run([Input::Paste(text.to_owned())]), None);
    }

    /// Gives the terminal another size.
    pub(crate) fn resize(&mut self, (width, height): (u16, u16)) {
        self.terminal.backend_mut().resize(width, height);
        assert_eq!(self.run([Input::Resized]), None);
    }

    /// Draws with another theme.
    pub(crate) fn dress(&mut self, theme: Theme) {
        self.session.theme = theme;
        self.play("");
    }

    fn feed(&mut self, keys: Vec<KeyEvent>) -> Option<Outcome> {
        self.run(keys.into_iter().map(Input::Key))
    }

    /// Tells news of a load; of the one that was asked for last, where no other is named.
    pub(crate) fn news(&mut self, generation: Option<Generation>, news: News) {
        let generation = generation.or(self.props.load).unwrap();
        assert_eq!(self.run([Incoming::Load(generation, news)]), None);
    }

    /// The model, to be looked at.
    pub(crate) fn model_ref(&self) -> &Model {
        &self.session.model
    }

    /// The model, for what happens before a run.
    pub(crate) fn model(&mut self) -> &mut Model {
        &mut self.session.model
    }

    fn run(&mut self, inputs: impl IntoIterator<Item: Into<Incoming>>) -> Option<Outcome> {
        let (sender, receiver) = channel();
        for input in inputs {
            sender.send(input.into()).unwrap();
        }
        drop(sender);
        match runtime::run(&mut self.terminal, &receiver, &mut self.session, &mut self.props).unwrap() {
            // The script has run out; the explorer waits for more.
            Outcome::Gone => None,
            outcome => Some(outcome),
        }
    }

    /// What the terminal shows.
    pub(crate) fn buffer(&self) -> &Buffer {
        self.terminal.backend().buffer()
    }

    /// The rows of the screen.
    pub(crate) fn rows(&self) -> Vec<String> {
        rows(self.buffer())
    }

    /// The whole screen as text, a row a line.
    pub(crate) fn text(&self) -> String {
        self.rows().join("\n")
    }

    /// The number and the text of the row under the cursor of the pane that has the focus; of the cell there, where a row has two.
    pub(crate) fn selected(&self) -> Option<(usize, String)> {
        let reversed =
            |cell: &Cell| cell.modifier.contains(Modifier::REVERSED) && !cell.modifier.contains(Modifier::DIM);
        let width = usize::from(self.buffer().area.width);
        let rows = self.buffer().content.chunks(width).enumerate();
        // The top row marks the view in the same way, and the row of all time marks single cells.
        let marked = rows.skip(1).flat_map(|(y, row)| row.split(|cell| !reversed(cell)).map(move |run| (y, run)));
        let (y, run) = marked.max_by_key(|(_, run)| run.len()).filter(|(_, run)| run.len() > 1)?;
        Some((y, run.iter().map(Cell::symbol).collect::<String>().trim().to_owned()))
    }

    /// Where the text cursor stands, if it is shown.
    pub(crate) fn cursor(&self) -> Option<Position> {
        let backend = self.terminal.backend();
        backend.cursor_visible().then(|| backend.cursor_position())
    }

    /// What the world outside was asked for, since it was last looked at.
    pub(crate) fn asked(&mut self) -> Vec<String> {
        std::mem::take(&mut self.props.asked)
    }

    /// Draws the screen at a size that its terminal does not have, with room around it; says where the text cursor stands.
    pub(crate) fn draw_at(&mut self, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let Session { data, model, keymap, theme } = &mut self.session;
        let regions = layout::regions(model, area);
        model.settle(data, &regions.metrics());
        ui::view(&Scene { model, data, theme: *theme, keymap }, &regions, buf)
    }
}

/// What a load brings that took so long.
pub(crate) fn arrival(data: Dataset, start: Option<Result<Start, String>>) -> News {
    let fresh = Fresh { index: Index::new(&data), start };
    let took = std::time::Duration::from_millis(3210);
    News::Arrived(Box::new(Arrival { data, fresh, problems: Problems::default(), took }))
}

/// On all pairs, on a day that never changes.
fn first_model(data: &Dataset) -> Model {
    Model::new(data, Start::default(), jiff::civil::date(2025, 6, 1))
}

/// The rows of a buffer, as text.
pub(crate) fn rows(buffer: &Buffer) -> Vec<String> {
    let width = usize::from(buffer.area.width);
    if width == 0 {
        return Vec::new();
    }
    buffer.content.chunks(width).map(|row| row.iter().map(Cell::symbol).collect()).collect()
}

/// The styles of a buffer: for each row that has any, its runs of cells as `from-to style`, the last cell included.
pub(crate) fn styles(buffer: &Buffer) -> Vec<String> {
    let width = usize::from(buffer.area.width);
    let rows = buffer.content.chunks(width).enumerate();
    let described = rows.map(|(y, row)| {
        let mut at = 0;
        let runs = row.chunk_by(|a, b| style(a) == style(b)).filter_map(|run| {
            let from = at;
            at += run.len();
            let style = style(&run[0]);
            (!style.is_empty()).then(|| format!("{from}-{} {style}", at - 1))
        });
        (y, runs.collect::<Vec<_>>().join(", "))
    });
    described.filter(|(_, runs)| !runs.is_empty()).map(|(y, runs)| format!("{y:>2}: {runs}")).collect()
}

/// "cyan bold reversed"; empty for the terminal's own.
fn style(cell: &Cell) -> String {
    let ground = |colour: Color, on: &str| match colour {
        Color::Reset => None,
        colour => Some(format!("{on}{}", colour.to_string().to_lowercase())),
    };
    let modifiers = cell.modifier.iter_names().map(|(name, _)| name.to_lowercase());
    ground(cell.fg, "").into_iter().chain(ground(cell.bg, "on-")).chain(modifiers).collect::<Vec<_>>().join(" ")
}

/// Reads a script: see [`Stage::play`].
fn keys(script: &str) -> Vec<KeyEvent> {
    let mut keys = Vec::new();
    for (index, piece) in script.split('"').enumerate() {
        if index % 2 == 1 {
            keys.extend(piece.chars().map(|letter| KeyEvent::from(KeyCode::Char(letter))));
        } else {
            keys.extend(piece.split_whitespace().map(|name| event(name.parse().unwrap())));
        }
    }
    keys
}

/// The event that a terminal makes of a stroke.
fn event(stroke: Stroke) -> KeyEvent {
    let code = match stroke.key {
        Key::Char(letter) => KeyCode::Char(letter),
        Key::F(number) => KeyCode::F(number),
        Key::Named("enter") => KeyCode::Enter,
        Key::Named("esc") => KeyCode::Esc,
        Key::Named("tab") => KeyCode::Tab,
        Key::Named("shift-tab") => KeyCode::BackTab,
        Key::Named("backspace") => KeyCode::Backspace,
        Key::Named("delete") => KeyCode::Delete,
        Key::Named("up") => KeyCode::Up,
        Key::Named("down") => KeyCode::Down,
        Key::Named("left") => KeyCode::Left,
        Key::Named("right") => KeyCode::Right,
        Key::Named("home") => KeyCode::Home,
        Key::Named("end") => KeyCode::End,
        Key::Named("pgup") => KeyCode::PageUp,
        Key::Named("pgdn") => KeyCode::PageDown,
        Key::Named(name) => panic!("no terminal sends {name}"),
    };
    let mut held = KeyModifiers::NONE;
    held.set(KeyModifiers::CONTROL, stroke.ctrl);
    held.set(KeyModifiers::ALT, stroke.alt);
    KeyEvent::new(code, held)
}
