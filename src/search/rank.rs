//! Which documents meet a query, and in what order they stand.
//!
//! Where a word is rare the documents are walked as lists; where all are common they are bitmaps, and the depths of all words are added
//! up bit by bit, 64 documents at a time.

mod dense;

use super::bits::{self, Set, View};
use super::expand::Depths;
use super::index::Index;
use super::letters::Letters;
use super::postings::DEPTHS;
use super::{Hit, HitType, Tier, Wanted, build, document, title};
use crate::dataset::Dataset;

/// Up to so many documents are walked as a list.
const MOST_LISTED: usize = 20_000;
/// At most so many names are read again to see whether they are the query.
const MOST_READ: usize = 2_000;
/// The depth of a particle that is not met.
const UNMET: u8 = DEPTHS as u8 - 1;

/// What must be met, or in the case of a particle may be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    is_optional: bool,
    depths: [View<'a>; DEPTHS],
    /// What meets it as it is typed, whatever the tier.
    strong: [View<'a>; DEPTHS],
    most: usize,
}

impl<'a> Asked<'a> {
    pub(super) fn new(index: &'a Index, is_optional: bool, depths: &'a Depths, strong: &'a Depths) -> Self {
        let depths = std::array::from_fn(|depth| index.view(&depths[depth]));
        let strong = std::array::from_fn(|depth| index.view(&strong[depth]));
        Self { is_optional, depths, strong, most: depths.iter().map(|view| view.most()).sum() }
    }

    fn is_required(&self) -> bool {
        !self.is_optional
    }

    fn is_listed(&self) -> bool {
        self.depths.iter().all(|view| matches!(view, View::Sparse(_)))
    }
}

/// What is to be found, and in which tier.
#[derive(Debug)]
pub(super) struct Task<'a> {
    index: &'a Index,
    data: &'a Dataset,
    tier: Tier,
    /// The rarest first.
    asked: Vec<Asked<'a>>,
    /// What must not be met.
    excluded: &'a [Set],
    /// The letters of the query, where a name may be the same.
    exact: Option<&'a str>,
}

impl<'a> Task<'a> {
    pub(super) fn new(
        index: &'a Index,
        data: &'a Dataset,
        tier: Tier,
        mut asked: Vec<Asked<'a>>,
        excluded: &'a [Set],
        exact: Option<&'a str>,
    ) -> Self {
        asked.sort_by_key(|asked| (asked.is_optional, asked.most));
        Self { index, data, tier, asked, excluded, exact }
    }

    /// The hits, ascending, whose whole name or title is the query; `hits` are all hits, where they are few. The texts are read again only where the lengths agree.
    fn exact(&self, hits: Option<&[u32]>, is_hit: impl Fn(u32) -> bool) -> Vec<u32> {
        let (index, data) = (self.index, self.data);
        let Some(letters) = self.exact.filter(|letters| !letters.is_empty()) else { return Vec::new() };
        let length = letters.len().min(usize::from(u8::MAX)) as u8;
        let mut alike: Vec<u32> = match hits {
            Some(hits) => hits.iter().copied().filter(|id| index.letters[*id as usize] == length).collect(),
            None => memchr::memchr_iter(length, &index.letters).map(|id| id as u32).filter(|id| is_hit(*id)).collect(),
        };
        alike.truncate(MOST_READ);
        let is_title = |document: &u32| Letters::read(&title(data, index.layout.record(*document))).text == letters;
        let mut exact: Vec<u32> = alike.into_iter().filter(is_title).collect();
        let hash = build::hash(letters);
        let first = index.other_hashes.partition_point(|held| *held < hash);
        let hashed = index.other_hashes[first..].iter().take_while(|held| **held == hash).count();
        let others = index.other_documents[first..first + hashed].iter().copied().filter(|document| is_hit(*document));
        let is_name = |document: &u32| {
            let names = document::other_names(data, index.layout.record(*document));
            names.iter().any(|name| Letters::read(name).text == letters)
        };
        exact.extend(others.filter(is_name));
        exact.sort_unstable();
        exact.dedup();
        exact
    }
}

