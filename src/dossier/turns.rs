//! Bulk data read on several threads, and taken in in the order of the file.
//!
//! Each thread reads a batch of lines, parses them by itself, and waits for its turn to take them in: parsing is half of the work, and
//! needs nobody. A line that has anything wrong is parsed again when its turn has come, so that the log is written in the order of the
//! file, as if one thread had read it.

use std::io::{self, Read};
use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

use super::draft::Line;
use super::file::File;
use super::lines::{Batch, Lines};
use super::log::Log;
use super::record;

/// The most threads that read: parsing is no more than half of the work, so more would only wait.
const MOST_THREADS: usize = 3;

/// A line, and what was made of it: nothing where there is something to be said of it, or where it is of no interest.
pub(super) struct Parsed<'l> {
    pub(super) number: usize,
    /// The text of the line, or why it has none.
    pub(super) text: Result<&'l str, &'l str>,
    pub(super) record: Option<Line<'l>>,
}

/// The lines that are still to be read, and the number of the next batch.
struct Source<R> {
    lines: Lines<R>,
    next: usize,
    failed: Option<io::Error>,
}

/// Whose turn it is, and what to do with the lines.
struct Turn<T, B> {
    /// The number of the batch that is taken in next; `None` where no more is.
    next: Option<usize>,
    take: T,
    /// Why it was broken off.
    broken: Option<B>,
}

/// Gives every line to `take`, in order, until it breaks off; those that `is_wanted` names parsed and prepared already, where nothing is
/// wrong with them.
///
/// # Errors
/// Where what is read cannot be read to its end.
pub(super) fn each<B: Send>(
    from: impl Read + Send,
    name: &str,
    is_wanted: impl Fn(&str) -> bool + Sync,
    prepare: impl Fn(&mut Line<'_>) + Sync,
    take: impl FnMut(Parsed<'_>) -> ControlFlow<B> + Send,
) -> io::Result<ControlFlow<B>> {
    let source = Mutex::new(Source { lines: Lines::new(from), next: 0, failed: None });
    let (turn, changed) = (Mutex::new(Turn { next: Some(0), take, broken: None }), Condvar::new());
    let work = || {
        let mut batch = Batch::default();
        while let Some(number) = next(&source, &mut batch) {
            // Whoever waits behind this batch must learn that it will never be taken in.
            let _guard = Guard(|| {
                turn.lock().unwrap_or_else(PoisonError::into_inner).next = None;
                changed.notify_all();
            });
            let parsed = parse(&batch, name, &is_wanted, &prepare);
            let held = turn.lock().unwrap_or_else(PoisonError::into_inner);
            let waited = changed.wait_while(held, |turn| turn.next.is_some_and(|next| next != number));
            let mut held = waited.unwrap_or_else(PoisonError::into_inner);
            if held.next.is_none() {
                return;
            }
            held.broken = parsed.into_iter().try_for_each(&mut held.take).break_value();
            held.next = held.broken.is_none().then_some(number + 1);
            drop(held);
            changed.notify_all();
        }
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS);
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    let source = source.into_inner().unwrap_or_else(PoisonError::into_inner);
    let broken = turn.into_inner().unwrap_or_else(PoisonError::into_inner).broken;
    match (broken, source.failed) {
        (Some(broken), _) => Ok(ControlFlow::Break(broken)),
        (None, Some(error)) => Err(error),
        (None, None) => Ok(ControlFlow::Continue(())),
    }
}

/// Does something where its thread panics.
struct Guard<F: Fn()>(F);

impl<F: Fn()> Drop for Guard<F> {
    fn drop(&mut self) {
        if thread::panicking() {
            (self.0)();
        }
    }
}

/// Reads the next batch, and gives its number; `None` where there is none.
fn next<R: Read>(source: &Mutex<Source<R>>, batch: &mut Batch) -> Option<usize> {
    let mut source = source.lock().unwrap_or_else(PoisonError::into_inner);
    if source.failed.is_some() {
        return None;
    }
    match source.lines.batch(batch) {
        Ok(true) => {
            source.next += 1;
            Some(source.next - 1)
        },
        Ok(false) => None,
        Err(error) => {
            source.failed = Some(error);
            None
        },
    }
}

fn parse<'b>(
    batch: &'b Batch,
    name: &'b str,
    is_wanted: impl Fn(&str) -> bool,
    prepare: impl Fn(&mut Line<'_>),
) -> Vec<Parsed<'b>> {
    let mut log = Log::default();
    let mut record = |number: usize, text: &'b str| {
        let mut line = record::read_line(File::line(name, text, number), &mut log);
        if log.is_empty() {
            line.iter_mut().for_each(&prepare);
            return line;
        }
        log = Log::default();
        None
    };
    let lines = batch.lines().map(|(number, text)| Parsed {
        number,
        text,
        record: text.ok().filter(|text| is_wanted(text)).and_then(|text| record(number, text)),
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_in_order_and_parsed_where_nothing_is_wrong() {
        let line = |number: usize| match number % 3 {
            0 => format!("{{\"type\":\"person\",\"id\":\"person/p{number}\",\"name\":\"P {number}\"}}"),
            1 => "{\"type\":\"person\"}".to_owned(),
            _ => "not wanted".to_owned(),
        };
        let text: String = (0..30_000).map(|number| line(number) + "\n").collect();
        let mut found = Vec::new();
        let read = each(
            text.as_bytes(),
            "p.jsonl",
            |line| line.starts_with('{'),
            |_| (),
            |parsed| {
                found.push((parsed.number, parsed.text.unwrap().to_owned(), parsed.record.is_some()));
                ControlFlow::<()>::Continue(())
            },
        );
        assert!(read.is_ok_and(|read| read.is_continue()));
        let expected: Vec<_> = (0..30_000).map(|number| (number + 1, line(number), number % 3 == 0)).collect();
        assert!(found == expected);
    }

    #[test]
    fn nothing_comes_after_a_break() {
        let (text, mut last) = ("{}\n".repeat(400_000), 0);
        let broken = each(
            text.as_bytes(),
            "p.jsonl",
            |_| false,
            |_| (),
            |parsed| {
                last = parsed.number;
                if last == 150_000 { ControlFlow::Break("enough") } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!((broken.unwrap(), last), (ControlFlow::Break("enough"), 150_000));
    }

    #[test]
    fn a_panic_ends_all_threads() {
        let text = "{}\n".repeat(400_000);
        let ended = std::panic::catch_unwind(|| {
            each(
                text.as_bytes(),
                "p.jsonl",
                |_| false,
                |_| (),
                |parsed| {
                    assert!(parsed.number < 150_000, "on purpose");
                    ControlFlow::<()>::Continue(())
                },
            )
        });
        assert!(ended.is_err());
    }
}
