//! The paper that ratatui draws on: a frame leaves in one write, and a frame that changes nothing leaves no byte.

use std::io::{self, Write as _};

use crossterm::cursor::MoveTo;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr as _;

/// A backend that holds everything back until the frame is whole, then sends it as one synchronized update. It never asks the
/// terminal a question, so it never waits for an answer.
#[derive(Debug, Default)]
pub struct Sheet {
    frame: Vec<u8>,
    /// Whether the terminal shows its cursor; unknown until we said so.
    cursor_shown: Option<bool>,
    /// Where the cursor stands; unknown after cells were drawn.
    cursor_at: Option<Position>,
}

impl Sheet {
    /// crossterm's words for what is to be drawn, written into the frame.
    fn pen(&mut self) -> CrosstermBackend<&mut Vec<u8>> {
        CrosstermBackend::new(&mut self.frame)
    }

    /// Writes cells one after the other, moving only where they do not follow.
    fn cells<'a>(&mut self, content: impl Iterator<Item = (u16, u16, &'a Cell)>) -> io::Result<()> {
        let mut next = None;
        let mut look = None;
        for (x, y, cell) in content {
            if next != Some((x, y)) {
                crossterm::queue!(self.frame, MoveTo(x, y))?;
            }
            if look.replace((cell.fg, cell.bg, cell.modifier)) != Some((cell.fg, cell.bg, cell.modifier)) {
                sgr(&mut self.frame, cell)?;
            }
            self.frame.extend_from_slice(cell.symbol().as_bytes());
            // Wide symbols move the cursor by more than a cell; saying where to go on is always right.
            next = (cell.symbol().width() == 1).then_some((x + 1, y));
        }
        self.frame.extend_from_slice(b"\x1b[0m");
        Ok(())
    }

    fn show(&mut self, shown: bool) -> io::Result<()> {
        if self.cursor_shown.replace(shown) == Some(shown) {
            return Ok(());
        }
        if shown { self.pen().show_cursor() } else { self.pen().hide_cursor() }
    }
}

impl Backend for Sheet {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        // Without a cell to draw, crossterm would still reset the colours.
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.cursor_at = None;
        self.cells(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.show(false)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.show(true)
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor_at.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.cursor_at.replace(position) == Some(position) {
            return Ok(());
        }
        self.pen().set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        // A whole redraw: whoever had the terminal meanwhile may have moved the cursor.
        (self.cursor_shown, self.cursor_at) = (None, None);
        self.pen().clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        let Size { width, height } = size()?;
        // A line that was never told its size says 0×0; the size of a VT100 is a better guess than an empty screen.
        Ok(if width == 0 || height == 0 { Size::new(80, 24) } else { Size::new(width, height) })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        let mut update = Vec::with_capacity(self.frame.len() + 16);
        crossterm::queue!(update, BeginSynchronizedUpdate)?;
        update.append(&mut self.frame);
        crossterm::queue!(update, EndSynchronizedUpdate)?;
        send(&update)
    }
}

/// Says how a cell looks, from a clean slate. The sixteen colours go by their own codes (30 to 37, 90 to 97; ECMA-48 and what
/// followed it), which every terminal takes from the user's palette; crossterm would write `38;5;n`.
fn sgr(frame: &mut Vec<u8>, cell: &Cell) -> io::Result<()> {
    const ATTRIBUTES: [(Modifier, u8); 6] = [
        (Modifier::BOLD, 1),
        (Modifier::DIM, 2),
        (Modifier::ITALIC, 3),
        (Modifier::UNDERLINED, 4),
        (Modifier::REVERSED, 7),
        (Modifier::CROSSED_OUT, 9),
    ];
    write!(frame, "\x1b[0")?;
    for (_, code) in ATTRIBUTES.iter().filter(|(attribute, _)| cell.modifier.contains(*attribute)) {
        write!(frame, ";{code}")?;
    }
    for (colour, first) in [(cell.fg, 30), (cell.bg, 40)] {
        if let Some(code) = code(colour) {
            write!(frame, ";{}", first + code)?;
        }
    }
    write!(frame, "m")
}

