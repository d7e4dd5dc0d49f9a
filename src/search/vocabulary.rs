//! Every different folded word, once, in order: a prefix is a range of it, and to be fuzzy is to look through some ten thousand short
//! words instead of a million lines.

use std::cmp::Ordering;
use std::ops::Range;

use memchr::memmem;

use super::spelling::{self, Pattern};

/// The number of a word.
pub(super) type WordId = u32;

/// Texts in one piece, each followed by a newline, which no folded word has.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) text: String,
    pub(super) starts: Vec<u32>,
}

impl Table {
    /// The texts of an iterator, which gives them in order.
    pub(super) fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut table = Self { text: String::new(), starts: vec![0] };
        for text in texts {
            table.text.push_str(text);
            table.text.push('\n');
            table.starts.push(table.text.len() as u32);
        }
        table.text.shrink_to_fit();
        table.starts.shrink_to_fit();
        table
    }

    pub(super) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    pub(super) fn get(&self, number: u32) -> &str {
        let number = number as usize;
        &self.text[self.starts[number] as usize..self.starts[number + 1] as usize - 1]
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &str)> {
        (0..self.len() as u32).map(|number| (number, self.get(number)))
    }

    /// The first text for which `is_before` does not hold, where those for which it holds come first.
    fn partition_point(&self, is_before: impl Fn(&str) -> bool) -> u32 {
        let (mut low, mut high) = (0, self.len() as u32);
        while low < high {
            let middle = low + (high - low) / 2;
            if is_before(self.get(middle)) { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The number of a text.
    pub(super) fn find(&self, text: &str) -> Option<u32> {
        let at = self.partition_point(|held| held < text);
        ((at as usize) < self.len() && self.get(at) == text).then_some(at)
    }

    /// The texts that begin with another.
    pub(super) fn range(&self, prefix: &str) -> Range<u32> {
        let cut = |held: &str| held.as_bytes()[..held.len().min(prefix.len())].cmp(prefix.as_bytes());
        let first = self.partition_point(|held| cut(held) == Ordering::Less);
        first..self.partition_point(|held| cut(held) != Ordering::Greater).max(first)
    }

    /// The texts that have another inside, in order, each once.
    fn containing<'a>(&'a self, inside: &'a str) -> impl Iterator<Item = u32> + 'a {
        let mut last = None;
        memmem::find_iter(self.text.as_bytes(), inside.as_bytes()).filter_map(move |at| {
            let number = self.starts.partition_point(|start| *start as usize <= at) as u32 - 1;
            (last.replace(number) != Some(number)).then_some(number)
        })
    }

    fn size(&self) -> usize {
        self.text.len() + self.starts.len() * 4
    }
}

/// The words of all documents, and the keys of their spelling.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    pub(super) words: Table,
    /// Which letters each word has, a bit each.
    pub(super) masks: Vec<u32>,
    pub(super) keys: Table,
    pub(super) key_masks: Vec<u32>,
    /// The words of all keys, those of one key together, and where those of each begin.
    pub(super) key_words: Vec<WordId>,
    pub(super) key_firsts: Vec<u32>,
}

/// A word of the vocabulary that is near a typed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Near {
    pub(super) word: WordId,
    pub(super) closeness: Closeness,
}

/// How near; the nearest comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closeness {
    /// Its key is the same.
    Spelling,
    /// One slip away.
    Slip,
    /// Two slips away, or one in the sounds.
    Slips,
    /// It begins with something not far away.
    Begun,
}

impl Vocabulary {
    /// A vocabulary of words that are in order, each once.
    pub(super) fn new<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let words = Table::of(words);
        let masks = words.iter().map(|(_, word)| mask(word)).collect();
        let mut keyed: Vec<(String, WordId)> = Vec::new();
        for (number, word) in words.iter().filter(|(_, word)| is_spelt(word)) {
            let mut key = String::new();
            spelling::key(word, &mut key);
            keyed.push((key, number));
        }
        keyed.sort_unstable();
        let mut key_firsts = Vec::new();
        let groups = || keyed.chunk_by(|one, next| one.0 == next.0);
        let mut first = 0;
        for group in groups() {
            key_firsts.push(first);
            first += group.len() as u32;
        }
        key_firsts.push(first);
        let keys = Table::of(groups().map(|group| group[0].0.as_str()));
        let key_masks = keys.iter().map(|(_, key)| mask(key)).collect();
        Self { words, masks, keys, key_masks, key_words: keyed.iter().map(|(_, word)| *word).collect(), key_firsts }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn get(&self, word: WordId) -> &str {
        self.words.get(word)
    }

    pub(super) fn find(&self, word: &str) -> Option<WordId> {
        self.words.find(word)
    }

    /// The words that begin with a text.
    pub(super) fn range(&self, prefix: &str) -> Range<WordId> {
        self.words.range(prefix)
    }

    /// The words that have a text inside, but do not begin with it.
    pub(super) fn containing(&self, inside: &str) -> Vec<WordId> {
        let begun = self.range(inside);
        self.words.containing(inside).filter(|word| !begun.contains(word)).collect()
    }

