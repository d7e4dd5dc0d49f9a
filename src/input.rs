//! Keys to messages (stub: being written).
use crossterm::event::{KeyCode, KeyEvent};
use crate::app::{Model, Msg};
/// The key table.
#[derive(Debug, Default)]
pub struct Keymap;
impl Keymap {
    /// The message of a key press in the present state of the screen.
    pub fn msg(&self, _model: &Model, key: KeyEvent) -> Option<Msg> { if let KeyCode::Char(c) = key.code { Some(Msg::Letter(c)) } else { None } }
}
