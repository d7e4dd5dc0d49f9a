//! Phrases: texts with columns and values in braces, and parts in brackets that fall away where something in them is missing.
//!
//! `"{city}, {receiver.name}"`, `"{remarks}[ Signed at {Location}.]"`. A brace or bracket itself is written twice: `{{`, `[[`.

use super::report::Reason;
use super::table::{Cells, MOST_CELL};

/// A text, and what is known of it under names of their own: `{receiver.name}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) text: String,
    pub(super) parts: Vec<(Box<str>, String)>,
}

impl Item {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), parts: Vec::new() }
    }

    pub(super) fn part(&self, name: &str) -> Option<&str> {
        self.parts.iter().find(|(known, _)| **known == *name).map(|(_, text)| &**text)
    }
}

/// The most items of a list.
pub(super) const MOST_ITEMS: usize = 1000;

/// Checks that a text that was made is no longer than a cell may be: values made of values grow by leaps.
pub(super) fn check_length(text: &str) -> Result<(), Reason> {
    if text.len() <= MOST_CELL {
        return Ok(());
    }
    Err(Reason::of("a text too long", format!("{} bytes or more; a text may have {MOST_CELL}", text.len())))
}

/// What became of a value: its items, none where nothing is known, or why it is impossible.
pub(super) type Outcome = Result<Vec<Item>, Reason>;

/// All that a phrase may name.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a> {
    pub(super) cells: &'a Cells<'a>,
    /// What a cell may hold that means nothing.
    pub(super) empty: &'a [String],
    /// The values made so far.
    pub(super) values: &'a [Outcome],
    /// The item of the list that is gone through.
    pub(super) each: Option<&'a Item>,
}

impl<'a> Facts<'a> {
    pub(super) fn with(self, each: &'a Item) -> Self {
        Self { each: Some(each), ..self }
    }

    fn items(&self, name: &Name) -> Outcome {
        let items = match name.what {
            What::Column(column) => {
                let text = self.cells.get(column);
                let is_empty = text.is_empty() || self.empty.contains(&text);
                if is_empty { Vec::new() } else { vec![Item::new(text)] }
            },
            What::Value(value) => self.values[value].clone()?,
            What::Each => self.each.cloned().into_iter().collect(),
        };
        Ok(match &name.part {
            None => items,
            Some(part) => items.iter().filter_map(|item| item.part(part)).map(Item::new).collect(),
        })
    }
}

/// What a name in braces stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Column(usize),
    Value(usize),
    Each,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) what: What,
    pub(super) part: Option<Box<str>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Node {
    Text(String),
    Name(Name),
    /// Falls away where a name in it has nothing.
    Maybe(Vec<Node>),
}

/// A phrase, its names found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Template(Vec<Node>);

impl Template {
    /// Reads a phrase; `name` finds what a name in braces stands for, or says why it stands for nothing.
    pub(super) fn parse(phrase: &str, mut name: impl FnMut(&str) -> Result<Name, String>) -> Result<Self, String> {
        let (mut outer, mut inner): (Vec<Node>, Option<Vec<Node>>) = (Vec::new(), None);
        let mut rest = phrase;
        while let Some(letter) = rest.chars().next() {
            let is_inner = inner.is_some();
            let nodes = inner.as_mut().unwrap_or(&mut outer);
            let after = &rest[letter.len_utf8()..];
            rest = match letter {
                '{' | '}' | '[' | ']' if after.starts_with(letter) => {
                    push(nodes, letter);
                    &after[1..]
                },
                '{' => {
                    let (named, after) =
                        after.split_once('}').ok_or("a brace is opened and not closed; write { twice for itself")?;
                    nodes.push(Node::Name(name(named.trim())?));
                    after
                },
                '[' if !is_inner => {
                    inner = Some(Vec::new());
                    after
                },
                ']' if is_inner => {
                    outer.extend(inner.take().map(Node::Maybe));
                    after
                },
                '}' | ']' | '[' => return Err(format!("a {letter} stands alone; write it twice for itself")),
                _ => {
                    push(nodes, letter);
                    after
                },
            };
        }
        match inner {
            None => Ok(Self(outer)),
            Some(_) => Err("a bracket is opened and not closed; write [ twice for itself".to_owned()),
        }
    }

    /// The value whose items these are, where the phrase is its name alone.
    pub(super) fn value(&self) -> Option<usize> {
        match &self.0[..] {
            [Node::Name(Name { what: What::Value(value), part: None })] => Some(*value),
            _ => None,
        }
    }

    /// The text; `None` where a name outside brackets has nothing. The items of a list are joined by commas.
    pub(super) fn text(&self, facts: &Facts<'_>) -> Result<Option<String>, Reason> {
        let mut text = String::new();
        let is_whole = write(&self.0, facts, &mut text)?;
        let text = text.trim();
        Ok((is_whole && !text.is_empty()).then(|| text.to_owned()))
    }

    /// The items: of a phrase that is one name alone those of its value, of any other its text.
    pub(super) fn items(&self, facts: &Facts<'_>) -> Outcome {
        match &self.0[..] {
            [Node::Name(name)] => facts.items(name),
            _ => Ok(self.text(facts)?.map(Item::new).into_iter().collect()),
        }
    }
}

fn push(nodes: &mut Vec<Node>, letter: char) {
    match nodes.last_mut() {
        Some(Node::Text(text)) => text.push(letter),
        _ => nodes.push(Node::Text(letter.into())),
    }
}

/// Writes the nodes; says whether nothing was missing.
fn write(nodes: &[Node], facts: &Facts<'_>, text: &mut String) -> Result<bool, Reason> {
    for node in nodes {
        match node {
            Node::Text(plain) => text.push_str(plain),
            Node::Name(name) => {
                let items = facts.items(name)?;
                if items.is_empty() {
                    return Ok(false);
                }
                for (index, item) in items.iter().enumerate() {
                    text.push_str(if index == 0 { "" } else { ", " });
                    text.push_str(&item.text);
                    check_length(text)?;
                }
            },
            Node::Maybe(nodes) => {
                let before = text.len();
                if !write(nodes, facts, text)? {
                    text.truncate(before);
                }
            },
        }
    }
    Ok(true)
}
