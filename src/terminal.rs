//! Takes the terminal, and gives it back whatever happens: after quitting, a panic, a signal, and around Ctrl-Z.
//!
//! Owns raw mode, the alternate screen, bracketed paste, the cursor, signals, the bytes that come in and go out, the clipboard
//! and the browser. Does not own what is drawn (`ui`) or what happens with a key (`runtime`).

#[cfg(unix)]
mod decode;
mod listen;
mod outside;
mod sheet;

pub use outside::open;
pub use sheet::Sheet;

use std::io::IsTerminal;
use std::sync::mpsc::Sender;
use std::{env, fmt, io, panic, thread};

use crossterm::clipboard::CopyToClipboard;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste, KeyEvent};
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
    is_raw_mode_enabled,
};
use crossterm::{cursor, queue, style};

/// What comes from outside, in the order in which it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(KeyEvent),
    /// A text was pasted, raw: it may hold line ends and control characters.
    Paste(String),
    /// The terminal has another size; ask it.
    Resized,
    /// The process goes on after it was stopped; the terminal may have been anybody's meanwhile.
    Resumed,
    /// A signal asks for the end.
    End(End),
    /// The terminal has gone.
    Gone,
}

/// A signal that ends the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// SIGHUP: the terminal was closed, or the line dropped.
    Hangup,
    /// SIGINT from outside; Ctrl-C is a key.
    Interrupt,
    /// SIGTERM.
    Terminate,
}

impl End {
    /// The exit code, as a shell gives it to a process that the signal has killed.
    pub fn code(self) -> u8 {
        match self {
            Self::Hangup => 129,
            Self::Interrupt => 130,
            Self::Terminate => 143,
        }
    }
}

/// Why there can be no screen here. Its words say what to do instead; the exit code is 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotATerminal {
    /// Keys would come from a file or a pipe.
    Stdin,
    /// The screen would go to a file or a pipe.
    Stdout,
    /// `TERM=dumb`: a terminal without a cursor to move.
    Dumb,
}

impl fmt::Display for NotATerminal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Stdin => "standard input is not a terminal",
            Self::Stdout => "standard output is not a terminal",
            Self::Dumb => "this terminal cannot show a screen (TERM=dumb)",
        })?;
        f.write_str(": run comity in a terminal, or use `comity events` and the other commands for plain output")
    }
}

impl std::error::Error for NotATerminal {}

/// Looks whether there is a terminal to take.
///
/// # Errors
/// [`NotATerminal`] where input or output is none, or where it is a dumb one.
pub fn check() -> Result<(), NotATerminal> {
    if !io::stdin().is_terminal() {
        Err(NotATerminal::Stdin)
    } else if !io::stdout().is_terminal() {
        Err(NotATerminal::Stdout)
    } else if env::var_os("TERM").is_some_and(|term| term == "dumb") {
        Err(NotATerminal::Dumb)
    } else {
        Ok(())
    }
}

/// The columns of the terminal that standard output goes to; `None` where it goes elsewhere, or to a line that was never told
/// its size. Takes nothing and starts nothing.
pub fn width() -> Option<usize> {
    let columns = io::stdout().is_terminal().then(|| sheet::size().ok()).flatten()?.width;
    (columns > 0).then_some(columns.into())
}

/// Says whether an error of the terminal means that it has gone, and with it whoever could be told: it was closed, or the line
/// dropped. Any other error is one of ours.
pub fn has_gone(error: &io::Error) -> bool {
    #[cfg(unix)]
    {
        use rustix::io::Errno;

        // What writing, asking and setting say on Linux, macOS and the BSDs once a terminal has hung up.
        let hung_up = [Errno::IO, Errno::NXIO, Errno::NODEV, Errno::NOTTY];
        if Errno::from_io_error(error).is_some_and(|error| hung_up.contains(&error)) {
            return true;
        }
    }
    error.kind() == io::ErrorKind::BrokenPipe
}

/// The terminal while it is ours. It is given back when this is dropped.
#[derive(Debug)]
pub struct Screen(());

impl Screen {
    /// Takes the terminal, and listens to keys and signals from now on.
    ///
    /// # Errors
    /// Where the terminal, the signals or a thread cannot be had; the terminal is then as it was.
    pub fn take<I: From<Input> + Send + 'static>(inputs: &Sender<I>) -> io::Result<Self> {
        restore_on_panic();
        // Signals first, so that none can end the program while the terminal is ours; keys last, so that they are raw.
        listen::listen_to_signals(Sender::clone(inputs))?;
        let screen = Self(());
        enter()?;
        listen::listen_to_keys(Sender::clone(inputs))?;
        Ok(screen)
    }

    /// Gives the terminal back, stops as a job of the shell does, and takes the terminal again when the shell goes on. All
    /// that was drawn is lost. Where no shell waits (the process group is orphaned) the kernel does not stop us, and we go on.
    ///
    /// # Errors
    /// Where the terminal cannot be taken again.
    pub fn suspend(&mut self) -> io::Result<()> {
        leave();
        #[cfg(unix)]
        rustix::process::kill_current_process_group(rustix::process::Signal::TSTP)?;
        enter()
    }

    /// Takes the terminal again after somebody else stopped us and had it. All that was drawn is lost.
    ///
    /// # Errors
    /// Where the terminal cannot be taken.
    pub fn retake(&mut self) -> io::Result<()> {
        // Raw mode off and on again, since crossterm believes it to be on. In the background this stops us once more, before
        // a byte is written into the shell's screen.
        disable_raw_mode()?;
        enter()
    }

    /// Puts a text on the clipboard of the terminal (OSC 52), which also works over SSH. Not every terminal takes it, and none
    /// says whether it has.
    ///
    /// # Errors
    /// Where the terminal has gone.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        let mut bytes = Vec::new();
        queue!(bytes, CopyToClipboard::to_clipboard_from(text))?;
        sheet::send(&bytes)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        leave();
    }
}

fn enter() -> io::Result<()> {
    // Our theme holds to NO_COLOR. crossterm's way to hold to it resets reverse video and bold with every colour.
    style::force_color_output(true);
    enable_raw_mode()?;
    let mut bytes = Vec::new();
    queue!(bytes, EnterAlternateScreen, cursor::Hide, EnableBracketedPaste)?;
    sheet::send(&bytes)
}

/// Gives back all that [`enter`] took, once; what fails, fails because there is nobody to give it to.
fn leave() {
    if !is_raw_mode_enabled().unwrap_or(false) {
        return;
    }
    let mut bytes = Vec::new();
    // An update may have been cut off half-way.
    let queued = queue!(bytes, EndSynchronizedUpdate, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
    drop(queued.and_then(|()| sheet::send(&bytes)));
    drop(disable_raw_mode());
}

/// The name of threads that work beside the screen. Who waits for one says on the screen that it has panicked; the terminal stays ours.
pub const BESIDE: &str = "beside the screen";

/// Has a panic give the terminal back before it says its message, which would else be lost with the alternate screen.
fn restore_on_panic() {
    let previous = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if thread::current().name() == Some(BESIDE) {
            return;
        }
        leave();
        previous(panic);
    }));
}
