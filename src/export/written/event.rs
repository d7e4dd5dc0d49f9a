//! Events.

use super::{Papers, optional, text};
use crate::dataset::{self, EventId, Participant, When};
use crate::dossier::written::{Claim, Common, Detail, Event, Part, Text};

impl<'a> Papers<'a> {
    pub(super) fn event(&self, id: EventId) -> Event<'a> {
        let event = &self.data[id];
        Event {
            id: text(&event.id),
            kind: event.kind,
            act: event.act,
            every: event.every,
            to: event.to.map(|party| self.code(party)),
            common: self.common(event),
            detail: detail(&event.detail),
            sources: self.sources(&event.sources),
        }
    }

    /// What all happenings have.
    pub(super) fn common(&self, event: &'a dataset::Event) -> Common<'a> {
        Common {
            when: edtf(event.when.as_ref()),
            words: words(event.when.as_ref()),
            announced: edtf(event.announced.as_ref()),
            from: event.from.map(|party| self.code(party)),
            title: said(&event.title),
            summary: said(&event.summary),
            people: event.people.iter().map(|part| self.part(part)).collect(),
            places: event.places.iter().map(|place| self.place(*place)).collect(),
            claims: event.claims.iter().map(|claim| self.claim(claim)).collect(),
            sure: event.review.sure,
            reviewed: event.review.reviewed,
        }
    }

    fn part(&self, part: &'a Participant) -> Part<'a> {
        let office = part.office.as_ref();
        let titles = office.into_iter().flat_map(|office| std::iter::once(&office.title).chain(&office.also));
        Part {
            id: text(&self.data[part.person].id),
            office: titles.map(|title| text(title)).collect(),
            of: office.and_then(|office| office.of).map(|party| self.code(party)),
            rank: office.and_then(|office| office.rank),
            role: part.role,
        }
    }

    fn claim(&self, claim: &'a dataset::Claim) -> Claim<'a> {
        Claim {
            value: text(&claim.value),
            when: edtf(claim.when.as_ref()),
            words: words(claim.when.as_ref()),
            by: text(&claim.by),
            stance: claim.stance,
            note: optional(claim.note.as_deref()),
            sources: self.sources(&claim.sources),
        }
    }
}

fn detail(detail: &dataset::Detail) -> Detail<'_> {
    match detail {
        dataset::Detail::None | dataset::Detail::Mission { .. } => Detail::default(),
        dataset::Detail::Agreement { form, level, signatories } => Detail {
            form: optional(form.as_deref()),
            level: *level,
            signatories: list(signatories),
            ..Detail::default()
        },
        dataset::Detail::Vote { body, item, vote } => Detail {
            body: optional(body.as_deref()),
            item: optional(item.as_deref()),
            vote: *vote,
            ..Detail::default()
        },
        dataset::Detail::Membership { body } => Detail { body: optional(body.as_deref()), ..Detail::default() },
        dataset::Detail::Aid { money, through } => {
            Detail { through: optional(through.as_deref()), ..sum(money.as_ref()) }
        },
        dataset::Detail::Trade { money, goods } => Detail { goods: list(goods), ..sum(money.as_ref()) },
    }
}

fn list(texts: &[Box<str>]) -> Vec<Text<'_>> {
    texts.iter().map(|item| text(item)).collect()
}

fn sum(money: Option<&dataset::Money>) -> Detail<'_> {
    Detail {
        amount: money.map(|money| money.amount),
        currency: money.map(|money| text(&money.currency)),
        ..Detail::default()
    }
}

fn edtf(when: Option<&When>) -> Option<dataset::Edtf> {
    when?.edtf
}

fn words(when: Option<&When>) -> Option<Text<'_>> {
    optional(when?.words.as_deref())
}

fn said(words: &str) -> Option<Text<'_>> {
    (!words.is_empty()).then(|| text(words))
}
