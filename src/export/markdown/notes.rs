//! Sources, numbered as they are first cited.

use std::collections::HashMap;
use std::io::{self, Write};

use super::escaped;
use crate::dataset::{ArticleId, Dataset, Source};

/// The sources cited so far; their numbers are their places in the list, from 1.
#[derive(Debug, Default)]
pub(super) struct Notes {
    notes: Vec<Note>,
    numbers: HashMap<Note, usize>,
}

/// An article, and a section of it.
type Note = (ArticleId, Option<Box<str>>);

impl Notes {
    /// " [1, 3]"; empty without sources. In brackets, which mean nothing where no link of that name is defined.
    pub(super) fn cite(&mut self, sources: &[Source]) -> String {
        let mut numbers: Vec<usize> =
            sources.iter().map(|source| self.number(source.article, source.section.as_deref())).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let numbers: Vec<_> = numbers.iter().map(ToString::to_string).collect();
        if numbers.is_empty() { String::new() } else { format!(" [{}]", numbers.join(", ")) }
    }

    /// Lists an article as a whole, unless some part of it is cited.
    pub(super) fn article(&mut self, article: ArticleId) {
        if self.notes.iter().all(|(cited, _)| *cited != article) {
            self.number(article, None);
        }
    }

    fn number(&mut self, article: ArticleId, section: Option<&str>) -> usize {
        let note = (article, section.map(Box::from));
        *self.numbers.entry(note.clone()).or_insert_with(|| {
            self.notes.push(note);
            self.notes.len()
        })
    }

    /// The list, each source with its licence.
    pub(super) fn write(&self, out: &mut impl Write, data: &Dataset) -> io::Result<()> {
        for (index, (article, section)) in self.notes.iter().enumerate() {
            let article = &data[*article];
            let title = escaped(&article.title);
            let title = match article.url.as_deref().filter(|url| url.starts_with("http")) {
                Some(url) => format!("[{title}](<{}>)", address(url)),
                None => title,
            };
            let section = section.as_deref().map_or_else(String::new, |section| format!(", “{}”", escaped(section)));
            let licence = article.licence.as_deref().map_or_else(|| "licence not given".to_owned(), escaped);
            let read = article.read.map_or_else(String::new, |read| format!(", read {}", read.text()));
            writeln!(out, "{}. {title}{section} · {licence}{read}", index + 1)?;
        }
        Ok(())
    }
}

/// An address between `<` and `>`.
fn address(url: &str) -> String {
    let is_safe = |letter: char| !letter.is_whitespace() && !matches!(letter, '<' | '>' | '\\');
    crate::text::neutral(url).chars().filter(|letter| is_safe(*letter)).collect()
}