/// The code of one of the sixteen colours, from the first; the theme uses no others.
fn code(colour: Color) -> Option<u8> {
    Some(match colour {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 60,
        Color::LightRed => 61,
        Color::LightGreen => 62,
        Color::LightYellow => 63,
        Color::LightBlue => 64,
        Color::LightMagenta => 65,
        Color::LightCyan => 66,
        Color::White => 67,
        Color::Reset | Color::Rgb(..) | Color::Indexed(_) => return None,
    })
}

/// The size of the terminal that standard output goes to. crossterm would start `tput` where there is none, or it has gone.
#[cfg(unix)]
pub(super) fn size() -> io::Result<Size> {
    let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout())?;
    Ok(Size::new(size.ws_col, size.ws_row))
}

#[cfg(not(unix))]
pub(super) fn size() -> io::Result<Size> {
    crossterm::terminal::size().map(Size::from)
}

/// Writes to the terminal, in one go where the kernel takes it.
#[cfg(unix)]
pub(super) fn send(bytes: &[u8]) -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};

    let terminal = rustix::stdio::stdout();
    let wait = || poll(&mut [PollFd::new(&terminal, PollFlags::OUT)], None).map(drop);
    Ok(write_all(bytes, |bytes| rustix::io::write(terminal, bytes), wait)?)
}

/// Writes everything, whatever signals come meanwhile: a resize must not end the program.
#[cfg(unix)]
fn write_all(
    mut bytes: &[u8],
    mut write: impl FnMut(&[u8]) -> rustix::io::Result<usize>,
    mut wait: impl FnMut() -> rustix::io::Result<()>,
) -> rustix::io::Result<()> {
    use rustix::io::Errno;

    while !bytes.is_empty() {
        let interrupted = match write(bytes) {
            Ok(written) => {
                bytes = &bytes[written..];
                Ok(())
            },
            // Another program left the line non-blocking: wait until it takes more.
            Err(Errno::AGAIN) => wait(),
            Err(error) => Err(error),
        };
        interrupted.or_else(|error| if error == Errno::INTR { Ok(()) } else { Err(error) })?;
    }
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn send(bytes: &[u8]) -> io::Result<()> {
    use std::io::Write;

    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes)?;
    stdout.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn signals_do_not_break_a_write_off() {
        use rustix::io::Errno;

        let mut writes = [Err(Errno::INTR), Ok(2), Err(Errno::AGAIN), Err(Errno::AGAIN), Ok(3)].into_iter();
        let mut waits = [Err(Errno::INTR), Ok(())].into_iter();
        let mut written = Vec::new();
        let write = |bytes: &[u8]| {
            let length = writes.next().unwrap()?;
            written.extend_from_slice(&bytes[..length]);
            Ok(length)
        };
        assert_eq!(write_all(b"frame", write, || waits.next().unwrap()), Ok(()));
        assert_eq!(written, b"frame");
        assert_eq!((writes.next(), waits.next()), (None, None));

        assert_eq!(write_all(b"frame", |_| Err(Errno::IO), || Ok(())), Err(Errno::IO));
        assert_eq!(write_all(b"frame", |_| Err(Errno::AGAIN), || Err(Errno::NOMEM)), Err(Errno::NOMEM));
    }

    #[test]
    fn what_does_not_change_is_not_written() {
        let mut sheet = Sheet::default();
        let cell = Cell::new("x");
        sheet.hide_cursor().unwrap();
        sheet.set_cursor_position((3, 1)).unwrap();
        assert!(!sheet.frame.is_empty());
        sheet.frame.clear();

        sheet.draw(std::iter::empty()).unwrap();
        sheet.hide_cursor().unwrap();
        sheet.set_cursor_position((3, 1)).unwrap();
        assert_eq!(sheet.frame, b"");
        assert_eq!(sheet.get_cursor_position().unwrap(), Position::new(3, 1));

        sheet.draw(std::iter::once((0, 0, &cell))).unwrap();
        sheet.set_cursor_position((3, 1)).unwrap();
        assert!(sheet.frame.ends_with(b"\x1b[2;4H"));
    }

    #[test]
    fn a_whole_redraw_says_everything_again() {
        let mut sheet = Sheet::default();
        sheet.hide_cursor().unwrap();
        sheet.frame.clear();
        sheet.clear().unwrap();
        sheet.hide_cursor().unwrap();
        assert_eq!(sheet.frame, b"\x1b[2J\x1b[?25l");
    }
}
