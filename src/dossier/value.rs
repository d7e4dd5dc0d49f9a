//! Values as they stand in a file, TOML or JSON alike: what they are, and where.
//!
//! Both forms carry the same records; from here on nothing knows which of them it reads, but by [`File`](super::file::File).

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value and its place: byte offsets into its file.
#[derive(Debug)]
pub(super) struct Node<'t> {
    pub(super) at: Range<usize>,
    pub(super) value: Value<'t>,
}

/// A value.
#[derive(Debug)]
pub(super) enum Value<'t> {
    Text(Cow<'t, str>),
    /// A whole number, not negative, that fits.
    Number(u64),
    /// A date of TOML's own, as text.
    Date(String),
    List(Vec<Node<'t>>),
    Table(Vec<Entry<'t>>),
    /// `true` or `false`.
    Truth(bool),
    /// What no key takes: a fraction, nothing.
    Other,
}

/// A key with its value.
#[derive(Debug)]
pub(super) struct Entry<'t> {
    pub(super) key: Cow<'t, str>,
    pub(super) at: Range<usize>,
    pub(super) node: Node<'t>,
}

/// The entries of a TOML table.
pub(super) fn of_toml(table: DeTable<'_>) -> Vec<Entry<'_>> {
    let entries =
        table.into_iter().map(|(key, value)| Entry { at: key.span(), key: key.into_inner(), node: toml_node(value) });
    entries.collect()
}

fn toml_node(value: Spanned<DeValue<'_>>) -> Node<'_> {
    let at = value.span();
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text),
        DeValue::Integer(number) => {
            u64::from_str_radix(number.as_str(), number.radix()).map_or(Value::Other, Value::Number)
        },
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(values) => Value::List(values.into_iter().map(toml_node).collect()),
        DeValue::Table(table) => Value::Table(of_toml(table)),
        DeValue::Boolean(truth) => Value::Truth(truth),
        DeValue::Float(_) => Value::Other,
    };
    Node { at, value }
}

/// Why a line is no JSON: the byte offset, and the words.
pub(super) type Broken = (usize, String);

/// The entries of the object that a line of JSON is.
///
/// # Errors
/// Where it is no JSON, or no object.
pub(super) fn of_json(line: &str) -> Result<Vec<Entry<'_>>, Broken> {
    let mut reader = serde_json::Deserializer::from_str(line);
    let seed = Place { base: line.as_ptr() as usize, key: 0..line.len() };
    let node = seed.deserialize(&mut reader).and_then(|node| reader.end().map(|()| node)).map_err(|error| {
        let words = error.to_string();
        let words = words.split(" at line ").next().unwrap_or_default().to_owned();
        if error.is_eof() {
            return (line.len(), format!("{words}; a line holds one whole record"));
        }
        // The column is counted by bytes, from one; the line is this one.
        (error.column().saturating_sub(1).min(line.len()), words)
    })?;
    match node.value {
        Value::Table(entries) => Ok(entries),
        _ => Err((0, "not an object".to_owned())),
    }
}

/// Where a value stands. A text that needs no unescaping is borrowed, and its address tells its place; of everything else only the
/// key before it is known.
#[derive(Debug, Clone)]
struct Place {
    base: usize,
    key: Range<usize>,
}

impl Place {
    /// The place of a borrowed text with its quotes.
    fn of(&self, text: &str) -> Range<usize> {
        let start = (text.as_ptr() as usize).saturating_sub(self.base).saturating_sub(1);
        start..start + text.len() + 2
    }

    fn node(self, value: Value<'_>) -> Node<'_> {
        Node { at: self.key, value }
    }
}

impl<'de> DeserializeSeed<'de> for Place {
    type Value = Node<'de>;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place {
    type Value = Node<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Node<'de>, E> {
        Ok(Node { at: self.of(text), value: Value::Text(Cow::Borrowed(text)) })
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Node<'de>, E> {
        Ok(self.node(Value::Text(Cow::Owned(text.to_owned()))))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Node<'de>, E> {
        Ok(self.node(Value::Number(number)))
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<Node<'de>, E> {
        Ok(self.node(Value::Other))
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Node<'de>, E> {
        Ok(self.node(Value::Other))
    }

    fn visit_bool<E: de::Error>(self, truth: bool) -> Result<Node<'de>, E> {
        Ok(self.node(Value::Truth(truth)))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Node<'de>, E> {
        Ok(self.node(Value::Other))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node<'de>, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = items.next_element_seed(self.clone())? {
            nodes.push(node);
        }
        Ok(self.node(Value::List(nodes)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node<'de>, A::Error> {
        // As many as most records have, and few enough for an allocator to keep at hand.
        let mut entries = Vec::with_capacity(11);
        while let Some((key, at)) = map.next_key_seed(Key(&self))? {
            let node = map.next_value_seed(Self { base: self.base, key: at.clone() })?;
            entries.push(Entry { key, at, node });
        }
        Ok(self.node(Value::Table(entries)))
    }
}

/// Reads a key, and where it stands.
struct Key<'p>(&'p Place);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = (Cow<'de, str>, Range<usize>);

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key<'_> {
    type Value = (Cow<'de, str>, Range<usize>);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: de::Error>(self, key: &'de str) -> Result<Self::Value, E> {
        Ok((Cow::Borrowed(key), self.0.of(key)))
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok((Cow::Owned(key.to_owned()), self.0.key.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The order of records across tables of different names rests on this.
    #[test]
    fn spans_of_toml_tables_follow_the_file() {
        let entries = of_toml(DeTable::parse("[[b]]\nx=1\n[[a]]\nx=2\n[[b]]\nx=3\n").unwrap().into_inner());
        let starts = |key: &str| -> Vec<usize> {
            let entry = entries.iter().find(|entry| entry.key == key).unwrap();
            let Value::List(tables) = &entry.node.value else { panic!("{key} is a list") };
            tables.iter().map(|table| table.at.start).collect()
        };
        assert_eq!((starts("b"), starts("a")), (vec![0, 20], vec![10]));
    }

    #[test]
    fn json_knows_where_its_texts_stand() {
        let line = r#"{"type":"event","n":12,"a":["x","\u0041"]}"#;
        let entries = of_json(line).unwrap();
        assert_eq!(&line[entries[0].at.clone()], "\"type\"");
        assert_eq!(&line[entries[0].node.at.clone()], "\"event\"");
        assert_eq!(&line[entries[1].node.at.clone()], "\"n\"");
        let Value::List(items) = &entries[2].node.value else { panic!() };
        assert_eq!((&line[items[0].at.clone()], &line[items[1].at.clone()]), ("\"x\"", "\"a\""));
    }

    #[test]
    fn broken_json_is_named_where_it_breaks() {
        assert_eq!(of_json(r#"{"a":1,}"#).unwrap_err(), (7, "trailing comma".to_owned()));
        assert_eq!(of_json("[]").unwrap_err(), (0, "not an object".to_owned()));
        assert_eq!(of_json("{} {}").unwrap_err(), (3, "trailing characters".to_owned()));
    }
}
