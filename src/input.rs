//! Keys become actions: what can be done ([`Action`]), which keys do it ([`Keymap`]), how keys are written ([`Stroke`]).
//!
//! Owns the key table and the words of the actions. Does not own what an action does (`app`).

mod action;
mod keymap;
mod stroke;

pub use action::{Action, Group};
pub use keymap::{Context, Keymap, KeymapError};
pub use stroke::{Key, Stroke};
