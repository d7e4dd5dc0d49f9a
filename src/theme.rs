//! Semantic colours (stub: being written).
/// A theme.
#[derive(Debug, Default)]
pub struct Theme;
