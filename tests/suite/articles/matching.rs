//! Which record tells which fact, and how many of either are left.

use std::collections::BTreeMap;
use std::fmt;

use super::records::{Found, fold};
use super::table::Fact;

/// States that are no more, and who is read for them.
const HEIRS: [(&str, &str); 8] =
    [("su", "ru"), ("yu", "rs"), ("cs", "cz"), ("bu", "mm"), ("zr", "cd"), ("dd", "de"), ("plo", "ps"), ("pna", "ps")];

/// What was counted. Optional facts count nowhere.
#[derive(Debug, Clone, Default)]
pub(super) struct Score {
    pub(super) facts: usize,
    pub(super) dated: usize,
    /// Dated facts that a record tells with their date.
    pub(super) found: usize,
    /// Those of them whose record has the right kind.
    pub(super) of_kind: usize,
    pub(super) people: usize,
    /// People who stand in the record of their fact.
    pub(super) met: usize,
    pub(super) records: usize,
    /// Records that tell no fact.
    pub(super) extra: usize,
    pub(super) kinds: BTreeMap<String, Tally>,
    /// What is not found, or is found as something else, and what tells no fact.
    pub(super) faults: Vec<String>,
}

/// What was counted of a kind.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    facts: usize,
    found: usize,
    records: usize,
    right: usize,
}

/// How well a record tells a fact.
struct Fit {
    record: usize,
    date: bool,
    kind: bool,
    people: usize,
    /// Whether all of it fits, in quarters: a date weighs more than a kind, a kind more than a direction.
    weight: usize,
}

impl Score {
    pub(super) fn new(article: &str, facts: &[Fact], records: &[Found]) -> Self {
        let mut score = Self { records: records.len(), ..Self::default() };
        let mut told = vec![false; records.len()];
        let mut used = vec![false; records.len()];
        // What asks for much chooses first, what may be absent last.
        let mut facts: Vec<_> = facts.iter().collect();
        facts.sort_by_key(|fact| (fact.is_optional, std::cmp::Reverse(fact.needs.len())));
        for fact in facts {
            let fit = best(fact, records, &used);
            if !fact.is_optional {
                score.count(article, fact, fit.as_ref(), records);
            }
            if let Some(fit) = fit {
                used[fit.record] |= fit.date && fit.kind;
                told[fit.record] |= fit.date || fit.kind;
            }
        }
        for (record, told) in records.iter().zip(told) {
            let tally = score.kinds.entry(record.kind.clone()).or_default();
            tally.records += 1;
            tally.right += usize::from(told);
            score.extra += usize::from(!told);
            if !told {
                score.faults.push(format!("{article}: extra: {} {} {}", record.kind, record.when, record.id));
            }
        }
        score
    }

    fn count(&mut self, article: &str, fact: &Fact, fit: Option<&Fit>, records: &[Found]) {
        let fit = fit.filter(|fit| fit.date);
        let of_kind = fit.is_some_and(|fit| fit.kind);
        self.facts += 1;
        self.people += fact.people.len();
        self.met += fit.map_or(0, |fit| fit.people);
        if fact.is_dated() {
            self.dated += 1;
            self.found += usize::from(fit.is_some());
            self.of_kind += usize::from(of_kind);
        }
        let tally = self.kinds.entry(fact.kind().to_owned()).or_default();
        tally.facts += 1;
        tally.found += usize::from(of_kind);
        let called = || format!("{} {} {}", fact.kind(), fact.dates[0], fact.what);
        match fit {
            None => self.faults.push(format!("{article}: not found: {}", called())),
            Some(fit) if !fit.kind => {
                let record = &records[fit.record];
                self.faults.push(format!("{article}: taken for {}: {}: {}", record.kind, called(), record.id));
            },
            Some(fit) if fit.people < fact.people.len() => {
                self.faults.push(format!("{article}: without all of {:?}: {}", fact.people, called()));
            },
            Some(_) => {},
        }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.facts += other.facts;
        self.dated += other.dated;
        self.found += other.found;
        self.of_kind += other.of_kind;
        self.people += other.people;
        self.met += other.met;
        self.records += other.records;
        self.extra += other.extra;
        self.faults.extend(other.faults);
        for (kind, tally) in other.kinds {
            let own = self.kinds.entry(kind).or_default();
            own.facts += tally.facts;
            own.found += tally.found;
            own.records += tally.records;
            own.right += tally.right;
        }
    }

    /// The share of the dated facts that is found.
    pub(super) fn recall(&self) -> f64 {
        share(self.found, self.dated)
    }

    /// The share of those found that have the right kind.
    pub(super) fn right_kind(&self) -> f64 {
        share(self.of_kind, self.found)
    }

    pub(super) fn people_met(&self) -> f64 {
        share(self.met, self.people)
    }

    /// How many records there are for each fact.
    pub(super) fn records_a_fact(&self) -> f64 {
        share(self.records, self.facts)
    }
}

#[expect(clippy::cast_precision_loss, reason = "articles tell a few hundred facts")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.faults {
            writeln!(f, "{fault}")?;
        }
        writeln!(f, "{:<14} {:>10} {:>10}", "kind", "recall", "precision")?;
        for (kind, tally) in &self.kinds {
            let of = |part: usize, whole: usize| format!("{part}/{whole}");
            writeln!(f, "{kind:<14} {:>10} {:>10}", of(tally.found, tally.facts), of(tally.right, tally.records))?;
        }
        write!(
            f,
            "dated facts found {:.2}, of the right kind {:.2}, people {:.2}, records a fact {:.2}, {} of {} tell none",
            self.recall(),
            self.right_kind(),
            self.people_met(),
            self.records_a_fact(),
            self.extra,
            self.records
        )
    }
}

/// The record that tells a fact best, of those that say all it needs.
fn best(fact: &Fact, records: &[Found], used: &[bool]) -> Option<Fit> {
    let telling = records
        .iter()
        .enumerate()
        .filter(|(_, record)| fact.needs.iter().all(|need| record.text.contains(need.as_str())));
    let fits = telling.map(|(index, record)| {
        let (date, kind) = (fact.dates.contains(&record.when), fact.kinds.contains(&record.kind));
        let directed =
            fact.kind() == "context" || (is_one_of(&record.from, &fact.from) && is_one_of(&record.to, &fact.to));
        let people = fact.people.iter().filter(|name| has(record, name)).count();
        let weight = 40 * usize::from(date) + 30 * usize::from(kind) + 15 * usize::from(directed) + 10 * people;
        // One that told a fact already tells another only where nothing else does.
        Fit { record: index, date, kind, people, weight: (weight + 8) - 8 * usize::from(used[index]) }
    });
    // Of equals the first.
    fits.fold(
        None,
        |best: Option<Fit>, fit| {
            if best.as_ref().is_some_and(|best| best.weight >= fit.weight) { best } else { Some(fit) }
        },
    )
}

fn is_one_of(party: &str, right: &[String]) -> bool {
    let heir = HEIRS.iter().find(|(gone, _)| *gone == party).map(|(_, heir)| *heir);
    right.iter().any(|right| right == party || Some(right.as_str()) == heir)
}

/// Whether someone of this surname is in a record.
fn has(record: &Found, name: &str) -> bool {
    let name = fold(name).replace('-', " ");
    let surname = name.rsplit(' ').next().unwrap_or_default();
    record.people.iter().any(|names| names.contains(surname))
}