    /// The words that end with a text.
    pub(super) fn ending(&self, end: &str) -> Vec<WordId> {
        self.words.containing(end).filter(|word| self.get(*word).ends_with(end)).collect()
    }

    /// The words over which the letters of another are scattered: it begins with the same letter, and has all others in order.
    pub(super) fn scattered<'a>(&'a self, word: &'a str) -> impl Iterator<Item = WordId> + 'a {
        let wanted = mask(word);
        let first = word.chars().next().map_or(String::new(), String::from);
        self.range(&first).filter(move |number| {
            let held = self.masks[*number as usize];
            wanted & !held == 0 && is_subsequence(word, self.get(*number))
        })
    }

    /// The words near a typed one that do not hold it; `begun` if more of it may come.
    pub(super) fn near(&self, typed: &str, begun: bool) -> Vec<Near> {
        let mut near = Vec::new();
        let Some(pattern) = Pattern::new(typed).filter(|_| is_spelt(typed)) else { return near };
        let (slips, begun_slips) =
            (spelling::slips(pattern.letters), if begun { spelling::begun_slips(pattern.letters) } else { 0 });
        self.near_keys(typed, &mut near);
        if slips > 0 {
            self.near_words(typed, &pattern, [slips, begun_slips], &mut near);
        }
        near.sort_unstable_by_key(|near| (near.word, near.closeness));
        near.dedup_by_key(|near| near.word);
        near.retain(|near| !self.get(near.word).contains(typed));
        near
    }

    fn near_keys(&self, typed: &str, near: &mut Vec<Near>) {
        let mut key = String::new();
        spelling::key(typed, &mut key);
        let same = self.keys.find(&key).filter(|_| key.chars().count() >= FEWEST_SOUNDS);
        near.extend(same.into_iter().flat_map(|key| self.keyed(key, Closeness::Spelling)));
        let Some(pattern) = Pattern::new(&key).filter(|pattern| pattern.letters >= FEWEST_SOUNDS_TO_SLIP) else {
            return;
        };
        let wanted = mask(&key);
        for (number, mask) in (0..).zip(&self.key_masks) {
            if (mask ^ wanted).count_ones() > 2 {
                continue;
            }
            let held = self.keys.get(number);
            if held.len().abs_diff(key.len()) <= 1 && pattern.distance(held).whole == 1 {
                near.extend(self.keyed(number, Closeness::Slips));
            }
        }
    }

    fn keyed(&self, key: u32, closeness: Closeness) -> impl Iterator<Item = Near> {
        let key = key as usize;
        let words = &self.key_words[self.key_firsts[key] as usize..self.key_firsts[key + 1] as usize];
        words.iter().map(move |word| Near { word: *word, closeness })
    }

    fn near_words(&self, typed: &str, pattern: &Pattern, [slips, begun]: [u32; 2], near: &mut Vec<Near>) {
        let wanted = mask(typed);
        let most = slips.max(begun);
        for (number, mask) in (0..).zip(&self.masks) {
            // What the typed word has and the other has not costs a slip each, and so does what is longer.
            if (wanted & !mask).count_ones() > most {
                continue;
            }
            let held = self.get(number);
            let is_short = typed.is_ascii() && held.len() + (most as usize) < typed.len();
            let is_long = begun == 0 && held.len() > typed.len() + most as usize;
            if is_short || (is_long && held.is_ascii()) {
                continue;
            }
            let distance = pattern.distance(held);
            let closeness = match distance.whole {
                1 => Closeness::Slip,
                2 if slips >= 2 => Closeness::Slips,
                _ if distance.begun <= begun => Closeness::Begun,
                _ => continue,
            };
            if is_spelt(held) {
                near.push(Near { word: number, closeness });
            }
        }
    }

    /// Bytes on the heap.
    pub(super) fn size(&self) -> usize {
        self.words.size()
            + self.keys.size()
            + (self.masks.len() + self.key_masks.len() + self.key_words.len() + self.key_firsts.len()) * 4
    }
}

/// A key of fewer sounds than this tells too little.
pub(super) const FEWEST_SOUNDS: usize = 3;
/// Shorter keys forgive no slip: that would take Iraq for Iran.
pub(super) const FEWEST_SOUNDS_TO_SLIP: usize = 5;

/// Says whether a word can be misspelt: numbers and codes with digits are right or wrong.
pub(super) fn is_spelt(word: &str) -> bool {
    !word.chars().any(char::is_numeric)
}

/// Which letters a word has: a bit for each of a to z, one for digits, one for everything else.
fn mask(word: &str) -> u32 {
    word.bytes().fold(0, |mask, byte| {
        mask | match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            b'0'..=b'9' => 1 << 26,
            _ => 1 << 27,
        }
    })
}

/// Says whether the letters of `typed` stand in `held` in their order.
pub(super) fn is_subsequence(typed: &str, held: &str) -> bool {
    let mut held = held.chars();
    typed.chars().all(|letter| held.any(|other| other == letter))
}
