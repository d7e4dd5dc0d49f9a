//! Dates, as data and in words.

use serde::Serialize;

use crate::dataset::{Event, Every, When};

/// A date: EDTF where there is one, and always words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JsonWhen {
    edtf: Option<String>,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    announced: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    every: Option<Every>,
}

impl From<&When> for JsonWhen {
    fn from(when: &When) -> Self {
        Self { edtf: canonical(Some(when)), text: text(when), announced: None, every: None }
    }
}

impl JsonWhen {
    /// The date of an event. Undated and disputed events have words, and no EDTF.
    pub fn of(event: &Event) -> Self {
        Self {
            edtf: canonical(event.when.as_ref()),
            text: event.when.as_ref().map_or_else(|| event.when_text(), text),
            announced: canonical(event.announced.as_ref()),
            every: event.every,
        }
    }

    /// A date that nobody gives.
    pub(super) fn unknown() -> Self {
        Self { edtf: None, text: "unknown".to_owned(), announced: None, every: None }
    }
}

/// The words of the source alone, where it has some: the date stands beside them.
fn text(when: &When) -> String {
    when.words.as_ref().map_or_else(|| when.text(), ToString::to_string)
}

fn canonical(when: Option<&When>) -> Option<String> {
    when?.edtf.map(|edtf| edtf.to_string())
}
