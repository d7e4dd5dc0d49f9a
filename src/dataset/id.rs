//! Small typed indexes into a [`Dataset`](super::Dataset), and the form of the ids that people read.
//!
//! Inside, a record is a `u32` with the type of its table; outside (files, JSON, the command line) it is a lower-case
//! ASCII id that names pair or register and subject: `mx-ps/meeting-arafat-alexandria`, `person/yasser-arafat`.

use serde::{Deserialize, Serialize};

use crate::text::fold;

macro_rules! index {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(u32);

        impl $name {
            /// The place of the record in its table.
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The id of the record at `index` of its table. A table holds fewer than 2³² records.
            pub(crate) const fn new(index: usize) -> Self {
                Self(index as u32)
            }
        }
    )+};
}

index!(
    /// A party: a country, a former state, or an actor that a dossier declares.
    PartyId,
    /// A pair of countries.
    PairId,
    /// An event; ids ascend in the order of the timeline.
    EventId,
    /// A person.
    PersonId,
    /// A place.
    PlaceId,
    /// A mission or an accreditation.
    MissionId,
    /// An article that sources cite.
    ArticleId,
);

/// Says whether `text` is one part of an id: lower-case ASCII letters and digits, in words joined by single hyphens.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// The slug of a name: [folded](fold), everything but ASCII letters and digits turned into single hyphens.
///
/// ```
/// assert_eq!(comity::dataset::slug("Washington, D.C."), "washington-d-c");
/// ```
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for letter in fold(name).chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// The part of an id that stands for a name, whatever letters it has: its slug, and where that would lose letters (東京, Київ), or
/// has none, a hash of the folded name after it. The same name has the same on every machine, and in every version.
pub fn subject(name: &str) -> String {
    let folded = fold(name);
    let slug = slug(&folded);
    let is_lost = |letter: char| letter.is_alphanumeric() && !letter.is_ascii();
    if !slug.is_empty() && !folded.chars().any(is_lost) {
        return slug;
    }
    let hash = fnv(folded.as_bytes());
    if slug.is_empty() { format!("{hash:016x}") } else { format!("{slug}-{hash:016x}") }
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo): an id must outlive the hash of the standard library, which may change with any release.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Washington, D.C.", "washington-d-c")]
    #[case("  São Paulo ", "sao-paulo")]
    #[case("Łódź, Tromsø", "lodz-tromso")]
    #[case("—", "")]
    fn slugs(#[case] name: &str, #[case] expected: &str) {
        assert_eq!(slug(name), expected);
    }

    #[rstest]
    #[case("Riyadh", "riyadh")]
    #[case("東京", "2f3c04f1ff1b2daf")]
    #[case("東京 1", "1-2fb7272d4fddc5a4")]
    #[case("—", "af63a04c86018698")]
    fn subjects(#[case] name: &str, #[case] expected: &str) {
        assert_eq!(subject(name), expected);
        assert!(is_slug(&subject(name)));
    }

    #[test]
    fn the_hash_is_that_of_its_authors() {
        // The test vectors of draft-eastlake-fnv.
        assert_eq!(
            (fnv(b""), fnv(b"a"), fnv(b"foobar")),
            (0xcbf2_9ce4_8422_2325, 0xaf63_dc4c_8601_ec8c, 0x8594_4171_f739_67e8)
        );
    }

    #[rstest]
    #[case("meeting-arafat", true)]
    #[case("a--b", false)]
    #[case("-a", false)]
    #[case("Aa", false)]
    #[case("", false)]
    fn slug_form(#[case] text: &str, #[case] expected: bool) {
        assert_eq!(is_slug(text), expected);
    }
}
