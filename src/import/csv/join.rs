//! A second table, looked up by key.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::compile::JoinPlan;
use super::recipe::{Join, Normalise, Text};
use super::report::Account;
use super::table::{Cells, Table};
use super::template::MOST_ITEMS;
use crate::import::Fault;

/// The rows of the second table that share a key: for every column that the recipe asks for, the texts that stand there, each once.
pub(super) type Group = Vec<Vec<String>>;

/// The second table by key.
pub(super) struct Joined {
    groups: HashMap<String, Group>,
    name: String,
}

/// Where the second table is: named on the command line, or beside the first.
pub(super) fn path(join: &Join, main: &Path, others: &[PathBuf]) -> PathBuf {
    others.first().cloned().unwrap_or_else(|| main.with_file_name(&join.file))
}

impl Joined {
    /// Reads the second table whole; rows of it that do not fit its header go to the account.
    pub(super) fn new(table: &Table, plan: &JoinPlan, account: &mut Account) -> Self {
        let mut groups: HashMap<String, Group> = HashMap::new();
        for row in table.rows() {
            let cells = match row.cells {
                Ok(cells) => cells,
                Err(reason) => {
                    account.joined(table.name(), row.line, reason);
                    continue;
                },
            };
            let Some(key) = key(&cells.get(plan.other), plan.normalise) else { continue };
            let group = groups.entry(key).or_insert_with(|| vec![Vec::new(); plan.columns.len()]);
            for (texts, column) in group.iter_mut().zip(&plan.columns) {
                let text = cells.get(*column);
                // One more than a value may have says as much as all of them.
                if !text.is_empty() && texts.len() <= MOST_ITEMS && !texts.contains(&text) {
                    texts.push(text);
                }
            }
        }
        Self { groups, name: table.name().to_owned() }
    }

    /// The rows that belong to a row of the first table.
    pub(super) fn group(&self, cells: &Cells<'_>, plan: &JoinPlan) -> Option<&Group> {
        self.groups.get(&key(&cells.get(plan.key), plan.normalise)?)
    }

    /// What is wrong with a join that matched nothing: it is a mistake of the recipe, or the wrong file.
    pub(super) fn nothing(&self, plan: &JoinPlan, text: &Text<'_>) -> Fault {
        let example = self.groups.keys().min().map_or("", |key| key);
        let message = format!(
            "the join matches nothing: no row has a key that {} holds (such as \"{example}\"); name other columns, or say normalise = \"number\"",
            self.name
        );
        Fault::Recipe(vec![text.problem(&plan.span, message)])
    }
}

/// A key as it is compared; `None` where there is none. A number loses the zeros that say nothing: `032.0` is `32`.
fn key(text: &str, normalise: Normalise) -> Option<String> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    if normalise == Normalise::Text {
        return Some(text.to_owned());
    }
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let is_whole = !whole.is_empty() && whole.bytes().all(|b| b.is_ascii_digit()) && rest.bytes().all(|b| b == b'0');
    if !is_whole {
        return Some(text.to_owned());
    }
    let digits = whole.trim_start_matches('0');
    Some(if digits.is_empty() { "0".to_owned() } else { digits.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("32.0", "32")]
    #[case("032", "32")]
    #[case(" 32 ", "32")]
    #[case("0.0", "0")]
    #[case("32.5", "32.5")]
    #[case("A-1.0", "A-1.0")]
    fn numbers_are_the_same_however_written(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(key(text, Normalise::Number).as_deref(), Some(expected));
    }

    #[test]
    fn texts_are_compared_as_they_are() {
        assert_eq!(key("32.0", Normalise::Text).as_deref(), Some("32.0"));
        assert_eq!(key("  ", Normalise::Text), None);
    }
}
