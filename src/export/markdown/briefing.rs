//! A briefing: of a pair, how it stands, what happened, who took part, what is disputed, what nobody says, and where it was read;
//! of more, a table of pairs and the briefing of each; of a person or a place, their events.

use std::io::{self, Write};

use super::notes::Notes;
use super::timeline::Pairs;
use super::{Side, escaped, write_table};
use crate::dataset::{
    Dataset, EventId, Kind, PairId, PersonId, Relations, Scope, missions, newest, offices, person_pairs, relations,
};
use crate::export::{About, Excerpt};
use crate::text::fold;
use crate::wording::{class_name, ledger_date, office, relations_act, relations_since};

/// Writes the briefing of an excerpt.
///
/// # Errors
/// Those of `out`.
pub fn write_briefing(out: &mut impl Write, data: &Dataset, excerpt: &Excerpt) -> io::Result<()> {
    let mut briefing = Briefing { out, data, excerpt, notes: Notes::default(), level: 1 };
    match excerpt.about {
        About::Scope(Scope::Pair(pair)) => briefing.pair(pair)?,
        About::Scope(Scope::All) if excerpt.pairs.len() < data.pairs().len() => {
            briefing.pairs(&format!("{} pairs", excerpt.pairs.len()))?;
        },
        About::Scope(scope) => briefing.pairs(data.scope_name(scope))?,
        About::Person(person) => briefing.person(person)?,
        About::Place(place) => briefing.page(&data[place].name, &[])?,
    }
    briefing.heading(1, "Sources")?;
    briefing.notes.write(briefing.out, data)
}

/// A briefing, being written.
pub(super) struct Briefing<'a, W> {
    pub(super) out: &'a mut W,
    pub(super) data: &'a Dataset,
    excerpt: &'a Excerpt,
    pub(super) notes: Notes,
    /// The level of the title under which everything stands, from 1.
    level: usize,
}

