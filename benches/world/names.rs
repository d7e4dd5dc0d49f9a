//! Names of people: hundreds of thousands of different ones, from a few dozen of each tongue.

use std::collections::{HashMap, HashSet};

use super::random::{Random, Zipf};
use super::tongues::{Order, TONGUES, Tongue};

/// How many given and family names each tongue is brought to.
const GIVEN: usize = 140;
const FAMILY: usize = 1_300;
/// The letters of a made name.
const LETTERS: std::ops::RangeInclusive<usize> = 4..=13;

/// Makes names of every tongue.
pub(crate) struct Namer {
    tongues: HashMap<&'static str, Words>,
}

/// The words of a tongue, the frequent ones first.
struct Words {
    tongue: &'static Tongue,
    given: Vec<String>,
    family: Vec<String>,
    given_weights: Zipf,
    family_weights: Zipf,
}

impl Namer {
    pub(crate) fn new(random: &mut Random) -> Self {
        let tongues = TONGUES.iter().map(|tongue| {
            let given = more(tongue.given, GIVEN, random);
            let family = more(tongue.family, FAMILY, random);
            let (given_weights, family_weights) = (Zipf::new(given.len(), 12), Zipf::new(family.len(), 40));
            (tongue.key, Words { tongue, given, family, given_weights, family_weights })
        });
        Self { tongues: tongues.collect() }
    }

    /// A name of a tongue, and perhaps a fuller form of it.
    pub(crate) fn name(&self, tongue: &str, random: &mut Random) -> (String, Option<String>) {
        let words = &self.tongues[tongue];
        let Tongue { order, second_given, second_family, .. } = *words.tongue;
        let given = words.given(random);
        let family = words.family_with_particle(random);
        let second_given = random.percent(second_given).then(|| words.given(random)).filter(|second| *second != given);
        let second_family = random.percent(second_family).then(|| words.family(random));
        let second_family = second_family.filter(|second| !family.ends_with(second));
        let fuller = random.percent(2).then(|| words.given(random)).filter(|third| *third != given);
        let put = |middle: &[&str]| {
            let given = [&[given], middle].concat().join(" ");
            let family = second_family.map_or_else(|| family.clone(), |second| format!("{family} {second}"));
            match order {
                Order::GivenFirst => format!("{given} {family}"),
                Order::FamilyFirst => format!("{family} {given}"),
            }
        };
        let middle: Vec<_> = second_given.into_iter().collect();
        let full = fuller.map(|third| put(&[&middle[..], &[third]].concat()));
        (put(&middle), full)
    }
}

impl Words {
    fn given(&self, random: &mut Random) -> &str {
        &self.given[self.given_weights.draw(random)]
    }

    fn family(&self, random: &mut Random) -> &str {
        &self.family[self.family_weights.draw(random)]
    }

    fn family_with_particle(&self, random: &mut Random) -> String {
        let family = self.family(random);
        if !random.percent(self.tongue.particle) {
            return family.to_owned();
        }
        let particles: Vec<_> = self.tongue.particles.split('|').collect();
        let particle = random.pick(&particles).trim_end();
        let stands_close = particle.ends_with(['-', '\'']) || matches!(particle, "Mc" | "Fitz");
        if stands_close { format!("{particle}{family}") } else { format!("{particle} {family}") }
    }
}

/// Brings names to so many, by what follows what in those there are: two letters tell the third.
fn more(names: &str, count: usize, random: &mut Random) -> Vec<String> {
    const EDGE: char = '^';
    let mut names: Vec<String> = names.split_whitespace().map(str::to_owned).collect();
    let mut follows: HashMap<[char; 2], Vec<char>> = HashMap::new();
    for name in &names {
        let mut last = [EDGE; 2];
        for letter in name.chars().chain([EDGE]) {
            follows.entry(last).or_default().push(letter);
            last = [last[1], letter];
        }
    }
    let mut seen: HashSet<String> = names.iter().cloned().collect();
    for _ in 0..count * 12 {
        if names.len() >= count {
            break;
        }
        let (mut name, mut last, mut letters) = (String::new(), [EDGE; 2], 0);
        while letters <= *LETTERS.end() {
            let letter = *random.pick(&follows[&last]);
            if letter == EDGE {
                break;
            }
            name.push(letter);
            letters += 1;
            last = [last[1], letter];
        }
        let is_whole = LETTERS.contains(&letters) && !name.ends_with(['-', '\'']);
        if is_whole && seen.insert(name.clone()) {
            names.push(name);
        }
    }
    names
}
