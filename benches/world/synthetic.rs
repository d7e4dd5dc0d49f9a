//! A world made up: all pairs of 196 countries, as many people and events as wanted, in files as `comity --data` reads them.
//!
//! By the seed every byte is the same on every machine. The shape follows the real world: few countries and people are in most events,
//! every kind of event and every precision of date occurs, and names are those of many tongues, with their accents and particles.
//! Nothing in it is true.
//!
//! No two records are one by comity's rules: those of a pair stand in one file, of no two people are both name and country the same.

mod dates;
mod happenings;
mod missions;
mod names;
mod nations;
mod people;
pub(crate) mod random;
mod subjects;
mod tongues;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use comity::dossier::written::{Article, Common, Person, Written};

use happenings::{Chronicle, Way, yearbook};
use missions::{Made, Posts};
use nations::Nation;
use people::Population;
use random::Random;

/// How many events a file has, more or less.
const FILE: usize = 100_000;
/// How often in a hundred something became of a mission, where there is one to be made.
const MISSIONS: usize = 6;

/// What kind of world is wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    /// Events, those of missions among them.
    pub(crate) events: usize,
    /// People; each country has one at least.
    pub(crate) people: usize,
    pub(crate) seed: u64,
}

/// What was written.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    pub(crate) files: usize,
    pub(crate) bytes: u64,
    pub(crate) events: usize,
    pub(crate) people: usize,
    /// Bytes of titles and summaries.
    pub(crate) text: usize,
}

/// Writes a world into a folder, which is made, or empty.
///
/// # Errors
/// Where the folder holds something, or cannot be written.
pub(crate) fn write(folder: &Path, size: Size) -> io::Result<Summary> {
    fs::create_dir_all(folder)?;
    if fs::read_dir(folder)?.next().is_some() {
        return Err(io::Error::new(io::ErrorKind::DirectoryNotEmpty, format!("{} is not empty", folder.display())));
    }
    let mut random = Random::new(size.seed);
    let nations = nations::all();
    let population = Population::new(&nations, size.people, &mut random);
    let mut out = Out::new(folder, size.events)?;
    write_people(&mut out, &nations, &population)?;
    write_events(&mut out, &Chronicle::new(&nations, &population), size.events, &mut random)?;
    out.summary.people = population.people.len();
    out.finish()
}

fn write_people(out: &mut Out, nations: &[Nation], population: &Population) -> io::Result<()> {
    for person in &population.people {
        let record = Person {
            id: (&*person.id).into(),
            name: (&*person.name).into(),
            of: Some(nations[person.nation].code.into()),
            aliases: person.alias.as_deref().into_iter().map(Into::into).collect(),
        };
        out.line(0, &Written::Person(record))?;
    }
    Ok(())
}

fn write_events(out: &mut Out, world: &Chronicle<'_>, count: usize, random: &mut Random) -> io::Result<()> {
    let mut every = every_pair(world.nations.len(), random);
    // Where there is room, no pair is without an event.
    every.truncate(if count >= 4 * every.len() { every.len() } else { 0 });
    let mut posts = Posts::default();
    while out.summary.events < count {
        let way = every.pop().unwrap_or_else(|| any_way(world, random));
        let (from, to) = (world.nations[way.from].code, world.nations[way.to].code);
        let pair = format!("{}-{}", from.min(to), from.max(to));
        let (mark, left) = (out.summary.events, count - out.summary.events);
        // All of a pair stands in one file.
        let file = 1 + (way.from.min(way.to) * world.nations.len() + way.from.max(way.to)) % (out.files.len() - 1);
        let is_post = random.percent(MISSIONS);
        let post = is_post.then(|| posts.draw(world, (&pair, mark), way, left, random)).flatten();
        let record = match post {
            Some(Made::Mission(mission)) => {
                mission.changes.iter().for_each(|change| out.count(&change.common));
                Written::Mission(mission)
            },
            Some(Made::Accreditation(accreditation)) => {
                out.count(&accreditation.common);
                Written::Accreditation(accreditation)
            },
            None => {
                let event = world.event(&pair, mark, way, random);
                out.count(&event.common);
                Written::Event(Box::new(event))
            },
        };
        out.line(file, &record)?;
    }
    Ok(())
}

/// Every pair once, in any order and direction.
fn every_pair(nations: usize, random: &mut Random) -> Vec<Way> {
    let mut every = Vec::with_capacity(nations * nations.saturating_sub(1) / 2);
    for from in 0..nations {
        every.extend((from + 1..nations).map(|to| Way { from, to }));
    }
    random.shuffle(&mut every);
    for way in &mut every {
        if random.percent(50) {
            *way = Way { from: way.to, to: way.from };
        }
    }
    every
}

fn any_way(world: &Chronicle<'_>, random: &mut Random) -> Way {
    loop {
        let (from, to) = (world.busy.draw(random), world.busy.draw(random));
        if from != to {
            return Way { from, to };
        }
    }
}

/// The files that are written, and what has been: people first, then events.
struct Out {
    files: Vec<(PathBuf, BufWriter<File>)>,
    summary: Summary,
}

impl Out {
    fn new(folder: &Path, events: usize) -> io::Result<Self> {
        let names = (0..events.div_ceil(FILE).max(1)).map(|number| format!("events-{number:02}.jsonl"));
        let files = ["people.jsonl".to_owned()].into_iter().chain(names).map(|name| {
            let path = folder.join(name);
            Ok((path.clone(), BufWriter::with_capacity(1 << 18, File::create(path)?)))
        });
        let mut out = Self { files: files.collect::<io::Result<_>>()?, summary: Summary::default() };
        for file in 1..out.files.len() {
            for decade in 190..=202 {
                let title = yearbook(decade * 10);
                let url = Some(format!("https://example.org/yearbook/{decade}0").into());
                let article = Article { title: title.into(), url, licence: Some("CC0-1.0".into()), read: None };
                out.line(file, &Written::Article(article))?;
            }
        }
        Ok(out)
    }

    /// Writes a record into a file, by its place.
    fn line(&mut self, file: usize, record: &Written<'_>) -> io::Result<()> {
        let writer = &mut self.files[file].1;
        serde_json::to_writer(&mut *writer, record)?;
        writer.write_all(b"\n")
    }

    /// Counts an event that is about to be written.
    fn count(&mut self, common: &Common<'_>) {
        self.summary.events += 1;
        self.summary.text +=
            [&common.title, &common.summary].into_iter().flatten().map(|text| text.len()).sum::<usize>();
    }

    fn finish(mut self) -> io::Result<Summary> {
        for (path, writer) in &mut self.files {
            writer.flush()?;
            self.summary.bytes += fs::metadata(path)?.len();
        }
        self.summary.files = self.files.len();
        Ok(self.summary)
    }
}
