//! Everyone whom an article names, each once, whatever they are called from sentence to sentence.

use foldhash::HashMap;

use crate::dataset::{Rank, slug};
use crate::dossier::written::Person;
use crate::text::fold;

/// The roll.
#[derive(Debug, Default)]
pub(super) struct Roll {
    people: Vec<Known>,
    /// Who has a word in their name, by number in order; a long article is read in a time that does not grow with
    /// everyone in it.
    by_word: HashMap<String, Vec<usize>>,
    /// Whose name begins with a word.
    by_first: HashMap<String, Vec<usize>>,
    /// Who is spelt alike, by [`bones`].
    by_bones: HashMap<String, Vec<usize>>,
    /// Who has no word that tells, or but a number.
    unnamed: Vec<usize>,
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
        let fits = |at: &usize| {
            let known = &self.people[*at];
            agree(known.of.as_deref(), of) && is_part(&words, &known.words)
        };
        let found: Vec<usize> = self.bearers(&words).iter().copied().filter(fits).collect();
        match found[..] {
            [at] => Some(Who(at)),
            // Of several the one who is called just so.
            _ => found.into_iter().find(|at| self.people[*at].words == words).map(Who),
        }
    }

    /// Those who bear the rarest of some words: whoever bears them all is among them.
    fn bearers(&self, words: &[String]) -> &[usize] {
        let lists = words.iter().map(|word| self.by_word.get(word).map_or(&[][..], |list| list));
        lists.min_by_key(|list| list.len()).unwrap_or(&self.unnamed)
    }

    /// Takes a full name; the same person under a shorter or longer one is not taken twice.
    pub(super) fn take(&mut self, name: &str, of: Option<&str>) -> Who {
        let mine = words(name);
        let same = |at: &usize| {
            let known = &self.people[*at];
            agree(known.of.as_deref(), of) && is_one(&mine, &known.words)
        };
        let Some(at) = self.alike(&mine).into_iter().find(same) else {
            let at = self.people.len();
            let known =
                Known { name: name.to_owned(), words: mine, aliases: vec![], of: of.map(Into::into), office: None };
            self.people.push(known);
            self.index(at);
            return Who(at);
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
        if longer {
            self.index(at);
        }
        Who(at)
    }

    /// Everyone who may be one with a name, in order: whose name is a part of it, of whose name it is a part, who is
    /// spelt alike.
    fn alike(&self, words: &[String]) -> Vec<usize> {
        let shorter = words.iter().filter_map(|word| self.by_first.get(word)).flatten();
        let spelt = self.by_bones.get(&bones(words)).into_iter().flatten();
        let mut alike: Vec<usize> =
            shorter.chain(spelt).chain(self.bearers(words)).chain(&self.unnamed).copied().collect();
        alike.sort_unstable();
        alike.dedup();
        alike
    }

    /// Notes under what somebody is looked for. A name only ever grows, so what was noted before holds.
    fn index(&mut self, at: usize) {
        let words = &self.people[at].words;
        let note = |map: &mut HashMap<String, Vec<usize>>, key: &str| {
            let list = map.entry(key.to_owned()).or_default();
            if let Err(place) = list.binary_search(&at) {
                list.insert(place, at);
            }
        };
        for word in words {
            note(&mut self.by_word, word);
        }
        if let Some(first) = words.first() {
            note(&mut self.by_first, first);
        }
        note(&mut self.by_bones, &bones(words));
        if words.is_empty() || words.len() == 1 && is_numeral(&words[0]) {
            self.unnamed.push(at);
        }
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
        let is_shared =
            self.bearers(&known.words).iter().any(|at| *at != who.0 && self.people[*at].words == known.words);
        match &known.of {
            Some(of) if is_shared => format!("person/{slug}-{of}"),
            _ => format!("person/{slug}"),
        }
    }
}

/// The people of several articles, looked up by the words of their names.
#[derive(Debug)]
pub(super) struct Census {
    people: Vec<(Person<'static>, Vec<String>)>,
    by_word: HashMap<String, Vec<usize>>,
}

impl Census {
    pub(super) fn new(people: impl IntoIterator<Item = Person<'static>>) -> Self {
        let with_words = |person: Person<'static>| {
            let words = words(&person.name);
            (person, words)
        };
        let people: Vec<_> = people.into_iter().map(with_words).collect();
        let mut by_word: HashMap<String, Vec<usize>> = HashMap::default();
        for (at, (_, words)) in people.iter().enumerate() {
            for word in words {
                by_word.entry(word.clone()).or_default().push(at);
            }
        }
        Self { people, by_word }
    }

