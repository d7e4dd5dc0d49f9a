//! How one key press is written: `j`, `ctrl-d`, `shift-tab`, `alt-left`, `f3`.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key, whatever is held with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A letter, digit or sign, as typed.
    Char(char),
    /// A function key.
    F(u8),
    /// A named key.
    Named(&'static str),
}

/// A key press: the key and what is held with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Stroke {
    /// The key.
    pub key: Key,
    /// Whether Ctrl is held.
    pub ctrl: bool,
    /// Whether Alt is held.
    pub alt: bool,
}

/// The named keys: how crossterm calls them, how the key table does, and how screens show them.
const NAMED: &[(KeyCode, &str, &str)] = &[
    (KeyCode::Enter, "enter", "⏎"),
    (KeyCode::Esc, "esc", "Esc"),
    (KeyCode::Tab, "tab", "Tab"),
    (KeyCode::BackTab, "shift-tab", "S-Tab"),
    (KeyCode::Backspace, "backspace", "Backspace"),
    (KeyCode::Delete, "delete", "Del"),
    (KeyCode::Up, "up", "↑"),
    (KeyCode::Down, "down", "↓"),
    (KeyCode::Left, "left", "←"),
    (KeyCode::Right, "right", "→"),
    (KeyCode::Home, "home", "Home"),
    (KeyCode::End, "end", "End"),
    (KeyCode::PageUp, "pgup", "PgUp"),
    (KeyCode::PageDown, "pgdn", "PgDn"),
];

impl Stroke {
    /// The stroke of a key event; `None` for keys that nothing can be bound to.
    pub fn of(event: &KeyEvent) -> Option<Self> {
        let mut ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        let key = match event.code {
            KeyCode::Char(letter) => {
                // AltGr arrives as Ctrl+Alt on some terminals, with the sign already made.
                ctrl &= !alt || letter.is_ascii_alphabetic();
                Key::Char(if ctrl { letter.to_ascii_lowercase() } else { letter })
            },
            KeyCode::F(number) => Key::F(number),
            KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => Key::Named("shift-tab"),
            code => Key::Named(NAMED.iter().find(|(known, ..)| *known == code)?.1),
        };
        Some(Self { key, ctrl, alt })
    }

    /// The letter it types into a field; `None` where it is no plain letter.
    pub fn letter(self) -> Option<char> {
        match self.key {
            Key::Char(letter) if !self.ctrl && (!self.alt || !letter.is_ascii_alphabetic()) => Some(letter),
            _ => None,
        }
    }

    /// Says whether it needs no letter: a function key, an arrow, or anything with Ctrl or Alt.
    pub fn is_command(self) -> bool {
        self.letter().is_none()
    }

    /// How screens show it; `unicode` says whether signs beyond ASCII may be used.
    pub fn shown(self, unicode: bool) -> String {
        let held = format!("{}{}", if self.ctrl { "Ctrl-" } else { "" }, if self.alt { "Alt-" } else { "" });
        let key = match self.key {
            Key::Char(' ') => "Space".to_owned(),
            Key::Char(letter) => letter.to_string(),
            Key::F(number) => format!("F{number}"),
            Key::Named(name) => match NAMED.iter().find(|(_, known, _)| *known == name) {
                Some((_, _, shown)) if unicode || shown.is_ascii() => (*shown).to_owned(),
                _ => capitalised(name),
            },
        };
        held + &key
    }
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or(String::new(), |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}

impl fmt::Display for Stroke {
    /// Writes it as the key table does.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.ctrl { "ctrl-" } else { "" })?;
        f.write_str(if self.alt { "alt-" } else { "" })?;
        match self.key {
            Key::Char(' ') => f.write_str("space"),
            Key::Char(letter) => write!(f, "{letter}"),
            Key::F(number) => write!(f, "f{number}"),
            Key::Named(name) => f.write_str(name),
        }
    }
}

impl FromStr for Stroke {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut rest = text;
        let mut held =
            |prefix: &str| rest.strip_prefix(prefix).filter(|key| !key.is_empty()).map(|key| rest = key).is_some();
        let (ctrl, alt) = (held("ctrl-"), held("alt-"));
        let mut letters = rest.chars();
        let key = match (letters.next(), letters.as_str()) {
            (Some(letter), "") => Key::Char(letter),
            (Some('f'), number) if number.parse::<u8>().is_ok_and(|number| (1..=12).contains(&number)) => {
                Key::F(number.parse().unwrap_or(1))
            },
            _ if rest == "space" => Key::Char(' '),
            _ => {
                let named = NAMED.iter().find(|(_, name, _)| *name == rest);
                Key::Named(
                    named
                        .ok_or_else(|| format!("\"{text}\" is no key; write it as j, ctrl-d, alt-left, f3 or pgdn"))?
                        .1,
                )
            },
        };
        Ok(Self { key, ctrl, alt })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("j", "j")]
    #[case("ctrl-d", "Ctrl-d")]
    #[case("alt-left", "Alt-←")]
    #[case("f3", "F3")]
    #[case("shift-tab", "S-Tab")]
    #[case("space", "Space")]
    #[case("-", "-")]
    fn round_trip(#[case] text: &str, #[case] shown: &str) {
        let stroke: Stroke = text.parse().unwrap();
        assert_eq!((stroke.to_string().as_str(), stroke.shown(true).as_str()), (text, shown));
    }

    #[rstest]
    #[case("")]
    #[case("ctrl-")]
    #[case("f13")]
    #[case("nonsense")]
    fn refused(#[case] text: &str) {
        assert!(text.parse::<Stroke>().is_err());
    }

    #[test]
    fn ctrl_with_a_letter_is_not_the_letter() {
        let event = KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL);
        let stroke = Stroke::of(&event).unwrap();
        assert_eq!((stroke.letter(), stroke.to_string().as_str()), (None, "ctrl-j"));
    }
}
