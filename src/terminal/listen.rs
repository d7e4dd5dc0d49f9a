//! The threads that wait so that nobody else must: for keys, and for signals. Neither wakes before something happens, but for
//! once after something that is half read.

use std::sync::mpsc::Sender;
use std::{io, thread};

use super::Input;

#[cfg(unix)]
pub(super) use unix::{listen_to_keys, listen_to_signals};

#[cfg(unix)]
mod unix {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::Errno;
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGWINCH};
    use signal_hook::iterator::Signals;

    use super::super::End;
    use super::super::decode::Decoder;
    use super::{Input, Sender, io, thread};

    /// Turns signals into inputs from now on. Signals that come before anybody listens wait in the channel.
    pub(in crate::terminal) fn listen_to_signals<I: From<Input> + Send + 'static>(inputs: Sender<I>) -> io::Result<()> {
        let mut signals = Signals::new([SIGWINCH, SIGCONT, SIGHUP, SIGINT, SIGTERM])?;
        thread::Builder::new().name("signals".into()).spawn(move || {
            for signal in &mut signals {
                let input = match signal {
                    SIGWINCH => Input::Resized,
                    SIGCONT => Input::Resumed,
                    SIGHUP => Input::End(End::Hangup),
                    SIGINT => Input::End(End::Interrupt),
                    _ => Input::End(End::Terminate),
                };
                if inputs.send(input.into()).is_err() {
                    break;
                }
            }
        })?;
        Ok(())
    }

    /// Reads keys until the terminal has gone or nobody takes them. The thread ends with the process: nothing wakes a read.
    pub(in crate::terminal) fn listen_to_keys<I: From<Input> + Send + 'static>(inputs: Sender<I>) -> io::Result<()> {
        thread::Builder::new().name("keys".into()).spawn(move || {
            let mut decoder = Decoder::default();
            while let Ok(read) = next(&mut decoder) {
                for input in read {
                    if inputs.send(input.into()).is_err() {
                        return;
                    }
                }
            }
            // The end of input, or an error such as EIO: there is no terminal any more. A closed channel is as well.
            drop(inputs.send(Input::Gone.into()));
        })?;
        Ok(())
    }

    /// Waits for bytes and reads them; an error is the end.
    fn next(decoder: &mut Decoder) -> Result<Vec<Input>, Errno> {
        let terminal = rustix::stdio::stdin();
        let mut ready = [PollFd::new(&terminal, PollFlags::IN)];
        if let Some(patience) = decoder.patience() {
            match poll(&mut ready, Timespec::try_from(patience).ok().as_ref()) {
                Ok(0) => return Ok(decoder.settle().into_iter().collect()),
                Err(Errno::INTR) => return Ok(Vec::new()),
                _ => {},
            }
        }
        let mut bytes = [0; 4096];
        match rustix::io::read(terminal, &mut bytes) {
            Ok(0) => Err(Errno::IO),
            Ok(length) => Ok(decoder.feed(&bytes[..length])),
            Err(Errno::INTR) => Ok(Vec::new()),
            // Another program left the line non-blocking.
            Err(Errno::AGAIN) => match poll(&mut ready, None) {
                Ok(_) | Err(Errno::INTR) => Ok(Vec::new()),
                Err(error) => Err(error),
            },
            Err(error) => Err(error),
        }
    }
}

/// Elsewhere there are no such signals.
#[cfg(not(unix))]
pub(super) fn listen_to_signals<I>(_inputs: Sender<I>) -> io::Result<()> {
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn listen_to_keys<I: From<Input> + Send + 'static>(inputs: Sender<I>) -> io::Result<()> {
    use crossterm::event::{Event, read};

    thread::Builder::new().name("keys".into()).spawn(move || {
        loop {
            let input = match read() {
                // Windows also says when a key is let go.
                Ok(Event::Key(key)) if !key.is_release() => Input::Key(key),
                Ok(Event::Paste(text)) => Input::Paste(text),
                Ok(Event::Resize(..)) => Input::Resized,
                Ok(_) => continue,
                Err(_) => Input::Gone,
            };
            let gone = input == Input::Gone;
            if inputs.send(input.into()).is_err() || gone {
                break;
            }
        }
    })?;
    Ok(())
}
