//! Missions and accreditations.

use super::super::compile::Compiler;
use super::super::country::Forms;
use super::super::recipe::{Accreditation, Mission};
use super::super::report::Reason;
use super::super::template::{Facts, Template};
use super::{Made, date, id, needed, optional, pair, party, sources};
use crate::dataset::Act;
use crate::dossier::written::{self, Change, Common, Written};

/// How a mission is made.
#[derive(Debug)]
pub(super) struct MissionPlan {
    article: String,
    id: Option<Template>,
    from: Template,
    to: Template,
    city: Template,
    class: Template,
    opened: Option<Template>,
    closed: Option<Template>,
    summary: Option<Template>,
    section: Option<Template>,
}

impl MissionPlan {
    pub(super) fn new(shape: &Mission, compiler: &mut Compiler<'_>) -> Option<Self> {
        let needed = [&shape.from, &shape.to, &shape.city, &shape.class].map(|phrase| compiler.phrase(phrase));
        let optional = [&shape.id, &shape.opened, &shape.closed, &shape.summary, &shape.section];
        let [id, opened, closed, summary, section] = optional.map(|phrase| compiler.maybe(phrase.as_ref()));
        let [from, to, city, class] = needed;
        let article = compiler.article();
        let (from, to, city, class) = (from?, to?, city?, class?);
        Some(Self { article, id, from, to, city, class, opened, closed, summary, section })
    }

    pub(super) fn make(&self, facts: &Facts<'_>, forms: &Forms) -> Result<Made, Reason> {
        let from = party(&self.from, "sender", facts, forms)?;
        let to = party(&self.to, "receiver", facts, forms)?;
        let pair = pair(&from, &to, forms)?;
        let city = needed(&self.city, "city", facts)?;
        let class = needed(&self.class, "class", facts)?;
        let sources = sources(&self.article, self.section.as_ref(), facts)?;
        let opened = Common {
            when: date(self.opened.as_ref(), facts)?,
            summary: optional(self.summary.as_ref(), facts)?.map(Into::into),
            ..Common::default()
        };
        let opened = Change { act: Act::Opened, class: Some(class.into()), common: opened, sources: sources.clone() };
        let mut changes = vec![opened];
        if let Some(when) = date(self.closed.as_ref(), facts)? {
            let common = Common { when: Some(when), ..Common::default() };
            changes.push(Change { act: Act::Closed, class: None, common, sources: sources.clone() });
        }
        let subject = optional(self.id.as_ref(), facts)?.unwrap_or_else(|| format!("mission {from} {city}"));
        let record = written::Mission {
            id: id(&pair, &subject).into(),
            from: from.into(),
            to: to.into(),
            city: city.into(),
            changes,
            sources,
        };
        Ok(Made { record: Written::Mission(record), people: Vec::new(), label: "missions".to_owned() })
    }
}

/// How an accreditation is made.
#[derive(Debug)]
pub(super) struct AccreditationPlan {
    article: String,
    id: Option<Template>,
    from: Template,
    to: Template,
    seat: Template,
    class: Option<Template>,
    when: Option<Template>,
    summary: Option<Template>,
    section: Option<Template>,
}

impl AccreditationPlan {
    pub(super) fn new(shape: &Accreditation, compiler: &mut Compiler<'_>) -> Option<Self> {
        let needed = [&shape.from, &shape.to, &shape.seat].map(|phrase| compiler.phrase(phrase));
        let optional = [&shape.id, &shape.class, &shape.when, &shape.summary, &shape.section];
        let [id, class, when, summary, section] = optional.map(|phrase| compiler.maybe(phrase.as_ref()));
        let [from, to, seat] = needed;
        let article = compiler.article();
        let (from, to, seat) = (from?, to?, seat?);
        Some(Self { article, id, from, to, seat, class, when, summary, section })
    }

    pub(super) fn make(&self, facts: &Facts<'_>, forms: &Forms) -> Result<Made, Reason> {
        let from = party(&self.from, "sender", facts, forms)?;
        let to = party(&self.to, "receiver", facts, forms)?;
        let pair = pair(&from, &to, forms)?;
        let seat = needed(&self.seat, "seat", facts)?;
        let city = seat.split(',').next().unwrap_or_default();
        let subject = optional(self.id.as_ref(), facts)?.unwrap_or_else(|| format!("accreditation {from} {city}"));
        let record = written::Accreditation {
            id: id(&pair, &subject).into(),
            to: to.into(),
            class: optional(self.class.as_ref(), facts)?.map(Into::into),
            common: Common {
                when: date(self.when.as_ref(), facts)?,
                summary: optional(self.summary.as_ref(), facts)?.map(Into::into),
                from: Some(from.into()),
                ..Common::default()
            },
            seat: seat.into(),
            sources: sources(&self.article, self.section.as_ref(), facts)?,
        };
        let record = Written::Accreditation(Box::new(record));
        Ok(Made { record, people: Vec::new(), label: "accreditations".to_owned() })
    }
}
