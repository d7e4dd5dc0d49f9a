//! The sizes of the screen's parts, as numbers.

/// A width and a height in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// In cells.
    pub width: usize,
    /// In rows.
    pub height: usize,
}

/// How the screen is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// Three columns: pairs, main view, detail.
    #[default]
    Wide,
    /// Main view over detail; pairs in a drawer.
    Medium,
    /// One pane at a time.
    Narrow,
}

/// What the model must know of the screen: the inner sizes of the lists. A part that is not shown has no size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Metrics {
    /// How the screen is divided.
    pub layout: Layout,
    /// The list of pairs.
    pub pairs: Size,
    /// The list of kinds.
    pub kinds: Size,
    /// The main view's rows.
    pub main: Size,
    /// The detail.
    pub detail: Size,
    /// The list of the overlay.
    pub overlay: Size,
    /// The preview of the search.
    pub preview: Size,
}
