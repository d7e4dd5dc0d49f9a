//! Why a hit is one, worked out for the hits that are looked at.

use super::letters::{each_word, initials};
use super::nearness::Nearness;
use super::{Hit, Index, Reason, Tier, Why, Words, document};
use crate::dataset::{Dataset, Record};

impl Index {
    /// What in a record met the words of a query, and how where that is not plain.
    pub fn why(&self, data: &Dataset, words: &Words, hit: Hit) -> Why {
        // Which words of an exact hit are met whole does not show in its tier; most are.
        let worst = hit.tier.max(Tier::Prefix);
        let is_whole = |tier: Tier| hit.tier > Tier::Exact || tier == Tier::Whole;
        let wanted: Vec<Nearness> = words.each().map(Nearness::new).collect();
        let mut best: Vec<Option<(bool, u32, Reason, Tier)>> = vec![None; wanted.len()];
        let mut buffer = String::new();
        document::texts(data, hit.record, |reason, text| {
            each_word(text, &mut buffer, |candidate| {
                for (wanted, best) in wanted.iter().zip(&mut best) {
                    let tier = wanted.tier(candidate).filter(|tier| *tier <= worst);
                    if let Some(tier) = tier.filter(|tier| *tier != Tier::Scattered || reason.depth() == 0) {
                        let met = (!is_whole(tier), reason.depth(), reason, tier);
                        *best = Some(best.map_or(met, |best| best.min(met)));
                    }
                }
            });
        });
        let by_initials = |wanted: &Nearness| match hit.record {
            Record::Person(id) if worst >= Tier::Initials => {
                initials(&data[id].name).iter().any(|initials| *initials == *wanted.word().text)
            },
            _ => false,
        };
        let reasons = wanted.iter().zip(best).flat_map(|(wanted, best)| match best {
            Some((_, _, reason, tier)) => [Some(reason), tier.reason()],
            None if by_initials(wanted) => [Some(Reason::Initials), None],
            None => [None, None],
        });
        reasons.flatten().collect()
    }
}
