//! `comity search`: the answers of the search screen, in their order.

use std::io::{Write as _, stderr};

use clap::Args;

use super::conditions::vocabulary;
use super::page::{Forms, Page};
use super::table::{ID, cuttable, spare, whole};
use super::world::World;
use super::{DataArgs, Failure, Format};
use crate::dataset::{Dataset, Record};
use crate::export::{self, JsonHit};
use crate::search::{Explained, Hit, HitType, Index, Wanted, title};
use crate::text::neutral;
use crate::wording::ledger_date;

/// Find records by a few words, best first
///
/// Searches events, people, places, missions, agreements and pairs. Every hit meets every word;
/// accents and case do not matter, and what is spelt or typed a little differently is found too.
///
///   word 'exact ^start end$       a word, the whole word, the first or last of a name or title
///   "a phrase" a | b !not         words in a row, either of two, without a word (also: a OR b)
///   kind:visit rank:minister      what it was, who came
///   pair:mx-ps party:mx           between whom
///   from:mx to:ps                 who acted, towards whom; predecessors too
///   person:aranda place:ramallah  who, where
///   year:1975..1990 at:2023-06-01 when it may have happened or stood
///   has:dispute                   where positions differ
#[derive(Debug, Args)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  comity search arafat
  comity search echeverria 1975
  comity search ramallah --type agreement --format json
  comity search 'kind:visit from:mx year:2000..'"
)]
pub(super) struct Search {
    /// The words to find
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    /// Keep hits of one type
    #[arg(long = "type", value_name = "TYPE", value_parser = vocabulary::<HitType>())]
    only: Option<HitType>,
    /// How to print the list
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    pub(super) data: DataArgs,
}

impl Search {
    pub(super) fn print(&self, world: &World, page: &mut Page) -> Result<(), Failure> {
        let data = &world.data;
        let query = self.query.join(" ");
        let made;
        let index = if let Some(index) = &world.index {
            index
        } else {
            made = Index::new(data);
            &made
        };
        let results = index.search(data, &query, Wanted { only: self.only, ..Wanted::ALL });
        for hint in &results.hints {
            // Where nobody can read it, nobody is there to be told.
            drop(writeln!(stderr(), "{}", neutral(hint)));
        }
        let explained = |hit: &Hit| Explained { hit: *hit, why: index.why(data, &results.words, *hit) };
        let hits: Vec<Explained> = results.hits.iter().map(explained).collect();
        let columns = [whole("TYPE"), whole("WHEN"), cuttable("TITLE"), spare("WHY"), ID];
        let (json, sheet) = (|found| JsonHit::new(data, found), export::Hits(data));
        page.list(self.format, &hits, &Forms { json, sheet, columns, row: |found| row(data, found) })?;
        if hits.is_empty() {
            let only = self.only.map_or_else(String::new, |only| format!(" --type {only}"));
            return Err(Failure::Nothing { asked: format!("no hits for '{query}'{only}"), hint: None });
        }
        Ok(())
    }
}

fn row(data: &Dataset, Explained { hit, why }: Explained) -> [String; 5] {
    let when = if let Record::Event(id) = hit.record { ledger_date(&data.event(id)) } else { String::new() };
    let id = data.id_of(hit.record);
    [hit.hit_type.to_string(), when, title(data, hit.record).to_string(), why.to_string(), id]
}
