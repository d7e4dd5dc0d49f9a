//! Articles, and the sources that cite them.

use super::super::diagnostic::shown;
use super::super::draft::{ArticleDraft, SourceDraft, Text};
use super::{Desk, boxed};
use crate::dataset::{Article, ArticleId, Quote, Source};
use crate::text::nearest;

impl Desk<'_, '_> {
    pub(super) fn declare_article(&mut self, draft: &ArticleDraft<'_>) {
        let article = Article {
            title: boxed(&draft.title),
            url: draft.url.as_ref().map(boxed),
            licence: draft.licence.as_ref().map(boxed),
            read: draft.read,
        };
        let title = article.title.clone();
        let id = self.builder().article(article);
        // Of several of one title, the first is meant by it.
        self.whole.articles[self.number as usize].entry(title).or_insert(id);
    }

    /// The article of this title that the file declares.
    pub(super) fn article_of(&mut self, title: &Text<'_>) -> Option<ArticleId> {
        let declared = &self.whole.articles[self.number as usize];
        let found = declared.get(&*title.value).copied();
        if found.is_none() {
            let near = self.near(|desk| {
                nearest(&title.value, desk.whole.articles[desk.number as usize].keys().map(|title| &**title))
            });
            let message = format!("no article of this file has the title \"{}\"{near}", shown(&title.value));
            self.error(&title.span, message);
        }
        found
    }

    pub(super) fn sources(&mut self, drafts: &[SourceDraft<'_>]) -> Vec<Source> {
        let mut sources = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let article = match &draft.article {
                None => self.article,
                Some(title) => Some(self.cited(title, draft)),
            };
            let Some(article) = article else {
                self.error(
                    &draft.span,
                    "`sections` name parts of the article of [source], which this file does not have".into(),
                );
                continue;
            };
            let quote =
                draft.quote.as_ref().map(|quote| Box::new(Quote { text: boxed(&quote.text), span: quote.span }));
            sources.push(Source { article, section: draft.section.as_ref().map(boxed), quote });
        }
        sources
    }

    /// The article that a source cites: one that the file declares, or another, known by what the source says of it.
    pub(super) fn cited(&mut self, title: &str, draft: &SourceDraft<'_>) -> ArticleId {
        let declared = self.whole.articles[self.number as usize].get(title).copied();
        let (url, licence) = (draft.url.as_ref().map(boxed), draft.licence.as_ref().map(boxed));
        // Where the source says what the declared one is not, it means another of that title.
        let is_it = |id: &ArticleId| url.is_none() && (licence.is_none() || self.data()[*id].licence == licence);
        if let Some(declared) = declared.filter(is_it) {
            return declared;
        }
        self.builder().article(Article { title: title.into(), url, licence, read: None })
    }
}
