//! Articles: an encyclopaedia's prose on the relations of two countries becomes a dossier that a person reviews.
//!
//! Owns the way from the text of an article (`page`, from a plain extract or from `wikitext`) over sentences (`token`)
//! and what they name (`lexicon`, `tag`, `date`, `office`, `person`) to what they tell (`rules`, a file a kind; `list`
//! for lists and tables), made one where it is told twice (`merge`) and written as records (`record`). What an article
//! does not say is not made up: dates are as exact as it has them, titles are made of facts, and the sentence itself
//! stays apart as a quotation, with how sure the reading is, until a person has looked at it. What is not understood is
//! told, sentence by sentence ([`Told`]).
//!
//! English only, and by rule, not by statistics: the same article gives the same dossier everywhere, and a wrong
//! reading can be traced to the rule that made it.

mod clause;
mod date;
mod finding;
mod lexicon;
mod list;
mod merge;
mod office;
mod page;
mod person;
mod record;
mod report;
mod roll;
mod rules;
mod scene;
mod sentence;
mod tag;
mod title;
mod token;
mod wikitext;

pub use lexicon::Lexicon;
pub use report::{Fate, Told};
pub use title::Unfit;

use std::io;
use std::ops::Range;

use date::Clock;
use finding::{Cited, Finding};
use list::Caption;
use merge::Merger;
use page::{Block, Form, Page};
use record::{Records, Sheet};
use roll::{Census, Roll};
use scene::{Scene, Sentence};
use tag::{Pair, Side};

use crate::dataset::Rank;
use crate::dossier::written::{self, Written};

/// The longest text that is read as one article, in bytes; the longest of an encyclopaedia has a tenth of it.
pub const MOST_TEXT: usize = 16 << 20;

/// What is said of an article beside its text.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// What the text is called where it has no title: the name of its file.
    pub name: String,
    /// The two countries, by code, where its title does not say them.
    pub pair: Option<[String; 2]>,
    /// Where it can be read.
    pub url: Option<String>,
    /// The licence of its text.
    pub licence: Option<String>,
    /// When it was read.
    pub read: Option<crate::dataset::Edtf>,
}

/// An article, read.
#[derive(Debug)]
pub struct Article {
    /// The title.
    pub title: String,
    /// `iq-mx`.
    pub pair: String,
    /// People, in the order of their names.
    pub people: Vec<written::Person<'static>>,
    /// Events, missions and accreditations, in the order in which the article tells them.
    pub records: Vec<Written<'static>>,
    /// What became of each sentence.
    pub told: Vec<Told>,
    /// How many marks of wikitext open something that nothing closes; they are read as text.
    pub unclosed: usize,
    parties: Vec<Written<'static>>,
    see_also: Vec<String>,
    about: About,
}

/// Reads an article.
///
/// # Errors
/// Where it is not on the relations of two countries.
pub fn read(text: &str, about: &About, lexicon: &Lexicon) -> Result<Article, Unfit> {
    let page = page::read(text);
    let [a, b] = match &about.pair {
        Some(pair) => pair.clone(),
        None => countries(&page, about, lexicon)?,
    };
    let pair = Pair::new(&a, &b, lexicon);
    let title = title_of(&page, about, &pair, lexicon);
    let mut roll = Roll::default();
    enrol(&page, &pair, lexicon, &mut roll);
    let mut reader = Reader { page: &page, pair: &pair, lexicon, told: Vec::new() };
    let found = reader.read(&mut roll);
    let told = reader.told;
    let characters = characters(text);
    let sheet = Sheet::new(&pair, &roll, lexicon.countries(), (&page.sections, &title), &characters);
    let Records { parties, people, told: records } = sheet.records(found);
    let told = report::told(told, &records, &characters);
    let see_also = see_also(&page);
    Ok(Article {
        title,
        pair: pair.id(),
        people,
        records,
        told,
        unclosed: page.unclosed,
        parties,
        see_also,
        about: about.clone(),
    })
}

impl Article {
    /// Writes the dossier.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(&self, out: &mut impl io::Write) -> io::Result<()> {
        let own = written::Article {
            title: self.title.clone().into(),
            url: self.about.url.clone().map(Into::into),
            licence: self.about.licence.clone().map(Into::into),
            read: self.about.read,
        };
        let about = written::Pair {
            id: self.pair.clone().into(),
            article: Some(self.title.clone().into()),
            see_also: self.see_also.iter().cloned().map(Into::into).collect(),
        };
        let people = self.people.iter().cloned().map(Written::Person);
        let records = self.parties.iter().cloned().chain(people).chain(self.records.iter().cloned());
        crate::export::write_written(out, &about, Some(&own), records)
    }
}

