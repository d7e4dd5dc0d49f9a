//! What the user sees and does, as data: the model, what happens to it, and what it asks of the world.
//!
//! Owns the state of the screen and every rule of behaviour. Names neither ratatui nor crossterm: sizes come in as
//! numbers ([`Metrics`]), what must be done outside goes out as an [`Effect`]. `update` is the only way the model changes, but for
//! [`Model::settle`], which fits it to the size of the screen before each draw.

pub mod bookmarks;
pub mod cursor;
pub mod doc;
pub mod field;
pub mod history;
pub mod overlay;

mod copy;
mod detail;
mod goto;
mod link;
mod loading;
mod metrics;
mod model;
mod motion;
mod msg;
mod narrow;
mod navigate;
mod overview;
mod page;
mod pairs;
mod people;
mod problems;
mod rebase;
mod settle;
mod update;
mod wording;

pub use bookmarks::{Bookmark, Bookmarks};
pub use detail::Subject;
pub use goto::{Goto, parse_goto};
pub use link::target_record;
pub use loading::{Generation, Loading, Purpose};
pub use metrics::{Layout, Metrics, Size};
pub use model::{KindRow, Main, Model, Pane, Place, Start, View};
pub use msg::{Effect, Msg, Notice};
pub use pairs::PairRow;
pub use people::PersonRow;
pub use problems::Problems;
pub use rebase::Fresh;
pub use update::update;
pub use wording::way;
