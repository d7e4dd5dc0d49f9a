//! Text as people read and type it: folding for comparison, neutralising for the terminal, cutting and breaking to a width.
//!
//! Knows nothing of records or screens. Every other room may use it.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// Folds a text for comparison: compatibility forms and accents off, lower case, and the letters that NFKD leaves whole
/// (ß, ø, ł, đ, ı, ə, æ, œ, þ, ð) in plain Latin ones.
///
/// ```
/// assert_eq!(comity::text::fold("Echeverría Łódź Strauß"), "echeverria lodz strauss");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        fold_char(letter, &mut folded);
    }
    folded
}

/// Appends the folded form of one letter, which may be empty (a combining mark) or several letters long.
pub fn fold_char(letter: char, folded: &mut String) {
    if letter.is_ascii() {
        folded.push(letter.to_ascii_lowercase());
        return;
    }
    for part in std::iter::once(letter).nfkd().filter(|part| !is_combining_mark(*part)) {
        for lower in part.to_lowercase() {
            match lower {
                'ß' => folded.push_str("ss"),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                'þ' => folded.push_str("th"),
                'ø' => folded.push('o'),
                'ł' => folded.push('l'),
                'đ' | 'ð' => folded.push('d'),
                'ı' => folded.push('i'),
                'ə' => folded.push('e'),
                '’' | '‘' | 'ʼ' | 'ʿ' | 'ʾ' => folded.push('\''),
                '–' | '—' | '‐' | '‑' => folded.push('-'),
                mark if is_combining_mark(mark) => {},
                other => folded.push(other),
            }
        }
    }
}

/// Says whether a letter must never reach a terminal raw: C0 and C1 controls, and the bidirectional overrides and isolates
/// (Unicode TR 36, section 2.10) with which text can be made to read as something else.
pub fn is_hostile(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{2028}' | '\u{2029}')
}

/// The text with every hostile letter (see [`is_hostile`]) replaced by `�`, so that it may be printed.
pub fn neutral(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_hostile) {
        Cow::Owned(text.chars().map(|letter| if is_hostile(letter) { '\u{FFFD}' } else { letter }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Says whether every word of `typed` stands in `label` at the start of a word, in whatever order; accents and case do not matter, and
/// signs part words on both sides: `mx-ps`, `page-down` and `Iraq–Mexico` are two words each.
///
/// ```
/// assert!(comity::text::begins_words("aran lour", "Lourdes Aranda Bezaury"));
/// assert!(!comity::text::begins_words("randa", "Lourdes Aranda Bezaury"));
/// ```
pub fn begins_words(typed: &str, label: &str) -> bool {
    let (typed, label) = (fold(typed), fold(label));
    words(&typed).all(|typed| words(&label).any(|word| word.starts_with(typed)))
}

/// The words of a folded text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The text, or as much of it as fits into `width` cells with an ellipsis at the end; never cut through a letter.
pub fn fit(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut fitted = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        if used + grapheme.width() + 1 > width {
            break;
        }
        used += grapheme.width();
        fitted.push_str(grapheme);
    }
    if width > 0 {
        fitted.truncate(fitted.trim_end().len());
        fitted.push('…');
    }
    fitted
}

/// Breaks text into lines no wider than `width` cells, at spaces where it can, within words where it must. At least one line.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    broken(text, width, LongWord::Broken)
}

/// Breaks text at spaces into lines of at most `width` cells; a word longer than that, such as an address that is to be copied, stands
/// on a line of its own, whole. At least one line.
pub fn wrap_whole(text: &str, width: usize) -> Vec<String> {
    broken(text, width, LongWord::Whole)
}

/// What becomes of a word longer than a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LongWord {
    Broken,
    Whole,
}

fn broken(text: &str, width: usize, long: LongWord) -> Vec<String> {
    let width = width.max(1);
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0);
    for word in text.split_whitespace() {
        let wide = word.width();
        if used > 0 && used + 1 + wide > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        if wide <= width || long == LongWord::Whole {
            line.push_str(word);
            used += wide;
            continue;
        }
        for grapheme in word.graphemes(true) {
            if used + grapheme.width() > width && used > 0 {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push_str(grapheme);
            used += grapheme.width();
        }
    }
    lines.push(line);
    lines
}

/// The longest text, in bytes, that may be a name with a slip in it.
const LONGEST_NAME: usize = 200;

/// The member of `names` nearest to `wanted`, if any is near enough to be what was meant.
pub fn nearest<'a>(wanted: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Nothing has a name so long, and comparing takes a time that grows with both lengths.
    if wanted.len() > LONGEST_NAME {
        return None;
    }
    let wanted = fold(wanted);
    let scored = names.into_iter().map(|name| (strsim::normalized_damerau_levenshtein(&wanted, &fold(name)), name));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= 0.6).then_some(best.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("Muscat", 6, "Muscat")]
    #[case("Muscat", 5, "Musc…")]
    #[case("New York", 5, "New…")]
    #[case("日本語", 5, "日本…")]
    #[case("日本語", 4, "日…")]
    #[case("x y", 1, "…")]
    #[case("x", 0, "")]
    fn fits(#[case] text: &str, #[case] width: usize, #[case] fitted: &str) {
        assert_eq!(fit(text, width), fitted);
    }

    #[rstest]
    #[case("one two three", 7, &["one two", "three"])]
    #[case("one two three", 100, &["one two three"])]
    #[case("abcdefgh", 3, &["abc", "def", "gh"])]
    #[case("日本語", 4, &["日本", "語"])]
    #[case("", 5, &[""])]
    fn wraps(#[case] text: &str, #[case] width: usize, #[case] lines: &[&str]) {
        assert_eq!(wrap(text, width), lines);
    }

    #[rstest]
    #[case("one two three", 7, &["one two", "three"])]
    #[case("an extraordinary day", 5, &["an", "extraordinary", "day"])]
    #[case("日本 語", 5, &["日本", "語"])]
    #[case(" ", 5, &[""])]
    fn wraps_words_whole(#[case] text: &str, #[case] width: usize, #[case] lines: &[&str]) {
        assert_eq!(wrap_whole(text, width), lines);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_letter_is_lost(text in "[a-zé日 ]{0,60}", width in 2usize..20) {
            let lines = wrap(&text, width);
            prop_assert!(lines.iter().all(|line| line.width() <= width));
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
            prop_assert_eq!(letters(&wrap_whole(&text, width).concat()), letters(&text));
        }
    }

    #[test]
    fn hostile_letters_are_replaced() {
        assert_eq!(neutral("a\u{1b}[31mb\u{202E}c"), "a\u{FFFD}[31mb\u{FFFD}c");
        assert!(matches!(neutral("plain – é"), Cow::Borrowed(_)));
    }

    #[test]
    fn words_are_begun_in_any_order() {
        for typed in ["", "pal mex", "mx-ps", "mexico-palestine", "MÉXICO–P", ".."] {
            assert!(begins_words(typed, "Mexico mx Mexican Palestine ps"), "{typed}");
        }
        assert!(!begins_words("mexico exican", "Mexico mx Mexican Palestine ps"));
    }

    #[test]
    fn nearest_is_near_or_nothing() {
        assert_eq!(nearest("visitt", ["vote", "visit"]), Some("visit"));
        assert_eq!(nearest("zzz", ["vote", "visit"]), None);
    }
}
