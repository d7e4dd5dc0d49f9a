//! Events.

use super::super::diagnostic::shown;
use super::super::draft::{ClaimDraft, Common, DetailDraft, EventDraft, PartDraft};
use super::{Desk, boxed, when};
use crate::dataset::{Claim, Detail, Event, Kind, Money, Office, PairId, Participant, PartyId};

impl Desk<'_, '_> {
    pub(super) fn event(&mut self, pair: PairId, draft: &EventDraft<'_>) {
        let errors = self.log.errors();
        self.check_id(pair, &draft.id);
        let common = &draft.common;
        let from = common.from.as_ref().and_then(|party| self.party(party));
        let to = draft.to.as_ref().and_then(|party| self.party(party));
        self.check_dispute(common);
        self.check_way(pair, draft, [from, to]);
        let people = self.people(&common.people);
        let claims = self.claims(&common.claims);
        let sources = self.sources(&common.sources);
        // A record that is left out should leave no place behind.
        if self.may_be_left_out() && self.log.errors() > errors {
            return;
        }
        let places = common.places.iter().filter_map(|place| self.place(place)).collect();
        if self.may_be_left_out() && self.log.errors() > errors {
            return;
        }
        let event = Event {
            id: boxed(&draft.id.value),
            pair,
            kind: draft.kind,
            act: draft.act,
            when: when(&common.when),
            announced: common.announced.map(Into::into),
            every: draft.every,
            from,
            to,
            title: common.title.as_ref().map(boxed).unwrap_or_default(),
            summary: common.summary.as_ref().map(boxed).unwrap_or_default(),
            people,
            places,
            detail: detail(&draft.detail),
            claims,
            sources,
            review: common.review,
        };
        let origin = self.origin(&draft.id.span);
        let replaces = draft.replaces.as_ref();
        if let Err(refused) = self.whole.layers.event(event, replaces.map(|id| &*id.value), origin, self.log) {
            self.refused(&draft.id, replaces, &refused);
        }
    }

    /// Checks that what goes from one country to the other goes between those of the pair.
    fn check_way(&mut self, pair: PairId, draft: &EventDraft<'_>, sides: [Option<PartyId>; 2]) {
        if !matches!(draft.kind, Kind::Visit | Kind::Trade) {
            return;
        }
        let texts = [draft.common.from.as_ref(), draft.to.as_ref()];
        for (text, party) in texts.into_iter().zip(sides) {
            let (Some(text), Some(party)) = (text, party) else { continue };
            let data = self.data();
            let [a, b] = data[pair].countries;
            let is_known = !self.log.has_lost() && !self.log.awaits_more();
            if !data.stands_for(a, party) && !data.stands_for(b, party) && is_known {
                let (a, b, given) = (&data[a].name, &data[b].name, shown(&text.value));
                let message =
                    format!("\"{given}\" is neither {a} nor {b}, nor succeeded by one: is this of another pair?");
                self.log.warning(self.file, &text.span, message);
            }
        }
    }

    /// Checks that a date is either given or claimed.
    pub(super) fn check_dispute(&mut self, common: &Common<'_>) {
        let dated_claim = common.claims.iter().any(|claim| claim.when.edtf.is_some());
        if let Some(date) = &common.when.edtf
            && dated_claim
        {
            let message = "a disputed date has no single `when`: leave it out here and let each claim give its own";
            self.error(&date.span, message.into());
        }
    }

    pub(super) fn claims(&mut self, drafts: &[ClaimDraft<'_>]) -> Vec<Claim> {
        drafts.iter().map(|draft| self.claim(draft)).collect()
    }

    pub(super) fn people(&mut self, drafts: &[PartDraft<'_>]) -> Vec<Participant> {
        drafts.iter().filter_map(|draft| self.part(draft)).collect()
    }

    fn part(&mut self, draft: &PartDraft<'_>) -> Option<Participant> {
        let person = draft.known.or_else(|| self.person_id(&draft.person));
        let of = draft.of.as_ref().and_then(|party| self.party(party));
        let office = match draft.titles.as_slice() {
            [] => {
                if draft.of.is_some() || draft.rank.is_some() {
                    self.error(&draft.person.span, "`of` and `rank` belong to an `office`, which is missing".into());
                }
                None
            },
            [title, also @ ..] => {
                // Whose offices somebody holds is said once, with the person.
                let of = of.or_else(|| self.data()[person?].of);
                Some(Office { title: boxed(title), also: also.iter().map(boxed).collect(), of, rank: draft.rank })
            },
        };
        Some(Participant { person: person?, office, role: draft.role })
    }

    fn claim(&mut self, draft: &ClaimDraft<'_>) -> Claim {
        Claim {
            value: boxed(&draft.value),
            when: when(&draft.when),
            by: boxed(&draft.by),
            stance: draft.stance,
            note: draft.note.as_ref().map(boxed),
            sources: self.sources(&draft.sources),
        }
    }
}

fn detail(draft: &DetailDraft<'_>) -> Detail {
    let own = |text: &Option<_>| text.as_ref().map(boxed);
    let money = |money: &Option<(u64, _)>| {
        money.as_ref().map(|(amount, currency)| Money { amount: *amount, currency: boxed(currency) })
    };
    match draft {
        DetailDraft::None => Detail::None,
        DetailDraft::Agreement { form, level, signatories } => {
            Detail::Agreement { form: own(form), level: *level, signatories: signatories.iter().map(boxed).collect() }
        },
        DetailDraft::Vote { body, item, vote } => Detail::Vote { body: own(body), item: own(item), vote: *vote },
        DetailDraft::Membership { body } => Detail::Membership { body: own(body) },
        DetailDraft::Aid { money: sum, through } => Detail::Aid { money: money(sum), through: own(through) },
        DetailDraft::Trade { money: sum, goods } => {
            Detail::Trade { money: money(sum), goods: goods.iter().map(boxed).collect() }
        },
    }
}
