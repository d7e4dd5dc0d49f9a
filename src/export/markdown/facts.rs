//! The standing facts of a pair, as on its overview; what the dossier does not say is gathered for the end.

use std::io::{self, Write};

use super::briefing::Briefing;
use super::escaped;
use crate::dataset::{
    Dataset, Detail, EventId, Kind, MissionId, PairId, PartyId, Relations, missions, newest, of_kind, relations,
    visit_rank, visits,
};
use crate::wording::{
    history, in_sentence, money, post, post_since, relations_act, relations_since, short_date, standing, who,
};

/// How many visits of one direction the facts name; the timeline has them all.
const VISITS: usize = 3;

impl<W: Write> Briefing<'_, W> {
    /// Relations, recognition, missions, last visits, trade: a line each.
    pub(super) fn facts(&mut self, pair: PairId) -> io::Result<()> {
        let data = self.data;
        self.heading(1, "How they stand")?;
        for line in relations_lines(data, pair).into_iter().chain(recognition(data, pair)) {
            self.line(&line)?;
        }
        let [a, b] = data[pair].countries;
        for (from, to) in [(a, b), (b, a)] {
            self.side(pair, from, to)?;
        }
        if let Some(line) = trade(data, pair) {
            self.line(&line)?;
        }
        Ok(())
    }

    /// What one country has in the other, and who went last.
    fn side(&mut self, pair: PairId, from: PartyId, to: PartyId) -> io::Result<()> {
        let data = self.data;
        let (from_name, to_name) = (in_sentence(data[from].short_name()), in_sentence(data[to].short_name()));
        let sent = missions(data, pair, from);
        if !sent.is_empty() {
            writeln!(self.out, "- **Missions of {} in {}**", escaped(&from_name), escaped(&to_name))?;
        }
        for id in sent {
            self.line_below(&mission(data, id))?;
        }
        let made = visits(data, pair, from);
        if made.is_empty() {
            return Ok(());
        }
        let counted =
            if made.len() > VISITS { format!(", the last {VISITS} of {}", made.len()) } else { String::new() };
        writeln!(self.out, "- **Visits from {} to {}**{counted}", escaped(&from_name), escaped(&to_name))?;
        for event in made.iter().take(VISITS).map(|id| data.event(*id)) {
            let rank = visit_rank(&event).map_or_else(String::new, |rank| format!(", {rank}"));
            self.line_below(&format!("{}: {}{rank}", short_date(&event), who(data, &event)))?;
        }
        Ok(())
    }

    /// What was agreed, newest first.
    pub(super) fn agreements(&mut self, events: &[EventId]) -> io::Result<()> {
        let data = self.data;
        let agreements: Vec<_> = events.iter().rev().copied().filter(|id| data.kind(*id) == Kind::Agreement).collect();
        if agreements.is_empty() {
            return Ok(());
        }
        self.heading(1, "Agreements")?;
        for id in agreements {
            let event = data.event(id);
            let form = if let Detail::Agreement { form: Some(form), .. } = &event.detail { form } else { "agreement" };
            writeln!(self.out, "- {} ({}, {})", escaped(&event.title), escaped(form), escaped(&event.when_text()))?;
        }
        Ok(())
    }

    /// The silences of the dossier, a line each.
    pub(super) fn silences(&mut self, pair: PairId) -> io::Result<()> {
        let lines = silences(self.data, pair);
        if lines.is_empty() {
            return Ok(());
        }
        self.heading(1, "What the dossier does not say")?;
        lines.iter().try_for_each(|line| self.line(line))
    }
}

fn relations_lines(data: &Dataset, pair: PairId) -> Vec<String> {
    let Some(Relations { last, established }) = relations(data, pair) else { return Vec::new() };
    let mut lines: Vec<_> =
        established.map(|id| format!("Relations: {}", relations_since(data, &data.event(id)))).into_iter().collect();
    if established != Some(last) {
        lines.push(format!("Relations: {}", relations_act(&data.event(last))));
    }
    lines
}

fn recognition(data: &Dataset, pair: PairId) -> impl Iterator<Item = String> {
    of_kind(data, pair, Kind::Recognition).map(|id| {
        let event = &data.event(id);
        let positions =
            if event.is_disputed() { format!(" ({} positions)", event.claims.len()) } else { String::new() };
        format!("Recognition: {}{positions}", event.when_text())
    })
}

/// "embassy in Mexico City, since 1 Jun 2023; before: information office 1975–1995".
fn mission(data: &Dataset, id: MissionId) -> String {
    let mission = &data[id];
    let told = format!("{}, {}", post(data, mission), standing(mission));
    match post_since(mission) {
        Some(since) => format!("{told}; {since} ({})", history(mission)),
        None => told,
    }
}

fn trade(data: &Dataset, pair: PairId) -> Option<String> {
    newest(data, pair, Kind::Trade).find_map(|id| match &data.event(id).detail {
        Detail::Trade { money: Some(sum), .. } => {
            Some(format!("Trade: {} ({})", money(sum), short_date(&data.event(id))))
        },
        _ => None,
    })
}

/// What one would look for, and what has no date.
fn silences(data: &Dataset, pair: PairId) -> Vec<String> {
    let none_of = |kind| of_kind(data, pair, kind).next().is_none();
    let mut lines = Vec::new();
    if relations(data, pair).is_none() {
        lines.push("no relations recorded".to_owned());
    }
    if none_of(Kind::Recognition) {
        lines.push("no recognition recorded".to_owned());
    }
    let [a, b] = data[pair].countries;
    for (from, to) in [(a, b), (b, a)] {
        let (name, other) = (in_sentence(data[from].short_name()), in_sentence(data[to].short_name()));
        if missions(data, pair, from).is_empty() {
            lines.push(format!("no mission of {name} in {other} recorded"));
        }
        if visits(data, pair, from).is_empty() {
            lines.push(format!("no visit from {name} to {other} recorded"));
        }
    }
    if none_of(Kind::Agreement) {
        lines.push("no agreement recorded".to_owned());
    }
    if trade(data, pair).is_none() {
        lines.push("no total of trade recorded".to_owned());
    }
    let undated = data.pair_events(pair).iter().filter(|id| data.stands_at(**id).is_none() && !data.is_disputed(**id));
    let undated = undated.map(|id| data.event(*id)).filter(|event| event.every.is_none());
    let undated: Vec<_> = undated.map(|event| event.title.into_string()).collect();
    if !undated.is_empty() {
        lines.push(format!("no date given: {}", undated.join("; ")));
    }
    lines
}
