//! What a clause says was done to a post, or that it stands; and what only looks like it.

use super::post::Post;
use crate::dataset::Act;
use crate::import::article::scene::Clause;

/// The words of each act, the likelier to be meant first.
pub(super) const ACTS: &[(Act, &[&str])] = &[
    (Act::Reopened, &["reopened", "reopening", "reestablished"]),
    (
        Act::Opened,
        &[
            "opened",
            "established",
            "inaugurated",
            "founded",
            "set",
            "opening",
            "opens",
            "created",
            "installed",
            "dates",
        ],
    ),
    (Act::Closed, &["closed", "shut", "closure", "closing", "shuttered", "abolished"]),
    (Act::Elevated, &["elevated", "upgraded", "raised", "promoted", "converted", "transformed", "became"]),
    (Act::Downgraded, &["downgraded", "reduced", "lowered"]),
];

/// Words that say that a post stands.
pub(super) const STANDS: &[&str] = &[
    "has",
    "have",
    "maintains",
    "maintain",
    "operates",
    "operate",
    "represented",
    "located",
    "locates",
    "runs",
    "is",
    "are",
    "hosts",
    "keeps",
    "assists",
    "holds",
    "having",
    "maintaining",
    "had",
    "maintained",
    "act",
    "sits",
    "serves",
    "serve",
    "kept",
    "keep",
];

/// What was done to the posts, and where the verb stands.
pub(super) fn act(clause: &Clause<'_, '_, '_>, first: &Post) -> Option<(Act, usize)> {
    let near = |words: &[&str]| {
        clause.at.clone().find(|at| {
            let token = &clause.sentence.tokens[*at];
            token.is_any(words) && at.abs_diff(first.at.start) < 16 && !is_of_relations(clause, *at)
        })
    };
    ACTS.iter().find_map(|(act, words)| near(words).map(|verb| (*act, verb)))
}

/// "has a high commission in Ottawa since 1961, plus a consulate in Toronto whose doors closed in 1981": how many posts
/// only stand, and where the others begin.
pub(super) fn split_standing(
    clause: &Clause<'_, '_, '_>,
    posts: &[Post],
    act: Option<(Act, usize)>,
) -> Option<(usize, usize)> {
    let (_, verb) = act?;
    let stands = clause.find(STANDS)?;
    let [first, others @ ..] = posts else { return None };
    let second = others.first()?;
    (stands < first.at.start && verb > second.at.end).then_some((second.at.start, 1))
}

/// "established diplomatic relations": the verb has another object.
pub(super) fn is_of_relations(clause: &Clause<'_, '_, '_>, verb: usize) -> bool {
    let tokens = &clause.sentence.tokens;
    let behind = &tokens[verb + 1..(verb + 5).min(tokens.len())];
    let is_section = tokens[verb..].iter().take(4).any(|token| token.is_any(&["section", "campaign", "programme"]))
        && !behind.iter().any(|t| t.is("interests"));
    is_section
        || behind.iter().any(|token| token.is_any(&["relations", "ties", "fire", "talks", "negotiations", "campaign"]))
}

/// What a staff did, or what stood before an embassy, is no news of the post.
pub(super) fn is_about_staff(clause: &Clause<'_, '_, '_>, post: &Post) -> bool {
    let tokens = &clause.sentence.tokens;
    let behind = tokens.get(post.at.end);
    let is_whole = behind.is_none_or(|token| !token.is_name() || token.is_any(&["in", "of"]));
    let has_possessive = behind.is_some_and(|token| matches!(token.text, "'s" | "’s"));
    has_possessive
        || !is_whole
        || clause.has(&[
            "staff",
            "attack",
            "attacked",
            "protest",
            "protests",
            "statement",
            "expressed",
            "asylum",
            "launched",
            "orders",
            "said",
            "ransacked",
            "stormed",
            "bombed",
            "siege",
        ])
}
