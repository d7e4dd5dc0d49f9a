//! Everyone whom an article names, each once, whatever they are called from sentence to sentence.

use crate::dataset::{Rank, slug};
use crate::dossier::written::Person;
use crate::text::fold;

/// The roll.
#[derive(Debug, Default)]
pub(super) struct Roll {
    people: Vec<Known>,
}

/// Somebody whom the article names in full.
#[derive(Debug, Clone)]
pub(super) struct Known {
    /// The fullest name.
    pub(super) name: String,
    words: Vec<String>,
    /// Other forms of two words or more.
    pub(super) aliases: Vec<String>,
    /// The code of the country whose offices they hold.
    pub(super) of: Option<String>,
    /// The last office that was named, with its rank.
    pub(super) office: Option<(String, Option<Rank>)>,
}

/// Somebody of the roll, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Who(usize);

impl Roll {
    /// Says whether a name, or a part of one, is of somebody on the roll.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.find(name, None).is_some()
    }

    /// Somebody by a name or a part of it; where several bear it, the one of that country, else nobody.
    pub(super) fn find(&self, name: &str, of: Option<&str>) -> Option<Who> {
        let words = words(name);
        if words.is_empty() {
            return None;
        }
        let fits = |known: &&(usize, &Known)| {
            let agrees = known.1.of.as_deref().zip(of).is_none_or(|(one, other)| one == other);
            agrees && is_part(&words, &known.1.words)
        };
        let known: Vec<_> = self.people.iter().enumerate().collect();
        let found: Vec<_> = known.iter().filter(fits).collect();
        match found[..] {
            [(at, _)] => Some(Who(*at)),
            // Of several the one who is called just so.
            _ => found.iter().find(|(_, known)| known.words == words).map(|(at, _)| Who(*at)),
        }
    }

    /// Takes a full name; the same person under a shorter or longer one is not taken twice.
    pub(super) fn take(&mut self, name: &str, of: Option<&str>) -> Who {
        let mine = words(name);
        let same = |known: &Known| {
            let agrees = known.of.as_deref().zip(of).is_none_or(|(one, other)| one == other);
            let (fewer, more) =
                if mine.len() <= known.words.len() { (&mine, &known.words) } else { (&known.words, &mine) };
            let is_shorter = is_part(fewer, more) && (fewer.len() > 1 || fewer == more || is_numbered(fewer, more));
            agrees && (is_shorter || is_spelt_alike(&mine, &known.words))
        };
        let at = self.people.iter().position(same);
        let Some(at) = at else {
            let known =
                Known { name: name.to_owned(), words: mine, aliases: vec![], of: of.map(Into::into), office: None };
            self.people.push(known);
            return Who(self.people.len() - 1);
        };
        let known = &mut self.people[at];
        if known.of.is_none() {
            known.of = of.map(Into::into);
        }
        let longer = mine.len() > known.words.len();
        let other = if longer { std::mem::replace(&mut known.name, name.to_owned()) } else { name.to_owned() };
        if longer {
            known.words = mine;
        }
        let is_new = fold(&other) != fold(&known.name) && known.aliases.iter().all(|alias| fold(alias) != fold(&other));
        if is_new && other.contains(' ') {
            known.aliases.push(other);
        }
        Who(at)
    }

    pub(super) fn get(&self, who: Who) -> &Known {
        &self.people[who.0]
    }

    pub(super) fn get_mut(&mut self, who: Who) -> &mut Known {
        &mut self.people[who.0]
    }

    /// `person/yasser-arafat`.
    pub(super) fn id(&self, who: Who) -> String {
        let known = &self.people[who.0];
        let slug = crate::dataset::subject(&known.name);
        // Two of one name are told apart by their countries.
        let is_shared = self.people.iter().enumerate().any(|(at, other)| at != who.0 && other.words == known.words);
        match &known.of {
            Some(of) if is_shared => format!("person/{slug}-{of}"),
            _ => format!("person/{slug}"),
        }
    }
}

/// The one of the same country whose name holds that of a person and more; `None` where there is none, or more than one.
pub(super) fn fuller<'p>(person: &Person<'static>, known: &'p [Person<'static>]) -> Option<&'p Person<'static>> {
    let mine = words(&person.name);
    let is_fuller = |other: &&Person<'static>| {
        let theirs = words(&other.name);
        mine.len() > 1
            && theirs.len() > mine.len()
            && other.of.is_some()
            && other.of == person.of
            && is_part(&mine, &theirs)
    };
    let mut found = known.iter().filter(is_fuller);
    let first = found.next()?;
    found.all(|other| other.id == first.id).then_some(first)
}

/// The words of a name that tell: without particles and titles.
fn words(name: &str) -> Vec<String> {
    let skip = [
        "al", "el", "bin", "ibn", "bint", "the", "dr", "sheikh", "king", "queen", "emir", "prince", "princess",
        "sultan", "shah", "pope", "emperor", "empress", "crown",
    ];
    let slug = slug(name);
    let words: Vec<String> =
        slug.split('-').filter(|word| !skip.contains(word) && !word.is_empty()).map(Into::into).collect();
    words
}

/// Says whether words stand among others, in their order.
fn is_part(fewer: &[String], more: &[String]) -> bool {
    let mut rest = more.iter();
    fewer.iter().all(|word| rest.any(|other| other == word))
}

/// "Abdullah" and "Abdullah II": of one article they are one king.
fn is_numbered(fewer: &[String], more: &[String]) -> bool {
    let numeral = |word: &String| word.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x'));
    fewer.len() + 1 == more.len() && more.last().is_some_and(numeral) && more.starts_with(fewer)
}

/// Says whether two names of two words or more differ only in vowels and doubled letters: Mohammed, Mohamed.
fn is_spelt_alike(one: &[String], other: &[String]) -> bool {
    let bones = |word: &String| {
        let mut bones = String::new();
        for letter in word.chars().filter(|letter| !"aeiouy".contains(*letter)) {
            if !bones.ends_with(letter) {
                bones.push(letter);
            }
        }
        bones
    };
    one.len() > 1 && one.len() == other.len() && one.iter().map(bones).eq(other.iter().map(bones))
}
