//! How a text, typed or held, falls into folded words.
//!
//! The letters are kept without anything between them, so every word is one stretch of them, a joined one too: "al-Maliki"
//! is read as `almaliki` with the words `al`, `maliki` and `almaliki`.

use std::ops::Range;

use crate::text::fold_char;

/// Short words that belong to the name after them, so that "Al Harthy" is found by `alharthy` as well.
const PARTICLES: [&str; 9] = ["abu", "al", "bin", "de", "del", "el", "ibn", "o", "von"];

/// What stands between a part and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Space,
    Hyphen,
    Apostrophe,
}

/// What a folded letter is to its neighbours.
enum Role {
    Letter,
    Nothing,
    Joint(Joint),
}

/// A run of letters and digits.
#[derive(Debug, Clone)]
struct Part {
    span: Range<usize>,
    joint: Joint,
}

/// A text read letter by letter.
#[derive(Debug, Default)]
pub(super) struct Letters {
    /// The folded letters and digits, with nothing between them.
    pub(super) text: String,
    /// For each byte of `text`, the number of the piece it comes from.
    sources: Vec<usize>,
    parts: Vec<Part>,
}

/// The folded letters of each piece, with the number of the piece.
pub(super) fn folded<'a>(pieces: impl Iterator<Item = &'a str>) -> Vec<(char, usize)> {
    let mut letters = Vec::new();
    let mut buffer = String::new();
    for (source, piece) in pieces.enumerate() {
        buffer.clear();
        piece.chars().for_each(|letter| fold_char(letter, &mut buffer));
        letters.extend(buffer.chars().map(|letter| (letter, source)));
    }
    letters
}

/// What a letter is, given those beside it: numbers keep their point and lose their commas; a joint joins only where letters
/// touch it on both sides.
fn role(before: Option<char>, letter: char, after: Option<char>) -> Role {
    let both = |is: fn(char) -> bool| before.is_some_and(is) && after.is_some_and(is);
    match letter {
        '.' if both(char::is_numeric) => Role::Letter,
        ',' if both(char::is_numeric) => Role::Nothing,
        // Soft hyphens, joiners and other letters that nobody sees.
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => Role::Nothing,
        // Besides the apostrophes that folding makes plain: the okina and other modifier letters that transliterations use.
        '\'' | '`' | '\u{2B9}'..='\u{2BF}' if both(char::is_alphanumeric) => Role::Joint(Joint::Apostrophe),
        '-' | '.' if both(char::is_alphanumeric) => Role::Joint(Joint::Hyphen),
        '\u{2B9}'..='\u{2BF}' => Role::Joint(Joint::Space),
        letter if letter.is_alphanumeric() => Role::Letter,
        _ => Role::Joint(Joint::Space),
    }
}

impl Letters {
    /// Reads a whole text.
    pub(super) fn read(text: &str) -> Self {
        Self::of_pieces(std::iter::once(text))
    }

