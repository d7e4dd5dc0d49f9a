//! What things look like: the terminal's own sixteen colours, shapes beside every colour, and attributes alone where colour is off.
//!
//! Grey is avoided: what is secondary is the terminal's own faint text, which is readable on any background or not faint at all.

use ratatui::style::{Color, Modifier, Style};

use crate::app::doc::{Tone, Way};
use crate::dataset::Kind;

/// Whether colour may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colour {
    /// The terminal's sixteen colours.
    #[default]
    Sixteen,
    /// Attributes only: bold, faint, underlined, reversed (`NO_COLOR`).
    None,
}

/// Which signs may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Glyphs {
    /// Any.
    #[default]
    Unicode,
    /// ASCII alone, where the locale is not UTF-8.
    Ascii,
}

/// What things look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Theme {
    colour: Colour,
    glyphs: Glyphs,
}

impl Theme {
    /// A theme.
    pub const fn new(colour: Colour, glyphs: Glyphs) -> Self {
        Self { colour, glyphs }
    }

    /// The theme that the environment asks for: `NO_COLOR` (not empty) turns colour off; a locale that is not UTF-8 by `LC_ALL`,
    /// `LC_CTYPE` or `LANG`, the first that is set, keeps to ASCII.
    pub fn of_environment(variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let colour = if set("NO_COLOR").is_some() { Colour::None } else { Colour::Sixteen };
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set).unwrap_or_default().to_ascii_lowercase();
        let utf8 = locale.contains("utf-8") || locale.contains("utf8");
        // Windows and macOS terminals are UTF-8 whatever the locale variables say.
        let unicode = utf8 || cfg!(windows) || (cfg!(target_os = "macos") && locale.is_empty());
        Self { colour, glyphs: if unicode { Glyphs::Unicode } else { Glyphs::Ascii } }
    }

    /// Says whether signs beyond ASCII may be used.
    pub fn unicode(self) -> bool {
        self.glyphs == Glyphs::Unicode
    }

    fn coloured(self, colour: Color) -> Style {
        match self.colour {
            Colour::Sixteen => Style::new().fg(colour),
            Colour::None => Style::new(),
        }
    }

    /// What is secondary.
    pub fn dim(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// The one accent: focus and keys.
    pub fn accent(self) -> Style {
        self.coloured(Color::Cyan).add_modifier(Modifier::BOLD)
    }

    /// The row under the cursor of the pane that has the focus.
    pub fn selection(self) -> Style {
        Style::new()
            .fg(Color::Reset)
            .bg(Color::Reset)
            .remove_modifier(Modifier::DIM | Modifier::UNDERLINED)
            .add_modifier(Modifier::REVERSED)
    }

    /// The row under the cursor of another pane.
    pub fn marked(self) -> Style {
        Style::new().remove_modifier(Modifier::DIM).add_modifier(Modifier::BOLD)
    }

    /// The border of a pane.
    pub fn border(self, focused: bool) -> Style {
        if focused { self.coloured(Color::Cyan) } else { self.dim() }
    }

    /// The style of a tone.
    pub fn tone(self, tone: Tone) -> Style {
        match tone {
            Tone::Plain => Style::new(),
            Tone::Dim => self.dim(),
            Tone::Strong => Style::new().add_modifier(Modifier::BOLD),
            Tone::Heading => self.coloured(Color::Cyan).add_modifier(Modifier::BOLD),
            Tone::Link => Style::new().add_modifier(Modifier::UNDERLINED),
            Tone::Warn => self.coloured(Color::Red).add_modifier(Modifier::BOLD),
            Tone::Kind(kind) | Tone::Glyph(kind, _) => self.kind(kind),
            Tone::Notable => self.coloured(Color::Yellow).add_modifier(Modifier::BOLD),
            Tone::Match => self.coloured(Color::Yellow).add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        }
    }

    fn kind(self, kind: Kind) -> Style {
        match kind {
            Kind::Relations | Kind::Membership => self.coloured(Color::LightBlue),
            Kind::Recognition => self.coloured(Color::Red),
            Kind::Mission | Kind::Honour => self.coloured(Color::Magenta),
            Kind::Visit => self.coloured(Color::Yellow),
            Kind::Meeting | Kind::Credentials => self.coloured(Color::Cyan),
            Kind::Agreement | Kind::Aid | Kind::Trade | Kind::Cooperation => self.coloured(Color::Green),
            Kind::Statement | Kind::Vote => Style::new(),
            Kind::Context => self.dim(),
        }
    }

    /// The track of a mission: one colour for each side of the pair.
    pub fn track(self, way: Way) -> Style {
        match way {
            Way::Out => self.coloured(Color::Magenta),
            _ => self.coloured(Color::LightBlue),
        }
    }

    /// The sign of a bookmark, one cell wide.
    pub fn bookmark(self) -> &'static str {
        if self.unicode() { "⚑" } else { "*" }
    }

    /// The sign of a kind, one cell wide.
    pub fn glyph(self, kind: Kind, way: Way) -> &'static str {
        let (unicode, ascii) = match (kind, way) {
            (Kind::Visit, Way::In) => ("←", "<"),
            (Kind::Visit, _) => ("→", ">"),
            (Kind::Relations, _) => ("◆", "*"),
            (Kind::Recognition, _) => ("◇", "?"),
            (Kind::Mission, _) => ("▲", "^"),
            (Kind::Credentials, _) => ("◈", "@"),
            (Kind::Meeting, _) => ("●", "o"),
            (Kind::Agreement, _) => ("■", "#"),
            (Kind::Statement, _) => ("“", "\""),
            (Kind::Vote, _) => ("○", "v"),
            (Kind::Membership, _) => ("◎", "="),
            (Kind::Aid, _) => ("✚", "+"),
            (Kind::Trade, _) => ("$", "$"),
            (Kind::Cooperation, _) => ("❖", "&"),
            (Kind::Honour, _) => ("★", "%"),
            (Kind::Context, _) => ("·", "."),
        };
        if self.unicode() { unicode } else { ascii }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Vocabulary as _;
    use rstest::rstest;
    use unicode_width::UnicodeWidthStr as _;

    #[rstest]
    #[case(&[], Colour::Sixteen, Glyphs::Ascii)]
    #[case(&[("LANG", "en_GB.UTF-8")], Colour::Sixteen, Glyphs::Unicode)]
    #[case(&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "C")], Colour::Sixteen, Glyphs::Ascii)]
    #[case(&[("LANG", "C.utf8"), ("NO_COLOR", "1")], Colour::None, Glyphs::Unicode)]
    #[case(&[("LANG", "C.utf8"), ("NO_COLOR", "")], Colour::Sixteen, Glyphs::Unicode)]
    #[cfg(target_os = "linux")]
    fn environment(#[case] set: &[(&str, &str)], #[case] colour: Colour, #[case] glyphs: Glyphs) {
        let variable = |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        assert_eq!(Theme::of_environment(variable), Theme::new(colour, glyphs));
    }

    #[test]
    fn every_sign_is_one_cell_and_kinds_differ_by_shape() {
        for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
            let theme = Theme::new(Colour::None, glyphs);
            let mut signs: Vec<_> = Kind::ALL.iter().map(|kind| theme.glyph(*kind, Way::Out)).collect();
            assert!(signs.iter().all(|sign| sign.width() == 1));
            signs.sort_unstable();
            signs.dedup();
            assert_eq!(signs.len(), Kind::ALL.len());
        }
    }
}