/// Gives one who stands in several articles one id and their fullest name: Lourdes Aranda of the one, Lourdes Aranda
/// Bezaury of the other.
pub fn unify(articles: &mut [Article]) {
    let census = Census::new(articles.iter().flat_map(|article| article.people.iter().cloned()));
    for article in articles {
        for person in &mut article.people {
            let Some(fuller) = census.fuller(person) else { continue };
            let old = std::mem::replace(&mut person.id, fuller.id.clone());
            let name = std::mem::replace(&mut person.name, fuller.name.clone());
            person.aliases.retain(|alias| *alias != fuller.name);
            person.aliases.push(name);
            article.records.iter_mut().for_each(|record| record::rename(record, &old, &fuller.id));
        }
    }
}

/// How many characters stand before a byte of a text, counted from the nearest of some marks.
fn characters(text: &str) -> impl Fn(usize) -> usize {
    const STEP: usize = 4096;
    let mut marks = vec![(0usize, 0usize)];
    for (count, (at, _)) in text.char_indices().enumerate() {
        if at >= marks.len() * STEP {
            marks.push((at, count));
        }
    }
    move |byte: usize| {
        // What stands for a template ends where it would, were it as long, which may be within a letter.
        let byte = wikitext::near(text, byte).len();
        let (at, count) = marks[marks.partition_point(|(at, _)| *at <= byte).saturating_sub(1)];
        count + text[at..byte].chars().count()
    }
}

/// The title: its own, else the name of the file where that is one, else one made of the two countries.
fn title_of(page: &Page<'_>, about: &About, pair: &Pair, lexicon: &Lexicon) -> String {
    let own = page.title.as_ref().map(|title| title.trim()).filter(|title| !title.is_empty()).map(str::to_owned);
    let named = || about.name.replace('_', " ");
    let is_title = title::pair(&about.name, lexicon).is_ok();
    let made = || format!("{}–{} relations", pair.name(Side::A), pair.name(Side::B));
    own.unwrap_or_else(|| if is_title { named() } else { made() })
}

/// The two countries: by the title, by the name of the file, or by the words with which the article begins.
fn countries(page: &Page<'_>, about: &About, lexicon: &Lexicon) -> Result<[String; 2], Unfit> {
    if let Some(title) = page.title.as_ref().filter(|title| !title.is_empty()) {
        return title::pair(title, lexicon);
    }
    let named = title::pair(&about.name, lexicon);
    named.or_else(|unfit| {
        let lead = page.blocks.iter().find(|block| block.form == Form::Paragraph);
        let opening = lead.and_then(|lead| {
            let end = lead.text.find("relations")? + "relations".len();
            title::pair(lead.text[..end].trim_start_matches("The ").trim(), lexicon).ok()
        });
        opening.ok_or(unfit)
    })
}

/// Puts everyone on the roll who is named in full with an office, wherever the article does it.
fn enrol(page: &Page<'_>, pair: &Pair, lexicon: &Lexicon, roll: &mut Roll) {
    for block in blocks(page) {
        for range in token::sentences(&block.text) {
            let tokens = token::tokens(&block.text[range]);
            let tags = tag::tags(&tokens, pair, lexicon);
            for person in person::people(&tokens, &tags, roll, lexicon.words()) {
                let office = person.office.as_ref();
                // A head of state is somebody even where only the surname is ever given.
                let leads = office.is_some_and(|office| {
                    office.of.is_some() && matches!(office.rank, Some(Rank::HeadOfState | Rank::HeadOfGovernment))
                });
                if person.name.contains(' ') || leads && !person.name.is_empty() && !roll.knows(&person.name) {
                    roll.take(&person.name, office.and_then(|office| office.of));
                }
            }
        }
    }
}

/// The blocks that say something.
fn blocks<'p, 't>(page: &'p Page<'t>) -> impl Iterator<Item = &'p Block<'t>> {
    page.blocks.iter().filter(|block| !page.sections[block.section].is_apparatus)
}

/// The titles of related articles.
fn see_also(page: &Page<'_>) -> Vec<String> {
    let is_it = |block: &&Block<'_>| page.sections[block.section].title.to_lowercase() == "see also";
    let items = page.blocks.iter().filter(is_it).filter(|block| block.form == Form::Item);
    items
        .map(|block| block.text.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|title| !title.is_empty())
        .collect()
}

