//! The key table: data, not code.

use std::collections::BTreeMap;
use std::fmt;

use super::{Action, Stroke};

/// The table built into the program.
const BUILT_IN: &str = include_str!("../../assets/keymap.toml");

/// Where keys are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Context {
    /// In the panes.
    Panes,
    /// In a text field and the list below it.
    Field,
    /// After the copy key.
    Copy,
}

/// Which keys do what, by context.
#[derive(Debug, Clone)]
pub struct Keymap {
    tables: BTreeMap<Context, Vec<(Action, Vec<Stroke>)>>,
}

/// Why a key table cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeymapError(String);

impl fmt::Display for KeymapError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for KeymapError {}

impl Keymap {
    /// The table built into the program.
    ///
    /// # Errors
    /// Where the asset does not parse, which a test rules out for a released program.
    pub fn built_in() -> Result<Self, KeymapError> {
        Self::parse(BUILT_IN)
    }

    /// Reads a table: for each context, actions with their keys.
    ///
    /// # Errors
    /// Where it is not TOML, names an unknown context, action or key, or gives one key two actions in one context.
    pub fn parse(text: &str) -> Result<Self, KeymapError> {
        let read: BTreeMap<Context, BTreeMap<Action, Vec<String>>> =
            toml::from_str(text).map_err(|error| KeymapError(error.to_string()))?;
        let mut tables = BTreeMap::new();
        for (context, actions) in read {
            let mut table: Vec<(Action, Vec<Stroke>)> = Vec::new();
            for (action, keys) in actions {
                let mut strokes = Vec::new();
                for key in keys {
                    let stroke: Stroke = key.parse().map_err(KeymapError)?;
                    let taken = table.iter().find(|(_, strokes)| strokes.contains(&stroke));
                    if let Some((other, _)) = taken {
                        return Err(KeymapError(format!(
                            "the key {key} means both {} and {}",
                            other.name(),
                            action.name()
                        )));
                    }
                    strokes.push(stroke);
                }
                table.push((action, strokes));
            }
            tables.insert(context, table);
        }
        Ok(Self { tables })
    }

    /// What a key does in a context. In a field and after the copy key, keys that type no letter keep
    /// their meaning of the panes.
    pub fn action(&self, context: Context, stroke: Stroke) -> Option<Action> {
        let here = self.bindings(context).find(|(_, strokes)| strokes.contains(&stroke));
        let here = here.map(|(action, _)| action);
        match context {
            Context::Field | Context::Copy if stroke.is_command() => {
                here.or_else(|| self.action(Context::Panes, stroke))
            },
            _ => here,
        }
    }

    /// The bindings of a context, in the order of the actions.
    pub fn bindings(&self, context: Context) -> impl Iterator<Item = (Action, &[Stroke])> {
        self.tables.get(&context).into_iter().flatten().map(|(action, strokes)| (*action, strokes.as_slice()))
    }

    /// The keys of an action in a context.
    pub fn keys(&self, context: Context, action: Action) -> &[Stroke] {
        self.bindings(context).find(|(bound, _)| *bound == action).map_or(&[], |(_, strokes)| strokes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_table_parses() {
        assert!(Keymap::built_in().is_ok());
    }

    #[test]
    fn one_key_two_actions_is_refused() {
        let error = Keymap::parse("[panes]\nnext = [\"j\"]\nprevious = [\"j\"]\n").unwrap_err();
        assert_eq!(error.to_string(), "the key j means both next and previous");
    }

    #[test]
    fn letters_never_act_in_a_field() {
        let keymap = Keymap::built_in().unwrap();
        for letter in ('!'..='~').map(|letter| letter.to_string()) {
            assert_eq!(keymap.action(Context::Field, letter.parse().unwrap()), None, "{letter}");
        }
        assert_eq!(keymap.action(Context::Field, "f1".parse().unwrap()), Some(Action::Help));
    }
}
