//! Articles, and the sources that cite them.

use super::super::diagnostic::shown;
use super::super::draft::{ArticleDraft, SourceDraft, Text};
use super::{Desk, boxed};
use crate::dataset::{Article, ArticleId, Source};
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
        self.whole.articles[self.number as usize].insert(title, id);
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
            sources.push(Source { article, section: draft.section.as_ref().map(boxed) });
        }
        sources
    }

    /// The article that a source cites: one that the file declares, or another, known by what the source says of it.
    pub(super) fn cited(&mut self, title: &str, draft: &SourceDraft<'_>) -> ArticleId {
        let declared = self.whole.articles[self.number as usize].get(title).copied();
        if let Some(declared) = declared.filter(|_| draft.url.is_none()) {
            return declared;
        }
        let (url, licence) = (draft.url.as_ref().map(boxed), draft.licence.as_ref().map(boxed));
        self.builder().article(Article { title: title.into(), url, licence, read: None })
    }
}