    /// Reads a text given in pieces, each of which stays a unit in [`Letters::source`].
    pub(super) fn of_pieces<'a>(pieces: impl Iterator<Item = &'a str>) -> Self {
        let folded = folded(pieces);
        let mut letters = Self::default();
        let mut joint = Some(Joint::Space);
        for (index, &(letter, source)) in folded.iter().enumerate() {
            let before = index.checked_sub(1).map(|index| folded[index].0);
            let after = folded.get(index + 1).map(|after| after.0);
            match role(before, letter, after) {
                Role::Letter => letters.push(letter, source, joint.take()),
                Role::Nothing => {},
                Role::Joint(between) => joint = Some(between),
            }
        }
        letters
    }

    /// Appends a letter; `joint` where it begins a part.
    fn push(&mut self, letter: char, source: usize, joint: Option<Joint>) {
        let start = self.text.len();
        self.text.push(letter);
        self.sources.resize(self.text.len(), source);
        match (joint, self.parts.last_mut()) {
            (None, Some(part)) => part.span.end = self.text.len(),
            (joint, _) => self.parts.push(Part { span: start..self.text.len(), joint: joint.unwrap_or(Joint::Space) }),
        }
    }

    /// The first and last piece that a stretch of the letters comes from; `None` where it is empty.
    pub(super) fn source(&self, span: &Range<usize>) -> Option<(usize, usize)> {
        let sources = self.sources.get(span.clone())?;
        Some((*sources.first()?, *sources.last()?))
    }

    /// The words of a text that is held, as stretches of [`Letters::text`]: every part, and every way of writing parts as
    /// one that a reader may choose: "O’Brien-Smith" is `o`, `brien`, `smith`, `obrien` and `obriensmith`.
    pub(super) fn words(&self) -> Vec<Range<usize>> {
        let mut words: Vec<Range<usize>> = Vec::with_capacity(self.parts.len());
        let mut particle: Option<&Part> = None;
        for chunk in self.chunks() {
            words.extend(self.without_possessive(chunk).iter().map(|part| part.span.clone()));
            words.extend(self.groups(chunk));
            words.push(hull(chunk));
            if let Some(particle) = particle {
                words.push(particle.span.start..chunk[0].span.end);
            }
            particle =
                chunk.first().filter(|part| chunk.len() == 1 && PARTICLES.contains(&&self.text[part.span.clone()]));
        }
        words.sort_unstable_by_key(|word| (word.start, word.end));
        words.dedup();
        words
    }

    /// The first letters of the parts, if those are a word: of all parts, or of all but the particles.
    pub(super) fn initials_of(&self, word: &str) -> Vec<Range<usize>> {
        let first = |part: &Part| {
            let length = self.text[part.span.clone()].chars().next().map_or(0, char::len_utf8);
            part.span.start..part.span.start + length
        };
        let with = |keeps: fn(&str) -> bool| -> Vec<Range<usize>> {
            self.parts.iter().filter(|part| keeps(&self.text[part.span.clone()])).map(first).collect()
        };
        let is_word = |spans: &Vec<Range<usize>>| {
            spans
                .iter()
                .map(|span| &self.text[span.clone()])
                .eq(word.char_indices().map(|(at, letter)| &word[at..at + letter.len_utf8()]))
        };
        [with(|_| true), with(|part| !is_particle(part))].into_iter().find(is_word).unwrap_or_default()
    }

    /// The words of a query. A hyphen or dot parts them, so that `al-harthy` also finds "Al Harthy"; an apostrophe does not,
    /// nor does anything after a single letter (`u.s.`, `o'brien`, `e-mail`); the s of `Iraq's` is no word.
    pub(super) fn query_words(&self) -> impl Iterator<Item = &str> {
        self.chunks().flat_map(|chunk| self.groups(self.without_possessive(chunk))).map(|span| &self.text[span])
    }

    /// The runs of parts with no space between them.
    fn chunks(&self) -> impl Iterator<Item = &[Part]> {
        self.parts.chunk_by(|_, next| next.joint != Joint::Space)
    }

    /// The runs of parts of a chunk that count as one word.
    fn groups<'a>(&'a self, chunk: &'a [Part]) -> impl Iterator<Item = Range<usize>> + 'a {
        chunk.chunk_by(|part, next| next.joint == Joint::Apostrophe || self.is_initial(part)).map(hull)
    }

    /// Says whether a part is a single letter, no digit.
    fn is_initial(&self, part: &Part) -> bool {
        let mut letters = self.text[part.span.clone()].chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    }

    /// The parts of a chunk but for the s of a genitive.
    fn without_possessive<'a>(&self, chunk: &'a [Part]) -> &'a [Part] {
        match chunk {
            [before @ .., last]
                if !before.is_empty() && last.joint == Joint::Apostrophe && &self.text[last.span.clone()] == "s" =>
            {
                before
            },
            _ => chunk,
        }
    }
}

/// Calls `found` with each word of a text that is held, as [`Letters::words`] has them, in no order and some more than once. Most
/// texts are plain ASCII with spaces between the words: those are read without looking at each letter's neighbours. Returns how many
/// letters the text has, as [`Letters::text`] has them, in bytes.
pub(super) fn each_word(text: &str, buffer: &mut String, found: impl FnMut(&str)) -> usize {
    each_word_after(None, text, buffer, found).0
}

/// A short word that a text ended with, to be joined with the first word of the next.
pub(super) type Particle = Option<&'static str>;

/// As [`each_word`], of a text that goes on after a particle; also gives the particle that it ends with.
pub(super) fn each_word_after(
    mut particle: Particle,
    text: &str,
    buffer: &mut String,
    mut found: impl FnMut(&str),
) -> (usize, Particle) {
    let mut length = 0;
    for piece in text.split_whitespace() {
        let joined = particle.take();
        if let Some(word) = plain(piece) {
            buffer.clear();
            buffer.push_str(joined.unwrap_or_default());
            let start = buffer.len();
            buffer.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
            found(&buffer[start..]);
            if joined.is_some() {
                found(buffer);
            }
            particle = known_particle(&buffer[start..]);
            length += word.len();
        } else {
            let letters = Letters::read(piece);
            length += letters.text.len();
            particle = each_intricate(&letters, joined, &mut found);
        }
    }
    (length, particle)
}

