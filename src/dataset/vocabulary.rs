//! Closed sets of words: one table makes the enum, its names, its parser and its JSON form.

/// A closed set of words of the field, each with the one name that files, screens and JSON use.
pub trait Vocabulary: Copy + Eq + 'static {
    /// What the set is called in an error: "kind", "rank".
    const WHAT: &'static str;
    /// Every member, in the set's own order.
    const ALL: &'static [Self];

    /// The name used in files, on screens and in JSON.
    fn name(self) -> &'static str;

    /// The member of this name; `None` for any other text.
    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|member| member.name() == name)
    }
}

/// Declares a closed vocabulary: the enum, its [`Vocabulary`], and `Display`, `Serialize` and `Deserialize` by name.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $what:literal $vis:vis enum $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $($(#[$doc])* $variant,)+ }

        impl $crate::dataset::Vocabulary for $name {
            const WHAT: &'static str = $what;
            const ALL: &'static [Self] = &[$(Self::$variant,)+];

            fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad($crate::dataset::Vocabulary::name(*self))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::dataset::Vocabulary::name(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let name = std::borrow::Cow::<str>::deserialize(deserializer)?;
                let known = <Self as $crate::dataset::Vocabulary>::from_name(&name);
                known.ok_or_else(|| serde::de::Error::custom(concat!("no ", $what)))
            }
        }
    };
}
pub(crate) use vocabulary;
