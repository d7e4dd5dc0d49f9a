//! What the user sees and does, as data (stub: being written).
use crate::dataset::Dataset;
/// The state of the screen.
#[derive(Debug, Default)]
pub struct Model { pub quit: bool }
/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg { Action(String), Letter(char), Paste(String), Notice(String) }
/// What the runtime must do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect { Quit, Suspend, Repaint, Copy(String), Open(String), Reload }
/// Changes the model.
pub fn update(_model: &mut Model, _data: &Dataset, msg: Msg) -> Vec<Effect> { match msg { Msg::Letter('q') => vec![Effect::Quit], _ => vec![] } }
impl Model {
    /// Settles scroll offsets.
    pub fn settle(&mut self, _data: &Dataset, _heights: &crate::ui::layout::Heights) {}
    /// Carries the model over to reloaded data.
    pub fn rebase(&mut self, _old: &Dataset, _new: &Dataset) {}
}
