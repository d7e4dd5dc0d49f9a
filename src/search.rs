//! Search: one query over events, people, places, missions, agreements and pairs, answered in one order.
//!
//! Owns how a text falls into folded words, what a document is and which fields it has, how well a word is met, the order of
//! the hits, and which letters of a shown text are marked. Does not own the field in which a query is typed (`app`), how hits
//! look (`ui`), how they are printed (`cli`), or the records themselves (`dataset`). Pure: no screen, no clock, no I/O.
//!
//! Every hit meets every word of a query, each in whichever of its fields meets it best. Both sides are folded: accents, case, and the
//! apostrophes, hyphens and dots inside a word never matter. Particles (al, bin, de, von) among other words need not be met.
//!
//! `'exact`, `^start`, `end$`, `!not`, `a | b`, `"a phrase"` and fields (`kind:visit`, `from:mx`, `year:1975..1990`) say more than words;
//! what is not understood becomes a hint, and the rest is answered.
//!
//! The order, each rule deciding only what those before it left even:
//! 1. [`Tier`], the worst of the words: exact name or title > whole words > prefixes > inside a word > initials > another
//!    spelling > slips. From inside a word on, a tier is tried only where fewer than some two hundred hits stand above it; scattered
//!    letters only where nothing at all does. Of two that owe their tier to slips, the one with more words as typed comes first.
//! 2. The fields: name or title > place > people of an event > everything in the body > the date, added up over the words. Of somebody
//!    whose name meets a word, the rest that is said counts as said in the name: `icaza mexico` means the person.
//! 3. The type: people > places > pairs > missions, agreements and events alike.
//! 4. Tightness, where names and titles alone meet all words: the fewer letters they have, the better.
//! 5. The newest first, undated last; what still ties stays in the order of the dataset.
//!
//! ```
//! use comity::dataset::{Builder, Person, Record};
//! use comity::search::{Index, Tier, Wanted, marks, title};
//!
//! let mut builder = Builder::default();
//! let name = "Luis Echeverría".into();
//! builder.add_person(Person { id: "person/luis-echeverria".into(), name, of: None, aliases: vec![] }).unwrap();
//! let data = builder.finish();
//!
//! let index = Index::new(&data);
//! let results = index.search(&data, "echeverria", Wanted::ALL);
//! let hit = results.hits[0];
//! assert_eq!((hit.tier, index.why(&data, &results.words, hit).to_string().as_str()), (Tier::Whole, "name"));
//! assert_eq!(marks(&results.words, &title(&data, hit.record)), [5..16]);
//! ```

mod bits;
mod build;
mod document;
mod expand;
mod facet;
mod filter;
mod hit;
mod index;
mod kept;
mod layout;
mod letters;
mod marks;
mod nearness;
mod phrase;
mod postings;
mod query;
mod rank;
mod scattered;
mod searcher;
mod spelling;
mod stored;
mod syntax;
mod time;
mod vocabulary;
mod why;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use document::title;
pub use hit::{Counts, Explained, Hit, HitType, Reason, Results, Tier, Wanted, Why};
pub use index::Index;
pub use marks::marks;
pub use query::Words;
pub use searcher::Searcher;
