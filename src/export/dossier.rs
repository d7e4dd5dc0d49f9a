//! A pair as a dossier in TOML, as one would write it by hand.
//!
//! Keys stand in the order in which one reads a record, lists of people one to a line, and what is of the dossier's own article is
//! cited by bare sections. Reading it again gives the same records.

use std::io::{self, Write};

use toml::{Table, Value};

use super::Excerpt;
use super::written::Papers;
use crate::dataset::{Dataset, PairId};
use crate::dossier::written::{Article, Pair, Written};
use crate::text::neutral;

/// The keys in the order in which they are written; what is not here stands last.
const ORDER: &[&str] = &[
    "id",
    "kind",
    "act",
    "class",
    "when",
    "words",
    "announced",
    "every",
    "from",
    "to",
    "city",
    "seat",
    "article",
    "section",
    "url",
    "licence",
    "quote",
    "span",
    "read",
    "name",
    "short",
    "demonym",
    "office",
    "of",
    "aliases",
    "succeeds",
    "value",
    "by",
    "stance",
    "note",
    "title",
    "summary",
    "rank",
    "role",
    "people",
    "places",
    "form",
    "level",
    "signatories",
    "body",
    "item",
    "vote",
    "amount",
    "currency",
    "through",
    "goods",
    "sure",
    "reviewed",
    "sections",
    "sources",
];

/// Lists of tables that have headers of their own, below the keys of their record.
const BELOW: &[&str] = &["claims", "changes"];

/// The longest list that stands on one line, in bytes.
const LINE: usize = 100;

/// Writes the dossier of a pair: what of it is in the excerpt, with the people and parties that it names.
///
/// # Errors
/// Those of `out`, and where a number is larger than TOML has them (2⁶³ and above).
pub fn write_dossier(out: &mut impl Write, data: &Dataset, excerpt: &Excerpt, pair: PairId) -> io::Result<()> {
    let papers = Papers::new(data, excerpt)?;
    let own = papers.own_article(pair).map(|id| papers.article(id));
    let others =
        papers.articles().filter(|article| !matches!(article, Written::Article(of) if Some(of) == own.as_ref()));
    let records = papers.parties().chain(papers.people()).chain(papers.records()).chain(papers.also());
    write_written(out, &papers.pair(pair), own.as_ref(), others.chain(records))
}

/// Writes a dossier of records that stand in no dataset yet: those of its pair, and what they name. `own` is the article on which it
/// rests.
///
/// # Errors
/// As [`write_dossier`].
pub fn write_written<'a>(
    out: &mut impl Write,
    about: &Pair<'_>,
    own: Option<&Article<'_>>,
    records: impl IntoIterator<Item = Written<'a>>,
) -> io::Result<()> {
    entry(out, "pair", &Value::String(about.id.clone().into_owned()))?;
    if !about.see_also.is_empty() {
        let titles = about.see_also.iter().map(|title| Value::String(title.clone().into_owned()));
        entry(out, "see_also", &Value::Array(titles.collect()))?;
    }
    let mut dossier = Dossier { out, own: about.article.as_deref() };
    if let Some(own) = own {
        dossier.record("[source]", &Written::Article(own.clone()))?;
    }
    for written in records {
        let header = match written {
            Written::Article(_) => "[[article]]",
            Written::Party(_) => "[[party]]",
            Written::Person(_) => "[[person]]",
            // What it says stands at the top.
            Written::Pair(_) => continue,
            Written::Event(_) => "[[event]]",
            Written::Mission(_) => "[[mission]]",
            Written::Accreditation(_) => "[[accreditation]]",
            Written::Also(_) => "[[also]]",
        };
        dossier.record(header, &written)?;
    }
    Ok(())
}

/// A dossier, being written.
struct Dossier<'a, W> {
    out: &'a mut W,
    /// The title of the article that bare sections belong to.
    own: Option<&'a str>,
}

impl<W: Write> Dossier<'_, W> {
    fn record(&mut self, header: &str, record: &Written<'_>) -> io::Result<()> {
        let mut table = Table::try_from(record).map_err(io::Error::other)?;
        // The header says it.
        table.remove("type");
        self.table(header, table)
    }

    fn table(&mut self, header: &str, mut table: Table) -> io::Result<()> {
        self.cite(&mut table);
        writeln!(self.out, "\n{header}")?;
        let rank = |key: &str| ORDER.iter().position(|known| *known == key).unwrap_or(ORDER.len());
        let mut keys: Vec<_> = table.keys().filter(|key| !BELOW.contains(&key.as_str())).collect();
        keys.sort_by_key(|key| rank(key));
        for key in keys {
            entry(self.out, key, &table[key])?;
        }
        for key in BELOW {
            let Some(Value::Array(items)) = table.remove(*key) else { continue };
            let header = format!("[[{}.{key}]]", header.trim_matches(['[', ']']));
            for item in items {
                if let Value::Table(item) = item {
                    self.table(&header, item)?;
                }
            }
        }
        Ok(())
    }

    /// Cites the dossier's own article by bare sections, unless a sentence is quoted. They are read before other sources, so that they must stand before them.
    fn cite(&self, table: &mut Table) {
        let (Some(own), Some(Value::Array(sources))) = (self.own, table.get("sources")) else { return };
        let of_own = |source: &Value| {
            let says_more = ["url", "licence", "quote"].iter().any(|key| source.get(key).is_some());
            let is_own = source.get("article").and_then(Value::as_str) == Some(own) && !says_more;
            if is_own { source.get("section").cloned() } else { None }
        };
        let sections: Vec<Value> = sources.iter().map_while(of_own).collect();
        let rest = sources[sections.len()..].to_vec();
        if sections.is_empty() || rest.iter().any(|source| of_own(source).is_some()) {
            return;
        }
        table.insert("sections".to_owned(), Value::Array(sections));
        if rest.is_empty() {
            table.remove("sources");
        } else {
            table.insert("sources".to_owned(), Value::Array(rest));
        }
    }
}

/// A key and its value, on a line of its own; a long list, and one of tables, has a line for each item.
fn entry(out: &mut impl Write, key: &str, value: &Value) -> io::Result<()> {
    let line = inline(value);
    match value {
        Value::Array(items) if line.len() > LINE || items.iter().any(Value::is_table) => {
            writeln!(out, "{key} = [")?;
            for item in items {
                writeln!(out, "  {},", inline(item))?;
            }
            writeln!(out, "]")
        },
        _ => writeln!(out, "{key} = {line}"),
    }
}

/// A value on one line.
fn inline(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Value::Table(table) => {
            let rank = |key: &str| ORDER.iter().position(|known| *known == key).unwrap_or(ORDER.len());
            let mut keys: Vec<_> = table.keys().collect();
            keys.sort_by_key(|key| rank(key));
            let pairs: Vec<_> = keys.into_iter().map(|key| format!("{key} = {}", inline(&table[key]))).collect();
            format!("{{ {} }}", pairs.join(", "))
        },
        Value::String(text) => quoted(text),
        other => other.to_string(),
    }
}

/// A text in double quotes, as dossiers have them.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    // What a reader of dossiers would refuse has no business in one.
    for letter in neutral(text).chars() {
        if matches!(letter, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(letter);
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn quoted_texts_are_read_back(text in "\\PC*") {
            let table: Table = format!("text = {}", quoted(&text)).parse().unwrap();
            prop_assert_eq!(table["text"].as_str(), Some(&*neutral(&text)));
        }
    }
}
