//! Which letters of a text are drawn as matched.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::letters::Letters;
use super::scattered::Scattered;
use super::{Tier, Words};

/// The stretches of `text` that meet the words of a query, in bytes: in order, apart from each other, on the bounds of
/// graphemes. Each word is marked where this text meets it best (as a whole word, or else as a prefix, or else inside one);
/// single letters are marked only for results that were found so.
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
    let scattered = words.scattered.then(|| Scattered::new(words));
    let mut marks = Vec::new();
    for (number, word) in words.iter().enumerate() {
        let spans = occurrences(word, |candidate| words.tier(number, candidate), &letters, &held);
        if let (true, Some(scattered)) = (spans.is_empty(), &scattered) {
            let single = scattered.letters(graphemes.iter().copied(), word);
            marks.extend(single.into_iter().map(|piece| bounds[piece]..bounds[piece + 1]));
        }
        let pieces = spans.iter().filter_map(|span| letters.source(span));
        marks.extend(pieces.map(|(first, last)| bounds[first]..bounds[last + 1]));
    }
    merged(marks)
}

/// Where a word is met, of all places only the best kind.
fn occurrences(
    word: &str,
    tier: impl Fn(&str) -> Option<Tier>,
    letters: &Letters,
    held: &[Range<usize>],
) -> Vec<Range<usize>> {
    let tier = |span: &Range<usize>| tier(&letters.text[span.clone()]);
    let Some(best) = held.iter().filter_map(tier).min() else { return Vec::new() };
    let spans = held.iter().filter(|span| tier(span) == Some(best));
    let stretches = spans.flat_map(|span| {
        let found =
            letters.text[span.clone()].match_indices(word).map(|(at, _)| span.start + at..span.start + at + word.len());
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
