//! Drawing (stub: being written).
pub mod layout {
    //! Geometry.
    use ratatui::layout::Rect;
    use crate::app::Model;
    /// Regions of the screen.
    #[derive(Debug, Default)]
    pub struct Regions { pub area: Rect }
    /// Heights of the lists, as the model needs them.
    #[derive(Debug, Default)]
    pub struct Heights;
    /// Divides the screen.
    pub fn regions(_model: &Model, area: Rect) -> Regions { Regions { area } }
    impl Regions { /// The heights.
        pub fn heights(&self) -> Heights { Heights } }
}
use ratatui::{buffer::Buffer, layout::Position, widgets::Widget, text::Line};
use crate::{app::Model, dataset::Dataset, theme::Theme};
/// Draws everything; returns where the text cursor stands, if a field has the focus.
pub fn view(_m: &Model, _d: &Dataset, _t: &Theme, r: &layout::Regions, buf: &mut Buffer) -> Option<Position> { Line::raw("comity stub").render(r.area, buf); None }
