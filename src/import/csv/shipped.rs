//! The recipes that come with the program.

/// A recipe that comes with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shipped {
    /// Its name: `missions`.
    pub name: &'static str,
    /// Its TOML.
    pub text: &'static str,
}

/// The recipes that come with the program, by name.
pub const SHIPPED: &[Shipped] = &[
    Shipped { name: "missions", text: include_str!("../../../assets/recipes/missions.toml") },
    Shipped { name: "treaties", text: include_str!("../../../assets/recipes/treaties.toml") },
    Shipped { name: "us-trips", text: include_str!("../../../assets/recipes/us-trips.toml") },
    Shipped { name: "us-visits", text: include_str!("../../../assets/recipes/us-visits.toml") },
];

impl Shipped {
    /// The shipped recipe of this name.
    pub fn named(name: &str) -> Option<Self> {
        SHIPPED.iter().copied().find(|shipped| shipped.name == name)
    }

    /// What it reads, in a line.
    pub fn about(self) -> &'static str {
        let line = self.text.lines().find_map(|line| line.strip_prefix("about = \""));
        line.and_then(|line| line.strip_suffix('"')).unwrap_or_default()
    }
}