impl<W: Write> Briefing<'_, W> {
    /// A heading so many levels below the title.
    pub(super) fn heading(&mut self, below: usize, text: &str) -> io::Result<()> {
        let signs = "#".repeat((self.level + below).min(6));
        let blank = if self.level + below > 1 { "\n" } else { "" };
        writeln!(self.out, "{blank}{signs} {}\n", escaped(text))
    }

    /// A heading under which only headings stand.
    pub(super) fn chapter(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "\n{} {}", "#".repeat(self.level + 1), escaped(text))
    }

    /// An item of a list; what stands before its first colon is its label.
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        match text.split_once(": ") {
            Some((label, rest)) => writeln!(self.out, "- **{}**: {}", escaped(label), escaped(rest)),
            None => writeln!(self.out, "- {}", escaped(text)),
        }
    }

    /// An item of a list within an item.
    pub(super) fn line_below(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "  - {}", escaped(text))
    }

    fn pair(&mut self, pair: PairId) -> io::Result<()> {
        let data = self.data;
        let all = data.pair_events(pair);
        let kept = |id: &&EventId| self.excerpt.events.binary_search(id).is_ok();
        let events: Vec<EventId> = all.iter().filter(kept).copied().collect();
        self.heading(0, &data[pair].name)?;
        self.lead(&events, all.len())?;
        self.facts(pair)?;
        self.agreements(&events)?;
        self.timeline(&events, Pairs::Known)?;
        self.people(&events)?;
        self.disputes(&events)?;
        self.silences(pair)?;
        if !data[pair].see_also.is_empty() {
            self.heading(1, "See also")?;
            for title in &data[pair].see_also {
                writeln!(self.out, "- {}", escaped(title))?;
            }
        }
        data[pair].article.into_iter().for_each(|article| self.notes.article(article));
        Ok(())
    }

    /// What is kept, if not all is; how many events, when, and what the signs mean.
    fn lead(&mut self, events: &[EventId], all: usize) -> io::Result<()> {
        // Under a title of its own a pair need not say again what all of them have been kept by.
        if let Some(kept) = self.excerpt.kept.as_deref().filter(|_| self.level == 1) {
            let beside = match self.excerpt.about {
                About::Scope(_) => "; how they stand, and what the dossier does not say, are of all events",
                About::Person(_) | About::Place(_) => "",
            };
            writeln!(self.out, "**Only events {}**{beside}.\n", escaped(kept))?;
        }
        let years = match self.data.years(events) {
            None => String::new(),
            Some((first, last)) if first == last => format!(", {first}"),
            Some((first, last)) => format!(", {first}–{last}"),
        };
        let count = match events.len() {
            kept if kept < all => format!("{kept} of {all} events"),
            1 => "1 event".to_owned(),
            count => format!("{count} events"),
        };
        writeln!(self.out, "{count}{years}. No date is more exact than its source; numbers in brackets are sources.")
    }

    fn pairs(&mut self, title: &str) -> io::Result<()> {
        let (data, excerpt) = (self.data, self.excerpt);
        self.heading(0, title)?;
        let all: usize = excerpt.pairs.iter().map(|pair| data.pair_events(*pair).len()).sum();
        self.lead(&excerpt.events, all)?;
        let mut pairs = excerpt.pairs.clone();
        pairs.sort_by_cached_key(|pair| fold(&data[*pair].name));
        let heads = [
            ("Pair", Side::Left),
            ("Relations", Side::Left),
            ("Missions", Side::Left),
            ("Last visit", Side::Left),
            ("Events", Side::Right),
        ];
        self.heading(1, "Pairs")?;
        write_table(self.out, &heads, pairs.iter().map(|pair| row(data, *pair)))?;
        self.level = 2;
        for pair in pairs {
            self.pair(pair)?;
        }
        self.level = 1;
        Ok(())
    }

    fn person(&mut self, id: PersonId) -> io::Result<()> {
        let data = self.data;
        let person = &data[id];
        let mut lines = Vec::new();
        if !person.aliases.is_empty() {
            lines.push(format!("Also written: {}", person.aliases.join(", ")));
        }
        lines.extend(offices(data, id).into_iter().map(|(held, events)| {
            let dates: Vec<_> = events.iter().map(|id| data.event(*id).when_text()).collect();
            format!("{}: {}", office(data, held), dates.join(", "))
        }));
        let pairs: Vec<_> = person_pairs(data, id).into_iter().map(|pair| &*data[pair].name).collect();
        lines.push(format!("Pairs: {}", pairs.join(", ")));
        self.page(&person.name, &lines)
    }

    /// Events of several pairs under a title.
    fn page(&mut self, title: &str, lines: &[String]) -> io::Result<()> {
        let events = &self.excerpt.events;
        self.heading(0, title)?;
        self.lead(events, events.len())?;
        if !lines.is_empty() {
            writeln!(self.out)?;
        }
        lines.iter().try_for_each(|line| self.line(line))?;
        self.timeline(events, Pairs::Named)?;
        self.people(events)?;
        self.disputes(events)
    }

    /// Who took part, and as what in these events.
    fn people(&mut self, events: &[EventId]) -> io::Result<()> {
        let data = self.data;
        let mut people: Vec<_> = events.iter().flat_map(|id| data.parts(*id)).map(|part| part.person).collect();
        people.sort_unstable();
        people.dedup();
        people.sort_by_cached_key(|id| fold(&data[*id].name));
        if people.is_empty() {
            return Ok(());
        }
        self.heading(1, "People")?;
        let is_here = |id: &&EventId| events.binary_search(id).is_ok();
        let rows = people.iter().map(|id| {
            let held = offices(data, *id).into_iter().filter(|(_, given)| given.iter().any(|id| is_here(&id)));
            let held: Vec<_> = held.map(|(held, _)| office(data, held)).collect();
            let count = data.person_events(*id).iter().filter(is_here).count();
            [data[*id].name.to_string(), held.join("; "), count.to_string()]
        });
        write_table(self.out, &[("Name", Side::Left), ("Office", Side::Left), ("Events", Side::Right)], rows)
    }
}

/// A pair among others.
fn row(data: &Dataset, pair: PairId) -> [String; 5] {
    let since = relations(data, pair).map(|Relations { last, established }| match established {
        Some(id) if id == last => relations_since(data, &data.event(id)),
        _ => relations_act(&data.event(last)),
    });
    let posts = data[pair].countries.into_iter().filter_map(|from| {
        let standing = missions(data, pair, from).into_iter().filter(|id| data[*id].stands());
        let classes: Vec<_> = standing.map(|id| class_name(data[id].class())).collect();
        (!classes.is_empty()).then(|| format!("{}: {}", data[from].short_name(), classes.join(", ")))
    });
    let visit = newest(data, pair, Kind::Visit).next();
    [
        data[pair].name.to_string(),
        since.unwrap_or_default(),
        posts.collect::<Vec<_>>().join("; "),
        visit.map_or_else(String::new, |id| ledger_date(&data.event(id))),
        data.pair_events(pair).len().to_string(),
    ]
}