fn known_particle(word: &str) -> Particle {
    // Most words are longer.
    if word.len() > 4 { None } else { PARTICLES.iter().find(|known| **known == word).copied() }
}

/// The one word that a piece of ASCII is, but for punctuation around it.
fn plain(piece: &str) -> Option<&str> {
    let word = piece.trim_matches(|letter: char| letter.is_ascii_punctuation());
    (!word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(word)
}

/// Reads a piece that is not plain, after a particle if one came before, and gives the particle that it ends with if it does.
fn each_intricate(letters: &Letters, joined: Particle, found: &mut impl FnMut(&str)) -> Particle {
    letters.words().into_iter().for_each(|span| found(&letters.text[span]));
    let Some(first) = letters.parts.first() else { return joined };
    if let Some(particle) = joined {
        found(&format!("{particle}{}", &letters.text[first.span.clone()]));
    }
    let last = letters.chunks().last().filter(|chunk| chunk.len() == 1)?;
    known_particle(&letters.text[last[0].span.clone()])
}

/// The first and the last part of a text, folded.
pub(super) fn ends(text: &str) -> Option<[String; 2]> {
    let end = |piece: &str, part: fn(&Letters) -> Option<&Part>| {
        if let Some(word) = plain(piece) {
            return Some(word.to_ascii_lowercase());
        }
        let letters = Letters::read(piece);
        part(&letters).map(|part| letters.text[part.span.clone()].to_owned())
    };
    let first = text.split_whitespace().find_map(|piece| end(piece, |letters| letters.parts.first()))?;
    let last = text.split_whitespace().rev().find_map(|piece| end(piece, |letters| letters.parts.last()))?;
    Some([first, last])
}

/// The first letters of the parts of a name: all, and without its particles where it has any.
pub(super) fn initials(name: &str) -> Vec<String> {
    let letters = Letters::read(name);
    let of = |keeps: fn(&str) -> bool| -> String {
        let parts = letters.parts.iter().map(|part| &letters.text[part.span.clone()]);
        parts.filter(|part| keeps(part)).filter_map(|part| part.chars().next()).collect()
    };
    let mut both = vec![of(|_| true), of(|part| !is_particle(part))];
    both.dedup();
    both
}

/// Says whether a folded word belongs to the name after it.
pub(super) fn is_particle(word: &str) -> bool {
    known_particle(word).is_some()
}

/// The stretch from the first part to the last.
fn hull(parts: &[Part]) -> Range<usize> {
    parts.first().map_or(0, |part| part.span.start)..parts.last().map_or(0, |part| part.span.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    proptest! {
        #[test]
        fn words_are_read_alike_fast_and_slowly(text in "([a-zA-Z0-9é’'. ,–-]|al |De |bin )*") {
            let letters = Letters::read(&text);
            let mut slowly: Vec<&str> = letters.words().into_iter().map(|span| &letters.text[span]).collect();
            slowly.sort_unstable();
            slowly.dedup();
            let mut fast: Vec<String> = Vec::new();
            each_word(&text, &mut String::new(), |word| fast.push(word.to_owned()));
            fast.sort_unstable();
            fast.dedup();
            prop_assert_eq!(fast, slowly);
        }
    }

    #[rstest]
    #[case("Riyad al-Maliki", "riyad al almaliki maliki")]
    #[case("Al Harthy", "al alharthy harthy")]
    #[case("O’Brien-Smith", "o obrien obriensmith brien smith")]
    #[case("the U.S.", "the u us s")]
    #[case("Iraq’s", "iraq iraqs")]
    #[case("ʿAbd al-ʿAzīz", "abd al alaziz aziz")]
    #[case("Hawaiʻi", "hawai hawaii i")]
    #[case("US$50,000 (80.5%)", "us 50000 80.5")]
    #[case("1,2, 3.", "12 3")]
    #[case("Łódź — Ünye", "lodz unye")]
    #[case("so\u{AD}lid", "solid")]
    #[case("-'.,", "")]
    fn words(#[case] text: &str, #[case] expected: &str) {
        let letters = Letters::read(text);
        let words: Vec<&str> = letters.words().into_iter().map(|span| &letters.text[span]).collect();
        assert_eq!(words.join(" "), expected);
    }
}
