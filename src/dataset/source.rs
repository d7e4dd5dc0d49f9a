//! Where a fact was read.

use super::{ArticleId, Edtf};

/// An article that sources cite.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The article.
    pub article: ArticleId,
    /// The heading under which the fact stands; "Lead" before the first.
    pub section: Option<Box<str>>,
}
