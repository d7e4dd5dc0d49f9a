//! Sources, each with the licence of its text.

use serde::Serialize;

use crate::dataset::{Dataset, Extent, Source};

/// Where a fact was read, and the sentence where a program read it.
#[derive(Debug, Serialize)]
pub struct JsonSource<'a> {
    article: &'a str,
    section: Option<&'a str>,
    url: Option<&'a str>,
    licence: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<Extent>,
}

impl<'a> JsonSource<'a> {
    /// The JSON form of a source.
    pub fn new(data: &'a Dataset, source: &'a Source) -> Self {
        let article = &data[source.article];
        Self {
            article: &article.title,
            section: source.section.as_deref(),
            url: article.url.as_deref(),
            licence: article.licence.as_deref(),
            quote: source.quote.as_ref().map(|quote| &*quote.text),
            span: source.quote.as_ref().and_then(|quote| quote.span),
        }
    }

    pub(super) fn all(data: &'a Dataset, sources: &'a [Source]) -> Vec<Self> {
        sources.iter().map(|source| Self::new(data, source)).collect()
    }
}
