//! The rounds in which files are taken in: what others may name comes first, over all files.
//!
//! A dossier is read once and kept until the last round; bulk data are gone through again, but only for what stands in them.

use std::ops::ControlFlow;

use super::draft::{Declared, Draft, Line};
use super::file::File;
use super::log::Log;
use super::lower::{Round, Whole};
use super::progress::Watched;
use super::sort::{self, Sort};
use super::turns::Parsed;
use super::{Body, Census, Input, Progress, Stage, Tally, lines, record};

/// Takes in every record of the files, and counts what stands in those that the log is about. `None` where nothing could be.
pub(super) fn take_in<B: Send, W: FnMut(&Progress) -> ControlFlow<B> + Send>(
    inputs: &[Input],
    log: &mut Log,
    watched: &mut Watched<W>,
) -> ControlFlow<B, Option<(Whole, Tally)>> {
    let mut whole = match Whole::new() {
        Ok(whole) => whole,
        Err(error) => {
            log.error_of("built-in countries.toml", &error.to_string());
            return ControlFlow::Continue(None);
        },
    };
    let mut readings: Vec<Reading<'_>> = Vec::with_capacity(inputs.len());
    for input in inputs {
        let (draft, number) = (input.draft(log), whole.file(&input.name));
        readings.push(Reading { input, draft, number, rounds: Rounds::default() });
    }
    let mut tally = Tally::default();
    for reading in readings.iter().filter(|reading| log.is_about(&reading.input.name)) {
        tally.files += 1;
        tally.records.add(reading.draft.written);
    }
    let mut joins = Vec::new();
    for round in Round::ALL {
        if round == Round::Records {
            let bulk = readings.iter().filter(|reading| reading.rounds.has(round));
            whole.layers.expect_bulk(bulk.map(|reading| reading.input.size()).sum());
        }
        let last = readings.iter().rposition(|reading| reading.has(round));
        watched.again(if round == Round::Records { Stage::Records } else { Stage::Names });
        for (place, reading) in readings.iter_mut().enumerate() {
            let joined = whole.layers.joined;
            let read = reading.take_in(round, &mut whole, log, watched)?;
            let is_last = last <= Some(place);
            match round {
                Round::Parties => {},
                Round::People => whole.layers.end_people(log, is_last),
                Round::Records => whole.layers.end(log, is_last),
            }
            if log.is_about(&reading.input.name) {
                tally.left_out += read.left_out;
                tally.records.add(read.written);
                tally.joined += whole.layers.joined - joined;
            }
            let joined = whole.layers.take_joins();
            if log.examines(&reading.input.name) {
                joins.extend(joined);
            }
        }
    }
    whole.layers.tell_joins(&joins, log);
    [tally.notes, tally.warnings, tally.errors] = log.counts();
    ControlFlow::Continue(Some((whole, tally)))
}

/// A file that is being read.
struct Reading<'i> {
    input: &'i Input,
    draft: Draft<'i>,
    number: u32,
    /// What stands in a file of bulk data, which is seen when it is gone through for parties.
    rounds: Rounds,
}

impl Reading<'_> {
    /// Says whether there is anything in it for a round.
    fn has(&self, round: Round) -> bool {
        let is_person = |declared: &Declared<'_>| matches!(declared, Declared::Person(_));
        self.rounds.has(round)
            || match round {
                Round::Parties => true,
                Round::People => self.draft.register.iter().any(is_person),
                Round::Records => !self.draft.items.is_empty(),
            }
    }

    /// Takes in one round of it.
    fn take_in<B: Send, W: FnMut(&Progress) -> ControlFlow<B> + Send>(
        &mut self,
        round: Round,
        whole: &mut Whole,
        log: &mut Log,
        watched: &mut Watched<W>,
    ) -> ControlFlow<B, Read> {
        let Self { input, draft, number, .. } = self;
        match &input.body {
            Body::Lines(_) | Body::Unwritten(_) if round == Round::Parties || self.rounds.has(round) => {
                watched.file(&input.name)?;
                let read = lines_of(input, (round, *number), whole, log, watched)?;
                self.rounds = read.rounds;
                ControlFlow::Continue(read)
            },
            Body::Lines(_) | Body::Unwritten(_) => {
                watched.skip(input.size());
                ControlFlow::Continue(Read::default())
            },
            Body::Text(text, lines) => {
                if log.examines(&input.name) {
                    whole.layers.watch();
                }
                whole.dossier(round, draft, File::dossier(&input.name, text, lines), *number, log);
                whole.layers.tell_twins(log);
                ControlFlow::Continue(Read::default())
            },
        }
    }
}

/// What one round of a file of JSON Lines has come to.
#[derive(Default)]
struct Read {
    /// How many records were left out.
    left_out: usize,
    /// The records that stand in it.
    written: Census,
    rounds: Rounds,
}

/// Takes in one round of a file of JSON Lines.
fn lines_of<B: Send, W: FnMut(&Progress) -> ControlFlow<B> + Send>(
    input: &Input,
    (round, number): (Round, u32),
    whole: &mut Whole,
    log: &mut Log,
    watched: &mut Watched<W>,
) -> ControlFlow<B, Read> {
    let mut read = Read::default();
    // A party is looked at twice; what is wrong with it is said the first time.
    let mut unheard = Log::default();
    // Whom a record names is looked up on all threads: it is a good part of taking it in.
    let people = whole.people(round);
    let prepare = |line: &mut Line<'_>| {
        if let Some(people) = &people {
            line.parts().for_each(|part| part.known = people.find(&part.person.value));
        }
    };
    let take = |Parsed { number: line_number, text, record }: Parsed<'_>| {
        watched.line(text.map_or(0, str::len))?;
        let sort = text.ok().and_then(lines::sort);
        read.rounds.add(sort);
        let line = match text {
            Ok(line) => line,
            Err(message) if round == Round::Records => {
                read.left_out += 1;
                lines::unreadable(&input.name, line_number, message.to_owned(), log);
                return ControlFlow::Continue(());
            },
            Err(_) => return ControlFlow::Continue(()),
        };
        if !sort::is_for(sort, round) {
            return ControlFlow::Continue(());
        }
        let file = File::line(&input.name, line, line_number);
        let errors = log.errors();
        let is_second = round == Round::People && sort == Some(Sort::Party);
        if let Some(line) = record.or_else(|| record::read_line(file, if is_second { &mut unheard } else { log })) {
            whole.line(round, &line, file, number, log);
            read.written.unreviewed += usize::from(matches!(&line, Line::Item(item) if item.is_unreviewed()));
        }
        read.left_out += usize::from(log.errors() > errors);
        if let Some(sort) = sort.filter(|_| !is_second) {
            let before = read.written.total();
            read.written.count(sort);
            watched.records(read.written.total() - before);
        }
        ControlFlow::Continue(())
    };
    match input.each_line(|line| sort::is_for(lines::sort(line), round), prepare, take) {
        Ok(all) => all?,
        Err(problem) => log.unread(problem),
    }
    ControlFlow::Continue(read)
}

/// The rounds for which something stands in a file: bulk data are not read for nothing.
#[derive(Debug, Clone, Copy, Default)]
struct Rounds([bool; Round::ALL.len()]);

impl Rounds {
    /// Notes a line.
    fn add(&mut self, sort: Option<Sort>) {
        for (round, has) in Round::ALL.into_iter().zip(&mut self.0) {
            *has = *has || sort::is_for(sort, round);
        }
    }

    fn has(self, round: Round) -> bool {
        self.0[round as usize]
    }
}
