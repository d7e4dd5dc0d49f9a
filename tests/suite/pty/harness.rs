//! A program in a pseudo-terminal, and what its terminal shows. Waits for what must come, and never sleeps.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// Long enough for the slowest machine; a test that has to wait so long has failed.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program under test.
pub(crate) const COMITY: &str = env!("CARGO_BIN_EXE_comity");

/// A command line, in a home of its own and a terminal that is the same everywhere.
pub(crate) fn command(program: &str, arguments: &[&str], home: &TempDir) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.args(arguments);
    for name in ["NO_COLOR", "COLORTERM", "TMUX", "STY", "SSH_CONNECTION", "SSH_TTY", "DISPLAY", "WAYLAND_DISPLAY"] {
        command.env_remove(name);
    }
    for name in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"] {
        command.env(name, home.path());
    }
    command.env("TERM", "xterm-256color");
    command.env("LC_ALL", "C.UTF-8");
    command.env("RUST_BACKTRACE", "0");
    command.cwd(home.path());
    command
}

/// A running program and its terminal.
pub(crate) struct Pty {
    master: Option<Box<dyn MasterPty + Send>>,
    /// Held so that the line keeps its settings after the program has closed it.
    slave: Option<Box<dyn SlavePty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    closing: Arc<AtomicBool>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    /// Every byte that the program has written, as far as it was looked at.
    pub(crate) written: Vec<u8>,
    pid: Pid,
    status: Receiver<ExitStatus>,
    ended: bool,
    settings: String,
    _home: TempDir,
}

impl Pty {
    /// Starts comity, and waits for its first screen.
    pub(crate) fn explorer() -> Self {
        let mut pty = Self::comity(|_| {});
        pty.wait_for_explorer();
        pty
    }

    /// Starts comity after `change` to its command line.
    pub(crate) fn comity(change: impl FnOnce(&mut CommandBuilder)) -> Self {
        Self::start(COMITY, &[], change)
    }

    /// Starts a program.
    pub(crate) fn start(program: &str, arguments: &[&str], change: impl FnOnce(&mut CommandBuilder)) -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut command = command(program, arguments, &home);
        change(&mut command);

        let pair =
            native_pty_system().openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).unwrap();
        let settings = settings(&*pair.master);
        let closing = Arc::new(AtomicBool::new(false));
        let output = read(pair.master.try_clone_reader().unwrap(), Arc::clone(&closing));
        let writer = pair.master.take_writer().unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        let pid = Pid::from_raw(i32::try_from(child.process_id().unwrap()).unwrap()).unwrap();

        Self {
            master: Some(pair.master),
            slave: Some(pair.slave),
            writer: Some(writer),
            closing,
            output,
            screen: vt100::Parser::new(cells(24), cells(80), 0),
            written: Vec::new(),
            pid,
            status: wait(child),
            ended: false,
            settings,
            _home: home,
        }
    }

    /// What the terminal shows, and the modes it is in.
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    pub(crate) fn type_keys(&mut self, keys: &str) {
        self.writer.as_mut().unwrap().write_all(keys.as_bytes()).unwrap();
    }

    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid, signal).unwrap();
    }

    /// Gives the terminal another size. What it showed is wiped, so that only a redraw can bring it back.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.wipe();
        self.screen.set_size(cells(rows), cells(columns));
        self.master.as_ref().unwrap().resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    /// Forgets what the terminal showed, so that only a redraw can bring it back.
    pub(crate) fn wipe(&mut self) {
        self.screen.process(b"\x1b[2J");
    }

    /// Waits until the terminal shows the explorer.
    pub(crate) fn wait_for_explorer(&mut self) {
        self.wait_for("the explorer", |screen| screen.alternate_screen() && screen.contents().contains("comity"));
    }

    /// Waits until the terminal's own screen shows a text.
    pub(crate) fn wait_for_text(&mut self, text: &str) {
        self.wait_for(text, |screen| !screen.alternate_screen() && screen.contents().contains(text));
    }

    /// Waits until the terminal shows what it must.
    pub(crate) fn wait_for(&mut self, what: &str, shows: impl Fn(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !shows(self.screen()) {
            if let Err(error) = self.take_output(deadline) {
                panic!("waited for {what:?}: {error}; the terminal shows:\n{}", self.screen().contents());
            }
        }
    }

    /// Waits for the end of the program, and tells its exit code. The terminal must be as it was before.
    pub(crate) fn end(&mut self) -> u32 {
        let code = self.exit_code();
        assert_eq!(settings(&**self.master.as_ref().unwrap()), self.settings, "the settings of the line");
        // The last of our own ends that the program had open: now its output can end.
        self.slave = None;
        assert_eq!(self.take_rest(), RecvTimeoutError::Disconnected, "something still holds the terminal");
        assert!(!self.screen().alternate_screen(), "the alternate screen is left");
        assert!(!self.screen().hide_cursor(), "the cursor is shown");
        assert!(!self.screen().bracketed_paste(), "pastes are no longer bracketed");
        code
    }

    /// Closes the terminal under the program, and tells the exit code.
    pub(crate) fn close(&mut self) -> u32 {
        // Our reader has the terminal open too, and waits for output: a redraw lets it go.
        self.closing.store(true, Ordering::SeqCst);
        self.signal(Signal::CONT);
        assert_eq!(self.take_rest(), RecvTimeoutError::Disconnected, "no output lets the reader go");
        (self.slave, self.writer, self.master) = (None, None, None);
        self.exit_code()
    }

    fn exit_code(&mut self) -> u32 {
        let status = self.status.recv_timeout(PATIENCE);
        let status = status
            .unwrap_or_else(|_| panic!("the program does not end; the terminal shows:\n{}", self.screen().contents()));
        self.ended = true;
        assert_eq!(status.signal(), None, "killed");
        status.exit_code()
    }

    /// Takes output until there can be no more, and tells why.
    fn take_rest(&mut self) -> RecvTimeoutError {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Err(end) = self.take_output(deadline) {
                return end;
            }
        }
    }

    fn take_output(&mut self, deadline: Instant) -> Result<(), RecvTimeoutError> {
        let bytes = self.output.recv_timeout(deadline.saturating_duration_since(Instant::now()))?;
        self.screen.process(&bytes);
        self.written.extend(bytes);
        Ok(())
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        if !self.ended {
            let _ = kill_process(self.pid, Signal::KILL);
        }
    }
}

/// Reads until the last program has closed the terminal, or until it is to be closed.
fn read(mut reader: Box<dyn Read + Send>, closing: Arc<AtomicBool>) -> Receiver<Vec<u8>> {
    let (sender, output) = channel();
    thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(length @ 1..) = reader.read(&mut bytes) {
            if sender.send(bytes[..length].to_vec()).is_err() || closing.load(Ordering::SeqCst) {
                break;
            }
        }
    });
    output
}

fn wait(mut child: Box<dyn Child + Send + Sync>) -> Receiver<ExitStatus> {
    let (sender, status) = channel();
    thread::spawn(move || child.wait().map(|status| sender.send(status)));
    status
}

/// The settings of the line (`stty -a`), to be compared.
fn settings(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}
