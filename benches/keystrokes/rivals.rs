//! The rivals: matchers of lines, which look at every line after every letter.
//!
//! Each gets what is best for it: a folded copy of one line for every event and person, so that accents cost nothing and every line is
//! ASCII where it can be; as many threads as were asked for; and only the best hits are put in order.

use std::thread;

use comity::dataset::{Dataset, Record};
use comity::text::fold;
use frizbee::{Match, Pattern as Atom, SortStrategy};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};

use super::comity_engine::BEST;

/// The lines that rivals look at.
pub(crate) struct Lines {
    texts: Vec<String>,
    /// What each stands for.
    records: Vec<Record>,
    threads: usize,
}

impl Lines {
    /// A line for every event, "date - pair - title", and every person, "name - country".
    pub(crate) fn new(data: &Dataset, threads: usize) -> Self {
        let events = data.events().map(|(id, event)| {
            let line = format!("{} - {} - {}", event.when_text(), data[event.pair].name, event.title);
            (line, Record::Event(id))
        });
        let people = data.people().map(|(id, person)| {
            let country = person.of.map_or("", |of| &data[of].name);
            (format!("{} - {country}", person.name), Record::Person(id))
        });
        let (texts, records) = people.chain(events).map(|(line, record)| (plain(&line), record)).unzip();
        Self { texts, records, threads: threads.max(1) }
    }

    pub(crate) fn len(&self) -> usize {
        self.texts.len()
    }

    pub(crate) fn bytes(&self) -> usize {
        self.texts.iter().map(String::len).sum()
    }

    /// The best of scored lines, the earlier of those that tie.
    fn best(&self, mut scored: Vec<(u32, u32)>) -> Vec<Record> {
        keep_best(&mut scored);
        scored.iter().map(|(_, line)| self.records[*line as usize]).collect()
    }
}

/// Folded, without the signs that keep a line from being ASCII.
fn plain(line: &str) -> String {
    fold(line).replace(['–', '—', '·', '’'], "-")
}

fn keep_best(scored: &mut Vec<(u32, u32)>) {
    let order = |(score, line): &(u32, u32)| (std::cmp::Reverse(*score), *line);
    if scored.len() > BEST {
        scored.select_nth_unstable_by_key(BEST, order);
        scored.truncate(BEST);
    }
    scored.sort_unstable_by_key(order);
}

/// A rival, ready for a line of text after every letter.
pub(crate) trait Rival {
    fn name(&self) -> &'static str;
    /// The best hits of a query.
    fn search(&mut self, lines: &Lines, query: &str) -> Vec<Record>;
}

/// Every rival.
pub(crate) fn all(lines: &Lines) -> Vec<Box<dyn Rival>> {
    vec![Box::new(Frizbee { typos: false }), Box::new(Frizbee { typos: true }), Box::new(Nucleo::new(lines))]
}

/// frizbee, with typos as its own documentation sets them, a quarter of the letters of a word, or without.
struct Frizbee {
    typos: bool,
}

impl Rival for Frizbee {
    fn name(&self) -> &'static str {
        if self.typos { "frizbee, typos" } else { "frizbee" }
    }

    fn search(&mut self, lines: &Lines, query: &str) -> Vec<Record> {
        let atoms = Atom::parse_query(&plain(query)).into_iter().map(|atom| {
            let typos = if self.typos { atom.needle.chars().count() / 4 } else { 0 };
            atom.max_typos(Some(typos as u16))
        });
        let atoms: Vec<_> = atoms.collect();
        if atoms.is_empty() {
            return Vec::new();
        }
        let config = frizbee::Config::default().sort(SortStrategy::IndexAsc);
        let found = frizbee::Matcher::from_patterns(&atoms, &config).match_list_parallel(&lines.texts, lines.threads);
        lines.best(found.into_iter().map(|Match { score, index, .. }| (u32::from(score), index)).collect())
    }
}

/// nucleo's matcher, as Helix and television run it: a pattern of words, the lines shared out among the threads.
struct Nucleo {
    lines: Vec<Utf32String>,
    matchers: Vec<Matcher>,
}

impl Nucleo {
    fn new(lines: &Lines) -> Self {
        let texts = lines.texts.iter().map(|text| Utf32String::from(&**text)).collect();
        Self { lines: texts, matchers: (0..lines.threads).map(|_| Matcher::new(Config::DEFAULT)).collect() }
    }
}

impl Rival for Nucleo {
    fn name(&self) -> &'static str {
        "nucleo"
    }

    fn search(&mut self, lines: &Lines, query: &str) -> Vec<Record> {
        let pattern = Pattern::parse(&plain(query), CaseMatching::Ignore, Normalization::Smart);
        if pattern.atoms.is_empty() {
            return Vec::new();
        }
        let share = self.lines.len().div_ceil(lines.threads).max(1);
        let found = thread::scope(|scope| {
            let shares = self.lines.chunks(share).zip(&mut self.matchers).enumerate();
            let threads = shares.map(|(number, (texts, matcher))| {
                let pattern = &pattern;
                scope.spawn(move || {
                    let scored = texts.iter().enumerate().filter_map(|(at, text)| {
                        let score = pattern.score(text.slice(..), matcher)?;
                        Some((score, (number * share + at) as u32))
                    });
                    let mut scored: Vec<_> = scored.collect();
                    keep_best(&mut scored);
                    scored
                })
            });
            let threads: Vec<_> = threads.collect();
            threads.into_iter().flat_map(|thread| thread.join().expect("a matcher does not panic")).collect()
        });
        lines.best(found)
    }
}
