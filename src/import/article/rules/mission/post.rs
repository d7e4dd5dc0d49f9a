//! The posts that a clause names, by the words of their classes.

use std::ops::Range;

use crate::import::article::scene::Clause;

/// A class of mission, as a clause names it.
pub(super) struct Post {
    pub(super) at: Range<usize>,
    pub(super) class: &'static str,
}

/// The words of the classes, each with the class; what begins with another stands before it.
const CLASSES: &[(&[&str], &str)] = &[
    (&["honorary", "consulate", "general"], "honorary consulate"),
    (&["honorary", "consulate-general"], "honorary consulate"),
    (&["honorary", "consulates"], "honorary consulate"),
    (&["honorary", "consulate"], "honorary consulate"),
    (&["honorary", "consul"], "honorary consulate"),
    (&["consulate", "general"], "consulate general"),
    (&["consulates", "general"], "consulate general"),
    (&["consulate-general"], "consulate general"),
    (&["consulates-general"], "consulate general"),
    (&["high", "commission"], "high commission"),
    (&["apostolic", "nunciature"], "apostolic nunciature"),
    (&["nunciature"], "apostolic nunciature"),
    (&["interests", "section"], "interests section"),
    (&["interest", "section"], "interests section"),
    (&["liaison", "office"], "liaison office"),
    (&["representative", "office"], "representative office"),
    (&["representation", "office"], "representative office"),
    (&["special", "delegation", "office"], "special delegation"),
    (&["special", "delegation"], "special delegation"),
    (&["information", "office"], "information office"),
    (&["economic", "and", "trade", "office"], "economic and trade office"),
    (&["economic", "and", "cultural", "office"], "economic and cultural office"),
    (&["trade", "office"], "trade office"),
    (&["trade", "commission"], "trade commission"),
    (&["honorary", "consuls"], "honorary consulate"),
    (&["honorary", "consulates-general"], "honorary consulate"),
    (&["high", "commissions"], "high commission"),
    (&["commercial", "office"], "commercial office"),
    (&["trade", "services"], "trade office"),
    (&["trade", "mission"], "trade mission"),
    (&["legation"], "legation"),
    (&["legations"], "legation"),
    (&["embassy"], "embassy"),
    (&["embassies"], "embassy"),
    (&["consulate"], "consulate"),
    (&["consulates"], "consulate"),
    (&["vice-consulate"], "vice-consulate"),
];

/// The posts that a clause names.
pub(super) fn posts(clause: &Clause<'_, '_, '_>) -> Vec<Post> {
    let tokens = &clause.sentence.tokens;
    let (mut posts, mut at) = (Vec::new(), clause.at.start);
    while at < clause.at.end {
        let found = CLASSES.iter().find(|(words, _)| {
            at + words.len() <= clause.at.end && words.iter().zip(&tokens[at..]).all(|(word, token)| token.is(word))
        });
        if let Some((words, class)) = found {
            posts.push(Post { at: at..at + words.len(), class });
            at += words.len();
        } else {
            at += 1;
        }
    }
    posts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::article::date::Clock;
    use crate::import::article::lexicon::Lexicon;
    use crate::import::article::roll::Roll;
    use crate::import::article::scene::Sentence;
    use crate::import::article::tag::Pair;
    use rstest::rstest;

    #[rstest]
    #[case("Iraq has an embassy in Mexico City.", &["embassy"])]
    #[case("Mexico opened an honorary consulate general and a consulate.", &["honorary consulate", "consulate"])]
    #[case("The legations became embassies.", &["legation", "embassy"])]
    #[case("It keeps a High Commission, and an economic and trade office.",
        &["high commission", "economic and trade office"])]
    #[case("The Consulate-General moved.", &["consulate general"])]
    #[case("A commission met.", &[])]
    fn posts_are_named(#[case] text: &str, #[case] expected: &[&str]) {
        let lexicon = Lexicon::built_in().unwrap();
        let pair = Pair::new("iq", "mx", &lexicon);
        let sentence = Sentence::new(text, &pair, &lexicon, &Roll::default(), &mut Clock::default());
        let found: Vec<_> = posts(&sentence.whole()).into_iter().map(|post| post.class).collect();
        assert_eq!(found, expected);
    }
}