/// What hits are ordered by, as `search` says; the number of the document comes last, so no two are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    tier: Tier,
    /// How many words are not met as they are typed.
    weak: u8,
    depth: u8,
    turn: u8,
    letters: u8,
    /// Less is newer.
    age: u32,
    document: u32,
}

/// The best hits so far, and the buffers to find more.
#[derive(Debug, Default)]
pub(super) struct Ranking {
    best: Vec<Key>,
    most: usize,
    only: Option<HitType>,
    has_words: bool,
    total: usize,
    hits: Vec<u64>,
    buffer: Vec<u64>,
    group: Vec<u64>,
    /// The sum of the depths of each document, a bitmap for each binary digit.
    digits: Vec<Vec<u64>>,
}

impl Ranking {
    /// Begins a new query; without words the order is by time alone.
    pub(super) fn start(&mut self, wanted: Wanted, has_words: bool) {
        self.best.clear();
        (self.most, self.only, self.has_words, self.total) = (wanted.most, wanted.only, has_words, 0);
    }

    /// How many documents have been found.
    pub(super) fn total(&self) -> usize {
        self.total
    }

    /// The best hits, in order.
    pub(super) fn best(&mut self, index: &Index) -> Vec<Hit> {
        self.best.sort_unstable();
        self.best.truncate(self.most);
        let hit = |key: &Key| Hit {
            record: index.layout.record(key.document),
            hit_type: index.hit_type(key.document),
            tier: key.tier,
        };
        self.best.iter().map(hit).collect()
    }

    /// Adds what meets the task and was not `found` before.
    pub(super) fn rank(&mut self, task: &Task<'_>, found: &mut [u64]) {
        let rarest =
            task.asked.first().filter(|asked| asked.is_required() && asked.is_listed() && asked.most <= MOST_LISTED);
        let list = if let Some(rarest) = rarest {
            let mut list = self.merged(task.index, rarest);
            list.retain(|document| bits::has(&task.index.all, *document) && !bits::has(found, *document));
            task.excluded.iter().for_each(|set| subtract(&mut list, task.index.view(set)));
            list
        } else {
            self.combine(task, found);
            let count = bits::count(&self.hits);
            if count > MOST_LISTED {
                self.total += count;
                bits::or(found, &self.hits);
                self.rank_bits(task);
                return;
            }
            bits::ones(&self.hits).collect()
        };
        self.rank_list(task, found, list);
    }

    /// The documents that something is met by, at whatever depth, ascending.
    fn merged(&mut self, index: &Index, asked: &Asked<'_>) -> Vec<u32> {
        if asked.most > bits::MOST_SORTED {
            self.buffer.clear();
            self.buffer.resize(index.blocks(), 0);
            asked.depths.iter().for_each(|view| view.add_to(&mut self.buffer));
            return bits::ones(&self.buffer).collect();
        }
        let mut list: Vec<u32> = asked.depths.iter().flat_map(|view| super::filter::list(*view)).collect();
        list.sort_unstable();
        list.dedup();
        list
    }

    /// All that meets what is asked for, as a bitmap.
    fn combine(&mut self, task: &Task<'_>, found: &[u64]) {
        self.hits.clone_from(&task.index.all);
        for asked in task.asked.iter().filter(|asked| asked.is_required()) {
            self.buffer.clear();
            self.buffer.resize(task.index.blocks(), 0);
            asked.depths.iter().for_each(|view| view.add_to(&mut self.buffer));
            bits::and(&mut self.hits, &self.buffer);
        }
        task.excluded.iter().for_each(|set| task.index.view(set).take_from(&mut self.hits));
        View::Dense(found).take_from(&mut self.hits);
    }

