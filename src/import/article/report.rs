//! What became of each sentence of an article.

use std::collections::HashMap;
use std::rc::Rc;

use super::finding::Cited;
use crate::dataset::{Extent, Sureness};
use crate::dossier::written::{Source, Written};

/// A sentence, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The number of its section among the sections of the article.
    pub section: usize,
    /// Where it stands in what was read.
    pub span: Option<Extent>,
    /// The sentence.
    pub text: Rc<str>,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// Records were made of it: their ids, with how sure that is.
    Taken(Vec<(String, Option<Sureness>)>),
    /// It has a date, and nothing was made of it.
    NotUnderstood,
    /// It has no date, and tells of nothing that stands without one.
    Undated,
}

/// A sentence as it was heard.
#[derive(Debug)]
pub(super) struct Heard {
    pub(super) cited: Cited,
    pub(super) is_dated: bool,
    /// Whether it was understood; what it says may be said elsewhere too.
    pub(super) is_taken: bool,
}

/// The records that were made of each sentence.
pub(super) fn told(heard: Vec<Heard>, records: &[Written<'_>], characters: &dyn Fn(usize) -> usize) -> Vec<Told> {
    let mut made: HashMap<Extent, Vec<(String, Option<Sureness>)>> = HashMap::new();
    let mut note = |id: &str, sure: Option<Sureness>, sources: &[Source<'_>]| {
        for span in sources.iter().filter_map(|source| source.span) {
            let known = made.entry(span).or_default();
            if known.iter().all(|(other, _)| other != id) {
                known.push((id.to_owned(), sure));
            }
        }
    };
    for record in records {
        match record {
            Written::Event(event) => note(&event.id, event.common.sure, &event.sources),
            Written::Accreditation(post) => note(&post.id, post.common.sure, &post.sources),
            Written::Mission(mission) => {
                note(&mission.id, None, &mission.sources);
                mission.changes.iter().for_each(|change| note(&mission.id, change.common.sure, &change.sources));
            },
            Written::Article(_) | Written::Party(_) | Written::Person(_) | Written::Pair(_) | Written::Also(_) => {},
        }
    }
    heard
        .into_iter()
        .map(|Heard { cited, is_dated, is_taken }| {
            let span = Extent::new(characters(cited.span.start), characters(cited.span.end));
            let taken = span.and_then(|span| made.get(&span).cloned());
            let fate = match taken {
                Some(taken) => Fate::Taken(taken),
                None if is_taken => Fate::Taken(vec![]),
                None if is_dated => Fate::NotUnderstood,
                None => Fate::Undated,
            };
            Told { section: cited.section, span, text: cited.quote, fate }
        })
        .collect()
}
