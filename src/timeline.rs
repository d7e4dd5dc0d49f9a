//! Time as arithmetic: rows of the ledger, spans in its gutter, bins of the minimap. Pure numbers, no drawing.
//!
//! Owns where things stand on a line of time. Does not own what they look like (`ui`) or which are kept
//! (`dataset::Filter`).

mod bins;
mod ledger;
mod spans;
mod years;

pub use bins::{Axis, bins};
pub use ledger::{GAP_YEARS, Ledger, Row};
pub use spans::{Span, Stroke, spans};
pub use years::Years;
