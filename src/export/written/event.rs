//! Events.

use super::{Papers, owned, text};
use crate::dataset::{self, EventId, Participant, When};
use crate::dossier::written::{Claim, Common, Detail, Event, Part, Text};

impl<'a> Papers<'a> {
    pub(super) fn event(&self, id: EventId) -> Event<'a> {
        let event = &self.data.event(id);
        Event {
            id: owned(&event.id),
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
    pub(super) fn common(&self, event: &dataset::Event) -> Common<'a> {
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

    fn part(&self, part: &Participant) -> Part<'a> {
        let office = part.office.as_ref();
        let titles = office.into_iter().flat_map(|office| std::iter::once(&office.title).chain(&office.also));
        Part {
            id: text(&self.data[part.person].id),
            office: titles.map(|title| owned(title)).collect(),
            of: office.and_then(|office| office.of).map(|party| self.code(party)),
            rank: office.and_then(|office| office.rank),
            role: part.role,
        }
    }

    fn claim(&self, claim: &dataset::Claim) -> Claim<'a> {
        Claim {
            value: owned(&claim.value),
            when: edtf(claim.when.as_ref()),
            words: words(claim.when.as_ref()),
            by: owned(&claim.by),
            stance: claim.stance,
            note: claim.note.as_deref().map(owned),
            sources: self.sources(&claim.sources),
        }
    }
}

fn detail(detail: &dataset::Detail) -> Detail<'static> {
    match detail {
        dataset::Detail::None | dataset::Detail::Mission { .. } => Detail::default(),
        dataset::Detail::Agreement { form, level, signatories } => Detail {
            form: form.as_deref().map(owned),
            level: *level,
            signatories: list(signatories),
            ..Detail::default()
        },
        dataset::Detail::Vote { body, item, vote } => Detail {
            body: body.as_deref().map(owned),
            item: item.as_deref().map(owned),
            vote: *vote,
            ..Detail::default()
        },
        dataset::Detail::Membership { body } => Detail { body: body.as_deref().map(owned), ..Detail::default() },
        dataset::Detail::Aid { money, through } => {
            Detail { through: through.as_deref().map(owned), ..sum(money.as_ref()) }
        },
        dataset::Detail::Trade { money, goods } => Detail { goods: list(goods), ..sum(money.as_ref()) },
    }
}

fn list(texts: &[Box<str>]) -> Vec<Text<'static>> {
    texts.iter().map(|item| owned(item)).collect()
}

fn sum(money: Option<&dataset::Money>) -> Detail<'static> {
    Detail {
        amount: money.map(|money| money.amount),
        currency: money.map(|money| owned(&money.currency)),
        ..Detail::default()
    }
}

fn edtf(when: Option<&When>) -> Option<dataset::Edtf> {
    when?.edtf
}

fn words(when: Option<&When>) -> Option<Text<'static>> {
    when?.words.as_deref().map(owned)
}

fn said(words: &str) -> Option<Text<'static>> {
    (!words.is_empty()).then(|| owned(words))
}
