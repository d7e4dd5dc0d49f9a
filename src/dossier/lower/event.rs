//! Events.

use super::super::draft::{ClaimDraft, DetailDraft, EventDraft, PartDraft};
use super::{Desk, when};
use crate::dataset::{Claim, Detail, Event, Office, PairId, Participant};

impl Desk<'_, '_> {
    pub(super) fn event(&mut self, pair: PairId, draft: &EventDraft) {
        self.check_id(pair, &draft.id);
        let common = &draft.common;
        let from = common.from.as_ref().and_then(|party| self.party(party));
        let to = draft.to.as_ref().and_then(|party| self.party(party));
        let dated_claim = draft.claims.iter().any(|claim| claim.when.edtf.is_some());
        if let Some(date) = &common.when.edtf
            && dated_claim
        {
            let message = "a disputed date has no single `when`: leave it out here and let each claim give its own";
            self.error(&date.span, message.into());
        }
        let event = Event {
            id: draft.id.value.clone(),
            pair,
            kind: draft.kind,
            act: draft.act,
            when: when(&common.when),
            announced: common.announced.map(Into::into),
            every: draft.every,
            from,
            to,
            title: common.title.clone().unwrap_or_default(),
            summary: common.summary.clone().unwrap_or_default(),
            people: self.people(&common.people),
            places: common.places.iter().filter_map(|place| self.place(place)).collect(),
            detail: detail(&draft.detail),
            claims: draft.claims.iter().map(|claim| self.claim(claim)).collect(),
            sources: self.sources(&common.sources),
        };
        if self.builder().add_event(event).is_err() {
            self.taken(&draft.id);
        }
        self.given(&draft.id);
    }

    pub(super) fn people(&mut self, drafts: &[PartDraft]) -> Vec<Participant> {
        drafts.iter().filter_map(|draft| self.part(draft)).collect()
    }

    fn part(&mut self, draft: &PartDraft) -> Option<Participant> {
        let person = self.person_id(&draft.person);
        let of = draft.of.as_ref().and_then(|party| self.party(party));
        let office = match draft.titles.as_slice() {
            [] => {
                if draft.of.is_some() || draft.rank.is_some() {
                    self.error(&draft.person.span, "`of` and `rank` belong to an `office`, which is missing".into());
                }
                None
            },
            [title, also @ ..] => Some(Office { title: title.clone(), also: also.to_vec(), of, rank: draft.rank }),
        };
        Some(Participant { person: person?, office, role: draft.role })
    }

    fn claim(&mut self, draft: &ClaimDraft) -> Claim {
        Claim {
            value: draft.value.clone(),
            when: when(&draft.when),
            by: draft.by.clone(),
            stance: draft.stance,
            note: draft.note.clone(),
            sources: self.sources(&draft.sources),
        }
    }
}

fn detail(draft: &DetailDraft) -> Detail {
    match draft {
        DetailDraft::None => Detail::None,
        DetailDraft::Agreement { form, level, signatories } => {
            Detail::Agreement { form: form.clone(), level: *level, signatories: signatories.clone() }
        },
        DetailDraft::Vote { body, item, vote } => Detail::Vote { body: body.clone(), item: item.clone(), vote: *vote },
        DetailDraft::Membership { body } => Detail::Membership { body: body.clone() },
        DetailDraft::Aid { money, through } => Detail::Aid { money: money.clone(), through: through.clone() },
        DetailDraft::Trade { money, goods } => Detail::Trade { money: money.clone(), goods: goods.clone() },
    }
}
