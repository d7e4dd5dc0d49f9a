//! Which letters of a text are drawn as matched.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::letters::Letters;
use super::nearness::Nearness;
use super::{Tier, Words, scattered};

/// The stretches of `text` that meet the words of a query, in bytes: in order, apart from each other, on the bounds of
/// graphemes. Each word is marked where this text meets it best: as a whole word, or else as a prefix, or else inside one; of a word
/// that is spelt in another way or that a slip makes the same, all is marked; single letters only for results that were found so.
pub fn marks(words: &Words, text: &str) -> Vec<Range<usize>> {
    let graphemes: Vec<&str> = text.graphemes(true).collect();
    let bounds: Vec<usize> = std::iter::once(0)
        .chain(graphemes.iter().scan(0, |end, grapheme| {
            *end += grapheme.len();
            Some(*end)
        }))
        .collect();
    let letters = Letters::of_pieces(graphemes.iter().copied());
    let held = letters.words();
    let reach = words.reach.unwrap_or(Tier::Substring);
    let mut marks = Vec::new();
    for wanted in words.each().map(Nearness::new) {
        let mut spans = occurrences(&wanted, reach, &letters, &held);
        if spans.is_empty() && reach >= Tier::Initials {
            spans = letters.initials_of(&wanted.word().text);
        }
        if spans.is_empty() && reach == Tier::Scattered {
            let single = scattered::letters(graphemes.iter().copied(), &wanted.word().text);
            marks.extend(single.into_iter().map(|piece| bounds[piece]..bounds[piece + 1]));
        }
        let pieces = spans.iter().filter_map(|span| letters.source(span));
        marks.extend(pieces.map(|(first, last)| bounds[first]..bounds[last + 1]));
    }
    merged(marks)
}

/// Where a word is met, of all places only the best kind.
fn occurrences(wanted: &Nearness, reach: Tier, letters: &Letters, held: &[Range<usize>]) -> Vec<Range<usize>> {
    let word = &*wanted.word().text;
    let tiers: Vec<Option<Tier>> = held.iter().map(|span| wanted.tier(&letters.text[span.clone()])).collect();
    let is_reached = |tier: &Tier| *tier <= reach && *tier != Tier::Scattered;
    let Some(best) = tiers.iter().flatten().copied().filter(is_reached).min() else { return Vec::new() };
    let spans = held.iter().zip(&tiers).filter(|(_, tier)| **tier == Some(best)).map(|(span, _)| span.clone());
    if best > Tier::Substring {
        return spans.collect();
    }
    let stretches = spans.flat_map(|span| {
        let found = letters.text[span.clone()]
            .match_indices(word)
            .map(move |(at, _)| span.start + at..span.start + at + word.len());
        found.take(if best == Tier::Substring { usize::MAX } else { 1 })
    });
    stretches.collect()
}

/// The same stretches in order, with those that touch made one.
fn merged(mut marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    marks.sort_unstable_by_key(|mark| (mark.start, mark.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(marks.len());
    for mark in marks {
        match merged.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => merged.push(mark),
        }
    }
    merged
}
