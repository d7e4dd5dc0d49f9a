//! What is not said.

use super::{Sheet, party};
use crate::dataset::{Dataset, Lack};
use crate::wording;

/// Gaps, a row each.
#[derive(Debug, Clone, Copy)]
pub struct Gaps<'a>(pub &'a Dataset);

impl Sheet for Gaps<'_> {
    type Item = Lack;
    const NAME: &'static str = "gaps";
    const HEAD: &'static [&'static str] =
        &["gap", "pair", "pair_name", "what", "id", "from", "from_name", "to", "to_name"];

    fn cells(&self, lack: Lack) -> Vec<String> {
        let data = self.0;
        let pair = &data[lack.pair];
        let mut cells = vec![
            lack.gap.to_string(),
            pair.id.to_string(),
            pair.name.to_string(),
            wording::lack(data, &lack),
            data.id_of(lack.record),
        ];
        cells.extend([0, 1].into_iter().flat_map(|side| party(data, lack.way.map(|way| way[side]))));
        cells
    }
}