    /// The one of the same country whose name holds that of a person and more; `None` where there is none, or more
    /// than one.
    pub(super) fn fuller(&self, person: &Person<'static>) -> Option<&Person<'static>> {
        let mine = words(&person.name);
        let lists = mine.iter().map(|word| self.by_word.get(word).map_or(&[][..], |list| list));
        let bearers = lists.min_by_key(|list| list.len()).filter(|_| mine.len() > 1)?;
        let is_fuller = |other: &Person<'static>, theirs: &[String]| {
            theirs.len() > mine.len() && other.of.is_some() && other.of == person.of && is_part(&mine, theirs)
        };
        let mut found = bearers.iter().map(|at| &self.people[*at]).filter(|(other, theirs)| is_fuller(other, theirs));
        let (first, _) = found.next()?;
        found.all(|(other, _)| other.id == first.id).then_some(first)
    }
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

/// Says whether two offices or people can be of one country.
fn agree(one: Option<&str>, other: Option<&str>) -> bool {
    one.zip(other).is_none_or(|(one, other)| one == other)
}

/// Says whether two names are of one person, where their countries agree.
fn is_one(one: &[String], other: &[String]) -> bool {
    let (fewer, more) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let is_shorter = is_part(fewer, more) && (fewer.len() > 1 || fewer == more || is_numbered(fewer, more));
    is_shorter || is_spelt_alike(one, other)
}

/// "Abdullah" and "Abdullah II": of one article they are one king.
fn is_numbered(fewer: &[String], more: &[String]) -> bool {
    fewer.len() + 1 == more.len() && more.last().is_some_and(|word| is_numeral(word)) && more.starts_with(fewer)
}

fn is_numeral(word: &str) -> bool {
    word.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x'))
}

/// Says whether two names of two words or more differ only in vowels and doubled letters: Mohammed, Mohamed.
fn is_spelt_alike(one: &[String], other: &[String]) -> bool {
    one.len() > 1 && one.len() == other.len() && bones(one) == bones(other)
}

/// Words without their vowels and doubled letters.
fn bones(words: &[String]) -> String {
    let mut bones = String::new();
    for word in words {
        bones.push(' ');
        for letter in word.chars().filter(|letter| !"aeiouy".contains(*letter)) {
            if !bones.ends_with(letter) {
                bones.push(letter);
            }
        }
    }
    bones
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(&["Mohammed Mahdi Saleh", "Mohamed Mahdi Saleh"], 1)]
    #[case(&["Lourdes Aranda", "Lourdes Aranda Bezaury"], 1)]
    #[case(&["Abdullah", "King Abdullah II"], 1)]
    #[case(&["George Bush", "George Clinton"], 2)]
    #[case(&["Bush", "George Bush"], 2)]
    #[case(&["King", "Queen"], 1)]
    fn one_person_is_taken_once(#[case] names: &[&str], #[case] expected: usize) {
        let mut roll = Roll::default();
        for name in names {
            roll.take(name, None);
        }
        assert_eq!(roll.people.len(), expected);
    }

    #[test]
    fn the_fullest_name_stands_and_a_surname_finds_it() {
        let mut roll = Roll::default();
        let short = roll.take("Lourdes Aranda", Some("mx"));
        assert_eq!(roll.take("Lourdes Aranda Bezaury", None), short);
        assert_eq!(roll.get(short).name, "Lourdes Aranda Bezaury");
        assert_eq!(roll.get(short).aliases, ["Lourdes Aranda"]);
        assert_eq!(roll.find("Bezaury", None), Some(short));
        assert!(!roll.knows("Calderón"));
    }

    #[test]
    fn namesakes_are_told_apart_by_their_countries() {
        let mut roll = Roll::default();
        let one = roll.take("Juan Torres", Some("mx"));
        let other = roll.take("Juan Torres", Some("pe"));
        assert_ne!(one, other);
        assert_eq!(roll.find("Torres", None), None);
        assert_eq!(roll.find("Torres", Some("pe")), Some(other));
        assert_eq!(
            (roll.id(one), roll.id(other)),
            ("person/juan-torres-mx".to_owned(), "person/juan-torres-pe".to_owned())
        );
    }
}
