//! Whether records that come out of an atlas are such as files make: every id in range, and no letter that a terminal would obey.
//!
//! A checksum says that the bytes are those that somebody wrote, not that it was comity. Whoever reads a record later asks no more.

use super::counts::Counts;
use super::{
    Article, Claim, ClassName, Mission, Office, Pair, Party, Person, Place, Record, Source, Tenure, Until, When,
};
use crate::text::is_hostile;

/// A record that can be looked at in this way.
pub(super) trait Sound {
    /// Says whether a record is such as files make, where there are so many of each sort.
    fn is_sound(&self, counts: Counts) -> bool;
}

/// Says whether all of these are sound.
pub(super) fn all<'s, S: Sound + 's>(records: impl IntoIterator<Item = &'s S>, counts: Counts) -> bool {
    records.into_iter().all(|record| record.is_sound(counts))
}

impl Sound for Box<str> {
    fn is_sound(&self, _: Counts) -> bool {
        // Nearly every text is plain, and takes one look.
        self.bytes().all(|byte| (0x20..0x7f).contains(&byte)) || !self.chars().any(is_hostile)
    }
}

impl<S: Sound> Sound for Option<S> {
    fn is_sound(&self, counts: Counts) -> bool {
        self.as_ref().is_none_or(|record| record.is_sound(counts))
    }
}

impl<S: Sound> Sound for Vec<S> {
    fn is_sound(&self, counts: Counts) -> bool {
        all(self, counts)
    }
}

impl Sound for Party {
    fn is_sound(&self, counts: Counts) -> bool {
        self.succeeds.iter().all(|party| counts.has_party(*party))
            && all([&self.code, &self.name], counts)
            && self.short.is_sound(counts)
            && self.demonym.is_sound(counts)
    }
}

impl Sound for Pair {
    fn is_sound(&self, counts: Counts) -> bool {
        self.countries.iter().all(|party| counts.has_party(*party))
            && self.article.is_none_or(|article| counts.has_article(article))
            && all([&self.id, &self.name], counts)
            && self.see_also.is_sound(counts)
    }
}

impl Sound for Person {
    fn is_sound(&self, counts: Counts) -> bool {
        self.of.is_none_or(|party| counts.has_party(party))
            && all([&self.id, &self.name], counts)
            && self.aliases.is_sound(counts)
    }
}

impl Sound for Place {
    fn is_sound(&self, counts: Counts) -> bool {
        self.country.is_none_or(|party| counts.has_party(party)) && all([&self.id, &self.name], counts)
    }
}

impl Sound for Mission {
    fn is_sound(&self, counts: Counts) -> bool {
        let records = [Record::Pair(self.pair), Record::Place(self.post.city())];
        let is_known = |record| counts.has(record);
        records.into_iter().all(is_known)
            && [self.from, self.to].into_iter().all(|party| counts.has_party(party))
            && self.events.iter().all(|event| counts.has(Record::Event(*event)))
            && !self.tenures.is_empty()
            && self.id.is_sound(counts)
            && self.tenures.is_sound(counts)
            && self.sources.is_sound(counts)
    }
}

impl Sound for Tenure {
    fn is_sound(&self, counts: Counts) -> bool {
        let until = match &self.until {
            Until::Lasting | Until::Changed(None) | Until::Closed(None) => true,
            Until::Changed(Some(when)) | Until::Closed(Some(when)) => when.is_sound(counts),
        };
        until && self.class.is_sound(counts) && self.since.is_sound(counts)
    }
}

impl Sound for When {
    fn is_sound(&self, counts: Counts) -> bool {
        self.words.is_sound(counts)
    }
}

impl Sound for ClassName {
    fn is_sound(&self, counts: Counts) -> bool {
        self.name.is_sound(counts)
    }
}

impl Sound for Office {
    fn is_sound(&self, counts: Counts) -> bool {
        self.of.is_none_or(|party| counts.has_party(party)) && self.title.is_sound(counts) && self.also.is_sound(counts)
    }
}

impl Sound for Article {
    fn is_sound(&self, counts: Counts) -> bool {
        self.title.is_sound(counts) && self.url.is_sound(counts) && self.licence.is_sound(counts)
    }
}

impl Sound for Source {
    fn is_sound(&self, counts: Counts) -> bool {
        let quote = self.quote.as_ref().is_none_or(|quote| quote.text.is_sound(counts));
        quote && counts.has_article(self.article) && self.section.is_sound(counts)
    }
}

impl Sound for Claim {
    fn is_sound(&self, counts: Counts) -> bool {
        all([&self.value, &self.by], counts)
            && self.when.is_sound(counts)
            && self.note.is_sound(counts)
            && self.sources.is_sound(counts)
    }
}
