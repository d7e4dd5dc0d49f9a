//! What is not said.

use serde::Serialize;

use crate::dataset::{Dataset, Gap, Lack};
use crate::wording;

/// A gap: what is not said, of which record.
#[derive(Debug, Serialize)]
pub struct JsonGap<'a> {
    gap: Gap,
    pair: &'a str,
    id: String,
    what: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'a str>,
}

impl<'a> JsonGap<'a> {
    /// The JSON form of a gap. `from` and `to` are the way in which no visit is held.
    pub fn new(data: &'a Dataset, lack: &Lack) -> Self {
        let side = |side: usize| lack.way.map(|way| &*data[way[side]].code);
        Self {
            gap: lack.gap,
            pair: &data[lack.pair].id,
            id: data.id_of(lack.record),
            what: wording::lack(data, lack),
            from: side(0),
            to: side(1),
        }
    }
}
