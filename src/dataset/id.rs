//! Small typed indexes into a [`Dataset`](super::Dataset), and the form of the ids that people read.
//!
//! Inside, a record is a `u32` with the type of its table; outside (files, JSON, the command line) it is a lower-case
//! ASCII id that names pair or register and subject: `mx-ps/meeting-arafat-alexandria`, `person/yasser-arafat`.

use unicode_normalization::UnicodeNormalization as _;

macro_rules! index {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// The slug of a name: accents off, lower case, everything but ASCII letters and digits turned into single hyphens.
///
/// ```
/// assert_eq!(comity::dataset::slug("Washington, D.C."), "washington-d-c");
/// ```
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for letter in name.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c)) {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Washington, D.C.", "washington-d-c")]
    #[case("  São Paulo ", "sao-paulo")]
    #[case("—", "")]
    fn slugs(#[case] name: &str, #[case] expected: &str) {
        assert_eq!(slug(name), expected);
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