    /// Ranks those documents of a list that meet all that is asked for.
    fn rank_list(&mut self, task: &Task<'_>, found: &mut [u64], mut list: Vec<u32>) {
        const MISSED: u8 = u8::MAX;
        let mut sums = vec![0_u8; list.len()];
        let mut shallowest = vec![MISSED; list.len()];
        for asked in &task.asked {
            let mut depths = vec![if asked.is_optional { UNMET } else { MISSED }; list.len()];
            for (depth, view) in asked.depths.iter().enumerate().rev() {
                view.each_in(&list, |place| depths[place] = depth as u8);
            }
            let mut kept = depths.iter().map(|depth| *depth != MISSED);
            list.retain(|_| kept.next().unwrap_or(false));
            let both = sums.iter().zip(&depths).filter(|(_, depth)| **depth != MISSED);
            sums = both.map(|(sum, depth)| sum + depth).collect();
            let both = shallowest.iter().zip(&depths).filter(|(_, depth)| **depth != MISSED);
            shallowest = both.map(|(least, depth)| *least.min(depth)).collect();
        }
        name_people(task, &list, &shallowest, &mut sums);
        self.total += list.len();
        for document in &list {
            bits::insert(found, *document);
        }
        let exact = task.exact(Some(&list), |document| list.binary_search(&document).is_ok());
        let only = self.only;
        let wanted = |document: u32| only.is_none_or(|only| task.index.hit_type(document) == only);
        let weak = weak(task, &list);
        let both = list.into_iter().zip(sums.into_iter().zip(weak));
        for (document, (depth, weak)) in both.filter(|(document, _)| wanted(*document)) {
            let tier = if exact.binary_search(&document).is_ok() { Tier::Exact } else { task.tier };
            let key = self.key(task.index, tier, depth, document);
            self.best.push(Key { weak, ..key });
        }
        if self.best.len() > self.most {
            self.best.select_nth_unstable(self.most);
            self.best.truncate(self.most);
        }
    }

    fn key(&self, index: &Index, tier: Tier, depth: u8, document: u32) -> Key {
        let turn = turn(index, document);
        let (turn, letters) = match (self.has_words, depth) {
            (false, _) => (0, 0),
            (true, 0) => (turn, index.letters[document as usize]),
            (true, _) => (turn, 0),
        };
        Key { tier, weak: 0, depth, turn, letters, age: u32::MAX - index.newness(document), document }
    }
}

/// Of somebody whose name meets a word, the rest that is said (country, office) counts as said in the name: who types `icaza mexico`
/// means the person, not what they did there. Where hits are very many, no name is meant.
fn name_people(task: &Task<'_>, list: &[u32], shallowest: &[u8], sums: &mut [u8]) {
    // A word that is begun may yet become anything, and one letter is most often that of a name.
    if task.tier > Tier::Whole {
        return;
    }
    let people = task.index.layout.people();
    for (sum, (document, least)) in sums.iter_mut().zip(list.iter().zip(shallowest)) {
        if *least == 0 && people.contains(document) {
            *sum = 0;
        }
    }
}

/// How many words each document of a list does not meet as they are typed. Where hits are many they are met in the same way.
fn weak(task: &Task<'_>, list: &[u32]) -> Vec<u8> {
    let mut weak = vec![0; list.len()];
    if task.tier <= Tier::Substring {
        return weak;
    }
    let mut is_met = vec![false; list.len()];
    for asked in task.asked.iter().filter(|asked| asked.is_required()) {
        is_met.fill(false);
        asked.strong.iter().for_each(|view| view.each_in(list, |place| is_met[place] = true));
        weak.iter_mut().zip(&is_met).for_each(|(weak, is_met)| *weak += u8::from(!is_met));
    }
    weak
}

fn subtract(list: &mut Vec<u32>, set: View<'_>) {
    let mut is_in = vec![false; list.len()];
    set.each_in(list, |place| is_in[place] = true);
    let mut is_in = is_in.into_iter();
    list.retain(|_| !is_in.next().unwrap_or(false));
}

/// The turn of a document among those that meet the query equally well: people, places, pairs, and then the rest.
fn turn(index: &Index, document: u32) -> u8 {
    let layout = index.layout;
    let ends = [layout.people().end, layout.places().end, layout.pairs().end];
    ends.iter().filter(|end| **end <= document).count() as u8
}
