//! Going to a date: the field says, as one types, where it would lead.

use super::Answer;
use crate::app::field::Field;
use crate::app::goto::parse_goto;
use crate::app::model::{Model, Place, View};
use crate::app::msg::Notice;
use crate::dataset::{Dataset, Edtf, EventId, Record, civil_text};
use crate::input::Action;

/// The date being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GotoBox {
    pub(super) field: Field,
    /// Where it would lead, or what may be typed.
    pub outcome: Result<String, String>,
}

impl Default for GotoBox {
    fn default() -> Self {
        Self { field: Field::default(), outcome: Err("a year, 1975-08, 12 Aug 1975, +5y, -3m, today".to_owned()) }
    }
}

impl GotoBox {
    /// What has been typed.
    pub fn field(&self) -> &Field {
        &self.field
    }

    pub(super) fn edited(&mut self, model: &Model, data: &Dataset) {
        if self.field.text().trim().is_empty() {
            *self = Self::default();
            return;
        }
        self.outcome = parse_goto(self.field.text(), here(model, data), model.today).map(|goto| {
            let event = crate::app::goto::nearest(data, &model.shown, goto);
            event.map_or_else(
                || civil_text(goto.day),
                |id| format!("{} · {}", crate::app::wording::short_date(&data.event(id)), data.event(id).title),
            )
        });
    }

    pub(super) fn answer(&mut self, model: &mut Model, data: &Dataset, action: Action) -> Answer {
        if action != Action::Open {
            return Answer::Stay;
        }
        match parse_goto(self.field.text(), here(model, data), model.today) {
            Err(hint) => {
                self.outcome = Err(hint);
                Answer::Stay
            },
            Ok(goto) => {
                let event = crate::app::goto::nearest(data, &model.shown, goto);
                let falls = |id: EventId| {
                    let edtf = data.stands_at(id);
                    edtf.is_some_and(|edtf| edtf.may_fall(Some(goto.day), Some(goto.until)))
                };
                let record = event.map(Record::Event);
                model.go(data, Place { scope: model.scope, view: View::Timeline, record });
                let said = match event {
                    None => Notice::Failed("nothing dated is shown here".to_owned()),
                    Some(id) if falls(id) => Notice::Done(data.event(id).when_text()),
                    Some(id) => {
                        Notice::Done(format!("nothing on that date; the nearest is of {}", data.event(id).when_text()))
                    },
                };
                model.notice = Some(said);
                Answer::Done(Vec::new())
            },
        }
    }
}

/// The day under the cursor, from which steps are counted.
fn here(model: &Model, data: &Dataset) -> Option<jiff::civil::Date> {
    match model.place().record {
        Some(Record::Event(id)) => data.stands_at(id).and_then(Edtf::earliest),
        _ => None,
    }
}
