//! Ranking where hits are many: the depths of all words are added up as binary numbers, a bitmap a digit.

use std::ops::Range;

use super::super::bits::{self, View};
use super::super::index::Index;
use super::super::postings::DEPTHS;
use super::super::{HitType, Tier};
use super::{Asked, Key, Ranking, Task};

impl Ranking {
    /// Ranks the hits of the bitmap.
    pub(super) fn rank_bits(&mut self, task: &Task<'_>) {
        let index = task.index;
        self.restrict(index);
        let exact = task.exact(None, |document| bits::has(&self.hits, document));
        if self.best.len() >= self.most && exact.is_empty() {
            return;
        }
        self.add_depths(index, &task.asked);
        for document in exact {
            let digit = |(at, digit): (usize, &Vec<u64>)| u8::from(bits::has(digit, document)) << at;
            let depth = self.digits.iter().enumerate().map(digit).sum();
            let key = self.key(index, Tier::Exact, depth, document);
            self.best.push(key);
            bits::put(&mut self.hits, document, false);
        }
        let deepest = if self.has_words { (task.asked.len() * (DEPTHS - 1)) as u8 } else { 0 };
        for depth in 0..=deepest {
            if self.best.len() >= self.most {
                break;
            }
            self.take_depth(depth);
            self.rank_group(index, task.tier, depth);
        }
    }

    /// Lets only the wanted type stay.
    fn restrict(&mut self, index: &Index) {
        let Some(only) = self.only else { return };
        let layout = index.layout;
        let range = match only {
            HitType::Person => layout.people(),
            HitType::Place => layout.places(),
            HitType::Pair => layout.pairs(),
            HitType::Mission => layout.missions(),
            HitType::Event | HitType::Agreement => layout.events(),
        };
        self.buffer.clear();
        self.buffer.resize(index.blocks(), 0);
        bits::fill(&mut self.buffer, range);
        bits::and(&mut self.hits, &self.buffer);
        match only {
            HitType::Agreement => bits::and(&mut self.hits, &index.agreements),
            HitType::Event => View::Dense(&index.agreements).take_from(&mut self.hits),
            _ => {},
        }
    }

    /// Adds up the depths at which each document meets what is asked for.
    fn add_depths(&mut self, index: &Index, asked: &[Asked<'_>]) {
        let blocks = index.blocks();
        let deepest = asked.len() * (DEPTHS - 1);
        let digits = (usize::BITS - deepest.leading_zeros()) as usize;
        self.digits.resize_with(digits, Vec::new);
        for digit in &mut self.digits {
            digit.clear();
            digit.resize(blocks, 0);
        }
        let mut seen = vec![0; blocks];
        for asked in asked {
            seen.fill(0);
            for (depth, view) in asked.depths.iter().enumerate() {
                self.buffer.clear();
                self.buffer.resize(blocks, 0);
                view.add_to(&mut self.buffer);
                View::Dense(&seen).take_from(&mut self.buffer);
                bits::or(&mut seen, &self.buffer);
                if asked.is_optional && depth + 1 == DEPTHS {
                    self.buffer.iter_mut().zip(&seen).for_each(|(met, seen)| *met |= !seen);
                }
                self.add_digit(depth);
            }
        }
    }

    /// Adds a depth to the sums of the documents in the buffer.
    fn add_digit(&mut self, depth: usize) {
        for bit in 0..usize::BITS as usize {
            if depth >> bit & 1 == 0 {
                continue;
            }
            let mut carry = self.buffer.clone();
            for digit in self.digits.iter_mut().skip(bit) {
                let mut is_done = true;
                for (carry, digit) in carry.iter_mut().zip(digit.iter_mut()) {
                    let both = *carry & *digit;
                    *digit ^= *carry;
                    *carry = both;
                    is_done &= both == 0;
                }
                if is_done {
                    break;
                }
            }
        }
    }

    /// Puts the hits of one sum of depths into the group; without words, all.
    fn take_depth(&mut self, depth: u8) {
        self.group.clone_from(&self.hits);
        if !self.has_words {
            return;
        }
        for (at, digit) in self.digits.iter().enumerate() {
            if depth >> at & 1 == 1 {
                bits::and(&mut self.group, digit);
            } else {
                View::Dense(digit).take_from(&mut self.group);
            }
        }
    }

    /// Adds the best of the group, type by type.
    fn rank_group(&mut self, index: &Index, tier: Tier, depth: u8) {
        let layout = index.layout;
        let is_tight = self.has_words && depth == 0;
        let turns: &[&[Range<u32>]] = if self.has_words {
            &[&[layout.people()], &[layout.places()], &[layout.pairs()], &[layout.missions(), layout.events()]]
        } else {
            &[&[layout.people(), layout.places(), layout.pairs(), layout.missions(), layout.events()]]
        };
        for ranges in turns {
            let Some(wanted) = self.most.checked_sub(self.best.len()).filter(|wanted| *wanted > 0) else { return };
            let mut keys: Vec<Key> = Vec::new();
            for range in *ranges {
                let documents = self.foremost(index, range.clone(), is_tight, wanted);
                keys.extend(documents.into_iter().map(|document| self.key(index, tier, depth, document)));
            }
            if keys.len() > wanted {
                keys.select_nth_unstable(wanted);
                keys.truncate(wanted);
            }
            self.best.append(&mut keys);
        }
    }

    /// Documents of a range of the group, in no order and maybe more than are wanted, but not without those that stand first.
    fn foremost(&self, index: &Index, range: Range<u32>, is_tight: bool, wanted: usize) -> Vec<u32> {
        if bits::count_in(&self.group, range.clone()) <= wanted {
            return ones_in(&self.group, range).collect();
        }
        if is_tight {
            let mut counts = [0_usize; 256];
            ones_in(&self.group, range.clone()).for_each(|id| counts[usize::from(index.letters[id as usize])] += 1);
            let mut sum = 0;
            let loosest = counts.iter().position(|count| {
                sum += count;
                sum >= wanted
            });
            let loosest = loosest.unwrap_or(usize::from(u8::MAX));
            let is_foremost = |document: &u32| usize::from(index.letters[*document as usize]) <= loosest;
            return ones_in(&self.group, range).filter(is_foremost).collect();
        }
        let events = index.layout.events();
        if range != events {
            return ones_in(&self.group, range).collect();
        }
        // Of the dated ones the last are the newest; those that are not dated come after them, in their order.
        let undated = events.start + index.dated;
        let newest = (events.start..undated).rev().filter(|document| bits::has(&self.group, *document));
        newest.chain(ones_in(&self.group, undated..events.end)).take(wanted).collect()
    }
}

/// The documents of a range that a bitmap holds, ascending.
fn ones_in(bits: &[u64], range: Range<u32>) -> impl Iterator<Item = u32> {
    let (first, last) = (range.start as usize / 64, (range.end as usize).div_ceil(64));
    let base = first as u32 * 64;
    bits::ones(&bits[first..last.max(first)]).map(move |id| base + id).filter(move |id| range.contains(id))
}
