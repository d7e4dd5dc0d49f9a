//! Where a fact was read.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{ArticleId, Edtf};

/// An article that sources cite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Its title as published.
    pub title: Box<str>,
    /// Where it can be read, if anywhere public.
    pub url: Option<Box<str>>,
    /// The licence of its text, as an SPDX id or the publisher's words.
    pub licence: Option<Box<str>>,
    /// When it was read.
    pub read: Option<Edtf>,
}

/// One place in one article behind a record. A record may have several.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Source {
    /// The article.
    pub article: ArticleId,
    /// The heading under which the fact stands; "Lead" before the first.
    pub section: Option<Box<str>>,
    /// The sentence that was read there, where a program read it. Of a million sources few have one, so that it stands apart.
    pub quote: Option<Box<Quote>>,
}

/// The places in articles that sources name, each once, however many of its sentences they quote.
pub fn passages(sources: &[Source]) -> impl Iterator<Item = &Source> {
    let is_new = |at: usize, source: &Source| {
        !sources[..at].iter().any(|known| (known.article, &known.section) == (source.article, &source.section))
    };
    sources.iter().enumerate().filter(move |(at, source)| is_new(*at, source)).map(|(_, source)| source)
}

/// A sentence as an article has it, under the licence of the article: what a record was read from, never a text of the record.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Quote {
    /// The sentence, with single spaces.
    pub text: Box<str>,
    /// Where it stands in the text that was read.
    pub span: Option<Extent>,
}

/// A stretch of a text, in characters: from the first, counted from 0, up to but without the last number. Never empty.
///
/// Written as `1203-1321`, which is what `text[1203:1321]` is to those who count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Extent {
    start: u32,
    end: u32,
}

impl Extent {
    /// From one character up to another. `None` where the second does not come after the first, or is beyond 2³².
    pub fn new(start: usize, end: usize) -> Option<Self> {
        let (start, end) = (u32::try_from(start).ok()?, u32::try_from(end).ok()?);
        (start < end).then_some(Self { start, end })
    }

    /// The stretch that `1203-1321` stands for.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
        let (start, end) = text.split_once('-')?;
        Self::new(digits(start)?, digits(end)?)
    }

    /// The first character, counted from 0.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The character after the last.
    pub fn end(self) -> usize {
        self.end as usize
    }
}

impl fmt::Display for Extent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.start, self.end)
    }
}

impl Serialize for Extent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Extent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("no stretch of a text"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("0-1", Some((0, 1)))]
    #[case("1203-1321", Some((1203, 1321)))]
    #[case("1321-1203", None)]
    #[case("12-12", None)]
    #[case("12", None)]
    #[case("-12", None)]
    #[case("+1-12", None)]
    #[case("1-2-3", None)]
    #[case("1–2", None)]
    #[case("1-4294967296", None)]
    fn extents_are_two_numbers_in_order(#[case] text: &str, #[case] expected: Option<(usize, usize)>) {
        let extent = Extent::parse(text);
        assert_eq!(extent.map(|extent| (extent.start(), extent.end())), expected);
        if let Some(extent) = extent {
            assert_eq!(extent.to_string(), text);
        }
    }

    /// A million sources without a quote must not pay for those that have one.
    #[test]
    fn a_quote_costs_a_source_no_more_than_a_pointer() {
        let bare = size_of::<(ArticleId, Option<Box<str>>)>();
        assert_eq!(size_of::<Source>(), bare + size_of::<usize>());
    }
}
