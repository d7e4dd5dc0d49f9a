//! The tables of what articles say; `tests/articles/README.md` says what their columns mean.

use std::collections::BTreeMap;

use super::records::fold;

/// A fact that an article tells.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    pub(super) what: String,
    /// The first is the best, the others are right too; as of the dates and the directions.
    pub(super) kinds: Vec<String>,
    pub(super) dates: Vec<String>,
    pub(super) from: Vec<String>,
    pub(super) to: Vec<String>,
    /// What a record of it says, folded.
    pub(super) needs: Vec<String>,
    pub(super) people: Vec<String>,
    /// Whether its absence is right as well.
    pub(super) is_optional: bool,
}

/// The facts of each article, by its name.
pub(super) fn facts(table: &str) -> BTreeMap<String, Vec<Fact>> {
    let mut facts: BTreeMap<String, Vec<Fact>> = BTreeMap::new();
    for line in table.lines().skip(1).filter(|line| !line.trim().is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells.len(), 9, "{line}");
        facts.entry(cells[0].to_owned()).or_default().push(fact(&cells));
    }
    facts
}

fn fact(cells: &[&str]) -> Fact {
    let notes = || cells[8].split("; ");
    let right = |own: &str, key: &str| -> Vec<String> {
        let others = notes().filter_map(|note| note.strip_prefix(key)?.strip_prefix('='));
        std::iter::once(own.to_owned()).chain(others.flat_map(alternatives)).collect()
    };
    let listed = |cell: &str| -> Vec<String> {
        cell.split('|').filter(|part| !matches!(*part, "" | "-")).map(str::to_owned).collect()
    };
    Fact {
        what: cells[1].to_owned(),
        kinds: right(cells[2], "alt kind"),
        dates: right(cells[3], "alt edtf"),
        from: right(cells[4], "alt from"),
        to: right(cells[5], "alt to"),
        needs: listed(cells[6]).iter().map(|need| fold(need)).collect(),
        people: listed(cells[7]),
        is_optional: notes().any(|note| note == "optional"),
    }
}

/// Parted by commas; those in brackets belong to a date.
fn alternatives(list: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0usize;
    for letter in list.chars() {
        match letter {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {},
        }
        if letter == ',' && depth == 0 {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(letter);
        }
    }
    parts
}

impl Fact {
    pub(super) fn kind(&self) -> &str {
        &self.kinds[0]
    }

    /// Whether the article dates it.
    pub(super) fn is_dated(&self) -> bool {
        self.dates[0] != "-"
    }
}