/// How many findings a paragraph may look back on, and how many pile up before the others are handed on.
const LOOK_BACK: usize = 64;
const PILE: usize = 512;

/// Hands on what no later sentence leans on any more.
fn hand_over(found: &mut Vec<Finding>, merger: &mut Merger<'_>) {
    if found.len() > PILE {
        found.drain(..found.len() - LOOK_BACK).for_each(|finding| merger.take(finding));
    }
}

/// An article, being read.
struct Reader<'p, 't, 'l> {
    page: &'p Page<'t>,
    pair: &'p Pair,
    lexicon: &'l Lexicon,
    /// Every sentence, by its section and its place, with whether it is one that tells of anything dated.
    told: Vec<report::Heard>,
}

impl<'l> Reader<'_, '_, 'l> {
    fn read(&mut self, roll: &mut Roll) -> Vec<Finding> {
        let mut scene = Scene {
            pair: self.pair,
            lexicon: self.lexicon,
            roll,
            clock: Clock::default(),
            heading: None,
            actor: None,
            before: None,
            visit: None,
            cited: Cited { section: 0, span: 0..1, quote: "".into() },
            found: Vec::new(),
        };
        let mut merger = Merger::new(self.pair);
        let (mut section, mut caption) = (usize::MAX, Caption::None);
        let page = self.page;
        for block in blocks(page) {
            if block.section != section {
                section = block.section;
                caption = self.open(section, &mut scene);
            }
            scene.visit = None;
            scene.before = None;
            hand_over(&mut scene.found, &mut merger);
            let is_table = matches!(block.form, Form::Row | Form::Head);
            if block.form == Form::Head {
                continue;
            }
            let is_short = block.form == Form::Paragraph && list::is_caption(&block.text);
            let is_line = is_short && list::is_dated(&block.text);
            if is_short && !is_line {
                caption = list::caption(&block.text, self.pair, self.lexicon).unwrap_or(caption);
                continue;
            }
            let whole = || std::iter::once(0..block.text.len()).collect();
            let ranges = if is_table || is_line { whole() } else { token::sentences(&block.text) };
            for range in ranges {
                self.sentence((block, is_line), range, caption, &mut scene);
            }
        }
        scene.found.into_iter().for_each(|finding| merger.take(finding));
        merger.finish()
    }

    /// Opens a section: its heading may date and caption what stands in it.
    fn open(&self, section: usize, scene: &mut Scene<'_, 'l>) -> Caption {
        let section = &self.page.sections[section];
        let tokens = token::tokens(&section.title);
        let mut clock = Clock::default();
        scene.heading = clock.set_by(&tokens);
        if scene.heading.is_some() {
            scene.clock = clock;
        }
        scene.actor = None;
        let own = list::caption(&section.title, self.pair, self.lexicon);
        let above = || section.above.iter().rev().find_map(|title| list::caption(title, self.pair, self.lexicon));
        own.or_else(above).unwrap_or_default()
    }

    /// Reads a sentence of a block; a dated line of a list that has no marks is an item of it.
    fn sentence(
        &mut self,
        (block, is_line): (&Block<'_>, bool),
        range: Range<usize>,
        caption: Caption,
        scene: &mut Scene<'_, 'l>,
    ) {
        let text = &block.text[range.clone()];
        let sentence = Sentence::new(text, self.pair, self.lexicon, scene.roll, &mut scene.clock);
        let quote = text.split_whitespace().collect::<Vec<_>>().join(" ");
        scene.cited = Cited { section: block.section, span: block.source(&range), quote: quote.into() };
        let tells = sentence.tokens.iter().any(scene::is_telling);
        let is_item = is_line || matches!(block.form, Form::Item | Form::Row);
        let is_listed = is_item && !tells;
        let taken = match caption {
            Caption::Visits(from) if is_listed || block.form == Form::Row => list::visits(&sentence, from, scene),
            Caption::Agreements => rules::listed_agreements(&sentence, is_item, scene),
            Caption::Twins if is_listed => rules::twins(&sentence, scene),
            _ => false,
        };
        let heard = taken || rules::read(&sentence, scene);
        let firm = |dated: &&date::Dated| dated.tie == date::Tie::Stated && dated.edtf.names_month();
        scene.before = sentence.dates.iter().rev().find(firm).cloned();
        self.told.push(report::Heard {
            cited: scene.cited.clone(),
            is_dated: !sentence.dates.is_empty(),
            is_taken: heard,
        });
    }
}
